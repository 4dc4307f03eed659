"""Plates, blocks, cubes and discs: the stocks that most machined parts are made from."""

from __future__ import annotations

import math

from prompt2mesh.library.kit import Kit
from prompt2mesh.library.outlines import Outline
from prompt2mesh.library.registry import AssetParameter, asset, choice, length
from prompt2mesh.library.technical.drawing import FINE, corner_ring, cut_corners, inset_rounded, level, stacked, welded
from prompt2mesh.library.technical.faces import Stock
from prompt2mesh.library.technical.machining import machined
from prompt2mesh.library.technical.polyhedra import hull_faces
from prompt2mesh.mesh.errors import ContradictionError
from prompt2mesh.mesh.shapes import Box, Extrude, Lathe, PolyMesh, Shape

EDGES: tuple[AssetParameter, ...] = (
    length("corner_radius", 0.0, 0.0, 500, words=("corner radius", "corner fillet"), about="Radius of the upright edges."),
    length("corner_chamfer", 0.0, 0.0, 500, words=("corner chamfer",), about="45° cut of the upright edges."),
    length("edge_chamfer", 0.0, 0.0, 500, words=("edge chamfer",), about="45° cut of the edges that `edges` names."),
    length("edge_fillet", 0.0, 0.0, 500, words=("edge fillet", "edge radius"), about="Radius of the edges that `edges` names."),
    choice("edges", "all", "rims", "upper", "lower"),
)  # fmt: skip
_ROUND_STEPS = 24


def slab(k: Kit, width: float, depth: float, height: float) -> Shape:
    """A cuboid with its edges treated as the kit's parameters of `EDGES` say.

    Raises:
        ContradictionError: A radius or chamfer is more than half of a side.
    """
    radius, chamfer, where = k.m("corner_radius"), k.m("corner_chamfer"), k.s("edges")
    edge, soft = k.m("edge_chamfer"), k.m("edge_fillet")
    half = 2 if where in {"all", "rims"} else 1
    _check_edges(max(radius, chamfer), min(width, depth), 2)
    _check_edges(max(edge, soft), min(width, depth), 2)
    _check_edges(max(edge, soft), height, half)
    if edge <= 0 and soft <= 0:
        if radius <= 0 and chamfer <= 0:
            return Box(size=(width, depth, height))
        return Extrude(outline=_corners(width, depth, radius, chamfer, 0.0), height=height)
    if where == "all" and radius <= 0 and chamfer <= 0:
        return rounded_box(width, depth, height, soft) if soft > 0 else chamfered_box(width, depth, height, edge)
    steps = _rim(soft) if soft > 0 else [(edge, 0.0), (0.0, edge)]
    low = steps if where != "upper" else [(0.0, 0.0)]
    high = [(i, height - z) for i, z in reversed(steps)] if where != "lower" else [(0.0, height)]
    return welded(stacked([level(_corners(width, depth, radius, chamfer, i), z) for i, z in (*low, *high)]))


def _check_edges(size: float, across: float, sides: int) -> None:
    if size * sides > across * (1 + 1e-9):
        raise ContradictionError(
            f"an edge rounded or cut by {1000 * size:g} mm does not fit a side of {1000 * across:g} mm",
            hint=f"give at most {1000 * across / sides:g} mm",
        )


def _rim(radius: float) -> list[tuple[float, float]]:
    """(inset, height) of a quarter round from the face to the side."""
    turns = [math.pi / 2 * i / _ROUND_STEPS for i in range(_ROUND_STEPS + 1)]
    return [(radius * (1 - math.sin(a)), radius * (1 - math.cos(a))) for a in turns]


def _corners(width: float, depth: float, radius: float, chamfer: float, inset: float) -> Outline:
    if chamfer > 0 and radius <= 0:
        leg = max(chamfer - inset * (2 - math.sqrt(2)), 1e-9)
        return cut_corners(width - 2 * inset, depth - 2 * inset, leg)
    return inset_rounded(width, depth, radius, inset)


