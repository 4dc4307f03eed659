"""Keeps a model within a number of triangles by simplifying its meshes."""

from prompt2mesh.blender.assemble import BuiltMesh, BuiltNode
from prompt2mesh.blender.evaluate import simplified
from prompt2mesh.mesh.program import Part

_SMALLEST = 24
_ROUNDS = 6


def apply_budget(roots: list[tuple[Part, BuiltNode]], budget: int) -> int:
    """Simplifies meshes until at most `budget` triangles are left, where that can be done.

    Every mesh gives the same share, but none goes below what keeps it a solid,
    so the loop asks a little more of the rest each round.

    Returns:
        The number of triangles reached.
    """
    uses: dict[int, tuple[BuiltMesh, int]] = {}
    for _, root in roots:
        for node, _ in root.walk():
            if node.mesh is not None:
                mesh, count = uses.get(id(node.mesh), (node.mesh, 0))
                uses[id(node.mesh)] = (mesh, count + 1)

    def total() -> int:
        return sum(len(mesh.data.triangles()) * count for mesh, count in uses.values())

    for _ in range(_ROUNDS):
        now = total()
        if now <= budget:
            return now
        ratio = max(0.02, 0.97 * budget / now)
        for mesh, _ in uses.values():
            if len(mesh.data.triangles()) > _SMALLEST:
                mesh.data = simplified(mesh.data, ratio)
    return total()
