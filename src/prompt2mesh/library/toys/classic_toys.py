"""Toys that have always been - yo-yo, spring, bricks, rings, slingshot."""

import math

from prompt2mesh.library.kit import Kit, Point
from prompt2mesh.library.outlines import Path
from prompt2mesh.library.registry import asset, choice, count, length
from prompt2mesh.library.tools.display import DISPLAY, long, shown
from prompt2mesh.mesh.materials import Material
from prompt2mesh.mesh.placement import Grid
from prompt2mesh.mesh.program import Shell
from prompt2mesh.mesh.shapes import Box, Cylinder, Lathe, Sphere, Torus


@asset(
    kind="yo_yo",
    words=("yo-yo", "yoyo", "yo yo"),
    about="A yo-yo with its string and finger loop.",
    parameters=(length("diameter", 0.06, 0.01, 1.0, words=("diameter", "width", "size")),),
    slots={"body": Material(preset="glossy_plastic", color="#d3211c"), "disc": Material(preset="glossy_plastic", color="#f7d21e"), "axle": "steel", "string": Material(preset="cotton", color="#f4f1e8")},
)  # fmt: skip
def yo_yo(k: Kit) -> None:
    """Standing on its edge, the string falling beside it."""
    s = k.m("diameter") / 0.06
    r = 0.03
    with k.group("yo-yo", at=(0, 0, r * s), rotate=(0, 0, 24), scale=s):
        for side in (-1, 1):
            k.add(
                "body",
                Lathe(
                    profile=[
                        (0.0, 0.0015),
                        (0.012, 0.0015),
                        (r * 0.94, 0.005),
                        (r, 0.008),
                        (r * 0.98, 0.013),
                        (r * 0.8, 0.0175),
                        (r * 0.55, 0.0185),
                        (0.0, 0.0185),
                    ],
                    segments=64,
                ),
                rotate=(90 * side, 0, 0),
                material="body",
            )
            k.add(
                "disc",
                Lathe(profile=[(0.0, 0.018), (r * 0.5, 0.018), (r * 0.46, 0.0197), (0.0, 0.0202)], segments=48),
                rotate=(90 * side, 0, 0),
                material="disc",
            )
            k.add(
                "body star",
                Cylinder(radius=r * 0.2, height=0.0012, segments=5),
                at=(0, -side * 0.0198, 0),
                rotate=(90 * side, 0, 0),
                material="body",
            )
        k.add(
            "axle",
            Cylinder(radius=0.004, height=0.006, segments=24, pivot="center"),
            rotate=(90, 0, 0),
            material="axle",
        )
        k.add(
            "string coil",
            Cylinder(radius=0.013, height=0.0034, segments=32, pivot="center"),
            rotate=(90, 0, 0),
            material="string",
        )
        path: Path = [
            (0.0, 0, 0.0125),
            (0.022, 0, 0.022),
            (0.038, 0.002, 0.0),
            (0.043, 0.0, -0.024),
            (0.055, -0.01, -r + 0.0012),
            (0.075, -0.022, -r + 0.0012),
            (0.08, 0.0, -r + 0.0012),
            (0.066, 0.004, -r + 0.0012),
            (0.066, -0.012, -r + 0.0012),
            (0.073, -0.02, -r + 0.003),
        ]
        k.tube("string", path, 0.0011, segments=8, resolution=5, material="string")
    k.anchor("top", (0, 0, 2 * r * s))
    k.anchor("grip", (0, 0, r * s), radius=r * s)


