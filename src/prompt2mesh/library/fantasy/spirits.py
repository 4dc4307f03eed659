"""Of spirits - totem poles, idols, portals, dream catchers."""

import math

from prompt2mesh.library.kit import Kit, Point
from prompt2mesh.library.outlines import Outline
from prompt2mesh.library.panels import panel
from prompt2mesh.library.registry import asset, count, flag, length
from prompt2mesh.mesh.materials import Material
from prompt2mesh.mesh.shapes import Box, Cylinder, Lathe, Loft, Section, Sphere, Torus


@asset(
    kind="totem_pole",
    words=("totem pole", "totem", "tribal totem", "tiki", "tiki statue", "tiki idol", "idol", "stone idol", "golden idol", "tribal idol"),
    about="A carved pole of painted faces under an eagle's wings; or a squat idol.",
    parameters=(length("height", 2.4, 0.05, 12.0, words=("height", "tall", "size")), count("faces", 3, 1, 5, words=("faces", "heads")), flag("wings", True, words=("wings",))),
    slots={"wood": "cedar", "red": Material(preset="painted_wood", color="#b8301f"), "white": Material(preset="painted_wood", color="#f2ead6"), "black": Material(preset="painted_wood", color="#1d1b1a"), "green": Material(preset="painted_wood", color="#2c7a63"), "yellow": Material(preset="painted_wood", color="#e0a92a")},
    adjectives={w: {"faces": 1, "wings": False, "height": 0.5} for w in ("tiki", "tiki statue", "tiki idol", "idol", "stone idol", "golden idol", "tribal idol")},
    parts={"face": "wood head", "eye": "white eye", "beak": "yellow beak"},
)  # fmt: skip
def totem_pole(k: Kit) -> None:
    """Each head is a drum with brows, eyes, a nose or a beak, and a mouth with teeth."""
    n, h = k.n("faces"), k.m("height")
    unit = h / (n + 0.35)
    r = unit * 0.3
    k.add("wood base", Cylinder(radius=r * 1.12, height=unit * 0.14, segments=40), material="wood", bevel=unit * 0.02)
    for i in range(n):
        with k.group(f"face {i + 1}", at=(0, 0, unit * (0.13 + i))):
            k.add(
                "wood head",
                Lathe(
                    profile=[
                        (r * 0.92, 0.0),
                        (r, unit * 0.06),
                        (r * 1.04, unit * 0.5),
                        (r, unit * 0.94),
                        (r * 0.9, unit),
                    ],
                    segments=44,
                ),
                material="wood",
            )
            lead, band = (("red", "green"), ("green", "yellow"), ("yellow", "red"))[i % 3]
            for z, slot in ((0.03, lead), (0.97, band)):
                k.add(
                    f"{slot} band",
                    Torus(radius=r * 0.97, tube=unit * 0.035, segments=44, tube_segments=10),
                    at=(0, 0, unit * z),
                    material=slot,
                )
            for x in (-1, 1):
                k.add(
                    "white eye",
                    Sphere(radius=unit * 0.1, segments=24),
                    at=(x * r * 0.42, -r * 0.88, unit * 0.66),
                    scale=(1.15, 0.6, 0.85),
                    material="white",
                )
                k.add(
                    "black pupil",
                    Sphere(radius=unit * 0.048, segments=18),
                    at=(x * r * 0.42, -r * 0.88 - unit * 0.045, unit * 0.66),
                    scale=(1, 0.7, 1),
                    material="black",
                )
                k.tube(
                    f"{lead} brow",
                    [
                        (x * r * 0.1, -r * 1.02, unit * 0.75),
                        (x * r * 0.42, -r * 1.0, unit * 0.83),
                        (x * r * 0.82, -r * 0.7, unit * 0.74),
                    ],
                    unit * 0.036,
                    radii=[0.8, 1.0, 0.6],
                    segments=12,
                    material=lead,
                )
                k.add(
                    f"{band} ear",
                    Sphere(radius=unit * 0.09, segments=20),
                    at=(x * r * 1.02, 0, unit * 0.72),
                    scale=(0.55, 1, 1.5),
                    material=band,
                )
                k.add(
                    f"{lead} cheek",
                    Sphere(radius=unit * 0.05, segments=16),
                    at=(x * r * 0.72, -r * 0.72, unit * 0.45),
                    scale=(1, 0.5, 1),
                    material=lead,
                )
            if i == n - 1 and k.on("wings"):
                k.add(
                    "yellow beak",
                    Loft(
                        axis="y",
                        sections=[
                            Section(center=(0, -r * y, unit * z), radii=(unit * a, unit * b), exponent=2.4)
                            for y, z, a, b in (
                                (0.85, 0.52, 0.09, 0.1),
                                (1.25, 0.52, 0.075, 0.085),
                                (1.6, 0.48, 0.045, 0.055),
                                (1.78, 0.38, 0.008, 0.012),
                            )
                        ],
                        segments=24,
                    ),
                    material="yellow",
                )
            else:
                k.add(
                    "wood nose",
                    Loft(
                        sections=[
                            Section(center=(0, -r * 1.0, unit * z), radii=(unit * a, unit * b), exponent=2.4)
                            for z, a, b in (
                                (0.42, 0.05, 0.05),
                                (0.46, 0.085, 0.1),
                                (0.52, 0.07, 0.085),
                                (0.68, 0.03, 0.03),
                            )
                        ],
                        segments=24,
                    ),
                    material="wood",
                )
            k.add(
                "black mouth",
                Sphere(radius=unit * 0.12, segments=28),
                at=(0, -r * 0.9, unit * 0.27),
                scale=(1.5, 0.6, 0.72),
                material="black",
            )
            k.add(
                "red lip",
                Torus(radius=unit * 0.12, tube=unit * 0.026, segments=36, tube_segments=10),
                at=(0, -r * 0.99, unit * 0.27),
                rotate=(90, 0, 0),
                scale=(1.42, 0.72, 1),
                material="red",
            )
            for j in range(4):
                k.add(
                    "white tooth",
                    Box(size=(unit * 0.052, unit * 0.04, unit * 0.05), pivot="center"),
                    at=(unit * (-0.093 + 0.062 * j), -r * 1.05, unit * 0.31),
                    material="white",
                    bevel=unit * 0.008,
                )
    if k.on("wings"):
        z = unit * (n - 0.42)
        for x in (-1, 1):
            wing: Outline = [
                (0.0, 0.0),
                (0.9, 0.28),
                (1.3, 0.5),
                (1.35, 0.36),
                (1.22, 0.26),
                (1.28, 0.12),
                (1.1, 0.06),
                (1.12, -0.08),
                (0.92, -0.1),
                (0.9, -0.22),
                (0.0, -0.3),
            ]
            points = [(x * (r * 0.55 + px * unit * 0.6), z + pz * unit * 0.75) for px, pz in wing]
            panel(
                k, "green wing", points[::-x], unit * 0.09, at=(0, unit * 0.09, 0), material="green", bevel=unit * 0.015
            )
            for j in range(3):
                k.add(
                    "white feather",
                    Box(size=(unit * 0.42, unit * 0.02, unit * 0.035), pivot="center"),
                    at=(x * (r + unit * 0.3), -unit * 0.004, z + unit * (0.06 - 0.085 * j)),
                    rotate=(0, -x * 14, 0),
                    material="white",
                )
    k.add(
        "wood cap",
        Lathe(
            profile=[(r * 0.9, 0.0), (r * 0.7, unit * 0.12), (r * 0.4, unit * 0.19), (0.0, unit * 0.215)], segments=36
        ),
        at=(0, 0, unit * (n + 0.12)),
        material="wood",
    )
    k.anchor("top", (0, 0, h))


