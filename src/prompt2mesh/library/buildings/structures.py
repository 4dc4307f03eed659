"""Gazebos and lattice towers."""

import math
from itertools import pairwise

from prompt2mesh.library.buildings.parts import FRONT, cone_roof
from prompt2mesh.library.kit import Kit
from prompt2mesh.library.registry import asset, count, flag, length
from prompt2mesh.mesh.materials import Material
from prompt2mesh.mesh.placement import Linear, Radial
from prompt2mesh.mesh.shapes import Box, Cylinder, Extrude, Lathe


@asset(
    kind="gazebo",
    words=("gazebo", "pavilion", "bandstand", "summerhouse", "pergola"),
    about="An eight-sided garden pavilion with posts, railings and a pointed roof.",
    parameters=(length("diameter", 4.0, 1.0, 12.0, words=("diameter", "width", "wide")), count("sides", 8, 5, 12, words=("sides", "posts")), flag("railing", True)),
    slots={"wood": Material(preset="painted_wood", color="#f5f2ea"), "roof": "shingles", "floor": "planks", "metal": "brass"},
)  # fmt: skip
def gazebo(k: Kit) -> None:
    """Posts on a polygon."""
    r, n = k.m("diameter") / 2, k.n("sides")
    h, base = r * 1.25, r * 0.14
    k.add("floor", Cylinder(radius=r * 1.04, height=base, segments=n), rotate=(0, 0, -90 + 180 / n), material="floor")
    start = -90 + 180 / n
    k.add(
        "post",
        Box(size=(r * 0.08, r * 0.08, h - base + 0.02)),
        at=(r * 0.94, 0, base - 0.01),
        material="wood",
        bevel=r * 0.01,
        instances=Radial(count=n, start=start),
    )
    flat = r * 0.94 * math.cos(math.pi / n)
    side = 2 * r * 0.94 * math.sin(math.pi / n)
    with k.group("bay", instances=Radial(count=n, start=0)):
        k.add("beam", Box(size=(side, r * 0.07, r * 0.1)), at=(0, -flat, h - r * 0.1), material="wood")
        arch = [
            (-side / 2, 0),
            (-side / 2, -r * 0.28),
            (-side * 0.4, -r * 0.1),
            (0, -r * 0.05),
            (side * 0.4, -r * 0.1),
            (side / 2, -r * 0.28),
            (side / 2, 0),
        ]
        k.add(
            "bracket",
            Extrude(outline=arch, height=r * 0.03, pivot="center"),
            at=(0, -flat, h - r * 0.08),
            rotate=FRONT,
            material="wood",
        )
    if k.on("railing"):
        with k.group("railing", instances=Radial(count=n - 1, start=360 / n, angle=360 - 720 / n)):
            for z in (0.08, 0.42):
                k.add("rail", Box(size=(side, r * 0.04, r * 0.035)), at=(0, -flat, base + r * z), material="wood")
            k.add(
                "baluster",
                Box(size=(r * 0.022, r * 0.022, r * 0.36)),
                at=(0, -flat, base + r * 0.08),
                material="wood",
                instances=Linear(count=7, step=(side / 8, 0, 0), center=True),
            )
    with k.group("roof", at=(0, 0, h - r * 0.01), rotate=(0, 0, -90 + 180 / n)):
        cone_roof(k, "", (0, 0, 0), r * 1.16, r * 0.75, roof="roof", sides=n)
    k.add("step", Box(size=(side * 0.9, r * 0.3, base * 0.5)), at=(0, -r * 1.06, 0), material="floor", bevel=r * 0.01)
    k.anchor("top", (0, 0, base), half_size=(r * 0.6, r * 0.6), round=True)


