"""Shoes, and things carried: bags, cases, cane."""

import math

from prompt2mesh.library.kit import Kit
from prompt2mesh.library.outlines import rounded_rectangle
from prompt2mesh.library.people.bodies import chain, cone, egg
from prompt2mesh.library.registry import AssetParameter, asset, choice, flag, length
from prompt2mesh.mesh.materials import Material
from prompt2mesh.mesh.program import Cutaway
from prompt2mesh.mesh.shapes import Blend, Box, Cylinder, Extrude, Loft, Section, Sphere, Sweep, Torus

Vec = tuple[float, float, float]
_SOLE = [
    (0.0, 0.5),
    (0.095, 0.475),
    (0.125, 0.36),
    (0.10, 0.12),
    (0.105, -0.05),
    (0.16, -0.25),
    (0.15, -0.40),
    (0.06, -0.495),
    (-0.06, -0.485),
    (-0.13, -0.38),
    (-0.145, -0.22),
    (-0.115, -0.03),
    (-0.105, 0.12),
    (-0.12, 0.36),
    (-0.095, 0.475),
]


def _length(default: float = 0.28) -> AssetParameter:
    return length("length", default, 0.03, 3.0, words=("length", "long", "size"))


def _sole(k: Kit, n: float, height: float, slot: str, *, grow: float = 1.0, z: float = 0.0) -> None:
    points = [(x * n * grow, y * n * (1 + (grow - 1) * 0.4)) for x, y in _SOLE]
    k.add(
        "sole",
        Extrude(outline=points[::-1], height=height, smooth=True, bevel=min(0.3 * height, 0.012 * n), bevel_segments=3),
        at=(0, 0, z),
        material=slot,
    )


