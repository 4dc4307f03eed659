"""Finds the noun of a technical part, and tells drawings from things at home."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from prompt2mesh.language.technical.symbols import ARTICLES, Symbol
from prompt2mesh.language.vocabulary import Vocabulary, normal
from prompt2mesh.library.registry import Asset

FAMILY = "technical"
_SIGNALS = frozenset(
    "hole holes bore bored fillet fillets filleted chamfer chamfers chamfered slot slots counterbore counterbored "
    "countersunk countersink teeth tooth module od id diameter radius pcd keyway wall walls hub turns coils flats "
    "sided faces pitch pocket groove grooves boss fins posts thick minus sides".split()
)
_AFTER_NOT_HEAD = frozenset(
    "hole holes circle pattern slot slots thread threads spacing head heads hub groove diameter radius section "
    "face bore pitch".split()
)
_LABELS = frozenset({"diameter", "radius", "section", "face", "bore", "pitch", "spacing"})
_MADE_BY_MOVING = frozenset("revolved lofted swept revolve loft sweep extrude extruded".split())
# Nouns that are more often something else where no length is said.
_FEATURE_ONLY = frozenset(
    "pin ring base dome triangle hexagon star tile strip polygon sector pentagon octagon box".split()
)
# Nouns of solids that are never joined to another.
_NOT_JOINED = _FEATURE_ONLY | frozenset("bar panel sheet collar sleeve spacer bush bushing orb".split())
_EDGE_WORDS = frozenset("rounded chamfered beveled filleted radiused fillet chamfer fillets chamfers".split())
_BEVELLED = frozenset(
    {
        "cube",
        "box",
        "block",
        "cylinder",
        "cuboid",
        "disc",
        "disk",
        "rectangular block",
        "rectangular prism",
        "rectangular box",
        "slab",
    }
)
_SOLIDS = frozenset(
    "solid_cube rectangular_block solid_cylinder flat_disc flat_plate solid_sphere spherical_cap solid_cone "
    "solid_pyramid solid_prism hollow_cylinder solid_capsule solid_ellipsoid solid_wedge".split()
)
_LONGEST = 6


@dataclass(frozen=True)
class Head:
    """The noun of the stock, at symbols `first`..`last`, and the nouns of other solids that may be joined to it."""

    asset: Asset
    first: int
    last: int
    phrase: str
    solids: dict[str, str]


def find_head(listed: list[Symbol], words: Vocabulary) -> Head | None:
    """The stock of the prompt, or None where it is no technical part."""
    table = _nouns(words)
    found = _first_noun(listed, table)
    if found is None:
        return None
    kind, first, last, phrase = found
    kind = _variant(kind, phrase, listed)
    if not _is_technical(listed, phrase, words.assets[kind], words):
        return None
    solids = joinable(words)
    lower = _base_of(listed, table, last, _SOLIDS) or _cut_from(listed, table, last)
    if lower is not None:
        kind, first, last, phrase = lower
    return Head(words.assets[kind], first, last, phrase, solids)


def joinable(words: Vocabulary) -> dict[str, str]:
    """Nouns of the solids that can be joined to a stock or cut from it, with their kinds."""
    return {w: k for w, k in _nouns(words).items() if k in _SOLIDS and w not in _NOT_JOINED}


def _first_noun(listed: list[Symbol], table: dict[str, str]) -> tuple[str, int, int, str] | None:
    """The longest match, the last of those that stand together."""
    at = 0
    found: tuple[str, int, int, str] | None = None
    while at < len(listed):
        match = _match(listed, at, table)
        if match is None:
            if found is not None and at >= found[2]:
                return _after_colon(listed, table, found[2]) or found
            at += 1
            continue
        kind, length, phrase = match
        if found is not None and found[3] in _MADE_BY_MOVING:
            return found
        following = listed[at + length].text if at + length < len(listed) else ""
        valued = at + length + 1 < len(listed) and listed[at + length + 1].kind != "W"
        not_head = (
            following in _AFTER_NOT_HEAD
            and not (valued and following in _LABELS)
            and not (following == "head" and "bolt" in phrase)
        )
        if not_head and not (phrase in {"pyramid", "cone", "sphere"} and following == "section"):
            if found is not None:
                return found
            at += length
            continue
        found = (kind, at, at + length, phrase)
        at += length
    return found


def _after_colon(listed: list[Symbol], table: dict[str, str], end: int) -> tuple[str, int, int, str] | None:
    """As in "a mounting bracket: base plate 80 x 60": the second says what the first is."""
    if end >= len(listed) or listed[end].text != ":":
        return None
    start = end + 1 + (end + 1 < len(listed) and listed[end + 1].text in ARTICLES)
    match = _match(listed, start, table) if start < len(listed) else None
    return (match[0], start, start + match[1], match[2]) if match is not None else None


def _cut_from(listed: list[Symbol], table: dict[str, str], after: int) -> tuple[str, int, int, str] | None:
    """As in "subtract a cylinder from a cube": the second is what is cut."""
    texts = [s.text for s in listed]
    if (
        not {"subtract", "remove", "cut", "take", "subtracting", "removing"} & set(texts[:after])
        or "from" not in texts[after:]
    ):
        return None
    for at in range(texts.index("from", after), len(listed)):
        match = _match(listed, at, table)
        if match is not None and match[0] in _SOLIDS:
            return match[0], at, at + match[1], match[2]
    return None


def _base_of(
    listed: list[Symbol], table: dict[str, str], after: int, solids: frozenset[str]
) -> tuple[str, int, int, str] | None:
    """As in "a cylinder on top of a cube": the second is what the first stands on."""
    texts = [s.text for s in listed]
    for at in range(after, len(listed) - 2):
        on = texts[at : at + 3] == ["on", "top", "of"]
        if (
            on
            or (texts[at] in {"atop", "onto"})
            or (texts[at] == "on" and texts[at + 1] in ARTICLES and "circle" not in texts)
        ):
            start = at + (3 if on else 1)
            for here in range(start, min(start + 8, len(listed))):
                match = _match(listed, here, table)
                if match is not None and match[0] in solids and any(s.kind in "LX" for s in listed[start : here + 6]):
                    kind, length, phrase = match
                    return kind, here, here + length, phrase
    return None


def _match(listed: list[Symbol], at: int, table: dict[str, str]) -> tuple[str, int, str] | None:
    for length in range(min(_LONGEST, len(listed) - at), 0, -1):
        run = listed[at : at + length]
        if any(s.kind != "W" for s in run):
            continue
        if run[0].text in ARTICLES:
            return None
        phrase = normal(" ".join(s.text for s in run if s.text not in ARTICLES))
        if phrase in table:
            return table[phrase], length, phrase
    return None


@cache
def _cached_nouns(key: tuple[tuple[str, tuple[str, ...]], ...]) -> dict[str, str]:
    table: dict[str, tuple[int, str]] = {}
    for kind, words in key:
        for rank, word in enumerate(words):
            name = normal(word)
            if name not in table or rank < table[name][0]:
                table[name] = (rank, kind)
    return {word: kind for word, (_, kind) in table.items()}


def _nouns(words: Vocabulary) -> dict[str, str]:
    assets = [a for a in words.assets.values() if a.family == FAMILY]
    return _cached_nouns(tuple((a.kind, a.words) for a in assets))


def _variant(kind: str, phrase: str, listed: list[Symbol]) -> str:
    """A box with walls or a lid is hollow; without, it is a block."""
    texts = {s.text for s in listed}
    if phrase == "box" and texts & {"wall", "walls", "hollow", "lid", "open", "inside", "inner", "floor"}:
        return "open_box"
    if kind == "solid_cube" and texts & {"wall", "walls", "hollow"}:
        return "open_box"
    if kind == "solid_sphere" and texts & {"half", "halved"}:
        return "spherical_cap"
    if kind == "solid_cylinder" and texts & {"wall", "hollow", "walls", "id", "inner", "inside", "cup"}:
        return "hollow_cylinder"
    if kind == "solid_cylinder" and "hemispherical" in texts and texts & {"ends", "end"}:
        return "solid_capsule"
    if kind == "solid_cone" and texts & {"pyramid"}:
        return "solid_pyramid"
    return kind


def _is_technical(listed: list[Symbol], phrase: str, asset: Asset, words: Vocabulary) -> bool:
    """Whether the measures and features speak of a drawing rather than of a thing at home."""
    measures = [s for s in listed if s.kind in {"L", "X", "M", "A", "P"}]
    signals = {s.text for s in listed if s.kind == "W"} & _SIGNALS
    if phrase in _FEATURE_ONLY - _BEVELLED and not any(s.kind in {"L", "X", "P"} for s in measures):
        return False
    choices = {c for p in asset.parameters for c in p.parameter.choices}
    if any(s.kind == "N" and f"{s.value:g}" in choices for s in listed):
        return True
    if (
        not measures
        and asset.machined
        and _EDGE_WORDS & {s.text for s in listed}
        and {"edges", "corners", "edge", "corner", "rims"} & {s.text for s in listed}
    ):
        return phrase in _BEVELLED
    numbered = any(s.kind == "N" for s in listed) and bool(signals)
    if any(s.kind == "M" for s in listed) or (measures and signals) or numbered:
        return True
    shared = words.kinds(phrase)
    own = not shared or shared[0] == asset.kind
    solid = any(len(s.values) >= 3 and max(s.values) <= 3.0 for s in measures)
    if own:
        return bool(measures)
    return solid and len(measures) >= 1
