"""Round primitives and lathes: everything turned about z."""

import numpy as np

from prompt2mesh.blender.curves import arc_lengths, catmull_rom, fillet_polyline
from prompt2mesh.blender.meshdata import Floats, MeshData, from_faces, skin_rings
from prompt2mesh.mesh import shapes


def box(shape: shapes.Box) -> MeshData:
    """Six quads."""
    x, y, z = (s / 2 for s in shape.size)
    lift = z if shape.pivot == "base" else 0.0
    corners = [(sx * x, sy * y, sz * z + lift) for sz in (-1, 1) for sy in (-1, 1) for sx in (-1, 1)]
    faces = [(0, 2, 3, 1), (4, 5, 7, 6), (0, 1, 5, 4), (2, 6, 7, 3), (0, 4, 6, 2), (1, 3, 7, 5)]
    return from_faces(corners, faces)


def revolve(profile: Floats, *, segments: int, closed: bool = False, angle: float = 360.0) -> MeshData:
    """Turns (r, z) points about z.

    Args:
        profile: (n, 2) radius and height, metres.
        segments: Pieces of a whole turn.
        closed: Whether the profile is a loop that does not touch the axis.
        angle: Degrees of turn.
    """
    whole = angle >= 360.0 - 1e-9
    count = segments if whole else max(2, round(segments * angle / 360.0))
    turns = np.radians(np.linspace(0, angle, count, endpoint=False) if whole else np.linspace(0, angle, count + 1))
    profile = profile.copy()
    profile[np.abs(profile[:, 0]) < 1e-9, 0] = 0.0
    circumference = float(2 * np.pi * profile[:, 0].max()) * min(angle, 360.0) / 360.0
    v = arc_lengths(profile)
    if whole:
        rings = np.stack(
            [profile[:, :1] * np.cos(turns), profile[:, :1] * np.sin(turns), np.repeat(profile[:, 1:], count, 1)], 2
        )
        return _flat_caps(skin_rings(rings, close_along=closed, u_length=circumference, v_positions=v))
    loop = profile if closed else _closed_to_axis(profile)
    rings = np.stack(
        [
            np.outer(np.cos(turns), loop[:, 0]),
            np.outer(np.sin(turns), loop[:, 0]),
            np.tile(loop[:, 1], (len(turns), 1)),
        ],
        2,
    )
    return _weld_axis(skin_rings(rings))


def lathe(shape: shapes.Lathe) -> MeshData:
    """Any profile."""
    profile = np.asarray(shape.profile, np.float64)
    profile[:, 0] = np.maximum(profile[:, 0], 0.0)
    if shape.fillet > 0:
        profile = fillet_polyline(profile, shape.fillet, closed=shape.closed)
    if shape.smooth:
        profile = catmull_rom(profile, resolution=4, closed=shape.closed)
        profile[:, 0] = np.maximum(profile[:, 0], 0.0)
    return revolve(profile, segments=shape.segments, closed=shape.closed, angle=shape.angle)


def sphere(radius: float, segments: int) -> MeshData:
    """A UV sphere with half as many rings as segments."""
    rings = max(3, segments // 2)
    a = np.linspace(-np.pi / 2, np.pi / 2, rings + 1)
    profile = np.stack([radius * np.cos(a), radius * np.sin(a)], 1)
    profile[[0, -1], 0] = 0.0
    return revolve(profile, segments=segments)


def ellipsoid(shape: shapes.Ellipsoid) -> MeshData:
    """A stretched sphere."""
    mesh = sphere(1.0, shape.segments)
    mesh.vertices = mesh.vertices * np.asarray(shape.radii)
    size = float(np.mean(shape.radii))
    if mesh.uv is not None:
        mesh.uv = mesh.uv * size
    mesh.wrap = (mesh.wrap[0] * size, 0.0)
    return mesh


def frustum(bottom: float, top: float, height: float, segments: int, pivot: shapes.Pivot) -> MeshData:
    """Cylinders, cones and regular prisms."""
    low = 0.0 if pivot == "base" else -height / 2
    return revolve(np.array([[bottom, low], [top, low + height]], np.float64), segments=segments)


def torus(shape: shapes.Torus) -> MeshData:
    """A ring."""
    a = np.linspace(0, 2 * np.pi, shape.tube_segments, endpoint=False)
    profile = np.stack([shape.radius + shape.tube * np.cos(a), shape.tube * np.sin(a)], 1)
    return revolve(profile, segments=shape.segments, closed=True)


def capsule(shape: shapes.Capsule) -> MeshData:
    """A cylinder with half-sphere ends, centred."""
    half = max(shape.height / 2 - shape.radius, 0.0)
    steps = max(3, shape.segments // 4)
    a = np.linspace(-np.pi / 2, 0, steps + 1)
    low = np.stack([shape.radius * np.cos(a), shape.radius * np.sin(a) - half], 1)
    low[0, 0] = 0.0
    high = low[::-1] * np.array([1.0, -1.0])
    profile = np.concatenate([low, high if half > 0 else high[1:]])
    return revolve(profile, segments=shape.segments)


def _closed_to_axis(profile: Floats) -> Floats:
    ends = [profile]
    if profile[0, 0] > 0:
        ends.insert(0, np.array([[0.0, profile[0, 1]]]))
    if profile[-1, 0] > 0:
        ends.append(np.array([[0.0, profile[-1, 1]]]))
    return np.concatenate(ends)


def _flat_caps(mesh: MeshData) -> MeshData:
    """Lays the UVs of level faces flat, so that a table top shows boards and not a pie."""
    if mesh.uv is None:
        return mesh
    points = mesh.vertices[mesh.corners]
    height = points[:, 2]
    span = np.maximum.reduceat(height, mesh.starts) - np.minimum.reduceat(height, mesh.starts)
    width = np.maximum.reduceat(np.abs(points).max(axis=1), mesh.starts)
    level = np.repeat(span < 1e-3 * width, mesh.sizes)
    mesh.uv[level] = points[level][:, [1, 0]]
    return mesh


def _weld_axis(mesh: MeshData) -> MeshData:
    """Merges vertices that fell together on the axis and drops faces that collapsed."""
    keys = np.round(mesh.vertices, 9)
    unique, inverse = np.unique(keys, axis=0, return_inverse=True)
    faces: list[list[int]] = []
    for start, size in zip(mesh.starts.tolist(), mesh.sizes.tolist(), strict=True):
        face = inverse.reshape(-1)[mesh.corners[start : start + size]].tolist()
        kept = [v for k, v in enumerate(face) if v != face[k - 1]]
        if len(kept) >= 3:
            faces.append(kept)
    return from_faces(unique, faces).outward()
