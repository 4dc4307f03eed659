"""What time does to a surface: rust, tarnish, scuffs, chips, dust, patina, stains and dirt."""

import numpy as np

from prompt2mesh.blender.textures.color import Float, linear_of
from prompt2mesh.blender.textures.fields import blur, noise, ridge, smoothstep, unit
from prompt2mesh.mesh.materials import Material


def _spread(size: int, amount: float, *, seed: int, cells: float = 4.0) -> Float:
    """A blotchy mask that covers about `amount` of the tile, with a gritty edge."""
    field = unit(noise(size, cells, slope=2.2, seed=seed) + 0.35 * noise(size, 30, slope=1.6, seed=seed + 1), 2.4)
    threshold = 1.0 - amount
    return smoothstep(threshold - 0.06, threshold + 0.06, field)


def _scratches(size: int, amount: float) -> Float:
    fine = ridge(noise(size, 14, stretch=14, slope=2.4, seed=201))
    cross = ridge(noise(size, 10, stretch=0.1, slope=2.4, seed=202))
    where = smoothstep(1.0 - amount, 1.25 - amount, unit(noise(size, 4, slope=3, seed=203)))
    return smoothstep(0.9, 0.985, np.maximum(fine, cross)) * where


def weather(
    material: Material, color: Float, rough: Float, metal: Float, height: Float
) -> tuple[Float, Float, Float, Float]:
    """Colour, roughness, metalness and relief after the material's `wear` and `dirt`.

    Args:
        material: Says how much and of which kind.
        color: Linear RGB map.
        rough: Roughness map.
        metal: Metalness map.
        height: Relief in tile sizes.
    """
    size = height.shape[0]
    if material.wear > 0:
        color, rough, metal, height = _worn(material, color, rough, metal, height)
    if material.dirt > 0:
        deep = np.clip((blur(height, size / 24) - height) / max(2.5 * float(height.std()), 1e-6), 0.0, 1.0)
        grime = np.clip(material.dirt * (0.75 * deep + 0.8 * _spread(size, 0.35 + 0.3 * material.dirt, seed=251)), 0, 1)
        color = color + grime[..., None] * (linear_of("#3a2f24") - color) * 0.8
        rough = rough + 0.35 * grime * (0.9 - rough)
    return color, rough, metal, height


def _worn(
    material: Material, color: Float, rough: Float, metal: Float, height: Float
) -> tuple[Float, Float, Float, Float]:
    size, amount = height.shape[0], material.wear

    def over(mask: Float, hex_color: str, opacity: float = 1.0) -> Float:
        return color + (mask * opacity)[..., None] * (linear_of(hex_color) - color)

    match material.wear_kind:
        case "rust":
            mask = _spread(size, 0.18 + 0.72 * amount, seed=211)
            grit = unit(noise(size, 40, slope=1.5, seed=212))
            rusty = linear_of("#9a4f22") * (0.45 + 0.9 * grit)[..., None]
            return (
                color + mask[..., None] * (rusty - color), rough + mask * (0.92 - rough), metal * (1 - 0.95 * mask),
                height + mask * (grit - 0.3) * 0.006,
            )  # fmt: skip
        case "tarnish":
            mask = _spread(size, 0.3 + 0.5 * amount, seed=221, cells=3) * (0.4 + 0.6 * amount)
            return color * (1 - 0.72 * mask)[..., None], rough + 0.25 * mask, metal, height
        case "patina":
            mask = _spread(size, 0.2 + 0.6 * amount, seed=231, cells=3)
            return over(mask, "#6aa893", 0.92), rough + mask * (0.8 - rough), metal * (1 - 0.8 * mask), height
        case "chip":
            mask = _spread(size, 0.05 + 0.35 * amount, seed=241, cells=7)
            bare = "#8e8f91" if float(metal.mean()) > 0.3 else "#b99b77"
            return over(mask, bare), rough + mask * (0.6 - rough), metal, height - mask * 0.004
        case "dust":
            mask = unit(noise(size, 5, slope=1.9, seed=245)) * (0.35 + 0.65 * amount)
            return over(mask, "#b8ab97", 0.7 * amount + 0.1), rough + mask * (0.95 - rough), metal * (1 - mask), height
        case "stain":
            field = noise(size, 3.2, slope=3.2, seed=247)
            inside = smoothstep(1.2 - 1.2 * amount, 1.3 - 1.2 * amount, field)
            rim = np.exp(-(((field - (1.25 - 1.2 * amount)) * 9) ** 2))
            return over(np.clip(0.4 * inside + 0.45 * rim, 0, 1), "#4a3320"), rough - 0.1 * inside, metal, height
        case "scuff":
            mask = np.clip(_scratches(size, amount) + 0.5 * _spread(size, 0.25 * amount, seed=243, cells=9), 0, 1)
            lighter = color + mask[..., None] * 0.35 * (0.6 - color)
            return lighter, rough + mask * 0.3 * (1 - rough), metal, height - mask * 0.0012
