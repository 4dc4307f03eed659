"""Rowing boats and canoes, and the hulls that every vessel is built on."""

import math
from collections.abc import Sequence

from prompt2mesh.library.kit import Kit, Point
from prompt2mesh.library.outlines import Outline
from prompt2mesh.library.registry import asset, choice, count, flag, length
from prompt2mesh.library.vehicles.cars import CAR_GLASS
from prompt2mesh.library.vehicles.forms import cut, fuselage, lerp, sample, tool
from prompt2mesh.mesh.materials import Material
from prompt2mesh.mesh.shapes import Box, Extrude, Lathe, Loft, Section, Sphere, Sweep

SLOTS: dict[str, Material | str] = {
    "hull": Material(preset="gloss_paint", color="#f4f3ee"), "stripe": Material(preset="gloss_paint", color="#1f3f7d"), "deck": "teak", "wood": "polished_wood", "sail": Material(preset="canvas", color="#f7f3e8"), "metal": "polished_steel", "rope": "rope",
    "glass": CAR_GLASS, "trim": "black_plastic", "seat": "leather", "flag": Material(preset="silk", color="#c1272d"),
}  # fmt: skip
PARTS = {
    "bow": "hull",
    "oar": "oar",
    "paddle": "paddle",
    "sails": "sail",
    "body": "hull",
    "mast": "mast",
    "seat": "thwart, seat",
}
# position from the bow, half width, keel height, sheer height (shares of half beam, depth, depth)
HullRow = tuple[float, float, float, float]


def hull_ring(w: float, keel: float, sheer: float, *, flat: float) -> Outline:
    """A boat's cross-section: keel, bilge, flaring side, level deck."""
    h = sheer - keel
    right = [
        (0.0, keel),
        (w * 0.25 * flat, keel + 0.01 * h),
        (w * 0.5 * flat + w * 0.1, keel + 0.06 * h),
        (w * 0.7, keel + 0.2 * h),
        (w * 0.86, keel + 0.42 * h),
        (w * 0.95, keel + 0.7 * h),
        (w, sheer),
        (w * 0.9, sheer + 0.004),
        (w * 0.5, sheer + 0.008),
        (0.0, sheer + 0.01),
    ]
    left = [(-x, z) for x, z in reversed(right) if x > 1e-9]
    return [*right, *left]


def hull(
    rows: Sequence[HullRow],
    long: float,
    half: float,
    depth: float,
    *,
    inset: float = 0.0,
    flat: float = 1.0,
    lift: float = 0.0,
) -> Loft:
    """A boat's hull with its bow towards −y, `inset` metres smaller and raised by `lift` to make a hollow."""
    sections: list[Section] = []
    for t, w, keel, sheer in rows:
        y = (t - 0.5) * (long - 2 * inset)
        ring = hull_ring(
            max(half * w - inset, 0.004 * half),
            depth * keel + lift,
            max(depth * sheer + lift, depth * keel + lift + 0.01),
            flat=flat,
        )
        sections.append(Section(center=(0, y, 0), outline=ring))
    return Loft(axis="y", sections=sections, resolution=4, segments=19)


ROWBOAT: tuple[HullRow, ...] = (
    (0.0, 0.03, 0.42, 1.06),
    (0.06, 0.3, 0.2, 1.0),
    (0.2, 0.7, 0.06, 0.9),
    (0.4, 0.96, 0.0, 0.82),
    (0.6, 1.0, 0.0, 0.8),
    (0.82, 0.88, 0.04, 0.84),
    (1.0, 0.66, 0.16, 0.92),
)
CANOE: tuple[HullRow, ...] = (
    (0.0, 0.03, 0.3, 1.25),
    (0.03, 0.12, 0.12, 1.14),
    (0.12, 0.45, 0.03, 0.9),
    (0.3, 0.88, 0.0, 0.78),
    (0.5, 1.0, 0.0, 0.75),
    (0.7, 0.88, 0.0, 0.78),
    (0.88, 0.45, 0.03, 0.9),
    (0.97, 0.12, 0.12, 1.14),
    (1.0, 0.03, 0.3, 1.25),
)
YACHT: tuple[HullRow, ...] = (
    (0.0, 0.02, 0.75, 1.08),
    (0.04, 0.14, 0.5, 1.05),
    (0.18, 0.5, 0.18, 0.99),
    (0.4, 0.9, 0.0, 0.93),
    (0.6, 1.0, 0.0, 0.9),
    (0.85, 0.85, 0.16, 0.9),
    (1.0, 0.66, 0.4, 0.93),
)


