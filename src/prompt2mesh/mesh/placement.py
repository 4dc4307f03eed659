"""Where a part stands: explicit transforms, patterns of copies, and relations solved from real bounds."""

from typing import Annotated, Literal

from pydantic import Field

from prompt2mesh.mesh.node import Coordinate, Degrees, Euler, Factor, Length, Name, Node, NonNegative, TaggedNode, Vec3

IDENTITY_SCALE = (1.0, 1.0, 1.0)


class Transform(Node):
    """Scale, then rotate (XYZ Euler, degrees), then move."""

    location: Vec3 = (0.0, 0.0, 0.0)
    rotation: Euler = (0.0, 0.0, 0.0)
    scale: tuple[Factor, Factor, Factor] = IDENTITY_SCALE


class Anchor(Node):
    """A named place that a part publishes for others to use.

    `position` is in the part's own frame; `normal` is the way out of the
    surface. `half_size` bounds the usable area (x, y), `round` says whether it
    is an ellipse. `height` is the clear height (how deep a cavity is, how tall
    a hat may be); `radius` the size of what fits there (a head for a hat, a
    hand for a handle).
    """

    position: Vec3
    normal: Vec3 = (0.0, 0.0, 1.0)
    half_size: tuple[NonNegative, NonNegative] = (0.0, 0.0)
    round: bool = False
    height: NonNegative = 0.0
    radius: NonNegative = 0.0


RelationKind = Literal[
    "on", "in", "under", "beside", "left_of", "right_of", "in_front_of", "behind", "around",
    "above", "hanging_from", "leaning_on", "attached", "facing", "through", "worn", "held", "played", "against",
    "level", "planted", "over",
]  # fmt: skip


class Relation(Node):
    """Places a top-level part by another top-level part; solved after both are built.

    `index` of `count` spreads several parts with the same relation and target
    (four apples in a basket). `anchor` names one of the target's anchors;
    without it the builder takes the natural one, and finds a head, eyes, a neck
    or a hand on the real surface of what publishes none. `fit` scales the part so
    that its own `radius` (or width) matches the anchor's.
    """

    kind: RelationKind
    target: Name
    anchor: str | None = None
    index: Annotated[int, Field(ge=0, le=4096)] = 0
    count: Annotated[int, Field(ge=1, le=4096)] = 1
    gap: Coordinate = 0.0
    offset: Vec3 = (0.0, 0.0, 0.0)
    fit: bool = False


class Fit(Node):
    """Scales a finished part to a measured size; None leaves an axis free.

    `uniform` keeps proportions (the smallest factor that meets every given
    axis wins when several are given); `stretch` meets each axis exactly.
    """

    x: Length | None = None
    y: Length | None = None
    z: Length | None = None
    longest: Length | None = None
    mode: Literal["uniform", "stretch"] = "uniform"


class Linear(TaggedNode):
    """`count` copies, each `step` from the last; `center` centres the row on the part."""

    type: Literal["linear"] = "linear"
    count: Annotated[int, Field(ge=1, le=4096)]
    step: Vec3
    center: bool = False


class Radial(TaggedNode):
    """`count` copies turned about z through `center`, over `angle` degrees from `start`."""

    type: Literal["radial"] = "radial"
    count: Annotated[int, Field(ge=1, le=4096)]
    angle: Degrees = 360.0
    start: Degrees = 0.0
    center: Vec3 = (0.0, 0.0, 0.0)
    axis: Literal["x", "y", "z"] = "z"
    rise: Coordinate = 0.0


class Grid(TaggedNode):
    """Copies on a grid, centred on the part in x and y, rising in z."""

    type: Literal["grid"] = "grid"
    counts: tuple[
        Annotated[int, Field(ge=1, le=512)],
        Annotated[int, Field(ge=1, le=512)],
        Annotated[int, Field(ge=1, le=512)],
    ]
    step: Vec3


class Scatter(TaggedNode):
    """`count` copies on the surface of a sibling part, seeded and evenly spread.

    `min_up` keeps only places whose normal's z is at least that; `align` turns
    each copy's z to the normal; `spin` turns it at random about it.
    """

    type: Literal["scatter"] = "scatter"
    on: Name
    count: Annotated[int, Field(ge=1, le=4096)]
    seed: int = 0
    align: bool = True
    spin: bool = True
    min_up: Annotated[float, Field(ge=-1, le=1)] = -1.0
    scale_range: tuple[Factor, Factor] = (1.0, 1.0)
    sink: Coordinate = 0.0
    z_range: tuple[Coordinate, Coordinate] | None = None


class Poses(TaggedNode):
    """Copies at explicit transforms."""

    type: Literal["poses"] = "poses"
    poses: Annotated[list[Transform], Field(min_length=1, max_length=4096)]


class Mirrored(TaggedNode):
    """The part and its mirror image across the plane through the origin with normal `axis`."""

    type: Literal["mirror"] = "mirror"
    axis: Literal["x", "y", "z"] = "x"


Instances = Annotated[Linear | Radial | Grid | Scatter | Poses | Mirrored, Field(discriminator="type")]
