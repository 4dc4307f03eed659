"""Useful buildings: greenhouse, watermill, silo, water tower, control tower, filling station."""

import math

from prompt2mesh.library.buildings.houses import GLASS, LIT, pane_slot
from prompt2mesh.library.buildings.parts import chimney, door, gable_roof, steps, window
from prompt2mesh.library.buildings.public import sign_letters
from prompt2mesh.library.kit import Kit
from prompt2mesh.library.registry import asset, choice, count, flag, length, text
from prompt2mesh.mesh.materials import Material
from prompt2mesh.mesh.placement import Linear, Radial
from prompt2mesh.mesh.shapes import Box, Cylinder, Extrude, Lathe, Sphere, Torus

SLOTS: dict[str, Material | str] = {
    "wall": "stonework", "roof": "shingles", "trim": "oak", "door": Material(preset="painted_wood", color="#5b3a22"), "window": GLASS, "light": LIT,
    "wood": "planks", "wheel": "weathered_wood", "water": "water", "grass": "grass", "base": "stonework", "chimney": "brick", "metal": "black_iron",
    "glass": "glass", "leaf": "leaf", "soil": "soil", "frame": Material(preset="gloss_paint", color="#f2f4f0"), "steel": "galvanised_steel",
    "body": Material(preset="painted_metal", color="#e9e6dc"), "accent": Material(preset="gloss_paint", color="#c8281f"), "concrete": "concrete",
    "letters": Material(preset="gloss_paint", color="#ffffff"), "flower": Material(preset="petal", color="#e2573c"), "asphalt": "asphalt", "rubber": "rubber",
}  # fmt: skip


