"""The bathroom: bathtub, toilet, shower, and what lies on its shelf."""

import math

from prompt2mesh.library.furniture.forms import slab
from prompt2mesh.library.kit import Kit, Point
from prompt2mesh.library.outlines import ellipse, rectangle
from prompt2mesh.library.plants.surfaces import fibonacci
from prompt2mesh.library.registry import asset, choice, flag, length
from prompt2mesh.mesh.materials import Material
from prompt2mesh.mesh.placement import Poses, Transform
from prompt2mesh.mesh.program import Boolean, Part
from prompt2mesh.mesh.shapes import Box, Cylinder, Ellipsoid, Extrude, Lathe, Loft, Section, Sphere, Torus


def _tub(sections: list[tuple[float, float, float, float]], *, exponent: float = 3.0, lift: float = 0.0) -> Loft:
    """A loft over (z, half width x, half depth y, y shift) in metres."""
    return Loft(
        sections=[Section(center=(0, y, z + lift), radii=(rx, ry), exponent=exponent) for z, rx, ry, y in sections],
        smooth=True,
        segments=56,
    )


@asset(
    kind="bathtub",
    words=("bathtub", "bath", "bath tub", "clawfoot tub", "clawfoot bathtub", "hot tub", "jacuzzi", "soaking tub"),
    about="A roll-top bath on claw feet, or a built-in one; filled with water and foam if asked.",
    parameters=(
        length("length", 1.65, 0.4, 3.0, words=("length", "long", "width", "wide")),
        choice("shape", "clawfoot", "modern"),
        choice("contents", "empty", "water", "foam"),
        flag("tap", True, words=("tap", "faucet")),
    ),
    slots={"tub": Material(preset="enamel", color="#f6f5f1"), "foot": "brass", "tap": "brass", "water": "water", "foam": Material(preset="whipped_cream", color="#ffffff")},
    styles={"modern": {"shape": "modern"}, "antique": {"shape": "clawfoot"}, "victorian": {"shape": "clawfoot"}},
    style_materials={"modern": {"tap": Material(preset="chrome")}},
    adjectives={"bubble": {"contents": "foam"}, "full": {"contents": "water"}, "filled": {"contents": "water"}, "claw foot": {"shape": "clawfoot"}},
    parts={"leg": "foot", "faucet": "tap", "rim": "tub rim", "bubble": "foam"},
    holds=True,
)  # fmt: skip
def bathtub(k: Kit) -> None:
    """A lofted trough hollowed by a smaller one, with a rolled rim."""
    long, modern = k.m("length"), k.s("shape") == "modern"
    half, deep = long / 2, long * 0.225
    foot = 0.0 if modern else long * 0.075
    tall = long * 0.36
    rim = foot + tall
    wall = long * 0.022
    power = 3.6 if modern else 2.7
    outer = [
        (foot, half * 0.68, deep * 0.66, 0.0),
        (foot + tall * 0.04, half * 0.76, deep * 0.74, 0.0),
        (foot + tall * 0.4, half * 0.9, deep * 0.9, 0.0),
        (rim, half * 0.975, deep * 0.97, 0.0),
    ]
    inner = [
        (foot + wall * 1.4, half * 0.6, deep * 0.58, 0.0),
        (foot + wall * 2.2, half * 0.7, deep * 0.68, 0.0),
        (foot + tall * 0.42, half * 0.9 - wall, deep * 0.9 - wall, 0.0),
        (rim + wall * 3, half * 0.975 - wall * 0.9, deep * 0.97 - wall * 0.9, 0.0),
    ]
    hollow = Boolean(operation="cut", tools=[Part(name="hollow", shape=_tub(inner, exponent=power))])
    k.add("tub", _tub(outer, exponent=power), material="tub", modifiers=[hollow], smooth=False)
    path: list[Point] = [
        (x * (half * 0.975 - wall * 0.45), y * (deep * 0.97 - wall * 0.45), rim) for x, y in _superellipse(power)
    ]
    k.tube("tub rim", path, wall * (0.95 if modern else 1.25), closed=True, smooth=False, material="tub", segments=12)
    if not modern:
        for sx in (-1, 1):
            for sy in (-1, 1):
                x, y = sx * half * 0.6, sy * deep * 0.56
                claw: list[Point] = [
                    (x, y, foot + tall * 0.16),
                    (x + sx * long * 0.03, y + sy * long * 0.03, foot + tall * 0.05),
                    (x + sx * long * 0.012, y + sy * long * 0.012, foot * 0.5),
                    (x + sx * long * 0.028, y + sy * long * 0.028, long * 0.014),
                ]
                k.tube("foot", claw, long * 0.017, radii=[1.5, 1.3, 0.8, 0.9], material="foot")
                k.add(
                    "foot ball",
                    Sphere(radius=long * 0.018, segments=18),
                    at=(claw[-1][0], claw[-1][1], long * 0.018),
                    material="foot",
                )
    if k.on("tap"):
        x = half * 0.9
        k.rod("tap pipe", (x, 0, rim - wall), (x, 0, rim + long * 0.07), long * 0.011, material="tap", segments=14)
        k.tube(
            "tap spout",
            [
                (x, 0, rim + long * 0.065),
                (x - long * 0.01, 0, rim + long * 0.1),
                (x - long * 0.06, 0, rim + long * 0.105),
                (x - long * 0.085, 0, rim + long * 0.07),
            ],
            long * 0.011,
            material="tap",
            segments=14,
        )
        k.rod(
            "tap bar",
            (x, -long * 0.055, rim + long * 0.055),
            (x, long * 0.055, rim + long * 0.055),
            long * 0.009,
            material="tap",
            segments=14,
        )
        for sy in (-1, 1):
            k.rod(
                "tap cross",
                (x - long * 0.022, sy * long * 0.055, rim + long * 0.07),
                (x + long * 0.022, sy * long * 0.055, rim + long * 0.07),
                long * 0.006,
                material="tap",
                segments=10,
                round_caps=True,
            )
            k.rod(
                "tap stem",
                (x, sy * long * 0.055, rim + long * 0.05),
                (x, sy * long * 0.055, rim + long * 0.075),
                long * 0.008,
                material="tap",
                segments=12,
            )
    level = foot + tall * 0.72
    if k.s("contents") != "empty":
        s = 0.94
        fill = [
            (foot + wall * 1.6, half * 0.62, deep * 0.6, 0.0),
            (foot + tall * 0.42, half * 0.9 - wall * 0.8, deep * 0.9 - wall * 0.8, 0.0),
            (level, half * s - wall * 0.7, deep * s - wall * 0.7, 0.0),
        ]
        k.add("water", _tub(fill, exponent=power), material="water")
    if k.s("contents") == "foam":
        poses: list[Transform] = []
        for _ in range(90):
            a, q = k.rng.uniform(0, 6.283), math.sqrt(k.rng.random())
            size = k.rng.uniform(0.5, 1.25)
            poses.append(
                Transform(
                    location=(math.cos(a) * q * half * 0.78, math.sin(a) * q * deep * 0.72, level + long * 0.006),
                    scale=(size, size, size * 0.8),
                )
            )
        k.add(
            "foam", Sphere(radius=long * 0.04, segments=14), material="foam", instances=Poses(poses=poses), smooth=True
        )
    k.anchor(
        "inside",
        (0, 0, level if k.s("contents") != "empty" else foot + wall * 2),
        half_size=(half * 0.68, deep * 0.62),
        round=True,
        height=tall * 0.9,
        radius=deep * 0.66,
    )
    k.anchor("rim", (0, 0, rim + wall), half_size=(half, deep), round=True)


