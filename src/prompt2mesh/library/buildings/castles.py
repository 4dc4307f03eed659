"""Castles, towers, gates, walls and ruins."""

import math

from prompt2mesh.library.buildings.houses import LIT
from prompt2mesh.library.buildings.parts import (
    FRONT,
    arched,
    cone_roof,
    cut,
    door,
    flag_pole,
    line_battlement,
    ring_battlement,
    steps,
    surround,
    tool,
    window,
)
from prompt2mesh.library.kit import Kit
from prompt2mesh.library.registry import asset, choice, count, flag, length
from prompt2mesh.mesh.materials import Material
from prompt2mesh.mesh.placement import Linear, Radial, Scatter
from prompt2mesh.mesh.program import Displace, Modifier
from prompt2mesh.mesh.shapes import Box, Cylinder, Extrude, Lathe, Sphere

SLOTS: dict[str, Material | str] = {
    "wall": Material(preset="stonework", color="#b5ab98"), "roof": Material(preset="slate", color="#41557a"), "door": "dark_oak", "window": Material(preset="matte_paint", color="#1b1a1c"), "light": LIT,
    "trim": Material(preset="limestone", color="#cfc5b2"), "metal": "black_iron", "flag": Material(preset="silk", color="#c1272d"), "ground": "grass", "rubble": "stone",
}  # fmt: skip
PARTS = {
    "wall": "wall, tower, keep",
    "roof": "roof",
    "turret": "tower",
    "battlements": "battlement, merlon, parapet",
    "gate": "gate, portcullis",
    "banner": "flag",
}


def round_tower(
    k: Kit,
    name: str,
    at: tuple[float, float],
    radius: float,
    height: float,
    *,
    roofed: bool,
    glass: str,
    ruined: int | None = None,
    windows: int = 3,
    flag_height: float = 0.0,
) -> None:
    """A round tower with a battered foot, slits and a battlement, a pointed roof or a broken top."""
    profile = [(radius * 1.16, 0), (radius * 1.14, height * 0.04), (radius, height * 0.16), (radius, height)]
    modifiers: list[Modifier] = []
    if ruined is not None:
        bite = Sphere(radius=radius * 1.05, segments=14)
        lean = math.radians(ruined * 137)
        modifiers = [cut(tool(Cylinder(radius=radius * 0.74, height=height, segments=24), at=(0, 0, height * 0.3)),
                         tool(bite, at=(radius * 0.9 * math.cos(lean), radius * 0.9 * math.sin(lean), height * 0.98)),
                         tool(Sphere(radius=radius * 0.6, segments=10), at=(-radius * math.sin(lean), radius * math.cos(lean), height)))]  # fmt: skip
    k.add(f"tower {name}", Lathe(profile=profile, segments=40), at=(*at, 0), material="wall", modifiers=modifiers)
    for i in range(windows):
        z = height * (0.3 + 0.5 * i / max(windows - 1, 1))
        if ruined is not None and i > windows / 2:
            break
        for a in (0, 120, 240):
            turn = math.radians(a + 40 * i)
            window(
                k,
                f"{name} {i} {a}",
                (at[0] + radius * 0.995 * math.sin(turn), at[1] - radius * 0.995 * math.cos(turn), z),
                radius * 0.2,
                radius * 0.62,
                facing=a + 40 * i,
                head="round",
                bars=(0, 0),
                sill=False,
                glass=glass,
            )
    if ruined is not None:
        return
    if roofed:
        k.add(
            f"cornice {name}",
            Lathe(
                profile=[
                    (radius * 0.98, -0.5 * radius),
                    (radius * 1.0, -0.4 * radius),
                    (radius * 1.2, -0.1 * radius),
                    (radius * 1.2, 0.02),
                    (0, 0.02),
                ],
                segments=40,
            ),
            at=(*at, height),
            material="trim",
        )
        cone_roof(k, name, (*at, height), radius * 1.34, radius * 3.0)
        if flag_height:
            flag_pole(k, name, (*at, height + radius * 2.9), flag_height)
    else:
        ring_battlement(k, name, (*at, height), radius, height=radius * 0.5)
        if flag_height:
            flag_pole(k, name, (*at, height - 0.05), flag_height * 1.5)


