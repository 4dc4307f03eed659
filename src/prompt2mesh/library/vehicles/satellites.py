"""Flying saucers and satellites."""

import math

from prompt2mesh.library.kit import Kit
from prompt2mesh.library.registry import asset, count, length
from prompt2mesh.library.vehicles.space import SLOTS, spline_profile
from prompt2mesh.mesh.materials import Material
from prompt2mesh.mesh.placement import Linear, Radial
from prompt2mesh.mesh.shapes import Box, Cylinder, Ellipsoid, Lathe, Sphere, Torus


@asset(
    kind="ufo",
    words=("ufo", "flying saucer", "alien spaceship", "alien ship", "saucer spacecraft", "alien spacecraft"),
    about="A flying saucer with a glass dome, running lights and three legs.",
    parameters=(length("diameter", 8.0, 0.1, 60.0, words=("diameter", "width", "wide", "size")), count("lights", 16, 6, 36, words=("lights",))),
    slots={**SLOTS, "body": "brushed_steel", "dome": "blue_glass", "alien": Material(preset="wet_skin", color="#7bc95a")},
    main_slot="body",
    states=("flying", "lit"),
    parts={"leg": "leg", "dome": "dome", "light": "light"},
)  # fmt: skip
def ufo(k: Kit) -> None:
    """Turned about its axis."""
    r = k.m("diameter") / 2
    z = r * 0.42
    k.add(
        "hull",
        Lathe(
            profile=spline_profile(
                [
                    (r * 0.22, -r * 0.2),
                    (r * 0.5, -r * 0.15),
                    (r * 0.9, -r * 0.03),
                    (r, 0.03 * r),
                    (r * 0.92, r * 0.075),
                    (r * 0.6, r * 0.19),
                    (r * 0.42, r * 0.235),
                ]
            ),
            segments=80,
        ),
        at=(0, 0, z),
        material="body",
    )
    k.add(
        "rim",
        Torus(radius=r * 0.985, tube=r * 0.028, segments=80, tube_segments=10),
        at=(0, 0, z + 0.02 * r),
        material="trim",
    )
    k.add(
        "collar",
        Torus(radius=r * 0.41, tube=r * 0.035, segments=56, tube_segments=12),
        at=(0, 0, z + r * 0.235),
        material="metal",
    )
    k.add(
        "dome", Ellipsoid(radii=(r * 0.39, r * 0.39, r * 0.36), segments=40), at=(0, 0, z + r * 0.22), material="dome"
    )
    k.add(
        "alien",
        Ellipsoid(radii=(r * 0.11, r * 0.1, r * 0.14), segments=24),
        at=(0, -r * 0.02, z + r * 0.34),
        material="alien",
    )
    k.add(
        "alien body",
        Ellipsoid(radii=(r * 0.09, r * 0.08, r * 0.13), segments=20),
        at=(0, 0, z + r * 0.2),
        material="alien",
    )
    k.add(
        "alien eye",
        Ellipsoid(radii=(r * 0.035, r * 0.02, r * 0.05), segments=16),
        at=(r * 0.045, -r * 0.105, z + r * 0.35),
        rotate=(0, 20, 0),
        material="trim",
        mirror=True,
    )
    k.add(
        "light",
        Sphere(radius=r * 0.038, segments=18),
        at=(r * 0.8, 0, z + r * 0.112),
        material="glow",
        instances=Radial(count=k.n("lights")),
    )
    k.add(
        "seam",
        Torus(radius=r * 0.6, tube=r * 0.008, segments=72, tube_segments=8),
        at=(0, 0, z + r * 0.19),
        material="trim",
    )
    k.add(
        "engine",
        Lathe(profile=[(r * 0.3, 0), (r * 0.26, -r * 0.08), (r * 0.1, -r * 0.1), (0, -r * 0.1)], segments=48),
        at=(0, 0, z - r * 0.18),
        material="trim",
    )
    k.add(
        "engine glow",
        Ellipsoid(radii=(r * 0.18, r * 0.18, r * 0.05), segments=32),
        at=(0, 0, z - r * 0.28),
        material="glow",
    )
    if k.state("flying"):
        k.add("beam", Lathe(profile=[(r * 0.5, 0), (r * 0.18, r * 0.16), (0, r * 0.16)], segments=48), material="glow")
    else:
        with k.group("leg", instances=Radial(count=3, start=30)):
            k.rod("leg", (r * 0.55, 0, z - r * 0.1), (r * 0.75, 0, r * 0.04), r * 0.024, material="metal")
            k.add(
                "leg foot",
                Lathe(profile=[(r * 0.09, 0), (r * 0.09, r * 0.02), (r * 0.03, r * 0.05), (0, r * 0.05)], segments=24),
                at=(r * 0.755, 0, 0),
                material="metal",
            )
    k.anchor("top", (0, 0, z + r * 0.58), half_size=(r * 0.1, r * 0.1), round=True)


