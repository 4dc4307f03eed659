"""Bats, rackets, clubs, sticks, skis, skates, gloves and weights."""

import math

from prompt2mesh.library.kit import Kit
from prompt2mesh.library.panels import panel
from prompt2mesh.library.registry import asset, choice, count, flag, length
from prompt2mesh.mesh.materials import Material
from prompt2mesh.mesh.shapes import Blend, Blob, Box, Cylinder, Ellipsoid, Extrude, Lathe, Loft, Section, Sweep, Torus


@asset(
    kind="baseball_bat",
    words=("baseball bat", "bat for baseball", "wooden bat", "cricket bat", "slugger"),
    about="A baseball bat, lying or standing on its barrel end.",
    parameters=(length("length", 0.86, 0.1, 3.0, words=("length", "long", "height", "size")), flag("standing", False)),
    slots={"bat": Material(preset="polished_wood", color="#d9a866"), "grip": Material(preset="leather", color="#2a1d16"), "mark": Material(preset="paint", color="#5a2d16")},
)  # fmt: skip
def baseball_bat(k: Kit) -> None:
    """Turned: knob, handle, taper, barrel."""
    s = k.m("length") / 0.86
    standing = k.on("standing")
    with k.group(
        "whole",
        scale=s,
        at=(0, 0, 0) if standing else (-0.43 * s, 0, 0.0335 * s),
        rotate=(0, 0, 0) if standing else (0, 90, 0),
    ):
        k.add(
            "bat",
            Lathe(
                profile=[
                    (0, 0),
                    (0.02, 0.001),
                    (0.03, 0.008),
                    (0.033, 0.03),
                    (0.0335, 0.14),
                    (0.031, 0.28),
                    (0.0225, 0.46),
                    (0.0155, 0.6),
                    (0.0125, 0.72),
                    (0.0125, 0.82),
                    (0.015, 0.838),
                    (0.0235, 0.845),
                    (0.025, 0.852),
                    (0.02, 0.859),
                    (0, 0.86),
                ],
                segments=56,
            ),
            material="bat",
            smooth=True,
        )
        k.add(
            "grip",
            Lathe(
                profile=[(0.011, 0.62), (0.0163, 0.62), (0.0138, 0.72), (0.0138, 0.828), (0.011, 0.828)],
                closed=True,
                segments=40,
            ),
            material="grip",
        )
        for i in range(9):
            k.add(
                "grip wrap",
                Torus(radius=0.0144 - 0.0006 * (i / 8) + 0.0004, tube=0.0012, segments=36, tube_segments=8),
                at=(0, 0, 0.635 + 0.022 * i),
                rotate=(8, 0, 0),
                material="grip",
            )
        for z, r in ((0.2, 0.0327), (0.19, 0.033)):
            k.add("mark", Torus(radius=r, tube=0.0012, segments=56, tube_segments=8), at=(0, 0, z), material="mark")
    k.anchor("grip", (0, 0, 0.75 * s) if standing else (0.3 * s, 0, 0.034 * s), radius=0.014 * s)


