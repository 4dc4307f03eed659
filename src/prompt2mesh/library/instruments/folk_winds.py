"""Winds of many peoples: bagpipes, panpipes, ocarina, didgeridoo, horns; and the synthesizer, the newest of them."""

import math

from prompt2mesh.library.kit import Kit, Point
from prompt2mesh.library.outlines import Path
from prompt2mesh.library.registry import asset, choice, count, flag, length
from prompt2mesh.mesh.materials import Material
from prompt2mesh.mesh.shapes import Box, Cylinder, Lathe, Loft, Section, Sphere, Torus


@asset(
    kind="bagpipes",
    words=("bagpipes", "bagpipe", "scottish bagpipes", "highland bagpipes"),
    about="Bagpipes: a tartan bag, three drones, a chanter and a blowpipe.",
    parameters=(length("height", 0.85, 0.1, 3.0, words=("height", "tall", "size")),),
    slots={"bag": Material(preset="tartan"), "pipe": "ebony", "ring": "ivory", "tassel": Material(preset="silk", color="#b01c26"), "metal": "silver"},
    parts={"drone": "pipe drone", "chanter": "pipe chanter"},
)  # fmt: skip
def bagpipes(k: Kit) -> None:
    """The bag rests on the ground."""
    s = k.m("height") / 0.85

    def pipe(name: str, start: Point, end: Point, r: float, rings: int) -> None:
        k.rod(name, start, end, r, segments=18, material="pipe")
        axis = [b - a for a, b in zip(start, end, strict=True)]
        size = math.sqrt(sum(q * q for q in axis))
        pitch, yaw = math.degrees(math.acos(axis[2] / size)), math.degrees(math.atan2(axis[1], axis[0]))
        for i in range(rings + 1):
            t = (i + (0.0 if i else 0.25)) / rings
            at = tuple(a + d * t for a, d in zip(start, axis, strict=True))
            k.add(
                "ring",
                Lathe(
                    profile=[(r * 0.6, -0.008), (r * 1.4, -0.008), (r * 1.5, 0.0), (r * 1.4, 0.008), (r * 0.6, 0.008)],
                    segments=28,
                ),
                at=(at[0], at[1], at[2]),
                rotate=(0, pitch, yaw),
                material="ring",
            )

    with k.group("bagpipes", scale=s):
        k.add("bag", Loft(axis="x", sections=[Section(center=(x, 0, z), radii=(a, b), exponent=2) for x, z, a, b in ((-0.24, 0.1, 0.02, 0.025), (-0.18, 0.11, 0.07, 0.085), (-0.05, 0.115, 0.105, 0.115), (0.08, 0.115, 0.1, 0.11), (0.17, 0.13, 0.06, 0.07), (0.24, 0.16, 0.028, 0.03))],
                          segments=40), material="bag")  # fmt: skip
        for i, (x, top, lean) in enumerate(((-0.13, 0.85, -0.16), (-0.04, 0.6, -0.03), (0.05, 0.56, 0.06))):
            base: Point = (x, 0.02, 0.2)
            end: Point = (x + lean, 0.06, top)
            pipe("pipe drone", base, end, 0.0145, 4 if i == 0 else 3)
            k.add(
                "ring top",
                Lathe(
                    profile=[(0.012, -0.02), (0.024, -0.01), (0.026, 0.01), (0.02, 0.022), (0.0, 0.022)], segments=28
                ),
                at=end,
                rotate=(0, 12 * lean / 0.16, 0),
                material="ring",
            )
        pipe("pipe chanter", (0.23, 0, 0.155), (0.36, -0.04, 0.012), 0.0105, 2)
        pipe("pipe blow", (0.1, -0.02, 0.2), (0.2, -0.16, 0.4), 0.011, 2)
        k.rod("metal mouth", (0.2, -0.16, 0.4), (0.22, -0.188, 0.44), 0.007, 0.005, segments=14, material="metal")
        for i in range(6):
            t = 0.25 + 0.11 * i
            k.add(
                "metal hole",
                Cylinder(radius=0.003, height=0.004, segments=12),
                at=(0.23 + 0.13 * t, -0.04 * t - 0.0085, 0.155 - 0.143 * t + 0.003),
                rotate=(70, 0, 0),
                material="ring",
            )
        for a, b in (((-0.2, 0.045, 0.5), (-0.055, 0.042, 0.45)), ((-0.055, 0.042, 0.45), (0.085, 0.042, 0.42))):
            mid: Point = ((a[0] + b[0]) / 2, 0.03, min(a[2], b[2]) - 0.07)
            k.tube("tassel cord", [a, mid, b], 0.005, segments=8, material="tassel")
        for x, z in ((-0.2, 0.5), (0.085, 0.42)):
            k.add(
                "tassel",
                Lathe(
                    profile=[
                        (0.0, -0.09),
                        (0.018, -0.088),
                        (0.014, -0.03),
                        (0.008, -0.018),
                        (0.012, -0.008),
                        (0.0, 0.0),
                    ],
                    segments=20,
                ),
                at=(x, 0.042, z),
                material="tassel",
            )
    k.anchor("grip", (0, 0, 0.115 * s), normal=(1, 0, 0), radius=0.1 * s)
    k.anchor("top", (0, 0, 0.8 * s))


