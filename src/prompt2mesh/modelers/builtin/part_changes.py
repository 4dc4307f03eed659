"""Changes of one part, named by its path: another name, colour or material, or gone.

Parts of an asset keep where they come from, and the change is laid over it, so
that a later slider or sentence keeps it; parts of plain programs are changed
themselves.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from difflib import get_close_matches
from typing import TYPE_CHECKING

from prompt2mesh.language.brief import Color, MaterialWish, ObjectWish, Resolution, Span
from prompt2mesh.language.colors import color_of
from prompt2mesh.library.make import find_asset
from prompt2mesh.library.overriding import changed, lay_over, rename, single_out
from prompt2mesh.mesh.errors import ParameterError
from prompt2mesh.mesh.materials import Material
from prompt2mesh.mesh.part_paths import PartAt, parts_at, walk_paths
from prompt2mesh.mesh.placement import Scatter
from prompt2mesh.mesh.presets import PRESETS, find_preset
from prompt2mesh.mesh.program import MeshProgram, Part, PartOverride
from prompt2mesh.modelers.builtin.attributes import Composer
from prompt2mesh.modelers.builtin.editing import remade
from prompt2mesh.modelers.builtin.notes import Notes
from prompt2mesh.modelers.builtin.sliders import parameters_with

if TYPE_CHECKING:
    from collections.abc import Iterable

_MAX_NAME = 120
_NAME = re.compile(rf"[A-Za-z0-9_][A-Za-z0-9_ .\-]{{0,{_MAX_NAME - 1}}}")
_HEX = re.compile(r"#[0-9a-fA-F]{6}")
_NOWHERE = Span(start=0, end=0)


def change_part(
    program: MeshProgram, path: str, *, name: str | None = None, color: str | None = None,
    material: str | None = None, remove: bool = False,
) -> tuple[MeshProgram, str]:  # fmt: skip
    """The program with one part changed, and what was done in words.

    Args:
        program: Any program.
        path: As reports name it: "table/leg 2".
        name: Another name.
        color: `#rrggbb` or the name of a colour.
        material: A preset, or a word for one.
        remove: Leave it out; goes with nothing else.

    Raises:
        ParameterError: There is no such part, colour or material, a name that cannot be, or nothing was asked.
    """
    found = find_part(program, path)
    asked = [value for value in (name, color, material) if value is not None]
    if remove and asked:
        raise ParameterError("a part is either removed or changed", hint="ask for one of the two")
    if not remove and not asked:
        raise ParameterError("nothing was asked of the part", hint="give a name, a color, a material, or remove")
    if remove:
        return removed(program, found), f"{found.name} removed"
    words: list[str] = []
    override = PartOverride(part=found.name, exact=True)
    if material is not None:
        preset = _preset(material)
        override = override.model_copy(update={"material": Material(preset=preset)})
        words.append(f"{found.name} of {preset.replace('_', ' ')}")
    if color is not None:
        shade = _hex(color)
        override = override.model_copy(update={"color": shade})
        words.append(f"{found.name} in {color if color.lower() == shade else f'{color} ({shade})'}")
    if override.material is not None or override.color is not None:
        program = laid_over(program, found, override)
        found = find_part(program, _path_now(program, found))
    if name is not None:
        program = renamed(program, found, name)
        words.append(f"{found.name} renamed to {name.strip()}")
    return program, ", ".join(words)


def find_part(program: MeshProgram, path: str) -> PartAt:
    """The part that a path means, the first where several are named alike.

    Raises:
        ParameterError: There is none.
    """
    found = parts_at(program, path)
    if found:
        return found[0]
    known = list(dict.fromkeys(one.path for one in walk_paths(program)))
    near = get_close_matches(path, known, n=5, cutoff=0.4)
    raise ParameterError(
        f"the model has no part {path[:120]!r}", hint="name a part as the list of parts does",
        suggestions=tuple(near or known[:5]),
    )  # fmt: skip


def laid_over(program: MeshProgram, found: PartAt, override: PartOverride) -> MeshProgram:
    """The program with an edit of one part; its `part` is set here."""
    root = found.root
    if found.part is root:
        if found.copy is None:
            return with_root(program, root, [_whole(program, root, override)])
        alone = apart(program, found)
        return laid_over(alone, find_part(alone, found.name), override)
    override = override.model_copy(update={"part": _first_name(root, found)})
    if root.origin is not None:
        origin = root.origin.model_copy(update={"overrides": _added(root.origin.overrides, override)})
        return with_root(program, root, [remade(root, origin, program.detail)])
    scopes = (root.materials, program.materials)
    children = lay_over(root.children, override, prefixes=(), slot=_free_slot(program), scopes=scopes)
    return with_root(program, root, [root.model_copy(update={"children": children})])


def removed(program: MeshProgram, found: PartAt) -> MeshProgram:
    """The program without a part.

    Raises:
        ParameterError: It is all there is.
    """
    root = found.root
    if found.part is root and found.copy is not None:
        alone = apart(program, found)
        return removed(alone, find_part(alone, found.name))
    if found.part is not root:
        program = laid_over(program, found, PartOverride(part=found.name, exact=True, remove=True))
        root = next(part for part in program.parts if part.name == root.name)
        if _has_shape(root):
            return program
    gone = {root.name}
    kept: list[Part] = []
    for part in program.parts:
        if part.name in gone or (isinstance(part.instances, Scatter) and part.instances.on in gone):
            gone.add(part.name)
            continue
        free = part.relation is not None and part.relation.target in gone
        kept.append(part.model_copy(update={"relation": None}) if free else part)
    kept = [
        part.model_copy(update={"relation": None}) if part.relation and part.relation.target in gone else part
        for part in kept
    ]
    if not kept:
        raise ParameterError("this is the last part: nothing would be left", hint="remove another, or make a new model")
    return of_parts(program, kept)


def renamed(program: MeshProgram, found: PartAt, name: str) -> MeshProgram:
    """The program with another name for a part.

    Raises:
        ParameterError: The name cannot be one, or is taken.
    """
    name = checked_name(name.strip())
    root = found.root
    if name == found.name:
        return program
    if found.part is root and found.copy is not None:
        alone = apart(program, found)
        return renamed(alone, find_part(alone, found.name), name)
    if found.part is root:
        _check_free(name, (part.name for part in program.parts))
        return of_parts(program, [_follows(part, root.name, name) for part in program.parts])
    _check_free(name, (one.name for one in walk_paths(program) if one.root is root))
    if root.origin is not None:
        override = PartOverride(part=_first_name(root, found), exact=True, name=name)
        origin = root.origin.model_copy(update={"overrides": _added(root.origin.overrides, override)})
        return with_root(program, root, [remade(root, origin, program.detail)])
    return with_root(program, root, [root.model_copy(update={"children": rename(root.children, {found.name: name})})])


def checked_name(name: str) -> str:
    """The name.

    Raises:
        ParameterError: No part can be called so.
    """
    if not _NAME.fullmatch(name):
        shown = name if len(name) <= _MAX_NAME else f"{name[:40]}… ({len(name)} characters)"
        raise ParameterError(
            f"a name has 1 to {_MAX_NAME} letters, digits, spaces, dots, dashes or underscores; got {shown!r}",
            hint="leave out what else there is in it",
        )
    return name


def plain_wish(
    kind: str | None, *, colors: tuple[Color, ...] = (), materials: tuple[MaterialWish, ...] = ()
) -> ObjectWish:
    """A wish for looks only."""
    resolution = Resolution(how="exact" if kind else "none", kind=kind)
    return ObjectWish(number=0, noun="thing", span=_NOWHERE, resolution=resolution, colors=colors, materials=materials)


def _whole(program: MeshProgram, root: Part, override: PartOverride) -> Part:
    """A top-level part in another look; an asset takes it as it takes a colour in words."""
    if root.origin is None or override.scale is not None:
        scopes = (root.materials, program.materials)
        return changed(root, override, slot=_free_slot(program), scopes=scopes)
    colors = (Color(text=override.color, hex=override.color),) if override.color else ()
    stuff = override.material.preset if override.material else ""
    materials = (MaterialWish(text=stuff, preset=stuff),) if stuff else ()
    wish = plain_wish(root.origin.asset, colors=colors, materials=materials)
    composer = Composer.onto(root.origin, wish, find_asset(root.origin.asset), Notes())
    return remade(root, composer.compose(root.origin.seed).origin, program.detail)


def _added(overrides: Sequence[PartOverride], new: PartOverride) -> list[PartOverride]:
    """The edits with one more; one that goes on from the last is put together with it."""
    kept = list(overrides)
    if new.name is not None:
        unnamed = [o.model_copy(update={"name": None}) if o.exact and o.part == new.part else o for o in overrides]
        kept = [o for o in unnamed if o != PartOverride(part=o.part, exact=True)]
    last = kept[-1] if kept else None
    if last is None or not last.exact or last.part != new.part or new.remove:
        return [*kept, new]
    changes: dict[str, object] = {
        field: value for field in ("material", "color", "name") if (value := getattr(new, field)) is not None
    }
    if new.material is not None and new.color is None:
        changes["color"] = None
    if new.scale is not None:
        old = last.scale or (1.0, 1.0, 1.0)
        changes["scale"] = tuple(a * b for a, b in zip(old, new.scale, strict=True))
    return [*kept[:-1], last.model_copy(update=changes)]


def _first_name(root: Part, found: PartAt) -> str:
    """The name that the asset gave to what is called so now."""
    given = {o.name: o.part for o in (root.origin.overrides if root.origin else []) if o.exact and o.name}
    if found.copy is None:
        return given.get(found.name, found.name)
    first = given.get(found.part.name, found.part.name)
    return f"{first}{found.name.removeprefix(found.part.name)}"


def _path_now(program: MeshProgram, found: PartAt) -> str:
    """The path of a part after it was changed: a copy of a top-level part has become one itself."""
    return found.path if parts_at(program, found.path) else found.name


def apart(program: MeshProgram, found: PartAt) -> MeshProgram:
    """The program where a copy of a top-level part is one of its own."""
    _check_free(found.name, (part.name for part in program.parts if part is not found.root))
    alone = single_out([found.root.model_copy(update={"children": []})], found.name)
    parts = [part.model_copy(update={"children": found.root.children}) for part in alone]
    return with_root(program, found.root, parts)


def with_root(program: MeshProgram, old: Part, new: list[Part]) -> MeshProgram:
    """The program with other parts in the place of a top-level one."""
    return of_parts(program, [one for part in program.parts for one in (new if part is old else [part])])


def of_parts(program: MeshProgram, parts: list[Part]) -> MeshProgram:
    """The program with these parts and the parameters that go with them."""
    return program.model_copy(update={"parts": parts, "parameters": parameters_with(program, parts)})


def _follows(part: Part, old: str, new: str) -> Part:
    """A top-level part where one beside it, or itself, is called something else."""
    changes: dict[str, object] = {"name": new} if part.name == old else {}
    if part.relation is not None and part.relation.target == old:
        changes["relation"] = part.relation.model_copy(update={"target": new})
    if isinstance(part.instances, Scatter) and part.instances.on == old:
        changes["instances"] = part.instances.model_copy(update={"on": new})
    return part.model_copy(update=changes)


def _free_slot(program: MeshProgram) -> str:
    """A name for a material that nothing in the program uses."""
    taken = {key for one in walk_paths(program) for key in (*one.part.materials, one.part.material)}
    taken |= program.materials.keys()
    return next(slot for number in range(len(taken) + 1) if (slot := f"edit {number}") not in taken)


def _has_shape(part: Part) -> bool:
    return part.shape is not None or any(_has_shape(child) for child in part.children)


def _check_free(name: str, taken: Iterable[str]) -> None:
    if name in set(taken):
        raise ParameterError(f"the name {name!r} is taken by another part", hint="choose another")


def _preset(word: str) -> str:
    preset = PRESETS.get(word) or find_preset(word)
    if preset is not None:
        return preset.name
    near = get_close_matches(word.lower().replace(" ", "_"), list(PRESETS), n=5)
    raise ParameterError(
        f"{word[:60]!r} is not a material that is known here", hint="choose one of the materials listed",
        suggestions=tuple(near),
    )  # fmt: skip


def _hex(color: str) -> str:
    known = color.lower() if _HEX.fullmatch(color) else color_of(color.strip().lower())
    if known is None:
        raise ParameterError(
            f"a colour is #rrggbb or its name; got {color[:60]!r}", hint="such as #b87333 or dark green"
        )
    return known
