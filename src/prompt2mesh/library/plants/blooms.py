"""Flower heads: each is drawn about its own origin, opening along +z, for a stem, a bouquet or a pot.

A bloom is a list of (part name, slot, surface): petals, heart and sepals.
"""

import math
import random
from collections.abc import Callable

import numpy as np

from prompt2mesh.library.detail import fewer
from prompt2mesh.library.plants.foliage import rosette
from prompt2mesh.library.plants.surfaces import (
    Floats,
    Surface,
    blade,
    facing,
    fibonacci,
    flake,
    joined,
    sheet,
    turned,
    upright,
)

Bloom = list[tuple[str, str, Surface]]


def dome(radius: float, height: float, *, seeds: int = 0, seed_size: float = 0.0) -> Surface:
    """A cushion, seeded all over with little grains when asked."""
    base = turned(
        [
            (0, -height * 0.4),
            (radius * 0.8, -height * 0.3),
            (radius, 0.0),
            (radius * 0.8, height * 0.62),
            (radius * 0.4, height * 0.93),
            (0, height),
        ],
        segments=24,
        steps=2,
    )
    if not seeds:
        return base
    grain = turned([(0, -0.3), (0.5, 0), (0, 0.8)], segments=6, steps=1)
    pieces = [base]
    for d in fibonacci(fewer(seeds, 12), low=0.02, high=1.0):
        at = d * np.array([radius, radius, height * 0.98])
        pieces.append(
            grain.placed(scale=seed_size, rotate=upright((d[0] / radius, d[1] / radius, d[2] / height)), at=at)
        )
    return joined(pieces)


def sepals(n: int, size: float, *, z: float = 0.0, pitch: float = -20.0) -> Surface:
    """The green star under a bloom."""
    cup = turned(
        [(0, z - size * 0.28), (size * 0.14, z - size * 0.2), (size * 0.24, z), (0, z + size * 0.05)],
        segments=16,
        steps=2,
    )
    return joined(
        [
            cup,
            *rosette(
                n,
                size,
                size * 0.34,
                thickness=size * 0.04,
                pitch=pitch,
                at=(0, 0, z - size * 0.06),
                peak=0.35,
                roundness=0.9,
                bend=20,
            ),
        ]
    )


def daisy(rng: random.Random, r: float, n: int) -> Bloom:
    """A ring of blunt rays around a yellow cushion."""
    width = min(r * 0.36, 2 * math.pi * r * 0.62 / n * 1.25)
    rays = rosette(
        n,
        r * 0.8,
        width,
        thickness=r * 0.02,
        pitch=10,
        peak=0.62,
        roundness=0.4,
        bend=-14,
        cup=0.15,
        jitter=0.5,
        rng=rng,
        inner=r * 0.2,
    )
    rays += rosette(n, r * 0.76, width * 0.9, thickness=r * 0.02, pitch=4, peak=0.62, roundness=0.4, bend=-10, cup=0.15, jitter=0.5, rng=rng, inner=r * 0.2,
                    turn=180 / n, at=(0, 0, -r * 0.02))  # fmt: skip
    return [
        ("petal", "petal", joined(rays)),
        ("heart", "heart", dome(r * 0.27, r * 0.14, seeds=48, seed_size=r * 0.04)),
        ("leaf sepal", "stem", sepals(8, r * 0.4, z=-r * 0.03)),
    ]


def simple(rng: random.Random, r: float, n: int) -> Bloom:
    """Broad rounded petals that overlap a little."""
    width = min(r * 0.9, 2 * math.pi * r * 0.6 / n * 1.25)
    rays = rosette(
        n,
        r * 0.92,
        width,
        thickness=r * 0.025,
        pitch=18,
        peak=0.66,
        roundness=0.45,
        bend=-24,
        cup=0.35,
        jitter=0.3,
        rng=rng,
        inner=r * 0.08,
    )
    for i, ray in enumerate(rays):
        rays[i] = ray.placed(at=(0, 0, (i % 2) * r * 0.03))
    return [("petal", "petal", joined(rays)), ("heart", "heart", dome(r * 0.2, r * 0.16, seeds=40, seed_size=r * 0.04).placed(at=(0, 0, r * 0.05))),
            ("leaf sepal", "stem", sepals(5, r * 0.42, z=0.0))]  # fmt: skip


