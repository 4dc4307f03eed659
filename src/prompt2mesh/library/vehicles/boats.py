"""Small craft: sailing and rowing boats, canoes, speedboats, rafts, surfboards."""

import math
from collections.abc import Sequence

from prompt2mesh.library.kit import Kit, Point
from prompt2mesh.library.outlines import Outline
from prompt2mesh.library.registry import asset, choice, count, flag, length
from prompt2mesh.library.vehicles.cars import CAR_GLASS
from prompt2mesh.library.vehicles.forms import cut, fuselage, lerp, sample, tool
from prompt2mesh.mesh.materials import Material
from prompt2mesh.mesh.placement import Linear
from prompt2mesh.mesh.shapes import Box, Cylinder, Ellipsoid, Extrude, Lathe, Loft, Section, Sphere, Sweep

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


def _hollow(
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
    words=("rowing boat", "rowboat", "boat", "row boat", "dinghy", "gondola", "fishing boat", "wooden boat", "skiff", "dory", "lifeboat"),
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
    _hollow(k, ROWBOAT, long, half, depth, wall, flat=1.3)
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
        _hollow(k, CANOE, long, half, depth, wall, flat=1.35)
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


@asset(
    kind="sailboat",
    words=("sailboat", "sailing boat", "yacht", "sailing ship", "sloop", "catboat", "regatta boat", "toy boat"),
    about="A sloop with a mainsail and a jib on a tall mast, cabin, tiller and keel.",
    parameters=(length("length", 8.0, 0.15, 25.0, words=("length", "long")), length("mast_height", 9.5, 0.2, 35.0, words=("mast height", "height", "tall"))),
    slots=SLOTS,
    main_slot="hull",
    parts=PARTS,
)  # fmt: skip
def sailboat(k: Kit) -> None:
    """Hull, deck, rig."""
    long = k.m("length")
    tall = min(max(k.m("mast_height"), long * 0.7), long * 2.2)
    half, depth = long * 0.155, long * 0.15
    k.add("hull", hull(YACHT, long, half, depth, flat=0.9), material="hull")
    from_top = hull(
        tuple((t, w * 1.004, max(keel, sheer - 0.2), sheer - 0.1) for t, w, keel, sheer in YACHT), long, half, depth
    )
    k.add("stripe", from_top, material="stripe")
    k.add(
        "deck",
        hull(tuple((t, w * 0.95, sheer - 0.05, sheer + 0.03) for t, w, _, sheer in YACHT), long * 0.98, half, depth),
        material="deck",
    )
    deck = depth * 0.93
    for side in (1, -1):
        k.tube(
            "rail",
            [(x * side, y, z + 0.004 * long) for x, y, z in gunwale(YACHT, long, half, depth, 1)],
            0.006 * long,
            segments=8,
            resolution=2,
            material="wood",
        )
    cabin = [(-0.2, 0.15, 0.1), (-0.17, 0.4, 0.3), (-0.08, 0.55, 0.42), (0.12, 0.58, 0.45), (0.14, 0.5, 0.4)]
    k.add(
        "cabin", fuselage([(y * long, w * half, h * depth, deck) for y, w, h in cabin], exponent=4.0), material="hull"
    )
    k.add(
        "window",
        Box(size=(half * 1.19, long * 0.055, depth * 0.12), pivot="center"),
        at=(0, -0.02 * long, deck + depth * 0.22),
        material="glass",
        bevel=depth * 0.03,
        instances=Linear(count=2, step=(0, 0.08 * long, 0)),
    )
    k.add(
        "cockpit",
        Box(size=(half * 0.9, long * 0.2, depth * 0.06)),
        at=(0, 0.28 * long, deck - 0.02 * depth),
        material="wood",
        bevel=depth * 0.02,
    )
    k.add(
        "cockpit seat",
        Box(size=(half * 0.2, long * 0.22, depth * 0.18)),
        at=(half * 0.52, 0.28 * long, deck - 0.02 * depth),
        material="wood",
        bevel=depth * 0.03,
        mirror=True,
    )
    k.rod(
        "tiller",
        (0, 0.46 * long, deck + depth * 0.25),
        (0, 0.32 * long, deck + depth * 0.38),
        0.006 * long,
        material="wood",
    )
    k.add(
        "rudder",
        Extrude(
            outline=[
                (0.44 * long, -depth * 0.1),
                (0.5 * long, -depth * 0.1),
                (0.53 * long, deck * 0.6),
                (0.5 * long, deck + depth * 0.32),
                (0.455 * long, deck + depth * 0.32),
            ],
            height=0.012 * long,
            pivot="center",
        ),
        rotate=(90, 0, 90),
        material="wood",
    )
    keel = fuselage(
        [
            (-0.1 * long, 0.012 * long, 0.24 * depth, -0.12 * depth),
            (0.02 * long, 0.02 * long, 0.28 * depth, -0.14 * depth),
            (0.16 * long, 0.01 * long, 0.24 * depth, -0.12 * depth),
        ],
        exponent=3,
    )
    k.add("keel", keel, material="stripe")
    mast_y = -0.12 * long
    top = deck + tall
    k.rod("mast", (0, mast_y, deck - 0.1 * depth), (0, mast_y, top), 0.009 * long, 0.006 * long, material="metal")
    boom_z = deck + depth * 0.75
    k.rod("boom", (0, mast_y, boom_z), (0, 0.36 * long, boom_z - 0.004 * long), 0.007 * long, material="metal")
    _sail(
        k,
        "sail main",
        [(0, mast_y + 0.012 * long, boom_z + 0.01 * long), (0, mast_y + 0.008 * long, top - 0.03 * tall)],
        (0, 0.35 * long, boom_z + 0.01 * long),
        belly=0.05 * long,
        roach=0.06 * long,
    )
    stay = (0.0, -0.485 * long, deck + depth * 0.16)
    head = (0.0, mast_y, deck + tall * 0.86)
    _sail(
        k,
        "sail jib",
        [
            (0, lerp(stay[1], head[1], 0.04), lerp(stay[2], head[2], 0.04)),
            (0, lerp(stay[1], head[1], 0.94), lerp(stay[2], head[2], 0.94)),
        ],
        (half * 0.25, mast_y + 0.06 * long, deck + depth * 0.55),
        belly=0.05 * long,
        roach=-0.015 * long,
    )
    wire = 0.0015 * long
    k.rod("stay front", stay, head, wire, segments=6, material="metal")
    k.rod("stay back", (0, 0.49 * long, deck), (0, mast_y, top - 0.01 * tall), wire, segments=6, material="metal")
    for side in (-1, 1):
        k.rod(
            "shroud",
            (side * half * 0.82, mast_y + 0.02 * long, deck),
            (0, mast_y, deck + tall * 0.86),
            wire,
            segments=6,
            material="metal",
        )
    k.rod(
        "spreader",
        (-half * 0.34, mast_y, deck + tall * 0.52),
        (half * 0.34, mast_y, deck + tall * 0.52),
        0.003 * long,
        material="metal",
    )
    k.add(
        "flag",
        Extrude(outline=[(0, 0), (0.07 * long, 0.015 * long), (0, 0.03 * long)], height=0.003 * long, pivot="center"),
        at=(0, mast_y, top - 0.03 * long),
        rotate=(90, 0, 90),
        material="flag",
    )
    k.tube(
        "pulpit",
        [
            (half * 0.25, -0.4 * long, deck + 0.04 * depth),
            (half * 0.2, -0.46 * long, deck + depth * 0.4),
            (0, -0.49 * long, deck + depth * 0.46),
            (-half * 0.2, -0.46 * long, deck + depth * 0.4),
            (-half * 0.25, -0.4 * long, deck + 0.04 * depth),
        ],
        0.003 * long,
        segments=8,
        material="metal",
    )
    k.anchor("seat", (0, 0.28 * long, deck + 0.05 * depth), half_size=(half * 0.4, long * 0.08))
    k.anchor("top", (0, 0.28 * long, deck + 0.05 * depth), half_size=(half * 0.4, long * 0.08))


def _sail(
    k: Kit,
    name: str,
    luff: list[tuple[float, float, float]],
    clew: tuple[float, float, float],
    *,
    belly: float,
    roach: float,
) -> None:
    """A three-cornered sail as a thin solid, bellied towards +x."""
    foot, head = luff
    rows: list[Section] = []
    thin = abs(belly) * 0.05
    for i in range(13):
        t = i / 12 * 0.985
        a = [lerp(foot[j], head[j], t) for j in range(3)]
        b = [lerp(clew[j], head[j], t) for j in range(3)]
        b[1] += roach * math.sin(math.pi * t)
        out: Outline = []
        back: Outline = []
        for s in range(13):
            u = s / 12
            x, y = lerp(a[0], b[0], u), lerp(a[1], b[1], u)
            x += (
                belly
                * math.sin(math.pi * u**0.8)
                * (1 - t * 0.8)
                * (0.35 + 0.65 * math.sin(math.pi * min(t + 0.15, 1.0)))
            )
            out.append((x, y))
            back.append((x - thin, y))
        rows.append(Section(center=(0, 0, a[2]), outline=[*back, *reversed(out)]))
    k.add(name, Loft(axis="z", sections=rows, resolution=1, smooth=False), material="sail", smooth=False)


@asset(
    kind="speedboat",
    words=("speedboat", "motorboat", "motor boat", "powerboat", "runabout", "jet boat", "motor yacht"),
    about="A fast open motorboat with a raked windscreen, seats and an outboard engine.",
    parameters=(length("length", 5.6, 0.3, 15.0, words=("length", "long")),),
    slots={**SLOTS, "deck": Material(preset="gloss_paint", color="#f4f3ee"), "stripe": Material(preset="gloss_paint", color="#c8202c"), "windscreen": "tinted_glass"},
    main_slot="hull",
    parts={**PARTS, "windshield": "windscreen", "engine": "engine", "motor": "engine"},
    holds=True,
)  # fmt: skip
def speedboat(k: Kit) -> None:
    """A planing hull with an open cockpit."""
    long = k.m("length")
    half, depth = long * 0.19, long * 0.17
    rows: tuple[HullRow, ...] = (
        (0.0, 0.03, 0.72, 1.1),
        (0.05, 0.24, 0.45, 1.08),
        (0.2, 0.66, 0.16, 1.04),
        (0.4, 0.93, 0.02, 1.0),
        (0.65, 1.0, 0.0, 0.97),
        (1.0, 0.94, 0.0, 0.95),
    )
    pit = Box(size=(half * 1.5, long * 0.44, depth))
    k.add(
        "hull",
        hull(rows, long, half, depth, flat=0.8),
        material="hull",
        modifiers=[cut(tool(pit, at=(0, 0.2 * long, depth * 0.42)))],
    )
    k.add(
        "stripe",
        hull(
            tuple((t, w * 1.006, lerp(keel, sheer, 0.62), sheer - 0.1) for t, w, keel, sheer in rows),
            long * 1.002,
            half,
            depth,
        ),
        material="stripe",
        modifiers=[cut(tool(pit, at=(0, 0.2 * long, -depth * 0.1)), tool(pit, at=(0, 0.2 * long, depth * 0.42)))],
    )
    k.add(
        "floor", Box(size=(half * 1.48, long * 0.43, 0.02 * depth)), at=(0, 0.2 * long, depth * 0.42), material="wood"
    )
    for y in (0.14, 0.3):
        for x in (-0.4, 0.4):
            k.add(
                "seat",
                Box(size=(half * 0.5, long * 0.07, depth * 0.2)),
                at=(x * half, y * long, depth * 0.43),
                material="seat",
                bevel=depth * 0.05,
                bevel_segments=3,
            )
            k.add(
                "seat back",
                Box(size=(half * 0.5, long * 0.022, depth * 0.5)),
                at=(x * half, (y + 0.042) * long, depth * 0.45),
                rotate=(-9, 0, 0),
                material="seat",
                bevel=depth * 0.04,
                bevel_segments=3,
            )
    z = depth * 0.98
    screen = [
        (-half * 0.78, 0.03 * long, z),
        (-half * 0.6, -0.06 * long, z + depth * 0.02),
        (0, -0.09 * long, z + depth * 0.05),
        (half * 0.6, -0.06 * long, z + depth * 0.02),
        (half * 0.78, 0.03 * long, z),
    ]
    lean = 0.35
    k.add(
        "windscreen",
        Sweep(
            path=screen,
            profile=[
                (-0.004 * long, 0),
                (0.004 * long, 0),
                (0.004 * long - lean * depth, depth * 0.42),
                (-0.004 * long - lean * depth, depth * 0.42),
            ],
        ),
        material="windscreen",
    )
    k.tube(
        "windscreen frame",
        [(x * (1 - 0.04), y + lean * depth * 0.9, zz + depth * 0.42) for x, y, zz in screen[1:4]],
        0.004 * long,
        segments=8,
        material="metal",
    )
    k.add(
        "dashboard",
        Box(size=(half * 1.45, long * 0.05, depth * 0.5)),
        at=(0, 0.0 * long, depth * 0.44),
        material="trim",
        bevel=depth * 0.06,
    )
    k.add(
        "steering wheel",
        Lathe(
            profile=[
                (depth * 0.19, -0.012 * depth),
                (depth * 0.22, 0),
                (depth * 0.19, 0.03 * depth),
                (depth * 0.17, 0),
            ],
            closed=True,
            segments=36,
        ),
        at=(half * 0.4, 0.045 * long, depth * 0.88),
        rotate=(70, 0, 0),
        material="trim",
    )
    k.add(
        "steering spoke",
        Box(size=(depth * 0.38, 0.05 * depth, 0.02 * depth), pivot="center"),
        at=(half * 0.4, 0.045 * long, depth * 0.88),
        rotate=(70, 0, 0),
        material="metal",
    )
    k.rod(
        "steering column",
        (half * 0.4, 0.045 * long, depth * 0.88),
        (half * 0.4, 0.0, depth * 0.8),
        0.02 * depth,
        material="metal",
    )
    for side in (1, -1):
        k.tube(
            "rail",
            [
                (x * side * 0.96, y, zz + (0.2 * depth if 0.5 < i < 7.5 else 0.02 * depth))
                for i, (x, y, zz) in enumerate(gunwale(rows, long, half, depth, 1)[1:10])
            ],
            0.0035 * long,
            segments=8,
            material="metal",
        )
        for i in (3, 6):
            x, y, zz = gunwale(rows, long, half, depth, 1)[i]
            k.rod(
                "rail post",
                (x * side * 0.96, y, zz - 0.01 * depth),
                (x * side * 0.96, y, zz + 0.2 * depth),
                0.003 * long,
                segments=8,
                material="metal",
            )
    y = 0.5 * long
    k.add(
        "engine",
        fuselage(
            [
                (y - 0.01 * long, 0.1 * half, 0.12 * depth, depth * 1.2),
                (y + 0.01 * long, 0.24 * half, 0.26 * depth, depth * 1.2),
                (y + 0.07 * long, 0.24 * half, 0.28 * depth, depth * 1.18),
                (y + 0.1 * long, 0.1 * half, 0.14 * depth, depth * 1.15),
            ],
            exponent=3,
        ),
        material="trim",
    )
    k.add(
        "engine leg",
        Box(size=(0.16 * half, 0.05 * long, depth * 1.2)),
        at=(0, y + 0.045 * long, -0.12 * depth),
        material="trim",
        bevel=0.02 * depth,
    )
    k.add(
        "engine bracket",
        Box(size=(0.5 * half, 0.06 * long, 0.2 * depth), pivot="center"),
        at=(0, y + 0.0 * long, depth * 0.85),
        material="metal",
        bevel=0.02 * depth,
    )
    k.add(
        "engine pod",
        Ellipsoid(radii=(0.07 * half, 0.05 * long, 0.06 * depth), segments=20),
        at=(0, y + 0.045 * long, -0.08 * depth),
        material="metal",
    )
    k.anchor("inside", (0, 0.24 * long, depth * 0.44), half_size=(half * 0.65, long * 0.15), height=depth * 0.5)
    k.anchor("seat", (half * 0.4, 0.14 * long, depth * 0.63), half_size=(half * 0.22, long * 0.03))


@asset(
    kind="raft",
    words=("raft", "log raft", "bamboo raft", "wooden raft"),
    about="A raft of lashed logs with a mast and a square sail.",
    parameters=(length("length", 3.2, 0.5, 10.0, words=("length", "long")), count("logs", 9, 4, 16, words=("logs",)), flag("sail", True)),
    slots={**SLOTS, "log": Material(preset="bark", color="#8a6240"), "end": "cut_wood"},
    main_slot="log",
    parts=PARTS,
)  # fmt: skip
def raft(k: Kit) -> None:
    """Logs side by side on two cross-beams."""
    long, n = k.m("length"), k.n("logs")
    r = long * 0.75 / n / 2
    for i in range(n):
        x = (i - (n - 1) / 2) * 2 * r * 0.98
        lead = k.rng.uniform(-0.04, 0.04) * long
        k.add(
            f"log {i + 1}",
            Cylinder(radius=r * k.vary(0.04), height=long * k.vary(0.03), segments=20, pivot="center"),
            at=(x, lead, r),
            rotate=(90, 0, 0),
            material="log",
        )
        k.add(
            "log end",
            Cylinder(radius=r * 0.8, height=long * 1.045, segments=20, pivot="center"),
            at=(x, lead, r),
            rotate=(90, 0, 0),
            material="end",
        )
    wide = n * 2 * r
    for y in (-0.32, 0.0, 0.32):
        k.rod(
            f"beam {y}",
            (-wide / 2, y * long, 2 * r + r * 0.5),
            (wide / 2, y * long, 2 * r + r * 0.5),
            r * 0.6,
            material="log",
        )
        for i in range(n):
            x = (i - (n - 1) / 2) * 2 * r * 0.98
            k.add(
                "lashing",
                Lathe(
                    profile=[(r * 0.56, -r * 0.2), (r * 0.72, -r * 0.2), (r * 0.72, r * 0.2), (r * 0.56, r * 0.2)],
                    closed=True,
                    segments=20,
                ),
                at=(x, y * long, 2 * r + r * 0.5),
                rotate=(0, 90, 0),
                material="rope",
            )
    top = 2 * r
    if k.on("sail"):
        h = long * 0.95
        k.rod("mast", (0, 0.0, top - r), (0, 0.0, top + h), long * 0.018, material="wood")
        k.rod(
            "yard",
            (-wide * 0.36, -0.02 * long, top + h * 0.9),
            (wide * 0.36, -0.02 * long, top + h * 0.9),
            long * 0.012,
            material="wood",
        )
        k.rod(
            "yard low",
            (-wide * 0.36, -0.02 * long, top + h * 0.3),
            (wide * 0.36, -0.02 * long, top + h * 0.3),
            long * 0.01,
            material="wood",
        )
        square_sail(k, "sail", (0, -0.02 * long, top + h * 0.3), wide * 0.64, wide * 0.64, h * 0.6, long * 0.1)
    k.anchor("top", (0, 0.18 * long, top), half_size=(wide * 0.4, long * 0.25))
    k.anchor("seat", (0, 0.2 * long, top), half_size=(0.2, 0.2))


def square_sail(
    k: Kit, name: str, foot: tuple[float, float, float], low: float, high: float, height: float, belly: float
) -> None:
    """A four-cornered sail between two yards, bellied towards −y."""
    thin = height * 0.012
    rows: list[Section] = []
    for i in range(9):
        t = i / 8
        half = lerp(low, high, t) / 2
        front: Outline = []
        for s in range(13):
            u = s / 12
            y = -belly * math.sin(math.pi * u) ** 0.8 * math.sin(math.pi * (0.06 + 0.88 * t)) if 0 < s < 12 else 0.0
            front.append((lerp(-half, half, u), y))
        rows.append(
            Section(
                center=(foot[0], foot[1], foot[2] + height * t),
                outline=[*front, *[(x, y + thin) for x, y in reversed(front)]],
            )
        )
    k.add(name, Loft(axis="z", sections=rows, resolution=1, smooth=False), material="sail")


@asset(
    kind="surfboard",
    words=("surfboard", "surf board", "longboard surf", "paddleboard", "bodyboard", "windsurf board"),
    about="A surfboard with stringer, stripes and fins, standing on its tail or lying flat.",
    parameters=(length("length", 2.1, 0.5, 3.5, words=("length", "long", "height", "tall")), length("width", 0.53, 0.2, 0.9, words=("width", "wide")), choice("pose", "upright", "flat")),
    slots={"board": Material(preset="gloss_paint", color="#f3ead2"), "stripe": Material(preset="gloss_paint", color="#1f7fa8"), "accent": Material(preset="gloss_paint", color="#e2682a"), "fin": "black_plastic", "wood": "balsa"},
    main_slot="board",
    adjectives={"lying": {"pose": "flat"}},
)  # fmt: skip
def surfboard(k: Kit) -> None:
    """Lofted along its length."""
    long, half = k.m("length"), k.m("width") / 2
    thick = min(0.033, half * 0.13)

    def board(scale: float, up: float) -> Loft:
        rows = (
            (-0.5, 0, 0, 0.07),
            (-0.485, 0.12, 0.3, 0.062),
            (-0.42, 0.42, 0.7, 0.04),
            (-0.28, 0.78, 0.95, 0.015),
            (-0.05, 1.0, 1.0, 0.0),
            (0.2, 0.94, 1.0, 0.0),
            (0.38, 0.68, 0.8, 0.005),
            (0.47, 0.34, 0.5, 0.012),
            (0.5, 0.0, 0.0, 0.016),
        )
        return Loft(
            axis="y",
            sections=[
                Section(center=(0, y * long, z * long * 0.5 + up), radii=(w * half * scale, h * thick), exponent=2.4)
                for y, w, h, z in rows
            ],
            segments=32,
        )

    upright = k.s("pose") == "upright"
    base = thick + long * 0.04
    with k.group(
        "surfboard", at=(0, 0, long / 2) if upright else (0, 0, base), rotate=(-90, 0, 180) if upright else (0, 0, 0)
    ):
        k.add("board", board(1.0, 0.0), material="board")
        k.add(
            "stringer",
            Box(size=(0.008, long * 0.93, 2 * thick * 0.94), pivot="center"),
            at=(0, 0.02 * long, 0.001),
            material="wood",
        )
        k.add("stripe", board(0.34, thick * 0.06), material="stripe")
        for x in (-0.4, 0.4):
            k.add(
                "fin side",
                Extrude(outline=[(0, 0), (0.09, 0), (0.12, -0.085), (0.09, -0.09)], height=0.008, pivot="center"),
                at=(x * half, 0.33 * long, -thick * 0.75),
                rotate=(90, 0, 90),
                material="fin",
            )
        k.add(
            "fin",
            Extrude(outline=[(0, 0), (0.11, 0), (0.145, -0.1), (0.11, -0.105)], height=0.009, pivot="center"),
            at=(0, 0.395 * long, -thick * 0.6),
            rotate=(90, 0, 90),
            material="fin",
        )
    if not upright:
        k.anchor("top", (0, 0, base + thick), half_size=(half * 0.8, long * 0.35))
        k.anchor("seat", (0, 0, base + thick), half_size=(half * 0.6, long * 0.1))
