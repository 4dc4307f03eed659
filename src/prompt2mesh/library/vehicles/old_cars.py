"""Cars of the first half of the twentieth century: upright radiators, free-standing wings, running boards."""

import math

from prompt2mesh.library.kit import Kit
from prompt2mesh.library.registry import asset, choice, flag, length
from prompt2mesh.library.vehicles.cars import CAR_GLASS, HEADLIGHT, TAILLIGHT
from prompt2mesh.library.vehicles.forms import (
    box_outline,
    cut,
    front_plate,
    front_tool,
    lerp,
    mirrored_half,
    rounded,
    side_plate,
    side_tool,
    slope_pane,
    spline_loop,
    tool,
)
from prompt2mesh.library.vehicles.wheels import wheel
from prompt2mesh.mesh.materials import Material
from prompt2mesh.mesh.placement import Linear
from prompt2mesh.mesh.shapes import Box, Cylinder, Ellipsoid, Extrude, Lathe, Loft, Section, Sphere, Sweep, Torus


@asset(
    kind="vintage_car",
    words=("vintage car", "classic car", "antique car", "old car", "oldtimer", "veteran car", "model t", "hot rod", "packard", "rolls royce",
           "bentley", "bugatti", "frazer nash", "panther de ville", "old-timer"),
    about="A car of the 1930s with a long bonnet, chrome radiator, swept wings, running boards and wire wheels.",
    parameters=(
        length("length", 4.4, 3.0, 7.0, words=("length", "long")),
        length("width", 1.7, 1.3, 2.4, words=("width", "wide")),
        length("height", 1.65, 1.2, 2.4, words=("height", "tall", "high")),
        choice("body", "saloon", "roadster"),
        flag("spare", True, words=("spare wheel", "spare tire")),
    ),
    slots={
        "body": Material(preset="car_paint", color="#6d1220"), "wing": Material(preset="car_paint", color="#1b1416"), "chrome": "chrome",
        "glass": CAR_GLASS, "rim": "chrome", "tire": "rubber", "trim": "black_plastic", "roof": Material(preset="canvas", color="#2a2522"),
        "headlight": HEADLIGHT, "taillight": TAILLIGHT, "seat": "leather",
    },
    main_slot="body",
    adjectives={"frazer nash": {"body": "roadster"}, "sport": {"body": "roadster"}, "super sport": {"body": "roadster"}, "convertible": {"body": "roadster"},
                "open-top": {"body": "roadster"}, "open": {"body": "roadster"}, "hot rod": {"body": "roadster"}, "sedan": {"body": "saloon"}},
    parts={"window": "window, windscreen", "fender": "wing", "mudguard": "wing", "light": "headlight, taillight", "hood": "bonnet", "tyre": "tire",
           "grille": "radiator"},
)  # fmt: skip
def vintage_car(k: Kit) -> None:
    """Chassis, bonnet, cabin or cockpit, wings over wire wheels."""
    long, half, high = k.m("length"), k.m("width") / 2, k.m("height")
    r = min(0.215 * high, 0.09 * long)
    front, back = -0.36 * long, 0.27 * long
    floor, belt = 0.3 * high, 0.62 * high
    track = half - 0.085 * half
    open_top = k.s("body") == "roadster"
    for name, y in (("front", front), ("back", back)):
        k.add(
            f"spring {name}",
            Box(size=(half * 0.9, 0.5, max(floor - r, 0.0) + 0.06), pivot="center"),
            at=(0, y, (floor + r) / 2 - 0.03),
            material="trim",
            bevel=0.02,
        )
        wheel(k, f"wheel {name}", (track - 0.05, y, r), r, 0.15 * half, style="wire", spokes=40, mirror=True)
        k.rod(f"axle {name}", (-track, y, r), (track, y, r), 0.035, material="trim")
    k.add(
        "chassis",
        Box(size=(half * 1.0, long * 0.8, 0.1)),
        at=(0, -0.02 * long, floor - 0.1),
        material="trim",
        bevel=0.02,
    )
    _bonnet(k, long, half, high, floor, belt)
    _wings(k, half, r, front, back, floor, long)
    if open_top:
        _cockpit(k, long, half, high, floor, belt)
    else:
        _cabin(k, long, half, high, floor, belt)
    bar = [(-half * 0.9, -0.485 * long, floor + 0.04), (-half * 0.5, -0.505 * long, floor), (0, -0.51 * long, floor - 0.01), (half * 0.5, -0.505 * long, floor),
           (half * 0.9, -0.485 * long, floor + 0.04)]  # fmt: skip
    k.tube("bumper front", bar, 0.028, material="chrome")
    k.tube(
        "bumper back", [(x, 0.45 * long + 0.02 * abs(y + 0.5 * long), z) for x, y, z in bar], 0.028, material="chrome"
    )
    k.rod(
        "bumper iron",
        (half * 0.35, -0.51 * long, floor),
        (half * 0.35, -0.36 * long, floor - 0.04),
        0.02,
        material="trim",
        mirror=True,
    )
    k.rod(
        "bumper iron back",
        (half * 0.35, 0.455 * long, floor),
        (half * 0.35, 0.36 * long, floor - 0.04),
        0.02,
        material="trim",
        mirror=True,
    )
    if k.on("spare"):
        wheel(
            k,
            "spare wheel",
            (0, 0.435 * long + 0.02, floor + r * 1.02),
            r * 0.96,
            0.14 * half,
            style="wire",
            spokes=40,
            rotate=(-78, 0, 0),
        )
    k.add(
        "taillight",
        Ellipsoid(radii=(0.05, 0.05, 0.05), segments=20),
        at=(half * 0.86, back + r * 1.22, r + 0.1),
        material="taillight",
        mirror=True,
    )
    k.anchor("seat", (0, 0.12 * long, floor + 0.2 if open_top else high), half_size=(0.4, 0.25))
    k.anchor("top", (0, 0.1 * long, high), half_size=(half * 0.5, long * 0.1))


