"""Commands that look things up in Blender's own description of itself, so that nobody guesses names."""

import difflib
from typing import Any

import bpy

from ..errors import CommandError
from .context import Context, text

_TREES = {"Shader": "ShaderNodeTree", "Geometry": "GeometryNodeTree", "Function": "GeometryNodeTree",
          "Compositor": "CompositorNodeTree", "Texture": "TextureNodeTree"}  # fmt: skip
_NEAR = 8


def describe_node_type(
    _context: Context, bl_idname: str, property_overrides: "dict[str, Any] | None" = None
) -> "dict[str, Any]":
    """Properties and sockets of a kind of node, read from one that is made and thrown away."""
    kind = text(bl_idname, "bl_idname")
    tree_kind = next((tree for start, tree in _TREES.items() if kind.startswith(start)), "ShaderNodeTree")
    tree = bpy.data.node_groups.new("prompt2mesh look-up", tree_kind)
    try:
        try:
            node = tree.nodes.new(kind)
        except RuntimeError as exc:
            return {"error": f"there is no node {kind!r}: {exc}", "did_you_mean": _near(kind)}
        for name, value in (property_overrides or {}).items():
            try:
                setattr(node, name, value)
            except (AttributeError, TypeError) as exc:
                raise CommandError(f"{name} = {value!r} cannot be set: {exc}", code="bad_params") from exc
        own = set(bpy.types.Node.bl_rna.properties.keys())
        return {
            "bl_idname": kind,
            "label": node.bl_label,
            "properties": [_property(one) for one in node.bl_rna.properties if one.identifier not in own],
            "inputs": [_socket(number, one) for number, one in enumerate(node.inputs)],
            "outputs": [_socket(number, one) for number, one in enumerate(node.outputs)],
        }
    finally:
        bpy.data.node_groups.remove(tree)


def bpy_api_lookup(_context: Context, query: str) -> "dict[str, Any]":
    """A type, a property, a method or an operator, as Blender describes it."""
    path = text(query, "query").strip().split("(")[0]
    for start in ("bpy.types.", "bpy."):
        path = path.removeprefix(start)
    if path.startswith("ops."):
        return _operator(path)
    name, _, member = path.partition(".")
    kind = getattr(bpy.types, name, None)
    if kind is None:
        return {"error": f"there is no type {name!r}", "did_you_mean": _near(name)}
    rna = kind.bl_rna
    if not member:
        return {
            "kind": "type", "name": name, "description": rna.description,
            "base": rna.base.identifier if rna.base else None,
            "properties": [_property(one) for one in rna.properties if one.identifier != "rna_type"],
            "functions": [_function(one) for one in rna.functions],
        }  # fmt: skip
    if member in rna.properties:
        return {"kind": "property", "of": name, **_property(rna.properties[member])}
    if member in rna.functions:
        return {"kind": "function", "of": name, **_function(rna.functions[member])}
    names = [*rna.properties.keys(), *rna.functions.keys()]
    return {"error": f"{name} has no {member!r}", "did_you_mean": difflib.get_close_matches(member, names, _NEAR, 0.4)}


def _operator(path: str) -> "dict[str, Any]":
    parts = path.split(".")
    if len(parts) != 3:
        raise CommandError(f"an operator is named bpy.ops.module.name; got bpy.{path}", code="bad_params")
    module = getattr(bpy.ops, parts[1])
    names = dir(module)
    if parts[2] not in names:
        return {"error": f"there is no operator bpy.{path}",
                "did_you_mean": [f"bpy.ops.{parts[1]}.{one}"
                                 for one in difflib.get_close_matches(parts[2], names, _NEAR, 0.4)]}  # fmt: skip
    rna = getattr(module, parts[2]).get_rna_type()
    return {"kind": "operator", "name": f"bpy.{path}", "description": rna.description,
            "parameters": [_property(one) for one in rna.properties if one.identifier != "rna_type"]}  # fmt: skip


def _function(function: Any) -> "dict[str, Any]":
    return {
        "name": function.identifier, "description": function.description,
        "parameters": [_property(one) for one in function.parameters if not one.is_output],
        "returns": [_property(one) for one in function.parameters if one.is_output],
    }  # fmt: skip


def _property(one: Any) -> "dict[str, Any]":
    told: "dict[str, Any]" = {"name": one.identifier, "type": one.type, "description": one.description}
    if one.is_required:
        told["required"] = True
    if one.type == "ENUM":
        told["items"] = [item.identifier for item in one.enum_items]
    elif one.type in {"INT", "FLOAT"}:
        told["range"] = [one.hard_min, one.hard_max]
    elif one.type in {"POINTER", "COLLECTION"} and one.fixed_type is not None:
        told["of"] = one.fixed_type.identifier
    if one.type in {"BOOLEAN", "INT", "FLOAT", "STRING", "ENUM"}:
        array = getattr(one, "array_length", 0)
        told["default"] = list(one.default_array) if array else one.default
    return told


def _socket(number: int, one: Any) -> "dict[str, Any]":
    told: "dict[str, Any]" = {"index": number, "name": one.name, "identifier": one.identifier, "type": one.type,
                              "enabled": one.enabled}  # fmt: skip
    value = getattr(one, "default_value", None)
    if value is not None:
        told["default"] = value if isinstance(value, (bool, int, float, str)) else _listed(value)
    return told


def _listed(value: Any) -> Any:
    try:
        return [round(float(one), 5) for one in value]
    except TypeError:
        return getattr(value, "name", None)


def _near(name: str) -> "list[str]":
    return difflib.get_close_matches(name, dir(bpy.types), _NEAR, 0.5)


COMMANDS = {"describe_node_type": describe_node_type, "bpy_api_lookup": bpy_api_lookup}
