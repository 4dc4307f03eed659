"""Nuts, bolts, screws, studs and standoffs."""

from __future__ import annotations

import math

from prompt2mesh.library.kit import Kit
from prompt2mesh.library.outlines import Outline, regular_polygon
from prompt2mesh.library.registry import asset, choice, flag, length
from prompt2mesh.library.technical.drawing import FINE, cuts, disc, equal_area, hole, turned
from prompt2mesh.library.technical.metric import metric, socket_size
from prompt2mesh.mesh.errors import ContradictionError
from prompt2mesh.mesh.placement import Transform
from prompt2mesh.mesh.program import Boolean, Part
from prompt2mesh.mesh.shapes import Extrude, Lathe, Prism


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
    slots={"body": "machined_steel"},
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
    slots={"body": "machined_steel"},
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
        key, deep = (v / 1000 for v in socket_size(size * 1000))
        socket = Part(
            name="socket",
            shape=Prism(sides=6, radius=key / math.sqrt(3), height=deep + 0.1 * high),
            placement=Transform(location=(0, 0, -0.1 * high)),
        )
        k.add("bolt", Lathe(profile=profile, segments=FINE), modifiers=cuts([socket]))
    if k.on("nut"):
        nut = Extrude(outline=hexagon(flats), holes=[hole(size)], height=iso.nut_height / 1000)
        k.add("nut", nut, at=(0, 0, high + long * 0.9 - iso.nut_height / 1000))


@asset(
    kind="threaded_rod",
    words=("threaded rod", "threaded stud", "stud bolt", "stud", "threaded bar", "all thread", "all-thread", "double ended stud", "set screw", "grub screw"),
    about="A rod of the nominal size, with chamfered ends; threads are not modelled.",
    parameters=(
        length("size", 0.01, 0.001, 0.1, words=("size", "nominal size", "thread", "diameter", "thick")),
        length("length", 0.1, 0.001, 10, words=("length", "long")),
        length("end_chamfer", 0.0, 0.0, 0.05, words=("end chamfer", "chamfer"), about="Of both ends."),
    ),
    slots={"body": "machined_steel"},
    category="part",
)  # fmt: skip
def threaded_rod(k: Kit) -> None:
    """A plain cylinder of the nominal size."""
    k.add("rod", turned(k.m("size"), 0.0, k.m("length"), chamfer=k.m("end_chamfer")))


@asset(
    kind="hex_standoff",
    words=("hex standoff", "hexagonal standoff", "standoff", "hex spacer", "threaded standoff", "pcb standoff", "hexagonal spacer", "round standoff"),
    about="A hexagonal or round spacer with a hole of the nominal size through it.",
    parameters=(
        length("size", 0.003, 0.001, 0.1, words=("size", "nominal size", "thread", "bore", "hole diameter", "inner diameter", "id")),
        length("length", 0.02, 0.001, 1, words=("length", "long", "height", "high", "tall")),
        length("across_flats", 0.0, 0.0, 0.2, words=("across flats", "width across flats", "wide", "width", "outer diameter", "od", "diameter"), about="0 takes that of the nut."),
        choice("form", "hex", "round"),
    ),
    slots={"body": "brass"},
    category="part",
    adjectives={"round standoff": {"form": "round"}},
)  # fmt: skip
def hex_standoff(k: Kit) -> None:
    """An extruded hexagon or circle with its hole."""
    size, long = k.m("size"), k.m("length")
    flats = k.m("across_flats") or metric(size * 1000).flats / 1000
    if size >= flats:
        raise ContradictionError("the hole is not smaller than the standoff", hint="give a wider standoff")
    outline = hexagon(flats) if k.s("form") == "hex" else disc(flats)
    k.add("standoff", Extrude(outline=outline, holes=[hole(size)], height=long))
    k.anchor("top", (0, 0, long))