@asset(
    kind="panpipes",
    words=("panpipes", "pan flute", "pan pipes", "syrinx", "zampona"),
    about="Panpipes of bamboo tubes, bound together.",
    parameters=(length("width", 0.17, 0.03, 1.5, words=("width", "wide", "size")), count("pipes", 9, 4, 15, words=("pipes", "tubes", "reeds"))),
    slots={"pipe": "bamboo", "band": "leather", "dark": "black_iron"},
)  # fmt: skip
def panpipes(k: Kit) -> None:
    """The longest to the left; mouths in one line above; standing on the longest."""
    n = k.n("pipes")
    s = k.m("width") / 0.17
    step = 0.165 / n
    r = step * 0.5
    with k.group("panpipes", scale=s):
        top = 0.22
        for i in range(n):
            x = -0.0825 + step * (i + 0.5)
            h = top * (1 - 0.62 * i / max(n - 1, 1))
            k.add(
                "pipe",
                Lathe(
                    profile=[
                        (0.0, 0.0),
                        (r * 0.9, 0.0),
                        (r * 1.02, 0.003),
                        (r * 1.02, h - 0.001),
                        (r * 0.95, h),
                        (r * 0.72, h),
                        (r * 0.72, h - 0.02),
                        (0.0, h - 0.02),
                    ],
                    segments=28,
                ),
                at=(x, 0, top - h),
                material="pipe",
            )
            k.add(
                "pipe node",
                Torus(radius=r * 0.98, tube=r * 0.12, segments=28, tube_segments=8),
                at=(x, 0, top - h * 0.55),
                material="pipe",
            )
        for z in (top - 0.035, top - 0.062):
            for y in (-1, 1):
                k.add(
                    "band",
                    Box(size=(0.172, 0.0025, 0.013), pivot="center"),
                    at=(0, y * r * 1.04, z),
                    material="band",
                    bevel=0.0008,
                )
            for x in (-0.084, 0.084):
                k.add(
                    "band end",
                    Box(size=(0.004, 2 * r * 1.08, 0.013), pivot="center"),
                    at=(x, 0, z),
                    material="band",
                    bevel=0.0008,
                )
    k.anchor("grip", (0, 0, 0.15 * s), normal=(1, 0, 0), radius=r * s)
    k.anchor("top", (0, 0, 0.22 * s))


