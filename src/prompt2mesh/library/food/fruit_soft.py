"""Banana, strawberry, grapes, watermelon, pineapple, avocado."""

import math

import numpy as np

from prompt2mesh.library.food.cutting import CUT_STATES, Layer, cut_form, cut_open
from prompt2mesh.library.food.fruit import leaf
from prompt2mesh.library.kit import Kit
from prompt2mesh.library.plants.surfaces import Floats, Surface, blade, joined, sheet, turned, upright
from prompt2mesh.library.registry import asset, count, length
from prompt2mesh.mesh.materials import Material
from prompt2mesh.mesh.placement import Poses, Transform
from prompt2mesh.mesh.program import Paint
from prompt2mesh.mesh.shapes import Ellipsoid, Sweep

_PENTAGON = [(math.cos(math.radians(72 * i + 18 + d)) * q, math.sin(math.radians(72 * i + 18 + d)) * q)
             for i in range(5) for d, q in ((-24, 0.93), (-8, 1.0), (8, 1.0), (24, 0.93))]  # fmt: skip


def _arc(long: float, *, start: float, end: float, n: int = 12) -> list[tuple[float, float, float]]:
    """Points of an arc in the xz plane, sagging below its ends; angles in degrees from straight down."""
    radius = long / math.radians(end - start)
    angles = [math.radians(start + (end - start) * i / n) for i in range(n + 1)]
    return [(radius * math.sin(a), 0.0, radius * (1 - math.cos(a))) for a in angles]


@asset(
    kind="banana",
    words=("banana", "bananas bunch", "bunch of bananas", "plantain"),
    about="A banana, a bunch of them, or one peeled half way.",
    parameters=(
        length("length", 0.18, 0.03, 3.0, words=("length", "size", "long")),
        count("bananas", 1, 1, 7, words=("bananas", "fingers")),
    ),
    slots={"skin": Material(preset="fruit_skin", color="#f4d13d"), "flesh": Material(preset="butter", color="#f8ecc0"),
           "tip": Material(preset="bark", color="#4a3a22")},
    states=("peeled", "ripe", "rotten"),
    adjectives={"bunched": {"bananas": 5}},
    parts={"peel": "skin"},
)  # fmt: skip
def banana(k: Kit) -> None:
    """A five-sided horn on its side, a hand of them, or one standing with its peel turned down."""
    long, n = k.m("length"), k.n("bananas")
    if k.state("peeled"):
        _peeled_banana(k, long)
        return
    r = long * 0.098
    spots = [Paint(kind="gradient", color="#8fae3a", axis="x", start=long * 0.36, end=long * 0.6)]
    if k.state("ripe") or k.state("rotten"):
        share = 0.34 if k.state("ripe") else 0.62
        spots.append(Paint(kind="spots", color="#5a3514", scale=long * 0.07, amount=share, softness=0.2, seed=k.seed))
    path = _arc(long, start=-62, end=52)
    radii = [0.28, 0.62, 0.85, 0.96, 1.0, 1.0, 1.0, 0.98, 0.93, 0.84, 0.62, 0.36, 0.27]
    outline = [(x * r, y * r) for x, y in _PENTAGON]
    shape = Sweep(path=path, profile=outline, radius=r, radii=radii, resolution=3)
    neck = path[-1]
    end = (neck[0] + long * 0.055, 0.0, neck[2] + long * 0.11)
    for i in range(n):
        tilt = 78.0 if n == 1 else 50 - 78 * (i / max(n - 1, 1))
        with k.group("banana", at=(0, 0, 0), rotate=(tilt, 0, 0) if n > 1 else (0, 0, 0)):
            at = (0, 0, r) if n == 1 else (-neck[0], 0, -neck[2])
            turn = (28.0, 0.0, 0.0) if n == 1 else (0.0, 0.0, 0.0)
            with k.group("banana body", at=at, rotate=turn):
                k.add("skin", shape, material="skin", paint=spots)
                k.rod("skin neck", path[-1], end, r * 0.3, r * 0.36, segments=8)
                k.rod(
                    "tip",
                    path[0],
                    (path[0][0] - long * 0.018, 0, path[0][2] + long * 0.02),
                    r * 0.29,
                    r * 0.2,
                    segments=8,
                    material="tip",
                )
                cap = (end[0] + long * 0.004, 0.0, end[2] + long * 0.012)
                k.rod("tip stem", end, cap, r * 0.37, r * 0.34, segments=8, material="tip")
    if n > 1:
        k.add(
            "tip crown",
            Ellipsoid(radii=(r * 0.8, r * 0.85, r * 0.7), segments=20),
            material="tip",
            at=(end[0] - neck[0], 0, end[2] - neck[2]),
        )
        low = min(_hand_low(path, neck, math.radians(50 - 78 * i / (n - 1)), r) for i in range(n))
        _raise_all(k, -low)


