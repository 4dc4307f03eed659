"""Toys that have always been: yo-yo, spring, bricks, rings, pinwheel, slingshot, toy car, train and crane of paper."""

import math

from prompt2mesh.library.kit import Kit, Point
from prompt2mesh.library.outlines import Outline, Path, rounded_rectangle
from prompt2mesh.library.panels import panel
from prompt2mesh.library.registry import asset, choice, count, flag, length
from prompt2mesh.library.tools.display import DISPLAY, long, shown
from prompt2mesh.mesh.materials import Material
from prompt2mesh.mesh.placement import Grid
from prompt2mesh.mesh.program import Shell
from prompt2mesh.mesh.shapes import Box, Cylinder, Extrude, Lathe, PolyMesh, Sphere, Torus


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
    kind="pinwheel",
    words=("pinwheel", "toy windmill", "paper windmill", "whirligig toy", "wind spinner"),
    about="A paper pinwheel on a stick.",
    parameters=(length("height", 0.4, 0.05, 3.0, words=("height", "tall", "size")), count("vanes", 4, 3, 8, words=("vanes", "blades", "sails"))),
    slots={"vane": Material(preset="paper", color="#e2372e"), "back": Material(preset="paper", color="#f6c92b"), "stick": "birch", "pin": "brass"},
    parts={"blade": "vane, back", "handle": "stick"},
)  # fmt: skip
def pinwheel(k: Kit) -> None:
    """Each vane's corner is curled in to the pin."""
    s = k.m("height") / 0.4
    n = k.n("vanes")
    with k.group("pinwheel", scale=s):
        k.rod("stick", (0, 0.004, 0), (0, 0.004, 0.3), 0.004, segments=16, material="stick")
        c, r = 0.285, 0.115
        for i in range(n):
            with k.group("wing", at=(0, 0, c), rotate=(0, 360 / n * i + 12, 0)):
                rows: list[list[Point]] = []
                for j in range(9):
                    t = j / 8
                    row: list[Point] = []
                    for m in range(7):
                        q = 0.06 + 0.94 * m / 6
                        flat = (r * q * math.cos(1.05 * (1 - t)), r * q * math.sin(1.05 * (1 - t)))
                        lift = 0.026 * math.sin(math.pi * t * 0.95) * q + 0.001
                        pull = 0.78 * t**1.6 * q
                        row.append(
                            (
                                flat[0] * (1 - pull),
                                -0.004 - lift,
                                flat[1] * (1 - pull) + 0.35 * r * t * q * (1 - t * 0.6),
                            )
                        )
                    rows.append(row)
                front = [p for row in rows for p in row]
                thick = 0.0012
                verts = [*front, *[(x, y + thick, z) for x, y, z in front]]
                faces: list[list[int]] = []
                m, size = 7, len(front)
                for j in range(8):
                    for q in range(6):
                        a = j * m + q
                        quad = [a, a + 1, a + m + 1, a + m]
                        faces.append(quad)
                        faces.append([v + size for v in quad[::-1]])
                edge = [
                    *range(6),
                    *[6 + m * j for j in range(8)],
                    *[8 * m + 6 - q for q in range(6)],
                    *[(8 - j) * m for j in range(8)],
                ]
                faces += [
                    [edge[(e + 1) % len(edge)], edge[e], edge[e] + size, edge[(e + 1) % len(edge)] + size]
                    for e in range(len(edge))
                ]
                k.add(
                    "vane" if i % 2 == 0 else "back vane",
                    PolyMesh(vertices=verts, faces=faces),
                    material="vane" if i % 2 == 0 else "back",
                    smooth=True,
                )
        k.add("pin", Sphere(radius=0.009, segments=24), at=(0, -0.012, c), material="pin")
        k.rod("pin shaft", (0, -0.01, c), (0, 0.006, c), 0.0028, segments=12, material="pin")
    k.anchor("grip", (0, 0.004 * s, 0.08 * s), radius=0.004 * s)
    k.anchor("top", (0, 0, 0.39 * s))


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


