"""Hollow boxes: trays, enclosures and containers with walls of given thickness."""

from __future__ import annotations

from prompt2mesh.library.kit import Kit
from prompt2mesh.library.outlines import Outline, moved
from prompt2mesh.library.registry import asset, choice, count, flag, length
from prompt2mesh.library.technical.drawing import HOLE, equal_area, rounded
from prompt2mesh.library.technical.faces import Stock
from prompt2mesh.library.technical.machining import machined
from prompt2mesh.mesh.errors import ContradictionError
from prompt2mesh.mesh.placement import Transform
from prompt2mesh.mesh.program import Boolean, Part
from prompt2mesh.mesh.shapes import Cylinder, Extrude

_SUNK = 1e-4  # posts and lids overlap what they stand on by this share


@asset(
    kind="open_box",
    words=("open box", "hollow box", "open top box", "open-top box", "hollow cube", "hollow block", "project box", "electronics enclosure", "enclosure",
           "electronics box", "electronics case", "enclosure box", "rectangular tray", "tray", "box with lid", "rectangular container", "rectangular case",
           "open cube", "thin walled box", "box enclosure", "hollow cuboid", "hollow rectangular box"),
    about="A box with walls, open at the top, closed or open at both ends, with posts inside and a lid.",
    parameters=(
        length("width", 0.1, 0.001, 500, words=("width", "wide", "long", "length", "outer width", "size", "side", "outer length")),
        length("depth", 0.07, 0.001, 500, words=("depth", "deep", "outer depth")),
        length("height", 0.04, 0.001, 500, words=("height", "tall", "high", "outer height")),
        length("wall", 0.002, 0.0001, 500, words=("wall", "wall thickness", "walls", "thick", "thickness", "thick walls", "thick wall", "shell thickness")),
        length("floor", 0.0, 0.0, 500, words=("floor", "floor thickness", "bottom", "bottom thickness", "base", "base thickness"), about="0 for that of the walls."),
        length("corner_radius", 0.0, 0.0, 500, words=("corner radius", "corner fillet"), about="Of the upright outer edges."),
        choice("opening", "top", "none", "ends"),
        flag("lid", False, words=("lid", "cover", "removable lid", "flat lid")),
        length("lid_thickness", 0.0, 0.0, 500, words=("lid thickness", "thick lid", "lid"), about="0 for that of the walls."),
        count("posts", 0, 0, 4, words=("posts", "standoffs", "bosses", "screw posts", "corner posts", "mounting posts")),
        length("post_diameter", 0.006, 0.0005, 500, words=("post diameter", "standoff diameter", "boss diameter")),
        length("post_hole", 0.003, 0.0, 500, words=("post hole", "post hole diameter")),
        length("post_height", 0.0, 0.0, 500, words=("post height", "standoff height"), about="0 for up to the rim."),
        count("compartments", 1, 1, 64, words=("compartments", "dividers", "cells", "sections")),
    ),
    slots={"body": "plastic", "lid": "plastic"},
    adjectives={"closed": {"opening": "none"}, "sealed": {"opening": "none"}, "hollow cube": {"opening": "none", "width": 0.05, "depth": 0.05, "height": 0.05},
                "hollow box": {"opening": "none"}, "hollow block": {"opening": "none"}, "hollow cuboid": {"opening": "none"},
                "hollow rectangular box": {"opening": "none"}, "hollow": {"opening": "none"},
                "open": {"opening": "top"}, "box with lid": {"lid": True}},
    category="part",
    machined=True,
)  # fmt: skip
def open_box(k: Kit) -> None:
    """A block with its hollow cut out; posts stand on the floor against the walls."""
    w, d, h, wall = k.m("width"), k.m("depth"), k.m("height"), k.m("wall")
    floor = k.m("floor") or wall
    opening = k.s("opening")
    if 2 * wall >= min(w, d) or floor + (wall if opening == "none" else 0.0) >= h:
        raise ContradictionError(
            f"walls of {1000 * wall:g} mm fill a box of {1000 * w:g} x {1000 * d:g} x {1000 * h:g} mm",
            hint="give thinner walls or a larger box",
        )
    radius = k.m("corner_radius")
    low = -0.1 * h if opening == "ends" else floor
    high = h - wall if opening == "none" else 1.1 * h
    joins, cuts = _posts(k, w / 2 - wall, d / 2 - wall, floor, h)
    hollow = [
        Part(
            name=f"hollow {i}", shape=Extrude(outline=cell, height=high - low),
            placement=Transform(location=(0, 0, low)),
        )
        for i, cell in enumerate(_cells(k.n("compartments"), w - 2 * wall, d - 2 * wall, max(radius - wall, 0.0), wall))
    ]  # fmt: skip
    modifiers = [Boolean(operation="cut", tools=hollow)]
    if joins:
        modifiers.append(Boolean(operation="join", tools=joins))
    if cuts:
        modifiers.append(Boolean(operation="cut", tools=cuts))
    machined(k, "box", Extrude(outline=rounded(w, d, radius), height=h), Stock(w, d, h), modifiers=modifiers)
    if k.on("lid"):
        thick = k.m("lid_thickness") or wall
        k.add("lid", Extrude(outline=rounded(w, d, radius), height=thick), at=(0, 0, h), material="lid")
    k.anchor("inside", (0, 0, floor), half_size=(w / 2 - wall, d / 2 - wall), height=h - floor)
    k.anchor("top", (0, 0, h))


def _cells(number: int, wide: float, deep: float, radius: float, wall: float) -> list[Outline]:
    if number <= 1:
        return [rounded(wide, deep, radius)]
    one = (wide - (number - 1) * wall) / number
    if one <= 0:
        raise ContradictionError("the compartments leave no room", hint="ask for fewer")
    return [moved(rounded(one, deep, 0.0), -wide / 2 + one / 2 + i * (one + wall), 0.0) for i in range(number)]


def _posts(k: Kit, x: float, y: float, floor: float, height: float) -> tuple[list[Part], list[Part]]:
    number, wide, bore = k.n("posts"), k.m("post_diameter"), k.m("post_hole")
    if number == 0:
        return [], []
    if wide > min(x, y) or bore >= wide:
        raise ContradictionError("the posts do not fit the box, or their holes the posts", hint="give smaller posts")
    tall = k.m("post_height") or height - floor
    x, y = x - wide / 2 * (1 - _SUNK), y - wide / 2 * (1 - _SUNK)
    spots = [(-x, -y), (x, -y), (x, y), (-x, y)][:number]
    post = Cylinder(radius=equal_area(wide / 2, HOLE), height=tall + 0.5 * floor, segments=HOLE)
    drill = Cylinder(radius=equal_area(bore / 2, HOLE), height=2 * tall, segments=HOLE) if bore > 0 else None
    joins = [
        Part(name=f"post {i}", shape=post, placement=Transform(location=(*p, 0.5 * floor))) for i, p in enumerate(spots)
    ]
    cuts = [
        Part(name=f"post hole {i}", shape=drill, placement=Transform(location=(*p, floor)))
        for i, p in enumerate(spots) if drill is not None
    ]  # fmt: skip
    return joins, cuts
