"""Extrusions of 2D outlines, and ground."""

from itertools import pairwise

import numpy as np
from manifold3d import triangulate

from prompt2mesh.blender.curves import catmull_rom
from prompt2mesh.blender.meshdata import Floats, MeshData, from_faces
from prompt2mesh.blender.noise import fractal_noise
from prompt2mesh.mesh import shapes
from prompt2mesh.mesh.errors import GeometryError

_TWIST_STEP = 8.0
_HALVINGS = 5


def extrude(shape: shapes.Extrude, *, bevel_segments: int | None = None) -> MeshData:
    """Walls as quads; caps as one polygon each, or triangles where there are holes.

    Args:
        shape: The outline and what to do with it.
        bevel_segments: Overrides the shape's own.

    Raises:
        GeometryError: The outline has no area.
    """
    loops = [_loop(shape.outline, smooth=shape.smooth, ccw=True)]
    loops += [_loop(hole, smooth=shape.smooth, ccw=False) for hole in shape.holes]
    reach = rim_reach(loops, min(shape.bevel, 0.49 * shape.height)) if shape.bevel > 0 else 0.0
    inwards = np.concatenate([_inwards(loop) for loop in loops])
    flat = np.concatenate(loops)
    low = 0.0 if shape.pivot == "base" else -shape.height / 2
    levels = _levels(shape, reach, bevel_segments or shape.bevel_segments)
    layers: list[Floats] = []
    for z, inset in levels:
        share = z / shape.height
        layers.append(_layer(flat + inwards * inset, low + z, 1 + (shape.taper - 1) * share, shape.twist * share))
    vertices = np.concatenate(layers)
    n = len(flat)
    faces: list[list[int]] = []
    start = 0
    for loop in loops:
        size = len(loop)
        for i in range(size):
            a, b = start + i, start + (i + 1) % size
            faces += [[a + k * n, b + k * n, b + (k + 1) * n, a + (k + 1) * n] for k in range(len(levels) - 1)]
        start += size
    top = (len(levels) - 1) * n
    if shape.holes:
        ends = np.cumsum([0, *map(len, loops)])
        # By the outline itself: drawn in by the rim's bevel, a cusp crosses itself and the caps fold.
        caps = _triangulate([flat[i:j] for i, j in pairwise(ends.tolist())])
        faces += [[c, b, a] for a, b, c in caps]
        faces += [[a + top, b + top, c + top] for a, b, c in caps]
    else:
        faces += [list(range(n - 1, -1, -1)), list(range(top, top + n))]
    return from_faces(vertices, faces)


def rim_reach(loops: list[Floats], wanted: float) -> float:
    """The widest rim bevel, at most `wanted` metres, at which no loop folds over itself or meets another."""
    reach = wanted
    for _ in range(_HALVINGS):
        if not any(_folds(loop, reach) for loop in loops) and _apart(loops, reach):
            return reach
        reach /= 2
    return 0.0


def _levels(shape: shapes.Extrude, reach: float, segments: int) -> list[tuple[float, float]]:
    """(height, inset) of every layer: a quarter circle at each rim, and steps for the twist between."""
    steps = 1 + max(1, int(np.ceil(abs(shape.twist) / _TWIST_STEP)))
    between = [(float(z), 0.0) for z in np.linspace(reach, shape.height - reach, steps)]
    if reach <= 0:
        return between
    turns = np.linspace(0, np.pi / 2, segments + 1)[:-1]
    rim = [(float(reach * (1 - np.cos(a))), float(reach * (1 - np.sin(a)))) for a in turns]
    return [*rim, *between, *((shape.height - z, inset) for z, inset in reversed(rim))]


def _inwards(loop: Floats) -> Floats:
    """(n, 2) how far each corner moves into the material for an inset of 1 (its mitre, at most 3)."""
    edge = np.roll(loop, -1, axis=0) - loop
    normal = np.stack([-edge[:, 1], edge[:, 0]], 1)
    normal /= np.maximum(np.linalg.norm(normal, axis=1, keepdims=True), 1e-15)
    before = np.roll(normal, 1, axis=0)
    share = 1 + np.einsum("ij,ij->i", before, normal)
    return (before + normal) / np.maximum(share, 0.22)[:, None]


def _folds(loop: Floats, reach: float) -> bool:
    inset = loop + _inwards(loop) * reach
    before, after = np.roll(loop, -1, axis=0) - loop, np.roll(inset, -1, axis=0) - inset
    return bool((np.einsum("ij,ij->i", before, after) <= 0.05 * np.einsum("ij,ij->i", before, before)).any())


