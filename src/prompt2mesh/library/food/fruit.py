"""Tree fruit: apple, pear, peach, citrus, tomato, cherry."""

import math

import numpy as np

from prompt2mesh.library.food.cutting import CUT_STATES, Layer, bite_balls, cut_form, cut_open
from prompt2mesh.library.kit import Kit
from prompt2mesh.library.plants.surfaces import Floats, Surface, blade, joined, lobed, turned
from prompt2mesh.library.registry import Times, asset, choice, count, flag, length
from prompt2mesh.mesh.materials import Material
from prompt2mesh.mesh.program import Paint
from prompt2mesh.mesh.shapes import Cylinder, Ellipsoid, Sphere

_APPLE = [(0, 0.075), (0.07, 0.04), (0.15, 0.0), (0.24, 0.005), (0.36, 0.1), (0.465, 0.3), (0.5, 0.5), (0.47, 0.68),
          (0.38, 0.81), (0.25, 0.875), (0.13, 0.85), (0.05, 0.785), (0, 0.74)]  # fmt: skip


def _apple_ripple(angles: Floats, share: float) -> Floats:
    return 1 + 0.035 * np.cos(5 * angles) * (1 - share) + 0.012 * np.cos(2 * angles + 1) * share


def stem(k: Kit, at: tuple[float, float, float], tall: float, thick: float, *, lean: float = 0.3) -> None:
    """A woody stalk that leans and thickens at its end."""
    x, y, z = at
    path = [(x, y, z), (x + lean * tall * 0.25, y, z + tall * 0.5), (x + lean * tall, y, z + tall)]
    k.tube("stem", path, thick, radii=[1.15, 0.8, 1.25], material="stem", segments=10)


def leaf(k: Kit, at: tuple[float, float, float], long: float, *, yaw: float = -60.0, pitch: float = 25.0) -> None:
    """One leaf growing from `at`."""
    shape = blade(long, long * 0.5, thickness=long * 0.02, bend=-45, cup=0.35, rows=6, columns=12)
    shape = shape.placed(rotate=(pitch, 0, yaw))
    k.add("leaf", shape.shape(), at=at, material="leaf")


@asset(
    kind="apple",
    words=("apple", "red apple", "green apple", "granny smith", "crab apple"),
    about="An apple with a stem and a leaf; whole, bitten or halved.",
    parameters=(
        length("diameter", 0.08, 0.01, 2.0, words=("diameter", "size", "width", "wide")),
        flag("leaf", True),
    ),
    slots={"skin": "fruit_skin", "flesh": Material(preset="butter", color="#f8eecb"),
           "stem": Material(preset="bark", color="#5a3d22"), "leaf": "leaf", "seed": Material(preset="wood", color="#3a2110")},
    adjectives={"ripe": {}, "bare": {"leaf": False}},
    states=(*CUT_STATES, "bitten", "rotten"),
    parts={"core": "seed", "pip": "seed", "stalk": "stem"},
)  # fmt: skip
def apple(k: Kit) -> None:
    """A lobed body with a dimple at both ends."""
    d = k.m("diameter")
    skin = turned(_APPLE, segments=36, steps=3, ripple=_apple_ripple).placed(scale=d)
    flesh = skin.placed(scale=0.97, at=(0, 0, 0.013 * d))
    form = cut_form(k)
    balls = bite_balls((d * 0.16, -d * 0.5, d * 0.52), d * 0.27) if k.state("bitten") else []
    paint = [
        Paint(
            kind="ellipsoid",
            color="#d8b84a",
            center=(0, 0, d * 0.84),
            radii=(d * 0.24, d * 0.24, d * 0.24),
            softness=0.9,
        ),
        Paint(kind="ellipsoid", color="#b9a548", center=(0, 0, 0), radii=(d * 0.13, d * 0.13, d * 0.13), softness=0.9),
    ]
    if k.state("rotten"):
        paint.append(Paint(kind="noise", color="#4a2c14", scale=d * 0.45, amount=0.42, softness=0.3, seed=k.seed))
    core = [
        Paint(
            kind="ellipsoid", color="#e6cf86", center=(0, 0, d * 0.44), radii=(d * 0.14, d * 0.1, d * 0.2), softness=0.5
        )
    ]

    def face(k: Kit, sides: tuple[int, ...]) -> None:
        for sx in sides:
            k.add("seed", Ellipsoid(radii=(d * 0.022, d * 0.014, d * 0.042), segments=12), material="seed",
                  at=(sx * d * 0.04, 0, d * 0.45), rotate=(0, sx * 14, 0))  # fmt: skip

    layers = [Layer("skin", skin, "skin", tuple(paint)), Layer("skin flesh", flesh, "flesh", tuple(core))]
    cut_open(k, layers, form, lip=d * 0.008, thick=d * 0.14, face=face, balls=balls)
    if form not in ("whole", "half", "sliced"):
        return
    half = form != "whole"
    stem(k, (0, d * 0.012 if half else 0, d * 0.72), d * 0.3, d * 0.022)
    if k.on("leaf"):
        leaf(k, (d * 0.035, d * 0.012 if half else 0, d * 0.87), d * 0.52)


