"""Other arms: crossbow, quiver, throwing star, nunchaku, grenade, catapult."""

import math

from prompt2mesh.library.kit import Kit, Point
from prompt2mesh.library.outlines import star
from prompt2mesh.library.panels import panel
from prompt2mesh.library.registry import asset, choice, count, length
from prompt2mesh.library.vehicles.wheels import wheel
from prompt2mesh.mesh.materials import Material
from prompt2mesh.mesh.shapes import Box, Cone, Cylinder, Extrude, Lathe, Loft, Section, Sphere, Sweep, Torus


@asset(
    kind="crossbow",
    words=("crossbow", "arbalest", "hunting crossbow", "medieval crossbow"),
    about="A crossbow with its string drawn and a bolt in the groove.",
    parameters=(length("length", 0.9, 0.1, 4.0, words=("length", "long", "size")),),
    slots={"stock": "oak", "bow": Material(preset="gunmetal"), "string": Material(preset="cotton", color="#e6dcc4"), "metal": "iron", "bolt": "birch", "feather": Material(preset="feather", color="#9c2a2a")},
    styles={"antique": {}, "modern": {}, "steampunk": {}},
    style_materials={"modern": {"stock": Material(preset="carbon_fibre"), "bow": Material(preset="carbon_fibre")}, "steampunk": {"bow": Material(preset="brass"), "metal": Material(preset="brass")}, "antique": {"stock": Material(preset="dark_oak")}},
    parts={"arrow": "bolt, feather, metal point", "limb": "bow", "handle": "stock", "trigger": "metal trigger"},
)  # fmt: skip
def crossbow(k: Kit) -> None:
    """Standing on its stirrup and butt, bow across, pointing to the front right."""
    s = k.m("length") / 0.9
    with k.group("crossbow", rotate=(0, 0, -28), scale=s):
        z = 0.14
        top = [
            (0.43, z),
            (-0.1, z + 0.006),
            (-0.18, z),
            (-0.25, z - 0.012),
            (-0.46, z - 0.03),
            (-0.475, z - 0.05),
            (-0.47, 0.0),
            (-0.45, 0.0),
            (-0.3, z - 0.075),
            (-0.2, z - 0.055),
            (0.0, z - 0.045),
            (0.42, z - 0.035),
        ]
        panel(k, "stock", top, 0.045, at=(0, 0.0225, 0), material="stock", bevel=0.008)
        bow: list[Point] = [
            (0.22, -0.42, z - 0.012),
            (0.335, -0.27, z - 0.012),
            (0.385, -0.12, z - 0.012),
            (0.4, 0.0, z - 0.012),
            (0.385, 0.12, z - 0.012),
            (0.335, 0.27, z - 0.012),
            (0.22, 0.42, z - 0.012),
        ]
        k.add(
            "bow",
            Sweep(
                path=bow,
                profile=[(-0.009, -0.019), (0.009, -0.019), (0.009, 0.019), (-0.009, 0.019)],
                radii=[0.45, 0.75, 0.95, 1.05, 0.95, 0.75, 0.45],
                resolution=5,
            ),
            material="bow",
            bevel=0.003,
        )
        for x in (0.375, 0.405):
            k.add(
                "string binding",
                Box(size=(0.012, 0.05, 0.052), pivot="center"),
                at=(x, 0, z - 0.013),
                rotate=(0, 0, 0),
                material="string",
                bevel=0.005,
            )
        nut = -0.06
        for y in (-1, 1):
            k.rod(
                "string",
                (0.222, y * 0.418, z - 0.012),
                (nut, y * 0.004, z + 0.01),
                0.003,
                segments=8,
                material="string",
            )
            k.add("string loop", Sphere(radius=0.008, segments=14), at=(0.222, y * 0.418, z - 0.012), material="string")
        k.add(
            "string serving",
            Cylinder(radius=0.0042, height=0.03, segments=12, pivot="center"),
            at=(nut, 0, z + 0.0105),
            rotate=(90, 0, 0),
            material="string",
        )
        k.add(
            "metal nut",
            Cylinder(radius=0.015, height=0.03, segments=28, pivot="center"),
            at=(nut - 0.006, 0, z - 0.001),
            rotate=(90, 0, 0),
            material="metal",
            bevel=0.002,
        )
        k.tube(
            "metal trigger",
            [(-0.1, 0, z - 0.04), (-0.16, 0, z - 0.085), (-0.27, 0, z - 0.1)],
            0.0055,
            segments=12,
            material="metal",
        )
        k.tube(
            "metal stirrup",
            [
                (0.42, -0.02, z - 0.016),
                (0.47, -0.05, z - 0.02),
                (0.515, -0.03, z - 0.05),
                (0.52, 0, z - 0.065),
                (0.515, 0.03, z - 0.05),
                (0.47, 0.05, z - 0.02),
                (0.42, 0.02, z - 0.016),
            ],
            0.007,
            segments=12,
            material="metal",
        )
        k.rod("bolt", (nut, 0, z + 0.013), (0.4, 0, z + 0.0135), 0.0058, segments=16, material="bolt")
        k.add(
            "metal point",
            Cone(radius_bottom=0.0105, height=0.045, segments=4),
            at=(0.39, 0, z + 0.0135),
            rotate=(0, 90, 0),
            material="metal",
        )
        for turn in (60, -60, 180):
            k.add(
                "feather",
                Extrude(
                    outline=[(0.0, 0.004), (0.075, 0.004), (0.055, 0.026), (0.005, 0.026)],
                    height=0.0016,
                    pivot="center",
                ),
                at=(nut + 0.012, 0, z + 0.013),
                rotate=(90 + turn, 0, 0),
                material="feather",
            )
        k.rod("metal prop", (0.3, -0.04, 0.0), (0.3, 0.0, z - 0.03), 0.007, segments=12, material="metal")
        k.rod("metal prop", (0.3, 0.04, 0.0), (0.3, 0.0, z - 0.03), 0.007, segments=12, material="metal")
    k.anchor("grip", (-0.1 * s, 0.05 * s, 0.09 * s), normal=(0.88, -0.47, 0), radius=0.022 * s)
    k.anchor("top", (0, 0, 0.16 * s))


