"""Forms that vehicles are drawn with: side profiles, rounded outlines, boolean tools, lofted hulls.

Returns plain shapes or adds one part to a kit; knows no kind of vehicle.
"""

import math
from collections.abc import Sequence
from itertools import pairwise

from prompt2mesh.library.kit import Kit, Point
from prompt2mesh.library.outlines import Outline
from prompt2mesh.mesh.placement import Instances, Transform
from prompt2mesh.mesh.program import Boolean, Modifier, Part
from prompt2mesh.mesh.shapes import Cylinder, Extrude, Loft, Section, Shape

# Euler angles that turn an outline in xy into one in (y, z), raised along x.
SIDEWAYS: Point = (90.0, 0.0, 90.0)
# The same into (x, z), raised along −y.
FRONTWAYS: Point = (90.0, 0.0, 0.0)
# A lathe's z axis becomes x.
AXLE: Point = (0.0, 90.0, 0.0)


def rounded(points: Sequence[tuple[float, float]], radius: float, *, segments: int = 4) -> Outline:
    """A polygon with circular corners of at most `radius` metres, never more than half a side."""
    result: Outline = []
    n = len(points)
    for i in range(n):
        px, py = points[i]
        ax, ay = points[i - 1][0] - px, points[i - 1][1] - py
        bx, by = points[(i + 1) % n][0] - px, points[(i + 1) % n][1] - py
        la, lb = math.hypot(ax, ay), math.hypot(bx, by)
        cosine = max(-1.0, min(1.0, (ax * bx + ay * by) / (la * lb)))
        half = math.acos(cosine) / 2
        if half > math.pi / 2 - 0.03:
            result.append((px, py))
            continue
        reach = min(radius / math.tan(half), 0.45 * la, 0.45 * lb)
        start, end = (px + ax / la * reach, py + ay / la * reach), (px + bx / lb * reach, py + by / lb * reach)
        for step in range(segments + 1):
            t = step / segments
            u, v, w = (1 - t) ** 2, 2 * t * (1 - t), t * t
            result.append((u * start[0] + v * px + w * end[0], u * start[1] + v * py + w * end[1]))
    return result


def spline_loop(points: Sequence[tuple[float, float]], *, steps: int = 3) -> Outline:
    """A closed Catmull-Rom spline through the points, `steps` pieces a span."""
    n = len(points)
    result: Outline = []
    for i in range(n):
        p0, p1, p2, p3 = (points[(i + d) % n] for d in (-1, 0, 1, 2))
        for step in range(steps):
            t = step / steps
            x, y = (
                0.5 * (2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t * t + (3 * b - a - 3 * c + d) * t**3)
                for a, b, c, d in zip(p0, p1, p2, p3, strict=True)
            )
            result.append((x, y))
    return result


def mirrored_half(right: Sequence[tuple[float, float]]) -> Outline:
    """The whole outline from its right half, given from the bottom of x = 0 up to the top of it."""
    left = [(-x, y) for x, y in reversed(right) if x > 1e-9]
    return [*right, *left]


def side_plate(
    k: Kit,
    name: str,
    outline: Sequence[tuple[float, float]],
    width: float,
    *,
    x: float = 0.0,
    bevel: float = 0.0,
    material: str | None = None,
    mirror: bool = False,
    holes: Sequence[Outline] = (),
    cuts: Sequence[Part] = (),
    bevel_segments: int = 2,
    instances: Instances | None = None,
) -> Part:
    """A solid with the side view `outline` (y, z), `width` thick and centred on `x`; `cuts` are in the group's frame."""
    shape = Extrude(
        outline=list(outline), holes=list(holes), height=width, pivot="center", bevel=bevel,
        bevel_segments=bevel_segments,
    )  # fmt: skip
    modifiers: list[Modifier] = []
    if cuts:
        # A boolean works in the part's own frame, so the tools are turned back into it.
        back = Part(name="tools", children=list(cuts), placement=Transform(rotation=(-90, -90, 0), location=(0, 0, -x)))
        modifiers.append(Boolean(operation="cut", tools=[back]))
    return k.add(
        name, shape, at=(x, 0, 0), rotate=SIDEWAYS, material=material, mirror=mirror, modifiers=modifiers,
        instances=instances,
    )  # fmt: skip


def front_plate(
    k: Kit,
    name: str,
    outline: Sequence[tuple[float, float]],
    depth: float,
    *,
    y: float = 0.0,
    bevel: float = 0.0,
    material: str | None = None,
    holes: Sequence[Outline] = (),
    modifiers: Sequence[Modifier] = (),
    mirror: bool = False,
) -> Part:
    """A solid with the front view `outline` (x, z), `depth` thick and centred on `y`."""
    shape = Extrude(outline=list(outline), holes=list(holes), height=depth, pivot="center", bevel=bevel)
    return k.add(
        name, shape, at=(0, y, 0), rotate=FRONTWAYS, material=material, modifiers=modifiers, mirror=mirror
    )  # fmt: skip


