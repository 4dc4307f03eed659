"""The round and pointed solids of geometry: spheres, domes, cones, pyramids, prisms, wedges."""

from __future__ import annotations

import math

from prompt2mesh.library.kit import Kit
from prompt2mesh.library.outlines import Outline, regular_polygon, star
from prompt2mesh.library.registry import angle, asset, choice, count, length
from prompt2mesh.library.technical.drawing import FINE, equal_area, level
from prompt2mesh.library.technical.faces import Stock
from prompt2mesh.library.technical.machining import machined
from prompt2mesh.mesh.errors import ContradictionError
from prompt2mesh.mesh.placement import Transform
from prompt2mesh.mesh.program import Boolean, Part
from prompt2mesh.mesh.shapes import Capsule, Cone, Ellipsoid, Extrude, Lathe, PolyMesh, Sphere

_SPHERE = 128
# Volume of a unit ball over that of its 128 × 64 mesh, cube root (measured in the tests).
_BALL = 1.00034
_ACROSS = ("diameter", "wide", "across", "width", "outer diameter", "od", "base diameter")
_WALL = ("wall", "wall thickness", "thick", "thickness", "shell thickness", "thick wall", "shell")


@asset(
    kind="solid_sphere",
    words=("sphere", "ball shape", "solid ball", "orb", "solid sphere", "hollow sphere", "spherical shell", "hollow ball", "ball"),
    about="A sphere, or a hollow one where it has a wall.",
    parameters=(
        length("diameter", 0.1, 0.0005, 500, words=(*_ACROSS, "tall", "high", "height", "size")),
        length("wall", 0.0, 0.0, 250, words=_WALL, about="0 for a solid one."),
        length("inner_diameter", 0.0, 0.0, 500, words=("inner diameter", "inside diameter", "id"), about="Instead of the wall."),
    ),
    slots={"body": "plastic"},
    adjectives={"hollow sphere": {"wall": 0.005}, "spherical shell": {"wall": 0.005}, "hollow ball": {"wall": 0.005},
                "hollow": {"wall": 0.005}},
    machined=True,
)  # fmt: skip
def solid_sphere(k: Kit) -> None:
    """A ball of exact volume."""
    r = k.m("diameter") / 2
    inner = k.m("inner_diameter") / 2 or (r - k.m("wall") if k.m("wall") > 0 else 0.0)
    if inner < 0 or inner >= r:
        raise ContradictionError(
            f"the hollow ({2000 * inner:g} mm) does not fit the sphere ({2000 * r:g} mm)",
            hint="give a wall below the radius",
        )
    shape = Lathe(profile=_ball_profile(r), segments=_SPHERE)
    hollow: list[Boolean] = []
    if inner > 0:
        void = Sphere(radius=inner * _BALL, segments=_SPHERE)
        hollow = [
            Boolean(operation="cut", tools=[Part(name="hollow", shape=void, placement=Transform(location=(0, 0, r)))])
        ]
    machined(k, "sphere", shape, Stock(2 * r, 2 * r, 2 * r, round=True), modifiers=hollow, smooth=not k.features)
    k.anchor("top", (0, 0, 2 * r))


def _ball_profile(radius: float) -> Outline:
    r, rings = radius * _BALL, _SPHERE // 2
    turns = [math.pi * (i / rings - 0.5) for i in range(rings + 1)]
    profile = [(max(0.0, r * math.cos(a)), radius + r * math.sin(a)) for a in turns]
    profile[0], profile[-1] = (0.0, profile[0][1]), (0.0, profile[-1][1])
    return profile