def _superellipse(power: float, n: int = 72) -> list[tuple[float, float]]:
    angles = [2 * math.pi * i / n for i in range(n)]
    return [
        (
            math.copysign(abs(math.cos(a)) ** (2 / power), math.cos(a)),
            math.copysign(abs(math.sin(a)) ** (2 / power), math.sin(a)),
        )
        for a in angles
    ]


@asset(
    kind="toilet",
    words=("toilet", "lavatory", "loo", "commode toilet", "toilet bowl", "latrine", "water closet"),
    about="A toilet with cistern, seat and lid.",
    parameters=(length("height", 0.8, 0.2, 1.6, words=("height", "tall", "high")),),
    slots={"bowl": Material(preset="porcelain", color="#f7f7f4"), "seat": Material(preset="glossy_plastic", color="#f4f4f0"), "handle": "chrome", "water": "water"},
    states=("open", "closed"),
    parts={"tank": "cistern", "lid": "lid", "base": "bowl", "flush": "handle"},
    style_materials={"antique": {"seat": Material(preset="mahogany"), "handle": Material(preset="brass")}, "luxury": {"bowl": Material(preset="gold"), "seat": Material(preset="gold")}},
    styles={"antique": {}, "luxury": {}},
    holds=True,
)  # fmt: skip
def toilet(k: Kit) -> None:
    """A pedestal that swells to an egg-shaped bowl; seat ring, lid and tank behind."""
    h = k.m("height")
    w = h * 0.46
    top = h * 0.5
    rx, ry, cy = w * 0.42, h * 0.33, -h * 0.12
    sections = [
        (0.0, w * 0.27, h * 0.26, 0.02),
        (h * 0.03, w * 0.26, h * 0.25, 0.02),
        (h * 0.18, w * 0.24, h * 0.2, 0.03),
        (h * 0.32, w * 0.34, h * 0.28, -0.04),
        (h * 0.44, rx, ry * 0.97, cy / h),
        (top, rx, ry, cy / h),
    ]
    body = Loft(
        sections=[Section(center=(0, y * h, z), radii=(a, b), exponent=2.4) for z, a, b, y in sections],
        smooth=True,
        segments=56,
    )
    hollow = Loft(
        sections=[
            Section(center=(0, cy + y * h, z), radii=(a, b), exponent=2.3)
            for z, a, b, y in (
                (h * 0.24, w * 0.1, h * 0.08, 0.04),
                (h * 0.32, w * 0.22, h * 0.17, 0.02),
                (h * 0.44, rx * 0.74, ry * 0.74, -0.01),
                (top + h * 0.05, rx * 0.8, ry * 0.8, -0.01),
            )
        ],
        smooth=True,
        segments=48,
    )
    k.add(
        "bowl", body, material="bowl", modifiers=[Boolean(operation="cut", tools=[Part(name="hollow", shape=hollow)])]
    )
    k.add(
        "bowl back",
        slab(w * 0.72, h * 0.3, h * 0.16, corner=h * 0.05),
        at=(0, h * 0.24, top - h * 0.15),
        material="bowl",
    )
    k.add(
        "water",
        Cylinder(radius=1.0, height=h * 0.01),
        at=(0, cy + h * 0.025, h * 0.3),
        scale=(w * 0.2, h * 0.155, 1),
        material="water",
    )
    seat = [(x, y) for x, y in ellipse(rx * 1.02, ry * 1.02, segments=64)]
    hole = ellipse(rx * 0.66, ry * 0.66, segments=64, center=(0, -ry * 0.06))
    k.add(
        "seat",
        Extrude(outline=seat, holes=[hole], height=h * 0.022, bevel=h * 0.007),
        at=(0, cy, top - h * 0.002),
        material="seat",
    )
    lid = Extrude(outline=ellipse(rx * 1.03, ry * 1.03, segments=64), height=h * 0.022, bevel=h * 0.008)
    hinge = cy + ry * 0.93
    if k.state("open"):
        k.add("lid", lid, at=(0, hinge + h * 0.035, top + h * 0.012 + ry * 0.98), rotate=(97, 0, 0), material="seat")
    else:
        k.add("lid", lid, at=(0, cy, top + h * 0.019), material="seat")
    for sx in (-1, 1):
        k.rod(
            "seat hinge",
            (sx * w * 0.2, hinge - h * 0.02, top + h * 0.012),
            (sx * w * 0.28, hinge - h * 0.02, top + h * 0.012),
            h * 0.013,
            material="handle",
            segments=14,
        )
    y = h * 0.3
    k.add(
        "cistern",
        slab(w * 0.92, h * 0.2, h * 0.42, corner=h * 0.05, edge=h * 0.012),
        at=(0, y, top - h * 0.02),
        material="bowl",
    )
    k.add(
        "cistern lid",
        slab(w * 1.0, h * 0.23, h * 0.05, corner=h * 0.05, edge=h * 0.012),
        at=(0, y, top + h * 0.39),
        material="bowl",
    )
    k.add(
        "handle pivot",
        Cylinder(radius=h * 0.017, height=h * 0.03, segments=20),
        at=(-w * 0.32, y - h * 0.095, top + h * 0.32),
        rotate=(90, 0, 0),
        material="handle",
    )
    k.tube(
        "handle",
        [
            (-w * 0.32, y - h * 0.12, top + h * 0.32),
            (-w * 0.22, y - h * 0.125, top + h * 0.317),
            (-w * 0.14, y - h * 0.125, top + h * 0.305),
        ],
        h * 0.01,
        radii=[0.8, 0.9, 1.2],
        material="handle",
        segments=12,
    )
    k.anchor(
        "seat", (0, cy, top + h * (0.02 if k.state("open") else 0.042)), half_size=(rx * 0.8, ry * 0.8), round=True
    )
    k.anchor("inside", (0, cy, h * 0.32), half_size=(rx * 0.5, ry * 0.5), round=True, height=h * 0.18, radius=rx * 0.5)
    k.anchor("top", (0, y, top + h * 0.44), half_size=(w * 0.45, h * 0.1))


