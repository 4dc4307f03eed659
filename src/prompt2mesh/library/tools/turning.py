"""Tools that turn and grip: screwdrivers, wrenches, pliers and drills."""

import math

from prompt2mesh.library.kit import Kit, Point
from prompt2mesh.library.outlines import Outline, arc, regular_polygon
from prompt2mesh.library.panels import panel
from prompt2mesh.library.registry import angle, asset, choice, length
from prompt2mesh.library.tools.display import AGES, DISPLAY, aged, long, shaft, shown
from prompt2mesh.mesh.materials import Material
from prompt2mesh.mesh.shapes import Box, Cylinder, Extrude, Lathe, Loft, Section


@asset(
    kind="screwdriver",
    words=("screwdriver", "screw driver", "phillips screwdriver", "flathead screwdriver", "cross screwdriver"),
    about="A screwdriver with a fluted grip, point up.",
    parameters=(long(0.24), choice("tip", "flat", "phillips", words=("tip", "head")), DISPLAY),
    slots={"handle": Material(preset="translucent_plastic", color="#e0531a", transmission=0.25), "blade": "chrome", "cap": Material(preset="rubber", color="#1f2023")},
    adjectives={"phillips screwdriver": {"tip": "phillips"}, "cross screwdriver": {"tip": "phillips"}, "flathead": {"tip": "flat"}, "crosshead": {"tip": "phillips"}},
    styles=AGES, style_materials=aged("blade", "handle"), parts={"shaft": "blade", "grip": "handle"},
)  # fmt: skip
def screwdriver(k: Kit) -> None:
    """Six flutes along the handle."""
    with shown(k, 0.24, back_m=0.016, grip_z=0.05, grip_radius=0.015):
        fluted = [(r * math.cos(a), r * math.sin(a)) for r, a in
                  ((0.0158 - 0.0022 * max(0.0, math.cos(6 * t)) ** 2, t) for t in (2 * math.pi * i / 72 for i in range(72)))]  # fmt: skip
        rows = ((0.008, 0.86), (0.012, 1.0), (0.075, 1.0), (0.088, 0.72), (0.096, 0.7), (0.103, 0.85), (0.107, 0.8))
        k.add(
            "handle",
            Loft(
                sections=[Section(center=(0, 0, z), outline=[(x * w, y * w) for x, y in fluted]) for z, w in rows],
                smooth=False,
            ),
            material="handle",
        )
        k.add(
            "cap",
            Lathe(profile=[(0.0125, 0.0), (0.0148, 0.002), (0.0152, 0.007), (0.013, 0.011)], segments=40),
            material="cap",
        )
        k.rod("blade", (0, 0, 0.1), (0, 0, 0.222), 0.0033, segments=24, material="blade")
        k.add(
            "blade collar",
            Lathe(profile=[(0.0115, 0.105), (0.0075, 0.112), (0.0035, 0.114)], segments=32),
            material="blade",
        )
        if k.s("tip") == "flat":
            shaft(
                k,
                "blade tip",
                [(0.216, 0.0033, 0.0033), (0.226, 0.0046, 0.0018), (0.236, 0.0045, 0.0008), (0.24, 0.0044, 0.0007)],
                exponent=5,
                smooth=False,
                material="blade",
            )
        else:
            k.add(
                "blade tip",
                Lathe(profile=[(0.0033, 0.221), (0.003, 0.228), (0.0008, 0.24), (0, 0.24)], segments=24),
                material="blade",
            )
            fin = Extrude(
                outline=[(0.0, 0.222), (0.0042, 0.222), (0.0042, 0.229), (0.0006, 0.2395), (0.0, 0.2395)],
                height=0.0011,
                pivot="center",
            )
            with k.group("blade cross"):
                for i in range(4):
                    with k.group("blade fin", rotate=(0, 0, 45 + 90 * i)):
                        k.add("blade fin edge", fin, rotate=(90, 0, 0), material="blade")


