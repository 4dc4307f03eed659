"""How large one tile of a material is in the world."""

from dataclasses import dataclass

from prompt2mesh.blender.textures.patterns import REPEATS_PER_TILE
from prompt2mesh.mesh.materials import Material, PatternKind
from prompt2mesh.mesh.presets import preset_of

# One repeat of a pattern as a share of the part, where nobody asked for a size: what reads at a glance.
_PATTERN_SHARE: dict[PatternKind, float] = {
    "stripes": 0.2, "polka_dots": 0.15, "checker": 0.2, "plaid": 0.4, "patchwork": 0.22, "floral": 0.25,
    "rainbow": 1.0, "gradient": 2.0, "leopard": 0.12, "zebra": 0.16, "camouflage": 0.4, "stars": 0.18,
    "splatter": 0.5, "brick": 0.2, "scales": 0.08, "woven": 0.1, "cracks": 0.3,
}  # fmt: skip
_STEPS = (1, 2, 3, 4, 6, 8)


@dataclass(frozen=True)
class TexturePlan:
    """The size of one tile and what it holds.

    Attributes:
        tile_m: Edge of the tile in metres.
        base_repeats: Repeats of the preset's own texture in the tile.
        pattern_repeats: Repeats of the pattern's tile in the tile.
    """

    tile_m: float
    base_repeats: int
    pattern_repeats: int


def _step(ratio: float) -> int:
    return min(_STEPS, key=lambda step: abs(step - ratio))


def texture_plan(material: Material, extent_m: float) -> TexturePlan:
    """The tile of a material on a part.

    Real sizes hold for parts of usual size. On very small parts the tile shrinks,
    so that a wooden chess piece still shows its grain; on very large ones it
    grows, so that the eye does not count the tiles.

    Args:
        material: Its `texture_size` and `pattern.scale` come first where given.
        extent_m: The largest dimension of the part.
    """
    extent = max(extent_m, 1e-6)
    real = material.texture_size or preset_of(material.preset).texture_size_m
    own = real if material.texture_size else min(max(real, extent / 9.0), extent * 1.25)
    if material.pattern is None:
        return TexturePlan(own, 1, 1)
    kind = material.pattern.kind
    repeat = material.pattern.scale or extent * _PATTERN_SHARE[kind]
    tile = repeat * REPEATS_PER_TILE[kind]
    if tile >= own:
        return TexturePlan(tile, _step(tile / own), 1)
    repeats = 1 if kind in {"gradient", "rainbow"} else _step(min(own / tile, 3.0))
    return TexturePlan(tile * repeats, 1, repeats)


def uv_repeat_m(material: Material, extent_m: float) -> float:
    """The edge of one tile in metres: UVs in metres are divided by it."""
    return texture_plan(material, extent_m).tile_m
