"""Brass instruments: trumpet, trombone, tuba and French horn."""

import math

from prompt2mesh.library.kit import Kit, Point
from prompt2mesh.library.registry import asset, choice, length
from prompt2mesh.mesh.shapes import Lathe, Torus

_SLOTS = {"brass": "brass", "silver": "silver", "pearl": "pearl"}
_PARTS = {"horn": "bell", "valve": "valve", "slide": "slide", "mouthpiece": "mouthpiece", "button": "valve button"}


def _bell(k: Kit, at: Point, rotate: Point, throat: float, rim: float, long: float) -> None:
    """A flare along its own z from `throat` to `rim` radius, hollow at the mouth."""
    wall = rim * 0.018
    outer = [
        (throat + (rim - throat) * (0.1 * f + 0.9 * f**6), long * f)
        for f in (0, 0.2, 0.4, 0.55, 0.68, 0.78, 0.86, 0.92, 0.96, 1.0)
    ]
    inner = [
        (max(r - wall * (1 + 0.6 * (1 - z / long)), throat * 0.3), z + (wall * 0.5 if i == 0 else 0))
        for i, (r, z) in enumerate(reversed(outer))
    ]
    inner = [(r, min(z, long)) for r, z in inner[:-2]]
    k.add(
        "bell",
        Lathe(profile=[(0, 0), *outer, *inner, (0, inner[-1][1])], segments=72),
        at=at,
        rotate=rotate,
        material="brass",
    )
    with k.group("bell edge", at=at, rotate=rotate):
        k.add(
            "bell rim",
            Torus(radius=rim, tube=rim * 0.022, segments=72, tube_segments=10),
            at=(0, 0, long),
            material="brass",
        )


def _mouthpiece(k: Kit, at: Point, rotate: Point, size: float) -> None:
    profile = [(0, 0), (size * 0.32, 0), (size * 0.4, size * 2.6), (size * 0.5, size * 2.7), (size * 0.45, size * 3.2), (size * 0.95, size * 3.8), (size, size * 4.7), (size * 1.05, size * 4.9),
               (size * 0.8, size * 5.0), (size * 0.35, size * 4.5), (0, size * 4.3)]  # fmt: skip
    k.add("mouthpiece", Lathe(profile=profile, segments=32), at=at, rotate=rotate, material="silver")


def _valve(k: Kit, x: float, y: float, low: float, high: float, r: float) -> None:
    """A piston valve from z = low to high with its caps, stem and pearl button."""
    k.add("valve", Lathe(profile=[(0, low), (r * 0.5, low), (r * 0.6, low + r * 0.3), (r * 1.08, low + r * 0.45), (r * 1.08, low + r * 1.1), (r, low + r * 1.15), (r, high - r * 1.1),
          (r * 1.1, high - r), (r * 1.1, high - r * 0.3), (r * 0.9, high), (0, high)], segments=36), at=(x, y, 0), material="brass")  # fmt: skip
    k.rod("valve stem", (x, y, high - r * 0.1), (x, y, high + r * 1.3), r * 0.22, segments=12, material="silver")
    k.add(
        "valve button",
        Lathe(profile=[(0, 0), (r * 0.75, 0), (r * 0.8, r * 0.25), (r * 0.6, r * 0.35), (0, r * 0.3)], segments=28),
        at=(x, y, high + r * 1.2),
        material="silver",
    )
    k.add(
        "valve pearl",
        Lathe(profile=[(0, 0), (r * 0.6, 0), (r * 0.5, r * 0.14), (0, r * 0.2)], segments=24),
        at=(x, y, high + r * 1.5),
        material="pearl",
    )


def _pipe(k: Kit, name: str, path: list[Point], r: float, radii: list[float] | None = None) -> None:
    k.tube(name, path, r, radii=radii, material="brass", segments=16, resolution=6)