@asset(
    kind="greenhouse",
    words=("greenhouse", "glasshouse", "hothouse", "conservatory", "orangery", "glass house", "plant nursery"),
    about="A greenhouse of glass panes in a white frame on a low wall, with beds of plants inside.",
    parameters=(
        length("width", 4.0, 1.5, 12.0, words=("width", "wide")),
        length("length", 7.0, 2.0, 24.0, words=("length", "long", "depth")),
        flag("plants", True, words=("plants", "flowers")),
    ),
    slots=SLOTS,
    main_slot="frame",
    parts={"pane": "glass", "window": "glass", "frame": "frame", "door": "door", "wall": "wall"},
)  # fmt: skip
def greenhouse(k: Kit) -> None:
    """Long along y, its door towards −y."""
    w, d = k.m("width"), k.m("length")
    low, eave, ridge = 0.7, 2.3, 2.3 + 0.42 * w
    half, t = w / 2, 0.07
    for side in (-1, 1):
        k.block("wall", (0.2, d, low), (side * (half - 0.1), 0, 0), "wall", bevel=0.01)
    k.block("wall back", (w, 0.2, low), (0, d / 2 - 0.1, 0), "wall", bevel=0.01)
    for side in (-1, 1):
        k.block("wall front", ((w - 1.2) / 2, 0.2, low), (side * (w + 1.2) / 4, -d / 2 + 0.1, 0), "wall", bevel=0.01)
    bays = max(3, round(d / 0.9))
    step = (d - t) / bays
    slope = math.degrees(math.atan2(ridge - eave, half))
    long = math.hypot(half, ridge - eave)
    for i in range(bays + 1):
        y = -d / 2 + t / 2 + step * i
        for side in (-1, 1):
            k.block("frame post", (t, t, eave - low + 0.02), (side * (half - t / 2), y, low - 0.01), "frame", bevel=0.0)
            k.rod("frame rafter", (side * (half - t / 2), y, eave), (0, y, ridge), t / 2, segments=8, material="frame")
    for side in (-1, 1):
        x = side * (half - t / 2)
        k.block("frame sill", (t * 1.4, d, t), (x, 0, low - 0.01), "frame", bevel=0.0)
        k.block("frame eave", (t * 1.2, d, t * 1.2), (x, 0, eave - t * 0.6), "frame", bevel=0.0)
        k.block("frame rail", (t * 0.6, d, t * 0.6), (x, 0, (low + eave) / 2), "frame", bevel=0.0)
        k.block("glass side", (0.012, d - 0.02, eave - low), (x, 0, low), "glass", bevel=0.0)
        k.add("glass roof", Box(size=(long - 0.04, d - 0.02, 0.012), pivot="center"), at=(side * half / 2, 0, (eave + ridge) / 2),
              rotate=(0, side * slope, 0), material="glass")  # fmt: skip
        k.rod(
            "frame purlin",
            (side * half / 2, -d / 2, (eave + ridge) / 2),
            (side * half / 2, d / 2, (eave + ridge) / 2),
            t * 0.4,
            segments=8,
            material="frame",
        )
    k.block("frame ridge", (t * 1.4, d + 0.1, t * 1.8), (0, 0, ridge - t * 0.7), "frame", bevel=0.01)
    for y, name in ((-d / 2 + t / 2, "front"), (d / 2 - t / 2, "back")):
        gable = [(-half + t, low), (half - t, low), (half - t, eave), (0, ridge - 0.03), (-half + t, eave)]
        if name == "front":
            gable = [
                (-half + t, low),
                (-0.6, low),
                (-0.6, 2.15),
                (0.6, 2.15),
                (0.6, low),
                (half - t, low),
                (half - t, eave),
                (0, ridge - 0.03),
                (-half + t, eave),
            ]
        k.add(
            f"glass {name}",
            Extrude(outline=gable, height=0.012, pivot="center"),
            at=(0, y, 0),
            rotate=(90, 0, 0),
            material="glass",
        )
        k.block("frame tie", (w, t, t), (0, y, eave - t), "frame", bevel=0.0)
        for x in (-half * 0.52, half * 0.52):
            k.block(
                "frame stud",
                (t * 0.8, t * 0.8, eave + (half - abs(x)) * (ridge - eave) / half - low - 0.02),
                (x, y, low - 0.01),
                "frame",
                bevel=0.0,
            )
    y = -d / 2 + t / 2
    for side in (-1, 1):
        k.block("door frame", (t, t * 1.2, 2.15), (side * 0.6, y, 0), "frame", bevel=0.0)
        k.block("door leaf", (0.5, 0.05, 0.5), (side * 0.3, y, 0.05), "frame", bevel=0.01)
        k.block("door pane", (0.54, 0.012, 1.5), (side * 0.3, y, 0.54), "glass", bevel=0.0)
        k.block("door bar", (0.05, 0.05, 2.05), (side * 0.55, y, 0.02), "frame", bevel=0.0)
        k.block("door bar", (0.05, 0.05, 2.05), (side * 0.05, y, 0.02), "frame", bevel=0.0)
    k.block("door head", (1.3, t * 1.2, t), (0, y, 2.12), "frame", bevel=0.0)
    if k.on("plants"):
        for side in (-1, 1):
            bed = half - 0.85
            x = side * (half - 0.25 - bed / 2)
            k.block("bed", (bed, d - 0.8, 0.35), (x, 0.1, 0), "wood", bevel=0.01)
            k.block("bed soil", (bed - 0.1, d - 0.9, 0.06), (x, 0.1, 0.33), "soil", bevel=0.0)
            rows = max(4, round(d / 0.75))
            for i in range(rows):
                py = 0.1 + (d - 1.4) * (i / (rows - 1) - 0.5)
                r = 0.26 * k.vary(0.25)
                k.add(
                    "plant",
                    Sphere(radius=r, segments=12),
                    at=(x + k.rng.uniform(-0.1, 0.1), py, 0.42 + r * 0.7),
                    material="leaf",
                )
                if i % 2:
                    for j in range(4):
                        a = j * 1.7 + i
                        k.add(
                            "plant flower",
                            Sphere(radius=0.07, segments=8),
                            at=(x + r * 0.75 * math.cos(a), py + r * 0.75 * math.sin(a), 0.42 + r * 1.2),
                            material="flower",
                        )
    k.anchor("inside", (0, 0, 0), half_size=(0.5, d * 0.4), height=eave)
    k.anchor("top", (0, 0, ridge), half_size=(0.1, d * 0.4))


