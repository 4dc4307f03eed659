"""Extrusions of 2D outlines, and ground."""

import numpy as np
from manifold3d import triangulate

from prompt2mesh.blender.curves import catmull_rom
from prompt2mesh.blender.meshdata import Floats, MeshData, from_faces
from prompt2mesh.blender.noise import fractal_noise
from prompt2mesh.mesh import shapes
from prompt2mesh.mesh.errors import GeometryError

_TWIST_STEP = 8.0


def extrude(shape: shapes.Extrude) -> MeshData:
    """Walls as quads; caps as one polygon each, or triangles where there are holes.

    Raises:
        GeometryError: The outline has no area.
    """
    loops = [_loop(shape.outline, smooth=shape.smooth, ccw=True)]
    loops += [_loop(hole, smooth=shape.smooth, ccw=False) for hole in shape.holes]
    layers = 1 + max(1, int(np.ceil(abs(shape.twist) / _TWIST_STEP)))
    low = 0.0 if shape.pivot == "base" else -shape.height / 2
    flat = np.concatenate(loops)
    n = len(flat)
    vertices = np.concatenate([
        _layer(flat, low + shape.height * t, 1 + (shape.taper - 1) * t, shape.twist * t)
        for t in np.linspace(0, 1, layers)
    ])  # fmt: skip
    faces: list[list[int]] = []
    rim: list[tuple[int, int]] = []
    start = 0
    for loop in loops:
        size = len(loop)
        for i in range(size):
            a, b = start + i, start + (i + 1) % size
            faces += [
                [a + layer * n, b + layer * n, b + (layer + 1) * n, a + (layer + 1) * n] for layer in range(layers - 1)
            ]
            rim += [(a, b), (a + (layers - 1) * n, b + (layers - 1) * n)]
        start += size
    top = (layers - 1) * n
    if shape.holes:
        caps = _triangulate(loops)
        faces += [[c, b, a] for a, b, c in caps]
        faces += [[a + top, b + top, c + top] for a, b, c in caps]
    else:
        faces += [list(range(n - 1, -1, -1)), list(range(top, top + n))]
    mesh = from_faces(vertices, faces)
    if shape.bevel > 0:
        mesh.bevel_edges = rim
    return mesh


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
