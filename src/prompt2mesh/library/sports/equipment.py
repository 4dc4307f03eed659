"""Gear of the gym, the water and the field: fishing rod, punching bag, treadmill, gloves, whistle and more."""

import math
from itertools import pairwise

from prompt2mesh.library.kit import Kit, Point
from prompt2mesh.library.outlines import Path
from prompt2mesh.library.registry import asset, flag, length
from prompt2mesh.mesh.materials import Material
from prompt2mesh.mesh.shapes import Box, Cylinder, Lathe, Loft, Section, Sphere, Torus


@asset(
    kind="fishing_rod",
    words=("fishing rod", "fishing pole", "rod and reel", "angling rod", "fly rod"),
    about="A fishing rod bent a little, with its reel, rings, line and float.",
    parameters=(length("length", 2.1, 0.2, 6.0, words=("length", "long", "size", "height")), flag("fish", False, words=("fish", "catch"))),
    slots={"rod": Material(preset="gloss_paint", color="#2b2d33"), "grip": "cork", "reel": "brushed_aluminium", "ring": "chrome", "line": Material(preset="nylon", color="#dfe7ea"), "float": Material(preset="gloss_paint", color="#d6231f"),
           "white": Material(preset="gloss_paint", color="#f5f3ec"), "fish": Material(preset="fish_scales", color="#8fa3ad")},
    styles={"antique": {}},
    style_materials={"antique": {"rod": Material(preset="bamboo"), "reel": Material(preset="brass"), "ring": Material(preset="brass")}},
    parts={"handle": "grip", "bobber": "float", "hook": "ring hook"},
)  # fmt: skip
def fishing_rod(k: Kit) -> None:
    """The butt on the ground, the tip bending over to the right; the line hangs down to the ground."""
    s = k.m("length") / 2.1
    with k.group("fishing rod", scale=s):
        spine: Path = [
            (0.0, 0, 0.0),
            (0.02, 0, 0.4),
            (0.08, 0, 0.9),
            (0.2, 0, 1.4),
            (0.42, 0, 1.8),
            (0.7, 0, 2.0),
            (0.86, 0, 1.98),
        ]
        k.tube("rod", spine, 0.0115, radii=[1.0, 1.0, 0.8, 0.6, 0.42, 0.26, 0.2], segments=16, material="rod")
        k.add(
            "rod butt",
            Lathe(profile=[(0.016, 0.0), (0.02, 0.004), (0.02, 0.03), (0.016, 0.034)], segments=24),
            material="rod",
        )
        k.tube(
            "grip",
            [(0.0015, 0, 0.03), (0.008, 0, 0.2), (0.017, 0, 0.35)],
            0.0175,
            radii=[1.05, 0.85, 1.0],
            segments=20,
            round_caps=False,
            material="grip",
        )
        k.tube(
            "grip fore",
            [(0.026, 0, 0.46), (0.036, 0, 0.56)],
            0.0165,
            radii=[1.0, 0.8],
            segments=20,
            round_caps=False,
            material="grip",
        )
        k.tube(
            "reel seat", [(0.0165, 0, 0.35), (0.027, 0, 0.47)], 0.0135, segments=20, round_caps=False, material="reel"
        )
        with k.group("reel group", at=(0.022, -0.006, 0.41), rotate=(0, 6, 0)):
            k.rod("reel foot", (0, -0.005, 0), (0, -0.07, 0), 0.0075, segments=14, material="reel")
            k.add(
                "reel body",
                Box(size=(0.035, 0.04, 0.05), pivot="center"),
                at=(0, -0.078, 0),
                material="reel",
                bevel=0.01,
            )
            k.add(
                "reel spool",
                Lathe(
                    profile=[
                        (0.0, 0.0),
                        (0.03, 0.0),
                        (0.031, 0.004),
                        (0.024, 0.008),
                        (0.024, 0.03),
                        (0.031, 0.034),
                        (0.026, 0.04),
                        (0.0, 0.042),
                    ],
                    segments=36,
                ),
                at=(0, -0.078, 0.022),
                material="rod",
            )
            k.add(
                "line spool", Cylinder(radius=0.0265, height=0.02, segments=32), at=(0, -0.078, 0.032), material="line"
            )
            k.tube(
                "reel bail",
                [
                    (0.033, -0.078, 0.045),
                    (0.03, -0.11, 0.055),
                    (0.0, -0.118, 0.058),
                    (-0.03, -0.11, 0.055),
                    (-0.033, -0.078, 0.045),
                ],
                0.0022,
                segments=8,
                material="ring",
            )
            k.rod("reel axle", (0.015, -0.08, -0.005), (0.05, -0.08, -0.005), 0.004, segments=12, material="reel")
            k.rod("reel crank", (0.05, -0.08, -0.005), (0.058, -0.125, -0.005), 0.0045, segments=12, material="reel")
            k.rod(
                "grip knob",
                (0.055, -0.125, -0.005),
                (0.085, -0.125, -0.005),
                0.009,
                segments=18,
                round_caps=True,
                material="rod",
            )
        rings: list[Point] = [
            (0.066, -0.018, 0.8),
            (0.155, -0.014, 1.25),
            (0.31, -0.012, 1.635),
            (0.56, -0.008, 1.925),
            (0.86, -0.002, 1.975),
        ]
        for i, (x, y, z) in enumerate(rings):
            r = 0.012 - 0.0019 * i
            k.add(
                "ring",
                Torus(radius=r, tube=0.0016, segments=24, tube_segments=8),
                at=(x, y, z),
                rotate=(0, (10, 16, 30, 55, 90)[i], 0),
                material="ring",
            )
        chain = [(0.03, -0.085, 0.46), *rings]
        for a, b in pairwise(chain):
            k.rod("line", a, b, 0.0012, segments=6, material="line")
        k.rod(
            "line",
            (0.862, -0.002, 1.976),
            (0.862, -0.002, 0.3 if not k.on("fish") else 0.62),
            0.0012,
            segments=6,
            material="line",
        )
        if k.on("fish"):
            k.add("fish", Loft(sections=[Section(center=(0.862, -0.002, z), radii=(a, b), exponent=2) for z, a, b in ((0.62, 0.012, 0.012), (0.56, 0.05, 0.03), (0.46, 0.075, 0.04), (0.34, 0.06, 0.03), (0.24, 0.022, 0.012), (0.2, 0.03, 0.006),
                  (0.15, 0.075, 0.004))], segments=28), material="fish")  # fmt: skip
            for x in (-1, 1):
                k.add(
                    "rod eye",
                    Sphere(radius=0.008, segments=14),
                    at=(0.862 + 0.012, -0.002 + x * 0.026, 0.565),
                    material="rod",
                )
        else:
            k.add(
                "float",
                Lathe(profile=[(0.0, 0.24), (0.026, 0.27), (0.03, 0.3), (0.0, 0.3)], segments=28),
                at=(0.862, -0.002, 0),
                material="white",
            )
            k.add(
                "float top",
                Lathe(profile=[(0.0, 0.299), (0.03, 0.299), (0.026, 0.33), (0.0, 0.36)], segments=28),
                at=(0.862, -0.002, 0),
                material="float",
            )
            k.rod("line", (0.862, -0.002, 0.25), (0.862, -0.002, 0.05), 0.0012, segments=6, material="line")
            k.tube(
                "ring hook",
                [
                    (0.862, -0.002, 0.052),
                    (0.862, -0.002, 0.016),
                    (0.852, -0.002, 0.002),
                    (0.838, -0.002, 0.012),
                    (0.838, -0.002, 0.03),
                ],
                0.0022,
                radii=[1, 1, 1, 1, 0.2],
                segments=8,
                material="ring",
            )
    k.anchor("grip", (0.01 * s, 0, 0.25 * s), normal=(0.06, 0, 1), radius=0.017 * s)
    k.anchor("top", (0.7 * s, 0, 2.0 * s))


