"""Tokens of a technical prompt as symbols: lengths, numbers, angles, thread sizes, dimensions, points and words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from prompt2mesh.language.lengths import METRES, read_length, unit_factor
from prompt2mesh.language.numbers import read_number
from prompt2mesh.language.tokens import Token

ARTICLES = frozenset({"a", "an", "the"})
_TIMES = frozenset({"x", "by", "*"})
_AXIS_NOUNS = frozenset("diameter width length height thickness depth radius size dia".split())
_NOT_AFTER_INCH = (
    ARTICLES
    | {"each", "every", "both", "all", "total", "row", "line", "its", "one", "two", "grid", "corners"}
    | _AXIS_NOUNS
)
_DEGREES = frozenset({"degree", "degrees", "deg", "degs", "\u00b0"})
_SAME = {
    "centre": "center",
    "centered": "center",
    "centred": "center",
    "dia": "diameter",
    "diam": "diameter",
    "diameters": "diameter",
    "\u00f8": "diameter",
    "middle": "center",
    "central": "center",
    "centrally": "center",
    "centres": "centers",
    "centerline": "center",
    "centreline": "center",
    "radii": "radius",
    "rad": "radius",
    "csk": "countersunk",
    "cbore": "counterbore",
    "thru": "through",
    "ctr": "center",
    "counterbores": "counterbore",
    "countersinks": "countersink",
    "colour": "color",
    "bevelled": "beveled",
    "thk": "thick",
    "lg": "long",
    "edged": "edges",
    "bolthole": "hole",
    "boltholes": "holes",
    "thickness": "thickness",
    "drilling": "hole",
    "drillings": "holes",
    "perforation": "hole",
    "perforations": "holes",
    "sized": "size",
}


@dataclass(frozen=True)
class Symbol:
    """One symbol: `kind` is W word, L length, N bare number, A angle, M thread, X dimensions or P point.

    `value` and `values` are in metres (L, X, P), millimetres (N as a length, M) or degrees (A). `plain` are the
    numbers of X as written, and `units` whether each had a unit.
    """

    kind: str
    text: str
    start: int
    end: int
    value: float = 0.0
    values: tuple[float, ...] = ()
    plain: tuple[float, ...] = ()
    units: tuple[bool, ...] = ()
    unit: float = METRES["mm"]

    @property
    def measure(self) -> bool:
        """Whether it can be a length (a bare number is in the prompt's own unit)."""
        return self.kind in {"L", "N", "M"}

    @property
    def metres(self) -> float:
        """The length; bare numbers are in the prompt's unit, thread sizes millimetres."""
        if self.kind == "L":
            return self.value
        return self.value * (METRES["mm"] if self.kind == "M" else self.unit)


def symbols(tokens: list[Token]) -> list[Symbol]:
    """All tokens as symbols, articles too."""
    unit = _own_unit(tokens)
    found: list[Symbol] = []
    at = 0
    while at < len(tokens):
        symbol = _thread(tokens, at, unit) or _point(tokens, at, unit) or _measure(tokens, at, unit)
        if symbol is None:
            word = _SAME.get(tokens[at].low, tokens[at].low)
            symbol = Symbol("W", word, at, at + 1)
        found.append(symbol)
        at = symbol.end
    return found


def _own_unit(tokens: Sequence[Token]) -> float:
    """The unit of bare numbers: the one said ("all dimensions in inches"), else the first used, else millimetres."""
    for at, token in enumerate(tokens):
        factor = unit_factor(token)
        if factor is None or token.low in {"in", "m", "'", '"'}:
            continue
        if at and (tokens[at - 1].kind == "number" or tokens[at - 1].low in {"/", "in", "are", "units", ":"}):
            return factor
    for at, token in enumerate(tokens):
        if at and token.low in {"in", '"'} and tokens[at - 1].kind == "number":
            following = tokens[at + 1].low if at + 1 < len(tokens) else ""
            named = following.isalpha() and following not in _NOT_AFTER_INCH
            if token.text == '"' or token.glued or following in _TIMES or named:
                return METRES["in"]
    return METRES["mm"]


def _thread(tokens: list[Token], at: int, unit: float) -> Symbol | None:
    """M8, R5: a letter with a number close behind."""
    token = tokens[at]
    following = tokens[at + 1] if at + 1 < len(tokens) else None
    if token.low in {"m", "r"} and following is not None and following.kind == "number" and following.glued:
        value = float(following.text.replace(",", ""))
        if token.low == "m":
            return Symbol("M", f"M{value:g}", at, at + 2, value)
        length = read_length(tokens, at + 1)
        if length is not None:
            return Symbol("L", "R", at, at + 1 + length.used, length.value)
        return Symbol("L", "R", at, at + 2, value * unit)
    return None


def _point(tokens: list[Token], at: int, unit: float) -> Symbol | None:
    """As in "(10, 20)", "[0, 5, 3]"."""
    if tokens[at].text not in {"(", "["}:
        return None
    numbers: list[float] = []
    here, sign = at + 1, 1.0
    while here < len(tokens):
        token = tokens[here]
        if token.text in {")", "]"}:
            if 2 <= len(numbers) <= 3:
                values = tuple(n * unit for n in numbers)
                return Symbol("P", "point", at, here + 1, values=values)
            return None
        if token.kind == "number":
            numbers += [sign * float(piece) for piece in token.text.split(",")]
            sign = 1.0
        elif token.text == "-":
            sign = -1.0
        elif token.text not in {",", ";", "+"} and unit_factor(token) is None:
            return None
        here += 1
    return None


def _measure(tokens: list[Token], at: int, unit: float) -> Symbol | None:
    decimal = _decimal_comma(tokens, at)
    if decimal is not None:
        return decimal
    dimensions = _dimensions(tokens, at, unit)
    if dimensions is not None:
        return dimensions
    length = _length(tokens, at, unit)
    if length is not None:
        return Symbol("L", "length", at, at + length[1], length[0])
    number = read_number(tokens, at)
    if number is None:
        return None
    end = at + number[1]
    if end < len(tokens) and tokens[end].low in _DEGREES:
        return Symbol("A", "angle", at, end + 1, number[0])
    if (
        end + 1 < len(tokens)
        and tokens[end].low in {"x", "times"}
        and (tokens[end + 1].kind == "word" or tokens[end + 1].low == "\u00f8")
    ):
        return Symbol("N", "times", at, end + 1, number[0], unit=unit)
    return Symbol("N", "number", at, end, number[0], unit=unit)


def _length(tokens: list[Token], at: int, unit: float) -> tuple[float, int] | None:
    """Metres and tokens; tells "a 2 in hole" from "2 in each corner" and "20 in diameter" in millimetres."""
    length = read_length(tokens, at)
    if length is not None:
        last = at + length.used - 1
        metric = abs(unit - METRES["in"]) > 1e-9
        if tokens[last].low == "in" and not tokens[last].glued and metric and _text(tokens, last + 1) in _AXIS_NOUNS:
            return None
        return length.value, length.used
    number = read_number(tokens, at)
    if number is None:
        return None
    after = at + number[1]
    following = _text(tokens, after + 1)
    is_inch = _text(tokens, after) == "in" and following.isalpha() and following not in _NOT_AFTER_INCH
    return (number[0] * METRES["in"], number[1] + 1) if is_inch else None


def _text(tokens: list[Token], at: int) -> str:
    return tokens[at].low if at < len(tokens) else ""


_WHOLE = re.compile(r"\d+|\d{1,3}\.\d{3}")
_SHORT_FRACTION = re.compile(r"\d{1,2}")


def _decimal_comma(tokens: list[Token], at: int) -> Symbol | None:
    """As in "12,5 mm" and "1.000,5 mm"."""
    if at + 3 >= len(tokens) or tokens[at].kind != "number" or tokens[at + 1].text != "," or not tokens[at + 1].glued:
        return None
    after, unit = tokens[at + 2], tokens[at + 3]
    factor = unit_factor(unit)
    if not after.glued or not _SHORT_FRACTION.fullmatch(after.text) or factor is None or unit.low == "in":
        return None
    whole = _WHOLE.fullmatch(tokens[at].text)
    if whole is None:
        return None
    return Symbol("L", "length", at, at + 4, float(f"{whole[0].replace('.', '')}.{after.text}") * factor)


def _dimensions(tokens: list[Token], at: int, unit: float) -> Symbol | None:
    """Two or more lengths multiplied; a unit said once holds for the numbers without one."""
    values: list[tuple[float, float | None]] = []
    here = at
    while True:
        length = _length(tokens, here, unit)
        if length is not None:
            values.append((length[0], 1.0))
            here += length[1]
        else:
            number = read_number(tokens, here)
            if number is None or (here + number[1] < len(tokens) and tokens[here + number[1]].low in _DEGREES):
                here -= 1  # the times sign belongs to what follows
                break
            values.append((number[0], None))
            here += number[1]
        if here + 1 < len(tokens) and tokens[here].low in _TIMES and _starts_number(tokens, here + 1):
            here += 1
            continue
        break
    if len(values) < 2:
        return None
    units = [unit_factor(tokens[i]) for i in range(at, here)]
    said = next((u for u in reversed(units) if u is not None), None) if any(k for _, k in values) else None
    factor = said or unit
    metres = tuple(v if known else v * factor for v, known in values)
    plain = tuple(v for v, _ in values)
    return Symbol(
        "X", "dimensions", at, here, values=metres, plain=plain, units=tuple(k is not None for _, k in values)
    )


def _starts_number(tokens: list[Token], at: int) -> bool:
    return read_number(tokens, at) is not None