@asset(
    kind="sneakers",
    words=("sneaker", "sneakers", "shoe", "shoes", "trainer", "trainers", "running shoe", "tennis shoe", "pair of shoes", "pair of sneakers", "high-tops", "loafer", "slipper", "slippers"),
    about="A pair of sneakers with laces, toe caps and rubber soles.",
    parameters=(_length(), flag("pair", True, words=("pair",)), choice("cut", "low", "high", words=("cut",))),
    slots={"upper": Material(preset="canvas", color="#d2383a"), "sole": Material(preset="rubber", color="#f4f2ec"), "lace": Material(preset="cotton", color="#fbfaf5"), "toe": Material(preset="rubber", color="#f4f2ec"), "stripe": Material(preset="rubber", color="#26344f"), "inside": Material(preset="fabric", color="#3a3f4a")},
    adjectives={"high-top": {"cut": "high"}},
    category="clothing",
    parts={"lace": "lace", "shoelace": "lace"},
)  # fmt: skip
def sneakers(k: Kit) -> None:
    """One shoe, and its mirror image."""
    n = k.m("length")
    pair = k.on("pair")
    with (
        k.group("shoes", mirror=pair),
        k.group("shoe left", at=(0.22 * n if pair else 0.0, 0, 0), rotate=(0, 0, 5 if pair else 0)),
    ):
        high = k.s("cut") == "high"
        _sole(k, n, 0.085 * n, "sole", grow=1.06)
        points = [(x * n * 1.075, y * n * 1.032) for x, y in _SOLE]
        k.tube(
            "stripe",
            [(x, y, 0.066 * n) for x, y in points],
            0.007 * n,
            closed=True,
            segments=8,
            resolution=3,
            material="stripe",
        )
        top = 0.42 * n if high else 0.26 * n
        blobs = [egg((0.0, -0.31 * n, 0.10 * n), (0.135 * n, 0.17 * n, 0.105 * n)), *chain([(0, -0.22 * n, 0.12 * n), (0, 0.0, 0.18 * n), (0, 0.22 * n, 0.24 * n)], [0.125 * n, 0.105 * n, 0.095 * n]),
                 *chain([(0, 0.36 * n, 0.12 * n), (0, 0.35 * n, top)], [0.115 * n, 0.095 * n]), *chain([(0, 0.2 * n, 0.13 * n), (0, 0.22 * n, top)], [0.11 * n, 0.09 * n])]  # fmt: skip
        hole = [
            cone((0, 0.27 * n, 0.16 * n), (0, 0.27 * n, top + 0.25 * n), 0.055 * n, 0.085 * n, subtract=True),
            egg((0, 0.27 * n, top + 0.02 * n), (0.068 * n, 0.12 * n, 0.12 * n), subtract=True),
        ]
        cuts = [
            Cutaway(point=(0, 0, 0.06 * n), normal=(0, 0, -1)),
            Cutaway(point=(0, 0.3 * n, top + 0.01 * n), normal=(0, -0.12, 1)),
        ]
        k.add(
            "upper", Blend(blobs=[*blobs, *hole], smoothness=0.05 * n, resolution=56), material="upper", modifiers=cuts
        )
        k.add(
            "toe cap",
            Blend(
                blobs=[
                    egg((0, -0.345 * n, 0.09 * n), (0.135 * n, 0.148 * n, 0.092 * n)),
                    egg((0, -0.17 * n, 0.25 * n), (0.25 * n, 0.15 * n, 0.26 * n), subtract=True),
                ],
                smoothness=0.01 * n,
                resolution=32,
            ),
            material="toe",
            modifiers=[Cutaway(point=(0, 0, 0.05 * n), normal=(0, 0, -1))],
        )
        rows = 6 if high else 4
        for i in range(rows):
            y = -0.15 * n + 0.068 * n * i
            z = (0.235 + 0.028 * i + (0.018 * (i - 3) if i > 3 else 0)) * n
            w = 0.062 * n
            x = (0, y, z + 0.012 * n)
            k.tube(
                "lace",
                [(-w, y + 0.012 * n, z - 0.026 * n), (0, y, x[2]), (w, y + 0.012 * n, z - 0.026 * n)],
                0.0125 * n,
                segments=10,
                material="lace",
            )
            if i < rows - 1:
                k.tube(
                    "lace cross",
                    [
                        (-w, y + 0.012 * n, z - 0.026 * n),
                        (0, y + 0.034 * n, z + 0.022 * n),
                        (w, y + 0.08 * n, z + 0.004 * n),
                    ],
                    0.0105 * n,
                    segments=8,
                    material="lace",
                )
        y, z = (
            -0.15 * n + 0.068 * n * (rows - 1),
            (0.24 + 0.028 * (rows - 1) + (0.018 * (rows - 4) if rows > 4 else 0)) * n,
        )
        for s in (-1, 1):
            k.tube(
                "lace bow",
                [
                    (0, y, z + 0.01 * n),
                    (s * 0.06 * n, y - 0.03 * n, z + 0.045 * n),
                    (s * 0.115 * n, y - 0.035 * n, z + 0.0 * n),
                    (s * 0.06 * n, y - 0.02 * n, z - 0.005 * n),
                    (0, y, z + 0.01 * n),
                ],
                0.0105 * n,
                segments=8,
                material="lace",
            )
            k.tube(
                "lace end",
                [
                    (0, y, z + 0.01 * n),
                    (s * 0.045 * n, y - 0.06 * n, z + 0.0 * n),
                    (s * 0.085 * n, y - 0.10 * n, z - 0.055 * n),
                ],
                0.0095 * n,
                segments=8,
                material="lace",
            )
        k.add(
            "stripe heel",
            Box(size=(0.05 * n, 0.02 * n, 0.10 * n), pivot="center"),
            at=(0, 0.468 * n, 0.16 * n),
            rotate=(8, 0, 0),
            material="stripe",
            bevel=0.006 * n,
        )
    k.anchor("fit", (0, 0.2 * n, 0.1 * n), radius=0.1 * n)


