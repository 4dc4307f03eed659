"""Buildings of travel: the railway station and the bascule bridge between towers."""

import math

from prompt2mesh.library.buildings.houses import GLASS, LIT, pane_slot
from prompt2mesh.library.buildings.parts import arched, door, gable_roof, window
from prompt2mesh.library.buildings.public import sign_letters
from prompt2mesh.library.kit import Kit
from prompt2mesh.library.panels import panel
from prompt2mesh.library.registry import asset, flag, length, text
from prompt2mesh.library.vehicles.rail import track
from prompt2mesh.mesh.materials import Material
from prompt2mesh.mesh.placement import Linear, Radial
from prompt2mesh.mesh.shapes import Box, Cylinder, Extrude, Lathe, Sweep, Torus

SLOTS: dict[str, Material | str] = {
    "wall": "brick", "roof": Material(preset="slate", color="#4d535a"), "trim": Material(preset="limestone", color="#d9cfba"), "door": Material(preset="painted_wood", color="#2f4a3c"),
    "window": GLASS, "light": LIT, "base": "concrete", "metal": "black_iron", "letters": Material(preset="gloss_paint", color="#f5f2e6"), "accent": Material(preset="painted_wood", color="#20483d"),
    "frame": Material(preset="gloss_paint", color="#2d5f4c"), "glass": "glass", "rail": "steel", "sleeper": "dark_oak", "ballast": "gravel", "wood": "teak", "white": Material(preset="enamel", color="#f7f6f0"),
    "stone": Material(preset="stonework", color="#b9b0a0"), "steel": Material(preset="gloss_paint", color="#3f7fb5"), "road": "asphalt", "gold": "gold", "water": "sea_water",
}  # fmt: skip