@asset(
    kind="pear",
    words=("pear",),
    about="A pear with a stem and a leaf; whole, bitten or halved.",
    parameters=(length("height", 0.11, 0.01, 2.0, words=("height", "size", "tall", "high")), flag("leaf", True)),
    slots={"skin": Material(preset="fruit_skin", color="#b7b23c"), "flesh": Material(preset="butter", color="#f6f0d4"),
           "stem": Material(preset="bark", color="#5a3d22"), "leaf": "leaf", "seed": Material(preset="wood", color="#3a2110")},
    states=(*CUT_STATES, "bitten"),
)  # fmt: skip
def pear(k: Kit) -> None:
    """A heavy bottom and a slim neck."""
    h = k.m("height")
    profile = [(0, 0.05), (0.05, 0.02), (0.12, 0.0), (0.24, 0.05), (0.335, 0.2), (0.35, 0.34), (0.3, 0.5), (0.21, 0.66),
               (0.16, 0.8), (0.135, 0.9), (0.085, 0.97), (0.03, 0.965), (0, 0.95)]  # fmt: skip
    skin = turned(profile, segments=36, steps=3, ripple=lambda a, s: 1 + 0.02 * np.cos(3 * a + s * 4)).placed(scale=h)
    flesh = skin.placed(scale=0.975, at=(0, 0, h * 0.012))
    balls = bite_balls((h * 0.1, -h * 0.34, h * 0.4), h * 0.18) if k.state("bitten") else []
    paint = [
        Paint(kind="ellipsoid", color="#c4663a", center=(h * 0.3, -h * 0.2, h * 0.35), radii=(h * 0.35, h * 0.35, h * 0.35), softness=0.95),
        Paint(kind="spots", color="#8a7a2c", scale=h * 0.035, amount=0.16, softness=0.1, seed=k.seed),
    ]  # fmt: skip
    form = cut_form(k)

    def face(k: Kit, sides: tuple[int, ...]) -> None:
        for sx in sides:
            k.add("seed", Ellipsoid(radii=(h * 0.016, h * 0.01, h * 0.03), segments=12), material="seed",
                  at=(sx * h * 0.028, 0, h * 0.3), rotate=(0, sx * 14, 0))  # fmt: skip

    core = (Paint(kind="ellipsoid", color="#e6d9a0", center=(0, 0, h * 0.3), radii=(h * 0.1, h * 0.1, h * 0.13), softness=0.5),)  # fmt: skip
    cut_open(k, [Layer("skin", skin, "skin", tuple(paint)), Layer("skin flesh", flesh, "flesh", core)], form, lip=h * 0.006, thick=h * 0.12, face=face, balls=balls)  # fmt: skip
    if form not in ("whole", "half", "sliced"):
        return
    half = form != "whole"
    y = h * 0.012 if half else 0.0
    stem(k, (0, y, h * 0.93), h * 0.2, h * 0.016, lean=0.5)
    if k.on("leaf"):
        leaf(k, (h * 0.02, y, h * 0.99), h * 0.36)


