"""Reads edits of a technical part: "make the holes 6 mm", "add a 20 mm hole in the centre", "chamfer the top edges".

An edit is put into the words of a prompt and read by the same grammar, so whatever can
be asked for can be changed. What a clause leaves open is found by reading it once more
without its measures: what is the same in both readings was not said.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Literal

from prompt2mesh.language.technical.head import joinable
from prompt2mesh.language.technical.reader import PartReader
from prompt2mesh.language.technical.symbols import symbols
from prompt2mesh.language.technical.words import FEATURES
from prompt2mesh.language.tokens import tokenise
from prompt2mesh.language.vocabulary import vocabulary
from prompt2mesh.library.registry import Asset, Value
from prompt2mesh.mesh.features import Feature

_NOUN = "|".join(sorted((re.escape(noun) for noun in FEATURES), key=len, reverse=True))
_VERBS = r"(?:please |now |also |then )*"
_REMOVE = re.compile(
    rf"^{_VERBS}(?:remove|delete|fill(?: in| up)?|close|take away|get rid of|drop|omit|no)\b "
    r"(?:all |both |of )*(?:the |its )?"
    rf"(?P<which>(?:[\w-]+ )*?)(?P<noun>{_NOUN})$",
    re.IGNORECASE,
)
_ADD = re.compile(
    rf"^{_VERBS}(?:add|drill|cut|put|mill|make|bore|insert|create|place|give it|machine|with)\b (?:in )?"
    r"(?P<what>(?:an?|one|another|two|three|four|five|six|seven|eight|nine|ten|twelve|\d+)\b"
    r"(?! ?(?:mm|cm|m|in|inch|%)\b.* the ).*)$",
    re.IGNORECASE,
)
_CHANGE = re.compile(
    rf"^{_VERBS}(?:make|change|set|move|put|turn|resize|let|place|use|space|position|enlarge|shift)\b "
    rf"(?:all |both |of )*(?:the |its )(?P<which>(?:[\w-]+ )*?)(?P<noun>{_NOUN})(?P<said>\b.*)$",
    re.IGNORECASE,
)
_USE = re.compile(rf"^{_VERBS}(?:use|have|take)\b (?P<said>(?!the ).+) (?P<noun>{_NOUN})(?: instead)?$", re.IGNORECASE)
_EDGES = re.compile(
    rf"^{_VERBS}(?P<verb>round(?: off)?|fillet|chamfer|bevel)\b "
    r"(?P<where>.*?(?:corners?|edges?|rims?|it))(?P<said>\b.*)$",
    re.IGNORECASE,
)
_STOCK = re.compile(
    rf"^{_VERBS}(?:make|set|change|let)\b (?:it|the part|the piece|(?:the |its )(?P<label>[\w ]+?)) (?P<said>.+)$",
    re.IGNORECASE,
)
_RELATIVE = re.compile(
    r"^ (?:by )?(?P<amount>[\d.]+) ?(?P<unit>mm|cm|m|in|inch|inches|%|percent) "
    r"(?P<way>larger|bigger|wider|deeper|taller|longer|smaller|narrower|shallower|shorter|lower|higher)$",
    re.IGNORECASE,
)
_METRES = {"mm": 1e-3, "cm": 1e-2, "m": 1.0, "in": 0.0254, "inch": 0.0254, "inches": 0.0254}
_ASSUMED = {"in diameter": "diameter", "of them": "spread.count"}
# Parameters that some parts have for holes of their own.
_OWN_HOLES = frozenset({"holes", "hole_diameter", "bolt_circle", "bore_diameter", "inner_diameter", "post_hole"})
_SHRINKS = frozenset({"smaller", "narrower", "shallower", "shorter", "lower"})
_PLACES: dict[str, frozenset[str]] = {
    "central": frozenset({"center"}), "center": frozenset({"center"}), "centre": frozenset({"center"}),
    "middle": frozenset({"center"}), "corner": frozenset({"corners"}), "bolt": frozenset({"circle", "corners"}),
    "mounting": frozenset({"corners", "circle", "grid", "row"}), "outer": frozenset({"corners", "circle"}),
}  # fmt: skip


@dataclass(frozen=True)
class PartChange:
    """One change of a technical part.

    Attributes:
        action: Features are added, changed or removed; a change of kind `change` may also set parameters of the stock.
        text: The clause.
        types: Tags of the features meant (`hole`, `cutout`, ...).
        arrangements: Only features spread so; empty for any.
        values: Parameters of the stock.
        features: To add, or the pattern that holds the fields of `stated`.
        stated: Paths of the fields that were said, such as `diameter` or `spread.inset`.
        grow_m: Added to the size of the features meant.
        grow_factor: Multiplies it.
        note: What it comes to.
        assumed: What was not said and taken as usual.
        refused: The part cannot be given what was asked.
    """

    action: Literal["add", "change", "remove"]
    text: str
    types: frozenset[str] = frozenset()
    arrangements: frozenset[str] = frozenset()
    values: dict[str, Value] = field(default_factory=dict[str, Value])
    features: tuple[Feature, ...] = ()
    stated: tuple[str, ...] = ()
    grow_m: float = 0.0
    grow_factor: float = 1.0
    note: str = ""
    assumed: tuple[str, ...] = ()
    refused: bool = False


def read_clause(clause: str, asset: Asset, parameters: dict[str, Value]) -> PartChange | None:
    """What one clause changes of a part, or None where it speaks of something else.

    Args:
        clause: One imperative, such as "drill a 5 mm hole in the centre".
        asset: The stock.
        parameters: The stock's own values.

    Raises:
        UnreasonableSizeError: A measure nothing can be built with.
    """
    said = re.sub(r"\s+", " ", clause.strip().rstrip(".!"))
    for read in (_removed, _edged, _changed, _added, _stocked):
        found = read(said, asset, parameters)
        if found is not None:
            return found
    return None


@dataclass
class _Reading:
    values: dict[str, Value] = field(default_factory=dict[str, Value])
    features: list[Feature] = field(default_factory=list[Feature])
    notes: list[str] = field(default_factory=list[str])
    assumed: list[str] = field(default_factory=list[str])
    understood: bool = True


def _read(text: str, asset: Asset, parameters: dict[str, Value]) -> _Reading:
    """The prompt "a PART with TEXT" read by the grammar of prompts, the part's own measures known."""
    words = vocabulary()
    noun = asset.words[0]
    listed = symbols(tokenise(f"{noun} with {text}"))
    length = len(symbols(tokenise(noun)))
    reader = PartReader(asset, dict(words.assets), listed, (0, length), noun, joinable(words))
    reader.know(parameters)
    reading = _Reading()
    for found in reader.read():
        reading.values |= found.values
        reading.features += found.features
        reading.assumed += found.assumed
        if found.note and found.name != "default":
            reading.notes.append(found.note)
    reading.understood = "unknown" not in reader.roles
    return reading


