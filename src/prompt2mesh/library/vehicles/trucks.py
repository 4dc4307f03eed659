"""Lorries and vans: cargo trucks, fire engines, delivery vans, ambulances."""

import math
from collections.abc import Sequence

from prompt2mesh.library.kit import Kit
from prompt2mesh.library.registry import asset, choice, length
from prompt2mesh.library.vehicles.cars import CAR_GLASS, HEADLIGHT, TAILLIGHT
from prompt2mesh.library.vehicles.forms import (
    arch_tools,
    box_outline,
    front_plate,
    lerp,
    rounded,
    side_plate,
    slope_pane,
)
from prompt2mesh.library.vehicles.wheels import wheel
from prompt2mesh.mesh.materials import Material
from prompt2mesh.mesh.placement import Linear
from prompt2mesh.mesh.shapes import Box, Capsule, Cylinder, Ellipsoid, Lathe, Text

SLOTS: dict[str, Material | str] = {
    "body": Material(preset="car_paint", color="#1f4f9c"), "cargo": Material(preset="gloss_paint", color="#eef0f0"), "glass": CAR_GLASS, "trim": "black_plastic",
    "chrome": "chrome", "rim": "steel", "tire": "rubber", "headlight": HEADLIGHT, "taillight": TAILLIGHT,
}  # fmt: skip
PARTS = {
    "window": "window, windscreen",
    "windshield": "windscreen",
    "light": "headlight, taillight",
    "tyre": "tire",
    "bumper": "bumper",
    "trailer": "cargo",
    "box": "cargo",
}


def axles(k: Kit, places: Sequence[float], half: float, radius: float, *, twin: Sequence[float] = ()) -> None:
    """Wheels at the given y; those in `twin` are doubled."""
    wide = 0.36 * radius * 2 * 0.8
    for i, y in enumerate(places):
        double = y in twin
        wheel(k, f"wheel {i + 1}", (half - wide * 0.55, y, radius), radius, wide, style="steel", mirror=True)
        if double:
            wheel(k, f"wheel inner {i + 1}", (half - wide * 1.62, y, radius), radius, wide, style="steel", mirror=True)
        k.rod(f"axle {i + 1}", (-half + wide * 0.5, y, radius), (half - wide * 0.5, y, radius), 0.07, material="trim")


def mirrors(k: Kit, x: float, y: float, z: float, *, size: float = 0.2) -> None:
    """A pair of lorry mirrors on brackets."""
    k.add(
        "mirror",
        Box(size=(0.16 * size / 0.2, 0.06, size * 1.7), pivot="center"),
        at=(x + 0.14, y - 0.06, z),
        material="trim",
        bevel=0.02,
        mirror=True,
    )
    k.rod("mirror arm", (x - 0.03, y, z + 0.05), (x + 0.14, y - 0.06, z + 0.05), 0.015, material="trim", mirror=True)


def nose(k: Kit, y: float, half: float, low: float, *, lamp: float = 0.1, bars: int = 5) -> None:
    """Bumper, grille, lamps and plate on a flat front."""
    k.add(
        "bumper front",
        Box(size=(2 * half * 1.01, 0.2, 0.26), pivot="center"),
        at=(0, y + 0.03, low + 0.1),
        material="trim",
        bevel=0.05,
        bevel_segments=3,
    )
    k.add(
        "grille",
        Box(size=(half * 1.0, 0.08, 0.09 * bars + 0.08)),
        at=(0, y + 0.01, low + 0.28),
        material="trim",
        bevel=0.02,
    )
    k.add(
        "grille bar",
        Box(size=(half * 0.96, 0.03, 0.04)),
        at=(0, y - 0.035, low + 0.33),
        material="chrome",
        bevel=0.01,
        instances=Linear(count=bars, step=(0, 0, 0.09)),
    )
    k.add(
        "headlight",
        Ellipsoid(radii=(lamp * 1.25, 0.06, lamp), segments=28),
        at=(half * 0.76, y - 0.005, low + 0.4),
        material="headlight",
        mirror=True,
    )
    k.add("headlight rim", Lathe(profile=[(lamp, -0.03), (lamp * 1.2, -0.03), (lamp * 1.2, 0.02), (lamp, 0.03)], closed=True, segments=32), at=(half * 0.76, y, low + 0.4),
          rotate=(90, 0, 0), scale=(1.25, 1, 1), material="chrome", mirror=True)  # fmt: skip
    k.add(
        "plate",
        Box(size=(0.5, 0.02, 0.12), pivot="center"),
        at=(0, y - 0.075, low + 0.1),
        material="chrome",
        bevel=0.005,
    )


