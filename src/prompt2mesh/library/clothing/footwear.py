"""Shoes and boots."""

from prompt2mesh.library.kit import Kit
from prompt2mesh.library.people.bodies import chain, cone, egg
from prompt2mesh.library.registry import AssetParameter, asset, choice, flag, length
from prompt2mesh.mesh.materials import Material
from prompt2mesh.mesh.program import Cutaway
from prompt2mesh.mesh.shapes import Blend, Box, Extrude, Sweep, Torus

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


def length_parameter(default: float = 0.28) -> AssetParameter:
    """Heel to toe, metres."""
    return length("length", default, 0.03, 3.0, words=("length", "long", "size"))


def sole(k: Kit, n: float, height: float, slot: str, *, grow: float = 1.0, z: float = 0.0) -> None:
    """A sole in the outline of a left foot of length `n`."""
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
    parameters=(length_parameter(), flag("pair", True, words=("pair",)), choice("cut", "low", "high", words=("cut",))),
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
        sole(k, n, 0.085 * n, "sole", grow=1.06)
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
            "upper", Blend(blobs=[*blobs, *hole], smoothness=0.05 * n, resolution=42), material="upper", modifiers=cuts
        )
        k.add(
            "toe cap",
            Blend(
                blobs=[
                    egg((0, -0.345 * n, 0.09 * n), (0.135 * n, 0.148 * n, 0.092 * n)),
                    egg((0, -0.17 * n, 0.25 * n), (0.25 * n, 0.15 * n, 0.26 * n), subtract=True),
                ],
                smoothness=0.01 * n,
                resolution=24,
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
        length_parameter(),
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
        sole(k, n, 0.045 * n, "sole", grow=1.02, z=0.05 * n)
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
            Blend(blobs=[*blobs, *hole], smoothness=0.06 * n, resolution=42),
            material="leather",
            modifiers=cuts,
        )
        k.add(
            "trim",
            Torus(radius=0.165 * n, tube=0.014 * n, segments=32, tube_segments=10),
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
    parameters=(length_parameter(0.22), flag("pair", True, words=("pair",))),
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
            "leather", Blend(blobs=[*foot, *carve], smoothness=0.02 * n, resolution=45), material="leather", smooth=True
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
