"""Faces: the head as a smooth blend, then eyes, nose, mouth and whiskers set on its surface.

Everything is in skull radii, in a frame whose origin is the middle of the skull
and whose −y is where the animal looks.
"""

import math
from collections.abc import Sequence

from prompt2mesh.library.animals.frames import Point, add, gaze, mul, sub, toward, unit
from prompt2mesh.library.animals.sculptor import Sculptor
from prompt2mesh.library.animals.skins import ball, bone
from prompt2mesh.library.animals.species import Head
from prompt2mesh.library.animals.surface import Surface
from prompt2mesh.mesh.program import Paint
from prompt2mesh.mesh.shapes import Blend, Blob, Ellipsoid, Lathe, Sphere, Sweep

SMOOTHNESS = 0.3


def muzzle_points(head: Head) -> tuple[Point, Point]:
    """The middles of the muzzle's root and tip."""
    root = (0.0, -0.52, -head.muzzle_drop[0])
    tip = (0.0, -(head.muzzle - head.muzzle_radii[1] * 0.9), -head.muzzle_drop[1])
    return root, tip


def head_blend(head: Head, neck_way: Point, neck_radius: float) -> Blend:
    """Skull, muzzle, cheeks, brow and jaw.

    Args:
        head: The face's proportions.
        neck_way: Unit vector from the skull towards the neck, in the head's frame.
        neck_radius: The neck's radius below the skull, in skull radii.
    """
    root, tip = muzzle_points(head)
    r0, r1 = head.muzzle_radii
    wide = (head.muzzle_wide, 1.0, 1.0)
    blobs = [ball((0, 0, 0), 1.0, head.skull)]
    blobs.append(bone(root, tip, r0, r1, wide))
    for x in (1.0, -1.0):
        if head.cheek > 0:
            blobs.append(ball((x * head.cheek_out, -0.3, -0.3), head.cheek))
        if head.brow > 0:
            a, e = head.eye_place
            blobs.append(ball(mul(toward(x * (a - 6), e + 17), 0.8), head.brow))
        if head.flews > 0:
            blobs.append(bone(add(root, (x * r0 * 0.5, -0.1, -r0 * 0.5)), add(tip, (x * r1 * 0.5, 0.12, -r1 * 0.6)),
                              head.flews, head.flews * 0.85))  # fmt: skip
        if head.tufts > 0:
            for i, drop in enumerate((0.15, 0.42, 0.66)):
                start = (x * 0.6, -0.18 + 0.1 * i, -drop + 0.05)
                end = (x * (0.95 + head.tufts * (0.55 - 0.12 * i)), 0.0 + 0.12 * i, -drop - 0.28 * head.tufts)
                blobs.append(bone(start, end, 0.3, 0.035))
    if head.jaw > 0:
        blobs.append(bone((0, -0.3, -0.55), add(tip, (0, 0.18, -r1 * 0.62)), head.jaw, head.jaw * 0.72))
    blobs.append(bone(mul(neck_way, 0.15), mul(neck_way, 1.05), neck_radius * 1.02, neck_radius * 0.9))
    for x in (1.0, -1.0):  # shallow sockets make the eyes sit in, not on, the face
        a, e = head.eye_place
        if head.eye < 0.26:
            blobs.append(Blob(a=mul(toward(x * a, e), 1.16), radius=head.eye * 1.05, subtract=True))
    return Blend(blobs=blobs, smoothness=SMOOTHNESS, resolution=25)


