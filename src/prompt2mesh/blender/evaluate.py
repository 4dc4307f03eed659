"""Runs Blender's own modifiers and mesh operators over a numpy mesh."""

from collections.abc import Callable, Sequence
from typing import cast

import bmesh
import bpy
import numpy as np

from prompt2mesh.blender.meshdata import MeshData, edges_match, without_flat_pairs
from prompt2mesh.blender.meshes import from_blender, to_blender
from prompt2mesh.mesh.errors import GeometryError


def evaluate(data: MeshData, adders: Sequence[Callable[[bpy.types.Object], None]]) -> MeshData:
    """The mesh after the modifiers that `adders` put on a scratch object, in order."""
    mesh = to_blender(data, "scratch")
    item = bpy.data.objects.new("scratch", mesh)
    bpy.context.scene.collection.objects.link(item)
    try:
        for add in adders:
            add(item)
        evaluated = item.evaluated_get(bpy.context.evaluated_depsgraph_get())
        made = cast("bpy.types.Mesh | None", evaluated.data)
        if made is None:
            raise GeometryError("Blender could not work out its modifiers")
        result = from_blender(made, data.wrap)
    finally:
        bpy.data.objects.remove(item)
        bpy.data.meshes.remove(mesh)
    return result


def weld(data: MeshData, distance: float) -> MeshData:
    """Merges vertices nearer than `distance` and drops faces that collapse."""
    mesh = to_blender(data, "weld")
    work = bmesh.new()
    work.from_mesh(mesh)
    bmesh.ops.remove_doubles(work, verts=list(work.verts), dist=distance)
    bmesh.ops.dissolve_degenerate(work, edges=list(work.edges), dist=min(distance, 1e-6))
    work.to_mesh(mesh)
    work.free()
    result = from_blender(mesh, data.wrap)
    bpy.data.meshes.remove(mesh)
    return result


def without_slivers(data: MeshData) -> MeshData:
    """Welds corners of a closed mesh that lie so near that their faces have no area, as cuts leave them."""
    slivers = data.slivers() if len(data.sizes) else np.zeros(0, bool)
    # Blender's cleaning is only for sound meshes: what somebody wrote at random may bring it down.
    if not slivers.any() or slivers.all() or not edges_match(data):
        return data
    extent = float(np.ptp(data.vertices, axis=0).max())
    for share in (1e-6, 1e-5, 1e-4):
        welded = weld(data, share * extent)
        if len(welded.sizes) and not welded.slivers().any() and edges_match(welded):
            return welded
    return data


def simplified(data: MeshData, ratio: float) -> MeshData:
    """About `ratio` of the triangles; a closed mesh stays closed, or stays as it is."""
    fewer = without_flat_pairs(evaluate(data, [_decimate(ratio)]))
    if len(fewer.sizes) == 0 or (edges_match(data) and not edges_match(fewer)):
        return data
    return fewer


def _decimate(ratio: float) -> Callable[[bpy.types.Object], None]:
    """Adds a modifier that keeps about `ratio` of the triangles."""

    def add(item: bpy.types.Object) -> None:
        modifier = item.modifiers.new("decimate", "DECIMATE")
        modifier.ratio = ratio

    return add
