"""Games of aim: bowling pins, darts and their board, archery target, frisbee, boomerang."""

import math
from itertools import pairwise

from prompt2mesh.library.kit import Kit
from prompt2mesh.library.outlines import Outline, arc
from prompt2mesh.library.panels import knob, panel
from prompt2mesh.library.registry import asset, choice, count, length
from prompt2mesh.mesh.materials import Material
from prompt2mesh.mesh.shapes import Box, Cylinder, Extrude, Lathe, Sphere, Torus

_SILVER = Material(preset="steel")


@asset(
    kind="bowling_pin",
    words=("bowling pin", "bowling pins", "skittle", "ninepin", "tenpin", "pins"),
    about="A bowling pin, or a triangle of them with a ball.",
    parameters=(length("height", 0.38, 0.03, 4.0, words=("height", "tall", "size")), count("pins", 1, 1, 10, words=("pins",))),
    slots={"pin": Material(preset="gloss_paint", color="#f6f4ec"), "stripe": Material(preset="gloss_paint", color="#c8161d"), "ball": Material(preset="gloss_paint", color="#1f2a6b"), "hole": Material(preset="rubber")},
    adjectives={"racked": {"pins": 10}, "strike": {"pins": 10}},
    parts={"band": "stripe", "neck": "stripe"},
)  # fmt: skip
def bowling_pin(k: Kit) -> None:
    """The classic profile with two red bands at the neck."""
    h, n = k.m("height"), k.n("pins")
    profile = [
        (0.0, 0.0),
        (0.068, 0.0),
        (0.075, 0.012),
        (0.115, 0.12),
        (0.152, 0.28),
        (0.159, 0.34),
        (0.148, 0.42),
        (0.105, 0.55),
        (0.073, 0.66),
        (0.062, 0.73),
        (0.066, 0.8),
        (0.083, 0.89),
        (0.083, 0.93),
        (0.066, 0.978),
        (0.03, 1.0),
        (0.0, 1.0),
    ]
    curve = [(r * h, z * h) for r, z in profile]
    spots: list[tuple[float, float]] = []
    row = 0
    while len(spots) < n:
        spots += [((i - row / 2) * 0.8 * h, row * 0.69 * h) for i in range(row + 1)]
        row += 1
    for x, y in spots[:n]:
        with k.group("pin group", at=(x, y, 0)):
            k.add("pin", Lathe(profile=curve, smooth=True, segments=44 if n == 1 else 20), material="pin")
            for low, high in ((0.655, 0.685), (0.715, 0.745)):
                r0, r1 = _at(profile, low) + 0.0025, _at(profile, high) + 0.0025
                mid = (low + high) / 2
                k.add(
                    "stripe",
                    Lathe(
                        profile=[
                            (0.0, low * h),
                            (r0 * h, low * h),
                            ((_at(profile, mid) + 0.003) * h, mid * h),
                            (r1 * h, high * h),
                            (0.0, high * h),
                        ],
                        segments=44,
                    ),
                    material="stripe",
                )
    if n > 3:
        r = 0.284 * h
        k.add("ball", Sphere(radius=r, segments=40), at=(0.1 * h, -0.9 * h, r), material="ball")
        for x, z in ((-0.18, 0.78), (0.12, 0.86), (-0.02, 0.62)):
            d = math.sqrt(max(0.0, 1 - x * x - z * z))
            k.add(
                "hole",
                Cylinder(radius=0.09 * r, height=0.03 * r, segments=20, pivot="center"),
                at=(0.1 * h + x * r, -0.9 * h - d * r, r + z * r),
                rotate=(math.degrees(math.acos(z)), 0, math.degrees(math.atan2(x, d))),
                material="hole",
            )
    k.anchor("top", (0, 0, h))
    k.anchor("grip", (0, 0, 0.72 * h), radius=0.065 * h)


def _at(profile: list[tuple[float, float]], z: float) -> float:
    for (r0, z0), (r1, z1) in pairwise(profile):
        if z0 <= z <= z1 and z1 > z0:
            return r0 + (r1 - r0) * (z - z0) / (z1 - z0)
    return 0.0


_BOARD = (20, 1, 18, 4, 13, 6, 10, 15, 2, 17, 3, 19, 7, 16, 8, 11, 14, 9, 12, 5)


