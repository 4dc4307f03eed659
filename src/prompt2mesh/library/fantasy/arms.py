"""Ranged and explosive weapons, and the furniture of tales: bow, cannon, bomb, gravestone, pirate flag, spell book."""

import math

from prompt2mesh.library.clothing.hats import skull_badge
from prompt2mesh.library.kit import Kit
from prompt2mesh.library.outlines import star
from prompt2mesh.library.registry import asset, choice, flag, length
from prompt2mesh.mesh.materials import Material
from prompt2mesh.mesh.placement import Radial
from prompt2mesh.mesh.shapes import Box, Cone, Cylinder, Extrude, Lathe, PolyMesh, Sphere, Text, Torus

Vec = tuple[float, float, float]


@asset(
    kind="bow_and_arrow",
    words=("bow and arrow", "longbow", "archery bow", "hunting bow", "recurve bow", "elven bow", "arrow"),
    about="A recurve bow with string and a nocked arrow.",
    parameters=(
        length("height", 1.5, 0.1, 5.0, words=("height", "length", "tall", "long")),
        flag("arrow", True, words=("arrow",)),
    ),
    slots={
        "bow": "walnut",
        "grip": Material(preset="leather", color="#4a2416"),
        "string": Material(preset="cotton", color="#efe6d0"),
        "shaft": "birch",
        "tip": "steel",
        "feather": Material(preset="feather", color="#b3202a"),
    },
)
def bow_and_arrow(k: Kit) -> None:
    """Limbs, grip, string, arrow; standing on the lower tip."""
    h = k.m("height")
    half: list[tuple[float, float]] = [
        (0.0, 0.0),
        (0.012, 0.12),
        (0.075, 0.30),
        (0.155, 0.43),
        (0.15, 0.48),
        (0.115, 0.5),
    ]
    path: list[Vec] = [(x * h, 0.0, (0.5 - z) * h) for x, z in half[::-1]] + [
        (x * h, 0, (0.5 + z) * h) for x, z in half[1:]
    ]
    k.tube(
        "bow",
        path,
        0.016 * h,
        radii=[0.4, 0.5, 0.7, 0.9, 1.05, 1.2, 1.05, 0.9, 0.7, 0.5, 0.4],
        segments=14,
        material="bow",
    )
    k.rod("grip", (0.003 * h, 0, 0.43 * h), (0.003 * h, 0, 0.57 * h), 0.022 * h, material="grip")
    pulled = 0.15 * h
    nock: Vec = (pulled + 0.05 * h if k.on("arrow") else pulled, 0, 0.515 * h)
    for name, end in (("string upper", (0.15 * h, 0.0, 0.98 * h)), ("string lower", (0.15 * h, 0.0, 0.02 * h))):
        k.rod(name, end, nock, 0.003 * h, segments=8, material="string")
    if k.on("arrow"):
        tip = -0.30 * h
        k.rod("shaft", (tip, 0.0, 0.515 * h), nock, 0.0065 * h, segments=12, material="shaft")
        k.add(
            "tip",
            Cone(radius_bottom=0.016 * h, radius_top=0.001 * h, height=0.055 * h, segments=4),
            at=(tip + 0.005 * h, 0, 0.515 * h),
            rotate=(0, -90, 0),
            material="tip",
            flat=True,
        )
        for i in range(3):
            outline = [(0.0, 0.0), (-0.10 * h, 0.0), (-0.085 * h, 0.024 * h), (-0.01 * h, 0.028 * h)]
            k.add(
                "feather",
                Extrude(outline=outline[::-1], height=0.003 * h),
                at=(nock[0] - 0.01 * h, 0.0, 0.515 * h),
                rotate=(90 + 120 * i, 0, 0),
                material="feather",
            )
    k.anchor("grip", (0, 0, 0.5 * h), normal=(0, 0, 1), radius=0.022 * h)


