"""Treasure and magic: gems, coins, keys, potions, books, scrolls, trophies, lamps, eggs, orbs."""

import math

from prompt2mesh.library.kit import Kit
from prompt2mesh.library.outlines import star
from prompt2mesh.library.people.bodies import ball, chain, egg
from prompt2mesh.library.registry import asset, choice, count, flag, length
from prompt2mesh.mesh.materials import Material
from prompt2mesh.mesh.placement import Radial, Scatter
from prompt2mesh.mesh.shapes import (
    Blend,
    Box,
    Cylinder,
    Ellipsoid,
    Extrude,
    Lathe,
    Loft,
    PolyMesh,
    Section,
    Sphere,
    Torus,
)

Vec = tuple[float, float, float]


@asset(
    kind="gem",
    words=(
        "gem",
        "gemstone",
        "diamond",
        "jewel",
        "ruby",
        "emerald",
        "sapphire",
        "crystal gem",
        "precious stone",
        "amethyst",
        "topaz",
        "brilliant",
    ),
    about="A cut stone: brilliant, emerald cut or pointed crystal.",
    parameters=(
        length("width", 0.03, 0.003, 3.0, words=("width", "size", "diameter")),
        choice("cut", "brilliant", "emerald", "crystal", words=("cut",)),
    ),
    slots={"stone": "diamond"},
)
def gem(k: Kit) -> None:
    """Facets by a coarse turning with flat shading."""
    w = k.m("width")
    r = w / 2
    cut = k.s("cut")
    if cut == "brilliant":
        with k.group("gem", at=(0, 0, 0.62 * r), rotate=(0, 41, 0)):
            k.add(
                "stone",
                Lathe(
                    profile=[
                        (0, -0.86 * r),
                        (0.5 * r, -0.45 * r),
                        (r, -0.03 * r),
                        (r, 0.03 * r),
                        (0.82 * r, 0.2 * r),
                        (0.56 * r, 0.33 * r),
                        (0, 0.33 * r),
                    ],
                    segments=16,
                ),
                material="stone",
                flat=True,
            )
    elif cut == "emerald":

        def octagon(s: float) -> list[tuple[float, float]]:
            return [
                (x * r * s, y * r * s)
                for x, y in (
                    (1, 0.85),
                    (0.7, 1.25),
                    (-0.7, 1.25),
                    (-1, 0.85),
                    (-1, -0.85),
                    (-0.7, -1.25),
                    (0.7, -1.25),
                    (1, -0.85),
                )
            ]

        rows = ((0.0, 0.35), (0.3, 0.72), (0.62, 1.0), (0.68, 1.0), (0.84, 0.84), (0.95, 0.62))
        k.add(
            "stone",
            Loft(sections=[Section(center=(0, 0, z * r), outline=octagon(s)) for z, s in rows], smooth=False),
            material="stone",
            flat=True,
        )
    else:
        for i, (x, y, s, tilt, turn) in enumerate(
            (
                (0, 0, 1.0, 0, 0),
                (0.55, 0.2, 0.62, 26, 10),
                (-0.5, 0.25, 0.7, -24, -12),
                (0.1, -0.5, 0.5, 4, 30),
                (-0.35, -0.4, 0.4, -20, 60),
            )
        ):
            k.add(
                f"stone {i}",
                Lathe(
                    profile=[
                        (0.40 * r * s, -0.2 * r),
                        (0.42 * r * s, 0),
                        (0.42 * r * s, 1.7 * r * s),
                        (0, 2.4 * r * s),
                    ],
                    segments=6,
                ),
                at=(x * r, y * r, 0.15 * r),
                rotate=(-y * 30, tilt, turn),
                material="stone",
                flat=True,
            )
    k.anchor("top", (0, 0, r))


