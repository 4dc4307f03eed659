"""Flat plates and turned knobs that face the front (−y), for assets drawn as elevations.

An elevation is drawn in x (right) and z (up), as a person sees the thing from
the front; the plate then gets its thickness towards the viewer.
"""

from collections.abc import Sequence

from prompt2mesh.library.kit import Kit, Point
from prompt2mesh.library.outlines import Outline
from prompt2mesh.mesh.placement import Instances
from prompt2mesh.mesh.program import Modifier
from prompt2mesh.mesh.shapes import Extrude, Lathe

FRONT: Point = (90.0, 0.0, 0.0)


def both_sides(half: Sequence[tuple[float, float]]) -> Outline:
    """A symmetric closed outline from its right half, given from the bottom up (x ≥ 0)."""
    left = [(-x, z) for x, z in reversed(half) if x > 1e-9]
    return [*half, *left]


def panel(
    k: Kit,
    name: str,
    outline: Outline,
    depth: float,
    *,
    at: Point = (0.0, 0.0, 0.0),
    material: str | None = None,
    bevel: float = 0.0,
    holes: Sequence[Outline] = (),
    smooth: bool = False,
    tilt: float = 0.0,
    instances: Instances | None = None,
    mirror: bool = False,
    modifiers: Sequence[Modifier] = (),
) -> None:
    """A plate drawn in x and z whose back lies at y = `at[1]` and whose face is `depth` nearer the viewer.

    `tilt` (degrees) leans its top towards the back.
    """
    k.add(
        name, Extrude(outline=outline, height=depth, bevel=bevel, holes=list(holes), smooth=smooth), at=at,
        rotate=(90.0 - tilt, 0.0, 0.0), material=material, instances=instances, mirror=mirror, modifiers=modifiers,
    )  # fmt: skip


def knob(
    k: Kit,
    name: str,
    profile: Sequence[tuple[float, float]],
    at: Point,
    *,
    material: str | None = None,
    segments: int = 32,
    smooth: bool = False,
    fillet: float = 0.0,
    instances: Instances | None = None,
    mirror: bool = False,
) -> None:
    """A profile (r, out) turned about the axis that points at the viewer, its foot at `at`."""
    k.add(
        name, Lathe(profile=list(profile), segments=segments, smooth=smooth, fillet=fillet), at=at, rotate=FRONT,
        material=material, instances=instances, mirror=mirror,
    )  # fmt: skip


def drum(radius: float, depth: float, *, edge: float = 0.1) -> Outline:
    """The profile of a short cylinder with a rounded front edge (`edge` is a share of the smaller size)."""
    e = min(radius, depth) * edge
    return [
        (0.0, 0.0),
        (radius, 0.0),
        (radius, depth - e),
        (radius - 0.3 * e, depth - 0.3 * e),
        (radius - e, depth),
        (0.0, depth),
    ]
