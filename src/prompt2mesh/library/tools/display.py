"""How a hand tool is shown: upright with its face to the viewer, or put down on its back.

Tools are drawn upright in metres of their usual size, in x (right) and z (up),
standing on z = 0; the group that is opened here scales and lays them down.
"""

from collections.abc import Generator, Sequence
from contextlib import contextmanager

from prompt2mesh.library.kit import Kit
from prompt2mesh.library.registry import Adjustment, AssetParameter, choice, length
from prompt2mesh.mesh.materials import Material
from prompt2mesh.mesh.placement import Instances
from prompt2mesh.mesh.shapes import Loft, Section

DISPLAY = choice("display", "upright", "lying", words=("display",), about="Shown standing, or put down.")


def long(default_m: float, *, low: float = 0.02, high: float = 5.0) -> AssetParameter:
    """The length of a tool that is drawn upright."""
    return length("length", default_m, low, high, words=("length", "long", "height", "tall", "size"))


@contextmanager
def shown(
    k: Kit, usual_m: float, *, back_m: float, grip_z: float, grip_radius: float, measure: str = "length"
) -> Generator[float]:
    """Opens the group that the tool is drawn in and publishes its grip; gives the scale.

    Args:
        k: The kit.
        usual_m: Height of the drawing.
        back_m: How far the drawing reaches behind y = 0: what it lies on when put down.
        grip_z: Height of the middle of the grip.
        grip_radius: Half its thickness.
        measure: The parameter that says how long the tool is.
    """
    s = k.m(measure) / usual_m
    if k.s("display") == "lying":
        with k.group("tool", at=(-usual_m * s / 2, 0, back_m * s), rotate=(-90, 0, -90), scale=s):
            yield s
        k.anchor("grip", ((grip_z - usual_m / 2) * s, 0, back_m * s), normal=(1, 0, 0), radius=grip_radius * s)
        return
    with k.group("tool", scale=s):
        yield s
    k.anchor("grip", (0, 0, grip_z * s), radius=grip_radius * s)
    k.anchor("top", (0, 0, usual_m * s))


def shaft(
    k: Kit,
    name: str,
    rows: Sequence[tuple[float, ...]],
    *,
    material: str | None = None,
    exponent: float = 2.3,
    segments: int = 20,
    resolution: int = 3,
    smooth: bool = True,
    at: tuple[float, float, float] = (0.0, 0.0, 0.0),
    rotate: tuple[float, float, float] = (0.0, 0.0, 0.0),
    mirror: bool = False,
    instances: Instances | None = None,
) -> None:
    """An oval bar along z: rows of (z, half width, half depth) and, if it bends, (x) and (y)."""
    sections = [
        Section(
            center=((*row, 0.0, 0.0)[3], (*row, 0.0, 0.0, 0.0)[4], row[0]), radii=(row[1], row[2]), exponent=exponent
        )
        for row in rows
    ]
    k.add(
        name, Loft(sections=sections, segments=segments, resolution=resolution, smooth=smooth), at=at, rotate=rotate,
        material=material, mirror=mirror, instances=instances,
    )  # fmt: skip


AGES: dict[str, dict[str, Adjustment]] = {"antique": {}, "rustic": {}, "medieval": {}, "modern": {}, "steampunk": {}}


def aged(head: str, handle: str) -> dict[str, dict[str, Material]]:
    """The stuff of the metal head and of the handle in each of the styles `AGES`."""
    return {
        "antique": {
            head: Material(preset="iron", wear=0.3, wear_kind="rust"), handle: Material(preset="dark_oak", wear=0.3),
        },
        "rustic": {
            head: Material(preset="cast_iron", wear=0.4, wear_kind="rust"), handle: Material(preset="weathered_wood"),
        },
        "medieval": {head: Material(preset="black_iron"), handle: Material(preset="dark_oak")},
        "modern": {
            head: Material(preset="brushed_steel"), handle: Material(preset="rubber", color="#d8451f"),
        },
        "steampunk": {head: Material(preset="antique_brass"), handle: Material(preset="leather", color="#5a3320")},
    }  # fmt: skip
