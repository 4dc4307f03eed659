"""Toys of paper - pinwheel and folded crane."""

import math

from prompt2mesh.library.kit import Kit, Point
from prompt2mesh.library.registry import asset, count, length
from prompt2mesh.mesh.materials import Material
from prompt2mesh.mesh.shapes import Box, PolyMesh, Sphere


@asset(
    kind="pinwheel",
    words=("pinwheel", "toy windmill", "paper windmill", "whirligig toy", "wind spinner"),
    about="A paper pinwheel on a stick.",
    parameters=(length("height", 0.4, 0.05, 3.0, words=("height", "tall", "size")), count("vanes", 4, 3, 8, words=("vanes", "blades", "sails"))),
    slots={"vane": Material(preset="paper", color="#e2372e"), "back": Material(preset="paper", color="#f6c92b"), "stick": "birch", "pin": "brass"},
    parts={"blade": "vane, back", "handle": "stick"},
)  # fmt: skip
def pinwheel(k: Kit) -> None:
    """Each vane's corner is curled in to the pin."""
    s = k.m("height") / 0.4
    n = k.n("vanes")
    with k.group("pinwheel", scale=s):
        k.rod("stick", (0, 0.004, 0), (0, 0.004, 0.3), 0.004, segments=16, material="stick")
        c, r = 0.285, 0.115
        for i in range(n):
            with k.group("wing", at=(0, 0, c), rotate=(0, 360 / n * i + 12, 0)):
                rows: list[list[Point]] = []
                for j in range(9):
                    t = j / 8
                    row: list[Point] = []
                    for m in range(7):
                        q = 0.06 + 0.94 * m / 6
                        flat = (r * q * math.cos(1.05 * (1 - t)), r * q * math.sin(1.05 * (1 - t)))
                        lift = 0.026 * math.sin(math.pi * t * 0.95) * q + 0.001
                        pull = 0.78 * t**1.6 * q
                        row.append(
                            (
                                flat[0] * (1 - pull),
                                -0.004 - lift,
                                flat[1] * (1 - pull) + 0.35 * r * t * q * (1 - t * 0.6),
                            )
                        )
                    rows.append(row)
                front = [p for row in rows for p in row]
                thick = 0.0012
                verts = [*front, *[(x, y + thick, z) for x, y, z in front]]
                faces: list[list[int]] = []
                m, size = 7, len(front)
                for j in range(8):
                    for q in range(6):
                        a = j * m + q
                        quad = [a, a + 1, a + m + 1, a + m]
                        faces.append(quad)
                        faces.append([v + size for v in quad[::-1]])
                edge = [
                    *range(6),
                    *[6 + m * j for j in range(8)],
                    *[8 * m + 6 - q for q in range(6)],
                    *[(8 - j) * m for j in range(8)],
                ]
                faces += [
                    [edge[(e + 1) % len(edge)], edge[e], edge[e] + size, edge[(e + 1) % len(edge)] + size]
                    for e in range(len(edge))
                ]
                k.add(
                    "vane" if i % 2 == 0 else "back vane",
                    PolyMesh(vertices=verts, faces=faces),
                    material="vane" if i % 2 == 0 else "back",
                    smooth=True,
                )
        k.add("pin", Sphere(radius=0.009, segments=24), at=(0, -0.012, c), material="pin")
        k.rod("pin shaft", (0, -0.01, c), (0, 0.006, c), 0.0028, segments=12, material="pin")
    k.anchor("grip", (0, 0.004 * s, 0.08 * s), radius=0.004 * s)
    k.anchor("top", (0, 0, 0.39 * s))


@asset(
    kind="origami_crane",
    words=("origami crane", "paper crane", "origami bird", "origami", "origami swan", "paper bird"),
    about="A folded paper crane.",
    parameters=(length("width", 0.16, 0.02, 3.0, words=("width", "wide", "size", "wingspan")),),
    slots={"paper": Material(preset="paper", color="#e8503f")},
    parts={"wing": "paper wing", "neck": "paper neck", "tail": "paper tail", "head": "paper head"},
)  # fmt: skip
def origami_crane(k: Kit) -> None:
    """Body, two wings, neck with a bent head, tail: sharp folds of two layers."""
    s = k.m("width") / 0.16

    def fold(name: str, points: list[Point], thick: float = 0.0016) -> None:
        """A triangle or four-sided flap with a little thickness across x or z."""
        a, b, c = points[0], points[1], points[2]
        u = (b[0] - a[0], b[1] - a[1], b[2] - a[2])
        v = (c[0] - a[0], c[1] - a[1], c[2] - a[2])
        n = (u[1] * v[2] - u[2] * v[1], u[2] * v[0] - u[0] * v[2], u[0] * v[1] - u[1] * v[0])
        size = math.sqrt(sum(q * q for q in n)) or 1.0
        off = tuple(q / size * thick / 2 for q in n)
        top = [(p[0] + off[0], p[1] + off[1], p[2] + off[2]) for p in points]
        low = [(p[0] - off[0], p[1] - off[1], p[2] - off[2]) for p in points]
        m = len(points)
        faces = [
            list(range(m)),
            [m + i for i in range(m)][::-1],
            *[[(i + 1) % m, i, m + i, m + (i + 1) % m] for i in range(m)],
        ]
        k.add(name, PolyMesh(vertices=[*top, *low], faces=faces), material="paper", flat=True)

    with k.group("crane", scale=s):
        keel = (0.0, 0.0, 0.0)
        ridge = (0.0, 0.0, 0.052)
        head, tail = (0.0, -0.026, 0.036), (0.0, 0.026, 0.036)
        left, right = (-0.012, 0.0, 0.03), (0.012, 0.0, 0.03)
        body = [keel, ridge, head, tail, left, right]
        faces = [[0, 2, 5], [0, 5, 3], [0, 3, 4], [0, 4, 2], [1, 5, 2], [1, 3, 5], [1, 4, 3], [1, 2, 4]]
        k.add("paper body", PolyMesh(vertices=body, faces=[f[::-1] for f in faces]), material="paper", flat=True)
        for x in (-1, 1):
            fold("paper wing", [(x * 0.008, -0.022, 0.034), (x * 0.008, 0.022, 0.034), (x * 0.082, 0.008, 0.07)])
            fold("paper wing fold", [(x * 0.007, -0.02, 0.033), (x * 0.04, -0.004, 0.05), (x * 0.082, 0.008, 0.07)])
        fold("paper neck", [(0.0, -0.012, 0.026), (0.0, -0.03, 0.026), (0.0, -0.066, 0.084)], 0.004)
        fold("paper head", [(0.0, -0.06, 0.084), (0.0, -0.068, 0.078), (0.0, -0.094, 0.064)], 0.0035)
        fold("paper tail", [(0.0, 0.03, 0.026), (0.0, 0.012, 0.026), (0.0, 0.075, 0.088)], 0.004)
        k.add("paper foot", Box(size=(0.008, 0.012, 0.002)), material="paper")
    k.anchor("top", (0, 0, 0.08 * s))