def sunflower(rng: random.Random, r: float, n: int) -> Bloom:
    """Two rings of pointed rays around a broad seeded disc."""
    rays: list[Surface] = []
    for ring in range(2):
        rays += rosette(n, r * 0.58, r * 0.2, thickness=r * 0.02, pitch=16 - 14 * ring, peak=0.45, roundness=0.75, bend=-18, cup=0.35, jitter=0.9, rng=rng,
                        inner=r * 0.42, turn=180 / n * ring, at=(0, 0, -r * 0.035 * ring))  # fmt: skip
    ring_seeds = dome(r * 0.5, r * 0.11, seeds=240, seed_size=r * 0.035)
    middle = dome(r * 0.22, r * 0.05, seeds=70, seed_size=r * 0.03).placed(at=(0, 0, r * 0.08))
    return [("petal", "petal", joined(rays)), ("heart", "heart", ring_seeds), ("heart middle", "heart middle", middle),
            ("leaf sepal", "stem", sepals(12, r * 0.7, z=-r * 0.06, pitch=0))]  # fmt: skip


def rose(rng: random.Random, r: float, n: int) -> Bloom:
    """Petals wrapped in golden-angle turns: upright and tight inside, curling out below."""
    petals: list[Surface] = []
    for i in range(n):
        t = i / max(n - 1, 1)
        out = r * (0.05 + 0.5 * t**1.05)
        tall = r * (0.78 + 0.24 * t)
        wide = r * (0.5 + 0.95 * t)
        petals.append(
            _wrapped(tall, wide, out, flare=t, thickness=r * 0.022, rng=rng).placed(
                rotate=(0, 0, i * 137.5), at=(0, 0, r * (0.08 - 0.06 * t))
            )
        )
    bud = turned(
        [(0, 0), (r * 0.16, r * 0.08), (r * 0.17, r * 0.4), (r * 0.08, r * 0.75), (0, r * 0.8)], segments=16, steps=3
    )
    cup = turned(
        [(0, -r * 0.2), (r * 0.16, -r * 0.15), (r * 0.4, r * 0.03), (r * 0.3, r * 0.16), (0, r * 0.2)],
        segments=20,
        steps=3,
    )
    green = joined(
        [
            cup.placed(scale=(0.96, 0.96, 1)),
            *rosette(
                5,
                r * 0.62,
                r * 0.17,
                thickness=r * 0.02,
                pitch=-4,
                at=(0, 0, -r * 0.1),
                peak=0.3,
                roundness=1.0,
                bend=-55,
                inner=r * 0.1,
            ),
        ]
    )
    return [("petal", "petal", joined([*petals, bud])), ("leaf sepal", "stem", green)]


def _wrapped(tall: float, wide: float, out: float, *, flare: float, thickness: float, rng: random.Random) -> Surface:
    """A petal standing on a circle of radius `out`, its lip curling outwards with `flare` (0..1)."""
    rows, columns = fewer(8, 4), fewer(8, 5)
    u = np.linspace(-1, 1, rows)[:, None]
    v = np.linspace(0, 1, columns)[None, :]
    half = wide / 2 * np.maximum(np.sin(np.pi * np.clip(v, 0, 1) ** 1.1 * 0.72 + 0.42) ** 0.8, 0.12)
    half = half * np.where(v > 0.82, np.sqrt(np.maximum(1 - ((v - 0.82) / 0.26) ** 2, 0.05)), 1.0)
    belly = out * (0.45 + 0.75 * np.sin(np.pi * np.minimum(v, 0.8) / 1.6)) + tall * 0.02
    lip = flare * tall * 0.55 * np.maximum(v - 0.55, 0) ** 1.4 * 3
    radius = belly + lip
    angle = u * half / np.maximum(belly, wide * 0.16)
    wave = 0.03 * tall * np.sin(3 * u + rng.uniform(0, 6)) * v**3
    z = tall * (v - 0.32 * flare * np.maximum(v - 0.6, 0) ** 1.2 * 2.2) - 0.12 * tall * u**2 * v
    grid = np.stack([np.sin(angle) * radius, np.cos(angle) * radius + wave * 0, z + wave], -1)
    return sheet(grid, thickness)


