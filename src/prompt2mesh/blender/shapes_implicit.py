"""Blends and skins: signed distances on a grid, meshed by surface nets.

Sources: round cone and ellipsoid distances and the polynomial smooth minimum
after Inigo Quilez, "Distance functions" and "Smooth minimum"; naive surface
nets after Gibson 1998.
"""

import numpy as np

from prompt2mesh.blender.meshdata import Floats, MeshData
from prompt2mesh.mesh import shapes
from prompt2mesh.mesh.errors import GeometryError

_FAR = 1e3


def blend(shape: shapes.Blend, *, detail: float = 1.0) -> MeshData:
    """The smooth union of blobs as one closed mesh.

    Raises:
        GeometryError: Nothing is left (everything carved away).
    """
    low, high = _bounds(shape.blobs, shape.smoothness)
    resolution = int(np.clip(round(shape.resolution * detail), 8, 192))
    for nudge in (0.0, 0.37, 0.71):
        grid = _Grid.over(low, high, resolution, nudge)
        field = np.full(grid.shape, _FAR, np.float32)
        for blob in shape.blobs:
            _mix(field, grid, blob, shape.smoothness)
        mesh = surface_nets(field, grid.origin, grid.cell)
        if mesh is None:
            raise GeometryError("a blend is empty: its blobs are smaller than a cell, or carved away whole")
        if _is_closed(mesh):
            return mesh
    return mesh


def skin(shape: shapes.Skin, *, detail: float = 1.0) -> MeshData:
    """A skeleton wrapped in round cones from each node to its parent."""
    blobs: list[shapes.Blob] = []
    for i, node in enumerate(shape.nodes):
        if node.parent >= i:
            raise GeometryError(f"skin node {i} names a parent that does not come before it")
        if node.parent < 0:
            blobs.append(shapes.Blob(a=node.position, radius=node.radius))
        else:
            parent = shape.nodes[node.parent]
            blobs.append(shapes.Blob(a=parent.position, b=node.position, radius=parent.radius, radius_b=node.radius))
    joined = shapes.Blend(blobs=blobs, smoothness=shape.smoothness, resolution=shape.resolution)
    return blend(joined, detail=detail)


class _Grid:
    """A regular grid of cubic cells."""

    def __init__(self, origin: Floats, cell: float, shape: tuple[int, int, int]) -> None:
        self.origin, self.cell, self.shape = origin, cell, shape

    @classmethod
    def over(cls, low: Floats, high: Floats, resolution: int, nudge: float) -> "_Grid":
        cell = float((high - low).max()) / resolution
        origin = low - cell * (1.5 + nudge)
        counts = np.ceil((high - low) / cell).astype(int) + 5
        return cls(origin, cell, (int(counts[0]), int(counts[1]), int(counts[2])))

    def window(self, low: Floats, high: Floats) -> tuple[tuple[slice, slice, slice], tuple[Floats, Floats, Floats]]:
        """The cells within a box: slices, and broadcastable x, y, z coordinates."""
        first = np.clip(np.floor((low - self.origin) / self.cell).astype(int), 0, np.array(self.shape) - 1)
        last = np.clip(np.ceil((high - self.origin) / self.cell).astype(int) + 1, 1, self.shape)
        axes = [self.origin[k] + self.cell * np.arange(first[k], last[k]) for k in range(3)]
        slices = (slice(first[0], last[0]), slice(first[1], last[1]), slice(first[2], last[2]))
        return slices, (axes[0][:, None, None], axes[1][None, :, None], axes[2][None, None, :])


def _blob_box(blob: shapes.Blob) -> tuple[Floats, Floats]:
    a = np.asarray(blob.a, np.float64)
    b = a if blob.b is None else np.asarray(blob.b, np.float64)
    r = max(blob.radius, blob.radius_b or 0.0)
    if blob.squash != (1.0, 1.0, 1.0) or any(blob.rotation):
        middle = (a + b) / 2
        reach = (np.linalg.norm(b - a) / 2 + r) * max(blob.squash) if any(blob.rotation) else None
        half = (np.abs(b - a) / 2 + r) * np.asarray(blob.squash) if reach is None else np.full(3, reach)
        return middle - half, middle + half
    return np.minimum(a, b) - r, np.maximum(a, b) + r


