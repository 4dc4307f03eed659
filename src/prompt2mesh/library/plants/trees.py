"""Trees: broadleaved, conifers, palms, bonsai."""

import math

import numpy as np

from prompt2mesh.library.kit import Kit
from prompt2mesh.library.plants.foliage import grow, limb, puff
from prompt2mesh.library.plants.surfaces import Surface, blade, facing, flake, joined, turned
from prompt2mesh.library.registry import Times, asset, choice, count, flag, length
from prompt2mesh.mesh.materials import Material
from prompt2mesh.mesh.placement import Poses, Transform
from prompt2mesh.mesh.program import Displace, Paint
from prompt2mesh.mesh.shapes import Cone, Extrude, Sphere

Point = tuple[float, float, float]
_CORE = Material(preset="leaf", color="#2c4f1e")


@asset(
    kind="tree",
    words=("tree", "oak tree", "oak", "maple tree", "birch tree", "birch", "willow tree", "willow", "weeping willow", "apple tree", "cherry tree",
           "cherry blossom tree", "cherry blossom", "sakura", "dead tree", "bare tree", "autumn tree", "deciduous tree", "fruit tree", "treetop",
           "orange tree", "elm", "ash tree", "beech", "olive tree"),
    about="A broadleaved tree: oak, birch, willow, blossoming, autumnal or bare.",
    parameters=(
        length("height", 6.0, 0.1, 60.0, words=("height", "tall", "high", "size")),
        length("crown_width", 4.6, 0.05, 50.0, words=("crown width", "width", "wide")),
        length("trunk_thickness", 0.42, 0.005, 5.0, words=("trunk thickness",)),
        choice("species", "oak", "birch", "willow", "blossom", "autumn", "dead", "maple"),
        flag("fruit", False, words=("fruit", "apples", "oranges", "cherries", "fruits")),
        flag("swing", False),
    ),
    slots={"leaf": "leaf", "core": _CORE, "trunk": "bark", "fruit": Material(preset="fruit_skin", color="#d0241e"), "rope": "rope", "seat": "oak"},
    main_slot="leaf",
    adjectives={
        "weeping": {"species": "willow"}, "cherry": {"species": "blossom"}, "flowering": {"species": "blossom"}, "blooming": {"species": "blossom"},
        "bare": {"species": "dead"}, "leafless": {"species": "dead"}, "withered": {"species": "dead"}, "winter": {"species": "dead"},
        "spooky": {"species": "dead"}, "gnarled": {"trunk_thickness": Times(1.5)}, "fall": {"species": "autumn"}, "sakura": {"species": "blossom"},
        "apple": {"fruit": True}, "orange": {"fruit": True}, "fruit": {"fruit": True},
    },
    states=("bare", "autumn", "blooming"),
    parts={"crown": "foliage", "leaf": "foliage", "foliage": "foliage", "bark": "trunk", "branch": "trunk branches"},
)  # fmt: skip
def tree(k: Kit) -> None:
    """A trunk with roots flaring, three generations of branches, leaf puffs at their ends."""
    h = k.m("height")
    w = min(max(k.m("crown_width"), h * 0.35), h * 1.5)
    r = min(max(k.m("trunk_thickness") / 2, h * 0.012), h * 0.09)
    species = (
        "dead"
        if k.state("bare")
        else "autumn"
        if k.state("autumn")
        else "blossom"
        if k.state("blooming")
        else k.s("species")
    )
    slim = species == "birch"
    if slim:
        r, w = r * 0.55, w * 0.62
    fork = h * (0.34 if not slim else 0.42)
    lean = k.rng.uniform(-0.03, 0.03) * h
    flare = 1.75 if not slim else 1.3
    trunk = limb([(0, 0, 0), (0, 0, h * 0.035), (lean * 0.2, 0, h * 0.14), (lean * 0.6, lean * 0.3, fork * 0.7), (lean, lean * 0.3, fork)],
                 [r * flare, r * 1.25, r, r * 0.9, r * 0.82], segments=18, wobble=0.12, seed=k.seed)  # fmt: skip
    bark: list[Paint] = []
    if slim:
        bark = [Paint(kind="gradient", color="#e9e4da", start=-9 * h, end=-8 * h),
                Paint(kind="spots", color="#2c2824", scale=r * 1.5, amount=0.34, softness=0.1, seed=k.seed)]  # fmt: skip
    elif species == "dead":
        bark = [Paint(kind="gradient", color="#5e564c", start=-9 * h, end=-8 * h)]
    k.add("trunk", trunk.shape(), material="trunk", paint=bark)
    tips: list[Point] = []
    start = (lean, lean * 0.3, fork - r * 0.6)
    bare = species == "dead"
    reach = (h - fork) * (0.26 if not bare else 0.4)
    wood: list[Surface] = []
    mains = 5 if not bare else 4
    for i in range(mains):
        a = 2 * math.pi * i / mains + k.rng.uniform(-0.35, 0.35)
        up = k.rng.uniform(0.7, 1.3)
        wide = (w / 2) / (h - fork) * 1.25
        wood += grow(k.rng, start, (math.cos(a) * wide, math.sin(a) * wide, up), reach, r * 0.62, 3 if bare else 2, spread=38, children=2, rise=0.12,
                     shrink=0.72 if bare else 0.66, tips=tips)  # fmt: skip
    wood += grow(
        k.rng,
        start,
        (0.05, 0.02, 1),
        reach * 1.15,
        r * 0.7,
        3 if bare else 2,
        spread=36,
        children=3 if not bare else 2,
        rise=0.2,
        shrink=0.68,
        tips=tips,
    )
    k.add("trunk branches", joined(wood).shape(), material="trunk", paint=bark)
    k.anchor("top", (0, 0, h * 0.97), half_size=(w * 0.15, w * 0.15), round=True)
    if bare:
        return
    colors = {
        "oak": ("#6aa83e",),
        "birch": ("#a9c44a",),
        "maple": ("#8db53c",),
        "willow": ("#93b650",),
        "blossom": ("#fbe3ec",),
        "autumn": ("#d8a02a", "#b23a1c"),
    }
    tint = {"blossom": "#f3a8c4", "autumn": "#d8702a", "birch": "#84ad3c", "willow": "#6f9a3a"}.get(species)
    low = fork + (h - fork) * 0.1
    spots: list[tuple[Point, float]] = []
    middle = fork + (h - fork) * 0.52
    n = 26
    half_z = (h - low) / 2
    size = min(w * 0.24, (h - fork) * 0.24)
    for i in range(n):
        z = 1 - 2 * (i + 0.5) / n
        ring = math.sqrt(1 - z * z) * (1.0 if z > -0.3 else 0.92)
        a = i * 2.39996 + 0.4
        q = k.rng.uniform(0.72, 1.0)
        rad = size * k.rng.uniform(0.72, 1.25)
        spots.append(((math.cos(a) * ring * (w / 2 - rad * 0.85) * q + lean, math.sin(a) * ring * (w / 2 - rad * 0.85) * q,
                       middle + z * max(half_z - rad, 0.05 * h)), rad))  # fmt: skip
    spots.append(((lean, 0, middle), size * 1.35))
    shades = [*([tint] if tint else []), *colors[species]]
    _crown(k, spots, shades=shades, tint=tint, droop=1.0 if species == "willow" else 0.15)
    if species == "willow":
        _strands(k, w, middle, low, h, tint or "#6f9a3a")
    if k.on("fruit"):
        balls: list[Transform] = []
        for i, ((x, y, z), rr) in enumerate(spots[:n]):
            out = np.array([x - lean, y, (z - middle) * 0.3 - h * 0.04])
            out = out / max(float(np.linalg.norm(out)), 1e-9)
            turn = np.array([k.rng.uniform(-0.5, 0.5), k.rng.uniform(-0.5, 0.5), 0.25 * (i % 3 - 1)])
            at = np.array([x, y, z]) + (out + turn) / float(np.linalg.norm(out + turn)) * rr * 0.85
            balls.append(Transform(location=(float(at[0]), float(at[1]), float(at[2]))))
        k.add("fruit", Sphere(radius=h * 0.018, segments=16), instances=Poses(poses=balls), material="fruit")
    if k.on("swing"):
        _swing(k, h, w, fork)


