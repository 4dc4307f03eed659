"""Broadleaved trees: oak, maple, birch, willow, poplar and others, in leaf, in bloom, in autumn, snowy or bare."""

import math
from dataclasses import dataclass, replace

import numpy as np

from prompt2mesh.library.kit import Kit
from prompt2mesh.library.plants.crowns import Leafage, Point, Spot, crown, leaflet
from prompt2mesh.library.plants.foliage import grow, limb
from prompt2mesh.library.plants.surfaces import Surface, facing, joined
from prompt2mesh.library.registry import Times, asset, choice, flag, length
from prompt2mesh.mesh.materials import Material
from prompt2mesh.mesh.placement import Poses, Transform
from prompt2mesh.mesh.program import Paint
from prompt2mesh.mesh.shapes import Extrude, Sphere


@dataclass(frozen=True)
class _Habit:
    """How a species grows: leaves, and the crown's shape as shares of the tree.

    Attributes:
        slim: Factor on the trunk's thickness.
        width: Factor on the crown's width.
        fork: Where the trunk divides, share of the height.
        widest: Where the crown is widest, share of the crown.
        flat: Whether the crown is a flat umbrella.
    """

    leafage: Leafage
    slim: float = 1.0
    width: float = 1.0
    fork: float = 0.32
    widest: float = 0.36
    flat: bool = False


_GREEN = Leafage(tint="#567f3d", shades=("#7a9f4c", "#3f6630"))
_HABITS = {
    "oak": _Habit(_GREEN, width=1.08),
    "maple": _Habit(Leafage(tint="#6a9040", shades=("#8fae4a", "#4f7734"))),
    "birch": _Habit(
        Leafage(tint="#869c48", shades=("#a8b85c", "#64823a"), leaf_length=0.32), slim=0.55, width=0.6, fork=0.4
    ),
    "poplar": _Habit(Leafage(tint="#5d8340", shades=("#7d9f50",)), slim=0.7, width=0.34, fork=0.12, widest=0.4),
    "willow": _Habit(Leafage(tint="#75934a", shades=("#93a95c",), droop=1.0), width=1.05, widest=0.5),
    "acacia": _Habit(Leafage(tint="#6f8f3c", shades=("#93ad52",), flat=0.5), width=1.35, fork=0.5, flat=True),
    "olive": _Habit(Leafage(tint="#7d9070", shades=("#a3b193", "#5f7354"), leaf_length=0.3), fork=0.24),
    "blossom": _Habit(Leafage(tint="#e8a4be", shades=("#f6cfdc", "#d987a6"), leaves=70, flowers=30)),
    "autumn": _Habit(Leafage(tint="#cf6a26", shades=("#dca032", "#a93a1e"))),
}