@asset(
    kind="cannon",
    words=("cannon", "pirate cannon", "field gun", "artillery", "naval cannon", "howitzer"),
    about="An iron cannon on a wooden carriage with a pile of balls.",
    parameters=(
        length("length", 1.8, 0.05, 8.0, words=("length", "long", "size")),
        flag("balls", True, words=("cannonballs", "balls")),
    ),
    slots={"barrel": "cast_iron", "carriage": "dark_oak", "metal": "black_iron", "brass": "brass"},
    parts={"wheel": "wheel"},
)
def cannon(k: Kit) -> None:
    """Barrel with rings and bore, cheeks, axles, spoked wheels."""
    n = k.m("length")
    z = 0.34 * n
    profile = [
        (0.0, -0.42),
        (0.05, -0.42),
        (0.06, -0.39),
        (0.03, -0.365),
        (0.11, -0.34),
        (0.135, -0.31),
        (0.135, -0.27),
        (0.125, -0.26),
        (0.118, 0.0),
        (0.125, 0.01),
        (0.125, 0.045),
        (0.108, 0.055),
        (0.09, 0.40),
        (0.105, 0.43),
        (0.115, 0.47),
        (0.105, 0.50),
        (0.058, 0.50),
        (0.058, 0.2),
        (0.0, 0.19),
    ]
    with k.group("barrel group", at=(0, -0.02 * n, z), rotate=(96, 0, 0)):
        k.add("barrel", Lathe(profile=[(x * n, y * n) for x, y in profile], segments=48), material="barrel")
        k.rod("barrel trunnion", (-0.19 * n, 0, -0.03 * n), (0.19 * n, 0, -0.03 * n), 0.035 * n, material="metal")
    outline = [
        (-0.36, 0.10),
        (0.34, 0.06),
        (0.46, 0.06),
        (0.46, 0.13),
        (0.30, 0.19),
        (0.16, 0.26),
        (0.08, 0.33),
        (-0.06, 0.345),
        (-0.18, 0.32),
        (-0.30, 0.26),
        (-0.36, 0.2),
    ]
    for x in (-1, 1):
        k.add(
            "carriage cheek",
            Extrude(outline=[(y * n, q * n) for y, q in outline], height=0.05 * n, bevel=0.008 * n),
            at=(x * 0.145 * n - 0.025 * n, 0, 0),
            rotate=(90, 0, 90),
            material="carriage",
        )
    k.add(
        "carriage bed",
        Box(size=(0.27 * n, 0.66 * n, 0.04 * n), pivot="center"),
        at=(0, 0.06 * n, 0.14 * n),
        material="carriage",
        bevel=0.006 * n,
    )
    for y, r in ((-0.22, 0.15), (0.32, 0.10)):
        k.rod("axle", (-0.26 * n, y * n, r * n), (0.26 * n, y * n, r * n), 0.026 * n, material="carriage")
        for name, x in (("right", -1), ("left", 1)):
            with k.group(f"wheel {name}", at=(x * 0.215 * n, y * n, r * n), rotate=(0, 90, 0)):
                k.add(
                    "wheel rim",
                    Lathe(
                        profile=[
                            ((r - 0.03) * n, -0.022 * n),
                            (r * n, -0.022 * n),
                            (r * n, 0.022 * n),
                            ((r - 0.03) * n, 0.022 * n),
                        ],
                        closed=True,
                        segments=48,
                    ),
                    material="carriage",
                    bevel=0.004 * n,
                )
                k.add(
                    "wheel tyre",
                    Lathe(
                        profile=[
                            ((r - 0.006) * n, -0.018 * n),
                            ((r + 0.002) * n, -0.018 * n),
                            ((r + 0.002) * n, 0.018 * n),
                            ((r - 0.006) * n, 0.018 * n),
                        ],
                        closed=True,
                        segments=48,
                    ),
                    material="metal",
                )
                k.add(
                    "wheel hub",
                    Cylinder(radius=0.032 * n, height=0.06 * n, segments=28, pivot="center"),
                    material="metal",
                    bevel=0.006 * n,
                )
                k.add(
                    "wheel spoke",
                    Box(size=((r - 0.02) * n, 0.022 * n, 0.022 * n)),
                    at=((r - 0.02) / 2 * n, 0, -0.011 * n),
                    material="carriage",
                    instances=Radial(count=8),
                )
    if k.on("balls"):
        b = 0.055 * n
        for i, (x, y, zz) in enumerate(((-1, -0.577, 1), (1, -0.577, 1), (0, 1.155, 1), (0, 0, 1 + 1.633))):
            k.add(
                f"ball {i + 1}",
                Sphere(radius=b, segments=32),
                at=(0.42 * n + x * b, -0.22 * n + y * b, zz * b),
                material="barrel",
            )


