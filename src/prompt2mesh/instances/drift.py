"""Whether an object in the cluster still says what was applied: everything wanted is there, more may be."""

from collections.abc import Mapping, Sequence
from typing import cast


def differs(wanted: object, live: object) -> str:
    """The path of the first thing that is wanted and is otherwise; empty where there is none.

    What the API server or others add to a mapping is let be. A list of named
    things, such as containers, must have each that is wanted; any other list is
    one value.
    """
    return _differs(wanted, live, "")


def _differs(wanted: object, live: object, path: str) -> str:
    if isinstance(wanted, Mapping):
        return _mapping(cast("Mapping[str, object]", wanted), live, path)
    if isinstance(wanted, Sequence) and not isinstance(wanted, str | bytes):
        return _list(cast("Sequence[object]", wanted), live, path)
    return "" if wanted == live else path or "/"


def _mapping(wanted: Mapping[str, object], live: object, path: str) -> str:
    if not isinstance(live, Mapping):
        # What is empty is left out by the API server.
        return "" if not wanted and live is None else path or "/"
    there = cast("Mapping[str, object]", live)
    for name, value in wanted.items():
        found = _differs(value, there.get(name), f"{path}/{name}")
        if found:
            return found
    return ""


def _list(wanted: Sequence[object], live: object, path: str) -> str:
    if not isinstance(live, Sequence) or isinstance(live, str | bytes):
        return "" if not wanted and live is None else path or "/"
    there = cast("Sequence[object]", live)
    names = [_name(item) for item in wanted]
    if names and all(names):
        known = {_name(item): item for item in there}
        pairs = [(item, known.get(name), name) for item, name in zip(wanted, names, strict=True)]
    elif len(wanted) != len(there):
        return path or "/"
    else:
        pairs = [(item, other, str(number)) for number, (item, other) in enumerate(zip(wanted, there, strict=True))]
    for item, other, name in pairs:
        found = _differs(item, other, f"{path}/{name}")
        if found:
            return found
    return ""


def _name(item: object) -> str:
    return str(cast("Mapping[str, object]", item).get("name") or "") if isinstance(item, Mapping) else ""
