"""The studio: a painted environment of softboxes, a floor that fades out, a graded background.

All light comes from one environment image, so nothing depends on the model's
size and polished metal has something worth reflecting. The image is calibrated:
a white card turned to the key light renders as 1.0 before the view transform.
"""

import bpy
import numpy as np
from numpy.typing import NDArray

from prompt2mesh.blender.textures.color import linear_of

STUDIO_COLLECTION = "Studio"
_WORLD = "Studio world"
_ENVIRONMENT = "Studio environment"
_FLOOR = "Studio floor"
_WIDTH, _HEIGHT = 512, 256
BACKGROUND_HEX = "#eceef0"
_BACKGROUND_EDGE_HEX = "#c9cfd6"

Float = NDArray[np.float32]


def _directions() -> tuple[Float, Float]:
    """Unit vectors (h, w, 3) of Blender's equirectangular pixels, bottom row first, and their solid angles."""
    azimuth = -((np.arange(_WIDTH, dtype=np.float32) + 0.5) / _WIDTH - 0.5) * 2 * np.pi
    elevation = ((np.arange(_HEIGHT, dtype=np.float32) + 0.5) / _HEIGHT - 0.5) * np.pi
    flat = np.cos(elevation)[:, None]
    vectors = np.stack(
        [flat * np.cos(azimuth), flat * np.sin(azimuth), np.broadcast_to(np.sin(elevation)[:, None], (_HEIGHT, _WIDTH))],
        axis=-1,
    )
    solid = np.broadcast_to(flat * (2 * np.pi / _WIDTH) * (np.pi / _HEIGHT), (_HEIGHT, _WIDTH))
    return vectors.astype(np.float32), solid.astype(np.float32)


def _softbox(
    vectors: Float, *, azimuth: float, elevation: float, width: float, height: float, edge: float = 0.12
) -> Float:
    """A rounded rectangle of light seen from the model: 1 inside, falling to 0 over `edge`.

    Args:
        vectors: Directions.
        azimuth: Degrees from the camera's side of the model, positive to the camera's right.
        elevation: Degrees above the horizon.
        width: Full angular width in degrees.
        height: Full angular height in degrees.
        edge: Softness as a share of the half size.
    """
    a, e = np.radians(azimuth), np.radians(elevation)
    forward = np.array([np.sin(a) * np.cos(e), -np.cos(a) * np.cos(e), np.sin(e)])
    right = np.array([np.cos(a), np.sin(a), 0.0])
    up = np.cross(right, forward) * -1.0
    depth = vectors @ forward
    x = np.abs(vectors @ right) / np.maximum(depth, 1e-3) / np.tan(np.radians(width) / 2)
    y = np.abs(vectors @ up) / np.maximum(depth, 1e-3) / np.tan(np.radians(height) / 2)
    reach = (x**6 + y**6) ** (1 / 6)
    shape = np.clip((1.0 + edge - reach) / (2 * edge), 0.0, 1.0)
    return np.where(depth > 0, shape * shape * (3 - 2 * shape), 0.0).astype(np.float32)


def environment() -> Float:
    """The studio as linear RGB (h, w, 3), bottom row first; the camera stands towards −Y."""
    vectors, solid = _directions()
    z = vectors[..., 2]
    horizon = np.exp(-((z / 0.35) ** 2))
    base = np.where(z > 0, 0.26 + 0.3 * z, 0.5 - 0.1 * z) + 0.12 * horizon
    light = base[..., None] * np.array([0.97, 0.99, 1.03], dtype=np.float32)
    boxes = (
        # key: large and high at the camera's left
        (_softbox(vectors, azimuth=-48, elevation=46, width=52, height=52), 8.5, (1.0, 0.975, 0.94)),
        # fill: low strip at the camera's right
        (_softbox(vectors, azimuth=62, elevation=18, width=34, height=62, edge=0.3), 1.9, (0.94, 0.97, 1.0)),
        # rims: two strips behind
        (_softbox(vectors, azimuth=150, elevation=34, width=24, height=60), 6.0, (1.0, 1.0, 1.0)),
        (_softbox(vectors, azimuth=-140, elevation=26, width=18, height=54), 3.4, (0.97, 0.985, 1.0)),
        # overhead panel
        (_softbox(vectors, azimuth=0, elevation=86, width=62, height=62, edge=0.25), 2.6, (1.0, 1.0, 1.0)),
    )
    for mask, strength, tint in boxes:
        light = light + (mask * strength)[..., None] * np.array(tint, dtype=np.float32)
    toward_key = np.array([-0.45, -0.68, 0.58])
    card = np.clip(vectors @ (toward_key / np.linalg.norm(toward_key)), 0, None) * solid
    return (light / (float((light.mean(-1) * card).sum()) / np.pi)).astype(np.float32)


def floor_albedo() -> float:
    """The reflectance that makes the lit, unshadowed floor as bright as the background."""
    vectors, solid = _directions()
    upward = np.clip(vectors[..., 2], 0, None) * solid
    lit = float((environment().mean(-1) * upward).sum()) / np.pi
    return min(float(linear_of(BACKGROUND_HEX).mean()) / lit, 0.95)


def _environment_image() -> bpy.types.Image:
    image = bpy.data.images.get(_ENVIRONMENT)
    if image is not None:
        return image
    image = bpy.data.images.new(_ENVIRONMENT, _WIDTH, _HEIGHT, alpha=False, float_buffer=True)
    image.colorspace_settings.name = "Linear Rec.709"
    pixels = np.ones((_HEIGHT, _WIDTH, 4), dtype=np.float32)
    pixels[..., :3] = environment()
    image.pixels.foreach_set(pixels.ravel())
    image.update()
    image.pack()
    return image


