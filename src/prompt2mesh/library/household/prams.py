"""The pram."""

import math

import numpy as np

from prompt2mesh.library.furniture.forms import cushion
from prompt2mesh.library.kit import Kit, Point
from prompt2mesh.library.plants.surfaces import Surface, sheet
from prompt2mesh.library.registry import asset, length
from prompt2mesh.mesh.materials import Material
from prompt2mesh.mesh.shapes import (
    Loft,
    Section,
    Torus,
)


@asset(
    kind="baby_stroller",
    words=("baby stroller", "stroller", "pram", "baby carriage", "pushchair", "buggy stroller", "perambulator", "baby buggy"),
    about="A pram with hooded carrycot, spoked wheels and a push bar.",
    parameters=(length("height", 1.0, 0.3, 1.6, words=("height", "tall", "high")),),
    slots={"cot": Material(preset="canvas", color="#2f4f6f"), "frame": "chrome", "tire": "rubber", "grip": "black_leather", "bedding": Material(preset="cotton", color="#f4ead8")},
    main_slot="cot",
    parts={"hood": "cot hood", "wheel": "wheel", "handle": "grip"},
    holds=True,
)  # fmt: skip
def baby_stroller(k: Kit) -> None:
    """A boat-shaped cot on a sprung frame; the hood covers half of it."""
    h = k.m("height")
    long, w = h * 0.8, h * 0.4
    z, tall = h * 0.42, h * 0.24
    hull = [(0.0, 0.6, 0.6), (0.25, 0.82, 0.85), (0.7, 0.97, 0.98), (1.0, 1.0, 1.0)]
    k.add(
        "cot",
        Loft(
            sections=[
                Section(center=(0, 0, z + s * tall), radii=(long / 2 * a, w / 2 * b), exponent=2.8) for s, a, b in hull
            ],
            smooth=True,
            segments=44,
        ),
        material="cot",
    )
    k.add(
        "bedding",
        cushion(long * 0.9, w * 0.9, h * 0.09, corner=2.8, puff=2.4),
        at=(0, 0, z + tall - h * 0.02),
        material="bedding",
    )
    ribs = 7
    for i in range(ribs):
        a = math.radians(6 + 78 * i / (ribs - 1))
        r = long * 0.45
        arch: list[Point] = []
        for j in range(13):
            b = math.pi * j / 12
            arch.append(
                (
                    long * 0.06 + math.cos(a) * r * math.sin(b) * 0.95,
                    math.cos(b) * w * 0.5,
                    z + tall * 0.94 + math.sin(a) * r * math.sin(b) * 0.95,
                )
            )
        k.tube(
            "frame rib" if i in (0, ribs - 1) else "cot rib",
            arch,
            h * 0.007,
            material="frame" if i in (0, ribs - 1) else "cot",
            segments=8,
            resolution=1,
        )
    k.add("cot hood", _hood(long * 0.45, w * 0.5, (long * 0.06, 0, z + tall * 0.94), h * 0.006).shape(), material="cot")
    big = h * 0.17
    for sx in (-1, 1):
        for sy in (-1, 1):
            at = (sx * long * 0.34, sy * w * 0.56, big)
            k.add(
                "wheel tire",
                Torus(radius=big * 0.93, tube=big * 0.07, segments=44, tube_segments=8),
                at=at,
                rotate=(90, 0, 0),
                material="tire",
            )
            k.rod(
                "wheel hub",
                (at[0], at[1] - w * 0.05, big),
                (at[0], at[1] + w * 0.05, big),
                big * 0.1,
                segments=16,
                material="frame",
            )
            for i in range(10):
                b = math.radians(36 * i)
                k.rod(
                    "wheel spoke",
                    (at[0], at[1], big),
                    (at[0] + math.cos(b) * big * 0.93, at[1], big + math.sin(b) * big * 0.93),
                    big * 0.016,
                    segments=5,
                    material="frame",
                )
        k.rod(
            "frame axle",
            (sx * long * 0.34, -w * 0.58, big),
            (sx * long * 0.34, w * 0.58, big),
            h * 0.01,
            segments=12,
            material="frame",
        )
    for sy in (-1, 1):
        y = sy * w * 0.4
        k.tube(
            "frame spring",
            [
                (-long * 0.34, y, big),
                (-long * 0.16, y, z - h * 0.04),
                (long * 0.16, y, z - h * 0.04),
                (long * 0.34, y, big),
            ],
            h * 0.012,
            material="frame",
            segments=12,
        )
        for x in (-0.14, 0.14):
            k.rod(
                "frame strap",
                (long * x, y * 0.6, z + h * 0.03),
                (long * x, y, z - h * 0.04),
                h * 0.01,
                segments=10,
                material="frame",
            )
        k.tube(
            "frame handle",
            [
                (-long * 0.16, y, z - h * 0.04),
                (-long * 0.42, sy * w * 0.5, z + tall * 0.6),
                (-long * 0.62, sy * w * 0.48, h * 0.93),
                (-long * 0.68, sy * w * 0.44, h * 0.98),
            ],
            h * 0.011,
            material="frame",
            segments=12,
        )
    k.rod(
        "grip",
        (-long * 0.68, -w * 0.46, h * 0.98),
        (-long * 0.68, w * 0.46, h * 0.98),
        h * 0.019,
        segments=16,
        material="grip",
        round_caps=True,
    )
    k.anchor(
        "inside",
        (-long * 0.1, 0, z + tall + h * 0.04),
        half_size=(long * 0.28, w * 0.36),
        height=h * 0.2,
        radius=w * 0.36,
    )
    k.anchor("seat", (-long * 0.1, 0, z + tall + h * 0.05), half_size=(long * 0.28, w * 0.36))


def _hood(r: float, half: float, at: Point, thick: float) -> Surface:
    """A quarter of a melon."""
    a, b = np.meshgrid(np.radians(np.linspace(6, 84, 14)), np.linspace(0.02, math.pi - 0.02, 19), indexing="ij")
    fold = 1 + 0.02 * np.cos(a * 6 * math.pi / 1.36)
    grid = np.stack(
        [
            at[0] + np.cos(a) * r * np.sin(b) * 0.95 * fold,
            at[1] + np.cos(b) * half,
            at[2] + np.sin(a) * r * np.sin(b) * 0.95 * fold,
        ],
        -1,
    )
    return sheet(grid, thick)
