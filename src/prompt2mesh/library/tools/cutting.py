"""Cutting and shaping tools: chisel, plane, file, scissors and pocket knife."""

import math

from prompt2mesh.library.kit import Kit
from prompt2mesh.library.outlines import arc
from prompt2mesh.library.panels import knob, panel
from prompt2mesh.library.registry import angle, asset, length
from prompt2mesh.library.tools.display import AGES, DISPLAY, aged, long, shaft, shown
from prompt2mesh.mesh.materials import Material
from prompt2mesh.mesh.shapes import Box, Cylinder, Extrude, Lathe


@asset(
    kind="chisel",
    words=("chisel", "wood chisel", "cold chisel", "gouge", "carving tool", "sculptor chisel"),
    about="A wood chisel with a bevelled blade.",
    parameters=(long(0.26), DISPLAY),
    slots={"blade": "polished_steel", "handle": "cherry", "ring": "brass"},
    styles=AGES, style_materials=aged("blade", "handle"),
)  # fmt: skip
def chisel(k: Kit) -> None:
    """Blade up: a hooped handle, a ferrule, a bevel-edged blade."""
    with shown(k, 0.26, back_m=0.016, grip_z=0.055, grip_radius=0.014):
        k.add("handle", Lathe(profile=[(0.011, 0.0), (0.0135, 0.004), (0.0135, 0.018), (0.0155, 0.045), (0.0145, 0.075), (0.0105, 0.1), (0.011, 0.112)], segments=36),
              material="handle")  # fmt: skip
        k.add(
            "ring hoop",
            Cylinder(radius=0.0146, height=0.009, segments=36),
            at=(0, 0, 0.006),
            material="ring",
            bevel=0.001,
        )
        k.add("ring", Lathe(profile=[(0.0122, 0.104), (0.0122, 0.12), (0.0095, 0.126)], segments=36), material="ring")
        shaft(
            k,
            "blade",
            [(0.12, 0.006, 0.006), (0.14, 0.0055, 0.0055), (0.155, 0.012, 0.0038), (0.23, 0.0122, 0.003)],
            exponent=5,
            material="blade",
        )
        k.add(
            "blade edge",
            Extrude(
                outline=[(-0.003, 0.228), (0.003, 0.228), (0.003, 0.26), (0.0026, 0.26)], height=0.0244, pivot="center"
            ),
            rotate=(90, 0, 90),
            material="blade",
        )


@asset(
    kind="hand_plane",
    words=("hand plane", "wood plane", "plane tool", "block plane", "carpenter's plane", "bench plane", "jack plane", "woodworking plane"),
    about="A bench plane with an iron sole, knob and tote.",
    parameters=(length("length", 0.35, 0.05, 2.0, words=("length", "long", "size")),),
    slots={"body": "cast_iron", "handle": "rosewood", "blade": "polished_steel", "brass": "brass"},
    parts={"knob": "handle knob", "tote": "handle tote", "sole": "body", "iron": "blade"},
)  # fmt: skip
def hand_plane(k: Kit) -> None:
    """Toe to the right."""
    s = k.m("length") / 0.35
    with k.group("plane", scale=s):
        k.add("body sole", Box(size=(0.35, 0.064, 0.008)), material="body", bevel=0.002)
        cheek = [
            (-0.12, 0.004),
            (0.12, 0.004),
            (0.1, 0.012),
            (0.055, 0.022),
            (0.02, 0.05),
            (-0.02, 0.05),
            (-0.06, 0.022),
            (-0.12, 0.012),
        ]
        for y in (-0.026, 0.032):
            panel(k, "body cheek", cheek, 0.006, at=(0, y, 0), material="body", bevel=0.0015)
        k.add(
            "body frog",
            Extrude(outline=[(-0.045, 0.006), (0.025, 0.006), (-0.025, 0.05)], height=0.05, pivot="center"),
            rotate=(90, 0, 0),
            material="body",
        )
        k.add(
            "blade",
            Box(size=(0.15, 0.05, 0.004), pivot="center"),
            at=(-0.018, 0, 0.058),
            rotate=(0, 45, 0),
            material="blade",
            bevel=0.0008,
        )
        k.add(
            "blade cap",
            Box(size=(0.11, 0.046, 0.006), pivot="center"),
            at=(-0.012, 0, 0.061),
            rotate=(0, 45, 0),
            material="brass",
            bevel=0.002,
        )
        k.add(
            "brass screw",
            Cylinder(radius=0.009, height=0.01, segments=24),
            at=(-0.012, 0, 0.061),
            rotate=(0, 45, 0),
            material="brass",
            bevel=0.001,
        )
        k.add(
            "brass wheel",
            Cylinder(radius=0.011, height=0.012, segments=24, pivot="center"),
            at=(-0.034, 0, 0.034),
            rotate=(0, 90, 0),
            material="brass",
            bevel=0.001,
        )
        k.add("handle knob", Lathe(profile=[(0.017, 0.0), (0.018, 0.004), (0.011, 0.016), (0.012, 0.026), (0.02, 0.042), (0.0195, 0.054), (0.012, 0.062), (0, 0.064)], smooth=False,
                                   segments=36), at=(0.115, 0, 0.008), material="handle")  # fmt: skip
        tote = [(-0.075, 0.0), (-0.07, 0.016), (-0.085, 0.04), (-0.088, 0.07), (-0.075, 0.09), (-0.082, 0.105), (-0.1, 0.112), (-0.118, 0.105), (-0.122, 0.085), (-0.118, 0.05),
                (-0.125, 0.025), (-0.14, 0.012), (-0.142, 0.0)]  # fmt: skip
        panel(k, "handle tote", tote, 0.024, at=(0, 0.012, 0.006), material="handle", bevel=0.007, smooth=True)
    k.anchor("grip", (-0.1 * s, 0, 0.06 * s), normal=(0.3, 0, 0.95), radius=0.014 * s)


