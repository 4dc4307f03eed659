"""Helmets for riders and warriors."""

import math

from prompt2mesh.library.kit import Kit, Point
from prompt2mesh.library.registry import asset, choice, length
from prompt2mesh.mesh.materials import Material
from prompt2mesh.mesh.shapes import (
    Box,
    Cylinder,
    Ellipsoid,
    Lathe,
    Loft,
    PolyMesh,
    Section,
    Sphere,
    Sweep,
    Torus,
)


@asset(
    kind="helmet",
    words=("helmet", "motorcycle helmet", "bike helmet", "bicycle helmet", "viking helmet", "knight helmet", "army helmet", "football helmet", "racing helmet", "spartan helmet", "roman helmet", "space helmet"),
    about="A helmet: motorcycle, viking, spartan.",
    parameters=(choice("type", "motorcycle", "viking", "spartan", words=("type",)), length("head_radius", 0.105, 0.01, 1.0)),
    slots={"shell": Material(preset="gloss_paint", color="#b8161f"), "visor": Material(preset="tinted_glass", color="#20242c"), "trim": Material(preset="black_plastic"), "steel": "steel", "brass": "brass", "horn": "ivory", "crest": Material(preset="feather", color="#b3202a")},
    category="clothing",
    adjectives={"horned": {"type": "viking"}, "norse": {"type": "viking"}, "roman": {"type": "spartan"}, "greek": {"type": "spartan"}, "medieval": {"type": "viking"}},
)  # fmt: skip
def helmet(k: Kit) -> None:
    """One of three."""
    r = k.m("head_radius")
    {"motorcycle": _motorcycle, "viking": _viking, "spartan": _spartan}[k.s("type")](k, r)


def _motorcycle(k: Kit, r: float) -> None:
    sections = [
        Section(center=(0, y * r, z * r), radii=(w * r, d * r), exponent=2.3)
        for z, y, w, d in (
            (0.0, -0.05, 0.90, 1.05),
            (0.12, -0.08, 1.08, 1.28),
            (0.5, -0.08, 1.22, 1.42),
            (1.0, 0.0, 1.28, 1.42),
            (1.5, 0.08, 1.18, 1.28),
            (1.9, 0.12, 0.85, 0.9),
            (2.08, 0.13, 0.42, 0.45),
            (2.12, 0.13, 0, 0),
        )
    ]
    k.add("shell", Loft(sections=sections, segments=37, resolution=5), material="shell", smooth=True)
    rim: list[tuple[float, float, float]] = []
    rows: list[list[Point]] = []
    for i in range(15):
        a = math.radians(-72 + 144 * i / 14)
        rim.append((1.325 * r * math.sin(a), -1.50 * r * math.cos(a) - 0.02 * r, 0.0))
    for z, s in ((0.66, 1.0), (0.9, 1.02), (1.15, 1.01), (1.4, 0.955)):
        rows.append([(x * s, y * s + 0.06 * r * (z - 0.8), z * r) for x, y, _ in rim])
    c = len(rim)
    inner = [p for row in rows for p in row]
    outer = [(x * 1.03, y * 1.03, z) for x, y, z in inner]
    count = len(inner)
    faces: list[list[int]] = []
    for i in range(len(rows) - 1):
        for j in range(c - 1):
            a0, b0, d0, e0 = i * c + j, i * c + j + 1, (i + 1) * c + j, (i + 1) * c + j + 1
            faces += [[a0, d0, e0, b0], [count + a0, count + b0, count + e0, count + d0]]
    for j in range(c - 1):
        low = (len(rows) - 1) * c + j
        faces += [[j, j + 1, count + j + 1, count + j], [low, count + low, count + low + 1, low + 1]]
    for i in range(len(rows) - 1):
        a0, d0 = i * c, (i + 1) * c
        faces.append([a0, count + a0, count + d0, d0])
        a0, d0 = a0 + c - 1, d0 + c - 1
        faces.append([a0, d0, count + d0, count + a0])
    k.add("visor", PolyMesh(vertices=[*inner, *outer], faces=faces), material="visor", smooth=True)
    for row in (rows[0], rows[-1]):
        k.tube(
            "trim visor",
            [(x * 1.02, y * 1.02, zz) for x, y, zz in row],
            0.035 * r,
            segments=8,
            resolution=2,
            material="trim",
        )
    k.add(
        "pivot",
        Cylinder(radius=0.16 * r, height=0.1 * r, segments=28, pivot="center"),
        at=(1.25 * r, -0.42 * r, 1.02 * r),
        rotate=(0, 90, 0),
        material="trim",
        bevel=0.02 * r,
        mirror=True,
    )
    k.add(
        "vent",
        Box(size=(0.5 * r, 0.08 * r, 0.1 * r), pivot="center"),
        at=(0, -1.42 * r, 0.34 * r),
        material="trim",
        bevel=0.02 * r,
    )
    k.add(
        "trim base",
        Torus(radius=0.95 * r, tube=0.08 * r, segments=37, tube_segments=10),
        at=(0, -0.055 * r, 0.04 * r),
        scale=(1, 1.16, 1),
        material="trim",
    )
    k.anchor("fit", (0, 0.05 * r, 1.15 * r), radius=0.95 * r)


