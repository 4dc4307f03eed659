"""Stands that hold things up: display stands and tripods; and cones, extinguishers, megaphones of the street."""

import math

from prompt2mesh.library.kit import Kit
from prompt2mesh.library.outlines import Outline, rounded_rectangle
from prompt2mesh.library.panels import panel
from prompt2mesh.library.registry import asset, choice, length
from prompt2mesh.mesh.materials import Material
from prompt2mesh.mesh.shapes import Box, Cylinder, Lathe, Loft, Section, Sphere, Torus


@asset(
    kind="display_stand",
    words=("display stand", "stand", "wooden stand", "exhibit stand", "plate stand", "holder", "display base", "museum stand", "trophy base", "rack"),
    about="A low turned or square base to show a thing on; or a pair of forks to lay a sword or a horn across.",
    parameters=(length("width", 0.24, 0.02, 5.0, words=("width", "wide", "size", "diameter")), choice("type", "turned", "square", "fork", words=("type",))),
    slots={"stand": "mahogany", "trim": "brass"},
    adjectives={"rack": {"type": "fork", "width": 0.5}, "plate stand": {"type": "square"}, "trophy base": {"type": "square"}},
    parts={"base": "stand", "plaque": "trim"},
)  # fmt: skip
def display_stand(k: Kit) -> None:
    """The top is where the thing goes."""
    w, kind = k.m("width"), k.s("type")
    if kind == "turned":
        r = w / 2
        k.add(
            "stand",
            Lathe(
                profile=[
                    (0.96 * r, 0.0),
                    (r, 0.02 * w),
                    (r, 0.06 * w),
                    (0.9 * r, 0.09 * w),
                    (0.8 * r, 0.11 * w),
                    (0.76 * r, 0.17 * w),
                    (0.84 * r, 0.21 * w),
                    (0.84 * r, 0.24 * w),
                    (0.8 * r, 0.25 * w),
                    (0.0, 0.25 * w),
                ],
                segments=64,
            ),
            material="stand",
        )
        k.add(
            "trim ring",
            Torus(radius=0.775 * r, tube=0.012 * w, segments=64, tube_segments=10),
            at=(0, 0, 0.14 * w),
            material="trim",
        )
        k.anchor("top", (0, 0, 0.25 * w), half_size=(0.56 * r, 0.56 * r), round=True)
    elif kind == "square":
        for size, low, high in ((1.0, 0.0, 0.07), (0.88, 0.065, 0.2), (0.94, 0.195, 0.23)):
            k.add(
                "stand",
                Box(size=(w * size, w * size, w * (high - low))),
                at=(0, 0, w * low),
                material="stand",
                bevel=0.012 * w,
            )
        panel(
            k,
            "trim plaque",
            [(x, z + 0.132 * w) for x, z in rounded_rectangle(0.5 * w, 0.085 * w, 0.012 * w)],
            0.012 * w,
            at=(0, -0.435 * w, 0),
            material="trim",
            bevel=0.003 * w,
        )
        k.anchor("top", (0, 0, 0.23 * w), half_size=(0.42 * w, 0.42 * w))
    else:
        k.add("stand", Box(size=(w, 0.24 * w, 0.05 * w)), material="stand", bevel=0.012 * w)
        fork: Outline = [
            (-0.05, 0.0),
            (0.05, 0.0),
            (0.04, 0.2),
            (0.095, 0.32),
            (0.08, 0.345),
            (0.055, 0.33),
            (0.02, 0.26),
            (-0.02, 0.26),
            (-0.055, 0.33),
            (-0.08, 0.345),
            (-0.095, 0.32),
            (-0.04, 0.2),
        ]
        for x in (-0.32, 0.32):
            k.add(
                "stand fork",
                Loft(
                    axis="x",
                    smooth=False,
                    sections=[
                        Section(center=(x * w + o * w, 0, 0.045 * w), outline=[(p * w, q * w) for p, q in fork])
                        for o in (-0.025, 0.025)
                    ],
                ),
                material="stand",
                bevel=0.006 * w,
            )
            k.add("trim stud", Sphere(radius=0.018 * w, segments=16), at=(x * w, -0.035 * w, 0.09 * w), material="trim")
        k.anchor("top", (0, 0, 0.31 * w), half_size=(0.45 * w, 0.03 * w))


