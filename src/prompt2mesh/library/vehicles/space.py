"""Rockets, spacecraft, saucers and satellites; balloons and airships."""

import math

from prompt2mesh.library.kit import Kit
from prompt2mesh.library.registry import asset, choice, count, length
from prompt2mesh.library.vehicles.aircraft import fin, wing
from prompt2mesh.library.vehicles.cars import CAR_GLASS
from prompt2mesh.library.vehicles.forms import fuselage, rounded
from prompt2mesh.mesh.materials import Material
from prompt2mesh.mesh.placement import Linear, Radial
from prompt2mesh.mesh.shapes import Box, Cylinder, Ellipsoid, Extrude, Lathe, PolyMesh, Sphere, Torus

SLOTS: dict[str, Material | str] = {
    "body": Material(preset="gloss_paint", color="#f2f2ef"), "accent": Material(preset="gloss_paint", color="#cf2027"), "metal": "brushed_steel", "trim": Material(preset="matte_paint", color="#1d1e22"), "glass": CAR_GLASS,
    "flame": Material(preset="fire", color="#ff9a2e"), "glow": Material(preset="led", color="#8dfbe6"), "gold": "foil", "panel": Material(preset="glossy_plastic", color="#16306b"),
}  # fmt: skip


@asset(
    kind="rocket",
    words=("rocket", "rocket ship", "rocketship", "spaceship", "space rocket", "launch vehicle", "saturn v", "missile", "spacecraft"),
    about="A finned storybook rocket with a round window, or a slim staged launcher.",
    parameters=(length("height", 12.0, 0.1, 120.0, words=("height", "tall", "high", "length", "long")), count("fins", 4, 3, 6, words=("fins",)), choice("kind", "classic", "launcher")),
    slots=SLOTS,
    main_slot="body",
    styles={"cartoon": {"kind": "classic"}, "modern": {"kind": "launcher"}},
    adjectives={"launch": {"kind": "launcher"}, "saturn v": {"kind": "launcher", "height": 110.0}, "realistic": {"kind": "launcher"}, "retro": {"kind": "classic"}},
    states=("flying",),
    parts={"flame": "flame", "nose": "nose", "tip": "nose", "wing": "fin", "window": "window"},
)  # fmt: skip
def rocket(k: Kit) -> None:
    """Standing on its fins or its engines."""
    h = k.m("height")
    lift = h * 0.19 if k.state("flying") else 0.0
    if k.s("kind") == "launcher":
        _launcher(k, h, lift)
        return
    r = h * 0.16
    base = h * 0.12 + lift
    body = [
        (r * 0.5, 0),
        (r * 0.62, h * 0.02),
        (r * 0.88, h * 0.2),
        (r, h * 0.38),
        (r * 0.93, h * 0.54),
        (r * 0.78, h * 0.645),
    ]
    k.add("body", Lathe(profile=_spline(body), segments=56), at=(0, 0, base), material="body")
    nose = [(r * 0.785, h * 0.64), (r * 0.62, h * 0.72), (r * 0.36, h * 0.8), (r * 0.12, h * 0.858), (0, h * 0.875)]
    k.add("nose", Lathe(profile=_spline(nose), segments=56), at=(0, 0, base), material="accent")
    k.rod("nose tip", (0, 0, base + h * 0.86), (0, 0, h + lift), h * 0.006, h * 0.002, material="metal")
    k.add(
        "band",
        Torus(radius=r * 0.775, tube=r * 0.035, segments=56, tube_segments=10),
        at=(0, 0, base + h * 0.642),
        material="metal",
    )
    k.add(
        "nozzle",
        Lathe(
            profile=[(r * 0.3, h * 0.01), (r * 0.52, -h * 0.05), (r * 0.47, -h * 0.05), (r * 0.25, h * 0.0)],
            closed=True,
            segments=40,
        ),
        at=(0, 0, base),
        material="metal",
    )
    n = k.n("fins")
    outline = rounded(
        [
            (r * 0.5, h * 0.26),
            (r * 1.35, h * 0.12),
            (r * 1.75, -h * 0.12),
            (r * 1.5, -h * 0.12),
            (r * 1.05, h * 0.01),
            (r * 0.45, h * 0.03),
        ],
        h * 0.03,
    )
    k.add(
        "fin",
        Extrude(outline=outline, height=h * 0.02, bevel=h * 0.006, pivot="center"),
        at=(0, 0, base),
        rotate=(90, 0, 0),
        material="accent",
        instances=Radial(count=n, start=-90 + 180 / n, center=(0, 0, 0)),
    )
    for i, (z, size) in enumerate(((0.47, 0.36), (0.33, 0.24))):
        out = r * (0.955 if i == 0 else 0.965)
        k.add(
            "window rim",
            Torus(radius=r * size, tube=r * 0.07, segments=40, tube_segments=12),
            at=(0, -out, base + h * z),
            rotate=(90, 0, 0),
            material="metal",
        )
        k.add(
            "window",
            Ellipsoid(radii=(r * size, r * 0.12, r * size), segments=36),
            at=(0, -out + r * 0.02, base + h * z),
            material="glass",
        )
        if i == 0:
            k.add(
                "window bolt",
                Sphere(radius=r * 0.035, segments=10),
                at=(0, -out - r * 0.05, base + h * z + r * size),
                material="trim",
                instances=Radial(count=8, axis="y", center=(0, 0, base + h * z)),
            )
    if k.state("flying"):
        k.add(
            "flame",
            Lathe(
                profile=[(r * 0.3, h * 0.02), (r * 0.5, -h * 0.1), (r * 0.4, -h * 0.18), (0, -(h * 0.12 + lift))],
                smooth=True,
                segments=36,
            ),
            at=(0, 0, base),
            material="flame",
        )
    k.anchor("top", (0, 0, h + lift), half_size=(0.01 * h, 0.01 * h))


