"""The base of every node of a mesh program and the number types they share.

Every number is finite and bounded, so a hostile program cannot carry NaN,
infinities or sizes Blender cannot hold.
"""

from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, SerializerFunctionWrapHandler, model_serializer

MAX_COORDINATE_M = 1e5

Coordinate = Annotated[float, Field(ge=-MAX_COORDINATE_M, le=MAX_COORDINATE_M, allow_inf_nan=False)]
Length = Annotated[float, Field(gt=0, le=MAX_COORDINATE_M, allow_inf_nan=False)]
NonNegative = Annotated[float, Field(ge=0, le=MAX_COORDINATE_M, allow_inf_nan=False)]
Degrees = Annotated[float, Field(ge=-36000, le=36000, allow_inf_nan=False)]
Factor = Annotated[float, Field(gt=0, le=1e4, allow_inf_nan=False)]
Unit = Annotated[float, Field(ge=0, le=1, allow_inf_nan=False)]
Vec2 = tuple[Coordinate, Coordinate]
Vec3 = tuple[Coordinate, Coordinate, Coordinate]
Euler = tuple[Degrees, Degrees, Degrees]
Size3 = tuple[Length, Length, Length]
# The long arrays of numbers stop at their first wrong item: a hostile one must not cost a million complaints.
Outline = Annotated[list[Vec2], Field(min_length=3, max_length=4096, fail_fast=True)]
Name = Annotated[str, Field(min_length=1, max_length=120, pattern=r"^[A-Za-z0-9_][A-Za-z0-9_ .\-]*$")]
HexColor = Annotated[str, Field(pattern=r"^#[0-9a-fA-F]{6}$")]


class Node(BaseModel):
    """A node of the program: unknown fields are errors, values are immutable."""

    model_config = ConfigDict(extra="forbid", frozen=True, allow_inf_nan=False)


class TaggedNode(Node):
    """A node of a union, told apart by its field `type`, which is therefore always written."""

    type: Any

    @model_serializer(mode="wrap")
    def _keep_type(self, serialize: SerializerFunctionWrapHandler) -> dict[str, object]:
        return {"type": self.type, **serialize(self)}
