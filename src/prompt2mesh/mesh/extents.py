"""How large a part will be, told from its description without building it.

A modeler needs sizes to make things fit each other before anything is built.
The bounds here hold the real ones, and are a little larger where round things
are turned or shapes melt together.
"""

import math
from dataclasses import dataclass
from itertools import product

import numpy as np
from numpy.typing import NDArray

from prompt2mesh.mesh import placement as pl
from prompt2mesh.mesh import shapes as sh
from prompt2mesh.mesh.program import Array, Displace, Mirror, Part

Points = NDArray[np.float64]
_MAX_COPIES = 48


@dataclass(frozen=True)
class Extents:
    """The lowest and highest corner, metres, in the part's parent's frame."""

    low: tuple[float, float, float]
    high: tuple[float, float, float]

    @property
    def size(self) -> tuple[float, float, float]:
        """Width, depth and height."""
        x, y, z = (b - a for a, b in zip(self.low, self.high, strict=True))
        return x, y, z

    @property
    def longest(self) -> float:
        """The largest of width, depth and height."""
        return max(self.size)

    @property
    def footprint(self) -> float:
        """The area of the bounds on the ground, m²."""
        return self.size[0] * self.size[1]

    def scaled(self, factor: float) -> "Extents":
        """The extents of the part scaled about its origin."""
        x, y, z = (v * factor for v in self.low)
        a, b, c = (v * factor for v in self.high)
        return Extents((x, y, z), (a, b, c))


def extents(part: Part) -> Extents:
    """The bounds of the part with its children, scale, turn and place; a point where it has no shape."""
    points = _points(part, {})
    if len(points) == 0:
        return Extents((0.0, 0.0, 0.0), (0.0, 0.0, 0.0))
    low, high = points.min(axis=0).tolist(), points.max(axis=0).tolist()
    return Extents((low[0], low[1], low[2]), (high[0], high[1], high[2]))


def _points(part: Part, siblings: dict[str, Points]) -> Points:
    clouds: list[Points] = []
    if part.shape is not None:
        clouds.append(_modified(_shape_points(part.shape), part))
    inner: dict[str, Points] = {}
    for child in part.children:
        found = _points(child, inner)
        if len(found):
            inner[child.name] = found
            clouds.append(found)
    if not clouds:
        return np.zeros((0, 3))
    placement = part.placement
    points = np.concatenate(clouds) * np.asarray(placement.scale)
    points = points @ _euler(placement.rotation).T + np.asarray(placement.location)
    if part.fit is not None:
        points = _fitted(points, part.fit, placement.location)
    if part.instances is not None:
        points = _copied(points, part.instances, siblings)
    return _corners(points) if len(points) > 64 else points


def _modified(points: Points, part: Part) -> Points:
    for modifier in part.modifiers:
        if isinstance(modifier, Mirror):
            points = np.concatenate([points, points * _mirror(modifier.axis)])
        elif isinstance(modifier, Array):
            points = np.concatenate([points, points + (modifier.count - 1) * np.asarray(modifier.step)])
        elif isinstance(modifier, Displace):
            points = _padded(points, 0.5 * abs(modifier.strength))
    return points


def _shape_points(shape: sh.Shape) -> Points:  # noqa: PLR0912 - one case a shape
    match shape:
        case sh.Box():
            return _block(shape.size[0] / 2, shape.size[1] / 2, shape.size[2] / 2, shape.pivot)
        case sh.Sphere():
            return _ball(np.zeros(3), (shape.radius,) * 3)
        case sh.Ellipsoid():
            return _ball(np.zeros(3), shape.radii)
        case sh.Cylinder() | sh.Prism():
            return _block(shape.radius, shape.radius, shape.height / 2, shape.pivot)
        case sh.Cone():
            r = max(shape.radius_bottom, shape.radius_top)
            return _block(r, r, shape.height / 2, shape.pivot)
        case sh.Torus():
            r = shape.radius + shape.tube
            return _block(r, r, shape.tube, "center")
        case sh.Capsule():
            return _block(shape.radius, shape.radius, shape.height / 2, "center")
        case sh.Lathe():
            r = max(x for x, _ in shape.profile)
            heights = [z for _, z in shape.profile]
            return _between((-r, -r, min(heights)), (r, r, max(heights)))
        case sh.Extrude():
            xs, ys = [x for x, _ in shape.outline], [y for _, y in shape.outline]
            base = -shape.height / 2 if shape.pivot == "center" else 0.0
            wide = max(1.0, shape.taper)
            return _between(
                (min(xs) * wide, min(ys) * wide, base), (max(xs) * wide, max(ys) * wide, base + shape.height)
            )
        case sh.Sweep():
            thick = shape.radius
            if shape.profile is not None:
                thick = max(math.hypot(x, y) for x, y in shape.profile)
            radii = shape.radii or [1.0]
            wide = thick * max(radii)
            return _padded(np.asarray(shape.path, np.float64), wide)
        case sh.Loft():
            return np.concatenate([_section(shape.axis, s) for s in shape.sections])
        case sh.Text():
            half = 0.36 * shape.height * len(shape.text)
            return _between((-half, -shape.depth / 2, 0.0), (half, shape.depth / 2, shape.height))
        case sh.Heightfield():
            x, y = shape.size[0] / 2, shape.size[1] / 2
            top = shape.amplitude if shape.heights is None else max(max(row) for row in shape.heights)
            return _between((-x, -y, -shape.base), (x, y, top))
        case sh.Blend():
            return np.concatenate([_blob(b) for b in shape.blobs if not b.subtract] or [np.zeros((1, 3))])
        case sh.Skin():
            return np.concatenate([_ball(np.asarray(n.position), (n.radius,) * 3) for n in shape.nodes])
        case sh.PolyMesh():
            return _corners(np.asarray(shape.vertices, np.float64))


