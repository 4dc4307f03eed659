"""Viking longships and Venetian gondolas: long open boats with raised ends."""

import math

from prompt2mesh.library.kit import Kit
from prompt2mesh.library.registry import asset, choice, count, flag, length
from prompt2mesh.library.vehicles.boats import PARTS, SLOTS, HullRow, beyond, gunwale, open_hull
from prompt2mesh.library.vehicles.forms import sample
from prompt2mesh.library.vehicles.sailing import square_sail
from prompt2mesh.mesh.materials import Material, Pattern
from prompt2mesh.mesh.shapes import Cone, Ellipsoid, Extrude, Lathe, Sphere, Sweep, Torus

VIKING: tuple[HullRow, ...] = (
    (0.0, 0.03, 0.7, 1.75),
    (0.04, 0.16, 0.36, 1.42),
    (0.14, 0.52, 0.08, 1.06),
    (0.3, 0.88, 0.0, 0.88),
    (0.5, 1.0, 0.0, 0.82),
    (0.7, 0.88, 0.0, 0.88),
    (0.86, 0.52, 0.08, 1.06),
    (0.96, 0.16, 0.36, 1.42),
    (1.0, 0.03, 0.7, 1.75),
)
GONDOLA: tuple[HullRow, ...] = (
    (0.0, 0.03, 0.62, 1.6),
    (0.05, 0.16, 0.42, 1.36),
    (0.18, 0.5, 0.14, 1.0),
    (0.36, 0.88, 0.0, 0.84),
    (0.55, 1.0, 0.0, 0.82),
    (0.75, 0.76, 0.06, 0.92),
    (0.92, 0.26, 0.34, 1.22),
    (1.0, 0.03, 0.6, 1.5),
)


