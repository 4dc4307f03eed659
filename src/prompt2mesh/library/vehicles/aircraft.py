"""Aeroplanes, and the wings and propellers of all aircraft."""

import math
from collections.abc import Sequence

from prompt2mesh.library.kit import Kit, Point
from prompt2mesh.library.outlines import Outline
from prompt2mesh.library.registry import asset, choice, count, flag, length
from prompt2mesh.library.vehicles.cars import CAR_GLASS
from prompt2mesh.library.vehicles.forms import AXLE, fuselage
from prompt2mesh.library.vehicles.wheels import wheel
from prompt2mesh.mesh.materials import Material
from prompt2mesh.mesh.placement import Linear, Radial
from prompt2mesh.mesh.shapes import Box, Cylinder, Ellipsoid, Lathe, Loft, Section, Torus

SLOTS: dict[str, Material | str] = {
    "body": Material(preset="gloss_paint", color="#f3f4f4"), "accent": Material(preset="gloss_paint", color="#c2202b"), "glass": CAR_GLASS, "metal": "brushed_aluminium", "trim": "black_plastic", "tire": "rubber", "rim": "steel",
    "wood": "walnut", "propeller": "black_plastic",
}  # fmt: skip
PARTS = {
    "wings": "wing, tailplane",
    "tail": "fin, tailplane",
    "window": "window, canopy, windscreen",
    "cockpit": "canopy, cockpit",
    "wheel": "wheel, tire",
    "gear": "gear, wheel",
    "rotor": "rotor",
    "engine": "engine",
    "fuselage": "body",
    "blade": "blade, rotor blade",
}


def airfoil(chord: float, thick: float, *, camber: float = 0.02) -> Outline:
    """A wing section with its nose towards −x, quarter chord on the origin, 24 points (a simplified NACA 4-digit)."""
    xs = [0.0, 0.012, 0.05, 0.12, 0.22, 0.35, 0.5, 0.65, 0.78, 0.89, 0.96, 1.0]

    def half(x: float) -> float:
        return 5 * thick * (0.2969 * math.sqrt(x) - 0.126 * x - 0.3516 * x * x + 0.2843 * x**3 - 0.1015 * x**4) + 0.0015

    def mean(x: float) -> float:
        return camber * 4 * x * (1 - x)

    low = [((x - 0.25) * chord, (mean(x) - half(x)) * chord) for x in xs]
    high = [((x - 0.25) * chord, (mean(x) + half(x)) * chord) for x in reversed(xs)]
    return [*low, *high]


def wing(
    k: Kit,
    name: str,
    stations: Sequence[tuple[float, float, float, float]],
    *,
    thick: float = 0.11,
    camber: float = 0.02,
    material: str = "body",
    mirror: bool = True,
) -> None:
    """A wing from (x, y of the quarter chord, z, chord) stations, with its mirror image."""
    sections = [Section(center=(x, y, z), outline=airfoil(c, thick, camber=camber)) for x, y, z, c in stations]
    k.add(name, Loft(axis="x", sections=sections, smooth=False), material=material, mirror=mirror)


def fin(
    k: Kit,
    name: str,
    stations: Sequence[tuple[float, float, float]],
    *,
    x: float = 0.0,
    thick: float = 0.09,
    material: str = "body",
    mirror: bool = False,
) -> None:
    """An upright fin from (z, y of the quarter chord, chord) stations."""
    sections = [
        Section(center=(x, y, z), outline=[(py, px) for px, py in airfoil(c, thick, camber=0.0)])
        for z, y, c in stations
    ]
    k.add(name, Loft(axis="z", sections=sections, smooth=False), material=material, mirror=mirror)