@asset(
    kind="file_tool",
    words=("metal file", "hand file", "rasp", "rasp file", "nail file", "steel file"),
    about="A hand file with a wooden handle.",
    parameters=(long(0.34), DISPLAY),
    slots={"blade": Material(preset="gunmetal"), "handle": "oak", "ring": "brass"},
    styles=AGES, style_materials=aged("blade", "handle"),
)  # fmt: skip
def file_tool(k: Kit) -> None:
    """A tapering flat blade cut with fine teeth."""
    with shown(k, 0.34, back_m=0.015, grip_z=0.06, grip_radius=0.014):
        k.add(
            "handle",
            Lathe(
                profile=[
                    (0.009, 0.0),
                    (0.0145, 0.004),
                    (0.0155, 0.02),
                    (0.0125, 0.045),
                    (0.0145, 0.08),
                    (0.0105, 0.115),
                ],
                segments=32,
            ),
            material="handle",
        )
        k.add(
            "ring", Cylinder(radius=0.0112, height=0.014, segments=32), at=(0, 0, 0.105), material="ring", bevel=0.001
        )
        shaft(
            k,
            "blade",
            [
                (0.112, 0.005, 0.0025),
                (0.13, 0.013, 0.003),
                (0.26, 0.0135, 0.0032),
                (0.335, 0.009, 0.002),
                (0.34, 0.008, 0.0018),
            ],
            exponent=8,
            material="blade",
        )
        for i in range(30):
            for y in (-1, 1):
                k.add(
                    "blade tooth",
                    Box(size=(0.0235 if i < 24 else 0.0205, 0.0012, 0.0016), pivot="center"),
                    at=(0, y * 0.0028, 0.14 + 0.0058 * i),
                    rotate=(0, 25, 0),
                    material="blade",
                )


@asset(
    kind="scissors",
    words=("scissors", "pair of scissors", "shears", "pruning shears", "secateurs", "kitchen scissors", "sewing scissors", "garden shears", "barber scissors"),
    about="A pair of scissors, opened a little.",
    parameters=(long(0.2), angle("opening", 18.0, 0.0, 90.0, words=("opening", "angle")), DISPLAY),
    slots={"blade": "polished_steel", "handle": Material(preset="glossy_plastic", color="#c8261f"), "screw": "brass"},
    adjectives={"closed": {"opening": 2.0}, "open": {"opening": 50.0}, "opened": {"opening": 50.0}, "garden shears": {"length": 0.5}},
    styles={"antique": {}, "steampunk": {}},
    style_materials={"antique": {"handle": Material(preset="iron"), "blade": Material(preset="iron")}, "steampunk": {"handle": Material(preset="brass")}},
    parts={"grip": "handle", "loop": "handle"},
)  # fmt: skip
def scissors(k: Kit) -> None:
    """Two halves crossed on a screw, each with a blade, a shank and a finger loop; points up."""
    half_angle = k.m("opening") / 2
    with shown(k, 0.2, back_m=0.005, grip_z=0.03, grip_radius=0.008):
        pivot = 0.095
        drop = 0.0
        for side, y in ((1.0, -0.0013), (-1.0, 0.0013)):
            with k.group(
                f"half {'right' if side > 0 else 'left'}", at=(0, y, pivot - drop), rotate=(0, side * half_angle, 0)
            ):
                blade = [
                    (-0.009, -0.012),
                    (0.009, -0.012),
                    (0.009, 0.02),
                    (0.0055, 0.07),
                    (0.0, 0.104),
                    (-0.0045, 0.1),
                    (-0.006, 0.01),
                ]
                panel(
                    k,
                    "blade",
                    [(side * x, z) for x, z in blade][:: int(side)],
                    0.0024,
                    at=(0, 0.0012, 0),
                    material="blade",
                    bevel=0.0004,
                )
                shank = [(0.0, 0, -0.004), (-side * 0.006, 0, -0.024), (-side * 0.014, 0, -0.042)]
                k.tube("blade shank", shank, 0.0055, radii=[1.0, 0.9, 0.9], segments=14, material="blade")
                loop = [
                    (-side * (0.021 + 0.0155 * math.cos(a)), 0, -0.066 + 0.024 * math.sin(a))
                    for a in (2 * math.pi * i / 14 for i in range(14))
                ]
                k.tube("handle", loop, 0.0046, closed=True, segments=12, resolution=3, material="handle")
                k.add("handle collar", Lathe(profile=[(0.0052, -0.008), (0.0065, -0.004), (0.0062, 0.012), (0.005, 0.014)], segments=20), at=(-side * 0.0145, 0, -0.042),
                      rotate=(0, side * 14, 0), material="handle")  # fmt: skip
        k.add(
            "screw",
            Cylinder(radius=0.0048, height=0.0075, segments=28, pivot="center"),
            at=(0, 0, pivot),
            rotate=(90, 0, 0),
            material="screw",
            bevel=0.0008,
        )
        k.add(
            "screw slot",
            Box(size=(0.006, 0.001, 0.0012), pivot="center"),
            at=(0, -0.0039, pivot),
            rotate=(0, 30, 0),
            material="blade",
        )