@asset(
    kind="tree",
    words=("tree", "oak tree", "oak", "maple tree", "maple", "birch tree", "birch", "willow tree", "willow",
           "weeping willow", "apple tree", "cherry tree", "cherry blossom tree", "cherry blossom", "sakura", "dead tree",
           "bare tree", "autumn tree", "deciduous tree", "fruit tree", "treetop", "orange tree", "lemon tree",
           "peach tree", "pear tree", "plum tree", "magnolia", "magnolia tree", "jacaranda", "elm", "ash tree", "beech",
           "olive tree", "poplar", "poplar tree", "aspen", "acacia", "acacia tree", "baobab", "baobab tree", "eucalyptus",
           "eucalyptus tree", "sycamore", "chestnut tree", "mango tree", "snowy tree", "sapling", "mangrove"),
    about="A broadleaved tree: oak, maple, birch, willow, poplar, acacia, blossoming, autumnal, snowy or bare.",
    parameters=(
        length("height", 6.0, 0.1, 60.0, words=("height", "tall", "high", "size")),
        length("crown_width", 4.6, 0.05, 50.0, words=("crown width", "width", "wide")),
        length("trunk_thickness", 0.42, 0.005, 5.0, words=("trunk thickness",)),
        choice("species", "oak", "birch", "willow", "blossom", "autumn", "dead", "maple", "poplar", "acacia", "olive"),
        flag("fruit", False, words=("fruit", "apples", "oranges", "cherries", "fruits")),
        flag("blossoms", False, words=("blossoms", "flowers", "blossom")),
        flag("snow", False),
        flag("swing", False),
    ),
    slots={
        "leaf": "leaf", "core": Material(preset="leaf", color="#2c4f1e"), "trunk": "bark",
        "fruit": Material(preset="fruit_skin", color="#d0241e"), "blossom": Material(preset="petal", color="#fdeef3"),
        "snow": "snow", "rope": "rope", "seat": "oak",
    },
    main_slot="leaf",
    adjectives={
        "weeping": {"species": "willow"}, "cherry": {"species": "blossom"}, "flowering": {"blossoms": True},
        "blooming": {"blossoms": True}, "in bloom": {"blossoms": True}, "in blossom": {"blossoms": True},
        "in full bloom": {"blossoms": True}, "blossoming": {"blossoms": True}, "magnolia": {"species": "blossom"},
        "plum": {"species": "blossom"}, "peach": {"species": "blossom"}, "jacaranda": {"species": "blossom"},
        "bare": {"species": "dead"}, "leafless": {"species": "dead"}, "withered": {"species": "dead"},
        "spooky": {"species": "dead"}, "gnarled": {"trunk_thickness": Times(1.5)}, "fall": {"species": "autumn"},
        "autumnal": {"species": "autumn"}, "sakura": {"species": "blossom"}, "aspen": {"species": "birch"},
        "snowy": {"snow": True}, "snow-covered": {"snow": True}, "winter": {"snow": True}, "snow": {"snow": True},
        "frosted": {"snow": True}, "baobab": {"species": "acacia", "trunk_thickness": Times(2.6)},
        "apple": {"fruit": True}, "orange": {"fruit": True}, "lemon": {"fruit": True}, "fruit": {"fruit": True},
        "mango": {"fruit": True}, "pear": {"fruit": True}, "young": {"height": Times(0.5)},
        "sapling": {"height": Times(0.3), "trunk_thickness": Times(0.3)},
    },
    states=("bare", "autumn", "blooming", "snowy"),
    parts={"crown": "foliage", "leaf": "foliage", "foliage": "foliage", "bark": "trunk", "branch": "trunk branches",
           "flower": "blossom", "petal": "blossom"},
)  # fmt: skip
def tree(k: Kit) -> None:
    """A trunk with roots flaring, boughs to every cluster of the crown; bare trees branch to twigs."""
    species = "dead" if k.state("bare") else "autumn" if k.state("autumn") else k.s("species")
    habit = _HABITS.get(species, _HABITS["oak"])
    h = k.m("height")
    w = min(max(k.m("crown_width"), h * 0.35), h * 1.5) * habit.width
    r = min(max(k.m("trunk_thickness") / 2, h * 0.012), h * 0.12) * habit.slim
    fork = h * habit.fork
    lean = k.rng.uniform(-0.03, 0.03) * h
    bark = _bark(k, species, h, r)
    if species == "dead":
        _bare(k, h, w, r, h * 0.34, lean, bark)
        return
    _trunk(k, h, r, fork, lean, bark)
    spots = _spots(k, habit, h, w, fork, lean)
    _boughs(k, spots, (lean, lean * 0.3, fork), r, bark)
    k.anchor("top", (lean, 0, h * 0.97), half_size=(w * 0.15, w * 0.15), round=True)
    snow = k.on("snow") or k.state("snowy")
    blooming = k.on("blossoms") or k.state("blooming")
    leafage = replace(habit.leafage, snow=snow)
    if blooming and not leafage.flowers:
        leafage = replace(leafage, flowers=24, leaves=90)
    crown(k, spots, leafage)
    if species == "willow":
        _strands(k, w, h, fork)
    if k.on("fruit"):
        _fruit(k, spots, h, lean, fork + (h - fork) * 0.5)
    if k.on("swing"):
        _swing(k, h, w, fork)


