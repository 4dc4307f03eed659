"""The library's words, indexed for reading: noun phrase → kind, and what each kind can be asked for."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache

from prompt2mesh.language.morphology import singular
from prompt2mesh.library.make import make_part
from prompt2mesh.library.registry import Asset, load_library
from prompt2mesh.mesh.presets import PRESETS
from prompt2mesh.mesh.program import Origin, Part

_SPLIT = re.compile(r"[\s_\-]+")
MAX_PHRASE = 5
_PLURAL = 20
_COARSE = 0.25


def normal(phrase: str) -> str:
    """A phrase in lower case with the last word in the singular and hyphens as blanks."""
    words = [w.removesuffix("'s").removesuffix("'") for w in _SPLIT.split(phrase.strip().lower())]
    return " ".join([*words[:-1], singular(words[-1])])


@dataclass(frozen=True)
class Vocabulary:
    """Every noun of the library with its kinds, and every adjective some kind answers to."""

    assets: Mapping[str, Asset]
    nouns: Mapping[str, tuple[str, ...]]
    adjectives: Mapping[str, frozenset[str]]
    plurals: Mapping[str, str] = field(default_factory=dict[str, str])

    def kinds(self, phrase: str) -> tuple[str, ...]:
        """The kinds a noun phrase means, the likeliest first."""
        found = self.nouns.get(normal(phrase), ())
        plural = self.plurals.get(phrase.strip().lower())
        return (plural, *(k for k in found if k != plural)) if plural else found


def build_vocabulary(assets: Mapping[str, Asset]) -> Vocabulary:
    """Indexes declarations; where two kinds claim a word, the one that lists it earlier wins."""
    claims: dict[str, list[tuple[int, str]]] = {}
    adjectives: dict[str, set[str]] = {}
    plurals: dict[str, str] = {}
    for kind, asset in assets.items():
        for rank, word in enumerate(dict.fromkeys([*asset.words, kind])):
            # Everyday things come before the plain solids and machine parts of the same name.
            weight = rank + 100 * (asset.family == "technical")
            if rank == 0 and singular(word.lower().split()[-1]) != word.lower().split()[-1]:
                plurals.setdefault(word.lower(), kind)  # "glasses" are not two glasses
                weight += _PLURAL
            claims.setdefault(normal(word), []).append((weight, kind))
        for word in adjective_words(asset):
            adjectives.setdefault(word, set()).add(kind)
    nouns = {word: tuple(dict.fromkeys(k for _, k in sorted(found))) for word, found in claims.items()}
    for word in [w for w in nouns if " " in w]:
        nouns.setdefault(word.replace(" ", ""), nouns[word])
    return Vocabulary(assets, nouns, {w: frozenset(k) for w, k in adjectives.items()}, plurals)


def adjective_words(asset: Asset) -> set[str]:
    """Every adjective the asset gives a meaning of its own."""
    found = {w.lower().replace("_", " ").replace("-", " ") for w in (*asset.adjectives, *asset.styles, *asset.states)}
    for declared in asset.parameters:
        found.update(c.lower().replace("_", " ").replace("-", " ") for c in declared.parameter.choices)
    return found


@cache
def vocabulary() -> Vocabulary:
    """The vocabulary of the whole library."""
    return build_vocabulary(load_library())


@cache
def stone_slot(kind: str) -> str | None:
    """The slot of the cut stones that are set in the kind (a crown's jewels), if it has any."""
    slots = vocabulary().assets[kind].slots
    return next(
        (
            slot
            for slot, material in slots.items()
            if slot.startswith(("gem", "jewel", "stone")) and PRESETS[material.preset].family == "gem"
        ),
        None,
    )


@cache
def part_nouns(kind: str) -> frozenset[str]:
    """Every noun that names a part of the kind: declared words, part names, slots, flags and counts."""
    asset = vocabulary().assets[kind]
    words = {normal(w) for w in (*asset.parts, *asset.slots)}
    for declared in asset.parameters:
        optional = declared.parameter.unit == "choice" and "none" in declared.parameter.choices
        if declared.parameter.unit in {"flag", "count"} or optional:
            words.update(normal(w) for w in (*declared.words, declared.parameter.name))
    pending: list[Part] = list(make_part(Origin(asset=kind), detail=_COARSE).children)
    while pending:
        part = pending.pop()
        names = part.name.split()
        words.update(normal(" ".join(names[:length])) for length in range(1, len(names) + 1))
        pending.extend(part.children)
    return frozenset(words)
