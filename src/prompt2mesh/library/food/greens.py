"""Mushroom, corn, broccoli, cheese, egg."""

import math

import numpy as np

from prompt2mesh.library.kit import Kit
from prompt2mesh.library.plants.surfaces import (
    Floats,
    Surface,
    blade,
    fibonacci,
    joined,
    rings_to_surface,
    turned,
    upright,
)
from prompt2mesh.library.registry import asset, choice, count, flag, length
from prompt2mesh.mesh.materials import Material
from prompt2mesh.mesh.placement import Transform
from prompt2mesh.mesh.program import Boolean, Cutaway, Paint, Part
from prompt2mesh.mesh.shapes import Extrude, Sphere


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
        leaves = []
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
    grain = turned([(0, -0.5), (0.9, -0.3), (1, 0.2), (0, 0.8)], segments=5, steps=1)
    bump = [grain.placed(scale=0.13, rotate=upright(d), at=d * 0.95) for d in fibonacci(110, low=-0.35)]
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


@asset(
    kind="cheese",
    words=(
        "cheese",
        "cheese wedge",
        "wedge of cheese",
        "swiss cheese",
        "cheddar",
        "cheese wheel",
        "brie",
        "gouda",
        "block of cheese",
    ),
    about="A wedge of cheese with holes, or a wheel with a piece cut out.",
    parameters=(
        length("length", 0.14, 0.02, 3.0, words=("length", "size", "width")),
        choice("form", "wedge", "wheel"),
        count("holes", 15, 0, 40),
    ),
    slots={"cheese": Material(preset="butter", color="#f6c544"), "rind": Material(preset="wax", color="#e09a2a")},
    adjectives={"round": {"form": "wheel"}, "swiss": {"holes": 22}, "wheel": {"form": "wheel", "holes": 0}},
    parts={"hole": "cheese"},
)
def cheese(k: Kit) -> None:
    """Balls cut out of every face."""
    w = k.m("length")
    wheel = k.s("form") == "wheel"
    h = w * (0.42 if not wheel else 0.36)
    if wheel:
        r = w * 0.75
        n = 48
        pie = [(0.0, 0.0)] + [
            (r * math.cos(math.radians(-55 + 310 * i / n)), r * math.sin(math.radians(-55 + 310 * i / n)))
            for i in range(n + 1)
        ]
        k.add("rind", Extrude(outline=pie, height=h, bevel=h * 0.06), material="rind")
        inner = [(0.0, 0.0)] + [
            (
                r * 0.965 * math.cos(math.radians(-55.6 + 311.2 * i / n)),
                r * 0.965 * math.sin(math.radians(-55.6 + 311.2 * i / n)),
            )
            for i in range(n + 1)
        ]
        k.add("cheese", Extrude(outline=inner, height=h * 0.9), at=(0, 0, h * 0.05), material="cheese")
        k.anchor("top", (0, 0, h), half_size=(r * 0.6, r * 0.6), round=True)
        return
    r = w * 1.0
    half = 21.0
    arc_ = [(r * math.sin(math.radians(a)), r * math.cos(math.radians(a))) for a in np.linspace(half, -half, 13)]
    outline = [(0.0, 0.0), *arc_]
    turned_ = [(y - r * 0.55, -x) for x, y in outline]
    tools: list[Part] = []
    for i in range(k.n("holes")):
        t = (i * 0.618 + 0.3) % 1
        q = r * (0.3 + 0.65 * ((i * 0.7548) % 1))
        s = w * 0.045 * (0.6 + 0.9 * ((i * 0.414) % 1))
        side = i % 3
        a = math.radians(-half if side == 0 else half if side == 1 else half * (2 * t - 1) * 0.8)
        z = h * (0.14 + 0.72 * t) if side < 2 else h
        out = -s * 0.25 if side < 2 else 0.0
        x, y = q * math.cos(a), q * math.sin(a) + (out if side == 0 else -out)
        tools.append(
            Part(
                name=f"hole {i}",
                shape=Sphere(radius=s, segments=20),
                placement=Transform(location=(x - r * 0.55, y, z)),
            )
        )
    cut = [Boolean(operation="cut", tools=tools)] if tools else []
    k.add(
        "cheese",
        Extrude(outline=turned_[::-1], height=h, bevel=h * 0.03),
        modifiers=cut,
        material="cheese",
        rotate=(0, 0, 200),
    )
    back = [
        (r * math.cos(math.radians(a)) - r * 0.55, r * math.sin(math.radians(a))) for a in np.linspace(-half, half, 13)
    ]
    back += [
        (r * 1.02 * math.cos(math.radians(a)) - r * 0.55, r * 1.02 * math.sin(math.radians(a)))
        for a in np.linspace(half, -half, 13)
    ]
    k.add("rind", Extrude(outline=back, height=h * 0.99), at=(0, 0, 0), rotate=(0, 0, 200), material="rind")
    k.anchor("top", (0, 0, h), half_size=(w * 0.25, w * 0.12))