def _types(noun: str) -> frozenset[str]:
    name = FEATURES[noun]
    return {
        "hole": frozenset({"hole"}), "counterbore": frozenset({"hole"}), "countersink": frozenset({"hole"}),
        "slot": frozenset({"cutout"}), "pocket": frozenset({"cutout"}), "cutout": frozenset({"cutout"}),
        "notch": frozenset({"cutout", "groove"}), "groove": frozenset({"groove", "ring_groove"}),
        "keyway": frozenset({"keyway"}), "flat": frozenset({"flat"}), "boss": frozenset({"boss"}),
        "step": frozenset({"groove"}), "rib": frozenset({"boss"}),
    }[name]  # fmt: skip


def _arrangements(which: str) -> frozenset[str]:
    found: set[str] = set()
    for word in which.split():
        found |= _PLACES.get(word, frozenset[str]())
    return frozenset(found)


def _removed(said: str, asset: Asset, parameters: dict[str, Value]) -> PartChange | None:
    del asset, parameters
    match = _REMOVE.match(said)
    if match is None:
        return None
    noun, which = match["noun"].lower(), match["which"].lower()
    return PartChange("remove", said, _types(noun), _arrangements(which), note="removed")


def _edged(said: str, asset: Asset, parameters: dict[str, Value]) -> PartChange | None:
    match = _EDGES.match(said)
    if match is None:
        return None
    form = "chamfer" if match["verb"].lower() in {"chamfer", "bevel"} else "fillet"
    where = "all edges" if match["where"] == "it" else match["where"]
    length = re.search(r"[\d./]+ ?(?:mm|cm|m|in|inch|inches|\")|\br ?[\d.]+", match["said"])
    text = f"{length[0]} {form} on {where}" if length else f"{form} on {where}"
    reading = _read(text, asset, parameters)
    if not reading.values:
        return None
    return _stock_change(said, asset, reading)


