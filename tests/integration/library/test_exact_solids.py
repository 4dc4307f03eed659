"""Technical parts come out of the builder within 0.1 % of the ideal solid, closed and in one piece."""

import math
from pathlib import Path

import pytest

from prompt2mesh.builders.pool import WorkerPool
from prompt2mesh.modelers.builtin import model
from prompt2mesh.studio.ports import BuildOrder

pytestmark = [pytest.mark.blender]

PI = math.pi


def rounded(width: float, depth: float, radius: float) -> float:
    """The area of a rectangle with round corners."""
    return width * depth - (4 - PI) * radius**2


def frustum(low: float, high: float, height: float) -> float:
    """The volume of a circular frustum by its radii."""
    return PI * height / 3 * (low**2 + low * high + high**2)


# Prompt, bounds (mm, any order), volume (mm³) by the formulas of elementary geometry.
SOLIDS: list[tuple[str, tuple[float, float, float], float]] = [
    (
        "a 60 x 40 x 5 mm plate with four 4 mm holes 5 mm from the corners and 2 mm fillets",
        (60, 40, 5),
        (rounded(60, 40, 2) - 16 * PI) * 5,
    ),
    ("M8 hex nut", (26 / math.sqrt(3), 13, 6.8), (169 * math.sqrt(3) / 2 - 16 * PI) * 6.8),
    ("an M10x60 hex bolt", (32 / math.sqrt(3), 16, 66.4), 256 * math.sqrt(3) / 2 * 6.4 + 25 * PI * 60),
    (
        "flange 100 mm outer diameter, 12 mm thick, 40 mm bore, 4 holes of 9 mm on a 75 mm PCD",
        (100, 100, 12),
        PI * (2500 - 400 - 4 * 20.25) * 12,
    ),
    (
        "pipe elbow with 40 mm outer diameter, 3 mm wall and 60 mm bend radius",
        (80, 80, 40),
        PI * (400 - 289) * 60 * PI / 2,
    ),
    (
        "a 50 x 50 x 20 mm block with a counterbored hole, 8 mm diameter with a 14 mm counterbore 5 mm deep",
        (50, 50, 20),
        50 * 50 * 20 - PI * 49 * 5 - PI * 16 * 15,
    ),
    ("revolve a 10 mm circle around an axis 30 mm away", (70, 70, 10), 2 * PI * 30 * PI * 25),
    ("sweep a 10 mm circle along a quarter circle of radius 50 mm", (55, 55, 10), PI * 25 * 50 * PI / 2),
    ("a tube 100 mm long, 20 mm OD, 16 mm ID", (20, 20, 100), PI * 36 * 100),
    (
        "bushing 20 mm od 12 mm id 25 mm long with 1 mm chamfers",
        (20, 20, 25),
        PI * 100 * 23 + 2 * frustum(10, 9, 1) - PI * 36 * 25,
    ),
    (
        "block 40x30x20 mm with 3 mm fillets on all edges",
        (40, 30, 20),
        34 * 24 * 14 + 6 * (34 * 24 + 34 * 14 + 24 * 14) + 9 * PI * (34 + 24 + 14) + 36 * PI,
    ),
    ("a steel I-beam 100 mm high, 50 mm wide, 6 mm thick and 1 m long", (100, 50, 1000), (600 + 88 * 6) * 1000),
    ("a 30 mm sphere", (30, 30, 30), 4 / 3 * PI * 3375),
    ("a torus with major radius 30 mm and minor radius 8 mm", (76, 76, 16), 2 * PI**2 * 30 * 64),
    ("a cone with base diameter 40 mm, top diameter 20 mm and height 50 mm", (40, 40, 50), frustum(20, 10, 50)),
    (
        "helical spring, wire diameter 3 mm, coil diameter 30 mm, 6 turns, free length 80 mm",
        (30, 30, 80),
        2.25 * PI * math.hypot(27 * PI * 6, 77),
    ),
]


@pytest.mark.parametrize(("prompt", "bounds_mm", "volume_mm3"), SOLIDS, ids=[s[0][:40] for s in SOLIDS])
def test_solid_is_exact(
    prompt: str, bounds_mm: tuple[float, float, float], volume_mm3: float, pool: WorkerPool, tmp_path: Path
) -> None:
    program, _ = model(prompt)
    found = pool.build(BuildOrder(program, tmp_path, ())).geometry
    assert sorted(s * 1000 for s in found.size_m) == pytest.approx(sorted(bounds_mm), rel=1e-3)
    assert found.volume_m3 * 1e9 == pytest.approx(volume_mm3, rel=1e-3)
    assert found.watertight
    assert len(found.parts) == 1
    assert found.degenerate_faces == 0