@asset(
    kind="watermill",
    words=("watermill", "water mill", "mill house", "waterwheel", "water wheel", "grist mill"),
    about="A stone mill with a gabled roof and a great wooden wheel turning in its stream.",
    parameters=(
        length("width", 6.5, 0.3, 14.0, words=("width", "wide")),
        count("paddles", 16, 8, 28, words=("paddles", "blades")),
        flag("stream", True, words=("stream", "river", "water")),
    ),
    slots=SLOTS,
    main_slot="wall",
    states=("lit",),
    parts={"wheel": "wheel", "roof": "roof", "window": "window", "water": "stream", "paddle": "wheel paddle"},
)  # fmt: skip
def watermill(k: Kit) -> None:
    """Drawn 6.5 m wide with the wheel on its left wall."""
    s = k.m("width") / 6.5
    w, d, z = 6.5, 5.5, 5.2
    glass = pane_slot(k)
    with k.group("mill", scale=s):
        k.add("ground", Box(size=(9.0, 9.5, 0.5)), at=(1.15, 0, 0), material="grass", bevel=0.1)
        if k.on("stream"):
            k.block("stream bed", (2.6, 9.5, 0.22), (-4.6, 0, 0), "base", bevel=0.05)
            k.block("stream", (2.5, 9.4, 0.16), (-4.6, 0, 0.17), "water", bevel=0.0)
            k.block("ground bank", (0.7, 9.5, 0.5), (-6.2, 0, 0), "grass", bevel=0.1)
        with k.group("house", at=(0, 0, 0.45)):
            k.block("wall", (w, d, z), (0, 0, 0), "wall", bevel=0.02)
            gable_roof(k, "roof", w, d, z, 2.5, overhang=0.45, thickness=0.18)
            k.block("wood band", (w + 0.06, d + 0.06, 0.16), (0, 0, 2.6), "trim")
            door(k, "", (-1.2, -d / 2, 0.12), 1.0, 2.0, head="round", style="plank")
            steps(k, "steps", (-1.2, -d / 2, 0), 1.5, 0.14, 1, material="base")
            for x in (-1.9, 0.2, 1.9):
                window(k, f"front {x}", (x, -d / 2, 3.3), 0.8, 1.0, shutters=False, glass=glass)
            window(k, "low", (1.4, -d / 2, 1.1), 0.8, 1.0, glass=glass)
            for sx in (-1, 1):
                window(k, f"gable {sx}", (sx * w / 2, 0, 5.6), 0.7, 0.9, facing=90 * sx, head="round", glass=glass)
            window(
                k,
                "back",
                (0, d / 2, 3.3),
                0.8,
                1.0,
                facing=180,
                glass=glass,
                instances=Linear(count=3, step=(1.9, 0, 0), center=True),
            )
            window(
                k,
                "right",
                (w / 2, 0, 3.3),
                0.8,
                1.0,
                facing=90,
                glass=glass,
                instances=Linear(count=2, step=(0, 2.2, 0), center=True),
            )
            chimney(k, (1.9, 0.7, 6.2), 0.7, 2.1)
        _wheel(k, (-4.55, 0.2, 2.35), 2.15, 1.1, k.n("paddles"))
        for y in (-0.35, 0.75):
            k.block("wheel pier", (0.7, 0.35, 2.3), (-5.75, y, 0.1), "base", bevel=0.03)
        k.block("wheel bearing", (0.7, 1.5, 0.25), (-5.75, 0.2, 2.1), "trim")
        k.block("flume", (0.9, 3.4, 0.1), (-4.55, 2.9, 4.62), "wood", bevel=0.0)
        for dx in (-0.45, 0.45):
            k.block("flume side", (0.08, 3.4, 0.42), (-4.55 + dx, 2.9, 4.62), "wood", bevel=0.01)
        k.block("flume water", (0.82, 3.4, 0.1), (-4.55, 2.88, 4.72), "water", bevel=0.0)
        for y in (2.4, 4.3):
            for dx in (-0.4, 0.4):
                k.block("flume post", (0.14, 0.14, 4.6), (-4.55 + dx, y, 0.1), "trim", bevel=0.01)
    k.anchor("top", (0, 0, 8.15 * s), half_size=(2.5 * s, 0.1 * s))


