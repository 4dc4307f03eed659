"""Jewellery and small things worn: ring, necklace, brooch, watches, ties, scarf."""

import math

from prompt2mesh.library.clothing.hats import ribbon_bow
from prompt2mesh.library.kit import Kit
from prompt2mesh.library.outlines import heart, rounded_rectangle, star
from prompt2mesh.library.registry import asset, choice, flag, length
from prompt2mesh.mesh.materials import Material, Pattern
from prompt2mesh.mesh.placement import Radial
from prompt2mesh.mesh.shapes import Box, Cylinder, Ellipsoid, Extrude, Lathe, Sphere, Sweep, Torus

Vec = tuple[float, float, float]


def brilliant(
    k: Kit, name: str, radius: float, at: Vec, slot: str, *, rotate: Vec = (0, 0, 0), sides: int = 12
) -> None:
    """A brilliant-cut stone, table up, girdle at z = 0."""
    profile = [
        (0.0, -0.86 * radius),
        (radius, -0.03 * radius),
        (radius, 0.03 * radius),
        (0.58 * radius, 0.32 * radius),
        (0, 0.32 * radius),
    ]
    k.add(name, Lathe(profile=profile, segments=sides), at=at, rotate=rotate, material=slot, flat=True)


@asset(
    kind="ring",
    words=("ring", "diamond ring", "engagement ring", "wedding ring", "signet ring", "gold ring", "band"),
    about="A ring with a brilliant in claws, standing on its hoop.",
    parameters=(
        length("diameter", 0.02, 0.005, 2.0, words=("diameter", "size")),
        choice("setting", "solitaire", "plain", "halo", words=("setting",)),
    ),
    slots={"band": "gold", "stone": "diamond", "side stone": "diamond"},
    adjectives={"wedding": {"setting": "plain"}, "simple": {"setting": "plain"}},
    category="clothing",
    parts={"gem": "stone", "diamond": "stone", "jewel": "stone"},
)
def ring(k: Kit) -> None:
    """Hoop, claws, stone."""
    d = k.m("diameter")
    r, t = d / 2, d * 0.062
    outline = [(t * math.cos(a) * 0.8, t * 1.15 * math.sin(a)) for a in (2 * math.pi * i / 16 for i in range(16))]
    k.add(
        "band",
        Lathe(profile=[(r + x, z) for x, z in outline], closed=True, segments=72),
        at=(0, 0, r + 0.8 * t),
        rotate=(90, 0, 0),
        material="band",
    )
    top = 2 * r + 1.5 * t
    if k.s("setting") != "plain":
        s = 0.24 * d
        for i in range(6):
            a = 2 * math.pi * i / 6
            c, q = math.cos(a), math.sin(a)
            path: list[Vec] = [
                (0.1 * s * c, 0.1 * s * q, top - 0.1 * s),
                (0.62 * s * c, 0.62 * s * q, top + 0.42 * s),
                (1.02 * s * c, 1.02 * s * q, top + 0.86 * s),
                (0.9 * s * c, 0.9 * s * q, top + 1.06 * s),
            ]
            k.tube("band claw", path, 0.085 * s, radii=[1.2, 1, 1, 0.9], segments=10, material="band")
        brilliant(k, "stone", s, (0, 0, top + 0.86 * s), "stone", sides=16)
        if k.s("setting") == "halo":
            k.add(
                "band halo",
                Torus(radius=1.22 * s, tube=0.15 * s, segments=48, tube_segments=10),
                at=(0, 0, top + 0.78 * s),
                material="band",
            )
            for i in range(16):
                a = 2 * math.pi * i / 16
                brilliant(
                    k,
                    "side stone",
                    0.17 * s,
                    (1.22 * s * math.cos(a), 1.22 * s * math.sin(a), top + 0.92 * s),
                    "side stone",
                    sides=8,
                )
    k.anchor("fit", (0, 0, r), normal=(0, -1, 0), radius=r - t)


