"""How a figure holds itself.

Directions are (outward, forward, up) for each limb, so one table serves both
sides; the first of a pair is the figure's right limb.
"""

from dataclasses import dataclass, replace
from typing import Literal

from prompt2mesh.library.people.vectors import Vec

HandShape = Literal["relaxed", "open", "fist", "grip", "point"]


@dataclass(frozen=True)
class Arm:
    """Directions of the upper arm and forearm, the way the palm looks, and the fingers."""

    upper: Vec = (0.20, 0.02, -1.0)
    lower: Vec = (0.10, 0.22, -1.0)
    palm: Vec = (-1.0, 0.15, 0.0)
    hand: HandShape = "relaxed"


@dataclass(frozen=True)
class Leg:
    """Directions of the thigh, the shin and the toes."""

    thigh: Vec = (0.07, 0.0, -1.0)
    shin: Vec = (0.03, -0.03, -1.0)
    toes: Vec = (0.22, 1.0, 0.0)


@dataclass(frozen=True)
class Pose:
    """A whole body.

    Attributes:
        arms: Right, left.
        legs: Right, left.
        lean: Chest pitch forward against the pelvis, degrees.
        sway: Chest roll towards the figure's left, degrees.
        twist: Chest turn to the figure's left, degrees.
        head: Pitch down, roll and turn to the left, degrees.
        root: The whole body's pitch, roll and turn, degrees.
        upright: Whether long skirts may hang straight down.
        lift: Height above the ground as a share of the body height (jumps).
    """

    arms: tuple[Arm, Arm] = (Arm(), Arm())
    legs: tuple[Leg, Leg] = (Leg(), Leg())
    lean: float = 0.0
    sway: float = 0.0
    twist: float = 0.0
    head: Vec = (0.0, 0.0, 0.0)
    root: Vec = (0.0, 0.0, 0.0)
    upright: bool = True
    lift: float = 0.0


_UP_ARM = Arm((0.55, 0.05, 0.85), (0.30, 0.1, 1.0), (-0.2, 1.0, 0.0), "open")
_HANG = Arm()
_KNEE_ARM = Arm((0.22, 0.35, -1.0), (-0.02, 1.0, -0.22), (-0.1, 0.1, -1.0), "relaxed")
_SEAT_LEG = Leg((0.16, 1.0, 0.02), (0.03, 0.04, -1.0), (0.16, 1.0, 0.0))

