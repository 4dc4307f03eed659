"""The clock face that every clock shares."""

import math

from prompt2mesh.library.kit import Kit
from prompt2mesh.mesh.shapes import (
    Box,
    Cylinder,
    Extrude,
    Text,
)


def dial(k: Kit, r: float, *, hour: float, minute: float, numerals: bool = True) -> None:
    """A clock's face in the xz plane, its middle at the origin, looking towards −y."""
    t = r * 0.03
    k.add(
        "dial",
        Cylinder(radius=r, height=t * 2, segments=72, pivot="center"),
        at=(0, t, 0),
        rotate=(90, 0, 0),
        material="dial",
    )
    for i in range(60):
        a = math.pi / 30 * i
        big = i % 5 == 0
        if numerals and big:
            continue
        long = r * (0.09 if big else 0.04)
        k.add(
            "mark",
            Box(size=(r * (0.028 if big else 0.011), t * 0.6, long), pivot="center"),
            at=(r * 0.9 * math.sin(a), -t * 0.2, r * 0.9 * math.cos(a)),
            rotate=(0, math.degrees(a), 0),
            material="mark",
        )
    if numerals:
        size = r * 0.2
        for i in range(1, 13):
            a = math.pi / 6 * i
            word = str(i)
            k.add(
                f"numeral {i}",
                Text(text=word, height=size, depth=t * 0.7, font="sans-bold", pivot="center"),
                at=(r * 0.76 * math.sin(a), -t * 0.2, r * 0.76 * math.cos(a)),
                material="mark",
            )
    for name, turn, long, wide in (
        ("hand hour", 30 * (hour + minute / 60), 0.5, 0.05),
        ("hand minute", 6 * minute, 0.74, 0.034),
    ):
        outline = [
            (-r * wide * 0.5, -r * 0.12),
            (r * wide * 0.5, -r * 0.12),
            (r * wide, r * long * 0.35),
            (r * wide * 0.15, r * long),
            (-r * wide * 0.15, r * long),
            (-r * wide, r * long * 0.35),
        ]
        depth = -t * (0.5 if "hour" in name else 0.9)
        with k.group(f"{name} group", at=(0, depth, 0), rotate=(0, turn, 0)):
            k.add(name, Extrude(outline=outline, height=t * 0.5), rotate=(90, 0, 0), material="hand")
    k.add(
        "hand pin",
        Cylinder(radius=r * 0.045, height=t * 2.6, pivot="center"),
        at=(0, -t * 0.6, 0),
        rotate=(90, 0, 0),
        material="rim",
        bevel=t * 0.2,
    )
