"""What stands in a workshop: anvil, vise, toolbox."""

import math

from prompt2mesh.library.kit import Kit
from prompt2mesh.library.panels import panel
from prompt2mesh.library.registry import asset, choice, flag, length
from prompt2mesh.library.tools.display import AGES
from prompt2mesh.mesh.materials import Material
from prompt2mesh.mesh.placement import Linear
from prompt2mesh.mesh.shapes import Box, Cylinder, Extrude, Lathe, Loft, Section, Sphere, Sweep, Torus


@asset(
    kind="anvil",
    words=("anvil", "blacksmith anvil", "blacksmith's anvil", "forge anvil"),
    about="A blacksmith's anvil, on a tree stump if asked.",
    parameters=(length("length", 0.6, 0.05, 4.0, words=("length", "long", "size")), flag("stump", False, words=("stump", "tree stump", "log", "block"))),
    slots={"body": "cast_iron", "face": "steel", "stump": "bark", "wood": "cut_wood"},
    adjectives={"on a stump": {"stump": True}},
    parts={"horn": "body horn", "base": "body base", "top": "face"},
)  # fmt: skip
def anvil(k: Kit) -> None:
    """Horn to the right, heel to the left."""
    s = k.m("length") / 0.6
    lift = 0.0
    if k.on("stump"):
        lift = 0.45 * s
        k.add(
            "stump",
            Lathe(
                profile=[(0.3 * s, 0.0), (0.27 * s, 0.05 * s), (0.255 * s, lift - 0.01 * s), (0.25 * s, lift)],
                segments=40,
            ),
            material="stump",
        )
        k.add("wood", Cylinder(radius=0.238 * s, height=0.006 * s), at=(0, 0, lift - 0.003 * s), material="wood")
        lift += 0.003 * s
    with k.group("anvil", at=(0, 0, lift), scale=s):
        k.add("body base", Loft(sections=[
            Section(center=(-0.01, 0, z), radii=(x, y), exponent=e)
            for z, x, y, e in ((0, 0.155, 0.095, 5), (0.03, 0.155, 0.095, 5), (0.055, 0.135, 0.075, 4), (0.09, 0.085, 0.05, 3.5), (0.125, 0.075, 0.045, 3.5), (0.165, 0.11, 0.052, 4),
                               (0.2, 0.14, 0.058, 6))
        ], segments=40), material="body")  # fmt: skip
        k.add(
            "body heel",
            Extrude(
                outline=[(-0.13, 0.16), (0.13, 0.16), (0.14, 0.245), (-0.25, 0.245), (-0.25, 0.22)],
                height=0.116,
                pivot="center",
                bevel=0.004,
            ),
            rotate=(90, 0, 0),
            material="body",
        )
        k.add("body table", Box(size=(0.06, 0.104, 0.05)), at=(0.155, 0, 0.175), material="body", bevel=0.006)
        k.add("body horn", Loft(axis="x", sections=[
            Section(center=(x, 0, z), radii=(y, h), exponent=2.2)
            for x, z, y, h in ((0.165, 0.188, 0.05, 0.04), (0.21, 0.192, 0.044, 0.036), (0.27, 0.203, 0.03, 0.025), (0.33, 0.217, 0.011, 0.0095), (0.35, 0.221, 0.0, 0.0))
        ], segments=36), material="body")  # fmt: skip
        k.add("face", Extrude(outline=[(-0.25, -0.058), (0.14, -0.058), (0.14, 0.058), (-0.25, 0.058)], holes=[[(-0.21, -0.013), (-0.184, -0.013), (-0.184, 0.013), (-0.21, 0.013)],
              [(-0.155 + 0.008 * math.cos(a), 0.02 + 0.008 * math.sin(a)) for a in (2 * math.pi * i / 20 for i in range(20))]], height=0.012, bevel=0.002), at=(0, 0, 0.244), material="face")  # fmt: skip
        k.add("body hole", Box(size=(0.025, 0.025, 0.002)), at=(-0.197, 0, 0.2435), material="body")
    top = lift + 0.256 * s
    k.anchor("top", (-0.05 * s, 0, top), half_size=(0.17 * s, 0.05 * s))


