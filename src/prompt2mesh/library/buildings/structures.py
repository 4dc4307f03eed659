"""Bridges, stairs, gazebos, lattice towers and fairground rides."""

import math
from itertools import pairwise

from prompt2mesh.library.buildings.parts import FRONT, cone_roof
from prompt2mesh.library.kit import Kit
from prompt2mesh.library.registry import asset, choice, count, flag, length
from prompt2mesh.mesh.materials import Material
from prompt2mesh.mesh.placement import Linear, Radial
from prompt2mesh.mesh.shapes import Box, Cylinder, Extrude, Lathe, Sphere, Torus


@asset(
    kind="bridge",
    words=("bridge", "stone bridge", "arch bridge", "suspension bridge", "footbridge", "golden gate bridge", "wooden bridge", "garden bridge"),
    about="A stone arch bridge with parapets, a suspension bridge with towers and cables, or a curved wooden footbridge.",
    parameters=(length("length", 20.0, 1.0, 300.0, words=("length", "long", "span")), length("width", 4.0, 0.5, 30.0, words=("width", "wide")), count("arches", 3, 1, 7, words=("arches", "spans")), choice("kind", "arch", "suspension", "wooden")),
    slots={"stone": "stonework", "deck": "cobblestone", "road": "asphalt", "steel": Material(preset="painted_metal", color="#b5412c"), "cable": Material(preset="painted_metal", color="#8f3323"), "wood": Material(preset="painted_wood", color="#a8321f"), "plank": "planks"},
    main_slot="stone",
    adjectives={"suspension": {"kind": "suspension", "length": 120.0, "width": 10.0}, "suspension bridge": {"kind": "suspension", "length": 120.0, "width": 10.0}, "golden gate bridge": {"kind": "suspension", "length": 200.0, "width": 14.0}, "wooden": {"kind": "wooden", "length": 5.0, "width": 1.6},
                "wooden bridge": {"kind": "wooden", "length": 5.0, "width": 1.6}, "footbridge": {"kind": "wooden", "length": 5.0, "width": 1.6}, "garden": {"kind": "wooden", "length": 4.0, "width": 1.4}, "garden bridge": {"kind": "wooden", "length": 4.0, "width": 1.4}, "japanese": {"kind": "wooden", "length": 4.0, "width": 1.4}},
    parts={"railing": "rail, parapet", "tower": "tower", "cable": "cable"},
)  # fmt: skip
def bridge(k: Kit) -> None:
    """Along x."""
    long = k.m("length")
    wide = min(k.m("width"), long * 0.6)
    kind = k.s("kind")
    if kind == "suspension":
        _suspension(k, long, wide)
    elif kind == "wooden":
        _footbridge(k, long, wide)
    else:
        n = k.n("arches")
        pier = long * 0.24 / (n + 1)
        gap = (long - pier * (n + 1)) / n
        h = min(gap * 0.55, long * 0.25) + long * 0.03
        crown = h - long * 0.03
        outline = [(-long / 2, 0.0)]
        for i in range(n):
            x0 = -long / 2 + pier + i * (gap + pier)
            for j in range(17):
                a = math.pi * (1 - j / 16)
                outline.append((x0 + gap / 2 + gap / 2 * math.cos(a), crown * math.sin(a)))
        outline += [(long / 2, 0.0), (long / 2, h * 1.02)]
        outline += [(long / 2 * (1 - 2 * i / 12), h * (1.02 + 0.1 * math.sin(math.pi * i / 12))) for i in range(1, 12)]
        outline.append((-long / 2, h * 1.02))
        k.add("arch", Extrude(outline=outline, height=wide, pivot="center"), rotate=FRONT, material="stone")
        deck = [
            (long / 2 * (-1 + 2 * i / 12), h * (1.02 + 0.1 * math.sin(math.pi * i / 12)) - 0.002 * long)
            for i in range(13)
        ]
        top = [(x, z + long * 0.008) for x, z in reversed(deck)]
        k.add("deck", Extrude(outline=[*deck, *top], height=wide * 0.86, pivot="center"), rotate=FRONT, material="deck")
        t = wide * 0.07
        for side in (-1, 1):
            wall = [*deck, *[(x, z + long * 0.045) for x, z in reversed(deck)]]
            k.add(
                "parapet",
                Extrude(outline=wall, height=t, pivot="center"),
                at=(0, side * (wide - t) / 2, 0),
                rotate=FRONT,
                material="stone",
            )
            cope = [*[(x, z + long * 0.042) for x, z in deck], *[(x, z + long * 0.05) for x, z in reversed(deck)]]
            k.add(
                "parapet coping",
                Extrude(outline=cope, height=t * 1.4, pivot="center"),
                at=(0, side * (wide - t) / 2, 0),
                rotate=FRONT,
                material="stone",
            )
            for i in range(n):
                x = -long / 2 + pier + i * (gap + pier) + gap / 2
                ring = [
                    (gap / 2 * 0.985 * math.cos(math.pi * j / 20), crown * 0.985 * math.sin(math.pi * j / 20))
                    for j in range(21)
                ]
                outer = [
                    (
                        (gap / 2 + pier * 0.2) * math.cos(math.pi * j / 20),
                        (crown + pier * 0.18) * math.sin(math.pi * j / 20),
                    )
                    for j in range(21)
                ]
                k.add(
                    "arch ring",
                    Extrude(outline=[*outer, *reversed(ring)], height=wide * 0.03, pivot="center"),
                    at=(x, side * wide * 0.5, 0),
                    rotate=FRONT,
                    material="stone",
                )
        for i in range(1, n):
            x = -long / 2 + pier / 2 + i * (gap + pier)
            nose = [
                (x - pier * 0.5, -wide * 0.5),
                (x, -wide * 0.5 - pier * 0.7),
                (x + pier * 0.5, -wide * 0.5),
                (x + pier * 0.5, wide * 0.5),
                (x, wide * 0.5 + pier * 0.7),
                (x - pier * 0.5, wide * 0.5),
            ]
            k.add("cutwater", Extrude(outline=nose, height=h * 0.55), material="stone")
        k.anchor("top", (0, 0, h * 1.12 + long * 0.006), half_size=(long * 0.15, wide * 0.4))


