"""Sailing boats and rafts, and the sails they carry."""

import math

from prompt2mesh.library.kit import Kit
from prompt2mesh.library.outlines import Outline
from prompt2mesh.library.registry import asset, count, flag, length
from prompt2mesh.library.vehicles.boats import PARTS, SLOTS, YACHT, gunwale, hull
from prompt2mesh.library.vehicles.forms import fuselage, lerp
from prompt2mesh.mesh.materials import Material
from prompt2mesh.mesh.placement import Linear
from prompt2mesh.mesh.shapes import Box, Cylinder, Extrude, Lathe, Loft, Section


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
