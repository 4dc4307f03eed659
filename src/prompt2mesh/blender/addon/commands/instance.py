"""Commands of an instance's agent: it keeps the person's scene elsewhere, brings it back, and shows what was built.

That agent may be on another machine, so that files come and go in pieces through
the socket; they are in the scratch folder in between, under plain names. None of
these says that a person works here.
"""

import base64
import contextlib
import hashlib
import os
import re
import time
from typing import Any

import bpy

from .. import viewport
from ..errors import CommandError
from .assets import imported
from .context import Context, text, whole
from .scene import bounds

SHOWN = "Prompt2Mesh"
_MOST_BYTES = 512 << 20
_PIECE_BYTES = 8 << 20
_NAME = re.compile(r"[a-z0-9][a-z0-9_-]{0,60}\.(?:blend|glb)")
_SAVED = "saved.blend"
_NUMBERED = re.compile(r"\.[0-9]{3,}$")
_PART_S, _REVEAL_S = 0.2, 2.0  # how long each part is looked at before the next, and all of them at most
_KEY = "prompt2mesh_key"


def save_scene(context: Context) -> "dict[str, Any]":
    """Saves a copy for `read_scene`; the file that is open and its name stay as they are."""
    path = context.file(_SAVED)
    bpy.ops.wm.save_as_mainfile(filepath=path, copy=True, compress=True, relative_remap=False)
    with contextlib.suppress(OSError):  # the next Blender then opens an older copy, but this save is worth more
        context.history.keep_file(path)
    digest = hashlib.sha256()
    with open(path, "rb") as file:
        while piece := file.read(1 << 20):
            digest.update(piece)
    return {"name": _SAVED, "bytes": os.path.getsize(path), "sha256": digest.hexdigest(),
            "changes": context.history.changes}  # fmt: skip


def keep_copy(context: Context) -> "dict[str, Any]":
    """Saves a copy that the next Blender with this scratch folder opens."""
    context.history.keep(surely=True)
    return {"changes": context.history.changes}


def read_scene(context: Context, name: str, offset: int = 0, length: int = _PIECE_BYTES) -> "dict[str, Any]":
    """A piece of a file of the scratch folder."""
    with _opened(_path(context, name), "rb") as file:
        file.seek(whole(offset, "offset", least=0, most=_MOST_BYTES))
        piece = file.read(whole(length, "length", least=1, most=_PIECE_BYTES))
    return {"data_base64": base64.b64encode(piece).decode("ascii")}


def write_scene(context: Context, name: str, data_base64: str, offset: int = 0) -> "dict[str, Any]":
    """Puts a piece into a file of the scratch folder; the first, at 0, begins it anew."""
    try:
        piece = base64.b64decode(data_base64, validate=True)
    except (ValueError, TypeError) as exc:
        raise CommandError(f"data_base64 is not base64: {exc}", code="bad_params") from exc
    at = whole(offset, "offset", least=0, most=_MOST_BYTES)
    path = _path(context, name)
    with _opened(path, "r+b" if at else "wb") as file:
        if at != os.path.getsize(path) or at + len(piece) > _MOST_BYTES:
            raise CommandError(f"the next piece begins at {os.path.getsize(path)}; got {at}", code="bad_params")
        file.seek(at)
        file.write(piece)
    return {"bytes": at + len(piece)}


def load_scene(context: Context, name: str, sha256: str) -> "dict[str, Any]":
    """Opens a scene in place of what is open; none of its scripts run."""
    path = _path(context, name)
    with _opened(path, "rb") as file:
        found = hashlib.sha256(file.read()).hexdigest()
    if found != sha256:
        raise CommandError("the scene that arrived is not the one that was sent", code="bad_params")
    bpy.ops.wm.open_mainfile(filepath=path, load_ui=False, use_scripts=False)
    context.history.take_place()
    return {"objects": len(bpy.data.objects), "changes": context.history.changes}