@asset(
    kind="shower",
    words=("shower", "shower cabin", "shower stall", "shower cubicle", "shower head", "showerhead"),
    about="A shower cabin: tray, two glass sides, a tiled wall, rain head, mixer and hose.",
    parameters=(length("height", 2.1, 0.8, 3.0, words=("height", "tall", "high")), length("width", 0.9, 0.5, 2.0, words=("width", "wide")), flag("running", False, words=("water", "running water"))),
    slots={"tray": Material(preset="enamel", color="#f4f4f0"), "wall": Material(preset="tile", color="#9fc3cf"), "glass": "glass", "metal": "chrome", "water": "water"},
    main_slot="wall",
    adjectives={"running": {"running": True}},
    parts={"head": "metal head", "pipe": "metal pipe", "tap": "metal mixer", "tile": "wall"},
)  # fmt: skip
def shower(k: Kit) -> None:
    """Tiled walls at the back and left, glass in front and right."""
    h, w = k.m("height"), k.m("width")
    t, lip = w * 0.05, w * 0.07
    k.add(
        "tray",
        Extrude(outline=rectangle(w, w), holes=[rectangle(w * 0.88, w * 0.88)], height=lip, bevel=w * 0.008),
        material="tray",
    )
    k.add("tray floor", Box(size=(w * 0.9, w * 0.9, lip * 0.45)), material="tray")
    k.add(
        "metal drain", Cylinder(radius=w * 0.05, height=lip * 0.1, segments=24), at=(0, 0, lip * 0.43), material="metal"
    )
    k.add("wall back", Box(size=(w, t, h)), at=(0, w / 2 - t * 0.25, 0), material="wall")
    k.add("wall left", Box(size=(t, w, h)), at=(-w / 2 + t * 0.25, 0, 0), material="wall")
    for name, size, at in (
        ("glass front", (w * 0.56, w * 0.012, h * 0.86), (-w * 0.2, -w * 0.47, lip * 0.9)),
        ("glass side", (w * 0.012, w * 0.94, h * 0.86), (w * 0.47, 0.0, lip * 0.9)),
    ):
        k.add(name, Box(size=size), at=at, material="glass")
    k.rod(
        "metal rail",
        (-w * 0.48, -w * 0.47, lip + h * 0.86),
        (w * 0.47, -w * 0.47, lip + h * 0.86),
        w * 0.014,
        material="metal",
    )
    k.rod(
        "metal rail side",
        (w * 0.47, -w * 0.47, lip + h * 0.86),
        (w * 0.47, w * 0.49, lip + h * 0.86),
        w * 0.014,
        material="metal",
        round_caps=True,
    )
    y = w / 2 - t * 0.3
    k.tube(
        "metal pipe",
        [
            (0, y - w * 0.05, h * 0.5),
            (0, y - w * 0.05, h * 0.93),
            (0, y - w * 0.1, h * 0.97),
            (0, y - w * 0.4, h * 0.97),
            (0, y - w * 0.44, h * 0.95),
            (0, y - w * 0.44, h * 0.915),
        ],
        w * 0.014,
        material="metal",
    )
    k.add(
        "metal head",
        Lathe(
            profile=[
                (0, 0),
                (w * 0.13, 0),
                (w * 0.135, w * 0.012),
                (w * 0.05, w * 0.03),
                (w * 0.022, w * 0.05),
                (0, w * 0.05),
            ],
            segments=40,
        ),
        at=(0, y - w * 0.44, h * 0.9),
        material="metal",
    )
    k.rod(
        "metal mixer",
        (-w * 0.12, y - w * 0.05, h * 0.5),
        (w * 0.12, y - w * 0.05, h * 0.5),
        w * 0.03,
        material="metal",
        round_caps=True,
    )
    for sx in (-1, 1):
        k.rod(
            "metal mixer inlet",
            (sx * w * 0.09, y - w * 0.06, h * 0.5),
            (sx * w * 0.09, y + w * 0.01, h * 0.5),
            w * 0.02,
            material="metal",
        )
    if k.on("running"):
        for i in range(40):
            q, a = math.sqrt((i + 0.5) / 40) * w * 0.115, i * 2.39996
            x, yy = q * math.cos(a), y - w * 0.44 + q * math.sin(a)
            k.rod(
                "water",
                (x, yy, h * 0.901),
                (x * 1.25, y - w * 0.44 + q * math.sin(a) * 1.25, lip * 0.4),
                w * 0.0045,
                segments=5,
                material="water",
            )
    k.anchor("inside", (0, 0, lip * 0.45), half_size=(w * 0.4, w * 0.4), height=h * 0.9, radius=w * 0.4)


