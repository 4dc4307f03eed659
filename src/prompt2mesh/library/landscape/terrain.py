"""Ground as a closed solid over a ragged disc, with seeded noise; and small trees to stand on it."""

import math
from collections.abc import Callable, Sequence

import numpy as np

from prompt2mesh.library.kit import Kit
from prompt2mesh.library.plants.crowns import Leafage, cluster
from prompt2mesh.library.plants.foliage import limb
from prompt2mesh.library.plants.surfaces import Floats, Surface, joined, rings_to_surface, turned
from prompt2mesh.library.plants.trees import palm_frond
from prompt2mesh.mesh.materials import Material
from prompt2mesh.mesh.placement import Poses, Transform
from prompt2mesh.mesh.program import Paint

HeightField = Callable[[Floats, Floats], Floats]
Point = tuple[float, float, float]
TREE_SLOTS: dict[str, Material | str] = {"trunk": "bark", "leaf": Material(preset="leaf", color="#3f7f34")}


def noise(x: Floats, y: Floats, *, seed: int, octaves: int = 4) -> Floats:
    """Fractal value noise in about −1..1, features of size 1, smooth-stepped."""
    table = np.random.default_rng(seed).uniform(-1, 1, (64, 64))
    total, strength, norm = np.zeros(np.broadcast(x, y).shape), 1.0, 0.0
    for octave in range(octaves):
        u, v = x * 2.0**octave + 13.7 * octave, y * 2.0**octave + 7.1 * octave
        i, j = np.floor(u).astype(int), np.floor(v).astype(int)
        f, g = u - i, v - j
        f, g = f * f * (3 - 2 * f), g * g * (3 - 2 * g)
        a, b = table[i & 63, j & 63], table[(i + 1) & 63, j & 63]
        c, d = table[i & 63, (j + 1) & 63], table[(i + 1) & 63, (j + 1) & 63]
        total += strength * ((a * (1 - f) + b * f) * (1 - g) + (c * (1 - f) + d * f) * g)
        norm += strength
        strength *= 0.5
    return total / norm


def ridged(x: Floats, y: Floats, *, seed: int, octaves: int = 4) -> Floats:
    """Noise with sharp crests, 0..1."""
    total, strength, norm = np.zeros(np.broadcast(x, y).shape), 1.0, 0.0
    for octave in range(octaves):
        total += strength * (1 - np.abs(noise(x * 2.0**octave, y * 2.0**octave, seed=seed + octave, octaves=1)) * 1.3)
        norm += strength
        strength *= 0.5
    return np.clip(total / norm, 0, 1.2)


def disc(
    radius: float,
    height: HeightField,
    *,
    ragged: float = 0.06,
    seed: int = 0,
    rings: int = 46,
    segments: int = 110,
    squash: float = 1.0,
    under: float = 1.0,
) -> Surface:
    """Ground over a disc with an uneven outline; `height` takes x and y in metres and gives metres above 0.

    `under` is the factor of the outline on the ground below (less than 1 undercuts).
    """
    a: Floats = np.linspace(0, 2 * np.pi, segments, endpoint=False)
    rim = 1 + ragged * noise(2.0 * np.cos(a) + 5.0, 2.0 * np.sin(a) + 5.0, seed=seed, octaves=3)
    share = np.linspace(1, 0, rings, endpoint=False)[:, None]
    x, y = radius * share * rim * np.cos(a), radius * squash * share * rim * np.sin(a)
    z = np.maximum(height(x, y), radius * 0.002)
    top = np.stack([x, y, z], -1)
    foot = top[0].copy()
    foot[:, :2] *= under
    foot[:, 2] = 0.0
    return rings_to_surface(np.concatenate([foot[None], top]))


def slab(width: float, depth: float, height: HeightField, *, columns: int = 70, rows: int = 70) -> Surface:
    """Ground over a rectangle, closed below at z = 0."""
    gx, gy = np.meshgrid(
        np.linspace(-width / 2, width / 2, columns), np.linspace(-depth / 2, depth / 2, rows), indexing="ij"
    )
    z = np.maximum(height(gx, gy), 1e-3 * max(width, depth))
    n = columns * rows
    index = np.arange(n).reshape(columns, rows)
    quads = np.stack([index[:-1, :-1], index[1:, :-1], index[1:, 1:], index[:-1, 1:]], -1).reshape(-1, 4)
    border = np.concatenate([index[:-1, 0], index[-1, :-1], index[:0:-1, -1], index[0, :0:-1]])
    top = np.stack([gx, gy, z], -1).reshape(-1, 3)
    low = top[border].copy()
    low[:, 2] = 0.0
    m = len(border)
    foot = n + np.arange(m)
    after, next_foot = np.roll(border, -1), np.roll(foot, -1)
    sides = np.stack([after, border, foot, next_foot], 1)
    base = np.stack([next_foot, foot, np.full(m, n + m)], 1)
    return Surface(np.concatenate([top, low, low.mean(0)[None]]), [np.concatenate([quads, sides]), base])


