"""Workholding and machine details: V-blocks, collars, heat sinks, T-slot bars, pillow blocks, honeycombs."""

from __future__ import annotations

import math

from prompt2mesh.library.kit import Kit
from prompt2mesh.library.outlines import Outline, moved, regular_polygon
from prompt2mesh.library.registry import angle, asset, choice, count, length
from prompt2mesh.library.technical.drawing import FINE, HOLE, equal_area, hole
from prompt2mesh.library.technical.faces import Stock
from prompt2mesh.library.technical.machining import machined
from prompt2mesh.library.technical.triangles import prism_along_x
from prompt2mesh.library.technical.tubes import check_bore
from prompt2mesh.mesh.errors import ContradictionError
from prompt2mesh.mesh.placement import Transform
from prompt2mesh.mesh.program import Boolean, Part
from prompt2mesh.mesh.shapes import Cylinder, Extrude, Lathe


@asset(
    kind="v_block",
    words=("v-block", "v block", "vee block"),
    about="A block with a V-groove along its top.",
    parameters=(
        length("length", 0.06, 0.002, 50, words=("length", "long")),
        length("width", 0.04, 0.002, 50, words=("width", "wide")),
        length("height", 0.04, 0.002, 50, words=("height", "tall", "high")),
        angle("groove_angle", 90, 30, 150, words=("angle", "groove angle", "included angle", "v angle", "v", "v groove")),
        length("groove_depth", 0.015, 0.0002, 20, words=("groove depth", "depth", "v depth", "deep")),
    ),
    slots={"body": "machined_steel"},
    category="part",
    machined=True,
)  # fmt: skip
def v_block(k: Kit) -> None:
    """The front view extruded along x."""
    long, w, h, deep = k.m("length"), k.m("width") / 2, k.m("height"), k.m("groove_depth")
    half = deep * math.tan(math.radians(k.m("groove_angle") / 2))
    if deep >= h or half >= w:
        raise ContradictionError("the V is as large as the block", hint="give a shallower V or a larger block")
    section: Outline = [(-w, 0), (w, 0), (w, h), (half, h), (0, h - deep), (-half, h), (-w, h)]
    machined(k, "block", prism_along_x(section, long), Stock(long, 2 * w, h))
    k.anchor("top", (0, 0, h - deep))


@asset(
    kind="heat_sink",
    words=("heat sink", "heatsink", "finned heat sink", "cooling fin block", "radiator block", "finned block"),
    about="A base plate with upright fins, evenly spaced from edge to edge.",
    parameters=(
        length("width", 0.06, 0.002, 50, words=("width", "wide")),
        length("depth", 0.06, 0.002, 50, words=("depth", "deep", "length", "long")),
        length("base_thickness", 0.005, 0.0002, 5, words=("base thickness", "base", "thick base", "base plate", "thick", "thickness")),
        count("fins", 10, 2, 200, words=("fins", "ribs", "cooling fins")),
        length("fin_height", 0.02, 0.0005, 20, words=("fin height", "tall fins", "fins height", "high fins")),
        length("fin_thickness", 0.0015, 0.0001, 5, words=("fin thickness", "thick fins", "fins thickness")),
        length("height", 0.0, 0.0, 20, words=("height", "total height", "overall height", "tall", "high"), about="Base and fins; 0 takes the fins' own."),
    ),
    slots={"body": "machined_aluminium"},
    category="part",
    machined=True,
)  # fmt: skip
def heat_sink(k: Kit) -> None:
    """The comb-shaped front view extruded from front to back."""
    w, d, base, number, thin = k.m("width"), k.m("depth"), k.m("base_thickness"), k.n("fins"), k.m("fin_thickness")
    high = k.m("height") - base if k.m("height") > base else k.m("fin_height")
    if number * thin >= w:
        raise ContradictionError(
            f"{number} fins of {1000 * thin:g} mm fill a width of {1000 * w:g} mm", hint="give fewer or thinner fins"
        )
    gap = (w - thin) / (number - 1)
    comb: Outline = [(-w / 2, 0), (w / 2, 0)]
    for i in reversed(range(number)):
        left = -w / 2 + i * gap
        comb += [(left + thin, base), (left + thin, base + high), (left, base + high), (left, base)]
    # The outermost corners on the base level lie on the sides and would repeat them.
    comb = [p for p in comb if not (p[1] == base and abs(abs(p[0]) - w / 2) < 1e-12)]
    with k.group("sink", rotate=(0, 0, 90)):
        machined(k, "sink", prism_along_x([(-y, z) for y, z in reversed(comb)], d), Stock(d, w, base + high))
    k.anchor("top", (0, 0, base + high))


