"""Sailing ships with masts, yards and guns."""

from prompt2mesh.library.kit import Kit
from prompt2mesh.library.registry import asset, count, length
from prompt2mesh.library.vehicles.boats import PARTS, HullRow, gunwale, hull
from prompt2mesh.library.vehicles.forms import box_outline, lerp, sample
from prompt2mesh.library.vehicles.sailing import square_sail
from prompt2mesh.library.vehicles.ships import SLOTS
from prompt2mesh.mesh.materials import Material
from prompt2mesh.mesh.placement import Linear, Radial
from prompt2mesh.mesh.shapes import Box, Cylinder, Extrude, Lathe, Sphere, Torus

GALLEON: tuple[HullRow, ...] = (
    (0.0, 0.03, 0.35, 1.1),
    (0.05, 0.34, 0.1, 1.06),
    (0.18, 0.8, 0.0, 0.96),
    (0.4, 1.0, 0.0, 0.86),
    (0.65, 1.0, 0.0, 0.88),
    (0.85, 0.9, 0.08, 1.0),
    (1.0, 0.74, 0.3, 1.12),
)


@asset(
    kind="pirate_ship",
    words=("pirate ship", "galleon", "sailing ship", "tall ship", "frigate", "caravel", "wooden ship", "man-of-war", "clipper", "ghost ship", "ship in full sail"),
    about="A three-masted galleon with castles, square sails, shrouds, cannons and a flag.",
    parameters=(length("length", 30.0, 0.2, 70.0, words=("length", "long")), count("masts", 3, 1, 3, words=("masts",)), count("cannons", 6, 0, 10, words=("cannons", "guns"))),
    slots={**SLOTS, "hull": Material(preset="planks", color="#6b4426"), "deck": "planks", "stripe": Material(preset="painted_wood", color="#c79a3a"), "iron": "cast_iron"},
    main_slot="hull",
    parts={**PARTS, "sail": "sail", "cannon": "cannon"},
)  # fmt: skip
def pirate_ship(k: Kit) -> None:
    """Drawn 9 long without its bowsprit, then scaled."""
    s = k.m("length") / 9.0
    half, depth, long = 1.15, 1.7, 9.0
    with k.group("pirate ship", scale=s):
        k.add("hull", hull(GALLEON, long, half, depth, flat=1.1), material="hull")
        for level, slot in ((0.52, "stripe"), (0.8, "stripe")):
            band = tuple(
                (t, w * 1.02, max(sheer * level, keel + 0.02), max(sheer * level, keel + 0.02) + 0.05)
                for t, w, keel, sheer in GALLEON
            )
            k.add("wale", hull(band, long * 1.002, half * (0.975 if level < 0.6 else 1.0), depth), material=slot)
        k.add(
            "deck",
            hull(
                tuple((t, w * 0.95, sheer - 0.05, sheer + 0.01) for t, w, _, sheer in GALLEON), long * 0.99, half, depth
            ),
            material="deck",
        )
        for side in (1, -1):
            rail = [(x * side * 0.98, y, z) for x, y, z in gunwale(GALLEON, long, half, depth, 1)]
            k.tube("rail", [(x, y, z + 0.3) for x, y, z in rail], 0.04, segments=8, resolution=2, material="wood")
            for i, (x, y, z) in enumerate(rail[1:]):
                k.rod(f"baluster {i}", (x, y, z - 0.03), (x, y, z + 0.3), 0.03, segments=8, material="wood")
            n = k.n("cannons")
            for i in range(n):
                t = lerp(0.27, 0.78, (i + 0.5) / n)
                w, _, sheer = sample(GALLEON, t)
                x, y, z = half * w * 0.93, (t - 0.5) * long, depth * sheer * 0.66
                k.add(
                    "gun port",
                    Box(size=(0.1, 0.36, 0.34), pivot="center"),
                    at=(side * (x + 0.02), y, z),
                    material="flag",
                    bevel=0.01,
                )
                k.add(
                    "gun lid",
                    Box(size=(0.3, 0.36, 0.04), pivot="center"),
                    at=(side * (x + 0.15), y, z + 0.22),
                    rotate=(0, side * -25, 0),
                    material="stripe",
                    bevel=0.01,
                )
                k.add(
                    "cannon",
                    Lathe(
                        profile=[
                            (0.09, 0),
                            (0.1, 0.1),
                            (0.075, 0.3),
                            (0.09, 0.34),
                            (0.09, 0.4),
                            (0.05, 0.4),
                            (0.05, 0.3),
                        ],
                        segments=20,
                    ),
                    at=(side * (x - 0.05), y, z),
                    rotate=(0, side * 90, 0),
                    material="iron",
                )
        stern = depth * 1.05
        k.add(
            "stern castle",
            Box(size=(2 * half * 0.82, 2.0, 1.15)),
            at=(0, 3.5, stern - 0.2),
            material="hull",
            bevel=0.04,
        )
        k.add(
            "stern deck", Box(size=(2 * half * 0.88, 2.1, 0.08)), at=(0, 3.5, stern + 0.93), material="deck", bevel=0.02
        )
        k.add(
            "stern window",
            Box(size=(0.34, 0.1, 0.44)),
            at=(0, 4.49, stern + 0.2),
            material="glass",
            bevel=0.03,
            instances=Linear(count=4, step=(0.44, 0, 0), center=True),
        )
        for z in (0.1, 0.72):
            k.add(
                "stern moulding",
                Box(size=(2 * half * 0.86, 0.12, 0.08)),
                at=(0, 4.48, stern + z),
                material="gold",
                bevel=0.02,
            )
        for sx in (-1, 1):
            k.add(
                "stern lantern",
                Lathe(profile=[(0.06, 0), (0.12, 0.08), (0.12, 0.28), (0.04, 0.38), (0, 0.42)], segments=16),
                at=(sx * half * 0.7, 4.45, stern + 1.28),
                material="gold",
            )
            k.add(
                "stern rail post",
                Box(size=(0.06, 0.06, 0.3)),
                at=(sx * half * 0.82, 2.55, stern + 1.0),
                material="wood",
                instances=Linear(count=6, step=(0, 0.37, 0)),
            )
            k.add(
                "stern rail",
                Box(size=(0.08, 2.0, 0.06)),
                at=(sx * half * 0.82, 3.5, stern + 1.28),
                material="wood",
                bevel=0.015,
            )
        k.add(
            "stern rail back",
            Box(size=(2 * half * 0.86, 0.08, 0.06)),
            at=(0, 4.42, stern + 1.28),
            material="wood",
            bevel=0.015,
        )
        k.add("bow castle", Box(size=(half * 1.0, 1.1, 0.5)), at=(0, -3.2, depth * 0.92), material="hull", bevel=0.04)
        k.rod("bowsprit", (0, -3.5, depth * 1.05), (0, -6.3, depth * 1.75), 0.1, 0.05, material="wood")
        k.add("figurehead", Sphere(radius=0.17, segments=20), at=(0, -4.5, depth * 1.06), material="gold")
        k.add(
            "wheel ship",
            Torus(radius=0.24, tube=0.03, segments=28, tube_segments=8),
            at=(0, 2.9, stern + 1.3),
            rotate=(90, 0, 0),
            material="wood",
        )
        k.add(
            "wheel ship spoke",
            Box(size=(0.66, 0.03, 0.03), pivot="center"),
            at=(0, 2.9, stern + 1.3),
            material="wood",
            instances=Radial(count=4, angle=135, axis="y", center=(0, 0, stern + 1.3)),
        )
        k.add("wheel ship post", Box(size=(0.12, 0.16, 0.4)), at=(0, 3.0, stern + 0.95), material="wood")
        k.add("deck hatch", Box(size=(0.7, 0.8, 0.14)), at=(0, -0.2, depth * 0.88), material="wood", bevel=0.02)
        _masts(k, depth, half, stern)
    k.anchor("top", (0, 0.6 * s, depth * 0.9 * s), half_size=(half * 0.6 * s, 0.6 * s))
    k.anchor("seat", (0, 3.5 * s, (stern + 1.0) * s), half_size=(0.4 * s, 0.4 * s))


