"""Makes a model ready for a 3D printer: one closed solid for each material, with a flat base.

Works on what was built; leaves the solids as the only content of the collection
`Model`, so it is the last thing done to a scene.
"""

import bpy
import manifold3d
import numpy as np
from mathutils import Vector
from mathutils.bvhtree import BVHTree

from prompt2mesh.blender import meshes, shading
from prompt2mesh.blender.assemble import BuiltMesh
from prompt2mesh.blender.matrices import apply
from prompt2mesh.blender.meshdata import Floats, MeshData
from prompt2mesh.blender.modifiers import Solid, from_solid, to_solid
from prompt2mesh.blender.scene import COLLECTION, BuiltScene
from prompt2mesh.mesh.errors import GeometryError
from prompt2mesh.mesh.materials import Material
from prompt2mesh.mesh.report import PrintReport

_BASE_SHARE = 0.0009  # less than a tenth of a percent of the height
_OVERHANG_COSINE = -0.7071
_SAMPLES = 800
_M3_TO_CM3 = 1e6


def make_printable(built: BuiltScene) -> PrintReport:
    """Replaces the model by its printable solids.

    Raises:
        GeometryError: No part is a closed solid.
    """
    solids, materials, notes = _solids_by_material(built)
    low = min(solid.bounding_box()[2] for solid in solids.values())
    high = max(solid.bounding_box()[5] for solid in solids.values())
    cut = low + _BASE_SHARE * (high - low)
    if _flat_area(solids, low) < 0.25 * _flat_area(solids, cut, slice_only=True):
        solids = {name: solid.trim_by_plane((0, 0, 1), cut) for name, solid in solids.items()}
        solids = {name: solid for name, solid in solids.items() if not solid.is_empty()}
        notes.append(f"cut {1000 * (cut - low):.2f} mm off the bottom for a flat base")
        low = cut
    taken = Solid()
    separate: dict[str, Solid] = {}
    for name, solid in sorted(solids.items(), key=lambda item: item[1].volume()):
        kept = (solid - taken) if not taken.is_empty() else solid
        if kept.is_empty():
            notes.append(f"{name} lies wholly inside other materials and was left out")
            continue
        separate[name] = kept.translate((0, 0, -low))
        taken = taken + solid
    _replace_scene(separate, materials, low_poly=built.program.style == "low-poly")
    return _report(separate, notes)


def _solids_by_material(built: BuiltScene) -> tuple[dict[str, Solid], dict[str, Material], list[str]]:
    groups: dict[str, list[Solid]] = {}
    materials: dict[str, Material] = {}
    notes: list[str] = []
    for part, root in built.roots:
        for node, world in root.walk():
            if node.mesh is None:
                continue
            try:
                solid = to_solid(_at(node.mesh, world))
            except GeometryError:
                notes.append(f"{part.name}/{node.name} is not a closed solid and was left out")
                continue
            name = node.mesh.material.label
            groups.setdefault(name, []).append(solid)
            materials[name] = node.mesh.material
    if not groups:
        raise GeometryError("nothing in the model is a closed solid, so nothing can be printed")
    return {n: Solid.batch_boolean(g, manifold3d.OpType.Add) for n, g in groups.items()}, materials, notes


def _at(mesh: BuiltMesh, world: Floats) -> MeshData:
    return MeshData(apply(world, mesh.data.vertices), mesh.data.corners, mesh.data.sizes)


def _flat_area(solids: dict[str, Solid], height: float, *, slice_only: bool = False) -> float:
    if slice_only:
        return sum(solid.slice(height).area() for solid in solids.values())
    total = 0.0
    for solid in solids.values():
        data = from_solid(solid)
        points = data.vertices[data.triangles()]
        level = np.all(points[:, :, 2] < height + 1e-5, axis=1)
        cross = np.cross(points[level, 1] - points[level, 0], points[level, 2] - points[level, 0])
        total += float(np.linalg.norm(cross, axis=1).sum() / 2)
    return total


def _replace_scene(solids: dict[str, Solid], materials: dict[str, Material], *, low_poly: bool) -> None:
    collection = bpy.data.collections[COLLECTION]
    bpy.data.batch_remove(list(collection.objects))
    for name, solid in solids.items():
        data = from_solid(solid)
        block = meshes.to_blender(data, name)
        meshes.set_uv(block, meshes.box_project(data))
        meshes.shade(block, "auto", low_poly=low_poly)
        block.materials.append(shading.make_material(name, materials[name], low_poly=low_poly))
        collection.objects.link(bpy.data.objects.new(name, block))
    bpy.context.view_layer.update()


def _report(solids: dict[str, Solid], notes: list[str]) -> PrintReport:
    whole = Solid.batch_boolean(list(solids.values()), manifold3d.OpType.Add)
    data = from_solid(whole)
    points = data.vertices[data.triangles()]
    cross = np.cross(points[:, 1] - points[:, 0], points[:, 2] - points[:, 0])
    double = np.linalg.norm(cross, axis=1)
    normals = cross / np.maximum(double, 1e-18)[:, None]
    on_bed = np.all(points[:, :, 2] < 1e-5, axis=1)
    hanging = (normals[:, 2] < _OVERHANG_COSINE) & ~on_bed
    size = np.ptp(data.vertices, axis=0) * 1000
    return PrintReport(
        solids={name: solid.volume() * _M3_TO_CM3 for name, solid in solids.items()},
        watertight=all(solid.status() == manifold3d.Error.NoError for solid in solids.values()),
        flat_base_area_mm2=float(double[on_bed].sum() / 2 * 1e6),
        thinnest_wall_mm=thinnest_wall(data) * 1000,
        overhang_area_mm2=float(double[hanging].sum() / 2 * 1e6),
        size_mm=(float(size[0]), float(size[1]), float(size[2])),
        notes=notes,
    )


def thinnest_wall(data: MeshData) -> float:
    """The thickness (metres) that 1 % of the surface is thinner than, by rays shot inwards."""
    triangles = data.triangles()
    points = data.vertices[triangles]
    cross = np.cross(points[:, 1] - points[:, 0], points[:, 2] - points[:, 0])
    area = np.linalg.norm(cross, axis=1)
    rng = np.random.default_rng(0)
    picks = rng.choice(len(triangles), size=_SAMPLES, p=area / area.sum())
    tree = BVHTree.FromPolygons(data.vertices.tolist(), triangles.tolist(), all_triangles=True)
    found: list[float] = []
    for pick in picks.tolist():
        inward = Vector((-cross[pick] / max(area[pick], 1e-18)).tolist())
        start = Vector(points[pick].mean(axis=0).tolist()) + inward * 1e-6
        hit = tree.ray_cast(start, inward)
        if hit[0] is not None:
            found.append(float(hit[3]))
    return float(np.percentile(found, 1)) if found else 0.0
