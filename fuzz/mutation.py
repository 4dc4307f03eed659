"""Mutations that keep the structure of an input, so that what lies behind a parser is reached."""

import json
from collections.abc import Sequence
from random import Random
from typing import Any, cast

from fuzz.target import Mutate, Native

# Values that have broken something somewhere: edges of numbers, of texts, of types.
ODD_VALUES: tuple[Any, ...] = (
    None, True, False, 0, -1, 1, 2, 7, 1e9, -0.0, 1e-9, 0.5, 2**31, 2**63, 2**64, 10**30, 10**310, 1e308, float("inf"),
    float("nan"), "", " ", "a", "=", "=1/0", "=r", "=height*2", "\0", "\n", "\ud800", "é", "🎲", "../../etc/passwd",
    "x" * 300, "-1", "1e400", [], {}, [[]], [None], {"": None}, [0, 0, 0], [1, 1, 1],
)  # fmt: skip
_AS_THEY_ARE = 0.15  # of all mutations, for what no JSON writer would write


def json_mutator(*, words: Sequence[str] = (), values: Sequence[Any] = ()) -> Mutate:
    """Mutates a JSON document as a tree: values, keys, order, copies of one place at another.

    Args:
        words: Keys and texts that the reader knows.
        values: More values to put in any place.
    """
    pool = (*ODD_VALUES, *words, *values)

    def mutate(data: bytes, most: int, rng: Random, native: Native) -> bytes:
        try:
            document = json.loads(data)
        except (ValueError, RecursionError):
            return native(data, most)
        if rng.random() < _AS_THEY_ARE:
            return native(data, most)
        for _ in range(rng.choice((1, 1, 1, 2, 4))):
            document = _changed(document, rng, pool, words)
        try:
            text = json.dumps(document, ensure_ascii=rng.random() < 0.9)
            return text.encode("utf-8", "surrogatepass")[:most]
        except (ValueError, RecursionError):
            return native(data, most)

    return mutate


def _places(node: Any, path: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:
    found = [path]
    if isinstance(node, dict):
        for key, inner in cast("dict[str, Any]", node).items():
            found += _places(inner, (*path, key))
    elif isinstance(node, list):
        for index, inner in enumerate(cast("list[Any]", node)):
            found += _places(inner, (*path, index))
    return found


def _at(node: Any, path: tuple[str | int, ...]) -> Any:
    for step in path:
        node = node[step]
    return node


def _changed(document: Any, rng: Random, pool: Sequence[Any], words: Sequence[str]) -> Any:
    places = _places(document)
    path = rng.choice(places)
    if not path:
        return document if rng.random() < 0.9 else _copy(rng.choice(pool))
    parent, step, value = _at(document, path[:-1]), path[-1], _at(document, path)
    kind = rng.randrange(8)
    if kind == 0:
        parent[step] = _copy(rng.choice(pool))
    elif kind == 1:
        parent[step] = _copy(_at(document, rng.choice(places)))
    elif kind == 2:
        del parent[step]
    elif kind == 3 and isinstance(parent, list):
        cast("list[Any]", parent).insert(rng.randrange(len(cast("list[Any]", parent)) + 1), _copy(value))
    elif kind == 3 and words and isinstance(parent, dict):
        parent[rng.choice(words)] = _copy(value)
    elif kind == 4 and isinstance(parent, dict):
        parent[rng.choice((*words, "", "x"))] = _copy(rng.choice(pool))
    elif kind == 5 and isinstance(parent, list):
        rng.shuffle(cast("list[Any]", parent))
    else:
        parent[step] = _near(value, rng, pool)
    return document


def _near(value: Any, rng: Random, pool: Sequence[Any]) -> Any:
    """A value of the same type."""
    if isinstance(value, bool):
        return not value
    if isinstance(value, int | float):
        try:
            return rng.choice((value + 1, value - 1, -value, value * 2, value / 3, value * 1e6, 0, int(value)))
        except (OverflowError, ValueError):
            return 0
    if isinstance(value, str):
        at = rng.randrange(len(value) + 1)
        end = rng.randrange(at, len(value) + 1)
        texts = [one for one in pool if isinstance(one, str)]
        return value[:at] + rng.choice((*texts, "")) + value[end:]
    return _copy(rng.choice(pool))


def _copy(value: Any) -> Any:
    return json.loads(json.dumps(value))


def word_mutator(words: Sequence[str], *, between: str = " ") -> Mutate:
    """Mutates a text word by word.

    Args:
        words: What to put in.
        between: What stands between two words; where nothing does, the letters are the words.
    """

    def mutate(data: bytes, most: int, rng: Random, native: Native) -> bytes:
        if rng.random() < _AS_THEY_ARE:
            return native(data, most)
        text = data.decode("utf-8", "replace")
        found = text.split(between) if between else list(text)
        for _ in range(rng.choice((1, 1, 2, 3, 5))):
            at = rng.randrange(len(found) + 1)
            kind = rng.randrange(5)
            if kind <= 1 or not found:
                found.insert(at, rng.choice(words))
            elif kind == 2:
                found[at % len(found)] = rng.choice(words)
            elif kind == 3:
                del found[at % len(found)]
            else:
                other = rng.randrange(len(found))
                found[at % len(found)], found[other] = found[other], found[at % len(found)]
        return between.join(found).encode()[:most]

    return mutate
