"""Solids of geometry, turned parts, profiles and machine elements are exact."""

import math
from pathlib import Path

import pytest

from prompt2mesh.builders.pool import WorkerPool
from tests.support.exact import INCH, PI, Ideal, cap, check, crossing, disc, frustum, keyed, polygon, segment

pytestmark = [pytest.mark.blender]

ROOT2, ROOT3, ROOT5 = math.sqrt(2), math.sqrt(3), math.sqrt(5)

PARTS = [
    Ideal("a red steel 50 mm cube", (50, 50, 50), 125000),
    Ideal("a 30 mm sphere", (30, 30, 30), 4 / 3 * PI * 3375),
    Ideal("a hollow sphere with outer diameter 60 mm and wall thickness 3 mm", (60, 60, 60), 4 / 3 * PI * (27000 - 27**3), -1),
    Ideal("a hemisphere of 40 mm radius", (80, 80, 40), 2 / 3 * PI * 64000),
    Ideal("a spherical cap of radius 50 mm and height 20 mm", (80, 80, 20), cap(50, 20)),
    Ideal("an ellipsoid 40 x 30 x 20 mm", (40, 30, 20), PI / 6 * 24000),
    Ideal("a capsule 20 mm in diameter and 60 mm long", (20, 20, 60), disc(20) * 40 + 4 / 3 * PI * 1000),
    Ideal("a torus: major radius 40mm, minor radius 10mm", (100, 100, 20), 2 * PI**2 * 40 * 100, 1),
    Ideal("a torus with major radius 30 mm and minor radius 8 mm", (76, 76, 16), 2 * PI**2 * 30 * 64, 1),
    Ideal("o-ring 50 mm outer diameter with 4 mm cross section diameter", (50, 50, 4), 2 * PI**2 * 23 * 4, 1),
    Ideal("a 40 mm tall cone with a base radius of 15 mm", (30, 30, 40), PI * 225 * 40 / 3),
    Ideal("a cone with base diameter 40 mm, top diameter 20 mm and height 50 mm", (40, 40, 50), frustum(20, 10, 50)),
    Ideal("a truncated cone, bottom radius 30 mm, top radius 15 mm, 40 mm high", (60, 60, 40), frustum(30, 15, 40)),
    Ideal("a square pyramid with 60 mm base and 45 mm height", (60, 60, 45), 3600 * 15),
    Ideal("a frustum of a square pyramid, base 40 mm, top 20 mm, height 30 mm", (40, 40, 30), 30 / 3 * (1600 + 400 + 800)),
    Ideal("an octagonal prism 50 mm tall with 10 mm sides", (10 * (1 + ROOT2), 10 * (1 + ROOT2), 50), 2 * (1 + ROOT2) * 100 * 50),
    Ideal("a hexagonal prism, 30 mm across flats and 25 mm high", (60 / ROOT3, 30, 25), polygon(6, 30) * 25),
    Ideal("triangular prism with base 30 mm and height 20 mm, 60 mm long", (30, 20, 60), 18000),
    Ideal("a wedge 40 mm long 20 mm wide 15 mm high", (40, 20, 15), 6000),
    Ideal("a tetrahedron with 30 mm edges", (30, 30 * ROOT3 / 2, 30 * math.sqrt(2 / 3)), 27000 / (6 * ROOT2)),
    Ideal("a half cylinder of radius 20 mm and length 50 mm", (40, 20, 50), PI * 400 / 2 * 50),
    Ideal("a cylinder of radius 15 mm and height 50 mm", (30, 30, 50), disc(30) * 50),
    Ideal("a cylinder 40 mm diameter 60 mm long minus a 20 mm through hole", (40, 40, 60), (disc(40) - disc(20)) * 60, 1),
    Ideal("a cylinder 50 mm in diameter and 80 mm high with a 2 mm chamfer on the top edge", (50, 50, 80), disc(50) * 78 + frustum(25, 23, 2)),
    Ideal("a 30 mm diameter cylinder with a 16 mm counterbore 8 mm deep and a 10 mm through hole, 40 mm high", (30, 30, 40), disc(30) * 40 - disc(16) * 8 - disc(10) * 32, 1),
    Ideal("a cylinder 60 mm dia x 30 mm with six 5 mm holes equally spaced on a 45 mm circle, 10 mm deep", (60, 60, 30), disc(60) * 30 - 6 * disc(5) * 10),
    Ideal("a tube 100 mm long, 20 mm OD, 16 mm ID", (20, 20, 100), PI * 36 * 100, 1),
    Ideal("pipe: outside diameter 2 inches, wall 1/8 inch, length 10 inches", (2 * INCH, 2 * INCH, 10 * INCH), PI * (1 - 0.875**2) * 10 * INCH**3, 1),
    Ideal("a ring with 50mm outer diameter, 40 mm inner diameter, and 8 mm height", (50, 50, 8), (disc(50) - disc(40)) * 8, 1),
    Ideal("a spacer Ø10 × 5 mm with a Ø5 hole", (10, 10, 5), (disc(10) - disc(5)) * 5, 1),
    Ideal("washer OD 20 mm ID 10 mm thickness 2 mm", (20, 20, 2), (disc(20) - disc(10)) * 2, 1),
    Ideal("an M10 flat washer", (20, 20, 2), (disc(20) - disc(10.5)) * 2, 1),
    Ideal("bushing 20 mm od 12 mm id 25 mm long with 1 mm chamfers", (20, 20, 25), PI * 100 * 23 + 2 * frustum(10, 9, 1) - PI * 36 * 25, 1),
    Ideal("M8 hex nut", (26 / ROOT3, 13, 6.8), (polygon(6, 13) - disc(8)) * 6.8, 1),
    Ideal("an M10x60 hex bolt", (32 / ROOT3, 16, 66.4), polygon(6, 16) * 6.4 + disc(10) * 60),
    Ideal("an M12 threaded rod 100 mm long", (12, 12, 100), disc(12) * 100),
    Ideal("a hex standoff M3, 20 mm long, 5.5 mm across flats", (11 / ROOT3, 5.5, 20), (polygon(6, 5.5) - disc(3)) * 20, 1),
    Ideal("flange 100 mm outer diameter, 12 mm thick, 40 mm bore, 4 holes of 9 mm on a 75 mm PCD", (100, 100, 12), PI * (2500 - 400 - 4 * 20.25) * 12, 5),
    Ideal("blind flange, diameter 120 mm, thickness 15 mm, 8 bolt holes of 10 mm diameter on a bolt circle of 95 mm", (120, 120, 15), (disc(120) - 8 * disc(10)) * 15, 8),
    Ideal("pipe flange 120 mm OD, 14 mm thick with a hub 60 mm diameter and 20 mm high, 30 mm bore, six 9 mm holes on a 90 mm bolt circle", (120, 120, 34), (disc(120) - 6 * disc(9)) * 14 + disc(60) * 20 - disc(30) * 34, 7),
    Ideal("pipe elbow with 40 mm outer diameter, 3 mm wall and 60 mm bend radius", (80, 80, 40), PI * (400 - 289) * 60 * PI / 2, 1),
    Ideal("a stepped shaft: 20 mm diameter for 50 mm, then 15 mm diameter for 30 mm", (20, 20, 80), disc(20) * 50 + disc(15) * 30),
    Ideal("a rod 8 mm dia × 150 mm long", (8, 8, 150), disc(8) * 150),
    Ideal("a shaft 30 mm in diameter and 120 mm long with 2 mm chamfers on both ends", (30, 30, 120), disc(30) * 116 + 2 * frustum(15, 13, 2)),
    Ideal("a shaft 40 mm diameter, 100 mm long with a groove 5 mm wide and 3 mm deep 20 mm from the end", (40, 40, 100), disc(40) * 100 - (disc(40) - disc(34)) * 5),
    Ideal("a steel I-beam 100 mm high, 50 mm wide, 6 mm thick and 1 m long", (100, 50, 1000), (600 + 88 * 6) * 1000),
    Ideal("H-beam 100 x 100 x 6 x 8 mm, 500 mm long", (100, 100, 500), (1600 + 84 * 6) * 500),
    Ideal("U channel 50 mm wide 40 mm high 5 mm thick and 200 mm long", (50, 40, 200), (250 + 2 * 35 * 5) * 200),
    Ideal("L profile 40 x 40 x 4 mm, 300 mm long", (40, 40, 300), (160 + 36 * 4) * 300),
    Ideal("T-profile 60 mm wide, 50 mm high, 6 mm thick, length 250 mm", (60, 50, 250), (360 + 44 * 6) * 250),
    Ideal("Z profile 40 x 60 x 5 mm 200 mm long", (40, 60, 200), (2 * 22.5 * 5 + 50 * 5) * 200),
    Ideal("square tube 40 x 40 mm with 3 mm wall, 500 mm long", (40, 40, 500), (1600 - 34 * 34) * 500, 1),
    Ideal("an L bracket 60 x 40 x 5 mm, 30 mm wide with two 6 mm holes in each leg", (60, 40, 30), (300 + 35 * 5) * 30 - 4 * disc(6) * 5, 4),
    Ideal("revolve a 10 mm circle around an axis 30 mm away", (70, 70, 10), 2 * PI * 30 * disc(10), 1),
    Ideal("revolve the profile (0,0) (10,0) (10,5) (5,5) (5,20) (0,20) around the z axis", (20, 20, 20), disc(20) * 5 + disc(10) * 15),
    Ideal("sweep a 10 mm circle along a quarter circle of radius 50 mm", (55, 55, 10), disc(10) * 50 * PI / 2),
    Ideal("extrude a hexagon with 20 mm sides by 15 mm", (40, 20 * ROOT3, 15), 3 * ROOT3 / 2 * 400 * 15),
    Ideal("extrude the polygon (0,0), (40,0), (40,10), (10,10), (10,30), (0,30) by 12 mm", (40, 30, 12), (400 + 200) * 12),
    Ideal("a loft from a 40 mm square to a 20 mm square over 60 mm", (40, 40, 60), 60 / 3 * (1600 + 400 + 800)),
    Ideal("helical spring, wire diameter 3 mm, coil diameter 30 mm, 6 turns, free length 80 mm", (30, 30, 80), disc(3) * math.hypot(27 * PI * 6, 77)),
    Ideal("a star with 5 points, 50 mm outer radius, 20 mm inner radius, 5 mm thick", (95.1057, 90.4508, 5), 5 * 50 * 20 * math.sin(PI / 5) * 5),
    Ideal("a shaft collar 30 mm OD, 15 mm bore, 10 mm wide without set screw", (30, 30, 10), (disc(30) - disc(15)) * 10, 1),
    Ideal("a round bar 30 mm diameter, 80 mm long, with a 10 mm cross hole 20 mm from the end", (30, 30, 80), disc(30) * 80 - crossing(15, 5), 1),
    Ideal("sphere of radius 2.5 cm with a 1 cm hole drilled through", (50, 50, 2 * math.sqrt(600)), 4 / 3 * PI * 600**1.5, 1),
    Ideal("sweep a 6 mm circle along a path (0,0,0), (0,0,50), (50,0,50)", (53, 6, 53), disc(6) * 100),
    Ideal("a U-shaped bracket 40 mm wide, 30 mm high, 50 mm deep, 4 mm thick", (40, 30, 50), (160 + 2 * 26 * 4) * 50),
    Ideal("a flanged bushing with 20 mm OD, 14 mm ID, 25 mm length, flange diameter 30 mm and flange thickness 3 mm", (30, 30, 25), disc(30) * 3 + disc(20) * 22 - disc(14) * 25, 1),
    Ideal("a pulley with 60 mm outer diameter, 20 mm wide, 10 mm bore and a flat groove", (60, 60, 20), (disc(60) - disc(10)) * 20, 1),
    Ideal("a hemispherical bowl outer radius 50 mm wall 3 mm", (100, 100, 50), 2 / 3 * PI * (50**3 - 47**3)),
    Ideal("a stepped pin: 10 mm diameter 30 mm long, then 6 mm diameter 20 mm long", (10, 10, 50), disc(10) * 30 + disc(6) * 20),
    Ideal("equilateral triangular prism with 40 mm sides, 100 mm long", (40, 20 * ROOT3, 100), 400 * ROOT3 * 100),
    Ideal("a pipe tee with 40 mm outer diameter, 34 mm inner diameter, 120 mm long", (120, 40, 80), disc(40) * 120 + disc(40) * 60 - crossing(20, 20) / 2 - (disc(34) * 120 + disc(34) * 60 - crossing(17, 17) / 2), 2),
    Ideal("a concentric reducer, large diameter 60 mm, small diameter 40 mm, 2 mm wall, 50 mm long", (60, 60, 50), frustum(30, 20, 50) - frustum(28, 18, 50), 1),
    Ideal("a rack with 10 teeth, module 3, 20 mm wide and 20 mm high", (30 * PI, 20, 20), (30 * PI * (20 - 6.75) + 10 * 6.75 * (3 * PI / 2 + 2 * math.tan(PI / 9) * (3.75 - 3) / 2)) * 20),
    Ideal("a cup shaped cylinder with 60 mm outer diameter, 80 mm height, 3 mm wall and 4 mm bottom", (60, 60, 80), disc(60) * 80 - disc(54) * 76),
    Ideal("a truncated pyramid with a 50 mm square base and 20 mm square top, 40 mm high", (50, 50, 40), 40 / 3 * (2500 + 400 + 1000)),
    Ideal("hexagonal pyramid with 20 mm sides and 50 mm height", (40, 20 * ROOT3, 50), 3 * ROOT3 / 2 * 400 * 50 / 3),
    Ideal("a flange with raised face: OD 150, thickness 20, bore 60, 8 holes Ø18 on PCD 120, raised face diameter 90 and 2 mm high", (150, 150, 22), (disc(150) - 8 * disc(18)) * 20 + disc(90) * 2 - disc(60) * 22, 9),
    Ideal("a shaft Ø20 x 120 with a flat 2 mm deep and 30 mm long", (20, 20, 120), disc(20) * 120 - segment(10, 2) * 30),
    Ideal("a pulley 80 mm diameter 20 mm wide with a 20 mm bore, a flat groove and a 6 mm wide keyway 3 mm deep", (80, 80, 20), (disc(80) - keyed(20, 6, 3)) * 20, 1),
    Ideal("an elbow 90 degrees OD 50 mm wall 4 mm bend radius 75 mm", (100, 100, 50), PI * (625 - 441) * 75 * PI / 2, 1),
    Ideal("a cylinder with hemispherical ends, 20 mm diameter and 80 mm overall length", (20, 20, 80), disc(20) * 60 + 4 / 3 * PI * 1000),
    Ideal("a ring 80 mm outside diameter, 60 mm inside diameter, 15 mm wide", (80, 80, 15), (disc(80) - disc(60)) * 15, 1),
]  # fmt: skip


@pytest.mark.parametrize("ideal", PARTS, ids=lambda i: i.prompt[:50])
def test_solid_is_exact(ideal: Ideal, pool: WorkerPool, tmp_path: Path) -> None:
    check(ideal, pool, tmp_path)
