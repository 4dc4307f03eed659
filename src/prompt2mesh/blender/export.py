"""Writes the model in the asked formats, each to a temporary name that is then renamed.

Lengths: glTF, USD, FBX and .blend carry metres; STL, 3MF, OBJ and PLY are
written in millimetres, which slicers and CAD programs take them for.
"""

import contextlib
from collections.abc import Callable, Generator
from pathlib import Path

import bpy
import lib3mf
import numpy as np

from prompt2mesh.blender.scene import COLLECTION
from prompt2mesh.blender.shading import MATERIAL_KEY
from prompt2mesh.mesh.errors import GeometryError
from prompt2mesh.mesh.report import ExportFormat
from prompt2mesh.mesh.storage import room_checked

_MM = 1000.0
# How much a viewer that knows no transmission lets through of glass.
_SEEN_THROUGH = 0.62


def export_model(path: Path, kind: ExportFormat) -> None:
    """Writes the objects of the collection `Model`.

    Raises:
        GeometryError: Blender's exporter refused.
        StorageError: There is no room for the file.
    """
    temporary = path.with_name(f".{path.stem}.part{path.suffix}")
    try:
        with room_checked(path.parent):
            _WRITERS[kind](temporary)
        if not temporary.exists():
            raise GeometryError(f"Blender wrote no {kind} file")
        Path(temporary).replace(path)
        if kind == "obj":
            _adopt_materials(temporary, path)
    except RuntimeError as exc:
        raise GeometryError(f"Blender could not write {kind}: {exc}") from exc
    finally:
        temporary.unlink(missing_ok=True)
        temporary.with_suffix(".mtl").unlink(missing_ok=True)


def model_objects() -> list[bpy.types.Object]:
    """The objects of the model, without camera, lights and floor."""
    return list(bpy.data.collections[COLLECTION].objects)


def _adopt_materials(temporary: Path, path: Path) -> None:
    """Moves an OBJ's material file and corrects the name inside."""
    material = temporary.with_suffix(".mtl")
    if material.exists():
        Path(material).replace(path.with_suffix(".mtl"))
        text = path.read_text(encoding="utf-8", errors="replace")
        path.write_text(text.replace(material.name, path.with_suffix(".mtl").name, 1), encoding="utf-8")


@contextlib.contextmanager
def _glass_for_viewers() -> Generator[None]:
    """Gives glass an alpha while a file for viewers is written.

    Transmission alone shows as a white solid over a page's own background, and not at all in formats and viewers
    that do not know it; with alpha beside it (glTF 2.0, KHR_materials_transmission) glass looks like glass in all.
    """
    kept: list[tuple[bpy.types.Material, bpy.types.NodeSocket, float, str]] = []
    for material in bpy.data.materials:
        bsdf = material.node_tree.nodes.get("Principled BSDF") if material.node_tree else None
        transmission = bsdf.inputs["Transmission Weight"].default_value if bsdf else 0.0
        if bsdf is not None and transmission > 0:
            alpha = bsdf.inputs["Alpha"]
            kept.append((material, alpha, alpha.default_value, material.surface_render_method))
            alpha.default_value = min(alpha.default_value, 1.0 - _SEEN_THROUGH * transmission)
            material.surface_render_method = "BLENDED"
    try:
        yield
    finally:
        for material, socket, value, method in kept:
            socket.default_value = value
            material.surface_render_method = method


@contextlib.contextmanager
def _keys_kept_back() -> Generator[None]:
    """Takes from the materials what only this process knows them by, while their properties are written."""
    kept = [(material, material[MATERIAL_KEY]) for material in bpy.data.materials if MATERIAL_KEY in material]
    for material, _ in kept:
        del material[MATERIAL_KEY]
    try:
        yield
    finally:
        for material, key in kept:
            material[MATERIAL_KEY] = key


def _select_model() -> None:
    for item in bpy.data.objects:
        item.select_set(False)
    for item in model_objects():
        item.select_set(True)


@_keys_kept_back()
@_glass_for_viewers()
def _glb(path: Path) -> None:
    bpy.ops.export_scene.gltf(
        filepath=str(path), export_format="GLB", collection=COLLECTION, export_animations=False,
        export_skins=False, export_morph=False, export_cameras=False, export_lights=False, export_yup=True,
        export_apply=False, export_image_format="AUTO", export_vertex_color="MATERIAL", export_extras=True,
    )  # fmt: skip


def _stl(path: Path) -> None:
    _select_model()
    bpy.ops.wm.stl_export(
        filepath=str(path), export_selected_objects=True, apply_modifiers=False, global_scale=_MM, forward_axis="Y",
        up_axis="Z",
    )  # fmt: skip