def _bark(k: Kit, species: str, h: float, r: float) -> list[Paint]:
    if species == "birch":
        return [Paint(kind="gradient", color="#e9e4da", start=-9 * h, end=-8 * h),
                Paint(kind="spots", color="#2c2824", scale=r * 1.5, amount=0.34, softness=0.1, seed=k.seed)]  # fmt: skip
    if species == "dead":
        return [Paint(kind="gradient", color="#5e564c", start=-9 * h, end=-8 * h)]
    return []


def _trunk(k: Kit, h: float, r: float, fork: float, lean: float, bark: list[Paint]) -> None:
    flare = 1.75 if r > h * 0.02 else 1.3
    trunk = limb(
        [(0, 0, 0), (0, 0, h * 0.035), (lean * 0.2, 0, h * 0.14 if fork > h * 0.2 else fork * 0.5),
         (lean * 0.6, lean * 0.3, fork * 0.8), (lean, lean * 0.3, fork)],
        [r * flare, r * 1.25, r, r * 0.9, r * 0.82], segments=16, wobble=0.12, seed=k.seed,
    )  # fmt: skip
    k.add("trunk", trunk.shape(), material="trunk", paint=bark)


def _spots(k: Kit, habit: _Habit, h: float, w: float, fork: float, lean: float) -> list[Spot]:
    """Clusters in tiers: low boughs that reach far, then narrower ones, then the top, and a filling heart."""
    tall = h - fork
    spots: list[Spot] = []
    if habit.flat:
        tiers = ((0.72, 1.0, 8), (0.8, 0.55, 5), (0.86, 0.1, 1))
    else:
        peak = habit.widest
        tiers = ((peak * 0.55, 0.9, 6), (peak, 1.0, 7), (peak + (1 - peak) * 0.42, 0.74, 5), (0.84, 0.36, 3))
    slim = w < tall * 0.5
    if slim:  # a column is a stack of whorls
        tiers = tuple((0.08 + 0.84 * i / 7, 0.75 + 0.25 * math.sin(math.pi * (0.3 + 0.6 * i / 7)), 3) for i in range(8))
    size = min(w * (0.34 if slim else 0.23), tall * 0.23)
    for row, (share, reach, count) in enumerate(tiers):
        for i in range(count):
            a = math.tau * (i + 0.5 * (row % 2)) / count + k.rng.uniform(-0.25, 0.25)
            grown = size * k.rng.uniform(0.75, 1.3)
            q = max(w / 2 * reach * k.rng.uniform(0.84, 1.06) - grown * 0.85, 0.0)
            z = fork + tall * (share + k.rng.uniform(-0.05, 0.05))
            z = min(z, h - grown * habit.leafage.flat * 1.05)
            spots.append(((lean + math.cos(a) * q, math.sin(a) * q, z), grown))
    spots.append(((lean, 0.0, h - size * 1.02 * habit.leafage.flat), size))
    if not habit.flat and not slim:
        spots += [((lean, 0.0, fork + tall * share), size * 1.45) for share in (0.34, 0.5, 0.66)]
    return spots


def _boughs(k: Kit, spots: list[Spot], start: Point, r: float, bark: list[Paint]) -> None:
    """A bough from the fork to every outer cluster, so that nothing hangs in the air."""
    wood: list[Surface] = []
    x0, y0, z0 = start
    top = max(z for (_, _, z), _ in spots)
    spine = [(x0, y0, z0 - r * 0.6), (x0, y0, (z0 + top) / 2), (x0, y0, top)]
    wood.append(limb(spine, [r * 0.8, r * 0.5, r * 0.16], segments=8, steps=3))
    for i, ((x, y, z), _) in enumerate(spots):
        if math.hypot(x - x0, y - y0) < 1e-6:
            continue
        if i % 2 and z > (z0 + top) / 2:  # the clusters between are carried by their neighbours
            continue
        base = z0 + max(0.0, z - z0) * k.rng.uniform(0.0, 0.35)
        middle = ((x + x0) / 2, (y + y0) / 2, base + (z - base) * 0.38)
        wood.append(limb([(x0, y0, base - r * 0.3), middle, (x, y, z)], [r * 0.5, r * 0.3, r * 0.12],
                         segments=7, steps=3))  # fmt: skip
    k.add("trunk branches", joined(wood).shape(), material="trunk", paint=bark)


