"""Small vector and rotation arithmetic for posing animals; knows nothing of parts."""

import math

from prompt2mesh.library.kit import Point


def add(a: Point, b: Point, share: float = 1.0) -> Point:
    """`a + share * b`."""
    return (a[0] + share * b[0], a[1] + share * b[1], a[2] + share * b[2])


def sub(a: Point, b: Point) -> Point:
    """`a - b`."""
    return (a[0] - b[0], a[1] - b[1], a[2] - b[2])


def mul(a: Point, share: float) -> Point:
    """`share * a`."""
    return (a[0] * share, a[1] * share, a[2] * share)


def mix(a: Point, b: Point, share: float) -> Point:
    """The point `share` of the way from `a` to `b`."""
    return (a[0] + share * (b[0] - a[0]), a[1] + share * (b[1] - a[1]), a[2] + share * (b[2] - a[2]))


def dot(a: Point, b: Point) -> float:
    """The scalar product."""
    return a[0] * b[0] + a[1] * b[1] + a[2] * b[2]


def cross(a: Point, b: Point) -> Point:
    """The vector product."""
    return (a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0])


def length(a: Point) -> float:
    """The Euclidean norm."""
    return math.sqrt(dot(a, a))


def unit(a: Point) -> Point:
    """`a` at length 1; up for the zero vector."""
    size = length(a)
    return (0.0, 0.0, 1.0) if size < 1e-12 else mul(a, 1.0 / size)


def across(a: Point) -> Point:
    """The mirror image across x = 0."""
    return (-a[0], a[1], a[2])


def toward(azimuth: float, elevation: float) -> Point:
    """The unit vector turned `azimuth` degrees from the front (−y) to the left (+x) and raised by `elevation`."""
    a, e = math.radians(azimuth), math.radians(elevation)
    return (math.sin(a) * math.cos(e), -math.cos(a) * math.cos(e), math.sin(e))


def euler_of(x: Point, y: Point, z: Point) -> Point:
    """XYZ Euler degrees of the rotation whose columns are the orthonormal `x`, `y`, `z`."""
    pitch = math.asin(max(-1.0, min(1.0, -x[2])))
    if abs(x[2]) < 0.99999:
        return (
            math.degrees(math.atan2(y[2], z[2])),
            math.degrees(pitch),
            math.degrees(math.atan2(x[1], x[0])),
        )
    return (math.degrees(math.atan2(-z[1], y[1])), math.degrees(pitch), 0.0)


def aim(z: Point, front: Point = (0.0, -1.0, 0.0)) -> Point:
    """Euler degrees that turn +z along `z` and −y as near `front` as that allows."""
    up = unit(z)
    y = sub(mul(front, -1.0), mul(up, -dot(front, up)))
    if length(y) < 1e-6:
        y = cross(up, (1.0, 0.0, 0.0)) if abs(up[0]) < 0.9 else cross(up, (0.0, 0.0, 1.0))
    y = unit(y)
    return euler_of(cross(y, up), y, up)


def gaze(front: Point, up: Point = (0.0, 0.0, 1.0)) -> Point:
    """Euler degrees that turn −y along `front` and +z as near `up` as that allows."""
    y = unit(mul(front, -1.0))
    z = sub(up, mul(y, dot(up, y)))
    if length(z) < 1e-6:
        z = cross((1.0, 0.0, 0.0), y)
    z = unit(z)
    return euler_of(cross(y, z), y, z)


def rotated(point: Point, degrees: Point) -> Point:
    """The point turned by XYZ Euler angles about the origin."""
    (rx, ry, rz) = (math.radians(d) for d in degrees)
    x, y, z = point
    y, z = y * math.cos(rx) - z * math.sin(rx), y * math.sin(rx) + z * math.cos(rx)
    x, z = x * math.cos(ry) + z * math.sin(ry), -x * math.sin(ry) + z * math.cos(ry)
    x, y = x * math.cos(rz) - y * math.sin(rz), x * math.sin(rz) + y * math.cos(rz)
    return (x, y, z)


def bend_joint(root: Point, end: Point, upper: float, lower: float, pole: Point) -> Point:
    """The middle joint of a two-bone limb from `root` to `end` that bends towards `pole`.

    The law of cosines; a limb too short for the span is stretched, so that the
    end is always reached.
    """
    span = sub(end, root)
    size = length(span)
    if size >= (upper + lower) * 0.999:
        return mix(root, end, upper / (upper + lower))
    size = max(size, abs(upper - lower) * 1.001 + 1e-9)
    axis = unit(span)
    along = (upper * upper - lower * lower + size * size) / (2 * size)
    out = math.sqrt(max(upper * upper - along * along, 0.0))
    side = sub(pole, mul(axis, dot(pole, axis)))
    return add(add(root, axis, along), unit(side), out)