def tulip(rng: random.Random, r: float, n: int) -> Bloom:
    """Two whorls of upright cupped petals."""
    petals: list[Surface] = []
    for i in range(n):
        inner = i % 2
        petals.append(
            _cup_petal(r * (2.0 - 0.12 * inner), r * 1.25, r * (1.0 - 0.1 * inner), r * 0.04).placed(
                rotate=(0, 0, 360 * i / n + rng.uniform(-4, 4))
            )
        )
    heart = turned(
        [(0, r * 0.1), (r * 0.14, r * 0.2), (r * 0.1, r * 0.7), (r * 0.16, r * 0.85), (0, r * 0.95)],
        segments=12,
        steps=2,
    )
    base = turned([(0, -r * 0.1), (r * 0.2, -r * 0.06), (r * 0.42, r * 0.12), (0, r * 0.2)], segments=20, steps=3)
    return [("petal", "petal", joined([*petals, base])), ("heart", "heart", heart)]


def _cup_petal(tall: float, wide: float, radius: float, thickness: float) -> Surface:
    u = np.linspace(-1, 1, fewer(7, 4))[:, None]
    v = np.linspace(0, 1, fewer(11, 6))[None, :]
    half = wide / 2 * np.maximum(np.sin(np.pi * v**0.85 * 0.94 + 0.05) ** 0.62, 0.05)
    belly = radius * np.maximum(np.sin(np.pi * (0.06 + 0.62 * v)) ** 0.75, 0.1)
    angle = u * half / np.maximum(belly, wide * 0.3)
    z = tall * (v**1.05) * np.ones_like(u)
    grid = np.stack([np.sin(angle) * belly, np.cos(angle) * belly, z], -1)
    return sheet(grid, thickness)


def lily(rng: random.Random, r: float, n: int) -> Bloom:
    """A trumpet of six recurved pointed petals with long stamens."""
    petals = rosette(
        n,
        r * 1.5,
        r * 0.62,
        thickness=r * 0.03,
        pitch=64,
        peak=0.52,
        roundness=0.85,
        bend=-88,
        cup=0.4,
        ripple=0.03,
        jitter=0.15,
        rng=rng,
        columns=12,
        inner=r * 0.04,
    )
    stamens: list[Surface] = []
    pollen: list[Surface] = []
    for i in range(6):
        yaw = 60 * i + 30
        stamens.append(
            blade(r * 0.95, r * 0.05, thickness=r * 0.035, roundness=0.2, bend=-22, columns=6).placed(
                rotate=(78, 0, yaw)
            )
        )
        a = math.radians(yaw)
        end = (-math.sin(a) * r * 0.37, math.cos(a) * r * 0.37, r * 0.86)
        pollen.append(
            turned([(0, -0.5), (0.25, -0.3), (0.25, 0.3), (0, 0.5)], segments=8, steps=2).placed(
                scale=r * 0.2, rotate=(90, 0, yaw + 90), at=end
            )
        )
    tube = turned([(0, -r * 0.3), (r * 0.08, -r * 0.25), (r * 0.16, r * 0.1), (0, r * 0.2)], segments=14, steps=2)
    return [
        ("petal", "petal", joined([*petals, tube])),
        ("stamen", "stem", joined(stamens)),
        ("heart", "heart", joined(pollen)),
    ]


