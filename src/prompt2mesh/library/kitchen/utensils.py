"""Utensils of the kitchen drawer: spatula, grater, colander, tongs, corkscrew."""

import math

from prompt2mesh.library.furniture.forms import slab
from prompt2mesh.library.kit import Kit, Point
from prompt2mesh.library.kitchen.vessels import vessel
from prompt2mesh.library.outlines import helix, rounded_rectangle
from prompt2mesh.library.registry import asset, choice, length
from prompt2mesh.mesh.materials import Material
from prompt2mesh.mesh.shapes import Box, Cylinder, Extrude, Lathe, Sphere, Torus


@asset(
    kind="spatula",
    words=("spatula", "turner", "flipper", "fish slice", "pancake turner", "rubber spatula"),
    about="A slotted turner with a bent neck, or a rubber spatula.",
    parameters=(length("length", 0.32, 0.08, 1.5, words=("length", "long", "size")), choice("shape", "slotted", "rubber")),
    slots={"blade": "stainless_steel", "handle": Material(preset="plastic", color="#26282c"), "rubber": Material(preset="silicone", color="#d8402e")},
    parts={"head": "blade"},
)  # fmt: skip
def spatula(k: Kit) -> None:
    """Lies on the table."""
    n = k.m("length")
    if k.s("shape") == "rubber":
        k.add(
            "blade",
            Extrude(
                outline=[
                    (x * n, y * n)
                    for x, y in ((0.2, -0.07), (0.5, -0.085), (0.5, 0.05), (0.44, 0.085), (0.2, 0.07), (0.16, 0.0))
                ],
                height=n * 0.022,
                bevel=n * 0.007,
                bevel_segments=3,
            ),
            material="rubber",
        )
        k.rod(
            "handle",
            (-n * 0.5, 0, n * 0.022),
            (n * 0.24, 0, n * 0.014),
            n * 0.016,
            n * 0.013,
            segments=20,
            material="handle",
            round_caps=True,
        )
        return
    slots = [
        [(n * (0.27 + px), n * (y + py)) for px, py in ((0.0, -0.011), (0.17, -0.011), (0.17, 0.011), (0.0, 0.011))]
        for y in (-0.06, -0.02, 0.02, 0.06)
    ]
    outline = [(0.2, -0.05), (0.26, -0.085), (0.5, -0.1), (0.5, 0.1), (0.26, 0.085), (0.2, 0.05)]
    k.add(
        "blade",
        Extrude(outline=[(x * n, y * n) for x, y in outline], holes=slots, height=n * 0.006, bevel=n * 0.001),
        at=(0, 0, n * 0.002),
        material="blade",
    )
    k.tube(
        "blade neck",
        [(n * 0.23, 0, n * 0.006), (n * 0.12, 0, n * 0.03), (n * 0.02, 0, n * 0.1), (-n * 0.08, 0, n * 0.12)],
        n * 0.012,
        material="blade",
        segments=14,
    )
    k.tube(
        "handle",
        [(-n * 0.04, 0, n * 0.114), (-n * 0.2, 0, n * 0.13), (-n * 0.5, 0, n * 0.12)],
        n * 0.023,
        radii=[0.8, 1.0, 0.9],
        material="handle",
        segments=18,
    )
    k.rod("handle rest", (-n * 0.46, 0, n * 0.12), (-n * 0.46, 0, 0), n * 0.008, segments=10, material="handle")
    k.anchor("grip", (-n * 0.3, 0, n * 0.125), normal=(1, 0, 0), radius=n * 0.023)