@asset(
    kind="boots",
    words=(
        "boot",
        "boots",
        "cowboy boots",
        "rain boots",
        "wellington boots",
        "hiking boots",
        "ankle boots",
        "pair of boots",
        "rubber boots",
        "ski boots",
        "combat boots",
    ),
    about="A pair of tall boots with heels.",
    parameters=(
        _length(),
        flag("pair", True, words=("pair",)),
        length("height", 0.34, 0.05, 3.0, words=("height", "tall", "high")),
    ),
    slots={
        "leather": Material(preset="leather", color="#7a4a28"),
        "sole": Material(preset="rubber", color="#241a14"),
        "trim": Material(preset="leather", color="#4a2a16"),
        "inside": Material(preset="suede", color="#b08a5a"),
    },
    category="clothing",
    parts={"heel": "heel"},
)
def boots(k: Kit) -> None:
    """Foot, shaft, trim, heel."""
    n = k.m("length")
    h = min(max(k.m("height"), 0.5 * n), 2.2 * n)
    pair = k.on("pair")
    with (
        k.group("boots", mirror=pair),
        k.group("boot left", at=(0.22 * n if pair else 0.0, 0, 0), rotate=(0, 0, 5 if pair else 0)),
    ):
        _sole(k, n, 0.045 * n, "sole", grow=1.02, z=0.05 * n)
        k.add(
            "heel",
            Extrude(
                outline=[(x * n * 0.95, y * n * 0.98) for x, y in [p for p in _SOLE if p[1] > 0.1]][::-1],
                height=0.06 * n,
                bevel=0.006 * n,
            ),
            material="sole",
        )
        k.add(
            "sole front",
            Extrude(
                outline=[(x * n, y * n) for x, y in [p for p in _SOLE if p[1] < 0.0]][::-1],
                height=0.055 * n,
                bevel=0.008 * n,
            ),
            material="sole",
        )
        blobs = [
            egg((0.0, -0.33 * n, 0.13 * n), (0.12 * n, 0.16 * n, 0.095 * n)),
            *chain([(0, -0.25 * n, 0.15 * n), (0, 0.05 * n, 0.22 * n)], [0.12 * n, 0.115 * n]),
            *chain([(0, 0.36 * n, 0.17 * n), (0, 0.28 * n, 0.36 * n)], [0.115 * n, 0.115 * n]),
            *chain(
                [(0, 0.15 * n, 0.2 * n), (0, 0.24 * n, 0.36 * n), (0, 0.27 * n, h + 0.05 * n)],
                [0.12 * n, 0.135 * n, 0.175 * n],
            ),
        ]
        hole = [cone((0, 0.26 * n, h * 0.6), (0, 0.27 * n, h + 0.2 * n), 0.09 * n, 0.155 * n, subtract=True)]
        cuts = [Cutaway(point=(0, 0, 0.075 * n), normal=(0, 0, -1)), Cutaway(point=(0, 0, h), normal=(0, 0, 1))]
        k.add(
            "leather",
            Blend(blobs=[*blobs, *hole], smoothness=0.06 * n, resolution=56),
            material="leather",
            modifiers=cuts,
        )
        k.add(
            "trim",
            Torus(radius=0.165 * n, tube=0.014 * n, segments=48, tube_segments=10),
            at=(0, 0.27 * n, h),
            material="trim",
        )
        k.tube(
            "trim seam",
            [
                (0.11 * n, -0.16 * n, 0.12 * n),
                (0.09 * n, -0.13 * n, 0.21 * n),
                (0, -0.12 * n, 0.262 * n),
                (-0.09 * n, -0.13 * n, 0.21 * n),
                (-0.11 * n, -0.16 * n, 0.12 * n),
            ],
            0.007 * n,
            segments=8,
            material="trim",
        )
        for x in (-1, 1):
            k.tube(
                "pull strap",
                [
                    (x * 0.165 * n, 0.24 * n, h - 0.05 * n),
                    (x * 0.19 * n, 0.25 * n, h + 0.03 * n),
                    (x * 0.165 * n, 0.30 * n, h - 0.05 * n),
                ],
                0.012 * n,
                segments=8,
                material="trim",
            )


