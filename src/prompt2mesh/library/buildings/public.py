"""Buildings people go to: shops, schools, hospitals, factories, railway stations and filling stations."""

from prompt2mesh.library.buildings.houses import GLASS, LIT, pane_slot
from prompt2mesh.library.buildings.parts import door, gable_roof, steps, window
from prompt2mesh.library.kit import Kit
from prompt2mesh.library.panels import panel
from prompt2mesh.library.registry import asset, count, flag, length, text
from prompt2mesh.mesh.materials import Material
from prompt2mesh.mesh.placement import Linear
from prompt2mesh.mesh.shapes import Box, Cylinder, Extrude, Lathe, Sphere, Text, Torus

SLOTS: dict[str, Material | str] = {
    "wall": "brick", "accent": Material(preset="painted_wood", color="#1f5a4a"), "roof": Material(preset="slate", color="#4a4f55"),
    "trim": Material(preset="painted_wood", color="#f4f1e8"), "door": Material(preset="painted_wood", color="#26443c"), "window": GLASS, "light": LIT,
    "base": Material(preset="concrete", color="#8d8a83"), "metal": "black_iron", "letters": Material(preset="gloss_paint", color="#f6e7b5"),
    "awning": Material(preset="canvas", color="#c2352b"), "awning stripe": Material(preset="canvas", color="#f4efe2"), "leaf": "leaf",
    "flag": Material(preset="silk", color="#c1272d"), "concrete": "concrete", "wood": "planks",
}  # fmt: skip
PARTS = {
    "window": "window", "walls": "wall", "roof": "roof", "sign": "sign", "awning": "awning", "steps": "steps, step",
    "chimney": "chimney", "letters": "sign letters", "clock": "clock",
}  # fmt: skip


def sign_letters(
    k: Kit, words: str, at: tuple[float, float, float], wide: float, high: float, *, depth: float = 0.06
) -> None:
    """Letters on a front that faces −y, not wider than `wide`."""
    height = min(high, 1.55 * wide / max(len(words), 1))
    k.add("sign letters", Text(text=words, height=height, depth=depth, font="sans-bold"),
          at=(at[0], at[1], at[2] + (high - height) / 2), material="letters")  # fmt: skip