def _section(axis: str, section: sh.Section) -> Points:
    a, b = section.radii
    if section.outline is not None:
        a = max(abs(x) for x, _ in section.outline)
        b = max(abs(y) for _, y in section.outline)
    if section.roll:
        a = b = max(a, b)
    reach = {"z": (a, b, 0.0), "y": (a, 0.0, b), "x": (0.0, a, b)}[axis]
    return _ball(np.asarray(section.center), reach)


def _blob(blob: sh.Blob) -> Points:
    a, b = np.asarray(blob.a), np.asarray(blob.b if blob.b is not None else blob.a)
    middle = (a + b) / 2
    turn = _euler(blob.rotation)
    squash = np.asarray(blob.squash)
    radius_b = blob.radius_b if blob.radius_b is not None else blob.radius
    if blob.b is None and not any(blob.rotation):
        return _ball(a, tuple(blob.radius * squash))
    ends: list[Points] = []
    for point, radius in ((a, blob.radius), (b, radius_b)):
        ball = _ball(point - middle, (radius,) * 3) * squash
        ends.append(ball @ turn.T + middle)
    return np.concatenate(ends)


def _ball(center: Points, radii: tuple[float, ...]) -> Points:
    reach = np.diag(radii)
    return np.concatenate([center + reach, center - reach])


def _block(x: float, y: float, half_height: float, pivot: str) -> Points:
    low = -half_height if pivot == "center" else 0.0
    return _between((-x, -y, low), (x, y, low + 2 * half_height))


def _between(low: tuple[float, float, float], high: tuple[float, float, float]) -> Points:
    return np.array(list(product(*zip(low, high, strict=True))), np.float64)


def _corners(points: Points) -> Points:
    low, high = points.min(axis=0).tolist(), points.max(axis=0).tolist()
    return _between((low[0], low[1], low[2]), (high[0], high[1], high[2]))


def _padded(points: Points, by: float) -> Points:
    low, high = points.min(axis=0) - by, points.max(axis=0) + by
    return _corners(np.stack([low, high]))


def _fitted(points: Points, fit: pl.Fit, origin: tuple[float, float, float]) -> Points:
    size = np.maximum(np.ptp(points, axis=0), 1e-9)
    factors = [w / s if w is not None else None for w, s in zip((fit.x, fit.y, fit.z), size.tolist(), strict=True)]
    if fit.longest is not None:
        factors = [fit.longest / float(size.max())] * 3
    given = [f for f in factors if f is not None]
    if not given:
        return points
    if fit.mode == "stretch":
        others = float(np.prod(given) ** (1 / len(given))) if len(given) < 3 else 1.0
        scale = np.array([f if f is not None else others for f in factors], np.float64)
    else:
        scale = np.full(3, min(given))
    moved = (points - np.asarray(origin)) * scale + np.asarray(origin)
    return np.asarray(moved, np.float64)


def _copied(points: Points, pattern: pl.Instances, siblings: dict[str, Points]) -> Points:
    match pattern:
        case pl.Mirrored():
            return np.concatenate([points, points * _mirror(pattern.axis)])
        case pl.Linear():
            step = np.asarray(pattern.step)
            start = -step * (pattern.count - 1) / 2 if pattern.center else np.zeros(3)
            return np.concatenate([points + start, points + start + step * (pattern.count - 1)])
        case pl.Grid():
            reach = np.asarray(pattern.step) * (np.asarray(pattern.counts) - 1)
            down = np.array([0.5, 0.5, 0.0]) * reach
            return np.concatenate([points - down, points - down + reach])
        case pl.Radial():
            center = np.asarray(pattern.center)
            whole = abs(abs(pattern.angle) - 360.0) < 1e-9
            gaps = pattern.count if whole else max(pattern.count - 1, 1)
            copies: list[Points] = []
            for i in range(0, pattern.count, max(1, pattern.count // _MAX_COPIES)):
                turn = pattern.start + pattern.angle * i / gaps
                degrees = (turn * (pattern.axis == "x"), turn * (pattern.axis == "y"), turn * (pattern.axis == "z"))
                lift = pattern.rise * i * np.array([pattern.axis == a for a in "xyz"])
                copies.append((points - center) @ _euler(degrees).T + center + lift)
            return np.concatenate(copies)
        case pl.Poses():
            return np.concatenate([
                (points * np.asarray(p.scale)) @ _euler(p.rotation).T + np.asarray(p.location)
                for p in pattern.poses[:: max(1, len(pattern.poses) // _MAX_COPIES)]
            ])  # fmt: skip
        case pl.Scatter():
            ground = siblings.get(pattern.on)
            if ground is None:
                return points
            reach = float(np.abs(points).max()) * pattern.scale_range[1]
            return _padded(ground, 0.7 * reach)


def _mirror(axis: str) -> Points:
    return np.array([-1.0 if a == axis else 1.0 for a in "xyz"], np.float64)


def _euler(degrees: tuple[float, float, float]) -> Points:
    """XYZ Euler: about x, then y, then z."""
    (cx, cy, cz), (sx, sy, sz) = (
        [f(math.radians(d)) for d in degrees] for f in (math.cos, math.sin)
    )  # fmt: skip
    about_x = np.array([[1, 0, 0], [0, cx, -sx], [0, sx, cx]], np.float64)
    about_y = np.array([[cy, 0, sy], [0, 1, 0], [-sy, 0, cy]], np.float64)
    about_z = np.array([[cz, -sz, 0], [sz, cz, 0], [0, 0, 1]], np.float64)
    return about_z @ about_y @ about_x