@asset(
    kind="magic_portal",
    words=("portal", "magic portal", "stargate", "magical portal", "dimensional portal", "teleporter", "gateway portal"),
    about="A ring or arch of hewn stones around a glowing swirl.",
    parameters=(length("height", 2.6, 0.1, 10.0, words=("height", "tall", "size")), count("stones", 16, 8, 28, words=("stones", "blocks"))),
    slots={"stone": "stone", "swirl": Material(preset="plasma", color="#7a4dff"), "glow": Material(preset="led", color="#5fd8ff", emission_strength=4.0), "step": "stonework"},
    parts={"frame": "stone", "center": "swirl"},
)  # fmt: skip
def magic_portal(k: Kit) -> None:
    """The swirl is a disc with spiral arms before it."""
    s = k.m("height") / 2.6
    n = k.n("stones")
    with k.group("portal", scale=s):
        for z, w, d in ((0.0, 2.0, 1.0), (0.12, 1.6, 0.8)):
            k.add("step", Box(size=(w, d, 0.13)), at=(0, 0, z), material="step", bevel=0.02)
        c, r = 1.4, 1.0
        for i in range(n):
            a = 2 * math.pi * i / n
            wide = 2 * math.pi * r / n * 1.03
            size = (0.32 * k.vary(0.08), 0.36 * k.vary(0.1), wide)
            k.add(
                "stone block",
                Box(size=size, pivot="center"),
                at=(r * math.cos(a), 0, c + r * math.sin(a)),
                rotate=(0, -math.degrees(a), 0),
                material="stone",
                bevel=0.03,
            )
            if i % 2 == 0:
                k.add(
                    "glow rune",
                    Box(size=(0.1, 0.09, wide * 0.4), pivot="center"),
                    at=(r * math.cos(a), -0.15, c + r * math.sin(a)),
                    rotate=(0, -math.degrees(a), 0),
                    material="glow",
                )
        k.add(
            "swirl",
            Cylinder(radius=r * 0.9, height=0.03, segments=56, pivot="center"),
            at=(0, 0, c),
            rotate=(90, 0, 0),
            material="swirl",
        )
        for arm in range(4):
            path: list[Point] = []
            for j in range(22):
                t = j / 21
                a = arm * math.pi / 2 + 4.4 * t
                path.append(
                    (0.86 * r * (1 - t * 0.94) * math.cos(a), -0.03, c + 0.86 * r * (1 - t * 0.94) * math.sin(a))
                )
            k.tube("glow arm", path, 0.03, radii=[0.4, 1.0, 0.8, 0.4], segments=8, resolution=2, material="glow")
        k.add("glow heart", Sphere(radius=0.1, segments=24), at=(0, 0, c), material="glow")
    k.anchor("top", (0, 0, 2.55 * s))


