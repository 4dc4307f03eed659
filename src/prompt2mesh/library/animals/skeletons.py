"""The posed skeleton of a four-legged animal: proportions and a pose in, joints out.

Feet are given their places on the ground (or in the air) and the joints between
are solved, so that any proportions stand in any pose. Lengths are in body units.
"""

import math
from dataclasses import dataclass

from prompt2mesh.library.animals.frames import Point, add, bend_joint, sub, unit
from prompt2mesh.library.animals.species import Body, Leg

POSES = (
    "standing", "walking", "running", "sitting", "lying", "sleeping", "upright", "begging", "rearing", "leaping",
    "dancing", "grazing", "supine", "side",
)  # fmt: skip
_PLUMP = 0.255
"""Half height of the rump, in body units, above which an animal sits on its seat."""
_BACK: Point = (0.0, 1.0, 0.0)
_FRONT: Point = (0.0, -1.0, 0.0)


@dataclass(frozen=True)
class Limb:
    """Root, elbow or knee, wrist or hock, and the middle of the foot, with where the foot points."""

    joints: tuple[Point, Point, Point, Point]
    toward: Point
    flat: bool = True


@dataclass(frozen=True)
class Skeleton:
    """Joints of the posed animal; the head's frame is at `head`, pitched by `head_pitch` and turned by `head_yaw`."""

    hip: Point
    shoulder: Point
    forward: Point
    up: Point
    neck_base: Point
    head: Point
    head_pitch: float
    head_yaw: float
    front: tuple[Limb, Limb]
    hind: tuple[Limb, Limb]
    pose: str
    pitch: float

    def trunk(self, share: float, rise: float = 0.0, side: float = 0.0) -> Point:
        """A point `share` of the way from hip to shoulder, `rise` above the spine's axis, `side` to the left."""
        along = add(self.hip, sub(self.shoulder, self.hip), share)
        return add(add(along, self.up, rise), (1.0, 0.0, 0.0), side)


@dataclass(frozen=True)
class _Stance:
    """Where a pose puts the trunk and the feet."""

    hip: Point
    pitch: float
    neck: float
    look: float
    front: tuple[Limb, Limb]
    hind: tuple[Limb, Limb]
    yaw: float = 0.0


def skeleton(body: Body, pose: str, *, head_reach: float, waist_z: float) -> Skeleton:
    """The joints in a pose.

    Args:
        body: Proportions.
        pose: One of `POSES`.
        head_reach: From the end of the neck to the middle of the skull.
        waist_z: Half the trunk's height where it meets the ground when lying.
    """
    stance = _STANCES[pose](body, waist_z)
    turn = math.radians(stance.pitch)
    forward = (0.0, -math.cos(turn), math.sin(turn))
    up = (0.0, math.sin(turn), math.cos(turn))
    shoulder = add(stance.hip, forward, body.trunk)
    neck = math.radians(stance.neck)
    neck_way = (0.0, -math.cos(neck), math.sin(neck))
    base = add(add(shoulder, up, body.chest[1] * 0.34), forward, body.chest[0] * 0.25)
    # A raised trunk already lifts the head: the neck folds into the shoulders.
    folded = 1.0 - 0.5 * max(0.0, min(1.0, (stance.pitch - 25.0) / 50.0)) * min(1.0, 0.5 / max(body.neck, 0.1))
    head = add(base, neck_way, body.neck * folded + head_reach)
    return Skeleton(
        hip=stance.hip, shoulder=shoulder, forward=forward, up=up, neck_base=base, head=head,
        head_pitch=stance.look, head_yaw=stance.yaw, front=stance.front, hind=stance.hind, pose=pose,
        pitch=stance.pitch,
    )  # fmt: skip


def _bones(leg: Leg, height: float) -> tuple[float, float, float]:
    points = [(y, z * height) for y, z in leg]
    lengths = [math.dist(points[i], points[i + 1]) for i in range(3)]
    return (lengths[0], lengths[1], lengths[2])


