"""Carries out idioms of editing on a scene: copies, removals of some, moves, swaps, shades."""

from __future__ import annotations

from typing import TYPE_CHECKING

from prompt2mesh.language.colors import modified
from prompt2mesh.language.edit_idioms import Command
from prompt2mesh.language.morphology import singular
from prompt2mesh.language.vocabulary import normal, vocabulary
from prompt2mesh.library.make import find_asset
from prompt2mesh.mesh.materials import Material
from prompt2mesh.mesh.placement import Relation
from prompt2mesh.mesh.presets import preset_of
from prompt2mesh.mesh.program import Part
from prompt2mesh.modelers.builtin.modeler import names_for

if TYPE_CHECKING:
    from prompt2mesh.modelers.builtin.editing import Scene


def worn_nouns() -> frozenset[str]:
    """The last words of everything that is worn."""
    return frozenset(w.split()[-1] for a in vocabulary().assets.values() if a.category == "clothing" for w in a.words)


def commanded(scene: Scene, command: Command) -> bool:
    """Does what a command says; False where it names nothing of the scene, so that the grammar may try.

    Args:
        scene: Changed in place.
        command: What to do.
    """
    first = _group(scene, command.noun)
    if not first and not (command.kind == "swap_looks" and not command.noun):
        return False
    match command.kind:
        case "copy":
            _copy(scene, first, command)
        case "drop":
            return _drop(scene, first, command)
        case "move":
            _move(scene, first, command)
        case "shade":
            _shade(scene, first, command)
        case "swap_looks" | "swap_places":
            return _swap(scene, first, command)
    return True


def _group(scene: Scene, noun: str) -> list[Part]:
    """The copies of the object a noun means; the first object for no noun."""
    wishes = scene.wishes()
    if not noun:
        return scene.members(wishes[0].number) if wishes else []
    words = {normal(noun), normal(singular(noun))}
    kinds = {kind for word in words for kind in vocabulary().kinds(word)}
    for exact in (True, False):
        for wish in wishes:
            own = {normal(wish.noun), normal(singular(wish.noun)), normal(wish.noun).split()[-1]}
            if own & words if exact else wish.kind in kinds:
                return scene.members(wish.number)
    return []


def _copy(scene: Scene, group: list[Part], command: Command) -> None:
    last = group[-1]
    base = last.name.rstrip("0123456789").rstrip()
    taken = {base, *(p.name for p in scene.parts)}
    before = last
    for name in names_for(base, command.count, taken):
        relation = last.relation
        if relation is not None and relation.kind not in {"right_of", "left_of", "behind", "beside"}:
            count = relation.count + 1
            relation = relation.model_copy(update={"index": relation.count, "count": count})
            scene.parts = [_among(p, relation) for p in scene.parts]
            last = last.model_copy(update={"relation": relation})
        else:
            relation = Relation(kind="right_of", target=before.name)
        made = last.model_copy(update={"name": name, "relation": relation})
        at = next(i for i, p in enumerate(scene.parts) if p.name == before.name)
        scene.parts = [*scene.parts[: at + 1], made, *scene.parts[at + 1 :]]
        before = made
    total = len(group) + command.count
    scene.notes.met(command.text, "count", f"{total} now")


def _among(part: Part, relation: Relation) -> Part:
    """A part in the same place as a new copy, told of how many share it."""
    own = part.relation
    if own is None or (own.kind, own.target, own.anchor) != (relation.kind, relation.target, relation.anchor):
        return part
    return part.model_copy(update={"relation": own.model_copy(update={"count": relation.count})})


def _drop(scene: Scene, group: list[Part], command: Command) -> bool:
    if command.count >= len(group) and command.which is None:
        return False
    gone = group[-command.count :] if command.which is None else [group[command.which % len(group)]]
    names = {p.name for p in gone}
    kept = [p for p in scene.parts if p.name not in names]
    held = {p.name: p.relation for p in gone}
    scene.parts = [
        p.model_copy(update={"relation": held[p.relation.target]}) if p.relation and p.relation.target in names else p
        for p in kept
    ]
    scene.notes.met(command.text, "count", f"{len(group) - len(gone)} now")
    return True


def _move(scene: Scene, group: list[Part], command: Command) -> None:
    for part in group:
        if part.relation is not None:
            x, y, z = (a + b for a, b in zip(part.relation.offset, command.shift_m, strict=True))
            moved = part.model_copy(update={"relation": part.relation.model_copy(update={"offset": (x, y, z)})})
        else:
            x, y, z = (a + b for a, b in zip(part.placement.location, command.shift_m, strict=True))
            moved = part.model_copy(update={"placement": part.placement.model_copy(update={"location": (x, y, z)})})
        scene.swap(part, moved)
    if len(scene.wishes()) == 1:
        scene.notes.near(command.text, "relation", "nothing else is there: the model stands where it stood")
    else:
        scene.notes.met(command.text, "relation", "moved")


def _shade(scene: Scene, group: list[Part], command: Command) -> None:
    for part in group:
        if part.origin is None:
            continue
        slot = find_asset(part.origin.asset).main_slot
        color = modified(_color(_material(part, slot)), command.shade)
        scene.recolour(part, {slot: _material(part, slot).model_copy(update={"color": color})})
    scene.notes.met(command.text, "colour", command.shade)


def _swap(scene: Scene, first: list[Part], command: Command) -> bool:
    if not command.noun:
        numbers = [w.number for w in scene.wishes()]
        if len(numbers) != 2:
            return False
        first, second = scene.members(numbers[0]), scene.members(numbers[1])
    else:
        second = _group(scene, command.other)
    if not first or not second or first[0].name == second[0].name:
        return False
    if command.kind == "swap_looks":
        one, other = _main(first[0]), _main(second[0])
        for group, material in ((first, other), (second, one)):
            for part in group:
                if part.origin is not None:
                    slot = find_asset(part.origin.asset).main_slot
                    scene.recolour(part, {slot: _material(part, slot).model_copy(update={"color": _color(material)})})
        scene.notes.met(command.text, "colour", "swapped")
        return True
    names = {first[0].name: second[0].name, second[0].name: first[0].name}
    places = [(p.relation, p.placement.location) for p in (first[0], second[0])]
    for part, (held, location) in zip((first[0], second[0]), reversed(places), strict=True):
        turned = held and held.model_copy(update={"target": names.get(held.target, held.target)})
        placement = part.placement.model_copy(update={"location": location})
        scene.swap(part, part.model_copy(update={"relation": turned, "placement": placement}))
    scene.notes.met(command.text, "relation", "swapped")
    return True


def _main(part: Part) -> Material:
    return _material(part, find_asset(part.origin.asset).main_slot) if part.origin is not None else Material()


def _material(part: Part, slot: str) -> Material:
    assert part.origin is not None
    return part.origin.materials.get(slot) or part.materials.get(slot) or find_asset(part.origin.asset).slots[slot]


def _color(material: Material) -> str:
    return material.color or preset_of(material.preset).color
