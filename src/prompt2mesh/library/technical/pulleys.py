"""Pulleys, sprockets and cams."""

from __future__ import annotations

import math

from prompt2mesh.library.kit import Kit
from prompt2mesh.library.outlines import Outline
from prompt2mesh.library.registry import angle, asset, choice, count, length
from prompt2mesh.library.technical.drawing import FINE, disc, equal_area, hole
from prompt2mesh.library.technical.faces import Stock
from prompt2mesh.library.technical.machining import machined
from prompt2mesh.library.technical.tubes import check_bore
from prompt2mesh.mesh.errors import ContradictionError
from prompt2mesh.mesh.placement import Transform
from prompt2mesh.mesh.program import Boolean, Part
from prompt2mesh.mesh.shapes import Extrude, Lathe

_OUTER = ("outer diameter", "diameter", "od", "outside diameter", "across")
_BORE = ("bore", "bore diameter", "shaft hole", "inner diameter", "id", "center hole")


@asset(
    kind="v_pulley",
    words=("v-belt pulley", "pulley", "v pulley", "belt pulley", "pulley wheel", "sheave", "rope pulley", "flat belt pulley", "crowned pulley"),
    about="A wheel with a groove for a V-belt, a rope or a flat belt, a bore and a hub.",
    parameters=(
        length("outer_diameter", 0.08, 0.004, 10, words=_OUTER),
        length("width", 0.02, 0.001, 5, words=("width", "wide", "thick", "thickness", "height", "high", "tall")),
        length("bore_diameter", 0.012, 0.0, 9, words=_BORE),
        choice("groove", "v", "round", "flat", words=("groove",)),
        length("groove_depth", 0.0, 0.0, 2, words=("groove depth", "deep", "depth"), about="0 for 0.6 of the width."),
        length("groove_width", 0.0, 0.0, 2, words=("groove width",), about="At the rim; 0 for 0.7 of the width."),
        angle("groove_angle", 38, 10, 90, words=("groove angle", "angle", "v angle")),
        length("hub_diameter", 0.0, 0.0, 9, words=("hub diameter", "hub"), about="0 for none."),
        length("hub_height", 0.0, 0.0, 5, words=("hub height", "hub length")),
    ),
    slots={"body": "machined_steel"},
    adjectives={"rope pulley": {"groove": "round"}, "flat belt pulley": {"groove": "flat"}, "v groove": {"groove": "v"}, "round groove": {"groove": "round"}, "u groove": {"groove": "round"}, "sheave": {"groove": "round"}},
    category="part",
    machined=True,
)  # fmt: skip
def v_pulley(k: Kit) -> None:
    """One turned profile."""
    r, wide, bore = k.m("outer_diameter") / 2, k.m("width"), k.m("bore_diameter") / 2
    hub, rise = k.m("hub_diameter") / 2, k.m("hub_height")
    if hub > 0 and rise <= 0:
        rise = hub
    check_bore(2 * bore, 2 * (hub or r))
    opening = k.m("groove_width") or 0.7 * wide
    deep = k.m("groove_depth") or (min(opening / 2, 0.4 * r) if k.s("groove") == "round" else min(0.6 * wide, 0.4 * r))
    if opening >= wide or deep >= r - bore:
        raise ContradictionError("the groove leaves no rim or no core", hint="give a smaller groove or a larger pulley")
    rim = (wide - opening) / 2
    profile: list[tuple[float, float]] = [(bore, 0.0), (r, 0.0)]
    if k.s("groove") == "v":
        floor = max(opening / 2 - deep * math.tan(math.radians(k.m("groove_angle") / 2)), 0.02 * opening)
        profile += [(r, rim), (r - deep, wide / 2 - floor), (r - deep, wide / 2 + floor), (r, wide - rim)]
    elif k.s("groove") == "round":
        turns = [math.pi * i / 32 for i in range(33)]
        profile += [(r - deep * math.sin(a), wide / 2 - opening / 2 * math.cos(a)) for a in turns]
    profile.append((r, wide))
    if hub > bore and rise > 0:
        profile += [(hub, wide), (hub, wide + rise)]
    total = wide + (rise if hub > bore else 0.0)
    profile.append((bore, total))
    shape = Lathe(profile=profile, closed=bore > 0, segments=FINE)
    machined(k, "pulley", shape, Stock(2 * r, 2 * r, total, round=True))
    k.anchor("top", (0, 0, total))


