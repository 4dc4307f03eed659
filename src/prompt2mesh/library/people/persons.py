"""Everyday people: man, woman, boy, girl and person."""

from collections.abc import Callable
from dataclasses import replace

from prompt2mesh.library.kit import Kit
from prompt2mesh.library.people.figure import Clothes, Figure, Look
from prompt2mesh.library.people.hair import HAIR_STYLES
from prompt2mesh.library.people.heads import Face
from prompt2mesh.library.people.poses import POSE_NAMES, POSE_WORDS, POSES
from prompt2mesh.library.people.skeleton import Proportions
from prompt2mesh.library.registry import AssetParameter, Times, asset, choice, factor, flag, length
from prompt2mesh.mesh.materials import Material

BODY_SLOTS: dict[str, Material | str] = {
    "shirt": Material(preset="cotton", color="#3f6fa8"),
    "trousers": Material(preset="denim", color="#2f4264"),
    "shoes": Material(preset="leather", color="#5a3822"),
    "skin": Material(preset="skin", color="#dfab86"),
    "hair": Material(preset="hair", color="#4a2e1c"),
    "eye": Material(preset="glossy_plastic", color="#4a6b7d"),
    "eye white": Material(preset="porcelain", color="#f7f5f0"),
    "pupil": Material(preset="glossy_plastic", color="#14100e"),
    "mouth": Material(preset="skin", color="#b5605a"),
    "sole": Material(preset="rubber", color="#2b2624"),
    "belt": Material(preset="leather", color="#3a2417"),
    "metal": "brass",
    "button": Material(preset="plastic", color="#e9e4d8"),
    "gloves": Material(preset="leather", color="#4b3526"),
}


def body_parameters(
    height: float, *, pose: str = "standing", hair: str = "short", low: float = 0.1, high: float = 4.0
) -> tuple[AssetParameter, ...]:
    """The parameters that every person has."""
    return (
        length("height", height, low, high, words=("height", "tall", "high")),
        choice("pose", pose, *[p for p in POSE_NAMES if p != pose]),
        choice("hair_style", hair, *[h for h in HAIR_STYLES if h != hair], words=("hair", "haircut", "hairstyle")),
        factor("girth", 1.0, 0.75, 1.6, words=("girth", "weight", "build")),
        factor("head_size", 1.0, 0.8, 2.2, words=("head size", "head")),
    )


BODY_STYLES = {"cartoon": {"head_size": 1.9, "girth": 1.1}, "cute": {"head_size": 1.9}, "chibi": {"head_size": 2.2}}
BODY_ADJECTIVES = {
    **POSE_WORDS,
    "fat": {"girth": 1.45}, "chubby": {"girth": 1.3}, "overweight": {"girth": 1.4}, "obese": {"girth": 1.6}, "stocky": {"girth": 1.25},
    "thin": {"girth": 0.8}, "slim": {"girth": 0.86}, "skinny": {"girth": 0.78}, "slender": {"girth": 0.86},
    "muscular": {"girth": 1.2}, "strong": {"girth": 1.2}, "tall": {"height": Times(1.12)}, "short": {"height": Times(0.86)},
    "long-haired": {"hair_style": "long"}, "short-haired": {"hair_style": "short"}, "curly-haired": {"hair_style": "curly"},
}  # fmt: skip


def proportions(k: Kit, *, heads: float, **fields: float) -> Proportions:
    """The body asked for by the common parameters."""
    girth = k.m("girth")
    belly = max(0.0, (girth - 1.2) * 2.2) + fields.pop("belly", 0.0)
    return Proportions(
        height=k.m("height"), heads=max(2.2, heads / k.m("head_size")), girth=girth, belly=belly, **fields
    )


def face_for(k: Kit, face: Face) -> Face:
    """Larger eyes for larger heads."""
    return replace(face, eye=face.eye * (1 + 0.45 * max(0.0, k.m("head_size") - 1)))


def man_look(k: Kit, clothes: Clothes, **fields: object) -> Look:
    """A grown man in clothes."""
    look = Look(
        size=proportions(k, heads=6.6), pose=POSES[k.s("pose")], hair=k.s("hair_style"), clothes=clothes,
        face=face_for(k, Face(jaw=1.08, brow=1.15, expression="smile")),
    )  # fmt: skip
    return replace(look, **fields)  # pyright: ignore[reportArgumentType]


