"""Groups pieces into clauses: the stock with its measures, and each feature with what is said of it."""

from __future__ import annotations

from dataclasses import dataclass, field

from prompt2mesh.language.technical.pieces import Piece
from prompt2mesh.language.technical.symbols import Symbol
from prompt2mesh.language.technical.words import AWAY, HARD
from prompt2mesh.mesh.errors import UnreasonableSizeError

# Labels that a feature takes from behind a separator; anything else there is said of the stock.
_OWN_LABELS: dict[str, frozenset[str]] = {
    "hole": frozenset(
        {
            "diameter",
            "radius",
            "depth",
            "deep",
            "hole diameter",
            "hole size",
            "hole depth",
            "hole radius",
            "point",
            "across",
            "wide",
        }
    ),
    "counterbore": frozenset({"diameter", "radius", "depth", "deep", "wide"}),
    "countersink": frozenset({"diameter", "radius", "wide", "angle", "included angle", "deep", "depth"}),
    "boss": frozenset("diameter radius height high tall long wide point length width".split()),
    "rib": frozenset({"thickness", "thick", "height", "high", "tall", "wide", "fin thickness", "fin height", "width"}),
    "edges": frozenset(),
}
_OF_STOCK = ("edges", "open")  # beginnings of the names of phrases that are never said of a feature
_ADJECTIVAL = frozenset("deep wide long thick high tall diameter radius across square".split())
# Phrases that may stand before the noun ("a 4 x 3 grid of holes").
_BEFORE = frozenset({"grid", "rows", "columns", "row", "through", "circle", "equal"})
_CUT_LABELS = frozenset(
    {
        "diameter",
        "radius",
        "depth",
        "deep",
        "wide",
        "width",
        "long",
        "length",
        "high",
        "height",
        "tall",
        "square",
        "point",
        "corner radius",
        "side",
        "angle",
        "included angle",
        "thick",
        "across",
        "across flats",
    }
)


@dataclass
class Clause:
    """A feature's noun, the pieces before it in its noun phrase, and the pieces after it that are said of it."""

    noun: Piece
    before: list[Piece] = field(default_factory=list[Piece])
    after: list[Piece] = field(default_factory=list[Piece])
    cut: bool = False
    counterbore: Clause | None = None
    countersink: Clause | None = None

    @property
    def all(self) -> list[Piece]:
        """Every piece but the noun."""
        return [*self.before, *self.after]

    def words(self) -> set[str]:
        """The plain words."""
        return {p.name for p in self.all if p.kind == "word"}

    def take(self, *labels: str) -> Symbol | None:
        """The value of the first measure with one of the labels, now used."""
        for label in labels:
            for piece in self.all:
                if piece.kind == "measure" and piece.name == label and not piece.used:
                    piece.used = True
                    return _positive(piece.value)
        return None

    def metres(self, *labels: str) -> float | None:
        """As `take`, a length."""
        found = self.take(*labels)
        return None if found is None else found.metres

    def bare(self, *, kinds: str = "LNM") -> Symbol | None:
        """The next measure without a label, now used."""
        for piece in self.all:
            if piece.kind == "measure" and not piece.name and not piece.used and piece.value.kind in kinds:
                piece.used = True
                return _positive(piece.value)
        return None

    def place(self, *names: str) -> Piece | None:
        """The first phrase with one of the names, now used."""
        for piece in self.all:
            if piece.kind == "place" and piece.name in names and not piece.used:
                piece.used = True
                return piece
        return None


def _positive(symbol: Symbol) -> Symbol:
    """The symbol, if nothing of it is zero or less."""
    if min((symbol.value, *symbol.values) if not symbol.values else symbol.values) <= 0:
        raise UnreasonableSizeError(
            f"a measure of {symbol.value:g} makes nothing", hint="give measures greater than zero"
        )
    return symbol


@dataclass
class Sentence:
    """The pieces of the stock and the clauses of its features."""

    stock: list[Piece]
    features: list[Clause]


def clauses(pieces: list[Piece]) -> Sentence:
    """Sorts every piece to the stock or to a feature."""
    nouns = [i for i, p in enumerate(pieces) if p.kind in {"noun", "solid"}]
    for i in [i for i in nouns if _is_adjective(pieces, i)]:
        nouns.remove(i)
        pieces[i].kind, pieces[i].name = "word", pieces[i].word
    head = next((i for i, p in enumerate(pieces) if p.kind == "head"), len(pieces))
    for i in [i for i in nouns if pieces[i].kind == "noun" and _is_adjunct(pieces, i, head)]:
        nouns.remove(i)
        pieces[i].kind, pieces[i].name, pieces[i].used = "word", pieces[i].word, True
    found: list[Clause] = []
    stock: list[Piece] = []
    owner: list[Clause | None] = [None] * len(pieces)
    for i in nouns:
        clause = Clause(pieces[i])
        start = _start(pieces, i)
        for j in range(start, i):
            if owner[j] is None:
                owner[j] = clause
                if pieces[j].kind not in {"article", "separator"}:
                    clause.before.append(pieces[j])
        owner[i] = clause
        clause.cut = _is_cut(pieces, start) or (i + 1 < len(pieces) and pieces[i + 1].name in AWAY)
        found.append(clause)
    current: Clause | None = None
    broken = False  # a separator since the noun of the current clause
    start_of_head = _start(pieces, head) if head < len(pieces) else head
    for i, piece in enumerate(pieces):
        if start_of_head <= i <= head:
            current = None
        mine = owner[i]
        if mine is not None:
            if mine is not current:
                current, broken = mine, False
            continue
        if piece.kind in {"separator", "article"}:
            broken = broken or piece.kind == "separator"
            continue
        if current is not None and _belongs(piece, current, broken=broken):
            current.after.append(piece)
        elif (
            piece.kind == "place"
            and found
            and i > head
            and current is None
            and not piece.name.startswith(("edges", "open"))
        ):
            found[-1].after.append(piece)  # "four holes in a plate, 15 mm from the edges"
        else:
            stock.append(piece)
    return Sentence(stock, _merged(found))


