"""Hardware: padlock, rope, hook, pulley, nails."""

import math
from itertools import pairwise

from prompt2mesh.library.kit import Kit, Point
from prompt2mesh.library.outlines import Path, arc
from prompt2mesh.library.panels import both_sides, knob, panel
from prompt2mesh.library.registry import asset, choice, count, flag, length
from prompt2mesh.library.tools.display import AGES
from prompt2mesh.mesh.materials import Material
from prompt2mesh.mesh.placement import Radial
from prompt2mesh.mesh.shapes import Box, Cylinder, Lathe, Sphere, Sweep, Torus


@asset(
    kind="padlock",
    words=("padlock", "lock", "brass padlock", "combination lock", "door lock", "bicycle lock"),
    about="A padlock with a keyhole, or with number wheels.",
    parameters=(length("height", 0.085, 0.01, 2.0, words=("height", "tall", "size")), choice("type", "key", "combination", "heart", words=("type", "shape"))),
    slots={"body": "brass", "shackle": "polished_steel", "detail": Material(preset="black_iron")},
    states=("open", "locked"),
    adjectives={"combination lock": {"type": "combination"}, "heart-shaped": {"type": "heart"}, "heart shaped": {"type": "heart"}},
    styles=AGES,
    style_materials={"antique": {"body": Material(preset="iron", wear=0.4, wear_kind="rust"), "shackle": Material(preset="iron")}, "modern": {"body": Material(preset="brushed_steel")},
                     "steampunk": {"body": Material(preset="antique_brass"), "shackle": Material(preset="copper")}, "medieval": {"body": Material(preset="black_iron")}},
    parts={"bow": "shackle", "keyhole": "detail"},
)  # fmt: skip
def padlock(k: Kit) -> None:
    """The body stands on its lower edge; an open shackle is lifted and turned."""
    s = k.m("height") / 0.085
    opened = k.state("open")
    kind = k.s("type")
    with k.group("padlock", scale=s):
        lift = 0.016 if opened else 0.0
        with k.group("shackle group", at=(0.017, 0, lift), rotate=(0, 0, 38 if opened else 0)):
            bow = [
                (0.0, 0, 0.03),
                (0.0, 0, 0.066),
                *[(-0.017 + x, 0, 0.066 + z) for x, z in arc(0.017, 12, 168, segments=10)],
                (-0.034, 0, 0.066),
                (-0.034, 0, 0.047 if opened else 0.03),
            ]
            k.tube("shackle", bow, 0.0042, smooth=False, segments=18, material="shackle")
        if kind == "heart":
            half = [
                (0.0, 0.0),
                (0.012, 0.01),
                (0.026, 0.026),
                (0.031, 0.04),
                (0.026, 0.052),
                (0.014, 0.055),
                (0.004, 0.051),
                (0.0, 0.048),
            ]
            panel(k, "body", both_sides(half), 0.022, at=(0, 0.011, 0), material="body", bevel=0.004, smooth=False)
        else:
            outline = [
                (x, z + 0.026)
                for x, z in [
                    (-0.027, -0.026),
                    (0.027, -0.026),
                    (0.029, -0.02),
                    (0.029, 0.02),
                    (0.025, 0.026),
                    (-0.025, 0.026),
                    (-0.029, 0.02),
                    (-0.029, -0.02),
                ]
            ]
            panel(k, "body", outline, 0.022, at=(0, 0.011, 0), material="body", bevel=0.0035)
            for z in (0.007, 0.045):
                k.add(
                    "body band",
                    Box(size=(0.0545, 0.0235, 0.003), pivot="center"),
                    at=(0, 0, z),
                    material="body",
                    bevel=0.001,
                )
        for x in (-0.017, 0.017):
            k.add(
                "body collar",
                Torus(radius=0.0046, tube=0.0012, segments=24, tube_segments=8),
                at=(x, 0, 0.0525),
                material="body",
            )
        if kind == "combination":
            for i in range(4):
                k.add(
                    "detail wheel",
                    Cylinder(radius=0.0125, height=0.0085, segments=20, pivot="center"),
                    at=(-0.0165 + 0.011 * i, -0.0035, 0.026),
                    rotate=(0, 90, 0),
                    material="detail",
                    bevel=0.0008,
                )
                k.add(
                    "shackle digit",
                    Box(size=(0.003, 0.0006, 0.005), pivot="center"),
                    at=(-0.0165 + 0.011 * i, -0.016, 0.026),
                    material="shackle",
                )
            return
        knob(
            k,
            "body plate",
            [(0, 0), (0.0105, 0), (0.0105, 0.0008), (0.0095, 0.0014), (0, 0.0014)],
            (0, -0.0105, 0.027),
            material="body",
            segments=40,
        )
        keyhole = [
            (-0.0013, -0.0075),
            (0.0018, -0.0075),
            (0.0012, -0.001),
            *arc(0.0033, -35, 215, segments=16, center=(0, 0.0012)),
            (-0.0012, -0.001),
        ]
        panel(k, "detail keyhole", [(x, z + 0.027) for x, z in keyhole], 0.0008, at=(0, -0.0116, 0), material="detail")
    k.anchor("hook", (0, 0, 0.083 * s))
    k.anchor("grip", (0, 0, 0.026 * s), radius=0.012 * s)