@asset(
    kind="quiver",
    words=("quiver", "quiver of arrows", "arrow quiver", "arrows"),
    about="A leather quiver full of arrows, leaning on nothing: it stands on its foot.",
    parameters=(length("height", 0.75, 0.1, 3.0, words=("height", "tall", "size", "length")), count("arrows", 7, 0, 16, words=("arrows",))),
    slots={"leather": Material(preset="leather", color="#6b3d20"), "trim": "antique_brass", "shaft": "birch", "feather": Material(preset="feather", color="#b3262a"), "other": Material(preset="feather", color="#e9e3d3")},
    parts={"strap": "leather strap", "arrow": "shaft, feather, other"},
    holds=True,
)  # fmt: skip
def quiver(k: Kit) -> None:
    """A tapering tube with brass bands and a strap behind; arrows point down."""
    s = k.m("height") / 0.75
    with k.group("quiver", scale=s):
        k.add(
            "leather",
            Lathe(
                profile=[
                    (0.0, 0.0),
                    (0.042, 0.0),
                    (0.046, 0.008),
                    (0.062, 0.5),
                    (0.064, 0.515),
                    (0.058, 0.515),
                    (0.054, 0.49),
                    (0.041, 0.03),
                    (0.0, 0.03),
                ],
                segments=48,
            ),
            scale=(1, 0.8, 1),
            material="leather",
        )
        for z, r in ((0.02, 0.0478), (0.26, 0.0555), (0.49, 0.0635)):
            k.add(
                "trim band",
                Lathe(
                    profile=[(r - 0.006, -0.012), (r, -0.012), (r + 0.0015, 0.0), (r, 0.012), (r - 0.006, 0.012)],
                    closed=True,
                    segments=48,
                ),
                at=(0, 0, z),
                scale=(1, 0.8, 1),
                material="trim",
            )
        k.tube(
            "leather strap",
            [(0.0, 0.05, 0.45), (-0.05, 0.085, 0.42), (-0.09, 0.08, 0.28), (-0.06, 0.06, 0.12), (0.0, 0.042, 0.08)],
            0.008,
            segments=10,
            material="leather",
        )
        for i in range(k.n("arrows")):
            a, q = 2.4 * i, 0.034 * math.sqrt((i + 0.4) / max(k.n("arrows"), 1))
            x, y = q * math.cos(a), 0.78 * q * math.sin(a)
            top = 0.75 - 0.045 * ((i * 7) % 5) / 4
            k.rod("shaft", (x * 0.6, y * 0.6, 0.026), (x * 1.35, y * 1.35, top), 0.0035, segments=10, material="shaft")
            with k.group("fletching", at=(x * 1.33, y * 1.33, top - 0.12), rotate=(0, 0, 37 * i)):
                for turn in range(3):
                    fin = Extrude(
                        outline=[(0.002, 0.0), (0.018, 0.02), (0.018, 0.09), (0.002, 0.105)],
                        height=0.0014,
                        pivot="center",
                    )
                    with k.group("feather group", rotate=(0, 0, 120 * turn)):
                        k.add(
                            "feather" if turn else "other feather",
                            fin,
                            rotate=(90, 0, 0),
                            material="feather" if turn else "other",
                        )
    k.anchor("inside", (0, 0, 0.03 * s), half_size=(0.03 * s, 0.025 * s), round=True, height=0.48 * s)
    k.anchor("top", (0, 0, 0.51 * s))
    k.anchor("grip", (0, 0, 0.3 * s), radius=0.055 * s)