def beyond(a: Point, b: Point, share: float) -> Point:
    """The point at `share` of the way from `a` to `b`; above 1 it lies beyond `b`."""
    return (lerp(a[0], b[0], share), lerp(a[1], b[1], share), lerp(a[2], b[2], share))


def gunwale(
    rows: Sequence[HullRow], long: float, half: float, depth: float, thick: float
) -> list[tuple[float, float, float]]:
    """The edge of the deck on the right, from bow to stern."""
    return (
        [
            (half * w, (t - 0.5) * long, depth * sheer)
            for t, w, _, sheer in ((i / 20, *sample(rows, i / 20)) for i in range(21))
        ]
        if thick
        else []
    )


def open_hull(
    k: Kit,
    rows: Sequence[HullRow],
    long: float,
    half: float,
    depth: float,
    wall: float,
    *,
    flat: float,
    slot: str = "hull",
) -> None:
    """A hollow hull, `wall` thick, with a gunwale along its edges."""
    inner = hull(rows, long, half, depth, inset=wall, flat=flat, lift=wall * 1.4)
    upper = hull(rows, long, half, depth, inset=wall, flat=flat, lift=wall * 1.4 + 0.05 * depth)
    k.add("hull", hull(rows, long, half, depth, flat=flat), material=slot, modifiers=[cut(tool(inner), tool(upper))])
    for side in (1, -1):
        k.tube(
            "gunwale",
            [(x * side, y, z) for x, y, z in gunwale(rows, long, half, depth, wall)],
            wall * 0.9,
            segments=10,
            resolution=2,
            material="wood",
        )


