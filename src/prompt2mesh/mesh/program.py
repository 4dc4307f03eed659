"""The MeshProgram: a tree of named parts, with materials, modifiers and parameters.

This is the seam between every modeler and every builder. It is validated here
and nowhere else. Same program and same seed give the same geometry hash.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from prompt2mesh.mesh.features import Feature
from prompt2mesh.mesh.materials import Material
from prompt2mesh.mesh.node import Coordinate, Degrees, HexColor, Length, Name, Node, NonNegative, TaggedNode, Unit, Vec3
from prompt2mesh.mesh.placement import Anchor, Fit, Instances, Relation, Transform
from prompt2mesh.mesh.shapes import Shape

SCHEMA_VERSION = 1
MAX_COPIES = 20_000  # of one part
MAX_TEXT = 60  # letters that a text parameter may have
CopyNumber = Annotated[int, Field(ge=1, le=MAX_COPIES)]
Axis = Literal["x", "y", "z"]
Formula = Annotated[str, Field(min_length=2, max_length=201, pattern=r"^=")]


class Boolean(TaggedNode):
    """Cuts, joins or intersects with `tools`, given in the part's own frame."""

    type: Literal["boolean"] = "boolean"
    operation: Literal["cut", "join", "intersect"]
    tools: Annotated[list[Part], Field(min_length=1, max_length=512)]


class Bevel(TaggedNode):
    """Rounds edges sharper than `angle` by `width`; one segment is a chamfer."""

    type: Literal["bevel"] = "bevel"
    width: Length
    segments: Annotated[int, Field(ge=1, le=32)] = 2
    angle: Annotated[float, Field(ge=0, le=180)] = 30.0


class Shell(TaggedNode):
    """Hollows a closed shape to a wall of `thickness`; `open` removes the faces that side."""

    type: Literal["shell"] = "shell"
    thickness: Length
    open: Literal["none", "top", "bottom", "front", "back", "both"] = "none"


class Mirror(TaggedNode):
    """Adds the mirror image and welds the seam, making one mesh."""

    type: Literal["mirror"] = "mirror"
    axis: Axis = "x"


class Array(TaggedNode):
    """Repeats within one mesh."""

    type: Literal["array"] = "array"
    count: Annotated[int, Field(ge=1, le=1024)]
    step: Vec3


class Subdivide(TaggedNode):
    """Catmull-Clark (`smooth`) or plain subdivision."""

    type: Literal["subdivide"] = "subdivide"
    levels: Annotated[int, Field(ge=1, le=4)] = 1
    smooth: bool = True


class Deform(TaggedNode):
    """Bend, twist or taper along z (bend: `angle` over the height, towards −y unless `toward` says)."""

    type: Literal["bend", "twist", "taper"]
    angle: Degrees = 0.0
    factor: Annotated[float, Field(ge=-10, le=10)] = 0.0
    toward: Literal["-y", "y", "-x", "x"] = "-y"


class Displace(TaggedNode):
    """Moves vertices along normals by seeded fractal noise of size `scale` and height `strength`."""

    type: Literal["displace"] = "displace"
    strength: Annotated[float, Field(ge=-1000, le=1000)]
    scale: Length = 0.1
    octaves: Annotated[int, Field(ge=1, le=8)] = 3
    seed: int = 0
    keep_base: bool = False


class Weld(TaggedNode):
    """Merges vertices nearer than `distance`."""

    type: Literal["weld"] = "weld"
    distance: NonNegative = 1e-5


class Decimate(TaggedNode):
    """Keeps about `ratio` of the triangles."""

    type: Literal["decimate"] = "decimate"
    ratio: Annotated[float, Field(gt=0, le=1)]


class Cutaway(TaggedNode):
    """Removes everything on one side of a plane and closes the cut."""

    type: Literal["cutaway"] = "cutaway"
    point: Vec3 = (0.0, 0.0, 0.0)
    normal: Vec3 = (0.0, 0.0, 1.0)


Modifier = Annotated[
    Boolean | Bevel | Shell | Mirror | Array | Subdivide | Deform | Displace | Weld | Decimate | Cutaway,
    Field(discriminator="type"),
]


class Paint(Node):
    """Colours part of a surface at its vertices, so needs a dense mesh.

    `ellipsoid` colours inside an ellipsoid at `center` with `radii`, with a
    `softness` edge (share of the radius). `gradient` blends along `axis` from
    `start` to `end`. `stripes`, `spots` and `noise` vary with `scale`.
    All coordinates are in the part's own frame.
    """

    kind: Literal["ellipsoid", "gradient", "stripes", "spots", "noise"]
    color: HexColor
    center: Vec3 = (0.0, 0.0, 0.0)
    radii: Vec3 = (0.1, 0.1, 0.1)
    softness: Unit = 0.15
    axis: Axis = "z"
    start: Coordinate = 0.0
    end: Coordinate = 1.0
    scale: Length = 0.1
    amount: Unit = 0.5
    seed: int = 0


