"""The grammar of technical parts: a named solid and its features in numbers.

It is tried first, and gives way to the general grammar unless the prompt names
a part of the technical family with measures, and nearly all words fit.
"""

from __future__ import annotations

from functools import cache

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
from prompt2mesh.language.features import PartReader, Values
from prompt2mesh.language.symbols import Symbol, symbols
from prompt2mesh.language.tokens import Token
from prompt2mesh.language.vocabulary import Vocabulary, normal
from prompt2mesh.library.registry import Asset

FAMILY = "technical"
_SIGNALS = frozenset(
    "hole holes bore bored fillet fillets filleted chamfer chamfers chamfered slot slots counterbore counterbored "
    "countersunk countersink teeth tooth module od id diameter radius pcd keyway wall hub turns coils flats sided "
    "faces pitch".split()
)
_AFTER_NOT_HEAD = frozenset("hole holes circle pattern slot slots thread threads spacing head heads hub".split())
_SHARE_UNKNOWN = 0.34
_MADE_BY_MOVING = frozenset({"revolved", "lofted", "swept", "revolve", "loft", "sweep"})


def read(plain: str, tokens: list[Token], words: Vocabulary) -> Brief | None:
    """The brief of a technical part, or None where the prompt is not one.

    Raises:
        UnreasonableSizeError: A measure nothing can be built with.
        ContradictionError: Measures that exclude each other.
    """
    listed = symbols(tokens)
    head = _head(listed, words)
    if head is None:
        return None
    asset, first, last, phrase = head
    if not _is_technical(listed, phrase, asset, words):
        return None
    reader = PartReader(asset, listed, first, last)
    values = reader.read()
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
    return _brief(plain, tokens, roles, asset, phrase, listed[first:last], reader, values)


def _head(listed: list[Symbol], words: Vocabulary) -> tuple[Asset, int, int, str] | None:
    """The noun of the part: the longest match, the last of those that stand together."""
    table = _nouns(words)
    at = 0
    found: tuple[Asset, int, int, str] | None = None
    while at < len(listed):
        match = _match(listed, at, table)
        if match is None:
            if found is not None and at >= found[2]:
                return found
            at += 1
            continue
        kind, length, phrase = match
        if found is not None and found[3] in _MADE_BY_MOVING:
            return found
        following = listed[at + length].text if at + length < len(listed) else ""
        if following in _AFTER_NOT_HEAD and not (following == "head" and "bolt" in phrase):
            if found is not None:
                return found
            at += length
            continue
        found = (words.assets[kind], at, at + length, phrase)
        at += length
    return found


def _match(listed: list[Symbol], at: int, table: dict[str, str]) -> tuple[str, int, str] | None:
    for length in range(min(4, len(listed) - at), 0, -1):
        run = listed[at : at + length]
        if any(s.kind != "W" for s in run):
            continue
        phrase = normal(" ".join(s.text for s in run))
        if phrase in table:
            return table[phrase], length, phrase
    return None


@cache
def _cached_nouns(key: tuple[tuple[str, tuple[str, ...]], ...]) -> dict[str, str]:
    table: dict[str, str] = {}
    for kind, words in key:
        for word in words:
            table.setdefault(normal(word), kind)
    return table


def _nouns(words: Vocabulary) -> dict[str, str]:
    assets = [a for a in words.assets.values() if a.family == FAMILY]
    return _cached_nouns(tuple((a.kind, a.words) for a in assets))


def _is_technical(listed: list[Symbol], phrase: str, asset: Asset, words: Vocabulary) -> bool:
    """Whether the measures and features speak of a drawing rather than of a thing at home."""
    measures = [s for s in listed if s.kind in {"L", "X", "M", "A"}]
    signals = {s.text for s in listed if s.kind == "W"} & _SIGNALS
    numbered = any(s.kind == "N" for s in listed) and bool(signals)
    if any(s.kind == "M" for s in listed) or (measures and signals) or numbered:
        return True
    shared = words.kinds(phrase)
    own = not shared or shared[0] == asset.kind
    solid = any(len(s.values) >= 3 and max(s.values) <= 3.0 for s in measures)
    if own:
        return bool(measures)
    return solid and len(measures) >= 1


def _brief(
    plain: str,
    tokens: list[Token],
    roles: list[WordRole],
    asset: Asset,
    phrase: str,
    noun: list[Symbol],
    reader: PartReader,
    values: list[Values],
) -> Brief:
    span = Span(start=tokens[noun[0].start].start, end=tokens[noun[-1].end - 1].end)
    features = tuple(
        Feature(text=_text(plain, tokens, v), name=v.name, values=v.values)
        for v in values
        if v.values or v.name == "missing"
    )
    wish = ObjectWish(
        number=0,
        noun=plain[span.start : span.end],
        span=span,
        count=reader.count,
        count_text=str(reader.count) if reader.count > 1 else "",
        resolution=Resolution(how="exact" if phrase == normal(asset.words[0]) else "synonym", kind=asset.kind),
        colors=tuple(Color(text=t, hex=h) for t, h in reader.colors),
        materials=tuple(MaterialWish(text=t, preset=p) for t, p in reader.materials),
        states=tuple(Trait(text=t, name=n) for t, n in reader.states),
        adjectives=tuple(Trait(text=t, name=t) for t in reader.adjectives),
        features=features,
    )
    words = tuple(Word(text=t.text, span=Span(start=t.start, end=t.end), role=roles[i]) for i, t in enumerate(tokens))
    return Brief(prompt=plain, objects=(wish,), words=words)


def _text(plain: str, tokens: list[Token], values: Values) -> str:
    if values.first >= values.last:
        return values.note
    return plain[tokens[values.first].start : tokens[values.last - 1].end]
