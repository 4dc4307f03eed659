"""Renders every material preset on a shader ball into one labelled picture.

Run `python examples/material_sheet.py [OUT.jpg] [PRESET ...]`; it needs the `prompt2mesh`
package with Blender (`bpy`) and takes a few minutes on two cores.
"""

import math
import os
import sys
from pathlib import Path

import bpy
import numpy as np
from bpy_extras.object_utils import world_to_camera_view
from mathutils import Vector
from PIL import Image, ImageDraw, ImageFont

from prompt2mesh.blender.camera import MODEL_COLLECTION, View
from prompt2mesh.blender.render import render_beauty
from prompt2mesh.blender.shading import UV_LAYER, make_material, uv_repeat_m
from prompt2mesh.mesh.materials import Material
from prompt2mesh.mesh.presets import PRESETS

BALL_M = 0.1
STEP_M = 0.128
ROW_STRETCH = 1.6
ELEVATION = 58.0
WIDTH_PX = 1500
MAX_BYTES = 400_000


def profile() -> list[tuple[float, float]]:
    """Radius and height of a ball with a groove on a rounded foot, metres."""
    r = BALL_M / 2
    foot = [(0.0001, 0.0), (0.55 * r, 0.0), (0.62 * r, 0.03 * r), (0.62 * r, 0.1 * r), (0.5 * r, 0.16 * r)]
    points = [(max(r * math.cos(a), 1e-4), 1.08 * r + r * math.sin(a)) for a in np.linspace(-1.1, math.pi / 2, 40)]
    return foot + points


def ball(name: str, material: Material) -> bpy.types.Object:
    """A lathed shader ball with the material, UVs in tiles."""
    outline = np.array(profile())
    turns = 48
    angle = np.linspace(0, 2 * math.pi, turns + 1)
    rings = len(outline)
    vertices = np.stack(
        [np.outer(np.cos(angle), outline[:, 0]), np.outer(np.sin(angle), outline[:, 0]),
         np.broadcast_to(outline[:, 1], (turns + 1, rings))], axis=-1,
    )  # fmt: skip
    length = np.concatenate([[0], np.cumsum(np.hypot(*np.diff(outline, axis=0).T))])
    uv = np.stack(np.broadcast_arrays((angle * BALL_M / 2)[:, None], length[None, :]), axis=-1)
    index = np.arange((turns + 1) * rings).reshape(turns + 1, rings)
    faces = np.stack([index[:-1, :-1], index[1:, :-1], index[1:, 1:], index[:-1, 1:]], axis=-1).reshape(-1, 4)
    mesh = bpy.data.meshes.new(name)
    mesh.from_pydata(vertices.reshape(-1, 3).tolist(), [], faces.tolist())
    corners = np.empty(len(mesh.loops), dtype=np.int32)
    mesh.loops.foreach_get("vertex_index", corners)
    tiles = (uv.reshape(-1, 2) / uv_repeat_m(material, BALL_M * 3))[corners]
    mesh.uv_layers.new(name=UV_LAYER).data.foreach_set("uv", tiles.astype(np.float32).ravel())
    mesh.polygons.foreach_set("use_smooth", np.ones(len(mesh.polygons), dtype=bool))
    mesh.materials.append(make_material(name, material, extent_m=BALL_M * 3))
    return bpy.data.objects.new(name, mesh)


def main(out: Path, names: list[str]) -> None:
    """Builds the grid, renders it and writes the labels."""
    bpy.ops.wm.read_factory_settings(use_empty=True)
    collection = bpy.data.collections.new(MODEL_COLLECTION)
    bpy.context.scene.collection.children.link(collection)
    columns = max(1, round(math.sqrt(len(names) * 1.6)))
    rows = math.ceil(len(names) / columns)
    feet: dict[str, Vector] = {}
    for i, name in enumerate(names):
        item = ball(name, Material(preset=name))
        item.location = ((i % columns) * STEP_M, -(i // columns) * STEP_M * ROW_STRETCH, 0.0)
        collection.objects.link(item)
        feet[name] = item.location + Vector((0.0, -0.55 * BALL_M, 0.0))
    width = min(WIDTH_PX, 200 * columns)
    height = round(width * rows * ROW_STRETCH * math.sin(math.radians(ELEVATION)) / columns)
    render_beauty(out.with_suffix(".png"), size_px=width, height_px=height, samples=10, view=View(0.0, ELEVATION))
    sheet = Image.open(out.with_suffix(".png")).convert("RGB")
    draw = ImageDraw.Draw(sheet)
    font = ImageFont.load_default(size=max(9, round(width / columns * 0.105)))
    scene = bpy.context.scene
    for name, foot in feet.items():
        at = world_to_camera_view(scene, scene.camera, foot)
        draw.text((at.x * width, (1 - at.y) * height), name.replace("_", " "), fill="#30363d", font=font, anchor="mt")
    out.with_suffix(".png").unlink()
    quality = 88
    while quality > 40:
        sheet.save(out, quality=quality, optimize=True)
        if out.stat().st_size <= MAX_BYTES:
            break
        quality -= 6
    print(f"{out}: {len(names)} presets, {out.stat().st_size // 1000} kB")


if __name__ == "__main__":
    target = Path(sys.argv[1]) if len(sys.argv) > 1 else Path("docs/reference/images/materials.jpg")
    target.parent.mkdir(parents=True, exist_ok=True)
    main(target, sys.argv[2:] or list(PRESETS))
    sys.stdout.flush()
    # Blender as a module can hang while Python takes it down.
    os._exit(0)
