"""Small percussion - maracas, triangle, castanets, thumb piano - and the metronome."""

import math

from prompt2mesh.library.kit import Kit, Point
from prompt2mesh.library.outlines import rounded_rectangle
from prompt2mesh.library.panels import panel
from prompt2mesh.library.registry import angle, asset, count, flag, length
from prompt2mesh.mesh.materials import Material
from prompt2mesh.mesh.shapes import Box, Cylinder, Extrude, Lathe, Loft, Section, Sphere, Sweep, Torus


@asset(
    kind="maracas",
    words=("maraca", "maracas", "pair of maracas", "rattle", "shaker", "baby rattle"),
    about="A pair of maracas with painted bands, standing crossed.",
    parameters=(length("height", 0.26, 0.03, 2.0, words=("height", "tall", "size", "length")), flag("pair", True)),
    slots={"gourd": Material(preset="gloss_paint", color="#d8312a"), "band": Material(preset="gloss_paint", color="#f6c92b"), "dot": Material(preset="gloss_paint", color="#2e8f4e"), "handle": "oak"},
    adjectives={"maraca": {"pair": False}, "rattle": {"pair": False}, "baby rattle": {"pair": False, "height": 0.15}},
)  # fmt: skip
def maracas(k: Kit) -> None:
    """Heads up."""
    s = k.m("height") / 0.26
    with k.group("maracas", scale=s):
        for i, x in enumerate((-0.055, 0.055) if k.on("pair") else (0.0,)):
            lean = 9 if i == 0 else -9
            with k.group(
                f"maraca {i + 1}", at=(x * 0.62, 0.02 * i, 0.0035), rotate=(0, -lean if k.on("pair") else 0, 0)
            ):
                k.add(
                    "handle",
                    Lathe(
                        profile=[
                            (0.009, 0.0),
                            (0.0135, 0.004),
                            (0.0135, 0.012),
                            (0.0085, 0.03),
                            (0.011, 0.09),
                            (0.0085, 0.14),
                            (0.012, 0.158),
                            (0.0, 0.158),
                        ],
                        segments=32,
                    ),
                    material="handle",
                )
                egg = [
                    (0.0, 0.15),
                    (0.018, 0.152),
                    (0.034, 0.168),
                    (0.0425, 0.2),
                    (0.037, 0.235),
                    (0.02, 0.254),
                    (0.0, 0.258),
                ]
                k.add("gourd", Lathe(profile=egg, smooth=True, segments=40), material="gourd")
                for z, r in ((0.184, 0.0402), (0.222, 0.0402)):
                    k.add(
                        "band",
                        Lathe(
                            profile=[
                                (0.0, z - 0.005),
                                (r + 0.0004, z - 0.005),
                                (r + 0.0016, z),
                                (r + 0.0004, z + 0.005),
                                (0.0, z + 0.005),
                            ],
                            segments=40,
                        ),
                        material="band",
                    )
                for j in range(8):
                    a = 2 * math.pi * j / 8
                    k.add(
                        "dot",
                        Sphere(radius=0.0058, segments=14),
                        at=(0.0405 * math.cos(a), 0.0405 * math.sin(a), 0.203),
                        material="dot",
                    )
    k.anchor("grip", (-0.03 * s, 0, 0.07 * s), radius=0.011 * s)
    k.anchor("top", (0, 0, 0.26 * s))


@asset(
    kind="triangle_instrument",
    words=("triangle instrument", "musical triangle", "orchestra triangle", "metal triangle"),
    about="A steel triangle hanging from its cord, with a beater.",
    parameters=(length("width", 0.18, 0.03, 2.0, words=("width", "wide", "size")),),
    slots={"steel": "polished_steel", "stand": "black_iron", "cord": "cotton", "grip": "rubber"},
)  # fmt: skip
def triangle_instrument(k: Kit) -> None:
    """On a small hanger so that it stands free."""
    s = k.m("width") / 0.18
    with k.group("triangle", scale=s):
        z = 0.05
        corners: list[Point] = [
            (0.07, 0, z),
            (0.086, 0, z + 0.012),
            (0.008, 0, z + 0.15),
            (-0.008, 0, z + 0.15),
            (-0.086, 0, z + 0.012),
            (-0.082, 0, z),
            (0.045, 0, z),
        ]
        k.tube("steel", corners, 0.0045, smooth=False, segments=16, material="steel")
        k.add(
            "cord loop",
            Torus(radius=0.014, tube=0.0016, segments=28, tube_segments=8),
            at=(0, 0, z + 0.164),
            rotate=(0, 90, 0),
            material="cord",
        )
        k.tube(
            "stand",
            [(0, 0.07, 0.006), (0, 0.07, 0.2), (0, 0.055, 0.226), (0, 0.02, 0.2275), (0, -0.012, 0.2275)],
            0.005,
            segments=14,
            material="stand",
        )
        k.rod("cord", (0, 0, z + 0.177), (0, 0, 0.2275), 0.0016, segments=8, material="cord")
        k.add(
            "stand foot",
            Lathe(profile=[(0.05, 0.0), (0.055, 0.003), (0.055, 0.009), (0.01, 0.014), (0.0, 0.014)], segments=40),
            at=(0, 0.07, 0),
            material="stand",
        )
        k.rod(
            "steel beater",
            (0.05, -0.07, 0.006),
            (-0.06, -0.05, 0.006),
            0.003,
            segments=12,
            round_caps=True,
            material="steel",
        )
        k.rod(
            "grip", (-0.06, -0.05, 0.006), (-0.1, -0.0427, 0.006), 0.006, segments=16, round_caps=True, material="grip"
        )
    k.anchor("top", (0, 0, 0.23 * s))
    k.anchor("grip", (0, 0, 0.2 * s), radius=0.005 * s)


