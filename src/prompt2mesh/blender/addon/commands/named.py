"""The dotted names of blender-mcp-server, which speaks the newline dialect; each a small job on the scene."""

import math
import os
from typing import Any

import bpy

from ..errors import CommandError
from .context import Context, text
from .files import export_scene
from .scene import get_object_info

_MESHES = {
    "cube": lambda size: bpy.ops.mesh.primitive_cube_add(size=size),
    "sphere": lambda size: bpy.ops.mesh.primitive_uv_sphere_add(radius=size / 2),
    "cylinder": lambda size: bpy.ops.mesh.primitive_cylinder_add(radius=size / 2, depth=size),
    "plane": lambda size: bpy.ops.mesh.primitive_plane_add(size=size),
    "cone": lambda size: bpy.ops.mesh.primitive_cone_add(radius1=size / 2, depth=size),
    "torus": lambda size: bpy.ops.mesh.primitive_torus_add(major_radius=size / 2, minor_radius=size / 8),
}


def scene_info(_context: Context) -> "dict[str, Any]":
    """The scene's settings."""
    scene = bpy.context.scene
    return {
        "name": scene.name, "frame_start": scene.frame_start, "frame_end": scene.frame_end,
        "frame_current": scene.frame_current, "render_engine": scene.render.engine,
        "resolution_x": scene.render.resolution_x, "resolution_y": scene.render.resolution_y,
        "object_count": len(scene.objects),
    }  # fmt: skip


def list_objects(_context: Context, type: "str | None" = None) -> "list[dict[str, Any]]":
    """All objects, or those of a type."""
    return [
        {"name": one.name, "type": one.type, "location": list(one.location), "visible": one.visible_get()}
        for one in bpy.context.scene.objects
        if type is None or one.type == type.upper()
    ]


def get_transform(_context: Context, name: str) -> "dict[str, Any]":
    """Place, rotation in degrees and scale of an object."""
    return _transform(_object(name))


def get_hierarchy(_context: Context, name: "str | None" = None) -> Any:
    """Who is whose child."""
    if name:
        return _tree(_object(name))
    return [_tree(one) for one in bpy.context.scene.objects if one.parent is None]


def list_materials(_context: Context) -> "list[dict[str, Any]]":
    """All materials."""
    return [{"name": one.name, "users": one.users, "use_nodes": one.use_nodes} for one in bpy.data.materials]


def create_mesh(
    context: Context, type: str = "cube", name: "str | None" = None,
    location: "list[float] | None" = None, size: float = 2.0,
) -> "dict[str, Any]":  # fmt: skip
    """A new primitive."""
    if type not in _MESHES:
        raise CommandError(f"type is one of {', '.join(_MESHES)}; got {type!r}", code="bad_params")
    _MESHES[type](float(size))
    made = bpy.context.view_layer.objects.active
    made.location = location or (0, 0, 0)
    if name:
        made.name = name
    return get_object_info(context, made.name)


def delete(_context: Context, name: str) -> "dict[str, Any]":
    """Removes an object."""
    bpy.data.objects.remove(_object(name), do_unlink=True)
    return {"deleted": name}


def translate(
    _context: Context, name: str, location: "list[float] | None" = None, offset: "list[float] | None" = None
) -> "dict[str, Any]":
    """Moves an object to a place or by a distance."""
    one = _object(name)
    if location:
        one.location = location
    if offset:
        one.location = [here + by for here, by in zip(one.location, offset, strict=True)]
    return _transform(one)


def rotate(
    _context: Context,
    name: str,
    rotation: "list[float]",
    degrees: bool = True,
) -> "dict[str, Any]":
    """Turns an object."""
    one = _object(name)
    one.rotation_euler = [math.radians(angle) if degrees else angle for angle in rotation]
    return _transform(one)


def scale(_context: Context, name: str, scale: "list[float]") -> "dict[str, Any]":
    """Sets the scale of an object."""
    one = _object(name)
    one.scale = scale
    return _transform(one)


def duplicate(_context: Context, name: str, new_name: "str | None" = None) -> "dict[str, Any]":
    """Copies an object with its data."""
    one = _object(name)
    copy = one.copy()
    if one.data is not None:
        copy.data = one.data.copy()
    if new_name:
        copy.name = new_name
    bpy.context.scene.collection.objects.link(copy)
    return {"name": copy.name}


def create_material(_context: Context, name: str = "Material", color: "list[float] | None" = None) -> "dict[str, Any]":
    """A new material."""
    made = bpy.data.materials.new(name)
    made.use_nodes = True
    made.use_fake_user = True  # so that it is not lost before somebody uses it
    if color:
        _base_color(made).default_value = [*color[:3], 1.0]
    return {"name": made.name}