@_glass_for_viewers()
def _obj(path: Path) -> None:
    _select_model()
    bpy.ops.wm.obj_export(
        filepath=str(path), export_selected_objects=True, apply_modifiers=False, global_scale=_MM,
        forward_axis="NEGATIVE_Z", up_axis="Y", path_mode="COPY", export_pbr_extensions=True,
    )  # fmt: skip


def _ply(path: Path) -> None:
    _select_model()
    bpy.ops.wm.ply_export(
        filepath=str(path), export_selected_objects=True, apply_modifiers=False, export_triangulated_mesh=True,
        global_scale=_MM,        forward_axis="Y", up_axis="Z",
    )  # fmt: skip


@_glass_for_viewers()
def _usdz(path: Path) -> None:
    _select_model()
    bpy.ops.wm.usd_export(
        filepath=str(path), selected_objects_only=True, export_animation=False, export_materials=True,
        generate_preview_surface=True, export_textures_mode="NEW", overwrite_textures=True,
        convert_orientation=True, export_global_forward_selection="NEGATIVE_Z", export_global_up_selection="Y",
        export_lights=False, export_cameras=False, convert_world_material=False,
    )  # fmt: skip


@_glass_for_viewers()
def _fbx(path: Path) -> None:
    _select_model()
    bpy.ops.export_scene.fbx(
        filepath=str(path), use_selection=True, object_types={"MESH", "EMPTY"}, path_mode="COPY",
        embed_textures=True, bake_anim=False, mesh_smooth_type="FACE", add_leaf_bones=False,
    )  # fmt: skip


def _blend(path: Path) -> None:
    bpy.ops.file.pack_all()
    bpy.ops.wm.save_as_mainfile(filepath=str(path), copy=True, compress=True, check_existing=False)


def _3mf(path: Path) -> None:
    """3MF core specification 1.3 by the consortium's own library: one coloured object a part, in millimetres."""
    wrapper = lib3mf.get_wrapper()
    model = wrapper.CreateModel()
    model.SetUnit(lib3mf.ModelUnit.MilliMeter)
    materials = model.AddBaseMaterialGroup()
    known: dict[str, int] = {}
    for item in model_objects():
        if item.type != "MESH":
            continue
        block = item.data
        points = np.empty(len(block.vertices) * 3, np.float32)
        block.vertices.foreach_get("co", points)
        matrix = np.array(item.matrix_world)
        world = (points.reshape(-1, 3) @ matrix[:3, :3].T + matrix[:3, 3]) * _MM
        block.calc_loop_triangles()
        triangles = np.empty(len(block.loop_triangles) * 3, np.int32)
        block.loop_triangles.foreach_get("vertices", triangles)
        mesh = model.AddMeshObject()
        mesh.SetName(item.name)
        mesh.SetGeometry(_positions(world), _triangles(triangles.reshape(-1, 3)))
        material = block.materials[0] if block.materials else None
        if material is not None:
            if material.name not in known:
                r, g, b, _ = material.diffuse_color
                color = wrapper.FloatRGBAToColor(_srgb(r), _srgb(g), _srgb(b), 1.0)
                known[material.name] = materials.AddMaterial(material.name, color)
            mesh.SetObjectLevelProperty(materials.GetResourceID(), known[material.name])
        model.AddBuildItem(mesh, wrapper.GetIdentityTransform())
    writer = model.QueryWriter("3mf")
    writer.WriteToFile(str(path))


def _positions(points: np.ndarray) -> list[lib3mf.Position]:
    result: list[lib3mf.Position] = []
    for x, y, z in points.tolist():
        position = lib3mf.Position()
        position.Coordinates[0], position.Coordinates[1], position.Coordinates[2] = x, y, z
        result.append(position)
    return result


def _triangles(faces: np.ndarray) -> list[lib3mf.Triangle]:
    result: list[lib3mf.Triangle] = []
    for a, b, c in faces.tolist():
        triangle = lib3mf.Triangle()
        triangle.Indices[0], triangle.Indices[1], triangle.Indices[2] = a, b, c
        result.append(triangle)
    return result


def _srgb(value: float) -> float:
    """Linear light to sRGB (IEC 61966-2-1)."""
    return 12.92 * value if value <= 0.0031308 else 1.055 * value ** (1 / 2.4) - 0.055


_WRITERS: dict[ExportFormat, Callable[[Path], None]] = {
    "glb": _glb,
    "stl": _stl,
    "3mf": _3mf,
    "obj": _obj,
    "usdz": _usdz,
    "fbx": _fbx,
    "ply": _ply,
    "blend": _blend,
}
