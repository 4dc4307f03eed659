"""Quick pictures where there is no window: a few Cycles samples of a scene of our own.

The scene that is looked at is not changed: its visible objects are shown in a
scene that lives as long as the picture is taken.
"""

import contextlib
import math
import os
from array import array
from collections.abc import Generator
from typing import Any

import bpy

from . import png
from .cameras import FIELD_OF_VIEW_RAD, Eye

SAMPLES = 12
_SKY = (0.78, 0.82, 0.88, 1.0)


def render_eye(eye: Eye, width: int, height: int, path: str) -> None:
    """Writes a PNG of the scene from an eye, lit by a sky and a sun of ours."""
    with _scene(width, height, light=True) as scene:
        data = bpy.data.cameras.new("prompt2mesh view")
        camera = bpy.data.objects.new("prompt2mesh view", data)
        data.angle = FIELD_OF_VIEW_RAD
        data.clip_start, data.clip_end = eye.near / 2, eye.far * 2
        camera.matrix_world = eye.world
        scene.collection.objects.link(camera)
        scene.camera = camera
        _render(scene, path)


def render_camera(camera: Any, width: int, height: int, path: str) -> None:
    """Writes a PNG of the scene through one of its cameras, with its own lights where it has any."""
    dark = not any(one.type == "LIGHT" for one in bpy.context.scene.objects)
    with _scene(width, height, light=dark) as scene:
        if camera.name not in scene.collection.objects:
            scene.collection.objects.link(camera)
        scene.camera = camera
        _render(scene, path)


def render_sheet(eyes: "list[Eye]", side: int, columns: int, path: str) -> None:
    """Writes a PNG of several views side by side, each a square."""
    lines = -(-len(eyes) // columns)
    tiles = [_floats(eye, side, path) for eye in eyes]
    tiles += [array("f", bytes(side * side * 16))] * (columns * lines - len(tiles))
    joined = png.tiled([tile.tobytes() for tile in tiles], side * 16, side, columns)
    image = bpy.data.images.new("prompt2mesh sheet", side * columns, side * lines)
    try:
        image.pixels.foreach_set(array("f", joined))
        image.filepath_raw = path
        image.file_format = "PNG"
        image.save()
    finally:
        bpy.data.images.remove(image)


def _floats(eye: Eye, side: int, path: str) -> "array[float]":
    render_eye(eye, side, side, path)
    image = bpy.data.images.load(path)
    try:
        pixels = array("f", bytes(side * side * 16))
        image.pixels.foreach_get(pixels)
        return pixels
    finally:
        bpy.data.images.remove(image)
        os.remove(path)


@contextlib.contextmanager
def _scene(width: int, height: int, *, light: bool) -> "Generator[Any]":
    shown = bpy.context.scene
    # Under our own light, theirs would only be too much.
    visible = [one for one in shown.objects if one.visible_get() and not (light and one.type == "LIGHT")]
    known = {kind: set(getattr(bpy.data, kind)) for kind in ("cameras", "lights", "worlds")}
    scene = bpy.data.scenes.new("prompt2mesh picture")
    try:
        for one in visible:
            scene.collection.objects.link(one)
        scene.world = _sky() if light else shown.world
        if light:
            scene.collection.objects.link(_sun())
        scene.frame_set(shown.frame_current)
        scene.view_settings.view_transform = "Standard"
        _settings(scene, width, height)
        yield scene
    finally:
        bpy.data.scenes.remove(scene)
        # Objects go with their data.
        for kind, before in known.items():
            blocks = getattr(bpy.data, kind)
            for block in set(blocks) - before:
                blocks.remove(block)


def _sky() -> Any:
    world = bpy.data.worlds.new("prompt2mesh sky")
    world.use_nodes = True
    background = next(node for node in world.node_tree.nodes if node.type == "BACKGROUND")
    background.inputs[0].default_value = _SKY
    background.inputs[1].default_value = 0.45
    return world


def _sun() -> Any:
    data = bpy.data.lights.new("prompt2mesh sun", "SUN")
    data.energy, data.angle = 1.7, math.radians(10)
    sun = bpy.data.objects.new("prompt2mesh sun", data)
    sun.rotation_euler = (math.radians(40), math.radians(12), math.radians(25))
    return sun


def _settings(scene: Any, width: int, height: int) -> None:
    render = scene.render
    render.engine = "CYCLES"
    render.resolution_x, render.resolution_y, render.resolution_percentage = width, height, 100
    render.image_settings.file_format = "PNG"
    render.image_settings.color_mode = "RGB"
    render.use_compositing = render.use_sequencer = False
    cycles = scene.cycles
    cycles.device = "CPU"
    cycles.samples = SAMPLES
    cycles.use_adaptive_sampling = False
    cycles.max_bounces = 3
    cycles.use_denoising = False
    with contextlib.suppress(AttributeError):
        cycles.use_fast_gi = False


def _render(scene: Any, path: str) -> None:
    scene.render.filepath = path
    bpy.ops.render.render(write_still=True, scene=scene.name)
    if not os.path.exists(path):
        raise RuntimeError("Blender wrote no picture")
