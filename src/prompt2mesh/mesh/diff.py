"""What changed between two programs, part by part, for people and for undo.

Parts and parameters are matched by name, so a part that moved in the list is
not a change, and one that was renamed is one removed and one added.
"""

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Literal, TypeGuard

from prompt2mesh.mesh.json_types import Json, JsonObject
from prompt2mesh.mesh.program import MeshProgram
from prompt2mesh.mesh.serialize import program_data

_NAMES = re.compile(r"(?:parts|children)\[([^\]]*)\]")
_PART = re.compile(r"^parts\[[^\]]*\](?:\.children\[[^\]]*\])*")
_SIGNS = {"added": "+", "removed": "-", "changed": "~"}


@dataclass(frozen=True)
class Change:
    """One difference.

    Attributes:
        path: Where, by names: `parts[chair].children[seat].shape.size`.
        kind: Whether the value came, went or is another one.
        before: Plain data before, None if it was not there or had its default.
        after: Plain data after, None if it is gone or has its default.
    """

    path: str
    kind: Literal["added", "removed", "changed"]
    before: Json = None
    after: Json = None

    def __str__(self) -> str:
        """The change on one line."""
        head = f"{_SIGNS[self.kind]} {self.path}"
        match self.kind:
            case "added":
                return f"{head} = {_short(self.after)}"
            case "removed":
                return f"{head} (was {_short(self.before)})"
            case "changed":
                return f"{head}: {_short(self.before)} → {_short(self.after)}"


def diff_programs(before: MeshProgram, after: MeshProgram) -> list[Change]:
    """Every difference, in the order of the document; empty for equal programs."""
    return list(_differences("", program_data(before), program_data(after)))


def summarise_changes(changes: list[Change], *, limit: int = 16) -> list[str]:
    """The changes as a person thinks of them, one a line.

    Sliders, materials and parts that came or went are told with their values;
    the numbers of the geometry only by part and field, for one slider moves
    hundreds of them.
    """
    told: list[str] = []
    moved: dict[str, list[str]] = {}
    for change in changes:
        names = _NAMES.findall(change.path)
        field = re.split(r"[.\[]", _PART.sub("", change.path).lstrip("."))[0]
        if change.path.startswith("parameters["):
            name, _, rest = change.path.removeprefix("parameters[").partition("]")
            if rest in ("", ".value"):
                told.append(str(Change(name, change.kind, change.before, change.after)))
        elif not names or field in ("material", "materials", "") or change.path.startswith("materials"):
            told.append(str(Change(_PART.sub("/".join(names), change.path), change.kind, change.before, change.after)))
        else:
            fields = moved.setdefault("/".join(names[:2]), [])
            if field not in fields:
                fields.append(field)
    lines = [*told, *(f"~ {part}: {', '.join(fields)}" for part, fields in moved.items())]
    return lines if len(lines) <= limit else [*lines[: limit - 1], f"… and {len(lines) - limit + 1} more"]


def _differences(path: str, before: Json, after: Json) -> Iterator[Change]:
    if before == after:
        return
    named_before, named_after = _by_name(before), _by_name(after)
    if named_before is not None and named_after is not None:
        yield from _keyed(named_before, named_after, lambda name: f"{path}[{name}]")
    elif isinstance(before, dict) and isinstance(after, dict):
        if before.get("type") != after.get("type"):
            yield Change(path, "changed", before, after)
        else:
            yield from _keyed(before, after, lambda key: f"{path}.{key}" if path else key)
    elif _is_branch(before) and _is_branch(after) and len(before) == len(after):
        for number, (old, new) in enumerate(zip(before, after, strict=True)):
            yield from _differences(f"{path}[{number}]", old, new)
    else:
        yield Change(path, "changed", before, after)


def _keyed(before: JsonObject, after: JsonObject, path_of: Callable[[str], str]) -> Iterator[Change]:
    for key, old in before.items():
        if key not in after:
            yield Change(path_of(key), "removed", before=old)
        else:
            yield from _differences(path_of(key), old, after[key])
    for key, new in after.items():
        if key not in before:
            yield Change(path_of(key), "added", after=new)


def _by_name(value: Json) -> JsonObject | None:
    """A list of named nodes as a mapping; None for anything else."""
    if not isinstance(value, list) or not value:
        return None
    named: JsonObject = {}
    for item in value:
        if not isinstance(item, dict) or "name" not in item:
            return None
        named[str(item["name"])] = item
    return named if len(named) == len(value) else None


def _is_branch(value: Json) -> TypeGuard[list[Json]]:
    """A list of nodes; a list of numbers is one value."""
    return isinstance(value, list) and any(isinstance(item, dict) for item in value)


def _short(value: Json, width: int = 60) -> str:
    if isinstance(value, dict) and "name" in value:
        origin, shape = value.get("origin"), value.get("shape")
        kind = origin.get("asset") if isinstance(origin, dict) else None
        kind = kind or (shape.get("type") if isinstance(shape, dict) else "group")
        return f"{kind} {value['name']!r}"
    text = json.dumps(value, ensure_ascii=False)
    return text if len(text) <= width else f"{text[: width - 1]}…"