@asset(
    kind="rope",
    words=("rope", "coil of rope", "coiled rope", "lasso", "lariat", "rope coil", "cord", "climbing rope", "string", "twine", "noose"),
    about="A coil of twisted rope with its end free; a lasso with a loop.",
    parameters=(length("diameter", 0.42, 0.05, 4.0, words=("diameter", "width", "size")), count("turns", 6, 2, 10, words=("turns", "coils")), choice("type", "coil", "lasso", "noose", words=("type",))),
    slots={"rope": Material(preset="rope")},
    adjectives={"lasso": {"type": "lasso"}, "lariat": {"type": "lasso"}, "noose": {"type": "noose"}},
    parts={"strand": "rope"},
)  # fmt: skip
def rope(k: Kit) -> None:
    """The rope is three strands, seen as a ridged bar."""
    s = k.m("diameter") / 0.42
    t = 0.016

    def strand(name: str, path: list[Point], *, closed: bool = False) -> None:
        section = [
            (
                (0.8 + 0.2 * abs(math.cos(1.5 * a))) * t * math.cos(a),
                (0.8 + 0.2 * abs(math.cos(1.5 * a))) * t * math.sin(a),
            )
            for a in (2 * math.pi * i / 18 for i in range(18))
        ]
        total = sum(math.dist(a, b) for a, b in pairwise(path))
        k.add(
            name,
            Sweep(path=path, profile=section, twist=min(total / (7 * t) * 360, 36000), resolution=4, closed=closed),
            material="rope",
        )

    with k.group("rope group", scale=s):
        if k.s("type") == "noose":
            loop: list[Point] = [
                (0.13 * math.sin(a), 0, 0.2 - 0.19 * math.cos(a) * (1.0 if math.cos(a) > 0 else 0.85))
                for a in (math.pi * 2 * i / 16 + math.pi for i in range(17))
            ]
            loop = [(x, y, z + 0.0 - min(q[2] for q in loop) + t) for x, y, z in loop]
            strand("rope loop", loop)
            high = max(q[2] for q in loop)
            k.add("rope knot", Sweep(path=[(0.029 * math.cos(2 * math.pi * i / 10), 0.029 * math.sin(2 * math.pi * i / 10), high - 0.03 + 0.0032 * i) for i in range(71)], radius=t * 0.98, segments=12,
                                     resolution=2), material="rope")  # fmt: skip
            strand("rope end", [(0, 0, high - 0.05), (0, 0, high + 0.2), (0.004, 0, high + 0.5)])
            k.anchor("hook", (0, 0, (high + 0.5) * s))
            return
        path: Path = []
        turns = k.n("turns")
        for i in range(turns * 16 + 1):
            turn = i / 16
            layer = int(turn) // 2
            r = 0.21 - t - t * 1.9 * (turn - 2 * layer if turn - 2 * layer <= 1 else 2 - (turn - 2 * layer))
            a = 2 * math.pi * turn - 0.5 * math.pi
            path.append((r * math.cos(a), r * math.sin(a), t + 0.84 * t * turn))
        z = path[-1][2]
        if k.s("type") == "lasso":
            ring: Path = [
                (0.36 + 0.17 * math.cos(a), -0.02 + 0.12 * math.sin(a), t)
                for a in (2 * math.pi * i / 18 for i in range(18))
            ]
            strand("rope loop", ring, closed=True)
            path += [
                (0.13, -0.19, z * 0.75 + t * 0.25),
                (0.22, -0.2, t * 1.4),
                (0.3, -0.18, t),
                (0.335, -0.142, t * 1.6),
            ]
            k.add("rope honda", Sphere(radius=t * 1.75, segments=18), at=(0.335, -0.138, t * 1.6), material="rope")
        else:
            path += [
                (0.12, -0.2, z * 0.75 + t * 0.25),
                (0.22, -0.21, t * 1.2),
                (0.3, -0.2, t),
                (0.34, -0.24, t),
                (0.4, -0.23, t),
            ]
            k.add(
                "rope whipping",
                Cylinder(radius=t * 1.12, height=0.03, segments=20, pivot="center"),
                at=(0.385, -0.234, t),
                rotate=(0, 90, 12),
                material="rope",
            )
        strand("rope", path)
    k.anchor("top", (0, 0, (z + t) * s), half_size=(0.16 * s, 0.16 * s), round=True)
    k.anchor("grip", (0, -0.17 * s, z * 0.5 * s), normal=(1, 0, 0), radius=0.04 * s)


