"""Open containers: vase, barrel, basket, bucket, trash can."""

import math

from prompt2mesh.library.kitchen.vessels import fluted, liquid, spline, vessel
from prompt2mesh.library.kit import Kit
from prompt2mesh.library.outlines import rounded_rectangle
from prompt2mesh.library.registry import Times, asset, choice, count, flag, length
from prompt2mesh.mesh.materials import Material, Pattern
from prompt2mesh.mesh.placement import Poses, Radial, Transform
from prompt2mesh.mesh.program import Boolean, Part
from prompt2mesh.mesh.shapes import Cylinder, Ellipsoid, Extrude, Lathe, Sphere, Sweep, Torus


@asset(
    kind="vase",
    words=("vase", "flower vase", "urn vase", "ceramic vase", "bud vase", "flower pot vase"),
    about="A vase, plain or painted with flowers, empty or holding a bunch.",
    parameters=(
        length("height", 0.3, 0.06, 1.5, words=("height", "tall", "high")),
        length("diameter", 0.16, 0.04, 0.8, words=("diameter", "width", "wide")),
        choice("shape", "classic", "bottle", "cylinder", "bulb", "amphora", "faceted"),
        count("flowers", 0, 0, 15, words=("flowers", "roses", "tulips", "peonies", "daisies")),
        flag("painted", False, words=("painted flowers", "floral pattern", "flowers painted")),
    ),
    slots={"vase": Material(preset="glazed_ceramic", color="#4f86a6"), "painting": Material(preset="porcelain", pattern=Pattern(kind="floral", colors=["#c8506e", "#4f7f4a", "#e7b24a"])), "petal": "petal", "petal light": Material(preset="petal", color="#f3b7c6"), "stem": "stem", "leaf": "leaf", "heart": Material(preset="petal", color="#f0c340")},
    main_slot="vase",
    states=("broken", "chipped"),
    adjectives={"painted": {"painted": True}, "floral": {"painted": True}, "intricate": {"painted": True}, "empty": {"flowers": 0}, "tall": {"height": Times(1.4)}},
    parts={"bouquet": "flower"},
    holds=True,
)  # fmt: skip
def vase(k: Kit) -> None:
    """A turned wall; flowers fan out of its mouth."""
    h, r, shape = k.m("height"), k.m("diameter") / 2, k.s("shape")
    wall = max(0.002, r * 0.05)
    outer = {
        "classic": spline([(r * 0.5, 0), (r * 0.48, h * 0.03), (r * 0.7, h * 0.2), (r, h * 0.58), (r * 0.86, h * 0.76), (r * 0.46, h * 0.9), (r * 0.6, h)]),
        "bottle": spline([(r * 0.7, 0), (r * 0.98, h * 0.1), (r, h * 0.3), (r * 0.62, h * 0.48), (r * 0.28, h * 0.62), (r * 0.25, h * 0.85), (r * 0.4, h)]),
        "cylinder": [(r * 0.94, 0), (r, h * 0.02), (r, h * 0.985), (r * 0.99, h)],
        "bulb": spline([(r * 0.5, 0), (r * 0.85, h * 0.12), (r, h * 0.38), (r * 0.8, h * 0.66), (r * 0.45, h * 0.84), (r * 0.5, h)]),
        "amphora": spline([(r * 0.42, 0), (r * 0.36, h * 0.05), (r * 0.62, h * 0.2), (r, h * 0.55), (r * 0.85, h * 0.72), (r * 0.42, h * 0.82), (r * 0.4, h * 0.92), (r * 0.58, h)]),
        "faceted": [(r * 0.55, 0), (r * 0.9, h * 0.35), (r * 0.72, h * 0.66), (r, h)],
    }[shape]
    if shape == "faceted":
        inside = [(rr - wall, max(z, wall * 1.5)) for rr, z in reversed(outer)]
        k.add("vase", Lathe(profile=[(0, 0), *outer, *inside[:-1], (outer[0][0] - wall, wall * 1.5), (0, wall * 1.5)], segments=9), material="painting" if k.on("painted") else "vase", flat=True)
    else:
        k.add("vase", vessel(outer, wall, segments=80), material="painting" if k.on("painted") else "vase")
    if shape == "amphora":
        for sx in (-1, 1):
            k.add("handle", fluted([(sx * r * 0.4, 0, h * 0.9), (sx * r * 0.85, 0, h * 0.93), (sx * r * 1.05, 0, h * 0.8), (sx * r * 0.82, 0, h * 0.68)], r * 0.06), material="vase")
    n = k.n("flowers")
    mouth = outer[-1][0] - wall
    throat = min(rr for rr, z in outer if z > h * 0.3) - wall
    for i in range(n):
        a = i * 2.39996
        out = math.sqrt((i + 0.3) / n)
        rise = h * (0.62 - 0.3 * out) * k.rng.uniform(0.9, 1.1)
        spread = max(r, h * 0.24) * 1.35 * out
        tip = (spread * math.cos(a), spread * math.sin(a), h + rise)
        foot = (-throat * 0.3 * math.cos(a) * out, -throat * 0.3 * math.sin(a) * out, wall * 1.4)
        rim = (mouth * 0.72 * out * math.cos(a), mouth * 0.72 * out * math.sin(a), h)
        neck = (throat * 0.6 * out * math.cos(a), throat * 0.6 * out * math.sin(a), h * 0.8)
        k.tube("flower stem", [foot, neck, rim, tip], max(h * 0.008, 0.0015), segments=8, resolution=4, material="stem")
        size = max(r * 0.42, h * 0.1) * k.rng.uniform(0.85, 1.1)
        lean = math.degrees(math.atan2(spread - mouth * 0.7 * out, rise)) * 0.9
        with k.group("flower", at=tip, rotate=(0, lean, math.degrees(a))):
            _flower(k, size, "petal" if i % 2 == 0 else "petal light")
        share = 0.45
        leaf = tuple(rim[j] + (tip[j] - rim[j]) * share for j in range(3))
        k.add("leaf", Ellipsoid(radii=(size * 0.62, size * 0.2, size * 0.035), segments=14), at=(leaf[0] + size * 0.38 * math.cos(a + 1), leaf[1] + size * 0.38 * math.sin(a + 1), leaf[2] + size * 0.18), rotate=(0, -28, math.degrees(a + 1)), material="leaf")
    k.anchor("inside", (0, 0, wall * 1.4), half_size=(throat, throat), round=True, height=h - wall)
    k.anchor("top", (0, 0, h), half_size=(mouth, mouth), round=True)