@asset(
    kind="train_station",
    words=("train station", "railway station", "station", "subway station", "railroad station", "train depot", "railway terminal"),
    about="A railway station: a brick hall with arched windows and a clock tower, a platform under an iron canopy, benches and track.",
    parameters=(length("width", 24.0, 0.4, 50.0, words=("width", "wide", "length", "long")), text("sign", "STATION"), flag("tower", True, words=("clock tower", "tower"))),
    slots=SLOTS,
    main_slot="wall",
    states=("lit",),
    parts={"window": "window", "roof": "roof", "clock": "clock", "platform": "platform", "canopy": "canopy", "track": "track", "bench": "bench", "tower": "tower"},
)  # fmt: skip
def train_station(k: Kit) -> None:
    """Drawn 24 m wide; the platform and the track lie in front, along x."""
    s, glass = k.m("width") / 24.0, pane_slot(k)
    with k.group("station", scale=s):
        k.block("platform", (26.0, 13.0, 0.9), (0, 2.6, 0), "base", bevel=0.05)
        k.block("platform edge", (26.0, 0.4, 0.06), (0, -3.5, 0.88), "white", bevel=0.01)
        with k.group("track place", at=(0, -5.9, 0), rotate=(0, 0, 90)):
            track(k, 26.0, (0, 0, 0))
        z = 0.88
        for x, wide, high, deep in ((0.0, 8.0, 6.4, 6.4), (-8.2, 8.6, 4.6, 5.4), (8.2, 8.6, 4.6, 5.4)):
            y = 4.6
            k.block("wall", (wide, deep, high), (x, y, z), "wall", bevel=0.0)
            k.block("plinth", (wide + 0.16, deep + 0.16, 0.5), (x, y, z), "trim", bevel=0.03)
            k.block("cornice", (wide + 0.3, deep + 0.3, 0.26), (x, y, z + high - 0.2), "trim", bevel=0.05)
            gable_roof(
                k, "roof", wide, deep, z + high, deep * 0.36, overhang=0.35, thickness=0.16, at=(x, y)
            ) if x else gable_roof(
                k, "roof hall", wide, deep, z + high, wide * 0.34, overhang=0.4, thickness=0.18, along="y", at=(x, y)
            )
            number = 3
            for i in range(number):
                wx = x + (i - 1) * wide * 0.3
                if x == 0.0 and i == 1:
                    continue
                window(
                    k,
                    f"front {x} {i}",
                    (wx, y - deep / 2, z + 1.0),
                    1.3 if x else 1.2,
                    2.5 if x else 3.4,
                    head="round",
                    bars=(1, 2),
                    glass=glass,
                )
            window(
                k,
                f"back {x}",
                (x, y + deep / 2, z + 1.0),
                1.3,
                2.5,
                head="round",
                bars=(1, 2),
                facing=180,
                glass=glass,
                instances=Linear(count=3, step=(wide * 0.3, 0, 0), center=True),
            )
        for side in (-1, 1):
            window(
                k,
                f"end {side}",
                (side * 12.5, 4.6, z + 1.0),
                1.3,
                2.5,
                head="round",
                bars=(1, 2),
                facing=90 * side,
                glass=glass,
                instances=Linear(count=2, step=(0, 2.4, 0), center=True),
            )
        door(k, "", (0, 1.4, z), 2.2, 3.4, head="round", style="double")
        k.add(
            "clock",
            Cylinder(radius=0.8, height=0.14, segments=40),
            at=(0, 1.36, z + 7.2),
            rotate=(90, 0, 0),
            material="white",
        )
        _clock(k, (0, 1.2, z + 7.2), 0.8)
        k.block("sign", (6.0, 0.14, 0.9), (0, 1.34, z + 4.6), "accent", bevel=0.03)
        sign_letters(k, k.s("sign"), (0, 1.27, z + 4.75), 5.4, 0.6)
        if k.on("tower"):
            tx, ty, th = 5.4, 5.6, 11.0
            k.block("tower", (3.0, 3.0, th), (tx, ty, z), "wall", bevel=0.0)
            k.block("tower cornice", (3.4, 3.4, 0.3), (tx, ty, z + th - 0.1), "trim", bevel=0.06)
            k.block("tower belt", (3.16, 3.16, 0.2), (tx, ty, z + 7.8), "trim", bevel=0.03)
            k.add(
                "roof tower",
                Lathe(profile=[(2.5, 0), (2.5, 0.1), (0.9, 2.2), (0.1, 3.6), (0, 3.6)], segments=4),
                at=(tx, ty, z + th + 0.18),
                rotate=(0, 0, 45),
                material="roof",
            )
            for turn, (dx, dy) in ((0, (0, -1.5)), (90, (1.5, 0)), (180, (0, 1.5)), (-90, (-1.5, 0))):
                with k.group("clock side", at=(tx + dx, ty + dy, z + 9.4), rotate=(0, 0, turn)):
                    k.add(
                        "clock",
                        Cylinder(radius=1.0, height=0.12, segments=36),
                        at=(0, 0.03, 0),
                        rotate=(90, 0, 0),
                        material="white",
                    )
                    _clock(k, (0, -0.1, 0), 1.0)
        _canopy(k, z)
    k.anchor("deck", (0, -1.6 * s, 0.9 * s), half_size=(10.0 * s, 1.2 * s))
    k.anchor("top", (0, -1.6 * s, 0.9 * s), half_size=(10.0 * s, 1.2 * s))


def _clock(k: Kit, at: tuple[float, float, float], radius: float) -> None:
    k.add(
        "clock rim",
        Torus(radius=radius, tube=radius * 0.09, segments=36, tube_segments=8),
        at=at,
        rotate=(90, 0, 0),
        material="metal",
    )
    with k.group("clock marks", at=at, rotate=(90, 0, 0)):
        k.add(
            "clock mark",
            Box(size=(radius * 0.16, radius * 0.06, radius * 0.12), pivot="center"),
            at=(radius * 0.8, 0, -radius * 0.03),
            material="metal",
            instances=Radial(count=12),
        )
    k.block("clock hand", (radius * 0.08, radius * 0.12, radius * 0.72), (at[0], at[1], at[2]), "metal", bevel=0.0)
    k.block(
        "clock hand hour",
        (radius * 0.1, radius * 0.12, radius * 0.5),
        (at[0], at[1], at[2]),
        "metal",
        bevel=0.0,
        rotate=(0, 70, 0),
    )


