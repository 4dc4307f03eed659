"""Bags and cases that people carry."""

import math

from prompt2mesh.library.kit import Kit, Point
from prompt2mesh.library.outlines import rounded_rectangle
from prompt2mesh.library.registry import asset, choice, length
from prompt2mesh.mesh.materials import Material
from prompt2mesh.mesh.shapes import Box, Extrude, Loft, Section, Sphere, Sweep, Torus


@asset(
    kind="backpack",
    words=("backpack", "rucksack", "school bag", "schoolbag", "knapsack", "bookbag", "hiking pack"),
    about="A backpack with pockets, straps and zips.",
    parameters=(length("height", 0.45, 0.05, 3.0, words=("height", "tall")),),
    slots={
        "cloth": Material(preset="canvas", color="#2f5f8d"),
        "pocket": Material(preset="canvas", color="#284f76"),
        "strap": Material(preset="nylon", color="#24303f"),
        "zip": "brass",
        "leather": Material(preset="leather", color="#8a5a34"),
    },
    category="clothing",
)
def backpack(k: Kit) -> None:
    """Body, flap pocket, side pockets, shoulder straps, handle."""
    h = k.m("height")
    w, d = 0.66 * h, 0.34 * h

    def layer(z: float, x: float, y: float) -> Section:
        return Section(center=(0, 0, z * h), radii=(x * w / 2, y * d / 2), exponent=3.6)

    k.add(
        "cloth",
        Loft(
            sections=[
                layer(0.0, 0.8, 0.75),
                layer(0.02, 0.94, 0.93),
                layer(0.2, 1.0, 1.0),
                (layer(0.6, 0.97, 0.95)),
                layer(0.85, 0.86, 0.8),
                layer(0.96, 0.62, 0.5),
                layer(1.0, 0.3, 0.2),
            ],
            segments=37,
        ),
        material="cloth",
        smooth=False,
    )
    k.add(
        "pocket front",
        Extrude(
            outline=rounded_rectangle(0.68 * w, 0.36 * h, 0.06 * h),
            height=0.14 * d + 0.06 * h,
            bevel=0.022 * h,
            bevel_segments=4,
        ),
        at=(0, -0.40 * d, 0.26 * h),
        rotate=(90, 0, 0),
        material="pocket",
    )
    k.add(
        "flap",
        Extrude(outline=rounded_rectangle(0.7 * w, 0.13 * h, 0.03 * h), height=0.02 * h, bevel=0.006 * h),
        at=(0, -0.40 * d - 0.14 * d - 0.052 * h, 0.39 * h),
        rotate=(90, 0, 0),
        material="leather",
    )
    k.add(
        "buckle",
        Box(size=(0.06 * h, 0.02 * h, 0.08 * h), pivot="center"),
        at=(0, -0.54 * d - 0.075 * h, 0.33 * h),
        material="zip",
        bevel=0.005 * h,
    )
    zip_path: list[Point] = [
        (0.475 * w * math.cos(a), (-0.12 - 0.26 * math.sin(a)) * d, (0.60 + 0.30 * math.sin(a)) * h)
        for a in (math.pi * i / 12 for i in range(13))
    ]
    k.tube("zip", zip_path, 0.009 * h, segments=8, resolution=3, material="zip")
    for x in (-1, 1):
        k.add(
            "pocket side",
            Extrude(
                outline=rounded_rectangle(0.6 * d, 0.30 * h, 0.05 * h),
                height=0.07 * h,
                bevel=0.02 * h,
                bevel_segments=3,
            ),
            at=(x * 0.44 * w if x > 0 else x * 0.44 * w - 0.07 * h, 0, 0.2 * h),
            rotate=(90, 0, 90),
            material="pocket",
        )
        strap: list[Point] = [
            (x * 0.16 * w, 0.36 * d, 0.90 * h),
            (x * 0.20 * w, 0.62 * d, 0.86 * h),
            (x * 0.26 * w, 0.78 * d, 0.6 * h),
            (x * 0.34 * w, 0.66 * d, 0.3 * h),
            (x * 0.40 * w, 0.42 * d, 0.10 * h),
        ]
        k.add(
            "strap",
            Sweep(
                path=strap,
                profile=[
                    (-0.04 * h, -0.012 * h),
                    (0.04 * h, -0.012 * h),
                    (0.04 * h, 0.012 * h),
                    (-0.04 * h, 0.012 * h),
                ],
                radii=[1.2, 1.2, 1.1, 0.8, 0.6],
            ),
            material="strap",
        )
    k.tube(
        "handle",
        [
            (-0.10 * w, 0.26 * d, 0.93 * h),
            (-0.07 * w, 0.32 * d, 1.03 * h),
            (0.07 * w, 0.32 * d, 1.03 * h),
            (0.10 * w, 0.26 * d, 0.93 * h),
        ],
        0.018 * h,
        material="strap",
    )
    k.anchor("fit", (0, 0.5 * d, 0.62 * h), normal=(0, -1, 0))
    k.anchor("hook", (0, 0.32 * d, 1.04 * h))