def _hand_low(path: list[tuple[float, float, float]], neck: tuple[float, float, float], tilt: float, r: float) -> float:
    """The lowest point of a finger turned about its neck by `tilt` radians."""
    return min((p[2] - neck[2]) * math.cos(tilt) for p in path) - r * 0.97


def _raise_all(k: Kit, lift: float) -> None:
    """Lifts every finished top-level part."""
    for i, part in enumerate(k.parts):
        x, y, z = part.placement.location
        placement = part.placement.model_copy(update={"location": (x, y, z + lift)})
        k.parts[i] = part.model_copy(update={"placement": placement})


def _peeled_banana(k: Kit, long: float) -> None:
    r = long * 0.098
    path = [(0.0, 0.0, 0.0), (long * 0.02, 0, long * 0.12), (long * 0.035, 0, long * 0.3), (long * 0.035, 0, long * 0.5),
            (long * 0.01, 0, long * 0.7), (-long * 0.05, 0, long * 0.9), (-long * 0.08, 0, long * 0.97)]  # fmt: skip
    outline = [(x * r, y * r) for x, y in _PENTAGON]
    k.add("skin", Sweep(path=path[:4], profile=outline, radius=r, radii=[0.35, 0.75, 0.96, 1.02], resolution=4))
    k.rod("tip", (0, 0, 0), (0, 0, long * 0.03), r * 0.45, r * 0.4, segments=10, material="tip")
    flesh = Sweep(path=path[2:], radius=r * 0.88, radii=[0.98, 1.0, 0.95, 0.78, 0.42], round_caps=True, segments=24)
    k.add("flesh", flesh, material="flesh")
    for i in range(4):
        yaw = 90 * i + 38 + k.rng.uniform(-10, 10)
        flap = blade(
            long * 0.62,
            r * 1.55,
            thickness=long * 0.012,
            peak=0.3,
            roundness=0.5,
            bend=-k.rng.uniform(128, 138),
            cup=-0.3,
            columns=14,
        )
        a = math.radians(yaw)
        base = (long * 0.035 - math.sin(a) * r * 0.82, math.cos(a) * r * 0.82, long * 0.46)
        k.add("skin flap", flap.placed(rotate=(74, 0, yaw)).shape(), at=base)


@asset(
    kind="strawberry",
    words=("strawberry",),
    about="A strawberry with seeds and a leafy cap.",
    parameters=(length("height", 0.04, 0.01, 2.0, words=("height", "size", "tall")),),
    slots={"skin": Material(preset="glossy_plastic", color="#d8202a"), "seed": Material(preset="straw", color="#eccf6a"),
           "leaf": Material(preset="stem", color="#4c8f34"), "flesh": Material(preset="butter", color="#ee6e66"), "core": Material(preset="butter", color="#fbe6dc")},
    states=CUT_STATES,
)  # fmt: skip
def strawberry(k: Kit) -> None:
    """A blunt cone standing on its tip side, seeds in spirals."""
    h = k.m("height")
    profile = [
        (0, 0.0),
        (0.1, 0.01),
        (0.22, 0.12),
        (0.32, 0.32),
        (0.4, 0.55),
        (0.42, 0.74),
        (0.34, 0.88),
        (0.18, 0.93),
        (0, 0.92),
    ]
    body = turned(profile, segments=32, steps=2).placed(scale=h)
    form = cut_form(k)
    pale = [
        Paint(
            kind="ellipsoid",
            color="#fbe3d6",
            center=(0, 0, h * 0.55),
            radii=(h * 0.18, h * 0.2, h * 0.32),
            softness=0.7,
        )
    ]
    paint = [
        Paint(
            kind="ellipsoid",
            color="#f0a58a",
            center=(0, 0, h * 0.98),
            radii=(h * 0.34, h * 0.34, h * 0.14),
            softness=0.9,
        )
    ]
    layers = [Layer("skin", body, "skin", tuple(paint)), Layer("skin flesh", body.placed(scale=0.96, at=(0, 0, h * 0.02)), "flesh", tuple(pale))]  # fmt: skip
    cut_open(k, layers, form, lip=h * 0.008, thick=h * 0.14, face=_heart)
    if form not in ("whole", "half", "sliced"):
        return
    half = form != "whole"
    curve = np.asarray(profile)
    seeds: list[Surface] = []
    grain = turned([(0, -0.5), (0.3, -0.3), (0.36, 0.1), (0.14, 0.45), (0, 0.5)], segments=4, steps=1)
    n = 90
    for i in range(n):
        z = 0.06 + 0.82 * (i + 0.5) / n
        radius = float(np.interp(z, curve[1:-1, 1], curve[1:-1, 0]))
        slope = (
            float(
                np.interp(z + 0.03, curve[1:-1, 1], curve[1:-1, 0])
                - np.interp(z - 0.03, curve[1:-1, 1], curve[1:-1, 0])
            )
            / 0.06
        )
        a = i * 2.39996
        if half and math.sin(a) < 0.1:
            continue
        tilt = upright((math.cos(a) * slope, math.sin(a) * slope, 1.0))

        seeds.append(
            grain.placed(scale=h * 0.035, rotate=tilt, at=(math.cos(a) * radius * h, math.sin(a) * radius * h, z * h))
        )
    k.add("seed", joined(seeds).shape(), material="seed")
    caps = [
        blade(h * 0.42, h * 0.16, thickness=h * 0.014, peak=0.45, bend=k.rng.uniform(-45, 10), cup=-0.2, columns=8).placed(
            rotate=(14, 0, 45 * i + k.rng.uniform(-8, 8)), at=(0, 0, h * 0.93))
        for i in range(8)
    ]  # fmt: skip
    k.add("leaf", joined(caps).shape(), material="leaf")
    k.tube(
        "leaf stem",
        [(0, 0, h * 0.88), (h * 0.02, 0, h * 1.04), (h * 0.07, 0, h * 1.15)],
        h * 0.035,
        material="leaf",
        segments=8,
    )


