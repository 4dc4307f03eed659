"""The studio: painted softboxes, a key lamp, a floor that fades out, a graded background.

Nothing depends on the model's size: the softboxes are at infinity and polished
metal has something worth reflecting. Light is calibrated: a white card turned
to the key renders just below the clipping point. Matt surfaces see the key as a
sun and the rest blurred, because that needs a tenth of the samples; the sums
are the same.
"""

from dataclasses import dataclass
from functools import cache

import bpy
import numpy as np
from mathutils import Matrix, Vector
from numpy.typing import NDArray

from prompt2mesh.blender.textures.color import linear_of

STUDIO_COLLECTION = "Studio"
_WORLD = "Studio world"
_LAMP = "Studio key"
_FLOOR = "Studio floor"
_WIDTH, _HEIGHT = 512, 256
BACKGROUND_HEX = "#e1e5e9"
_BACKGROUND_EDGE_HEX = "#b4bdc7"
# How bright a white card turned to the key light renders, before the view transform.
_CARD = 0.95
# What reflections see of the floor beyond the shadow: darker than the paper, so that metal has contrast.
_FAR_FLOOR = 0.32

Float = NDArray[np.float32]


def _directions() -> tuple[Float, Float]:
    """Unit vectors (h, w, 3) of Blender's equirectangular pixels, bottom row first, and their solid angles."""
    azimuth = -((np.arange(_WIDTH, dtype=np.float32) + 0.5) / _WIDTH - 0.5) * 2 * np.pi
    elevation = ((np.arange(_HEIGHT, dtype=np.float32) + 0.5) / _HEIGHT - 0.5) * np.pi
    flat = np.cos(elevation)[:, None]
    vectors = np.stack(
        [
            flat * np.cos(azimuth),
            flat * np.sin(azimuth),
            np.broadcast_to(np.sin(elevation)[:, None], (_HEIGHT, _WIDTH)),
        ],
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


@dataclass(frozen=True)
class _Box:
    """A softbox of the studio; angles as in `_softbox`, strength relative to the others."""

    azimuth: float
    elevation: float
    width: float
    height: float
    strength: float
    tint: tuple[float, float, float] = (1.0, 1.0, 1.0)
    edge: float = 0.12

    def light(self, vectors: Float) -> Float:
        mask = _softbox(
            vectors,
            azimuth=self.azimuth,
            elevation=self.elevation,
            width=self.width,
            height=self.height,
            edge=self.edge,
        )
        return (mask * self.strength)[..., None] * np.array(self.tint, dtype=np.float32)

    @property
    def direction(self) -> Float:
        a, e = np.radians(self.azimuth), np.radians(self.elevation)
        return np.array([np.sin(a) * np.cos(e), -np.cos(a) * np.cos(e), np.sin(e)], dtype=np.float32)


_KEY = _Box(-48, 46, 52, 52, 8.5, (1.0, 0.975, 0.94))
_OTHERS = (
    _Box(62, 18, 34, 62, 1.9, (0.94, 0.97, 1.0), edge=0.3),  # fill: low strip at the camera's right
    _Box(150, 34, 24, 60, 6.0),  # rims: two strips behind
    _Box(-140, 26, 18, 54, 3.4, (0.97, 0.985, 1.0)),
    _Box(0, 86, 62, 62, 2.6, edge=0.25),  # overhead panel
    _Box(180, 34, 66, 44, 1.5, edge=0.5),  # backdrop: what level metal shows the camera
)


@dataclass(frozen=True)
class Studio:
    """The light, calibrated: arrays are linear RGB (h, w, 3), bottom row first; the camera stands towards −Y.

    Attributes:
        environment: All of it, as mirrors and web viewers see it.
        ambient: The same without the key, blurred: what matt surfaces see, with little noise.
        key_irradiance: What the key gives a surface that faces it (RGB, W/m² in Blender's sense).
        floor_albedo: Reflectance that makes the unshadowed floor as bright as the background.
    """

    environment: Float
    ambient: Float
    key_irradiance: Float
    floor_albedo: float


@cache
def studio() -> Studio:
    """Paints and calibrates the studio."""
    vectors, solid = _directions()
    z = vectors[..., 2]
    horizon = np.exp(-((z / 0.35) ** 2))
    base = np.where(z > 0, 0.2 + 0.36 * z, 0.42 - 0.1 * z) - 0.06 * horizon
    ambient = base[..., None] * np.array([0.97, 0.99, 1.03], dtype=np.float32)
    for box in _OTHERS:
        ambient = ambient + box.light(vectors)
    key = _KEY.light(vectors)
    towards = np.clip(vectors @ _KEY.direction, 0, None) * solid
    key_irradiance = (key * towards[..., None]).sum((0, 1))
    card = (float(key_irradiance.mean()) + float((ambient.mean(-1) * towards).sum())) / np.pi
    scale = _CARD / card
    upward = np.clip(z, 0, None) * solid
    floor = float(((ambient + key).mean(-1) * upward).sum()) * scale / np.pi
    albedo = min(float(linear_of(BACKGROUND_HEX).mean()) / floor, 0.95)
    return Studio(
        ((ambient + key) * scale).astype(np.float32),
        _blurred(ambient * scale, solid),
        (key_irradiance * scale).astype(np.float32),
        albedo,
    )


def _blurred(light: Float, solid: Float, shrink: int = 16) -> Float:
    """A coarse copy: mean radiance of blocks of pixels, spread over their neighbours."""
    height, width = light.shape[0] // shrink, light.shape[1] // shrink
    weighted = (light * solid[..., None]).reshape(height, shrink, width, shrink, 3).sum((1, 3))
    weight = solid.reshape(height, shrink, width, shrink, 1).sum((1, 3))
    for _ in range(2):
        for axis, pad in ((1, "wrap"), (0, "edge")):
            wide = [(0, 0)] * 3
            wide[axis] = (1, 1)
            grown, grown_weight = np.pad(weighted, wide, mode=pad), np.pad(weight, wide, mode=pad)
            count = weighted.shape[axis]
            weighted = sum(np.take(grown, range(i, i + count), axis) for i in range(3))
            weight = sum(np.take(grown_weight, range(i, i + count), axis) for i in range(3))
    return (weighted / weight).astype(np.float32)


def _image(name: str, light: Float) -> bpy.types.Image:
    image = bpy.data.images.get(name)
    if image is not None:
        return image
    height, width, _ = light.shape
    image = bpy.data.images.new(name, width, height, alpha=False, float_buffer=True)
    image.colorspace_settings.name = "Linear Rec.709"
    pixels = np.ones((height, width, 4), dtype=np.float32)
    pixels[..., :3] = light
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
    lamp = bpy.data.objects.get(_LAMP) or _new_lamp()
    turn = Matrix.Rotation(np.radians(azimuth), 4, "Z")
    lamp.matrix_world = turn @ Vector(_KEY.direction.tolist()).to_track_quat("Z", "Y").to_matrix().to_4x4()


def _new_lamp() -> bpy.types.Object:
    """The key as a sun of the softbox's size, for matt surfaces only: shiny ones see the softbox itself."""
    power = studio().key_irradiance
    sun = bpy.data.lights.new(_LAMP, "SUN")
    sun.energy = float(power.max())
    sun.color = (power / power.max()).tolist()
    sun.angle = np.radians(_KEY.width * 0.75)
    lamp = bpy.data.objects.new(_LAMP, sun)
    lamp.visible_glossy = False
    lamp.visible_transmission = False
    studio_collection().objects.link(lamp)
    return lamp


def _new_world() -> bpy.types.World:
    world = bpy.data.worlds.new(_WORLD)
    world.use_nodes = True
    tree = world.node_tree
    nodes, links = tree.nodes, tree.links
    nodes.clear()
    coordinate = nodes.new("ShaderNodeTexCoord")
    turn = nodes.new("ShaderNodeMapping")
    turn.name = "Turn"
    links.new(coordinate.outputs["Generated"], turn.inputs["Vector"])
    pictures: list[bpy.types.NodeSocket] = []
    for name, light in (("Studio environment", studio().environment), ("Studio ambient", studio().ambient)):
        picture = nodes.new("ShaderNodeTexEnvironment")
        picture.image = _image(name, light)
        links.new(turn.outputs["Vector"], picture.inputs["Vector"])
        pictures.append(picture.outputs["Color"])
    path = nodes.new("ShaderNodeLightPath")
    through = nodes.new("ShaderNodeMath")
    through.operation = "MULTIPLY_ADD"
    # Through glass one sees mostly the backdrop, as behind real glass in a bright-field set-up.
    through.inputs[1].default_value = 0.65
    links.new(path.outputs["Is Transmission Ray"], through.inputs[0])
    links.new(path.outputs["Is Camera Ray"], through.inputs[2])
    lit = _mix(tree, path.outputs["Is Diffuse Ray"], *pictures)
    seen = _mix(tree, through.outputs[0], lit, _backdrop(tree))
    background = nodes.new("ShaderNodeBackground")
    output = nodes.new("ShaderNodeOutputWorld")
    links.new(seen, background.inputs["Color"])
    links.new(background.outputs["Background"], output.inputs["Surface"])
    # Found by the rays themselves: sampling it as a light costs more than it saves once the key is a lamp.
    world.cycles.sampling_method = "NONE"
    return world


def _mix(
    tree: bpy.types.NodeTree, factor: bpy.types.NodeSocket, first: bpy.types.NodeSocket, second: bpy.types.NodeSocket
) -> bpy.types.NodeSocket:
    """The colour `first` at factor 0, `second` at 1."""
    node = tree.nodes.new("ShaderNodeMix")
    node.data_type = "RGBA"
    # A Mix node repeats its socket names per data type: 6 and 7 are the colours, 2 the colour result.
    tree.links.new(factor, node.inputs[0])
    tree.links.new(first, node.inputs[6])
    tree.links.new(second, node.inputs[7])
    return node.outputs[2]


def _backdrop(tree: bpy.types.NodeTree) -> bpy.types.NodeSocket:
    """The backdrop's colour by place in the picture: light behind the model, darker to the corners."""
    nodes, links = tree.nodes, tree.links
    coordinate = nodes.new("ShaderNodeTexCoord")
    centre = nodes.new("ShaderNodeVectorMath")
    centre.operation = "DISTANCE"
    centre.inputs[1].default_value = (0.5, 0.45, 0.0)
    ramp = nodes.new("ShaderNodeValToRGB")
    ramp.color_ramp.interpolation = "EASE"
    inner, outer = ramp.color_ramp.elements
    inner.position, outer.position = 0.1, 0.85
    inner.color = (*linear_of(BACKGROUND_HEX).tolist(), 1.0)
    outer.color = (*linear_of(_BACKGROUND_EDGE_HEX).tolist(), 1.0)
    links.new(coordinate.outputs["Window"], centre.inputs[0])
    links.new(centre.outputs["Value"], ramp.inputs["Fac"])
    return ramp.outputs["Color"]


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
    floor.visible_camera = True
    floor.hide_render = False


def hide_floor(*, wholly: bool) -> None:
    """Hides the floor from the camera, until it is laid again.

    Args:
        wholly: Also take away its light, shadows and reflections: what lies on it gets no light from beneath.
    """
    floor = bpy.data.objects[_FLOOR]
    floor.visible_camera = False
    floor.hide_render = wholly


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
    # The paper is traced, the rest is one colour: the paper ends where shadows do.
    fade.inputs["From Min"].default_value = 0.16
    fade.inputs["From Max"].default_value = 0.36
    links.new(coordinate.outputs["Object"], distance.inputs[0])
    links.new(distance.outputs["Value"], fade.inputs["Value"])
    paper = nodes.new("ShaderNodeBsdfDiffuse")
    albedo = studio().floor_albedo
    paper.inputs["Color"].default_value = (albedo, albedo, albedo * 1.005, 1.0)
    # Light of the backdrop's colour instead of transparency: a transparent floor is noise to a few samples.
    far = nodes.new("ShaderNodeEmission")
    path = nodes.new("ShaderNodeLightPath")
    seen = nodes.new("ShaderNodeMath")
    links.new(path.outputs["Is Camera Ray"], seen.inputs[0])
    links.new(path.outputs["Is Transmission Ray"], seen.inputs[1])
    dark = nodes.new("ShaderNodeRGB")
    dark.outputs[0].default_value = (_FAR_FLOOR, _FAR_FLOOR, _FAR_FLOOR * 1.04, 1.0)
    backdrop = _backdrop(material.node_tree)
    links.new(_mix(material.node_tree, seen.outputs[0], dark.outputs[0], backdrop), far.inputs["Color"])
    mix = nodes.new("ShaderNodeMixShader")
    output = nodes.new("ShaderNodeOutputMaterial")
    links.new(fade.outputs["Result"], mix.inputs[0])
    links.new(paper.outputs["BSDF"], mix.inputs[1])
    links.new(far.outputs["Emission"], mix.inputs[2])
    links.new(mix.outputs["Shader"], output.inputs["Surface"])
    material.cycles.emission_sampling = "NONE"
    return material
