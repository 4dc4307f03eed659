"""Modifiers: Blender's own where it has them, numpy where it has not.

Consecutive Blender modifiers are stacked on one scratch object and evaluated
once.
"""

import math
from collections.abc import Callable, Sequence

import bmesh
import bpy
import manifold3d
import numpy as np

from prompt2mesh.blender.evaluate import evaluate, weld
from prompt2mesh.blender.meshdata import MeshData, from_faces
from prompt2mesh.blender.meshes import face_normals, from_blender, to_blender
from prompt2mesh.blender.noise import fractal_noise
from prompt2mesh.mesh import program as p
from prompt2mesh.mesh.errors import GeometryError

Solid = manifold3d.Manifold
ToolBuilder = Callable[[p.Part], list[MeshData]]


def apply_modifiers(data: MeshData, modifiers: Sequence[p.Modifier], build_tools: ToolBuilder) -> MeshData:
    """Applies modifiers in order.

    Args:
        data: The shape.
        modifiers: What to do to it.
        build_tools: Builds a boolean's tool part into meshes in the part's frame.

    Raises:
        GeometryError: A modifier leaves nothing, or its input is not a solid.
    """
    pending: list[p.Modifier] = []
    for modifier in modifiers:
        if isinstance(modifier, p.Bevel | p.Mirror | p.Array | p.Subdivide | p.Decimate | p.Shell):
            pending.append(modifier)
            continue
        data = _flush(data, pending)
        if isinstance(modifier, p.Boolean):
            data = _boolean(data, modifier, build_tools)
        elif isinstance(modifier, p.Deform):
            data = _deform(data, modifier)
        elif isinstance(modifier, p.Displace):
            data = _displace(data, modifier)
        elif isinstance(modifier, p.Weld):
            data = weld(data, modifier.distance)
        else:
            data = _cutaway(data, modifier)
    data = _flush(data, pending)
    if len(data.sizes) == 0:
        raise GeometryError("the modifiers leave no faces")
    return data


def to_solid(data: MeshData) -> Solid:
    """The mesh as a manifold solid.

    Raises:
        GeometryError: It is not closed.
    """
    mesh = manifold3d.Mesh(
        vert_properties=data.vertices.astype(np.float32), tri_verts=_triangulated(data).astype(np.uint32)
    )
    mesh.merge()
    solid = Solid(mesh)
    if solid.status() != manifold3d.Error.NoError or solid.is_empty():
        raise GeometryError(f"a solid was expected and an open mesh came ({solid.status()})")
    return solid


def from_solid(solid: Solid) -> MeshData:
    """The solid as a triangle mesh, coplanar triangles joined into polygons where that is safe."""
    mesh = solid.to_mesh()
    points = np.asarray(mesh.vert_properties, np.float64)[:, :3]
    return from_faces(points, np.asarray(mesh.tri_verts).tolist())


def _triangulated(data: MeshData) -> np.ndarray:
    """Triangles that are right for concave polygons too (ear clipping by bmesh)."""
    if (data.sizes <= 4).all():
        return data.triangles()
    mesh = to_blender(data, "triangulate")
    mesh.calc_loop_triangles()
    flat = np.empty(len(mesh.loop_triangles) * 3, np.int32)
    mesh.loop_triangles.foreach_get("vertices", flat)
    bpy.data.meshes.remove(mesh)
    return flat.reshape(-1, 3)


def _flush(data: MeshData, pending: list[p.Modifier]) -> MeshData:
    if not pending:
        return data
    adders: list[Callable[[bpy.types.Object], None]] = []
    for modifier in pending:
        if isinstance(modifier, p.Shell) and modifier.open != "none":
            data = _without_sides(evaluate(data, adders) if adders else data, modifier.open)
            adders = []
        adders.append(_adder(modifier))
    pending.clear()
    wrap = data.wrap
    result = evaluate(data, adders)
    result.wrap = wrap
    return result


def _adder(modifier: p.Modifier) -> Callable[[bpy.types.Object], None]:
    def add(item: bpy.types.Object) -> None:
        if isinstance(modifier, p.Bevel):
            m = item.modifiers.new("m", "BEVEL")
            m.width, m.segments = modifier.width, modifier.segments
            m.limit_method, m.angle_limit = "ANGLE", math.radians(modifier.angle)
            m.use_clamp_overlap = True
            m.miter_outer = "MITER_ARC" if modifier.segments > 1 else "MITER_SHARP"
        elif isinstance(modifier, p.Mirror):
            m = item.modifiers.new("m", "MIRROR")
            m.use_axis = [modifier.axis == a for a in "xyz"]
            m.use_clip, m.merge_threshold = True, 1e-5
        elif isinstance(modifier, p.Array):
            m = item.modifiers.new("m", "ARRAY")
            m.count, m.use_relative_offset, m.use_constant_offset = modifier.count, False, True
            m.constant_offset_displace = modifier.step
        elif isinstance(modifier, p.Subdivide):
            m = item.modifiers.new("m", "SUBSURF")
            m.levels = m.render_levels = modifier.levels
            m.subdivision_type = "CATMULL_CLARK" if modifier.smooth else "SIMPLE"
        elif isinstance(modifier, p.Decimate):
            m = item.modifiers.new("m", "DECIMATE")
            m.ratio = modifier.ratio
        elif isinstance(modifier, p.Shell):
            m = item.modifiers.new("m", "SOLIDIFY")
            m.thickness, m.offset, m.use_even_offset = modifier.thickness, -1.0, True

    return add


