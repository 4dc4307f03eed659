"""Cut and potted flowers: one asset per well-known flower, bouquets, flowerpots of blooms."""

import math

import numpy as np

from prompt2mesh.library.detail import drawn_with
from prompt2mesh.library.kit import Kit
from prompt2mesh.library.plants.blooms import BLOOMS, Bloom
from prompt2mesh.library.plants.foliage import flowerpot, limb
from prompt2mesh.library.plants.surfaces import Surface, blade, joined, sheet, turned, upright
from prompt2mesh.library.registry import AssetParameter, asset, choice, count, flag, length
from prompt2mesh.mesh.materials import Material
from prompt2mesh.mesh.program import Paint
from prompt2mesh.mesh.shapes import Sphere

Point = tuple[float, float, float]
_SLOTS: dict[str, Material | str] = {
    "petal": "petal", "heart": Material(preset="petal", color="#f0b428"), "heart middle": Material(preset="soil", color="#6b4a1e"),
    "lip": Material(preset="petal", color="#c2185b"), "stem": "stem", "leaf": "leaf", "pot": "terracotta", "soil": "soil",
}  # fmt: skip
_PARTS = {
    "center": "heart",
    "centre": "heart",
    "head": "petal",
    "bloom": "petal",
    "blossom": "petal",
    "flower": "petal",
    "thorn": "stem thorn",
}


def _slots(**colors: str) -> dict[str, Material | str]:
    used = dict(_SLOTS)
    for name, color in colors.items():
        used[name] = Material(preset="petal", color=color)
    return used


def _measures(height: float, petals: int, *, potted: bool = False) -> tuple[AssetParameter, ...]:
    return (
        length("height", height, 0.02, 5.0, words=("height", "tall", "size")),
        count("petals", petals, 3, 40),
        count("leaves", 3, 0, 12),
        flag("pot", potted, words=("pot", "flowerpot", "flower pot", "clay pot", "potted", "planter")),
    )


def _put(k: Kit, bloom: Bloom, at: Point, normal: Point, spin: float, *, paint: list[Paint] | None = None) -> None:
    """A bloom at the end of a stem."""
    turn = upright(normal, spin=spin)
    for name, slot, surface in bloom:
        k.add(name, surface.shape(), at=at, rotate=turn, material=slot, paint=paint or [] if slot == "petal" else [])


def _flower(
    k: Kit, kind: str, *, head: float, nod: float = 25.0, leaf_long: float = 0.32, leaf_wide: float = 0.4, low_leaves: bool = False, stem_share: float = 0.011,
    thorns: bool = False, paint: list[Paint] | None = None,
) -> None:  # fmt: skip
    """One stem with leaves and a bloom; `head` is the bloom's radius as a share of the height, `nod` its tilt to the front."""
    h = k.m("height")
    r = h * head
    z0 = 0.0
    if k.on("pot"):
        z0 = flowerpot(k, h * 0.17, h * 0.26) - h * 0.01
    tall = h - r * (0.5 if nod > 40 else 1.0 if kind in ("tulip", "rose") else 0.3) - z0
    tall = max(tall, h * 0.3)
    bow = k.rng.uniform(-0.05, 0.05) * h
    top: Point = (bow * 0.3, -h * 0.02 * nod / 25, z0 + tall)
    path = [(0.0, 0.0, z0), (bow, 0.0, z0 + tall * 0.4), (bow, h * 0.012, z0 + tall * 0.8), top]
    thick = h * stem_share
    k.add(
        "stem",
        limb(path, [thick * 1.1, thick, thick * 0.9, thick * 1.1], segments=12, steps=8).shape(),
        material="stem",
    )
    if not k.on("pot"):
        k.add("stem foot", Sphere(radius=thick * 1.12, segments=12), at=(0, 0, thick * 0.9), material="stem")
    bloom = BLOOMS[kind](k.rng, r, k.n("petals"))
    tilt = math.radians(nod)
    _put(k, bloom, top, (0.0, -math.sin(tilt), math.cos(tilt)), k.rng.uniform(0, 20), paint=paint)
    n = k.n("leaves")
    for i in range(n):
        share = 0.02 if low_leaves else 0.14 + 0.5 * i / max(n, 1)
        z = z0 + tall * share
        x = float(np.interp(share, [0, 0.4, 0.8, 1], [0, bow, bow, top[0]]))
        yaw = (75 if i % 2 == 0 else -75) + i * 31
        size = h * leaf_long * (1 - 0.08 * i) * k.vary(0.1)
        pitch = 72 if low_leaves else 28
        leaf = blade(
            size, size * leaf_wide, thickness=size * 0.018, peak=0.4, bend=-38, cup=0.3, rows=6, columns=12
        ).placed(rotate=(pitch, 0, yaw))
        k.add("leaf", leaf.shape(), at=(x, 0, z), material="leaf")
    if thorns:
        spikes: list[Surface] = []
        for i in range(9):
            share = 0.1 + 0.08 * i
            x = float(np.interp(share, [0, 0.4, 0.8, 1], [0, bow, bow, top[0]]))
            y = float(np.interp(share, [0, 0.4, 0.8, 1], [0, 0, h * 0.012, top[1]]))
            a = i * 2.4
            spike = turned([(0, -thick * 0.4), (thick * 0.55, 0), (0, thick * 1.6)], segments=6, steps=1)
            spikes.append(
                spike.placed(
                    rotate=upright((math.cos(a), math.sin(a), 0.25)),
                    at=(x + math.cos(a) * thick * 0.8, y + math.sin(a) * thick * 0.8, z0 + tall * share),
                )
            )
        k.add("stem thorn", joined(spikes).shape(), material="stem")


