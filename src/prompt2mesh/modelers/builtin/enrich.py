"""What follows from a brief without being said: hands up to hold something, steam over what steams."""

from __future__ import annotations

from prompt2mesh.language.brief import Brief, ObjectWish, RelationWish, Resolution, Trait
from prompt2mesh.language.morphology import verb_base
from prompt2mesh.language.vocabulary import adjective_words, vocabulary
from prompt2mesh.mesh.placement import Transform
from prompt2mesh.modelers.builtin.layout import Placed, typical_size

_HELD = frozenset({"hold", "eat", "play"})
_EFFECT_OF = {"lit": "fire", "glittery": "sparkle"}


def with_hands(brief: Brief) -> Brief:
    """Creatures that hold something get a wish for a pose that shows it."""
    holders = {r.target for r in brief.relations if r.kind in _HELD}
    objects = tuple(
        o.model_copy(update={"adjectives": (*o.adjectives, Trait(text="holding", name="hands:up"))}) if o.number in holders else o
        for o in brief.objects
    )
    return brief.model_copy(update={"objects": objects})


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
            objects.append(ObjectWish(number=number, noun=title, span=wish.span, resolution=Resolution(how="exact", kind=kind)))
            relations.append(RelationWish(kind="rise", subject=number, target=wish.number, text=f"over the {trait.text}"))
            objects[place] = objects[place].model_copy(update={
                "states": tuple(t for t in wish.states if t is not trait),
                "adjectives": tuple(t for t in objects[place].adjectives if t is not trait),
            })  # fmt: skip
            break
    return brief.model_copy(update={"objects": tuple(objects), "relations": tuple(relations)})


def _effect(wish: ObjectWish, trait: Trait) -> str | None:
    words = vocabulary()
    asset = words.assets.get(wish.kind or "")
    low = trait.text.lower()
    if asset is None or asset.category == "effect" or not low.endswith("ing") or {low, trait.name} & adjective_words(asset):
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
        subject.parts = [p.model_copy(update={"placement": Transform(scale=(factor, factor, factor))}) for p in subject.parts]
