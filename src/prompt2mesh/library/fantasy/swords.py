"""Swords and daggers."""

import math

from prompt2mesh.library.fantasy.weapon_parts import Vec, blade, weapon_length, wrapped_grip
from prompt2mesh.library.kit import Kit
from prompt2mesh.library.registry import Times, asset, choice, flag
from prompt2mesh.mesh.materials import Material
from prompt2mesh.mesh.shapes import (
    Box,
    Cylinder,
    Ellipsoid,
    Extrude,
    Lathe,
    Sphere,
    Sweep,
    Torus,
)


@asset(
    kind="sword",
    words=("sword", "longsword", "broadsword", "excalibur", "rapier", "cutlass", "scimitar", "saber", "claymore", "greatsword", "blade", "lightsaber", "light saber"),
    about="A medieval sword standing point up on its pommel.",
    parameters=(weapon_length(1.05), choice("type", "long", "curved", "light", words=("type",)), flag("gem", True, words=("gem", "jewel"))),
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
    parameters=(weapon_length(1.0), flag("stand", True, words=("stand", "rack"))),
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
    parameters=(weapon_length(0.36),),
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
