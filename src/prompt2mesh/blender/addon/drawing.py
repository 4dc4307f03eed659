"""Draws the 3D viewport into memory with the graphics card; needs a window.

Independent of what covers the window on the screen.
"""

from dataclasses import dataclass
from typing import Any

import bpy
import gpu

from .cameras import Eye
from .errors import CommandError


@dataclass(frozen=True)
class Drawn:
    """A picture of the viewport.

    Attributes:
        pixels: RGBA, the lowest row first.
        view: The matrices that it was drawn with.
    """

    pixels: bytes
    width: int
    height: int
    view: "tuple[Any, Any]"


def find_viewport() -> "tuple[Any, Any]":
    """The space and the region of the first 3D viewport.

    Raises:
        CommandError: None is open.
    """
    for window in bpy.context.window_manager.windows:
        for area in window.screen.areas:
            if area.type == "VIEW_3D":
                for region in area.regions:
                    if region.type == "WINDOW":
                        return area.spaces.active, region
    raise CommandError("no 3D viewport is open in Blender; open one, or use mode='camera'", code="no_viewport")


def draw_viewport(max_size: int) -> Drawn:
    """What the person sees, no larger than it is there."""
    space, region = find_viewport()
    share = min(1.0, max_size / max(region.width, region.height))
    width, height = max(1, int(region.width * share)), max(1, int(region.height * share))
    view = space.region_3d
    return _draw(space, region, view.view_matrix.copy(), view.window_matrix.copy(), width, height)


def draw_eye(eye: Eye, width: int, height: int) -> Drawn:
    """The scene from somewhere else, in the viewport's shading."""
    space, region = find_viewport()
    return _draw(space, region, eye.view, eye.projection(width / height), width, height)


def draw_camera(camera: Any, width: int, height: int) -> Drawn:
    """The scene through a camera, in the viewport's shading."""
    space, region = find_viewport()
    window = camera.calc_matrix_camera(bpy.context.evaluated_depsgraph_get(), x=width, y=height)
    return _draw(space, region, camera.matrix_world.inverted(), window, width, height)


def _draw(space: Any, region: Any, view: Any, window: Any, width: int, height: int) -> Drawn:
    buffer = gpu.types.GPUOffScreen(width, height)
    try:
        buffer.draw_view3d(
            bpy.context.scene, bpy.context.view_layer, space, region, view, window, do_color_management=True
        )
        read = buffer.texture_color.read()
    finally:
        buffer.free()
    read.dimensions = width * height * 4
    return Drawn(bytes(read), width, height, (view, window))
