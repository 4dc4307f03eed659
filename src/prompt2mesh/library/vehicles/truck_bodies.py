"""What special lorries carry: the concrete drum and the refuse body."""

import math
from itertools import pairwise

from prompt2mesh.library.kit import Kit
from prompt2mesh.library.vehicles.forms import box_outline, rounded, side_plate
from prompt2mesh.mesh.shapes import Cone, Lathe, Sweep


def draw_mixer(k: Kit, start: float, back: float, half: float, deck: float, high: float) -> None:
    """A leaning drum with its spirals, hopper and chute between `start` and `back`."""
    long, radius = back - start, min(half * 0.98, 0.42 * (high - deck) + 0.35)
    lean = 13.0
    base = deck + radius * 0.82
    profile = [
        (radius * 0.45, 0.0), (radius * 0.62, 0.04 * long), (radius, 0.3 * long), (radius, 0.52 * long),
        (radius * 0.52, 0.86 * long), (radius * 0.44, 0.92 * long),
    ]  # fmt: skip

    def reach(t: float) -> float:
        z = t * long
        for (r0, z0), (r1, z1) in pairwise(profile):
            if z <= z1:
                return r0 + (r1 - r0) * (z - z0) / (z1 - z0)
        return profile[-1][0]

    with k.group("drum", at=(0, start + 0.1 * long, base), rotate=(-90 + lean, 0, 0)):
        k.add("cargo drum", Lathe(profile=profile, segments=40), material="cargo")
        for turn in (0, 180):
            path = [
                (reach(t) * math.cos(a), reach(t) * math.sin(a), t * long)
                for t, a in ((0.08 + 0.8 * i / 24, math.radians(turn + 420 * i / 24)) for i in range(25))
            ]
            k.add(
                "cargo spiral",
                Sweep(path=path, radius=radius * 0.035, segments=6, resolution=2),
                material="body",
            )
        k.add("drum mouth", Lathe(profile=[(radius * 0.4, 0), (radius * 0.5, 0), (radius * 0.5, 0.1), (radius * 0.4, 0.1)],
                                  closed=True, segments=32), at=(0, 0, 0.9 * long), material="trim")  # fmt: skip
    for y, tall in ((start + 0.16 * long, radius * 0.62), (start + 0.74 * long, radius * 1.15)):
        k.block("drum cradle", (half * 1.5, 0.24, tall), (0, y, deck - 0.02), "trim", bevel=0.04)
    end = start + 0.1 * long + 0.94 * long * math.cos(math.radians(lean))
    top = base + 0.92 * long * math.sin(math.radians(lean))
    with k.group("hopper", at=(0, end + 0.02, top)):
        k.add("hopper", Cone(radius_bottom=0.3, radius_top=0.62, height=0.6, segments=28), at=(0, -0.1, 0.32),
              material="body")  # fmt: skip
        k.add("hopper neck", Cone(radius_bottom=0.42, radius_top=0.28, height=0.7, segments=24), at=(0, -0.05, -0.3),
              material="trim")  # fmt: skip
    chute = [
        (-0.28, 0.14),
        (-0.25, 0.14),
        (-0.17, -0.03),
        (0.17, -0.03),
        (0.25, 0.14),
        (0.28, 0.14),
        (0.2, -0.06),
        (-0.2, -0.06),
    ]
    k.add("chute", Sweep(path=[(0, end - 0.1, top - 0.45), (0, end + 0.75, deck + 0.1)], profile=chute, smooth=False),
          material="body")  # fmt: skip
    for side in (-1, 1):
        k.rod("hopper post", (side * 0.5, end - 0.25, deck - 0.1), (side * 0.42, end - 0.1, top + 0.5), 0.05, segments=8,
              material="trim")  # fmt: skip
    k.rod(
        "hopper brace", (-0.5, end - 0.12, top + 0.35), (0.5, end - 0.12, top + 0.35), 0.05, segments=8, material="trim"
    )
    k.anchor("top", (0, start + 0.5 * long, base + radius * 1.1), half_size=(half * 0.3, long * 0.2))
    k.anchor("inside", (0, end, top + 0.8), half_size=(0.3, 0.3), height=0.1)


def draw_refuse(k: Kit, start: float, back: float, half: float, deck: float, high: float) -> None:
    """A ribbed compactor body with the loading hopper at the back."""
    long = back - start
    side = rounded(
        [(start, deck), (back - 0.3 * long, deck), (back - 0.25 * long, high), (start + 0.1, high)], 0.12, segments=4
    )
    side_plate(k, "cargo body", side, 2 * half, bevel=0.06, bevel_segments=3, material="cargo")
    number = max(3, int(0.66 * long / 0.7))
    for i in range(number):
        y = start + 0.16 + (0.66 * long - 0.3) * i / (number - 1)
        side_plate(k, "cargo rib", box_outline(y - 0.04, y + 0.04, deck + 0.1, high - 0.1, 0.02), 2 * half + 0.08,
                   bevel=0.01, material="cargo")  # fmt: skip
    gate = rounded(
        [
            (back - 0.28 * long, deck - 0.25), (back - 0.02, deck - 0.25), (back + 0.02, deck + 0.55),
            (back - 0.1 * long, high * 0.78), (back - 0.16 * long, high + 0.08), (back - 0.25 * long, high + 0.02),
        ],
        0.12,
    )  # fmt: skip
    side_plate(k, "hopper", gate, 2 * half * 1.02, bevel=0.06, bevel_segments=3, material="body")
    k.block("hopper mouth", (2 * half * 0.84, 0.12, 0.75), (0, back - 0.06, deck + 0.62), "trim", rotate=(24, 0, 0))
    k.block("hopper sill", (2 * half * 0.9, 0.3, 0.1), (0, back + 0.02, deck + 0.48), "trim", bevel=0.03)
    for sx in (-1, 1):
        k.rod("lift ram", (sx * half * 1.03, back - 0.3 * long, high * 0.94), (sx * half * 1.03, back - 0.07 * long, deck + 0.7),
              0.05, segments=10, material="chrome")  # fmt: skip
        k.rod("lift pivot", (sx * half * 0.9, back - 0.3 * long, high * 0.94), (sx * half * 1.06, back - 0.3 * long, high * 0.94),
              0.07, segments=10, material="trim")  # fmt: skip
    k.anchor("top", (0, start + 0.35 * long, high), half_size=(half * 0.8, long * 0.3))
    k.anchor("inside", (0, back - 0.05, deck + 0.7), half_size=(half * 0.8, 0.12), height=0.3)
