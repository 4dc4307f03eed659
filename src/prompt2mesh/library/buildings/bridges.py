"""Bridges of stone, steel and wood."""

import math

from prompt2mesh.library.buildings.parts import FRONT
from prompt2mesh.library.kit import Kit
from prompt2mesh.library.registry import asset, choice, count, length
from prompt2mesh.mesh.materials import Material
from prompt2mesh.mesh.placement import Linear
from prompt2mesh.mesh.shapes import Box, Extrude, Sphere


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
