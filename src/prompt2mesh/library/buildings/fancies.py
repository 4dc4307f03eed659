"""Houses in trees and in mushrooms."""

import math

from prompt2mesh.library.buildings.houses import GLASS, LIT, pane_slot
from prompt2mesh.library.buildings.parts import chimney, door, gable_roof, steps, window
from prompt2mesh.library.kit import Kit
from prompt2mesh.library.plants.crowns import Leafage, crown
from prompt2mesh.library.registry import asset, choice, count, flag, length
from prompt2mesh.mesh.materials import Material
from prompt2mesh.mesh.placement import Linear
from prompt2mesh.mesh.shapes import Box, Cylinder, Ellipsoid, Lathe, Skin, SkinNode

SLOTS: dict[str, Material | str] = {
    "wood": "planks", "trunk": "bark", "leaf": "leaf", "core": Material(preset="leaf", color="#24401c"), "roof": "shingles", "trim": "oak", "door": Material(preset="painted_wood", color="#7a4a26"),
    "window": GLASS, "light": LIT, "rope": "rope", "metal": "black_iron", "wall": "planks",
}  # fmt: skip


@asset(
    kind="treehouse",
    words=("treehouse", "tree house", "tree fort", "tree hut", "house in a tree"),
    about="A plank cabin on a platform in the fork of a great tree, with a rail, a ladder and a rope swing.",
    parameters=(
        length("height", 7.5, 0.2, 20.0, words=("height", "tall", "high")),
        flag("ladder", True, words=("ladder",)),
        flag("swing", True, words=("swing", "rope swing")),
    ),
    slots=SLOTS,
    main_slot="wall",
    states=("lit",),
    parts={"tree": "trunk, foliage", "leaves": "foliage", "roof": "roof", "rail": "rail", "platform": "platform", "window": "window", "rope": "swing rope"},
)  # fmt: skip
def treehouse(k: Kit) -> None:
    """Drawn 7.5 m high with the platform at 2.9 m."""
    s = k.m("height") / 7.5
    with k.group("treehouse", scale=s):
        _tree(k)
        _platform(k)
        with k.group("cabin", at=(0.25, -0.75, 3.02)):
            _cabin(k)
        if k.on("ladder"):
            for dx in (-0.26, 0.26):
                k.rod(
                    "ladder rail",
                    (-1.25 + dx, -2.75, 0.0),
                    (-1.25 + dx, -2.06, 3.3),
                    0.045,
                    segments=8,
                    material="trim",
                )
            for i in range(9):
                t = (i + 0.7) / 9.6
                k.rod(
                    "ladder rung",
                    (-1.55, -2.75 + 0.69 * t, 3.3 * t),
                    (-0.95, -2.75 + 0.69 * t, 3.3 * t),
                    0.035,
                    segments=8,
                    material="trim",
                )
        if k.on("swing"):
            for dx in (-0.25, 0.25):
                k.rod(
                    "swing rope",
                    (2.6 + dx, 0.35, 0.55),
                    (2.6 + dx * 0.2, 0.35, 4.3),
                    0.022,
                    segments=6,
                    material="rope",
                )
            k.block("swing seat", (0.62, 0.22, 0.05), (2.6, 0.35, 0.52), "wood")
    k.anchor("top", (0, 0.2 * s, 7.3 * s), half_size=(0.6 * s, 0.6 * s))
    k.anchor("deck", (-0.9 * s, -1.7 * s, 3.02 * s), half_size=(0.5 * s, 0.3 * s))
    k.anchor("seat", (-0.9 * s, -1.7 * s, 3.02 * s), half_size=(0.5 * s, 0.3 * s))


def _tree(k: Kit) -> None:
    """Roots, a trunk that forks round the platform, boughs and leaf masses."""
    nodes = [
        SkinNode(position=(0, 0.5, 0.0), radius=0.72), SkinNode(position=(0.02, 0.5, 0.9), radius=0.52, parent=0),
        SkinNode(position=(-0.03, 0.5, 2.2), radius=0.46, parent=1), SkinNode(position=(0.0, 0.7, 3.2), radius=0.44, parent=2),
        SkinNode(position=(0.05, 1.0, 4.4), radius=0.34, parent=3), SkinNode(position=(-0.1, 0.9, 5.8), radius=0.2, parent=4),
        SkinNode(position=(1.3, 0.7, 4.0), radius=0.22, parent=3), SkinNode(position=(2.6, 0.35, 4.3), radius=0.15, parent=6),
        SkinNode(position=(2.9, 0.5, 4.9), radius=0.1, parent=7), SkinNode(position=(-1.5, 0.9, 4.3), radius=0.22, parent=3),
        SkinNode(position=(-2.1, 0.8, 5.2), radius=0.13, parent=9), SkinNode(position=(0.4, 1.9, 5.0), radius=0.16, parent=4),
    ]  # fmt: skip
    for i in range(6):
        a = math.radians(60 * i + 25)
        nodes.append(SkinNode(position=(1.15 * math.cos(a), 0.5 + 1.15 * math.sin(a), 0.06), radius=0.16, parent=0))
    k.add("trunk", Skin(nodes=nodes, smoothness=0.12, resolution=44), material="trunk")
    spots = [
        ((-0.1, 0.9, 6.3), 1.2), ((-1.2, 1.0, 5.9), 1.05), ((1.0, 1.1, 6.0), 1.1), ((0.1, 2.0, 5.5), 1.1), ((2.7, 0.6, 5.3), 0.95),
        ((2.0, 1.2, 5.7), 0.9), ((-2.2, 0.8, 5.4), 0.95), ((-1.5, 1.8, 5.3), 0.9), ((1.3, 2.1, 5.4), 0.9), ((-0.3, 0.1, 6.6), 0.8),
    ]  # fmt: skip
    crown(k, spots, Leafage(leaves=80))