@asset(
    kind="shop",
    words=("shop", "store", "bakery", "cafe", "coffee shop", "restaurant", "boutique", "grocery store", "corner shop", "flower shop",
           "bookshop", "bookstore", "pharmacy", "barber shop", "diner", "pub", "ice cream shop", "toy shop", "pizzeria", "butcher shop", "saloon bar"),
    about="A shop with display windows, a striped awning, a lettered sign and rooms above.",
    parameters=(
        length("width", 7.0, 3.0, 20.0, words=("width", "wide")),
        length("depth", 6.0, 3.0, 16.0, words=("depth", "deep")),
        count("floors", 2, 1, 4, words=("floors", "storeys", "stories")),
        text("sign", "SHOP"),
        flag("awning", True, words=("awning", "canopy")),
    ),
    slots=SLOTS,
    main_slot="wall",
    adjectives={
        word: {"sign": letters} for word, letters in (
            ("bakery", "BAKERY"), ("cafe", "CAFE"), ("coffee shop", "COFFEE"), ("restaurant", "RESTAURANT"), ("boutique", "BOUTIQUE"),
            ("grocery store", "GROCERY"), ("flower shop", "FLOWERS"), ("bookshop", "BOOKS"), ("bookstore", "BOOKS"), ("pharmacy", "PHARMACY"),
            ("barber shop", "BARBER"), ("diner", "DINER"), ("pub", "THE PUB"), ("ice cream shop", "ICE CREAM"), ("toy shop", "TOYS"),
            ("pizzeria", "PIZZA"), ("butcher shop", "BUTCHER"), ("store", "STORE"),
        )
    },
    states=("lit",),
    parts=PARTS,
)  # fmt: skip
def shop(k: Kit) -> None:
    """The front faces −y."""
    w, d, floors = k.m("width"), k.m("depth"), k.n("floors")
    ground, storey = 3.4, 2.9
    z = ground + storey * (floors - 1)
    front = -d / 2
    glass = pane_slot(k)
    k.block("base", (w + 0.5, d + 0.9, 0.16), (0, -0.2, 0), "base")
    k.block("wall", (w, d, z), (0, 0, 0.12), "wall", bevel=0.0)
    top = z + 0.12
    k.block("cornice", (w + 0.4, d + 0.4, 0.2), (0, 0, top - 0.05), "trim", bevel=0.05)
    for y, long, turn in ((front + 0.12, w, 0), (d / 2 - 0.12, w, 0)):
        k.block("parapet", (long, 0.24, 0.6), (0, y, top + 0.1), "wall", bevel=0.0, rotate=(0, 0, turn))
    for x in (-w / 2 + 0.12, w / 2 - 0.12):
        k.block("parapet", (0.24, d - 0.4, 0.6), (x, 0, top + 0.1), "wall", bevel=0.0)
    k.block("roof", (w - 0.4, d - 0.4, 0.12), (0, 0, top + 0.1), "roof", bevel=0.0)
    for y in (front + 0.12, d / 2 - 0.12):
        k.block("coping", (w + 0.1, 0.34, 0.08), (0, y, top + 0.69), "trim")
    for x in (-w / 2 + 0.12, w / 2 - 0.12):
        k.block("coping", (0.34, d - 0.2, 0.08), (x, 0, top + 0.69), "trim")
    _shop_front(k, w, front, glass)
    for floor in range(1, floors):
        zf = ground + storey * (floor - 1) + 0.75
        number = max(2, round(w / 2.2))
        for i in range(number):
            x = (i - (number - 1) / 2) * w * 0.9 / number
            window(k, f"upper {floor} {i}", (x, front, zf), min(1.1, w * 0.5 / number), 1.5, glass=glass)
        for side, facing in ((1, 90), (-1, -90)):
            window(k, f"side {floor} {side}", (side * w / 2, -d * 0.2, zf), 1.0, 1.4, facing=facing, glass=glass,
                   instances=Linear(count=2, step=(0, d * 0.4, 0)))  # fmt: skip
    door(k, "back", (w * 0.2, d / 2, 0.14), 1.0, 2.1, facing=180)
    k.anchor("top", (0, 0, top + 0.22), half_size=(w * 0.4, d * 0.4))


