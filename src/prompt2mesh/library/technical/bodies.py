"""Lofted, revolved and extruded bodies, their sections given by name or by points."""

from __future__ import annotations

import math

from prompt2mesh.library.kit import Kit
from prompt2mesh.library.outlines import Outline, circle, regular_polygon
from prompt2mesh.library.registry import angle, asset, choice, length
from prompt2mesh.library.technical.drawing import FINE, equal_area
from prompt2mesh.library.technical.faces import Stock
from prompt2mesh.library.technical.machining import machined
from prompt2mesh.library.technical.sections import section, shared_angles
from prompt2mesh.mesh.errors import ContradictionError
from prompt2mesh.mesh.features import Profile
from prompt2mesh.mesh.shapes import Extrude, Lathe, Loft, Section

_ARC_SEGMENTS = 720
_ROUND = 64


@asset(
    kind="lofted_body",
    words=("loft", "lofted", "lofted body", "lofted solid", "transition piece", "transition", "adapter"),
    about="A solid between two sections of different shape, straight from corner to corner.",
    parameters=(
        choice("bottom_shape", "square", "circle", "rectangle", "hexagon", "triangle", "octagon"),
        length("bottom_width", 0.04, 0.0005, 100, words=("bottom width", "bottom")),
        length("bottom_depth", 0.0, 0.0, 100, words=("bottom depth",), about="0 for the same as the width."),
        choice("top_shape", "circle", "square", "rectangle", "hexagon", "triangle", "octagon"),
        length("top_width", 0.02, 0.0005, 100, words=("top width", "top")),
        length("top_depth", 0.0, 0.0, 100, words=("top depth",), about="0 for the same as the width."),
        length("height", 0.06, 0.0005, 200, words=("height", "tall", "high", "length", "long", "over")),
    ),
    slots={"body": "machined_aluminium"},
    category="part",
)  # fmt: skip
def lofted_body(k: Kit) -> None:
    """Both sections are cut by the same rays from the middle, so that the skin is ruled."""
    shapes = (k.s("bottom_shape"), k.s("top_shape"))
    sizes = [(k.m(f"{end}_width"), k.m(f"{end}_depth") or k.m(f"{end}_width")) for end in ("bottom", "top")]
    angles = shared_angles(shapes, sizes)
    low, high = (section(shape, size, angles) for shape, size in zip(shapes, sizes, strict=True))
    height = k.m("height")
    k.add(
        "body",
        Loft(
            sections=[Section(center=(0, 0, 0), outline=low), Section(center=(0, 0, height), outline=high)],
            smooth=False,
        ),
    )
    k.anchor("top", (0, 0, height), half_size=(sizes[1][0] / 2, sizes[1][1] / 2))


@asset(
    kind="revolved_body",
    words=(
        "revolved body",
        "revolve",
        "revolved",
        "revolved solid",
        "revolution",
        "solid of revolution",
        "revolved profile",
    ),
    about="A rectangle, circle, semicircle or triangle turned about an axis.",
    parameters=(
        choice("profile", "rectangle", "circle", "triangle", "semicircle"),
        length("profile_width", 0.02, 0.0002, 50, words=("profile width", "width", "wide", "diameter")),
        length("profile_height", 0.01, 0.0002, 50, words=("profile height", "height", "tall", "high")),
        length(
            "offset",
            0.03,
            0.0,
            100,
            words=("offset", "axis distance", "distance"),
            about="Axis to the profile's middle.",
        ),
        angle("sweep_angle", 360, 1, 360, words=("sweep angle", "angle")),
    ),
    slots={"body": "machined_aluminium"},
    category="part",
)
def revolved_body(k: Kit) -> None:
    """The profile turned; a profile that reaches the axis is closed along it."""
    width, height, offset = k.m("profile_width"), k.m("profile_height"), k.m("offset")
    kind = k.s("profile")
    left = max(offset - width / 2, 0.0)
    if kind == "circle":
        profile = [
            (x + max(offset, width / 2), y + width / 2)
            for x, y in circle(equal_area(width / 2, _ROUND), segments=_ROUND)
        ]
    elif kind == "semicircle":
        r = width / 2
        profile = [(r * math.cos(a), r + r * math.sin(a)) for a in (math.pi * (i / 96 - 0.5) for i in range(97))]
    elif kind == "triangle":
        profile = [(left, 0.0), (left + width, 0.0), (left, height)]
    else:
        profile = [(left, 0.0), (left + width, 0.0), (left + width, height), (left, height)]
    given = given_points(k)
    if given:
        if min(x for x, _ in given) < -1e-9:
            raise ContradictionError(
                "a profile that is turned stays on one side of the axis", hint="give points with x of 0 or more"
            )
        low = min(y for _, y in given)
        profile = [(x, y - low) for x, y in given]
    profile = [(max(x, 0.0), y) for x, y in profile]
    whole = k.m("sweep_angle") >= 360
    touches = min(x for x, _ in profile) <= 1e-9
    if touches:
        shape = Lathe(profile=_opened(profile), segments=FINE if whole else _ARC_SEGMENTS, angle=k.m("sweep_angle"))
    else:
        shape = Lathe(profile=profile, closed=True, segments=FINE if whole else _ARC_SEGMENTS, angle=k.m("sweep_angle"))
    k.add("body", shape)


