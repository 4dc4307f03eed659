"""Draws a posed, dressed figure: the one body that every person, and many a toy, is made from."""

from dataclasses import dataclass, field, replace

from prompt2mesh.library.kit import Kit
from prompt2mesh.library.people import bodies
from prompt2mesh.library.people.hair import draw_beard, draw_hair, draw_mustache
from prompt2mesh.library.people.heads import Face, draw_head
from prompt2mesh.library.people.poses import POSES, Pose
from prompt2mesh.library.people.skeleton import Proportions, Skeleton, foot_basis, solve_skeleton
from prompt2mesh.library.people.surface import girdle, surface_point
from prompt2mesh.library.people.vectors import Vec, euler_of, into, mix, norm, place, sub, turn
from prompt2mesh.mesh.program import Cutaway, Modifier
from prompt2mesh.mesh.shapes import Blend, Blob, Extrude, Sweep


@dataclass(frozen=True)
class Clothes:
    """What a figure wears.

    Attributes:
        sleeves: 0 for none, below 1 short, 2 to the wrist.
        legs: 0 for none, below 1 shorts, 2 to the ankle.
        loose: How far cloth stands off the body, as a share of the height.
        shoes: shoe, boot, sandal or none.
        belt: Whether there is a belt, in the slot "belt".
        buttons: Buttons down the front.
        collar: none, round or pointed.
        gloves: Whether the hands are in the slot "gloves".
        shirt: Slot of the shirt; "" for a bare chest.
        trousers: Slot of the trousers.
        hem: How much trouser legs widen at the end, as a share of the height.
        tucked: Whether the shirt goes into the trousers.
        shirt_end: Where a shirt that is not tucked in ends, in torso lengths above the pelvis.
    """

    sleeves: float = 2.0
    legs: float = 2.0
    loose: float = 0.006
    shoes: str = "shoe"
    belt: bool = True
    buttons: int = 0
    collar: str = "round"
    gloves: bool = False
    shirt: str = "shirt"
    trousers: str = "trousers"
    hem: float = 0.005
    tucked: bool = False
    shirt_end: float = -0.10


@dataclass(frozen=True)
class Look:
    """Everything that makes one figure differ from another."""

    size: Proportions
    pose: Pose = field(default_factory=lambda: POSES["standing"])
    face: Face = field(default_factory=Face)
    hair: str = "short"
    beard: float = -1.0
    mustache: bool = False
    clothes: Clothes = field(default_factory=Clothes)
    hat: bool = False


SOFT = 0.016
"""Softness of a body's joins as a share of the body height."""