def _metapod(leg: Leg, height: float) -> Point:
    (y2, z2), (y3, z3) = leg[2], leg[3]
    return unit((0.0, y3 - y2, (z3 - z2) * height))


def _limb(
    root: Point, foot: Point, bones: tuple[float, float, float], last: Point, pole: Point, *,
    toward: Point = _FRONT, flat: bool = True,
) -> Limb:  # fmt: skip
    """A limb whose last bone arrives at the foot along `last`."""
    ankle = add(foot, unit(last), -bones[2])
    middle = bend_joint(root, ankle, bones[0], bones[1], pole)
    return Limb((root, middle, ankle, foot), toward, flat=flat)


def _standing_legs(
    body: Body, hip: Point, shoulder: Point, steps: tuple[float, float, float, float] = (-0.02, 0.02, 0.03, -0.03),
    lifts: tuple[float, float, float, float] = (0.0, 0.0, 0.0, 0.0),
) -> tuple[tuple[Limb, Limb], tuple[Limb, Limb]]:  # fmt: skip
    """Left and right front and hind legs under the trunk; `steps` and `lifts` move each foot."""
    made: list[Limb] = []
    for i, (leg, root, height, x, pole) in enumerate((
        (body.front, shoulder, body.shoulder, body.stance[0], _BACK),
        (body.front, shoulder, body.shoulder, -body.stance[0], _BACK),
        (body.hind, hip, body.hip, body.stance[1], _FRONT),
        (body.hind, hip, body.hip, -body.stance[1], _FRONT),
    )):  # fmt: skip
        foot = (x * 1.02, root[1] + leg[3][0] + steps[i], leg[3][1] * height + lifts[i])
        last = _metapod(leg, height)
        if lifts[i] > 0:
            last = unit(add(last, _BACK, 0.9))
        made.append(_limb((x, root[1], root[2]), foot, _bones(leg, height), last, pole, flat=lifts[i] <= 0))
    return (made[0], made[1]), (made[2], made[3])


def _level(
    body: Body, *, neck: float, look: float, drop: float = 0.0, yaw: float = 0.0,
    steps: tuple[float, float, float, float] = (-0.02, 0.02, 0.03, -0.03),
    lifts: tuple[float, float, float, float] = (0.0, 0.0, 0.0, 0.0),
) -> _Stance:  # fmt: skip
    pitch = math.degrees(math.asin(max(-0.5, min(0.5, (_top(body) - body.hip) / body.trunk))))
    hip = (0.0, body.trunk * 0.5, body.hip - drop)
    turn = math.radians(pitch)
    shoulder = (0.0, hip[1] - body.trunk * math.cos(turn), body.shoulder - drop)
    front, hind = _standing_legs(body, hip, shoulder, steps, lifts)
    return _Stance(hip, pitch, neck, look, front, hind, yaw)


def _top(body: Body) -> float:
    """Height of the trunk's axis at the shoulder."""
    return body.shoulder


def _standing(body: Body, _waist: float) -> _Stance:
    return _level(body, neck=body.neck_angle, look=-4.0, yaw=0.0)


def _walking(body: Body, _waist: float) -> _Stance:
    reach = body.shoulder
    return _level(
        body, neck=body.neck_angle - 6, look=-4.0, drop=0.02 * reach,
        steps=(-0.24 * reach, 0.2 * reach, 0.24 * reach, -0.2 * reach), lifts=(0.0, 0.07 * reach, 0.0, 0.0),
    )  # fmt: skip


def _grazing(body: Body, _waist: float) -> _Stance:
    return _level(body, neck=-38.0, look=-42.0, steps=(-0.12, 0.1, 0.06, -0.06))