@asset(
    kind="necklace",
    words=(
        "necklace",
        "pendant",
        "pendant necklace",
        "pearl necklace",
        "locket",
        "amulet",
        "chain necklace",
        "choker",
        "talisman",
    ),
    about="A chain with a pendant stone, laid in a loop; or a string of pearls.",
    parameters=(
        length("width", 0.15, 0.03, 3.0, words=("width", "wide", "diameter")),
        choice("type", "pendant", "pearls", "locket", words=("type",)),
    ),
    slots={"chain": "gold", "stone": "emerald", "setting": "gold", "pearl": "pearl"},
    category="clothing",
    parts={"gem": "stone", "pendant": "stone, setting", "jewel": "stone"},
)
def necklace(k: Kit) -> None:
    """A chain of links or pearls lying flat, and the pendant."""
    w = k.m("width")
    pearls = k.s("type") == "pearls"
    link = 0.0365 * w if pearls else 0.021 * w
    path: list[tuple[float, float]] = []
    for i in range(400):
        a = 2 * math.pi * i / 400 - math.pi / 2
        drop = 0.22 * max(0.0, -math.sin(a)) ** 6
        path.append((0.5 * w * math.cos(a), w * (0.52 * math.sin(a) - drop)))
    lengths = [0.0]
    for p, q in zip(path, [*path[1:], path[0]], strict=True):
        lengths.append(lengths[-1] + math.dist(p, q))
    count = max(12, round(lengths[-1] / (1.55 * link if not pearls else 1.96 * link)))
    j = 0
    for i in range(count):
        at = lengths[-1] * i / count
        while lengths[j + 1] < at:
            j += 1
        p, q = path[j % 400], path[(j + 1) % 400]
        turn = math.degrees(math.atan2(q[1] - p[1], q[0] - p[0]))
        if pearls:
            k.add(
                "pearl",
                Sphere(
                    radius=link
                    * (
                        1.0
                        + 0.25 * math.exp(-(((i / count - 0.0) * 6) ** 2))
                        + 0.25 * math.exp(-(((i / count - 1.0) * 6) ** 2))
                    )
                    * 1.0,
                    segments=18,
                ),
                at=(p[0], p[1], link),
                material="pearl",
            )
        else:
            k.add(
                "chain link",
                Torus(radius=link, tube=0.26 * link, segments=16, tube_segments=6),
                at=(p[0], p[1], 0.7 * link),
                rotate=(90 if i % 2 else 12, 0, turn) if i % 2 == 0 else (58, 0, turn),
                scale=(1.25, 0.8, 1),
                material="chain",
            )
    if not pearls:
        y = path[0][1]
        s = 0.085 * w
        k.add(
            "setting loop",
            Torus(radius=0.3 * s, tube=0.08 * s, segments=24, tube_segments=8),
            at=(0, y - 0.2 * s, 0.3 * s),
            material="setting",
        )
        z = 0.35 * s
        if k.s("type") == "locket":
            k.add(
                "setting locket",
                Extrude(outline=heart(2.2 * s), height=0.5 * s, bevel=0.16 * s, bevel_segments=4),
                at=(0, y - 1.35 * s, 0.0),
                material="setting",
            )
            k.add(
                "stone",
                Ellipsoid(radii=(0.22 * s, 0.22 * s, 0.12 * s), segments=20),
                at=(0, y - 1.3 * s, 0.5 * s),
                material="stone",
            )
        else:
            k.add(
                "setting",
                Lathe(
                    profile=[
                        (0.85 * s, 0),
                        (1.12 * s, 0.05 * s),
                        (1.15 * s, 0.25 * s),
                        (0.98 * s, 0.42 * s),
                        (0.8 * s, 0.3 * s),
                    ],
                    closed=True,
                    segments=48,
                ),
                at=(0, y - 1.55 * s, 0),
                scale=(1, 1.25, 1),
                material="setting",
            )
            k.add(
                "setting plate",
                Cylinder(radius=0.95 * s, height=0.12 * s),
                at=(0, y - 1.55 * s, 0.02 * s),
                scale=(1, 1.25, 1),
                material="setting",
            )
            k.add(
                "stone",
                Lathe(
                    profile=[(0.0, 0.05 * s), (0.95 * s, 0.1 * s), (0.95 * s, z), (0.55 * s, 0.68 * s), (0, 0.68 * s)],
                    segments=14,
                ),
                at=(0, y - 1.55 * s, 0),
                scale=(1, 1.25, 1),
                material="stone",
                flat=True,
            )
            for i in range(4):
                a = math.pi / 4 + math.pi / 2 * i
                k.add(
                    "setting claw",
                    Sphere(radius=0.13 * s, segments=14),
                    at=(0.9 * s * math.cos(a), y - 1.55 * s + 1.12 * s * math.sin(a), 0.42 * s),
                    material="setting",
                )
    k.anchor("fit", (0, 0, 0), radius=0.4 * w)


