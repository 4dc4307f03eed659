"""Things of magic - potions, crystal balls, lamps, dragon eggs."""

import math

from prompt2mesh.library.kit import Kit, Point
from prompt2mesh.library.people.bodies import ball, chain, egg
from prompt2mesh.library.registry import asset, choice, flag, length
from prompt2mesh.mesh.materials import Material
from prompt2mesh.mesh.placement import Radial, Scatter
from prompt2mesh.mesh.shapes import (
    Blend,
    Ellipsoid,
    Extrude,
    Lathe,
    Sphere,
    Torus,
)


@asset(
    kind="potion",
    words=(
        "potion",
        "magic potion",
        "potion bottle",
        "elixir",
        "health potion",
        "mana potion",
        "poison",
        "vial",
        "love potion",
    ),
    about="A round flask of glowing potion with a cork.",
    parameters=(
        length("height", 0.16, 0.02, 2.0, words=("height", "tall")),
        choice("shape", "round", "conical", "heart", words=("shape",)),
    ),
    slots={
        "glass": Material(preset="glass", color="#eaf6ff"),
        "liquid": Material(preset="potion", color="#a02fe0", emission="#8a2be2", emission_strength=0.5),
        "cork": "cork",
        "cord": "rope",
        "label": "parchment",
        "bubble": Material(preset="potion", color="#d9a0ff"),
    },
    main_slot="liquid",
    states=("open", "bubbling"),
)
def potion(k: Kit) -> None:
    """Wall of glass, liquid, bubbles, cork, cord and tag."""
    h = k.m("height")
    r = 0.34 * h
    if k.s("shape") == "conical":
        outer = [
            (0.0, 0.0),
            (0.36, 0.0),
            (0.385, 0.03),
            (0.36, 0.10),
            (0.13, 0.58),
            (0.105, 0.64),
            (0.105, 0.80),
            (0.14, 0.83),
            (0.14, 0.86),
        ]
    else:
        outer = [
            (0.0, 0.0),
            (0.18, 0.0),
            (0.27, 0.06),
            (0.34, 0.20),
            (0.345, 0.32),
            (0.28, 0.48),
            (0.16, 0.585),
            (0.105, 0.64),
            (0.105, 0.80),
            (0.14, 0.83),
            (0.14, 0.86),
        ]
    inner = [(max(0.0, x - 0.022), min(max(z, 0.025), 0.86)) for x, z in outer]
    k.add(
        "glass",
        Lathe(profile=[(x * h, z * h) for x, z in [*outer, *inner[:0:-1], (0.0, 0.025)]], closed=True, segments=56),
        material="glass",
        smooth=True,
    )
    level = 0.44
    fill = [(x - 0.003, z + 0.002) for x, z in inner if z < level]
    edge = next(i for i, (_, z) in enumerate(inner) if z >= level)
    (x0, z0), (x1, z1) = inner[edge - 1], inner[edge]
    xr = x0 + (x1 - x0) * (level - z0) / (z1 - z0) - 0.003
    k.add(
        "liquid",
        Lathe(profile=[(max(0.0, x) * h, z * h) for x, z in [*fill, (xr, level), (0.0, level)]], segments=48),
        material="liquid",
    )
    for i in range(9 if k.state("bubbling") else 5):
        a = 2.4 * i
        q = xr * h * 0.75 * math.sqrt((i + 0.5) / 9)
        k.add(
            "bubble",
            Sphere(radius=h * (0.014 + 0.010 * (i % 3)), segments=14),
            at=(q * math.cos(a), q * math.sin(a), level * h),
            material="bubble",
        )
    if not k.state("open"):
        k.add(
            "cork",
            Lathe(
                profile=[
                    (0.0845 * h, 0.74 * h),
                    (0.0845 * h, 0.85 * h),
                    (0.105 * h, 0.9 * h),
                    (0.10 * h, 0.99 * h),
                    (0.085 * h, h),
                    (0, h),
                ],
                segments=32,
            ),
            material="cork",
        )
    k.add(
        "cord",
        Torus(radius=0.112 * h, tube=0.016 * h, segments=36, tube_segments=10),
        at=(0, 0, 0.68 * h),
        material="cord",
    )
    k.tube(
        "cord tail",
        [(0.06 * h, -0.105 * h, 0.68 * h), (0.10 * h, -0.17 * h, 0.62 * h), (0.11 * h, -0.26 * h, 0.53 * h)],
        0.010 * h,
        segments=8,
        material="cord",
    )
    k.add(
        "label",
        Extrude(
            outline=[
                (-0.05 * h, -0.07 * h),
                (0.05 * h, -0.07 * h),
                (0.05 * h, 0.05 * h),
                (0.0, 0.08 * h),
                (-0.05 * h, 0.05 * h),
            ],
            height=0.008 * h,
        ),
        at=(0.11 * h, -0.255 * h, 0.495 * h),
        rotate=(52, 0, 8),
        material="label",
    )
    k.anchor("grip", (0, 0, 0.3 * h), radius=r)
    k.anchor("top", (0, 0, h))