def _wheel(k: Kit, at: tuple[float, float, float], radius: float, wide: float, paddles: int) -> None:
    """An overshot wheel about the x axis."""
    with k.group("wheel", at=at, rotate=(0, 90, 0)):
        h = wide / 2
        for z in (-h, h):
            rim = [(radius * 0.8, -0.06), (radius, -0.06), (radius, 0.06), (radius * 0.8, 0.06)]
            k.add("wheel rim", Lathe(profile=rim, closed=True, segments=48), at=(0, 0, z), material="wheel")
            k.add(
                "wheel arm",
                Box(size=(radius * 0.86, 0.16, 0.1), pivot="center"),
                at=(radius * 0.43, 0, z),
                material="wheel",
                instances=Radial(count=8),
            )
        k.add(
            "wheel drum",
            Lathe(
                profile=[(radius * 0.79, -h), (radius * 0.82, -h), (radius * 0.82, h), (radius * 0.79, h)],
                closed=True,
                segments=48,
            ),
            material="wheel",
        )
        k.add("wheel paddle", Box(size=(radius * 0.24, 0.06, wide), pivot="center"), at=(radius * 0.9, 0, 0), rotate=(0, 0, 24), material="wheel",
              instances=Radial(count=paddles))  # fmt: skip
        k.add(
            "wheel hub",
            Cylinder(radius=radius * 0.13, height=wide * 1.25, segments=20, pivot="center"),
            material="wheel",
        )
        k.add(
            "wheel shaft",
            Cylinder(radius=radius * 0.07, height=2.9, segments=16, pivot="center"),
            at=(0, 0, -0.1),
            material="metal",
        )


@asset(
    kind="silo",
    words=("silo", "grain silo", "grain elevator", "storage tank", "grain bin"),
    about="A farm silo of ribbed metal or concrete staves with a domed cap, a ladder and a filling pipe.",
    parameters=(length("height", 12.0, 0.2, 30.0, words=("height", "tall", "high")), length("diameter", 4.0, 0.1, 12.0, words=("diameter", "width", "wide")), count("silos", 1, 1, 4, words=("silos", "tanks"))),
    slots={**SLOTS, "body": "galvanised_steel"},
    main_slot="body",
    parts={"ladder": "ladder", "roof": "dome", "dome": "dome"},
)  # fmt: skip
def silo(k: Kit) -> None:
    """Silos stand in a row along x."""
    h, r, n = k.m("height"), k.m("diameter") / 2, k.n("silos")
    wall = h - r * 0.75
    for i in range(n):
        x = (i - (n - 1) / 2) * r * 2.12
        with k.group(f"silo {i + 1}", at=(x, 0, 0)):
            k.add("base", Cylinder(radius=r * 1.08, height=h * 0.025, segments=40), material="concrete")
            ribs = min(max(6, round(wall / (r * 0.36))), 240)
            profile: list[tuple[float, float]] = []
            for j in range(ribs):
                z = h * 0.02 + (wall - h * 0.02) * j / ribs
                step = (wall - h * 0.02) / ribs
                profile += [(r, z), (r, z + step * 0.8), (r * 1.025, z + step * 0.86), (r * 1.025, z + step * 0.96)]
            k.add("body", Lathe(profile=[*profile, (r, wall), (0, wall)], segments=40), material="body")
            cap = [
                (r * 1.05, 0),
                (r * 1.05, r * 0.05),
                (r * 0.93, r * 0.3),
                (r * 0.66, r * 0.56),
                (r * 0.34, r * 0.7),
                (r * 0.14, r * 0.74),
                (0, r * 0.75),
            ]
            k.add("dome", Lathe(profile=cap, segments=40), at=(0, 0, wall - 0.01), material="steel")
            k.add(
                "vent",
                Lathe(profile=[(r * 0.12, 0), (r * 0.12, r * 0.12), (r * 0.2, r * 0.14), (0, r * 0.24)], segments=16),
                at=(0, 0, h - r * 0.04),
                material="steel",
            )
            k.block("hatch", (r * 0.7, r * 0.12, r * 0.9), (0, -r * 0.98, h * 0.02), "accent", bevel=r * 0.02)
            ladder = r * 1.09
            for dx in (-0.11 * r, 0.11 * r):
                k.rod(
                    "ladder rail",
                    (dx + r * 0.55, -ladder * 0.86, 0),
                    (dx + r * 0.55, -ladder * 0.86, wall + r * 0.1),
                    r * 0.016,
                    segments=6,
                    material="metal",
                )
            k.add("ladder rung", Box(size=(r * 0.24, r * 0.025, r * 0.025)), at=(r * 0.55, -ladder * 0.86, r * 0.1), material="metal",
                  instances=Linear(count=max(6, int(wall / (r * 0.18))), step=(0, 0, r * 0.18)))  # fmt: skip
            k.add("ladder stay", Box(size=(r * 0.24, r * 0.16, r * 0.03)), at=(r * 0.55, -ladder * 0.82, wall * 0.12), material="metal",
                  instances=Linear(count=5, step=(0, 0, wall * 0.2)))  # fmt: skip
    k.tube("pipe", [((n - 1) / 2 * r * 2.12 + r * 1.16, 0, 0), ((n - 1) / 2 * r * 2.12 + r * 1.16, 0, h + r * 0.05), ((n - 1) / 2 * r * 2.12, 0, h + r * 0.15)], r * 0.06,
           smooth=False, segments=12, material="steel")  # fmt: skip
    k.anchor("top", ((n - 1) / -2 * r * 2.12, 0, h + r * 0.2), half_size=(r * 0.1, r * 0.1), round=True)


