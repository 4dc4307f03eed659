"""Clocks, umbrella, birdcage, hourglass, globe and fan."""

import math
from collections.abc import Callable

from prompt2mesh.library.furniture.forms import knob, slab
from prompt2mesh.library.kitchen.vessels import spline
from prompt2mesh.library.kit import Kit
from prompt2mesh.library.registry import asset, choice, count, flag, length
from prompt2mesh.mesh.materials import Material
from prompt2mesh.mesh.placement import Radial
from prompt2mesh.mesh.program import Paint
from prompt2mesh.mesh.shapes import Box, Cylinder, Ellipsoid, Extrude, Lathe, Loft, PolyMesh, Section, Sphere, Sweep, Text, Torus


def _dial(k: Kit, r: float, *, hour: float, minute: float, numerals: bool = True) -> None:
    """A clock's face in the xz plane, its middle at the origin, looking towards −y."""
    t = r * 0.03
    k.add("dial", Cylinder(radius=r, height=t * 2, segments=72, pivot="center"), at=(0, t, 0), rotate=(90, 0, 0), material="dial")
    for i in range(60):
        a = math.pi / 30 * i
        big = i % 5 == 0
        if numerals and big:
            continue
        long = r * (0.09 if big else 0.04)
        k.add("mark", Box(size=(r * (0.028 if big else 0.011), t * 0.6, long), pivot="center"), at=(r * 0.9 * math.sin(a), -t * 0.2, r * 0.9 * math.cos(a)), rotate=(0, math.degrees(a), 0), material="mark")
    if numerals:
        size = r * 0.2
        for i in range(1, 13):
            a = math.pi / 6 * i
            word = str(i)
            k.add(f"numeral {i}", Text(text=word, height=size, depth=t * 0.7, font="sans-bold", pivot="center"), at=(r * 0.76 * math.sin(a), -t * 0.2, r * 0.76 * math.cos(a)), material="mark")
    for name, turn, long, wide in (("hand hour", 30 * (hour + minute / 60), 0.5, 0.05), ("hand minute", 6 * minute, 0.74, 0.034)):
        outline = [(-r * wide * 0.5, -r * 0.12), (r * wide * 0.5, -r * 0.12), (r * wide, r * long * 0.35), (r * wide * 0.15, r * long), (-r * wide * 0.15, r * long), (-r * wide, r * long * 0.35)]
        depth = -t * (0.5 if "hour" in name else 0.9)
        with k.group(f"{name} group", at=(0, depth, 0), rotate=(0, turn, 0)):
            k.add(name, Extrude(outline=outline, height=t * 0.5), rotate=(90, 0, 0), material="hand")
    k.add("hand pin", Cylinder(radius=r * 0.045, height=t * 2.6, pivot="center"), at=(0, -t * 0.6, 0), rotate=(90, 0, 0), material="rim", bevel=t * 0.2)


@asset(
    kind="clock",
    words=("clock", "wall clock", "alarm clock", "grandfather clock", "cuckoo clock", "mantel clock", "longcase clock", "pendulum clock"),
    about="A wall clock, a twin-bell alarm clock, a grandfather clock with its pendulum, or a cuckoo clock.",
    parameters=(
        length("height", 0.34, 0.05, 3.0, words=("height", "tall", "high", "diameter", "size")),
        choice("shape", "wall", "alarm", "grandfather", "cuckoo"),
        flag("numerals", True, words=("numerals", "numbers")),
    ),
    slots={"body": "walnut", "rim": "brass", "dial": Material(preset="enamel", color="#f6f0df"), "mark": Material(preset="gloss_paint", color="#1c1a18"), "hand": Material(preset="gloss_paint", color="#1c1a18"), "glass": "glass", "paint": Material(preset="gloss_paint", color="#c8373a"), "leaf": "leaf", "bird": Material(preset="painted_wood", color="#f0c344"), "roof": "shingles"},
    main_slot="body",
    adjectives={"grandfather": {"shape": "grandfather", "height": 2.1}, "alarm": {"shape": "alarm", "height": 0.17}, "cuckoo": {"shape": "cuckoo", "height": 0.5}, "longcase": {"shape": "grandfather", "height": 2.1}},
    styles={"modern": {"numerals": False}},
    parts={"face": "dial", "pendulum": "pendulum", "bell": "bell"},
)  # fmt: skip
def clock(k: Kit) -> None:
    """One dial in four cases."""
    h, shape = k.m("height"), k.s("shape")
    hour, minute = 10.0, 9.0
    if shape == "alarm":
        r = h * 0.36
        z = h * 0.09 + r
        k.add("case", Lathe(profile=[(0, -r * 0.42), (r * 0.9, -r * 0.42), (r, -r * 0.3), (r, r * 0.3), (r * 1.06, r * 0.34), (r * 1.06, r * 0.46), (r * 0.94, r * 0.48), (r * 0.92, r * 0.36), (0, r * 0.36)], segments=72), at=(0, 0, z), rotate=(90, 0, 0), material="paint")
        with k.group("face", at=(0, -r * 0.39, z)):
            _dial(k, r * 0.93, hour=hour, minute=minute, numerals=k.on("numerals"))
        for sx in (-1, 1):
            k.rod("foot", (sx * r * 0.55, 0, z - r * 0.75), (sx * r * 0.8, 0, h * 0.02), r * 0.08, r * 0.05, material="rim")
            k.add("foot ball", Sphere(radius=h * 0.025, segments=20), at=(sx * r * 0.8, 0, h * 0.025), material="rim")
            with k.group("bell group", at=(sx * r * 0.55, 0, z + r * 0.86), rotate=(0, sx * 28, 0)):
                k.rod("bell post", (0, 0, -r * 0.12), (0, 0, r * 0.3), r * 0.04, material="rim")
                outer = spline([(r * 0.44, 0), (r * 0.42, r * 0.12), (r * 0.28, r * 0.26), (0.0001, r * 0.32)], steps=4)
                k.add("bell", Lathe(profile=[*outer[:-1], (0, r * 0.32), (0, r * 0.28), *[(max(a - r * 0.03, 0.0), b * 0.86) for a, b in reversed(outer[:-2])]], segments=48), material="rim")
                k.add("bell knob", Sphere(radius=r * 0.06, segments=20), at=(0, 0, r * 0.34), material="rim")
        k.rod("hammer", (0, 0, z + r * 0.95), (0, 0, z + r * 1.28), r * 0.03, material="rim")
        k.add("hammer head", Ellipsoid(radii=(r * 0.12, r * 0.06, r * 0.07), segments=20), at=(0, 0, z + r * 1.28), material="rim")
        k.tube("handle", [(-r * 0.55, 0, z + r * 1.24), (-r * 0.4, 0, z + r * 1.55), (0, 0, z + r * 1.66), (r * 0.4, 0, z + r * 1.55), (r * 0.55, 0, z + r * 1.24)], r * 0.045, material="rim")
        k.anchor("top", (0, 0, h), half_size=(r * 0.3, r * 0.1))
    elif shape == "grandfather":
        _grandfather(k, h, hour, minute)
    elif shape == "cuckoo":
        _cuckoo(k, h, hour, minute)
    else:
        r = h / 2
        d = r * 0.22
        k.add("case", Lathe(profile=[(0, -d * 0.5), (r * 0.94, -d * 0.5), (r, -d * 0.3), (r, d * 0.3), (r * 0.95, d * 0.5), (r * 0.88, d * 0.46), (r * 0.86, d * 0.1), (0, d * 0.1)], fillet=r * 0.012, segments=96), at=(0, 0, r), rotate=(90, 0, 0), material="body")
        k.add("rim", Torus(radius=r * 0.87, tube=r * 0.018, segments=96, tube_segments=8), at=(0, -d * 0.42, r), rotate=(90, 0, 0), material="rim")
        with k.group("face", at=(0, -d * 0.15, r)):
            _dial(k, r * 0.87, hour=hour, minute=minute, numerals=k.on("numerals"))