@asset(
    kind="slinky",
    words=("slinky", "spring toy", "slinky toy", "rainbow spring"),
    about="A toy spring arched over like a bridge, or standing.",
    parameters=(length("width", 0.2, 0.03, 2.0, words=("width", "wide", "size")), count("coils", 34, 10, 60, words=("coils", "turns")), choice("pose", "arched", "standing", words=("pose",))),
    slots={f"coil {i + 1}": Material(preset="glossy_plastic", color=c) for i, c in enumerate(("#e23b32", "#f08a24", "#f4d52a", "#43ab4b", "#3272d6", "#7d43b0"))},
    styles={"modern": {}},
    style_materials={"modern": {f"coil {i + 1}": Material(preset="chrome") for i in range(6)}},
)  # fmt: skip
def slinky(k: Kit) -> None:
    """Six lengths of one helix, in the colours of the rainbow."""
    w, n = k.m("width"), k.n("coils")
    r = w * 0.2
    per = 14
    points: list[Point] = []
    arched = k.s("pose") == "arched"
    for i in range(n * per + 1):
        a, t = 2 * math.pi * i / per, i / (n * per)
        if arched:
            b = math.pi * t
            reach = w * 0.3
            cx, cz = -reach * math.cos(b), reach * 1.12 * math.sin(b) + 0.012 * w
            tx, tz = math.sin(b), math.cos(b)
            u, v = r * math.cos(a), r * math.sin(a)
            points.append((cx - u * tz, v, cz + u * tx if t not in (0.0, 1.0) else cz))
        else:
            points.append((r * math.cos(a), r * math.sin(a), w * 0.012 + w * 0.5 * t))
    low = min(p[2] for p in points)
    points = [(x, y, z - low + 0.011 * w) for x, y, z in points]
    step = len(points) // 6
    for i in range(6):
        piece = points[i * step : (i + 1) * step + 1 if i < 5 else len(points)]
        k.tube("coil", piece, 0.011 * w, segments=6, resolution=1, smooth=False, material=f"coil {i + 1}")
    k.anchor("top", (0, 0, w * 0.5))


@asset(
    kind="toy_brick",
    words=("lego brick", "toy brick", "lego", "building brick", "plastic brick", "lego block", "stud brick", "interlocking brick"),
    about="A plastic brick with studs, tubes below; several make a stack.",
    parameters=(length("length", 0.032, 0.005, 3.0, words=("length", "long", "size")), count("studs", 4, 1, 12, words=("studs", "knobs")), count("rows", 2, 1, 8), count("bricks", 1, 1, 6, words=("bricks", "layers"))),
    slots={"brick": Material(preset="glossy_plastic", color="#d01c1f"), "brick 2": Material(preset="glossy_plastic", color="#f2cd1f"), "brick 3": Material(preset="glossy_plastic", color="#1f5fc4")},
    adjectives={"2x4": {"studs": 4, "rows": 2}, "2x2": {"studs": 2, "rows": 2}, "1x1": {"studs": 1, "rows": 1}},
)  # fmt: skip
def toy_brick(k: Kit) -> None:
    """Eight millimetres from stud to stud, in scale to its length."""
    n, rows = k.n("studs"), k.n("rows")
    p = k.m("length") / n
    w, d, h = p * n - 0.025 * p, p * rows - 0.025 * p, 1.2 * p
    wall = 0.19 * p
    for i in range(k.n("bricks")):
        slot = ("brick", "brick 2", "brick 3")[i % 3]
        with k.group(
            f"layer {i + 1}",
            at=(0 if i % 2 == 0 else p * (0.5 if n % 2 else 0.0), 0, i * h),
            rotate=(0, 0, 90 if i % 2 and n % 2 == rows % 2 and n != rows else 0),
        ):
            k.add(
                "brick",
                Box(size=(w, d, h)),
                material=slot,
                modifiers=[Shell(thickness=wall, open="bottom")],
                bevel=0.02 * p,
            )
            stud = Lathe(
                profile=[(0.3 * p, 0.0), (0.3 * p, 0.19 * p), (0.275 * p, 0.215 * p), (0.0, 0.215 * p)], segments=32
            )
            k.add(
                "stud", stud, at=(0, 0, h * 0.995), material=slot, instances=Grid(counts=(n, rows, 1), step=(p, p, 0.0))
            )
            if n > 1 and rows > 1:
                tube = Lathe(
                    profile=[(0.3 * p, 0.0), (0.4 * p, 0.0), (0.4 * p, h * 0.86), (0.3 * p, h * 0.86)],
                    closed=True,
                    segments=24,
                )
                k.add("tube", tube, material=slot, instances=Grid(counts=(n - 1, rows - 1, 1), step=(p, p, 0.0)))
    k.anchor("top", (0, 0, h * k.n("bricks")), half_size=(w * 0.45, d * 0.45))
    k.anchor("grip", (0, 0, h / 2), radius=d / 2)


_RING = ("#d8322c", "#ef8a22", "#f3cf2a", "#46a94c", "#3477cf", "#8244ad")


