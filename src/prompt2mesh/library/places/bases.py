"""What a place stands on: a room of a floor and two walls, a round or square piece of ground; and where things go."""

import math

from prompt2mesh.library.kit import Kit, Point
from prompt2mesh.library.outlines import Outline, circle, moved, rectangle, rounded_rectangle
from prompt2mesh.mesh.shapes import Box, Extrude

_WALL_M, _FLOOR_M = 0.12, 0.12


def room(k: Kit, *, window: Point | None = None, window_size: tuple[float, float] = (0.95, 1.2)) -> tuple[float, float]:
    """Draws a floor, a back wall at +y and a right wall at +x, the sides that the picture looks at from inside.

    Args:
        k: Has the lengths `width`, `depth` and `height`, and the slots `floor`, `wall` and `trim`.
        window: The middle of the foot of a window in the back wall.
        window_size: Its width and height.

    Returns:
        Half the width and half the depth inside the walls, metres.
    """
    w, d, h = k.m("width"), k.m("depth"), k.m("height")
    x, y, t = w / 2, d / 2, _WALL_M
    k.add("floor", Box(size=(w + t, d + t, _FLOOR_M)), at=(t / 2, t / 2, -_FLOOR_M), material="floor")
    wall: Outline = [(-x, -_FLOOR_M), (x + t, -_FLOOR_M), (x + t, h), (-x, h)]
    holes: list[Outline] = []
    if window is not None:
        holes = [moved(rectangle(*window_size), window[0], window[2] + window_size[1] / 2)]
    k.add(
        "wall back", Extrude(outline=wall, holes=holes, height=t), at=(0, y + t, 0), rotate=(90, 0, 0), material="wall"
    )
    k.add("wall right", Box(size=(t, d, h + _FLOOR_M)), at=(x + t / 2, 0, -_FLOOR_M), material="wall")
    k.add("trim back", Box(size=(w, 0.02, 0.1)), at=(0, y - 0.008, 0), material="trim")
    k.add("trim right", Box(size=(0.02, d, 0.1)), at=(x - 0.008, 0, 0), material="trim")
    if window is not None:
        wide, high = window_size
        k.include("window", at=(window[0], y + t / 2, window[2]), parameters={"width": wide, "height": high})
    k.anchor("top", (0, -0.25 * d, 0), half_size=(0.35 * w, 0.2 * d))
    k.anchor("floor", (0, -0.25 * d, 0), half_size=(0.35 * w, 0.2 * d))
    return x, y


def ground(k: Kit, radius: float, *, thickness: float, material: str = "ground", square: bool = False) -> None:
    """A piece of ground whose upper side is z = 0."""
    outline = rounded_rectangle(2 * radius, 2 * radius, 0.06 * radius) if square else circle(radius, segments=96)
    shape = Extrude(outline=outline, height=thickness, bevel=0.15 * thickness)
    k.add("ground", shape, at=(0, 0, -thickness), material=material)
    k.anchor("top", (0, 0, 0), half_size=(0.6 * radius, 0.6 * radius), round=not square)


def spots(
    k: Kit, count: int, radius: float, *, gap: float, taken: list[tuple[float, float, float]], inner: float = 0.0
) -> list[tuple[float, float]]:
    """Seeded places on a disc that keep clear of one another and of what is there; fewer than asked where it is full.

    Args:
        k: Gives the randomness.
        count: Places wanted.
        radius: Of the disc, metres.
        gap: Radius that each place needs.
        taken: (x, y, radius) of what is there; the places found are added.
        inner: No place nearer to the middle.
    """
    found: list[tuple[float, float]] = []
    for _ in range(60 * count):
        if len(found) == count:
            break
        reach = math.sqrt(k.rng.uniform((inner / radius) ** 2, 1.0)) * (radius - gap)
        angle = k.rng.uniform(0, 2 * math.pi)
        x, y = reach * math.cos(angle), reach * math.sin(angle)
        if all(math.hypot(x - tx, y - ty) >= gap + tr for tx, ty, tr in taken):
            found.append((x, y))
            taken.append((x, y, gap))
    return found


def choices(k: Kit, kind: str, parameter: str) -> tuple[str, ...]:
    """What a parameter of another asset can be; nothing where it has no such parameter."""
    declared = k.other(kind).parameter(parameter)
    return tuple(declared.parameter.choices) if declared else ()
