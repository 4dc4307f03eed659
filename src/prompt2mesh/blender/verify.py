"""Reads an exported file again and says what is in it.

GLB is checked against its own tables (glTF 2.0 §3.6, §4.4); other formats are
read by a library that is not the one that wrote them, or by Blender into a
scene of its own that is thrown away.
"""

import json
import math
import struct
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any, cast

import bpy
import lib3mf
import numpy as np
import trimesh
from mathutils import Vector

from prompt2mesh.mesh.errors import GeometryError
from prompt2mesh.mesh.report import ExportFormat, ExportReport

_COMPONENTS = {5120: "i1", 5121: "u1", 5122: "<i2", 5123: "<u2", 5125: "<u4", 5126: "<f4"}
_WIDTHS = {"SCALAR": 1, "VEC2": 2, "VEC3": 3, "VEC4": 4, "MAT2": 4, "MAT3": 9, "MAT4": 16}


def verify_export(path: Path, kind: ExportFormat) -> ExportReport:
    """What the written file holds.

    Raises:
        GeometryError: It cannot be read again, holds no triangles, or a position that is no finite number.
    """
    try:
        if kind == "glb":
            meshes, triangles = _glb(path)
            size = None
        elif kind in ("stl", "obj", "ply"):
            meshes, triangles, size = _trimesh(path)
        elif kind == "3mf":
            meshes, triangles, size = _3mf(path)
        elif kind == "blend":
            meshes, triangles, size = _blend(path)
        else:
            meshes, triangles, size = _blender_import(path, kind)
    except (GeometryError, OSError, MemoryError):
        raise
    except Exception as exc:  # what readers of other people raise for a damaged file is of any kind
        raise GeometryError(f"the {kind} file cannot be read again: {exc}") from exc
    if triangles == 0:
        raise GeometryError(f"the {kind} file holds no triangles")
    if size is not None and not all(map(math.isfinite, size)):
        raise GeometryError(f"the {kind} file holds a position that is no finite number")
    return ExportReport(
        format=kind, path=path.name, bytes=path.stat().st_size, triangles=triangles, meshes=meshes, size_m=size
    )


