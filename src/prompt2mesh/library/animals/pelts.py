"""What stands off the skin over the whole body: locks of long fur, curls of wool, spines."""

import math
from collections.abc import Iterator

from prompt2mesh.library.animals.frames import Point, add, mix, mul, toward, unit
from prompt2mesh.library.animals.sculptor import Sculptor
from prompt2mesh.library.animals.skeletons import Skeleton
from prompt2mesh.library.animals.skins import ball, bone
from prompt2mesh.library.animals.species import Species
from prompt2mesh.library.animals.spikes import Spike, spikes
from prompt2mesh.library.animals.surface import Surface
from prompt2mesh.mesh.shapes import Blend, Blob

_GOLDEN = math.pi * (3 - math.sqrt(5))


def _spots(
    bones: Skeleton, skin: Surface, count: int, lowest: float, cap: float = 0.2
) -> Iterator[tuple[Point, Point, float]]:
    """Points spread evenly over the trunk, with the way out and the share from rump to chest.

    `cap` is the share of the points that go to each rounded end.
    """
    for i in range(count):
        share = (i + 0.5) / count
        cosine = math.cos(i * _GOLDEN)
        if cosine < lowest:
            continue
        along = share * 1.15 - 0.08
        around = add(mul(bones.up, cosine), (math.sin(i * _GOLDEN), 0.0, 0.0))
        lean = 2.6 * (max(0.0, share - 1 + cap) - max(0.0, cap - share)) / cap
        spot = skin.outward(bones.trunk(min(max(along, 0.02), 0.98)), add(around, bones.forward, lean), reach=1.2)
        yield spot, skin.normal(spot), share


def locks(bones: Skeleton, shape: Blend, long: float, seed: int) -> Blend:
    """The trunk with pointed locks of fur that lie backwards and down."""
    skin = Surface(shape)
    found: list[Blob] = list(shape.blobs)
    count = 96
    for i, (spot, out, share) in enumerate(_spots(bones, skin, count, -1.0)):
        jitter = 0.5 * math.sin(i * 12.9898 + seed)
        fall = add(
            add(mul(bones.forward, -0.75 - 0.3 * jitter), (0.0, 0.0, -1.0)), (0.35 * out[0] + 0.3 * jitter, 0, 0)
        )
        flat = add(fall, out, -(fall[0] * out[0] + fall[1] * out[1] + fall[2] * out[2]))
        way = unit(add(unit(flat), out, 0.34))
        grow = long * (0.8 + 0.5 * (0.5 + jitter)) * (1.15 if share > 0.8 else 1.0)
        found.append(bone(add(spot, out, -grow * 0.16), add(spot, way, grow), grow * 0.36, grow * 0.05))
    for i in range(22):  # a ruff round the neck
        a = i * _GOLDEN
        share = -0.1 + 0.75 * i / 22
        around = add((math.sin(a), 0.0, 0.0), unit(add(bones.forward, bones.up)), math.cos(a))
        center = mix(bones.neck_base, bones.head, share)
        spot = skin.outward(center, around, reach=0.8)
        way = unit(add(add(unit(around), (0.0, 0.3, -1.0)), bones.forward, -0.3))
        found.append(bone(spot, add(spot, way, long * 1.1), long * 0.4, long * 0.06))
    for x in (-1.0, 0.0, 1.0):  # a bib between the forelegs
        root = add(mix(bones.neck_base, bones.trunk(1.02), 0.5), (x * long * 0.6, 0.0, 0.0))
        spot = skin.outward(root, add(bones.forward, bones.up, -0.7), reach=1.0)
        found.append(bone(spot, add(spot, (0.0, -long * 0.25, -long * 1.3)), long * 0.5, long * 0.06))
    return shape.model_copy(update={"blobs": found, "smoothness": min(shape.smoothness, long * 0.4), "resolution": 37})


def fringe(shape: Blend, long: float) -> Blend:
    """The head with locks that fall from the crown over the brow and down the cheeks, in skull radii."""
    skin = Surface(shape)
    found = list(shape.blobs)
    for azimuth in (-150, -110, -75, -48, -24, 0, 24, 48, 75, 110, 150):
        for rise in (62.0, 30.0) if abs(azimuth) > 40 else (62.0,):
            spot = skin.outward((0, 0, 0), toward(azimuth, rise))
            out = skin.normal(spot)
            way = unit(add(add(toward(azimuth, 0.0), (0, 0, -0.9)), out, 0.15))
            found.append(bone(add(spot, out, -0.12), add(spot, way, long), 0.24, 0.05))
    return shape.model_copy(update={"blobs": found, "smoothness": 0.16})


def cover(pen: Sculptor, species: Species, bones: Skeleton, skin: Surface) -> None:
    """Spines (hedgehog, porcupine) or wool curls (sheep, poodle) over the trunk."""
    rng = pen.kit.rng
    spiny = species.spines > 0
    found: list[Spike] = []
    curls: list[Blob] = []
    cap = min(0.42, species.body.rump[1] / (species.body.trunk + 2 * species.body.rump[1]) * 1.3)
    for spot, out, _ in _spots(bones, skin, 640 if spiny else 190, -0.1 if spiny else -0.5, cap):
        grow = rng.uniform(0.8, 1.2)
        if spiny:
            way = unit(add(add(out, bones.forward, -0.8), (rng.uniform(-0.2, 0.2), 0.0, rng.uniform(-0.2, 0.2))))
            long = species.spines * grow
            found.append((add(spot, way, -long * 0.2), add(spot, way, long), long * 0.085))
        else:
            curls.append(ball(add(spot, out, -species.curls * 0.15), species.curls * grow, (1.0, 0.9, 0.85)))
    if found:
        pen.add("spine", spikes(found), material="mane", smooth=False)
    if curls:
        pen.add("wool", Blend(blobs=curls, smoothness=species.curls * 0.35, resolution=44))
