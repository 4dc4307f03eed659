"""The baby's crib."""

import math

from prompt2mesh.library.furniture.forms import cushion, pillow, slab
from prompt2mesh.library.kit import Kit
from prompt2mesh.library.registry import asset, count, flag, length
from prompt2mesh.mesh.materials import Material
from prompt2mesh.mesh.placement import Linear
from prompt2mesh.mesh.shapes import Box, Cylinder, Sphere, Sweep


@asset(
    kind="crib",
    words=("crib", "baby crib", "cot", "cradle", "bassinet", "baby bed"),
    about="A baby's bed with barred sides.",
    parameters=(
        length("height", 0.92, 0.5, 1.4, words=("height", "tall", "high")),
        length("width", 0.7, 0.4, 1.0, words=("width", "wide")),
        length("length", 1.3, 0.7, 1.8, words=("length", "long")),
        count("bars", 13, 4, 24, words=("bars", "slats")),
        flag("rockers", False),
    ),
    slots={"frame": "light_wood", "mattress": Material(preset="cotton", color="#f6f3ee"), "blanket": Material(preset="knit", color="#a9c7d8"), "pillow": Material(preset="cotton", color="#fdfbf6")},
    main_slot="frame",
    adjectives={"rocking": {"rockers": True}},
    parts={"rail": "rail", "slat": "bar"},
    holds=True,
)  # fmt: skip
def crib(k: Kit) -> None:
    """Long sides of bars between two rails; the length runs along x."""
    h, d, w, n = k.m("height"), k.m("width"), k.m("length"), k.n("bars")
    x, y = w / 2 - 0.025, d / 2 - 0.025
    for sx in (-1, 1):
        for sy, end in ((-1, "front"), (1, "back")):
            name = f"{end} {'left' if sx < 0 else 'right'}"
            k.add(
                f"post {name}",
                Box(size=(0.05, 0.05, h - 0.04)),
                at=(sx * x, sy * y, 0.03),
                material="frame",
                bevel=0.01,
            )
            k.add(
                f"post knob {name}", Sphere(radius=0.034, segments=24), at=(sx * x, sy * y, h - 0.02), material="frame"
            )
    low, top = h * 0.24, h - 0.1
    for sy, side in ((-1, "front"), (1, "back")):
        for z, name in ((low, "low"), (top, "top")):
            k.add(f"rail {side} {name}", Box(size=(2 * x, 0.03, 0.05)), at=(0, sy * y, z), material="frame", bevel=0.01)
        k.add(
            f"bar {side}",
            Cylinder(radius=0.009, height=top - low, segments=12),
            at=(0, sy * y, low + 0.02),
            instances=Linear(count=n, step=(2 * x / (n + 1), 0, 0), center=True),
            material="frame",
        )
    for sx, side in ((-1, "left"), (1, "right")):
        k.add(
            f"end panel {side}",
            Box(size=(0.022, 2 * y, top - low + 0.05)),
            at=(sx * x, 0, low),
            material="frame",
            bevel=0.004,
        )
        k.add(
            f"end rail {side}",
            slab(0.045, 2 * y + 0.03, 0.05, corner=0.01),
            at=(sx * x, 0, top + 0.02),
            material="frame",
        )
        if k.on("rockers"):
            radius = d * 1.5
            arc = [
                (sx * x, radius * math.sin(math.radians(a)), radius * (1 - math.cos(math.radians(a))) + 0.014)
                for a in range(-27, 28, 6)
            ]
            k.add(
                f"rocker {side}",
                Sweep(path=arc, profile=[(-0.02, -0.014), (0.02, -0.014), (0.02, 0.03), (-0.02, 0.03)]),
                material="frame",
                bevel=0.006,
            )
        else:
            for sy in (-1, 1):
                k.add(f"castor {side}", Sphere(radius=0.02, segments=16), at=(sx * x, sy * y, 0.02), material="frame")
    k.add("base", Box(size=(2 * x, 2 * y, 0.03)), at=(0, 0, low + 0.01), material="frame")
    k.add(
        "mattress",
        cushion(2 * x - 0.06, 2 * y - 0.05, 0.11, corner=12, puff=5),
        at=(0, 0, low + 0.035),
        material="mattress",
    )
    cover = cushion(2 * x * 0.62, 2 * y - 0.07, 0.05, corner=8, puff=3)
    k.add("blanket", cover, at=(-x * 0.3, 0, low + 0.115), material="blanket")
    k.add("pillow", pillow(0.3, min(0.4, 2 * y - 0.1), 0.09), at=(x * 0.68, 0, low + 0.13), material="pillow")
    k.anchor("inside", (0, 0, low + 0.15), half_size=(x - 0.03, y - 0.03), height=top - low - 0.1)
    k.anchor("top", (0, 0, low + 0.15), half_size=(x - 0.03, y - 0.03))
