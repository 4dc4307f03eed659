"""What is worn where, which hands hold, and what can sit or hang flat."""

from __future__ import annotations

from collections.abc import Container

from prompt2mesh.language import lexicon as wn
from prompt2mesh.language.lexicon import lexicon
from prompt2mesh.language.meaning import asset_synsets
from prompt2mesh.library.registry import Asset
from prompt2mesh.mesh.placement import Anchor
from prompt2mesh.mesh.program import Part
from prompt2mesh.modelers.builtin.placed import Placed

# A WordNet meaning of what is worn → anchors of the wearer, the best first.
_WORN_ON: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("spectacles", ("eyes", "face", "head")),
    ("goggles", ("eyes", "face", "head")),
    ("mask", ("face", "eyes", "head")),
    ("headset", ("ears", "head")),
    ("earphone", ("ears", "head")),
    ("headdress", ("head",)),
    ("crown", ("head",)),
    ("helmet", ("head",)),
    ("wig", ("head",)),
    ("necktie", ("neck", "chest")),
    ("bow tie", ("neck", "chest")),
    ("scarf", ("neck", "chest")),
    ("neckpiece", ("neck", "chest")),
    ("necklace", ("neck", "chest")),
    ("collar", ("neck",)),
    ("footwear", ("feet", "foot_right", "foot")),
    ("shoe", ("feet", "foot_right", "foot")),
    ("glove", ("hands",)),
    ("handwear", ("hands",)),
    ("ring", ("finger", "hand_right")),
    ("watch", ("wrist", "hand_left")),
    ("bag", ("back", "shoulder")),
    ("backpack", ("back",)),
    ("cape", ("cape",)),
    ("cloak", ("cape",)),
    ("saddle", ("back",)),
    ("jewelry", ("chest", "neck", "head")),
    ("badge", ("chest",)),
    ("skirt", ("skirt",)),
    ("trouser", ("legs",)),
    ("shorts", ("legs",)),
    ("dress", ("gown",)),
    ("gown", ("gown",)),
    ("robe", ("gown",)),
    ("coat", ("coat",)),
    ("garment", ("torso",)),
    ("armor", ("torso",)),
    ("clothing", ("torso",)),
)
HANDS = ("hand_right", "hand", "paw_right", "wing_right", "front_right", "trunk")
_WALLS = frozenset({"wall", "door", "fence", "gate", "window"})
_LYING_BACK = 0.6
_WALL_SLIM, _FLAT = 0.45, 0.55


def worn_on(asset: Asset) -> tuple[str, ...]:
    """The anchors of a wearer that the thing goes to, by what it is."""
    book = lexicon()
    for synset in asset_synsets(asset):
        above = book.ancestors(synset)
        for word, anchors in _WORN_ON:
            entry = book.find(word)
            if entry is not None and any(
                s.synset in above for s in entry.nouns if book.lexfile(s.synset) == wn.ARTIFACT
            ):
                return anchors
    return ("head",) if asset.category == "clothing" else ("chest", "neck", "head")


def first(anchors: Container[str], names: tuple[str, ...]) -> str | None:
    """The first of the names that is among the anchors."""
    return next((n for n in names if n in anchors), None)


def sits(part: Part) -> bool:
    """Whether the part is posed sitting and tells the point it sits on, which then goes to the seat."""
    pose = part.origin.parameters.get("pose") if part.origin is not None else None
    return "sit" in part.anchors and pose in {"sitting", "seated"}


def seated(part: Part) -> Part:
    """The part with the point it sits on published as its base, upright."""
    base = part.anchors["sit"].model_copy(update={"normal": (0.0, 0.0, 1.0)})
    return part.model_copy(update={"anchors": {**part.anchors, "base": base}})


def with_shoulder(part: Part) -> Part:
    """The part with a place on its right shoulder, told from its neck."""
    neck = part.anchors.get("neck")
    if neck is None or "shoulder_right" in part.anchors:
        return part
    x, y, z = neck.position
    r = neck.radius
    shoulder = Anchor(position=(x - 1.75 * r, y, z - 0.1 * r), half_size=(0.9 * r, 0.9 * r), round=True)
    return part.model_copy(update={"anchors": {**part.anchors, "shoulder_right": shoulder}})


def lying(part: Part) -> Part:
    """The part laid down, its upper end to the front."""
    placement = part.placement.model_copy(update={"rotation": (90.0, 0.0, 0.0)})
    return part.model_copy(update={"placement": placement})


def upright(entry: Placed) -> bool:
    """Whether a body stands on its hind legs, so that its back is away from the viewer."""
    back = entry.anchor("back")
    return back is None or back.normal[2] < _LYING_BACK


def wall_like(entry: Placed) -> bool:
    """Whether things hang flat on the front of it."""
    words = {w.rsplit(" ", 1)[-1] for w in entry.asset.words}
    width, depth, height = entry.extents().size
    return bool(words & _WALLS) and depth < _WALL_SLIM * min(width, height)


def flat_enough(entry: Placed) -> bool:
    """Whether it is a thing to hang on a wall: thin from front to back, or lying thin."""
    width, depth, height = entry.extents().size
    return depth < _FLAT * max(width, height) or height < 0.3 * min(width, depth)
