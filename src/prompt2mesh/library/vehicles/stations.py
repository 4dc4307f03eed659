"""Space stations: modules and solar wings on a truss, or a wheel that turns."""

import math

from prompt2mesh.library.kit import Kit
from prompt2mesh.library.registry import asset, choice, count, length
from prompt2mesh.library.vehicles.rovers import SLOTS
from prompt2mesh.mesh.materials import Material
from prompt2mesh.mesh.placement import Linear, Radial
from prompt2mesh.mesh.shapes import Box, Cone, Cylinder, Lathe, Sphere, Torus


@asset(
    kind="space_station",
    words=("space station", "orbital station", "international space station", "iss", "space base", "orbital outpost"),
    about="A space station of pressurised modules under a truss with solar wings and radiators, or a spoked wheel; on a display stand.",
    parameters=(
        length("width", 40.0, 0.2, 120.0, words=("width", "wide", "span")),
        choice("kind", "modular", "wheel"),
        count("wings", 4, 1, 4, words=("wings", "solar wings")),
        count("spokes", 4, 3, 8, words=("spokes",)),
    ),
    slots={**SLOTS, "window": Material(preset="glow", color="#bfe4ff")},
    main_slot="body",
    styles={"futuristic": {"kind": "wheel"}},
    adjectives={"rotating": {"kind": "wheel"}, "spinning": {"kind": "wheel"}, "ring": {"kind": "wheel"}},
    parts={"solar panel": "panel", "module": "module", "ring": "ring", "wing": "panel"},
)  # fmt: skip
def space_station(k: Kit) -> None:
    """Drawn 40 m across at z = 12 over its stand."""
    s = k.m("width") / 40.0
    with k.group("station", scale=s):
        z = 12.0 if k.s("kind") == "modular" else 14.0
        (_modular if k.s("kind") == "modular" else _wheel)(k, z)
        k.rod("stand", (0, 0, 0.4), (0, 0, z - 1.0), 0.35, segments=20, material="trim")
        k.add(
            "stand base",
            Lathe(profile=[(5.0, 0), (5.0, 0.3), (1.0, 0.7), (0.4, 1.4), (0, 1.4)], segments=48),
            material="trim",
        )
    k.anchor("top", (0, 0, (z + 3.0) * s), half_size=(2.0 * s, 2.0 * s))


def _module(k: Kit, name: str, start: tuple[float, float, float], direction: str, long: float, radius: float) -> None:
    turn = {
        "y": (-90.0, 0.0, 0.0),
        "-y": (90.0, 0.0, 0.0),
        "x": (0.0, 90.0, 0.0),
        "-x": (0.0, -90.0, 0.0),
        "z": (0.0, 0.0, 0.0),
    }
    profile = [
        (radius * 0.5, 0), (radius * 0.55, 0.12 * radius), (radius, 0.5 * radius), (radius, long - 0.5 * radius),
        (radius * 0.55, long - 0.12 * radius), (radius * 0.5, long),
    ]  # fmt: skip
    band = [(radius * 0.98, -0.12), (radius * 1.04, -0.12), (radius * 1.04, 0.12), (radius * 0.98, 0.12)]
    with k.group(name, at=start, rotate=turn[direction]):
        k.add("module", Lathe(profile=profile, segments=36), material="body")
        k.add("module band", Lathe(profile=band, closed=True, segments=36), at=(0, 0, long * 0.3), material="metal",
              instances=Linear(count=2, step=(0, 0, long * 0.4)))  # fmt: skip
        k.add("module port", Cylinder(radius=radius * 0.16, height=radius * 2.06, segments=16, pivot="center"),
              at=(0, 0, long * 0.5), rotate=(0, 90, 0), material="window")  # fmt: skip


