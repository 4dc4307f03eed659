"""Materials as Blender nodes, in the forms that Blender's glTF exporter can express.

One Principled BSDF per material: images go straight into it, vertex paint is
multiplied with the base colour, and nothing else shapes the look, so a web
viewer shows what the render shows. The one addition is a second output node for
Cycles that lets light through glass, because 4 samples cannot find caustics;
exporters read the first output and never see it.
"""

from pathlib import Path
from typing import cast

import bpy

from prompt2mesh.blender.textures.color import linear_of
from prompt2mesh.blender.textures.files import TextureFiles, texture_files
from prompt2mesh.blender.textures.scale import TexturePlan, texture_plan, uv_repeat_m
from prompt2mesh.mesh.materials import Material
from prompt2mesh.mesh.presets import Preset, preset_of

__all__ = ["PAINT_ATTRIBUTE", "UV_LAYER", "make_material", "uv_repeat_m"]

PAINT_ATTRIBUTE = "Color"
UV_LAYER = "UVMap"
MATERIAL_KEY = "prompt2mesh_material"
_WHITE = "#ffffff"
_DEFAULT_EMISSION = 2.0


def make_material(
    name: str,
    material: Material,
    *,
    painted: bool = False,
    low_poly: bool = False,
    extent_m: float = 0.5,
    texture_size_px: int = 512,
    cache_dir: Path | None = None,
) -> bpy.types.Material:
    """The Blender material for a mesh-program material; the same one for the same request within a scene.

    The mesh must have a UV layer `UVMap` in tiles: metres divided by `uv_repeat_m(material, extent_m)`.

    Args:
        name: What people see in Blender and in the exported file.
        material: Preset and overrides.
        painted: The mesh has a colour attribute `Color` that holds the final colour, base included; the textures
            then only give light and dark.
        low_poly: Flat colour without textures.
        extent_m: Largest dimension of the part, which sets the texture's scale.
        texture_size_px: The most pixels a side of a texture.
        cache_dir: Where texture images are kept; the user's cache by default.
    """
    plan = texture_plan(material, extent_m)
    key = f"{material.model_dump_json()}|{painted}|{low_poly}|{plan.base_repeats}|{plan.pattern_repeats}"
    for known in bpy.data.materials:
        if known.get(MATERIAL_KEY) == key:
            return known
    made = bpy.data.materials.new(name)
    made[MATERIAL_KEY] = key
    _Shader(made, material, painted=painted).wire(
        None if low_poly else _files(material, plan, texture_size_px, cache_dir, painted=painted)
    )
    return made


def _files(
    material: Material, plan: TexturePlan, size_px: int, cache_dir: Path | None, *, painted: bool
) -> TextureFiles | None:
    drawn = material.model_copy(update={"color": _WHITE}) if painted else material
    return texture_files(drawn, plan, size_px=size_px, cache_dir=cache_dir)


def _or(value: float | None, otherwise: float) -> float:
    return otherwise if value is None else value


