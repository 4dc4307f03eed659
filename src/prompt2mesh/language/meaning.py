"""The nearest kind of the library to a noun it does not know, by WordNet.

Closeness is Lin's similarity over intrinsic information content: two meanings
are near when the most specific thing they both are is itself specific.
Sources: D. Lin, "An information-theoretic definition of similarity", ICML 1998;
Seco et al., ECAI 2004 (see `Lexicon.information`).
"""

import math
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache

from prompt2mesh.language import lexicon as wn
from prompt2mesh.language.lexicon import lexicon
from prompt2mesh.language.morphology import singular
from prompt2mesh.language.vocabulary import Vocabulary, adjective_words, normal, vocabulary
from prompt2mesh.library.registry import Asset
from prompt2mesh.mesh.presets import find_preset

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
    wn.PERSON: (0.6, 2),
    wn.FOOD: (0.45, 3),
    wn.ARTIFACT: (0.55, 2),
    wn.BODY: (0.7, 2),
    wn.OBJECT: (0.7, 2),
}
_FILE_ORDER = {wn.FOOD: 0, wn.PLANT: 2, wn.OBJECT: 2, wn.BODY: 2, wn.PERSON: 3}
# Shorter words are letters and abbreviations.
_SHORTEST = 3
# Nouns of which any thing would be an example.
_SAYS_LITTLE = frozenset(
    "thing object item piece part bit surface structure device element unit section area patch place decoration "
    "instrument equipment stuff product artifact creation substance material room".split()
)
_UNREAL = frozenset({"imaginary", "mythical", "spiritual", "monster", "deity"})
_FEW = {wn.PLANT: 5, wn.PERSON: 25}
_MIN_SIMILARITY, _MIN_SIBLING = 0.5, 0.53
# So many words at the head of an asset's list are other words for it; behind them come its near kin.
_TRUE_SYNONYMS = 3
_KIN_INFORMATION = 0.45


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
        if asset.category != "clothing":  # the domino one plays with, not the cloak
            fitting = [s for s in fitting if not _is_clothing(s)] or fitting
        if fitting:
            options.append(fitting)
        elif things:
            others.append(things[0])
    found: list[int] = []
    for place, senses in enumerate(options):
        best = (
            senses[0]
            if len(senses) == 1
            else _together(senses, [o for i, o in enumerate(options) if i != place], asset.about)
        )
        if best not in found:
            found.append(best)
    return found or others[:1]


def _is_clothing(synset: int) -> bool:
    return any(lexicon().name(a) == "clothing" for a in lexicon().ancestors(synset))


def _together(senses: list[int], others: list[list[int]], about: str) -> int:
    """The sense nearest to the kind's other words and description ("peacock" beside "peafowl" is the bird)."""
    book = lexicon()
    above = [{a for s in option for a in book.ancestors(s)} for option in others[:6]]

    told = set(re.findall(r"[a-z]+", about.lower()))

    def shared(sense: int) -> float:
        chain = book.ancestors(sense).keys()
        named = sum(book.information(a) for a in chain if told & set(book.name(a).split()))
        return named + sum(max((book.information(a) for a in chain & group), default=0.0) for group in above)

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
    if entry is None or len(noun) < _SHORTEST or singular(noun) in _SAYS_LITTLE:
        return []
    things = [s for s in entry.nouns[:8] if book.lexfile(s.synset) in wn.THINGS]
    if not things:
        return []
    total, first = sum(s.seen for s in entry.nouns), things[0]
    unsaid = first.seen == 0 and book.lexfile(entry.nouns[0].synset) not in wn.MAYBE_THINGS - {wn.COMMUNICATION}
    if entry.nouns[0] is not first and (unsaid or first.seen * 12 < total):
        return []  # a rare meaning of a word that is mostly no thing
    if first.seen == 0 or first.seen < _FEW.get(book.lexfile(first.synset), 0):
        # Nobody counted: people are called by animals' names more than animals by people's, and who says
        # "papaya" thinks of the fruit before the tree.
        things.sort(key=lambda s: _FILE_ORDER.get(book.lexfile(s.synset), 1))
        usual = book.lexfile(things[0].synset)
        return [s.synset for s in things if book.lexfile(s.synset) == usual]
    return [first.synset] + [s.synset for s in things[1:] if s.seen * 2 >= first.seen > 1]


def is_abstract(noun: str) -> bool:
    """Whether the dictionary knows the noun and none of its usual meanings is a thing."""
    entry = lexicon().find(noun) or lexicon().find(singular(noun))
    if entry is None or not entry.nouns or _senses(noun):
        return False
    return entry.nouns[0].seen > 0 or not any(lexicon().lexfile(s.synset) in wn.THINGS for s in entry.nouns)


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
        if best:
            break  # the likeliest meaning that has anything near it
    if not best:
        best = {n.kind: n for n in _somebody(noun)}
    return tuple(sorted(best.values(), key=lambda n: (-n.similarity, n.distance, n.kind))[:8])