@asset(
    kind="shuriken",
    words=("shuriken", "throwing star", "ninja star", "throwing knife star"),
    about="A throwing star, tipped up on two points.",
    parameters=(length("diameter", 0.1, 0.01, 2.0, words=("diameter", "width", "size")), count("points", 4, 3, 8, words=("points", "blades", "tips"))),
    slots={"blade": "gunmetal", "edge": "polished_steel"},
)  # fmt: skip
def shuriken(k: Kit) -> None:
    """Ground edges, a hole in the middle; it leans back a little and stands on its lowest point."""
    r, n = k.m("diameter") / 2, k.n("points")
    rotation = -90.0 if n % 2 else -90.0 + 180.0 / n
    low = r if n % 2 else r * math.cos(math.pi / n)
    hole = [(0.16 * r * math.cos(a), 0.16 * r * math.sin(a)) for a in (2 * math.pi * i / 28 for i in range(28))]
    inner = 0.3 if n <= 4 else 0.42
    with k.group("star", at=(0, 0, low)):
        panel(
            k,
            "blade",
            star(n, r * 0.86, r * inner, rotation=rotation),
            r * 0.09,
            at=(0, r * 0.045, 0),
            material="blade",
            holes=[hole],
            bevel=r * 0.015,
        )
        panel(
            k,
            "edge",
            star(n, r, r * inner * 1.06, rotation=rotation),
            r * 0.04,
            at=(0, r * 0.02, 0),
            material="edge",
            holes=[hole],
            bevel=r * 0.018,
        )
    k.anchor("grip", (0, 0, low), radius=r * 0.3)
    k.anchor("top", (0, 0, low + r))