@asset(
    kind="satellite",
    words=("satellite", "space probe", "sputnik", "communication satellite"),
    about="A satellite with a foil-wrapped bus, solar wings and a dish, on a display stand.",
    parameters=(length("width", 7.0, 0.2, 40.0, words=("width", "wide", "span")), count("panels", 3, 1, 6, words=("panels", "solar panels"))),
    slots=SLOTS,
    main_slot="body",
    parts={"solar panel": "panel", "dish": "dish"},
)  # fmt: skip
def satellite(k: Kit) -> None:
    """Bus, wings, dish, antennas."""
    w = k.m("width")
    s = w / 7.0
    n = k.n("panels")
    z = 2.3
    with k.group("satellite", scale=s):
        k.add("bus", Box(size=(1.1, 1.1, 1.5), pivot="center"), at=(0, 0, z), material="gold", bevel=0.05)
        for dz in (-0.77, 0.77):
            k.add(
                "bus plate", Box(size=(1.2, 1.2, 0.07), pivot="center"), at=(0, 0, z + dz), material="metal", bevel=0.02
            )
        k.add("bus radiator", Box(size=(0.7, 1.16, 0.8), pivot="center"), at=(0, 0, z), material="body", bevel=0.02)
        long = (3.5 - 0.95) / n
        for side in (-1, 1):
            k.rod("boom", (side * 0.5, 0, z), (side * 1.0, 0, z), 0.05, material="metal")
            for i in range(n):
                x = side * (0.95 + long * (i + 0.5))
                k.add(
                    "panel",
                    Box(size=(long * 0.95, 0.04, 1.25), pivot="center"),
                    at=(x, 0, z),
                    material="panel",
                    bevel=0.008,
                )
                k.add("panel rail", Box(size=(long * 1.02, 0.06, 0.04), pivot="center"), at=(x, 0, z), material="metal")
                k.add(
                    "panel line",
                    Box(size=(0.012, 0.05, 1.25), pivot="center"),
                    at=(x, 0, z),
                    material="metal",
                    instances=Linear(count=4, step=(long * 0.19, 0, 0), center=True),
                )
                for dz in (-0.32, 0.32):
                    k.add(
                        "panel line",
                        Box(size=(long * 0.95, 0.05, 0.012), pivot="center"),
                        at=(x, 0, z + dz),
                        material="metal",
                    )
        bowl = [
            (0.0, -0.02),
            (0.3, 0.03),
            (0.6, 0.15),
            (0.82, 0.3),
            (0.82, 0.33),
            (0.58, 0.18),
            (0.28, 0.06),
            (0.0, 0.01),
        ]
        with k.group("dish", at=(0, -0.62, z + 0.2), rotate=(78, 0, 0)):
            k.add("dish", Lathe(profile=bowl, segments=48), at=(0, 0, 0.1), material="body")
            k.rod("dish mast", (0, 0, -0.15), (0, 0, 0.12), 0.08, material="metal")
            for a in range(3):
                t = math.radians(120 * a)
                k.rod(
                    "dish strut", (0.78 * math.cos(t), 0.78 * math.sin(t), 0.4), (0, 0, 0.78), 0.014, material="metal"
                )
            k.add("dish feed", Cylinder(radius=0.07, height=0.14, segments=20), at=(0, 0, 0.7), material="trim")
        k.rod("antenna", (0.35, 0.3, z + 0.75), (0.45, 0.35, z + 1.7), 0.018, material="metal")
        k.add("antenna tip", Sphere(radius=0.05, segments=16), at=(0.45, 0.35, z + 1.7), material="accent")
        k.add(
            "thruster",
            Lathe(profile=[(0.12, 0), (0.24, -0.3), (0.2, -0.3), (0.08, 0)], closed=True, segments=28),
            at=(0, 0, z - 0.78),
            material="metal",
        )
        k.rod("stand", (0, 0, 0.05), (0, 0, z - 0.75), 0.05, material="trim")
        k.add(
            "stand base",
            Lathe(profile=[(0.7, 0), (0.7, 0.05), (0.2, 0.1), (0.06, 0.2), (0, 0.2)], segments=48),
            material="trim",
        )
    k.anchor("top", (0, 0, (z + 0.8) * s), half_size=(0.4 * s, 0.4 * s))