def eyes(pen: Sculptor, head: Head, face: Surface, *, closed: bool, lid: Sequence[Paint] = ()) -> Point:
    """Both eyes, their lids painted like the face round them; returns the point between them."""
    a, e = head.eye_place
    way = toward(a, e)
    spot = face.outward((0, 0, 0), way)
    look = unit(add(add(face.normal(spot), (0.0, -1.0, 0.0), 0.9), (0.0, 0.0, 0.05)))
    r = head.eye
    middle = (0.0, spot[1], spot[2])
    if closed:
        _closed_eye(pen, face, spot, r)
        return middle
    center = add(spot, look, -r * 0.42)
    with pen.frame("eyes", (0.0, 0.0, 0.0), mirror=True) as pair, pair.frame("eye", center, gaze(look), r) as eye:
        eye.add("eye rim", Ellipsoid(radii=(1.14, 0.86, 1.08), segments=14), at=(0, 0.06, 0), material="eye rim")
        eye.add("eye ball", Sphere(radius=1.0, segments=16), material="eye white" if head.white else "iris")
        if head.white:
            eye.add("eye iris", Ellipsoid(radii=(0.68, 0.3, 0.68), segments=16), at=(0, -0.76, 0), material="iris")
        shape = {"round": (0.46, 0.24, 0.46), "slit": (0.2, 0.3, 0.66), "bar": (0.62, 0.26, 0.3),
                 "full": (0.72, 0.34, 0.72)}[head.pupil]  # fmt: skip
        deep = -0.94 if head.white else -0.83
        eye.add("eye pupil", Ellipsoid(radii=shape, segments=10), at=(0, deep, 0), material="pupil")
        # The glint is up and to the viewer's left in both eyes only when small; one per side reads as alive.
        eye.add("eye glint", Sphere(radius=0.17, segments=8), at=(-0.3, -0.9, 0.4), material="glint")
        eye.add("eye lid", _lid(), rotate=(-22.0, 0.0, 0.0), material=pen.kit.asset.main_slot,
                paint=lid)  # fmt: skip
    return middle


def _lid() -> Lathe:
    """An upper eyelid: the thick upper half of a ball, a little larger than the eye."""
    steps, low = 5, math.radians(74.0)
    outer = [(1.13 * math.sin(low * t / steps), 1.13 * math.cos(low * t / steps)) for t in range(steps, -1, -1)]
    rim = [(0.0, 0.62), (0.98 * math.sin(low), 0.98 * math.cos(low))]
    return Lathe(profile=[*rim, *outer[:-1], (0.0, 1.13)], segments=16)


def _closed_eye(pen: Sculptor, face: Surface, spot: Point, r: float) -> None:
    path: list[Point] = []
    for i in range(7):
        t = i / 3 - 1
        probe = add(spot, (t * r * 1.25, 0.0, -r * 0.45 * (1 - t * t)))
        path.append(face.outward((0, 0, 0), probe))
    pen.tube("eye closed", path, 0.036, radii=[0.4, 1, 1, 1, 1, 1, 0.4], material="eye rim", mirror=True)


def nose(pen: Sculptor, head: Head, face: Surface) -> Point:
    """The nose; returns its middle."""
    _, tip = muzzle_points(head)
    size = head.nose_size
    r1 = head.muzzle_radii[1]
    high = toward(0.0, {"dog": 30.0, "cat": 34.0, "button": 32.0, "flat": 38.0}.get(head.nose, 8.0))
    spot = face.outward(tip, high)
    if head.nose == "dog":
        shape = Blend(
            blobs=[bone((-0.42, 0, 0.22), (0.42, 0, 0.22), 0.56, 0.56), ball((0, -0.1, -0.25), 0.52),
                   Blob(a=(-0.42, -0.66, -0.02), radius=0.2, subtract=True),
                   Blob(a=(0.42, -0.66, -0.02), radius=0.2, subtract=True)],
            smoothness=0.22, resolution=15,
        )  # fmt: skip
        pen.add("nose", _scaled(shape, size), at=add(spot, (0, size * 0.3, -size * 0.22)), material="nose")
    elif head.nose in ("cat", "button", "flat"):
        flat = head.nose == "flat"
        shape = Blend(
            blobs=[bone((-0.5, 0, 0.2), (0.5, 0, 0.2), 0.34, 0.34), ball((0, -0.02, -0.22), 0.34 if not flat else 0.6),
                   *([Blob(a=(x, -0.5, 0.0), radius=0.16, subtract=True) for x in (-0.4, 0.4)] if flat else [])],
            smoothness=0.2, resolution=13,
        )  # fmt: skip
        pen.add("nose", _scaled(shape, size), at=add(spot, (0, size * 0.12, -size * 0.1)), material="nose")
    elif head.nose == "pig":
        shape = Blend(
            blobs=[Blob(a=(0, 0.3, 0), b=(0, -0.12, 0), radius=1.0, radius_b=0.98, squash=(1.1, 1.0, 0.86)),
                   Blob(a=(0, -1.9, 0), radius=0.98, squash=(1.8, 1.0, 1.8), subtract=True),
                   Blob(a=(-0.4, -1.02, 0), radius=0.24, squash=(0.75, 1.2, 1.2), subtract=True),
                   Blob(a=(0.4, -1.02, 0), radius=0.24, squash=(0.75, 1.2, 1.2), subtract=True)],
            smoothness=0.12, resolution=18,
        )  # fmt: skip
        front = (0.0, tip[1] - r1 * 0.62, tip[2] + 0.02)
        pen.add("nose", _scaled(shape, size), at=front, rotate=(-8.0, 0.0, 0.0), material="nose")
        return front
    elif head.nose == "nostrils":
        for_side = face.outward(tip, (0.5 * head.muzzle_wide, -0.8, 0.42))
        out = face.normal(for_side)
        pen.add("nostril", Ellipsoid(radii=(size * 0.5, size * 0.22, size * 0.85), segments=16),
                at=add(for_side, out, -size * 0.06), rotate=gaze(out, (0.45, 0.0, 1.0)), material="nose", mirror=True)  # fmt: skip
    return spot


