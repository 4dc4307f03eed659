"""Exact outlines and solids for technical parts: circles fine enough to measure, and rims that are chamfered."""

from __future__ import annotations

import math
from collections.abc import Sequence

from prompt2mesh.library.outlines import Outline, circle, rounded_rectangle
from prompt2mesh.mesh.placement import Transform
from prompt2mesh.mesh.program import Boolean, Part
from prompt2mesh.mesh.shapes import Cylinder, Lathe, PolyMesh, Shape

Ring = list[tuple[float, float, float]]

# A regular n-gon in a circle lacks (2π/n)²/6 of its area: 0.01 % at 256, 0.04 % at 128.
FINE = 256
HOLE = 128


def disc(diameter: float, *, center: tuple[float, float] = (0.0, 0.0), segments: int = FINE) -> Outline:
    """A circle with corners on both axes, so that its bounds are exact."""
    return circle(diameter / 2, segments=segments, center=center)


def hole(diameter: float, *, center: tuple[float, float] = (0.0, 0.0)) -> Outline:
    """A circle of the hole's exact area."""
    turn = 2 * math.pi / HOLE
    return circle(diameter / 2 * math.sqrt(turn / math.sin(turn)), segments=HOLE, center=center)


def equal_area(radius: float, segments: int) -> float:
    """The circumradius of the regular polygon that has the circle's area."""
    turn = 2 * math.pi / segments
    return radius * math.sqrt(turn / math.sin(turn))


def rounded(width: float, depth: float, radius: float) -> Outline:
    """A rectangle with corners rounded finely, or sharp at radius 0."""
    if radius <= 0:
        x, y = width / 2, depth / 2
        return [(-x, -y), (x, -y), (x, y), (-x, y)]
    return rounded_rectangle(width, depth, min(radius, width / 2, depth / 2), corner_segments=32)


def cut_corners(width: float, depth: float, leg: float) -> Outline:
    """A rectangle whose corners are cut off at 45°, `leg` along each side."""
    x, y = width / 2, depth / 2
    return [(-x + leg, -y), (x - leg, -y), (x, -y + leg), (x, y - leg), (x - leg, y), (-x + leg, y), (-x, y - leg), (-x, -y + leg)]  # fmt: skip


def tube_profile(outer: float, inner: float, height: float, chamfer: float = 0.0) -> Outline:
    """The (r, z) section of a hollow cylinder; the chamfer is on the outer rims."""
    r, q, c = outer / 2, inner / 2, min(chamfer, height / 2.01, (outer - inner) / 2.01)
    if c <= 0:
        return [(q, 0), (r, 0), (r, height), (q, height)]
    return [(q, 0), (r - c, 0), (r, c), (r, height - c), (r - c, height), (q, height)]


def turned(outer: float, inner: float, height: float, *, chamfer: float = 0.0) -> Shape:
    """A solid or hollow cylinder, standing on z = 0."""
    if inner > 0:
        return Lathe(profile=tube_profile(outer, inner, height, chamfer), closed=True, segments=FINE)
    r, c = outer / 2, min(chamfer, height / 2.01, outer / 2.01)
    if c <= 0:
        return Lathe(profile=[(0, 0), (r, 0), (r, height), (0, height)], segments=FINE)
    return Lathe(profile=[(0, 0), (r - c, 0), (r, c), (r, height - c), (r - c, height), (0, height)], segments=FINE)


def stacked(rings: Sequence[Sequence[tuple[float, float, float]]]) -> PolyMesh:
    """A solid through rings of equally many points, closed by fans at both ends (rings star-shaped about their middle)."""
    count = len(rings[0])
    vertices = [point for ring in rings for point in ring]
    faces: list[list[int]] = []
    for level in range(len(rings) - 1):
        a, b = level * count, (level + 1) * count
        faces += [[a + i, a + (i + 1) % count, b + (i + 1) % count, b + i] for i in range(count)]
    for ring, first, up in ((rings[0], 0, False), (rings[-1], (len(rings) - 1) * count, True)):
        middle = len(vertices)
        vertices.append((sum(p[0] for p in ring) / count, sum(p[1] for p in ring) / count, ring[0][2]))
        for i in range(count):
            a, b = first + i, first + (i + 1) % count
            faces.append([a, b, middle] if up else [b, a, middle])
    return PolyMesh(vertices=vertices, faces=faces)


