"""Scooters with a motor or a foot."""

from prompt2mesh.library.kit import Kit
from prompt2mesh.library.registry import asset, choice, flag, length
from prompt2mesh.library.vehicles.forms import fuselage, rounded, side_plate
from prompt2mesh.library.vehicles.motorcycles import PARTS, SLOTS, fender
from prompt2mesh.library.vehicles.wheels import wheel
from prompt2mesh.mesh.materials import Material
from prompt2mesh.mesh.placement import Linear
from prompt2mesh.mesh.shapes import Box, Ellipsoid, Lathe


@asset(
    kind="scooter",
    words=("scooter", "vespa", "moped", "motor scooter", "kick scooter", "push scooter", "electric scooter", "e-scooter"),
    about="A motor scooter with a leg shield and rounded body, or a kick scooter.",
    parameters=(length("length", 1.75, 0.6, 2.4, words=("length", "long")), choice("kind", "motor", "kick"), flag("windscreen", False)),
    slots={**SLOTS, "body": Material(preset="car_paint", color="#6fb7b2")},
    main_slot="body",
    adjectives={"kick": {"kind": "kick", "length": 0.95}, "push": {"kind": "kick", "length": 0.95}, "kick scooter": {"kind": "kick", "length": 0.95}, "push scooter": {"kind": "kick", "length": 0.95}, "electric scooter": {"kind": "kick", "length": 1.1},
                "e-scooter": {"kind": "kick", "length": 1.1}, "electric": {"kind": "kick", "length": 1.1}, "kids": {"kind": "kick", "length": 0.8}},
    parts=PARTS,
)  # fmt: skip
def scooter(k: Kit) -> None:
    """Italian or on foot."""
    if k.s("kind") == "kick":
        _kick(k)
        return
    s = k.m("length") / 1.75
    r = 0.22
    front, rear = -0.62, 0.56
    with k.group("scooter", scale=s):
        wheel(k, "wheel front", (0, front, r), r, 0.09, style="steel")
        wheel(k, "wheel back", (0, rear, r), r, 0.1, style="steel")
        for name, y in (("front", front), ("back", rear)):
            k.rod(f"axle {name}", (-0.07, y, r), (0.07, y, r), 0.02, material="metal")
        k.rod("fork", (0.065, front, r), (0.03, front + 0.12, 0.5), 0.022, material="metal", mirror=True)
        k.rod("steering column", (0, front + 0.08, 0.42), (0, front + 0.26, 1.0), 0.035, material="body")
        fender(k, "fender front", front, r, r + 0.035, 0.16, 25, 165)
        k.add(
            "fender nose",
            Ellipsoid(radii=(0.075, 0.12, 0.08), segments=24),
            at=(0, front + 0.06, r + 0.25),
            material="body",
        )
        shield = [
            (-0.30, 0.27),
            (-0.30, 0.31),
            (-0.36, 0.45),
            (-0.42, 0.92),
            (-0.45, 0.94),
            (-0.47, 0.9),
            (-0.43, 0.4),
            (-0.38, 0.27),
        ]
        side_plate(k, "leg shield", rounded(shield, 0.03), 0.44, bevel=0.016, bevel_segments=3, material="body")
        k.add("floor", Box(size=(0.36, 0.5, 0.06)), at=(0, -0.12, 0.24), material="body", bevel=0.025, bevel_segments=3)
        k.add(
            "floor rib",
            Box(size=(0.02, 0.38, 0.012)),
            at=(0, -0.12, 0.298),
            material="grip",
            bevel=0.004,
            instances=Linear(count=5, step=(0.06, 0, 0), center=True),
        )
        tail = (
            (0.04, 0.12, 0.18, 0.45),
            (0.1, 0.19, 0.23, 0.47),
            (0.3, 0.24, 0.24, 0.48),
            (0.55, 0.23, 0.2, 0.5),
            (0.75, 0.16, 0.14, 0.52),
            (0.86, 0.06, 0.06, 0.53),
        )
        k.add("body", fuselage(list(tail), exponent=2.4), material="body")
        k.add(
            "cowl trim",
            Ellipsoid(radii=(0.02, 0.2, 0.11), segments=28),
            at=(0.232, 0.45, 0.47),
            material="metal",
            mirror=True,
        )
        k.add(
            "seat",
            fuselage(
                [
                    (0.02, 0.06, 0.04, 0.73),
                    (0.1, 0.14, 0.06, 0.73),
                    (0.35, 0.16, 0.065, 0.735),
                    (0.62, 0.13, 0.055, 0.72),
                    (0.7, 0.06, 0.03, 0.7),
                ],
                exponent=3,
            ),
            material="seat",
        )
        k.add(
            "headlight",
            Ellipsoid(radii=(0.07, 0.04, 0.07), segments=28),
            at=(0, front + 0.19, 1.0),
            material="headlight",
        )
        k.add(
            "headlight shell",
            Ellipsoid(radii=(0.095, 0.12, 0.09), segments=28),
            at=(0, front + 0.28, 1.0),
            material="body",
        )
        k.tube(
            "handlebar",
            [
                (-0.32, front + 0.36, 1.02),
                (-0.18, front + 0.3, 1.02),
                (0, front + 0.28, 1.01),
                (0.18, front + 0.3, 1.02),
                (0.32, front + 0.36, 1.02),
            ],
            0.022,
            material="body",
        )
        for side in (-1, 1):
            k.rod(
                "handlebar grip",
                (side * 0.22, front + 0.31, 1.02),
                (side * 0.34, front + 0.37, 1.02),
                0.026,
                material="grip",
                round_caps=True,
            )
            k.rod(
                "mirror arm",
                (side * 0.18, front + 0.3, 1.02),
                (side * 0.24, front + 0.26, 1.22),
                0.007,
                material="metal",
            )
            k.add(
                "mirror",
                Lathe(profile=[(0, -0.012), (0.05, -0.01), (0.055, 0.0), (0.05, 0.008), (0, 0.01)], segments=28),
                at=(side * 0.245, front + 0.26, 1.25),
                rotate=(90, 0, 0),
                material="metal",
            )
        k.add("taillight", Ellipsoid(radii=(0.05, 0.03, 0.035), segments=20), at=(0, 0.86, 0.55), material="taillight")
        k.rod("exhaust", (0.12, 0.4, 0.22), (0.13, 0.78, 0.24), 0.045, material="metal")
        k.add(
            "engine",
            Box(size=(0.24, 0.3, 0.16), pivot="center"),
            at=(0, rear - 0.1, r + 0.06),
            material="trim",
            bevel=0.03,
        )
        k.tube(
            "rack",
            [(-0.1, 0.66, 0.66), (-0.12, 0.86, 0.72), (0.12, 0.86, 0.72), (0.1, 0.66, 0.66)],
            0.012,
            smooth=False,
            material="metal",
        )
        if k.on("windscreen"):
            side_plate(
                k,
                "windscreen",
                [(front + 0.16, 1.02), (front + 0.185, 1.02), (front + 0.3, 1.5), (front + 0.28, 1.5)],
                0.4,
                material="windscreen",
            )
    k.anchor("seat", (0, 0.3 * s, 0.79 * s), half_size=(0.13 * s, 0.2 * s))


