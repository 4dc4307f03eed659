"""Machines of the household: washing machine, sewing machine, vacuum cleaner, iron, radiator."""

import math

from prompt2mesh.library.kit import Kit, Point
from prompt2mesh.library.outlines import rounded_rectangle
from prompt2mesh.library.registry import asset, choice, count, length
from prompt2mesh.mesh.materials import Material
from prompt2mesh.mesh.shapes import Box, Cylinder, Ellipsoid, Extrude, Lathe, Loft, Section, Sphere, Text, Torus


@asset(
    kind="vacuum_cleaner",
    words=("vacuum cleaner", "vacuum", "hoover", "canister vacuum", "upright vacuum", "robot vacuum", "roomba"),
    about="A canister on wheels with hose, wand and floor head; or a robot.",
    parameters=(length("length", 0.42, 0.15, 1.2, words=("length", "size")), choice("shape", "canister", "robot")),
    slots={"body": Material(preset="glossy_plastic", color="#c8322b"), "trim": Material(preset="plastic", color="#2a2c31"), "metal": "chrome", "hose": Material(preset="rubber", color="#3a3c42"), "lens": Material(preset="tinted_glass", color="#3a4a5a")},
    adjectives={"robotic": {"shape": "robot"}, "roomba": {"shape": "robot", "length": 0.34}},
    parts={"nozzle": "head", "wheel": "wheel", "pipe": "metal wand", "tube": "hose"},
)  # fmt: skip
def vacuum_cleaner(k: Kit) -> None:
    """A shell between two big wheels; the hose arches to a wand that stands by."""
    n = k.m("length")
    if k.s("shape") == "robot":
        r = n / 2
        k.add(
            "body",
            Lathe(
                profile=[
                    (0, r * 0.06),
                    (r * 0.92, r * 0.06),
                    (r, r * 0.12),
                    (r, r * 0.42),
                    (r * 0.96, r * 0.48),
                    (0, r * 0.5),
                ],
                segments=64,
            ),
            material="body",
        )
        k.add(
            "trim ring", Torus(radius=r * 0.72, tube=r * 0.022, tube_segments=8), at=(0, 0, r * 0.49), material="trim"
        )
        k.add(
            "trim bumper",
            Lathe(
                profile=[(r * 0.9, r * 0.14), (r * 1.03, r * 0.14), (r * 1.03, r * 0.38), (r * 0.9, r * 0.38)],
                closed=True,
                angle=180,
                segments=48,
            ),
            rotate=(0, 0, 180),
            material="trim",
        )
        k.add(
            "metal button",
            Cylinder(radius=r * 0.15, height=r * 0.05, segments=32),
            at=(0, 0, r * 0.475),
            material="metal",
            bevel=r * 0.01,
        )
        k.add(
            "lens",
            Lathe(profile=[(0, 0), (r * 0.2, 0), (r * 0.18, r * 0.14), (0, r * 0.15)], segments=32),
            at=(0, r * 0.42, r * 0.48),
            material="lens",
        )
        for sx in (-1, 1):
            k.add(
                "wheel",
                Cylinder(radius=r * 0.16, height=r * 0.12, pivot="center", segments=24),
                at=(sx * r * 0.7, 0, r * 0.16),
                rotate=(0, 90, 0),
                material="trim",
            )
        return
    r = n * 0.27
    shell = Loft(
        axis="y",
        sections=[
            Section(center=(0, y * n, z * n), radii=(rx * n, rz * n), exponent=2.5)
            for y, z, rx, rz in (
                (-0.5, 0.2, 0.05, 0.06),
                (-0.46, 0.2, 0.11, 0.12),
                (-0.3, 0.25, 0.18, 0.19),
                (0.0, 0.29, 0.22, 0.24),
                (0.25, 0.29, 0.21, 0.24),
                (0.42, 0.27, 0.16, 0.18),
                (0.48, 0.26, 0.06, 0.07),
            )
        ],
        smooth=True,
        segments=40,
    )
    k.add("body", shell, material="body")
    for sx in (-1, 1):
        at = (sx * n * 0.22, n * 0.15, r)
        k.add(
            "wheel",
            Lathe(
                profile=[
                    (0, -n * 0.035),
                    (r * 0.9, -n * 0.035),
                    (r, -n * 0.02),
                    (r, n * 0.02),
                    (r * 0.9, n * 0.04),
                    (r * 0.6, n * 0.035),
                    (r * 0.5, n * 0.05),
                    (0, n * 0.055),
                ],
                segments=48,
            ),
            at=at,
            rotate=(0, 90 * sx, 0),
            material="trim",
        )
        k.add(
            "metal cap",
            Ellipsoid(radii=(r * 0.4, r * 0.4, n * 0.03), segments=28),
            at=(at[0] + sx * n * 0.045, at[1], at[2]),
            rotate=(0, 90, 0),
            material="metal",
        )
    k.add("wheel front", Sphere(radius=n * 0.06, segments=20), at=(0, -n * 0.38, n * 0.06), material="trim")
    k.rod("wheel fork", (0, -n * 0.38, n * 0.06), (0, -n * 0.36, n * 0.17), n * 0.035, segments=14, material="trim")
    k.tube(
        "trim handle",
        [(0, -n * 0.16, n * 0.47), (0, -n * 0.12, n * 0.58), (0, n * 0.14, n * 0.61), (0, n * 0.24, n * 0.51)],
        n * 0.026,
        material="trim",
    )
    k.add(
        "metal bumper",
        Torus(radius=n * 0.19, tube=n * 0.012, segments=48, tube_segments=8),
        at=(0, -n * 0.28, n * 0.26),
        rotate=(90, 0, 0),
        scale=(1.0, 1.05, 1),
        material="metal",
    )
    x0, y0 = n * 0.85, -n * 0.35
    hose: list[Point] = [
        (0, -n * 0.46, n * 0.22),
        (0, -n * 0.66, n * 0.3),
        (n * 0.12, -n * 0.95, n * 0.75),
        (n * 0.45, -n * 0.85, n * 1.45),
        (n * 0.75, -n * 0.35, n * 2.05),
        (x0, y0 + n * 0.75, n * 2.12),
    ]
    path = _spline(hose, 22)
    k.tube("hose", hose, n * 0.04, material="hose", segments=14, round_caps=False)
    for i in range(2, len(path) - 2):
        a, b = path[i - 1], path[i + 1]
        d = [q - p for p, q in zip(a, b, strict=True)]
        size = math.sqrt(sum(v * v for v in d))
        pitch = math.degrees(math.acos(max(-1, min(1, d[2] / size))))
        yaw = math.degrees(math.atan2(d[1], d[0]))
        k.add(
            "hose rib",
            Torus(radius=n * 0.039, tube=n * 0.009, segments=18, tube_segments=6),
            at=path[i],
            rotate=(0, pitch, yaw),
            material="hose",
        )
    k.tube(
        "trim grip",
        [
            (x0 - n * 0.06, y0 + n * 0.66, n * 2.12),
            (x0, y0 + n * 0.75, n * 2.12),
            (x0 + n * 0.02, y0 + n * 0.66, n * 1.98),
            (x0, y0 + n * 0.58, n * 1.75),
        ],
        n * 0.05,
        material="trim",
    )
    k.rod("metal wand", (x0, y0 + n * 0.62, n * 1.85), (x0, y0 + n * 0.06, n * 0.14), n * 0.034, material="metal")
    k.rod("trim joint", (x0, y0 + n * 0.1, n * 0.26), (x0, y0, n * 0.07), n * 0.045, material="trim")
    k.add(
        "head",
        Loft(
            axis="y",
            sections=[
                Section(center=(x0, y0 - n * 0.16, n * 0.04), radii=(n * 0.28, n * 0.04), exponent=5),
                Section(center=(x0, y0 - n * 0.02, n * 0.055), radii=(n * 0.28, n * 0.055), exponent=4),
                Section(center=(x0, y0 + n * 0.06, n * 0.05), radii=(n * 0.14, n * 0.05), exponent=3),
            ],
            smooth=True,
            segments=36,
        ),
        material="trim",
    )