@asset(
    kind="castle",
    words=("castle", "fortress", "fort", "stronghold", "citadel", "chateau fort", "fairytale castle", "medieval castle", "neuschwanstein castle", "neuschwanstein", "sandcastle"),
    about="A castle with curtain walls, corner towers, a gatehouse and a keep; fairytale with pointed roofs, or ruined.",
    parameters=(
        length("width", 40.0, 16.0, 90.0, words=("width", "wide", "size")),
        length("wall_height", 8.0, 4.0, 18.0, words=("wall height",)),
        count("towers", 4, 3, 10, words=("towers", "turrets")),
        choice("kind", "medieval", "fairytale"),
        flag("flags", True, words=("flags", "banners", "flag")),
    ),
    slots=SLOTS,
    main_slot="wall",
    style_materials={"fairytale": {"wall": Material(preset="limestone", color="#efe9dc")}},
    styles={"fantasy": {"kind": "fairytale"}, "fairytale": {"kind": "fairytale"}},
    adjectives={"fairy": {"kind": "fairytale"}, "fairy-tale": {"kind": "fairytale"}, "fairytale castle": {"kind": "fairytale"}, "neuschwanstein": {"kind": "fairytale"}, "neuschwanstein castle": {"kind": "fairytale"},
                "princess": {"kind": "fairytale"}, "disney": {"kind": "fairytale"}, "majestic": {"kind": "fairytale"}},
    states=("ruined", "lit"),
    parts=PARTS,
    category="place",
)  # fmt: skip
def castle(k: Kit) -> None:
    """Towers on a ring joined by walls, a gatehouse in front, the keep inside."""
    span, wall = k.m("width"), k.m("wall_height")
    fairy, ruined = k.s("kind") == "fairytale", k.state("ruined")
    glass = "light" if k.state("lit") else "window"
    number = k.n("towers")
    ring = span / 2 / 1.14
    r = min(span * 0.062, ring * math.sin(math.pi / number) * 0.34)
    high = wall * (1.9 if fairy else 1.35)
    k.add(
        "ground",
        Lathe(profile=[(span * 0.66, 0), (span * 0.64, 0.25), (span * 0.6, 0.4), (0, 0.42)], segments=72),
        material="ground",
    )
    z = 0.3
    start = -90 + 180 / number
    places = [
        (
            ring * math.cos(math.radians(start + 360 * i / number)),
            ring * math.sin(math.radians(start + 360 * i / number)),
        )
        for i in range(number)
    ]
    with k.group("curtain", at=(0, 0, z)):
        for i, place in enumerate(places):
            tall = high * k.vary(0.12 if fairy or ruined else 0.03) * (0.8 if ruined and i % 2 else 1.0)
            round_tower(
                k,
                f"{i + 1}",
                place,
                r,
                tall,
                roofed=fairy,
                glass=glass,
                ruined=i if ruined else None,
                flag_height=r * 1.5 if k.on("flags") else 0.0,
            )
            nxt = places[(i + 1) % number]
            dx, dy = nxt[0] - place[0], nxt[1] - place[1]
            long, turn = math.hypot(dx, dy), math.degrees(math.atan2(dy, dx))
            thick = r * 0.75
            bites: list[Modifier] = []
            if ruined:
                bites = [
                    cut(
                        *[
                            tool(
                                Sphere(radius=wall * k.rng.uniform(0.16, 0.34), segments=12),
                                at=((k.rng.random() - 0.5) * long * 0.8, 0, wall * k.rng.uniform(0.95, 1.05)),
                            )
                            for _ in range(5)
                        ]
                    )
                ]
            with k.group(
                f"wall {i + 1}", at=((place[0] + nxt[0]) / 2, (place[1] + nxt[1]) / 2, 0), rotate=(0, 0, turn)
            ):
                k.add("wall", Box(size=(long, thick, wall)), material="wall", modifiers=bites)
                if not ruined:
                    line_battlement(
                        k,
                        f"{i}",
                        (-long / 2 + r, -thick / 2 + 0.2),
                        (long / 2 - r, -thick / 2 + 0.2),
                        wall,
                        height=max(0.9, r * 0.42),
                    )
        front = -ring * math.cos(math.pi / number)
        _gatehouse(k, front, r, wall, glass, fairy=fairy, ruined=ruined)
        _keep(k, ring, r, wall, glass, fairy=fairy, ruined=ruined)
        if ruined:
            k.add("rubble field", Cylinder(radius=ring * 1.05, height=0.16, segments=40), material="ground")
            k.add(
                "rubble",
                Box(size=(0.9, 0.7, 0.6), pivot="center"),
                material="rubble",
                bevel=0.1,
                instances=Scatter(
                    on="rubble field", count=60, seed=k.seed, min_up=0.9, scale_range=(0.4, 1.5), sink=0.05, align=False
                ),
            )
    k.anchor("top", (0, 0, z + wall * 2), half_size=(r, r))


