"""Where people live and trade: village, city, street, farm, market, graveyard."""

import math

from prompt2mesh.library.kit import Kit
from prompt2mesh.library.outlines import arc
from prompt2mesh.library.places.bases import choices, ground, spots
from prompt2mesh.library.places.small_trees import TREE_SLOTS, small_tree
from prompt2mesh.library.registry import asset, count, flag, length
from prompt2mesh.mesh.materials import Material
from prompt2mesh.mesh.placement import Linear
from prompt2mesh.mesh.shapes import Box, Cylinder, Extrude, Sweep

_GRASS = Material(preset="grass")
# What the market sells, with the scale at which it lies in a crate.
_GOODS = {"apple": 1.6, "orange": 1.7, "pumpkin": 0.55, "lemon": 2.0, "tomato": 1.7, "watermelon": 0.6}


@asset(
    kind="village",
    words=("village", "hamlet", "town", "settlement", "medieval village", "small town", "fishing village", "fantasy village"),
    about="Houses around a green with a well, trees, a path and a church.",
    parameters=(length("radius", 26.0, 12.0, 120.0, words=("radius", "width", "wide")), count("houses", 6, 2, 16, words=("houses", "cottages", "huts")),
                count("trees", 9, 0, 40, words=("trees",)), flag("church", True)),
    slots={"ground": _GRASS, "path": Material(preset="gravel", color="#b09a78"), **TREE_SLOTS},
    style_materials={"medieval": {"path": Material(preset="cobblestone")}},
    main_slot="ground",
    category="place",
)  # fmt: skip
def village(k: Kit) -> None:
    """The houses look at the well in the middle."""
    r, houses = k.m("radius"), k.n("houses")
    ground(k, r, thickness=1.2)
    ring = 0.6 * r
    k.add(
        "path", Extrude(outline=arc(0.3 * r, 0, 360, segments=64)[:-1], height=0.06), at=(0, 0, -0.01), material="path"
    )
    k.add(
        "path",
        Sweep(
            path=[(0, -0.25 * r, 0.0), (0.06 * r, -0.6 * r, 0.0), (-0.02 * r, -0.97 * r, 0.0)],
            profile=[(-1.1, -0.05), (1.1, -0.05), (1.1, 0.05), (-1.1, 0.05)],
        ),
        material="path",
    )
    k.include("well", at=(0, 0, 0.05))
    taken = [(0.0, 0.0, 0.32 * r), *((0.02 * r, -r * s, 2.0) for s in (0.45, 0.6, 0.75, 0.9))]
    places = houses + int(k.on("church"))
    for i in range(places):
        angle = math.radians(-90 + 360 * (i + 0.5) / places)
        x, y = ring * math.cos(angle), ring * math.sin(angle)
        turn = math.degrees(angle) - 90
        size = min(1.0, 0.36 * 2 * math.pi * ring / places / 4.5)
        if k.on("church") and i == places // 2:
            k.include("church", at=(x * 1.08, y * 1.08, 0), turn=turn, scale=0.75 * size)
        else:
            k.include(
                "house" if i % 3 else "cabin",
                at=(x, y, 0),
                turn=turn,
                scale=0.72 * size,
                seed=i % 3,
                parameters={"floors": 1} if i % 3 else {},
            )
        taken.append((x, y, 5.2 * size))
    for i, (x, y) in enumerate(spots(k, k.n("trees"), 0.96 * r, gap=1.6, taken=taken)):
        small_tree(k, "round" if i % 3 else "pine", (x, y), 4.6 + 0.5 * (i % 3), form=i, turn=70.0 * i)