@asset(
    kind="soap",
    words=("soap", "bar of soap", "soap bar", "soap dish"),
    about="A bar of soap with a pressed mark and bubbles, in a dish.",
    parameters=(
        length("width", 0.09, 0.03, 0.5, words=("width", "length", "size")),
        flag("dish", True),
        flag("bubbles", True, words=("bubbles", "foam", "suds")),
    ),
    slots={
        "soap": Material(preset="wax", color="#f3b6c6"),
        "dish": Material(preset="porcelain", color="#e9f1f3"),
        "bubble": Material(preset="glass", color="#eef6ff", alpha=0.55),
    },
)
def soap(k: Kit) -> None:
    """A rounded oblong with a hollowed top."""
    w = k.m("width")
    z = 0.0
    if k.on("dish"):
        k.add(
            "dish",
            Lathe(
                profile=[
                    (0, 0),
                    (w * 0.5, 0),
                    (w * 0.66, w * 0.1),
                    (w * 0.8, w * 0.17),
                    (w * 0.77, w * 0.19),
                    (w * 0.6, w * 0.1),
                    (w * 0.45, w * 0.06),
                    (0, w * 0.06),
                ],
                fillet=w * 0.02,
                segments=56,
            ),
            scale=(1, 0.72, 1),
            material="dish",
        )
        z = w * 0.055
    dent = Part(
        name="dent",
        shape=Ellipsoid(radii=(w * 0.36, w * 0.2, w * 0.05), segments=32),
        placement=Transform(location=(0, 0, w * 0.31)),
    )
    k.add(
        "soap",
        Extrude(outline=ellipse(w * 0.5, w * 0.31, segments=56), height=w * 0.3, bevel=w * 0.09, bevel_segments=5),
        at=(0, 0, z),
        material="soap",
        modifiers=[Boolean(operation="cut", tools=[dent])],
    )
    if k.on("bubbles"):
        for i, p in enumerate(fibonacci(14, low=0.1)):
            r = w * k.rng.uniform(0.025, 0.07)
            at = (float(p[0]) * w * 0.46, float(p[1]) * w * 0.28, z + w * 0.27 + r * 0.2)
            k.add("bubble", Sphere(radius=r, segments=16), at=at, material="bubble", smooth=True)
            del i