def _grandfather(k: Kit, h: float, hour: float, minute: float) -> None:
    """Plinth, waist with a glazed door and pendulum, hood with dial and swan-neck pediment."""
    w, d = h * 0.22, h * 0.12
    k.add("body foot", slab(w * 1.16, d * 1.14, h * 0.03, corner=0.006), material="body")
    k.add("body plinth", Box(size=(w * 1.06, d * 1.04, h * 0.2)), at=(0, 0, h * 0.029), material="body", bevel=h * 0.004)
    k.add("body plinth panel", Box(size=(w * 0.76, 0.02, h * 0.13)), at=(0, -d * 0.52, h * 0.065), material="body", bevel=h * 0.005)
    k.add("body moulding low", slab(w * 1.1, d * 1.08, h * 0.02, corner=0.004, edge=h * 0.006), at=(0, 0, h * 0.228), material="body")
    waist, z = w * 0.86, h * 0.247
    tall = h * 0.4
    t = w * 0.06
    for sx in (-1, 1):
        k.add("body side", Box(size=(t, d * 0.9, tall)), at=(sx * (waist / 2 - t / 2), 0, z), material="body")
    k.add("body back", Box(size=(waist, t * 0.5, tall)), at=(0, d * 0.43, z), material="body")
    iw = waist * 0.66
    k.add("body door", Extrude(outline=[(-waist / 2, 0), (waist / 2, 0), (waist / 2, tall), (-waist / 2, tall)], holes=[[(-iw / 2, tall * 0.08), (iw / 2, tall * 0.08), (iw / 2, tall * 0.92), (-iw / 2, tall * 0.92)]], height=t, pivot="center"), at=(0, -d * 0.45, z), rotate=(90, 0, 0), material="body")
    k.add("glass", Box(size=(iw + 0.006, 0.003, tall * 0.85)), at=(0, -d * 0.45, z + tall * 0.075), material="glass")
    k.rod("pendulum rod", (0, 0, z + tall), (0, 0, z + tall * 0.28), w * 0.015, material="rim")
    k.add("pendulum bob", Lathe(profile=[(0, -w * 0.03), (w * 0.17, -w * 0.02), (w * 0.2, 0), (w * 0.17, w * 0.02), (0, w * 0.03)], segments=48), at=(0, 0, z + tall * 0.24), rotate=(90, 0, 0), material="rim")
    for sx in (-1, 1):
        k.rod("weight cord", (sx * w * 0.2, d * 0.12, z + tall), (sx * w * 0.2, d * 0.12, z + tall * 0.6), w * 0.006, segments=6, material="rim")
        k.add("weight", Cylinder(radius=w * 0.05, height=tall * 0.2), at=(sx * w * 0.2, d * 0.12, z + tall * (0.4 if sx < 0 else 0.44)), material="rim", bevel=w * 0.008)
    hood = z + tall
    k.add("body moulding", slab(w * 1.12, d * 1.12, h * 0.022, corner=0.004, edge=h * 0.007), at=(0, 0, hood - 0.001), material="body")
    hz = hood + h * 0.02
    hh = h * 0.22
    k.add("body hood", Box(size=(w, d, hh)), at=(0, 0, hz), material="body", bevel=h * 0.003)
    for sx in (-1, 1):
        k.add("column", Lathe(profile=[(w * 0.045, 0), (w * 0.03, hh * 0.06), (w * 0.028, hh * 0.9), (w * 0.045, hh)], segments=24), at=(sx * w * 0.5, -d * 0.52, hz), material="rim")
    r = w * 0.41
    k.add("rim", Torus(radius=r, tube=w * 0.02, segments=72, tube_segments=10), at=(0, -d * 0.52, hz + hh * 0.5), rotate=(90, 0, 0), material="rim")
    with k.group("face", at=(0, -d * 0.52, hz + hh * 0.5)):
        _dial(k, r, hour=hour, minute=minute, numerals=k.on("numerals"))
    top = hz + hh
    k.add("body cornice", slab(w * 1.14, d * 1.14, h * 0.02, corner=0.004, edge=h * 0.006), at=(0, 0, top - 0.001), material="body")
    for sx in (-1, 1):
        half = [(0.06, 0.0), (0.56, 0.0), (0.56, 0.06), (0.4, 0.12), (0.25, 0.24), (0.14, 0.33), (0.07, 0.32), (0.05, 0.22)]
        outline = [(sx * x * w, y * w) for x, y in half]
        k.add("body pediment", Extrude(outline=outline, height=d * 0.5, bevel=w * 0.01, pivot="center"), at=(0, -d * 0.25, top + h * 0.018), rotate=(90, 0, 0), material="body")
    left = h - top - h * 0.018
    k.add("finial", Lathe(profile=[(w * 0.05, 0), (w * 0.05, left * 0.2), (w * 0.025, left * 0.3), (w * 0.075, left * 0.55), (w * 0.05, left * 0.75), (0, left)], smooth=True, segments=28), at=(0, -d * 0.25, top + h * 0.017), material="rim")


