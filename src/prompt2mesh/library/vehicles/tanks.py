"""Tanks."""

from prompt2mesh.library.kit import Kit
from prompt2mesh.library.registry import asset, length
from prompt2mesh.library.vehicles.forms import rounded, side_plate
from prompt2mesh.library.vehicles.machines import PARTS, SLOTS, crawler
from prompt2mesh.mesh.materials import Material
from prompt2mesh.mesh.placement import Linear
from prompt2mesh.mesh.shapes import Box, Cylinder, Ellipsoid, Extrude, Lathe, Torus


@asset(
    kind="tank",
    words=("tank", "army tank", "battle tank", "military tank", "panzer", "armoured vehicle"),
    about="A battle tank with tracks, sloped armour, a turret and a long gun.",
    parameters=(length("length", 7.0, 0.15, 12.0, words=("length", "long")),),
    slots={**SLOTS, "body": Material(preset="matte_paint", color="#59633f"), "trim": Material(preset="matte_paint", color="#2e3326")},
    main_slot="body",
    parts={**PARTS, "gun": "gun", "cannon": "gun", "barrel": "gun", "turret": "turret"},
)  # fmt: skip
def tank(k: Kit) -> None:
    """Drawn 6.4 m long without its gun."""
    s = k.m("length") / 7.0
    with k.group("tank", scale=s):
        crawler(k, "track", 1.25, 6.0, 1.05, 0.55)
        side_plate(
            k,
            "hull",
            rounded([(-2.6, 0.4), (2.6, 0.4), (2.85, 0.8), (2.75, 1.35), (-1.7, 1.4), (-2.95, 0.95)], 0.05),
            2.0,
            bevel=0.03,
            material="body",
        )
        side_plate(
            k,
            "hull upper",
            rounded([(-2.75, 1.05), (2.85, 1.05), (2.75, 1.45), (-1.7, 1.45)], 0.03),
            3.1,
            bevel=0.03,
            material="body",
        )
        outline = rounded(
            [
                (-0.95, -1.2),
                (0.95, -1.2),
                (1.2, -0.3),
                (1.15, 1.0),
                (0.8, 1.45),
                (-0.8, 1.45),
                (-1.15, 1.0),
                (-1.2, -0.3),
            ],
            0.2,
        )
        k.add(
            "turret", Extrude(outline=outline, height=0.68, taper=0.8, bevel=0.04), at=(0, 0.1, 1.48), material="body"
        )
        k.add("turret ring", Cylinder(radius=1.1, height=0.12, segments=48), at=(0, 0.1, 1.4), material="trim")
        k.add("gun mantlet", Ellipsoid(radii=(0.42, 0.34, 0.3), segments=28), at=(0, -1.05, 1.8), material="body")
        k.rod("gun", (0, -0.9, 1.8), (0, -4.3, 1.88), 0.1, 0.085, material="body")
        k.rod("gun sleeve", (0, -2.3, 1.83), (0, -2.9, 1.85), 0.14, material="trim")
        k.rod("gun muzzle", (0, -4.15, 1.875), (0, -4.5, 1.885), 0.13, material="trim")
        k.add(
            "hatch",
            Lathe(profile=[(0.34, 0), (0.34, 0.1), (0.28, 0.15), (0, 0.17)], segments=32),
            at=(0.4, 0.35, 2.13),
            material="body",
        )
        k.add(
            "hatch ring",
            Torus(radius=0.36, tube=0.05, segments=32, tube_segments=8),
            at=(0.4, 0.35, 2.16),
            material="trim",
        )
        k.rod("machine gun", (0.4, 0.3, 2.42), (0.4, -0.6, 2.46), 0.03, material="trim")
        k.rod("machine gun post", (0.4, 0.2, 2.25), (0.4, 0.2, 2.43), 0.04, material="trim")
        k.add(
            "hatch",
            Lathe(profile=[(0.28, 0), (0.28, 0.06), (0, 0.08)], segments=28),
            at=(-0.42, 0.3, 2.14),
            material="trim",
        )
        k.rod("antenna", (-0.75, 1.15, 2.1), (-0.8, 1.3, 3.4), 0.014, material="trim", segments=6)
        k.add("turret box", Box(size=(1.3, 0.4, 0.35)), at=(0, 1.5, 1.6), material="trim", bevel=0.04)
        k.add(
            "engine grille",
            Box(size=(1.5, 0.08, 0.03)),
            at=(0, 1.95, 1.44),
            material="trim",
            instances=Linear(count=6, step=(0, 0.13, 0)),
        )
        k.add(
            "headlight",
            Ellipsoid(radii=(0.09, 0.07, 0.09), segments=20),
            at=(1.0, -2.2, 1.4),
            material="headlight",
            mirror=True,
        )
        k.add("headlight post", Box(size=(0.08, 0.08, 0.25)), at=(1.0, -2.15, 1.15), material="trim", mirror=True)
        k.add("skirt", Box(size=(0.05, 5.2, 0.34)), at=(1.54, 0.05, 0.82), material="body", bevel=0.01, mirror=True)
        k.add(
            "tow hook",
            Torus(radius=0.09, tube=0.03, segments=20, tube_segments=8),
            at=(0.6, -2.88, 0.82),
            rotate=(0, 90, 0),
            material="metal",
            mirror=True,
        )
        k.rod("exhaust", (0.7, 2.7, 1.15), (0.7, 3.05, 1.2), 0.1, material="trim", mirror=True)
    k.anchor("top", (0, 0.3 * s, 2.14 * s), half_size=(0.6 * s, 0.6 * s))
    k.anchor("seat", (0.4 * s, 0.35 * s, 2.3 * s), half_size=(0.3 * s, 0.3 * s))
