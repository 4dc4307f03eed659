"""Of ships and ports: anchor, steering wheel, life ring, buoy."""

import math

from prompt2mesh.library.kit import Kit
from prompt2mesh.library.outlines import Path
from prompt2mesh.library.registry import asset, count, flag, length
from prompt2mesh.mesh.materials import Material
from prompt2mesh.mesh.shapes import Box, Cylinder, Lathe, Loft, Section, Sphere, Torus


@asset(
    kind="anchor",
    words=("anchor", "ship's anchor", "ship anchor", "boat anchor", "nautical anchor", "admiralty anchor"),
    about="An admiralty anchor with its stock and ring, with a chain or barnacles if asked.",
    parameters=(length("height", 1.2, 0.05, 6.0, words=("height", "tall", "size")), flag("chain", False, words=("chain", "rope")), flag("barnacles", False, words=("barnacles", "shells"))),
    slots={"anchor": Material(preset="black_iron"), "stock": Material(preset="black_iron"), "chain": Material(preset="iron"), "barnacle": "shell"},
    parts={"arm": "anchor arm", "fluke": "anchor fluke", "ring": "anchor ring", "shank": "anchor shank"},
)  # fmt: skip
def anchor(k: Kit) -> None:
    """Upright on the bend of its arms."""
    s = k.m("height") / 1.2
    with k.group("anchor", scale=s):
        k.add(
            "anchor shank",
            Loft(
                sections=[
                    Section(center=(0, 0, z), radii=(a, a * 0.8), exponent=4)
                    for z, a in ((0.04, 0.055), (0.2, 0.046), (0.8, 0.036), (1.02, 0.04), (1.06, 0.034))
                ],
                segments=24,
            ),
            material="anchor",
        )
        arms: Path = [
            (0.46 * math.sin(t), 0, 0.52 - 0.47 * math.cos(t)) for t in (math.radians(-72 + 12 * i) for i in range(13))
        ]
        k.tube(
            "anchor arm",
            arms,
            0.052,
            radii=[0.35, 0.55, 0.7, 0.82, 0.92, 1.0, 1.1, 1.0, 0.92, 0.82, 0.7, 0.55, 0.35],
            segments=18,
            material="anchor",
        )
        for x in (-1, 1):
            tip = math.radians(72)
            fluke = [
                (0.46 * math.sin(tip) + 0.06, 0.62),
                (0.46 * math.sin(tip) - 0.11, 0.42),
                (0.46 * math.sin(tip) - 0.02, 0.22),
                (0.46 * math.sin(tip) + 0.045, 0.3),
            ]
            k.add(
                "anchor fluke",
                Loft(
                    axis="y",
                    smooth=False,
                    sections=[
                        Section(
                            center=(0, y, 0),
                            outline=[(x * (0.4 + (px - 0.4) * w), 0.4 + (pz - 0.4) * w) for px, pz in fluke][::x],
                        )
                        for y, w in ((-0.075, 0.45), (0.0, 1.0), (0.075, 0.45))
                    ],
                ),
                material="anchor",
            )
        k.add(
            "anchor crown",
            Sphere(radius=0.062, segments=24),
            at=(0, 0, 0.055),
            scale=(1.1, 0.85, 0.85),
            material="anchor",
        )
        k.add(
            "stock",
            Loft(
                axis="x",
                sections=[
                    Section(center=(x, 0, 0.93), radii=(a, a), exponent=2.4)
                    for x, a in ((-0.43, 0.02), (-0.4, 0.026), (-0.1, 0.036), (0.1, 0.036), (0.4, 0.026), (0.43, 0.02))
                ],
                segments=20,
            ),
            material="stock",
        )
        for x in (-0.44, 0.44):
            k.add("stock knob", Sphere(radius=0.042, segments=20), at=(x, 0, 0.93), material="stock")
        k.add(
            "anchor ring",
            Torus(radius=0.085, tube=0.02, segments=44, tube_segments=14),
            at=(0, 0, 1.1),
            rotate=(90, 0, 0),
            material="anchor",
        )
        if k.on("chain"):
            for i in range(8):
                x, y, z = 0.09 + 0.05 * i, -0.02 - 0.004 * i, max(1.1 - 0.15 * i, 0.05)
                k.add(
                    "chain link",
                    Torus(radius=0.062, tube=0.017, segments=26, tube_segments=8),
                    at=(x, y, z),
                    rotate=(90 if i % 2 else 0, 70, 0) if z > 0.06 else (90 * (i % 2), 0, 0),
                    scale=(1, 0.72, 1),
                    material="chain",
                )
        if k.on("barnacles"):
            for i in range(46):
                t = math.radians(k.rng.uniform(-66, 66))
                side = k.rng.choice((-1, 1))
                if i % 3:
                    at = (0.46 * math.sin(t) + k.rng.uniform(-0.02, 0.02), side * 0.04, 0.52 - 0.47 * math.cos(t))
                else:
                    at = (k.rng.uniform(-0.02, 0.02), side * 0.033, k.rng.uniform(0.15, 0.75))
                r = k.rng.uniform(0.012, 0.024)
                k.add(
                    "barnacle",
                    Lathe(
                        profile=[
                            (r, -0.012),
                            (r * 0.6, r * 0.8),
                            (r * 0.42, r * 0.8),
                            (r * 0.3, r * 0.3),
                            (0.0, r * 0.25),
                        ],
                        segments=8,
                    ),
                    at=at,
                    rotate=(90 * -side, 0, 0),
                    material="barnacle",
                )
    k.anchor("hook", (0, 0, 1.17 * s))
    k.anchor("top", (0, 0, 1.2 * s))