def _platform(k: Kit) -> None:
    boards = 16
    k.add("platform board", Box(size=(0.235, 3.5, 0.08)), at=(0, -0.4, 2.94), material="wood", bevel=0.01, bevel_segments=1,
          instances=Linear(count=boards, step=(0.25, 0, 0), center=True))  # fmt: skip
    for y in (-1.85, -0.4, 1.05):
        k.block("platform beam", (4.0, 0.16, 0.2), (0, y, 2.75), "trim")
    for sx in (-1, 1):
        for y in (-1.8, 1.0):
            k.rod(
                "platform brace",
                (sx * 1.7, y, 2.8),
                (sx * 0.25, 0.4 + 0.1 * y, 1.35),
                0.075,
                segments=8,
                material="trim",
            )
    top, low = 3.85, 3.0
    corners = [(-1.9, -2.05), (1.9, -2.05), (1.9, 1.25), (-1.9, 1.25)]
    for (x0, y0), (x1, y1) in zip(corners, [*corners[1:], corners[0]], strict=True):
        number = 7
        for i in range(number):
            t = i / number
            x, y = x0 + (x1 - x0) * t, y0 + (y1 - y0) * t
            if y0 == y1 == -2.05 and -1.7 < x < -0.8:
                continue
            k.block("rail post", (0.08, 0.08, top - low + 0.02), (x, y, low), "trim", bevel=0.01)
        if y0 == y1 == -2.05:
            k.rod("rail", (x0, y0, top), (-1.55, y0, top), 0.045, segments=8, material="trim")
            k.rod("rail", (-0.75, y0, top), (x1, y1, top), 0.045, segments=8, material="trim")
            k.rod("rail low", (-0.75, y0, 3.4), (x1, y1, 3.4), 0.03, segments=8, material="trim")
        else:
            k.rod("rail", (x0, y0, top), (x1, y1, top), 0.045, segments=8, material="trim")
            k.rod("rail low", (x0, y0, 3.4), (x1, y1, 3.4), 0.03, segments=8, material="trim")
    for x in (-1.55, -0.75):
        k.block("rail post", (0.1, 0.1, 0.9), (x, -2.05, 3.0), "trim", bevel=0.01)


def _cabin(k: Kit) -> None:
    w, d, h = 2.5, 1.7, 1.75
    k.block("wall", (w, d, h), (0, 0, 0), "wall", bevel=0.0)
    for sx in (-1, 1):
        for sy in (-1, 1):
            k.block("corner post", (0.13, 0.13, h), (sx * w / 2, sy * d / 2, 0), "trim", bevel=0.015)
    gable_roof(k, "roof", w, d, h, 0.9, overhang=0.28, thickness=0.11)
    door(k, "", (-0.55, -d / 2, 0), 0.66, 1.4, style="plank")
    glass = pane_slot(k)
    window(k, "front", (0.55, -d / 2, 0.62), 0.6, 0.6, glass=glass)
    for side in (-1, 1):
        window(k, f"side {side}", (side * w / 2, 0, 0.62), 0.55, 0.55, facing=90 * side, glass=glass)
    k.rod("stove pipe", (0.75, 0.35, h + 0.2), (0.75, 0.35, h + 1.25), 0.07, segments=12, material="metal")


