"""Forms that furniture is drawn with: beams between two points, cushions, knobs, turned posts.

Returns plain shapes or adds one part to a kit; knows no kind of furniture.
"""

import math

from prompt2mesh.library.kit import Kit, Point
from prompt2mesh.library.outlines import Outline, Path, rectangle, rounded_rectangle
from prompt2mesh.mesh.placement import Instances
from prompt2mesh.mesh.program import Part
from prompt2mesh.mesh.shapes import Box, Extrude, Lathe, Loft, PolyMesh, Section, Sweep


def beam(
    k: Kit,
    name: str,
    start: Point,
    end: Point,
    size: tuple[float, float],
    *,
    taper: float = 1.0,
    material: str | None = None,
    bevel: float | None = None,
    mirror: bool = False,
    instances: Instances | None = None,
) -> Part:
    """A board or square leg from `start` to `end`.

    Args:
        k: Where to add it.
        name: Part name.
        start: Middle of the first end, metres.
        end: Middle of the other end.
        size: Width (as near to x as the direction allows) and depth, metres.
        taper: Size of the far end as a share of the near one.
        material: Slot.
        bevel: Width of the rounded edges; a share of the thinner side when omitted.
        mirror: Add the mirror image across x = 0.
        instances: Copies.
    """
    dx, dy, dz = (b - a for a, b in zip(start, end, strict=True))
    long = max(math.sqrt(dx * dx + dy * dy + dz * dz), 1e-6)
    pitch = math.degrees(math.asin(max(-1.0, min(1.0, -dy / long))))
    roll = math.degrees(math.atan2(dx, dz))
    shape: Box | Extrude = Box(size=(*size, long))
    if abs(taper - 1.0) > 1e-6:
        shape = Extrude(outline=rectangle(*size), height=long, taper=taper)
    soft = min(size) * 0.12 if bevel is None else bevel
    return k.add(
        name, shape, at=start, rotate=(pitch, roll, 0.0), material=material, bevel=soft, mirror=mirror,
        instances=instances,
    )  # fmt: skip


def cushion(width: float, depth: float, height: float, *, corner: float = 5.0, puff: float = 3.2) -> Loft:
    """An upholstered block standing on z = 0: a superellipsoid.

    Args:
        width: Size along x, metres.
        depth: Size along y.
        height: Size along z.
        corner: Superellipse exponent of the plan (2 is an ellipse, high is boxy).
        puff: Superellipse exponent of the upright section.
    """
    sections: list[Section] = []
    steps = 14
    power = 2.0 / puff
    for i in range(steps + 1):
        a = -math.pi / 2 + math.pi * i / steps
        share = 0.0 if i in (0, steps) else abs(math.cos(a)) ** power
        z = height / 2 * (1 + math.copysign(abs(math.sin(a)) ** power, math.sin(a)))
        sections.append(
            Section(center=(0, 0, z), radii=(width / 2 * share, depth / 2 * share), exponent=2 + (corner - 2) * share)
        )
    return Loft(sections=sections, smooth=False, segments=48)


def pillow(width: float, depth: float, height: float, *, pinch: float = 0.07, cells: int = 20) -> PolyMesh:
    """A thrown pillow lying on z = 0, thin at its seam and drawn out at the corners."""
    vertices: list[Point] = []
    faces: list[list[int]] = []
    index: dict[tuple[int, int, int], int] = {}
    for side in (1, -1):
        for i in range(cells + 1):
            for j in range(cells + 1):
                border = i in (0, cells) or j in (0, cells)
                if side < 0 and border:
                    index[side, i, j] = index[1, i, j]
                    continue
                u, v = _spread(i, cells), _spread(j, cells)
                thick = ((1 - u**2) * (1 - v**2)) ** 0.42 if not border else 0.0
                x = width / 2 * u * (1 - pinch * (1 - v * v))
                y = depth / 2 * v * (1 - pinch * (1 - u * u))
                index[side, i, j] = len(vertices)
                vertices.append((x, y, height / 2 * (1 + side * thick)))
        for i in range(cells):
            for j in range(cells):
                ring = [index[side, a, b] for a, b in ((i, j), (i + 1, j), (i + 1, j + 1), (i, j + 1))]
                faces.append(ring if side > 0 else ring[::-1])
    return PolyMesh(vertices=vertices, faces=faces)


def _spread(i: int, cells: int) -> float:
    """−1..1, denser towards the ends, where a pillow curves most."""
    return math.sin(math.pi / 2 * (2 * i / cells - 1))


def slab(width: float, depth: float, height: float, *, corner: float = 0.01, edge: float | None = None) -> Extrude:
    """A board lying on z = 0 with rounded corners and softened rims."""
    outline = rounded_rectangle(width, depth, min(corner, width / 3, depth / 3), corner_segments=5)
    return Extrude(outline=outline, height=height, bevel=min(height * 0.3, 0.01) if edge is None else edge)


def knob(radius: float) -> Lathe:
    """A drawer knob standing on z = 0."""
    r = radius
    profile = [(r * 0.62, 0), (r * 0.5, r * 0.25), (r * 0.42, r * 0.6), (r * 0.85, r * 1.0), (r, r * 1.4), (r * 0.8, r * 1.75),
               (r * 0.35, r * 1.9), (0, r * 1.93)]  # fmt: skip
    return Lathe(profile=profile, smooth=True, segments=24)


def pull(width: float, rise: float, radius: float) -> Sweep:
    """A bow handle with its ends on z = 0 at x = ±width/2."""
    w = width / 2
    path: Path = [
        (-w, 0, -radius),
        (-w, 0, rise * 0.6),
        (-w * 0.8, 0, rise),
        (w * 0.8, 0, rise),
        (w, 0, rise * 0.6),
        (w, 0, -radius),
    ]
    return Sweep(path=path, radius=radius, segments=12)


def turned_leg(height: float, radius: float, *, segments: int = 32) -> Lathe:
    """A leg turned on a lathe: foot, swelling, ring and neck, widest at the top."""
    r, h = radius, height
    profile = [(r * 0.5, 0), (r * 0.68, h * 0.02), (r * 0.5, h * 0.09), (r * 0.82, h * 0.34), (r * 0.95, h * 0.55),
               (r * 0.6, h * 0.66), (r * 0.98, h * 0.69), (r * 0.6, h * 0.72), (r * 0.9, h * 0.8), (r, h * 0.84), (r, h)]  # fmt: skip
    return Lathe(profile=profile, smooth=True, segments=segments)


def spindle(height: float, radius: float) -> Lathe:
    """A thin turned stick, thickest a third of the way up."""
    r, h = radius, height
    profile = [(r * 0.6, 0), (r * 0.75, h * 0.15), (r, h * 0.33), (r * 0.8, h * 0.5), (r * 0.6, h)]
    return Lathe(profile=profile, smooth=True, segments=16)


def arch_outline(width: float, height: float, *, rise: float, segments: int = 16) -> Outline:
    """A rectangle standing on y = 0 with an elliptic arch for its upper side."""
    w, low = width / 2, height - rise
    top = [
        (w * math.cos(math.pi * i / segments), low + rise * math.sin(math.pi * i / segments))
        for i in range(segments + 1)
    ]
    return [(-w, 0.0), (w, 0.0), *top]


def ring_points(count: int, radius: float, *, z: float = 0.0, start: float = 0.0) -> list[Point]:
    """Evenly spaced points on a level circle; `start` in degrees."""
    turns = [math.radians(start) + 2 * math.pi * i / count for i in range(count)]
    return [(radius * math.cos(a), radius * math.sin(a), z) for a in turns]
