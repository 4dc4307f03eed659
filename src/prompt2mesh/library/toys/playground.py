"""Playthings: balloon, kite, ball, paper plane, top, blocks, tyre swing, rocking horse."""

import math

from prompt2mesh.library.kit import Kit
from prompt2mesh.library.people.bodies import ball, chain, cone, egg
from prompt2mesh.library.registry import asset, choice, count, flag, length
from prompt2mesh.mesh.materials import Material
from prompt2mesh.mesh.placement import Grid
from prompt2mesh.mesh.shapes import Blend, Box, Cylinder, Extrude, Lathe, PolyMesh, Sphere, Sweep, Text, Torus

Vec = tuple[float, float, float]


@asset(
    kind="balloon",
    words=("balloon", "balloons", "party balloon", "bunch of balloons", "helium balloon", "birthday balloon"),
    about="Party balloons on strings, tied to a small weight.",
    parameters=(length("height", 1.2, 0.1, 6.0, words=("height", "tall")), count("balloons", 1, 1, 15)),
    slots={
        "balloon": Material(preset="glossy_plastic", color="#d9232e"),
        "blue": Material(preset="glossy_plastic", color="#2a6fd6"),
        "yellow": Material(preset="glossy_plastic", color="#ffc928"),
        "green": Material(preset="glossy_plastic", color="#38a84a"),
        "string": Material(preset="cotton", color="#f0ece2"),
        "weight": Material(preset="foil", color="#c8a84a"),
    },
    adjectives={"bunched": {"balloons": 7}},
)
def balloon(k: Kit) -> None:
    """Each balloon a turned drop with its knot; strings meet at the weight."""
    h, n = k.m("height"), k.n("balloons")
    s = 0.30 * h if n == 1 else 0.24 * h
    k.add(
        "weight",
        Lathe(
            profile=[(0.05 * h, 0), (0.055 * h, 0.02 * h), (0.02 * h, 0.06 * h), (0.01 * h, 0.07 * h)],
            smooth=True,
            segments=24,
        ),
        material="weight",
    )
    profile = [
        (0.0, -0.02),
        (0.03, 0.0),
        (0.16, 0.12),
        (0.33, 0.36),
        (0.41, 0.62),
        (0.395, 0.82),
        (0.28, 1.0),
        (0.13, 1.075),
        (0.0, 1.09),
    ]
    for i in range(n):
        if n == 1:
            base: Vec = (0, 0, h - 1.09 * s)
        else:
            a, q = i * 2.4, 0.34 * s * math.sqrt(i + 0.3)
            base = (1.6 * q * math.cos(a), 1.6 * q * math.sin(a), h - 1.09 * s - 0.55 * q - k.rng.uniform(0, 0.15) * s)
        color = ("balloon", "blue", "yellow", "green")[i % 4]
        lean = (math.degrees(math.atan2(-base[1], base[2])), math.degrees(math.atan2(base[0], base[2])), 0.0)
        with k.group(f"balloon {i + 1}", at=base, rotate=lean):
            k.add(
                "balloon", Lathe(profile=[(x * s, z * s) for x, z in profile], smooth=True, segments=40), material=color
            )
            k.add(
                "balloon knot",
                Lathe(profile=[(0.055 * s, -0.07 * s), (0.02 * s, -0.03 * s), (0.03 * s, 0.02 * s)], segments=20),
                material=color,
            )
        k.tube(
            "string",
            [
                (0, 0, 0.06 * h),
                (base[0] * 0.2 + 0.01 * h, base[1] * 0.2, 0.06 * h + (base[2] - 0.06 * h) * 0.4),
                (base[0] * 0.65, base[1] * 0.65, 0.06 * h + (base[2] - 0.06 * h) * 0.75),
                (base[0], base[1], base[2] - 0.03 * s),
            ],
            0.0028 * h,
            segments=6,
            material="string",
        )
    k.anchor("grip", (0, 0, 0.25 * h), normal=(0, 0, 1), radius=0.01 * h)


