"""A posed skeleton: where the joints of a figure are.

Proportions follow the head-count canon of figure drawing (Loomis, "Figure
Drawing for All It's Worth"): adults 7 to 8 heads tall, children 5, cartoons 3.
"""

import itertools
from dataclasses import dataclass

from prompt2mesh.library.people.poses import Pose
from prompt2mesh.library.people.vectors import (
    IDENTITY,
    Basis,
    Vec,
    add,
    along,
    compose,
    euler_basis,
    looking,
    place,
    turn,
    unit,
)

Pair = tuple[Vec, Vec]


@dataclass(frozen=True)
class Proportions:
    """Measures of a body in metres.

    Attributes:
        height: Sole to crown.
        heads: Height in heads.
        shoulders: Factor on the shoulder width.
        hips: Factor on the hip width.
        girth: Factor on limb and waist thickness.
        bust: Depth of the breasts as a factor; 0 for none.
        belly: How far a belly shows; 0 for none.
        waist: Factor on the waist width.
    """

    height: float
    heads: float = 7.2
    shoulders: float = 1.0
    hips: float = 1.0
    girth: float = 1.0
    bust: float = 0.0
    belly: float = 0.0
    waist: float = 1.0

    @property
    def head(self) -> float:
        """Chin to crown."""
        return self.height / self.heads

    @property
    def bulk(self) -> float:
        """Limb thickness unit: small bodies with large heads are thicker for their height."""
        return self.height * (1 + 0.13 * max(0.0, 7.2 - self.heads)) * self.girth

    @property
    def frame(self) -> float:
        """Skeleton width unit, not touched by girth."""
        return self.height * (1 + 0.05 * max(0.0, 7.2 - self.heads))

    @property
    def leg(self) -> float:
        """Hip joint to sole."""
        return self.height * _between(self.heads, ((2.0, 0.22), (3.0, 0.31), (5.0, 0.44), (7.2, 0.515), (8.5, 0.53)))

    @property
    def ankle(self) -> float:
        """Ankle joint to sole."""
        return 0.042 * self.height * (1 + 0.06 * max(0.0, 7.2 - self.heads))

    @property
    def neck(self) -> float:
        """Neck base to chin."""
        return self.head * _between(self.heads, ((2.0, 0.0), (3.0, 0.04), (5.0, 0.14), (7.2, 0.24), (8.5, 0.3)))

    @property
    def torso(self) -> float:
        """Hip joints to the base of the neck."""
        return self.height - self.head - self.neck - self.leg

    @property
    def upper_arm(self) -> float:
        """Shoulder to elbow."""
        return 0.48 * self._arm

    @property
    def forearm(self) -> float:
        """Elbow to wrist."""
        return 0.42 * self._arm

    @property
    def hand(self) -> float:
        """Wrist to fingertips."""
        return 0.104 * self.height * (1 + 0.07 * max(0.0, 7.2 - self.heads))

    @property
    def foot(self) -> float:
        """Heel to toe."""
        return 0.152 * self.height * (1 + 0.05 * max(0.0, 7.2 - self.heads))

    @property
    def _arm(self) -> float:
        return self.torso * 0.62 + self.leg * 0.34


@dataclass(frozen=True)
class Skeleton:
    """Joint positions in metres; pairs are (right, left). Signs: right is −x.

    `toes` are unit vectors, `palms` the way each palm looks.
    """

    size: Proportions
    pose: Pose
    pelvis: Vec
    hip_basis: Basis
    waist: Vec
    chest: Vec
    chest_basis: Basis
    neck: Vec
    head: Vec
    head_basis: Basis
    shoulders: Pair
    elbows: Pair
    wrists: Pair
    palms: Pair
    hips: Pair
    knees: Pair
    ankles: Pair
    toes: Pair


def _between(x: float, table: tuple[tuple[float, float], ...]) -> float:
    for (x0, y0), (x1, y1) in itertools.pairwise(table):
        if x <= x1:
            share = max(0.0, (x - x0) / (x1 - x0))
            return y0 + (y1 - y0) * share
    return table[-1][1]


