"""Writes a Python script that rebuilds the model in any plain Blender.

The script needs nothing but Blender: meshes, materials, images and the tree of
objects are in it as data, and the code that puts them together is plain bpy.
"""

import base64
import json
import zlib
from pathlib import Path
from typing import Any

import bpy
import numpy as np

from prompt2mesh.blender.export import model_objects
from prompt2mesh.mesh.program import MeshProgram

_TEMPLATE = '''"""{title}

Made by Prompt2Mesh from the prompt: {prompt}
Run it in Blender 4.2 or later:  blender --python rebuild.py
"""
import base64
import json
import os
import tempfile
import zlib
from array import array

import bpy
from mathutils import Matrix

DATA = json.loads(zlib.decompress(base64.b85decode("".join("""
{data}
""".split()))))


def numbers(kind, text):
    values = array(kind)
    values.frombytes(zlib.decompress(base64.b85decode(text)))
    return values


def make_image(entry):
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, entry["name"])
        with open(path, "wb") as file:
            file.write(base64.b85decode(entry["bytes"]))
        image = bpy.data.images.load(path)
        image.colorspace_settings.name = entry["colorspace"]
        image.pack()
    return image


def make_material(entry, images):
    material = bpy.data.materials.new(entry["name"])
    material.use_nodes = True
    material.diffuse_color = entry["viewport"]
    tree = material.node_tree
    shader = next(node for node in tree.nodes if node.type == "BSDF_PRINCIPLED")
    for name, value in entry["values"].items():
        if name in shader.inputs:
            shader.inputs[name].default_value = value

    def picture(key):
        node = tree.nodes.new("ShaderNodeTexImage")
        node.image = images[entry["images"][key]]
        return node

    color = picture("color").outputs["Color"] if "color" in entry["images"] else None
    if entry["painted"]:
        paint = tree.nodes.new("ShaderNodeVertexColor")
        paint.layer_name = "Color"
        if color is None:
            color = paint.outputs["Color"]
        else:
            mix = tree.nodes.new("ShaderNodeMix")
            mix.data_type, mix.blend_type = "RGBA", "MULTIPLY"
            mix.inputs["Factor"].default_value = 1.0
            tree.links.new(color, mix.inputs[6])
            tree.links.new(paint.outputs["Color"], mix.inputs[7])
            color = mix.outputs[2]
    if color is not None:
        tree.links.new(color, shader.inputs["Base Color"])
    if "orm" in entry["images"]:
        split = tree.nodes.new("ShaderNodeSeparateColor")
        tree.links.new(picture("orm").outputs["Color"], split.inputs[0])
        tree.links.new(split.outputs[1], shader.inputs["Roughness"])
        tree.links.new(split.outputs[2], shader.inputs["Metallic"])
    if "normal" in entry["images"]:
        bump = tree.nodes.new("ShaderNodeNormalMap")
        tree.links.new(picture("normal").outputs["Color"], bump.inputs["Color"])
        tree.links.new(bump.outputs["Normal"], shader.inputs["Normal"])
    return material


def make_mesh(entry, materials):
    mesh = bpy.data.meshes.new(entry["name"])
    points = numbers("f", entry["vertices"])
    corners = numbers("i", entry["corners"])
    sizes = numbers("i", entry["sizes"])
    vertices = [tuple(points[i : i + 3]) for i in range(0, len(points), 3)]
    faces, start = [], 0
    for size in sizes:
        faces.append(tuple(corners[start : start + size]))
        start += size
    mesh.from_pydata(vertices, [], faces)
    layer = mesh.uv_layers.new(name="UVMap")
    layer.data.foreach_set("uv", numbers("f", entry["uv"]))
    if entry["colors"]:
        colors = mesh.color_attributes.new(name="Color", type="FLOAT_COLOR", domain="POINT")
        colors.data.foreach_set("color", numbers("f", entry["colors"]))
    mesh.polygons.foreach_set("use_smooth", list(numbers("b", entry["smooth"])))
    mesh.edges.foreach_set("use_edge_sharp", [False] * len(mesh.edges))
    if hasattr(mesh, "set_sharp_from_angle"):
        mesh.set_sharp_from_angle(angle=0.66)
    if entry["material"] is not None:
        mesh.materials.append(materials[entry["material"]])
    mesh.update()
    return mesh


def main():
    images = [make_image(entry) for entry in DATA["images"]]
    materials = [make_material(entry, images) for entry in DATA["materials"]]
    meshes = [make_mesh(entry, materials) for entry in DATA["meshes"]]
    collection = bpy.data.collections.new(DATA["name"])
    bpy.context.scene.collection.children.link(collection)
    made = []
    for entry in DATA["objects"]:
        mesh = None if entry["mesh"] is None else meshes[entry["mesh"]]
        item = bpy.data.objects.new(entry["name"], mesh)
        collection.objects.link(item)
        made.append(item)
    for item, entry in zip(made, DATA["objects"]):
        item.parent = None if entry["parent"] is None else made[entry["parent"]]
        matrix = entry["matrix"]
        item.matrix_basis = Matrix([matrix[i : i + 4] for i in range(0, 16, 4)])


main()
'''

