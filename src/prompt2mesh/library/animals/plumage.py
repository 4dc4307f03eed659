"""Feathers of birds: wings folded and spread, tails and crests."""

import math
from typing import TYPE_CHECKING

from prompt2mesh.library.animals.frames import Point, add, mix, mul, toward, unit
from prompt2mesh.library.animals.sculptor import Sculptor
from prompt2mesh.library.animals.sheets import sheet
from prompt2mesh.library.animals.skins import ball, bone
from prompt2mesh.library.animals.surface import Surface
from prompt2mesh.mesh.program import Paint
from prompt2mesh.mesh.shapes import Blend, Blob

if TYPE_CHECKING:
    from prompt2mesh.library.animals.birds import Bird, Posture


def folded_wing(pen: Sculptor, bird: "Bird", place: "Posture", skin: Surface, *, raised: bool) -> None:
    """A wing laid along the body, its long feathers past the rump; a penguin's flipper hangs."""
    w, h = bird.body
    c, f, up = place.center, place.forward, place.up
    if bird.flipper:
        root = add(add(c, f, 0.24), (w * (0.7 if raised else 0.86), 0.0, 0.0))
        end = add(root, (0.34, -0.05, -0.3) if raised else (0.16, -0.04, -0.52))
        pen.add("wing", Blend(blobs=[Blob(a=root, b=end, radius=0.13, radius_b=0.05, squash=(1.0, 0.5, 1.0) if raised else (0.42, 1.0, 1.0))], smoothness=0.03, resolution=24),
                material="wing", mirror=True)  # fmt: skip
        return
    shoulder = skin.outward(add(add(c, f, 0.22), up, h * 0.3), (1.0, 0.0, 0.0))
    blobs: list[Blob] = [Blob(a=add(shoulder, f, -0.06), radius=h * 0.52, squash=(0.3, 1.25, 0.95))]
    long = 0.5 * bird.wing_length / 0.8
    rows = ((6, 0.62, 0.12, 0.0), (5, 0.86, 0.1, 0.018), (4, 1.12, 0.085, 0.03))
    for count, reach, r, out in rows:
        for i in range(count):
            share = i / max(count - 1, 1)
            root = add(add(c, f, 0.16 - 0.1 * share), up, h * (0.46 - 0.78 * share))
            start = add(skin.outward(root, (1.0, 0.0, 0.0)), (0.012 - out * 0.4, 0, 0))
            end_root = add(add(c, f, -long * reach * (1.0 - 0.25 * share)), up, h * (0.34 - 0.55 * share))
            side = skin.outward(end_root, (1.0, 0.0, 0.0))
            end = add(side if side != end_root else end_root, (0.03, 0.0, 0.0))
            end = (max(end[0], 0.05), end[1], end[2])
            blobs.append(Blob(a=start, b=end, radius=r, radius_b=r * 0.4, squash=(0.42, 1.0, 1.0)))
    paint: list[Paint] = []
    tip = add(add(c, f, -long * 0.95), up, h * 0.1)
    if bird.wing_tip:
        paint.append(
            Paint(
                kind="ellipsoid",
                color=bird.wing_tip,
                center=(w * 0.6, tip[1], tip[2]),
                radii=(0.6, 0.4, 0.4),
                softness=0.3,
            )
        )
    if bird.speckles:
        paint.append(Paint(kind="spots", color=bird.speckles, scale=0.085, amount=0.32, softness=0.1))
    if bird.bands:
        paint.append(Paint(kind="stripes", color=bird.bands, axis="z", scale=0.08, amount=0.3))
    pen.add("wing", Blend(blobs=blobs, smoothness=0.025, resolution=24), material="wing", mirror=True, paint=paint)