@asset(
    kind="bomb",
    words=("bomb", "cartoon bomb", "dynamite", "grenade", "explosive", "stick of dynamite", "tnt", "firecracker"),
    about="A round black bomb with a burning fuse, or a bundle of dynamite.",
    parameters=(
        length("diameter", 0.2, 0.02, 3.0, words=("diameter", "size", "width")),
        choice("type", "round", "dynamite", words=("type",)),
    ),
    slots={
        "body": Material(preset="cast_iron", color="#1c1c20"),
        "cap": "gunmetal",
        "fuse": "rope",
        "spark": Material(preset="fire", color="#ffb02a"),
        "stick": Material(preset="cardboard", color="#c4231f"),
        "tape": "black_plastic",
    },
)
def bomb(k: Kit) -> None:
    """Ball, neck, fuse, spark; or seven sticks and a tape."""
    d = k.m("diameter")
    r = d / 2
    if k.s("type") == "dynamite":
        q, tall = 0.3 * r, 2.6 * r
        places = [(0.0, 0.0)] + [
            (2 * q * math.cos(math.pi / 3 * i), 2 * q * math.sin(math.pi / 3 * i)) for i in range(6)
        ]
        for i, (x, y) in enumerate(places):
            k.add(
                f"stick {i + 1}",
                Cylinder(radius=q, height=tall, segments=28),
                at=(x, y, 0),
                material="stick",
                bevel=0.05 * r,
            )
        for z in (0.6, 1.9):
            k.add(
                "tape",
                Lathe(
                    profile=[
                        (2.7 * q, z * r),
                        (3.04 * q, z * r),
                        (3.04 * q, (z + 0.22) * r),
                        (2.7 * q, (z + 0.22) * r),
                    ],
                    closed=True,
                    segments=6,
                ),
                rotate=(0, 0, 0),
                material="tape",
            )
        top = tall
    else:
        k.add("body", Sphere(radius=r, segments=56), at=(0, 0, r), material="body", modifiers=[])
        k.add(
            "cap",
            Cylinder(radius=0.32 * r, height=0.3 * r, segments=36),
            at=(0, 0, 1.88 * r),
            material="cap",
            bevel=0.04 * r,
        )
        top = 2.16 * r
    path: list[Vec] = [
        (0, 0, top - 0.05 * r),
        (0.02 * r, 0, top + 0.22 * r),
        (0.2 * r, 0, top + 0.42 * r),
        (0.42 * r, 0, top + 0.38 * r),
        (0.6 * r, 0, top + 0.52 * r),
    ]
    k.tube("fuse", path, 0.06 * r, segments=12, material="fuse")
    k.add(
        "spark",
        Extrude(outline=star(8, 0.26 * r, 0.1 * r), height=0.08 * r, bevel=0.02 * r),
        at=(0.62 * r, 0.04 * r, top + 0.56 * r),
        rotate=(90, 0, 0),
        material="spark",
    )
    k.add("spark core", Sphere(radius=0.1 * r, segments=18), at=(0.62 * r, 0, top + 0.56 * r), material="spark")
    k.anchor("grip", (0, 0, r), radius=r)


