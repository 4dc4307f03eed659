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
    """The offset curve inside a rounded rectangle, point for point."""
    return rounded(width - 2 * inset, depth - 2 * inset, max(radius - inset, 1e-9) if radius > 0 else 0.0)


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


def countersink(name: str, diameter: float, angle: float, *, at: tuple[float, float], top: float) -> Part:
    """A conical cutter whose mouth has `diameter` at the height `top`; `angle` is the whole angle, degrees."""
    slope = math.tan(math.radians(angle / 2))
    above = 0.1 * diameter
    mouth = equal_area(diameter / 2, HOLE)
    profile = [(0.0, top - mouth / slope), (mouth + above * slope, top + above), (0.0, top + above)]
    return Part(
        name=name, shape=Lathe(profile=profile, segments=HOLE), placement=Transform(location=(at[0], at[1], 0.0))
    )


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