@asset(
    kind="tennis_racket",
    words=("tennis racket", "racket", "tennis racquet", "racquet", "badminton racket", "squash racket", "lacrosse stick"),
    about="A tennis racket with strings and a wrapped handle.",
    parameters=(length("length", 0.68, 0.1, 3.0, words=("length", "long", "height", "size")),),
    slots={"frame": Material(preset="car_paint", color="#c4242b"), "string": Material(preset="nylon", color="#f1f0e6"), "grip": Material(preset="leather", color="#1e1e20"), "cap": Material(preset="rubber", color="#f2f2ee")},
    main_slot="frame",
    parts={"handle": "grip", "head": "frame", "net": "string"},
)  # fmt: skip
def tennis_racket(k: Kit) -> None:
    """Lies flat, the handle to the right."""
    s = k.m("length") / 0.68
    with k.group("whole", scale=s, at=(0, 0, 0.014 * s)):
        cx, a, b = -0.165, 0.165, 0.128
        hoop = [
            (cx + a * math.cos(t), b * math.sin(t) * (1 - 0.06 * math.cos(t)), 0.0)
            for t in [2 * math.pi * i / 40 for i in range(40)]
        ]
        oval = [(0.0085 * math.cos(t), 0.012 * math.sin(t)) for t in [2 * math.pi * i / 16 for i in range(16)]]
        k.add("frame", Sweep(path=hoop, profile=oval, closed=True, resolution=2), material="frame")
        for side in (-1, 1):
            k.add(
                "frame throat",
                Sweep(
                    path=[
                        (cx + a * 0.86, side * b * 0.49, 0),
                        (0.04, side * 0.04, 0),
                        (0.1, side * 0.014, 0),
                        (0.16, side * 0.009, 0),
                    ],
                    profile=oval,
                ),
                material="frame",
            )
        k.rod("shaft", (0.12, 0, 0), (0.2, 0, 0), 0.0145, material="frame", segments=20)
        for i in range(16):
            y = -b * 0.9 + 1.8 * b * i / 15
            half = a * math.sqrt(max(1 - (y / (b * 1.0)) ** 2, 0.02))
            k.rod("string", (cx - half, y, 0.0008), (cx + half, y, 0.0008), 0.0008, segments=6, material="string")
        for i in range(19):
            x = -a * 0.92 + 1.84 * a * i / 18
            half = b * math.sqrt(max(1 - (x / a) ** 2, 0.02)) * (1 - 0.05 * x / a)
            k.rod(
                "string cross", (cx + x, -half, -0.0004), (cx + x, half, -0.0004), 0.0008, segments=6, material="string"
            )
        k.add(
            "grip",
            Loft(
                axis="x",
                smooth=False,
                segments=8,
                sections=[
                    Section(center=(x, 0, 0), radii=(w, w * 0.9), roll=22.5)
                    for x, w in ((0.165, 0.0135), (0.168, 0.0155), (0.32, 0.0165), (0.334, 0.0195), (0.338, 0.019))
                ],
            ),
            material="grip",
        )
        for i in range(10):
            k.add(
                "grip wrap",
                Torus(radius=0.0156 + 0.00009 * i, tube=0.0009, segments=24, tube_segments=6),
                at=(0.18 + 0.0145 * i, 0, 0),
                rotate=(0, 90, 12),
                scale=(0.92, 1, 1),
                material="cap",
            )
        k.add(
            "cap",
            Cylinder(radius=0.016, height=0.004, segments=24),
            at=(0.336, 0, 0),
            rotate=(0, 90, 0),
            material="cap",
        )
    k.anchor("grip", (0.25 * s, 0, 0.014 * s), radius=0.017 * s)


