"""Where the skin of a blend is, so that buttons, belts and noses sit on it and not in it.

The same distances as the builder's (after Inigo Quilez, "Distance functions"),
for single points.
"""

import math
from collections.abc import Sequence

from prompt2mesh.library.people.vectors import Basis, Vec, add, along, dot, euler_basis, into, mul, norm, sub, turn
from prompt2mesh.mesh.shapes import Blob

_FAR = 1e3


def distance(blobs: Sequence[Blob], smoothness: float, p: Vec) -> float:
    """Signed distance, metres, from a point to the blended surface."""
    d = _FAR
    for blob in blobs:
        one = _blob_distance(blob, p)
        d = -_smooth_min(-d, one, smoothness) if blob.subtract else _smooth_min(d, one, smoothness)
    return d


def surface_point(blobs: Sequence[Blob], smoothness: float, start: Vec, direction: Vec, *, reach: float) -> Vec:
    """The outermost point of the surface on a ray.

    Args:
        blobs: What is blended.
        smoothness: Radius of the soft joins.
        start: A point inside.
        direction: Unit vector outward.
        reach: How far out to begin looking, metres.

    Returns:
        The point; `start` where the ray meets nothing.
    """
    t = reach
    for _ in range(48):
        gap = distance(blobs, smoothness, along(start, direction, t))
        if gap < 1e-4 * reach:
            return along(start, direction, t)
        t -= gap * 0.9
        if t <= 0:
            break
    return start


def girdle(
    blobs: Sequence[Blob], smoothness: float, center: Vec, basis: Basis, *, reach: float, points: int = 28,
    start: float = 0.0, sweep: float = 360.0,
) -> list[Vec]:  # fmt: skip
    """A ring of surface points around `center` in the xy plane of `basis`, from the front (−y) round by +x."""
    closed = sweep >= 360.0
    steps = points if closed else points - 1
    ring: list[Vec] = []
    for i in range(points):
        a = math.radians(start + sweep * i / steps)
        direction = turn(basis, (math.sin(a), -math.cos(a), 0.0))
        ring.append(surface_point(blobs, smoothness, center, direction, reach=reach))
    return ring


def _smooth_min(a: float, b: float, k: float) -> float:
    if k <= 0:
        return min(a, b)
    h = max(k - abs(a - b), 0.0) / k
    return min(a, b) - h * h * k * 0.25


def _blob_distance(blob: Blob, p: Vec) -> float:
    a, b = blob.a, blob.b or blob.a
    if blob.squash != (1.0, 1.0, 1.0) or any(blob.rotation):
        middle = mul(add(a, b), 0.5)
        p, a, b = sub(p, middle), sub(a, middle), sub(b, middle)
        if any(blob.rotation):
            p = into(euler_basis(*blob.rotation), p)
        s = blob.squash
        if norm(sub(a, b)) < 1e-9:
            return _ellipsoid(p, (blob.radius * s[0], blob.radius * s[1], blob.radius * s[2]))
        p = (p[0] / s[0], p[1] / s[1], p[2] / s[2])
        return _cone(p, a, b, blob.radius, blob.radius_b or blob.radius) * min(s)
    return _cone(p, a, b, blob.radius, blob.radius_b or blob.radius)


def _ellipsoid(p: Vec, r: Vec) -> float:
    k0 = norm((p[0] / r[0], p[1] / r[1], p[2] / r[2]))
    k1 = norm((p[0] / r[0] ** 2, p[1] / r[1] ** 2, p[2] / r[2] ** 2))
    return -min(r) if k1 < 1e-12 else k0 * (k0 - 1) / k1


def _cone(p: Vec, a: Vec, b: Vec, r1: float, r2: float) -> float:
    """Distance to a round cone, by the interval of its axis that is nearest."""
    ab = sub(b, a)
    length = norm(ab)
    if length <= abs(r1 - r2) + 1e-9:
        return norm(sub(p, a if r1 >= r2 else b)) - max(r1, r2)
    axis = mul(ab, 1 / length)
    pa = sub(p, a)
    x = dot(pa, axis)
    y = math.sqrt(max(dot(pa, pa) - x * x, 0.0))
    sine = (r1 - r2) / length
    cosine = math.sqrt(1 - sine * sine)
    t = (x - y * sine / cosine) / length
    if t <= 0:
        return norm(pa) - r1
    if t >= 1:
        return norm(sub(p, b)) - r2
    return y * cosine + x * sine - r1
