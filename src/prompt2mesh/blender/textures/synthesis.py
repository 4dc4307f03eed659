"""From a material to the pixels of its textures: structure, colour, pattern, wear.

Deterministic and free of bpy: the same material gives the same bytes.
"""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from prompt2mesh.blender.textures import GENERATORS
from prompt2mesh.blender.textures.color import Float, encode_srgb8, linear_of, luminance
from prompt2mesh.blender.textures.layer import Layer
from prompt2mesh.blender.textures.patterns import paint_pattern
from prompt2mesh.blender.textures.wear import weather
from prompt2mesh.mesh.materials import Material
from prompt2mesh.mesh.presets import Preset, preset_of

Bytes = NDArray[np.uint8]
PATTERN_SIZE_PX = 512


@dataclass(frozen=True)
class TextureSet:
    """The images of one material, 8 bit, row 0 at the top; `emission` only where light varies over the surface.

    `orm` follows glTF: red occlusion, green roughness, blue metallic. `normal` is
    tangent space with +Y up.
    """

    base_color: Bytes
    orm: Bytes
    normal: Bytes | None
    emission: Bytes | None


@dataclass(frozen=True)
class Surface:
    """The preset and the overrides of a material resolved to numbers."""

    preset: Preset
    base: Float
    accent: Float
    roughness: float
    metallic: float


def resolve(material: Material) -> Surface:
    """Base values of a material, with the accent colour retinted along with the base."""
    preset = preset_of(material.preset)
    own = linear_of(preset.color)
    base = linear_of(material.color) if material.color else own
    accent = linear_of(preset.accent) if preset.accent else own * 0.55
    generator = GENERATORS.get(preset.texture or "")
    if material.color and not (generator and generator.own_accent):
        ratio = float(luminance(accent)) / max(float(luminance(own)), 1e-3)
        accent = np.clip(base * ratio, 0.0, 1.0) if ratio < 1 else base + (1 - base) * min((ratio - 1) * 0.3, 0.7)
    return Surface(
        preset,
        base,
        accent.astype(np.float32),
        preset.roughness if material.roughness is None else material.roughness,
        preset.metallic if material.metallic is None else material.metallic,
    )


def needs_texture(material: Material) -> bool:
    """Whether the material has anything that varies over the surface."""
    return bool(preset_of(material.preset).texture or material.pattern or material.wear > 0 or material.dirt > 0)


def synthesise(
    material: Material, *, size_px: int = 512, base_repeats: int = 1, pattern_repeats: int = 1
) -> TextureSet | None:
    """The tileable textures of a material.

    Args:
        material: What to draw.
        size_px: The most pixels a side; fine-grained presets use fewer.
        base_repeats: How often the preset's own texture repeats in the tile (see `scale.texture_plan`).
        pattern_repeats: How often the pattern repeats in the tile.

    Returns:
        The images, or None for a plain material that needs none.
    """
    if not needs_texture(material):
        return None
    surface = resolve(material)
    layer = _structure(surface.preset, size_px, busy=material.pattern is not None or material.wear > 0)
    layer = layer.tiled(base_repeats)
    size = layer.height.shape[0]
    color = _color(layer, surface)
    rough = np.full((size, size), surface.roughness, dtype=np.float32)
    if layer.rough is not None:
        rough = rough + layer.rough
    metal = np.full((size, size), surface.metallic, dtype=np.float32)
    if layer.metal is not None:
        metal = layer.metal * surface.metallic
    height = layer.height * layer.depth * surface.preset.relief
    if material.pattern is not None:
        color, height = paint_pattern(material.pattern, color, height, surface.base, repeats=pattern_repeats)
    emits = surface.preset.emission > 0 and material.emission_strength != 0
    glow = layer.glow if emits else None
    color, rough, metal, height = weather(material, color, rough, metal, height)
    orm = np.stack([_cavity(height), np.clip(rough, 0.02, 1.0), np.clip(metal, 0.0, 1.0)], axis=-1)
    return TextureSet(
        base_color=encode_srgb8(color),
        orm=np.round(orm * 255).astype(np.uint8),
        normal=_normal_map(height),
        emission=None if glow is None else encode_srgb8(color * glow[..., None]),
    )


@lru_cache(maxsize=24)
def _drawn(name: str, size: int) -> Layer:
    return GENERATORS[name].draw(size)


def _structure(preset: Preset, size_px: int, *, busy: bool) -> Layer:
    generator = GENERATORS.get(preset.texture or "")
    if generator is None:
        size = min(size_px, PATTERN_SIZE_PX)
        return Layer(height=np.zeros((size, size), dtype=np.float32), depth=0.0)
    return _drawn(generator.name, size_px if busy else min(size_px, generator.size_px))


def _color(layer: Layer, surface: Surface) -> Float:
    """Base and accent mixed, then scaled so that the mean keeps the asked colour."""
    size = layer.height.shape[0]
    color = np.broadcast_to(surface.base, (size, size, 3)).astype(np.float32)
    if layer.mix is not None:
        color = color + layer.mix[..., None] * (surface.accent - surface.base)
    if layer.tint is not None:
        color = color * layer.tint
    if layer.shade is not None:
        color = color * layer.shade[..., None]
    generator = GENERATORS.get(surface.preset.texture or "")
    if generator is None or layer.tint is not None:
        return color
    weight = 1.0 - layer.mix if generator.own_accent and layer.mix is not None else np.ones((size, size), np.float32)
    mean = (color * weight[..., None]).sum((0, 1)) / max(float(weight.sum()), 1e-6)
    gain = np.clip(surface.base / np.maximum(mean, 1e-4), 0.5, 2.0)
    return color * (1.0 + (gain - 1.0) * weight[..., None])


def _cavity(height: Float) -> Float:
    """Occlusion from how far a pixel lies under its neighbourhood."""
    around = sum(np.roll(height, (dy, dx), (0, 1)) for dx, dy in ((3, 0), (-3, 0), (0, 3), (0, -3))) / 4.0
    return np.clip(1.0 - np.maximum(around - height, 0.0) * height.shape[0] * 0.5, 0.3, 1.0).astype(np.float32)


def _normal_map(height: Float) -> Bytes | None:
    """Tangent-space normals of a wrapped height field given in tile sizes; None when flat."""
    if float(np.ptp(height)) < 1e-7:
        return None
    size = height.shape[0]
    slope_u = (np.roll(height, -1, 1) - np.roll(height, 1, 1)) * (size / 2)
    slope_v = (np.roll(height, 1, 0) - np.roll(height, -1, 0)) * (size / 2)
    scale = 1.0 / np.sqrt(slope_u * slope_u + slope_v * slope_v + 1.0)
    normal = np.stack([-slope_u * scale, -slope_v * scale, scale], axis=-1)
    return np.round(normal * 127.5 + 127.5).astype(np.uint8)