def _bounds(blobs: list[shapes.Blob], smoothness: float) -> tuple[Floats, Floats]:
    boxes = [_blob_box(b) for b in blobs if not b.subtract]
    if not boxes:
        raise GeometryError("a blend needs at least one blob that adds")
    low = np.min([b[0] for b in boxes], axis=0) - smoothness * 0.25
    high = np.max([b[1] for b in boxes], axis=0) + smoothness * 0.25
    return low, high


def _mix(field: np.ndarray, grid: _Grid, blob: shapes.Blob, k: float) -> None:
    low, high = _blob_box(blob)
    margin = k + 3 * grid.cell
    window, (x, y, z) = grid.window(low - margin, high + margin)
    distance = _distance(blob, x, y, z).astype(np.float32)
    here = field[window]
    if blob.subtract:
        field[window] = -_smooth_min(-here, distance, k)
    else:
        field[window] = _smooth_min(here, distance, k)


def _smooth_min(a: np.ndarray, b: np.ndarray, k: float) -> np.ndarray:
    if k <= 0:
        return np.minimum(a, b)
    h = np.maximum(k - np.abs(a - b), 0.0) / k
    return np.minimum(a, b) - h * h * (k * 0.25)


def _distance(blob: shapes.Blob, x: Floats, y: Floats, z: Floats) -> Floats:
    a = np.asarray(blob.a, np.float64)
    b = a if blob.b is None else np.asarray(blob.b, np.float64)
    squash = np.asarray(blob.squash)
    plain = blob.squash == (1.0, 1.0, 1.0) and not any(blob.rotation)
    if not plain:
        middle = (a + b) / 2
        x, y, z = x - middle[0], y - middle[1], z - middle[2]
        if any(blob.rotation):
            m = euler_matrix(blob.rotation).T
            x, y, z = (m[i, 0] * x + m[i, 1] * y + m[i, 2] * z for i in range(3))
        a, b = a - middle, b - middle
        if np.allclose(a, b):
            return _ellipsoid(x, y, z, blob.radius * squash)
        x, y, z = x / squash[0], y / squash[1], z / squash[2]
        return _round_cone(x, y, z, a, b, blob.radius, blob.radius_b or blob.radius) * squash.min()
    if blob.b is None or np.allclose(a, b):
        return np.sqrt((x - a[0]) ** 2 + (y - a[1]) ** 2 + (z - a[2]) ** 2) - blob.radius
    return _round_cone(x, y, z, a, b, blob.radius, blob.radius_b or blob.radius)


def _ellipsoid(x: Floats, y: Floats, z: Floats, r: Floats) -> Floats:
    k0 = np.sqrt((x / r[0]) ** 2 + (y / r[1]) ** 2 + (z / r[2]) ** 2)
    k1 = np.sqrt((x / r[0] ** 2) ** 2 + (y / r[1] ** 2) ** 2 + (z / r[2] ** 2) ** 2)
    return np.where(k1 < 1e-12, -r.min(), k0 * (k0 - 1.0) / np.maximum(k1, 1e-12))


def _round_cone(x: Floats, y: Floats, z: Floats, a: Floats, b: Floats, r1: float, r2: float) -> Floats:
    ab = b - a
    length2 = float(ab @ ab)
    rr = r1 - r2
    if rr * rr >= length2:  # one ball holds the other
        c, r = (a, r1) if r1 >= r2 else (b, r2)
        return np.sqrt((x - c[0]) ** 2 + (y - c[1]) ** 2 + (z - c[2]) ** 2) - r
    a2 = length2 - rr * rr
    inverse = 1.0 / length2
    px, py, pz = x - a[0], y - a[1], z - a[2]
    along = px * ab[0] + py * ab[1] + pz * ab[2]
    rest = along - length2
    square = px * px + py * py + pz * pz
    x2 = np.maximum(square * length2 - along * along, 0.0) * length2
    y2, z2 = along * along * length2, rest * rest * length2
    k = np.sign(rr) * rr * rr * x2
    body = (np.sqrt(x2 * a2 * inverse) + along * rr) * inverse - r1
    at_b = np.sqrt(x2 + z2) * inverse - r2
    at_a = np.sqrt(x2 + y2) * inverse - r1
    return np.where(np.sign(rest) * a2 * z2 > k, at_b, np.where(np.sign(along) * a2 * y2 < k, at_a, body))