class Figure:
    """A drawn figure: its skeleton and the surfaces that further things are fixed to."""

    def __init__(self, k: Kit, look: Look) -> None:
        """Solve the skeleton; draws nothing yet."""
        self.k, self.look = k, look
        self.s: Skeleton = solve_skeleton(look.size, look.pose)
        self.h = look.size.height
        self.soft = SOFT * look.size.bulk
        self.head_size = look.size.head
        self.head_blobs: list[Blob] = []
        self.top: list[Blob] = []
        self.trunk: list[Blob] = []
        self.seat: list[Blob] = []

    def draw(self) -> "Figure":
        """Body, clothes, hands, feet, head and anchors."""
        self.draw_top()
        self.draw_bottom()
        self.draw_hands()
        self.draw_feet()
        self.draw_head()
        self.publish()
        return self

    def draw_top(self) -> None:
        """The shirt with its sleeves, or the bare chest, and bare arms below the sleeves."""
        c, s = self.look.clothes, self.s
        grow = c.loose * self.h
        blobs = bodies.torso(s, grow=grow * 0.8, hips=False)
        cuts: list[Modifier] = []
        if not c.tucked:
            blobs = [*blobs, *self._skirt_of_shirt(grow)]
            cuts.append(Cutaway(point=place(s.pelvis, s.hip_basis, (0, 0, c.shirt_end * s.size.torso)),
                                normal=turn(s.hip_basis, (0, 0, -1))))  # fmt: skip
        self.trunk = blobs
        sleeves = [bodies.arm(s, side, grow=grow, until=c.sleeves) for side in (0, 1)] if c.sleeves > 0 else []
        if c.tucked:
            blobs = [*blobs, *(b for sleeve in sleeves for b in sleeve)]
        else:
            for sleeve, name in zip(sleeves, ("right", "left"), strict=False):
                self.k.add(
                    f"sleeve {name}",
                    Blend(blobs=sleeve, smoothness=self.soft * 0.5, resolution=19),
                    material=c.shirt,
                    smooth=True,
                )
        self.top = blobs
        self.k.add(
            "shirt" if c.shirt != "skin" else "torso",
            Blend(blobs=blobs, smoothness=self.soft, resolution=31),
            material=c.shirt,
            modifiers=cuts,
            smooth=not cuts,
        )
        if c.sleeves < 2:
            for side, name in ((0, "right"), (1, "left")):
                self.k.add(
                    f"arm {name}",
                    Blend(blobs=bodies.arm(s, side), smoothness=self.soft * 0.5, resolution=21),
                    material="skin",
                    smooth=True,
                )
        if c.collar == "round" and c.shirt != "skin":
            self.ring("collar", s.neck, 0.028 * self.look.size.bulk, 0.008 * self.h, c.shirt)
        if c.buttons:
            self.buttons(c.buttons)

    def _skirt_of_shirt(self, grow: float) -> list[Blob]:
        s, z = self.s, self.look.size
        radii = (0.047 * z.frame * z.hips + 0.043 * z.bulk + grow * 2.3, 0.068 * z.bulk + grow * 2.0, 0.5 * z.torso)
        return [bodies.egg(place(s.pelvis, s.hip_basis, (0, 0.008 * z.bulk, 0)), radii, s.hip_basis)]

    def draw_bottom(self) -> None:
        """Trousers, shorts or bare legs, and the belt."""
        c, s = self.look.clothes, self.s
        grow = c.loose * self.h
        blobs = bodies.pelvis(s, grow=grow * 0.9)
        for side in (0, 1):
            blobs += bodies.leg(
                s,
                side,
                grow=grow * 0.9,
                until=max(min(c.legs, 1.7 if c.shoes == "boot" else 2.0), 0.12),
                hem=c.hem * self.h if c.shoes != "boot" else 0.0,
            )
        self.seat = blobs
        self.k.add(
            "trousers" if c.trousers != "skin" else "legs",
            Blend(blobs=blobs, smoothness=self.soft * 0.8, resolution=34 if c.legs > 1.2 else 25),
            material=c.trousers,
            smooth=True,
        )
        if (c.legs < 1.9 and c.trousers != "skin") or c.legs < 1:
            for side, name in ((0, "right"), (1, "left")):
                self.k.add(
                    f"leg {name}",
                    Blend(blobs=bodies.leg(s, side), smoothness=self.soft * 0.5, resolution=23),
                    material="skin",
                    smooth=True,
                )
        if c.belt:
            self.belt()

    def draw_hands(self) -> None:
        """Both hands, in the shape the pose asks for."""
        for side, name in ((0, "right"), (1, "left")):
            shape = self.look.pose.arms[side].hand
            blobs = bodies.hand(self.s, side, shape, grow=0.002 * self.h if self.look.clothes.gloves else 0.0)
            self.k.add(
                f"hand {name}",
                Blend(blobs=blobs, smoothness=0.004 * self.h, resolution=20),
                material="gloves" if self.look.clothes.gloves else "skin",
                smooth=True,
            )

    def draw_feet(self) -> None:
        """Shoes, boots or bare feet."""
        kind = self.look.clothes.shoes
        for side, name in ((0, "right"), (1, "left")):
            basis = foot_basis(self.s, side)
            with self.k.group(f"foot {name}", at=self.s.ankles[side], rotate=euler_of(basis)):
                shin = into(basis, sub(self.s.knees[side], self.s.ankles[side]))
                draw_foot(self.k, name, self.look.size, kind, shin)

    def draw_hands_in(self, slot: str) -> None:
        """Plain hands of one material."""
        for side, name in ((0, "right"), (1, "left")):
            blobs = bodies.hand(self.s, side, self.look.pose.arms[side].hand)
            self.k.add(
                f"hand {name}", Blend(blobs=blobs, smoothness=0.004 * self.h, resolution=20), material=slot, smooth=True
            )

    def draw_feet_in(self, slot: str) -> None:
        """Plain feet of one material."""
        f, a = self.look.size.foot, self.look.size.ankle
        for side, name in ((0, "right"), (1, "left")):
            with self.k.group(f"foot {name}", at=self.s.ankles[side], rotate=euler_of(foot_basis(self.s, side))):
                blobs = [
                    bodies.cone((0, 0, -0.35 * a), (0, -0.5 * f, -0.75 * a), 0.13 * f, 0.15 * f),
                    bodies.ball((0, 0.1 * f, -0.6 * a), 0.13 * f),
                ]
                cut = Cutaway(point=(0, 0, -a), normal=(0, 0, -1))
                self.k.add(
                    f"foot block {name}",
                    Blend(blobs=blobs, smoothness=0.08 * f, resolution=18),
                    material=slot,
                    modifiers=[cut],
                )

    def draw_head(self) -> None:
        """Head, face, hair and beard."""
        s, k, look = self.s, self.k, self.look
        base = into(s.head_basis, sub(place(s.neck, s.chest_basis, (0, 0.01 * self.h, -0.02 * self.h)), s.head))
        with self.head_frame():
            neck = (base, 0.029 * look.size.bulk * (0.92 if look.size.bust else 1.0))
            self.head_blobs = draw_head(k, self.head_size, look.face, neck=neck)
            draw_hair(k, self.head_size, self.head_blobs, look.hair, seed=k.seed, under_hat=look.hat)
            if look.beard >= 0:
                draw_beard(k, self.head_size, self.head_blobs, length=look.beard, seed=k.seed)
            elif look.mustache:
                draw_mustache(k, self.head_size, self.head_blobs)

    def head_frame(self):  # noqa: ANN201 - the context manager of Kit.group
        """A group in the head's frame."""
        return self.k.group("head", at=self.s.head, rotate=euler_of(self.s.head_basis))

    def on_head(self, x: float, y: float, z: float) -> Vec:
        """A point in heads in the head's frame, in the figure's frame."""
        n = self.head_size
        return place(self.s.head, self.s.head_basis, (x * n, y * n, z * n))

    def on_chest(self, x: float, up: float, *, out: float = 0.0) -> Vec:
        """A point on the front of the top: `x` in metres to the left, `up` in torso lengths from the waist."""
        s = self.s
        start = place(s.waist, s.chest_basis, (x, 0.0, up * s.size.torso))
        forward = turn(s.chest_basis, (0, -1, 0))
        p = surface_point(self.trunk, self.soft, start, forward, reach=0.3 * self.h)
        return (p[0] + forward[0] * out, p[1] + forward[1] * out, p[2] + forward[2] * out)

    def ring(self, name: str, center: Vec, radius: float, tube: float, slot: str) -> None:
        """A rolled band around the neck."""
        path = [place(center, self.s.chest_basis, p) for p in _circle(radius, 16)]
        self.k.tube(name, path, tube, closed=True, segments=8, resolution=2, material=slot)

    def belt(
        self, *, slot: str = "belt", up: float = 0.10, wide: float = 0.012, blobs: list[Blob] | None = None
    ) -> None:
        """A belt with a buckle around the hips; `up` in torso lengths above the pelvis."""
        s = self.s
        center = place(s.pelvis, s.hip_basis, (0, 0, up * s.size.torso))
        layers = [blobs] if blobs else [self.trunk, bodies.pelvis(s, grow=self.look.clothes.loose * self.h * 0.9)]
        rings = [girdle(layer, self.soft, center, s.hip_basis, reach=0.25 * self.h) for layer in layers]
        path = [max(points, key=lambda p: norm(sub(p, center))) for points in zip(*rings, strict=True)][::-1]
        w, t = wide * self.h, 0.0035 * self.h
        shape = Sweep(path=path, profile=[(-t, -w), (t, -w), (t, w), (-t, w)], smooth=True, closed=True, resolution=2)
        self.k.add("belt", shape, material=slot)
        front = path[-1]
        out = place(front, s.hip_basis, (0, -0.006 * self.h, 0))
        with self.k.group("buckle", at=out, rotate=euler_of(s.hip_basis)):
            outline = [(-1.3 * w, -1.15 * w), (1.3 * w, -1.15 * w), (1.3 * w, 1.15 * w), (-1.3 * w, 1.15 * w)]
            inner = [(x * 0.6, y * 0.6) for x, y in outline]
            self.k.add(
                "buckle frame",
                Extrude(outline=outline, holes=[inner], height=t * 1.6, bevel=t * 0.4),
                at=(0, 0.5 * t, 0),
                rotate=(90, 0, 0),
                material="metal",
            )

    def belt_plain(self, name: str, *, slot: str, up: float, wide: float, blobs: list[Blob]) -> None:
        """A band around the body without a buckle; `up` in torso lengths above the pelvis."""
        s = self.s
        center = place(s.pelvis, s.hip_basis, (0, 0, up * s.size.torso))
        path = girdle(blobs, self.soft, center, s.hip_basis, reach=0.25 * self.h)[::-1]
        w, t = wide * self.h, 0.0035 * self.h
        shape = Sweep(path=path, profile=[(-t, -w), (t, -w), (t, w), (-t, w)], smooth=True, closed=True, resolution=2)
        self.k.add(name, shape, material=slot)

    def buttons(self, count: int, *, slot: str = "button", low: float = 0.02, high: float = 0.52) -> None:
        """Buttons down the front of the top."""
        from prompt2mesh.mesh.shapes import Ellipsoid  # noqa: PLC0415

        r = 0.0055 * self.h
        for i in range(count):
            up = low + (high - low) * i / max(1, count - 1)
            self.k.add("button", Ellipsoid(radii=(r, r * 0.5, r), segments=8), at=self.on_chest(0.0, up), material=slot)

    def publish(self) -> None:
        """Anchors for hats, glasses, things held, and places to sit."""
        k, s, n = self.k, self.s, self.head_size
        up, front = s.head_basis[2], turn(s.head_basis, (0, -1, 0))
        k.anchor("head", self.on_head(0, 0.045, 0.27), normal=up, radius=0.385 * n, height=n)
        k.anchor("top", self.on_head(0, 0.04, 0.5), normal=up, half_size=(0.15 * n, 0.15 * n), round=True)
        k.anchor("eyes", self.on_head(0, -0.345, 0.012), normal=front, radius=0.36 * n)
        k.anchor("face", self.on_head(0, -0.36, -0.05), normal=front, radius=0.33 * n)
        k.anchor("mouth", self.on_head(0, -0.36, -0.265), normal=front, radius=0.03 * n)
        k.anchor("neck", mix(s.neck, s.chest, 0.12), normal=s.chest_basis[2], radius=0.034 * self.look.size.bulk)
        k.anchor(
            "back",
            place(s.chest, s.chest_basis, (0, 0.075 * self.look.size.bulk, 0)),
            normal=turn(s.chest_basis, (0, 1, 0)),
        )
        k.anchor("chest", self.on_chest(0.0, 0.4), normal=turn(s.chest_basis, (0, -1, 0)))
        k.anchor(
            "sit", place(s.pelvis, s.hip_basis, (0, 0.01 * self.h, -0.075 * self.look.size.bulk)), normal=(0, 0, -1)
        )
        for side, name in ((0, "hand_right"), (1, "hand_left")):
            basis = bodies.hand_basis(s, side)
            k.anchor(name, bodies.grip_point(s, side), normal=basis[0], radius=0.012 * self.h)