def _gatehouse(k: Kit, y: float, r: float, wall: float, glass: str, *, fairy: bool, ruined: bool) -> None:
    wide, tall, deep = r * 3.4, wall * 1.15, r * 2.2
    gate = arched(r * 1.7, wall * 0.62)
    through = tool(Extrude(outline=gate, height=deep * 2, pivot="center"), at=(0, 0, 0), rotate=FRONT)
    k.add("gate wall", Box(size=(wide, deep, tall)), at=(0, y, 0), material="wall", modifiers=[cut(through)])
    k.add(
        "gate arch",
        Extrude(
            outline=surround([(x * 0.985, y * 0.994) for x, y in gate], r * 0.22, wall * 0.62),
            height=0.5,
            pivot="center",
        ),
        at=(0, y - deep / 2, 0),
        rotate=FRONT,
        material="trim",
    )
    grid_top = wall * 0.6
    for i in range(7):
        x = r * 1.6 * ((i + 0.5) / 7 - 0.5)
        k.rod(
            "portcullis bar",
            (x, y, 0.0),
            (x, y, grid_top - (x / (r * 0.85)) ** 2 * r * 0.5),
            0.09,
            segments=8,
            material="metal",
        )
    for i in range(4):
        k.rod(
            "portcullis rail",
            (-r * 0.84, y, grid_top * (0.12 + 0.2 * i)),
            (r * 0.84, y, grid_top * (0.12 + 0.2 * i)),
            0.07,
            segments=8,
            material="metal",
        )
    k.add(
        "gate bridge",
        Box(size=(r * 1.9, r * 2.6, 0.35)),
        at=(0, y - deep / 2 - r * 1.2, -0.12),
        material="door",
        bevel=0.04,
    )
    if not ruined:
        line_battlement(
            k, "gate", (-wide / 2, y - deep / 2 + 0.2), (wide / 2, y - deep / 2 + 0.2), tall, height=max(0.8, r * 0.4)
        )
        window(k, "gate", (0, y - deep / 2, wall * 0.8), r * 0.35, r * 0.7, head="round", bars=(0, 0), glass=glass)
    for side in (-1, 1):
        round_tower(
            k,
            f"gate {side}",
            (side * wide / 2, y - deep * 0.3),
            r * 0.66,
            wall * 1.45 * (1.0 if not ruined or side < 0 else 0.7),
            roofed=fairy,
            glass=glass,
            ruined=side + 3 if ruined else None,
            windows=2,
        )


def _keep(k: Kit, ring: float, r: float, wall: float, glass: str, *, fairy: bool, ruined: bool) -> None:
    size, tall = ring * 0.62, wall * (1.9 if fairy else 1.75)
    y = ring * 0.12
    bites: list[Modifier] = []
    if ruined:
        bites = [cut(tool(Box(size=(size * 0.8, size * 0.8, tall)), at=(0, 0, tall * 0.25)), tool(Sphere(radius=size * 0.5, segments=14), at=(size * 0.4, -size * 0.35, tall)),
                     tool(Sphere(radius=size * 0.25, segments=12), at=(-size * 0.45, -size * 0.2, tall)))]  # fmt: skip
    k.add("keep", Box(size=(size, size, tall)), at=(0, y, 0), material="wall", modifiers=bites)
    for floor in range(2 if ruined else 3):
        for a, (dx, dy) in ((0, (0, -1)), (90, (1, 0)), (180, (0, 1)), (-90, (-1, 0))):
            window(k, f"keep {floor} {a}", (dx * size / 2, y + dy * size / 2, tall * (0.3 + 0.23 * floor)), size * 0.1, tall * 0.11, facing=a, head="round", bars=(0, 0), glass=glass,
                   instances=Linear(count=3, step=(size * 0.28 * abs(dy), size * 0.28 * abs(dx), 0), center=True))  # fmt: skip
    door(k, "keep", (0, y - size / 2, 0), size * 0.2, wall * 0.4, head="round", style="plank")
    if ruined:
        return
    half = size / 2
    for i, (a, b) in enumerate((((-1, -1), (1, -1)), ((1, -1), (1, 1)), ((1, 1), (-1, 1)), ((-1, 1), (-1, -1)))):
        line_battlement(
            k,
            f"keep {i}",
            (a[0] * (half - 0.2), y + a[1] * (half - 0.2)),
            (b[0] * (half - 0.2), y + b[1] * (half - 0.2)),
            tall,
            height=max(0.9, r * 0.4),
        )
    for i, (sx, sy) in enumerate(((-1, -1), (1, -1), (1, 1), (-1, 1))):
        round_tower(
            k,
            f"keep {i}",
            (sx * half, y + sy * half),
            r * 0.62,
            tall * (1.22 if not fairy else 1.15 + 0.12 * i),
            roofed=fairy,
            glass=glass,
            windows=2,
        )
    if fairy:
        k.add(
            "keep roof",
            Extrude(
                outline=[(-half, -half), (half, -half), (half, half), (-half, half)], height=size * 0.8, taper=0.06
            ),
            at=(0, y, tall - 0.02),
            material="roof",
        )
        round_tower(
            k,
            "great",
            (half * 0.2, y + half * 0.4),
            r * 0.95,
            tall * 1.75,
            roofed=True,
            glass=glass,
            flag_height=r * 1.8 if k.on("flags") else 0.0,
        )
    elif k.on("flags"):
        flag_pole(k, "keep", (0, y, tall - 0.05), r * 3.2)


