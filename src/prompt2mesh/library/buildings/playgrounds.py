"""What stands on a playground: slides, swings, seesaws, climbing frames, sandboxes, roundabouts."""

import math

from prompt2mesh.library.kit import Kit
from prompt2mesh.library.registry import asset, choice, count, flag, length
from prompt2mesh.mesh.materials import Material
from prompt2mesh.mesh.placement import Linear, Radial
from prompt2mesh.mesh.shapes import Box, Cone, Cylinder, Extrude, Lathe, Sphere, Sweep, Torus

SLOTS: dict[str, Material | str] = {
    "frame": Material(preset="gloss_paint", color="#d8312a"), "accent": Material(preset="gloss_paint", color="#f2b81c"), "slide": Material(preset="glossy_plastic", color="#f2b81c"),
    "seat": Material(preset="glossy_plastic", color="#2d6fc4"), "metal": "galvanised_steel", "wood": "pine", "sand": "sand", "rubber": "rubber",
    "roof": Material(preset="glossy_plastic", color="#2d6fc4"),
}  # fmt: skip
PARTS = {
    "ladder": "ladder",
    "seat": "seat",
    "chain": "chain",
    "rope": "chain",
    "handle": "handle",
    "roof": "roof",
    "frame": "frame",
}


def _chute(
    k: Kit, path: list[tuple[float, float, float]], half: float, *, smooth: bool = True, resolution: int = 6
) -> None:
    """A trough with round lips along a path."""
    t = half * 0.09
    profile = [
        (-half - t, half * 0.55), (-half, half * 0.5), (-half * 0.88, half * 0.06), (0, 0.0), (half * 0.88, half * 0.06), (half, half * 0.5), (half + t, half * 0.55),
        (half + t * 1.4, half * 0.42), (half, -t * 0.5), (0, -t * 1.3), (-half, -t * 0.5), (-half - t * 1.4, half * 0.42),
    ]  # fmt: skip
    k.add("chute", Sweep(path=path, profile=profile[::-1], smooth=smooth, resolution=resolution), material="slide")


