"""Large vessels: steamers, cruise and cargo ships, sailing men-of-war, submarines."""

from prompt2mesh.library.kit import Kit
from prompt2mesh.library.registry import asset, choice, count, length
from prompt2mesh.library.vehicles.boats import PARTS, HullRow, gunwale, hull, square_sail
from prompt2mesh.library.vehicles.cars import CAR_GLASS
from prompt2mesh.library.vehicles.forms import box_outline, fuselage, lerp, sample
from prompt2mesh.mesh.materials import Material
from prompt2mesh.mesh.placement import Linear, Radial
from prompt2mesh.mesh.shapes import Box, Cylinder, Extrude, Lathe, Sphere, Torus

SLOTS: dict[str, Material | str] = {
    "hull": Material(preset="painted_metal", color="#1e2f4a"), "boot": Material(preset="painted_metal", color="#9c2a22"), "deck": "teak", "super": Material(preset="gloss_paint", color="#f4f4f1"), "funnel": Material(preset="gloss_paint", color="#d0761f"), "trim": "black_plastic",
    "glass": CAR_GLASS, "metal": "galvanised_steel", "wood": "polished_wood", "sail": Material(preset="canvas", color="#efe7d4"), "rope": "rope", "gold": "gold", "flag": Material(preset="matte_paint", color="#17171a"), "bone": Material(preset="matte_paint", color="#f2f0ea"),
    "box red": Material(preset="painted_metal", color="#b23a2c"), "box blue": Material(preset="painted_metal", color="#2c5f95"), "box green": Material(preset="painted_metal", color="#3e7d52"), "box yellow": Material(preset="painted_metal", color="#d39b2c"),
}  # fmt: skip
STEAMER: tuple[HullRow, ...] = (
    (0.0, 0.02, 0.1, 1.16),
    (0.03, 0.16, 0.0, 1.12),
    (0.12, 0.58, 0.0, 1.06),
    (0.25, 0.93, 0.0, 1.01),
    (0.5, 1.0, 0.0, 1.0),
    (0.8, 1.0, 0.0, 1.0),
    (0.94, 0.84, 0.12, 1.03),
    (1.0, 0.6, 0.5, 1.05),
)
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
    kind="ship",
    words=("ship", "cruise ship", "ocean liner", "steamship", "steamer", "cargo ship", "container ship", "freighter", "ferry", "titanic", "tugboat", "vessel", "warship", "battleship"),
    about="A ship: a liner with decks, portholes and funnels, or a container ship.",
    parameters=(length("length", 90.0, 0.3, 300.0, words=("length", "long")), count("funnels", 2, 1, 4, words=("funnels", "chimneys", "smokestacks")), choice("kind", "liner", "cargo")),
    slots=SLOTS,
    main_slot="hull",
    adjectives={"cargo": {"kind": "cargo"}, "container": {"kind": "cargo"}, "freighter": {"kind": "cargo"}, "titanic": {"funnels": 4}, "cruise": {"kind": "liner", "funnels": 1}, "tugboat": {"funnels": 1}},
    parts={**PARTS, "funnel": "funnel", "smokestack": "funnel", "container": "container"},
)  # fmt: skip
def ship(k: Kit) -> None:
    """Drawn 9 long, then scaled."""
    s = k.m("length") / 9.0
    half, depth, long = 0.62, 0.8, 9.0
    with k.group("ship", scale=s):
        k.add("hull", hull(STEAMER, long, half, depth, flat=1.7), material="hull")
        low = tuple((t, w * 1.006, keel, max(keel + 0.06, 0.3)) for t, w, keel, _ in STEAMER)
        k.add("boot top", hull(low, long * 1.0005, half, depth, flat=1.7), material="boot")
        k.add(
            "deck",
            hull(
                tuple((t, w * 0.97, sheer - 0.05, sheer + 0.015) for t, w, _, sheer in STEAMER),
                long * 0.995,
                half,
                depth,
            ),
            material="deck",
        )
        for side in (1, -1):
            rail = [(x * side * 0.97, y, z) for x, y, z in gunwale(STEAMER, long, half, depth, 1)]
            k.tube("rail", [(x, y, z + 0.09) for x, y, z in rail], 0.008, segments=6, resolution=2, material="super")
            for i, (x, y, z) in enumerate(rail):
                k.rod(f"rail post {i}", (x, y, z - 0.01), (x, y, z + 0.09), 0.006, segments=6, material="super")
            k.add(
                "porthole",
                Cylinder(radius=0.035, height=0.03, segments=16, pivot="center"),
                at=(side * half * 0.985, -1.9, depth * 0.74),
                rotate=(0, 90, 0),
                material="glass",
                instances=Linear(count=24, step=(0, 0.22, 0)),
            )
            k.add(
                "anchor ship",
                Torus(radius=0.06, tube=0.018, segments=20, tube_segments=8),
                at=(side * half * 0.6, -3.55, depth * 0.82),
                rotate=(0, 90, 20 * side),
                material="metal",
            )
        deck = depth * 1.01
        if k.s("kind") == "cargo":
            _containers(k, deck, half)
            _bridge(k, deck, half, 3.1, 0.9, 4)
            _funnel(k, (0, 3.75, deck + 0.3), 0.16, 0.75)
            k.add(
                "funnel house", Box(size=(half * 1.1, 0.7, 0.5)), at=(0, 3.8, deck - 0.02), material="super", bevel=0.03
            )
        else:
            for i, (y0, y1, w) in enumerate(((-2.3, 3.3, 0.9), (-2.1, 3.0, 0.82), (-1.9, 2.6, 0.74))):
                z = deck + 0.27 * i
                k.add(
                    f"deck house {i + 1}",
                    Box(size=(2 * half * w, y1 - y0, 0.29)),
                    at=(0, (y0 + y1) / 2, z - 0.01),
                    material="super",
                    bevel=0.03,
                )
                k.add(
                    f"deck edge {i + 1}",
                    Box(size=(2 * half * (w + 0.05), y1 - y0 + 0.1, 0.03)),
                    at=(0, (y0 + y1) / 2, z + 0.25),
                    material="super",
                    bevel=0.008,
                )
                k.add(
                    f"window row {i + 1}",
                    Box(size=(2 * half * w + 0.02, 0.12, 0.1)),
                    at=(0, y0 + 0.2, z + 0.1),
                    material="glass",
                    bevel=0.02,
                    instances=Linear(count=int((y1 - y0 - 0.2) / 0.21), step=(0, 0.21, 0)),
                )
            _bridge(k, deck + 0.8, half * 0.85, -1.6, 0.5, 1)
            n = k.n("funnels")
            for i in range(n):
                _funnel(k, (0, -0.7 + 2.9 * (i + 0.5) / n, deck + 0.75), 0.2 if n < 4 else 0.17, 1.0)
            for side in (-1, 1):
                k.add(
                    "lifeboat",
                    fuselage(
                        [
                            (-0.22, 0.01, 0.02, 0.0),
                            (-0.15, 0.06, 0.06, 0.0),
                            (0.15, 0.06, 0.06, 0.0),
                            (0.22, 0.01, 0.02, 0.0),
                        ]
                    ),
                    at=(side * half * 0.84, -0.8, deck + 0.64),
                    material="funnel",
                    instances=Linear(count=5, step=(0, 0.62, 0)),
                )
                k.add(
                    "davit",
                    Box(size=(0.02, 0.02, 0.14)),
                    at=(side * half * 0.8, -0.8, deck + 0.5),
                    material="metal",
                    instances=Linear(count=5, step=(0, 0.62, 0)),
                )
        for y, tall in ((-3.1, 1.7), (3.6 if k.s("kind") == "liner" else -1.9, 1.4)):
            k.rod("mast", (0, y, deck - 0.02), (0, y + 0.1, deck + tall), 0.035, 0.012, material="metal")
            k.rod(
                "mast yard",
                (-0.25, y + 0.07, deck + tall * 0.8),
                (0.25, y + 0.07, deck + tall * 0.8),
                0.012,
                material="metal",
            )
        k.add("hatch", Box(size=(0.5, 0.5, 0.1)), at=(0, -2.75, deck), material="metal", bevel=0.02)
    k.anchor("top", (0, 0, 1.7 * s), half_size=(half * 0.5 * s, 1.0 * s))