@asset(
    kind="vise",
    words=("vise", "vice", "bench vise", "bench vice", "workbench vise", "clamp", "c clamp", "g clamp"),
    about="A bench vise with a screw and a sliding bar, or a C clamp.",
    parameters=(length("length", 0.36, 0.05, 2.0, words=("length", "long", "size")), length("opening", 0.05, 0.0, 0.09, words=("opening", "gap")), choice("type", "bench", "clamp", words=("type",))),
    slots={"body": Material(preset="painted_metal", color="#2a5d8f"), "steel": "brushed_steel"},
    adjectives={"c clamp": {"type": "clamp", "length": 0.2}, "g clamp": {"type": "clamp", "length": 0.2}, "clamp": {"type": "clamp", "length": 0.2}, "closed": {"opening": 0.0}},
    styles=AGES, style_materials={"antique": {"body": Material(preset="cast_iron")}, "rustic": {"body": Material(preset="rust")}},
    parts={"jaw": "body jaw, steel jaw", "handle": "steel handle", "screw": "steel screw"},
)  # fmt: skip
def vise(k: Kit) -> None:
    """Jaws along x, the screw to the right."""
    if k.s("type") == "clamp":
        _clamp(k)
        return
    s = k.m("length") / 0.36
    gap = min(k.m("opening") / s, 0.09)
    with k.group("vise", scale=s):
        k.add(
            "body foot",
            Lathe(
                profile=[
                    (0.085, 0.0),
                    (0.087, 0.004),
                    (0.087, 0.014),
                    (0.065, 0.02),
                    (0.062, 0.034),
                    (0.05, 0.038),
                    (0, 0.038),
                ],
                segments=48,
            ),
            at=(-0.06, 0, 0),
            material="body",
        )
        for i in range(3):
            a = math.radians(60 + 120 * i)
            k.add(
                "steel bolt",
                Cylinder(radius=0.011, height=0.012, segments=6),
                at=(-0.06 + 0.0745 * math.cos(a), 0.0745 * math.sin(a), 0.012),
                material="steel",
                bevel=0.001,
            )
        fixed = [
            (-0.13, 0.036),
            (-0.005, 0.036),
            (-0.005, 0.08),
            (-0.001, 0.145),
            (-0.03, 0.15),
            (-0.055, 0.145),
            (-0.07, 0.115),
            (-0.14, 0.105),
            (-0.15, 0.07),
        ]
        panel(k, "body jaw fixed", fixed, 0.075, at=(0, 0.0375, 0), material="body", bevel=0.008)
        k.add("body jaw wide", Box(size=(0.036, 0.12, 0.04)), at=(-0.021, 0, 0.108), material="body", bevel=0.006)
        k.add("steel jaw fixed", Box(size=(0.006, 0.122, 0.024)), at=(-0.001, 0, 0.122), material="steel", bevel=0.0008)
        k.add("steel anvil", Box(size=(0.05, 0.055, 0.006)), at=(-0.105, 0, 0.1065), material="steel", bevel=0.001)
        x0 = 0.005 + gap
        k.add("steel jaw moving", Box(size=(0.006, 0.122, 0.024)), at=(x0, 0, 0.122), material="steel", bevel=0.0008)
        k.add("body jaw head", Box(size=(0.036, 0.12, 0.04)), at=(x0 + 0.02, 0, 0.108), material="body", bevel=0.006)
        panel(
            k,
            "body jaw moving",
            [
                (x0 + 0.002, 0.052),
                (x0 + 0.075, 0.05),
                (x0 + 0.08, 0.085),
                (x0 + 0.045, 0.115),
                (x0 + 0.035, 0.145),
                (x0 + 0.002, 0.145),
            ],
            0.07,
            at=(0, 0.035, 0),
            material="body",
            bevel=0.007,
        )
        k.add(
            "body slide",
            Box(size=(0.1 + x0 + 0.07, 0.046, 0.04)),
            at=((x0 + 0.075 - 0.095) / 2, 0, 0.048),
            material="body",
            bevel=0.004,
        )
        k.rod("steel screw", (x0 + 0.07, 0, 0.07), (x0 + 0.115, 0, 0.07), 0.011, segments=28, material="steel")
        k.add(
            "steel hub",
            Lathe(profile=[(0.013, 0.0), (0.018, 0.004), (0.018, 0.024), (0.013, 0.028)], segments=32),
            at=(x0 + 0.098, 0, 0.07),
            rotate=(0, 90, 0),
            material="steel",
        )
        k.rod(
            "steel handle", (x0 + 0.112, -0.075, 0.07), (x0 + 0.112, 0.075, 0.07), 0.0058, segments=16, material="steel"
        )
        for y in (-0.078, 0.078):
            k.add("steel handle knob", Sphere(radius=0.0095, segments=20), at=(x0 + 0.112, y, 0.07), material="steel")
    k.anchor("top", (-0.08 * s, 0, 0.1125 * s))


