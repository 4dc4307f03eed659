"""Manes and crests, built of overlapping locks."""

import math

from prompt2mesh.library.animals.frames import Point, add, mix, sub, unit
from prompt2mesh.library.animals.sculptor import Sculptor
from prompt2mesh.library.animals.skeletons import Skeleton
from prompt2mesh.library.animals.skins import ball, bone
from prompt2mesh.library.animals.species import Species
from prompt2mesh.mesh.program import Displace
from prompt2mesh.mesh.shapes import Blend, Blob


def mane(pen: Sculptor, species: Species, bones: Skeleton, seed: int) -> None:
    """The mane of a lion, a horse, or a stiff ridge (zebra, donkey)."""
    if species.mane == "lion":
        _lion(pen, species, bones, seed)
    else:
        _horse(pen, species, bones, seed, stiff=species.mane == "ridge")


def _lion(pen: Sculptor, species: Species, bones: Skeleton, seed: int) -> None:
    h = species.head.size
    way = unit(sub(bones.neck_base, bones.head))
    ring = add(bones.head, (0.0, h * 0.25, -h * 0.05))
    blobs: list[Blob] = [ball(add(ring, way, h * 0.45), h * 1.15, (1.0, 0.75, 1.1))]
    chest = bones.trunk(1.08, -species.body.chest[1] * 0.55)
    blobs.append(bone(add(ring, way, h * 0.5), mix(bones.neck_base, chest, 0.7), h * 1.1, h * 0.75))
    for row, (back, out, size) in enumerate(((0.1, 1.28, 0.3), (0.55, 1.42, 0.36), (1.0, 1.3, 0.36))):
        count = 15 - row
        for i in range(count):
            a = 2 * math.pi * (i + 0.5 * row) / count
            dx, dz = math.sin(a), math.cos(a)
            long = 0.55 if dz > -0.3 else 0.85
            start: Point = (ring[0] + dx * h * out * 0.72, ring[1] + h * back, ring[2] + dz * h * out * 0.74)
            end = add(start, (dx * h * long, h * 0.22, dz * h * long - h * 0.16))
            blobs.append(bone(start, end, h * size, h * 0.05))
    for i in range(7):
        x = (i - 3) * h * 0.3
        start = add(mix(bones.neck_base, chest, 0.65), (x, -h * 0.35, 0))
        blobs.append(bone(start, add(start, (x * 0.2, -h * 0.3, -h * 0.95)), h * 0.42, h * 0.06))
    shape = Blend(blobs=blobs, smoothness=h * 0.12, resolution=47)
    pen.add("mane", shape, material="mane", modifiers=[Displace(strength=h * 0.05, scale=h * 0.35, seed=seed)])


def _horse(pen: Sculptor, species: Species, bones: Skeleton, seed: int, *, stiff: bool) -> None:
    r0, r1 = species.body.neck_radii
    way = unit(sub(bones.head, bones.neck_base))
    crest = (0.0, way[2], -way[1])
    blobs: list[Blob] = []
    count = 11
    for i in range(count):
        share = i / (count - 1)
        spine = mix(bones.neck_base, bones.head, -0.1 + 1.02 * share)
        r = r0 + (r1 - r0) * share
        top = add(spine, crest, r * 0.92)
        if stiff:
            blobs.append(bone(top, add(top, crest, r1 * 0.75), r1 * 0.3, r1 * 0.14, (0.6, 1.0, 1.0)))
            continue
        wave = 0.12 * math.sin(i * 1.7 + seed)
        for side, fall in ((1.0, 1.0), (-1.0, 0.62)):
            middle = add(top, (side * r * 0.95, 0.02, -r * 0.25))
            end = add(middle, (side * r * (0.2 + wave), 0.05 + wave * 0.2, -r * (1.05 + wave) * fall))
            blobs.append(bone(top, middle, r1 * 0.34, r1 * 0.32))
            blobs.append(bone(middle, end, r1 * 0.32, r1 * 0.06))
    h = species.head.size
    if not stiff:
        lock = add(bones.head, (0.0, -h * 0.15, h * species.head.skull[2]))
        blobs.append(bone(add(lock, crest, -h * 0.1), add(lock, (0.03, -h * 0.72, -h * 0.25)), h * 0.26, h * 0.05))
        blobs.append(bone(add(lock, crest, -h * 0.1), add(lock, (-0.05, -h * 0.6, -h * 0.15)), h * 0.22, h * 0.05))
    shape = Blend(blobs=blobs, smoothness=r1 * 0.16, resolution=47)
    pen.add("mane", shape, material="mane", modifiers=[Displace(strength=r1 * 0.04, scale=r1 * 0.3, seed=seed)])
