"""An object of the brief with its finished parts, measured and scaled as one."""

from __future__ import annotations

from dataclasses import dataclass, field

from prompt2mesh.language.brief import ObjectWish
from prompt2mesh.library.registry import Asset
from prompt2mesh.mesh.extents import Extents, extents
from prompt2mesh.mesh.placement import Anchor
from prompt2mesh.mesh.program import Part


@dataclass
class Placed:
    """One object with its parts, one for each copy; `remark` says what was done to its size, for the checklist."""

    wish: ObjectWish
    asset: Asset
    parts: list[Part] = field(default_factory=list[Part])
    remark: str = ""

    @property
    def creature(self) -> bool:
        """Whether it lives, so that it can sit, hold and look."""
        return self.asset.category == "creature"

    @property
    def sized(self) -> bool:
        """Whether the prompt says how large it is."""
        return bool(self.wish.sizes or self.wish.vague)

    def extents(self) -> Extents:
        """The bounds of one copy."""
        return extents(self.parts[0])

    def anchor(self, name: str) -> Anchor | None:
        """One of the anchors of a copy."""
        return self.parts[0].anchors.get(name)

    def cavity(self) -> tuple[float, float, float] | None:
        """Half width, half depth and height of the room inside one copy, metres."""
        anchor = self.anchor("inside")
        if anchor is None or anchor.height <= 0 or min(anchor.half_size) <= 0:
            return None
        x, y, z = self.parts[0].placement.scale
        return anchor.half_size[0] * x, anchor.half_size[1] * y, anchor.height * z

    def scale(self, x: float, y: float | None = None, z: float | None = None) -> None:
        """Scales every copy, evenly unless `y` and `z` say otherwise."""
        grown: list[Part] = []
        for part in self.parts:
            a, b, c = part.placement.scale
            scale = (a * x, b * (x if y is None else y), c * (x if z is None else z))
            grown.append(part.model_copy(update={"placement": part.placement.model_copy(update={"scale": scale})}))
        self.parts = grown

    def turn(self, degrees: float) -> None:
        """Turns every copy about z."""
        self.parts = [
            p.model_copy(update={"placement": p.placement.model_copy(update={"rotation": (0.0, 0.0, degrees)})})
            for p in self.parts
        ]