@asset(
    kind="ocarina",
    words=("ocarina", "clay flute", "vessel flute"),
    about="A sweet-potato ocarina of glazed clay.",
    parameters=(length("length", 0.17, 0.03, 1.5, words=("length", "long", "size")),),
    slots={"clay": Material(preset="glazed_ceramic", color="#2f6fb5"), "hole": Material(preset="black_iron"), "band": "gold"},
    parts={"mouthpiece": "clay mouth"},
)  # fmt: skip
def ocarina(k: Kit) -> None:
    """Lying, the mouthpiece to the front."""
    s = k.m("length") / 0.17
    with k.group("ocarina", scale=s):
        c = 0.03
        k.add(
            "clay",
            Loft(
                axis="x",
                sections=[
                    Section(center=(x, 0, c), radii=(a, b), exponent=2)
                    for x, a, b in (
                        (-0.085, 0.0, 0.0),
                        (-0.078, 0.014, 0.013),
                        (-0.05, 0.028, 0.026),
                        (-0.01, 0.034, 0.03),
                        (0.04, 0.028, 0.025),
                        (0.075, 0.014, 0.013),
                        (0.085, 0.0, 0.0),
                    )
                ],
                segments=40,
            ),
            material="clay",
        )
        k.add(
            "clay mouth",
            Loft(
                axis="y",
                sections=[
                    Section(center=(-0.012, y, c), radii=(a, b), exponent=3)
                    for y, a, b in (
                        (-0.075, 0.0105, 0.007),
                        (-0.072, 0.012, 0.0085),
                        (-0.045, 0.0145, 0.011),
                        (-0.022, 0.018, 0.016),
                    )
                ],
                segments=28,
            ),
            material="clay",
        )
        k.add("hole mouth", Box(size=(0.012, 0.002, 0.003), pivot="center"), at=(-0.012, -0.0752, c), material="hole")
        for i, (x, y) in enumerate(
            (
                (-0.055, -0.006),
                (-0.042, 0.008),
                (-0.026, 0.012),
                (-0.008, 0.014),
                (0.016, 0.012),
                (0.033, 0.008),
                (0.048, 0.002),
                (0.06, -0.006),
            )
        ):
            a = 0.034 * math.sqrt(max(1 - (x / 0.086) ** 2, 0.05))
            b = 0.03 * math.sqrt(max(1 - (x / 0.086) ** 2, 0.05))
            z = c + b * math.sqrt(max(1 - (y / a) ** 2, 0.0)) * 0.985
            k.add(
                "hole",
                Sphere(radius=0.0042 if i % 2 else 0.0036, segments=16),
                at=(x, y, z),
                scale=(1, 1, 0.35),
                material="hole",
            )
        for x in (-0.068, 0.068):
            k.add(
                "band",
                Torus(radius=0.0195, tube=0.0016, segments=40, tube_segments=8),
                at=(x, 0, c),
                rotate=(0, 90, 0),
                scale=(0.92, 1, 1),
                material="band",
            )
    k.anchor("grip", (0, 0, 0.03 * s), normal=(1, 0, 0), radius=0.03 * s)
    k.anchor("top", (0, 0, 0.06 * s))