@asset(
    kind="dreamcatcher",
    words=("dreamcatcher", "dream catcher"),
    about="A dream catcher with a woven web, beads and three feathers.",
    parameters=(length("height", 0.5, 0.05, 3.0, words=("height", "tall", "size", "length")), count("feathers", 3, 0, 5, words=("feathers",))),
    slots={"ring": "leather", "web": Material(preset="cotton", color="#f1e9d6"), "bead": "turquoise_stone", "feather": Material(preset="feather", color="#f4efe4"), "tip": Material(preset="feather", color="#5b3a22")},
    parts={"hoop": "ring", "net": "web"},
)  # fmt: skip
def dreamcatcher(k: Kit) -> None:
    """Hanging by its loop; the longest feather just reaches the ground."""
    s = k.m("height") / 0.5
    with k.group("dreamcatcher", scale=s):
        c, r = 0.35, 0.1
        k.add(
            "ring",
            Torus(radius=r, tube=0.006, segments=64, tube_segments=12),
            at=(0, 0, c),
            rotate=(90, 0, 0),
            material="ring",
        )
        n = 12
        q, last = r, [(r * math.cos(2 * math.pi * i / n), r * math.sin(2 * math.pi * i / n)) for i in range(n)]
        for ring in range(5):
            q *= 0.76
            turn = math.pi / n * (ring + 1)
            here = [
                (q * math.cos(2 * math.pi * i / n + turn), q * math.sin(2 * math.pi * i / n + turn)) for i in range(n)
            ]
            for i in range(n):
                for j in (i, (i + 1) % n):
                    k.rod(
                        "web",
                        (last[j][0], 0, c + last[j][1]),
                        (here[i][0], 0, c + here[i][1]),
                        0.0011,
                        segments=6,
                        material="web",
                    )
            last = here
        for i in (1, 5, 8):
            k.add(
                "bead",
                Sphere(radius=0.005, segments=14),
                at=(0.058 * math.cos(i * 0.7), 0, c + 0.058 * math.sin(i * 0.7)),
                material="bead",
            )
            k.rod(
                "web hold",
                (0.02 * math.cos(i * 0.7), 0, c + 0.02 * math.sin(i * 0.7)),
                (0.09 * math.cos(i * 0.7), 0, c + 0.09 * math.sin(i * 0.7)),
                0.0009,
                segments=6,
                material="web",
            )
        k.tube(
            "ring loop",
            [
                (0, 0, c + r),
                (0.012, 0, c + r + 0.025),
                (0, 0, c + r + 0.045),
                (-0.012, 0, c + r + 0.025),
                (0, 0, c + r),
            ],
            0.002,
            segments=8,
            material="ring",
        )
        m = k.n("feathers")
        for i in range(m):
            u = 0.0 if m == 1 else 2 * i / (m - 1) - 1
            x, long = 0.078 * u, 0.1 * (1 - 0.42 * abs(u))
            z0 = c - math.sqrt(max(r * r - x * x, 0.0))
            drop = 0.1 * (1 - 0.35 * abs(u))
            top = z0 - drop
            k.rod("ring cord", (x, 0, z0), (x, 0, top), 0.0016, segments=6, material="ring")
            for j in range(2):
                k.add("bead", Sphere(radius=0.0055, segments=14), at=(x, 0, top - 0.002 + 0.011 * j), material="bead")
            low = top - long * 1.45
            vane: Outline = [
                (0.0, low),
                (0.009, low + long * 0.2),
                (0.016, low + long * 0.6),
                (0.015, low + long * 1.1),
                (0.006, top - 0.004),
                (-0.006, top - 0.004),
                (-0.015, low + long * 1.1),
                (-0.016, low + long * 0.6),
                (-0.009, low + long * 0.2),
            ]
            panel(
                k,
                "feather",
                [(x + px, pz) for px, pz in vane],
                0.0014,
                at=(0, 0.0007, 0),
                material="feather",
                smooth=False,
            )
            panel(
                k,
                "tip feather",
                [(x + px * 1.02, pz) for px, pz in vane[:3] + vane[-2:]],
                0.002,
                at=(0, 0.001, 0),
                material="tip",
            )
            k.rod("ring quill", (x, -0.0008, top), (x, -0.0008, low + 0.004), 0.001, 0.0005, segments=6, material="web")
    k.anchor("hook", (0, 0, 0.495 * s))
    k.anchor("top", (0, 0, 0.495 * s))
