"""Tubes, rings, washers and pipe fittings."""

from __future__ import annotations

import math

from prompt2mesh.library.kit import Kit, Point
from prompt2mesh.library.registry import Times, angle, asset, choice, flag, length
from prompt2mesh.library.technical.drawing import FINE, Ring, equal_area, hollow_tube, stacked_tube, turned
from prompt2mesh.library.technical.faces import Stock
from prompt2mesh.library.technical.machining import machined
from prompt2mesh.library.technical.metric import metric
from prompt2mesh.library.technical.slabs import RIMS, rim_profile
from prompt2mesh.mesh.errors import ContradictionError
from prompt2mesh.mesh.placement import Transform
from prompt2mesh.mesh.program import Boolean, Part
from prompt2mesh.mesh.shapes import Cylinder, Lathe

_OUTER = ("outer diameter", "diameter", "od", "outside diameter", "wide", "across", "external diameter")
_INNER = ("inner diameter", "bore", "bore diameter", "id", "inside diameter", "internal diameter", "inner bore")
_ROUND = 64


@asset(
    kind="hollow_cylinder",
    words=("hollow cylinder", "pipe", "tube", "round tube", "bushing", "sleeve", "spacer", "annulus", "flat ring",
           "ring", "collar", "straight pipe", "conduit", "bush", "round spacer", "pipe section", "hollow shaft", "cylindrical shell", "annular ring",
           "hollow rod", "tubing", "circular ring", "cylindrical sleeve"),
    about="A straight tube, from a long pipe to a flat ring, with a collar where it has one.",
    parameters=(
        length("outer_diameter", 0.03, 0.0005, 500, words=_OUTER),
        length("inner_diameter", 0.02, 0.0001, 500, words=_INNER),
        length("length", 0.05, 0.0001, 500, words=("length", "long", "height", "tall", "high", "thickness", "thick", "width", "wide", "deep")),
        length("collar_diameter", 0.0, 0.0, 500, words=("collar diameter", "flange diameter", "collar", "flange", "head diameter"), about="0 for a plain one."),
        length("collar_thickness", 0.003, 0.0001, 500, words=("collar thickness", "flange thickness")),
        choice("form", "plain", "flanged", "cup"),
        length("floor", 0.0, 0.0, 500, words=("floor", "bottom", "base", "bottom thickness", "floor thickness", "closed bottom", "closed end"), about="Of a cup; 0 for open ends."),
        *RIMS,
    ),
    slots={"body": "machined_steel"},
    adjectives={"long": {"length": Times(4)}, "thin walled": {"inner_diameter": Times(1.3)}, "cup": {"form": "cup"}, "cup shaped": {"form": "cup"},
                "closed bottom": {"form": "cup"}, "closed end": {"form": "cup"}, "flanged": {"form": "flanged"}},
    category="part",
    machined=True,
)  # fmt: skip
def hollow_cylinder(k: Kit) -> None:
    """One turned ring-shaped section; the treated rims are the outer ones."""
    outer, inner, long = k.m("outer_diameter"), k.m("inner_diameter"), k.m("length")
    check_bore(inner, outer)
    floor = k.m("floor") or ((outer - inner) / 2 if k.s("form") == "cup" else 0.0)
    if floor >= long:
        raise ContradictionError("the bottom is as thick as the cup is high", hint="give a thinner bottom")
    profile = [(inner / 2, 0.0), *rim_profile(k, outer, long), (inner / 2, long)]
    if floor > 0:
        profile = [(0.0, 0.0), *rim_profile(k, outer, long), (inner / 2, long), (inner / 2, floor), (0.0, floor)]
    collar = k.m("collar_diameter") or (1.4 * outer if k.s("form") == "flanged" else 0.0)
    if collar > outer and floor <= 0:
        thick = min(k.m("collar_thickness"), long)
        rest = [(r, z) for r, z in profile[1:] if z > thick]
        profile = [(inner / 2, 0.0), (collar / 2, 0.0), (collar / 2, thick), (outer / 2, thick), *rest]
    wide = max(outer, collar)
    machined(k, "tube", Lathe(profile=profile, closed=floor <= 0, segments=FINE), Stock(wide, wide, long, round=True))
    k.anchor("top", (0, 0, long), half_size=(outer / 2, outer / 2), round=True)


def check_bore(inner: float, outer: float) -> None:
    """Refuses a bore that leaves no wall.

    Raises:
        ContradictionError: It is not smaller than the part.
    """
    if inner >= outer * (1 - 1e-6):
        raise ContradictionError(
            f"the hole ({1000 * inner:g} mm) is not smaller than the part ({1000 * outer:g} mm)",
            hint="make the part larger or the hole smaller",
        )


