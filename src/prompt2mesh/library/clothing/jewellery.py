"""Rings, necklaces, brooches and medals."""

import math

from prompt2mesh.library.kit import Kit
from prompt2mesh.library.outlines import heart, star
from prompt2mesh.library.registry import asset, choice, length
from prompt2mesh.mesh.materials import Material
from prompt2mesh.mesh.shapes import Box, Cylinder, Ellipsoid, Extrude, Lathe, Sphere, Torus

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
        Lathe(profile=[(r + x, z) for x, z in outline], closed=True, segments=48),
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
                Torus(radius=1.22 * s, tube=0.15 * s, segments=32, tube_segments=10),
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
                    segments=32,
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
            Lathe(profile=[(0.62 * r, 0), (0.68 * r, 0.05 * r), (0.6 * r, 0.12 * r), (0, 0.12 * r)], segments=42),
            scale=(1, 1.2, 1),
            material="metal",
        )
        k.add(
            "metal rim",
            Torus(radius=0.62 * r, tube=0.05 * r, segments=42, tube_segments=10),
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
            Torus(radius=0.40 * r, tube=0.05 * r, segments=37, tube_segments=10),
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
            segments=42,
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
