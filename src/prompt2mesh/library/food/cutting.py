"""Skin over flesh: how bitten, halved and sliced food shows its inside.

The flesh is a second solid a hair inside the skin. Cuts go a little deeper into
the skin than into the flesh, so the cut face is flesh with a rim of skin.
"""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

from prompt2mesh.library.kit import Kit
from prompt2mesh.library.plants.surfaces import Surface
from prompt2mesh.mesh.placement import Transform
from prompt2mesh.mesh.program import Boolean, Cutaway, Modifier, Paint, Part
from prompt2mesh.mesh.shapes import Sphere

Point = tuple[float, float, float]
Ball = tuple[Point, float]


def bite_balls(at: Point, radius: float) -> list[Ball]:
    """Three overlapping balls in a row along x: the marks of teeth."""
    x, y, z = at
    return [
        ((x - radius * 0.75, y, z - radius * 0.1), radius * 0.72),
        ((x, y + radius * 0.22, z), radius * 0.85),
        ((x + radius * 0.75, y, z + radius * 0.08), radius * 0.72),
    ]


def carve(balls: Sequence[Ball], *, less: float = 0.0) -> Modifier:
    """A cut by balls, each smaller by `less` metres."""
    tools = [
        Part(name=f"tooth {i}", shape=Sphere(radius=radius - less, segments=24), placement=Transform(location=at))
        for i, (at, radius) in enumerate(balls)
    ]
    return Boolean(operation="cut", tools=tools)


CutForm = Literal["whole", "half", "slice", "wedge", "sliced"]
CUT_STATES = ("half", "halved", "slice", "sliced", "wedge", "quarter", "quartered", "cut")
_FORMS: tuple[tuple[str, CutForm], ...] = (
    ("wedge", "wedge"), ("quarter", "wedge"), ("quartered", "wedge"), ("slice", "slice"), ("half", "half"),
    ("halved", "half"), ("cut", "half"), ("sliced", "sliced"),
)  # fmt: skip
Face = Callable[[Kit, tuple[int, ...]], None]


@dataclass(frozen=True)
class Layer:
    """One of the nested solids of a fruit; each reaches a hair further out of the cut than the one around it."""

    name: str
    surface: Surface
    slot: str
    paint: tuple[Paint, ...] = ()


def cut_form(k: Kit) -> CutForm:
    """How the thing is asked to be cut; its asset declares CUT_STATES."""
    for state, form in _FORMS:
        if k.state(state):
            return form
    return "whole"


def cut_open(
    k: Kit,
    layers: Sequence[Layer],
    form: CutForm,
    *,
    lip: float,
    thick: float,
    face: Face | None = None,
    half_angle: float = 42.0,
    balls: Sequence[Ball] = (),
    above: float | None = None,
    wrap: Layer | None = None,
) -> None:
    """Adds a fruit whole, halved, as a slice, a wedge, or half with slices lying before it.

    Args:
        k: The kit.
        layers: From the skin inwards, turned about z; only the first is drawn when nothing is cut.
        form: Which.
        lip: How far each layer stands out of the one around it, metres.
        thick: Of a slice.
        face: Draws seeds and the like on a cut face in the xz plane that looks along −y; its second
            argument says which halves of the face are there (1 for x > 0, −1 for x < 0).
        half_angle: Of a wedge, degrees.
        balls: Bites, where it is whole.
        above: A slice ends at this height, metres.
        wrap: Markings on the skin, cut where the skin is.
    """
    marks = [wrap] if wrap is not None else []
    if form == "whole":
        for layer in marks:
            k.add(layer.name, layer.surface.shape(), material=layer.slot)
        for number, layer in enumerate(layers if balls else layers[:1]):
            bite = [carve(balls, less=lip * number)] if balls else []
            k.add(layer.name, layer.surface.shape(), material=layer.slot, modifiers=bite, paint=layer.paint)
        return
    if form in ("half", "sliced"):
        _cut(k, layers, [((0, 0, 0), (0, -1, 0))], lip, marks)
        _face(k, face, (0, -lip * (len(layers) - 1), 0), 0.0, (1, -1))
    if form == "slice":
        _slab(k, layers, lip, thick, face, marks, above)
    if form == "sliced":
        bottom, top = _reach(layers[0].surface, 2)
        wide = _reach(layers[0].surface, 0)[1]
        lift = thick / 2 + lip * (len(layers) - 1)
        for side, turn, y in ((-1, 8.0, -0.1), (1, -12.0, -0.16)):
            at = (side * wide * 0.98, y * (top - bottom), lift)
            with k.group("slice", at=at, rotate=(90, 0, turn)), k.group("slice", at=(0, 0, -bottom)):
                _slab(k, layers, lip, thick, face, marks)
    if form == "wedge":
        h = math.radians(half_angle)
        deep = _reach(layers[0].surface, 1)[1]
        middle = sum(_reach(layers[0].surface, 2)) / 2
        planes: list[Plane] = [((0, 0, 0), (s * math.cos(h), -math.sin(h), 0)) for s in (1, -1)]
        with k.group("wedge", at=(0, 0, deep), rotate=(-90, 0, 90)), k.group("wedge", at=(0, 0, -middle)):
            _cut(k, layers, planes, lip, marks)
            out = lip * (len(layers) - 1)
            for s in (1, -1):
                at = (s * math.cos(h) * out, -math.sin(h) * out, 0.0)
                _face(k, face, at, s * (90 - half_angle), (s,))