def _crown(k: Kit, spots: list[tuple[Point, float]], *, shades: list[str], tint: str | None, droop: float) -> None:
    base = [Paint(kind="gradient", color=tint, start=-90, end=-80)] if tint else []
    poses: list[list[Transform]] = [[], [], []]
    for i, (at, r) in enumerate(spots):
        turn = (k.rng.uniform(-15, 15), k.rng.uniform(-15, 15), k.rng.uniform(0, 360))
        poses[i % 3].append(Transform(location=at, rotation=turn, scale=(r, r, r * 0.92)))
    for i, group in enumerate(poses):
        paint = [
            *base,
            *(
                Paint(kind="noise", color=c, scale=0.7, amount=0.42, softness=1.0, seed=k.seed + 3 * i + n)
                for n, c in enumerate(shades)
            ),
        ]
        leaves = puff(k.rng, 1.0, leaves=110, leaf_length=0.37, droop=droop)
        k.add("foliage", leaves.shape(), instances=Poses(poses=group), material="leaf", paint=paint, flat=True)
        k.add("foliage core", Sphere(radius=0.82, segments=14), instances=Poses(poses=group), material="leaf" if tint else "core",
              modifiers=[Displace(strength=0.1, scale=0.7, seed=i)], paint=base)  # fmt: skip


