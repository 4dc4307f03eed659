"""Cymbals, gongs and hand drums."""

import math

from prompt2mesh.library.kit import Kit
from prompt2mesh.library.panels import knob
from prompt2mesh.library.registry import asset, flag, length
from prompt2mesh.mesh.materials import Material
from prompt2mesh.mesh.shapes import Box, Cylinder, Lathe, Loft, Section, Sphere, Torus


@asset(
    kind="cymbals",
    words=("cymbal", "cymbals", "crash cymbal", "pair of cymbals", "hi-hat", "ride cymbal"),
    about="A bronze cymbal on its stand, or a pair of hand cymbals.",
    parameters=(length("diameter", 0.4, 0.05, 2.0, words=("diameter", "width", "size")), flag("pair", False)),
    slots={"cymbal": Material(preset="brass"), "stand": "chrome", "strap": "leather", "felt": "felt"},
    adjectives={"cymbals": {"pair": True}, "pair of cymbals": {"pair": True}},
)  # fmt: skip
def cymbals(k: Kit) -> None:
    """A bell in the middle, a shallow bow, fine grooves."""
    s = k.m("diameter") / 0.4
    r = 0.2

    def plate() -> None:
        k.add(
            "cymbal",
            Lathe(
                profile=[
                    (0.006, 0.036),
                    (0.012, 0.036),
                    (0.03, 0.03),
                    (0.04, 0.02),
                    (0.045, 0.0185),
                    (0.12, 0.011),
                    (r, 0.0),
                    (r, -0.0016),
                    (0.12, 0.009),
                    (0.045, 0.0165),
                    (0.04, 0.018),
                    (0.03, 0.028),
                    (0.012, 0.034),
                    (0.006, 0.034),
                ],
                closed=True,
                segments=80,
            ),
            material="cymbal",
        )
        for i in range(6):
            q = 0.07 + 0.02 * i
            k.add(
                "cymbal groove",
                Torus(radius=q, tube=0.0009, segments=72, tube_segments=6),
                at=(0, 0, 0.0185 - (q - 0.045) * 0.113),
                material="cymbal",
            )

    with k.group("cymbals", scale=s):
        if k.on("pair"):
            for x in (-1, 1):
                with k.group("half", at=(x * 0.035, 0, r + 0.002), rotate=(0, x * 84, x * 4)):
                    plate()
                    k.tube(
                        "strap",
                        [
                            (0, 0, 0.034),
                            (0.012, 0, 0.06),
                            (0.05, 0, 0.085),
                            (-0.01, 0, 0.09),
                            (-0.03, 0, 0.06),
                            (-0.004, 0, 0.034),
                        ],
                        0.008,
                        segments=10,
                        material="strap",
                    )
                    k.add(
                        "felt pad", Cylinder(radius=0.03, height=0.006, segments=28), at=(0, 0, 0.034), material="felt"
                    )
            k.rod("stand link", (-0.066, 0, r + 0.002), (0.066, 0, r + 0.002), 0.004, segments=8, material="felt")
            k.anchor("grip", (0.1 * s, 0, r * s), normal=(1, 0, 0), radius=0.03 * s)
            return
        top = 0.78
        with k.group("plate", at=(0, 0, top - 0.03), rotate=(9, 5, 0)):
            plate()
        k.rod("stand rod", (0, 0, 0.25), (0, 0, top + 0.05), 0.006, segments=16, material="stand")
        k.rod("stand tube", (0, 0, 0.16), (0, 0, 0.5), 0.011, segments=18, material="stand")
        for z in (top - 0.012, top + 0.012):
            k.add(
                "felt",
                Cylinder(radius=0.017, height=0.012, segments=28, pivot="center"),
                at=(0, 0, z),
                material="felt",
                bevel=0.003,
            )
        k.add("stand wing nut", Box(size=(0.04, 0.008, 0.014)), at=(0, 0, top + 0.024), material="stand", bevel=0.003)
        for i in range(3):
            a = 2 * math.pi * i / 3
            k.rod(
                "stand leg",
                (0.012 * math.cos(a), 0.012 * math.sin(a), 0.34),
                (0.24 * math.cos(a), 0.24 * math.sin(a), 0.012),
                0.0075,
                segments=14,
                material="stand",
            )
            k.rod(
                "stand stay",
                (0.01 * math.cos(a), 0.01 * math.sin(a), 0.17),
                (0.13 * math.cos(a), 0.13 * math.sin(a), 0.17),
                0.005,
                segments=10,
                material="stand",
            )
            k.add(
                "felt foot",
                Sphere(radius=0.012, segments=16),
                at=(0.24 * math.cos(a), 0.24 * math.sin(a), 0.012),
                material="felt",
            )
    k.anchor("top", (0, 0, 0.82 * s))


