"""What follows from a brief without being said: hands up to hold, steam over what steams, a fitting basket."""

from __future__ import annotations

from prompt2mesh.language.brief import Brief, ObjectWish, RelationWish, Resolution, Trait
from prompt2mesh.language.morphology import verb_base
from prompt2mesh.language.vocabulary import adjective_words, vocabulary
from prompt2mesh.mesh.placement import Transform
from prompt2mesh.mesh.program import Part
from prompt2mesh.modelers.builtin.layout import Placed, typical_size

# Share of the cavity that loosely packed things take, and the least a container is shrunk to.
_PACKED, _SMALLEST = 0.42, 0.5
_HELD = frozenset({"hold", "eat", "play"})
_EFFECT_OF = {"lit": "fire", "glittery": "sparkle"}


def with_hands(brief: Brief) -> Brief:
    """Creatures that hold something get a wish for a pose that shows it."""
    holders = {r.target for r in brief.relations if r.kind in _HELD}
    objects = tuple(
        o.model_copy(update={"adjectives": (*o.adjectives, Trait(text="holding", name="hands:up"))})
        if o.number in holders
        else o
        for o in brief.objects
    )
    return brief.model_copy(update={"objects": objects})


def with_seats(brief: Brief) -> Brief:
    """Who sits at a table without a word of a chair gets one."""
    kinds = vocabulary().kinds("chair")
    objects, relations = list(brief.objects), list(brief.relations)
    for place, relation in enumerate(brief.relations):
        sitter = brief.objects[relation.subject]
        sits = any(t.name in {"pose:sitting", "sitting"} for t in sitter.adjectives)
        if relation.kind != "at" or not sits or not kinds or sitter.count != 1:
            continue
        chair = ObjectWish(
            number=len(objects), noun="chair", span=sitter.span, resolution=Resolution(how="exact", kind=kinds[0])
        )
        objects.append(chair)
        relations[place] = relation.model_copy(update={"kind": "on", "target": chair.number})
        relations.append(RelationWish(kind="behind", subject=chair.number, target=relation.target, text="at"))
    return brief.model_copy(update={"objects": tuple(objects), "relations": tuple(relations)})


def with_effects(brief: Brief) -> Brief:
    """A state the thing itself cannot show becomes an effect of the library over it ("steaming": steam)."""
    objects = list(brief.objects)
    relations = list(brief.relations)
    for place, wish in enumerate(brief.objects):
        for trait in (*wish.states, *wish.adjectives):
            kind = _effect(wish, trait)
            if kind is None:
                continue
            number = len(objects)
            title = vocabulary().assets[kind].words[0]
            objects.append(
                ObjectWish(number=number, noun=title, span=wish.span, resolution=Resolution(how="exact", kind=kind))
            )
            relations.append(
                RelationWish(kind="rise", subject=number, target=wish.number, text=f"over the {trait.text}")
            )
            objects[place] = objects[place].model_copy(
                update={
                    "states": tuple(t for t in wish.states if t is not trait),
                    "adjectives": tuple(t for t in objects[place].adjectives if t is not trait),
                }
            )
            break
    return brief.model_copy(update={"objects": tuple(objects), "relations": tuple(relations)})


def _effect(wish: ObjectWish, trait: Trait) -> str | None:
    words = vocabulary()
    asset = words.assets.get(wish.kind or "")
    low = trait.text.lower()
    if (
        asset is None
        or asset.category == "effect"
        or not low.endswith("ing")
        or {low, trait.name} & adjective_words(asset)
    ):
        return None
    base = verb_base(low) or ""
    for noun in (base, base.removesuffix("e"), _EFFECT_OF.get(trait.name, "")):
        for kind in words.kinds(noun) if noun else ():
            if words.assets[kind].category == "effect":
                return kind
    return None


def scale_effects(placed: list[Placed], brief: Brief) -> None:
    """Makes risen effects as large as what they rise from."""
    entries = {entry.wish.number: entry for entry in placed}
    for relation in brief.relations:
        subject, target = entries.get(relation.subject), entries.get(relation.target)
        if relation.kind != "rise" or subject is None or target is None:
            continue
        factor = typical_size(target.asset) / typical_size(subject.asset)
        subject.parts = [
            p.model_copy(update={"placement": Transform(scale=(factor, factor, factor))}) for p in subject.parts
        ]


def scale_containers(placed: list[Placed], brief: Brief) -> None:
    """A container no size was said of shrinks to show the few things in it."""
    entries = {entry.wish.number: entry for entry in placed}
    inside: dict[int, list[Placed]] = {}
    for relation in brief.relations:
        subject, target = entries.get(relation.subject), entries.get(relation.target)
        if relation.kind == "in" and subject is not None and target is not None and target.asset.holds:
            inside.setdefault(relation.target, []).append(subject)
    for number, contents in inside.items():
        target = entries[number]
        room = _room(target.parts[0]) if target.parts else 0.0
        if room <= 0 or target.wish.sizes or target.wish.vague or any(c.asset.category == "creature" for c in contents):
            continue
        filled = sum(
            len(c.parts) * 0.5 * (typical_size(c.asset) * c.parts[0].placement.scale[0]) ** 3
            for c in contents
            if c.parts
        )
        factor = (filled / _PACKED / room) ** (1 / 3)
        if _SMALLEST < factor < 0.92:
            target.parts = [_grown(p, factor) for p in target.parts]
        elif factor <= _SMALLEST:
            target.parts = [_grown(p, _SMALLEST) for p in target.parts]


def _room(part: Part) -> float:
    """The volume of the cavity, cubic metres."""
    anchor = part.anchors.get("inside")
    if anchor is None or anchor.height <= 0:
        return 0.0
    return 4 * anchor.half_size[0] * anchor.half_size[1] * anchor.height * (0.785 if anchor.round else 1.0)


def _grown(part: Part, factor: float) -> Part:
    x, y, z = part.placement.scale
    return part.model_copy(update={"placement": Transform(scale=(x * factor, y * factor, z * factor))})