@asset(
    kind="castanets",
    words=("castanet", "castanets", "pair of castanets"),
    about="A pair of castanets tied with a cord.",
    parameters=(length("height", 0.075, 0.01, 1.0, words=("height", "tall", "size")),),
    slots={"shell": "rosewood", "cord": Material(preset="satin", color="#c8202c")},
)  # fmt: skip
def castanets(k: Kit) -> None:
    """Two hollow shells facing each other, a little open."""
    s = k.m("height") / 0.075
    with k.group("castanets", scale=s):
        for side in (-1, 1):
            with (
                k.group("half", at=(side * 0.0015, 0, 0.029), rotate=(0, side * 10, 0)),
                k.group("dish", rotate=(0, side * 90, 0)),
            ):
                k.add(
                    "shell",
                    Lathe(
                        profile=[
                            (0.0, 0.0055),
                            (0.02, 0.004),
                            (0.0245, 0.0),
                            (0.029, 0.0),
                            (0.029, 0.004),
                            (0.025, 0.0105),
                            (0.012, 0.0145),
                            (0.0, 0.0155),
                        ],
                        segments=48,
                    ),
                    material="shell",
                )
                k.add(
                    "shell ear",
                    Box(size=(0.02, 0.032, 0.008), pivot="center"),
                    at=(-side * 0.03, 0, 0.0045),
                    material="shell",
                    bevel=0.003,
                )
        for y in (-0.009, 0.009):
            k.add(
                "cord",
                Torus(radius=0.009, tube=0.0017, segments=28, tube_segments=8),
                at=(0, y, 0.064),
                rotate=(90, 0, 0),
                scale=(1.35, 0.75, 1),
                material="cord",
            )
        k.tube(
            "cord tail",
            [(0.0, -0.01, 0.0705), (0.012, -0.022, 0.06), (0.02, -0.03, 0.03), (0.024, -0.034, 0.002)],
            0.0016,
            segments=8,
            material="cord",
        )
        k.add("cord bow", Sphere(radius=0.004, segments=16), at=(0, -0.0095, 0.0705), material="cord")
    k.anchor("grip", (0, 0, 0.03 * s), radius=0.02 * s)


@asset(
    kind="kalimba",
    words=("kalimba", "thumb piano", "mbira"),
    about="A thumb piano with metal tines over a box with a hole.",
    parameters=(length("height", 0.19, 0.03, 1.0, words=("height", "tall", "size", "length")), count("tines", 17, 5, 21, words=("tines", "keys"))),
    slots={"body": "mahogany", "metal": "polished_steel", "hole": Material(preset="black_iron"), "bridge": "brass"},
    parts={"key": "metal tine"},
)  # fmt: skip
def kalimba(k: Kit) -> None:
    """Lying back a little on the ground, tines to the viewer."""
    s = k.m("height") / 0.19
    n = k.n("tines")
    with k.group("kalimba", scale=s):
        k.add("body", Extrude(outline=rounded_rectangle(0.135, 0.19, 0.02), height=0.03, bevel=0.004), material="body")
        top = 0.03
        k.add(
            "hole rim",
            Torus(radius=0.016, tube=0.0014, segments=40, tube_segments=8),
            at=(0, -0.03, top),
            material="body",
        )
        k.add("hole", Cylinder(radius=0.0155, height=0.0008, segments=40), at=(0, -0.03, top - 0.0003), material="hole")
        k.rod("bridge", (-0.06, 0.055, top + 0.003), (0.06, 0.055, top + 0.003), 0.0034, segments=14, material="bridge")
        k.add("bridge back", Box(size=(0.122, 0.006, 0.008)), at=(0, 0.075, top - 0.0004), material="body", bevel=0.001)
        k.rod(
            "metal bar",
            (-0.06, 0.065, top + 0.0075),
            (0.06, 0.065, top + 0.0075),
            0.0024,
            segments=12,
            material="metal",
        )
        step = 0.112 / max(n - 1, 1)
        for i in range(n):
            x = -0.056 + step * i
            reach = 0.078 - 0.05 * abs(i - (n - 1) / 2) / ((n - 1) / 2)
            path: list[Point] = [
                (x, 0.083, top + 0.0078),
                (x, 0.065, top + 0.0048),
                (x, 0.055, top + 0.0072),
                (x, 0.055 - reach * 0.7, top + 0.0095),
                (x, 0.055 - reach - 0.012, top + 0.0125),
            ]
            k.add(
                "metal tine",
                Sweep(
                    path=path,
                    profile=[
                        (-step * 0.33, -0.0007),
                        (step * 0.33, -0.0007),
                        (step * 0.33, 0.0007),
                        (-step * 0.33, 0.0007),
                    ],
                    resolution=3,
                ),
                material="metal",
            )
    k.anchor("grip", (0, -0.06 * s, 0.015 * s), normal=(0, 1, 0), radius=0.03 * s)
    k.anchor("top", (0, 0, 0.045 * s))