@asset(
    kind="tripod",
    words=("tripod", "camera tripod", "tripod stand", "surveyor tripod", "photography tripod"),
    about="A tripod with telescoping legs and a tilting head.",
    parameters=(length("height", 1.4, 0.1, 4.0, words=("height", "tall", "size")),),
    slots={"leg": Material(preset="black_iron"), "metal": "brushed_aluminium", "rubber": "rubber"},
    styles={"antique": {}}, style_materials={"antique": {"leg": Material(preset="mahogany"), "metal": Material(preset="brass")}},
    parts={"head": "metal head", "foot": "rubber foot"},
)  # fmt: skip
def tripod(k: Kit) -> None:
    """Three legs in three lengths each, a stay, a column, a plate."""
    s = k.m("height") / 1.4
    with k.group("tripod", scale=s):
        top = 1.12
        for i in range(3):
            a = 2 * math.pi * i / 3 - math.pi / 2
            c, q = math.cos(a), math.sin(a)

            def at(t: float, c: float = c, q: float = q) -> tuple[float, float, float]:
                return ((0.05 + 0.45 * t) * c, (0.05 + 0.45 * t) * q, top + (0.012 - top) * t)

            k.rod("leg upper", at(0.0), at(0.42), 0.02, segments=16, material="leg")
            k.rod("metal leg", at(0.4), at(0.74), 0.0155, segments=16, material="metal")
            k.rod("leg lower", at(0.72), at(0.985), 0.0115, segments=14, material="leg")
            for t in (0.41, 0.73):
                k.rod("rubber clamp", at(t - 0.015), at(t + 0.02), 0.0245, segments=16, material="rubber")
            k.add("rubber foot", Sphere(radius=0.017, segments=16), at=at(0.99), material="rubber")
            k.rod("metal stay", at(0.4), (0, 0, top * 0.56), 0.006, segments=8, material="metal")
            k.add(
                "metal joint",
                Cylinder(radius=0.024, height=0.05, segments=20, pivot="center"),
                at=at(0.0),
                rotate=(90, 0, math.degrees(a) + 90),
                material="metal",
                bevel=0.003,
            )
        k.rod("metal column", (0, 0, top * 0.54), (0, 0, top + 0.17), 0.016, segments=20, material="metal")
        k.add(
            "leg crown",
            Lathe(
                profile=[(0.03, top - 0.03), (0.055, top - 0.015), (0.055, top + 0.02), (0.03, top + 0.03)], segments=32
            ),
            material="leg",
        )
        k.add("metal head", Sphere(radius=0.034, segments=28), at=(0, 0, top + 0.19), material="metal")
        k.add(
            "leg block",
            Box(size=(0.05, 0.07, 0.04), pivot="center"),
            at=(0, 0, top + 0.225),
            material="leg",
            bevel=0.006,
        )
        k.add("rubber plate", Box(size=(0.09, 0.11, 0.014)), at=(0, 0, top + 0.243), material="rubber", bevel=0.004)
        k.add(
            "metal screw", Cylinder(radius=0.0065, height=0.02, segments=16), at=(0, 0, top + 0.256), material="metal"
        )
        k.rod("metal handle", (0, 0.03, top + 0.215), (0.06, 0.24, top + 0.13), 0.0075, segments=12, material="metal")
        k.rod(
            "rubber grip",
            (0.036, 0.155, top + 0.164),
            (0.064, 0.255, top + 0.124),
            0.0125,
            segments=16,
            round_caps=True,
            material="rubber",
        )
    k.anchor("top", (0, 0, 1.377 * s), half_size=(0.035 * s, 0.045 * s))


@asset(
    kind="traffic_cone",
    words=("traffic cone", "road cone", "safety cone", "pylon", "cone for traffic", "orange cone"),
    about="A road cone with reflecting bands.",
    parameters=(length("height", 0.7, 0.05, 3.0, words=("height", "tall", "size")),),
    slots={"cone": Material(preset="rubber", color="#f0541c"), "band": Material(preset="plastic", color="#f6f6f2")},
    parts={"stripe": "band", "base": "cone base"},
)  # fmt: skip
def traffic_cone(k: Kit) -> None:
    """A square foot with chamfered corners."""
    s = k.m("height") / 0.7
    with k.group("cone", scale=s):
        k.add("cone base", Box(size=(0.36, 0.36, 0.035)), material="cone", bevel=0.014)
        k.add(
            "cone",
            Lathe(
                profile=[(0.165, 0.03), (0.15, 0.04), (0.14, 0.06), (0.035, 0.69), (0.027, 0.7), (0.0, 0.7)],
                segments=56,
            ),
            material="cone",
        )
        for low, high in ((0.2, 0.31), (0.42, 0.52)):
            r0, r1 = (0.14 - 0.105 * (z - 0.06) / 0.63 + 0.0022 for z in (low, high))
            k.add("band", Lathe(profile=[(0.0, low), (r0, low), (r1, high), (0.0, high)], segments=56), material="band")
    k.anchor("top", (0, 0, 0.7 * s), half_size=(0.015 * s, 0.015 * s))