@asset(
    kind="kite",
    words=("kite", "diamond kite", "toy kite"),
    about="A diamond kite with crossed spars and a tail of bows, leaning on its tail.",
    parameters=(length("height", 0.9, 0.1, 5.0, words=("height", "tall")), count("bows", 5, 0, 20)),
    slots={
        "sail": Material(preset="nylon", color="#d9232e"),
        "panel": Material(preset="nylon", color="#ffc928"),
        "spar": "light_wood",
        "tail": Material(preset="nylon", color="#2a6fd6"),
        "string": Material(preset="cotton", color="#efe9dc"),
    },
    states=("frayed", "torn"),
)
def kite(k: Kit) -> None:
    """Four panels, two spars, a tail that trails on the ground."""
    h = k.m("height")
    w = 0.78 * h
    t = 0.006 * h
    top: tuple[float, float] = (0, h)
    left, right, low, mid = (-w / 2, 0.64 * h), (w / 2, 0.64 * h), (0.0, 0.0), (0.0, 0.64 * h)
    frayed = k.state("frayed") or k.state("torn")
    with k.group("kite", at=(0, 0, 0.012 * h), rotate=(-24, 0, 0)):
        for i, (a, b) in enumerate(((top, left), (left, low), (low, right), (right, top))):
            k.add(
                f"{'sail' if i % 2 == 0 else 'panel'} {i + 1}",
                Extrude(outline=[mid, a, b], height=t),
                at=(0, t / 2, 0),
                rotate=(90, 0, 0),
                material="sail" if i % 2 == 0 else "panel",
            )
        k.rod("spar upright", (0, 0.007 * h, 0.005 * h), (0, 0.007 * h, 0.995 * h), 0.009 * h, material="spar")
        k.tube(
            "spar cross",
            [(-w / 2, 0.004 * h, 0.64 * h), (0, 0.018 * h, 0.64 * h), (w / 2, 0.004 * h, 0.64 * h)],
            0.008 * h,
            material="spar",
        )
        k.tube(
            "string edge",
            [(x, 0, z) for x, z in (top, left, low, right)],
            0.0055 * h,
            smooth=False,
            closed=True,
            segments=8,
            material="string",
        )
    path: list[Vec] = [
        (0, 0.0, 0.02 * h),
        (0.06 * h, -0.16 * h, 0.012 * h),
        (-0.07 * h, -0.34 * h, 0.012 * h),
        (0.07 * h, -0.52 * h, 0.012 * h),
        (-0.05 * h, -0.70 * h, 0.012 * h),
        (0.05 * h, -0.88 * h, 0.012 * h),
    ]
    k.tube("tail string", path, 0.005 * h, segments=8, material="string")
    n = k.n("bows")
    for i in range(n):
        s = (i + 0.7) / n * (len(path) - 1) * 0.98
        j = min(int(s), len(path) - 2)
        p = tuple(path[j][c] + (path[j + 1][c] - path[j][c]) * (s - j) for c in range(3))
        for side in (-1, 1):
            jag = [
                (0.0, 0.0),
                (0.07, 0.035),
                (0.055 if frayed else 0.07, 0.012),
                (0.07, -0.01 if frayed else -0.012),
                (0.05 if frayed else 0.07, -0.02),
                (0.07, -0.035),
            ]
            outline = [(side * x * h, y * h) for x, y in jag]
            k.add(
                "tail bow",
                Extrude(outline=outline[::-1] if side > 0 else outline, height=0.006 * h),
                at=(p[0], p[1], 0.009 * h),
                material="tail" if i % 2 else "panel",
            )
        k.add(
            "tail knot",
            Sphere(radius=0.010 * h, segments=12),
            at=(p[0], p[1], 0.012 * h),
            material="tail" if i % 2 else "panel",
        )


@asset(
    kind="beach_ball",
    words=("beach ball", "beachball", "inflatable ball", "toy ball", "marble", "marbles", "bouncy ball"),
    about="An inflatable ball in six colours.",
    parameters=(length("diameter", 0.4, 0.01, 5.0, words=("diameter", "size", "width")),),
    slots={
        "white": Material(preset="glossy_plastic", color="#f7f6f2"),
        "red": Material(preset="glossy_plastic", color="#dc2430"),
        "yellow": Material(preset="glossy_plastic", color="#ffcb2b"),
        "blue": Material(preset="glossy_plastic", color="#2370d8"),
    },
    main_slot="red",
)
def beach_ball(k: Kit) -> None:
    """Six wedges, caps at the poles, a valve."""
    r = k.m("diameter") / 2
    order = ("white", "red", "white", "yellow", "white", "blue")
    profile = [(r * math.sin(a), -r * math.cos(a)) for a in (math.pi * i / 24 for i in range(25))]
    with k.group("ball", at=(0, 0, r), rotate=(18, 14, 0)):
        for i, color in enumerate(order):
            k.add(
                f"panel {i + 1}",
                Lathe(profile=[(max(0.0, x), z) for x, z in profile], angle=60.0, segments=12),
                rotate=(0, 0, 60 * i),
                material=color,
                smooth=False,
            )
        for z in (-1, 1):
            k.add(
                "cap",
                Lathe(profile=[(0.2 * r, 0.965 * r), (0.19 * r, 0.99 * r), (0.0, 1.012 * r)], segments=32),
                rotate=(0 if z > 0 else 180, 0, 0),
                material="white",
            )
        k.add(
            "valve",
            Cylinder(radius=0.05 * r, height=0.04 * r, segments=20),
            at=(0, 0, 1.0 * r),
            material="white",
            bevel=0.008 * r,
        )


