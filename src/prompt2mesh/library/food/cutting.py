"""Skin over flesh: how bitten, halved and sliced food shows its inside.

The flesh is a second solid a hair inside the skin. Cuts go a little deeper into
the skin than into the flesh, so the cut face is flesh with a rim of skin.
"""

from collections.abc import Sequence

from prompt2mesh.library.kit import Kit
from prompt2mesh.library.plants.surfaces import Surface
from prompt2mesh.mesh.placement import Transform
from prompt2mesh.mesh.program import Boolean, Cutaway, Modifier, Paint, Part
from prompt2mesh.mesh.shapes import Sphere

Point = tuple[float, float, float]
Ball = tuple[Point, float]


def bite_balls(at: Point, radius: float) -> list[Ball]:
    """Three overlapping balls in a row along x: the marks of teeth."""
    x, y, z = at
    return [
        ((x - radius * 0.75, y, z - radius * 0.1), radius * 0.72),
        ((x, y + radius * 0.22, z), radius * 0.85),
        ((x + radius * 0.75, y, z + radius * 0.08), radius * 0.72),
    ]


def carve(balls: Sequence[Ball], *, less: float = 0.0) -> Modifier:
    """A cut by balls, each smaller by `less` metres."""
    tools = [
        Part(name=f"tooth {i}", shape=Sphere(radius=radius - less, segments=24), placement=Transform(location=at))
        for i, (at, radius) in enumerate(balls)
    ]
    return Boolean(operation="cut", tools=tools)


def skin_and_flesh(
    k: Kit,
    name: str,
    skin: Surface,
    flesh: Surface,
    *,
    half: bool = False,
    balls: Sequence[Ball] = (),
    lip: float = 0.0006,
    at: Point = (0.0, 0.0, 0.0),
    rotate: Point = (0.0, 0.0, 0.0),
    skin_slot: str = "skin",
    flesh_slot: str = "flesh",
    paint: Sequence[Paint] = (),
    flesh_paint: Sequence[Paint] = (),
) -> None:
    """Adds the skin, and the flesh where a cut shows it.

    Args:
        k: The kit.
        name: The part's name.
        skin: The whole outside.
        flesh: The same a hair smaller.
        half: Keep only y ≥ 0, the cut face towards the front.
        balls: Bites.
        lip: How far the flesh stands out of the cut skin, metres.
        at: Where.
        rotate: How.
        skin_slot: Material slot.
        flesh_slot: Material slot.
        paint: On the skin.
        flesh_paint: On the flesh.
    """
    outer: list[Modifier] = []
    inner: list[Modifier] = []
    if half:
        outer.append(Cutaway(point=(0, 0, 0), normal=(0, -1, 0)))
        inner.append(Cutaway(point=(0, -lip, 0), normal=(0, -1, 0)))
    if balls:
        outer.append(carve(balls))
        inner.append(carve(balls, less=lip))
    k.add(name, skin.shape(), at=at, rotate=rotate, material=skin_slot, modifiers=outer, paint=paint)
    if outer:
        k.add(
            f"{name} flesh",
            flesh.shape(),
            at=at,
            rotate=rotate,
            material=flesh_slot,
            modifiers=inner,
            paint=flesh_paint,
        )
