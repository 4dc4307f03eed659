"""Commands that find and import files: models on this machine and Blender's own asset libraries."""

import base64
import os
from collections.abc import Callable
from typing import Any

import bpy
from mathutils import Matrix

from ..errors import CommandError
from ..gltf_limits import check_gltf
from .context import Context, text, whole
from .scene import bounds

_MOST_FILES = 20_000


def _gltf(path: str) -> None:
    check_gltf(path)
    import numpy as np

    if not hasattr(np, "bool"):
        # Debian 12 gives Blender 3.4 a numpy that no longer has the old name which its importer uses.
        np.bool = bool  # pyright: ignore[reportAttributeAccessIssue]
    bpy.ops.import_scene.gltf(filepath=path)


def _fbx(path: str) -> None:
    bpy.ops.import_scene.fbx(filepath=path)


def _obj(path: str) -> None:
    if "obj_import" in dir(bpy.ops.wm):  # 3.3 and later
        bpy.ops.wm.obj_import(filepath=path)
    else:
        bpy.ops.import_scene.obj(filepath=path)


def _stl(path: str) -> None:
    if "stl_import" in dir(bpy.ops.wm):  # 4.1 and later
        bpy.ops.wm.stl_import(filepath=path)
    else:
        bpy.ops.import_mesh.stl(filepath=path)


def _ply(path: str) -> None:
    if "ply_import" in dir(bpy.ops.wm):  # 3.6 and later
        bpy.ops.wm.ply_import(filepath=path)
    else:
        bpy.ops.import_mesh.ply(filepath=path)


def _usd(path: str) -> None:
    bpy.ops.wm.usd_import(filepath=path)


def _blend(path: str) -> None:
    libraries: Any = bpy.data.libraries
    with libraries.load(path, link=False) as (there, here):
        here.objects = list(there.objects)
    for one in here.objects:
        if one is not None:
            bpy.context.scene.collection.objects.link(one)


_READERS: "dict[str, Callable[[str], None]]" = {
    "glb": _gltf, "gltf": _gltf, "fbx": _fbx, "obj": _obj, "stl": _stl, "ply": _ply, "usd": _usd, "usda": _usd,
    "usdc": _usd, "blend": _blend,
}  # fmt: skip


def search_assets(_context: Context, query: str = "", limit: int = 20) -> "dict[str, Any]":
    """Files in the folders that Blender's preferences name as asset libraries; their ids go to import_asset."""
    words = str(query or "").lower().split()
    found: "list[dict[str, str]]" = []
    libraries = list(bpy.context.preferences.filepaths.asset_libraries)
    for library in libraries:
        for path in _files(library.path):
            name = os.path.relpath(path, library.path)
            if all(word in name.lower() for word in words):
                found.append({"id": path, "name": name, "library": library.name})
    most = whole(limit, "limit", least=1, most=500)
    answer: "dict[str, Any]" = {"assets": found[:most], "total_count": len(found)}
    if not libraries:
        answer["note"] = "Blender's preferences name no asset library (Preferences, File Paths, Asset Libraries)"
    return answer


def import_asset(
    _context: Context, filepath: "str | None" = None, id: "str | None" = None,
    target_size: "float | None" = None, source: str = "library",
) -> "dict[str, Any]":  # fmt: skip
    """Brings a model file into the scene; target_size is the length of its longest side in metres."""
    if source not in {"library", "file"}:
        raise CommandError(
            f"{source} is not enabled: Prompt2Mesh's add-on fetches nothing from the internet; give a file of this "
            "machine",
            code="not_enabled",
        )
    made = imported(text(filepath or id, "filepath"))
    box = _placed(made, target_size=target_size, location=None)
    answer: "dict[str, Any]" = {"imported_objects": [one.name for one in made]}
    if box is not None:
        answer["world_bounding_box"] = [[round(value, 4) for value in corner] for corner in box]
    return answer


def import_model(
    context: Context, filepath: "str | None" = None, data_base64: "str | None" = None, format: str = "glb",
    name: "str | None" = None, target_size: "float | None" = None, location: "list[float] | None" = None,
) -> "dict[str, Any]":  # fmt: skip
    """Brings a model into the scene from a file or from the command itself, under one name."""
    if data_base64 is None:
        made = imported(text(filepath, "filepath"))
    else:
        if format not in _READERS:
            raise CommandError(f"format is one of {', '.join(_READERS)}; got {format!r}", code="bad_params")
        path = context.file(f"import.{format}")
        try:
            data = base64.b64decode(data_base64, validate=True)
        except (ValueError, TypeError) as exc:
            raise CommandError(f"data_base64 is not base64: {exc}", code="bad_params") from exc
        with open(path, "wb") as file:
            file.write(data)
        made = imported(path)
        os.remove(path)
    if name:
        made = [_gathered(made, name), *made]
    box = _placed(made, target_size=target_size, location=location)
    answer: "dict[str, Any]" = {"objects": [one.name for one in made]}
    if box is not None:
        answer["bounds"] = [[round(value, 4) for value in corner] for corner in box]
    return answer


def imported(path: str) -> "list[Any]":
    """Brings a file into the scene; the objects that came.

    Raises:
        CommandError: It is of no kind that can be read, or not there.
    """
    kind = os.path.splitext(path)[1].lstrip(".").lower()
    if kind not in _READERS:
        raise CommandError(f"a file of {', '.join(_READERS)} is expected; got {path!r}", code="bad_params")
    if not os.path.isfile(path):
        raise CommandError(f"there is no file {path!r} that Blender can see", code="not_found")
    before = set(bpy.data.objects)
    _READERS[kind](path)
    bpy.context.view_layer.update()
    return [one for one in bpy.data.objects if one not in before]


def _gathered(made: "list[Any]", name: str) -> Any:
    """One empty above everything that came, so that the model is one thing with a name."""
    above = bpy.data.objects.new(name, None)
    bpy.context.scene.collection.objects.link(above)
    for one in made:
        if one.parent is None:
            one.parent = above
    return above


def _placed(
    made: "list[Any]", *, target_size: "float | None", location: "list[float] | None"
) -> "tuple[list[float], list[float]] | None":
    box = bounds(made)
    tops = [one for one in made if one.parent not in made]
    if target_size and box is not None:
        longest = max(high - low for low, high in zip(*box, strict=True))
        for one in tops if longest > 0 else ():
            one.matrix_world = Matrix.Scale(float(target_size) / longest, 4) @ one.matrix_world
    for one in tops if location else ():
        one.location = [here + by for here, by in zip(one.location, location or (), strict=True)]
    bpy.context.view_layer.update()
    return bounds(made)


def _files(folder: str) -> "list[str]":
    found: "list[str]" = []
    for place, _, names in os.walk(folder):
        found += [os.path.join(place, name) for name in sorted(names)
                  if os.path.splitext(name)[1].lstrip(".").lower() in _READERS]  # fmt: skip
        if len(found) > _MOST_FILES:
            break
    return found


READING: "dict[str, Any]" = {"search_assets": search_assets}
CHANGING: "dict[str, Any]" = {"import_asset": import_asset, "import_model": import_model}