def rear_lights(k: Kit, y: float, half: float, z: float, *, tall: float = 0.24) -> None:
    """Lamps on a flat back."""
    k.add(
        "taillight", Box(size=(0.13, 0.05, tall)), at=(half - 0.12, y, z), material="taillight", bevel=0.02, mirror=True
    )


@asset(
    kind="truck",
    words=("truck", "lorry", "box truck", "delivery truck", "semi truck", "semi", "cargo truck", "dump truck", "tipper", "tanker", "tanker truck", "flatbed", "flatbed truck", "garbage truck",
           "moving truck", "cement truck", "ice cream truck"),
    about="A lorry with a box body, flat bed, tipper or tank behind its cab.",
    parameters=(
        length("length", 7.5, 4.0, 18.0, words=("length", "long")),
        length("width", 2.4, 1.8, 3.2, words=("width", "wide")),
        length("height", 3.3, 2.4, 4.5, words=("height", "tall", "high")),
        choice("cargo", "box", "flatbed", "dump", "tank"),
    ),
    slots=SLOTS,
    main_slot="body",
    adjectives={"semi": {"length": 13.0}, "semi truck": {"length": 13.0}, "dump truck": {"cargo": "dump"}, "tipper": {"cargo": "dump"}, "tanker": {"cargo": "tank"},
                "tanker truck": {"cargo": "tank"}, "flatbed truck": {"cargo": "flatbed"}, "garbage truck": {"cargo": "dump"}},
    parts=PARTS,
    holds=True,
)  # fmt: skip
def truck(k: Kit) -> None:
    """Cab, chassis and what it carries."""
    long, half, high = k.m("length"), k.m("width") / 2, k.m("height")
    r = 0.5 * min(1.0, high / 3.3)
    front = -long / 2
    cab = min(1.9, 0.3 * long)
    deck = 2 * r + 0.12
    rear = [long / 2 - 0.16 * long] if long < 9 else [long / 2 - 0.12 * long, long / 2 - 0.12 * long - 2.2 * r]
    steer = front + 0.55 * cab
    axles(k, [steer, *rear], half, r, twin=rear)
    k.add(
        "chassis",
        Box(size=(half * 0.8, long * 0.96, 0.24)),
        at=(0, 0.01 * long, deck - 0.26),
        material="trim",
        bevel=0.02,
    )
    roof = high * (0.82 if k.s("cargo") == "box" else 0.86)
    draw_cab(k, front, cab, half, 0.55 * r, roof, steer, r)
    start = front + cab + 0.14
    back = long / 2
    _cargo(k, start, back, half, deck, high)
    k.add(
        "fuel tank",
        Cylinder(radius=0.27 * r / 0.5, height=0.9, segments=32),
        at=(half - 0.34, start + 0.3, r * 1.05),
        rotate=(-90, 0, 0),
        material="chrome",
        mirror=True,
    )
    k.add(
        "tank bracket",
        Box(size=(2 * (half - 0.3), 0.08, 0.5 * r)),
        at=(0, start + 0.75, r * 1.0),
        material="trim",
        bevel=0.01,
    )
    k.add(
        "tank bracket 2",
        Box(size=(half * 0.5, 0.08, deck - 1.2 * r - 0.1)),
        at=(0, start + 0.75, r * 1.2),
        material="trim",
    )
    k.add("exhaust stack", Lathe(profile=[(0.06, 0), (0.06, 1.1), (0.085, 1.15), (0.085, roof - deck + 0.3), (0.055, roof - deck + 0.32), (0.055, roof - deck + 0.55)], segments=24),
          at=(half * 0.86, start - 0.09, deck - 0.2), material="chrome", mirror=True)  # fmt: skip
    k.add(
        "mudguard",
        Box(size=(0.5, 0.03, r * 0.9)),
        at=(half - 0.3, rear[0] + r * 1.12, r * 0.5),
        material="trim",
        mirror=True,
    )
    k.add("mudguard bar", Box(size=(2 * half * 0.95, 0.06, 0.16)), at=(0, rear[0] + r * 1.12, r * 1.3), material="trim")
    k.add("mudguard post", Box(size=(0.3, 0.06, deck - 1.3 * r)), at=(0, rear[0] + r * 1.12, r * 1.3), material="trim")
    rear_lights(k, back - 0.03, half, deck - 0.28)
    k.add(
        "bumper back",
        Box(size=(2 * half * 0.96, 0.1, 0.14)),
        at=(0, back - 0.05, deck - 0.32),
        material="trim",
        bevel=0.02,
    )
    k.anchor("seat", (0, steer, roof), half_size=(0.3, 0.3))


