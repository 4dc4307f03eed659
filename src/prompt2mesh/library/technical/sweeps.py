"""Bodies made by carrying a profile along a line, an arc, a helix or points."""

from __future__ import annotations

import math
from itertools import pairwise

from prompt2mesh.library.kit import Kit
from prompt2mesh.library.outlines import Outline
from prompt2mesh.library.registry import angle, asset, choice, factor, length
from prompt2mesh.library.technical.drawing import Ring, equal_area, rounded, stacked_tube
from prompt2mesh.mesh.errors import ContradictionError
from prompt2mesh.mesh.features import Profile
from prompt2mesh.mesh.shapes import Extrude

Vec = tuple[float, float, float]
_STEEP, _SHARP = 0.9, 0.05


@asset(
    kind="swept_body",
    words=("swept body", "sweep", "swept", "swept solid", "swept profile"),
    about="A circle, square or rectangle carried along a straight line, an arc or a helix.",
    parameters=(
        choice("profile", "circle", "square", "rectangle"),
        length("profile_width", 0.01, 0.0001, 10, words=("profile width", "diameter", "width", "wide", "thick")),
        length("profile_height", 0.0, 0.0, 10, words=("profile height", "height"), about="0 for the same as the width."),
        choice("path", "arc", "line", "helix", "points"),
        length("path_radius", 0.05, 0.0005, 100, words=("path radius", "radius", "bend radius")),
        angle("path_angle", 90, 1, 359, words=("path angle", "angle")),
        length("path_length", 0.1, 0.001, 200, words=("path length", "length", "long")),
        length("pitch", 0.02, 0.0005, 20, words=("pitch", "rise")),
        factor("turns", 3, 0.25, 60, words=("turns", "coils", "windings")),
    ),
    slots={"body": "machined_aluminium"},
    category="part",
)  # fmt: skip
def swept_body(k: Kit) -> None:
    """Rings of the profile, each across the path's direction there."""
    width = k.m("profile_width")
    height = k.m("profile_height") or width
    outline = _outline(k.s("profile"), width, height)
    path, radius = k.s("path"), k.m("path_radius")
    if path == "line":
        k.add(
            "body",
            Extrude(outline=outline, height=k.m("path_length")),
            rotate=(90, 0, 90),
            at=(-k.m("path_length") / 2, 0, height / 2),
        )
        return
    if path == "points":
        _along_points(k, outline)
        return
    turn = math.radians(k.m("path_angle")) if path == "arc" else 2 * math.pi * k.m("turns")
    rise = 0.0 if path == "arc" else k.m("pitch") / (2 * math.pi)
    steps = max(16, round(128 * turn / (2 * math.pi)))
    tilt = math.hypot(radius, rise)
    rings: list[list[tuple[float, float, float]]] = []
    for i in range(steps + 1):
        a = turn * i / steps
        out = (math.cos(a), math.sin(a), 0.0)
        up = (math.sin(a) * rise / tilt, -math.cos(a) * rise / tilt, radius / tilt)
        middle = (radius * out[0], radius * out[1], rise * a)
        rings.append([
            (middle[0] + x * out[0] + y * up[0], middle[1] + x * out[1] + y * up[1], middle[2] + x * out[2] + y * up[2])
            for x, y in outline
        ])  # fmt: skip
    k.add("body", stacked_tube(rings), at=(0, 0, height / 2), smooth=k.s("profile") == "circle")


def _along_points(k: Kit, outline: Outline) -> None:
    """The profile along straight pieces, mitred where they meet, so that its volume is its area times the way."""
    given = [f for f in k.features if isinstance(f, Profile)]
    path: list[Vec] = [(p[0], p[1], p[2]) for p in given[0].path] if given else []
    path = path or [(0.0, 0.0, 0.0), (0.0, 0.0, 0.05), (0.05, 0.0, 0.05)]
    ways = [_unit(_less(b, a)) for a, b in pairwise(path)]
    side = _unit(_cross(ways[0], (0.0, 0.0, 1.0) if abs(ways[0][2]) < _STEEP else (0.0, 1.0, 0.0)))
    up = _cross(side, ways[0])
    start = path[0]
    ring = [
        (start[0] + x * side[0] + y * up[0], start[1] + x * side[1] + y * up[1], start[2] + x * side[2] + y * up[2])
        for x, y in outline
    ]
    rings = [ring]
    for number, way in enumerate(ways):
        corner = path[number + 1]
        following = ways[number + 1] if number + 1 < len(ways) else way
        plane = (way[0] + following[0], way[1] + following[1], way[2] + following[2])
        slope = _dot(plane, way)
        if slope < _SHARP:
            raise ContradictionError("the path turns back on itself", hint="give a path with blunter corners")
        moved: Ring = []
        for point in ring:
            reach = _dot(plane, _less(corner, point)) / slope
            if reach <= 0:
                raise ContradictionError(
                    "the profile is wider than a piece of the path is long", hint="give a thinner profile"
                )
            moved.append((point[0] + reach * way[0], point[1] + reach * way[1], point[2] + reach * way[2]))
        ring = moved
        rings.append(ring)
    low = min(p[2] for r in rings for p in r)
    k.add("body", stacked_tube(rings), at=(0, 0, -low))


def _less(a: Vec, b: Vec) -> Vec:
    return a[0] - b[0], a[1] - b[1], a[2] - b[2]


def _dot(a: Vec, b: Vec) -> float:
    return a[0] * b[0] + a[1] * b[1] + a[2] * b[2]


def _cross(a: Vec, b: Vec) -> Vec:
    return a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]


def _unit(a: Vec) -> Vec:
    size = math.sqrt(_dot(a, a))
    if size < 1e-12:
        raise ContradictionError("two points of the path are the same", hint="leave one of them out")
    return a[0] / size, a[1] / size, a[2] / size


def _outline(profile: str, width: float, height: float) -> Outline:
    if profile == "circle":
        r = equal_area(width / 2, 96)
        return [(r * math.cos(2 * math.pi * i / 96), r * math.sin(2 * math.pi * i / 96)) for i in range(96)]
    return rounded(width, width if profile == "square" else height, 0.0)