def _opened(profile: list[tuple[float, float]]) -> list[tuple[float, float]]:
    """The profile from axis to axis, without the edge that lies on it."""
    on_axis = [i for i, (x, _) in enumerate(profile) if x <= 1e-9]
    start = on_axis[0]
    turned_round = profile[start:] + profile[:start]
    if len(on_axis) > 1 and turned_round[1][0] <= 1e-9:
        turned_round = turned_round[1:] + turned_round[:1]
    return turned_round


def given_points(k: Kit) -> Outline:
    """The corners of a profile given by points, counter-clockwise; none where none are given.

    Raises:
        ContradictionError: They enclose nothing.
    """
    profiles = [f for f in k.features if isinstance(f, Profile)]
    points: Outline = list(profiles[0].points) if profiles else []
    if not points:
        return []
    if points[0] == points[-1]:
        points.pop()
    area = sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(points, points[1:] + points[:1], strict=True))
    if len(points) < 3 or abs(area) < 1e-12:
        raise ContradictionError(
            "a profile has at least three points that are not on one line", hint="give the corners in order"
        )
    return points if area > 0 else points[::-1]


@asset(
    kind="extruded_body",
    words=("extrusion", "extrude", "extruded", "extruded body", "extruded solid", "extruded polygon", "extruded profile", "polygon", "linear extrusion"),
    about="An outline given by its corners, or a circle, rectangle or polygon, raised to a height.",
    parameters=(
        choice("profile", "rectangle", "circle", "triangle", "hexagon", "octagon", "pentagon", "square"),
        length("profile_width", 0.04, 0.0002, 500, words=("profile width", "width", "wide", "diameter")),
        length("profile_height", 0.0, 0.0, 500, words=("profile height", "profile depth", "depth"), about="0 for the same as the width."),
        length("side", 0.0, 0.0, 500, words=("side", "sides", "side length", "edge length"), about="Of a polygon, instead of the width across its flats."),
        length("height", 0.02, 0.0002, 500, words=("height", "tall", "high", "thick", "thickness", "long", "length", "deep", "by", "to")),
    ),
    slots={"body": "machined_aluminium"},
    category="part",
    machined=True,
)  # fmt: skip
def extruded_body(k: Kit) -> None:
    """One extrusion."""
    outline = given_points(k)
    if not outline:
        outline = _figure(k)
    low = [min(p[i] for p in outline) for i in (0, 1)]
    size = [max(p[i] for p in outline) - low[i] for i in (0, 1)]
    centred = [(x - low[0] - size[0] / 2, y - low[1] - size[1] / 2) for x, y in outline]
    height = k.m("height")
    machined(k, "body", Extrude(outline=centred, height=height), Stock(size[0], size[1], height))
    k.anchor("top", (0, 0, height), half_size=(size[0] / 2, size[1] / 2))


_POLYGONS = {"triangle": 3, "pentagon": 5, "hexagon": 6, "octagon": 8}


def _figure(k: Kit) -> Outline:
    wide, shape = k.m("profile_width"), k.s("profile")
    high = k.m("profile_height") or wide
    if shape == "circle":
        return circle(equal_area(wide / 2, FINE), segments=FINE)
    if shape in _POLYGONS:
        sides = _POLYGONS[shape]
        side = k.m("side") or wide * math.tan(math.pi / sides)
        return regular_polygon(sides, side / (2 * math.sin(math.pi / sides)), rotation=90.0 if sides % 2 else 0.0)
    if k.m("side") > 0:
        wide = high = k.m("side")
    return [(0.0, 0.0), (wide, 0.0), (wide, high), (0.0, high)]
