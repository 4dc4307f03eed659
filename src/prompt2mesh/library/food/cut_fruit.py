"""Fruit with an inside worth seeing: kiwi, melons, coconut, pomegranate, fig, dragon fruit, papaya, passion fruit."""

import math
from collections.abc import Sequence

import numpy as np

from prompt2mesh.library.food.cutting import CUT_STATES, Layer, bite_balls, cut_form, cut_open
from prompt2mesh.library.food.fruit import leaf, stem
from prompt2mesh.library.kit import Kit
from prompt2mesh.library.plants.surfaces import Floats, Surface, blade, facing, fibonacci, joined, lobed, turned
from prompt2mesh.library.registry import asset, choice, length
from prompt2mesh.mesh.materials import Material
from prompt2mesh.mesh.program import Paint
from prompt2mesh.mesh.shapes import Ellipsoid, Sphere

_BALL = [
    (0, 0.0),
    (0.1, 0.01),
    (0.25, 0.07),
    (0.4, 0.2),
    (0.48, 0.37),
    (0.5, 0.5),
    (0.48, 0.63),
    (0.4, 0.8),
    (0.25, 0.93),
    (0.1, 0.99),
    (0, 1.0),
]
_DROP = turned([(0, -0.6), (0.26, -0.35), (0.36, 0.05), (0.15, 0.5), (0, 0.62)], segments=6, steps=1)


def nested(body: Surface, factors: Sequence[float], middle: float) -> list[Surface]:
    """The body shrunk about the height `middle` (metres) by each factor."""
    return [body.placed(scale=f, at=(0, 0, middle * (1 - f))) for f in factors]


def seed_ring(
    k: Kit,
    sides: tuple[int, ...],
    *,
    radius: tuple[float, float],
    size: float,
    count: int,
    middle: float,
    rings: int = 1,
    slim: float = 0.5,
    turn: float = 0.0,
    inner: float = 1.0,
    slot: str = "seed",
) -> None:
    """Seeds in an ellipse on a cut face, points inwards.

    Args:
        k: The kit.
        sides: Halves of the face that are there.
        radius: Of the ellipse along x and z, metres.
        size: Of a seed.
        count: Around the whole ring.
        middle: Height of the ring's centre.
        rings: How many rings, towards the inside.
        slim: Width of a seed as a share of its length.
        turn: Degrees each ring is turned.
        inner: Radius of the innermost ring as a share of the outer one.
        slot: Material slot.
    """
    seeds: list[Surface] = []
    for ring in range(rings):
        q = 1.0 if rings == 1 else 1 - (1 - inner) * ring / (rings - 1)
        for i in range(count):
            a = 2 * math.pi * (i + 0.5 * (ring % 2)) / count + math.radians(turn)
            x, z = math.cos(a) * radius[0] * q, math.sin(a) * radius[1] * q
            if (1 if x > 0 else -1) in sides:
                s = size * k.vary(0.12)
                seeds.append(
                    _DROP.placed(
                        scale=(s * slim, s * 0.45, s), rotate=(0, -math.degrees(a) - 90, 0), at=(x, 0, middle + z)
                    )
                )
    if seeds:
        k.add(slot, joined(seeds).shape(), material=slot)