class _Shader:
    """Wires one material."""

    def __init__(self, made: bpy.types.Material, material: Material, *, painted: bool) -> None:
        self.material = material
        self.preset: Preset = preset_of(material.preset)
        self.painted = painted
        self.made = made
        made.use_nodes = True
        self.tree = made.node_tree
        self.tree.nodes.clear()
        self.bsdf = self.tree.nodes.new("ShaderNodeBsdfPrincipled")
        self.output = self.tree.nodes.new("ShaderNodeOutputMaterial")
        self.output.location = (300, 0)
        self.tree.links.new(self.bsdf.outputs["BSDF"], self.output.inputs["Surface"])

    def wire(self, files: TextureFiles | None) -> None:
        """Sets every input of the shader, from images where there are any."""
        material, preset, inputs = self.material, self.preset, self.bsdf.inputs
        hex_color = material.color or preset.color
        rgba = (*linear_of(hex_color).tolist(), 1.0)
        roughness = _or(material.roughness, preset.roughness)
        metallic = _or(material.metallic, preset.metallic)
        transmission = _or(material.transmission, preset.transmission)
        alpha = _or(material.alpha, 1.0)
        self._base_color(rgba, files)
        inputs["Roughness"].default_value = roughness
        inputs["Metallic"].default_value = metallic
        if files is not None:
            self._surface_images(files)
        inputs["IOR"].default_value = preset.ior
        inputs["Transmission Weight"].default_value = transmission
        coat = _or(material.clearcoat, preset.clearcoat)
        inputs["Coat Weight"].default_value = coat
        if coat > 0:
            inputs["Coat Roughness"].default_value = 0.04
        inputs["Alpha"].default_value = alpha
        self._sheen(rgba)
        self._emission(rgba, files)
        if alpha < 1.0:
            self.made.surface_render_method = "BLENDED"
        if transmission > 0.0:
            self._light_through(rgba, transmission)
        self.made.diffuse_color = (*rgba[:3], alpha if transmission == 0 else min(alpha, 1.0 - 0.7 * transmission))
        self.made.roughness = roughness
        self.made.metallic = metallic

    def _image(self, path: Path, *, data: bool, row: int) -> bpy.types.ShaderNodeTexImage:
        node = cast("bpy.types.ShaderNodeTexImage", self.tree.nodes.new("ShaderNodeTexImage"))
        node.location = (-700, 300 - 300 * row)
        node.image = bpy.data.images.load(str(path), check_existing=True)
        node.image.colorspace_settings.name = "Non-Color" if data else "sRGB"
        return node

    def _base_color(self, rgba: tuple[float, float, float, float], files: TextureFiles | None) -> None:
        socket = self.bsdf.inputs["Base Color"]
        socket.default_value = (1.0, 1.0, 1.0, 1.0) if self.painted else rgba
        source = None
        if files is not None:
            source = self._image(files.base_color, data=False, row=0).outputs["Color"]
        if self.painted:
            paint = self.tree.nodes.new("ShaderNodeVertexColor")
            paint.layer_name = PAINT_ATTRIBUTE
            paint.location = (-700, 600)
            mix = self.tree.nodes.new("ShaderNodeMix")
            mix.data_type = "RGBA"
            mix.blend_type = "MULTIPLY"
            mix.location = (-300, 400)
            mix.inputs["Factor"].default_value = 1.0
            # A Mix node has one pair of A and B per data type under the same names; 6 and 7 are the colours.
            mix.inputs[6].default_value = (1.0, 1.0, 1.0, 1.0)
            if source is not None:
                self.tree.links.new(source, mix.inputs[6])
            self.tree.links.new(paint.outputs["Color"], mix.inputs[7])
            source = mix.outputs[2]
        if source is not None:
            self.tree.links.new(source, socket)

    def _surface_images(self, files: TextureFiles) -> None:
        split = self.tree.nodes.new("ShaderNodeSeparateColor")
        split.location = (-300, 0)
        self.tree.links.new(self._image(files.orm, data=True, row=1).outputs["Color"], split.inputs["Color"])
        self.tree.links.new(split.outputs["Green"], self.bsdf.inputs["Roughness"])
        self.tree.links.new(split.outputs["Blue"], self.bsdf.inputs["Metallic"])
        if files.normal is not None:
            bump = self.tree.nodes.new("ShaderNodeNormalMap")
            bump.location = (-300, -300)
            bump.uv_map = UV_LAYER
            self.tree.links.new(self._image(files.normal, data=True, row=2).outputs["Color"], bump.inputs["Color"])
            self.tree.links.new(bump.outputs["Normal"], self.bsdf.inputs["Normal"])

    def _sheen(self, rgba: tuple[float, float, float, float]) -> None:
        sheen = _or(self.material.sheen, self.preset.sheen)
        if sheen <= 0.0:
            return
        # glTF has no sheen weight, only a colour: the weight goes into the tint.
        tint = tuple(sheen * (0.35 + 0.65 * channel) * 0.8 for channel in rgba[:3])
        self.bsdf.inputs["Sheen Weight"].default_value = 1.0
        self.bsdf.inputs["Sheen Roughness"].default_value = 0.4
        self.bsdf.inputs["Sheen Tint"].default_value = (*tint, 1.0)

    def _emission(self, rgba: tuple[float, float, float, float], files: TextureFiles | None) -> None:
        material, preset = self.material, self.preset
        asked = _DEFAULT_EMISSION if material.emission and preset.emission == 0 else preset.emission
        strength = _or(material.emission_strength, asked)
        if strength <= 0.0:
            return
        color = (*linear_of(material.emission).tolist(), 1.0) if material.emission else rgba
        self.bsdf.inputs["Emission Color"].default_value = color
        self.bsdf.inputs["Emission Strength"].default_value = strength
        if files is not None and files.emission is not None and material.emission is None:
            image = self._image(files.emission, data=False, row=3)
            self.tree.links.new(image.outputs["Color"], self.bsdf.inputs["Emission Color"])

    def _light_through(self, rgba: tuple[float, float, float, float], transmission: float) -> None:
        """Shadow rays pass, tinted: without caustics glass would throw the shadow of a stone."""
        nodes, links = self.tree.nodes, self.tree.links
        path = nodes.new("ShaderNodeLightPath")
        clear = nodes.new("ShaderNodeBsdfTransparent")
        passing = 0.85 * transmission
        clear.inputs["Color"].default_value = (*(passing * (0.25 + 0.75 * channel) for channel in rgba[:3]), 1.0)
        mix = nodes.new("ShaderNodeMixShader")
        links.new(path.outputs["Is Shadow Ray"], mix.inputs[0])
        links.new(self.bsdf.outputs["BSDF"], mix.inputs[1])
        links.new(clear.outputs["BSDF"], mix.inputs[2])
        cycles = nodes.new("ShaderNodeOutputMaterial")
        cycles.target = "CYCLES"
        cycles.location = (500, -200)
        links.new(mix.outputs["Shader"], cycles.inputs["Surface"])
        self.output.target = "ALL"
        cycles.is_active_output = False
        self.output.is_active_output = True
