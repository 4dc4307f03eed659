"""Thin closed sheets between two rows of points: fins, insect wings, leathery wings."""

import math
from collections.abc import Sequence

from prompt2mesh.library.animals.frames import Point, add, cross, mix, sub, unit
from prompt2mesh.mesh.shapes import PolyMesh


def sheet(
    inner: Sequence[Point], outer: Sequence[Point], thickness: float, *, sag: float = 0.0, steps: int = 4, across: int = 6,
    ripple: float = 0.0,
) -> PolyMesh:  # fmt: skip
    """A membrane from the points `inner` to the points `outer`.

    Args:
        inner: Roots of the rays.
        outer: Tips of the rays, as many.
        thickness: Half the sheet's thickness.
        sag: How far the edge falls back between two rays, as a share of the ray.
        steps: Rows between two rays.
        across: Cells along a ray.
        ripple: How much thicker the sheet is at a ray, as a share of the thickness.
    """
    rows: list[list[Point]] = []
    thick: list[float] = []
    panels = len(outer) - 1
    for i in range(panels * steps + 1):
        panel = min(i // steps, panels - 1)
        share = (i - panel * steps) / steps
        start, edge = mix(inner[panel], inner[panel + 1], share), mix(outer[panel], outer[panel + 1], share)
        edge = mix(edge, start, sag * math.sin(math.pi * share))
        rows.append([mix(start, edge, 0.03 + 0.97 * j / across) for j in range(across + 1)])
        thick.append(thickness * (1.0 + ripple * abs(2 * share - 1)))
    normal = unit(cross(sub(outer[0], inner[0]), sub(outer[-1], inner[0])))
    middle = panels // 2
    if abs(sum(a * b for a, b in zip(normal, unit(sub(outer[middle], inner[middle])), strict=True))) > 0.7:
        normal = unit(cross(sub(outer[0], inner[0]), sub(outer[middle], inner[0])))
    wide = across + 1
    top = [
        add(p, normal, t * (1.0 - 0.7 * j / across))
        for row, t in zip(rows, thick, strict=True)
        for j, p in enumerate(row)
    ]
    low = [
        add(p, normal, -t * (1.0 - 0.7 * j / across))
        for row, t in zip(rows, thick, strict=True)
        for j, p in enumerate(row)
    ]
    count, lines = len(top), len(rows)
    faces: list[list[int]] = []
    for i in range(lines - 1):
        for j in range(across):
            a, b, c, d = i * wide + j, i * wide + j + 1, (i + 1) * wide + j + 1, (i + 1) * wide + j
            faces += [[a, b, c], [a, c, d], [d + count, c + count, b + count], [d + count, b + count, a + count]]
    rim = [(i * wide, (i + 1) * wide) for i in range(lines - 1)]
    rim += [((lines - 1) * wide + j, (lines - 1) * wide + j + 1) for j in range(across)]
    rim += [((i + 1) * wide + across, i * wide + across) for i in range(lines - 1)]
    rim += [(j + 1, j) for j in range(across)]
    for a, b in rim:
        faces += [[a, b, b + count], [a, b + count, a + count]]
    return PolyMesh(vertices=top + low, faces=faces)
