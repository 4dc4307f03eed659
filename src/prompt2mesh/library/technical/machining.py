"""Turns the features of an object into cutters and additions of its stock, and refuses what cannot be made."""

from __future__ import annotations

import math
from collections.abc import Sequence

from prompt2mesh.library.kit import Kit
from prompt2mesh.library.outlines import Outline, regular_polygon
from prompt2mesh.library.technical.drawing import HOLE, countersink_profile, disc, equal_area, rounded
from prompt2mesh.library.technical.faces import Points, Stock, places
from prompt2mesh.library.technical.joining import joined
from prompt2mesh.library.technical.turning import flat_tools, keyway_tools, ring_groove_tools
from prompt2mesh.mesh.errors import ContradictionError
from prompt2mesh.mesh.features import Boss, Cutout, Feature, Figure, Flat, Groove, Hole, Joined, Keyway, RingGroove
from prompt2mesh.mesh.placement import Transform
from prompt2mesh.mesh.program import Boolean, Modifier, Part
from prompt2mesh.mesh.shapes import Cylinder, Extrude, Lathe, Shape

# Cutters stand out of the body by this share of its size, so that no face is cut by a hair.
_OVER = 0.05


def machined(
    k: Kit,
    name: str,
    shape: Shape,
    stock: Stock,
    *,
    modifiers: Sequence[Modifier] = (),
    smooth: bool = False,
    flat: bool = False,
) -> Part:
    """Adds a body with all features of the kit's origin applied in the order: added, cut, intersected.

    Raises:
        ContradictionError: A feature does not fit the body.
    """
    added: list[Part] = []
    cut: list[Part] = []
    kept: list[Part] = []
    for number, feature in enumerate(k.features):
        _sort(f"{feature.type} {number}", feature, stock, added, cut, kept)
    booleans: list[Boolean] = []
    if added:
        booleans.append(Boolean(operation="join", tools=added))
    if cut:
        booleans.append(Boolean(operation="cut", tools=cut))
    if kept:
        booleans.append(Boolean(operation="intersect", tools=kept))
    k.body_size = (stock.width, stock.depth, stock.height)
    return k.add(name, shape, modifiers=[*modifiers, *booleans], flat=flat, smooth=smooth)


def _sort(name: str, feature: Feature, stock: Stock, added: list[Part], cut: list[Part], kept: list[Part]) -> None:
    match feature:
        case Hole():
            cut += _holes(name, feature, stock)
        case Cutout():
            cut += _cutouts(name, feature, stock)
        case Boss():
            more, holes = _bosses(name, feature, stock)
            added += more
            cut += holes
        case Groove():
            cut += _grooves(name, feature, stock)
        case RingGroove():
            cut += ring_groove_tools(name, feature, stock)
        case Keyway():
            cut += keyway_tools(name, feature, stock)
        case Flat():
            cut += flat_tools(name, feature, stock)
        case Joined():
            tool = joined(name, feature, stock)
            {"join": added, "cut": cut, "intersect": kept}[feature.operation].append(tool)
        case _:
            pass


def _holes(name: str, hole: Hole, stock: Stock) -> list[Part]:
    wide, high, through = stock.extent(hole.face)
    over = _OVER * max(wide, high, through)
    across = max(hole.diameter, hole.counterbore_diameter, hole.countersink_diameter)
    spots = places(hole.spread, stock, hole.face, size=(across, across))
    _check_fit(spots, (across, across), stock, hole.face, f"hole of {1000 * across:g} mm")
    _check_depth(hole.depth, through, "hole")
    _check_depth(hole.counterbore_depth, through, "counterbore")
    deep = hole.depth or through + over
    tools: list[Part] = []
    for number, at in enumerate(spots):
        tools.append(stock.tool(f"{name} {number}", _drill(hole.diameter, deep + over), hole.face, at, -deep))
        if hole.counterbore_diameter > 0:
            sunk = hole.counterbore_depth or hole.diameter
            shape = _drill(hole.counterbore_diameter, sunk + over)
            tools.append(stock.tool(f"{name} {number} counterbore", shape, hole.face, at, -sunk))
        if hole.countersink_diameter > 0:
            cone = Lathe(profile=countersink_profile(hole.countersink_diameter, hole.countersink_angle), segments=HOLE)
            tools.append(stock.tool(f"{name} {number} countersink", cone, hole.face, at))
    return tools