@asset(
    kind="brooch",
    words=("brooch", "pin", "cameo", "badge", "jewel brooch", "earring", "earrings", "jewel"),
    about="An antique oval brooch set with stones around a large one.",
    parameters=(length("width", 0.05, 0.01, 1.0, words=("width", "wide", "size")),),
    slots={"metal": "antique_brass", "stone": "ruby", "pearl": "pearl", "small stone": "ruby"},
    category="clothing",
    parts={"gem": "stone", "jewel": "stone"},
)
def brooch(k: Kit) -> None:
    """Filigree of curls, a ring of stones, the centre; leaning on its pin."""
    w = k.m("width")
    r = w / 2
    with k.group("brooch", at=(0, 0, 0.62 * w), rotate=(72, 0, 0)):
        k.add(
            "metal plate",
            Lathe(profile=[(0.62 * r, 0), (0.68 * r, 0.05 * r), (0.6 * r, 0.12 * r), (0, 0.12 * r)], segments=64),
            scale=(1, 1.2, 1),
            material="metal",
        )
        k.add(
            "metal rim",
            Torus(radius=0.62 * r, tube=0.05 * r, segments=64, tube_segments=10),
            at=(0, 0, 0.09 * r),
            scale=(1, 1.2, 1),
            material="metal",
        )
        n = 14
        for i in range(n):
            a = 2 * math.pi * i / n
            c, s = math.cos(a), 1.2 * math.sin(a)
            curl: list[Vec] = []
            for j in range(12):
                t = math.radians(-100 + 38 * j)
                q = 0.13 * r * (1 - j / 15)
                curl.append(((0.765 * r + q * math.cos(t)), q * math.sin(t), 0.06 * r))
            rotated: list[Vec] = [
                (x * math.cos(a) - y * math.sin(a), 1.18 * (x * math.sin(a) + y * math.cos(a)), z) for x, y, z in curl
            ]
            k.tube("metal curl", rotated, 0.03 * r, segments=8, resolution=2, material="metal")
            stone = "small stone" if i % 2 else "pearl"
            if i % 2:
                brilliant(k, "small stone", 0.105 * r, (0.64 * r * c, 0.64 * r * s, 0.15 * r), "small stone", sides=8)
            else:
                k.add(
                    "pearl",
                    Sphere(radius=0.085 * r, segments=18),
                    at=(0.64 * r * c, 0.64 * r * s, 0.15 * r),
                    material=stone,
                )
        k.add(
            "metal bezel",
            Torus(radius=0.40 * r, tube=0.05 * r, segments=56, tube_segments=10),
            at=(0, 0, 0.13 * r),
            scale=(1, 1.25, 1),
            material="metal",
        )
        k.add(
            "stone",
            Lathe(
                profile=[
                    (0, 0.05 * r),
                    (0.40 * r, 0.11 * r),
                    (0.40 * r, 0.17 * r),
                    (0.24 * r, 0.30 * r),
                    (0, 0.30 * r),
                ],
                segments=16,
            ),
            scale=(1, 1.25, 1),
            material="stone",
            flat=True,
        )
        for x in (-0.22, 0, 0.22):
            k.add(
                "metal drop link",
                Torus(radius=0.05 * r, tube=0.016 * r, segments=16, tube_segments=6),
                at=(x * r, -0.98 * r + 0.25 * abs(x) * r - 0.02 * r, 0.05 * r),
                material="metal",
            )
            k.add(
                "pearl drop",
                Ellipsoid(radii=(0.06 * r, 0.09 * r, 0.06 * r), segments=18),
                at=(x * r, -1.12 * r + 0.25 * abs(x) * r, 0.05 * r),
                material="pearl",
            )
        k.rod("pin", (-0.45 * r, 0.15 * r, -0.12 * r), (0.45 * r, 0.15 * r, -0.12 * r), 0.025 * r, material="metal")
        k.add(
            "pin hinge",
            Box(size=(0.1 * r, 0.1 * r, 0.2 * r), pivot="center"),
            at=(-0.4 * r, 0.15 * r, -0.06 * r),
            material="metal",
        )
        k.rod("stand", (0, 0.5 * r, 0.02 * r), (0, -1.0 * r, -0.62 * r), 0.03 * r, material="metal")
    k.anchor("fit", (0, 0.1 * w, 0.6 * w), normal=(0, 1, 0), radius=r)