def assign_material(_context: Context, object: str, material: str) -> "dict[str, Any]":
    """Gives an object a material."""
    one, given = _object(object), _material(material)
    if one.data is None or not hasattr(one.data, "materials"):
        raise CommandError(f"{object!r} takes no material", code="bad_params")
    if one.data.materials:
        one.data.materials[0] = given
    else:
        one.data.materials.append(given)
    return {"object": one.name, "material": given.name}


def set_color(_context: Context, name: str, color: "list[float]") -> "dict[str, Any]":
    """The base colour of a material."""
    one = _material(name)
    _base_color(one).default_value = [*color[:3], 1.0]
    return {"name": one.name, "color": list(color[:3])}


def set_texture(_context: Context, name: str, filepath: str) -> "dict[str, Any]":
    """An image as the base colour of a material."""
    one = _material(name)
    try:
        image = bpy.data.images.load(text(filepath, "filepath"))
    except RuntimeError as exc:
        raise CommandError(f"the image cannot be read: {exc}", code="not_found") from exc
    node = one.node_tree.nodes.new("ShaderNodeTexImage")
    node.image = image
    one.node_tree.links.new(node.outputs["Color"], _base_color(one))
    return {"name": one.name, "image": image.name}


def render_still(
    context: Context, output_path: str, resolution_x: "int | None" = None, resolution_y: "int | None" = None,
    engine: "str | None" = None,
) -> "dict[str, Any]":  # fmt: skip
    """Renders the scene into a PNG with its own settings."""
    scene = bpy.context.scene
    if engine:
        try:
            scene.render.engine = engine
        except TypeError as exc:  # whose words list the engines
            raise CommandError(str(exc), code="bad_params") from exc
    scene.render.resolution_x = resolution_x or scene.render.resolution_x
    scene.render.resolution_y = resolution_y or scene.render.resolution_y
    scene.render.image_settings.file_format = "PNG"
    scene.render.filepath = context.file("still.png")
    bpy.ops.render.render(write_still=True)
    path = bpy.path.abspath(text(output_path, "output_path"))
    with open(context.file("still.png"), "rb") as file:
        context.write(path, file.read())
    return {"output_path": path, "engine": scene.render.engine}


def _export(kind: str) -> Any:
    def run(context: Context, filepath: str) -> "dict[str, Any]":
        return export_scene(context, text(filepath, "filepath"), kind)

    return run


def _gltf(context: Context, filepath: str) -> "dict[str, Any]":
    kind = "gltf" if os.path.splitext(filepath)[1].lower() == ".gltf" else "glb"
    return export_scene(context, text(filepath, "filepath"), kind)


def _tree(one: Any) -> "dict[str, Any]":
    return {"name": one.name, "type": one.type, "children": [_tree(child) for child in one.children]}


def _transform(one: Any) -> "dict[str, Any]":
    return {
        "name": one.name, "location": list(one.location),
        "rotation": [math.degrees(angle) for angle in one.rotation_euler], "scale": list(one.scale),
    }  # fmt: skip


def _object(name: str) -> Any:
    one = bpy.data.objects.get(text(name, "name"))
    if one is None:
        raise CommandError(f"Object '{name}' not found", code="not_found")
    return one


def _material(name: str) -> Any:
    one = bpy.data.materials.get(text(name, "name"))
    if one is None:
        raise CommandError(f"Material '{name}' not found", code="not_found")
    return one


def _base_color(material: Any) -> Any:
    # By type: names of nodes are translated.
    for node in material.node_tree.nodes if material.node_tree else ():
        if node.type == "BSDF_PRINCIPLED":
            return node.inputs[0]
    raise CommandError(f"material {material.name!r} has no Principled BSDF", code="bad_params")


READING: "dict[str, Any]" = {
    "scene.get_info": scene_info, "scene.list_objects": list_objects, "object.get_transform": get_transform,
    "object.get_hierarchy": get_hierarchy, "material.list": list_materials, "export.gltf": _gltf,
    "export.obj": _export("obj"), "export.fbx": _export("fbx"),
}  # fmt: skip
CHANGING: "dict[str, Any]" = {
    "object.create_mesh": create_mesh, "object.delete": delete, "object.translate": translate,
    "object.rotate": rotate, "object.scale": scale, "object.duplicate": duplicate,
    "material.create": create_material, "material.assign": assign_material, "material.set_color": set_color,
    "material.set_texture": set_texture, "render.still": render_still,
}  # fmt: skip