def _viking(k: Kit, r: float) -> None:
    outer = [(1.06 * r, 0), (1.05 * r, 0.35 * r), (0.9 * r, 0.78 * r), (0.52 * r, 1.1 * r), (0.0, 1.26 * r)]
    inner = [(0.0, 1.18 * r), (0.46 * r, 1.03 * r), (0.83 * r, 0.74 * r), (0.98 * r, 0.33 * r), (0.99 * r, 0)]
    k.add("shell", Lathe(profile=[*outer, *inner], closed=True, segments=37), material="steel", smooth=True)
    k.add(
        "band",
        Lathe(profile=[(1.0 * r, 0), (1.1 * r, 0), (1.1 * r, 0.2 * r), (1.0 * r, 0.2 * r)], closed=True, segments=37),
        material="brass",
        bevel=0.015 * r,
    )
    for turn in (0, 90):
        with k.group("rib", rotate=(0, 0, turn)):
            k.add(
                "rib band",
                Sweep(
                    path=[
                        (px, py, pz * 1.0 + 0.005 * r)
                        for px, py, pz in [
                            (1.06 * r, 0, 0.1 * r),
                            (1.045 * r, 0, 0.38 * r),
                            (0.9 * r, 0, 0.79 * r),
                            (0.52 * r, 0, 1.105 * r),
                            (0, 0, 1.265 * r),
                            (-0.52 * r, 0, 1.105 * r),
                            (-0.9 * r, 0, 0.79 * r),
                            (-1.045 * r, 0, 0.38 * r),
                            (-1.06 * r, 0, 0.1 * r),
                        ]
                    ],
                    profile=[
                        (-0.09 * r, -0.03 * r),
                        (0.09 * r, -0.03 * r),
                        (0.09 * r, 0.03 * r),
                        (-0.09 * r, 0.03 * r),
                    ],
                ),
                material="brass",
            )
    for i in range(16):
        a = 2 * math.pi * i / 16
        k.add(
            "rivet",
            Sphere(radius=0.04 * r, segments=12),
            at=(1.1 * r * math.cos(a), 1.1 * r * math.sin(a), 0.1 * r),
            material="steel",
        )
    for name, x in (("right", -1), ("left", 1)):
        path2: list[Point] = [
            (x * 0.92 * r, 0, 0.55 * r),
            (x * 1.35 * r, 0, 0.72 * r),
            (x * 1.72 * r, -0.03 * r, 1.08 * r),
            (x * 1.82 * r, -0.08 * r, 1.55 * r),
            (x * 1.66 * r, -0.12 * r, 2.0 * r),
        ]
        k.tube(f"horn {name}", path2, 0.25 * r, radii=[1.05, 0.95, 0.72, 0.42, 0.06], segments=24, material="horn")
        k.add(
            f"horn socket {name}",
            Torus(radius=0.24 * r, tube=0.06 * r, segments=32, tube_segments=10),
            at=(x * 1.02 * r, 0, 0.59 * r),
            rotate=(0, x * 70, 0),
            material="brass",
        )
    k.add(
        "nose guard",
        Box(size=(0.16 * r, 0.07 * r, 0.62 * r), pivot="center"),
        at=(0, -1.07 * r, -0.18 * r + 0.08 * r),
        material="brass",
        bevel=0.02 * r,
    )
    k.anchor("fit", (0, 0, 0.02 * r), radius=0.97 * r)