def draw_cab(k: Kit, front: float, cab: float, half: float, low: float, roof: float, steer: float, r: float) -> None:
    """A cab-over-engine cab with windows, doors, steps, mirrors and a lit face."""
    waist = lerp(low, roof, 0.52)
    outline = rounded(
        [(front + 0.03, low), (front + cab, low), (front + cab, roof), (front + 0.34, roof), (front + 0.03, waist)],
        0.14,
        segments=5,
    )
    side_plate(
        k,
        "cab",
        outline,
        2 * half * 0.97,
        bevel=0.07,
        bevel_segments=3,
        material="body",
        cuts=arch_tools([steer], r * 1.2, r, half, 0.6),
    )
    tall = roof - waist
    slope_pane(
        k,
        "windscreen",
        1.66 * half,
        (front + 0.03 + 0.31 * 0.06, waist + tall * 0.06),
        (front + 0.34 - 0.31 * 0.2, roof - tall * 0.2),
        end_width=1.6 * half,
        radius=0.1,
    )
    y0, y1 = front + 0.42, front + cab * 0.78
    window = rounded([(y0 - 0.1, waist), (y1, waist), (y1, roof - tall * 0.2), (y0 + 0.1, roof - tall * 0.2)], 0.08)
    side_plate(k, "window side", window, 0.03, x=half * 0.97, bevel=0.006, material="glass", mirror=True)
    frame = box_outline(y0 - 0.14, y1 + 0.07, low + 0.5, roof - tall * 0.12, 0.1)
    side_plate(k, "door", frame, 0.02, x=half * 0.965, bevel=0.008, material="body", mirror=True)
    k.add(
        "handle",
        Box(size=(0.05, 0.17, 0.035), pivot="center"),
        at=(half * 0.99, y1 - 0.06, waist - 0.14),
        material="chrome",
        bevel=0.01,
        mirror=True,
    )
    k.add(
        "step",
        Box(size=(0.3, 0.4, 0.05)),
        at=(half - 0.16, front + cab * 0.92, low + 0.02),
        material="trim",
        mirror=True,
    )
    nose(k, front, half * 0.97, low)
    mirrors(k, half * 0.97, front + 0.2, waist + tall * 0.4, size=0.26)
    k.add(
        "roof light",
        Ellipsoid(radii=(0.07, 0.05, 0.045), segments=20),
        at=(0, front + 0.42, roof),
        material="headlight",
        instances=Linear(count=5, step=(half * 0.36, 0, 0), center=True),
    )
    k.add(
        "visor",
        Box(size=(1.8 * half, 0.25, 0.03), pivot="center"),
        at=(0, front + 0.22, roof - tall * 0.1),
        rotate=(14, 0, 0),
        material="trim",
        bevel=0.01,
    )


