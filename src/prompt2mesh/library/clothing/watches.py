"""Watches for wrist and pocket."""

import math

from prompt2mesh.library.kit import Kit
from prompt2mesh.library.outlines import rounded_rectangle
from prompt2mesh.library.registry import asset, choice, flag, length
from prompt2mesh.mesh.materials import Material
from prompt2mesh.mesh.placement import Radial
from prompt2mesh.mesh.shapes import Box, Cylinder, Extrude, Lathe, Sphere, Sweep, Torus


def _dial(k: Kit, r: float) -> None:
    k.add("dial", Cylinder(radius=0.86 * r, height=0.05 * r), at=(0, 0, 0.15 * r), material="dial")
    for i in range(12):
        a = 2 * math.pi * i / 12
        long = 0.16 if i % 3 == 0 else 0.09
        k.add(
            "mark",
            Box(size=(0.035 * r if i % 3 else 0.05 * r, long * r, 0.02 * r), pivot="center"),
            at=(0.70 * r * math.sin(a), 0.70 * r * math.cos(a), 0.205 * r),
            rotate=(0, 0, -math.degrees(a)),
            material="hand",
        )
    for name, long, wide, a, z in (("hour", 0.42, 0.06, -55, 0.215), ("minute", 0.66, 0.042, 58, 0.235)):
        outline = [
            (-wide * r / 2, -0.1 * r),
            (wide * r / 2, -0.1 * r),
            (wide * r * 0.8, long * r * 0.7),
            (0, long * r),
            (-wide * r * 0.8, long * r * 0.7),
        ]
        k.add(
            f"hand {name}",
            Extrude(outline=outline, height=0.018 * r),
            at=(0, 0, z * r),
            rotate=(0, 0, -a),
            material="hand",
        )
    k.add("hand cap", Cylinder(radius=0.05 * r, height=0.08 * r, segments=20), at=(0, 0, 0.19 * r), material="case")


