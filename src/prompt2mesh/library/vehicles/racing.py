"""Open-wheel racing cars and karts."""

import math

from prompt2mesh.library.kit import Kit
from prompt2mesh.library.registry import asset, length
from prompt2mesh.library.vehicles.forms import SIDEWAYS, cut, fuselage, lerp, side_plate, tool
from prompt2mesh.library.vehicles.wheels import wheel
from prompt2mesh.mesh.materials import Material
from prompt2mesh.mesh.placement import Linear
from prompt2mesh.mesh.shapes import Box, Cylinder, Ellipsoid, Extrude, Text, Torus


@asset(
    kind="race_car",
    words=("race car", "racing car", "racecar", "formula one car", "formula 1 car", "f1 car", "formula car", "grand prix car", "racer"),
    about="A single-seat racing car with open slick wheels, wings, side pods and a halo.",
    parameters=(
        length("length", 5.0, 2.5, 7.0, words=("length", "long")),
        length("width", 1.9, 1.2, 2.6, words=("width", "wide")),
        length("height", 1.0, 0.7, 1.6, words=("height", "high")),
    ),
    slots={"body": Material(preset="car_paint", color="#c4121d"), "accent": Material(preset="gloss_paint", color="#f4f4f2"), "trim": "carbon_fibre",
           "tire": "rubber", "rim": "gunmetal", "number": Material(preset="gloss_paint", color="#15161a"), "visor": "dark_screen",
           "helmet": Material(preset="gloss_paint", color="#f2c21a"), "stripe": Material(preset="gloss_paint", color="#f2c21a")},
    main_slot="body",
    parts={"spoiler": "wing", "tyre": "tire"},
)  # fmt: skip
def race_car(k: Kit) -> None:
    """Nose, cockpit, pods and engine cover on four slicks."""
    long, half, high = k.m("length"), k.m("width") / 2, k.m("height")
    r = min(0.34 * high, 0.075 * long)
    front, back = -0.3 * long, 0.33 * long
    wide_f, wide_b = 0.36 * half, 0.44 * half
    for name, y, w in (("front", front, wide_f), ("back", back, wide_b)):
        x = half - w / 2
        wheel(k, f"wheel {name}", (x, y, r), r, w, style="alloy", spokes=9, mirror=True)
        for i, (dy, dz) in enumerate(((-0.16, 0.05), (0.16, 0.05), (-0.14, -0.06), (0.14, -0.06))):
            k.rod(
                f"suspension {name} {i}",
                (x, y + dy * 0.2, r + dz * 1.2),
                (0.06 * half, y + dy * 0.25 * long, 0.34 * high + dz * high),
                0.014,
                material="trim",
                mirror=True,
            )
    z = 0.36 * high
    body = [(-0.49, 0.07, 0.045, -0.1), (-0.46, 0.11, 0.07, -0.08), (-0.35, 0.18, 0.12, -0.01), (-0.22, 0.25, 0.18, 0.02), (-0.1, 0.32, 0.24, 0.03),
            (0.05, 0.34, 0.27, 0.04), (0.2, 0.26, 0.27, 0.05), (0.34, 0.15, 0.2, 0.02), (0.43, 0.08, 0.12, 0.0)]  # fmt: skip
    stations = [(y * long, w * half, h * high * 0.75, z + dz * high) for y, w, h, dz in body]
    pit = Extrude(outline=[(0.2 * half * x, 0.075 * long * y) for x, y in ((-1, -0.8), (-0.6, -1.2), (0.6, -1.2), (1, -0.8), (1, 0.8), (0.6, 1), (-0.6, 1), (-1, 0.8))],
                  height=high)  # fmt: skip
    k.add(
        "body",
        fuselage(stations, exponent=3.0, segments=36),
        material="body",
        modifiers=[cut(tool(pit, at=(0, -0.02 * long, z)))],
    )
    k.add("cockpit floor", Box(size=(0.44 * half, 0.2 * long, 0.05)), at=(0, -0.02 * long, z - 0.02), material="trim")
    _pods(k, long, half, high)
    _wings(k, long, half, high)
    _driver(k, long, half, high, z)
    side_plate(
        k,
        "floor",
        [
            (-0.2 * long, 0.055 * high),
            (0.4 * long, 0.055 * high),
            (0.4 * long, 0.085 * high),
            (-0.2 * long, 0.085 * high),
        ],
        half * 1.15,
        material="trim",
    )
    k.add(
        "exhaust",
        Cylinder(radius=0.05, height=0.2, segments=24),
        at=(0, 0.45 * long, z + 0.03),
        rotate=(90, 0, 0),
        material="rim",
    )
    k.anchor("seat", (0, 0.02 * long, z + 0.03), half_size=(0.2, 0.2))
    k.anchor("top", (0, 0.15 * long, high), half_size=(0.05, 0.1))


