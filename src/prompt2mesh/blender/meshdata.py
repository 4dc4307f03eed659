"""Polygon meshes as numpy arrays, before they become Blender's.

Knows nothing of bpy, so the shapes can be tested without it.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Ints = NDArray[np.int32]


@dataclass
class MeshData:
    """A polygon mesh.

    Attributes:
        vertices: (n, 3) metres.
        corners: (c,) vertex index of each face corner, face after face.
        sizes: (f,) number of corners of each face.
        uv: (c, 2) metres, or None where the box projection should be used.
        wrap: Length in metres after which u (and v) closes on itself, 0 where it does not.
        colors: (n, 4) linear RGBA, or None.
    """

    vertices: Floats
    corners: Ints
    sizes: Ints
    uv: Floats | None = None
    wrap: tuple[float, float] = (0.0, 0.0)
    colors: Floats | None = None
    _fan: tuple[Ints, Ints, Ints] | None = field(default=None, init=False, repr=False, compare=False)

    @property
    def starts(self) -> Ints:
        """(f,) index of each face's first corner."""
        return np.concatenate([[0], np.cumsum(self.sizes)[:-1]]).astype(np.int32)

    def triangles(self) -> Ints:
        """(t, 3) fan triangulation; exact for volumes of planar and convex faces. Not to be written to."""
        known = self._fan
        if known is None or known[0] is not self.corners or known[1] is not self.sizes:
            known = self._fan = (self.corners, self.sizes, _fan(self.corners, self.starts, self.sizes))
        return known[2]

    def signed_volume(self) -> float:
        """Volume in m³ by the divergence theorem; negative when faces point inwards."""
        a, b, c = self.vertices[self.triangles().T]
        return float(np.einsum("ij,ij->", a, np.cross(b, c)) / 6.0)

    def face_areas(self) -> tuple[Floats, Floats]:
        """(f,) the area of each face in m², by Newell's sum over its edges, and (f,) its perimeter in metres."""
        points = self.vertices[self.corners]
        following = np.arange(len(self.corners)) + 1
        following[self.starts + self.sizes - 1] = self.starts
        summed = np.add.reduceat(np.cross(points, points[following]), self.starts, axis=0)
        edges = np.linalg.norm(points[following] - points, axis=1)
        return np.linalg.norm(summed, axis=1) / 2, np.add.reduceat(edges, self.starts)

    def slivers(self) -> NDArray[np.bool_]:
        """(f,) whether a face is so thin and so small that it must be one by accident: not the long quads of a rod."""
        areas, rounds = self.face_areas()
        extent = float(np.ptp(self.vertices, axis=0).max()) or 1.0
        return (areas <= 1e-12 * extent * extent) & (areas <= 1e-6 * rounds * rounds)

    def flipped(self) -> "MeshData":
        """The same mesh with every face turned over."""
        order = np.empty(len(self.corners), np.int64)
        for start, size in zip(self.starts.tolist(), self.sizes.tolist(), strict=True):
            order[start : start + size] = np.arange(start + size - 1, start - 1, -1)
        uv = None if self.uv is None else self.uv[order]
        return MeshData(self.vertices, self.corners[order], self.sizes, uv, self.wrap, self.colors)

    def outward(self) -> "MeshData":
        """Turned over if its volume is negative."""
        return self.flipped() if self.signed_volume() < 0 else self

    def moved(self, offset: Sequence[float]) -> "MeshData":
        """Shifted by `offset` metres."""
        self.vertices = self.vertices + np.asarray(offset, np.float64)
        return self


def _fan(corners: Ints, starts: Ints, sizes: Ints) -> Ints:
    """(t, 3) triangles from each face's first corner, faces of a kind together."""
    parts: list[Ints] = []
    for size in np.unique(sizes):
        # One row a face: its corners in order.
        faces = corners[starts[sizes == size][:, None] + np.arange(size)]
        parts += [faces[:, [0, k, k + 1]] for k in range(1, int(size) - 1)]
    return np.concatenate(parts) if parts else np.zeros((0, 3), np.int32)


def from_faces(
    vertices: Floats | Sequence[Sequence[float]],
    faces: Iterable[Sequence[int]],
    *,
    uv: Floats | None = None,
    wrap: tuple[float, float] = (0.0, 0.0),
) -> MeshData:
    """A mesh from a list of faces."""
    listed = [list(face) for face in faces]
    corners = np.fromiter((i for face in listed for i in face), np.int32)
    sizes = np.fromiter((len(face) for face in listed), np.int32)
    return MeshData(np.asarray(vertices, np.float64).reshape(-1, 3), corners, sizes, uv, wrap)


