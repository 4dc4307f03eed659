"""What one writes and draws with: pen, pencil, quill, paint brush, palette, eraser, chalkboard."""

import math

from prompt2mesh.library.kit import Kit
from prompt2mesh.library.kitchen.vessels import vessel
from prompt2mesh.library.outlines import regular_polygon, rounded_rectangle
from prompt2mesh.library.plants.surfaces import Surface, blade, joined
from prompt2mesh.library.registry import asset, choice, flag, length
from prompt2mesh.mesh.materials import Material
from prompt2mesh.mesh.placement import Transform
from prompt2mesh.mesh.program import Boolean, Part
from prompt2mesh.mesh.shapes import Box, Cylinder, Extrude, Lathe, Loft, Section, Sphere, Torus


@asset(
    kind="pencil",
    words=("pencil", "lead pencil", "colored pencil", "coloured pencil", "crayon", "chalk", "stick of chalk", "marker", "felt tip pen", "highlighter"),
    about="A sharpened six-sided pencil with eraser; or a crayon, chalk or marker.",
    parameters=(length("length", 0.18, 0.04, 2.0, words=("length", "long", "size")), choice("shape", "pencil", "crayon", "chalk", "marker"), flag("eraser", True, words=("eraser", "rubber"))),
    slots={"paint": Material(preset="gloss_paint", color="#f0b21c"), "wood": Material(preset="light_wood"), "lead": Material(preset="matte_plastic", color="#2b2b2e"), "ferrule": "brushed_aluminium", "eraser": Material(preset="rubber", color="#ee9aa0"), "wax": Material(preset="wax", color="#d2322d"), "wrapper": Material(preset="paper", color="#c8352f"), "chalk": Material(preset="chalk", color="#f5f3ee"), "cap": Material(preset="glossy_plastic", color="#1f4fa8"), "barrel": Material(preset="plastic", color="#f2f2ef")},
    adjectives={"crayon": {"shape": "crayon", "length": 0.09}, "chalk": {"shape": "chalk", "length": 0.08}, "marker": {"shape": "marker", "length": 0.14}, "highlighter": {"shape": "marker", "length": 0.13}, "felt tip": {"shape": "marker"}},
    parts={"tip": "lead,wood", "point": "lead"},
)  # fmt: skip
def pencil(k: Kit) -> None:
    """Lies on one of its flats."""
    n, shape = k.m("length"), k.s("shape")
    r = n * 0.021
    with k.group(
        "body",
        at=(-n / 2, 0, r * {"pencil": 0.866, "crayon": 2.2, "chalk": 2.6, "marker": 3.9}[shape]),
        rotate=(0, 90, 0),
    ):
        if shape == "pencil":
            cone = r * 5.2
            k.add(
                "paint",
                Extrude(outline=regular_polygon(6, r, rotation=30), height=n * 0.86 - cone * 0.4, bevel=r * 0.04),
                at=(0, 0, n * 0.1),
                material="paint",
            )
            z = n * 0.96 - cone * 0.4
            k.add(
                "wood",
                Lathe(profile=[(0, 0), (r * 0.95, 0), (r * 0.3, cone * 0.72), (0, cone * 0.72)], segments=24),
                at=(0, 0, z - r * 0.02),
                material="wood",
            )
            k.add(
                "lead",
                Lathe(profile=[(0, 0), (r * 0.31, 0), (r * 0.06, cone * 0.3), (0, cone * 0.31)], segments=20),
                at=(0, 0, z + cone * 0.69),
                material="lead",
            )
            if k.on("eraser"):
                k.add(
                    "ferrule",
                    Lathe(
                        profile=[
                            (0, n * 0.04),
                            (r * 0.96, n * 0.04),
                            (r * 1.02, n * 0.05),
                            (r * 0.92, n * 0.06),
                            (r * 1.02, n * 0.07),
                            (r * 0.92, n * 0.085),
                            (r * 1.0, n * 0.105),
                            (0, n * 0.105),
                        ],
                        segments=32,
                    ),
                    material="ferrule",
                )
                k.add(
                    "eraser",
                    Lathe(
                        profile=[(0, 0), (r * 0.75, 0), (r * 0.92, n * 0.012), (r * 0.92, n * 0.045), (0, n * 0.045)],
                        segments=32,
                    ),
                    material="eraser",
                )
            else:
                k.add(
                    "paint end",
                    Lathe(profile=[(0, 0), (r * 0.84, 0), (r * 0.86, n * 0.105), (0, n * 0.105)], segments=6),
                    at=(0, 0, n * 0.0),
                    material="paint",
                )
        elif shape == "crayon":
            r *= 2.1
            k.add(
                "wax",
                Lathe(
                    profile=[
                        (0, 0),
                        (r * 0.95, 0),
                        (r, n * 0.02),
                        (r, n * 0.84),
                        (r * 0.62, n * 0.88),
                        (r * 0.3, n * 0.985),
                        (0, n),
                    ],
                    segments=32,
                ),
                material="wax",
            )
            k.add(
                "wrapper",
                Lathe(
                    profile=[(r * 0.9, n * 0.08), (r * 1.05, n * 0.08), (r * 1.05, n * 0.76), (r * 0.9, n * 0.76)],
                    closed=True,
                    segments=32,
                ),
                material="wrapper",
            )
            for z in (0.13, 0.7):
                k.add(
                    "lead band",
                    Lathe(
                        profile=[(r, n * z), (r * 1.07, n * z), (r * 1.07, n * (z + 0.02)), (r, n * (z + 0.02))],
                        closed=True,
                        segments=32,
                    ),
                    material="lead",
                )
        elif shape == "chalk":
            r *= 2.6
            k.add(
                "chalk",
                Lathe(
                    profile=[(0, 0), (r * 0.9, 0), (r, n * 0.02), (r * 0.82, n * 0.95), (r * 0.6, n), (0, n * 0.99)],
                    segments=32,
                ),
                material="chalk",
            )
        else:
            r *= 2.6
            k.add(
                "barrel",
                Lathe(profile=[(0, 0), (r * 0.92, 0), (r, n * 0.02), (r, n * 0.66), (0, n * 0.66)], segments=36),
                material="barrel",
            )
            k.add(
                "cap",
                Lathe(
                    profile=[(0, n * 0.64), (r * 1.1, n * 0.64), (r * 1.05, n * 0.97), (r * 0.9, n), (0, n)],
                    segments=36,
                ),
                material="cap",
            )
            k.add(
                "cap plug",
                Lathe(profile=[(0, -n * 0.01), (r * 0.8, -n * 0.01), (r * 0.9, n * 0.02), (0, n * 0.02)], segments=36),
                material="cap",
            )
            k.add(
                "cap clip",
                Box(size=(r * 0.3, r * 0.7, n * 0.24)),
                at=(-r * 1.2, 0, n * 0.68),
                material="cap",
                bevel=r * 0.08,
            )