def propeller(
    k: Kit, at: Point, radius: float, blades: int, *, material: str = "propeller", spinner: str = "metal"
) -> None:
    """A propeller that faces −y."""
    with k.group("propeller", at=at, rotate=(90, 0, 0)):
        k.add(
            "spinner",
            Lathe(
                profile=[
                    (radius * 0.11, -radius * 0.04),
                    (radius * 0.115, radius * 0.02),
                    (radius * 0.09, radius * 0.12),
                    (radius * 0.04, radius * 0.19),
                    (0, radius * 0.21),
                ],
                segments=28,
            ),
            material=spinner,
        )
        rows = ((0.05, 0.05, 60), (0.25, 0.09, 40), (0.5, 0.11, 26), (0.8, 0.09, 17), (0.97, 0.05, 13), (1.0, 0.02, 12))
        sections = [
            Section(
                center=(radius * t, 0, 0),
                outline=[
                    (
                        a * math.cos(math.radians(d)) - b * math.sin(math.radians(d)),
                        a * math.sin(math.radians(d)) + b * math.cos(math.radians(d)),
                    )
                    for a, b in airfoil(radius * c * 1.4, 0.14)
                ],
            )
            for t, c, d in rows
        ]
        k.add(
            "blade", Loft(axis="x", sections=sections, resolution=2), material=material, instances=Radial(count=blades)
        )


def tube_stations(
    long: float, radius: float, nose: float, tail: float, *, lift: float = 0.35, z: float = 0.0
) -> list[tuple[float, float, float, float]]:
    """A fuselage of constant radius with a round nose and an upswept tail."""
    rows: list[tuple[float, float, float, float]] = []
    for t in (0.0, 0.04, 0.12, 0.25, 0.45, 0.7, 1.0):
        r = radius * math.sqrt(max(0.0, 1 - (1 - t) ** 2.2))
        rows.append((-long / 2 + nose * t, r, r, z - radius * 0.18 * (1 - t) ** 1.5))
    rows.append((0.0, radius, radius, z))
    for t in (0.0, 0.25, 0.5, 0.75, 0.92, 1.0):
        r = radius * max(1 - t**1.7 * 0.9, 0.03)
        rows.append((long / 2 - tail * (1 - t), r, r, z + radius * lift * t**1.5))
    return rows


@asset(
    kind="airplane",
    words=("airplane", "aeroplane", "plane", "aircraft", "propeller plane", "jet", "airliner", "jumbo jet", "passenger plane", "biplane", "fighter jet", "fighter plane", "jet fighter", "cessna", "boeing", "spitfire", "private jet", "seaplane", "glider", "warplane"),
    about="An aeroplane: a light propeller plane, an airliner, a jet fighter or a biplane.",
    parameters=(length("length", 8.0, 0.2, 80.0, words=("length", "long")), choice("kind", "propeller", "airliner", "fighter", "biplane"), count("engines", 2, 2, 4, words=("engines",)), count("blades", 3, 2, 5, words=("blades",)), flag("gear", True, words=("landing gear", "wheels"))),
    slots=SLOTS,
    main_slot="body",
    styles={"vintage": {"kind": "biplane"}, "antique": {"kind": "biplane"}},
    adjectives={"passenger": {"kind": "airliner", "length": 38.0}, "airliner": {"kind": "airliner", "length": 38.0}, "jumbo": {"kind": "airliner", "length": 70.0, "engines": 4}, "jumbo jet": {"kind": "airliner", "length": 70.0, "engines": 4}, "boeing": {"kind": "airliner", "length": 40.0},
                "commercial": {"kind": "airliner", "length": 38.0}, "jet": {"kind": "airliner", "length": 38.0}, "private jet": {"kind": "airliner", "length": 16.0}, "fighter jet": {"kind": "fighter", "length": 15.0}, "jet fighter": {"kind": "fighter", "length": 15.0},
                "fighter": {"kind": "fighter", "length": 15.0}, "fighter plane": {"kind": "fighter", "length": 15.0}, "warplane": {"kind": "fighter", "length": 15.0}, "passenger plane": {"kind": "airliner", "length": 38.0}, "toy": {"length": 0.5}},
    parts=PARTS,
)  # fmt: skip
def airplane(k: Kit) -> None:
    """Each kind is drawn at its own size, then scaled to the length."""
    kind = k.s("kind")
    drawn = {"propeller": 8.0, "airliner": 38.0, "fighter": 15.0, "biplane": 7.0}[kind]
    s = k.m("length") / drawn
    with k.group("airplane", scale=s):
        top = {"propeller": _light, "airliner": _airliner, "fighter": _fighter, "biplane": _biplane}[kind](k)
    k.anchor("top", (0, 0, top * s), half_size=(drawn * 0.03 * s, drawn * 0.1 * s))
    k.anchor("seat", (0, drawn * 0.02 * s, top * s), half_size=(0.3 * s, 0.3 * s))