@asset(
    kind="tower",
    words=("tower", "watchtower", "castle tower", "wizard tower", "turret", "stone tower", "bell tower", "campanile", "leaning tower", "clock tower", "big ben"),
    about="A tower: round with battlements or a pointed roof, square with a clock, or leaning with galleries.",
    parameters=(length("height", 18.0, 4.0, 90.0, words=("height", "tall", "high")), length("diameter", 5.5, 2.0, 20.0, words=("diameter", "width", "wide")), choice("kind", "round", "roofed", "clock", "leaning"), flag("flags", True, words=("flag", "flags"))),
    slots={**SLOTS, "dial": Material(preset="enamel", color="#f7f3e6"), "gilt": "gold"},
    main_slot="wall",
    adjectives={"wizard": {"kind": "roofed"}, "fairytale": {"kind": "roofed"}, "bell": {"kind": "clock"}, "campanile": {"kind": "clock"}, "big ben": {"kind": "clock", "height": 60.0, "diameter": 11.0}, "clock tower": {"kind": "clock"},
                "leaning tower": {"kind": "leaning", "height": 50.0, "diameter": 14.0}, "pisa": {"kind": "leaning"}, "wizard tower": {"kind": "roofed"}},
    states=("lit", "ruined"),
    parts=PARTS,
)  # fmt: skip
def tower(k: Kit) -> None:
    """A tower that stands alone."""
    h, d = k.m("height"), k.m("diameter")
    r = min(d / 2, h * 0.3)
    glass = "light" if k.state("lit") else "window"
    kind = k.s("kind")
    if kind == "leaning":
        _leaning(k, h, r)
    elif kind == "clock":
        _clock(k, h, r, glass)
    else:
        top = h - (r * 3.4 if kind == "roofed" else 0.0)
        top = max(top, h * 0.45)
        round_tower(
            k,
            "",
            (0, 0),
            r,
            top,
            roofed=kind == "roofed",
            glass=glass,
            ruined=1 if k.state("ruined") else None,
            windows=4,
            flag_height=r * 1.2 if k.on("flags") else 0.0,
        )
        door(k, "", (0, -r * 1.12, 0.02), r * 0.55, r * 1.15, head="round", style="plank")
        steps(k, "steps", (0, -r * 1.1, 0), r * 0.9, 0.3, 2, material="wall")
    k.anchor("top", (0, 0, h), half_size=(r * 0.6, r * 0.6), round=True)