@asset(
    kind="viking_ship",
    words=("viking ship", "longship", "viking longship", "drakkar", "viking boat", "dragon ship", "knarr"),
    about="A longship with a dragon's head, round shields along its sides, oars and one striped square sail.",
    parameters=(
        length("length", 18.0, 0.2, 40.0, words=("length", "long")),
        count("shields", 9, 0, 14, words=("shields",)),
        count("oars", 8, 0, 14, words=("oars",)),
        flag("sail", True, words=("sail", "mast")),
    ),
    slots={**SLOTS, "hull": Material(preset="planks", color="#7a4c28"), "wood": "oak", "deck": "planks",
           "sail": Material(preset="canvas", color="#efe3c8", pattern=Pattern(kind="stripes", colors=["#b3261f"])),
           "shield": Material(preset="painted_wood", color="#b3261f"), "shield two": Material(preset="painted_wood", color="#e0b03a"), "boss": "iron"},
    main_slot="hull",
    parts={**PARTS, "shield": "shield", "head": "dragon", "dragon": "dragon", "oar": "oar", "sail": "sail"},
    holds=True,
)  # fmt: skip
def viking_ship(k: Kit) -> None:
    """Drawn 18 m long; the head looks towards −y."""
    s = k.m("length") / 18.0
    long, half, depth, wall = 18.0, 2.1, 1.7, 0.09
    with k.group("longship", scale=s):
        open_hull(k, VIKING, long, half, depth, wall, flat=1.15)
        for level in (0.35, 0.62, 0.86):
            for side in (-1, 1):
                path = [
                    (
                        side * half * w * (0.72 + 0.29 * level) * 1.01,
                        (t - 0.5) * long,
                        depth * (keel + (sheer - keel) * level),
                    )
                    for t, w, keel, sheer in ((i / 20, *sample(VIKING, i / 20)) for i in range(1, 20))
                ]
                k.tube("strake", path, 0.04, segments=6, resolution=1, smooth=False, material="wood")
        k.block("floor", (2.3, 11.0, 0.1), (0, 0, 0.42), "deck", bevel=0.02)
        rows = 6
        for i in range(rows):
            y = -4.4 + 8.8 * i / (rows - 1)
            w, _, sheer = sample(VIKING, y / long + 0.5)
            k.block("thwart", (2 * half * w * 0.94, 0.36, 0.1), (0, y, depth * sheer * 0.62), "wood", bevel=0.02)
        _stem(k, -long / 2, depth * 1.7, head=True)
        _stem(k, long / 2, depth * 1.7, head=False)
        n = k.n("shields")
        for i in range(n):
            t = 0.2 + 0.6 * (i + 0.5) / n
            w, _, sheer = sample(VIKING, t)
            for side in (-1, 1):
                with k.group(
                    "shield",
                    at=(side * (half * w + 0.04), (t - 0.5) * long, depth * sheer * 0.94),
                    rotate=(0, side * 80, 0),
                ):
                    slot = "shield" if i % 2 == 0 else "shield two"
                    k.add(
                        "shield board",
                        Lathe(profile=[(0.47, -0.03), (0.47, 0.02), (0.2, 0.05), (0, 0.05)], segments=20),
                        material=slot,
                    )
                    k.add("shield rim", Torus(radius=0.47, tube=0.03, segments=20, tube_segments=5), material="boss")
                    k.add(
                        "shield boss", Ellipsoid(radii=(0.13, 0.13, 0.1), segments=14), at=(0, 0, 0.05), material="boss"
                    )
        n = k.n("oars")
        for i in range(n):
            t = 0.24 + 0.52 * (i + 0.5) / n
            w, _, sheer = sample(VIKING, t)
            y, z = (t - 0.5) * long, depth * sheer
            for side in (-1, 1):
                inner, outer = (side * half * w * 0.45, y - 0.1, z + 0.34), (side * (half * w + 2.5), y + 0.5, 0.12)
                tip = beyond(inner, outer, 1.16)
                k.rod("oar", inner, outer, 0.045, segments=8, material="wood")
                blade = [(-0.14, -0.02), (0.14, -0.02), (0.14, 0.02), (-0.14, 0.02)]
                k.add(
                    "oar blade",
                    Sweep(
                        path=[outer, beyond(outer, tip, 0.4), tip], profile=blade, radii=[0.4, 1.0, 0.9], smooth=False
                    ),
                    material="wood",
                )
        if k.on("sail"):
            k.rod("mast", (0, -0.4, 0.4), (0, -0.4, 10.4), 0.17, 0.11, segments=16, material="wood")
            k.rod("yard", (-4.0, -0.5, 9.4), (4.0, -0.5, 9.4), 0.1, segments=12, material="wood", round_caps=True)
            k.rod(
                "yard low", (-3.7, -0.55, 3.9), (3.7, -0.55, 3.9), 0.07, segments=10, material="wood", round_caps=True
            )
            square_sail(k, "sail", (0, -0.6, 3.9), 7.2, 7.8, 5.45, 0.9)
            k.add("mast top", Sphere(radius=0.2, segments=16), at=(0, -0.4, 10.4), material="boss")
            w, _, sheer = sample(VIKING, 0.62)
            for side in (-1, 1):
                k.rod(
                    "shroud", (0, -0.4, 9.9), (side * half * w, 2.1, depth * sheer), 0.03, segments=6, material="rope"
                )
                k.rod(
                    "brace",
                    (side * 3.9, -0.5, 9.4),
                    (side * half * w * 0.9, 3.6, depth * 0.95),
                    0.025,
                    segments=6,
                    material="rope",
                )
            k.rod("stay", (0, -0.4, 10.0), (0, -7.6, depth * 1.32), 0.03, segments=6, material="rope")
            k.rod("stay", (0, -0.4, 10.0), (0, 7.6, depth * 1.32), 0.03, segments=6, material="rope")
        k.rod("rudder", (0.99, 6.9, 2.2), (1.2, 7.2, 0.15), 0.06, segments=10, material="wood")
        k.block("rudder blade", (0.08, 0.6, 1.3), (1.19, 7.25, 0.05), "wood", bevel=0.03, rotate=(8, 0, 0))
        k.rod("tiller", (0.99, 6.9, 2.15), (0.2, 6.7, 2.2), 0.045, segments=8, material="wood")
    k.anchor("inside", (0, 1.5 * s, 0.55 * s), half_size=(1.1 * s, 3.5 * s), height=1.2 * s)
    k.anchor("deck", (0, 1.5 * s, 0.53 * s), half_size=(1.0 * s, 3.5 * s))
    k.anchor("seat", (0, 2.64 * s, 1.05 * s), half_size=(1.0 * s, 0.15 * s))


