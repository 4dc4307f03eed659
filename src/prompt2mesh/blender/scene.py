"""From a program to Blender objects in the collection `Model`."""

import time
from dataclasses import dataclass, field

import bpy
import numpy as np
from mathutils import Matrix

from prompt2mesh.blender import meshes, shading
from prompt2mesh.blender.alterations import alter
from prompt2mesh.blender.assemble import Assembler, BuiltMesh, BuiltNode
from prompt2mesh.blender.budget import apply_budget
from prompt2mesh.blender.matrices import translation
from prompt2mesh.blender.meshdata import Floats
from prompt2mesh.blender.paint import paint_colors
from prompt2mesh.blender.relations import solve
from prompt2mesh.mesh.errors import GeometryError
from prompt2mesh.mesh.presets import preset_of
from prompt2mesh.mesh.program import MeshProgram, Part

COLLECTION = "Model"


@dataclass
class BuiltScene:
    """What was built, kept for inspection and export.

    Attributes:
        roots: Top-level parts with their placed nodes.
        seconds: Time by stage.
        lowered_m: How far the whole was moved down to stand on the ground.
    """

    program: MeshProgram
    roots: list[tuple[Part, BuiltNode]]
    lowered_m: float = 0.0
    seconds: dict[str, float] = field(default_factory=dict)


def clear_scene() -> None:
    """Empties the file without reloading Blender's start-up file.

    Data-blocks are removed by hand: reading a factory file costs a hundred
    times as much, and leaving them behind would make a warm worker grow.
    """
    for blocks in (
        bpy.data.objects, bpy.data.meshes, bpy.data.materials, bpy.data.collections, bpy.data.curves,
        bpy.data.cameras, bpy.data.lights, bpy.data.images, bpy.data.actions, bpy.data.worlds,
        bpy.data.node_groups, bpy.data.textures,
    ):  # fmt: skip
        bpy.data.batch_remove(list(blocks))


def build_scene(program: MeshProgram, *, budget_triangles: int | None = None, textures: bool = True) -> BuiltScene:
    """Builds the program as the only content of the scene.

    Args:
        program: What to build.
        budget_triangles: Simplify the meshes to about this many triangles.
        textures: Give the materials their images, or plain colours only.

    Raises:
        GeometryError: Something in the program cannot be built.
        ProgramLimitError: It is too large.
    """
    clear_scene()
    started = time.perf_counter()
    roots = [
        (part, alter(node, part.alterations) if part.alterations else node) for part, node in Assembler(program).roots()
    ]
    assembled = time.perf_counter()
    if budget_triangles is not None:
        apply_budget(roots, budget_triangles)
    solve(roots)
    low = _stand_on_ground(roots)
    solved = time.perf_counter()
    built = BuiltScene(program, roots, low)
    _Populator(program, textures=textures).populate(roots)
    done = time.perf_counter()
    built.seconds = {
        "shapes": assembled - started,
        "layout": solved - assembled,
        "objects": done - solved,
    }
    return built


def _stand_on_ground(roots: list[tuple[Part, BuiltNode]]) -> float:
    low = min(float(node.points()[:, 2].min()) for _, node in roots)
    for _, node in roots:
        node.local = translation((0.0, 0.0, -low)) @ node.local
    return low


@dataclass(frozen=True)
class _Place:
    """Where a node stands in the program.

    Attributes:
        root: Name of the top-level part, with which the report's paths begin.
        trail: Names of the parts from the top-level one down to the node's own.
    """

    root: str
    trail: str
    part: Part | None

    def inner(self, node: BuiltNode) -> "_Place":
        # The copies of a part that stand under a node of their own are still that part.
        if node.part is None or node.part is self.part:
            return self
        return _Place(self.root, f"{self.trail}/{node.part.name}", node.part)


class _Populator:
    """Makes Blender objects of nodes, one mesh data-block for each shared mesh."""

    def __init__(self, program: MeshProgram, *, textures: bool) -> None:
        self.low_poly = program.style == "low-poly"
        self.plain = self.low_poly or not textures
        self.collection = bpy.data.collections.new(COLLECTION)
        bpy.context.scene.collection.children.link(self.collection)
        self._blocks: dict[int, bpy.types.Mesh] = {}

    def populate(self, roots: list[tuple[Part, BuiltNode]]) -> None:
        for part, node in roots:
            self._add(node, None, _Place(part.name, part.name, part))
        bpy.context.view_layer.update()

    def _add(self, node: BuiltNode, parent: bpy.types.Object | None, place: "_Place") -> None:
        block = self._block(node.mesh, node.name) if node.mesh is not None else None
        item = bpy.data.objects.new(node.name, block)
        item.parent = parent
        item.matrix_local = Matrix(node.local.tolist())
        # Blender renames what is named twice; these two say in every file what the object is.
        item["path"] = place.root if parent is None else f"{place.root}/{node.name}"
        item["part"] = place.trail
        if block is None:
            item.empty_display_size = 0.05
        self.collection.objects.link(item)
        for child in node.children:
            self._add(child, item, place.inner(child))

    def _block(self, built: BuiltMesh, name: str) -> bpy.types.Mesh:
        key = id(built)
        if key not in self._blocks:
            data = built.data
            block = meshes.to_blender(data, name)
            if block.validate(verbose=False, clean_customdata=False):
                # Blender dropped faces that no mesh may have (doubled or collapsed ones): measure what is left.
                block.update()
                data = built.data = meshes.from_blender(block, built.data.wrap)
                if len(data.sizes) == 0:
                    raise GeometryError(f"part {name!r}: no face of it has an area")
            meshes.set_uv(block, _texture_uv(built))
            if built.paint:
                meshes.set_colors(block, paint_colors(data.vertices, _base_color(built), built.paint))
            meshes.shade(block, built.shading, low_poly=self.low_poly)
            material = shading.make_material(
                built.material.label, built.material, painted=bool(built.paint), low_poly=self.plain,
                extent_m=_extent(built),
            )  # fmt: skip
            block.materials.append(material)
            self._blocks[key] = block
        return self._blocks[key]


def _texture_uv(built: BuiltMesh) -> Floats:
    """UVs in repeats of the material's texture; whole repeats where the surface closes on itself."""
    data = built.data
    uv = data.uv if data.uv is not None else meshes.box_project(data)
    repeat = shading.uv_repeat_m(built.material, _extent(built))
    scaled = uv / repeat
    for axis in (0, 1):
        if data.wrap[axis] > 0:
            repeats = data.wrap[axis] / repeat
            scaled[:, axis] *= max(1.0, round(repeats)) / repeats
    return scaled


def _extent(built: BuiltMesh) -> float:
    return max(float(np.ptp(built.data.vertices, axis=0).max()), 1e-6)


def _base_color(built: BuiltMesh) -> str:
    return built.material.color or preset_of(built.material.preset).color