def _drill(diameter: float, height: float) -> Cylinder:
    return Cylinder(radius=equal_area(diameter / 2, HOLE), height=height, segments=HOLE)


def figure_outline(figure: Figure) -> Outline:
    """The outline of a figure about the origin; round ones have the exact area."""
    wide, deep = figure.size
    match figure.shape:
        case "round":
            outline = disc(2 * equal_area(wide / 2, HOLE), segments=HOLE)
        case "obround":
            outline = (
                rounded(max(wide, deep * 1.0001), deep, deep / 2) if wide >= deep else rounded(wide, deep, wide / 2)
            )
        case "polygon":
            radius = wide / 2 / math.cos(math.pi / figure.sides)
            outline = regular_polygon(figure.sides, radius, rotation=90.0 if figure.sides % 2 else 0.0)
        case _:
            outline = rounded(wide, deep, figure.corner_radius)
    if figure.turn:
        c, s = math.cos(math.radians(figure.turn)), math.sin(math.radians(figure.turn))
        outline = [(c * x - s * y, s * x + c * y) for x, y in outline]
    return outline


def _cutouts(name: str, cutout: Cutout, stock: Stock) -> list[Part]:
    wide, high, through = stock.extent(cutout.face)
    over = _OVER * max(wide, high, through)
    size = cutout.figure.size
    if abs(cutout.figure.turn) == 90:
        size = (size[1], size[0])
    spots = places(cutout.spread, stock, cutout.face, size=size)
    _check_fit(spots, size, stock, cutout.face, f"cut-out of {1000 * size[0]:g} x {1000 * size[1]:g} mm")
    _check_depth(cutout.depth, through, "pocket")
    deep = cutout.depth or through + over
    shape = Extrude(outline=figure_outline(cutout.figure), height=deep + over)
    return [stock.tool(f"{name} {number}", shape, cutout.face, at, -deep) for number, at in enumerate(spots)]


def _bosses(name: str, boss: Boss, stock: Stock) -> tuple[list[Part], list[Part]]:
    _, _, through = stock.extent(boss.face)
    root = 0.02 * min(through, boss.height)
    spots = places(boss.spread, stock, boss.face, size=boss.figure.size)
    shape = Extrude(outline=figure_outline(boss.figure), height=boss.height + root)
    added = [stock.tool(f"{name} {number}", shape, boss.face, at, -root) for number, at in enumerate(spots)]
    holes: list[Part] = []
    if boss.bore > 0:
        if boss.bore >= min(boss.figure.size):
            raise ContradictionError(
                f"the hole ({1000 * boss.bore:g} mm) is not smaller than the boss ({1000 * min(boss.figure.size):g} mm)",
                hint="make the boss larger or its hole smaller",
            )
        deep = boss.bore_depth or boss.height + through * (1 + _OVER)
        drill = _drill(boss.bore, deep + boss.height)
        holes = [
            stock.tool(f"{name} {number} hole", drill, boss.face, at, boss.height - deep)
            for number, at in enumerate(spots)
        ]
    return added, holes


def _grooves(name: str, groove: Groove, stock: Stock) -> list[Part]:
    wide, high, through = stock.extent(groove.face)
    _check_depth(groove.depth, through, "groove")
    across = wide if groove.along == "v" else high
    long = (high if groove.along == "v" else wide) * (1 + 2 * _OVER)
    if groove.width >= across:
        raise ContradictionError(
            f"a groove {1000 * groove.width:g} mm wide does not fit a face {1000 * across:g} mm wide",
            hint="make the groove narrower",
        )
    section = _section(groove, through * _OVER)
    edge = (across - groove.width) / 2
    tools: list[Part] = []
    if groove.at_edge == "no":
        axis = 0 if groove.along == "v" else 1
        spots = places(groove.spread, stock, groove.face, size=(groove.width, groove.width))
        for number, spot in enumerate(spots):
            outline = [(spot[axis] + x, y) for x, y in section]
            tools.append(_channel(f"{name} {number}", outline, long, groove, stock))
        return tools
    for side in {"low": (-1,), "high": (1,), "both": (-1, 1)}[groove.at_edge]:
        if groove.section == "bevel":
            tools.append(_channel(f"{name} {side}", _bevel(groove, side, across / 2), long, groove, stock))
            continue
        beyond = [(x * (1 + 2 * _OVER) if x * side > 0 else x, y) for x, y in section]
        outline = [(side * edge + x, y) for x, y in beyond]
        tools.append(_channel(f"{name} {'low' if side < 0 else 'high'}", outline, long, groove, stock))
    return tools