@asset(
    kind="pocket_watch",
    words=("pocket watch", "pocketwatch", "fob watch", "stopwatch"),
    about="A pocket watch with open lid and chain.",
    parameters=(
        length("diameter", 0.05, 0.01, 2.0, words=("diameter", "width", "size")),
        flag("lid", True, words=("lid", "cover")),
        flag("chain", True, words=("chain",)),
    ),
    slots={
        "case": Material(preset="gold"),
        "dial": Material(preset="enamel", color="#f6f0de"),
        "hand": Material(preset="black_iron"),
        "glass": "glass",
        "chain": Material(preset="gold"),
    },
    category="clothing",
    states=("open",),
)
def pocket_watch(k: Kit) -> None:
    """Case, dial, hands, crown, bow, lid, chain."""
    d = k.m("diameter")
    r = d / 2
    k.add(
        "case",
        Lathe(
            profile=[
                (0.0, 0.0),
                (0.55 * r, 0.0),
                (0.92 * r, 0.06 * r),
                (1.0 * r, 0.17 * r),
                (0.96 * r, 0.28 * r),
                (0.86 * r, 0.29 * r),
                (0.86 * r, 0.16 * r),
                (0.0, 0.16 * r),
            ],
            segments=48,
        ),
        material="case",
    )
    for i in range(60):
        a = 2 * math.pi * i / 60
        if i % 2 == 0:
            k.add(
                "case bead",
                Sphere(radius=0.024 * r, segments=8),
                at=(0.965 * r * math.cos(a), 0.965 * r * math.sin(a), 0.27 * r),
                material="case",
            )
    _dial(k, r)
    k.add(
        "glass",
        Lathe(
            profile=[
                (0.86 * r, 0.27 * r),
                (0.7 * r, 0.30 * r),
                (0, 0.315 * r),
                (0, 0.295 * r),
                (0.7 * r, 0.28 * r),
                (0.86 * r, 0.255 * r),
            ],
            closed=True,
            segments=37,
        ),
        material="glass",
    )
    k.rod("crown stem", (0, 0.95 * r, 0.16 * r), (0, 1.12 * r, 0.16 * r), 0.07 * r, material="case")
    k.add(
        "crown",
        Cylinder(radius=0.12 * r, height=0.15 * r, segments=24),
        at=(0, 1.1 * r, 0.16 * r),
        rotate=(-90, 0, 0),
        material="case",
        bevel=0.02 * r,
    )
    k.add(
        "bow",
        Torus(radius=0.2 * r, tube=0.04 * r, segments=32, tube_segments=10),
        at=(0, 1.34 * r, 0.16 * r),
        material="case",
    )
    if k.on("lid"):
        with k.group("lid", at=(-0.98 * r, 0, 0.24 * r), rotate=(0, -104, 0)):
            k.add(
                "lid cover",
                Lathe(
                    profile=[
                        (0.0, 0.10 * r),
                        (0.6 * r, 0.08 * r),
                        (0.95 * r, 0.0),
                        (0.98 * r, 0.03 * r),
                        (0.62 * r, 0.13 * r),
                        (0.0, 0.15 * r),
                    ],
                    segments=42,
                ),
                at=(0.98 * r, 0, 0),
                material="case",
            )
            k.add(
                "lid flower",
                Torus(radius=0.16 * r, tube=0.03 * r, segments=20, tube_segments=8),
                at=(1.42 * r, 0, 0.11 * r),
                material="case",
                instances=Radial(count=6, center=(0.98 * r, 0, 0)),
            )
        k.rod(
            "lid hinge", (-0.98 * r, -0.14 * r, 0.23 * r), (-0.98 * r, 0.14 * r, 0.23 * r), 0.045 * r, material="case"
        )
    if k.on("chain"):
        points = [(0.0, 1.5), (0.2, 1.9), (0.75, 2.1), (1.25, 1.8), (1.45, 1.2), (1.75, 0.7), (2.2, 0.6)]
        n = 30
        for i in range(n):
            t = i / (n - 1) * (len(points) - 1)
            j = min(int(t), len(points) - 2)
            x, y = ((points[j][c] + (points[j + 1][c] - points[j][c]) * (t - j)) * r for c in (0, 1))
            a = math.degrees(math.atan2(points[j + 1][1] - points[j][1], points[j + 1][0] - points[j][0]))
            k.add(
                "chain link",
                Torus(radius=0.072 * r, tube=0.022 * r, segments=16, tube_segments=6),
                at=(x, y, 0.07 * r),
                rotate=(60 if i % 2 else 10, 0, a),
                scale=(1.3, 0.85, 1),
                material="chain",
            )
        k.rod(
            "chain bar",
            (2.15 * r, 0.35 * r, 0.06 * r),
            (2.25 * r, 0.85 * r, 0.06 * r),
            0.035 * r,
            round_caps=True,
            material="chain",
        )
    k.anchor("hook", (0, 1.5 * r, 0.16 * r), normal=(0, 1, 0))