_LINE = 110
_VALUES = ("Base Color", "Roughness", "Metallic", "IOR", "Alpha", "Transmission Weight", "Coat Weight", "Sheen Weight",
           "Emission Color", "Emission Strength")  # fmt: skip


def write_script(path: Path, program: MeshProgram) -> None:
    """Writes the script for the model in the scene, whole or not at all."""
    data = _collect(program)
    packed = base64.b85encode(zlib.compress(json.dumps(data, separators=(",", ":")).encode(), 9)).decode()
    lines = "\n".join(packed[i : i + _LINE] for i in range(0, len(packed), _LINE))
    prompt = json.dumps(program.prompt or program.name)
    # Base 85 has no quote or backslash but does have braces, so the template is not formatted after it is filled.
    title = json.dumps(program.name)[1:-1]
    text = _TEMPLATE.replace("{title}", title).replace("{prompt}", prompt.replace('"""', "")).replace("{data}", lines)
    temporary = path.with_name(f".{path.name}.part")
    temporary.write_text(text, encoding="utf-8")
    Path(temporary).replace(path)


def _collect(program: MeshProgram) -> dict[str, Any]:
    items = model_objects()
    blocks: dict[str, int] = {}
    materials: dict[str, int] = {}
    images: dict[str, int] = {}
    meshes: list[dict[str, Any]] = []
    found: list[dict[str, Any]] = []
    pictures: list[dict[str, Any]] = []
    numbers = {item.name: number for number, item in enumerate(items)}
    objects: list[dict[str, Any]] = []
    for item in items:
        block = item.data if item.type == "MESH" else None
        if block is not None and block.name not in blocks:
            material = block.materials[0] if block.materials else None
            if material is not None and material.name not in materials:
                materials[material.name] = len(found)
                found.append(_material(material, images, pictures))
            blocks[block.name] = len(meshes)
            meshes.append(_mesh(block, materials.get(material.name) if material else None))
        objects.append({
            "name": item.name,
            "mesh": blocks[block.name] if block is not None else None,
            "parent": numbers[item.parent.name] if item.parent else None,
            "matrix": [round(value, 9) for row in item.matrix_basis for value in row],
        })  # fmt: skip
    return {"name": program.name, "objects": objects, "meshes": meshes, "materials": found, "images": pictures}


def _packed(values: np.ndarray) -> str:
    return base64.b85encode(zlib.compress(values.tobytes(), 9)).decode()


def _mesh(block: bpy.types.Mesh, material: int | None) -> dict[str, Any]:
    points = np.empty(len(block.vertices) * 3, np.float32)
    block.vertices.foreach_get("co", points)
    corners = np.empty(len(block.loops), np.int32)
    block.loops.foreach_get("vertex_index", corners)
    sizes = np.empty(len(block.polygons), np.int32)
    block.polygons.foreach_get("loop_total", sizes)
    uv = np.empty(len(block.loops) * 2, np.float32)
    block.uv_layers[0].uv.foreach_get("vector", uv)
    smooth = np.empty(len(block.polygons), np.int8)
    block.polygons.foreach_get("use_smooth", smooth.view(np.bool_))
    colors = None
    if block.color_attributes:
        values = np.empty(len(block.vertices) * 4, np.float32)
        block.color_attributes[0].data.foreach_get("color", values)
        colors = _packed(values)
    return {
        "name": block.name, "vertices": _packed(points), "corners": _packed(corners), "sizes": _packed(sizes),
        "uv": _packed(uv), "smooth": _packed(smooth), "colors": colors, "material": material,
    }  # fmt: skip


def _material(material: bpy.types.Material, images: dict[str, int], pictures: list[dict[str, Any]]) -> dict[str, Any]:
    nodes = material.node_tree.nodes
    shader = next(node for node in nodes if node.type == "BSDF_PRINCIPLED")
    values: dict[str, Any] = {}
    for name in _VALUES:
        if name in shader.inputs:
            value = shader.inputs[name].default_value
            values[name] = round(value, 6) if isinstance(value, float) else [round(v, 6) for v in value]
    used: dict[str, int] = {}
    for node in nodes:
        if node.type != "TEX_IMAGE" or node.image is None or not node.outputs[0].is_linked:
            continue
        role = _role(node)
        if node.image.name not in images:
            images[node.image.name] = len(pictures)
            pictures.append({
                "name": Path(node.image.filepath).name or f"{node.image.name}.png",
                "colorspace": node.image.colorspace_settings.name,
                "bytes": base64.b85encode(_image_bytes(node.image)).decode(),
            })  # fmt: skip
        used[role] = images[node.image.name]
    return {
        "name": material.name, "viewport": list(material.diffuse_color), "values": values, "images": used,
        "painted": any(node.type == "VERTEX_COLOR" for node in nodes),
    }  # fmt: skip


def _image_bytes(image: bpy.types.Image) -> bytes:
    if image.packed_file is not None:
        return bytes(image.packed_file.data)
    return Path(bpy.path.abspath(image.filepath)).read_bytes()


def _role(node: bpy.types.Node) -> str:
    target = node.outputs[0].links[0].to_node
    return {"SEPARATE_COLOR": "orm", "NORMAL_MAP": "normal"}.get(target.type, "color")