def _stem(k: Kit, y: float, z: float, *, head: bool) -> None:
    """The post that sweeps up from an end of the hull, to a dragon's head or a curled tail."""
    out = 1 if y > 0 else -1
    path = [
        (0, y - out * 0.5, z - 1.4),
        (0, y + out * 0.02, z - 0.2),
        (0, y + out * 0.3, z + 0.9),
        (0, y + out * 0.22, z + 1.7),
    ]
    if not head:
        path += [
            (0, y - out * 0.25, z + 2.2),
            (0, y - out * 0.75, z + 2.05),
            (0, y - out * 0.7, z + 1.6),
            (0, y - out * 0.4, z + 1.62),
        ]
        k.tube("dragon tail", path, 0.22, radii=[1.0, 1.0, 0.9, 0.8, 0.7, 0.6, 0.5, 0.35], segments=12, material="hull")
        return
    path += [(0, y + out * 0.12, z + 2.15)]
    k.tube("dragon neck", path, 0.22, radii=[1.0, 1.0, 1.0, 1.0, 1.0], segments=12, material="hull")
    top = z + 2.25
    k.add("dragon head", Ellipsoid(radii=(0.27, 0.42, 0.3), segments=20), at=(0, y + out * 0.22, top), material="hull")
    k.add(
        "dragon jaw",
        Ellipsoid(radii=(0.17, 0.5, 0.13), segments=18),
        at=(0, y + out * 0.68, top + 0.05),
        rotate=(-8 * -out, 0, 0),
        material="hull",
    )
    k.add(
        "dragon jaw low",
        Ellipsoid(radii=(0.14, 0.4, 0.09), segments=18),
        at=(0, y + out * 0.55, top - 0.2),
        rotate=(-18 * out, 0, 0),
        material="hull",
    )
    for side in (-1, 1):
        k.add(
            "dragon eye",
            Sphere(radius=0.075, segments=12),
            at=(side * 0.2, y + out * 0.42, top + 0.17),
            material="shield two",
        )
        k.add(
            "dragon horn",
            Cone(radius_bottom=0.08, height=0.5, segments=10),
            at=(side * 0.15, y + out * 0.05, top + 0.2),
            rotate=(-55 * -out, side * 14, 0),
            material="shield two",
        )
    for i in range(4):
        k.add(
            "dragon crest",
            Cone(radius_bottom=0.1, height=0.34, segments=8),
            at=(0, y + out * (0.02 + 0.02 * i), top - 0.25 - 0.42 * i),
            rotate=(out * 75, 0, 0),
            material="shield",
        )