@asset(
    kind="t_slot_bar",
    words=("t-slot profile", "t slot profile", "t-slot extrusion", "t slot extrusion", "aluminum extrusion", "aluminium extrusion", "t-slot bar", "t slot bar",
           "extruded t-slot", "t-slot rail", "t-slot beam", "t-slotted extrusion", "2020 extrusion", "v-slot extrusion", "t-slot", "t slot aluminum extrusion", "t-slot aluminum extrusion"),
    about="A square bar with a T-slot in each side and a bore, as framing systems have.",
    parameters=(
        length("size", 0.02, 0.008, 1, words=("size", "width", "wide", "height", "side", "square")),
        length("length", 0.1, 0.002, 50, words=("length", "long")),
        length("slot_width", 0.0, 0.0, 1, words=("slot width", "slot opening", "slot"), about="0 for 0.3 of the side."),
        length("slot_depth", 0.0, 0.0, 1, words=("slot depth",), about="0 for 0.3 of the side."),
        length("lip", 0.0, 0.0, 1, words=("lip", "lip thickness"), about="0 for 0.09 of the side."),
        length("bore_diameter", 0.0, 0.0, 1, words=("bore", "bore diameter", "center bore"), about="0 for a quarter of the slot's width."),
    ),
    slots={"body": "machined_aluminium"},
    category="part",
)  # fmt: skip
def t_slot_bar(k: Kit) -> None:
    """One outline with its bore, extruded."""
    s = k.m("size") / 2
    slot, deep, lip = (
        k.m(n) or share * k.m("size") for n, share in (("slot_width", 0.3), ("slot_depth", 0.3), ("lip", 0.09))
    )
    bore = k.m("bore_diameter") or 0.4 * slot
    if not (slot < 1.4 * s and lip < 0.9 * deep and deep < 0.9 * s and bore < 1.8 * (s - deep)):
        raise ContradictionError(
            "the slots, lips and bore do not fit the bar", hint="give smaller slots or a smaller bore"
        )
    n, wide = slot / 2, min(slot, 0.95 * (s - 0.075 * s))
    arm = [(s, n), (s - lip, n), (s - lip, wide), (s - deep, n)]
    outline: Outline = []
    for turn in range(4):
        c, q = (1, 0, -1, 0)[turn], (0, 1, 0, -1)[turn]
        lower = [(c * x + q * y, q * x - c * y) for x, y in arm]
        upper = [(c * x - q * y, q * x + c * y) for x, y in reversed(arm)]
        outline += [*lower, *upper]
        outline.append((c * s - q * s, q * s + c * s))
    k.add("bar", Extrude(outline=_turned(outline), holes=[hole(bore)], height=k.m("length")))
    k.anchor("top", (0, 0, k.m("length")))


def _turned(outline: Outline) -> Outline:
    area = sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(outline, outline[1:] + outline[:1], strict=True))
    return outline if area > 0 else outline[::-1]