def _heart(k: Kit, sides: tuple[int, ...]) -> None:
    """The pale middle of a cut strawberry."""
    h = k.m("height")
    if len(sides) == 2:
        k.add(
            "core", Ellipsoid(radii=(h * 0.13, h * 0.012, h * 0.26), segments=24), at=(0, 0, h * 0.56), material="core"
        )
        k.add(
            "core hollow",
            Ellipsoid(radii=(h * 0.05, h * 0.016, h * 0.14), segments=20),
            at=(0, 0, h * 0.6),
            material="flesh",
        )


@asset(
    kind="grapes",
    words=("grape", "bunch of grapes", "grape bunch", "grape cluster"),
    about="A hanging bunch of grapes lying as it would on a plate, with stalk and leaf.",
    parameters=(length("length", 0.17, 0.03, 3.0, words=("length", "size", "height")), count("grapes", 46, 1, 120)),
    slots={
        "skin": Material(preset="glossy_plastic", color="#5a2a6e"),
        "stem": Material(preset="bark", color="#7a6a34"),
        "leaf": "leaf",
    },
    main_slot="skin",
    adjectives={"green": {}, "white": {}},
    parts={"grape": "grape"},
)
def grapes(k: Kit) -> None:
    """Berries packed around an axis along −y: wide by the stalk, one at the tip."""
    long, n = k.m("length"), k.n("grapes")
    if n == 1:
        k.add("grape", Ellipsoid(radii=(long * 0.07, long * 0.07, long * 0.08), segments=28), at=(0, 0, long * 0.08))
        k.rod("stem", (0, 0, long * 0.15), (long * 0.01, 0, long * 0.2), long * 0.008, segments=8, material="stem")
        return
    r = min(long * 0.068, long * 0.46 / n ** (1 / 3) * 0.55)
    spots: list[tuple[float, float, float]] = []
    rows = max(3, round(long * 0.82 / (r * 1.55)))
    weights = [math.sin(math.pi * (0.12 + 0.83 * (i + 0.5) / rows)) ** 0.9 for i in range(rows)]
    counts = [max(1, round(n * w * w / sum(v * v for v in weights))) for w in weights]
    thick = max(counts)
    for row, (w, c) in enumerate(zip(weights, counts, strict=True)):
        y = long * (0.36 - 0.8 * (row + 0.5) / rows)
        wide = r * max(0.0, (thick * 1.2) ** 0.5) * w if c > 1 else 0.0
        for i in range(c):
            a = i * 2.39996 + row
            q = wide * 1.08 * math.sqrt((i + 0.5) / c)
            spots.append((q * math.cos(a), y + k.rng.uniform(-0.3, 0.3) * r, q * 0.72 * math.sin(a)))
    low = min(z for _, _, z in spots)
    poses = [
        Transform(location=(x, y, z - low + r), rotation=(k.rng.uniform(0, 360), k.rng.uniform(0, 360), 0))
        for x, y, z in spots
    ]
    axis = -low + r
    k.add("grape", Ellipsoid(radii=(r, r, r * 1.12), segments=12), instances=Poses(poses=poses), smooth=True)
    k.tube("stem", [(0, -long * 0.4, axis), (0, 0, axis), (0, long * 0.38, axis + r * 0.5), (long * 0.02, long * 0.5, axis + r)], long * 0.014,
           radii=[0.5, 0.8, 1.0, 1.3], material="stem", segments=8)  # fmt: skip
    k.rod(
        "stem cross",
        (-long * 0.05, long * 0.5, axis + r),
        (long * 0.09, long * 0.51, axis + r * 1.05),
        long * 0.016,
        segments=8,
        material="stem",
    )
    leaf(k, (0, long * 0.46, axis + r), long * 0.42, yaw=-110, pitch=18)


