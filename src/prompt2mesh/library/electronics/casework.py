"""Shapes that the cases of apparatus share."""

from prompt2mesh.library.kit import Kit
from prompt2mesh.library.panels import knob
from prompt2mesh.mesh.materials import Material
from prompt2mesh.mesh.shapes import Box

WOOD = Material(preset="polished_wood", color="#8a4f26")


DARK = Material(preset="matte_plastic", color="#1a1b1e")


def dial(k: Kit, name: str, x: float, y: float, z: float, r: float, slot: str, mark: str) -> None:
    """A ribbed turning knob facing the front, with a pointer."""
    knob(
        k,
        name,
        [(0, 0), (r, 0), (r, r * 0.25), (r * 0.82, r * 0.3), (r * 0.78, r * 0.75), (r * 0.7, r * 0.8), (0, r * 0.8)],
        (x, y, z),
        material=slot,
        segments=36,
    )
    k.add(f"{name} mark", Box(size=(r * 0.1, r * 0.06, r * 0.5)), at=(x, y - r * 0.8, z + r * 0.12), material=mark)
