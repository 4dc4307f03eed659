"""The shapes a part can have.

All lengths are metres and all angles degrees. Primitives with a `pivot` stand
on z = 0 when it is `base` (the default) and are centred on the origin when it
is `center`. Spheres, ellipsoids, tori and capsules are always centred.
"""

from typing import Annotated, Literal

from pydantic import Field

from prompt2mesh.mesh.node import (
    Coordinate,
    Degrees,
    Factor,
    Length,
    Node,
    NonNegative,
    Outline,
    Size3,
    TaggedNode,
    Vec2,
    Vec3,
)

Pivot = Literal["base", "center"]
Segments = Annotated[int, Field(ge=3, le=1024)]


class Box(TaggedNode):
    """A cuboid, `size` along x, y, z."""

    type: Literal["box"] = "box"
    size: Size3
    pivot: Pivot = "base"


class Sphere(TaggedNode):
    """A UV sphere centred on the origin."""

    type: Literal["sphere"] = "sphere"
    radius: Length
    segments: Segments = 32


class Ellipsoid(TaggedNode):
    """A sphere stretched to three radii."""

    type: Literal["ellipsoid"] = "ellipsoid"
    radii: Size3
    segments: Segments = 32


class Cylinder(TaggedNode):
    """A circular cylinder along z; `exact` means the polygon has the circle's area."""

    type: Literal["cylinder"] = "cylinder"
    radius: Length
    height: Length
    segments: Segments = 48
    pivot: Pivot = "base"


class Cone(TaggedNode):
    """A frustum along z; a `radius_top` of 0 makes a pointed cone."""

    type: Literal["cone"] = "cone"
    radius_bottom: NonNegative
    radius_top: NonNegative = 0.0
    height: Length
    segments: Segments = 48
    pivot: Pivot = "base"


class Prism(TaggedNode):
    """A regular prism along z with `sides` sides and circumscribed radius `radius`."""

    type: Literal["prism"] = "prism"
    sides: Annotated[int, Field(ge=3, le=256)]
    radius: Length
    height: Length
    pivot: Pivot = "base"


class Torus(TaggedNode):
    """A ring in the xy plane: `radius` to the tube's centre, `tube` the tube's radius."""

    type: Literal["torus"] = "torus"
    radius: Length
    tube: Length
    segments: Segments = 48
    tube_segments: Segments = 16


class Capsule(TaggedNode):
    """A cylinder along z with half-sphere ends; `height` is the whole length."""

    type: Literal["capsule"] = "capsule"
    radius: Length
    height: Length
    segments: Segments = 32


class Lathe(TaggedNode):
    """A profile of (r, z) points turned about z.

    An open profile is closed to the axis at both ends; a `closed` profile is a
    ring-shaped section (a cup's wall, a tyre). `smooth` draws a Catmull-Rom
    spline through the points; `fillet` rounds every inner corner by a radius.
    """

    type: Literal["lathe"] = "lathe"
    profile: Annotated[list[Vec2], Field(min_length=2, max_length=1024, fail_fast=True)]
    closed: bool = False
    smooth: bool = False
    fillet: NonNegative = 0.0
    segments: Segments = 64
    angle: Annotated[float, Field(gt=0, le=360)] = 360.0


class Extrude(TaggedNode):
    """A 2D outline in xy with holes, raised along z from 0 to `height`.

    `smooth` draws a closed spline through the outline. `bevel` rounds the rim
    of both caps. `taper` scales the top outline, `twist` turns it.
    """

    type: Literal["extrude"] = "extrude"
    outline: Outline
    holes: Annotated[list[Outline], Field(max_length=512)] = []
    height: Length
    smooth: bool = False
    bevel: NonNegative = 0.0
    bevel_segments: Annotated[int, Field(ge=1, le=16)] = 2
    taper: Annotated[float, Field(ge=0, le=100)] = 1.0
    twist: Degrees = 0.0
    pivot: Pivot = "base"


class Sweep(TaggedNode):
    """A profile carried along a path.

    The profile is a circle of `radius`, or `profile` (closed outline; x across,
    y up). `radii` gives a factor at each path point (interpolated with it).
    `smooth` draws a spline through the path. `hollow` leaves a bore of that
    radius (circle profiles only), open at both ends.
    """

    type: Literal["sweep"] = "sweep"
    path: Annotated[list[Vec3], Field(min_length=2, max_length=4096, fail_fast=True)]
    radius: Length = 0.01
    profile: Outline | None = None
    radii: Annotated[list[Factor], Field(max_length=4096)] | None = None
    twist: Degrees = 0.0
    smooth: bool = True
    closed: bool = False
    round_caps: bool = False
    hollow: NonNegative = 0.0
    segments: Segments = 16
    resolution: Annotated[int, Field(ge=1, le=64)] = 6