@asset(
    kind="dartboard",
    words=("dartboard", "dart board", "darts", "darts board"),
    about="A dartboard with three darts in it.",
    parameters=(length("diameter", 0.45, 0.05, 4.0, words=("diameter", "width", "size", "height")), count("darts", 3, 0, 6, words=("darts", "arrows"))),
    slots={"rim": Material(preset="rubber", color="#1b1b1d"), "black": Material(preset="felt", color="#1d1d1f"), "cream": Material(preset="felt", color="#e6d9b4"), "red": Material(preset="felt", color="#c3201f"), "green": Material(preset="felt", color="#1d7a3c"),
           "wire": _SILVER, "flight": Material(preset="plastic", color="#2360c8")},
    main_slot="rim",
    parts={"bullseye": "red bull", "dart": "dart"},
)  # fmt: skip
def dartboard(k: Kit) -> None:
    """Standing upright on its rim, face to the front."""
    r = k.m("diameter") / 2
    t = r * 0.16
    with k.group("board", at=(0, 0, r)):
        knob(
            k,
            "rim",
            [(0.0, 0.0), (r * 0.98, 0.0), (r, t * 0.1), (r, t * 0.85), (r * 0.97, t * 0.95), (0.0, t * 0.95)],
            (0, t / 2, 0),
            material="rim",
            segments=72,
        )
        front = t / 2 - t * 0.94
        rings = ((0.07, 0.42, "bed"), (0.42, 0.465, "score"), (0.465, 0.7, "bed"), (0.7, 0.745, "score"))
        for i in range(20):
            a0 = 90 - 18 * i - 9
            for low, high, kind in rings:
                sector = [*arc(high * r, a0, a0 + 18, segments=4), *arc(low * r, a0 + 18, a0, segments=4)]
                stuff = ("black", "cream")[i % 2] if kind == "bed" else ("red", "green")[i % 2]
                panel(k, stuff, sector, t * 0.06, at=(0, front, 0), material=stuff)
            a = math.radians(90 - 18 * i)
            _number(k, str(_BOARD[i]), r, a, front)
        knob(
            k,
            "green outer",
            [(0.0, 0.0), (0.07 * r, 0.0), (0.07 * r, t * 0.07), (0.0, t * 0.07)],
            (0, front, 0),
            material="green",
            segments=32,
        )
        knob(
            k,
            "red bull",
            [(0.0, 0.0), (0.03 * r, 0.0), (0.03 * r, t * 0.09), (0.0, t * 0.09)],
            (0, front, 0),
            material="red",
            segments=28,
        )
        for q in (0.07, 0.42, 0.465, 0.7, 0.745):
            k.add(
                "wire ring",
                Torus(radius=q * r, tube=r * 0.004, segments=80, tube_segments=6),
                at=(0, front - t * 0.06, 0),
                rotate=(90, 0, 0),
                material="wire",
            )
        for i, (x, z) in enumerate(
            ((0.01, 0.02), (-0.16, 0.43), (0.33, -0.22), (-0.3, -0.1), (0.1, 0.6), (0.5, 0.2))[: k.n("darts")]
        ):
            with k.group(f"dart {i + 1}", at=(x * r, front - t * 0.02, z * r), rotate=(90 + 8 - 5 * i, 0, 12 - 9 * i)):
                k.add(
                    "wire point",
                    Lathe(profile=[(0.0, -0.04 * r), (0.008 * r, 0.14 * r), (0.0, 0.14 * r)], segments=12),
                    material="wire",
                )
                k.add(
                    "wire barrel",
                    Lathe(
                        profile=[
                            (0.0, 0.12 * r),
                            (0.02 * r, 0.15 * r),
                            (0.026 * r, 0.22 * r),
                            (0.024 * r, 0.36 * r),
                            (0.012 * r, 0.39 * r),
                            (0.0, 0.39 * r),
                        ],
                        segments=24,
                    ),
                    material="wire",
                )
                k.rod("rim stem", (0, 0, 0.38 * r), (0, 0, 0.62 * r), 0.009 * r, segments=10, material="rim")
                for turn in (0, 90):
                    k.add("flight", Extrude(outline=[(-0.008 * r, 0.5 * r), (0.008 * r, 0.5 * r), (0.08 * r, 0.6 * r), (0.08 * r, 0.72 * r), (-0.08 * r, 0.72 * r), (-0.08 * r, 0.6 * r)], height=0.005 * r, pivot="center"), rotate=(90, 0, turn + 45),
                          material="flight")  # fmt: skip
    k.anchor("top", (0, 0, 2 * r))


