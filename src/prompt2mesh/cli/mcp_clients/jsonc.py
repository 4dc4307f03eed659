"""Changes one value of a JSON text and leaves every other letter as it is: comments, order, spaces, line ends.

Editors keep their settings as JSON with comments and trailing commas, and their
owners write notes into them; a program that reads and writes the whole would
throw those away.
"""

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, NoReturn

_SPACE = re.compile(r"(?:[ \t\r\n\ufeff]+|//[^\n]*|/\*.*?\*/)*", re.DOTALL)
_STRING = re.compile(r'"(?:[^"\\\x00-\x1f]|\\.)*"')
_PLAIN = re.compile(r"[^\s,\[\]{}:/\"]+")
_NOTE = re.compile(r"(?:[ \t]*(?://[^\r\n]*|/\*[^\r\n]*?\*/))?")
_MOST_DEEP = 200


class JsoncError(ValueError):
    """The text is not JSON with comments."""

    def __init__(self, message: str, text: str, at: int) -> None:
        """Say where.

        Args:
            message: What was expected.
            text: The whole text.
            at: Where in it.
        """
        line = text.count("\n", 0, at) + 1
        column = at - (text.rfind("\n", 0, at) + 1) + 1
        super().__init__(f"line {line}, column {column}: {message}")


@dataclass
class _Value:
    """A value and where it is."""

    start: int
    end: int
    data: Any
    members: "list[_Member] | None" = None


@dataclass
class _Member:
    """A name and its value in an object; `comma` is where the comma after it is, or None."""

    name: str
    start: int
    value: _Value
    comma: int | None = None


@dataclass
class _Reader:
    text: str
    at: int = 0
    deep: int = field(default=0)

    def whole(self) -> _Value:
        self._space()
        if self.at == len(self.text):  # an empty file is a file without settings
            return _Value(self.at, self.at, {}, [])
        found = self._value()
        self._space()
        if self.at != len(self.text):
            self._fail("nothing more was expected")
        return found

    def _value(self) -> _Value:
        start = self.at
        letter = self.text[start : start + 1]
        if letter == "{":
            members = self._members()
            return _Value(start, self.at, {one.name: one.value.data for one in members}, members)
        if letter == "[":
            return _Value(start, self._past_list(data := []), data)
        pattern = _STRING if letter == '"' else _PLAIN
        found = pattern.match(self.text, start)
        if found is None:
            self._fail("a value was expected")
        try:
            data = json.loads(found.group())
        except ValueError:
            self._fail("a value was expected")
        self.at = found.end()
        return _Value(start, self.at, data)

    def _members(self) -> list[_Member]:
        members: list[_Member] = []
        self._open()
        while not self._closes("}"):
            if members and members[-1].comma is None:
                self._fail("a comma or } was expected")
            start = self.at
            if self.text[start : start + 1] != '"':
                self._fail("a name was expected")
            name = str(self._value().data)
            self._space()
            if self.text[self.at : self.at + 1] != ":":
                self._fail("a colon was expected")
            self.at += 1
            self._space()
            members.append(_Member(name, start, self._value()))
            members[-1].comma = self._comma()
        return members

    def _past_list(self, data: list[Any]) -> int:
        self._open()
        comma: int | None = 0
        while not self._closes("]"):
            if comma is None:
                self._fail("a comma or ] was expected")
            data.append(self._value().data)
            comma = self._comma()
        return self.at

    def _open(self) -> None:
        self.deep += 1
        if self.deep > _MOST_DEEP:
            self._fail("it is nested too deeply")
        self.at += 1
        self._space()

    def _closes(self, letter: str) -> bool:
        if self.at == len(self.text):
            self._fail(f"{letter} was expected")
        if self.text[self.at] != letter:
            return False
        self.at += 1
        self.deep -= 1
        return True

    def _comma(self) -> int | None:
        self._space()
        if self.text[self.at : self.at + 1] != ",":
            return None
        found = self.at
        self.at += 1
        self._space()
        return found

    def _space(self) -> None:
        found = _SPACE.match(self.text, self.at)
        assert found is not None
        self.at = found.end()

    def _fail(self, message: str) -> NoReturn:
        raise JsoncError(message, self.text, self.at)


