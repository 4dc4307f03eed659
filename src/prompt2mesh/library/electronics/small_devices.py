"""Batteries, remote controls and earbuds."""

import math

from prompt2mesh.library.kit import Kit
from prompt2mesh.library.outlines import Outline
from prompt2mesh.library.panels import panel
from prompt2mesh.library.registry import asset, choice, length
from prompt2mesh.mesh.materials import Material
from prompt2mesh.mesh.shapes import Box, Cylinder, Lathe, Loft, Section, Sphere, Text, Torus


@asset(
    kind="battery",
    words=("battery", "aa battery", "batteries", "9v battery", "car battery", "alkaline battery", "cell battery"),
    about="A round battery, a 9-volt block or a car battery.",
    parameters=(length("height", 0.0505, 0.01, 1.5, words=("height", "tall", "size", "length")), choice("type", "round", "block", "car", words=("type",))),
    slots={"body": Material(preset="gloss_paint", color="#1c1d21"), "copper": Material(preset="copper"), "metal": "steel", "label": Material(preset="paint", color="#f4f1e6"), "red": Material(preset="glossy_plastic", color="#c8201c")},
    adjectives={"9v battery": {"type": "block", "height": 0.049}, "9v": {"type": "block", "height": 0.049}, "car battery": {"type": "car", "height": 0.2}},
    parts={"terminal": "metal terminal"},
)  # fmt: skip
def battery(k: Kit) -> None:
    """Upright on its flat pole."""
    kind = k.s("type")
    s = k.m("height") / {"round": 0.0505, "block": 0.049, "car": 0.2}[kind]
    with k.group("battery", scale=s):
        if kind == "round":
            r = 0.0071
            k.add("metal base", Cylinder(radius=r * 0.94, height=0.001, segments=44), material="metal", bevel=0.0003)
            k.add(
                "body",
                Lathe(profile=[(r * 0.9, 0.0008), (r, 0.0012), (r, 0.034), (0.0, 0.034)], segments=48),
                material="body",
            )
            k.add(
                "copper",
                Lathe(
                    profile=[(0.0, 0.0335), (r, 0.0335), (r, 0.0482), (r * 0.9, 0.049), (r * 0.6, 0.049), (0.0, 0.049)],
                    segments=48,
                ),
                material="copper",
            )
            k.add(
                "metal terminal",
                Lathe(profile=[(0.0028, 0.0485), (0.0028, 0.05), (0.0024, 0.0505), (0.0, 0.0505)], segments=28),
                material="metal",
            )
            k.add("label plus", Box(size=(0.004, 0.0005, 0.0009), pivot="center"), at=(0, -r, 0.041), material="label")
            k.add("label plus", Box(size=(0.0009, 0.0005, 0.004), pivot="center"), at=(0, -r, 0.041), material="label")
            k.add("label minus", Box(size=(0.004, 0.0005, 0.0009), pivot="center"), at=(0, -r, 0.008), material="label")
            bolt: Outline = [
                (-0.001, 0.014),
                (0.0028, 0.021),
                (0.0006, 0.021),
                (0.0016, 0.028),
                (-0.0026, 0.0198),
                (-0.0004, 0.0198),
            ]
            panel(k, "label bolt", bolt, 0.0009, at=(0, -r + 0.0006, 0), material="label")
        elif kind == "block":
            k.add("body", Box(size=(0.026, 0.017, 0.032)), at=(0, 0, 0.001), material="body", bevel=0.0012)
            k.add("copper", Box(size=(0.026, 0.017, 0.0125)), at=(0, 0, 0.032), material="copper", bevel=0.0012)
            k.add("metal base", Box(size=(0.025, 0.016, 0.002)), material="metal", bevel=0.0004)
            k.add(
                "label text",
                Text(text="9V", height=0.011, depth=0.001, font="sans-bold", pivot="center"),
                at=(0, -0.0086, 0.018),
                material="label",
            )
            k.add(
                "metal terminal round",
                Lathe(profile=[(0.0028, 0.044), (0.0028, 0.0475), (0.0025, 0.048), (0.0, 0.048)], segments=28),
                at=(-0.0064, 0, 0),
                material="metal",
            )
            k.add(
                "metal terminal socket",
                Lathe(
                    profile=[(0.003, 0.044), (0.0042, 0.049), (0.0034, 0.049), (0.0026, 0.045), (0.0, 0.045)],
                    segments=6,
                ),
                at=(0.0064, 0, 0),
                material="metal",
            )
        else:
            k.add("body", Box(size=(0.26, 0.17, 0.165)), material="body", bevel=0.006)
            k.add("body lid", Box(size=(0.264, 0.174, 0.022)), at=(0, 0, 0.16), material="body", bevel=0.005)
            for x, slot in ((-0.09, "red"), (0.09, "body")):
                k.add(
                    f"{slot} ring",
                    Cylinder(radius=0.018, height=0.006, segments=32),
                    at=(x, -0.05, 0.18),
                    material=slot,
                    bevel=0.001,
                )
                k.add(
                    "metal terminal",
                    Lathe(profile=[(0.0, 0.18), (0.01, 0.18), (0.0088, 0.2), (0.0, 0.2)], segments=28),
                    at=(x, -0.05, 0),
                    material="metal",
                )
            for i in range(6):
                k.add(
                    "red cap",
                    Cylinder(radius=0.012, height=0.006, segments=24),
                    at=(-0.09 + 0.036 * i, 0.03, 0.18),
                    material="red",
                    bevel=0.001,
                )
            k.add("label", Box(size=(0.2, 0.003, 0.09)), at=(0, -0.0855, 0.045), material="label", bevel=0.001)
            k.add(
                "red text",
                Text(text="12V", height=0.05, depth=0.003, font="sans-bold", pivot="center"),
                at=(0, -0.0875, 0.09),
                material="red",
            )
            k.tube(
                "body handle",
                [(-0.1, 0.06, 0.175), (-0.09, 0.06, 0.195), (0.09, 0.06, 0.195), (0.1, 0.06, 0.175)],
                0.006,
                segments=12,
                material="body",
            )
    k.anchor("grip", (0, 0, k.m("height") / 2), radius=0.007 * s)
    k.anchor("top", (0, 0, k.m("height")))


