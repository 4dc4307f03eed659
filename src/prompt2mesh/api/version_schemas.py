"""What the endpoints of versions answer with."""

from typing import Any, Literal

from pydantic import Field

from prompt2mesh.api.schemas import Answer, VersionSummary
from prompt2mesh.mesh.checklist import WishKind, WishStatus
from prompt2mesh.studio.service.contents import ParameterKind, PartView, Slider
from prompt2mesh.studio.service.differences import Difference


class Parameter(Answer):
    """A slider, a choice or a switch of a model."""

    name: str = Field(description="Give it back in `values`.", examples=["height"])
    label: str = Field(examples=["Height"])
    group: str = Field(description="The object it belongs to.", examples=["table"])
    kind: ParameterKind
    unit: str = Field(description="`m` for lengths, `deg` for angles.", examples=["m"])
    minimum: float | None = Field(examples=[0.3])
    maximum: float | None = Field(examples=[1.2])
    step: float | None = Field(description="A sensible step for a slider.", examples=[0.005])
    default: float | bool | str = Field(examples=[0.75])
    value: float | bool | str = Field(examples=[0.75])
    choices: list[str] = Field(description="Where it is one of a few words.")
    description: str

    @classmethod
    def of(cls, slider: Slider) -> "Parameter":
        """A slider as an answer."""
        return cls(**vars(slider))


class Parameters(Answer):
    """What can be slid, object by object."""

    parameters: list[Parameter]


class Part(Answer):
    """A part that was built."""

    path: str = Field(description="Names it in changes.", examples=["table/leg 2"])
    label: str = Field(examples=["leg 2"])
    object: str = Field(examples=["table"])
    material: str = Field(description="A name of `/v1/materials`.", examples=["brass"])
    color: str = Field(examples=["#d4b15a"])
    size_m: tuple[float, float, float] = Field(description="Width, depth and height.")
    triangles: int
    watertight: bool
    copies: int = Field(description="How many parts have this path; a change changes all of them.")

    @classmethod
    def of(cls, part: PartView) -> "Part":
        """A part as an answer."""
        return cls(**vars(part))


class Parts(Answer):
    """The parts of a model."""

    parts: list[Part]


class Wish(Answer):
    """One wish of the words and what became of it."""

    phrase: str = Field(examples=["four brass legs"])
    kind: WishKind
    status: WishStatus
    note: str


class Checklist(Answer):
    """Every wish of the words, those of later edits too."""

    items: list[Wish]


class Change(Answer):
    """One thing that is different."""

    path: str = Field(examples=["height"])
    kind: Literal["added", "removed", "changed"]
    before: Any = None
    after: Any = None
    text: str = Field(examples=["height: 0.75 → 0.9"])

    @classmethod
    def of(cls, difference: Difference) -> "Change":
        """A difference as an answer."""
        return cls(**vars(difference))


class Previews(Answer):
    """The quick pictures of the two versions."""

    before: str | None
    after: str | None


class Comparison(Answer):
    """What is different between two versions."""

    changes: list[Change]
    before: VersionSummary
    after: VersionSummary
    previews: Previews