@asset(
    kind="flower",
    words=(
        "flower",
        "blossom",
        "bloom",
        "wildflower",
        "poppy",
        "hibiscus",
        "pansy",
        "violet",
        "daffodil",
        "iris",
        "peony",
        "carnation",
    ),
    about="A flower on a stem with any number of petals.",
    parameters=(
        *_measures(0.3, 6),
        choice("bloom", "simple", "daisy", "rose", "tulip", "lily", "lavender", words=("bloom",)),
    ),
    slots=_slots(),
    adjectives={
        "potted": {"pot": True},
        "lavender": {"bloom": "lavender"},
        "poppy": {"petals": 5},
        "peony": {"bloom": "rose"},
    },
    parts=_PARTS,
)
def flower(k: Kit) -> None:
    """Round petals, or another bloom."""
    _flower(
        k, k.s("bloom"), head=0.2 if k.s("bloom") != "lavender" else 0.07, nod=38 if k.s("bloom") != "lavender" else 2
    )


@asset(
    kind="rose",
    words=("rose", "red rose"),
    about="A rose with wrapped petals, thorns and leaves.",
    parameters=_measures(0.4, 21),
    slots=_slots(petal="#b3142a"),
    adjectives={"potted": {"pot": True}, "eternal": {}},
    states=("wilted",),
    parts=_PARTS,
)
def rose(k: Kit) -> None:
    """The bloom upright, three serrated leaves."""
    _flower(k, "rose", head=0.13, nod=120 if k.state("wilted") else 16, leaf_long=0.2, leaf_wide=0.58, thorns=True)


@asset(
    kind="tulip",
    words=("tulip",),
    about="A tulip with six cupped petals and long leaves from the base.",
    parameters=_measures(0.35, 6),
    slots=_slots(petal="#e0304a", heart="#3a2a3c"),
    adjectives={"potted": {"pot": True}},
    parts=_PARTS,
)
def tulip(k: Kit) -> None:
    """A cup on a straight stem."""
    _flower(k, "tulip", head=0.1, nod=6, leaf_long=0.62, leaf_wide=0.16, low_leaves=True)


@asset(
    kind="sunflower",
    words=("sunflower",),
    about="A sunflower: a seeded disc with two rings of rays, heart-shaped leaves.",
    parameters=_measures(1.2, 21),
    slots=_slots(petal="#f7b718", heart="#4a2c14"),
    adjectives={"potted": {"pot": True}, "vibrant": {}},
    parts={**_PARTS, "seed": "heart"},
)  # fmt: skip
def sunflower(k: Kit) -> None:
    """The head nods to the front."""
    _flower(k, "sunflower", head=0.19, nod=68, leaf_long=0.26, leaf_wide=0.78, stem_share=0.014)