def spread_wing(pen: Sculptor, bird: "Bird", place: "Posture") -> None:
    """An open wing: an arm with a fan of flight feathers behind it."""
    w, h = bird.body
    long = bird.wing_length * 1.25
    root = add(add(place.center, place.forward, 0.2), (w * 0.7, 0.0, h * 0.35))
    elbow = add(root, (long * 0.32, 0.04, long * 0.14))
    wrist = add(root, (long * 0.6, -0.12, long * 0.24))
    blobs = [bone(root, elbow, 0.085, 0.06), bone(elbow, wrist, 0.06, 0.05)]
    count = 17
    for i in range(count):
        share = i / (count - 1)
        start = mix(root, elbow, share * 2.2) if share < 0.45 else mix(elbow, wrist, min(1.0, (share - 0.45) / 0.3))
        turn = math.radians(4 + 84 * max(0.0, share - 0.25) / 0.75)
        reach = long * (0.44 + 0.3 * share**1.5)
        way = (math.sin(turn), math.cos(turn) * (1.0 - 0.12 * share), 0.12 * share)
        end = add(start, way, reach)
        blobs.append(Blob(a=start, b=end, radius=0.05, radius_b=0.038, squash=(1.0, 1.0, 0.42)))
        blobs.append(
            Blob(
                a=add(start, (0, 0, 0.012)),
                b=add(start, way, reach * 0.5),
                radius=0.06,
                radius_b=0.045,
                squash=(1.0, 1.0, 0.5),
            )
        )
    paint: list[Paint] = []
    if bird.wing_tip:
        paint.append(Paint(kind="gradient", color=bird.wing_tip, axis="x", start=w + long * 0.62, end=w + long * 0.95))
    if bird.speckles:
        paint.append(Paint(kind="spots", color=bird.speckles, scale=0.1, amount=0.32, softness=0.1))
    pen.add("wing", Blend(blobs=blobs, smoothness=0.02, resolution=41), material="wing", mirror=True, paint=paint)


def tail_feathers(pen: Sculptor, bird: "Bird", place: "Posture", *, displaying: bool) -> None:
    """The tail: a narrow stack, a fan, a fork, a cock's sickles or a peacock's train."""
    c, f, up = place.center, place.forward, place.up
    root = add(add(c, f, -0.4), up, 0.05)
    long = bird.tail_length
    if bird.tail == "train":
        _train(pen, root, long, displaying=displaying)
        return
    if bird.tail == "cock":
        blobs: list[Blob] = []
        for i in range(9):
            side = (i - 4) * 0.035
            lift = 74 - 7 * (i % 3)
            path = [root]
            for j in range(1, 6):
                a = math.radians(lift - 34 * j)
                path.append(add(path[-1], (side * 0.3, math.cos(a) * long * 0.26, math.sin(a) * long * 0.26)))
            for j in range(5):
                blobs.append(Blob(a=path[j], b=path[j + 1], radius=0.062 - 0.007 * j, radius_b=0.055 - 0.008 * j))
        pen.add("tail", Blend(blobs=blobs, smoothness=0.02, resolution=41), material="tail")
        return
    back = unit(add(mul(f, -1.0), up, 0.1))
    wide = {"plain": 8.0, "fan": 34.0, "fork": 13.0, "short": 16.0, "lyre": 20.0}[bird.tail]
    wide = wide * 2.1 if displaying else wide
    count = 9 if wide > 20 else 7
    lift = 0.5 if displaying and bird.tail == "fan" else 0.0
    blobs = []
    for i in range(count):
        share = (i - (count - 1) / 2) / ((count - 1) / 2)
        a = math.radians(wide * share)
        way = unit(add(mul(add(back, up, lift), math.cos(a)), (math.sin(a), 0.0, 0.0)))
        reach = long * (1.0 - 0.18 * share * share)
        if bird.tail == "fork":
            reach = long * (0.62 + 0.5 * abs(share))
        spread = add(root, (share * 0.07, 0.0, -abs(share) * 0.02))
        blobs.append(Blob(a=spread, b=add(spread, way, reach), radius=0.045, radius_b=0.05 if bird.tail != "fork" else 0.03,
                          squash=(1.0, 0.7, 0.7)))  # fmt: skip
    paint = []
    if bird.wing_tip:
        paint = [
            Paint(
                kind="ellipsoid",
                color=bird.wing_tip,
                center=add(root, back, long),
                radii=(0.5, long * 0.35, long * 0.35),
                softness=0.2,
            )
        ]
    blobs.append(ball(root, 0.09))
    pen.add("tail", Blend(blobs=blobs, smoothness=0.02, resolution=33), material="tail", paint=paint)


_OCELLUS = (("#c9a83a", 1.0), ("#1f8fa8", 0.68), ("#16205a", 0.4))


