"""Houses people live in: cottages, farmhouses, Victorian villas, modern boxes."""

import math

from prompt2mesh.library.buildings.parts import chimney, cone_roof, door, gable_roof, steps, window
from prompt2mesh.library.kit import Kit
from prompt2mesh.library.registry import asset, choice, count, flag, length
from prompt2mesh.mesh.materials import Material
from prompt2mesh.mesh.placement import Linear
from prompt2mesh.mesh.shapes import Box, Cylinder, Extrude, Lathe, Sphere

GLASS = Material(preset="dark_screen", color="#26343f", roughness=0.08)
LIT = Material(preset="glow", color="#ffd27a")
FLOOR_M = 2.8
SLOTS: dict[str, Material | str] = {
    "wall": Material(preset="plaster", color="#efe4cf"), "roof": "roof_tile", "trim": Material(preset="painted_wood", color="#f6f3ea"), "door": Material(preset="painted_wood", color="#7a2e26"),
    "window": GLASS, "light": LIT, "chimney": "brick", "base": "stonework", "shutter": Material(preset="painted_wood", color="#3f6b57"), "metal": "black_iron", "thatch": "thatch", "wood": "planks",
    "flower": Material(preset="petal", color="#d6436b"), "leaf": "leaf",
}  # fmt: skip
PARTS = {
    "window": "window",
    "roof": "roof",
    "walls": "wall",
    "pillar": "column, porch post",
    "steps": "steps, step",
    "stairs": "steps, step",
    "tower": "tower",
    "frame": "window frame, door frame",
}


@asset(
    kind="house",
    words=("house", "cottage", "farmhouse", "home", "villa", "bungalow", "country house", "townhouse", "dwelling", "hut", "victorian house", "modern house", "haunted house", "residence"),
    about="A house: a cottage, a farmhouse with a porch, a Victorian villa with a turret, or a modern box of glass and concrete.",
    parameters=(
        length("width", 9.0, 4.0, 24.0, words=("width", "wide")),
        length("depth", 7.0, 3.5, 18.0, words=("depth", "deep")),
        count("floors", 2, 1, 5, words=("floors", "storeys", "stories", "levels")),
        choice("kind", "cottage", "farmhouse", "victorian", "modern"),
        choice("roofing", "tiled", "thatched", words=("roofing",)),
        flag("chimney", True), flag("porch", False), flag("shutters", True), flag("door", True), flag("windows", True),
    ),
    slots=SLOTS,
    main_slot="wall",
    styles={"modern": {"kind": "modern"}, "victorian": {"kind": "victorian"}, "rustic": {"kind": "cottage", "roofing": "thatched"}, "futuristic": {"kind": "modern"}, "antique": {"kind": "victorian"}},
    adjectives={"thatched": {"roofing": "thatched"}, "cottage": {"kind": "cottage", "floors": 1}, "small": {"floors": 1, "width": 7.0}, "farm": {"kind": "farmhouse"}, "bungalow": {"floors": 1},
                "villa": {"kind": "modern"}, "hut": {"floors": 1, "width": 5.0, "depth": 4.5, "roofing": "thatched"}, "haunted": {"kind": "victorian", "floors": 3}, "haunted house": {"kind": "victorian", "floors": 3},
                "two-story": {"floors": 2}, "three-story": {"floors": 3}, "thatch": {"roofing": "thatched"}, "contemporary": {"kind": "modern"}, "minimalist": {"kind": "modern"}},
    states=("lit",),
    parts=PARTS,
)  # fmt: skip
def house(k: Kit) -> None:
    """One of four ways to build a home."""
    kind = k.s("kind")
    if kind == "modern":
        _modern(k)
    elif kind == "victorian":
        _victorian(k)
    else:
        _gabled(k, farm=kind == "farmhouse")


def pane_slot(k: Kit) -> str:
    """The slot of window panes: a glowing one when the house is lit."""
    return "light" if k.state("lit") else "window"


