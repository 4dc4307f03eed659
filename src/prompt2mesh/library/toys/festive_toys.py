"""Toys for feasts - snow globe, pinata, nutcracker."""

import math

from prompt2mesh.library.kit import Kit
from prompt2mesh.library.outlines import Outline
from prompt2mesh.library.registry import asset, choice, length
from prompt2mesh.mesh.materials import Material
from prompt2mesh.mesh.shapes import Box, Cone, Cylinder, Extrude, Lathe, Loft, Section, Sphere, Torus


@asset(
    kind="snow_globe",
    words=("snow globe", "snowglobe", "glass snow globe", "christmas globe", "water globe"),
    about="A snow globe on a turned base with a small scene inside.",
    parameters=(length("height", 0.16, 0.03, 2.0, words=("height", "tall", "size")), choice("scene", "house", "tree", "snowman", "castle", words=("scene", "inside"))),
    slots={"glass": Material(preset="acrylic"), "base": "mahogany", "gold": "gold", "snow": "snow", "wall": Material(preset="paint", color="#b8412f"), "roof": Material(preset="paint", color="#5b3a28"), "green": Material(preset="paint", color="#2e7d43"), "light": Material(preset="led", color="#ffd77a"),
           "stone": Material(preset="paint", color="#9aa0a8"), "orange": Material(preset="paint", color="#ef7f1a"), "coal": Material(preset="paint", color="#1d1d20")},
    main_slot="base",
    adjectives={"christmas": {"scene": "tree"}, "christmas globe": {"scene": "tree"}},
    holds=True,
)  # fmt: skip
def snow_globe(k: Kit) -> None:
    """A mound of snow fills the lower part of the ball."""
    s = k.m("height") / 0.16
    c, r = 0.098, 0.058
    with k.group("globe", scale=s):
        k.add(
            "base",
            Lathe(
                profile=[
                    (0.055, 0.0),
                    (0.058, 0.003),
                    (0.058, 0.009),
                    (0.052, 0.014),
                    (0.05, 0.03),
                    (0.046, 0.037),
                    (0.042, 0.05),
                    (0.0, 0.05),
                ],
                segments=64,
            ),
            material="base",
        )
        k.add(
            "gold band",
            Lathe(
                profile=[(0.0, 0.0455), (0.0445, 0.0455), (0.046, 0.048), (0.0445, 0.051), (0.0, 0.051)], segments=64
            ),
            material="gold",
        )
        k.add(
            "gold plate",
            Box(size=(0.034, 0.004, 0.011), pivot="center"),
            at=(0, -0.05, 0.0215),
            material="gold",
            bevel=0.001,
        )
        k.add("glass", Sphere(radius=r, segments=56), at=(0, 0, c), material="glass")
        floor = 0.072
        q = math.sqrt(r * r - (floor - c) ** 2) * 0.97
        k.add(
            "snow",
            Lathe(
                profile=[
                    (0.0, 0.045),
                    (0.03, 0.0475),
                    (q * 0.86, 0.058),
                    (q * 0.98, 0.069),
                    (q * 0.7, 0.0745),
                    (0.0, 0.0775),
                ],
                segments=48,
                smooth=False,
            ),
            material="snow",
        )
        z = 0.074
        scene = k.s("scene")
        if scene == "house":
            k.add("wall", Box(size=(0.034, 0.026, 0.02)), at=(0, 0, z), material="wall")
            k.add(
                "roof",
                Extrude(outline=[(-0.0185, 0.0), (0.0185, 0.0), (0.0, 0.019)], height=0.042, pivot="center"),
                at=(0, 0, z + 0.0195),
                rotate=(90, 0, 90),
                material="snow",
            )
            k.add(
                "roof under",
                Extrude(outline=[(-0.0165, 0.0), (0.0165, 0.0), (0.0, 0.0165)], height=0.0345, pivot="center"),
                at=(0, 0, z + 0.0192),
                rotate=(90, 0, 90),
                material="roof",
            )
            k.add("roof door", Box(size=(0.007, 0.002, 0.012)), at=(0, -0.0132, z), material="roof")
            for x in (-0.0105, 0.0105):
                k.add("light", Box(size=(0.006, 0.002, 0.006)), at=(x, -0.0132, z + 0.008), material="light")
            k.add("wall chimney", Box(size=(0.005, 0.005, 0.016)), at=(0.009, 0.006, z + 0.026), material="wall")
        elif scene == "castle":
            for x, y, h, w in ((-0.017, 0.0, 0.03, 0.007), (0.017, 0.0, 0.03, 0.007), (0.0, 0.008, 0.042, 0.009)):
                k.add("stone tower", Cylinder(radius=w, height=h, segments=24), at=(x, y, z), material="stone")
                k.add(
                    "wall roof",
                    Cone(radius_bottom=w * 1.3, height=0.016, segments=24),
                    at=(x, y, z + h),
                    material="wall",
                )
            k.add("stone wall", Box(size=(0.034, 0.008, 0.018)), at=(0, -0.002, z), material="stone")
            k.add("coal gate", Box(size=(0.008, 0.002, 0.011)), at=(0, -0.0065, z), material="roof")
        elif scene == "snowman":
            for i, (h, w) in enumerate(((0.012, 0.0145), (0.031, 0.0105), (0.0465, 0.0075))):
                k.add("snow ball", Sphere(radius=w, segments=28), at=(0, 0, z + h), material="snow")
                if i == 1:
                    for dz in (-0.004, 0.003):
                        k.add(
                            "coal button",
                            Sphere(radius=0.0013, segments=12),
                            at=(0, -w * 0.97, z + h + dz),
                            material="coal",
                        )
            k.add(
                "orange nose",
                Cone(radius_bottom=0.0018, height=0.009, segments=14),
                at=(0, -0.007, z + 0.0465),
                rotate=(90, 0, 0),
                material="orange",
            )
            for x in (-0.0028, 0.0028):
                k.add("coal eye", Sphere(radius=0.0012, segments=12), at=(x, -0.0066, z + 0.0495), material="coal")
            k.add(
                "coal hat",
                Lathe(
                    profile=[
                        (0.0, 0.0),
                        (0.0095, 0.0),
                        (0.0095, 0.0015),
                        (0.006, 0.0015),
                        (0.006, 0.011),
                        (0.0, 0.011),
                    ],
                    segments=28,
                ),
                at=(0, 0, z + 0.052),
                material="coal",
            )
            k.add(
                "wall scarf",
                Torus(radius=0.0072, tube=0.002, segments=28, tube_segments=10),
                at=(0, 0, z + 0.0405),
                material="wall",
            )
        if scene == "tree" or scene in {"house", "snowman"}:
            spots = ((0.0, 0.0, 1.0),) if scene == "tree" else ((-0.03, 0.012, 0.55), (0.03, 0.01, 0.62))
            for x, y, f in spots:
                k.rod("roof trunk", (x, y, z - 0.003), (x, y, z + 0.01 * f), 0.003 * f, segments=12, material="roof")
                for i in range(3):
                    k.add(
                        "green tree",
                        Cone(radius_bottom=(0.0195 - 0.0045 * i) * f, height=0.022 * f, segments=24),
                        at=(x, y, z + (0.006 + 0.0125 * i) * f),
                        material="green",
                    )
                    k.add(
                        "snow cap",
                        Cone(radius_bottom=(0.0105 - 0.0025 * i) * f, height=0.012 * f, segments=24),
                        at=(x, y, z + (0.0168 + 0.0125 * i) * f),
                        material="snow",
                    )
                if scene == "tree":
                    k.add("gold star", Sphere(radius=0.003, segments=14), at=(x, y, z + 0.0535), material="gold")
        for i in range(26):
            a, h = 2.39996 * i, -0.25 + 1.15 * ((i * 0.618) % 1.0)
            q = r * 0.9 * math.sqrt(max(1 - (h * 0.95) ** 2, 0.05))
            q = max(q * (0.62 + 0.35 * ((i * 0.37) % 1.0)), 0.02)
            k.add(
                "snow flake",
                Sphere(radius=0.0011, segments=8),
                at=(q * math.cos(a), q * math.sin(a), c + r * 0.82 * h),
                material="snow",
            )
    k.anchor("inside", (0, 0, 0.076 * s), half_size=(0.025 * s, 0.025 * s), round=True, height=0.06 * s)
    k.anchor("top", (0, 0, 0.156 * s))


