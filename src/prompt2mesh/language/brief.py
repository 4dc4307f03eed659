"""The brief: what a prompt asks for, as data, with every word accounted for.

A brief says what was understood of the words. What each wish does to a model,
and whether it could be met, is decided by a modeler.
"""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict

from prompt2mesh.mesh.features import Feature as MachinedFeature

WordRole = Literal[
    "object", "count", "colour", "material", "size", "part", "relation", "style", "state", "shape",
    "pattern", "text", "framing", "opinion", "grammar", "feature", "unknown",
]  # fmt: skip
How = Literal["exact", "synonym", "wordnet", "none"]


class Frozen(BaseModel):
    """Base of the brief's nodes."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Span(Frozen):
    """Characters `start`..`end` of the prompt."""

    start: int
    end: int


class Word(Frozen):
    """A token of the prompt and what it was taken as."""

    text: str
    span: Span
    role: WordRole


class Resolution(Frozen):
    """How a noun was matched to a kind of the library.

    `distance` counts the steps up and down the WordNet hierarchy; `common` is the meaning they share.
    """

    how: How
    kind: str | None = None
    distance: int = 0
    common: str = ""
    specific: bool = False


class Color(Frozen):
    """A colour as written and as `#rrggbb`."""

    text: str
    hex: str
    accent: bool = False


class MaterialWish(Frozen):
    """A material as written and the preset it means; `role` says when it is only a trim or covering."""

    text: str
    preset: str
    role: Literal["whole", "trim", "cover", "studs", "like"] = "whole"


class Size(Frozen):
    """A length along an axis, metres (`axis` height, width, depth, length, diameter, thickness, longest...)."""

    text: str
    axis: str
    metres: float


class VagueSize(Frozen):
    """A size without a number: a factor along an axis ("tall": height × 1.4)."""

    text: str
    axis: Literal["all", "height", "width", "depth", "length", "thickness"]
    factor: float


class Trait(Frozen):
    """An adjective: the word as written and the canonical word it stands for."""

    text: str
    name: str


class PartWish(Frozen):
    """A part asked for (or asked away) with attributes of its own."""

    text: str
    noun: str
    present: bool = True
    count: int | None = None
    colors: tuple[Color, ...] = ()
    materials: tuple[MaterialWish, ...] = ()
    sizes: tuple[Size, ...] = ()
    vague: tuple[VagueSize, ...] = ()
    shades: tuple[Trait, ...] = ()
    traits: tuple[Trait, ...] = ()
    patterns: tuple[Trait, ...] = ()
    span: Span


class Feature(Frozen):
    """A feature of a technical part ("four 4 mm holes 5 mm from the corners"): parameters, or what is machined into it.

    `name` is `default` where it tells what nobody said and was assumed; `note` says it in words.
    """

    text: str
    name: str
    values: dict[str, float | int | str | bool] = {}
    machined: list[MachinedFeature] = []
    note: str = ""


class ObjectWish(Frozen):
    """One kind of thing, so many times, with its attributes."""

    number: int
    noun: str
    span: Span
    resolution: Resolution
    count: int = 1
    count_text: str = ""
    arrangement: str = ""
    colors: tuple[Color, ...] = ()
    materials: tuple[MaterialWish, ...] = ()
    sizes: tuple[Size, ...] = ()
    vague: tuple[VagueSize, ...] = ()
    styles: tuple[Trait, ...] = ()
    states: tuple[Trait, ...] = ()
    shapes: tuple[Trait, ...] = ()
    patterns: tuple[Trait, ...] = ()
    adjectives: tuple[Trait, ...] = ()
    parts: tuple[PartWish, ...] = ()
    texts: tuple[str, ...] = ()
    features: tuple[Feature, ...] = ()
    shades: tuple[Trait, ...] = ()
    compared: tuple[Comparison, ...] = ()

    @property
    def kind(self) -> str | None:
        """The kind of the library it was resolved to."""
        return self.resolution.kind


class RelationWish(Frozen):
    """`subject` stands in a relation to `target` (numbers of objects).

    `verb` is the word as written when it was an action ("riding"); `literal` says
    whether the relation is the one asked or the nearest that can be shown; `part`
    is the part of the target that was named ("on its head": head).
    """

    kind: str
    subject: int
    target: int
    text: str
    verb: str = ""
    literal: bool = True
    part: str = ""


class Comparison(Frozen):
    """A size said of another thing: `factor` times its `of_axis`, plus `delta_m` metres.

    `target` is the number of the other object; None compares a thing with itself.
    """

    text: str
    axis: str
    factor: float = 1.0
    delta_m: float = 0.0
    target: int | None = None
    of_axis: str = ""


class Correction(Frozen):
    """A misspelt word and the word it was read as."""

    text: str
    spelled: str


class Framing(Frozen):
    """Words about the picture, not the thing."""

    text: str


class Brief(Frozen):
    """What the prompt asks for."""

    prompt: str
    objects: tuple[ObjectWish, ...]
    relations: tuple[RelationWish, ...] = ()
    framing: tuple[Framing, ...] = ()
    words: tuple[Word, ...] = ()
    corrections: tuple[Correction, ...] = ()
    style: Literal["smooth", "low-poly"] | None = None

    @property
    def unknown_words(self) -> tuple[Word, ...]:
        """The words nothing was made of."""
        return tuple(w for w in self.words if w.role == "unknown")
