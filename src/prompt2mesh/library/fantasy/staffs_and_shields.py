"""Magic staffs and shields."""

import math

from prompt2mesh.library.fantasy.emblems import EMBLEMS, emblem
from prompt2mesh.library.fantasy.weapon_parts import Vec, weapon_length
from prompt2mesh.library.kit import Kit
from prompt2mesh.library.outlines import star
from prompt2mesh.library.panels import panel
from prompt2mesh.library.people.bodies import chain
from prompt2mesh.library.registry import asset, choice, flag, length
from prompt2mesh.mesh.materials import Material
from prompt2mesh.mesh.shapes import (
    Blend,
    Box,
    Ellipsoid,
    Extrude,
    Lathe,
    Sphere,
    Torus,
)


@asset(
    kind="magic_staff",
    words=(
        "magic staff",
        "staff",
        "magic wand",
        "wand",
        "wizard staff",
        "scepter",
        "sceptre",
        "walking staff",
        "fairy wand",
    ),
    about="A gnarled wizard's staff with a glowing crystal, or a wand.",
    parameters=(weapon_length(1.6, 0.1), choice("type", "staff", "wand", "star", words=("type",))),
    slots={
        "wood": "driftwood",
        "crystal": Material(preset="crystal", color="#6fd0ff", emission="#4ab8ff", emission_strength=1.5),
        "metal": "gold",
        "star": Material(preset="gold"),
    },
    parts={"orb": "crystal", "handle": "staff"},
    adjectives={"fairy": {"type": "star", "length": 0.4}},
)
def magic_staff(k: Kit) -> None:
    """Knotty wood with claws around a crystal; or a turned wand."""
    n = k.m("length")
    if k.s("type") == "wand":
        k.add(
            "staff wand",
            Lathe(
                profile=[
                    (0.022 * n, 0),
                    (0.03 * n, 0.02 * n),
                    (0.024 * n, 0.05 * n),
                    (0.027 * n, 0.12 * n),
                    (0.021 * n, 0.2 * n),
                    (0.028 * n, 0.23 * n),
                    (0.02 * n, 0.25 * n),
                    (0.016 * n, 0.3 * n),
                    (0.009 * n, 0.98 * n),
                    (0, n),
                ],
                segments=32,
            ),
            material="wood",
        )
        k.add(
            "metal ring",
            Torus(radius=0.022 * n, tube=0.006 * n, segments=28, tube_segments=8),
            at=(0, 0, 0.25 * n),
            material="metal",
        )
        k.anchor("grip", (0, 0, 0.12 * n), normal=(0, 0, 1), radius=0.026 * n)
        return
    if k.s("type") == "star":
        k.rod("staff", (0, 0, 0), (0, 0, 0.8 * n), 0.022 * n, 0.018 * n, material="wood")
        k.add(
            "star",
            Extrude(outline=star(5, 0.17 * n, 0.075 * n), height=0.06 * n, bevel=0.018 * n),
            at=(0, 0.03 * n, 0.86 * n),
            rotate=(90, 0, 0),
            material="star",
        )
        k.anchor("grip", (0, 0, 0.2 * n), normal=(0, 0, 1), radius=0.022 * n)
        return
    r = 0.017 * n
    w = [k.rng.uniform(-0.008, 0.008) * n for _ in range(12)]
    path: list[Vec] = [(w[2 * i] * min(1, i), w[2 * i + 1] * min(1, i), 0.83 * n * i / 5) for i in range(6)]
    blobs = chain(path, [r * x for x in (0.8, 0.95, 1.15, 0.95, 1.1, 1.5)])
    for i in range(1, 5):
        a = 2.4 * i
        p = path[i]
        blobs += chain(
            [p, (p[0] + 1.5 * r * math.cos(a), p[1] + 1.5 * r * math.sin(a), p[2] + 0.6 * r)], [1.1 * r, 0.5 * r]
        )
    k.add("staff", Blend(blobs=blobs, smoothness=0.8 * r, resolution=110), material="wood", smooth=True)
    top = path[-1]
    for i in range(5):
        a = 2 * math.pi * i / 5
        d = (math.cos(a), math.sin(a))
        claw: list[Vec] = [
            (top[0] + d[0] * x * n, top[1] + d[1] * x * n, top[2] + z * n)
            for x, z in ((0.0, -0.01), (0.045, 0.02), (0.058, 0.08), (0.035, 0.135), (0.012, 0.165))
        ]
        k.tube("claw", claw, 0.0125 * n, radii=[1.3, 1.1, 0.9, 0.6, 0.3], segments=10, material="wood")
    k.add(
        "crystal",
        Ellipsoid(radii=(0.038 * n, 0.038 * n, 0.058 * n), segments=8),
        at=(top[0], top[1], top[2] + 0.068 * n),
        material="crystal",
        flat=True,
    )
    k.add(
        "metal ring",
        Torus(radius=1.25 * r, tube=0.35 * r, segments=28, tube_segments=10),
        at=(top[0], top[1], top[2] - 0.03 * n),
        material="metal",
    )
    k.anchor("grip", path[3], normal=(0, 0, 1), radius=r)