def _spline(points: list[tuple[float, float]]) -> list[tuple[float, float]]:
    result: list[tuple[float, float]] = []
    n = len(points)
    for i in range(n - 1):
        p0, p1, p2, p3 = points[max(i - 1, 0)], points[i], points[i + 1], points[min(i + 2, n - 1)]
        for s in range(5):
            t = s / 5
            x, y = (
                0.5 * (2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t * t + (3 * b - a - 3 * c + d) * t**3)
                for a, b, c, d in zip(p0, p1, p2, p3, strict=True)
            )
            result.append((max(x, 0.0), y))
    return [*result, points[-1]]


def _launcher(k: Kit, h: float, lift: float) -> None:
    r = h * 0.05
    z = h * 0.04 + lift
    stages = ((0.0, 0.42, 1.0), (0.44, 0.66, 1.0), (0.69, 0.82, 0.72))
    for i, (a, b, w) in enumerate(stages):
        k.add(
            f"body {i + 1}",
            Cylinder(radius=r * w, height=h * (b - a), segments=48),
            at=(0, 0, z + h * a),
            material="body",
        )
        k.add(
            f"band {i + 1}",
            Cylinder(radius=r * w * 1.006, height=h * 0.035, segments=48),
            at=(0, 0, z + h * (a + 0.05)),
            material="trim",
        )
        if i != 1:
            k.add(
                f"panel {i + 1}",
                Box(size=(r * 0.9, r * 0.1, h * 0.07)),
                at=(0, -r * w * 0.985, z + h * (a + 0.1)),
                material="trim",
            )
    k.add(
        "interstage", Cylinder(radius=r * 0.99, height=h * 0.03, segments=48), at=(0, 0, z + h * 0.415), material="trim"
    )
    k.add(
        "shroud",
        Lathe(profile=[(r, 0), (r * 0.72, h * 0.035), (0, h * 0.035)], segments=48),
        at=(0, 0, z + h * 0.659),
        material="trim",
    )
    k.add(
        "nose",
        Lathe(
            profile=[(r * 0.72, 0), (r * 0.45, h * 0.05), (r * 0.4, h * 0.08), (r * 0.1, h * 0.115), (0, h * 0.118)],
            segments=40,
        ),
        at=(0, 0, z + h * 0.82),
        material="body",
    )
    k.rod("nose tower", (0, 0, z + h * 0.93), (0, 0, h + lift), r * 0.07, r * 0.04, material="accent")
    bell = Lathe(
        profile=[
            (r * 0.14, h * 0.01),
            (r * 0.2, -h * 0.005),
            (r * 0.34, -h * 0.04),
            (r * 0.31, -h * 0.04),
            (r * 0.16, -h * 0.004),
        ],
        closed=True,
        segments=28,
    )
    k.add("nozzle", bell, at=(r * 0.6, 0, z), material="metal", instances=Radial(count=4, start=45))
    k.add("nozzle middle", bell, at=(0, 0, z), material="metal")
    n = k.n("fins")
    k.add(
        "fin",
        Extrude(
            outline=[(r * 0.9, h * 0.09), (r * 1.75, h * 0.02), (r * 1.75, 0), (r * 0.9, 0)],
            height=r * 0.1,
            pivot="center",
        ),
        at=(0, 0, z),
        rotate=(90, 0, 0),
        material="accent",
        instances=Radial(count=n, start=45),
    )
    if lift:
        k.add(
            "flame",
            Lathe(
                profile=[(r * 0.8, 0), (r * 0.95, -h * 0.05), (r * 0.6, -h * 0.15), (0, -(h * 0.04 + lift))],
                smooth=True,
                segments=36,
            ),
            at=(0, 0, z),
            material="flame",
        )
    k.anchor("top", (0, 0, h + lift), half_size=(r * 0.2, r * 0.2))