def _bridge(k: Kit, z: float, half: float, y: float, deep: float, floors: int) -> None:
    tall = 0.28 * floors
    k.add("bridge", Box(size=(2 * half * 0.92, deep, tall + 0.02)), at=(0, y, z - 0.02), material="super", bevel=0.02)
    for i in range(floors):
        k.add(
            "bridge window",
            Box(size=(2 * half * 0.8, deep + 0.03, 0.1)),
            at=(0, y, z + 0.28 * i + 0.12),
            material="glass",
            bevel=0.02,
        )
    k.add(
        "bridge roof",
        Box(size=(2 * half * 1.08, deep + 0.14, 0.035)),
        at=(0, y, z + tall - 0.005),
        material="super",
        bevel=0.01,
    )
    k.rod("radar mast", (0, y, z + tall), (0, y, z + tall + 0.35), 0.018, material="metal")
    k.add(
        "radar", Box(size=(0.26, 0.03, 0.03), pivot="center"), at=(0, y, z + tall + 0.34), material="metal", bevel=0.008
    )


def _funnel(k: Kit, at: tuple[float, float, float], r: float, h: float) -> None:
    with k.group("funnel", at=at, rotate=(-6, 0, 0)):
        k.add(
            "funnel",
            Lathe(profile=[(r, 0), (r * 0.94, h * 0.78)], segments=32),
            scale=(0.85, 1.2, 1),
            material="funnel",
        )
        k.add(
            "funnel top",
            Lathe(
                profile=[(r * 0.96, 0), (r * 0.93, h * 0.2), (r * 0.8, h * 0.2), (r * 0.8, h * 0.1), (0, h * 0.1)],
                segments=32,
            ),
            at=(0, 0, h * 0.77),
            scale=(0.85, 1.2, 1),
            material="trim",
        )