def _suspension(k: Kit, long: float, wide: float) -> None:
    deck, top = long * 0.075, long * 0.26
    k.add("deck", Box(size=(long, wide, long * 0.012)), at=(0, 0, deck), material="steel", bevel=long * 0.001)
    k.add("road", Box(size=(long, wide * 0.82, long * 0.003)), at=(0, 0, deck + long * 0.0115), material="road")
    k.add("truss", Box(size=(long, wide * 0.94, long * 0.006)), at=(0, 0, deck - long * 0.02), material="steel")
    for y in (-1, 1):
        n = 40
        step = long / n
        k.add(
            "truss post",
            Box(size=(long * 0.002, long * 0.003, long * 0.022)),
            at=(0, y * wide * 0.46, deck - long * 0.018),
            material="steel",
            instances=Linear(count=n, step=(step, 0, 0), center=True),
        )
        for i in range(n):
            x = -long / 2 + i * step
            k.rod(
                "truss brace",
                (x, y * wide * 0.46, deck - long * 0.015),
                (x + step, y * wide * 0.46, deck + long * 0.002),
                long * 0.0012,
                segments=5,
                material="steel",
            )
        k.add(
            "rail",
            Box(size=(long, long * 0.002, long * 0.003)),
            at=(0, y * wide * 0.47, deck + long * 0.026),
            material="steel",
        )
        k.add(
            "rail post",
            Box(size=(long * 0.001, long * 0.0015, long * 0.018)),
            at=(0, y * wide * 0.47, deck + long * 0.01),
            material="steel",
            instances=Linear(count=60, step=(long / 60, 0, 0), center=True),
        )
    tx = long * 0.27
    for sx in (-1, 1):
        k.add(
            "pier",
            Box(size=(long * 0.05, wide * 1.35, deck * 0.6)),
            at=(sx * tx, 0, 0),
            material="stone",
            bevel=long * 0.004,
        )
        for sy in (-1, 1):
            k.add(
                "tower",
                Extrude(
                    outline=[
                        (-long * 0.012, -long * 0.01),
                        (long * 0.012, -long * 0.01),
                        (long * 0.012, long * 0.01),
                        (-long * 0.012, long * 0.01),
                    ],
                    height=top - deck * 0.5,
                    taper=0.72,
                ),
                at=(sx * tx, sy * wide * 0.56, deck * 0.5),
                material="steel",
            )
        for z in (0.35, 0.6, 0.82, 0.98):
            k.add(
                "tower beam",
                Box(size=(long * 0.014, wide * 1.14, long * 0.012)),
                at=(sx * tx, 0, deck + (top - deck) * z - long * 0.012),
                material="steel",
                bevel=long * 0.001,
            )
        k.add(
            "anchorage",
            Box(size=(long * 0.06, wide * 1.4, deck + long * 0.02)),
            at=(sx * long * 0.49, 0, 0),
            material="stone",
            bevel=long * 0.004,
        )
    low = deck + long * 0.02
    for y in (-1, 1):
        yy = y * wide * 0.5

        def sag(x: float) -> float:
            if abs(x) <= tx:
                return low + (top - low) * (x / tx) ** 2
            u = (abs(x) - tx) / (long * 0.48 - tx)
            return top + (deck + long * 0.015 - top) * u - long * 0.02 * math.sin(math.pi * u)

        xs = [long * 0.48 * (-1 + 2 * i / 40) for i in range(41)]
        k.tube(
            "cable",
            [(x, yy + y * wide * 0.06 * min(1, (sag(x) - low) / (top - low)), sag(x)) for x in xs],
            long * 0.0028,
            segments=8,
            resolution=2,
            material="cable",
        )
        for i in range(2, 39):
            if abs(abs(xs[i]) - tx) > long * 0.012:
                k.rod(
                    "hanger",
                    (xs[i], yy, deck + long * 0.008),
                    (xs[i], yy + y * wide * 0.06 * min(1, (sag(xs[i]) - low) / (top - low)), sag(xs[i])),
                    long * 0.0009,
                    segments=5,
                    material="cable",
                )
    k.anchor("top", (0, 0, deck + long * 0.0145), half_size=(long * 0.2, wide * 0.35))


