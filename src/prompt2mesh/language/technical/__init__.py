"""The grammar of technical parts: a named solid and its features in numbers.

It is tried first, and gives way to the general grammar unless the prompt names
a part of the technical family with measures, and nearly all words fit.
"""

from __future__ import annotations

from prompt2mesh.language.brief import (
    Brief,
    Color,
    Feature,
    MaterialWish,
    ObjectWish,
    Resolution,
    Span,
    Trait,
    Word,
    WordRole,
)
from prompt2mesh.language.technical.head import Head, find_head
from prompt2mesh.language.technical.reader import Found, PartReader
from prompt2mesh.language.technical.symbols import symbols
from prompt2mesh.language.tokens import Token
from prompt2mesh.language.vocabulary import Vocabulary
from prompt2mesh.language.vocabulary import normal as normal

_SHARE_UNKNOWN = 0.34


def read(plain: str, tokens: list[Token], words: Vocabulary) -> Brief | None:
    """The brief of a technical part, or None where the prompt is not one.

    Raises:
        UnreasonableSizeError: A measure nothing can be built with.
        ContradictionError: Measures that exclude each other.
    """
    listed = symbols(tokens)
    head = find_head(listed, words)
    if head is None:
        return None
    reader = PartReader(head.asset, dict(words.assets), listed, (head.first, head.last), head.phrase, head.solids)
    found = reader.read()
    roles: list[WordRole] = ["grammar"] * len(tokens)
    unknown = content = 0
    for symbol, role in zip(listed, reader.roles, strict=True):
        for at in range(symbol.start, symbol.end):
            roles[at] = role
        if symbol.kind == "W" and role != "grammar":
            content += 1
            unknown += role == "unknown"
    if content and unknown / content > _SHARE_UNKNOWN:
        return None
    return _brief(plain, tokens, roles, head, reader, found)


def _brief(
    plain: str, tokens: list[Token], roles: list[WordRole], head: Head, reader: PartReader, found: list[Found]
) -> Brief:
    noun = reader.listed[head.first : head.last]
    span = Span(start=tokens[noun[0].start].start, end=tokens[noun[-1].end - 1].end)
    features: list[Feature] = []
    for item in found:
        text = _text(plain, tokens, reader, item)
        features.append(Feature(text=text, name=item.name, values=item.values, machined=item.features, note=item.note))
        if item.assumed:
            features.append(Feature(text=text, name="default", values={}, note=", ".join(item.assumed)))
    wish = ObjectWish(
        number=0,
        noun=plain[span.start : span.end],
        span=span,
        count=reader.count,
        count_text=_between(plain, tokens, reader, *reader.count_at) if reader.count > 1 else "",
        resolution=Resolution(how="exact", kind=head.asset.kind),
        colors=tuple(Color(text=t, hex=h) for t, h in reader.colors),
        materials=tuple(MaterialWish(text=t, preset=p) for t, p in reader.materials),
        states=tuple(Trait(text=t, name=n) for t, n in reader.states),
        adjectives=tuple(Trait(text=t, name=t) for t in reader.adjectives),
        features=tuple(features),
    )
    words = tuple(
        Word(text=plain[t.start : t.end], span=Span(start=t.start, end=t.end), role=roles[i])
        for i, t in enumerate(tokens)
    )
    return Brief(prompt=plain, objects=(wish,), words=words)


def _text(plain: str, tokens: list[Token], reader: PartReader, item: Found) -> str:
    if item.first >= item.last:
        return item.note
    return _between(plain, tokens, reader, item.first, item.last)


def _between(plain: str, tokens: list[Token], reader: PartReader, first_symbol: int, last_symbol: int) -> str:
    """The words of the prompt from one symbol to another."""
    first, last = reader.listed[first_symbol].start, reader.listed[last_symbol - 1].end
    return plain[tokens[first].start : tokens[last - 1].end]
