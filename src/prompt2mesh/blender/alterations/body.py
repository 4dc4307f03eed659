"""The leaves of a built part in one frame, to be cut, bent and covered."""

from dataclasses import dataclass, replace

import manifold3d
import numpy as np
from mathutils.bvhtree import BVHTree

from prompt2mesh.blender.assemble import BuiltMesh, BuiltNode
from prompt2mesh.blender.matrices import apply
from prompt2mesh.blender.meshdata import Floats, MeshData, from_faces
from prompt2mesh.blender.modifiers import from_solid, to_solid
from prompt2mesh.blender.surfaces import tree_of
from prompt2mesh.mesh.errors import GeometryError
from prompt2mesh.mesh.materials import Material

Solid = manifold3d.Manifold


@dataclass
class Leaf:
    """One mesh of the part: its node, and its matrix to the part's own frame."""

    node: BuiltNode
    matrix: Floats

    @property
    def mesh(self) -> BuiltMesh:
        """The mesh it shows."""
        assert self.node.mesh is not None
        return self.node.mesh

    def points(self) -> Floats:
        """Its vertices in the part's frame."""
        return apply(self.matrix, self.mesh.data.vertices)

    def move(self, points: Floats) -> None:
        """Gives the vertices other places, the faces staying as they are."""
        moved = apply(np.linalg.inv(self.matrix), points)
        self.node.mesh = replace(self.mesh, data=replace(self.mesh.data, vertices=moved), _mirrored={})

    def solid(self) -> Solid | None:
        """The mesh as a solid in the part's frame; None where it is open."""
        try:
            return to_solid(replace(self.mesh.data, vertices=self.points()))
        except GeometryError:
            return None

    def become(self, solid: Solid) -> None:
        """Shows that solid instead; an empty one shows nothing."""
        if solid.is_empty():
            self.node.mesh = None
            return
        data = from_solid(solid)
        data.vertices = apply(np.linalg.inv(self.matrix), data.vertices)
        self.node.mesh = replace(self.mesh, data=data, _mirrored={})


class Body:
    """A copy of a top-level node that can be altered."""

    def __init__(self, node: BuiltNode) -> None:
        """Copies the tree, for copies of a part share their meshes and children."""
        self.node = _copied(node)
        self.rng = np.random.default_rng(0)
        self.amount = 0.5

    def begin(self, seed: int, amount: float) -> None:
        """Starts an alteration."""
        self.rng = np.random.default_rng(seed + 7919)
        self.amount = amount

    def leaves(self) -> list[Leaf]:
        """Every mesh of the part."""
        frame = BuiltNode(self.node.name, np.eye(4), self.node.mesh, self.node.children, self.node.part)
        found: list[Leaf] = []
        for inner, matrix in frame.walk():
            if inner.mesh is not None:
                found.append(Leaf(self.node if inner is frame else inner, matrix))
        return found

    def points(self) -> Floats:
        """All vertices in the part's frame."""
        return np.concatenate([leaf.points() for leaf in self.leaves()])

    def bounds(self) -> tuple[Floats, Floats, float]:
        """Lowest and highest corner, and the longest side."""
        points = self.points()
        low, high = points.min(axis=0), points.max(axis=0)
        return low, high, float((high - low).max())

    def tree(self) -> BVHTree:
        """The whole surface, for rays, in the part's frame."""
        return tree_of([BuiltNode("frame", np.eye(4), self.node.mesh, self.node.children)])

    def cut(self, tool: Solid) -> None:
        """Takes the tool away from every solid it meets."""
        for leaf, solid in self.meeting(tool):
            leaf.become(solid - tool)

    def meeting(self, tool: Solid) -> list[tuple[Leaf, Solid]]:
        """The solids the tool runs into."""
        box = np.array(tool.bounding_box())
        found: list[tuple[Leaf, Solid]] = []
        for leaf in self.leaves():
            points = leaf.points()
            if (points.min(axis=0) > box[3:]).any() or (points.max(axis=0) < box[:3]).any():
                continue
            solid = leaf.solid()
            if solid is not None and not (solid ^ tool).is_empty():
                found.append((leaf, solid))
        return found

    def add(self, name: str, data: MeshData, material: Material, shading: str = "smooth") -> None:
        """Adds a mesh given in the part's frame."""
        self.node.children.append(BuiltNode(name, np.eye(4), BuiltMesh(data, material, shading)))

    def main_material(self) -> Material:
        """The material of the largest piece."""
        return max(self.leaves(), key=lambda leaf: float(np.prod(np.ptp(leaf.points(), axis=0) + 1e-9))).mesh.material


def _copied(node: BuiltNode) -> BuiltNode:
    return BuiltNode(node.name, node.local.copy(), node.mesh, [_copied(child) for child in node.children], node.part)


def rock(rng: np.random.Generator, center: Floats, radii: Floats | float, *, rough: float = 0.25) -> Solid:
    """An uneven convex lump: the hull of points strewn near an ellipsoid."""
    points = rng.normal(size=(26, 3))
    points /= np.linalg.norm(points, axis=1, keepdims=True)
    points *= 1 + rough * rng.uniform(-1, 1, size=(26, 1))
    return Solid.hull_points((center + points * np.broadcast_to(radii, 3)).tolist())


def ball(center: Floats, radius: float, segments: int = 28) -> Solid:
    """A sphere as a solid."""
    return Solid.sphere(radius, segments).translate(tuple(center.tolist()))


def mesh_of(solid: Solid) -> MeshData:
    """The solid's triangles."""
    mesh = solid.to_mesh()
    return from_faces(np.asarray(mesh.vert_properties, np.float64)[:, :3], np.asarray(mesh.tri_verts).tolist())