@asset(
    kind="toy_car",
    words=("toy car", "wooden toy car", "pull toy car", "toy racing car"),
    about="A wooden toy car with round wheels.",
    parameters=(length("length", 0.16, 0.02, 2.0, words=("length", "long", "size")),),
    slots={"body": Material(preset="gloss_paint", color="#d3312a"), "wheel": Material(preset="gloss_paint", color="#2b2b2e"), "hub": "birch", "window": Material(preset="gloss_paint", color="#bfe3f2"), "light": Material(preset="gloss_paint", color="#f6d42a")},
)  # fmt: skip
def toy_car(k: Kit) -> None:
    """Seen from the side: bonnet to the right."""
    s = k.m("length") / 0.16
    with k.group("car", scale=s):
        side: Outline = [
            (-0.078, 0.018),
            (0.078, 0.018),
            (0.08, 0.03),
            (0.076, 0.045),
            (0.062, 0.053),
            (0.03, 0.056),
            (0.016, 0.084),
            (0.004, 0.09),
            (-0.046, 0.09),
            (-0.058, 0.083),
            (-0.07, 0.056),
            (-0.079, 0.048),
        ]
        panel(k, "body", side, 0.07, at=(0, 0.035, 0), material="body", bevel=0.009)
        for y in (-0.0355, 0.0335):
            panel(
                k,
                "window front",
                [(0.003, 0.056), (0.022, 0.056), (0.011, 0.08), (0.003, 0.08)],
                0.002,
                at=(0, y + 0.001, 0),
                material="window",
                bevel=0.0005,
            )
            panel(
                k,
                "window rear",
                [(-0.06, 0.058), (-0.004, 0.056), (-0.004, 0.08), (-0.048, 0.08)],
                0.002,
                at=(0, y + 0.001, 0),
                material="window",
                bevel=0.0005,
            )
        for x in (-0.045, 0.046):
            k.rod("hub axle", (x, -0.04, 0.02), (x, 0.04, 0.02), 0.004, segments=14, material="hub")
            for y in (-0.041, 0.041):
                k.add(
                    "wheel",
                    Cylinder(radius=0.02, height=0.014, segments=40, pivot="center"),
                    at=(x, y, 0.02),
                    rotate=(90, 0, 0),
                    material="wheel",
                    bevel=0.003,
                )
                k.add(
                    "hub",
                    Cylinder(radius=0.009, height=0.017, segments=28, pivot="center"),
                    at=(x, y, 0.02),
                    rotate=(90, 0, 0),
                    material="hub",
                    bevel=0.002,
                )
        for y in (-0.022, 0.022):
            k.add("light", Sphere(radius=0.0075, segments=20), at=(0.077, y, 0.04), material="light")
    k.anchor("top", (-0.02 * s, 0, 0.09 * s))
    k.anchor("grip", (-0.02 * s, 0, 0.06 * s), normal=(1, 0, 0), radius=0.035 * s)


