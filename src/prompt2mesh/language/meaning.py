"""The nearest kind of the library to a noun it does not know, by WordNet.

Closeness is Lin's similarity over intrinsic information content: two meanings
are near when the most specific thing they both are is itself specific.
Sources: D. Lin, "An information-theoretic definition of similarity", ICML 1998;
Seco et al., ECAI 2004 (see `Lexicon.information`).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache

from prompt2mesh.language import lexicon as wn
from prompt2mesh.language.lexicon import lexicon
from prompt2mesh.language.morphology import singular
from prompt2mesh.language.vocabulary import Vocabulary, vocabulary
from prompt2mesh.library.registry import Asset

_FAMILY_FILES: dict[str, tuple[int, ...]] = {
    "animals": (wn.ANIMAL,),
    "creatures": (wn.ANIMAL, wn.PERSON),
    "people": (wn.PERSON,),
    "food": (wn.FOOD, wn.PLANT),
    "plants": (wn.PLANT,),
    "landscape": (wn.OBJECT,),
    "technical": (wn.ARTIFACT, wn.SHAPE),
}
# How specific the shared meaning must be, and how many steps may lie between, by what sort of thing it is.
_SIBLINGS = {
    wn.ANIMAL: (0.42, 5),
    wn.PLANT: (0.3, 5),
    wn.PERSON: (0.05, 5),
    wn.FOOD: (0.45, 4),
    wn.ARTIFACT: (0.5, 3),
    wn.BODY: (0.7, 2),
    wn.OBJECT: (0.7, 2),
}
_FILE_ORDER = (wn.ANIMAL, wn.FOOD, wn.ARTIFACT, wn.PLANT, wn.OBJECT, wn.BODY, wn.PERSON)
_MIN_SIMILARITY = 0.5


@dataclass(frozen=True)
class Near:
    """A kind and how it is near: the shared meaning, the steps between, the similarity 0..1."""

    kind: str
    common: str
    distance: int
    similarity: float
    below: bool


def asset_synsets(asset: Asset) -> list[int]:
    """The synsets the asset's words mean, judged by family and category."""
    book = lexicon()
    wanted = _FAMILY_FILES.get(asset.family) or (
        (wn.ANIMAL, wn.PERSON) if asset.category == "creature" else (wn.ARTIFACT,)
    )
    options: list[list[int]] = []
    others: list[int] = []
    for word in asset.words:
        entry = book.find(word.lower().replace("-", "_").replace(" ", "_")) or book.find(singular(word.lower()))
        things = [s.synset for s in (entry.nouns if entry else ()) if book.lexfile(s.synset) in wn.MAYBE_THINGS]
        fitting = [s for s in things if book.lexfile(s) in wanted][:4]
        if fitting:
            options.append(fitting)
        elif things:
            others.append(things[0])
    found: list[int] = []
    for place, senses in enumerate(options):
        best = senses[0] if len(senses) == 1 else _together(senses, [o for i, o in enumerate(options) if i != place])
        if best not in found:
            found.append(best)
    return found or others[:1]


def _together(senses: list[int], others: list[list[int]]) -> int:
    """The sense that is nearest to the other words of the same kind ("peacock" beside "peafowl" is the bird)."""
    book = lexicon()
    above = [{a for s in option for a in book.ancestors(s)} for option in others[:6]]

    def shared(sense: int) -> float:
        chain = book.ancestors(sense).keys()
        return sum(max((book.information(a) for a in chain & group), default=0.0) for group in above)

    return max(senses, key=lambda s: (round(shared(s), 2), -senses.index(s)))


@cache
def _index() -> dict[int, list[tuple[int, str, int, int]]]:
    """Ancestor synset → (steps up, kind, the kind's synset, rank of the word) for every kind."""
    book = lexicon()
    table: dict[int, list[tuple[int, str, int, int]]] = {}
    for kind, asset in vocabulary().assets.items():
        if asset.category in {"part", "effect"}:
            continue
        for rank, synset in enumerate(asset_synsets(asset)):
            for ancestor, steps in book.ancestors(synset).items():
                table.setdefault(ancestor, []).append((steps, kind, synset, rank))
    for found in table.values():
        found.sort()
    return table