def _without_sides(data: MeshData, side: str) -> MeshData:
    axis, signs = {
        "top": (2, (1,)), "bottom": (2, (-1,)), "both": (2, (1, -1)), "front": (1, (-1,)), "back": (1, (1,)),
    }[side]  # fmt: skip
    normals = face_normals(data)
    keep = np.ones(len(data.sizes), bool)
    for sign in signs:
        limit = data.vertices[:, axis].max() if sign > 0 else data.vertices[:, axis].min()
        tolerance = 1e-4 * max(float(np.ptp(data.vertices[:, axis])), 1e-9)
        level = np.abs(data.vertices[data.corners][:, axis] - limit) < tolerance
        flat = np.logical_and.reduceat(level, data.starts)
        keep &= ~(flat & (normals[:, axis] * sign > 0.9))
    if keep.all():
        raise GeometryError(f"a shell open at the {side} needs a flat face there")
    return _only_faces(data, keep)


def _only_faces(data: MeshData, keep: np.ndarray) -> MeshData:
    corner_keep = np.repeat(keep, data.sizes)
    corners = data.corners[corner_keep]
    used, inverse = np.unique(corners, return_inverse=True)
    uv = None if data.uv is None else data.uv[corner_keep]
    return MeshData(data.vertices[used], inverse.astype(np.int32), data.sizes[keep], uv, data.wrap)


def _boolean(data: MeshData, modifier: p.Boolean, build_tools: ToolBuilder) -> MeshData:
    base = to_solid(data)
    tools = [to_solid(mesh) for part in modifier.tools for mesh in build_tools(part)]
    if modifier.operation == "intersect":
        result = base
        for tool in tools:
            result = result ^ tool
    else:
        kind = manifold3d.OpType.Subtract if modifier.operation == "cut" else manifold3d.OpType.Add
        result = Solid.batch_boolean([base, *tools], kind)
    if result.is_empty():
        raise GeometryError(f"the boolean {modifier.operation} leaves nothing")
    return _limited_dissolve(from_solid(result))


def _limited_dissolve(data: MeshData) -> MeshData:
    """Joins coplanar triangles, so that bevels and editing see clean faces."""
    mesh = to_blender(data, "dissolve")
    work = bmesh.new()
    work.from_mesh(mesh)
    bmesh.ops.remove_doubles(work, verts=list(work.verts), dist=1e-7)
    bmesh.ops.dissolve_limit(
        work, angle_limit=math.radians(0.05), verts=[], edges=list(work.edges), use_dissolve_boundaries=False
    )
    closed = all(edge.is_manifold for edge in work.edges)
    if closed:
        work.to_mesh(mesh)
        # A polygon that touches itself is closed as such, and open once it is cut into triangles for a file.
        closed = _closed_in_triangles(mesh)
    work.free()
    result = from_blender(mesh) if closed else data
    bpy.data.meshes.remove(mesh)
    return result


def _closed_in_triangles(mesh: bpy.types.Mesh) -> bool:
    mesh.calc_loop_triangles()
    corners = np.empty(len(mesh.loop_triangles) * 3, np.int64)
    mesh.loop_triangles.foreach_get("vertices", corners)
    triangles = corners.reshape(-1, 3)
    edges = np.sort(np.concatenate([triangles[:, [0, 1]], triangles[:, [1, 2]], triangles[:, [2, 0]]]), axis=1)
    _, uses = np.unique(edges[:, 0] * (len(mesh.vertices) + 1) + edges[:, 1], return_counts=True)
    return bool((uses == 2).all())


def _deform(data: MeshData, modifier: p.Deform) -> MeshData:
    points = data.vertices.copy()
    low = points[:, 2].min()
    height = max(float(np.ptp(points[:, 2])), 1e-9)
    share = (points[:, 2] - low) / height
    if modifier.type == "taper":
        points[:, :2] *= (1 + modifier.factor * share)[:, None]
    elif modifier.type == "twist":
        turn = np.radians(modifier.angle) * share
        x, y = points[:, 0].copy(), points[:, 1].copy()
        points[:, 0] = x * np.cos(turn) - y * np.sin(turn)
        points[:, 1] = x * np.sin(turn) + y * np.cos(turn)
    elif abs(modifier.angle) > 1e-6:
        axis = 1 if modifier.toward.endswith("y") else 0
        sign = -1.0 if modifier.toward.startswith("-") else 1.0
        radius = height / math.radians(modifier.angle)
        turn = share * math.radians(modifier.angle)
        across = points[:, axis] * sign
        points[:, axis] = sign * (radius - (radius - across) * np.cos(turn))
        points[:, 2] = low + (radius - across) * np.sin(turn)
    data.vertices = points
    return data


def _displace(data: MeshData, modifier: p.Displace) -> MeshData:
    mesh = to_blender(data, "normals")
    normals = np.empty(len(mesh.vertices) * 3, np.float32)
    mesh.vertices.foreach_get("normal", normals)
    bpy.data.meshes.remove(mesh)
    noise = fractal_noise(data.vertices / modifier.scale, seed=modifier.seed, octaves=modifier.octaves)
    if modifier.keep_base:
        low = data.vertices[:, 2].min()
        noise = noise * np.clip((data.vertices[:, 2] - low) / (0.15 * max(np.ptp(data.vertices[:, 2]), 1e-9)), 0, 1)
    data.vertices = data.vertices + normals.reshape(-1, 3) * (modifier.strength * noise)[:, None]
    return data


def _cutaway(data: MeshData, modifier: p.Cutaway) -> MeshData:
    normal = np.asarray(modifier.normal, np.float64)
    size = float(np.linalg.norm(normal))
    if size < 1e-9:
        raise GeometryError("a cutaway needs a normal with a direction")
    normal = normal / size
    kept = to_solid(data).trim_by_plane(tuple(-normal), float(-normal @ np.asarray(modifier.point)))
    if kept.is_empty():
        raise GeometryError("the cutaway leaves nothing")
    return _limited_dissolve(from_solid(kept))