def _channel(name: str, section: Outline, long: float, groove: Groove, stock: Stock) -> Part:
    """A prism of the (across, outward) section lying along the face's u or v axis."""
    lying = (
        Transform(rotation=(90, 0, 90), location=(-long / 2, 0, 0))
        if groove.along == "u"
        else Transform(rotation=(90, 0, 0), location=(0, long / 2, 0))
    )
    prism = Part(name="channel", shape=Extrude(outline=section, height=long), placement=lying)
    return stock.tool(name, None, groove.face, (0.0, 0.0)).model_copy(update={"children": [prism]})


def _bevel(groove: Groove, side: int, half: float) -> Outline:
    """What a bevel takes off the edge at ±`half`: everything over the line through its two new edges."""
    w, d, over = groove.width, groove.depth, groove.width * _OVER
    inner, outer, rise = half - w - over, half + over, d * over / w
    outline = [(inner, rise), (outer, -d - rise), (outer, 2 * rise), (inner, 2 * rise)]
    return outline if side > 0 else [(-x, y) for x, y in reversed(outline)]


def _section(groove: Groove, over: float) -> Outline:
    """The groove's section: x across, y outward, the face at y = 0."""
    w, d = groove.width / 2, groove.depth
    match groove.section:
        case "vee":
            grow = w * over / d
            return [(0.0, -d), (w + grow, over), (-w - grow, over)]
        case "round":
            r = equal_area(w, HOLE)
            arc = [(r * math.cos(a), w - d + r * math.sin(a)) for a in (math.pi * (1 + i / 64) for i in range(65))]
            return [*arc, (r, max(over, w - d)), (-r, max(over, w - d))] if over > w - d else arc
        case "dovetail":
            inner = (groove.inner_width or groove.width * 1.4) / 2
            return [(-inner, -d), (inner, -d), (w, 0.0), (w, over), (-w, over), (-w, 0.0)]
        case "tee":
            inner = (groove.inner_width or groove.width * 1.8) / 2
            neck = groove.neck_depth or d / 2
            return [(-inner, -d), (inner, -d), (inner, -neck), (w, -neck), (w, over), (-w, over), (-w, -neck), (-inner, -neck)]  # fmt: skip
        case _:
            return [(-w, -d), (w, -d), (w, over), (-w, over)]


def _check_depth(depth: float, through: float, what: str) -> None:
    if depth > through * (1 + 1e-9):
        raise ContradictionError(
            f"a {what} {1000 * depth:g} mm deep is deeper than the body ({1000 * through:g} mm)",
            hint="give a smaller depth, or say that it goes through",
        )


def _check_fit(spots: Points, size: tuple[float, float], stock: Stock, face: str, what: str) -> None:
    wide, high, _ = stock.extent(face)  # type: ignore[arg-type]
    for u, v in spots:
        if stock.round and face in {"top", "bottom"}:
            inside = math.hypot(u, v) + min(size) / 2 < wide / 2
        else:
            inside = abs(u) + size[0] / 2 < wide / 2 + 1e-9 and abs(v) + size[1] / 2 < high / 2 + 1e-9
            inside = inside and size[0] < wide and size[1] < high
        if not inside:
            raise ContradictionError(
                f"the {what} at ({1000 * u:g}, {1000 * v:g}) mm from the middle does not fit the face of "
                f"{1000 * wide:g} x {1000 * high:g} mm",
                hint="make it smaller, move it inward, or make the body larger",
            )