@asset(
    kind="peach",
    words=("peach", "apricot", "nectarine", "plum"),
    about="A stone fruit with its groove, a leaf, and a stone when halved.",
    parameters=(
        length("diameter", 0.075, 0.01, 2.0, words=("diameter", "size", "width")),
        choice("variety", "peach", "plum", "apricot"),
        flag("leaf", True),
    ),
    slots={"skin": Material(preset="suede", color="#f0a05a"), "flesh": Material(preset="butter", color="#f7b94a"),
           "stone": Material(preset="walnut", color="#6a3a1e"), "stem": Material(preset="bark", color="#5a3d22"), "leaf": "leaf"},
    states=(*CUT_STATES, "bitten"),
    parts={"pit": "stone"},
)  # fmt: skip
def peach(k: Kit) -> None:
    """A ball with a groove from the stem down the front."""
    d = k.m("diameter")
    variety = k.s("variety")
    blush = {"peach": "#d8452e", "plum": "#4a1f4e", "apricot": "#e8743a"}[variety]
    base = {"peach": None, "plum": "#5e2a5c", "apricot": None}[variety]
    squash = {"peach": 1.0, "plum": 0.88, "apricot": 1.0}[variety]

    def groove(angles: Floats, share: float) -> Floats:
        gap = np.abs(np.angle(np.exp(1j * (angles + math.radians(60)))))
        return 1 - 0.09 * np.exp(-((gap / 0.16) ** 2)) * math.sin(math.pi * share) ** 0.3

    profile = [
        (0, 0.02),
        (0.1, 0.0),
        (0.3, 0.08),
        (0.46, 0.3),
        (0.5, 0.5),
        (0.45, 0.72),
        (0.3, 0.88),
        (0.14, 0.92),
        (0.05, 0.88),
        (0, 0.85),
    ]
    skin = turned(profile, segments=44, steps=3, ripple=groove).placed(scale=(d * squash, d * squash, d))
    flesh = skin.placed(scale=0.97, at=(0, 0, d * 0.013))
    form = cut_form(k)
    balls = bite_balls((d * 0.2, -d * 0.45, d * 0.5), d * 0.25) if k.state("bitten") else []
    paint = [Paint(kind="gradient", color=base, start=-1, end=-0.5)] if base else []
    paint += [
        Paint(kind="ellipsoid", color=blush, center=(d * 0.25, -d * 0.2, d * 0.62), radii=(d * 0.55, d * 0.55, d * 0.55), softness=0.95),
        Paint(kind="noise", color=blush, scale=d * 0.5, amount=0.3, softness=0.8, seed=k.seed),
    ]  # fmt: skip
    ring = [
        Paint(
            kind="ellipsoid", color="#c4402a", center=(0, 0, d * 0.46), radii=(d * 0.2, d * 0.2, d * 0.24), softness=0.6
        )
    ]

    def face(k: Kit, sides: tuple[int, ...]) -> None:
        if len(sides) == 2:
            k.add("stone", Ellipsoid(radii=(d * 0.13, d * 0.07, d * 0.17), segments=28), at=(0, 0, d * 0.46), material="stone")  # fmt: skip

    layers = [Layer("skin", skin, "skin", tuple(paint)), Layer("skin flesh", flesh, "flesh", tuple(ring))]
    cut_open(k, layers, form, lip=d * 0.006, thick=d * 0.14, face=face, balls=balls)
    if form not in ("whole", "half", "sliced"):
        return
    half = form != "whole"
    y = d * 0.01 if half else 0.0
    stem(k, (0, y, d * 0.84), d * 0.14, d * 0.02)
    if k.on("leaf"):
        leaf(k, (0, y, d * 0.92), d * 0.75, yaw=-70, pitch=20)


def citrus_fruit(k: Kit, profile: list[tuple[float, float]], d: float) -> None:
    """A pitted ball; cut it shows pith and segments, peeled the segments themselves.

    Args:
        k: Has the slots skin, pith, pulp, stem, leaf, and the states CUT_STATES and peeled.
        profile: In units of the diameter.
        d: The diameter, metres.
    """
    low, high = profile[0][1], profile[-1][1]
    middle = (low + high) / 2
    body = turned(profile, segments=36, steps=2).placed(scale=d)
    pith = body.placed(scale=0.975, at=(0, 0, d * middle * 0.025))
    form = cut_form(k)
    if k.state("peeled"):
        _peeled(k, d, middle)
        return

    def face(k: Kit, sides: tuple[int, ...]) -> None:
        _wheel(k, d * 0.47, (0.0, 0.0, d * middle), depth=d * 0.03, squash=high - low, sides=sides)

    cut_open(
        k, [Layer("skin", body, "skin"), Layer("pith", pith, "pith")], form, lip=d * 0.004, thick=d * 0.09, face=face
    )
    if form == "whole":
        k.add("stem", Cylinder(radius=d * 0.045, height=d * 0.025, segments=10), at=(0, 0, d * (high - 0.012)),
              material="stem", bevel=d * 0.008)  # fmt: skip
        if k.on("leaf"):
            leaf(k, (0, 0, d * (high - 0.004)), d * 0.62, yaw=-65, pitch=22)