@asset(
    kind="toy_train",
    words=("toy train", "wooden train", "train set", "toy train set", "toy locomotive", "model train", "wooden toy train"),
    about="A wooden engine with wagons, on an oval of track if asked for a set.",
    parameters=(length("length", 0.42, 0.06, 4.0, words=("length", "long", "size")), count("wagons", 2, 0, 5, words=("wagons", "carriages", "cars")), flag("track", False, words=("track", "tracks", "rails"))),
    slots={"engine": Material(preset="gloss_paint", color="#d3312a"), "cab": Material(preset="gloss_paint", color="#2f6fd0"), "accent": Material(preset="gloss_paint", color="#f3c62a"), "wheel": Material(preset="gloss_paint", color="#2b2b2e"), "wood": "birch", "green": Material(preset="gloss_paint", color="#3d9e4b"),
           "track": "oak"},
    adjectives={"train set": {"track": True}, "toy train set": {"track": True}, "model train": {"track": True}},
    parts={"chimney": "wheel chimney", "rail": "track"},
)  # fmt: skip
def toy_train(k: Kit) -> None:
    """The engine leads to the right."""
    n = k.n("wagons")
    s = k.m("length") / 0.42
    unit = 0.12
    lift = 0.012 if k.on("track") else 0.0
    with k.group("train", scale=s):
        if k.on("track"):
            half, r = unit * (n + 1) / 2 + 0.02, 0.185
            for inner, outer, low, high in (
                (0.0, 0.05, 0.0, 0.009),
                (0.006, 0.012, 0.008, 0.0125),
                (0.038, 0.044, 0.008, 0.0125),
            ):
                k.add(
                    "track",
                    Extrude(
                        outline=_oval(half, r - inner), holes=[_oval(half, r - outer)], height=high - low, bevel=0.0008
                    ),
                    at=(0, r - 0.025, low),
                    material="track",
                )
        for i in range(n + 1):
            x = unit * (n / 2 - i)
            with k.group("engine group" if i == 0 else f"wagon group {i}", at=(x, 0, lift)):
                k.add("wood frame", Box(size=(0.098, 0.044, 0.012)), at=(0, 0, 0.012), material="wood", bevel=0.003)
                for dx in (-0.03, 0.03):
                    k.rod("wood axle", (dx, -0.022, 0.014), (dx, 0.022, 0.014), 0.003, segments=12, material="wood")
                    for y in (-0.0235, 0.0235):
                        k.add(
                            "wheel",
                            Cylinder(radius=0.014, height=0.008, segments=32, pivot="center"),
                            at=(dx, y, 0.014),
                            rotate=(90, 0, 0),
                            material="wheel",
                            bevel=0.002,
                        )
                        k.add(
                            "accent hub",
                            Cylinder(radius=0.005, height=0.0095, segments=20, pivot="center"),
                            at=(dx, y, 0.014),
                            rotate=(90, 0, 0),
                            material="accent",
                        )
                if i < n:
                    k.rod(
                        "wheel coupling",
                        (-0.046, 0, 0.018),
                        (-unit + 0.046, 0, 0.018),
                        0.003,
                        segments=10,
                        material="wheel",
                    )
                if i == 0:
                    k.add(
                        "engine boiler",
                        Cylinder(radius=0.0195, height=0.066, segments=36, pivot="center"),
                        at=(0.014, 0, 0.042),
                        rotate=(0, 90, 0),
                        material="engine",
                        bevel=0.003,
                    )
                    k.add(
                        "accent front",
                        Cylinder(radius=0.0165, height=0.004, segments=32, pivot="center"),
                        at=(0.048, 0, 0.042),
                        rotate=(0, 90, 0),
                        material="accent",
                        bevel=0.001,
                    )
                    for dx in (0.0, 0.028):
                        k.add(
                            "accent band",
                            Torus(radius=0.0195, tube=0.0016, segments=36, tube_segments=8),
                            at=(dx, 0, 0.042),
                            rotate=(0, 90, 0),
                            material="accent",
                        )
                    k.add("cab", Box(size=(0.032, 0.046, 0.05)), at=(-0.032, 0, 0.023), material="cab", bevel=0.003)
                    k.add(
                        "engine roof",
                        Box(size=(0.044, 0.054, 0.008)),
                        at=(-0.032, 0, 0.072),
                        material="engine",
                        bevel=0.003,
                    )
                    for y in (-0.0235, 0.0235):
                        k.add(
                            "accent window",
                            Box(size=(0.017, 0.002, 0.018), pivot="center"),
                            at=(-0.032, y, 0.055),
                            material="accent",
                            bevel=0.0006,
                        )
                    k.add(
                        "wheel chimney",
                        Lathe(
                            profile=[(0.006, 0.0), (0.006, 0.018), (0.0095, 0.026), (0.0095, 0.03), (0.0, 0.03)],
                            segments=28,
                        ),
                        at=(0.033, 0, 0.058),
                        material="wheel",
                    )
                    k.add("accent dome", Sphere(radius=0.008, segments=20), at=(0.008, 0, 0.062), material="accent")
                else:
                    slot = ("green", "accent", "cab", "engine")[(i - 1) % 4]
                    k.add(f"{slot} box", Box(size=(0.088, 0.044, 0.03)), at=(0, 0, 0.023), material=slot, bevel=0.003)
                    for j in range(3):
                        k.add(
                            "wood load",
                            Cylinder(radius=0.009, height=0.08, segments=20, pivot="center"),
                            at=(0, -0.0135 + 0.0135 * j, 0.056 + (0.006 if j == 1 else 0.0)),
                            rotate=(0, 90, 0),
                            material="wood",
                            bevel=0.001,
                        )
    k.anchor("top", (unit * n / 2 * s, 0, 0.09 * s))