def _cuckoo(k: Kit, h: float, hour: float, minute: float) -> None:
    """A chalet with a dial, a bird in its doorway, leaves, pine-cone weights and a pendulum."""
    base = h * 0.42
    bw, bh, d = h * 0.36, h * 0.3, h * 0.2
    gable = h * 0.2
    outline = [(-bw / 2, 0), (bw / 2, 0), (bw / 2, bh), (0, bh + gable), (-bw / 2, bh)]
    k.add("body house", Extrude(outline=outline, height=d, pivot="center", bevel=h * 0.004), at=(0, 0, base), rotate=(90, 0, 0), material="body")
    slope = math.degrees(math.atan2(gable, bw / 2))
    long = math.hypot(gable, bw / 2) * 1.24
    for sx in (-1, 1):
        k.add("roof", Box(size=(long, d * 1.35, h * 0.025), pivot="center"), at=(sx * bw * 0.29, 0, base + bh + gable * 0.44 + h * 0.008), rotate=(0, sx * slope, 0), material="roof", bevel=h * 0.003)
    r = bw * 0.3
    k.add("rim", Torus(radius=r, tube=r * 0.08, segments=48, tube_segments=8), at=(0, -d * 0.52, base + bh * 0.45), rotate=(90, 0, 0), material="rim")
    with k.group("face", at=(0, -d * 0.52, base + bh * 0.45)):
        _dial(k, r, hour=hour, minute=minute, numerals=k.on("numerals"))
    z = base + bh * 1.08
    k.add("door hole", Box(size=(bw * 0.2, d * 0.06, bw * 0.24), pivot="center"), at=(0, -d * 0.5, z), material="mark")
    for sx in (-1, 1):
        k.add("body shutter", Box(size=(bw * 0.11, d * 0.03, bw * 0.24), pivot="center"), at=(sx * bw * 0.15, -d * 0.53, z), rotate=(0, 0, sx * 18), material="body")
    k.add("bird body", Ellipsoid(radii=(bw * 0.055, bw * 0.09, bw * 0.06), segments=20), at=(0, -d * 0.6, z - bw * 0.04), material="bird")
    k.add("bird head", Sphere(radius=bw * 0.05, segments=20), at=(0, -d * 0.72, z + bw * 0.02), material="bird")
    k.rod("bird beak", (0, -d * 0.78, z + bw * 0.02), (0, -d * 0.86, z + bw * 0.015), bw * 0.018, bw * 0.002, segments=10, material="paint")
    for sx in (-1, 1):
        for i in range(4):
            k.add("leaf", Ellipsoid(radii=(bw * 0.1, bw * 0.02, bw * 0.05), segments=16), at=(sx * (bw * 0.46 - (bw * 0.1 * max(i - 1, 0))), -d * 0.52, base + bh * (0.1 + 0.27 * i)), rotate=(0, -sx * (60 + 25 * i), 0), material="leaf")
        x = sx * bw * 0.22
        low = h * (0.1 if sx < 0 else 0.04)
        k.rod("chain", (x, 0, base + 0.002), (x, 0, low + h * 0.1), h * 0.003, segments=6, material="rim")
        k.add("weight cone", Lathe(profile=[(0, 0), (h * 0.018, h * 0.02), (h * 0.026, h * 0.055), (h * 0.02, h * 0.09), (0, h * 0.105)], smooth=True, segments=20), at=(x, 0, low), material="body")
    k.rod("pendulum rod", (0, -d * 0.2, base + 0.002), (0, -d * 0.2, h * 0.14), h * 0.004, segments=8, material="body")
    k.add("pendulum leaf", Ellipsoid(radii=(h * 0.04, h * 0.008, h * 0.05), segments=20), at=(0, -d * 0.2, h * 0.12), material="leaf")


