"""Treasure - gems, coins, keys, trophies."""

import math

from prompt2mesh.library.kit import Kit, Point
from prompt2mesh.library.outlines import star
from prompt2mesh.library.registry import asset, choice, count, length
from prompt2mesh.mesh.materials import Material
from prompt2mesh.mesh.placement import Radial, Scatter
from prompt2mesh.mesh.program import Displace
from prompt2mesh.mesh.shapes import (
    Box,
    Extrude,
    Lathe,
    Loft,
    Section,
    Sphere,
    Torus,
)

_MINERALS = ("ruby", "emerald", "sapphire", "amethyst", "topaz", "aquamarine", "opal", "amber", "jade", "rose_quartz")


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
        "aquamarine",
        "opal",
        "brilliant",
    ),
    about="A cut stone: brilliant, emerald cut or pointed crystal.",
    parameters=(
        length("width", 0.03, 0.003, 3.0, words=("width", "size", "diameter")),
        choice("mineral", "diamond", *_MINERALS, words=("mineral", "stone")),
        choice("cut", "brilliant", "emerald_cut", "crystal", words=("cut",)),
    ),
    slots={"stone": "diamond", **{name: Material(preset=name) for name in _MINERALS}},
    main_slot="stone",
    adjectives={"rough": {"cut": "crystal"}, "uncut": {"cut": "crystal"}},
)
def gem(k: Kit) -> None:
    """Facets by a coarse turning with flat shading."""
    w = k.m("width")
    r = w / 2
    cut = k.s("cut")
    stone = "stone" if k.s("mineral") == "diamond" or "stone" in k.asked else k.s("mineral")
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
                material=stone,
                flat=True,
            )
    elif cut == "emerald_cut":

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
            material=stone,
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
                material=stone,
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
    slots={
        "coin": "gold",
        "gem": "ruby",
        "pearl": "pearl",
        "shade": Material(preset="gold", color="#6b4c12", roughness=0.6),
    },
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

    def one(name: str, at: Point, rotate: Point, *, stamped: bool) -> None:
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
    # The mound shows only between the coins: dark, and uneven so that no smooth curve gives it away.
    mound: list[tuple[float, float]] = [
        (base * 0.96, 0.0),
        (base * 0.82, high * 0.24),
        (base * 0.5, high * 0.66),
        (base * 0.2, high * 0.92),
        (0, high * 0.97),
    ]
    k.add(
        "coin heap",
        Lathe(profile=mound, smooth=True, segments=40),
        material="shade",
        modifiers=[Displace(strength=0.5 * t, scale=d, seed=k.seed, keep_base=True)],
    )
    plain = Lathe(profile=[(0, 0), (0.97 * r, 0), (r, 0.5 * t), (0.96 * r, t), (0, t)], segments=16)
    for number, (share, align, sink) in enumerate(((1.5, True, 0.3), (0.8, False, 0.2), (0.6, True, 0.05))):
        k.add(
            "coin",
            plain,
            material="coin",
            instances=Scatter(
                on="coin heap",
                count=round(share * n),
                seed=k.seed + 7 * number,
                sink=sink * t,
                align=align,
                z_range=(0.12 * high, high),
            ),
        )
    for i in range(n // 4):  # a ring of coins hides the foot, tipped against it and sliding off
        a, tip = 2 * math.pi * i / (n // 4) + k.rng.uniform(-0.06, 0.06), k.rng.uniform(8, 42)
        reach, lift = base * k.rng.uniform(0.95, 1.02), r * math.sin(math.radians(tip))
        k.add(
            "coin foot",
            plain,
            at=(reach * math.cos(a), reach * math.sin(a), lift),
            rotate=(0, tip, math.degrees(a)),
            material="coin",
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
        path: list[Point] = [
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