@asset(
    kind="nunchaku",
    words=("nunchaku", "nunchucks", "nunchuck", "nunchuk"),
    about="Two wooden sticks joined by a chain, lying.",
    parameters=(length("length", 0.32, 0.05, 2.0, words=("length", "long", "size")),),
    slots={"stick": Material(preset="gloss_paint", color="#1b1a1c"), "metal": "polished_steel", "grip": Material(preset="leather", color="#8c1f1f")},
    parts={"chain": "metal link", "handle": "stick, grip"},
)  # fmt: skip
def nunchaku(k: Kit) -> None:
    """The sticks lie side by side, apart at the far ends; the chain bends around between their heads."""
    s = k.m("length") / 0.32
    r = 0.0155
    with k.group("nunchaku", scale=s):
        for x in (-1, 1):
            with k.group("stick side", at=(x * 0.06, 0.0, r), rotate=(0, 0, x * 9)):
                k.add(
                    "stick",
                    Lathe(
                        profile=[
                            (0.0, -0.16),
                            (r * 0.9, -0.16),
                            (r, -0.155),
                            (r * 0.88, 0.13),
                            (r * 0.88, 0.14),
                            (0.0, 0.14),
                        ],
                        segments=8,
                    ),
                    rotate=(-90, 0, 0),
                    material="stick",
                )
                k.add(
                    "metal cap",
                    Lathe(
                        profile=[(0.0, 0.128), (r * 0.93, 0.128), (r * 0.93, 0.148), (r * 0.5, 0.155), (0.0, 0.156)],
                        segments=36,
                    ),
                    rotate=(-90, 0, 0),
                    material="metal",
                )
                for y in (-0.13, -0.1, -0.07, -0.04):
                    k.add(
                        "grip",
                        Cylinder(radius=r * 1.0, height=0.018, segments=36, pivot="center"),
                        at=(0, y, 0),
                        rotate=(90, 0, 0),
                        material="grip",
                        bevel=0.002,
                    )
        links = 12
        for i in range(links):
            a = math.pi * i / (links - 1)
            x, y = -0.0375 * math.cos(a), 0.154 + 0.05 * math.sin(a)
            heading = math.degrees(math.atan2(0.05 * math.cos(a), 0.0375 * math.sin(a)))
            k.add(
                "metal link",
                Torus(radius=0.0066, tube=0.0016, segments=18, tube_segments=8),
                at=(x, y, r),
                rotate=(90 if i % 2 else 0, 0, heading),
                scale=(1.25, 0.85 if i % 2 == 0 else 1, 1),
                material="metal",
            )
    k.anchor("grip", (0.06 * s, -0.06 * s, r * s), normal=(0.15, 0.98, 0), radius=r * s)


@asset(
    kind="grenade",
    words=("grenade", "hand grenade", "frag grenade", "pineapple grenade", "holy hand grenade"),
    about="A hand grenade with segments, a lever and a ring.",
    parameters=(length("height", 0.115, 0.02, 2.0, words=("height", "tall", "size")),),
    slots={"body": Material(preset="painted_metal", color="#4a5a32"), "metal": "gunmetal", "ring": "steel"},
    styles={"futuristic": {}, "steampunk": {}},
    style_materials={"futuristic": {"body": Material(preset="matte_plastic", color="#2a2d33"), "ring": Material(preset="led", color="#39c6ff")}, "steampunk": {"body": Material(preset="brass")}},
    parts={"pin": "ring", "lever": "metal lever"},
)  # fmt: skip
def grenade(k: Kit) -> None:
    """Rows of raised blocks on an egg."""
    s = k.m("height") / 0.115
    with k.group("grenade", scale=s):
        k.add(
            "body",
            Lathe(
                profile=[
                    (0.0, 0.0),
                    (0.014, 0.001),
                    (0.023, 0.01),
                    (0.0275, 0.028),
                    (0.027, 0.05),
                    (0.021, 0.068),
                    (0.013, 0.077),
                    (0.0, 0.077),
                ],
                smooth=True,
                segments=44,
            ),
            material="body",
        )
        for z, r in ((0.012, 0.0232), (0.025, 0.0272), (0.038, 0.0285), (0.051, 0.0268), (0.0635, 0.0225)):
            for i in range(8):
                a = 2 * math.pi * (i + 0.5) / 8
                tilt = (0.045 - z) * 900 * 0.9
                k.add("body block", Box(size=(0.009, 0.0155 * r / 0.0275, 0.0105), pivot="center"), at=((r - 0.003) * math.cos(a), (r - 0.003) * math.sin(a), z), rotate=(0, tilt, math.degrees(a)), material="body", bevel=0.002,
                      bevel_segments=1)  # fmt: skip
        k.add(
            "metal fuse",
            Lathe(
                profile=[(0.0, 0.074), (0.013, 0.074), (0.013, 0.082), (0.009, 0.084), (0.009, 0.1), (0.0, 0.1)],
                segments=36,
            ),
            material="metal",
        )
        k.add("metal head", Box(size=(0.024, 0.016, 0.015)), at=(0.0, 0, 0.097), material="metal", bevel=0.003)
        k.add(
            "metal lever",
            Sweep(
                path=[(0.004, 0, 0.1125), (0.02, 0, 0.1115), (0.031, 0, 0.1), (0.0345, 0, 0.075), (0.0345, 0, 0.03)],
                profile=[(-0.0065, -0.001), (0.0065, -0.001), (0.0065, 0.001), (-0.0065, 0.001)],
                resolution=4,
            ),
            material="metal",
        )
        k.rod("ring pin", (-0.002, -0.014, 0.1055), (-0.002, 0.012, 0.1055), 0.0014, segments=10, material="ring")
        k.add(
            "ring",
            Torus(radius=0.0115, tube=0.0014, segments=36, tube_segments=10),
            at=(-0.009, -0.013, 0.0965),
            rotate=(90, 0, 14),
            material="ring",
        )
    k.anchor("grip", (0, 0, 0.04 * s), radius=0.028 * s)
    k.anchor("top", (0, 0, 0.115 * s))


