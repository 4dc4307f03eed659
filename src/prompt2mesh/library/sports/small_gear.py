"""Small gear: bats, whistles, shuttlecocks, skipping ropes, and the winners' podium."""

import math

from prompt2mesh.library.kit import Kit
from prompt2mesh.library.outlines import Outline, Path, arc
from prompt2mesh.library.panels import panel
from prompt2mesh.library.registry import asset, choice, flag, length
from prompt2mesh.library.tools.display import DISPLAY, long, shown
from prompt2mesh.mesh.materials import Material
from prompt2mesh.mesh.shapes import Box, Cylinder, Extrude, Lathe, Loft, Section, Sphere, Text, Torus


@asset(
    kind="table_tennis_bat",
    words=("ping pong paddle", "table tennis bat", "ping-pong paddle", "table tennis paddle", "ping pong bat", "table tennis racket", "paddle bat"),
    about="A table-tennis bat with a ball.",
    parameters=(long(0.26), flag("ball", True, words=("ball", "ping pong ball")), DISPLAY),
    slots={"rubber": Material(preset="rubber", color="#c8232a"), "back": Material(preset="rubber", color="#1b1b1d"), "wood": "birch", "ball": Material(preset="matte_plastic", color="#f6f0e2")},
    parts={"handle": "wood handle", "blade": "wood blade, rubber"},
)  # fmt: skip
def table_tennis_bat(k: Kit) -> None:
    """Handle below, red face to the front."""
    with shown(k, 0.26, back_m=0.012, grip_z=0.05, grip_radius=0.013):
        disc: Outline = [
            (0.075 * math.sin(a), 0.182 - 0.078 * math.cos(a)) for a in (2 * math.pi * i / 48 for i in range(48))
        ]
        panel(k, "wood blade", disc, 0.006, at=(0, 0.003, 0), material="wood", bevel=0.001)
        face = [(x * 0.985, 0.182 + (z - 0.182) * 0.985) for x, z in disc if z > 0.116]
        panel(k, "rubber", face, 0.003, at=(0, -0.003, 0), material="rubber")
        panel(k, "back rubber", face, 0.003, at=(0, 0.006, 0), material="back")
        k.add(
            "wood handle",
            Loft(
                sections=[
                    Section(center=(0, 0, z), radii=(a, b), exponent=3)
                    for z, a, b in (
                        (0.0, 0.0165, 0.0115),
                        (0.004, 0.0175, 0.0125),
                        (0.05, 0.0135, 0.0105),
                        (0.1, 0.0145, 0.011),
                        (0.112, 0.0175, 0.006),
                    )
                ],
                segments=28,
            ),
            material="wood",
        )
        if k.on("ball"):
            k.add("ball", Sphere(radius=0.02, segments=28), at=(0.0355, -0.004, 0.02), material="ball")


@asset(
    kind="whistle",
    words=("whistle", "referee whistle", "coach's whistle", "sports whistle", "police whistle"),
    about="A pea whistle with its ring and cord.",
    parameters=(length("length", 0.055, 0.01, 1.0, words=("length", "long", "size")), flag("cord", True, words=("cord", "lanyard", "strap", "string"))),
    slots={"body": "chrome", "pea": "cork", "cord": Material(preset="nylon", color="#1f2328"), "dark": Material(preset="black_iron")},
)  # fmt: skip
def whistle(k: Kit) -> None:
    """Lying in profile, its mouthpiece to the left."""
    s = k.m("length") / 0.055
    with k.group("whistle", scale=s):
        outline: Outline = [
            (-0.028, 0.014),
            (-0.028, 0.0215),
            (-0.004, 0.0235),
            *arc(0.0125, 60, -180, segments=24, center=(0.012, 0.0125)),
            (-0.006, 0.013),
        ]
        panel(k, "body", outline[::-1], 0.018, at=(0, 0.009, 0), material="body", bevel=0.0015)
        k.add(
            "dark window",
            Box(size=(0.007, 0.0145, 0.004), pivot="center"),
            at=(0.003, 0, 0.0238),
            rotate=(0, 12, 0),
            material="dark",
        )
        k.add("dark mouth", Box(size=(0.001, 0.013, 0.0042), pivot="center"), at=(-0.0278, 0, 0.0177), material="dark")
        k.add(
            "body lug",
            Box(size=(0.005, 0.004, 0.008), pivot="center"),
            at=(0.0245, 0, 0.017),
            material="body",
            bevel=0.001,
        )
        k.add(
            "body ring",
            Torus(radius=0.0052, tube=0.0009, segments=28, tube_segments=8),
            at=(0.0305, 0, 0.0175),
            rotate=(90, 0, 0),
            material="body",
        )
        if k.on("cord"):
            k.tube("cord", [(0.035, 0, 0.0175), (0.045, -0.008, 0.004), (0.06, -0.025, 0.0016), (0.045, -0.05, 0.0016), (0.0, -0.045, 0.0016), (-0.02, -0.03, 0.0016), (0.01, -0.018, 0.0016), (0.045, -0.003, 0.003), (0.0352, 0.0, 0.0178)], 0.0016, segments=8,
                   material="cord")  # fmt: skip
    k.anchor("grip", (0.005 * s, 0, 0.0125 * s), normal=(-1, 0, 0), radius=0.009 * s)
    k.anchor("top", (0, 0, 0.025 * s))