@asset(
    kind="high_heels",
    words=(
        "high heel",
        "high heels",
        "stiletto heels",
        "pumps",
        "heels",
        "glass slipper",
        "ballet shoes",
        "dress shoes",
    ),
    about="A pair of high-heeled shoes.",
    parameters=(_length(0.22), flag("pair", True, words=("pair",))),
    slots={
        "leather": Material(preset="patent_leather", color="#b3141f"),
        "sole": Material(preset="leather", color="#1c1414"),
    },
    category="clothing",
)
def high_heels(k: Kit) -> None:
    """A pointed toe, an arch, a slim heel."""
    n = k.m("length")
    pair = k.on("pair")
    with (
        k.group("shoes", mirror=pair),
        k.group("shoe left", at=(0.2 * n if pair else 0.0, 0, 0), rotate=(0, 0, 4 if pair else 0)),
    ):
        arch: list[Vec] = [
            (0, -0.52 * n, 0.02 * n),
            (0, -0.3 * n, 0.02 * n),
            (0, -0.08 * n, 0.07 * n),
            (0, 0.15 * n, 0.26 * n),
            (0, 0.34 * n, 0.38 * n),
            (0, 0.42 * n, 0.395 * n),
        ]
        t = 0.018 * n
        k.add(
            "sole",
            Sweep(
                path=arch,
                profile=[(-0.12 * n, -t), (0.12 * n, -t), (0.12 * n, t), (-0.12 * n, t)],
                radii=[0.25, 1.05, 0.85, 0.6, 0.72, 0.5],
            ),
            material="sole",
        )
        foot = chain(
            [(0, -0.50 * n, 0.045 * n), (0, -0.33 * n, 0.075 * n), (0, -0.12 * n, 0.14 * n)],
            [0.028 * n, 0.10 * n, 0.10 * n],
        ) + chain(
            [(0, -0.12 * n, 0.14 * n), (0, 0.14 * n, 0.33 * n), (0, 0.33 * n, 0.46 * n)],
            [0.10 * n, 0.08 * n, 0.098 * n],
        )
        hole = chain(
            [(0, -0.20 * n, 0.20 * n), (0, 0.12 * n, 0.40 * n), (0, 0.33 * n, 0.53 * n)],
            [0.085 * n, 0.075 * n, 0.084 * n],
        )
        carve = [b.model_copy(update={"subtract": True}) for b in hole] + [
            cone((0, -0.15 * n, 0.33 * n), (0, 0.45 * n, 0.72 * n), 0.13 * n, 0.13 * n, subtract=True)
        ]
        k.add(
            "leather", Blend(blobs=[*foot, *carve], smoothness=0.02 * n, resolution=60), material="leather", smooth=True
        )
        k.tube(
            "heel",
            [(0, 0.40 * n, 0.42 * n), (0, 0.40 * n, 0.25 * n), (0, 0.375 * n, 0.0)],
            0.06 * n,
            radii=[1.3, 0.5, 0.3],
            round_caps=False,
            segments=20,
            material="leather",
        )