@asset(
    kind="grater",
    words=("grater", "cheese grater", "box grater"),
    about="A four-sided grater with raised teeth and a handle.",
    parameters=(length("height", 0.24, 0.06, 0.8, words=("height", "tall", "size")),),
    slots={
        "body": "stainless_steel",
        "handle": Material(preset="plastic", color="#2a2c30"),
        "hole": Material(preset="black_plastic"),
    },
    parts={"tooth": "hole", "blade": "body"},
)
def grater(k: Kit) -> None:
    """A tapered box; the teeth are little bumps with dark mouths."""
    h = k.m("height")
    w, d, top = h * 0.44, h * 0.34, 0.7
    tall = h * 0.78
    k.add("body", Extrude(outline=rounded_rectangle(w, d, h * 0.02), height=tall, taper=top), material="body")
    k.add(
        "body rim", Extrude(outline=rounded_rectangle(w * 1.03, d * 1.03, h * 0.02), height=h * 0.025), material="body"
    )
    k.add(
        "handle cap",
        Extrude(outline=rounded_rectangle(w * top * 1.05, d * top * 1.05, h * 0.02), height=h * 0.03, bevel=h * 0.008),
        at=(0, 0, tall - h * 0.005),
        material="handle",
    )
    k.tube(
        "handle",
        [
            (-w * 0.28, 0, tall),
            (-w * 0.27, 0, h * 0.94),
            (0, 0, h * 0.985),
            (w * 0.27, 0, h * 0.94),
            (w * 0.28, 0, tall),
        ],
        h * 0.022,
        material="handle",
    )
    lean_y = math.degrees(math.atan2(d * (1 - top) / 2, tall))
    for sy in (-1, 1):
        for row in range(9):
            z = tall * (0.1 + 0.088 * row)
            y = sy * d / 2 * (1 - (1 - top) * z / tall)
            for i in range(4 + row % 2):
                x = (i - (3 + row % 2) / 2) * w * 0.17 * (1 - 0.25 * z / tall)
                with k.group("tooth", at=(x, y, z), rotate=(90 - sy * 0 + (lean_y if sy < 0 else -lean_y), 0, 0)):
                    k.add("body tooth", Sphere(radius=h * 0.014, segments=10), scale=(1, 0.9, 0.55), material="body")
                    k.add(
                        "hole",
                        Sphere(radius=h * 0.009, segments=8),
                        at=(0, -h * 0.006 * 1, -sy * -h * 0.004),
                        scale=(1, 0.5, 0.7),
                        material="hole",
                    )
    lean_x = math.atan2(w * (1 - top) / 2, tall)
    for sx in (-1, 1):
        for row in range(4):
            z = tall * (0.18 + 0.2 * row)
            x = sx * w / 2 * (1 - (1 - top) * z / tall)
            k.add(
                "hole slot",
                Box(size=(h * 0.008, d * 0.5, h * 0.018), pivot="center"),
                at=(x, 0, z),
                rotate=(0, -sx * math.degrees(lean_x), 0),
                material="hole",
                bevel=h * 0.003,
            )
            k.add(
                "body slot lip",
                Box(size=(h * 0.016, d * 0.5, h * 0.008), pivot="center"),
                at=(x + sx * h * 0.003, 0, z + h * 0.015),
                rotate=(0, -sx * math.degrees(lean_x), 0),
                material="body",
                bevel=h * 0.002,
            )