@asset(
    kind="crystal_ball",
    words=(
        "crystal ball",
        "magic orb",
        "orb",
        "glass orb",
        "fortune teller ball",
        "snow globe",
        "snowglobe",
        "magic sphere",
    ),
    about="A crystal ball on a carved stand; a snow globe holds a little tree and snow.",
    parameters=(
        length("diameter", 0.14, 0.02, 3.0, words=("diameter", "size", "width")),
        choice("content", "mist", "snow", words=("content",)),
    ),
    slots={
        "ball": Material(preset="crystal"),
        "mist": Material(preset="plasma", color="#8a6bff"),
        "stand": "mahogany",
        "metal": "gold",
        "snow": "snow",
        "tree": Material(preset="leaf", color="#2f6a35"),
        "trunk": "bark",
    },
    adjectives={"snowy": {"content": "snow"}},
    main_slot="ball",
)
def crystal_ball(k: Kit) -> None:
    """Ball, inner glow, claw stand."""
    d = k.m("diameter")
    r = d / 2
    z = 1.42 * r
    k.add(
        "stand",
        Lathe(
            profile=[
                (0.92 * r, 0),
                (0.95 * r, 0.07 * r),
                (0.85 * r, 0.15 * r),
                (0.6 * r, 0.24 * r),
                (0.52 * r, 0.34 * r),
                (0.62 * r, 0.50 * r),
                (0.74 * r, 0.62 * r),
                (0.66 * r, 0.66 * r),
                (0, 0.5 * r),
            ],
            segments=56,
        ),
        material="stand",
    )
    k.add(
        "metal ring",
        Torus(radius=0.72 * r, tube=0.05 * r, segments=56, tube_segments=12),
        at=(0, 0, 0.66 * r),
        material="metal",
    )
    k.add(
        "metal bead",
        Sphere(radius=0.055 * r, segments=14),
        at=(0.93 * r, 0, 0.07 * r),
        material="metal",
        instances=Radial(count=24),
    )
    if k.s("content") == "snow":
        outer = [(r * math.sin(a), z - r * math.cos(a)) for a in (math.pi * i / 24 for i in range(25))]
        inner = [(0.95 * r * math.sin(a), z - 0.95 * r * math.cos(a)) for a in (math.pi * i / 24 for i in range(25))]
        k.add(
            "ball",
            Lathe(profile=[(max(0.0, x), y) for x, y in [*outer, *inner[::-1]]], closed=True, segments=56),
            material="ball",
            smooth=True,
        )
        k.add(
            "snow",
            Lathe(
                profile=[
                    (0.0, z - 0.93 * r),
                    (0.60 * r, z - 0.72 * r),
                    (0.80 * r, z - 0.48 * r),
                    (0.4 * r, z - 0.40 * r),
                    (0, z - 0.36 * r),
                ],
                segments=40,
            ),
            material="snow",
            smooth=True,
        )
        k.rod("trunk", (0, 0, z - 0.5 * r), (0, 0, z - 0.15 * r), 0.07 * r, material="trunk")
        for i, (w, b, t) in enumerate(((0.38, -0.28, 0.12), (0.30, -0.02, 0.34), (0.20, 0.22, 0.62))):
            k.add(
                f"tree {i}",
                Lathe(profile=[(0, z + b * r), (w * r, z + b * r), (0.0, z + t * r)], segments=10),
                material="tree",
                flat=True,
            )
        k.add(
            "flake",
            Sphere(radius=0.028 * r, segments=8),
            material="snow",
            instances=Scatter(on="snow", count=26, seed=k.seed, sink=-0.01 * r),
        )
        k.add("snow cap", Sphere(radius=0.05 * r, segments=12), at=(0, 0, z + 0.61 * r), material="metal")
    else:
        k.add("ball", Sphere(radius=r, segments=64), at=(0, 0, z), material="ball")
        k.add(
            "mist",
            Blend(
                blobs=chain([(0, 0, z - 0.99 * r), (0, 0, z - 0.3 * r)], [0.07 * r, 0.14 * r])
                + chain(
                    [(-0.25 * r, 0, z - 0.2 * r), (0.1 * r, 0.1 * r, z), (0.25 * r, -0.05 * r, z + 0.22 * r)],
                    [0.18 * r, 0.26 * r, 0.14 * r],
                )
                + chain([(0.2 * r, 0.1 * r, z - 0.3 * r), (-0.2 * r, -0.1 * r, z + 0.2 * r)], [0.14 * r, 0.12 * r]),
                smoothness=0.15 * r,
                resolution=32,
            ),
            material="mist",
            smooth=True,
        )
        for i in range(4):
            a = math.pi / 4 + math.pi / 2 * i
            path: list[Point] = [
                (q * r * math.cos(a), q * r * math.sin(a), zz * r)
                for q, zz in ((0.68, 0.60), (0.95, 0.85), (1.03, 1.2), (1.0, 1.42))
            ]
            k.tube("claw", path, 0.075 * r, radii=[1.2, 1.0, 0.75, 0.3], segments=12, material="metal")
    k.anchor("top", (0, 0, z + r))