@asset(
    kind="pocket_knife",
    words=("pocket knife", "pocketknife", "penknife", "swiss army knife", "jackknife", "folding knife", "utility knife", "box cutter"),
    about="A folding knife with its blade, corkscrew and can opener out.",
    parameters=(length("length", 0.16, 0.03, 1.0, words=("length", "long", "size")),),
    slots={"handle": Material(preset="glossy_plastic", color="#b8161c"), "blade": "polished_steel", "emblem": "silver"},
    main_slot="handle",
    parts={"scale": "handle"},
)  # fmt: skip
def pocket_knife(k: Kit) -> None:
    """Standing on the back of its handle; the large blade half open."""
    s = k.m("length") / 0.16
    with k.group("knife", scale=s):
        outline = [
            *arc(0.012, -90, 90, segments=14, center=(0.036, 0.012)),
            *arc(0.012, 90, 270, segments=14, center=(-0.036, 0.012)),
        ]
        for y in (-0.0035, 0.0095):
            panel(k, "handle", outline, 0.006, at=(0, y, 0), material="handle", bevel=0.002)
        for y in (-0.0022, 0.001, 0.0042):
            panel(
                k,
                "blade liner",
                [(x * 0.98, 0.012 + (z - 0.012) * 0.92) for x, z in outline],
                0.0016,
                at=(0, y, 0),
                material="blade",
            )
        knob(
            k,
            "emblem",
            [(0.0, 0.0), (0.006, 0.0), (0.006, 0.0006), (0, 0.0006)],
            (0.01, -0.0092, 0.012),
            material="emblem",
            segments=6,
        )
        k.add(
            "emblem cross",
            Box(size=(0.009, 0.0012, 0.0028), pivot="center"),
            at=(0.01, -0.0098, 0.012),
            material="handle",
        )
        k.add(
            "emblem cross",
            Box(size=(0.0028, 0.0012, 0.009), pivot="center"),
            at=(0.01, -0.0098, 0.012),
            material="handle",
        )
        with k.group("open blade", at=(0.036, -0.0008, 0.014), rotate=(0, -38, 0)):
            panel(
                k,
                "blade",
                [(-0.004, -0.006), (0.01, -0.007), (0.055, -0.006), (0.074, 0.004), (0.066, 0.0065), (0.0, 0.0075)],
                0.0022,
                at=(0, 0.001, 0),
                material="blade",
                bevel=0.0004,
            )
        with k.group("open tool", at=(-0.036, 0.0026, 0.014), rotate=(0, 50, 0)):
            panel(
                k,
                "blade opener",
                [
                    (0.004, -0.005),
                    (0.004, 0.006),
                    (-0.03, 0.006),
                    (-0.038, 0.0),
                    (-0.034, -0.004),
                    (-0.026, -0.001),
                    (-0.022, -0.005),
                ],
                0.002,
                at=(0, 0.001, 0),
                material="blade",
            )
        screw = [(0.004 * math.sin(i * 0.9), 0.004 * math.cos(i * 0.9), 0.024 + 0.0019 * i) for i in range(16)]
        k.tube(
            "blade corkscrew",
            [(0, 0, 0.012), (0, 0, 0.021), *screw],
            0.0012,
            segments=8,
            resolution=3,
            material="blade",
        )
    k.anchor("grip", (0, 0, 0.012 * s), normal=(1, 0, 0), radius=0.012 * s)
