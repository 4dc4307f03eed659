"""Axes, spears and maces - a head on a shaft."""

import math

from prompt2mesh.library.fantasy.weapon_parts import Vec, blade, weapon_length, wrapped_grip
from prompt2mesh.library.kit import Kit
from prompt2mesh.library.registry import asset, choice
from prompt2mesh.mesh.materials import Material
from prompt2mesh.mesh.shapes import (
    Box,
    Cone,
    Extrude,
    Lathe,
    Sphere,
    Torus,
)


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
    parameters=(weapon_length(0.95), choice("blades", "double", "single", words=("blades",))),
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
    parameters=(weapon_length(2.0, 0.2), choice("type", "spear", "lance", "trident", words=("type",))),
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
    parameters=(weapon_length(0.7), choice("type", "spiked", "hammer", "flail", words=("type",))),
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
