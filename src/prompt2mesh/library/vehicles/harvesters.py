"""The combine harvester: cab, grain tank, header with its reel."""

import math

from prompt2mesh.library.kit import Kit
from prompt2mesh.library.registry import asset, length
from prompt2mesh.library.vehicles.forms import box_outline, rounded, side_plate
from prompt2mesh.library.vehicles.machines import PARTS, SLOTS
from prompt2mesh.library.vehicles.wheels import wheel
from prompt2mesh.mesh.materials import Material
from prompt2mesh.mesh.placement import Linear, Radial
from prompt2mesh.mesh.shapes import Box, Cone, Cylinder


@asset(
    kind="combine_harvester",
    words=("combine harvester", "combine", "harvester", "harvesting machine", "reaper", "thresher"),
    about="A combine harvester with a cutting header and reel, a glass cab, a grain tank and an unloading pipe.",
    parameters=(length("length", 8.5, 0.2, 14.0, words=("length", "long")),),
    slots={**SLOTS, "body": Material(preset="gloss_paint", color="#3a7d2c"), "reel": "galvanised_steel"},
    main_slot="body",
    parts={**PARTS, "header": "header, reel", "reel": "reel"},
)  # fmt: skip
def combine_harvester(k: Kit) -> None:
    """Drawn 8.5 m long with a 6 m header."""
    s = k.m("length") / 8.5
    with k.group("combine", scale=s):
        wheel(k, "wheel front", (1.3, -1.2, 0.95), 0.95, 0.7, style="lugged", mirror=True)
        wheel(k, "wheel back", (1.15, 2.7, 0.62), 0.62, 0.4, style="lugged", mirror=True)
        k.rod("axle front", (-1.3, -1.2, 0.95), (1.3, -1.2, 0.95), 0.16, material="trim")
        k.rod("axle back", (-1.15, 2.7, 0.62), (1.15, 2.7, 0.62), 0.12, material="trim")
        side = rounded(
            [(-1.5, 1.25), (2.2, 1.0), (3.9, 1.35), (4.2, 2.1), (3.7, 3.0), (1.6, 3.2), (-0.9, 3.2), (-1.5, 2.7)], 0.18
        )
        side_plate(k, "body", side, 2.1, bevel=0.08, bevel_segments=3, material="body")
        k.block("belly", (1.3, 4.2, 0.7), (0, 0.6, 0.75), "trim")
        panel = rounded([(-0.2, 1.5), (1.9, 1.35), (2.9, 1.6), (2.9, 2.75), (-0.2, 2.85)], 0.12)
        side_plate(k, "panel", panel, 0.06, x=1.06, bevel=0.02, material="trim", mirror=True)
        for i in range(5):
            side_plate(k, "panel vent", box_outline(0.2, 2.5, 1.75 + 0.2 * i, 1.83 + 0.2 * i, 0.02), 0.03, x=1.1,
                       material="metal", mirror=True)  # fmt: skip
        tank = rounded([(-0.7, 3.1), (1.9, 3.1), (2.2, 3.75), (-0.95, 3.75)], 0.05)
        side_plate(k, "tank", tank, 2.3, bevel=0.05, material="body")
        k.block("tank grain", (2.0, 2.7, 0.08), (0, 0.62, 3.71), "rim", bevel=0.03)
        with k.group("cab", at=(0, -1.75, 0)):
            k.block("cab floor", (1.9, 1.5, 0.3), (0, 0, 1.75), "trim", bevel=0.05)
            glass = rounded([(-0.85, 2.0), (0.7, 2.0), (0.7, 3.5), (-0.6, 3.5)], 0.1)
            side_plate(k, "window", glass, 1.75, bevel=0.05, material="glass")
            roof = rounded([(-0.8, 3.45), (0.85, 3.45), (0.8, 3.7), (-0.95, 3.66)], 0.06)
            side_plate(k, "cab roof", roof, 1.95, bevel=0.06, material="body")
            for x in (-0.87, 0.87):
                k.rod("cab post", (x, -0.86, 2.0), (x, -0.6, 3.5), 0.05, material="trim")
                k.rod("cab post", (x, 0.66, 2.0), (x, 0.66, 3.5), 0.05, material="trim")
            k.add("headlight", Box(size=(0.22, 0.06, 0.12)), at=(0, -0.93, 3.5), material="headlight", bevel=0.02,
                  instances=Linear(count=4, step=(0.42, 0, 0), center=True))  # fmt: skip
        for i in range(4):
            k.block("ladder step", (0.45, 0.3, 0.05), (-1.25, -1.95 - 0.12 * i, 1.7 - 0.34 * i), "trim", bevel=0.01)
        for y in (-2.32, -1.85):
            k.rod("ladder rail", (-1.4, y, 0.6), (-1.4, y + 0.3, 2.4), 0.03, segments=8, material="trim")
        k.tube(
            "unloading pipe", [(0.95, 1.5, 2.6), (1.0, 1.5, 3.9), (1.25, 2.2, 4.2), (1.35, 4.3, 4.1)], 0.17,
            smooth=False, material="body",
        )  # fmt: skip
        k.add("spout", Cone(radius_bottom=0.22, radius_top=0.15, height=0.35, segments=24), at=(1.35, 4.25, 3.8),
              material="trim")  # fmt: skip
        k.rod("exhaust", (-0.6, 2.6, 3.1), (-0.6, 2.6, 4.1), 0.09, material="trim")
        feeder = rounded([(-3.3, 0.35), (-1.4, 1.2), (-1.4, 1.9), (-3.3, 1.05)], 0.06)
        side_plate(k, "feeder", feeder, 1.2, bevel=0.03, material="body")
        _header(k)
    k.anchor("top", (0, 0.6 * s, 3.76 * s), half_size=(0.9 * s, 1.2 * s))
    k.anchor("driver", (0, -1.75 * s, 2.05 * s), half_size=(0.5 * s, 0.4 * s))