@asset(
    kind="spherical_cap",
    words=("hemisphere", "half sphere", "spherical cap", "dome shape", "dome", "hemispherical shell", "hemispherical dome", "sphere segment",
           "half ball", "hollow hemisphere", "hemispherical bowl", "hemispherical cup", "half sphere shell"),
    about="Half a sphere on its flat side, a lower or higher segment, or a shell.",
    parameters=(
        length("diameter", 0.1, 0.0005, 500, words=(*_ACROSS, "sphere diameter", "size"), about="Of the sphere."),
        length("height", 0.0, 0.0, 500, words=("height", "high", "tall", "cap height"), about="Of the segment; 0 for half the sphere."),
        length("wall", 0.0, 0.0, 250, words=_WALL, about="0 for a solid one; otherwise open below."),
    ),
    slots={"body": "plastic"},
    adjectives={"hemispherical shell": {"wall": 0.003}, "hollow hemisphere": {"wall": 0.003}, "hemispherical bowl": {"wall": 0.003}, "hemispherical cup": {"wall": 0.003}, "hollow": {"wall": 0.003}},
    machined=True,
)  # fmt: skip
def spherical_cap(k: Kit) -> None:
    """A turned arc."""
    r = k.m("diameter") / 2
    high = k.m("height") or r
    if high > 2 * r * (1 + 1e-9):
        raise ContradictionError(
            f"a cap {1000 * high:g} mm high is higher than its sphere ({2000 * r:g} mm)",
            hint="give a height below the diameter of the sphere",
        )
    wall = k.m("wall")
    outer = _cap(r, r - high)
    modifiers: list[Boolean] = []
    if wall > 0:
        if wall >= min(r, high):
            raise ContradictionError("the wall is thicker than the dome", hint="give a thinner wall")
        inner = _cap(r - wall, r - high)
        hollow = Lathe(profile=[(0.0, -wall), (inner[0][0], -wall), *inner], segments=FINE)
        modifiers = [Boolean(operation="cut", tools=[Part(name="hollow", shape=hollow)])]
    wide = 2 * (r if high >= r else math.sqrt(high * (2 * r - high)))
    shape = Lathe(profile=[(0.0, 0.0), *outer], segments=FINE)
    machined(k, "cap", shape, Stock(wide, wide, high, round=True), modifiers=modifiers)
    k.anchor("top", (0, 0, high))


def _cap(radius: float, sunk: float) -> Outline:
    """The arc from the flat side to the pole, its middle `sunk` below the ground."""
    start = math.asin(max(-1.0, min(1.0, sunk / radius)))
    steps = 64
    arc = [start + (math.pi / 2 - start) * i / steps for i in range(steps + 1)]
    grow = 1 + (math.pi / 2 - start) ** 2 / (12 * steps**2)  # what the chords cut off
    points = [(radius * grow * math.cos(a), radius * math.sin(a) - sunk) for a in arc]
    points[0] = (math.sqrt(max(radius**2 - sunk**2, 0.0)), 0.0)
    points[-1] = (0.0, radius - sunk)
    return points


@asset(
    kind="solid_cone",
    words=("cone", "frustum", "truncated cone", "conical frustum", "tapered cylinder", "conical frustrum", "frustrum", "cone frustum"),
    about="A cone, or a frustum where it has a top diameter.",
    parameters=(
        length("diameter", 0.08, 0.0005, 500, words=(*_ACROSS, "bottom diameter", "base", "lower diameter", "large diameter", "larger diameter", "bottom")),
        length("top_diameter", 0.0, 0.0, 500, words=("top diameter", "upper diameter", "top", "small diameter", "smaller diameter", "tip diameter")),
        length("height", 0.12, 0.0005, 500, words=("height", "tall", "high", "long", "length")),
    ),
    slots={"body": "plastic"},
    adjectives={"truncated": {"top_diameter": 0.04}, "frustum": {"top_diameter": 0.04}, "truncated cone": {"top_diameter": 0.04},
                "conical frustum": {"top_diameter": 0.04}},
    machined=True,
)  # fmt: skip
def solid_cone(k: Kit) -> None:
    """A cone or frustum."""
    low, high = k.m("diameter") / 2, k.m("top_diameter") / 2
    wide = 2 * max(low, high)
    shape = Cone(radius_bottom=low, radius_top=high, height=k.m("height"), segments=FINE)
    machined(k, "cone", shape, Stock(wide, wide, k.m("height"), round=True))
    k.anchor("top", (0, 0, k.m("height")), half_size=(high, high), round=True)


