"""From the scene as foreign code left it to parts with polygon meshes.

The unit is a top-level object with all that hangs on it: when anything of it has
changed, the whole of it is told anew, one mesh for each object and material.
Everything is told as Blender would draw it: modifiers applied, geometry nodes and
collections spread out, transforms in the vertices.
"""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, cast

import bpy
import numpy as np

from prompt2mesh.blender.freeform.looks import Looks
from prompt2mesh.blender.matrices import apply
from prompt2mesh.blender.meshdata import Floats, MeshData
from prompt2mesh.blender.meshes import from_blender
from prompt2mesh.blender.scene import BuiltScene
from prompt2mesh.mesh.freeform import (
    MAX_CODE_FACES,
    MAX_CODE_PARTS,
    MAX_CODE_VERTICES,
    MAX_FACE_CORNERS,
    fitting_name,
)

_DRAWN = {"MESH", "CURVE", "SURFACE", "FONT", "META"}
_TOOLS = {"WIRE", "BOUNDS"}
_DECIMALS = 6  # micrometres


class TooMuchError(Exception):
    """There is more than can become parts of a program."""


@dataclass(frozen=True)
class _Piece:
    """One material's share of one object, in the world."""

    name: str
    data: MeshData
    material: bpy.types.Material | None
    smooth: bool


class Harvest:
    """Compares the scene before and after."""

    def __init__(self, built: BuiltScene | None) -> None:
        """Remember how the model was built.

        Args:
            built: None for an empty scene.
        """
        self._lowered_m = built.lowered_m if built is not None else 0.0
        # Blender renames what is named twice, so that an object's name need not be its part's.
        self._names = {item.name: str(item["path"]) for item in bpy.data.objects if item.parent is None}
        self._looks = Looks()

    def fingerprints(self) -> dict[str, str]:
        """What each top-level part looks like, by its name."""
        return {name: _fingerprint(pieces) for name, pieces in self._roots().items()}

    def differences(self, before: dict[str, str]) -> dict[str, Any]:
        """Parts that are new or changed since then, and names of those that are gone.

        Raises:
            TooMuchError: More than a program takes.
        """
        roots = self._roots()
        changed = {name: pieces for name, pieces in roots.items() if before.get(name) != _fingerprint(pieces)}
        _check(changed)
        removed = sorted(name for name in before if name not in roots)
        # A model is put on the ground as it is built: what is told must fit the parts that are still to be lowered.
        lift = self._lowered_m if set(before) - set(changed) - set(removed) else 0.0
        parts = [self._part(name, pieces, lift) for name, pieces in changed.items()]
        return {"parts": parts, "removed": removed}

    def _roots(self) -> dict[str, list[_Piece]]:
        """The pieces of every top-level object that has any, by the name of its part."""
        depsgraph = bpy.context.evaluated_depsgraph_get()
        depsgraph.update()
        found: dict[str, list[_Piece]] = {}
        names: dict[str, str] = {}
        for instance in depsgraph.object_instances:
            item = instance.object
            if item.type not in _DRAWN or not instance.show_self:
                continue
            holder = instance.parent.original if instance.is_instance else item.original
            # A tool that cuts others is drawn as wires at most.
            if holder.hide_render or holder.display_type in _TOOLS:
                continue
            root = holder
            while root.parent is not None:
                root = root.parent
            if root.name not in names:
                names[root.name] = self._name_of(root, set(names.values()))
            world = np.array(instance.matrix_world)
            found.setdefault(names[root.name], []).extend(_pieces(item, world))
        return {name: pieces for name, pieces in found.items() if pieces}

    def _name_of(self, root: bpy.types.Object, taken: set[str]) -> str:
        if root.name in self._names:
            return self._names[root.name]
        return _unused(fitting_name(root.name), taken | set(self._names.values()))

    def _part(self, name: str, pieces: list[_Piece], lift: float) -> dict[str, Any]:
        base = _base(np.concatenate([piece.data.vertices for piece in pieces]))
        taken: set[str] = set()
        meshes: list[dict[str, Any]] = []
        for piece in pieces:
            inner = _unused(fitting_name(piece.name), taken)
            taken.add(inner)
            meshes.append(self._mesh(inner, piece, base))
        return {"name": name, "location": _numbers(base + np.array([0.0, 0.0, lift])), "meshes": meshes}

    def _mesh(self, name: str, piece: _Piece, origin: Floats) -> dict[str, Any]:
        data, base = piece.data, _base(piece.data.vertices)
        corners = data.corners.tolist()
        spans = zip(data.starts.tolist(), data.sizes.tolist(), strict=True)
        return {
            "name": name,
            "vertices": np.round(data.vertices - base, _DECIMALS).tolist(),
            "faces": [corners[start : start + size] for start, size in spans],
            "material": self._looks.material(piece.material),
            "smooth": piece.smooth,
            "location": _numbers(base - origin),
        }