def _clock(k: Kit, h: float, r: float, glass: str) -> None:
    s = 2 * r
    body = h * 0.72
    k.add("tower base", Box(size=(s * 1.14, s * 1.14, h * 0.06)), material="trim", bevel=h * 0.004)
    k.add("tower", Box(size=(s, s, body)), material="wall")
    for sx in (-1, 1):
        for sy in (-1, 1):
            k.add(
                "buttress",
                Box(size=(s * 0.18, s * 0.18, body * 1.02)),
                at=(sx * r * 0.94, sy * r * 0.94, 0),
                material="trim",
                bevel=s * 0.01,
            )
    for level in (0.25, 0.5, 0.7):
        k.add(
            "cornice",
            Box(size=(s * 1.06, s * 1.06, h * 0.012)),
            at=(0, 0, body * level / 0.72 * 0.98),
            material="trim",
            bevel=h * 0.002,
        )
    zc = body - r * 1.0
    for a, (dx, dy) in ((0, (0, -1)), (90, (1, 0)), (180, (0, 1)), (-90, (-1, 0))):
        with k.group("clock", at=(dx * r, dy * r, zc), rotate=(0, 0, a)):
            k.add(
                "dial",
                Cylinder(radius=r * 0.72, height=0.14 * r, segments=48, pivot="center"),
                rotate=(90, 0, 0),
                material="dial",
            )
            k.add(
                "dial rim",
                Lathe(
                    profile=[(r * 0.7, -0.06 * r), (r * 0.8, -0.06 * r), (r * 0.8, 0.1 * r), (r * 0.7, 0.1 * r)],
                    closed=True,
                    segments=48,
                ),
                rotate=(90, 0, 0),
                material="gilt",
            )
            k.add(
                "hour mark",
                Box(size=(r * 0.05, 0.04 * r, r * 0.13), pivot="center"),
                at=(0, -0.075 * r, r * 0.6),
                material="metal",
                instances=Radial(count=12, axis="y"),
            )
            k.add(
                "hand hour",
                Box(size=(r * 0.07, 0.03 * r, r * 0.4)),
                at=(0, -0.08 * r, -r * 0.05),
                rotate=(0, 60, 0),
                material="metal",
            )
            k.add(
                "hand minute",
                Box(size=(r * 0.045, 0.03 * r, r * 0.6)),
                at=(0, -0.1 * r, -r * 0.06),
                rotate=(0, -58, 0),
                material="metal",
            )
        for i in range(3):
            window(
                k,
                f"{a} {i}",
                (dx * r, dy * r, body * (0.1 + 0.2 * i)),
                r * 0.26,
                body * 0.13,
                facing=a,
                head="pointed",
                bars=(1, 2),
                glass=glass,
                instances=Linear(count=2, step=(r * 0.7 * abs(dy), r * 0.7 * abs(dx), 0), center=True),
            )
    z = body
    k.add("belfry floor", Box(size=(s * 1.16, s * 1.16, h * 0.02)), at=(0, 0, z), material="trim", bevel=h * 0.003)
    bel = h * 0.1
    k.add(
        "belfry post",
        Box(size=(s * 0.16, s * 0.16, bel)),
        at=(r * 0.84, r * 0.84, z + h * 0.015),
        material="wall",
        instances=Radial(count=4),
    )
    k.add(
        "belfry column",
        Cylinder(radius=s * 0.04, height=bel, segments=16),
        at=(0, r * 0.84, z + h * 0.015),
        material="trim",
        instances=Radial(count=4),
    )
    k.add(
        "bell",
        Lathe(
            profile=[(r * 0.42, 0), (r * 0.36, r * 0.08), (r * 0.25, r * 0.3), (r * 0.2, r * 0.5), (0, r * 0.56)],
            smooth=False,
            segments=32,
        ),
        at=(0, 0, z + bel * 0.45),
        material="gilt",
    )
    k.rod(
        "bell yoke",
        (-r * 0.9, 0, z + bel * 0.45 + r * 0.55),
        (r * 0.9, 0, z + bel * 0.45 + r * 0.55),
        r * 0.05,
        material="metal",
    )
    for side in (-1, 1):
        k.rod("bell post", (side * r * 0.84, 0, z), (side * r * 0.84, 0, z + bel), r * 0.07, material="wall")
    k.add(
        "belfry top",
        Box(size=(s * 1.12, s * 1.12, h * 0.02)),
        at=(0, 0, z + bel + h * 0.01),
        material="trim",
        bevel=h * 0.003,
    )
    zt = z + bel + h * 0.028
    spire = h - zt - h * 0.03
    e = s * 0.54
    k.add(
        "roof",
        Extrude(outline=[(-e, -e), (e, -e), (e, e), (-e, e)], height=spire, taper=0.02),
        at=(0, 0, zt),
        material="roof",
    )
    k.add("finial", Sphere(radius=h * 0.012, segments=20), at=(0, 0, zt + spire), material="gilt")
    k.rod("finial rod", (0, 0, zt + spire), (0, 0, h), h * 0.003, material="gilt", segments=8)
    door(k, "", (0, -r * 1.14, 0), r * 0.6, h * 0.08, head="pointed", style="double")


def _leaning(k: Kit, h: float, r: float) -> None:
    floors = 8
    step = h / (floors + 0.6)
    with k.group("leaning tower", at=(0, 0, 0.02 * r), rotate=(0, 4, 0)):
        k.add(
            "tower drum", Cylinder(radius=r * 0.84, height=h * 0.9, segments=48), at=(0, 0, -0.1 * r), material="wall"
        )
        for f in range(floors):
            z = f * step * 0.96
            tall = step * 0.96
            k.add(
                "gallery floor",
                Lathe(
                    profile=[
                        (r * 0.8, 0),
                        (r, 0),
                        (r * 1.03, tall * 0.06),
                        (r * 1.03, tall * 0.12),
                        (r * 0.8, tall * 0.12),
                    ],
                    closed=True,
                    segments=60,
                ),
                at=(0, 0, z + tall * 0.9),
                material="trim",
            )
            n = 24 if f else 15
            k.add(
                "gallery column",
                Cylinder(radius=r * 0.035 if f else r * 0.06, height=tall * 0.95, segments=10),
                at=(r * 0.95, 0, z),
                material="trim",
                instances=Radial(count=n),
            )
            k.add(
                "gallery arcade",
                Lathe(
                    profile=[(r * 0.91, 0), (r * 0.99, 0), (r * 0.99, tall * 0.24), (r * 0.91, tall * 0.24)],
                    closed=True,
                    segments=60,
                ),
                at=(0, 0, z + tall * 0.7),
                material="wall",
            )
        top = floors * step * 0.96
        k.add(
            "belfry",
            Cylinder(radius=r * 0.66, height=step * 0.9, segments=40),
            at=(0, 0, top - step * 0.05),
            material="wall",
        )
        k.add(
            "belfry cornice",
            Lathe(profile=[(r * 0.6, 0), (r * 0.74, 0.05 * r), (r * 0.74, 0.14 * r), (0, 0.14 * r)], segments=40),
            at=(0, 0, top + step * 0.8),
            material="trim",
        )
        k.add(
            "belfry opening",
            Extrude(outline=arched(r * 0.24, step * 0.6), height=r * 0.1, pivot="center"),
            at=(0, -r * 0.645, top + 0.04 * step),
            rotate=FRONT,
            material="window",
            instances=Radial(count=8),
        )
        k.add(
            "door",
            Extrude(outline=arched(r * 0.3, step * 0.6), height=r * 0.1, pivot="center"),
            at=(0, -r * 0.82, 0),
            rotate=FRONT,
            material="door",
        )
    k.add("plinth", Cylinder(radius=r * 1.2, height=r * 0.1, segments=60), material="trim")


