"""Grips, blades and lengths that the hand weapons share."""

import math

from prompt2mesh.library.kit import Kit
from prompt2mesh.library.registry import AssetParameter, length
from prompt2mesh.mesh.shapes import (
    Box,
    Lathe,
    Loft,
    Section,
)

Vec = tuple[float, float, float]


def weapon_length(default: float, low: float = 0.05, high: float = 6.0) -> AssetParameter:
    """The length of a weapon, in metres."""
    return length("length", default, low, high, words=("length", "long", "height", "tall"))


def wrapped_grip(k: Kit, name: str, low: float, high: float, radius: float, slot: str, cord: str) -> None:
    """A grip along z with a cord wound around it."""
    k.add(
        name,
        Lathe(
            profile=[(radius * 0.88, low), (radius, low + (high - low) * 0.5), (radius * 0.88, high)],
            smooth=True,
            segments=28,
        ),
        scale=(1, 0.82, 1),
        material=slot,
    )
    turns = max(3, round((high - low) / (radius * 1.1)))
    path: list[Vec] = []
    for i in range(turns * 8 + 1):
        a = 2 * math.pi * i / 8
        t = i / (turns * 8)
        r = radius * (0.9 + 0.1 * math.sin(math.pi * t))
        path.append((r * math.cos(a), 0.84 * r * math.sin(a), low + (high - low) * (0.04 + 0.92 * t)))
    k.tube(f"{name} cord", path, radius * 0.12, segments=6, resolution=2, material=cord)


def blade(
    k: Kit,
    name: str,
    low: float,
    high: float,
    width: float,
    thick: float,
    *,
    slot: str,
    fuller: str | None = None,
    leaf: float = 0.0,
) -> None:
    """A straight double-edged blade along z with a point."""
    span = high - low
    rows = ((0.0, 1.0), (0.3, 0.97 - leaf * 0.25), (0.6, 0.92 + leaf * 0.3), (0.86, 0.80), (0.95, 0.45), (1.0, 0.01))
    sections = [
        Section(
            center=(0, 0, low + span * z),
            outline=[
                (-width / 2 * w, 0),
                (-width * 0.17 * w, -thick / 2 * max(w, 0.12)),
                (width * 0.17 * w, -thick / 2 * max(w, 0.12)),
                (width / 2 * w, 0),
                (width * 0.17 * w, thick / 2 * max(w, 0.12)),
                (-width * 0.17 * w, thick / 2 * max(w, 0.12)),
            ],
        )
        for z, w in rows
    ]
    k.add(name, Loft(sections=sections, smooth=False), material=slot)
    if fuller:
        k.add(
            "fuller",
            Box(size=(width * 0.13, thick * 1.06, span * 0.62)),
            at=(0, 0, low),
            material=fuller,
            bevel=thick * 0.1,
        )
