"""Blender alone, without any line of ours: its own exporters and Workbench on .blend files, each some times.

Prints one JSON object: seconds by what was done.

usage: bare_blender.py ROUNDS FILE.blend...
"""

import json
import sys
import tempfile
import time
from pathlib import Path

import bpy
from mathutils import Vector

_PICTURE_PX = 400
_VOXELS = 200  # over the longest side of a part: half a millimetre of a hand's breadth


def main() -> None:
    """Does everything once for nothing, as a warm worker has, and then as often as asked."""
    rounds, files = int(sys.argv[1]), [Path(name) for name in sys.argv[2:]]
    found: dict[str, list[float]] = {name: [] for name in _ACTS}
    with tempfile.TemporaryDirectory() as scratch:
        for file in files:
            bpy.ops.wm.open_mainfile(filepath=str(file))
            _look_at_everything()
            for number in range(rounds + 1):
                for name, act in _ACTS.items():
                    started = time.perf_counter()
                    act(str(Path(scratch) / "model"))
                    if number:
                        found[name].append(time.perf_counter() - started)
    sys.stdout.write("\n" + json.dumps(found) + "\n")


def _look_at_everything() -> None:
    corners = [each.matrix_world @ Vector(corner) for each in bpy.data.objects for corner in each.bound_box]
    middle = sum(corners, Vector()) / len(corners)
    distance = 3.0 * max((corner - middle).length for corner in corners)
    camera = bpy.data.objects.new("camera", bpy.data.cameras.new("camera"))
    camera.location = middle + Vector((0.0, -distance, 0.3 * distance))
    camera.rotation_euler = (middle - camera.location).to_track_quat("-Z", "Y").to_euler()
    camera.data.clip_end = 10.0 * distance
    bpy.context.scene.collection.objects.link(camera)
    bpy.context.scene.camera = camera


def _render(path: str) -> None:
    scene = bpy.context.scene
    scene.render.engine = "BLENDER_WORKBENCH"
    scene.render.resolution_x = scene.render.resolution_y = _PICTURE_PX
    scene.render.filepath = path + ".png"
    bpy.ops.render.render(write_still=True)


def _close_and_export(path: str) -> None:
    """Closed solids as one makes them in Blender by hand: every mesh is remeshed by voxels."""
    meshes = [each for each in bpy.data.objects if each.type == "MESH"]
    for each in meshes:
        remesh = each.modifiers.new("closed", "REMESH")
        remesh.mode, remesh.voxel_size = "VOXEL", max(*each.dimensions, 1e-3) / _VOXELS
    bpy.ops.wm.stl_export(filepath=path + ".stl", apply_modifiers=True)
    for each in meshes:
        each.modifiers.remove(each.modifiers["closed"])


_ACTS = {
    "glb": lambda path: bpy.ops.export_scene.gltf(filepath=path + ".glb"),
    "stl": lambda path: bpy.ops.wm.stl_export(filepath=path + ".stl"),
    "obj": lambda path: bpy.ops.wm.obj_export(filepath=path + ".obj"),
    "usdz": lambda path: bpy.ops.wm.usd_export(filepath=path + ".usdz"),
    "fbx": lambda path: bpy.ops.export_scene.fbx(filepath=path + ".fbx", path_mode="COPY", embed_textures=True),
    "ply": lambda path: bpy.ops.wm.ply_export(filepath=path + ".ply"),
    "blend": lambda path: bpy.ops.wm.save_as_mainfile(filepath=path + ".blend", copy=True),
    "picture": _render,
    "closed": _close_and_export,
}

if __name__ == "__main__":
    main()