@asset(
    kind="toothed_pulley",
    words=("timing pulley", "timing belt pulley", "toothed pulley", "synchronous pulley", "gt2 pulley", "toothed belt pulley"),
    about="A pulley with trapezoidal teeth between two flanges; belts' exact tooth forms are approximated.",
    parameters=(
        count("teeth", 20, 8, 150, words=("teeth", "tooth", "number of teeth")),
        length("pitch", 0.002, 0.0005, 0.1, words=("pitch", "tooth pitch", "belt pitch")),
        length("width", 0.007, 0.001, 1, words=("width", "wide", "belt width", "face width", "thick", "thickness")),
        length("bore_diameter", 0.005, 0.0, 5, words=_BORE),
        length("flange", 0.001, 0.0, 0.1, words=("flange thickness", "flange", "flanges"), about="Thickness of each rim; 0 for none."),
    ),
    slots={"body": "machined_aluminium"},
    category="part",
    machined=True,
)  # fmt: skip
def toothed_pulley(k: Kit) -> None:
    """The toothed outline extruded; the rims are joined to it."""
    teeth, pitch, wide, rim = k.n("teeth"), k.m("pitch"), k.m("width"), k.m("flange")
    r = teeth * pitch / (2 * math.pi)
    deep = 0.38 * pitch
    bore = k.m("bore_diameter")
    check_bore(bore, 2 * (r - deep))
    outline: Outline = []
    for i in range(teeth):
        for share, radius in ((-0.34, r), (-0.25, r - deep), (0.25, r - deep), (0.34, r)):
            a = 2 * math.pi * (i + share) / teeth
            outline.append((radius * math.cos(a), radius * math.sin(a)))
    holes = [hole(bore)] if bore > 0 else []
    total = wide + 2 * rim
    edge = 2 * (r + 0.5 * deep)
    flanges = [
        Part(name=f"flange {i}", shape=Extrude(outline=disc(edge), holes=holes, height=rim)).model_copy(
            update={"placement": _up(z)}
        )
        for i, z in enumerate((0.0, total - rim))
    ] if rim > 0 else []  # fmt: skip
    modifiers = [Boolean(operation="join", tools=flanges)] if flanges else []
    shape = Extrude(outline=outline, holes=holes, height=total)
    machined(k, "pulley", shape, Stock(edge, edge, total, round=True), modifiers=modifiers)
    k.anchor("top", (0, 0, total))