@asset(
    kind="solid_pyramid",
    words=("pyramid", "square pyramid", "triangular pyramid", "hexagonal pyramid", "rectangular pyramid", "truncated pyramid", "pyramid frustum",
           "square frustum", "frustum of a pyramid", "frustum of a square pyramid", "frustum of square pyramid", "pyramidal frustum"),
    about="A pyramid on a regular or rectangular base, whole or cut off level.",
    parameters=(
        length("width", 0.1, 0.0005, 500, words=("width", "wide", "base", "base width", "side", "side length", "base length", "base side", "sides", "bottom", "long", "length", "base edge", "square base"), about="Side of the base."),
        length("depth", 0.0, 0.0, 500, words=("depth", "deep"), about="Of a rectangular base; 0 for a square one."),
        length("height", 0.08, 0.0005, 500, words=("height", "tall", "high")),
        length("top_width", 0.0, 0.0, 500, words=("top", "top width", "top side", "top length", "top edge", "square top"), about="Side of the top; 0 for a point."),
        count("sides", 4, 3, 64, words=("sides", "sided")),
    ),
    slots={"body": "sandstone"},
    adjectives={
        "triangular": {"sides": 3}, "hexagonal": {"sides": 6}, "pentagonal": {"sides": 5}, "octagonal": {"sides": 8},
        "triangular pyramid": {"sides": 3}, "hexagonal pyramid": {"sides": 6},
        "truncated pyramid": {"top_width": 0.05}, "pyramid frustum": {"top_width": 0.05}, "square frustum": {"top_width": 0.05},
        "frustum of a square pyramid": {"top_width": 0.05}, "truncated": {"top_width": 0.05}, "frustum of square pyramid": {"top_width": 0.05},
    },
    machined=True,
)  # fmt: skip
def solid_pyramid(k: Kit) -> None:
    """The base's corners joined to a point or to a smaller top."""
    width, depth, height, sides = k.m("width"), k.m("depth") or k.m("width"), k.m("height"), k.n("sides")
    base = (
        [(-width / 2, -depth / 2), (width / 2, -depth / 2), (width / 2, depth / 2), (-width / 2, depth / 2)]
        if sides == 4
        else regular_polygon(sides, width / (2 * math.sin(math.pi / sides)), rotation=-90)
    )
    shrink = k.m("top_width") / width
    sharp = shrink <= 0
    points = [
        *level(base, 0),
        *([(0.0, 0.0, height)] if sharp else level([(x * shrink, y * shrink) for x, y in base], height)),
    ]
    ring = range(sides)
    faces = [
        [i, (i + 1) % sides, sides] if sharp else [i, (i + 1) % sides, sides + (i + 1) % sides, sides + i] for i in ring
    ]
    faces.append([*reversed(ring)])
    if not sharp:
        faces.append([sides + i for i in ring])
    across = [max(p[i] for p in base) - min(p[i] for p in base) for i in (0, 1)]
    machined(
        k, "pyramid", PolyMesh(vertices=points, faces=faces), Stock(across[0], across[1], height), flat=not k.features
    )
    k.anchor("top", (0, 0, height))