@asset(
    kind="gravestone",
    words=("gravestone", "tombstone", "headstone", "grave", "grave marker", "tomb"),
    about="A round-topped gravestone on a mound, with letters and a cross.",
    parameters=(
        length("height", 0.9, 0.1, 4.0, words=("height", "tall")),
        choice("shape", "round", "cross", words=("shape",)),
    ),
    slots={"stone": "granite", "letters": Material(preset="stone", color="#3a3835"), "earth": "soil", "moss": "moss"},
    states=("mossy",),
)
def gravestone(k: Kit) -> None:
    """Slab or cross, base, letters, mound."""
    h = k.m("height")
    k.add("base", Box(size=(0.74 * h, 0.30 * h, 0.10 * h)), material="stone", bevel=0.012 * h)
    if k.s("shape") == "cross":
        outline = [
            (-0.09, 0),
            (0.09, 0),
            (0.075, 0.50),
            (0.28, 0.49),
            (0.28, 0.66),
            (0.075, 0.65),
            (0.08, 0.9),
            (-0.08, 0.9),
            (-0.075, 0.65),
            (-0.28, 0.66),
            (-0.28, 0.49),
            (-0.075, 0.50),
        ]
        k.add(
            "slab",
            Extrude(outline=[(x * h, z * h) for x, z in outline], height=0.14 * h, bevel=0.014 * h),
            at=(0, 0.07 * h, 0.095 * h),
            rotate=(90, 0, 0),
            material="stone",
        )
    else:
        outline = (
            [(-0.3, 0.0), (0.3, 0.0), (0.3, 0.58)]
            + [(0.3 * math.cos(a), 0.58 + 0.31 * math.sin(a)) for a in (math.pi * i / 16 for i in range(1, 16))]
            + [(-0.3, 0.58)]
        )
        k.add(
            "slab",
            Extrude(outline=[(x * h, z * h) for x, z in outline], height=0.15 * h, bevel=0.016 * h, bevel_segments=3),
            at=(0, 0.075 * h, 0.095 * h),
            rotate=(90, 0, 0),
            material="stone",
        )
        k.add(
            "letters",
            Text(text="R.I.P.", height=0.13 * h, depth=0.02 * h, font="sans-bold"),
            at=(0, -0.072 * h, 0.52 * h),
            material="letters",
        )
        for size in ((0.03, 0.13), (0.09, 0.03)):
            k.add(
                "letters cross",
                Box(size=(size[0] * h, 0.02 * h, size[1] * h), pivot="center"),
                at=(0, -0.077 * h, (0.80 if size[1] > 0.1 else 0.82) * h),
                material="letters",
            )
        for i, w in enumerate((0.34, 0.26)):
            k.add(
                "letters line",
                Box(size=(w * h, 0.012 * h, 0.016 * h), pivot="center"),
                at=(0, -0.076 * h, (0.42 - 0.07 * i) * h),
                material="letters",
            )
    k.add(
        "earth mound",
        Lathe(
            profile=[(0.5 * h, 0.0), (0.42 * h, 0.05 * h), (0.22 * h, 0.10 * h), (0.0, 0.12 * h)],
            smooth=True,
            segments=40,
        ),
        at=(0, -0.62 * h, 0),
        scale=(0.75, 1.15, 1),
        material="earth",
    )
    if k.state("mossy"):
        for _ in range(14):
            x, y = k.rng.uniform(-0.3, 0.3) * h, -0.10 * h
            k.add(
                "moss",
                Sphere(radius=k.rng.uniform(0.02, 0.045) * h, segments=12),
                at=(x, y, 0.10 * h),
                scale=(1, 1, 0.5),
                material="moss",
            )