def _light(k: Kit) -> float:
    z = 1.35
    body = (
        (-3.55, 0.4, 0.38, -0.05),
        (-3.5, 0.46, 0.44, -0.05),
        (-2.9, 0.52, 0.5, -0.04),
        (-2.0, 0.58, 0.56, 0.0),
        (-1.2, 0.6, 0.62, 0.05),
        (0.2, 0.58, 0.6, 0.05),
        (1.2, 0.42, 0.44, 0.08),
        (2.8, 0.2, 0.24, 0.15),
        (3.8, 0.08, 0.14, 0.2),
        (3.95, 0.02, 0.05, 0.2),
    )
    k.add("body", fuselage([(y, w, h, z + dz) for y, w, h, dz in body], exponent=2.6), material="body")
    cabin = (
        (-1.9, 0.42, 0.06, 1.85),
        (-1.45, 0.5, 0.26, 1.95),
        (-0.9, 0.52, 0.36, 2.0),
        (0.1, 0.5, 0.34, 2.0),
        (0.8, 0.36, 0.2, 1.85),
        (1.5, 0.12, 0.05, 1.72),
    )
    k.add("window", fuselage(list(cabin), exponent=3.0), material="glass")
    k.add(
        "roof",
        Box(size=(0.96, 1.5, 0.1), pivot="center"),
        at=(0, -0.25, 2.35),
        material="body",
        bevel=0.05,
        bevel_segments=3,
    )
    for y in (-0.85, 0.35):
        k.rod("window pillar", (0.535, y - 0.05, 1.75), (0.43, y + 0.05, 2.33), 0.045, material="body", mirror=True)
    k.rod("windscreen pillar", (0.42, -1.75, 1.86), (0.42, -0.95, 2.32), 0.04, material="body", mirror=True)
    wing(
        k,
        "wing",
        ((0.0, -0.45, 2.38, 1.5), (2.6, -0.45, 2.44, 1.5), (4.9, -0.38, 2.52, 1.05), (5.1, -0.34, 2.53, 0.75)),
        thick=0.12,
    )
    wing(k, "wing tip", ((4.55, -0.39, 2.508, 1.14), (4.95, -0.37, 2.525, 1.03)), thick=0.14, material="accent")
    k.rod("wing strut", (0.5, -0.55, 1.05), (2.5, -0.45, 2.4), 0.05, material="metal", mirror=True)
    wing(
        k,
        "tailplane",
        ((0.0, 3.35, 1.55, 0.95), (1.55, 3.45, 1.55, 0.7), (1.7, 3.5, 1.55, 0.45)),
        thick=0.09,
        camber=0.0,
    )
    fin(k, "fin", ((1.5, 3.15, 1.3), (2.0, 3.4, 0.95), (2.75, 3.62, 0.6), (2.85, 3.68, 0.4)), material="accent")
    k.add("stripe", Box(size=(1.245, 3.6, 0.1), pivot="center"), at=(0, -1.0, 1.3), material="accent", bevel=0.03)
    k.add(
        "engine intake",
        Ellipsoid(radii=(0.1, 0.06, 0.07), segments=20),
        at=(0.24, -3.52, 1.4),
        material="trim",
        mirror=True,
    )
    propeller(k, (0, -3.55, z - 0.05), 0.95, k.n("blades"))
    k.rod("exhaust", (0.25, -3.1, 0.95), (0.28, -2.8, 0.78), 0.05, material="trim")
    if k.on("gear"):
        wheel(k, "wheel main", (1.05, -0.45, 0.26), 0.26, 0.17, style="steel", mirror=True)
        k.rod("gear leg", (0.35, -0.35, 0.95), (1.02, -0.45, 0.28), 0.055, material="body", mirror=True)
        wheel(k, "wheel nose", (0, -2.85, 0.22), 0.22, 0.14, style="steel")
        k.rod("gear nose", (0, -2.8, 0.95), (0, -2.82, 0.5), 0.05, material="metal")
        k.rod("gear fork", (0.1, -2.82, 0.5), (0.1, -2.85, 0.22), 0.025, material="metal", mirror=True)
        k.add(
            "gear fork top",
            Box(size=(0.25, 0.09, 0.06), pivot="center"),
            at=(0, -2.82, 0.5),
            material="metal",
            bevel=0.015,
        )
    return 2.55


