"""Mushroom, corn, broccoli, cheese, egg."""

import math

import numpy as np

from prompt2mesh.library.kit import Kit
from prompt2mesh.library.plants.surfaces import (
    Surface,
    blade,
    fibonacci,
    joined,
    turned,
    upright,
)
from prompt2mesh.library.registry import asset, choice, count, flag, length
from prompt2mesh.mesh.materials import Material
from prompt2mesh.mesh.program import Paint


@asset(
    kind="mushroom",
    words=("mushroom", "toadstool", "fly agaric", "fungus", "champignon", "portobello", "magic mushroom", "fungi"),
    about="A mushroom with gills and a ring: a spotted toadstool, an edible one, or a cluster.",
    parameters=(
        length("height", 0.12, 0.01, 10.0, words=("height", "tall", "size")),
        length("cap_width", 0.11, 0.01, 10.0, words=("cap width", "width")),
        choice("variety", "toadstool", "edible"),
        count("mushrooms", 1, 1, 9),
        count("spots", 22, 0, 60, words=("spots", "dots")),
    ),
    slots={"cap": Material(preset="glossy_plastic", color="#d0241e"), "stem": Material(preset="mushroom", color="#f3ead8"), "gill": Material(preset="mushroom", color="#eadcc2"), "spot": Material(preset="sugar", color="#fbf7ee"), "grass": Material(preset="leaf", color="#5f9a38")},
    main_slot="cap",
    adjectives={"edible": {"variety": "edible", "spots": 0}, "brown": {}, "spotted": {"variety": "toadstool"}, "cluster": {"mushrooms": 5}, "champignon": {"variety": "edible", "spots": 0}},
    parts={"stalk": "stem", "dot": "spot"},
)  # fmt: skip
def mushroom(k: Kit) -> None:
    """Cap, gills, stem; smaller ones lean out around the first."""
    h, w = k.m("height"), k.m("cap_width")
    for i in range(k.n("mushrooms")):
        size = 1.0 if i == 0 else k.rng.uniform(0.4, 0.72)
        a = i * 2.39996
        q = 0.0 if i == 0 else w * k.rng.uniform(0.5, 0.72)
        lean = (0.0, 0.0, 0.0) if i == 0 else (14 * math.sin(-a) * 0.9, 14 * math.cos(a) * 0.9, 0.0)
        with k.group("mushroom", at=(q * math.cos(a), q * math.sin(a), -h * 0.01 * (i > 0)), rotate=lean):
            _one_mushroom(k, h * size, w * size)
    k.anchor("top", (0, 0, h), half_size=(w * 0.2, w * 0.2), round=True)