_FRINGE = ("pink", "yellow", "green", "blue", "orange")


@asset(
    kind="pinata",
    words=("pinata", "piñata", "donkey pinata", "party pinata", "star pinata"),
    about="A piñata of paper fringe in bands: a donkey, or a star with seven points.",
    parameters=(length("height", 0.55, 0.05, 3.0, words=("height", "tall", "size")), choice("shape", "donkey", "star", words=("shape",))),
    slots={"pink": Material(preset="paper", color="#ec3f8c"), "yellow": Material(preset="paper", color="#f8d02a"), "green": Material(preset="paper", color="#45b649"), "blue": Material(preset="paper", color="#2f8fdc"), "orange": Material(preset="paper", color="#f37b21"), "black": Material(preset="paint", color="#1b1b1d"),
           "white": Material(preset="paper", color="#fbf8f0"), "string": "cotton"},
    adjectives={"star pinata": {"shape": "star"}},
)  # fmt: skip
def pinata(k: Kit) -> None:
    """Bands of fringe are rings with a toothed edge, each over the next."""
    s = k.m("height") / 0.55

    def frill(r: float, deep: float, n: int) -> Outline:
        return [
            (
                (r - (deep if i % 2 else 0.0)) * math.cos(math.pi * i / n),
                (r - (deep if i % 2 else 0.0)) * math.sin(math.pi * i / n),
            )
            for i in range(2 * n)
        ]

    def fringed(name: str, rows: list[tuple[float, float, float, float]], seed: int, *, axis_y: bool = False) -> None:
        """Rows of (along, radius, radius lower, x-shift)."""
        for i, (z, r, r2, _) in enumerate(rows):
            slot = _FRINGE[(i + seed) % 5]
            outline = frill(r, r * 0.1, 18)
            shape = Loft(
                sections=[
                    Section(center=(0, 0, 0.0), outline=[(x * r2 / r, y * r2 / r) for x, y in outline]),
                    Section(center=(0, 0, 0.036), outline=outline),
                ],
                smooth=False,
            )
            k.add(
                f"{slot} {name}",
                shape,
                at=(0, z, 0) if axis_y else (0, 0, z),
                rotate=(-90, 0, 0) if axis_y else (0, 0, 0),
                material=slot,
            )

    with k.group("pinata", scale=s):
        if k.s("shape") == "star":
            c = 0.27
            k.add("blue core", Sphere(radius=0.12, segments=32), at=(0, 0, c), material="blue")
            for i in range(7):
                with k.group("point", at=(0, 0, c), rotate=(0, 360 / 7 * i, 0)):
                    for j in range(5):
                        r = 0.07 * (1 - j / 5) + 0.01
                        slot = _FRINGE[(j + i) % 5]
                        k.add(
                            f"{slot} cone",
                            Loft(
                                sections=[
                                    Section(center=(0, 0, 0.0), outline=frill(r * 1.12, r * 0.1, 14)),
                                    Section(center=(0, 0, 0.042), outline=frill(r * 0.75, r * 0.08, 14)),
                                ],
                                smooth=False,
                            ),
                            at=(0, 0, 0.09 + 0.032 * j),
                            material=slot,
                        )
                    k.add(
                        "pink tassel",
                        Cone(radius_bottom=0.018, height=0.03, segments=12),
                        at=(0, 0, 0.25),
                        material="pink",
                    )
            k.rod("string", (0, 0, c + 0.1), (0, 0, c + 0.34), 0.003, segments=8, material="string")
            k.anchor("hook", (0, 0, (c + 0.34) * s))
            return
        with k.group("body", at=(0, 0, 0.25)):
            n = 8
            fringed(
                "body",
                [
                    (
                        -0.15 + 0.036 * i,
                        0.085 + 0.014 * math.sin(math.pi * (i + 0.5) / n),
                        0.088 + 0.014 * math.sin(math.pi * (i + 0.5) / n) + 0.006,
                        0,
                    )
                    for i in range(n)
                ],
                0,
                axis_y=True,
            )
        for i, (x, y) in enumerate(((-0.052, -0.1), (0.052, -0.1), (-0.052, 0.1), (0.052, 0.1))):
            with k.group("leg", at=(x, y, 0)):
                fringed("leg", [(0.034 * j, 0.034, 0.039, 0) for j in range(6)], i)
        with k.group("neck", at=(0, -0.12, 0.27), rotate=(28, 0, 0)):
            fringed("neck", [(0.034 * j, 0.055 - 0.003 * j, 0.06 - 0.003 * j, 0) for j in range(5)], 2)
        with k.group("head", at=(0, -0.2, 0.455)):
            with k.group("muzzle", rotate=(0, 0, 0)):
                fringed(
                    "head",
                    [(-0.15 + 0.034 * j, 0.04 + 0.005 * j, 0.044 + 0.005 * j, 0) for j in range(6)],
                    1,
                    axis_y=True,
                )
            k.add(
                "white nose", Sphere(radius=0.044, segments=24), at=(0, -0.145, 0), scale=(1, 0.5, 1), material="white"
            )
            for x in (-1, 1):
                k.add(
                    "black nostril", Sphere(radius=0.006, segments=12), at=(x * 0.014, -0.166, 0.006), material="black"
                )
                k.add(
                    "white eye",
                    Sphere(radius=0.017, segments=20),
                    at=(x * 0.048, -0.04, 0.03),
                    scale=(0.6, 1, 1),
                    material="white",
                )
                k.add("black pupil", Sphere(radius=0.009, segments=16), at=(x * 0.056, -0.045, 0.032), material="black")
                k.add(
                    "orange ear",
                    Loft(
                        sections=[
                            Section(center=(x * (0.03 + 0.1 * z), 0.03, 0.035 + z), radii=(a, a * 0.55), exponent=2)
                            for z, a in ((0.0, 0.016), (0.04, 0.02), (0.08, 0.014), (0.105, 0.002))
                        ],
                        segments=20,
                    ),
                    material="orange",
                )
        for j in range(6):
            k.add(
                "blue mane",
                Box(size=(0.02, 0.03, 0.05), pivot="center"),
                at=(0, -0.085 - 0.014 * j, 0.345 + 0.026 * j),
                rotate=(-25, 0, 0),
                material="blue" if j % 2 else "yellow",
            )
        k.tube(
            "pink tail",
            [(0, 0.135, 0.28), (0, 0.185, 0.27), (0, 0.205, 0.19), (0, 0.2, 0.14)],
            0.014,
            radii=[0.9, 1.0, 1.2, 1.7],
            segments=12,
            material="pink",
        )
    k.anchor("hook", (0, 0, 0.35 * s))
    k.anchor("top", (0, 0, 0.35 * s))