def _gabled(k: Kit, *, farm: bool) -> None:
    w, d, floors = k.m("width"), k.m("depth"), k.n("floors")
    thatched = k.s("roofing") == "thatched"
    z0 = 0.3
    z = z0 + floors * FLOOR_M * (0.92 if not farm else 1.0)
    rise = d * (0.52 if thatched or not farm else 0.42)
    k.add("base", Box(size=(w + 0.16, d + 0.16, z0 + 0.03)), material="base", bevel=0.03)
    k.add("wall", Box(size=(w, d, z - z0)), at=(0, 0, z0), material="wall")
    gable_roof(
        k,
        "roof",
        w,
        d,
        z,
        rise,
        overhang=0.45 if thatched else 0.4,
        thickness=0.42 if thatched else 0.17,
        roof="thatch" if thatched else "roof",
        soft=0.12 if thatched else 0.0,
    )
    storey = (z - z0) / floors
    wide, tall = min(1.05, w * 0.13), storey * 0.46
    porch = k.on("porch") or farm
    number = max(2, round(w / 2.6))
    number += number % 2 == 0 and k.on("door")
    step = w / number
    for floor in range(floors if k.on("windows") else 0):
        zf = z0 + floor * storey + storey * 0.32
        for i in range(number):
            x = (i - (number - 1) / 2) * step
            if floor == 0 and k.on("door") and abs(x) < step * 0.4:
                continue
            window(
                k,
                f"front {floor} {i}",
                (x, -d / 2, zf),
                wide,
                tall,
                shutters=k.on("shutters") and step > wide * 2.5,
                glass=pane_slot(k),
            )
        window(
            k,
            f"back {floor}",
            (-(number - 1) / 2 * step, d / 2, zf),
            wide,
            tall,
            facing=180,
            glass=pane_slot(k),
            instances=Linear(count=number, step=(step, 0, 0)),
        )
        for side, facing in ((1, 90), (-1, -90)):
            window(
                k,
                f"side {floor} {side}",
                (side * w / 2, -d * 0.22, zf),
                wide,
                tall,
                facing=facing,
                glass=pane_slot(k),
                instances=Linear(count=2, step=(0, d * 0.44, 0)),
            )
    if k.on("windows") and rise > 1.4:
        for side, facing in ((1, 90), (-1, -90)):
            window(
                k,
                f"attic {side}",
                (side * w / 2, 0, z + rise * 0.14),
                wide * 0.9,
                min(tall * 0.8, rise * 0.4),
                facing=facing,
                head="round",
                glass=pane_slot(k),
            )
    if k.on("door"):
        door(
            k,
            "",
            (0, -d / 2, z0),
            1.0,
            min(2.1, storey * 0.8),
            head="flat" if farm else "round",
            style="panel" if farm else "plank",
        )
        steps(k, "steps", (0, -d / 2, 0), 1.7, z0, 2, material="base")
    if not farm and k.on("windows"):
        for i in (-1, 1):
            x = i * step if number > 1 else 0
            k.add(
                "flower box",
                Box(size=(wide * 1.15, 0.24, 0.2)),
                at=(x, -d / 2 - 0.13, z0 + storey * 0.32 - 0.26),
                material="wood",
                bevel=0.02,
            )
            k.add(
                "flower leaf",
                Sphere(radius=0.11, segments=12),
                at=(x - wide * 0.42, -d / 2 - 0.14, z0 + storey * 0.32 - 0.05),
                material="leaf",
                instances=Linear(count=5, step=(wide * 0.21, 0, 0)),
            )
            k.add(
                "flower",
                Sphere(radius=0.075, segments=12),
                at=(x - wide * 0.4, -d / 2 - 0.19, z0 + storey * 0.32 + 0.02),
                material="flower",
                instances=Linear(count=6, step=(wide * 0.16, 0, 0)),
            )
    if porch:
        _porch(k, w * 0.92 if farm else 2.4, d / 2, z0, storey)
    if farm:
        for x in (-w * 0.27, w * 0.27):
            _dormer(k, x, d, z, rise)
        for sx in (-1, 1):
            for sy in (-1, 1):
                k.add(
                    "corner board",
                    Box(size=(0.16, 0.16, z - z0)),
                    at=(sx * (w / 2 - 0.06), sy * (d / 2 - 0.06), z0),
                    material="trim",
                )
    if k.on("chimney"):
        chimney(k, (w * 0.3, d * 0.12, z + rise * 0.45), 0.75, rise * 0.55 + 1.1)
    k.anchor("top", (0, 0, z + rise), half_size=(w * 0.4, 0.1))