@asset(
    kind="coin",
    words=(
        "coin",
        "gold coin",
        "coins",
        "penny",
        "doubloon",
        "medallion coin",
        "treasure pile",
        "pile of gold",
        "gold coins",
        "treasure",
        "hoard",
    ),
    about="A coin on its own, a stack, or a heap of treasure.",
    parameters=(count("coins", 1, 1, 160), length("diameter", 0.03, 0.005, 3.0, words=("diameter", "size", "width"))),
    slots={"coin": "gold", "gem": "ruby", "pearl": "pearl"},
    adjectives={"pile": {"coins": 120}, "stacked": {"coins": 12}},
)
def coin(k: Kit) -> None:
    """Up to 20 coins make a stack; more make a heap with gems."""
    d, n = k.m("diameter"), k.n("coins")
    r, t = d / 2, d * 0.085
    profile = [
        (0, 0),
        (0.94 * r, 0),
        (r, 0.14 * t),
        (r, 0.86 * t),
        (0.94 * r, t),
        (0.86 * r, t),
        (0.84 * r, 0.76 * t),
        (0, 0.76 * t),
    ]

    def one(name: str, at: Vec, rotate: Vec, *, stamped: bool) -> None:
        with k.group(f"{name} coin", at=at, rotate=rotate):
            k.add("coin", Lathe(profile=profile, segments=40), material="coin")
            if stamped:
                k.add(
                    "coin star",
                    Extrude(outline=star(5, 0.55 * r, 0.22 * r), height=0.26 * t, bevel=0.06 * t),
                    at=(0, 0, 0.7 * t),
                    material="coin",
                )
                k.add(
                    "coin bead",
                    Sphere(radius=0.035 * r, segments=8),
                    at=(0.73 * r, 0, 0.78 * t),
                    material="coin",
                    instances=Radial(count=28),
                )

    if n <= 20:
        for i in range(n):
            one(
                f"stack {i + 1}",
                (
                    k.rng.uniform(-0.05, 0.05) * d if i else 0.0,
                    k.rng.uniform(-0.05, 0.05) * d if i else 0.0,
                    t * 0.98 * i,
                ),
                (0, 0, k.rng.uniform(0, 360)),
                stamped=i == n - 1,
            )
        k.anchor("top", (0, 0, t * n), half_size=(r, r), round=True)
        return
    base = d * 0.62 * n**0.42
    high = base * 0.5
    k.add(
        "coin heap",
        Lathe(
            profile=[
                (base * 0.96, 0.0),
                (base * 0.82, high * 0.24),
                (base * 0.5, high * 0.66),
                (base * 0.2, high * 0.92),
                (0, high * 0.97),
            ],
            smooth=True,
            segments=48,
        ),
        material="coin",
    )
    k.add(
        "coin",
        Lathe(profile=profile, segments=28),
        material="coin",
        instances=Scatter(on="coin heap", count=n, seed=k.seed, sink=0.4 * t, z_range=(0.42 * high, high)),
    )
    k.add(
        "gem",
        Lathe(profile=[(0, -0.4 * r), (0.5 * r, 0), (0.3 * r, 0.22 * r), (0, 0.22 * r)], segments=8),
        material="gem",
        flat=True,
        instances=Scatter(
            on="coin heap", count=max(3, n // 12), seed=k.seed + 1, sink=-0.05 * r, z_range=(0.42 * high, high)
        ),
    )
    k.add(
        "pearl",
        Sphere(radius=0.24 * r, segments=18),
        material="pearl",
        instances=Scatter(
            on="coin heap", count=max(3, n // 10), seed=k.seed + 2, sink=-0.1 * r, z_range=(0.42 * high, high)
        ),
    )
    for i in range(max(6, n // 8)):
        a = 2.4 * i
        one(
            f"spilled {i + 1}",
            (base * k.rng.uniform(0.96, 1.2) * math.cos(a), base * k.rng.uniform(0.96, 1.2) * math.sin(a), 0.0),
            (0, 0, 50 * i),
            stamped=False,
        )
    k.anchor("top", (0, 0, high))


@asset(
    kind="key",
    words=("key", "skeleton key", "antique key", "door key", "old key", "brass key"),
    about="An ornate old key lying flat.",
    parameters=(length("length", 0.085, 0.01, 3.0, words=("length", "long", "size")),),
    slots={"metal": Material(preset="antique_brass")},
)
def key(k: Kit) -> None:
    """A trefoil bow, a collared shank, a toothed bit."""
    n = k.m("length")
    r = 0.042 * n
    z = 0.07 * n
    for x, y in ((-0.13, 0.10), (-0.13, -0.10), (-0.235, 0.0)):
        k.add(
            "bow ring",
            Torus(radius=0.082 * n, tube=0.026 * n, segments=36, tube_segments=12),
            at=((x + 0.12) * n, y * n, z),
            material="metal",
        )
    k.add("bow knob", Sphere(radius=0.045 * n, segments=20), at=(0.0, 0, z), material="metal")
    k.rod("shank", (0.0, 0, z), (0.74 * n, 0, z), 0.75 * r, material="metal")
    for x, s in ((0.09, 1.5), (0.13, 1.1), (0.17, 1.4), (0.58, 1.25)):
        k.add(
            "collar",
            Torus(radius=0.7 * r * s, tube=0.35 * r, segments=28, tube_segments=10),
            at=(x * n, 0, z),
            rotate=(0, 90, 0),
            material="metal",
        )
    outline = [
        (0.0, 0.0),
        (0.15, 0.0),
        (0.15, 0.17),
        (0.115, 0.17),
        (0.115, 0.125),
        (0.09, 0.125),
        (0.09, 0.17),
        (0.055, 0.17),
        (0.055, 0.085),
        (0.035, 0.085),
        (0.035, 0.17),
        (0.0, 0.17),
    ]
    k.add(
        "bit",
        Extrude(outline=[(x * n, -y * n) for x, y in outline][::-1], height=0.045 * n, bevel=0.005 * n),
        at=(0.58 * n, 0, z - 0.0225 * n),
        material="metal",
    )
    k.add("tip", Sphere(radius=0.8 * r, segments=16), at=(0.745 * n, 0, z), material="metal")
    k.anchor("grip", (-0.05 * n, 0, z), normal=(1, 0, 0), radius=0.03 * n)
    k.anchor("hook", (-0.2 * n, 0, z))


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
            path: list[Vec] = [
                (q * r * math.cos(a), q * r * math.sin(a), zz * r)
                for q, zz in ((0.68, 0.60), (0.95, 0.85), (1.03, 1.2), (1.0, 1.42))
            ]
            k.tube("claw", path, 0.075 * r, radii=[1.2, 1.0, 0.75, 0.3], segments=12, material="metal")
    k.anchor("top", (0, 0, z + r))


@asset(
    kind="trophy",
    words=("trophy", "cup trophy", "award", "champion cup", "winner cup", "award statue", "prize"),
    about="A two-handled cup on a plinth.",
    parameters=(length("height", 0.36, 0.05, 3.0, words=("height", "tall")),),
    slots={"cup": "gold", "base": "black_marble", "plate": "brass"},
    holds=True,
)
def trophy(k: Kit) -> None:
    """Bowl, stem, handles, plinth with a plate, a star."""
    h = k.m("height")
    b = 0.2 * h
    k.add(
        "base",
        Lathe(
            profile=[
                (0.2 * h, 0),
                (0.2 * h, 0.03 * h),
                (0.17 * h, 0.045 * h),
                (0.15 * h, 0.17 * h),
                (0.165 * h, 0.19 * h),
                (0.165 * h, b),
                (0, b),
            ],
            segments=56,
        ),
        material="base",
    )
    k.add(
        "plate",
        Box(size=(0.15 * h, 0.012 * h, 0.07 * h), pivot="center"),
        at=(0, -0.158 * h, 0.10 * h),
        rotate=(8, 0, 0),
        material="plate",
        bevel=0.004 * h,
    )
    outer = [
        (0.0, b - 0.002 * h),
        (0.13 * h, b - 0.002 * h),
        (0.12 * h, b + 0.02 * h),
        (0.05 * h, b + 0.06 * h),
        (0.03 * h, b + 0.12 * h),
        (0.055 * h, b + 0.15 * h),
        (0.035 * h, b + 0.18 * h),
        (0.10 * h, b + 0.25 * h),
        (0.185 * h, b + 0.40 * h),
        (0.215 * h, b + 0.60 * h),
        (0.225 * h, 0.985 * h),
        (0.24 * h, h),
    ]
    inner = [
        (0.222 * h, h),
        (0.205 * h, 0.97 * h),
        (0.198 * h, b + 0.60 * h),
        (0.168 * h, b + 0.41 * h),
        (0.08 * h, b + 0.28 * h),
        (0.0, b + 0.25 * h),
    ]
    k.add("cup", Lathe(profile=[*outer, *inner], closed=True, segments=72), material="cup")
    for name, x in (("right", -1), ("left", 1)):
        path: list[Vec] = [
            (x * 0.21 * h, 0, 0.93 * h),
            (x * 0.31 * h, 0, 0.97 * h),
            (x * 0.37 * h, 0, 0.88 * h),
            (x * 0.33 * h, 0, 0.73 * h),
            (x * 0.22 * h, 0, 0.62 * h),
            (x * 0.165 * h, 0, 0.585 * h),
        ]
        k.tube(f"handle {name}", path, 0.019 * h, radii=[0.9, 1.0, 1.1, 1.0, 0.9, 0.8], material="cup")
    k.add(
        "star",
        Extrude(outline=star(5, 0.095 * h, 0.04 * h), height=0.03 * h, bevel=0.008 * h),
        at=(0, -0.195 * h, 0.80 * h),
        rotate=(86, 0, 0),
        material="plate",
    )
    k.anchor("inside", (0, 0, b + 0.26 * h), half_size=(0.15 * h, 0.15 * h), round=True, height=h - b - 0.26 * h)
    k.anchor("top", (0, 0, h), half_size=(0.2 * h, 0.2 * h), round=True)


@asset(
    kind="scroll",
    words=(
        "scroll",
        "map",
        "treasure map",
        "parchment",
        "old map",
        "world map",
        "explorer map",
        "ancient scroll",
        "tattered map",
        "diploma",
    ),
    about="A parchment between rollers, with writing or a treasure map.",
    parameters=(
        length("width", 0.4, 0.05, 3.0, words=("width", "wide", "length")),
        choice("content", "map", "text", words=("content",)),
        flag("ribbon", False),
    ),
    slots={
        "parchment": "parchment",
        "roller": "walnut",
        "knob": "brass",
        "ink": Material(preset="paint", color="#4a2e1c"),
        "mark": Material(preset="paint", color="#b3202a"),
    },
    states=("tattered", "torn", "rolled"),
    adjectives={"magic": {"content": "text"}, "written": {"content": "text"}},
)
def scroll(k: Kit) -> None:
    """A wavy sheet that curls into both rollers; lying on the ground."""
    w = k.m("width")
    deep = 0.66 * w
    r = 0.035 * w
    torn = k.state("tattered") or k.state("torn")
    n = 36
    t = 0.003 * w

    def height(s: float) -> float:
        return t + 0.035 * w * abs(2 * s - 1) ** 5 + 0.006 * w * (0.5 - 0.5 * math.cos(4 * math.pi * s))

    edge = [k.rng.uniform(0.0, 0.05 if torn else 0.006) * w * (1 if i not in (0, n) else 0) for i in range(n + 1)]
    other = [k.rng.uniform(0.0, 0.05 if torn else 0.006) * w * (1 if i not in (0, n) else 0) for i in range(n + 1)]
    vertices: list[Vec] = []
    m = 8
    for layer in (0, 1):
        for i in range(n + 1):
            s = i / n
            for j in range(m + 1):
                y0, y1 = -deep / 2 + edge[i], deep / 2 - other[i]
                vertices.append(((s - 0.5) * w, y0 + (y1 - y0) * j / m, height(s) + layer * t))
    per = (n + 1) * (m + 1)
    c = m + 1
    faces: list[list[int]] = []
    for i in range(n):
        for j in range(m):
            a, b = i * c + j, (i + 1) * c + j
            faces += [[a, a + 1, b + 1, b], [per + a, per + b, per + b + 1, per + a + 1]]
    for i in range(n):
        a, b = i * c, (i + 1) * c
        faces += [[a, b, per + b, per + a], [a + m, per + a + m, per + b + m, b + m]]
    for j in range(m):
        faces += [[j, per + j, per + j + 1, j + 1], [n * c + j, n * c + j + 1, per + n * c + j + 1, per + n * c + j]]
    k.add("parchment", PolyMesh(vertices=vertices, faces=faces), material="parchment", smooth=False)
    for x in (-1, 1):
        k.add(
            "parchment roll",
            Cylinder(radius=r, height=deep, segments=36, pivot="center"),
            at=(x * 0.5 * w, 0, r + 0.004 * w),
            rotate=(90, 0, 0),
            material="parchment",
        )
        k.rod(
            "roller",
            (x * 0.5 * w, -0.5 * deep - 0.05 * w, r),
            (x * 0.5 * w, 0.5 * deep + 0.05 * w, r),
            0.5 * r,
            material="roller",
        )
        for y in (-1, 1):
            k.add(
                "knob",
                Sphere(radius=0.9 * r, segments=20),
                at=(x * 0.5 * w, y * (0.5 * deep + 0.06 * w), r),
                material="knob",
            )

    def on(x: float, y: float) -> Vec:
        return (x * w, y * deep, height(x + 0.5) + t * 1.2)

    if k.s("content") == "text":
        for row in range(7):
            y = 0.30 - 0.09 * row
            x = -0.32
            while x < 0.30:
                word = k.rng.uniform(0.04, 0.11)
                end = min(x + word, 0.33)
                k.tube(
                    "ink line",
                    [on(x, y), on((x + end) / 2, y + 0.012), on(end, y)],
                    0.0045 * w,
                    segments=6,
                    resolution=2,
                    material="ink",
                )
                x = end + 0.025
        k.add(
            "mark seal",
            Cylinder(radius=0.04 * w, height=0.012 * w),
            at=(0.25 * w, -0.36 * deep, height(0.75) + t * 0.5),
            material="mark",
            bevel=0.004 * w,
        )
    else:
        coast = [
            on(-0.33 + 0.62 * i / 24 + 0.0, 0.17 + 0.12 * math.sin(i * 0.9) + 0.05 * math.sin(i * 2.1))
            for i in range(25)
        ]
        k.tube("ink coast", coast, 0.004 * w, segments=6, resolution=3, material="ink")
        island = [
            on(
                -0.12 + 0.12 * math.cos(a) * (1 + 0.2 * math.sin(3 * a)),
                -0.20 + 0.15 * math.sin(a) * (1 + 0.15 * math.cos(4 * a)),
            )
            for a in (2 * math.pi * i / 20 for i in range(20))
        ]
        k.tube("ink island", island, 0.004 * w, closed=True, segments=6, resolution=3, material="ink")
        for i in range(9):
            s = i / 9
            k.tube(
                "mark path",
                [
                    on(-0.10 + 0.34 * s, -0.18 + 0.1 * math.sin(4 * s)),
                    on(-0.10 + 0.34 * (s + 0.05), -0.18 + 0.1 * math.sin(4 * (s + 0.05))),
                ],
                0.005 * w,
                segments=6,
                material="mark",
            )
        for d in (-1, 1):
            k.tube(
                "mark cross",
                [on(0.24, -0.24 - 0.05 * d), on(0.27, -0.24), on(0.30, -0.24 + 0.05 * d)],
                0.007 * w,
                segments=8,
                material="mark",
            )
        for px, py in ((-0.28, -0.02), (-0.2, 0.02), (0.12, 0.02)):
            k.tube(
                "ink mountain",
                [on(px - 0.04, py - 0.03), on(px, py + 0.06), on(px + 0.04, py - 0.03)],
                0.004 * w,
                segments=6,
                material="ink",
            )
        with k.group("compass", at=on(0.30, -0.0)):
            k.add("ink compass", Extrude(outline=star(4, 0.055 * w, 0.015 * w), height=0.003 * w), material="ink")
    k.anchor("top", (0, 0, 2 * t), half_size=(0.4 * w, 0.3 * w))


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
