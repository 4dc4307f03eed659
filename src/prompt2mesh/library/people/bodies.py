"""The forms of a body as blobs: torso, arms, legs, hands. Clothes are the same forms, grown."""

import math

from prompt2mesh.library.people.poses import HandShape
from prompt2mesh.library.people.skeleton import Skeleton
from prompt2mesh.library.people.vectors import (
    IDENTITY,
    Basis,
    Vec,
    add,
    along,
    cross,
    euler_of,
    mix,
    mul,
    place,
    sub,
    unit,
)
from prompt2mesh.mesh.shapes import Blob


def ball(center: Vec, radius: float, *, subtract: bool = False) -> Blob:
    """A sphere."""
    return Blob(a=center, radius=radius, subtract=subtract)


def cone(a: Vec, b: Vec, ra: float, rb: float | None = None, *, subtract: bool = False) -> Blob:
    """A round cone."""
    return Blob(a=a, b=b, radius=ra, radius_b=rb, subtract=subtract)


def egg(center: Vec, radii: Vec, basis: Basis = IDENTITY, *, subtract: bool = False) -> Blob:
    """An ellipsoid turned as `basis`."""
    largest = max(radii)
    squash = (radii[0] / largest, radii[1] / largest, radii[2] / largest)
    return Blob(a=center, radius=largest, squash=squash, rotation=euler_of(basis), subtract=subtract)


def chain(points: list[Vec], radii: list[float]) -> list[Blob]:
    """Round cones through points."""
    pairs = zip(zip(points, radii, strict=True), zip(points[1:], radii[1:], strict=True), strict=False)
    return [cone(p, q, rp, rq) for (p, rp), (q, rq) in pairs]


def torso(s: Skeleton, *, grow: float = 0.0, hips: bool = True) -> list[Blob]:
    """Ribcage, shoulders, waist and, with `hips`, the pelvis; `grow` in metres."""
    z, f, b = s.size, s.size.frame, s.size.bulk
    length, basis = z.torso, s.chest_basis
    sh = f * z.shoulders
    blobs = [
        egg(place(s.chest, basis, (0, 0.004 * b, 0.0)), (0.080 * sh + grow, 0.060 * b + grow, 0.27 * length), basis),
        egg(place(s.chest, basis, (0, -0.008 * b, 0.10 * length)),
            (0.074 * sh + grow, 0.050 * b + grow, 0.14 * length), basis),
        egg(s.waist, (0.064 * f * (0.4 + 0.6 * z.girth) * z.waist + grow, 0.051 * b + grow, 0.30 * length), basis),
    ]  # fmt: skip
    for side, sign in ((0, -1), (1, 1)):
        # The shoulder line falls from the neck to the arm, as the trapezius does.
        inner = place(s.chest, basis, (sign * 0.026 * f, 0.010 * b, 0.245 * length))
        blobs.append(cone(inner, s.shoulders[side], 0.022 * b + grow, 0.0255 * b + grow))
        if z.bust > 0:
            at = place(s.chest, basis, (sign * 0.037 * f, -0.048 * b, 0.045 * length))
            blobs.append(ball(at, (0.019 + 0.012 * z.bust) * b + grow))
    if z.belly > 0:
        center = place(s.waist, basis, (0, -0.03 * b * z.belly, -0.03 * length))
        r = 0.075 * b * (0.7 + 0.35 * z.belly) + grow
        blobs.append(egg(center, (r * 1.05, r, r * 1.1), basis))
    if hips:
        blobs += pelvis(s, grow=grow)
    return blobs


def pelvis(s: Skeleton, *, grow: float = 0.0) -> list[Blob]:
    """The hips and seat."""
    z, f, b = s.size, s.size.frame, s.size.bulk
    blobs = [egg(s.pelvis, (0.077 * f * z.hips + grow, 0.054 * b + grow, 0.19 * z.torso + grow), s.hip_basis)]
    for side, sign in ((0, -1), (1, 1)):
        seat = place(s.hips[side], s.hip_basis, (-sign * 0.006 * f, 0.024 * b, 0.02 * b))
        blobs.append(ball(seat, 0.041 * b + grow))
    return blobs


def arm(s: Skeleton, side: int, *, grow: float = 0.0, until: float = 2.0) -> list[Blob]:
    """Upper arm and forearm; `until` 1 ends at the elbow, 2 at the wrist, 0.6 above the elbow."""
    b = s.size.bulk
    shoulder, elbow, wrist = s.shoulders[side], s.elbows[side], s.wrists[side]
    r0, r1, r2 = 0.0268 * b + grow, 0.0222 * b + grow, 0.0158 * b + grow
    if until <= 1:
        end = mix(shoulder, elbow, until)
        return [cone(shoulder, end, r0, r0 + (r1 - r0) * until)]
    blobs = [cone(shoulder, elbow, r0, r1)]
    swell = mix(elbow, wrist, 0.22)
    share = until - 1
    blobs += chain([elbow, swell, mix(elbow, wrist, share)], [r1, r1 * 1.06, r1 + (r2 - r1) * share])
    return blobs


