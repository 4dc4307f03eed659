"""The leather panels of balls: spherical polygons puffed up from a sphere."""

import math
from itertools import combinations

from prompt2mesh.mesh.shapes import PolyMesh

Vector = tuple[float, float, float]


def _unit(v: Vector) -> Vector:
    size = math.sqrt(v[0] ** 2 + v[1] ** 2 + v[2] ** 2)
    return (v[0] / size, v[1] / size, v[2] / size)


def _mix(a: Vector, b: Vector, t: float) -> Vector:
    return (a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t, a[2] + (b[2] - a[2]) * t)


def _dot(a: Vector, b: Vector) -> float:
    return a[0] * b[0] + a[1] * b[1] + a[2] * b[2]


def _cross(a: Vector, b: Vector) -> Vector:
    return (a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0])


def puffed_panels(
    polygons: list[list[Vector]], radius: float, *, pieces: int = 5, sink: float = 0.035, gap: float = 0.985
) -> PolyMesh:
    """Closed panels over convex spherical polygons (corners as directions), their edges sunk by `sink` of the radius."""
    vertices: list[Vector] = []
    faces: list[list[int]] = []
    for polygon in polygons:
        corners = [_unit(p) for p in polygon]
        middle = _unit((sum(c[0] for c in corners), sum(c[1] for c in corners), sum(c[2] for c in corners)))
        if _dot(_cross(corners[0], corners[1]), middle) < 0:
            corners.reverse()
        edge = [
            _mix(a, b, i / pieces)
            for a, b in zip(corners, [*corners[1:], corners[0]], strict=True)
            for i in range(pieces)
        ]
        many = len(edge)
        first = len(vertices)
        steps = (0.4, 0.75, 0.93, 1.0)
        for t in steps:
            height = radius * (1 - sink * t**14)
            for p in edge:
                d = _unit(_mix(middle, p, t * gap))
                vertices.append((d[0] * height, d[1] * height, d[2] * height))
        for p in edge:
            d = _unit(_mix(middle, p, gap))
            low = radius * 0.9
            vertices.append((d[0] * low, d[1] * low, d[2] * low))
        top, bottom = len(vertices), len(vertices) + 1
        vertices += [
            (middle[0] * radius, middle[1] * radius, middle[2] * radius),
            (middle[0] * radius * 0.9, middle[1] * radius * 0.9, middle[2] * radius * 0.9),
        ]
        for i in range(many):
            j = (i + 1) % many
            faces.append([top, first + i, first + j])
            for ring in range(len(steps)):
                a, b = first + ring * many, first + (ring + 1) * many
                faces.append([a + i, b + i, b + j, a + j])
            last = first + len(steps) * many
            faces.append([bottom, last + j, last + i])
    return PolyMesh(vertices=vertices, faces=faces)


def truncated_icosahedron() -> tuple[list[list[Vector]], list[list[Vector]]]:
    """The pentagons and hexagons of a football."""
    phi = (1 + math.sqrt(5)) / 2
    points: list[Vector] = []
    for a in (-1.0, 1.0):
        for b in (-phi, phi):
            points += [(0.0, a, b), (a, b, 0.0), (b, 0.0, a)]
    near = {i: [j for j in range(12) if i != j and abs(math.dist(points[i], points[j]) - 2) < 1e-6] for i in range(12)}
    pentagons: list[list[Vector]] = []
    for i, around in near.items():
        order = [around[0]]
        while len(order) < 5:
            order.append(next(j for j in around if j not in order and j in near[order[-1]]))
        pentagons.append([_mix(points[i], points[j], 1 / 3) for j in order])
    hexagons: list[list[Vector]] = []
    for i, j, m in combinations(range(12), 3):
        if j in near[i] and m in near[i] and m in near[j]:
            hexagons.append(
                [_mix(points[a], points[b], t) for a, b in ((i, j), (j, m), (m, i)) for t in (1 / 3, 2 / 3)]
            )
    return pentagons, hexagons


def volleyball_strips() -> list[list[list[Vector]]]:
    """Three groups of strips: each cube face has three, turned from face to face."""
    groups: list[list[list[Vector]]] = [[], [], []]
    for axis in range(3):
        for sign in (-1.0, 1.0):
            for strip in range(3):
                low, high = -1 + 2 * strip / 3, -1 + 2 * (strip + 1) / 3
                corners: list[Vector] = []
                for u, v in (
                    (-1.0, low),
                    (-1 / 3, low),
                    (1 / 3, low),
                    (1.0, low),
                    (1.0, high),
                    (1 / 3, high),
                    (-1 / 3, high),
                    (-1.0, high),
                ):
                    place = [0.0, 0.0, 0.0]
                    place[axis], place[(axis + 1) % 3], place[(axis + 2) % 3] = sign, u, v
                    corners.append((place[0], place[1], place[2]))
                groups[strip].append(corners)
    return groups


def seam_curve(radius: float, *, points: int = 96) -> list[Vector]:
    """The closed curve on tennis and base balls (a = 3/4, b = 1/4 of the classic parametrisation)."""
    a, b = 0.75 * radius, 0.25 * radius
    c = 2 * math.sqrt(a * b)
    return [
        (a * math.cos(t) + b * math.cos(3 * t), a * math.sin(t) - b * math.sin(3 * t), c * math.sin(2 * t))
        for t in [2 * math.pi * i / points for i in range(points)]
    ]


def dimpled_sphere(radius: float, *, dimples: int = 190, rows: int = 72, columns: int = 120) -> PolyMesh:
    """A golf ball: a fine sphere with hollows on a Fibonacci lattice."""
    golden = math.pi * (3 - math.sqrt(5))
    centres: list[tuple[float, float, float]] = []
    for i in range(dimples):
        z = 1 - 2 * (i + 0.5) / dimples
        r = math.sqrt(1 - z * z)
        centres.append((r * math.cos(golden * i), r * math.sin(golden * i), z))
    reach = 1.62 / math.sqrt(dimples)
    by_height = sorted(centres, key=lambda p: p[2])
    vertices: list[Vector] = [(0, 0, -radius)]
    for row in range(1, rows):
        a = -math.pi / 2 + math.pi * row / rows
        z, ring = math.sin(a), math.cos(a)
        close = [p for p in by_height if abs(p[2] - z) < reach]
        for column in range(columns):
            t = 2 * math.pi * column / columns
            d = (ring * math.cos(t), ring * math.sin(t), z)
            nearest = min((math.dist(d, p) for p in close), default=reach)
            q = min(nearest / reach, 1.0)
            size = radius * (1 - 0.034 * (1 - q * q) ** 1.2)
            vertices.append((d[0] * size, d[1] * size, d[2] * size))
    vertices.append((0, 0, radius))
    top = len(vertices) - 1
    faces: list[list[int]] = []
    for column in range(columns):
        nxt = (column + 1) % columns
        faces.append([0, 1 + nxt, 1 + column])
        last = 1 + (rows - 2) * columns
        faces.append([top, last + column, last + nxt])
        for row in range(rows - 2):
            low = 1 + row * columns
            faces.append([low + column, low + nxt, low + columns + nxt, low + columns + column])
    return PolyMesh(vertices=vertices, faces=faces)
