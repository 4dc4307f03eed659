"""Commands that write the scene to files."""

import base64
import contextlib
import os
from collections.abc import Callable
from typing import Any

import bpy

from ..errors import CommandError
from .context import Context

_INLINE_BYTES = 32 << 20


def _gltf(path: str, selected: bool, applied: bool) -> None:
    kind = "GLB" if path.lower().endswith(".glb") else "GLTF_SEPARATE"
    bpy.ops.export_scene.gltf(filepath=path, export_format=kind, use_selection=selected, export_apply=applied,
                              use_active_scene=True)  # fmt: skip


def _fbx(path: str, selected: bool, applied: bool) -> None:
    bpy.ops.export_scene.fbx(filepath=path, use_selection=selected, use_mesh_modifiers=applied, path_mode="COPY",
                             embed_textures=True)  # fmt: skip


def _obj(path: str, selected: bool, applied: bool) -> None:
    bpy.ops.wm.obj_export(filepath=path, export_selected_objects=selected, apply_modifiers=applied)


def _stl(path: str, selected: bool, applied: bool) -> None:
    if "stl_export" in dir(bpy.ops.wm):  # 4.1 and later
        bpy.ops.wm.stl_export(filepath=path, export_selected_objects=selected, apply_modifiers=applied)
    else:
        bpy.ops.export_mesh.stl(filepath=path, use_selection=selected, use_mesh_modifiers=applied)


def _ply(path: str, selected: bool, applied: bool) -> None:
    if "ply_export" in dir(bpy.ops.wm):  # 3.6 and later
        bpy.ops.wm.ply_export(filepath=path, export_selected_objects=selected, apply_modifiers=applied)
    else:
        bpy.ops.export_mesh.ply(filepath=path, use_selection=selected, use_mesh_modifiers=applied)


def _usd(path: str, selected: bool, applied: bool) -> None:
    del applied  # USD holds what is evaluated
    bpy.ops.wm.usd_export(filepath=path, selected_objects_only=selected)


def _blend(path: str, selected: bool, applied: bool) -> None:
    del selected, applied
    bpy.ops.wm.save_as_mainfile(filepath=path, copy=True, compress=True)


_WRITERS: "dict[str, Callable[[str, bool, bool], None]]" = {
    "glb": _gltf, "gltf": _gltf, "fbx": _fbx, "obj": _obj, "stl": _stl, "ply": _ply, "usdc": _usd, "usda": _usd,
    "usd": _usd, "blend": _blend,
}  # fmt: skip


def export_scene(
    context: Context, filepath: "str | None" = None, format: "str | None" = None,
    object_names: "list[str] | None" = None, selection_only: bool = False,
    apply_modifiers: bool = True,
) -> "dict[str, Any]":  # fmt: skip
    """Writes the scene, the selection or some objects with their children; without a path, into the answer."""
    kind = str(format or os.path.splitext(filepath or "")[1].lstrip(".") or "glb").lower()
    if kind not in _WRITERS:
        return {"error": f"format must be one of {', '.join(_WRITERS)}; got {format!r}"}
    names = [name for name in object_names or [] if name]
    missing = [name for name in names if name not in bpy.context.view_layer.objects]
    if missing:
        return {"error": f"Objects not found in Blender: {', '.join(missing)}"}
    selected = bool(names) or bool(selection_only)
    with _selection(names):
        exported = [one.name for one in (bpy.context.view_layer.objects.selected if selected else
                                         bpy.context.scene.objects)]  # fmt: skip
        if selected and not exported:
            return {"error": "Nothing is selected in Blender and no object_names were given"}
        apart = filepath is None or context.deliver is not None
        path = context.file(f"export.{kind}") if apart else str(filepath)
        folder = os.path.dirname(path)
        if folder:
            os.makedirs(folder, exist_ok=True)
        _WRITERS[kind](path, selected, apply_modifiers)
    size = os.path.getsize(path)
    if filepath and context.deliver is not None:
        context.deliver(os.path.basename(path), filepath)
        path = filepath
    answer: "dict[str, Any]" = {"path": path, "bytes": size, "size_bytes": size, "format": kind,
                                "selection_only": selected, "exported": exported}  # fmt: skip
    if not filepath:
        if size > _INLINE_BYTES:
            raise CommandError(f"the file has {size:,} bytes; name a filepath for it", code="too_large")
        with open(path, "rb") as file:
            answer["data_base64"] = base64.b64encode(file.read()).decode("ascii")
        os.remove(path)
    return answer


def save(context: Context, filepath: "str | None" = None) -> "dict[str, Any]":
    """Saves the file where it is, or at a path, from then on."""
    path = filepath or bpy.data.filepath
    if not path or os.path.dirname(path) == context.scratch:
        raise CommandError("this file has no name yet; give a filepath", code="bad_params")
    bpy.ops.wm.save_as_mainfile(filepath=path)
    return {"path": path, "bytes": os.path.getsize(path)}


@contextlib.contextmanager
def _selection(names: "list[str]") -> Any:
    """Selects the named objects and theirs for a while; leaves the person's selection as it was."""
    layer = bpy.context.view_layer
    if layer.objects.active is not None and layer.objects.active.mode != "OBJECT":
        bpy.ops.object.mode_set(mode="OBJECT")
    before, active = list(layer.objects.selected), layer.objects.active
    if names:
        for one in before:
            one.select_set(False)
        wanted = [layer.objects[name] for name in names]
        for one in [*wanted, *(child for above in wanted for child in above.children_recursive)]:
            one.select_set(True)
        layer.objects.active = wanted[0]
    try:
        yield
    finally:
        if names:
            for one in list(layer.objects.selected):
                one.select_set(False)
            for one in before:
                one.select_set(True)
            layer.objects.active = active


READING: "dict[str, Any]" = {"export_scene": export_scene, "save": save}
CHANGING: "dict[str, Any]" = {}