@asset(
    kind="flat_washer",
    words=("flat washer", "washer", "plain washer", "shim", "shim ring", "thrust washer"),
    about="A plain washer by ISO 7089, or by its own diameters.",
    parameters=(
        length("size", 0.008, 0.001, 0.1, words=("size", "nominal size"), about="Nominal screw size."),
        length("outer_diameter", 0.0, 0.0, 1, words=_OUTER, about="0 takes the standard's."),
        length("inner_diameter", 0.0, 0.0, 1, words=_INNER, about="0 takes the standard's."),
        length("thickness", 0.0, 0.0, 0.2, words=("thickness", "thick", "height"), about="0 takes the standard's."),
    ),
    slots={"body": "machined_steel"},
    category="part",
    machined=True,
)
def flat_washer(k: Kit) -> None:
    """A flat ring."""
    iso = metric(k.m("size") * 1000)
    outer = k.m("outer_diameter") or iso.washer_outer / 1000
    inner = k.m("inner_diameter") or iso.washer_inner / 1000
    check_bore(inner, outer)
    thick = k.m("thickness") or iso.washer_thickness / 1000
    machined(k, "washer", turned(outer, inner, thick), Stock(outer, outer, thick, round=True))


@asset(
    kind="pipe_elbow",
    words=("pipe elbow", "elbow", "pipe bend", "elbow pipe", "tube bend", "bent pipe", "bent tube", "pipe fitting",
           "elbow fitting", "u bend pipe", "u-bend pipe", "u bend tube", "u bend", "u-bend", "return bend", "bent rod"),
    about="A pipe bent through an angle, with straight ends.",
    parameters=(
        length("outer_diameter", 0.03, 0.0005, 20, words=_OUTER),
        length("inner_diameter", 0.024, 0.0, 19.9, words=_INNER, about="0 for a solid bar."),
        length("bend_radius", 0.045, 0.0005, 50, words=("bend radius", "radius", "radius of bend", "centerline radius"), about="To the centre line."),
        angle("bend_angle", 90, 1, 359, words=("bend angle", "angle")),
        length("straight", 0.0, 0.0, 50, words=("straight", "straight length", "straight legs", "legs", "straight leg", "leg", "leg length", "straight ends"), about="Straight piece at each end."),
        flag("flanges", False, words=("flange", "flanges")),
    ),
    slots={"body": "machined_steel"},
    adjectives={"u bend": {"bend_angle": 180}, "u bend pipe": {"bend_angle": 180}, "u bend tube": {"bend_angle": 180}, "return bend": {"bend_angle": 180}, "bent rod": {"inner_diameter": 0.0}},
    category="part",
)  # fmt: skip
def pipe_elbow(k: Kit) -> None:
    """Rings across the centre line, outside and inside, closed by flat ends: no boolean."""
    outer, bend, turn, ends = k.m("outer_diameter"), k.m("bend_radius"), k.m("bend_angle"), k.m("straight")
    inner = k.m("inner_diameter")
    if bend < outer / 2:
        raise ContradictionError(
            f"a bend radius of {1000 * bend:g} mm is less than half of the pipe ({1000 * outer:g} mm)",
            hint="give a bend radius of at least half of the outer diameter",
        )
    check_bore(inner, outer)
    bend = max(bend, outer / 2 * 1.0005)
    skin = _bent_rings(outer, bend, turn, ends)
    shape = hollow_tube(skin, _bent_rings(inner, bend, turn, ends)) if inner > 0 else stacked_tube(skin)
    k.add("elbow", shape, at=(0, 0, outer / 2))
    if k.on("flanges"):
        thick, wide = outer * 0.25, outer * 1.7
        for name, at, rotate in _ends(bend, turn, ends):
            rim = turned(wide, max(inner, outer * 0.5), thick)
            k.add(f"flange {name}", rim, at=(at[0], at[1], outer / 2), rotate=rotate)


def _bent_rings(diameter: float, bend: float, turn: float, ends: float) -> list[Ring]:
    """Circles across a line, an arc about z and a line."""
    steps = max(4, round(turn * 0.8))
    step = math.radians(turn) / steps
    radius = equal_area(diameter / 2, _ROUND) * math.sqrt(step / math.sin(step))
    rings: list[Ring] = []
    for number in range(-1, steps + 2):
        i = min(max(number, 0), steps)
        if ends <= 0 and number != i:
            continue
        a = step * i
        along = (number - i) * ends
        x0, y0 = -math.sin(a) * along, math.cos(a) * along
        rings.append([
            ((bend + radius * math.cos(b)) * math.cos(a) + x0, (bend + radius * math.cos(b)) * math.sin(a) + y0, radius * math.sin(b))
            for b in (2 * math.pi * j / _ROUND for j in range(_ROUND))
        ])  # fmt: skip
    return rings


def _ends(bend: float, turn: float, ends: float) -> list[tuple[str, Point, Point]]:
    """Both end faces: the middle, and the rotation that turns +z out of the face."""
    a = math.radians(turn)
    last = (bend * math.cos(a) - ends * math.sin(a), bend * math.sin(a) + ends * math.cos(a), 0.0)
    return [("first", (bend, -ends, 0.0), (90.0, 0.0, 0.0)), ("last", last, (-90.0, 0.0, turn))]