@asset(
    kind="handbag",
    words=("handbag", "purse", "bag", "tote bag", "shoulder bag", "clutch", "shopping bag", "satchel", "messenger bag"),
    about="A leather handbag with flap, clasp and handle.",
    parameters=(length("width", 0.3, 0.05, 2.0, words=("width", "wide")),),
    slots={
        "leather": Material(preset="leather", color="#a3343c"),
        "trim": Material(preset="leather", color="#6f2028"),
        "metal": "gold",
    },
    category="clothing",
)
def handbag(k: Kit) -> None:
    """A tapered body, a flap, a clasp, an arched handle."""
    w = k.m("width")
    h, d = 0.66 * w, 0.34 * w
    rows = [
        (0.0, 0.96, 0.92),
        (0.02, 1.0, 1.0),
        (0.35, 0.99, 0.98),
        (0.8, 0.90, 0.70),
        (0.96, 0.86, 0.5),
        (1.0, 0.8, 0.4),
    ]
    k.add(
        "leather body",
        Loft(
            sections=[Section(center=(0, 0, z * h), radii=(x * w / 2, y * d / 2), exponent=6) for z, x, y in rows],
            segments=37,
        ),
        material="leather",
    )
    flap: list[Point] = [
        (0, 0.16 * d, 1.0 * h),
        (0, -0.02 * d, 1.025 * h),
        (0, -0.24 * d, 0.99 * h),
        (0, -0.40 * d, 0.78 * h),
        (0, -0.50 * d, 0.5 * h),
    ]
    k.add(
        "leather flap",
        Sweep(
            path=flap,
            profile=[(-0.43 * w, -0.008 * w), (0.43 * w, -0.008 * w), (0.43 * w, 0.012 * w), (-0.43 * w, 0.012 * w)],
            radii=[0.98, 1.0, 1.0, 0.98, 0.8],
        ),
        material="trim",
    )
    k.add(
        "metal clasp",
        Box(size=(0.11 * w, 0.03 * w, 0.07 * w), pivot="center"),
        at=(0, -0.53 * d, 0.5 * h),
        material="metal",
        bevel=0.01 * w,
    )
    k.add(
        "metal clasp knob",
        Sphere(radius=0.02 * w, segments=20),
        at=(0, -0.53 * d - 0.018 * w, 0.5 * h),
        material="metal",
    )
    for x in (-1, 1):
        k.add(
            "metal ring",
            Torus(radius=0.035 * w, tube=0.008 * w, segments=28, tube_segments=10),
            at=(x * 0.30 * w, 0, 1.02 * h),
            rotate=(90, 0, 0),
            material="metal",
        )
        k.add("foot", Sphere(radius=0.012 * w, segments=12), at=(x * 0.4 * w, -0.32 * d, 0.004 * w), material="metal")
    k.tube(
        "handle",
        [
            (-0.30 * w, 0, 1.05 * h),
            (-0.26 * w, 0, 1.35 * h),
            (0, 0, 1.58 * h),
            (0.26 * w, 0, 1.35 * h),
            (0.30 * w, 0, 1.05 * h),
        ],
        0.022 * w,
        segments=16,
        material="trim",
    )
    k.anchor("grip", (0, 0, 1.58 * h), radius=0.02 * w)
    k.anchor("hook", (0, 0, 1.58 * h))