def _bare(k: Kit, h: float, w: float, r: float, fork: float, lean: float, bark: list[Paint]) -> None:
    _trunk(k, h, r, fork, lean, bark)
    start = (lean, lean * 0.3, fork - r * 0.6)
    reach = (h - fork) * 0.4
    wood: list[Surface] = []
    for i in range(4):
        a = math.tau * i / 4 + k.rng.uniform(-0.35, 0.35)
        wide = (w / 2) / (h - fork) * 1.25
        wood += grow(k.rng, start, (math.cos(a) * wide, math.sin(a) * wide, k.rng.uniform(0.7, 1.3)), reach, r * 0.62, 4,
                     spread=38, children=2, rise=0.12, shrink=0.72)  # fmt: skip
    wood += grow(k.rng, start, (0.05, 0.02, 1), reach * 1.15, r * 0.7, 4, spread=36, children=2, rise=0.2, shrink=0.68)
    k.add("trunk branches", joined(wood).shape(), material="trunk", paint=bark)
    k.anchor("top", (0, 0, h * 0.97), half_size=(w * 0.15, w * 0.15), round=True)


def _strands(k: Kit, w: float, h: float, fork: float) -> None:
    """The hanging withies of a willow, each a chain of overlapping leaves."""
    middle, low = fork + (h - fork) * 0.52, fork + (h - fork) * 0.1
    hanging: list[Surface] = []
    for i in range(84):
        a = i * 2.39996
        q = w / 2 * (0.5 + 0.47 * ((i * 0.618) % 1))
        top = middle + (h - middle) * 0.3 * (1 - q / w)
        end = k.rng.uniform(0.2, 0.6) * low
        n = 12
        for j in range(n):
            z = top + (end - top) * j / n
            out = 1 + 0.12 * math.sin(math.pi * j / n)
            s = (top - end) / n * 1.7
            yaw = a + j * 2.4
            at = (math.cos(a) * q * out, math.sin(a) * q * out, z)
            way = (math.cos(yaw) * 0.25, math.sin(yaw) * 0.25, -1)
            hanging.append(leaflet(s, s * 0.26).placed(rotate=facing(way), at=at))
    tint = [] if k.asked.get("leaf") else [Paint(kind="gradient", color="#7d9850", start=-90, end=-80)]
    k.add("foliage strands", joined(hanging).shape(), material="leaf", paint=tint, flat=True)


def _fruit(k: Kit, spots: list[Spot], h: float, lean: float, middle: float) -> None:
    balls: list[Transform] = []
    for i, ((x, y, z), rr) in enumerate(spots):
        out = np.array([x - lean, y, (z - middle) * 0.3 - h * 0.04])
        out = out / max(float(np.linalg.norm(out)), 1e-9)
        for j in range(2):
            turn = np.array([k.rng.uniform(-0.7, 0.7), k.rng.uniform(-0.7, 0.7), 0.25 * ((i + j) % 3 - 1)])
            at = np.array([x, y, z]) + (out + turn) / float(np.linalg.norm(out + turn)) * rr * 0.88
            balls.append(Transform(location=(float(at[0]), float(at[1]), float(at[2]))))
    k.add("fruit", Sphere(radius=h * 0.016, segments=12), instances=Poses(poses=balls), material="fruit")


def _swing(k: Kit, h: float, w: float, fork: float) -> None:
    x = w * 0.3
    bough = limb([(0, 0, fork * 0.85), (x * 0.6, 0, fork * 0.98), (x * 1.4, 0, fork * 1.02)],
                 [h * 0.02, h * 0.016, h * 0.01], segments=10)  # fmt: skip
    k.add("branch", bough.shape(), material="trunk")
    for dx in (-0.035 * h, 0.035 * h):
        k.rod("rope", (x + dx, 0, fork), (x + dx, 0, fork * 0.3), h * 0.0025, segments=8, material="rope")
    seat = [(-0.05 * h, -0.018 * h), (0.05 * h, -0.018 * h), (0.05 * h, 0.018 * h), (-0.05 * h, 0.018 * h)]
    k.add("seat", Extrude(outline=seat, height=h * 0.006), at=(x, 0, fork * 0.3 - h * 0.003), material="seat")