@asset(
    kind="shaft_collar",
    words=("shaft collar", "set screw collar", "locking collar", "clamp collar", "stop collar"),
    about="A ring that a radial set screw holds on a shaft.",
    parameters=(
        length("outer_diameter", 0.03, 0.001, 2, words=("outer diameter", "od", "diameter", "outside diameter", "across")),
        length("inner_diameter", 0.015, 0.0005, 9, words=("inner diameter", "bore", "id", "bore diameter", "inside diameter")),
        length("width", 0.01, 0.0005, 5, words=("width", "wide", "thick", "thickness", "long", "length", "high", "height", "tall")),
        length("screw_diameter", 0.004, 0.0, 1, words=("screw diameter", "set screw", "screw", "set screw hole", "grub screw", "grub screw hole", "screw hole"), about="Of the radial hole; 0 for none."),
    ),
    slots={"body": "machined_steel"},
    category="part",
    machined=True,
)  # fmt: skip
def shaft_collar(k: Kit) -> None:
    """A tube with one radial hole."""
    outer, inner, wide, screw = k.m("outer_diameter"), k.m("inner_diameter"), k.m("width"), k.m("screw_diameter")
    check_bore(inner, outer)
    if screw >= wide:
        raise ContradictionError(
            "the set screw is wider than the collar", hint="give a smaller screw or a wider collar"
        )
    profile = [(inner / 2, 0.0), (outer / 2, 0.0), (outer / 2, wide), (inner / 2, wide)]
    drill = Part(
        name="screw hole", shape=Cylinder(radius=equal_area(screw / 2, HOLE), height=outer, segments=HOLE),
        placement=Transform(location=(0, 0, wide / 2), rotation=(90, 0, 0)),
    ) if screw > 0 else None  # fmt: skip
    modifiers = [Boolean(operation="cut", tools=[drill])] if drill is not None else []
    stock = Stock(outer, outer, wide, round=True)
    machined(k, "collar", Lathe(profile=profile, closed=True, segments=FINE), stock, modifiers=modifiers)


@asset(
    kind="bearing_block",
    words=("pillow block", "bearing block", "bearing housing", "pillow block housing", "plummer block", "shaft support"),
    about="A foot with two bolt holes and a round housing with a bore.",
    parameters=(
        length("width", 0.1, 0.005, 10, words=("width", "wide", "length", "long", "base width", "base length")),
        length("depth", 0.03, 0.002, 10, words=("depth", "deep", "thick", "thickness")),
        length("base_height", 0.012, 0.001, 5, words=("base height", "base thickness", "foot height", "base")),
        length("housing_diameter", 0.05, 0.002, 10, words=("housing diameter", "outer diameter", "od", "diameter")),
        length("bore_diameter", 0.02, 0.0005, 9, words=("bore", "bore diameter", "inner diameter", "id", "shaft diameter", "shaft hole")),
        length("axis_height", 0.03, 0.002, 10, words=("axis height", "center height", "shaft height", "height", "high", "tall")),
        length("hole_diameter", 0.008, 0.0, 1, words=("hole diameter", "mounting hole diameter"), about="Of the two bolt holes; 0 for none."),
        length("hole_spacing", 0.0, 0.0, 10, words=("hole spacing", "bolt spacing"), about="0 for the middle of each wing."),
    ),
    slots={"body": "machined_steel"},
    category="part",
    machined=True,
)  # fmt: skip
def bearing_block(k: Kit) -> None:
    """The front view extruded; the bore runs from front to back."""
    w, d, base, r, axis = (
        k.m("width") / 2,
        k.m("depth"),
        k.m("base_height"),
        k.m("housing_diameter") / 2,
        k.m("axis_height"),
    )
    bore, bolt = k.m("bore_diameter"), k.m("hole_diameter")
    check_bore(bore, 2 * r)
    if base >= axis or r >= w or axis < bore / 2 + 0.001:
        raise ContradictionError("the housing does not stand on its foot", hint="give a higher axis or a wider foot")
    r = equal_area(r, FINE)
    half = [math.pi * i / 96 for i in range(97)]
    outline: Outline = [(-w, 0), (w, 0), (w, base), (r, base)]
    outline += [(r * math.cos(a), axis + r * math.sin(a)) for a in half]
    outline += [(-r, base), (-w, base)]
    tools = [_through("bore", bore, 2 * d, at=(0, -d, axis))]
    spacing = k.m("hole_spacing") or r + w
    if bolt > 0:
        drill = Cylinder(radius=equal_area(bolt / 2, HOLE), height=3 * base, segments=HOLE)
        tools += [
            Part(name=f"bolt hole {s}", shape=drill, placement=Transform(location=(s * spacing / 2, 0, -base)))
            for s in (-1, 1)
        ]
    with k.group("turned", rotate=(0, 0, 0)):
        shape = prism_along_x([(-x, z) for x, z in reversed(outline)], d)
        k.add(
            "block", shape, rotate=(0, 0, 90), modifiers=[Boolean(operation="cut", tools=[_quarter(t) for t in tools])]
        )
    k.body_size = (2 * w, d, axis + r)
    k.anchor("top", (0, 0, axis + r))


