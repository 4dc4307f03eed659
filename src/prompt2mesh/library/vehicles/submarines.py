"""Submarines."""

from prompt2mesh.library.kit import Kit
from prompt2mesh.library.registry import asset, choice, length
from prompt2mesh.library.vehicles.boats import PARTS
from prompt2mesh.library.vehicles.forms import fuselage, sample
from prompt2mesh.library.vehicles.ships import SLOTS
from prompt2mesh.mesh.materials import Material
from prompt2mesh.mesh.placement import Radial
from prompt2mesh.mesh.shapes import Box, Cylinder, Extrude, Lathe, Sphere, Torus


@asset(
    kind="submarine",
    words=("submarine", "u-boat", "sub", "yellow submarine", "nuclear submarine", "submersible"),
    about="A submarine with a conning tower, periscopes, dive planes, portholes and a propeller.",
    parameters=(length("length", 12.0, 0.2, 180.0, words=("length", "long")), choice("kind", "storybook", "military")),
    slots={**SLOTS, "hull": Material(preset="gloss_paint", color="#f2c017"), "metal": "brass", "grey hull": Material(preset="matte_paint", color="#2a2f35")},
    main_slot="hull",
    adjectives={"nuclear": {"kind": "military", "length": 110.0}, "u-boat": {"kind": "military", "length": 67.0}, "military": {"kind": "military"}, "nuclear submarine": {"kind": "military", "length": 110.0}},
    styles={"military": {"kind": "military"}, "cartoon": {"kind": "storybook"}},
    parts={**PARTS, "tower": "tower", "propeller": "propeller", "window": "porthole"},
)  # fmt: skip
def submarine(k: Kit) -> None:
    """Drawn 10 long; the storybook one is stouter."""
    s = k.m("length") / 10.0
    fat = k.s("kind") == "storybook"
    # A navy boat is grey unless another colour is asked for.
    paint = "hull" if fat or "hull" in k.asked else "grey hull"
    r = 1.55 if fat else 0.72
    z = r + 0.25
    with k.group("submarine", scale=s):
        rows = [
            (-5.0, 0.0),
            (-4.85, 0.42),
            (-4.3, 0.76),
            (-3.2, 0.97),
            (-1.0, 1.0),
            (1.6, 0.94),
            (3.3, 0.66),
            (4.4, 0.3),
            (4.75, 0.14),
        ]
        k.add("hull", fuselage([(y, r * t, r * t, z) for y, t in rows], segments=44), material=paint)
        h = 1.25 if fat else 0.85
        base = z + r * 0.86
        out = [
            (-0.42 * r, -1.1),
            (0.42 * r, -1.1),
            (0.5 * r, -0.5),
            (0.45 * r, 0.5),
            (0.2 * r, 1.2),
            (-0.2 * r, 1.2),
            (-0.45 * r, 0.5),
            (-0.5 * r, -0.5),
        ]
        k.add(
            "tower",
            Extrude(outline=out, smooth=True, height=h + 0.3, bevel=0.08, bevel_segments=3, taper=0.86),
            at=(0, -0.6, base - 0.3),
            material=paint,
        )
        top = base + h
        k.tube(
            "periscope",
            [(0.1, -0.7, top - 0.1), (0.1, -0.7, top + 0.75), (0.1, -0.78, top + 0.9), (0.1, -1.0, top + 0.92)],
            0.07,
            material="metal",
        )
        k.add(
            "periscope lens",
            Cylinder(radius=0.085, height=0.08, segments=20),
            at=(0.1, -0.98, top + 0.92),
            rotate=(90, 0, 0),
            material="glass",
        )
        k.rod("antenna", (-0.12, -0.3, top - 0.1), (-0.12, -0.3, top + 0.6), 0.025, material="metal")
        k.add(
            "hatch",
            Lathe(profile=[(0.26, 0), (0.26, 0.07), (0.2, 0.12), (0, 0.14)], segments=28),
            at=(0, -0.35, top - 0.02),
            material="metal",
        )
        if fat:
            for i in range(4):
                y = -3.0 + 1.35 * i
                t = sample(rows, y)[0]
                for side in (-1, 1):
                    with k.group(
                        "porthole", at=(side * r * t * 0.97, y, z + 0.25 * r), rotate=(0, side * (90 - 14), 0)
                    ):
                        k.add(
                            "porthole rim",
                            Torus(radius=0.32, tube=0.075, segments=36, tube_segments=10),
                            material="metal",
                        )
                        k.add(
                            "porthole glass",
                            Lathe(profile=[(0.31, -0.1), (0.31, 0.01), (0.2, 0.05), (0, 0.07)], segments=32),
                            material="glass",
                        )
                        k.add(
                            "porthole bolt",
                            Sphere(radius=0.03, segments=8),
                            at=(0.32, 0, 0.06),
                            material="metal",
                            instances=Radial(count=8),
                        )
            k.add("keel", Box(size=(0.5, 5.0, 0.35)), at=(0, -0.5, 0.05), material=paint, bevel=0.1)
            k.add("skid", Box(size=(1.6, 0.4, 0.3)), at=(0, -1.8, 0.0), material="metal", bevel=0.06)
            k.add("skid", Box(size=(1.6, 0.4, 0.3)), at=(0, 1.2, 0.0), material="metal", bevel=0.06)
        else:
            k.add("deck", Box(size=(0.6, 6.4, 0.12)), at=(0, -0.4, z + r * 0.92), material="trim", bevel=0.03)
            k.add(
                "tower plane",
                Extrude(
                    outline=[(-1.1, -0.25), (1.1, -0.25), (0.95, 0.2), (-0.95, 0.2)],
                    height=0.08,
                    bevel=0.025,
                    pivot="center",
                ),
                at=(0, -0.9, base + h * 0.55),
                material=paint,
            )
            k.add("cradle", Box(size=(r * 1.4, 0.4, 0.55)), at=(0, -2.4, 0.0), material="metal", bevel=0.05)
            k.add("cradle", Box(size=(r * 1.4, 0.4, 0.55)), at=(0, 1.8, 0.0), material="metal", bevel=0.05)
        span = r * (0.95 if fat else 1.7)
        fin = Extrude(
            outline=[(0.0, -0.55), (span, -0.1), (span, 0.45), (0.0, 0.5)], height=0.1, bevel=0.03, pivot="center"
        )
        k.add(
            "fin",
            fin,
            at=(0, 4.05, z),
            material="metal" if fat else paint,
            instances=Radial(count=4, axis="y", center=(0, 0, z)),
        )
        k.add(
            "bow plane",
            Extrude(
                outline=[(0, -0.4), (r * 1.5, -0.15), (r * 1.5, 0.25), (0, 0.4)], height=0.1, bevel=0.03, pivot="center"
            ),
            at=(0, -3.1, z - 0.1 * r),
            material="metal" if fat else paint,
            mirror=True,
        )
        with k.group("propeller", at=(0, 4.95, z), rotate=(-90, 0, 0)):
            k.add(
                "propeller hub",
                Lathe(profile=[(0.16, -0.3), (0.17, 0.0), (0.1, 0.2), (0, 0.26)], segments=24),
                material="metal",
            )
            k.add(
                "propeller blade",
                Extrude(
                    outline=[(0.08, -0.07), (0.45, -0.22), (0.72, -0.14), (0.74, 0.1), (0.5, 0.22), (0.08, 0.08)],
                    smooth=True,
                    height=0.06,
                    pivot="center",
                ),
                rotate=(28, 0, 0),
                material="metal",
                instances=Radial(count=4 if fat else 5),
            )
    k.anchor("top", (0, 0.9 * s, (z + r) * s), half_size=(0.2 * s, 0.6 * s))
    k.anchor("seat", (0, 1.2 * s, (z + r * 0.97) * s), half_size=(0.3 * s, 0.4 * s))