def _dormer(k: Kit, x: float, d: float, z: float, rise: float) -> None:
    y = -d * 0.26
    base = z + rise * 0.3
    with k.group("dormer", at=(x, y, 0)):
        k.add("dormer wall", Box(size=(1.3, 1.7, 1.2)), at=(0, 0.2, base - 0.3), material="wall")
        gable_roof(k, "dormer roof", 1.3, 1.7, base + 0.88, 0.5, overhang=0.16, thickness=0.1, along="y", at=(0, 0.2))
        window(k, "dormer", (0, -0.65, base - 0.05), 0.75, 0.8, glass=pane_slot(k))


def _porch(k: Kit, w: float, y: float, z0: float, storey: float) -> None:
    deep, top = 1.7, z0 + storey * 0.86
    k.add("porch floor", Box(size=(w, deep, z0)), at=(0, -y - deep / 2, 0), material="wood", bevel=0.02)
    number = max(2, round(w / 2.3) + 1)
    step = (w - 0.3) / (number - 1)
    k.add(
        "porch post",
        Box(size=(0.14, 0.14, top - z0 + 0.06)),
        at=(0, -y - deep + 0.15, z0 - 0.01),
        material="trim",
        bevel=0.02,
        instances=Linear(count=number, step=(step, 0, 0), center=True),
    )
    roof = [
        (-y + 0.1, top + 0.62),
        (-y - deep - 0.25, top + 0.02),
        (-y - deep - 0.25, top + 0.14),
        (-y + 0.1, top + 0.76),
    ]
    k.add(
        "porch roof", Extrude(outline=roof[::-1], height=w + 0.4, pivot="center"), rotate=(90, 0, 90), material="roof"
    )
    k.add("porch beam", Box(size=(w, 0.14, 0.16)), at=(0, -y - deep + 0.15, top - 0.02), material="trim")
    if w > 4:
        for side in (-1, 1):
            span = w / 2 - 0.95
            k.add(
                "porch rail",
                Box(size=(span, 0.07, 0.06)),
                at=(side * (0.85 + span / 2), -y - deep + 0.15, z0 + 0.8),
                material="trim",
            )
            n = max(3, int(span / 0.16))
            k.add(
                "porch baluster",
                Box(size=(0.04, 0.04, 0.82)),
                at=(side * (0.85 + span / 2), -y - deep + 0.15, z0 - 0.01),
                material="trim",
                instances=Linear(count=n, step=(span * 0.96 / (n - 1), 0, 0), center=True),
            )
    steps(k, "porch steps", (0, -y - deep, 0), 1.6, z0, 2, material="wood")