@asset(
    kind="rowboat",
    words=("rowing boat", "rowboat", "boat", "row boat", "dinghy", "fishing boat", "wooden boat", "skiff", "dory", "lifeboat"),
    about="A wooden rowing boat with thwarts, ribs and a pair of oars.",
    parameters=(length("length", 3.8, 0.3, 9.0, words=("length", "long")), length("width", 1.4, 0.12, 3.0, words=("width", "wide", "beam")), count("seats", 3, 1, 5, words=("seats", "thwarts", "benches")), flag("oars", True, words=("oars", "oar", "paddles"))),
    slots={**SLOTS, "hull": Material(preset="polished_wood", color="#9c5f33"), "wood": "oak"},
    main_slot="hull",
    parts=PARTS,
    holds=True,
)  # fmt: skip
def rowboat(k: Kit) -> None:
    """An open boat."""
    long, half = k.m("length"), min(k.m("width") / 2, k.m("length") * 0.3)
    depth = min(long * 0.16, half * 0.85)
    wall = max(0.012 * half, half * 0.035)
    open_hull(k, ROWBOAT, long, half, depth, wall, flat=1.3)
    floor = depth * 0.2
    k.add(
        "floor",
        Box(size=(half * 1.05, long * 0.62, wall * 0.8)),
        at=(0, long * 0.05, floor - wall * 0.4),
        material="deck",
        bevel=wall * 0.2,
    )
    seats = k.n("seats")
    places = [0.35 + 0.5 * i / max(seats - 1, 1) for i in range(seats)] if seats > 1 else [0.55]
    for i, t in enumerate(places):
        w, _, sheer = sample(ROWBOAT, t)
        k.add(
            f"thwart {i + 1}",
            Box(size=(2 * half * w * 0.965, long * 0.07, wall)),
            at=(0, (t - 0.5) * long, depth * sheer * 0.72),
            material="wood",
            bevel=wall * 0.2,
        )
    for i in range(7):
        t = 0.2 + 0.1 * i
        w, keel, sheer = sample(ROWBOAT, t)
        ring = hull_ring(half * w - wall * 1.0, depth * keel + wall * 1.3, depth * sheer, flat=1.3)
        path = [(x, (t - 0.5) * long, z) for x, z in ring if z < depth * sheer * 0.99]
        path.sort(key=lambda p: math.atan2(p[0], -(p[2] - depth * 2)))
        k.tube(f"rib {i}", path, wall * 0.45, smooth=False, segments=8, material="wood")
    if k.on("oars"):
        y = (0.58 - 0.5) * long
        w, _, sheer = sample(ROWBOAT, 0.58)
        z = depth * sheer + wall * 2.0
        for side in (-1, 1):
            lock = (side * half * w, y, z)
            inner, outer = (
                (side * half * 0.2, y + 0.04 * long, z + 0.1 * depth),
                (side * half * 2.15, y - 0.1 * long, z - depth * 0.55),
            )
            k.rod("oar", inner, outer, wall * 0.75, wall * 0.6, round_caps=True, material="wood")
            tip = beyond(inner, outer, 1.24)
            k.add(
                "oar blade",
                Sweep(
                    path=[outer, beyond(outer, tip, 0.4), tip],
                    profile=[
                        (-wall * 2.6, -wall * 0.25),
                        (wall * 2.6, -wall * 0.25),
                        (wall * 2.6, wall * 0.25),
                        (-wall * 2.6, wall * 0.25),
                    ],
                    radii=[0.3, 1.0, 0.95],
                ),
                material="wood",
            )
            k.rod(
                "oarlock",
                (lock[0], lock[1], depth * sheer),
                (lock[0], lock[1], z + wall * 0.5),
                wall * 0.5,
                material="metal",
            )
    k.anchor("inside", (0, 0, floor + wall * 0.4), half_size=(half * 0.5, long * 0.28), height=depth * 0.6)
    k.anchor("seat", (0, (places[len(places) // 2] - 0.5) * long, depth * 0.65), half_size=(half * 0.5, long * 0.04))


@asset(
    kind="canoe",
    words=("canoe", "kayak", "indian canoe", "dugout", "pirogue"),
    about="A canoe with thwarts and a paddle, or a decked kayak with a cockpit.",
    parameters=(length("length", 4.8, 0.4, 8.0, words=("length", "long")), length("width", 0.85, 0.08, 1.6, words=("width", "wide", "beam")), choice("kind", "canoe", "kayak"), flag("paddle", True, words=("paddle", "oar"))),
    slots={**SLOTS, "hull": Material(preset="gloss_paint", color="#b3261e"), "wood": "oak"},
    main_slot="hull",
    parts=PARTS,
    holds=True,
)  # fmt: skip
def canoe(k: Kit) -> None:
    """Pointed at both ends."""
    long, half = k.m("length"), min(k.m("width") / 2, k.m("length") * 0.2)
    depth = min(long * 0.085, half * 0.9)
    wall = half * 0.045
    if k.s("kind") == "kayak":
        rows = [
            (y * long, max(w * half, 0.0), h * depth * 0.55, depth * z)
            for y, w, h, z in (
                (-0.5, 0, 0, 0.95),
                (-0.46, 0.12, 0.3, 0.75),
                (-0.35, 0.45, 0.65, 0.55),
                (-0.15, 0.9, 0.95, 0.52),
                (0.05, 1.0, 1.0, 0.52),
                (0.25, 0.8, 0.9, 0.52),
                (0.4, 0.36, 0.6, 0.58),
                (0.47, 0.1, 0.28, 0.75),
                (0.5, 0, 0, 0.9),
            )
        ]
        pit = Extrude(
            outline=[
                (half * 0.55 * math.cos(a), long * 0.085 * math.sin(a)) for a in [math.pi * i / 16 for i in range(32)]
            ],
            height=depth,
        )
        k.add(
            "hull",
            fuselage(rows, exponent=2.4, segments=40),
            material="hull",
            modifiers=[cut(tool(pit, at=(0, 0.03 * long, depth * 0.4)))],
        )
        ring = [
            (half * 0.57 * math.cos(a), 0.03 * long + long * 0.088 * math.sin(a), depth * 1.06)
            for a in [math.pi * i / 12 for i in range(24)]
        ]
        k.tube("coaming", ring, wall * 0.9, closed=True, resolution=2, segments=10, material="trim")
        k.add(
            "seat",
            Box(size=(half * 0.8, long * 0.08, depth * 0.1)),
            at=(0, 0.05 * long, depth * 0.38),
            material="trim",
            bevel=depth * 0.03,
        )
        k.add(
            "seat back",
            Box(size=(half * 0.8, depth * 0.12, depth * 0.55)),
            at=(0, 0.095 * long, depth * 0.38),
            rotate=(-8, 0, 0),
            material="trim",
            bevel=depth * 0.03,
        )
        k.add(
            "hatch",
            Lathe(
                profile=[(half * 0.3, 0), (half * 0.3, depth * 0.06), (half * 0.22, depth * 0.1), (0, depth * 0.1)],
                segments=32,
            ),
            at=(0, -0.22 * long, depth * 0.93),
            material="trim",
        )
        k.add(
            "stripe",
            Sphere(radius=1.0, segments=28),
            at=(0, -0.32 * long, depth * 0.87),
            scale=(half * 0.3, long * 0.07, depth * 0.22),
            material="stripe",
        )
        k.anchor("seat", (0, 0.05 * long, depth * 0.5), half_size=(half * 0.4, long * 0.04))
        k.anchor("inside", (0, 0.05 * long, depth * 0.5), half_size=(half * 0.4, long * 0.05), height=depth * 0.5)
        grip = (0.0, -0.1 * long, depth * 1.04)
    else:
        open_hull(k, CANOE, long, half, depth, wall, flat=1.35)
        for i, t in enumerate((0.24, 0.5, 0.74)):
            w, _, sheer = sample(CANOE, t)
            k.add(
                f"thwart {i + 1}",
                Box(size=(2 * half * w * 0.97, long * (0.045 if i != 1 else 0.02), wall)),
                at=(0, (t - 0.5) * long, depth * sheer * 0.8),
                material="wood",
                bevel=wall * 0.2,
            )
        k.anchor("inside", (0, 0, depth * 0.1), half_size=(half * 0.55, long * 0.25), height=depth * 0.6)
        k.anchor("seat", (0, 0.24 * long, depth * 0.68), half_size=(half * 0.4, long * 0.02))
        grip = (0.0, -0.02 * long, depth * 0.75 + wall * 1.25)
    if k.on("paddle"):
        a, b = (-half * 1.9, grip[1] - 0.03 * long, grip[2]), (half * 1.9, grip[1] + 0.03 * long, grip[2])
        k.rod("paddle shaft", a, b, wall * 0.5, material="wood")
        for end, other in ((a, b), (b, a)):
            tip = beyond(other, end, 1.2)
            flat = [
                (-wall * 2.4, -wall * 0.2),
                (wall * 2.4, -wall * 0.2),
                (wall * 2.4, wall * 0.2),
                (-wall * 2.4, wall * 0.2),
            ]
            k.add(
                "paddle blade",
                Sweep(
                    path=[end, beyond(end, tip, 0.4), tip],
                    profile=flat,
                    radii=[0.25, 1.0, 0.8],
                ),
                material="stripe",
            )