@asset(
    kind="punching_bag",
    words=("punching bag", "boxing bag", "heavy bag", "punch bag", "sandbag for boxing", "speed bag"),
    about="A leather punching bag on chains from a steel stand.",
    parameters=(length("height", 2.2, 0.2, 4.0, words=("height", "tall", "size")),),
    slots={"bag": Material(preset="leather", color="#8f1d1c"), "band": "black_leather", "chain": "steel", "stand": Material(preset="painted_metal", color="#26282d")},
    parts={"frame": "stand"},
)  # fmt: skip
def punching_bag(k: Kit) -> None:
    """An L stand with two feet; the bag hangs in front of the post."""
    s = k.m("height") / 2.2
    with k.group("bag group", scale=s):
        for x in (-1, 1):
            k.rod("stand foot", (0, 0.55, 0.04), (x * 0.55, -0.45, 0.04), 0.04, segments=4, material="stand")
        k.rod("stand post", (0, 0.55, 0.02), (0, 0.55, 2.16), 0.045, segments=16, material="stand")
        k.rod("stand arm", (0, 0.6, 2.14), (0, -0.06, 2.14), 0.045, segments=16, material="stand")
        k.rod("stand brace", (0, 0.55, 1.75), (0, 0.2, 2.12), 0.03, segments=12, material="stand")
        k.add(
            "bag",
            Lathe(
                profile=[
                    (0.0, 0.5),
                    (0.15, 0.505),
                    (0.172, 0.54),
                    (0.176, 1.0),
                    (0.172, 1.52),
                    (0.155, 1.55),
                    (0.0, 1.555),
                ],
                segments=44,
            ),
            material="bag",
        )
        for z in (0.62, 1.42):
            k.add("band", Cylinder(radius=0.178, height=0.05, segments=44), at=(0, 0, z), material="band", bevel=0.004)
        k.add("band seam", Box(size=(0.012, 0.012, 0.8)), at=(0, -0.175, 0.65), material="band")
        k.add(
            "chain ring",
            Torus(radius=0.03, tube=0.008, segments=28, tube_segments=10),
            at=(0, 0, 2.075),
            rotate=(90, 0, 0),
            material="chain",
        )
        for i in range(4):
            a = math.pi / 4 + math.pi / 2 * i
            start, end = (
                (0.145 * math.cos(a), 0.145 * math.sin(a), 1.54),
                (0.012 * math.cos(a), 0.012 * math.sin(a), 2.05),
            )
            for j in range(13):
                t0, t1 = j / 13, (j + 1.25) / 13
                p = tuple(u + (v - u) * t0 for u, v in zip(start, end, strict=True))
                q = tuple(u + (v - u) * min(t1, 1.0) for u, v in zip(start, end, strict=True))
                k.rod(
                    "chain link",
                    (p[0], p[1], p[2]),
                    (q[0], q[1], q[2]),
                    0.0055 if j % 2 else 0.008,
                    segments=6,
                    material="chain",
                )
    k.anchor("top", (0, 0, 2.18 * s))


