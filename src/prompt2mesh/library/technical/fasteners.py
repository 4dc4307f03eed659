"""Nuts, bolts, screws and gears."""

from __future__ import annotations

import math

from prompt2mesh.library.kit import Kit
from prompt2mesh.library.outlines import Outline, regular_polygon
from prompt2mesh.library.registry import angle, asset, choice, count, flag, length
from prompt2mesh.library.technical.drawing import FINE, cuts, equal_area, hole, turned
from prompt2mesh.library.technical.metric import metric
from prompt2mesh.mesh.placement import Transform
from prompt2mesh.mesh.program import Boolean, Part
from prompt2mesh.mesh.shapes import Box, Extrude, Lathe, Prism


def hexagon(flats: float) -> Outline:
    """A regular hexagon by its width across flats (the flats face ±y)."""
    return regular_polygon(6, flats / math.sqrt(3))


@asset(
    kind="hex_nut",
    words=("hex nut", "nut", "hexagon nut", "hexagonal nut", "bolt nut"),
    about="A hexagon nut by ISO 4032, with a plain bore of the nominal size.",
    parameters=(
        length("size", 0.008, 0.001, 0.1, words=("size", "nominal size", "bore", "hole", "thread"), about="Nominal thread size."),
        length("across_flats", 0.0, 0.0, 0.5, words=("across flats", "width across flats", "wide", "width"), about="0 takes the standard's."),
        length("height", 0.0, 0.0, 0.5, words=("height", "thickness", "thick", "tall", "high"), about="0 takes the standard's."),
        flag("chamfered", False, words=("chamfered corners",), about="The 30° turned chamfer of bought nuts."),
    ),
    slots={"body": "steel"},
    adjectives={"chamfered": {"chamfered": True}},
    category="part",
)  # fmt: skip
def hex_nut(k: Kit) -> None:
    """A hexagon with its bore; the chamfer is an intersection with a double cone."""
    size = k.m("size")
    iso = metric(size * 1000)
    flats, height = k.m("across_flats") or iso.flats / 1000, k.m("height") or iso.nut_height / 1000
    modifiers: list[Boolean] = []
    if k.on("chamfered"):
        corner = flats / math.sqrt(3)
        drop = (corner - flats / 2) * math.tan(math.radians(30))
        profile = [
            (0, 0),
            (flats / 2, 0),
            (corner + 1e-6, drop),
            (corner + 1e-6, height - drop),
            (flats / 2, height),
            (0, height),
        ]
        modifiers.append(
            Boolean(operation="intersect", tools=[Part(name="turned", shape=Lathe(profile=profile, segments=FINE))])
        )
    k.add(
        "nut",
        Extrude(outline=hexagon(flats), holes=[hole(min(size, flats * 0.98))], height=height),
        modifiers=modifiers,
    )


@asset(
    kind="hex_bolt",
    words=("hex bolt", "bolt", "machine screw", "hexagon bolt", "cap screw", "socket head cap screw", "screw", "socket screw",
           "hex head bolt", "countersunk screw", "machine bolt"),
    about="A bolt or screw by ISO 4014, 4762 or 10642, with a plain shank of the nominal size.",
    parameters=(
        length("size", 0.008, 0.001, 0.1, words=("size", "nominal size", "thread", "diameter", "thick")),
        length("length", 0.04, 0.001, 2, words=("length", "long"), about="Below the head (overall for countersunk)."),
        choice("head", "hex", "socket", "countersunk", "button"),
        length("across_flats", 0.0, 0.0, 0.5, words=("across flats", "width across flats"), about="0 takes the standard's."),
        length("head_height", 0.0, 0.0, 0.5, words=("head height", "head"), about="0 takes the standard's."),
        flag("nut", False),
    ),
    slots={"body": "steel"},
    adjectives={"socket head": {"head": "socket"}, "hex head": {"head": "hex"}, "flat head": {"head": "countersunk"},
                "socket head cap screw": {"head": "socket"}, "cap screw": {"head": "socket"}, "socket screw": {"head": "socket"},
                "countersunk screw": {"head": "countersunk"}, "machine screw": {"head": "button"}},
    category="part",
)  # fmt: skip
def hex_bolt(k: Kit) -> None:
    """Stands on its head; shank and head are one solid."""
    size, long, head = k.m("size"), k.m("length"), k.s("head")
    iso = metric(size * 1000)
    flats, high = k.m("across_flats") or iso.flats / 1000, k.m("head_height") or iso.head_height / 1000
    radius = equal_area(size / 2, FINE)
    if head == "countersunk":
        wide = iso.sunk_head / 2000
        drop = wide - size / 2
        socket = Part(
            name="socket",
            shape=Prism(sides=6, radius=0.33 * size, height=0.4 * size),
            placement=Transform(location=(0, 0, -0.1 * size)),
        )
        profile = [(0, 0), (wide, 0), (radius, drop), (radius, long), (0, long)]
        k.add("bolt", Lathe(profile=profile, segments=FINE), modifiers=cuts([socket]))
        return
    if head == "hex":
        shank = Part(
            name="shank", shape=turned(2 * radius, 0.0, long + high / 2), placement=Transform(location=(0, 0, high / 2))
        )
        k.add(
            "bolt", Extrude(outline=hexagon(flats), height=high), modifiers=[Boolean(operation="join", tools=[shank])]
        )
    else:
        wide, high = iso.socket_head / 2000, k.m("head_height") or size
        if head == "button":
            wide, high = wide * 1.12, size * 0.55
        profile = [(0, 0), (wide, 0), (wide, high), (radius, high), (radius, high + long), (0, high + long)]
        socket = Part(
            name="socket",
            shape=Prism(sides=6, radius=0.48 * size, height=0.7 * high),
            placement=Transform(location=(0, 0, -0.1 * high)),
        )
        k.add("bolt", Lathe(profile=profile, segments=FINE), modifiers=cuts([socket]))
    if k.on("nut"):
        nut = Extrude(outline=hexagon(flats), holes=[hole(size)], height=iso.nut_height / 1000)
        k.add("nut", nut, at=(0, 0, high + long * 0.9 - iso.nut_height / 1000))


