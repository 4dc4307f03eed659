"""What changed between two programs, part by part, for people and for undo.

Parts and parameters are matched by name, so a part that moved in the list is
not a change, and one that was renamed is one removed and one added.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from prompt2mesh.mesh.program import MeshProgram
from prompt2mesh.mesh.serialize import program_data

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
    before: Any = None
    after: Any = None

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


def render_changes(changes: list[Change], *, limit: int = 40) -> str:
    """The changes, one a line, at most `limit` lines and a count of the rest."""
    if not changes:
        return "no change"
    lines = [str(change) for change in changes[:limit]]
    if len(changes) > limit:
        lines.append(f"… and {len(changes) - limit} more")
    return "\n".join(lines)


def _differences(path: str, before: Any, after: Any) -> Iterator[Change]:
    if before == after:
        return
    named_before, named_after = _by_name(before), _by_name(after)
    if named_before is not None and named_after is not None:
        yield from _keyed(named_before, named_after, lambda name: f"{path}[{name}]")
    elif isinstance(before, Mapping) and isinstance(after, Mapping):
        if before.get("type") != after.get("type"):
            yield Change(path, "changed", before, after)
        else:
            yield from _keyed(before, after, lambda key: f"{path}.{key}" if path else key)
    elif _is_branch(before) and _is_branch(after) and len(before) == len(after):
        for number, (old, new) in enumerate(zip(before, after, strict=True)):
            yield from _differences(f"{path}[{number}]", old, new)
    else:
        yield Change(path, "changed", before, after)


def _keyed(before: Mapping[str, Any], after: Mapping[str, Any], path_of: Any) -> Iterator[Change]:
    for key, old in before.items():
        if key not in after:
            yield Change(path_of(key), "removed", before=old)
        else:
            yield from _differences(path_of(key), old, after[key])
    for key, new in after.items():
        if key not in before:
            yield Change(path_of(key), "added", after=new)


def _by_name(value: Any) -> dict[str, Any] | None:
    """A list of named nodes as a mapping; None for anything else."""
    if not isinstance(value, list) or not value:
        return None
    items: list[Any] = value
    if not all(isinstance(item, Mapping) and "name" in item for item in items):
        return None
    named = {str(item["name"]): item for item in items}
    return named if len(named) == len(items) else None


def _is_branch(value: Any) -> bool:
    """A list of nodes; a list of numbers is one value."""
    return isinstance(value, list) and any(isinstance(item, Mapping) for item in value)


def _short(value: Any, width: int = 60) -> str:
    if isinstance(value, Mapping) and "name" in value:
        kind = value.get("origin", {}).get("asset") or value.get("shape", {}).get("type") or "group"
        return f"{kind} {value['name']!r}"
    text = json.dumps(value, ensure_ascii=False)
    return text if len(text) <= width else f"{text[: width - 1]}…"