def _victorian(k: Kit) -> None:
    w, d, floors = k.m("width"), k.m("depth"), k.n("floors")
    z0 = 0.6
    z = z0 + floors * FLOOR_M * 1.05
    storey = (z - z0) / floors
    rise = w * 0.3
    k.add("base", Box(size=(w + 0.2, d + 0.2, z0 + 0.03)), material="base", bevel=0.03)
    k.add("wall", Box(size=(w, d, z - z0)), at=(0, 0, z0), material="wall")
    gable_roof(k, "roof", w, d, z, rise, overhang=0.4, thickness=0.16, along="y")
    wing_w = w * 0.42
    wx, wy = -w * 0.26, -d / 2 - 0.55
    k.add("wall wing", Box(size=(wing_w, 1.4, z - z0)), at=(wx, wy + 0.25, z0), material="wall")
    gable_roof(
        k, "roof wing", wing_w, 1.6, z, wing_w * 0.55, overhang=0.32, thickness=0.14, along="y", at=(wx, wy + 0.3)
    )
    r = min(w * 0.17, 1.7)
    tx, ty = w / 2 - r * 0.5, -d / 2 + r * 0.25
    tower = z + storey * 0.75
    k.add(
        "tower",
        Cylinder(radius=r, height=tower - z0, segments=8),
        at=(tx, ty, z0),
        rotate=(0, 0, 22.5),
        material="wall",
    )
    k.add(
        "tower base",
        Cylinder(radius=r * 1.06, height=z0 + 0.03, segments=8),
        at=(tx, ty, 0),
        rotate=(0, 0, 22.5),
        material="base",
    )
    k.add(
        "tower cornice",
        Cylinder(radius=r * 1.15, height=0.2, segments=8),
        at=(tx, ty, tower - 0.05),
        rotate=(0, 0, 22.5),
        material="trim",
    )
    with k.group("tower top", at=(tx, ty, tower + 0.14), rotate=(0, 0, 22.5)):
        cone_roof(k, "tower", (0, 0, 0), r * 1.22, r * 2.6, sides=8)
    flat = r * math.cos(math.radians(22.5))
    glass = pane_slot(k)
    for floor in range(floors):
        zf = z0 + floor * storey + storey * 0.26
        tall = storey * 0.55
        k.add(
            "string course",
            Box(size=(w + 0.1, d + 0.1, 0.12)),
            at=(0, 0, z0 + (floor + 1) * storey - 0.1),
            material="trim",
        )
        k.add(
            "string course wing",
            Box(size=(wing_w + 0.1, 1.5, 0.12)),
            at=(wx, wy + 0.25, z0 + (floor + 1) * storey - 0.1),
            material="trim",
        )
        window(
            k,
            f"wing {floor}",
            (wx, wy - 0.45, zf),
            wing_w * 0.26,
            tall,
            bars=(0, 1),
            head="round",
            glass=glass,
            instances=Linear(count=2, step=(wing_w * 0.4, 0, 0), center=True),
        )
        for a in (-45, 0, 45, 90):
            t = math.radians(a)
            window(
                k,
                f"tower {floor} {a}",
                (tx + flat * math.sin(t), ty - flat * math.cos(t), zf),
                r * 0.42,
                tall,
                facing=a,
                bars=(0, 1),
                glass=glass,
            )
        if floor > 0:
            window(k, f"front {floor}", (w * 0.12, -d / 2, zf), w * 0.1, tall, bars=(0, 1), glass=glass)
        for side, facing in ((1, 90), (-1, -90)):
            window(
                k,
                f"side {floor} {side}",
                (side * w / 2, -d * 0.05 if side > 0 else -d * 0.25, zf),
                w * 0.1,
                tall,
                bars=(0, 1),
                facing=facing,
                glass=glass,
                instances=Linear(count=2, step=(0, d * 0.3, 0)),
            )
        window(
            k,
            f"back {floor}",
            (0, d / 2, zf),
            w * 0.1,
            tall,
            bars=(0, 1),
            facing=180,
            glass=glass,
            instances=Linear(count=3, step=(w * 0.28, 0, 0), center=True),
        )
    for a in (-45, 0, 45, 90):
        t = math.radians(a)
        window(
            k,
            f"tower top {a}",
            (tx + flat * math.sin(t), ty - flat * math.cos(t), z + storey * 0.22),
            r * 0.4,
            storey * 0.36,
            facing=a,
            bars=(0, 1),
            glass=glass,
        )
    window(k, "wing attic", (wx, wy - 0.5, z + wing_w * 0.08), wing_w * 0.26, wing_w * 0.26, head="round", glass=glass)
    if k.on("door"):
        door(k, "", (w * 0.12, -d / 2, z0), 1.1, min(2.3, storey * 0.8), style="panel")
    px0, px1 = wx + wing_w / 2, tx - r * 0.8
    if px1 - px0 > 1.2:
        mid, wide, top = (px0 + px1) / 2, px1 - px0, z0 + storey * 0.9
        k.add("porch floor", Box(size=(wide, 1.5, z0)), at=(mid, -d / 2 - 0.75, 0), material="base", bevel=0.02)
        k.add("porch roof", Box(size=(wide + 0.2, 1.8, 0.2)), at=(mid, -d / 2 - 0.8, top), material="roof", bevel=0.03)
        post = Lathe(
            profile=[
                (0.1, 0),
                (0.1, 0.3),
                (0.06, 0.36),
                (0.055, top - z0 - 0.4),
                (0.1, top - z0 - 0.3),
                (0.1, top - z0 + 0.02),
            ],
            segments=16,
        )
        k.add(
            "porch post",
            post,
            at=(mid, -d / 2 - 1.35, z0 - 0.01),
            material="trim",
            instances=Linear(count=3, step=((wide - 0.3) / 2, 0, 0), center=True),
        )
        steps(k, "steps", (mid, -d / 2 - 1.5, 0), min(1.4, wide * 0.9), z0, 4)
    if k.on("chimney"):
        chimney(k, (-w * 0.15, d * 0.25, z + rise * 0.35), 0.8, rise * 0.8 + 0.7)
    k.anchor("top", (0, 0, z + rise), half_size=(0.1, d * 0.4))