def read(text: str) -> Any:
    """The data of a text; an empty one has no settings.

    Raises:
        JsoncError: It is not JSON with comments.
    """
    return _Reader(text).whole().data


def with_value(text: str, path: Sequence[str], data: Any) -> str:
    """The text with a value at a path of names; objects on the way are made where they are missing.

    Raises:
        JsoncError: It is not JSON with comments, or something on the way is no object.
    """
    value = _Reader(text).whole()
    for depth, name in enumerate(path):
        if value.members is None:
            raise JsoncError(f"{'.'.join(path[:depth]) or 'the whole'} should be an object", text, value.start)
        member = next((one for one in value.members if one.name == name), None)
        if member is None:
            for missing in reversed(path[depth + 1 :]):
                data = {missing: data}
            return _with_member(text, value, name, data)
        value = member.value
    if value.data == data and type(value.data) is type(data):
        return text
    indent = _indent(text, value.start)
    return text[: value.start] + _written(data, indent, _unit(text), _newline(text)) + text[value.end :]


def without_value(text: str, path: Sequence[str]) -> str:
    """The text without the value at a path; as it is where there is none.

    Raises:
        JsoncError: It is not JSON with comments.
    """
    value = _Reader(text).whole()
    for depth, name in enumerate(path):
        members = value.members or []
        at = next((index for index, one in enumerate(members) if one.name == name), None)
        if at is None:
            return text
        if depth < len(path) - 1:
            value = members[at].value
            continue
        member, last = members[at], at == len(members) - 1
        if member.comma is not None:
            return _without_line(text, member.start, member.comma + 1)
        before = members[at - 1].comma if last and at else None
        if before is None:
            return _without_line(text, member.start, member.value.end)
        between = text[before + 1 : member.start]
        # Comments between the comma and what goes stay.
        return text[:before] + (between.rstrip() if between.strip() else "") + text[member.value.end :]
    return text


def _with_member(text: str, parent: _Value, name: str, data: Any) -> str:
    assert parent.members is not None
    unit, newline = _unit(text), _newline(text)
    if parent.start == parent.end:  # an empty file
        return text[: parent.start] + _written({name: data}, "", unit, newline) + newline
    if not parent.members:
        outer = _indent(text, parent.start)
        inner = outer + unit
        entry = f"{inner}{json.dumps(name)}: {_written(data, inner, unit, newline)}"
        kept = text[parent.start + 1 : parent.end - 1].rstrip()
        return f"{text[: parent.start + 1]}{kept}{newline}{entry}{newline}{outer}{text[parent.end - 1 :]}"
    last = parent.members[-1]
    if "\n" not in text[parent.start : last.start]:  # all on one line
        entry = f"{json.dumps(name)}: {json.dumps(data, ensure_ascii=False)}"
        return f"{text[: last.value.end]}, {entry}{text[last.value.end :]}"
    inner = _indent(text, last.start)
    entry = f"{newline}{inner}{json.dumps(name)}: {_written(data, inner, unit, newline)}"
    end = last.value.end if last.comma is None else last.comma + 1
    note = _NOTE.match(text, end)  # what is said of the last one stays on its line
    assert note is not None
    if last.comma is None:
        return f"{text[:end]},{note.group()}{entry}{text[note.end() :]}"
    return f"{text[: note.end()]}{entry},{text[note.end() :]}"


def _written(data: Any, indent: str, unit: str, newline: str) -> str:
    lines = json.dumps(data, indent=unit, ensure_ascii=False).split("\n")
    return (newline + indent).join(lines)


def _without_line(text: str, start: int, end: int) -> str:
    """The text without a stretch, and without its line where nothing else is on it."""
    line_start, line_end = text.rfind("\n", 0, start) + 1, text.find("\n", end)
    if line_end != -1 and not text[line_start:start].strip() and not text[end:line_end].strip():
        return text[:line_start] + text[line_end + 1 :]
    return text[:start] + text[end:]


def _indent(text: str, at: int) -> str:
    line = text[text.rfind("\n", 0, at) + 1 : at]
    return line[: len(line) - len(line.lstrip())]


def _unit(text: str) -> str:
    found = re.search(r"\n([ \t]+)\S", text)
    return found.group(1) if found else "  "


def _newline(text: str) -> str:
    return "\r\n" if "\r\n" in text else "\n"