@asset(
    kind="fire_extinguisher",
    words=("fire extinguisher", "extinguisher", "gas cylinder", "oxygen tank", "scuba tank", "propane tank", "gas bottle"),
    about="A fire extinguisher with hose and gauge; or a gas cylinder.",
    parameters=(length("height", 0.55, 0.05, 3.0, words=("height", "tall", "size")), choice("type", "extinguisher", "cylinder", words=("type",))),
    slots={"body": Material(preset="gloss_paint", color="#c8141c"), "metal": "brushed_steel", "hose": "rubber", "label": Material(preset="paper", color="#f4f1e6"), "gauge": Material(preset="plastic", color="#f7f7f2"), "pin": Material(preset="glossy_plastic", color="#f2d21e")},
    adjectives={w: {"type": "cylinder"} for w in ("gas cylinder", "oxygen tank", "scuba tank", "propane tank", "gas bottle")},
    parts={"tank": "body", "handle": "metal lever", "nozzle": "hose horn"},
)  # fmt: skip
def fire_extinguisher(k: Kit) -> None:
    """The horn hangs at the side in its clip."""
    s = k.m("height") / 0.55
    with k.group("extinguisher", scale=s):
        k.add(
            "body",
            Lathe(
                profile=[
                    (0.0, 0.0),
                    (0.07, 0.0),
                    (0.076, 0.006),
                    (0.076, 0.38),
                    (0.066, 0.415),
                    (0.04, 0.44),
                    (0.022, 0.448),
                    (0.022, 0.465),
                    (0.0, 0.465),
                ],
                segments=52,
            ),
            material="body",
        )
        k.add(
            "hose base",
            Lathe(profile=[(0.074, 0.0), (0.0785, 0.004), (0.0785, 0.03), (0.074, 0.034)], segments=52),
            material="hose",
        )
        if k.s("type") == "cylinder":
            k.add(
                "metal valve",
                Lathe(
                    profile=[(0.026, 0.45), (0.026, 0.47), (0.014, 0.475), (0.014, 0.505), (0.02, 0.51), (0.0, 0.515)],
                    segments=28,
                ),
                material="metal",
            )
            k.rod("metal outlet", (0, 0, 0.487), (0.045, 0, 0.487), 0.009, segments=16, material="metal")
            k.add(
                "pin wheel",
                Torus(radius=0.026, tube=0.006, segments=28, tube_segments=10),
                at=(0, 0, 0.53),
                material="pin",
            )
            for turn in (0, 90):
                k.add(
                    "pin spoke",
                    Box(size=(0.05, 0.007, 0.006), pivot="center"),
                    at=(0, 0, 0.53),
                    rotate=(0, 0, turn),
                    material="pin",
                )
            k.rod("metal stem", (0, 0, 0.51), (0, 0, 0.535), 0.006, segments=12, material="metal")
            k.add(
                "label",
                Lathe(profile=[(0.0, 0.2), (0.0768, 0.2), (0.0768, 0.27), (0.0, 0.27)], segments=52),
                material="label",
            )
            k.anchor("top", (0, 0, 0.54 * s))
            return
        rows = [
            Section(
                center=(0, 0, z),
                outline=[
                    (0.077 * math.sin(t), -0.077 * math.cos(t))
                    for t in (math.radians(-36 + 7.2 * i) for i in range(11))
                ]
                + [(0.06 * math.sin(t), -0.06 * math.cos(t)) for t in (math.radians(36 - 7.2 * i) for i in range(11))],
            )
            for z in (0.13, 0.3)
        ]
        k.add("label", Loft(sections=rows, smooth=False), material="label")
        k.add("body strip", Box(size=(0.05, 0.004, 0.018), pivot="center"), at=(0, -0.0765, 0.27), material="body")
        k.add("metal valve", Box(size=(0.036, 0.036, 0.045)), at=(0, 0, 0.455), material="metal", bevel=0.005)
        k.add(
            "gauge",
            Cylinder(radius=0.016, height=0.012, segments=32),
            at=(0, -0.016, 0.476),
            rotate=(90, 0, 0),
            material="metal",
            bevel=0.001,
        )
        k.add(
            "gauge face",
            Cylinder(radius=0.0135, height=0.001, segments=28),
            at=(0, -0.028, 0.476),
            rotate=(90, 0, 0),
            material="gauge",
        )
        k.add(
            "body needle",
            Box(size=(0.0015, 0.001, 0.01), pivot="center"),
            at=(0.001, -0.0292, 0.479),
            rotate=(0, 25, 0),
            material="body",
        )
        for z, x1, z1 in ((0.485, 0.1, 0.5), (0.5, 0.11, 0.545)):
            k.rod(
                "metal lever",
                (-0.012, 0, z),
                (x1, 0, z1),
                0.0075,
                0.006,
                segments=12,
                round_caps=True,
                material="metal",
            )
        k.add(
            "pin ring",
            Torus(radius=0.014, tube=0.0022, segments=28, tube_segments=8),
            at=(0.012, -0.033, 0.503),
            rotate=(90, 0, 0),
            material="pin",
        )
        k.rod("pin", (0.012, -0.032, 0.49), (0.012, 0.02, 0.49), 0.0022, segments=8, material="pin")
        k.tube(
            "hose",
            [(-0.012, 0, 0.475), (-0.06, 0, 0.485), (-0.108, 0, 0.45), (-0.108, 0, 0.36), (-0.095, 0, 0.25)],
            0.009,
            segments=14,
            material="hose",
        )
        k.add(
            "hose horn",
            Lathe(
                profile=[(0.009, 0.27), (0.012, 0.2), (0.02, 0.12), (0.024, 0.1), (0.018, 0.1), (0.0, 0.16)],
                segments=28,
            ),
            at=(-0.0955, 0, 0),
            material="hose",
        )
        k.add(
            "metal clip",
            Box(size=(0.03, 0.02, 0.012), pivot="center"),
            at=(-0.084, 0, 0.23),
            material="metal",
            bevel=0.002,
        )
    k.anchor("grip", (0.05 * s, 0, 0.5 * s), normal=(1, 0, 0), radius=0.01 * s)
    k.anchor("top", (0, 0, 0.54 * s))