@asset(
    kind="ships_wheel",
    words=("ship wheel", "ship's wheel", "steering wheel", "helm", "ship's helm", "boat wheel", "captain's wheel", "car steering wheel"),
    about="A ship's steering wheel with turned spokes, on its pedestal if asked.",
    parameters=(length("diameter", 0.9, 0.05, 4.0, words=("diameter", "width", "size")), count("spokes", 8, 4, 12, words=("spokes", "handles")), flag("stand", False, words=("stand", "pedestal", "post"))),
    slots={"wood": "mahogany", "metal": "brass"},
    parts={"handle": "wood spoke", "hub": "metal hub", "rim": "wood rim"},
)  # fmt: skip
def ships_wheel(k: Kit) -> None:
    """Facing the viewer, on the end of a spoke."""
    s = k.m("diameter") / 0.9
    n = k.n("spokes")
    stand = k.on("stand")
    lift = 0.95 if stand else 0.45
    with k.group("wheel group", scale=s):
        with k.group("wheel", at=(0, 0, lift)):
            k.add(
                "wood rim",
                Lathe(
                    profile=[
                        (0.255, -0.028),
                        (0.325, -0.028),
                        (0.332, -0.02),
                        (0.332, 0.02),
                        (0.325, 0.028),
                        (0.255, 0.028),
                        (0.248, 0.02),
                        (0.248, -0.02),
                    ],
                    closed=True,
                    segments=72,
                ),
                rotate=(90, 0, 0),
                material="wood",
            )
            for y in (-0.029, 0.029):
                k.add(
                    "metal ring",
                    Lathe(
                        profile=[(0.272, -0.003), (0.308, -0.003), (0.308, 0.003), (0.272, 0.003)],
                        closed=True,
                        segments=72,
                    ),
                    at=(0, y, 0),
                    rotate=(90, 0, 0),
                    material="metal",
                )
            spoke = Lathe(
                profile=[
                    (0.02, 0.05),
                    (0.022, 0.08),
                    (0.014, 0.1),
                    (0.02, 0.16),
                    (0.015, 0.23),
                    (0.02, 0.26),
                    (0.02, 0.32),
                    (0.013, 0.335),
                    (0.021, 0.37),
                    (0.022, 0.41),
                    (0.014, 0.445),
                    (0.0, 0.45),
                ],
                segments=24,
            )
            for i in range(n):
                with k.group("spoke", rotate=(0, 360 / n * i, 0)):
                    k.add("wood spoke", spoke, material="wood")
                    for y in (-0.033, 0.033):
                        k.add("metal stud", Sphere(radius=0.008, segments=12), at=(0, y, 0.29), material="metal")
            k.add(
                "wood hub",
                Cylinder(radius=0.088, height=0.075, segments=44, pivot="center"),
                rotate=(90, 0, 0),
                material="wood",
                bevel=0.008,
            )
            k.add(
                "metal hub",
                Lathe(profile=[(0.06, 0.0), (0.06, 0.006), (0.035, 0.012), (0.03, 0.022), (0.0, 0.028)], segments=40),
                at=(0, -0.036, 0),
                rotate=(90, 0, 0),
                material="metal",
            )
        if stand:
            k.rod("metal axle", (0, 0.0, lift), (0, 0.2, lift), 0.03, segments=20, material="metal")
            k.add(
                "wood post",
                Loft(
                    sections=[
                        Section(center=(0, 0.18, z), radii=(a, b), exponent=5)
                        for z, a, b in (
                            (0.04, 0.13, 0.1),
                            (0.1, 0.1, 0.075),
                            (0.85, 0.075, 0.06),
                            (1.0, 0.09, 0.075),
                            (1.03, 0.08, 0.065),
                        )
                    ],
                    segments=32,
                    smooth=False,
                ),
                material="wood",
            )
            k.add("wood base", Box(size=(0.4, 0.34, 0.05)), at=(0, 0.18, 0), material="wood", bevel=0.012)
    k.anchor("top", (0, 0, (lift + 0.45) * s))


