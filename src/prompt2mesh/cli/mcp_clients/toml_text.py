"""Changes one table of a TOML text and leaves every other letter as it is."""

import json
import re
import tomllib
from collections.abc import Sequence
from typing import Any

_HEADER = re.compile(r"^[ \t]*\[\[?[ \t]*(?P<name>[^\]\n]+?)[ \t]*\]\]?[ \t]*(?:#.*)?$")
_BARE = re.compile(r"[A-Za-z0-9_-]+")


class TomlError(ValueError):
    """The text is not TOML, or the table is written in a way that cannot be changed by itself."""


def read(text: str) -> dict[str, Any]:
    """The data of a text.

    Raises:
        TomlError: It is not TOML.
    """
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as exc:
        raise TomlError(str(exc)) from exc


def with_table(text: str, path: Sequence[str], data: dict[str, Any]) -> str:
    """The text with a table at a path, in place of the one there was."""
    rest = without_table(text, path).rstrip("\r\n")
    newline = "\r\n" if "\r\n" in text else "\n"
    gap = newline * 2 if rest else ""
    return rest + gap + newline.join(_lines(path, data)) + newline


def without_table(text: str, path: Sequence[str]) -> str:
    """The text without a table and the tables below it; comments above the next table stay with that one."""
    kept: list[str] = []
    held: list[str] = []
    inside = False
    for line in text.splitlines(keepends=True):
        header = _HEADER.match(line)
        if header is not None:
            inside = _names(header["name"])[: len(path)] == list(path)
            kept += [] if inside else held
            held = []
        if not inside:
            kept.append(line)
        elif not line.strip() or line.lstrip().startswith("#"):
            held.append(line)
        else:
            held = []
    if not inside:
        return "".join(kept)
    newline = "\r\n" if "\r\n" in text else "\n"
    rest = "".join(kept + (held if any(line.strip() for line in held) else [])).rstrip("\r\n")
    return rest + newline if rest else ""


def _lines(path: Sequence[str], data: dict[str, Any]) -> list[str]:
    plain = {name: value for name, value in data.items() if not isinstance(value, dict)}
    lines = [f"[{'.'.join(_key(name) for name in path)}]"]
    lines += [f"{_key(name)} = {json.dumps(value, ensure_ascii=False)}" for name, value in plain.items()]
    for name, value in data.items():
        if isinstance(value, dict):
            lines += ["", *_lines([*path, name], value)]  # pyright: ignore[reportUnknownArgumentType]
    return lines


def _key(name: str) -> str:
    return name if _BARE.fullmatch(name) else json.dumps(name, ensure_ascii=False)


def _names(header: str) -> list[str]:
    """The names of a table's header."""
    try:
        table: Any = tomllib.loads(f"[{header}]")
    except tomllib.TOMLDecodeError:
        return []
    names: list[str] = []
    while table:
        [(name, table)] = table.items()
        names.append(name)
    return names