def _glb(path: Path) -> tuple[int, int]:
    raw = path.read_bytes()
    magic, version, length = struct.unpack_from("<4sII", raw)
    _expect(magic == b"glTF" and version == 2, "header is not glTF 2")
    _expect(length == len(raw), f"header says {length} bytes, the file has {len(raw)}")
    size, kind = struct.unpack_from("<I4s", raw, 12)
    _expect(kind == b"JSON", "first chunk is not JSON")
    document: dict[str, Any] = json.loads(raw[20 : 20 + size])
    binary = memoryview(raw)[20 + size + 8 :]
    nodes = document.get("nodes", [])
    uses = [0] * len(document["meshes"])
    for node in nodes:
        if "mesh" in node:
            uses[node["mesh"]] += 1
    triangles = 0
    for mesh, count in zip(document["meshes"], uses, strict=True):
        for primitive in mesh["primitives"]:
            positions = _accessor(document, binary, primitive["attributes"]["POSITION"])
            _expect(bool(np.isfinite(positions).all()), "positions are not finite")
            indices = _accessor(document, binary, primitive["indices"])
            _expect(int(indices.max()) < len(positions), "an index points past the vertices")
            for name, number in primitive["attributes"].items():
                count_of = document["accessors"][number]["count"]
                _expect(count_of == len(positions), f"{name} has {count_of} values for {len(positions)} vertices")
            triangles += count * (len(indices) // 3)
    return sum(uses), triangles


def _accessor(document: dict[str, Any], binary: memoryview, number: int) -> np.ndarray:
    accessor = document["accessors"][number]
    view = document["bufferViews"][accessor["bufferView"]]
    dtype, width = np.dtype(_COMPONENTS[accessor["componentType"]]), _WIDTHS[accessor["type"]]
    start = view.get("byteOffset", 0) + accessor.get("byteOffset", 0)
    needed = accessor["count"] * width * dtype.itemsize
    _expect(accessor.get("byteOffset", 0) + needed <= view["byteLength"], "an accessor runs past its buffer view")
    _expect(start + needed <= len(binary), "an accessor runs past the file")
    values = np.frombuffer(binary, dtype, accessor["count"] * width, start)
    return values.reshape(-1, width) if width > 1 else values


def _expect(condition: bool, problem: str) -> None:
    if not condition:
        raise ValueError(problem)


def _trimesh(path: Path) -> tuple[int, int, tuple[float, float, float]]:
    loaded = trimesh.load(path, process=False, skip_materials=True)
    scene = loaded if isinstance(loaded, trimesh.Scene) else trimesh.Scene(loaded)
    triangles = sum(len(mesh.faces) for mesh in scene.geometry.values())
    _expect(scene.extents is not None, "it is empty")
    x, y, z = (float(v) for v in scene.extents)
    return len(scene.geometry), triangles, (x / 1000, y / 1000, z / 1000)


def _3mf(path: Path) -> tuple[int, int, tuple[float, float, float]]:
    model = lib3mf.get_wrapper().CreateModel()
    model.QueryReader("3mf").ReadFromFile(str(path))
    _expect(model.GetUnit() == lib3mf.ModelUnit.MilliMeter, "the unit is not the millimetre")
    items = model.GetMeshObjects()
    meshes = triangles = 0
    low, high = np.full(3, np.inf), np.full(3, -np.inf)
    while items.MoveNext():
        mesh = items.GetCurrentMeshObject()
        meshes += 1
        triangles += mesh.GetTriangleCount()
        box = mesh.GetOutbox()
        low = np.minimum(low, list(box.MinCoordinate))
        high = np.maximum(high, list(box.MaxCoordinate))
    x, y, z = ((high - low) / 1000).tolist()
    return meshes, triangles, (x, y, z)


def _blend(path: Path) -> tuple[int, int, None]:
    """Links the objects of the file, counts, and lets them go."""
    # The generated types know this as a method that returns nothing.
    opened = cast(
        "AbstractContextManager[tuple[bpy.types.BlendData, bpy.types.BlendData]]",
        bpy.data.libraries.load(str(path), link=True),
    )
    with opened as (source, target):
        target.objects = list(source.objects)
    found = [item for item in target.objects if item.type == "MESH"]
    triangles = sum(len(p.vertices) - 2 for item in found for p in item.data.polygons)
    for library in list(bpy.data.libraries):
        bpy.data.libraries.remove(library)
    return len(found), triangles, None


def _blender_import(path: Path, kind: ExportFormat) -> tuple[int, int, tuple[float, float, float]]:
    before = {block: set(getattr(bpy.data, block)) for block in _IMPORTED}
    scene = bpy.data.scenes.new("verify")
    try:
        with cast(
            "AbstractContextManager[None]",
            bpy.context.temp_override(scene=scene, view_layer=scene.view_layers[0], collection=scene.collection),
        ):
            if kind == "fbx":
                bpy.ops.import_scene.fbx(filepath=str(path))
            else:
                bpy.ops.wm.usd_import(filepath=str(path), import_textures_mode="IMPORT_NONE")
        found = [item for item in set(bpy.data.objects) - before["objects"] if item.type == "MESH"]
        scene.view_layers[0].update()
        triangles = sum(len(p.vertices) - 2 for item in found for p in item.data.polygons)
        corners = [item.matrix_world @ _vector(corner) for item in found for corner in item.bound_box]
        size = np.ptp(np.array([tuple(c) for c in corners]), axis=0) if corners else np.zeros(3)
    finally:
        for block in _IMPORTED:
            blocks = getattr(bpy.data, block)
            bpy.data.batch_remove(list(set(blocks) - before[block]))
        bpy.data.scenes.remove(scene)
    x, y, z = size.tolist()
    return len(found), triangles, (x, y, z)


def _vector(corner: Any) -> Any:
    return Vector(corner)


_IMPORTED = ("objects", "meshes", "materials", "images", "collections", "armatures", "actions", "cameras", "lights")