def _footbridge(k: Kit, long: float, wide: float) -> None:
    rise = long * 0.13

    def z(x: float) -> float:
        return rise * math.cos(math.pi * x / long) + long * 0.02

    xs = [long * (-0.5 + i / 24) for i in range(25)]
    for y in (-0.4, 0.0, 0.4):
        beam = [*[(x, z(x) - long * 0.02) for x in xs], *[(x, z(x) + long * 0.015) for x in reversed(xs)]]
        k.add(
            "beam",
            Extrude(outline=beam, height=wide * 0.06, pivot="center"),
            at=(0, y * wide, 0),
            rotate=FRONT,
            material="wood",
        )
    for i in range(30):
        x = long * (-0.5 + (i + 0.5) / 30)
        slope = math.degrees(math.atan(-rise * math.pi / long * math.sin(math.pi * x / long)))
        k.add(
            "plank",
            Box(size=(long / 32, wide, long * 0.01), pivot="center"),
            at=(x, 0, z(x) + long * 0.018),
            rotate=(0, -slope, 0),
            material="plank",
            bevel=long * 0.001,
            bevel_segments=1,
        )
    h = long * 0.16
    for side in (-1, 1):
        y = side * wide * 0.47
        for i in range(7):
            x = long * (-0.46 + 0.92 * i / 6)
            k.add(
                "post",
                Box(size=(long * 0.018, long * 0.018, h * 1.12)),
                at=(x, y, z(x)),
                material="wood",
                bevel=long * 0.002,
            )
            k.add("post cap", Sphere(radius=long * 0.013, segments=14), at=(x, y, z(x) + h * 1.15), material="wood")
        for up in (0.5, 1.0):
            k.tube(
                "rail",
                [(x, y, z(x) + h * up) for x in xs[1:-1]],
                long * 0.009,
                segments=10,
                resolution=2,
                material="wood",
            )
    k.anchor("top", (0, 0, z(0) + long * 0.023), half_size=(long * 0.12, wide * 0.4))