def _number(k: Kit, text: str, r: float, a: float, front: float) -> None:
    """A number of the board as seven-segment bars, light enough to draw twenty."""
    on = {
        "0": "abcdef",
        "1": "bc",
        "2": "abged",
        "3": "abgcd",
        "4": "fgbc",
        "5": "afgcd",
        "6": "afgedc",
        "7": "abc",
        "8": "abcdefg",
        "9": "abcdfg",
    }
    size = 0.085 * r
    w, thick = size * 0.5, size * 0.14
    place = {
        "a": (0, 1, 1),
        "d": (0, -1, 1),
        "g": (0, 0, 1),
        "b": (1, 0.5, 0),
        "c": (1, -0.5, 0),
        "e": (-1, -0.5, 0),
        "f": (-1, 0.5, 0),
    }
    for i, digit in enumerate(text):
        x0 = (i - (len(text) - 1) / 2) * size * 0.85 + 0.86 * r * math.cos(a)
        z0 = 0.86 * r * math.sin(a)
        for bar in on[digit]:
            px, pz, flat = place[bar]
            box = (
                Box(size=(w + thick, 0.006 * r, thick), pivot="center")
                if flat
                else Box(size=(thick, 0.006 * r, size * 0.5 + thick), pivot="center")
            )
            k.add("wire number", box, at=(x0 + px * w / 2, front - 0.002 * r, z0 + pz * size / 2), material="wire")


@asset(
    kind="archery_target",
    words=("archery target", "target", "bullseye target", "shooting target", "bullseye"),
    about="A straw target with coloured rings on a wooden tripod.",
    parameters=(length("height", 1.45, 0.1, 5.0, words=("height", "tall", "size")), count("arrows", 2, 0, 8, words=("arrows",))),
    slots={"straw": "straw", "white": Material(preset="canvas", color="#f3f1ea"), "black": Material(preset="canvas", color="#1e1e20"), "blue": Material(preset="canvas", color="#2a78c8"), "red": Material(preset="canvas", color="#cf2323"),
           "gold": Material(preset="canvas", color="#f2c81e"), "wood": "oak", "feather": Material(preset="feather", color="#f0e7d2")},
    main_slot="straw",
    parts={"stand": "wood", "ring": "white, black, blue, red, gold", "arrow": "arrow"},
)  # fmt: skip
def archery_target(k: Kit) -> None:
    """The butt leans back on three legs."""
    s = k.m("height") / 1.45
    with k.group("target", scale=s):
        z, r = 0.82, 0.55
        with k.group("butt", at=(0, -0.05, z), rotate=(-12, 0, 0)):
            knob(
                k,
                "straw",
                [(0.0, -0.11), (r * 0.97, -0.11), (r * 1.02, -0.06), (r * 1.02, 0.0), (r * 0.98, 0.015), (0.0, 0.015)],
                (0, 0, 0),
                material="straw",
                segments=64,
            )
            for i, name in enumerate(("white", "black", "blue", "red", "gold")):
                q = r * 0.95 * (1 - i / 5)
                knob(
                    k,
                    name,
                    [(0.0, 0.0), (q, 0.0), (q, 0.0185 + 0.003 * i), (0.0, 0.0185 + 0.003 * i)],
                    (0, 0.0, 0),
                    material=name,
                    segments=64,
                )
            for i, (x, h) in enumerate(
                (
                    (0.03, 0.05),
                    (-0.16, 0.12),
                    (0.2, -0.1),
                    (0.0, -0.2),
                    (-0.25, -0.18),
                    (0.3, 0.2),
                    (-0.05, 0.33),
                    (0.12, 0.2),
                )[: k.n("arrows")]
            ):
                with k.group(f"arrow {i + 1}", at=(x, -0.02, h), rotate=(94 - 4 * (i % 3), 0, 6 - 5 * i)):
                    k.rod("wood shaft", (0, 0, -0.05), (0, 0, 0.5), 0.0075, segments=12, material="wood")
                    for turn in range(3):
                        with k.group("fletch", rotate=(0, 0, 120 * turn)):
                            k.add(
                                "feather",
                                Extrude(
                                    outline=[(0.004, 0.36), (0.035, 0.4), (0.035, 0.47), (0.004, 0.485)],
                                    height=0.003,
                                    pivot="center",
                                ),
                                rotate=(90, 0, 0),
                                material="feather",
                            )
        for x in (-1, 1):
            k.rod("wood leg", (x * 0.5, -0.24, 0.02), (x * 0.16, 0.22, 1.4), 0.03, segments=12, material="wood")
        k.rod("wood leg", (0, 0.85, 0.02), (0, 0.22, 1.38), 0.03, segments=12, material="wood")
        k.rod("wood bar", (-0.48, -0.16, 0.26), (0.48, -0.16, 0.26), 0.026, segments=12, material="wood")
        k.rod("wood bar", (-0.2, 0.2, 1.36), (0.2, 0.2, 1.36), 0.032, segments=12, material="wood")
        k.rod("wood stay", (0, -0.16, 0.26), (0, 0.7, 0.35), 0.018, segments=10, material="wood")
    k.anchor("top", (0, 0, 1.4 * s))