@asset(
    kind="backpack",
    words=("backpack", "rucksack", "school bag", "schoolbag", "knapsack", "bookbag", "hiking pack"),
    about="A backpack with pockets, straps and zips.",
    parameters=(length("height", 0.45, 0.05, 3.0, words=("height", "tall")),),
    slots={
        "cloth": Material(preset="canvas", color="#2f5f8d"),
        "pocket": Material(preset="canvas", color="#284f76"),
        "strap": Material(preset="nylon", color="#24303f"),
        "zip": "brass",
        "leather": Material(preset="leather", color="#8a5a34"),
    },
    category="clothing",
)
def backpack(k: Kit) -> None:
    """Body, flap pocket, side pockets, shoulder straps, handle."""
    h = k.m("height")
    w, d = 0.66 * h, 0.34 * h

    def layer(z: float, x: float, y: float) -> Section:
        return Section(center=(0, 0, z * h), radii=(x * w / 2, y * d / 2), exponent=3.6)

    k.add(
        "cloth",
        Loft(
            sections=[
                layer(0.0, 0.8, 0.75),
                layer(0.02, 0.94, 0.93),
                layer(0.2, 1.0, 1.0),
                (layer(0.6, 0.97, 0.95)),
                layer(0.85, 0.86, 0.8),
                layer(0.96, 0.62, 0.5),
                layer(1.0, 0.3, 0.2),
            ],
            segments=56,
        ),
        material="cloth",
        smooth=False,
    )
    k.add(
        "pocket front",
        Extrude(
            outline=rounded_rectangle(0.68 * w, 0.36 * h, 0.06 * h),
            height=0.14 * d + 0.06 * h,
            bevel=0.022 * h,
            bevel_segments=4,
        ),
        at=(0, -0.40 * d, 0.26 * h),
        rotate=(90, 0, 0),
        material="pocket",
    )
    k.add(
        "flap",
        Extrude(outline=rounded_rectangle(0.7 * w, 0.13 * h, 0.03 * h), height=0.02 * h, bevel=0.006 * h),
        at=(0, -0.40 * d - 0.14 * d - 0.052 * h, 0.39 * h),
        rotate=(90, 0, 0),
        material="leather",
    )
    k.add(
        "buckle",
        Box(size=(0.06 * h, 0.02 * h, 0.08 * h), pivot="center"),
        at=(0, -0.54 * d - 0.075 * h, 0.33 * h),
        material="zip",
        bevel=0.005 * h,
    )
    zip_path: list[Vec] = [
        (0.475 * w * math.cos(a), (-0.12 - 0.26 * math.sin(a)) * d, (0.60 + 0.30 * math.sin(a)) * h)
        for a in (math.pi * i / 12 for i in range(13))
    ]
    k.tube("zip", zip_path, 0.009 * h, segments=8, resolution=3, material="zip")
    for x in (-1, 1):
        k.add(
            "pocket side",
            Extrude(
                outline=rounded_rectangle(0.6 * d, 0.30 * h, 0.05 * h),
                height=0.07 * h,
                bevel=0.02 * h,
                bevel_segments=3,
            ),
            at=(x * 0.44 * w if x > 0 else x * 0.44 * w - 0.07 * h, 0, 0.2 * h),
            rotate=(90, 0, 90),
            material="pocket",
        )
        strap: list[Vec] = [
            (x * 0.16 * w, 0.36 * d, 0.90 * h),
            (x * 0.20 * w, 0.62 * d, 0.86 * h),
            (x * 0.26 * w, 0.78 * d, 0.6 * h),
            (x * 0.34 * w, 0.66 * d, 0.3 * h),
            (x * 0.40 * w, 0.42 * d, 0.10 * h),
        ]
        k.add(
            "strap",
            Sweep(
                path=strap,
                profile=[
                    (-0.04 * h, -0.012 * h),
                    (0.04 * h, -0.012 * h),
                    (0.04 * h, 0.012 * h),
                    (-0.04 * h, 0.012 * h),
                ],
                radii=[1.2, 1.2, 1.1, 0.8, 0.6],
            ),
            material="strap",
        )
    k.tube(
        "handle",
        [
            (-0.10 * w, 0.26 * d, 0.93 * h),
            (-0.07 * w, 0.32 * d, 1.03 * h),
            (0.07 * w, 0.32 * d, 1.03 * h),
            (0.10 * w, 0.26 * d, 0.93 * h),
        ],
        0.018 * h,
        material="strap",
    )
    k.anchor("fit", (0, 0.5 * d, 0.62 * h), normal=(0, -1, 0))
    k.anchor("hook", (0, 0.32 * d, 1.04 * h))


