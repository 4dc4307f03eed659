"""2D outlines and 3D paths that assets draw with; counter-clockwise, metres."""

import math
from collections.abc import Sequence

Outline = list[tuple[float, float]]
Path = list[tuple[float, float, float]]


def circle(radius: float, *, segments: int = 48, center: tuple[float, float] = (0.0, 0.0)) -> Outline:
    """A regular polygon on a circle."""
    return ellipse(radius, radius, segments=segments, center=center)


def ellipse(rx: float, ry: float, *, segments: int = 48, center: tuple[float, float] = (0.0, 0.0)) -> Outline:
    """A polygon on an ellipse."""
    turn = 2 * math.pi / segments
    return [(center[0] + rx * math.cos(turn * i), center[1] + ry * math.sin(turn * i)) for i in range(segments)]


def rectangle(width: float, depth: float) -> Outline:
    """A rectangle centred on the origin."""
    x, y = width / 2, depth / 2
    return [(-x, -y), (x, -y), (x, y), (-x, y)]


def rounded_rectangle(width: float, depth: float, radius: float, *, corner_segments: int = 8) -> Outline:
    """A rectangle with circular corners, centred on the origin."""
    radius = min(radius, width / 2 - 1e-6, depth / 2 - 1e-6)
    points: Outline = []
    for turn, (cx, cy) in enumerate(((1, 1), (-1, 1), (-1, -1), (1, -1))):
        x, y = cx * (width / 2 - radius), cy * (depth / 2 - radius)
        for step in range(corner_segments + 1):
            a = math.pi / 2 * (turn + step / corner_segments)
            points.append((x + radius * math.cos(a), y + radius * math.sin(a)))
    return points


def regular_polygon(sides: int, radius: float, *, rotation: float = 0.0) -> Outline:
    """A polygon with its corners on a circle; `rotation` in degrees."""
    start = math.radians(rotation)
    return [
        (radius * math.cos(start + 2 * math.pi * i / sides), radius * math.sin(start + 2 * math.pi * i / sides))
        for i in range(sides)
    ]


def star(points: int, outer: float, inner: float, *, rotation: float = 90.0) -> Outline:
    """A star with corners alternating between two radii."""
    start = math.radians(rotation)
    return [
        (
            (outer if i % 2 == 0 else inner) * math.cos(start + math.pi * i / points),
            (outer if i % 2 == 0 else inner) * math.sin(start + math.pi * i / points),
        )
        for i in range(2 * points)
    ]


def heart(width: float, *, segments: int = 64) -> Outline:
    """The classic heart curve, point towards −y, fitted to `width`."""
    raw: Outline = []
    for i in range(segments):
        t = 2 * math.pi * i / segments
        x = 16 * math.sin(t) ** 3
        y = 13 * math.cos(t) - 5 * math.cos(2 * t) - 2 * math.cos(3 * t) - math.cos(4 * t)
        raw.append((x * width / 32, y * width / 32))
    return raw[::-1]


def arc(
    radius: float, start: float, end: float, *, segments: int = 16, center: tuple[float, float] = (0.0, 0.0)
) -> Outline:
    """Points on a circular arc from `start` to `end` degrees."""
    return [
        (
            center[0] + radius * math.cos(math.radians(start + (end - start) * i / segments)),
            center[1] + radius * math.sin(math.radians(start + (end - start) * i / segments)),
        )
        for i in range(segments + 1)
    ]


def helix(
    radius: float, pitch: float, turns: float, *, segments_per_turn: int = 24, end_radius: float | None = None
) -> Path:
    """A helix about z rising by `pitch` a turn."""
    last = radius if end_radius is None else end_radius
    total = max(2, round(turns * segments_per_turn))
    path: Path = []
    for i in range(total + 1):
        share = i / total
        r = radius + (last - radius) * share
        a = 2 * math.pi * turns * share
        path.append((r * math.cos(a), r * math.sin(a), pitch * turns * share))
    return path


def moved(outline: Sequence[tuple[float, float]], x: float, y: float) -> Outline:
    """The outline shifted."""
    return [(px + x, py + y) for px, py in outline]
