"""Cutlery: knife, fork, spoon.

They lie on the table along x, the handle to the right.
"""

import math

from prompt2mesh.library.kit import Kit
from prompt2mesh.library.outlines import Outline
from prompt2mesh.library.registry import asset, choice, count, length
from prompt2mesh.mesh.shapes import Cylinder, Extrude, Lathe, Loft, Section, Sphere, Sweep


def _grip_anchor(k: Kit, x: float, radius: float) -> None:
    k.anchor("grip", (x, 0, radius), radius=radius)


@asset(
    kind="knife",
    words=("knife", "kitchen knife", "chef's knife", "butter knife", "table knife", "steak knife", "bread knife", "letter opener", "cleaver", "cutlery"),
    about="A kitchen knife with a riveted handle, a table knife, a cleaver or a letter opener.",
    parameters=(
        length("length", 0.3, 0.06, 1.2, words=("length", "long", "size")),
        choice("shape", "chef", "table", "cleaver", "opener"),
    ),
    slots={"blade": "polished_steel", "handle": "dark_oak", "rivet": "brass"},
    main_slot="blade",
    adjectives={"letter opener": {"shape": "opener", "length": 0.23}, "butter": {"shape": "table", "length": 0.21}, "letter": {"shape": "opener", "length": 0.23}, "butcher": {"shape": "cleaver"}},
)  # fmt: skip
def knife(k: Kit) -> None:
    """A blade ground to an edge, lying flat; bolster, scales and rivets."""
    long, shape = k.m("length"), k.s("shape")
    t = long * 0.011
    if shape in ("table", "opener"):
        slot = "blade"
        w = long * 0.035
        steps = [i / 16 for i in range(17)]
        sections: list[Section] = []
        for f in steps:
            x = -long / 2 + long * f
            if f < 0.55:
                wide = (
                    w
                    * (1.0 if shape == "table" else 0.75)
                    * min(1.0, (f / 0.12) ** 0.5 if shape == "table" else (f / 0.4) ** 0.8)
                )
                thick = t * 0.35
            else:
                wide = w * (0.45 + 0.45 * ((f - 0.55) / 0.45) ** 1.2)
                thick = t * (0.5 + 0.5 * (f - 0.55) / 0.45)
            if f in (0.0, 1.0):
                wide = thick = 0.0
            sections.append(Section(center=(x, 0, t), radii=(wide, thick), exponent=2.4))
        k.add("blade", Loft(axis="x", sections=sections, smooth=True, segments=24, resolution=3), material=slot)
        if shape == "opener":
            k.add(
                "handle",
                Lathe(
                    profile=[
                        (0, 0),
                        (t * 1.2, 0),
                        (t * 2.0, long * 0.08),
                        (t * 1.4, long * 0.2),
                        (t * 2.2, long * 0.3),
                        (t * 1.2, long * 0.33),
                        (0, long * 0.33),
                    ],
                    smooth=True,
                    segments=28,
                ),
                at=(long * 0.17, 0, t * 1.2),
                rotate=(0, 90, 0),
                material="rivet",
            )
            k.add(
                "guard",
                Sphere(radius=t * 1.4, segments=20),
                at=(long * 0.17, 0, t * 1.2),
                scale=(0.8, 2.6, 1),
                material="rivet",
            )
        _grip_anchor(k, long * 0.3, t * 1.5)
        return
    split = -long / 2 + long * 0.6
    wide = long * (0.16 if shape == "cleaver" else 0.082)
    if shape == "cleaver":
        outline = [
            (-long / 2, -wide * 0.55),
            (split, -wide * 0.55),
            (split + long * 0.02, -wide * 0.1),
            (split + long * 0.02, wide * 0.35),
            (-long / 2, wide * 0.45),
        ]
    else:
        outline = [
            (-long / 2, wide * 0.12),
            (-long * 0.44, -wide * 0.22),
            (-long * 0.33, -wide * 0.46),
            (-long * 0.15, -wide * 0.55),
            (split, -wide * 0.55),
            (split + long * 0.015, -wide * 0.2),
            (split + long * 0.03, -wide * 0.1),
            (split + long * 0.03, wide * 0.38),
            (-long * 0.2, wide * 0.38),
            (-long * 0.4, wide * 0.28),
        ]
    k.add("blade", Extrude(outline=outline, height=t, bevel=t * 0.3), at=(0, 0, t * 0.5), material="blade")
    k.add(
        "bolster",
        Loft(
            axis="x",
            sections=[
                Section(
                    center=(split + long * 0.01 + dx, wide * 0.12, t), radii=(wide * 0.27 * s, t * 1.15 * s), exponent=3
                )
                for dx, s in ((0.0, 0.0), (0.001, 0.85), (long * 0.02, 1.0), (long * 0.035, 0.9), (long * 0.036, 0.0))
            ],
            smooth=False,
            segments=24,
        ),
        material="rivet",
    )
    grip = [
        Section(center=(split + long * f, wide * dy, t), radii=(wide * w, t * s), exponent=3.2)
        for f, dy, w, s in (
            (0.035, 0.12, 0.0, 0.0),
            (0.036, 0.12, 0.24, 1.0),
            (0.1, 0.13, 0.25, 1.1),
            (0.22, 0.12, 0.22, 1.05),
            (0.33, 0.09, 0.27, 1.15),
            (0.385, 0.02, 0.29, 1.1),
            (0.4, 0.0, 0.2, 0.8),
            (0.401, 0.0, 0.0, 0.0),
        )
    ]
    k.add("handle", Loft(axis="x", sections=grip, smooth=False, segments=28), material="handle")
    for f in (0.09, 0.2, 0.31):
        k.add(
            "rivet",
            Cylinder(radius=wide * 0.07, height=t * 2.26, segments=20, pivot="center"),
            at=(split + long * f, wide * 0.11, t),
            material="rivet",
        )
    _grip_anchor(k, split + long * 0.2, wide * 0.25)


