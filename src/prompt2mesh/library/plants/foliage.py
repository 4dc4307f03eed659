"""Branching wood, pots and rosettes that several plants share."""

import math
import random
from collections.abc import Sequence

import numpy as np

from prompt2mesh.library.detail import fewer
from prompt2mesh.library.kit import Kit
from prompt2mesh.library.plants.surfaces import (
    Floats,
    Surface,
    blade,
    rings_to_surface,
    spline,
    turned,
)
from prompt2mesh.mesh.shapes import Lathe

Point = tuple[float, float, float]


def limb(
    points: Sequence[Point],
    radii: Sequence[float],
    *,
    segments: int = 10,
    steps: int = 4,
    wobble: float = 0.0,
    seed: int = 0,
) -> Surface:
    """A bar through `points` with a radius at each, its ends closed; `wobble` roughens it."""
    segments, steps = fewer(segments, 5), fewer(steps, 2)
    curve = spline([(*p, r) for p, r in zip(points, radii, strict=True)], steps)
    rng = np.random.default_rng(seed)
    phase = rng.uniform(0, 6, 3)
    path, radius = curve[:, :3], np.maximum(curve[:, 3], 1e-4)
    tangent = np.gradient(path, axis=0)
    tangent /= np.maximum(np.linalg.norm(tangent, axis=1, keepdims=True), 1e-12)
    first = np.array([1.0, 0.0, 0.0]) if abs(tangent[0][0]) < 0.9 else np.array([0.0, 1.0, 0.0])
    side = first - (first @ tangent[0]) * tangent[0]
    a = np.linspace(0, 2 * np.pi, segments, endpoint=False)
    rings: list[Floats] = []
    for i in range(len(path)):
        side = side - (side @ tangent[i]) * tangent[i]
        side = side / max(float(np.linalg.norm(side)), 1e-9)
        up = np.cross(tangent[i], side)
        factor = 1 + wobble * (np.sin(3 * a + phase[0] + i * 0.8) + np.sin(5 * a + phase[1] - i * 0.5)) / 2
        r = radius[i] * factor
        rings.append(path[i] + (r * np.cos(a))[:, None] * side + (r * np.sin(a))[:, None] * up)
    return rings_to_surface(np.array(rings))


def grow(
    rng: random.Random,
    start: Point,
    direction: Point,
    length: float,
    radius: float,
    depth: int,
    *,
    spread: float = 42.0,
    children: int = 3,
    rise: float = 0.25,
    shrink: float = 0.68,
    tips: list[Point] | None = None,
) -> list[Surface]:
    """A branch and its branches to `depth` generations; `tips` collects where the last ones end."""
    d = np.asarray(direction, np.float64)
    d = d / np.linalg.norm(d)
    mid_kick = np.array([rng.uniform(-1, 1), rng.uniform(-1, 1), rng.uniform(-0.3, 0.5)]) * length * 0.09
    p0 = np.asarray(start, np.float64)
    p2 = p0 + d * length
    p1 = (p0 + p2) / 2 + mid_kick
    end_radius = radius * (0.72 if depth else 0.25)
    wood = [
        limb(
            [tuple(p0), tuple(p1), tuple(p2)],
            [radius, radius * 0.85, end_radius],
            segments=9 if depth > 1 else 6,
            steps=3,
        )
    ]
    if depth == 0:
        if tips is not None:
            tips.append((float(p2[0]), float(p2[1]), float(p2[2])))
        return wood
    side = np.cross(d, [0.31, 0.77, 0.55])
    side /= np.linalg.norm(side)
    up = np.cross(d, side)
    base = rng.uniform(0, 2 * math.pi)
    for i in range(children):
        a = base + 2 * math.pi * i / children + rng.uniform(-0.3, 0.3)
        tilt = math.radians(spread * rng.uniform(0.7, 1.2))
        out = d * math.cos(tilt) + (side * math.cos(a) + up * math.sin(a)) * math.sin(tilt)
        out = out + np.array([0, 0, rise])
        at = p2 - d * end_radius * 0.6
        wood += grow(rng, tuple(at), tuple(out), length * shrink * rng.uniform(0.85, 1.1), end_radius * 0.82, depth - 1,
                     spread=spread, children=children, rise=rise, shrink=shrink, tips=tips)  # fmt: skip
    return wood


def flowerpot(k: Kit, radius: float, height: float, *, pot_slot: str = "pot", soil_slot: str = "soil") -> float:
    """A clay pot with a rim and soil; returns the height of the soil."""
    wall = radius * 0.09
    foot = radius * 0.7
    rim = height * 0.2
    profile = [(foot - wall, wall), (foot - wall, wall * 1.01), (radius - wall * 1.6, height - rim), (radius - wall, height), (radius + wall * 0.5, height),
               (radius + wall * 0.3, height - rim), (radius - wall * 0.2, height - rim * 1.02), (foot, 0.0)]  # fmt: skip
    k.add(
        "pot", Lathe(profile=[(0.0, wall), *profile[1:], (0.0, 0.0)], segments=56), material=pot_slot, bevel=wall * 0.25
    )
    level = height - rim * 0.45
    soil = turned([(0, level - height * 0.2), (radius - wall * 2.2, level - height * 0.2), (radius - wall * 1.15, level), (radius * 0.5, level + wall * 0.5),
                   (0, level + wall * 0.7)], segments=32, steps=2, lift=lambda a, s: 0.04 * radius * np.sin(5 * a) * (0.5 < s < 0.95))  # fmt: skip
    k.add("soil", soil.shape(), material=soil_slot)
    k.anchor("inside", (0, 0, level), half_size=(radius * 0.85, radius * 0.85), round=True, height=height - level)
    return level


def rosette(
    n: int, length: float, width: float, *, thickness: float, pitch: float, at: Point = (0, 0, 0), turn: float = 0.0,
    peak: float = 0.6, roundness: float = 0.6, bend: float = 0.0, cup: float = 0.2, ripple: float = 0.0, columns: int = 7, rows: int = 4,
    jitter: float = 0.0, rng: random.Random | None = None, inner: float = 0.0,
) -> list[Surface]:  # fmt: skip
    """`n` equal petals or leaves around z, raised by `pitch` degrees, starting `inner` metres from the axis."""
    pieces: list[Surface] = []
    for i in range(n):
        shake = rng.uniform(-1, 1) * jitter if rng else 0.0
        petal = blade(length * (1 + 0.1 * shake), width, thickness=thickness, peak=peak, roundness=roundness, bend=bend * (1 + 0.3 * shake),
                      cup=cup, ripple=ripple, columns=columns, rows=rows)  # fmt: skip
        yaw = 360 * i / n + turn + shake * 6
        a = math.radians(yaw)
        root = (at[0] - inner * math.sin(a), at[1] + inner * math.cos(a), at[2])
        pieces.append(petal.placed(rotate=(pitch + shake * 6, 0, yaw), at=root))
    return pieces