def _cargo(k: Kit, start: float, back: float, half: float, deck: float, high: float) -> None:
    long, middle = back - start, (start + back) / 2
    k.add("cargo floor", Box(size=(2 * half, long, 0.1)), at=(0, middle, deck - 0.05), material="trim", bevel=0.02)
    kind = k.s("cargo")
    if kind == "box":
        k.add(
            "cargo box",
            Box(size=(2 * half, long, high - deck)),
            at=(0, middle, deck),
            material="cargo",
            bevel=0.05,
            bevel_segments=3,
        )
        rib = Box(size=(2 * half + 0.03, 0.05, high - deck - 0.16))
        k.add(
            "cargo rib",
            rib,
            at=(0, middle, deck + 0.08),
            material="cargo",
            bevel=0.01,
            instances=Linear(
                count=max(3, int(long / 0.75)), step=(0, long * 0.92 / (max(3, int(long / 0.75)) - 1), 0), center=True
            ),
        )
        k.add(
            "cargo rail",
            Box(size=(2 * half + 0.05, long + 0.03, 0.09), pivot="center"),
            at=(0, middle, deck + 0.05),
            material="chrome",
            bevel=0.02,
        )
        k.add(
            "cargo rail top",
            Box(size=(2 * half + 0.05, long + 0.03, 0.07), pivot="center"),
            at=(0, middle, high - 0.06),
            material="chrome",
            bevel=0.02,
        )
        k.add(
            "cargo door",
            Box(size=(half * 0.94, 0.05, high - deck - 0.3)),
            at=(half * 0.48, back + 0.005, deck + 0.14),
            material="cargo",
            bevel=0.015,
            mirror=True,
        )
        k.rod(
            "cargo door bar",
            (half * 0.18, back + 0.045, deck + 0.08),
            (half * 0.18, back + 0.045, high - 0.1),
            0.02,
            material="chrome",
            mirror=True,
        )
        k.anchor("top", (0, middle, high), half_size=(half * 0.9, long * 0.45))
        k.anchor("inside", (0, middle, high), half_size=(half * 0.85, long * 0.42), height=0.05)
        return
    if kind == "tank":
        rr = min(half * 0.95, (high - deck) / 2)
        k.add(
            "cargo tank",
            Capsule(radius=1.0, height=2.3, segments=48),
            at=(0, middle, deck + rr),
            rotate=(90, 0, 0),
            scale=(rr, rr, long / 2.3 * 0.98),
            material="cargo",
        )
        band = Lathe(
            profile=[(rr * 0.985, -0.05), (rr * 1.012, -0.05), (rr * 1.012, 0.05), (rr * 0.985, 0.05)],
            closed=True,
            segments=64,
        )
        k.add(
            "cargo band",
            band,
            at=(0, middle, deck + rr),
            rotate=(90, 0, 0),
            material="chrome",
            instances=Linear(count=3, step=(0, long * 0.2, 0), center=True),
        )
        k.add(
            "cargo saddle",
            Box(size=(half * 1.2, 0.2, rr * 0.5)),
            at=(0, middle, deck),
            material="trim",
            instances=Linear(count=3, step=(0, long * 0.25, 0), center=True),
        )
        k.add(
            "cargo hatch",
            Cylinder(radius=0.25, height=0.16),
            at=(0, middle, deck + 2 * rr - 0.06),
            material="chrome",
            bevel=0.02,
        )
        k.anchor("top", (0, middle, deck + 2 * rr), half_size=(half * 0.3, long * 0.3))
        k.anchor("inside", (0, middle, deck + 2 * rr), half_size=(half * 0.3, long * 0.3), height=0.05)
        return
    tall = 0.55 if kind == "flatbed" else min(1.3, high - deck - 0.2)
    bottom, thin = deck + 0.05, 0.07
    for name, sx in (("left", -1), ("right", 1)):
        k.add(
            f"cargo side {name}",
            Box(size=(thin, long, tall)),
            at=(sx * (half - thin / 2), middle, bottom),
            material="cargo",
            bevel=0.015,
        )
    k.add(
        "cargo headboard",
        Box(size=(2 * half, thin, tall * 1.25)),
        at=(0, start + thin / 2, bottom),
        material="cargo",
        bevel=0.015,
    )
    k.add(
        "cargo tailgate",
        Box(size=(2 * half - 0.02, thin, tall * 0.95)),
        at=(0, back - thin / 2, bottom),
        material="cargo",
        bevel=0.015,
    )
    number = max(3, int(long / 0.8))
    k.add("cargo rib", Box(size=(0.06, 0.09, tall)), at=(half + 0.015, middle, bottom), material="cargo", bevel=0.01,
          instances=Linear(count=number, step=(0, long * 0.92 / (number - 1), 0), center=True))  # fmt: skip
    k.add("cargo rib left", Box(size=(0.06, 0.09, tall)), at=(-half - 0.015, middle, bottom), material="cargo", bevel=0.01,
          instances=Linear(count=number, step=(0, long * 0.92 / (number - 1), 0), center=True))  # fmt: skip
    k.anchor("inside", (0, middle, bottom), half_size=(half - thin - 0.03, long / 2 - thin - 0.03), height=tall)
    k.anchor("top", (0, middle, bottom), half_size=(half - thin, long / 2 - thin))