@asset(
    kind="water_tower",
    words=("water tower", "water tank", "elevated tank"),
    about="A water tower: a tank with a conical roof on braced legs, or a bulb on a column, with a name on it.",
    parameters=(length("height", 18.0, 0.2, 50.0, words=("height", "tall", "high")), choice("kind", "legs", "bulb"), count("legs", 6, 4, 8, words=("legs",)), text("name", "WATER")),
    slots={**SLOTS, "body": Material(preset="painted_metal", color="#b9c7cf")},
    main_slot="body",
    styles={"rustic": {"kind": "legs"}, "modern": {"kind": "bulb"}},
    style_materials={"rustic": {"body": Material(preset="planks")}},
    parts={"tank": "tank", "leg": "leg", "ladder": "ladder", "roof": "roof"},
)  # fmt: skip
def water_tower(k: Kit) -> None:
    """Drawn 18 m high."""
    s = k.m("height") / 18.0
    with k.group("tower", scale=s):
        if k.s("kind") == "bulb":
            column = [
                (2.4, 0),
                (1.5, 0.8),
                (1.05, 2.4),
                (1.0, 9.0),
                (1.5, 10.4),
                (3.2, 12.0),
                (4.1, 13.6),
                (4.2, 15.0),
                (3.7, 16.5),
                (2.4, 17.6),
                (0.9, 18.0),
                (0, 18.0),
            ]
            k.add("tank", Lathe(profile=column, smooth=True, segments=48), material="body")
            k.add("base", Cylinder(radius=3.0, height=0.3, segments=40), material="concrete")
            k.block("door", (1.0, 0.3, 2.0), (0, -1.28, 0.6), "accent", bevel=0.03, rotate=(-6, 0, 0))
            k.add(
                "letters",
                Torus(radius=4.2, tube=0.07, segments=48, tube_segments=6),
                at=(0, 0, 14.3),
                material="accent",
            )
        else:
            n = k.n("legs")
            for i in range(n):
                a, b = math.tau * (i + 0.5) / n, math.tau * (i + 1.5) / n
                foot, top = (3.6, 0.2), (2.7, 10.6)
                k.add(
                    "footing",
                    Cylinder(radius=0.55, height=0.35, segments=16),
                    at=(3.6 * math.cos(a), 3.6 * math.sin(a), 0),
                    material="concrete",
                )
                k.rod(
                    "leg",
                    (foot[0] * math.cos(a), foot[0] * math.sin(a), foot[1]),
                    (top[0] * math.cos(a), top[0] * math.sin(a), top[1]),
                    0.17,
                    segments=10,
                    material="steel",
                )
                for z in (3.6, 7.0):
                    r = foot[0] + (top[0] - foot[0]) * (z - 0.2) / 10.4
                    k.rod(
                        "brace ring",
                        (r * math.cos(a), r * math.sin(a), z),
                        (r * math.cos(b), r * math.sin(b), z),
                        0.1,
                        segments=8,
                        material="steel",
                    )
                for z0, z1 in ((0.4, 3.6), (3.6, 7.0), (7.0, 10.4)):
                    ra, rb = (foot[0] + (top[0] - foot[0]) * (z - 0.2) / 10.4 for z in (z0, z1))
                    k.rod(
                        "brace",
                        (ra * math.cos(a), ra * math.sin(a), z0),
                        (rb * math.cos(b), rb * math.sin(b), z1),
                        0.055,
                        segments=6,
                        material="steel",
                    )
            k.add("riser", Cylinder(radius=0.4, height=10.6, segments=20), material="steel")
            tank = [(0, 9.6), (1.2, 9.75), (2.6, 10.4), (3.3, 11.2), (3.3, 15.2), (0, 15.2)]
            k.add("tank", Lathe(profile=tank, segments=40), material="body")
            for z in (11.3, 13.2, 15.1):
                k.add(
                    "tank band",
                    Torus(radius=3.31, tube=0.07, segments=40, tube_segments=6),
                    at=(0, 0, z),
                    material="steel",
                )
            k.add(
                "roof",
                Lathe(profile=[(3.55, 0), (3.5, 0.12), (0.4, 2.1), (0, 2.15)], segments=40),
                at=(0, 0, 15.15),
                material="accent",
            )
            k.add("finial", Sphere(radius=0.35, segments=16), at=(0, 0, 17.5), material="steel")
            k.add(
                "walkway",
                Lathe(profile=[(3.2, 0), (4.1, 0), (4.1, 0.12), (3.2, 0.12)], closed=True, segments=40),
                at=(0, 0, 10.95),
                material="steel",
            )
            k.add(
                "rail post",
                Cylinder(radius=0.04, height=1.0, segments=6),
                at=(4.02, 0, 11.0),
                material="steel",
                instances=Radial(count=18),
            )
            for z in (11.5, 12.0):
                k.add(
                    "rail", Torus(radius=4.02, tube=0.045, segments=40, tube_segments=6), at=(0, 0, z), material="steel"
                )
            for dx in (-0.22, 0.22):
                k.rod("ladder rail", (0.9 + dx, -3.7, 0), (0.9 + dx, -3.9, 12.0), 0.045, segments=6, material="metal")
            k.add(
                "ladder rung",
                Box(size=(0.5, 0.05, 0.05)),
                at=(0.9, -3.7, 0.3),
                material="metal",
                instances=Linear(count=30, step=(0, -0.0065, 0.385)),
            )
            with k.group("name", at=(-1.4, -3.33, 12.6)):
                sign_letters(k, k.s("name"), (0.0, 0.0, 0.0), 3.6, 1.3, depth=0.3)
    k.anchor("top", (0, 0, 17.8 * s), half_size=(0.3 * s, 0.3 * s), round=True)