@asset(
    kind="umbrella",
    words=("umbrella", "parasol", "beach umbrella", "brolly", "cocktail umbrella"),
    about="An umbrella with ribs and a crook handle; open or closed, of one colour or in a rainbow of panels.",
    parameters=(
        length("height", 0.95, 0.06, 4.0, words=("height", "tall", "high", "length", "long")),
        length("diameter", 1.1, 0.06, 5.0, words=("diameter", "width", "wide")),
        count("panels", 8, 5, 16, words=("panels", "ribs")),
        choice("colors", "plain", "rainbow", "striped"),
        choice("handle", "crook", "straight"),
    ),
    slots={"canopy": Material(preset="nylon", color="#c4303b"), "second": Material(preset="nylon", color="#f4efe4"), "metal": "steel", "handle": "walnut",
           **{f"color {i + 1}": Material(preset="nylon", color=c) for i, c in enumerate(("#e0312e", "#f07f1e", "#f6cf2a", "#3f9f45", "#2f78c8", "#3b3f9c", "#8a3fa0"))}},
    main_slot="canopy",
    states=("closed", "open", "folded"),
    adjectives={"rainbow": {"colors": "rainbow", "panels": 14}, "rainbow-colored": {"colors": "rainbow", "panels": 14}, "colorful": {"colors": "rainbow", "panels": 14}, "striped": {"colors": "striped"}, "beach": {"height": 2.2, "diameter": 2.0, "handle": "straight", "colors": "striped"}, "cocktail": {"height": 0.1, "diameter": 0.09, "handle": "straight"}},
    parts={"fabric": "canopy", "panel": "canopy", "rib": "rib", "shaft": "shaft"},
)  # fmt: skip
def umbrella(k: Kit) -> None:
    """Panels sag between their ribs; closed, they wrap the shaft in folds."""
    h, n = k.m("height"), k.n("panels")
    r = k.m("diameter") / 2
    closed = k.state("closed") or k.state("folded")
    shaft = max(h * 0.0075, r * 0.008)
    crook = h * 0.09
    low = crook if k.s("handle") == "crook" else 0.0
    colors = k.s("colors")

    def slot(i: int) -> str:
        if colors == "rainbow":
            return f"color {i % 7 + 1}"
        return "second" if colors == "striped" and i % 2 else "canopy"

    k.rod("shaft", (0, 0, low), (0, 0, h), shaft, material="metal")
    k.add("ferrule", Lathe(profile=[(0, -h * 0.015), (shaft * 2.2, -h * 0.015), (shaft * 1.8, h * 0.01), (shaft * 1.2, h * 0.025), (0, h * 0.03)], segments=24), at=(0, 0, h), material="metal")
    if k.s("handle") == "crook":
        path = [(0, 0, low + h * 0.14), (0, 0, low), (crook * 0.12, 0, crook * 0.42), (crook * 0.55, 0, shaft * 2.3), (crook * 1.1, 0, crook * 0.3), (crook * 1.24, 0, crook * 0.85)]
        k.tube("handle", path, shaft * 2.2, segments=20, resolution=8, material="handle")
    else:
        k.add("handle", Lathe(profile=[(0, 0), (shaft * 1.6, 0), (shaft * 2.4, h * 0.02), (shaft * 1.8, h * 0.08), (shaft * 2.2, h * 0.14), (0, h * 0.15)], smooth=True, segments=28), material="handle")
    drop = min(r * 0.52, h * 0.5)
    if closed:
        _closed_canopy(k, h, r, n, shaft, slot)
    else:
        thick = max(r * 0.004, 0.0004)
        for i in range(n):
            k.add(f"canopy panel {i + 1}", _panel(r, drop, n, thick), at=(0, 0, h * 0.985), rotate=(0, 0, 360 / n * i), material=slot(i), smooth=True)
        rib = [(r * f, 0.0, h * 0.985 - drop * f**2.0 - thick * 1.2) for f in (0.0, 0.2, 0.4, 0.6, 0.8, 0.99)]
        ribs = Radial(count=n, start=0)
        k.add("rib", Sweep(path=rib, radius=shaft * 0.42, segments=8), instances=ribs, material="metal")
        tip = rib[-1]
        k.add("rib tip", Sphere(radius=shaft * 0.9, segments=12), at=(r * 1.0, 0, tip[2]), instances=ribs, material="metal")
        runner = h * 0.985 - drop * 0.72
        k.add("runner", Cylinder(radius=shaft * 2.2, height=h * 0.03), at=(0, 0, runner - h * 0.015), material="metal", bevel=shaft * 0.3)
        k.rod("stretcher", (shaft, 0, runner), (r * 0.5, 0, h * 0.985 - drop * 0.25 - thick), shaft * 0.34, segments=8, material="metal", instances=ribs)
        k.add("crown", Lathe(profile=[(0, -r * 0.03), (r * 0.05, -r * 0.02), (shaft * 2.4, r * 0.008), (0, r * 0.012)], segments=28), at=(0, 0, h * 0.99), material="metal")
    k.anchor("grip", (0, 0, low + h * 0.1), normal=(0, -1, 0), radius=shaft * 2.2)
    if not closed:
        k.anchor("under", (0, 0, 0), half_size=(r * 0.8, r * 0.8), round=True, height=h - drop)