def _flower(k: Kit, size: float, slot: str) -> None:
    """A full flower of three whorls of cupped petals on a short receptacle."""
    k.add("flower heart", Sphere(radius=size * 0.2, segments=16), at=(0, 0, size * 0.1), material="heart")
    for whorl, (many, tilt, scale) in enumerate(((6, 18, 1.0), (6, 42, 0.85), (5, 66, 0.66))):
        petal = Ellipsoid(radii=(size * 0.42 * scale, size * 0.3 * scale, size * 0.05), segments=14)
        poses = []
        for i in range(many):
            a = 360 / many * i + whorl * 25
            reach = size * 0.42 * scale * 0.95
            t = math.radians(tilt)
            poses.append(Transform(location=(reach * math.cos(t) * math.cos(math.radians(a)), reach * math.cos(t) * math.sin(math.radians(a)), reach * math.sin(t) + size * 0.02), rotation=(0, -tilt, a)))
        k.add(f"flower petal {whorl + 1}", petal, instances=Poses(poses=poses), material=slot)


@asset(
    kind="barrel",
    words=("barrel", "wooden barrel", "keg", "cask", "wine barrel", "oil drum", "drum barrel", "rain barrel"),
    about="A stave barrel with iron hoops, or a ribbed steel drum.",
    parameters=(
        length("height", 0.9, 0.15, 2.5, words=("height", "tall", "high")),
        length("diameter", 0.62, 0.1, 1.8, words=("diameter", "width", "wide")),
        count("staves", 20, 8, 36),
        choice("shape", "wood", "steel"),
        flag("tap", False, words=("tap", "spigot")),
        flag("lying", False),
    ),
    slots={"wood": "oak", "hoop": "iron", "steel": Material(preset="painted_metal", color="#2f5f96"), "tap": "brass"},
    main_slot="wood",
    states=("open",),
    adjectives={"oil": {"shape": "steel"}, "metal": {"shape": "steel"}, "beer": {"tap": True}},
    parts={"stave": "stave", "ring": "hoop", "band": "hoop"},
    holds=True,
)  # fmt: skip
def barrel(k: Kit) -> None:
    """Bellied staves, heads set in below the rims, six hoops."""
    h, r, n = k.m("height"), k.m("diameter") / 2, k.n("staves")
    opened = k.state("open")
    if k.s("shape") == "steel":
        ribs = [(r * 0.96, 0.0), (r, h * 0.006), (r, h * 0.02), (r * 0.965, h * 0.03)]
        for z in (0.34, 0.66):
            ribs += [(r * 0.965, h * (z - 0.025)), (r, h * (z - 0.01)), (r, h * (z + 0.01)), (r * 0.965, h * (z + 0.025))]
        ribs += [(r * 0.965, h * 0.97), (r, h * 0.98), (r, h * 0.994)]
        if opened:
            k.add("drum", vessel([*ribs, (r * 0.99, h)], r * 0.03), material="steel")
        else:
            k.add("drum", Lathe(profile=[(0, 0), *ribs, (r * 0.97, h), (r * 0.93, h), (r * 0.92, h * 0.975), (0, h * 0.975)], segments=72), material="steel")
            k.add("tap plug", Cylinder(radius=r * 0.12, height=h * 0.02), at=(r * 0.55, 0, h * 0.973), material="tap", bevel=0.004)
            k.anchor("top", (0, 0, h * 0.975), half_size=(r * 0.9, r * 0.9), round=True)
        k.anchor("inside", (0, 0, r * 0.05), half_size=(r * 0.9, r * 0.9), round=True, height=h * 0.94)
        return
    lying = k.on("lying")
    with k.group("barrel", at=(0, 0, r) if lying else (0, 0, 0), rotate=(90, 0, 0) if lying else (0, 0, 0)):
        drop = -h / 2 if lying else 0.0
        t = r * 0.06
        turn = 2 * math.pi / n
        rows = [(r * (0.82 + 0.18 * math.sin(math.pi * f)), h * f + drop) for f in [i / 10 for i in range(11)]]
        inner = [(rr - t, z) for rr, z in reversed(rows)]
        stave = Lathe(profile=[*rows, *inner], closed=True, angle=math.degrees(turn) * 0.985, segments=max(n * 3, 24))
        k.add("stave", stave, instances=Radial(count=n), material="wood", bevel=t * 0.09)
        for z, name in ((h * 0.05, "bottom"), (h * 0.93, "top")):
            if opened and name == "top":
                continue
            rr = r * (0.82 + 0.18 * math.sin(math.pi * z / h))
            for i in range(5):
                wide = 2 * rr / 5
                x = -rr + wide * (i + 0.5)
                k.add(f"head {name} {i + 1}", _head_board(rr - t * 0.6, x, wide * 0.985), at=(0, 0, z - t * 0.3 + drop), material="wood")
        for z in (0.035, 0.17, 0.33, 0.67, 0.83, 0.965):
            z0, z1 = max(z - 0.026, 0.0), min(z + 0.026, 1.0)
            a, b = (r * (0.82 + 0.18 * math.sin(math.pi * f)) for f in (z0, z1))
            k.add("hoop", Lathe(profile=[(a - t * 0.2, h * z0 + drop), (a + t * 0.16, h * z0 + drop), (b + t * 0.16, h * z1 + drop), (b - t * 0.2, h * z1 + drop)], closed=True, segments=72), material="hoop")
        if k.on("tap"):
            k.rod("tap pipe", (0, -r * 0.85, h * 0.14 + drop), (0, -r * 1.15, h * 0.14 + drop), r * 0.05, material="tap")
            k.rod("tap spout", (0, -r * 1.12, h * 0.15 + drop), (0, -r * 1.12, h * 0.07 + drop), r * 0.04, material="tap")
            k.rod("tap lever", (-r * 0.1, -r * 1.05, h * 0.2 + drop), (r * 0.1, -r * 1.05, h * 0.2 + drop), r * 0.02, round_caps=True, material="tap")
            k.rod("tap key", (0, -r * 1.05, h * 0.13 + drop), (0, -r * 1.05, h * 0.2 + drop), r * 0.025, material="tap")
    if not lying:
        if not opened:
            k.anchor("top", (0, 0, h * 0.93 + t * 0.6), half_size=(r * 0.75, r * 0.75), round=True)
        k.anchor("inside", (0, 0, h * 0.08), half_size=(r * 0.72, r * 0.72), round=True, height=h * 0.9)