def _pods(k: Kit, long: float, half: float, high: float) -> None:
    pod = [
        (-0.05, 0.16, 0.16),
        (-0.035, 0.21, 0.19),
        (0.06, 0.22, 0.19),
        (0.2, 0.17, 0.15),
        (0.3, 0.08, 0.08),
        (0.335, 0.03, 0.03),
    ]
    stations = [(y * long, w * half, h * high, 0.0) for y, w, h in pod]
    with k.group("side pod", mirror=True):
        k.add("pod", fuselage(stations, exponent=4.0), at=(0.46 * half, 0, 0.26 * high), material="body")
        k.add("pod intake", Extrude(outline=[(-0.13 * half, -0.12 * high), (0.13 * half, -0.12 * high), (0.15 * half, 0.12 * high), (-0.13 * half, 0.12 * high)], height=0.08, pivot="center"),
              at=(0.46 * half, -0.05 * long, 0.26 * high), rotate=(90, 0, 0), material="trim", bevel=0.02)  # fmt: skip
        k.add(
            "number",
            Text(text="7", height=0.2 * high, depth=0.05, font="sans-bold"),
            at=(0.665 * half, 0.07 * long, 0.17 * high),
            rotate=(0, 0, 90),
            material="accent",
        )
    air = [
        (-0.005, 0.06, 0.05, 0.88),
        (0.03, 0.1, 0.1, 0.85),
        (0.12, 0.1, 0.16, 0.78),
        (0.26, 0.07, 0.16, 0.62),
        (0.38, 0.03, 0.1, 0.46),
        (0.42, 0.015, 0.05, 0.4),
    ]
    k.add(
        "engine cover",
        fuselage([((y + 0.05) * long, w * half * 1.2, h * high, z * high) for y, w, h, z in air], exponent=2.6),
        material="body",
    )
    k.add(
        "air intake",
        Ellipsoid(radii=(0.06 * half, 0.03, 0.045 * high), segments=24),
        at=(0, 0.044 * long, 0.885 * high),
        material="trim",
    )
    side_plate(
        k,
        "fin",
        [(0.16 * long, 0.85 * high), (0.4 * long, 0.45 * high), (0.42 * long, 0.45 * high), (0.4 * long, 0.82 * high)],
        0.015,
        material="stripe",
    )