POSES: dict[str, Pose] = {
    "standing": Pose(),
    "waving": Pose(arms=(Arm((0.75, 0.15, -0.45), (0.42, 0.22, 1.0), (0.0, 1.0, 0.0), "open"), _HANG),
                   head=(0, 6, -8), sway=-3),
    "sitting": Pose(arms=(_KNEE_ARM, _KNEE_ARM), legs=(_SEAT_LEG, _SEAT_LEG), upright=False, lean=2),
    "walking": Pose(
        arms=(Arm((0.2, 0.5, -1.0), (0.08, 0.85, -0.9)), Arm((0.2, -0.5, -1.0), (0.12, -0.12, -1.0))),
        legs=(Leg((0.04, -0.30, -1.0), (0.02, -0.62, -1.0), (0.1, 1.0, -0.75)),
              Leg((0.04, 0.48, -1.0), (0.0, 0.22, -1.0), (0.1, 1.0, 0.22))),
        lean=4, twist=-6, upright=True),
    "running": Pose(
        arms=(Arm((0.25, 0.75, -0.8), (-0.15, 0.9, 0.75), hand="fist"),
              Arm((0.3, -0.9, -0.6), (0.1, 0.5, -1.0), hand="fist")),
        legs=(Leg((0.03, -0.45, -1.0), (0.0, -1.0, -0.5), (0.05, 0.65, -1.0)),
              Leg((0.03, 1.0, -0.75), (0.0, -0.28, -1.0), (0.05, 1.0, 0.1))),
        lean=16, twist=-10, head=(-8, 0, 6), upright=False),
    "arms raised": Pose(arms=(_UP_ARM, _UP_ARM), head=(-10, 0, 0)),
    "dancing": Pose(
        arms=(Arm((0.7, 0.2, 0.7), (-0.25, 0.3, 1.0), (0.0, 1.0, 0.2), "open"),
              Arm((1.0, 0.1, -0.15), (0.75, 0.25, -0.45), (0.0, 0.4, -1.0), "open")),
        legs=(Leg((0.08, 0.05, -1.0), (0.04, -0.06, -1.0)),
              Leg((0.55, 0.38, -1.0), (-0.25, -0.45, -1.0), (0.45, 0.7, -0.75))),
        sway=9, twist=10, head=(0, -8, 10), upright=True),
    "kneeling": Pose(
        arms=(Arm((0.2, 0.3, -1.0), (-0.15, 0.9, -0.6), (-0.6, 0.1, -1.0)),
              Arm((0.22, 0.45, -1.0), (-0.1, 1.0, -0.15), (-0.1, 0.1, -1.0))),
        legs=(Leg((0.06, 0.05, -1.0), (0.02, -1.0, -0.06), (0.05, -0.5, -1.0)),
              Leg((0.1, 1.0, -0.05), (0.02, 0.05, -1.0), (0.1, 1.0, 0.0))),
        lean=5, upright=False),
    "lying": Pose(
        arms=(Arm((0.35, -0.06, -1.0), (0.2, -0.03, -1.0), (-0.4, -1.0, 0.0)),
              Arm((0.35, -0.06, -1.0), (0.2, -0.03, -1.0), (-0.4, -1.0, 0.0))),
        legs=(Leg((0.1, 0.0, -1.0), (0.05, 0.0, -1.0), (0.35, 1.0, -0.25)),
              Leg((0.1, 0.0, -1.0), (0.05, 0.0, -1.0), (0.35, 1.0, -0.25))),
        head=(-4, 0, 0), root=(-90, 0, 0), upright=True),
    "riding": Pose(
        arms=(Arm((0.2, 0.45, -1.0), (-0.25, 1.0, -0.1), (-1.0, 0.1, 0.0), "fist"),
              Arm((0.2, 0.45, -1.0), (-0.25, 1.0, -0.1), (-1.0, 0.1, 0.0), "fist")),
        legs=(Leg((0.72, 0.68, -0.52), (-0.12, -0.28, -1.0), (0.2, 1.0, 0.12)),
              Leg((0.72, 0.68, -0.52), (-0.12, -0.28, -1.0), (0.2, 1.0, 0.12))),
        lean=3, upright=False),
    "pointing": Pose(arms=(Arm((0.35, 1.0, 0.12), (0.2, 1.0, 0.2), (-1.0, 0.0, -0.2), "point"), _HANG), head=(-3, 0, -8)),
    "hands on hips": Pose(
        arms=(Arm((0.75, -0.28, -0.75), (-0.85, 0.55, -0.45), (-0.5, -0.8, 0.1), "relaxed"),
              Arm((0.75, -0.28, -0.75), (-0.85, 0.55, -0.45), (-0.5, -0.8, 0.1), "relaxed")),
        legs=(Leg((0.15, 0, -1.0), (0.1, -0.03, -1.0)), Leg((0.15, 0, -1.0), (0.1, -0.03, -1.0))), head=(-4, 0, 0)),
    "holding": Pose(
        arms=(Arm((0.22, 0.25, -1.0), (0.05, 1.0, 0.1), (-1.0, 0.0, 0.2), "grip"), _HANG), head=(4, 0, -6)),
    "carrying": Pose(
        arms=(Arm((0.18, 0.3, -1.0), (-0.1, 1.0, 0.05), (-0.25, 0.0, 1.0), "open"),
              Arm((0.18, 0.3, -1.0), (-0.1, 1.0, 0.05), (-0.25, 0.0, 1.0), "open"))),
    "meditating": Pose(
        arms=(Arm((0.5, 0.45, -1.0), (0.28, 0.85, -0.42), (0.0, 0.0, 1.0), "relaxed"),
              Arm((0.5, 0.45, -1.0), (0.28, 0.85, -0.42), (0.0, 0.0, 1.0), "relaxed")),
        legs=(Leg((1.0, 0.72, -0.12), (-1.0, 0.30, -0.05), (-1.0, 0.25, 0.0)),
              Leg((1.0, 0.72, -0.02), (-1.0, 0.45, 0.05), (-1.0, 0.25, 0.1))),
        head=(6, 0, 0), upright=False),
    "jumping": Pose(
        arms=(Arm((0.75, 0.1, 0.75), (0.35, 0.2, 1.0), (0, 1, 0), "open"),
              Arm((0.75, 0.1, 0.75), (0.35, 0.2, 1.0), (0, 1, 0), "open")),
        legs=(Leg((0.35, 0.35, -1.0), (0.15, -0.75, -1.0), (0.2, 0.7, -1.0)),
              Leg((0.35, 0.6, -1.0), (0.15, -0.6, -1.0), (0.2, 0.7, -1.0))),
        head=(-8, 0, 0), lean=4, upright=False),
    "thinking": Pose(
        arms=(Arm((0.15, 0.35, -1.0), (-0.32, 0.42, 1.0), (-0.3, -1.0, 0.3), "fist"),
              Arm((0.1, 0.25, -1.0), (-0.9, 0.62, -0.05), (-0.2, -0.2, 1.0), "relaxed")),
        head=(8, -4, -10)),
    "fighting": Pose(
        arms=(Arm((0.35, 0.45, -0.8), (-0.25, 0.75, 0.75), (-1, 0, 0), "fist"),
              Arm((0.3, 1.0, -0.25), (-0.2, 1.0, 0.25), (-1, 0, 0), "fist")),
        legs=(Leg((0.3, -0.25, -1.0), (0.1, -0.4, -1.0), (0.6, 1.0, 0.0)),
              Leg((0.22, 0.62, -1.0), (0.0, -0.25, -1.0), (0.1, 1.0, 0.0))),
        lean=8, twist=-14, head=(0, 0, 12), upright=False),
    "flying": Pose(
        arms=(Arm((0.12, 0.15, 1.0), (-0.02, 0.05, 1.0), (0, 1.0, 0), "fist"),
              Arm((0.3, -0.1, -1.0), (0.1, 0.1, -1.0), hand="fist")),
        legs=(Leg((0.05, 0.0, -1.0), (0.0, -0.06, -1.0), (0.1, 0.15, -1.0)),
              Leg((0.07, 0.4, -1.0), (0.0, -1.0, -0.75), (0.1, 0.2, -1.0))),
        head=(-38, 0, 0), root=(62, 0, 0), upright=True),
    "t-pose": Pose(arms=(Arm((1, 0, 0), (1, 0, 0), (0, 0, -1), "open"), Arm((1, 0, 0), (1, 0, 0), (0, 0, -1), "open"))),
}  # fmt: skip