@asset(
    kind="city",
    words=("city", "downtown", "cityscape", "skyline", "metropolis", "city block", "city skyline", "futuristic city", "urban area"),
    about="A grid of blocks with skyscrapers, streets, trees and cars.",
    parameters=(count("blocks", 3, 1, 4, words=("blocks",)), length("block", 44.0, 20.0, 120.0, words=("block size",)), flag("cars", True)),
    slots={"ground": Material(preset="asphalt"), "pavement": Material(preset="concrete", color="#b4b2ac"),
           "glass": Material(preset="tinted_glass", color="#5f86a8", transmission=0.0, roughness=0.08), "brick": "brick",
           "stone": Material(preset="limestone", color="#cfc6b4"), "roof": Material(preset="concrete", color="#6d6f73")},
    main_slot="ground",
    parts={"skyscraper": "tower", "building": "tower", "house": "tower", "street": "ground"},
    category="place",
)  # fmt: skip
def city(k: Kit) -> None:
    """The towers are highest in the middle."""
    n, b = k.n("blocks"), k.m("block")
    street = 0.3 * b
    step = b + street
    ground(k, (n * step + street) / 2, thickness=0.04 * b, square=True)
    for row in range(n):
        for column in range(n):
            cx, cy = (column - (n - 1) / 2) * step, (row - (n - 1) / 2) * step
            k.add("pavement", Box(size=(b, b, 0.3)), at=(cx, cy, -0.01), material="pavement", bevel=0.1)
            middle = 1.0 - math.hypot(cx, cy) / max(1.0, n * step)
            for i, (dx, dy) in enumerate(((-1, -1), (1, -1), (-1, 1), (1, 1))):
                floors = max(5, round((8 + 26 * middle) * k.rng.uniform(0.6, 1.15)))
                style = (i + row + 2 * column) % 3
                with k.group("tower", at=(cx + dx * 0.25 * b, cy + dy * 0.25 * b, 0.28)):
                    _tower(k, 0.36 * b, floors, ("glass", "brick", "stone")[style])
    if k.on("cars"):
        for i in range(2 * n):
            lane = (i % n - (n - 1) / 2) * step + step / 2 * (1 if i % 2 else -1)
            along = k.rng.uniform(-0.42, 0.42) * n * step
            at = (lane, along, 0.0) if i % 2 else (along, lane, 0.0)
            k.include(("taxi", "car", "van")[i % 3], at=at, turn=0 if i % 2 else 90)