def _eye_spot(color: str, spot: Point, r: float) -> Paint:
    return Paint(kind="ellipsoid", color=color, center=spot, radii=(r, r, r), softness=0.15)


def _train(pen: Sculptor, root: Point, long: float, *, displaying: bool) -> None:
    """A peacock's train: long plumes, each with an eye, raised in a wheel or trailing."""
    plumes: list[Blob] = [ball(root, 0.1)]
    eyes: list[tuple[Point, float]] = []
    rows = ((15, 1.0), (12, 0.72), (9, 0.46))
    for row, (count, reach) in enumerate(rows):
        for i in range(count):
            share = (i - (count - 1) / 2) / ((count - 1) / 2)
            if displaying:
                a = math.radians(100 * share)
                way = unit((math.sin(a), 0.16 + 0.1 * row, math.cos(a)))
            else:
                a = math.radians(11 * share)
                way = unit((math.sin(a), math.cos(a), -0.12 - 0.06 * row))
            end = add(root, way, long * reach)
            end = (end[0], end[1], max(end[2], 0.05))
            flat = (1.0, 0.5, 1.0) if displaying else (1.0, 1.0, 0.6)
            plumes.append(Blob(a=root, b=end, radius=0.045, radius_b=0.085, squash=flat))
            plumes.append(ball(end, 0.115, (1.0, 0.4, 1.0) if displaying else (1.0, 1.0, 0.5)))
            eyes.append((end, 0.12))
    paint: list[Paint] = []
    if displaying:
        fan = [p for p, _ in eyes[: rows[0][0]]]
        web = sheet(
            [add(root, (0.02 * (i - 7), 0.04, 0.0)) for i in range(len(fan))], fan, 0.012, sag=0.08, steps=5, across=14
        )
        pen.add("tail fan", web, material="tail", paint=[_eye_spot(c, p, r * s) for p, r in eyes for c, s in _OCELLUS])
    for spot, r in eyes:
        paint += [_eye_spot(color, spot, r * share) for color, share in _OCELLUS]
    pen.add("tail", Blend(blobs=plumes, smoothness=0.015, resolution=53), material="tail", paint=paint)


def crest(pan: Sculptor, bird: "Bird", face: Surface) -> None:
    """What stands on the head, in skull radii."""
    blobs: list[Blob] = []
    if bird.crest == "point":
        blobs = [
            bone((0, -0.35, 0.72), (0, 0.55, 1.55), 0.42, 0.06, (0.7, 1.0, 1.0)),
            bone((0, 0.0, 0.7), (0, 0.95, 1.05), 0.4, 0.06, (0.7, 1.0, 1.0)),
        ]
        pan.add("crest", Blend(blobs=blobs, smoothness=0.15, resolution=22), material="crest")
    elif bird.crest == "comb":
        for i in range(5):
            y = -0.72 + 0.32 * i
            top = 1.15 + 0.42 * math.sin(math.pi * (i + 0.6) / 5.4)
            blobs.append(bone((0, y, 0.72), (0, y + 0.06, top), 0.2, 0.13, (0.5, 1.0, 1.0)))
        pan.add("crest", Blend(blobs=blobs, smoothness=0.12, resolution=24), material="crest")
    elif bird.crest == "tufts":
        spot = face.outward((0, 0, 0), toward(48, 58))
        pan.add("crest", Blend(blobs=[bone(add(spot, (-0.15, 0, -0.15)), add(spot, (0.28, 0.05, 0.62)), 0.25, 0.03, (0.8, 0.6, 1.0))], smoothness=0.05, resolution=19),
                material="crest", mirror=True)  # fmt: skip
    elif bird.crest in ("fan", "plumes"):
        count = 7
        for i in range(count):
            share = (i - 3) / 3
            side = share * (0.1 if bird.crest == "fan" else 0.35)
            lean = -0.2 + 0.85 * (i / (count - 1)) if bird.crest == "fan" else 0.25
            end = (side * 2, lean, 1.75 - 0.25 * abs(share))
            blobs.append(bone((side * 0.4, 0.0, 0.75), end, 0.06, 0.045))
            blobs.append(ball(end, 0.13 if bird.crest == "plumes" else 0.1))
        blobs.append(ball((0, 0, 0.8), 0.2))
        pan.add("crest", Blend(blobs=blobs, smoothness=0.05, resolution=33), material="crest")
