"""What the built-in modeler knows, for people who look for what to ask."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Sequence
from difflib import get_close_matches
from functools import cache

from prompt2mesh.library.registry import Asset, load_library
from prompt2mesh.mesh.errors import UnknownObjectError
from prompt2mesh.mesh.presets import preset_of
from prompt2mesh.studio.ports.catalogue import Kind

_COLOURS = ("red", "blue", "green", "yellow", "black", "white", "turquoise")
_LOOKS = {
    "wood": ("oak", "walnut", "pine"), "metal": ("brass", "copper", "steel"), "stone": ("marble", "granite"),
    "fabric": _COLOURS, "paint": _COLOURS, "plastic": _COLOURS, "ceramic": ("white", "blue", "green"),
}  # fmt: skip
_POSES = ("sitting", "sleeping", "running", "walking", "jumping", "swimming", "standing", "lying")


class LibraryCatalogue:
    """See `studio.ports.catalogue.Catalogue`."""

    def kinds(self, *, text: str = "", family: str | None = None) -> Sequence[Kind]:
        """Kinds that the words are in, the best first."""
        words = text.lower().split()
        found = [one for one in _kinds() if family in (None, one.family) and _rank(one, words) is not None]
        return sorted(found, key=lambda one: (_rank(one, words), one.name))

    def kind(self, name: str) -> Kind:
        """A kind by its name or a noun."""
        plain = name.strip().lower().replace("_", " ").replace("-", " ")
        for one in _kinds():
            if plain in {one.name.replace("_", " "), *one.words}:
                return one
        near = get_close_matches(plain, [word for one in _kinds() for word in one.words], n=5)
        raise UnknownObjectError(
            f"the library has no {name[:80]!r}", hint="look at GET /v1/library", suggestions=tuple(near)
        )

    def families(self) -> dict[str, int]:
        """The families and how many kinds each has."""
        return dict(sorted(Counter(one.family for one in _kinds()).items()))


def _rank(kind: Kind, words: Sequence[str]) -> int | None:
    """How well a kind fits the words: 0 best, None not at all."""
    text = " ".join(words)
    if not words:
        return 0
    if text in kind.words or text == kind.title:
        return 0
    if any(word.startswith(text) for word in (kind.title, *kind.words)):
        return 1
    named = " ".join((kind.name.replace("_", " "), kind.family, *kind.words))
    if all(word in named for word in words):
        return 2
    whole = f"{named} {kind.about.lower()}"
    return 3 if all(word in whole for word in words) else None


@cache
def _kinds() -> tuple[Kind, ...]:
    return tuple(_kind(asset) for asset in load_library().values())


def _kind(asset: Asset) -> Kind:
    return Kind(
        name=asset.kind, title=asset.words[0], family=asset.family, about=asset.about, words=asset.words,
        example=_example(asset), parameters=tuple(p.parameter for p in asset.parameters),
        materials={slot: material.label for slot, material in asset.slots.items()}, styles=tuple(asset.styles),
        states=asset.states, adjectives=tuple(asset.adjectives),
    )  # fmt: skip


def _example(asset: Asset) -> str:
    """A sentence that this asset can be asked by; always the same one."""
    title = asset.words[0]
    choices: Sequence[str] = ()
    if asset.category == "creature":
        poses = asset.parameter("pose")
        choices = [word for word in _POSES if poses is not None and word in poses.parameter.choices]
    elif asset.category == "object" and asset.family not in {"food", "plants"} and asset.main_slot:
        choices = _LOOKS.get(preset_of(asset.slots[asset.main_slot].preset).family, ())
    word = random.Random(asset.kind).choice(choices) if choices else ""
    return " ".join(part for part in (_article(word or title), word, title) if part)


def _article(word: str) -> str:
    return "an" if word[:1] in "aeiou" else "a"