@asset(
    kind="toilet_paper",
    words=(
        "toilet paper",
        "toilet roll",
        "paper towel",
        "roll of toilet paper",
        "paper roll",
        "toilet paper roll",
        "paper towel roll",
        "kitchen roll",
    ),
    about="A roll of paper on its cardboard core with the last sheet hanging.",
    parameters=(length("height", 0.1, 0.05, 0.6, words=("height", "tall", "size")),),
    slots={"paper": Material(preset="paper", color="#fbfaf6"), "core": "cardboard"},
    adjectives={"paper towel": {"height": 0.24}, "kitchen": {"height": 0.24}},
)
def toilet_paper(k: Kit) -> None:
    """Concentric rings, an open core and a loose sheet with a bent end."""
    h = k.m("height")
    r, core = 0.058 * max(1.0, (h / 0.1) ** 0.3), 0.021
    ring = [(core, 0), (r, 0), (r, h), (core, h)]
    k.add("paper", Lathe(profile=ring, closed=True, fillet=h * 0.015, segments=64), material="paper")
    for q in (0.45, 0.62, 0.78, 0.9):
        k.add(
            "paper layer",
            Torus(radius=core + (r - core) * q, tube=h * 0.006, segments=56, tube_segments=6),
            at=(0, 0, h),
            scale=(1, 1, 0.35),
            material="paper",
        )
    k.add(
        "core",
        Lathe(
            profile=[
                (core - 0.0016, h * 0.002),
                (core + 0.0004, h * 0.002),
                (core + 0.0004, h * 0.998),
                (core - 0.0016, h * 0.998),
            ],
            closed=True,
            segments=48,
        ),
        material="core",
    )
    t = 0.0012
    path = [(r - t, 0.0), (r * 1.0, -r * 0.5), (r * 1.08, -r * 1.0), (r * 1.3, -r * 1.35), (r * 1.75, -r * 1.45)]
    left = [(x - t * 1.5, y - t * 0.3) for x, y in path]
    k.add("paper sheet", Extrude(outline=[*path, *left[::-1]], height=h * 0.99), at=(0, 0, h * 0.005), material="paper")
    k.anchor("top", (0, 0, h), half_size=(r, r), round=True)
