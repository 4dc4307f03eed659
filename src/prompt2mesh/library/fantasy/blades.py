"""Hand weapons: swords, daggers, axes, spears, maces, staffs, shields."""

import math

from prompt2mesh.library.kit import Kit
from prompt2mesh.library.outlines import star
from prompt2mesh.library.people.bodies import chain
from prompt2mesh.library.registry import AssetParameter, Times, asset, choice, flag, length
from prompt2mesh.mesh.materials import Material
from prompt2mesh.mesh.shapes import (
    Blend,
    Box,
    Cone,
    Cylinder,
    Ellipsoid,
    Extrude,
    Lathe,
    Loft,
    Section,
    Sphere,
    Sweep,
    Torus,
)

Vec = tuple[float, float, float]


def _length(default: float, low: float = 0.05, high: float = 6.0) -> AssetParameter:
    return length("length", default, low, high, words=("length", "long", "height", "tall"))


def wrapped_grip(k: Kit, name: str, low: float, high: float, radius: float, slot: str, cord: str) -> None:
    """A grip along z with a cord wound around it."""
    k.add(
        name,
        Lathe(
            profile=[(radius * 0.88, low), (radius, low + (high - low) * 0.5), (radius * 0.88, high)],
            smooth=True,
            segments=28,
        ),
        scale=(1, 0.82, 1),
        material=slot,
    )
    turns = max(3, round((high - low) / (radius * 1.1)))
    path: list[Vec] = []
    for i in range(turns * 8 + 1):
        a = 2 * math.pi * i / 8
        t = i / (turns * 8)
        r = radius * (0.9 + 0.1 * math.sin(math.pi * t))
        path.append((r * math.cos(a), 0.84 * r * math.sin(a), low + (high - low) * (0.04 + 0.92 * t)))
    k.tube(f"{name} cord", path, radius * 0.12, segments=6, resolution=2, material=cord)


def blade(
    k: Kit,
    name: str,
    low: float,
    high: float,
    width: float,
    thick: float,
    *,
    slot: str,
    fuller: str | None = None,
    leaf: float = 0.0,
) -> None:
    """A straight double-edged blade along z with a point."""
    span = high - low
    rows = ((0.0, 1.0), (0.3, 0.97 - leaf * 0.25), (0.6, 0.92 + leaf * 0.3), (0.86, 0.80), (0.95, 0.45), (1.0, 0.01))
    sections = [
        Section(
            center=(0, 0, low + span * z),
            outline=[
                (-width / 2 * w, 0),
                (-width * 0.17 * w, -thick / 2 * max(w, 0.12)),
                (width * 0.17 * w, -thick / 2 * max(w, 0.12)),
                (width / 2 * w, 0),
                (width * 0.17 * w, thick / 2 * max(w, 0.12)),
                (-width * 0.17 * w, thick / 2 * max(w, 0.12)),
            ],
        )
        for z, w in rows
    ]
    k.add(name, Loft(sections=sections, smooth=False), material=slot)
    if fuller:
        k.add(
            "fuller",
            Box(size=(width * 0.13, thick * 1.06, span * 0.62)),
            at=(0, 0, low),
            material=fuller,
            bevel=thick * 0.1,
        )


