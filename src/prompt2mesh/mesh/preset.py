"""What a material preset is: the glTF base values and the words people use for it.

Knows no pixels: `texture` only names the generator in `blender/textures`.
"""

from dataclasses import dataclass
from typing import Literal

MaterialFamily = Literal[
    "wood", "metal", "stone", "gem", "glass", "ceramic", "fabric", "fur", "skin", "plastic", "paint",
    "paper", "nature", "food", "liquid", "light",
]  # fmt: skip


@dataclass(frozen=True)
class Preset:
    """One material as it is found in the world.

    Attributes:
        name: Unique, `snake_case`.
        words: Nouns and adjectives that mean it, lower case; the name itself always counts.
        color: Average base colour, sRGB hex. For metals this is the reflectance at normal incidence.
        accent: Second colour of the texture (veins, grout, grain, rust), sRGB hex; derived from `color` if None.
        roughness: glTF perceptual roughness.
        metallic: 1 for bare metals.
        transmission: KHR_materials_transmission factor.
        ior: Index of refraction.
        clearcoat: KHR_materials_clearcoat factor.
        sheen: KHR_materials_sheen strength.
        emission: Emission strength, in multiples of a white surface in the studio light; the colour is `color`.
        texture: Generator in `blender/textures`, or None for a plain surface.
        texture_size_m: Size of one repeat of the texture, metres.
        relief: Factor on the depth of the texture's bumps.
        density_kg_m3: For the mass in reports.
        family: What sort of stuff it is.
    """

    name: str
    words: tuple[str, ...]
    color: str
    family: MaterialFamily
    accent: str | None = None
    roughness: float = 0.5
    metallic: float = 0.0
    transmission: float = 0.0
    ior: float = 1.5
    clearcoat: float = 0.0
    sheen: float = 0.0
    emission: float = 0.0
    texture: str | None = None
    texture_size_m: float = 0.3
    relief: float = 1.0
    density_kg_m3: float = 1000.0
