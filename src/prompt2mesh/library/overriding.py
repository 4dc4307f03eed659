"""Lays edits of parts over a tree of parts, after an asset or a person has drawn it.

Where an edit means one copy of a repeated part, that copy is singled out: it
becomes a part of its own with the same pattern, and the others keep their
names and places.
"""

from collections.abc import Callable, Mapping, Sequence

from prompt2mesh.mesh.extents import extents
from prompt2mesh.mesh.materials import Material
from prompt2mesh.mesh.part_paths import copies_of, copy_name, material_of
from prompt2mesh.mesh.placement import Mirrored, Scatter, Transform
from prompt2mesh.mesh.program import Part, PartOverride

_Hit = Callable[[Part], bool]
_Scopes = tuple[Mapping[str, Material], ...]


def lay_over(
    parts: Sequence[Part], override: PartOverride, *, prefixes: tuple[str, ...], slot: str, scopes: _Scopes
) -> list[Part]:
    """The parts with one edit; its new name, if it has one, is not given yet (see `rename`).

    Args:
        parts: Siblings.
        override: The edit.
        prefixes: The beginnings of part names that its word means.
        slot: The name for its material.
        scopes: Where the names of materials of these parts are looked up.
    """
    if not override.exact:
        return _laid(parts, override, lambda part: matches(part.name, prefixes), slot, scopes)
    return _laid(single_out(parts, override.part), override, lambda part: part.name == override.part, slot, scopes)


def matches(part_name: str, prefixes: tuple[str, ...]) -> bool:
    """Whether a part's name begins with one of the words."""
    return any(not p or part_name == p or part_name.startswith(f"{p} ") for p in prefixes)


def rename(parts: Sequence[Part], names: Mapping[str, str]) -> list[Part]:
    """The parts with new names for those, or those copies, that have an old one."""
    for name in names:
        parts = single_out(parts, name)
    return _renamed(parts, names)


def single_out(parts: Sequence[Part], name: str) -> list[Part]:
    """The parts, where a copy that is called `name` is a part of its own."""
    return list(parts) if _has(parts, name) else _split(parts, name)


def changed(part: Part, override: PartOverride, *, slot: str, scopes: _Scopes) -> Part:
    """One part with an edit: its material, colour and size."""
    changes: dict[str, object] = {}
    if override.scale is not None:
        changes["placement"] = _scaled(part, override.scale, about_middle=override.exact)
    part = part.model_copy(update=changes)
    if override.material is not None:
        part = _of_material(part, slot)
        if override.exact:
            part = part.model_copy(update={"materials": {**part.materials, slot: override.material}})
    if override.color is not None:
        inner = (part.materials, *scopes)
        part = _of_color(part, override.color, slot, inner)
    return part


def _has(parts: Sequence[Part], name: str) -> bool:
    return any((part.name == name and not _both(part)) or _has(part.children, name) for part in parts)


def _both(part: Part) -> bool:
    """Whether the part's name is that of one of its two mirror images only."""
    return isinstance(part.instances, Mirrored) and bool(copies_of(part))


def _split(parts: Sequence[Part], name: str) -> list[Part]:
    result: list[Part] = []
    for part in parts:
        number = next((n for n in copies_of(part) if copy_name(part, n) == name), None)
        if number is None:
            result.append(part.model_copy(update={"children": _split(part.children, name)}) if part.children else part)
        elif isinstance(part.instances, Mirrored):
            result += [
                part.model_copy(update={"name": copy_name(part, n), "only_copy": n, "without_copies": []})
                for n in copies_of(part)
            ]
        else:
            one = part.model_copy(update={"name": name, "only_copy": number, "without_copies": []})
            gone = sorted({*part.without_copies, number})
            left = part.model_copy(update={"without_copies": gone})
            result += [left, one] if copies_of(left) else [one]
    return result


def _laid(parts: Sequence[Part], override: PartOverride, hit: _Hit, slot: str, scopes: _Scopes) -> list[Part]:
    kept: list[Part] = []
    gone: set[str] = set()
    for part in parts:
        lost_ground = isinstance(part.instances, Scatter) and part.instances.on in gone
        if lost_ground or (override.remove and hit(part)):
            gone.add(part.name)
            continue
        new = changed(part, override, slot=slot, scopes=scopes) if hit(part) else part
        if part.children and not (hit(part) and (override.material is not None or override.color is not None)):
            inner = (part.materials, *scopes) if part.materials else scopes
            new = new.model_copy(update={"children": _laid(part.children, override, hit, slot, inner)})
        kept.append(new)
    return kept


def _of_material(part: Part, slot: str) -> Part:
    children = [_of_material(child, slot) for child in part.children]
    return part.model_copy(
        update={"material": slot if part.shape else None, "paint": [], "children": children}
    )  # fmt: skip


def _of_color(part: Part, color: str, slot: str, scopes: _Scopes) -> Part:
    changes: dict[str, object] = {
        "children": [
            _of_color(c, color, slot, (c.materials, *scopes) if c.materials else scopes) for c in part.children
        ]
    }
    if part.shape is not None:
        material = material_of(part.material, scopes).model_copy(update={"color": color, "pattern": None})
        changes |= {"material": slot, "paint": [], "materials": {**part.materials, slot: material}}
    return part.model_copy(update=changes)


def _scaled(part: Part, factors: tuple[float, float, float], *, about_middle: bool) -> Transform:
    placement = part.placement
    sx, sy, sz = (a * b for a, b in zip(placement.scale, factors, strict=True))
    scale = (sx, sy, sz)
    if not about_middle:
        return placement.model_copy(update={"scale": scale})
    alone = part.model_copy(update={"instances": None, "fit": None})
    grown = alone.model_copy(update={"placement": placement.model_copy(update={"scale": scale})})
    before, after = extents(alone), extents(grown)
    x, y, z = (
        at + (low + high) / 2 - (new_low + new_high) / 2
        for at, low, high, new_low, new_high in zip(
            placement.location, before.low, before.high, after.low, after.high, strict=True
        )
    )
    return placement.model_copy(update={"scale": scale, "location": (x, y, z)})


def _renamed(parts: Sequence[Part], names: Mapping[str, str]) -> list[Part]:
    result: list[Part] = []
    for part in parts:
        changes: dict[str, object] = {}
        if part.name in names:
            changes["name"] = names[part.name]
        if isinstance(part.instances, Scatter) and part.instances.on in names:
            changes["instances"] = part.instances.model_copy(update={"on": names[part.instances.on]})
        if part.children:
            changes["children"] = _renamed(part.children, names)
        result.append(part.model_copy(update=changes) if changes else part)
    return result