@asset(
    kind="magic_lamp",
    words=("magic lamp", "genie lamp", "aladdin lamp", "oil lamp genie", "aladdin's lamp"),
    about="A genie's oil lamp with spout, handle and lid.",
    parameters=(length("length", 0.3, 0.03, 3.0, words=("length", "width", "long")),),
    slots={"metal": "gold", "gem": "ruby", "smoke": Material(preset="cloud", color="#9a7ad8")},
    states=("smoking", "lit"),
)
def magic_lamp(k: Kit) -> None:
    """Belly, foot, spout, handle, lid."""
    n = k.m("length")
    k.add(
        "foot",
        Lathe(
            profile=[
                (0.17 * n, 0),
                (0.165 * n, 0.02 * n),
                (0.08 * n, 0.05 * n),
                (0.05 * n, 0.09 * n),
                (0.08 * n, 0.13 * n),
            ],
            segments=48,
        ),
        material="metal",
    )
    body = chain(
        [
            (0.0, 0, 0.20 * n),
            (0.12 * n, 0, 0.20 * n),
            (0.32 * n, 0, 0.21 * n),
            (0.44 * n, 0, 0.27 * n),
            (0.52 * n, 0, 0.32 * n),
        ],
        [0.115 * n, 0.09 * n, 0.045 * n, 0.034 * n, 0.038 * n],
    )
    k.add(
        "body",
        Blend(
            blobs=[
                egg((-0.02 * n, 0, 0.20 * n), (0.22 * n, 0.16 * n, 0.105 * n)),
                *body,
                ball((0.55 * n, 0, 0.36 * n), 0.028 * n, subtract=True),
            ],
            smoothness=0.05 * n,
            resolution=60,
        ),
        material="metal",
        smooth=True,
    )
    k.add(
        "lid",
        Lathe(
            profile=[
                (0.125 * n, 0.27 * n),
                (0.12 * n, 0.295 * n),
                (0.07 * n, 0.345 * n),
                (0.025 * n, 0.37 * n),
                (0.02 * n, 0.385 * n),
                (0.034 * n, 0.41 * n),
                (0.012 * n, 0.44 * n),
                (0, 0.455 * n),
            ],
            segments=48,
        ),
        at=(-0.02 * n, 0, 0),
        material="metal",
    )
    k.add(
        "rim",
        Torus(radius=0.128 * n, tube=0.012 * n, segments=48, tube_segments=10),
        at=(-0.02 * n, 0, 0.282 * n),
        material="metal",
    )
    k.tube(
        "handle",
        [
            (-0.20 * n, 0, 0.24 * n),
            (-0.32 * n, 0, 0.32 * n),
            (-0.40 * n, 0, 0.25 * n),
            (-0.37 * n, 0, 0.13 * n),
            (-0.28 * n, 0, 0.12 * n),
            (-0.20 * n, 0, 0.17 * n),
        ],
        0.02 * n,
        radii=[1.2, 1, 1, 1, 0.9, 0.8],
        material="metal",
    )
    for i in range(7):
        a = math.radians(-66 + 22 * i) - math.pi / 2
        k.add(
            "gem",
            Ellipsoid(radii=(0.016 * n, 0.010 * n, 0.016 * n), segments=14),
            at=(-0.02 * n + 0.215 * n * math.cos(a), 0.158 * n * math.sin(a), 0.205 * n),
            rotate=(0, 0, math.degrees(a) + 90),
            material="gem",
        )
    if k.state("smoking") or k.state("lit"):
        k.tube(
            "smoke",
            [
                (0.55 * n, 0, 0.33 * n),
                (0.62 * n, 0, 0.5 * n),
                (0.5 * n, 0.04 * n, 0.66 * n),
                (0.62 * n, -0.02 * n, 0.85 * n),
                (0.5 * n, 0, 1.02 * n),
            ],
            0.09 * n,
            radii=[0.2, 0.5, 0.9, 1.2, 0.5],
            material="smoke",
        )
    k.anchor("grip", (-0.39 * n, 0, 0.25 * n), radius=0.02 * n)