def _head_board(radius: float, x: float, wide: float) -> Extrude:
    """A board of a barrel's head: a slice of a disc between two parallel saw cuts."""
    left, right = max(x - wide / 2, -radius * 0.999), min(x + wide / 2, radius * 0.999)
    steps = [left + (right - left) * i / 6 for i in range(7)]
    lower = [(px, -math.sqrt(max(radius**2 - px**2, (radius * 0.02) ** 2))) for px in steps]
    upper = [(px, -py) for px, py in reversed(lower)]
    return Extrude(outline=[*lower, *upper], height=radius * 0.06)


@asset(
    kind="basket",
    words=("basket", "wicker basket", "picnic basket", "fruit basket", "laundry basket", "easter basket", "straw basket", "hamper", "bread basket", "bicycle basket"),
    about="A woven basket with an arched handle.",
    parameters=(
        length("diameter", 0.36, 0.08, 1.2, words=("diameter", "width", "wide", "size")),
        length("height", 0.17, 0.04, 1.0, words=("height", "tall", "high", "depth", "deep")),
        choice("shape", "round", "oval", "hamper"),
        flag("handle", True),
    ),
    slots={"weave": "straw", "rim": "wicker", "handle": "wicker"},
    main_slot="weave",
    adjectives={"laundry": {"height": 0.5, "diameter": 0.42, "handle": False}, "picnic": {"shape": "oval"}, "bread": {"handle": False, "height": 0.1, "shape": "oval"}},
    holds=True,
)  # fmt: skip
def basket(k: Kit) -> None:
    """Upright stakes, weavers that wave in and out of them, a plaited rim and a bail."""
    r, h = k.m("diameter") / 2, k.m("height")
    squash = 0.68 if k.s("shape") == "oval" else 1.0
    base = r * (0.76 if k.s("shape") != "hamper" else 0.9)
    stakes = 26
    rows = max(5, min(18, round(h / (r * 0.085))))
    step = h / rows
    wave = r * 0.022
    w = step * 0.53
    with k.group("basket", scale=(1, squash, 1)):
        k.add("base", Lathe(profile=[(0, 0), (base, 0), (base * 1.01, step * 0.4), (base * 0.98, step * 0.8), (0, step * 0.8)], segments=64), material="weave")
        for i in range(rows):
            f = (i + 0.5) / rows
            rr = base + (r - base) * f**0.8
            loop = []
            for j in range(stakes * 4):
                a = 2 * math.pi * j / (stakes * 4)
                out = rr + wave * math.cos(stakes / 2 * a + math.pi * i)
                loop.append((out * math.cos(a), out * math.sin(a), f * h))
            outline = [(-w * 0.55, -w * 1.0), (w * 0.55, -w * 1.0), (w * 0.75, 0), (w * 0.55, w * 1.0), (-w * 0.55, w * 1.0), (-w * 0.75, 0)]
            k.add("weaver", Sweep(path=loop, profile=outline, closed=True, smooth=False), material="weave", smooth=True)
        k.rod("stake", (0, -base, step * 0.2), (0, -r, h), max(w * 0.42, 0.001), segments=8, material="rim", instances=Radial(count=stakes))
        for phase in (0.0, math.pi):
            braid = [((r + wave * 1.1 * math.cos(22 * a + phase)) * math.cos(a), (r + wave * 1.1 * math.cos(22 * a + phase)) * math.sin(a), h + wave * 1.1 * math.sin(22 * a + phase)) for a in [2 * math.pi * j / 176 for j in range(176)]]
            k.tube("rim", braid, wave * 1.05, closed=True, smooth=False, segments=8, material="rim")
    if k.on("handle"):
        tall = h + r * 1.05
        arc = [(r * 0.97 * math.cos(math.pi * t), 0.0, h * 0.55 + (tall - h * 0.55) * math.sin(math.pi * t) ** 0.75) for t in [i / 16 for i in range(17)]]
        for phase in (0.0, math.pi):
            twist = [(x, wave * 0.9 * math.cos(i * 1.6 + phase), z + wave * 0.9 * math.sin(i * 1.6 + phase)) for i, (x, _, z) in enumerate(arc)]
            k.tube("handle", twist, wave * 1.15, segments=10, resolution=5, material="handle")
        k.anchor("grip", (0, 0, tall), radius=wave * 2)
        k.anchor("hook", (0, 0, tall))
    k.anchor("inside", (0, 0, step * 0.8), half_size=(base * 0.92, base * 0.92 * squash), round=True, height=h - step)
    k.anchor("top", (0, 0, h), half_size=(r * 0.8, r * 0.8 * squash), round=True)