@asset(
    kind="treadmill",
    words=("treadmill", "running machine", "jogging machine"),
    about="A treadmill with its belt, rails and console.",
    parameters=(length("length", 1.8, 0.2, 4.0, words=("length", "long", "size")),),
    slots={"frame": Material(preset="painted_metal", color="#2a2d33"), "belt": "rubber", "trim": Material(preset="plastic", color="#c9ccd1"), "screen": Material(preset="screen", color="#2f8fd0"), "grip": "rubber", "accent": Material(preset="plastic", color="#d8321f")},
    parts={"console": "frame console", "handle": "grip", "rail": "trim rail"},
)  # fmt: skip
def treadmill(k: Kit) -> None:
    """One runs towards the back; the console stands there and looks to the front."""
    s = k.m("length") / 1.8
    with k.group("treadmill", scale=s):
        k.add("frame deck", Box(size=(0.72, 1.7, 0.1)), at=(0, -0.05, 0.06), material="frame", bevel=0.02)
        k.add("belt", Box(size=(0.5, 1.6, 0.02)), at=(0, -0.08, 0.15), material="belt", bevel=0.008)
        for y in (-0.88, 0.72):
            k.add(
                "belt roller",
                Cylinder(radius=0.04, height=0.5, segments=24, pivot="center"),
                at=(0, y, 0.128),
                rotate=(0, 90, 0),
                material="belt",
            )
        for x in (-0.3, 0.3):
            k.add("trim rail", Box(size=(0.09, 1.62, 0.022)), at=(x, -0.08, 0.158), material="trim", bevel=0.006)
        k.add(
            "frame motor",
            Loft(
                axis="y",
                sections=[
                    Section(center=(0, y, 0.15), radii=(0.36, h), exponent=4)
                    for y, h in ((0.62, 0.06), (0.68, 0.11), (0.86, 0.12), (0.92, 0.07))
                ],
                segments=32,
            ),
            material="frame",
        )
        for x in (-1, 1):
            k.tube(
                "frame upright",
                [(x * 0.36, 0.72, 0.1), (x * 0.36, 0.76, 0.6), (x * 0.36, 0.8, 1.25)],
                0.035,
                segments=16,
                material="frame",
            )
            k.tube(
                "grip",
                [(x * 0.36, 0.8, 1.2), (x * 0.36, 0.6, 1.12), (x * 0.36, 0.25, 1.05)],
                0.028,
                segments=16,
                material="grip",
            )
            k.add("frame foot", Box(size=(0.1, 0.16, 0.07)), at=(x * 0.3, -0.75, 0.0), material="grip", bevel=0.012)
            k.add("frame foot", Box(size=(0.1, 0.16, 0.07)), at=(x * 0.3, 0.7, 0.0), material="grip", bevel=0.012)
        with k.group("console", at=(0, 0.8, 1.24), rotate=(-28, 0, 0)):
            k.add("frame console", Box(size=(0.76, 0.07, 0.34)), material="frame", bevel=0.02)
            k.add("screen", Box(size=(0.34, 0.012, 0.2)), at=(0, -0.038, 0.1), material="screen", bevel=0.003)
            for x in (-0.27, -0.22, 0.22, 0.27):
                k.add(
                    "accent button",
                    Cylinder(radius=0.016, height=0.012, segments=20, pivot="center"),
                    at=(x, -0.038, 0.13),
                    rotate=(90, 0, 0),
                    material="accent",
                )
            k.add("trim shelf", Box(size=(0.6, 0.1, 0.016)), at=(0, -0.06, 0.03), material="trim", bevel=0.004)
        k.rod("grip front", (-0.36, 0.56, 1.1), (0.36, 0.56, 1.1), 0.026, segments=16, material="grip")
    k.anchor("top", (0, -0.1 * s, 0.172 * s), half_size=(0.22 * s, 0.7 * s))


