"""Thin sheets and rippled bodies of revolution that grown and baked things are made of.

Every function returns closed solids: a leaf or petal is a sheet with two faces
and a rim. Knows geometry only, nothing of assets.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, cast

import numpy as np
import numpy.typing as npt

from prompt2mesh.library.detail import fewer
from prompt2mesh.mesh.shapes import PolyMesh

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]
Face = tuple[int, ...]
Point = tuple[float, float, float]
Vector = Sequence[float] | npt.NDArray[Any]
Ripple = Callable[[Floats, float], Floats]


@dataclass(frozen=True)
class Surface:
    """Vertices and faces of one or several closed solids; faces of one size may come as an array."""

    points: Floats
    faces: list[Face] | list[Ints]

    def blocks(self) -> list[Ints]:
        """The faces as arrays, one a number of corners, so that thousands of leaves join quickly."""
        if self.faces and isinstance(self.faces[0], np.ndarray):
            return cast("list[Ints]", self.faces)
        by_size: dict[int, list[Face]] = {}
        for face in cast("list[Face]", self.faces):
            by_size.setdefault(len(face), []).append(face)
        return [np.asarray(group, np.int64) for group in by_size.values()]

    def shape(self) -> PolyMesh:
        """The surface as a shape of the mesh program."""
        faces = [face for block in self.blocks() for face in block.tolist()]
        return PolyMesh.model_validate({"vertices": self.points.tolist(), "faces": faces})

    def placed(
        self,
        *,
        at: Vector = (0.0, 0.0, 0.0),
        rotate: Vector = (0.0, 0.0, 0.0),
        scale: float | Vector = 1.0,
    ) -> "Surface":
        """Scaled, then turned by XYZ Euler degrees, then moved; positive scales only."""
        turned = (self.points * np.asarray(scale)) @ euler(rotate).T
        return Surface(turned + np.asarray(at), self.faces)


def point(vector: Vector) -> Point:
    """A vector as the plain tuple that shapes take."""
    x, y, z = (float(v) for v in vector)
    return (x, y, z)


def euler(degrees: Vector) -> Floats:
    """The rotation matrix of XYZ Euler angles."""
    (cx, cy, cz), (sx, sy, sz) = np.cos(np.radians(degrees)), np.sin(np.radians(degrees))
    rx = np.array([[1, 0, 0], [0, cx, -sx], [0, sx, cx]])
    ry = np.array([[cy, 0, sy], [0, 1, 0], [-sy, 0, cy]])
    rz = np.array([[cz, -sz, 0], [sz, cz, 0], [0, 0, 1]])
    return np.asarray(rz @ ry @ rx, np.float64)


def joined(surfaces: Iterable[Surface]) -> Surface:
    """Several surfaces as one mesh."""
    points: list[Floats] = []
    by_size: dict[int, list[Ints]] = {}
    first = 0
    for surface in surfaces:
        points.append(surface.points)
        for block in surface.blocks():
            by_size.setdefault(block.shape[1], []).append(block + first)
        first += len(surface.points)
    return Surface(np.concatenate(points), [np.concatenate(group) for group in by_size.values()])


def spline(points: Sequence[Sequence[float]], steps: int, *, closed: bool = False) -> Floats:
    """A Catmull-Rom curve through every point, `steps` pieces a span."""
    p = np.asarray(points, np.float64)
    open_ends = [2 * p[:1] - p[1:2], p, 2 * p[-1:] - p[-2:-1]]
    q = np.concatenate([p[-1:], p, p[:2]] if closed else open_ends)
    p0, p1, p2, p3 = (q[k : len(q) - 3 + k][:, None, :] for k in range(4))
    t = (np.arange(steps) / steps)[None, :, None]
    curve = 0.5 * (2 * p1 + (p2 - p0) * t + (2 * p0 - 5 * p1 + 4 * p2 - p3) * t**2 + (3 * p1 - p0 - 3 * p2 + p3) * t**3)
    flat = curve.reshape(-1, p.shape[1])
    return flat if closed else np.concatenate([flat, p[-1:]])


def sheet(grid: Floats, thickness: float) -> Surface:
    """A grid of points, (rows, columns, 3), as a solid of `thickness` metres.

    The upper face looks along (row direction) × (column direction).
    """
    rows, columns = grid.shape[:2]
    across, along = np.gradient(grid, axis=0), np.gradient(grid, axis=1)
    normal = np.cross(across, along)
    normal /= np.maximum(np.linalg.norm(normal, axis=2, keepdims=True), 1e-12)
    half = normal * (thickness / 2)
    points = np.concatenate([(grid + half).reshape(-1, 3), (grid - half).reshape(-1, 3)])
    n = rows * columns
    index = np.arange(n).reshape(rows, columns)
    quads = np.stack([index[:-1, :-1], index[1:, :-1], index[1:, 1:], index[:-1, 1:]], -1).reshape(-1, 4)
    rim = np.concatenate([index[:-1, 0], index[-1, :-1], index[:0:-1, -1], index[0, :0:-1]])
    after = np.roll(rim, -1)
    sides = np.stack([after, rim, rim + n, after + n], 1)
    return Surface(points, [np.concatenate([quads, quads[:, ::-1] + n, sides])])


def blade(
    length: float,
    width: float,
    *,
    thickness: float,
    peak: float = 0.42,
    roundness: float = 0.8,
    bend: float = 0.0,
    cup: float = 0.0,
    ripple: float = 0.0,
    lobes: int = 0,
    notch: float = 0.0,
    rows: int = 4,
    columns: int = 9,
) -> Surface:
    """A leaf or petal growing along +y from the origin, its face up.

    Args:
        length: Along the middle, metres.
        width: At the widest place, metres.
        thickness: Metres.
        peak: Where along the length (0..1) it is widest.
        roundness: Below 0.6 blunt ends, above 1 long points.
        bend: Degrees the middle line curls up over its length (negative droops).
        cup: How far the edges rise, as a share of the half width (negative: a roof).
        ripple: Height of the edge's waves as a share of the width.
        lobes: Number of teeth along each edge.
        notch: Depth of the teeth, share of the half width.
        rows: Quads across.
        columns: Quads along.
    """
    rows, columns = fewer(rows, 2), fewer(columns, 4)
    t = np.linspace(0, 1, columns + 1)
    power = np.log(0.5) / np.log(peak)
    half = width / 2 * np.maximum(np.sin(np.pi * np.clip(t, 0, 1) ** power), 0.0) ** roundness
    if lobes:
        half = half * (1 - notch * (0.5 + 0.5 * np.cos(2 * np.pi * lobes * t)))
    half = np.maximum(half, width * 0.03)
    angle = np.radians(bend) * (t[1:] + t[:-1]) / 2
    step = length / columns
    y = np.concatenate([[0.0], np.cumsum(np.cos(angle) * step)])
    z = np.concatenate([[0.0], np.cumsum(np.sin(angle) * step)])
    slope = np.radians(bend) * t
    s = np.linspace(-1, 1, rows + 1)[:, None]
    lift = cup * half * np.abs(s) ** 1.6 + ripple * width * np.sin(t * 17 + 2 * s) * np.abs(s) ** 2
    grid = np.stack([s * half, y - lift * np.sin(slope), z + lift * np.cos(slope)], -1)
    return sheet(grid, thickness)


def flake(length: float, width: float, *, thickness: float, fold: float = 0.15) -> Surface:
    """The cheapest leaf: a flat double pyramid of twelve triangles, along +y, face up."""
    x, z = width / 2, thickness / 2
    rim = [
        (0.0, 0.0),
        (x * 0.8, length * 0.25),
        (x, length * 0.5),
        (0.0, length),
        (-x, length * 0.5),
        (-x * 0.8, length * 0.25),
    ]
    lift = [abs(p[0]) * fold for p in rim]
    points = np.array(
        [(p[0], p[1], h) for p, h in zip(rim, lift, strict=True)] + [(0, length * 0.42, z), (0, length * 0.42, -z)]
    )
    faces: list[Face] = []
    for i in range(6):
        k = (i + 1) % 6
        faces += [(i, k, 6), (k, i, 7)]
    return Surface(points, faces)


def rings_to_surface(rings: Floats, *, poles: tuple[Floats | None, Floats | None] = (None, None)) -> Surface:
    """Closed skin over (n, m, 3) rings, counter-clockwise seen from the end; ends close to `poles` or their middle."""
    n, m = rings.shape[:2]
    first, last = (
        ring.mean(0) if pole is None else pole for ring, pole in zip((rings[0], rings[-1]), poles, strict=True)
    )
    points = np.concatenate([rings.reshape(-1, 3), first[None], last[None]])
    index = np.arange(n * m).reshape(n, m)
    nxt = np.roll(index, -1, axis=1)
    quads = np.stack([index[:-1], nxt[:-1], nxt[1:], index[1:]], -1).reshape(-1, 4)
    bottom, top = np.full(m, n * m), np.full(m, n * m + 1)
    caps = np.concatenate([np.stack([nxt[0], index[0], bottom], 1), np.stack([index[-1], nxt[-1], top], 1)])
    return Surface(points, [quads, caps])


def turned(
    profile: Sequence[tuple[float, float]],
    *,
    segments: int = 48,
    steps: int = 5,
    ripple: Ripple | None = None,
    lift: Ripple | None = None,
) -> Surface:
    """A smooth body of revolution whose radius and height vary around.

    Args:
        profile: (r, z) from bottom to top, both ends on or near the axis.
        segments: Points around.
        steps: Points a span of the profile; 1 keeps straight lines.
        ripple: (angles in radians, share along the profile) → factor of the radius.
        lift: The same → addition to z, metres.
    """
    segments, steps = fewer(segments, 6), fewer(steps, 1)
    curve = spline(profile, steps) if steps > 1 else np.asarray(profile, np.float64)
    curve[:, 0] = np.maximum(curve[:, 0], 0.0)
    small = 4e-3 * float(curve[:, 0].max())
    low = np.array([0.0, 0.0, curve[0, 1]]) if curve[0, 0] < small else None
    high = np.array([0.0, 0.0, curve[-1, 1]]) if curve[-1, 0] < small else None
    curve[:, 0] = np.maximum(curve[:, 0], small)
    a = np.linspace(0, 2 * np.pi, segments, endpoint=False)
    share = np.linspace(0, 1, len(curve))
    rings = np.empty((len(curve), segments, 3))
    for i, (r, z) in enumerate(curve):
        radius = r * (ripple(a, float(share[i])) if ripple else np.ones(segments))
        height = z + (lift(a, float(share[i])) if lift else np.zeros(segments))
        rings[i] = np.stack([radius * np.cos(a), radius * np.sin(a), height], 1)
    kept = rings[(0 if low is None else 1) : (len(rings) if high is None else -1)]
    return rings_to_surface(kept, poles=(low, high))


def lobed(lobes: int, depth: float, *, sharp: float = 1.0) -> Ripple:
    """A ripple with `lobes` bulges and grooves `depth` deep; `sharp` below 1 makes narrow grooves."""

    def ripple(angles: Floats, share: float) -> Floats:
        fade = np.sin(np.pi * min(max(share, 0.0), 1.0)) ** 0.5
        wave = np.abs(np.cos(angles * lobes / 2)) ** sharp
        return 1 - depth * fade * (1 - wave)

    return ripple


def fibonacci(count: int, *, low: float = -1.0, high: float = 1.0) -> Floats:
    """(count, 3) unit vectors spread evenly over the sphere's zone low ≤ z ≤ high (golden-angle spiral)."""
    i = np.arange(count)
    z = low + (high - low) * (i + 0.5) / count
    r = np.sqrt(np.maximum(1 - z * z, 0.0))
    a = i * np.pi * (3 - np.sqrt(5))
    return np.stack([r * np.cos(a), r * np.sin(a), z], 1)