@asset(
    kind="playground_slide",
    words=("slide", "playground slide", "spiral slide", "water slide", "tube slide", "children's slide", "kids slide"),
    about="A playground slide with a ladder, a platform with rails and a straight, wavy or spiral chute.",
    parameters=(
        length("height", 2.8, 0.1, 9.0, words=("height", "tall", "high")),
        choice("kind", "straight", "wavy", "spiral"),
        flag("roof", False, words=("roof", "canopy")),
    ),
    slots=SLOTS,
    main_slot="slide",
    adjectives={"winding": {"kind": "spiral"}, "twisty": {"kind": "spiral"}, "curved": {"kind": "wavy"}},
    parts={**PARTS, "slide": "chute", "steps": "ladder", "platform": "platform"},
)  # fmt: skip
def playground_slide(k: Kit) -> None:
    """The chute runs down towards −y."""
    kind = k.s("kind")
    s = k.m("height") / (3.32 if k.on("roof") else 3.0 if kind == "spiral" else 2.82)
    with k.group("slide", scale=s):
        top = 1.9
        k.block("platform", (0.8, 0.8, 0.08), (0, 0.7, top - 0.08), "wood", bevel=0.01)
        for sx in (-1, 1):
            for y in (0.34, 1.06):
                k.rod("frame post", (sx * 0.42, y, 0), (sx * 0.42, y, top + 0.85), 0.045, segments=14, material="frame")
                k.add("frame cap", Sphere(radius=0.06, segments=14), at=(sx * 0.42, y, top + 0.86), material="accent")
            for z in (0.35, 0.8):
                k.rod(
                    "rail", (sx * 0.42, 0.34, top + z), (sx * 0.42, 1.06, top + z), 0.025, segments=10, material="frame"
                )
            for y in (0.5, 0.7, 0.9):
                k.rod("rail bar", (sx * 0.42, y, top), (sx * 0.42, y, top + 0.8), 0.015, segments=8, material="frame")
            k.rod("ladder rail", (sx * 0.3, 1.75, 0), (sx * 0.3, 1.1, top + 0.05), 0.03, segments=12, material="frame")
            k.tube(
                "handle",
                [(sx * 0.3, 1.22, top - 0.3), (sx * 0.3, 1.3, top + 0.35), (sx * 0.38, 1.06, top + 0.8)],
                0.022,
                segments=10,
                material="frame",
            )
        for i in range(7):
            t = (i + 0.8) / 7.4
            k.rod(
                "ladder rung",
                (-0.3, 1.75 - 0.65 * t, top * t),
                (0.3, 1.75 - 0.65 * t, top * t),
                0.024,
                segments=10,
                material="accent",
            )
        for y in (0.34, 1.06):
            k.rod("frame cross", (-0.42, y, top - 0.1), (0.42, y, top - 0.1), 0.03, segments=10, material="frame")
        if kind == "spiral":
            r, cx, cy = 0.85, 0.0, -0.62
            path = [(0.0, 0.42, top)]
            for i in range(26):
                a = math.radians(70 - 460 * i / 25)
                path.append((cx + r * math.cos(a), cy + r * math.sin(a), top - 0.1 - (top - 0.42) * i / 25))
            end = path[-1]
            path.append((end[0] - 0.7 * math.cos(math.radians(0)), end[1] - 0.45, 0.24))
            _chute(k, path, 0.27, resolution=2)
            k.rod("frame pole", (cx, cy, 0), (cx, cy, top + 0.9), 0.08, segments=18, material="frame")
            for i in (4, 10, 16, 22):
                x, y, z = path[i]
                k.rod("frame arm", (cx, cy, z - 0.02), (x, y, z - 0.02), 0.03, segments=10, material="frame")
            k.add("frame cap", Sphere(radius=0.11, segments=16), at=(cx, cy, top + 0.92), material="accent")
        else:
            dips = [
                (0.42, top + 0.0),
                (0.2, top - 0.03),
                (-0.4, top * 0.72),
                (-1.1, top * 0.38),
                (-1.7, 0.32),
                (-2.1, 0.22),
                (-2.45, 0.22),
            ]
            if kind == "wavy":
                dips = [
                    (0.42, top),
                    (0.15, top - 0.04),
                    (-0.4, top * 0.7),
                    (-0.95, top * 0.62),
                    (-1.5, top * 0.32),
                    (-2.1, top * 0.24),
                    (-2.6, 0.22),
                    (-2.95, 0.2),
                ]
            _chute(k, [(0.0, y, z) for y, z in dips], 0.3)
            y, z = dips[-3] if kind == "straight" else dips[-4]
            for sx in (-1, 1):
                k.rod(
                    "frame leg",
                    (sx * 0.26, y - 0.1, z - 0.02),
                    (sx * 0.34, y - 0.1, 0),
                    0.03,
                    segments=10,
                    material="frame",
                )
            k.rod(
                "frame bar", (-0.3, y - 0.1, z - 0.075), (0.3, y - 0.1, z - 0.075), 0.03, segments=10, material="frame"
            )
            for sx in (-1, 1):
                k.rod(
                    "frame brace",
                    (sx * 0.42, 0.34, 0.5),
                    (sx * 0.24, dips[2][0], dips[2][1] - 0.01),
                    0.024,
                    segments=8,
                    material="frame",
                )
        if k.on("roof"):
            k.add(
                "roof",
                Lathe(profile=[(0.78, 0), (0.78, 0.05), (0.05, 0.62), (0, 0.62)], segments=4),
                at=(0, 0.7, top + 0.8),
                rotate=(0, 0, 45),
                material="roof",
            )
    k.anchor("seat", (0, 0.7 * s, 1.9 * s), half_size=(0.3 * s, 0.3 * s))
    k.anchor("top", (0, 0.7 * s, 1.9 * s), half_size=(0.35 * s, 0.35 * s))


