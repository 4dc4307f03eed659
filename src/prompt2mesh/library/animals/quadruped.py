"""Draws a four-legged animal of a given species, and declares such animals as assets.

Every mammal of the library goes through `draw`; the species tables hold all
that differs.
"""

import math
from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from dataclasses import replace

from prompt2mesh.library.animals import extras, faces, horns, markings, pelts, skins, tails
from prompt2mesh.library.animals.ears import ears
from prompt2mesh.library.animals.frames import Point, add, aim, mix, rotated, sub, unit
from prompt2mesh.library.animals.manes import mane
from prompt2mesh.library.animals.sculptor import Sculptor
from prompt2mesh.library.animals.skeletons import POSES, Limb, Skeleton, skeleton
from prompt2mesh.library.animals.species import Species
from prompt2mesh.library.animals.spikes import Spike, spikes
from prompt2mesh.library.animals.surface import Surface
from prompt2mesh.library.kit import Kit
from prompt2mesh.library.registry import Adjustment, AssetParameter, Times, asset, choice, factor, length
from prompt2mesh.mesh.materials import Material
from prompt2mesh.mesh.shapes import Lathe

_ASLEEP = ("sleeping",)
_ROUND_EYES = ("mask", "eye_patch")
_HIGH_EYES = 30.0
"""Elevation of the eyes, degrees, above which they stand on top of the head."""
_HANDS_UP = ("upright", "dancing", "begging")


def parameters(species: Species, *, pose: str = "standing") -> tuple[AssetParameter, ...]:
    """The sliders that every four-legged animal has."""
    high = species.height_m
    poses = [pose, *(p for p in POSES if p != pose)]
    return (
        length("height", high, high * 0.02, high * 40, words=("height", "tall", "high", "size"),
               about="Top of the head of the standing animal."),
        choice("pose", poses[0], *poses[1:], words=("pose", "posture"), about="What it is doing."),
        factor("head_size", 1.0, 0.6, 2.2, words=("head size", "head")),
        factor("leg_length", 1.0, 0.4, 1.8, words=("leg length", "legs")),
        factor("tail_length", 1.0, 0.3, 2.0, words=("tail length", "tail")),
        factor("ear_size", 1.0, 0.4, 2.0, words=("ear size", "ears")),
        factor("fatness", 1.0, 0.7, 1.6, words=("fatness", "weight", "build", "belly")),
        factor("fluffiness", 1.0, 0.0, 3.0, words=("fluffiness", "fur length", "fluff")),
    )  # fmt: skip


ADJECTIVES: Mapping[str, Mapping[str, Adjustment]] = {
    "fluffy": {"fluffiness": 2.2, "fatness": Times(1.08)},
    "furry": {"fluffiness": 1.8},
    "shaggy": {"fluffiness": 2.6},
    "chubby": {"fatness": 1.3, "leg_length": Times(0.9)},
    "fat": {"fatness": 1.4},
    "plump": {"fatness": 1.25},
    "round": {"fatness": 1.35},
    "skinny": {"fatness": 0.82},
    "thin": {"fatness": 0.82},
    "slim": {"fatness": 0.88},
    "muscular": {"fatness": 1.12},
    "baby": {"head_size": 1.45, "leg_length": Times(0.82), "height": Times(0.5), "fatness": 1.1},
    "young": {"head_size": 1.25, "leg_length": Times(0.92), "height": Times(0.65)},
    "cute": {"head_size": 1.25},
    "adorable": {"head_size": 1.3, "leg_length": Times(0.92)},
    "tiny": {"height": Times(0.5)},
    "long-legged": {"leg_length": 1.4},
    "short-legged": {"leg_length": 0.6},
    "long-tailed": {"tail_length": 1.5},
    "big-eared": {"ear_size": 1.5},
    "seated": {"pose": "sitting"},
    "resting": {"pose": "lying"},
    "laying": {"pose": "lying"},
    "reclining": {"pose": "lying"},
    "belly-up": {"pose": "supine"},
    "upside-down": {"pose": "supine"},
    "upside down": {"pose": "supine"},
    "on its back": {"pose": "supine"},
    "on its side": {"pose": "side"},
    "on its hind legs": {"pose": "upright"},
    "asleep": {"pose": "sleeping"},
    "napping": {"pose": "sleeping"},
    "galloping": {"pose": "running"},
    "racing": {"pose": "running"},
    "trotting": {"pose": "walking"},
    "prowling": {"pose": "walking"},
    "jumping": {"pose": "leaping"},
    "anthropomorphic": {"pose": "upright"},
    "bipedal": {"pose": "upright"},
}
STYLES: Mapping[str, Mapping[str, Adjustment]] = {
    "cartoon": {"head_size": 1.5, "leg_length": Times(0.85), "fatness": Times(1.08)},
    "chibi": {"head_size": 2.0, "leg_length": Times(0.65), "fatness": Times(1.15)},
    "realistic": {},
}
PARTS = {
    "face": "head", "muzzle": "head", "snout": "head, nose, trunk", "paw": "leg", "foot": "leg", "fur": "", "coat": "",
    "hoof": "hoof", "eye": "eye ball, eye iris", "mouth": "mouth", "belly": "body", "chest": "body", "torso": "body",
    "antler": "horn", "claw": "claw", "nail": "claw",
}  # fmt: skip


