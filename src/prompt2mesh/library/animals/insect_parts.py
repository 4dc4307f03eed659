"""What insects and spiders share: legs in threes, feelers, materials."""

import math
from collections.abc import Sequence

from prompt2mesh.library.animals.frames import Point, add
from prompt2mesh.library.animals.sculptor import Sculptor
from prompt2mesh.library.animals.surface import Surface
from prompt2mesh.mesh.materials import Material
from prompt2mesh.mesh.shapes import Sphere


def glossy(color: str, preset: str = "glossy_plastic", **fields: float) -> Material:
    """A shiny material of a colour."""
    return Material.model_validate({"preset": preset, "color": color, **fields})


CLEAR_WING = Material(preset="translucent_plastic", color="#dfeaf2", alpha=0.55)


def six_legs(
    z: float,
    *,
    reach: float = 0.3,
    rise: float = 0.1,
    ys: Sequence[float] = (-0.12, -0.02, 0.08),
    turns: Sequence[float] = (-40.0, 5.0, 45.0),
    root_x: float = 0.06,
) -> list[list[Point]]:
    """Left legs that rise to a knee and come down to the ground."""
    paths: list[list[Point]] = []
    for y, turn in zip(ys, turns, strict=True):
        a = math.radians(turn)
        way = (math.cos(a), math.sin(a), 0.0)
        root = (root_x, y, z)
        knee = add(add(root, way, reach * 0.45), (0, 0, rise))
        ankle = add(root, way, reach * 0.85)
        foot = add(root, way, reach)
        paths.append([root, knee, (ankle[0], ankle[1], 0.03), (foot[0], foot[1], 0.012)])
    return paths


def feelers(pen: Sculptor, root: Point, bend: Point, tip: Point, r: float, *, club: float = 0.0) -> None:
    """A pair of antennae, with clubs at their ends if asked."""
    pen.tube("antenna", [root, bend, tip], r, radii=[1, 0.85, 0.6], material="dark", mirror=True, segments=8)
    if club > 0:
        pen.add("antenna tip", Sphere(radius=club, segments=12), at=tip, material="dark", mirror=True)


def smile(pen: Sculptor, skin: Surface, center: Point, wide: float, low: float) -> None:
    """A drawn mouth below `center`."""
    path = [skin.outward(center, (wide * (i / 3 - 1), -1.0, -low - 0.12 * (1 - (i / 3 - 1) ** 2))) for i in range(7)]
    pen.tube("mouth", path, 0.006, material="dark", segments=6)


def insect_slots(
    body: str,
    *,
    face: str = "#2a211c",
    iris: str = "#f4efe6",
    wing: Material = CLEAR_WING,
    preset: str = "glossy_plastic",
) -> dict[str, Material]:
    """The materials of an insect by slot."""
    return {"body": glossy(body, preset), "dark": glossy("#1b1716", roughness=0.4), "face": glossy(face, roughness=0.45), "iris": glossy(iris), "wing": wing,
            "fuzz": glossy("#e0a82e", "fur"), "leg": glossy(body, preset)}  # fmt: skip