def _panel(r: float, drop: float, n: int, thick: float) -> PolyMesh:
    """One gore of an open canopy from rib to rib, sagging between them, with a scalloped hem."""
    half = math.pi / n
    rows, columns = 12, 8
    vertices: list[tuple[float, float, float]] = []
    start = 0.03
    for side in (0.0, -thick):
        for j in range(rows + 1):
            f = start + (1 - start) * j / rows
            for i in range(columns + 1):
                u = 2 * i / columns - 1
                sag = (1 - u * u) * f
                a = half + u * half * 0.999
                out = r * f * (1 - 0.055 * sag)
                z = -drop * f**2.0 - r * 0.045 * sag * (1 - 0.5 * f) + (r * 0.02 * sag if j == rows else 0.0)
                vertices.append((out * math.cos(a), out * math.sin(a), z + side))
    row, layer = columns + 1, (columns + 1) * (rows + 1)
    faces: list[list[int]] = []
    for j in range(rows):
        for i in range(columns):
            a = j * row + i
            faces += [[a, a + row, a + row + 1, a + 1], [a + layer, a + layer + 1, a + layer + row + 1, a + layer + row]]
    border = [*range(row - 1), *(j * row + columns for j in range(rows)), *(rows * row + i for i in range(columns, 0, -1)), *(j * row for j in range(rows, 0, -1))]
    faces += [[a, b, b + layer, a + layer] for a, b in zip(border, [*border[1:], border[0]], strict=True)]
    return PolyMesh(vertices=vertices, faces=faces)


def _closed_canopy(k: Kit, h: float, r: float, n: int, shaft: float, pick: Callable[[int], str]) -> None:
    """Folded cloth: a star-shaped section that fattens downwards and is drawn in by a strap."""
    top, long = h * 0.985, min(r * 1.02, h * 0.72)
    sectors = n
    for s in range(sectors):
        vertices: list[tuple[float, float, float]] = []
        rows, columns = 16, 8
        for side in (1.0, 0.0):
            for j in range(rows + 1):
                f = j / rows
                body = shaft * 1.2 + r * 0.085 * math.sin(math.pi * min(1.0, f * 0.72 + 0.03)) * (1 - 0.45 * math.exp(-(((f - 0.62) / 0.08) ** 2)))
                for i in range(columns + 1):
                    u = i / columns
                    a = 2 * math.pi * (s + u) / n + 0.9 * f
                    out = body * (1 + 0.24 * math.cos(2 * math.pi * u)) if side else shaft * 0.6
                    vertices.append((out * math.cos(a), out * math.sin(a), top - long * f))
        row, layer = columns + 1, (columns + 1) * (rows + 1)
        faces: list[list[int]] = []
        for j in range(rows):
            for i in range(columns):
                a = j * row + i
                faces += [[a, a + row, a + row + 1, a + 1], [a + layer, a + layer + 1, a + layer + row + 1, a + layer + row]]
        border = [*range(row - 1), *(j * row + columns for j in range(rows)), *(rows * row + i for i in range(columns, 0, -1)), *(j * row for j in range(rows, 0, -1))]
        faces += [[a, b, b + layer, a + layer] for a, b in zip(border, [*border[1:], border[0]], strict=True)]
        k.add(f"canopy panel {s + 1}", PolyMesh(vertices=vertices, faces=faces), material=pick(s), smooth=True)
    k.add("strap", Torus(radius=shaft * 1.2 + r * 0.062, tube=r * 0.012, segments=32, tube_segments=8), at=(0, 0, top - long * 0.62), scale=(1, 1, 1.6), material=pick(0))