def _bonnet(k: Kit, long: float, half: float, high: float, floor: float, belt: float) -> None:
    nose, cowl = -0.405 * long, -0.06 * long
    sections = [
        Section(center=(0, lerp(nose, cowl, t), 0), outline=_arched(half * w, floor, belt * top))
        for t, w, top in ((0, 0.36, 0.98), (0.35, 0.42, 1.0), (0.7, 0.51, 1.025), (1.0, 0.6, 1.045))
    ]  # fmt: skip
    k.add("bonnet", Loft(axis="y", sections=sections, resolution=3), material="body")
    k.add(
        "bonnet hinge",
        Box(size=(0.02, cowl - nose - 0.06, 0.016), pivot="center"),
        at=(0, (nose + cowl) / 2, belt * 1.012),
        rotate=(2.2, 0, 0),
        material="chrome",
        bevel=0.005,
    )
    louvre = Box(size=(0.07 * half, 0.022, 0.16 * high), pivot="center")
    k.add("louvre", louvre, at=(half * 0.44, lerp(nose, cowl, 0.38), lerp(floor, belt, 0.5)), rotate=(0, 0, -8), material="trim", bevel=0.006,
          instances=Linear(count=8, step=(0.0094 * half, 0.0125 * long, 0)))  # fmt: skip
    k.add("louvre left", louvre, at=(-half * 0.44, lerp(nose, cowl, 0.38), lerp(floor, belt, 0.5)), rotate=(0, 0, 8), material="trim", bevel=0.006,
          instances=Linear(count=8, step=(-0.0094 * half, 0.0125 * long, 0)))  # fmt: skip
    shell = _arched(half * 0.41, floor - 0.02, belt * 1.01)
    k.add(
        "radiator shell",
        Extrude(outline=shell, height=0.13, bevel=0.03, bevel_segments=3, pivot="center"),
        at=(0, nose - 0.02, 0),
        rotate=(90, 0, 0),
        material="chrome",
    )
    inner = _arched(half * 0.34, floor + 0.04, belt * 0.93)
    front_plate(k, "radiator core", inner, 0.14, y=nose - 0.022, material="trim")
    k.add("radiator bar", Box(size=(0.009, 0.02, (belt - floor) * 0.74)), at=(-half * 0.27, nose - 0.09, floor + 0.06), material="chrome",
          instances=Linear(count=9, step=(half * 0.0675, 0, 0)))  # fmt: skip
    k.add("mascot", Lathe(profile=[(0.035, 0), (0.028, 0.015), (0.012, 0.03), (0.018, 0.05), (0.008, 0.1), (0, 0.12)], smooth=True, segments=24),
          at=(0, nose - 0.02, belt * 1.0), material="chrome")  # fmt: skip
    y, z = nose + 0.02, lerp(floor, belt, 0.72)
    shell_profile = [(0, -0.15), (0.05, -0.14), (0.09, -0.09), (0.115, 0.0), (0.12, 0.02), (0.105, 0.025), (0, 0.025)]
    at = (half * 0.66, y, z)
    k.add(
        "headlight shell",
        Lathe(profile=shell_profile, segments=32),
        at=at,
        rotate=(90, 0, 0),
        material="chrome",
        mirror=True,
    )
    k.add(
        "headlight",
        Ellipsoid(radii=(0.1, 0.1, 0.035), segments=28),
        at=(at[0], at[1] - 0.022, at[2]),
        rotate=(90, 0, 0),
        material="headlight",
        mirror=True,
    )
    k.tube(
        "headlight bar",
        [(-at[0], y + 0.03, z - 0.11), (0, y + 0.03, z - 0.13), (at[0], y + 0.03, z - 0.11)],
        0.016,
        material="chrome",
    )
    k.rod(
        "headlight stalk",
        (at[0], y + 0.03, z - 0.12),
        (at[0], y + 0.03, z - 0.05),
        0.02,
        material="chrome",
        mirror=True,
    )