@asset(
    kind="nutcracker",
    words=("nutcracker", "nutcracker soldier", "toy soldier", "tin soldier", "wooden soldier", "christmas nutcracker"),
    about="A wooden nutcracker soldier in uniform on his stand.",
    parameters=(length("height", 0.38, 0.04, 3.0, words=("height", "tall", "size")),),
    slots={"coat": Material(preset="gloss_paint", color="#c21f28"), "trousers": Material(preset="gloss_paint", color="#f4f1e8"), "black": Material(preset="gloss_paint", color="#17171a"), "gold": Material(preset="gold"), "skin": Material(preset="gloss_paint", color="#efc29a"), "hair": Material(preset="faux_fur", color="#f3f0e8"),
           "blue": Material(preset="gloss_paint", color="#1f3f94"), "stand": Material(preset="gloss_paint", color="#2e6b3a"), "white": Material(preset="gloss_paint", color="#fbf9f2")},
    parts={"hat": "black hat", "uniform": "coat", "base": "stand", "beard": "hair"},
)  # fmt: skip
def nutcracker(k: Kit) -> None:
    """Turned parts one upon the other; a hinged jaw with teeth."""
    s = k.m("height") / 0.38
    with k.group("nutcracker", scale=s):
        k.add(
            "stand",
            Lathe(profile=[(0.055, 0.0), (0.058, 0.003), (0.058, 0.014), (0.052, 0.018), (0.0, 0.018)], segments=48),
            material="stand",
        )
        k.add(
            "gold stand",
            Torus(radius=0.0565, tube=0.002, segments=48, tube_segments=8),
            at=(0, 0, 0.0145),
            material="gold",
        )
        for x in (-0.019, 0.019):
            k.add(
                "black boot",
                Lathe(
                    profile=[(0.0155, 0.0), (0.0165, 0.004), (0.0145, 0.012), (0.0155, 0.05), (0.0, 0.05)], segments=32
                ),
                at=(x, 0, 0.017),
                material="black",
            )
            k.add(
                "black toe",
                Sphere(radius=0.014, segments=20),
                at=(x, -0.014, 0.026),
                scale=(0.95, 1.2, 0.7),
                material="black",
            )
            k.add(
                "trousers",
                Lathe(profile=[(0.0, 0.066), (0.0145, 0.066), (0.018, 0.1), (0.018, 0.13), (0.0, 0.13)], segments=32),
                at=(x, 0, 0),
                material="trousers",
            )
            k.add(
                "gold cuff",
                Torus(radius=0.0145, tube=0.002, segments=32, tube_segments=8),
                at=(x, 0, 0.0665),
                material="gold",
            )
        k.add(
            "coat",
            Lathe(
                profile=[
                    (0.0, 0.115),
                    (0.044, 0.115),
                    (0.046, 0.122),
                    (0.036, 0.155),
                    (0.035, 0.165),
                    (0.042, 0.205),
                    (0.04, 0.222),
                    (0.018, 0.23),
                    (0.0, 0.23),
                ],
                segments=48,
            ),
            scale=(1, 0.85, 1),
            material="coat",
        )
        k.add(
            "black belt",
            Lathe(profile=[(0.0, 0.151), (0.0375, 0.151), (0.0375, 0.163), (0.0, 0.163)], segments=48),
            scale=(1, 0.86, 1),
            material="black",
        )
        k.add(
            "gold buckle",
            Box(size=(0.017, 0.004, 0.014), pivot="center"),
            at=(0, -0.032, 0.157),
            material="gold",
            bevel=0.001,
        )
        for z in (0.177, 0.192, 0.207):
            k.add(
                "gold braid",
                Box(size=(0.034, 0.003, 0.0035), pivot="center"),
                at=(0, -0.0335 - (z - 0.177) * 0.05, z),
                material="gold",
            )
            for x in (-0.018, 0.018):
                k.add(
                    "gold button",
                    Sphere(radius=0.0035, segments=14),
                    at=(x, -0.0325 - (z - 0.177) * 0.05, z),
                    material="gold",
                )
        for x in (-1, 1):
            k.add(
                "gold epaulette",
                Lathe(profile=[(0.0, 0.0), (0.017, 0.0), (0.016, 0.005), (0.0, 0.009)], segments=28),
                at=(x * 0.044, 0, 0.219),
                material="gold",
            )
            k.tube(
                "coat arm",
                [(x * 0.048, 0, 0.214), (x * 0.055, -0.003, 0.18), (x * 0.05, -0.006, 0.143)],
                0.0125,
                radii=[1.05, 1.0, 0.9],
                segments=20,
                round_caps=True,
                material="coat",
            )
            k.add(
                "gold sleeve",
                Torus(radius=0.0118, tube=0.0022, segments=28, tube_segments=8),
                at=(x * 0.0505, -0.0055, 0.147),
                material="gold",
            )
            k.add("skin hand", Sphere(radius=0.0105, segments=20), at=(x * 0.05, -0.007, 0.133), material="skin")
        k.rod("blue sword", (0.052, -0.012, 0.16), (0.052, -0.03, 0.03), 0.003, segments=10, material="gold")
        k.add(
            "gold guard",
            Box(size=(0.016, 0.006, 0.004), pivot="center"),
            at=(0.052, -0.0145, 0.142),
            material="gold",
            bevel=0.001,
        )
        k.add(
            "skin head",
            Lathe(
                profile=[(0.0, 0.226), (0.026, 0.228), (0.031, 0.24), (0.031, 0.285), (0.028, 0.29), (0.0, 0.29)],
                segments=44,
            ),
            material="skin",
        )
        k.add(
            "white teeth",
            Box(size=(0.03, 0.008, 0.008), pivot="center"),
            at=(0, -0.0275, 0.2525),
            material="white",
            bevel=0.001,
        )
        for i in range(5):
            k.add(
                "black gap",
                Box(size=(0.0006, 0.0085, 0.0082), pivot="center"),
                at=(-0.01 + 0.005 * i, -0.0276, 0.2525),
                material="black",
            )
        k.add(
            "black lip",
            Box(size=(0.034, 0.009, 0.0022), pivot="center"),
            at=(0, -0.0272, 0.2475),
            material="coat",
            bevel=0.0006,
        )
        for x in (-1, 1):
            k.add(
                "hair side",
                Sphere(radius=0.017, segments=20),
                at=(x * 0.028, 0.004, 0.255),
                scale=(0.6, 1.0, 1.5),
                material="hair",
            )
            k.tube(
                "black moustache",
                [(0.0, -0.0325, 0.262), (x * 0.011, -0.0315, 0.2605), (x * 0.02, -0.027, 0.266)],
                0.0032,
                radii=[1.0, 1.0, 0.4],
                segments=10,
                material="black",
            )
            k.add(
                "white eye",
                Sphere(radius=0.0058, segments=18),
                at=(x * 0.0115, -0.0285, 0.278),
                scale=(1, 0.5, 1),
                material="white",
            )
            k.add("blue pupil", Sphere(radius=0.003, segments=14), at=(x * 0.0115, -0.0312, 0.278), material="blue")
            k.rod(
                "black brow",
                (x * 0.006, -0.0305, 0.286),
                (x * 0.018, -0.0265, 0.2865),
                0.0014,
                segments=8,
                material="black",
            )
        k.add(
            "skin nose",
            Sphere(radius=0.006, segments=18),
            at=(0, -0.033, 0.2695),
            scale=(0.8, 1.1, 1.3),
            material="skin",
        )
        k.add(
            "hair beard",
            Loft(
                sections=[
                    Section(center=(0, -0.028, z), radii=(a, 0.008), exponent=2.4)
                    for z, a in ((0.2, 0.003), (0.212, 0.013), (0.23, 0.019), (0.244, 0.018))
                ],
                segments=24,
            ),
            material="hair",
        )
        k.add(
            "black hat",
            Lathe(
                profile=[
                    (0.0, 0.286),
                    (0.035, 0.286),
                    (0.033, 0.292),
                    (0.0305, 0.31),
                    (0.037, 0.365),
                    (0.036, 0.372),
                    (0.0, 0.374),
                ],
                segments=48,
            ),
            material="black",
        )
        k.add(
            "gold hat band",
            Torus(radius=0.0315, tube=0.003, segments=48, tube_segments=8),
            at=(0, 0, 0.297),
            material="gold",
        )
        k.add(
            "gold hat rim",
            Torus(radius=0.0365, tube=0.0022, segments=48, tube_segments=8),
            at=(0, 0, 0.368),
            material="gold",
        )
        k.add(
            "gold badge",
            Cylinder(radius=0.0115, height=0.006, segments=6, pivot="center"),
            at=(0, -0.033, 0.336),
            rotate=(90, 0, 0),
            material="gold",
            bevel=0.001,
        )
        k.add(
            "black peak",
            Lathe(profile=[(0.0, 0.0), (0.036, -0.002), (0.0375, 0.0), (0.0, 0.003)], segments=36),
            at=(0, -0.01, 0.288),
            material="black",
        )
    k.anchor("top", (0, 0, 0.374 * s))
    k.anchor("grip", (0, 0, 0.16 * s), radius=0.036 * s)