@asset(
    kind="birdcage",
    words=("birdcage", "bird cage", "cage"),
    about="A domed wire cage with a perch, a swing, a door and a hanging ring.",
    parameters=(
        length("height", 0.62, 0.15, 2.0, words=("height", "tall", "high")),
        length("diameter", 0.36, 0.1, 1.4, words=("diameter", "width", "wide")),
        count("bars", 28, 10, 48, words=("bars", "wires")),
    ),
    slots={"wire": "antique_brass", "base": "walnut", "perch": "birch", "cup": "porcelain"},
    main_slot="wire",
    states=("open",),
    holds=True,
)  # fmt: skip
def birdcage(k: Kit) -> None:
    """Vertical wires that bend into a dome, hoops, a base drawer, a swing and two cups."""
    h, r, n = k.m("height"), k.m("diameter") / 2, k.n("bars")
    base, ring = h * 0.09, h * 0.05
    k.add("base", Lathe(profile=[(0, 0), (r * 1.04, 0), (r * 1.08, h * 0.01), (r * 1.06, base * 0.4), (r * 1.0, base * 0.55), (r * 1.04, base), (0, base)], segments=72), material="base")
    top = h - ring * 1.6
    dome = min(r, (top - base) * 0.45)
    wall = top - dome
    wire = max(r * 0.011, 0.0012)
    path = [(r, 0, base * 0.9), (r, 0, base + (wall - base) * 0.5), *((r * math.cos(a), 0, wall + dome * math.sin(a)) for a in [math.pi / 2 * i / 7 for i in range(7)]), (r * 0.03, 0, top)]
    k.add("wire", Sweep(path=path, radius=wire, segments=6, resolution=3), instances=Radial(count=n, start=180 / n), material="wire")
    for z in (base + wire, base + (wall - base) * 0.5, wall):
        k.add("hoop", Torus(radius=r, tube=wire * 1.7, segments=72, tube_segments=8), at=(0, 0, z), material="wire")
    k.add("hoop top", Torus(radius=r * math.cos(math.pi / 3), tube=wire * 1.5, segments=48, tube_segments=8), at=(0, 0, wall + dome * math.sin(math.pi / 3)), material="wire")
    k.add("finial", Lathe(profile=[(0, -h * 0.01), (r * 0.1, -h * 0.008), (r * 0.12, 0), (r * 0.05, h * 0.012), (r * 0.05, h * 0.03), (0, h * 0.032)], segments=32), at=(0, 0, top), material="wire")
    k.add("ring", Torus(radius=ring * 0.6, tube=wire * 1.6, segments=32, tube_segments=10), at=(0, 0, top + h * 0.03 + ring * 0.5), rotate=(90, 0, 0), material="wire")
    for sx in (-1, 1):
        k.rod("swing wire", (0, 0, top - 0.001), (sx * r * 0.32, 0, base + (wall - base) * 0.8), wire * 0.8, segments=6, material="wire")
    k.rod("perch swing", (-r * 0.4, 0, base + (wall - base) * 0.8), (r * 0.4, 0, base + (wall - base) * 0.8), r * 0.035, round_caps=True, material="perch")
    k.rod("perch", (-r * 0.998, r * 0.05, base + (wall - base) * 0.5), (r * 0.998, r * 0.05, base + (wall - base) * 0.5), r * 0.035, material="perch")
    for sx in (-1, 1):
        k.add("cup", Lathe(profile=[(0, 0), (r * 0.13, 0), (r * 0.17, r * 0.16), (r * 0.15, r * 0.16), (r * 0.12, r * 0.02), (0, r * 0.02)], segments=32), at=(sx * r * 0.84, r * 0.05, base + (wall - base) * 0.5 + r * 0.025), material="cup")
    dw, dh = r * 0.52, (wall - base) * 0.52
    with k.group("door group", at=(-dw / 2, -r - wire * 2.2, base + wire * 0.3), rotate=(0, 0, -100 if k.state("open") else 0)):
        k.add("door", Extrude(outline=[(0, 0), (dw, 0), (dw, dh), (0, dh)], holes=[[(wire * 3, wire * 3), (dw - wire * 3, wire * 3), (dw - wire * 3, dh - wire * 3), (wire * 3, dh - wire * 3)]], height=wire * 3, pivot="center"), rotate=(90, 0, 0), material="wire")
        for i in range(1, 5):
            k.rod("door wire", (dw * i / 5, 0, wire), (dw * i / 5, 0, dh - wire), wire, segments=6, material="wire")
        k.add("door latch", Sphere(radius=wire * 3, segments=14), at=(dw * 0.97, -wire * 2, dh / 2), material="wire")
    for z in (base + wire, base + (wall - base) * 0.5):
        k.rod("door hinge", (-dw / 2, -r - wire * 3, z), (-dw / 2 - wire, -r * 0.94, z), wire * 1.6, segments=8, material="wire")
    k.anchor("inside", (0, 0, base), half_size=(r * 0.6, r * 0.6), round=True, height=wall - base)
    k.anchor("hook", (0, 0, h))


@asset(
    kind="hourglass",
    words=("hourglass", "sand timer", "sandglass", "egg timer"),
    about="Two glass bulbs with running sand between turned posts.",
    parameters=(
        length("height", 0.22, 0.05, 1.5, words=("height", "tall", "high")),
        length("width", 0.11, 0.03, 0.8, words=("width", "wide", "diameter")),
        count("posts", 3, 2, 6),
    ),
    slots={"frame": "walnut", "glass": "glass", "sand": Material(preset="sand", color="#e2b569"), "brass": "brass"},
    main_slot="frame",
    parts={"column": "post", "stand": "frame"},
)  # fmt: skip
def hourglass(k: Kit) -> None:
    """Discs, posts, a waisted glass, sand above, a stream and a heap below."""
    h, r = k.m("height"), min(k.m("width"), k.m("height") * 0.95) / 2
    t = h * 0.055
    for z in (0.0, h - t):
        k.add("frame disc", Lathe(profile=[(0, 0), (r * 0.96, 0), (r, t * 0.25), (r * 0.97, t * 0.5), (r, t * 0.75), (r * 0.96, t), (0, t)], segments=64), at=(0, 0, z), material="frame")
    tall = h - 2 * t
    g = r * 0.68
    half = tall / 2
    shape = [(g * 0.78, t), (g, t + half * 0.22), (g * 0.94, t + half * 0.5), (g * 0.5, t + half * 0.82), (g * 0.07, t + half)]
    lower = spline(shape, steps=6)
    upper = [(a, 2 * (t + half) - z) for a, z in reversed(lower[:-1])]
    outer = [*lower, *upper]
    wall = g * 0.035
    inner = [(max(a - wall, g * 0.03), z) for a, z in reversed(outer)]
    k.add("glass", Lathe(profile=[*outer, *inner], closed=True, segments=56), material="glass")
    for z in (t, h - t):
        k.add("brass ring", Torus(radius=g * 0.8, tube=t * 0.16, segments=48, tube_segments=8), at=(0, 0, z), material="brass")
    mid = t + half
    fit = [(max(a - wall * 1.05, g * 0.028), z) for a, z in outer]
    above = [p for p in fit if mid <= p[1] <= mid + half * 0.5]
    top = above[-1]
    k.add("sand top", Lathe(profile=[(0, mid), *above, (top[0] * 0.6, top[1] - half * 0.05), (0, top[1] - half * 0.16)], segments=48), material="sand")
    below = [p for p in fit if t + wall < p[1] <= t + half * 0.3]
    k.add("sand heap", Lathe(profile=[(0, t), (fit[0][0], t), *below, (below[-1][0] * 0.5, below[-1][1] + half * 0.13), (0, below[-1][1] + half * 0.24)], segments=48), material="sand")
    k.rod("sand stream", (0, 0, below[-1][1] + half * 0.1), (0, 0, mid + half * 0.03), g * 0.014, segments=8, material="sand")
    post = Lathe(profile=[(r * 0.08, 0), (r * 0.06, tall * 0.06), (r * 0.1, tall * 0.12), (r * 0.05, tall * 0.2), (r * 0.085, tall * 0.5), (r * 0.05, tall * 0.8), (r * 0.1, tall * 0.88), (r * 0.06, tall * 0.94), (r * 0.08, tall)], smooth=True, segments=24)
    k.add("post", post, at=(0, -r * 0.82, t), instances=Radial(count=k.n("posts"), start=60), material="frame")
    k.anchor("top", (0, 0, h), half_size=(r * 0.8, r * 0.8), round=True)