def _canopy(k: Kit, z: float) -> None:
    """Iron columns with brackets under a sloping roof with a valance."""
    for i in range(5):
        x = -10.0 + 5.0 * i
        k.add(
            "canopy column",
            Lathe(
                profile=[(0.2, 0), (0.2, 0.3), (0.12, 0.4), (0.09, 3.0), (0.16, 3.1), (0.16, 3.2), (0, 3.2)],
                segments=16,
            ),
            at=(x, -1.9, z),
            material="frame",
        )
        for side in (-1, 1):
            arc = [(x, -1.9, z + 2.3), (x + side * 0.25, -1.9, z + 2.85), (x + side * 0.8, -1.9, z + 3.16)]
            k.tube("canopy bracket", arc, 0.05, segments=8, material="frame")
        k.block("canopy beam", (0.14, 4.7, 0.16), (x, -0.9, z + 3.3), "frame", bevel=0.02, rotate=(4.5, 0, 0))
    k.block("canopy rail", (24.4, 0.16, 0.2), (0, -1.9, z + 3.16), "frame", bevel=0.02)
    slope = [(-3.3, z + 3.28), (1.5, z + 3.66), (1.5, z + 3.78), (-3.3, z + 3.4)]
    k.add("canopy roof", Extrude(outline=slope, height=24.6, pivot="center"), rotate=(90, 0, 90), material="roof")
    teeth = 49
    step = 24.6 / teeth
    valance = [(-12.3, z + 3.42)]
    for i in range(teeth):
        valance += [
            (-12.3 + step * i + step * 0.02, z + 3.05),
            (-12.3 + step * (i + 0.5), z + 2.9),
            (-12.3 + step * (i + 0.98), z + 3.05),
        ]
    panel(k, "canopy valance", [*valance, (12.3, z + 3.42)], 0.05, at=(0, -3.28, 0), material="trim")
    for x in (-7.5, 2.6, 7.5):
        k.block("bench seat", (1.8, 0.5, 0.07), (x, 0.2, z + 0.44), "wood", bevel=0.015)
        k.block("bench back", (1.8, 0.07, 0.5), (x, 0.46, z + 0.55), "wood", bevel=0.015, rotate=(-8, 0, 0))
        for dx in (-0.75, 0.75):
            k.block("bench leg", (0.08, 0.5, 0.46), (x + dx, 0.22, z - 0.01), "frame", bevel=0.02)
            k.block("bench stay", (0.06, 0.06, 0.5), (x + dx, 0.46, z + 0.42), "frame", bevel=0.01, rotate=(-8, 0, 0))