@asset(
    kind="colander",
    words=("colander", "strainer", "sieve", "pasta strainer", "sifter"),
    about="A bowl with rings of holes, two handles and a foot; or a fine sieve with a handle.",
    parameters=(length("diameter", 0.26, 0.06, 0.8, words=("diameter", "width", "wide", "size")), choice("shape", "colander", "sieve")),
    slots={"bowl": "stainless_steel", "hole": Material(preset="black_plastic"), "mesh": Material(preset="net", color="#c9ced4"), "handle": "stainless_steel"},
    adjectives={"sieve": {"shape": "sieve", "diameter": 0.18}, "sifter": {"shape": "sieve", "diameter": 0.18}},
    holds=True,
)  # fmt: skip
def colander(k: Kit) -> None:
    """The holes are dark discs on both faces of the wall."""
    d = k.m("diameter")
    r, h = d / 2, d * 0.4
    outer = [(0.0, h * 0.1), (r * 0.5, h * 0.12), (r * 0.78, h * 0.36), (r * 0.93, h * 0.7), (r * 0.97, h)]
    if k.s("shape") == "sieve":
        k.add("mesh", vessel([(x * 0.97, z) for x, z in outer], r * 0.02, segments=48), material="mesh")
        k.add("bowl rim", Torus(radius=r * 0.97, tube=r * 0.05, tube_segments=10), at=(0, 0, h), material="bowl")
        k.rod("handle", (r * 0.97, 0, h), (r * 2.3, 0, h * 1.1), r * 0.06, material="handle", round_caps=True)
        k.tube(
            "handle hook",
            [(-r * 0.95, -r * 0.16, h), (-r * 1.2, -r * 0.1, h), (-r * 1.2, r * 0.1, h), (-r * 0.95, r * 0.16, h)],
            r * 0.03,
            material="handle",
            segments=10,
        )
        k.anchor("inside", (0, 0, h * 0.16), half_size=(r * 0.5, r * 0.5), round=True, height=h * 0.85, radius=r * 0.85)
        return
    k.add("bowl", vessel(outer, r * 0.025), material="bowl")
    k.add(
        "bowl foot",
        Lathe(
            profile=[(r * 0.44, 0), (r * 0.5, 0), (r * 0.46, h * 0.15), (r * 0.4, h * 0.15)], closed=True, segments=48
        ),
        material="bowl",
    )
    k.add("bowl rim", Torus(radius=r * 0.97, tube=r * 0.035, tube_segments=10), at=(0, 0, h), material="bowl")
    for ring, n in ((0.34, 18), (0.5, 22), (0.68, 26)):
        z = h * ring
        radius = r * (0.78 + (0.93 - 0.78) * (ring - 0.36) / 0.34)
        slope = math.degrees(math.atan2(0.34 * h, 0.15 * r))
        for i in range(n):
            a = 360 * i / n + ring * 90
            with k.group("hole", rotate=(0, 0, a)):
                k.add(
                    "hole",
                    Cylinder(radius=r * 0.032, height=r * 0.036, segments=10, pivot="center"),
                    at=(radius - r * 0.012, 0, z),
                    rotate=(0, slope, 0),
                    material="hole",
                )
    for sx in (-1, 1):
        k.tube(
            "handle",
            [
                (sx * r * 0.94, -r * 0.3, h * 0.9),
                (sx * r * 1.16, -r * 0.24, h * 1.0),
                (sx * r * 1.2, 0, h * 1.02),
                (sx * r * 1.16, r * 0.24, h * 1.0),
                (sx * r * 0.94, r * 0.3, h * 0.9),
            ],
            r * 0.04,
            material="handle",
            segments=12,
        )
    k.anchor("inside", (0, 0, h * 0.17), half_size=(r * 0.55, r * 0.55), round=True, height=h * 0.85, radius=r * 0.85)
    k.anchor("rim", (0, 0, h), half_size=(r, r), round=True)


@asset(
    kind="tongs",
    words=("tongs", "kitchen tongs", "salad tongs", "tweezers", "ice tongs"),
    about="Two sprung arms with scalloped ends.",
    parameters=(length("length", 0.26, 0.06, 0.8, words=("length", "long", "size")),),
    slots={"arm": "stainless_steel", "grip": Material(preset="silicone", color="#2b2d31")},
)
def tongs(k: Kit) -> None:
    """Lies on its side; the arms spread from the hinge."""
    n = k.m("length")
    for sy in (-1, 1):
        with k.group("arm", at=(-n * 0.45, 0, n * 0.03), rotate=(0, 0, sy * 9)):
            k.add(
                "arm",
                Box(size=(n * 0.82, n * 0.012, n * 0.045), pivot="center"),
                at=(n * 0.4, 0, 0),
                material="arm",
                bevel=n * 0.003,
            )
            k.add(
                "grip",
                Box(size=(n * 0.34, n * 0.024, n * 0.058), pivot="center"),
                at=(n * 0.26, 0, 0),
                material="grip",
                bevel=n * 0.008,
            )
            scallop = [
                (0.0, -0.35),
                (0.5, -0.6),
                (0.9, -0.45),
                (1.0, -0.2),
                (1.08, 0.0),
                (1.0, 0.2),
                (0.9, 0.45),
                (0.5, 0.6),
                (0.0, 0.35),
            ]
            k.add(
                "arm end",
                Extrude(
                    outline=[(x * n * 0.15, y * n * 0.1) for x, y in scallop],
                    height=n * 0.014,
                    bevel=n * 0.004,
                    pivot="center",
                ),
                at=(n * 0.78, 0, 0),
                rotate=(90, 0, 0),
                material="arm",
            )
    k.add(
        "arm hinge",
        Cylinder(radius=n * 0.024, height=n * 0.058, segments=28, pivot="center"),
        at=(-n * 0.45, 0, n * 0.03),
        material="arm",
        bevel=n * 0.004,
    )
    k.add(
        "arm ring",
        Torus(radius=n * 0.026, tube=n * 0.005, segments=24, tube_segments=8),
        at=(-n * 0.49, 0, n * 0.03),
        material="arm",
    )