@asset(
    kind="fire_truck",
    words=("fire truck", "fire engine", "firetruck", "fire lorry", "ladder truck"),
    about="A fire engine with lockers, a ladder on the roof, hose and blue lights.",
    parameters=(length("length", 8.0, 5.0, 14.0, words=("length", "long")), length("width", 2.5, 1.9, 3.2, words=("width", "wide")), length("height", 3.2, 2.6, 4.2, words=("height", "tall", "high"))),
    slots={**SLOTS, "body": Material(preset="car_paint", color="#c8141c"), "stripe": Material(preset="gloss_paint", color="#f5f2e8"), "ladder": "brushed_aluminium",
           "locker": "brushed_aluminium", "siren": Material(preset="neon", color="#2f62ff"), "hose": Material(preset="canvas", color="#d8c48a")},
    main_slot="body",
    parts={**PARTS, "light": "headlight, taillight, siren"},
)  # fmt: skip
def fire_truck(k: Kit) -> None:
    """Crew cab, locker body and turntable ladder."""
    long, half, high = k.m("length"), k.m("width") / 2, k.m("height")
    r = 0.52 * min(1.0, high / 3.2)
    front, cab = -long / 2, min(2.4, 0.32 * long)
    deck, roof = 2 * r, high * 0.8
    steer, rear = front + 0.5 * cab, long / 2 - 0.2 * long
    axles(k, [steer, rear], half, r, twin=[rear])
    k.add("chassis", Box(size=(half * 0.8, long * 0.96, 0.26)), at=(0, 0, deck - 0.3), material="trim", bevel=0.02)
    draw_cab(k, front, cab, half, 0.55 * r, roof, steer, r)
    start, back = front + cab - 0.02, long / 2
    low = 0.62 * r
    body = box_outline(start, back, low, roof - 0.08, 0.06)
    side_plate(
        k,
        "body",
        body,
        2 * half * 0.97,
        bevel=0.04,
        bevel_segments=2,
        material="body",
        cuts=arch_tools([rear], r * 1.2, r, half, 0.75),
    )
    bay = (back - start) / 4
    for i in range(4):
        y = start + bay * (i + 0.5)
        bottom = deck + 0.42 if abs(y - rear) < bay * 0.75 + r * 0.6 else deck - 0.3
        side_plate(
            k,
            f"locker {i + 1}",
            box_outline(y - bay * 0.43, y + bay * 0.43, bottom, roof - 0.3, 0.03),
            2 * half * 0.97 + 0.02,
            bevel=0.005,
            material="locker",
        )
        slat = Box(size=(2 * half * 0.97 + 0.035, bay * 0.84, 0.012))
        k.add(
            f"locker slat {i + 1}",
            slat,
            at=(0, y, bottom + 0.1),
            material="chrome",
            instances=Linear(count=6, step=(0, 0, (roof - 0.45 - bottom) / 6)),
        )
    side_plate(
        k,
        "stripe",
        box_outline(front + 0.35, back - 0.04, deck + 0.16, deck + 0.3),
        2 * half * 0.97 + 0.03,
        material="stripe",
    )
    k.add(
        "siren bar",
        Box(size=(half * 1.6, 0.3, 0.06), pivot="center"),
        at=(0, front + 0.75, roof + 0.02),
        material="trim",
        bevel=0.02,
    )
    k.add(
        "siren",
        Capsule(radius=0.1, height=half * 0.7),
        at=(half * 0.42, front + 0.75, roof + 0.1),
        rotate=(0, 90, 0),
        material="siren",
        mirror=True,
    )
    _ladder(k, lerp(start, back, 0.62), front + 0.95, back - 0.05, half, roof - 0.08, high)
    k.add("hose reel", Lathe(profile=[(0.1, -0.2), (0.34, -0.2), (0.34, -0.16), (0.27, -0.15), (0.27, 0.15), (0.34, 0.16), (0.34, 0.2), (0.1, 0.2)], closed=True, segments=40),
          at=(0, back + 0.03, deck + 0.25), rotate=(0, 90, 0), material="hose")  # fmt: skip
    k.add("reel bracket", Box(size=(0.5, 0.36, 0.1)), at=(0, back - 0.1, deck - 0.12), material="chrome", bevel=0.02)
    k.add(
        "hose reel axle",
        Cylinder(radius=0.11, height=0.44, segments=24, pivot="center"),
        at=(0, back + 0.03, deck + 0.25),
        rotate=(0, 90, 0),
        material="chrome",
    )
    rear_lights(k, back - 0.02, half, deck)
    front_plate(
        k,
        "bumper back",
        box_outline(-half * 0.95, half * 0.95, deck - 0.5, deck - 0.34, 0.02),
        0.2,
        y=back + 0.02,
        material="chrome",
    )
    k.anchor("top", (0, lerp(start, back, 0.3), roof - 0.08), half_size=(half * 0.5, 0.4))
    k.anchor("seat", (0, steer, roof), half_size=(0.3, 0.3))