@asset(
    kind="sword",
    words=("sword", "longsword", "broadsword", "excalibur", "rapier", "cutlass", "scimitar", "saber", "claymore", "greatsword", "blade", "lightsaber", "light saber"),
    about="A medieval sword standing point up on its pommel.",
    parameters=(_length(1.05), choice("type", "long", "curved", "light", words=("type",)), flag("gem", True, words=("gem", "jewel"))),
    slots={"blade": "polished_steel", "fuller": "gunmetal", "guard": "gold", "grip": Material(preset="leather", color="#4a2416"), "cord": Material(preset="gold"), "gem": "ruby", "glow": Material(preset="led", color="#5fb8ff", emission_strength=4.0)},
    styles={"cartoon": {"length": Times(0.8)}},
    style_materials={"futuristic": {"blade": Material(preset="led", color="#5fe0ff")}},
    adjectives={"laser": {"type": "light"}, "energy": {"type": "light"}, "glowing": {"type": "light"}},
    parts={"handle": "grip, pommel", "hilt": "grip, guard, pommel"},
)  # fmt: skip
def sword(k: Kit) -> None:
    """Pommel, grip, guard, blade."""
    n = k.m("length")
    kind = k.s("type")
    if kind == "light":
        k.add(
            "grip",
            Lathe(
                profile=[
                    (0.016 * n, 0),
                    (0.019 * n, 0.01 * n),
                    (0.019 * n, 0.05 * n),
                    (0.016 * n, 0.055 * n),
                    (0.016 * n, 0.16 * n),
                    (0.021 * n, 0.17 * n),
                    (0.021 * n, 0.22 * n),
                    (0.015 * n, 0.235 * n),
                ],
                segments=36,
            ),
            material="fuller",
        )
        for i in range(5):
            k.add(
                "guard ring",
                Torus(radius=0.0165 * n, tube=0.003 * n, segments=32, tube_segments=8),
                at=(0, 0, (0.068 + 0.02 * i) * n),
                material="blade",
            )
        k.add("guard button", Sphere(radius=0.006 * n, segments=16), at=(0, -0.021 * n, 0.195 * n), material="gem")
        k.add(
            "blade",
            Lathe(profile=[(0.012 * n, 0.23 * n), (0.012 * n, 0.97 * n), (0.009 * n, 0.99 * n), (0.0, n)], segments=28),
            material="glow",
        )
    else:
        k.add(
            "pommel",
            Sphere(radius=0.030 * n, segments=28),
            at=(0, 0, 0.028 * n),
            scale=(1, 0.72, 0.95),
            material="guard",
        )
        if k.on("gem"):
            k.add(
                "gem",
                Ellipsoid(radii=(0.014 * n, 0.007 * n, 0.014 * n), segments=20),
                at=(0, -0.022 * n, 0.028 * n),
                material="gem",
            )
        wrapped_grip(k, "grip", 0.05 * n, 0.205 * n, 0.017 * n, "grip", "cord")
        if kind == "long":
            path: list[Vec] = [
                (-0.115 * n, 0, 0.232 * n),
                (-0.06 * n, 0, 0.216 * n),
                (0, 0, 0.213 * n),
                (0.06 * n, 0, 0.216 * n),
                (0.115 * n, 0, 0.232 * n),
            ]
            k.tube("guard", path, 0.014 * n, radii=[1.2, 0.85, 1.15, 0.85, 1.2], material="guard")
            k.add(
                "guard block",
                Box(size=(0.056 * n, 0.034 * n, 0.03 * n), pivot="center"),
                at=(0, 0, 0.213 * n),
                material="guard",
                bevel=0.006 * n,
            )
            if k.on("gem"):
                k.add(
                    "gem guard",
                    Ellipsoid(radii=(0.011 * n, 0.006 * n, 0.011 * n), segments=20),
                    at=(0, -0.018 * n, 0.213 * n),
                    material="gem",
                )
            blade(k, "blade", 0.222 * n, n, 0.056 * n, 0.013 * n, slot="blade", fuller="fuller")
        else:
            k.add(
                "guard",
                Cylinder(radius=0.034 * n, height=0.012 * n),
                at=(0, 0, 0.205 * n),
                material="guard",
                bevel=0.003 * n,
            )
            k.tube(
                "guard knuckle",
                [(0.02 * n, 0, 0.21 * n), (0.06 * n, 0, 0.17 * n), (0.058 * n, 0, 0.08 * n), (0.02 * n, 0, 0.03 * n)],
                0.006 * n,
                material="guard",
            )
            w, t = 0.028 * n, 0.005 * n
            path = [
                (0, 0, 0.212 * n),
                (0.012 * n, 0, 0.45 * n),
                (-0.005 * n, 0, 0.68 * n),
                (-0.07 * n, 0, 0.88 * n),
                (-0.14 * n, 0, 0.985 * n),
            ]
            k.add(
                "blade",
                Sweep(
                    path=path,
                    profile=[(w, 0), (0.3 * w, t), (-w, 0.6 * t), (-w, -0.6 * t), (0.3 * w, -t)][::-1],
                    radii=[0.85, 0.9, 1.0, 1.15, 0.08],
                    resolution=6,
                ),
                material="blade",
            )
    k.anchor("grip", (0, 0, 0.13 * n), normal=(0, 0, 1), radius=0.017 * n)
    k.anchor("top", (0, 0, n))