@asset(
    kind="life_ring",
    words=("life ring", "lifebuoy", "life buoy", "life preserver", "lifesaver", "lifebelt", "swim ring", "pool float", "inner tube", "pool ring"),
    about="A life ring in red and white with its rope.",
    parameters=(length("diameter", 0.72, 0.05, 3.0, words=("diameter", "width", "size")), flag("rope", True, words=("rope", "line"))),
    slots={"ring": Material(preset="plastic", color="#e4401f"), "band": Material(preset="plastic", color="#f6f5f0"), "rope": "rope"},
)  # fmt: skip
def life_ring(k: Kit) -> None:
    """Standing, leaning back a little on its prop of rope."""
    s = k.m("diameter") / 0.72
    r, t = 0.285, 0.075
    with k.group("ring group", at=(0, 0, (r + t) * s), scale=s):
        k.add(
            "ring",
            Torus(radius=r, tube=t, segments=80, tube_segments=24),
            rotate=(90, 0, 0),
            scale=(1, 1, 0.8),
            material="ring",
        )
        for i in range(4):
            a0 = math.radians(90 * i + 45)
            path: Path = [
                (r * math.cos(a0 + d), 0, r * math.sin(a0 + d))
                for d in (math.radians(-13 + 3.25 * j) for j in range(9))
            ]
            k.tube("band", path, t * 1.02, segments=24, resolution=2, round_caps=False, material="band")
            if k.on("rope"):
                b0 = math.radians(90 * i)
                slack: Path = [
                    (
                        (r + t + 0.008 + 0.035 * math.sin(math.pi * j / 10)) * math.cos(b0 + math.radians(-45 + 9 * j)),
                        0,
                        (r + t + 0.008 + (0.035 if i != 3 else 0.0) * math.sin(math.pi * j / 10))
                        * math.sin(b0 + math.radians(-45 + 9 * j)),
                    )
                    for j in range(11)
                ]
                if i != 3:
                    k.tube("rope", slack, 0.011, segments=10, resolution=3, material="rope")
                k.add(
                    "rope binding",
                    Torus(radius=t * 1.04, tube=0.01, segments=28, tube_segments=8),
                    at=(r * math.cos(a0), 0, r * math.sin(a0)),
                    rotate=(0, -math.degrees(a0), 0),
                    material="rope",
                )
    k.anchor("grip", (0, 0, (2 * r + t) * s), normal=(1, 0, 0), radius=t * s)
    k.anchor("top", (0, 0, 2 * (r + t) * s))


