"""Features of a machined part: holes, cut-outs, bosses, grooves and solids joined to or cut from its stock.

They are part of an object's origin, so an edit of the stock moves the holes
with its edges. Positions are on a face of the stock, in the face's own axes:
u to the right and v up as somebody sees the face who stands in front of it
(for the top, u is x and v is y). Lengths are metres.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from prompt2mesh.mesh.node import Degrees, Length, Node, NonNegative, TaggedNode, Vec2

Face = Literal["top", "bottom", "front", "back", "left", "right"]
FACES: tuple[Face, ...] = ("top", "bottom", "front", "back", "left", "right")


class Spread(Node):
    """Where the copies of a feature go on their face.

    `inset` is the distance of the outermost centres from the edges along u and
    v (0 for a usual one), `spacing` that between centres (0 to spread evenly).
    `sides` puts one
    copy `inset` from the edge that `side` names along u and v (−1 left or lower,
    1 right or upper, 0 in the middle). `points` are measured from the lower left corner of the face, or from its
    middle where `from_middle` is set; `offset` shifts everything.
    """

    arrangement: Literal["center", "corners", "circle", "row", "grid", "points", "sides"] = "center"
    count: Annotated[int, Field(ge=1, le=1024)] = 1
    columns: Annotated[int, Field(ge=0, le=256)] = 0
    inset: tuple[NonNegative, NonNegative] = (0.0, 0.0)
    spacing: tuple[NonNegative, NonNegative] = (0.0, 0.0)
    circle: NonNegative = 0.0
    points: Annotated[list[Vec2], Field(max_length=1024)] = []
    from_middle: bool = False
    side: tuple[Annotated[int, Field(ge=-1, le=1)], Annotated[int, Field(ge=-1, le=1)]] = (0, 0)
    offset: Vec2 = (0.0, 0.0)
    along: Literal["auto", "u", "v"] = "auto"
    turn: Degrees = 0.0


class Figure(Node):
    """A plane figure: `size` is its width and depth (a polygon's is across its flats)."""

    shape: Literal["round", "rectangle", "obround", "polygon"] = "round"
    size: tuple[Length, Length]
    sides: Annotated[int, Field(ge=3, le=64)] = 6
    corner_radius: NonNegative = 0.0
    turn: Degrees = 0.0


class Hole(TaggedNode):
    """Round holes; a `depth` of 0 goes through. A counterbore or countersink is at the face."""

    type: Literal["hole"] = "hole"
    face: Face = "top"
    spread: Spread = Spread()
    diameter: Length
    depth: NonNegative = 0.0
    counterbore_diameter: NonNegative = 0.0
    counterbore_depth: NonNegative = 0.0
    countersink_diameter: NonNegative = 0.0
    countersink_angle: Annotated[float, Field(ge=20, le=160)] = 90.0


class Cutout(TaggedNode):
    """Slots, pockets and windows; a `depth` of 0 goes through."""

    type: Literal["cutout"] = "cutout"
    face: Face = "top"
    spread: Spread = Spread()
    figure: Figure
    depth: NonNegative = 0.0


class Boss(TaggedNode):
    """Raised figures: bosses, posts, ribs and fins, with a hole in each where `bore` is not 0."""

    type: Literal["boss"] = "boss"
    face: Face = "top"
    spread: Spread = Spread()
    figure: Figure
    height: Length
    bore: NonNegative = 0.0
    bore_depth: NonNegative = 0.0


class Groove(TaggedNode):
    """A straight channel over the whole face, or a step or bevel where it lies `at_edge`.

    `width` is that of the opening; a dovetail or T widens to `inner_width`
    (a T from `neck_depth` on).
    """

    type: Literal["groove"] = "groove"
    face: Face = "top"
    section: Literal["rectangle", "vee", "round", "dovetail", "tee", "bevel"] = "rectangle"
    width: Length
    depth: Length
    inner_width: NonNegative = 0.0
    neck_depth: NonNegative = 0.0
    along: Literal["u", "v"] = "u"
    at_edge: Literal["no", "low", "high", "both"] = "no"
    spread: Spread = Spread()


class RingGroove(TaggedNode):
    """A groove turned into a round body; `position` is from the lower end to its middle (0 for the middle)."""

    type: Literal["ring_groove"] = "ring_groove"
    width: Length
    depth: Length
    position: NonNegative = 0.0
    section: Literal["rectangle", "vee", "round"] = "rectangle"
    inside: bool = False


class Keyway(TaggedNode):
    """A keyway in a round body: outside, or in its bore; a `length` of 0 runs over the whole body."""

    type: Literal["keyway"] = "keyway"
    width: Length
    depth: Length
    length: NonNegative = 0.0
    from_end: bool = False
    bore: NonNegative = 0.0


class Flat(TaggedNode):
    """Flats milled along a round body, `depth` below its surface, `length` from the upper end (0: whole)."""

    type: Literal["flat"] = "flat"
    depth: Length
    length: NonNegative = 0.0
    count: Annotated[int, Field(ge=1, le=8)] = 1


class Joined(TaggedNode):
    """Another solid of the library joined to the stock, cut from it or intersected with it."""

    type: Literal["solid"] = "solid"
    operation: Literal["join", "cut", "intersect"] = "join"
    asset: Annotated[str, Field(max_length=80)]
    parameters: dict[str, float | int | str | bool] = {}
    place: Literal["on", "under", "middle", "sunk", "level", "right", "left", "front", "back", "corner"] = "on"


class Profile(TaggedNode):
    """The corners of a section that the asset turns, raises or carries along `path`."""

    type: Literal["profile"] = "profile"
    points: Annotated[list[tuple[float, float]], Field(max_length=1024)] = []
    path: Annotated[list[tuple[float, float, float]], Field(max_length=1024)] = []


Feature = Annotated[
    Hole | Cutout | Boss | Groove | RingGroove | Keyway | Flat | Joined | Profile, Field(discriminator="type")
]