def solve_skeleton(size: Proportions, pose: Pose) -> Skeleton:
    """Joint positions of a posed body standing (or lying, sitting) on z = 0."""
    root = euler_basis(*pose.root)
    chest_basis = compose(root, euler_basis(pose.lean, pose.sway, pose.twist))
    head_basis = compose(chest_basis, euler_basis(*pose.head))
    low = turn(root, (0.0, 0.0, 0.0))
    pelvis = along(low, root[2], 0.06 * size.torso)
    waist = along(low, root[2], 0.36 * size.torso)
    chest = along(waist, chest_basis[2], 0.34 * size.torso)
    neck = along(waist, chest_basis[2], 0.64 * size.torso)
    base = along(neck, unit(add(chest_basis[2], head_basis[2])), size.neck)
    head = along(base, head_basis[2], size.head * 0.5)
    arms = [_arm(size, pose, chest, chest_basis, root, side) for side in (0, 1)]
    legs = [_leg(size, pose, low, root, side) for side in (0, 1)]
    skeleton = Skeleton(
        size, pose, pelvis, root, waist, chest, chest_basis, neck, head, head_basis,
        *[(arms[0][i], arms[1][i]) for i in range(4)],
        *[(legs[0][i], legs[1][i]) for i in range(4)],
    )  # fmt: skip
    return _moved(skeleton, -_lowest(skeleton) + pose.lift * size.height)


def _side(direction: Vec, side: int) -> Vec:
    """(outward, forward, up) to x, y, z for the right (0) or left (1) side."""
    return (direction[0] * (1 if side else -1), -direction[1], direction[2])


def _arm(size: Proportions, pose: Pose, chest: Vec, basis: Basis, root: Basis, side: int) -> tuple[Vec, Vec, Vec, Vec]:
    arm = pose.arms[side]
    sign = 1 if side else -1
    lift = max(0.0, unit(arm.upper)[2]) * 0.035 * size.height
    x = sign * 0.089 * size.frame * size.shoulders
    shoulder = place(chest, basis, (x, 0.006 * size.height, 0.165 * size.torso + lift))
    upper = unit(turn(root, _side(arm.upper, side)))
    lower = unit(turn(root, _side(arm.lower, side)))
    elbow = along(shoulder, upper, size.upper_arm)
    wrist = along(elbow, lower, size.forearm)
    return shoulder, elbow, wrist, unit(turn(root, _side(arm.palm, side)))


def _leg(size: Proportions, pose: Pose, low: Vec, root: Basis, side: int) -> tuple[Vec, Vec, Vec, Vec]:
    leg = pose.legs[side]
    sign = 1 if side else -1
    hip = place(low, root, (sign * 0.047 * size.frame * size.hips, 0.0, 0.0))
    thigh = unit(turn(root, _side(leg.thigh, side)))
    shin = unit(turn(root, _side(leg.shin, side)))
    length = size.leg - size.ankle
    knee = along(hip, thigh, 0.52 * length)
    ankle = along(knee, shin, 0.48 * length)
    return hip, knee, ankle, unit(turn(root, _side(leg.toes, side)))


def foot_basis(skeleton: Skeleton, side: int) -> Basis:
    """The foot's frame: −y along the toes, z up towards the shin."""
    toes = skeleton.toes[side]
    shin = tuple(a - b for a, b in zip(skeleton.knees[side], skeleton.ankles[side], strict=True))
    y = (-toes[0], -toes[1], -toes[2])
    up = looking(y, (shin[0], shin[1], shin[2]))
    # `looking` gives z along y and −y along the shin; relabel the axes.
    z = (-up[1][0], -up[1][1], -up[1][2])
    x = (y[1] * z[2] - y[2] * z[1], y[2] * z[0] - y[0] * z[2], y[0] * z[1] - y[1] * z[0])
    return (x, y, z)


def _lowest(s: Skeleton) -> float:
    size = s.size
    lows = [s.pelvis[2] - 0.075 * size.bulk, s.head[2] - 0.45 * size.head, s.chest[2] - 0.062 * size.bulk]
    for side in (0, 1):
        basis = foot_basis(s, side)
        lows += [place(s.ankles[side], basis, (0.0, y, -size.ankle))[2] for y in (0.25 * size.foot, -0.75 * size.foot)]
        lows += [s.knees[side][2] - 0.03 * size.bulk, s.wrists[side][2] - 0.02 * size.bulk]
    return min(lows)


def _moved(s: Skeleton, dz: float) -> Skeleton:
    def up(p: Vec) -> Vec:
        return (p[0], p[1], p[2] + dz)

    def both(pair: Pair) -> Pair:
        return up(pair[0]), up(pair[1])

    return Skeleton(
        s.size, s.pose, up(s.pelvis), s.hip_basis, up(s.waist), up(s.chest), s.chest_basis, up(s.neck), up(s.head),
        s.head_basis, both(s.shoulders), both(s.elbows), both(s.wrists), s.palms, both(s.hips), both(s.knees),
        both(s.ankles), s.toes,
    )  # fmt: skip


__all__ = ["IDENTITY", "Pair", "Proportions", "Skeleton", "foot_basis", "solve_skeleton"]