@asset(
    kind="paper_airplane",
    words=("paper airplane", "paper plane", "paper aeroplane", "paper aircraft", "paper dart"),
    about="A folded paper dart.",
    parameters=(length("length", 0.28, 0.03, 3.0, words=("length", "long", "size")),),
    slots={"paper": "paper"},
)
def paper_airplane(k: Kit) -> None:
    """Two wings and a keel of folded sheets; nose towards −y."""
    n = k.m("length")
    t = 0.004 * n
    nose: Vec = (0, -0.5 * n, 0.115 * n)
    for name, x in (("right", -1), ("left", 1)):
        for part, a, b, lift in (
            ("wing", (0.012, 0.5, 0.135), (0.30, 0.5, 0.185), 0.0),
            ("fold", (0.012, 0.46, 0.138), (0.16, 0.42, 0.163), 0.006),
        ):
            p = (x * a[0] * n, a[1] * n, (a[2] + lift) * n)
            q = (x * b[0] * n, b[1] * n, (b[2] + lift) * n)
            m = (nose[0] + x * 0.003 * n, nose[1] + (0.02 * n if part == "fold" else 0), nose[2] + lift * n)
            top = [(v[0], v[1], v[2] + t) for v in (m, p, q)]
            faces = [[0, 1, 2], [3, 5, 4], [0, 3, 4, 1], [1, 4, 5, 2], [2, 5, 3, 0]]
            k.add(
                f"{part} {name}",
                PolyMesh(vertices=[m, p, q, *top], faces=faces if x < 0 else [f[::-1] for f in faces]),
                material="paper",
                flat=True,
            )
        keel = [
            (x * 0.003 * n, nose[1], nose[2] + t),
            (x * 0.012 * n, 0.5 * n, 0.137 * n),
            (x * 0.001 * n, 0.5 * n, 0.0),
            (x * 0.001 * n, -0.38 * n, 0.075 * n),
        ]
        other = [(v[0] - x * t, v[1], v[2]) for v in keel]
        faces = [[0, 1, 2, 3], [7, 6, 5, 4], [0, 4, 5, 1], [1, 5, 6, 2], [2, 6, 7, 3], [3, 7, 4, 0]]
        k.add(
            f"keel {name}",
            PolyMesh(vertices=[*keel, *other], faces=faces if x > 0 else [f[::-1] for f in faces]),
            material="paper",
            flat=True,
        )


@asset(
    kind="spinning_top",
    words=("spinning top", "whirligig", "dreidel", "toy top", "yo-yo", "yoyo", "gyroscope"),
    about="A turned wooden top, tilted as it spins.",
    parameters=(length("height", 0.09, 0.01, 2.0, words=("height", "tall")),),
    slots={
        "wood": Material(preset="gloss_paint", color="#d2262e"),
        "band": Material(preset="gloss_paint", color="#ffc928"),
        "ring": Material(preset="gloss_paint", color="#2a6fd6"),
        "stem": "light_wood",
        "tip": "steel",
    },
)
def spinning_top(k: Kit) -> None:
    """Tip, body in three bands, stem."""
    h = k.m("height")
    with k.group("top", rotate=(0, 9, 0)):
        k.add(
            "tip",
            Lathe(profile=[(0.004 * h, 0), (0.03 * h, 0.06 * h), (0.03 * h, 0.1 * h)], segments=24),
            material="tip",
        )
        for name, points in (
            ("wood", [(0.03, 0.08), (0.14, 0.16), (0.34, 0.34), (0.40, 0.40)]),
            ("band", [(0.40, 0.395), (0.435, 0.43), (0.435, 0.47), (0.41, 0.50)]),
            ("ring", [(0.41, 0.495), (0.3, 0.56), (0.18, 0.60), (0.10, 0.62), (0.06, 0.66)]),
        ):
            k.add(name, Lathe(profile=[(x * h, z * h) for x, z in points], segments=64), material=name)
        k.add(
            "stem",
            Lathe(
                profile=[
                    (0.04 * h, 0.62 * h),
                    (0.035 * h, 0.85 * h),
                    (0.055 * h, 0.93 * h),
                    (0.05 * h, 0.985 * h),
                    (0, h),
                ],
                segments=28,
            ),
            material="stem",
        )