@asset(
    kind="corkscrew",
    words=("corkscrew", "wine opener", "bottle opener", "can opener", "tin opener"),
    about="A wing corkscrew with two toothed levers.",
    parameters=(length("height", 0.18, 0.05, 0.6, words=("height", "length", "size")),),
    slots={"body": "chrome", "screw": "steel", "cap": "chrome"},
    parts={"wing": "body lever", "handle": "cap", "worm": "screw"},
)
def corkscrew(k: Kit) -> None:
    """Stands on its bell, wings half raised."""
    h = k.m("height")
    r = h * 0.1
    k.add(
        "body bell",
        Lathe(
            profile=[
                (r * 0.75, 0),
                (r, 0),
                (r * 0.98, h * 0.12),
                (r * 0.6, h * 0.2),
                (r * 0.42, h * 0.2),
                (r * 0.75, h * 0.11),
            ],
            closed=True,
            segments=40,
        ),
        material="body",
    )
    for sx in (-1, 1):
        k.rod(
            "body rail",
            (sx * r * 0.5, 0, h * 0.17),
            (sx * r * 0.42, 0, h * 0.56),
            r * 0.2,
            segments=12,
            material="body",
        )
    k.add("body head", slab(r * 1.9, r * 1.0, h * 0.14, corner=r * 0.3), at=(0, 0, h * 0.52), material="body")
    k.rod("body rack", (0, 0, h * 0.3), (0, 0, h * 0.84), r * 0.32, segments=20, material="body")
    for i in range(7):
        k.add(
            "body tooth",
            Torus(radius=r * 0.32, tube=r * 0.07, segments=20, tube_segments=6),
            at=(0, 0, h * (0.66 + 0.022 * i)),
            material="body",
        )
    k.add(
        "cap",
        Lathe(
            profile=[
                (0, 0),
                (r * 0.5, 0),
                (r * 0.9, h * 0.03),
                (r * 1.3, h * 0.08),
                (r * 1.1, h * 0.12),
                (r * 0.5, h * 0.13),
                (0, h * 0.13),
            ],
            segments=36,
        ),
        at=(0, 0, h * 0.82),
        material="cap",
    )
    k.add(
        "cap hole",
        Torus(radius=r * 0.6, tube=r * 0.22, segments=28, tube_segments=10),
        at=(0, 0, h * 0.94),
        rotate=(90, 0, 0),
        material="cap",
    )
    for sx in (-1, 1):
        path: list[Point] = [
            (sx * r * 0.7, 0, h * 0.58),
            (sx * r * 1.9, 0, h * 0.6),
            (sx * r * 3.2, 0, h * 0.72),
            (sx * r * 4.0, 0, h * 0.86),
        ]
        k.tube("body lever", path, r * 0.26, radii=[1.3, 1.0, 0.9, 1.25], material="body", segments=14)
        k.add(
            "body gear",
            Cylinder(radius=r * 0.55, height=r * 0.7, pivot="center", segments=16),
            at=(sx * r * 0.75, 0, h * 0.59),
            rotate=(90, 0, 0),
            material="body",
            flat=True,
        )
    worm: list[Point] = [(x, y, h * 0.04 + z) for x, y, z in helix(r * 0.28, h * 0.06, 4.6, segments_per_turn=12)]
    k.tube(
        "screw",
        [*worm, (0, 0, h * 0.34)],
        r * 0.11,
        radii=[0.2] + [1.0] * len(worm),
        material="screw",
        segments=8,
        resolution=1,
    )
