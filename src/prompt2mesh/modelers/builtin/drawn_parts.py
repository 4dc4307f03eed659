"""The parts an asset really draws: which of them a noun means, in which slot, and how many there are."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from prompt2mesh.language.morphology import singular
from prompt2mesh.language.part_names import part_called
from prompt2mesh.library.make import make_part, part_prefixes
from prompt2mesh.library.overriding import matches
from prompt2mesh.library.registry import Asset
from prompt2mesh.mesh.program import Origin, Part

_COARSE = 0.25
# Behind a part's noun these tell one copy from another and name no other part.
_PLACES = frozenset(
    "left right front back rear top bottom upper lower inner outer middle north "
    " south east west side corner a b c d".split()
)


@dataclass(frozen=True)
class Drawn:
    """One drawn part: its name, its slot, and how often it is repeated."""

    name: str
    slot: str
    copies: int


def drawn_parts(origin: Origin) -> tuple[Drawn, ...]:
    """Every part that is drawn for an origin."""
    plain = origin.model_copy(update={"overrides": [], "materials": {}})
    return _drawn(plain.model_dump_json())


@lru_cache(maxsize=256)
def _drawn(origin: str) -> tuple[Drawn, ...]:
    part = make_part(Origin.model_validate_json(origin), detail=_COARSE)
    return tuple(_walk(part.children, 1))


def _walk(parts: list[Part], copies: int) -> Iterator[Drawn]:
    for part in parts:
        number = copies * _repeats(part)
        yield Drawn(part.name, part.material or "", number)
        yield from _walk(part.children, number)


def _repeats(part: Part) -> int:
    if part.instances is None:
        return 1
    return math.prod(getattr(part.instances, "counts", (getattr(part.instances, "count", 1),)))


def part_word(asset: Asset, drawn: tuple[Drawn, ...], noun: str) -> str | None:
    """A word for `PartOverride.part` that hits the drawn parts a noun means, or None if none is drawn.

    The word is the noun itself where it begins part names, else the names of the parts it means.
    """
    for word in _words_for(asset, noun):
        if any(matches(d.name, part_prefixes(asset, word)) for d in drawn):
            return word
        holding = [d.name for d in drawn if word in d.name.split()]
        if holding:
            return ",".join(dict.fromkeys(holding))
        in_slot = [d.name for d in drawn if d.slot == word and word]
        if in_slot:
            return ",".join(dict.fromkeys(in_slot))
    return None


def _words_for(asset: Asset, noun: str) -> list[str]:
    """Words to look for, the most exact first: the noun, what it is declared as, its own words."""
    one = singular(noun)
    words = [noun, one]
    for declared in asset.parameters:
        if declared.parameter.unit in {"flag", "count"} and one in {singular(w.lower()) for w in declared.words}:
            words.append(singular(declared.parameter.name.replace("_", " ")))
    called = part_called(asset.kind, noun)
    if called is not None:
        words.append(called)
    words += [singular(w) for w in reversed(one.split())]
    return list(dict.fromkeys(words))


def drawn_count(asset: Asset, drawn: tuple[Drawn, ...], noun: str) -> int:
    """How many parts of that noun are drawn; 0 where their names do not tell."""
    total = 0
    for word in _words_for(asset, noun)[:4]:
        for prefix in part_prefixes(asset, word):
            for part in drawn:
                rest = part.name.removeprefix(prefix).split() if part.name.startswith(prefix) else ["?"]
                if prefix and all(r.isdigit() or r in _PLACES for r in rest):
                    total += part.copies
        if total:
            return total
    return 0


def slots_of(drawn: tuple[Drawn, ...], asset: Asset, word: str) -> set[str]:
    """The slots of the parts a word hits."""
    prefixes = part_prefixes(asset, word)
    return {d.slot for d in drawn if d.slot and matches(d.name, prefixes)}
