"""Sizes said of another object ("twice as tall as the table") as sizes in metres."""

from __future__ import annotations

from prompt2mesh.language.brief import Brief, Comparison, ObjectWish, Size
from prompt2mesh.language.drafts import LARGEST_M, SMALLEST_M
from prompt2mesh.language.vocabulary import vocabulary
from prompt2mesh.modelers.builtin.dimensions import length_parameter
from prompt2mesh.modelers.builtin.layout import typical_size

_MANY = 8


def compared(brief: Brief) -> tuple[ObjectWish, ...]:
    """The objects with every comparison as a size of its own."""
    objects = {wish.number: wish for wish in brief.objects}
    for _ in range(min(len(objects), _MANY)):  # a thing may be compared with one that is compared itself
        for number, wish in objects.items():
            if wish.compared and not any(_open(objects, c, number) for c in wish.compared):
                sizes = [s for c in wish.compared if (s := _size(objects, c, wish)) is not None]
                objects[number] = wish.model_copy(update={"sizes": (*wish.sizes, *sizes), "compared": ()})
    return tuple(objects[wish.number] for wish in brief.objects)


def _open(objects: dict[int, ObjectWish], comparison: Comparison, number: int) -> bool:
    target = comparison.target
    return target is not None and target != number and bool(objects[target].compared)


def _size(objects: dict[int, ObjectWish], comparison: Comparison, wish: ObjectWish) -> Size | None:
    other = wish if comparison.target is None else objects[comparison.target]
    if other.kind is None:
        return None
    axis = "longest" if comparison.axis == "all" else comparison.axis
    base = extent_m(other, comparison.of_axis)
    metres = min(max(base * comparison.factor + comparison.delta_m, SMALLEST_M), LARGEST_M)
    return Size(text=comparison.text, axis=axis, metres=round(metres, 4))


def extent_m(wish: ObjectWish, axis: str) -> float:
    """How large an object is along an axis, from what is said of it, else from its usual size."""
    asset = vocabulary().assets[wish.kind or ""]
    said = next((s.metres for s in wish.sizes if s.axis == axis), None)
    if said is not None:
        return said
    declared = length_parameter(asset, axis) if axis != "all" else None
    base = float(declared.parameter.default) if declared is not None else typical_size(asset)
    for vague in wish.vague:
        if vague.axis in {"all", axis}:
            base *= vague.factor
    return base
