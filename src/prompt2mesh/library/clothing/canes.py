"""Walking canes."""

import math

from prompt2mesh.library.kit import Kit, Point
from prompt2mesh.library.registry import asset, choice, length
from prompt2mesh.mesh.shapes import Cylinder, Sphere


@asset(
    kind="walking_cane",
    words=("walking cane", "cane", "walking stick", "crook", "candy cane stick", "shepherd crook"),
    about="A walking cane with a crook or knob handle.",
    parameters=(
        length("height", 0.92, 0.1, 3.0, words=("height", "length", "long", "tall")),
        choice("handle", "crook", "knob", words=("handle",)),
    ),
    slots={"wood": "mahogany", "metal": "brass", "tip": "rubber"},
    category="clothing",
)
def walking_cane(k: Kit) -> None:
    """Shaft, collar, handle, ferrule."""
    h = k.m("height")
    r = 0.012 * h
    if k.s("handle") == "crook":
        c = 0.065 * h
        path: list[Point] = [(0.0, 0.0, 0.02 * h), (0.0, 0.0, 0.4 * h), (0.0, 0.0, h - c)] + [
            (0, -c + c * math.cos(a), h - c + c * math.sin(a)) for a in (math.radians(30 * i) for i in range(1, 8))
        ]
        k.tube(
            "wood",
            path,
            r,
            radii=[0.75, 0.9, 1.0, 1.05, 1.05, 1.05, 1.05, 1.05, 1.05, 1.0],
            segments=20,
            material="wood",
        )
    else:
        k.rod("wood", (0, 0, 0.02 * h), (0, 0, 0.94 * h), r * 0.78, r, material="wood")
        k.add("metal knob", Sphere(radius=2.2 * r, segments=32), at=(0, 0, 0.965 * h), material="metal")
    k.add(
        "metal collar",
        Cylinder(radius=1.18 * r, height=0.035 * h, segments=28),
        at=(0, 0, 0.86 * h),
        material="metal",
        bevel=0.2 * r,
    )
    k.add("tip", Cylinder(radius=1.15 * r, height=0.03 * h, segments=24), material="tip", bevel=0.25 * r)
    k.anchor("grip", (0, 0, 0.9 * h), normal=(0, 0, 1), radius=r)