@asset(
    kind="dragon_egg",
    words=("dragon egg", "scaly egg", "monster egg", "dinosaur egg"),
    about="A scaled dragon's egg in a nest of rocks.",
    parameters=(
        length("height", 0.3, 0.03, 3.0, words=("height", "tall")),
        flag("nest", True, words=("nest", "stones")),
    ),
    slots={
        "scale": Material(preset="gloss_paint", color="#1f7a6a", metallic=0.4),
        "shell": Material(preset="obsidian", color="#123a34"),
        "stone": "slate",
        "glow": "lava",
    },
    states=("cracked",),
)
def dragon_egg(k: Kit) -> None:
    """An egg under overlapping scales set in a spiral."""
    h = k.m("height")
    base = 0.015 * h if k.on("nest") else 0.0

    def radius(z: float) -> float:
        x = min(1.0, max(-1.0, 2 * z - 1))
        return 0.37 * h * math.sqrt(max(0.0, 1 - x * x)) * (1 - 0.16 * x)

    profile = [(radius(i / 24), i / 24 * h) for i in range(25)]
    with k.group("egg", at=(0, 0, base)):
        k.add(
            "shell", Lathe(profile=[(max(0.0, x), z) for x, z in profile], segments=48), material="shell", smooth=True
        )
        outline = [(-0.5, 0.3), (-0.42, -0.2), (0.0, -0.62), (0.42, -0.2), (0.5, 0.3), (0.0, 0.5)]
        rows = 13
        for row in range(rows):
            z = 0.05 + 0.88 * row / (rows - 1)
            r = radius(z)
            slope = math.degrees(math.atan2(radius(z + 0.01) - radius(z - 0.01), 0.02 * h))
            s = 0.115 * h * (1 - 0.28 * z)
            m = max(3, round(2 * math.pi * r / (s * 0.86)))
            for i in range(m):
                a = 2 * math.pi * (i + 0.5 * (row % 2)) / m
                points = [(x * s, y * s * 1.25) for x, y in outline]
                k.add(
                    "scale",
                    Extrude(outline=points, height=0.014 * h, bevel=0.004 * h, bevel_segments=1),
                    at=((r - 0.002 * h) * math.cos(a), (r - 0.002 * h) * math.sin(a), z * h),
                    rotate=(90 + slope - 7, 0, math.degrees(a) + 90),
                    material="scale",
                )
        if k.state("cracked"):
            path = [
                (radius(z) * 1.05 * math.cos(a), radius(z) * 1.05 * math.sin(a), z * h)
                for a, z in ((-1.9, 0.8), (-1.6, 0.7), (-1.75, 0.6), (-1.4, 0.52), (-1.55, 0.4), (-1.3, 0.33))
            ]
            k.tube(
                "glow crack",
                path,
                0.015 * h,
                radii=[0.3, 1, 1.2, 1, 0.9, 0.3],
                smooth=False,
                segments=8,
                material="glow",
            )
    if k.on("nest"):
        for i in range(14):
            a = 2 * math.pi * i / 14
            q = 0.25 * h * k.rng.uniform(0.95, 1.1)
            s = 0.075 * h * k.rng.uniform(0.8, 1.25)
            k.add(
                "stone",
                Ellipsoid(radii=(s, s * 0.85, s * 0.7), segments=7),
                at=(q * math.cos(a), q * math.sin(a), s * 0.55),
                rotate=(0, 0, k.rng.uniform(0, 180)),
                material="stone",
                flat=True,
            )
    k.anchor("top", (0, 0, h + base))
