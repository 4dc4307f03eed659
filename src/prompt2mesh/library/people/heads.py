"""Heads: skull, face, eyes, ears; in a frame centred on the head, chin to crown one head high."""

import math
from dataclasses import dataclass
from typing import Literal

from prompt2mesh.library.kit import Kit
from prompt2mesh.library.people.bodies import ball, cone, egg
from prompt2mesh.library.people.surface import surface_point
from prompt2mesh.library.people.vectors import Vec, add, mul
from prompt2mesh.mesh.shapes import Blend, Blob, Ellipsoid, Lathe, Sphere

Expression = Literal["smile", "neutral", "grin", "sad", "surprised", "stern"]

SMOOTH = 0.055
"""Softness of a head's joins, in heads."""


@dataclass(frozen=True)
class Face:
    """What a head looks like.

    Attributes:
        jaw: Width of the jaw as a factor.
        nose: Size of the nose as a factor.
        eye: Size of the eyes as a factor.
        cheek: Fullness of the cheeks as a factor.
        lashes: Whether the upper lids have lashes.
        lips: Fullness of the lips.
        brow: Thickness of the eyebrows as a factor; 0 for none.
        ears: round, pointed or none.
        red_nose: A ball for a nose, in the slot of that name.
    """

    jaw: float = 1.0
    nose: float = 1.0
    eye: float = 1.0
    cheek: float = 1.0
    lashes: bool = False
    lips: float = 1.0
    brow: float = 1.0
    ears: Literal["round", "pointed", "none"] = "round"
    expression: Expression = "smile"
    ball_nose: str | None = None


def head_blobs(size: float, face: Face, neck: tuple[Vec, float] | None) -> list[Blob]:
    """The skull and face; `neck` is (its base in the head's frame, its radius in metres)."""

    def at(x: float, y: float, z: float) -> Vec:
        return (x * size, y * size, z * size)

    j, c, n = face.jaw, face.cheek, face.nose
    blobs = [
        egg(at(0, 0.045, 0.115), at(0.335, 0.395, 0.385)),
        egg(at(0, -0.085, -0.13), at(0.275 * j, 0.275, 0.31)),
        egg(at(0, -0.10, -0.29), at(0.205 * j, 0.20, 0.17)),
        ball(at(0, -0.225, -0.395), 0.085 * size * (0.6 + 0.4 * j)),
        egg(at(0, -0.285, 0.135), at(0.22, 0.075, 0.07)),
    ]
    for x in (-1, 1):
        blobs.append(ball(at(x * 0.145, -0.215, -0.14), 0.115 * size * c))
        blobs.append(egg(at(x * 0.125, -0.40, 0.015), at(0.085, 0.075, 0.06), subtract=True))
    if face.ball_nose is None:
        tip = at(0, -0.375 - 0.045 * n, -0.135)
        blobs.append(cone(at(0, -0.325, 0.03), tip, 0.028 * size, 0.045 * size * n))
        blobs += [ball(add(tip, at(x * 0.036 * n, 0.03, -0.012)), 0.028 * size * n) for x in (-1, 1)]
    if neck is not None:
        top = at(0, 0.07, -0.25)
        blobs.append(cone(top, neck[0], neck[1] * 0.95, neck[1]))
    return blobs


def draw_head(k: Kit, size: float, face: Face, *, neck: tuple[Vec, float] | None, skin: str = "skin") -> list[Blob]:
    """Draws the head in the current group; returns its blobs for hair and hats to sit on."""
    blobs = head_blobs(size, face, neck)
    k.add("head", Blend(blobs=blobs, smoothness=SMOOTH * size, resolution=34), material=skin, smooth=True)
    if face.ears != "none":
        _ears(k, size, skin, pointed=face.ears == "pointed")
    for name, x in (("right", -1), ("left", 1)):
        _eye(k, size, face, name, x, skin)
    _mouth(k, size, face, blobs)
    if face.ball_nose is not None:
        k.add(
            "nose",
            Sphere(radius=0.085 * size, segments=24),
            at=(0, -0.41 * size, -0.11 * size),
            material=face.ball_nose,
        )
    return blobs


def _ears(k: Kit, size: float, skin: str, *, pointed: bool) -> None:
    blobs = [
        egg(mul((0.335, 0.055, -0.03), size), mul((0.035, 0.075, 0.115), size)),
        ball(mul((0.335, 0.03, -0.115), size), 0.035 * size),
        egg(mul((0.375, 0.045, -0.015), size), mul((0.02, 0.042, 0.07), size), subtract=True),
    ]
    if pointed:
        blobs.insert(1, cone(mul((0.335, 0.07, 0.02), size), mul((0.44, 0.16, 0.22), size), 0.05 * size, 0.012 * size))
    k.add("ear", Blend(blobs=blobs, smoothness=0.03 * size, resolution=13), material=skin, mirror=True, smooth=True)


