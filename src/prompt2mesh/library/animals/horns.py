"""Horns, antlers, tusks and trunks on the head."""

import math

from prompt2mesh.library.animals.frames import Point, add, aim, toward, unit
from prompt2mesh.library.animals.sculptor import Sculptor
from prompt2mesh.library.animals.skins import bone
from prompt2mesh.library.animals.species import Species
from prompt2mesh.library.animals.surface import Surface
from prompt2mesh.mesh.shapes import Blend, Lathe, Sphere


def horns(pen: Sculptor, species: Species, face: Surface) -> None:
    """Whatever grows from the head."""
    kind = species.horns
    if kind in ("cow", "goat", "ram", "long"):
        _curved(pen, kind, face)
    elif kind in ("deer", "moose"):
        _antlers(pen, kind, face)
    elif kind == "unicorn":
        root = face.outward((0, 0, 0), toward(0, 58))
        way = unit((0.0, -0.62, 0.8))
        _spiral(pen, root, way, 2.3, 0.2)
    elif kind == "rhino":
        head = species.head
        spot = face.outward((0, -(head.muzzle - head.muzzle_radii[1]) * 0.92, -head.muzzle_drop[1]), (0, -0.3, 1))
        pen.tube("horn", [add(spot, (0, 0.1, -0.15)), add(spot, (0, -0.14, 0.4)), add(spot, (0, -0.02, 1.15))], 0.3,
                 radii=[1, 0.68, 0.08], material="horn")  # fmt: skip
        spot = face.outward((0, -0.75, -0.2), (0, -0.2, 1))
        pen.tube("horn", [add(spot, (0, 0.05, -0.12)), add(spot, (0, -0.04, 0.2)), add(spot, (0, 0.0, 0.48))], 0.22,
                 radii=[1, 0.7, 0.12], material="horn")  # fmt: skip
    elif kind == "giraffe":
        root = face.outward((0, 0, 0), toward(35, 68))
        way = unit((0.22, 0.1, 1.0))
        pen.tube("horn", [add(root, way, -0.1), add(root, way, 0.3), add(root, way, 0.62)], 0.13, radii=[1, 0.85, 0.95],
                 mirror=True)  # fmt: skip
        pen.add("horn tip", Sphere(radius=0.17, segments=16), at=add(root, way, 0.64), material="hoof", mirror=True)


def _curved(pen: Sculptor, kind: str, face: Surface) -> None:
    place = {"cow": (78.0, 56.0), "long": (82.0, 52.0), "goat": (38.0, 66.0), "ram": (70.0, 58.0)}[kind]
    root = face.outward((0, 0, 0), toward(*place))
    sets: dict[str, list[Point]] = {
        "cow": [(-0.2, 0, -0.08), (0.35, 0.0, 0.05), (0.62, -0.08, 0.42), (0.55, -0.16, 0.85)],
        "long": [(-0.2, 0, -0.1), (0.7, -0.05, 0.02), (1.5, -0.2, 0.28), (1.95, -0.35, 0.95)],
        "goat": [(0, -0.05, -0.15), (0.1, 0.05, 0.5), (0.25, 0.4, 0.98), (0.42, 0.95, 1.15)],
        "ram": [(-0.15, 0, -0.1), (0.22, 0.32, 0.22), (0.5, 0.7, -0.12), (0.62, 0.5, -0.62), (0.72, 0.02, -0.72),
                (0.85, -0.28, -0.42), (1.0, -0.3, -0.1)],
    }  # fmt: skip
    size = {"cow": 0.2, "long": 0.22, "goat": 0.17, "ram": 0.34}[kind]
    path = [add(root, p) for p in sets[kind]]
    count = len(path)
    radii = [1.0 - 0.9 * (i / (count - 1)) ** 1.4 for i in range(count)]
    pen.tube("horn", path, size, radii=radii, material="horn", mirror=True, segments=16)


def _spiral(pen: Sculptor, root: Point, way: Point, long: float, r: float) -> None:
    ridges = 9
    profile: list[tuple[float, float]] = [(r * 1.02, -0.18)]
    for i in range(ridges):
        share = i / ridges
        here = r * (1 - share) + 0.012
        profile += [(here, share * long + 0.01), (here * 0.84, (share + 0.85 / ridges) * long)]
    profile.append((0.0, long))
    pen.add("horn", Lathe(profile=profile, smooth=False, segments=20), at=root, rotate=aim(way), material="horn")


def _antlers(pen: Sculptor, kind: str, face: Surface) -> None:
    root = face.outward((0, 0, 0), toward(48, 64))
    if kind == "moose":
        # A palm with a fringe of points.
        palm_at = add(root, (1.15, 0.1, 0.62))
        blobs = [bone(add(root, (-0.1, 0, -0.12)), palm_at, 0.15, 0.17),
                 bone(palm_at, add(palm_at, (0.75, 0.15, 0.55)), 0.32, 0.42, (1.0, 0.3, 1.0))]  # fmt: skip
        for i in range(7):
            a = math.radians(-30 + 25 * i)
            start = add(palm_at, (0.62 + 0.15 * math.cos(a), 0.08, 0.35 + 0.15 * math.sin(a)))
            blobs.append(bone(start, add(start, (0.75 * math.cos(a), -0.1, 0.75 * math.sin(a))), 0.14, 0.035))
        blobs.append(bone(palm_at, add(palm_at, (0.1, -0.7, 0.35)), 0.15, 0.04))
        pen.add("horn", Blend(blobs=blobs, smoothness=0.12, resolution=41), material="horn", mirror=True)
        return
    beam: list[Point] = [(0, 0, -0.12), (0.25, 0.28, 0.55), (0.75, 0.5, 1.15), (1.02, 0.3, 1.85), (0.9, -0.08, 2.5)]
    points = [add(root, p) for p in beam]
    radii = [0.15, 0.13, 0.115, 0.09, 0.035]
    blobs = [bone(a, b, ra, rb) for a, b, ra, rb in zip(points, points[1:], radii, radii[1:], strict=False)]
    for at, way in (
        (points[1], (0.1, -0.75, 0.4)),
        (points[2], (0.1, -0.75, 0.5)),
        (points[3], (0.28, 0.42, 0.55)),
        (points[3], (-0.38, -0.3, 0.55)),
    ):
        blobs.append(bone(at, add(at, way), 0.09, 0.03))
    pen.add("horn", Blend(blobs=blobs, smoothness=0.06, resolution=47), material="horn", mirror=True)