def facing(direction: Vector, *, roll: float = 0.0) -> Point:
    """XYZ Euler degrees that turn +y to `direction`, after rolling about +y by `roll` degrees."""
    x, y, z = (float(v) for v in direction)
    pitch = float(np.degrees(np.arctan2(z, np.hypot(x, y))))
    yaw = float(np.degrees(np.arctan2(-x, y)))
    matrix = euler((0, 0, yaw)) @ euler((pitch, 0, 0)) @ euler((0, roll, 0))
    return euler_of(matrix)


def upright(direction: Vector, *, spin: float = 0.0) -> Point:
    """XYZ Euler degrees that turn +z to `direction`, after spinning about z by `spin` degrees."""
    x, y, z = (float(v) for v in direction)
    tilt = float(np.degrees(np.arctan2(np.hypot(x, y), z)))
    yaw = float(np.degrees(np.arctan2(y, x)))
    return euler_of(euler((0, 0, yaw)) @ euler((0, tilt, 0)) @ euler((0, 0, spin)))


def euler_of(matrix: Floats) -> Point:
    """The XYZ Euler degrees of a rotation matrix."""
    sy = -float(matrix[2, 0])
    y = np.arcsin(np.clip(sy, -1, 1))
    if abs(sy) < 0.99999:
        x = np.arctan2(matrix[2, 1], matrix[2, 2])
        z = np.arctan2(matrix[1, 0], matrix[0, 0])
    else:
        x = 0.0
        z = np.arctan2(-matrix[0, 1], matrix[1, 1])
    return (float(np.degrees(x)), float(np.degrees(y)), float(np.degrees(z)))