@asset(
    kind="pirate_flag",
    words=("pirate flag", "jolly roger", "skull and crossbones flag", "skull flag"),
    about="A black flag with skull and crossbones, waving on a pole.",
    parameters=(length("height", 2.0, 0.1, 10.0, words=("height", "tall")),),
    slots={
        "flag": Material(preset="fabric", color="#17161a"),
        "skull": Material(preset="cotton", color="#f3efe4"),
        "pole": "weathered_wood",
        "knob": "brass",
        "base": "dark_oak",
        "rope": "rope",
    },
    states=("tattered", "torn"),
    main_slot="flag",
)
def pirate_flag(k: Kit) -> None:
    """A rippling sheet, its emblem, pole and base."""
    h = k.m("height")
    w, tall = 0.62 * h, 0.42 * h
    torn = k.state("tattered") or k.state("torn")
    k.rod("pole", (0, 0, 0), (0, 0, 0.97 * h), 0.016 * h, 0.013 * h, material="pole")
    k.add("knob", Sphere(radius=0.026 * h, segments=24), at=(0, 0, 0.985 * h), material="knob")
    k.add(
        "base",
        Lathe(
            profile=[(0.13 * h, 0), (0.13 * h, 0.02 * h), (0.05 * h, 0.04 * h), (0.03 * h, 0.08 * h), (0, 0.08 * h)],
            segments=40,
        ),
        material="base",
    )

    def wave(x: float, z: float) -> float:
        return 0.045 * h * (x / w) ** 0.7 * math.sin(2 * math.pi * (1.15 * x / w - 0.12 * z / tall)) if x > 0 else 0.0

    n, m, t = 40, 20, 0.0022 * h
    z0 = 0.52 * h
    ragged = [k.rng.uniform(0.0, 0.10 if torn else 0.004) * w for _ in range(m + 1)]
    low = [k.rng.uniform(0.0, 0.08 if torn else 0.0) * tall * (0 if i < 4 else 1) for i in range(n + 1)]
    vertices: list[Vec] = []
    for side in (-1, 1):
        for i in range(n + 1):
            for j in range(m + 1):
                x = 0.008 * h + (w - ragged[j]) * i / n
                z = low[i] + (tall - low[i]) * j / m
                vertices.append((x, wave(x, z) + side * t, z0 + z - 0.05 * h * (x / w) ** 2))
    c, per = m + 1, (n + 1) * (m + 1)
    faces: list[list[int]] = []
    for i in range(n):
        for j in range(m):
            a, b = i * c + j, (i + 1) * c + j
            faces += [[a, b, b + 1, a + 1], [per + a, per + a + 1, per + b + 1, per + b]]
        a, b = i * c, (i + 1) * c
        faces += [[a, per + a, per + b, b], [a + m, b + m, per + b + m, per + a + m]]
    for j in range(m):
        faces += [[j, j + 1, per + j + 1, per + j], [n * c + j, per + n * c + j, per + n * c + j + 1, n * c + j + 1]]
    k.add("flag", PolyMesh(vertices=vertices, faces=faces), material="flag", smooth=False)
    for z in (0.02, 0.5, 0.98):
        k.add(
            "rope",
            Torus(radius=0.018 * h, tube=0.005 * h, segments=24, tube_segments=8),
            at=(0, 0, z0 + z * tall),
            material="rope",
        )
    x, z = 0.46 * w, 0.5 * tall
    y = wave(x, z)
    turn = math.degrees(math.atan2(wave(x + 0.01 * w, z) - wave(x - 0.01 * w, z), 0.02 * w))
    for back in (0.0, 180.0):
        with k.group("emblem", at=(x, y, z0 + z - 0.012 * h), rotate=(0, 0, turn + back), scale=(1, 0.22, 1)):
            skull_badge(k, 0.17 * h, "skull", at=(0, -0.045 * h, 0.012 * h), turn=0)