class Section(Node):
    """A cross-section of a loft: a superellipse or an outline, placed in space.

    The section lies in the plane through `center` whose normal is the loft's
    axis. `exponent` 2 is an ellipse, 4 a rounded box, 1 a diamond.
    """

    center: Vec3
    radii: tuple[NonNegative, NonNegative] = (0.1, 0.1)
    exponent: Annotated[float, Field(ge=0.3, le=20)] = 2.0
    outline: Outline | None = None
    roll: Degrees = 0.0


class Loft(TaggedNode):
    """A skin over sections that lie across an `axis`.

    For axis z, section x and y are world x and y; for axis y (front to back),
    section x is world x and section y is world z; for axis x, section x is
    world y and section y is world z. A section of zero radii closes to a point.
    """

    type: Literal["loft"] = "loft"
    axis: Literal["x", "y", "z"] = "z"
    sections: Annotated[list[Section], Field(min_length=2, max_length=512)]
    smooth: bool = True
    closed: bool = False
    segments: Segments = 32
    resolution: Annotated[int, Field(ge=1, le=32)] = 4


class Text(TaggedNode):
    """Letters standing in the xz plane facing −y, extruded along y, based on z = 0."""

    type: Literal["text"] = "text"
    text: Annotated[str, Field(min_length=1, max_length=200)]
    height: Length
    depth: Length
    bevel: NonNegative = 0.0
    font: Literal["sans", "mono", "sans-bold"] = "sans"
    pivot: Pivot = "base"


class Heightfield(TaggedNode):
    """Ground of `size` (x, y): an explicit grid of heights or seeded fractal noise.

    `base` is the thickness of solid below z = 0.
    """

    type: Literal["heightfield"] = "heightfield"
    size: tuple[Length, Length]
    heights: Annotated[list[list[Coordinate]], Field(max_length=512, fail_fast=True)] | None = None
    amplitude: NonNegative = 0.1
    noise_scale: Length = 1.0
    resolution: Annotated[int, Field(ge=2, le=512)] = 64
    base: Length = 0.05
    round: bool = False
    seed: int = 0


class Blob(Node):
    """One piece of a blend: a round cone from `a` to `b`, or a ball where they are one.

    `squash` scales the piece about its middle along x, y, z (to make ellipsoids).
    `subtract` carves instead of adding.
    """

    a: Vec3
    b: Vec3 | None = None
    radius: Length
    radius_b: Length | None = None
    squash: Size3 = (1.0, 1.0, 1.0)
    rotation: tuple[Degrees, Degrees, Degrees] = (0.0, 0.0, 0.0)
    subtract: bool = False


class Blend(TaggedNode):
    """A smooth union of blobs; `smoothness` is the radius of the soft joins.

    `resolution` is the number of cells along the longest side.
    """

    type: Literal["blend"] = "blend"
    blobs: Annotated[list[Blob], Field(min_length=1, max_length=512)]
    smoothness: NonNegative = 0.02
    resolution: Annotated[int, Field(ge=8, le=192)] = 64


class SkinNode(Node):
    """A joint of a skeleton; `parent` is the index of an earlier node, or −1."""

    position: Vec3
    radius: Length
    parent: Annotated[int, Field(ge=-1, le=4095)] = -1


class Skin(TaggedNode):
    """A skeleton with radii, wrapped in one smooth closed surface."""

    type: Literal["skin"] = "skin"
    nodes: Annotated[list[SkinNode], Field(min_length=2, max_length=1024)]
    smoothness: NonNegative = 0.01
    resolution: Annotated[int, Field(ge=8, le=192)] = 64


class PolyMesh(TaggedNode):
    """Vertices and faces, the last resort."""

    type: Literal["mesh"] = "mesh"
    vertices: Annotated[list[Vec3], Field(min_length=3, max_length=200_000, fail_fast=True)]
    faces: Annotated[
        list[Annotated[list[Annotated[int, Field(ge=0)]], Field(min_length=3, max_length=64, fail_fast=True)]],
        Field(min_length=1, max_length=200_000, fail_fast=True),
    ]


Shape = Annotated[
    Box
    | Sphere
    | Ellipsoid
    | Cylinder
    | Cone
    | Prism
    | Torus
    | Capsule
    | Lathe
    | Extrude
    | Sweep
    | Loft
    | Text
    | Heightfield
    | Blend
    | Skin
    | PolyMesh,
    Field(discriminator="type"),
]