def _wings(k: Kit, long: float, half: float, high: float) -> None:
    def foil(chord: float, thick: float, lift: float) -> list[tuple[float, float]]:
        upper = [(t * chord, thick * (1.6 * t**0.5 - 1.6 * t)) for t in (0, 0.05, 0.2, 0.45, 0.75)]
        flat = [*[(x, -y) for x, y in upper], (chord, 0.0), *reversed([(x, y * 0.5) for x, y in upper[1:]])]
        c, s = math.cos(math.radians(lift)), math.sin(math.radians(lift))
        return [(x * c - y * s, x * s + y * c) for x, y in flat]

    y = -0.5 * long
    for i, (dy, dz, chord) in enumerate(((0, 0.09, 0.06), (0.05, 0.125, 0.045), (0.085, 0.17, 0.035))):
        shape = Extrude(outline=foil(chord * long, 0.04, 4 + 9 * i), height=half * 1.86, pivot="center")
        k.add(
            f"wing front {i}",
            shape,
            at=(0, y + dy * long, dz * high),
            rotate=SIDEWAYS,
            material="accent" if i == 0 else "body",
        )
    plate = [
        (y - 0.01, 0.06 * high),
        (y + 0.13 * long, 0.06 * high),
        (y + 0.13 * long, 0.26 * high),
        (y + 0.05 * long, 0.26 * high),
    ]
    side_plate(k, "wing plate front", plate, 0.02, x=half * 0.93, material="body", mirror=True)
    k.rod(
        "wing pillar",
        (0.09 * half, y + 0.03 * long, 0.29 * high),
        (0.09 * half, y + 0.03 * long, 0.09 * high),
        0.022,
        material="trim",
        mirror=True,
    )
    back = 0.44 * long
    for i, (dy, dz, chord) in enumerate(((0, 0.86, 0.06), (0.045, 0.92, 0.04))):
        shape = Extrude(outline=foil(chord * long, 0.05, 8 + 16 * i), height=half * 1.2, pivot="center")
        k.add(
            f"wing back {i}",
            shape,
            at=(0, back - 0.01 * long + dy * long, dz * high),
            rotate=SIDEWAYS,
            material="accent" if i == 0 else "body",
        )
    plate = [
        (back - 0.02 * long, 0.62 * high),
        (back + 0.09 * long, 0.5 * high),
        (back + 0.1 * long, high),
        (back - 0.02 * long, 0.95 * high),
    ]
    side_plate(k, "wing plate back", plate, 0.022, x=half * 0.6, material="body", mirror=True)
    k.rod(
        "wing pylon", (0, back - 0.02 * long, 0.36 * high), (0, back + 0.02 * long, 0.88 * high), 0.028, material="trim"
    )
    lower = Box(size=(half * 1.22, 0.05 * long, 0.02), pivot="center")
    k.add("wing beam", lower, at=(0, back + 0.03 * long, 0.56 * high), rotate=(12, 0, 0), material="trim", bevel=0.006)


def _driver(k: Kit, long: float, half: float, high: float, z: float) -> None:
    y = 0.015 * long
    head = max(0.11 * half, 0.12)
    k.add(
        "helmet",
        Ellipsoid(radii=(head, head * 1.15, head * 1.1), segments=28),
        at=(0, y, 0.7 * high),
        material="helmet",
    )
    k.add(
        "helmet visor",
        Ellipsoid(radii=(head * 0.93, head * 0.6, head * 0.36), segments=24),
        at=(0, y - head * 0.62, 0.72 * high),
        material="visor",
    )
    k.add(
        "driver",
        Ellipsoid(radii=(head * 1.5, head * 1.2, 0.22 * high), segments=24),
        at=(0, y + 0.02, 0.48 * high),
        material="stripe",
    )
    k.add(
        "headrest",
        Box(size=(0.36 * half, 0.1 * long, 0.14 * high)),
        at=(0, y + 0.065 * long, 0.55 * high),
        material="trim",
        bevel=0.04,
    )
    k.add(
        "steering wheel",
        Torus(radius=0.12, tube=0.016, segments=32),
        at=(0, y - 0.065 * long, 0.6 * high),
        rotate=(70, 0, 0),
        material="trim",
    )
    k.rod(
        "steering column", (0, y - 0.065 * long, 0.6 * high), (0, y - 0.155 * long, 0.5 * high), 0.02, material="trim"
    )
    k.add(
        "steering hub",
        Box(size=(0.2, 0.06, 0.02), pivot="center"),
        at=(0, y - 0.065 * long, 0.6 * high),
        rotate=(70, 0, 0),
        material="trim",
    )
    hoop = [
        (0.25 * half, y + 0.05 * long, 0.6 * high),
        (0.26 * half, y - 0.01 * long, 0.8 * high),
        (0.16 * half, lerp(y, -0.12 * long, 0.6), 0.84 * high),
        (0, lerp(y, -0.12 * long, 0.8), 0.83 * high),
    ]
    k.tube("halo", [*hoop, *[(-a, b, c) for a, b, c in reversed(hoop[:-1])]], 0.028, material="trim")
    k.rod(
        "halo pillar",
        (0, lerp(y, -0.12 * long, 0.8), 0.83 * high),
        (0, -0.125 * long, z + 0.2 * high),
        0.02,
        material="trim",
    )
    k.add("stripe", Box(size=(0.05 * half, 0.16 * long, 0.02), pivot="center"), at=(-0.06 * half, -0.32 * long, z + 0.083 * high), rotate=(7, 0, 0), material="stripe",
          instances=Linear(count=2, step=(0.12 * half, 0, 0)))  # fmt: skip
