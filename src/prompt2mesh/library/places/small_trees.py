"""Trees for places, drawn for the distance from which a place is seen: a tenth of the triangles of a tree of its own."""

import math
import random
from functools import cache
from typing import Literal

from prompt2mesh.library.kit import Kit
from prompt2mesh.mesh.materials import Material
from prompt2mesh.mesh.shapes import Blend, Blob, Cone, Sweep

TreeKind = Literal["round", "pine", "autumn", "palm"]
# The slots a place needs for its trees.
TREE_SLOTS = {
    "bark": Material(preset="bark"), "leaf": Material(preset="leaf", color="#3f7a34"),
    "needle": Material(preset="leaf", color="#2c5a3a"), "autumn leaf": Material(preset="leaf", color="#c9762a"),
}  # fmt: skip
_FORMS = 3


@cache
def _crown(form: int) -> Blend:
    """A crown 1 m high about its middle, of a heap of balls."""
    rng = random.Random(f"crown {form}")
    blobs = [Blob(a=(0.0, 0.0, 0.0), radius=0.34)]
    for i in range(9):
        turn, up = 2 * math.pi * (i + rng.random() * 0.5) / 9, rng.uniform(-0.24, 0.3)
        reach = 0.3 * math.cos(1.6 * up) * rng.uniform(0.85, 1.15)
        blobs.append(Blob(a=(reach * math.cos(turn), reach * math.sin(turn), up), radius=rng.uniform(0.15, 0.23)))
    blobs.append(Blob(a=(rng.uniform(-0.06, 0.06), rng.uniform(-0.06, 0.06), 0.32), radius=0.17))
    return Blend(blobs=blobs, smoothness=0.03, resolution=26)


def small_tree(
    k: Kit, kind: TreeKind, at: tuple[float, float], height: float, *, form: int = 0, turn: float = 0.0
) -> None:
    """A tree of that height; forms of equal number share their meshes."""
    with k.group("tree", at=(at[0], at[1], -0.02 * height), rotate=(0, 0, turn), scale=height):
        if kind == "pine":
            k.rod("trunk", (0, 0, 0), (0, 0, 0.5), 0.035, 0.02, material="bark", segments=8)
            for i in range(4):
                low, wide = 0.14 + 0.19 * i, 0.24 - 0.045 * i
                k.add("needles", Cone(radius_bottom=wide, height=0.36 - 0.03 * i, segments=10), at=(0, 0, low), rotate=(0, 0, 17.0 * i),
                      material="needle", flat=True)  # fmt: skip
            return
        if kind == "palm":
            bow = [(0.0, 0.0, 0.0), (0.05, 0.0, 0.35), (0.13, 0.0, 0.68), (0.16, 0.0, 0.86)]
            k.tube("trunk", bow, 0.03, radii=(1.2, 0.9, 0.8, 0.8), material="bark", segments=8, resolution=3)
            for i in range(9):
                a = 2 * math.pi * i / 9
                c, s = math.cos(a), math.sin(a)
                path = [
                    (0.16, 0.0, 0.85),
                    (0.16 + 0.16 * c, 0.16 * s, 0.93),
                    (0.16 + 0.3 * c, 0.3 * s, 0.88),
                    (0.16 + 0.38 * c, 0.38 * s, 0.76),
                ]
                k.add("frond", Sweep(path=path, profile=[(-0.05, -0.006), (0.0, 0.012), (0.05, -0.006), (0.0, 0.0)], radii=[0.4, 1.0, 0.8, 0.08],
                                     resolution=2), material="leaf")  # fmt: skip
            return
        k.rod("trunk", (0, 0, 0), (0, 0, 0.5), 0.045, 0.025, material="bark", segments=8)
        k.add(
            "crown",
            _crown(form % _FORMS),
            at=(0, 0, 0.64),
            scale=0.72,
            material="autumn leaf" if kind == "autumn" else "leaf",
        )