@asset(
    kind="spell_book",
    words=("spell book", "spellbook", "grimoire", "magic book", "book of spells", "necronomicon", "tome"),
    about="A thick leather grimoire with metal corners, clasps and a gem.",
    parameters=(length("height", 0.34, 0.03, 3.0, words=("height", "size", "length")),),
    slots={
        "cover": Material(preset="leather", color="#4a1f3a"),
        "pages": "parchment",
        "metal": "antique_brass",
        "gem": Material(preset="amethyst"),
        "ribbon": Material(preset="silk", color="#b3202a"),
    },
)
def spell_book(k: Kit) -> None:
    """Lying: boards, spine with ribs, pages, corners, clasps, star and stone."""
    h = k.m("height")
    w, t = 0.74 * h, 0.22 * h
    for name, z in (("cover back", 0.0), ("cover front", t - 0.03 * h)):
        k.add(name, Box(size=(w, h, 0.03 * h)), at=(0, 0, z), material="cover", bevel=0.008 * h)
    k.add(
        "pages",
        Box(size=(w * 0.93, h * 0.94, t - 0.05 * h)),
        at=(0.0 * w, 0, 0.025 * h),
        material="pages",
        bevel=0.004 * h,
    )
    k.add(
        "cover spine",
        Cylinder(radius=t / 2, height=h, segments=40, pivot="center"),
        at=(-0.475 * w, 0, t / 2),
        rotate=(90, 0, 0),
        scale=(0.55, 1, 1),
        material="cover",
        bevel=0.006 * h,
    )
    for y in (-0.34, -0.12, 0.12, 0.34):
        k.add(
            "cover rib",
            Torus(radius=t / 2, tube=0.014 * h, segments=40, tube_segments=10),
            at=(-0.475 * w, y * h, t / 2),
            rotate=(90, 0, 0),
            scale=(0.57, 1, 1),
            material="cover",
        )
    for x in (-0.36, 0.5):
        for y in (-0.5, 0.5):
            outline: list[tuple[float, float]] = [
                (0, 0),
                (-math.copysign(0.16, x) * h, 0),
                (0, -math.copysign(0.16, y) * h),
            ]
            points = outline if x * y > 0 else [outline[0], outline[2], outline[1]]
            k.add(
                "metal corner",
                Extrude(outline=points, height=0.012 * h, bevel=0.003 * h),
                at=((x + math.copysign(0.005, x)) * w if x > 0 else (x - 0.1) * w, y * 1.008 * h, t - 0.006 * h),
                material="metal",
            )
    for y in (-0.24, 0.24):
        k.add(
            "metal clasp",
            Box(size=(0.05 * h, 0.09 * h, t + 0.016 * h)),
            at=(0.5 * w + 0.008 * h, y * h, -0.004 * h + 0.004 * h),
            material="metal",
            bevel=0.008 * h,
        )
        k.add(
            "metal strap",
            Box(size=(0.20 * h, 0.06 * h, 0.014 * h)),
            at=(0.5 * w - 0.06 * h, y * h, t - 0.005 * h),
            material="metal",
            bevel=0.005 * h,
        )
    k.add(
        "metal star",
        Extrude(outline=star(6, 0.20 * h, 0.115 * h), height=0.014 * h, bevel=0.004 * h),
        at=(0.03 * w, 0, t - 0.004 * h),
        material="metal",
    )
    k.add(
        "metal ring",
        Torus(radius=0.24 * h, tube=0.010 * h, segments=56, tube_segments=10),
        at=(0.03 * w, 0, t),
        material="metal",
    )
    k.add(
        "gem",
        Lathe(profile=[(0.085 * h, 0), (0.085 * h, 0.02 * h), (0.045 * h, 0.05 * h), (0, 0.05 * h)], segments=10),
        at=(0.03 * w, 0, t),
        material="gem",
        flat=True,
    )
    k.tube(
        "ribbon",
        [
            (0.1 * w, -0.45 * h, t * 0.5),
            (0.1 * w, -0.52 * h, t * 0.4),
            (0.12 * w, -0.56 * h, 0.02 * h),
            (0.13 * w, -0.63 * h, 0.008 * h),
        ],
        0.012 * h,
        segments=10,
        material="ribbon",
    )
    k.anchor("top", (0, 0, t), half_size=(w / 2, h / 2))