@asset(
    kind="kiwi_fruit",
    words=("kiwi", "kiwi fruit", "kiwifruit", "gooseberry"),
    about="A furry kiwi; cut it shows its green flesh, white heart and ring of black seeds.",
    parameters=(length("length", 0.07, 0.01, 2.0, words=("length", "size", "diameter")),),
    slots={"skin": Material(preset="felt", color="#7d5c33"), "flesh": Material(preset="gummy", color="#8cc234", transmission=0.0), "core": Material(preset="butter", color="#f1f0cf"), "seed": Material(preset="glossy_plastic", color="#1b1712"), "stem": Material(preset="bark", color="#4a3522")},
    states=(*CUT_STATES, "whole", "peeled"),
)  # fmt: skip
def kiwi_fruit(k: Kit) -> None:
    """Halved across unless asked whole."""
    n = k.m("length")
    body = turned(_BALL, segments=36, steps=2).placed(scale=(n * 0.82, n * 0.82, n))
    form = cut_form(k)
    skin, flesh = nested(body, (1.0, 0.96), n / 2)
    green = (
        Paint(
            kind="ellipsoid", color="#dbe7a0", center=(0, 0, n / 2), radii=(n * 0.2, n * 0.2, n * 0.26), softness=0.6
        ),
    )

    def face(k: Kit, sides: tuple[int, ...]) -> None:
        if len(sides) == 2:
            k.add(
                "core", Ellipsoid(radii=(n * 0.1, n * 0.012, n * 0.15), segments=28), at=(0, 0, n / 2), material="core"
            )
        seed_ring(k, sides, radius=(n * 0.165, n * 0.22), size=n * 0.035, count=22, middle=n / 2, rings=2, inner=1.2)

    if k.state("peeled"):
        k.add("flesh", flesh.shape(), material="flesh", paint=green)
        return
    form = "whole" if k.state("whole") else "sliced" if form == "whole" else form
    cut_open(
        k,
        [Layer("skin", skin, "skin"), Layer("flesh", flesh, "flesh", green)],
        form,
        lip=n * 0.006,
        thick=n * 0.16,
        face=face,
    )
    if form == "whole":
        k.add("stem", Sphere(radius=n * 0.045, segments=14), at=(0, 0, n * 0.995), scale=(1, 1, 0.4), material="stem")


@asset(
    kind="melon",
    words=("melon", "cantaloupe", "honeydew", "honeydew melon", "cantaloupe melon", "muskmelon", "galia melon"),
    about="A netted cantaloupe or smooth honeydew with its cavity of seeds.",
    parameters=(length("diameter", 0.17, 0.03, 3.0, words=("diameter", "size", "width")), choice("variety", "cantaloupe", "honeydew")),
    slots={"skin": Material(preset="citrus", color="#c9b27a"), "green": Material(preset="fruit_skin", color="#d8dfa0"), "pith": Material(preset="butter", color="#a9c06a"), "flesh": Material(preset="gummy", color="#f59a4a", transmission=0.0), "pale": Material(preset="gummy", color="#dbe8a8", transmission=0.0), "seed": Material(preset="polished_wood", color="#efdca8"), "stem": Material(preset="stem", color="#8a8a4a")},
    states=CUT_STATES,
    parts={"rind": "skin"},
)  # fmt: skip
def melon(k: Kit) -> None:
    """A ball with shallow ribs; the middle is hollow and full of seeds."""
    d = k.m("diameter")
    pale = k.s("variety") == "honeydew"
    body = turned(_BALL, segments=36, steps=2, ripple=None if pale else lobed(10, 0.03, sharp=0.4)).placed(
        scale=(d, d, d * (1.06 if pale else 0.96))
    )
    middle = d * (0.53 if pale else 0.48)
    skin, pith, flesh = nested(body, (1.0, 0.965, 0.93), middle)
    inner = "pale" if pale else "flesh"
    hollow = (
        Paint(
            kind="ellipsoid",
            color="#e8923a" if not pale else "#cfd98a",
            center=(0, 0, middle),
            radii=(d * 0.24, d * 0.3, d * 0.26),
            softness=0.5,
        ),
    )

    def face(k: Kit, sides: tuple[int, ...]) -> None:
        seed_ring(
            k, sides, radius=(d * 0.2, d * 0.22), size=d * 0.06, count=26, middle=middle, rings=4, inner=0.3, slim=0.4
        )

    form = cut_form(k)
    cut_open(
        k,
        [
            Layer("skin", skin, "green" if pale else "skin"),
            Layer("pith", pith, "pith"),
            Layer("flesh", flesh, inner, hollow),
        ],
        form,
        lip=d * 0.004,
        thick=d * 0.12,
        face=face,
    )
    if form == "whole":
        stem(k, (0, 0, d * (1.04 if pale else 0.94)), d * 0.1, d * 0.02)


