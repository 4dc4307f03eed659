"""What pistols and rifles share: barrels, trigger guards and their length."""

from prompt2mesh.library.kit import Kit, Point
from prompt2mesh.library.registry import AssetParameter, length
from prompt2mesh.mesh.shapes import Lathe

ALONG: Point = (0.0, 90.0, 0.0)


def long_by(default_m: float) -> AssetParameter:
    """The length of a gun as a slider."""
    return length("length", default_m, 0.04, 6.0, words=("length", "long", "size"))


def barrel(
    k: Kit,
    name: str,
    start: float,
    end: float,
    z: float,
    radius: float,
    bore: float,
    *,
    material: str,
    end_radius: float | None = None,
) -> None:
    """A tube along +x with an open muzzle."""
    r1 = end_radius or radius
    n = end - start
    k.add(
        name,
        Lathe(profile=[(0.0, 0.0), (radius, 0.0), (r1, n - 0.001), (r1 * 0.94, n), (bore, n), (bore, n * 0.75), (0.0, n * 0.75)], segments=36),
        at=(start, 0, z), rotate=ALONG, material=material,
    )  # fmt: skip


def guard(k: Kit, x: float, z: float, wide: float, deep: float, *, material: str, r: float = 0.0026) -> None:
    """A trigger guard and the trigger in it."""
    k.tube("guard", [(x - wide / 2, 0, z + 0.004), (x - wide / 2, 0, z - deep * 0.5), (x - wide * 0.3, 0, z - deep), (x + wide * 0.25, 0, z - deep), (x + wide / 2, 0, z - deep * 0.4), (x + wide / 2, 0, z + 0.004)], r,
           segments=10, material=material)  # fmt: skip
    k.tube(
        "trigger",
        [(x, 0, z + 0.004), (x + 0.002, 0, z - deep * 0.35), (x - 0.003, 0, z - deep * 0.75)],
        r * 1.1,
        radii=[1.2, 1.0, 0.6],
        segments=10,
        material=material,
    )