def _strands(k: Kit, w: float, middle: float, low: float, h: float, tint: str) -> None:
    hanging: list[Surface] = []
    for i in range(64):
        a = i * 2.39996
        q = w / 2 * (0.55 + 0.42 * ((i * 0.618) % 1))
        top = middle + (h - middle) * 0.3 * (1 - q / w)
        end = k.rng.uniform(0.25, 0.55) * low
        n = 12
        for j in range(n):
            z = top + (end - top) * j / n
            out = 1 + 0.12 * math.sin(math.pi * j / n)
            s = (top - end) / n * 1.7
            yaw = a + j * 2.4
            hanging.append(flake(s, s * 0.22, thickness=s * 0.04).placed(
                rotate=facing((math.cos(yaw) * 0.25, math.sin(yaw) * 0.25, -1)), at=(math.cos(a) * q * out, math.sin(a) * q * out, z)))  # fmt: skip
    k.add(
        "foliage strands",
        joined(hanging).shape(),
        material="leaf",
        paint=[Paint(kind="gradient", color=tint, start=-90, end=-80)],
        flat=True,
    )


def _swing(k: Kit, h: float, w: float, fork: float) -> None:
    x = w * 0.3
    k.add(
        "branch",
        limb(
            [(0, 0, fork * 0.85), (x * 0.6, 0, fork * 0.98), (x * 1.4, 0, fork * 1.02)],
            [h * 0.02, h * 0.016, h * 0.01],
            segments=10,
        ).shape(),
        material="trunk",
    )
    for dx in (-0.035 * h, 0.035 * h):
        k.rod("rope", (x + dx, 0, fork), (x + dx, 0, fork * 0.3), h * 0.0025, segments=8, material="rope")
    k.add("seat", Extrude(outline=[(-0.05 * h, -0.018 * h), (0.05 * h, -0.018 * h), (0.05 * h, 0.018 * h), (-0.05 * h, 0.018 * h)], height=h * 0.006),
          at=(x, 0, fork * 0.3 - h * 0.003), material="seat")  # fmt: skip


