"""Pieces of architecture that stand alone: obelisks, domes, balconies."""

import math
from itertools import pairwise

from prompt2mesh.library.buildings.parts import door, window
from prompt2mesh.library.kit import Kit
from prompt2mesh.library.panels import panel
from prompt2mesh.library.registry import asset, choice, count, flag, length
from prompt2mesh.mesh.materials import Material
from prompt2mesh.mesh.placement import Linear, Radial
from prompt2mesh.mesh.shapes import Box, Cylinder, Extrude, Lathe, PolyMesh, Sphere

SLOTS: dict[str, Material | str] = {
    "stone": "granite", "base": "limestone", "trim": "limestone", "wall": Material(preset="plaster", color="#e9dcc3"), "metal": "black_iron", "gold": "gold",
    "dome": Material(preset="verdigris"), "window": Material(preset="dark_screen", color="#26343f"), "door": Material(preset="painted_wood", color="#3d5a48"),
    "leaf": "leaf", "flower": Material(preset="petal", color="#d6436b"), "pot": "terracotta", "glyph": Material(preset="matte_paint", color="#5c5148"),
}  # fmt: skip


@asset(
    kind="obelisk",
    words=("obelisk", "monolith", "stele", "cleopatra's needle", "washington monument", "egyptian obelisk", "stone needle"),
    about="A tapering square shaft with a pyramid at its top, on a stepped base, plain or with carved signs.",
    parameters=(
        length("height", 12.0, 0.05, 180.0, words=("height", "tall", "high")), count("steps", 3, 0, 5, words=("steps",)),
        flag("signs", True, words=("hieroglyphs", "inscriptions", "carvings", "signs")), flag("gilded", False, words=("gold tip", "gilded tip")),
    ),
    slots=SLOTS,
    main_slot="stone",
    adjectives={"plain": {"signs": False}, "egyptian": {"signs": True}, "washington monument": {"signs": False, "height": 169.0, "steps": 0}, "monolith": {"signs": False, "steps": 0}},
    parts={"tip": "tip", "base": "base"},
)  # fmt: skip
def obelisk(k: Kit) -> None:
    """The shaft is a tenth of its height wide."""
    h, n = k.m("height"), k.n("steps")
    w = h * 0.055
    z = 0.0
    for i in range(n):
        wide, tall = w * (4.4 - 0.75 * i), h * 0.025
        k.block(f"base {i + 1}", (wide, wide, tall + 0.002 * h), (0, 0, z), "base", bevel=h * 0.002)
        z += tall
    if n:
        k.block("base block", (w * 2.5, w * 2.5, h * 0.085), (0, 0, z), "base", bevel=h * 0.003)
        z += h * 0.084
    top = h - w * 1.5
    a, b = w, w * 0.68
    corners = [(-1, -1), (1, -1), (1, 1), (-1, 1)]
    vertices = [*((x * a, y * a, z) for x, y in corners), *((x * b, y * b, top) for x, y in corners)]
    sides = [[i, (i + 1) % 4, 4 + (i + 1) % 4, 4 + i] for i in range(4)]
    k.add(
        "shaft",
        PolyMesh(vertices=vertices, faces=[[3, 2, 1, 0], [4, 5, 6, 7], *sides]),
        material="stone",
        bevel=h * 0.0015,
    )
    tip = [*((x * b, y * b, top - 0.001 * h) for x, y in corners), (0.0, 0.0, h)]
    k.add(
        "tip",
        PolyMesh(vertices=tip, faces=[[3, 2, 1, 0], *[[i, (i + 1) % 4, 4] for i in range(4)]]),
        material="gold" if k.on("gilded") else "stone",
    )
    if k.on("signs"):
        rows = 11
        for face in range(4):
            with k.group("signs", rotate=(0, 0, 90 * face)):
                for i in range(rows):
                    t = (i + 0.7) / (rows + 0.6)
                    y = -(a + (b - a) * t)
                    at = z + (top - z) * t
                    s = w * 0.3
                    shape = (face * 5 + i * 3) % 5
                    lean = math.degrees(math.atan2(a - b, top - z))
                    with k.group("sign", at=(0, y, at), rotate=(-lean, 0, 0)):
                        _sign(k, shape, s, w * 0.03)
    k.anchor("top", (0, 0, h), half_size=(w * 0.05, w * 0.05))