@asset(
    kind="chain_sprocket",
    words=("sprocket", "chain sprocket", "chain wheel", "chainring", "roller chain sprocket", "bicycle sprocket"),
    about="A wheel for a roller chain: seating arcs of the roller's radius on the pitch circle, teeth by arcs (ISO 606, approximated).",
    parameters=(
        count("teeth", 18, 8, 120, words=("teeth", "tooth", "number of teeth")),
        length("pitch", 0.0127, 0.002, 0.2, words=("pitch", "pitch chain", "chain pitch", "chain")),
        length("roller_diameter", 0.0, 0.0, 0.2, words=("roller diameter", "roller"), about="0 for 0.67 of the pitch."),
        length("thickness", 0.006, 0.0005, 1, words=("thickness", "thick", "width", "wide", "height", "high", "tall")),
        length("bore_diameter", 0.016, 0.0, 5, words=_BORE),
        length("hub_diameter", 0.0, 0.0, 5, words=("hub diameter", "hub"), about="0 for none."),
        length("hub_height", 0.0, 0.0, 5, words=("hub height", "hub length")),
    ),
    slots={"body": "machined_steel"},
    category="part",
    machined=True,
)  # fmt: skip
def chain_sprocket(k: Kit) -> None:
    """The outline of seats and teeth extruded."""
    teeth, pitch, thick, bore = k.n("teeth"), k.m("pitch"), k.m("thickness"), k.m("bore_diameter")
    seat = (k.m("roller_diameter") or 0.67 * pitch) / 2
    ring = pitch / (2 * math.sin(math.pi / teeth))
    check_bore(bore, 2 * (ring - seat))
    tip = ring + 0.3 * pitch
    outline: Outline = []
    for i in range(teeth):
        middle = 2 * math.pi * i / teeth
        c, s = math.cos(middle), math.sin(middle)
        arc = [math.radians(d) for d in range(-60, 61, 10)]
        for a in arc:  # the seat opens outward
            x, y = ring - seat * math.cos(a), seat * math.sin(a)
            outline.append((c * x - s * y, s * x + c * y))
        half = math.pi / teeth
        for share in (0.86, 1.0, 1.14):
            a = middle + half * share
            outline.append((tip * math.cos(a), tip * math.sin(a)))
    holes = [hole(bore)] if bore > 0 else []
    hub, rise = k.m("hub_diameter"), k.m("hub_height") or k.m("hub_diameter") / 2
    joins: list[Boolean] = []
    if hub > bore:
        tube = Extrude(outline=disc(hub), holes=holes, height=thick + rise)
        joins = [Boolean(operation="join", tools=[Part(name="hub", shape=tube)])]
    total = thick + (rise if joins else 0.0)
    shape = Extrude(outline=outline, holes=holes, height=thick)
    machined(k, "sprocket", shape, Stock(2 * tip, 2 * tip, total, round=True), modifiers=joins)
    k.anchor("top", (0, 0, total))


@asset(
    kind="disc_cam",
    words=("cam", "disc cam", "plate cam", "eccentric cam", "eccentric", "cam lobe", "eccentric disc"),
    about="A cam: an eccentric disc, or two circles joined by tangents; its bore is in the middle of the base circle.",
    parameters=(
        length("base_diameter", 0.04, 0.002, 10, words=("base diameter", "base circle", "diameter", "base circle diameter")),
        length("lift", 0.012, 0.0002, 5, words=("lift", "rise", "stroke", "throw", "eccentricity", "offset")),
        length("nose_diameter", 0.016, 0.0005, 10, words=("nose diameter", "tip diameter", "lobe diameter", "nose")),
        length("thickness", 0.01, 0.0005, 2, words=("thickness", "thick", "width", "wide", "height", "high")),
        length("bore_diameter", 0.012, 0.0, 5, words=_BORE),
        choice("form", "pear", "eccentric"),
    ),
    slots={"body": "machined_steel"},
    adjectives={"eccentric": {"form": "eccentric"}, "eccentric cam": {"form": "eccentric"}, "eccentric disc": {"form": "eccentric"}},
    category="part",
)  # fmt: skip
def disc_cam(k: Kit) -> None:
    """Two circles and their outer tangents, extruded."""
    base, lift, nose, thick, bore = (
        k.m(n) for n in ("base_diameter", "lift", "nose_diameter", "thickness", "bore_diameter")
    )
    holes = [hole(bore)] if bore > 0 else []
    if k.s("form") == "eccentric":
        check_bore(bore + 2 * lift, base)
        outline = [(x + lift, y) for x, y in disc(2 * equal_area(base / 2, FINE))]
    else:
        check_bore(bore, base)
        apart = base / 2 + lift - nose / 2
        if apart <= abs(base - nose) / 2:
            raise ContradictionError("the nose lies inside the base circle", hint="give a greater lift")
        turn = math.acos((base - nose) / 2 / apart)
        outline = _arc(0.0, base / 2, turn, 2 * math.pi - turn) + _arc(apart, nose / 2, -turn, turn)
    k.add("cam", Extrude(outline=outline, holes=holes, height=thick))
    k.anchor("top", (0, 0, thick))


def _arc(x: float, radius: float, start: float, end: float) -> Outline:
    steps = 96
    turns = [start + (end - start) * i / steps for i in range(steps + 1)]
    return [(x + radius * math.cos(a), radius * math.sin(a)) for a in turns]


def _up(z: float) -> Transform:
    return Transform(location=(0.0, 0.0, z))