def _arched(w: float, low: float, high: float) -> list[tuple[float, float]]:
    h = high - low
    right = [(0.0, low), (0.6 * w, low), (0.96 * w, low + 0.02 * h), (w, low + 0.1 * h), (w, low + 0.5 * h), (0.97 * w, low + 0.72 * h),
             (0.82 * w, low + 0.91 * h), (0.5 * w, low + 0.985 * h), (0.0, high)]  # fmt: skip
    return spline_loop(mirrored_half(right), steps=3)


def _wings(k: Kit, half: float, r: float, front: float, back: float, floor: float, long: float) -> None:
    wide = 0.17 * half
    top = [
        (-wide, -0.035),
        (-wide * 0.9, 0.0),
        (-wide * 0.5, 0.03),
        (0, 0.04),
        (wide * 0.5, 0.03),
        (wide * 0.9, 0.0),
        (wide, -0.035),
    ]
    profile = [*reversed(top), *[(x * 0.9, y - 0.022) for x, y in top]]
    board = floor - 0.06
    x = half - wide * 0.72
    big = r * 1.24

    def around(y: float, start: float, end: float, number: int) -> list[tuple[float, float, float]]:
        angles = [lerp(start, end, i / (number - 1)) for i in range(number)]
        return [(x, y - big * math.cos(math.radians(a)), r + big * math.sin(math.radians(a)) * 0.98) for a in angles]

    path = [
        *around(front, -8, 118, 8),
        (x, front + r * 1.35, r * 1.35 + 0.04),
        (x, front + r * 2.3, board + 0.07),
        (x, front + r * 3.1, board + 0.02),
    ]
    k.add("wing front", Sweep(path=path, profile=profile, resolution=4), material="wing", mirror=True)
    path = [(x, back - r * 1.9, board + 0.02), (x, back - r * 1.45, board + 0.1), *around(back, 30, 182, 8)]
    k.add("wing back", Sweep(path=path, profile=profile, resolution=4), material="wing", mirror=True)
    start, stop = front + r * 2.5, back - r * 1.4
    k.add(
        "running board",
        Box(size=(wide * 2.0, stop - start, 0.04)),
        at=(x, (start + stop) / 2, board - 0.01),
        material="wing",
        bevel=0.012,
        mirror=True,
    )
    k.add("running board rib", Box(size=(0.016, stop - start - 0.15, 0.01)), at=(x - wide * 0.5, (start + stop) / 2, board + 0.028), material="chrome",
          instances=Linear(count=4, step=(wide * 0.33, 0, 0)))  # fmt: skip
    k.add("running board rib left", Box(size=(0.016, stop - start - 0.15, 0.01)), at=(-x - wide * 0.5, (start + stop) / 2, board + 0.028), material="chrome",
          instances=Linear(count=4, step=(wide * 0.33, 0, 0)))  # fmt: skip
    for name, y in (("front", front), ("back", back)):
        k.rod(
            f"wing stay {name}", (half * 0.2, y, r * 1.5), (x, y, r + big * 0.985), 0.02, material="trim", mirror=True
        )
    k.add("chassis step", Box(size=(2 * x, 0.05, 0.03)), at=(0, (start + stop) / 2, board - 0.005), material="trim",
          instances=Linear(count=3, step=(0, long * 0.1, 0), center=True))  # fmt: skip


