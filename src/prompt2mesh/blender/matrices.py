"""4×4 matrices of transforms and of instance patterns; plain numpy."""

import numpy as np

from prompt2mesh.blender.meshdata import Floats
from prompt2mesh.blender.shapes_implicit import euler_matrix
from prompt2mesh.mesh import placement as pl


def translation(offset: tuple[float, float, float] | Floats) -> Floats:
    """A move."""
    m = np.eye(4)
    m[:3, 3] = offset
    return m


def rotation(degrees: tuple[float, float, float]) -> Floats:
    """An XYZ Euler rotation."""
    m = np.eye(4)
    m[:3, :3] = euler_matrix(degrees)
    return m


def scaling(factors: tuple[float, float, float] | float) -> Floats:
    """A scale, uniform or per axis."""
    return np.diag([*np.broadcast_to(factors, 3), 1.0])


def transform_matrix(transform: pl.Transform, *, with_scale: bool = True) -> Floats:
    """Scale, then rotate, then move."""
    m = translation(transform.location) @ rotation(transform.rotation)
    return m @ scaling(transform.scale) if with_scale else m


def apply(matrix: Floats, points: Floats) -> Floats:
    """(n, 3) points moved by the matrix."""
    return points @ matrix[:3, :3].T + matrix[:3, 3]


def pattern_matrices(pattern: pl.Instances) -> list[Floats]:
    """The copies of a pattern, the first first; mirrors and scatters are built elsewhere."""
    if isinstance(pattern, pl.Linear):
        step = np.asarray(pattern.step)
        shift = step * (pattern.count - 1) / 2 if pattern.center else np.zeros(3)
        return [translation(step * i - shift) for i in range(pattern.count)]
    if isinstance(pattern, pl.Radial):
        whole = abs(abs(pattern.angle) - 360.0) < 1e-9
        gaps = pattern.count if whole else max(pattern.count - 1, 1)
        center, back = translation(pattern.center), translation(-np.asarray(pattern.center, np.float64))
        copies: list[Floats] = []
        for i in range(pattern.count):
            turn = pattern.start + pattern.angle * i / gaps
            degrees = tuple(turn if axis == pattern.axis else 0.0 for axis in "xyz")
            lift = [pattern.rise * i if axis == pattern.axis else 0.0 for axis in "xyz"]
            copies.append(translation(np.array(lift)) @ center @ rotation((degrees[0], degrees[1], degrees[2])) @ back)
        return copies
    if isinstance(pattern, pl.Grid):
        nx, ny, nz = pattern.counts
        step = np.asarray(pattern.step, np.float64)
        return [
            translation(step * np.array([i - (nx - 1) / 2, j - (ny - 1) / 2, float(k)]))
            for k in range(nz)
            for j in range(ny)
            for i in range(nx)
        ]
    if isinstance(pattern, pl.Poses):
        return [transform_matrix(pose) for pose in pattern.poses]
    msg = f"{type(pattern).__name__} has no fixed matrices"
    raise TypeError(msg)


def align_z(normal: Floats, spin: float = 0.0) -> Floats:
    """A rotation that takes +z to `normal`, after a turn of `spin` radians about z."""
    z = normal / max(float(np.linalg.norm(normal)), 1e-12)
    helper = np.array([1.0, 0.0, 0.0]) if abs(z[0]) < 0.9 else np.array([0.0, 1.0, 0.0])
    x = np.cross(helper, z)
    x /= np.linalg.norm(x)
    m = np.eye(4)
    m[:3, :3] = np.stack([x, np.cross(z, x), z], 1)
    c, s = np.cos(spin), np.sin(spin)
    turn = np.eye(4)
    turn[:2, :2] = [[c, -s], [s, c]]
    return m @ turn


def decompose_xyz(direction_from: Floats, direction_to: Floats) -> Floats:
    """The smallest rotation between two directions (Rodrigues)."""
    a = direction_from / max(float(np.linalg.norm(direction_from)), 1e-12)
    b = direction_to / max(float(np.linalg.norm(direction_to)), 1e-12)
    v, c = np.cross(a, b), float(a @ b)
    m = np.eye(4)
    if c < -1 + 1e-9:
        axis = np.array([1.0, 0.0, 0.0]) if abs(a[0]) < 0.9 else np.array([0.0, 1.0, 0.0])
        axis = np.cross(a, axis)
        axis /= np.linalg.norm(axis)
        m[:3, :3] = 2 * np.outer(axis, axis) - np.eye(3)
        return m
    k = np.array([[0, -v[2], v[1]], [v[2], 0, -v[0]], [-v[1], v[0], 0]])
    m[:3, :3] = np.eye(3) + k + k @ k / (1 + c)
    return m
