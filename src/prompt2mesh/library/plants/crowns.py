"""Crowns of trees and bushes: clusters of leaves, blossoms and snow around dark cores."""

import math
import random
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from prompt2mesh.library.detail import fewer
from prompt2mesh.library.kit import Kit
from prompt2mesh.library.plants.surfaces import Face, Surface, facing, fibonacci, joined
from prompt2mesh.mesh.placement import Poses, Transform
from prompt2mesh.mesh.program import Displace, Paint
from prompt2mesh.mesh.shapes import Sphere

Point = tuple[float, float, float]
Spot = tuple[Point, float]


@dataclass(frozen=True)
class Leafage:
    """What grows on a crown.

    Attributes:
        tint: Colour over the whole leaf material; empty keeps the material's own.
        shades: Colours dappled over it.
        leaves: How many on each cluster.
        leaf_length: In radii of the cluster.
        droop: 0 stands out, 1 hangs down.
        flowers: Blossoms on each cluster.
        snow: Whether snow lies on every cluster.
        flat: Height of a cluster as a share of its width.
    """

    tint: str = ""
    shades: tuple[str, ...] = ()
    leaves: int = 140
    leaf_length: float = 0.38
    droop: float = 0.15
    flowers: int = 0
    snow: bool = False
    flat: float = 0.86


def leaflet(length: float, width: float, *, fold: float = 0.3) -> Surface:
    """The cheapest closed leaf, a flat tetrahedron of four triangles along +y, folded along its middle."""
    x, z = width / 2, width * fold / 2
    points = np.array([(0.0, 0.0, 0.0), (x, length * 0.42, z), (0.0, length, 0.0), (-x, length * 0.42, z)])
    faces: list[Face] = [(0, 2, 3), (0, 1, 2), (1, 3, 2), (0, 3, 1)]
    return Surface(points, faces)


def cluster(rng: random.Random, leafage: Leafage, *, low: float = -0.85) -> Surface:
    """A ball of leaves of radius 1: each stands out from the ball and leans at random."""
    pieces: list[Surface] = []
    count = fewer(leafage.leaves, 24)
    size = leafage.leaf_length * math.sqrt(leafage.leaves / count)
    for d in fibonacci(count, low=low):
        lean = np.array([rng.uniform(-0.9, 0.9), rng.uniform(-0.9, 0.9), rng.uniform(-0.4, 0.8) - leafage.droop * 1.6])
        out = d * (0.42 - 0.2 * leafage.droop) + lean * 0.95  # mostly along the ball, so that it covers
        s = size * rng.uniform(0.75, 1.3)
        at = d * rng.uniform(0.78, 0.98)
        pieces.append(leaflet(s, s * 0.7).placed(rotate=facing(out, roll=rng.uniform(-50, 50)), at=at))
    return joined(pieces)


def blossoms(rng: random.Random, count: int, *, size: float = 0.27, petals: int = 5) -> Surface:
    """Open five-petalled flowers over a ball of radius 1, each facing out."""
    pieces: list[Surface] = []
    for d in fibonacci(count, low=-0.8):
        s = size * rng.uniform(0.8, 1.2)
        tilt = np.array([rng.uniform(-0.4, 0.4) for _ in range(3)])
        out = (d + tilt) / np.linalg.norm(d + tilt)
        side = np.cross(out, np.array([0.3, 0.2, 0.93]))
        side /= np.linalg.norm(side)
        other = np.cross(out, side)
        turn = rng.uniform(0, math.tau)
        for i in range(petals):
            a = turn + math.tau * i / petals
            way = (side * math.cos(a) + other * math.sin(a)) + out * 0.45
            petal = leaflet(s, s * 0.85, fold=0.25)
            pieces.append(petal.placed(rotate=facing(way), at=d * 1.06))
    return joined(pieces)


def crown(k: Kit, spots: Sequence[Spot], leafage: Leafage, *, variants: int = 3) -> None:
    """Clusters of `leafage` at `spots` (centres and radii in metres), in a few variants.

    Uses the slots `leaf` and `core`, and `blossom` and `snow` where they grow or lie.
    A colour that somebody asked for the leaves replaces tint and shades.
    """
    chosen = k.asked.get("leaf")
    tint = "" if chosen is not None and chosen.color else leafage.tint
    shades = () if chosen is not None and (chosen.color or chosen.pattern) else leafage.shades
    base = [Paint(kind="gradient", color=tint, start=-90, end=-80)] if tint else []
    dusting = [Paint(kind="gradient", color="#f2f6fa", start=0.1, end=0.62)] if leafage.snow else []
    poses: list[list[Transform]] = [[] for _ in range(variants)]
    for i, (at, r) in enumerate(spots):
        turn = (k.rng.uniform(-15, 15), k.rng.uniform(-15, 15), k.rng.uniform(0, 360))
        poses[i % variants].append(Transform(location=at, rotation=turn, scale=(r, r, r * leafage.flat)))
    for i, group in enumerate(poses):
        if not group:
            continue
        placed = Poses(poses=group)
        paint = [
            *base,
            *(
                Paint(kind="noise", color=c, scale=0.7, amount=0.42, softness=1.0, seed=k.seed + 3 * i + n)
                for n, c in enumerate(shades)
            ),
            *dusting,
        ]
        k.add("foliage", cluster(k.rng, leafage).shape(), instances=placed, material="leaf", paint=paint, flat=True)
        # What shows between the leaves is rough and dappled too, so it reads as more leaves.
        heart = [*base, *(p.model_copy(update={"scale": 0.3}) for p in paint[len(base) :] if p.kind == "noise")]
        k.add("foliage core", Sphere(radius=0.76, segments=11), instances=placed, material="leaf" if tint else "core",
              modifiers=[Displace(strength=0.34, scale=0.3, seed=i)], paint=[*heart, *dusting], flat=True)  # fmt: skip
        if leafage.flowers:
            flowers = blossoms(k.rng, leafage.flowers)
            k.add("blossom", flowers.shape(), instances=placed, material="blossom", flat=True)
    if leafage.snow:
        _snow(k, spots, leafage.flat)


def _snow(k: Kit, spots: Sequence[Spot], flat: float) -> None:
    """A cap on every cluster that has no other close above it."""
    caps: list[Transform] = []
    for (x, y, z), r in spots:
        under = any(
            math.hypot(ox - x, oy - y) < 0.45 * r and oz > z + 0.3 * r and oz - z < 1.4 * r for (ox, oy, oz), _ in spots
        )
        if not under:
            size = (r * 0.88, r * 0.88, r * 0.36)
            caps.append(Transform(location=(x, y, z + r * flat * 0.7), rotation=(0, 0, x * 400 % 360), scale=size))
    k.add("snow", Sphere(radius=1.0, segments=14), instances=Poses(poses=caps), material="snow",
          modifiers=[Displace(strength=0.22, scale=0.42, seed=k.seed)], smooth=True)  # fmt: skip
