"""Telescopes on a tripod and in the hand."""

import math

from prompt2mesh.library.kit import Kit
from prompt2mesh.library.registry import angle, asset, choice, length
from prompt2mesh.mesh.materials import Material
from prompt2mesh.mesh.shapes import Box, Cylinder, Lathe, Sphere, Torus


def _tripod(k: Kit, top: float, spread: float, slot: str) -> None:
    k.add(
        "stand head",
        Lathe(
            profile=[(0.02, top - 0.07), (0.045, top - 0.055), (0.045, top - 0.02), (0.022, top - 0.006), (0.018, top)],
            segments=40,
        ),
        material="metal",
    )
    for i in range(3):
        a = 2 * math.pi * i / 3 - math.pi / 2
        c, s = math.cos(a), math.sin(a)
        k.rod(
            "stand leg",
            (0.034 * c, 0.034 * s, top - 0.04),
            (spread * c, spread * s, 0.012),
            0.016,
            0.011,
            segments=16,
            material=slot,
        )
        k.rod("stand collar", ((0.034 + (spread - 0.034) * 0.5) * c, (0.034 + (spread - 0.034) * 0.5) * s, (top - 0.04) * 0.51), ((0.034 + (spread - 0.034) * 0.54) * c, (0.034 + (spread - 0.034) * 0.54) * s, (top - 0.04) * 0.465),
              0.0185, segments=16, material="metal")  # fmt: skip
        k.add("stand foot", Sphere(radius=0.013, segments=16), at=(spread * c, spread * s, 0.013), material="rubber")
        mid = 0.034 + (spread - 0.034) * 0.55
        k.rod(
            "stand brace",
            (0, 0, (top - 0.04) * 0.40),
            (mid * c, mid * s, (top - 0.04) * 0.455),
            0.006,
            segments=10,
            material="metal",
        )