@asset(
    kind="building_blocks",
    words=(
        "building block",
        "building blocks",
        "toy block",
        "alphabet blocks",
        "wooden blocks",
        "baby blocks",
        "toy brick",
        "lego",
        "lego brick",
    ),
    about="Alphabet blocks stacked, or a studded toy brick.",
    parameters=(
        choice("type", "alphabet", "brick", words=("type",)),
        length("size", 0.045, 0.005, 2.0, words=("size",)),
        count("studs", 4, 1, 10),
    ),
    slots={
        "block": "light_wood",
        "red": Material(preset="gloss_paint", color="#d2262e"),
        "blue": Material(preset="gloss_paint", color="#2a6fd6"),
        "yellow": Material(preset="gloss_paint", color="#f2b61f"),
        "brick": Material(preset="glossy_plastic", color="#d2181f"),
    },
    main_slot="brick",
    adjectives={"plastic": {"type": "brick"}, "interlocking": {"type": "brick"}},
)
def building_blocks(k: Kit) -> None:
    """Three cubes with letters on framed faces; or one brick."""
    a = k.m("size")
    if k.s("type") == "brick":
        n = k.n("studs")
        u = a / 4.5
        k.add("brick", Box(size=(n * u * 1.0, 2 * u, 1.2 * u)), material="brick", bevel=0.03 * u)
        k.add(
            "brick stud",
            Cylinder(radius=0.3 * u, height=0.22 * u, segments=32),
            at=(0, 0, 1.19 * u),
            material="brick",
            bevel=0.03 * u,
            instances=Grid(counts=(n, 2, 1), step=(u, u, u)),
        )
        k.anchor("top", (0, 0, 1.4 * u), half_size=(n * u / 2, u))
        return
    for i, (x, y, z, turn, letter, color) in enumerate(
        ((-0.56, 0, 0, 8, "A", "red"), (0.58, 0.08, 0, -14, "B", "blue"), (0.0, 0.04, 1, 20, "C", "yellow"))
    ):
        with k.group(f"block {letter}", at=(x * a, y * a, z * a), rotate=(0, 0, turn)):
            k.add("block", Box(size=(a, a, a)), material="block", bevel=0.06 * a, bevel_segments=3)
            for side in range(4):
                with k.group(f"face {i} {side}", rotate=(0, 0, 90 * side)):
                    for dx, dz, w, t in (
                        (0, 0.12, 0.76, 0.06),
                        (0, 0.88, 0.76, 0.06),
                        (-0.38, 0.5, 0.06, 0.82),
                        (0.38, 0.5, 0.06, 0.82),
                    ):
                        k.add(
                            f"{color} frame",
                            Box(size=(w * a, 0.03 * a, t * a), pivot="center"),
                            at=(dx * a, -0.5 * a, dz * a),
                            material=color,
                        )
                    k.add(
                        f"{color} letter",
                        Text(text=chr(ord(letter) + (side * 3) % 9), height=0.46 * a, depth=0.04 * a, font="sans-bold"),
                        at=(0, -0.5 * a, 0.26 * a),
                        material=color,
                    )
    k.anchor("top", (0, 0, 2 * a), half_size=(a / 2, a / 2))