@asset(
    kind="pen",
    words=("pen", "fountain pen", "ballpoint pen", "ball pen", "ink pen", "biro"),
    about="A fountain pen with a gold nib, its cap beside it; or a ballpoint.",
    parameters=(length("length", 0.14, 0.04, 2.0, words=("length", "long", "size")), choice("shape", "fountain", "ballpoint"), flag("cap", True)),
    slots={"barrel": Material(preset="bakelite", color="#1c2a4a"), "trim": "gold", "nib": "gold", "grip": "black_plastic"},
    adjectives={"ball": {"shape": "ballpoint"}, "biro": {"shape": "ballpoint"}},
    style_materials={"modern": {"barrel": Material(preset="brushed_aluminium"), "trim": Material(preset="chrome"), "nib": Material(preset="chrome")}},
    styles={"modern": {}},
    parts={"tip": "nib", "clip": "trim clip", "body": "barrel"},
)  # fmt: skip
def pen(k: Kit) -> None:
    """A cigar of lacquer; the nib looks right."""
    n = k.m("length")
    r = n * 0.042
    if k.s("shape") == "ballpoint":
        with k.group("pen", at=(-n / 2, 0, r), rotate=(0, 90, 0)):
            k.add(
                "barrel",
                Lathe(
                    profile=[(0, n * 0.03), (r * 0.8, n * 0.03), (r, n * 0.06), (r, n * 0.55), (0, n * 0.55)],
                    segments=36,
                ),
                material="barrel",
            )
            k.add(
                "grip",
                Lathe(
                    profile=[
                        (0, n * 0.54),
                        (r * 0.98, n * 0.54),
                        (r * 0.95, n * 0.8),
                        (r * 0.6, n * 0.9),
                        (0, n * 0.9),
                    ],
                    segments=36,
                ),
                material="grip",
            )
            k.add(
                "nib",
                Lathe(profile=[(0, n * 0.88), (r * 0.62, n * 0.88), (r * 0.2, n * 0.985), (0, n)], segments=24),
                material="trim",
            )
            k.add(
                "trim ring",
                Torus(radius=r, tube=r * 0.14, segments=32, tube_segments=8),
                at=(0, 0, n * 0.55),
                material="trim",
            )
            k.rod(
                "trim button",
                (0, 0, -n * 0.03),
                (0, 0, n * 0.05),
                r * 0.5,
                segments=20,
                material="trim",
                round_caps=True,
            )
            k.tube(
                "trim clip",
                [(-r * 0.8, 0, n * 0.07), (-r * 1.5, 0, n * 0.07), (-r * 1.35, 0, n * 0.3), (-r * 1.02, 0, n * 0.32)],
                r * 0.16,
                material="trim",
                segments=10,
            )
        return
    with k.group("pen", at=(-n / 2, 0, r), rotate=(0, 90, 0)):
        k.add(
            "barrel",
            Lathe(
                profile=[
                    (0, 0),
                    (r * 0.45, 0),
                    (r * 0.7, n * 0.02),
                    (r * 0.96, n * 0.2),
                    (r, n * 0.5),
                    (r, n * 0.6),
                    (0, n * 0.6),
                ],
                segments=40,
            ),
            material="barrel",
        )
        k.add(
            "trim ring",
            Torus(radius=r * 0.98, tube=r * 0.12, segments=36, tube_segments=8),
            at=(0, 0, n * 0.6),
            material="trim",
        )
        k.add(
            "grip",
            Lathe(
                profile=[(0, n * 0.59), (r * 0.82, n * 0.59), (r * 0.68, n * 0.74), (r * 0.78, n * 0.8), (0, n * 0.8)],
                segments=36,
            ),
            material="barrel",
        )
    half = [(0.0, 0.5), (0.06, 0.62), (0.1, 0.6), (0.15, 0.4), (0.2, 0.0)]
    nib = [(x * n, -y * r * 1.1) for x, y in half] + [(x * n, y * r * 1.1) for x, y in reversed(half[:-1])]
    slit = Part(
        name="slit", shape=Box(size=(n * 0.11, r * 0.07, r)), placement=Transform(location=(n * 0.145, 0, -r * 0.4))
    )
    hole = Part(
        name="hole",
        shape=Cylinder(radius=r * 0.14, height=r, segments=16),
        placement=Transform(location=(n * 0.09, 0, -r * 0.4)),
    )
    k.add(
        "nib",
        Extrude(outline=nib, height=r * 0.16, bevel=r * 0.03),
        at=(n * 0.29, 0, r * 1.25),
        material="nib",
        modifiers=[Boolean(operation="cut", tools=[slit, hole])],
    )
    k.add(
        "nib feed",
        Loft(
            axis="x",
            sections=[
                Section(center=(n * 0.28, 0, r), radii=(r * 0.5, r * 0.5)),
                Section(center=(n * 0.4, 0, r * 1.1), radii=(r * 0.3, r * 0.25)),
                Section(center=(n * 0.46, 0, r * 1.28), radii=(r * 0.06, r * 0.04)),
            ],
            smooth=True,
            segments=20,
        ),
        material="grip",
    )
    if k.on("cap"):
        y = r * 3.2
        with k.group("cap", at=(-n * 0.32, y, r * 1.14), rotate=(0, 90, 8)):
            k.add(
                "barrel cap",
                Lathe(
                    profile=[
                        (0, 0),
                        (r * 0.5, 0),
                        (r * 0.85, n * 0.02),
                        (r * 1.1, n * 0.16),
                        (r * 1.14, n * 0.42),
                        (r * 0.98, n * 0.42),
                        (r * 0.95, n * 0.2),
                        (0, n * 0.18),
                    ],
                    segments=40,
                ),
                material="barrel",
            )
            for z in (0.36, 0.4):
                k.add(
                    "trim ring",
                    Torus(radius=r * 1.13, tube=r * 0.09, segments=36, tube_segments=8),
                    at=(0, 0, n * z),
                    material="trim",
                )
            k.tube(
                "trim clip",
                [(-r * 0.7, 0, n * 0.04), (-r * 1.35, 0, n * 0.06), (-r * 1.4, 0, n * 0.24), (-r * 1.16, 0, n * 0.29)],
                r * 0.15,
                material="trim",
                segments=10,
            )
            k.add("trim ball", Sphere(radius=r * 0.22, segments=14), at=(-r * 1.2, 0, n * 0.3), material="trim")