def _through(name: str, diameter: float, long: float, *, at: tuple[float, float, float]) -> Part:
    shape = Cylinder(radius=equal_area(diameter / 2, HOLE), height=long, segments=HOLE)
    return Part(name=name, shape=shape, placement=Transform(location=at, rotation=(-90, 0, 0)))


def _quarter(tool: Part) -> Part:
    """The tool in a frame that is turned by −90° about z."""
    turned = Transform(rotation=(0, 0, -90))
    return Part(name=f"{tool.name} turned", children=[tool], placement=turned)


@asset(
    kind="honeycomb_panel",
    words=("honeycomb panel", "honeycomb", "hex grid", "hexagonal grid", "honeycomb plate", "honeycomb grid", "hexagonal mesh plate", "hex mesh", "honeycomb core"),
    about="A plate with hexagonal cells cut through it, between solid borders.",
    parameters=(
        length("width", 0.1, 0.005, 50, words=("width", "wide", "length", "long")),
        length("depth", 0.1, 0.005, 50, words=("depth", "deep")),
        length("thickness", 0.01, 0.0002, 5, words=("thickness", "thick", "height", "high", "tall")),
        length("cell", 0.01, 0.0005, 5, words=("cell size", "cell", "cells", "hexagons", "across flats", "hex size", "hexagon size"), about="Across the flats of a cell."),
        length("wall", 0.001, 0.0002, 1, words=("wall", "walls", "wall thickness", "gap", "between cells")),
        length("border", 0.0, 0.0, 5, words=("border", "frame", "rim"), about="0 for the walls' thickness."),
    ),
    slots={"body": "machined_aluminium"},
    category="part",
)  # fmt: skip
def honeycomb_panel(k: Kit) -> None:
    """Whole cells only, centred, as many as fit inside the border."""
    w, d, cell, wall = k.m("width"), k.m("depth"), k.m("cell"), k.m("wall")
    border = k.m("border") or wall
    step, rise = cell + wall, (cell + wall) * math.sqrt(3) / 2
    corner = cell / math.sqrt(3)
    columns = math.floor((w - 2 * border - cell) / step + 1e-9) + 1
    rows = math.floor((d - 2 * border - 2 * corner) / rise + 1e-9) + 1
    if columns < 1 or rows < 1:
        raise ContradictionError("no cell fits the panel", hint="give smaller cells or a larger panel")
    if columns * rows > 512:
        raise ContradictionError(
            f"{columns * rows} cells are more than a panel can have (512)", hint="give larger cells or a smaller panel"
        )
    one = regular_polygon(6, corner, rotation=90.0)
    cells: list[Outline] = []
    for r in range(rows):
        short = columns - 1 if r % 2 and (columns * step - wall + step / 2) > w - 2 * border else columns
        shift = 0.0 if short != columns else (step / 2 if r % 2 else 0.0)
        for c in range(short):
            x = (c - (short - 1) / 2) * step + (shift if short == columns and r % 2 else 0.0)
            cells.append(moved(one, x, (r - (rows - 1) / 2) * rise))
    outline: Outline = [(-w / 2, -d / 2), (w / 2, -d / 2), (w / 2, d / 2), (-w / 2, d / 2)]
    k.add("panel", Extrude(outline=outline, holes=cells, height=k.m("thickness")))
    k.anchor("top", (0, 0, k.m("thickness")), half_size=(w / 2, d / 2))