def _airliner(k: Kit) -> float:
    z, r, long = 3.6, 1.95, 38.0
    k.add("body", fuselage(tube_stations(long, r, 6.0, 12.0, z=z), segments=48), material="body")
    wing(
        k,
        "wing",
        ((0.6, -2.6, z - 1.15, 8.0), (6.0, 0.4, z - 0.75, 4.6), (15.5, 6.6, z + 0.1, 1.9), (16.6, 7.4, z + 0.25, 1.3)),
        thick=0.105,
    )
    fin(
        k,
        "winglet",
        ((z + 0.15, 7.4, 1.5), (z + 1.3, 8.2, 0.9), (z + 2.0, 8.7, 0.5)),
        x=16.5,
        material="accent",
        mirror=True,
    )
    wing(k, "tailplane", ((0.2, 14.6, z + 0.8, 4.0), (6.2, 17.9, z + 1.2, 1.6)), thick=0.09, camber=0.0)
    fin(k, "fin", ((z + 1.0, 11.6, 6.6), (z + 3.0, 13.6, 4.6), (z + 7.4, 17.2, 2.4)), material="accent")
    rows = 24
    k.add(
        "window",
        Box(size=(0.14, 0.3, 0.42), pivot="center"),
        at=(r * 0.975, -11.0, z + 0.35),
        rotate=(0, -10, 0),
        material="glass",
        bevel=0.06,
        instances=Linear(count=rows, step=(0, 0.85, 0)),
    )
    k.add(
        "window left",
        Box(size=(0.14, 0.3, 0.42), pivot="center"),
        at=(-r * 0.975, -11.0, z + 0.35),
        rotate=(0, 10, 0),
        material="glass",
        bevel=0.06,
        instances=Linear(count=rows, step=(0, 0.85, 0)),
    )
    for i, (x, y, turn) in enumerate(((0.38, -17.35, 14), (1.0, -16.7, 44))):
        k.add(
            f"cockpit window {i}",
            Box(size=(0.62, 0.5, 0.5), pivot="center"),
            at=(x, y, z + 0.52 + 0.1 * i),
            rotate=(-38, 0, turn),
            material="glass",
            bevel=0.08,
            mirror=True,
        )
    for i, y in enumerate((-12.6, 5.6)):
        k.add(
            f"door {i}",
            Box(size=(0.1, 0.95, 1.9), pivot="center"),
            at=(r * 0.975 - 0.04 * i, y, z + 0.1),
            rotate=(0, -3, 0),
            material="metal",
            bevel=0.06,
            mirror=True,
        )
    pods = ((5.4, -2.0),) if k.n("engines") < 4 else ((5.4, -2.0), (10.2, 1.6))
    for i, (x, y) in enumerate(pods):
        with k.group(f"engine {i + 1}", at=(x, y, z - 2.05 + 0.35 * i), mirror=True):
            shell = [
                (0.92, -1.75),
                (1.06, -1.9),
                (1.15, -1.7),
                (1.2, -0.6),
                (1.08, 0.9),
                (0.82, 1.7),
                (0.76, 1.65),
                (0.9, 0.8),
                (0.95, -1.2),
            ]
            k.add("engine nacelle", Lathe(profile=shell, closed=True, segments=48), rotate=(-90, 0, 0), material="body")
            k.add(
                "engine lip",
                Torus(radius=1.04, tube=0.1, segments=48, tube_segments=12),
                at=(0, -1.82, 0),
                rotate=(90, 0, 0),
                material="metal",
            )
            k.add(
                "engine fan",
                Cylinder(radius=0.93, height=0.2, segments=40, pivot="center"),
                at=(0, -1.2, 0),
                rotate=(90, 0, 0),
                material="trim",
            )
            k.add(
                "engine blade",
                Box(size=(0.66, 0.05, 0.24), pivot="center"),
                at=(0.55, -1.32, 0),
                rotate=(35, 0, 0),
                material="metal",
                instances=Radial(count=18, axis="y"),
            )
            k.add(
                "engine spinner",
                Lathe(profile=[(0.26, 0), (0.2, 0.2), (0, 0.45)], segments=28),
                at=(0, -1.28, 0),
                rotate=(90, 0, 0),
                material="metal",
            )
            k.add(
                "engine core",
                Lathe(profile=[(0.7, -1.2), (0.62, 1.3), (0.4, 1.8), (0.34, 1.7), (0, 2.5)], segments=36),
                rotate=(-90, 0, 0),
                material="metal",
            )
            k.add("engine pylon", Box(size=(0.3, 3.2, 1.3)), at=(0, 0.9, 0.75), material="body", bevel=0.08)
    if k.on("gear"):
        for sx in (-1, 1):
            for dy in (-0.55, 0.55):
                wheel(k, "wheel main", (sx * 2.75, 1.6 + dy, 0.52), 0.52, 0.36, style="steel")
                wheel(k, "wheel inner", (sx * 2.3, 1.6 + dy, 0.52), 0.52, 0.36, style="steel")
            k.rod("gear beam", (sx * 2.52, 1.0, 0.55), (sx * 2.52, 2.2, 0.55), 0.1, material="metal")
            k.rod("gear leg", (sx * 2.52, 1.6, 0.5), (sx * 2.45, 1.6, z - 1.1), 0.15, material="metal")
            for dy in (-0.55, 0.55):
                k.rod("gear axle", (sx * 2.2, 1.6 + dy, 0.52), (sx * 2.85, 1.6 + dy, 0.52), 0.07, material="metal")
        wheel(k, "wheel nose", (0.24, -14.2, 0.4), 0.4, 0.26, style="steel", mirror=True)
        k.rod("gear nose axle", (-0.3, -14.2, 0.4), (0.3, -14.2, 0.4), 0.06, material="metal")
        k.rod("gear nose", (0, -14.2, 0.4), (0, -14.0, z - 1.6), 0.11, material="metal")
    return z + r