def _supine(body: Body, _waist: float) -> _Stance:
    """Legs bent in the air; the drawing turns the animal over."""
    stance = _level(body, neck=-40.0, look=-34.0)
    fore: list[Limb] = []
    back: list[Limb] = []
    for x, wag in ((1.0, 0.03), (-1.0, -0.03)):
        top = stance.front[0].joints[0]
        root = (x * body.stance[0], top[1], top[2])
        foot = add(root, (x * 0.03, -0.16 - wag, -0.52 * body.shoulder + wag))
        fore.append(
            _limb(
                root,
                foot,
                _bones(body.front, body.shoulder),
                (0.0, -0.6, -0.5),
                _BACK,
                toward=unit((0.0, -1.0, -0.4)),
                flat=False,
            )
        )
        top = stance.hind[0].joints[0]
        root = (x * body.stance[1], top[1], top[2])
        foot = add(root, (x * 0.05, 0.02 + wag, -0.58 * body.hip))
        back.append(
            _limb(
                root,
                foot,
                _bones(body.hind, body.hip),
                (0.0, -0.3, -1.0),
                (0.3 * x, -1.0, 0.0),
                toward=unit((0.0, -1.0, -0.5)),
                flat=False,
            )
        )
    return _Stance(stance.hip, stance.pitch, stance.neck, stance.look, (fore[0], fore[1]), (back[0], back[1]))


def _side(body: Body, _waist: float) -> _Stance:
    """Legs stretched out before it; the drawing lays the animal on its side."""
    return _level(body, neck=min(body.neck_angle, 30.0), look=-4.0, steps=(-0.16, -0.04, 0.1, -0.04))


def _running(body: Body, _waist: float) -> _Stance:
    hip = (0.0, body.trunk * 0.5, body.hip * 0.9)
    pitch = 3.0 + math.degrees(math.atan2(body.shoulder - body.hip, body.trunk))
    shoulder = add(hip, (0.0, -math.cos(math.radians(pitch)), math.sin(math.radians(pitch))), body.trunk)
    r = body.shoulder
    bones_f, bones_h = _bones(body.front, body.shoulder), _bones(body.hind, body.hip)
    fore: list[Limb] = []
    back: list[Limb] = []
    for x, lead in ((1.0, 0.0), (-1.0, 1.0)):
        root = (x * body.stance[0], shoulder[1], shoulder[2])
        foot = (x * body.stance[0], shoulder[1] - r * (0.62 - 0.16 * lead), r * (0.42 - 0.2 * lead))
        fore.append(_limb(root, foot, bones_f, (0.0, -1.0, -0.5), _BACK, toward=unit((0.0, -1.0, -0.35)), flat=False))
        root = (x * body.stance[1], hip[1], hip[2])
        h = body.hip
        foot = (x * body.stance[1], hip[1] + h * (0.56 - 0.2 * lead), body.hind[3][1] * h)
        back.append(_limb(root, foot, bones_h, (0.0, 0.35 - 0.2 * lead, -1.0), _FRONT, toward=_FRONT, flat=True))
    return _Stance(hip, pitch, body.neck_angle * 0.55, 2.0, (fore[0], fore[1]), (back[0], back[1]))


def _leaping(body: Body, _waist: float) -> _Stance:
    r = body.shoulder
    hip = (0.0, body.trunk * 0.45, body.hip * 0.98)
    pitch = 24.0
    shoulder = add(hip, (0.0, -math.cos(math.radians(pitch)), math.sin(math.radians(pitch))), body.trunk)
    bones_f, bones_h = _bones(body.front, body.shoulder), _bones(body.hind, body.hip)
    fore: list[Limb] = []
    back: list[Limb] = []
    for x in (1.0, -1.0):
        root = (x * body.stance[0], shoulder[1], shoulder[2])
        foot = (x * body.stance[0], shoulder[1] - r * (0.55 + 0.06 * x), shoulder[2] - r * (0.28 - 0.08 * x))
        fore.append(_limb(root, foot, bones_f, (0.0, -1.0, -0.3), _BACK, toward=unit((0.0, -1.0, -0.2)), flat=False))
        root = (x * body.stance[1], hip[1], hip[2])
        foot = (x * body.stance[1], hip[1] + body.hip * (0.42 + 0.05 * x), body.hind[3][1] * body.hip)
        back.append(_limb(root, foot, bones_h, (0.0, 0.4, -1.0), _FRONT))
    return _Stance(hip, pitch, body.neck_angle * 0.6 + 20, 4.0, (fore[0], fore[1]), (back[0], back[1]))