@asset(
    kind="stacking_rings",
    words=("stacking rings", "stacking toy", "ring stacker", "baby stacking toy", "stacking ring toy"),
    about="Coloured rings on a peg, the largest below.",
    parameters=(length("height", 0.22, 0.03, 2.0, words=("height", "tall", "size")), count("rings", 6, 2, 6, words=("rings",))),
    slots={"base": "birch", "top": Material(preset="glossy_plastic", color="#f3cf2a"), **{f"ring {i + 1}": Material(preset="glossy_plastic", color=c) for i, c in enumerate(_RING)}},
)  # fmt: skip
def stacking_rings(k: Kit) -> None:
    """Each ring sits on the last."""
    h, n = k.m("height"), k.n("rings")
    t = h * 0.72 / (2 * n)
    k.add(
        "base",
        Lathe(
            profile=[
                (0.0, 0.0),
                (0.36 * h, 0.0),
                (0.38 * h, 0.01 * h),
                (0.38 * h, 0.055 * h),
                (0.35 * h, 0.07 * h),
                (0.0, 0.07 * h),
            ],
            segments=56,
        ),
        material="base",
    )
    k.add(
        "base peg",
        Lathe(profile=[(0.06 * h, 0.06 * h), (0.045 * h, 0.82 * h), (0.0, 0.84 * h)], segments=28),
        material="base",
    )
    for i in range(n):
        r = h * (0.25 - 0.135 * i / max(n - 1, 1))
        k.add(
            f"ring {i + 1}",
            Torus(radius=r, tube=t * 1.02, segments=56, tube_segments=20),
            at=(0, 0, 0.07 * h + t * (2 * i + 1)),
            material=f"ring {i + 1}",
        )
        k.add(
            f"ring {i + 1} hub",
            Cylinder(radius=r, height=t * 0.8, segments=40, pivot="center"),
            at=(0, 0, 0.07 * h + t * (2 * i + 1)),
            material=f"ring {i + 1}",
        )
    k.add("top", Sphere(radius=0.105 * h, segments=32), at=(0, 0, 0.07 * h + 2 * n * t + 0.085 * h), material="top")
    k.anchor("top", (0, 0, h * 0.98))


@asset(
    kind="slingshot",
    words=("slingshot", "catapult toy", "wooden slingshot"),
    about="A forked stick with rubber bands and a leather pouch.",
    parameters=(long(0.2), DISPLAY),
    slots={"wood": Material(preset="bark"), "band": Material(preset="rubber", color="#b8412a"), "pouch": "leather", "cord": "yarn", "grip": Material(preset="leather", color="#6a3d20")},
    parts={"handle": "wood, grip", "fork": "wood"},
)  # fmt: skip
def slingshot(k: Kit) -> None:
    """Bands hang down behind to the pouch."""
    with shown(k, 0.2, back_m=0.03, grip_z=0.05, grip_radius=0.014):
        k.tube(
            "wood",
            [(0, 0, 0.0), (0.002, 0, 0.05), (0.0, 0, 0.1)],
            0.0125,
            radii=[1.05, 0.95, 1.15],
            segments=18,
            round_caps=False,
            material="wood",
        )
        k.tube(
            "grip",
            [(0.0003, 0, 0.012), (0.002, 0, 0.05), (0.0012, 0, 0.08)],
            0.0142,
            radii=[1.0, 0.95, 1.0],
            segments=20,
            round_caps=False,
            material="grip",
        )
        for x in (-1, 1):
            k.tube(
                "wood fork",
                [(0.0, 0, 0.088), (x * 0.02, 0, 0.115), (x * 0.045, 0, 0.15), (x * 0.048, 0, 0.198)],
                0.0105,
                radii=[1.15, 1.0, 0.92, 0.85],
                segments=18,
                material="wood",
            )
            for z in (0.176, 0.182, 0.188):
                k.add(
                    "cord",
                    Torus(radius=0.0092, tube=0.002, segments=24, tube_segments=8),
                    at=(x * 0.048, 0, z),
                    material="cord",
                )
            k.tube(
                "band",
                [(x * 0.048, 0.008, 0.186), (x * 0.04, 0.022, 0.14), (x * 0.017, 0.024, 0.092)],
                0.003,
                segments=10,
                material="band",
            )
        k.add(
            "pouch",
            Box(size=(0.046, 0.004, 0.022), pivot="center"),
            at=(0, 0.024, 0.085),
            material="pouch",
            bevel=0.0018,
        )
