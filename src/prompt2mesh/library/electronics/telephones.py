"""Telephones with a dial."""

import math

from prompt2mesh.library.electronics.casework import DARK
from prompt2mesh.library.kit import Kit
from prompt2mesh.library.outlines import circle
from prompt2mesh.library.registry import asset, length
from prompt2mesh.mesh.materials import Material
from prompt2mesh.mesh.shapes import Box, Cylinder, Extrude, Lathe, Loft, Section, Torus


@asset(
    kind="telephone",
    words=("telephone", "rotary telephone", "rotary phone", "landline", "old phone", "vintage phone", "old telephone", "vintage telephone", "dial phone", "payphone", "desk phone", "antique telephone"),
    about="A rotary telephone with its receiver on the cradle and a coiled cord.",
    parameters=(length("width", 0.24, 0.05, 1.0, words=("width", "wide", "size")),),
    slots={"body": Material(preset="bakelite", color="#15120f"), "metal": "chrome", "plate": Material(preset="enamel", color="#f0ead8"), "dark": DARK, "brass": "brass"},
    parts={"receiver": "handset", "handset": "handset", "dial": "dial", "cord": "cord"},
    states=("off the hook",),
)  # fmt: skip
def telephone(k: Kit) -> None:
    """A swept pyramid with a tilted dial; the handset across the top."""
    s = k.m("width") / 0.24
    with k.group("whole", scale=s):
        body = [
            Section(center=(0, y, z), radii=(w, d), exponent=e)
            for z, y, w, d, e in (
                (0.006, 0, 0.092, 0.092, 6),
                (0.02, 0, 0.09, 0.09, 6),
                (0.05, 0.012, 0.074, 0.07, 5),
                (0.085, 0.026, 0.056, 0.046, 5),
                (0.108, 0.032, 0.05, 0.036, 5),
                (0.114, 0.032, 0.046, 0.032, 5),
            )
        ]
        k.add("body", Loft(axis="z", sections=body, segments=64, resolution=3), material="body")
        k.add(
            "body base",
            Loft(
                axis="z",
                smooth=False,
                sections=[
                    Section(center=(0, 0, z), radii=(r, r), exponent=6)
                    for z, r in ((0, 0.094), (0.006, 0.097), (0.013, 0.094))
                ],
                segments=64,
            ),
            material="body",
        )
        with k.group("dial whole", at=(0, -0.0515, 0.062), rotate=(43, 0, 0)):
            k.add(
                "dial base",
                Lathe(profile=[(0, -0.012), (0.05, -0.012), (0.048, 0.002), (0.044, 0.005), (0, 0.005)], segments=64),
                material="metal",
            )
            k.add(
                "dial plate",
                Lathe(profile=[(0, 0), (0.0425, 0), (0.0425, 0.0065), (0, 0.0065)], segments=56),
                material="plate",
            )
            k.add(
                "dial wheel",
                Extrude(
                    outline=circle(0.04, segments=64),
                    height=0.003,
                    bevel=0.0006,
                    holes=[
                        circle(
                            0.0062,
                            segments=20,
                            center=(
                                0.0305 * math.cos(math.radians(60 + 27 * i)),
                                0.0305 * math.sin(math.radians(60 + 27 * i)),
                            ),
                        )
                        for i in range(10)
                    ],
                ),
                at=(0, 0, 0.0075),
                material="metal",
            )
            k.add(
                "dial hub",
                Lathe(profile=[(0, 0), (0.019, 0), (0.018, 0.0035), (0.014, 0.0045), (0, 0.0045)], segments=40),
                at=(0, 0, 0.0095),
                material="plate",
            )
            k.add("dial collar", Cylinder(radius=0.012, height=0.004, segments=28), at=(0, 0, 0.005), material="metal")
            k.tube(
                "dial stop",
                [(0.043, -0.004, 0.004), (0.04, -0.006, 0.013), (0.03, -0.012, 0.013)],
                0.002,
                material="metal",
                segments=10,
            )
        for x in (-0.05, 0.05):
            k.add("cradle", Box(size=(0.016, 0.05, 0.034)), at=(x, 0.032, 0.1), material="body", bevel=0.005)
            for y in (0.012, 0.052):
                k.rod(
                    "cradle prong",
                    (x, y, 0.12),
                    (x * 1.04, y - 0.001, 0.152),
                    0.005,
                    0.004,
                    material="metal",
                    round_caps=True,
                    segments=12,
                )
        off = k.state("off the hook")
        with k.group(
            "handset whole", at=(0, -0.17, -0.088) if off else (0, 0.032, 0.0), rotate=(0, 0, 12) if off else (0, 0, 0)
        ):
            arm = [
                Section(center=(x, 0, z), radii=(d, h), exponent=2.6)
                for x, z, d, h in (
                    (-0.105, 0.152, 0.012, 0.01),
                    (-0.085, 0.163, 0.015, 0.013),
                    (-0.05, 0.169, 0.013, 0.01),
                    (0, 0.172, 0.014, 0.0105),
                    (0.05, 0.169, 0.013, 0.01),
                    (0.085, 0.163, 0.015, 0.013),
                    (0.105, 0.152, 0.012, 0.01),
                )
            ]
            k.add("handset", Loft(axis="x", sections=arm, segments=32), material="body")
            for side in (-1, 1):
                k.add(
                    "handset cup",
                    Lathe(
                        profile=[
                            (0, 0.004),
                            (0.018, 0),
                            (0.03, 0.002),
                            (0.0315, 0.008),
                            (0.029, 0.018),
                            (0.02, 0.03),
                            (0.012, 0.04),
                            (0, 0.042),
                        ],
                        segments=44,
                    ),
                    at=(0.1 * side, 0, 0.12),
                    rotate=(0, -6.0 * side, 0),
                    material="body",
                )
                k.add(
                    "handset ring",
                    Torus(radius=0.03, tube=0.0018, segments=44, tube_segments=8),
                    at=(0.1 * side - 0.0012 * side, 0, 0.13),
                    rotate=(0, -6.0 * side, 0),
                    material="brass",
                )
        start = (-0.1, 0.04, 0.125) if not off else (-0.095, -0.18, 0.045)
        end = (-0.08, 0.075, 0.012)
        turns, per = 22, 8
        coil: list[tuple[float, float, float]] = []
        for i in range(turns * per + 1):
            f = i / (turns * per)
            cx = start[0] + (end[0] - start[0]) * f - (0.05 * math.sin(math.pi * f))
            cy = start[1] + (end[1] - start[1]) * f + (0.0 if off else 0.02 * math.sin(math.pi * f))
            cz = start[2] + (end[2] - start[2]) * f - (start[2] - 0.012) * 0.55 * math.sin(math.pi * f)
            a = 2 * math.pi * turns * f
            coil.append(
                (cx + 0.0055 * math.cos(a) * 0.4, cy + 0.0055 * math.cos(a), max(cz, 0.0085) + 0.0055 * math.sin(a))
            )
        k.tube("cord", coil, 0.0018, smooth=False, segments=6, material="dark")
    k.anchor("grip", (0, 0.032 * s, 0.175 * s), radius=0.03 * s)