@asset(
    kind="baseball_glove",
    words=("baseball glove", "catcher's mitt", "baseball mitt", "catcher mitt", "mitt"),
    about="A leather baseball glove holding a ball.",
    parameters=(length("height", 0.3, 0.03, 2.0, words=("height", "tall", "size")), flag("ball", True, words=("ball", "baseball"))),
    slots={"leather": Material(preset="leather", color="#8a4f22"), "lace": Material(preset="leather", color="#d8b06a"), "palm": Material(preset="leather", color="#a5652f"), "ball": Material(preset="leather", color="#f3efe4"), "stitch": Material(preset="cotton", color="#c51f1f")},
    parts={"finger": "leather finger", "web": "lace web", "thumb": "leather thumb"},
)  # fmt: skip
def baseball_glove(k: Kit) -> None:
    """Standing on its heel, palm to the front, fingers up."""
    s = k.m("height") / 0.3
    with k.group("glove", scale=s):
        k.add("leather heel", Loft(sections=[Section(center=(x, 0.03, z), radii=(a, b), exponent=2.6) for z, x, a, b in ((0.0, 0.0, 0.07, 0.042), (0.012, 0.0, 0.085, 0.052), (0.06, 0.0, 0.105, 0.05), (0.12, 0.0, 0.112, 0.036), (0.17, 0.0, 0.105, 0.024))], segments=36),
              material="leather")  # fmt: skip
        k.add("palm", Sphere(radius=0.075, segments=32), at=(0, 0.0, 0.1), scale=(1.05, 0.42, 1.05), material="palm")
        for i, (x, top, lean) in enumerate(
            ((-0.082, 0.255, -14), (-0.033, 0.29, -5), (0.016, 0.3, 2), (0.064, 0.28, 10))
        ):
            bend = math.radians(lean)
            path: Path = [
                (x * 0.85, 0.02, 0.12),
                (x + 0.06 * math.sin(bend), 0.008, 0.19),
                (x + 0.15 * math.sin(bend), -0.03, top),
            ]
            k.tube(f"leather finger {i + 1}", path, 0.026, radii=[1.0, 1.02, 0.82], segments=20, material="leather")
        k.tube(
            "leather thumb",
            [(0.09, 0.01, 0.07), (0.145, -0.015, 0.13), (0.165, -0.05, 0.2)],
            0.029,
            radii=[1.1, 1.0, 0.8],
            segments=20,
            material="leather",
        )
        for z in (0.14, 0.17, 0.2):
            k.tube(
                "lace web",
                [(0.085 + (z - 0.14) * 0.15, -0.01, z), (0.12, -0.035, z + 0.006), (0.158, -0.035, z - 0.006)],
                0.006,
                segments=10,
                material="lace",
            )
        for x in (0.105, 0.13):
            k.tube(
                "lace web",
                [(x, -0.018, 0.115), (x + 0.003, -0.036, 0.165), (x + 0.006, -0.045, 0.215)],
                0.006,
                segments=10,
                material="lace",
            )
        k.tube(
            "lace finger",
            [(-0.105, -0.012, 0.225), (-0.045, -0.022, 0.235), (0.02, -0.026, 0.24), (0.085, -0.018, 0.23)],
            0.005,
            segments=10,
            material="lace",
        )
        k.tube(
            "lace rim",
            [
                (0.09 * math.cos(a), -0.018 - 0.004 * math.sin(a), 0.1 + 0.085 * math.sin(a))
                for a in (math.pi + math.pi * i / 12 for i in range(13))
            ],
            0.0045,
            segments=8,
            material="lace",
        )
        if k.on("ball"):
            k.add("ball", Sphere(radius=0.037, segments=32), at=(0.01, -0.052, 0.115), material="ball")
            for side in (-1, 1):
                arcs: Path = [
                    (
                        0.01 + side * (0.0375 * 0.62),
                        -0.052 - 0.0375 * 0.785 * math.cos(t),
                        0.115 + 0.0375 * 0.785 * math.sin(t),
                    )
                    for t in (math.radians(-80 + 16 * i) for i in range(11))
                ]
                k.tube("stitch", arcs, 0.0013, segments=6, material="stitch")
    k.anchor("grip", (0, 0.03 * s, 0.05 * s), radius=0.05 * s)
    k.anchor("inside", (0.01 * s, -0.05 * s, 0.09 * s), half_size=(0.03 * s, 0.03 * s), round=True, height=0.08 * s)
    k.anchor("top", (0, 0, 0.3 * s))