@asset(
    kind="space_shuttle",
    words=("space shuttle", "shuttle", "spaceplane", "orbiter", "starship", "space ship"),
    about="A winged orbiter with black tiles, a cargo bay and main engines, on its wheels.",
    parameters=(length("length", 37.0, 0.2, 80.0, words=("length", "long")),),
    slots=SLOTS,
    main_slot="body",
    parts={"wings": "wing", "engine": "nozzle", "tail": "fin", "window": "window"},
)  # fmt: skip
def space_shuttle(k: Kit) -> None:
    """Drawn 10 long, then scaled."""
    s = k.m("length") / 10.0
    z = 1.3
    with k.group("space shuttle", scale=s):
        rows = (
            (-5.0, 0.06, 0.05, -0.3),
            (-4.85, 0.32, 0.26, -0.26),
            (-4.4, 0.55, 0.5, -0.12),
            (-3.7, 0.7, 0.7, 0.0),
            (-2.8, 0.75, 0.78, 0.05),
            (0.0, 0.75, 0.78, 0.05),
            (3.2, 0.78, 0.78, 0.05),
            (4.2, 0.82, 0.78, 0.05),
        )
        stations = [(y, w, h, z + dz) for y, w, h, dz in rows]
        k.add("body", fuselage(stations, exponent=3.0, segments=40), material="body")
        k.add(
            "belly",
            fuselage([(y, w * 1.01, h * 0.4, zz - h * 0.64) for y, w, h, zz in stations], exponent=3.0),
            material="trim",
        )
        k.add("nose", Ellipsoid(radii=(0.42, 0.3, 0.34), segments=28), at=(0, -4.72, z - 0.26), material="trim")
        wing(
            k,
            "wing",
            ((0.5, -1.9, z - 0.5, 6.4), (1.3, 0.6, z - 0.5, 4.6), (3.3, 2.75, z - 0.42, 1.9)),
            thick=0.06,
            camber=0.0,
        )
        wing(
            k,
            "wing underside",
            ((0.5, -1.9, z - 0.58, 6.5), (1.3, 0.6, z - 0.57, 4.7), (3.3, 2.75, z - 0.47, 2.0)),
            thick=0.05,
            camber=0.0,
            material="trim",
        )
        fin(k, "fin", ((z + 0.6, 3.1, 2.2), (z + 2.9, 4.6, 1.0)), thick=0.09)
        k.add(
            "pod",
            fuselage(
                [
                    (2.4, 0.05, 0.05, z + 0.55),
                    (2.9, 0.3, 0.26, z + 0.66),
                    (3.8, 0.34, 0.32, z + 0.7),
                    (4.3, 0.3, 0.3, z + 0.7),
                ],
                exponent=2.5,
            ),
            at=(0.5, 0, 0),
            material="body",
            mirror=True,
        )
        bell = Lathe(
            profile=[(0.12, 0.05), (0.2, -0.1), (0.3, -0.55), (0.27, -0.55), (0.14, -0.06)], closed=True, segments=28
        )
        for x, dz in ((0.0, 0.55), (-0.38, -0.05), (0.38, -0.05)):
            k.add("nozzle", bell, at=(x, 4.18, z + dz), rotate=(98, 0, 0), material="metal")
        k.add(
            "nozzle small",
            bell,
            at=(0.55, 4.28, z + 0.72),
            rotate=(92, 0, 0),
            scale=0.55,
            material="metal",
            mirror=True,
        )
        for x, turn in ((0.16, 8), (0.42, 32)):
            k.add(
                "window",
                Box(size=(0.22, 0.2, 0.17), pivot="center"),
                at=(x, -3.95 + x * 0.35, z + 0.52 - x * 0.12),
                rotate=(-38, 0, turn),
                material="glass",
                bevel=0.03,
                mirror=True,
            )
        k.add("bay line", Box(size=(0.02, 5.6, 0.02), pivot="center"), at=(0, 0.1, z + 0.83), material="trim")
        for y in (-2.7, 0.1, 2.85):
            k.add("bay line", Box(size=(0.9, 0.02, 0.04), pivot="center"), at=(0, y, z + 0.81), material="trim")
        for x, y in ((1.0, 1.6), (-1.0, 1.6), (0.0, -3.6)):
            k.rod("gear leg", (x, y, 0.2), (x, y, z - 0.5), 0.06, material="metal")
            k.add(
                "wheel",
                Cylinder(radius=0.22, height=0.14, segments=32, pivot="center"),
                at=(x, y, 0.22),
                rotate=(0, 90, 0),
                material="trim",
                bevel=0.03,
            )
    k.anchor("top", (0, 0, (z + 0.83) * s), half_size=(0.4 * s, 2.0 * s))