@asset(
    kind="tire_swing",
    words=("tire swing", "tyre swing", "swing", "rope swing"),
    about="A swing of an old tyre or a board, hanging from a timber frame.",
    parameters=(
        length("height", 2.4, 0.2, 8.0, words=("height", "tall")),
        choice("seat", "tyre", "board", words=("seat",)),
    ),
    slots={"frame": "weathered_wood", "rope": "rope", "tyre": "rubber", "board": "planks"},
)
def tire_swing(k: Kit) -> None:
    """Two A-frames, a beam, ropes, the seat."""
    h = k.m("height")
    for x in (-1, 1):
        for y in (-1, 1):
            k.rod("frame leg", (x * 0.52 * h, y * 0.32 * h, 0.0), (x * 0.44 * h, 0.0, h), 0.03 * h, material="frame")
        k.rod(
            "frame brace",
            (x * 0.49 * h, -0.2 * h, 0.38 * h),
            (x * 0.49 * h, 0.2 * h, 0.38 * h),
            0.02 * h,
            material="frame",
        )
    k.rod("frame beam", (-0.54 * h, 0, 0.975 * h), (0.54 * h, 0, 0.975 * h), 0.034 * h, material="frame")
    if k.s("seat") == "tyre":
        r = 0.125 * h
        z = 0.34 * h
        k.add(
            "tyre",
            Lathe(
                profile=[
                    (0.6 * r, -0.33 * r),
                    (0.85 * r, -0.40 * r),
                    (1.05 * r, -0.34 * r),
                    (1.1 * r, 0),
                    (1.05 * r, 0.34 * r),
                    (0.85 * r, 0.40 * r),
                    (0.6 * r, 0.33 * r),
                    (0.72 * r, 0.0),
                ],
                closed=True,
                segments=64,
            ),
            at=(0, 0, z),
            rotate=(90, 0, 0),
            material="tyre",
            bevel=0.03 * r,
        )
        for i in range(30):
            a = 2 * math.pi * i / 30
            k.add(
                "tyre tread",
                Box(size=(0.09 * r, 0.52 * r, 0.07 * r), pivot="center"),
                at=(1.09 * r * math.cos(a), 0, z + 1.09 * r * math.sin(a)),
                rotate=(0, 90 - math.degrees(a), 18 if i % 2 else -18),
                material="tyre",
            )
        k.rod("rope", (0, 0, z + 1.0 * r), (0, 0, 0.975 * h), 0.013 * h, material="rope")
        k.add(
            "rope loop",
            Torus(radius=0.55 * r, tube=0.013 * h, segments=32, tube_segments=10),
            at=(0, 0, z + 0.83 * r),
            rotate=(0, 90, 0),
            scale=(0.62, 1.0, 1),
            material="rope",
        )
        k.add("rope knot", Sphere(radius=0.03 * h, segments=18), at=(0, 0, z + 1.22 * r), material="rope")
    else:
        z = 0.2 * h
        k.add("board", Box(size=(0.34 * h, 0.13 * h, 0.022 * h)), at=(0, 0, z), material="board", bevel=0.005 * h)
        for x in (-1, 1):
            k.rod("rope", (x * 0.14 * h, 0, z - 0.02 * h), (x * 0.14 * h, 0, 0.975 * h), 0.011 * h, material="rope")
            k.add(
                "rope knot", Sphere(radius=0.02 * h, segments=16), at=(x * 0.14 * h, 0, z - 0.01 * h), material="rope"
            )
    for x in (0,) if k.s("seat") == "tyre" else (-1, 1):
        k.add(
            "rope wrap",
            Torus(radius=0.04 * h, tube=0.012 * h, segments=28, tube_segments=8),
            at=(x * 0.14 * h, 0, 0.975 * h),
            rotate=(0, 90, 0),
            material="rope",
        )
    k.anchor("seat", (0, 0, 0.22 * h if k.s("seat") == "board" else 0.26 * h), half_size=(0.12 * h, 0.06 * h))