def _cabin(k: Kit, long: float, half: float, high: float, floor: float, belt: float) -> None:
    y0, y1 = -0.07 * long, 0.415 * long
    w = half * 0.78
    side = rounded(
        [
            (y0, floor - 0.02),
            (y1, floor - 0.02),
            (y1 + 0.02, floor + 0.1),
            (y1, belt),
            (y1 - 0.05 * long, high),
            (y0 + 0.035 * long, high),
            (y0, belt * 1.06),
        ],
        0.13,
        segments=6,
    )
    low, up = belt * 1.07, high - 0.105 * high
    doors = [lerp(y0, y1, t) for t in (0.11, 0.43, 0.49, 0.78)]
    windows = [
        side_tool(rounded([(a, low), (b, low), (b, up), (a, up)], 0.05), 4 * half)
        for a, b in ((doors[0] + 0.02, doors[1]), (doors[2], doors[3]))
    ]
    screen = front_tool(
        rounded([(-w * 0.84, low), (w * 0.84, low), (w * 0.8, up), (-w * 0.8, up)], 0.05), 0.6 * long, y=y0
    )
    rear = front_tool(
        rounded([(-w * 0.5, low + 0.05), (w * 0.5, low + 0.05), (w * 0.5, up), (-w * 0.5, up)], 0.06), 0.4 * long, y=y1
    )
    gaps: list[tuple[list[tuple[float, float]], list[tuple[float, float]]]] = []
    for a, b in ((doors[0], doors[1] + 0.02), (doors[2] - 0.02, doors[3])):
        gaps.append(
            (
                box_outline(a, b, floor + 0.04, low - 0.03, 0.04),
                box_outline(a + 0.01, b - 0.01, floor + 0.05, low - 0.04, 0.035),
            )
        )
    seams = [side_tool(outer, 0.1, x=s * (w + 0.035), holes=[inner]) for outer, inner in gaps for s in (-1, 1)]
    side_plate(
        k, "cabin", side, 2 * w, bevel=0.05, bevel_segments=3, material="body", cuts=[*windows, screen, rear, *seams]
    )
    inner = rounded(
        [(y0 + 0.02, belt), (y1 - 0.02, belt), (y1 - 0.055 * long, high - 0.03), (y0 + 0.04 * long, high - 0.03)], 0.1
    )
    k.add("window", Extrude(outline=inner, height=2 * w - 0.04, pivot="center"), rotate=(90, 0, 90), material="glass")
    top = [
        (y0 + 0.01 * long, high - 0.05),
        (y1 - 0.035 * long, high - 0.05),
        (y1 - 0.07 * long, high + 0.012),
        (y0 + 0.05 * long, high + 0.012),
    ]
    k.add(
        "roof",
        Extrude(outline=rounded(top, 0.06), height=2 * w - 0.02, bevel=0.04, bevel_segments=3, pivot="center"),
        rotate=(90, 0, 90),
        material="roof",
    )
    k.add(
        "belt line",
        Box(size=(2 * w + 0.012, (y1 - y0) * 0.96, 0.02), pivot="center"),
        at=(0, (y0 + y1) / 2, belt * 1.025),
        material="chrome",
        bevel=0.005,
    )
    for i, y in enumerate((doors[1] - 0.06, doors[2] + 0.1)):
        k.add(
            f"handle {i}",
            Box(size=(0.05, 0.13, 0.022), pivot="center"),
            at=(w + 0.015, y, belt * 0.95),
            material="chrome",
            bevel=0.008,
            mirror=True,
        )