def rounded_box(width: float, depth: float, height: float, radius: float) -> PolyMesh:
    """A box with every edge and corner rounded: an octant-wise sphere pulled apart."""
    steps = _ROUND_STEPS
    rings: list[list[tuple[float, float, float]]] = []
    for half in (-1, 1):
        for i in range(steps + 1):
            a = math.pi / 2 * (i / steps if half > 0 else 1 - i / steps)
            r = radius * math.cos(a)
            z = height / 2 + half * (height / 2 - radius + radius * math.sin(a))
            shrunk = corner_ring(width - 2 * (radius - r), depth - 2 * (radius - r), r)
            rings.append(level(shrunk, z))
    return welded(stacked(rings))


def chamfered_box(width: float, depth: float, height: float, leg: float) -> PolyMesh:
    """A box whose twelve edges are cut at 45°."""
    half = (width / 2, depth / 2, height / 2)
    signs = (-1.0, 1.0)
    points = [
        tuple(
            s * (half[i] if i == axis else half[i] - leg) + (height / 2 if i == 2 else 0.0)
            for i, s in enumerate((sx, sy, sz))
        )
        for axis in range(3) for sx in signs for sy in signs for sz in signs
    ]  # fmt: skip
    corners = [(p[0], p[1], p[2]) for p in points]
    return PolyMesh(vertices=corners, faces=hull_faces(corners))


RIMS: tuple[AssetParameter, ...] = (
    length("edge_chamfer", 0.0, 0.0, 500, words=("edge chamfer",), about="45° cut of the rims that `edges` names."),
    length("edge_fillet", 0.0, 0.0, 500, words=("edge fillet", "edge radius"), about="Radius of the rims that `edges` names."),
    choice("edges", "all", "upper", "lower"),
)  # fmt: skip


def rim_profile(k: Kit, diameter: float, height: float) -> Outline:
    """The outer (r, z) profile of a cylinder from its lower to its upper rim.

    Raises:
        ContradictionError: The rims are larger than the body.
    """
    cut, soft, where = k.m("edge_chamfer"), k.m("edge_fillet"), k.s("edges")
    _check_edges(max(cut, soft), diameter, 2)
    _check_edges(max(cut, soft), height, 2 if where == "all" else 1)
    r = diameter / 2
    steps = _rim(soft) if soft > 0 else [(cut, 0.0), (0.0, cut)] if cut > 0 else [(0.0, 0.0)]
    low = steps if where != "upper" else [(0.0, 0.0)]
    high = [(i, height - z) for i, z in reversed(steps)] if where != "lower" else [(0.0, height)]
    return [(r - i, z) for i, z in (*low, *high)]


def turned_with_rims(k: Kit, diameter: float, height: float) -> Lathe:
    """A solid cylinder with its rims treated."""
    return Lathe(profile=[(0.0, 0.0), *rim_profile(k, diameter, height), (0.0, height)], segments=FINE)


@asset(
    kind="flat_plate",
    words=("flat plate", "plate", "base plate", "mounting plate", "rectangular plate", "steel plate", "square plate", "adapter plate",
           "sheet", "panel", "flat bar", "slab", "strip", "cover plate", "base", "tile"),
    about="A rectangular plate; its edges can be rounded or cut, and anything machined into it.",
    parameters=(
        length("width", 0.1, 0.0005, 500, words=("width", "wide", "long", "length", "side")),
        length("depth", 0.06, 0.0005, 500, words=("depth", "deep", "height", "high", "tall", "breadth")),
        length("thickness", 0.005, 0.0001, 500, words=("thickness", "thick")),
        *EDGES,
    ),
    slots={"body": "machined_aluminium"},
    category="part",
    machined=True,
)  # fmt: skip
def flat_plate(k: Kit) -> None:
    """A thin slab."""
    width, depth, thick = k.m("width"), k.m("depth"), k.m("thickness")
    machined(k, "plate", slab(k, width, depth, thick), Stock(width, depth, thick))
    k.anchor("top", (0, 0, thick), half_size=(width / 2, depth / 2))


