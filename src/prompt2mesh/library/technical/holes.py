"""The hole parameters that plates, blocks, discs and brackets share, and where the holes go."""

from __future__ import annotations

import math
from dataclasses import dataclass

from prompt2mesh.library.kit import Kit
from prompt2mesh.library.outlines import Outline
from prompt2mesh.library.registry import AssetParameter, angle, choice, count, length
from prompt2mesh.library.technical.drawing import countersink, drill, hole
from prompt2mesh.mesh.program import Part

HOLE_PARAMETERS: tuple[AssetParameter, ...] = (
    count("holes", 0, 0, 64, words=("holes", "bolt holes", "mounting holes", "screw holes"), about="Holes in the pattern."),
    length("hole_diameter", 0.005, 0.0001, 10, words=("hole diameter", "diameter of the holes")),
    choice("hole_pattern", "corners", "circle", "row", "grid", "center", words=("hole pattern",)),
    length("hole_inset", 0.008, 0.0001, 10, words=("hole inset", "edge distance"), about="Hole centre to the nearest edges."),
    length("hole_spacing", 0.02, 0.0001, 10, words=("hole spacing", "spacing of the holes"), about="Centre to centre in a row or grid."),
    length("bolt_circle", 0.05, 0.0001, 20, words=("bolt circle", "pitch circle", "hole circle"), about="Diameter of the hole circle."),
    length("hole_depth", 0.0, 0.0, 10, words=("hole depth",), about="0 for through holes."),
    choice("hole_type", "plain", "counterbored", "countersunk", words=("hole type",)),
    length("counterbore_diameter", 0.01, 0.0001, 10, words=("counterbore diameter", "counterbore")),
    length("counterbore_depth", 0.003, 0.0001, 10, words=("counterbore depth",)),
    length("countersink_diameter", 0.01, 0.0001, 10, words=("countersink diameter", "countersink")),
    angle("countersink_angle", 90, 30, 150, words=("countersink angle",)),
    length("bore_diameter", 0.0, 0.0, 10, words=("bore", "bore diameter", "center hole", "central hole"), about="Hole through the middle; 0 for none."),
    length("bore_depth", 0.0, 0.0, 10, words=("bore depth",), about="0 for a through bore."),
)  # fmt: skip


@dataclass(frozen=True)
class Drilled:
    """Through holes as outlines, and cutters for everything else."""

    outlines: list[Outline]
    tools: list[Part]


def places(k: Kit, width: float, depth: float) -> list[tuple[float, float]]:
    """Where the pattern puts the holes on a face centred on the origin."""
    number, pattern = k.n("holes"), k.s("hole_pattern")
    if number == 0:
        return []
    if pattern == "center" or (pattern == "corners" and number == 1):
        return [(0.0, 0.0)] * min(number, 1)
    if pattern == "circle":
        radius = k.m("bolt_circle") / 2
        turn = 2 * math.pi / number
        return [(radius * math.cos(turn * i), radius * math.sin(turn * i)) for i in range(number)]
    if pattern == "row":
        gap = k.m("hole_spacing")
        return [((i - (number - 1) / 2) * gap, 0.0) for i in range(number)]
    if pattern == "grid":
        columns = math.ceil(math.sqrt(number * width / max(depth, 1e-9)))
        columns = max(1, min(number, columns))
        while number % columns:
            columns -= 1
        rows, gap = number // columns, k.m("hole_spacing")
        return [
            ((c - (columns - 1) / 2) * gap, (r - (rows - 1) / 2) * gap) for r in range(rows) for c in range(columns)
        ]
    x, y = width / 2 - k.m("hole_inset"), depth / 2 - k.m("hole_inset")
    if number == 2:
        return [(-x, 0.0), (x, 0.0)]
    corners = [(-x, -y), (x, -y), (x, y), (-x, y)]
    between = [(0.0, -y), (0.0, y), (-x, 0.0), (x, 0.0)]
    return [*corners, *between][:number]


def drilled(k: Kit, width: float, depth: float, thickness: float) -> Drilled:
    """All holes of a face at z = `thickness` of a body that stands on z = 0."""
    outlines: list[Outline] = []
    tools: list[Part] = []
    over = thickness * 0.5
    diameter, deep, sort = k.m("hole_diameter"), k.m("hole_depth"), k.s("hole_type")
    for number, at in enumerate(places(k, width, depth)):
        through = deep <= 0 or deep >= thickness
        if through and sort == "plain":
            outlines.append(hole(diameter, center=at))
            continue
        bottom = -over if through else thickness - deep
        tools.append(drill(f"hole {number}", diameter, at=at, bottom=bottom, top=thickness + over))
        if sort == "counterbored":
            floor = thickness - k.m("counterbore_depth")
            tools.append(
                drill(f"counterbore {number}", k.m("counterbore_diameter"), at=at, bottom=floor, top=thickness + over)
            )
        elif sort == "countersunk":
            cone = countersink(
                f"countersink {number}", k.m("countersink_diameter"), k.m("countersink_angle"), at=at, top=thickness
            )
            tools.append(cone)
    bore, bore_depth = k.m("bore_diameter"), k.m("bore_depth")
    if bore > 0 and (bore_depth <= 0 or bore_depth >= thickness):
        outlines.append(hole(bore))
    elif bore > 0:
        tools.append(drill("bore", bore, at=(0, 0), bottom=thickness - bore_depth, top=thickness + over))
    return Drilled(outlines, tools)