def _peeled(k: Kit, d: float, middle: float) -> None:
    """Ten segments in a ball, the peel lying open below in four flaps."""
    plump = turned(
        [(0, -0.44), (0.1, -0.4), (0.19, -0.2), (0.215, 0.0), (0.19, 0.2), (0.1, 0.4), (0, 0.44)], segments=14, steps=2
    )
    lobes = [
        plump.placed(
            scale=(d * 0.98, d * 0.66, d),
            rotate=(0, 0, 36 * i),
            at=(
                math.cos(math.radians(36 * i)) * d * 0.25,
                math.sin(math.radians(36 * i)) * d * 0.25,
                d * (middle + 0.02),
            ),
        )
        for i in range(10)
    ]
    k.add("pulp", joined(lobes).shape(), material="pulp")
    k.add(
        "pith", joined([lobe.placed(scale=0.995, at=(0, 0, d * 0.003)) for lobe in lobes[:1]]).shape(), material="pith"
    )
    for name, lift in (("pith", 0.018), ("skin", 0.0)):
        flaps = [blade(d * 0.92, d * 0.62, thickness=d * 0.022, peak=0.45, roundness=0.7, bend=42, cup=0.24, rows=6, columns=10)
                 .placed(rotate=(0, 0, 90 * i + 45), at=(0, 0, d * (0.012 + lift))) for i in range(4)]  # fmt: skip
        k.add(f"{name} peel", joined(flaps).shape(), material=name)


def _wheel(
    k: Kit,
    r: float,
    at: tuple[float, float, float],
    *,
    depth: float,
    squash: float = 1.0,
    sides: tuple[int, ...] = (1, -1),
) -> None:
    """Ten pulp segments around a core, standing on the cut face towards the front."""
    wedges: list[Surface] = []
    for i in range(10):
        a0, a1 = math.radians(36 * i + 2.5), math.radians(36 * i + 33.5)
        mid = (a0 + a1) / 2
        if (1 if math.cos(mid) > 0 else -1) not in sides or (len(sides) == 1 and abs(math.cos(mid)) < 0.35):
            continue
        rim = [(math.cos(mid) * r * 0.1, math.sin(mid) * r * 0.1)]
        rim += [(math.cos(a0 + (a1 - a0) * t) * r * q, math.sin(a0 + (a1 - a0) * t) * r * q)
                for t, q in ((0.0, 0.78), (0.12, 0.86), (0.5, 0.885), (0.88, 0.86), (1.0, 0.78))]  # fmt: skip
        n = len(rim)
        pts = np.array([(x, -depth * 0.12, z * squash) for x, z in rim] + [(x, depth, z * squash) for x, z in rim]
                       + [(math.cos(mid) * r * 0.55, -depth * 0.35, math.sin(mid) * r * 0.55 * squash)])  # fmt: skip
        faces: list[tuple[int, ...]] = [(j, (j + 1) % n, 2 * n) for j in range(n)]
        faces += [(j, j + n, (j + 1) % n + n, (j + 1) % n) for j in range(n)]
        faces.append(tuple(range(2 * n - 1, n - 1, -1)))
        wedges.append(Surface(pts, faces))
    k.add("pulp", joined(wedges).shape(), at=at, material="pulp")


_ROUND = [
    (0, 0.03),
    (0.05, 0.015),
    (0.14, 0.012),
    (0.3, 0.08),
    (0.44, 0.26),
    (0.5, 0.49),
    (0.45, 0.73),
    (0.3, 0.91),
    (0.12, 0.965),
    (0.04, 0.955),
    (0, 0.945),
]
_LEMON = [(0, 0.0), (0.05, 0.01), (0.085, 0.06), (0.17, 0.13), (0.33, 0.27), (0.44, 0.48), (0.475, 0.68), (0.43, 0.9), (0.3, 1.1),
          (0.15, 1.23), (0.085, 1.29), (0.07, 1.34), (0, 1.37)]  # fmt: skip