def _kick(k: Kit) -> None:
    s = k.m("length") / 0.95
    r = 0.085
    with k.group("scooter", scale=s):
        for name, y in (("front", -0.4), ("back", 0.39)):
            wheel(k, f"wheel {name}", (0, y, r), r, 0.035, style="solid")
            k.rod(f"axle {name}", (-0.03, y, r), (0.03, y, r), 0.009, material="metal")
        k.add(
            "deck",
            Box(size=(0.13, 0.56, 0.035), pivot="center"),
            at=(0, 0.06, 0.085),
            material="body",
            bevel=0.014,
            bevel_segments=3,
        )
        k.add("deck grip", Box(size=(0.105, 0.46, 0.006)), at=(0, 0.06, 0.1), material="grip", bevel=0.002)
        k.rod("fork back", (0.028, 0.3, 0.085), (0.028, 0.4, r), 0.011, material="metal", mirror=True)
        k.tube("neck", [(0, -0.2, 0.085), (0, -0.3, 0.12), (0, -0.355, 0.24)], 0.024, material="body")
        k.rod("fork", (0.028, -0.4, r), (0.02, -0.375, 0.21), 0.01, material="metal", mirror=True)
        k.add(
            "fork crown",
            Box(size=(0.08, 0.05, 0.03), pivot="center"),
            at=(0, -0.372, 0.21),
            material="metal",
            bevel=0.01,
        )
        k.rod("stem", (0, -0.375, 0.2), (0, -0.3, 0.9), 0.019, material="metal")
        k.rod("handlebar", (-0.2, -0.298, 0.9), (0.2, -0.298, 0.9), 0.014, material="metal")
        k.rod(
            "handlebar grip",
            (0.1, -0.298, 0.9),
            (0.22, -0.298, 0.9),
            0.02,
            material="grip",
            round_caps=True,
            mirror=True,
        )
        fender(k, "brake", 0.39, r, r + 0.014, 0.05, 40, 150, material="metal")
        k.rod("brake arm", (0, 0.3, 0.1), (0, 0.335, 0.165), 0.012, material="metal")
    k.anchor("seat", (0, 0.06 * s, 0.106 * s), half_size=(0.05 * s, 0.2 * s))
