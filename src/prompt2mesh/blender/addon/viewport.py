"""The 3D viewport of a window: how it shows a scene, where it looks from, and drawing it while a command goes on."""

from typing import Any

import bpy
from mathutils import Vector

_VIEW = Vector((0.72, -0.6, 0.36))  # from the front, a little to the right and above
_MARGIN = 0.95  # of the sphere around a box, which is larger than what is in it
_LEAST_RADIUS_M = 0.01


def dress() -> None:
    """Shows objects in their colours, as cheaply as a machine without a graphics card needs; else nothing."""
    if has_window():
        bpy.context.preferences.system.viewport_aa = "FXAA"  # others draw everything many times over
    for space, _ in _views():
        shading = space.shading
        shading.type = "SOLID"
        shading.light = "STUDIO"
        shading.color_type = "TEXTURE"
        shading.show_cavity = True
        shading.cavity_type = "SCREEN"
        shading.show_shadows = False


def frame(box: "tuple[list[float], list[float]] | None") -> None:
    """Turns the viewports so that all of a box is seen; leaves those alone that look through a camera."""
    if box is None:
        return
    low, high = Vector(box[0]), Vector(box[1])
    radius = max((high - low).length / 2, _LEAST_RADIUS_M)
    for space, region in _views():
        view = space.region_3d
        if view.view_perspective == "CAMERA":
            continue
        view.view_perspective = "PERSP"
        view.view_rotation = _VIEW.to_track_quat("Z", "Y")
        view.view_location = (low + high) / 2
        # Half of what a viewport's lens sees: its sensor has 72 mm on the longer side.
        half = 36.0 / space.lens * min(region.height, region.width) / max(region.height, region.width, 1)
        view.view_distance = radius * _MARGIN / max(half, 0.05)
        # Near and far together, as what is drawn without a graphics card has few steps of depth.
        space.clip_start = radius / 100
        space.clip_end = max(200 * radius, 20.0)


def draw_now() -> None:
    """Draws the windows while a command goes on; without a window, nothing."""
    if not bpy.app.background and bpy.context.window is not None:
        bpy.ops.wm.redraw_timer(type="DRAW_WIN_SWAP", iterations=1)


def has_window() -> bool:
    """Whether somebody may be looking."""
    return not bpy.app.background and bool(bpy.context.window_manager.windows)


def _views() -> "list[tuple[Any, Any]]":
    found: "list[tuple[Any, Any]]" = []
    if bpy.app.background:
        return found
    for window in bpy.context.window_manager.windows:
        for area in window.screen.areas:
            if area.type == "VIEW_3D":
                found += [(area.spaces.active, region) for region in area.regions if region.type == "WINDOW"]
    return found