@asset(
    kind="shield",
    words=("shield", "buckler", "heater shield", "kite shield", "viking shield", "round shield", "heraldic shield", "coat of arms"),
    about="A shield with a rim, boss and emblem, leaning back on its point.",
    parameters=(length("height", 0.75, 0.05, 3.0, words=("height", "tall")), choice("shape", "heater", "round", words=("shape",)), choice("emblem", "cross", "star", *EMBLEMS, "none", words=("emblem", "crest", "coat of arms")), flag("lion", False, words=("lion", "lion emblem", "lion crest")), flag("dragon", False, words=("dragon", "dragon emblem", "dragon crest")), flag("eagle", False, words=("eagle", "eagle emblem", "eagle crest"))),
    slots={"board": Material(preset="painted_metal", color="#8f1d24"), "rim": "steel", "emblem": "gold", "wood": "planks", "strap": "leather"},
    adjectives={"viking": {"shape": "round"}, "wooden": {"shape": "round"}},
)  # fmt: skip
def shield(k: Kit) -> None:
    """Board, rim, rivets, emblem, straps behind."""
    h = k.m("height")
    figure = next((name for name in ("lion", "dragon", "eagle") if k.on(name)), k.s("emblem"))
    with k.group("shield", rotate=(-12, 0, 0)):
        if k.s("shape") == "round":
            r = h / 2
            k.add(
                "board",
                Lathe(
                    profile=[
                        (0.97 * r, -0.015 * h),
                        (0.97 * r, 0.02 * h),
                        (0.6 * r, 0.055 * h),
                        (0, 0.075 * h),
                        (0, 0.045 * h),
                        (0.6 * r, 0.025 * h),
                    ],
                    closed=True,
                    segments=64,
                ),
                at=(0, 0, r),
                rotate=(90, 0, 0),
                material="board",
            )
            k.add(
                "rim",
                Torus(radius=0.96 * r, tube=0.032 * h, segments=64, tube_segments=12),
                at=(0, 0, r),
                rotate=(90, 0, 0),
                material="rim",
            )
            if figure in EMBLEMS:
                panel(
                    k,
                    "emblem figure",
                    emblem(figure, 1.3 * r, z=r),
                    0.05 * h,
                    at=(0, -0.04 * h, 0),
                    material="emblem",
                    bevel=0.006 * h,
                )
            else:
                k.add(
                    "boss",
                    Lathe(
                        profile=[
                            (0.15 * h, 0.04 * h),
                            (0.145 * h, 0.062 * h),
                            (0.105 * h, 0.075 * h),
                            (0.09 * h, 0.11 * h),
                            (0.05 * h, 0.14 * h),
                            (0, 0.15 * h),
                        ],
                        segments=40,
                    ),
                    at=(0, 0, r),
                    rotate=(90, 0, 0),
                    material="rim",
                )
            for i in range(14):
                a = 2 * math.pi * i / 14
                k.add(
                    "rivet",
                    Sphere(radius=0.015 * h, segments=14),
                    at=(0.96 * r * math.cos(a), -0.028 * h, r + 0.96 * r * math.sin(a)),
                    material="emblem",
                )
            if figure in {"cross", "star"}:
                for i in range(8):
                    a = 2 * math.pi * (i + 0.5) / 8
                    path = [
                        (t * r * math.cos(a), -(0.078 - 0.045 * t) * h, r + t * r * math.sin(a))
                        for t in (0.25, 0.55, 0.9)
                    ]
                    k.tube("emblem ray", path, 0.012 * h, segments=8, material="emblem")
            k.tube(
                "strap",
                [
                    (-0.15 * h, -0.045 * h, r),
                    (-0.1 * h, 0.02 * h, r),
                    (0, 0.06 * h, r),
                    (0.1 * h, 0.02 * h, r),
                    (0.15 * h, -0.045 * h, r),
                ],
                0.018 * h,
                material="strap",
            )
        else:
            half = [
                (0.0, 0.0),
                (0.12, 0.07),
                (0.24, 0.22),
                (0.33, 0.42),
                (0.37, 0.65),
                (0.38, 0.93),
                (0.26, 0.955),
                (0.13, 0.985),
                (0.0, 1.0),
            ]
            outline = [(x * h, z * h) for x, z in half] + [(-x * h, z * h) for x, z in half[-2:0:-1]]
            inner = [(x * 0.92, 0.5 * h + (z - 0.5 * h) * 0.935 + 0.012 * h) for x, z in outline]
            k.add(
                "board",
                Extrude(outline=inner, height=0.05 * h, bevel=0.012 * h),
                at=(0, 0.02 * h, 0),
                rotate=(90, 0, 0),
                material="board",
            )
            k.add(
                "rim",
                Extrude(
                    outline=outline,
                    holes=[[(x * 0.88, 0.5 * h + (z - 0.5 * h) * 0.90 + 0.015 * h) for x, z in outline]],
                    height=0.062 * h,
                    bevel=0.012 * h,
                ),
                at=(0, 0.026 * h, 0),
                rotate=(90, 0, 0),
                material="rim",
            )
            y = -0.034 * h
            if figure in EMBLEMS:
                panel(
                    k,
                    "emblem figure",
                    emblem(figure, 0.56 * h, z=0.58 * h),
                    0.03 * h,
                    at=(0, y + 0.01 * h, 0),
                    material="emblem",
                    bevel=0.006 * h,
                )
            elif figure == "cross":
                k.add(
                    "emblem cross",
                    Box(size=(0.11 * h, 0.02 * h, 0.66 * h)),
                    at=(0, y, 0.2 * h),
                    material="emblem",
                    bevel=0.005 * h,
                )
                k.add(
                    "emblem bar",
                    Box(size=(0.50 * h, 0.017 * h, 0.11 * h)),
                    at=(0, y, 0.59 * h),
                    material="emblem",
                    bevel=0.005 * h,
                )
            elif figure == "star":
                k.add(
                    "emblem star",
                    Extrude(outline=star(5, 0.22 * h, 0.09 * h), height=0.03 * h, bevel=0.008 * h),
                    at=(0, y + 0.012 * h, 0.58 * h),
                    rotate=(90, 0, 0),
                    material="emblem",
                )
            for i in range(len(outline)):
                x, z = outline[i]
                k.add(
                    "rivet",
                    Sphere(radius=0.012 * h, segments=12),
                    at=(x * 0.94, -0.036 * h, 0.5 * h + (z - 0.5 * h) * 0.95 + 0.008 * h),
                    material="emblem",
                )
            k.tube(
                "strap",
                [(-0.15 * h, 0.015 * h, 0.55 * h), (0, 0.08 * h, 0.55 * h), (0.15 * h, 0.015 * h, 0.55 * h)],
                0.018 * h,
                material="strap",
            )
    k.anchor("grip", (0, 0.08 * h, 0.55 * h), normal=(0, 1, 0), radius=0.02 * h)