def _modern(k: Kit) -> None:
    w, d, floors = k.m("width"), k.m("depth"), k.n("floors")
    h = FLOOR_M * 1.05
    glass = pane_slot(k)
    k.add("base", Box(size=(w * 1.3, d * 1.35, 0.2)), at=(0, -d * 0.05, 0), material="base", bevel=0.02)
    z = 0.2
    for floor in range(floors):
        shift = w * 0.14 * (1 if floor % 2 else -0.4)
        wide = w * (1.0 if floor == 0 else 0.86 if floor % 2 else 0.7)
        deep = d * (1.0 if floor == 0 else 0.9)
        front = -deep / 2 - (d * 0.12 if floor % 2 else 0.0)
        mid = front + deep / 2
        k.add(
            f"slab {floor}", Box(size=(wide + 0.5, deep + 0.5, 0.26)), at=(shift, mid, z), material="trim", bevel=0.015
        )
        k.add(f"wall {floor}", Box(size=(wide, deep, h - 0.2)), at=(shift, mid, z + 0.2), material="wall")
        pane = wide * (0.5 if floor == 0 else 0.62)
        x = shift + (wide * 0.2 if floor == 0 else -wide * 0.12)
        window(
            k,
            f"front {floor}",
            (x, front, z + 0.32),
            pane,
            h - 0.62,
            bars=(3, 0),
            sill=False,
            frame="metal",
            glass=glass,
        )
        window(
            k,
            f"side {floor}",
            (shift + wide / 2, mid - deep * 0.15, z + 0.32),
            deep * 0.5,
            h - 0.62,
            bars=(2, 0),
            sill=False,
            facing=90,
            frame="metal",
            glass=glass,
        )
        window(
            k,
            f"side left {floor}",
            (shift - wide / 2, mid + deep * 0.1, z + 1.3),
            deep * 0.4,
            h * 0.3,
            bars=(1, 0),
            sill=False,
            facing=-90,
            frame="metal",
            glass=glass,
        )
        window(
            k,
            f"back {floor}",
            (shift, mid + deep / 2, z + 1.0),
            wide * 0.4,
            h * 0.45,
            bars=(2, 0),
            sill=False,
            facing=180,
            frame="metal",
            glass=glass,
        )
        if floor == 0 and k.on("door"):
            door(k, "", (shift - wide * 0.22, front, z + 0.26), 1.1, 2.3, style="panel", frame="metal")
            k.add(
                "cladding",
                Box(size=(wide * 0.3, 0.08, h - 0.24)),
                at=(shift - wide * 0.34, front, z + 0.22),
                material="wood",
            )
        if floor:
            panel = wide * 0.2
            k.add(
                f"cladding {floor}",
                Box(size=(0.08, 0.06, h - 0.3)),
                at=(shift + wide / 2 - panel, front, z + 0.24),
                material="wood",
                instances=Linear(count=8, step=(panel / 8, 0, 0)),
            )
        z += h
    shift = w * 0.14 * (1 if (floors - 1) % 2 else -0.4)
    k.add(
        "roof",
        Box(size=((w if floors == 1 else w * 0.86) * 1.06, d * 1.0, 0.3)),
        at=(shift if floors > 1 else -w * 0.056, -d * 0.06, z),
        material="trim",
        bevel=0.02,
    )
    k.add("terrace", Box(size=(w * 0.5, d * 0.3, 0.06)), at=(w * 0.28, -d * 0.55, 0.17), material="wood")
    k.add(
        "balustrade", Box(size=(w * 0.3, 0.03, 0.9)), at=(-w * 0.3, -d * 0.5 + 0.1, 0.2 + h), material="window"
    ) if floors > 1 else None
    k.anchor("top", (0, 0, z + 0.3), half_size=(w * 0.4, d * 0.4))
