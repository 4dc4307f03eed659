"""Measures what was built: size, parts, solids, contact."""

import hashlib

import manifold3d
import numpy as np
from mathutils.bvhtree import BVHTree

from prompt2mesh.blender.assemble import BuiltMesh
from prompt2mesh.blender.matrices import apply
from prompt2mesh.blender.meshdata import Floats, MeshData, edges_match
from prompt2mesh.blender.scene import BuiltScene
from prompt2mesh.blender.surfaces import inside
from prompt2mesh.mesh.report import GeometryReport, PartReport

_TOUCH_SHARE = 0.004
_MAX_PAIRS = 4000
_MOST_SAMPLES = 4000


def inspect_scene(built: BuiltScene, *, contact: bool = True) -> GeometryReport:
    """Measures every part, and which parts hold together.

    Args:
        built: The scene.
        contact: Whether to look for floating parts (the costly step).
    """
    cache: dict[int, _MeshFacts] = {}
    parts: list[PartReport] = []
    leaves: list[tuple[str, Floats, MeshData]] = []
    volume = area = 0.0
    triangles = vertices = degenerate = 0
    materials: dict[str, int] = {}
    for root_part, root in built.roots:
        for node, world in root.walk():
            if node.mesh is None:
                continue
            facts = cache.get(id(node.mesh))
            if facts is None:
                facts = cache[id(node.mesh)] = _MeshFacts(node.mesh)
            grow = abs(float(np.linalg.det(world[:3, :3])))
            points = apply(world, node.mesh.data.vertices)
            low, high = points.min(axis=0), points.max(axis=0)
            path = root_part.name if node is root else f"{root_part.name}/{node.name}"
            parts.append(
                PartReport(
                    path=path,
                    material=node.mesh.material.preset,
                    size_m=_vec(high - low),
                    vertices=facts.vertices,
                    triangles=facts.triangles,
                    watertight=facts.closed,
                    outward=facts.outward,
                    volume_m3=facts.volume * grow,
                )
            )
            leaves.append((path, points, node.mesh.data))
            volume += facts.volume * grow
            area += facts.area * grow ** (2 / 3)
            triangles += facts.triangles
            vertices += facts.vertices
            degenerate += facts.degenerate
            materials[node.mesh.material.preset] = materials.get(node.mesh.material.preset, 0) + 1
    low = np.min([p.min(axis=0) for _, p, _ in leaves], axis=0)
    high = np.max([p.max(axis=0) for _, p, _ in leaves], axis=0)
    return GeometryReport(
        size_m=_vec(high - low),
        lowest_m=_vec(low),
        highest_m=_vec(high),
        vertices=vertices,
        triangles=triangles,
        part_count=len(parts),
        parts=parts,
        volume_m3=volume,
        area_m2=area,
        watertight=all(p.watertight for p in parts),
        degenerate_faces=degenerate,
        floating=_floating(leaves, float(np.ptp([low, high], axis=0).max())) if contact else [],
        contact_checked=contact,
        materials=materials,
        geometry_hash=geometry_hash(built),
    )


def geometry_hash(built: BuiltScene) -> str:
    """SHA-256 over every node's name, matrix and mesh, rounded to 10 nm."""
    digest = hashlib.sha256()
    for part, root in built.roots:
        digest.update(part.name.encode())
        for node, world in root.walk():
            digest.update(node.name.encode())
            digest.update(_rounded(world))
            if node.mesh is not None:
                digest.update(_rounded(node.mesh.data.vertices))
                digest.update(node.mesh.data.corners.astype("<i4").tobytes())
                digest.update(node.mesh.data.sizes.astype("<i4").tobytes())
    return digest.hexdigest()


def _rounded(values: Floats) -> bytes:
    return (np.round(values * 1e8).astype("<i8") + 0).tobytes()


def _vec(values: Floats) -> tuple[float, float, float]:
    return (float(values[0]), float(values[1]), float(values[2]))


class _MeshFacts:
    """What is true of a mesh wherever it stands."""

    def __init__(self, mesh: BuiltMesh) -> None:
        data = mesh.data
        areas, _ = data.face_areas()
        self.vertices = len(data.vertices)
        self.triangles = len(data.corners) - 2 * len(data.sizes)
        self.area = float(areas.sum())
        self.degenerate = int(data.slivers().sum())
        self.closed = is_closed(data)
        signed = data.signed_volume() if self.closed else 0.0
        self.outward = signed >= 0
        self.volume = abs(signed)


def is_closed(data: MeshData) -> bool:
    """Whether every edge has exactly two faces that run along it in opposite directions."""
    if edges_match(data):
        return True
    mesh = manifold3d.Mesh(
        vert_properties=data.vertices.astype(np.float32), tri_verts=data.triangles().astype(np.uint32)
    )
    mesh.merge()
    return manifold3d.Manifold(mesh).status() == manifold3d.Error.NoError


def _floating(leaves: list[tuple[str, Floats, MeshData]], size: float) -> list[str]:
    """Parts that neither stand on the ground nor touch, directly or not, a part that does."""
    gap = _TOUCH_SHARE * size + 5e-4
    count = len(leaves)
    lows = np.array([p.min(axis=0) for _, p, _ in leaves])
    highs = np.array([p.max(axis=0) for _, p, _ in leaves])
    ground = float(lows[:, 2].min())
    held = lows[:, 2] <= ground + gap
    trees: dict[int, BVHTree] = {}
    pairs = 0
    frontier = [int(i) for i in np.flatnonzero(held)]
    while frontier:
        i = frontier.pop()
        near = ~held & np.all((lows <= highs[i] + gap) & (highs >= lows[i] - gap), axis=1)
        for j in np.flatnonzero(near).tolist():
            pairs += 1
            if pairs > _MAX_PAIRS or _touch(leaves, trees, i, j, gap):
                held[j] = True
                frontier.append(j)
    return [leaves[i][0] for i in range(count) if not held[i]]


def _touch(leaves: list[tuple[str, Floats, MeshData]], trees: dict[int, BVHTree], i: int, j: int, gap: float) -> bool:
    for k in (i, j):
        if k not in trees:
            _, points, data = leaves[k]
            trees[k] = BVHTree.FromPolygons(points.tolist(), data.triangles().tolist(), all_triangles=True)
    if trees[i].overlap(trees[j]):
        return True
    small, large = (i, j) if len(leaves[i][1]) < len(leaves[j][1]) else (j, i)
    # All vertices that are where the other is: a thinned sample would miss the few that stand on it.
    for mine, theirs in ((small, large), (large, small)):
        near, other = leaves[mine][1], leaves[theirs][1]
        low, high = other.min(axis=0) - gap, other.max(axis=0) + gap
        sample = near[np.all((near >= low) & (near <= high), axis=1)]
        step = max(1, len(sample) // _MOST_SAMPLES)
        if any(trees[theirs].find_nearest(point, gap)[0] is not None for point in sample[::step].tolist()):
            return True
    # One wholly inside the other: a ray from it crosses the other an odd number of times.
    return any(inside(trees[outer], leaves[inner][1][0]) for outer, inner in ((i, j), (j, i)))