@asset(
    kind="metronome",
    words=("metronome", "wooden metronome", "music metronome"),
    about="A pyramid metronome with its pendulum.",
    parameters=(length("height", 0.23, 0.03, 1.5, words=("height", "tall", "size")), angle("swing", 16.0, -30.0, 30.0, words=("swing", "angle"))),
    slots={"wood": "mahogany", "metal": "brass", "scale": Material(preset="paper", color="#f1e8cf"), "mark": Material(preset="paint", color="#231a14")},
    parts={"pendulum": "metal pendulum", "weight": "metal weight"},
)  # fmt: skip
def metronome(k: Kit) -> None:
    """The front is open; the pendulum swings before its scale."""
    s = k.m("height") / 0.23
    with k.group("metronome", scale=s):
        for x in (-0.045, 0.045):
            for y in (-0.045, 0.045):
                k.add("metal foot", Sphere(radius=0.008, segments=16), at=(x, y, 0.007), material="metal")
        k.add("wood base", Box(size=(0.124, 0.124, 0.03)), at=(0, 0, 0.012), material="wood", bevel=0.004)
        k.add(
            "wood",
            Loft(
                sections=[
                    Section(center=(0, 0.004, z), radii=(a, a * 0.96), exponent=14)
                    for z, a in ((0.04, 0.054), (0.2, 0.021), (0.21, 0.017))
                ],
                segments=40,
                smooth=False,
            ),
            material="wood",
        )
        k.add(
            "wood cap",
            Loft(
                sections=[
                    Section(center=(0, 0.004, z), radii=(a, a), exponent=10)
                    for z, a in ((0.2, 0.022), (0.206, 0.024), (0.216, 0.015), (0.23, 0.001))
                ],
                segments=32,
                smooth=False,
            ),
            material="wood",
        )
        lean = math.degrees(math.atan((0.054 * 0.96 - 0.021 * 0.96) / 0.16))
        with k.group("front", at=(0, -0.0485, 0.042), rotate=(-lean, 0, 0)):
            panel(
                k,
                "scale",
                [(-0.022, 0.008), (0.022, 0.008), (0.011, 0.145), (-0.011, 0.145)],
                0.004,
                at=(0, 0.002, 0),
                material="scale",
            )
            for i in range(14):
                w = 0.015 if i % 3 == 0 else 0.009
                k.add(
                    "mark",
                    Box(size=(w, 0.0008, 0.001), pivot="center"),
                    at=(0, -0.0022, 0.04 + 0.0075 * i),
                    material="mark",
                )
            with k.group("swing", at=(0, -0.006, 0.012), rotate=(0, k.m("swing"), 0)):
                k.add("metal pendulum", Box(size=(0.0036, 0.0014, 0.168)), at=(0, 0, -0.006), material="metal")
                k.add(
                    "metal weight",
                    Loft(
                        sections=[
                            Section(center=(0, 0, z), radii=(a, 0.005), exponent=6)
                            for z, a in ((0.1, 0.007), (0.118, 0.0105))
                        ],
                        segments=24,
                        smooth=False,
                    ),
                    material="metal",
                )
            k.add(
                "metal pivot",
                Cylinder(radius=0.005, height=0.008, segments=20),
                at=(0, -0.001, 0.012),
                rotate=(90, 0, 0),
                material="metal",
            )
        k.tube("metal key", [(0.04, 0, 0.075), (0.072, 0, 0.075)], 0.004, segments=12, material="metal")
        k.add(
            "metal key wing",
            Box(size=(0.004, 0.024, 0.014), pivot="center"),
            at=(0.073, 0, 0.075),
            material="metal",
            bevel=0.002,
        )
    k.anchor("top", (0, 0, 0.23 * s))
