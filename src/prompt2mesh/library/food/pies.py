"""Pies."""

import math

import numpy as np

from prompt2mesh.library.kit import Kit
from prompt2mesh.library.plants.surfaces import turned
from prompt2mesh.library.registry import asset, count, flag, length
from prompt2mesh.mesh.materials import Material
from prompt2mesh.mesh.program import Displace, Paint
from prompt2mesh.mesh.shapes import Lathe, Loft, Section


@asset(
    kind="pie",
    words=("pie", "apple pie", "tart", "pumpkin pie", "quiche", "cherry pie", "slice of pie"),
    about="A pie with a crimped crust and a lattice over its filling.",
    parameters=(
        length("diameter", 0.25, 0.02, 3.0, words=("diameter", "size", "width")),
        count("strips", 5, 0, 12, words=("strips", "lattice strips")),
        flag("dish", True),
    ),
    slots={
        "crust": Material(preset="pastry", color="#d6a055"),
        "filling": Material(preset="sauce", color="#9a2a20"),
        "dish": Material(preset="aluminium", color="#c9ccd0"),
    },
    states=("slice", "sliced"),
    adjectives={"pumpkin": {"strips": 0}},
    parts={"lattice": "crust strip"},
)
def pie(k: Kit) -> None:
    """A shell with a wavy rim, filling below the brim, woven strips."""
    d = k.m("diameter")
    r, h = d / 2, d * 0.16
    if k.on("dish"):
        k.add(
            "dish",
            Lathe(
                profile=[
                    (0, 0),
                    (r * 0.78, 0),
                    (r * 1.0, h * 0.85),
                    (r * 1.1, h * 0.9),
                    (r * 1.1, h * 0.95),
                    (r * 0.98, h * 0.93),
                    (r * 0.76, h * 0.08),
                    (0, h * 0.08),
                ],
                segments=72,
            ),
            material="dish",
        )
    shell = turned([(0, h * 0.06), (r * 0.76, h * 0.06), (r * 0.96, h * 0.8), (r * 1.07, h * 0.92), (r * 1.08, h * 1.08), (r * 0.99, h * 1.13), (r * 0.9, h * 0.98), (r * 0.84, h * 0.8), (0, h * 0.78)],
                   segments=128, steps=2, ripple=lambda a, s: 1 + 0.025 * np.cos(32 * a) * (0.3 < s < 0.75), lift=lambda a, s: h * 0.06 * np.cos(32 * a) * (0.35 < s < 0.72))  # fmt: skip
    brown = [Paint(kind="noise", color="#a8641e", scale=d * 0.12, amount=0.35, softness=0.8, seed=k.seed)]
    k.add("crust", shell.shape(), material="crust", paint=brown)
    fill = turned(
        [(0, h * 0.7), (r * 0.86, h * 0.75), (r * 0.9, h * 0.94), (r * 0.7, h * 0.99), (0, h * 1.02)],
        segments=48,
        steps=3,
    )
    k.add(
        "filling",
        fill.shape(),
        material="filling",
        modifiers=[Displace(strength=h * 0.05, scale=d * 0.06, seed=k.seed)],
    )
    n = k.n("strips")
    for axis in (0, 1):
        for i in range(n):
            off = r * 0.92 * ((i + 0.5) / n * 2 - 1)
            half = math.sqrt(max(r * r * 0.92 - off * off, 0.0))
            m = 4 * n
            wide = min(r * 0.15, r * 1.3 / n * 0.62)
            sections: list[Section] = []
            for j in range(m + 1):
                t = -1 + 2 * j / m
                u = half * t
                wave = math.cos(
                    math.pi * (u / (r * 0.92) * n / 2 * 1.0 + i + axis) + math.pi * (0.5 if n % 2 == 0 else 0)
                )
                lift = h * (1.04 + 0.05 * wave + 0.02 * (1 - t * t))
                sections.append(Section(center=(u, 0, lift), radii=(wide / 2, h * 0.05), exponent=4))
            k.add(
                "crust strip",
                Loft(axis="x", sections=sections, segments=10, resolution=1),
                rotate=(0, 0, 90 * axis),
                at=(0, off, 0) if axis == 0 else (-off, 0, 0),
                material="crust",
            )
    k.anchor("top", (0, 0, h * 1.1), half_size=(r * 0.7, r * 0.7), round=True)