def trunk(pen: Sculptor, head: Head, tusk: float) -> Point:
    """An elephant's trunk, ringed with wrinkles, and its tusks; returns the trunk's tip."""
    _, tip = muzzle_points(head)
    r = head.muzzle_radii[1]
    path = [add(tip, p) for p in (
        (0, 0.25, 0.1), (0, -0.22, -0.3), (0, -0.42, -1.0), (0, -0.38, -1.75), (0, -0.42, -2.4), (0, -0.72, -2.75), (0, -1.08, -2.68))]  # fmt: skip
    fine: list[Point] = []
    radii: list[float] = []
    steps = 42
    for i in range(steps + 1):
        at = i / steps * (len(path) - 1)
        j = min(int(at), len(path) - 2)
        t = at - j
        before, here, after, beyond = (path[max(0, min(len(path) - 1, j + o))] for o in (-1, 0, 1, 2))
        fine.append(_spline(before, here, after, beyond, t))
        radii.append((1.05 - 0.62 * (i / steps) ** 0.8) * (1.0 + 0.028 * math.sin(i * math.pi * 0.9)))
    shape = Sweep(path=fine, radius=r, radii=radii, smooth=False, round_caps=True, segments=20)
    pen.add("trunk", shape)
    if tusk > 0:
        side = add(tip, (r * 0.85, 0.1, -0.12))
        pen.tube("tusk", [side, add(side, (0.12, -0.35, -0.5)), add(side, (0.2, -1.0, -0.8)), add(side, (0.12, -1.5, -0.55))],
                 0.15, radii=[1, 0.95, 0.75, 0.12], material="horn", mirror=True)  # fmt: skip
    return path[-1]


def _spline(a: Point, b: Point, c: Point, d: Point, t: float) -> Point:
    """Catmull-Rom between `b` and `c`."""

    def one(p: float, q: float, r: float, s: float) -> float:
        return 0.5 * (2 * q + (r - p) * t + (2 * p - 5 * q + 4 * r - s) * t * t + (3 * q - p - 3 * r + s) * t**3)

    return (one(a[0], b[0], c[0], d[0]), one(a[1], b[1], c[1], d[1]), one(a[2], b[2], c[2], d[2]))


def _scaled(shape: Blend, size: float) -> Blend:
    blobs = [
        b.model_copy(update={
            "a": mul(b.a, size), "b": mul(b.b, size) if b.b is not None else None, "radius": b.radius * size,
            "radius_b": b.radius_b * size if b.radius_b is not None else None,
        })
        for b in shape.blobs
    ]  # fmt: skip
    return shape.model_copy(update={"blobs": blobs, "smoothness": shape.smoothness * size})