def _neck(k: Kit, long: float, width: float, *, start: float) -> None:
    """A flat handle that swells towards its end."""
    t = long * 0.011
    sections: list[Section] = []
    for f, w, s in (
        (0.0, 0.2, 1.3),
        (0.15, 0.17, 1.4),
        (0.4, 0.2, 1.2),
        (0.7, 0.34, 1.0),
        (0.9, 0.48, 0.95),
        (0.97, 0.38, 0.85),
        (1.0, 0.0, 0.0),
    ):
        x = start + (long / 2 - start) * f
        rise = long * 0.035 * math.sin(math.pi * min(1.0, f * 1.15)) ** 2 + t
        sections.append(Section(center=(x, 0, rise), radii=(width * w, t * s), exponent=2.6))
    k.add("handle", Loft(axis="x", sections=sections, smooth=True, segments=24, resolution=4), material="metal")


@asset(
    kind="fork",
    words=("fork", "dinner fork", "salad fork"),
    about="A table fork.",
    parameters=(length("length", 0.195, 0.08, 1.0, words=("length", "long", "size")), count("tines", 4, 2, 6, words=("tines", "prongs"))),
    slots={"metal": "silver"},
    parts={"prong": "tine"},
)  # fmt: skip
def fork(k: Kit) -> None:
    """Tines that curve up, a root, a neck and a handle."""
    long, n = k.m("length"), k.n("tines")
    width = long * 0.135
    t = long * 0.011
    root = -long * 0.22
    gap = width / n
    for i in range(n):
        y = (i - (n - 1) / 2) * gap
        path = [
            (root + long * 0.02, y, t * 1.9),
            (root - long * 0.1, y, t * 0.6 + t * 0.4),
            (root - long * 0.2, y, t * 1.1),
            (-long / 2, y, t * 3.2),
        ]
        k.add(
            f"tine {i + 1}",
            Sweep(path=path, radius=gap * 0.3, radii=[1.0, 1.0, 0.85, 0.3], round_caps=True, segments=12),
            material="metal",
        )
    sections = [Section(center=(root - long * 0.035, 0, t * 1.75), radii=(0, 0)), Section(center=(root - long * 0.03, 0, t * 1.75), radii=(width * 0.47, t * 0.8), exponent=3), Section(center=(root, 0, t * 1.9), radii=(width * 0.49, t * 0.9), exponent=3),
                Section(center=(root + long * 0.045, 0, t * 1.9), radii=(width * 0.36, t), exponent=2.6), Section(center=(root + long * 0.085, 0, t * 1.4), radii=(width * 0.2, t * 1.3), exponent=2.4)]  # fmt: skip
    k.add("root", Loft(axis="x", sections=sections, smooth=False, segments=24), material="metal")
    _neck(k, long, width, start=root + long * 0.083)
    _grip_anchor(k, long * 0.3, t * 2)