def _spline(points: list[Point], per_span: int) -> list[Point]:
    path: list[Point] = []
    ends = [points[0], *points, points[-1]]
    for i in range(len(points) - 1):
        a, b, c, d = ends[i : i + 4]
        for j in range(per_span // 4):
            t = j / (per_span // 4)
            x, y, z = (
                0.5 * (2 * q + (r - p) * t + (2 * p - 5 * q + 4 * r - s) * t * t + (3 * q - p - 3 * r + s) * t**3)
                for p, q, r, s in zip(a, b, c, d, strict=True)
            )
            path.append((x, y, z))
    return [*path, points[-1]]


@asset(
    kind="radiator",
    words=("radiator", "heater", "central heating radiator", "cast iron radiator", "space heater"),
    about="A column radiator with valve and pipe.",
    parameters=(
        length("height", 0.6, 0.2, 1.5, words=("height", "tall", "high")),
        count("columns", 10, 3, 30, words=("columns", "sections", "ribs")),
    ),
    slots={"body": Material(preset="painted_metal", color="#e9e6dc"), "valve": "brass"},
    style_materials={"antique": {"body": Material(preset="cast_iron")}},
    styles={"antique": {}},
)
def radiator(k: Kit) -> None:
    """Rounded columns in two depths, joined at top and bottom."""
    h, n = k.m("height"), k.n("columns")
    step, r = h * 0.105, h * 0.042
    wide = (n - 1) * step
    for i in range(n):
        x = -wide / 2 + i * step
        for sy in (-1, 1):
            k.rod(
                "column", (x, sy * h * 0.075, h * 0.16), (x, sy * h * 0.075, h * 0.94), r, segments=16, material="body"
            )
        for z in (0.16, 0.94):
            k.add(
                "column end",
                Extrude(
                    outline=rounded_rectangle(h * 0.24, h * 0.085, h * 0.042),
                    height=h * 0.1,
                    bevel=h * 0.03,
                    pivot="center",
                ),
                at=(x, 0, h * z),
                rotate=(0, 0, 90),
                material="body",
            )
    for z in (0.16, 0.94):
        k.rod("pipe", (-wide / 2, 0, h * z), (wide / 2, 0, h * z), h * 0.035, segments=16, material="body")
    for sx in (-1, 1):
        for sy in (-1, 1):
            k.rod(
                "foot",
                (sx * wide / 2, sy * h * 0.07, h * 0.14),
                (sx * wide / 2, sy * h * 0.085, 0),
                h * 0.03,
                h * 0.036,
                segments=14,
                material="body",
            )
    x = wide / 2
    k.rod("valve pipe", (x, 0, h * 0.16), (x + h * 0.14, 0, h * 0.16), h * 0.02, segments=14, material="valve")
    k.rod("valve drop", (x + h * 0.13, 0, h * 0.17), (x + h * 0.13, 0, 0), h * 0.02, segments=14, material="valve")
    k.add(
        "valve knob",
        Lathe(
            profile=[(0, 0), (h * 0.03, 0), (h * 0.04, h * 0.03), (h * 0.036, h * 0.08), (0, h * 0.085)], segments=24
        ),
        at=(x + h * 0.13, 0, h * 0.17),
        material="valve",
    )
    k.anchor("top", (0, 0, h), half_size=(wide / 2, h * 0.1))


@asset(
    kind="weighing_scale",
    words=("bathroom scale", "scale", "weighing scale", "kitchen scale", "weighing machine"),
    about="A bathroom scale with a dial.",
    parameters=(length("width", 0.3, 0.1, 1.0, words=("width", "size", "wide")),),
    slots={"body": Material(preset="glossy_plastic", color="#dfe5ea"), "dial": Material(preset="paper", color="#ffffff"), "trim": "chrome", "mark": Material(preset="matte_paint", color="#c0261e")},
    parts={"needle": "mark needle", "display": "dial"},
)  # fmt: skip
def weighing_scale(k: Kit) -> None:
    """A platform with a window, or a column with a beam."""
    w = k.m("width")
    tall = w * 0.14
    k.add(
        "body",
        Extrude(outline=rounded_rectangle(w, w, w * 0.12), height=tall, bevel=w * 0.02, bevel_segments=3),
        at=(0, 0, w * 0.02),
        material="body",
    )
    for sx in (-1, 1):
        for sy in (-1, 1):
            k.add(
                "trim foot",
                Cylinder(radius=w * 0.05, height=w * 0.04, segments=20),
                at=(sx * w * 0.36, sy * w * 0.36, 0),
                material="trim",
            )
    z = w * 0.02 + tall
    k.add(
        "body mat",
        Extrude(outline=rounded_rectangle(w * 0.9, w * 0.56, w * 0.06), height=w * 0.012, bevel=w * 0.003),
        at=(0, -w * 0.12, z - w * 0.003),
        material="trim",
    )
    k.add(
        "dial",
        Cylinder(radius=w * 0.15, height=w * 0.012, segments=48),
        at=(0, w * 0.31, z - w * 0.003),
        material="dial",
    )
    k.add(
        "trim ring",
        Torus(radius=w * 0.152, tube=w * 0.012, segments=48, tube_segments=8),
        at=(0, w * 0.31, z + w * 0.006),
        material="trim",
    )
    for i in range(12):
        a = math.radians(30 * i)
        k.add(
            "mark tick",
            Box(size=(w * 0.035, w * 0.006, w * 0.003)),
            at=(math.cos(a) * w * 0.12, w * 0.31 + math.sin(a) * w * 0.12, z + w * 0.0085),
            rotate=(0, 0, 30 * i),
            material="trim",
        )
    k.rod(
        "mark needle",
        (0, w * 0.31, z + w * 0.012),
        (w * 0.05, w * 0.4, z + w * 0.012),
        w * 0.006,
        segments=8,
        material="mark",
    )
    k.add("mark hub", Sphere(radius=w * 0.014, segments=14), at=(0, w * 0.31, z + w * 0.01), material="mark")
    k.add(
        "mark letters",
        Text(text="kg", height=w * 0.05, depth=w * 0.004),
        at=(0, w * 0.26, z + w * 0.011),
        rotate=(-90, 0, 0),
        material="mark",
    )
    k.anchor("top", (0, -w * 0.1, z + w * 0.009), half_size=(w * 0.42, w * 0.26))
    k.anchor("inside", (0, -w * 0.1, z + w * 0.009), half_size=(w * 0.4, w * 0.25), radius=w * 0.25)