def _containers(k: Kit, deck: float, half: float) -> None:
    colours = ("box red", "box blue", "box green", "box yellow")
    for row in range(8):
        for lane in range(4):
            for level in range(k.rng.choice((1, 2, 2, 3))):
                at = ((lane - 1.5) * half * 0.43, -2.2 + row * 0.6, deck + 0.2 * level - 0.005)
                k.add(
                    "container",
                    Box(size=(half * 0.42, 0.57, 0.2)),
                    at=at,
                    material=k.rng.choice(colours),
                    bevel=0.008,
                    bevel_segments=1,
                )


@asset(
    kind="pirate_ship",
    words=("pirate ship", "galleon", "sailing ship", "tall ship", "frigate", "caravel", "viking ship", "wooden ship", "man-of-war", "clipper", "ghost ship", "ship in full sail"),
    about="A three-masted galleon with castles, square sails, shrouds, cannons and a flag.",
    parameters=(length("length", 30.0, 0.2, 70.0, words=("length", "long")), count("masts", 3, 1, 3, words=("masts",)), count("cannons", 6, 0, 10, words=("cannons", "guns"))),
    slots={**SLOTS, "hull": Material(preset="planks", color="#6b4426"), "deck": "planks", "stripe": Material(preset="painted_wood", color="#c79a3a"), "iron": "cast_iron"},
    main_slot="hull",
    adjectives={"viking": {"masts": 1, "cannons": 0}, "viking ship": {"masts": 1, "cannons": 0}},
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


@asset(
    kind="submarine",
    words=("submarine", "u-boat", "sub", "yellow submarine", "nuclear submarine", "submersible"),
    about="A submarine with a conning tower, periscopes, dive planes, portholes and a propeller.",
    parameters=(length("length", 12.0, 0.2, 180.0, words=("length", "long")), choice("kind", "storybook", "military")),
    slots={**SLOTS, "hull": Material(preset="gloss_paint", color="#f2c017"), "metal": "brass"},
    main_slot="hull",
    adjectives={"nuclear": {"kind": "military", "length": 110.0}, "u-boat": {"kind": "military", "length": 67.0}, "military": {"kind": "military"}, "nuclear submarine": {"kind": "military", "length": 110.0}},
    style_materials={"military": {"hull": Material(preset="matte_paint", color="#2a2f35")}},
    styles={"military": {"kind": "military"}, "cartoon": {"kind": "storybook"}},
    parts={**PARTS, "tower": "tower", "propeller": "propeller", "window": "porthole"},
)  # fmt: skip
def submarine(k: Kit) -> None:
    """Drawn 10 long; the storybook one is stouter."""
    s = k.m("length") / 10.0
    fat = k.s("kind") == "storybook"
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
        k.add("hull", fuselage([(y, r * t, r * t, z) for y, t in rows], segments=44), material="hull")
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
            material="hull",
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
            k.add("keel", Box(size=(0.5, 5.0, 0.35)), at=(0, -0.5, 0.05), material="hull", bevel=0.1)
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
                material="hull",
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
            material="metal" if fat else "hull",
            instances=Radial(count=4, axis="y", center=(0, 0, z)),
        )
        k.add(
            "bow plane",
            Extrude(
                outline=[(0, -0.4), (r * 1.5, -0.15), (r * 1.5, 0.25), (0, 0.4)], height=0.1, bevel=0.03, pivot="center"
            ),
            at=(0, -3.1, z - 0.1 * r),
            material="metal" if fat else "hull",
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