@asset(
    kind="tower_bridge",
    words=("tower bridge", "london tower bridge", "drawbridge", "bascule bridge", "draw bridge"),
    about="A bascule bridge between two Gothic towers, with high walkways and chains to the banks; its road up or down.",
    parameters=(length("length", 120.0, 0.3, 300.0, words=("length", "long")), flag("raised", False, words=("raised road",)), flag("water", True, words=("water", "river"))),
    slots=SLOTS,
    main_slot="stone",
    adjectives={"open": {"raised": True}, "raised": {"raised": True}, "opened": {"raised": True}},
    states=("lit",),
    parts={"tower": "tower", "walkway": "walkway", "road": "road", "cable": "chain", "roof": "roof"},
)  # fmt: skip
def tower_bridge(k: Kit) -> None:
    """Drawn 120 m long, along x."""
    s = k.m("length") / 120.0
    glass = pane_slot(k)
    road = 9.0
    with k.group("bridge", scale=s):
        if k.on("water"):
            k.block("water", (120, 34, 1.2), (0, 0, 0), "water", bevel=0.1)
        for side in (-1, 1):
            x = side * 20.0
            pier = [(-6.5, -9), (0, -13), (6.5, -9), (6.5, 9), (0, 13), (-6.5, 9)]
            k.add(
                "pier",
                Extrude(outline=[(x + px, py) for px, py in pier], height=road - 0.6),
                material="stone",
                bevel=0.2,
            )
            _gothic_tower(k, x, road, glass)
            bank = side * 56.0
            k.block("abutment", (8.0, 12.0, road + 9.0), (bank, 0, 0), "stone", bevel=0.15)
            for sy in (-1, 1):
                k.block("abutment pinnacle", (2.6, 2.6, 5.0), (bank, sy * 4.6, road + 8.9), "stone", bevel=0.1)
                k.add(
                    "roof abutment",
                    Lathe(profile=[(1.9, 0), (1.8, 0.2), (0.1, 3.6), (0, 3.6)], segments=4),
                    at=(bank, sy * 4.6, road + 13.8),
                    rotate=(0, 0, 45),
                    material="roof",
                )
            k.block("road side", (32.0, 11.0, 1.0), (side * 40.0, 0, road - 1.0), "steel", bevel=0.05)
            k.block("road deck", (32.0, 9.6, 0.2), (side * 40.0, 0, road - 0.04), "road", bevel=0.0)
            for sy in (-1, 1):
                chain = [
                    (
                        side * (24.0 + 28.0 * t),
                        sy * 5.2,
                        road + 1.4 + (1 - t) ** 2 * 24.0 + t * 4.0 - 4.0 * math.sin(math.pi * t) * 0.6,
                    )
                    for t in (i / 10 for i in range(11))
                ]
                k.add("chain", Sweep(path=chain, radius=0.5, segments=8, smooth=False), material="steel")
                for i in range(1, 10):
                    px, py, pz = chain[i]
                    k.rod("chain hanger", (px, py, road - 0.2), (px, py, pz), 0.14, segments=6, material="steel")
                k.block("parapet", (32.0, 0.3, 1.3), (side * 40.0, sy * 5.2, road - 0.05), "steel", bevel=0.03)
            leaf = [(0.0, 0.0), (0.0, -2.6), (side * 4.0, -2.2), (side * 13.9, -0.6), (side * 13.9, 0.0)]
            tilt = 58.0 if k.on("raised") else 0.0
            with k.group("leaf", at=(x - side * 6.2, 0, road), rotate=(0, side * tilt, 0)):
                outline = [(-px, pz) for px, pz in leaf]
                for sy in (-1, 1):
                    panel(
                        k,
                        "road truss",
                        outline if side < 0 else outline[::-1],
                        0.4,
                        at=(0, sy * 4.6 + 0.2, 0),
                        material="steel",
                    )
                k.block("road leaf", (13.9, 10.0, 0.5), (-side * 6.95, 0, -0.45), "road", bevel=0.0)
                for sy in (-1, 1):
                    k.block("parapet leaf", (13.9, 0.25, 1.2), (-side * 6.95, sy * 4.9, 0), "steel", bevel=0.03)
        for sy in (-1, 1):
            k.block("walkway", (32.0, 2.4, 0.5), (0, sy * 3.0, road + 25.0), "steel", bevel=0.04)
            k.block("walkway roof", (32.0, 2.8, 0.4), (0, sy * 3.0, road + 28.4), "steel", bevel=0.05)
            for edge in (-1.1, 1.1):
                zig = [
                    (-15.5 + 31.0 * i / 16, sy * 3.0 + edge, road + (25.4 if i % 2 == 0 else 28.5)) for i in range(17)
                ]
                k.tube("walkway lattice", zig, 0.14, smooth=False, round_caps=False, segments=6, material="steel")
            k.block("walkway window", (31.0, 1.8, 2.6), (0, sy * 3.0, road + 25.6), "glass", bevel=0.0)
    k.anchor("deck", (40.0 * s, 0, (road + 0.16) * s), half_size=(12.0 * s, 3.5 * s))
    k.anchor("top", (40.0 * s, 0, (road + 0.16) * s), half_size=(12.0 * s, 3.5 * s))