@asset(
    kind="remote_control",
    words=("remote control", "tv remote", "remote", "walkie talkie", "walkie-talkie", "two-way radio", "handheld radio"),
    about="A television's remote control; or a walkie-talkie with its aerial.",
    parameters=(length("length", 0.19, 0.03, 2.0, words=("length", "long", "size", "height")), choice("type", "remote", "walkie_talkie", words=("type",))),
    slots={"case": Material(preset="matte_plastic", color="#26282d"), "button": Material(preset="rubber", color="#8e9299"), "red": Material(preset="rubber", color="#d0241f"), "green": Material(preset="rubber", color="#2c9a48"), "yellow": Material(preset="rubber", color="#e3bf22"), "blue": Material(preset="rubber", color="#2a62c4"), "screen": Material(preset="screen", color="#6fae4a"),
           "dark": "black_plastic"},
    adjectives={"walkie talkie": {"type": "walkie_talkie", "length": 0.26}, "walkie-talkie": {"type": "walkie_talkie", "length": 0.26}, "two-way radio": {"type": "walkie_talkie", "length": 0.26}, "handheld radio": {"type": "walkie_talkie", "length": 0.26}},
    parts={"antenna": "dark aerial"},
)  # fmt: skip
def remote_control(k: Kit) -> None:
    """The remote leans up a little to show its keys; the walkie-talkie stands."""
    if k.s("type") == "walkie_talkie":
        s = k.m("length") / 0.26
        with k.group("radio", scale=s):
            k.add(
                "case",
                Loft(
                    sections=[
                        Section(center=(0, 0, z), radii=(a, b), exponent=4.5)
                        for z, a, b in (
                            (0.0, 0.028, 0.017),
                            (0.004, 0.03, 0.019),
                            (0.06, 0.031, 0.019),
                            (0.135, 0.031, 0.018),
                            (0.14, 0.029, 0.016),
                        )
                    ],
                    segments=40,
                ),
                material="case",
            )
            k.add(
                "dark aerial",
                Lathe(
                    profile=[
                        (0.0, 0.135),
                        (0.0075, 0.135),
                        (0.0075, 0.16),
                        (0.006, 0.165),
                        (0.0048, 0.25),
                        (0.004, 0.26),
                        (0.0, 0.26),
                    ],
                    segments=24,
                ),
                at=(-0.018, 0, 0),
                material="dark",
            )
            for x in (0.006, 0.02):
                k.add(
                    "dark knob",
                    Cylinder(radius=0.0065, height=0.013, segments=20),
                    at=(x, 0, 0.138),
                    material="dark",
                    bevel=0.001,
                )
            k.add(
                "screen",
                Box(size=(0.038, 0.003, 0.02), pivot="center"),
                at=(0, -0.0185, 0.112),
                material="screen",
                bevel=0.001,
            )
            for i in range(7):
                k.add(
                    "dark grille",
                    Box(size=(0.04 - 0.003 * abs(i - 3), 0.003, 0.0025), pivot="center"),
                    at=(0, -0.0186, 0.03 + 0.006 * i),
                    material="dark",
                )
            for x, slot in ((-0.014, "button"), (0.0, "red"), (0.014, "button")):
                k.add(
                    f"{slot} key",
                    Box(size=(0.01, 0.004, 0.006), pivot="center"),
                    at=(x, -0.0188, 0.088),
                    material=slot,
                    bevel=0.001,
                )
            k.add(
                "yellow talk",
                Box(size=(0.004, 0.016, 0.03), pivot="center"),
                at=(-0.0305, 0, 0.095),
                material="yellow",
                bevel=0.0015,
            )
            k.add(
                "dark clip",
                Box(size=(0.016, 0.005, 0.07), pivot="center"),
                at=(0, 0.021, 0.08),
                material="dark",
                bevel=0.001,
            )
        k.anchor("grip", (0, 0, 0.07 * s), radius=0.025 * s)
        k.anchor("top", (0, 0, 0.26 * s))
        return
    s = k.m("length") / 0.19
    with k.group("remote", scale=s):
        k.add(
            "case",
            Loft(
                axis="y",
                sections=[
                    Section(center=(0, y, 0.0095), radii=(a, h), exponent=4)
                    for y, a, h in (
                        (-0.095, 0.018, 0.005),
                        (-0.092, 0.0215, 0.0085),
                        (-0.02, 0.021, 0.0085),
                        (0.06, 0.0225, 0.0095),
                        (0.092, 0.0225, 0.0085),
                        (0.095, 0.02, 0.006),
                    )
                ],
                segments=40,
            ),
            material="case",
        )
        top = 0.0178
        k.add(
            "red power",
            Cylinder(radius=0.005, height=0.0028, segments=24),
            at=(-0.013, 0.082, top),
            material="red",
            bevel=0.0006,
        )
        for row in range(4):
            for i in range(3):
                k.add(
                    "button",
                    Box(size=(0.009, 0.006, 0.003)),
                    at=(-0.013 + 0.013 * i, 0.066 - 0.0105 * row, top - 0.0002),
                    material="button",
                    bevel=0.001,
                )
        k.add(
            "button ring",
            Torus(radius=0.0125, tube=0.0026, segments=36, tube_segments=10),
            at=(0, 0.0, top),
            scale=(1, 1, 0.8),
            material="button",
        )
        k.add(
            "button ok",
            Cylinder(radius=0.006, height=0.0028, segments=24),
            at=(0, 0.0, top - 0.0008),
            material="button",
            bevel=0.0006,
        )
        for i, slot in enumerate(("red", "green", "yellow", "blue")):
            k.add(
                f"{slot} key",
                Box(size=(0.007, 0.004, 0.0028)),
                at=(-0.0135 + 0.009 * i, -0.03, top - 0.0008),
                material=slot,
                bevel=0.0008,
            )
        for row in range(3):
            for i in range(3):
                k.add(
                    "button small",
                    Box(size=(0.008, 0.005, 0.0028)),
                    at=(-0.013 + 0.013 * i, -0.044 - 0.0105 * row, top - 0.001),
                    material="button",
                    bevel=0.0008,
                )
        k.add(
            "dark lens",
            Box(size=(0.026, 0.004, 0.008), pivot="center"),
            at=(0, 0.0945, 0.01),
            material="dark",
            bevel=0.001,
        )
    k.anchor("grip", (0, -0.03 * s, 0.009 * s), normal=(0, 1, 0), radius=0.02 * s)
    k.anchor("top", (0, 0, 0.02 * s))


