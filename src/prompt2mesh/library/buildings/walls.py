"""Free-standing walls, gateways and ruins."""

import math

from prompt2mesh.library.buildings.parts import (
    FRONT,
    arched,
    cut,
    line_battlement,
    surround,
    tool,
)
from prompt2mesh.library.kit import Kit
from prompt2mesh.library.registry import asset, choice, count, length
from prompt2mesh.mesh.materials import Material
from prompt2mesh.mesh.program import Displace, Modifier
from prompt2mesh.mesh.shapes import Box, Cylinder, Extrude, Lathe, Sphere


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
