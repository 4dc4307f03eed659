"""Commands that show the scene: drawn from the viewport in a window, rendered quickly without one."""

import base64
import contextlib
import os
from collections.abc import Callable
from typing import Any

import bpy

from .. import cameras, png
from ..errors import CommandError
from .context import Context, whole
from .scene import bounds

_MEDIA_TYPES = {"png": "image/png", "jpg": "image/jpeg", "jpeg": "image/jpeg"}
_MODES = ("viewport", "camera", "angles")
_SIX = 6
_DEFAULT_VIEWS = ("front", "right", "top", "three_quarter")


def get_viewport_screenshot(
    context: Context,
    max_size: int = 800,
    filepath: "str | None" = None,
    format: str = "png",
) -> "dict[str, Any]":
    """A picture of the 3D viewport; without a window, of the whole scene from a corner."""
    kind = str(format).lower()
    if kind not in _MEDIA_TYPES:
        raise CommandError(f"format is png or jpg; got {format!r}", code="bad_params")
    size = whole(max_size, "max_size", least=32, most=4096)
    scene = bpy.context.scene
    origin = {"file": bpy.data.filepath, "scene": scene.name, "scene_count": len(bpy.data.scenes)}
    if not bpy.app.background:
        from .. import drawing

        drawn = drawing.draw_viewport(size)
        data = png.encode_png(drawn.pixels, drawn.width, drawn.height)
        width, height, method, view = drawn.width, drawn.height, "offscreen", drawn.view
    else:
        from .. import rendering

        width, height = size, max(1, size * 3 // 4)
        eye = cameras.eye_towards(bounds(list(scene.objects)), "three_quarter", aspect=width / height)
        data = _taken(context, lambda path: rendering.render_eye(eye, width, height, path))
        method, view = "render", (eye.view, eye.projection(width / height))
    if kind != "png":
        data = _as_jpeg(context, data)
    matrices = {"view_matrix": [list(row) for row in view[0]], "window_matrix": [list(row) for row in view[1]]}
    answer = {
        "success": True, "width": width, "height": height, "method": method, **origin,
        "view": {"file": bpy.data.filepath, "scene": scene.name, **matrices, "width": width, "height": height},
    }  # fmt: skip
    return {**answer, **_delivered(context, data, filepath, _MEDIA_TYPES[kind])}


def look(
    context: Context, mode: str = "viewport", target: "list[str] | None" = None, views: "list[Any] | None" = None,
    distance: "float | None" = None, max_size: int = 768, filepath: "str | None" = None,
) -> "dict[str, Any]":  # fmt: skip
    """The scene as one picture: the viewport, through the camera, or the target from several sides."""
    if mode not in _MODES:
        raise CommandError(f"mode is one of {', '.join(_MODES)}; got {mode!r}", code="bad_params")
    size = whole(max_size, "max_size", least=64, most=2048)
    if mode == "viewport" and not target:
        return {"mode": mode, **get_viewport_screenshot(context, size, filepath)}
    if mode == "camera":
        data, width, height = _through_camera(context, size)
        told: "dict[str, Any]" = {"camera": bpy.context.scene.camera.name}
    else:
        wanted = list(views or (_DEFAULT_VIEWS if mode == "angles" else ("three_quarter",)))[:_SIX]
        box = bounds(_targets(target))
        eyes = [cameras.eye_towards(box, view, distance_m=distance) for view in wanted]
        data, width, height = _sheet(context, eyes, size)
        told = {"views": wanted}
        if box is not None:
            told["size_m"] = [round(high - low, 3) for low, high in zip(*box, strict=True)]
    return {"mode": mode, "width": width, "height": height, **told, **_delivered(context, data, filepath, "image/png")}


def _through_camera(context: Context, size: int) -> "tuple[bytes, int, int]":
    scene = bpy.context.scene
    if scene.camera is None:
        raise CommandError("the scene has no camera; add one, or use mode='angles'", code="no_camera")
    across, up = scene.render.resolution_x, scene.render.resolution_y
    share = size / max(across, up)
    width, height = max(1, int(across * share)), max(1, int(up * share))
    if not bpy.app.background:
        from .. import drawing

        drawn = drawing.draw_camera(scene.camera, width, height)
        return png.encode_png(drawn.pixels, width, height), width, height
    from .. import rendering

    return _taken(context, lambda path: rendering.render_camera(scene.camera, width, height, path)), width, height


def _sheet(context: Context, eyes: "list[cameras.Eye]", size: int) -> "tuple[bytes, int, int]":
    """The views side by side, each a square."""
    columns = 1 if len(eyes) == 1 else 3 if len(eyes) > 4 else 2
    lines = -(-len(eyes) // columns)
    side = max(32, size // columns)
    width, height = side * columns, side * lines
    if bpy.app.background:
        from .. import rendering

        return _taken(context, lambda path: rendering.render_sheet(eyes, side, columns, path)), width, height
    from .. import drawing

    tiles = [drawing.draw_eye(eye, side, side).pixels for eye in eyes]
    tiles += [bytes(side * side * 4)] * (columns * lines - len(tiles))
    return png.encode_png(png.tiled(tiles, side * 4, side, columns), width, height), width, height


def _targets(names: "list[str] | None") -> "list[Any]":
    if not names:
        return [one for one in bpy.context.scene.objects if one.visible_get()]
    missing = [name for name in names if name not in bpy.data.objects]
    if missing:
        raise CommandError(f"Object not found: {', '.join(map(str, missing))}", code="not_found")
    found = [bpy.data.objects[name] for name in names]
    return found + [child for one in found for child in one.children_recursive]


def _taken(context: Context, take: "Callable[[str], None]") -> bytes:
    path = context.file("picture.png")
    with contextlib.suppress(FileNotFoundError):
        os.remove(path)
    take(path)
    with open(path, "rb") as file:
        return file.read()


def _as_jpeg(context: Context, data: bytes) -> bytes:
    path = context.file("picture-in.png")
    with open(path, "wb") as file:
        file.write(data)
    image = bpy.data.images.load(path)
    try:
        pixels: Any = image.pixels
        _ = pixels[0]  # reads the file, which Blender puts off
        image.filepath_raw = context.file("picture-out.jpg")
        image.file_format = "JPEG"
        image.save()
        with open(image.filepath_raw, "rb") as file:
            return file.read()
    finally:
        bpy.data.images.remove(image)


def _delivered(context: Context, data: bytes, filepath: "str | None", media_type: str) -> "dict[str, Any]":
    """Into the file that the client named, or into the answer."""
    if not filepath:
        return {"image_base64": base64.b64encode(data).decode("ascii"), "media_type": media_type}
    context.write(filepath, data)
    return {"filepath": filepath, "media_type": media_type, "bytes": len(data)}


COMMANDS: "dict[str, Any]" = {"get_viewport_screenshot": get_viewport_screenshot, "look": look}
