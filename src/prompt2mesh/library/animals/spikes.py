"""Many small pointed things (claws, spines, teeth) as one mesh, so that a hundred of them cost one part."""

import math
from collections.abc import Sequence

from prompt2mesh.library.animals.frames import Point, add, cross, unit
from prompt2mesh.mesh.shapes import PolyMesh

Spike = tuple[Point, Point, float]
"""Where a spike starts, where it ends, and its radius at the start."""


def spikes(items: Sequence[Spike], *, sides: int = 6) -> PolyMesh:
    """Closed pointed cones."""
    vertices: list[Point] = []
    faces: list[list[int]] = []
    for start, end, radius in items:
        way = unit((end[0] - start[0], end[1] - start[1], end[2] - start[2]))
        side = unit(cross(way, (1.0, 0.0, 0.0) if abs(way[0]) < 0.8 else (0.0, 1.0, 0.0)))
        up = cross(way, side)
        first = len(vertices)
        for i in range(sides):
            a = 2 * math.pi * i / sides
            vertices.append(add(add(start, side, radius * math.cos(a)), up, radius * math.sin(a)))
        vertices.append(end)
        tip = first + sides
        faces.append([first + i for i in range(sides)][::-1])
        faces += [[first + i, first + (i + 1) % sides, tip] for i in range(sides)]
    return PolyMesh(vertices=vertices, faces=faces)
