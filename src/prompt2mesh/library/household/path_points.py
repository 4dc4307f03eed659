"""Evenly spaced places along a closed outline, with the way outwards."""

import math

from prompt2mesh.library.outlines import Outline


def along(loop: Outline, many: int) -> list[tuple[float, float, float, float]]:
    """`many` places (x, y, outward x, outward y) evenly along a counter-clockwise outline."""
    sides: list[tuple[float, float, float, float, float]] = []
    for (ax, ay), (bx, by) in zip(loop, [*loop[1:], loop[0]], strict=True):
        sides.append((ax, ay, bx - ax, by - ay, math.hypot(bx - ax, by - ay)))
    total = sum(s[4] for s in sides)
    places: list[tuple[float, float, float, float]] = []
    index, passed = 0, 0.0
    for i in range(many):
        goal = total * (i + 0.5) / many
        while passed + sides[index][4] < goal and index < len(sides) - 1:
            passed += sides[index][4]
            index += 1
        ax, ay, dx, dy, size = sides[index]
        share = (goal - passed) / max(size, 1e-9)
        places.append((ax + dx * share, ay + dy * share, dy / max(size, 1e-9), -dx / max(size, 1e-9)))
    return places