@asset(
    kind="golf_club",
    words=("golf club", "putter", "golf driver", "nine iron", "hockey stick", "ice hockey stick", "field hockey stick"),
    about="A golf iron, driver or putter, or an ice hockey stick, standing on its head.",
    parameters=(length("length", 1.0, 0.1, 3.0, words=("length", "long", "height", "size")), choice("type", "iron", "driver", "putter", "hockey")),
    slots={"shaft": "chrome", "head": "polished_steel", "grip": "rubber", "wood": Material(preset="polished_wood", color="#d8b070"), "tape": Material(preset="fabric", color="#1a1a1c"), "paint": Material(preset="gloss_paint", color="#c6282b")},
    main_slot="head",
    adjectives={"hockey": {"type": "hockey", "length": 1.45}, "driver": {"type": "driver"}, "putter": {"type": "putter"}},
    parts={"blade": "head", "handle": "grip"},
)  # fmt: skip
def golf_club(k: Kit) -> None:
    """The shaft rises leaning right from the head."""
    long, kind = k.m("length"), k.s("type")
    if kind == "hockey":
        s = long / 1.45
        with k.group("whole", scale=s):
            k.rod(
                "shaft",
                (-0.02, 0, 0.05),
                (0.42, 0, 1.4),
                0.015,
                material="wood" if "head" not in k.asked else "head",
                profile=[(-0.011, -0.016), (0.011, -0.016), (0.011, 0.016), (-0.011, 0.016)],
            )
            blade = [
                (0.02, 0.012),
                (-0.02, 0.0),
                (-0.2, 0.0),
                (-0.28, 0.012),
                (-0.285, 0.05),
                (-0.26, 0.07),
                (-0.12, 0.07),
                (-0.04, 0.078),
                (0.0, 0.13),
                (0.03, 0.12),
            ]
            panel(
                k,
                "head blade",
                blade[::-1],
                0.014,
                at=(0, 0.007, 0),
                material="wood" if "head" not in k.asked else "head",
                bevel=0.004,
            )
            tape = [
                (-0.05, -0.001),
                (-0.2, -0.001),
                (-0.265, 0.008),
                (-0.27, 0.05),
                (-0.25, 0.0715),
                (-0.12, 0.0715),
                (-0.05, 0.076),
            ]
            panel(k, "tape", tape[::-1], 0.0165, at=(0, 0.00825, 0), material="tape", bevel=0.003)
            k.rod(
                "grip",
                (0.348, 0, 1.18),
                (0.42, 0, 1.4),
                0.016,
                material="tape",
                profile=[(-0.0125, -0.0175), (0.0125, -0.0175), (0.0125, 0.0175), (-0.0125, 0.0175)],
            )
            for f in (0.3, 0.5):
                k.rod(
                    "stripe",
                    (-0.02 + 0.44 * f, 0, 0.05 + 1.35 * f),
                    (-0.02 + 0.44 * (f + 0.06), 0, 0.05 + 1.35 * (f + 0.06)),
                    0.016,
                    material="paint",
                    profile=[(-0.0114, -0.0164), (0.0114, -0.0164), (0.0114, 0.0164), (-0.0114, 0.0164)],
                )
        k.anchor("grip", (0.38 * s, 0, 1.28 * s), normal=(0, -1, 0), radius=0.018 * s)
        return
    s = long
    with k.group("whole", scale=s):
        top = (0.33, 0, 0.945)
        k.rod("shaft", (0, 0, 0.045), (0.245, 0, 0.71), 0.0048, 0.007, material="shaft", segments=20)
        k.rod("grip", (0.235, 0, 0.683), top, 0.0105, 0.0135, material="grip", segments=24, round_caps=True)
        k.rod("hosel", (-0.006, 0, 0.025), (0.02, 0, 0.1), 0.0085, 0.0065, material="head", segments=20)
        k.rod("ferrule", (0.018, 0, 0.094), (0.027, 0, 0.118), 0.0075, 0.0055, material="grip", segments=20)
        if kind == "driver":
            k.add(
                "head",
                Blend(
                    blobs=[
                        Blob(a=(-0.045, 0.018, 0.0335), radius=0.042, squash=(1.25, 1.05, 0.78)),
                        Blob(a=(-0.012, 0.006, 0.03), radius=0.026, squash=(1, 1, 0.95)),
                        Blob(a=(-0.05, 0.05, 0.028), radius=0.025, squash=(1.2, 1, 0.7)),
                    ],
                    smoothness=0.015,
                    resolution=48,
                ),
                material="paint" if "head" not in k.asked else "head",
                smooth=True,
            )
            k.add(
                "head face",
                Ellipsoid(radii=(0.044, 0.003, 0.024), segments=32),
                at=(-0.045, -0.024, 0.034),
                rotate=(-8, 0, 0),
                material="head",
            )
        elif kind == "putter":
            k.add("head", Box(size=(0.115, 0.024, 0.026)), at=(-0.05, 0.008, 0.001), material="head", bevel=0.004)
            k.add("head flange", Box(size=(0.105, 0.03, 0.008)), at=(-0.05, 0.032, 0.001), material="head", bevel=0.003)
            k.add("head line", Box(size=(0.004, 0.03, 0.002)), at=(-0.05, 0.03, 0.008), material="paint")
        else:
            blade = [
                (0.005, 0.002),
                (0.012, 0.02),
                (0.01, 0.034),
                (-0.03, 0.048),
                (-0.068, 0.062),
                (-0.082, 0.052),
                (-0.085, 0.03),
                (-0.075, 0.008),
                (-0.05, 0.0),
                (-0.02, 0.0),
            ]
            panel(k, "head", blade, 0.009, at=(0, 0.0045, 0), material="head", bevel=0.002, tilt=24)
            for i in range(7):
                z = 0.01 + 0.0055 * i
                k.add(
                    "groove",
                    Box(size=(0.05, 0.0008, 0.0012)),
                    at=(-0.048, -0.0045 + z * math.tan(math.radians(24)) - 0.0006, z),
                    rotate=(-24, 0, 0),
                    material="tape",
                )
    k.anchor("grip", (0.28 * s, 0, 0.8 * s), normal=(0, -1, 0), radius=0.013 * s)


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
    kind="dumbbell",
    words=("dumbbell", "barbell", "weight", "hand weight", "weights", "kettlebell", "weightlifting bar", "free weight"),
    about="A dumbbell, a barbell with plates, or a kettlebell.",
    parameters=(length("length", 0.36, 0.05, 3.0, words=("length", "long", "size", "width", "height")), choice("type", "dumbbell", "barbell", "kettlebell"), count("plates", 3, 1, 5, words=("plates", "discs"))),
    slots={"weight": Material(preset="cast_iron", color="#2a2b2f"), "bar": "chrome", "ring": Material(preset="gloss_paint", color="#c4242b")},
    main_slot="weight",
    adjectives={"kettlebell": {"type": "kettlebell", "length": 0.28}, "barbell": {"type": "barbell", "length": 1.9}},
    parts={"handle": "bar", "plate": "weight"},
)  # fmt: skip
def dumbbell(k: Kit) -> None:
    """Bars lie along x, resting on their plates."""
    long, kind, n = k.m("length"), k.s("type"), k.n("plates")
    if kind == "kettlebell":
        s = long / 0.28
        with k.group("whole", scale=s):
            k.add(
                "weight",
                Lathe(
                    profile=[
                        (0, 0),
                        (0.06, 0),
                        (0.075, 0.006),
                        (0.1, 0.05),
                        (0.107, 0.095),
                        (0.098, 0.145),
                        (0.07, 0.182),
                        (0.03, 0.198),
                        (0, 0.2),
                    ],
                    segments=64,
                    smooth=True,
                ),
                material="weight",
            )
            k.tube(
                "handle",
                [
                    (-0.058, 0, 0.165),
                    (-0.07, 0, 0.205),
                    (-0.066, 0, 0.25),
                    (-0.04, 0, 0.268),
                    (0, 0, 0.27),
                    (0.04, 0, 0.268),
                    (0.066, 0, 0.25),
                    (0.07, 0, 0.205),
                    (0.058, 0, 0.165),
                ],
                0.0165,
                radii=[1.3, 1.05, 1, 1, 1, 1, 1, 1.05, 1.3],
                material="weight",
                segments=20,
            )
            k.add(
                "ring",
                Lathe(profile=[(0.1, 0), (0.1085, 0.002), (0.1085, 0.02), (0.1, 0.022)], closed=True, segments=64),
                at=(0, 0, 0.083),
                material="ring",
            )
        k.anchor("grip", (0, 0, 0.27 * s), radius=0.017 * s)
        return
    if kind == "barbell":
        s = long / 1.9
        r = 0.2
        with k.group("whole", scale=s, at=(0, 0, r * s)):
            k.rod("bar", (-0.95, 0, 0), (0.95, 0, 0), 0.014, segments=28, material="bar")
            for side in (-1, 1):
                k.rod("sleeve", (0.6 * side, 0, 0), (0.95 * side, 0, 0), 0.024, segments=32, material="bar")
                k.rod("collar", (0.585 * side, 0, 0), (0.605 * side, 0, 0), 0.038, segments=36, material="bar")
                for i in range(n):
                    q = r * (1 - 0.17 * i)
                    x = (0.605 + 0.047 * i) * side
                    _plate(k, x, side, q, 0.045, "ring" if i == 0 and "weight" not in k.asked else "weight")
                x = (0.605 + 0.047 * n) * side
                k.rod("clamp", (x, 0, 0), (x + 0.03 * side, 0, 0), 0.034, segments=32, material="bar")
        k.anchor("grip", (0, 0, r * s), radius=0.014 * s)
        return
    s = long / 0.36
    r = 0.075
    with k.group("whole", scale=s, at=(0, 0, r * s)):
        k.add(
            "bar",
            Loft(
                axis="x",
                sections=[
                    Section(center=(x, 0, 0), radii=(w, w))
                    for x, w in (
                        (-0.165, 0.0135),
                        (-0.07, 0.014),
                        (-0.03, 0.0165),
                        (0.03, 0.0165),
                        (0.07, 0.014),
                        (0.165, 0.0135),
                    )
                ],
                segments=28,
            ),
            material="bar",
        )
        for side in (-1, 1):
            for i in range(n):
                step = 0.09 / n
                _plate(k, (0.065 + step * i) * side, side, r * (1 - 0.13 * i), step * 0.98, "weight")
            k.rod("collar", (0.153 * side, 0, 0), (0.172 * side, 0, 0), 0.024, segments=6, material="bar")
            k.rod("bar end", (0.16 * side, 0, 0), (0.18 * side, 0, 0), 0.0135, segments=24, material="bar")
    k.anchor("grip", (0, 0, r * s), radius=0.016 * s)