def skin_rings(
    rings: Floats,
    *,
    close_along: bool = False,
    cap_start: bool = True,
    cap_end: bool = True,
    u_length: float = 0.0,
    v_positions: Floats | None = None,
    close_around: bool = True,
) -> MeshData:
    """Joins rings of points into a surface.

    Args:
        rings: (m, n, 3) m rings of n points; a ring whose points coincide becomes one vertex.
        close_along: Join the last ring to the first.
        cap_start: Close the first ring by a polygon.
        cap_end: Close the last ring by a polygon.
        u_length: Metres around, for the UVs.
        v_positions: (m,) metres along, for the UVs.
        close_around: Join the last point of each ring to its first.
    """
    m, n, _ = rings.shape
    extent = float(np.ptp(rings.reshape(-1, 3), axis=0).max()) or 1.0
    is_point = np.ptp(rings, axis=1).max(axis=1) < 1e-9 * extent + 1e-12
    index = np.zeros((m, n), np.int32)
    vertices: list[Floats] = []
    count = 0
    for i in range(m):
        if is_point[i]:
            index[i] = count
            vertices.append(rings[i, :1])
            count += 1
        else:
            index[i] = np.arange(count, count + n)
            vertices.append(rings[i])
            count += n
    v_pos = np.arange(m, dtype=np.float64) if v_positions is None else v_positions
    v_end = v_pos[-1] + (v_pos[-1] - v_pos[-2] if m > 1 else 1.0)
    columns = n if close_around else n - 1
    j = np.arange(columns)
    k = (j + 1) % n
    u0, u1 = j * (u_length / columns), (j + 1) * (u_length / columns)
    corners: list[NDArray[np.int32]] = []
    sizes: list[NDArray[np.int32]] = []
    uvs: list[Floats] = []
    for i in range(m if close_along else m - 1):
        nxt = (i + 1) % m
        v0, v1 = v_pos[i], v_pos[nxt] if nxt else v_end
        low, high = index[i], index[nxt]
        if is_point[i] and is_point[nxt]:
            continue
        if is_point[i]:
            quad = np.stack([low[j], high[k], high[j]], 1)
            uv = np.stack([np.stack([(u0 + u1) / 2, np.full(columns, v0)], 1),
                           np.stack([u1, np.full(columns, v1)], 1),
                           np.stack([u0, np.full(columns, v1)], 1)], 1)  # fmt: skip
        elif is_point[nxt]:
            quad = np.stack([low[j], low[k], high[j]], 1)
            uv = np.stack([np.stack([u0, np.full(columns, v0)], 1),
                           np.stack([u1, np.full(columns, v0)], 1),
                           np.stack([(u0 + u1) / 2, np.full(columns, v1)], 1)], 1)  # fmt: skip
        else:
            quad = np.stack([low[j], low[k], high[k], high[j]], 1)
            uv = np.stack([np.stack([u0, np.full(columns, v0)], 1),
                           np.stack([u1, np.full(columns, v0)], 1),
                           np.stack([u1, np.full(columns, v1)], 1),
                           np.stack([u0, np.full(columns, v1)], 1)], 1)  # fmt: skip
        corners.append(quad.reshape(-1).astype(np.int32))
        sizes.append(np.full(columns, quad.shape[1], np.int32))
        uvs.append(uv.reshape(-1, 2))
    if not close_along and close_around:
        for wanted, i, order in ((cap_start, 0, slice(None, None, -1)), (cap_end, m - 1, slice(None))):
            if wanted and not is_point[i]:
                corners.append(index[i][order])
                sizes.append(np.array([n], np.int32))
                uvs.append(_cap_uv(rings[i][order]))
    return MeshData(
        np.concatenate(vertices),
        np.concatenate(corners),
        np.concatenate(sizes),
        np.concatenate(uvs) if u_length > 0 else None,
        (u_length if close_around else 0.0, 0.0),
    ).outward()


def _cap_uv(ring: Floats) -> Floats:
    """Flat UVs in metres for a cap: its own two widest axes."""
    order = np.argsort(-np.ptp(ring, axis=0), kind="stable")
    axes = np.sort(order[:2])
    return ring[:, axes]


def merge(meshes: Sequence[MeshData]) -> MeshData:
    """Several meshes as one, vertices kept apart."""
    offsets = np.cumsum([0, *[len(m.vertices) for m in meshes[:-1]]])
    has_uv = all(m.uv is not None for m in meshes)
    return MeshData(
        np.concatenate([m.vertices for m in meshes]),
        np.concatenate([m.corners + o for m, o in zip(meshes, offsets, strict=True)]).astype(np.int32),
        np.concatenate([m.sizes for m in meshes]),
        np.concatenate([m.uv for m in meshes if m.uv is not None]) if has_uv else None,
        meshes[0].wrap,
    )


def edges_match(data: MeshData) -> bool:
    """Whether every edge is run along exactly once each way, so that the mesh is a closed manifold by its indices."""
    if len(data.sizes) == 0:
        return False
    following = np.arange(len(data.corners)) + 1
    following[data.starts + data.sizes - 1] = data.starts
    a, b = data.corners.astype(np.int64), data.corners[following].astype(np.int64)
    n = len(data.vertices) + 1
    forward, back = np.sort(a * n + b), np.sort(b * n + a)
    return len(np.unique(forward)) == len(forward) and np.array_equal(forward, back)


def without_flat_pairs(data: MeshData) -> MeshData:
    """Drops triangles that lie back to back on the same corners: what is left of a thing simplified to nothing."""
    three = np.flatnonzero(data.sizes == 3)
    keys = np.sort(data.corners[data.starts[three][:, None] + np.arange(3)], axis=1)
    _, group, count = np.unique(keys, axis=0, return_inverse=True, return_counts=True)
    dropped = np.zeros(len(data.sizes), bool)
    dropped[three] = count[group] > 1
    if not dropped.any():
        return data
    corner = ~np.repeat(dropped, data.sizes)
    used, corners = np.unique(data.corners[corner], return_inverse=True)
    return MeshData(
        data.vertices[used],
        corners.astype(np.int32),
        data.sizes[~dropped],
        None if data.uv is None else data.uv[corner],
        data.wrap,
        None if data.colors is None else data.colors[used],
    )
