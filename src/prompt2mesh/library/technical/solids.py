"""The solids of geometry: cube, sphere, cylinder, cone, pyramid, prism and the Platonic solids."""

from __future__ import annotations

import math

from prompt2mesh.library.kit import Kit
from prompt2mesh.library.outlines import regular_polygon
from prompt2mesh.library.registry import asset, count, length
from prompt2mesh.library.technical.drawing import FINE, cuts, drill, equal_area, level, stacked, turned
from prompt2mesh.library.technical.plates import rounded_box
from prompt2mesh.mesh.shapes import Box, Capsule, Cone, Ellipsoid, Extrude, PolyMesh, Sphere

_SPHERE = 128
# Volume of a unit ball over that of its 128 × 64 mesh, cube root (measured in the tests).
_BALL = 1.00034


@asset(
    kind="solid_cube",
    words=("cube",),
    about="A cube, its edges sharp, rounded or cut.",
    parameters=(
        length("size", 0.1, 0.0005, 2000, words=("size", "side", "side length", "edge", "edge length", "edges", "wide", "width", "tall", "high", "height", "sides", "long", "deep")),
        length("edge_fillet", 0.0, 0.0, 500, words=("edge fillet", "fillet", "edge radius", "corner radius")),
        length("edge_chamfer", 0.0, 0.0, 500, words=("edge chamfer", "chamfer")),
        length("bore_diameter", 0.0, 0.0, 1999, words=("bore", "bore diameter", "hole", "center hole", "through hole", "hole diameter")),
    ),
    slots={"body": "plastic"},
)  # fmt: skip
def solid_cube(k: Kit) -> None:
    """A box, or a box with its edges treated."""
    size = k.m("size")
    soft, cut = min(k.m("edge_fillet"), size / 2.01), min(k.m("edge_chamfer"), size / 2.01)
    shape = rounded_box(size, size, size, soft) if soft > 0 else Box(size=(size, size, size))
    if soft <= 0 < cut:
        shape = _chamfered_box(size, cut)
    bore = min(k.m("bore_diameter"), 0.998 * size)
    tools = [drill("bore", bore, at=(0, 0), bottom=-0.1 * size, top=1.1 * size)] if bore > 0 else []
    k.add("cube", shape, modifiers=cuts(tools))
    k.anchor("top", (0, 0, size), half_size=(size / 2, size / 2))


def _chamfered_box(size: float, cut: float) -> PolyMesh:
    """A box whose twelve edges are cut at 45°."""
    h, g = size / 2, size / 2 - cut
    signs = (-1.0, 1.0)
    points = [
        (sx * (h if axis == 0 else g), sy * (h if axis == 1 else g), sz * (h if axis == 2 else g) + h)
        for axis in range(3) for sx in signs for sy in signs for sz in signs
    ]  # fmt: skip
    return PolyMesh(vertices=points, faces=hull_faces(points))


@asset(
    kind="solid_sphere",
    words=("sphere", "ball shape", "solid ball", "orb"),
    about="A sphere.",
    parameters=(
        length(
            "diameter",
            0.1,
            0.0005,
            2000,
            words=("diameter", "wide", "across", "width", "tall", "high", "height", "size"),
        ),
    ),
    slots={"body": "plastic"},
)
def solid_sphere(k: Kit) -> None:
    """A ball of exact volume."""
    r = k.m("diameter") / 2
    k.add("sphere", Sphere(radius=r * _BALL, segments=_SPHERE), at=(0, 0, r), smooth=True)
    k.anchor("top", (0, 0, 2 * r))


@asset(
    kind="half_sphere",
    words=("hemisphere", "half sphere", "dome shape"),
    about="Half a sphere on its flat side.",
    parameters=(length("diameter", 0.1, 0.0005, 2000, words=("diameter", "wide", "across", "width", "size")),),
    slots={"body": "plastic"},
)
def half_sphere(k: Kit) -> None:
    """A turned quarter circle."""
    r = k.m("diameter") / 2
    rings = [
        level(regular_polygon(_SPHERE, max(r * math.cos(a), r * 1e-4)), r * math.sin(a))
        for a in (math.pi / 2 * i / 48 for i in range(49))
    ]
    k.add("hemisphere", stacked(rings), smooth=False)


