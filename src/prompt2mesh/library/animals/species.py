"""What a four-legged species is: proportions, face, coat. Plain numbers, no drawing.

Body lengths are in heights at the withers of the standing animal, head lengths
in radii of the skull, angles in degrees.
"""

from dataclasses import dataclass, field, replace
from typing import Literal

Leg = tuple[tuple[float, float], tuple[float, float], tuple[float, float], tuple[float, float]]
Foot = Literal["paw", "hoof", "cloven", "pad", "hand", "flipper"]
EarKind = Literal["pointed", "floppy", "round", "long", "lop", "leaf", "fan", "folded", "none"]
TailKind = Literal["plain", "bushy", "curl", "curl_up", "tuft", "stub", "puff", "hair", "flat", "thick", "none"]
NoseKind = Literal["dog", "cat", "button", "pig", "nostrils", "flat", "trunk", "none"]
Mark = Literal[
    "belly", "chest", "socks", "saddle", "stripes", "spots", "patches", "muzzle", "mask", "blaze", "cap", "tail_tip",
    "tail_rings", "dorsal", "tabby", "points", "shade", "eye_patch", "brow_dots", "collar", "cheeks", "throat",
    "face_stripes", "base", "back_stripes", "band", "rear",
]  # fmt: skip


@dataclass(frozen=True)
class Marking:
    """A patch of colour: where, which colour, and its size or density where that means something."""

    kind: Mark
    color: str
    size: float = 1.0
    amount: float = 0.5


@dataclass(frozen=True)
class Body:
    """Trunk, neck and legs.

    `front` and `hind` are the joints of a standing leg from shoulder or hip to
    toe: (metres back from the root, share of the root's height).
    """

    trunk: float = 0.74
    hip: float = 0.78
    shoulder: float = 0.74
    chest: tuple[float, float] = (0.17, 0.235)
    waist: float = 0.135
    rump: tuple[float, float] = (0.15, 0.18)
    sag: float = 0.0
    hump: float = 0.0
    hump_at: float = 0.88
    neck: float = 0.34
    neck_radii: tuple[float, float] = (0.16, 0.13)
    neck_angle: float = 52.0
    ruff: float = 0.0
    leg_radii: tuple[float, float, float] = (0.1, 0.062, 0.045)
    thigh_radii: tuple[float, float, float] = (0.14, 0.085, 0.044)
    stance: tuple[float, float] = (0.115, 0.11)
    front: Leg = ((0.0, 1.0), (0.1, 0.64), (0.07, 0.24), (0.035, 0.06))
    hind: Leg = ((0.0, 1.0), (-0.09, 0.6), (0.125, 0.3), (0.085, 0.06))
    foot: Foot = "paw"
    foot_size: float = 0.078
    toes: int = 4
    feather: float = 0.0


@dataclass(frozen=True)
class Ear:
    """An ear: `size` is its length and `width` its breadth in skull radii; `lean` tips it out, `azimuth` turns it."""

    kind: EarKind = "floppy"
    size: float = 1.15
    width: float = 0.72
    place: tuple[float, float] = (86.0, 42.0)
    lean: float = 25.0
    turn: float = 25.0
    inner: str = "#d8a79b"
    tip: str = ""
    color: str = ""
    back: float = 0.0


@dataclass(frozen=True)
class Head:
    """Skull, muzzle and face in skull radii; `size` is the skull's radius in body units."""

    size: float = 0.165
    skull: tuple[float, float, float] = (0.95, 1.02, 0.92)
    muzzle: float = 1.75
    muzzle_radii: tuple[float, float] = (0.56, 0.43)
    muzzle_drop: tuple[float, float] = (0.26, 0.34)
    muzzle_wide: float = 1.0
    cheek: float = 0.46
    cheek_out: float = 0.46
    brow: float = 0.26
    jaw: float = 0.3
    flews: float = 0.0
    eye: float = 0.19
    eye_place: tuple[float, float] = (30.0, 17.0)
    iris: str = "#5a3418"
    pupil: Literal["round", "slit", "bar", "full"] = "round"
    white: bool = False
    nose: NoseKind = "dog"
    nose_size: float = 0.2
    nose_color: str = "#1d1a1a"
    mouth: float = 0.55
    teeth: Literal["none", "buck", "tusks", "fangs"] = "none"
    whiskers: float = 0.0
    tufts: float = 0.0
    beard: float = 0.0
    ear: Ear = field(default_factory=Ear)


@dataclass(frozen=True)
class Tail:
    """A tail: length and thickness in body units, `lift` degrees above level where it starts."""

    kind: TailKind = "plain"
    length: float = 0.6
    radius: float = 0.04
    lift: float = -20.0
    curve: float = 60.0
    tip: str = ""


@dataclass(frozen=True)
class Species:
    """A kind of animal, or a breed of one."""

    name: str
    height_m: float
    coat: str
    body: Body = field(default_factory=Body)
    head: Head = field(default_factory=Head)
    tail: Tail = field(default_factory=Tail)
    markings: tuple[Marking, ...] = ()
    fluff: float = 0.0
    curls: float = 0.0
    mane: Literal["none", "lion", "horse", "ridge"] = "none"
    horns: Literal["none", "cow", "goat", "ram", "deer", "moose", "unicorn", "rhino", "giraffe", "long"] = "none"
    spines: float = 0.0
    extras: tuple[str, ...] = ()
    skin: str = "fur"
    mane_color: str = "#2b1d14"
    horn_color: str = "#d8c7a4"
    wing_color: str = "#f4f2ec"
    heads: int = 1

    def but(self, **changes: object) -> "Species":
        """A variant with other fields; `body`, `head`, `tail` and `ear` may be given as dictionaries."""
        made: dict[str, object] = {}
        for name, value in changes.items():
            if name == "ear" and isinstance(value, dict):
                head = made.get("head", self.head)
                assert isinstance(head, Head)
                made["head"] = replace(head, ear=replace(head.ear, **value))
            elif isinstance(value, dict):
                made[name] = replace(getattr(self, name), **value)
            else:
                made[name] = value
        return replace(self, **made)  # pyright: ignore[reportArgumentType]
