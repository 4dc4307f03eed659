"""What a texture generator returns, and the register of generators by name.

A generator knows structure, not colour: it says where the accent colour goes,
how light varies, how rough and how high the surface is. Colouring happens in
`synthesis`, so every texture can be retinted.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from prompt2mesh.blender.textures.color import Float


@dataclass
class Layer:
    """The structure of one tile.

    Attributes:
        height: Relief, about 0–1.
        depth: Height difference of 0→1 as a share of the tile's size.
        mix: 0–1 share of the accent colour.
        shade: Factor on the base colour's light, around 1.
        rough: Added to the material's roughness.
        metal: Replaces the material's metallic value where given.
        tint: Linear RGB factors (h, w, 3) for textures of many colours.
        glow: 0–1 share of emission where the material emits.
    """

    height: Float
    depth: float = 0.01
    mix: Float | None = None
    shade: Float | None = None
    rough: Float | None = None
    metal: Float | None = None
    tint: Float | None = None
    glow: Float | None = None

    def tiled(self, repeats: int) -> "Layer":
        """The same structure repeated, at the same number of pixels."""
        if repeats <= 1:
            return self

        def shrink(field: Float | None) -> Float | None:
            if field is None:
                return None
            size = field.shape[0] // repeats * repeats
            small = field[:size, :size].reshape(size // repeats, repeats, size // repeats, repeats, -1).mean((1, 3))
            tiled = np.tile(small, (repeats, repeats, 1))
            pad = field.shape[0] - size
            tiled = np.pad(tiled, ((0, pad), (0, pad), (0, 0)), mode="wrap") if pad else tiled
            return tiled.reshape(field.shape).astype(np.float32)

        height = shrink(self.height)
        assert height is not None
        return Layer(
            height, self.depth / repeats, shrink(self.mix), shrink(self.shade), shrink(self.rough),
            shrink(self.metal), shrink(self.tint), shrink(self.glow),
        )  # fmt: skip


@dataclass(frozen=True)
class Generator:
    """A named texture: how to draw it, at which size, and whose colour its accent is.

    `own_accent` says that the accent is another stuff (grout, rust, gold flecks)
    that keeps its colour when the base is retinted.
    """

    name: str
    draw: Callable[[int], Layer]
    size_px: int
    own_accent: bool


GENERATORS: dict[str, Generator] = {}


def texture(
    *names: str, size_px: int = 512, own_accent: bool = False
) -> Callable[[Callable[[int], Layer]], Callable[[int], Layer]]:
    """Registers a generator under its names; `size_px` is the most pixels it is worth."""

    def register(draw: Callable[[int], Layer]) -> Callable[[int], Layer]:
        for name in names:
            if name in GENERATORS:
                msg = f"texture {name!r} is registered twice"
                raise ValueError(msg)
            GENERATORS[name] = Generator(name, draw, size_px, own_accent)
        return draw

    return register