@asset(
    kind="rocking_horse",
    words=("rocking horse", "toy horse", "hobby horse", "wooden horse", "carousel horse"),
    about="A wooden horse on curved rockers with saddle, mane and tail.",
    parameters=(length("height", 0.85, 0.05, 3.0, words=("height", "tall")), flag("saddle", True, words=("saddle",))),
    slots={
        "horse": "oak",
        "rocker": "mahogany",
        "saddle": Material(preset="leather", color="#a3242c"),
        "mane": Material(preset="yarn", color="#3a2418"),
        "metal": "brass",
        "eye": Material(preset="glossy_plastic", color="#15110e"),
    },
    category="creature",
)
def rocking_horse(k: Kit) -> None:
    """Body, neck, head, legs; rockers with rails; facing −y."""
    h = k.m("height")

    def s(x: float, y: float, z: float) -> Vec:
        return (x * h, y * h, z * h)

    blobs = [
        *chain([s(0, 0.24, 0.56), s(0, 0.0, 0.55), s(0, -0.22, 0.58)], [0.125 * h, 0.125 * h, 0.125 * h]),
        *chain([s(0, -0.24, 0.62), s(0, -0.34, 0.80), s(0, -0.37, 0.88)], [0.11 * h, 0.072 * h, 0.07 * h]),
        *chain([s(0, -0.36, 0.885), s(0, -0.52, 0.77), s(0, -0.555, 0.745)], [0.074 * h, 0.05 * h, 0.046 * h]),
    ]
    for x in (-1, 1):
        blobs += [
            cone(s(x * 0.04, -0.33, 0.93), s(x * 0.05, -0.335, 1.0), 0.026 * h, 0.006 * h),
            *chain(
                [s(x * 0.075, -0.22, 0.5), s(x * 0.12, -0.34, 0.30), s(x * 0.15, -0.40, 0.13)],
                [0.072 * h, 0.042 * h, 0.034 * h],
            ),
            *chain(
                [s(x * 0.075, 0.26, 0.5), s(x * 0.12, 0.36, 0.32), s(x * 0.15, 0.42, 0.13)],
                [0.085 * h, 0.045 * h, 0.034 * h],
            ),
        ]
    k.add("body", Blend(blobs=blobs, smoothness=0.035 * h, resolution=72), material="horse", smooth=True)
    for name, x in (("right", -1), ("left", 1)):
        path = [
            s(x * 0.15, 0.78 * math.sin(a), 0.035 + 0.95 * (1 - math.cos(a)))
            for a in (math.radians(-50 + 10 * i) for i in range(11))
        ]
        k.add(
            f"rocker {name}",
            Sweep(
                path=path,
                profile=[
                    (-0.024 * h, -0.03 * h),
                    (0.024 * h, -0.03 * h),
                    (0.024 * h, 0.03 * h),
                    (-0.024 * h, 0.03 * h),
                ],
                resolution=4,
            ),
            material="rocker",
        )
        for y in (-0.40, 0.42):
            k.rod(f"hoof {name}", s(x * 0.15, y, 0.10), s(x * 0.15, y, 0.17), 0.04 * h, material="rocker")
        k.add(f"eye {name}", Sphere(radius=0.014 * h, segments=16), at=s(x * 0.064, -0.41, 0.875), material="eye")
    for y in (-0.5, 0.52):
        k.rod("rocker rail", s(-0.17, y, 0.255), s(0.17, y, 0.255), 0.02 * h, material="rocker")
    mane = [
        b
        for i in range(8)
        for b in chain(
            [s(0, -0.34 + 0.022 * i, 0.965 - 0.045 * i), s(0.03 * (-1) ** i, -0.27 + 0.028 * i, 0.95 - 0.055 * i)],
            [0.036 * h, 0.02 * h],
        )
    ]
    k.add("mane", Blend(blobs=mane, smoothness=0.012 * h, resolution=40), material="mane", smooth=True)
    k.add(
        "tail",
        Blend(
            blobs=chain(
                [s(0, 0.35, 0.60), s(0, 0.46, 0.58), s(0, 0.50, 0.42), s(0, 0.46, 0.28)],
                [0.03 * h, 0.05 * h, 0.05 * h, 0.012 * h],
            ),
            smoothness=0.02 * h,
            resolution=32,
        ),
        material="mane",
        smooth=True,
    )
    if k.on("saddle"):
        k.add(
            "saddle",
            Blend(
                blobs=[
                    egg(s(0, 0.04, 0.645), s(0.105, 0.16, 0.045)),
                    ball(s(0, -0.10, 0.685), 0.035 * h),
                    ball(s(0, 0.18, 0.685), 0.04 * h),
                    *(egg(s(x * 0.118, 0.03, 0.57), s(0.02, 0.085, 0.09)) for x in (-1, 1)),
                ],
                smoothness=0.04 * h,
                resolution=40,
            ),
            material="saddle",
            smooth=True,
        )
        k.add(
            "metal stirrup",
            Torus(radius=0.032 * h, tube=0.008 * h, segments=28, tube_segments=8),
            at=s(0.138, 0.02, 0.46),
            rotate=(90, 0, 90),
            material="metal",
            mirror=True,
        )
    k.rod("handle", s(-0.13, -0.37, 0.83), s(0.13, -0.37, 0.83), 0.016 * h, material="rocker")
    k.add(
        "metal ring",
        Torus(radius=0.062 * h, tube=0.008 * h, segments=32, tube_segments=8),
        at=s(0, -0.47, 0.80),
        rotate=(40, 0, 0),
        material="metal",
    )
    k.anchor("seat", s(0, 0.04, 0.68), half_size=(0.08 * h, 0.1 * h))
    k.anchor("back", s(0, 0.04, 0.68))
    k.anchor("head", s(0, -0.36, 0.93), radius=0.08 * h)
