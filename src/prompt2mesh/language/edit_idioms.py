"""Edits people say in idioms: "another one", "swap the colours", "give the cat a hat", "20 cm to the left".

Some are said again in the plain words that the grammar of edits reads; the rest are commands of their own.
"""

# ruff: noqa: E501 (one row a form)

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from prompt2mesh.language.lengths import read_length
from prompt2mesh.language.numbers import read_number
from prompt2mesh.language.tokens import tokenise

Kind = Literal["copy", "drop", "move", "swap_looks", "swap_places", "shade"]
_NUMBER = r"(?:an?|one|two|three|four|five|six|seven|eight|nine|ten|\d+)"
_ORDINALS = {
    "first": 0, "left": 0, "leftmost": 0, "second": 1, "third": 2, "fourth": 3, "fifth": 4, "sixth": 5, "last": -1, "right": -1,
    "rightmost": -1,
}  # fmt: skip
_LESS = {
    "tall": "shorter", "high": "lower", "wide": "narrower", "long": "shorter", "thick": "thinner", "big": "smaller",
    "large": "smaller", "deep": "shallower", "thin": "thicker", "narrow": "wider", "small": "larger", "short": "taller",
}  # fmt: skip
_SHADES = {
    "darker": "dark",
    "lighter": "light",
    "paler": "pale",
    "brighter": "bright",
    "duller": "dull",
    "more vivid": "vivid",
}
_WAYS: dict[str, tuple[float, float, float]] = {
    "left": (-1, 0, 0), "right": (1, 0, 0), "up": (0, 0, 1), "upwards": (0, 0, 1), "down": (0, 0, -1), "downwards": (0, 0, -1),
    "back": (0, 1, 0), "backwards": (0, 1, 0), "forward": (0, -1, 0), "forwards": (0, -1, 0), "front": (0, -1, 0), "away": (0, 1, 0),
    "closer": (0, -1, 0), "higher": (0, 0, 1), "lower": (0, 0, -1),
}  # fmt: skip
_STATES = {
    "light": "lit",
    "ignite": "burning",
    "open": "open",
    "close": "closed",
    "shut": "closed",
    "break": "broken",
    "crack": "cracked",
}