def _clamp(k: Kit) -> None:
    """A cast C frame, its screw upright."""
    s = k.m("length") / 0.2
    with k.group("clamp", scale=s):
        k.add("body", Sweep(path=[(0.0, 0, 0.008), (0.05, 0, 0.008), (0.062, 0, 0.02), (0.062, 0, 0.11), (0.05, 0, 0.122), (-0.008, 0, 0.122)],
                            profile=[(-0.009, -0.007), (0.009, -0.007), (0.009, 0.007), (-0.009, 0.007)], smooth=False), material="body", bevel=0.002)  # fmt: skip
        k.add("body jaw", Cylinder(radius=0.013, height=0.012), at=(0, 0, 0.0), material="body", bevel=0.002)
        k.add("body nut", Cylinder(radius=0.0125, height=0.026), at=(0, 0, 0.109), material="body", bevel=0.002)
        k.add(
            "steel screw",
            Lathe(
                profile=[
                    (0.0055, 0.055),
                    *[(0.0056 if i % 2 else 0.0066, 0.06 + 0.0025 * i) for i in range(50)],
                    (0.0055, 0.19),
                ],
                segments=24,
            ),
            material="steel",
        )
        k.add(
            "steel jaw",
            Lathe(profile=[(0.012, 0.045), (0.0125, 0.047), (0.011, 0.053), (0.006, 0.06)], segments=32),
            material="steel",
        )
        k.rod("steel handle", (-0.04, 0, 0.186), (0.04, 0, 0.186), 0.0035, segments=14, material="steel")
        for x in (-0.041, 0.041):
            k.add("steel handle knob", Sphere(radius=0.0055, segments=16), at=(x, 0, 0.186), material="steel")
    k.anchor("top", (0, 0, 0.19 * s))


