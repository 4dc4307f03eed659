"""Palms and bonsai."""

import math

import numpy as np

from prompt2mesh.library.kit import Kit
from prompt2mesh.library.plants.crowns import Leafage, Spot, crown
from prompt2mesh.library.plants.foliage import limb
from prompt2mesh.library.plants.surfaces import Surface, blade, joined, turned
from prompt2mesh.library.registry import asset, choice, count, length
from prompt2mesh.mesh.materials import Material
from prompt2mesh.mesh.program import Displace, Paint
from prompt2mesh.mesh.shapes import Cone, Sphere

Point = tuple[float, float, float]
_CORE = Material(preset="leaf", color="#2c4f1e")


@asset(
    kind="palm_tree",
    words=("palm tree", "palm", "coconut tree", "coconut palm", "date palm"),
    about="A palm with a curved ringed trunk, arching fronds and coconuts.",
    parameters=(
        length("height", 6.0, 0.1, 40.0, words=("height", "tall", "size")),
        count("fronds", 13, 4, 30, words=("fronds", "leaves")),
        count("coconuts", 4, 0, 12),
    ),
    slots={
        "leaf": Material(preset="leaf", color="#4f9a3c"),
        "trunk": Material(preset="bark", color="#9a7a52"),
        "coconut": Material(preset="bark", color="#6a4526"),
    },
    parts={"frond": "leaf", "bark": "trunk"},
)
def palm_tree(k: Kit) -> None:
    """Fronds are a rib with leaflets on both sides that droop."""
    h = k.m("height")
    bendx = h * k.rng.uniform(0.12, 0.2)
    n = 26
    points: list[tuple[float, float, float]] = []
    radii: list[float] = []
    for i in range(n + 1):
        t = i / n
        points.append((bendx * t**1.7, 0.0, h * 0.86 * t))
        for_ring = 1.0 if i % 2 == 0 else 0.87
        radii.append(h * (0.038 - 0.017 * t + 0.022 * math.exp(-t * 16)) * for_ring)
    k.add("trunk", limb(points, radii, segments=16, steps=2).shape(), material="trunk")
    head = (bendx, 0.0, h * 0.86)
    fronds: list[Surface] = []
    count_ = k.n("fronds")
    for i in range(count_):
        inner = i % 2
        long = h * 0.42 * k.rng.uniform(0.9, 1.08)
        pitch = (18 if inner == 0 else 52) + k.rng.uniform(-9, 9)
        fronds.append(palm_frond(long).placed(rotate=(pitch, 0, 360 * i / count_ + k.rng.uniform(-8, 8)), at=head))
    k.add(
        "leaf",
        joined(fronds).shape(),
        material="leaf",
        flat=True,
        paint=[Paint(kind="noise", color="#88b34a", scale=h * 0.08, amount=0.4, softness=1.0, seed=k.seed)],
    )
    k.add("leaf heart", Sphere(radius=h * 0.03, segments=16), at=head, scale=(1, 1, 1.5), material="leaf")
    for i in range(k.n("coconuts")):
        a = i * 2.39996
        k.add(
            "coconut",
            Sphere(radius=h * 0.022, segments=18),
            at=(head[0] + h * 0.036 * math.cos(a), h * 0.036 * math.sin(a), head[2] - h * 0.022),
            scale=(1, 1, 1.15),
            material="coconut",
        )
    k.anchor("top", (bendx, 0, h * 0.93))


def palm_frond(long: float, *, pairs: int = 17, width: float = 0.42) -> Surface:
    """A drooping feather along +y: a rib and narrow leaflets."""
    pieces: list[Surface] = []
    bend = math.radians(-88)
    m = 14
    y, z = [0.0], [0.0]
    for i in range(m):
        a = bend * ((i + 0.5) / m) ** 1.2
        y.append(y[-1] + math.cos(a) * long / m)
        z.append(z[-1] + math.sin(a) * long / m)
    rib = [(0.0, yy, zz) for yy, zz in zip(y, z, strict=True)]
    pieces.append(limb(rib, [long * 0.011 * (1 - 0.8 * i / m) for i in range(m + 1)], segments=5, steps=1))
    at_s = np.linspace(0, 1, m + 1)
    for i in range(pairs):
        t = 0.1 + 0.89 * i / (pairs - 1)
        yy, zz = float(np.interp(t, at_s, y)), float(np.interp(t, at_s, z))
        a = math.degrees(bend * t**1.2)
        size = long * width * math.sin(math.pi * min(0.98, 0.16 + 0.78 * t)) ** 0.8
        for side in (-1, 1):
            leaf = blade(
                size,
                long * 0.052,
                thickness=long * 0.005,
                peak=0.3,
                roundness=1.1,
                bend=-38,
                cup=-0.2,
                rows=2,
                columns=3,
            )
            pieces.append(leaf.placed(rotate=(-18, 0, -side * (62 - 26 * t))).placed(rotate=(a, 0, 0), at=(0, yy, zz)))
    return joined(pieces)