@asset(
    kind="katana",
    words=("katana", "samurai sword", "japanese sword", "ninja sword"),
    about="A katana on its wooden stand with the scabbard.",
    parameters=(_length(1.0), flag("stand", True, words=("stand", "rack"))),
    slots={"blade": "polished_steel", "guard": "antique_brass", "grip": Material(preset="silk", color="#1b1c22"), "ray": Material(preset="ivory"), "sheath": Material(preset="gloss_paint", color="#181318"), "cord": Material(preset="silk", color="#8d1f26"), "stand": "mahogany"},
    parts={"handle": "grip", "scabbard": "sheath"},
)  # fmt: skip
def katana(k: Kit) -> None:
    """Curved blade, round guard, diamond-wrapped grip; the scabbard below it."""
    n = k.m("length")
    on = k.on("stand")
    z1, z2 = (0.30 * n, 0.16 * n) if on else (0.0315 * n, 0.02 * n)

    def sag(x: float) -> float:
        return 0.10 * n * (x / n) ** 2

    def line(a: float, b: float, z: float) -> list[Vec]:
        return [(a + (b - a) * i / 8, 0.0, z + sag(a + (b - a) * i / 8)) for i in range(9)]

    y2 = 0.0 if on else 0.09 * n
    with k.group("sword"):
        w, t = 0.017 * n, 0.0042 * n
        k.add(
            "blade",
            Sweep(
                path=line(-0.23 * n, 0.5 * n, z1),
                profile=[(-t, -w * 0.8), (-t, 0.2 * w), (0, w), (t, 0.2 * w), (t, -w * 0.8)][::-1],
                radii=[1, 1, 1, 1, 1, 1, 0.98, 0.9, 0.12],
                resolution=3,
            ),
            material="blade",
        )
        k.add(
            "guard",
            Cylinder(radius=0.04 * n, height=0.008 * n, pivot="center"),
            at=(-0.235 * n, 0, z1 + sag(0.235 * n)),
            rotate=(0, 90 + 3, 0),
            material="guard",
            bevel=0.002 * n,
        )
        k.add(
            "grip",
            Sweep(
                path=line(-0.5 * n, -0.235 * n, z1),
                radius=0.0155 * n,
                profile=[
                    (0.012 * n * math.cos(a), 0.018 * n * math.sin(a))
                    for a in (2 * math.pi * i / 20 for i in range(20))
                ],
                resolution=3,
            ),
            material="grip",
        )
        for i in range(8):
            x = -0.48 * n + 0.031 * n * i
            for s in (-1, 1):
                k.add(
                    "ray diamond",
                    Box(size=(0.014 * n, 0.004 * n, 0.014 * n), pivot="center"),
                    at=(x, s * 0.0115 * n, z1 + sag(x)),
                    rotate=(0, 45, 0),
                    material="ray",
                )
    with k.group("scabbard", at=(0, y2, 0)):
        k.add(
            "sheath",
            Sweep(
                path=line(-0.24 * n, 0.52 * n, z2),
                profile=[
                    (0.013 * n * math.cos(a), 0.023 * n * math.sin(a))
                    for a in (2 * math.pi * i / 20 for i in range(20))
                ],
                resolution=3,
            ),
            material="sheath",
        )
        for dx in (-0.15, -0.13, -0.11):
            k.add(
                "cord",
                Torus(radius=0.021 * n, tube=0.006 * n, segments=24, tube_segments=8),
                at=(dx * n, 0, z2 + sag(dx * n)),
                rotate=(0, 90, 0),
                scale=(0.9, 0.75, 1),
                material="cord",
            )
    if on:
        k.add("stand base", Box(size=(0.62 * n, 0.17 * n, 0.03 * n)), material="stand", bevel=0.006 * n)
        for x in (-0.24, 0.24):
            outline = [
                (-0.025, 0.0),
                (0.025, 0.0),
                (0.02, 0.10),
                (0.045, 0.16),
                (0.045, 0.185),
                (0.022, 0.17),
                (0.018, 0.155),
                (-0.018, 0.155),
                (-0.02, 0.24),
                (0.045, 0.30),
                (0.045, 0.325),
                (0.022, 0.31),
                (0.018, 0.295),
                (-0.018, 0.295),
                (-0.03, 0.33),
                (-0.05, 0.33),
                (-0.04, 0.15),
            ]
            points = [(py * n, (pz - (0.009 if pz > 0.25 else 0.018) * 0) * n) for py, pz in outline]
            drop = 0.012 * n
            k.add(
                "stand post",
                Extrude(
                    outline=[
                        (-p, q + sag(x * n) * min(1.0, q / (0.15 * n)) - (drop if q > 0.12 * n else 0))
                        for p, q in points
                    ][::-1],
                    height=0.03 * n,
                ),
                at=(x * n - 0.015 * n, 0, 0.026 * n),
                rotate=(90, 0, 90),
                material="stand",
            )
    k.anchor("grip", (-0.36 * n, 0, z1 + 0.01 * n), normal=(1, 0, 0), radius=0.015 * n)