@asset(
    kind="solid_cylinder",
    words=("cylinder", "solid cylinder", "round pillar"),
    about="A circular cylinder.",
    parameters=(
        length("diameter", 0.06, 0.0005, 2000, words=("diameter", "wide", "across", "width", "thick", "thickness")),
        length("height", 0.1, 0.0002, 2000, words=("height", "tall", "high", "long", "length")),
        length("edge_chamfer", 0.0, 0.0, 100, words=("edge chamfer", "chamfer")),
        length("bore_diameter", 0.0, 0.0, 1999, words=("bore", "bore diameter", "hole", "center hole", "central hole", "hole diameter", "inner diameter", "through hole")),
    ),
    slots={"body": "plastic"},
)  # fmt: skip
def solid_cylinder(k: Kit) -> None:
    """A turned rectangle."""
    diameter, height = k.m("diameter"), k.m("height")
    k.add(
        "cylinder", turned(diameter, min(k.m("bore_diameter"), 0.998 * diameter), height, chamfer=k.m("edge_chamfer"))
    )
    k.anchor("top", (0, 0, height), half_size=(diameter / 2, diameter / 2), round=True)


@asset(
    kind="solid_cone",
    words=("cone", "frustum", "truncated cone", "conical frustum", "tapered cylinder"),
    about="A cone, or a frustum where it has a top diameter.",
    parameters=(
        length("diameter", 0.08, 0.0005, 2000, words=("diameter", "base diameter", "bottom diameter", "wide", "across", "width", "base")),
        length("top_diameter", 0.0, 0.0, 2000, words=("top diameter", "upper diameter", "top", "small diameter")),
        length("height", 0.12, 0.0005, 2000, words=("height", "tall", "high", "long", "length")),
    ),
    slots={"body": "plastic"},
    adjectives={"truncated": {"top_diameter": 0.04}},
)  # fmt: skip
def solid_cone(k: Kit) -> None:
    """A cone or frustum."""
    low, high = k.m("diameter") / 2, k.m("top_diameter") / 2
    k.add("cone", Cone(radius_bottom=low, radius_top=high, height=k.m("height"), segments=FINE))


@asset(
    kind="solid_pyramid",
    words=("pyramid", "square pyramid", "triangular pyramid"),
    about="A pyramid on a regular base.",
    parameters=(
        length("width", 0.1, 0.0005, 2000, words=("width", "wide", "base", "base width", "side", "side length", "base length"), about="Side of a square base; across the base otherwise."),
        length("depth", 0.0, 0.0, 2000, words=("depth", "deep"), about="Of a rectangular base; 0 for a square one."),
        length("height", 0.08, 0.0005, 2000, words=("height", "tall", "high")),
        count("sides", 4, 3, 64, words=("sides", "sided")),
    ),
    slots={"body": "sandstone"},
    adjectives={
        "triangular": {"sides": 3}, "hexagonal": {"sides": 6}, "pentagonal": {"sides": 5}, "triangular pyramid": {"sides": 3},
    },
)  # fmt: skip
def solid_pyramid(k: Kit) -> None:
    """The base's corners joined to a point."""
    width, depth, height, sides = k.m("width"), k.m("depth") or k.m("width"), k.m("height"), k.n("sides")
    base = (
        [(-width / 2, -depth / 2), (width / 2, -depth / 2), (width / 2, depth / 2), (-width / 2, depth / 2)]
        if sides == 4
        else regular_polygon(sides, width / 2, rotation=-90)
    )
    points = [*level(base, 0), (0.0, 0.0, height)]
    faces = [[i, (i + 1) % sides, sides] for i in range(sides)] + [list(range(sides - 1, -1, -1))]
    k.add("pyramid", PolyMesh(vertices=points, faces=faces), flat=True)


@asset(
    kind="solid_prism",
    words=("prism", "hexagonal prism", "triangular prism", "pentagonal prism", "octagonal prism"),
    about="A regular prism.",
    parameters=(
        count("sides", 6, 3, 64, words=("sides", "sided")),
        length("across_flats", 0.05, 0.0005, 2000, words=("across flats", "width", "wide", "diameter", "across"), about="Twice the inscribed radius."),
        length("side", 0.0, 0.0, 2000, words=("side", "side length", "edge", "edge length"), about="Length of a side, where it is given instead."),
        length("height", 0.1, 0.0005, 2000, words=("height", "tall", "high", "long", "length", "thick")),
    ),
    slots={"body": "plastic"},
    adjectives={
        "triangular": {"sides": 3}, "pentagonal": {"sides": 5}, "hexagonal": {"sides": 6}, "octagonal": {"sides": 8},
        "triangular prism": {"sides": 3}, "pentagonal prism": {"sides": 5}, "octagonal prism": {"sides": 8},
    },
)  # fmt: skip
def solid_prism(k: Kit) -> None:
    """A regular polygon extruded."""
    sides = k.n("sides")
    turn = math.pi / sides
    radius = k.m("side") / (2 * math.sin(turn)) if k.m("side") > 0 else k.m("across_flats") / (2 * math.cos(turn))
    k.add(
        "prism",
        Extrude(outline=regular_polygon(sides, radius, rotation=90.0 if sides % 2 else 0.0), height=k.m("height")),
    )


