"""Copies that are asked to differ: "three candles of different heights"."""

from __future__ import annotations

from prompt2mesh.language.brief import Trait
from prompt2mesh.modelers.builtin.notes import Notes
from prompt2mesh.modelers.builtin.placed import Placed

_DIFFERENT = frozenset({"different", "various", "varying", "varied", "assorted", "several", "unequal", "differing"})
_AXES = {"height": "z", "heights": "z", "size": "all", "sizes": "all", "length": "all", "lengths": "all"}
_FACTORS = (0.62, 1.0, 1.38, 0.8, 1.2)


def variation(trait: Trait) -> str | None:
    """What shall differ ("z" or "all"), if the words ask for a difference of size."""
    words = trait.text.lower().split()
    if not _DIFFERENT & set(words):
        return None
    return next((_AXES[word] for word in words if word in _AXES), None)


def vary(entry: Placed, traits: tuple[Trait, ...], notes: Notes) -> None:
    """Gives the copies sizes of their own where that was asked."""
    for trait in traits:
        axis = variation(trait)
        if axis is None:
            continue
        for number, part in enumerate(entry.parts):
            factor = _FACTORS[number % len(_FACTORS)]
            x, y, z = part.placement.scale
            scale = (x, y, z * factor) if axis == "z" else (x * factor, y * factor, z * factor)
            placement = part.placement.model_copy(update={"scale": scale})
            entry.parts[number] = part.model_copy(update={"placement": placement})
        notes.met(trait.text, "size", "each of its own")