@asset(
    kind="bucket",
    words=("bucket", "pail", "sand bucket", "ice bucket", "wooden bucket", "tub", "washtub", "milk pail"),
    about="A tapered pail with a wire bail and a wooden grip.",
    parameters=(
        length("height", 0.28, 0.06, 1.0, words=("height", "tall", "high")),
        length("diameter", 0.3, 0.06, 1.2, words=("diameter", "width", "wide")),
        choice("contents", "empty", "water", "sand", "milk", words=("contents",)),
        flag("handle", True),
    ),
    slots={"body": "galvanised_steel", "handle": "steel", "grip": "birch", "water": "water", "sand": "sand", "milk": "milk"},
    main_slot="body",
    adjectives={"full": {"contents": "water"}},
    holds=True,
)  # fmt: skip
def bucket(k: Kit) -> None:
    """A wall with two beads and a rolled rim; the bail rests on one side."""
    h, r = k.m("height"), k.m("diameter") / 2
    wall = max(r * 0.018, 0.0012)
    low = r * 0.74

    def wide(f: float) -> float:
        return low + (r - low) * f

    outer = [(low * 0.97, 0), (low, h * 0.01), *((wide(f), h * f) for f in (0.25, 0.5, 0.75, 1.0))]
    k.add("body", vessel(outer, wall, floor=h * 0.05, segments=72), material="body")
    for f in (0.03, 0.34, 0.78):
        k.add("bead", Torus(radius=wide(f), tube=r * 0.016, segments=72, tube_segments=8), at=(0, 0, h * f), material="body")
    k.add("rim", Torus(radius=r, tube=r * 0.028, segments=72, tube_segments=10), at=(0, 0, h), material="body")
    if k.on("handle"):
        for sx in (-1, 1):
            k.add("ear", Cylinder(radius=r * 0.1, height=r * 0.04, pivot="center"), at=(sx * wide(0.9), 0, h * 0.9), rotate=(0, 90, 0), material="body", bevel=r * 0.008)
            k.rod("pin", (sx * wide(0.9), 0, h * 0.9), (sx * (r * 1.06), 0, h * 0.9), r * 0.022, material="handle")
        with k.group("bail", at=(0, 0, h * 0.9), rotate=(-18, 0, 0)):
            rise = r * 1.18
            arc = [(r * 1.045 * math.cos(math.pi * t), 0, rise * math.sin(math.pi * t)) for t in [i / 12 for i in range(13)]]
            k.tube("handle", arc, r * 0.018, segments=10, material="handle")
            k.add("grip", Lathe(profile=[(0, -r * 0.3), (r * 0.04, -r * 0.3), (r * 0.06, -r * 0.15), (r * 0.065, 0), (r * 0.06, r * 0.15), (r * 0.04, r * 0.3), (0, r * 0.3)], smooth=True, segments=24), at=(0, 0, rise), rotate=(0, 90, 0), material="grip")
        k.anchor("grip", (0, -rise * 0.3, h * 0.9 + rise * 0.95), radius=r * 0.06)
    if k.s("contents") != "empty":
        k.add("contents", liquid(outer, wall, h * 0.84, floor=h * 0.05, overlap=wall * 0.1), material=k.s("contents"))
    k.anchor("inside", (0, 0, h * 0.05), half_size=(low * 0.92, low * 0.92), round=True, height=h * 0.95)
    k.anchor("top", (0, 0, h), half_size=(r * 0.9, r * 0.9), round=True)