def tool(shape: Shape, *, at: Point = (0.0, 0.0, 0.0), rotate: Point = (0.0, 0.0, 0.0)) -> Part:
    """A boolean's tool."""
    return Part(name="tool", shape=shape, placement=Transform(location=at, rotation=rotate))


def side_tool(
    outline: Sequence[tuple[float, float]], width: float, *, x: float = 0.0, holes: Sequence[Outline] = ()
) -> Part:
    """A tool with the side view `outline` (y, z)."""
    shape = Extrude(outline=list(outline), holes=list(holes), height=width, pivot="center")
    return tool(shape, at=(x, 0, 0), rotate=SIDEWAYS)


def front_tool(outline: Sequence[tuple[float, float]], depth: float, *, y: float = 0.0) -> Part:
    """A tool with the front view `outline` (x, z)."""
    return tool(Extrude(outline=list(outline), height=depth, pivot="center"), at=(0, y, 0), rotate=FRONTWAYS)


def cut(*tools: Part) -> Boolean:
    """Removes the tools."""
    return Boolean(operation="cut", tools=list(tools))


def keep(*tools: Part) -> Boolean:
    """Keeps what all tools share with the part."""
    return Boolean(operation="intersect", tools=list(tools))


def fuselage(
    stations: Sequence[tuple[float, float, float, float]],
    *,
    exponent: float = 2.0,
    segments: int = 32,
    resolution: int = 4,
) -> Loft:
    """A body along y from (y, half width, half height, centre z) stations; zero radii close to a point."""
    sections = [Section(center=(0, y, z), radii=(w, h), exponent=exponent) for y, w, h, z in stations]
    return Loft(axis="y", sections=sections, segments=segments, resolution=resolution)


def lerp(a: float, b: float, t: float) -> float:
    """Linear interpolation."""
    return a + (b - a) * t


def sample(table: Sequence[tuple[float, ...]], t: float) -> tuple[float, ...]:
    """Values of a table at `t`; its rows start with ascending positions and are interpolated linearly."""
    if t <= table[0][0]:
        return table[0][1:]
    for low, high in pairwise(table):
        if t <= high[0]:
            share = (t - low[0]) / max(high[0] - low[0], 1e-9)
            return tuple(lerp(a, b, share) for a, b in zip(low[1:], high[1:], strict=True))
    return table[-1][1:]


def box_outline(y0: float, y1: float, z0: float, z1: float, radius: float = 0.0) -> Outline:
    """A rectangle between two corners, its own corners rounded by `radius`."""
    corners = [(y0, z0), (y1, z0), (y1, z1), (y0, z1)]
    return rounded(corners, radius) if radius > 0 else corners


def slope_pane(
    k: Kit,
    name: str,
    width: float,
    start: tuple[float, float],
    end: tuple[float, float],
    *,
    x: float = 0.0,
    thickness: float = 0.012,
    end_width: float | None = None,
    radius: float = 0.04,
    material: str = "glass",
    mirror: bool = False,
) -> Part:
    """A pane on a sloped face between two side-view points (y, z); the face's outside lies left of start → end."""
    dy, dz = end[0] - start[0], end[1] - start[1]
    long = math.hypot(dy, dz)
    top = width if end_width is None else end_width
    outline = rounded([(-width / 2, 0), (width / 2, 0), (top / 2, long), (-top / 2, long)], radius)
    return k.add(
        name, Extrude(outline=outline, height=2 * thickness, pivot="center", bevel=thickness * 0.4, bevel_segments=1),
        at=(x, start[0], start[1]), rotate=(math.degrees(math.atan2(dz, dy)), 0, 0), material=material, mirror=mirror,
    )  # fmt: skip


def arch_tools(axles: Sequence[float], radius: float, z: float, half: float, deep: float) -> list[Part]:
    """Tools that cut wheel arches into both sides of a body of half width `half`."""
    shape = Cylinder(radius=radius, height=deep + 0.1, segments=36, pivot="center")
    return [
        tool(shape, at=(side * (half - deep / 2 + 0.05), y, z), rotate=AXLE) for y in axles for side in (-1, 1)
    ]  # fmt: skip


def truss(
    k: Kit, name: str, start: Point, end: Point, wide: float, bays: int, radius: float, *, material: str | None = None
) -> None:
    """A square lattice girder from `start` to `end` (both in one plane x = const): four chords laced in zigzag."""
    dy, dz = end[1] - start[1], end[2] - start[2]
    long = math.hypot(dy, dz)
    lean = math.degrees(math.atan2(-dy, dz))
    h = wide / 2
    with k.group(name, at=start, rotate=(lean, 0, 0)):
        corners = [(-h, -h), (h, -h), (h, h), (-h, h)]
        for x, y in corners:
            k.rod(f"{name} chord", (x, y, 0), (x, y, long), radius, segments=8, material=material)
        step = long / bays
        for i, (a, b) in enumerate(zip(corners, [*corners[1:], corners[0]], strict=True)):
            path: list[Point] = []
            for bay in range(bays + 1):
                x, y = (a, b)[(bay + i) % 2]
                path.append((x, y, bay * step))
            k.tube(f"{name} lacing", path, radius * 0.6, smooth=False, round_caps=False, segments=6, material=material)