def slots(species: Species) -> dict[str, Material | str]:
    """Materials by slot; the coat first, so that "a red dog" colours the coat."""
    return {
        # Hairs and scales keep their share of the animal, from mouse to mammoth.
        "coat": Material(preset=species.skin, color=species.coat, texture_size=max(0.01, 0.32 * species.height_m)),
        "iris": Material(preset="glossy_plastic", color=species.head.iris, roughness=0.12),
        "eye white": Material(preset="glossy_plastic", color="#f4efe6", roughness=0.2),
        "pupil": Material(preset="glossy_plastic", color="#060505", roughness=0.08),
        "glint": Material(preset="glossy_plastic", color="#ffffff", emission="#ffffff", emission_strength=0.6),
        "eye rim": Material(preset="matte_plastic", color="#1a1412"),
        "lips": Material(preset="matte_plastic", color="#2a1c18"),
        "nose": Material(preset="glossy_plastic", color=species.head.nose_color, roughness=0.35),
        "tongue": Material(preset="wet_skin", color="#e0727c"),
        "teeth": Material(preset="ivory", color="#f4eedd"),
        "claw": Material(preset="bone", color="#3a302a"),
        "hoof": Material(preset="bone", color="#3d342e"),
        "horn": Material(preset="bone", color=species.horn_color),
        "mane": Material(preset="hair", color=species.mane_color),
        "membrane": Material(preset="skin", color=species.mane_color),
        "feather": Material(preset="feather", color=species.wing_color, texture_size=0.16 * species.height_m),
        "fire": Material(preset="fire"),
        "flame": Material(preset="fire", color="#ffd95a", emission="#ffd95a"),
        "whisker": Material(preset="matte_plastic", color="#f3efe8"),
    }


def declare(
    kind: str,
    species: Species | Callable[[Kit], Species],
    words: tuple[str, ...],
    about: str,
    *,
    base: Species | None = None,
    extra: tuple[AssetParameter, ...] = (),
    adjectives: Mapping[str, Mapping[str, Adjustment]] | None = None,
    pose: str = "standing",
    states: tuple[str, ...] = ("open mouth", "panting"),
) -> None:
    """Registers a species as an asset.

    Args:
        kind: The asset's name.
        species: The species, or how the kit's values choose it.
        words: Nouns for it.
        about: One sentence.
        base: The species that default sizes and colours come from, where `species` is a function.
        extra: Further parameters.
        adjectives: Further adjectives.
        pose: The pose it has unless told otherwise.
        states: What it can be seen doing with its mouth.
    """
    plain = base if base is not None else species
    assert isinstance(plain, Species)

    def build(k: Kit) -> None:
        draw(k, species if isinstance(species, Species) else species(k))

    build.__module__ = f"{__package__}.{kind}"
    asset(
        kind=kind, words=words, about=about, parameters=(*parameters(plain, pose=pose), *extra), slots=slots(plain),
        styles=STYLES, adjectives={**ADJECTIVES, **(adjectives or {})}, states=states, parts=PARTS,
        category="creature",
    )(build)  # fmt: skip