@asset(
    kind="watch",
    words=("watch", "wristwatch", "wrist watch", "smartwatch", "smart watch", "bracelet", "bangle"),
    about="A wristwatch with its strap closed in a loop; smart ones have a screen.",
    parameters=(length("diameter", 0.042, 0.01, 2.0, words=("diameter", "width", "size")), choice("type", "analogue", "smart", words=("type",))),
    slots={"case": "polished_steel", "dial": Material(preset="enamel", color="#1c2c4a"), "hand": Material(preset="silver"), "strap": Material(preset="leather", color="#5a351f"), "glass": "glass", "screen": Material(preset="screen", color="#2a6fd0"), "metal": "polished_steel"},
    adjectives={"smart": {"type": "smart"}, "digital": {"type": "smart"}},
    category="clothing",
    parts={"band": "strap", "bracelet": "strap"},
)  # fmt: skip
def watch(k: Kit) -> None:
    """Standing on its loop of strap, dial to the front and up."""
    d = k.m("diameter")
    r = d / 2
    wrist = 0.72 * d
    z = wrist + 0.08 * d
    path = [
        (0.0, -wrist * 0.92 * math.cos(a), z + wrist * math.sin(a))
        for a in (math.radians(26 + 308 * i / 22) for i in range(23))
    ]
    w, t = 0.46 * r, 0.06 * r
    k.add(
        "strap",
        Sweep(
            path=path,
            profile=[(-w, -t), (w, -t), (w, t), (-w, t)],
            radii=[1.2, 1.1, 1, 1, 1, 1, 1, 1, 1, 1.1, 1.2],
            resolution=3,
        ),
        material="strap",
    )
    k.add(
        "metal buckle",
        Box(size=(1.15 * r, 0.1 * r, 0.34 * r), pivot="center"),
        at=(0, wrist * 0.94, z),
        material="metal",
        bevel=0.03 * r,
    )
    k.add(
        "strap loop",
        Box(size=(1.04 * r, 0.2 * r, 0.12 * r), pivot="center"),
        at=(0, wrist * 0.86, z + wrist * 0.40),
        rotate=(-30, 0, 0),
        material="strap",
        bevel=0.03 * r,
    )
    with k.group("head", at=(0, -wrist * 0.86, z), rotate=(90, 0, 0)):
        if k.s("type") == "smart":
            k.add(
                "case",
                Extrude(
                    outline=rounded_rectangle(1.75 * r, 2.05 * r, 0.5 * r),
                    height=0.42 * r,
                    bevel=0.12 * r,
                    bevel_segments=4,
                ),
                material="case",
            )
            k.add(
                "screen",
                Extrude(outline=rounded_rectangle(1.5 * r, 1.8 * r, 0.4 * r), height=0.04 * r, bevel=0.015 * r),
                at=(0, 0, 0.40 * r),
                material="screen",
            )
            for i in range(3):
                k.add(
                    "hand ring",
                    Torus(radius=(0.56 - 0.15 * i) * r, tube=0.045 * r, segments=40, tube_segments=8),
                    at=(0, -0.1 * r, 0.435 * r),
                    scale=(1, 1, 0.3),
                    material=("hand", "dial", "metal")[i],
                )
            k.add(
                "crown",
                Cylinder(radius=0.14 * r, height=0.14 * r, segments=24),
                at=(0.86 * r, 0.35 * r, 0.2 * r),
                rotate=(0, 90, 0),
                material="metal",
                bevel=0.03 * r,
            )
        else:
            k.add(
                "case",
                Lathe(
                    profile=[
                        (0, 0),
                        (0.85 * r, 0.0),
                        (1.0 * r, 0.1 * r),
                        (1.0 * r, 0.24 * r),
                        (0.95 * r, 0.31 * r),
                        (0.86 * r, 0.31 * r),
                        (0.86 * r, 0.16 * r),
                        (0, 0.16 * r),
                    ],
                    segments=42,
                ),
                material="case",
            )
            _dial(k, r)
            k.add("glass", Cylinder(radius=0.86 * r, height=0.03 * r), at=(0, 0, 0.28 * r), material="glass")
            k.add(
                "crown",
                Cylinder(radius=0.1 * r, height=0.16 * r, segments=24),
                at=(0.97 * r, 0, 0.16 * r),
                rotate=(0, 90, 0),
                material="metal",
                bevel=0.02 * r,
            )
            for x in (-1, 1):
                for y in (-1, 1):
                    k.add(
                        "lug",
                        Box(size=(0.14 * r, 0.36 * r, 0.2 * r), pivot="center"),
                        at=(x * 0.52 * r, y * 0.95 * r, 0.1 * r),
                        rotate=(-y * 22, 0, 0),
                        material="case",
                        bevel=0.03 * r,
                    )
    k.anchor("fit", (0, 0, z), normal=(1, 0, 0), radius=wrist * 0.9)