@asset(
    kind="ufo",
    words=("ufo", "flying saucer", "alien spaceship", "alien ship", "saucer spacecraft", "alien spacecraft"),
    about="A flying saucer with a glass dome, running lights and three legs.",
    parameters=(length("diameter", 8.0, 0.1, 60.0, words=("diameter", "width", "wide", "size")), count("lights", 16, 6, 36, words=("lights",))),
    slots={**SLOTS, "body": "brushed_steel", "dome": "blue_glass", "alien": Material(preset="wet_skin", color="#7bc95a")},
    main_slot="body",
    states=("flying", "lit"),
    parts={"leg": "leg", "dome": "dome", "light": "light"},
)  # fmt: skip
def ufo(k: Kit) -> None:
    """Turned about its axis."""
    r = k.m("diameter") / 2
    z = r * 0.42
    k.add(
        "hull",
        Lathe(
            profile=_spline(
                [
                    (r * 0.22, -r * 0.2),
                    (r * 0.5, -r * 0.15),
                    (r * 0.9, -r * 0.03),
                    (r, 0.03 * r),
                    (r * 0.92, r * 0.075),
                    (r * 0.6, r * 0.19),
                    (r * 0.42, r * 0.235),
                ]
            ),
            segments=80,
        ),
        at=(0, 0, z),
        material="body",
    )
    k.add(
        "rim",
        Torus(radius=r * 0.985, tube=r * 0.028, segments=80, tube_segments=10),
        at=(0, 0, z + 0.02 * r),
        material="trim",
    )
    k.add(
        "collar",
        Torus(radius=r * 0.41, tube=r * 0.035, segments=56, tube_segments=12),
        at=(0, 0, z + r * 0.235),
        material="metal",
    )
    k.add(
        "dome", Ellipsoid(radii=(r * 0.39, r * 0.39, r * 0.36), segments=40), at=(0, 0, z + r * 0.22), material="dome"
    )
    k.add(
        "alien",
        Ellipsoid(radii=(r * 0.11, r * 0.1, r * 0.14), segments=24),
        at=(0, -r * 0.02, z + r * 0.34),
        material="alien",
    )
    k.add(
        "alien body",
        Ellipsoid(radii=(r * 0.09, r * 0.08, r * 0.13), segments=20),
        at=(0, 0, z + r * 0.2),
        material="alien",
    )
    k.add(
        "alien eye",
        Ellipsoid(radii=(r * 0.035, r * 0.02, r * 0.05), segments=16),
        at=(r * 0.045, -r * 0.105, z + r * 0.35),
        rotate=(0, 20, 0),
        material="trim",
        mirror=True,
    )
    k.add(
        "light",
        Sphere(radius=r * 0.038, segments=18),
        at=(r * 0.8, 0, z + r * 0.112),
        material="glow",
        instances=Radial(count=k.n("lights")),
    )
    k.add(
        "seam",
        Torus(radius=r * 0.6, tube=r * 0.008, segments=72, tube_segments=8),
        at=(0, 0, z + r * 0.19),
        material="trim",
    )
    k.add(
        "engine",
        Lathe(profile=[(r * 0.3, 0), (r * 0.26, -r * 0.08), (r * 0.1, -r * 0.1), (0, -r * 0.1)], segments=48),
        at=(0, 0, z - r * 0.18),
        material="trim",
    )
    k.add(
        "engine glow",
        Ellipsoid(radii=(r * 0.18, r * 0.18, r * 0.05), segments=32),
        at=(0, 0, z - r * 0.28),
        material="glow",
    )
    if k.state("flying"):
        k.add("beam", Lathe(profile=[(r * 0.5, 0), (r * 0.18, r * 0.16), (0, r * 0.16)], segments=48), material="glow")
    else:
        with k.group("leg", instances=Radial(count=3, start=30)):
            k.rod("leg", (r * 0.55, 0, z - r * 0.1), (r * 0.75, 0, r * 0.04), r * 0.024, material="metal")
            k.add(
                "leg foot",
                Lathe(profile=[(r * 0.09, 0), (r * 0.09, r * 0.02), (r * 0.03, r * 0.05), (0, r * 0.05)], segments=24),
                at=(r * 0.755, 0, 0),
                material="metal",
            )
    k.anchor("top", (0, 0, z + r * 0.58), half_size=(r * 0.1, r * 0.1), round=True)


