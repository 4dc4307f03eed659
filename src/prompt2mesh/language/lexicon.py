"""WordNet 3.1 in one small file: which words are nouns, and what kind of thing each noun is.

The file is made by `tools/build_lexicon.py`. It is loaded on first use in some
tens of milliseconds, because nothing is turned into a Python table: words are
found by bisection over the text and links by index into arrays.
"""

from __future__ import annotations

import json
import math
import zlib
from array import array
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources

MAGIC = b"P2MLEX02"

# Lexicographer files of WordNet (lexnames(5WN)).
ACT, ANIMAL, ARTIFACT, ATTRIBUTE, BODY = 4, 5, 6, 7, 8
COMMUNICATION, EVENT, FOOD, GROUP, LOCATION = 10, 11, 13, 14, 15
OBJECT, PERSON, PHENOMENON, PLANT, POSSESSION, SHAPE, SUBSTANCE, TIME = 17, 18, 19, 20, 21, 25, 27, 28
THINGS = frozenset({ANIMAL, ARTIFACT, BODY, FOOD, OBJECT, PERSON, PLANT})
MAYBE_THINGS = THINGS | {GROUP, SHAPE, SUBSTANCE, PHENOMENON, LOCATION, COMMUNICATION}


@dataclass(frozen=True)
class Sense:
    """One meaning of a word: its synset and how often it was seen in a tagged corpus."""

    synset: int
    seen: int


@dataclass(frozen=True)
class Entry:
    """What the dictionary knows about a word; counts are −1 where it is not that part of speech."""

    nouns: tuple[Sense, ...]
    adjectives: tuple[Sense, ...]
    verb: int
    adverb: int

    @property
    def noun_seen(self) -> int:
        """How often it was seen as a noun."""
        return sum(s.seen for s in self.nouns)

    @property
    def adjective_seen(self) -> int:
        """How often it was seen as an adjective."""
        return sum(s.seen for s in self.adjectives)

    @property
    def mostly_adjective(self) -> bool:
        """Whether it is an adjective more often than it is a noun."""
        return bool(self.adjectives) and (not self.nouns or self.adjective_seen > self.noun_seen)


class Lexicon:
    """The loaded dictionary."""

    def __init__(self, data: bytes) -> None:
        """Slice the sections of the file; see the build script for the layout."""
        if not data.startswith(MAGIC):
            msg = "the lexicon file is of another version; build it again with tools/build_lexicon.py"
            raise ValueError(msg)
        body = zlib.decompress(data[len(MAGIC) :])
        end = body.index(b"\n") + 1
        sections: dict[str, bytes] = {}
        for name, size in json.loads(body[:end]).items():
            sections[name] = body[end : end + size]
            end += size
        self._lines = sections["lines"]
        self._offsets = _integers(sections["offsets"])
        self._starts = _integers(sections["noun_starts"])
        self._links = _integers(sections["noun_links"])
        self._below = _integers(sections["noun_below"])
        self._names = _integers(sections["noun_names"])
        self._files = sections["noun_files"]
        self._adjective_starts = _integers(sections["adj_starts"])
        self._adjective_links = _integers(sections["adj_links"])
        self.size = len(self._files)

    def line(self, number: int) -> bytes:
        """The entry at `number` in alphabetical order, as it is stored."""
        start = self._offsets[number]
        return self._lines[start : self._lines.index(b"\n", start)]

    def find(self, word: str) -> Entry | None:
        """The entry of a word or phrase (spaces allowed), lower case."""
        return self._find(word.replace(" ", "_"))

    @lru_cache(maxsize=4096)  # noqa: B019 - one lexicon lives as long as the process
    def _find(self, word: str) -> Entry | None:
        if not word.isascii():
            return None
        key = word.encode()
        low, high = 0, len(self._offsets)
        while low < high:
            middle = (low + high) // 2
            if self.line(middle).split(b"\t", 1)[0] < key:
                low = middle + 1
            else:
                high = middle
        if low == len(self._offsets):
            return None
        fields = self.line(low).decode().split("\t")
        if fields[0] != word:
            return None
        noun, verb, adjective, adverb = [*fields[1:], "", "", "", ""][:4]
        return Entry(_senses(noun), _senses(adjective), int(verb or -1), int(adverb or -1))

    def parents(self, synset: int) -> array[int]:
        """The hypernyms of a noun synset."""
        return self._links[self._starts[synset] : self._starts[synset + 1]]

    def similar(self, synset: int) -> array[int]:
        """The satellite or head synsets of an adjective synset."""
        return self._adjective_links[self._adjective_starts[synset] : self._adjective_starts[synset + 1]]

    def lexfile(self, synset: int) -> int:
        """The lexicographer file of a noun synset (animal, artifact, food, ...)."""
        return self._files[synset]

    def name(self, synset: int) -> str:
        """The first word of a noun synset."""
        return self.line(self._names[synset]).split(b"\t", 1)[0].decode().replace("_", " ")

    def information(self, synset: int) -> float:
        """How specific a synset is, 0 (entity) to 1 (nothing below it).

        Source: N. Seco, T. Veale, J. Hayes, "An intrinsic information content
        metric for semantic similarity in WordNet", ECAI 2004.
        """
        return 1.0 - math.log(self._below[synset] + 1) / math.log(self.size)

    @lru_cache(maxsize=4096)  # noqa: B019 - one lexicon lives as long as the process
    def ancestors(self, synset: int) -> dict[int, int]:
        """Every synset above this one, itself included, with the number of steps up."""
        found = {synset: 0}
        pending = [synset]
        for current in pending:
            for parent in self.parents(current):
                if parent not in found:
                    found[parent] = found[current] + 1
                    pending.append(parent)
        return found


@cache
def lexicon() -> Lexicon:
    """The dictionary shipped with the package."""
    return Lexicon(resources.files("prompt2mesh.language").joinpath("data", "lexicon.bin").read_bytes())


def _integers(data: bytes) -> array[int]:
    values: array[int] = array("I")
    values.frombytes(data)
    return values


def _senses(field: str) -> tuple[Sense, ...]:
    if not field:
        return ()
    pairs = (item.partition(":") for item in field.split(","))
    return tuple(Sense(int(synset), int(seen or 0)) for synset, _, seen in pairs)