def _sign(k: Kit, shape: int, s: float, deep: float) -> None:
    """A carved sign about the origin on the face y = 0: bird, eye, wave, reed or sun."""
    if shape == 0:
        panel(
            k,
            "sign bird",
            [
                (-s, -s * 0.5),
                (-s * 0.2, -s * 0.6),
                (s * 0.3, -s * 0.2),
                (s * 0.4, s * 0.5),
                (s * 0.9, s * 0.7),
                (s * 0.3, s),
                (0, s * 0.6),
                (-s * 0.2, s * 0.1),
            ],
            deep,
            at=(0, deep * 0.4, 0),
            material="glyph",
        )
    elif shape == 1:
        k.add(
            "sign sun",
            Cylinder(radius=s * 0.7, height=deep, segments=20),
            at=(0, deep * 0.4, 0),
            rotate=(90, 0, 0),
            material="glyph",
        )
    elif shape == 2:
        for dz in (-0.5, 0.2):
            zig = [
                (-s, s * dz),
                (-s * 0.5, s * (dz + 0.4)),
                (0, s * dz),
                (s * 0.5, s * (dz + 0.4)),
                (s, s * dz),
                (s, s * (dz + 0.25)),
                (s * 0.5, s * (dz + 0.65)),
                (0, s * (dz + 0.25)),
                (-s * 0.5, s * (dz + 0.65)),
                (-s, s * (dz + 0.25)),
            ]
            panel(k, "sign wave", zig, deep, at=(0, deep * 0.4, 0), material="glyph")
    elif shape == 3:
        for dx in (-0.6, 0.1):
            panel(
                k,
                "sign reed",
                [
                    (s * dx, -s),
                    (s * (dx + 0.25), -s),
                    (s * (dx + 0.25), 0),
                    (s * (dx + 0.45), s * 0.5),
                    (s * (dx + 0.12), s),
                    (s * (dx - 0.15), s * 0.4),
                    (s * dx, 0),
                ],
                deep,
                at=(0, deep * 0.4, 0),
                material="glyph",
            )
    else:
        panel(
            k,
            "sign ankh",
            [
                (-s * 0.14, -s),
                (s * 0.14, -s),
                (s * 0.14, 0),
                (s * 0.6, 0),
                (s * 0.6, s * 0.25),
                (-s * 0.6, s * 0.25),
                (-s * 0.6, 0),
                (-s * 0.14, 0),
            ],
            deep,
            at=(0, deep * 0.4, 0),
            material="glyph",
        )
        k.add(
            "sign loop",
            Lathe(profile=[(s * 0.22, 0), (s * 0.42, 0), (s * 0.42, deep), (s * 0.22, deep)], closed=True, segments=18),
            at=(0, deep * 0.4, s * 0.6),
            rotate=(90, 0, 0),
            material="glyph",
        )


@asset(
    kind="dome",
    words=("dome", "cupola", "rotunda", "observatory", "domed roof", "capitol dome", "planetarium"),
    about="A dome with ribs and a lantern on a colonnaded drum; or an observatory with a slit and a telescope.",
    parameters=(length("height", 20.0, 0.1, 120.0, words=("height", "tall", "high")), choice("kind", "classical", "observatory"), count("columns", 20, 8, 40, words=("columns", "pillars")), count("ribs", 16, 6, 32, words=("ribs",))),
    slots=SLOTS,
    main_slot="dome",
    adjectives={"observatory": {"kind": "observatory"}, "planetarium": {"kind": "observatory"}},
    parts={"lantern": "lantern", "column": "column", "dome": "dome", "rib": "dome rib", "telescope": "telescope"},
)  # fmt: skip
def dome(k: Kit) -> None:
    """Drawn 20 m high."""
    s = k.m("height") / 20.0
    with k.group("dome", scale=s):
        if k.s("kind") == "observatory":
            _observatory(k)
        else:
            _classical(k, k.n("columns"), k.n("ribs"))
    k.anchor("top", (0, 0, 19.6 * s), half_size=(0.1 * s, 0.1 * s))