@asset(
    kind="trash_can",
    words=("trash can", "garbage can", "dustbin", "waste bin", "bin", "rubbish bin", "wastebasket", "dumpster", "recycling bin"),
    about="A ribbed metal dustbin with a lid, a pedal bin or a wheeled bin.",
    parameters=(
        length("height", 0.75, 0.2, 1.8, words=("height", "tall", "high")),
        length("diameter", 0.48, 0.12, 1.2, words=("diameter", "width", "wide")),
        choice("shape", "ribbed", "pedal", "wheeled"),
    ),
    slots={"body": "galvanised_steel", "lid": "galvanised_steel", "plastic": Material(preset="plastic", color="#3d7a4a"), "black": "black_plastic"},
    main_slot="body",
    states=("open",),
    adjectives={"recycling": {"shape": "wheeled", "height": 1.05}, "wheelie": {"shape": "wheeled", "height": 1.05}, "pedal": {"shape": "pedal", "height": 0.6, "diameter": 0.3}},
    styles={"modern": {"shape": "pedal"}},
    holds=True,
)  # fmt: skip
def trash_can(k: Kit) -> None:
    """Body, rim, lid and handles."""
    h, r, shape = k.m("height"), k.m("diameter") / 2, k.s("shape")
    opened = k.state("open")
    if shape == "wheeled":
        _wheelie(k, h, r, opened=opened)
        return
    body = h * (0.84 if shape == "ribbed" else 0.9)
    wall = r * 0.02
    low = r * (0.86 if shape == "ribbed" else 0.98)
    outer = [(low * 0.97, 0), (low, h * 0.01), (r * 0.97, body * 0.97), (r, body)]
    k.add("body", vessel(outer, wall, segments=96), material="body")
    if shape == "ribbed":
        with k.group("ribs"):
            lean = math.degrees(math.atan2(r * 0.97 - low, body))
            k.add("rib", Ellipsoid(radii=(r * 0.025, r * 0.03, body * 0.36), segments=12), at=(0, -(low + r * 0.97) / 2, body * 0.5), rotate=(lean, 0, 0), instances=Radial(count=28), material="body")
        for z in (0.09, 0.91):
            k.add("hoop", Torus(radius=low + (r * 0.97 - low) * z, tube=r * 0.022, segments=72, tube_segments=8), at=(0, 0, body * z), material="body")
        for sx in (-1, 1):
            x = sx * (low + (r * 0.97 - low) * 0.74)
            k.tube("handle", [(x, -r * 0.2, body * 0.74), (x + sx * r * 0.12, -r * 0.18, body * 0.76), (x + sx * r * 0.15, 0, body * 0.77), (x + sx * r * 0.12, r * 0.18, body * 0.76), (x, r * 0.2, body * 0.74)], r * 0.026, material="body")
    else:
        k.add("base", Cylinder(radius=r * 1.02, height=h * 0.05, segments=72), material="black", bevel=h * 0.008)
        k.add("pedal", Cylinder(radius=r * 0.22, height=h * 0.02), at=(0, -r * 1.1, h * 0.012), material="black", bevel=h * 0.005)
    rise = h - body
    lid = [(0, rise * 0.45), (r * 0.45, rise * 0.4), (r * 0.85, rise * 0.25), (r * 1.04, rise * 0.05), (r * 1.05, -rise * 0.12)]
    inner = [(max(rr - wall, 0.0), z - wall) for rr, z in reversed(lid)]
    with k.group("lid group", at=(0, r, body + 0.001) if shape == "pedal" else ((r * 1.12, -r * 0.3, r * 0.9) if opened else (0, 0, body - rise * 0.09 + wall)), rotate=((-75, 0, 0) if shape == "pedal" else (0, 62, 0)) if opened else (0, 0, 0)):
        y = -r if shape == "pedal" else 0.0
        k.add("lid", Lathe(profile=[*lid, *inner[:-1], (0, rise * 0.45 - wall)], segments=72), at=(0, y, 0), material="lid" if shape == "ribbed" else "black")
        if shape == "ribbed":
            k.tube("lid handle", [(-r * 0.22, 0, rise * 0.4), (-r * 0.2, 0, rise * 0.85), (0, 0, rise * 0.97), (r * 0.2, 0, rise * 0.85), (r * 0.22, 0, rise * 0.4)], r * 0.03, material="lid")
    k.anchor("inside", (0, 0, wall * 2), half_size=(low * 0.9, low * 0.9), round=True, height=body)
    if not opened:
        k.anchor("top", (0, 0, h), half_size=(r * 0.3, r * 0.3), round=True)