@asset(
    kind="egg",
    words=("egg", "easter egg", "chicken egg", "fried egg", "boiled egg", "dinosaur egg", "dragon egg"),
    about="An egg: whole, cracked open, fried, boiled in half, or with dragon scales.",
    parameters=(
        length("height", 0.058, 0.005, 5.0, words=("height", "size", "tall")),
        choice("form", "whole", "fried", "boiled", "dragon"),
    ),
    slots={"shell": Material(preset="wax", color="#ecd3b4"), "white": "egg_white", "yolk": "egg_yolk"},
    states=("cracked", "fried", "broken", "open", "hatching", "half"),
    adjectives={
        "fried": {"form": "fried"},
        "boiled": {"form": "boiled"},
        "dragon": {"form": "dragon"},
        "dinosaur": {"form": "dragon"},
    },
    holds=True,
)
def egg(k: Kit) -> None:
    """The egg curve; a cracked shell is two halves with zigzag rims."""
    h, form = k.m("height"), k.s("form")
    r = h * 0.38
    if form == "fried" or k.state("fried"):
        white = turned(
            [(0, 0), (0.95, 0.0), (1.0, 0.03), (0.9, 0.07), (0.5, 0.09), (0, 0.1)],
            segments=60,
            steps=3,
            ripple=lambda a, _s: 1 + 0.1 * np.sin(3 * a + 1) + 0.06 * np.sin(5 * a) + 0.02 * np.sin(11 * a),
        )
        k.add("white", white.placed(scale=h * 1.0).shape(), material="white", smooth=True)
        k.add(
            "yolk", Sphere(radius=h * 0.36, segments=40), at=(h * 0.06, 0, h * 0.09), scale=(1, 1, 0.5), material="yolk"
        )
        return
    a = np.linspace(0, np.pi, 33)
    profile: list[tuple[float, float]] = [
        (float(r * np.sin(t) * (1 + 0.13 * np.cos(t))), float(h / 2 - h / 2 * np.cos(t))) for t in a
    ]
    body = turned(profile, segments=48, steps=1)
    speckles = [Paint(kind="spots", color="#c79a6a", scale=h * 0.08, amount=0.12, softness=0.2, seed=k.seed)]
    if form == "boiled" or k.state("half"):
        k.add(
            "white",
            body.shape(),
            material="white",
            modifiers=[Cutaway(point=(0, 0, 0), normal=(0, -1, 0))],
            bevel=h * 0.01,
        )
        k.add("yolk", Sphere(radius=h * 0.215, segments=36), at=(0, 0, h * 0.44), scale=(1, 0.12, 1), material="yolk")
        return
    if any(k.state(s) for s in ("cracked", "broken", "open", "hatching")):
        cut = 0.52 * h
        for name, low in (("shell bottom", True), ("shell top", False)):
            part = _shell_half(profile, cut, h, low=low)
            if low:
                k.add(name, part.shape(), material="shell", paint=speckles)
            else:
                k.add(
                    name,
                    part.placed(at=(0, 0, -cut), rotate=(0, 0, 0))
                    .placed(rotate=(118, 0, -35))
                    .placed(at=(h * 0.62, -h * 0.1, h * 0.335))
                    .shape(),
                    material="shell",
                    paint=speckles,
                )
        k.anchor("inside", (0, 0, h * 0.08), half_size=(r * 0.8, r * 0.8), round=True, height=h * 0.4)
        return
    if form == "dragon":
        k.add("shell", body.shape(), material="shell")
        scale = blade(h * 0.13, h * 0.12, thickness=h * 0.014, peak=0.4, roundness=0.55, bend=-12, cup=-0.25, columns=6)
        pieces: list[Surface] = []
        n = 170
        for i in range(n):
            t = math.acos(1 - 2 * (i + 0.5) / n)
            rr, z = r * math.sin(t) * (1 + 0.13 * math.cos(t)), h / 2 - h / 2 * math.cos(t)
            b = i * 2.39996
            slope = math.degrees(math.atan2(z - h / 2, rr * 1.4))
            pieces.append(
                scale.placed(rotate=(90, 0, 0))
                .placed(rotate=(10 + slope * 0.75, 0, 0))
                .placed(rotate=(0, 0, math.degrees(b) + 90), at=(rr * math.cos(b), rr * math.sin(b), z - h * 0.04))
            )
        k.add("shell scale", joined([p for p in pieces if p.points[:, 2].min() > 0]).shape(), material="shell")
        return
    k.add("shell", body.shape(), material="shell", paint=speckles)
    k.anchor("top", (0, 0, h))
    k.anchor("inside", (0, 0, h * 0.1), half_size=(r * 0.6, r * 0.6), round=True, height=h * 0.5)


def _shell_half(profile: list[tuple[float, float]], cut: float, h: float, *, low: bool) -> Surface:
    """A cup of eggshell with a jagged rim at height `cut`."""
    n = 72
    a = np.linspace(0, 2 * np.pi, n, endpoint=False)
    jag = h * 0.05 * (2 * np.abs((a / (2 * np.pi) * 11) % 1 - 0.5) * 2 - 1) + h * 0.015 * np.sin(5 * a)
    curve = np.asarray(profile)
    thick = h * 0.018
    end = curve[0, 1] if low else curve[-1, 1]
    rings: list[Floats] = []
    for inside in (False, True):
        ts = np.linspace(0.0, 1.0, 14)
        for t in ts if not inside else ts[::-1]:
            z = end + (cut + jag - end) * max(float(t), 0.004) ** 1.5
            q = np.maximum(np.interp(z, curve[:, 1], curve[:, 0]) - (thick if inside else 0), h * 0.003)
            zz = z + (thick * (1 - t) * (1 if low else -1) if inside else 0)
            rings.append(np.stack([q * np.cos(a), q * np.sin(a), zz], 1))
    grid = np.array(rings)
    return rings_to_surface(grid if low else grid[:, ::-1])