def _senses(noun: str) -> list[int]:
    """The meanings of a noun that could be things, the commonest first."""
    book = lexicon()
    entry = book.find(noun) or book.find(singular(noun))
    if entry is None:
        return []
    things = [s for s in entry.nouns[:8] if book.lexfile(s.synset) in wn.THINGS]
    if not things:
        return []
    total, first = sum(s.seen for s in entry.nouns), things[0]
    if entry.nouns[0] is not first and first.seen * 12 < total:
        return []  # a rare meaning of a word that is mostly no thing
    if first.seen == 0:  # nobody counted: people are called by animals' names more than animals by people's
        things.sort(key=lambda s: _FILE_ORDER.index(book.lexfile(s.synset)))
        return [s.synset for s in things]
    return [first.synset] + [s.synset for s in things[1:] if s.seen * 2 >= first.seen]


def is_abstract(noun: str) -> bool:
    """Whether the dictionary knows the noun and none of its usual meanings is a thing."""
    entry = lexicon().find(noun) or lexicon().find(singular(noun))
    return entry is not None and bool(entry.nouns) and not _senses(noun)


@lru_cache(maxsize=1024)
def nearest(noun: str) -> tuple[Near, ...]:
    """The kinds nearest in meaning to a noun, best first; empty where nothing is near enough."""
    best: dict[str, Near] = {}
    for order, synset in enumerate(_senses(noun)):
        for near in _near_synset(synset):
            weighted = near.similarity - 0.12 * order
            known = best.get(near.kind)
            if weighted >= _MIN_SIMILARITY and (known is None or known.similarity < weighted):
                best[near.kind] = Near(near.kind, near.common, near.distance, weighted, near.below)
    return tuple(sorted(best.values(), key=lambda n: (-n.similarity, n.distance, n.kind))[:8])


def _near_synset(synset: int) -> Iterable[Near]:
    book, index = lexicon(), _index()
    own = book.information(synset)
    floor, steps = _SIBLINGS.get(book.lexfile(synset), (0.6, 2))
    for ancestor, up in book.ancestors(synset).items():
        common = book.information(ancestor)
        for down, kind, target, rank in index.get(ancestor, ())[:60]:
            distance = up + down
            if up == 0:  # the noun is the more general one: any kind below it is an example of it
                similarity = 0.98 - 0.04 * down - 0.01 * rank
            elif down == 0:  # the kind is the more general one: it is what the noun is
                similarity = 2 * common / (own + common) + 0.16 - 0.01 * up - 0.04 * min(rank, 10)
            elif rank > 0 or common < floor or distance > steps:
                continue
            else:
                similarity = 2 * common / (own + book.information(target)) - 0.04 * distance
            yield Near(kind, book.name(ancestor), distance, min(similarity, 0.99), down == 0)


def suggestions(noun: str, words: Vocabulary) -> tuple[str, ...]:
    """Words of the library for things near to a noun nothing is near enough to."""
    book, index = lexicon(), _index()
    found: dict[str, float] = {}
    for synset in _senses(noun) or [s.synset for s in (_entry_senses(noun))]:
        for ancestor, up in book.ancestors(synset).items():
            for down, kind, _, rank in index.get(ancestor, ())[:40]:
                score = book.information(ancestor) - 0.02 * (up + down + rank)
                found[kind] = max(found.get(kind, 0.0), score)
    ranked = sorted((k for k, score in found.items() if score > 0.12), key=lambda k: (-found[k], k))
    return tuple(words.assets[k].words[0] for k in ranked[:4])


def _entry_senses(noun: str) -> tuple[wn.Sense, ...]:
    entry = lexicon().find(noun)
    return entry.nouns[:2] if entry else ()
