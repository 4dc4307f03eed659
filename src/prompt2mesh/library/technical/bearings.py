"""Rolling bearings, in pieces as bought ones are: rings, balls or rollers, cage."""

from __future__ import annotations

import math

from prompt2mesh.library.kit import Kit
from prompt2mesh.library.registry import asset, choice, count, flag, length
from prompt2mesh.library.technical.tubes import check_bore
from prompt2mesh.mesh.errors import ContradictionError
from prompt2mesh.mesh.placement import Radial
from prompt2mesh.mesh.shapes import Cylinder, Lathe, Sphere, Torus

# ISO 15, deep groove: designation → bore, outer diameter, width in millimetres.
SERIES: dict[str, tuple[float, float, float]] = {
    "608": (8, 22, 7), "623": (3, 10, 4), "624": (4, 13, 5), "625": (5, 16, 5), "626": (6, 19, 6), "688": (8, 16, 5),
    "6000": (10, 26, 8), "6001": (12, 28, 8), "6002": (15, 32, 9), "6003": (17, 35, 10), "6004": (20, 42, 12), "6005": (25, 47, 12),
    "6200": (10, 30, 9), "6201": (12, 32, 10), "6202": (15, 35, 11), "6203": (17, 40, 12), "6204": (20, 47, 14), "6205": (25, 52, 15),
    "6206": (30, 62, 16), "6302": (15, 42, 13), "6303": (17, 47, 14), "6304": (20, 52, 15), "6305": (25, 62, 17),
}  # fmt: skip


@asset(
    kind="ball_bearing",
    words=("ball bearing", "bearing", "roller bearing", "deep groove ball bearing", "rolling bearing", "skateboard bearing", "cylindrical roller bearing"),
    about="A rolling bearing of two rings, balls or rollers and a cage, by its bore, outer diameter and width.",
    parameters=(
        length("outer_diameter", 0.022, 0.003, 1, words=("outer diameter", "od", "diameter", "outside diameter", "across")),
        length("inner_diameter", 0.008, 0.001, 0.9, words=("inner diameter", "bore", "id", "bore diameter", "inside diameter", "shaft")),
        length("width", 0.007, 0.001, 0.5, words=("width", "wide", "thick", "thickness", "high", "height", "tall")),
        count("balls", 0, 0, 40, words=("balls", "rollers"), about="0 for as many as fit well."),
        choice("rolling", "balls", "rollers"),
        flag("shielded", False, words=("shield", "shields", "seal", "seals")),
        choice("series", "none", *SERIES, about="Sizes of ISO 15 by designation."),
    ),
    slots={"rings": "machined_steel", "balls": "chrome", "cage": "brass", "shield": "steel"},
    adjectives={"roller bearing": {"rolling": "rollers"}, "cylindrical roller bearing": {"rolling": "rollers"}, "sealed": {"shielded": True}, "shielded": {"shielded": True}},
    category="part",
)  # fmt: skip
def ball_bearing(k: Kit) -> None:
    """Two turned rings with raceways; the rolling bodies sit in them by a hair."""
    outer, inner, wide = k.m("outer_diameter") / 2, k.m("inner_diameter") / 2, k.m("width")
    if k.s("series") in SERIES:
        inner, outer, wide = (v / f / 1000 for v, f in zip(SERIES[k.s("series")], (2, 2, 1), strict=True))
    check_bore(2 * inner, 2 * outer)
    gap, pitch = outer - inner, (outer + inner) / 2
    ball = min(0.3 * gap, 0.42 * wide)
    if ball < 0.08 * gap:
        raise ContradictionError(
            "the rings are too thick for balls that fit the width", hint="give a wider bearing or a larger bore"
        )
    wall = 0.3 * gap
    rollers = k.s("rolling") == "rollers"
    edge = 0.06 * min(wide, wall)
    k.add(
        "outer ring",
        Lathe(profile=_ring(outer, pitch, outer - wall, wide, ball, edge, rollers=rollers), closed=True, segments=96),
        material="rings",
    )
    k.add(
        "inner ring",
        Lathe(profile=_ring(inner, pitch, inner + wall, wide, ball, edge, rollers=rollers), closed=True, segments=96),
        material="rings",
    )
    number = k.n("balls") or max(5, math.floor(0.72 * math.pi / math.asin(min(1.0, ball / pitch))))
    number = min(number, math.floor(math.pi / math.asin(min(1.0, 1.02 * ball / pitch))))
    around = Radial(count=number)
    if rollers:
        roller = Cylinder(radius=ball, height=0.7 * wide, segments=24)
        k.add("roller", roller, at=(pitch, 0, 0.15 * wide), material="balls", bevel=0.1 * ball, instances=around)
    else:
        k.add(
            "ball",
            Sphere(radius=ball * 1.004, segments=24),
            at=(pitch, 0, wide / 2),
            material="balls",
            smooth=True,
            instances=around,
        )
        for name, z in (("cage upper", wide / 2 + 0.55 * ball), ("cage lower", wide / 2 - 0.55 * ball)):
            k.add(
                name,
                Torus(radius=pitch, tube=0.16 * ball, segments=72, tube_segments=8),
                at=(0, 0, z),
                material="cage",
                smooth=True,
            )
    if k.on("shielded"):
        profile = [
            (inner + 0.8 * wall, 0.0),
            (outer - 0.8 * wall, 0.0),
            (outer - 0.8 * wall, 0.03 * wide),
            (inner + 0.8 * wall, 0.03 * wide),
        ]
        for name, z in (("shield lower", 0.02 * wide), ("shield upper", 0.95 * wide)):
            k.add(name, Lathe(profile=profile, closed=True, segments=72), at=(0, 0, z), material="shield")
    k.anchor("top", (0, 0, wide), half_size=(outer, outer), round=True)


def _ring(
    side: float, pitch: float, race: float, wide: float, ball: float, edge: float, *, rollers: bool
) -> list[tuple[float, float]]:
    """The section of one ring: `side` is its cylinder away from the balls, `race` the shoulder towards them."""
    toward = 1.0 if race > side else -1.0  # +1 for the inner ring
    middle = wide / 2
    if rollers:
        deep = pitch - toward * ball
        groove = [(race, 0.12 * wide), (deep, 0.12 * wide), (deep, 0.88 * wide), (race, 0.88 * wide)]
    else:
        reach = abs(pitch - race)
        half = math.sqrt(max(ball**2 - reach**2, 0.0)) if reach < ball else 0.0
        turn = math.asin(half / ball) if half > 0 else 0.0
        groove = [
            (pitch - toward * ball * math.cos(a), middle + ball * math.sin(a))
            for a in (turn * (i / 8 - 1) for i in range(17))
        ]  # fmt: skip
    s, e = side, toward * edge
    loop = [
        (s, edge),
        (s + e, 0.0),
        (race - e, 0.0),
        (race, edge),
        *groove,
        (race, wide - edge),
        (race - e, wide),
        (s + e, wide),
        (s, wide - edge),
    ]
    return loop if toward > 0 else loop[::-1]
