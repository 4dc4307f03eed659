"""What follows from a brief without being said: hands up to hold, steam over what steams, a fitting basket."""

from __future__ import annotations

from prompt2mesh.language.brief import Brief, ObjectWish, PartWish, RelationWish, Resolution, Trait
from prompt2mesh.language.morphology import singular, verb_base
from prompt2mesh.language.vocabulary import adjective_words, vocabulary
from prompt2mesh.mesh.placement import Transform
from prompt2mesh.modelers.builtin.layout import typical_size
from prompt2mesh.modelers.builtin.notes import Notes
from prompt2mesh.modelers.builtin.placed import Placed

_AROUND = 7  # how many things with no number said surround another
_HELD = frozenset({"hold", "eat", "play"})
_OPEN_CAR = "convertible"
_ONE_FORM = frozenset({"sheep", "deer", "fish", "bison", "moose"})
_ABLAZE = frozenset({"on fire", "ablaze", "aflame", "in flames", "alight"})
_FLAMES, _FLAME_SHARE = 3, 0.45
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


def with_tools_laid_down(brief: Brief) -> Brief:
    """Tools that are shown upright by themselves lie when they are put on or in something."""
    laid = {r.subject for r in brief.relations if r.kind in {"on", "in"}}
    objects = tuple(
        o.model_copy(update={"adjectives": (*o.adjectives, Trait(text="put down", name="display:lying"))})
        if o.number in laid
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
    relations = [_afire(relation, brief) for relation in brief.relations]
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
        _effects_as_parts(place, objects, relations)
    return brief.model_copy(update={"objects": tuple(objects), "relations": tuple(relations)})


def _effects_as_parts(place: int, objects: list[ObjectWish], relations: list[RelationWish]) -> None:
    """As in "a teacup with steam rising": an effect that was read as a part the thing does not have."""
    wish, words = objects[place], vocabulary()
    asset = words.assets.get(wish.kind or "")
    kept: list[PartWish] = []
    for part in wish.parts:
        kinds = [k for k in words.kinds(part.noun) if words.assets[k].category == "effect"]
        if asset is None or not kinds or part.noun in asset.parts or not part.present:
            kept.append(part)
            continue
        if f"{part.noun}ing" in adjective_words(asset):
            traits = (*objects[place].adjectives, Trait(text=part.noun, name=f"{part.noun}ing"))
            objects[place] = objects[place].model_copy(update={"adjectives": traits})
            continue
        effect = Resolution(how="exact", kind=kinds[0])
        objects.append(ObjectWish(number=len(objects), noun=part.noun, span=part.span, resolution=effect))
        relations.append(RelationWish(kind="rise", subject=objects[-1].number, target=wish.number, text="over the"))
    objects[place] = objects[place].model_copy(update={"parts": tuple(kept)})


def _afire(relation: RelationWish, brief: Brief) -> RelationWish:
    """As in "a house on fire", "a tree in flames": the fire is on the thing."""
    fire = brief.objects[relation.target]
    asset = vocabulary().assets.get(fire.kind or "")
    burning = asset is not None and asset.category == "effect" and relation.text.lower() in {"on", "in", "covered in"}
    if not burning or relation.kind not in {"on", "in"} or fire.count_text:
        return relation
    return relation.model_copy(update={"kind": "rise", "subject": relation.target, "target": relation.subject})


def _effect(wish: ObjectWish, trait: Trait) -> str | None:
    words = vocabulary()
    asset = words.assets.get(wish.kind or "")
    low = trait.text.lower()
    if (
        asset is None
        or asset.category == "effect"
        or not (low.endswith("ing") or low in _ABLAZE)
        or {low, trait.name} & adjective_words(asset)
    ):
        return None
    base = "fire" if low in _ABLAZE else verb_base(low) or ""
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
        if subject.asset.kind == "fire":
            factor = _FLAME_SHARE * target.extents().longest / max(subject.extents().longest, 1e-9)
            stem = subject.parts[0].name
            more = [f"{stem} {number}" for number in range(len(subject.parts) + 1, _FLAMES + 1)]
            subject.parts = [*subject.parts, *(subject.parts[0].model_copy(update={"name": name}) for name in more)]
        subject.parts = [
            p.model_copy(update={"placement": Transform(scale=(factor, factor, factor))}) for p in subject.parts
        ]


def with_open(brief: Brief) -> Brief:
    """What things are in stands open, empty of what it would hold by itself; who drives is in an open car."""
    objects = list(brief.objects)
    for relation in brief.relations:
        wish = objects[relation.target]
        asset = vocabulary().assets.get(wish.kind or "")
        if asset is None:
            continue
        traits: list[Trait] = []
        said = {t.name for t in (*wish.states, *wish.adjectives)}
        choices = {c for p in asset.parameters for c in p.parameter.choices}
        if relation.kind == "in" and not said & {"open", "closed", "locked"} and "open" in asset.states:
            traits.append(Trait(text="", name="open"))
        if relation.kind == "in" and "empty" in choices and not said & choices:
            traits.append(Trait(text="", name="empty"))
        if relation.kind == "drive" and _OPEN_CAR in choices and not said & choices:
            traits.append(Trait(text="", name=_OPEN_CAR))
        if relation.kind == "wear" or not traits:
            continue
        objects[relation.target] = wish.model_copy(update={"adjectives": (*wish.adjectives, *traits)})
    return brief.model_copy(update={"objects": tuple(objects)})


def with_worn_forms(brief: Brief) -> Brief:
    """Clothes that have a form for being worn (a scarf tied) take it."""
    objects = list(brief.objects)
    for relation in brief.relations:
        wish = objects[relation.subject]
        asset = vocabulary().assets.get(wish.kind or "")
        if relation.kind != "wear" or asset is None:
            continue
        words = adjective_words(asset)
        form = next((w for w in ("worn", "tied") if w in words), None)
        if form is not None:
            traits = (*wish.adjectives, Trait(text="", name=form))
            objects[relation.subject] = wish.model_copy(update={"adjectives": traits})
    return brief.model_copy(update={"objects": tuple(objects)})


def with_numbers(brief: Brief) -> Brief:
    """Things that surround another, or stand in a ring, are more than the few that a bare plural means."""
    rings = {r.subject for r in brief.relations if r.kind == "around"}
    objects = tuple(
        o.model_copy(update={"count": _AROUND})
        if (o.number in rings or o.arrangement in {"ring", "circle"})
        and o.count_text.lower() in {"", f"a {o.arrangement} of", o.arrangement}
        and (singular(o.noun.lower()) != o.noun.lower() or o.noun.lower() in _ONE_FORM)
        else o
        for o in brief.objects
    )
    return brief.model_copy(update={"objects": objects})


def with_own_contents(brief: Brief, notes: Notes) -> Brief:
    """A container that can show such contents by itself ("a chest full of coins") does, in place of single things."""
    objects = {o.number: o for o in brief.objects}
    relations: list[RelationWish] = []
    for relation in brief.relations:
        content, container = objects.get(relation.subject), objects.get(relation.target)
        word = None
        if relation.kind == "in" and content is not None and container is not None and not content.count_text:
            word = _own_word(container, content)
        if word is None or content is None or container is None:
            relations.append(relation)
            continue
        del objects[content.number]
        traits = (*container.adjectives, Trait(text="", name=word))
        objects[container.number] = container.model_copy(update={"adjectives": traits})
        notes.met(content.noun, "object", f"in the {container.noun}")
    kept = [r for r in relations if r.subject in objects and r.target in objects]
    return brief.model_copy(update={"objects": tuple(objects.values()), "relations": tuple(kept)})


def _own_word(container: ObjectWish, content: ObjectWish) -> str | None:
    """The adjective that fills the container's asset with that content."""
    asset = vocabulary().assets.get(container.kind or "")
    if asset is None or content.colors or content.materials:
        return None
    nouns = {content.noun.lower(), content.noun.lower().rsplit(" ", 1)[-1]}
    for declared in asset.parameters:
        if declared.parameter.unit != "flag" or not nouns & {declared.parameter.name, *declared.words}:
            continue
        for word, adjustments in asset.adjectives.items():
            if adjustments.get(declared.parameter.name) is True:
                return word
    return None