@asset(
    kind="solid_prism",
    words=("prism", "hexagonal prism", "triangular prism", "pentagonal prism", "octagonal prism", "hexagonal bar", "hex bar", "hexagonal rod",
           "hexagonal block", "hexagonal plate", "triangular plate", "octagonal plate", "polygon prism", "hexagonal column", "octagonal column", "regular prism", "heptagonal prism",
           "hexagon", "triangle", "pentagon", "octagon", "star prism", "trapezoidal prism"),
    about="A prism on a regular polygon, a triangle of given base and height, or a trapezium.",
    parameters=(
        count("sides", 6, 3, 64, words=("sides", "sided")),
        length("across_flats", 0.05, 0.0005, 500, words=("across flats", "width", "wide", "flat to flat", "inscribed diameter", "af"), about="Twice the inscribed radius."),
        length("side", 0.0, 0.0, 500, words=("side", "side length", "edge", "edge length", "sides", "edges"), about="Length of a side, where it is given instead."),
        length("across_corners", 0.0, 0.0, 500, words=("across corners", "circumscribed diameter", "outer diameter", "diameter", "across"), about="Twice the circumscribed radius, where it is given instead."),
        length("height", 0.1, 0.0005, 500, words=("length", "long", "height", "tall", "high", "thick", "thickness", "deep")),
        length("base", 0.0, 0.0, 500, words=("base", "base width"), about="Of a triangle or trapezium."),
        length("rise", 0.0, 0.0, 500, words=("rise", "triangle height", "height of triangle"), about="Height of the triangle or trapezium."),
        length("top", 0.0, 0.0, 500, words=("top", "top width"), about="Upper side of a trapezium."),
    ),
    slots={"body": "plastic"},
    adjectives={
        "triangular": {"sides": 3}, "pentagonal": {"sides": 5}, "hexagonal": {"sides": 6}, "octagonal": {"sides": 8}, "heptagonal": {"sides": 7},
        "square": {"sides": 4}, "decagonal": {"sides": 10}, "dodecagonal": {"sides": 12},
        "triangular prism": {"sides": 3}, "pentagonal prism": {"sides": 5}, "octagonal prism": {"sides": 8}, "heptagonal prism": {"sides": 7},
        "triangular plate": {"sides": 3, "height": 0.005}, "octagonal plate": {"sides": 8, "height": 0.005}, "hexagonal plate": {"height": 0.005},
        "octagonal column": {"sides": 8}, "triangle": {"sides": 3}, "pentagon": {"sides": 5}, "octagon": {"sides": 8},
        "equilateral triangular": {"sides": 3},
    },
    machined=True,
)  # fmt: skip
def solid_prism(k: Kit) -> None:
    """A polygon extruded; a triangle or trapezium of given base lies with the base in front."""
    sides, height = k.n("sides"), k.m("height")
    if k.m("base") > 0:
        base, rise, top = k.m("base"), k.m("rise") or k.m("base") * math.sqrt(3) / 2, k.m("top")
        outline: Outline = [(-base / 2, -rise / 2), (base / 2, -rise / 2)]
        outline += [(top / 2, rise / 2), (-top / 2, rise / 2)] if top > 0 else [(0.0, rise / 2)]
        stock = Stock(max(base, top), rise, height)
    else:
        turn = math.pi / sides
        radius = k.m("across_flats") / (2 * math.cos(turn))
        if k.m("side") > 0:
            radius = k.m("side") / (2 * math.sin(turn))
        elif k.m("across_corners") > 0:
            radius = k.m("across_corners") / 2
        outline = regular_polygon(sides, radius, rotation=90.0 if sides % 2 else 0.0 if sides % 4 else 180 / sides)
        flats = 2 * radius * math.cos(turn)
        stock = Stock(flats, flats, height)
    machined(k, "prism", Extrude(outline=outline, height=height), stock)
    k.anchor("top", (0, 0, height))


@asset(
    kind="star_prism",
    words=("star plate", "star shape", "flat star", "star"),
    about="A star of given radii, extruded.",
    parameters=(
        count("points", 5, 3, 64, words=("points", "pointed", "arms")),
        length("outer_diameter", 0.08, 0.0005, 500, words=("outer diameter", "diameter", "wide", "across", "width")),
        length("inner_diameter", 0.032, 0.0005, 500, words=("inner diameter",)),
        length("thickness", 0.01, 0.0002, 500, words=("thickness", "thick", "height", "tall", "high", "deep")),
    ),
    slots={"body": "plastic"},
    machined=True,
)  # fmt: skip
def star_prism(k: Kit) -> None:
    """An extruded star."""
    outer, inner = k.m("outer_diameter"), k.m("inner_diameter")
    if inner >= outer:
        raise ContradictionError("the inner diameter of a star is below its outer one", hint="swap the two")
    shape = Extrude(outline=star(k.n("points"), outer / 2, inner / 2), height=k.m("thickness"))
    machined(k, "star", shape, Stock(inner, inner, k.m("thickness")))


@asset(
    kind="solid_capsule",
    words=("capsule", "pill shape", "spherocylinder", "stadium solid"),
    about="A cylinder with half-sphere ends.",
    parameters=(
        length("diameter", 0.04, 0.0005, 500, words=(*_ACROSS, "thick")),
        length("length", 0.12, 0.0005, 50, words=("length", "long", "tall", "high", "height", "overall length", "total length", "overall")),
    ),
    slots={"body": "plastic"},
)  # fmt: skip
def solid_capsule(k: Kit) -> None:
    """Stands on end."""
    if k.m("length") < k.m("diameter"):
        raise ContradictionError("a capsule is at least as long as its diameter", hint="give a greater length")
    long = max(k.m("length"), k.m("diameter") * 1.0001)
    shape = Capsule(radius=equal_area(k.m("diameter") / 2, _SPHERE), height=long, segments=_SPHERE)
    k.body_size = (k.m("diameter"), k.m("diameter"), long)
    k.add("capsule", shape, at=(0, 0, long / 2), smooth=True)


