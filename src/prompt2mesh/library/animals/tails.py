"""Tails of mammals, in body units."""

import math
from collections.abc import Sequence

from prompt2mesh.library.animals.frames import Point, add, mix
from prompt2mesh.library.animals.markings import tail_paint
from prompt2mesh.library.animals.sculptor import Sculptor
from prompt2mesh.library.animals.skeletons import Skeleton
from prompt2mesh.library.animals.skins import ball, bone
from prompt2mesh.library.animals.species import Species
from prompt2mesh.mesh.program import Displace
from prompt2mesh.mesh.shapes import Blend, Blob

_RESTING = ("sitting", "begging", "lying", "sleeping")


def tail(pen: Sculptor, species: Species, bones: Skeleton, factor: float, seed: int) -> None:
    """The tail, rooted in the rump; at rest it sweeps round along the ground."""
    t = species.tail
    if t.kind == "none":
        return
    rz = species.body.rump[1]
    root = bones.trunk(-0.04 - 0.48 * rz / species.body.trunk, rz * 0.42)
    long = t.length * factor
    if t.kind in ("stub", "puff"):
        r = t.radius
        spot = add(root, (0.0, r * 0.4, r * 0.5))
        blobs = [ball(spot, r, (1.0, 0.9, 1.1)), ball(add(spot, (0, r * 0.3, r * 0.55)), r * 0.7)]
        if t.kind == "stub":
            blobs = [bone(root, add(root, (0, long * 0.75, long * 0.45)), r, r * 0.55)]
        rough = [Displace(strength=r * 0.12, scale=r * 0.5, seed=seed)] if t.kind == "puff" else []
        pen.add("tail", Blend(blobs=blobs, smoothness=r * 0.4, resolution=21), modifiers=rough,
                paint=tail_paint(species, [root, spot]))  # fmt: skip
        return
    path = _course(species, bones, root, long)
    paint = tail_paint(species, path)
    r = t.radius
    if t.kind == "bushy":
        shares = (0.5, 0.85, 1.2, 1.45, 1.45, 1.15, 0.7, 0.22)
        pen.add("tail", _chain(path, [r * s for s in shares], r * 0.5, 40), paint=paint,
                modifiers=[Displace(strength=r * 0.1, scale=r * 0.9, octaves=3, seed=seed)])  # fmt: skip
    elif t.kind == "curl":
        pen.add("tail", _chain(path, [r * s for s in (0.8, 1.1, 1.25, 1.3, 1.2, 1.0, 0.6, 0.25)], r * 0.3, 34),
                paint=paint, modifiers=[Displace(strength=r * 0.07, scale=r * 0.8, seed=seed)])  # fmt: skip
    elif t.kind == "flat":
        pen.add("tail", _paddle(path, r), material="nose", paint=())
    elif t.kind == "hair":
        pen.add("tail", _chain(path, [r * s for s in (0.5, 0.8, 1.0, 1.15, 1.15, 1.0, 0.7, 0.25)], r * 0.4, 36),
                material="mane", modifiers=[Displace(strength=r * 0.16, scale=r * 0.5, seed=seed)])  # fmt: skip
    else:
        ends = {
            "thick": (1.25, 1.1, 0.9, 0.72, 0.56, 0.42, 0.3, 0.14),
            "curl_up": (1.1, 1, 1, 0.95, 0.9, 0.8, 0.6, 0.4),
        }
        shares = ends.get(t.kind, (1.2, 1.05, 1.0, 0.95, 0.9, 0.82, 0.72, 0.5))
        pen.add("tail", _chain(path, [r * s for s in shares], r * 0.25, 44), paint=paint)
        if t.kind == "tuft":
            tip, before = path[-1], path[-2]
            end = add(tip, mix((0, 0, 0), (tip[0] - before[0], tip[1] - before[1], tip[2] - before[2]), 0.6))
            tuft = Blend(blobs=[bone(before, tip, r * 0.9, r * 2.0), bone(tip, end, r * 2.0, r * 0.5)],
                         smoothness=r, resolution=21)  # fmt: skip
            pen.add("tail tuft", tuft, material="mane" if "mane" in pen.kit.asset.slots else None,
                    modifiers=[Displace(strength=r * 0.3, scale=r, seed=seed)])  # fmt: skip


def _course(species: Species, bones: Skeleton, root: Point, long: float) -> list[Point]:
    t = species.tail
    steps = 8
    resting = bones.pose in _RESTING and t.kind not in ("curl", "curl_up")
    points = [root]
    if t.kind == "curl" and t.radius < 0.03:  # a pig's corkscrew stands off the rump
        for i in range(1, 8):
            a = math.tau * 1.25 * i / 7
            points.append(
                add(root, (0.2 * long * math.sin(a), long * (0.3 + 0.5 * i / 7), 0.2 * long * (1 - math.cos(a))))
            )
        return points
    if resting and t.kind == "bushy" and bones.pose in ("sitting", "begging"):
        resting = t.lift < 40
    floor = t.radius * (1.45 if t.kind == "bushy" else 1.0)
    heading, turn = 0.0, 0.0
    here = root
    lift = t.lift if bones.pose not in ("running", "leaping") or t.lift > 60 else max(t.lift, 12.0)
    if bones.pose == "supine":
        lift = -18.0
    if bones.pitch > 40 and not resting and t.kind not in ("curl", "curl_up"):
        lift = min(lift, -35.0) if t.lift < 40 else t.lift
    for i in range(1, steps):
        share = i / (steps - 1)
        step = long / (steps - 1)
        if resting:
            slope = -70.0 if here[2] > floor * 1.4 else 0.0
            turn = -12.0 + 150.0 * share * share
            a, e = math.radians(turn), math.radians(slope)
            here = add(here, (math.sin(a) * math.cos(e) * step, math.cos(a) * math.cos(e) * step, math.sin(e) * step))
            here = (here[0], here[1], max(here[2], floor))
        else:
            heading = lift + (t.curve if bones.pose != "supine" else -20.0) * share
            if t.kind == "curl" and bones.pose != "supine":
                heading = 95 + 235 * share
                turn = 14.0
            e, a = math.radians(heading), math.radians(turn * share)
            here = add(here, (math.sin(a) * step, math.cos(e) * step, math.sin(e) * step))
            here = (here[0], here[1], max(here[2], floor))
        points.append(here)
    return points


def _chain(path: Sequence[Point], radii: Sequence[float], smoothness: float, resolution: int) -> Blend:
    blobs: list[Blob] = [
        bone(a, b, ra, rb) for a, b, ra, rb in zip(path, path[1:], radii, radii[1:], strict=False)
    ]  # fmt: skip
    return Blend(blobs=blobs, smoothness=smoothness, resolution=resolution)


def _paddle(path: Sequence[Point], r: float) -> Blend:
    middle, end = path[3], path[-1]
    return Blend(
        blobs=[bone(path[0], middle, r * 0.9, r * 0.8),
               Blob(a=middle, b=end, radius=r * 1.5, radius_b=r * 1.8, squash=(1.0, 1.0, 0.22))],
        smoothness=r * 0.4, resolution=33,
    )  # fmt: skip