@asset(
    kind="toolbox",
    words=("toolbox", "tool box", "tool chest", "toolkit", "tool kit", "fishing tackle box", "tackle box"),
    about="A steel toolbox with a handle and latches; open, its trays hold tools.",
    parameters=(length("length", 0.5, 0.08, 3.0, words=("length", "long", "width", "size")),),
    slots={"body": Material(preset="painted_metal", color="#c4231c"), "metal": "chrome", "tray": Material(preset="painted_metal", color="#7c8288"), "grip": Material(preset="rubber", color="#1d1e21")},
    states=("open",),
    parts={"lid": "body lid", "latch": "metal latch", "handle": "metal handle, grip"},
    holds=True,
)  # fmt: skip
def toolbox(k: Kit) -> None:
    """A long box with a roof-shaped lid."""
    s = k.m("length") / 0.5
    w, d, h = 0.5, 0.21, 0.15
    opened = k.state("open")
    with k.group("toolbox", scale=s):
        k.add("body", Extrude(
            outline=[(-w / 2, -d / 2), (w / 2, -d / 2), (w / 2, d / 2), (-w / 2, d / 2)],
            holes=[[(-w / 2 + 0.004, -d / 2 + 0.004), (w / 2 - 0.004, -d / 2 + 0.004), (w / 2 - 0.004, d / 2 - 0.004), (-w / 2 + 0.004, d / 2 - 0.004)]], height=h), at=(0, 0, 0.004), material="body")  # fmt: skip
        k.add("body floor", Box(size=(w, d, 0.006)), material="body", bevel=0.002)
        for z in (0.035, 0.125):
            k.add("body bead", Box(size=(w + 0.006, d + 0.006, 0.007), pivot="center") if z < 0.1 else Extrude(
                outline=[(-w / 2 - 0.003, -d / 2 - 0.003), (w / 2 + 0.003, -d / 2 - 0.003), (w / 2 + 0.003, d / 2 + 0.003), (-w / 2 - 0.003, d / 2 + 0.003)],
                holes=[[(-w / 2 + 0.002, -d / 2 + 0.002), (w / 2 - 0.002, -d / 2 + 0.002), (w / 2 - 0.002, d / 2 - 0.002), (-w / 2 + 0.002, d / 2 - 0.002)]], height=0.007, pivot="center"),
                at=(0, 0, z), material="body", bevel=0.002)  # fmt: skip
        top = h + 0.004
        with k.group("lid group", at=(0, d / 2, top), rotate=(-112 if opened else 0, 0, 0)):
            roof = [
                (-d - 0.003, 0.0),
                (0.003, 0.0),
                (0.003, 0.03),
                (-0.06, 0.07),
                (-d + 0.06, 0.07),
                (-d - 0.003, 0.03),
            ]
            k.add("body lid", Extrude(outline=roof, height=w + 0.006, pivot="center", bevel=0.003), rotate=(90, 0, 90), material="body")  # fmt: skip
            for x in (-0.075, 0.075):
                k.add(
                    "metal handle post",
                    Box(size=(0.014, 0.022, 0.02), pivot="center"),
                    at=(x, -d / 2, 0.076),
                    material="metal",
                    bevel=0.003,
                )
            k.tube(
                "metal handle",
                [
                    (-0.075, -d / 2, 0.076),
                    (-0.072, -d / 2, 0.105),
                    (-0.055, -d / 2, 0.116),
                    (0.055, -d / 2, 0.116),
                    (0.072, -d / 2, 0.105),
                    (0.075, -d / 2, 0.076),
                ],
                0.005,
                segments=14,
                material="metal",
            )
            k.rod(
                "grip",
                (-0.05, -d / 2, 0.116),
                (0.05, -d / 2, 0.116),
                0.0105,
                segments=24,
                round_caps=True,
                material="grip",
            )
            for x in (-0.15, 0.15):
                k.add(
                    "metal latch hasp",
                    Box(size=(0.03, 0.005, 0.03), pivot="center"),
                    at=(x, -d - 0.003, 0.018),
                    material="metal",
                    bevel=0.0015,
                )
        for x in (-0.15, 0.15):
            k.add(
                "metal latch",
                Box(size=(0.036, 0.008, 0.04), pivot="center"),
                at=(x, -d / 2 - 0.003, top - 0.022),
                material="metal",
                bevel=0.002,
            )
            k.rod(
                "metal hinge",
                (x - 0.03, d / 2 + 0.004, top),
                (x + 0.03, d / 2 + 0.004, top),
                0.005,
                segments=16,
                material="metal",
            )
        if opened:
            k.add("tray floor", Box(size=(w - 0.008, d - 0.008, 0.004)), at=(0, 0, h * 0.6), material="tray")
            for i in range(1, 4):
                k.add(
                    "tray wall",
                    Box(size=(0.003, d - 0.008, 0.04)),
                    at=(-w / 2 + w * i / 4, 0, h * 0.6 + 0.002),
                    material="tray",
                )
            k.rod(
                "metal screwdriver",
                (-0.2, -0.07, h * 0.6 + 0.02),
                (-0.2, 0.03, h * 0.6 + 0.012),
                0.003,
                segments=12,
                material="metal",
            )
            k.rod(
                "grip screwdriver",
                (-0.2, 0.02, h * 0.6 + 0.014),
                (-0.2, 0.085, h * 0.6 + 0.016),
                0.012,
                segments=20,
                round_caps=True,
                material="body",
            )
            k.add(
                "metal socket",
                Cylinder(radius=0.014, height=0.03),
                at=(-0.06, -0.05, h * 0.6 + 0.003),
                material="metal",
                bevel=0.002,
                instances=Linear(count=3, step=(0.0, 0.042, 0)),
            )
            k.add(
                "metal wrench",
                Box(size=(0.016, 0.13, 0.006)),
                at=(0.06, 0, h * 0.6 + 0.003),
                rotate=(0, 0, 8),
                material="metal",
                bevel=0.002,
            )
            for y in (-0.068, 0.068):
                k.add(
                    "metal wrench ring",
                    Torus(radius=0.013, tube=0.005, segments=28, tube_segments=10),
                    at=(0.06 - 0.14 * y, y, h * 0.6 + 0.0085),
                    material="metal",
                )
    low = h * 0.62 if opened else 0.006
    k.anchor("inside", (0, 0, low * s), half_size=(w * 0.45 * s, d * 0.42 * s), height=(h - low) * s)
    k.anchor("top", (0, 0, (top + 0.07) * s), half_size=(0.2 * s, 0.03 * s))
    k.anchor("grip", (0, 0, (top + 0.116) * s), normal=(1, 0, 0), radius=0.011 * s)