def studio_collection() -> bpy.types.Collection:
    """The collection that holds floor and camera, linked to the scene."""
    scene = bpy.context.scene
    collection = bpy.data.collections.get(STUDIO_COLLECTION) or bpy.data.collections.new(STUDIO_COLLECTION)
    if collection.name not in scene.collection.children:
        scene.collection.children.link(collection)
    return collection


def light_scene(*, azimuth: float) -> None:
    """Gives the scene its world; the lights turn with the camera.

    Args:
        azimuth: Degrees by which the camera has left the front, positive to its right.
    """
    world = bpy.data.worlds.get(_WORLD) or _new_world()
    # Turning the picture by +a means looking it up at −a.
    world.node_tree.nodes["Turn"].inputs["Rotation"].default_value = (0.0, 0.0, -np.radians(azimuth))
    bpy.context.scene.world = world


def _new_world() -> bpy.types.World:
    world = bpy.data.worlds.new(_WORLD)
    world.use_nodes = True
    tree = world.node_tree
    nodes, links = tree.nodes, tree.links
    nodes.clear()
    coordinate = nodes.new("ShaderNodeTexCoord")
    turn = nodes.new("ShaderNodeMapping")
    turn.name = "Turn"
    picture = nodes.new("ShaderNodeTexEnvironment")
    picture.image = _environment_image()
    light = nodes.new("ShaderNodeBackground")
    links.new(coordinate.outputs["Generated"], turn.inputs["Vector"])
    links.new(turn.outputs["Vector"], picture.inputs["Vector"])
    links.new(picture.outputs["Color"], light.inputs["Color"])

    centre = nodes.new("ShaderNodeVectorMath")
    centre.operation = "DISTANCE"
    centre.inputs[1].default_value = (0.5, 0.42, 0.0)
    ramp = nodes.new("ShaderNodeValToRGB")
    ramp.color_ramp.interpolation = "EASE"
    ramp.color_ramp.elements[0].position = 0.1
    ramp.color_ramp.elements[0].color = (*linear_of(BACKGROUND_HEX).tolist(), 1.0)
    ramp.color_ramp.elements[1].position = 0.85
    ramp.color_ramp.elements[1].color = (*linear_of(_BACKGROUND_EDGE_HEX).tolist(), 1.0)
    backdrop = nodes.new("ShaderNodeBackground")
    links.new(coordinate.outputs["Window"], centre.inputs[0])
    links.new(centre.outputs["Value"], ramp.inputs["Fac"])
    links.new(ramp.outputs["Color"], backdrop.inputs["Color"])

    path = nodes.new("ShaderNodeLightPath")
    mix = nodes.new("ShaderNodeMixShader")
    output = nodes.new("ShaderNodeOutputWorld")
    links.new(path.outputs["Is Camera Ray"], mix.inputs[0])
    links.new(light.outputs["Background"], mix.inputs[1])
    links.new(backdrop.outputs["Background"], mix.inputs[2])
    links.new(mix.outputs["Shader"], output.inputs["Surface"])
    world.cycles.sampling_method = "MANUAL"
    world.cycles.sample_map_resolution = 256
    return world


def lay_floor(*, center: tuple[float, float], z: float, radius: float) -> None:
    """A round floor under the model that fades into the background.

    Args:
        center: Middle of the model seen from above, metres.
        z: Height of the floor, metres.
        radius: Radius of the model seen from above, metres.
    """
    floor = bpy.data.objects.get(_FLOOR)
    if floor is None:
        mesh = bpy.data.meshes.new(_FLOOR)
        mesh.from_pydata([(-1, -1, 0), (1, -1, 0), (1, 1, 0), (-1, 1, 0)], [], [(0, 1, 2, 3)])
        mesh.materials.append(_floor_material())
        floor = bpy.data.objects.new(_FLOOR, mesh)
        studio_collection().objects.link(floor)
    floor.location = (*center, z)
    floor.scale = (radius * 6, radius * 6, 1.0)


def _floor_material() -> bpy.types.Material:
    material = bpy.data.materials.new(_FLOOR)
    material.use_nodes = True
    nodes, links = material.node_tree.nodes, material.node_tree.links
    nodes.clear()
    coordinate = nodes.new("ShaderNodeTexCoord")
    distance = nodes.new("ShaderNodeVectorMath")
    distance.operation = "LENGTH"
    fade = nodes.new("ShaderNodeMapRange")
    fade.interpolation_type = "SMOOTHERSTEP"
    fade.inputs["From Min"].default_value = 0.22
    fade.inputs["From Max"].default_value = 0.95
    links.new(coordinate.outputs["Object"], distance.inputs[0])
    links.new(distance.outputs["Value"], fade.inputs["Value"])
    paper = nodes.new("ShaderNodeBsdfDiffuse")
    albedo = floor_albedo()
    paper.inputs["Color"].default_value = (albedo, albedo, albedo * 1.005, 1.0)
    clear = nodes.new("ShaderNodeBsdfTransparent")
    mix = nodes.new("ShaderNodeMixShader")
    output = nodes.new("ShaderNodeOutputMaterial")
    links.new(fade.outputs["Result"], mix.inputs[0])
    links.new(paper.outputs["BSDF"], mix.inputs[1])
    links.new(clear.outputs["BSDF"], mix.inputs[2])
    links.new(mix.outputs["Shader"], output.inputs["Surface"])
    return material