def _cockpit(k: Kit, long: float, half: float, high: float, floor: float, belt: float) -> None:
    y0, y1 = -0.07 * long, 0.4 * long
    w = half * 0.72
    stations = (
        (0, 0.84, 1.045),
        (0.15, 0.95, 1.0),
        (0.45, 1.0, 0.96),
        (0.75, 0.9, 0.98),
        (0.92, 0.62, 0.9),
        (1.0, 0.3, 0.75),
    )
    sections = [
        Section(center=(0, lerp(y0, y1, t), 0), outline=_arched(w * a, floor, belt * b)) for t, a, b in stations
    ]
    tub = Extrude(outline=box_outline(-w * 0.8, w * 0.8, 0, 0.27 * long, 0.1), height=high)
    k.add(
        "body",
        Loft(axis="y", sections=sections, resolution=4),
        material="body",
        modifiers=[cut(tool(tub, at=(0, -0.02 * long, floor + 0.12)))],
    )
    k.add(
        "seat",
        Box(size=(w * 1.5, 0.42, 0.16)),
        at=(0, 0.12 * long, floor + 0.1),
        material="seat",
        bevel=0.05,
        bevel_segments=3,
    )
    k.add(
        "seat back",
        Box(size=(w * 1.5, 0.15, belt - floor - 0.03)),
        at=(0, 0.205 * long, floor + 0.12),
        rotate=(-8, 0, 0),
        material="seat",
        bevel=0.05,
        bevel_segments=3,
    )
    k.add("dashboard", Box(size=(w * 1.6, 0.06, 0.2)), at=(0, -0.015 * long, belt - 0.16), material="trim", bevel=0.02)
    k.add(
        "steering wheel",
        Torus(radius=0.19, tube=0.014, segments=40),
        at=(w * 0.42, 0.05 * long, belt + 0.05),
        rotate=(60, 0, 0),
        material="trim",
    )
    k.add(
        "steering spoke",
        Box(size=(0.37, 0.025, 0.01), pivot="center"),
        at=(w * 0.42, 0.05 * long, belt + 0.05),
        rotate=(60, 0, 0),
        material="chrome",
    )
    k.rod(
        "steering column",
        (w * 0.42, 0.05 * long, belt + 0.05),
        (w * 0.42, -0.04 * long, belt - 0.12),
        0.018,
        material="chrome",
    )
    start, end = (-0.055 * long, belt * 1.02), (-0.03 * long, belt * 1.02 + 0.2 * high)
    slope_pane(k, "windscreen frame", w * 1.62, start, end, thickness=0.012, radius=0.03, material="chrome")
    slope_pane(
        k,
        "windscreen",
        w * 1.5,
        (start[0] + 0.005, start[1] + 0.03),
        (end[0] - 0.005, end[1] - 0.03),
        thickness=0.016,
        radius=0.03,
    )
    k.add(
        "fuel cap",
        Cylinder(radius=0.05, height=0.05, segments=24),
        at=(0, y1 - 0.1 * long, belt * 0.9),
        material="chrome",
        bevel=0.01,
    )
    k.add("horn", Sphere(radius=0.045, segments=20), at=(w * 0.88, -0.04 * long, belt * 0.9), material="chrome")