@asset(
    kind="coconut",
    words=("coconut", "coco nut", "young coconut", "coconut shell"),
    about="A hairy coconut with three eyes; cut it shows white flesh and water, and may hold a straw.",
    parameters=(length("diameter", 0.13, 0.03, 2.0, words=("diameter", "size", "width")),),
    slots={"shell": Material(preset="thatch", color="#6d4a2a"), "hard": Material(preset="walnut", color="#4a2d18"), "flesh": Material(preset="egg_white", color="#fbf9f2"), "eye": Material(preset="wood", color="#2a180d"), "milk": Material(preset="milk", color="#eef2f0")},
    states=(*CUT_STATES, "open", "broken"),
    parts={"husk": "shell", "hair": "shell hair"},
)  # fmt: skip
def coconut(k: Kit) -> None:
    """Lies on its side when whole; halved, both bowls show."""
    d = k.m("diameter")
    form = cut_form(k)
    if form != "whole" or k.state("open") or k.state("broken"):
        for x, tilt in ((-0.52, -24), (0.56, 30)):
            with k.group("half", at=(d * x, 0 if x < 0 else -d * 0.12, d * 0.5), rotate=(-tilt * 0.4 + 20, tilt, 0)):
                _bowl(k, d)
        return
    body = (
        turned(_BALL, segments=36, steps=2, ripple=lobed(3, 0.05))
        .placed(scale=(d, d, d * 1.08), at=(0, 0, -d * 0.54))
        .placed(rotate=(62, 0, 24), at=(0, 0, d * 0.5))
    )
    k.add(
        "shell",
        body.shape(),
        material="shell",
        paint=[Paint(kind="noise", color="#8f6a3e", scale=d * 0.12, amount=0.4, softness=0.6, seed=k.seed)],
    )
    hairs: list[Surface] = []
    for i, p in enumerate(fibonacci(170).tolist()):
        strand = blade(d * 0.14 * k.vary(0.4), d * 0.012, thickness=d * 0.005, bend=40, rows=2, columns=3)
        hairs.append(
            strand.placed(
                rotate=facing((p[0], p[1], p[2]), roll=37 * i),
                at=(p[0] * d * 0.47, p[1] * d * 0.47, d * 0.5 + p[2] * d * 0.47),
            ).placed()
        )
    k.add(
        "shell hair",
        joined([Surface(np.maximum(s.points, [-9, -9, 0.0]), s.faces) for s in hairs]).shape(),
        material="shell",
    )
    k.add(
        "eye",
        joined(
            [
                turned([(0, -0.5), (0.4, -0.2), (0.5, 0.0), (0.4, 0.2), (0, 0.5)], segments=12, steps=1).placed(
                    scale=d * 0.1, at=(d * (0.02 + 0.11 * math.cos(a)), -d * 0.47, d * (0.6 + 0.1 * math.sin(a)))
                )
                for a in (0.5, 2.6, 4.7)
            ]
        ).shape(),
        material="eye",
    )


def _bowl(k: Kit, d: float) -> None:
    outer = [(0.0, -0.5), (0.25, -0.44), (0.42, -0.27), (0.5, 0.0)]

    def cup(scale: float, wall: float, lift: float) -> Surface:
        rim = [(r * scale, z * scale) for r, z in outer] + [(0.5 * scale, lift)]
        inside = [
            ((0.5 - wall) * q, lift if i == 0 else z)
            for i, (q, z) in enumerate(((1.0, 0.0), (0.86, -0.2), (0.55, -0.36), (0.0, -0.46 + wall)))
        ]
        return turned([*rim, *inside], segments=36, steps=1).placed(scale=d)

    k.add("shell", cup(1.0, 0.03, 0.002).shape(), material="shell")
    k.add("hard", cup(0.975, 0.05, 0.004).shape(), material="hard")
    k.add("flesh", cup(0.95, 0.11, 0.008).shape(), material="flesh")
    k.add("milk", Ellipsoid(radii=(d * 0.33, d * 0.33, d * 0.05), segments=36), at=(0, 0, -d * 0.2), material="milk")


