"""The difference of two programs as people think of it.

One slider moves hundreds of numbers of the geometry; what is told is the
slider, the parts that came, went or look another way, and, of the rest, which
parts have another shape or place.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

from prompt2mesh.mesh.document import Change, diff_programs
from prompt2mesh.mesh.materials import Material
from prompt2mesh.mesh.program import MeshProgram, PartOverride

_NAMES = re.compile(r"(?:parts|children)\[([^\]]*)\]")
_PART = re.compile(r"^parts\[[^\]]*\](?:\.children\[[^\]]*\])*")
_PARAMETER = re.compile(r"^parameters\[([^\]]*)\](?:\.(value))?$")
_MATERIAL = re.compile(r"(?:^|\.)materials\.([^.]+?)(?:\.(\w+))?$")
_UNITS = {"shape": "shape", "modifiers": "shape", "placement": "place", "relation": "place", "instances": "number",
          "paint": "colours", "fit": "size", "alterations": "state"}  # fmt: skip
# What follows from other changes that are told, or that nobody sees.
_SILENT = frozenset({"origin", "anchors", "shading", "only_copy", "without_copies"})


@dataclass(frozen=True, kw_only=True)
class Difference:
    """One thing that is different.

    Attributes:
        path: The part, the slider or the field.
        before: Plain data; None where it was not there or is too much to show.
        text: The same in words.
    """

    path: str
    kind: Literal["added", "removed", "changed"]
    before: Any = None
    after: Any = None
    text: str


def told_differences(before: MeshProgram, after: MeshProgram) -> list[Difference]:
    """Sliders, parts and materials first, then which parts have another shape or place."""
    told = _edits_of_parts(before, after)
    edited = {one.path for one in told}
    roots = {path.partition("/")[0] for path in edited}
    for part in (*before.parts, *after.parts):
        edited |= {f"{part.name}/{edit.name}" for edit in (part.origin.overrides if part.origin else [])}
    fields: dict[str, list[str]] = {}
    for change in diff_programs(before, after):
        names = _NAMES.findall(change.path)
        slot = _MATERIAL.search(change.path)
        if (slot and slot[1].startswith("edit ") and names and names[0] in roots) or _where(names) in edited:
            continue  # follows from an edit of a part, which is told
        one = _slider(change) or _part(change) or _material(change) or _field(change)
        if one is not None:
            if one not in told:
                told.append(one)
            continue
        name = re.split(r"[.\[]", _PART.sub("", change.path).lstrip("."))[0]
        if names and name not in _SILENT and name not in {"material", "materials"}:
            what = fields.setdefault(_where(names), [])
            word = _UNITS.get(name, name)
            if word not in what:
                what.append(word)
    for path, words in fields.items():
        told.append(Difference(path=path, kind="changed", text=f"{path}: another {_listed(words)}"))
    return told


def _edits_of_parts(before: MeshProgram, after: MeshProgram) -> list[Difference]:
    """What was laid over the parts of an asset, which its parts then show."""
    told: list[Difference] = []
    for root in after.parts:
        old_root = next((part for part in before.parts if part.name == root.name), None)
        if old_root is None or root.origin is None or old_root.origin is None:
            continue
        old, new = old_root.origin.overrides, root.origin.overrides
        for edit in new:
            if edit not in old:
                was = next((one for one in old if one.part == edit.part and one.exact == edit.exact), None)
                told += _edit(root.name, edit, was)
        kept = {(one.part, one.exact) for one in new}
        for edit in old:
            if (edit.part, edit.exact) not in kept:
                path = f"{root.name}/{edit.part}" if edit.part else root.name
                told.append(Difference(path=path, kind="changed", text=f"{path}: as it was at first"))
    return told


def _edit(root: str, edit: PartOverride, was: PartOverride | None) -> list[Difference]:
    path = f"{root}/{edit.part}" if edit.part else root
    if edit.remove:
        return [Difference(path=path, kind="removed", text=f"{path} removed")]
    was = was or PartOverride(part=edit.part, exact=edit.exact)
    words: list[str] = []
    if edit.material != was.material:
        words.append(f"of {edit.material.label}" if edit.material else "of what it was at first")
    if edit.color != was.color and edit.color is not None:
        words.append(f"in {edit.color}")
    if edit.scale != was.scale and edit.scale is not None:
        words.append("scaled by " + " × ".join(f"{factor:.3g}" for factor in edit.scale))
    if edit.name != was.name and edit.name is not None:
        words.append(f"renamed to {edit.name}")
    return [Difference(path=path, kind="changed", text=f"{path}: {', '.join(words)}")] if words else []


def _where(names: list[str]) -> str:
    return "/".join([names[0], names[-1]] if len(names) > 1 else names)


def _slider(change: Change) -> Difference | None:
    found = _PARAMETER.match(change.path)
    if found is None:
        return None
    name = found[1]
    label = name.replace("_", " ").replace(".", ": ")
    if found[2]:
        text = f"{label}: {_value(change.before)} → {_value(change.after)}"
        return Difference(path=name, kind="changed", before=change.before, after=change.after, text=text)
    if change.kind == "changed":
        return None
    text = f"{label}: {'a new' if change.kind == 'added' else 'no more a'} slider"
    return Difference(path=name, kind=change.kind, text=text)


def _part(change: Change) -> Difference | None:
    names = _NAMES.findall(change.path)
    if change.kind == "changed" or not names or _PART.sub("", change.path):
        return None
    path = _where(names)
    return Difference(path=path, kind=change.kind, text=f"{path} {'added' if change.kind == 'added' else 'removed'}")


def _material(change: Change) -> Difference | None:
    """A part's material, or a material that parts share."""
    names = _NAMES.findall(change.path)
    inner = _PART.sub("", change.path).lstrip(".")
    if inner.startswith("origin"):
        return None
    where = _where(names)
    if inner == "material" and isinstance(change.after, str) and change.after.startswith("edit "):
        return None  # the slot of an edit, whose material is told by itself
    if inner == "material":
        text = f"{where}: {_value(change.before)} → {_value(change.after)}"
        return Difference(path=where, kind=change.kind, before=change.before, after=change.after, text=text)
    found = _MATERIAL.search(inner)
    if found is None:
        return None
    slot, field_name = found[1], found[2]
    subject = where if slot.startswith("edit ") else f"{where}: {slot}" if where else slot
    if field_name:
        text = f"{subject}: {field_name.replace('_', ' ')} {_value(change.before)} → {_value(change.after)}"
    else:
        before, after = _stuff(change.before), _stuff(change.after)
        text = f"{subject}: {before} → {after}" if before and after else f"{subject}: {after or f'{before} no more'}"
    return Difference(path=subject, kind=change.kind, before=change.before, after=change.after, text=text)


def _field(change: Change) -> Difference | None:
    """A field of the whole program: its seed, its style."""
    if _NAMES.search(change.path) or change.path.startswith(("parameters", "materials")) or change.path == "parts":
        return None
    text = f"{change.path.replace('_', ' ')}: {_value(change.before)} → {_value(change.after)}"
    return Difference(path=change.path, kind=change.kind, before=change.before, after=change.after, text=text)


def _stuff(value: Any) -> str:
    try:
        return Material.model_validate(value).label if isinstance(value, dict) else ""
    except ValueError:
        return ""


def _value(value: Any) -> str:
    if value is None:
        return "as usual"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float):
        return f"{value:.4g}"
    text = str(value).replace("_", " ")
    return text if len(text) <= 80 else f"{text[:79]}…"


def _listed(words: Sequence[str]) -> str:
    return ", ".join(words[:-1]) + (" and " if len(words) > 1 else "") + words[-1]