@asset(
    kind="shuttlecock",
    words=("shuttlecock", "badminton birdie", "birdie", "badminton shuttlecock"),
    about="A feathered shuttlecock on its cork.",
    parameters=(length("height", 0.085, 0.01, 1.5, words=("height", "tall", "size")),),
    slots={"feather": Material(preset="feather", color="#f6f4ee"), "cork": Material(preset="leather", color="#f1ece0"), "band": Material(preset="paint", color="#1f7a3f"), "thread": Material(preset="cotton", color="#e6e2d8")},
)  # fmt: skip
def shuttlecock(k: Kit) -> None:
    """Sixteen feathers overlapping, bound by two threads."""
    s = k.m("height") / 0.085
    with k.group("shuttlecock", scale=s):
        k.add(
            "cork",
            Lathe(
                profile=[(0.0, 0.0), (0.006, 0.0008), (0.0105, 0.004), (0.013, 0.01), (0.013, 0.024), (0.0, 0.024)],
                segments=36,
            ),
            material="cork",
        )
        k.add("band", Cylinder(radius=0.0133, height=0.0035, segments=36), at=(0, 0, 0.018), material="band")
        for i in range(16):
            with (
                k.group("feather group", at=(0, 0, 0.022), rotate=(0, 0, 22.5 * i)),
                k.group("feather lean", at=(0.0105, 0, 0), rotate=(0, 19, 12)),
            ):
                k.rod("feather quill", (0, 0, -0.002), (0, 0, 0.056), 0.0007, segments=6, material="thread")
                vane: Outline = [
                    (-0.001, 0.022),
                    (0.004, 0.028),
                    (0.0062, 0.045),
                    (0.0055, 0.058),
                    (0.002, 0.064),
                    (-0.004, 0.064),
                    (-0.0062, 0.058),
                    (-0.0062, 0.045),
                    (-0.004, 0.028),
                ]
                k.add(
                    "feather",
                    Extrude(outline=vane, height=0.0006, pivot="center"),
                    rotate=(90, 0, 90),
                    material="feather",
                )
        for z, r in ((0.033, 0.0142), (0.042, 0.0174)):
            k.add("thread", Torus(radius=r, tube=0.0007, segments=48, tube_segments=6), at=(0, 0, z), material="thread")
    k.anchor("top", (0, 0, 0.083 * s))


