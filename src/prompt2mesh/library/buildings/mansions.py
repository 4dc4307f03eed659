"""Log cabins and stately homes."""

import math

from prompt2mesh.library.buildings.columns import column
from prompt2mesh.library.buildings.houses import PARTS, SLOTS, pane_slot
from prompt2mesh.library.buildings.parts import chimney, door, gable_roof, steps, window
from prompt2mesh.library.kit import Kit
from prompt2mesh.library.registry import asset, count, flag, length
from prompt2mesh.mesh.materials import Material
from prompt2mesh.mesh.placement import Linear
from prompt2mesh.mesh.shapes import Box, Cylinder, Extrude


@asset(
    kind="cabin",
    words=("cabin", "log cabin", "log house", "chalet", "lodge", "wooden cabin", "wooden hut"),
    about="A log cabin with a steep roof, a porch and a stone chimney.",
    parameters=(length("width", 6.0, 3.0, 14.0, words=("width", "wide")), length("depth", 5.0, 3.0, 12.0, words=("depth", "deep")), flag("chimney", True), flag("porch", True)),
    slots={**SLOTS, "wall": Material(preset="cut_wood", color="#9a6a3c"), "roof": "shingles", "door": "planks", "chimney": "stonework", "trim": "dark_oak", "snow": "snow"},
    main_slot="wall",
    states=("lit", "snowy"),
    parts={**PARTS, "log": "log"},
)  # fmt: skip
def cabin(k: Kit) -> None:
    """Logs crossing at the corners under a gable roof."""
    w, d = k.m("width"), k.m("depth")
    r = 0.14
    rows = 9
    z0 = 0.25
    rise = w * 0.42
    k.add("base", Box(size=(w + 0.5, d + 0.5, z0)), material="base", bevel=0.04)
    pitch = 2 * r * 0.93
    for i in range(rows):
        zl = z0 + r + pitch * i
        for side in (-1, 1):
            k.add(
                "log",
                Cylinder(radius=r, height=w + 0.7, segments=14, pivot="center"),
                at=(0, side * d / 2, zl),
                rotate=(0, 90, 0),
                material="wall",
            )
            k.add(
                "log side",
                Cylinder(radius=r, height=d + 0.7, segments=14, pivot="center"),
                at=(side * w / 2, 0, zl + pitch / 2),
                rotate=(90, 0, 0),
                material="wall",
            )
    z = z0 + pitch * rows + r * 0.7
    k.add("wall", Box(size=(w, d, z - z0)), at=(0, 0, z0), material="wall")
    deep = 1.7 if k.on("porch") else 0.0
    gable_roof(k, "roof", w, d + 2 * deep * 0.5, z, rise, overhang=0.5, thickness=0.2, along="y", at=(0, -deep * 0.5))
    if k.state("snowy"):
        gable_roof(
            k,
            "snow",
            w,
            d + deep,
            z + 0.2,
            rise,
            overhang=0.47,
            thickness=0.16,
            along="y",
            at=(0, -deep * 0.5),
            roof="snow",
            wall="wall",
            soft=0.05,
        )
    if k.on("porch"):
        k.add("porch floor", Box(size=(w, deep + 0.1, z0)), at=(0, -d / 2 - deep / 2, 0), material="wood", bevel=0.02)
        k.add(
            "porch post",
            Cylinder(radius=0.1, height=z - z0 + 0.05, segments=14),
            at=(0, -d / 2 - deep + 0.2, z0 - 0.01),
            material="wall",
            instances=Linear(count=4, step=(w / 3 - 0.1, 0, 0), center=True),
        )
        k.add(
            "porch beam",
            Cylinder(radius=0.11, height=w + 0.4, segments=14, pivot="center"),
            at=(0, -d / 2 - deep + 0.2, z),
            rotate=(0, 90, 0),
            material="wall",
        )
        for side in (-1, 1):
            span = w / 3 - 0.2
            k.rod(
                "porch rail",
                (side * (w / 2 - 0.2), -d / 2 - deep + 0.2, z0 + 0.8),
                (side * (w / 2 - 0.2 - span), -d / 2 - deep + 0.2, z0 + 0.8),
                0.05,
                material="wall",
            )
    steps(k, "steps", (0, -d / 2 - deep, 0), 1.3, z0, 2, material="wood")
    face = -d / 2 - r * 0.7
    glass = pane_slot(k)
    door(k, "", (0, face, z0), 0.95, 1.95, style="plank")
    for side in (-1, 1):
        window(k, f"front {side}", (side * w * 0.3, face, z0 + 0.9), min(0.9, w * 0.18), 0.9, glass=glass)
        window(k, f"side {side}", (side * (w / 2 + r * 0.7), 0, z0 + 0.9), 1.0, 0.9, facing=90 * side, glass=glass)
    window(k, "attic", (0, -d / 2 - deep, z + rise * 0.2), w * 0.16, w * 0.14, glass=glass)
    if k.on("chimney"):
        k.add(
            "chimney",
            Box(size=(1.1, 0.8, z + rise * 0.75 + 0.6)),
            at=(w * 0.22, d / 2 + 0.35, 0),
            material="chimney",
            bevel=0.04,
        )
        k.add(
            "chimney cap",
            Box(size=(1.3, 1.0, 0.16)),
            at=(w * 0.22, d / 2 + 0.35, z + rise * 0.75 + 0.58),
            material="chimney",
            bevel=0.03,
        )
    k.anchor("top", (0, 0, z + rise), half_size=(0.1, d * 0.4))