def spots(ground: Surface, radius: float, count: int) -> Floats:
    """(count, 3) vertices of the ground nearest to points spread evenly over a disc (golden-angle spiral)."""
    upper = ground.points[ground.points[:, 2] > 0]
    i = np.arange(count)
    q, a = radius * np.sqrt((i + 0.5) / count), i * np.pi * (3 - np.sqrt(5))
    wanted = np.stack([q * np.cos(a), q * np.sin(a)], 1)
    gap = ((upper[None, :, :2] - wanted[:, None]) ** 2).sum(2)
    return upper[np.argmin(gap, axis=1)]


def small_palms(
    k: Kit, places: Sequence[Point], tall: float, *, lean: float = 0.2, trunk: str = "trunk", leaf: str = "leaf"
) -> None:
    """Palms of two leaf crowns, standing at `places`."""
    if not places:
        return
    heads: list[list[Transform]] = [[], []]
    crowns = [
        joined(
            [
                palm_frond(0.5 * k.vary(0.1), pairs=8, width=0.4).placed(
                    rotate=((20 if i % 2 else 48) + k.rng.uniform(-6, 6), 0, 45 * i + k.rng.uniform(-9, 9))
                )
                for i in range(8)
            ]
        )
        for _ in range(2)
    ]
    stems: list[Surface] = []
    for number, at in enumerate(places):
        yaw, size = k.rng.uniform(0, 2 * math.pi), tall * k.vary(0.2)
        n = 12
        t = np.arange(n + 1) / n
        bow = lean * size * t**1.6
        path = np.stack([at[0] + math.cos(yaw) * bow, at[1] + math.sin(yaw) * bow, at[2] - size * 0.04 + size * t], 1)
        radii = [size * (0.045 - 0.02 * i / n) * (1.0 if i % 2 else 0.86) for i in range(n + 1)]
        stems.append(limb([(float(p[0]), float(p[1]), float(p[2])) for p in path], radii, segments=9, steps=2))
        head = path[-1]
        heads[number % 2].append(
            Transform(
                location=(float(head[0]), float(head[1]), float(head[2])),
                rotation=(0, 0, k.rng.uniform(0, 360)),
                scale=(size, size, size),
            )
        )
    k.add("tree trunk", joined(stems).shape(), material=trunk)
    for crown, group in zip(crowns, heads, strict=True):
        if group:
            k.add("tree fronds", crown.shape(), material=leaf, flat=True, instances=Poses(poses=group))


def small_trees(
    k: Kit, places: Sequence[Point], tall: float, *, conifer: bool = False, trunk: str = "trunk", leaf: str = "leaf"
) -> None:
    """Round or pointed trees of a few hundred triangles, copies of one at seeded sizes."""
    if not places:
        return
    poses: list[Transform] = []
    for x, y, z in places:
        size = tall * k.vary(0.25)
        poses.append(Transform(location=(x, y, z), rotation=(0, 0, k.rng.uniform(0, 360)), scale=(size, size, size)))
    copies = Poses(poses=poses)
    k.add(
        "tree trunk",
        turned([(0.05, -0.06), (0.035, 0.2), (0.03, 0.45)], segments=8, steps=1).shape(),
        material=trunk,
        instances=copies,
    )
    if conifer:
        profile: list[tuple[float, float]] = [(0, 0.16)]
        for i in range(4):
            low, wide = 0.16 + 0.19 * i, 0.26 - 0.055 * i
            profile += [(wide, low), (wide * 0.45, low + 0.19)]
        profile += [(0.03, 0.97), (0, 1.0)]
        crown = turned(profile, segments=18, steps=1, ripple=lambda a, s: 1 + 0.08 * np.sin(9 * a + s * 40))
        k.add("tree crown", crown.shape(), material=leaf, flat=True, instances=copies)
        return
    ball = turned(
        [(0, -0.8), (0.7, -0.6), (1.0, 0.0), (0.75, 0.65), (0, 0.9)],
        segments=14,
        steps=2,
        ripple=lambda a, s: 1 + 0.12 * np.sin(3 * a + s * 7),
    )
    lift = (0.0, 0.0, 0.66)
    k.add("tree crown", ball.placed(scale=0.3, at=lift).shape(), material=leaf, instances=copies)
    leaves = cluster(k.rng, Leafage(leaves=60)).placed(scale=0.32, at=lift)
    paint = [Paint(kind="noise", color="#86b84c", scale=0.2, amount=0.4, softness=1, seed=k.seed)]
    k.add("tree leaves", leaves.shape(), material=leaf, flat=True, paint=paint, instances=copies)