@asset(
    kind="daisy",
    words=("daisy", "marguerite", "chamomile", "aster", "gerbera"),
    about="A daisy with white rays and a yellow cushion.",
    parameters=_measures(0.25, 18),
    slots=_slots(petal="#f8f6f0", heart="#f2b620"),
    adjectives={"potted": {"pot": True}},
    parts=_PARTS,
)
def daisy(k: Kit) -> None:
    """The head turned up to the front."""
    _flower(k, "daisy", head=0.17, nod=42, leaf_long=0.26, leaf_wide=0.3)


@asset(
    kind="lily",
    words=("lily", "lilly", "easter lily", "amaryllis"),
    about="A lily: a trumpet of six recurved petals with stamens.",
    parameters=_measures(0.45, 6),
    slots=_slots(petal="#f8e6ea", heart="#b85a1a"),
    adjectives={"potted": {"pot": True}},
    parts=_PARTS,
)
def lily(k: Kit) -> None:
    """One open trumpet, pink down its throat."""
    r = k.m("height") * 0.15
    throat = [
        Paint(
            kind="ellipsoid", color="#e05a92", center=(0, 0, r * 0.5), radii=(r * 0.6, r * 0.6, r * 0.8), softness=0.9
        )
    ]
    _flower(k, "lily", head=0.15, nod=48, leaf_long=0.34, leaf_wide=0.18, paint=throat)


@asset(
    kind="orchid",
    words=("orchid", "phalaenopsis"),
    about="An orchid: an arching spray of blooms and buds over strap leaves, in a pot.",
    parameters=(
        length("height", 0.5, 0.05, 5.0, words=("height", "tall", "size")),
        count("flowers", 6, 1, 14, words=("flowers", "blooms", "blossoms")),
        count("stems", 1, 1, 3),
        flag("pot", True, words=("pot", "clay pot", "flowerpot", "planter")),
    ),
    slots=_slots(petal="#d9a0e0", lip="#8e1a6a", heart="#f6e08a"),
    adjectives={"blooming": {"flowers": 8}, "potted": {"pot": True}},
    parts=_PARTS,
)  # fmt: skip
def orchid(k: Kit) -> None:
    """The spray hangs to one side, blooms facing the front, buds at its end."""
    h = k.m("height")
    z0 = flowerpot(k, h * 0.17, h * 0.25) if k.on("pot") else 0.0
    blades = [
        blade(h * 0.34 * k.vary(0.12), h * 0.1, thickness=h * 0.008, peak=0.55, roundness=0.5, bend=-62, cup=0.35, rows=6, columns=12).placed(
            rotate=(42, 0, yaw), at=(0, 0, max(z0 - h * 0.005, 0.004 * h)))
        for yaw in (70, -80, 15, 165, -130)
    ]  # fmt: skip
    k.add("leaf", joined(blades).shape(), material="leaf")
    total = k.n("flowers")
    stems = k.n("stems")
    for j in range(stems):
        side = 1 if j % 2 == 0 else -1
        depth = 0.05 * h * (j - (stems - 1) / 2)
        path = [(0, depth, z0), (side * -0.03 * h, depth, z0 + h * 0.3), (0, depth, h * 0.84), (side * h * 0.16, depth, h * 0.97), (side * h * 0.34, depth - h * 0.02, h * 0.9),
                (side * h * 0.46, depth - h * 0.03, h * 0.76)]  # fmt: skip
        k.tube("stem", path, h * 0.0085, radii=[1.1, 1, 0.9, 0.75, 0.6, 0.4], material="stem", segments=10)
        pts = np.asarray(path)
        n = total // stems + (1 if j < total % stems else 0)
        for i in range(n):
            t = 2.1 + 2.3 * i / max(n, 1)
            low, f = int(t), t - int(t)
            p = pts[low] * (1 - f) + pts[min(low + 1, 5)] * f
            off = -h * 0.075
            lean = (0.5 if i % 2 else -0.45) * (1 if n > 1 else 0)
            at = (float(p[0]), float(p[1]) + off, float(p[2]) - h * 0.03 + (i % 2) * h * 0.02)
            k.rod("stem twig", (float(p[0]), float(p[1]), float(p[2])), at, h * 0.005, segments=8, material="stem")
            bloom = BLOOMS["orchid"](k.rng, h * 0.098 * (1 - 0.05 * i), 5)
            for name, slot, surface in bloom:
                k.add(
                    name,
                    surface.shape(),
                    at=at,
                    rotate=(90 + k.rng.uniform(-10, 10), 0, math.degrees(lean) * 0.6),
                    material=slot,
                )
        end = pts[-1]
        for i in range(3):
            q = pts[4] * (i / 3) + end * (1 - i / 3)
            k.add(
                "petal bud",
                Sphere(radius=h * (0.014 + 0.005 * i), segments=14),
                at=(float(q[0]), float(q[1]), float(q[2]) - h * 0.006),
                scale=(1, 1, 1.35),
                material="petal",
            )


