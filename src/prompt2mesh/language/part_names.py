"""Which part of a kind a noun names: by its own words, or by the dictionary ("rubies" are the gems of a crown)."""

from __future__ import annotations

from functools import cache, lru_cache

from prompt2mesh.language.lexicon import ARTIFACT, BODY, FOOD, OBJECT, PLANT, SUBSTANCE, lexicon
from prompt2mesh.language.morphology import singular
from prompt2mesh.language.vocabulary import part_nouns

_PART_FILES = frozenset({ARTIFACT, BODY, FOOD, OBJECT, PLANT, SUBSTANCE})
# Words for parts that say too little to be somebody else's more general word.
_VAGUE_PARTS = frozenset({"body", "base", "detail", "part", "main", "side", "top", "bottom", "front", "back", "edge"})
_MIN_INFORMATION = 0.45
_MAX_STEPS = 3


@lru_cache(maxsize=2048)
def part_called(kind: str, noun: str) -> str | None:
    """The word of the kind for the part a noun names, or None.

    Args:
        kind: A kind of the library.
        noun: Lower case, singular or plural, of one or several words.
    """
    nouns = part_nouns(kind)
    for form in (noun, singular(noun)):
        if form in nouns:
            return form
    return _by_meaning(kind, singular(noun))


@cache
def _part_synsets(kind: str) -> dict[int, str]:
    book = lexicon()
    found: dict[int, str] = {}
    for noun in sorted(part_nouns(kind) - _VAGUE_PARTS):
        entry = book.find(noun)
        for sense in entry.nouns[:3] if entry else ():
            if book.lexfile(sense.synset) in _PART_FILES:
                found.setdefault(sense.synset, noun)
    return found


def _by_meaning(kind: str, noun: str) -> str | None:
    """The part that the noun is a synonym or a kind of."""
    book, parts = lexicon(), _part_synsets(kind)
    entry = book.find(noun)
    best: tuple[int, str] | None = None
    for sense in entry.nouns[:2] if entry else ():
        if book.lexfile(sense.synset) not in _PART_FILES:
            continue
        for ancestor, steps in book.ancestors(sense.synset).items():
            part = parts.get(ancestor)
            if part is None or steps > _MAX_STEPS or (steps and book.information(ancestor) < _MIN_INFORMATION):
                continue
            if best is None or steps < best[0]:
                best = (steps, part)
    return best[1] if best else None