@asset(
    kind="globe",
    words=("globe", "desk globe", "world globe", "snow globe", "terrestrial globe", "crystal ball"),
    about="A terrestrial globe in a brass meridian on a stand; a crystal ball on a foot.",
    parameters=(
        length("diameter", 0.3, 0.05, 2.0, words=("diameter", "width", "wide", "size")),
        choice("shape", "world", "crystal"),
    ),
    slots={"ball": Material(preset="gloss_paint", color="#4f8fb8"), "meridian": "brass", "stand": "walnut", "crystal": "crystal", "gold": "gold"},
    main_slot="ball",
    adjectives={"crystal": {"shape": "crystal", "diameter": 0.18}, "magic": {"shape": "crystal", "diameter": 0.18}},
    parts={"base": "stand"},
)  # fmt: skip
def globe(k: Kit) -> None:
    """The ball tilts 23.4° as the Earth does; land is painted by noise and ellipses."""
    r = k.m("diameter") / 2
    if k.s("shape") == "crystal":
        lift = r * 0.34
        k.add("gold foot", Lathe(profile=[(0, 0), (r * 0.78, 0), (r * 0.8, r * 0.06), (r * 0.6, r * 0.14), (r * 0.5, r * 0.24), (r * 0.62, r * 0.42), (r * 0.68, r * 0.62), (r * 0.62, r * 0.62), (r * 0.3, r * 0.37), (0, r * 0.36)], segments=64), material="gold")
        k.add("crystal", Sphere(radius=r, segments=64), at=(0, 0, lift + r), material="crystal")
        return
    stand = r * 0.62
    z = stand + r * 1.12
    k.add("stand", Lathe(profile=[(0, 0), (r * 0.62, 0), (r * 0.64, r * 0.05), (r * 0.5, r * 0.12), (r * 0.16, r * 0.2), (r * 0.09, r * 0.32), (r * 0.14, r * 0.42), (r * 0.08, r * 0.5), (r * 0.09, stand + r * 0.02), (0, stand + r * 0.02)], fillet=r * 0.02, segments=56), material="stand")
    land = "#7f9a52"
    spots = [((0.1, -0.86, 0.45), (0.55, 0.5, 0.34)), ((0.3, -0.9, -0.05), (0.34, 0.4, 0.42)), ((0.7, -0.5, 0.5), (0.55, 0.6, 0.3)), ((-0.75, -0.55, 0.5), (0.42, 0.5, 0.36)), ((-0.62, -0.72, -0.3), (0.26, 0.4, 0.42)), ((0.75, 0.5, -0.35), (0.32, 0.4, 0.2)), ((-0.6, 0.7, 0.4), (0.6, 0.4, 0.3)), ((0, 0, -1.0), (0.5, 0.5, 0.2))]
    paints = []
    for (x, y, zz), radii in spots:
        paints.append(Paint(kind="ellipsoid", color=land, center=(x * r, y * r, zz * r), radii=(radii[0] * r, radii[1] * r, radii[2] * r), softness=0.12))
        paints.append(Paint(kind="ellipsoid", color="#c9b272", center=(x * r, y * r, (zz - 0.05) * r), radii=(radii[0] * r * 0.5, radii[1] * r * 0.9, radii[2] * r * 0.4), softness=0.3))
    paints.append(Paint(kind="ellipsoid", color="#f4f6f5", center=(0, 0, r), radii=(r * 0.36, r * 0.36, r * 0.14), softness=0.15))
    with k.group("tilted", at=(0, 0, z), rotate=(0, 23.4, 0)):
        k.add("ball", Sphere(radius=r, segments=128), material="ball", paint=paints, smooth=True)
        k.add("ball equator", Torus(radius=r * 1.001, tube=r * 0.006, segments=96, tube_segments=6), material="meridian")
        arc = [(r * 1.1 * math.sin(a), 0, -r * 1.1 * math.cos(a)) for a in [math.radians(-34 + 218 * i / 24) for i in range(25)]]
        k.add("meridian", Sweep(path=[(-x, y, zz) for x, y, zz in arc], profile=[(-r * 0.035, -r * 0.016), (r * 0.035, -r * 0.016), (r * 0.035, r * 0.016), (-r * 0.035, r * 0.016)]), material="meridian")
        for s in (-1, 1):
            k.rod("meridian pin", (0, 0, s * r * 0.98), (0, 0, s * r * 1.17), r * 0.03, material="meridian")
            k.add("meridian knob", Sphere(radius=r * 0.05, segments=20), at=(0, 0, s * r * 1.17), material="meridian")


