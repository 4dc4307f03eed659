"""Pictures show what the program says, and the exported material says the same."""

import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image

from tests.support.gltf import read_gltf

pytestmark = pytest.mark.blender

# bpy keeps one scene per process, so each test runs its script in a Blender of its own.
SCENE = """
import sys
from pathlib import Path
import bpy, numpy as np
from prompt2mesh.blender import render
from prompt2mesh.blender.shading import make_material
from prompt2mesh.mesh.materials import Material, Pattern
out = Path(sys.argv[1])
bpy.ops.wm.read_factory_settings(use_empty=True)
model = bpy.data.collections.new("Model")
bpy.context.scene.collection.children.link(model)
def ball(name, material, at=(0, 0, 0), painted=False):
    bpy.ops.mesh.primitive_uv_sphere_add(radius=0.05, location=(at[0], at[1], at[2] + 0.05))
    item = bpy.context.object
    for owner in list(item.users_collection):
        owner.objects.unlink(item)
    model.objects.link(item)
    item.data.polygons.foreach_set("use_smooth", np.ones(len(item.data.polygons), dtype=bool))
    if painted:
        paint = item.data.color_attributes.new("Color", "FLOAT_COLOR", "POINT")
        paint.data.foreach_set("color", np.tile([0.0, 0.0, 1.0, 1.0], len(item.data.vertices)))
    item.data.materials.append(make_material(name, material, painted=painted, cache_dir=out / "textures"))
    return item
"""

# Blender as a module can hang while Python takes it down; a worker leaves the same way.
LEAVE = """
import os
sys.stdout.flush()
os._exit(0)
"""


def blender(script: str, out: Path) -> str:
    done = subprocess.run(
        [sys.executable, "-c", SCENE + script + LEAVE, str(out)],
        capture_output=True,
        text=True,
        timeout=240,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-2000:]
    return done.stdout


def pixels(path: Path) -> NDArray[np.int_]:
    with Image.open(path) as picture:
        return np.asarray(picture.convert("RGB")).astype(int)


def test_a_red_ball_is_red_before_a_bright_background(tmp_path: Path) -> None:
    printed = blender(
        """
ball("red", Material(preset="plastic", color="#d81818"))
render.render_preview(out / "red.png", size_px=128)
""",
        tmp_path,
    )
    picture = pixels(tmp_path / "red.png")
    red, green, blue = picture[56:72, 56:72].mean((0, 1))
    assert red > 130
    assert red > 3 * green
    assert red > 3 * blue
    assert picture[:8].mean() > 150
    assert not list(tmp_path.glob(".*"))
    assert "Saved" not in printed


@pytest.mark.parametrize(("width", "height"), [(160, 80), (80, 160)])
def test_the_model_fills_the_picture_at_any_aspect(tmp_path: Path, width: int, height: int) -> None:
    blender(
        f"""
ball("black", Material(preset="matte_plastic", color="#080808"))
render.render_beauty(out / "black.png", size_px={width}, height_px={height}, samples=4)
""",
        tmp_path,
    )
    dark = pixels(tmp_path / "black.png").sum(-1) < 150
    rows, columns = np.flatnonzero(dark.any(1)), np.flatnonzero(dark.any(0))
    taken = max((rows[-1] - rows[0]) / height, (columns[-1] - columns[0]) / width)
    assert 0.7 < taken < 0.95
    assert abs((columns[0] + columns[-1]) / 2 - width / 2) < 0.1 * width


def test_a_turntable_has_its_frames_and_leaves_nothing_behind(tmp_path: Path) -> None:
    blender(
        """
ball("red", Material(color="#d81818"))
ball("blue", Material(color="#1818d8"), at=(0.15, 0, 0))
render.render_turntable(out / "turn.gif", frames=4, size_px=64)
""",
        tmp_path,
    )
    with Image.open(tmp_path / "turn.gif") as turn:
        assert getattr(turn, "n_frames", 1) == 4
    assert [path.name for path in tmp_path.iterdir() if path.is_file()] == ["turn.gif"]