@asset(
    kind="lotus",
    words=("lotus", "lotus flower", "water lily", "waterlily", "lily pad", "lilypad"),
    about="A lotus flower on its round pad.",
    parameters=(
        length("diameter", 0.3, 0.05, 5.0, words=("diameter", "size", "width")),
        count("petals", 10, 5, 20),
        flag("pad", True, words=("pad", "leaf", "lily pad")),
        flag("flower", True, words=("flower", "bloom")),
    ),
    slots={**_slots(petal="#f4a8c6", heart="#e8c23a")},
    adjectives={"pad": {"flower": False}, "lilypad": {"flower": False}, "lily pad": {"flower": False}},
    parts=_PARTS,
)
def lotus(k: Kit) -> None:
    """A pad with a notch and raised rim; the bloom stands on it."""
    d = k.m("diameter")
    bloom = k.on("flower") or not k.on("pad")
    if k.on("pad"):
        a = np.linspace(math.radians(14), math.radians(346), 49)
        q = np.linspace(0.02, 1, 9)[:, None]
        r = d * 0.72 * q
        z = d * (0.012 + 0.05 * q**6 + 0.006 * np.sin(9 * a) * q**3)
        grid = np.stack([r * np.cos(a - 1.0), r * np.sin(a - 1.0), z * np.ones_like(r * a)], -1)
        pad = sheet(grid, d * 0.02)
        k.add(
            "leaf pad",
            pad.shape(),
            material="leaf",
            paint=[Paint(kind="noise", color="#7fae52", scale=d * 0.15, amount=0.4, softness=0.9, seed=k.seed)],
        )
        k.anchor("top", (0, 0, d * 0.022), half_size=(d * 0.6, d * 0.6), round=True)
    if bloom:
        at = (0.0, 0.0, d * 0.05)
        r = d * 0.5
        tips = [
            Paint(kind="ellipsoid", color="#fff3ee", center=(0, 0, 0), radii=(r * 0.5, r * 0.5, r * 0.5), softness=0.9)
        ]
        _put(k, BLOOMS["lotus"](k.rng, r, k.n("petals")), at, (0, 0, 1), 0, paint=tips)