@asset(
    kind="briefcase",
    words=(
        "briefcase",
        "attache case",
        "attaché case",
        "suitcase",
        "luggage",
        "trunk case",
        "travel case",
        "portfolio",
        "doctor bag",
    ),
    about="A leather case with corner caps, straps, locks and a handle.",
    parameters=(
        length("width", 0.42, 0.05, 2.5, words=("width", "wide")),
        choice("type", "briefcase", "suitcase", words=("type",)),
    ),
    slots={
        "leather": Material(preset="leather", color="#6b3f22"),
        "trim": Material(preset="leather", color="#3f2413"),
        "metal": "antique_brass",
    },
    adjectives={"travel": {"type": "suitcase"}},
    category="clothing",
)
def briefcase(k: Kit) -> None:
    """Two halves with a seam, caps, straps, locks, handle."""
    w = k.m("width")
    big = k.s("type") == "suitcase"
    h, d = (0.66 * w, 0.30 * w) if big else (0.70 * w, 0.22 * w)
    k.add("leather body", Box(size=(w, d, h)), material="leather", bevel=0.035 * w, bevel_segments=5)
    k.add(
        "metal seam",
        Box(size=(w * 1.006, 0.018 * w, h * 1.008), pivot="center"),
        at=(0, -0.0 * d, h / 2),
        material="metal",
        bevel=0.006 * w,
    )
    for x in (-1, 1):
        for z in (0, 1):
            for y in (-1, 1):
                k.add(
                    "trim corner",
                    Sphere(radius=0.085 * w, segments=20),
                    at=(x * (w / 2 - 0.052 * w), y * (d / 2 - 0.052 * w), 0.052 * w if not z else h - 0.052 * w),
                    scale=(0.66, 0.66, 0.66),
                    material="trim",
                )
        k.add(
            "trim strap",
            Box(size=(0.065 * w, d * 1.03, h * 1.02), pivot="center"),
            at=(x * 0.29 * w, 0, h / 2),
            material="trim",
            bevel=0.03 * w,
            bevel_segments=4,
        )
        k.add(
            "metal buckle",
            Box(size=(0.085 * w, 0.016 * w, 0.06 * w), pivot="center"),
            at=(x * 0.29 * w, -d / 2 - 0.006 * w, 0.70 * h),
            material="metal",
            bevel=0.006 * w,
        )
        k.add(
            "metal lock",
            Box(size=(0.09 * w, 0.05 * w, 0.03 * w), pivot="center"),
            at=(x * 0.16 * w, -0.02 * w, h + 0.003 * w),
            material="metal",
            bevel=0.006 * w,
        )
        k.add(
            "metal ring",
            Torus(radius=0.02 * w, tube=0.006 * w, segments=24, tube_segments=8),
            at=(x * 0.10 * w, 0, h + 0.018 * w),
            rotate=(90, 0, 0),
            material="metal",
        )
    k.tube(
        "handle",
        [
            (-0.10 * w, 0, h + 0.025 * w),
            (-0.085 * w, 0, h + 0.075 * w),
            (0, 0, h + 0.10 * w),
            (0.085 * w, 0, h + 0.075 * w),
            (0.10 * w, 0, h + 0.025 * w),
        ],
        0.021 * w,
        radii=[0.8, 1.0, 1.15, 1.0, 0.8],
        segments=16,
        material="trim",
    )
    k.anchor("grip", (0, 0, h + 0.10 * w), radius=0.02 * w)
    k.anchor("top", (0, 0, h), half_size=(w / 2, d / 2))