@asset(
    kind="rectangular_block",
    words=("rectangular block", "block", "cuboid", "rectangular prism", "rectangular solid", "bar", "solid box", "box", "brick shape",
           "square bar", "rectangular bar", "billet"),
    about="A cuboid; its edges can be rounded or cut, and anything machined into it.",
    parameters=(
        length("width", 0.06, 0.0005, 500, words=("width", "wide", "length", "long")),
        length("depth", 0.04, 0.0005, 500, words=("depth", "deep", "breadth")),
        length("height", 0.03, 0.0005, 500, words=("height", "tall", "high", "thickness", "thick")),
        *EDGES,
    ),
    slots={"body": "machined_aluminium"},
    category="part",
    machined=True,
)  # fmt: skip
def rectangular_block(k: Kit) -> None:
    """As a plate, only taller."""
    width, depth, height = k.m("width"), k.m("depth"), k.m("height")
    machined(k, "block", slab(k, width, depth, height), Stock(width, depth, height))
    k.anchor("top", (0, 0, height), half_size=(width / 2, depth / 2))


@asset(
    kind="solid_cube",
    words=("cube", "solid cube"),
    about="A cube, its edges sharp, rounded or cut.",
    parameters=(
        length("size", 0.1, 0.0005, 500, words=("size", "side", "side length", "edge", "edge length", "edges", "wide", "width", "tall", "high", "height", "sides", "long", "deep", "length", "across", "edge size", "side size")),
        *EDGES,
    ),
    slots={"body": "plastic"},
    machined=True,
)  # fmt: skip
def solid_cube(k: Kit) -> None:
    """A slab with three equal sides."""
    size = k.m("size")
    machined(k, "cube", slab(k, size, size, size), Stock(size, size, size))
    k.anchor("top", (0, 0, size), half_size=(size / 2, size / 2))


@asset(
    kind="flat_disc",
    words=("flat disc", "flat disk", "disc", "disk", "circular plate", "round plate", "puck", "circular disc", "round disc",
           "circular disk", "round disk", "circular base", "round base", "circular blank"),
    about="A round plate; its rims can be rounded or cut, and anything machined into it.",
    parameters=(
        length("diameter", 0.08, 0.0005, 500, words=("diameter", "outer diameter", "od", "wide", "width", "across")),
        length("thickness", 0.006, 0.0001, 500, words=("thickness", "thick", "height", "tall", "high")),
        *RIMS,
    ),
    slots={"body": "machined_steel"},
    category="part",
    machined=True,
)  # fmt: skip
def flat_disc(k: Kit) -> None:
    """A flat cylinder."""
    diameter, thick = k.m("diameter"), k.m("thickness")
    machined(k, "disc", turned_with_rims(k, diameter, thick), Stock(diameter, diameter, thick, round=True))
    k.anchor("top", (0, 0, thick), half_size=(diameter / 2, diameter / 2), round=True)


@asset(
    kind="solid_cylinder",
    words=("cylinder", "solid cylinder", "round pillar", "cylindrical block", "round block", "cylindrical rod"),
    about="A circular cylinder; its rims can be rounded or cut, and anything machined into it.",
    parameters=(
        length("diameter", 0.06, 0.0005, 500, words=("diameter", "wide", "across", "width", "thick", "thickness", "outer diameter", "od")),
        length("height", 0.1, 0.0002, 500, words=("height", "tall", "high", "long", "length", "deep")),
        *RIMS,
    ),
    slots={"body": "plastic"},
    machined=True,
)  # fmt: skip
def solid_cylinder(k: Kit) -> None:
    """A turned rectangle."""
    diameter, height = k.m("diameter"), k.m("height")
    machined(k, "cylinder", turned_with_rims(k, diameter, height), Stock(diameter, diameter, height, round=True))
    k.anchor("top", (0, 0, height), half_size=(diameter / 2, diameter / 2), round=True)