@asset(
    kind="pomegranate",
    words=("pomegranate", "pomegranate half"),
    about="A leathery ball with a crown; cut it shows chambers of ruby seeds.",
    parameters=(length("diameter", 0.09, 0.02, 2.0, words=("diameter", "size", "width")),),
    slots={"skin": Material(preset="fruit_skin", color="#b3243a"), "pith": Material(preset="butter", color="#f2e2b4"), "seed": Material(preset="gummy", color="#c2102f")},
    states=(*CUT_STATES, "open"),
    parts={"crown": "skin crown", "aril": "seed"},
)  # fmt: skip
def pomegranate(k: Kit) -> None:
    """Six blunt corners; the crown is a ring of sepals."""
    d = k.m("diameter")
    body = turned(_BALL, segments=36, steps=2, ripple=lobed(6, 0.06)).placed(scale=(d, d, d * 0.94))
    middle = d * 0.47
    skin, pith = nested(body, (1.0, 0.95), middle)
    blush = (
        Paint(
            kind="ellipsoid",
            color="#e0803a",
            center=(d * 0.3, -d * 0.3, d * 0.25),
            radii=(d * 0.4, d * 0.4, d * 0.4),
            softness=0.95,
        ),
    )

    def face(k: Kit, sides: tuple[int, ...]) -> None:
        seeds: list[Surface] = []
        grain = turned([(0, -0.5), (0.36, -0.3), (0.44, 0.1), (0.25, 0.42), (0, 0.5)], segments=8, steps=1)
        for i in range(150):
            q, a = math.sqrt((i + 0.5) / 150), i * 2.39996
            sector = (math.degrees(a) % 60) - 30
            x, z = math.cos(a) * q, math.sin(a) * q
            if (abs(sector) > 23 and q > 0.2) or q < 0.12 or (1 if x > 0 else -1) not in sides:
                continue
            s = d * 0.068 * k.vary(0.15)
            seeds.append(
                grain.placed(
                    scale=(s, s * 0.8, s),
                    rotate=(0, -math.degrees(a) + 90, 0),
                    at=(x * d * 0.41, k.rng.uniform(-0.2, 0.1) * s, middle + z * d * 0.385),
                )
            )
        if seeds:
            k.add("seed", joined(seeds).shape(), material="seed")

    form = "half" if k.state("open") else cut_form(k)
    cut_open(
        k,
        [Layer("skin", skin, "skin", blush), Layer("pith", pith, "pith")],
        form,
        lip=d * 0.008,
        thick=d * 0.18,
        face=face,
    )
    if form in ("whole", "half", "sliced"):
        crown = [
            blade(d * 0.17, d * 0.12, thickness=d * 0.016, peak=0.35, bend=-24, cup=0.3, columns=6).placed(
                rotate=(62, 0, 60 * i),
                at=(-math.sin(math.radians(60 * i)) * d * 0.05, math.cos(math.radians(60 * i)) * d * 0.05, d * 0.92),
            )
            for i in range(6)
            if form == "whole" or math.cos(math.radians(60 * i)) + 0.6 >= 0
        ]
        k.add("skin crown", joined(crown).shape(), material="skin")


