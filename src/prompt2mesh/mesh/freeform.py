"""What foreign code may hand back: its limits, and the form in which it is checked.

Both sides read this: the process that runs the code, to say early and well what
is too much, and the process that asked, which believes nothing of it.
"""

import re
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from prompt2mesh.mesh.materials import Material
from prompt2mesh.mesh.node import Name, Node, Vec3
from prompt2mesh.mesh.placement import Transform
from prompt2mesh.mesh.program import Part
from prompt2mesh.mesh.shapes import PolyMesh

# A program holds at most 2 million values and 20 MB of text (mesh/parsing); this leaves room for the rest of it.
MAX_CODE_PARTS = 1000
MAX_CODE_VERTICES = 150_000
MAX_CODE_FACES = 150_000
MAX_FACE_CORNERS = 64
MAX_ANSWER_BYTES = 20_000_000
_NAME_LENGTH = 120
_SURFACE = "surface"


def fitting_name(text: str) -> str:
    """The nearest name that a part may have.

    Args:
        text: What an object is called in Blender, which may be anything.
    """
    plain = re.sub(r"[^A-Za-z0-9_ .\-]+", "_", text)[:_NAME_LENGTH].strip()
    return plain if re.match(r"[A-Za-z0-9_]", plain) else f"part {plain}"[:_NAME_LENGTH].strip()


class FoundMesh(Node):
    """The share of one object that is of one material."""

    name: Name
    vertices: Annotated[list[Vec3], Field(min_length=3, max_length=MAX_CODE_VERTICES, fail_fast=True)]
    faces: Annotated[
        list[Annotated[list[Annotated[int, Field(ge=0)]], Field(min_length=3, max_length=MAX_FACE_CORNERS)]],
        Field(min_length=1, max_length=MAX_CODE_FACES, fail_fast=True),
    ]
    material: Material
    smooth: bool = True
    location: Vec3

    @model_validator(mode="after")
    def _corners_exist(self) -> Self:
        highest = max(map(max, self.faces))
        if highest >= len(self.vertices):
            raise ValueError(f"a face names vertex {highest}; there are {len(self.vertices)}")
        return self

    def part(self) -> Part:
        """The part of a program that is this mesh."""
        return Part(
            name=self.name,
            shape=PolyMesh(vertices=self.vertices, faces=self.faces),
            material=_SURFACE,
            materials={_SURFACE: self.material},
            shading="auto" if self.smooth else "flat",
            placement=Transform(location=self.location),
        )


class FoundPart(Node):
    """A top-level object with all that hangs on it; `location` is where its meshes are counted from."""

    name: Name
    location: Vec3
    meshes: Annotated[list[FoundMesh], Field(min_length=1, max_length=MAX_CODE_PARTS)]

    def part(self) -> Part:
        """The part of a program: of one mesh, or a group of several."""
        if len(self.meshes) == 1:
            placement = Transform(location=self.location)
            return self.meshes[0].part().model_copy(update={"name": self.name, "placement": placement})
        children = [mesh.part() for mesh in self.meshes]
        return Part(name=self.name, placement=Transform(location=self.location), children=children)


class CodeAnswer(Node):
    """What the code made."""

    ok: Literal[True]
    parts: Annotated[list[FoundPart], Field(max_length=MAX_CODE_PARTS)] = []
    removed: Annotated[list[Name], Field(max_length=4096)] = []
    seconds: Annotated[float, Field(ge=0, allow_inf_nan=False)] = 0.0

    @model_validator(mode="after")
    def _within_limits(self) -> Self:
        meshes = [mesh for part in self.parts for mesh in part.meshes]
        for number, limit, what in (
            (len(meshes), MAX_CODE_PARTS, "meshes"),
            (sum(len(mesh.vertices) for mesh in meshes), MAX_CODE_VERTICES, "vertices"),
            (sum(len(mesh.faces) for mesh in meshes), MAX_CODE_FACES, "faces"),
        ):
            if number > limit:
                raise ValueError(f"at most {limit} {what} are taken; there are {number}")
        return self


class CodeFailure(Node):
    """Why the code made nothing."""

    ok: Literal[False]
    message: Annotated[str, Field(max_length=5000)]
    line: int | None = None
    seconds: Annotated[float, Field(ge=0, allow_inf_nan=False)] = 0.0