@asset(
    kind="gong",
    words=("gong", "chinese gong", "tam-tam", "temple gong"),
    about="A bronze gong hanging in a red frame, with its beater.",
    parameters=(length("height", 1.1, 0.05, 4.0, words=("height", "tall", "size")),),
    slots={"gong": "bronze", "frame": Material(preset="gloss_paint", color="#9c1a1c"), "cord": Material(preset="rope", color="#c9a227"), "gold": "gold", "felt": Material(preset="felt", color="#efe6d2")},
    parts={"mallet": "felt, frame beater", "stand": "frame"},
)  # fmt: skip
def gong(k: Kit) -> None:
    """Posts with curled beam ends, the disc in front view."""
    s = k.m("height") / 1.1
    with k.group("gong group", scale=s):
        for x in (-0.48, 0.48):
            k.rod("frame post", (x, 0, 0.03), (x, 0, 1.02), 0.03, segments=20, material="frame")
            k.add(
                "frame foot",
                Loft(
                    sections=[
                        Section(center=(x, 0, z), radii=(a, b), exponent=5)
                        for z, a, b in ((0.0, 0.05, 0.22), (0.03, 0.05, 0.21), (0.06, 0.04, 0.08), (0.12, 0.034, 0.034))
                    ],
                    segments=28,
                    smooth=False,
                ),
                material="frame",
            )
            k.add(
                "gold cap",
                Lathe(profile=[(0.034, 0.0), (0.038, 0.012), (0.02, 0.03), (0.014, 0.05), (0.0, 0.055)], segments=28),
                at=(x, 0, 1.028),
                material="gold",
            )
        k.tube(
            "frame beam",
            [
                (-0.66, 0, 1.06),
                (-0.6, 0, 1.01),
                (-0.4, 0, 1.0),
                (0.0, 0, 1.0),
                (0.4, 0, 1.0),
                (0.6, 0, 1.01),
                (0.66, 0, 1.06),
            ],
            0.03,
            radii=[0.7, 0.95, 1, 1, 1, 0.95, 0.7],
            segments=18,
            material="frame",
        )
        k.rod("frame stretcher", (-0.48, 0, 0.13), (0.48, 0, 0.13), 0.022, segments=16, material="frame")
        z, r = 0.555, 0.35
        knob(
            k,
            "gong",
            [
                (0.0, 0.0),
                (r - 0.02, 0.0),
                (r, -0.045),
                (r + 0.006, -0.045),
                (r + 0.004, 0.004),
                (r - 0.015, 0.016),
                (0.11, 0.02),
                (0.1, 0.028),
                (0.085, 0.046),
                (0.05, 0.058),
                (0.0, 0.062),
            ],
            (0, 0, z),
            material="gong",
            segments=80,
        )
        for q in (0.14, 0.2, 0.27):
            k.add(
                "gong ring",
                Torus(radius=q, tube=0.004, segments=80, tube_segments=8),
                at=(0, -0.0178, z),
                rotate=(90, 0, 0),
                material="gong",
            )
        for x in (-1, 1):
            k.rod("cord", (x * 0.17, 0.0, z + r * 0.9), (x * 0.2, 0.0, 1.0), 0.009, segments=10, material="cord")
            k.add(
                "cord wrap",
                Torus(radius=0.034, tube=0.01, segments=28, tube_segments=10),
                at=(x * 0.2, 0, 1.0),
                rotate=(0, 90, 0),
                material="cord",
            )
        k.rod(
            "frame beater",
            (0.42, -0.12, 0.02),
            (0.1, -0.2, 0.028),
            0.012,
            segments=14,
            round_caps=True,
            material="frame",
        )
        k.add("felt", Sphere(radius=0.05, segments=28), at=(0.06, -0.21, 0.05), material="felt")
    k.anchor("top", (0, 0, 1.08 * s))