@asset(
    kind="dagger",
    words=("dagger", "stiletto", "throwing knife", "dirk", "kris", "combat knife"),
    about="A double-edged dagger with a jewelled hilt.",
    parameters=(_length(0.36),),
    slots={
        "blade": "polished_steel",
        "guard": "silver",
        "grip": Material(preset="ebony"),
        "cord": "silver",
        "gem": "emerald",
    },
    parts={"handle": "grip, pommel", "hilt": "grip, guard, pommel"},
)
def dagger(k: Kit) -> None:
    """A short sword with a leaf blade."""
    n = k.m("length")
    k.add(
        "pommel",
        Lathe(
            profile=[(0.025 * n, 0), (0.05 * n, 0.03 * n), (0.045 * n, 0.06 * n), (0.02 * n, 0.085 * n)],
            smooth=True,
            segments=32,
        ),
        material="guard",
    )
    wrapped_grip(k, "grip", 0.07 * n, 0.34 * n, 0.034 * n, "grip", "cord")
    k.tube(
        "guard",
        [
            (-0.15 * n, 0, 0.39 * n),
            (-0.08 * n, 0, 0.35 * n),
            (0, 0, 0.345 * n),
            (0.08 * n, 0, 0.35 * n),
            (0.15 * n, 0, 0.39 * n),
        ],
        0.025 * n,
        radii=[0.9, 0.8, 1.2, 0.8, 0.9],
        material="guard",
    )
    k.add(
        "gem",
        Ellipsoid(radii=(0.022 * n, 0.014 * n, 0.022 * n), segments=20),
        at=(0, -0.028 * n, 0.345 * n),
        material="gem",
    )
    blade(k, "blade", 0.36 * n, n, 0.105 * n, 0.03 * n, slot="blade", leaf=0.5)
    k.anchor("grip", (0, 0, 0.2 * n), normal=(0, 0, 1), radius=0.03 * n)


@asset(
    kind="battle_axe",
    words=(
        "battle axe",
        "battleaxe",
        "war axe",
        "viking axe",
        "double axe",
        "dwarven axe",
        "tomahawk",
        "halberd",
        "executioner axe",
    ),
    about="A battle axe with one or two crescent blades.",
    parameters=(_length(0.95), choice("blades", "double", "single", words=("blades",))),
    slots={
        "blade": "damascus_steel",
        "edge": "polished_steel",
        "handle": "dark_oak",
        "wrap": "leather",
        "metal": "antique_brass",
    },
    adjectives={"double-bladed": {"blades": "double"}, "double-headed": {"blades": "double"}},
)
def battle_axe(k: Kit) -> None:
    """Shaft, socket, blades, spike."""
    n = k.m("length")
    r = 0.019 * n
    k.tube(
        "handle",
        [(0, 0, 0.02 * n), (0, 0, 0.3 * n), (0, 0, 0.6 * n), (0, 0, 0.95 * n)],
        r,
        radii=[1.1, 0.95, 0.9, 1.0],
        segments=20,
        material="handle",
    )
    k.add("pommel", Sphere(radius=1.5 * r, segments=24), at=(0, 0, 1.4 * r), material="metal")
    wrapped_grip(k, "wrap grip", 0.09 * n, 0.30 * n, 1.12 * r, "wrap", "metal")
    outline = [
        (0.0, -0.05),
        (0.05, -0.055),
        (0.10, -0.075),
        (0.165, -0.15),
        (0.19, -0.165),
        (0.215, -0.10),
        (0.225, 0.0),
        (0.215, 0.10),
        (0.19, 0.165),
        (0.165, 0.15),
        (0.10, 0.075),
        (0.05, 0.055),
        (0.0, 0.05),
    ]
    sides = (1, -1) if k.s("blades") == "double" else (1,)
    for x in sides:
        points = [(x * px * n, pz * n) for px, pz in outline]
        points = points if x > 0 else points[::-1]
        name = "left" if x > 0 else "right"
        k.add(
            f"blade {name}",
            Extrude(outline=points, height=0.026 * n, bevel=0.011 * n, bevel_segments=1),
            at=(0, 0.013 * n, 0.80 * n),
            rotate=(90, 0, 0),
            material="blade",
        )
        rim = [(x * (px - 0.001) * n, 0.0, 0.80 * n + pz * n) for px, pz in outline[4:9]]
        k.tube(f"edge {name}", rim, 0.007 * n, radii=[0.3, 1, 1, 1, 0.3], segments=8, material="edge")
        k.add(
            f"boss {name}",
            Torus(radius=0.025 * n, tube=0.005 * n, segments=28, tube_segments=8),
            at=(x * 0.085 * n, 0, 0.80 * n),
            rotate=(90, 0, 0),
            scale=(1, 1, 3.0),
            material="metal",
        )
    if len(sides) == 1:
        k.add(
            "spike back",
            Cone(radius_bottom=0.022 * n, radius_top=0.001 * n, height=0.12 * n, segments=8),
            at=(0, 0, 0.80 * n),
            rotate=(0, -90, 0),
            material="blade",
        )
    k.add(
        "socket",
        Lathe(
            profile=[
                (1.25 * r, -0.075 * n),
                (1.6 * r, -0.06 * n),
                (1.45 * r, 0.0),
                (1.6 * r, 0.06 * n),
                (1.25 * r, 0.075 * n),
            ],
            segments=28,
        ),
        at=(0, 0, 0.80 * n),
        material="metal",
    )
    k.add(
        "spike",
        Lathe(
            profile=[(1.3 * r, 0.0), (1.3 * r, 0.02 * n), (0.6 * r, 0.05 * n), (0.8 * r, 0.06 * n), (0.0, 0.12 * n)],
            segments=16,
        ),
        at=(0, 0, 0.88 * n),
        material="blade",
    )
    k.anchor("grip", (0, 0, 0.2 * n), normal=(0, 0, 1), radius=r)


