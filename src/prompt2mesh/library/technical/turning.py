"""Cutters for turned bodies: ring grooves, keyways and flats."""

from __future__ import annotations

import math

from prompt2mesh.library.technical.drawing import FINE, equal_area
from prompt2mesh.library.technical.faces import Stock
from prompt2mesh.mesh.errors import ContradictionError
from prompt2mesh.mesh.features import Flat, Keyway, RingGroove
from prompt2mesh.mesh.placement import Transform
from prompt2mesh.mesh.program import Part
from prompt2mesh.mesh.shapes import Box, Lathe


def ring_groove_tools(name: str, groove: RingGroove, stock: Stock) -> list[Part]:
    """A turned ring that overlaps the surface."""
    radius, half = stock.width / 2, groove.width / 2
    if groove.depth >= radius:
        raise ContradictionError(
            f"a groove {1000 * groove.depth:g} mm deep would cut a body {2000 * radius:g} mm in diameter in two",
            hint="give a depth below the radius",
        )
    z = groove.position or stock.height / 2
    over = 0.05 * radius
    floor = radius - groove.depth
    # The floor circle of a polygon must have the area of the true one.
    floor = equal_area(floor, FINE)
    match groove.section:
        case "vee":
            grow = half * over / groove.depth
            profile = [(floor, z), (radius + over, z - half - grow), (radius + over, z + half + grow)]
        case "round":
            arc = [
                (radius - groove.depth + half + half * math.cos(a), z + half * math.sin(a))
                for a in (math.pi * (1.5 - i / 32) for i in range(33))
            ]
            profile = [*arc, (radius + over, z + half), (radius + over, z - half)]
        case _:
            profile = [(floor, z - half), (radius + over, z - half), (radius + over, z + half), (floor, z + half)]
    return [Part(name=name, shape=Lathe(profile=profile, closed=True, segments=FINE))]


def keyway_tools(name: str, keyway: Keyway, stock: Stock) -> list[Part]:
    """A box sunk into the surface, or into the wall of the bore."""
    over = 0.05 * stock.height
    long = min(keyway.length or stock.height + 2 * over, stock.height + 2 * over)
    if keyway.length > stock.height * (1 + 1e-9):
        raise ContradictionError(
            f"a keyway {1000 * keyway.length:g} mm long is longer than the body ({1000 * stock.height:g} mm)",
            hint="give a shorter keyway",
        )
    bottom = (stock.height - long) / 2 if not keyway.from_end or keyway.length <= 0 else stock.height - long
    height = long + (over if keyway.from_end and keyway.length > 0 else 0.0)
    if keyway.bore > 0:
        reach = keyway.bore / 2 + keyway.depth
        size, y = (keyway.width, reach, height), reach / 2
    else:
        radius = stock.width / 2
        size, y = (keyway.width, 2 * keyway.depth, height), -radius
    return [Part(name=name, shape=Box(size=size), placement=Transform(location=(0, y, bottom)))]


def flat_tools(name: str, flat: Flat, stock: Stock) -> list[Part]:
    """Boxes over the flats, evenly around."""
    radius, over = stock.width / 2, 0.05 * stock.height
    long = flat.length or stock.height + over
    tools: list[Part] = []
    for number in range(flat.count):
        turn = 360.0 * number / flat.count
        a = math.radians(turn)
        reach = 2 * radius
        y = -(radius - flat.depth + reach / 2)
        box = Box(size=(2.2 * radius, reach, long + over))
        at = (-y * math.sin(a), y * math.cos(a), stock.height - long)
        tools.append(Part(name=f"{name} {number}", shape=box, placement=Transform(location=at, rotation=(0, 0, turn))))
    return tools