@asset(
    kind="bouquet",
    words=(
        "bouquet",
        "bunch of flowers",
        "flower bouquet",
        "bouquet of roses",
        "bouquet of flowers",
        "posy",
        "flower arrangement",
    ),
    about="A bunch of mixed flowers or roses wrapped in paper with a ribbon.",
    parameters=(
        length("height", 0.45, 0.05, 5.0, words=("height", "tall", "size")),
        count("flowers", 13, 1, 40, words=("flowers", "roses", "tulips", "blooms")),
        choice("bloom", "mixed", "rose", "tulip", "daisy", "lily", "sunflower"),
        flag("wrap", True, words=("wrap", "wrapping", "paper")),
    ),
    slots={
        **_slots(petal="#d8365a"),
        "petal two": Material(preset="petal", color="#f6f0ea"),
        "petal three": Material(preset="petal", color="#f3b73a"),
        "wrap": Material(preset="cardboard", color="#cfa97a"),
        "ribbon": Material(preset="satin", color="#b8233c"),
    },
    adjectives={
        "roses": {"bloom": "rose"},
        "tulips": {"bloom": "tulip"},
        "bridal": {"bloom": "rose"},
        "wedding": {"bloom": "rose"},
    },
    parts=_PARTS,
)
def bouquet(k: Kit) -> None:
    """Stems from one waist fanning out to a dome of blooms."""
    h, n = k.m("height"), k.n("flowers")
    waist = h * 0.3
    kinds = ["rose", "daisy", "tulip", "simple", "rose"] if k.s("bloom") == "mixed" else [k.s("bloom")]
    petals = {"rose": 15, "daisy": 14, "tulip": 6, "simple": 6, "lily": 6, "sunflower": 16}
    size = min(h * 0.1, h * 0.34 / math.sqrt(n) * 0.95)
    factor = {"tulip": 0.72, "rose": 0.92, "sunflower": 1.15, "lily": 0.85}
    stems: list[Surface] = []
    for i in range(n):
        q = math.sqrt((i + 0.3) / n) * h * 0.3
        a = i * 2.39996
        z = h * 0.86 - q * q / h * 1.7
        at = (q * math.cos(a), q * math.sin(a), z)
        foot = (-0.18 * at[0], -0.18 * at[1], 0.0)
        neck = (at[0] * 0.08, at[1] * 0.08, waist)
        stems.append(
            limb([foot, neck, (at[0] * 0.75, at[1] * 0.75, z - h * 0.1), at], [h * 0.008] * 4, segments=6, steps=3)
        )
        kind = kinds[i % len(kinds)]
        tone = ("petal", "petal two", "petal three")[i % 3] if k.s("bloom") == "mixed" else "petal"
        tone = "petal two" if kind == "daisy" and len(kinds) > 1 else tone
        turn = upright((at[0], at[1], h * 0.42), spin=k.rng.uniform(0, 360))
        with drawn_with(0.45):  # each is a small part of the picture
            bloom = BLOOMS[kind](k.rng, size * factor.get(kind, 1.0), petals[kind])
        for name, slot, surface in bloom:
            k.add(name, surface.shape(), at=at, rotate=turn, material=tone if slot == "petal" else slot)
    k.add("stem", joined(stems).shape(), material="stem")
    greens: list[Surface] = []
    for i in range(18):
        a = i * 2.39996 + 1
        q = h * k.rng.uniform(0.12, 0.3)
        leaf = blade(h * 0.2, h * 0.07, thickness=h * 0.004, bend=-30, cup=0.3, columns=9)
        greens.append(
            leaf.placed(
                rotate=(38, 0, math.degrees(a) - 90), at=(q * 0.5 * math.cos(a), q * 0.5 * math.sin(a), h * 0.62)
            )
        )
    k.add("leaf", joined(greens).shape(), material="leaf")
    if k.on("wrap"):
        a = np.linspace(0, 2 * np.pi * 1.04, 73)[None, :]
        v = np.linspace(0, 1, 10)[:, None]
        z = h * (0.12 + 0.6 * v + 0.035 * np.sin(7 * a) * v**3 + 0.05 * np.sin(a) * v**2)
        r = (
            h
            * (0.055 + 0.03 * np.abs(v - 0.3) * (v < 0.3) + 0.33 * np.maximum(v - 0.27, 0) ** 0.9)
            * (1 + 0.04 * np.sin(14 * a) * v + 0.006 * a)
        )
        k.add("wrap", sheet(np.stack([r * np.cos(a), r * np.sin(a), z], -1), h * 0.004).shape(), material="wrap")
    ring = turned(
        [(0.001, -0.02), (0.07, -0.02), (0.072, 0.0), (0.07, 0.02), (0.001, 0.02)], segments=32, steps=1
    ).placed(scale=h, at=(0, 0, h * 0.285))
    k.add("ribbon", ring.shape(), material="ribbon")
    for s in (-1, 1):
        loop = [
            (0, -h * 0.068, h * 0.285),
            (s * h * 0.05, -h * 0.085, h * 0.33),
            (s * h * 0.1, -h * 0.08, h * 0.31),
            (s * h * 0.06, -h * 0.08, h * 0.275),
            (0, -h * 0.07, h * 0.285),
        ]
        k.tube("ribbon bow", loop, h * 0.01, material="ribbon", segments=8)
        k.tube(
            "ribbon tail",
            [(0, -h * 0.07, h * 0.285), (s * h * 0.03, -h * 0.085, h * 0.22), (s * h * 0.05, -h * 0.08, h * 0.15)],
            h * 0.008,
            material="ribbon",
            segments=8,
        )