@asset(
    kind="earbuds",
    words=("earbuds", "wireless earbuds", "airpods", "earphones in a case", "ear buds", "in-ear headphones"),
    about="Two wireless earbuds in their open case.",
    parameters=(length("width", 0.06, 0.01, 1.0, words=("width", "wide", "size")),),
    slots={"case": Material(preset="gloss_paint", color="#f4f4f2"), "inner": Material(preset="matte_plastic", color="#e3e3e0"), "dark": Material(preset="black_plastic"), "light": Material(preset="led", color="#5fe07a")},
    parts={"bud": "case bud"},
)  # fmt: skip
def earbuds(k: Kit) -> None:
    """The lid stands open behind."""
    s = k.m("width") / 0.06
    with k.group("earbuds", scale=s):
        k.add(
            "case",
            Loft(
                sections=[
                    Section(center=(0, 0, z), radii=(a, b), exponent=3)
                    for z, a, b in (
                        (0.0, 0.02, 0.007),
                        (0.002, 0.026, 0.01),
                        (0.012, 0.03, 0.012),
                        (0.026, 0.03, 0.012),
                        (0.03, 0.0295, 0.0115),
                    )
                ],
                segments=44,
            ),
            material="case",
        )
        k.add(
            "inner",
            Loft(
                sections=[
                    Section(center=(0, 0, z), radii=(a, b), exponent=3)
                    for z, a, b in ((0.029, 0.028, 0.0102), (0.0312, 0.0275, 0.0098))
                ],
                segments=44,
                smooth=False,
            ),
            material="inner",
        )
        with k.group("lid", at=(0, 0.0115, 0.03), rotate=(-100, 0, 0)):
            k.add(
                "case lid",
                Loft(
                    sections=[
                        Section(center=(0, -0.0115, z), radii=(a, b), exponent=3)
                        for z, a, b in (
                            (0.0, 0.0295, 0.0115),
                            (0.006, 0.029, 0.0112),
                            (0.013, 0.024, 0.009),
                            (0.0155, 0.016, 0.005),
                        )
                    ],
                    segments=44,
                ),
                material="case",
            )
        for x in (-0.0135, 0.0135):
            k.rod(
                "case bud stem",
                (x, 0, 0.026),
                (x, -0.001, 0.043),
                0.0032,
                segments=20,
                round_caps=True,
                material="case",
            )
            k.add(
                "case bud",
                Sphere(radius=0.0082, segments=28),
                at=(x, -0.0015, 0.0455),
                scale=(1, 0.92, 0.95),
                material="case",
            )
            k.add(
                "dark mesh",
                Sphere(radius=0.0042, segments=20),
                at=(x - math.copysign(0.0042, x), -0.006, 0.0475),
                material="dark",
            )
        k.add(
            "light",
            Cylinder(radius=0.0009, height=0.0006, segments=14),
            at=(0, -0.0118, 0.02),
            rotate=(90, 0, 0),
            material="light",
        )
    k.anchor("top", (0, 0, 0.054 * s))
