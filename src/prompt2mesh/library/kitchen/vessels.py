"""Turned vessels: a wall of even thickness from an outer profile, the liquid in it, handles, steam.

Shared by everything in the kitchen that holds something.
"""

import math
from collections.abc import Sequence
from itertools import pairwise

from prompt2mesh.library.kit import Kit
from prompt2mesh.mesh.shapes import Lathe, Sweep

Profile = Sequence[tuple[float, float]]


def spline(points: Profile, *, steps: int = 6) -> list[tuple[float, float]]:
    """A Catmull–Rom curve through the points."""
    p = [
        (2 * points[0][0] - points[1][0], 2 * points[0][1] - points[1][1]),
        *points,
        (2 * points[-1][0] - points[-2][0], 2 * points[-1][1] - points[-2][1]),
    ]
    curve: list[tuple[float, float]] = []
    for i in range(len(points) - 1):
        a, b, c, d = p[i : i + 4]
        for j in range(steps):
            t = j / steps
            curve.append((
                0.5 * (2 * b[0] + (c[0] - a[0]) * t + (2 * a[0] - 5 * b[0] + 4 * c[0] - d[0]) * t * t + (3 * b[0] - a[0] - 3 * c[0] + d[0]) * t**3),
                0.5 * (2 * b[1] + (c[1] - a[1]) * t + (2 * a[1] - 5 * b[1] + 4 * c[1] - d[1]) * t * t + (3 * b[1] - a[1] - 3 * c[1] + d[1]) * t**3),
            ))  # fmt: skip
    return [*curve, tuple(points[-1])]  # pyright: ignore[reportReturnType]


def inner_wall(outer: Profile, wall: float, floor: float) -> list[tuple[float, float]]:
    """The inside of a vessel from its rim down to the axis.

    Args:
        outer: The outside from foot to rim, (r, z) in metres, z rising.
        wall: Thickness, metres.
        floor: Height of the inside's lowest point.
    """
    outer = _dense(outer)
    n = len(outer)
    inside: list[tuple[float, float]] = []
    for i in range(n - 1, -1, -1):
        (ar, az), (br, bz) = outer[max(i - 1, 0)], outer[min(i + 1, n - 1)]
        size = math.hypot(br - ar, bz - az) or 1.0
        nr, nz = -(bz - az) / size, (br - ar) / size
        r, z = outer[i][0] + nr * wall, outer[i][1] + (nz * wall if i < n - 1 else 0.0)
        if z < floor + 1e-6 or r < wall * 0.4:
            break
        if inside and z > inside[-1][1] - 1e-7:
            continue
        inside.append((r, z))
    if not inside:
        inside = [(max(outer[-1][0] - wall, wall), outer[-1][1])]
    last = inside[-1]
    gap = last[1] - floor
    if gap > wall:
        inside.append((last[0] * 0.9, floor + gap * 0.35))
    inside += [(last[0] * 0.6, floor + min(gap, wall) * 0.1), (0.0, floor)]
    return inside


def _dense(outer: Profile) -> list[tuple[float, float]]:
    """The profile with no step longer than a fourteenth of its height, so that normals are local."""
    longest = max(abs(outer[-1][1] - outer[0][1]) / 14, 1e-5)
    points: list[tuple[float, float]] = []
    for (ar, az), (br, bz) in pairwise(outer):
        pieces = max(1, min(24, round(math.hypot(br - ar, bz - az) / longest)))
        points += [(ar + (br - ar) * j / pieces, az + (bz - az) * j / pieces) for j in range(pieces)]
    return [*points, (outer[-1][0], outer[-1][1])]


def vessel(outer: Profile, wall: float, *, floor: float | None = None, segments: int = 48) -> Lathe:
    """A closed solid cup: outside up, over a rounded rim, inside down."""
    base = outer[0][1]
    low = base + wall * 1.3 if floor is None else floor
    inside = inner_wall(outer, wall, low)
    r, z = outer[-1]
    lip = [(r - wall * 0.18, z + wall * 0.36), (r - wall * 0.5, z + wall * 0.5), (r - wall * 0.82, z + wall * 0.36)]
    return Lathe(profile=[(0.0, base), *outer, *lip, *inside], segments=segments)


def radius_at(inside: Profile, z: float) -> float:
    """Inner radius at a height."""
    for (r1, z1), (r0, z0) in pairwise(inside):
        if z0 <= z <= z1:
            return r0 + (r1 - r0) * (z - z0) / max(z1 - z0, 1e-9)
    return inside[0][0]


def liquid(outer: Profile, wall: float, level: float, *, floor: float | None = None, overlap: float = 0.0) -> Lathe:
    """What fills a vessel up to z = `level`; `overlap` sinks it into the wall so that no gap shows."""
    low = outer[0][1] + wall * 1.3 if floor is None else floor
    inside = inner_wall(outer, wall, low)
    body = [(r + overlap, z) for r, z in reversed(inside) if low + 1e-6 < z < level - 1e-6]
    top = radius_at(inside, level) + overlap
    meniscus = min(wall * 0.3, top * 0.05)
    return Lathe(
        profile=[
            (0.0, low - overlap),
            *body,
            (top, level),
            (max(top - meniscus * 2, top * 0.5), level - meniscus * 0.6),
            (0.0, level - meniscus * 0.6),
        ],
        segments=48,
    )


def handle_path(
    top: tuple[float, float], bottom: tuple[float, float], reach: float
) -> list[tuple[float, float, float]]:
    """The path of an ear-shaped handle in the xz plane between two points of a wall, given as (x, z)."""
    (x1, z1), (x0, z0) = top, bottom
    tall = z1 - z0
    far = max(x0, x1) + reach
    return [
        (x1, 0, z1),
        (x1 + reach * 0.55, 0, z1 + tall * 0.06),
        (far, 0, z1 - tall * 0.22),
        (far - reach * 0.04, 0, z0 + tall * 0.42),
        (x0 + reach * 0.5, 0, z0 + tall * 0.08),
        (x0, 0, z0),
    ]


def steam(k: Kit, center: tuple[float, float, float], width: float, height: float, *, wisps: int = 4) -> None:
    """Curling wisps of steam that rise from a surface; the kit's asset has the slot steam."""
    x, y, z = center
    for i in range(wisps):
        a = 2 * math.pi * i / wisps + k.rng.uniform(-0.4, 0.4)
        out = width * (0.45 if wisps > 1 else 0.0)
        px, py = x + out * math.cos(a), y + out * math.sin(a)
        tall = height * k.rng.uniform(0.7, 1.0)
        swing = width * 0.32
        phase = k.rng.uniform(0, 6.28)
        path = [
            (
                px + swing * math.sin(phase + t * 5.2) * (0.25 + t),
                py + swing * 0.6 * math.cos(phase + t * 4.1) * (0.25 + t),
                z + tall * t,
            )
            for t in [j / 8 for j in range(9)]
        ]
        size = width * 0.11
        k.tube(
            "steam",
            path,
            size,
            radii=[0.3, 0.75, 1.0, 1.1, 1.0, 0.85, 0.65, 0.4, 0.15],
            segments=12,
            resolution=4,
            material="steam",
        )


def fluted(
    path: Sequence[tuple[float, float, float]],
    radius: float,
    *,
    flat: float = 0.6,
    radii: Sequence[float] | None = None,
) -> Sweep:
    """A bar of flattened oval section."""
    outline = [
        (radius * math.cos(2 * math.pi * i / 16), radius * flat * math.sin(2 * math.pi * i / 16)) for i in range(16)
    ]
    return Sweep(path=list(path), profile=outline, radii=list(radii) if radii else None, resolution=8)