def level(outline: Outline, z: float) -> list[tuple[float, float, float]]:
    """An outline at a height."""
    return [(x, y, z) for x, y in outline]


def inset_rounded(width: float, depth: float, radius: float, inset: float) -> Outline:
    """The offset curve inside a rounded rectangle, point for point (a sharp corner repeats its point)."""
    if radius <= 0:
        return rounded(width - 2 * inset, depth - 2 * inset, 0.0)
    return corner_ring(width - 2 * inset, depth - 2 * inset, max(radius - inset, 0.0))


def corner_ring(width: float, depth: float, radius: float) -> Outline:
    """A rectangle with corners of any radius down to 0, always of as many points."""
    steps = 32
    r = min(radius, width / 2, depth / 2)
    points: Outline = []
    for turn, (sx, sy) in enumerate(((1, -1), (1, 1), (-1, 1), (-1, -1))):
        x, y = sx * (width / 2 - r), sy * (depth / 2 - r)
        angles = [math.pi / 2 * (turn - 1 + i / steps) for i in range(steps + 1)]
        points += [(x + r * math.cos(a), y + r * math.sin(a)) for a in angles]
    return points


def welded(solid: PolyMesh) -> PolyMesh:
    """The solid with coincident corners made one, and faces that close up by it left out."""
    index: dict[tuple[float, float, float], int] = {}
    kept: list[tuple[float, float, float]] = []
    to: list[int] = []
    for point in solid.vertices:
        key = (round(point[0], 9), round(point[1], 9), round(point[2], 9))
        if key not in index:
            index[key] = len(kept)
            kept.append(point)
        to.append(index[key])
    faces: list[list[int]] = []
    for face in solid.faces:
        corners = [to[v] for v in face]
        corners = [v for i, v in enumerate(corners) if v != corners[i - 1]]
        if len(corners) >= 3:
            faces.append(corners)
    return PolyMesh(vertices=kept, faces=faces)


def cuts(tools: Sequence[Part]) -> list[Boolean]:
    """One boolean that cuts all tools, or nothing."""
    return [Boolean(operation="cut", tools=list(tools))] if tools else []


def drill(name: str, diameter: float, *, at: tuple[float, float], bottom: float, top: float) -> Part:
    """A straight round cutter between two heights, of the circle's exact area."""
    return Part(
        name=name,
        shape=Cylinder(radius=equal_area(diameter / 2, HOLE), height=top - bottom, segments=HOLE),
        placement=Transform(location=(at[0], at[1], bottom)),
    )


def countersink_profile(diameter: float, angle: float) -> Outline:
    """The (r, z) profile of a conical cutter whose mouth has `diameter` at z = 0; `angle` is the whole angle, degrees."""
    slope = math.tan(math.radians(angle / 2))
    above = 0.1 * diameter
    mouth = equal_area(diameter / 2, HOLE)
    return [(0.0, -mouth / slope), (mouth + above * slope, above), (0.0, above)]


def stacked_tube(rings: Sequence[Sequence[tuple[float, float, float]]]) -> PolyMesh:
    """As `stacked`, for rings that turn in space: the end fans meet at the true middle of each end ring."""
    solid = stacked(rings)
    count = len(rings[0])
    vertices = list(solid.vertices)
    for ring, at in ((rings[0], len(vertices) - 2), (rings[-1], len(vertices) - 1)):
        vertices[at] = (
            sum(p[0] for p in ring) / count,
            sum(p[1] for p in ring) / count,
            sum(p[2] for p in ring) / count,
        )
    return PolyMesh(vertices=vertices, faces=solid.faces)


def hollow_tube(outer: Sequence[Ring], inner: Sequence[Ring]) -> PolyMesh:
    """A wall between two stacks of as many rings of as many points, closed by flat rims."""
    count, levels = len(outer[0]), len(outer)
    vertices = [point for ring in (*outer, *inner) for point in ring]
    base = count * levels
    faces: list[list[int]] = []
    for i in range(count):
        j = (i + 1) % count
        for a in range(0, base - count, count):
            b = a + count
            faces.append([a + i, a + j, b + j, b + i])
            faces.append([base + a + j, base + a + i, base + b + i, base + b + j])
        last = base - count
        faces.append([base + i, base + j, j, i])
        faces.append([last + i, last + j, base + last + j, base + last + i])
    return PolyMesh(vertices=vertices, faces=faces)