def _header(k: Kit) -> None:
    """The cutting table with its auger, dividers and the six-bat reel in front."""
    half = 3.0
    with k.group("header", at=(0, -3.35, 0)):
        back = [
            (-1.25, 0.1),
            (0.0, 0.16),
            (0.25, 0.4),
            (0.25, 1.15),
            (0.13, 1.15),
            (0.1, 0.5),
            (-0.05, 0.3),
            (-1.2, 0.2),
        ]
        side_plate(k, "header table", back, 2 * half, material="body")
        end = rounded([(-1.9, 0.1), (0.25, 0.12), (0.25, 1.2), (-0.4, 1.2), (-1.3, 0.55)], 0.06)
        side_plate(k, "header end", end, 0.08, x=half, bevel=0.02, material="body", mirror=True)
        k.add("header auger", Cylinder(radius=0.16, height=2 * half, segments=20, pivot="center"), at=(0, -0.22, 0.52),
              rotate=(0, 90, 0), material="metal")  # fmt: skip
        for i in range(20):
            x = -half + 0.15 + 0.3 * i
            turn = 22 if x < 0 else -22
            k.add("header flight", Cylinder(radius=0.28, height=0.03, segments=18, pivot="center"),
                  at=(x, -0.22, 0.52), rotate=(0, 90, turn), material="reel")  # fmt: skip
        k.add("header finger", Cone(radius_bottom=0.05, height=0.34, segments=6), at=(0, -1.2, 0.15), rotate=(90, 0, 0),
              material="metal", instances=Linear(count=29, step=(0.2, 0, 0), center=True))  # fmt: skip
    radius, at = 0.62, (0.0, -4.2, 1.15)
    with k.group("reel", at=at, rotate=(0, 90, 0)):
        k.add("reel shaft", Cylinder(radius=0.06, height=2 * half - 0.1, segments=12, pivot="center"), material="metal")
        for x in (-half + 0.25, 0.0, half - 0.25):
            for i in range(3):
                k.add("reel spider", Box(size=(2 * radius, 0.05, 0.03), pivot="center"), at=(0, 0, x),
                      rotate=(0, 0, 60 * i), material="reel")  # fmt: skip
        k.add("reel bat", Box(size=(0.05, 0.14, 2 * half - 0.3), pivot="center"), at=(radius, 0, 0), material="reel",
              instances=Radial(count=6))  # fmt: skip
        for i in range(6):
            a = math.radians(60 * i)
            k.add("reel tine", Box(size=(0.22, 0.015, 0.015), pivot="center"),
                  at=((radius + 0.1) * math.cos(a), (radius + 0.1) * math.sin(a), 0), rotate=(0, 0, 60 * i),
                  material="metal", instances=Linear(count=14, step=(0, 0, 0.4), center=True))  # fmt: skip
    for side in (-1, 1):
        k.rod("reel arm", (side * (half + 0.02), -3.2, 1.1), (side * (half + 0.02), at[1], at[2]), 0.06, segments=10,
              material="body")  # fmt: skip
        k.rod("reel bearing", (side * (half - 0.2), at[1], at[2]), (side * (half + 0.06), at[1], at[2]), 0.07,
              segments=12, material="metal")  # fmt: skip