@asset(
    kind="spear",
    words=("spear", "lance", "trident", "javelin", "pike", "harpoon", "halberd pole"),
    about="A spear, a jousting lance or a trident.",
    parameters=(_length(2.0, 0.2), choice("type", "spear", "lance", "trident", words=("type",))),
    slots={
        "shaft": "oak",
        "blade": "polished_steel",
        "wrap": Material(preset="leather", color="#7a2a1c"),
        "metal": "brass",
        "stripe": Material(preset="paint", color="#b3202a"),
    },
    parts={"tip": "blade", "pole": "shaft"},
)
def spear(k: Kit) -> None:
    """The shaft and one of three heads."""
    n = k.m("length")
    kind = k.s("type")
    if kind == "lance":
        k.add(
            "shaft",
            Lathe(
                profile=[
                    (0.012 * n, 0),
                    (0.018 * n, 0.02 * n),
                    (0.014 * n, 0.06 * n),
                    (0.014 * n, 0.15 * n),
                    (0.022 * n, 0.2 * n),
                    (0.026 * n, 0.23 * n),
                    (0.010 * n, 0.93 * n),
                    (0, 0.935 * n),
                ],
                segments=32,
            ),
            material="shaft",
        )
        k.add(
            "guard",
            Lathe(
                profile=[
                    (0.02 * n, 0.0),
                    (0.075 * n, -0.035 * n),
                    (0.078 * n, -0.03 * n),
                    (0.05 * n, 0.02 * n),
                    (0.022 * n, 0.045 * n),
                ],
                segments=48,
            ),
            at=(0, 0, 0.21 * n),
            material="blade",
        )
        path: list[Vec] = []
        for i in range(61):
            t = i / 60
            r = (0.026 - 0.0155 * t) * n
            path.append((r * math.cos(12 * math.pi * t / 2), r * math.sin(12 * math.pi * t / 2), (0.24 + 0.66 * t) * n))
        k.tube("stripe", path, 0.008 * n, radii=[1, 0.5], segments=8, resolution=2, material="stripe")
        k.add(
            "blade",
            Cone(radius_bottom=0.014 * n, radius_top=0.001 * n, height=0.075 * n, segments=24),
            at=(0, 0, 0.925 * n),
            material="blade",
        )
    else:
        r = 0.0085 * n
        k.rod("shaft", (0, 0, 0), (0, 0, 0.86 * n), r, material="shaft")
        k.add("cap", Cone(radius_bottom=r * 0.5, radius_top=r * 1.3, height=0.03 * n), material="metal")
        k.add(
            "socket",
            Lathe(
                profile=[
                    (r * 1.3, 0.80 * n),
                    (r * 1.7, 0.805 * n),
                    (r * 1.3, 0.83 * n),
                    (r * 1.0, 0.87 * n),
                    (r * 0.7, 0.88 * n),
                ],
                segments=28,
            ),
            material="metal",
        )
        wrapped_grip(k, "wrap grip", 0.42 * n, 0.54 * n, 1.2 * r, "wrap", "wrap")
        if kind == "spear":
            blade(k, "blade", 0.85 * n, n, 0.045 * n, 0.014 * n, slot="blade", leaf=0.9)
        else:
            k.tube(
                "blade arms",
                [
                    (-0.075 * n, 0, 0.93 * n),
                    (-0.07 * n, 0, 0.885 * n),
                    (-0.03 * n, 0, 0.862 * n),
                    (0, 0, 0.86 * n),
                    (0.03 * n, 0, 0.862 * n),
                    (0.07 * n, 0, 0.885 * n),
                    (0.075 * n, 0, 0.93 * n),
                ],
                0.008 * n,
                material="blade",
            )
            for x in (-0.075, 0, 0.075):
                k.rod(
                    "blade prong",
                    (x * n, 0, 0.86 * n if x == 0 else 0.925 * n),
                    (x * n, 0, 0.97 * n),
                    0.0075 * n,
                    material="blade",
                )
                k.add(
                    "blade point",
                    Extrude(
                        outline=[(-0.022 * n, -0.005 * n), (0, 0.006 * n), (0.022 * n, -0.005 * n), (0, 0.05 * n)],
                        height=0.010 * n,
                        bevel=0.002 * n,
                    ),
                    at=(x * n, 0.005 * n, 0.95 * n),
                    rotate=(90, 0, 0),
                    material="blade",
                )
    k.anchor(
        "grip",
        (0, 0, 0.12 * n if kind == "lance" else 0.48 * n),
        normal=(0, 0, 1),
        radius=0.014 * n if kind == "lance" else 0.0085 * n,
    )