@asset(
    kind="staircase",
    words=("staircase", "stairs", "stairway", "spiral staircase", "spiral stairs", "steps", "flight of stairs", "grand staircase", "winding staircase"),
    about="A straight flight with strings, balusters and handrail, or a spiral stair about a newel.",
    parameters=(count("steps", 14, 3, 60, words=("steps", "stairs", "treads")), length("height", 2.7, 0.5, 15.0, words=("height", "tall", "high")), length("width", 1.0, 0.4, 6.0, words=("width", "wide", "diameter")), choice("kind", "straight", "spiral"), flag("railing", True, words=("railing", "handrail", "banister"))),
    slots={"step": "oak", "frame": Material(preset="painted_wood", color="#f3efe6"), "rail": "walnut", "metal": "black_iron"},
    adjectives={"spiral": {"kind": "spiral", "width": 1.8}, "winding": {"kind": "spiral", "width": 1.8}, "spiral staircase": {"kind": "spiral", "width": 1.8}, "spiral stairs": {"kind": "spiral", "width": 1.8}, "winding staircase": {"kind": "spiral", "width": 1.8}, "grand": {"width": 2.4}, "helical": {"kind": "spiral", "width": 1.8}},
    parts={"tread": "step", "stairs": "step", "banister": "handrail", "railing": "handrail, baluster"},
)  # fmt: skip
def staircase(k: Kit) -> None:
    """Climbs towards +y, or turns anticlockwise."""
    n, h, w = k.n("steps"), k.m("height"), k.m("width")
    rise = h / n
    if k.s("kind") == "spiral":
        r = w / 2
        newel = r * 0.08
        turn = min(24.0, 330 / n * 1.15) if n < 15 else 22.5
        k.add("newel", Cylinder(radius=newel, height=h + 0.95, segments=28), material="metal")
        k.add(
            "newel base",
            Lathe(profile=[(r * 0.3, 0), (r * 0.3, 0.02), (newel * 1.6, 0.04), (newel, 0.12)], segments=32),
            material="metal",
        )
        k.add("newel ball", Sphere(radius=newel * 1.6, segments=24), at=(0, 0, h + 0.95), material="metal")
        half = math.radians(turn * 0.58)
        inner, outer = newel * 0.9, r
        tread = [(inner * math.cos(a), inner * math.sin(a)) for a in (-half, half)]
        rim = [(outer * math.cos(half * (1 - 2 * i / 6)), outer * math.sin(half * (1 - 2 * i / 6))) for i in range(7)]
        shape = [tread[0], *reversed(rim), tread[1]]
        thick = min(0.045, rise * 0.35)
        for i in range(n):
            a = -90 + turn * i
            z = rise * (i + 1)
            with k.group(f"step {i + 1}", at=(0, 0, 0), rotate=(0, 0, a)):
                k.add(
                    "step",
                    Extrude(outline=shape, height=thick, bevel=thick * 0.15, bevel_segments=1),
                    at=(0, 0, z - thick),
                    material="step",
                )
                k.add(
                    "step bracket",
                    Extrude(
                        outline=[(newel * 0.8, 0), (r * 0.7, 0), (newel * 0.8, -rise * 0.55)],
                        height=0.025,
                        pivot="center",
                    ),
                    at=(0, 0, z - thick + 0.002),
                    rotate=FRONT,
                    material="metal",
                )
                if k.on("railing"):
                    k.rod(
                        "baluster",
                        (r * 0.95, 0, z - thick),
                        (r * 0.95, 0, z + 0.9),
                        0.011,
                        segments=8,
                        material="metal",
                    )
                    k.add(
                        "baluster knob", Sphere(radius=0.022, segments=12), at=(r * 0.95, 0, z + 0.45), material="metal"
                    )
        if k.on("railing"):
            path = [
                (
                    r * 0.95 * math.cos(math.radians(-90 + turn * i / 2)),
                    r * 0.95 * math.sin(math.radians(-90 + turn * i / 2)),
                    rise * (i / 2 + 1) + 0.9,
                )
                for i in range(2 * n - 1)
            ]
            k.tube("handrail", path, 0.026, segments=12, resolution=3, material="rail")
        k.anchor("top", (0, 0, h + 0.95), half_size=(0.05, 0.05))
        return
    run = max(rise * 1.45, 0.18)
    thick = min(0.04, rise * 0.3)
    y0 = -n * run / 2
    for i in range(n):
        y, z = y0 + run * i, rise * (i + 1)
        k.add(
            f"step {i + 1}",
            Box(size=(w + 0.04, run + 0.03, thick)),
            at=(0, y + run / 2 - 0.015, z - thick),
            material="step",
            bevel=thick * 0.25,
        )
        k.add(
            "riser",
            Box(size=(w * 0.98, 0.02, rise - thick + 0.004)),
            at=(0, y + 0.012, rise * i - 0.002 * (i > 0)),
            material="frame",
        )
    side = [(y0, 0), (y0 + run, 0), (y0 + n * run, h - rise * 1.1), (y0 + n * run, h - thick * 0.5)]
    saw: list[tuple[float, float]] = []
    for i in reversed(range(n)):
        saw += [(y0 + run * (i + 1), rise * (i + 1) - thick * 0.5), (y0 + run * i, rise * (i + 1) - thick * 0.5)]
    outline = [*side[:3], *saw]
    for x in (-1, 1):
        k.add(
            "string",
            Extrude(outline=outline, height=0.035, pivot="center"),
            at=(x * (w / 2 - 0.018), 0, 0),
            rotate=(90, 0, 90),
            material="frame",
        )
        if k.on("railing"):
            for i in range(n):
                for dy in (0.25, 0.75):
                    foot = rise * (i + 1) - 0.005
                    top = rise * (i + dy + 0.5) + 0.86
                    k.add(
                        "baluster",
                        Lathe(
                            profile=[
                                (0.02, 0),
                                (0.02, 0.1),
                                (0.012, 0.14),
                                (0.022, (top - foot) * 0.4),
                                (0.011, (top - foot) * 0.8),
                                (0.018, top - foot),
                            ],
                            segments=10,
                        ),
                        at=(x * (w / 2 - 0.05), y0 + run * (i + dy), foot),
                        material="frame",
                    )
            a, b = (
                (x * (w / 2 - 0.05), y0 + 0.02, rise * 0.6 + 0.86),
                (x * (w / 2 - 0.05), y0 + n * run, rise * (n + 0.5) + 0.86),
            )
            k.rod("handrail", a, b, 0.032, round_caps=True, material="rail")
            for p, foot in ((a, 0.0), (b, h - 0.02)):
                k.add(
                    "newel",
                    Box(size=(0.09, 0.09, p[2] - foot + 0.06)),
                    at=(p[0], p[1] + (0.02 if foot == 0.0 else -0.04), foot),
                    material="frame",
                    bevel=0.01,
                )
                k.add(
                    "newel cap",
                    Sphere(radius=0.055, segments=20),
                    at=(p[0], p[1] + (0.02 if foot == 0.0 else -0.04), p[2] + 0.09),
                    material="rail",
                )
    k.anchor("top", (0, y0 + (n - 0.5) * run, h), half_size=(w * 0.4, run * 0.4))