@asset(
    kind="telescope",
    words=("telescope", "refractor telescope", "spyglass", "astronomical telescope", "brass telescope", "pirate telescope", "pirate spyglass", "monocular"),
    about="A telescope on a tripod, or a hand-held spyglass with three draws.",
    parameters=(length("length", 1.1, 0.15, 6.0, words=("length", "long", "size")), angle("tilt", 28.0, -20.0, 75.0, words=("tilt", "angle")), choice("type", "tripod", "spyglass", words=("type",))),
    slots={"tube": Material(preset="gloss_paint", color="#f4f4f1"), "metal": Material(preset="black_iron"), "leg": "oak", "brass": "brass", "lens": Material(preset="glass", color="#7d9fd0"), "leather": Material(preset="leather", color="#5b3018"),
           "rubber": "rubber"},
    adjectives={"spyglass": {"type": "spyglass", "length": 0.5}, "pirate": {"type": "spyglass", "length": 0.5}, "pirate telescope": {"type": "spyglass", "length": 0.5}, "pirate spyglass": {"type": "spyglass", "length": 0.5},
                "monocular": {"type": "spyglass", "length": 0.4}, "handheld": {"type": "spyglass", "length": 0.5}, "hand-held": {"type": "spyglass", "length": 0.5}},
    styles={"antique": {}, "steampunk": {}, "modern": {}},
    style_materials={"antique": {"tube": Material(preset="antique_brass"), "metal": Material(preset="brass"), "leg": Material(preset="mahogany")},
                     "steampunk": {"tube": Material(preset="copper"), "metal": Material(preset="brass"), "leg": Material(preset="dark_oak")}, "modern": {"leg": Material(preset="brushed_aluminium")}},
    parts={"tripod": "stand", "leg": "stand leg", "eyepiece": "metal eyepiece", "barrel": "tube"},
)  # fmt: skip
def telescope(k: Kit) -> None:
    """The tube points up and to the right."""
    if k.s("type") == "spyglass":
        _spyglass(k)
        return
    n = k.m("length")
    s = n / 1.1
    with k.group("telescope", scale=s):
        top = 1.08
        _tripod(k, top, 0.45, "leg")
        k.add(
            "metal fork",
            Lathe(profile=[(0.02, top - 0.01), (0.028, top), (0.028, top + 0.05), (0.018, top + 0.06)], segments=32),
            material="metal",
        )
        with k.group("tube group", at=(0, 0, top + 0.1), rotate=(0, -k.m("tilt"), 0)):
            x = (0.0, 90.0, 0.0)
            k.add(
                "metal cradle",
                Box(size=(0.16, 0.03, 0.03), pivot="center"),
                at=(0, 0, -0.047),
                material="metal",
                bevel=0.006,
            )
            for o in (-0.06, 0.06):
                k.add(
                    "metal ring",
                    Lathe(
                        profile=[(0.036, -0.012), (0.044, -0.012), (0.044, 0.012), (0.036, 0.012)],
                        closed=True,
                        segments=48,
                    ),
                    at=(o, 0, 0),
                    rotate=x,
                    material="metal",
                )
            k.add(
                "tube",
                Lathe(
                    profile=[
                        (0.036, -0.42),
                        (0.0385, -0.41),
                        (0.0385, 0.45),
                        (0.036, 0.45),
                        (0.036, -0.41),
                        (0.034, -0.42),
                    ],
                    closed=True,
                    segments=56,
                ),
                at=(0, 0, 0),
                rotate=x,
                material="tube",
            )
            k.add(
                "metal dew shield",
                Lathe(
                    profile=[
                        (0.0365, 0.38),
                        (0.048, 0.38),
                        (0.05, 0.385),
                        (0.05, 0.555),
                        (0.048, 0.56),
                        (0.046, 0.555),
                        (0.046, 0.45),
                        (0.0365, 0.45),
                    ],
                    closed=True,
                    segments=56,
                ),
                rotate=x,
                material="tube",
            )
            k.add(
                "brass rim",
                Torus(radius=0.0485, tube=0.0035, segments=56, tube_segments=10),
                at=(0.556, 0, 0),
                rotate=x,
                material="brass",
            )
            k.add(
                "lens",
                Lathe(profile=[(0.0, 0.44), (0.0465, 0.44), (0.0465, 0.446), (0.03, 0.454), (0.0, 0.458)], segments=48),
                rotate=x,
                material="lens",
            )
            k.add(
                "metal focuser",
                Lathe(
                    profile=[(0.041, -0.4), (0.041, -0.44), (0.026, -0.46), (0.026, -0.52), (0.0, -0.52)][::-1],
                    segments=40,
                ),
                rotate=x,
                material="metal",
            )
            k.add(
                "brass draw",
                Lathe(profile=[(0.0, -0.58), (0.0165, -0.58), (0.0165, -0.5), (0.0, -0.5)], segments=32),
                rotate=x,
                material="brass",
            )
            for y in (-0.036, 0.036):
                k.add(
                    "metal knob",
                    Cylinder(radius=0.014, height=0.014, segments=28, pivot="center"),
                    at=(-0.49, y, -0.012),
                    rotate=(90, 0, 0),
                    material="metal",
                    bevel=0.002,
                )
            k.rod("metal axle", (-0.49, -0.034, -0.012), (-0.49, 0.034, -0.012), 0.004, segments=12, material="brass")
            k.add(
                "metal diagonal",
                Box(size=(0.05, 0.036, 0.036), pivot="center"),
                at=(-0.595, 0, 0.004),
                material="metal",
                bevel=0.008,
            )
            k.add(
                "metal eyepiece",
                Lathe(
                    profile=[(0.014, 0.015), (0.014, 0.04), (0.018, 0.044), (0.018, 0.068), (0.014, 0.072), (0, 0.072)],
                    segments=32,
                ),
                at=(-0.6, 0, 0),
                material="metal",
            )
            k.rod("tube finder", (-0.36, 0, 0.075), (-0.16, 0, 0.075), 0.0145, segments=28, material="metal")
            k.rod("metal finder eye", (-0.4, 0, 0.075), (-0.35, 0, 0.075), 0.009, segments=20, material="metal")
            k.add(
                "lens finder",
                Cylinder(radius=0.012, height=0.002, segments=24),
                at=(-0.1605, 0, 0.075),
                rotate=x,
                material="lens",
            )
            for o in (-0.33, -0.2):
                k.add(
                    "metal finder foot",
                    Box(size=(0.016, 0.01, 0.04), pivot="center"),
                    at=(o, 0, 0.05),
                    material="metal",
                    bevel=0.002,
                )
    k.anchor("top", (0.4 * s, 0, 1.4 * s))
    k.anchor("eyepiece", (-0.55 * s, 0, 1.0 * s), radius=0.02 * s)