@asset(
    kind="fig",
    words=("fig", "figs"),
    about="A fig; cut it shows its pink, seedy inside.",
    parameters=(length("height", 0.06, 0.01, 2.0, words=("height", "size")),),
    slots={"skin": Material(preset="fruit_skin", color="#4a2a4e"), "pith": Material(preset="butter", color="#efe3c8"), "flesh": Material(preset="gummy", color="#c8464e", transmission=0.0), "seed": Material(preset="straw", color="#f0d48a")},
    states=CUT_STATES,
)  # fmt: skip
def fig(k: Kit) -> None:
    """A drop with fine ribs."""
    h = k.m("height")
    profile = [
        (0, 0.0),
        (0.14, 0.01),
        (0.34, 0.1),
        (0.44, 0.3),
        (0.42, 0.46),
        (0.3, 0.66),
        (0.16, 0.82),
        (0.09, 0.94),
        (0.06, 1.0),
        (0, 1.0),
    ]
    body = turned(profile, segments=36, steps=2, ripple=lobed(14, 0.03)).placed(scale=h)
    skin, pith, flesh = nested(body, (1.0, 0.955, 0.82), h * 0.38)
    green = (Paint(kind="gradient", color="#6f8a3c", start=h * 0.66, end=h * 1.05),)

    def face(k: Kit, sides: tuple[int, ...]) -> None:
        seed_ring(
            k,
            sides,
            radius=(h * 0.26, h * 0.26),
            size=h * 0.035,
            count=26,
            middle=h * 0.36,
            rings=6,
            inner=0.25,
            slim=0.7,
        )

    cut_open(
        k,
        [Layer("skin", skin, "skin", green), Layer("pith", pith, "pith"), Layer("flesh", flesh, "flesh")],
        cut_form(k),
        lip=h * 0.006,
        thick=h * 0.16,
        face=face,
    )


@asset(
    kind="dragon_fruit",
    words=("dragon fruit", "dragonfruit", "pitaya"),
    about="A pink fruit with green-tipped scales; cut it is white with black seeds.",
    parameters=(length("height", 0.13, 0.02, 2.0, words=("height", "size")),),
    slots={"skin": Material(preset="fruit_skin", color="#d82a72"), "flesh": Material(preset="gummy", color="#fbf8f6", transmission=0.0), "seed": Material(preset="glossy_plastic", color="#151214"), "leaf": Material(preset="fruit_skin", color="#d82a72")},
    states=CUT_STATES,
    parts={"scale": "leaf"},
)  # fmt: skip
def dragon_fruit(k: Kit) -> None:
    """An egg with scales that curl outwards, longest at the top."""
    h = k.m("height")
    body = turned(_BALL, segments=36, steps=2).placed(scale=(h * 0.74, h * 0.74, h))
    skin, flesh = nested(body, (1.0, 0.93), h / 2)
    form = cut_form(k)

    def face(k: Kit, sides: tuple[int, ...]) -> None:
        seeds: list[Surface] = []
        for i in range(130):
            q, a = math.sqrt((i + 0.5) / 130) * 0.94, i * 2.39996
            x, z = math.cos(a) * q * h * 0.32, math.sin(a) * q * h * 0.44
            if (1 if x > 0 else -1) in sides:
                seeds.append(
                    _DROP.placed(scale=(h * 0.009, h * 0.007, h * 0.013), rotate=(0, 57 * i, 0), at=(x, 0, h / 2 + z))
                )
        if seeds:
            k.add("seed", joined(seeds).shape(), material="seed")

    cut_open(
        k, [Layer("skin", skin, "skin"), Layer("flesh", flesh, "flesh")], form, lip=h * 0.006, thick=h * 0.12, face=face
    )
    if form not in ("whole", "half", "sliced"):
        return
    scales: list[Surface] = []
    for i, (x, y, z) in enumerate(fibonacci(26, low=-0.8, high=0.97).tolist()):
        if form != "whole" and y < 0.15:
            continue
        long = h * (0.15 + 0.1 * max(z, 0.0)) * k.vary(0.15)
        scale = blade(long, h * 0.1, thickness=h * 0.012, peak=0.3, bend=34, cup=0.3, rows=4, columns=7)
        out = (x * 0.75, y * 0.75, z * 0.6 + 0.7)
        scales.append(
            scale.placed(rotate=facing(out, roll=0 * i), at=(x * h * 0.35, y * h * 0.35, h / 2 + z * h * 0.47))
        )
    tips = [
        Paint(kind="noise", color="#8fbf3a", scale=h * 0.12, amount=0.45, softness=0.5, seed=k.seed),
        Paint(kind="gradient", color="#9cc23e", start=h * 0.85, end=h * 1.25),
    ]
    k.add("leaf", joined(scales).shape(), material="leaf", paint=tips)