@asset(
    kind="catapult",
    words=("catapult", "trebuchet", "siege catapult", "siege engine", "onager", "mangonel", "medieval catapult"),
    about="A wheeled siege catapult with a stone in its spoon, or a trebuchet.",
    parameters=(length("length", 3.2, 0.1, 12.0, words=("length", "long", "size")), choice("type", "mangonel", "trebuchet", words=("type",))),
    slots={"wood": "oak", "iron": "black_iron", "rope": "rope", "stone": "stone", "frame": "dark_oak"},
    adjectives={"trebuchet": {"type": "trebuchet", "length": 5.0}},
    parts={"arm": "wood arm", "wheel": "wheel"},
)  # fmt: skip
def catapult(k: Kit) -> None:
    """Throws to the front; the arm is drawn back."""
    s = k.m("length") / 3.2
    with k.group("catapult", scale=s):
        for y in (-1.1, 1.0):
            with k.group("wheel axle", at=(0, y, 0.38)):
                wheel(
                    k, "wheel", (0.78, 0, 0.0), 0.38, 0.1, style="wood", spokes=8, tire="iron", rim="frame", mirror=True
                )
                k.rod("frame axle", (-0.8, 0, 0), (0.8, 0, 0), 0.05, material="frame")
        for x in (-0.55, 0.55):
            k.add(
                "wood beam", Box(size=(0.18, 3.1, 0.22), pivot="center"), at=(x, 0, 0.52), material="wood", bevel=0.015
            )
        for y in (-1.45, -0.3, 0.45, 1.45):
            k.add(
                "wood cross", Box(size=(1.1, 0.16, 0.16), pivot="center"), at=(0, y, 0.54), material="wood", bevel=0.012
            )
        if k.s("type") == "trebuchet":
            _trebuchet(k)
        else:
            for x in (-0.55, 0.55):
                k.add("wood post", Box(size=(0.16, 0.18, 1.35)), at=(x, -0.55, 0.6), material="wood", bevel=0.012)
                k.rod("wood brace", (x, 0.75, 0.6), (x, -0.5, 1.75), 0.07, segments=4, material="wood")
                k.rod("wood brace", (x, -1.4, 0.6), (x, -0.6, 1.6), 0.06, segments=4, material="wood")
            k.add(
                "wood bar", Box(size=(1.3, 0.2, 0.2), pivot="center"), at=(0, -0.55, 1.95), material="wood", bevel=0.015
            )
            k.add(
                "rope pad",
                Cylinder(radius=0.15, height=0.5, segments=24, pivot="center"),
                at=(0, -0.5, 1.93),
                rotate=(0, 90, 0),
                material="rope",
            )
            k.add(
                "rope skein",
                Cylinder(radius=0.13, height=1.3, segments=24, pivot="center"),
                at=(0, 0.1, 0.62),
                rotate=(0, 90, 0),
                material="rope",
            )
            for x in (-0.6, 0.6):
                k.add(
                    "iron boss",
                    Cylinder(radius=0.18, height=0.08, segments=28, pivot="center"),
                    at=(x * 1.12, 0.1, 0.6),
                    rotate=(0, 90, 0),
                    material="iron",
                    bevel=0.01,
                )
            k.rod("wood arm", (0, 0.05, 0.58), (0, 1.62, 1.28), 0.075, 0.055, segments=16, material="wood")
            k.add(
                "wood spoon",
                Lathe(
                    profile=[
                        (0.0, -0.08),
                        (0.15, -0.05),
                        (0.22, 0.04),
                        (0.235, 0.09),
                        (0.2, 0.09),
                        (0.13, 0.0),
                        (0.0, -0.025),
                    ],
                    segments=36,
                ),
                at=(0, 1.72, 1.36),
                rotate=(24, 0, 0),
                material="wood",
            )
            k.add("stone", Sphere(radius=0.17, segments=20), at=(0, 1.7, 1.5), material="stone")
            k.rod("rope line", (0, 1.38, 1.15), (0, 1.4, 0.6), 0.022, segments=10, material="rope")
            k.rod("iron winch", (-0.72, 1.4, 0.62), (0.72, 1.4, 0.62), 0.05, segments=16, material="wood")
            for x in (-0.74, 0.74):
                for turn in (0, 90):
                    k.add(
                        "wood spoke",
                        Box(size=(0.045, 0.5, 0.045), pivot="center"),
                        at=(x, 1.4, 0.62),
                        rotate=(turn + 20, 0, 0),
                        material="frame",
                        bevel=0.006,
                    )
    k.anchor("top", (0, -0.55 * s, 2.05 * s))