def _sat(body: Body, waist: float, *, begging: bool) -> _Stance:
    bones_f, bones_h = _bones(body.front, body.shoulder), _bones(body.hind, body.hip)
    seat = max(body.rump[1] * 0.93, waist * 0.8)
    reach = sum(bones_f) * 0.94
    pitch = 74.0 if begging else math.degrees(math.asin(max(0.3, min(0.88, (reach - seat) / body.trunk))))
    turn = math.radians(pitch)
    hip = (0.0, body.trunk * math.cos(turn) * 0.5 + 0.06, seat)
    shoulder = add(hip, (0.0, -math.cos(turn), math.sin(turn)), body.trunk)
    ground_f, ground_h = body.front[3][1] * body.shoulder, body.hind[3][1] * body.hip
    fore: list[Limb] = []
    back: list[Limb] = []
    for x in (1.0, -1.0):
        root = (x * body.stance[0], shoulder[1], shoulder[2])
        if begging:
            foot = (x * body.stance[0] * 0.7, shoulder[1] - 0.3 * body.shoulder, shoulder[2] - 0.2 * body.shoulder)
            fore.append(_limb(root, foot, bones_f, (0.0, -0.5, -1.0), (0.15 * x, 1.0, -0.7),
                              toward=unit((0.0, -0.7, -0.7)), flat=False))  # fmt: skip
        else:
            foot = (x * body.stance[0] * 0.8, shoulder[1] - 0.02, ground_f)
            fore.append(_limb(root, foot, bones_f, (0.0, -0.25, -1.0), _BACK))
        out = max(body.stance[1], body.rump[0] * 0.8)
        if body.rump[1] > _PLUMP:  # sits on its seat like a teddy bear, soles forward
            root = (x * out * 0.92, hip[1] - 0.02, hip[2] - 0.04)
            reach_h = 0.86 * (bones_h[0] + bones_h[1])
            ankle = (x * out * 1.45, hip[1] - reach_h, body.thigh_radii[2] * 1.05)
            knee = bend_joint(root, ankle, bones_h[0], bones_h[1], (0.5 * x, 0.0, 1.0))
            toes = unit((0.25 * x, -0.3, 1.0))
            back.append(Limb((root, knee, ankle, add(ankle, (0.1 * x, -0.5, 0.5), bones_h[2])), toes, flat=False))
            continue
        ankle = (x * out * 1.3, hip[1] + 0.02, ground_h * 1.35)
        foot = (x * (out * 1.3 + 0.02), ankle[1] - bones_h[2], ground_h)
        knee = bend_joint((x * out, hip[1], hip[2]), ankle, bones_h[0], bones_h[1], (0.35 * x, -1.0, 0.9))
        back.append(Limb(((x * out, hip[1], hip[2] + 0.02), knee, ankle, foot), unit((0.15 * x, -1.0, 0.0))))
    neck = 84.0 if begging else max(body.neck_angle + 16, 66.0)
    return _Stance(hip, pitch, min(neck, 88.0), -3.0, (fore[0], fore[1]), (back[0], back[1]))


def _sitting(body: Body, waist: float) -> _Stance:
    return _sat(body, waist, begging=False)


def _begging(body: Body, waist: float) -> _Stance:
    return _sat(body, waist, begging=True)