def _dial(k: Kit, r: float) -> None:
    k.add("dial", Cylinder(radius=0.86 * r, height=0.05 * r), at=(0, 0, 0.15 * r), material="dial")
    for i in range(12):
        a = 2 * math.pi * i / 12
        long = 0.16 if i % 3 == 0 else 0.09
        k.add(
            "mark",
            Box(size=(0.035 * r if i % 3 else 0.05 * r, long * r, 0.02 * r), pivot="center"),
            at=(0.70 * r * math.sin(a), 0.70 * r * math.cos(a), 0.205 * r),
            rotate=(0, 0, -math.degrees(a)),
            material="hand",
        )
    for name, long, wide, a, z in (("hour", 0.42, 0.06, -55, 0.215), ("minute", 0.66, 0.042, 58, 0.235)):
        outline = [
            (-wide * r / 2, -0.1 * r),
            (wide * r / 2, -0.1 * r),
            (wide * r * 0.8, long * r * 0.7),
            (0, long * r),
            (-wide * r * 0.8, long * r * 0.7),
        ]
        k.add(
            f"hand {name}",
            Extrude(outline=outline, height=0.018 * r),
            at=(0, 0, z * r),
            rotate=(0, 0, -a),
            material="hand",
        )
    k.add("hand cap", Cylinder(radius=0.05 * r, height=0.08 * r, segments=20), at=(0, 0, 0.19 * r), material="case")


@asset(
    kind="pocket_watch",
    words=("pocket watch", "pocketwatch", "fob watch", "stopwatch"),
    about="A pocket watch with open lid and chain.",
    parameters=(
        length("diameter", 0.05, 0.01, 2.0, words=("diameter", "width", "size")),
        flag("lid", True, words=("lid", "cover")),
        flag("chain", True, words=("chain",)),
    ),
    slots={
        "case": Material(preset="gold"),
        "dial": Material(preset="enamel", color="#f6f0de"),
        "hand": Material(preset="black_iron"),
        "glass": "glass",
        "chain": Material(preset="gold"),
    },
    category="clothing",
    states=("open",),
)
def pocket_watch(k: Kit) -> None:
    """Case, dial, hands, crown, bow, lid, chain."""
    d = k.m("diameter")
    r = d / 2
    k.add(
        "case",
        Lathe(
            profile=[
                (0.0, 0.0),
                (0.55 * r, 0.0),
                (0.92 * r, 0.06 * r),
                (1.0 * r, 0.17 * r),
                (0.96 * r, 0.28 * r),
                (0.86 * r, 0.29 * r),
                (0.86 * r, 0.16 * r),
                (0.0, 0.16 * r),
            ],
            segments=72,
        ),
        material="case",
    )
    for i in range(60):
        a = 2 * math.pi * i / 60
        if i % 2 == 0:
            k.add(
                "case bead",
                Sphere(radius=0.024 * r, segments=8),
                at=(0.965 * r * math.cos(a), 0.965 * r * math.sin(a), 0.27 * r),
                material="case",
            )
    _dial(k, r)
    k.add(
        "glass",
        Lathe(
            profile=[
                (0.86 * r, 0.27 * r),
                (0.7 * r, 0.30 * r),
                (0, 0.315 * r),
                (0, 0.295 * r),
                (0.7 * r, 0.28 * r),
                (0.86 * r, 0.255 * r),
            ],
            closed=True,
            segments=56,
        ),
        material="glass",
    )
    k.rod("crown stem", (0, 0.95 * r, 0.16 * r), (0, 1.12 * r, 0.16 * r), 0.07 * r, material="case")
    k.add(
        "crown",
        Cylinder(radius=0.12 * r, height=0.15 * r, segments=24),
        at=(0, 1.1 * r, 0.16 * r),
        rotate=(-90, 0, 0),
        material="case",
        bevel=0.02 * r,
    )
    k.add(
        "bow",
        Torus(radius=0.2 * r, tube=0.04 * r, segments=32, tube_segments=10),
        at=(0, 1.34 * r, 0.16 * r),
        material="case",
    )
    if k.on("lid"):
        with k.group("lid", at=(-0.98 * r, 0, 0.24 * r), rotate=(0, -104, 0)):
            k.add(
                "lid cover",
                Lathe(
                    profile=[
                        (0.0, 0.10 * r),
                        (0.6 * r, 0.08 * r),
                        (0.95 * r, 0.0),
                        (0.98 * r, 0.03 * r),
                        (0.62 * r, 0.13 * r),
                        (0.0, 0.15 * r),
                    ],
                    segments=64,
                ),
                at=(0.98 * r, 0, 0),
                material="case",
            )
            k.add(
                "lid flower",
                Torus(radius=0.16 * r, tube=0.03 * r, segments=20, tube_segments=8),
                at=(1.42 * r, 0, 0.11 * r),
                material="case",
                instances=Radial(count=6, center=(0.98 * r, 0, 0)),
            )
        k.rod(
            "lid hinge", (-0.98 * r, -0.14 * r, 0.23 * r), (-0.98 * r, 0.14 * r, 0.23 * r), 0.045 * r, material="case"
        )
    if k.on("chain"):
        points = [(0.0, 1.5), (0.2, 1.9), (0.75, 2.1), (1.25, 1.8), (1.45, 1.2), (1.75, 0.7), (2.2, 0.6)]
        n = 30
        for i in range(n):
            t = i / (n - 1) * (len(points) - 1)
            j = min(int(t), len(points) - 2)
            x, y = ((points[j][c] + (points[j + 1][c] - points[j][c]) * (t - j)) * r for c in (0, 1))
            a = math.degrees(math.atan2(points[j + 1][1] - points[j][1], points[j + 1][0] - points[j][0]))
            k.add(
                "chain link",
                Torus(radius=0.072 * r, tube=0.022 * r, segments=16, tube_segments=6),
                at=(x, y, 0.07 * r),
                rotate=(60 if i % 2 else 10, 0, a),
                scale=(1.3, 0.85, 1),
                material="chain",
            )
        k.rod(
            "chain bar",
            (2.15 * r, 0.35 * r, 0.06 * r),
            (2.25 * r, 0.85 * r, 0.06 * r),
            0.035 * r,
            round_caps=True,
            material="chain",
        )
    k.anchor("hook", (0, 1.5 * r, 0.16 * r), normal=(0, 1, 0))