@asset(
    kind="swing_set",
    words=("swing set", "swings", "playground swing", "garden swing set", "double swing", "swingset"),
    about="A-frames with a top bar and swings on chains.",
    parameters=(length("height", 2.3, 0.1, 5.0, words=("height", "tall", "high")), count("swings", 2, 1, 5, words=("swings", "seats"))),
    slots=SLOTS,
    main_slot="frame",
    parts=PARTS,
)  # fmt: skip
def swing_set(k: Kit) -> None:
    """The bar runs along x; seats hang at sitting height."""
    s, n = k.m("height") / 2.3, k.n("swings")
    half = 0.75 * n
    with k.group("swings", scale=s):
        k.rod(
            "frame bar",
            (-half - 0.12, 0, 2.26),
            (half + 0.12, 0, 2.26),
            0.055,
            segments=16,
            material="frame",
            round_caps=True,
        )
        for sx in (-1, 1):
            for sy in (-1, 1):
                k.rod(
                    "frame leg",
                    (sx * half, 0, 2.26),
                    (sx * (half + 0.22), sy * 0.95, 0),
                    0.05,
                    segments=14,
                    material="frame",
                )
                k.add(
                    "frame foot",
                    Sphere(radius=0.065, segments=14),
                    at=(sx * (half + 0.22), sy * 0.93, 0.05),
                    material="rubber",
                )
            k.rod(
                "frame cross",
                (sx * (half + 0.11), -0.48, 1.12),
                (sx * (half + 0.11), 0.48, 1.12),
                0.035,
                segments=12,
                material="frame",
            )
        for i in range(n):
            x = (i - (n - 1) / 2) * 1.5
            lean = (0.0, 0.14, -0.1, 0.06, -0.16)[i]
            for dx in (-0.24, 0.24):
                k.rod("chain", (x + dx, lean, 0.5), (x + dx, 0, 2.24), 0.012, segments=8, material="metal")
                k.add(
                    "chain ring",
                    Torus(radius=0.05, tube=0.014, segments=16, tube_segments=6),
                    at=(x + dx, 0, 2.21),
                    rotate=(90, 0, 0),
                    material="metal",
                )
            curve = [
                (-0.26, 0.06),
                (-0.2, 0.01),
                (0, -0.02),
                (0.2, 0.01),
                (0.26, 0.06),
                (0.25, 0.09),
                (0.19, 0.04),
                (0, 0.012),
                (-0.19, 0.04),
                (-0.25, 0.09),
            ]
            k.add(
                "seat",
                Extrude(outline=curve, height=0.2, pivot="center", bevel=0.008),
                at=(x, lean, 0.46),
                rotate=(90, 0, 0),
                material="seat",
            )
    k.anchor("seat", ((n - 1) / -2 * 1.5 * s, 0, 0.49 * s), half_size=(0.18 * s, 0.09 * s))
    k.anchor("top", (0, 0, 2.32 * s), half_size=(half * s, 0.03 * s))


@asset(
    kind="seesaw",
    words=("seesaw", "see-saw", "teeter-totter", "teeter totter", "teeterboard"),
    about="A plank on a pivot with a seat and a handle at each end.",
    parameters=(length("length", 2.8, 0.1, 6.0, words=("length", "long")), choice("tilt", "left", "level", "right")),
    slots=SLOTS,
    main_slot="frame",
    parts={**PARTS, "plank": "plank", "board": "plank"},
)  # fmt: skip
def seesaw(k: Kit) -> None:
    """Drawn 2.8 m long, along x."""
    s = k.m("length") / 2.8
    tilt = {"left": -14.0, "level": 0.0, "right": 14.0}[k.s("tilt")]
    pivot = 0.55
    with k.group("seesaw", scale=s):
        for sy in (-1, 1):
            for dx in (-0.32, 0.32):
                k.rod("frame leg", (dx, sy * 0.3, 0), (0, sy * 0.17, pivot), 0.035, segments=12, material="accent")
            k.rod(
                "frame foot",
                (-0.4, sy * 0.3, 0.03),
                (0.4, sy * 0.3, 0.03),
                0.03,
                segments=12,
                material="accent",
                round_caps=True,
            )
        k.rod("frame axle", (0, -0.22, pivot), (0, 0.22, pivot), 0.05, segments=16, material="metal")
        with k.group("plank", at=(0, 0, pivot), rotate=(0, tilt, 0)):
            k.block("plank board", (2.8, 0.24, 0.07), (0, 0, 0.02), "frame", bevel=0.02)
            for sx in (-1, 1):
                k.block("seat", (0.42, 0.32, 0.06), (sx * 1.18, 0, 0.085), "seat", bevel=0.025)
                x = sx * 0.86
                k.tube(
                    "handle",
                    [(x, -0.2, 0.34), (x, -0.12, 0.36), (x, 0.12, 0.36), (x, 0.2, 0.34)],
                    0.018,
                    segments=10,
                    material="metal",
                )
                k.rod("handle post", (x, 0, 0.07), (x, 0, 0.36), 0.02, segments=10, material="metal")
                k.add("bumper", Sphere(radius=0.09, segments=14), at=(sx * 1.3, 0, -0.02), material="rubber")
    drop = math.radians(tilt)
    x, z = 1.18 * math.cos(drop), pivot + 0.145
    k.anchor("seat", (-x * s, 0, (z + 1.18 * math.sin(drop)) * s), half_size=(0.18 * s, 0.14 * s))
    k.anchor("seat right", (x * s, 0, (z - 1.18 * math.sin(drop)) * s), half_size=(0.18 * s, 0.14 * s))
    k.anchor("top", (0, 0, (pivot + 0.09) * s), half_size=(0.6 * s, 0.1 * s))


