"""Outlines of plane figures sampled along given rays, so that two of them can be lofted corner to corner."""

from __future__ import annotations

import math

from prompt2mesh.library.outlines import Outline, regular_polygon

_SIDES = {"triangle": 3, "hexagon": 6, "octagon": 8}
_RAYS = 128


def corners(shape: str, size: tuple[float, float]) -> Outline:
    """The corners of a figure `size` wide and deep; none for a circle."""
    width, depth = size
    if shape == "circle":
        return []
    if shape in _SIDES:
        points = regular_polygon(_SIDES[shape], 1.0, rotation=90.0 if shape == "triangle" else 0.0)
        wide = max(x for x, _ in points) - min(x for x, _ in points)
        return [(x * width / wide, y * width / wide) for x, y in points]
    if shape == "square":
        depth = width
    return [(-width / 2, -depth / 2), (width / 2, -depth / 2), (width / 2, depth / 2), (-width / 2, depth / 2)]


def shared_angles(shapes: tuple[str, str], sizes: list[tuple[float, float]]) -> list[float]:
    """Directions that include every corner of both figures."""
    angles = {round(2 * math.pi * i / _RAYS, 12) for i in range(_RAYS)}
    for shape, size in zip(shapes, sizes, strict=True):
        angles |= {round(math.atan2(y, x) % (2 * math.pi), 12) for x, y in corners(shape, size)}
    return sorted(angles)


def section(shape: str, size: tuple[float, float], angles: list[float]) -> Outline:
    """The figure's outline at the given directions."""
    if shape == "circle":
        rx, ry = size[0] / 2, size[1] / 2
        return [(rx * math.cos(a), ry * math.sin(a)) for a in angles]
    points = corners(shape, size)
    return [_hit(points, a) for a in angles]


def _hit(points: Outline, angle: float) -> tuple[float, float]:
    """Where the ray from the middle meets the outline."""
    dx, dy = math.cos(angle), math.sin(angle)
    best = 0.0
    for (ax, ay), (bx, by) in zip(points, points[1:] + points[:1], strict=True):
        ex, ey = bx - ax, by - ay
        below = dx * ey - dy * ex
        if abs(below) < 1e-15:
            continue
        t = (ax * ey - ay * ex) / below
        s = (ax * dy - ay * dx) / below
        if t > 0 and -1e-9 <= s <= 1 + 1e-9:
            best = max(best, t)
    return best * dx, best * dy