@asset(
    kind="palm_tree",
    words=("palm tree", "palm", "coconut tree", "coconut palm", "date palm"),
    about="A palm with a curved ringed trunk, arching fronds and coconuts.",
    parameters=(
        length("height", 6.0, 0.1, 40.0, words=("height", "tall", "size")),
        count("fronds", 13, 4, 30, words=("fronds", "leaves")),
        count("coconuts", 4, 0, 12),
    ),
    slots={
        "leaf": Material(preset="leaf", color="#4f9a3c"),
        "trunk": Material(preset="bark", color="#9a7a52"),
        "coconut": Material(preset="bark", color="#6a4526"),
    },
    parts={"frond": "leaf", "bark": "trunk"},
)
def palm_tree(k: Kit) -> None:
    """Fronds are a rib with leaflets on both sides that droop."""
    h = k.m("height")
    bendx = h * k.rng.uniform(0.12, 0.2)
    n = 26
    points: list[tuple[float, float, float]] = []
    radii: list[float] = []
    for i in range(n + 1):
        t = i / n
        points.append((bendx * t**1.7, 0.0, h * 0.86 * t))
        for_ring = 1.0 if i % 2 == 0 else 0.87
        radii.append(h * (0.038 - 0.017 * t + 0.022 * math.exp(-t * 16)) * for_ring)
    k.add("trunk", limb(points, radii, segments=16, steps=2).shape(), material="trunk")
    head = (bendx, 0.0, h * 0.86)
    fronds: list[Surface] = []
    count_ = k.n("fronds")
    for i in range(count_):
        inner = i % 2
        long = h * 0.42 * k.rng.uniform(0.9, 1.08)
        pitch = (18 if inner == 0 else 52) + k.rng.uniform(-9, 9)
        fronds.append(palm_frond(long).placed(rotate=(pitch, 0, 360 * i / count_ + k.rng.uniform(-8, 8)), at=head))
    k.add(
        "leaf",
        joined(fronds).shape(),
        material="leaf",
        flat=True,
        paint=[Paint(kind="noise", color="#88b34a", scale=h * 0.08, amount=0.4, softness=1.0, seed=k.seed)],
    )
    k.add("leaf heart", Sphere(radius=h * 0.03, segments=16), at=head, scale=(1, 1, 1.5), material="leaf")
    for i in range(k.n("coconuts")):
        a = i * 2.39996
        k.add(
            "coconut",
            Sphere(radius=h * 0.022, segments=18),
            at=(head[0] + h * 0.036 * math.cos(a), h * 0.036 * math.sin(a), head[2] - h * 0.022),
            scale=(1, 1, 1.15),
            material="coconut",
        )
    k.anchor("top", (bendx, 0, h * 0.93))


def palm_frond(long: float, *, pairs: int = 17, width: float = 0.42) -> Surface:
    """A drooping feather along +y: a rib and narrow leaflets."""
    pieces: list[Surface] = []
    bend = math.radians(-88)
    m = 14
    y, z = [0.0], [0.0]
    for i in range(m):
        a = bend * ((i + 0.5) / m) ** 1.2
        y.append(y[-1] + math.cos(a) * long / m)
        z.append(z[-1] + math.sin(a) * long / m)
    rib = [(0.0, yy, zz) for yy, zz in zip(y, z, strict=True)]
    pieces.append(limb(rib, [long * 0.011 * (1 - 0.8 * i / m) for i in range(m + 1)], segments=5, steps=1))
    at_s = np.linspace(0, 1, m + 1)
    for i in range(pairs):
        t = 0.1 + 0.89 * i / (pairs - 1)
        yy, zz = float(np.interp(t, at_s, y)), float(np.interp(t, at_s, z))
        a = math.degrees(bend * t**1.2)
        size = long * width * math.sin(math.pi * min(0.98, 0.16 + 0.78 * t)) ** 0.8
        for side in (-1, 1):
            leaf = blade(
                size,
                long * 0.052,
                thickness=long * 0.005,
                peak=0.3,
                roundness=1.1,
                bend=-38,
                cup=-0.2,
                rows=2,
                columns=5,
            )
            pieces.append(leaf.placed(rotate=(-18, 0, -side * (62 - 26 * t))).placed(rotate=(a, 0, 0), at=(0, yy, zz)))
    return joined(pieces)