@asset(
    kind="solid_capsule",
    words=("capsule", "pill shape", "spherocylinder"),
    about="A cylinder with half-sphere ends.",
    parameters=(
        length("diameter", 0.04, 0.0005, 500, words=("diameter", "wide", "across", "thick")),
        length("length", 0.12, 0.0005, 2000, words=("length", "long", "tall", "high", "height")),
    ),
    slots={"body": "plastic"},
)
def solid_capsule(k: Kit) -> None:
    """Stands on end."""
    long = max(k.m("length"), k.m("diameter") * 1.0001)
    k.add(
        "capsule",
        Capsule(radius=equal_area(k.m("diameter") / 2, _SPHERE), height=long, segments=_SPHERE),
        at=(0, 0, long / 2),
        smooth=True,
    )


@asset(
    kind="solid_ellipsoid",
    words=("ellipsoid", "spheroid", "egg shape"),
    about="A sphere stretched along its axes.",
    parameters=(
        length("width", 0.12, 0.0005, 2000, words=("width", "wide", "long", "length")),
        length("depth", 0.08, 0.0005, 2000, words=("depth", "deep")),
        length("height", 0.08, 0.0005, 2000, words=("height", "tall", "high")),
    ),
    slots={"body": "plastic"},
)
def solid_ellipsoid(k: Kit) -> None:
    """An ellipsoid of exact volume."""
    x, y, z = (k.m(a) / 2 * _BALL for a in ("width", "depth", "height"))
    k.add("ellipsoid", Ellipsoid(radii=(x, y, z), segments=_SPHERE), at=(0, 0, z), smooth=True)


@asset(
    kind="solid_wedge",
    words=("wedge", "ramp", "triangular wedge"),
    about="A right-angled wedge, rising from front to back.",
    parameters=(
        length("width", 0.06, 0.0005, 500, words=("width", "wide")),
        length("depth", 0.1, 0.0005, 500, words=("depth", "deep", "length", "long")),
        length("height", 0.04, 0.0005, 500, words=("height", "tall", "high", "thick")),
    ),
    slots={"body": "plastic"},
)
def solid_wedge(k: Kit) -> None:
    """Six corners."""
    x, y, z = k.m("width") / 2, k.m("depth") / 2, k.m("height")
    points = [(-x, -y, 0.0), (x, -y, 0.0), (x, y, 0.0), (-x, y, 0.0), (-x, y, z), (x, y, z)]
    faces = [[3, 2, 1, 0], [2, 3, 4, 5], [0, 1, 5, 4], [0, 4, 3], [1, 2, 5]]
    k.add("wedge", PolyMesh(vertices=points, faces=faces), flat=True)


_PHI = (1 + math.sqrt(5)) / 2


def _platonic(faces: int) -> tuple[list[tuple[float, float, float]], list[list[int]]]:
    """Corners and faces of a Platonic solid with edge 1 or a multiple of it."""
    signs = (-1.0, 1.0)
    points: list[tuple[float, float, float]]
    if faces == 4:
        points = [(1.0, 1.0, 1.0), (1.0, -1.0, -1.0), (-1.0, 1.0, -1.0), (-1.0, -1.0, 1.0)]
    elif faces == 8:
        points = [(s, 0.0, 0.0) for s in signs] + [(0.0, s, 0.0) for s in signs] + [(0.0, 0.0, s) for s in signs]
    elif faces == 12:
        points = [(a, b, c) for a in signs for b in signs for c in signs]
        for a in signs:
            for b in signs:
                points += [(0.0, a / _PHI, b * _PHI), (a / _PHI, b * _PHI, 0.0), (a * _PHI, 0.0, b / _PHI)]
    else:
        points = []
        for a in signs:
            for b in signs:
                points += [(0.0, a, b * _PHI), (a, b * _PHI, 0.0), (a * _PHI, 0.0, b)]
    return points, hull_faces(points)


