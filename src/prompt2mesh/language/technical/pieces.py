"""The pieces of a technical sentence: labelled measures, places, edges, nouns of features, and what stands between."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Literal

from prompt2mesh.language.morphology import singular
from prompt2mesh.language.technical.patterns import PHRASES
from prompt2mesh.language.technical.suitable import suits
from prompt2mesh.language.technical.symbols import ARTICLES, Symbol
from prompt2mesh.language.technical.words import ADJECTIVES, FEATURES, LABELS, LINKS, SEPARATORS
from prompt2mesh.library.registry import Asset

PieceKind = Literal["measure", "place", "noun", "head", "solid", "separator", "article", "word"]
_LONGEST = 4


@dataclass
class Piece:
    """One piece: `name` is the label of a measure, the name of a place or feature, or the word itself."""

    kind: PieceKind
    name: str
    first: int
    last: int
    values: tuple[Symbol, ...] = ()
    word: str = ""
    used: bool = False

    @property
    def value(self) -> Symbol:
        """The first value."""
        return self.values[0]


@dataclass
class PieceReader:
    """Cuts symbols into pieces; `solids` finds other solids of the library by noun."""

    listed: list[Symbol]
    asset: Asset
    head: tuple[int, int]
    solids: dict[str, str] = field(default_factory=dict[str, str])

    def __post_init__(self) -> None:
        """Note the words the asset's own numbers answer to."""
        self._own = own_labels(self.asset)
        self._labels = LABELS | self._own
        choices = [p for p in self.asset.parameters if p.parameter.unit in {"choice", "flag"}]
        self._own_nouns = {*self.asset.adjectives, *(w for p in choices for w in (*p.words, *p.parameter.choices))}
        self._without_articles = [i for i, s in enumerate(self.listed) if s.text not in ARTICLES]

    def pieces(self) -> list[Piece]:
        """All pieces, in order."""
        found: list[Piece] = []
        at = 0
        while at < len(self.listed):
            piece = self._piece(at)
            found.append(piece)
            at = piece.last
        return found

    def _piece(self, at: int) -> Piece:
        if at == self.head[0]:
            return Piece("head", "head", *self.head)
        symbol = self.listed[at]
        if symbol.text in ARTICLES:
            return Piece("article", symbol.text, at, at + 1)
        for reader in (self._labelled_before, self._noun, self._phrase, self._labelled_after):
            piece = reader(at)
            if piece is not None:
                return piece
        if symbol.kind != "W":
            label = "radius" if symbol.text == "R" else "point" if symbol.kind == "P" else ""
            return Piece("measure", label, at, at + 1, (symbol,))
        return Piece("separator" if symbol.text in SEPARATORS else "word", symbol.text, at, at + 1)

    def _text(self, at: int) -> str:
        return self.listed[at].text if at < len(self.listed) and self.listed[at].kind == "W" else ""

    def _phrase(self, at: int) -> Piece | None:
        """A place, an edge treatment, a spacing: the first pattern that fits."""
        kept = [i for i in range(at, len(self.listed)) if self.listed[i].text not in ARTICLES]
        stop = next((n for n, i in enumerate(kept) if self.head[0] <= i < self.head[1]), len(kept))
        kept = kept[:stop]
        rest = " ".join(
            f"{self.listed[i].kind}{i}" if self.listed[i].kind != "W" else self.listed[i].text for i in kept
        )
        for name, pattern in PHRASES:
            match = pattern.match(rest)
            if match is None or (name in {"spacing", "spacing2"} and "pitch" in self._own and "pitch" in match.group()):
                continue
            if (
                name == "along"
                and self._text(at) in {"in", "over"}
                and match.group(1) in {"length", "width", "height", "depth"}
            ):
                continue  # "60 mm in length" is a label
            last = kept[len(match.group().split(" ")) - 1] + 1
            groups = [g for g in match.groups() if g]
            values = tuple(self.listed[int(g[1:])] for g in groups if re.fullmatch(r"[A-Z]\d+", g))
            pairs = [g for g in groups if re.fullmatch(r"N\d+ (?:x|by) N\d+", g)]
            for pair in pairs:
                values += tuple(self.listed[int(n[1:])] for n in re.findall(r"N\d+", pair))
            words = " ".join(g for g in groups if not re.fullmatch(r"[A-Z]\d+.*", g))
            return Piece("place", name, at, last, values, words)
        return None

    def _noun(self, at: int) -> Piece | None:
        for length in range(min(_LONGEST, len(self.listed) - at), 0, -1):
            if any(not self._text(i) for i in range(at, at + length)):
                continue
            if any(self.head[0] <= i < self.head[1] for i in range(at, at + length)):
                continue
            phrase = " ".join(self._text(i) for i in range(at, at + length))
            if phrase in self._own or singular(phrase) in self._own or phrase in self._own_nouns:
                return None
            feature = FEATURES.get(phrase)
            if feature is not None:
                return Piece("noun", feature, at, at + length, word=phrase)
            solid = self.solids.get(phrase) or self.solids.get(_singular_last(phrase))
            if solid is not None:
                return Piece("solid", solid, at, at + length, word=phrase)
        return None

    def _label(self, at: int) -> tuple[str, int] | None:
        """The longest label whose words stand at a symbol."""
        for length in range(min(_LONGEST, len(self.listed) - at), 0, -1):
            if any(not self._text(i) or self.head[0] <= i < self.head[1] for i in range(at, at + length)):
                continue
            phrase = " ".join(self._text(i) for i in range(at, at + length))
            if phrase in self._labels:
                return phrase, length
            if _singular_last(phrase) in self._own:
                return _singular_last(phrase), length
        return None

    def label_at(self, at: int) -> tuple[str, int] | None:
        """The label whose words stand at a symbol (articles passed over), and where it ends."""
        while self._text(at) in ARTICLES:
            at += 1
        found = self._label(at)
        return None if found is None else (found[0], at + found[1])

    def _labelled_before(self, at: int) -> Piece | None:
        """As in "diameter of 20 mm", "wall thickness: 2 mm", "OD 20"."""
        found = self._label(at)
        if found is None:
            return None
        label, length = found
        before = self.listed[at - 1] if at else None
        if label.startswith("hole ") and before is not None and (before.text in ARTICLES or before.kind == "N"):
            return None  # "a hole diameter 6": the hole, then its diameter
        value = at + length
        while self._text(value) in LINKS or self._text(value) in ARTICLES:
            value += 1
        if value >= len(self.listed) or self.listed[value].kind == "W":
            return None
        symbol = self.listed[value]
        if symbol.kind == "P" or (symbol.kind == "A" and "angle" not in label):
            return None
        if value == at + length:  # nothing between: the value may belong to a label of its own behind it
            behind = self._label(value + 1 + (self._text(value + 1) == "in"))
            if behind is not None and label in {"deep", "wide", "long", "high", "tall", "thick", "square"}:
                return None
            member = label not in LABELS or label in FEATURES
            if member and behind is not None and behind[0] in LABELS and not self._leads(value + 1 + behind[1]):
                return None
        if symbol.kind == "X" and label not in {"diameter", "size", "in size"} and label not in self._own:
            return None
        return Piece("measure", label, at, value + 1, (symbol,))

    def _labelled_after(self, at: int) -> Piece | None:
        """As in "10 mm thick", "20 mm in diameter", "24 teeth"."""
        symbol = self.listed[at]
        if symbol.kind not in {"L", "N", "A", "M", "X"} or symbol.text == "times":
            return None
        word = at + 1
        if self._text(word) in {"in", "of"}:
            word += 1
        found = self._label(word)
        if found is None:
            return None
        label, length = found
        last = word + length
        if symbol.kind == "X" and label not in {"square", "size", "in size"}:
            return None
        if label not in LABELS and symbol.kind != "X" and not self._suits(label, symbol):
            return None
        if symbol.kind == "A" and label in LABELS and "angle" not in label:
            return None
        if label == "square" and self._noun(last) is not None:
            return None
        if word > at + 1 and label in {"hole diameter", "square"}:
            return None
        # "diameter 20 length 50": the word belongs to the value behind it.
        follows = self.listed[last].kind in {"L", "N", "M"} if last < len(self.listed) else False
        if follows and label not in {"deep", "wide", "long", "high", "tall", "thick"} and self._begins_measure(last):
            return None
        if self._text(last) in {"hole", "holes"} and label == "size":
            return None
        return Piece("measure", label, at, last, (symbol,))

    def _suits(self, label: str, symbol: Symbol) -> bool:
        return any(
            suits(declared, symbol)
            for declared in self.asset.parameters
            if label in {declared.parameter.name.replace("_", " "), *(w.lower() for w in declared.words)}
        )

    def _leads(self, at: int) -> bool:
        """Whether a measure without a label of its own stands there, so that the label before it is its own."""
        return at < len(self.listed) and self.listed[at].kind in {"L", "N", "M"} and self._begins_measure(at)

    def _begins_measure(self, value: int) -> bool:
        """Whether the value has no label of its own behind it, so that the word before is its label."""
        after = value + 1 + (self._text(value + 1) in {"in", "of"})
        if self._label(after) is not None or self._phrase(value) is not None:
            return False
        return self._text(value + 1) not in ADJECTIVES and self._text(value + 1) not in FEATURES


def own_labels(asset: Asset) -> frozenset[str]:
    """The words of an asset's numbers, in lower case."""
    found: set[str] = set()
    for declared in asset.parameters:
        if declared.parameter.unit in {"m", "deg", "count", "factor"}:
            found |= {declared.parameter.name.replace("_", " "), *(w.lower() for w in declared.words)}
    # Holes are counted by the clause of the hole, with all that is said of them.
    return frozenset(
        w for w in found if not (w.split()[-1].startswith("hole") and "screw" not in w) and "holes" not in w
    )


def _singular_last(phrase: str) -> str:
    head, _, last = phrase.rpartition(" ")
    return f"{head} {singular(last)}".strip()