@asset(
    kind="fan",
    words=("fan", "electric fan", "desk fan", "standing fan", "table fan", "pedestal fan"),
    about="An electric fan with blades in a wire guard, on a foot or a tall stand.",
    parameters=(
        length("height", 0.42, 0.12, 1.8, words=("height", "tall", "high")),
        length("diameter", 0.3, 0.08, 0.8, words=("diameter", "width", "wide")),
        count("blades", 4, 2, 8),
    ),
    slots={"body": Material(preset="enamel", color="#7fb3a6"), "blade": "brushed_aluminium", "wire": "chrome", "foot": Material(preset="enamel", color="#7fb3a6")},
    main_slot="body",
    styles={"antique": {}},
    style_materials={"antique": {"blade": Material(preset="brass"), "wire": Material(preset="brass"), "body": Material(preset="black_iron"), "foot": Material(preset="black_iron")}},
    adjectives={"standing": {"height": 1.3, "diameter": 0.42}, "pedestal": {"height": 1.3, "diameter": 0.42}},
    parts={"guard": "wire", "cage": "wire"},
)  # fmt: skip
def fan(k: Kit) -> None:
    """Foot, stem, motor, blades and a domed guard on both sides."""
    h = k.m("height")
    r = min(k.m("diameter") / 2, h * 0.4)
    z = h - r
    foot = r * 0.72
    k.add("foot", Lathe(profile=[(0, 0), (foot, 0), (foot, h * 0.012), (foot * 0.85, h * 0.03), (r * 0.16, h * 0.055), (r * 0.09, h * 0.09), (0, h * 0.09)], segments=56), material="foot")
    k.rod("stem", (0, r * 0.26, z), (0, 0.0, h * 0.03), r * 0.075, r * 0.09, material="foot")
    k.add("motor", Lathe(profile=[(0, -r * 0.42), (r * 0.2, -r * 0.38), (r * 0.27, -r * 0.22), (r * 0.27, r * 0.02), (r * 0.2, r * 0.1), (0, r * 0.1)], smooth=False, fillet=r * 0.05, segments=48), at=(0, r * 0.08, z), rotate=(90, 0, 0), material="body")
    y = -r * 0.16
    k.rod("axle", (0, r * 0.1, z), (0, y - r * 0.04, z), r * 0.04, material="wire")
    k.add("blade hub", Lathe(profile=[(0, -r * 0.06), (r * 0.15, -r * 0.06), (r * 0.14, r * 0.04), (r * 0.07, r * 0.08), (0, r * 0.085)], segments=36), at=(0, y, z), rotate=(90, 0, 0), material="body")
    n = k.n("blades")
    sections = []
    for f, wide, roll in ((0.1, 0.06, 28.0), (0.3, 0.2, 26.0), (0.6, 0.3, 21.0), (0.82, 0.26, 17.0), (0.9, 0.1, 16.0)):
        sections.append(Section(center=(0, 0, r * f), radii=(r * wide * min(1.0, 4 / n + 0.15), r * 0.012), roll=roll, exponent=2.2))
    with k.group("blades", at=(0, y, z)):
        k.add("blade", Loft(sections=sections, segments=24), instances=Radial(count=n, axis="y", start=12), material="blade")
    wire = r * 0.012
    with k.group("wire guard", at=(0, y, z)):
        for side, push in (("front", -1), ("back", 1)):
            arc = [(0.0, push * r * 0.27, r * 0.12), (0.0, push * r * 0.27, r * 0.45), (0.0, push * r * 0.22, r * 0.8), (0.0, push * r * 0.08, r * 0.97), (0.0, 0.0, r * 0.985)]
            k.add(f"wire {side}", Sweep(path=arc, radius=wire, segments=6, resolution=4), instances=Radial(count=28, axis="y"), material="wire")
            for f, p in ((0.12, 0.27), (0.45, 0.27), (0.8, 0.22)):
                k.add(f"wire ring {side}", Torus(radius=r * f, tube=wire * 1.2, segments=48, tube_segments=6), at=(0, push * r * p, 0), rotate=(90, 0, 0), material="wire")
        k.add("wire rim", Torus(radius=r * 0.985, tube=wire * 2.2, segments=72, tube_segments=8), rotate=(90, 0, 0), material="wire")
        k.add("badge", Cylinder(radius=r * 0.13, height=r * 0.03, pivot="center"), at=(0, -r * 0.275, 0), rotate=(90, 0, 0), material="body", bevel=r * 0.006)
        k.rod("wire strut", (0, r * 0.27, r * 0.12), (0, r * 0.2, r * 0.12), wire * 2, material="wire")
    k.add("knob", knob(r * 0.06), at=(0, -foot * 0.6, h * 0.038), material="wire")