def woman_look(k: Kit, clothes: Clothes, **fields: object) -> Look:
    """A grown woman in clothes."""
    look = Look(
        size=proportions(k, heads=6.5, shoulders=0.87, hips=1.1, bust=1.0, waist=0.86), pose=POSES[k.s("pose")], hair=k.s("hair_style"),
        clothes=clothes, face=face_for(k, Face(jaw=0.9, nose=0.82, eye=1.12, lashes=True, lips=1.3, brow=0.75)),
    )  # fmt: skip
    look = replace(look, size=replace(look.size, girth=look.size.girth * 0.92))
    return replace(look, **fields)  # pyright: ignore[reportArgumentType]


def child_look(k: Kit, clothes: Clothes, *, girl: bool, **fields: object) -> Look:
    """A child of about seven."""
    face = Face(jaw=0.95, nose=0.7, eye=1.25, cheek=1.08, lashes=girl, lips=0.95, brow=0.8)
    look = Look(
        size=proportions(k, heads=5.2, shoulders=0.92), pose=POSES[k.s("pose")], hair=k.s("hair_style"), clothes=clothes,
        face=face_for(k, face),
    )  # fmt: skip
    return replace(look, **fields)  # pyright: ignore[reportArgumentType]


@asset(
    kind="man",
    words=("man", "person", "human", "people", "guy", "gentleman", "male", "figure", "human figure", "adult", "father", "dad",
           "husband", "worker", "teacher", "student", "pedestrian", "character"),
    about="A man in everyday clothes, posed by a skeleton.",
    parameters=(*body_parameters(1.78), flag("beard", False), flag("mustache", False, words=("mustache", "moustache"))),
    slots=BODY_SLOTS,
    main_slot="shirt",
    styles=BODY_STYLES,
    adjectives={**BODY_ADJECTIVES, "bearded": {"beard": True}},
    category="creature",
)  # fmt: skip
def man(k: Kit) -> None:
    """Shirt and trousers."""
    beard = 0.06 if k.on("beard") else -1.0
    Figure(k, man_look(k, Clothes(buttons=5, tucked=True), beard=beard, mustache=k.on("mustache"))).draw()


Declare = Callable[[Callable[[Kit], None]], Callable[[Kit], None]]
_WOMAN_SLOTS = {
    **BODY_SLOTS,
    "shirt": Material(preset="cotton", color="#c2504f"),
    "hair": Material(preset="hair", color="#6b3f22"),
    "mouth": Material(preset="skin", color="#c2504f"),
}


@asset(
    kind="woman",
    words=(
        "woman",
        "lady",
        "female",
        "mother",
        "mom",
        "mum",
        "wife",
        "actress",
        "businesswoman",
    ),
    about="A woman in everyday clothes, posed by a skeleton.",
    parameters=body_parameters(1.66, hair="long"),
    slots=_WOMAN_SLOTS,
    main_slot="shirt",
    styles=BODY_STYLES,
    adjectives=BODY_ADJECTIVES,
    category="creature",
)
def woman(k: Kit) -> None:
    """Blouse and trousers."""
    Figure(k, woman_look(k, Clothes(sleeves=0.55, belt=False, tucked=False))).draw()


@asset(
    kind="boy",
    words=("boy", "child", "kid", "son", "toddler", "brother", "schoolboy", "teenager"),
    about="A boy in T-shirt and shorts.",
    parameters=body_parameters(1.2),
    slots={
        **BODY_SLOTS,
        "shirt": Material(preset="cotton", color="#e0a12f"),
        "shoes": Material(preset="canvas", color="#c23b34"),
        "sole": Material(preset="rubber", color="#f1efe9"),
        "hair": Material(preset="hair", color="#8a5a2c"),
    },
    main_slot="shirt",
    styles=BODY_STYLES,
    adjectives=BODY_ADJECTIVES,
    category="creature",
)
def boy(k: Kit) -> None:
    """T-shirt and shorts."""
    Figure(k, child_look(k, Clothes(sleeves=0.6, legs=0.85, loose=0.012, belt=False), girl=False)).draw()