@asset(
    kind="climbing_frame",
    words=("climbing frame", "jungle gym", "monkey bars", "climbing dome", "playground", "play structure", "play equipment", "playset"),
    about="A climbing dome of bars, a row of monkey bars, or a whole play tower with slide, swings and climbing wall.",
    parameters=(length("height", 3.5, 0.1, 8.0, words=("height", "tall", "high")), choice("kind", "tower", "dome", "bars")),
    slots=SLOTS,
    main_slot="frame",
    adjectives={"monkey bars": {"kind": "bars", "height": 2.2}, "jungle gym": {"kind": "dome", "height": 2.2}, "climbing dome": {"kind": "dome", "height": 2.0}},
    parts={**PARTS, "bars": "frame bar, bar"},
)  # fmt: skip
def climbing_frame(k: Kit) -> None:
    """Each kind is drawn at its own height, then scaled."""
    kind = k.s("kind")
    drawn = {"tower": 3.5, "dome": 2.0, "bars": 2.2}[kind]
    s = k.m("height") / drawn
    with k.group("climbing frame", scale=s):
        if kind == "dome":
            rows, around = 4, 10
            points = [
                [(2.0 * math.cos(math.radians(90 * r / rows)) * math.cos(math.tau * (c + r % 2 / 2) / around),
                  2.0 * math.cos(math.radians(90 * r / rows)) * math.sin(math.tau * (c + r % 2 / 2) / around), 0.02 + 1.96 * math.sin(math.radians(90 * r / rows)))
                 for c in range(around)] for r in range(rows)
            ]  # fmt: skip
            top = (0.0, 0.0, 1.98)
            for r in range(rows):
                for c in range(around):
                    here = points[r][c]
                    k.rod(
                        "bar",
                        here,
                        points[r][(c + 1) % around],
                        0.022,
                        segments=8,
                        material=("frame", "accent", "seat", "frame")[r],
                    )
                    ups = [points[r + 1][c], points[r + 1][(c - 1 + 2 * (r % 2)) % around]] if r + 1 < rows else [top]
                    for up in ups:
                        k.rod("bar", here, up, 0.022, segments=8, material=("frame", "accent", "seat", "frame")[r])
                    k.add("joint", Sphere(radius=0.04, segments=10), at=here, material="metal")
            k.add("joint", Sphere(radius=0.06, segments=12), at=top, material="metal")
        elif kind == "bars":
            for sx in (-1, 1):
                for sy in (-1, 1):
                    k.rod(
                        "frame post",
                        (sx * 1.5, sy * 0.42, 0),
                        (sx * 1.5, sy * 0.42, 2.2),
                        0.045,
                        segments=14,
                        material="frame",
                    )
                k.add("ladder rung", Cylinder(radius=0.022, height=0.84, segments=10, pivot="center"), at=(sx * 1.5, 0, 0.35), rotate=(90, 0, 0), material="accent",
                      instances=Linear(count=6, step=(0, 0, 0.34)))  # fmt: skip
            for sy in (-1, 1):
                k.rod(
                    "frame rail",
                    (-1.5, sy * 0.42, 2.16),
                    (1.5, sy * 0.42, 2.16),
                    0.04,
                    segments=14,
                    material="frame",
                    round_caps=True,
                )
            k.add("bar", Cylinder(radius=0.022, height=0.84, segments=10, pivot="center"), at=(0, 0, 2.16), rotate=(90, 0, 0), material="accent",
                  instances=Linear(count=9, step=(0.33, 0, 0), center=True))  # fmt: skip
        else:
            _tower(k)
    seat = {"tower": (0.0, 0.0, 1.35), "dome": (0.0, 0.0, 2.0), "bars": (0.0, 0.0, 2.2)}[kind]
    k.anchor("top", (seat[0] * s, seat[1] * s, seat[2] * s), half_size=(0.4 * s, 0.4 * s))
    k.anchor("seat", (seat[0] * s, seat[1] * s, seat[2] * s), half_size=(0.3 * s, 0.3 * s))


