"""Things without a shape of their own in the shape of another: a star-shaped cookie, a cake like a castle.

What has a use that hangs on its shape (a chair, a teapot) keeps it.
"""

from __future__ import annotations

from prompt2mesh.language.brief import MaterialWish, ObjectWish, Resolution, Size, Trait
from prompt2mesh.language.morphology import singular
from prompt2mesh.language.vocabulary import adjective_words, vocabulary
from prompt2mesh.library.registry import Asset
from prompt2mesh.modelers.builtin.layout import typical_size
from prompt2mesh.modelers.builtin.notes import Notes

_FORMLESS_FAMILIES = frozenset({"food"})
_FORMLESS = frozenset(
    {"candle", "soap", "cushion", "pillow", "balloon", "cloud", "sponge", "eraser", "hedge", "topiary"}
)


def reshaped(wish: ObjectWish, notes: Notes) -> ObjectWish:
    """The wish, turned into the shape it asks for in the stuff of the thing, where the thing is formless."""
    asset = vocabulary().assets[wish.kind or ""]
    if asset.family not in _FORMLESS_FAMILIES and _FORMLESS.isdisjoint(asset.words):
        return wish
    for trait in wish.shapes:
        shape = _shape_asset(trait, asset)
        if shape is None or asset.main_slot not in asset.slots:
            continue
        stuff = asset.slots[asset.main_slot]
        notes.near(trait.text, "shape", f"a {shape.words[0]} of {stuff.preset.replace('_', ' ')}")
        materials = wish.materials or (MaterialWish(text=wish.noun, preset=stuff.preset, role="like"),)
        sizes = wish.sizes or (Size(text=wish.noun, axis="longest", metres=typical_size(asset)),)
        return wish.model_copy(
            update={
                "resolution": Resolution(how="exact", kind=shape.kind),
                "materials": materials,
                "sizes": sizes,
                "shapes": tuple(t for t in wish.shapes if t is not trait),
            }
        )
    return wish


def _shape_asset(trait: Trait, asset: Asset) -> Asset | None:
    """The kind that a shape word names, where the thing has no such shape itself."""
    words = {trait.name, trait.text.lower().removesuffix("-shaped").removesuffix(" shaped")}
    if words & adjective_words(asset):
        return None
    for word in sorted(words, key=len):
        noun = singular(word.removeprefix("a ").removeprefix("an ").removeprefix("the "))
        for kind in vocabulary().kinds(noun):
            if kind != asset.kind:
                return vocabulary().assets[kind]
    return None