@asset(
    kind="handbag",
    words=("handbag", "purse", "bag", "tote bag", "shoulder bag", "clutch", "shopping bag", "satchel", "messenger bag"),
    about="A leather handbag with flap, clasp and handle.",
    parameters=(length("width", 0.3, 0.05, 2.0, words=("width", "wide")),),
    slots={
        "leather": Material(preset="leather", color="#a3343c"),
        "trim": Material(preset="leather", color="#6f2028"),
        "metal": "gold",
    },
    category="clothing",
)
def handbag(k: Kit) -> None:
    """A tapered body, a flap, a clasp, an arched handle."""
    w = k.m("width")
    h, d = 0.66 * w, 0.34 * w
    rows = [
        (0.0, 0.96, 0.92),
        (0.02, 1.0, 1.0),
        (0.35, 0.99, 0.98),
        (0.8, 0.90, 0.70),
        (0.96, 0.86, 0.5),
        (1.0, 0.8, 0.4),
    ]
    k.add(
        "leather body",
        Loft(
            sections=[Section(center=(0, 0, z * h), radii=(x * w / 2, y * d / 2), exponent=6) for z, x, y in rows],
            segments=56,
        ),
        material="leather",
    )
    flap: list[Vec] = [
        (0, 0.16 * d, 1.0 * h),
        (0, -0.02 * d, 1.025 * h),
        (0, -0.24 * d, 0.99 * h),
        (0, -0.40 * d, 0.78 * h),
        (0, -0.50 * d, 0.5 * h),
    ]
    k.add(
        "leather flap",
        Sweep(
            path=flap,
            profile=[(-0.43 * w, -0.008 * w), (0.43 * w, -0.008 * w), (0.43 * w, 0.012 * w), (-0.43 * w, 0.012 * w)],
            radii=[0.98, 1.0, 1.0, 0.98, 0.8],
        ),
        material="trim",
    )
    k.add(
        "metal clasp",
        Box(size=(0.11 * w, 0.03 * w, 0.07 * w), pivot="center"),
        at=(0, -0.53 * d, 0.5 * h),
        material="metal",
        bevel=0.01 * w,
    )
    k.add(
        "metal clasp knob",
        Sphere(radius=0.02 * w, segments=20),
        at=(0, -0.53 * d - 0.018 * w, 0.5 * h),
        material="metal",
    )
    for x in (-1, 1):
        k.add(
            "metal ring",
            Torus(radius=0.035 * w, tube=0.008 * w, segments=28, tube_segments=10),
            at=(x * 0.30 * w, 0, 1.02 * h),
            rotate=(90, 0, 0),
            material="metal",
        )
        k.add("foot", Sphere(radius=0.012 * w, segments=12), at=(x * 0.4 * w, -0.32 * d, 0.004 * w), material="metal")
    k.tube(
        "handle",
        [
            (-0.30 * w, 0, 1.05 * h),
            (-0.26 * w, 0, 1.35 * h),
            (0, 0, 1.58 * h),
            (0.26 * w, 0, 1.35 * h),
            (0.30 * w, 0, 1.05 * h),
        ],
        0.022 * w,
        segments=16,
        material="trim",
    )
    k.anchor("grip", (0, 0, 1.58 * h), radius=0.02 * w)
    k.anchor("hook", (0, 0, 1.58 * h))