@asset(
    kind="hook",
    words=("hook", "crane hook", "lifting hook", "iron hook", "fishing hook", "fish hook", "meat hook", "pirate hook", "grappling hook"),
    about="A forged lifting hook with a swivel eye and a safety latch; a fish hook; a grappling hook.",
    parameters=(length("height", 0.24, 0.01, 3.0, words=("height", "tall", "size")), choice("type", "crane", "fishing", "grappling", words=("type",))),
    slots={"hook": Material(preset="painted_metal", color="#e0a51a"), "metal": "gunmetal", "rope": "rope"},
    adjectives={"fishing hook": {"type": "fishing", "height": 0.04}, "fish hook": {"type": "fishing", "height": 0.04}, "grappling hook": {"type": "grappling"}},
    styles={"antique": {}, "medieval": {}},
    style_materials={"antique": {"hook": Material(preset="iron")}, "medieval": {"hook": Material(preset="black_iron")}},
)  # fmt: skip
def hook(k: Kit) -> None:
    """Drawn in x and z, standing on the bottom of its bend."""
    kind = k.s("type")
    s = k.m("height") / 0.24
    with k.group("hook group", scale=s):
        if kind == "crane":
            bend: list[Point] = [
                (0.0, 0, 0.165),
                (0.004, 0, 0.14),
                (0.03, 0, 0.115),
                (0.052, 0, 0.08),
                (0.04, 0, 0.038),
                (0.0, 0, 0.02),
                (-0.04, 0, 0.034),
                (-0.054, 0, 0.072),
                (-0.05, 0, 0.098),
            ]
            section = [(0.0145 * math.cos(a), 0.019 * math.sin(a)) for a in (2 * math.pi * i / 22 for i in range(22))]
            k.add(
                "hook",
                Sweep(
                    path=bend, profile=section, radii=[0.72, 0.8, 1.0, 1.1, 1.15, 1.05, 0.85, 0.6, 0.18], resolution=6
                ),
                material="hook",
            )
            k.add(
                "metal swivel",
                Lathe(profile=[(0.012, 0.15), (0.02, 0.156), (0.02, 0.176), (0.012, 0.182)], segments=32),
                material="metal",
            )
            k.add(
                "hook eye",
                Torus(radius=0.027, tube=0.0095, segments=40, tube_segments=16),
                at=(0, 0, 0.2035),
                rotate=(90, 0, 0),
                material="hook",
            )
            k.rod(
                "metal latch",
                (0.006, 0, 0.125),
                (-0.046, 0, 0.092),
                0.004,
                0.003,
                segments=12,
                round_caps=True,
                material="metal",
            )
        elif kind == "fishing":
            bend = [
                (0.0, 0, 0.225),
                (0.0, 0, 0.09),
                (-0.006, 0, 0.04),
                (-0.042, 0, 0.0075),
                (-0.082, 0, 0.035),
                (-0.092, 0, 0.085),
                (-0.094, 0, 0.118),
            ]
            k.tube("hook", bend, 0.006, radii=[1, 1, 1, 1.05, 1, 0.9, 0.1], segments=14, material="metal")
            k.rod("hook barb", (-0.093, 0, 0.1), (-0.076, 0, 0.078), 0.0035, 0.0005, segments=10, material="metal")
            k.add(
                "hook eye",
                Torus(radius=0.009, tube=0.004, segments=28, tube_segments=10),
                at=(0, 0, 0.2275),
                rotate=(90, 0, 0),
                material="metal",
            )
        else:
            k.rod("metal shank", (0, 0, 0.012), (0, 0, 0.2), 0.011, segments=20, material="metal")
            k.add(
                "metal collar",
                Lathe(profile=[(0.012, 0.008), (0.02, 0.014), (0.02, 0.04), (0.012, 0.046)], segments=28),
                material="metal",
            )
            claw = Sweep(
                path=[(0.01, 0, 0.026), (0.04, 0, 0.01), (0.085, 0, 0.03), (0.1, 0, 0.075), (0.092, 0, 0.115)],
                radius=0.009,
                radii=[1.0, 1.0, 0.95, 0.75, 0.1],
                segments=14,
            )
            k.add("hook claw", claw, material="metal", instances=Radial(count=4))
            k.add(
                "hook eye",
                Torus(radius=0.02, tube=0.006, segments=32, tube_segments=12),
                at=(0, 0, 0.214),
                rotate=(90, 0, 0),
                material="metal",
            )
            k.tube(
                "rope",
                [
                    (0.0, 0, 0.226),
                    (0.012, 0.02, 0.2),
                    (0.06, 0.03, 0.12),
                    (0.15, 0.02, 0.02),
                    (0.22, -0.03, 0.008),
                    (0.27, 0.04, 0.008),
                    (0.19, 0.09, 0.008),
                ],
                0.0078,
                segments=12,
                material="rope",
            )
    k.anchor("hook", (0, 0, 0.236 * s))
    k.anchor("grip", (0, 0, 0.19 * s), radius=0.012 * s)