def _eye(k: Kit, size: float, face: Face, name: str, x: int, skin: str) -> None:
    """A ball with iris, pupil and glint, under a lid."""
    r = 0.064 * size * face.eye
    at = (x * 0.128 * size, (-0.305 + 0.30 * (face.eye - 1) * 0.064) * size, 0.012 * size)
    with k.group(f"eye {name}", at=at):
        k.add(f"eyeball {name}", Sphere(radius=r, segments=16), material="eye white")
        out = r * 0.965
        k.add(
            f"iris {name}",
            Ellipsoid(radii=(r * 0.62, r * 0.12, r * 0.62), segments=16),
            at=(-x * r * 0.06, -out + r * 0.04, 0),
            material="eye",
        )
        k.add(
            f"pupil {name}",
            Ellipsoid(radii=(r * 0.32, r * 0.08, r * 0.32), segments=12),
            at=(-x * r * 0.06, -out - r * 0.06, 0),
            material="pupil",
        )
        k.add(
            f"glint {name}",
            Sphere(radius=r * 0.11, segments=6),
            at=(r * 0.14, -out - r * 0.12, r * 0.17),
            material="eye white",
        )
        tilt = -12 if face.expression == "surprised" else 26
        k.add(f"eyelid {name}", _cap(r * 1.1, 0.40), rotate=(tilt, 0, 0), material=skin)
        k.add(f"eyelid lower {name}", _cap(r * 1.07, 0.66), rotate=(168, 0, 0), material=skin)
        if face.lashes:
            path = [
                (r * 1.1 * math.sin(a), -r * 1.1 * math.cos(a) * 0.93 - r * 0.02, r * (0.62 - 0.16 * abs(a)))
                for a in (-1.0, -0.5, 0.0, 0.5, 1.0)
            ]
            radii = [0.6, 1.0, 1.2, 1.2, 1.0] if x > 0 else [1.0, 1.2, 1.2, 1.0, 0.6]
            k.tube(f"lashes {name}", path, r * 0.085, radii=radii, segments=6, resolution=2, material="pupil")
    if face.brow > 0:
        _brow(k, size, face, name, x)


def _cap(radius: float, above: float) -> Lathe:
    """The part of a ball above a share of its radius."""
    low = math.acos(above)
    steps = 5
    profile = [
        (radius * math.sin(low * (1 - i / steps)), radius * math.cos(low * (1 - i / steps))) for i in range(steps)
    ]
    return Lathe(profile=[*profile, (0.0, radius)], segments=18)


def _brow(k: Kit, size: float, face: Face, name: str, x: int) -> None:
    blobs = head_blobs(size, face, None)
    raise_inner = {"sad": 0.03, "stern": -0.035, "surprised": 0.02}.get(face.expression, 0.0)
    up = 0.03 if face.expression == "surprised" else 0.0
    path: list[Vec] = []
    for share, z in ((0.055, 0.118 + raise_inner), (0.10, 0.138 + raise_inner * 0.5), (0.155, 0.135), (0.205, 0.105)):
        start = (x * share * size, 0.0, (z + up + 0.064 * (face.eye - 1)) * size)
        path.append(surface_point(blobs, SMOOTH * size, start, (0, -1, 0), reach=0.6 * size))
    k.tube(
        f"eyebrow {name}",
        path,
        0.018 * size * face.brow,
        radii=[0.8, 1.1, 0.95, 0.45],
        segments=6,
        resolution=2,
        material="hair",
    )


def _mouth(k: Kit, size: float, face: Face, blobs: list[Blob]) -> None:
    """Lips as two tapered bars on the skin; a grin shows teeth."""
    width, curve = {
        "smile": (0.115, 0.034), "neutral": (0.10, 0.006), "grin": (0.13, 0.05), "sad": (0.09, -0.028),
        "surprised": (0.05, 0.0), "stern": (0.095, -0.008),
    }[face.expression]  # fmt: skip
    z0 = -0.262
    if face.expression == "surprised":
        at = surface_point(blobs, SMOOTH * size, (0, 0, z0 * size), (0, -1, 0), reach=0.6 * size)
        k.add("mouth", Ellipsoid(radii=(0.05 * size, 0.025 * size, 0.06 * size), segments=20), at=at, material="mouth")
        return

    def on_skin(x: float, z: float, out: float = 0.0) -> Vec:
        p = surface_point(blobs, SMOOTH * size, (x * size, 0, z * size), (0, -1, 0), reach=0.6 * size)
        return (p[0], p[1] - out * size, p[2])

    if face.expression == "grin":
        upper = [on_skin(x * width, z0 + curve * x * x + 0.012) for x in (-1, -0.5, 0, 0.5, 1)]
        lower = [
            on_skin(x * width, z0 + curve * x * x * 2.6 - 0.065 * (1 - x * x) + 0.008) for x in (-1, -0.5, 0, 0.5, 1)
        ]
        middle = [((a[0] + b[0]) / 2, (a[1] + b[1]) / 2, (a[2] + b[2]) / 2) for a, b in zip(upper, lower, strict=True)]
        k.tube(
            "teeth",
            middle,
            0.03 * size,
            radii=[0.4, 0.95, 1.2, 0.95, 0.4],
            segments=10,
            resolution=3,
            material="eye white",
        )
        for name, path in (("lip upper", upper), ("lip lower", lower)):
            k.tube(
                name,
                path,
                0.015 * size * face.lips,
                radii=[0.6, 1.0, 1.0, 1.0, 0.6],
                segments=6,
                resolution=2,
                material="mouth",
            )
        return
    r = 0.0135 * size * face.lips
    xs = (-1, -0.66, -0.3, 0, 0.3, 0.66, 1)
    upper = [on_skin(x * width, z0 + curve * x * x + 0.010 * face.lips * (1 - x * x)) for x in xs]
    lower = [on_skin(x * width * 0.92, z0 + curve * x * x - 0.013 * face.lips * (1 - x * x)) for x in xs]
    k.tube(
        "lip upper",
        upper,
        r,
        radii=[0.35, 0.8, 1.15, 0.95, 1.15, 0.8, 0.35],
        segments=6,
        resolution=2,
        material="mouth",
    )
    k.tube(
        "lip lower",
        lower,
        r * 1.1,
        radii=[0.35, 0.8, 1.15, 1.3, 1.15, 0.8, 0.35],
        segments=6,
        resolution=2,
        material="mouth",
    )
