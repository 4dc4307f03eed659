"""Bats, rackets and clubs."""

import math

from prompt2mesh.library.kit import Kit
from prompt2mesh.library.panels import panel
from prompt2mesh.library.registry import asset, choice, flag, length
from prompt2mesh.mesh.materials import Material
from prompt2mesh.mesh.shapes import Blend, Blob, Box, Cylinder, Ellipsoid, Lathe, Loft, Section, Sweep, Torus


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
