"""The closed classes: prepositions, conjunctions, determiners and the fixed phrases that act like them."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import Any

from prompt2mesh.language import phrases
from prompt2mesh.language.numbers import GROUPS, VAGUE


@cache
def function_tags(word: str) -> dict[str, Any]:
    """The readings of a function word; empty for any other."""
    if word in {"and", "plus"}:
        return {"and": True}
    if word in {"with", "featuring", "having", "has", "have", "including", "incorporating"}:
        return {"with": True}
    if word in phrases.NEGATIONS:
        return {"without": True}
    if word == "of":
        return {"of": True}
    if word in {"or", "but", "then", "also"}:
        return {"and": True}
    if word in phrases.DETERMINERS:
        return {"det": True, "vague": VAGUE["some"]} if word == "some" else {"det": True}
    if word in phrases.PRONOUNS:
        return {"pron": True}
    if word in phrases.STOPPERS:
        return {"stop": True}
    if word in phrases.AUXILIARIES:
        return {"aux": True}
    if word == "not":
        return {"without": True}
    tags: dict[str, Any] = {}
    if word in phrases.RELATIONS:
        tags["rel"] = phrases.RELATIONS[word]
    if word in GROUPS:
        tags["group"] = GROUPS[word]
    if word in VAGUE:
        tags["vague"] = VAGUE[word]
    if word in {
        "to",
        "for",
        "from",
        "about",
        "up",
        "off",
        "than",
        "per",
        "there",
        "here",
        "like",
        "as",
        "if",
        "away",
        "while",
    }:
        tags["glue"] = True
    return tags


@cache
def fixed_phrases() -> dict[str, tuple[str, Any]]:
    """Phrase → (reading, its value)."""
    table: dict[str, tuple[str, Any]] = {}

    def put(words: Iterable[str], tag: str, value: int | str | bool = True) -> None:  # noqa: FBT002
        for word in words:
            table[word.replace("-", " ")] = (tag, value)

    put((p for p in phrases.RELATIONS if " " in p), "rel")
    for phrase, kind in phrases.RELATIONS.items():
        if " " in phrase:
            table[phrase] = ("rel", kind)
    for phrase, state in phrases.STATE_PHRASES.items():
        table[phrase] = ("state", state)
    put(phrases.SHAPE_PHRASES, "shaped")
    put(phrases.MATERIAL_PHRASES, "made")
    put(phrases.TEXT_PHRASES, "says")
    put(
        (
            p.replace("3d", "3 d").replace("4k", "4 k").replace("8k", "8 k")
            for p in phrases.FRAMING
            if " " in p or p[0].isdigit()
        ),
        "framing",
    )
    put((p for p in phrases.REQUEST if " " in p), "framing")
    put(("dressed as", "dressed up as", "dressed like", "dressed up like", "disguised as"), "dressed", "as")
    put(("dressed in", "dressed up in", "clothed in", "clad in"), "dressed", "in")
    put(("a pair of", "pair of"), "pair", 2)
    put(("a lot of", "lots of", "plenty of"), "vague", 9)
    for phrase, arrangement in phrases.ARRANGEMENTS.items():
        table[phrase] = ("arranged", arrangement)
    for phrase, place in phrases.PLACES.items():
        table[phrase] = ("place", place)
    put(("each other", "one another"), "pron")
    put(("in the style of", "in a style of", "inspired by"), "styled")
    put(
        (
            "into pieces",
            "into slices",
            "in slices",
            "into the air",
            "up into the air",
            "all over",
            "spread wide",
            "at once",
        ),
        "glue",
    )
    return table