def _tower(k: Kit) -> None:
    """A roofed tower with a slide (−y), a climbing wall (−x) and two swings (+x)."""
    top = 1.35
    k.block("platform", (1.3, 1.3, 0.1), (0, 0, top - 0.1), "wood", bevel=0.015)
    for sx in (-1, 1):
        for sy in (-1, 1):
            k.block("frame post", (0.11, 0.11, 2.75), (sx * 0.62, sy * 0.62, 0), "wood", bevel=0.015)
    k.add(
        "roof",
        Lathe(profile=[(1.18, 0), (1.18, 0.07), (0.06, 0.8), (0, 0.8)], segments=4),
        at=(0, 0, 2.7),
        rotate=(0, 0, 45),
        material="roof",
    )
    for z in (0.25, 0.65):
        k.block("rail", (1.2, 0.06, 0.1), (0, 0.62, top + z), "wood", bevel=0.01)
        for sy in (-0.42, 0.42):
            k.block("rail", (0.06, 0.36, 0.1), (0.62, sy, top + z), "wood", bevel=0.01)
    for i in range(6):
        k.block("rail picket", (0.08, 0.04, 0.7), (-0.5 + 0.2 * i, 0.65, top - 0.02), "accent", bevel=0.01)
    _chute(
        k,
        [
            (0.0, y, z)
            for y, z in ((-0.58, top), (-0.8, top - 0.03), (-1.4, 0.85), (-2.05, 0.34), (-2.4, 0.22), (-2.75, 0.22))
        ],
        0.3,
    )
    k.block("chute foot", (0.4, 0.08, 0.22), (0, -2.5, 0), "wood", bevel=0.01)
    k.add(
        "climbing wall",
        Box(size=(0.06, 1.1, 1.72), pivot="center"),
        at=(-0.98, 0, 0.68),
        rotate=(0, 28, 0),
        material="frame",
        bevel=0.01,
    )
    for i in range(9):
        y, t = (-0.36, 0.1, 0.38)[i % 3] + 0.06 * (i // 3), 0.14 + 0.1 * i
        x = -1.36 + (0.74) * t
        k.add(
            "hold",
            Sphere(radius=0.06, segments=10),
            at=(x - 0.03, y, t * 1.42 + 0.03),
            material=("accent", "seat", "slide")[i % 3],
        )
    k.rod("frame bar", (0.55, 0, 2.3), (3.3, 0, 2.3), 0.06, segments=14, material="wood")
    k.block("frame beam", (0.12, 1.24, 0.14), (0.62, 0, 2.24), "wood", bevel=0.01)
    for sy in (-1, 1):
        k.rod("frame leg", (3.2, 0, 2.32), (3.45, sy * 0.95, 0), 0.06, segments=14, material="wood")
    k.rod("frame cross", (3.33, -0.46, 1.15), (3.33, 0.46, 1.15), 0.045, segments=12, material="wood")
    for x in (1.35, 2.45):
        for dx in (-0.22, 0.22):
            k.rod("chain", (x + dx, 0, 0.52), (x + dx, 0, 2.28), 0.014, segments=8, material="metal")
        k.block("seat", (0.5, 0.2, 0.05), (x, 0, 0.48), "seat", bevel=0.015)


@asset(
    kind="sandbox",
    words=("sandbox", "sandpit", "sand pit", "sand box"),
    about="A wooden frame of sand with corner seats, a bucket, a spade and a mound.",
    parameters=(length("width", 2.2, 0.1, 6.0, words=("width", "wide", "size")), flag("toys", True, words=("toys", "bucket"))),
    slots=SLOTS,
    main_slot="wood",
    parts={"sand": "sand", "bucket": "bucket"},
    holds=True,
)  # fmt: skip
def sandbox(k: Kit) -> None:
    """Drawn 2.2 m wide."""
    s = k.m("width") / 2.2
    with k.group("sandbox", scale=s):
        for sign in (-1, 1):
            k.block("frame side", (2.2, 0.08, 0.3), (0, sign * 1.06, 0), "wood", bevel=0.012)
            k.block("frame side", (0.08, 2.2, 0.3), (sign * 1.06, 0, 0), "wood", bevel=0.012)
        for sx in (-1, 1):
            for sy in (-1, 1):
                corner = [(1.1, 1.1), (0.5, 1.1), (1.1, 0.5)]
                outline = [(sx * x, sy * y) for x, y in corner]
                k.add(
                    "seat",
                    Extrude(outline=outline if sx * sy > 0 else outline[::-1], height=0.05, bevel=0.008),
                    at=(0, 0, 0.29),
                    material="wood",
                )
        k.block("sand", (2.06, 2.06, 0.2), (0, 0, 0.01), "sand", bevel=0.0)
        k.add(
            "sand mound",
            Lathe(profile=[(0.6, 0), (0.5, 0.05), (0.26, 0.2), (0.08, 0.28), (0, 0.29)], smooth=True, segments=28),
            at=(-0.25, 0.3, 0.2),
            material="sand",
        )
        if k.on("toys"):
            k.add(
                "bucket",
                Lathe(
                    profile=[(0.1, 0), (0.14, 0.2), (0.15, 0.2), (0.15, 0.22), (0.13, 0.22), (0.09, 0.02), (0, 0.02)],
                    segments=24,
                ),
                at=(0.42, -0.3, 0.2),
                material="frame",
            )
            k.tube(
                "bucket handle",
                [(0.28, -0.3, 0.41), (0.3, -0.3, 0.5), (0.42, -0.3, 0.57), (0.54, -0.3, 0.5), (0.56, -0.3, 0.41)],
                0.008,
                segments=8,
                material="accent",
            )
            k.rod("spade", (0.04, -0.41, 0.28), (-0.16, -0.62, 0.62), 0.014, segments=8, material="seat")
            k.add(
                "spade blade",
                Box(size=(0.13, 0.012, 0.18), pivot="center"),
                at=(0.03, -0.42, 0.26),
                rotate=(-35, 0, 42),
                material="seat",
                bevel=0.005,
            )
            k.add(
                "sand castle",
                Cone(radius_bottom=0.14, radius_top=0.1, height=0.2, segments=20),
                at=(0.6, 0.5, 0.19),
                material="sand",
            )
    k.anchor("inside", (0, 0, 0.21 * s), half_size=(0.85 * s, 0.85 * s), height=0.5 * s)
    k.anchor("top", (0, 0, 0.21 * s), half_size=(0.85 * s, 0.85 * s))


@asset(
    kind="roundabout",
    words=("playground roundabout", "playground carousel", "spinner", "playground merry-go-round"),
    about="A turning disc with handrails to hold on to.",
    parameters=(length("diameter", 2.0, 0.1, 5.0, words=("diameter", "width", "wide")), count("rails", 6, 3, 8, words=("rails", "handles"))),
    slots=SLOTS,
    main_slot="frame",
    parts=PARTS,
)  # fmt: skip
def roundabout(k: Kit) -> None:
    """Drawn 2 m across."""
    s = k.m("diameter") / 2.0
    n = k.n("rails")
    with k.group("roundabout", scale=s):
        k.add("base", Cylinder(radius=0.35, height=0.16, segments=32), material="metal")
        k.add(
            "deck",
            Lathe(profile=[(0.95, 0), (1.0, 0.03), (1.0, 0.07), (0.95, 0.1), (0, 0.1)], segments=48),
            at=(0, 0, 0.14),
            material="frame",
        )
        k.add("deck plate", Cylinder(radius=0.88, height=0.012, segments=48), at=(0, 0, 0.238), material="metal")
        k.add(
            "hub",
            Lathe(profile=[(0.1, 0), (0.08, 0.1), (0.05, 0.62), (0.09, 0.66), (0.07, 0.74), (0, 0.76)], segments=24),
            at=(0, 0, 0.24),
            material="accent",
        )
        rail = [(0.05, 0, 0.86), (0.5, 0, 0.92), (0.86, 0, 0.84), (0.9, 0, 0.5), (0.9, 0, 0.2)]
        k.tube("rail", rail, 0.025, segments=10, material="accent", instances=Radial(count=n))
    k.anchor("top", (0.5 * s, 0, 0.25 * s), half_size=(0.2 * s, 0.2 * s))
    k.anchor("seat", (0.5 * s, 0, 0.25 * s), half_size=(0.2 * s, 0.2 * s))
