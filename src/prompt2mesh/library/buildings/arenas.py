"""Stadiums and the amphitheatres of antiquity."""

import math

from prompt2mesh.library.buildings.parts import arched
from prompt2mesh.library.kit import Kit
from prompt2mesh.library.outlines import Outline
from prompt2mesh.library.registry import asset, choice, count, flag, length
from prompt2mesh.mesh.materials import Material
from prompt2mesh.mesh.placement import Poses, Transform
from prompt2mesh.mesh.shapes import Box, Cylinder, Extrude, Loft, Section

SLOTS: dict[str, Material | str] = {
    "wall": "limestone", "seat": Material(preset="matte_paint", color="#b9b2a0"), "field": "sand", "arch": Material(preset="matte_paint", color="#2e2720"),
    "base": "limestone", "roof": Material(preset="gloss_paint", color="#eef1f3"), "metal": "galvanised_steel", "line": Material(preset="matte_paint", color="#f5f5f0"),
    "track": Material(preset="matte_paint", color="#b4533a"), "light": Material(preset="glow", color="#fff8e0"), "glass": Material(preset="dark_screen", color="#2b3c48"),
}  # fmt: skip


def oval(rx: float, ry: float, *, segments: int = 72) -> Outline:
    """An ellipse of half axes rx and ry."""
    return [(rx * math.cos(math.tau * i / segments), ry * math.sin(math.tau * i / segments)) for i in range(segments)]


def bowl(
    k: Kit,
    name: str,
    rings: list[tuple[float, float, float]],
    *,
    material: str,
    segments: int = 72,
    closed: bool = True,
) -> None:
    """A ring-shaped body over ellipses (rx, ry, z) that are its section, in order round it."""
    sections = [Section(center=(0, 0, z), outline=oval(rx, ry, segments=segments)) for rx, ry, z in rings]
    k.add(name, Loft(axis="z", sections=sections, smooth=False, closed=closed, segments=segments), material=material)


@asset(
    kind="colosseum",
    words=("colosseum", "coliseum", "amphitheatre", "amphitheater", "roman arena", "arena", "bullring", "flavian amphitheatre"),
    about="A Roman amphitheatre: storeys of arches between half columns round an oval arena, whole or broken down on one side.",
    parameters=(
        length("width", 150.0, 0.2, 250.0, words=("width", "wide", "diameter")),
        count("floors", 4, 1, 5, words=("floors", "storeys", "stories", "tiers")),
        count("arches", 40, 16, 60, words=("arches",)),
        flag("ruined", True, words=("broken wall",)),
    ),
    slots=SLOTS,
    main_slot="wall",
    adjectives={"ruined": {"ruined": True}, "ancient": {"ruined": True}, "new": {"ruined": False}, "intact": {"ruined": False}, "whole": {"ruined": False}},
    states=("broken",),
    parts={"arch": "arch", "seats": "seat", "field": "arena", "wall": "wall"},
)  # fmt: skip
def colosseum(k: Kit) -> None:
    """Drawn 150 m wide; each bay of the wall is a pierced slab."""
    s = k.m("width") / 150.0
    floors, number = k.n("floors"), k.n("arches")
    rx, ry, storey, thick = 75.0, 62.0, 11.0, 5.0
    broken = k.on("ruined") or k.state("broken")
    with k.group("colosseum", scale=s):
        k.add("base", Extrude(outline=oval(rx + 3, ry + 3), height=1.2), material="base")
        for i in range(7):
            t, u = i / 7, (i + 1) / 7
            a, b = (rx - 7 - 30 * (1 - t), ry - 7 - 30 * (1 - t)), (rx - 7 - 30 * (1 - u), ry - 7 - 30 * (1 - u))
            low, high = 0.6, 4.0 + (min(floors, 3) * storey - 8.0) * u
            bowl(
                k,
                f"seat {i + 1}",
                [(a[0], a[1], low), (b[0], b[1], low), (b[0], b[1], high), (a[0], a[1], high)],
                material="seat",
                segments=56,
            )
        k.add("arena", Extrude(outline=oval(rx - 36.5, ry - 36.5), height=1.6), material="field")
        step = math.tau / number
        for floor in range(floors):
            attic = floor == 3
            bays: list[Transform] = []
            z = 1.1 + floor * storey
            for i in range(number):
                a = step * (i + 0.5)
                # The near right side has fallen, more of it with every storey.
                gap = abs((math.degrees(a) - 318 + 180) % 360 - 180)
                if broken and floor >= 2 and gap < (52 if floor == 2 else 74):
                    continue
                nx, ny = math.cos(a) / rx, math.sin(a) / ry
                turn = math.degrees(math.atan2(ny, nx)) + 90
                bays.append(Transform(location=(rx * math.cos(a), ry * math.sin(a), z), rotation=(0, 0, turn)))
            wide = math.tau * math.hypot(rx, ry) / math.sqrt(2) / number * 1.06
            rect: Outline = [(-wide / 2, 0), (wide / 2, 0), (wide / 2, storey + 0.02), (-wide / 2, storey + 0.02)]
            hole = [(x, y + 0.5) for x, y in arched(wide * 0.56, storey * 0.68)]
            if attic:
                hole = [(-wide * 0.12, 4.2), (wide * 0.12, 4.2), (wide * 0.12, 6.6), (-wide * 0.12, 6.6)]
            name = f"wall storey {floor + 1}"
            _bay(k, name, rect, hole, thick, bays)
            k.add(f"arch back {floor + 1}", Box(size=(wide * 0.98, 0.3, storey * 0.9), pivot="center"), material="arch",
                  instances=Poses(poses=[_moved(b, thick * 0.9, storey * 0.5) for b in bays]))  # fmt: skip
            k.add(f"column {floor + 1}", Cylinder(radius=0.75, height=storey - 1.2, segments=10), material="wall",
                  instances=Poses(poses=[_moved(b, -0.15, 0.2, side=wide / 2) for b in bays]))  # fmt: skip
            k.add(f"cornice {floor + 1}", Box(size=(wide * 1.03, 1.6, 1.2), pivot="center"), material="wall",
                  instances=Poses(poses=[_moved(b, 0.0, storey - 0.7) for b in bays]))  # fmt: skip
        if floors >= 3:
            bowl(k, "wall inner", [(rx - 9, ry - 9, 0.8), (rx - 7, ry - 7, 0.8), (rx - 7, ry - 7, 2 * storey + 3), (rx - 9, ry - 9, 2 * storey + 3)],
                 material="wall", segments=56)  # fmt: skip
            bowl(k, "gallery", [(rx - 7.2, ry - 7.2, 2 * storey - 0.4), (rx - 0.6, ry - 0.6, 2 * storey - 0.4), (rx - 0.6, ry - 0.6, 2 * storey + 0.6), (rx - 7.2, ry - 7.2, 2 * storey + 0.6)],
                 material="wall", segments=72)  # fmt: skip
    k.anchor("inside", (0, 0, 1.7 * s), half_size=(30 * s, 20 * s), height=20 * s)
    k.anchor("top", (0, 52.0 * s, (1.1 + floors * storey) * s), half_size=(20 * s, 2 * s))