def _jaw(r: float, gap: float, deep: float, *, tilt: float = 15.0) -> Outline:
    """An open jaw at the origin, its mouth up and turned by `tilt`; runs from the right of the neck around to the left."""
    raw: Outline = [*arc(r, -60, 52, segments=14), (gap * 1.35, r * 0.98), (gap, r * 0.86), (gap, -deep + gap * 0.6), (0.5 * gap, -deep), (-0.5 * gap, -deep),
                    (-gap, -deep + gap * 0.6), (-gap, r * 0.86), (-gap * 1.35, r * 0.98), *arc(r, 128, 240, segments=14)]  # fmt: skip
    a = math.radians(tilt)
    return [(x * math.cos(a) - y * math.sin(a), x * math.sin(a) + y * math.cos(a)) for x, y in raw]


@asset(
    kind="wrench",
    words=("wrench", "spanner", "combination wrench", "open-end wrench", "ring spanner", "adjustable wrench", "monkey wrench", "pipe wrench", "adjustable spanner"),
    about="A combination wrench, or an adjustable one.",
    parameters=(long(0.24), choice("type", "combination", "adjustable", "open_end", words=("type",)), DISPLAY),
    slots={"body": "chrome", "grip": Material(preset="rubber", color="#b5201a"), "screw": "gunmetal"},
    adjectives={"adjustable wrench": {"type": "adjustable"}, "adjustable spanner": {"type": "adjustable"}, "monkey wrench": {"type": "adjustable", "length": 0.3},
                "pipe wrench": {"type": "adjustable", "length": 0.4}, "open-end wrench": {"type": "open_end"}},
    styles=AGES, style_materials=aged("body", "grip"), parts={"jaw": "body jaw", "handle": "grip, body shank", "head": "body jaw"},
)  # fmt: skip
def wrench(k: Kit) -> None:
    """Jaw up, ring or second jaw down."""
    kind = k.s("type")
    with shown(k, 0.24, back_m=0.006, grip_z=0.1, grip_radius=0.009):
        if kind == "adjustable":
            _adjustable(k)
            return
        jaw = _jaw(0.0235, 0.0095, 0.006)
        panel(
            k, "body jaw", [(x, z + 0.217) for x, z in jaw], 0.0095, at=(0, 0.00475, 0), material="body", bevel=0.0015
        )
        rows = [(0.03, 0.0105, 0.0035), (0.06, 0.0085, 0.003), (0.17, 0.0088, 0.003), (0.203, 0.0135, 0.0038)]
        shaft(k, "body shank", rows, exponent=5, material="body")
        for x in (-1, 1):
            k.rod("body rib", (x * 0.0078, 0, 0.045), (x * 0.008, 0, 0.192), 0.0038, segments=12, material="body")
        if kind == "combination":
            panel(k, "body ring", [(x, z + 0.0185) for x, z in regular_polygon(48, 0.0185)], 0.011, at=(0, 0.0055, 0), material="body", bevel=0.002,
                  holes=[[(x, z + 0.0185) for x, z in regular_polygon(12, 0.0118)]])  # fmt: skip
        else:
            panel(
                k,
                "body jaw",
                [(x * 0.9, 0.0235 - z * 0.9) for x, z in jaw][::-1],
                0.009,
                at=(0, 0.0045, 0),
                material="body",
                bevel=0.0015,
            )


def _adjustable(k: Kit) -> None:
    panel(k, "body jaw fixed", [(-0.02, 0.150), (0.012, 0.150), (0.03, 0.166), (0.032, 0.19), (0.018, 0.186), (0.013, 0.182), (-0.004, 0.2), (-0.012, 0.24), (-0.024, 0.238),
                                (-0.032, 0.205), (-0.03, 0.17)], 0.014, at=(0, 0.007, 0), material="body", bevel=0.0025)  # fmt: skip
    panel(
        k,
        "body jaw moving",
        [(0.012, 0.183), (0.03, 0.187), (0.037, 0.2), (0.027, 0.23), (0.017, 0.236), (0.012, 0.231)],
        0.0125,
        at=(0, 0.0062, 0),
        material="body",
        bevel=0.002,
    )
    k.add("screw", Lathe(profile=[(0.004, -0.009), *[(0.0062 if i % 2 else 0.0046, -0.008 + 0.002 * i) for i in range(9)], (0.004, 0.009)], segments=24),
          at=(0.012, 0, 0.172), rotate=(0, 78, 0), material="screw")  # fmt: skip
    shaft(k, "body shank", [(0.0, 0.008, 0.004), (0.004, 0.014, 0.0055), (0.02, 0.015, 0.0055), (0.09, 0.0105, 0.005), (0.14, 0.012, 0.0055), (0.165, 0.019, 0.0062)],
          exponent=4, material="body")  # fmt: skip
    shaft(
        k,
        "grip",
        [
            (0.03, 0.0138, 0.0066),
            (0.036, 0.0152, 0.0075),
            (0.08, 0.0124, 0.0068),
            (0.115, 0.0122, 0.0068),
            (0.12, 0.0108, 0.0055),
        ],
        exponent=3.5,
        material="grip",
    )


