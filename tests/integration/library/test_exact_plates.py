"""Plates, blocks and discs with what is machined into them are exact."""

import math
from pathlib import Path

import pytest

from prompt2mesh.builders.pool import WorkerPool
from tests.support.exact import INCH, PI, Ideal, check, disc, obround, polygon, prismatoid, rounded

pytestmark = [pytest.mark.blender]

PARTS = [
    Ideal("a 60 x 40 x 5 mm plate with four 4 mm holes 5 mm from the corners and 2 mm fillets", (60, 40, 5), (rounded(60, 40, 2) - 4 * disc(4)) * 5, 4),
    Ideal("a 100 x 60 x 8 mm plate with rounded corners of radius 10 mm, four M6 clearance holes 12 mm from the edges and a central 30 mm bore", (100, 60, 8), (rounded(100, 60, 10) - 4 * disc(6.6) - disc(30)) * 8, 5),
    Ideal("100mm x 50mm x 10mm plate, 6mm hole in each corner, 10mm from edges", (100, 50, 10), (5000 - 4 * disc(6)) * 10, 4),
    Ideal("a 3 inch by 2 inch by 1/4 inch plate with a 1/2 inch hole in the centre", (3 * INCH, 2 * INCH, INCH / 4), (6 - PI / 16) / 4 * INCH**3, 1),
    Ideal('3" x 2" x 0.5" block with a 1" diameter through hole', (3 * INCH, 2 * INCH, INCH / 2), (6 - PI / 4) / 2 * INCH**3, 1),
    Ideal("a rectangular block 80 mm long, 40 mm wide and 30 mm high with a 10 mm deep, 20 mm wide pocket 50 mm long on top", (80, 40, 30), 96000 - 10000),
    Ideal("a plate 120x80x6 with a 4x3 grid of 5 mm holes spaced 20 mm apart", (120, 80, 6), (9600 - 12 * disc(5)) * 6, 12),
    Ideal("steel plate, 120 mm long, 80 mm wide, 6 mm thick, with 3 rows of 4 holes of 5 mm diameter", (120, 80, 6), (9600 - 12 * disc(5)) * 6, 12),
    Ideal("a block 60x40x20 with a 12 mm diameter blind hole 15 mm deep in the center", (60, 40, 20), 48000 - disc(12) * 15),
    Ideal("a plate 200 × 100 × 10 mm with holes of 10 mm diameter at (20, 20), (180, 20), (180, 80) and (20, 80)", (200, 100, 10), (20000 - 4 * disc(10)) * 10, 4),
    Ideal("a 50 mm square plate 3 mm thick with a slot 20 mm long and 6 mm wide in the middle", (50, 50, 3), (2500 - obround(20, 6)) * 3, 1),
    Ideal("a plate of 80 mm by 60 mm by 5 mm with two slots 8 by 20 mm, 40 mm apart", (80, 60, 5), (4800 - 2 * obround(20, 8)) * 5, 2),
    Ideal("a 50 x 50 x 20 mm block with a counterbored hole, 8 mm diameter with a 14 mm counterbore 5 mm deep", (50, 50, 20), 50000 - disc(14) * 5 - disc(8) * 15, 1),
    Ideal("block 60*40*20 mm with two counterbored through holes 30 mm apart, 6 mm diameter, counterbored to 11 mm diameter 6 mm deep", (60, 40, 20), 48000 - 2 * (disc(11) * 6 + disc(6) * 14), 2),
    Ideal("plate 80x80x8 mm with a 6 mm hole in the center countersunk to 12 mm diameter", (80, 80, 8), 51200 - disc(6) * 8 - (PI * 3 / 3 * (36 + 18 + 9) - disc(6) * 3), 1),
    Ideal("a 50 mm cube with a 20 mm hole through each face", (50, 50, 50), 125000 - (3 * disc(20) * 50 - 3 * 16 / 3 * 1000 + 8 * (2 - math.sqrt(2)) * 1000), 5),
    Ideal("a cube with side 2 inches and a 1 inch hole through it", (2 * INCH, 2 * INCH, 2 * INCH), (8 - PI / 2) * INCH**3, 1),
    Ideal("block 40x30x20 mm with 3 mm fillets on all edges", (40, 30, 20), 34 * 24 * 14 + 6 * (34 * 24 + 34 * 14 + 24 * 14) + 9 * PI * (34 + 24 + 14) + 36 * PI),
    Ideal("a 40 mm cube with 5 mm rounded edges", (40, 40, 40), 30**3 + 6 * 5 * 900 + 3 * 25 * PI * 30 + 4 / 3 * PI * 125),
    Ideal("plate 90 x 60 x 10 mm, chamfered corners 8 mm", (90, 60, 10), (5400 - 4 * 32) * 10),
    Ideal("a block 50 x 40 x 30 mm with a 2 mm chamfer on the top edges", (50, 40, 30), 50 * 40 * 28 + prismatoid((50, 40), (46, 36), 2)),
    Ideal("a disc of 100 mm diameter, 10 mm thick with eight 8 mm holes equally spaced on a 80 mm bolt circle", (100, 100, 10), (disc(100) - 8 * disc(8)) * 10, 8),
    Ideal("circular plate Ø120 x 8 mm, 6x M8 holes on PCD 90 mm, central bore 40 mm", (120, 120, 8), (disc(120) - 6 * disc(8) - disc(40)) * 8, 7),
    Ideal("round disk, radius 30 mm, 4 mm thick, with a 10 mm square hole in the middle", (60, 60, 4), (disc(60) - 100) * 4, 1),
    Ideal("a block 60 mm x 40 mm x 30 mm with a 10 mm hole through the side and a 12 mm hole from the top 10 mm deep offset 20 mm from the center", (60, 40, 30), 72000 - disc(10) * 40 - disc(12) * 10, 1),
    Ideal("a 80 x 50 x 20 mm block with a 10 mm wide, 6 mm deep groove along its length", (80, 50, 20), 80000 - 10 * 6 * 80),
    Ideal("a block 50 x 50 x 30 mm with a step 20 mm wide and 15 mm deep", (50, 50, 30), 75000 - 20 * 15 * 50),
    Ideal("a 100 x 100 x 10 mm plate with a 40 mm square cutout in the center", (100, 100, 10), (10000 - 1600) * 10, 1),
    Ideal("a 100 x 60 x 10 plate with a hexagonal hole 20 mm across flats", (100, 60, 10), (6000 - polygon(6, 20)) * 10, 1),
    Ideal("a plate 100 x 60 x 5 mm with a boss 20 mm in diameter and 10 mm high", (100, 60, 15), 30000 + disc(20) * 10),
    Ideal("base plate 80 x 80 x 6 mm with four 10 mm diameter posts 20 mm tall 10 mm from the edges", (80, 80, 26), 38400 + 4 * disc(10) * 20),
    Ideal("a 20 mm cube with a 10 mm cylinder 15 mm tall on top", (20, 20, 35), 8000 + disc(10) * 15),
    Ideal("a 10 mm diameter, 20 mm tall cylinder on top of a 40 x 40 x 10 mm block", (40, 40, 30), 16000 + disc(10) * 20),
    Ideal("a 60 mm cube with a hole 25 mm in diameter drilled 30 mm deep into the top face", (60, 60, 60), 216000 - disc(25) * 30),
    Ideal("mounting plate 150 mm × 100 mm × 12 mm, hole pattern 4x Ø9 at 15 mm from each edge, corner radius 12 mm", (150, 100, 12), (rounded(150, 100, 12) - 4 * disc(9)) * 12, 4),
    Ideal("plate 60x60x4 with 2x Ø5 holes 40 mm apart", (60, 60, 4), (3600 - 2 * disc(5)) * 4, 2),
    Ideal("flat bar 200 mm long 30 mm wide 5 mm thick with three 8 mm holes spaced 60 mm apart along its center line", (200, 30, 5), (6000 - 3 * disc(8)) * 5, 3),
    Ideal("a 12,5 mm thick plate 50 x 80 mm", (50, 80, 12.5), 50000),
    Ideal("a 4 in x 2 in x 1 in block with a 0.5 in hole 1 in from the left edge and 1 in from the front edge", (4 * INCH, 2 * INCH, INCH), (8 - PI / 16) * INCH**3, 1),
    Ideal("a cube 30mm with a 15mm cube cut from the top corner", (30, 30, 30), 27000 - 3375),
    Ideal("a heat sink 60 mm wide, 60 mm long, base 5 mm, 8 fins 25 mm tall and 2 mm thick", (60, 60, 30), 18000 + 8 * 2 * 25 * 60),
    Ideal("a V-block 60 x 40 x 40 mm with a 90 degree V groove 15 mm deep", (60, 40, 40), 96000 - 225 * 60),
    Ideal("a cross-shaped plate 60 mm across with 20 mm wide arms, 5 mm thick", (60, 60, 5), (2 * 60 * 20 - 400) * 5),
    Ideal("a box 100 x 80 x 50 mm with 2 mm walls, open at the top", (100, 80, 50), 400000 - 96 * 76 * 48),
    Ideal("an open box 60 mm wide, 40 mm deep and 30 mm high with a wall thickness of 3 mm", (60, 40, 30), 72000 - 54 * 34 * 27),
    Ideal("a cube of 30 mm with a spherical cavity of 20 mm diameter", (30, 30, 30), 27000 - 4 / 3 * PI * 1000, -1),
    Ideal("a 50mm x 30mm x 20mm block with a 45 degree chamfer of 5mm on one edge", (50, 30, 20), 30000 - 12.5 * 30),
    Ideal("a 60 x 40 x 5 mm plate with four holes of 6 mm diameter 8 mm from the edges", (60, 40, 5), (2400 - 4 * disc(6)) * 5, 4),
    Ideal("a 60 x 40 x 20 mm block with four holes of 6 mm diameter 10 mm deep 8 mm from the edges", (60, 40, 20), 48000 - 4 * disc(6) * 10),
    Ideal("block 60x40x30 mm with a 60 degree V groove 12 mm wide", (60, 40, 30), 72000 - 36 / math.tan(PI / 6) * 60),
    Ideal("a 60 x 40 x 20 mm block with a dovetail groove 10 mm wide and 6 mm deep", (60, 40, 20), 48000 - 60 * 6 * 12),
    Ideal("a tray 200 x 150 x 30 mm with 3 mm walls and 2 mm floor", (200, 150, 30), 900000 - 194 * 144 * 28),
    Ideal("a closed hollow cube, 40 mm, with 4 mm walls", (40, 40, 40), 64000 - 32**3, -1),
    Ideal("four 8 mm holes in a 100 x 100 x 6 mm plate, 15 mm from the edges", (100, 100, 6), (10000 - 4 * disc(8)) * 6, 4),
    Ideal("a 6 mm steel plate, 150 x 100, with 3 x 4 holes of 8 mm at 25 mm spacing", (150, 100, 6), (15000 - 12 * disc(8)) * 6, 12),
    Ideal("subtract a 10 mm diameter cylinder 40 mm tall from a 30 mm cube", (30, 30, 30), 27000 - disc(10) * 30, 1),
    Ideal("a union of a 40 mm cube and a 50 mm sphere", (50, 50, 50), 64000 + 6 * PI * 25 * (25 - 5 / 3)),
    Ideal("a 40 mm cube intersected with a 50 mm sphere", (40, 40, 40), 4 / 3 * PI * 25**3 - 6 * PI * 25 * (25 - 5 / 3)),
    Ideal("a plate of 6 mm aluminium 200 by 120 mm with 20 mm holes at each corner 25 mm from the edges", (200, 120, 6), (24000 - 4 * disc(20)) * 6, 4),
    Ideal("a 10 mm thick plate, 80 mm square, with four 6 mm holes on a 60 mm square pattern", (80, 80, 10), (6400 - 4 * disc(6)) * 10, 4),
    Ideal("a rectangular frame 100 x 80 mm outside, 10 mm wide, 5 mm thick", (100, 80, 5), (8000 - 80 * 60) * 5, 1),
    Ideal("a block 100 x 50 x 25 mm with a 20 mm wide by 10 mm deep slot across the top", (100, 50, 25), 125000 - 20 * 10 * 50),
    Ideal("L-bracket with legs 40 mm and 60 mm, thickness 4 mm, width 25 mm and no holes", (40, 60, 25), (160 + 56 * 4) * 25),
]  # fmt: skip


@pytest.mark.parametrize("ideal", PARTS, ids=lambda i: i.prompt[:50])
def test_part_is_exact(ideal: Ideal, pool: WorkerPool, tmp_path: Path) -> None:
    check(ideal, pool, tmp_path)