@asset(
    kind="solid_ellipsoid",
    words=("ellipsoid", "spheroid", "egg shape"),
    about="A sphere stretched along its axes.",
    parameters=(
        length("width", 0.12, 0.0005, 500, words=("width", "wide", "long", "length")),
        length("depth", 0.08, 0.0005, 500, words=("depth", "deep")),
        length("height", 0.08, 0.0005, 500, words=("height", "tall", "high")),
    ),
    slots={"body": "plastic"},
)  # fmt: skip
def solid_ellipsoid(k: Kit) -> None:
    """An ellipsoid of exact volume."""
    x, y, z = (k.m(a) / 2 * _BALL for a in ("width", "depth", "height"))
    k.body_size = (2 * x, 2 * y, 2 * z)
    k.add("ellipsoid", Ellipsoid(radii=(x, y, z), segments=_SPHERE), at=(0, 0, z), smooth=True)


@asset(
    kind="solid_wedge",
    words=("wedge", "ramp", "triangular wedge", "right angle wedge", "right triangular prism", "right-angled wedge", "incline"),
    about="A right-angled wedge, rising from front to back.",
    parameters=(
        length("depth", 0.1, 0.0005, 500, words=("length", "long", "depth", "deep", "base")),
        length("width", 0.06, 0.0005, 500, words=("width", "wide")),
        length("height", 0.04, 0.0005, 500, words=("height", "tall", "high", "thick")),
        length("tip", 0.0, 0.0, 250, words=("tip", "front height", "thin end"), about="Height of the thin end."),
    ),
    slots={"body": "plastic"},
    machined=True,
)  # fmt: skip
def solid_wedge(k: Kit) -> None:
    """The side view extruded."""
    x, y, z, tip = k.m("width") / 2, k.m("depth") / 2, k.m("height"), k.m("tip")
    side: Outline = [(-y, 0.0), (y, 0.0), (y, z), *([(-y, tip)] if tip > 0 else [])]
    n = len(side)
    points = [(s * x, a, b) for s in (-1.0, 1.0) for a, b in side]
    faces = [[i, n + i, n + (i + 1) % n, (i + 1) % n] for i in range(n)]
    faces += [[*range(n)], [n + i for i in reversed(range(n))]]
    shape = PolyMesh(vertices=points, faces=[list(reversed(f)) for f in faces])
    machined(k, "wedge", shape, Stock(2 * x, 2 * y, z), flat=not k.features)


@asset(
    kind="cylinder_segment",
    words=("half cylinder", "semicylinder", "half-cylinder", "quarter cylinder", "quarter round", "semicircular prism", "cylinder sector",
           "cylindrical sector", "pie slice shape", "half round bar", "half disc", "half disk", "quarter disc", "sector", "semicircular plate"),
    about="A cylinder's half, quarter or any sector.",
    parameters=(
        length("diameter", 0.06, 0.0005, 500, words=_ACROSS),
        length("length", 0.1, 0.0005, 500, words=("length", "long", "height", "tall", "high", "thick", "thickness")),
        angle("angle", 180, 1, 359, words=("angle",)),
        choice("lie", "upright", "lying"),
    ),
    slots={"body": "plastic"},
    adjectives={"quarter cylinder": {"angle": 90}, "quarter round": {"angle": 90}, "quarter disc": {"angle": 90},
                "sector": {"angle": 60}, "cylinder sector": {"angle": 60}, "cylindrical sector": {"angle": 60}},
    machined=True,
)  # fmt: skip
def cylinder_segment(k: Kit) -> None:
    """A circular sector extruded."""
    radius, turn = k.m("diameter") / 2, math.radians(k.m("angle"))
    steps = max(8, round(128 * turn / math.pi))
    points: Outline = [(0.0, 0.0)] if abs(turn - math.pi) > 1e-9 else []
    points += [(radius * math.cos(turn * i / steps), radius * math.sin(turn * i / steps)) for i in range(steps + 1)]
    x = (max(p[0] for p in points) + min(p[0] for p in points)) / 2
    y = (max(p[1] for p in points) + min(p[1] for p in points)) / 2
    size = [max(p[i] for p in points) - min(p[i] for p in points) for i in (0, 1)]
    outline = [(a - x, b - y) for a, b in points]
    machined(k, "segment", Extrude(outline=outline, height=k.m("length")), Stock(size[0], size[1], k.m("length")))