def _ladder(k: Kit, y: float, tip: float, end: float, half: float, roof: float, high: float) -> None:
    k.add(
        "turntable",
        Lathe(
            profile=[
                (half * 0.55, 0),
                (half * 0.55, 0.1),
                (half * 0.4, 0.14),
                (half * 0.34, (high - roof) * 0.62),
                (0, (high - roof) * 0.62),
            ],
            segments=40,
        ),
        at=(0, y + 0.5, roof - 0.02),
        material="trim",
    )
    z0, z1 = roof + (high - roof) * 0.62, high
    wide = half * 0.42
    for name, dx in (("left", -wide), ("right", wide)):
        for row, dz in (("low", 0.0), ("high", z1 - z0 - 0.05)):
            k.rod(
                f"ladder rail {name} {row}",
                (dx, end, z0 + dz + 0.02),
                (dx, tip - 0.5, z0 + dz + 0.02),
                0.035,
                material="ladder",
            )
    number = max(6, int((end - tip + 0.5) / 0.32))
    step = (end - tip + 0.4) / number
    k.add("ladder rung", Cylinder(radius=0.022, height=2 * wide, segments=12, pivot="center"), at=(0, tip - 0.45, z0 + 0.02), rotate=(0, 90, 0), material="ladder",
          instances=Linear(count=number, step=(0, step, 0)))  # fmt: skip
    for sx in (-1, 1):
        k.add(
            "ladder lattice",
            Cylinder(radius=0.016, height=z1 - z0, segments=10),
            at=(sx * wide, tip - 0.45, z0),
            material="ladder",
            instances=Linear(count=number, step=(0, step, 0)),
        )
    k.add(
        "ladder rest",
        Box(size=(2 * wide + 0.1, 0.12, z0 - roof + 0.06)),
        at=(0, tip + 0.15, roof + 0.02),
        material="trim",
    )


@asset(
    kind="van",
    words=("van", "delivery van", "minivan", "camper van", "campervan", "minibus", "transporter"),
    about="A panel van or, with side windows, a minibus.",
    parameters=(length("length", 5.2, 3.5, 7.5, words=("length", "long")), length("width", 2.0, 1.6, 2.5, words=("width", "wide")), length("height", 2.3, 1.6, 3.0, words=("height", "tall", "high")),
                choice("kind", "panel", "windows")),
    slots={**SLOTS, "body": Material(preset="car_paint", color="#f1f1ee")},
    main_slot="body",
    adjectives={"minibus": {"kind": "windows"}, "minivan": {"kind": "windows", "height": 1.8, "length": 4.8}, "camper van": {"kind": "windows"}, "campervan": {"kind": "windows"}},
    parts=PARTS,
)  # fmt: skip
def van(k: Kit) -> None:
    """A van."""
    draw_van(k, windows=k.s("kind") == "windows")


