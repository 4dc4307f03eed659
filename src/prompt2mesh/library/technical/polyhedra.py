"""The Platonic solids, and convex hulls of a few points."""

from __future__ import annotations

import math

from prompt2mesh.library.kit import Kit
from prompt2mesh.library.registry import asset, count, length
from prompt2mesh.mesh.shapes import PolyMesh

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
        length("edge", 0.03, 0.0002, 250, words=("edge", "edge length", "side", "side length", "edges", "sides")),
        length("diameter", 0.0, 0.0, 500, words=("diameter", "wide", "across", "size"), about="Of the sphere around it; 0 takes the edge."),
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
