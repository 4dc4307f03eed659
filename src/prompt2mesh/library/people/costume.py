"""Declares a person by what they wear and carry: one row of data and a function that adds the extras."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Literal

from prompt2mesh.library.kit import Kit
from prompt2mesh.library.people.figure import Clothes, Figure
from prompt2mesh.library.people.heads import Face
from prompt2mesh.library.people.persons import (
    BODY_ADJECTIVES,
    BODY_SLOTS,
    BODY_STYLES,
    body_parameters,
    child_look,
    man_look,
    woman_look,
)
from prompt2mesh.library.registry import Adjustment, asset
from prompt2mesh.mesh.materials import Material


def _nothing(_fig: Figure) -> None:
    pass


@dataclass(frozen=True)
class Costume:
    """A kind of person.

    Attributes:
        body: Whose body and face it starts from.
        colors: Materials by slot, over the everyday ones; further slots are the extras'.
        size: Changes to the proportions (shoulders, belly, heads as a factor of its own, ...).
        face: Changes to the face.
        beard: Its length below the chin in heads; negative for none.
        extras: Draws what the clothes of the body do not cover.
    """

    kind: str
    words: tuple[str, ...]
    about: str
    colors: Mapping[str, Material | str]
    main_slot: str
    body: Literal["man", "woman", "boy", "girl"] = "man"
    height_m: float = 1.78
    pose: str = "standing"
    hair: str = "short"
    clothes: Clothes = field(default_factory=Clothes)
    size: Mapping[str, float] = field(default_factory=dict[str, float])
    face: Mapping[str, object] = field(default_factory=dict[str, object])
    beard: float = -1.0
    mustache: bool = False
    hat: bool = False
    extras: Callable[[Figure], None] = _nothing
    adjectives: Mapping[str, Mapping[str, Adjustment]] = field(default_factory=dict[str, Mapping[str, Adjustment]])


def declare(costume: Costume) -> None:
    """Registers the costume as an asset."""

    def build(k: Kit) -> None:
        costume.extras(Figure(k, _look(k, costume)).draw())

    build.__module__ = f"{__package__}.{costume.kind}"
    asset(
        kind=costume.kind, words=costume.words, about=costume.about,
        parameters=body_parameters(costume.height_m, pose=costume.pose, hair=costume.hair),
        slots={**BODY_SLOTS, **costume.colors}, main_slot=costume.main_slot, styles=BODY_STYLES,
        adjectives={**BODY_ADJECTIVES, **costume.adjectives}, category="creature",
    )(build)  # fmt: skip


def _look(k: Kit, costume: Costume):  # noqa: ANN202 - figure.Look
    changes: dict[str, object] = {"beard": costume.beard, "mustache": costume.mustache, "hat": costume.hat}
    if costume.body == "man":
        look = man_look(k, costume.clothes, **changes)
    elif costume.body == "woman":
        look = woman_look(k, costume.clothes, **changes)
    else:
        look = child_look(k, costume.clothes, girl=costume.body == "girl", **changes)
    size = dict(costume.size)
    heads = look.size.heads * size.pop("heads_factor", 1.0)
    girth = look.size.girth * size.pop("girth_factor", 1.0)
    belly = look.size.belly + size.pop("belly", 0.0)
    face: Face = replace(look.face, **costume.face)  # pyright: ignore[reportArgumentType]
    return replace(look, face=face, size=replace(look.size, heads=heads, girth=girth, belly=belly, **size))