@asset(
    kind="pulley",
    words=("pulley", "block and tackle", "pulley wheel", "rope pulley", "hoist"),
    about="A pulley block with a grooved wheel, a hook and a rope.",
    parameters=(length("height", 0.34, 0.04, 3.0, words=("height", "tall", "size")), flag("rope", True, words=("rope", "cord"))),
    slots={"cheek": "oak", "metal": "iron", "wheel": "brass", "rope": "rope"},
    styles=AGES, style_materials={"modern": {"cheek": Material(preset="painted_metal", color="#c8321f"), "wheel": Material(preset="steel"), "metal": Material(preset="steel")}},
    parts={"sheave": "wheel", "block": "cheek"},
)  # fmt: skip
def pulley(k: Kit) -> None:
    """The rope's two ends run down to the ground, so it stands on them."""
    s = k.m("height") / 0.34
    with k.group("pulley", scale=s):
        z = 0.2
        oval = [(0.058 * math.cos(a), z + 0.08 * math.sin(a)) for a in (2 * math.pi * i / 40 for i in range(40))]
        for y in (-0.02, 0.038):
            panel(k, "cheek", oval, 0.018, at=(0, y, 0), material="cheek", bevel=0.005)
        k.add(
            "wheel",
            Lathe(
                profile=[
                    (0.008, -0.0185),
                    (0.046, -0.0185),
                    (0.05, -0.016),
                    (0.04, -0.005),
                    (0.04, 0.005),
                    (0.05, 0.016),
                    (0.046, 0.0185),
                    (0.008, 0.0185),
                ],
                segments=48,
            ),
            at=(0, 0, z),
            rotate=(90, 0, 0),
            material="wheel",
        )
        k.add(
            "metal axle",
            Cylinder(radius=0.008, height=0.088, segments=24, pivot="center"),
            at=(0, 0, z),
            rotate=(90, 0, 0),
            material="metal",
            bevel=0.002,
        )
        strap = [(0.0125, -0.002), (0.0125, 0.1), (0.0, 0.11)]
        for y in (-0.0405, 0.0405):
            panel(
                k,
                "metal strap",
                both_sides([(x, z + h) for x, h in strap]),
                0.005,
                at=(0, y + 0.0025, 0),
                material="metal",
                bevel=0.001,
            )
            k.add(
                "metal nut",
                Cylinder(radius=0.013, height=0.008, segments=6, pivot="center"),
                at=(0, y * 1.08, z),
                rotate=(90, 0, 0),
                material="metal",
            )
        k.add(
            "metal bridge",
            Box(size=(0.025, 0.086, 0.012), pivot="center"),
            at=(0, 0, z + 0.104),
            material="metal",
            bevel=0.002,
        )
        k.add(
            "metal ring",
            Torus(radius=0.018, tube=0.0055, segments=36, tube_segments=12),
            at=(0, 0, z + 0.124),
            rotate=(90, 0, 0),
            material="metal",
        )
        if k.on("rope"):
            t = 0.0075
            path: list[Point] = [
                (0.047, 0, 0.0),
                (0.047, 0, z),
                *[(x, 0, z + h) for x, h in arc(0.047, 15, 165, segments=8)],
                (-0.047, 0, z),
                (-0.047, 0, 0.0),
            ]
            k.add("rope", Sweep(path=path, radius=t, segments=14, resolution=4), material="rope")
    k.anchor("hook", (0, 0, 0.34 * s))


