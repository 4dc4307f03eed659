"""Misspelt words: the nearest word that the library, the tables or the dictionary knows."""

from __future__ import annotations

from functools import lru_cache

from prompt2mesh.language import adjectives, colors
from prompt2mesh.language.lexicon import lexicon
from prompt2mesh.language.vocabulary import Vocabulary
from prompt2mesh.mesh.presets import find_preset

_SOUNDS = (
    ("f", "ph"), ("ph", "f"), ("k", "c"), ("c", "k"), ("ck", "k"), ("z", "s"), ("s", "z"), ("ie", "ei"), ("ei", "ie"),
    ("ea", "ee"), ("ee", "ea"), ("ou", "u"), ("ow", "ou"), ("er", "or"), ("or", "er"), ("ent", "ant"), ("ant", "ent"),
    ("i", "y"), ("y", "i"), ("kn", "n"), ("sc", "s"), ("s", "sc"), ("le", "el"), ("el", "le"), ("ch", "tch"),
    ("le", "al"), ("air", "are"), ("are", "air"),
)  # fmt: skip
_MIN_LENGTH, _FAR_LENGTH = 5, 6


def respelled(word: str, words: Vocabulary) -> str | None:
    """The word that was probably meant by one nobody knows, or None.

    A noun of the library one slip away comes first, then an adjective of our tables, then a noun
    of the library two slips away, then a common word of the dictionary.
    """
    if len(word) < _MIN_LENGTH - 1 or not word.isalpha() or not word.isascii():
        return None
    near = _one_edit(word)
    nouns = [c for c in near if words.kinds(c) and (len(word) >= _MIN_LENGTH or c[0] == word[0])]
    if nouns:
        return min(nouns, key=lambda c: (c[0] != word[0], -_seen(c), c))
    if len(word) < _MIN_LENGTH:
        return None
    described = [c for c in near if _in_tables(c)]
    if described:
        return min(described, key=lambda c: (c[0] != word[0], -_seen(c), c))
    if len(word) >= _MIN_LENGTH:
        twice = [
            noun for noun in words.nouns
            if " " not in noun and noun[0] == word[0] and len(noun) >= _MIN_LENGTH
            and abs(len(noun) - len(word)) <= 2 and _distance(word, noun) <= 2
            and (len(word) >= _FAR_LENGTH or noun.startswith(word[:-1]))
        ]  # fmt: skip
        if twice:
            return min(twice, key=lambda c: (_distance(word, c), c[-1] != word[-1], -_seen(c), c))
    known = [c for c in near if _seen(c) > 0]
    return max(known, key=_seen) if known else None


def _seen(word: str) -> int:
    entry = lexicon().find(word)
    return max(entry.noun_seen, entry.adjective_seen, entry.verb) if entry else -1


def _in_tables(word: str) -> bool:
    tables = (adjectives.SIZES, adjectives.STATES, adjectives.SHAPES, adjectives.PATTERNS, adjectives.STYLES)
    return colors.plain(word) or find_preset(word) is not None or any(word in table for table in tables)


@lru_cache(maxsize=64)
def _one_edit(word: str) -> tuple[str, ...]:
    """Every string one slip away: a letter missing, swapped, wrong or too many, or the same sound otherwise."""
    letters = "abcdefghijklmnopqrstuvwxyz"
    cuts = [(word[:i], word[i:]) for i in range(len(word) + 1)]
    found = [a + c + b for a, b in cuts for c in letters]
    found += [a + b[1:] for a, b in cuts if b]
    found += [a + b[1] + b[0] + b[2:] for a, b in cuts if len(b) > 1]
    found += [a + c + b[1:] for a, b in cuts if b for c in letters]
    for said, meant in _SOUNDS:
        at = word.find(said)
        while at >= 0:
            found.append(word[:at] + meant + word[at + len(said) :])
            at = word.find(said, at + 1)
    return tuple(dict.fromkeys(f for f in found if f != word))


@lru_cache(maxsize=4096)
def _distance(a: str, b: str) -> int:
    """The number of slips between two words (optimal string alignment)."""
    before: list[int] = []
    row = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        following = [i]
        for j, y in enumerate(b, 1):
            best = min(row[j] + 1, following[j - 1] + 1, row[j - 1] + (x != y))
            if i > 1 and j > 1 and x == b[j - 2] and a[i - 2] == y:
                best = min(best, before[j - 2] + 1)
            following.append(best)
        before, row = row, following
    return row[-1]