@asset(
    kind="gazebo",
    words=("gazebo", "pavilion", "bandstand", "summerhouse", "pergola", "bus stop", "bus shelter"),
    about="An eight-sided garden pavilion with posts, railings and a pointed roof.",
    parameters=(length("diameter", 4.0, 1.0, 12.0, words=("diameter", "width", "wide")), count("sides", 8, 5, 12, words=("sides", "posts")), flag("railing", True)),
    slots={"wood": Material(preset="painted_wood", color="#f5f2ea"), "roof": "shingles", "floor": "planks", "metal": "brass"},
)  # fmt: skip
def gazebo(k: Kit) -> None:
    """Posts on a polygon."""
    r, n = k.m("diameter") / 2, k.n("sides")
    h, base = r * 1.25, r * 0.14
    k.add("floor", Cylinder(radius=r * 1.04, height=base, segments=n), rotate=(0, 0, 180 / n), material="floor")
    start = -90 + 180 / n
    k.add(
        "post",
        Box(size=(r * 0.08, r * 0.08, h - base + 0.02)),
        at=(r * 0.94, 0, base - 0.01),
        material="wood",
        bevel=r * 0.01,
        instances=Radial(count=n, start=start),
    )
    flat = r * 0.94 * math.cos(math.pi / n)
    side = 2 * r * 0.94 * math.sin(math.pi / n)
    with k.group("bay", instances=Radial(count=n, start=0)):
        k.add("beam", Box(size=(side, r * 0.07, r * 0.1)), at=(0, -flat, h - r * 0.1), material="wood")
        arch = [
            (-side / 2, 0),
            (-side / 2, -r * 0.28),
            (-side * 0.4, -r * 0.1),
            (0, -r * 0.05),
            (side * 0.4, -r * 0.1),
            (side / 2, -r * 0.28),
            (side / 2, 0),
        ]
        k.add(
            "bracket",
            Extrude(outline=arch, height=r * 0.03, pivot="center"),
            at=(0, -flat, h - r * 0.08),
            rotate=FRONT,
            material="wood",
        )
    if k.on("railing"):
        with k.group("railing", instances=Radial(count=n - 1, start=360 / n, angle=360 - 720 / n)):
            for z in (0.08, 0.42):
                k.add("rail", Box(size=(side, r * 0.04, r * 0.035)), at=(0, -flat, base + r * z), material="wood")
            k.add(
                "baluster",
                Box(size=(r * 0.022, r * 0.022, r * 0.36)),
                at=(0, -flat, base + r * 0.08),
                material="wood",
                instances=Linear(count=7, step=(side / 8, 0, 0), center=True),
            )
    with k.group("roof", at=(0, 0, h - r * 0.01), rotate=(0, 0, 180 / n)):
        cone_roof(k, "", (0, 0, 0), r * 1.16, r * 0.75, roof="roof", sides=n)
    k.add("step", Box(size=(side * 0.9, r * 0.3, base * 0.5)), at=(0, -r * 1.06, 0), material="floor", bevel=r * 0.01)
    k.anchor("top", (0, 0, base), half_size=(r * 0.6, r * 0.6), round=True)