def show_model(context: Context, name: str, title: str = "", key: str = "") -> "dict[str, Any]":
    """Shows a model in place of the one that was shown before; what the person made beside it stays."""
    path = _path(context, name)
    shown: Any = bpy.data.collections.get(SHOWN)
    if shown is None:
        shown = bpy.data.collections.new(SHOWN)
        bpy.context.scene.collection.children.link(shown)
        _clear_start()
    elif key and shown.get(_KEY) == key and shown.objects:
        return {"objects": sorted(one.name for one in shown.objects), "changes": context.history.changes}
    active = bpy.context.view_layer.objects.active
    if active is not None and active.mode != "OBJECT":
        bpy.ops.object.mode_set(mode="OBJECT")
    made = imported(text(path, "name"))
    _remove(list(shown.objects))  # only now, as a file that cannot be read must not cost the model before it
    _name_again(made)
    _reveal(shown, made)
    shown[_KEY] = str(key)[:200]
    shown["title"] = str(title)[:400]
    bpy.context.view_layer.update()
    return {"objects": sorted(one.name for one in shown.objects), "changes": context.history.changes}


def _reveal(shown: Any, made: "list[Any]") -> None:
    """Moves the parts into the collection; where somebody may be looking, one after another from the ground up."""
    box = bounds(made)
    order = sorted(made, key=lambda one: (one.type == "MESH", (bounds([one]) or ([0.0, 0.0, 0.0],))[0][2], one.name))
    for one in made:
        holders: "list[Any]" = list(one.users_collection)
        for holder in holders:
            holder.objects.unlink(one)
    seen = viewport.has_window()
    viewport.frame(box)
    pause_s = min(_PART_S, _REVEAL_S / max(1, len(made)))
    until = time.monotonic() + _REVEAL_S
    drawing_s = 0.0
    for one in order:
        shown.objects.link(one)
        one.select_set(False)
        began = time.monotonic()
        if seen and one.type == "MESH" and began + drawing_s < until:  # a slow machine sees fewer steps
            viewport.draw_now()
            drawing_s = time.monotonic() - began
            time.sleep(max(0.0, pause_s - drawing_s))


def _name_again(made: "list[Any]") -> None:
    """Gives the parts their own names, where those of the model before them were in the way."""
    for one in made:
        name = _NUMBERED.sub("", one.name)
        if name != one.name and name not in bpy.data.objects:
            one.name = name


def _clear_start() -> None:
    """Takes the cube away that Blender starts with, if nobody touched it: it would stand in the model."""
    cube: Any = bpy.data.objects.get("Cube")
    if cube is None or cube.type != "MESH" or cube.modifiers or len(cube.data.vertices) != 8:
        return
    if all(abs(abs(value) - 1) < 1e-6 for one in cube.data.vertices for value in cube.matrix_world @ one.co):
        _remove([cube])


def _remove(objects: "list[Any]") -> None:
    data = {one.data for one in objects if one.data is not None}
    for one in objects:
        bpy.data.objects.remove(one, do_unlink=True)
    materials = {slot for mesh in data for slot in getattr(mesh, "materials", ()) if slot is not None}
    for mesh in data:
        if mesh.users == 0 and isinstance(mesh, bpy.types.Mesh):
            bpy.data.meshes.remove(mesh)
    for material in materials:
        if material.users == 0:
            bpy.data.materials.remove(material)


def _path(context: Context, name: Any) -> str:
    if not isinstance(name, str) or not _NAME.fullmatch(name):
        raise CommandError(f"a plain name such as scene.blend is expected; got {name!r}", code="bad_params")
    return context.file(name)


def _opened(path: str, mode: str) -> Any:
    try:
        return open(path, mode)
    except OSError as exc:
        raise CommandError(f"{os.path.basename(path)} cannot be opened: {exc.strerror}", code="not_found") from exc


READING: "dict[str, Any]" = {"save_scene": save_scene, "keep_copy": keep_copy, "read_scene": read_scene,
                             "write_scene": write_scene, "load_scene": load_scene}  # fmt: skip
CHANGING: "dict[str, Any]" = {"show_model": show_model}
COMMANDS = (*READING, *CHANGING)