@asset(
    kind="pliers",
    words=("pliers", "pair of pliers", "plier", "needle nose pliers", "pincers", "wire cutters", "combination pliers", "tongs"),
    about="Combination pliers with dipped grips, jaws up.",
    parameters=(long(0.19), angle("opening", 16.0, 0.0, 50.0, words=("opening", "angle")), choice("nose", "flat", "needle", words=("nose",)), DISPLAY),
    slots={"jaw": "brushed_steel", "handle": Material(preset="rubber", color="#c4281c"), "screw": "gunmetal"},
    adjectives={"closed": {"opening": 0.0}, "open": {"opening": 30.0}, "needle nose pliers": {"nose": "needle"}, "needle nose": {"nose": "needle"}},
    styles=AGES, style_materials=aged("jaw", "handle"), parts={"grip": "handle", "head": "jaw"},
)  # fmt: skip
def pliers(k: Kit) -> None:
    """Two halves crossed on a rivet."""
    half = k.m("opening") / 2
    needle = k.s("nose") == "needle"
    with shown(k, 0.19, back_m=0.009, grip_z=0.05, grip_radius=0.012):
        pivot = 0.128
        for side, y in ((1.0, -0.0035), (-1.0, 0.0035)):
            with k.group(f"half {'right' if side > 0 else 'left'}", at=(0, y, pivot), rotate=(0, side * half, 0)):
                tip = (
                    [(0.0004, 0.062), (0.004, 0.062), (0.011, 0.012)]
                    if needle
                    else [(0.0004, 0.05), (0.0085, 0.05), (0.0125, 0.03), (0.014, 0.008)]
                )
                jaw = [
                    (-0.011, -0.014),
                    (0.0125, -0.012),
                    *tip[::-1],
                    (0.0004, 0.012),
                    (-0.01, 0.008),
                    (-0.0135, -0.002),
                ]
                panel(
                    k,
                    "jaw",
                    [(side * x, z) for x, z in jaw][:: int(side)],
                    0.0078,
                    at=(0, 0.0039, 0),
                    material="jaw",
                    bevel=0.0014,
                )
                nose = (
                    [(0.0004, 0.016), *tip[::-1][1:], (0.0004, tip[0][1])]
                    if needle
                    else [(0.0004, 0.014), (0.0135, 0.012), (0.012, 0.03), (0.0082, 0.0498), (0.0004, 0.0498)]
                )
                panel(
                    k,
                    "jaw face",
                    [(side * x, z) for x, z in nose][:: int(side)],
                    0.014,
                    at=(0, 0.007 - y, 0),
                    material="jaw",
                    bevel=0.0012,
                )
                for i in range(8 if needle else 6):
                    k.add(
                        "jaw tooth",
                        Box(size=(0.0012, 0.013, 0.0014), pivot="center"),
                        at=(side * 0.0004, -y, 0.02 + 0.0048 * i),
                        rotate=(0, 45, 0),
                        material="jaw",
                    )
                arm: list[Point] = [
                    (-side * 0.004, 0, -0.008),
                    (-side * 0.012, -y * 0.6, -0.028),
                    (-side * 0.021, -y, -0.06),
                    (-side * 0.021, -y, -0.1),
                    (-side * 0.014, -y, -0.126),
                ]
                k.tube("jaw arm", arm[:3], 0.006, radii=[1.1, 0.9, 0.8], segments=14, material="jaw")
                k.tube("handle", arm[1:], 0.0075, radii=[0.86, 1.0, 1.05, 0.95], segments=18, material="handle")
                k.add("handle guard", Cylinder(radius=0.0088, height=0.003, segments=24, pivot="center"), at=(-side * 0.0125, -y * 0.6, -0.029), rotate=(0, side * 18, 0),
                      material="handle", bevel=0.001)  # fmt: skip
        k.add(
            "screw",
            Cylinder(radius=0.0075, height=0.0165, segments=36, pivot="center"),
            at=(0, 0, pivot),
            rotate=(90, 0, 0),
            material="screw",
            bevel=0.0014,
        )