def _shop_front(k: Kit, w: float, front: float, glass: str) -> None:
    """Pilasters, stall risers, panes, the door in the middle, fascia with letters, awning, plants."""
    y = front - 0.02
    for x in (-w / 2 + 0.2, -0.75, 0.75, w / 2 - 0.2):
        k.block("pilaster", (0.26, 0.22, 2.75), (x, y, 0.14), "accent", bevel=0.03)
        k.block("pilaster foot", (0.34, 0.28, 0.3), (x, y, 0.14), "accent", bevel=0.03)
    k.block("sign", (w - 0.04, 0.26, 0.62), (0, y, 2.88), "accent", bevel=0.04)
    k.block("sign cornice", (w + 0.2, 0.42, 0.12), (0, y, 3.48), "trim", bevel=0.04)
    sign_letters(k, k.s("sign"), (0, y - 0.15, 2.96), w * 0.86, 0.46)
    pane = w / 2 - 0.2 - 0.75 - 0.26
    for side in (-1, 1):
        x = side * (0.75 + w / 2 - 0.2) / 2
        k.block("window riser", (pane + 0.02, 0.14, 0.55), (x, y, 0.14), "accent", bevel=0.02)
        k.block("window riser panel", (pane * 0.8, 0.17, 0.3), (x, y, 0.27), "accent", bevel=0.03)
        k.block("window display", (pane + 0.02, 0.06, 1.72), (x, y, 0.68), glass, bevel=0.0)
        k.block("window sill", (pane + 0.04, 0.22, 0.07), (x, y, 0.66), "trim")
        k.block("window transom", (pane + 0.02, 0.1, 0.06), (x, y, 2.3), "accent", bevel=0.01)
        k.block("window transom pane", (pane + 0.02, 0.06, 0.5), (x, y, 2.36), glass, bevel=0.0)
        for dx in (-pane / 6, pane / 6):
            k.block("window bar", (0.05, 0.1, 2.2), (x + dx, y, 0.68), "accent", bevel=0.01)
        k.add("plant tub", Lathe(profile=[(0.2, 0), (0.26, 0.42), (0.3, 0.44), (0.3, 0.5), (0.2, 0.5), (0, 0.46)], segments=24),
              at=(side * 1.15, front - 0.36, 0.15), material="metal")  # fmt: skip
        k.add("plant", Sphere(radius=0.34, segments=20), at=(side * 1.15, front - 0.36, 0.86), material="leaf")
    door(k, "", (0, y + 0.02, 0.16), 1.1, 2.3, style="glass", frame="accent")
    k.block("door transom", (1.2, 0.06, 0.36), (0, y, 2.54), glass, bevel=0.0)
    if k.on("awning"):
        strips = max(6, round(w / 0.5) // 2 * 2 + 1)
        step = (w - 0.1) / strips
        # The cloth falls 0.75 m over 1.15 m, with a straight valance.
        cloth = [(0, 2.86), (-1.15, 2.2), (-1.15, 1.98), (-1.12, 1.98), (-1.12, 2.17), (0, 2.8)]
        for i in range(strips):
            x = -w / 2 + 0.05 + step * (i + 0.5)
            k.add("awning", Extrude(outline=[(front - 0.1 + py, pz) for py, pz in cloth], height=step + 0.002, pivot="center"),
                  at=(x, 0, 0), rotate=(90, 0, 90), material="awning" if i % 2 == 0 else "awning stripe")  # fmt: skip
        for side in (-1, 1):
            k.rod("awning arm", (side * (w / 2 - 0.1), front - 0.05, 2.25), (side * (w / 2 - 0.1), front - 1.2, 2.2), 0.02,
                  segments=8, material="metal")  # fmt: skip


@asset(
    kind="school",
    words=("school", "schoolhouse", "school building", "elementary school", "primary school", "high school", "university", "college"),
    about="A school: long wings of tall windows, a gabled entrance with a clock and a bell turret, a flag.",
    parameters=(
        length("width", 26.0, 8.0, 60.0, words=("width", "wide", "long")),
        length("depth", 10.0, 5.0, 20.0, words=("depth", "deep")),
        count("floors", 2, 1, 4, words=("floors", "storeys", "stories")),
        text("sign", "SCHOOL"),
    ),
    slots=SLOTS,
    main_slot="wall",
    adjectives={"university": {"sign": "UNIVERSITY", "floors": 3}, "college": {"sign": "COLLEGE", "floors": 3}, "schoolhouse": {"floors": 1, "width": 12.0}},
    states=("lit",),
    parts={**PARTS, "bell": "bell"},
)  # fmt: skip
def school(k: Kit) -> None:
    """Symmetrical about its entrance."""
    w, d, floors = k.m("width"), k.m("depth"), k.n("floors")
    storey, z0 = 3.5, 0.5
    z = z0 + floors * storey
    front, glass = -d / 2, pane_slot(k)
    k.block("base", (w + 0.3, d + 0.3, z0 + 0.02), (0, 0, 0), "base")
    k.block("wall", (w, d, z - z0), (0, 0, z0), "wall", bevel=0.0)
    gable_roof(k, "roof", w, d, z, d * 0.3, overhang=0.45, thickness=0.18)
    hall = max(5.0, w * 0.24)
    hy = front - 1.1
    k.block("wall hall", (hall, 2.6, z - z0 + 0.8), (0, hy + 1.2, z0), "wall", bevel=0.0)
    k.block("base hall", (hall + 0.3, 2.8, z0 + 0.02), (0, hy + 1.2, 0), "base")
    gable_roof(k, "roof hall", hall, 3.6 + d * 0.4, z + 0.8, hall * 0.36, overhang=0.3, thickness=0.16, along="y",
               at=(0, hy + 1.7 + d * 0.2))  # fmt: skip
    k.block("string course", (w + 0.16, d + 0.16, 0.16), (0, 0, z0 + storey - 0.25), "trim")
    k.block("string course hall", (hall + 0.16, 2.76, 0.16), (0, hy + 1.2, z0 + storey - 0.25), "trim")
    each = (w - hall) / 2
    number = max(2, round(each / 2.3))
    step = each / number
    for floor in range(floors):
        zf = z0 + floor * storey + 0.9
        for side in (-1, 1):
            x = side * (hall / 2 + each / 2)
            window(k, f"front {floor} {side}", (x, front, zf), step * 0.62, 2.0, bars=(1, 2), glass=glass,
                   instances=Linear(count=number, step=(step, 0, 0), center=True))  # fmt: skip
            window(k, f"end {floor} {side}", (side * w / 2, 0, zf), step * 0.62, 2.0, bars=(1, 2), facing=90 * side, glass=glass,
                   instances=Linear(count=3, step=(0, d * 0.28, 0), center=True))  # fmt: skip
        window(k, f"back {floor}", (0, d / 2, zf), step * 0.62, 2.0, bars=(1, 2), facing=180, glass=glass,
               instances=Linear(count=2 * number + 1, step=(w * 0.9 / (2 * number), 0, 0), center=True))  # fmt: skip
        if floor:
            window(k, f"hall {floor}", (0, hy - 0.1, zf), 1.1, 2.0, bars=(1, 2), head="round", glass=glass,
                   instances=Linear(count=3, step=(hall * 0.28, 0, 0), center=True))  # fmt: skip
    door(k, "", (0, hy - 0.1, z0), 2.2, 2.6, head="round", style="double")
    steps(k, "steps", (0, hy - 0.15, 0), 3.4, z0, 3)
    k.block("sign", (hall * 0.8, 0.12, 0.6), (0, hy - 0.12, z0 + storey - 0.5), "accent")
    sign_letters(k, k.s("sign"), (0, hy - 0.19, z0 + storey - 0.42), hall * 0.72, 0.44)
    clock = z + 0.8 + hall * 0.1
    k.add(
        "clock",
        Cylinder(radius=0.62, height=0.12, segments=36),
        at=(0, hy - 0.08, clock),
        rotate=(90, 0, 0),
        material="trim",
    )
    k.add(
        "clock rim",
        Torus(radius=0.62, tube=0.07, segments=36, tube_segments=8),
        at=(0, hy - 0.18, clock),
        rotate=(90, 0, 0),
        material="metal",
    )
    k.add("clock hand", Box(size=(0.07, 0.04, 0.5)), at=(0, hy - 0.22, clock), material="metal")
    k.add(
        "clock hand hour", Box(size=(0.08, 0.04, 0.34)), at=(0, hy - 0.22, clock), rotate=(0, 120, 0), material="metal"
    )
    ridge = z + d * 0.3
    k.block("turret", (1.8, 1.8, 1.4), (0, 0.6, ridge - 0.4), "trim", bevel=0.04)
    for sx in (-1, 1):
        for sy in (-1, 1):
            k.block("turret post", (0.2, 0.2, 1.2), (sx * 0.7, 0.6 + sy * 0.7, ridge + 0.98), "trim")
    k.add(
        "bell",
        Lathe(profile=[(0.42, 0), (0.3, 0.18), (0.24, 0.42), (0.12, 0.54), (0.05, 0.62), (0, 0.9)], segments=28),
        at=(0, 0.6, ridge + 1.32),
        material="letters",
    )
    k.add("turret roof", Lathe(profile=[(1.4, 0), (1.4, 0.08), (0.5, 0.9), (0.08, 1.7), (0, 1.7)], segments=4), at=(0, 0.6, ridge + 2.14),
          rotate=(0, 0, 45), material="roof")  # fmt: skip
    k.rod("flag pole", (w * 0.38, front - 2.2, 0), (w * 0.38, front - 2.2, 8.0), 0.06, segments=10, material="metal")
    k.block("flag pole foot", (0.6, 0.6, 0.2), (w * 0.38, front - 2.2, 0), "base")
    panel(
        k,
        "flag",
        [(0.05, 6.6), (1.9, 6.5), (1.9, 7.7), (0.05, 7.8)],
        0.03,
        at=(w * 0.38, front - 2.19, 0),
        material="flag",
    )
    k.anchor("top", (0, 0.6, ridge + 3.8), half_size=(0.1, 0.1))


@asset(
    kind="hospital",
    words=("hospital", "clinic", "medical center", "medical centre", "infirmary"),
    about="A hospital: a white ward block with bands of windows, a red cross, a covered entrance and a roof landing place.",
    parameters=(
        length("width", 30.0, 10.0, 70.0, words=("width", "wide", "long")),
        count("floors", 5, 2, 12, words=("floors", "storeys", "stories")),
        text("sign", "HOSPITAL"),
    ),
    slots={**SLOTS, "wall": Material(preset="plaster", color="#f1f1ec"), "accent": Material(preset="gloss_paint", color="#cf2027"),
           "letters": Material(preset="gloss_paint", color="#cf2027"), "asphalt": "asphalt"},
    main_slot="wall",
    states=("lit",),
    parts={**PARTS, "cross": "cross", "helipad": "helipad"},
)  # fmt: skip
def hospital(k: Kit) -> None:
    """A tall block with a lower wing and the entrance between them."""
    w, floors = k.m("width"), k.n("floors")
    storey, d = 3.3, 11.0
    glass = pane_slot(k)
    blocks = ((-w * 0.2, 0.0, w * 0.6, d, floors), (w * 0.28, 0.6, w * 0.44, d * 0.85, max(2, floors - 2)))
    k.block("base", (w + 2.0, d + 3.0, 0.2), (0, 0, 0), "base")
    for number, (x, y, wide, deep, high) in enumerate(blocks):
        z = 0.2 + high * storey
        k.block(f"wall {number}", (wide, deep, high * storey), (x, y, 0.2), "wall", bevel=0.0)
        for floor in range(high):
            zf = 0.2 + floor * storey + 1.05
            k.block(f"window band {number} {floor}", (wide + 0.06, deep + 0.06, 1.45), (x, y, zf), glass, bevel=0.0)
            k.block(f"slab {number} {floor}", (wide + 0.16, deep + 0.16, 0.14), (x, y, zf - 0.14), "trim", bevel=0.01)
        piers = max(4, round(wide / 2.2))
        for sy in (-1, 1):
            k.add(f"pier {number}", Box(size=(0.34, 0.14, high * storey)), at=(x, y + sy * (deep / 2 + 0.04), 0.2), material="wall",
                  instances=Linear(count=piers, step=(wide / (piers - 1), 0, 0), center=True))  # fmt: skip
        for sx in (-1, 1):
            k.add(f"pier side {number}", Box(size=(0.14, 0.34, high * storey)), at=(x + sx * (wide / 2 + 0.04), y, 0.2), material="wall",
                  instances=Linear(count=5, step=(0, deep / 4, 0), center=True))  # fmt: skip
        k.block(f"roof {number}", (wide + 0.4, deep + 0.4, 0.5), (x, y, z - 0.02), "trim", bevel=0.04)
    x, y, wide, deep, high = blocks[0]
    top = 0.2 + floors * storey
    front = y - deep / 2
    k.block("cross panel", (4.4, 0.5, 4.4), (x, front + 0.05, top - 1.2), "trim", bevel=0.05)
    k.block("cross", (3.4, 0.3, 1.1), (x, front - 0.16, top + 0.45), "accent", bevel=0.03)
    k.block("cross upright", (1.1, 0.28, 3.4), (x, front - 0.16, top - 0.7), "accent", bevel=0.03)
    ex = w * 0.2
    ef = blocks[1][1] - blocks[1][3] / 2
    k.block("canopy", (9.0, 5.0, 0.4), (ex, ef - 2.2, 3.3), "trim", bevel=0.05)
    for sx in (-1, 1):
        k.add(
            "canopy column",
            Cylinder(radius=0.22, height=3.14, segments=20),
            at=(ex + sx * 3.8, ef - 4.2, 0.18),
            material="trim",
        )
    k.block("sign", (8.4, 0.2, 1.0), (ex, ef - 4.6, 3.68), "wall")
    sign_letters(k, k.s("sign"), (ex, ef - 4.71, 3.78), 7.6, 0.8)
    door(k, "", (ex, ef - 0.04, 0.2), 3.0, 2.6, style="glass", frame="metal")
    k.block("ambulance bay", (8.8, 3.0, 0.1), (ex, ef - 3.0, 0.12), "asphalt", bevel=0.0)
    k.add("helipad", Cylinder(radius=3.6, height=0.3, segments=40), at=(x, y + 0.6, top + 0.46), material="asphalt")
    k.add(
        "helipad ring",
        Torus(radius=3.0, tube=0.12, segments=40, tube_segments=6),
        at=(x, y + 0.6, top + 0.74),
        material="trim",
    )
    for dx in (-0.85, 0.85):
        k.block("helipad letter", (0.45, 2.6, 0.06), (x + dx, y + 0.6, top + 0.74), "trim", bevel=0.0)
    k.block("helipad letter bar", (1.4, 0.45, 0.05), (x, y + 0.6, top + 0.74), "trim", bevel=0.0)
    k.anchor("top", (x, y + 0.6, top + 0.8), half_size=(2.0, 2.0), round=True)


@asset(
    kind="factory",
    words=("factory", "plant building", "mill building", "industrial building", "warehouse", "power plant", "power station", "steelworks", "workshop building"),
    about="A brick works with a saw-tooth roof of north lights, tall chimneys, a loading dock and a water tank.",
    parameters=(
        length("width", 24.0, 8.0, 60.0, words=("width", "wide", "long")),
        length("depth", 14.0, 6.0, 40.0, words=("depth", "deep")),
        count("chimneys", 2, 0, 4, words=("chimneys", "smokestacks", "stacks")),
        flag("smoke", False, words=("smoke",)),
    ),
    slots={**SLOTS, "smoke": "cloud", "band": Material(preset="gloss_paint", color="#c2352b"), "steel": "galvanised_steel"},
    main_slot="wall",
    adjectives={"smoking": {"smoke": True}, "warehouse": {"chimneys": 0}, "polluting": {"smoke": True}},
    states=("lit", "smoking"),
    parts={**PARTS, "smokestack": "chimney", "tank": "tank"},
)  # fmt: skip
def factory(k: Kit) -> None:
    """Teeth run from left to right, their glass towards −x."""
    w, d = k.m("width"), k.m("depth")
    h, glass = 6.0, pane_slot(k)
    front = -d / 2
    k.block("base", (w + 1.0, d + 1.0, 0.2), (0, 0, 0), "base")
    k.block("wall", (w, d, h), (0, 0, 0.15), "wall", bevel=0.0)
    k.block("cornice", (w + 0.3, d + 0.3, 0.3), (0, 0, h - 0.1), "trim", bevel=0.04)
    teeth = max(3, round(w / 5.0))
    step = w / teeth
    for i in range(teeth):
        x = -w / 2 + step * i
        tooth = [(x + 0.02, h + 0.15), (x + step - 0.02, h + 0.15), (x + 0.45, h + 2.5), (x + 0.05, h + 2.4)]
        k.add(f"roof {i + 1}", Extrude(outline=tooth, height=d, pivot="center"), rotate=(90, 0, 0), material="roof")
        k.block("window roof", (0.08, d * 0.9, 1.6), (x + 0.03, 0, h + 0.5), glass, bevel=0.0)
        k.add("window roof bar", Box(size=(0.12, 0.08, 1.7)), at=(x + 0.03, 0, h + 0.45), material="metal",
              instances=Linear(count=max(3, round(d / 2)), step=(0, d * 0.9 / (max(3, round(d / 2)) - 1), 0), center=True))  # fmt: skip
    number = max(3, round(w / 3.4))
    bay = w / number
    for i in range(number):
        x = -w / 2 + bay * (i + 0.5)
        if abs(x) > bay * 0.6:
            window(k, f"front {i}", (x, front, 1.6), bay * 0.6, 3.0, bars=(3, 3), glass=glass)
        k.block("pier", (0.5, 0.3, h), (x - bay / 2, front, 0.15), "wall", bevel=0.0)
    k.block("pier", (0.5, 0.3, h), (w / 2, front, 0.15), "wall", bevel=0.0)
    for side in (-1, 1):
        window(k, f"side {side}", (side * w / 2, 0, 1.6), bay * 0.6, 3.0, bars=(3, 3), facing=90 * side, glass=glass,
               instances=Linear(count=max(2, round(d / 4)), step=(0, d / (max(2, round(d / 4)) + 0.4), 0), center=True))  # fmt: skip
    window(k, "back", (0, d / 2, 1.6), bay * 0.6, 3.0, bars=(3, 3), facing=180, glass=glass,
           instances=Linear(count=number, step=(bay, 0, 0), center=True))  # fmt: skip
    gate = min(bay * 1.1, 4.0)
    k.block("gate frame", (gate + 0.5, 0.3, 4.3), (0, front, 0.15), "trim", bevel=0.03)
    k.block("gate", (gate, 0.4, 4.0), (0, front, 0.15), "steel", bevel=0.02)
    k.add("gate slat", Box(size=(gate, 0.06, 0.1)), at=(0, front - 0.2, 0.5), material="steel", bevel=0.02,
          instances=Linear(count=9, step=(0, 0, 0.4)))  # fmt: skip
    k.block("dock", (gate + 3.0, 2.2, 0.5), (0, front - 1.0, 0), "concrete", bevel=0.04)
    n = k.n("chimneys")
    for i in range(n):
        x = w * 0.32 - i * 3.4
        tall = 15.0 - 1.4 * i
        y = d / 2 + 1.6
        k.add(f"chimney {i + 1}", Lathe(profile=[(1.5, 0), (1.5, 1.2), (1.2, 1.4), (0.78, tall - 0.8), (0.95, tall - 0.6), (0.95, tall), (0.62, tall), (0.62, tall - 1.0), (0, tall - 1.0)],
                                        segments=32), at=(x, y, 0), material="wall")  # fmt: skip
        k.add(
            "chimney band",
            Lathe(profile=[(0.85, 0), (0.95, 0), (0.93, 0.7), (0.82, 0.7)], closed=True, segments=32),
            at=(x, y, tall - 2.4),
            material="band",
        )
        k.block("flue", (1.0, 1.6, 1.4), (x, d / 2 + 0.3, 1.0), "steel", bevel=0.05)
        if k.on("smoke") or k.state("smoking"):
            for j, (dx, dz, r) in enumerate(((0.2, 0.6, 0.95), (0.9, 1.8, 1.25), (2.0, 3.1, 1.6), (3.4, 4.3, 1.9))):
                k.add(f"smoke {i} {j}", Sphere(radius=r, segments=20), at=(x + dx, y, tall + dz), material="smoke")
    tx, ty = -w / 2 - 2.2, d * 0.2
    for sx in (-1, 1):
        for sy in (-1, 1):
            k.rod(
                "tank leg",
                (tx + sx * 1.0, ty + sy * 1.0, 0),
                (tx + sx * 0.8, ty + sy * 0.8, 5.2),
                0.12,
                segments=8,
                material="metal",
            )
    for z in (1.8, 3.6):
        for a, b in (((-1, -1), (1, -1)), ((1, -1), (1, 1)), ((1, 1), (-1, 1)), ((-1, 1), (-1, -1))):
            k.rod(
                "tank brace",
                (tx + a[0] * 0.92, ty + a[1] * 0.92, z),
                (tx + b[0] * 0.92, ty + b[1] * 0.92, z),
                0.06,
                segments=6,
                material="metal",
            )
    k.add(
        "tank",
        Lathe(profile=[(1.5, 0), (1.5, 2.4), (1.56, 2.4), (0.1, 3.3), (0, 3.3)], segments=32),
        at=(tx, ty, 5.1),
        material="steel",
    )
    k.rod("pipe", (tx, ty, 5.2), (-w / 2 + 0.1, ty, 5.2), 0.16, segments=12, material="steel")
    k.anchor("top", (0, 0, h + 2.2), half_size=(w * 0.3, d * 0.3))