_CITRUS_SLOTS: dict[str, Material | str] = {
    "skin": "citrus", "pith": Material(preset="butter", color="#faf1d6"), "pulp": Material(preset="gummy", color="#f59a22"),
    "stem": Material(preset="stem", color="#6a7a3a"), "leaf": "leaf",
}  # fmt: skip


@asset(
    kind="orange",
    words=("orange", "tangerine", "mandarin", "clementine", "grapefruit", "citrus fruit"),
    adjectives={"grapefruit": {"diameter": 0.11}},
    about="An orange; whole, halved or a slice.",
    parameters=(length("diameter", 0.075, 0.01, 2.0, words=("diameter", "size", "width")), flag("leaf", True)),
    slots=_CITRUS_SLOTS,
    states=(*CUT_STATES, "peeled"),
)
def orange(k: Kit) -> None:
    """Nearly a ball."""
    citrus_fruit(k, _ROUND, k.m("diameter"))


@asset(
    kind="lemon",
    words=("lemon",),
    about="A lemon; whole, halved or a slice.",
    parameters=(length("diameter", 0.06, 0.01, 2.0, words=("diameter", "size", "width")), flag("leaf", True)),
    slots={
        **_CITRUS_SLOTS,
        "skin": Material(preset="citrus", color="#f7d52f"),
        "pulp": Material(preset="gummy", color="#f6e26a"),
    },
    states=(*CUT_STATES, "peeled"),
)
def lemon(k: Kit) -> None:
    """A ball with a nipple at both ends, lying down unless halved."""
    _lying(k)


def _lying(k: Kit) -> None:
    if cut_form(k) != "whole" or k.state("peeled"):
        citrus_fruit(k, _ROUND, k.m("diameter"))
        return
    d = k.m("diameter")
    body = turned(_LEMON, segments=32, steps=2).placed(scale=d, at=(0, 0, -0.68 * d)).placed(rotate=(0, 90, 20))
    k.add("skin", body.shape(), at=(0, 0, d * 0.47), material="skin")
    if k.on("leaf"):
        end = (d * 0.62 * math.cos(math.radians(20)), d * 0.62 * math.sin(math.radians(20)), d * 0.49)
        k.add("stem", Sphere(radius=d * 0.06, segments=12), at=end, material="stem")
        leaf(k, end, d * 0.65, yaw=-20, pitch=35)


@asset(
    kind="lime",
    words=("lime", "lime wedge"),
    about="A lime; whole, halved or a slice.",
    parameters=(length("diameter", 0.05, 0.01, 2.0, words=("diameter", "size", "width")), flag("leaf", False)),
    slots={
        **_CITRUS_SLOTS,
        "skin": Material(preset="citrus", color="#5da032"),
        "pulp": Material(preset="gummy", color="#b9d96a"),
    },
    states=(*CUT_STATES, "peeled"),
)
def lime(k: Kit) -> None:
    """A small green citrus."""
    _lying(k)


