"""The faces of a stock: where features stand on them and which way they go in."""

from __future__ import annotations

import math
from dataclasses import dataclass

from prompt2mesh.mesh.errors import ContradictionError
from prompt2mesh.mesh.features import Face, Spread
from prompt2mesh.mesh.placement import Transform
from prompt2mesh.mesh.program import Part
from prompt2mesh.mesh.shapes import Shape

Points = list[tuple[float, float]]
# Rotation (XYZ Euler, degrees) that takes a tool's z to the outward normal, x to u and y to v.
_TURNS: dict[Face, tuple[float, float, float]] = {
    "top": (0, 0, 0), "bottom": (180, 0, 0), "front": (90, 0, 0), "back": (90, 0, 180), "left": (90, 0, -90),
    "right": (90, 0, 90),
}  # fmt: skip


@dataclass(frozen=True)
class Stock:
    """The envelope of a body that stands on z = 0, centred in x and y; `round` where it is turned about z."""

    width: float
    depth: float
    height: float
    round: bool = False

    def extent(self, face: Face) -> tuple[float, float, float]:
        """The size of a face along u and v, and the way through the body behind it."""
        x, y, z = self.width, self.depth, self.height
        match face:
            case "top" | "bottom":
                return x, y, z
            case "front" | "back":
                return x, z, y
            case _:
                return y, z, x

    def tool(self, name: str, shape: Shape | None, face: Face, at: tuple[float, float], lift: float = 0.0) -> Part:
        """A tool whose frame stands on the face at (u, v) from its middle, z outward."""
        u, v = at
        x, y, z = self.width / 2, self.depth / 2, self.height
        where = {
            "top": (u, v, z + lift),
            "bottom": (u, -v, -lift),
            "front": (u, -y - lift, z / 2 + v),
            "back": (-u, y + lift, z / 2 + v),
            "left": (-x - lift, -u, z / 2 + v),
            "right": (x + lift, u, z / 2 + v),
        }[face]
        return Part(name=name, shape=shape, placement=Transform(location=where, rotation=_TURNS[face]))

    def is_disc(self, face: Face) -> bool:
        """Whether the face is a circle."""
        return self.round and face in {"top", "bottom"}


def places(spread: Spread, stock: Stock, face: Face, *, size: tuple[float, float]) -> Points:
    """The centres of all copies, from the middle of the face.

    Args:
        spread: How they are arranged.
        stock: The body.
        face: Which of its faces.
        size: The feature's own width and depth, for usual distances.
    """
    wide, high, _ = stock.extent(face)
    return [(u + spread.offset[0], v + spread.offset[1]) for u, v in _spread(spread, stock, face, wide, high, size)]


def _spread(spread: Spread, stock: Stock, face: Face, wide: float, high: float, size: tuple[float, float]) -> Points:
    number = spread.count
    match spread.arrangement:
        case "points":
            low = (0.0, 0.0) if spread.from_middle or stock.is_disc(face) else (-wide / 2, -high / 2)
            return [(u + low[0], v + low[1]) for u, v in spread.points]
        case "circle":
            radius = (spread.circle or _usual_circle(spread, wide, size)) / 2
            turn = 2 * math.pi / number
            start = math.radians(spread.turn)
            return [(radius * math.cos(start + turn * i), radius * math.sin(start + turn * i)) for i in range(number)]
        case "row":
            return _row(spread, wide, high, size)
        case "grid":
            return _grid(spread, wide, high, size)
        case "corners":
            inset = _insets(spread, size)
            u, v = wide / 2 - inset[0], high / 2 - inset[1]
            _check_inside(u, v, inset, (wide, high))
            if number == 2:
                return [(-u, 0.0), (u, 0.0)] if wide >= high else [(0.0, -v), (0.0, v)]
            corners = [(-u, -v), (u, -v), (u, v), (-u, v)]
            return [*corners, (0.0, -v), (0.0, v), (-u, 0.0), (u, 0.0)][: max(number, 1)]
        case "sides":
            return [(spread.side[0] * (wide / 2 - spread.inset[0]), spread.side[1] * (high / 2 - spread.inset[1]))]
        case _:
            return [(0.0, 0.0)]


def _usual_circle(spread: Spread, wide: float, size: tuple[float, float]) -> float:
    return wide - 2 * spread.inset[0] if spread.inset[0] > 0 else min(0.7 * wide, wide - 2.5 * size[0])


def _insets(spread: Spread, size: tuple[float, float]) -> tuple[float, float]:
    usual = (max(size[0], 0.003) * 1.5, max(size[1], 0.003) * 1.5)
    return spread.inset[0] or usual[0], spread.inset[1] or usual[1]


def _check_inside(u: float, v: float, inset: tuple[float, float], face: tuple[float, float]) -> None:
    if u < -1e-9 or v < -1e-9:
        raise ContradictionError(
            f"{1000 * max(inset):g} mm from the edges is beyond the middle of a face {1000 * face[0]:g} x "
            f"{1000 * face[1]:g} mm",
            hint="give a smaller distance from the edges",
        )


def _row(spread: Spread, wide: float, high: float, size: tuple[float, float]) -> Points:
    along_u = spread.along == "u" or (spread.along == "auto" and wide >= high)
    long = wide if along_u else high
    gap = spread.spacing[0] or spread.spacing[1]
    if gap <= 0 and max(spread.inset) > 0 and spread.count > 1:
        gap = (long - 2 * max(spread.inset)) / (spread.count - 1)
    elif gap <= 0:
        gap = long / spread.count
    line = [(i - (spread.count - 1) / 2) * gap for i in range(spread.count)]
    del size
    return [(t, 0.0) if along_u else (0.0, t) for t in line]


def _grid(spread: Spread, wide: float, high: float, size: tuple[float, float]) -> Points:
    number = spread.count
    columns = spread.columns or _columns(number, wide, high)
    rows = -(-number // columns)
    gaps: list[float] = []
    for axis, (long, count) in enumerate(((wide, columns), (high, rows))):
        gap = spread.spacing[axis] or max(spread.spacing)
        if gap <= 0:
            gap = (
                (long - 2 * spread.inset[axis]) / (count - 1) if spread.inset[axis] > 0 and count > 1 else long / count
            )
        gaps.append(gap)
    del size
    places = [
        ((c - (columns - 1) / 2) * gaps[0], (r - (rows - 1) / 2) * gaps[1])
        for r in range(rows) for c in range(columns)
    ]  # fmt: skip
    return places[:number]


def _columns(number: int, wide: float, high: float) -> int:
    columns = max(1, min(number, round(math.sqrt(number * wide / max(high, 1e-9)))))
    while number % columns:
        columns -= 1
    return columns