def _changed(said: str, asset: Asset, parameters: dict[str, Value]) -> PartChange | None:
    used = _USE.match(said)
    if used is not None:
        return _differing(said, used["noun"].lower(), f"{used['said']} {used['noun']}", frozenset(), asset, parameters)
    match = _CHANGE.match(said)
    if match is None:
        return None
    noun, which, rest = match["noun"].lower(), match["which"].lower(), match["said"]
    types, arrangements = _types(noun), _arrangements(which)
    grown = _RELATIVE.match(rest)
    if grown is not None:
        sign = -1.0 if grown["way"] in _SHRINKS else 1.0
        amount = float(grown["amount"])
        if grown["unit"] in _METRES:
            return PartChange("change", said, types, arrangements, grow_m=sign * amount * _METRES[grown["unit"]])
        return PartChange("change", said, types, arrangements, grow_factor=max(0.05, 1 + sign * amount / 100))
    rest = re.sub(r"^ (?:to be|to|be|are|is|should be|by|all)\b", "", f" {rest.strip()}").strip()
    rest = re.sub(r"^(diameter|radius|depth|size|width|length)\b (?:to|of|=|is)?\s*", r"\1 ", rest)
    measured = re.match(r"^(diameter|radius|depth|width|length) (.+)$", rest)
    if measured is not None:
        label = {"depth": "deep", "width": "wide", "length": "long"}.get(measured[1], measured[1])
        return _differing(said, noun, f"{measured[2]} {label} {noun}", arrangements, asset, parameters)
    adjective = re.match(r"^(countersunk|counterbored|blind|through)\b(.*)$", rest)
    phrase = f"{adjective[1]} {noun}{adjective[2]}" if adjective else f"{noun} {rest}"
    return _differing(said, noun, phrase, arrangements, asset, parameters)


def _differing(
    said: str, noun: str, phrase: str, arrangements: frozenset[str], asset: Asset, parameters: dict[str, Value]
) -> PartChange | None:
    """What a phrase says of features beyond their bare noun."""
    plain, stated = _read(noun, asset, parameters), _read(phrase, asset, parameters)
    if not stated.features:
        changed = {k: v for k, v in stated.values.items() if plain.values.get(k) != v}
        return _stock_change(said, asset, _Reading(changed)) if changed else None
    paths = _differences(plain.features[0], stated.features[0]) if plain.features else ()
    # What was assumed before and is not any more was said, even where it is the same.
    for words, path in _ASSUMED.items():
        if _tells(plain.assumed, words) and not _tells(stated.assumed, words) and path not in paths:
            paths = (*paths, path)
    if not paths:
        return None
    return PartChange(
        "change", said, _types(noun), arrangements, features=tuple(stated.features[:1]), stated=paths,
        note=", ".join(_told(stated.features[0], path) for path in paths),
    )  # fmt: skip


def _added(said: str, asset: Asset, parameters: dict[str, Value]) -> PartChange | None:
    match = _ADD.match(said)
    if match is None or not re.search(rf"\b(?:{_NOUN})\b", match["what"], re.IGNORECASE):
        return None
    what = re.sub(r"^(?:another|one)\b", "a", match["what"])
    what = re.sub(r"\b(more|extra|further|additional) ", "", what)
    reading = _read(what, asset, parameters)
    if not reading.features and not (_OWN_HOLES & reading.values.keys() and reading.understood):
        return PartChange("add", said, refused=True)
    return PartChange(
        "add", said, values=reading.values, features=tuple(reading.features), note="; ".join(reading.notes),
        assumed=tuple(reading.assumed),
    )  # fmt: skip


def _stocked(said: str, asset: Asset, parameters: dict[str, Value]) -> PartChange | None:
    """Measures of the stock by its own names ("make the bore 12 mm", "make it 32 teeth")."""
    match = _STOCK.match(said)
    if match is None or re.search(
        r"\b(?:than|larger|bigger|taller|wider|thicker|longer|smaller|thinner|shorter)\b", said
    ):
        return None
    rest = re.sub(r"^(?:to be|to|be|equal to|have)\b ", "", match["said"])
    text = f"{match['label']} {rest}" if match["label"] else rest
    reading = _read(text, asset, parameters)
    if not reading.values or reading.features or not reading.understood:
        return None
    return _stock_change(said, asset, reading)


def _stock_change(said: str, asset: Asset, reading: _Reading) -> PartChange:
    shown: list[str] = []
    for name, value in reading.values.items():
        declared = asset.parameter(name)
        metres = declared is not None and declared.parameter.unit == "m"
        shown.append(f"{name.replace('_', ' ')} {f'{1000 * float(value):.6g} mm' if metres else value}")
    return PartChange("change", said, values=reading.values, note=", ".join(shown), assumed=tuple(reading.assumed))


def _tells(assumed: list[str], words: str) -> bool:
    return any(words in text for text in assumed)


def _differences(plain: Feature, stated: Feature) -> tuple[str, ...]:
    """Paths of the fields in which two features of a kind differ; the figure counts as one field."""
    if plain.type != stated.type:
        return ()
    first, second = plain.model_dump(), stated.model_dump()
    paths: list[str] = []
    for name, value in second.items():
        if name == "spread":
            paths += [f"spread.{key}" for key, inner in value.items() if first["spread"][key] != inner]
        elif first.get(name) != value:
            paths.append(name)
    return tuple(paths)


def _told(feature: Feature, path: str) -> str:
    value = feature.model_dump()
    for key in path.split("."):
        value = value[key]
    if isinstance(value, float):
        return f"{path.rpartition('.')[2].replace('_', ' ')} {1000 * value:.6g} mm"
    return f"{path.rpartition('.')[2].replace('_', ' ')} {value}"