@asset(
    kind="horn",
    words=("war horn", "drinking horn", "viking horn", "blowing horn", "shofar", "didgeridoo", "alphorn", "bull horn", "powder horn"),
    about="A curved horn with metal bands on its stand; or a didgeridoo.",
    parameters=(length("length", 0.5, 0.05, 4.0, words=("length", "long", "size", "height")), choice("type", "horn", "didgeridoo", words=("type",)), flag("strap", False, words=("strap", "cord"))),
    slots={"horn": Material(preset="ivory", color="#d9c39a"), "metal": "antique_brass", "stand": "black_iron", "wood": "teak", "paint": Material(preset="paint", color="#efe2c0"), "red": Material(preset="paint", color="#9a3a20"), "strap": "leather"},
    adjectives={"didgeridoo": {"type": "didgeridoo", "length": 1.3}, "alphorn": {"type": "didgeridoo", "length": 3.0}},
    parts={"mouthpiece": "metal mouth", "rim": "metal rim"},
)  # fmt: skip
def horn(k: Kit) -> None:
    """The horn lies in a fork, its mouth up to the right."""
    if k.s("type") == "didgeridoo":
        s = k.m("length") / 1.3
        with k.group("didgeridoo", scale=s):
            k.add(
                "wood",
                Lathe(
                    profile=[
                        (0.03, 0.0),
                        (0.058, 0.0),
                        (0.062, 0.01),
                        (0.05, 0.2),
                        (0.042, 0.5),
                        (0.036, 0.9),
                        (0.033, 1.27),
                        (0.03, 1.28),
                        (0.018, 1.28),
                        (0.02, 1.0),
                        (0.03, 0.2),
                    ],
                    closed=True,
                    segments=40,
                ),
                material="wood",
            )
            k.add(
                "paint wax",
                Torus(radius=0.026, tube=0.009, segments=36, tube_segments=12),
                at=(0, 0, 1.285),
                material="paint",
            )
            for i, z in enumerate((0.12, 0.2, 0.42, 0.5, 0.8, 0.88, 1.05)):
                r = 0.05 - (z - 0.2) * 0.0165 if z < 0.9 else 0.0368
                k.add(
                    "red band" if i % 2 else "paint band",
                    Lathe(
                        profile=[
                            (0.02, z - 0.014),
                            (r + 0.0065, z - 0.014),
                            (r + 0.0065, z + 0.014),
                            (0.02, z + 0.014),
                        ],
                        segments=40,
                    ),
                    material="red" if i % 2 else "paint",
                )
            for i in range(30):
                a, z = 2.4 * i, 0.24 + 0.018 * i
                r = 0.0505 - (z - 0.2) * 0.0165
                k.add(
                    "paint dot",
                    Sphere(radius=0.0055, segments=10),
                    at=(r * math.cos(a), r * math.sin(a), z),
                    material="paint",
                )
        k.anchor("grip", (0, 0, 1.0 * s), radius=0.036 * s)
        k.anchor("top", (0, 0, 1.29 * s))
        return
    s = k.m("length") / 0.5
    with k.group("horn group", scale=s):
        path: Path = [
            (-0.23, 0, 0.2),
            (-0.19, 0, 0.13),
            (-0.1, 0, 0.085),
            (0.02, 0, 0.095),
            (0.12, 0, 0.165),
            (0.17, 0, 0.265),
        ]
        k.tube(
            "horn",
            path,
            0.052,
            radii=[0.17, 0.26, 0.42, 0.62, 0.83, 1.0],
            segments=32,
            round_caps=False,
            material="horn",
        )
        k.add(
            "stand hollow",
            Cylinder(radius=0.045, height=0.004, segments=32, pivot="center"),
            at=(0.1712, 0, 0.2668),
            rotate=(0, 27, 0),
            material="stand",
        )
        for t, r, tilt in (((0.158, 0.241), 0.0515, 27), ((0.169, 0.263), 0.0535, 27), ((0.06, 0.117), 0.0385, 52)):
            k.add(
                "metal rim",
                Lathe(
                    profile=[
                        (r - 0.006, -0.008),
                        (r + 0.0015, -0.008),
                        (r + 0.003, 0.0),
                        (r + 0.0015, 0.008),
                        (r - 0.006, 0.008),
                    ],
                    closed=True,
                    segments=44,
                ),
                at=(t[0], 0, t[1]),
                rotate=(0, tilt, 0),
                material="metal",
            )
        k.add(
            "metal mouth",
            Lathe(
                profile=[
                    (0.006, -0.02),
                    (0.0105, -0.012),
                    (0.0105, 0.01),
                    (0.015, 0.022),
                    (0.011, 0.024),
                    (0.0, 0.016),
                ],
                segments=28,
            ),
            at=(-0.232, 0, 0.203),
            rotate=(0, -30, 0),
            material="metal",
        )
        for x, z in ((-0.1, 0.076), (0.05, 0.084)):
            k.tube(
                "stand fork",
                [(x, -0.045, z + 0.02), (x, -0.02, z - 0.015), (x, 0.02, z - 0.015), (x, 0.045, z + 0.02)],
                0.0055,
                segments=10,
                material="stand",
            )
            k.rod("stand post", (x, 0, 0.008), (x, 0, z - 0.012), 0.0065, segments=12, material="stand")
        k.add("stand base", Box(size=(0.24, 0.08, 0.012)), at=(-0.025, 0, 0), material="wood", bevel=0.003)
        if k.on("strap"):
            k.tube(
                "strap",
                [
                    (-0.2, 0.0, 0.135),
                    (-0.22, -0.05, 0.06),
                    (-0.1, -0.09, 0.012),
                    (0.06, -0.08, 0.02),
                    (0.14, -0.055, 0.12),
                    (0.1, -0.035, 0.14),
                ],
                0.006,
                segments=8,
                material="strap",
            )
    k.anchor("grip", (-0.05 * s, 0, 0.09 * s), normal=(1, 0, 0), radius=0.025 * s)
    k.anchor("top", (0.17 * s, 0, 0.28 * s))