@asset(
    kind="quill",
    words=("quill", "quill pen", "feather pen", "feather quill", "quill and ink"),
    about="A goose feather cut to a pen, standing in its ink bottle if asked.",
    parameters=(
        length("length", 0.28, 0.06, 2.0, words=("length", "long", "size", "height")),
        flag("ink", True, words=("ink", "inkwell", "ink bottle", "ink pot")),
    ),
    slots={
        "feather": Material(preset="feather", color="#f1ece0"),
        "shaft": Material(preset="bone", color="#e8dcc0"),
        "glass": Material(preset="tinted_glass", color="#22324a"),
        "ink": Material(preset="oil", color="#12131c"),
        "cap": "brass",
    },
    parts={"nib": "shaft nib", "vane": "feather", "bottle": "glass"},
)
def quill(k: Kit) -> None:
    """A vane of barbs on both sides of a curved shaft."""
    n = k.m("length")
    lean, lift = (24.0, n * 0.02) if k.on("ink") else (86.0, n * 0.045)
    with k.group("pen", at=(0, 0, lift), rotate=(0, lean, 0)):
        curve = [(math.sin(s * 1.4) * n * 0.1 * s, 0.0, s * n) for s in (0, 0.15, 0.35, 0.55, 0.75, 0.9, 1.0)]
        k.tube("shaft", curve, n * 0.011, radii=[0.7, 1.0, 0.85, 0.65, 0.42, 0.25, 0.12], material="shaft", segments=10)
        k.rod("shaft nib", (0, 0, -n * 0.035), (0, 0, n * 0.01), n * 0.0018, n * 0.0078, segments=8, material="shaft")
        barbs: list[Surface] = []
        rows = 34
        for i in range(rows):
            s = 0.24 + 0.76 * i / (rows - 1)
            x, z = math.sin(s * 1.4) * n * 0.1 * s, s * n
            for side in (-1, 1):
                wide = (
                    n * (0.14 if side > 0 else 0.075) * math.sin(math.pi * min(1.0, (s - 0.16) * 1.06)) ** 0.6
                    + n * 0.012
                )
                leaf = blade(
                    wide * k.vary(0.06),
                    n * 0.052,
                    thickness=n * 0.0022,
                    peak=0.3,
                    roundness=0.35,
                    bend=12 * side,
                    rows=2,
                    columns=4,
                )
                barbs.append(
                    leaf.placed(rotate=(0, 90, -90 * side)).placed(
                        rotate=(0, -side * (36 + 24 * s), 0), at=(x, 0, z - n * 0.02)
                    )
                )
        k.add("feather", joined(barbs).shape(), material="feather")
    if k.on("ink"):
        r = n * 0.15
        outer = [
            (r * 0.9, 0.0),
            (r, n * 0.012),
            (r, n * 0.12),
            (r * 0.8, n * 0.17),
            (r * 0.42, n * 0.2),
            (r * 0.4, n * 0.24),
            (r * 0.5, n * 0.25),
        ]
        k.add("glass", vessel(outer, n * 0.012), material="glass")
        k.add(
            "ink",
            Lathe(profile=[(0, n * 0.016), (r * 0.88, n * 0.016), (r * 0.9, n * 0.12), (0, n * 0.12)], segments=40),
            material="ink",
        )
        k.add(
            "cap ring",
            Torus(radius=r * 0.5, tube=n * 0.011, segments=36, tube_segments=10),
            at=(0, 0, n * 0.25),
            material="cap",
        )


@asset(
    kind="eraser",
    words=("eraser", "rubber eraser", "pencil eraser"),
    about="A block of rubber in a paper sleeve.",
    parameters=(length("length", 0.05, 0.02, 0.5, words=("length", "size", "width")),),
    slots={
        "rubber": Material(preset="rubber", color="#f3f1ec"),
        "sleeve": Material(preset="cardboard", color="#2f5fae"),
        "stripe": Material(preset="cardboard", color="#f4f4f2"),
    },
)
def eraser(k: Kit) -> None:
    """The sleeve covers most of it."""
    n = k.m("length")
    k.add(
        "rubber",
        Extrude(outline=rounded_rectangle(n, n * 0.44, n * 0.05), height=n * 0.24, bevel=n * 0.03, bevel_segments=3),
        material="rubber",
    )
    k.add(
        "sleeve",
        Box(size=(n * 0.66, n * 0.455, n * 0.25)),
        at=(-n * 0.06, 0, -n * 0.0),
        material="sleeve",
        bevel=n * 0.012,
    )
    k.add("stripe", Box(size=(n * 0.1, n * 0.459, n * 0.254)), at=(n * 0.2, 0, 0), material="stripe", bevel=n * 0.012)