@asset(
    kind="stone_wall",
    words=("wall", "stone wall", "brick wall", "garden wall", "city wall", "battlement", "rampart"),
    about="A free-standing wall of brick or stone with a coping, or crenellated.",
    parameters=(length("length", 4.0, 0.5, 60.0, words=("length", "long", "width", "wide")), length("height", 1.8, 0.4, 15.0, words=("height", "tall", "high")), length("thickness", 0.35, 0.1, 4.0, words=("thickness", "thick")), choice("finish", "coping", "battlements", "plain")),
    slots={"wall": "stonework", "coping": "limestone", "brick": "brick"},
    main_slot="wall",
    adjectives={"castle": {"finish": "battlements", "height": 6.0, "thickness": 1.5, "length": 16.0}, "city": {"finish": "battlements", "height": 8.0, "thickness": 2.0, "length": 24.0}},
    states=("ruined",),
)  # fmt: skip
def stone_wall(k: Kit) -> None:
    """One straight length."""
    long, h, t = k.m("length"), k.m("height"), k.m("thickness")
    bites: list[Modifier] = []
    if k.state("ruined"):
        bites = [
            cut(
                *[
                    tool(
                        Sphere(radius=h * k.rng.uniform(0.15, 0.35), segments=12),
                        at=((k.rng.random() - 0.5) * long, 0, h * k.rng.uniform(0.9, 1.1)),
                    )
                    for _ in range(5)
                ]
            )
        ]
    k.add(
        "wall",
        Extrude(outline=[(-long / 2, -t / 2), (long / 2, -t / 2), (long / 2, t / 2), (-long / 2, t / 2)], height=h),
        material="wall",
        modifiers=bites,
    )
    if not k.state("ruined"):
        if k.s("finish") == "battlements":
            line_battlement(
                k,
                "",
                (-long / 2, -t / 2 + t * 0.15),
                (long / 2, -t / 2 + t * 0.15),
                h,
                thick=t * 0.3,
                height=max(0.35, h * 0.16),
            )
        elif k.s("finish") == "coping":
            k.add(
                "coping",
                Box(size=(long + 0.06, t * 1.25, min(0.1, h * 0.1))),
                at=(0, 0, h - 0.005),
                material="coping",
                bevel=0.02,
            )
            k.add(
                "pier",
                Box(size=(t * 1.3, t * 1.3, h + 0.14)),
                at=(long / 2 - t * 0.4, 0, 0),
                material="wall",
                bevel=0.02,
                mirror=True,
            )
            k.add(
                "pier cap",
                Box(size=(t * 1.6, t * 1.6, 0.09)),
                at=(long / 2 - t * 0.4, 0, h + 0.13),
                material="coping",
                bevel=0.02,
                mirror=True,
            )
    k.anchor("top", (0, 0, h), half_size=(long / 2, t / 2))


