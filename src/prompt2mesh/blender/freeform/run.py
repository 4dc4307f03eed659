"""Runs foreign code on a built model and says which top-level parts are new, changed or gone."""

import sys
import traceback
from collections.abc import Callable
from typing import Any

import bmesh
import bpy
import mathutils
import numpy as np

from prompt2mesh.blender.freeform.harvest import Harvest, TooMuchError
from prompt2mesh.blender.scene import COLLECTION, build_scene, clear_scene
from prompt2mesh.mesh.errors import Prompt2MeshError
from prompt2mesh.mesh.program import MeshProgram

_FILE_NAME = "<code>"
_SHOWN_FRAMES = 6


def prepare() -> None:
    """Brings Blender to where it can take an order at once."""
    bpy.ops.wm.read_factory_settings(use_empty=True)
    bpy.context.preferences.edit.use_global_undo = False
    # The first evaluation of a scene costs a tenth of a second; better now than while somebody waits.
    warm = MeshProgram.model_validate({"parts": [{"name": "a", "shape": {"type": "box", "size": [1, 1, 1]}}]})
    Harvest(build_scene(warm, textures=False)).fingerprints()
    clear_scene()


def run(request: dict[str, Any], on_stage: Callable[[str], None]) -> dict[str, Any]:
    """Builds, runs and harvests.

    Args:
        request: `code`, and `program` or None.
        on_stage: Told that the model is built, and that the code has ended.
    """
    try:
        harvest = _built(request["program"])
    except Prompt2MeshError as exc:
        return _failed(f"the model could not be built before the code ran: {exc.message}")
    before = harvest.fingerprints()
    on_stage("built")
    failure = _execute(request["code"])
    on_stage("ended")
    if failure is not None:
        return failure
    try:
        bpy.context.view_layer.update()
        return {"ok": True, **harvest.differences(before)}
    except TooMuchError as exc:
        return _failed(str(exc))
    except MemoryError:
        return _failed("the result needs more memory than it may have")
    except Exception as exc:  # noqa: BLE001 - the code may have left anything behind
        traceback.print_exc(file=sys.stderr)
        return _failed(f"the scene that the code left behind cannot be read: {type(exc).__name__}: {exc}")


def _built(document: dict[str, Any] | None) -> Harvest:
    if document is not None:
        return Harvest(build_scene(MeshProgram.model_validate(document), textures=False))
    clear_scene()
    collection = bpy.data.collections.new(COLLECTION)
    bpy.context.scene.collection.children.link(collection)
    return Harvest(None)


def _execute(code: str) -> dict[str, Any] | None:
    """What went wrong, if anything did."""
    layer = bpy.context.view_layer.layer_collection.children.get(COLLECTION)
    if layer is not None:  # what `bpy.ops` add goes where the model is
        bpy.context.view_layer.active_layer_collection = layer
    scope: dict[str, Any] = {
        "__name__": "__main__", "bpy": bpy, "bmesh": bmesh, "mathutils": mathutils, "np": np, "numpy": np,
    }  # fmt: skip
    compiler: Callable[..., Any] = compile
    try:
        exec(compiler(code, _FILE_NAME, "exec"), scope)  # noqa: S102 - it is what this process is for
    except MemoryError:
        return _failed("the code used more memory than it may have")
    except BaseException as exc:  # noqa: BLE001 - SystemExit too is only a failure here
        return _told(exc, code)
    return None


def _told(exc: BaseException, code: str) -> dict[str, Any]:
    """The exception with the lines of the code that led there, innermost last."""
    if isinstance(exc, SyntaxError) and exc.filename == _FILE_NAME:
        shown = f" ({exc.text.strip()})" if exc.text else ""
        return _failed(f"line {exc.lineno}: {exc.msg}{shown}", line=exc.lineno)
    lines = code.splitlines()
    frames = [frame for frame in traceback.extract_tb(exc.__traceback__) if frame.filename == _FILE_NAME]
    trail = [
        f"line {frame.lineno}: {lines[frame.lineno - 1].strip()}"
        for frame in frames[-_SHOWN_FRAMES:]
        if frame.lineno is not None and 0 < frame.lineno <= len(lines)
    ]
    message = f"{type(exc).__name__}: {exc}"
    at = frames[-1].lineno if frames else None
    return _failed("; ".join([*trail, message]), line=at)


def _failed(message: str, *, line: int | None = None) -> dict[str, Any]:
    return {"ok": False, "message": message[:4000], "line": line}