def _trebuchet(k: Kit) -> None:
    for x in (-0.55, 0.55):
        k.rod("wood leg", (x, -1.1, 0.55), (x * 0.8, 0.0, 2.65), 0.1, segments=4, material="wood")
        k.rod("wood leg", (x, 1.1, 0.55), (x * 0.8, 0.0, 2.65), 0.1, segments=4, material="wood")
        k.rod("wood rail", (x * 0.92, -0.55, 1.6), (x * 0.92, 0.55, 1.6), 0.06, segments=4, material="wood")
    k.rod("iron pivot", (-0.55, 0, 2.62), (0.55, 0, 2.62), 0.06, segments=20, material="iron")
    k.rod("wood arm", (0, -0.95, 3.2), (0, 1.9, 0.95), 0.11, 0.055, segments=12, material="wood")
    k.rod("iron hanger", (-0.2, -0.9, 3.16), (0.2, -0.9, 3.16), 0.035, segments=12, material="iron")
    for x in (-0.2, 0.2):
        k.rod("iron rod", (x, -0.9, 3.16), (x, -0.9, 2.3), 0.03, segments=10, material="iron")
    k.add(
        "frame weight",
        Loft(
            sections=[
                Section(center=(0, -0.9, z), radii=(a, b), exponent=6)
                for z, a, b in ((1.55, 0.32, 0.3), (1.6, 0.36, 0.34), (2.3, 0.4, 0.4), (2.34, 0.38, 0.38))
            ],
            segments=32,
            smooth=False,
        ),
        material="frame",
    )
    k.add(
        "stone load",
        Sphere(radius=0.33, segments=18),
        at=(0, -0.9, 2.3),
        scale=(1, 1, 0.6),
        material="stone",
        flat=True,
    )
    k.tube(
        "rope sling",
        [(0, 1.88, 0.97), (0, 1.7, 0.82), (0, 1.2, 0.7), (0, 0.75, 0.68)],
        0.02,
        segments=8,
        material="rope",
    )
    k.add("stone", Sphere(radius=0.16, segments=20), at=(0, 0.65, 0.78), material="stone")
    k.add("wood trough", Box(size=(0.4, 1.2, 0.06)), at=(0, 0.75, 0.6), material="wood", bevel=0.01)