def euler_matrix(degrees: tuple[float, float, float]) -> Floats:
    """The rotation matrix of XYZ Euler angles, as Blender's mode 'XYZ'."""
    (cx, cy, cz), (sx, sy, sz) = np.cos(np.radians(degrees)), np.sin(np.radians(degrees))
    rx = np.array([[1, 0, 0], [0, cx, -sx], [0, sx, cx]])
    ry = np.array([[cy, 0, sy], [0, 1, 0], [-sy, 0, cy]])
    rz = np.array([[cz, -sz, 0], [sz, cz, 0], [0, 0, 1]])
    return np.asarray(rz @ ry @ rx, np.float64)


def surface_nets(field: np.ndarray, origin: Floats, cell: float) -> MeshData | None:
    """The zero level of a grid of distances as quads, or None where there is none."""
    field = _unambiguous(field)
    inside = field < 0
    shape = tuple(n - 1 for n in field.shape)
    total = np.zeros((*shape, 3), np.float32)
    count = np.zeros(shape, np.float32)
    for axis in range(3):
        head = [slice(None)] * 3
        tail = [slice(None)] * 3
        head[axis], tail[axis] = slice(0, -1), slice(1, None)
        f0, f1 = field[tuple(head)], field[tuple(tail)]
        cross = inside[tuple(head)] != inside[tuple(tail)]
        t = np.where(cross, f0 / np.where(cross, f0 - f1, 1.0), 0.0).astype(np.float32)
        others = [k for k in range(3) if k != axis]
        for da in (0, 1):
            for db in (0, 1):
                pick = [slice(None)] * 3
                pick[others[0]] = slice(da, field.shape[others[0]] - 1 + da)
                pick[others[1]] = slice(db, field.shape[others[1]] - 1 + db)
                hit = cross[tuple(pick)]
                total[..., axis] += np.where(hit, t[tuple(pick)], 0.0)
                total[..., others[0]] += hit * da
                total[..., others[1]] += hit * db
                count += hit
    active = count > 0
    if not active.any():
        return None
    index = np.full(shape, -1, np.int64)
    index[active] = np.arange(int(active.sum()))
    corner = np.argwhere(active)
    vertices = origin + cell * (corner + total[active] / count[active][:, None])
    quads: list[np.ndarray] = []
    for axis in range(3):
        b, c = (axis + 1) % 3, (axis + 2) % 3
        head = [slice(1, -1)] * 3
        tail = [slice(1, -1)] * 3
        head[axis], tail[axis] = slice(0, -1), slice(1, None)
        start, end = inside[tuple(head)], inside[tuple(tail)]
        edges = np.argwhere(start != end)
        edges[:, b] += 1
        edges[:, c] += 1
        rising = start[start != end]
        around = []
        for db, dc in ((1, 1), (0, 1), (0, 0), (1, 0)):
            at = edges.copy()
            at[:, b] -= db
            at[:, c] -= dc
            around.append(index[at[:, 0], at[:, 1], at[:, 2]])
        quad = np.stack(around, 1)
        quad[~rising] = quad[~rising][:, ::-1]
        quads.append(quad)
    corners = np.concatenate(quads).astype(np.int32)
    return MeshData(vertices.astype(np.float64), corners.reshape(-1), np.full(len(corners), 4, np.int32)).outward()


def _unambiguous(field: np.ndarray) -> np.ndarray:
    """Fills the corners of grid faces whose signs alternate, where two sheets would share an edge."""
    field = field.copy()
    for _ in range(8):
        changed = False
        for axis in range(3):
            b, c = [k for k in range(3) if k != axis]
            views: list[np.ndarray] = []
            for db, dc in ((0, 0), (1, 0), (1, 1), (0, 1)):
                pick = [slice(None)] * 3
                pick[b] = slice(db, field.shape[b] - 1 + db)
                pick[c] = slice(dc, field.shape[c] - 1 + dc)
                views.append(field[tuple(pick)])
            signs = [view < 0 for view in views]
            crossed = (signs[0] == signs[2]) & (signs[1] == signs[3]) & (signs[0] != signs[1])
            if crossed.any():
                changed = True
                for view, sign in zip(views, signs, strict=True):
                    hit = crossed & ~sign
                    view[hit] = -np.minimum(np.abs(view[hit]), 1e-3) - 1e-9
        if not changed:
            break
    return field


def _is_closed(mesh: MeshData) -> bool:
    quads = mesh.corners.reshape(-1, 4).astype(np.int64)
    edges = np.stack([quads, np.roll(quads, -1, axis=1)], -1).reshape(-1, 2)
    keys = edges.min(axis=1) * (len(mesh.vertices) + 1) + edges.max(axis=1)
    return bool((np.unique(keys, return_counts=True)[1] == 2).all())