@asset(
    kind="cross_plate",
    words=("cross plate", "cross-shaped plate", "cross shaped plate", "plus shaped plate", "plus-shaped plate", "cross", "plus sign", "plus shape", "cross shape",
           "cross shaped block", "cross-shaped block"),
    about="A plate of four equal arms.",
    parameters=(
        length("width", 0.06, 0.001, 50, words=("width", "wide", "across", "length", "long", "size", "span", "overall")),
        length("arm", 0.02, 0.0005, 20, words=("arm width", "arm", "wide arms", "arms", "arm thickness", "thick arms")),
        length("thickness", 0.005, 0.0002, 20, words=("thickness", "thick", "height", "tall", "high", "deep")),
    ),
    slots={"body": "machined_aluminium"},
    category="part",
    machined=True,
)  # fmt: skip
def cross_plate(k: Kit) -> None:
    """Twelve corners extruded."""
    w, a, t = k.m("width") / 2, k.m("arm") / 2, k.m("thickness")
    if a >= w:
        raise ContradictionError("the arms are as wide as the cross", hint="give narrower arms")
    outline: Outline = [
        (-a, -w),
        (a, -w),
        (a, -a),
        (w, -a),
        (w, a),
        (a, a),
        (a, w),
        (-a, w),
        (-a, a),
        (-w, a),
        (-w, -a),
        (-a, -a),
    ]
    machined(k, "cross", Extrude(outline=outline, height=t), Stock(2 * w, 2 * w, t))


@asset(
    kind="stair_block",
    words=("stepped block", "stair block", "step block", "stepped pyramid block", "block with steps"),
    about="A block that rises in equal steps from front to back.",
    parameters=(
        length("width", 0.06, 0.001, 50, words=("width", "wide")),
        length("depth", 0.08, 0.001, 50, words=("depth", "deep", "length", "long")),
        length("height", 0.04, 0.001, 50, words=("height", "tall", "high")),
        count("steps", 3, 2, 64, words=("steps", "stairs", "levels")),
        choice("rise", "equal"),
    ),
    slots={"body": "machined_aluminium"},
    category="part",
    machined=True,
)  # fmt: skip
def stair_block(k: Kit) -> None:
    """The side view extruded along x."""
    w, d, h, n = k.m("width"), k.m("depth"), k.m("height"), k.n("steps")
    side: Outline = [(-d / 2, 0), (d / 2, 0), (d / 2, h)]
    for i in reversed(range(n)):
        y = -d / 2 + d * i / n
        side += [(y, h * (i + 1) / n), (y, h * i / n)]
    side.pop()
    machined(k, "block", prism_along_x(side, w), Stock(w, d, h))


@asset(
    kind="rectangular_frame",
    words=("rectangular frame", "square frame", "frame plate", "flat frame", "window frame plate"),
    about="A flat rectangular frame of equal bars.",
    parameters=(
        length("width", 0.1, 0.002, 50, words=("width", "long", "length", "outside", "outer width", "outside width")),
        length("depth", 0.08, 0.002, 50, words=("depth", "deep", "outer depth")),
        length("border", 0.01, 0.0005, 10, words=("border", "bar width", "frame width", "wide", "bar", "bars", "rim")),
        length("thickness", 0.005, 0.0002, 10, words=("thickness", "thick", "height", "high")),
    ),
    slots={"body": "machined_aluminium"},
    category="part",
    machined=True,
)  # fmt: skip
def rectangular_frame(k: Kit) -> None:
    """One outline with its opening, raised."""
    w, d, b, t = k.m("width") / 2, k.m("depth") / 2, k.m("border"), k.m("thickness")
    if b >= min(w, d):
        raise ContradictionError("the bars of the frame leave no opening", hint="give narrower bars")
    outline: Outline = [(-w, -d), (w, -d), (w, d), (-w, d)]
    opening: Outline = [(-w + b, -d + b), (w - b, -d + b), (w - b, d - b), (-w + b, d - b)]
    machined(k, "frame", Extrude(outline=outline, holes=[opening], height=t), Stock(2 * w, 2 * d, t))