@asset(
    kind="watch",
    words=("watch", "wristwatch", "wrist watch", "smartwatch", "smart watch", "bracelet", "bangle"),
    about="A wristwatch with its strap closed in a loop; smart ones have a screen.",
    parameters=(length("diameter", 0.042, 0.01, 2.0, words=("diameter", "width", "size")), choice("type", "analogue", "smart", words=("type",))),
    slots={"case": "polished_steel", "dial": Material(preset="enamel", color="#1c2c4a"), "hand": Material(preset="silver"), "strap": Material(preset="leather", color="#5a351f"), "glass": "glass", "screen": Material(preset="screen", color="#2a6fd0"), "metal": "polished_steel"},
    adjectives={"smart": {"type": "smart"}, "digital": {"type": "smart"}},
    category="clothing",
    parts={"band": "strap", "bracelet": "strap"},
)  # fmt: skip
def watch(k: Kit) -> None:
    """Standing on its loop of strap, dial to the front and up."""
    d = k.m("diameter")
    r = d / 2
    wrist = 0.72 * d
    z = wrist + 0.08 * d
    path = [
        (0.0, -wrist * 0.92 * math.cos(a), z + wrist * math.sin(a))
        for a in (math.radians(26 + 308 * i / 22) for i in range(23))
    ]
    w, t = 0.46 * r, 0.06 * r
    k.add(
        "strap",
        Sweep(
            path=path,
            profile=[(-w, -t), (w, -t), (w, t), (-w, t)],
            radii=[1.2, 1.1, 1, 1, 1, 1, 1, 1, 1, 1.1, 1.2],
            resolution=3,
        ),
        material="strap",
    )
    k.add(
        "metal buckle",
        Box(size=(1.15 * r, 0.1 * r, 0.34 * r), pivot="center"),
        at=(0, wrist * 0.94, z),
        material="metal",
        bevel=0.03 * r,
    )
    k.add(
        "strap loop",
        Box(size=(1.04 * r, 0.2 * r, 0.12 * r), pivot="center"),
        at=(0, wrist * 0.86, z + wrist * 0.40),
        rotate=(-30, 0, 0),
        material="strap",
        bevel=0.03 * r,
    )
    with k.group("head", at=(0, -wrist * 0.86, z), rotate=(90, 0, 0)):
        if k.s("type") == "smart":
            k.add(
                "case",
                Extrude(
                    outline=rounded_rectangle(1.75 * r, 2.05 * r, 0.5 * r),
                    height=0.42 * r,
                    bevel=0.12 * r,
                    bevel_segments=4,
                ),
                material="case",
            )
            k.add(
                "screen",
                Extrude(outline=rounded_rectangle(1.5 * r, 1.8 * r, 0.4 * r), height=0.04 * r, bevel=0.015 * r),
                at=(0, 0, 0.40 * r),
                material="screen",
            )
            for i in range(3):
                k.add(
                    "hand ring",
                    Torus(radius=(0.56 - 0.15 * i) * r, tube=0.045 * r, segments=40, tube_segments=8),
                    at=(0, -0.1 * r, 0.435 * r),
                    scale=(1, 1, 0.3),
                    material=("hand", "dial", "metal")[i],
                )
            k.add(
                "crown",
                Cylinder(radius=0.14 * r, height=0.14 * r, segments=24),
                at=(0.86 * r, 0.35 * r, 0.2 * r),
                rotate=(0, 90, 0),
                material="metal",
                bevel=0.03 * r,
            )
        else:
            k.add(
                "case",
                Lathe(
                    profile=[
                        (0, 0),
                        (0.85 * r, 0.0),
                        (1.0 * r, 0.1 * r),
                        (1.0 * r, 0.24 * r),
                        (0.95 * r, 0.31 * r),
                        (0.86 * r, 0.31 * r),
                        (0.86 * r, 0.16 * r),
                        (0, 0.16 * r),
                    ],
                    segments=64,
                ),
                material="case",
            )
            _dial(k, r)
            k.add("glass", Cylinder(radius=0.86 * r, height=0.03 * r), at=(0, 0, 0.28 * r), material="glass")
            k.add(
                "crown",
                Cylinder(radius=0.1 * r, height=0.16 * r, segments=24),
                at=(0.97 * r, 0, 0.16 * r),
                rotate=(0, 90, 0),
                material="metal",
                bevel=0.02 * r,
            )
            for x in (-1, 1):
                for y in (-1, 1):
                    k.add(
                        "lug",
                        Box(size=(0.14 * r, 0.36 * r, 0.2 * r), pivot="center"),
                        at=(x * 0.52 * r, y * 0.95 * r, 0.1 * r),
                        rotate=(-y * 22, 0, 0),
                        material="case",
                        bevel=0.03 * r,
                    )
    k.anchor("fit", (0, 0, z), normal=(1, 0, 0), radius=wrist * 0.9)