def draw_foot(k: Kit, name: str, size: Proportions, kind: str, shin: Vec) -> None:
    """A foot in its ankle's frame (−y to the toes, sole at −ankle); `shin` is the way to the knee."""
    f, a, b = size.foot, size.ankle, size.bulk
    bare = kind in ("none", "sandal")
    g = 0.0 if bare else 0.004 * size.height
    r = 0.0205 * b + g
    blobs = [
        bodies.cone((0, 0, 0.2 * a), (0, 0.12 * f, -0.62 * a), r * 0.98, 0.16 * f + g),
        bodies.cone((0, 0, -0.1 * a), (0, -0.42 * f, -0.72 * a), r, 0.135 * f + g),
        bodies.cone((0.0, 0.08 * f, -0.75 * a), (0.015 * f, -0.42 * f, -0.78 * a), 0.15 * f + g, 0.175 * f + g),
        bodies.egg((0.0, -0.52 * f, -0.72 * a), (0.19 * f + g, 0.19 * f + g, 0.115 * f + g)),
    ]
    if bare:
        for i in range(5):
            x = (-0.15 + 0.073 * i) * f * (-1 if name == "left" else 1)
            blobs.append(bodies.ball((x, (-0.73 + 0.035 * i) * f, -0.8 * a), (0.052 - 0.006 * i) * f))
    if kind == "boot":
        top = (shin[0] * 0.42, shin[1] * 0.42 + 0.004 * size.height, shin[2] * 0.42)
        blobs += [bodies.cone((0, 0.01 * f, 0), top, r * 1.12, 0.034 * b + 4 * g)]
    sole = 0.013 * size.height
    cut: Modifier = Cutaway(point=(0, 0, -a + (0.003 * size.height if bare else sole * 0.8)), normal=(0, 0, -1))
    modifiers = [cut]
    if kind == "boot":
        top = (shin[0] * 0.42, shin[1] * 0.42, shin[2] * 0.42)
        modifiers.append(Cutaway(point=top, normal=shin))
    k.add(
        f"{'foot bare' if bare else kind} {name}",
        Blend(blobs=blobs, smoothness=0.012 * size.height, resolution=19),
        modifiers=modifiers,
        material="skin" if bare else "shoes",
        smooth=False,
    )
    if not bare or kind == "sandal":
        side = 1 if name == "left" else -1
        w, o = 0.2 * f, 1.02
        outline = [(0, 0.29), (-0.75, 0.2), (-0.72, -0.1), (-1.02, -0.42), (-0.86, -0.64), (-0.1 * side, -0.76), (0.86, -0.64),
                   (1.02, -0.42), (0.74, -0.1), (0.75, 0.2)]  # fmt: skip
        points = [(x * w * o, y * f * o) for x, y in outline][::-1]
        k.add(
            f"sole {name}",
            Extrude(outline=points, height=sole, smooth=True, bevel=sole * 0.2),
            at=(0, 0, -a),
            material="sole",
        )


def _circle(radius: float, points: int) -> list[Vec]:
    import math  # noqa: PLC0415

    return [
        (radius * math.cos(2 * math.pi * i / points), radius * math.sin(2 * math.pi * i / points), 0.0)
        for i in range(points)
    ]


__all__ = ["Clothes", "Figure", "Look", "draw_foot", "replace"]