def orchid(rng: random.Random, r: float, n: int) -> Bloom:
    """Three sepals, two broad petals, and the lip with its column; faces +z."""
    petals: list[Surface] = []
    for yaw in (0, 125, -125):
        petals.append(
            blade(
                r * 0.98, r * 0.62, thickness=r * 0.03, peak=0.55, roundness=0.6, bend=-12, cup=0.15, columns=10
            ).placed(rotate=(8, 0, yaw))
        )
    for side in (-1, 1):
        petals.append(blade(r * 1.05, r * 1.1, thickness=r * 0.03, peak=0.55, roundness=0.42, bend=-14, cup=0.12, ripple=0.03, columns=12, rows=6).placed(
            rotate=(12, 0, -side * 68), at=(0, 0, r * 0.05)))  # fmt: skip
    lip = joined(
        [
            blade(r * 0.6, r * 0.38, thickness=r * 0.035, peak=0.6, roundness=0.6, bend=-50, cup=0.6, columns=9).placed(
                rotate=(38, 0, 180), at=(0, 0, r * 0.06)
            ),
            *(
                blade(r * 0.34, r * 0.26, thickness=r * 0.035, peak=0.6, roundness=0.5, bend=60, cup=0.5).placed(
                    rotate=(50, 0, 180 + s * 58), at=(0, 0, r * 0.08)
                )
                for s in (-1, 1)
            ),
        ]
    )
    column = turned([(0, 0), (r * 0.1, r * 0.02), (r * 0.09, r * 0.18), (0, r * 0.24)], segments=12, steps=2)
    del rng, n
    return [
        ("petal", "petal", joined(petals)),
        ("lip", "lip", lip),
        ("heart", "heart", column.placed(rotate=(40, 0, 0), at=(0, 0, r * 0.02))),
    ]


def lotus(rng: random.Random, r: float, n: int) -> Bloom:
    """Whorls of hollow pointed petals from flat to upright around a seed head."""
    petals: list[Surface] = []
    for ring, (pitch, size) in enumerate(((12, 1.0), (34, 0.95), (56, 0.86), (72, 0.7))):
        m = max(4, n - ring)
        petals += rosette(m, r * size, r * 0.52 * size, thickness=r * 0.025, pitch=pitch, peak=0.5, roundness=0.75, bend=34, cup=0.45, jitter=0.3, rng=rng,
                          inner=r * 0.1, turn=180 / n * ring, at=(0, 0, r * 0.02 * ring), columns=10)  # fmt: skip
    head = turned(
        [(0, 0), (r * 0.1, r * 0.02), (r * 0.2, r * 0.3), (r * 0.18, r * 0.34), (0, r * 0.35)], segments=24, steps=2
    )
    hairs = rosette(
        24, r * 0.38, r * 0.03, thickness=r * 0.015, pitch=62, roundness=0.3, inner=r * 0.12, bend=15, columns=4
    )
    base = turned([(0, -r * 0.05), (r * 0.25, 0), (r * 0.2, r * 0.12), (0, r * 0.14)], segments=20, steps=2)
    return [("petal", "petal", joined([*petals, base])), ("heart", "heart", joined([head, *hairs]))]


def lavender(rng: random.Random, r: float, n: int) -> Bloom:
    """A spike of tiny florets."""
    pieces: list[Surface] = []
    for i in range(n * 9):
        t = i / (n * 9)
        d = np.array([math.cos(i * 2.4), math.sin(i * 2.4), 0.7 + rng.uniform(-0.3, 0.3)])
        q = r * 0.28 * (1 - t) ** 0.6
        pieces.append(
            flake(r * 0.42, r * 0.26, thickness=r * 0.1, fold=0.4).placed(
                rotate=_toward(d), at=(math.cos(i * 2.4) * q * 0.4, math.sin(i * 2.4) * q * 0.4, r * 3.2 * t)
            )
        )
    spine = turned([(0, 0), (r * 0.14, 0.05 * r), (r * 0.1, r * 1.8), (0, r * 3.3)], segments=8, steps=1)
    return [("petal", "petal", joined([*pieces, spine]))]


def _toward(d: Floats) -> tuple[float, float, float]:
    return facing(d.tolist())


BLOOMS: dict[str, Callable[[random.Random, float, int], Bloom]] = {
    "simple": simple, "daisy": daisy, "sunflower": sunflower, "rose": rose, "tulip": tulip, "lily": lily, "orchid": orchid, "lotus": lotus, "lavender": lavender,
}  # fmt: skip