@asset(
    kind="frisbee",
    words=("frisbee", "flying disc", "flying disk", "boomerang"),
    about="A flying disc, or a boomerang with painted bands.",
    parameters=(length("diameter", 0.27, 0.03, 3.0, words=("diameter", "width", "size")), choice("type", "disc", "boomerang", words=("type",))),
    slots={"disc": Material(preset="glossy_plastic", color="#e0431f"), "ring": Material(preset="glossy_plastic", color="#f5f3ec"), "wood": "teak", "paint": Material(preset="gloss_paint", color="#e9dfc6")},
    adjectives={"boomerang": {"type": "boomerang", "diameter": 0.4}},
)  # fmt: skip
def frisbee(k: Kit) -> None:
    """Lying, a little tipped on its rim would hide its top: flat on the ground."""
    d = k.m("diameter")
    r = d / 2
    if k.s("type") == "boomerang":
        half: Outline = [
            (-0.5, -0.26),
            (-0.47, -0.3),
            (-0.42, -0.28),
            (-0.16, 0.05),
            (0.0, 0.13),
            (0.16, 0.05),
            (0.42, -0.28),
            (0.47, -0.3),
            (0.5, -0.26),
            (0.49, -0.2),
            (0.26, 0.17),
            (0.12, 0.28),
            (0.0, 0.3),
            (-0.12, 0.28),
            (-0.26, 0.17),
            (-0.49, -0.2),
        ]
        thick = d * 0.026
        k.add(
            "wood",
            Extrude(
                outline=[(x * d, y * d) for x, y in half],
                height=thick,
                bevel=thick * 0.45,
                bevel_segments=4,
                smooth=True,
            ),
            material="wood",
        )
        for side in (-1, 1):
            for i, q in enumerate((0.32, 0.37, 0.42)):
                x, y = side * (0.13 + 0.8 * (q - 0.1)) * d, (0.31 - 1.18 * q + 0.02) * d
                k.add(
                    "paint band",
                    Box(size=(d * 0.105, d * 0.02, thick * 0.16), pivot="center"),
                    at=(x, y, thick * 0.96),
                    rotate=(0, 0, side * (38 + 2 * i)),
                    material="paint",
                )
        k.anchor("grip", (-0.36 * d, -0.12 * d, thick / 2), normal=(0.6, 0.8, 0), radius=0.05 * d)
        k.anchor("top", (0, 0.2 * d, thick))
        return
    h = d * 0.11
    k.add(
        "disc",
        Lathe(
            profile=[
                (r * 0.93, 0.0),
                (r * 0.985, 0.0),
                (r, h * 0.2),
                (r * 0.985, h * 0.6),
                (r * 0.9, h * 0.92),
                (r * 0.7, h),
                (0.0, h * 1.04),
                (0.0, h * 0.9),
                (r * 0.7, h * 0.86),
                (r * 0.86, h * 0.76),
                (r * 0.93, h * 0.4),
            ],
            segments=72,
        ),
        material="disc",
    )
    for q in (0.3, 0.5, 0.72):
        k.add(
            "ring",
            Torus(radius=q * r, tube=r * 0.012, segments=72, tube_segments=8),
            at=(0, 0, h * (1.03 - 0.055 * q)),
            material="ring",
        )
    k.anchor("grip", (r * 0.95, 0, h * 0.4), normal=(1, 0, 0), radius=h * 0.4)
    k.anchor("top", (0, 0, h))