@asset(
    kind="jump_rope",
    words=("jump rope", "skipping rope", "jumping rope", "hula hoop", "hoop toy"),
    about="A skipping rope lying in a loop with two handles; or a hula hoop.",
    parameters=(length("width", 0.8, 0.1, 3.0, words=("width", "wide", "size", "diameter")), choice("type", "rope", "hoop", words=("type",))),
    slots={"rope": Material(preset="nylon", color="#d63a2a"), "handle": "birch", "stripe": Material(preset="glossy_plastic", color="#f6d21f")},
    adjectives={"hula hoop": {"type": "hoop", "width": 0.9}},
)  # fmt: skip
def jump_rope(k: Kit) -> None:
    """Lying on the ground."""
    w = k.m("width")
    if k.s("type") == "hoop":
        r, t = w / 2, w * 0.016
        with k.group("hoop", at=(0, 0, r + t), rotate=(78, 0, 0)):
            k.add("rope", Torus(radius=r, tube=t, segments=96, tube_segments=16), material="rope")
            for i in range(12):
                a = 2 * math.pi * i / 12
                k.add(
                    "stripe",
                    Cylinder(radius=t * 1.04, height=w * 0.09, segments=20, pivot="center"),
                    at=(r * math.cos(a), r * math.sin(a), 0),
                    rotate=(90, 0, math.degrees(a)),
                    material="stripe",
                )
        k.anchor("grip", (0, 0, 2 * r), normal=(1, 0, 0), radius=t)
        return
    s = w / 0.8
    t = 0.0055
    with k.group("rope group", scale=s):
        path: Path = [
            (-0.16, -0.3, 0.014),
            (-0.2, -0.1, t),
            (-0.36, 0.05, t),
            (-0.3, 0.26, t),
            (-0.05, 0.2, t),
            (0.1, 0.0, t * 3),
            (-0.02, -0.12, t * 1.4),
            (-0.1, 0.02, t * 1.2),
            (0.08, 0.22, t),
            (0.34, 0.24, t),
            (0.37, 0.0, t),
            (0.22, -0.12, t),
            (0.17, -0.3, 0.014),
        ]
        k.tube("rope", path, t, segments=10, resolution=8, material="rope")
        for x, turn in ((-0.16, 4.0), (0.17, -6.0)):
            k.add(
                "handle",
                Lathe(
                    profile=[
                        (0.008, -0.004),
                        (0.014, 0.004),
                        (0.0105, 0.03),
                        (0.0125, 0.08),
                        (0.016, 0.125),
                        (0.0155, 0.138),
                        (0.01, 0.142),
                        (0.0, 0.142),
                    ],
                    segments=32,
                ),
                at=(x, -0.3, 0.0145),
                rotate=(90, 0, turn),
                material="handle",
            )
            k.add(
                "stripe",
                Cylinder(radius=0.0132, height=0.008, segments=32),
                at=(x, -0.39, 0.0145),
                rotate=(90, 0, turn),
                material="stripe",
            )
    k.anchor("grip", (0.17 * s, -0.37 * s, 0.0145 * s), normal=(0, 1, 0), radius=0.013 * s)


@asset(
    kind="winners_podium",
    words=("winners podium", "winner's podium", "podium", "victory podium", "medal podium", "award podium"),
    about="A podium with places one, two and three.",
    parameters=(length("width", 2.1, 0.1, 6.0, words=("width", "wide", "size")),),
    slots={"step": Material(preset="paint", color="#f2f2ee"), "gold": "gold", "silver": "silver", "bronze": "bronze", "carpet": Material(preset="carpet", color="#a5161f")},
    parts={"number": "gold number, silver number, bronze number"},
)  # fmt: skip
def winners_podium(k: Kit) -> None:
    """First place in the middle, second to the left as seen."""
    s = k.m("width") / 2.1
    with k.group("podium", scale=s):
        for x, h, number, stuff in ((-0.7, 0.5, "2", "silver"), (0.0, 0.72, "1", "gold"), (0.7, 0.36, "3", "bronze")):
            k.add("step", Box(size=(0.7, 0.7, h - 0.02)), at=(x, 0, 0), material="step", bevel=0.008)
            k.add("carpet", Box(size=(0.68, 0.68, 0.024)), at=(x, 0, h - 0.024), material="carpet", bevel=0.006)
            k.add(
                f"{stuff} number",
                Text(text=number, height=0.24, depth=0.03, bevel=0.003, font="sans-bold", pivot="center"),
                at=(x, -0.352, h * 0.5),
                material=stuff,
            )
            k.add(f"{stuff} line", Box(size=(0.66, 0.012, 0.02)), at=(x, -0.352, h - 0.07), material=stuff)
    k.anchor("top", (0, 0, 0.72 * s), half_size=(0.3 * s, 0.3 * s))
    k.anchor("first", (0, 0, 0.72 * s), half_size=(0.3 * s, 0.3 * s))
    k.anchor("second", (-0.7 * s, 0, 0.5 * s), half_size=(0.3 * s, 0.3 * s))
    k.anchor("third", (0.7 * s, 0, 0.36 * s), half_size=(0.3 * s, 0.3 * s))