def leg(s: Skeleton, side: int, *, grow: float = 0.0, until: float = 2.0, hem: float = 0.0) -> list[Blob]:
    """Thigh and shin; `until` 1 ends at the knee, 2 at the ankle; `hem` widens the end."""
    b = s.size.bulk
    hip, knee, ankle = s.hips[side], s.knees[side], s.ankles[side]
    r0, r1, r2 = 0.0425 * b + grow, 0.0305 * b + grow, 0.0195 * b + grow
    if until <= 1:
        return [cone(hip, mix(hip, knee, until), r0, r0 + (r1 - r0) * until + hem)]
    share = until - 1
    calf = add(mix(knee, ankle, 0.30), mul(s.hip_basis[1], 0.006 * b))
    blobs = [cone(hip, knee, r0, r1)]
    if share > 0.3:
        blobs += chain([knee, calf, mix(knee, ankle, share)], [r1, r1 * 1.04, r1 + (r2 - r1) * share + hem])
    else:
        blobs.append(cone(knee, mix(knee, ankle, share), r1, r1 + hem))
    return blobs


_CURL = {"relaxed": 24.0, "open": 5.0, "fist": 84.0, "grip": 66.0, "point": 84.0}


def hand_basis(s: Skeleton, side: int) -> Basis:
    """The hand's frame: z along the fingers, y out of the palm, x to the thumb."""
    z = unit(sub(s.wrists[side], s.elbows[side]))
    palm = s.palms[side]
    y = sub(palm, mul(z, palm[0] * z[0] + palm[1] * z[1] + palm[2] * z[2]))
    y = unit(y) if sum(c * c for c in y) > 1e-6 else unit(cross(z, (1.0, 0.0, 0.0)))
    x = cross(y, z) if side == 1 else cross(z, y)
    return (x, y, z)


def hand(s: Skeleton, side: int, shape: HandShape, *, fingers: int = 4, grow: float = 0.0) -> list[Blob]:
    """Palm, fingers and thumb, with a stub of wrist that joins the forearm."""
    size, basis, origin = s.size.hand, hand_basis(s, side), s.wrists[side]
    r = 0.0068 * s.size.bulk + grow
    wrist = 0.0152 * s.size.bulk + grow * 0.7
    blobs = [cone(along(origin, basis[2], -0.10 * size), along(origin, basis[2], 0.06 * size), wrist, wrist * 0.95)]
    spread = 0.19 if fingers == 4 else 0.25
    for i in range(fingers):
        across = (fingers - 1) / 2 - i
        x = across * spread * size * (4 / fingers) ** 0.5 * 0.72
        long = size * (0.45, 0.5, 0.46, 0.36)[i if fingers == 4 else i + 1 if i else 0]
        knuckle = place(origin, basis, (x, -0.02 * size, 0.50 * size))
        blobs.append(cone(place(origin, basis, (x * 0.55, 0, 0.10 * size)), knuckle, r * 1.35, r * 1.2))
        curl = 8.0 if shape == "point" and i == 0 else _CURL[shape]
        at, a = knuckle, curl * 0.6
        fan = (0.10 if shape == "open" else 0.03) * across
        for step, share in enumerate((0.42, 0.33, 0.25)):
            ca, sa = math.cos(math.radians(a)), math.sin(math.radians(a))
            following = along(at, unit(place((0, 0, 0), basis, (fan * ca, sa, ca))), long * share)
            thick = (1.08, 1.0, 0.92, 0.78)
            blobs.append(cone(at, following, r * thick[step], r * thick[step + 1]))
            at, a = following, a + curl
    root = place(origin, basis, (0.16 * size, 0.03 * size, 0.16 * size))
    closed = shape in ("fist", "grip", "point")
    middle = place(origin, basis, mul((0.34, 0.16, 0.36) if closed else (0.38, 0.09, 0.36), size))
    tip = place(origin, basis, mul((0.16, 0.30, 0.52) if closed else (0.43, 0.13, 0.56), size))
    blobs += chain([root, middle, tip], [r * 1.5, r * 1.2, r * 0.9])
    return blobs


def grip_point(s: Skeleton, side: int) -> Vec:
    """The middle of what a closed hand holds."""
    return place(s.wrists[side], hand_basis(s, side), mul((0.0, 0.17, 0.52), s.size.hand))