def _classical(k: Kit, columns: int, ribs: int) -> None:
    k.add(
        "base",
        Lathe(profile=[(8.0, 0), (8.0, 0.4), (7.6, 0.5), (7.6, 0.9), (7.2, 1.0), (7.2, 1.4), (0, 1.4)], segments=64),
        material="base",
    )
    k.add("drum", Lathe(profile=[(5.3, 0), (5.3, 6.0), (0, 6.0)], segments=48), at=(0, 0, 1.3), material="wall")
    column = Lathe(
        profile=[
            (0.46, 0),
            (0.46, 0.16),
            (0.34, 0.26),
            (0.3, 2.4),
            (0.26, 4.0),
            (0.36, 4.12),
            (0.44, 4.3),
            (0.44, 4.42),
            (0, 4.42),
        ],
        segments=16,
    )
    k.add("column", column, at=(6.5, 0, 1.38), material="trim", instances=Radial(count=columns))
    k.add(
        "entablature",
        Lathe(
            profile=[(5.2, 0), (7.0, 0), (7.0, 0.5), (7.35, 0.7), (7.35, 0.9), (6.2, 1.05), (6.0, 1.8), (5.2, 1.8)],
            closed=True,
            segments=64,
        ),
        at=(0, 0, 5.76),
        material="trim",
    )
    for i in range(columns // 2):
        a = 360 * (i + 0.5) / (columns // 2)
        t = math.radians(a)
        window(k, f"drum {i}", (5.3 * math.sin(t), -5.3 * math.cos(t), 2.4), 0.9, 2.2, facing=a, head="round")
    door(k, "", (0, -5.3, 1.4), 1.5, 2.8, head="round", style="double")
    shell = [(6.0 * math.cos(math.radians(a)), 7.5 + 7.4 * math.sin(math.radians(a))) for a in range(0, 79, 6)]
    k.add("dome", Lathe(profile=[*shell, (0, shell[-1][1])], segments=64), material="dome")
    for i in range(ribs):
        t = math.tau * i / ribs
        path = [((r + 0.02) * math.cos(t), (r + 0.02) * math.sin(t), z) for r, z in shell]
        k.tube("dome rib", path, 0.16, smooth=False, segments=6, material="dome")
    top = shell[-1][1]
    k.add(
        "lantern",
        Lathe(profile=[(1.5, 0), (1.5, 0.3), (1.1, 0.4), (1.1, 2.2), (1.45, 2.4), (1.45, 2.6), (0, 2.6)], segments=32),
        at=(0, 0, top - 0.1),
        material="trim",
    )
    k.add(
        "lantern column",
        Cylinder(radius=0.13, height=1.9, segments=10),
        at=(1.25, 0, top + 0.25),
        material="trim",
        instances=Radial(count=8),
    )
    k.add(
        "lantern cap",
        Lathe(profile=[(1.4, 0), (1.2, 0.5), (0.5, 0.95), (0.1, 1.2), (0, 1.3)], segments=32),
        at=(0, 0, top + 2.45),
        material="dome",
    )
    k.add("finial", Sphere(radius=0.26, segments=16), at=(0, 0, top + 3.8), material="gold")
    k.rod("finial rod", (0, 0, top + 3.6), (0, 0, top + 4.9), 0.06, segments=8, material="gold")


def _observatory(k: Kit) -> None:
    k.add("base", Lathe(profile=[(8.6, 0), (8.6, 0.3), (0, 0.3)], segments=64), material="base")
    k.add(
        "drum",
        Lathe(profile=[(7.6, 0), (7.6, 9.4), (7.95, 9.6), (7.95, 10.3), (0, 10.3)], segments=64),
        at=(0, 0, 0.25),
        material="wall",
    )
    for i in range(8):
        a = 360 * (i + 0.5) / 8
        t = math.radians(a)
        window(k, f"drum {i}", (7.6 * math.sin(t), -7.6 * math.cos(t), 5.4), 1.1, 2.0, facing=a)
    door(k, "", (0, -7.62, 0.3), 1.8, 2.9, style="double")
    shell = [(7.7 * math.cos(math.radians(a)), 10.5 + 7.9 * math.sin(math.radians(a))) for a in range(0, 91, 6)]
    k.add("dome", Lathe(profile=shell, segments=64), material="trim")
    slit = [((r + 0.05) * math.sin(0.0), -(r + 0.05), z) for r, z in shell if z < 18.2]
    for x in (-1.1, 1.1):
        k.tube("dome rail", [(x, y * 0.985, z) for _, y, z in slit], 0.2, smooth=False, segments=8, material="metal")
    for (_, y0, z0), (_, y1, z1) in pairwise(slit):
        lean = math.degrees(math.atan2(z1 - z0, y1 - y0))
        long = math.hypot(y1 - y0, z1 - z0)
        k.add(
            "dome slit",
            Box(size=(2.0, long * 1.02, 0.3), pivot="center"),
            at=(0, (y0 + y1) / 2 + 0.1, (z0 + z1) / 2 - 0.08),
            rotate=(lean, 0, 0),
            material="window",
        )
    start, end = (0.0, -3.6, 14.2), (0.0, -9.6, 19.0)
    k.rod("telescope", start, end, 0.72, 0.66, segments=28, material="dome")
    rim = (end[0], end[1] - 0.3, end[2] + 0.24)
    k.rod("telescope rim", end, rim, 0.82, segments=28, material="metal")


@asset(
    kind="balcony",
    words=("balcony", "loggia", "juliet balcony", "terrace balcony"),
    about="A balcony on brackets before a piece of wall with a glazed double door, its rail of balusters or ironwork, with flower pots.",
    parameters=(length("width", 3.6, 0.2, 10.0, words=("width", "wide")), choice("rail", "stone", "iron", words=("rail", "railing", "balustrade")), flag("flowers", True, words=("flowers", "plants", "pots"))),
    slots=SLOTS,
    main_slot="wall",
    styles={"modern": {"rail": "iron"}},
    adjectives={"wrought": {"rail": "iron"}},
    parts={"railing": "rail", "balustrade": "rail", "door": "door", "floor": "floor"},
)  # fmt: skip
def balcony(k: Kit) -> None:
    """Drawn 3.6 m wide; the wall stands behind at y = 0."""
    s = k.m("width") / 3.6
    with k.group("balcony", scale=s):
        w, deep, z, tall = 3.6, 1.3, 1.5, 0.95
        k.block("wall", (w + 0.6, 0.3, 4.6), (0, 0.15, 0), "wall", bevel=0.02)
        k.block("cornice", (w + 0.8, 0.5, 0.16), (0, 0.12, 4.5), "trim", bevel=0.03)
        k.block("plinth", (w + 0.7, 0.42, 0.4), (0, 0.13, 0), "trim", bevel=0.03)
        k.block("floor", (w, deep, 0.14), (0, -deep / 2 + 0.02, z), "trim", bevel=0.02)
        k.block("floor edge", (w + 0.12, deep + 0.06, 0.07), (0, -deep / 2, z + 0.08), "trim", bevel=0.02)
        scroll = [
            (0.02, z + 0.02),
            (0.02, z - 0.85),
            (-0.1, z - 0.78),
            (-0.22, z - 0.5),
            (-0.5, z - 0.25),
            (-0.95, z - 0.12),
            (-1.05, z + 0.02),
        ]
        for x in (-1.35, 0.0, 1.35):
            _bracket(k, "bracket", scroll, 0.2, x)
        door(k, "", (0, 0.0, z + 0.14), 1.6, 2.3, style="glass")
        front = -deep + 0.12
        runs = (
            ((-w / 2 + 0.1, front), (w / 2 - 0.1, front)),
            ((-w / 2 + 0.1, front), (-w / 2 + 0.1, 0.0)),
            ((w / 2 - 0.1, front), (w / 2 - 0.1, 0.0)),
        )
        stone = k.s("rail") == "stone"
        base = z + 0.14
        for (x0, y0), (x1, y1) in runs:
            dx, dy = x1 - x0, y1 - y0
            long, turn = math.hypot(dx, dy), math.degrees(math.atan2(dy, dx))
            with k.group("rail run", at=((x0 + x1) / 2, (y0 + y1) / 2, base), rotate=(0, 0, turn)):
                if stone:
                    k.block("rail foot", (long, 0.2, 0.1), (0, 0, -0.01), "trim", bevel=0.015)
                    k.block("rail", (long + 0.12, 0.24, 0.1), (0, 0, tall - 0.1), "trim", bevel=0.03)
                    number = max(3, round(long / 0.26))
                    shape = Lathe(
                        profile=[
                            (0.07, 0),
                            (0.07, 0.06),
                            (0.04, 0.1),
                            (0.085, 0.3),
                            (0.05, 0.52),
                            (0.035, 0.6),
                            (0.065, 0.68),
                            (0.065, 0.8),
                            (0, 0.8),
                        ],
                        segments=14,
                    )
                    k.add(
                        "rail baluster",
                        shape,
                        at=(0, 0, 0.07),
                        material="trim",
                        instances=Linear(count=number, step=(long / number, 0, 0), center=True),
                    )
                else:
                    for hz in (0.08, tall - 0.03):
                        k.block("rail", (long, 0.04, 0.035), (0, 0, hz), "metal", bevel=0.006)
                    number = max(4, round(long / 0.12))
                    k.add(
                        "rail bar",
                        Cylinder(radius=0.009, height=tall, segments=8),
                        at=(0, 0, -0.01),
                        material="metal",
                        instances=Linear(count=number, step=(long / number, 0, 0), center=True),
                    )
        for x in (-w / 2 + 0.1, w / 2 - 0.1):
            wide = 0.28 if stone else 0.05
            k.block(
                "rail post",
                (wide, wide, tall + 0.04),
                (x, front, base - 0.01),
                "trim" if stone else "metal",
                bevel=0.015,
            )
        if k.on("flowers"):
            for x in (-1.35, 1.35):
                k.add(
                    "pot",
                    Lathe(profile=[(0.13, 0), (0.19, 0.26), (0.21, 0.26), (0.21, 0.32), (0, 0.3)], segments=24),
                    at=(x, -0.42, base),
                    material="pot",
                )
                k.add("plant", Sphere(radius=0.26, segments=16), at=(x, -0.42, base + 0.48), material="leaf")
                for i in range(9):
                    a, e = 2.4 * i, 0.2 + 0.12 * i
                    k.add(
                        "flower",
                        Sphere(radius=0.06, segments=10),
                        at=(
                            x + 0.25 * math.cos(a) * math.cos(e),
                            -0.42 + 0.25 * math.sin(a) * math.cos(e),
                            base + 0.48 + 0.25 * math.sin(e),
                        ),
                        material="flower",
                    )
    k.anchor("deck", (0, -0.6 * s, 1.64 * s), half_size=(1.2 * s, 0.4 * s))
    k.anchor("top", (0, -0.6 * s, 1.64 * s), half_size=(1.2 * s, 0.4 * s))
    k.anchor("inside", (0, -0.6 * s, 1.64 * s), half_size=(1.2 * s, 0.4 * s), height=2.0 * s)


def _bracket(k: Kit, name: str, outline: list[tuple[float, float]], wide: float, x: float) -> None:
    """A bracket with the side view `outline` (y, z), centred on `x`."""
    k.add(
        name,
        Extrude(outline=outline[::-1], height=wide, pivot="center"),
        at=(x, 0, 0),
        rotate=(90, 0, 90),
        material="trim",
        bevel=0.02,
    )
