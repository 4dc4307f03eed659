"""Writes a program as JSON that people can read, compare and keep in git.

Defaults are left out, numbers have nine significant digits, and what fits on a
line stands on one.
"""

import hashlib
import json
import math
import os
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import cast

from pydantic import BaseModel

from prompt2mesh.mesh.json_types import Json, JsonObject
from prompt2mesh.mesh.program import MeshProgram

_WIDTH = 110
_DIGITS = 9
# Kept though equal to the default: they say what the rest is.
_ALWAYS = frozenset({"type", "schema_version"})


def program_data(program: MeshProgram) -> JsonObject:
    """The program as plain data, without defaults, numbers rounded to nine significant digits."""
    return node_data(program)


def dump_program(program: MeshProgram) -> str:
    """The program as stable, readable JSON that `load_program` reads back."""
    return dump_data(program_data(program))


def dump_data(data: JsonObject) -> str:
    """Plain data in the same layout, for documents whose numbers are still expressions."""
    return _laid_out(data, 0, 0) + "\n"


def program_hash(program: MeshProgram) -> str:
    """SHA-256 of the program's canonical JSON, as 64 hexadecimal digits."""
    text = json.dumps(program_data(program), sort_keys=True, separators=(",", ":"), allow_nan=False)
    return hashlib.sha256(text.encode()).hexdigest()


def write_program(path: Path, program: MeshProgram) -> None:
    """Writes the program to a file, which is either wholly the old one or wholly the new one at any moment."""
    write_text(path, dump_program(program))


def write_text(path: Path, text: str) -> None:
    """Writes a text file in one step, through a temporary file in the same folder."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile("w", encoding="utf-8", dir=path.parent, prefix=".writing-", delete=False) as file:
        temporary = Path(file.name)
        try:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
            temporary.chmod(0o644)
            temporary.replace(path)
        except BaseException:
            temporary.unlink(missing_ok=True)
            raise


def node_data(node: BaseModel) -> JsonObject:
    """Any node of a program as plain data, as `program_data`."""
    data: JsonObject = {}
    for name, field in type(node).model_fields.items():
        value = getattr(node, name)
        needed = name in _ALWAYS or field.is_required()
        default = None if needed else field.get_default(call_default_factory=True)
        if needed or value != default:
            plain = _plain(value)
            # Rounding may make a value its default, and what is read back must be written the same way.
            if needed or plain != _plain(default):
                data[name] = plain
    return data


def _plain(value: object) -> Json:
    # In the order of how often they come: a flower has a hundred thousand numbers.
    if isinstance(value, float):
        return _rounded(value)
    if isinstance(value, tuple | list):
        return [_plain(item) for item in cast("Sequence[object]", value)]
    if isinstance(value, BaseModel):
        return node_data(value)
    if isinstance(value, dict):
        return {str(key): _plain(item) for key, item in cast("dict[object, object]", value).items()}
    return cast("Json", value)


def _rounded(value: float) -> float | int:
    """Nine digits; a whole number without ".0", and never −0."""
    if not math.isfinite(value):
        raise ValueError(f"a program holds finite numbers only; got {value}")
    short = float(f"{value:.{_DIGITS}g}")
    return int(short) if short.is_integer() else short


def _laid_out(value: Json, indent: int, used: int) -> str:
    """JSON of `value`, of which the first line begins after `used` columns and the others `indent` in."""
    flat = _flat(value, _WIDTH - used)
    if flat is not None:
        return flat
    inner = " " * (indent + 2)
    if isinstance(value, dict):
        lines: list[str] = []
        for key, item in value.items():
            head = f"{json.dumps(key, ensure_ascii=False)}: "
            lines.append(head + _laid_out(item, indent + 2, indent + 2 + len(head) + 1))
        return "{\n" + ",\n".join(inner + line for line in lines) + "\n" + " " * indent + "}"
    if isinstance(value, list):
        if all(map(_is_row, value)):
            lines = list(_filled(_row_texts(value), _WIDTH - indent - 2))
        else:
            lines = [_laid_out(item, indent + 2, indent + 3) for item in value]
        return "[\n" + ",\n".join(inner + line for line in lines) + "\n" + " " * indent + "]"
    return json.dumps(value, ensure_ascii=False, allow_nan=False)


def _is_row(value: Json) -> bool:
    """A number or a short list of numbers: many of them share a line."""
    if isinstance(value, list):
        return len(value) <= 4 and all(isinstance(item, int | float) for item in value)
    return isinstance(value, int | float)


def _row_texts(rows: list[Json]) -> list[str]:
    """The JSON of each row; encoded in one go, since there may be a hundred thousand."""
    text = json.dumps(rows)[1:-1]
    return [row if row.endswith("]") else f"{row}]" for row in text.split("], ")] if "[" in text else text.split(", ")


def _filled(items: list[str], width: int) -> Iterator[str]:
    line = ""
    for item in items:
        if line and len(line) + 2 + len(item) + 1 > width:
            yield line
            line = item
        else:
            line = f"{line}, {item}" if line else item
    yield line


def _flat(value: Json, room: int) -> str | None:
    """JSON of `value` on one line, or None if it needs more than `room` columns."""
    if isinstance(value, dict):
        if not value:
            return "{}"
        parts: list[str] = []
        for key, item in value.items():
            head = f"{json.dumps(key, ensure_ascii=False)}: "
            body = _flat(item, room - len(head) - 2)
            if body is None:
                return None
            parts.append(head + body)
            room -= len(head) + len(body) + 2
        return "{" + ", ".join(parts) + "}"
    if isinstance(value, list):
        if 3 * len(value) > room:
            return None
        parts = []
        for item in value:
            body = _flat(item, room - 2)
            if body is None:
                return None
            parts.append(body)
            room -= len(body) + 2
        return "[" + ", ".join(parts) + "]"
    text = json.dumps(value, ensure_ascii=False, allow_nan=False)
    return text if len(text) <= room else None
