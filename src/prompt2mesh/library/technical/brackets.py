"""Brackets bent from two plates."""

from __future__ import annotations

import math

from prompt2mesh.library.kit import Kit
from prompt2mesh.library.outlines import Outline
from prompt2mesh.library.registry import asset, choice, count, length
from prompt2mesh.library.technical.drawing import HOLE, equal_area
from prompt2mesh.library.technical.faces import Stock
from prompt2mesh.library.technical.machining import machined
from prompt2mesh.library.technical.triangles import prism_along_x
from prompt2mesh.mesh.errors import ContradictionError
from prompt2mesh.mesh.placement import Transform
from prompt2mesh.mesh.program import Boolean, Part
from prompt2mesh.mesh.shapes import Cylinder


@asset(
    kind="angle_bracket",
    words=("angle bracket", "bracket", "l bracket", "l-bracket", "corner bracket", "mounting bracket", "l shaped bracket", "l-shaped bracket", "right angle bracket",
           "shelf bracket plate", "l plate", "l-plate", "angle plate", "mounting angle"),
    about="An L of two plates with holes in each leg, a fillet inside the corner and a gusset.",
    parameters=(
        length("width", 0.04, 0.001, 10, words=("width", "wide"), about="Along the bend."),
        length("depth", 0.06, 0.001, 10, words=("depth", "deep", "length", "long", "base", "horizontal leg", "legs"), about="Horizontal leg, outside."),
        length("height", 0.06, 0.001, 10, words=("height", "tall", "high", "leg", "vertical leg", "legs"), about="Upright leg, outside."),
        length("thickness", 0.005, 0.0002, 1, words=("thickness", "thick")),
        count("holes", 2, 0, 16, words=("holes", "holes per leg", "holes in each leg"), about="In each leg, in a row across the width."),
        length("hole_diameter", 0.006, 0.0002, 1, words=("hole diameter", "diameter of the holes")),
        length("inner_radius", 0.0, 0.0, 1, words=("inner radius", "inside radius", "fillet", "fillet radius"), about="Fillet inside the corner."),
        length("gusset", 0.0, 0.0, 5, words=("gusset", "rib", "gusset leg"), about="Legs of a triangular rib in the middle; 0 for none."),
        length("gusset_thickness", 0.0, 0.0, 1, words=("gusset thickness", "rib thickness"), about="0 for that of the plates."),
        length("hole_spacing", 0.0, 0.0, 5, words=("hole spacing",), about="Between centres in a leg; 0 spreads them evenly."),
        choice("finish", "plain", "folded"),
    ),
    slots={"body": "galvanised_steel"},
    category="part",
    machined=True,
)  # fmt: skip
def angle_bracket(k: Kit) -> None:
    """The L section along x, the upright leg at the back; rib and holes in the middle of what is free of each leg."""
    width, depth, height, t = k.m("width"), k.m("depth"), k.m("height"), k.m("thickness")
    if t >= min(depth, height):
        raise ContradictionError("the plates of a bracket are thinner than its legs are long", hint="give longer legs")
    r = k.m("inner_radius")
    if t + r > min(depth, height):
        raise ContradictionError(
            f"an inner radius of {1000 * r:g} mm does not fit between the legs", hint="give a smaller radius"
        )
    # Drawn with the corner at the origin, the lying leg towards −y.
    section: Outline = [(0, 0), (0, height), (-t, height)]
    if r > 0:
        turns = [math.pi / 2 * i / 32 for i in range(33)]
        section += [(-t - r + r * math.cos(a), t + r - r * math.sin(a)) for a in turns]
    else:
        section.append((-t, t))
    section += [(-depth, t), (-depth, 0)]
    if k.s("finish") == "folded":
        outer = t + r
        turns = [math.pi / 2 * i / 32 for i in range(33)]
        section[0:1] = [(-outer + outer * math.sin(a), outer - outer * math.cos(a)) for a in turns]
    section = [(y + depth / 2, z) for y, z in section]
    modifiers: list[Boolean] = []
    rib = k.m("gusset")
    if rib > 0:
        if rib > min(depth, height) - t + 1e-9:
            raise ContradictionError("the gusset is longer than the legs inside", hint="give a smaller gusset")
        back, sunk = depth / 2 - t, 0.2 * t
        triangle = [
            (back + sunk, t - sunk),
            (back + sunk, t + rib),
            (back, t + rib),
            (back - rib, t),
            (back - rib, t - sunk),
        ]
        shape = prism_along_x(triangle, k.m("gusset_thickness") or t)
        modifiers.append(Boolean(operation="join", tools=[Part(name="gusset", shape=shape)]))
    if tools := _leg_holes(k, width, depth, height, t):
        modifiers.append(Boolean(operation="cut", tools=tools))
    machined(k, "bracket", prism_along_x(section, width), Stock(width, depth, height), modifiers=modifiers)
    k.anchor("top", (0, depth / 2 - t, height))


def _leg_holes(k: Kit, width: float, depth: float, height: float, t: float) -> list[Part]:
    number, diameter = k.n("holes"), k.m("hole_diameter")
    if number == 0:
        return []
    gap = k.m("hole_spacing") or width / number
    span = gap * (number - 1) + diameter
    if span >= width or diameter >= min(depth, height) - t:
        raise ContradictionError(
            f"{number} holes of {1000 * diameter:g} mm do not fit a leg {1000 * width:g} mm wide",
            hint="give smaller or fewer holes, or a wider bracket",
        )
    shape = Cylinder(radius=equal_area(diameter / 2, HOLE), height=3 * t, segments=HOLE)
    tools: list[Part] = []
    for i in range(number):
        x = (i - (number - 1) / 2) * gap
        flat = Transform(location=(x, -t / 2, -t))
        up = Transform(location=(x, depth / 2 + t, t + (height - t) / 2), rotation=(90, 0, 0))
        tools += [
            Part(name=f"hole {i}", shape=shape, placement=flat),
            Part(name=f"wall hole {i}", shape=shape, placement=up),
        ]
    return tools
