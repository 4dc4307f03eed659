"""The pouring jug."""

import math

from prompt2mesh.library.kit import Kit
from prompt2mesh.library.kitchen.cups import DRINK_SLOTS
from prompt2mesh.library.kitchen.vessels import fluted, handle_path, inner_wall, liquid, spline
from prompt2mesh.library.outlines import Outline
from prompt2mesh.library.registry import asset, choice, length
from prompt2mesh.mesh.materials import Material
from prompt2mesh.mesh.shapes import Loft, Section


@asset(
    kind="jug",
    words=("jug", "pitcher", "milk jug", "water pitcher", "ewer", "carafe", "creamer", "decanter", "watering jug"),
    about="A pouring jug with a lip and a handle.",
    parameters=(
        length("height", 0.22, 0.05, 0.7, words=("height", "tall", "high")),
        length("diameter", 0.14, 0.04, 0.5, words=("diameter", "width", "wide")),
        choice("contents", "empty", "milk", "water", "juice", "wine", "beer", words=("contents",)),
    ),
    slots={"body": Material(preset="glazed_ceramic", color="#8fb0b8"), **DRINK_SLOTS},
    main_slot="body",
    styles={"modern": {}, "rustic": {}},
    style_materials={"modern": {"body": Material(preset="glass")}, "rustic": {"body": Material(preset="earthenware")}},
    adjectives={"milk": {"contents": "milk"}, "full": {"contents": "water"}},
    holds=True,
)  # fmt: skip
def jug(k: Kit) -> None:
    """Round belly, waisted neck, a lip pulled out of the rim, and an ear."""
    h, r = k.m("height"), k.m("diameter") / 2
    wall = r * 0.055
    outer = spline(
        [
            (r * 0.66, 0),
            (r * 0.72, h * 0.02),
            (r, h * 0.28),
            (r * 0.92, h * 0.5),
            (r * 0.62, h * 0.78),
            (r * 0.62, h * 0.9),
            (r * 0.7, h),
        ]
    )
    inside = inner_wall(outer, wall, wall * 1.5)

    def ring(radius: float, z: float, pull: float) -> Section:
        points: Outline = []
        for i in range(56):
            a = 2 * math.pi * i / 56
            nose = math.exp(-(((a - math.pi) / 0.34) ** 2)) * pull
            points.append((math.cos(a) * (radius + nose), math.sin(a) * radius * (1 - 0.12 * pull / max(radius, 1e-6))))
        return Section(center=(0, 0, z), outline=points)

    def pull(z: float) -> float:
        share = max(0.0, (z / h - 0.7) / 0.3)
        return r * 0.34 * share**2

    rows = [ring(q, z, pull(z)) for q, z in outer]
    lip = [ring(outer[-1][0] - wall * 0.5, h + wall * 0.45, pull(h))]
    inner = [ring(max(q, 1e-4), z, pull(z)) for q, z in inside[:-1]]
    shape = Loft(
        sections=[
            Section(center=(0, 0, 0), radii=(0, 0)),
            *rows,
            *lip,
            *inner,
            Section(center=(0, 0, inside[-1][1]), radii=(0, 0)),
        ],
        smooth=False,
        segments=56,
    )
    k.add("body", shape, material="body")
    path = handle_path((r * 0.63 - wall * 0.5, h * 0.9), (r * 0.98 - wall * 0.5, h * 0.36), r * 0.5)
    k.add("handle", fluted(path, r * 0.1, flat=0.7, radii=[1.1, 1, 0.9, 0.9, 1, 1.15]), material="body")
    if k.s("contents") != "empty":
        k.add("contents", liquid(outer, wall, h * 0.72, floor=wall * 1.5, overlap=wall * 0.1), material=k.s("contents"))
    k.anchor("inside", (0, 0, wall * 1.5), half_size=(r * 0.55, r * 0.55), round=True, height=h - wall * 2)
    k.anchor("grip", (r * 1.3, 0, h * 0.65), normal=(1, 0, 0), radius=h * 0.2)