@asset(
    kind="synthesizer",
    words=("synthesizer", "keyboard piano", "electric piano", "synth", "electronic keyboard", "midi keyboard", "music keyboard", "digital piano", "keytar", "moog"),
    about="A synthesizer with black and white keys, knobs, sliders and a display, on a stand if asked.",
    parameters=(length("width", 0.95, 0.1, 3.0, words=("width", "wide", "size", "length")), count("octaves", 4, 2, 7), flag("stand", False, words=("stand", "legs"))),
    slots={"case": Material(preset="matte_plastic", color="#24262b"), "white": Material(preset="glossy_plastic", color="#f6f4ee"), "black": Material(preset="glossy_plastic", color="#17171a"), "knob": "black_plastic", "screen": Material(preset="screen", color="#3aa8e8"), "light": Material(preset="led", color="#ff5a3a"),
           "wood": "walnut", "metal": "black_iron"},
    parts={"key": "white key, black key", "slider": "knob slider"},
)  # fmt: skip
def synthesizer(k: Kit) -> None:
    """Keys to the front, panel behind."""
    s = k.m("width") / 0.95
    octaves = k.n("octaves")
    lift = 0.78 if k.on("stand") else 0.0
    with k.group("synthesizer", scale=s):
        if k.on("stand"):
            for x in (-1, 1):
                k.rod(
                    "metal leg", (x * 0.38, -0.18, 0.015), (-x * 0.38, 0.0, lift), 0.016, segments=14, material="metal"
                )
                k.rod(
                    "metal foot",
                    (x * 0.38, -0.22, 0.015),
                    (x * 0.38, 0.22, 0.015),
                    0.016,
                    segments=14,
                    round_caps=True,
                    material="metal",
                )
                k.rod(
                    "metal arm",
                    (x * 0.36, -0.15, lift),
                    (x * 0.36, 0.16, lift),
                    0.016,
                    segments=14,
                    round_caps=True,
                    material="metal",
                )
                k.rod(
                    "metal leg", (x * 0.38, 0.18, 0.015), (-x * 0.36, 0.02, lift), 0.016, segments=14, material="metal"
                )
        with k.group("board", at=(0, 0, lift)):
            k.add("case", Box(size=(0.92, 0.3, 0.05)), material="case", bevel=0.006)
            k.add(
                "case panel",
                Loft(
                    axis="x",
                    smooth=False,
                    sections=[
                        Section(
                            center=(x, 0, 0),
                            outline=[(0.0, 0.045), (0.15, 0.045), (0.15, 0.1), (0.135, 0.105), (0.0, 0.062)],
                        )
                        for x in (-0.46, 0.46)
                    ],
                ),
                material="case",
                bevel=0.003,
            )
            for x in (-0.467, 0.467):
                k.add(
                    "wood cheek",
                    Loft(
                        axis="x",
                        smooth=False,
                        sections=[
                            Section(
                                center=(x + o, 0, 0),
                                outline=[(-0.155, 0.0), (0.155, 0.0), (0.155, 0.112), (0.0, 0.078), (-0.155, 0.07)],
                            )
                            for o in (-0.009, 0.009)
                        ],
                    ),
                    material="wood",
                    bevel=0.003,
                )
            n = octaves * 7 + 1
            w = 0.88 / n
            for i in range(n):
                k.add(
                    "white key",
                    Box(size=(w * 0.93, 0.135, 0.014)),
                    at=(-0.44 + w * (i + 0.5), -0.08, 0.048),
                    material="white",
                    bevel=0.0016,
                    bevel_segments=1,
                )
                if i < n - 1 and i % 7 in (0, 1, 3, 4, 5):
                    k.add(
                        "black key",
                        Box(size=(w * 0.55, 0.085, 0.014)),
                        at=(-0.44 + w * (i + 1), -0.052, 0.06),
                        material="black",
                        bevel=0.002,
                        bevel_segments=1,
                    )
            slope = math.degrees(math.atan(0.043 / 0.135))
            with k.group("controls", at=(0, 0.0, 0.062), rotate=(slope, 0, 0)):
                k.add(
                    "screen",
                    Box(size=(0.14, 0.05, 0.004), pivot="center"),
                    at=(0.02, 0.072, 0.001),
                    material="screen",
                    bevel=0.001,
                )
                for row in range(2):
                    for i in range(6):
                        k.add(
                            "knob",
                            Lathe(profile=[(0.011, 0.0), (0.0105, 0.01), (0.0085, 0.013), (0.0, 0.013)], segments=20),
                            at=(-0.4 + 0.052 * i, 0.045 + 0.05 * row, 0.0),
                            material="knob",
                        )
                        k.add(
                            "white mark",
                            Box(size=(0.0018, 0.008, 0.001), pivot="center"),
                            at=(-0.4 + 0.052 * i, 0.049 + 0.05 * row, 0.0132),
                            material="white",
                        )
                for i in range(8):
                    k.add(
                        "black slot",
                        Box(size=(0.004, 0.075, 0.0015), pivot="center"),
                        at=(0.15 + 0.026 * i, 0.07, 0.0004),
                        material="black",
                    )
                    k.add(
                        "knob slider",
                        Box(size=(0.014, 0.009, 0.012)),
                        at=(0.15 + 0.026 * i, 0.05 + 0.006 * ((i * 5) % 7), 0.0),
                        material="white",
                        bevel=0.002,
                    )
                for i in range(8):
                    k.add(
                        "light",
                        Box(size=(0.009, 0.006, 0.004), pivot="center"),
                        at=(0.375 + 0.014 * (i % 4), 0.05 + 0.035 * (i // 4), 0.001),
                        material="light" if i % 3 == 0 else "white",
                    )
    k.anchor("top", (0, 0, (lift + 0.1) * s))