@asset(
    kind="mansion",
    words=("mansion", "manor", "manor house", "palace", "stately home", "white house", "estate", "chateau", "town hall", "courthouse", "museum", "library building", "bank"),
    about="A symmetrical classical mansion with wings, a columned portico and a hipped roof.",
    parameters=(length("width", 30.0, 14.0, 70.0, words=("width", "wide")), length("depth", 13.0, 7.0, 30.0, words=("depth", "deep")), count("floors", 2, 1, 4, words=("floors", "storeys", "stories")), count("columns", 6, 4, 8, words=("columns", "pillars"))),
    slots={**SLOTS, "wall": Material(preset="limestone", color="#ece3d2"), "roof": "slate", "column": "marble", "door": "dark_oak"},
    main_slot="wall",
    states=("lit",),
    parts=PARTS,
)  # fmt: skip
def mansion(k: Kit) -> None:
    """Centre block with portico, two wings."""
    w, d, floors = k.m("width"), k.m("depth"), k.n("floors")
    storey, z0 = 4.0, 1.2
    z = z0 + floors * storey
    k.add("base", Box(size=(w + 0.4, d + 0.4, z0 + 0.05)), material="base", bevel=0.05)
    k.add("wall", Box(size=(w, d, z - z0)), at=(0, 0, z0), material="wall")
    k.add("cornice", Box(size=(w + 0.9, d + 0.9, 0.45)), at=(0, 0, z - 0.1), material="trim", bevel=0.08)
    hip = [
        (-(w / 2 + 0.3), -(d / 2 + 0.3)),
        (w / 2 + 0.3, -(d / 2 + 0.3)),
        (w / 2 + 0.3, d / 2 + 0.3),
        (-(w / 2 + 0.3), d / 2 + 0.3),
    ]
    k.add("roof", Extrude(outline=hip, height=d * 0.24, taper=0.72), at=(0, 0, z + 0.3), material="roof")
    k.add(
        "roof rail", Box(size=(w * 0.73, d * 0.73, 0.14)), at=(0, 0, z + 0.28 + d * 0.24), material="trim", bevel=0.04
    )
    number = max(7, round(w / 3.0)) | 1
    step = w / number
    glass = pane_slot(k)
    portico = w * 0.3
    for floor in range(floors):
        zf = z0 + floor * storey + 0.9
        half = (number - 1) // 2
        inner = math.ceil((portico / 2 + 0.8) / step)
        for side in (-1, 1):
            window(
                k,
                f"front {floor} {side}",
                (side * inner * step, -d / 2, zf),
                1.3,
                2.3,
                bars=(1, 2),
                glass=glass,
                instances=Linear(count=half - inner + 1, step=(side * step, 0, 0)),
            )
        window(
            k,
            f"portico {floor}",
            (0, -d / 2, zf),
            1.2,
            2.3,
            bars=(1, 2),
            glass=glass,
            instances=Linear(count=2, step=(portico * 0.55, 0, 0), center=True),
        )
        if floor:
            window(k, f"middle {floor}", (0, -d / 2, zf), 1.4, 2.3, bars=(1, 2), glass=glass)
        window(
            k,
            f"back {floor}",
            (0, d / 2, zf),
            1.3,
            2.3,
            bars=(1, 2),
            facing=180,
            glass=glass,
            instances=Linear(count=number, step=(step, 0, 0), center=True),
        )
        for side in (-1, 1):
            window(
                k,
                f"side {floor} {side}",
                (side * w / 2, 0, zf),
                1.3,
                2.3,
                bars=(1, 2),
                facing=90 * side,
                glass=glass,
                instances=Linear(count=3, step=(0, d * 0.28, 0), center=True),
            )
    door(k, "", (0, -d / 2, z0), 2.0, 3.0, style="double")
    deep = 3.2
    y = -d / 2 - deep
    k.add(
        "portico floor",
        Box(size=(portico + 1.2, deep + 0.6, z0)),
        at=(0, -d / 2 - deep / 2 - 0.2, 0),
        material="base",
        bevel=0.04,
    )
    n = k.n("columns")
    column(
        k,
        "column",
        (0, y + 0.4, z0 - 0.01),
        0.42,
        z - z0 - 0.5,
        order="ionic",
        instances=Linear(count=n, step=(portico / (n - 1), 0, 0), center=True),
    )
    k.add(
        "entablature",
        Box(size=(portico + 1.4, deep + 0.5, 0.8)),
        at=(0, -d / 2 - deep / 2 - 0.15, z - 0.53),
        material="trim",
        bevel=0.05,
    )
    k.add(
        "pediment",
        Extrude(
            outline=[(-portico / 2 - 1.0, 0), (portico / 2 + 1.0, 0), (0, portico * 0.22)],
            height=deep + 1.0,
            pivot="center",
        ),
        at=(0, -d / 2 - deep / 2 - 0.1, z + 0.25),
        rotate=(90, 0, 0),
        material="wall",
    )
    e, s = portico / 2 + 1.3, 0.35
    rise = portico * 0.22
    roof = [(-e, 0), (0, rise + 0.15), (e, 0), (e, s), (0, rise + 0.15 + s), (-e, s)]
    k.add(
        "roof pediment",
        Extrude(outline=roof, height=deep + 1.3, pivot="center"),
        at=(0, -d / 2 - deep / 2 - 0.1, z + 0.2),
        rotate=(90, 0, 0),
        material="roof",
    )
    steps(k, "steps", (0, -d / 2 - deep - 0.5, 0), portico, z0, 7, tread=0.33)
    for x in (-0.33, 0.33):
        chimney(k, (x * w, d * 0.12, z + d * 0.1), 1.2, d * 0.14 + 2.2)
    k.anchor("top", (0, 0, z + d * 0.24 + 0.42), half_size=(w * 0.33, d * 0.33))