@asset(
    kind="mace",
    words=(
        "mace",
        "war hammer",
        "warhammer",
        "flail",
        "morning star",
        "club",
        "thor hammer",
        "mjolnir",
        "battle hammer",
        "spiked club",
    ),
    about="A flanged or spiked mace, or a war hammer.",
    parameters=(_length(0.7), choice("type", "spiked", "hammer", "flail", words=("type",))),
    slots={"head": "iron", "spike": "steel", "handle": "dark_oak", "wrap": "leather", "metal": "antique_brass"},
)
def mace(k: Kit) -> None:
    """Handle and one of three heads."""
    n = k.m("length")
    r = 0.022 * n
    kind = k.s("type")
    top = 0.72 * n
    k.rod("handle", (0, 0, 0.02 * n), (0, 0, top + 0.06 * n), r, material="handle")
    k.add("pommel", Sphere(radius=1.7 * r, segments=24), at=(0, 0, 1.6 * r), material="metal")
    wrapped_grip(k, "wrap grip", 0.08 * n, 0.36 * n, 1.15 * r, "wrap", "metal")
    k.add(
        "collar",
        Torus(radius=1.1 * r, tube=0.4 * r, segments=28, tube_segments=10),
        at=(0, 0, top - 0.02 * n),
        material="metal",
    )
    if kind == "hammer":
        k.add(
            "head",
            Box(size=(0.40 * n, 0.2 * n, 0.2 * n)),
            at=(0, 0, top),
            material="head",
            bevel=0.025 * n,
            bevel_segments=1,
        )
        for x in (-1, 1):
            k.add(
                "head face",
                Box(size=(0.03 * n, 0.17 * n, 0.17 * n), pivot="center"),
                at=(x * 0.205 * n, 0, top + 0.1 * n),
                material="spike",
                bevel=0.012 * n,
            )
            k.add(
                "head band",
                Box(size=(0.025 * n, 0.212 * n, 0.212 * n), pivot="center"),
                at=(x * 0.11 * n, 0, top + 0.1 * n),
                material="metal",
                bevel=0.012 * n,
            )
        k.add("cap", Sphere(radius=0.03 * n, segments=20), at=(0, 0, top + 0.2 * n), material="metal")
    else:
        center: Vec = (0, 0, top + 0.13 * n) if kind == "spiked" else (0.30 * n, 0, 0.46 * n)
        ball_r = 0.115 * n
        k.add("head", Sphere(radius=ball_r, segments=40), at=center, material="head")
        golden = math.pi * (3 - math.sqrt(5))
        for i in range(18):
            z = 1 - 2 * (i + 0.5) / 18
            a = i * golden
            s = math.sqrt(1 - z * z)
            tilt, turn = math.degrees(math.acos(z)), math.degrees(a)
            k.add(
                "spike",
                Cone(radius_bottom=0.024 * n, radius_top=0.0015 * n, height=0.075 * n, segments=16),
                at=(
                    center[0] + s * math.cos(a) * ball_r * 0.95,
                    center[1] + s * math.sin(a) * ball_r * 0.95,
                    center[2] + z * ball_r * 0.95,
                ),
                rotate=(0, tilt, turn),
                material="spike",
            )
        if kind == "flail":
            points = [
                (0.0, 0.0, top + 0.07 * n),
                (0.06 * n, 0, top + 0.10 * n),
                (0.14 * n, 0, top + 0.06 * n),
                (0.22 * n, 0, top - 0.02 * n),
                (0.28 * n, 0, 0.61 * n),
                (0.30 * n, 0, 0.56 * n),
            ]
            for i in range(11):
                t = i / 10 * (len(points) - 1)
                j = min(int(t), len(points) - 2)
                p = tuple(points[j][c] + (points[j + 1][c] - points[j][c]) * (t - j) for c in range(3))
                d = [points[j + 1][c] - points[j][c] for c in range(3)]
                k.add(
                    "chain",
                    Torus(radius=0.024 * n, tube=0.0065 * n, segments=20, tube_segments=8),
                    at=(p[0], p[1], p[2]),
                    rotate=(90 if i % 2 else 0, math.degrees(math.atan2(-d[2], d[0])), 0),
                    scale=(1.2, 0.8, 1),
                    material="spike",
                )
    k.anchor("grip", (0, 0, 0.2 * n), normal=(0, 0, 1), radius=r)