@asset(
    kind="briefcase",
    words=(
        "briefcase",
        "attache case",
        "attaché case",
        "suitcase",
        "luggage",
        "trunk case",
        "travel case",
        "portfolio",
        "doctor bag",
    ),
    about="A leather case with corner caps, straps, locks and a handle.",
    parameters=(
        length("width", 0.42, 0.05, 2.5, words=("width", "wide")),
        choice("type", "briefcase", "suitcase", words=("type",)),
    ),
    slots={
        "leather": Material(preset="leather", color="#6b3f22"),
        "trim": Material(preset="leather", color="#3f2413"),
        "metal": "antique_brass",
    },
    adjectives={"travel": {"type": "suitcase"}},
    category="clothing",
)
def briefcase(k: Kit) -> None:
    """Two halves with a seam, caps, straps, locks, handle."""
    w = k.m("width")
    big = k.s("type") == "suitcase"
    h, d = (0.66 * w, 0.30 * w) if big else (0.70 * w, 0.22 * w)
    k.add("leather body", Box(size=(w, d, h)), material="leather", bevel=0.035 * w, bevel_segments=5)
    k.add(
        "metal seam",
        Box(size=(w * 1.006, 0.018 * w, h * 1.008), pivot="center"),
        at=(0, -0.0 * d, h / 2),
        material="metal",
        bevel=0.006 * w,
    )
    for x in (-1, 1):
        for z in (0, 1):
            for y in (-1, 1):
                k.add(
                    "trim corner",
                    Sphere(radius=0.085 * w, segments=20),
                    at=(x * (w / 2 - 0.052 * w), y * (d / 2 - 0.052 * w), 0.052 * w if not z else h - 0.052 * w),
                    scale=(0.66, 0.66, 0.66),
                    material="trim",
                )
        k.add(
            "trim strap",
            Box(size=(0.065 * w, d * 1.03, h * 1.02), pivot="center"),
            at=(x * 0.29 * w, 0, h / 2),
            material="trim",
            bevel=0.03 * w,
            bevel_segments=4,
        )
        k.add(
            "metal buckle",
            Box(size=(0.085 * w, 0.016 * w, 0.06 * w), pivot="center"),
            at=(x * 0.29 * w, -d / 2 - 0.006 * w, 0.70 * h),
            material="metal",
            bevel=0.006 * w,
        )
        k.add(
            "metal lock",
            Box(size=(0.09 * w, 0.05 * w, 0.03 * w), pivot="center"),
            at=(x * 0.16 * w, -0.02 * w, h + 0.003 * w),
            material="metal",
            bevel=0.006 * w,
        )
        k.add(
            "metal ring",
            Torus(radius=0.02 * w, tube=0.006 * w, segments=24, tube_segments=8),
            at=(x * 0.10 * w, 0, h + 0.018 * w),
            rotate=(90, 0, 0),
            material="metal",
        )
    k.tube(
        "handle",
        [
            (-0.10 * w, 0, h + 0.025 * w),
            (-0.085 * w, 0, h + 0.075 * w),
            (0, 0, h + 0.10 * w),
            (0.085 * w, 0, h + 0.075 * w),
            (0.10 * w, 0, h + 0.025 * w),
        ],
        0.021 * w,
        radii=[0.8, 1.0, 1.15, 1.0, 0.8],
        segments=16,
        material="trim",
    )
    k.anchor("grip", (0, 0, h + 0.10 * w), radius=0.02 * w)
    k.anchor("top", (0, 0, h), half_size=(w / 2, d / 2))


@asset(
    kind="walking_cane",
    words=("walking cane", "cane", "walking stick", "crook", "candy cane stick", "shepherd crook"),
    about="A walking cane with a crook or knob handle.",
    parameters=(
        length("height", 0.92, 0.1, 3.0, words=("height", "length", "long", "tall")),
        choice("handle", "crook", "knob", words=("handle",)),
    ),
    slots={"wood": "mahogany", "metal": "brass", "tip": "rubber"},
    category="clothing",
)
def walking_cane(k: Kit) -> None:
    """Shaft, collar, handle, ferrule."""
    h = k.m("height")
    r = 0.012 * h
    if k.s("handle") == "crook":
        c = 0.065 * h
        path: list[Vec] = [(0.0, 0.0, 0.02 * h), (0.0, 0.0, 0.4 * h), (0.0, 0.0, h - c)] + [
            (0, -c + c * math.cos(a), h - c + c * math.sin(a)) for a in (math.radians(30 * i) for i in range(1, 8))
        ]
        k.tube(
            "wood",
            path,
            r,
            radii=[0.75, 0.9, 1.0, 1.05, 1.05, 1.05, 1.05, 1.05, 1.05, 1.0],
            segments=20,
            material="wood",
        )
    else:
        k.rod("wood", (0, 0, 0.02 * h), (0, 0, 0.94 * h), r * 0.78, r, material="wood")
        k.add("metal knob", Sphere(radius=2.2 * r, segments=32), at=(0, 0, 0.965 * h), material="metal")
    k.add(
        "metal collar",
        Cylinder(radius=1.18 * r, height=0.035 * h, segments=28),
        at=(0, 0, 0.86 * h),
        material="metal",
        bevel=0.2 * r,
    )
    k.add("tip", Cylinder(radius=1.15 * r, height=0.03 * h, segments=24), material="tip", bevel=0.25 * r)
    k.anchor("grip", (0, 0, 0.9 * h), normal=(0, 0, 1), radius=r)