@asset(
    kind="bonsai",
    words=("bonsai", "bonsai tree"),
    about="A bonsai with a curved trunk and flat pads of leaves in a shallow tray.",
    parameters=(
        length("height", 0.35, 0.05, 5.0, words=("height", "tall", "size")),
        choice("species", "juniper", "cherry", "maple"),
    ),
    slots={
        "leaf": Material(preset="leaf", color="#4c8a3a"),
        "core": _CORE,
        "blossom": Material(preset="petal", color="#fbe4ec"),
        "trunk": "bark",
        "pot": Material(preset="glazed_ceramic", color="#2f4f6a"),
        "soil": "moss",
    },
    adjectives={
        "blooming": {"species": "cherry"},
        "flowering": {"species": "cherry"},
        "blossoming": {"species": "cherry"},
        "in bloom": {"species": "cherry"},
        "sakura": {"species": "cherry"},
        "red": {"species": "maple"},
    },
    parts={"foliage": "foliage", "tray": "pot"},
)
def bonsai(k: Kit) -> None:
    """A tray with feet, an S of a trunk, a pad at the end of each branch."""
    h = k.m("height")
    tray = turned([(0, 0.02), (0.2, 0.02), (0.23, 0.03), (0.27, 0.1), (0.285, 0.105), (0.285, 0.12), (0.26, 0.12), (0.245, 0.1), (0.2, 0.085), (0, 0.085)],
                  segments=64, steps=1).placed(scale=(h * 1.15, h * 0.8, h))  # fmt: skip
    k.add("pot", tray.shape(), material="pot")
    for sx in (-1, 1):
        for sy in (-1, 1):
            k.add(
                "pot foot",
                Cone(radius_bottom=h * 0.03, radius_top=h * 0.035, height=h * 0.03, segments=16),
                at=(sx * h * 0.17, sy * h * 0.11, 0),
                material="pot",
            )
    soil = turned([(0, 0.07), (0.23, 0.08), (0.246, 0.103), (0.15, 0.125), (0, 0.135)], segments=40, steps=2).placed(
        scale=(h * 1.15, h * 0.8, h)
    )
    k.add("soil", soil.shape(), material="soil", modifiers=[Displace(strength=h * 0.008, scale=h * 0.05, seed=k.seed)])
    s = k.rng.choice((-1, 1))
    trunk = [
        (0, 0, 0.1),
        (0.01, 0, 0.15),
        (0.08, 0.0, 0.28),
        (0.02, 0.02, 0.42),
        (-0.06, 0, 0.52),
        (-0.02, 0, 0.65),
        (0.02, 0, 0.85),
    ]
    points = [(x * s * h, y * h, z * h) for x, y, z in trunk]
    k.add(
        "trunk",
        limb(
            points,
            [h * q for q in (0.085, 0.055, 0.045, 0.036, 0.03, 0.02, 0.012)],
            segments=14,
            wobble=0.18,
            seed=k.seed,
        ).shape(),
        material="trunk",
    )
    pads = [
        ((0.02, 0.0, 0.84), 0.15),
        ((0.27, -0.02, 0.5), 0.125),
        ((-0.29, 0.0, 0.66), 0.13),
        ((0.2, 0.05, 0.7), 0.1),
        ((-0.2, -0.06, 0.43), 0.085),
    ]
    tint = {"juniper": "", "cherry": "#eda3bf", "maple": "#b8321e"}[k.s("species")]
    wood: list[Surface] = []
    spots: list[Spot] = []
    for (x, y, z), _ in pads[1:]:
        i = min(range(2, 6), key=lambda j: abs(trunk[j][2] - z + 0.08))
        p = points[i]
        wood.append(
            limb(
                [p, ((p[0] + x * s * h) / 2, y * h, (p[2] + z * h) / 2 - h * 0.02), (x * s * h, y * h, z * h)],
                [h * 0.02, h * 0.014, h * 0.008],
                segments=8,
            )
        )
    k.add("trunk branches", joined(wood).shape(), material="trunk")
    for (x, y, z), r in pads:
        for j in range(4):
            a = j * math.pi / 2 + 0.5
            spots.append(
                ((x * s * h + math.cos(a) * r * h * 0.62, y * h + math.sin(a) * r * h * 0.62, z * h), r * h * 0.66)
            )
        spots.append(((x * s * h, y * h, z * h + r * h * 0.22), r * h * 0.78))
    flat = [((x, y, z), r * 0.95) for (x, y, z), r in spots]
    leafage = Leafage(tint=tint, shades=(tint or "#6da046",), leaves=64, droop=0.0, flat=0.8,
                      flowers=14 if k.s("species") == "cherry" else 0)  # fmt: skip
    crown(k, flat, leafage)