def _shaped(k: Kit, species: Species) -> Species:
    """The species under the sliders."""
    b, fat, legs = species.body, k.m("fatness"), k.m("leg_length")
    # Longer legs raise the trunk; the trunk itself keeps its size.
    body = replace(
        b,
        hip=b.hip - (1 - legs) * (b.hip - b.rump[1] * 0.7) * 0.9,
        shoulder=b.shoulder - (1 - legs) * (b.shoulder - b.chest[1] * 0.7) * 0.9,
        chest=(b.chest[0] * fat, b.chest[1] * (0.5 + 0.5 * fat)),
        waist=b.waist * fat,
        rump=(b.rump[0] * fat, b.rump[1] * (0.6 + 0.4 * fat)),
        sag=b.sag + max(0.0, fat - 1.1) * 0.1,
        stance=(b.stance[0] * (0.4 + 0.6 * fat), b.stance[1] * (0.4 + 0.6 * fat)),
    )
    ear = replace(species.head.ear, size=species.head.ear.size * k.m("ear_size"),
                  width=species.head.ear.width * (0.5 + 0.5 * k.m("ear_size")))  # fmt: skip
    bigger = k.m("head_size")
    long_haired = max(0.0, min(1.0, (k.m("fluffiness") - 1.2) / 1.0))
    tail_now = species.tail
    if long_haired > 0 and tail_now.kind == "plain":
        tail_now = replace(tail_now, kind="bushy", radius=tail_now.radius * (1.0 + 0.4 * long_haired))
    body = replace(body, ruff=body.ruff + 0.08 * long_haired)
    cartoon = 1.0 + 0.35 * max(0.0, bigger - 1.0)
    head = replace(
        species.head, size=species.head.size * bigger, ear=ear, tufts=species.head.tufts + 0.3 * long_haired,
        eye=min(species.head.eye * cartoon, max(0.36, species.head.eye)),
        muzzle=species.head.muzzle - 0.25 * (cartoon - 1) * species.head.muzzle,
    )  # fmt: skip
    return replace(species, body=body, head=head, tail=tail_now)


def draw(k: Kit, species: Species) -> None:
    """The whole animal: body, legs, tail, head, and the anchors others use."""
    plain = species
    species = _shaped(k, species)
    body, head = species.body, species.head
    pose = k.s("pose")
    reach = head.size * 0.85
    waist = max(body.waist, body.chest[1] * 0.85) + body.sag
    unit_m = k.m("height") / _standing_height(plain)
    bones = skeleton(body, pose, head_reach=reach, waist_z=waist)
    pen = Sculptor(k, unit_m)
    if pose in ("supine", "side"):
        with _turned_over(pen, species, bones) as turned:
            _draw_posed(turned, species, bones)
    else:
        _draw_posed(pen, species, bones)


def _turned_over(pen: Sculptor, species: Species, bones: Skeleton) -> AbstractContextManager[Sculptor]:
    """The frame of an animal that lies on its back or its side."""
    body, head = species.body, species.head
    if bones.pose == "supine":
        low = max(
            bones.shoulder[2] + body.chest[1], bones.hip[2] + body.rump[1], bones.head[2] + head.size * head.skull[2]
        )
        return pen.frame("turned over", (0.0, 0.0, low + 0.015), (0.0, 180.0, 0.0))
    wide = max(
        body.chest[0], body.rump[0], head.size * (head.skull[0] + 0.1), body.stance[1] + body.thigh_radii[0] * 0.9
    )
    return pen.frame("turned over", (-body.hip * 0.5, 0.0, wide + 0.015), (0.0, 90.0, 0.0))