@asset(
    kind="papaya",
    words=("papaya", "passion fruit", "passionfruit", "guava", "pawpaw", "persimmon", "lychee", "litchi"),
    about="A papaya with its black seeds; or a passion fruit, guava, persimmon or lychee.",
    parameters=(length("height", 0.2, 0.02, 2.0, words=("height", "size", "length")), choice("variety", "papaya", "passion_fruit", "guava", "persimmon", "lychee")),
    slots={"skin": Material(preset="fruit_skin", color="#d9a23a"), "pith": Material(preset="butter", color="#f3e6c4"), "flesh": Material(preset="gummy", color="#ee7a3c", transmission=0.0), "seed": Material(preset="glossy_plastic", color="#1a1614"), "stem": Material(preset="bark", color="#5a4a2a"), "leaf": Material(preset="leaf", color="#6a8a3c")},
    states=CUT_STATES,
    adjectives={"passion fruit": {"variety": "passion_fruit", "height": 0.07}, "passionfruit": {"variety": "passion_fruit", "height": 0.07}, "guava": {"variety": "guava", "height": 0.08}, "persimmon": {"variety": "persimmon", "height": 0.065}, "lychee": {"variety": "lychee", "height": 0.035}, "litchi": {"variety": "lychee", "height": 0.035}},
)  # fmt: skip
def papaya(k: Kit) -> None:
    """One body by variety; the flesh and the seeds too."""
    h, variety = k.m("height"), k.s("variety")
    pear = [
        (0, 0.0),
        (0.13, 0.015),
        (0.27, 0.1),
        (0.32, 0.26),
        (0.3, 0.44),
        (0.22, 0.66),
        (0.15, 0.84),
        (0.08, 0.96),
        (0, 1.0),
    ]
    squat = [(0, 0.04), (0.2, 0.0), (0.48, 0.12), (0.62, 0.4), (0.58, 0.68), (0.4, 0.9), (0.15, 0.97), (0, 0.94)]
    profile = {"papaya": pear, "guava": [(r * 1.35, z) for r, z in pear], "persimmon": squat}.get(variety, _BALL)
    ripple = {"persimmon": lobed(4, 0.05), "lychee": _pebbled}.get(variety)
    body = turned(profile, segments=36, steps=2, ripple=ripple).placed(scale=h)
    shades = {
        "papaya": None,
        "passion_fruit": "#4a2140",
        "guava": "#a9c252",
        "persimmon": "#ee7a22",
        "lychee": "#b93a44",
    }
    inside = {
        "papaya": None,
        "passion_fruit": "#f0b022",
        "guava": "#ee8a86",
        "persimmon": "#f08a30",
        "lychee": "#f4efe8",
    }
    shade, flesh_color = shades[variety], inside[variety]
    paint = (
        [Paint(kind="gradient", color=shade, start=-9, end=-8)]
        if shade
        else [Paint(kind="noise", color="#6f9a3c", scale=h * 0.4, amount=0.45, softness=0.8, seed=k.seed)]
    )
    flesh_paint = [Paint(kind="gradient", color=flesh_color, start=-9, end=-8)] if flesh_color else []
    middle = h * (0.36 if variety in ("papaya", "guava") else 0.5)
    thick_skin = variety == "passion_fruit"
    skin, pith, flesh = nested(body, (1.0, 0.95, 0.84 if thick_skin else 0.925), middle)
    layers = (
        [Layer("skin", skin, "skin", tuple(paint))]
        + ([Layer("pith", pith, "pith")] if thick_skin or variety == "lychee" else [])
        + [Layer("flesh", flesh, "flesh", tuple(flesh_paint))]
    )
    wide = {
        "papaya": (0.14, 0.2),
        "passion_fruit": (0.36, 0.36),
        "guava": (0.2, 0.16),
        "persimmon": (0.2, 0.14),
        "lychee": (0.1, 0.12),
    }[variety]
    rings = {"papaya": 3, "passion_fruit": 5, "guava": 3, "persimmon": 1, "lychee": 1}[variety]

    def face(k: Kit, sides: tuple[int, ...]) -> None:
        size = h * {"papaya": 0.045, "passion_fruit": 0.07, "guava": 0.04, "persimmon": 0.09, "lychee": 0.3}[variety]
        seed_ring(
            k,
            sides,
            radius=(wide[0] * h, wide[1] * h),
            size=size,
            count={"persimmon": 8, "lychee": 2}.get(variety, 16),
            middle=middle,
            rings=rings,
            inner=0.3,
            slim=0.6,
        )

    form = cut_form(k)
    balls = ()
    cut_open(k, layers, form, lip=h * 0.005, thick=h * 0.12, face=face, balls=balls)
    if form == "whole":
        top = h * 0.975 if variety == "persimmon" else h * 0.985
        if variety == "persimmon":
            sepals = [
                blade(
                    h * 0.34, h * 0.3, thickness=h * 0.02, peak=0.5, roundness=0.5, bend=-20, cup=0.15, columns=6
                ).placed(rotate=(6, 0, 90 * i + 45), at=(0, 0, top))
                for i in range(4)
            ]
            k.add("leaf", joined(sepals).shape(), material="leaf")
        stem(k, (0, 0, top - h * 0.02), h * 0.08, h * 0.025)