@asset(
    kind="trumpet",
    words=("trumpet", "cornet", "bugle", "flugelhorn", "brass instrument", "horn", "fanfare trumpet"),
    about="A trumpet with three valves, slides and a mouthpiece.",
    parameters=(length("length", 0.5, 0.08, 2.0, words=("length", "long", "size", "width")),),
    slots=_SLOTS, parts=_PARTS,
)  # fmt: skip
def trumpet(k: Kit) -> None:
    """Stands on its valves; the bell points right."""
    s = k.m("length") / 0.5
    r, top, low = 0.0062, 0.128, 0.048
    with k.group("whole", scale=s):
        _bell(k, (0.03, 0.016, top), (0, 90, 0), r, 0.062, 0.22)
        _pipe(
            k,
            "bell bow",
            [
                (0.0, 0.016, low),
                (-0.09, 0.016, low),
                (-0.13, 0.016, low + 0.005),
                (-0.158, 0.016, low + 0.027),
                (-0.158, 0.016, top - 0.027),
                (-0.13, 0.016, top - 0.005),
                (-0.09, 0.016, top),
                (0.035, 0.016, top),
            ],
            r,
        )
        _pipe(
            k,
            "lead pipe",
            [
                (-0.175, -0.016, top),
                (0.0, -0.016, top),
                (0.13, -0.016, top),
                (0.16, -0.016, top - 0.006),
                (0.18, -0.016, top - 0.027),
                (0.18, -0.016, low + 0.027),
                (0.16, -0.016, low + 0.006),
                (0.13, -0.016, low),
                (0.035, -0.016, low),
            ],
            r,
        )
        for x in (0.1, 0.135):
            for z in (top, low):
                k.rod("slide ferrule", (x, -0.016, z), (x + 0.012, -0.016, z), r * 1.3, material="silver")
        k.rod("slide brace", (0.15, -0.016, low), (0.15, -0.016, top), 0.003, segments=10, material="brass")
        _mouthpiece(k, (-0.165, -0.016, top), (0, -90, 0), 0.0135)
        k.rod("receiver", (-0.18, -0.016, top), (-0.14, -0.016, top), r * 1.35, material="silver")
        for i, x in enumerate((-0.033, 0.0, 0.033)):
            _valve(k, x, 0.0, 0.0, 0.155, 0.0135)
            if i == 0:
                _pipe(
                    k,
                    "slide first",
                    [
                        (x, 0.006, 0.075),
                        (x - 0.05, 0.006, 0.075),
                        (x - 0.068, 0.006, 0.085),
                        (x - 0.068, 0.006, 0.095),
                        (x - 0.05, 0.006, 0.105),
                        (x, 0.006, 0.105),
                    ],
                    0.005,
                )
            elif i == 1:
                _pipe(
                    k,
                    "slide second",
                    [
                        (x, 0, 0.075),
                        (x, -0.025, 0.075),
                        (x, -0.038, 0.083),
                        (x, -0.038, 0.092),
                        (x, -0.025, 0.1),
                        (x, 0, 0.1),
                    ],
                    0.005,
                )
            else:
                _pipe(
                    k,
                    "slide third",
                    [
                        (x, -0.004, 0.07),
                        (x + 0.075, -0.004, 0.07),
                        (x + 0.095, -0.004, 0.08),
                        (x + 0.095, -0.004, 0.09),
                        (x + 0.075, -0.004, 0.1),
                        (x, -0.004, 0.1),
                    ],
                    0.005,
                )
        for x in (-0.055, 0.055):
            k.rod("brace", (x, -0.016, top), (x, 0.016, top), 0.003, segments=10, material="brass")
        k.add(
            "finger ring",
            Torus(radius=0.012, tube=0.0022, segments=28, tube_segments=10),
            at=(0.105, -0.004, 0.114),
            rotate=(90, 0, 0),
            material="silver",
        )
        k.tube(
            "finger hook",
            [
                (0.07, -0.016, top),
                (0.072, -0.016, top + 0.018),
                (0.085, -0.016, top + 0.026),
                (0.1, -0.016, top + 0.018),
            ],
            0.0024,
            material="silver",
            segments=10,
        )
    k.anchor("grip", (0, 0, 0.07 * s), normal=(0, -1, 0), radius=0.02 * s)
    k.anchor("mouth", (-0.24 * s, -0.016 * s, top * s), normal=(-1, 0, 0), radius=0.013 * s)


