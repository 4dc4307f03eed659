"""Vans and ambulances."""

import math

from prompt2mesh.library.kit import Kit
from prompt2mesh.library.registry import asset, choice, length
from prompt2mesh.library.vehicles.forms import (
    arch_tools,
    box_outline,
    lerp,
    rounded,
    side_plate,
    slope_pane,
)
from prompt2mesh.library.vehicles.trucks import PARTS, SLOTS, mirrors, rear_lights
from prompt2mesh.library.vehicles.wheels import wheel
from prompt2mesh.mesh.materials import Material
from prompt2mesh.mesh.shapes import Box, Capsule, Cylinder, Ellipsoid, Text


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
