"""Castles with their round towers, gatehouse and keep."""

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
    surround,
    tool,
    window,
)
from prompt2mesh.library.kit import Kit
from prompt2mesh.library.registry import asset, choice, count, flag, length
from prompt2mesh.mesh.materials import Material
from prompt2mesh.mesh.placement import Linear, Scatter
from prompt2mesh.mesh.program import Modifier
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
    windows: int = 2,
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
    r = min(span * (0.062 if fairy else 0.078), ring * math.sin(math.pi / number) * 0.34)
    high = wall * (1.9 if fairy else 1.75)
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
    if not fairy:
        # Square piers, so that only the corner towers read as towers.
        for side in (-1, 1):
            x = side * (wide / 2 + r * 0.1)
            pier = wall * 1.3 * (1.0 if not ruined or side < 0 else 0.7)
            k.block(f"gate pier {side}", (r * 0.9, deep * 1.25, pier), (x, y, 0), "wall", bevel=0.05)
            if not ruined:
                k.block(
                    f"gate cornice {side}", (r * 1.1, deep * 1.35, r * 0.16), (x, y, pier - r * 0.1), "trim", bevel=0.04
                )
                for sx in (-1, 1):
                    for sy in (-1, 0, 1):
                        k.block(
                            "gate merlon",
                            (r * 0.34, r * 0.4, r * 0.36),
                            (x + sx * r * 0.37, y + sy * deep * 0.56, pier),
                            "wall",
                            bevel=0.03,
                        )
        return
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
    size, tall = ring * (0.62 if fairy else 0.56), wall * (1.9 if fairy else 1.6)
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
    for i, (sx, sy) in enumerate(((-1, -1), (1, -1), (1, 1), (-1, 1)) if fairy else ()):
        round_tower(
            k,
            f"keep {i}",
            (sx * half, y + sy * half),
            r * 0.62,
            tall * (1.15 + 0.12 * i),
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