@asset(
    kind="magic_staff",
    words=(
        "magic staff",
        "staff",
        "magic wand",
        "wand",
        "wizard staff",
        "scepter",
        "sceptre",
        "walking staff",
        "fairy wand",
    ),
    about="A gnarled wizard's staff with a glowing crystal, or a wand.",
    parameters=(_length(1.6, 0.1), choice("type", "staff", "wand", "star", words=("type",))),
    slots={
        "wood": "driftwood",
        "crystal": Material(preset="crystal", color="#6fd0ff", emission="#4ab8ff", emission_strength=1.5),
        "metal": "gold",
        "star": Material(preset="gold"),
    },
    parts={"orb": "crystal", "handle": "staff"},
    adjectives={"fairy": {"type": "star", "length": 0.4}},
)
def magic_staff(k: Kit) -> None:
    """Knotty wood with claws around a crystal; or a turned wand."""
    n = k.m("length")
    if k.s("type") == "wand":
        k.add(
            "staff wand",
            Lathe(
                profile=[
                    (0.022 * n, 0),
                    (0.03 * n, 0.02 * n),
                    (0.024 * n, 0.05 * n),
                    (0.027 * n, 0.12 * n),
                    (0.021 * n, 0.2 * n),
                    (0.028 * n, 0.23 * n),
                    (0.02 * n, 0.25 * n),
                    (0.016 * n, 0.3 * n),
                    (0.009 * n, 0.98 * n),
                    (0, n),
                ],
                segments=32,
            ),
            material="wood",
        )
        k.add(
            "metal ring",
            Torus(radius=0.022 * n, tube=0.006 * n, segments=28, tube_segments=8),
            at=(0, 0, 0.25 * n),
            material="metal",
        )
        k.anchor("grip", (0, 0, 0.12 * n), normal=(0, 0, 1), radius=0.026 * n)
        return
    if k.s("type") == "star":
        k.rod("staff", (0, 0, 0), (0, 0, 0.8 * n), 0.022 * n, 0.018 * n, material="wood")
        k.add(
            "star",
            Extrude(outline=star(5, 0.17 * n, 0.075 * n), height=0.06 * n, bevel=0.018 * n),
            at=(0, 0.03 * n, 0.86 * n),
            rotate=(90, 0, 0),
            material="star",
        )
        k.anchor("grip", (0, 0, 0.2 * n), normal=(0, 0, 1), radius=0.022 * n)
        return
    r = 0.017 * n
    w = [k.rng.uniform(-0.008, 0.008) * n for _ in range(12)]
    path: list[Vec] = [(w[2 * i] * min(1, i), w[2 * i + 1] * min(1, i), 0.83 * n * i / 5) for i in range(6)]
    blobs = chain(path, [r * x for x in (0.8, 0.95, 1.15, 0.95, 1.1, 1.5)])
    for i in range(1, 5):
        a = 2.4 * i
        p = path[i]
        blobs += chain(
            [p, (p[0] + 1.5 * r * math.cos(a), p[1] + 1.5 * r * math.sin(a), p[2] + 0.6 * r)], [1.1 * r, 0.5 * r]
        )
    k.add("staff", Blend(blobs=blobs, smoothness=0.8 * r, resolution=110), material="wood", smooth=True)
    top = path[-1]
    for i in range(5):
        a = 2 * math.pi * i / 5
        d = (math.cos(a), math.sin(a))
        claw: list[Vec] = [
            (top[0] + d[0] * x * n, top[1] + d[1] * x * n, top[2] + z * n)
            for x, z in ((0.0, -0.01), (0.045, 0.02), (0.058, 0.08), (0.035, 0.135), (0.012, 0.165))
        ]
        k.tube("claw", claw, 0.0125 * n, radii=[1.3, 1.1, 0.9, 0.6, 0.3], segments=10, material="wood")
    k.add(
        "crystal",
        Ellipsoid(radii=(0.038 * n, 0.038 * n, 0.058 * n), segments=8),
        at=(top[0], top[1], top[2] + 0.068 * n),
        material="crystal",
        flat=True,
    )
    k.add(
        "metal ring",
        Torus(radius=1.25 * r, tube=0.35 * r, segments=28, tube_segments=10),
        at=(top[0], top[1], top[2] - 0.03 * n),
        material="metal",
    )
    k.anchor("grip", path[3], normal=(0, 0, 1), radius=r)