def _draw_posed(pen: Sculptor, species: Species, bones: Skeleton) -> None:
    k, body, head = pen.kit, species.body, species.head
    fluff = (species.fluff or 0.004) * k.m("fluffiness") + max(0.0, k.m("fluffiness") - 1) * 0.008
    others = _other_heads(species, bones)
    body_shape = skins.trunk(body, bones, head.size)
    if others:
        necks = [skins.neck(body, other, head.size) for other in others]
        body_shape = body_shape.model_copy(update={"blobs": [*body_shape.blobs, *necks]})
    coated = pelts.locks(bones, body_shape, 0.09 + fluff * 1.7, k.seed) if fluff > 0.0145 else body_shape
    pen.add("body", coated, paint=markings.body_paint(species, bones, k.seed))
    _legs(pen, species, bones)
    tails.tail(pen, species, bones, k.m("tail_length"), k.seed)
    if species.mane != "none":
        mane(pen, species, bones, k.seed)
    extras.add_extras(pen, species, bones, Surface(body_shape))
    if species.spines > 0 or species.curls > 0:
        pelts.cover(pen, species, bones, Surface(body_shape))
    for other in others:
        _head(pen, species, other, fluff)
    _head(pen, species, bones, fluff)  # last, so that the middle head is the one that wears hats
    _anchors(pen, species, bones)