@asset(
    kind="gate",
    words=("gate", "archway", "arch", "gateway", "triumphal arch", "stone arch", "iron gate", "garden gate", "portal", "entrance gate"),
    about="A stone archway with keystone and cornice, with wrought-iron leaves if asked.",
    parameters=(length("width", 3.2, 1.0, 40.0, words=("width", "wide")), length("height", 3.6, 1.2, 40.0, words=("height", "tall", "high")), length("depth", 0.7, 0.2, 15.0, words=("depth", "deep", "thickness")), choice("kind", "arch", "triumphal", "iron")),
    slots={"wall": Material(preset="limestone", color="#d9ccb2"), "trim": "limestone", "metal": "black_iron"},
    main_slot="wall",
    adjectives={"triumphal": {"kind": "triumphal", "width": 22.0, "height": 20.0, "depth": 8.0}, "iron": {"kind": "iron"}, "wrought-iron": {"kind": "iron"}, "garden": {"kind": "iron"}, "iron gate": {"kind": "iron"}, "garden gate": {"kind": "iron"},
                "triumphal arch": {"kind": "triumphal", "width": 22.0, "height": 20.0, "depth": 8.0}},
    states=("open",),
)  # fmt: skip
def gate(k: Kit) -> None:
    """Piers, an arch over the opening, and leaves."""
    w, h, d = k.m("width"), k.m("height"), k.m("depth")
    iron = k.s("kind") == "iron"
    pier = w * 0.17
    gap = w - 2 * pier
    if iron:
        for side in (-1, 1):
            k.add(
                "pier",
                Box(size=(pier, min(pier, d), h * 0.9)),
                at=(side * (w - pier) / 2, 0, 0),
                material="wall",
                bevel=0.02,
            )
            k.add(
                "pier cap",
                Box(size=(pier * 1.25, min(pier, d) * 1.25, h * 0.05)),
                at=(side * (w - pier) / 2, 0, h * 0.89),
                material="trim",
                bevel=0.02,
            )
            k.add(
                "pier ball",
                Sphere(radius=pier * 0.4, segments=24),
                at=(side * (w - pier) / 2, 0, h * 0.94 + pier * 0.33),
                material="trim",
            )
            k.add(
                "pier foot",
                Box(size=(pier * 1.2, min(pier, d) * 1.2, h * 0.07)),
                at=(side * (w - pier) / 2, 0, 0),
                material="trim",
                bevel=0.02,
            )
        for side in (-1, 1):
            with k.group("leaf", at=(side * gap / 2, 0, 0), rotate=(0, 0, side * 65 if k.state("open") else 0)):
                _leaf(k, -side, gap / 2 - 0.01, h * 0.82)
    else:
        opening = arched(gap, h * (0.7 if k.s("kind") == "triumphal" else 0.8))
        outline = [
            (-w / 2, 0),
            (-gap / 2, 0),
            *reversed(opening[2:]),
            (gap / 2, 0),
            (w / 2, 0),
            (w / 2, h * 0.94),
            (-w / 2, h * 0.94),
        ]
        k.add("arch", Extrude(outline=_distinct(outline), height=d, pivot="center"), rotate=FRONT, material="wall")
        top = max(y for _, y in opening)
        k.add(
            "arch moulding",
            Extrude(
                outline=surround([(x * 0.985, y * 0.994) for x, y in opening], pier * 0.3, top),
                height=d * 1.08,
                pivot="center",
            ),
            rotate=FRONT,
            material="trim",
        )
        k.add(
            "keystone",
            Extrude(
                outline=[(-pier * 0.22, 0), (pier * 0.22, 0), (pier * 0.34, pier * 0.75), (-pier * 0.34, pier * 0.75)],
                height=d * 1.16,
                pivot="center",
            ),
            at=(0, 0, top - pier * 0.12),
            rotate=FRONT,
            material="trim",
        )
        k.add(
            "cornice",
            Box(size=(w * 1.08, d * 1.25, h * 0.06)),
            at=(0, 0, h * 0.94 - 0.01),
            material="trim",
            bevel=h * 0.008,
        )
        for side in (-1, 1):
            k.add(
                "pier foot",
                Box(size=(pier * 1.2, d * 1.2, h * 0.08)),
                at=(side * (w - pier) / 2, 0, 0),
                material="trim",
                bevel=h * 0.006,
            )
            k.add(
                "impost",
                Box(size=(pier * 1.16, d * 1.14, h * 0.03)),
                at=(side * (w - pier) / 2, 0, max(top - gap / 2, top * 0.2) - h * 0.03),
                material="trim",
                bevel=h * 0.004,
            )
        if k.s("kind") == "triumphal":
            k.add(
                "attic", Box(size=(w * 0.98, d * 0.98, h * 0.14)), at=(0, 0, h * 0.99), material="wall", bevel=h * 0.005
            )
            k.add(
                "attic cap",
                Box(size=(w * 1.03, d * 1.06, h * 0.02)),
                at=(0, 0, h * 1.125),
                material="trim",
                bevel=h * 0.004,
            )
            for side in (-1, 1):
                for y in (-1, 1):
                    k.add(
                        "relief",
                        Box(size=(pier * 0.6, 0.05 * d, h * 0.28)),
                        at=(side * (w - pier) / 2, y * d * 0.505, h * 0.14),
                        material="trim",
                        bevel=h * 0.01,
                    )
    k.anchor("top", (0, 0, h), half_size=(w / 2, d / 2))


def _distinct(points: list[tuple[float, float]]) -> list[tuple[float, float]]:
    return [p for i, p in enumerate(points) if math.dist(p, points[i - 1]) > 1e-6]


def _leaf(k: Kit, side: int, wide: float, h: float) -> None:
    r = 0.014 + 0.004 * wide
    bars = max(5, round(wide / 0.13))
    for z in (0.1, 0.5, 0.86):
        k.rod("leaf rail", (0, 0, h * z), (side * wide, 0, h * z), r * 1.2, material="metal", segments=10)
    for i in range(bars):
        x = side * wide * (i + 0.25) / (bars - 0.5)
        top = h * (0.9 + 0.1 * math.sin(math.pi / 2 * (i + 1) / bars))
        k.rod("leaf bar", (x, 0, h * 0.04), (x, 0, top), r, material="metal", segments=8)
        k.add(
            "leaf spike",
            Lathe(profile=[(r, 0), (r * 2.4, r * 3), (0, r * 9)], segments=8),
            at=(x, 0, top - 0.005),
            material="metal",
        )
        if i < bars - 1:
            k.add("leaf ring", Lathe(profile=[(wide / bars * 0.36, -r * 0.7), (wide / bars * 0.5, -r * 0.7), (wide / bars * 0.5, r * 0.7), (wide / bars * 0.36, r * 0.7)], closed=True, segments=20),
                  at=(x + side * wide / (bars - 0.5) / 2, 0, h * 0.5 + wide / bars * 0.5), rotate=(90, 0, 0), material="metal")  # fmt: skip