@asset(
    kind="trombone",
    words=("trombone", "slide trombone"),
    about="A trombone with its long slide.",
    parameters=(length("length", 1.15, 0.2, 3.0, words=("length", "long", "size", "width")),),
    slots=_SLOTS, parts=_PARTS,
)  # fmt: skip
def trombone(k: Kit) -> None:
    """Rests on the rim of the bell and the bow of the slide."""
    s = k.m("length") / 1.15
    with k.group("whole", scale=s):
        _bell(k, (-0.2, 0.06, 0.105), (0, 90, 0), 0.01, 0.105, 0.36)
        _pipe(
            k,
            "bell bow",
            [
                (-0.19, 0.06, 0.105),
                (-0.42, 0.06, 0.105),
                (-0.47, 0.056, 0.112),
                (-0.5, 0.045, 0.135),
                (-0.5, 0.02, 0.175),
                (-0.47, 0.004, 0.195),
                (-0.42, 0, 0.2),
                (-0.19, 0, 0.2),
            ],
            0.01,
            [1.05, 1.05, 1.05, 1, 1, 0.95, 0.9, 0.85],
        )
        for x in (-0.38, -0.3):
            k.rod("slide ferrule", (x, 0.06, 0.105), (x + 0.02, 0.06, 0.105), 0.0125, material="silver")
        k.rod("brace", (-0.24, 0.06, 0.105), (-0.24, 0, 0.2), 0.0045, segments=10, material="brass")
        k.rod("counterweight", (-0.46, 0.03, 0.15), (-0.5, 0.032, 0.155), 0.02, material="brass")
        for z in (0.2, 0.11):
            k.rod("slide inner", (-0.22, 0, z), (0.1, 0, z), 0.0072, material="silver")
        _pipe(
            k,
            "slide outer",
            [
                (-0.06, 0, 0.2),
                (0.3, 0, 0.2),
                (0.55, 0, 0.2),
                (0.585, 0, 0.192),
                (0.6, 0, 0.17),
                (0.6, 0, 0.14),
                (0.585, 0, 0.118),
                (0.55, 0, 0.11),
                (0.3, 0, 0.11),
                (-0.06, 0, 0.11),
            ],
            0.0092,
        )
        k.rod("slide bumper", (0.6, 0, 0.155), (0.617, 0, 0.155), 0.006, material="silver", round_caps=True)
        for x, slot in ((-0.2, "silver"), (-0.05, "brass"), (0.5, "brass")):
            k.rod("slide brace", (x, 0, 0.11), (x, 0, 0.2), 0.006, segments=12, material=slot)
        k.rod("receiver", (-0.27, 0, 0.11), (-0.2, 0, 0.11), 0.0105, material="silver")
        _mouthpiece(k, (-0.255, 0, 0.11), (0, -90, 0), 0.0165)
    k.anchor("grip", (-0.12 * s, 0, 0.15 * s), normal=(0, -1, 0), radius=0.02 * s)


@asset(
    kind="tuba",
    words=("tuba", "sousaphone", "euphonium", "french horn", "hunting horn", "post horn", "baritone horn"),
    about="A tuba standing with its bell up, or a coiled French horn.",
    parameters=(length("height", 0.95, 0.1, 3.0, words=("height", "tall", "size")), choice("type", "tuba", "french")),
    slots=_SLOTS, parts=_PARTS,
    adjectives={"french": {"type": "french", "height": 0.42}, "hunting": {"type": "french", "height": 0.42}},
)  # fmt: skip
def tuba(k: Kit) -> None:
    """Loops of widening pipe that end in a wide bell."""
    if k.s("type") == "french":
        _french_horn(k)
        return
    s = k.m("height") / 0.95
    with k.group("whole", scale=s):
        _bell(k, (0.09, 0, 0.42), (0, 0, 0), 0.058, 0.2, 0.53)
        _pipe(k, "body bow", [(0.09, 0, 0.44), (0.095, 0, 0.2), (0.085, 0, 0.12), (0.03, 0, 0.07), (-0.05, 0, 0.065), (-0.13, 0, 0.1), (-0.165, 0, 0.18), (-0.165, 0, 0.5), (-0.15, 0, 0.6), (-0.1, 0, 0.65), (-0.045, 0, 0.62), (-0.03, 0, 0.55), (-0.03, 0, 0.3)],
              0.06, [0.98, 1.0, 1.02, 1.02, 0.98, 0.9, 0.8, 0.6, 0.52, 0.46, 0.42, 0.38, 0.34])  # fmt: skip
        _pipe(
            k,
            "inner bow",
            [
                (-0.03, 0, 0.31),
                (-0.03, -0.01, 0.22),
                (-0.045, -0.02, 0.18),
                (-0.075, -0.03, 0.18),
                (-0.09, -0.035, 0.22),
                (-0.09, -0.04, 0.5),
                (-0.075, -0.05, 0.54),
                (-0.04, -0.06, 0.54),
                (-0.02, -0.065, 0.5),
                (-0.02, -0.075, 0.36),
            ],
            0.02,
            [1, 1, 1, 0.95, 0.9, 0.8, 0.75, 0.7, 0.65, 0.6],
        )
        _pipe(
            k,
            "mouth pipe",
            [
                (0.2, -0.06, 0.66),
                (0.12, -0.075, 0.66),
                (0.06, -0.075, 0.62),
                (0.04, -0.075, 0.55),
                (0.04, -0.075, 0.42),
            ],
            0.0085,
        )
        k.rod("brace", (0.09, -0.072, 0.645), (0.1, -0.03, 0.645), 0.006, material="brass", segments=10)
        _mouthpiece(k, (0.19, -0.06, 0.66), (0, 90, -8), 0.018)
        for i, x in enumerate((-0.045, -0.005, 0.035)):
            _valve(k, x, -0.085, 0.25, 0.43, 0.0175)
            z = 0.27 - 0.03 * i
            _pipe(
                k,
                "slide",
                [
                    (x, -0.085, 0.3),
                    (x - 0.006, -0.105, 0.28),
                    (x - 0.006, -0.11, z - 0.08),
                    (x, -0.105, z - 0.1),
                    (x + 0.014, -0.1, z - 0.1),
                    (x + 0.02, -0.1, z - 0.08),
                    (x + 0.02, -0.095, 0.28),
                    (x + 0.008, -0.085, 0.3),
                ],
                0.0085,
            )
        k.rod("brace low", (-0.04, -0.085, 0.33), (-0.15, -0.02, 0.33), 0.007, material="brass", segments=10)
        k.rod("brace right", (0.04, -0.085, 0.33), (0.09, -0.03, 0.33), 0.007, material="brass", segments=10)
    k.anchor("grip", (-0.165 * s, 0, 0.4 * s), normal=(-1, 0, 0), radius=0.05 * s)