@asset(
    kind="street",
    words=("street", "city street", "road", "street corner", "high street", "main street", "street scene", "neighbourhood", "neighborhood",
           "suburb", "suburban street"),
    about="A piece of street with pavements, shops, houses, lamps, trees and cars.",
    parameters=(length("length", 34.0, 16.0, 120.0, words=("length", "long", "wide")), count("cars", 3, 0, 10, words=("cars",))),
    slots={"ground": Material(preset="asphalt"), "pavement": Material(preset="concrete", color="#bdbab3"), "line": Material(preset="matte_paint", color="#f4f2ea"), **TREE_SLOTS},
    main_slot="ground",
    category="place",
)  # fmt: skip
def street(k: Kit) -> None:
    """The houses stand along the far side."""
    length_m = k.m("length")
    road, walk, plot = 8.0, 2.6, 9.0
    y0 = -(2 * walk + road + plot) / 2
    k.add("ground", Box(size=(length_m, road, 0.5)), at=(0, y0 + walk + road / 2, -0.5), material="ground")
    k.add("pavement", Box(size=(length_m, walk, 0.62)), at=(0, y0 + walk / 2, -0.5), material="pavement", bevel=0.03)
    k.add(
        "pavement far",
        Box(size=(length_m, walk + plot, 0.62)),
        at=(0, y0 + walk + road + (walk + plot) / 2, -0.5),
        material="pavement",
        bevel=0.03,
    )
    dashes = max(3, round(length_m / 3.4))
    k.add("line", Box(size=(1.6, 0.14, 0.02)), at=(-length_m / 2 + 1.7, y0 + walk + road / 2, -0.005), material="line",
          instances=Linear(count=dashes, step=((length_m - 3.4) / (dashes - 1), 0, 0)))  # fmt: skip
    far = y0 + walk + road + walk + plot / 2
    buildings = max(2, int(length_m // 9.5))
    for i in range(buildings):
        x = (i - (buildings - 1) / 2) * length_m / buildings
        if i % 2 == 0:
            k.include("shop", at=(x, far, 0.12), seed=i)
        else:
            k.include("house", at=(x, far, 0.12), seed=i, scale=0.9)
    lamps = max(2, int(length_m // 11))
    for i in range(lamps):
        x = (i - (lamps - 1) / 2) * length_m / lamps
        k.include("street_lamp", at=(x + 1.2, y0 + walk + road + 0.6, 0.12))
        small_tree(k, "round", (x - 3.4, y0 + walk + road + 1.2), 4.0, form=i)
        k.include("bench" if i % 2 else "fire_hydrant", at=(x - 1.4, y0 + 1.2, 0.12), turn=180)
    for i in range(k.n("cars")):
        x = (i - (k.n("cars") - 1) / 2) * length_m / max(k.n("cars"), 1) + k.rng.uniform(-1, 1)
        side = 1 if i % 2 else -1
        k.include(
            ("car", "taxi", "bus" if length_m > 40 else "van")[i % 3],
            at=(x, y0 + walk + road / 2 + side * 2.0, 0),
            turn=90 * side,
        )
    k.anchor("top", (0, y0 + walk + road / 2, 0), half_size=(0.4 * length_m, 3.0))


@asset(
    kind="farm",
    words=("farm", "farmyard", "barnyard", "ranch", "homestead", "farmland", "farm scene"),
    about="A farmyard: barn, farmhouse, fences, animals, hay and a tractor.",
    parameters=(length("radius", 17.0, 12.0, 90.0, words=("radius", "width", "wide")), count("animals", 4, 0, 10, words=("animals", "cows", "sheep"))),
    slots={"ground": _GRASS, "yard": Material(preset="soil", color="#8a6a48"), **TREE_SLOTS},
    main_slot="ground",
    category="place",
)  # fmt: skip
def farm(k: Kit) -> None:
    """The barn stands behind, the house to the right, the animals in front."""
    r = k.m("radius")
    ground(k, r, thickness=1.0)
    k.add(
        "yard",
        Extrude(outline=[(x * 1.5, y) for x, y in arc(0.34 * r, 0, 360, segments=48)[:-1]], height=0.05),
        at=(0, 0.12 * r, -0.01),
        material="yard",
    )
    k.include("barn", at=(-0.22 * r, 0.5 * r, 0), parameters={"silo": True}, scale=0.8)
    k.include("house", at=(0.58 * r, 0.28 * r, 0), turn=-40, scale=0.75, parameters={"floors": 1})
    k.include("tractor", at=(-0.5 * r, 0.02 * r, 0), turn=30)
    for i in range(3):
        k.include("hay_bale", at=(0.16 * r + 1.25 * i, 0.34 * r, 0), turn=12.0 * i)
    for i in range(5):
        k.include("fence", at=(-0.66 * r + 3.0 * i, -0.52 * r, 0))
    taken = [(-0.22 * r, 0.5 * r, 9.0), (0.58 * r, 0.28 * r, 6.0), (-0.5 * r, 0.02 * r, 3.0), (0.2 * r, 0.34 * r, 2.6),
             *((-0.66 * r + 3.0 * i, -0.52 * r, 1.6) for i in range(5))]  # fmt: skip
    for i, (x, y) in enumerate(spots(k, k.n("animals"), 0.8 * r, gap=1.3, taken=taken)):
        k.include(("cow", "sheep", "pig", "chicken")[i % 4], at=(x, y, 0), turn=k.rng.uniform(-80, 80))
    for i, (x, y) in enumerate(spots(k, 4, 0.95 * r, gap=2.0, taken=taken, inner=0.7 * r)):
        small_tree(k, "round", (x, y), 4.8, form=i)


@asset(
    kind="market",
    words=("market", "marketplace", "market square", "bazaar", "farmers market", "street market", "fair", "market stall", "food stall", "stall",
           "vegetable stand", "fruit stand"),
    about="Stalls with striped awnings and crates of fruit and vegetables.",
    parameters=(count("stalls", 4, 1, 8, words=("stalls", "stands", "booths")),),
    slots={"ground": Material(preset="cobblestone"), "frame": "oak", "awning": Material(preset="canvas", color="#c23b2e"), "awning light": Material(preset="canvas", color="#f3ead8")},
    adjectives={"stall": {"stalls": 1}, "stand": {"stalls": 1}},
    main_slot="awning",
    category="place",
)  # fmt: skip
def market(k: Kit) -> None:
    """The stalls stand in rows of two, goods on the counter and before it."""
    n = k.n("stalls")
    columns = 1 if n == 1 else 2
    rows = math.ceil(n / columns)
    goods = tuple(_GOODS)
    k.add(
        "ground", Box(size=(3.6 * columns + 1.6, 3.4 * rows + 1.0, 0.3)), at=(0, 0, -0.3), material="ground", bevel=0.05
    )
    for i in range(n):
        row, column = divmod(i, columns)
        with k.group(f"stall {i + 1}", at=((column - (columns - 1) / 2) * 3.6, ((rows - 1) / 2 - row) * 3.4, 0)):
            _stall(k)
            for j in range(2):
                kind = goods[(2 * i + j) % len(goods)]
                k.include("crate", at=(-0.5 + 1.0 * j, -0.3, 0.86), scale=0.9, parameters={"height": 0.16})
                for m in range(3):
                    k.include(
                        kind,
                        at=(-0.61 + 1.0 * j + 0.2 * (m % 2), -0.38 + 0.16 * (m // 2), 0.9),
                        scale=_GOODS[kind],
                    )
    k.anchor("top", (0, -1.7 * rows, 0), half_size=(1.5, 0.3))


def _stall(k: Kit) -> None:
    for x in (-1.15, 1.15):
        for y in (-0.6, 0.6):
            k.add(
                "frame post",
                Cylinder(radius=0.045, height=2.1 if y < 0 else 2.45, segments=12),
                at=(x, y, 0),
                material="frame",
            )
    k.add("frame counter", Box(size=(2.5, 0.8, 0.06)), at=(0, -0.3, 0.8), material="frame", bevel=0.01)
    k.add("frame front", Box(size=(2.34, 0.04, 0.78)), at=(0, -0.62, 0.03), material="frame")
    stripes = 9
    wide = 2.8 / stripes
    for i in range(stripes):
        section = [(-1.0, 2.0), (0.75, 2.52), (0.75, 2.56), (-1.0, 2.04)]
        k.add("awning", Extrude(outline=section, height=wide, pivot="center"), at=((i - (stripes - 1) / 2) * wide, 0, 0), rotate=(90, 0, 90),
              material="awning" if i % 2 == 0 else "awning light")  # fmt: skip


@asset(
    kind="graveyard",
    words=("graveyard", "cemetery", "burial ground", "churchyard", "haunted graveyard"),
    about="Rows of gravestones on rough grass with bare trees, a fence and a crow.",
    parameters=(length("width", 6.5, 4.0, 40.0, words=("width", "wide")), count("graves", 9, 1, 30, words=("graves", "gravestones", "tombstones"))),
    slots={"ground": Material(preset="grass", color="#58633a"), "iron": "black_iron"},
    main_slot="ground",
    parts={"fence": "iron"},
    category="place",
)  # fmt: skip
def graveyard(k: Kit) -> None:
    """The stones lean a little, each another way."""
    w, graves = k.m("width"), k.n("graves")
    ground(k, w / 2, thickness=0.4, square=True)
    columns = max(1, round(math.sqrt(graves)))
    shapes = choices(k, "gravestone", "shape")
    for i in range(graves):
        row, column = divmod(i, columns)
        x = (column - (columns - 1) / 2) * 0.78 * w / columns
        y = (math.ceil(graves / columns) / 2 - 0.5 - row) * 0.7 * w / columns - 0.05 * w
        k.include(
            "gravestone",
            at=(x + k.rng.uniform(-0.1, 0.1), y, -0.02),
            turn=k.rng.uniform(-9, 9),
            parameters={"shape": shapes[i % len(shapes)]},
        )
    for side in (-1, 1):
        k.include(
            "tree",
            at=(side * 0.4 * w, 0.4 * w, 0),
            scale=0.55,
            seed=side + 1,
            states=("bare",) if "bare" in k.other("tree").states else (),
        )
    bars = max(6, round(w / 0.22))
    k.add("iron bar", Cylinder(radius=0.014, height=0.9, segments=8), at=(-0.48 * w, 0.48 * w, -0.01), material="iron",
          instances=Linear(count=bars, step=(0.96 * w / (bars - 1), 0, 0)))  # fmt: skip
    for z in (0.18, 0.72):
        k.add("iron rail", Box(size=(0.98 * w, 0.03, 0.03)), at=(0, 0.48 * w, z), material="iron")
    k.include("crow", at=(-0.12 * w, 0.47 * w, 0.74), turn=20)


def _tower(k: Kit, w: float, floors: int, facade: str) -> None:
    """A core of glass behind floors and pillars of the facade; towers of more than twelve floors step back."""
    storey = 3.4
    lower = floors if floors <= 12 else round(0.62 * floors)
    bottom = 0.0
    for count_, size in ((lower, w), (floors - lower, 0.74 * w)):
        if count_ == 0:
            continue
        high = count_ * storey
        k.add("glass", Box(size=(0.95 * size, 0.95 * size, high)), at=(0, 0, bottom), material="glass")
        slab = "stone" if facade == "glass" else facade
        thick = 0.5 if facade == "glass" else 1.3
        k.add(slab, Box(size=(size, size, thick)), at=(0, 0, bottom), material=slab,
              instances=Linear(count=count_, step=(0, 0, storey)))  # fmt: skip
        if facade != "glass":
            pillars = 5
            for turn in (0, 90):
                with k.group("pillars", rotate=(0, 0, turn)):
                    for side in (-1, 1):
                        k.add(slab, Box(size=(0.07 * size, 0.03 * size, high)), at=(-0.465 * size, side * 0.485 * size, bottom), material=slab,
                              instances=Linear(count=pillars, step=(0.2325 * size, 0, 0)))  # fmt: skip
        bottom += high
        k.add("roof", Box(size=(1.01 * size, 1.01 * size, 0.8)), at=(0, 0, bottom - 0.2), material="roof")
    k.add("roof box", Box(size=(0.25 * w, 0.3 * w, 0.16 * w)), at=(0.1 * w, 0, bottom), material="roof")
    if floors > 24:
        k.add(
            "roof mast",
            Cylinder(radius=0.02 * w, height=0.7 * w, segments=8),
            at=(-0.1 * w, 0, bottom),
            material="roof",
        )