def mouth(pen: Sculptor, head: Head, face: Surface, nose_at: Point, *, tongue: bool) -> Point:
    """The line of the lips, drawn on the surface; returns the mouth's middle."""
    root, tip = muzzle_points(head)
    if head.nose in ("trunk", "none") and head.mouth <= 0:
        return tip
    r1 = head.muzzle_radii[1]
    lip = face.outward(tip, toward(0.0, -24.0))
    if head.nose in ("dog", "cat", "button", "flat"):
        split = [face.outward(tip, sub(p, tip)) for p in (
            add(nose_at, (0, 0, -head.nose_size * 0.35)), add(mul(add(nose_at, lip), 0.5), (0, -0.1, 0)), lip)]  # fmt: skip
        pen.tube("mouth split", split, 0.028, material="lips", segments=6, resolution=3)
    path: list[Point] = []
    back = mul(add(tip, sub(root, tip), min(0.95, head.mouth)), 1.0)
    for i in range(6):
        t = i / 5
        axis = add(tip, sub(back, tip), t * t)
        angle = 4 + 82 * min(1.0, t * 1.25)
        rise = -24 + 4 * t - 10 * math.sin(math.pi * t) + (14 * max(0.0, t - 0.7) / 0.3)
        path.append(face.outward(axis, toward(angle, rise)))
    pen.tube("mouth", path, 0.03, radii=[1, 1, 1, 1, 0.9, 0.4], material="lips", segments=6, resolution=3, mirror=True)
    if tongue:
        width, long = r1 * 0.5, r1 * 1.75
        start = add(lip, (0, 0.12, 0.0))
        hang = [start, add(lip, (0, -0.05, -0.03)), add(lip, (0, -0.1, -long * 0.4)), add(lip, (0, -0.07, -long))]
        flat = [(math.cos(t * math.pi / 8) * width, math.sin(t * math.pi / 8) * 0.05) for t in range(16)]
        shape = Sweep(path=hang, profile=flat, radius=width, radii=[0.8, 1.0, 1.08, 0.45], resolution=6)
        pen.add("tongue", shape, material="tongue")
    if head.teeth == "buck":
        for x in (-0.055, 0.055):
            pen.add("tooth", Ellipsoid(radii=(0.06, 0.035, 0.14), segments=12), at=add(lip, (x, -0.01, -0.08)),
                    material="teeth")  # fmt: skip
    elif head.teeth in ("tusks", "fangs"):
        spot = path[2]
        up = 1.0 if head.teeth == "tusks" else -1.0
        big = 0.42 if head.teeth == "tusks" else 0.2
        pen.tube("tooth", [add(spot, (0, 0.06, -up * 0.05)), add(spot, (0.08, -0.04, up * big * 0.5)),
                           add(spot, (0.1 if up > 0 else 0.0, 0.0, up * big))],
                 0.075, radii=[1, 0.75, 0.12], material="teeth", mirror=True)  # fmt: skip
    return lip


def whiskers(pen: Sculptor, head: Head, face: Surface) -> None:
    """Three stiff hairs a side."""
    if head.whiskers <= 0:
        return
    _, tip = muzzle_points(head)
    for i in range(3):
        way = toward(52.0 + 10 * i, 6.0 - 16 * i)
        start = face.outward(tip, way)
        end = add(start, (head.whiskers * 0.95, -0.12 + 0.16 * i, 0.16 - 0.2 * i), 1.0)
        bow = add(mul(add(start, end), 0.5), (0.0, -0.1, 0.06))
        pen.tube("whisker", [add(start, way, -0.06), bow, end], 0.013, radii=[1, 0.8, 0.3], material="whisker",
                 segments=5, resolution=4, mirror=True)  # fmt: skip


def beard(pen: Sculptor, head: Head, paint: list[Paint]) -> None:
    """A pointed tuft below the chin."""
    if head.beard <= 0:
        return
    _, tip = muzzle_points(head)
    start = add(tip, (0.0, 0.12, -head.muzzle_radii[1] * 0.6))
    end = add(start, (0.0, -0.1, -head.beard))
    tuft = Blend(blobs=[bone(start, end, 0.24, 0.04), bone(add(start, (0.1, 0.02, 0)), add(end, (0.12, 0, 0.15)), 0.18, 0.03),
                        bone(add(start, (-0.1, 0.02, 0)), add(end, (-0.12, 0, 0.15)), 0.18, 0.03)],
                 smoothness=0.08, resolution=22)  # fmt: skip
    pen.add("beard", tuft, paint=paint)
