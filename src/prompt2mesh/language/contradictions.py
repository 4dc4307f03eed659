"""Wishes that no solid can meet: "a square circle", "a cube with no faces", "a table with −3 legs"."""

import itertools

from prompt2mesh.language.morphology import singular
from prompt2mesh.language.numbers import read_number
from prompt2mesh.language.tokens import Token
from prompt2mesh.mesh.errors import ContradictionError, UnreasonableSizeError

# Faces, edges and corners of the solids and figures geometry defines by them (None: as many as you like).
_FIGURES: dict[str, tuple[int | None, int | None, int | None]] = {
    "cube": (6, 12, 8), "cuboid": (6, 12, 8), "box": (6, 12, 8), "sphere": (1, 0, 0), "ball": (1, 0, 0),
    "cylinder": (3, 2, 0), "cone": (2, 1, 1), "torus": (1, 0, 0), "tetrahedron": (4, 6, 4), "octahedron": (8, 12, 6),
    "dodecahedron": (12, 30, 20), "icosahedron": (20, 30, 12), "circle": (None, 0, 0), "triangle": (None, 3, 3),
    "square": (None, 4, 4), "rectangle": (None, 4, 4), "pentagon": (None, 5, 5), "hexagon": (None, 6, 6),
    "octagon": (None, 8, 8),
}  # fmt: skip
_SOLIDS_ONLY = {"box", "ball"}
_COUNTED = {"face": 0, "surface": 0, "edge": 1, "side": 1, "corner": 2, "vertex": 2, "point": 2}
_ROUND = frozenset({"circle", "sphere", "ball", "round", "circular", "spherical"})
_ANGULAR = frozenset(
    {"square", "cubic", "cubical", "triangular", "rectangular", "hexagonal", "cube", "triangle", "hexagon"}
)
_FIGURE_NOUNS = frozenset({"circle", "sphere", "cube", "triangle", "square", "hexagon"})


def check_contradictions(tokens: list[Token]) -> None:
    """Refuses what cannot exist.

    Raises:
        ContradictionError: Says which words contradict each other.
        UnreasonableSizeError: Infinitely many of something.
    """
    _check_denied(tokens)
    for at, token in enumerate(tokens):
        word = singular(token.low)
        if word in _FIGURE_NOUNS and at and tokens[at - 1].low not in {"x", "by"}:
            before = tokens[at - 1].low
            if (before in _ROUND and word in _ANGULAR) or (before in _ANGULAR and word in _ROUND and before != word):
                raise ContradictionError(f"nothing is both {before} and a {word}", hint="choose one of the two")
        if word in _FIGURES:
            _check_figure(word, tokens, at)
        if token.text == "-" or token.low in {"minus", "negative"}:
            _check_negative(tokens, at)
    _check_weird(tokens)


def _check_denied(tokens: list[Token]) -> None:
    """A part that is both refused and counted, of one thing: "a legless table with four legs"."""
    for at, token in enumerate(tokens):
        denied = _denied(tokens, at)
        if denied is None:
            continue
        for step in (1, -1):
            for other in _same_thing(tokens, at, step, denied):
                number = _counted(tokens, other, denied)
                if number:
                    raise ContradictionError(
                        f"{denied}s are both refused ({token.text!r}) and asked for ({number:g} of them)",
                        hint="keep one of the two",
                    )


def _denied(tokens: list[Token], at: int) -> str | None:
    """The part that is refused at a token, in the singular: "legless", "no legs", "without any legs"."""
    low = tokens[at].low
    if low.endswith("less") and len(low) > 6:
        return low.removesuffix("less")
    if low not in {"no", "without"}:
        return None
    for following in tokens[at + 1 : at + 3]:
        if following.low not in {"any", "its"}:
            return singular(following.low) if following.kind == "word" else None
    return None


def _same_thing(tokens: list[Token], at: int, step: int, denied: str) -> list[int]:
    """The places before or after a token that still speak of the same thing."""
    places: list[int] = []
    here = at + step
    while 0 <= here < len(tokens):
        token = tokens[here]
        if token.low in {".", ";"}:
            break
        joins = token.low in {"and", ",", "on", "beside", "next", "under", "near"}
        if joins and here + 1 < len(tokens) and _counted(tokens, here + 1, denied) is None:
            following = tokens[here + 1]
            if following.low in {"a", "an", "the", "another"} or read_number(tokens, here + 1) is not None:
                break
        places.append(here)
        here += step
    return places


def _counted(tokens: list[Token], at: int, part: str) -> float | None:
    """The number at a token, if it counts the part: "four brass legs", "four-legged"."""
    number = read_number(tokens, at)
    if number is None:
        return None
    value, used = number
    for following in tokens[at + used : at + used + 3]:
        if following.kind != "word":
            return None
        low = following.low
        if singular(low) == part or (low.endswith("ed") and low.removesuffix("ed").startswith(part)):
            return value
    return None


def _check_figure(figure: str, tokens: list[Token], at: int) -> None:
    after = at + 1
    if after + 1 >= len(tokens):
        return
    if tokens[after].low == "with":
        number = read_number(tokens, after + 1)
        used = number[1] if number else 1
        value = number[0] if number else 0.0 if tokens[after + 1].low in {"no", "zero"} else None
    elif tokens[after].low == "without":
        value, used = 0.0, 0
        if after + 1 < len(tokens) and tokens[after + 1].low in {"any", "its"}:
            used = 1
    else:
        return
    noun_at = after + 1 + used
    if value is None or noun_at >= len(tokens):
        return
    noun = singular(tokens[noun_at].low)
    if noun not in _COUNTED or (
        noun_at + 1 < len(tokens) and tokens[noun_at + 1].kind == "word" and figure in _SOLIDS_ONLY
    ):
        return
    true = _FIGURES[figure][_COUNTED[noun]]
    if noun == "side" and figure == "cube":
        true = 6
    if true is not None and value != true and not (true == 0 and value == 0):
        raise ContradictionError(
            f"a {figure} has {true or 'no'} {noun}s, not {value:g}",
            hint=f"leave the {noun}s out, or ask for another shape",
        )


def _check_negative(tokens: list[Token], at: int) -> None:
    number = read_number(tokens, at + 1)
    spaced = tokens[at].text == "-" and (at + 1 < len(tokens) and not tokens[at + 1].glued)
    if number is None or spaced or (tokens[at].text == "-" and at and tokens[at].glued):
        return
    raise ContradictionError(
        f"there is no such thing as −{number[0]:g} of anything", hint="give a number of zero or more"
    )


def _check_weird(tokens: list[Token]) -> None:
    lows = [t.low for t in tokens]
    for first, second in itertools.pairwise(lows):
        if (first, second) in {("infinite", "number"), ("infinite", "amount"), ("infinitely", "many")}:
            raise UnreasonableSizeError("infinitely many of a thing cannot be made", hint="ask for a number of them")
    if "zero" in lows or "0" in lows:
        at = lows.index("zero") if "zero" in lows else lows.index("0")
        if at == 0 and at + 1 < len(tokens):
            raise ContradictionError("zero of a thing is nothing to make", hint="ask for one or more")
