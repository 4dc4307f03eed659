"""Feathered wings for animals that do not have them in nature, raised as if about to fly."""

from prompt2mesh.library.animals.frames import Point, add, cross, dot, euler_of, mix, sub, unit
from prompt2mesh.library.animals.sculptor import Sculptor
from prompt2mesh.library.animals.skeletons import Skeleton
from prompt2mesh.library.animals.skins import bone
from prompt2mesh.library.animals.species import Species
from prompt2mesh.library.plants.surfaces import Surface, blade, joined
from prompt2mesh.mesh.shapes import Blend


def feather(length: float, width: float, root: Point, way: Point, normal: Point) -> Surface:
    """One flat feather from `root` along `way`, its face towards `normal`."""
    y = unit(way)
    z = unit(add(normal, y, -dot(normal, y)))
    x = cross(y, z)
    vane = blade(length, width, thickness=width * 0.1, peak=0.62, roundness=0.45, rows=2, columns=5)
    return vane.placed(rotate=euler_of(x, y, z), at=root)


def feathered_wings(pen: Sculptor, species: Species, bones: Skeleton) -> None:
    """An arm of muscle with long primaries at the hand, secondaries along the forearm, and two rows of coverts."""
    body = species.body
    long = body.trunk * 0.92
    root = add(bones.trunk(0.84, body.chest[1] * 0.6), (body.chest[0] * 0.6, 0.0, 0.0))
    elbow = add(root, (long * 0.26, long * 0.22, long * 0.34))
    wrist = add(elbow, (long * 0.3, -long * 0.2, long * 0.34))
    hand = add(wrist, (long * 0.24, long * 0.12, long * 0.1))
    r = body.chest[0] * 0.2
    arm = [bone(root, elbow, r * 1.7, r), bone(elbow, wrist, r, r * 0.8), bone(wrist, hand, r * 0.75, r * 0.4)]
    normal = unit(cross(sub(hand, root), (0.0, 1.0, -0.35)))
    feathers: list[Surface] = []
    rows = ((1.0, 0.0, 0.115), (0.62, 0.012, 0.1), (0.36, 0.022, 0.085))
    for share, out, wide in rows:
        for i in range(8):  # primaries fan from the hand
            t = i / 7
            start = add(mix(hand, wrist, t), normal, out * long)
            way = mix((0.75, 0.25, 0.42), (0.3, 0.8, -0.5), t)
            size = long * share * (0.86 - 0.16 * t)
            feathers.append(feather(size, long * wide, start, way, normal))
        for i in range(9):  # secondaries hang from the forearm and upper arm
            t = (i + 1) / 9
            start = mix(wrist, elbow, min(1.0, t * 1.6)) if t < 0.625 else mix(elbow, root, (t - 0.625) / 0.45)
            way = mix((0.26, 0.82, -0.52), (0.06, 0.95, -0.4), t)
            size = long * share * (0.68 - 0.24 * t)
            feathers.append(feather(size, long * wide, add(start, normal, out * long), way, normal))
    pen.add("wing", Blend(blobs=arm, smoothness=r * 0.5, resolution=22), material="feather", mirror=True)
    pen.add("wing feathers", joined(feathers).shape(), material="feather", mirror=True, smooth=False)
