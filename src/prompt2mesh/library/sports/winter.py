"""Skis and skates."""

import math

from prompt2mesh.library.kit import Kit
from prompt2mesh.library.panels import panel
from prompt2mesh.library.registry import asset, choice, flag, length
from prompt2mesh.mesh.materials import Material
from prompt2mesh.mesh.shapes import Blend, Blob, Box, Cylinder, Extrude, Lathe, Loft, Section


@asset(
    kind="ski",
    words=("ski", "pair of skis", "skis", "snowboard", "water ski", "cross-country ski"),
    about="A pair of skis with bindings and poles standing in the snow, or a snowboard.",
    parameters=(length("length", 1.65, 0.2, 4.0, words=("length", "long", "height", "tall", "size")), choice("type", "ski", "snowboard"), flag("poles", True, words=("poles", "ski poles", "sticks"))),
    slots={"board": Material(preset="car_paint", color="#d2342d"), "stripe": Material(preset="gloss_paint", color="#f4f2ec"), "binding": Material(preset="matte_plastic", color="#1e2024"), "metal": "brushed_aluminium", "grip": "rubber", "accent": Material(preset="gloss_paint", color="#f2b632")},
    adjectives={"snowboard": {"type": "snowboard", "length": 1.55}},
)  # fmt: skip
def ski(k: Kit) -> None:
    """Lying flat along x, tips to the left and turned up."""
    long = k.m("length")
    board = k.s("type") == "snowboard"
    s = long / 1.65
    half = 0.82
    wide = 0.135 if board else 0.045

    def deck(thick: float, inset: float, lift: float) -> Loft:
        sections: list[Section] = []
        for i in range(25):
            t = -1 + 2 * i / 24
            end = max(abs(t) - 0.8, 0) / 0.2
            waist = 1 - 0.18 * (1 - min(abs(t) / 0.8, 1) ** 2)
            w = wide * waist * math.sqrt(max(1 - end**2.6, 0.0)) - inset
            rise = (0.0 if not board and t > 0 else 1.0) * 0.085 * end**1.7
            sections.append(
                Section(
                    center=(t * half * 0.998, 0, rise + thick / 2 + lift), radii=(max(w, 0.002), thick / 2), exponent=5
                )
            )
        return Loft(axis="x", sections=sections, smooth=False, segments=24)

    rows = (0.0,) if board else (-0.075, 0.075)
    with k.group("whole", scale=s):
        for y in rows:
            with k.group("board whole", at=(0, y, 0)):
                k.add("board", deck(0.012, 0.0, 0.0), material="board")
                k.add("stripe", deck(0.003, wide * 0.55, 0.0105), material="stripe")
                if board:
                    for x, turn in ((-0.25, 15), (0.25, -15)):
                        with k.group("binding whole", at=(x, 0, 0.012), rotate=(0, 0, turn)):
                            k.add(
                                "binding plate",
                                Extrude(
                                    outline=[
                                        (-0.055, -0.1),
                                        (0.055, -0.1),
                                        (0.06, 0.0),
                                        (0.055, 0.1),
                                        (-0.055, 0.1),
                                        (-0.06, 0.0),
                                    ],
                                    height=0.018,
                                    smooth=True,
                                ),
                                material="binding",
                            )
                            k.tube(
                                "binding back",
                                [
                                    (-0.055, 0.06, 0.015),
                                    (-0.05, 0.1, 0.08),
                                    (-0.03, 0.12, 0.17),
                                    (0.03, 0.12, 0.17),
                                    (0.05, 0.1, 0.08),
                                    (0.055, 0.06, 0.015),
                                ],
                                0.011,
                                material="binding",
                                segments=12,
                            )
                            for yy, h in ((-0.04, 0.07), (0.05, 0.1)):
                                k.tube(
                                    "strap",
                                    [
                                        (-0.058, yy, 0.01),
                                        (-0.055, yy, h * 0.6),
                                        (0, yy - 0.01, h),
                                        (0.055, yy, h * 0.6),
                                        (0.058, yy, 0.01),
                                    ],
                                    0.011,
                                    material="accent",
                                    segments=12,
                                )
                else:
                    for x, w in ((-0.12, 0.1), (0.16, 0.13)):
                        k.add("binding", Box(size=(w, 0.062, 0.035)), at=(x, 0, 0.012), material="binding", bevel=0.008)
                        k.add(
                            "binding clip",
                            Box(size=(w * 0.4, 0.05, 0.02)),
                            at=(x, 0, 0.043),
                            material="accent",
                            bevel=0.006,
                        )
                    k.add(
                        "binding rail",
                        Box(size=(0.34, 0.045, 0.012)),
                        at=(0.03, 0, 0.011),
                        material="metal",
                        bevel=0.003,
                    )
        if not board and k.on("poles"):
            for y in (-0.185, 0.185):
                with k.group("pole whole", at=(0, y, 0.03)):
                    k.rod("pole", (-0.6, 0, 0), (0.55, 0, 0.01), 0.006, 0.008, material="metal", segments=14)
                    k.rod("pole grip", (0.47, 0, 0.01), (0.6, 0, 0.011), 0.014, 0.017, material="grip", round_caps=True)
                    k.add(
                        "pole basket",
                        Lathe(profile=[(0, 0), (0.03, 0), (0.03, 0.004), (0.008, 0.012), (0, 0.012)], segments=32),
                        at=(-0.54, 0, 0),
                        rotate=(0, 90, 0),
                        material="grip",
                    )
                    k.tube(
                        "pole strap",
                        [
                            (0.59, 0, 0.02),
                            (0.62, 0.01, -0.01),
                            (0.6, 0.03, -0.024),
                            (0.55, 0.025, -0.024),
                            (0.56, 0.0, 0.0),
                        ],
                        0.004,
                        material="grip",
                        segments=8,
                    )
                    k.rod("pole tip", (-0.6, 0, 0), (-0.635, 0, 0), 0.006, 0.001, material="metal", segments=12)
    k.anchor("top", (0, 0, 0.015 * s), half_size=(0.4 * s, wide * s))
    k.anchor("grip", (0, 0, 0.02 * s), radius=0.05 * s)


