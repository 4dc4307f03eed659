"""Plates, blocks, discs and brackets with holes, slots, fillets and chamfers."""

from __future__ import annotations

import math

from prompt2mesh.library.kit import Kit
from prompt2mesh.library.outlines import Outline, moved
from prompt2mesh.library.registry import AssetParameter, asset, choice, count, length
from prompt2mesh.library.technical.drawing import (
    cut_corners,
    cuts,
    disc,
    drill,
    hole,
    inset_rounded,
    level,
    rounded,
    stacked,
    turned,
)
from prompt2mesh.library.technical.holes import HOLE_PARAMETERS, Drilled, drilled
from prompt2mesh.library.technical.triangles import ear_clip
from prompt2mesh.mesh.placement import Transform
from prompt2mesh.mesh.program import Boolean, Part
from prompt2mesh.mesh.shapes import Extrude, PolyMesh, Shape

_EDGES: tuple[AssetParameter, ...] = (
    length("corner_radius", 0.0, 0.0, 5, words=("corner radius", "fillet", "fillet radius"), about="Radius of the upright edges."),
    length("corner_chamfer", 0.0, 0.0, 5, words=("corner chamfer",), about="45° cut of the upright edges."),
    length("edge_chamfer", 0.0, 0.0, 5, words=("edge chamfer", "chamfer"), about="45° cut of the upper and lower rims."),
    length("edge_fillet", 0.0, 0.0, 5, words=("edge fillet", "edge radius"), about="Radius of every edge."),
    count("slots", 0, 0, 16, words=("slots",)),
    length("slot_length", 0.02, 0.0002, 10, words=("slot length",), about="Over the round ends."),
    length("slot_width", 0.006, 0.0001, 10, words=("slot width",)),
    length("slot_spacing", 0.015, 0.0001, 10, words=("slot spacing",)),
)  # fmt: skip


def _slots(k: Kit) -> list[Outline]:
    number, long, wide = k.n("slots"), k.m("slot_length"), k.m("slot_width")
    outline = rounded(max(long, wide * 1.0001), wide, wide / 2)
    return [moved(outline, 0.0, (i - (number - 1) / 2) * k.m("slot_spacing")) for i in range(number)]


def rounded_box(width: float, depth: float, height: float, radius: float) -> PolyMesh:
    """A box with every edge and corner rounded: an octant-wise sphere pulled apart."""
    steps = 24
    rings: list[list[tuple[float, float, float]]] = []
    for half in (-1, 1):
        for i in range(steps + 1):
            a = math.pi / 2 * (i / steps if half > 0 else 1 - i / steps)
            r = radius * math.cos(a)
            z = height / 2 + half * (height / 2 - radius + radius * math.sin(a))
            shrunk = rounded(width - 2 * (radius - r), depth - 2 * (radius - r), max(r, 1e-9))
            rings.append(level(shrunk, z))
    return stacked(rings)


def _slab(k: Kit, width: float, depth: float, thickness: float, holes: Drilled) -> tuple[Shape, list[Part]]:
    """The body of a plate or block and the cutters still to apply."""
    radius, chamfer = k.m("corner_radius"), k.m("corner_chamfer")
    edge, soft = min(k.m("edge_chamfer"), thickness / 2.01), min(k.m("edge_fillet"), thickness / 2.01)
    openings = [*holes.outlines, *_slots(k)]
    outline = cut_corners(width, depth, chamfer) if chamfer > 0 and radius <= 0 else rounded(width, depth, radius)
    if edge <= 0 and soft <= 0:
        return Extrude(outline=outline, holes=openings, height=thickness), holes.tools
    cutters = [
        Part(
            name=f"opening {i}", shape=Extrude(outline=o, height=thickness * 2),
            placement=Transform(location=(0, 0, -thickness / 2)),
        )
        for i, o in enumerate(openings)
    ]  # fmt: skip
    if soft > 0:
        return rounded_box(width, depth, thickness, soft), [*holes.tools, *cutters]
    inner = inset_rounded(width, depth, radius, edge)
    if radius <= 0 and chamfer > 0:
        inner = cut_corners(width - 2 * edge, depth - 2 * edge, max(chamfer - edge * (2 - math.sqrt(2)), 1e-9))
    rings = [level(inner, 0), level(outline, edge), level(outline, thickness - edge), level(inner, thickness)]
    return stacked(rings), [*holes.tools, *cutters]