@asset(
    kind="lattice_tower",
    words=(
        "eiffel tower",
        "lattice tower",
        "radio tower",
        "transmission tower",
        "pylon",
        "electricity pylon",
        "iron tower",
        "oil derrick",
        "radio mast",
    ),
    about="A four-legged iron lattice tower with arches, platforms and a spire.",
    parameters=(length("height", 60.0, 0.1, 330.0, words=("height", "tall", "high")),),
    slots={"iron": Material(preset="painted_metal", color="#6f5843"), "base": "limestone"},
)
def lattice_tower(k: Kit) -> None:
    """Legs follow the profile of an exponential curve, laced with crosses."""
    h = k.m("height")

    def half(z: float) -> float:
        return h * (0.195 * math.exp(-3.1 * z) * (1 - z) + 0.012)

    levels = [0.0, 0.06, 0.12, 0.185, 0.25, 0.31, 0.375, 0.44, 0.51, 0.58, 0.65, 0.72, 0.79, 0.86, 0.92]
    t = h * 0.0048
    for a, b in pairwise(levels):
        x0, x1 = half(a), half(b)
        w0, w1 = max(x0 * 0.34, h * 0.01), max(x1 * 0.34, h * 0.01)
        if a >= 0.44:
            w0, w1 = 2 * x0, 2 * x1
        with k.group("panel", at=(0, 0, 0), instances=Radial(count=4)):
            z0, z1 = a * h, b * h
            k.rod("leg", (x0, x0, z0), (x1, x1, z1), t * (1.2 - 0.6 * a), segments=4, material="iron")
            if a < 0.44:
                k.rod("leg", (x0 - w0, x0, z0), (x1 - w1, x1, z1), t * 0.9, segments=4, material="iron")
                k.rod("leg", (x0, x0 - w0, z0), (x1, x1 - w1, z1), t * 0.9, segments=4, material="iron")
                k.rod("leg", (x0 - w0, x0 - w0, z0), (x1 - w1, x1 - w1, z1), t * 0.9, segments=4, material="iron")
            for p, q, r, s in (
                ((x0, x0 - w0), (x1, x1), (x0, x0), (x1, x1 - w1)),
                ((x0 - w0, x0), (x1, x1), (x0, x0), (x1 - w1, x1)),
            ):
                k.rod("brace", (*p, z0), (*q, z1), t * 0.45, segments=4, material="iron")
                k.rod("brace", (*r, z0), (*s, z1), t * 0.45, segments=4, material="iron")
            k.rod("tie", (x1 - w1, x1, z1), (x1, x1, z1), t * 0.5, segments=4, material="iron")
            k.rod("tie", (x1, x1 - w1, z1), (x1, x1, z1), t * 0.5, segments=4, material="iron")
    for z, grow, tall in ((0.185, 1.1, 0.022), (0.375, 1.18, 0.018), (0.885, 2.2, 0.014)):
        size = 2 * half(z) * grow
        k.add("platform", Box(size=(size, size, h * tall)), at=(0, 0, h * z), material="iron", bevel=h * 0.002)
        k.add(
            "platform rail",
            Box(size=(size * 1.06, size * 1.06, h * 0.004)),
            at=(0, 0, h * (z + tall * 0.8)),
            material="iron",
        )
    x = half(0.0)
    for a in (0, 90, 180, 270):
        with k.group("arch", rotate=(0, 0, a)):
            span = x * 0.66
            y = -(half(0.09) * 0.985)
            ring = [
                (span * 1.02 * math.cos(math.pi * i / 16), span * 0.92 * math.sin(math.pi * i / 16)) for i in range(17)
            ]
            inner = [
                (span * 0.92 * math.cos(math.pi * i / 16), span * 0.82 * math.sin(math.pi * i / 16)) for i in range(17)
            ]
            k.add(
                "arch",
                Extrude(outline=[*ring, *reversed(inner)], height=h * 0.008, pivot="center"),
                at=(0, y, h * 0.05),
                rotate=FRONT,
                material="iron",
            )
        k.add(
            "foot",
            Box(size=(x * 0.62, x * 0.62, h * 0.018)),
            at=(x * 0.83 * (1 if a in (0, 90) else -1), x * 0.83 * (1 if a in (0, 270) else -1), 0),
            material="base",
            bevel=h * 0.002,
        )
    k.add(
        "lantern",
        Lathe(profile=[(h * 0.017, 0), (h * 0.017, h * 0.02), (h * 0.01, h * 0.03), (0, h * 0.036)], segments=20),
        at=(0, 0, h * 0.915),
        material="iron",
    )
    k.rod("spire", (0, 0, h * 0.94), (0, 0, h), h * 0.003, h * 0.001, material="iron")
    k.anchor("top", (0, 0, h * 0.92), half_size=(h * 0.01, h * 0.01))


