"""Headphones."""

import math

from prompt2mesh.library.clothing.eyewear import width_parameter
from prompt2mesh.library.kit import Kit
from prompt2mesh.library.outlines import rounded_rectangle
from prompt2mesh.library.registry import asset, flag
from prompt2mesh.mesh.materials import Material
from prompt2mesh.mesh.shapes import (
    Cylinder,
    Ellipsoid,
    Lathe,
    Sweep,
    Torus,
)


@asset(
    kind="headphones",
    words=("headphones", "headphone", "earphones", "pair of headphones", "gaming headset", "earmuffs", "headset with microphone", "ear defenders"),
    about="Over-ear headphones with padded cups and headband.",
    parameters=(width_parameter(0.19), flag("microphone", False, words=("microphone", "mic")), flag("cable", False, words=("cable", "wire"))),
    slots={"shell": Material(preset="matte_plastic", color="#24262b"), "pad": Material(preset="leather", color="#3a2c26"), "metal": "brushed_steel", "trim": Material(preset="rose_gold")},
    category="clothing",
    adjectives={"gaming": {"microphone": True}},
    parts={"ear": "cup", "cushion": "pad"},
)  # fmt: skip
def headphones(k: Kit) -> None:
    """Two cups joined by a band; standing on the cups."""
    w = k.m("width")
    r = 0.5 * w
    z0 = 0.24 * w
    for name, x in (("right", -1), ("left", 1)):
        with k.group(f"cup {name}", at=(x * 0.40 * w, 0, z0), rotate=(0, x * 90 - x * 6, 0)):

            def ring(profile: list[tuple[float, float]]) -> Lathe:
                return Lathe(profile=[(a * w, b * w) for a, b in profile], smooth=True, segments=32)

            k.add(
                f"cup {name}",
                ring([(0.21, -0.02), (0.235, 0.02), (0.22, 0.07), (0.15, 0.095), (0.0, 0.10)]),
                scale=(1.15, 0.95, 1),
                material="shell",
            )
            k.add(
                f"pad {name}",
                Torus(radius=0.155 * w, tube=0.068 * w, segments=32, tube_segments=16),
                at=(0, 0, -0.045 * w),
                scale=(1.15, 0.95, 0.85),
                material="pad",
            )
            k.add(
                f"grille {name}",
                Cylinder(radius=0.16 * w, height=0.02 * w, segments=40),
                at=(0, 0, -0.05 * w),
                scale=(1.15, 0.95, 1),
                material="metal",
            )
            k.add(
                f"ring {name}",
                Torus(radius=0.13 * w, tube=0.010 * w, segments=32, tube_segments=10),
                at=(0, 0, 0.094 * w),
                scale=(1.15, 0.95, 1),
                material="trim",
            )
        k.tube(
            f"yoke {name}",
            [
                (x * 0.455 * w, -0.215 * w, z0),
                (x * 0.50 * w, -0.16 * w, z0 + 0.20 * w),
                (x * 0.505 * w, 0, z0 + 0.29 * w),
                (x * 0.50 * w, 0.16 * w, z0 + 0.20 * w),
                (x * 0.455 * w, 0.215 * w, z0),
            ],
            0.022 * w,
            segments=12,
            material="metal",
        )
        k.rod(
            f"slider {name}",
            (x * 0.505 * w, 0, z0 + 0.27 * w),
            (x * 0.515 * w, 0, z0 + 0.5 * w),
            0.028 * w,
            material="metal",
        )
    band = [
        (math.cos(a) * 1.03 * r, 0.0, z0 + 0.46 * w + math.sin(a) * 0.46 * w)
        for a in (math.pi * i / 14 for i in range(15))
    ]
    flat = rounded_rectangle(0.13 * w, 0.035 * w, 0.014 * w, corner_segments=3)
    k.add("headband", Sweep(path=band, profile=[(y, x) for x, y in flat][::-1], resolution=3), material="shell")
    inner = [
        (math.cos(a) * 0.97 * r, 0.0, z0 + 0.46 * w + math.sin(a) * 0.425 * w)
        for a in (math.radians(28 + 124 * i / 10) for i in range(11))
    ]
    k.add(
        "pad band", Sweep(path=inner, profile=[(y * 1.5, x * 0.9) for x, y in flat][::-1], resolution=3), material="pad"
    )
    if k.on("microphone"):
        k.tube(
            "microphone boom",
            [
                (-0.48 * w, -0.14 * w, z0 - 0.06 * w),
                (-0.46 * w, -0.4 * w, z0 - 0.12 * w),
                (-0.30 * w, -0.58 * w, z0 - 0.14 * w),
            ],
            0.014 * w,
            material="metal",
        )
        k.add(
            "microphone",
            Ellipsoid(radii=(0.06 * w, 0.035 * w, 0.035 * w), segments=20),
            at=(-0.28 * w, -0.585 * w, z0 - 0.14 * w),
            material="pad",
        )
    if k.on("cable"):
        k.tube(
            "cable",
            [
                (0.44 * w, 0, z0 - 0.22 * w),
                (0.5 * w, -0.1 * w, 0.03 * w),
                (0.75 * w, -0.3 * w, 0.012 * w),
                (0.95 * w, 0.05 * w, 0.012 * w),
                (0.7 * w, 0.3 * w, 0.012 * w),
            ],
            0.012 * w,
            segments=8,
            material="shell",
        )
    k.anchor("fit", (0, 0, z0 + 0.52 * w), radius=0.44 * w)