def _slab(
    k: Kit,
    layers: Sequence[Layer],
    lip: float,
    thick: float,
    face: Face | None,
    marks: Sequence[Layer],
    above: float | None = None,
) -> None:
    planes: list[Plane] = [((0, s * thick / 2, 0), (0, s, 0)) for s in (-1, 1)]
    if above is not None:
        planes.append(((0, 0, above), (0, 0, 1)))
    _cut(k, layers, planes, lip, marks)
    out = thick / 2 + lip * (len(layers) - 1)
    _face(k, face, (0, -out, 0), 0.0, (1, -1))
    _face(k, face, (0, out, 0), 180.0, (1, -1))


Plane = tuple[Point, Point]


def _cut(k: Kit, layers: Sequence[Layer], planes: Sequence[Plane], lip: float, marks: Sequence[Layer]) -> None:
    for number, layer in [*enumerate(layers), *((0, mark) for mark in marks)]:
        cuts = [Cutaway(point=_moved(point, normal, lip * number), normal=normal) for point, normal in planes]
        k.add(layer.name, layer.surface.shape(), material=layer.slot, modifiers=cuts, paint=layer.paint)


def _moved(point: Point, normal: Point, far: float) -> Point:
    return (point[0] + normal[0] * far, point[1] + normal[1] * far, point[2] + normal[2] * far)


def _face(k: Kit, face: Face | None, at: Point, turn: float, sides: tuple[int, ...]) -> None:
    if face is not None:
        with k.group("face", at=at, rotate=(0, 0, turn)):
            face(k, sides)


def _reach(surface: Surface, axis: int) -> tuple[float, float]:
    column = surface.points[:, axis]
    return float(column.min()), float(column.max())


def cut_across(
    k: Kit, layers: Sequence[Layer], form: CutForm, *, lip: float, thick: float, at_x: float, face: Face | None = None
) -> bool:
    """Adds a long fruit that lies along x cut into coins, or lengthwise in half.

    Args:
        k: The kit.
        layers: From the skin inwards.
        form: "half" is lengthwise; "slice" is one coin; "sliced" is what is left with coins before it.
        lip: How far each layer stands out of the one around it, metres.
        thick: Of a coin.
        at_x: Where it is cut, metres; what lies to the right stays.
        face: Draws on a cut face in the xz plane that looks along −y, its middle at the axis of the fruit.

    Returns:
        Whether the right end with its stalk is there.
    """
    if form in ("whole", "half", "wedge"):
        cut_open(k, layers, "half" if form == "wedge" else form, lip=lip, thick=thick)
        return True
    near = [p for p in layers[0].surface.points if abs(p[0] - at_x) < thick * 3]
    middle = sum(float(p[2]) for p in near) / max(len(near), 1)
    radius = max((abs(float(p[1])) for p in near), default=thick)
    out = lip * (len(layers) - 1)
    spots = [(0.0, 0.0)] if form == "slice" else [(-0.6, -1.5), (1.0, -2.3), (-1.9, -2.9), (2.7, -1.6), (0.2, -3.8)]
    for x, y in spots:
        at = (at_x + x * radius, y * radius, thick / 2 + out) if form == "sliced" else (0.0, 0.0, thick / 2 + out)
        with k.group("slice", at=at, rotate=(0, 90, 0)), k.group("slice", at=(-at_x, 0, -middle)):
            _cut(k, layers, [((at_x + s * thick / 2, 0, 0), (s, 0, 0)) for s in (-1, 1)], lip, ())
            for s in (-1, 1):
                _face(k, _centred(face, middle), (at_x + s * (thick / 2 + out), 0, 0), s * 90.0, (1, -1))
    if form == "sliced":
        _cut(k, layers, [((at_x, 0, 0), (-1, 0, 0))], lip, ())
        _face(k, _centred(face, middle), (at_x - out, 0, 0), -90.0, (1, -1))
    return form == "sliced"


def _centred(face: Face | None, middle: float) -> Face | None:
    if face is None:
        return None

    def drawn(k: Kit, sides: tuple[int, ...]) -> None:
        with k.group("face", at=(0, 0, middle)):
            face(k, sides)

    return drawn
