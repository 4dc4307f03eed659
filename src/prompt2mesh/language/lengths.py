"""Lengths with units, and what a length is said of: "60 cm tall", "5 feet 3", "1.2m x 60cm x 75cm"."""

from dataclasses import dataclass

from prompt2mesh.language.numbers import read_number
from prompt2mesh.language.tokens import Token

METRES = {
    "nm": 1e-9, "nanometer": 1e-9, "nanometre": 1e-9, "um": 1e-6, "micron": 1e-6, "micrometer": 1e-6,
    "micrometre": 1e-6, "mm": 1e-3, "millimeter": 1e-3, "millimetre": 1e-3, "millimeters": 1e-3, "cm": 1e-2,
    "centimeter": 1e-2, "centimetre": 1e-2, "dm": 0.1, "decimeter": 0.1, "decimetre": 0.1, "m": 1.0,
    "meter": 1.0, "metre": 1.0, "km": 1e3, "kilometer": 1e3, "kilometre": 1e3, "in": 0.0254, "inch": 0.0254,
    "inches": 0.0254, '"': 0.0254, "ft": 0.3048, "foot": 0.3048, "feet": 0.3048, "'": 0.3048, "yd": 0.9144,
    "yard": 0.9144, "mi": 1609.344, "mile": 1609.344, "lightyear": 9.46e15,
}  # fmt: skip
AXES = {
    "tall": "height", "high": "height", "height": "height", "wide": "width", "width": "width", "broad": "width",
    "across": "width", "long": "length", "length": "length", "deep": "depth", "depth": "depth",
    "thick": "thickness", "thickness": "thickness", "diameter": "diameter", "dia": "diameter", "\u00f8": "diameter",
    "radius": "radius", "od": "outer_diameter", "id": "inner_diameter", "size": "longest", "big": "longest",
    "large": "longest", "bore": "bore",
}  # fmt: skip
_SAID_OF = frozenset({"tall", "high", "wide", "long", "deep", "thick", "across", "in"})
_TIMES = {"x", "by", "*"}
_LETTERED = frozenset({"in", "m", "um", "mi"})
_SHARES = {"half": 0.5, "quarter": 0.25, "third": 1 / 3}


@dataclass(frozen=True)
class Length:
    """A number of metres (or a plain number when no unit was said) and the tokens it took."""

    value: float
    used: int
    unit: str | None

    @property
    def metres(self) -> float:
        """The length, taking a bare number as metres."""
        return self.value


def unit_factor(token: Token) -> float | None:
    """Metres of the unit the token names, or None."""
    word = token.low
    return METRES.get(word) or METRES.get(word.removesuffix("s"))


def read_length(tokens: list[Token], at: int) -> Length | None:
    """A number with a unit at token `at` ("6 ft 2 in" and "5 feet 3" are one length)."""
    sign = 1.0
    start = at
    if at < len(tokens) and tokens[at].text in "-+" and at + 1 < len(tokens) and tokens[at + 1].glued:
        sign = -1.0 if tokens[at].text == "-" else 1.0
        at += 1
    number = _share(tokens, at) or read_number(tokens, at)
    if number is None:
        return None
    value, used = number
    after = at + used
    if _lows(tokens, after, 3) == ["and", "a", "half"]:  # two and a half metres
        value, after = value + 0.5, after + 3
    if after >= len(tokens):
        return None
    factor = unit_factor(tokens[after])
    if factor is None or not _is_unit(tokens, after):
        return None
    unit = tokens[after].low
    metres = value * factor
    after += 1
    if factor == METRES["ft"]:
        more = read_number(tokens, after)
        if more and more[0] < 12 and (after + more[1] >= len(tokens) or _continues_feet(tokens, after + more[1])):
            metres += more[0] * METRES["in"]
            after += more[1]
            if after < len(tokens) and unit_factor(tokens[after]) == METRES["in"]:
                after += 1
    return Length(sign * metres, after - start, unit)


def _lows(tokens: list[Token], at: int, count: int) -> list[str]:
    return [t.low for t in tokens[at : at + count]]


def _share(tokens: list[Token], at: int) -> tuple[float, int] | None:
    """As in "half a metre", "a quarter of an inch", "a foot tall": the number and the tokens before the unit."""
    start = at
    one = at < len(tokens) and tokens[at].low in {"a", "an"}
    if one:
        at += 1
    value = _SHARES.get(tokens[at].low) if at < len(tokens) else None
    if value is None:
        known = at + 1 < len(tokens) and unit_factor(tokens[at]) is not None and tokens[at + 1].low in _SAID_OF
        return (1.0, 1) if one and known else None
    at += 1
    while at < len(tokens) and tokens[at].low in {"of", "a", "an"}:
        at += 1
    return (value, at - start) if at < len(tokens) and unit_factor(tokens[at]) is not None else None


def _is_unit(tokens: list[Token], at: int) -> bool:
    """Whether "in" or "m" after a number is a unit there and not a preposition or a letter."""
    word = tokens[at].low
    if word in _LETTERED and at + 1 < len(tokens) and tokens[at + 1].kind == "number" and tokens[at + 1].glued:
        return False  # "four M6 holes"
    if word != "in" or tokens[at].glued:
        return True
    following = tokens[at + 1].low if at + 1 < len(tokens) else ""
    return following in AXES or following in _TIMES or following in {"", ",", ".", "and", "with"}


def _continues_feet(tokens: list[Token], at: int) -> bool:
    return unit_factor(tokens[at]) in {METRES["in"], None} and tokens[at].low not in _TIMES


def read_dimensions(tokens: list[Token], at: int) -> tuple[list[float], int] | None:
    """Two or three lengths multiplied ("60 x 40 x 5 mm"): metres and the tokens used.

    A unit said once at the end holds for the numbers before it. Without any
    unit the numbers are returned only when there are at least two, as
    millimetres, the convention of technical drawings.
    """
    values: list[tuple[float, float | None]] = []
    position = at
    while True:
        length = read_length(tokens, position)
        if length is not None:
            values.append((length.value, 1.0))
            position += length.used
        else:
            number = read_number(tokens, position)
            if number is None:
                break
            values.append((number[0], None))
            position += number[1]
        if position + 1 < len(tokens) and tokens[position].low in _TIMES:
            position += 1
            continue
        break
    if len(values) < 2 or tokens[position - 1].low in _TIMES:
        return None
    last = tokens[position - 1]
    factor = (unit_factor(last) if values[-1][1] else None) or METRES["mm"]
    return [v if known else v * factor for v, known in values], position - at