def _fighter(k: Kit) -> float:
    z = 2.0
    body = (
        (-7.5, 0.02, 0.02, -0.1),
        (-6.8, 0.16, 0.15, -0.07),
        (-5.6, 0.36, 0.36, 0.0),
        (-4.2, 0.52, 0.58, 0.08),
        (-2.5, 0.66, 0.72, 0.1),
        (-0.5, 0.95, 0.7, 0.0),
        (2.0, 1.1, 0.62, -0.02),
        (4.5, 1.0, 0.56, 0.0),
        (6.2, 0.86, 0.5, 0.02),
    )
    k.add("body", fuselage([(y, w, h, z + dz) for y, w, h, dz in body], exponent=2.5, segments=40), material="body")
    k.add(
        "pitot",
        Cylinder(radius=0.025, height=0.7, segments=10),
        at=(0, -7.4, z - 0.1),
        rotate=(90, 0, 0),
        material="metal",
    )
    canopy = (
        (-5.1, 0.06, 0.05, z + 0.42),
        (-4.6, 0.3, 0.32, z + 0.58),
        (-3.6, 0.4, 0.48, z + 0.68),
        (-2.6, 0.36, 0.38, z + 0.68),
        (-1.3, 0.12, 0.1, z + 0.65),
    )
    k.add("canopy", fuselage(list(canopy), exponent=2.2), material="glass")
    k.add(
        "canopy frame",
        Torus(radius=0.44, tube=0.035, segments=40, tube_segments=8),
        at=(0, -3.4, z + 0.66),
        rotate=(90, 0, 0),
        material="body",
    )
    spine = (
        (-2.4, 0.2, 0.2, z + 0.66),
        (-1.0, 0.36, 0.3, z + 0.6),
        (2.0, 0.34, 0.22, z + 0.5),
        (5.5, 0.16, 0.1, z + 0.4),
    )
    k.add("spine", fuselage(list(spine), exponent=2.4), material="body")
    for side in (-1, 1):
        intake = (
            (-2.6, 0.3, 0.46, z - 0.12),
            (-1.5, 0.36, 0.5, z - 0.1),
            (1.0, 0.36, 0.48, z - 0.05),
            (4.0, 0.3, 0.42, z),
        )
        with k.group("intake", at=(side * 0.8, 0, 0)):
            k.add("intake duct", fuselage(list(intake), exponent=4.5), material="body")
            k.add(
                "intake mouth",
                Box(size=(0.5, 0.12, 0.76), pivot="center"),
                at=(0, -2.6, z - 0.12),
                material="trim",
                bevel=0.1,
            )
        nozzle = [(0.46, 0), (0.5, 0.3), (0.4, 1.0), (0.34, 1.0), (0.4, 0.35), (0.36, 0.1)]
        k.add(
            "nozzle",
            Lathe(profile=nozzle, closed=True, segments=32),
            at=(side * 0.46, 6.0, z),
            rotate=(-90, 0, 0),
            material="metal",
        )
        k.add(
            "nozzle glow",
            Cylinder(radius=0.4, height=0.1, segments=28),
            at=(side * 0.46, 6.15, z),
            rotate=(-90, 0, 0),
            material="trim",
        )
    wing(
        k,
        "wing",
        ((0.5, -0.6, z + 0.0, 5.6), (2.0, 1.3, z + 0.0, 3.7), (4.6, 3.4, z - 0.03, 1.4)),
        thick=0.05,
        camber=0.0,
    )
    wing(
        k,
        "strake",
        ((0.4, -3.8, z + 0.25, 2.4), (0.95, -2.2, z + 0.12, 2.4), (1.15, -1.2, z + 0.06, 1.4)),
        thick=0.05,
        camber=0.0,
    )
    wing(k, "tailplane", ((0.7, 5.6, z, 2.3), (2.9, 6.7, z - 0.05, 1.0)), thick=0.05, camber=0.0)
    with k.group("fins", mirror=True), k.group("fin", at=(0.85, 0, z + 0.3), rotate=(0, 18, 0)):
        fin(k, "fin", ((0, 4.4, 2.6), (2.2, 5.9, 1.2)), thick=0.05)
        fin(k, "fin tip", ((1.85, 5.66, 1.46), (2.24, 5.93, 1.19)), thick=0.06, material="accent")
    for x in (2.7, 3.6):
        with k.group("missile", at=(x, 1.7 + (x - 2.7) * 0.7, z - 0.32), mirror=True):
            k.add(
                "missile body",
                Lathe(profile=[(0.09, 0), (0.09, 2.2), (0.06, 2.45), (0, 2.6)], segments=20),
                at=(0, 1.1, 0),
                rotate=(90, 0, 0),
                material="metal",
            )
            k.add(
                "missile fin",
                Box(size=(0.42, 0.35, 0.02), pivot="center"),
                at=(0, 0.9, 0),
                material="metal",
                instances=Radial(count=2, angle=90, axis="y", start=45),
            )
            k.add("missile pylon", Box(size=(0.07, 0.9, 0.34)), at=(0, -0.1, 0), material="body", bevel=0.02)
    if k.on("gear"):
        wheel(k, "wheel main", (1.3, 1.6, 0.36), 0.36, 0.22, style="steel", mirror=True)
        k.rod("gear leg", (1.25, 1.6, 0.36), (0.8, 1.5, z - 0.3), 0.08, material="metal", mirror=True)
        wheel(k, "wheel nose", (0, -4.3, 0.28), 0.28, 0.18, style="steel")
        k.rod("gear nose", (0.12, -4.3, 0.28), (0.1, -4.15, z - 0.3), 0.06, material="metal", mirror=True)
        k.rod("gear nose axle", (-0.14, -4.3, 0.28), (0.14, -4.3, 0.28), 0.04, material="metal")
    return z + 0.9