@asset(
    kind="nail",
    words=("nail", "iron nail", "nails", "wood screw", "wood nail", "tack", "pushpin", "push pin"),
    about="Nails, wood screws or push pins, one or a few.",
    parameters=(length("length", 0.08, 0.008, 1.0, words=("length", "long", "size", "height")), choice("type", "nail", "screw", "pushpin", words=("type",))),
    slots={"metal": "steel", "head": Material(preset="glossy_plastic", color="#d3211c")},
    adjectives={"wood screw": {"type": "screw", "length": 0.05}, "pushpin": {"type": "pushpin", "length": 0.025},
                "push pin": {"type": "pushpin", "length": 0.025}, "tack": {"type": "nail", "length": 0.02}},
    styles=AGES, style_materials={"antique": {"metal": Material(preset="rust")}, "medieval": {"metal": Material(preset="black_iron")}},
    parts={"point": "metal"},
)  # fmt: skip
def nail(k: Kit) -> None:
    """Upright on its head, as one sets it down; a push pin stands on its point's side."""
    s = k.m("length") / 0.08
    kind = k.s("type")
    with k.group("nail", scale=s):
        if kind == "nail":
            k.add(
                "metal head",
                Lathe(profile=[(0.0058, 0.0), (0.0062, 0.0006), (0.0062, 0.0014), (0.003, 0.0022)], segments=32),
                material="metal",
            )
            for i in range(4):
                k.add(
                    "metal ring",
                    Torus(radius=0.0022, tube=0.0003, segments=24, tube_segments=6),
                    at=(0, 0, 0.005 + 0.0015 * i),
                    material="metal",
                )
            k.add(
                "metal shank",
                Lathe(profile=[(0.0022, 0.001), (0.0022, 0.071), (0.0, 0.08)], segments=20),
                material="metal",
            )
        elif kind == "screw":
            k.add(
                "metal head",
                Lathe(profile=[(0.0085, 0.0), (0.0088, 0.0008), (0.0042, 0.009)], segments=36),
                material="metal",
            )
            k.add(
                "metal shank",
                Lathe(
                    profile=[(0.0042, 0.008), (0.0042, 0.028), (0.0032, 0.032), (0.0028, 0.066), (0.0, 0.08)],
                    segments=24,
                ),
                material="metal",
            )
            coil = [
                (
                    (0.0031 if i < 96 else 0.0031 * (128 - i) / 32 + 0.0002) * math.cos(i * 0.5236),
                    (0.0031 if i < 96 else 0.0031 * (128 - i) / 32 + 0.0002) * math.sin(i * 0.5236),
                    0.03 + 0.00037 * i,
                )
                for i in range(128)
            ]
            k.tube("metal thread", coil, 0.0012, segments=6, resolution=1, smooth=False, material="metal")
        else:
            with k.group("pin", rotate=(0, 180, 0), at=(0, 0, 0.08)):
                k.add(
                    "metal point",
                    Lathe(profile=[(0.0, 0.0), (0.002, 0.008), (0.002, 0.038)], segments=16),
                    material="metal",
                )
                k.add(
                    "head",
                    Lathe(
                        profile=[
                            (0.017, 0.034),
                            (0.019, 0.036),
                            (0.018, 0.04),
                            (0.0105, 0.043),
                            (0.009, 0.062),
                            (0.0145, 0.07),
                            (0.0175, 0.073),
                            (0.0175, 0.078),
                            (0.015, 0.08),
                            (0, 0.08),
                        ],
                        segments=40,
                    ),
                    material="head",
                )
    k.anchor("top", (0, 0, 0.08 * s))
    k.anchor("grip", (0, 0, 0.04 * s), radius=0.003 * s)