@asset(
    kind="lattice_tower",
    words=(
        "eiffel tower",
        "lattice tower",
        "radio tower",
        "transmission tower",
        "pylon",
        "electricity pylon",
        "iron tower",
        "oil derrick",
        "radio mast",
    ),
    about="A four-legged iron lattice tower with arches, platforms and a spire.",
    parameters=(length("height", 60.0, 0.1, 330.0, words=("height", "tall", "high")),),
    slots={"iron": Material(preset="painted_metal", color="#6f5843"), "base": "limestone"},
)
def lattice_tower(k: Kit) -> None:
    """Legs follow the profile of an exponential curve, laced with crosses."""
    h = k.m("height")

    def half(z: float) -> float:
        return h * (0.195 * math.exp(-3.1 * z) * (1 - z) + 0.012)

    levels = [0.0, 0.06, 0.12, 0.185, 0.25, 0.31, 0.375, 0.44, 0.51, 0.58, 0.65, 0.72, 0.79, 0.86, 0.92]
    t = h * 0.0048
    for a, b in pairwise(levels):
        x0, x1 = half(a), half(b)
        w0, w1 = max(x0 * 0.34, h * 0.01), max(x1 * 0.34, h * 0.01)
        if a >= 0.44:
            w0, w1 = 2 * x0, 2 * x1
        with k.group("panel", at=(0, 0, 0), instances=Radial(count=4)):
            z0, z1 = a * h, b * h
            k.rod("leg", (x0, x0, z0), (x1, x1, z1), t * (1.2 - 0.6 * a), segments=4, material="iron")
            if a < 0.44:
                k.rod("leg", (x0 - w0, x0, z0), (x1 - w1, x1, z1), t * 0.9, segments=4, material="iron")
                k.rod("leg", (x0, x0 - w0, z0), (x1, x1 - w1, z1), t * 0.9, segments=4, material="iron")
                k.rod("leg", (x0 - w0, x0 - w0, z0), (x1 - w1, x1 - w1, z1), t * 0.9, segments=4, material="iron")
            for p, q, r, s in (
                ((x0, x0 - w0), (x1, x1), (x0, x0), (x1, x1 - w1)),
                ((x0 - w0, x0), (x1, x1), (x0, x0), (x1 - w1, x1)),
            ):
                k.rod("brace", (*p, z0), (*q, z1), t * 0.45, segments=4, material="iron")
                k.rod("brace", (*r, z0), (*s, z1), t * 0.45, segments=4, material="iron")
            k.rod("tie", (x1 - w1, x1, z1), (x1, x1, z1), t * 0.5, segments=4, material="iron")
            k.rod("tie", (x1, x1 - w1, z1), (x1, x1, z1), t * 0.5, segments=4, material="iron")
    for z, grow, tall in ((0.185, 1.1, 0.022), (0.375, 1.18, 0.018), (0.885, 2.2, 0.014)):
        size = 2 * half(z) * grow
        k.add("platform", Box(size=(size, size, h * tall)), at=(0, 0, h * z), material="iron", bevel=h * 0.002)
        k.add(
            "platform rail",
            Box(size=(size * 1.06, size * 1.06, h * 0.004)),
            at=(0, 0, h * (z + tall * 0.8)),
            material="iron",
        )
    x = half(0.0)
    for a in (0, 90, 180, 270):
        with k.group("arch", rotate=(0, 0, a)):
            span = x * 0.66
            y = -(half(0.09) * 0.985)
            ring = [
                (span * 1.02 * math.cos(math.pi * i / 16), span * 0.92 * math.sin(math.pi * i / 16)) for i in range(17)
            ]
            inner = [
                (span * 0.92 * math.cos(math.pi * i / 16), span * 0.82 * math.sin(math.pi * i / 16)) for i in range(17)
            ]
            k.add(
                "arch",
                Extrude(outline=[*ring, *reversed(inner)], height=h * 0.008, pivot="center"),
                at=(0, y, h * 0.05),
                rotate=FRONT,
                material="iron",
            )
        k.add(
            "foot",
            Box(size=(x * 0.62, x * 0.62, h * 0.018)),
            at=(x * 0.83 * (1 if a in (0, 90) else -1), x * 0.83 * (1 if a in (0, 270) else -1), 0),
            material="base",
            bevel=h * 0.002,
        )
    k.add(
        "lantern",
        Lathe(profile=[(h * 0.017, 0), (h * 0.017, h * 0.02), (h * 0.01, h * 0.03), (0, h * 0.036)], segments=20),
        at=(0, 0, h * 0.915),
        material="iron",
    )
    k.rod("spire", (0, 0, h * 0.94), (0, 0, h), h * 0.003, h * 0.001, material="iron")
    k.anchor("top", (0, 0, h * 0.92), half_size=(h * 0.01, h * 0.01))
