"""Letters, drawn by Blender's own text curves."""

from functools import cache
from pathlib import Path
from typing import cast

import bpy
import manifold3d
import numpy as np

from prompt2mesh.blender.meshdata import Floats, MeshData, merge
from prompt2mesh.blender.shapes_extruded import extrude
from prompt2mesh.mesh import shapes
from prompt2mesh.mesh.errors import GeometryError

_FONT_FILES = {"sans": "Inter.woff2", "mono": "DejaVuSansMono.woff2"}


def text(shape: shapes.Text) -> MeshData:
    """Letters standing in the xz plane, facing −y, as high as asked; every letter a closed solid.

    Raises:
        GeometryError: The text has no ink.
    """
    loops = _glyph_loops(shape)
    low = min(float(loop[:, 1].min()) for loop in loops)
    high = max(float(loop[:, 1].max()) for loop in loops)
    scale = shape.height / (high - low)
    section = manifold3d.CrossSection([loop * scale for loop in loops], manifold3d.FillRule.EvenOdd)
    if shape.font == "sans-bold":
        section = section.offset(0.02 * shape.height, manifold3d.JoinType.Round)
    if _pinched(section):
        section = section.offset(0.003 * shape.height, manifold3d.JoinType.Round)
    letters = [_letter(piece, shape) for piece in section.decompose()]
    data = merge(letters)
    data.vertices = data.vertices[:, [0, 2, 1]] * [1.0, -1.0, 1.0]
    bottom, top = data.vertices[:, 2].min(), data.vertices[:, 2].max()
    data.vertices[:, 2] -= bottom if shape.pivot == "base" else (bottom + top) / 2
    data.vertices[:, 0] -= (data.vertices[:, 0].min() + data.vertices[:, 0].max()) / 2
    return data.outward()


def _pinched(section: manifold3d.CrossSection) -> bool:
    """Whether two outlines meet in a corner, where the ink between them has no width."""
    corners = np.concatenate(section.to_polygons()).round(9)
    return len(np.unique(corners, axis=0)) < len(corners)


def _letter(piece: manifold3d.CrossSection, shape: shapes.Text) -> MeshData:
    polygons = sorted(piece.to_polygons(), key=lambda p: -float(np.ptp(p[:, 0]) * np.ptp(p[:, 1])))
    outline, *holes = [[(float(x), float(y)) for x, y in polygon] for polygon in polygons]
    solid = shapes.Extrude(outline=outline, holes=holes, height=shape.depth, bevel=shape.bevel, pivot="center")
    return extrude(solid)


def _glyph_loops(shape: shapes.Text) -> list[Floats]:
    """The closed outlines of the letters, in the font's own units."""
    curve = bpy.data.curves.new("text", "FONT")
    item = bpy.data.objects.new("text", curve)
    try:
        curve.body, curve.font = shape.text, _font(shape.font)
        curve.resolution_u, curve.align_x, curve.fill_mode = 4, "CENTER", "NONE"
        bpy.context.scene.collection.objects.link(item)
        graph = bpy.context.evaluated_depsgraph_get()
        mesh = cast("bpy.types.Mesh | None", item.to_mesh(depsgraph=graph, preserve_all_data_layers=False))
        if mesh is None:
            raise _nothing(shape)
        points = np.empty(len(mesh.vertices) * 3, np.float32)
        mesh.vertices.foreach_get("co", points)
        edges = np.empty(len(mesh.edges) * 2, np.int32)
        mesh.edges.foreach_get("vertices", edges)
        item.to_mesh_clear()
    finally:
        bpy.data.objects.remove(item)
        bpy.data.curves.remove(curve)
    loops = _walk_loops(points.reshape(-1, 3)[:, :2].astype(np.float64), edges.reshape(-1, 2))
    if not loops:
        raise _nothing(shape)
    return loops


def _nothing(shape: shapes.Text) -> GeometryError:
    return GeometryError(f"the font draws nothing for {shape.text!r}")


def _walk_loops(points: Floats, edges: np.ndarray) -> list[Floats]:
    following = {int(a): int(b) for a, b in edges}
    loops: list[Floats] = []
    while following:
        start, here = next(iter(following.items()))
        del following[start]
        loop = [start]
        while here != start and here in following:
            loop.append(here)
            here = following.pop(here)
        if len(loop) > 2:
            loops.append(points[loop])
    return loops


@cache
def _font_path(name: str) -> Path:
    return Path(bpy.utils.system_resource("DATAFILES")) / "fonts" / name


def _font(kind: str) -> bpy.types.VectorFont:
    name = _FONT_FILES.get(kind, _FONT_FILES["sans"])
    return bpy.data.fonts.load(str(_font_path(name)), check_existing=True)