@asset(
    kind="power_drill",
    words=("power drill", "drill", "cordless drill", "electric drill", "electric screwdriver", "impact driver", "drill driver", "hammer drill", "hand drill"),
    about="A cordless drill standing on its battery.",
    parameters=(length("height", 0.23, 0.04, 1.5, words=("height", "tall", "size")),),
    slots={"body": Material(preset="matte_plastic", color="#f0b41c"), "grip": Material(preset="rubber", color="#1d1e21"), "chuck": Material(preset="gunmetal"),
           "bit": "polished_steel", "light": Material(preset="led", color="#fff4d0")},
    parts={"battery": "grip battery", "handle": "grip", "motor": "body", "trigger": "grip trigger"},
)  # fmt: skip
def power_drill(k: Kit) -> None:
    """Chuck to the right."""
    s = k.m("height") / 0.23
    with k.group("drill", scale=s):
        z = 0.195
        rows = (
            (-0.075, 0.018),
            (-0.07, 0.025),
            (-0.055, 0.0295),
            (-0.01, 0.0315),
            (0.035, 0.0305),
            (0.05, 0.027),
            (0.055, 0.022),
        )
        k.add(
            "body motor",
            Loft(
                axis="x",
                sections=[Section(center=(x, 0, z), radii=(r * 0.95, r), exponent=2.6) for x, r in rows],
                segments=32,
            ),
            material="body",
        )
        k.add("grip rear", Loft(axis="x", sections=[Section(center=(x, 0, z), radii=(r * 0.96, r * 1.01), exponent=2.6) for x, r in ((-0.079, 0.012), (-0.0755, 0.0215), (-0.064, 0.0285), (-0.05, 0.0308))],
                                segments=32), material="grip")  # fmt: skip
        for dz in (-0.010, 0.0, 0.010):
            k.add(
                "grip vent",
                Box(size=(0.03, 0.062, 0.003), pivot="center"),
                at=(-0.03, 0, z + dz),
                material="grip",
                bevel=0.001,
            )
        k.add(
            "chuck ring",
            Cylinder(radius=0.0235, height=0.014, segments=40),
            at=(0.05, 0, z),
            rotate=(0, 90, 0),
            material="grip",
            bevel=0.002,
        )
        for i in range(20):
            a = 2 * math.pi * i / 20
            k.add(
                "chuck rib",
                Box(size=(0.012, 0.0022, 0.0022), pivot="center"),
                at=(0.057, 0.0235 * math.cos(a), z + 0.0235 * math.sin(a)),
                rotate=(math.degrees(a), 0, 0),
                material="grip",
            )
        k.add(
            "chuck",
            Lathe(
                profile=[(0.0205, 0.0), (0.0205, 0.022), (0.018, 0.028), (0.009, 0.043), (0.006, 0.044)], segments=40
            ),
            at=(0.062, 0, z),
            rotate=(0, 90, 0),
            material="chuck",
        )
        k.rod("bit", (0.1, 0, z), (0.155, 0, z), 0.0026, segments=16, material="bit")
        twist = [(0.118 + 0.0022 * i, 0.0023 * math.cos(1.2 * i), z + 0.0023 * math.sin(1.2 * i)) for i in range(18)]
        k.tube("bit flute", twist, 0.0013, segments=8, resolution=2, material="bit")
        k.add(
            "bit point",
            Lathe(profile=[(0.0026, 0.0), (0.0, 0.004)], segments=16),
            at=(0.1548, 0, z),
            rotate=(0, 90, 0),
            material="bit",
        )
        lean = (
            ((0.052, -0.032), 0.02),
            ((0.075, -0.0285), 0.0195),
            ((0.12, -0.018), 0.0205),
            ((0.165, -0.008), 0.021),
            ((0.19, -0.005), 0.024),
        )
        k.add(
            "body handle",
            Loft(
                sections=[Section(center=(x, 0, h), radii=(r, 0.0175), exponent=2.8) for (h, x), r in lean], segments=32
            ),
            material="body",
        )
        grip = (
            ((0.062, -0.0315), 0.0212),
            ((0.072, -0.029), 0.0203),
            ((0.12, -0.018), 0.0214),
            ((0.15, -0.011), 0.0216),
            ((0.158, -0.009), 0.021),
        )
        k.add(
            "grip",
            Loft(
                sections=[Section(center=(x - 0.002, 0, h), radii=(r, 0.0185), exponent=2.8) for (h, x), r in grip],
                segments=32,
            ),
            material="grip",
        )
        k.add(
            "grip trigger",
            Loft(
                sections=[
                    Section(center=(x, 0, h), radii=(0.008, 0.0085), exponent=2.6)
                    for h, x in ((0.125, 0.003), (0.14, 0.0085), (0.163, 0.016))
                ],
                segments=20,
            ),
            material="grip",
        )
        k.add("body foot", Box(size=(0.098, 0.064, 0.014)), at=(-0.022, 0, 0.045), material="body", bevel=0.005)
        k.add("grip battery", Box(size=(0.106, 0.07, 0.047)), at=(-0.022, 0, 0.0), material="grip", bevel=0.008)
        k.add(
            "body label",
            Box(size=(0.06, 0.071, 0.018), pivot="center"),
            at=(-0.022, 0, 0.025),
            material="body",
            bevel=0.002,
        )
        k.add(
            "light",
            Cylinder(radius=0.005, height=0.004, segments=20),
            at=(0.0265, 0, 0.052),
            rotate=(0, 90, 0),
            material="light",
        )
    k.anchor("grip", (-0.02 * s, 0, 0.11 * s), normal=(0.2, 0, 0.98), radius=0.02 * s)
    k.anchor("top", (0, 0, 0.227 * s))