def hull_faces(points: list[tuple[float, float, float]]) -> list[list[int]]:
    """The faces of the convex hull of a few points, each with its corners in order."""
    found: dict[frozenset[int], list[int]] = {}
    n = len(points)
    for i in range(n):
        for j in range(i + 1, n):
            for m in range(j + 1, n):
                normal = _normal(points[i], points[j], points[m])
                if normal is None:
                    continue
                offset = _dot(normal, points[i])
                heights = [_dot(normal, p) - offset for p in points]
                if max(heights) > 1e-7 and min(heights) < -1e-7:
                    continue
                if max(heights) > 1e-7:
                    normal = (-normal[0], -normal[1], -normal[2])
                on_face = [v for v, h in enumerate(heights) if abs(h) <= 1e-7]
                found.setdefault(frozenset(on_face), _ordered(points, on_face, normal))
    return list(found.values())


def _ordered(
    points: list[tuple[float, float, float]], face: list[int], normal: tuple[float, float, float]
) -> list[int]:
    middle = tuple(sum(points[v][c] for v in face) / len(face) for c in range(3))
    u = tuple(points[face[0]][c] - middle[c] for c in range(3))
    w = (normal[1] * u[2] - normal[2] * u[1], normal[2] * u[0] - normal[0] * u[2], normal[0] * u[1] - normal[1] * u[0])

    def turn(v: int) -> float:
        d = tuple(points[v][c] - middle[c] for c in range(3))
        return math.atan2(_dot(d, w), _dot(d, u))  # type: ignore[arg-type]

    return sorted(face, key=turn)


def _normal(a: tuple[float, ...], b: tuple[float, ...], c: tuple[float, ...]) -> tuple[float, float, float] | None:
    u, v = [b[i] - a[i] for i in range(3)], [c[i] - a[i] for i in range(3)]
    n = (u[1] * v[2] - u[2] * v[1], u[2] * v[0] - u[0] * v[2], u[0] * v[1] - u[1] * v[0])
    size = math.sqrt(_dot(n, n))
    return None if size < 1e-12 else (n[0] / size, n[1] / size, n[2] / size)


def _dot(a: tuple[float, ...], b: tuple[float, ...]) -> float:
    return sum(x * y for x, y in zip(a, b, strict=True))


@asset(
    kind="platonic_solid",
    words=("platonic solid", "polyhedron", "tetrahedron", "octahedron", "dodecahedron", "icosahedron", "d20", "d12", "d8", "d4"),
    about="A regular polyhedron of 4, 8, 12 or 20 faces, standing on a face.",
    parameters=(
        count("faces", 20, 4, 20, words=("faces", "sides", "sided")),
        length("edge", 0.03, 0.0002, 1000, words=("edge", "edge length", "side", "side length", "edges", "sides")),
        length("diameter", 0.0, 0.0, 2000, words=("diameter", "wide", "across", "size"), about="Of the sphere around it; 0 takes the edge."),
    ),
    slots={"body": "plastic"},
    adjectives={
        "tetrahedron": {"faces": 4}, "octahedron": {"faces": 8}, "dodecahedron": {"faces": 12}, "icosahedron": {"faces": 20},
        "d4": {"faces": 4}, "d8": {"faces": 8}, "d12": {"faces": 12}, "d20": {"faces": 20},
    },
)  # fmt: skip
def platonic_solid(k: Kit) -> None:
    """The hull of the known corners, turned to stand on a face."""
    number = min((4, 8, 12, 20), key=lambda n: abs(n - k.n("faces")))
    points, faces = _platonic(number)
    edge = math.dist(points[faces[0][0]], points[faces[0][1]])
    around = 2 * math.sqrt(_dot(points[0], points[0]))
    grow = k.m("diameter") / around if k.m("diameter") > 0 else k.m("edge") / edge
    down = _normal(*(points[v] for v in faces[0][:3]))
    assert down is not None
    u = tuple(points[faces[0][1]][c] - points[faces[0][0]][c] for c in range(3))
    size = math.sqrt(_dot(u, u))
    x = (u[0] / size, u[1] / size, u[2] / size)
    z = (-down[0], -down[1], -down[2])
    y = (z[1] * x[2] - z[2] * x[1], z[2] * x[0] - z[0] * x[2], z[0] * x[1] - z[1] * x[0])
    stood = [(grow * _dot(p, x), grow * _dot(p, y), grow * _dot(p, z)) for p in points]
    low = min(p[2] for p in stood)
    k.add("solid", PolyMesh(vertices=[(a, b, c - low) for a, b, c in stood], faces=faces), flat=True)
    k.anchor("top", (0, 0, max(p[2] for p in stood) - low))