AlterationKind = Literal[
    "broken", "chipped", "cracked", "dented", "crumpled", "deflated", "torn", "halved", "bitten", "melting",
    "dripping", "snowy", "mossy", "icy", "bent",
]  # fmt: skip


class Alteration(Node):
    """What happened to a whole top-level part after it was made; done to its built meshes."""

    kind: AlterationKind
    amount: Unit = 0.5
    seed: int = 0


class Part(Node):
    """A named node of the model: one shape (or none, for a group), and its children.

    `material` is a key of `materials` of this part or of the nearest ancestor that
    has it, else of the program's materials, else the name of a preset.
    `only_copy` builds just that copy of `instances`, under the part's own name, and
    `without_copies` leaves some out; copies are numbered from 1, as their names are.
    `formulas` says which of its numbers follow parameters: JSON pointer within the
    part, such as `/shape/size/2`, to expression.
    """

    name: Name
    shape: Shape | None = None
    modifiers: Annotated[list[Modifier], Field(max_length=64)] = []
    material: str | None = None
    paint: Annotated[list[Paint], Field(max_length=128)] = []
    placement: Transform = Transform()
    relation: Relation | None = None
    fit: Fit | None = None
    instances: Instances | None = None
    only_copy: CopyNumber | None = None
    without_copies: Annotated[list[CopyNumber], Field(max_length=4096)] = []
    children: Annotated[list[Part], Field(max_length=4096)] = []
    anchors: dict[str, Anchor] = {}
    materials: dict[str, Material] = {}
    shading: Literal["auto", "smooth", "flat"] = "auto"
    origin: Origin | None = None
    alterations: Annotated[list[Alteration], Field(max_length=8)] = []
    formulas: Annotated[dict[str, Formula], Field(max_length=4096)] = {}


class PartOverride(Node):
    """An edit laid over the named parts of an asset after it is made.

    `part` is a word for parts ("leg" means every part whose name begins so, or
    "" for all). Where it is `exact`, it is the whole name of one part, or of one
    copy of it, as the asset gave it ("leg 2"): it is scaled about its middle, and
    may get another `name`. `color` keeps what the part is made of.
    """

    part: str
    material: Material | None = None
    scale: Vec3 | None = None
    remove: bool = False
    exact: bool = False
    color: HexColor | None = None
    name: Name | None = None


class Origin(Node):
    """Which asset made this part and from what, so that it can be made again with a change.

    Holds only what differs from the asset's own defaults.
    """

    asset: str
    parameters: dict[str, float | int | str | bool] = {}
    seed: int = 0
    style: str | None = None
    states: list[str] = []
    materials: dict[str, Material] = {}
    overrides: list[PartOverride] = []
    features: Annotated[list[Feature], Field(max_length=256)] = []
    word: str = ""


class Parameter(Node):
    """A named number a person can slide: `value` within `minimum`..`maximum`.

    One that has a `formula` follows other parameters, until it is set itself.
    """

    name: Annotated[str, Field(pattern=r"^[A-Za-z_][A-Za-z0-9_.]{0,119}$")]
    value: float | int | str | bool
    default: float | int | str | bool
    unit: Literal["m", "deg", "count", "factor", "choice", "flag", "text"] = "m"
    minimum: float | None = None
    maximum: float | None = None
    choices: list[str] = []
    description: str = ""
    formula: Formula | None = None


class MeshProgram(Node):
    """A whole model: units are metres, z up, front towards −y, standing on z = 0.

    `formulas` are those of numbers outside of parts: `/materials/wood/roughness`.
    """

    schema_version: Literal[1] = 1
    name: Annotated[str, Field(min_length=1, max_length=200)] = "model"
    prompt: Annotated[str, Field(max_length=4000)] = ""
    seed: Annotated[int, Field(ge=0, le=2**31 - 1)] = 0
    style: Literal["smooth", "low-poly"] = "smooth"
    detail: Annotated[float, Field(ge=0.1, le=4)] = 1.0
    parameters: Annotated[list[Parameter], Field(max_length=2048)] = []
    materials: dict[str, Material] = {}
    parts: Annotated[list[Part], Field(min_length=1, max_length=4096)]
    formulas: Annotated[dict[str, Formula], Field(max_length=4096)] = {}


for _model in (Part, Boolean, MeshProgram):
    _model.model_rebuild()
