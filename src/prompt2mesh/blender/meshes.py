"""Between numpy meshes and Blender's: conversion, UV projection, sharp edges."""

import bpy
import numpy as np

from prompt2mesh.blender.meshdata import Floats, MeshData

_SMOOTH_ANGLE_DEG = 38.0


def to_blender(data: MeshData, name: str) -> bpy.types.Mesh:
    """A new Blender mesh with the same vertices, faces, and UVs (in metres)."""
    mesh = bpy.data.meshes.new(name)
    mesh.vertices.add(len(data.vertices))
    mesh.vertices.foreach_set("co", data.vertices.astype(np.float32).ravel())
    mesh.loops.add(len(data.corners))
    mesh.loops.foreach_set("vertex_index", data.corners)
    mesh.polygons.add(len(data.sizes))
    mesh.polygons.foreach_set("loop_start", data.starts)
    mesh.update(calc_edges=True)
    if data.uv is not None:
        layer = mesh.uv_layers.new(name="UVMap")
        layer.uv.foreach_set("vector", data.uv.astype(np.float32).ravel())
    return mesh


def from_blender(mesh: bpy.types.Mesh, wrap: tuple[float, float] = (0.0, 0.0)) -> MeshData:
    """The Blender mesh as numpy arrays."""
    vertices = np.empty(len(mesh.vertices) * 3, np.float32)
    mesh.vertices.foreach_get("co", vertices)
    corners = np.empty(len(mesh.loops), np.int32)
    mesh.loops.foreach_get("vertex_index", corners)
    sizes = np.empty(len(mesh.polygons), np.int32)
    mesh.polygons.foreach_get("loop_total", sizes)
    uv = None
    if mesh.uv_layers and len(corners):
        flat = np.empty(len(mesh.loops) * 2, np.float32)
        mesh.uv_layers[0].uv.foreach_get("vector", flat)
        uv = flat.reshape(-1, 2).astype(np.float64)
    return MeshData(vertices.reshape(-1, 3).astype(np.float64), corners, sizes, uv, wrap)


def box_project(data: MeshData) -> Floats:
    """(c, 2) UVs in metres by the face's main direction; v runs along the part's longest side.

    Wood then has its grain along a leg or a board, whichever way it lies.
    """
    extent = np.ptp(data.vertices, axis=0)
    grain = int(np.argmax(extent + np.array([2e-6, 0.0, 1e-6])))
    normals = face_normals(data)
    main = np.argmax(np.abs(normals) + np.array([0.0, 1e-6, 2e-6]), axis=1)
    per_corner = np.repeat(main, data.sizes)
    points = data.vertices[data.corners]
    uv = np.empty((len(data.corners), 2))
    for axis in range(3):
        across, along = _plane_axes(axis, grain)
        hit = per_corner == axis
        uv[hit, 0] = points[hit, across]
        uv[hit, 1] = points[hit, along]
    return uv


def face_normals(data: MeshData) -> Floats:
    """(f, 3) unit normals by Newell's method, so concave faces are right too."""
    points = data.vertices[data.corners]
    following = np.arange(len(data.corners)) + 1
    ends = data.starts + data.sizes - 1
    following[ends] = data.starts
    nxt = points[following]
    cross = np.cross(points, nxt)
    summed = np.add.reduceat(cross, data.starts, axis=0) if len(data.sizes) else cross
    size = np.linalg.norm(summed, axis=1, keepdims=True)
    return summed / np.where(size < 1e-30, 1.0, size)


def shade(mesh: bpy.types.Mesh, shading: str, *, low_poly: bool) -> None:
    """Smooth faces with sharp edges by angle, all smooth, or flat."""
    if low_poly or shading == "flat":
        mesh.shade_flat()
        return
    mesh.shade_smooth()
    if shading == "auto":
        mesh.set_sharp_from_angle(angle=np.radians(_SMOOTH_ANGLE_DEG))


def set_uv(mesh: bpy.types.Mesh, uv: Floats) -> None:
    """Replaces the UV layer."""
    layer = mesh.uv_layers[0] if mesh.uv_layers else mesh.uv_layers.new(name="UVMap")
    layer.uv.foreach_set("vector", uv.astype(np.float32).ravel())


def set_colors(mesh: bpy.types.Mesh, colors: Floats) -> None:
    """Writes (n, 4) linear vertex colours as the attribute `Color`."""
    attribute = mesh.color_attributes.new(name="Color", type="FLOAT_COLOR", domain="POINT")
    attribute.data.foreach_set("color", colors.astype(np.float32).ravel())
    mesh.color_attributes.active_color = attribute


def _plane_axes(normal: int, grain: int) -> tuple[int, int]:
    rest = [axis for axis in range(3) if axis != normal]
    along = grain if grain in rest else rest[1]
    across = rest[0] if rest[1] == along else rest[1]
    return across, along
