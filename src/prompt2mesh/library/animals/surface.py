"""Where the surface of a blend is, so that eyes, lips and spines sit exactly on it.

The same distances as the builder's blend, for single points. Sources: round
cone and ellipsoid distances and the polynomial smooth minimum after Inigo
Quilez, "Distance functions" and "Smooth minimum"; sphere tracing after Hart 1996.
"""

import math
from collections.abc import Sequence

from prompt2mesh.library.animals.frames import Point, add, dot, mix, rotated, sub, unit
from prompt2mesh.mesh.shapes import Blend, Blob

_LEAST_STEP = 1 / 800


class Surface:
    """The zero level of a blend."""

    def __init__(self, blend: Blend) -> None:
        """Bind to the blend whose surface is asked for."""
        self.blobs: Sequence[Blob] = blend.blobs
        self.smoothness = blend.smoothness

    def distance(self, point: Point) -> float:
        """Metres from the surface, negative inside."""
        return self._distance(point, self.blobs)

    def _distance(self, point: Point, blobs: Sequence[Blob]) -> float:
        field = 1e3
        k = self.smoothness
        for blob in blobs:
            d = _distance(blob, point)
            if blob.subtract:
                field = -_smooth_min(-field, d, k)
            elif d < field + k:
                field = _smooth_min(field, d, k)
        return field

    def normal(self, point: Point, step: float = 1e-3) -> Point:
        """The way out of the surface near `point` (central differences)."""
        x, y, z = point
        return unit((
            self.distance((x + step, y, z)) - self.distance((x - step, y, z)),
            self.distance((x, y + step, z)) - self.distance((x, y - step, z)),
            self.distance((x, y, z + step)) - self.distance((x, y, z - step)),
        ))  # fmt: skip

    def outward(self, center: Point, direction: Point, *, reach: float = 4.0) -> Point:
        """The outermost point of the surface on the ray from `center` along `direction`.

        Returns:
            The point; `center` itself where the ray misses.
        """
        way = unit(direction)
        travelled = 0.0
        start = add(center, way, reach)
        near = [b for b in self.blobs if _meets(b, center, way, reach, self.smoothness)]
        while travelled < reach:
            here = add(start, way, -travelled)
            gap = self._distance(here, near)
            if gap < 5e-4:
                return here
            travelled += max(gap * 0.95, reach * _LEAST_STEP)
        return center


def _meets(blob: Blob, start: Point, way: Point, reach: float, margin: float) -> bool:
    """Whether the blob's bounding ball comes near the ray."""
    b = blob.a if blob.b is None else blob.b
    middle = mix(blob.a, b, 0.5)
    size = (max(blob.radius, blob.radius_b or 0.0) + math.dist(blob.a, b) / 2) * max(blob.squash) + margin
    offset = sub(middle, start)
    along = min(max(dot(offset, way), 0.0), reach)
    return math.dist(offset, (way[0] * along, way[1] * along, way[2] * along)) < size


def _smooth_min(a: float, b: float, k: float) -> float:
    if k <= 0:
        return min(a, b)
    h = max(k - abs(a - b), 0.0) / k
    return min(a, b) - h * h * k * 0.25


def _distance(blob: Blob, point: Point) -> float:
    a = blob.a
    b = a if blob.b is None else blob.b
    plain = blob.squash == (1.0, 1.0, 1.0) and not any(blob.rotation)
    if not plain:
        middle = mix(a, b, 0.5)
        point, a, b = sub(point, middle), sub(a, middle), sub(b, middle)
        if any(blob.rotation):
            point = _unrotated(point, blob.rotation)
        s = blob.squash
        if blob.b is None or math.dist(a, b) < 1e-8:
            return _ellipsoid(point, (blob.radius * s[0], blob.radius * s[1], blob.radius * s[2]))
        point = (point[0] / s[0], point[1] / s[1], point[2] / s[2])
        return _round_cone(point, a, b, blob.radius, blob.radius_b or blob.radius) * min(s)
    if blob.b is None or math.dist(a, b) < 1e-8:
        return math.dist(point, a) - blob.radius
    return _round_cone(point, a, b, blob.radius, blob.radius_b or blob.radius)


def _unrotated(point: Point, degrees: Point) -> Point:
    x, y, z = (rotated(axis, degrees) for axis in ((1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0)))
    return (dot(point, x), dot(point, y), dot(point, z))


def _ellipsoid(p: Point, r: Point) -> float:
    k0 = math.hypot(p[0] / r[0], p[1] / r[1], p[2] / r[2])
    k1 = math.hypot(p[0] / r[0] ** 2, p[1] / r[1] ** 2, p[2] / r[2] ** 2)
    return -min(r) if k1 < 1e-12 else k0 * (k0 - 1.0) / k1


def _round_cone(p: Point, a: Point, b: Point, r1: float, r2: float) -> float:
    ab, ap = sub(b, a), sub(p, a)
    square = dot(ab, ab)
    rr = r1 - r2
    if rr * rr >= square:
        return math.dist(p, a if r1 >= r2 else b) - max(r1, r2)
    a2 = square - rr * rr
    along = dot(ap, ab)
    rest = along - square
    x2 = max(dot(ap, ap) * square - along * along, 0.0) * square
    y2, z2 = along * along * square, rest * rest * square
    k = math.copysign(rr * rr, rr) * x2 if rr else 0.0
    if math.copysign(a2 * z2, rest) > k:
        return math.sqrt(x2 + z2) / square - r2
    if math.copysign(a2 * y2, along) < k:
        return math.sqrt(x2 + y2) / square - r1
    return (math.sqrt(x2 * a2 / square) + along * rr) / square - r1
