"""Triangles of a simple polygon, and bars of such a section."""

from __future__ import annotations

from prompt2mesh.library.outlines import Outline
from prompt2mesh.mesh.shapes import PolyMesh


def ear_clip(outline: Outline) -> list[tuple[int, int, int]]:
    """Triangulates a simple polygon by cutting ears (Meisters 1975); corners keep their order."""
    indices = list(range(len(outline)))
    area = sum(_cross((0, 0), outline[i - 1], outline[i]) for i in indices)
    if area < 0:
        indices.reverse()
    triangles: list[tuple[int, int, int]] = []
    while len(indices) > 3:
        for at, here in enumerate(indices):
            before, after = indices[at - 1], indices[(at + 1) % len(indices)]
            a, b, c = outline[before], outline[here], outline[after]
            if _cross(a, b, c) <= 0 or any(
                _inside(outline[other], a, b, c) for other in indices if other not in {before, here, after}
            ):
                continue
            triangles.append((before, here, after))
            del indices[at]
            break
        else:
            flattest = min(
                range(len(indices)),
                key=lambda i: abs(_cross(*(outline[indices[(i + d) % len(indices)]] for d in (-1, 0, 1)))),
            )
            triangles.append((indices[flattest - 1], indices[flattest], indices[(flattest + 1) % len(indices)]))
            del indices[flattest]
    triangles.append((indices[0], indices[1], indices[2]))
    return triangles


def _cross(a: tuple[float, float], b: tuple[float, float], c: tuple[float, float]) -> float:
    return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])


def _inside(p: tuple[float, float], a: tuple[float, float], b: tuple[float, float], c: tuple[float, float]) -> bool:
    return _cross(a, b, p) >= 0 and _cross(b, c, p) >= 0 and _cross(c, a, p) >= 0


def prism_along_x(section: Outline, long: float) -> PolyMesh:
    """A (y, z) section extruded along x, centred in x."""
    n = len(section)
    vertices = [(x, y, z) for x in (-long / 2, long / 2) for y, z in section]
    faces = [[i, n + i, n + (i + 1) % n, (i + 1) % n] for i in range(n)]
    for a, b, c in ear_clip(section):
        faces += [[a, b, c], [n + c, n + b, n + a]]
    return PolyMesh(vertices=vertices, faces=faces)
