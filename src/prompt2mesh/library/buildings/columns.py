"""Classical columns with their orders."""

import math

from prompt2mesh.library.kit import Kit, Point
from prompt2mesh.mesh.placement import Instances, Radial
from prompt2mesh.mesh.shapes import Box, Cylinder, Extrude, Lathe, Sphere


def column(
    k: Kit,
    name: str,
    at: Point,
    radius: float,
    height: float,
    *,
    order: str = "doric",
    material: str = "column",
    instances: Instances | None = None,
    flutes: bool = True,
) -> None:
    """A classical column with base, fluted tapering shaft and capital."""
    r = radius
    base = 0.0 if order == "doric" else r * 0.55
    cap = {"doric": r * 0.75, "tuscan": r * 0.75, "ionic": r * 0.9, "corinthian": r * 2.1}[order]
    shaft = height - base - cap
    with k.group(name, at=at, instances=instances):
        if base:
            profile = [
                (r * 1.32, 0),
                (r * 1.36, r * 0.1),
                (r * 1.3, r * 0.2),
                (r * 1.12, r * 0.24),
                (r * 1.12, r * 0.32),
                (r * 1.22, r * 0.4),
                (r * 1.18, r * 0.48),
                (r, r * 0.56),
            ]
            k.add("base", Lathe(profile=profile, segments=40), material=material)
        number = 20
        if flutes and order != "tuscan":
            ring = [(r * (1.0 if j % 4 == 0 else 0.985 if j % 4 in (1, 3) else 0.93) * math.cos(2 * math.pi * j / (4 * number)),
                     r * (1.0 if j % 4 == 0 else 0.96 if j % 4 in (1, 3) else 0.93) * math.sin(2 * math.pi * j / (4 * number))) for j in range(4 * number)]  # fmt: skip
            k.add(
                "shaft",
                Extrude(outline=ring, height=shaft + 0.02 * r, taper=0.84),
                at=(0, 0, base - 0.01 * r),
                material=material,
            )
        else:
            k.add(
                "shaft",
                Lathe(profile=[(r, 0), (r * 0.985, shaft * 0.33), (r * 0.84, shaft + 0.02 * r)], segments=40),
                at=(0, 0, base - 0.01 * r),
                material=material,
            )
        _capital(k, r * 0.84, base + shaft, cap, order, material)


def _capital(k: Kit, r: float, z: float, cap: float, order: str, material: str) -> None:
    abacus = r * 1.5
    slab = cap * (0.28 if order != "corinthian" else 0.12)
    top = z + cap - slab
    if order in ("doric", "tuscan"):
        k.add(
            "capital",
            Lathe(
                profile=[
                    (r, 0),
                    (r * 1.04, cap * 0.1),
                    (r * 1.0, cap * 0.16),
                    (r * 1.15, cap * 0.36),
                    (r * 1.42, cap * 0.62),
                    (r * 1.44, cap - slab + 0.002),
                ],
                segments=40,
            ),
            at=(0, 0, z),
            material=material,
        )
    elif order == "ionic":
        k.add(
            "capital",
            Lathe(
                profile=[(r, 0), (r * 1.06, cap * 0.2), (r * 1.25, cap * 0.45), (r * 1.2, cap - slab + 0.002)],
                segments=40,
            ),
            at=(0, 0, z),
            material=material,
        )
        roll = Lathe(
            profile=[
                (r * 0.46, 0),
                (r * 0.5, r * 0.1),
                (r * 0.34, r * 0.5),
                (r * 0.3, r * 1.1),
                (r * 0.34, r * 1.7),
                (r * 0.5, r * 2.1),
                (r * 0.46, r * 2.2),
            ],
            segments=28,
        )
        for x in (-1, 1):
            k.add("volute", roll, at=(x * r * 1.15, r * 1.1, z + cap * 0.42), rotate=(90, 0, 0), material=material)
            for y in (-1, 1):
                k.add(
                    "volute eye",
                    Cylinder(radius=r * 0.16, height=r * 0.2, segments=16, pivot="center"),
                    at=(x * r * 1.15, y * r * 1.1, z + cap * 0.42),
                    rotate=(90, 0, 0),
                    material=material,
                )
                k.add(
                    "volute ring",
                    Lathe(
                        profile=[
                            (r * 0.28, -r * 0.06),
                            (r * 0.38, -r * 0.06),
                            (r * 0.38, r * 0.06),
                            (r * 0.28, r * 0.06),
                        ],
                        closed=True,
                        segments=24,
                    ),
                    at=(x * r * 1.15, y * r * 1.1, z + cap * 0.42),
                    rotate=(90, 0, 0),
                    material=material,
                )
    else:
        k.add(
            "capital",
            Lathe(
                profile=[(r, 0), (r * 1.02, cap * 0.5), (r * 1.2, cap * 0.8), (r * 1.5, cap - slab + 0.002)],
                segments=40,
            ),
            at=(0, 0, z),
            material=material,
        )
        for row, (low, tall, number, lean) in enumerate(((0.0, 0.42, 8, 0.0), (0.3, 0.42, 8, 22.5))):
            shape = Extrude(
                outline=[
                    (-0.26 * r, 0),
                    (0.26 * r, 0),
                    (0.3 * r, cap * tall * 0.5),
                    (0.17 * r, cap * tall * 0.85),
                    (0, cap * tall),
                    (-0.17 * r, cap * tall * 0.85),
                    (-0.3 * r, cap * tall * 0.5),
                ],
                height=r * 0.13,
            )
            k.add(
                "acanthus",
                shape,
                at=(0, -r * (1.0 + 0.06 * row), z + cap * low),
                rotate=(90 + 14, 0, 0),
                material=material,
                instances=Radial(count=number, start=lean),
            )
            k.add(
                "acanthus tip",
                Sphere(radius=r * 0.13, segments=6),
                at=(0, -r * (1.28 + 0.06 * row), z + cap * (low + tall * 0.93)),
                material=material,
                instances=Radial(count=number, start=lean),
            )
        for a in range(4):
            ang = math.radians(45 + 90 * a)
            k.add("volute", Lathe(profile=[(r * 0.1, -r * 0.1), (r * 0.27, -r * 0.1), (r * 0.27, r * 0.1), (r * 0.1, r * 0.1)], closed=True, segments=20), at=(r * 1.42 * math.cos(ang), r * 1.42 * math.sin(ang), z + cap * 0.78),
                  rotate=(90, 0, 45 + 90 * a), material=material)  # fmt: skip
    k.add(
        "abacus",
        Box(size=(2 * abacus, 2 * abacus, slab)),
        at=(0, 0, top),
        material=material,
        bevel=slab * 0.12,
        bevel_segments=1,
    )