def _one_mushroom(k: Kit, h: float, w: float) -> None:
    r = w / 2
    tall = min(r * 1.05, h * 0.5)
    rim = h - tall
    edible = k.s("variety") == "edible"
    color = (
        [
            Paint(kind="gradient", color="#b98a5c", start=-9 * h, end=-8 * h),
            Paint(
                kind="ellipsoid",
                color="#8a5a34",
                center=(0, 0, tall),
                radii=(r * 0.8, r * 0.8, tall * 0.7),
                softness=0.9,
            ),
        ]
        if edible
        else []
    )
    profile = [
        (0, 0.1),
        (0.5, 0.06),
        (0.88, -0.02),
        (1.0, 0.02),
        (0.98, 0.2),
        (0.82, 0.58),
        (0.52, 0.87),
        (0.22, 0.985),
        (0, 1.0),
    ]
    cap = turned(
        [(x * r, z * tall) for x, z in profile], segments=56, steps=4, ripple=lambda a, _s: 1 + 0.02 * np.sin(3 * a + 1)
    )
    k.add("cap", cap.shape(), at=(0, 0, rim), material="cap", paint=color)
    gills = turned(
        [(0, -0.02), (0.25, -0.03), (0.86, -0.03), (0.9, 0.02), (0.5, 0.1), (0, 0.12)],
        segments=120,
        steps=1,
        lift=lambda a, s: 0.022 * np.cos(40 * a) * (0.15 < s < 0.75),
    )
    k.add("gill", gills.placed(scale=(r, r, tall)).shape(), at=(0, 0, rim), material="gill")
    thick = r * (0.27 if not edible else 0.36)
    stem = turned(
        [
            (0, 0),
            (thick * 1.2, 0),
            (thick * 1.5, h * 0.06),
            (thick * 1.1, h * 0.2),
            (thick * 0.85, rim * 0.7),
            (thick * 0.95, rim + tall * 0.08),
            (0, rim + tall * 0.09),
        ],
        segments=28,
        steps=4,
    )
    k.add("stem", stem.shape(), material="stem")
    skirt = turned(
        [
            (thick * 0.7, 0.0),
            (thick * 1.3, -h * 0.015),
            (thick * 1.75, -h * 0.075),
            (thick * 1.68, -h * 0.078),
            (thick * 1.1, -h * 0.03),
            (thick * 0.7, -h * 0.02),
        ][::-1],
        segments=60,
        steps=1,
        lift=lambda a, s: h * 0.008 * np.sin(9 * a) * (0.2 < s < 0.7),
    )
    if not edible:
        k.add("stem ring", skirt.shape(), at=(0, 0, rim * 0.86), material="stem")
    n = k.n("spots")
    if not n or edible:
        return
    curve = np.array([(x * r, z * tall) for x, z in profile[3:]])
    wart = turned(
        [(0, -0.4), (0.9, -0.25), (1.0, 0.0), (0.7, 0.3), (0, 0.42)],
        segments=10,
        steps=2,
        ripple=lambda a, _s: 1 + 0.1 * np.sin(3 * a + 1),
    )
    pieces: list[Surface] = []
    for i, d in enumerate(fibonacci(n, low=0.12)):
        z = float(d[2]) * tall
        q = float(np.interp(z, curve[:, 1], curve[:, 0]))
        a = math.atan2(float(d[1]), float(d[0]))
        normal = (math.cos(a) * q / r**2, math.sin(a) * q / r**2, z / tall**2 + 1e-6)
        pieces.append(
            wart.placed(
                scale=r * 0.085 * k.vary(0.4),
                rotate=upright(normal, spin=40 * i),
                at=(q * math.cos(a), q * math.sin(a), z),
            )
        )
    k.add("spot", joined(pieces).shape(), at=(0, 0, rim), material="spot")


@asset(
    kind="corn",
    words=("corn", "corn on the cob", "ear of corn", "corn cob", "maize", "sweetcorn"),
    about="An ear of corn with rows of kernels and husk leaves.",
    parameters=(
        length("length", 0.2, 0.02, 3.0, words=("length", "size", "height", "long")),
        count("rows", 14, 6, 22),
        flag("husk", True, words=("husk", "leaves")),
    ),
    slots={
        "kernel": Material(preset="glossy_plastic", color="#f6c92e"),
        "husk": Material(preset="leaf", color="#7fae48"),
        "cob": Material(preset="straw", color="#e8d08a"),
        "silk": Material(preset="straw", color="#c9a456"),
    },
    adjectives={"grilled": {"husk": False}},
)
def corn(k: Kit) -> None:
    """Kernels on a tapering core, standing in its opened husk."""
    h, rows = k.m("length"), k.n("rows")
    z0 = h * 0.06
    core = [(0, 0.0), (0.105, 0.01), (0.12, 0.15), (0.12, 0.45), (0.1, 0.72), (0.06, 0.9), (0, 0.94)]
    k.add("cob", turned(core, segments=28, steps=3).placed(scale=h, at=(0, 0, z0)).shape(), material="cob")
    curve = np.asarray(core)
    kernel = turned([(0, -0.3), (0.8, -0.3), (1.0, 0.2), (0.7, 0.75), (0, 0.85)], segments=7, steps=1)
    pieces: list[Surface] = []
    per = 26
    for i in range(per):
        z = 0.04 + 0.86 * (i + 0.5) / per
        q = float(np.interp(z, curve[1:, 1], curve[1:, 0]))
        size = min(math.pi * q / rows * 1.08, 0.019)
        for j in range(rows):
            a = 2 * math.pi * j / rows
            pieces.append(
                kernel.placed(
                    scale=(size, 0.0175, 0.017),
                    rotate=upright((math.cos(a), math.sin(a), 0.15)),
                    at=(q * math.cos(a), q * math.sin(a), z),
                )
            )
    k.add("kernel", joined(pieces).placed(scale=h, at=(0, 0, z0)).shape(), material="kernel", smooth=True)
    k.rod("husk stem", (0, 0, 0), (0, 0, z0 * 1.4), h * 0.045, h * 0.06, segments=16, material="husk")
    if k.on("husk"):
        leaves: list[Surface] = []
        for i in range(7):
            inner = i < 3
            leaf = blade(
                h * (0.7 if inner else 0.66),
                h * 0.2,
                thickness=h * 0.006,
                peak=0.35,
                bend=6 if inner else -75,
                cup=0.55,
                rows=6,
                columns=12,
            )
            a = math.radians(137.5 * i)
            leaves.append(
                leaf.placed(
                    rotate=(80 if inner else 62, 0, 137.5 * i), at=(-math.sin(a) * h * 0.05, math.cos(a) * h * 0.05, z0)
                )
            )
        k.add("husk", joined(leaves).shape(), material="husk")
        silk = [
            blade(h * 0.2, h * 0.008, thickness=h * 0.004, bend=-70 - 30 * math.sin(i * 2.0), rows=2, columns=5).placed(
                rotate=(80, 0, 36 * i), at=(0, 0, z0 + h * 0.9)
            )
            for i in range(10)
        ]
        k.add("silk", joined(silk).shape(), material="silk")


