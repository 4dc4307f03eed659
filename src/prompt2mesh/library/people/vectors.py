"""Small 3D vector algebra for figures; plain tuples, so that results go straight into shapes."""

import math

Vec = tuple[float, float, float]
Basis = tuple[Vec, Vec, Vec]
"""Three unit columns: where a frame's x, y and z axes point."""

X: Vec = (1.0, 0.0, 0.0)
Y: Vec = (0.0, 1.0, 0.0)
Z: Vec = (0.0, 0.0, 1.0)
IDENTITY: Basis = (X, Y, Z)


def add(a: Vec, b: Vec) -> Vec:
    """The sum."""
    return (a[0] + b[0], a[1] + b[1], a[2] + b[2])


def sub(a: Vec, b: Vec) -> Vec:
    """The difference a − b."""
    return (a[0] - b[0], a[1] - b[1], a[2] - b[2])


def mul(a: Vec, s: float) -> Vec:
    """The vector times a number."""
    return (a[0] * s, a[1] * s, a[2] * s)


def along(a: Vec, direction: Vec, distance: float) -> Vec:
    """The point `distance` from `a` in a direction."""
    return add(a, mul(direction, distance))


def mix(a: Vec, b: Vec, share: float) -> Vec:
    """The point at `share` of the way from a to b."""
    return add(mul(a, 1 - share), mul(b, share))


def dot(a: Vec, b: Vec) -> float:
    """The inner product."""
    return a[0] * b[0] + a[1] * b[1] + a[2] * b[2]


def cross(a: Vec, b: Vec) -> Vec:
    """The right-handed cross product."""
    return (a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0])


def norm(a: Vec) -> float:
    """The length."""
    return math.sqrt(dot(a, a))


def unit(a: Vec) -> Vec:
    """The direction of a vector; +z for a null one."""
    size = norm(a)
    return mul(a, 1 / size) if size > 1e-12 else Z


def turn(basis: Basis, v: Vec) -> Vec:
    """A vector of the frame, seen from outside it."""
    return add(add(mul(basis[0], v[0]), mul(basis[1], v[1])), mul(basis[2], v[2]))


def place(origin: Vec, basis: Basis, v: Vec) -> Vec:
    """A point of the frame at `origin`, seen from outside it."""
    return add(origin, turn(basis, v))


def into(basis: Basis, v: Vec) -> Vec:
    """A vector from outside, seen in the frame (orthonormal)."""
    return (dot(basis[0], v), dot(basis[1], v), dot(basis[2], v))


def compose(outer: Basis, inner: Basis) -> Basis:
    """The frame `inner` given in the frame `outer`."""
    return (turn(outer, inner[0]), turn(outer, inner[1]), turn(outer, inner[2]))


def euler_basis(x: float, y: float, z: float) -> Basis:
    """The frame turned by XYZ Euler angles in degrees."""
    (cx, sx), (cy, sy), (cz, sz) = ((math.cos(math.radians(a)), math.sin(math.radians(a))) for a in (x, y, z))
    return (
        (cz * cy, sz * cy, -sy),
        (cz * sy * sx - sz * cx, sz * sy * sx + cz * cx, cy * sx),
        (cz * sy * cx + sz * sx, sz * sy * cx - cz * sx, cy * cx),
    )


def euler_of(basis: Basis) -> Vec:
    """XYZ Euler angles in degrees of an orthonormal frame."""
    bx, by, bz = basis
    y = math.asin(max(-1.0, min(1.0, -bx[2])))
    if abs(bx[2]) > 1 - 1e-9:
        return (math.degrees(math.atan2(-bz[1], by[1])), math.degrees(y), 0.0)
    return (math.degrees(math.atan2(by[2], bz[2])), math.degrees(y), math.degrees(math.atan2(bx[1], bx[0])))


def looking(z_axis: Vec, toward: Vec) -> Basis:
    """The frame whose z is `z_axis` and whose −y is as near as can be to `toward`."""
    z = unit(z_axis)
    back = mul(toward, -1.0)
    y = sub(back, mul(z, dot(back, z)))
    if norm(y) < 1e-6:
        y = sub(X, mul(z, dot(X, z))) if abs(z[0]) < 0.9 else sub(Y, mul(z, dot(Y, z)))
    y = unit(y)
    return (cross(y, z), y, z)