def _pebbled(angles: Floats, share: float) -> Floats:
    return 1 + 0.035 * np.cos(14 * angles) * math.cos(share * 60)


@asset(
    kind="mango",
    words=("mango",),
    about="A mango with its blush; whole, halved with its flat stone, cut in cubes or bitten.",
    parameters=(length("length", 0.12, 0.02, 2.0, words=("length", "size", "height")),),
    slots={"skin": Material(preset="fruit_skin", color="#e6b02e"), "flesh": Material(preset="gummy", color="#f7a81e", transmission=0.0), "stone": Material(preset="straw", color="#e3c98a"), "stem": Material(preset="bark", color="#5a4a2a"), "leaf": "leaf"},
    states=(*CUT_STATES, "bitten"),
    parts={"pit": "stone"},
)  # fmt: skip
def mango(k: Kit) -> None:
    """A kidney-like egg, fuller on one side."""
    n = k.m("length")
    body = turned(
        [
            (0, 0.0),
            (0.14, 0.01),
            (0.3, 0.1),
            (0.38, 0.3),
            (0.38, 0.5),
            (0.32, 0.72),
            (0.2, 0.9),
            (0.08, 0.98),
            (0, 1.0),
        ],
        segments=36,
        steps=2,
        ripple=lambda a, s: 1 + 0.1 * np.cos(a - 0.4) * s,
    ).placed(scale=(n, n * 0.84, n))
    skin, flesh = nested(body, (1.0, 0.965), n * 0.45)
    blush = (
        Paint(
            kind="ellipsoid",
            color="#c8342a",
            center=(n * 0.3, -n * 0.2, n * 0.7),
            radii=(n * 0.5, n * 0.5, n * 0.5),
            softness=0.95,
        ),
        Paint(
            kind="ellipsoid",
            color="#6f9a3a",
            center=(-n * 0.3, n * 0.2, n * 0.2),
            radii=(n * 0.4, n * 0.4, n * 0.45),
            softness=0.95,
        ),
    )

    def face(k: Kit, sides: tuple[int, ...]) -> None:
        if len(sides) == 2:
            k.add(
                "stone",
                Ellipsoid(radii=(n * 0.17, n * 0.03, n * 0.3), segments=28),
                at=(0, n * 0.008, n * 0.46),
                material="stone",
            )

    form = cut_form(k)
    balls = bite_balls((n * 0.1, -n * 0.34, n * 0.5), n * 0.17) if k.state("bitten") else []
    cut_open(
        k,
        [Layer("skin", skin, "skin", blush), Layer("flesh", flesh, "flesh")],
        form,
        lip=n * 0.006,
        thick=n * 0.14,
        face=face,
        balls=balls,
    )
    if form == "whole":
        stem(k, (0, 0, n * 0.97), n * 0.08, n * 0.018)
        leaf(k, (0, 0, n * 1.02), n * 0.5)
