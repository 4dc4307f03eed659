"""Letters, drawn by Blender's own text curves."""

from functools import cache
from pathlib import Path

import bpy

from prompt2mesh.blender.meshdata import MeshData
from prompt2mesh.blender.meshes import from_blender
from prompt2mesh.mesh import shapes
from prompt2mesh.mesh.errors import GeometryError

_FONT_FILES = {"sans": "Inter.woff2", "mono": "DejaVuSansMono.woff2"}


def text(shape: shapes.Text) -> MeshData:
    """Letters standing in the xz plane, facing −y, as high as asked.

    Raises:
        GeometryError: The text has no ink.
    """
    curve = bpy.data.curves.new("text", "FONT")
    item = bpy.data.objects.new("text", curve)
    try:
        curve.body = shape.text
        curve.font = _font(shape.font)
        curve.resolution_u = 4
        curve.align_x = "CENTER"
        bpy.context.scene.collection.objects.link(item)
        bpy.context.view_layer.update()
        height = _cap_height(item, shape.text)
        scale = shape.height / height
        curve.extrude = max(shape.depth / 2 - shape.bevel, 1e-5) / scale
        curve.bevel_depth = shape.bevel / scale
        curve.bevel_resolution = 1
        if shape.font == "sans-bold":
            curve.offset = 0.02
        mesh = item.to_mesh(depsgraph=bpy.context.evaluated_depsgraph_get(), preserve_all_data_layers=False)
        data = from_blender(mesh)
        item.to_mesh_clear()
    finally:
        bpy.data.objects.remove(item)
        bpy.data.curves.remove(curve)
    data.uv = None
    points = data.vertices * scale
    data.vertices = points[:, [0, 2, 1]] * [1.0, -1.0, 1.0]
    low, high = data.vertices[:, 2].min(), data.vertices[:, 2].max()
    data.vertices[:, 2] -= low if shape.pivot == "base" else (low + high) / 2
    data.vertices[:, 0] -= (data.vertices[:, 0].min() + data.vertices[:, 0].max()) / 2
    return weld(data, 1e-6).outward()


def weld(data: MeshData, distance: float) -> MeshData:
    """Merges vertices nearer than `distance` and drops faces that collapse."""
    import bmesh

    from prompt2mesh.blender.meshes import to_blender

    mesh = to_blender(data, "weld")
    work = bmesh.new()
    work.from_mesh(mesh)
    bmesh.ops.remove_doubles(work, verts=work.verts, dist=distance)
    bmesh.ops.dissolve_degenerate(work, edges=work.edges, dist=min(distance, 1e-6))
    work.to_mesh(mesh)
    work.free()
    result = from_blender(mesh, data.wrap)
    bpy.data.meshes.remove(mesh)
    return result


def _cap_height(item: bpy.types.Object, body: str) -> float:
    if not body.strip():
        raise GeometryError("a text needs at least one letter that leaves ink")
    height = float(item.dimensions.y)
    if height <= 0:
        raise GeometryError(f"the font has no letters for {body!r}")
    return height


@cache
def _font_path(name: str) -> Path:
    return Path(bpy.utils.system_resource("DATAFILES")) / "fonts" / name


def _font(kind: str) -> bpy.types.VectorFont:
    name = _FONT_FILES.get(kind, _FONT_FILES["sans"])
    return bpy.data.fonts.load(str(_font_path(name)), check_existing=True)