def _pieces(item: bpy.types.Object, world: Floats) -> Iterator[_Piece]:
    """The evaluated mesh of an object, split by material."""
    mesh = cast("bpy.types.Mesh | None", item.to_mesh())
    if mesh is None:
        return
    try:
        data = from_blender(mesh)
        if len(data.sizes) == 0:
            return
        if not np.isfinite(data.vertices).all() or not np.isfinite(world).all():
            raise TooMuchError(f"object {item.name!r} has coordinates that are not finite numbers")
        data = MeshData(apply(world, data.vertices), data.corners, data.sizes, None, (0.0, 0.0))
        if np.linalg.det(world[:3, :3]) < 0:
            data = data.flipped()
        index = np.empty(len(mesh.polygons), np.int32)
        mesh.polygons.foreach_get("material_index", index)
        smooth = np.empty(len(mesh.polygons), bool)
        mesh.polygons.foreach_get("use_smooth", smooth)
        slots = [slot.material.original if slot.material else None for slot in item.material_slots]
        used = np.unique(index)
        for number in used.tolist():
            material = slots[number] if 0 <= number < len(slots) else None
            chosen = index == number
            label = f" {material.name}" if material is not None and len(used) > 1 else ""
            share = data if len(used) == 1 else _share(data, chosen)
            yield _Piece(item.name + label, share, material, bool(smooth[chosen].any()))
    finally:
        item.to_mesh_clear()


def _share(data: MeshData, chosen: np.ndarray) -> MeshData:
    """Only these faces, and only the vertices that they use."""
    corners = data.corners[np.repeat(chosen, data.sizes)]
    used, renumbered = np.unique(corners, return_inverse=True)
    return MeshData(data.vertices[used], renumbered.astype(np.int32), data.sizes[chosen], None, (0.0, 0.0))


def _fingerprint(pieces: list[_Piece]) -> str:
    digest = hashlib.sha256()
    for piece in pieces:
        digest.update(np.round(piece.data.vertices, _DECIMALS).tobytes())
        digest.update(piece.data.corners.tobytes())
        digest.update(piece.data.sizes.tobytes())
        digest.update(Looks.fingerprint(piece.material))
    return digest.hexdigest()


def _check(changed: dict[str, list[_Piece]]) -> None:
    pieces = [piece for group in changed.values() for piece in group]
    for number, limit, what in (
        (len(pieces), MAX_CODE_PARTS, "meshes"),
        (sum(len(piece.data.vertices) for piece in pieces), MAX_CODE_VERTICES, "vertices"),
        (sum(len(piece.data.sizes) for piece in pieces), MAX_CODE_FACES, "faces"),
    ):
        if number > limit:
            raise TooMuchError(f"the code made {number} {what}; at most {limit} can become parts: "
                               "use fewer segments and subdivisions, or a Decimate modifier")  # fmt: skip
    for piece in pieces:
        if int(piece.data.sizes.max()) > MAX_FACE_CORNERS:
            raise TooMuchError(f"object {piece.name!r} has a face with {int(piece.data.sizes.max())} corners; at most "
                               f"{MAX_FACE_CORNERS} are taken: fill it with triangles")  # fmt: skip


def _unused(name: str, taken: set[str]) -> str:
    found, number = name, 2
    while found in taken:
        found, number = f"{name[:110]} {number}", number + 1
    return found


def _base(points: Floats) -> Floats:
    """Below the middle: where a part stands."""
    low, high = points.min(axis=0), points.max(axis=0)
    return np.array([(low[0] + high[0]) / 2, (low[1] + high[1]) / 2, low[2]])


def _numbers(vector: Floats) -> list[float]:
    return [round(float(value), _DECIMALS) for value in vector]
