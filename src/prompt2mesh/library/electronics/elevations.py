"""Side plates and dot pictures that the machines share."""

from prompt2mesh.library.kit import Kit
from prompt2mesh.library.outlines import Outline
from prompt2mesh.mesh.shapes import Extrude


def side(k: Kit, name: str, profile: Outline, width: float, x: float, *, material: str, bevel: float = 0.0) -> None:
    """A plate seen from the side: a profile of (depth towards the back, height), `width` across at x."""
    k.add(
        name,
        Extrude(outline=profile, height=width, pivot="center", bevel=bevel),
        at=(x, 0, 0),
        rotate=(90, 0, 90),
        material=material,
    )
