"""The shared body of birds: an egg on two legs, with beak, wings, tail and feathers by the numbers of a table."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from prompt2mesh.library.animals.frames import Point, add, gaze, mix, toward, unit
from prompt2mesh.library.animals.plumage import crest, folded_wing, spread_wing, tail_feathers
from prompt2mesh.library.animals.sculptor import Sculptor
from prompt2mesh.library.animals.skins import ball, bone
from prompt2mesh.library.animals.surface import Surface
from prompt2mesh.library.kit import Kit
from prompt2mesh.library.registry import Adjustment, Times, asset, choice, factor, length
from prompt2mesh.mesh.materials import Material
from prompt2mesh.mesh.program import Paint
from prompt2mesh.mesh.shapes import Blend, Blob, Ellipsoid, Sphere


@dataclass(frozen=True)
class Bird:
    """Proportions in body lengths and colours of a bird; `tilt` is how upright it holds itself, degrees."""

    name: str
    height_m: float
    coat: str
    belly: str = ""
    wing: str = ""
    wing_tip: str = ""
    cap: str = ""
    mask: str = ""
    throat: str = ""
    face: str = ""
    tail_color: str = ""
    body: tuple[float, float] = (0.3, 0.31)
    tilt: float = 38.0
    neck: float = 0.12
    neck_radii: tuple[float, float] = (0.2, 0.17)
    neck_curve: float = 0.0
    head: float = 0.235
    beak: Literal["cone", "hook", "long", "flat", "big", "dagger"] = "cone"
    beak_size: float = 0.22
    beak_color: str = "#e0a53a"
    eye: float = 0.2
    eye_front: bool = False
    iris: str = "#1a120d"
    disc: str = ""
    crest: Literal["none", "point", "fan", "comb", "tufts", "plumes"] = "none"
    crest_color: str = ""
    tail: Literal["plain", "fan", "fork", "train", "cock", "short", "lyre"] = "plain"
    tail_length: float = 0.6
    leg: float = 0.3
    leg_radius: float = 0.024
    leg_color: str = "#8a6a4a"
    webbed: bool = False
    trousers: float = 0.1
    wing_length: float = 0.8
    wattle: bool = False
    speckles: str = ""
    bands: str = ""
    flipper: bool = False

    def but(self, **changes: object) -> "Bird":
        """A variant with other fields."""
        return replace(self, **changes)  # pyright: ignore[reportArgumentType]


ADJECTIVES: Mapping[str, Mapping[str, Adjustment]] = {
    "flying": {"pose": "flying"}, "soaring": {"pose": "flying"}, "swimming": {"pose": "swimming"}, "floating": {"pose": "swimming"},
    "perched": {"pose": "standing"}, "sitting": {"pose": "nesting"}, "singing": {"beak_open": 1.0}, "squawking": {"beak_open": 1.0},
    "chubby": {"fatness": 1.3}, "fat": {"fatness": 1.4}, "plump": {"fatness": 1.25}, "round": {"fatness": 1.35}, "slim": {"fatness": 0.85},
    "baby": {"head_size": 1.4, "height": Times(0.5)}, "young": {"head_size": 1.2, "height": Times(0.7)},
    "cute": {"head_size": 1.25}, "adorable": {"head_size": 1.3}, "tiny": {"height": Times(0.5)},
}  # fmt: skip
STYLES: Mapping[str, Mapping[str, Adjustment]] = {
    "cartoon": {"head_size": 1.4, "fatness": Times(1.12)},
    "realistic": {},
}
PARTS = {
    "face": "head",
    "bill": "beak",
    "foot": "foot",
    "claw": "foot",
    "feather": "wing, tail",
    "comb": "crest",
    "breast": "body",
    "belly": "body",
    "eye": "eye ball",
}


def declare(kind: str, bird: Bird, words: tuple[str, ...], about: str, *, pose: str = "standing") -> None:
    """Registers a bird as an asset."""
    poses = [pose, *(p for p in ("standing", "flying", "displaying", "nesting", "swimming") if p != pose)]

    def build(k: Kit) -> None:
        draw(k, bird)

    build.__module__ = f"{__package__}.{kind}"
    high = bird.height_m
    asset(
        kind=kind, words=words, about=about,
        parameters=(
            length("height", high, high * 0.02, high * 40, words=("height", "tall", "high", "size")),
            choice("pose", poses[0], *poses[1:], words=("pose", "posture")),
            factor("head_size", 1.0, 0.7, 2.0, words=("head size", "head")),
            factor("leg_length", 1.0, 0.4, 2.0, words=("leg length", "legs")),
            factor("tail_length", 1.0, 0.4, 2.0, words=("tail length", "tail")),
            factor("beak_size", 1.0, 0.4, 2.0, words=("beak size", "beak")),
            factor("beak_open", 0.0, 0.0, 1.0, words=("beak opening",)),
            factor("wing_size", 1.0, 0.6, 1.6, words=("wing size", "wings", "wingspan")),
            factor("fatness", 1.0, 0.7, 1.6, words=("fatness", "belly")),
        ),
        slots=_slots(bird), styles=STYLES, adjectives=ADJECTIVES, parts=PARTS, category="creature", states=("open beak",),
    )(build)  # fmt: skip


def declare_all(
    rows: Sequence[tuple[str, Bird, tuple[str, ...], str]], *, poses: Mapping[str, str] | None = None
) -> None:
    """Registers a table of birds; `poses` names those that do not stand."""
    for kind, bird, words, about in rows:
        declare(kind, bird, words, about, pose=(poses or {}).get(kind, "standing"))


def _slots(bird: Bird) -> dict[str, Material | str]:
    # Feathers are as large beside a wren as beside an eagle.
    grain = max(0.008, 0.16 * bird.height_m / (1.0 + 0.5 * bird.neck + 0.5 * bird.leg))
    return {
        "plumage": Material(preset="feather", color=bird.coat, texture_size=grain),
        "wing": Material(preset="feather", color=bird.wing or bird.coat, texture_size=grain),
        "tail": Material(preset="feather", color=bird.tail_color or bird.wing or bird.coat, texture_size=grain),
        "beak": Material(preset="glossy_plastic", color=bird.beak_color, roughness=0.35),
        "leg": Material(preset="matte_plastic", color=bird.leg_color),
        "iris": Material(preset="glossy_plastic", color=bird.iris, roughness=0.1),
        "pupil": Material(preset="glossy_plastic", color="#060505", roughness=0.08),
        "glint": Material(preset="glossy_plastic", color="#ffffff", emission="#ffffff", emission_strength=0.6),
        "eye rim": Material(preset="matte_plastic", color="#191412"),
        "crest": Material(preset="feather", color=bird.crest_color or bird.coat),
        "mouth": Material(preset="wet_skin", color="#d9606a"),
    }


@dataclass(frozen=True)
class Posture:
    """Where the parts of a bird are in a pose."""

    center: Point
    forward: Point
    up: Point
    neck: tuple[Point, ...]
    head: Point
    look: float
    legs_down: bool
    spread: bool


def posture(bird: Bird, pose: str, legs: float, head: float) -> Posture:
    """Places body, neck and head."""
    tilt = {"flying": 6.0, "swimming": min(bird.tilt, 14.0)}.get(pose, bird.tilt)
    t = math.radians(tilt)
    forward, up = (0.0, -math.cos(t), math.sin(t)), (0.0, math.sin(t), math.cos(t))
    bottom = bird.body[1] * math.cos(t) + 0.36 * math.sin(t)
    z = {"flying": bottom + legs * 0.5, "swimming": bottom * 0.6, "nesting": bottom * 0.93}.get(
        pose, bottom * 0.86 + legs
    )
    center = (0.0, 0.0, z)
    base = add(add(center, forward, 0.32), up, bird.body[1] * 0.35)
    rise = math.radians({"flying": 22.0}.get(pose, 90.0 - bird.tilt * 0.25 if bird.neck > 0.3 else 66.0))
    way = (0.0, -math.cos(rise), math.sin(rise))
    end = add(base, way, bird.neck)
    neck = [base]
    for i in range(1, 6):
        share = i / 5
        bow = math.sin(share * 2 * math.pi) * bird.neck_curve * bird.neck
        neck.append(add(mix(base, end, share), (0.0, -bow, 0.0)))
    skull = add(end, unit((0.0, -0.35, 0.8)), head * 0.55)
    return Posture(
        center,
        forward,
        up,
        tuple(neck),
        skull,
        0.0,
        pose in ("standing", "displaying"),
        pose == "flying" or (pose == "displaying" and bird.tail != "train"),
    )


def draw(k: Kit, bird: Bird) -> None:
    """The whole bird."""
    fat, pose = k.m("fatness"), k.s("pose")
    bird = replace(bird, body=(bird.body[0] * fat, bird.body[1] * (0.5 + 0.5 * fat)), tail_length=bird.tail_length * k.m("tail_length"),
                   beak_size=bird.beak_size * k.m("beak_size"), wing_length=bird.wing_length * k.m("wing_size"))  # fmt: skip
    head = bird.head * k.m("head_size")
    plain = posture(bird, "standing", bird.leg, bird.head)
    pen = Sculptor(k, k.m("height") / (plain.head[2] + bird.head))
    place = posture(bird, pose, bird.leg * k.m("leg_length"), head)
    shape = _body(bird, place, head)
    pen.add("body", shape, paint=_body_paint(bird, place))
    skin = Surface(shape)
    tail_feathers(pen, bird, place, displaying=pose == "displaying")
    if place.spread and not bird.flipper:
        spread_wing(pen, bird, place)
    else:
        folded_wing(pen, bird, place, skin, raised=place.spread)
    if place.legs_down:
        _legs(pen, bird, place)
    elif pose == "flying":
        _tucked(pen, bird, place)
    _head(pen, bird, place, head, open_beak=max(k.m("beak_open"), 1.0 if k.state("open beak") else 0.0))
    pen.anchor("neck", place.neck[3], radius=bird.neck_radii[1])
    pen.anchor("back", add(place.center, place.up, bird.body[1] * 0.98), normal=place.up, radius=bird.body[0] * 0.7)
    for name, x in (("hand_left", 1.0), ("hand_right", -1.0)):
        reach = bird.wing_length * 0.9 if place.spread else 0.0
        spot = add(add(place.center, place.forward, 0.08), (x * (bird.body[0] + reach), -0.05, 0.05))
        pen.anchor(name, spot, normal=(0.0, -1.0, 0.0), radius=0.06)


def _body(bird: Bird, place: Posture, head: float) -> Blend:
    w, h = bird.body
    lean = (-math.degrees(math.atan2(place.forward[2], -place.forward[1])), 0.0, 0.0)
    c, f, up = place.center, place.forward, place.up
    blobs = [
        ball(c, h, (w / h, 0.44 / h, 1.0), lean),
        ball(add(add(c, f, 0.16), up, -h * 0.06), h * 0.94, (w / h * 1.02, 1.05, 1.0), lean),
        bone(c, add(add(c, f, -0.46), up, 0.04), h * 0.72, 0.075, (w / h, 1.0, 1.0)),
        bone(add(c, f, 0.2), place.neck[0], h * 0.7, bird.neck_radii[0]),
    ]
    count = len(place.neck) - 1
    r0, r1 = bird.neck_radii
    for i in range(count):
        blobs.append(
            bone(place.neck[i], place.neck[i + 1], r0 + (r1 - r0) * i / count, r0 + (r1 - r0) * (i + 1) / count)
        )
    blobs.append(bone(place.neck[-1], place.head, r1, min(r1, head * 0.8)))
    if bird.trousers > 0 and place.legs_down:
        for x in (1.0, -1.0):
            top = add(add(c, f, -0.06), (x * w * 0.5, 0.0, -h * 0.3))
            blobs.append(bone(top, add(top, (x * 0.01, 0.0, -h * 0.55 - bird.trousers)), 0.13, bird.leg_radius * 1.6))
    return Blend(blobs=blobs, smoothness=0.09, resolution=30)


def _patch(color: str, center: Point, radii: Point, softness: float = 0.25) -> Paint:
    return Paint(kind="ellipsoid", color=color, center=center, radii=radii, softness=softness)


def _body_paint(bird: Bird, place: Posture) -> list[Paint]:
    layers: list[Paint] = []
    w, h = bird.body
    c, f, up = place.center, place.forward, place.up
    if bird.speckles:
        layers.append(Paint(kind="spots", color=bird.speckles, scale=0.085, amount=0.32, softness=0.1))
    if bird.belly:
        for share in (0.36, 0.14, -0.1, -0.32):
            layers.append(_patch(bird.belly, add(add(c, f, share), up, -h * 0.75), (w * 0.92, 0.3, h * 0.85)))
    if bird.bands:
        layers.append(Paint(kind="stripes", color=bird.bands, axis="z", scale=0.08, amount=0.3))
    if bird.throat:
        spot = add(place.neck[0], f, bird.neck_radii[0] * 0.5)
        layers.append(_patch(bird.throat, spot, (bird.neck_radii[0] * 1.5, 0.24, 0.26)))
    if bird.cap:
        for point in place.neck[3:]:
            layers.append(
                _patch(
                    bird.cap,
                    point,
                    (bird.neck_radii[1] * 1.5, bird.neck_radii[1] * 1.5, bird.neck_radii[1] * 1.5),
                    0.15,
                )
            )
    return layers


def _legs(pen: Sculptor, bird: Bird, place: Posture) -> None:
    w, h = bird.body
    r = bird.leg_radius
    for name, x in (("left", 1.0), ("right", -1.0)):
        top = add(add(place.center, place.forward, -0.06), (x * w * 0.52, 0.0, -h * 0.4))
        foot = (top[0] * 1.06, top[1] - 0.06, r * 1.1)
        knee = mix(top, foot, 0.5)
        knee = (knee[0], knee[1] + min(0.08, 0.2 * bird.leg), knee[2])
        # A long shank is too thin for the grid of a blend.
        pen.tube(f"leg {name}", [top, knee, foot], r, radii=[1.25, 1.0, 0.95], material="leg", segments=10)
        blobs = [bone(add(foot, (0.0, 0.0, r * 1.5)), foot, r, r)]
        toe = 0.12 + 1.6 * r
        for turn in (-32.0, 0.0, 32.0):
            way = toward(turn, 0.0)
            blobs.append(bone(foot, add(add(foot, way, toe), (0, 0, -r * 0.4)), r * 0.85, r * 0.55))
            if bird.webbed and turn:
                blobs.append(
                    Blob(a=add(foot, toward(turn / 2, 0), toe * 0.45), radius=toe * 0.42, squash=(1.0, 1.0, 0.16))
                )
        blobs.append(bone(foot, add(foot, (0.0, toe * 0.6, -r * 0.4)), r * 0.8, r * 0.5))
        pen.add(f"foot {name}", Blend(blobs=blobs, smoothness=r * 0.6, resolution=25), material="leg")


def _tucked(pen: Sculptor, bird: Bird, place: Posture) -> None:
    for name, x in (("left", 1.0), ("right", -1.0)):
        top = add(add(place.center, place.forward, -0.2), (x * bird.body[0] * 0.4, 0.0, -bird.body[1] * 0.62))
        end = add(top, (0.0, 0.3 + bird.leg * 0.5, -0.03))
        r = bird.leg_radius
        pen.add(f"foot {name}", Blend(blobs=[bone(top, end, r * 1.2, r * 0.8), ball(end, r * 1.6, (1.0, 2.2, 0.7))],
                                      smoothness=r * 0.5, resolution=21), material="leg")  # fmt: skip


def _head(pen: Sculptor, bird: Bird, place: Posture, size: float, *, open_beak: float) -> None:
    with pen.frame("head group", place.head, (0.0, 0.0, 0.0), size) as pan:
        blobs = [ball((0, 0, 0), 1.0, (0.94, 1.04, 0.96)), bone((0, 0.1, -0.2), (0, 0.25, -0.9), 0.85, 0.7)]
        if bird.disc:
            blobs.append(ball((0, -0.5, -0.05), 0.9, (1.08, 0.5, 0.98)))
        shape = Blend(blobs=blobs, smoothness=0.25, resolution=22)
        face = Surface(shape)
        pan.add("head", shape, paint=_head_paint(bird))
        _eyes(pan, bird, face)
        tip = _beak(pan, bird, size, open_beak)
        crest(pan, bird, face)
        pan.anchor("head", face.outward((0, 0, 0), (0, 0, 1.0)), radius=0.85)
        front = (0.0, -1.0 if bird.eye_front else -0.75, 0.15)
        pan.anchor("face", front, normal=(0.0, -1.0, 0.0), radius=0.85)
        pan.anchor("eyes", front, normal=(0.0, -1.0, 0.0), radius=0.85)
        pan.anchor("mouth", tip, normal=(0.0, -1.0, 0.0), radius=0.2)


def _head_paint(bird: Bird) -> list[Paint]:
    layers: list[Paint] = []
    if bird.cap:
        layers.append(Paint(kind="gradient", color=bird.cap, start=-2001.0, end=-2000.0))
    if bird.face:
        layers.append(_patch(bird.face, (0, -0.75, -0.3), (0.9, 0.75, 0.72)))
        for x in (1.0, -1.0):
            layers.append(_patch(bird.face, (x * 0.62, -0.55, -0.2), (0.42, 0.5, 0.45)))
    if bird.disc:
        for x in (1.0, -1.0):
            layers.append(_patch(bird.disc, (x * 0.42, -0.85, 0.02), (0.52, 0.5, 0.56), 0.2))
    if bird.mask:
        for x in (1.0, -1.0):
            layers.append(_patch(bird.mask, (x * 0.6, -0.72, 0.1), (0.55, 0.5, 0.3), 0.2))
        layers.append(_patch(bird.mask, (0, -1.0, -0.15), (0.5, 0.5, 0.45), 0.2))
    if bird.throat and not bird.cap:
        layers.append(_patch(bird.throat, (0, -0.6, -0.9), (0.75, 0.7, 0.55)))
    return layers


def _eyes(pan: Sculptor, bird: Bird, face: Surface) -> None:
    place = (27.0, 8.0) if bird.eye_front else (58.0, 14.0)
    spot = face.outward((0, 0, 0), toward(*place))
    look = unit(add(face.normal(spot), (0, -1.0, 0), 0.35))
    r = bird.eye
    with (
        pan.frame("eyes", (0, 0, 0), mirror=True) as pair,
        pair.frame("eye", add(spot, look, -r * 0.4), gaze(look), r) as eye,
    ):
        eye.add("eye rim", Ellipsoid(radii=(1.18, 0.84, 1.18), segments=14), at=(0, 0.06, 0), material="eye rim")
        eye.add("eye ball", Sphere(radius=1.0, segments=14), material="iris")
        eye.add("eye pupil", Ellipsoid(radii=(0.56, 0.3, 0.56), segments=13), at=(0, -0.8, 0), material="pupil")
        eye.add("eye glint", Sphere(radius=0.2, segments=10), at=(-0.3, -0.88, 0.38), material="glint")


def _beak(pan: Sculptor, bird: Bird, size: float, open_beak: float) -> Point:
    long = bird.beak_size / size
    root = (0.0, -0.78, -0.12)
    drop = math.radians(24 * open_beak)
    upper: list[Blob]
    lower: Sequence[Blob]
    if bird.beak == "hook":
        big = min(0.36, 0.36 * long)
        upper = [bone(root, add(root, (0, -long * 0.62, 0.02)), big, big * 0.72, (0.8, 1.0, 1.0)),
                 bone(add(root, (0, -long * 0.62, 0.02)), add(root, (0, -long * 0.86, -0.42 * long)), big * 0.66, 0.05, (0.8, 1.0, 1.0))]  # fmt: skip
        lower = [bone(add(root, (0, 0.05, -0.24)), add(root, (0, -long * 0.5, -0.26)), 0.2, 0.08)]
    elif bird.beak == "flat":
        upper = [
            Blob(a=root, b=add(root, (0, -long, -0.16)), radius=0.3, radius_b=0.34, squash=(1.0, 1.0, 0.42)),
            bone(add(root, (0, 0.1, 0.1)), add(root, (0, -long * 0.5, -0.02)), 0.24, 0.1),
        ]
        lower = [
            Blob(
                a=add(root, (0, 0, -0.1)),
                b=add(root, (0, -long * 0.9, -0.24)),
                radius=0.26,
                radius_b=0.26,
                squash=(1.0, 1.0, 0.3),
            )
        ]
    elif bird.beak == "big":
        upper = [
            bone(root, add(root, (0, -long * 0.55, 0.14)), 0.4, 0.36, (0.62, 1.0, 1.0)),
            bone(add(root, (0, -long * 0.55, 0.14)), add(root, (0, -long, -0.24)), 0.36, 0.07, (0.62, 1.0, 1.0)),
        ]
        lower = [bone(add(root, (0, 0.04, -0.3)), add(root, (0, -long * 0.92, -0.38)), 0.22, 0.05, (0.7, 1.0, 1.0))]
    else:
        thick = min({"cone": 0.32, "long": 0.17, "dagger": 0.25}[bird.beak], 0.42 * long)
        upper = [bone(root, add(root, (0, -long, -0.05)), thick, 0.035)]
        lower = [
            bone(add(root, (0, 0.03, -thick * 0.55)), add(root, (0, -long * 0.9, -thick * 0.4)), thick * 0.72, 0.03)
        ]
    pan.add(
        "beak upper",
        Blend(blobs=upper, smoothness=0.08, resolution=21),
        material="beak",
        paint=_beak_paint(bird, root, long),
    )
    turned = [
        b.model_copy(update={"a": _drop(b.a, root, drop), "b": _drop(b.b, root, drop) if b.b else None}) for b in lower
    ]
    pan.add(
        "beak lower",
        Blend(blobs=turned, smoothness=0.06, resolution=18),
        material="beak",
        paint=_beak_paint(bird, root, long),
    )
    if open_beak > 0.3:
        pan.add(
            "tongue",
            Ellipsoid(radii=(0.1, 0.3 * min(1.0, long), 0.05), segments=14),
            at=add(root, (0, -0.28 * min(1.0, long), -0.15)),
            rotate=(8.0, 0, 0),
            material="mouth",
        )
    if bird.wattle:
        pan.add("wattle", Blend(blobs=[bone(add(root, (0.1, -0.06, -0.25)), add(root, (0.12, -0.05, -0.75)), 0.14, 0.2), bone(add(root, (-0.1, -0.06, -0.25)), add(root, (-0.12, -0.05, -0.75)), 0.14, 0.2)],
                                smoothness=0.05, resolution=18), material="crest")  # fmt: skip
    return add(root, (0, -long, -0.1))


def _drop(p: Point, root: Point, a: float) -> Point:
    y, z = p[1] - root[1], p[2] - root[2]
    return (p[0], root[1] + y * math.cos(a) - z * math.sin(a), root[2] + y * math.sin(a) + z * math.cos(a))


def _beak_paint(bird: Bird, root: Point, long: float) -> list[Paint]:
    if bird.beak == "big":
        return [
            _patch("#1a1412", add(root, (0, -long, -0.2)), (0.4, 0.3 * long, 0.4)),
            _patch("#e8642a", add(root, (0, -long * 0.3, 0.35)), (0.5, 0.45 * long, 0.25)),
        ]
    if bird.beak == "hook" and bird.name == "flamingo":
        return [_patch("#1c1716", add(root, (0, -long * 0.85, -0.3)), (0.4, 0.35 * long, 0.4))]
    return []