@asset(
    kind="broccoli",
    words=("broccoli", "cauliflower", "broccoli floret", "lettuce head", "cabbage"),
    about="A head of broccoli or cauliflower; or a cabbage.",
    parameters=(
        length("height", 0.16, 0.02, 3.0, words=("height", "size", "tall")),
        choice("variety", "broccoli", "cauliflower", "cabbage"),
    ),
    slots={
        "head": Material(preset="moss", color="#4f8a3a"),
        "stem": Material(preset="stem", color="#9cc468"),
        "leaf": Material(preset="vegetable", color="#86b84a"),
    },
    parts={"floret": "head"},
)
def broccoli(k: Kit) -> None:
    """A branching stalk under domes of buds."""
    h, variety = k.m("height"), k.s("variety")
    if variety == "cabbage":
        ball = turned(
            [(0, 0), (0.25, 0.02), (0.44, 0.2), (0.48, 0.45), (0.4, 0.72), (0.2, 0.9), (0, 0.93)], segments=40
        ).placed(scale=h)
        k.add("leaf heart", ball.shape(), material="leaf")
        for i in range(9):
            leaf = blade(
                h * (1.1 - 0.04 * i),
                h * 0.95,
                thickness=h * 0.014,
                peak=0.62,
                roundness=0.45,
                bend=(118 - 9 * i),
                cup=0.5,
                ripple=0.02 + 0.003 * i,
                rows=8,
                columns=14,
            )
            a = math.radians(137.5 * i)
            k.add(
                "leaf",
                leaf.placed(rotate=(16 - 1.0 * i, 0, 137.5 * i)).shape(),
                at=(math.sin(a) * h * 0.06, -math.cos(a) * h * 0.06, h * 0.03),
                material="leaf",
            )
        return
    white = [Paint(kind="gradient", color="#f3ecd6", start=-9, end=-8)] if variety == "cauliflower" else []
    k.add(
        "stem",
        turned(
            [(0, 0), (0.14, 0.0), (0.15, 0.03), (0.12, 0.2), (0.16, 0.42), (0, 0.45)],
            segments=24,
            steps=3,
            ripple=lambda a, _s: 1 + 0.06 * np.cos(5 * a),
        )
        .placed(scale=h)
        .shape(),
        material="stem",
    )
    grain = turned([(0, -0.5), (0.9, -0.3), (1, 0.2), (0, 0.8)], segments=4, steps=1)
    bump = [grain.placed(scale=0.13, rotate=upright(d), at=d * 0.95) for d in fibonacci(64, low=-0.3)]
    base = turned([(0, -0.6), (0.6, -0.55), (0.95, -0.1), (0.8, 0.6), (0, 0.97)], segments=14, steps=2)
    floret = joined([base, *bump])
    for i in range(12):
        d = fibonacci(12, low=0.1)[i]
        at = (float(d[0]) * h * 0.3, float(d[1]) * h * 0.3, h * (0.5 + 0.3 * float(d[2])))
        r = h * 0.17 * k.vary(0.1)
        k.rod(
            "stem branch",
            (at[0] * 0.25, at[1] * 0.25, h * 0.36),
            (at[0] * 0.9, at[1] * 0.9, at[2]),
            h * 0.045,
            h * 0.06,
            segments=10,
            material="stem",
        )
        k.add("head", floret.placed(scale=r, rotate=upright(d)).shape(), at=at, material="head", flat=True, paint=white)
