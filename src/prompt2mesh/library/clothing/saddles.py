"""Saddles: what is laid over a back to sit on."""

import math

from prompt2mesh.library.kit import Kit
from prompt2mesh.library.registry import asset, flag, length
from prompt2mesh.mesh.materials import Material
from prompt2mesh.mesh.shapes import Box, Ellipsoid, Loft, Section, Sweep, Torus


@asset(
    kind="saddle",
    words=("saddle", "horse saddle", "riding saddle", "western saddle"),
    about="A leather riding saddle with a blanket, a horn and stirrups.",
    parameters=(length("length", 0.52, 0.05, 1.5, words=("length", "long", "size")), flag("stirrups", True)),
    slots={"leather": Material(preset="leather", color="#6b3d20"), "blanket": Material(preset="wool", color="#a8322a"), "metal": "brass"},
    main_slot="leather",
    category="clothing",
)  # fmt: skip
def saddle(k: Kit) -> None:
    """A seat with high front and back on a curved blanket, stirrups on straps."""
    n = k.m("length")
    bend: list[Section] = []
    for y in (-0.62, -0.3, 0.0, 0.3, 0.62):
        outline: list[tuple[float, float]] = []
        under: list[tuple[float, float]] = []
        for i in range(21):
            angle = math.radians(-8 + 196 * i / 20)
            outline.append((0.50 * n * math.cos(angle), 0.50 * n * math.sin(angle) - 0.5 * n))
            under.append((0.47 * n * math.cos(angle), 0.47 * n * math.sin(angle) - 0.5 * n))
        bend.append(Section(center=(0, y * n, 0), outline=[*outline, *reversed(under)]))
    k.add("blanket", Loft(axis="y", sections=bend, smooth=False), material="blanket")
    seat = [
        Section(center=(0, -0.44 * n, 0.08 * n), radii=(0.10 * n, 0.09 * n)),
        Section(center=(0, -0.36 * n, 0.08 * n), radii=(0.19 * n, 0.12 * n)),
        Section(center=(0, 0.0, -0.02 * n), radii=(0.25 * n, 0.08 * n)),
        Section(center=(0, 0.30 * n, 0.06 * n), radii=(0.27 * n, 0.12 * n)),
        Section(center=(0, 0.42 * n, 0.12 * n), radii=(0.2 * n, 0.09 * n)),
    ]
    k.add("seat", Loft(axis="y", sections=seat), material="leather", smooth=True)
    k.add("horn", Ellipsoid(radii=(0.06 * n, 0.06 * n, 0.09 * n)), at=(0, -0.4 * n, 0.22 * n), material="leather")
    for part, side in (("right", -1), ("left", 1)):
        flap = [(side * x * n, 0.0, z * n) for x, z in ((0.2, -0.03), (0.46, -0.22), (0.53, -0.62))]
        k.add(
            f"flap {part}",
            Sweep(path=flap, profile=[(-0.2 * n, -0.014 * n), (0.2 * n, -0.014 * n), (0.2 * n, 0.014 * n), (-0.2 * n, 0.014 * n)]),
            material="leather",
        )  # fmt: skip
        if k.on("stirrups"):
            k.rod(
                f"strap {part}",
                (side * 0.53 * n, 0, -0.55 * n),
                (side * 0.55 * n, 0, -0.98 * n),
                0.018 * n,
                material="leather",
            )
            k.add(
                f"stirrup {part}",
                Torus(radius=0.11 * n, tube=0.017 * n),
                at=(side * 0.55 * n, 0, -1.08 * n),
                rotate=(0, 90, 0),
                material="metal",
            )
            k.add(
                f"stirrup tread {part}",
                Box(size=(0.1 * n, 0.2 * n, 0.025 * n), pivot="center"),
                at=(side * 0.55 * n, 0, -1.18 * n),
                material="metal",
            )
    k.anchor("fit", (0, 0, -0.03 * n), radius=0.5 * n)
    k.anchor("seat", (0, 0.02 * n, 0.06 * n), half_size=(0.15 * n, 0.2 * n))