def draw_van(k: Kit, *, windows: bool) -> tuple[float, float, float]:
    """A van with a short bonnet; returns its waist height, its nose and its tail."""
    long, half, high = k.m("length"), k.m("width") / 2, k.m("height")
    r = min(0.165 * high, 0.08 * long)
    front, back = -long / 2, long / 2
    low, waist = 0.75 * r, 0.47 * high
    steer, rear = front + 0.18 * long, back - 0.2 * long
    brow, cowl = front + 0.31 * long, front + 0.12 * long
    outline = [
        (front + 0.03, low),
        (back, low),
        (back, low + 0.2),
        (back - 0.05, high),
        (brow, high),
        (cowl, waist + 0.04 * high),
        (front + 0.05, waist - 0.07 * high),
        (front, waist - 0.18 * high),
    ]
    side_plate(
        k,
        "body",
        rounded(outline, 0.16, segments=5),
        2 * half,
        bevel=0.09,
        bevel_segments=4,
        material="body",
        cuts=arch_tools([steer, rear], r * 1.16, r, half, 0.45),
    )
    wide = 0.6 * r
    for name, y in (("front", steer), ("back", rear)):
        wheel(k, f"wheel {name}", (half - wide * 0.55, y, r), r, wide, style="steel", mirror=True)
        k.rod(f"axle {name}", (-half + wide * 0.5, y, r), (half - wide * 0.5, y, r), 0.05, material="trim")
    slope_pane(
        k,
        "windscreen",
        1.74 * half,
        (lerp(cowl, brow, 0.08), lerp(waist + 0.04 * high, high, 0.08)),
        (lerp(cowl, brow, 0.84), lerp(waist + 0.04 * high, high, 0.84)),
        end_width=1.6 * half,
        radius=0.1,
    )
    top, sill = high * 0.86, waist + 0.06 * high
    slant = lerp(cowl, brow, 0.75)
    first = rounded(
        [
            (cowl + 0.1 * long, sill),
            (front + 0.44 * long, sill),
            (front + 0.44 * long, top),
            (slant + 0.07 * long, top),
        ],
        0.06,
    )
    side_plate(k, "window front", first, 0.03, x=half, bevel=0.004, material="glass", mirror=True)
    if windows:
        for i, (a, b) in enumerate(((0.47, 0.7), (0.73, 0.95))):
            side_plate(
                k,
                f"window side {i}",
                box_outline(front + a * long, front + b * long, sill, top, 0.06),
                0.03,
                x=half,
                bevel=0.004,
                material="glass",
                mirror=True,
            )
    roofline = top + 0.05
    for i, (a, b, c) in enumerate(((0.255, 0.455, 0.07), (0.465, 0.72, 0.0))):
        y0, y1, z0 = front + a * long, front + b * long, low + 0.08
        outer = rounded([(y0, z0), (y1, z0), (y1, roofline), (y0 + c * long, roofline), (y0, sill)], 0.06)
        inner = rounded(
            [
                (y0 + 0.01, z0 + 0.01),
                (y1 - 0.01, z0 + 0.01),
                (y1 - 0.01, roofline - 0.01),
                (y0 + c * long + 0.01, roofline - 0.01),
                (y0 + 0.01, sill),
            ],
            0.055,
        )
        side_plate(k, f"door seam {i}", outer, 0.02, x=half - 0.006, holes=[inner], material="trim", mirror=True)
    k.add(
        "door rail",
        Box(size=(2 * half + 0.02, 0.26 * long, 0.035), pivot="center"),
        at=(0, front + 0.82 * long, waist),
        material="trim",
        bevel=0.008,
    )
    k.add(
        "handle",
        Box(size=(0.05, 0.17, 0.035), pivot="center"),
        at=(half + 0.01, front + 0.42 * long, waist - 0.02),
        material="trim",
        bevel=0.01,
        mirror=True,
    )
    k.add(
        "bumper front",
        Box(size=(2 * half * 0.98, 0.22, 0.2), pivot="center"),
        at=(0, front + 0.06, low + 0.1),
        material="trim",
        bevel=0.06,
        bevel_segments=3,
    )
    k.add(
        "bumper back",
        Box(size=(2 * half * 0.98, 0.16, 0.18), pivot="center"),
        at=(0, back, low + 0.1),
        material="trim",
        bevel=0.05,
        bevel_segments=3,
    )
    zc = waist - 0.15 * high
    k.add(
        "grille",
        Box(size=(half * 0.9, 0.06, 0.1 * high), pivot="center"),
        at=(0, front + 0.015, zc),
        rotate=(-14, 0, 0),
        material="trim",
        bevel=0.02,
    )
    k.add(
        "headlight",
        Ellipsoid(radii=(0.19, 0.08, 0.1), segments=28),
        at=(half * 0.74, front + 0.035, zc + 0.01),
        rotate=(0, 0, 10),
        material="headlight",
        mirror=True,
    )
    k.add(
        "badge",
        Cylinder(radius=0.05, height=0.03, segments=24),
        at=(0, front - 0.005, zc),
        rotate=(76, 0, 0),
        material="chrome",
    )
    rear_lights(k, back - 0.035, half, waist - 0.1 * high, tall=0.22 * high)
    slope_pane(k, "window back", 1.5 * half, (back - 0.048 + 0.005, top), (back - 0.03, sill), radius=0.06)
    k.add("door seam back", Box(size=(0.012, 0.04, high * 0.66)), at=(0, back - 0.022, low + 0.16), material="trim")
    mirrors(k, half - 0.02, front + 0.25 * long, sill + 0.1)
    k.anchor("top", (0, 0.1 * long, high), half_size=(half * 0.8, long * 0.25))
    k.anchor("seat", (0, 0.1 * long, high), half_size=(half * 0.5, 0.3))
    return waist, front, back