def _plate(k: Kit, x: float, side: int, r: float, t: float, slot: str) -> None:
    e = min(t * 0.2, r * 0.1)
    profile = [
        (0, 0),
        (r - e, 0),
        (r, e),
        (r, t - e),
        (r - e, t),
        (r * 0.8, t),
        (r * 0.76, t * 0.75),
        (r * 0.4, t * 0.75),
        (r * 0.36, t),
        (0, t),
    ]
    k.add("weight plate", Lathe(profile=profile, segments=56), at=(x, 0, 0), rotate=(0, 90 * side, 0), material=slot)


@asset(
    kind="boxing_glove",
    words=("boxing glove", "boxing gloves", "pair of boxing gloves", "punching glove"),
    about="A boxing glove, or the pair of them.",
    parameters=(length("height", 0.3, 0.05, 2.0, words=("height", "tall", "length", "size")), flag("pair", True)),
    slots={"glove": Material(preset="patent_leather", color="#c01a1f"), "cuff": Material(preset="leather", color="#f2efe8"), "lace": Material(preset="cotton", color="#fbfbf6")},
)  # fmt: skip
def boxing_glove(k: Kit) -> None:
    """Stands on its cuff, the knuckles up."""
    s = k.m("height") / 0.3

    def glove(hand: int) -> None:
        k.add(
            "cuff",
            Loft(
                axis="z",
                sections=[
                    Section(center=(0, 0.005, z), radii=(w, d), exponent=2.3)
                    for z, w, d in ((0, 0.05, 0.042), (0.004, 0.054, 0.046), (0.05, 0.052, 0.045), (0.09, 0.05, 0.044))
                ],
                segments=40,
            ),
            material="cuff",
        )
        blobs = [
            Blob(a=(0, 0.005, 0.1), b=(0, 0, 0.2), radius=0.052, radius_b=0.068, squash=(1.05, 0.95, 1)),
            Blob(a=(-0.005, -0.028, 0.222), radius=0.062, squash=(1.15, 1.0, 1.0)),
            Blob(a=(0.058 * hand, -0.03, 0.12), b=(0.062 * hand, -0.062, 0.195), radius=0.026, radius_b=0.028),
        ]
        k.add("glove", Blend(blobs=blobs, smoothness=0.018, resolution=60), material="glove", smooth=True)
        k.add(
            "cuff trim",
            Torus(radius=0.0515, tube=0.006, segments=48, tube_segments=12),
            at=(0, 0.005, 0.085),
            scale=(1, 0.9, 1),
            material="glove",
        )
        for i in range(4):
            z = 0.012 + 0.018 * i
            for side in (-1, 1):
                k.tube(
                    "lace",
                    [(-0.018 * side, -0.0375, z), (0, -0.0425, z + 0.009), (0.018 * side, -0.0375, z + 0.018)],
                    0.0028,
                    segments=8,
                    material="lace",
                )

    with k.group("whole", scale=s):
        if not k.on("pair"):
            glove(1)
        else:
            for hand in (1, -1):
                with k.group("one", at=(-0.095 * hand, 0, 0)):
                    glove(hand)
    k.anchor("fit", (0, 0.005 * s, 0), radius=0.045 * s)


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