def _laid(body: Body, waist: float, *, asleep: bool) -> _Stance:
    bones_f, bones_h = _bones(body.front, body.shoulder), _bones(body.hind, body.hip)
    hip = (0.0, body.trunk * 0.5, max(body.rump[1], waist) * 0.97)
    rise = 0.0 if asleep else 0.04
    shoulder_z = body.chest[1] * 0.97 + rise
    pitch = math.degrees(math.asin(max(-0.4, min(0.4, (shoulder_z - hip[2]) / body.trunk))))
    shoulder = (0.0, hip[1] - body.trunk * math.cos(math.radians(pitch)), shoulder_z)
    ground_f, ground_h = body.front[3][1] * body.shoulder, body.hind[3][1] * body.hip
    fore: list[Limb] = []
    back: list[Limb] = []
    for x in (1.0, -1.0):
        near = x * max(body.stance[0], body.chest[0] * 0.8)
        r = max(ground_f, body.leg_radii[1] * 0.9)
        elbow = (near * 1.06, shoulder[1] + 0.04, r)
        wrist = (near * 0.92, elbow[1] - bones_f[1] * 0.98, ground_f * 1.05)
        foot = (near * 0.88, wrist[1] - bones_f[2], ground_f)
        fore.append(Limb(((near, shoulder[1], shoulder[2]), elbow, wrist, foot), _FRONT))
        out = x * max(body.stance[1], body.rump[0] * 0.85)
        ankle = (out * 1.4, hip[1] + 0.05, ground_h * 1.3)
        foot = (out * 1.45, ankle[1] - bones_h[2], ground_h)
        knee = bend_joint((out, hip[1], hip[2]), ankle, bones_h[0], bones_h[1], (0.5 * x, -1.0, 0.25))
        knee = (knee[0], knee[1], max(knee[2], body.thigh_radii[1] * 0.9))
        back.append(Limb(((out, hip[1], hip[2]), knee, ankle, foot), _FRONT))
    # Asleep, the chin rests between the paws.
    neck = -24.0 if asleep else max(body.neck_angle, 48.0)
    return _Stance(hip, pitch, neck, 4.0 if asleep else -3.0, (fore[0], fore[1]), (back[0], back[1]))


def _lying(body: Body, waist: float) -> _Stance:
    return _laid(body, waist, asleep=False)


def _sleeping(body: Body, waist: float) -> _Stance:
    return _laid(body, waist, asleep=True)


def _on_hind(body: Body, *, pitch: float, hip_share: float) -> tuple[Point, Point, tuple[Limb, Limb]]:
    hip = (0.0, 0.06, body.hip * hip_share)
    turn = math.radians(pitch)
    shoulder = add(hip, (0.0, -math.cos(turn), math.sin(turn)), body.trunk)
    bones = _bones(body.hind, body.hip)
    back: list[Limb] = []
    for x in (1.0, -1.0):
        out = x * max(body.stance[1], body.rump[0] * 0.6)
        foot = (out * 1.15, hip[1] - 0.04, body.hind[3][1] * body.hip)
        back.append(_limb((out, hip[1], hip[2]), foot, bones, _metapod(body.hind, body.hip), (0.2 * x, -1.0, 0.0),
                          toward=unit((0.2 * x, -1.0, 0.0))))  # fmt: skip
    return hip, shoulder, (back[0], back[1])


def _arms(body: Body, shoulder: Point, left: Point, right: Point) -> tuple[Limb, Limb]:
    """Forelimbs as arms; hands at points given as (out, forward, up) shares of their reach."""
    bones = _bones(body.front, body.shoulder)
    reach = sum(bones)
    made: list[Limb] = []
    for x, place in ((1.0, left), (-1.0, right)):
        root = (x * max(body.chest[0] * 0.86, body.stance[0]), shoulder[1], shoulder[2] - 0.02)
        hand = add(root, (x * place[0] * reach, -place[1] * reach, place[2] * reach))
        last = unit((-0.25 * x, -1.0, 0.25)) if place[2] < 0.2 else unit((0.2 * x, -0.3, 1.0))
        made.append(_limb(root, hand, bones, last, (0.6 * x, 0.7, -0.8), toward=last, flat=False))
    return made[0], made[1]