@asset(
    kind="control_tower",
    words=("control tower", "air traffic control tower", "airport tower", "airport control tower", "space needle", "tv tower", "observation tower"),
    about="An airport control tower: a slim shaft, a splayed glass cabin, a gallery, aerials and a radar.",
    parameters=(length("height", 36.0, 0.2, 120.0, words=("height", "tall", "high")), flag("radar", True, words=("radar", "dish"))),
    slots={**SLOTS, "wall": "concrete"},
    main_slot="wall",
    states=("lit",),
    parts={"cabin": "cabin", "window": "window", "radar": "radar", "antenna": "aerial"},
)  # fmt: skip
def control_tower(k: Kit) -> None:
    """Drawn 36 m high, eight-sided."""
    s = k.m("height") / 36.0
    glass = pane_slot(k)
    with k.group("tower", scale=s):
        k.block("base", (14, 9, 4.0), (0, 1.0, 0), "wall", bevel=0.08)
        k.block("base roof", (14.6, 9.6, 0.4), (0, 1.0, 3.9), "frame", bevel=0.05)
        window(k, "base", (-4.2, -3.5, 1.2), 4.0, 1.6, bars=(3, 0), frame="frame", glass=glass)
        door(k, "", (2.8, -3.5, 0.05), 2.0, 2.5, style="glass", frame="frame")
        shaft = [(3.0, 0), (2.7, 6), (2.35, 14), (2.3, 23.5), (3.4, 25.0), (4.6, 25.6), (0, 25.6)]
        k.add("wall", Lathe(profile=shaft, segments=16), material="wall")
        for i in range(6):
            k.block("window slit", (0.5, 0.3, 1.6), (0, -2.6 + 0.055 * i, 6.2 + 2.8 * i), glass, bevel=0.0)
        k.add("gallery", Lathe(profile=[(0, 25.5), (5.4, 25.5), (5.5, 25.9), (0, 25.9)], segments=16), material="frame")
        k.add("rail", Torus(radius=5.3, tube=0.06, segments=32, tube_segments=6), at=(0, 0, 27.0), material="steel")
        k.add(
            "rail post",
            Cylinder(radius=0.05, height=1.15, segments=6),
            at=(5.3, 0, 25.85),
            material="steel",
            instances=Radial(count=24),
        )
        k.add("cabin", Lathe(profile=[(3.3, 25.8), (3.6, 27.0), (0, 27.0)], segments=16), material="wall")
        k.add("window cabin", Lathe(profile=[(3.6, 26.95), (4.6, 30.6), (0, 30.6)], segments=16), material=glass)
        k.add(
            "mullion",
            Box(size=(0.16, 0.16, 3.85)),
            at=(3.6, 0, 26.9),
            rotate=(0, 15.3, 0),
            material="frame",
            instances=Radial(count=16),
        )
        roof = [(4.75, 30.5), (5.1, 30.7), (5.1, 31.0), (4.2, 31.5), (0, 31.8)]
        k.add("roof", Lathe(profile=roof, segments=32), material="frame")
        if k.on("radar"):
            k.rod("radar post", (0.8, 0.4, 31.6), (0.8, 0.4, 33.2), 0.2, segments=12, material="steel")
            arc = [(2.4 * math.sin(a), 0.5 - 0.75 * math.cos(a)) for a in (-1.0, -0.6, -0.2, 0.2, 0.6, 1.0)]
            back = [(x * 1.02, y - 0.14) for x, y in reversed(arc)]
            k.add("radar", Extrude(outline=[*back, *arc], height=1.1), at=(0.8, 0.3, 33.0), material="accent")
            k.block("radar arm", (0.2, 1.0, 0.2), (0.8, 0.4, 33.2), "steel")
        for x, y, z in ((-1.6, 0.6, 36.0), (-2.4, -0.5, 34.2), (-0.4, 1.8, 34.8)):
            k.rod("aerial", (x, y, 31.2), (x, y, z), 0.07, 0.04, segments=8, material="steel")
        k.add("beacon", Sphere(radius=0.24, segments=14), at=(-1.6, 0.6, 36.0 - 0.15), material="accent")
    k.anchor("top", (0, 0, 31.8 * s), half_size=(2.0 * s, 2.0 * s), round=True)