def _apart(loops: list[Floats], reach: float) -> bool:
    """Whether every two loops leave room for both insets, and each loop for its own across its narrowest place."""
    for i, one in enumerate(loops):
        for other in loops[i + 1 :]:
            gaps = np.linalg.norm(one[:, None] - other[None], axis=2)
            if float(gaps.min()) < 2.2 * reach:
                return False
    return True


def heightfield(shape: shapes.Heightfield) -> MeshData:
    """A solid slab whose upper face is ground."""
    width, depth = shape.size
    if shape.heights is not None:
        z = np.asarray(shape.heights, np.float64)
        if z.ndim != 2 or min(z.shape) < 2:
            raise GeometryError("a heightfield needs at least 2 × 2 heights, every row as long as the first")
    else:
        nx = shape.resolution
        ny = max(2, round(nx * depth / width))
        gx, gy = np.meshgrid(np.linspace(0, width, nx), np.linspace(0, depth, ny))
        points = np.stack([gx, gy, np.zeros_like(gx)], -1).reshape(-1, 3) / shape.noise_scale
        z = shape.amplitude * (0.5 + 0.5 * fractal_noise(points, seed=shape.seed, octaves=5)).reshape(ny, nx)
    ny, nx = z.shape
    gx, gy = np.meshgrid(np.linspace(-width / 2, width / 2, nx), np.linspace(-depth / 2, depth / 2, ny))
    if shape.round:
        gx, gy = _disc(gx / (width / 2), gy / (depth / 2), width / 2, depth / 2)
    top = np.stack([gx, gy, z], -1).reshape(-1, 3)
    index = np.arange(nx * ny).reshape(ny, nx)
    quads = np.stack([index[:-1, :-1], index[:-1, 1:], index[1:, 1:], index[1:, :-1]], -1).reshape(-1, 4)
    border = np.concatenate([index[0, :-1], index[:-1, -1], index[-1, :0:-1], index[:0:-1, 0]])
    below = top[border].copy()
    below[:, 2] = -shape.base
    first, m = len(top), len(border)
    faces: list[list[int]] = quads.tolist()
    for i in range(m):
        k = (i + 1) % m
        faces.append([int(border[k]), int(border[i]), first + i, first + k])
    faces.append(list(range(first + m - 1, first - 1, -1)))
    return from_faces(np.concatenate([top, below]), faces).outward()


def _disc(x: Floats, y: Floats, rx: float, ry: float) -> tuple[Floats, Floats]:
    """Maps the square onto the disc (elliptical grid mapping, Fong 2015)."""
    return x * np.sqrt(1 - y**2 / 2) * rx, y * np.sqrt(1 - x**2 / 2) * ry


def _loop(outline: list[tuple[float, float]], *, smooth: bool, ccw: bool) -> Floats:
    points = np.asarray(outline, np.float64)
    gaps = np.linalg.norm(points - np.roll(points, 1, axis=0), axis=1)
    points = points[gaps > 1e-9]
    if len(points) < 3:
        raise GeometryError("an extrusion's outline needs three points that differ")
    if smooth:
        points = catmull_rom(points, resolution=5, closed=True)
    x, y = points.T
    area = 0.5 * float(np.sum(x * np.roll(y, -1) - np.roll(x, -1) * y))
    if abs(area) < 1e-14:
        raise GeometryError("an extrusion's outline has no area")
    return points if (area > 0) == ccw else points[::-1]


def _layer(flat: Floats, z: float, scale: float, turn: float) -> Floats:
    r = np.radians(turn)
    moved = max(scale, 1e-4) * flat @ np.array([[np.cos(r), np.sin(r)], [-np.sin(r), np.cos(r)]])
    return np.concatenate([moved, np.full((len(flat), 1), z)], 1)


def _triangulate(loops: list[Floats]) -> list[list[int]]:
    return triangulate([loop.astype(np.float64) for loop in loops], -1.0, True).tolist()


def polymesh(shape: shapes.PolyMesh) -> MeshData:
    """The polygons as given, turned outwards.

    Raises:
        GeometryError: A face names a vertex that is not there.
    """
    count = len(shape.vertices)
    for number, face in enumerate(shape.faces):
        if max(face) >= count:
            raise GeometryError(f"face {number} names vertex {max(face)}; there are {count}")
    return from_faces(shape.vertices, shape.faces).outward()