def _upright(body: Body, _waist: float) -> _Stance:
    hip, shoulder, hind = _on_hind(body, pitch=82.0, hip_share=0.96)
    arms = _arms(body, shoulder, (0.22, 0.5, -0.34), (0.22, 0.5, -0.3))
    return _Stance(hip, 82.0, 86.0, 0.0, arms, hind)


def _striding(body: Body, _waist: float) -> _Stance:
    """Level on two legs, the tail a counterweight, the forelegs small arms."""
    pitch = 14.0
    hip = (0.0, body.trunk * 0.2, body.hip)
    turn = math.radians(pitch)
    shoulder = add(hip, (0.0, -math.cos(turn), math.sin(turn)), body.trunk)
    bones = _bones(body.hind, body.hip)
    back: list[Limb] = []
    for x, step in ((1.0, -0.3), (-1.0, 0.02)):
        out = x * body.stance[1]
        foot = (out * 1.1, hip[1] + step * body.hip, body.hind[3][1] * body.hip)
        back.append(_limb((out, hip[1], hip[2]), foot, bones, _metapod(body.hind, body.hip), _FRONT))
    arms = _arms(body, shoulder, (0.1, 0.45, -0.55), (0.1, 0.4, -0.6))
    return _Stance(hip, pitch, body.neck_angle, -4.0, arms, (back[0], back[1]))


def _dancing(body: Body, _waist: float) -> _Stance:
    hip, shoulder, hind = _on_hind(body, pitch=84.0, hip_share=0.97)
    arms = _arms(body, shoulder, (0.5, 0.2, 0.55), (0.75, 0.3, 0.05))
    bones = _bones(body.hind, body.hip)
    root = hind[0].joints[0]
    foot = add(root, (0.16, -0.34 * body.hip, -0.5 * body.hip))
    raised = _limb(root, foot, bones, (0.1, -0.4, -1.0), (0.4, -1.0, 0.0), toward=unit((0.2, -1.0, -0.4)), flat=False)
    return _Stance(hip, 84.0, 88.0, 2.0, arms, (raised, hind[1]))


def _rearing(body: Body, _waist: float) -> _Stance:
    hip, shoulder, hind = _on_hind(body, pitch=58.0, hip_share=0.9)
    bones = _bones(body.front, body.shoulder)
    reach = sum(bones)
    fore: list[Limb] = []
    for x, lift in ((1.0, 0.04), (-1.0, -0.14)):
        root = (x * body.stance[0], shoulder[1], shoulder[2])
        foot = add(root, (0.0, -0.46 * reach, (-0.3 + lift) * reach))
        fore.append(_limb(root, foot, bones, (0.0, 0.55, -1.0), (0.0, -0.2, 1.0),
                          toward=unit((0.0, -0.4, -1.0)), flat=False))  # fmt: skip
    front = (fore[0], fore[1])
    shift = (0.0, body.trunk * 0.3, 0.0)
    return _Stance(
        add(hip, shift), 58.0, min(body.neck_angle + 40, 84.0), 2.0,
        (_moved(front[0], shift), _moved(front[1], shift)), (_moved(hind[0], shift), _moved(hind[1], shift)),
    )  # fmt: skip


def _moved(limb: Limb, by: Point) -> Limb:
    a, b, c, d = (add(joint, by) for joint in limb.joints)
    return Limb((a, b, c, d), limb.toward, flat=limb.flat)


_STANCES = {
    "standing": _standing,
    "walking": _walking,
    "running": _running,
    "sitting": _sitting,
    "lying": _lying,
    "sleeping": _sleeping,
    "upright": _upright,
    "begging": _begging,
    "rearing": _rearing,
    "leaping": _leaping,
    "dancing": _dancing,
    "grazing": _grazing,
    "striding": _striding,
    "supine": _supine,
    "side": _side,
}