@asset(
    kind="ambulance",
    words=("ambulance", "emergency vehicle", "paramedic van"),
    about="A white van with red bands, crosses and blue lights.",
    parameters=(length("length", 5.6, 4.0, 7.5, words=("length", "long")), length("width", 2.05, 1.7, 2.5, words=("width", "wide")), length("height", 2.5, 1.9, 3.0, words=("height", "tall", "high"))),
    slots={**SLOTS, "body": Material(preset="car_paint", color="#f6f6f4"), "stripe": Material(preset="gloss_paint", color="#d3202a"), "siren": Material(preset="neon", color="#2f62ff")},
    main_slot="body",
    parts={**PARTS, "cross": "cross", "light": "headlight, taillight, siren"},
)  # fmt: skip
def ambulance(k: Kit) -> None:
    """A van with its livery."""
    waist, front, back = draw_van(k, windows=False)
    half, high, long = k.m("width") / 2, k.m("height"), k.m("length")
    side_plate(
        k,
        "stripe",
        box_outline(front + 0.05 * long, back - 0.06, waist - 0.13 * high, waist - 0.07 * high),
        2 * half + 0.012,
        material="stripe",
    )
    s, y, z = 0.085 * high, front + 0.72 * long, waist + 0.23 * high
    cross = [
        (-s * 3, -s),
        (-s, -s),
        (-s, -s * 3),
        (s, -s * 3),
        (s, -s),
        (s * 3, -s),
        (s * 3, s),
        (s, s),
        (s, s * 3),
        (-s, s * 3),
        (-s, s),
        (-s * 3, s),
    ]
    side_plate(
        k, "cross", [(y + a * 0.8, z + b * 0.8) for a, b in cross], 2 * half + 0.016, bevel=0.003, material="stripe"
    )
    k.add(
        "siren bar",
        Box(size=(half * 1.5, 0.24, 0.05), pivot="center"),
        at=(0, front + 0.37 * long, high + 0.01),
        material="trim",
        bevel=0.02,
    )
    k.add(
        "siren",
        Capsule(radius=0.085, height=half * 0.66),
        at=(half * 0.4, front + 0.37 * long, high + 0.08),
        rotate=(0, 90, 0),
        material="siren",
        mirror=True,
    )
    k.add(
        "letters",
        Text(text="AMBULANCE", height=0.11 * high * 0.6, depth=0.03, font="sans-bold"),
        at=(0, front + 0.06 + 0.02 * long, waist - 0.045 * high),
        rotate=(math.degrees(math.atan2(0.11 * high, 0.12 * long - 0.05)) - 90, 0, 0),
        material="stripe",
    )