def _spartan(k: Kit, r: float) -> None:
    sections = [
        Section(center=(0, y * r, z * r), radii=(w * r, d * r), exponent=2.2)
        for z, y, w, d in (
            (0.0, 0.02, 0.86, 0.98),
            (0.1, 0.0, 0.93, 1.06),
            (0.5, -0.02, 0.98, 1.14),
            (1.0, 0.0, 1.1, 1.22),
            (1.45, 0.04, 1.06, 1.16),
            (1.85, 0.08, 0.74, 0.8),
            (2.03, 0.08, 0.35, 0.4),
            (2.07, 0.08, 0, 0),
        )
    ]
    k.add("shell", Loft(sections=sections, segments=37, resolution=5), material="brass", smooth=True)
    for x in (-1, 1):
        k.add(
            "eye opening",
            Ellipsoid(radii=(0.30 * r, 0.16 * r, 0.14 * r), segments=28),
            at=(x * 0.44 * r, -1.02 * r, 1.12 * r),
            rotate=(0, -x * 14, x * 24),
            material="trim",
        )
        k.tube(
            "eye trim",
            [
                (
                    x * 0.44 * r + x * 0.33 * r * math.cos(a),
                    -1.13 * r + (0.10 * r if math.cos(a) > 0 else -0.03 * r) * abs(math.cos(a)),
                    1.12 * r + 0.17 * r * math.sin(a) + 0.06 * r * math.cos(a),
                )
                for a in (2 * math.pi * i / 16 for i in range(16))
            ],
            0.03 * r,
            closed=True,
            segments=8,
            resolution=2,
            material="brass",
        )
    k.add(
        "mouth opening",
        Box(size=(0.17 * r, 0.2 * r, 0.86 * r)),
        at=(0, -1.08 * r, 0.0),
        material="trim",
        bevel=0.04 * r,
    )
    k.add(
        "nose guard",
        Box(size=(0.15 * r, 0.12 * r, 0.7 * r), pivot="center"),
        at=(0, -1.2 * r, 0.98 * r),
        rotate=(-4, 0, 0),
        material="brass",
        bevel=0.04 * r,
    )
    path: list[Point] = [
        (0, -0.9 * r, 1.72 * r),
        (0, -0.6 * r, 2.15 * r),
        (0, 0.05 * r, 2.42 * r),
        (0, 0.75 * r, 2.2 * r),
        (0, 1.22 * r, 1.6 * r),
        (0, 1.4 * r, 0.9 * r),
    ]
    k.add(
        "crest",
        Sweep(
            path=path,
            profile=[
                (-0.13 * r, -0.42 * r),
                (0.13 * r, -0.42 * r),
                (0.15 * r, 0.3 * r),
                (0.1 * r, 0.36 * r),
                (-0.1 * r, 0.36 * r),
                (-0.15 * r, 0.3 * r),
            ],
            radii=[0.5, 0.9, 1.0, 1.0, 0.9, 0.5],
            resolution=8,
        ),
        material="crest",
    )
    k.anchor("fit", (0, 0.05 * r, 1.1 * r), radius=0.95 * r)