def _ring(
    cx: float, cz: float, r: float, y: float, start: float, end: float, many: int = 16, rise: float = 0.0
) -> list[Point]:
    return [
        (
            cx + r * math.cos(math.radians(start + (end - start) * i / many)),
            y + rise * i / many,
            cz + r * math.sin(math.radians(start + (end - start) * i / many)),
        )
        for i in range(many + 1)
    ]


def _french_horn(k: Kit) -> None:
    s = k.m("height") / 0.42
    with k.group("whole", scale=s):
        # The coil runs round the middle; its thick end leaves downwards to the right and flares.
        cx, cz = -0.03, 0.265
        coil = _ring(cx, cz, 0.135, 0.0, 560, 270, 24, 0.03)
        _pipe(k, "coil outer", coil, 0.02, [0.42 + 0.58 * (i / 24) for i in range(25)])
        _pipe(k, "coil inner", _ring(cx, cz, 0.107, -0.006, 0, 345, 26), 0.0075)
        _pipe(k, "coil lead", _ring(cx, cz, 0.12, -0.018, 150, 420, 22, 0.01), 0.0068)
        _pipe(
            k,
            "lead pipe",
            [(cx - 0.104, -0.018, cz + 0.06), (cx - 0.14, -0.018, cz + 0.1), (cx - 0.2, -0.02, cz + 0.13)],
            0.0062,
        )
        _mouthpiece(k, (cx - 0.19, -0.02, cz + 0.127), (0, -65, 0), 0.011)
        with k.group("bell whole", at=(cx - 0.02, 0.03, cz - 0.133), rotate=(0, 90, -6)):
            _bell(k, (0, 0, 0), (0, 0, 0), 0.0215, 0.132, 0.21)
        for i, z in enumerate((0.225, 0.262, 0.299)):
            k.add(
                "valve",
                Lathe(
                    profile=[(0, 0), (0.015, 0), (0.0155, 0.004), (0.0155, 0.03), (0.012, 0.036), (0, 0.036)],
                    segments=32,
                ),
                at=(cx + 0.01, -0.005, z),
                rotate=(90, 0, 0),
                material="brass",
            )
            k.add(
                "valve cap",
                Torus(radius=0.011, tube=0.003, segments=28, tube_segments=10),
                at=(cx + 0.01, -0.041, z),
                rotate=(90, 0, 0),
                material="silver",
            )
            k.rod("valve lever", (cx, -0.03, z), (cx - 0.085, -0.045, z + 0.02), 0.003, segments=10, material="silver")
            k.add(
                "valve button",
                Lathe(profile=[(0, 0), (0.01, 0), (0.011, 0.003), (0, 0.004)], segments=24),
                at=(cx - 0.085, -0.044, z + 0.02),
                rotate=(90, 0, 0),
                material="pearl",
            )
            _pipe(
                k,
                "slide",
                [
                    (cx + 0.01, -0.02, z),
                    (cx + 0.045 + 0.01 * i, -0.02, z - 0.006),
                    (cx + 0.062 + 0.01 * i, -0.02, z + 0.004),
                    (cx + 0.045 + 0.01 * i, -0.02, z + 0.014),
                    (cx + 0.01, -0.02, z + 0.01),
                ],
                0.0055,
            )
        k.rod("valve bar", (cx + 0.01, -0.02, 0.225), (cx + 0.01, -0.02, 0.299), 0.006, segments=10, material="brass")
        for r, y in ((0.107, -0.006), (0.12, -0.0102)):
            k.rod("brace", (cx + r, y, cz), (cx + 0.135, 0.0207, cz), 0.004, segments=10, material="brass")
        k.rod("brace", (cx - 0.107, -0.006, cz), (cx + 0.107, -0.006, cz), 0.0045, segments=10, material="brass")
    k.anchor("grip", (-0.03 * s, 0, 0.26 * s), normal=(0, -1, 0), radius=0.03 * s)
