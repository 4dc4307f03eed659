"""Which meaning of an ambiguous noun is meant, by the company it keeps.

A noun of the library that several kinds claim ("pot", "plate", "bass") goes to
the kind whose own words, parts and description say most about the other words
of the sentence and what those are kinds of. Source of the idea: M. Lesk,
"Automatic sense disambiguation using machine readable dictionaries", 1986.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache

from prompt2mesh.language.brief import RelationWish
from prompt2mesh.language.drafts import Draft
from prompt2mesh.language.lexicon import lexicon
from prompt2mesh.language.meaning import asset_synsets
from prompt2mesh.language.morphology import singular
from prompt2mesh.language.vocabulary import adjective_words, part_nouns, vocabulary

_WORD = re.compile(r"[a-z]+")
_DULL = frozenset(
    "a an the of and or with for in on to from by at as is are its it that which one two thing object part piece set "
    "small large made body whole entity unit group color colour".split()
)
_MIN_INFORMATION = 0.25
_SAME_INFORMATION = 0.5
# Relations that are written from the thing to the doer.
_DONE_BY_TARGET = frozenset({"hold", "wear", "eat", "play", "push"})
# Relation → families of what it is usually done with.
_DONE_WITH = {"play": ("instruments", "sports", "toys"), "eat": ("food",), "wear": ("clothing",)}
_OWN, _ABOVE, _DONE = 2.0, 1.0, 6.0


def best_sense(kinds: Sequence[str], company: Iterable[str], *, families: frozenset[str] = frozenset()) -> str:
    """The kind that fits the other words best; the first of `kinds` where none fits better.

    Args:
        kinds: Candidates, the usual meaning first.
        company: Nouns and adjectives that stand near, lower case.
        families: Families of the library that what is done with the thing speaks for ("playing": instruments).
    """
    words = {singular(w) for w in company} - _DULL
    if len(kinds) < 2 or not (words or families):
        return kinds[0]
    above = {name for word in words for name in _names_above(word)} - words - _DULL

    def score(kind: str) -> float:
        own = _described(kind)
        done = _DONE if vocabulary().assets[kind].family in families else 0.0
        return done + _OWN * len(words & own) + _ABOVE * len(above & own)

    scores = [score(kind) for kind in kinds]
    best = max(range(len(kinds)), key=lambda i: (scores[i], -i))
    return kinds[best] if scores[best] > scores[0] else kinds[0]


@cache
def _described(kind: str) -> frozenset[str]:
    """Every word the library says about a kind."""
    asset = vocabulary().assets[kind]
    texts = [asset.about, *asset.words, *adjective_words(asset), *part_nouns(kind), asset.family]
    texts += [
        f"{p.parameter.description} {p.parameter.name.replace('_', ' ')} {' '.join(p.words)}" for p in asset.parameters
    ]
    return frozenset(singular(w) for text in texts for w in _WORD.findall(text.lower())) - _DULL


@cache
def _names_above(word: str) -> frozenset[str]:
    """What a noun is a kind of ("bonsai": tree, plant)."""
    book = lexicon()
    entry = book.find(word)
    found: set[str] = set()
    for sense in entry.nouns[:1] if entry else ():
        for ancestor in book.ancestors(sense.synset):
            if book.information(ancestor) >= _MIN_INFORMATION:
                found.add(book.name(ancestor))
    return frozenset(found)


def settle_kinds(objects: Sequence[Draft], relations: tuple[RelationWish, ...]) -> None:
    """Chooses among the kinds a noun may mean: a creature for the doer of an action, else by the company it keeps."""
    assets = vocabulary().assets
    doers = {r.target if r.kind in _DONE_BY_TARGET else r.subject for r in relations if r.verb}
    for draft in objects:
        if draft.resolution.how not in {"exact", "synonym"}:
            continue
        related = any(draft.number in {r.subject, r.target} for r in relations)
        kinds = candidates(draft.noun.lower(), draft.kinds) if related else draft.kinds
        if any(r.kind == "in" and r.target == draft.number for r in relations):
            # Apples in a bowl are not in a bowl of rice, and a fish in a tank is in no vehicle.
            kinds = tuple(k for k in kinds if assets[k].holds) or kinds
        if len(kinds) < 2:
            continue
        creature = next((k for k in kinds if assets[k].category == "creature"), None)
        if draft.number in doers and creature is not None:
            kind = creature
        else:
            done = {r.kind for r in relations if r.subject == draft.number}
            families = frozenset(f for k in done for f in _DONE_WITH.get(k, ()))
            kind = best_sense(kinds, _company(draft, objects, relations), families=families)
        if kind != draft.resolution.kind:
            draft.resolution = draft.resolution.model_copy(update={"kind": kind, "how": "synonym"})


def candidates(noun: str, kinds: tuple[str, ...]) -> tuple[str, ...]:
    """The kinds a noun claims, and those whose longer name it ends ("mouse": the computer mouse, too)."""
    if not kinds or " " in noun:
        return kinds
    plain = singular(noun)
    assets = vocabulary().assets
    exact = assets[kinds[0]].words[0].lower() == plain
    longer = (
        kind for kind in _ending_in(plain)
        if kind not in kinds and not (exact and _same_sort(kind, kinds[0])) and assets[kind].family != "technical"
    )  # fmt: skip
    return (*kinds, *longer)


@cache
def _ending_in(noun: str) -> tuple[str, ...]:
    """Kinds with a title of several words whose noun is this one."""
    found: list[str] = []
    for kind, asset in vocabulary().assets.items():
        for name in asset.words[:1]:
            words = name.lower().split()
            head = words[0] if len(words) > 2 and words[1] in {"and", "of"} else words[-1]
            if len(words) > 1 and singular(head) == noun:
                found.append(kind)
                break
    return tuple(found)


def _same_sort(kind: str, other: str) -> bool:
    """Whether two kinds are of one family or of one specific meaning, so that the shorter name means the usual one."""
    assets, book = vocabulary().assets, lexicon()
    if assets[kind].family == assets[other].family:
        return True
    above = {a for s in asset_synsets(assets[kind]) for a in book.ancestors(s)}
    return any(
        book.information(a) >= _SAME_INFORMATION
        for s in asset_synsets(assets[other]) for a in above & book.ancestors(s).keys()
    )  # fmt: skip


def _company(draft: Draft, objects: Sequence[Draft], relations: tuple[RelationWish, ...]) -> set[str]:
    """The words that stand with an object: its attributes and the things it is related to."""
    near = {r.target for r in relations if r.subject == draft.number and r.kind not in _DONE_WITH}
    near |= {r.subject for r in relations if r.target == draft.number and r.kind not in _DONE_WITH}
    if not any(draft.number in {r.subject, r.target} for r in relations):
        near |= {o.number for o in objects if o is not draft}  # things named side by side go together
    said = [*draft.parts, *draft.adjectives, *draft.states, *draft.shapes, *draft.styles, *draft.materials]
    words = {w for s in said for w in getattr(s, "noun", s.text).lower().split()}
    words |= {w for m in draft.materials for w in m.preset.split("_")}
    words |= {w for n in near for w in objects[n].noun.lower().split()}
    words |= {r.verb for r in relations if r.verb and draft.number in {r.subject, r.target}}
    return words