_SEED = turned([(0, -0.6), (0.26, -0.35), (0.36, 0.05), (0.15, 0.5), (0, 0.62)], segments=8, steps=1)
_MERIDIAN = [(math.sin(math.pi * i / 12) / 2, 0.5 - math.cos(math.pi * i / 12) / 2) for i in range(13)]


def _melon_stripes(k: Kit, r: float) -> list[Surface]:
    """Ten ragged dark bands from pole to pole, a hair above the rind."""
    bands: list[Surface] = []
    for i in range(10):
        polar = np.linspace(0.06, math.pi - 0.06, 40)
        middle = 2 * math.pi * (i + k.rng.uniform(-0.1, 0.1)) / 10 + 0.05 * np.sin(polar * 5 + i)
        edges: list[Floats] = []
        for side in (-1, 1):
            phase = k.rng.uniform(0, 6)
            half = 0.15 + 0.06 * np.sin(polar * 13 + phase) + 0.04 * np.sin(polar * 29 + 2 * phase)
            edges.append(middle + side * half)
        lon = np.stack([edges[0] * (1 - t) + edges[1] * t for t in (0.0, 0.33, 0.67, 1.0)])
        at = np.stack(
            [np.sin(polar) * np.cos(lon), np.sin(polar) * np.sin(lon), np.broadcast_to(-np.cos(polar), lon.shape)], -1
        )
        bands.append(sheet(at * r * 1.001 + np.array([0, 0, r]), r * 0.012))
    return bands


@asset(
    kind="watermelon",
    words=("watermelon", "water melon", "slice of watermelon", "watermelon slice"),
    about="A striped watermelon: whole, halved, or a slice with seeds.",
    parameters=(length("diameter", 0.26, 0.03, 3.0, words=("diameter", "size", "width")),),
    slots={"skin": Material(preset="fruit_skin", color="#5c9a44"), "stripe": Material(preset="fruit_skin", color="#1d4a24"), "pith": Material(preset="citrus", color="#e3efc0"),
           "flesh": Material(preset="gummy", color="#e8404a", transmission=0.0, roughness=0.45), "seed": Material(preset="glossy_plastic", color="#1c1412"),
           "stem": Material(preset="stem", color="#7c8a3c")},
    states=CUT_STATES,
    parts={"rind": "skin"},
)  # fmt: skip
def watermelon(k: Kit) -> None:
    """A ball a little longer than wide; cut, three nested solids show rind, pith and flesh."""
    d = k.m("diameter")
    r = d / 2
    form = cut_form(k)
    body = turned(_MERIDIAN, segments=48, steps=2).placed(scale=d)

    def face(k: Kit, sides: tuple[int, ...]) -> None:
        seeds: list[Surface] = []
        for ring, n in ((0.4, 8), (0.66, 13)):
            for i in range(n):
                a = 2 * math.pi * (i + 0.5 * (n % 2)) / n + 0.2
                q = ring * r * k.vary(0.08)
                spot = (q * math.cos(a), 0.0, r + q * math.sin(a))
                if (1 if spot[0] > 0 else -1) in sides and (form != "slice" or spot[2] < r * 0.98):
                    seeds.append(_SEED.placed(scale=(d * 0.036, d * 0.018, d * 0.045), rotate=(0, 270 - math.degrees(a), 0), at=spot))  # fmt: skip
        if seeds:
            k.add("seed", joined(seeds).shape(), material="seed")

    layers = [Layer("skin", body, "skin")]
    if form != "whole":
        layers += [Layer("pith", body.placed(scale=0.965, at=(0, 0, d * 0.0175)), "pith"), Layer("flesh", body.placed(scale=0.9, at=(0, 0, d * 0.05)), "flesh")]  # fmt: skip
    stripes = Layer("stripe", joined(_melon_stripes(k, r)), "stripe")
    thick = r * 0.34
    # The slice people draw is half a disc on its rind.
    cut_open(k, layers, form, lip=d * 0.004, thick=thick, face=face, half_angle=36, above=r if form == "slice" else None, wrap=stripes)  # fmt: skip
    if form == "whole":
        k.tube(
            "stem",
            [(0, 0, d * 0.985), (d * 0.01, 0, d * 1.05), (d * 0.05, 0, d * 1.09), (d * 0.09, 0, d * 1.06)],
            d * 0.014,
            material="stem",
            segments=8,
        )