@asset(
    kind="flat_plate",
    words=("flat plate", "plate", "base plate", "mounting plate", "rectangular plate", "steel plate", "sheet", "panel", "flat bar"),
    about="A rectangular plate with holes, slots, rounded or cut corners and chamfered rims.",
    parameters=(
        length("width", 0.1, 0.0005, 100, words=("width", "wide", "long", "length")),
        length("depth", 0.06, 0.0005, 100, words=("depth", "deep", "height")),
        length("thickness", 0.005, 0.0001, 20, words=("thickness", "thick")),
        *_EDGES, *HOLE_PARAMETERS,
    ),
    slots={"body": "aluminum"},
    category="part",
)  # fmt: skip
def flat_plate(k: Kit) -> None:
    """One extrusion, with booleans only for holes that are not plain."""
    width, depth, thick = k.m("width"), k.m("depth"), k.m("thickness")
    shape, tools = _slab(k, width, depth, thick, drilled(k, width, depth, thick))
    k.add("plate", shape, modifiers=cuts(tools))
    k.anchor("top", (0, 0, thick), half_size=(width / 2, depth / 2))


@asset(
    kind="rectangular_block",
    words=("rectangular block", "block", "cuboid", "rectangular prism", "rectangular solid", "bar", "solid box"),
    about="A cuboid with holes, slots, rounded or cut edges.",
    parameters=(
        length("width", 0.06, 0.0005, 2000, words=("width", "wide", "length", "long")),
        length("depth", 0.04, 0.0005, 2000, words=("depth", "deep")),
        length("height", 0.03, 0.0005, 2000, words=("height", "tall", "high", "thickness", "thick")),
        *_EDGES, *HOLE_PARAMETERS,
    ),
    slots={"body": "aluminum"},
    category="part",
)  # fmt: skip
def rectangular_block(k: Kit) -> None:
    """As a plate, only taller."""
    width, depth, height = k.m("width"), k.m("depth"), k.m("height")
    shape, tools = _slab(k, width, depth, height, drilled(k, width, depth, height))
    k.add("block", shape, modifiers=cuts(tools))
    k.anchor("top", (0, 0, height), half_size=(width / 2, depth / 2))


@asset(
    kind="flat_disc",
    words=("flat disc", "flat disk", "disc", "disk", "circular plate", "round plate", "puck", "circular disc", "round disc"),
    about="A round plate with a bore and holes on a circle.",
    parameters=(
        length("diameter", 0.08, 0.0005, 200, words=("diameter", "outer diameter", "wide", "width", "across")),
        length("thickness", 0.006, 0.0001, 50, words=("thickness", "thick", "height", "tall", "high")),
        length("edge_chamfer", 0.0, 0.0, 5, words=("edge chamfer", "chamfer")),
        *HOLE_PARAMETERS,
    ),
    slots={"body": "steel"},
    category="part",
)  # fmt: skip
def flat_disc(k: Kit) -> None:
    """An extruded circle."""
    diameter, thick = k.m("diameter"), k.m("thickness")
    across = diameter / math.sqrt(2)
    holes = drilled(k, across, across, thick)
    edge = min(k.m("edge_chamfer"), thick / 2.01)
    if edge <= 0:
        k.add("disc", Extrude(outline=disc(diameter), holes=holes.outlines, height=thick), modifiers=cuts(holes.tools))
    else:
        inner, outer = disc(diameter - 2 * edge), disc(diameter)
        rings = [level(inner, 0), level(outer, edge), level(outer, thick - edge), level(inner, thick)]
        through = [
            Part(
                name=f"opening {i}",
                shape=Extrude(outline=o, height=2 * thick),
                placement=Transform(location=(0, 0, -thick / 2)),
            )
            for i, o in enumerate(holes.outlines)
        ]
        k.add("disc", stacked(rings), modifiers=cuts([*holes.tools, *through]))
    k.anchor("top", (0, 0, thick), half_size=(diameter / 2, diameter / 2), round=True)


@asset(
    kind="pipe_flange",
    words=("flange", "pipe flange", "round flange", "bolted flange"),
    about="A round flange with bolt holes on a circle, a bore and a hub.",
    parameters=(
        length("diameter", 0.08, 0.001, 50, words=("diameter", "outer diameter", "od", "wide", "across")),
        length("thickness", 0.01, 0.0005, 5, words=("thickness", "thick")),
        length("bore_diameter", 0.025, 0.0, 40, words=("bore", "bore diameter", "inner diameter", "id", "center hole", "central hole")),
        count("holes", 4, 0, 64, words=("holes", "bolt holes", "mounting holes")),
        length("hole_diameter", 0.008, 0.0002, 5, words=("hole diameter", "diameter of the holes")),
        length("bolt_circle", 0.06, 0.001, 50, words=("bolt circle", "pitch circle", "hole circle")),
        length("hub_diameter", 0.0, 0.0, 40, words=("hub diameter", "hub", "boss diameter", "boss", "neck")),
        length("hub_height", 0.0, 0.0, 10, words=("hub height", "boss height", "hub length"), about="Above the plate; 0 for none."),
    ),
    slots={"body": "steel"},
    category="part",
)  # fmt: skip
def pipe_flange(k: Kit) -> None:
    """A disc with its holes; the hub is joined to it."""
    diameter, thick, bore = k.m("diameter"), k.m("thickness"), k.m("bore_diameter")
    number, radius = k.n("holes"), k.m("bolt_circle") / 2
    openings = [
        hole(
            k.m("hole_diameter"),
            center=(radius * math.cos(2 * math.pi * i / number), radius * math.sin(2 * math.pi * i / number)),
        )
        for i in range(number)
    ]
    hub, rise = k.m("hub_diameter"), k.m("hub_height")
    if hub <= bore or rise <= 0:
        if bore > 0:
            openings.append(hole(bore))
        k.add("flange", Extrude(outline=disc(diameter), holes=openings, height=thick))
    else:
        neck = Part(name="hub", shape=turned(hub, 0.0, thick + rise))
        bores = [drill("bore", bore, at=(0, 0), bottom=-thick, top=2 * thick + rise)] if bore > 0 else []
        k.add(
            "flange", Extrude(outline=disc(diameter), holes=openings, height=thick),
            modifiers=[Boolean(operation="join", tools=[neck]), *cuts(bores)],
        )  # fmt: skip
    k.anchor("top", (0, 0, thick + rise), half_size=(diameter / 2, diameter / 2), round=True)