@asset(
    kind="tomato",
    words=("tomato", "cherry tomato", "beefsteak tomato"),
    about="A tomato with its green star of sepals.",
    parameters=(length("diameter", 0.075, 0.01, 2.0, words=("diameter", "size", "width")),),
    slots={"skin": Material(preset="fruit_skin", color="#d8301c"), "flesh": Material(preset="butter", color="#ec6a50"), "pocket": Material(preset="gummy", color="#e08a2e"),
           "stem": "stem", "leaf": Material(preset="stem", color="#4c8a34"), "seed": Material(preset="straw", color="#ecd590")},
    states=CUT_STATES,
    adjectives={"cherry": {"diameter": Times(0.4)}},
    parts={"sepal": "leaf"},
)  # fmt: skip
def tomato(k: Kit) -> None:
    """A low, lobed ball."""
    d = k.m("diameter")
    profile = [
        (0, 0.015),
        (0.1, 0.0),
        (0.28, 0.05),
        (0.45, 0.22),
        (0.5, 0.4),
        (0.46, 0.6),
        (0.33, 0.75),
        (0.18, 0.79),
        (0.07, 0.755),
        (0, 0.73),
    ]
    skin = turned(profile, segments=48, steps=2, ripple=lobed(6, 0.06, sharp=0.6)).placed(scale=d)
    form = cut_form(k)

    def face(k: Kit, sides: tuple[int, ...]) -> None:
        pockets = [
            (x, z) for x, z in ((-0.25, 0.38), (0.25, 0.38), (-0.16, 0.2), (0.16, 0.2)) if (1 if x > 0 else -1) in sides
        ]
        grain = turned([(0, -0.5), (0.3, -0.1), (0, 0.5)], segments=5, steps=1)
        seeds: list[Surface] = []
        for x, z in pockets:
            k.add("flesh pocket", Ellipsoid(radii=(d * 0.12, d * 0.01, d * 0.085), segments=18), at=(d * x, 0, d * z), material="pocket")  # fmt: skip
            seeds += [grain.placed(scale=(d * 0.03, d * 0.02, d * 0.042), rotate=(0, 70 * i, 0), at=(d * (x + 0.075 * math.cos(i * 1.05)), -d * 0.008, d * (z + 0.05 * math.sin(i * 1.05)))) for i in range(6)]  # fmt: skip
        if seeds:
            k.add("seed", joined(seeds).shape(), material="seed")

    cut_open(k, [Layer("skin", skin, "skin"), Layer("skin flesh", skin.placed(scale=0.97, at=(0, 0, d * 0.01)), "flesh")], form, lip=d * 0.006, thick=d * 0.13, face=face)  # fmt: skip
    if form != "whole":
        return
    sepals = [
        blade(d * 0.3, d * 0.09, thickness=d * 0.008, peak=0.3, bend=-10 + 50 * k.rng.random(), cup=-0.3, columns=8).placed(
            rotate=(8, 0, 60 * i + k.rng.uniform(-9, 9)), at=(0, 0, d * 0.785))
        for i in range(6)
    ]  # fmt: skip
    k.add("leaf", joined(sepals).shape(), material="leaf")
    stem(k, (0, 0, d * 0.72), d * 0.2, d * 0.025, lean=0.35)


@asset(
    kind="cherry",
    words=("cherry", "maraschino cherry"),
    about="One or more cherries on long stalks joined at a leaf.",
    parameters=(
        length("diameter", 0.022, 0.005, 1.0, words=("diameter", "size")),
        count("cherries", 2, 1, 3, words=("cherries", "fruits")),
        flag("leaf", True),
    ),
    slots={
        "skin": Material(preset="fruit_skin", color="#9c1026"),
        "stem": Material(preset="stem", color="#6f8a3a"),
        "leaf": "leaf",
    },
    parts={"stalk": "stem"},
)
def cherry(k: Kit) -> None:
    """Balls with a dimple, stalks to a common joint."""
    d, n = k.m("diameter"), k.n("cherries")
    profile = [
        (0, 0.01),
        (0.12, 0.0),
        (0.33, 0.1),
        (0.48, 0.32),
        (0.49, 0.55),
        (0.4, 0.76),
        (0.22, 0.87),
        (0.08, 0.84),
        (0, 0.79),
    ]
    body = turned(profile, segments=32, steps=3).placed(scale=d)
    joint = (0.0, 0.0, d * 3.1)
    spots = {1: [(0.0, 0.0)], 2: [(-0.62, -0.1), (0.62, 0.12)], 3: [(-0.66, 0.1), (0.66, 0.14), (0.02, -0.8)]}[n]
    for x, y in spots:
        k.add("cherry", body.shape(), at=(d * x, d * y, 0), material="skin")
        path = [(d * x, d * y, d * 0.78), (d * x * 0.95, d * y, d * 1.5), (d * x * 0.5, d * y * 0.5, d * 2.5), joint]
        k.tube("stem", path, d * 0.035, radii=[1.3, 0.8, 0.8, 1.4], material="stem", segments=8)
    k.add("stem knot", Sphere(radius=d * 0.075, segments=12), at=joint, material="stem")
    if k.on("leaf"):
        leaf(k, joint, d * 2.0, yaw=-75, pitch=15)