def _other_heads(species: Species, bones: Skeleton) -> list[Skeleton]:
    """The same skeleton once for each further head, its neck turned to the side."""
    found: list[Skeleton] = []
    for i in range(species.heads - 1):
        side = 1.0 if i % 2 == 0 else -1.0
        turn = math.radians(side * 34.0 * (i // 2 + 1))
        _, y, z = sub(bones.head, bones.neck_base)
        apart = side * (i // 2 + 1) * species.head.size * 0.85
        spot = (bones.neck_base[0] - y * math.sin(turn) + apart, bones.neck_base[1] + y * math.cos(turn), 0.0)
        lowered = bones.neck_base[2] + z * (0.92 - 0.1 * (i // 2))
        found.append(replace(bones, head=(spot[0], spot[1], lowered), head_yaw=bones.head_yaw + math.degrees(turn)))
    return found


def _standing_height(species: Species) -> float:
    bones = skeleton(species.body, "standing", head_reach=species.head.size * 0.85, waist_z=0.2)
    return bones.head[2] + species.head.size * species.head.skull[2]


_LEGS = ("leg front left", "leg front right", "leg back left", "leg back right")


def _legs(pen: Sculptor, species: Species, bones: Skeleton) -> None:
    body = species.body
    claws: list[Spike] = []
    for i, (name, limb) in enumerate(zip(_LEGS, (*bones.front, *bones.hind), strict=True)):
        front = i < 2
        ground = (body.front[3][1] * body.shoulder) if front else (body.hind[3][1] * body.hip)
        shape = skins.lower_leg(body, limb, front=front, ground=ground)
        pen.add(name, shape, paint=markings.leg_paint(species, limb, pen.kit.seed))
        if body.foot in ("hoof", "cloven"):
            _hoof(pen, name, limb, body.foot_size, cloven=body.foot == "cloven")
        elif body.foot == "paw" and body.foot_size >= 0.05:
            r = body.foot_size * 0.14
            tips = skins.toe_tips(limb, size=body.foot_size, ground=ground, toes=body.toes)
            claws += [(add(tip, way, -r * 1.4), add(tip, way, r * 2.4), r) for tip, way in tips]
    if claws:
        pen.add("claw", spikes(claws), material="claw")


def _hoof(pen: Sculptor, name: str, limb: Limb, size: float, *, cloven: bool) -> None:
    foot = limb.joints[3]
    way = unit(sub(foot, limb.joints[2]))
    high = size * 1.15
    profile = [
        (0.0, 0.0),
        (size * 0.96, 0.0),
        (size, size * 0.1),
        (size * 0.72, high * 0.85),
        (size * 0.6, high),
        (0, high),
    ]
    shape = Lathe(profile=profile, segments=24)
    if limb.flat:
        at, turn = (foot[0], foot[1] - size * 0.25, 0.0), (0.0, 0.0, 0.0)
    else:
        at, turn = add(foot, way, size * 0.5), aim((-way[0], -way[1], -way[2]), limb.toward)
    with pen.frame(f"hoof {name}", at, turn) as inner:
        if cloven:
            for x in (-1.0, 1.0):
                inner.add("hoof", shape, at=(x * size * 0.45, 0, 0), stretch=(0.52, 1.15, 1.0), material="hoof",
                          smooth=False)  # fmt: skip
        else:
            inner.add("hoof", shape, stretch=(0.95, 1.1, 1.0), material="hoof", smooth=False)


def _head(pen: Sculptor, species: Species, bones: Skeleton, fluff: float) -> None:
    head = species.head
    k = pen.kit
    turn = (-bones.head_pitch, 0.0, bones.head_yaw)
    back = unit(sub(bones.neck_base, bones.head))
    inverse = _inverse(back, turn)
    with pen.frame("head group", bones.head, turn, head.size) as pan:
        neck_r = min(species.body.neck_radii[1] / head.size, 0.95)
        shape = faces.head_blend(head, inverse, neck_r)
        face = Surface(shape)
        paint = markings.head_paint(species, k.seed)
        pan.add("head", pelts.fringe(shape, 0.3 + 5 * fluff) if fluff > 0.03 else shape, paint=paint)
        lids = [markings.wash(m.color) for m in species.markings if m.kind in _ROUND_EYES][-1:]
        between = faces.eyes(pan, head, face, closed=bones.pose in _ASLEEP, lid=lids)
        nose_at = faces.trunk(pan, head, 1.0) if head.nose == "trunk" else faces.nose(pan, head, face)
        panting = "panting" in k.asset.states and (k.state("panting") or k.state("open mouth"))
        lip = faces.mouth(pan, head, face, nose_at, tongue=panting)
        faces.whiskers(pan, head, face)
        faces.beard(pan, head, paint)
        ears(pan, head.ear, face, paint)
        horns.horns(pan, species, face)
        extras.head_extras(
            pan, species, face, breathing="breathing fire" in k.asset.states and k.state("breathing fire")
        )
        # Eyes on top of the head leave only the place between them for a hat.
        between_eyes = head.eye_place[1] > _HIGH_EYES
        top = face.outward((0, 0, 0), (0.0, 0.25 if between_eyes else -0.12, 1.0))
        pan.anchor("head", top, radius=(0.5 if between_eyes else 0.86) * head.skull[0])
        front = face.outward((0, 0, between[2]), (0.0, -1.0, 0.0))
        spot = (0.0, min(between[1], front[1]) - 0.02, between[2])
        pan.anchor("face", spot, normal=(0.0, -1.0, 0.0), radius=0.9)
        pan.anchor("eyes", spot, normal=(0.0, -1.0, 0.0), radius=0.9)
        pan.anchor("mouth", add(lip, (0, -0.02, 0)), normal=(0.0, -1.0, 0.0), radius=head.muzzle_radii[1] * 0.5)


def _inverse(direction: Point, degrees: Point) -> Point:
    x, y, z = (rotated(a, degrees) for a in ((1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0)))
    return (
        sum(a * b for a, b in zip(direction, x, strict=True)),
        sum(a * b for a, b in zip(direction, y, strict=True)),
        sum(a * b for a, b in zip(direction, z, strict=True)),
    )


def _anchors(pen: Sculptor, species: Species, bones: Skeleton) -> None:
    body = species.body
    way = unit(sub(bones.head, bones.neck_base))
    pen.anchor("neck", mix(bones.neck_base, bones.head, 0.5), normal=way, radius=sum(body.neck_radii) / 2)
    pen.anchor("back", bones.trunk(0.5, max(body.waist, body.chest[1] * 0.94)), normal=bones.up,
               radius=body.chest[0] * 0.8)  # fmt: skip
    for name, limb in (("hand_left", bones.front[0]), ("hand_right", bones.front[1])):
        palm = add(limb.joints[3], unit(limb.toward), body.foot_size * 0.35)
        up = (0.0, 0.0, 1.0) if bones.pose in _HANDS_UP else (0.0, -1.0, 0.0)
        pen.anchor(name, palm, normal=up, radius=body.foot_size * 0.5)