@asset(
    kind="ferris_wheel",
    words=("ferris wheel", "big wheel", "observation wheel", "london eye", "carousel", "merry-go-round", "merry go round", "fairground ride"),
    about="A Ferris wheel with coloured gondolas, or a carousel with a striped canopy and poles.",
    parameters=(length("height", 20.0, 0.2, 140.0, words=("height", "tall", "high")), count("gondolas", 12, 6, 24, words=("gondolas", "cabins", "seats", "cars")), choice("kind", "ferris", "carousel")),
    slots={"frame": Material(preset="gloss_paint", color="#f2f2f0"), "cabin": Material(preset="gloss_paint", color="#d8322e"), "roof": Material(preset="gloss_paint", color="#f2c12e"), "base": "concrete", "light": Material(preset="bulb", color="#fff0b8"), "gold": "brass", "horse": Material(preset="gloss_paint", color="#f6f2ea")},
    adjectives={"carousel": {"kind": "carousel", "height": 6.0}, "merry-go-round": {"kind": "carousel", "height": 6.0}, "merry go round": {"kind": "carousel", "height": 6.0}},
    parts={"cabin": "gondola", "gondola": "gondola", "spoke": "spoke", "horse": "horse"},
)  # fmt: skip
def ferris_wheel(k: Kit) -> None:
    """The wheel stands in the plane y = 0."""
    h, n = k.m("height"), k.n("gondolas")
    if k.s("kind") == "carousel":
        _carousel(k, h, n)
        return
    r = h * 0.42
    hub = h - r - h * 0.015
    gap = h * 0.06
    for y in (-gap, gap):
        for rr in (r, r * 0.86):
            k.add(
                "rim",
                Torus(radius=rr, tube=h * 0.005, segments=72, tube_segments=8),
                at=(0, y, hub),
                rotate=(90, 0, 0),
                material="frame",
            )
        k.add(
            "spoke",
            Cylinder(radius=h * 0.0035, height=r, segments=8),
            at=(0, y, hub),
            material="frame",
            instances=Radial(count=n, axis="y", center=(0, 0, hub)),
        )
        for i in range(n):
            a, b = 2 * math.pi * i / n, 2 * math.pi * (i + 0.5) / n
            c = 2 * math.pi * (i + 1) / n
            mid = (r * 0.86 * math.sin(b), y, hub + r * 0.86 * math.cos(b))
            k.rod(
                "rim brace", (r * math.sin(a), y, hub + r * math.cos(a)), mid, h * 0.0025, segments=6, material="frame"
            )
            k.rod(
                "rim brace", mid, (r * math.sin(c), y, hub + r * math.cos(c)), h * 0.0025, segments=6, material="frame"
            )
        k.add(
            "hub disc",
            Cylinder(radius=h * 0.035, height=h * 0.02, segments=32, pivot="center"),
            at=(0, y, hub),
            rotate=(90, 0, 0),
            material="cabin",
            bevel=h * 0.002,
        )
        for s in (-1, 1):
            k.rod("leg", (0, y * 1.5, hub), (s * h * 0.24, y * 2.1, 0.0), h * 0.013, material="frame")
        k.rod(
            "leg tie", (-h * 0.13, y * 1.83, hub * 0.45), (h * 0.13, y * 1.83, hub * 0.45), h * 0.006, material="frame"
        )
        k.add(
            "light",
            Sphere(radius=h * 0.006, segments=10),
            at=(0, y * 1.12, hub + r),
            material="light",
            instances=Radial(count=n * 3, axis="y", center=(0, 0, hub)),
        )
    k.rod("axle", (0, -gap * 1.7, hub), (0, gap * 1.7, hub), h * 0.017, material="gold")
    size = min(h * 0.045, r * math.sin(math.pi / n) * 0.55)
    for i in range(n):
        a = 2 * math.pi * i / n
        x, z = r * math.sin(a), hub + r * math.cos(a)
        k.rod("gondola axle", (x, -gap * 1.02, z), (x, gap * 1.02, z), h * 0.004, segments=8, material="gold")
        with k.group(f"gondola {i + 1}", at=(x, 0, z)):
            k.add(
                "gondola",
                Lathe(
                    profile=[
                        (size * 0.45, -size * 1.5),
                        (size * 0.8, -size * 1.35),
                        (size * 0.85, -size * 0.85),
                        (size * 0.78, -size * 0.85),
                        (size * 0.7, -size * 1.3),
                        (0, -size * 1.3),
                    ],
                    segments=20,
                ),
                material="cabin" if i % 2 else "horse",
            )
            k.add(
                "gondola roof",
                Lathe(profile=[(size * 0.95, -size * 0.2), (size * 0.5, size * 0.02), (0, size * 0.12)], segments=20),
                material="roof",
            )
            k.add(
                "gondola post",
                Cylinder(radius=size * 0.05, height=size * 0.75, segments=8),
                at=(size * 0.78, 0, -size * 0.92),
                material="gold",
                instances=Radial(count=4, start=45),
            )
    k.add("base", Box(size=(h * 0.56, h * 0.36, h * 0.02)), at=(0, 0, 0), material="base", bevel=h * 0.003)
    k.anchor("top", (0, 0, h), half_size=(0.1, 0.1))