_BRANCHES = {"tee": (0.0,), "cross": (0.0, 180.0)}


@asset(
    kind="pipe_branch",
    words=("pipe tee", "tee", "tee fitting", "t fitting", "t-fitting", "pipe cross", "cross fitting", "pipe t", "t pipe", "t-pipe", "tee pipe", "four way pipe",
           "three way pipe", "t joint", "pipe joint", "tee joint"),
    about="A straight pipe with one branch (tee) or two (cross) from its middle.",
    parameters=(
        length("outer_diameter", 0.04, 0.0005, 20, words=_OUTER),
        length("inner_diameter", 0.032, 0.0, 19.9, words=_INNER),
        length("length", 0.12, 0.001, 10, words=("length", "long", "run length", "run", "overall length", "wide", "total length")),
        length("branch_length", 0.0, 0.0, 10, words=("branch length", "branch", "height", "tall", "high"), about="From the run's middle line; 0 for half of its length."),
        length("branch_outer", 0.0, 0.0, 20, words=("branch diameter", "branch outer diameter"), about="0 for that of the run."),
        choice("fitting", "tee", "cross"),
    ),
    slots={"body": "machined_steel"},
    adjectives={"pipe cross": {"fitting": "cross"}, "cross fitting": {"fitting": "cross"}, "four way pipe": {"fitting": "cross"}},
    category="part",
)  # fmt: skip
def pipe_branch(k: Kit) -> None:
    """Bars joined, then bored."""
    outer, inner, long = k.m("outer_diameter"), k.m("inner_diameter"), k.m("length")
    check_bore(inner, outer)
    wall = (outer - inner) / 2
    branch = k.m("branch_outer") or outer
    reach = k.m("branch_length") or long / 2
    if branch > outer or branch <= 2 * wall:
        raise ContradictionError("the branch is not thicker than the run", hint="give a smaller branch diameter")
    joins: list[Part] = []
    bores = [_bar("bore", inner, 1.2 * long, at=(0.0, 0.0, -0.6 * long))] if inner > 0 else []
    for turn in _BRANCHES[k.s("fitting")]:  # the run stands along z here, the branch goes along x
        rotate = (0.0, turn - 90.0, 0.0)
        joins.append(_bar(f"branch {turn:g}", branch, reach, rotate=rotate))
        if inner > 0:
            bores.append(_bar(f"branch bore {turn:g}", branch - 2 * wall, 1.2 * reach, rotate=rotate))
    radius = equal_area(outer / 2, FINE)
    k.add(
        "fitting", Cylinder(radius=radius, height=long, segments=FINE, pivot="center"), rotate=(0, 90, 0),
        modifiers=[Boolean(operation="join", tools=joins), *([Boolean(operation="cut", tools=bores)] if bores else [])],
        at=(0, 0, reach if k.s("fitting") == "cross" else outer / 2),
    )  # fmt: skip


def _bar(
    name: str, diameter: float, height: float, *, at: Point = (0.0, 0.0, 0.0), rotate: Point = (0.0, 0.0, 0.0)
) -> Part:
    shape = Cylinder(radius=equal_area(diameter / 2, FINE), height=height, segments=FINE)
    return Part(name=name, shape=shape, placement=Transform(location=at, rotation=rotate))


@asset(
    kind="pipe_reducer",
    words=("reducer", "pipe reducer", "concentric reducer", "pipe adapter", "reducing sleeve", "conical tube", "funnel pipe", "hollow cone", "hollow frustum"),
    about="A conical pipe between two diameters, with straight ends.",
    parameters=(
        length("outer_diameter", 0.05, 0.0005, 20, words=(*_OUTER, "large diameter", "bottom diameter", "base diameter", "larger diameter")),
        length("top_diameter", 0.03, 0.0005, 20, words=("top diameter", "small diameter", "smaller diameter", "upper diameter")),
        length("wall", 0.003, 0.0001, 1, words=("wall", "wall thickness", "thickness", "thick")),
        length("length", 0.06, 0.001, 200, words=("length", "long", "height", "tall", "high")),
        length("straight", 0.0, 0.0, 50, words=("straight", "straight ends"), about="Straight piece at each end."),
    ),
    slots={"body": "machined_steel"},
    category="part",
)  # fmt: skip
def pipe_reducer(k: Kit) -> None:
    """One turned wall, as thick level with the ground everywhere."""
    low, high, wall = k.m("outer_diameter") / 2, k.m("top_diameter") / 2, k.m("wall")
    long, straight = k.m("length"), min(k.m("straight"), k.m("length") / 2.01)
    check_bore(2 * wall, 2 * min(low, high))
    outer = [(low, 0.0), (low, straight), (high, long - straight), (high, long)]
    if straight <= 0:
        outer = [outer[0], outer[-1]]
    inner = [(r - wall, z) for r, z in reversed(outer)]
    k.add("reducer", Lathe(profile=[*outer, *inner], closed=True, segments=FINE))