def _gothic_tower(k: Kit, x: float, road: float, glass: str) -> None:
    """A square tower pierced by the road, with corner turrets, tall windows and a steep roof."""
    tall = 30.0
    for sx in (-1, 1):
        k.block("tower leg", (2.6, 11.6, 9.0), (x + sx * 4.4, 0, road - 0.8), "stone", bevel=0.05)
    for sy in (-1, 1):
        k.block("tower leg", (8.0, 1.8, 9.0), (x, sy * 4.9, road - 0.8), "stone", bevel=0.05)
        panel(
            k,
            "tower gate",
            arched(4.4, 7.4, pointed=True),
            0.3,
            at=(x, sy * 5.8 + (0.1 if sy < 0 else 0.2), road),
            material="window",
        )
    for sx in (-1, 1):
        with k.group("tower road gate", at=(x + sx * 5.72, 0, road), rotate=(0, 0, 90 * sx)):
            panel(k, "tower road arch", arched(6.0, 7.4, pointed=True), 0.2, at=(0, 0.1, 0), material="window")
    k.block("tower", (10.8, 11.6, tall - 8.0), (x, 0, road + 8.0), "stone", bevel=0.05)
    for z in (8.2, 16.0, 23.8, 29.6):
        k.block("tower belt", (11.3, 12.1, 0.5), (x, 0, road + z), "trim", bevel=0.06)
    for sx in (-1, 1):
        for sy in (-1, 1):
            px, py = x + sx * 5.3, sy * 5.7
            k.add(
                "tower turret",
                Cylinder(radius=1.25, height=tall + 4.6, segments=8),
                at=(px, py, road - 0.8),
                rotate=(0, 0, 22.5),
                material="stone",
            )
            k.add(
                "roof turret",
                Lathe(profile=[(1.5, 0), (1.45, 0.2), (0.1, 6.0), (0, 6.0)], segments=8),
                at=(px, py, road + tall + 3.7),
                rotate=(0, 0, 22.5),
                material="roof",
            )
            k.rod(
                "finial", (px, py, road + tall + 9.4), (px, py, road + tall + 11.2), 0.12, segments=6, material="gold"
            )
    for z in (9.4, 17.2):
        for turn, (dx, dy), n in ((0, (0, -5.8), 3), (180, (0, 5.8), 3), (90, (5.4, 0), 3), (-90, (-5.4, 0), 3)):
            step = (2.4 * math.cos(math.radians(turn)), 2.4 * math.sin(math.radians(turn)), 0.0)
            window(
                k,
                f"tower {x} {z} {turn}",
                (x + dx, dy, road + z),
                1.2,
                5.0,
                head="pointed",
                bars=(1, 1),
                facing=turn,
                glass=glass,
                instances=Linear(count=n, step=step, center=True),
            )
    k.add(
        "roof tower",
        Lathe(profile=[(7.4, 0), (7.2, 0.4), (2.2, 8.4), (2.2, 8.8), (0, 8.8)], segments=4),
        at=(x, 0, road + tall),
        rotate=(0, 0, 45),
        material="roof",
    )
    for turn in (0, 90, 180, 270):
        with k.group("dormer", at=(x, 0, road + tall + 0.2), rotate=(0, 0, turn)):
            gable = [(-1.6, 0), (1.6, 0), (1.6, 3.2), (0, 6.0), (-1.6, 3.2)]
            panel(k, "dormer", gable, 3.0, at=(0, -2.4, 0), material="stone")
            window(k, f"dormer {turn}", (0, -5.4, 0.8), 1.2, 2.8, head="pointed", bars=(1, 0), glass=glass)
    k.rod("finial", (x, 0, road + tall + 8.6), (x, 0, road + tall + 12.6), 0.2, segments=8, material="gold")