@asset(
    kind="bow_tie",
    words=("bow tie", "bowtie", "bow", "ribbon bow", "hair bow", "satin bow", "gift bow"),
    about="A tied bow.",
    parameters=(
        length("width", 0.12, 0.02, 2.0, words=("width", "wide")),
        flag("tails", False, words=("tails", "ribbons")),
    ),
    slots={"bow": Material(preset="satin", color="#1f4fae")},
    category="clothing",
)
def bow_tie(k: Kit) -> None:
    """Two loops and a knot, standing."""
    w = k.m("width")
    z = 0.5 * w if k.on("tails") else 0.245 * w
    with k.group("bow", at=(0, 0, z)):
        ribbon_bow(k, w, slot="bow", tails=k.on("tails"))
    k.anchor("fit", (0, 0.42 * w, z), radius=0.40 * w)


@asset(
    kind="necktie",
    words=("tie", "necktie", "neck tie", "silk tie", "cravat"),
    about="A knotted necktie with its loop.",
    parameters=(length("length", 0.5, 0.1, 3.0, words=("length", "long", "height")),),
    slots={
        "cloth": Material(
            preset="silk", color="#8a1f2c", pattern=Pattern(kind="stripes", colors=["#1c2540"], scale=0.05)
        ),
        "knot": Material(preset="silk", color="#8a1f2c"),
    },
    category="clothing",
    parts={"tie": "blade, knot, loop"},
)
def necktie(k: Kit) -> None:
    """Blade, tail behind it, knot, collar loop; hanging down."""
    n = k.m("length")
    for name, low, wide, y in (("blade", 0.0, 0.095, 0.0), ("blade tail", 0.08, 0.055, 0.012)):
        outline = [
            (0, low),
            (wide, low + 0.10),
            (wide * 0.72, 0.55),
            (0.032, 0.9),
            (-0.032, 0.9),
            (-wide * 0.72, 0.55),
            (-wide, low + 0.10),
        ]
        k.add(
            name,
            Extrude(outline=[(x * n, z * n) for x, z in outline], height=0.016 * n, bevel=0.004 * n),
            at=(0, (y + 0.008) * n, 0),
            rotate=(90, 0, 0),
            material="cloth",
        )
    k.add(
        "knot",
        Extrude(
            outline=[(-0.045 * n, 0.05 * n), (-0.03 * n, -0.045 * n), (0.03 * n, -0.045 * n), (0.045 * n, 0.05 * n)],
            height=0.055 * n,
            bevel=0.014 * n,
            bevel_segments=3,
        ),
        at=(0, 0.03 * n, 0.905 * n),
        rotate=(90, 0, 0),
        material="knot",
    )
    loop: list[Vec] = [
        (0, 0.0, 0.94 * n),
        (0.09 * n, 0.05 * n, 1.0 * n),
        (0.13 * n, 0.14 * n, 1.03 * n),
        (0, 0.25 * n, 1.06 * n),
        (-0.13 * n, 0.14 * n, 1.03 * n),
        (-0.09 * n, 0.05 * n, 1.0 * n),
    ]
    k.add(
        "loop",
        Sweep(
            path=loop,
            profile=[(-0.006 * n, -0.03 * n), (0.006 * n, -0.03 * n), (0.006 * n, 0.03 * n), (-0.006 * n, 0.03 * n)],
            closed=True,
        ),
        material="cloth",
    )
    k.anchor("fit", (0, 0.13 * n, n), radius=0.125 * n)


