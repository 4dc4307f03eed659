"""Materials: glTF metallic-roughness by named preset, with overrides.

Only names and numbers live here; the pixels of a preset's textures are made in
`blender/textures`. Source of the channel meanings: glTF 2.0 §3.9 and the
KHR_materials_{transmission,emissive_strength,clearcoat,sheen,ior} extensions.
"""

from typing import Annotated, Literal

from pydantic import Field

from prompt2mesh.mesh.node import HexColor, Length, Node, Unit

PatternKind = Literal[
    "stripes", "polka_dots", "checker", "plaid", "patchwork", "floral", "rainbow", "gradient",
    "leopard", "zebra", "camouflage", "stars", "splatter", "brick", "scales", "woven", "cracks",
]  # fmt: skip


class Pattern(Node):
    """A second and further colours laid over the base colour.

    `scale` is the size of one repeat; None lets the builder fit it to the part.
    """

    kind: PatternKind
    colors: Annotated[list[HexColor], Field(min_length=1, max_length=12)]
    scale: Length | None = None
    direction: Literal["x", "y", "z"] = "z"


class Material(Node):
    """A preset with overrides; a None field keeps the preset's own value.

    `wear` adds chips and scratches (rusty, worn, dented paint) from 0 to 1;
    `dirt` darkens the creases.
    """

    preset: Annotated[str, Field(min_length=1, max_length=60)] = "plastic"
    color: HexColor | None = None
    roughness: Unit | None = None
    metallic: Unit | None = None
    transmission: Unit | None = None
    alpha: Unit | None = None
    emission: HexColor | None = None
    emission_strength: Annotated[float, Field(ge=0, le=1000)] | None = None
    clearcoat: Unit | None = None
    sheen: Unit | None = None
    pattern: Pattern | None = None
    wear: Unit = 0.0
    dirt: Unit = 0.0
    wear_kind: Literal["rust", "tarnish", "scuff", "chip", "dust", "patina", "stain"] = "scuff"
    texture_size: Length | None = None

    @property
    def label(self) -> str:
        """What people call it: the preset, and the colour where it is not the preset's own."""
        words = [self.preset.replace("_", " ")]
        words += [self.color] if self.color else []
        words += [self.pattern.kind.replace("_", " ")] if self.pattern else []
        return " ".join(words)