def _wheelie(k: Kit, h: float, r: float, *, opened: bool) -> None:
    """A square tapering bin with two wheels and a hinged lid."""
    w, body = 2 * r, h * 0.88
    base = h * 0.05
    cavity = Part(name="cavity", shape=Extrude(outline=rounded_rectangle(w * 0.72, w * 0.76, w * 0.06), height=body, taper=1.22), placement=Transform(location=(0, 0, w * 0.04)))
    k.add("body", Extrude(outline=rounded_rectangle(w * 0.8, w * 0.84, w * 0.08), height=body - base, taper=1.2), at=(0, 0, base), material="plastic", modifiers=[Boolean(operation="cut", tools=[cavity])])
    k.add("rim", Extrude(outline=rounded_rectangle(w * 1.02, w * 1.06, w * 0.09), holes=[rounded_rectangle(w * 0.9, w * 0.94, w * 0.08)], height=h * 0.04), at=(0, 0, body - h * 0.04), material="plastic")
    for sx in (-1, 1):
        k.add("wheel", Cylinder(radius=h * 0.095, height=w * 0.09, pivot="center"), at=(sx * w * 0.42, w * 0.42, h * 0.095), rotate=(0, 90, 0), material="black", bevel=h * 0.012)
    k.rod("axle", (-w * 0.42, w * 0.42, h * 0.095), (w * 0.42, w * 0.42, h * 0.095), h * 0.018, material="black")
    k.add("axle block", Extrude(outline=rounded_rectangle(w * 0.6, w * 0.18, w * 0.03), height=h * 0.09), at=(0, w * 0.38, h * 0.05), material="plastic")
    k.rod("handle", (-w * 0.36, w * 0.6, body - h * 0.01), (w * 0.36, w * 0.6, body - h * 0.01), h * 0.016, round_caps=True, material="plastic")
    for sx in (-1, 1):
        k.rod("handle arm", (sx * w * 0.34, w * 0.5, body - h * 0.02), (sx * w * 0.34, w * 0.6, body - h * 0.01), h * 0.016, material="plastic")
    with k.group("lid group", at=(0, w * 0.53, body), rotate=(-80 if opened else 0, 0, 0)):
        k.add("lid", Extrude(outline=rounded_rectangle(w * 1.06, w * 1.12, w * 0.1), height=h * 0.07, taper=0.86, bevel=h * 0.01), at=(0, -w * 0.54, 0), material="plastic")
    k.add("foot", Extrude(outline=rounded_rectangle(w * 0.7, w * 0.16, w * 0.03), height=base + h * 0.01), at=(0, -w * 0.3, 0), material="plastic")
    k.anchor("inside", (0, 0, base + w * 0.05), half_size=(w * 0.3, w * 0.3), height=body * 0.9)