def _biplane(k: Kit) -> float:
    z = 1.3
    body = (
        (-3.0, 0.42, 0.42, 0.0),
        (-2.95, 0.47, 0.47, 0.0),
        (-2.2, 0.5, 0.5, 0.0),
        (-1.0, 0.46, 0.5, 0.02),
        (0.3, 0.4, 0.44, 0.04),
        (1.8, 0.24, 0.3, 0.1),
        (3.1, 0.07, 0.16, 0.17),
        (3.2, 0.02, 0.06, 0.17),
    )
    k.add("body", fuselage([(y, w, h, z + dz) for y, w, h, dz in body], exponent=2.6), material="accent")
    for i, y in enumerate((-0.45, 0.55)):
        k.add(
            f"cockpit rim {i}",
            Torus(radius=0.27, tube=0.05, segments=36, tube_segments=10),
            at=(0, y, z + 0.44 - 0.03 * i),
            scale=(1, 1.15, 0.8),
            material="wood",
        )
        k.add(
            f"cockpit hole {i}",
            Cylinder(radius=0.25, height=0.06, segments=32, pivot="center"),
            at=(0, y, z + 0.455 - 0.03 * i),
            scale=(1, 1.15, 1),
            material="trim",
        )
        k.add(
            f"windscreen {i}",
            Box(size=(0.4, 0.02, 0.22)),
            at=(0, y - 0.31, z + 0.42 - 0.02 * i),
            rotate=(-20, 0, 0),
            material="glass",
            bevel=0.008,
        )
    k.add(
        "engine cowling",
        Lathe(
            profile=[(0.36, 0), (0.5, 0.0), (0.53, 0.1), (0.53, 0.45), (0.48, 0.5), (0.36, 0.5)],
            closed=True,
            segments=48,
        ),
        at=(0, -2.7, z),
        rotate=(90, 0, 0),
        material="metal",
    )
    k.add(
        "engine cylinder",
        Cylinder(radius=0.07, height=0.3, segments=16),
        at=(0.12, -3.02, z),
        rotate=AXLE,
        material="trim",
        instances=Radial(count=9, axis="y", center=(0, -3.02, z)),
    )
    k.add(
        "engine hub",
        Cylinder(radius=0.16, height=0.2, segments=24),
        at=(0, -2.95, z),
        rotate=(90, 0, 0),
        material="metal",
    )
    propeller(k, (0, -3.2, z), 1.05, 2, material="wood")
    for name, zz, y, half in (("upper", z + 1.25, -1.35, 4.4), ("lower", z - 0.32, -1.05, 4.1)):
        wing(
            k,
            f"wing {name}",
            (
                (0.0, y, zz, 1.3),
                (half - 0.5, y, zz + 0.12, 1.3),
                (half - 0.1, y + 0.05, zz + 0.14, 1.0),
                (half, y + 0.12, zz + 0.14, 0.6),
            ),
            thick=0.09,
        )
    for x, share in ((1.4, 0.34), (3.2, 0.8)):
        for dy in (-0.2, 0.45):
            k.rod(
                "wing strut",
                (x, -1.05 + dy, z - 0.32 + 0.12 * share),
                (x, -1.35 + dy, z + 1.25 + 0.12 * share),
                0.035,
                material="wood",
                mirror=True,
            )
    k.rod("wing wire", (1.4, -0.9, z - 0.28), (3.2, -1.2, z + 1.34), 0.009, material="metal", mirror=True, segments=6)
    k.rod("wing wire", (3.2, -0.9, z - 0.22), (1.4, -1.2, z + 1.29), 0.009, material="metal", mirror=True, segments=6)
    k.rod("cabane strut", (0.36, -1.5, z + 0.3), (0.5, -1.5, z + 1.27), 0.03, material="wood", mirror=True)
    k.rod("cabane strut", (0.34, -0.9, z + 0.3), (0.5, -0.95, z + 1.27), 0.03, material="wood", mirror=True)
    wing(
        k,
        "tailplane",
        ((0.0, 2.65, z + 0.2, 0.95), (1.2, 2.75, z + 0.2, 0.75), (1.4, 2.85, z + 0.2, 0.4)),
        thick=0.07,
        camber=0.0,
    )
    fin(k, "fin", ((z + 0.15, 2.6, 0.9), (z + 0.7, 2.72, 0.85), (z + 1.05, 2.85, 0.4)), material="body")
    if k.on("gear"):
        wheel(k, "wheel main", (0.8, -1.9, 0.36), 0.36, 0.12, style="wire", spokes=24, mirror=True)
        k.rod("gear axle", (-0.84, -1.9, 0.36), (0.84, -1.9, 0.36), 0.03, material="metal")
        for y in (-2.3, -1.4):
            k.rod("gear strut", (0.34, y, z - 0.35), (0.7, -1.9, 0.37), 0.035, material="wood", mirror=True)
        k.rod("tail skid", (0, 2.9, z + 0.05), (0, 3.15, 0.75), 0.03, material="wood")
    return z + 1.4
