"""Tokens of a technical prompt as symbols: lengths, numbers, angles, thread sizes, dimension lists and words."""

from __future__ import annotations

from dataclasses import dataclass

from prompt2mesh.language.lengths import METRES, read_dimensions, read_length
from prompt2mesh.language.morphology import singular
from prompt2mesh.language.numbers import read_number
from prompt2mesh.language.tokens import Token

_ARTICLES = frozenset({"a", "an", "the"})
_SAME = {
    "centre": "center",
    "centered": "center",
    "centred": "center",
    "dia": "diameter",
    "diam": "diameter",
    "\u00f8": "diameter",
    "fillet": "fillet",
    "middle": "center",
    "central": "center",
    "centrally": "center",
    "radiused": "filleted",
    "radii": "radius",
    "csk": "countersunk",
    "cbore": "counterbore",
    "thru": "through",
    "ctr": "center",
    "counterbores": "counterbore",
    "countersinks": "countersink",
    "counter-bored": "counterbored",
    "centrepoint": "center",
    "colour": "color",
}


@dataclass(frozen=True)
class Symbol:
    """One symbol: `kind` is W word, L length (m), N bare number, A angle (deg), M thread (mm), X dimensions (m)."""

    kind: str
    text: str
    start: int
    end: int
    value: float = 0.0
    values: tuple[float, ...] = ()

    @property
    def measure(self) -> bool:
        """Whether it can be a length (a bare number is millimetres)."""
        return self.kind in {"L", "N", "M"}

    @property
    def metres(self) -> float:
        """The length; bare numbers and thread sizes are millimetres."""
        return self.value if self.kind == "L" else self.value * METRES["mm"]


def symbols(tokens: list[Token]) -> list[Symbol]:
    """All tokens as symbols; articles are left out."""
    found: list[Symbol] = []
    at = 0
    while at < len(tokens):
        token = tokens[at]
        symbol = _thread(tokens, at) or _measure(tokens, at)
        if symbol is None:
            word = _SAME.get(token.low, token.low)
            symbol = Symbol("W", word, at, at + 1)
        if not (symbol.kind == "W" and symbol.text in _ARTICLES):
            found.append(symbol)
        at = symbol.end
    return found


def _thread(tokens: list[Token], at: int) -> Symbol | None:
    """M8, R5: a letter with a number close behind."""
    token = tokens[at]
    following = tokens[at + 1] if at + 1 < len(tokens) else None
    if token.low in {"m", "r"} and following is not None and following.kind == "number" and following.glued:
        value = float(following.text.replace(",", ""))
        if token.low == "m":
            return Symbol("M", f"M{value:g}", at, at + 2, value)
        return Symbol("L", f"R{value:g}", at, at + 2, value * METRES["mm"])
    return None


def _measure(tokens: list[Token], at: int) -> Symbol | None:
    dimensions = read_dimensions(tokens, at)
    if dimensions is not None:
        return Symbol("X", "dimensions", at, at + dimensions[1], values=tuple(dimensions[0]))
    length = read_length(tokens, at)
    if length is not None:
        return Symbol("L", "length", at, at + length.used, length.value)
    number = read_number(tokens, at)
    if number is None:
        return None
    end = at + number[1]
    if end < len(tokens) and singular(tokens[end].low) in {"degree", "deg", "\u00b0"}:
        return Symbol("A", "angle", at, end + 1, number[0])
    if end + 1 < len(tokens) and tokens[end].low in {"x", "times"} and tokens[end + 1].kind == "word":
        end += 1
    return Symbol("N", "number", at, end, number[0])
