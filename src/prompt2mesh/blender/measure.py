"""Measures of parts that somebody asks for: bounds, distances, what is within what.

Distances of solids are exact; of open meshes they are those from vertices to
surfaces, which is a little more where two edges cross.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations, product

import bpy
import manifold3d
import numpy as np
from mathutils.bvhtree import BVHTree

from prompt2mesh.blender.camera import part_objects
from prompt2mesh.blender.matrices import apply
from prompt2mesh.blender.meshdata import Floats, Ints
from prompt2mesh.blender.scene import BuiltScene
from prompt2mesh.mesh.errors import ParameterError
from prompt2mesh.mesh.report import GapReport, MeasureReport, OverlapReport, PartMeasure

_MOST_SAMPLES = 2000
_MOST_PAIRS = 600
_LEAST_SHARE = 0.02


@dataclass
class _Solid:
    """One mesh in world coordinates."""

    path: str
    points: Floats
    triangles: Ints

    @cached_property
    def manifold(self) -> manifold3d.Manifold | None:
        """The solid it bounds; None where it is not closed."""
        mesh = manifold3d.Mesh(self.points.astype(np.float32), self.triangles.astype(np.uint32))
        mesh.merge()
        solid = manifold3d.Manifold(mesh)
        closed = solid.status() == manifold3d.Error.NoError and not solid.is_empty()
        return solid if closed and solid.volume() > 0 else None

    @cached_property
    def tree(self) -> BVHTree:
        """Finds what is near to its surface."""
        tree = BVHTree.FromPolygons(self.points.tolist(), self.triangles.tolist(), all_triangles=True)
        assert tree is not None
        return tree

    @cached_property
    def bounds(self) -> tuple[Floats, Floats]:
        """The lowest and the highest corner."""
        return self.points.min(axis=0), self.points.max(axis=0)

    @cached_property
    def volume(self) -> float:
        """In m³; 0 where it is not closed."""
        return self.manifold.volume() if self.manifold is not None else 0.0


def measure_parts(built: BuiltScene, paths: Sequence[str], *, overlaps: bool = False) -> MeasureReport:
    """Measures parts and the gaps between each two of them.

    Args:
        built: The scene.
        paths: As reports name parts, or as the program's names go down to them.
        overlaps: Look for all parts that reach into each other: between top-level parts, and within those that
            were not made by the library, which joins its parts on purpose.

    Raises:
        ParameterError: There is no such part, or it has no mesh.
    """
    bpy.context.view_layer.update()
    parts = {path: _solids(path) for path in dict.fromkeys(paths)}
    found: list[OverlapReport] = []
    complete = True
    if overlaps:
        found, complete = _overlaps(built)
    return MeasureReport(
        parts=[_measured(path, solids) for path, solids in parts.items()],
        gaps=[_gap(one, parts[one], other, parts[other]) for one, other in combinations(parts, 2)],
        overlaps=found,
        overlaps_complete=complete,
    )


def _solids(path: str) -> list[_Solid]:
    solids = [_solid(item) for item in part_objects(path) if item.type == "MESH" and item.data.vertices]
    if not solids:
        raise ParameterError(f"a part that has a mesh is expected; {path[:120]!r} is an empty group")
    return sorted(solids, key=lambda solid: solid.path)


def _solid(item: bpy.types.Object) -> _Solid:
    mesh = item.data
    flat = np.empty(len(mesh.vertices) * 3, dtype=np.float32)
    mesh.vertices.foreach_get("co", flat)
    mesh.calc_loop_triangles()
    corners = np.empty(len(mesh.loop_triangles) * 3, dtype=np.int32)
    mesh.loop_triangles.foreach_get("vertices", corners)
    world = np.array(item.matrix_world)
    triangles = corners.reshape(-1, 3)
    if np.linalg.det(world[:3, :3]) < 0:
        triangles = triangles[:, ::-1]
    return _Solid(str(item["path"]), apply(world, flat.reshape(-1, 3).astype(np.float64)), triangles)


def _measured(path: str, solids: list[_Solid]) -> PartMeasure:
    low = np.min([solid.bounds[0] for solid in solids], axis=0)
    high = np.max([solid.bounds[1] for solid in solids], axis=0)
    closed = all(solid.manifold is not None for solid in solids)
    volume = sum(solid.volume for solid in solids) if closed else None
    return PartMeasure(path=path, lowest_m=_vec(low), highest_m=_vec(high), volume_m3=volume)


def _gap(one: str, mine: list[_Solid], other: str, theirs: list[_Solid]) -> GapReport:
    pairs = sorted(((_apart(a, b), a, b) for a, b in product(mine, theirs)), key=lambda pair: pair[0])
    distance = float("inf")
    shared: float | None = 0.0
    for apart, a, b in pairs:
        if apart == 0 and shared is not None:
            within = _within(a, b)
            shared = None if within is None else shared + within
        if apart < distance and distance > 0:
            distance = min(distance, _distance(a, b, distance))
    if shared:
        distance = 0.0
    return GapReport(first=one, second=other, distance_m=distance, shared_m3=shared)


def _within(one: _Solid, other: _Solid) -> float | None:
    """The volume that two solids share; None where one is none."""
    if one.manifold is None or other.manifold is None:
        return None
    return abs((one.manifold ^ other.manifold).volume())


def _distance(one: _Solid, other: _Solid, less_than: float) -> float:
    if one.tree.overlap(other.tree):
        return 0.0
    nearest = min(less_than, _nearest(one, other), _nearest(other, one))
    if one.manifold is None or other.manifold is None:
        return nearest
    # Two edges may come nearer than any vertex does; the less far it looks, the faster it is.
    return min(nearest, float(one.manifold.min_gap(other.manifold, nearest)))


def _nearest(one: _Solid, other: _Solid) -> float:
    sample = one.points[:: max(1, len(one.points) // _MOST_SAMPLES)]
    return min(float(other.tree.find_nearest(point)[3]) for point in sample.tolist())


def _overlaps(built: BuiltScene) -> tuple[list[OverlapReport], bool]:
    drawn = {part.name for part, _ in built.roots if part.origin is not None}
    solids = [solid for part, _ in built.roots for solid in _solids(part.name)]
    pairs = [
        (a, b)
        for a, b in combinations(solids, 2)
        if _apart(a, b) == 0 and not (_root(a) == _root(b) and _root(a) in drawn)
    ]
    found: list[OverlapReport] = []
    for a, b in pairs[:_MOST_PAIRS]:
        within = _within(a, b)
        if within is None:
            continue
        small, large = (a, b) if a.volume < b.volume else (b, a)
        share = within / small.volume
        if share >= _LEAST_SHARE:
            found.append(OverlapReport(smaller=small.path, larger=large.path, share=min(share, 1.0)))
    return sorted(found, key=lambda overlap: -overlap.share), len(pairs) <= _MOST_PAIRS


def _root(solid: _Solid) -> str:
    return solid.path.partition("/")[0]


def _apart(one: _Solid, other: _Solid) -> float:
    """The distance of the boxes around two meshes."""
    (low, high), (other_low, other_high) = one.bounds, other.bounds
    gaps = np.maximum(np.maximum(other_low - high, low - other_high), 0.0)
    return float(np.linalg.norm(gaps))


def _vec(values: Floats) -> tuple[float, float, float]:
    return (float(values[0]), float(values[1]), float(values[2]))