@asset(
    kind="ice_skate",
    words=("ice skate", "ice skates", "roller skate", "roller skates", "rollerskate", "figure skate", "hockey skate", "inline skate", "rollerblade"),
    about="A skate with a laced boot on a blade or on four wheels.",
    parameters=(length("length", 0.29, 0.05, 1.5, words=("length", "long", "size", "height")), choice("type", "ice", "roller"), flag("pair", True)),
    slots={"boot": Material(preset="leather", color="#f4f2ee"), "sole": Material(preset="leather", color="#4a2f1d"), "blade": "polished_steel", "lace": Material(preset="cotton", color="#d9d4c6"), "wheel": Material(preset="rubber", color="#e0457b"), "tongue": Material(preset="suede", color="#dcd5c8")},
    adjectives={"roller": {"type": "roller"}},
    parts={"wheel": "wheel"},
)  # fmt: skip
def ice_skate(k: Kit) -> None:
    """The toe points at the viewer's left; a pair stands side by side."""
    s = k.m("length") / 0.29
    roller = k.s("type") == "roller"
    lift = 0.072 if roller else 0.055

    def skate() -> None:
        with k.group("upper", at=(0, 0, lift)):
            blobs = [
                Blob(a=(-0.085, 0, 0.042), radius=0.04, squash=(1.15, 0.98, 0.86)),
                Blob(a=(-0.06, 0, 0.045), b=(0.0, 0, 0.075), radius=0.041, radius_b=0.046),
                Blob(a=(0.06, 0, 0.045), radius=0.042, squash=(1.0, 0.92, 1.0)),
                Blob(a=(0.045, 0, 0.08), b=(0.05, 0, 0.19), radius=0.047, radius_b=0.05, squash=(1, 0.95, 1)),
                Blob(a=(0.052, 0, 0.272), radius=0.06, squash=(1, 1, 1), subtract=True),
                Blob(a=(0, 0, -0.1), radius=0.105, squash=(1.6, 1, 1), subtract=True),
            ]
            k.add("boot", Blend(blobs=blobs, smoothness=0.012, resolution=44), material="boot", smooth=True)
            sole = [
                (-0.13, -0.02),
                (-0.1, -0.038),
                (-0.05, -0.04),
                (0.0, -0.03),
                (0.06, -0.036),
                (0.098, -0.028),
                (0.105, 0),
                (0.098, 0.028),
                (0.06, 0.036),
                (0.0, 0.03),
                (-0.05, 0.04),
                (-0.1, 0.038),
                (-0.13, 0.02),
            ]
            k.add(
                "sole", Extrude(outline=sole, height=0.014, smooth=True, bevel=0.003), at=(0, 0, 0.0), material="sole"
            )
            k.add(
                "heel",
                Extrude(
                    outline=[(0.03, -0.03), (0.09, -0.027), (0.1, 0), (0.09, 0.027), (0.03, 0.03)],
                    height=0.022,
                    smooth=True,
                    bevel=0.002,
                ),
                at=(0, 0, -0.021),
                material="sole",
            )
            k.add(
                "tongue",
                Loft(
                    axis="z",
                    sections=[
                        Section(center=(x, 0, z), radii=(0.008, w), exponent=3)
                        for x, z, w in (
                            (-0.012, 0.12, 0.02),
                            (0.0, 0.17, 0.026),
                            (0.0, 0.21, 0.027),
                            (-0.006, 0.225, 0.02),
                        )
                    ],
                    segments=24,
                ),
                material="tongue",
            )
            for i in range(6):
                f = i / 5
                x, z = (-0.062 + 0.058 * min(f * 1.7, 1.0)), 0.088 + 0.115 * f
                k.tube(
                    "lace",
                    [(x + 0.014, -0.03, z - 0.006), (x - 0.004, 0, z + 0.004), (x + 0.014, 0.03, z - 0.006)],
                    0.0034,
                    segments=8,
                    material="lace",
                )
        if roller:
            for x in (-0.075, 0.065):
                k.rod("truck", (x, -0.05, 0.029), (x, 0.05, 0.029), 0.006, segments=14, material="blade")
                k.add("truck plate", Box(size=(0.05, 0.045, 0.05)), at=(x, 0, 0.026), material="blade", bevel=0.006)
                for y in (-0.042, 0.042):
                    k.add(
                        "wheel",
                        Cylinder(radius=0.029, height=0.03, segments=40, pivot="center"),
                        at=(x, y, 0.029),
                        rotate=(90, 0, 0),
                        material="wheel",
                        bevel=0.006,
                    )
                    k.add(
                        "wheel hub",
                        Cylinder(radius=0.011, height=0.034, segments=28, pivot="center"),
                        at=(x, y, 0.029),
                        rotate=(90, 0, 0),
                        material="blade",
                        bevel=0.001,
                    )
            k.rod("stopper", (-0.11, 0, lift + 0.006), (-0.14, 0, 0.03), 0.015, 0.017, material="wheel")
        else:
            blade = [
                (-0.148, 0.028),
                (-0.145, 0.012),
                (-0.13, 0.003),
                (-0.09, 0.0),
                (0.1, 0.0),
                (0.125, 0.003),
                (0.132, 0.012),
                (0.125, 0.017),
                (0.07, 0.018),
                (0.062, lift - 0.018),
                (0.04, lift - 0.018),
                (0.03, 0.02),
                (-0.04, 0.02),
                (-0.05, lift + 0.002),
                (-0.09, lift + 0.002),
                (-0.1, 0.022),
                (-0.13, 0.02),
            ]
            panel(k, "blade", blade, 0.006, at=(0, 0.003, 0), material="blade", bevel=0.0015)
            for x, w, z in ((-0.07, 0.08, lift - 0.004), (0.055, 0.06, lift - 0.024)):
                k.add("blade plate", Box(size=(w, 0.046, 0.006)), at=(x, 0, z), material="blade", bevel=0.002)

    with k.group("whole", scale=s):
        if k.on("pair"):
            for y in (-0.06, 0.06):
                with k.group("skate", at=(0.03 * (1 if y > 0 else -1), y, 0)):
                    skate()
        else:
            skate()