def _carousel(k: Kit, h: float, n: int) -> None:
    r = h * 0.62
    k.add(
        "base",
        Lathe(profile=[(r, 0), (r, h * 0.05), (r * 0.97, h * 0.06), (0, h * 0.06)], segments=64),
        material="cabin",
    )
    k.add(
        "base light",
        Sphere(radius=h * 0.012, segments=10),
        at=(r, 0, h * 0.03),
        material="light",
        instances=Radial(count=32),
    )
    k.add(
        "drum",
        Lathe(profile=[(r * 0.24, 0), (r * 0.2, h * 0.05), (r * 0.2, h * 0.52), (r * 0.26, h * 0.6)], segments=12),
        at=(0, 0, h * 0.055),
        material="horse",
        flat=True,
    )
    top = h * 0.64
    for i in range(2 * n):
        slot = "cabin" if i % 2 else "horse"
        turn = 360 / (2 * n) * i
        k.add(
            "canopy",
            Lathe(
                profile=[
                    (r * 1.06, 0),
                    (r * 0.5, h * 0.16),
                    (r * 0.02, h * 0.3),
                    (r * 0.02, h * 0.27),
                    (r * 0.48, h * 0.13),
                    (r * 1.04, -h * 0.02),
                ],
                closed=True,
                segments=4,
                angle=180 / n + 0.05,
            ),
            at=(0, 0, top + h * 0.05),
            rotate=(0, 0, turn),
            material=slot,
        )
        k.add(
            "fascia",
            Lathe(
                profile=[(r * 1.02, 0), (r * 1.06, 0), (r * 1.06, h * 0.09), (r * 1.02, h * 0.09)],
                closed=True,
                segments=4,
                angle=180 / n + 0.05,
            ),
            at=(0, 0, top - h * 0.035),
            rotate=(0, 0, turn),
            material="roof" if i % 2 else "cabin",
        )
    k.add("ceiling", Cylinder(radius=r * 1.03, height=h * 0.02, segments=64), at=(0, 0, top), material="roof")
    k.add(
        "light",
        Sphere(radius=h * 0.012, segments=10),
        at=(r * 1.06, 0, top + h * 0.01),
        material="light",
        instances=Radial(count=2 * n),
    )
    k.add(
        "finial",
        Lathe(profile=[(h * 0.03, 0), (h * 0.012, h * 0.02), (h * 0.02, h * 0.04), (0, h * 0.06)], segments=20),
        at=(0, 0, h * 0.94),
        material="gold",
    )
    for i in range(n):
        a = 2 * math.pi * i / n
        x, y = r * 0.76 * math.cos(a), r * 0.76 * math.sin(a)
        z = h * (0.22 + 0.05 * (i % 2))
        k.rod("pole", (x, y, h * 0.05), (x, y, top + 0.01), h * 0.007, segments=10, material="gold")
        s = h * 0.1
        with k.group(f"horse {i + 1}", at=(x, y, z), rotate=(0, 0, math.degrees(a))):
            k.add("horse body", Sphere(radius=1.0, segments=20), scale=(s * 0.32, s * 0.75, s * 0.36), material="horse")
            k.rod(
                "horse neck",
                (0, s * 0.5, s * 0.1),
                (0, s * 0.85, s * 0.7),
                s * 0.22,
                s * 0.14,
                round_caps=True,
                material="horse",
            )
            k.rod(
                "horse head",
                (0, s * 0.8, s * 0.72),
                (0, s * 1.2, s * 0.52),
                s * 0.15,
                s * 0.1,
                round_caps=True,
                material="horse",
            )
            k.add(
                "saddle",
                Sphere(radius=1.0, segments=16),
                at=(0, -s * 0.05, s * 0.2),
                scale=(s * 0.34, s * 0.3, s * 0.22),
                material="cabin",
            )
            for sx in (-1, 1):
                k.rod(
                    "horse leg",
                    (sx * s * 0.15, s * 0.5, -s * 0.15),
                    (sx * s * 0.17, s * 0.85, -s * 0.7),
                    s * 0.1,
                    s * 0.06,
                    round_caps=True,
                    material="horse",
                )
                k.rod(
                    "horse leg",
                    (sx * s * 0.15, -s * 0.5, -s * 0.15),
                    (sx * s * 0.17, -s * 0.85, -s * 0.7),
                    s * 0.11,
                    s * 0.06,
                    round_caps=True,
                    material="horse",
                )
            k.rod(
                "horse tail",
                (0, -s * 0.7, s * 0.15),
                (0, -s * 1.05, -s * 0.3),
                s * 0.1,
                s * 0.05,
                round_caps=True,
                material="roof",
            )
            k.rod(
                "horse mane",
                (0, s * 0.42, s * 0.35),
                (0, s * 0.72, s * 0.85),
                s * 0.1,
                round_caps=True,
                material="roof",
            )
    k.anchor("top", (0, 0, h), half_size=(0.1, 0.1))