@asset(
    kind="angle_bracket",
    words=("angle bracket", "bracket", "l bracket", "l-bracket", "corner bracket", "mounting bracket", "l shaped bracket", "l-shaped bracket"),
    about="An L of two plates with holes in each leg, a fillet inside the corner and a gusset.",
    parameters=(
        length("width", 0.04, 0.001, 10, words=("width", "wide"), about="Along the bend."),
        length("depth", 0.06, 0.001, 10, words=("depth", "deep", "length", "long", "base", "horizontal leg", "legs"), about="Horizontal leg, outside."),
        length("height", 0.06, 0.001, 10, words=("height", "tall", "high", "leg", "vertical leg", "legs"), about="Upright leg, outside."),
        length("thickness", 0.005, 0.0002, 1, words=("thickness", "thick")),
        count("holes", 2, 0, 16, words=("holes", "holes per leg", "holes in each leg"), about="In each leg, in a row across the width."),
        length("hole_diameter", 0.006, 0.0002, 1, words=("hole diameter", "diameter of the holes")),
        length("inner_radius", 0.0, 0.0, 1, words=("inner radius", "inside radius", "fillet", "fillet radius"), about="Fillet inside the corner."),
        length("gusset", 0.0, 0.0, 5, words=("gusset", "rib"), about="Legs of a triangular rib in the middle; 0 for none."),
        choice("finish", "plain", "folded"),
    ),
    slots={"body": "galvanised_steel"},
    category="part",
)  # fmt: skip
def angle_bracket(k: Kit) -> None:
    """The L section extruded along x; holes are cut."""
    width, depth, height, t = k.m("width"), k.m("depth"), k.m("height"), k.m("thickness")
    r = min(k.m("inner_radius"), depth - t - 1e-6, height - t - 1e-6)
    section: Outline = [(0, 0), (depth, 0), (depth, t)]
    if r > 0:
        section += [
            (t + r - r * math.sin(a), t + r - r * math.cos(a)) for a in (math.pi / 2 * i / 32 for i in range(33))
        ]
    else:
        section.append((t, t))
    section += [(t, height), (0, height)]
    if k.s("finish") == "folded":
        outer = t + r
        section[0:1] = [
            (outer - outer * math.cos(a), outer - outer * math.sin(a))
            for a in (math.pi / 2 * i / 32 for i in range(33))
        ]
    number, diameter = k.n("holes"), k.m("hole_diameter")
    tools: list[Part] = []
    for i in range(number):
        x = (i - (number - 1) / 2) * width / max(number, 1)
        flat = drill(f"hole {i}", diameter, at=(x, t + (depth - t) / 2), bottom=-t, top=2 * t)
        up = drill(f"wall hole {i}", diameter, at=(0, 0), bottom=-t, top=2 * t)
        turned_up = up.model_copy(
            update={"placement": Transform(location=(x, 2 * t, t + (height - t) / 2), rotation=(90, 0, 0))}
        )
        tools += [flat, turned_up]
    modifiers = cuts(tools)
    shape = stacked_section(section, width)
    k.add("bracket", shape, modifiers=modifiers)
    rib = min(k.m("gusset"), depth - t, height - t)
    if rib > 0:
        triangle: Outline = [(t - 1e-4, t - 1e-4), (t + rib, t - 1e-4), (t - 1e-4, t + rib)]
        k.add("gusset", stacked_section(triangle, t))
    k.anchor("top", (0, t, height))


def stacked_section(section: Outline, width: float) -> PolyMesh:
    """A (y, z) section extruded along x, centred."""
    n = len(section)
    vertices = [(x, y, z) for x in (-width / 2, width / 2) for y, z in section]
    faces = [[i, n + i, n + (i + 1) % n, (i + 1) % n] for i in range(n)]
    for a, b, c in ear_clip(section):
        faces += [[a, b, c], [n + c, n + b, n + a]]
    return PolyMesh(vertices=vertices, faces=faces)