@asset(
    kind="mushroom_house",
    words=("mushroom house", "toadstool house", "fairy house", "gnome house", "smurf house", "mushroom cottage", "fairy cottage"),
    about="A toadstool as a cottage: a spotted cap for a roof, a round door, little windows, a crooked chimney.",
    parameters=(
        length("height", 3.2, 0.1, 12.0, words=("height", "tall", "high")),
        count("spots", 11, 0, 20, words=("spots", "dots")),
        choice("door", "round", "plain"),
        flag("chimney", True),
    ),
    slots={**SLOTS, "cap": Material(preset="gloss_paint", color="#c8221e", roughness=0.4), "stem": Material(preset="plaster", color="#f3e8d2"),
           "spot": Material(preset="matte_paint", color="#fbf6ea"), "gill": Material(preset="matte_paint", color="#e6d3b4"), "base": "cobblestone",
           "chimney": "brick", "grass": "grass"},
    main_slot="cap",
    states=("lit",),
    parts={"roof": "cap", "wall": "stem", "window": "window", "door": "door"},
)  # fmt: skip
def mushroom_house(k: Kit) -> None:
    """Drawn 3.2 m high."""
    s = k.m("height") / 3.2
    with k.group("mushroom", scale=s):
        k.add(
            "mound",
            Lathe(profile=[(2.1, 0), (1.9, 0.1), (1.3, 0.2), (0, 0.22)], smooth=False, segments=40),
            material="grass",
        )
        stem = [(1.08, 0.1), (1.12, 0.3), (1.0, 0.9), (0.86, 1.5), (0.8, 1.95), (0.86, 2.1)]
        k.add("stem", Lathe(profile=stem, smooth=True, segments=48), material="stem")
        cap = [
            (0.7, 1.78),
            (1.3, 1.72),
            (1.72, 1.72),
            (1.86, 1.82),
            (1.82, 2.06),
            (1.6, 2.5),
            (1.15, 2.92),
            (0.6, 3.14),
            (0, 3.2),
        ]
        k.add("cap", Lathe(profile=cap, smooth=True, segments=56), material="cap")
        k.add(
            "gill",
            Lathe(profile=[(0.75, 1.7), (1.55, 1.69), (1.62, 1.76), (0.75, 1.84)], closed=True, segments=48),
            material="gill",
        )
        _spots(k, k.n("spots"))
        y = -1.1
        if k.s("door") == "round":
            k.add(
                "door frame",
                Cylinder(radius=0.47, height=0.34, segments=36, pivot="center"),
                at=(0, y + 0.08, 0.66),
                rotate=(90, 0, 0),
                material="trim",
                bevel=0.03,
            )
            k.add(
                "door leaf",
                Cylinder(radius=0.39, height=0.36, segments=36, pivot="center"),
                at=(0, y + 0.06, 0.66),
                rotate=(90, 0, 0),
                material="door",
                bevel=0.02,
            )
            k.add(
                "door knob",
                Ellipsoid(radii=(0.045, 0.045, 0.045), segments=14),
                at=(0.24, y - 0.13, 0.66),
                material="metal",
            )
        else:
            door(k, "", (0, y - 0.02, 0.2), 0.62, 1.05, head="round", style="plank")
        steps(k, "steps", (0, y - 0.02, 0.02), 0.8, 0.2, 2, tread=0.24)
        glass = pane_slot(k)
        for a, z, r in ((-52, 1.05, 0.94), (52, 1.05, 0.94), (180, 1.05, 0.93)):
            t = math.radians(a)
            window(
                k, f"round {a}", (r * math.sin(t), -r * math.cos(t), z), 0.4, 0.46, facing=a, head="round", glass=glass
            )
        if k.on("chimney"):
            chimney(k, (0.9, 0.35, 2.3), 0.34, 0.95)
        for a in (-28, -90, 35, 100, 150, 215):
            t = math.radians(a)
            k.add(
                "pebble",
                Ellipsoid(radii=(0.13, 0.1, 0.09), segments=12),
                at=(1.2 * math.sin(t), -1.2 * math.cos(t), 0.24),
                material="base",
            )
    k.anchor("top", (0, 0, 3.2 * s), half_size=(0.3 * s, 0.3 * s), round=True)


def _spots(k: Kit, number: int) -> None:
    """Round spots that lie on the cap: one on top, the others in two rings."""
    outline = [(1.86, 1.86), (1.82, 2.06), (1.6, 2.5), (1.15, 2.92), (0.6, 3.14), (0.0, 3.2)]
    upper = max(1, round((number - 1) * 0.38)) if number > 1 else 0
    rings = [(0, 4.92, 0.34)] * min(number, 1)
    rings += [(360 * i / upper + 20, 3.55, 0.27) for i in range(upper)]
    lower = number - 1 - upper
    rings += [(360 * i / lower, 1.75, 0.33) for i in range(lower)]
    for turn, u, size in rings:
        j = min(int(u), 4)
        (r0, z0), (r1, z1) = outline[j], outline[j + 1]
        r, z = r0 + (r1 - r0) * (u - j), z0 + (z1 - z0) * (u - j)
        a = math.radians(turn - 90)
        lean = math.degrees(math.atan2(z1 - z0, r0 - r1))
        radius = size * k.vary(0.18)
        k.add("cap spot", Ellipsoid(radii=(radius, radius, 0.05), segments=20), at=(r * math.cos(a), r * math.sin(a), z),
              rotate=(0, lean, turn - 90), material="spot")  # fmt: skip
