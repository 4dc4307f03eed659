"""Bodies made by carrying a profile along a line, an arc, a helix or points."""

from __future__ import annotations

import math

from prompt2mesh.library.kit import Kit
from prompt2mesh.library.outlines import Outline
from prompt2mesh.library.registry import angle, asset, choice, factor, length
from prompt2mesh.library.technical.drawing import equal_area, rounded, stacked_tube
from prompt2mesh.mesh.shapes import Extrude


@asset(
    kind="swept_body",
    words=("swept body", "sweep", "swept", "swept solid", "swept profile"),
    about="A circle, square or rectangle carried along a straight line, an arc or a helix.",
    parameters=(
        choice("profile", "circle", "square", "rectangle"),
        length("profile_width", 0.01, 0.0001, 10, words=("profile width", "diameter", "width", "wide", "thick")),
        length("profile_height", 0.0, 0.0, 10, words=("profile height", "height"), about="0 for the same as the width."),
        choice("path", "arc", "line", "helix"),
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


def _outline(profile: str, width: float, height: float) -> Outline:
    if profile == "circle":
        r = equal_area(width / 2, 96)
        return [(r * math.cos(2 * math.pi * i / 96), r * math.sin(2 * math.pi * i / 96)) for i in range(96)]
    return rounded(width, width if profile == "square" else height, 0.0)