@asset(
    kind="buoy",
    words=("buoy", "navigation buoy", "harbor buoy", "sea buoy", "marker buoy"),
    about="A harbour buoy with a cage and a lamp.",
    parameters=(length("height", 2.4, 0.1, 8.0, words=("height", "tall", "size")),),
    slots={"body": Material(preset="painted_metal", color="#c8281f"), "band": Material(preset="painted_metal", color="#f4f3ee"), "metal": Material(preset="painted_metal", color="#2a2d31"), "light": Material(preset="led", color="#7dff8a")},
)  # fmt: skip
def buoy(k: Kit) -> None:
    """As if afloat: the hull's edge is the waterline."""
    s = k.m("height") / 2.4
    with k.group("buoy", scale=s):
        k.add(
            "body",
            Lathe(
                profile=[(0.5, 0.0), (0.68, 0.08), (0.72, 0.3), (0.68, 0.48), (0.4, 0.58), (0.3, 0.62), (0.0, 0.62)],
                segments=56,
            ),
            material="body",
        )
        k.add(
            "band",
            Lathe(profile=[(0.0, 0.24), (0.727, 0.24), (0.73, 0.3), (0.722, 0.36), (0.0, 0.36)], segments=56),
            material="band",
        )
        k.add(
            "metal rim",
            Torus(radius=0.665, tube=0.035, segments=56, tube_segments=10),
            at=(0, 0, 0.5),
            material="metal",
        )
        for i in range(4):
            a = math.pi / 4 + math.pi / 2 * i
            k.rod(
                "body leg",
                (0.36 * math.cos(a), 0.36 * math.sin(a), 0.56),
                (0.12 * math.cos(a), 0.12 * math.sin(a), 2.0),
                0.032,
                0.026,
                segments=12,
                material="body",
            )
        for z, r in ((1.0, 0.288), (1.5, 0.205)):
            k.add("band hoop", Torus(radius=r, tube=0.022, segments=40, tube_segments=8), at=(0, 0, z), material="band")
        k.add(
            "body bell",
            Lathe(profile=[(0.14, 0.86), (0.15, 0.88), (0.1, 1.0), (0.09, 1.08), (0.0, 1.12)], segments=32),
            material="metal",
        )
        k.rod("metal bell rod", (0, 0, 1.1), (0, 0, 2.0), 0.018, segments=10, material="metal")
        k.add(
            "metal deck",
            Cylinder(radius=0.17, height=0.05, segments=32),
            at=(0, 0, 1.98),
            material="metal",
            bevel=0.008,
        )
        k.add(
            "light",
            Lathe(profile=[(0.09, 0.0), (0.095, 0.03), (0.095, 0.2), (0.07, 0.24), (0.0, 0.26)], segments=32),
            at=(0, 0, 2.02),
            material="light",
        )
        k.add(
            "metal cap",
            Lathe(profile=[(0.1, 0.0), (0.1, 0.03), (0.04, 0.08), (0.015, 0.16), (0.0, 0.16)], segments=28),
            at=(0, 0, 2.24),
            material="metal",
        )
        for x in (-0.55, 0.55):
            k.add(
                "metal eye",
                Torus(radius=0.07, tube=0.02, segments=24, tube_segments=10),
                at=(x, 0, 0.58),
                rotate=(90, 0, 0),
                material="metal",
            )
    k.anchor("top", (0, 0, 2.4 * s))