@asset(
    kind="scarf",
    words=("scarf", "woolen scarf", "woollen scarf", "wool scarf", "shawl", "muffler", "bandana", "neckerchief"),
    about="A long knitted scarf lying in waves, with fringes; or tied around a neck.",
    parameters=(
        length("length", 1.2, 0.1, 6.0, words=("length", "long")),
        length("width", 0.2, 0.02, 1.5, words=("width", "wide")),
        choice("form", "laid", "tied", words=("form",)),
    ),
    slots={
        "cloth": Material(
            preset="knit",
            color="#b3202a",
            pattern=Pattern(kind="stripes", colors=["#1a1a1e"], scale=0.14, direction="y"),
        ),
        "fringe": Material(preset="yarn", color="#b3202a"),
    },
    category="clothing",
    states=("tied",),
)
def scarf(k: Kit) -> None:
    """A soft strip with rounded edges."""
    n, w = k.m("length"), min(k.m("width"), 0.8 * k.m("length"))
    t = 0.055 * w
    if k.s("form") == "tied" or k.state("tied"):
        r = 0.5 * w
        z = 2.45 * r
        k.add(
            "cloth loop",
            Torus(radius=1.14 * r, tube=0.3 * r, segments=56, tube_segments=18),
            at=(0, 0, z),
            rotate=(5, 0, 0),
            scale=(1, 1, 1.25),
            material="cloth",
        )
        k.add(
            "cloth loop lower",
            Torus(radius=1.2 * r, tube=0.24 * r, segments=56, tube_segments=16),
            at=(0, -0.02 * r, z - 0.34 * r),
            rotate=(-7, 4, 0),
            scale=(1, 1, 1.2),
            material="cloth",
        )
        k.add(
            "cloth knot", Sphere(radius=0.36 * r, segments=28), at=(0.3 * r, -1.42 * r, z - 0.3 * r), material="cloth"
        )
        for i, (x, long) in enumerate(((0.02, 1.75), (0.62, 2.15))):
            path: list[Vec] = [
                (0.3 * r, -1.42 * r, z - 0.4 * r),
                ((x + 0.04) * r, -1.44 * r, z - 0.9 * r),
                (x * r, -1.42 * r, z - long * r),
            ]
            k.add(
                f"cloth end {i}",
                Sweep(
                    path=path,
                    profile=[(-0.3 * r, -t), (0.3 * r, -t), (0.3 * r, t), (-0.3 * r, t)],
                    radii=[0.6, 1.0, 1.0],
                    resolution=8,
                ),
                material="cloth",
            )
        k.anchor("fit", (0, 0, z - 0.5 * r), radius=0.98 * r)
        return
    m = 40
    path = []
    for i in range(m + 1):
        s = i / m
        x = (s - 0.5) * n
        path.append(
            (
                x,
                0.16 * n * math.sin(2.2 * math.pi * s) * (0.3 + 0.7 * math.sin(math.pi * s)),
                t + 0.09 * w * (0.5 - 0.5 * math.cos(10 * math.pi * s)) * math.sin(math.pi * s),
            )
        )
    profile = [
        (
            w / 2 * math.copysign(abs(math.cos(a)) ** 0.25, math.cos(a)),
            t * math.copysign(abs(math.sin(a)) ** 0.5, math.sin(a)),
        )
        for a in (2 * math.pi * i / 20 + 0.01 for i in range(20))
    ]
    k.add("cloth", Sweep(path=path, profile=profile, resolution=2), material="cloth")
    for end in (0, -1):
        x0, y0, _ = path[end]
        x1, y1, _ = path[1 if end == 0 else -2]
        dx, dy = x0 - x1, y0 - y1
        size = math.hypot(dx, dy)
        dx, dy = dx / size, dy / size
        for j in range(12):
            o = (j / 11 - 0.5) * 0.92 * w
            start: Vec = (x0 - dy * o - dx * 0.02 * w, y0 + dx * o - dy * 0.02 * w, t)
            wave = k.rng.uniform(-0.05, 0.05) * w
            k.tube(
                "fringe",
                [
                    start,
                    (start[0] + dx * 0.2 * w - dy * wave, start[1] + dy * 0.2 * w + dx * wave, 0.5 * t + 0.005 * w),
                    (start[0] + dx * 0.38 * w, start[1] + dy * 0.38 * w, 0.03 * w),
                ],
                0.026 * w,
                segments=8,
                resolution=3,
                material="fringe",
            )
    k.anchor("fit", (0, 0, 0), radius=0.1)