@asset(
    kind="ruins",
    words=("ruins", "ruin", "ancient ruins", "ruined temple", "greek ruins", "roman ruins"),
    about="Broken columns, a fallen drum and a piece of wall on cracked paving.",
    parameters=(length("width", 12.0, 4.0, 40.0, words=("width", "wide")), count("columns", 6, 2, 12, words=("columns", "pillars"))),
    slots={"stone": "limestone", "ground": "grass", "paving": "cobblestone"},
    main_slot="stone",
    category="place",
)  # fmt: skip
def ruins(k: Kit) -> None:
    """A half circle of columns broken at different heights."""
    w = k.m("width")
    r = w * 0.04
    k.add("ground", Cylinder(radius=w / 2, height=0.15, segments=48), material="ground", bevel=0.05)
    k.add("paving", Cylinder(radius=w * 0.4, height=0.3, segments=12), material="paving", bevel=0.05)
    number = k.n("columns")
    for i in range(number):
        a = math.radians(20 + 140 * i / (number - 1))
        at = (w * 0.33 * math.cos(a), w * 0.33 * math.sin(a), 0.28)
        tall = r * 13 * (1.0 if i in (1, 2) else k.rng.uniform(0.3, 0.85))
        ring = [
            (
                r * (0.93 if j % 2 else 1.0) * math.cos(math.pi * j / 18),
                r * (0.93 if j % 2 else 1.0) * math.sin(math.pi * j / 18),
            )
            for j in range(36)
        ]
        k.add("column foot", Box(size=(r * 3, r * 3, r * 0.7)), at=at, material="stone", bevel=r * 0.1)
        bite = tool(
            Box(size=(r * 4, r * 4, r * 2)), at=(0, 0, tall), rotate=(k.rng.uniform(-25, 25), k.rng.uniform(-25, 25), 0)
        )
        whole = i in (1, 2)
        k.add(
            "column",
            Extrude(outline=ring, height=tall, taper=0.88),
            at=(at[0], at[1], at[2] + r * 0.65),
            material="stone",
            modifiers=[] if whole else [cut(bite)],
        )
        if whole:
            k.add(
                "capital",
                Lathe(profile=[(r * 0.88, 0), (r * 1.5, r * 0.7), (r * 1.5, r * 1.0)], segments=24),
                at=(at[0], at[1], at[2] + r * 0.6 + tall),
                material="stone",
            )
    a1, a2 = (math.radians(20 + 140 * i / (number - 1)) for i in (1, min(2, number - 1)))
    p1, p2 = (w * 0.33 * math.cos(a1), w * 0.33 * math.sin(a1)), (w * 0.33 * math.cos(a2), w * 0.33 * math.sin(a2))
    if number > 2:
        k.add(
            "architrave",
            Box(size=(math.dist(p1, p2) + r * 3, r * 2.4, r * 1.6)),
            at=((p1[0] + p2[0]) / 2, (p1[1] + p2[1]) / 2, 0.28 + r * 14.5),
            rotate=(0, 0, math.degrees(math.atan2(p2[1] - p1[1], p2[0] - p1[0]))),
            material="stone",
            bevel=r * 0.2,
        )
    drum = Cylinder(radius=r, height=r * 3.5, segments=24)
    k.add("fallen drum", drum, at=(-w * 0.1, -w * 0.2, 0.27 + r), rotate=(90, 0, 40), material="stone", bevel=r * 0.1)
    k.add("fallen drum", drum, at=(w * 0.2, -w * 0.14, 0.27 + r), rotate=(90, 0, -65), material="stone", bevel=r * 0.1)
    k.add(
        "fallen block",
        Box(size=(r * 3, r * 2, r * 1.5)),
        at=(w * 0.02, -w * 0.3, 0.25),
        rotate=(0, 0, 25),
        material="stone",
        bevel=r * 0.15,
        modifiers=[Displace(strength=r * 0.06, scale=r)],
    )
    k.add(
        "fallen block",
        Box(size=(r * 2, r * 2, r * 1.4)),
        at=(-w * 0.28, -w * 0.05, 0.25),
        rotate=(8, 4, 60),
        material="stone",
        bevel=r * 0.15,
    )
    k.anchor("top", (0, 0, 0.3), half_size=(w * 0.25, w * 0.2), round=True)