@asset(
    kind="megaphone",
    words=("megaphone", "bullhorn", "loudhailer", "cheerleader megaphone", "speaking trumpet"),
    about="A megaphone with a grip and a trigger, or a plain cone.",
    parameters=(length("length", 0.34, 0.04, 2.0, words=("length", "long", "size")), choice("type", "electric", "cone", words=("type",))),
    slots={"horn": Material(preset="glossy_plastic", color="#f3f3ef"), "trim": Material(preset="glossy_plastic", color="#d3261f"), "grip": Material(preset="black_plastic")},
    adjectives={"cheerleader megaphone": {"type": "cone"}, "speaking trumpet": {"type": "cone"}},
    parts={"handle": "grip"},
)  # fmt: skip
def megaphone(k: Kit) -> None:
    """Lying with its mouth to the right front."""
    s = k.m("length") / 0.34
    r = 0.11
    with k.group("megaphone", at=(0, 0, (r + 0.004) * s), rotate=(0, 0, -24), scale=s):
        x = (0.0, 90.0, 0.0)
        k.add(
            "horn",
            Lathe(
                profile=[
                    (0.032, -0.12),
                    (0.036, -0.03),
                    (0.05, 0.05),
                    (0.075, 0.12),
                    (0.105, 0.165),
                    (0.102, 0.168),
                    (0.07, 0.125),
                    (0.045, 0.055),
                    (0.03, -0.03),
                    (0.0, -0.06),
                    (0.0, -0.12),
                ][::-1],
                segments=56,
            ),
            rotate=x,
            material="horn",
        )
        k.add(
            "trim rim",
            Torus(radius=0.1065, tube=0.0072, segments=64, tube_segments=14),
            at=(0.166, 0, 0),
            rotate=x,
            material="trim",
        )
        k.add(
            "trim back",
            Lathe(
                profile=[
                    (0.0, -0.175),
                    (0.03, -0.175),
                    (0.037, -0.168),
                    (0.039, -0.115),
                    (0.033, -0.105),
                    (0.0, -0.105),
                ],
                segments=44,
            ),
            rotate=x,
            material="trim",
        )
        k.add(
            "grip mouth",
            Lathe(
                profile=[(0.0, -0.19), (0.022, -0.192), (0.028, -0.186), (0.025, -0.172), (0.0, -0.172)], segments=36
            ),
            rotate=x,
            material="grip",
        )
        if k.s("type") == "electric":
            k.add(
                "horn reflex",
                Lathe(
                    profile=[(0.0, 0.02), (0.03, 0.025), (0.042, 0.09), (0.046, 0.13), (0.04, 0.138), (0.0, 0.145)],
                    segments=40,
                ),
                rotate=x,
                material="grip",
            )
            k.rod("grip post", (-0.01, 0, 0.0), (0.1, 0, 0.0), 0.02, segments=20, material="grip")
            k.tube(
                "grip",
                [
                    (-0.13, 0, 0.03),
                    (-0.135, 0, 0.085),
                    (-0.12, 0, 0.108),
                    (-0.03, 0, 0.108),
                    (-0.015, 0, 0.085),
                    (-0.012, 0, 0.03),
                ],
                0.013,
                segments=16,
                material="grip",
            )
            k.add(
                "trim trigger",
                Box(size=(0.035, 0.012, 0.016), pivot="center"),
                at=(-0.055, 0, 0.094),
                material="trim",
                bevel=0.004,
            )
    k.anchor("grip", (-0.07 * s, 0.03 * s, 0.22 * s), normal=(0.91, -0.41, 0), radius=0.013 * s)
    k.anchor("top", (0, 0, 0.2 * s))