def _oval(half: float, r: float) -> Outline:
    """Two straights of 2 × `half` joined by half circles of radius `r`."""
    return rounded_rectangle(2 * (half + r), 2 * r, r, corner_segments=16)


@asset(
    kind="origami_crane",
    words=("origami crane", "paper crane", "origami bird", "origami", "origami swan", "paper bird"),
    about="A folded paper crane.",
    parameters=(length("width", 0.16, 0.02, 3.0, words=("width", "wide", "size", "wingspan")),),
    slots={"paper": Material(preset="paper", color="#e8503f")},
    parts={"wing": "paper wing", "neck": "paper neck", "tail": "paper tail", "head": "paper head"},
)  # fmt: skip
def origami_crane(k: Kit) -> None:
    """Body, two wings, neck with a bent head, tail: sharp folds of two layers."""
    s = k.m("width") / 0.16

    def fold(name: str, points: list[Point], thick: float = 0.0016) -> None:
        """A triangle or four-sided flap with a little thickness across x or z."""
        a, b, c = points[0], points[1], points[2]
        u = (b[0] - a[0], b[1] - a[1], b[2] - a[2])
        v = (c[0] - a[0], c[1] - a[1], c[2] - a[2])
        n = (u[1] * v[2] - u[2] * v[1], u[2] * v[0] - u[0] * v[2], u[0] * v[1] - u[1] * v[0])
        size = math.sqrt(sum(q * q for q in n)) or 1.0
        off = tuple(q / size * thick / 2 for q in n)
        top = [(p[0] + off[0], p[1] + off[1], p[2] + off[2]) for p in points]
        low = [(p[0] - off[0], p[1] - off[1], p[2] - off[2]) for p in points]
        m = len(points)
        faces = [
            list(range(m)),
            [m + i for i in range(m)][::-1],
            *[[(i + 1) % m, i, m + i, m + (i + 1) % m] for i in range(m)],
        ]
        k.add(name, PolyMesh(vertices=[*top, *low], faces=faces), material="paper", flat=True)

    with k.group("crane", scale=s):
        keel = (0.0, 0.0, 0.0)
        ridge = (0.0, 0.0, 0.052)
        head, tail = (0.0, -0.026, 0.036), (0.0, 0.026, 0.036)
        left, right = (-0.012, 0.0, 0.03), (0.012, 0.0, 0.03)
        body = [keel, ridge, head, tail, left, right]
        faces = [[0, 2, 5], [0, 5, 3], [0, 3, 4], [0, 4, 2], [1, 5, 2], [1, 3, 5], [1, 4, 3], [1, 2, 4]]
        k.add("paper body", PolyMesh(vertices=body, faces=[f[::-1] for f in faces]), material="paper", flat=True)
        for x in (-1, 1):
            fold("paper wing", [(x * 0.008, -0.022, 0.034), (x * 0.008, 0.022, 0.034), (x * 0.082, 0.008, 0.07)])
            fold("paper wing fold", [(x * 0.007, -0.02, 0.033), (x * 0.04, -0.004, 0.05), (x * 0.082, 0.008, 0.07)])
        fold("paper neck", [(0.0, -0.012, 0.026), (0.0, -0.03, 0.026), (0.0, -0.066, 0.084)], 0.004)
        fold("paper head", [(0.0, -0.06, 0.084), (0.0, -0.068, 0.078), (0.0, -0.094, 0.064)], 0.0035)
        fold("paper tail", [(0.0, 0.03, 0.026), (0.0, 0.012, 0.026), (0.0, 0.075, 0.088)], 0.004)
        k.add("paper foot", Box(size=(0.008, 0.012, 0.002)), material="paper")
    k.anchor("top", (0, 0, 0.08 * s))