@asset(
    kind="shield",
    words=("shield", "buckler", "heater shield", "kite shield", "viking shield", "round shield", "heraldic shield", "coat of arms"),
    about="A shield with a rim, boss and emblem, leaning back on its point.",
    parameters=(length("height", 0.75, 0.05, 3.0, words=("height", "tall")), choice("shape", "heater", "round", words=("shape",)), choice("emblem", "cross", "star", "none", words=("emblem",))),
    slots={"board": Material(preset="painted_metal", color="#8f1d24"), "rim": "steel", "emblem": "gold", "wood": "planks", "strap": "leather"},
    adjectives={"viking": {"shape": "round"}, "wooden": {"shape": "round"}},
)  # fmt: skip
def shield(k: Kit) -> None:
    """Board, rim, rivets, emblem, straps behind."""
    h = k.m("height")
    with k.group("shield", rotate=(-12, 0, 0)):
        if k.s("shape") == "round":
            r = h / 2
            k.add(
                "board",
                Lathe(
                    profile=[
                        (0.97 * r, -0.015 * h),
                        (0.97 * r, 0.02 * h),
                        (0.6 * r, 0.055 * h),
                        (0, 0.075 * h),
                        (0, 0.045 * h),
                        (0.6 * r, 0.025 * h),
                    ],
                    closed=True,
                    segments=64,
                ),
                at=(0, 0, r),
                rotate=(90, 0, 0),
                material="board",
            )
            k.add(
                "rim",
                Torus(radius=0.96 * r, tube=0.032 * h, segments=64, tube_segments=12),
                at=(0, 0, r),
                rotate=(90, 0, 0),
                material="rim",
            )
            k.add(
                "boss",
                Lathe(
                    profile=[
                        (0.15 * h, 0.04 * h),
                        (0.145 * h, 0.062 * h),
                        (0.105 * h, 0.075 * h),
                        (0.09 * h, 0.11 * h),
                        (0.05 * h, 0.14 * h),
                        (0, 0.15 * h),
                    ],
                    segments=40,
                ),
                at=(0, 0, r),
                rotate=(90, 0, 0),
                material="rim",
            )
            for i in range(14):
                a = 2 * math.pi * i / 14
                k.add(
                    "rivet",
                    Sphere(radius=0.015 * h, segments=14),
                    at=(0.96 * r * math.cos(a), -0.028 * h, r + 0.96 * r * math.sin(a)),
                    material="emblem",
                )
            if k.s("emblem") != "none":
                for i in range(8):
                    a = 2 * math.pi * (i + 0.5) / 8
                    path = [
                        (t * r * math.cos(a), -(0.078 - 0.045 * t) * h, r + t * r * math.sin(a))
                        for t in (0.25, 0.55, 0.9)
                    ]
                    k.tube("emblem ray", path, 0.012 * h, segments=8, material="emblem")
            k.tube(
                "strap",
                [
                    (-0.15 * h, -0.045 * h, r),
                    (-0.1 * h, 0.02 * h, r),
                    (0, 0.06 * h, r),
                    (0.1 * h, 0.02 * h, r),
                    (0.15 * h, -0.045 * h, r),
                ],
                0.018 * h,
                material="strap",
            )
        else:
            half = [
                (0.0, 0.0),
                (0.12, 0.07),
                (0.24, 0.22),
                (0.33, 0.42),
                (0.37, 0.65),
                (0.38, 0.93),
                (0.26, 0.955),
                (0.13, 0.985),
                (0.0, 1.0),
            ]
            outline = [(x * h, z * h) for x, z in half] + [(-x * h, z * h) for x, z in half[-2:0:-1]]
            inner = [(x * 0.92, 0.5 * h + (z - 0.5 * h) * 0.935 + 0.012 * h) for x, z in outline]
            k.add(
                "board",
                Extrude(outline=inner, height=0.05 * h, bevel=0.012 * h),
                at=(0, 0.02 * h, 0),
                rotate=(90, 0, 0),
                material="board",
            )
            k.add(
                "rim",
                Extrude(
                    outline=outline,
                    holes=[[(x * 0.88, 0.5 * h + (z - 0.5 * h) * 0.90 + 0.015 * h) for x, z in outline]],
                    height=0.062 * h,
                    bevel=0.012 * h,
                ),
                at=(0, 0.026 * h, 0),
                rotate=(90, 0, 0),
                material="rim",
            )
            y = -0.034 * h
            if k.s("emblem") == "cross":
                k.add(
                    "emblem cross",
                    Box(size=(0.11 * h, 0.02 * h, 0.66 * h)),
                    at=(0, y, 0.2 * h),
                    material="emblem",
                    bevel=0.005 * h,
                )
                k.add(
                    "emblem bar",
                    Box(size=(0.50 * h, 0.017 * h, 0.11 * h)),
                    at=(0, y, 0.59 * h),
                    material="emblem",
                    bevel=0.005 * h,
                )
            elif k.s("emblem") == "star":
                k.add(
                    "emblem star",
                    Extrude(outline=star(5, 0.22 * h, 0.09 * h), height=0.03 * h, bevel=0.008 * h),
                    at=(0, y + 0.012 * h, 0.58 * h),
                    rotate=(90, 0, 0),
                    material="emblem",
                )
            for i in range(len(outline)):
                x, z = outline[i]
                k.add(
                    "rivet",
                    Sphere(radius=0.012 * h, segments=12),
                    at=(x * 0.94, -0.036 * h, 0.5 * h + (z - 0.5 * h) * 0.95 + 0.008 * h),
                    material="emblem",
                )
            k.tube(
                "strap",
                [(-0.15 * h, 0.015 * h, 0.55 * h), (0, 0.08 * h, 0.55 * h), (0.15 * h, 0.015 * h, 0.55 * h)],
                0.018 * h,
                material="strap",
            )
    k.anchor("grip", (0, 0.08 * h, 0.55 * h), normal=(0, 1, 0), radius=0.02 * h)