def _bay(k: Kit, name: str, rect: Outline, hole: Outline, thick: float, bays: list[Transform]) -> None:
    """One pierced bay, upright, at every place; its face lies on y = 0 of the place."""
    with k.group(name, instances=Poses(poses=bays)):
        k.add(
            f"{name} bay",
            Extrude(outline=rect, holes=[hole], height=thick),
            at=(0, thick, 0),
            rotate=(90, 0, 0),
            material="wall",
        )


def _moved(at: Transform, inward: float, up: float, *, side: float = 0.0) -> Transform:
    a = math.radians(at.rotation[2])
    x, y, z = at.location
    return Transform(
        location=(x - inward * math.sin(a) + side * math.cos(a), y + inward * math.cos(a) + side * math.sin(a), z + up),
        rotation=at.rotation,
    )


@asset(
    kind="stadium",
    words=("stadium", "football stadium", "soccer stadium", "sports arena", "olympic stadium", "baseball stadium", "ballpark", "soccer field", "football field"),
    about="A stadium: tiers of seats round a marked pitch, a ring of roof on masts and floodlights.",
    parameters=(
        length("length", 200.0, 0.3, 400.0, words=("length", "long")),
        flag("roof", True), flag("floodlights", True, words=("floodlights", "lights")),
        choice("ground", "football", "athletics"),
    ),
    slots={**SLOTS, "field": "grass", "wall": "concrete", "seat": Material(preset="matte_paint", color="#2b5fa8"), "base": "concrete"},
    main_slot="seat",
    adjectives={"olympic": {"ground": "athletics"}, "open": {"roof": False}},
    states=("lit",),
    parts={"field": "pitch", "pitch": "pitch", "seats": "seat", "roof": "roof", "light": "floodlight"},
)  # fmt: skip
def stadium(k: Kit) -> None:
    """Drawn 200 m long, the pitch along x."""
    s = k.m("length") / 200.0
    rx, ry = 100.0, 78.0
    with k.group("stadium", scale=s):
        k.add("base", Extrude(outline=oval(rx, ry), height=1.0), material="base")
        k.add("pitch", Extrude(outline=oval(62.0, 42.0), height=1.3), material="field")
        if k.s("ground") == "athletics":
            bowl(k, "track", [(50, 34, 1.2), (60, 41, 1.2), (60, 41, 1.42), (50, 34, 1.42)], material="track")
        _markings(k)
        tiers = 9
        for i in range(tiers):
            t = i / tiers
            a, b = 62 + 34 * t, 62 + 34 * (i + 1) / tiers
            low = 2.0 + 14.0 * t**1.2
            k_slot = "wall" if i == 4 else "seat"
            bowl(k, f"seat tier {i + 1}", [(a, a * 0.7 + 7.5 * t, 0.8), (b, b * 0.7 + 7.5 * (i + 1) / tiers, 0.8), (b, b * 0.7 + 7.5 * (i + 1) / tiers, low + 1.9), (a, a * 0.7 + 7.5 * t, low + 1.9)],
                 material=k_slot, segments=64)  # fmt: skip
        bowl(k, "wall", [(96, 74.7, 0.8), (99, 77, 0.8), (99.5, 77.5, 20), (96, 74.7, 20)], material="wall")
        bowl(k, "wall band", [(98.6, 76.6, 9), (99.9, 77.9, 9), (100, 78, 14), (98.6, 76.6, 14)], material="glass")
        number = 36
        for i in range(number):
            a = math.tau * i / number
            x, y = math.cos(a), math.sin(a)
            turn = math.degrees(math.atan2(y / 78, x / 100))
            k.add(
                "pier", Box(size=(2.4, 1.0, 21.0)), at=(99.6 * x, 77.6 * y, 0.6), rotate=(0, 0, turn), material="wall"
            )
            if k.on("roof"):
                k.rod("roof rib", (98 * x, 76 * y, 20.5), (84 * x, 62 * y, 24.6), 0.5, segments=8, material="metal")
                k.rod("roof mast", (98.6 * x, 76.6 * y, 19.5), (97 * x, 75 * y, 32), 0.45, segments=8, material="metal")
                k.rod(
                    "roof tie", (97 * x, 75 * y, 31.8), (85.5 * x, 63.5 * y, 24.2), 0.18, segments=6, material="metal"
                )
        if k.on("roof"):
            bowl(k, "roof", [(83, 61, 24.6), (99, 77, 20.2), (99, 77, 21.2), (83, 61, 25.6)], material="roof")
        if k.on("floodlights"):
            for sx in (-1, 1):
                for sy in (-1, 1):
                    x, y = sx * 76.0, sy * 62.0
                    k.rod("floodlight mast", (x, y, 0.6), (x, y, 56.0), 1.1, 0.6, segments=12, material="metal")
                    with k.group("floodlight", at=(x, y, 54.0), rotate=(0, 0, math.degrees(math.atan2(-y, -x)) + 90)):
                        k.add(
                            "floodlight frame",
                            Box(size=(11, 1.0, 8), pivot="center"),
                            at=(0, -0.6, 3.5),
                            rotate=(14, 0, 0),
                            material="metal",
                        )
                        for i in range(4):
                            for j in range(3):
                                k.add("floodlight lamp", Cylinder(radius=1.0, height=0.8, segments=12), at=(-4.0 + 2.66 * i, -1.0 - 0.6 * (1 - j) + 0.2, 1.3 + 2.3 * j),
                                      rotate=(104, 0, 0), material="light")  # fmt: skip
    k.anchor("inside", (0, 0, 1.4 * s), half_size=(45 * s, 28 * s), height=20 * s)
    k.anchor("top", (0, 0, 1.4 * s), half_size=(45 * s, 28 * s))


def _markings(k: Kit) -> None:
    """The white lines and goals of a football ground, 96 by 60 m."""
    w, d, z, t = 92.0, 56.0, 1.26, 0.7

    def line(x: float, y: float, dx: float, dy: float) -> None:
        k.add("pitch line", Box(size=(dx, dy, 0.16)), at=(x, y, z), material="line")

    for sign in (-1, 1):
        line(0, sign * d / 2, w + t, t)
        line(sign * w / 2, 0, t, d)
        line(sign * (w / 2 - 15), 0, t, 36)
        for sy in (-1, 1):
            line(sign * (w / 2 - 7.5), sy * 18, 15, t)
        for sy in (-3.6, 3.6):
            k.rod("goal post", (sign * w / 2, sy, z), (sign * w / 2, sy, 4.2), 0.25, segments=8, material="line")
        k.rod("goal bar", (sign * w / 2, -3.6, 4.0), (sign * w / 2, 3.6, 4.0), 0.25, segments=8, material="line")
    line(0, 0, t, d)
    ring = [(9.5, 9.5, z), (10.2, 10.2, z), (10.2, 10.2, z + 0.16), (9.5, 9.5, z + 0.16)]
    bowl(k, "pitch circle", ring, material="line", segments=40)
