"""Commands that tell what is in the scene, compactly: an LLM pays for each word."""

from typing import Any

import bpy
from mathutils import Vector

from ..errors import CommandError
from .context import Context, text, whole

_WITH_SHAPE = {"MESH", "CURVE", "SURFACE", "FONT", "META", "CURVES", "POINTCLOUD", "VOLUME"}
_ORIGIN_RADIUS_PX = 14


def get_scene_info(
    _context: Context, limit: int = 10, query: "str | None" = None, root: "str | None" = None
) -> "dict[str, Any]":
    """The scene: counts, size, and the first objects."""
    scene = bpy.context.scene
    objects = list(_find(root).children_recursive) if root else list(scene.objects)
    if query:
        objects = [one for one in objects if query.lower() in one.name.lower()]
    shown = objects[: whole(limit, "limit", least=0, most=1000)]
    types: "dict[str, int]" = {}
    for one in scene.objects:
        types[one.type] = types.get(one.type, 0) + 1
    active = bpy.context.view_layer.objects.active
    info: "dict[str, Any]" = {
        "name": scene.name,
        "object_count": len(scene.objects),
        "objects": [_line(one) for one in shown],
        "materials_count": len(bpy.data.materials),
        "types": types,
        "camera": scene.camera.name if scene.camera else None,
        "active": active.name if active else None,
        "frame": scene.frame_current,
    }
    if len(objects) > len(shown):
        info["more"] = f"{len(objects) - len(shown)} more; ask with limit, query or root"
    box = bounds(list(scene.objects))
    if box is not None:
        info["size_m"] = [round(high - low, 3) for low, high in zip(*box, strict=True)]
    return info


def get_object_info(_context: Context, name: str) -> "dict[str, Any]":
    """One object: place, size, materials, modifiers, mesh."""
    one = _find(text(name, "name"))
    info: "dict[str, Any]" = {
        "name": one.name,
        "type": one.type,
        "location": _rounded(one.location),
        "rotation": _rounded(one.rotation_euler),
        "scale": _rounded(one.scale),
        "visible": one.visible_get(),
        "materials": [slot.material.name for slot in one.material_slots if slot.material],
    }
    if one.parent:
        info["parent"] = one.parent.name
    if one.children:
        info["children"] = [child.name for child in one.children]
    if len(one.modifiers):
        info["modifiers"] = [f"{modifier.name} ({modifier.type})" for modifier in one.modifiers]
    box = bounds([one])
    if box is not None:
        info["world_bounding_box"] = [_rounded(box[0]), _rounded(box[1])]
        info["dimensions"] = [round(high - low, 4) for low, high in zip(*box, strict=True)]
    if one.type == "MESH":
        mesh = one.data
        info["mesh"] = {
            "vertices": len(mesh.vertices),
            "edges": len(mesh.edges),
            "polygons": len(mesh.polygons),
        }
    return info


def list_scene_items(_context: Context, query: str = "", limit: int = 30) -> "dict[str, Any]":
    """Objects, materials and collections whose names match; those that start with the words first."""
    users: "dict[str, list[str]]" = {}
    for one in bpy.context.scene.objects:
        for slot in one.material_slots:
            if slot.material:
                users.setdefault(slot.material.name, []).append(one.name)
    found = [("object", one.name, _kind_of(one)) for one in bpy.context.scene.objects]
    for material in bpy.data.materials:
        on = ", ".join(users.get(material.name, [])[:3])
        found.append(("material", material.name, f"Material on {on}" if on else "Material that nothing uses"))
    found += [("collection", one.name, f"Collection of {len(one.all_objects)} objects") for one in bpy.data.collections]
    words = str(query or "").strip().lower()
    found = [item for item in found if words in item[1].lower()]
    found.sort(key=lambda item: not item[1].lower().startswith(words))
    shown = found[: whole(limit, "limit", least=1, most=500)]
    return {
        "items": [{"kind": kind, "name": name, "detail": detail} for kind, name, detail in shown],
        "total": len(found),
    }