def _masts(k: Kit, depth: float, half: float, stern: float) -> None:
    n = k.n("masts")
    layout = {1: ((0.0, 1.0),), 2: ((-1.9, 0.92), (1.2, 1.0)), 3: ((-2.5, 0.88), (0.3, 1.0), (3.0, 0.74))}[n]
    for i, (y, size) in enumerate(layout):
        base = depth * 0.8
        top = base + 7.2 * size
        k.rod(f"mast {i + 1}", (0, y, base), (0, y, top), 0.13 * size + 0.02, 0.05, material="wood")
        for j, (low, high, wide) in enumerate(((0.2, 0.52, 3.3), (0.56, 0.78, 2.5), (0.81, 0.94, 1.7))):
            z0, z1 = base + 7.2 * size * low, base + 7.2 * size * high
            w0, w1 = wide * size, wide * size * 0.82
            k.rod(
                f"yard {i} {j}",
                (-w1 * 0.56, y - 0.08, z1),
                (w1 * 0.56, y - 0.08, z1),
                0.05,
                material="wood",
                round_caps=True,
            )
            if j == 0:
                k.rod(
                    f"yard low {i} {j}",
                    (-w0 * 0.54, y - 0.08, z0),
                    (w0 * 0.54, y - 0.08, z0),
                    0.045,
                    material="wood",
                    round_caps=True,
                )
            square_sail(k, f"sail {i + 1} {j + 1}", (0, y - 0.1, z0), w0, w1, z1 - z0, 0.42 * size)
        k.add(
            f"crow nest {i + 1}",
            Lathe(
                profile=[(0.16, 0), (0.36, 0.06), (0.4, 0.32), (0.34, 0.32), (0.3, 0.1), (0.1, 0.08)],
                closed=True,
                segments=24,
            ),
            at=(0, y, base + 7.2 * size * 0.79),
            material="wood",
        )
        k.add(
            f"crow nest floor {i + 1}",
            Cylinder(radius=0.31, height=0.06, segments=24),
            at=(0, y, base + 7.2 * size * 0.79 + 0.06),
            material="wood",
        )
        t = y / 9.0 + 0.5
        w, _, sheer = sample(GALLEON, t)
        foot = (stern + 0.95) if y > 2.5 else depth * sheer
        for side in (-1, 1):
            for dy in (0.1, 0.45, 0.8):
                k.rod(
                    "shroud",
                    (side * half * w * (0.9 if y <= 2.5 else 0.8), y + dy, foot),
                    (0, y + 0.05, base + 7.2 * size * 0.79),
                    0.016,
                    segments=6,
                    material="rope",
                )
            for step in range(1, 7):
                u = step / 8
                a = (
                    side * half * w * (0.9 if y <= 2.5 else 0.8) * (1 - u),
                    y + 0.1 * (1 - u) + 0.05 * u,
                    lerp(foot, base + 7.2 * size * 0.79, u),
                )
                b = (a[0], y + 0.8 * (1 - u) + 0.05 * u, a[2])
                k.rod("ratline", a, b, 0.011, segments=5, material="rope")
        if i == n // 2:
            k.add(
                "flag",
                Extrude(outline=box_outline(0, 1.0, 0, 0.6), height=0.03, pivot="center"),
                at=(0, y, top - 0.62),
                rotate=(90, 0, 90),
                material="flag",
            )
            k.add(
                "flag skull",
                Cylinder(radius=0.15, height=0.06, segments=20, pivot="center"),
                at=(0, y + 0.5, top - 0.28),
                rotate=(0, 90, 0),
                material="bone",
            )
            for lean in (-35, 35):
                k.add(
                    "flag bone",
                    Box(size=(0.055, 0.6, 0.055), pivot="center"),
                    at=(0, y + 0.5, top - 0.42),
                    rotate=(lean, 0, 0),
                    material="bone",
                    bevel=0.015,
                )
    if n > 1:
        k.rod(
            "stay",
            (0, -6.2, depth * 1.72),
            (0, layout[0][0], depth * 0.8 + 7.2 * layout[0][1] * 0.93),
            0.016,
            segments=6,
            material="rope",
        )