@asset(
    kind="spur_gear",
    words=("spur gear", "gear", "gear wheel", "cogwheel", "cog", "toothed wheel", "pinion", "gearwheel"),
    about="An involute spur gear (ISO 53: addendum 1, dedendum 1.25 modules).",
    parameters=(
        count("teeth", 20, 6, 200, words=("teeth", "tooth", "number of teeth")),
        length("module", 0.002, 0.0002, 0.1, words=("module",)),
        angle("pressure_angle", 20, 10, 30, words=("pressure angle",)),
        length("thickness", 0.01, 0.0005, 5, words=("thickness", "thick", "face width", "wide", "width", "height", "long")),
        length("bore_diameter", 0.01, 0.0, 5, words=("bore", "bore diameter", "hole", "center hole", "shaft hole", "central hole")),
        length("hub_diameter", 0.0, 0.0, 5, words=("hub diameter", "hub")),
        length("hub_height", 0.0, 0.0, 5, words=("hub height",), about="Above the teeth; 0 for none."),
        length("key_width", 0.0, 0.0, 1, words=("key width", "keyway", "keyway width")),
        length("key_depth", 0.002, 0.0, 1, words=("key depth", "keyway depth"), about="Beyond the bore."),
        count("lightening_holes", 0, 0, 12, words=("lightening holes", "spokes", "cutouts")),
    ),
    slots={"body": "steel"},
    category="part",
)  # fmt: skip
def spur_gear(k: Kit) -> None:
    """The toothed outline extruded with its bore."""
    teeth, module, thick, bore = k.n("teeth"), k.m("module"), k.m("thickness"), k.m("bore_diameter")
    outline = involute_gear(teeth, module, k.m("pressure_angle"))
    root = module * (teeth - 2.5)
    bore = min(bore, root * 0.9)
    holes = [hole(bore)] if bore > 0 else []
    number = k.n("lightening_holes")
    if number:
        inner, outer = max(bore, k.m("hub_diameter"), root * 0.2) / 2 + module, root / 2 - 1.5 * module
        ring, size = (inner + outer) / 2, (outer - inner) * 0.9
        size = min(size, 2 * ring * math.sin(math.pi / number) * 0.8) if number > 1 else size
        if size > module:
            holes += [
                hole(
                    size, center=(ring * math.cos(2 * math.pi * i / number), ring * math.sin(2 * math.pi * i / number))
                )
                for i in range(number)
            ]
    tools: list[Part] = []
    if k.m("key_width") > 0 and bore > 0:
        key = Box(size=(k.m("key_width"), bore / 2 + k.m("key_depth"), 3 * (thick + k.m("hub_height"))))
        tools.append(
            Part(name="keyway", shape=key, placement=Transform(location=(0, (bore / 2 + k.m("key_depth")) / 2, -thick)))
        )
    joins: list[Boolean] = []
    if k.m("hub_height") > 0 and k.m("hub_diameter") > bore:
        hub = turned(k.m("hub_diameter"), bore, thick + k.m("hub_height"))
        joins = [Boolean(operation="join", tools=[Part(name="hub", shape=hub)])]
    k.add("gear", Extrude(outline=outline, holes=holes, height=thick), modifiers=[*joins, *cuts(tools)])
    k.anchor("top", (0, 0, thick), half_size=(root / 2, root / 2), round=True)


def involute_gear(teeth: int, module: float, pressure_angle: float) -> Outline:
    """The outline of a spur gear with involute flanks.

    Args:
        teeth: Number of teeth.
        module: Pitch diameter over teeth, metres.
        pressure_angle: Degrees.

    Source: ISO 53 basic rack; the involute of the base circle r_b = r cos α is
    r_b (cos t + t sin t, sin t − t cos t).
    """
    pitch = module * teeth / 2
    base = pitch * math.cos(math.radians(pressure_angle))
    tip, root = pitch + module, pitch - 1.25 * module
    half = math.pi / (2 * teeth) + _involute(math.radians(pressure_angle))
    start = max(base, root)
    flank: list[tuple[float, float]] = []
    steps = 12
    for i in range(steps + 1):
        r = start + (tip - start) * i / steps
        flank.append((r, half - _involute(math.acos(min(1.0, base / r)))))
    points: Outline = []
    turn = 2 * math.pi / teeth
    for tooth in range(teeth):
        middle = turn * tooth
        gap_start = middle - turn + flank[0][1]
        gap_end = middle - flank[0][1]
        points += [_polar(root, gap_start + (gap_end - gap_start) * j / 4) for j in range(5)]
        points += [_polar(r, middle - a) for r, a in flank if r > root + 1e-12]
        top = flank[-1][1]
        points += [_polar(tip, middle - top + 2 * top * j / 4) for j in range(1, 4)]
        points += [_polar(r, middle + a) for r, a in reversed(flank) if r > root + 1e-12]
    return points


def _involute(angle_rad: float) -> float:
    return math.tan(angle_rad) - angle_rad


def _polar(r: float, a: float) -> tuple[float, float]:
    return r * math.cos(a), r * math.sin(a)