@asset(
    kind="spoon",
    words=("spoon", "teaspoon", "tablespoon", "soup spoon", "ladle", "wooden spoon", "scoop"),
    about="A spoon with a hollow bowl.",
    parameters=(length("length", 0.185, 0.07, 1.0, words=("length", "long", "size")), choice("shape", "table", "ladle", "wooden")),
    slots={"metal": "silver", "wood": "birch"},
    main_slot="metal",
    adjectives={"wooden": {"shape": "wooden", "length": 0.3}, "soup": {"length": 0.2}},
    parts={"bowl": "bowl"},
)  # fmt: skip
def spoon(k: Kit) -> None:
    """An egg-shaped dish with an even wall, then the handle."""
    long, shape = k.m("length"), k.s("shape")
    half, wide = long * 0.15, long * 0.105
    if shape == "ladle":
        half = wide = long * 0.14
    deep = wide * (0.5 if shape != "ladle" else 0.85)
    slot = "wood" if shape == "wooden" else "metal"
    wall = long * (0.009 if shape != "wooden" else 0.018)
    rows: list[Section] = []
    cx = -long / 2 + half

    def ring(share: float, z: float, pull: float) -> Section:
        points: Outline = []
        for i in range(40):
            a = 2 * math.pi * i / 40
            egg = 1 + 0.12 * math.cos(a)
            points.append((math.cos(a) * half * share + pull, math.sin(a) * wide * share * egg))
        return Section(center=(cx, 0, z), outline=points)

    steps = 9
    for i in range(1, steps + 1):
        a = math.pi / 2 * i / steps
        rows.append(ring(math.sin(a), deep * (1 - math.cos(a)), 0.0))
    for i in range(steps, 0, -1):
        a = math.pi / 2 * i / steps
        rows.append(ring(math.sin(a) * (1 - wall / wide), wall + (deep - wall * 0.6) * (1 - math.cos(a)), 0.0))
    k.add(
        "bowl",
        Loft(
            sections=[Section(center=(cx, 0, 0), radii=(0, 0)), *rows, Section(center=(cx, 0, wall), radii=(0, 0))],
            smooth=False,
            segments=40,
        ),
        material=slot,
    )
    start = -long / 2 + 2 * half - wall
    if shape == "wooden":
        k.tube(
            "handle",
            [(start, 0, deep * 0.9), (0.0, 0, deep * 1.1), (long / 2, 0, deep * 1.2)],
            long * 0.022,
            radii=[1.2, 0.9, 1.15],
            material="wood",
        )
    elif shape == "ladle":
        k.add(
            "handle",
            Sweep(
                path=[
                    (start - wall, 0, deep * 0.9),
                    (start + long * 0.02, 0, deep * 1.5),
                    (long * 0.15, 0, deep * 3.2),
                    (long * 0.42, 0, deep * 5.0),
                    (long * 0.49, 0, deep * 4.9),
                    (long / 2, 0, deep * 4.5),
                ],
                profile=[(-wide * 0.12, -wall), (wide * 0.12, -wall), (wide * 0.12, wall), (-wide * 0.12, wall)],
                radii=[1.2, 0.9, 1, 1.3, 1.2, 0.9],
            ),
            material="metal",
            bevel=wall * 0.3,
        )
    else:
        sections: list[Section] = []
        t = long * 0.011
        for f, w, s, z in (
            (0.0, 0.3, 0.9, deep * 0.93),
            (0.08, 0.16, 1.3, deep * 1.0),
            (0.3, 0.15, 1.3, deep * 1.15),
            (0.6, 0.26, 1.0, deep * 0.9),
            (0.88, 0.42, 0.85, deep * 0.35),
            (0.96, 0.36, 0.8, deep * 0.25),
            (1.0, 0.0, 0.0, deep * 0.22),
        ):
            sections.append(
                Section(center=(start + (long / 2 - start) * f, 0, z), radii=(wide * w, t * s), exponent=2.6)
            )
        k.add("handle", Loft(axis="x", sections=sections, smooth=True, segments=24, resolution=4), material="metal")
    k.anchor("inside", (cx, 0, wall), half_size=(half * 0.6, wide * 0.6), round=True, height=deep)
    _grip_anchor(k, long * 0.3, long * 0.02)