def get_world_state_snapshot(_context: Context) -> "dict[str, Any]":
    """The whole scene at a glance, for clients that compare before and after."""
    scene = bpy.context.scene
    active = bpy.context.view_layer.objects.active
    objects = sorted(scene.objects, key=lambda one: one.name)[:500]
    return {
        "scene": {"name": scene.name, "frame": scene.frame_current, "object_count": len(scene.objects)},
        "objects": [
            {**_line(one), "materials": [slot.material.name for slot in one.material_slots if slot.material]}
            for one in objects
        ],
        "selected": sorted(one.name for one in bpy.context.view_layer.objects.selected),
        "active": active.name if active else None,
        "truncated": len(scene.objects) > len(objects),
    }


def pick_viewport_object(
    _context: Context, view_matrix: Any, window_matrix: Any, width: float, height: float, x: float, y: float,
    file: "str | None" = None, scene: "str | None" = None,
) -> "dict[str, Any]":  # fmt: skip
    """The object under a click in a picture; x and y run from 0 to 1 from its top left corner."""
    from mathutils import Matrix

    here = bpy.context.scene
    if file is not None and file != bpy.data.filepath:
        return {"object": None, "mismatch": "file", "current": bpy.data.filepath}
    if scene is not None and scene != here.name:
        return {"object": None, "mismatch": "scene", "current": here.name}
    project = Matrix(window_matrix) @ Matrix(view_matrix)
    back = project.inverted()
    across, up = 2 * float(x) - 1, 1 - 2 * float(y)
    near, far = (_divided(back @ Vector((across, up, depth, 1))) for depth in (-1, 1))
    hit, place, _, _, found, _ = here.ray_cast(bpy.context.evaluated_depsgraph_get(), near, (far - near).normalized())
    best = (place - near).length if hit else float("inf")
    for one in here.objects:
        at = project @ one.matrix_world.translation.to_4d()
        if one.type in _WITH_SHAPE or at.w <= 0 or not one.visible_get():
            continue
        flat = _divided(at)
        off = Vector(((flat.x - across) * width / 2, (flat.y - up) * height / 2)).length
        depth = (one.matrix_world.translation - near).length
        if off <= _ORIGIN_RADIUS_PX and depth < best:
            found, best = one, depth
    if found is None:
        return {"object": None}
    return {"object": {"name": found.name, "type": found.type, "detail": _kind_of(found),
                       "location": _rounded(found.matrix_world.translation)}}  # fmt: skip


def bounds(objects: "list[Any]") -> "tuple[list[float], list[float]] | None":
    """The box around what has a shape, in metres of the world, modifiers included; None where nothing has."""
    graph = bpy.context.evaluated_depsgraph_get()
    corners: "list[Any]" = []
    for one in objects:
        if one.type in _WITH_SHAPE:
            evaluated = one.evaluated_get(graph)
            corners += [evaluated.matrix_world @ Vector(corner) for corner in evaluated.bound_box]
    if not corners:
        return None
    axes = [[corner[axis] for corner in corners] for axis in range(3)]
    return [min(axis) for axis in axes], [max(axis) for axis in axes]


def _line(one: Any) -> "dict[str, Any]":
    return {"name": one.name, "type": one.type, "location": _rounded(one.location, 2)}


def _kind_of(one: Any) -> str:
    if one.type == "MESH":
        return f"Mesh of {len(one.data.polygons)} faces"
    return one.type.replace("_", " ").capitalize()


def _find(name: str) -> Any:
    one = bpy.data.objects.get(name)
    if one is None:
        near = [other.name for other in bpy.data.objects if name.lower() in other.name.lower()][:5]
        hint = f"; near names: {', '.join(near)}" if near else ""
        raise CommandError(f"Object not found: {name}{hint}", code="not_found")
    return one


def _divided(vector: Any) -> Any:
    return vector.xyz / vector.w


def _rounded(values: Any, digits: int = 4) -> "list[float]":
    return [round(float(value), digits) for value in values]


COMMANDS = {
    "get_scene_info": get_scene_info,
    "get_object_info": get_object_info,
    "list_scene_items": list_scene_items,
    "get_world_state_snapshot": get_world_state_snapshot,
    "pick_viewport_object": pick_viewport_object,
}