def test_the_exported_materials_say_what_the_program_says(tmp_path: Path) -> None:
    blender(
        """
ball("oak", Material(preset="oak"))
ball("glass", Material(preset="glass"), at=(0.2, 0, 0))
ball("gold", Material(preset="car_paint", color="#ff0000", roughness=0.25, metallic=0.5), at=(0.4, 0, 0))
ball("velvet", Material(preset="velvet"), at=(0.6, 0, 0))
ball("lamp", Material(preset="plastic", emission="#00ff00", emission_strength=3), at=(0.8, 0, 0))
ball("pane", Material(preset="plastic", alpha=0.5), at=(1, 0, 0))
ball("painted", Material(preset="oak"), at=(1.2, 0, 0), painted=True)
bpy.ops.export_scene.gltf(filepath=str(out / "m.glb"), export_format="GLB", export_vertex_color="MATERIAL")
""",
        tmp_path,
    )
    content = read_gltf(tmp_path / "m.glb")
    materials = {material["name"]: material for material in content["materials"]}
    oak = materials["oak"]["pbrMetallicRoughness"]
    assert {"baseColorTexture", "metallicRoughnessTexture"} <= set(oak)
    assert "normalTexture" in materials["oak"]
    assert materials["glass"]["extensions"]["KHR_materials_transmission"]["transmissionFactor"] == 1
    gold = materials["gold"]
    assert gold["pbrMetallicRoughness"]["baseColorFactor"] == pytest.approx([1, 0, 0, 1])
    assert gold["pbrMetallicRoughness"]["roughnessFactor"] == pytest.approx(0.25)
    assert gold["pbrMetallicRoughness"]["metallicFactor"] == pytest.approx(0.5)
    assert gold["extensions"]["KHR_materials_clearcoat"]["clearcoatFactor"] == 1
    assert "KHR_materials_sheen" in materials["velvet"]["extensions"]
    assert materials["lamp"]["emissiveFactor"] == pytest.approx([0, 1, 0])
    assert materials["lamp"]["extensions"]["KHR_materials_emissive_strength"]["emissiveStrength"] == 3
    assert materials["pane"]["alphaMode"] == "BLEND"
    attributes = [mesh["primitives"][0]["attributes"] for mesh in content["meshes"]]
    assert sum("COLOR_0" in found for found in attributes) == 1


def test_equal_materials_are_made_once(tmp_path: Path) -> None:
    printed = blender(
        """
first = make_material("one", Material(preset="oak"), cache_dir=out / "textures")
second = make_material("two", Material(preset="oak"), cache_dir=out / "textures")
other = make_material("three", Material(preset="walnut"), cache_dir=out / "textures")
print(first is second or first == second, first == other)
""",
        tmp_path,
    )
    assert printed.split() == ["True", "False"]


def test_nothing_to_see_is_an_error_and_writes_nothing(tmp_path: Path) -> None:
    printed = blender(
        """
from prompt2mesh.mesh.errors import GeometryError
try:
    render.render_preview(out / "nothing.png")
except GeometryError as error:
    print(error.code)
""",
        tmp_path,
    )
    assert "geometry_failed" in printed
    assert not (tmp_path / "nothing.png").exists()


def test_a_preview_leaves_the_relief_of_the_materials_as_it_was(tmp_path: Path) -> None:
    printed = blender(
        """
item = ball("bark", Material(preset="bark"))
def relief():
    return [n.inputs["Strength"].default_value for n in item.active_material.node_tree.nodes
            if n.bl_idname == "ShaderNodeNormalMap"]
before = relief()
render.render_preview(out / "preview.png", size_px=64)
print("relief", before, relief())
""",
        tmp_path,
    )
    assert "relief [1.0] [1.0]" in printed
