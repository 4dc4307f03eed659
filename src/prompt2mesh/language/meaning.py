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
    "animals": (wn.ANIMAL,), "creatures": (wn.ANIMAL, wn.PERSON), "people": (wn.PERSON,), "food": (wn.FOOD, wn.PLANT),
    "plants": (wn.PLANT,), "landscape": (wn.OBJECT,), "technical": (wn.ARTIFACT, wn.SHAPE),
}  # fmt: skip
_MIN_COMMON = {
    wn.ANIMAL: 0.32, wn.PLANT: 0.25, wn.PERSON: 0.05, wn.FOOD: 0.33, wn.ARTIFACT: 0.36, wn.BODY: 0.5, wn.OBJECT: 0.4,
}  # fmt: skip
_MIN_SIMILARITY = 0.5
_MAX_STEPS = 4


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
    wanted = _FAMILY_FILES.get(asset.family) or ((wn.ANIMAL, wn.PERSON) if asset.category == "creature" else (wn.ARTIFACT,))
    found: list[int] = []
    others: list[int] = []
    for word in asset.words:
        entry = book.find(word.lower().replace("-", "_").replace(" ", "_")) or book.find(singular(word.lower()))
        senses = [s.synset for s in entry.nouns] if entry else []
        things = [s for s in senses if book.lexfile(s) in wn.MAYBE_THINGS]
        best = [s for s in things if book.lexfile(s) in wanted]
        if best and best[0] not in found:
            found.append(best[0])
        elif things:
            others.append(things[0])
    return found or others[:1]


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
    files = {book.lexfile(first.synset)}
    return [first.synset] + [
        s.synset for s in things[1:]
        if (s.seen * 2 >= first.seen > 0) or (first.seen == 0 and book.lexfile(s.synset) in files)
    ]  # fmt: skip


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
    floor = _MIN_COMMON.get(book.lexfile(synset), 0.4)
    for ancestor, up in book.ancestors(synset).items():
        common = book.information(ancestor)
        if ancestor not in index or common < floor:
            continue
        for down, kind, target, rank in index[ancestor][:40]:
            distance = up + down
            if up == 0:  # the noun is the more general one: any kind below it is an example of it
                similarity = 0.98 - 0.04 * down - 0.01 * rank
            elif down == 0:  # the kind is the more general one: it is what the noun is
                similarity = 0.99 - 0.02 * up - 0.01 * rank
            elif distance > _MAX_STEPS:
                continue
            else:
                similarity = 2 * common / (own + book.information(target)) - 0.03 * distance - 0.01 * rank
            yield Near(kind, book.name(ancestor), distance, similarity, down == 0)


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