@asset(
    kind="gondola",
    words=("gondola", "venetian gondola", "venice gondola"),
    about="A black Venetian gondola with its iron prow, a velvet seat, brass fittings and the gondolier's oar.",
    parameters=(length("length", 8.0, 0.2, 14.0, words=("length", "long")), choice("cover", "open", "canopy")),
    slots={**SLOTS, "hull": Material(preset="gloss_paint", color="#141518"), "wood": Material(preset="gloss_paint", color="#2a1712"), "deck": "mahogany",
           "cushion": Material(preset="velvet", color="#a3182a"), "iron": "polished_steel", "gold": "brass"},
    main_slot="hull",
    parts={**PARTS, "seat": "seat", "prow": "prow", "oar": "oar"},
    holds=True,
)  # fmt: skip
def gondola(k: Kit) -> None:
    """Drawn 8 m long."""
    s = k.m("length") / 8.0
    long, half, depth, wall = 8.0, 0.7, 0.62, 0.035
    with k.group("gondola", scale=s):
        open_hull(k, GONDOLA, long, half, depth, wall, flat=1.25)
        k.block("floor", (0.8, 4.2, 0.04), (0, 0.3, 0.16), "deck", bevel=0.01)
        for y0, y1 in ((-3.4, -1.7), (2.1, 3.5)):
            for i in range(5):
                y = y0 + (y1 - y0) * (i + 0.5) / 5
                w, _, sheer = sample(GONDOLA, y / long + 0.5)
                k.block(
                    "deck",
                    (2 * half * w * 0.97, abs(y1 - y0) / 5 + 0.02, 0.05),
                    (0, y, depth * sheer - 0.04),
                    "deck",
                    bevel=0.005,
                )
        rail = gunwale(GONDOLA, long, half, depth, wall)
        for side in (-1, 1):
            k.tube(
                "trim rail",
                [(side * (x + 0.012), y, z - 0.08) for x, y, z in rail],
                0.014,
                segments=6,
                resolution=1,
                smooth=False,
                material="gold",
            )
        prow = [
            (-0.03, 0.0),
            (0.1, 0.05),
            (0.2, 0.42),
            (0.16, 0.74),
            (-0.02, 0.86),
            (-0.16, 0.78),
            (-0.12, 0.66),
            (0.02, 0.68),
            (0.06, 0.5),
            (0.02, 0.2),
        ]
        k.add(
            "prow", _plate([(-4.0 - y, 0.84 * depth + z) for y, z in prow], 0.05), rotate=(90, 0, 90), material="iron"
        )
        for i in range(5):
            k.block("prow comb", (0.04, 0.16, 0.05), (0, -4.2, 0.6 + 0.09 * i), "iron", bevel=0.004)
        k.tube(
            "stern",
            [(0, 3.9, depth * 1.35), (0, 4.06, depth * 1.62), (0, 4.02, depth * 1.95)],
            0.05,
            radii=[1.0, 0.9, 0.5],
            segments=10,
            material="iron",
        )
        k.block("seat", (0.86, 0.5, 0.14), (0, 0.95, 0.26), "cushion", bevel=0.05)
        k.block("seat foot", (0.8, 0.46, 0.12), (0, 0.95, 0.16), "wood", bevel=0.01)
        k.block("seat back", (0.92, 0.12, 0.5), (0, 1.22, 0.3), "cushion", bevel=0.05, rotate=(-12, 0, 0))
        k.block("seat crest", (0.7, 0.06, 0.14), (0, 1.34, 0.78), "gold", bevel=0.03)
        for side in (-1, 1):
            k.block("bench", (0.2, 0.7, 0.16), (side * 0.42, -0.2, 0.17), "cushion", bevel=0.04)
            k.add(
                "sea horse",
                Lathe(
                    profile=[(0.05, 0), (0.03, 0.06), (0.045, 0.12), (0.015, 0.2), (0.03, 0.24), (0, 0.28)], segments=12
                ),
                at=(side * 0.62, 0.3, depth * 0.81),
                material="gold",
            )
        k.tube(
            "forcola",
            [
                (0.5, 2.35, depth * 0.95),
                (0.55, 2.35, depth * 1.25),
                (0.48, 2.3, depth * 1.45),
                (0.58, 2.26, depth * 1.62),
            ],
            0.04,
            segments=8,
            material="wood",
        )
        k.rod("oar", (0.2, 3.1, depth * 2.5), (0.95, 0.9, 0.16), 0.024, segments=8, material="deck")
        k.add(
            "oar blade",
            Sweep(
                path=[(0.92, 1.0, 0.22), (1.03, 0.66, 0.07), (1.12, 0.4, 0.02)],
                profile=[(-0.07, -0.012), (0.07, -0.012), (0.07, 0.012), (-0.07, 0.012)],
                radii=[0.4, 1, 0.9],
                smooth=False,
            ),
            material="deck",
        )
        if k.s("cover") == "canopy":
            for sx in (-1, 1):
                for y in (0.2, 1.5):
                    k.rod("canopy post", (sx * 0.5, y, 0.3), (sx * 0.48, y, 1.55), 0.02, segments=8, material="gold")
            arch = [
                (0.56 * math.cos(math.radians(a)), 1.52 + 0.26 * math.sin(math.radians(a))) for a in range(0, 181, 15)
            ]
            k.add(
                "canopy",
                _plate([*arch, (-0.56, 1.46), (0.56, 1.46)], 1.5),
                at=(0, 0.85, 0),
                rotate=(90, 0, 0),
                material="cushion",
            )
    k.anchor("seat", (0, 0.92 * s, 0.41 * s), half_size=(0.35 * s, 0.2 * s))
    k.anchor("deck", (0, 2.7 * s, depth * 1.0 * s), half_size=(0.3 * s, 0.4 * s))
    k.anchor("driver", (0, 2.7 * s, depth * 1.0 * s), half_size=(0.3 * s, 0.4 * s))
    k.anchor("inside", (0, 0.2 * s, 0.2 * s), half_size=(0.4 * s, 1.5 * s), height=0.4 * s)


def _plate(outline: list[tuple[float, float]], thick: float) -> Extrude:
    return Extrude(outline=outline, height=thick, pivot="center")