def _modular(k: Kit, z: float) -> None:
    half = 20.0
    for y, dz in ((-0.55, -0.5), (0.55, -0.5), (-0.55, 0.5), (0.55, 0.5)):
        k.rod("truss chord", (-half, y, z + 2.2 + dz), (half, y, z + 2.2 + dz), 0.11, segments=8, material="metal")
    bays = 24
    for y in (-0.55, 0.55):
        lace = [(-half + 2 * half * i / bays, y, z + 2.2 + (0.5 if i % 2 else -0.5)) for i in range(bays + 1)]
        k.tube("truss lacing", lace, 0.07, smooth=False, round_caps=False, segments=6, material="metal")
    for dz in (-0.5, 0.5):
        lace = [(-half + 2 * half * i / bays, 0.55 if i % 2 else -0.55, z + 2.2 + dz) for i in range(bays + 1)]
        k.tube("truss lacing", lace, 0.07, smooth=False, round_caps=False, segments=6, material="metal")
    k.add("hub", Sphere(radius=1.9, segments=32), at=(0, 0, z), material="body")
    k.rod("hub neck", (0, 0, z + 1.2), (0, 0, z + 2.4), 0.8, segments=20, material="metal")
    _module(k, "module front", (0, -1.4, z), "-y", 7.0, 1.75)
    _module(k, "module back", (0, 1.4, z), "y", 9.0, 1.6)
    _module(k, "module left", (-1.4, -0.2, z), "-x", 5.2, 1.5)
    _module(k, "module right", (1.4, -0.2, z), "x", 5.2, 1.5)
    k.add("capsule", Cone(radius_bottom=1.25, radius_top=0.55, height=2.2, segments=32), at=(0, -8.2, z), rotate=(90, 0, 0),
          material="trim")  # fmt: skip
    places = {1: (16.5,), 2: (16.5,), 3: (12.0, 18.2), 4: (12.0, 18.2)}[k.n("wings")]
    for x in places:
        for side in (-1, 1):
            if k.n("wings") == 1 and side > 0:
                continue
            sx = side * x
            k.rod("panel mast", (sx, -12.0, z + 2.2), (sx, 12.0, z + 2.2), 0.14, segments=8, material="metal")
            k.block("panel joint", (0.9, 1.3, 1.3), (sx, 0, z + 1.55), "trim", bevel=0.08)
            for dy in (-6.7, 6.7):
                for dx in (-1.25, 1.25):
                    k.block("panel", (2.1, 10.2, 0.08), (sx + dx, dy, z + 2.16), "panel", bevel=0.0)
                k.add("panel rib", Box(size=(4.7, 0.1, 0.14), pivot="center"), at=(sx, dy, z + 2.2), material="metal",
                      instances=Linear(count=6, step=(0, 2.0, 0), center=True))  # fmt: skip
    for side in (-1, 1):
        k.rod(
            "radiator mast", (side * 6.0, 0.5, z + 2.7), (side * 6.0, 6.6, z + 3.4), 0.1, segments=8, material="metal"
        )
        k.block("radiator", (2.4, 5.6, 0.1), (side * 6.0, 3.7, z + 2.8), "body", bevel=0.02, rotate=(11, 0, 0))


def _wheel(k: Kit, z: float) -> None:
    radius = 18.0
    with k.group("wheel station", at=(0, 0, z), rotate=(18, 10, 0)):
        k.add("ring", Torus(radius=radius, tube=2.0, segments=72, tube_segments=16), material="body")
        for dz in (-1.3, 1.3):
            k.add(
                "ring band",
                Torus(radius=radius, tube=0.25, segments=64, tube_segments=6),
                at=(0, 0, dz * 1.42),
                material="metal",
            )
        k.add("ring window", Box(size=(0.5, 0.9, 0.7), pivot="center"), at=(radius + 1.9, 0, 0), material="window",
              bevel=0.1, instances=Radial(count=36))  # fmt: skip
        n = k.n("spokes")
        k.add("spoke", Cylinder(radius=0.8, height=radius - 3.4, segments=16), at=(2.4, 0, 0), rotate=(0, 90, 0), material="body",
              instances=Radial(count=n))  # fmt: skip
        k.add("spoke collar", Cylinder(radius=1.1, height=0.8, segments=16), at=(8.0, 0, 0), rotate=(0, 90, 0), material="metal",
              instances=Radial(count=n))  # fmt: skip
        hub = [(1.4, -4.2), (2.0, -3.6), (3.2, -2.2), (3.6, 0), (3.2, 2.2), (2.0, 3.6), (1.4, 4.2)]
        k.add("hub", Lathe(profile=hub, segments=40), material="body")
        k.add("hub light", Cylinder(radius=0.9, height=9.0, segments=24, pivot="center"), material="window")
        for i in range(3):
            a = math.radians(120 * i + 30)
            k.rod("antenna", (0.8 * math.cos(a), 0.8 * math.sin(a), 4.0), (2.2 * math.cos(a), 2.2 * math.sin(a), 7.4), 0.1, 0.05,
                  segments=8, material="metal")  # fmt: skip
        for i in range(6):
            a = math.radians(60 * i)
            k.add("panel", Box(size=(2.6, 1.5, 0.1), pivot="center"), at=((radius - 3.2) * math.cos(a), (radius - 3.2) * math.sin(a), 0.9),
                  rotate=(0, 0, 60 * i), material="panel")  # fmt: skip
