"""Ideal solids by the formulas of elementary geometry, and how a built part is measured against them."""

from __future__ import annotations

import math
from dataclasses import dataclass
from pathlib import Path

import pytest
import trimesh

from prompt2mesh.builders.pool import WorkerPool
from prompt2mesh.modelers.builtin import model
from prompt2mesh.studio.ports import BuildOrder

PI = math.pi
INCH = 25.4
SHARE = 1e-3


@dataclass(frozen=True)
class Ideal:
    """What a sentence describes: bounds (mm, any order), volume (mm³) and how many holes go through."""

    prompt: str
    bounds: tuple[float, float, float]
    volume: float
    genus: int = 0


def disc(diameter: float) -> float:
    """Area of a circle."""
    return PI * diameter**2 / 4


def rounded(width: float, depth: float, radius: float) -> float:
    """The area of a rectangle with round corners."""
    return width * depth - (4 - PI) * radius**2


def obround(length: float, width: float) -> float:
    """The area of a slot with round ends."""
    return (length - width) * width + disc(width)


def polygon(sides: int, flats: float) -> float:
    """The area of a regular polygon by the width across its flats."""
    return sides * flats**2 / 4 * math.tan(PI / sides)


def frustum(low: float, high: float, height: float) -> float:
    """The volume of a circular frustum by its radii."""
    return PI * height / 3 * (low**2 + low * high + high**2)


def prismatoid(low: tuple[float, float], high: tuple[float, float], height: float) -> float:
    """The volume between two level rectangles with flat sides (Simpson's rule is exact for it)."""
    middle = (low[0] + high[0]) * (low[1] + high[1]) / 4
    return height / 6 * (low[0] * low[1] + 4 * middle + high[0] * high[1])


def cap(radius: float, height: float) -> float:
    """The volume of a spherical segment."""
    return PI * height**2 / 3 * (3 * radius - height)


def segment(radius: float, height: float) -> float:
    """The area of a circular segment."""
    turn = math.acos(1 - height / radius)
    return radius**2 * (turn - math.sin(turn) * math.cos(turn))


def keyed(bore: float, width: float, depth: float) -> float:
    """The area of a bore with a keyway that reaches `depth` beyond it."""
    half = math.asin(width / bore)
    below = bore / 2 * math.cos(half)
    corner = segment(bore / 2, bore / 2 - below)
    return disc(bore) + width * (bore / 2 + depth - below) - corner


def crossing(wide: float, narrow: float) -> float:
    """The volume that two round bars share whose axes cross at right angles, by their radii (Simpson's rule)."""
    steps = 2000
    step = 2 * narrow / steps
    total = 0.0
    for i in range(steps + 1):
        y = -narrow + i * step
        weight = 1 if i in {0, steps} else 4 if i % 2 else 2
        total += weight * 4 * math.sqrt(max(narrow**2 - y**2, 0.0) * max(wide**2 - y**2, 0.0))
    return total * step / 3


def check(ideal: Ideal, pool: WorkerPool, folder: Path) -> None:
    """Builds the sentence and measures the STL file, which is in millimetres."""
    program, checklist = model(ideal.prompt)
    pool.build(BuildOrder(program, folder, ("stl",)))
    found = trimesh.load(next(folder.glob("*.stl")), force="mesh")
    assert isinstance(found, trimesh.Trimesh)
    assert sorted(found.extents) == pytest.approx(sorted(ideal.bounds), rel=SHARE)
    assert found.volume == pytest.approx(ideal.volume, rel=SHARE)
    assert found.is_watertight
    assert (2 - found.euler_number) // 2 == ideal.genus
    missed = [item.phrase for item in checklist.items if item.status == "not_understood"]
    assert not missed