# What is said → the same in the words of the grammar.
_REWRITES: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern, re.IGNORECASE), said)
    for pattern, said in (
        (r"^re-?(?:colou?r|paint) (.+)$", r"paint \1"),
        (r"^(?:change|set|switch) (?:the |its )?colou?r to (.+)$", r"paint it \1"),
        (r"^(?:change|set|switch) (?:the )?colou?r of (.+?) to (.+)$", r"paint \1 \2"),
        (r"^(?:change|set|switch) (the .+?)(?:'s)? colou?r to (.+)$", r"paint \1 \2"),
        (r"^(?:change|set|switch) (?:the |its )?material to (.+)$", r"make it out of \1"),
        (r"^(?:have|let|make) (the .+?|it) wear (an? .+|the .+|\w+)$", r"put \2 on \1"),
        (r"^dress (the .+?|it) in (an? .+|\w+)$", r"put \2 on \1"),
    )
)
_LESS_THAN = re.compile(rf"\bless ({'|'.join(_LESS)})\b", re.IGNORECASE)
_GIVE = re.compile(r"^give (the .+?|it) (an? .+|two .+|some .+)$", re.IGNORECASE)
_STATE = re.compile(rf"^({'|'.join(_STATES)})(?: up)? (the .+|it)$", re.IGNORECASE)
_COPY = re.compile(
    rf"^(?:add|make|give me|put in|create|draw) (?:(?P<one>another|an? (?:second|third|fourth|further|extra))|(?P<more>{_NUMBER}) (?:more|extra|further|other))"
    r"(?: (?P<noun>one|ones|[\w ]+?))?$",
    re.IGNORECASE,
)
_DUPLICATE = re.compile(
    r"^(?:duplicate|copy|clone|double up) (?:the )?(?P<noun>[\w ]+?)(?: (?P<times>twice|once|\d+ times))?$",
    re.IGNORECASE,
)
_DROP = re.compile(
    rf"^(?:remove|delete|take away|get rid of) (?:(?P<count>{_NUMBER}) (?:of )?(?:the )?|the (?P<which>{'|'.join(_ORDINALS)}) )(?P<noun>[\w ]+?)$",
    re.IGNORECASE,
)
_SWAP = re.compile(
    r"^(?:swap|exchange|switch)(?: (?P<looks>(?:the )?colou?rs(?: of)?))?(?: (?:the )?(?P<first>[\w ]+?) (?:and|with) (?:the )?(?P<second>[\w ]+?))?(?: around)?$",
    re.IGNORECASE,
)
_MOVE = re.compile(
    rf"^(?:move|shift|slide|push|pull|lift|raise|lower|drop) (?P<noun>the .+?|it)(?: up| down)? (?:by )?(?P<length>[\d.,]+ ?[a-z\"']+)"
    rf"(?: (?:to the |to |further )?(?P<way>{'|'.join(_WAYS)}))?$",
    re.IGNORECASE,
)
_SHADE = re.compile(
    rf"^(?:make|turn|paint) (?P<noun>the .+?|it) (?:a (?:bit|little) |slightly |much )?(?P<shade>{'|'.join(_SHADES)})$",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Command:
    """An idiom as a command.

    Attributes:
        kind: What to do.
        text: The words.
        noun: The things meant, or "" for what there is.
        other: The second of two.
        count: How many.
        which: Place among the copies, from 0; −1 for the last, None for any.
        shift_m: Way to move, metres.
        shade: A modifier of colours (`dark`, `light`, ...).
    """

    kind: Kind
    text: str
    noun: str = ""
    other: str = ""
    count: int = 1
    which: int | None = None
    shift_m: tuple[float, float, float] = (0.0, 0.0, 0.0)
    shade: str = ""


def in_plain_words(clause: str, *, worn: frozenset[str] = frozenset()) -> str:
    """The clause with idioms said plainly.

    Args:
        clause: One imperative.
        worn: Nouns of what is worn, which is put on whom it is given to.
    """
    said = clause.strip().rstrip(".!")
    for pattern, plain in _REWRITES:
        said = pattern.sub(plain, said)
    said = _LESS_THAN.sub(lambda m: _LESS[m[1].lower()], said)
    given = _GIVE.match(said)
    if given is not None and given[2].split()[-1].lower() in worn:
        said = f"put {given[2]} on {given[1]}"
    state = _STATE.match(said)
    if state is not None:
        said = f"make {state[2]} {_STATES[state[1].lower()]}"
    return said


def read_command(clause: str) -> Command | None:
    """The command of a clause, or None where it is no such idiom."""
    said = clause.strip().rstrip(".!")
    if (m := _COPY.match(said)) is not None:
        noun = _thing(m["noun"])
        if m["one"] or m["more"]:
            return Command("copy", said, noun=noun, count=_number(m["more"]) if m["more"] else 1)
    if (m := _DUPLICATE.match(said)) is not None:
        times = {"twice": 2, "once": 1, "": 1}.get(m["times"] or "", 0) or int((m["times"] or "1").split()[0])
        return Command("copy", said, noun=_thing(m["noun"]), count=times)
    if (m := _DROP.match(said)) is not None:
        which = _ORDINALS[m["which"].lower()] if m["which"] else None
        return Command(
            "drop", said, noun=_thing(m["noun"]), count=_number(m["count"]) if m["count"] else 1, which=which
        )
    if (m := _SWAP.match(said)) is not None and (m["looks"] or m["first"]):
        kind: Kind = "swap_looks" if m["looks"] else "swap_places"
        return Command(kind, said, noun=_thing(m["first"]), other=_thing(m["second"]))
    if (m := _MOVE.match(said)) is not None:
        return _moved(said, m)
    if (m := _SHADE.match(said)) is not None:
        return Command("shade", said, noun=_thing(m["noun"]), shade=_SHADES[m["shade"].lower()])
    return None


def ordinal(clause: str, nouns: frozenset[str]) -> tuple[str, int | None]:
    """The clause without "the second" before one of the nouns, and which of the copies it meant."""
    pattern = rf"\b(the )({'|'.join(_ORDINALS)}) (?=(?:{'|'.join(map(re.escape, sorted(nouns)))})\b)"
    found = re.search(pattern, clause, re.IGNORECASE) if nouns else None
    if found is None:
        return clause, None
    return clause[: found.start(2)] + clause[found.end() :], _ORDINALS[found[2].lower()]


def _moved(said: str, m: re.Match[str]) -> Command | None:
    length = read_length(tokenise(m["length"]), 0)
    verb = said.split(maxsplit=1)[0].lower()
    way = m["way"] or {"lift": "up", "raise": "up", "lower": "down", "drop": "down"}.get(verb)
    if length is None or way is None:
        return None
    x, y, z = _WAYS[way.lower()]
    return Command(
        "move", said, noun=_thing(m["noun"]), shift_m=(x * length.metres, y * length.metres, z * length.metres)
    )


def _thing(noun: str | None) -> str:
    """The noun alone; "" for it, one and nothing."""
    word = re.sub(r"^the ", "", (noun or "").strip().lower())
    return "" if word in {"it", "one", "ones", "them", "this", "that", ""} else word


def _number(word: str) -> int:
    found = read_number(tokenise(word), 0)
    return round(found[0]) if found is not None else 1