def _somebody(noun: str) -> Iterable[Near]:
    """A person nobody is near to is still a person."""
    book = lexicon()
    senses, anybody = _senses(noun), vocabulary().kinds("person") or vocabulary().kinds("man")
    first = next(iter(_entry_senses(noun)), None)  # a person before all else, and no figure of myth
    imaginary = bool(senses) and any(not _UNREAL.isdisjoint(book.name(a).split()) for a in book.ancestors(senses[0]))
    if senses and anybody and not imaginary and first is not None and book.lexfile(first.synset) == wn.PERSON:
        yield Near(anybody[0], "person", len(book.ancestors(senses[0])), _MIN_SIMILARITY, below=True)


def _near_synset(synset: int) -> Iterable[Near]:
    book, index = lexicon(), _index()
    own = book.information(synset)
    floor, steps = _SIBLINGS.get(book.lexfile(synset), (0.6, 2))
    for ancestor, up in book.ancestors(synset).items():
        common = book.information(ancestor)
        for down, kind, target, rank in index.get(ancestor, ())[:60]:
            distance = up + down
            if up == 0:  # the noun is the more general one: any kind below it is an example of it
                similarity = 0.92 - 0.02 * down - 0.01 * rank + _usual(kind)
            elif down == 0:  # the kind is the more general one: it is what the noun is
                similarity = 2 * common / (own + common) + 0.16 - 0.01 * up - 0.04 * min(rank, 10)
            elif rank > 0 or common < floor or distance > steps:
                continue
            else:
                similarity = 2 * common / (own + book.information(target)) - 0.04 * distance
                if similarity < _MIN_SIBLING:
                    continue
            yield Near(kind, book.name(ancestor), distance, min(similarity, 0.99), down == 0)


@lru_cache(maxsize=1024)
def says_the_kind(noun: str, kind: str) -> bool:
    """Whether a noun the library lists for a kind is another word for it, or a more general one.

    "narwhal" is listed with the dolphin, but a dolphin is no narwhal; "couch" is a sofa. Words the
    dictionary does not have are taken at the library's word.
    """
    book = lexicon()
    asset = vocabulary().assets[kind]
    species = asset.family in {"animals", "plants", "food", "creatures"}
    own = {normal(w) for w in (*asset.words[: 1 if species else _TRUE_SYNONYMS], kind)}
    plain = normal(noun)
    if singular(plain.rpartition(" of ")[2]) in own:
        return True  # a loaf of bread
    head, _, tail = plain.partition(" ")
    if (
        plain in own
        or _is_variant(head, tail, kind)
        or plain in {w.lower().replace("-", " ") for w in (*asset.adjectives, *_choices(asset))}
    ):
        return True
    entry = book.find(plain) or book.find(noun)
    if entry is None or not entry.nouns:
        return True
    mine = {s.synset for s in entry.nouns}
    for word in own:
        other = book.find(word)
        for sense in other.nouns if other else ():
            if mine & book.ancestors(sense.synset).keys():
                return True  # the same meaning, or a more general one
    return not any(book.find(word) for word in own)


def _is_variant(first: str, rest: str, kind: str) -> bool:
    """Whether a name is the kind's own behind a word that it answers to ("tabby cat") or that is no other thing."""
    words = vocabulary()
    if not rest or kind not in words.kinds(rest):
        return False
    preset = find_preset(first)
    if words.assets[kind].family == "food" and preset is not None and preset.family == "food":
        return True
    return first not in words.nouns or first in adjective_words(words.assets[kind])


@lru_cache(maxsize=1024)
def is_kin(noun: str, kind: str) -> bool:
    """Whether a noun and a kind share a specific meaning: a cheesecake and the cake, not a collar and a tube."""
    book = lexicon()
    if vocabulary().assets[kind].family == "technical":
        return normal(noun) in {normal(w) for w in vocabulary().assets[kind].words[:1]}
    if says_the_kind(noun, kind):
        return True
    entry = book.find(normal(noun)) or book.find(noun)
    above = {a for s in asset_synsets(vocabulary().assets[kind]) for a in book.ancestors(s)}
    return entry is not None and any(
        book.information(a) >= _KIN_INFORMATION for s in entry.nouns for a in above & book.ancestors(s.synset).keys()
    )


def is_a(noun: str, kind: str) -> bool:
    """Whether what a noun means is one of what the kind is."""
    book = lexicon()
    entry = book.find(noun)
    own = set(asset_synsets(vocabulary().assets[kind]))
    return entry is not None and any(own & book.ancestors(s.synset).keys() for s in entry.nouns)


def is_below(lower: str, upper: str) -> bool:
    """Whether a kind of the library is one of what a noun means ("orchid": flower)."""
    book = lexicon()
    entry = book.find(singular(upper))
    if entry is None:
        return False
    above = {s.synset for s in entry.nouns[:3]}
    return any(above & book.ancestors(s).keys() for s in asset_synsets(vocabulary().assets[lower])[:1])


def _choices(asset: Asset) -> tuple[str, ...]:
    return tuple(c.replace("_", " ") for p in asset.parameters for c in p.parameter.choices)


@cache
def _usual(kind: str) -> float:
    """A little more for the everyday example: a carrot before an artichoke, a hammer before a hoe."""
    entry = lexicon().find(vocabulary().assets[kind].words[0].lower())
    return 0.03 * min(math.log10(1 + entry.noun_seen), 2.0) if entry is not None else 0.0


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
