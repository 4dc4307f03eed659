"""Hot-air balloons and airships."""

import math

from prompt2mesh.library.kit import Kit
from prompt2mesh.library.registry import asset, count, length
from prompt2mesh.library.vehicles.aircraft import fin, wing
from prompt2mesh.library.vehicles.forms import fuselage, rounded
from prompt2mesh.library.vehicles.space import SLOTS, spline_profile
from prompt2mesh.mesh.materials import Material
from prompt2mesh.mesh.placement import Linear, Radial
from prompt2mesh.mesh.shapes import Box, Cylinder, Extrude, Lathe, PolyMesh, Torus


@asset(
    kind="hot_air_balloon",
    words=("hot air balloon", "hot-air balloon", "air balloon", "montgolfier"),
    about="A hot-air balloon with coloured gores, a burner and a wicker basket.",
    parameters=(length("height", 18.0, 0.2, 40.0, words=("height", "tall", "high")), count("stripes", 8, 4, 16, words=("stripes", "gores", "panels"))),
    slots={"envelope": Material(preset="silk", color="#d2322d"), "stripe": Material(preset="silk", color="#f5c542"), "basket": "wicker", "rope": "rope", "metal": "brushed_steel", "trim": "leather", "flame": Material(preset="fire", color="#ffb14a")},
    main_slot="envelope",
    parts={"balloon": "envelope", "gondola": "basket"},
    states=("lit",),
    holds=True,
)  # fmt: skip
def hot_air_balloon(k: Kit) -> None:
    """Gores alternate between two colours."""
    h = k.m("height")
    n = k.n("stripes") * 2
    r = h * 0.36
    profile = spline_profile(
        [
            (r * 0.2, h * 0.26),
            (r * 0.45, h * 0.36),
            (r * 0.8, h * 0.5),
            (r, h * 0.66),
            (r * 0.93, h * 0.82),
            (r * 0.62, h * 0.94),
            (r * 0.25, h * 0.99),
            (0, h),
        ]
    )
    step = 360 / n
    k.add("envelope", Lathe(profile=profile, segments=n * 6), material="envelope")
    section = [(x, z) for x, z in profile[:-1]]
    k.add("stripe", _gore(section, step, h), material="stripe", instances=Radial(count=n // 2))
    k.add(
        "envelope skirt",
        Lathe(
            profile=[(r * 0.2, h * 0.27), (r * 0.17, h * 0.215), (r * 0.155, h * 0.215), (r * 0.18, h * 0.27)],
            closed=True,
            segments=48,
        ),
        material="stripe",
    )
    b = h * 0.055
    k.add(
        "basket",
        Extrude(
            outline=rounded([(-b, -b), (b, -b), (b, b), (-b, b)], b * 0.25),
            holes=[
                rounded(
                    [(-b * 0.88, -b * 0.88), (b * 0.88, -b * 0.88), (b * 0.88, b * 0.88), (-b * 0.88, b * 0.88)],
                    b * 0.2,
                )
            ],
            height=b * 1.5,
        ),
        material="basket",
    )
    k.add("basket floor", Box(size=(b * 1.85, b * 1.85, b * 0.12)), material="basket")
    ring = rounded(
        [(-b * 0.94, -b * 0.94), (b * 0.94, -b * 0.94), (b * 0.94, b * 0.94), (-b * 0.94, b * 0.94)], b * 0.25
    )
    k.tube(
        "basket rim",
        [(x, y, b * 1.5) for x, y in ring],
        b * 0.09,
        closed=True,
        smooth=False,
        segments=10,
        material="trim",
    )
    for sx in (-1, 1):
        for sy in (-1, 1):
            k.rod(
                "rope",
                (sx * b * 0.92, sy * b * 0.92, b * 1.45),
                (sx * r * 0.125, sy * r * 0.125, h * 0.22),
                h * 0.0018,
                segments=6,
                material="rope",
            )
            k.rod(
                "post",
                (sx * b * 0.88, sy * b * 0.88, b * 1.45),
                (sx * b * 0.4, sy * b * 0.4, b * 2.5),
                b * 0.05,
                segments=8,
                material="metal",
            )
    k.add(
        "burner frame",
        Torus(radius=b * 0.56, tube=b * 0.06, segments=32, tube_segments=10),
        at=(0, 0, b * 2.5),
        material="metal",
    )
    k.rod("burner bar", (-b * 0.56, 0, b * 2.5), (b * 0.56, 0, b * 2.5), b * 0.06, material="metal")
    k.add(
        "burner",
        Cylinder(radius=b * 0.2, height=b * 0.5, segments=24),
        at=(0, 0, b * 2.45),
        material="metal",
        bevel=b * 0.03,
    )
    if k.state("lit"):
        k.add(
            "flame",
            Lathe(
                profile=[(b * 0.14, 0), (b * 0.24, b * 0.4), (b * 0.12, b * 1.1), (0, b * 1.6)],
                smooth=True,
                segments=24,
            ),
            at=(0, 0, b * 2.9),
            material="flame",
        )
    k.anchor("inside", (0, 0, b * 0.12), half_size=(b * 0.8, b * 0.8), height=b * 1.4)
    k.anchor("top", (0, 0, h), half_size=(0.1, 0.1))


def _gore(profile: list[tuple[float, float]], step: float, h: float) -> PolyMesh:
    """One coloured gore as a thin closed sheet that bulges out of the envelope."""
    across = 5
    thick = 0.004 * h
    vertices: list[tuple[float, float, float]] = []
    for outer in (True, False):
        for x, z in profile:
            for j in range(across + 1):
                a = math.radians(step * (j / across - 0.5))
                out = x + (thick if outer else -thick)
                vertices.append((out * math.cos(a), out * math.sin(a), z))
    rows, w = len(profile), across + 1
    half = rows * w
    faces: list[list[int]] = []
    for i in range(rows - 1):
        for j in range(across):
            a = i * w + j
            faces.append([a, a + 1, a + w + 1, a + w])
            faces.append([half + a, half + a + w, half + a + w + 1, half + a + 1])
    border = [
        *range(across),
        *[i * w + across for i in range(rows - 1)],
        *[(rows - 1) * w + j for j in range(across, 0, -1)],
        *[i * w for i in range(rows - 1, 0, -1)],
    ]
    for i, a in enumerate(border):
        b = border[(i + 1) % len(border)]
        faces.append([b, a, half + a, half + b])
    return PolyMesh(vertices=vertices, faces=faces)


@asset(
    kind="airship",
    words=("airship", "zeppelin", "blimp", "dirigible", "steampunk airship"),
    about="An airship with a ribbed envelope, tail fins, a gondola and engine pods.",
    parameters=(length("length", 40.0, 0.3, 245.0, words=("length", "long")),),
    slots={**SLOTS, "body": Material(preset="anodised_aluminium", color="#c3c7cc")},
    main_slot="body",
    parts={"envelope": "hull", "cabin": "gondola"},
)  # fmt: skip
def airship(k: Kit) -> None:
    """Drawn 10 long, then scaled."""
    s = k.m("length") / 10.0
    z = 1.75
    with k.group("airship", scale=s):
        rows = [
            (-5.0, 0.0),
            (-4.85, 0.3),
            (-4.3, 0.72),
            (-3.2, 1.1),
            (-1.5, 1.28),
            (0.3, 1.24),
            (2.0, 1.0),
            (3.6, 0.6),
            (4.6, 0.24),
            (5.0, 0.0),
        ]
        k.add("hull", fuselage([(y, r, r, z) for y, r in rows], segments=48), material="body")
        for y, r in ((-3.9, 0.9), (-2.4, 1.22), (-0.6, 1.285), (1.2, 1.13), (2.8, 0.8)):
            k.add(
                "rib",
                Torus(radius=r * 0.985, tube=0.035, segments=56, tube_segments=8),
                at=(0, y, z),
                rotate=(90, 0, 0),
                material="metal",
            )
        fin(k, "fin", ((z + 0.25, 3.75, 1.6), (z + 1.25, 4.2, 0.95)), thick=0.07, material="accent")
        fin(k, "fin", ((z - 1.1, 4.2, 0.95), (z - 0.25, 3.75, 1.6)), thick=0.07, material="accent")
        wing(k, "fin side", ((0.25, 3.75, z, 1.6), (1.25, 4.2, z, 0.95)), thick=0.07, camber=0.0, material="accent")
        k.add(
            "gondola",
            fuselage(
                [
                    (-2.2, 0.05, 0.05, 0.35),
                    (-2.0, 0.28, 0.2, 0.3),
                    (-1.2, 0.36, 0.28, 0.3),
                    (0.6, 0.34, 0.28, 0.3),
                    (1.0, 0.16, 0.14, 0.36),
                ],
                exponent=4,
            ),
            material="trim",
        )
        k.add(
            "gondola window",
            Box(size=(0.74, 0.22, 0.16), pivot="center"),
            at=(0, -1.5, 0.4),
            material="glass",
            bevel=0.04,
            instances=Linear(count=6, step=(0, 0.34, 0)),
        )
        k.add("gondola pylon", Box(size=(0.4, 2.4, 0.4)), at=(0, -0.6, 0.4), material="body", bevel=0.05)
        for side in (-1, 1):
            k.rod("engine arm", (side * 0.3, -0.2, 0.4), (side * 0.95, -0.2, 0.45), 0.04, material="metal")
            k.add(
                "engine",
                Lathe(
                    profile=[(0, -0.3), (0.1, -0.24), (0.14, 0.0), (0.12, 0.25), (0.04, 0.32), (0, 0.34)], segments=28
                ),
                at=(side * 0.95, -0.2, 0.45),
                rotate=(90, 0, 0),
                material="metal",
            )
            k.add(
                "propeller",
                Box(size=(0.72, 0.03, 0.07), pivot="center"),
                at=(side * 0.95, -0.52, 0.45),
                rotate=(20, 35, 0),
                material="trim",
                bevel=0.012,
            )
        k.add(
            "nose cone",
            Lathe(profile=[(0.2, 0), (0.14, 0.08), (0.03, 0.14), (0.03, 0.3), (0, 0.3)], segments=24),
            at=(0, -4.84, z),
            rotate=(90, 0, 0),
            material="metal",
        )
    k.anchor("top", (0, -1.0 * s, (z + 1.28) * s), half_size=(0.4 * s, 1.0 * s))