@asset(
    kind="satellite",
    words=("satellite", "space probe", "space station", "sputnik", "communication satellite"),
    about="A satellite with a foil-wrapped bus, solar wings and a dish, on a display stand.",
    parameters=(length("width", 7.0, 0.2, 40.0, words=("width", "wide", "span")), count("panels", 3, 1, 6, words=("panels", "solar panels"))),
    slots=SLOTS,
    main_slot="body",
    parts={"solar panel": "panel", "dish": "dish"},
)  # fmt: skip
def satellite(k: Kit) -> None:
    """Bus, wings, dish, antennas."""
    w = k.m("width")
    s = w / 7.0
    n = k.n("panels")
    z = 2.3
    with k.group("satellite", scale=s):
        k.add("bus", Box(size=(1.1, 1.1, 1.5), pivot="center"), at=(0, 0, z), material="gold", bevel=0.05)
        for dz in (-0.77, 0.77):
            k.add(
                "bus plate", Box(size=(1.2, 1.2, 0.07), pivot="center"), at=(0, 0, z + dz), material="metal", bevel=0.02
            )
        k.add("bus radiator", Box(size=(0.7, 1.16, 0.8), pivot="center"), at=(0, 0, z), material="body", bevel=0.02)
        long = (3.5 - 0.95) / n
        for side in (-1, 1):
            k.rod("boom", (side * 0.5, 0, z), (side * 1.0, 0, z), 0.05, material="metal")
            for i in range(n):
                x = side * (0.95 + long * (i + 0.5))
                k.add(
                    "panel",
                    Box(size=(long * 0.95, 0.04, 1.25), pivot="center"),
                    at=(x, 0, z),
                    material="panel",
                    bevel=0.008,
                )
                k.add("panel rail", Box(size=(long * 1.02, 0.06, 0.04), pivot="center"), at=(x, 0, z), material="metal")
                k.add(
                    "panel line",
                    Box(size=(0.012, 0.05, 1.25), pivot="center"),
                    at=(x, 0, z),
                    material="metal",
                    instances=Linear(count=4, step=(long * 0.19, 0, 0), center=True),
                )
                for dz in (-0.32, 0.32):
                    k.add(
                        "panel line",
                        Box(size=(long * 0.95, 0.05, 0.012), pivot="center"),
                        at=(x, 0, z + dz),
                        material="metal",
                    )
        bowl = [
            (0.0, -0.02),
            (0.3, 0.03),
            (0.6, 0.15),
            (0.82, 0.3),
            (0.82, 0.33),
            (0.58, 0.18),
            (0.28, 0.06),
            (0.0, 0.01),
        ]
        with k.group("dish", at=(0, -0.62, z + 0.2), rotate=(78, 0, 0)):
            k.add("dish", Lathe(profile=bowl, segments=48), at=(0, 0, 0.1), material="body")
            k.rod("dish mast", (0, 0, -0.15), (0, 0, 0.12), 0.08, material="metal")
            for a in range(3):
                t = math.radians(120 * a)
                k.rod(
                    "dish strut", (0.78 * math.cos(t), 0.78 * math.sin(t), 0.4), (0, 0, 0.78), 0.014, material="metal"
                )
            k.add("dish feed", Cylinder(radius=0.07, height=0.14, segments=20), at=(0, 0, 0.7), material="trim")
        k.rod("antenna", (0.35, 0.3, z + 0.75), (0.45, 0.35, z + 1.7), 0.018, material="metal")
        k.add("antenna tip", Sphere(radius=0.05, segments=16), at=(0.45, 0.35, z + 1.7), material="accent")
        k.add(
            "thruster",
            Lathe(profile=[(0.12, 0), (0.24, -0.3), (0.2, -0.3), (0.08, 0)], closed=True, segments=28),
            at=(0, 0, z - 0.78),
            material="metal",
        )
        k.rod("stand", (0, 0, 0.05), (0, 0, z - 0.75), 0.05, material="trim")
        k.add(
            "stand base",
            Lathe(profile=[(0.7, 0), (0.7, 0.05), (0.2, 0.1), (0.06, 0.2), (0, 0.2)], segments=48),
            material="trim",
        )
    k.anchor("top", (0, 0, (z + 0.8) * s), half_size=(0.4 * s, 0.4 * s))


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
    profile = _spline(
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