@asset(
    kind="bongos",
    words=("bongos", "bongo drums", "bongo", "pair of bongos", "djembe", "conga", "congas", "african drum", "hand drum", "tabla"),
    about="A pair of bongo drums; or one tall djembe.",
    parameters=(length("width", 0.4, 0.05, 2.0, words=("width", "wide", "size")), flag("tall", False, words=("tall drum",))),
    slots={"shell": "cherry", "skin": Material(preset="parchment"), "metal": "chrome", "rope": "rope"},
    adjectives={"djembe": {"tall": True, "width": 0.34}, "conga": {"tall": True, "width": 0.32}, "congas": {"tall": True, "width": 0.32}, "african drum": {"tall": True, "width": 0.34}, "hand drum": {"tall": True, "width": 0.34}},
    parts={"head": "skin", "hoop": "metal hoop"},
)  # fmt: skip
def bongos(k: Kit) -> None:
    """Shells of staves, hoops and lugs."""
    s = k.m("width") / 0.4
    with k.group("drums", scale=s):
        if k.on("tall"):
            r = 0.185
            k.add(
                "shell",
                Lathe(
                    profile=[
                        (0.0, 0.0),
                        (0.12, 0.0),
                        (0.125, 0.01),
                        (0.09, 0.18),
                        (0.085, 0.28),
                        (0.12, 0.42),
                        (0.175, 0.55),
                        (r, 0.63),
                        (0.0, 0.63),
                    ],
                    segments=52,
                ),
                material="shell",
            )
            k.add(
                "skin",
                Lathe(
                    profile=[(0.0, 0.642), (r * 0.96, 0.64), (r * 1.01, 0.63), (r * 1.01, 0.585), (0.0, 0.585)],
                    segments=52,
                ),
                material="skin",
            )
            for z, q, slot in ((0.585, r * 1.005, "rope"), (0.612, r * 1.02, "rope"), (0.31, 0.0915, "rope")):
                k.add(
                    f"{slot} ring",
                    Torus(radius=q, tube=0.009, segments=56, tube_segments=10),
                    at=(0, 0, z),
                    material=slot,
                )
            for i in range(24):
                a, b = 2 * math.pi * i / 24, 2 * math.pi * (i + (0.5 if i % 2 else -0.5)) / 24
                path = [
                    ((q + 0.004) * math.cos(a + (b - a) * t), (q + 0.004) * math.sin(a + (b - a) * t), z)
                    for t, z, q in ((0.0, 0.585, r), (0.4, 0.5, 0.157), (0.75, 0.4, 0.115), (1.0, 0.315, 0.088))
                ]
                k.tube("rope", path, 0.0042, segments=6, resolution=3, material="rope")
            k.anchor("top", (0, 0, 0.64 * s), half_size=(0.15 * s, 0.15 * s), round=True)
            return
        for x, r in ((-0.105, 0.085), (0.095, 0.1)):
            h = 0.17
            with k.group("drum", at=(x, 0, 0)):
                k.add(
                    "shell",
                    Lathe(
                        profile=[(0.0, 0.0), (r * 0.78, 0.0), (r * 0.86, 0.012), (r * 0.99, 0.12), (r, h), (0.0, h)],
                        segments=48,
                    ),
                    material="shell",
                )
                k.add(
                    "skin",
                    Lathe(
                        profile=[
                            (0.0, h + 0.006),
                            (r * 0.95, h + 0.005),
                            (r * 1.01, h),
                            (r * 1.01, h - 0.012),
                            (0.0, h - 0.012),
                        ],
                        segments=48,
                    ),
                    material="skin",
                )
                k.add(
                    "metal hoop",
                    Torus(radius=r * 1.03, tube=0.006, segments=56, tube_segments=12),
                    at=(0, 0, h - 0.012),
                    material="metal",
                )
                k.add(
                    "metal bottom",
                    Torus(radius=r * 0.86, tube=0.005, segments=52, tube_segments=10),
                    at=(0, 0, 0.014),
                    material="metal",
                )
                for i in range(5):
                    a = 2 * math.pi * i / 5 + 0.9
                    k.rod(
                        "metal lug",
                        (r * 1.05 * math.cos(a), r * 1.05 * math.sin(a), h - 0.012),
                        (r * 0.89 * math.cos(a), r * 0.89 * math.sin(a), 0.016),
                        0.0042,
                        segments=10,
                        material="metal",
                    )
        k.add(
            "shell block",
            Box(size=(0.06, 0.05, 0.08), pivot="center"),
            at=(-0.012, 0, 0.09),
            material="shell",
            bevel=0.008,
        )
    k.anchor("top", (0.095 * s, 0, 0.176 * s), half_size=(0.07 * s, 0.07 * s), round=True)