@asset(
    kind="hand_drill",
    words=("brace drill", "brace and bit", "egg beater drill", "manual drill", "auger", "crank drill"),
    about="A carpenter's brace with an auger bit.",
    parameters=(long(0.42), DISPLAY),
    slots={"metal": "brushed_steel", "handle": "cherry"},
    styles=AGES, style_materials=aged("metal", "handle"), parts={"bit": "metal bit", "knob": "handle knob", "crank": "metal crank"},
)  # fmt: skip
def hand_drill(k: Kit) -> None:
    """The knob above, the crank in the middle, the bit below."""
    with shown(k, 0.42, back_m=0.025, grip_z=0.25, grip_radius=0.016):
        k.add(
            "metal bit",
            Lathe(profile=[(0.0, 0.0), (0.003, 0.008), (0.003, 0.13), (0, 0.13)], segments=16),
            material="metal",
        )
        coil = [(0.0075 * math.cos(0.8 * i), 0.0075 * math.sin(0.8 * i), 0.006 + 0.0026 * i) for i in range(34)]
        k.tube("metal bit thread", coil, 0.0028, segments=8, resolution=2, material="metal")
        k.add(
            "metal chuck",
            Lathe(
                profile=[(0.006, 0.12), (0.011, 0.132), (0.0135, 0.145), (0.0135, 0.175), (0.008, 0.18), (0.007, 0.19)],
                segments=32,
            ),
            material="metal",
        )
        k.tube("metal crank", [(0, 0, 0.18), (0, 0, 0.2), (0.03, 0, 0.215), (0.085, 0, 0.23), (0.095, 0, 0.245), (0.095, 0, 0.32), (0.085, 0, 0.335), (0.03, 0, 0.35), (0, 0, 0.365), (0, 0, 0.385)], 0.006,
               segments=14, resolution=4, material="metal")  # fmt: skip
        k.add(
            "handle",
            Lathe(
                profile=[(0.01, -0.032), (0.0145, -0.027), (0.0165, 0.0), (0.0145, 0.027), (0.01, 0.032)], segments=32
            ),
            at=(0.095, 0, 0.2825),
            material="handle",
        )
        k.add(
            "handle knob",
            Lathe(
                profile=[
                    (0.012, 0.378),
                    (0.014, 0.384),
                    (0.026, 0.394),
                    (0.03, 0.404),
                    (0.026, 0.414),
                    (0.012, 0.42),
                    (0, 0.42),
                ],
                smooth=True,
                segments=40,
            ),
            material="handle",
        )
