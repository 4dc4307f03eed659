"""Liners and cargo ships."""

from prompt2mesh.library.kit import Kit
from prompt2mesh.library.registry import asset, choice, count, length
from prompt2mesh.library.vehicles.boats import PARTS, HullRow, gunwale, hull
from prompt2mesh.library.vehicles.cars import CAR_GLASS
from prompt2mesh.library.vehicles.forms import fuselage
from prompt2mesh.mesh.materials import Material
from prompt2mesh.mesh.placement import Linear
from prompt2mesh.mesh.shapes import Box, Cylinder, Lathe, Torus

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


@asset(
    kind="ship",
    words=("ship", "cruise ship", "ocean liner", "steamship", "steamer", "cargo ship", "container ship", "freighter", "ferry", "titanic", "vessel", "warship", "battleship"),
    about="A ship: a liner with decks, portholes and funnels, or a container ship.",
    parameters=(length("length", 90.0, 0.3, 300.0, words=("length", "long")), count("funnels", 2, 1, 4, words=("funnels", "chimneys", "smokestacks")), choice("kind", "liner", "cargo")),
    slots=SLOTS,
    main_slot="hull",
    adjectives={"cargo": {"kind": "cargo"}, "container": {"kind": "cargo"}, "freighter": {"kind": "cargo"}, "titanic": {"funnels": 4}, "cruise": {"kind": "liner", "funnels": 1}},
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