@asset(
    kind="medal",
    words=("medal", "gold medal", "olympic medal", "medallion", "award medal"),
    about="A medal with a star on a ribbon.",
    parameters=(length("diameter", 0.07, 0.01, 2.0, words=("diameter", "size", "width")),),
    slots={
        "medal": "gold",
        "ribbon": Material(preset="satin", color="#1f4fae"),
        "stripe": Material(preset="satin", color="#f4f2ec"),
    },
    category="clothing",
)
def medal(k: Kit) -> None:
    """Disc, star, ring, ribbon in a V."""
    d = k.m("diameter")
    r = d / 2
    k.add(
        "medal",
        Lathe(
            profile=[
                (0, 0),
                (0.94 * r, 0),
                (r, 0.03 * r),
                (r, 0.15 * r),
                (0.94 * r, 0.18 * r),
                (0.86 * r, 0.18 * r),
                (0.84 * r, 0.13 * r),
                (0, 0.13 * r),
            ],
            segments=64,
        ),
        at=(0, 0.09 * r, r),
        rotate=(90, 0, 0),
        material="medal",
    )
    k.add(
        "medal star",
        Extrude(outline=star(5, 0.62 * r, 0.27 * r), height=0.2 * r, bevel=0.05 * r),
        at=(0, 0.09 * r, r),
        rotate=(90, 0, 0),
        material="medal",
    )
    k.add(
        "medal loop",
        Torus(radius=0.16 * r, tube=0.05 * r, segments=28, tube_segments=10),
        at=(0, 0, 2.1 * r),
        rotate=(90, 0, 0),
        material="medal",
    )
    for name, x in (("right", -1), ("left", 1)):
        outline = [(-0.1 * x, 2.12), (0.22 * x, 2.12), (1.15 * x, 4.6), (0.35 * x, 4.6)]
        points = [(px * r, pz * r) for px, pz in outline]
        k.add(
            f"ribbon {name}",
            Extrude(outline=points if x > 0 else points[::-1], height=0.05 * r),
            at=(0, 0.02 * r + (0.03 * r if x > 0 else 0.0), 0),
            rotate=(90, 0, 0),
            material="ribbon",
        )
        inner = [
            (x * (0.02 + 0.06) * r, 2.16 * r),
            (x * 0.10 * r, 2.16 * r),
            (x * 0.86 * r, 4.58 * r),
            (x * 0.64 * r, 4.58 * r),
        ]
        k.add(
            f"stripe {name}",
            Extrude(outline=inner if x > 0 else inner[::-1], height=0.062 * r),
            at=(0, 0.026 * r + (0.03 * r if x > 0 else 0.0), 0),
            rotate=(90, 0, 0),
            material="stripe",
        )
    k.anchor("fit", (0, 0.1 * r, 4.6 * r), radius=0.9 * r)
