"""A kit seen in the animal's own units, with markings that follow the colour asked for.

Species are written in units of their own body (height at the withers, radius of
the skull); the sculptor brings them to metres.
"""

from collections.abc import Generator, Sequence
from contextlib import contextmanager
from typing import Self

from prompt2mesh.library.animals.frames import add, mul, rotated
from prompt2mesh.library.kit import Kit, Point
from prompt2mesh.mesh.presets import preset_of
from prompt2mesh.mesh.program import Modifier, Paint
from prompt2mesh.mesh.shapes import Shape, Sweep

_SOFT = ("fur", "skin", "fabric")


class Sculptor:
    """Adds parts given in body units to a kit."""

    def __init__(self, kit: Kit, unit_m: float, at: Point = (0.0, 0.0, 0.0), turns: Sequence[Point] = ()) -> None:
        """Bind to a kit.

        Args:
            kit: Where parts go.
            unit_m: Metres of one body unit.
            at: Where the frame's origin is in the world, metres.
            turns: Euler angles of the frames, innermost first.
        """
        self.kit = kit
        self.unit_m = unit_m
        self._at = at
        self._turns = tuple(turns)

    def add(
        self,
        name: str,
        shape: Shape,
        *,
        at: Point = (0.0, 0.0, 0.0),
        rotate: Point = (0.0, 0.0, 0.0),
        stretch: Point = (1.0, 1.0, 1.0),
        material: str | None = None,
        modifiers: Sequence[Modifier] = (),
        paint: Sequence[Paint] = (),
        mirror: bool = False,
        smooth: bool = True,
    ) -> None:
        """Adds a part whose shape, place and paint are in body units."""
        u = self.unit_m
        slot = material or self.kit.asset.main_slot
        layers = [p.model_copy(update={"scale": p.scale * u}) for p in followed(self.kit, slot, paint)]
        self.kit.add(
            name, shape, at=mul(at, u), rotate=rotate, scale=(u * stretch[0], u * stretch[1], u * stretch[2]),
            material=slot, modifiers=modifiers, paint=layers, mirror=mirror, smooth=smooth,
        )  # fmt: skip

    def tube(
        self,
        name: str,
        path: Sequence[Point],
        radius: float,
        *,
        radii: Sequence[float] | None = None,
        material: str | None = None,
        paint: Sequence[Paint] = (),
        mirror: bool = False,
        segments: int = 12,
        resolution: int = 5,
    ) -> None:
        """A round bar along a path in body units."""
        shape = Sweep(
            path=list(path), radius=radius, radii=list(radii) if radii else None, smooth=True, round_caps=True,
            segments=segments, resolution=resolution,
        )  # fmt: skip
        self.add(name, shape, material=material, paint=paint, mirror=mirror)

    @contextmanager
    def frame(
        self, name: str, at: Point, rotate: Point = (0.0, 0.0, 0.0), factor: float = 1.0, *, mirror: bool = False
    ) -> Generator[Self]:
        """A group at `at` turned by `rotate` whose units are `factor` of these."""
        with self.kit.group(name, at=mul(at, self.unit_m), rotate=rotate, mirror=mirror):
            inner = type(self)(self.kit, self.unit_m * factor, self.world(at), (rotate, *self._turns))
            yield inner

    def world(self, point: Point) -> Point:
        """Where a point of this frame is in the world, metres."""
        return add(self._at, self.heading(mul(point, self.unit_m)))

    def heading(self, direction: Point) -> Point:
        """A direction of this frame in the world."""
        for turn in self._turns:
            direction = rotated(direction, turn)
        return direction

    def anchor(self, name: str, position: Point, *, normal: Point = (0.0, 0.0, 1.0), radius: float = 0.0) -> None:
        """Publishes an anchor given in this frame."""
        self.kit.anchor(name, self.world(position), normal=self.heading(normal), radius=radius * self.unit_m)


def followed(kit: Kit, slot: str, paint: Sequence[Paint]) -> list[Paint]:
    """The paint as it looks on what was asked for: retinted on a chosen colour, gone on stone or metal."""
    asked = kit.asked.get(slot)
    if asked is None:
        return list(paint)
    if asked.pattern is not None or (preset_of(asked.preset).family not in _SOFT and asked.color is None):
        return []
    base = asked.color or preset_of(asked.preset).color
    own = kit.asset.slots[slot]
    before = own.color or preset_of(own.preset).color
    return [p.model_copy(update={"color": _retinted(p.color, before, base)}) for p in paint]


def tint(color: str, toward: str, share: float) -> str:
    """A colour moved `share` of the way towards another (sRGB)."""
    pairs = [(int(color[i : i + 2], 16), int(toward[i : i + 2], 16)) for i in (1, 3, 5)]
    return "#" + "".join(f"{round(a + (b - a) * share):02x}" for a, b in pairs)


def _luminance(color: str) -> float:
    r, g, b = (int(color[i : i + 2], 16) for i in (1, 3, 5))
    return 0.3 * r + 0.59 * g + 0.11 * b


def _retinted(mark: str, before: str, base: str) -> str:
    gap = (_luminance(mark) - _luminance(before)) / 255
    return tint(base, "#ffffff", min(0.6, gap)) if gap > 0 else tint(base, "#000000", min(0.6, -1.4 * gap))