POSE_NAMES: tuple[str, ...] = tuple(POSES)

POSE_WORDS: dict[str, dict[str, str]] = {
    word: {"pose": pose}
    for pose, words in {
        "sitting": ("seated", "sat", "sits"),
        "waving": ("greeting", "saluting"),
        "running": ("jogging", "sprinting", "racing", "chasing", "fleeing"),
        "walking": ("striding", "strolling", "marching", "hiking", "stepping"),
        "arms raised": ("cheering", "celebrating", "praising", "victorious", "triumphant", "surrendering"),
        "dancing": ("twirling", "performing"),
        "kneeling": ("proposing", "kneeled", "praying"),
        "lying": ("sleeping", "laying", "reclining", "resting", "dead"),
        "hands on hips": ("proud", "confident", "heroic", "bossy"),
        "holding": ("gripping", "wielding", "playing", "drinking", "eating"),
        "carrying": ("offering", "serving", "juggling", "reading", "giving"),
        "meditating": ("cross legged", "zen"),
        "jumping": ("leaping", "hopping"),
        "thinking": ("pondering", "thoughtful", "pensive"),
        "fighting": ("boxing", "attacking", "sparring", "punching"),
        "flying": ("soaring",),
        "pointing": ("accusing", "directing"),
        "riding": ("driving", "mounted"),
    }.items()
    for word in words
}


def with_arm(pose: Pose, arm: Arm, *, left: bool = False) -> Pose:
    """The pose with one arm changed."""
    return replace(pose, arms=(pose.arms[0], arm) if left else (arm, pose.arms[1]))
