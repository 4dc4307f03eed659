"""Cushions: square, round, heart-shaped, starred, and bolsters."""

import math

from prompt2mesh.library.furniture.forms import pillow
from prompt2mesh.library.kit import Kit
from prompt2mesh.library.outlines import Outline, circle, heart, rectangle, star
from prompt2mesh.library.registry import asset, choice, flag, length
from prompt2mesh.mesh.materials import Material
from prompt2mesh.mesh.shapes import Lathe, PolyMesh, Sphere, Torus


@asset(
    kind="cushion",
    words=("cushion", "pillow", "throw pillow", "pincushion", "bolster"),
    about="A stuffed cushion: square, round, heart-shaped, or a bolster, with piping and tassels.",
    parameters=(
        length("width", 0.45, 0.08, 1.5, words=("width", "wide", "diameter", "size")),
        length("thickness", 0.16, 0.02, 0.6, words=("thickness", "thick", "height")),
        choice("shape", "square", "round", "heart", "star", "bolster", "rectangular"),
        flag("tassels", False, words=("tassels", "tassel")),
        flag("piping", True, words=("piping", "trim", "stitching", "threads", "embroidery")),
        flag("button", False, words=("button", "tuft")),
    ),
    slots={"cover": Material(preset="velvet", color="#7b2d4f"), "trim": Material(preset="satin", color="#d6a94a")},
    main_slot="cover",
    adjectives={"tufted": {"button": True}, "golden": {}, "heart-shaped": {"shape": "heart"}},
    parts={"edge": "piping", "thread": "piping", "stitching": "piping"},
)  # fmt: skip
def cushion(k: Kit) -> None:
    """Fullest in the middle, thin at a corded seam."""
    w, t, shape = k.m("width"), min(k.m("thickness"), k.m("width")), k.s("shape")
    cord = max(0.0035, w * 0.011)
    if shape == "bolster":
        r = t / 2
        k.add(
            "cushion",
            Lathe(
                profile=[
                    (0, -w / 2),
                    (r * 0.55, -w / 2),
                    (r * 0.9, -w / 2 + r * 0.1),
                    (r, -w / 2 + r * 0.35),
                    (r * 1.02, 0),
                    (r, w / 2 - r * 0.35),
                    (r * 0.9, w / 2 - r * 0.1),
                    (r * 0.55, w / 2),
                    (0, w / 2),
                ],
                smooth=True,
                segments=48,
            ),
            at=(0, 0, r),
            rotate=(0, 90, 0),
            material="cover",
        )
        for sx in (-1, 1):
            if k.on("piping"):
                k.add(
                    "piping",
                    Torus(radius=r * 0.93, tube=cord, segments=48, tube_segments=8),
                    at=(sx * (w / 2 - r * 0.13), 0, r),
                    rotate=(0, 90, 0),
                    material="trim",
                )
            k.add(
                "button",
                Sphere(radius=r * 0.16, segments=20),
                at=(sx * w / 2, 0, r),
                scale=(0.6, 1, 1),
                material="trim",
            )
        k.anchor("top", (0, 0, t), half_size=(w * 0.4, r * 0.5))
        return
    depth = w * 0.66 if shape == "rectangular" else w
    if shape in ("square", "rectangular"):
        k.add("cushion", pillow(w, depth, t, cells=24), material="cover", smooth=True)
        seam = [(x * (1 - 0.07 * (1 - (y / (depth / 2)) ** 2)) if abs(abs(x) - w / 2) < 1e-9 else x, y * (1 - 0.07 * (1 - (x / (w / 2)) ** 2)) if abs(abs(y) - depth / 2) < 1e-9 else y, t / 2)
                for x, y in _densified(rectangle(w, depth), 10)]  # fmt: skip
        corners = [(sx * w / 2, sy * depth / 2) for sx in (-1, 1) for sy in (-1, 1)]
    else:
        outline = {"heart": heart(w, segments=96), "star": _rounded_star(w / 2), "round": circle(w / 2, segments=64)}[
            shape
        ]
        k.add("cushion", _stuffed(outline, t), material="cover", smooth=True)
        seam = [(x, y, t / 2) for x, y in outline]
        corners = [(0.0, min(y for _, y in outline))] if shape == "heart" else []
    if k.on("piping"):
        k.tube("piping", seam, cord, closed=True, smooth=False, segments=8, material="trim")
    if k.on("button"):
        k.add("button", Sphere(radius=w * 0.035, segments=20), at=(0, 0, t * 0.99), scale=(1, 1, 0.5), material="trim")
    if k.on("tassels"):
        for x, y in corners:
            turn = math.degrees(math.atan2(y, x))
            size = w * 0.2
            with k.group("tassel", at=(x, y, t / 2), rotate=(0, 0, turn)):
                k.add("tassel knot", Sphere(radius=size * 0.16, segments=16), at=(size * 0.08, 0, 0), material="trim")
                k.rod(
                    "tassel skirt", (size * 0.15, 0, 0), (size, 0, -t * 0.3), size * 0.1, size * 0.22, material="trim"
                )
    k.anchor("top", (0, 0, t * 0.97), half_size=(w * 0.32, depth * 0.32), round=True)


def _densified(outline: Outline, steps: int) -> Outline:
    result: Outline = []
    for (ax, ay), (bx, by) in zip(outline, [*outline[1:], outline[0]], strict=True):
        result += [(ax + (bx - ax) * i / steps, ay + (by - ay) * i / steps) for i in range(steps)]
    return result


def _rounded_star(r: float) -> Outline:
    points = _densified(star(5, r, r * 0.52), 8)
    for _ in range(6):
        points = [
            ((a[0] + 2 * b[0] + c[0]) / 4, (a[1] + 2 * b[1] + c[1]) / 4)
            for a, b, c in zip([points[-1], *points[:-1]], points, [*points[1:], points[0]], strict=True)
        ]
    return points


def _stuffed(outline: Outline, t: float) -> PolyMesh:
    """A star-convex outline puffed up on both sides of its seam."""
    n, rings = len(outline), 10
    vertices: list[tuple[float, float, float]] = [(x, y, t / 2) for x, y in outline]
    faces: list[list[int]] = []
    cx = sum(x for x, _ in outline) / n
    cy = sum(y for _, y in outline) / n
    for side in (1, -1):
        before = list(range(n))
        for r in range(1, rings):
            s = math.cos(math.pi / 2 * r / rings)
            z = t / 2 * (1 + side * (1 - s * s) ** 0.45)
            first = len(vertices)
            vertices += [(cx + (x - cx) * s, cy + (y - cy) * s, z) for x, y in outline]
            here = list(range(first, first + n))
            for i in range(n):
                ring = [before[i], before[(i + 1) % n], here[(i + 1) % n], here[i]]
                faces.append(ring if side > 0 else ring[::-1])
            before = here
        vertices.append((cx, cy, t / 2 * (1 + side)))
        tip = len(vertices) - 1
        for i in range(n):
            triangle = [before[i], before[(i + 1) % n], tip]
            faces.append(triangle if side > 0 else triangle[::-1])
    return PolyMesh(vertices=vertices, faces=faces)