def _is_adjunct(pieces: list[Piece], at: int, head: int) -> bool:
    """Whether a feature's noun only says what kind of stock it is ("a T-slot plate")."""
    between = pieces[at + 1 : head]
    before = pieces[at - 1] if at else None
    alone = before is None or before.kind == "article"
    return at < head < len(pieces) and alone and all(p.kind == "word" for p in between)


def _is_adjective(pieces: list[Piece], at: int) -> bool:
    """Whether "counterbored" or "flat" stands before the noun it describes."""
    piece = pieces[at]
    if piece.word in {"counterbored", "countersunk", "dovetail", "pin", "stud", "channel", "groove", "slot"}:
        following = next((p for p in pieces[at + 1 :] if p.kind not in {"measure", "article", "word"}), None)
        if (
            following is not None
            and following.kind in {"noun", "head"}
            and following.name in {"hole", "head", "groove"}
        ):
            gap = pieces[at + 1 : pieces.index(following)]
            return all(p.kind != "article" for p in gap)
    if piece.word == "flat":
        return not (
            (at and pieces[at - 1].kind in {"measure", "article"})
            or (at and pieces[at - 1].name in {"d", "one", "milled"})
        )
    return False


def _start(pieces: list[Piece], at: int) -> int:
    """Where the noun phrase of a noun begins: at its article, else after the separator before it."""
    soft: int | None = None
    here = at - 1
    while here >= 0:
        piece = pieces[here]
        if piece.kind == "article":
            return here if soft is None or _all_measures(pieces, here + 1, soft) else soft
        if piece.kind in {"noun", "solid", "head"} and not _is_adjective(pieces, here):
            break
        if piece.kind == "place" and piece.name not in _BEFORE:
            break
        if piece.kind == "separator":
            if piece.name in HARD:
                if (
                    soft is not None
                    and here > 0
                    and piece.name in {"with", "has", "having"}
                    and _all_measures(pieces, here + 1, soft)
                ):
                    return here + 1
                break
            if soft is None:
                soft = here + 1
        here -= 1
    if soft is not None:
        return soft
    return here + 1


def _all_measures(pieces: list[Piece], first: int, last: int) -> bool:
    """Whether only adjectival measures stand there ("with 10 mm deep, 20 mm wide pockets")."""
    kept = [p for p in pieces[first:last] if p.kind != "separator"]
    return bool(kept) and all(p.kind == "measure" and p.name in _ADJECTIVAL for p in kept)


def _is_cut(pieces: list[Piece], start: int) -> bool:
    before = [p.name for p in pieces[max(0, start - 3) : start]]
    return any(w in AWAY for w in before)


def _belongs(piece: Piece, clause: Clause, *, broken: bool) -> bool:
    if piece.kind in {"place", "word"}:
        return not (piece.kind == "place" and piece.name.startswith("edges"))
    if piece.kind != "measure":
        return False
    kind = clause.noun.name if clause.noun.kind == "noun" else "solid"
    allowed = _OWN_LABELS.get(kind, _CUT_LABELS)
    if kind == "solid":
        return True
    if not piece.name:
        taken = [
            p
            for p in clause.all
            if p.kind == "measure" and (not p.name or p.name == "diameter") and p.value.kind != "N"
        ]
        return not broken or (not taken and kind in {"hole", "slot", "pocket", "cutout", "boss"})
    if piece.name not in allowed:
        return False
    return not any(p.kind == "measure" and p.name == piece.name != "point" for p in clause.all) or not broken


def _merged(found: list[Clause]) -> list[Clause]:
    """Counterbores and countersinks go to the hole before them, or to the next."""
    kept: list[Clause] = []
    waiting: list[Clause] = []
    for clause in found:
        if clause.noun.name in {"counterbore", "countersink"} and clause.noun.kind == "noun":
            hole = next((c for c in reversed(kept) if c.noun.name == "hole"), None)
            if hole is not None and getattr(hole, clause.noun.name) is None:
                setattr(hole, clause.noun.name, clause)
            else:
                waiting.append(clause)
            continue
        if clause.noun.name == "hole" and waiting:
            other = waiting.pop()
            setattr(clause, other.noun.name, other)
        kept.append(clause)
    return [*kept, *waiting]


def is_plural(clause: Clause) -> bool:
    """Whether several are asked for."""
    many = any(p.kind == "measure" and p.value.text == "times" for p in clause.all)
    return many or (clause.noun.word.endswith("s") and not clause.noun.word.endswith("ss"))