def _spyglass(k: Kit) -> None:
    """Lying on the ground, three draws pulled out, objective to the right."""
    s = k.m("length") / 0.5
    r = 0.031
    with k.group("spyglass", at=(0, 0, r * s), scale=s):
        x = (0.0, 90.0, 0.0)
        k.add(
            "brass objective",
            Lathe(
                profile=[
                    (0.0275, 0.13),
                    (0.0305, 0.13),
                    (r, 0.135),
                    (r, 0.245),
                    (0.0305, 0.25),
                    (0.0275, 0.25),
                    (0.0265, 0.235),
                    (0.0265, 0.145),
                ],
                closed=True,
                segments=56,
            ),
            rotate=x,
            material="brass",
        )
        k.add(
            "leather",
            Lathe(profile=[(0.0, 0.0), (0.029, 0.0), (0.0295, 0.005), (0.0295, 0.135), (0.0, 0.135)], segments=56),
            rotate=x,
            material="leather",
        )
        for z in (0.0, 0.13):
            k.add(
                "brass band",
                Lathe(profile=[(0.0, -0.004), (0.0305, -0.004), (r, 0.0), (0.0305, 0.008), (0.0, 0.008)], segments=56),
                at=(z, 0, 0),
                rotate=x,
                material="brass",
            )
        k.add(
            "brass draw",
            Lathe(
                profile=[(0.0, -0.11), (0.0265, -0.11), (0.0275, -0.104), (0.0255, -0.1), (0.0255, 0.0), (0.0, 0.0)],
                segments=52,
            ),
            rotate=x,
            material="brass",
        )
        k.add(
            "brass draw",
            Lathe(
                profile=[
                    (0.0, -0.205),
                    (0.0225, -0.205),
                    (0.0235, -0.199),
                    (0.0215, -0.195),
                    (0.0215, -0.1),
                    (0.0, -0.1),
                ],
                segments=52,
            ),
            rotate=x,
            material="brass",
        )
        k.add(
            "metal eyepiece",
            Lathe(
                profile=[
                    (0.0, -0.248),
                    (0.019, -0.248),
                    (0.0235, -0.25),
                    (0.0245, -0.246),
                    (0.019, -0.232),
                    (0.0185, -0.2),
                    (0.0, -0.2),
                ],
                segments=48,
            ),
            rotate=x,
            material="brass",
        )
        k.add(
            "lens",
            Lathe(profile=[(0.0, 0.23), (0.0268, 0.23), (0.0268, 0.236), (0.015, 0.2405), (0.0, 0.242)], segments=44),
            rotate=x,
            material="lens",
        )
        k.add(
            "lens eye",
            Cylinder(radius=0.008, height=0.001, segments=24),
            at=(-0.2488, 0, 0),
            rotate=x,
            material="metal",
        )
    k.anchor("grip", (0.065 * s, 0, r * s), normal=(1, 0, 0), radius=0.03 * s)
    k.anchor("top", (0, 0, 2 * r * s))