@asset(
    kind="bonsai",
    words=("bonsai", "bonsai tree"),
    about="A bonsai with a curved trunk and flat pads of leaves in a shallow tray.",
    parameters=(
        length("height", 0.35, 0.05, 5.0, words=("height", "tall", "size")),
        choice("species", "juniper", "cherry", "maple"),
    ),
    slots={
        "leaf": Material(preset="leaf", color="#4c8a3a"),
        "core": _CORE,
        "trunk": "bark",
        "pot": Material(preset="glazed_ceramic", color="#2f4f6a"),
        "soil": "moss",
    },
    adjectives={"blooming": {"species": "cherry"}, "red": {"species": "maple"}},
    parts={"foliage": "foliage", "tray": "pot"},
)
def bonsai(k: Kit) -> None:
    """A tray with feet, an S of a trunk, a pad at the end of each branch."""
    h = k.m("height")
    tray = turned([(0, 0.02), (0.2, 0.02), (0.23, 0.03), (0.27, 0.1), (0.285, 0.105), (0.285, 0.12), (0.26, 0.12), (0.245, 0.1), (0.2, 0.085), (0, 0.085)],
                  segments=64, steps=1).placed(scale=(h * 1.15, h * 0.8, h))  # fmt: skip
    k.add("pot", tray.shape(), material="pot")
    for sx in (-1, 1):
        for sy in (-1, 1):
            k.add(
                "pot foot",
                Cone(radius_bottom=h * 0.03, radius_top=h * 0.035, height=h * 0.03, segments=16),
                at=(sx * h * 0.17, sy * h * 0.11, 0),
                material="pot",
            )
    soil = turned([(0, 0.07), (0.23, 0.08), (0.246, 0.103), (0.15, 0.125), (0, 0.135)], segments=40, steps=2).placed(
        scale=(h * 1.15, h * 0.8, h)
    )
    k.add("soil", soil.shape(), material="soil", modifiers=[Displace(strength=h * 0.008, scale=h * 0.05, seed=k.seed)])
    s = k.rng.choice((-1, 1))
    trunk = [
        (0, 0, 0.1),
        (0.01, 0, 0.15),
        (0.08, 0.0, 0.28),
        (0.02, 0.02, 0.42),
        (-0.06, 0, 0.52),
        (-0.02, 0, 0.65),
        (0.02, 0, 0.85),
    ]
    points = [(x * s * h, y * h, z * h) for x, y, z in trunk]
    k.add(
        "trunk",
        limb(
            points,
            [h * q for q in (0.085, 0.055, 0.045, 0.036, 0.03, 0.02, 0.012)],
            segments=14,
            wobble=0.18,
            seed=k.seed,
        ).shape(),
        material="trunk",
    )
    pads = [
        ((0.02, 0.0, 0.84), 0.15),
        ((0.27, -0.02, 0.5), 0.125),
        ((-0.29, 0.0, 0.66), 0.13),
        ((0.2, 0.05, 0.7), 0.1),
        ((-0.2, -0.06, 0.43), 0.085),
    ]
    tint = {"juniper": None, "cherry": "#f3a8c4", "maple": "#b8321e"}[k.s("species")]
    wood: list[Surface] = []
    spots: list[tuple[Point, float]] = []
    for (x, y, z), _ in pads[1:]:
        i = min(range(2, 6), key=lambda j: abs(trunk[j][2] - z + 0.08))
        p = points[i]
        wood.append(
            limb(
                [p, ((p[0] + x * s * h) / 2, y * h, (p[2] + z * h) / 2 - h * 0.02), (x * s * h, y * h, z * h)],
                [h * 0.02, h * 0.014, h * 0.008],
                segments=8,
            )
        )
    k.add("trunk branches", joined(wood).shape(), material="trunk")
    for (x, y, z), r in pads:
        for j in range(4):
            a = j * math.pi / 2 + 0.5
            spots.append(
                ((x * s * h + math.cos(a) * r * h * 0.62, y * h + math.sin(a) * r * h * 0.62, z * h), r * h * 0.66)
            )
        spots.append(((x * s * h, y * h, z * h + r * h * 0.22), r * h * 0.78))
    flat = [((x, y, z), r * 0.95) for (x, y, z), r in spots]
    _crown(k, flat, shades=[tint or "#6da046", *(["#fff0f4"] if tint == "#f3a8c4" else [])], tint=tint, droop=0.0)