@asset(
    kind="gas_station",
    words=("gas station", "petrol station", "filling station", "fuel station", "service station"),
    about="A filling station: a lit canopy over pumps, a shop with glass front and a price sign.",
    parameters=(length("width", 16.0, 0.3, 30.0, words=("width", "wide")), count("pumps", 2, 1, 4, words=("pumps",)), text("sign", "GAS")),
    slots={**SLOTS, "wall": Material(preset="plaster", color="#f0eee8"), "roof": Material(preset="gloss_paint", color="#f4f4f2")},
    main_slot="accent",
    adjectives={"petrol station": {"sign": "PETROL"}, "fuel station": {"sign": "FUEL"}},
    states=("lit",),
    parts={"pump": "pump", "canopy": "canopy", "sign": "sign", "roof": "canopy"},
)  # fmt: skip
def gas_station(k: Kit) -> None:
    """Drawn 16 m wide; the pumps stand before the shop."""
    s = k.m("width") / 16.0
    glass = pane_slot(k)
    with k.group("station", scale=s):
        k.block("forecourt", (16, 15, 0.15), (0, 0, 0), "asphalt", bevel=0.03)
        k.block("wall", (9.5, 4.5, 3.2), (0, 4.8, 0.1), "wall", bevel=0.0)
        k.block("shop roof", (10.1, 5.1, 0.45), (0, 4.8, 3.2), "accent", bevel=0.06)
        k.block("window shop", (6.6, 0.12, 1.7), (-1.1, 2.54, 0.85), glass, bevel=0.0)
        k.add(
            "window bar",
            Box(size=(0.08, 0.2, 1.8)),
            at=(-1.1, 2.54, 0.8),
            material="frame",
            instances=Linear(count=6, step=(1.32, 0, 0), center=True),
        )
        k.block("window sill", (6.8, 0.24, 0.1), (-1.1, 2.52, 0.76), "frame")
        door(k, "", (3.4, 2.55, 0.12), 1.3, 2.3, style="glass", frame="frame")
        k.block("canopy", (13.0, 7.0, 0.7), (0, -3.2, 4.3), "roof", bevel=0.06)
        k.block("canopy band", (13.1, 7.1, 0.34), (0, -3.2, 4.48), "accent", bevel=0.03)
        for x in (-3.2, 0.0, 3.2):
            for y in (-4.8, -1.6):
                k.block("canopy light", (1.3, 0.5, 0.08), (x, y, 4.26), "light", bevel=0.02)
        n = k.n("pumps")
        for i in range(n):
            x = (i - (n - 1) / 2) * (9.0 / max(n, 2))
            k.block("island", (1.2, 4.6, 0.22), (x, -3.2, 0.12), "concrete", bevel=0.08)
            for y in (-4.9, -1.5):
                k.block("canopy column", (0.34, 0.34, 4.1), (x, y, 0.3), "frame", bevel=0.03)
            k.block("pump", (0.62, 0.9, 1.75), (x, -3.2, 0.32), "accent", bevel=0.08)
            k.block("pump face", (0.66, 0.62, 0.5), (x, -3.2, 1.32), "window", bevel=0.03)
            k.block("pump foot", (0.7, 1.0, 0.14), (x, -3.2, 0.32), "metal", bevel=0.03)
            for side in (-1, 1):
                hose = [
                    (x + side * 0.3, -2.82, 1.75),
                    (x + side * 0.55, -2.74, 1.5),
                    (x + side * 0.56, -2.8, 0.7),
                    (x + side * 0.42, -3.0, 0.62),
                    (x + side * 0.36, -3.4, 1.1),
                ]
                k.tube("pump hose", hose, 0.035, segments=8, material="rubber")
                k.rod(
                    "pump nozzle",
                    (x + side * 0.36, -3.42, 1.0),
                    (x + side * 0.34, -3.5, 1.3),
                    0.05,
                    segments=10,
                    material="metal",
                )
        k.block("sign foot", (1.6, 0.6, 0.3), (6.6, -6.2, 0.12), "concrete", bevel=0.05)
        for dx in (-0.5, 0.5):
            k.block("sign post", (0.18, 0.18, 6.6), (6.6 + dx, -6.2, 0.3), "frame")
        k.block("sign", (2.3, 0.36, 1.5), (6.6, -6.2, 5.6), "accent", bevel=0.08)
        sign_letters(k, k.s("sign"), (6.6, -6.38, 5.85), 1.9, 1.0)
        for i in range(3):
            k.block("sign price", (1.9, 0.26, 0.5), (6.6, -6.2, 4.9 - 0.62 * i), "window", bevel=0.03)
    k.anchor("top", (0, -3.2 * s, 5.0 * s), half_size=(6.0 * s, 3.2 * s))
