"""Questions to built surfaces: where a ray meets one, how wide a slice is, which way a part is turned."""

import math

import numpy as np
from mathutils import Vector
from mathutils.bvhtree import BVHTree

from prompt2mesh.blender.assemble import BuiltNode
from prompt2mesh.blender.matrices import apply
from prompt2mesh.blender.meshdata import Floats


def tree_of(nodes: list[BuiltNode]) -> BVHTree:
    """All triangles below the nodes, in the world."""
    vertices: list[Floats] = []
    triangles: list[np.ndarray] = []
    count = 0
    for root in nodes:
        for node, world in root.walk():
            if node.mesh is not None:
                points = apply(world, node.mesh.data.vertices)
                triangles.append(node.mesh.data.triangles() + count)
                vertices.append(points)
                count += len(points)
    tree = BVHTree.FromPolygons(
        np.concatenate(vertices).tolist(), np.concatenate(triangles).tolist(), all_triangles=True
    )
    assert tree is not None
    return tree


def hit(tree: BVHTree, start: Floats, direction: Floats) -> Floats | None:
    """The first place where a ray meets the surface."""
    found = tree.ray_cast(Vector(start.tolist()), Vector(direction.tolist()))[0]
    return None if found is None else np.array(found)


def inside(tree: BVHTree, point: Floats) -> bool:
    """Whether a ray from the point crosses the surface an odd number of times."""
    here, direction = Vector(point.tolist()), Vector((0.137, 0.241, 0.961)).normalized()
    for crossings in range(64):
        found = tree.ray_cast(here, direction)
        if found[0] is None:
            return crossings % 2 == 1
        here = found[0] + direction * 1e-6
    return False


def share_inside(points: Floats, tree: BVHTree, limit: int = 120) -> float:
    """The share of the points that lie within the surface, by a sample."""
    sample = thinned(points, limit)
    return sum(inside(tree, p) for p in sample) / max(len(sample), 1)


def gap_along(
    points: Floats, tree: BVHTree, direction: Floats, *, share: float = 1.0, limit: int = 300
) -> float | None:
    """How far the points may move along `direction` before that share of them touches nothing yet.

    Negative where they are already inside by so much. None where no point is over the surface.
    """
    sample = thinned(points, limit)
    unit = direction / max(float(np.linalg.norm(direction)), 1e-12)
    far = 4.0 * float(np.ptp(points @ unit)) + 10.0
    gaps: list[float] = []
    for point in sample:
        found = hit(tree, point - unit * far, unit)
        if found is not None:
            gaps.append(float((found - point) @ unit))
    if not gaps:
        return None
    return float(np.quantile(np.array(gaps), 1.0 - share))


def thinned(points: Floats, limit: int) -> Floats:
    """At most about `limit` of the points, evenly taken."""
    return points if len(points) <= limit else points[:: math.ceil(len(points) / limit)]


def yaw_degrees(matrix: Floats) -> float:
    """How far a frame is turned about z."""
    return math.degrees(math.atan2(matrix[1, 0], matrix[0, 0]))


def body_range(points: Floats) -> tuple[float, float]:
    """Bottom and top of the bulk of a thing: the heights where it is more than half as wide as at its widest.

    Leaves on a pineapple, a stalk, an antenna stay above it.
    """
    low, high = float(points[:, 2].min()), float(points[:, 2].max())
    count = 24
    rows = np.clip(((points[:, 2] - low) / max(high - low, 1e-9) * count).astype(int), 0, count - 1)
    widths = np.zeros(count)
    middle = np.median(points[:, :2], axis=0)
    for row in range(count):
        here = points[rows == row]
        if len(here) >= 3:
            widths[row] = float(np.quantile(np.linalg.norm(here[:, :2] - middle, axis=1), 0.8))
    filled = np.flatnonzero(widths > 0)
    widths = np.interp(np.arange(count), filled, widths[filled])
    wide = widths > 0.55 * float(np.quantile(widths, 0.9))
    bottom = int(np.argmax(wide))
    top = bottom
    while top + 1 < count and wide[top + 1]:
        top += 1
    step = (high - low) / count
    return low + bottom * step, low + (top + 1) * step


def ring_at(points: Floats, center: Floats, axis: Floats, radius: float) -> tuple[Floats, float] | None:
    """Middle and radius of the body round an axis near `center` (a neck, a waist), by its own vertices."""
    unit = axis / max(float(np.linalg.norm(axis)), 1e-12)
    offset = points - center
    along = offset @ unit
    across = offset - along[:, None] * unit
    distance = np.linalg.norm(across, axis=1)
    near = (np.abs(along) < 0.3 * radius) & (distance < 1.9 * radius)
    if int(near.sum()) < 6:
        return None
    spread = across[near]
    low, high = spread.min(axis=0), spread.max(axis=0)
    middle = (low + high) / 2
    own = np.linalg.norm(spread - middle, axis=1)
    return center + middle, float(np.quantile(own, 0.9))
