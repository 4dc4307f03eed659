"""Mug and teacup, and what all drinking vessels share: drinks and whipped cream."""

import math

from prompt2mesh.library.kit import Kit
from prompt2mesh.library.kitchen.vessels import fluted, handle_path, liquid, spline, steam, vessel
from prompt2mesh.library.outlines import Path
from prompt2mesh.library.registry import Times, asset, choice, flag, length
from prompt2mesh.mesh.materials import Material
from prompt2mesh.mesh.shapes import Blend, Blob, Lathe, Sphere, Torus

DRINK_SLOTS = {
    "coffee": "coffee", "chocolate": Material(preset="chocolate", color="#5a3420"), "tea": "tea", "milk": "milk", "beer": "beer", "wine": "wine", "water": "water", "juice": "juice", "champagne": Material(preset="beer", color="#f3dc9a"),
    "potion": "potion", "foam": Material(preset="whipped_cream", color="#fffaf0"), "cream": "whipped_cream", "steam": Material(preset="cloud", color="#ffffff", alpha=0.4), "straw": Material(preset="glossy_plastic", color="#e4573d"), "ice": "ice", "cocoa": Material(preset="chocolate", color="#4a2818"),
}  # fmt: skip


def cream_swirl(k: Kit, r: float, z: float) -> None:
    """A mound of whipped cream: a rope laid in shrinking turns, over a soft core."""
    turns = 3.2
    path: Path = []
    radii: list[float] = []
    for i in range(60):
        t = i / 59
        out = r * 0.62 * (1 - t) ** 0.85
        a = 2 * math.pi * turns * t
        path.append((out * math.cos(a), out * math.sin(a), z + r * 0.16 + r * 0.95 * t**1.15))
        radii.append(1.0 - 0.75 * t**2.2)
    k.tube("cream", path, r * 0.32, radii=radii, segments=14, resolution=2, material="cream")
    k.add(
        "cream core",
        Lathe(
            profile=[(0, 0), (r * 0.8, 0), (r * 0.75, r * 0.3), (r * 0.35, r * 0.75), (0, r * 0.95)],
            smooth=True,
            segments=32,
        ),
        at=(0, 0, z - r * 0.05),
        material="cream",
    )
    for _ in range(14):
        a, t = k.rng.uniform(0, 6.28), k.rng.uniform(0.1, 0.7)
        out = r * (0.9 - 0.75 * t)
        k.add(
            "cocoa shaving",
            Sphere(radius=r * 0.045, segments=8),
            at=(out * math.cos(a), out * math.sin(a), z + r * (0.3 + 0.72 * t)),
            scale=(1.6, 0.7, 0.5),
            rotate=(k.rng.uniform(0, 60), 0, k.rng.uniform(0, 180)),
            material="cocoa",
        )


@asset(
    kind="mug",
    words=("mug", "cup", "coffee cup", "coffee mug", "tankard", "travel mug", "tin cup", "paper cup", "hot chocolate", "cocoa", "cup of cocoa"),
    about="A handled mug, empty or filled; steaming, with whipped cream, or as a beer stein.",
    parameters=(
        length("height", 0.096, 0.03, 0.4, words=("height", "tall", "high")),
        length("diameter", 0.084, 0.03, 0.35, words=("diameter", "width", "wide")),
        choice("shape", "straight", "rounded", "tapered", "stein", "paper"),
        choice("contents", "coffee", "empty", "chocolate", "tea", "milk", "beer", "water", "potion", words=("contents",)),
        flag("whipped_cream", False, words=("whipped cream", "cream")),
        flag("handle", True),
        flag("straw", False),
    ),
    slots={"mug": Material(preset="glazed_ceramic", color="#d9e2e4"), "handle": Material(preset="glazed_ceramic", color="#d9e2e4"), "band": "tarnished_silver", "paper": Material(preset="paper", color="#f4efe4"), "sleeve": "cardboard", "lid": Material(preset="plastic", color="#f5f5f2"), **DRINK_SLOTS},
    main_slot="mug",
    states=("steaming",),
    styles={"rustic": {"shape": "rounded"}},
    style_materials={"rustic": {"mug": Material(preset="earthenware"), "handle": Material(preset="earthenware")}},
    adjectives={"hot chocolate": {"contents": "chocolate"}, "cocoa": {"contents": "chocolate"},
        "empty": {"contents": "empty"}, "beer": {"shape": "stein", "contents": "beer", "height": 0.15, "diameter": 0.1}, "espresso": {"height": 0.06, "diameter": 0.06}, "paper": {"shape": "paper", "height": 0.12, "handle": False}, "takeaway": {"shape": "paper", "height": 0.12, "handle": False},
        "full": {"contents": "coffee"}, "big": {"height": Times(1.25), "diameter": Times(1.25)},
    },
    parts={"body": "mug", "liquid": "contents"},
    holds=True,
)  # fmt: skip
def mug(k: Kit) -> None:
    """Outer wall, liquid a little below the rim, an ear for a handle."""
    h, r, shape = k.m("height"), k.m("diameter") / 2, k.s("shape")
    wall = max(0.0024, r * 0.085)
    if shape == "rounded":
        outer = spline(
            [
                (r * 0.6, 0),
                (r * 0.78, h * 0.05),
                (r * 1.0, h * 0.35),
                (r * 1.0, h * 0.6),
                (r * 0.9, h * 0.88),
                (r * 0.94, h),
            ]
        )
    elif shape == "tapered":
        outer = [(r * 0.62, 0), (r * 0.68, h * 0.03), (r * 0.98, h * 0.97), (r, h)]
    elif shape == "paper":
        outer = [(r * 0.7, 0), (r * 0.71, h * 0.01), (r * 0.97, h * 0.97), (r * 0.98, h)]
        wall = max(0.0012, r * 0.03)
    elif shape == "stein":
        outer = [
            (r * 1.12, 0),
            (r * 1.12, h * 0.05),
            (r * 1.02, h * 0.09),
            (r * 1.0, h * 0.12),
            (r * 0.9, h * 0.97),
            (r * 0.9, h),
        ]
    else:
        outer = [(r * 0.86, 0), (r * 0.94, h * 0.012), (r * 0.985, h * 0.04), (r, h * 0.1), (r, h)]
    slot = "paper" if shape == "paper" else "mug"
    floor = h * 0.06 if shape != "paper" else h * 0.03
    k.add("mug", vessel(outer, wall, floor=floor), material=slot)
    if shape == "stein":
        for z in (0.16, 0.86):
            wide = r * (1.0 - 0.1 * z) * 1.0
            k.add(
                "band",
                Torus(radius=wide, tube=r * 0.05, segments=64, tube_segments=10),
                at=(0, 0, h * z),
                scale=(1, 1, 2.0),
                material="band",
            )
    if shape == "paper":
        k.add(
            "sleeve",
            Lathe(
                profile=[(r * 0.795, h * 0.28), (r * 0.815, h * 0.28), (r * 0.905, h * 0.68), (r * 0.885, h * 0.68)],
                closed=True,
                segments=64,
            ),
            material="sleeve",
        )
        if not k.on("whipped_cream"):
            k.add(
                "lid",
                Lathe(
                    profile=[
                        (0, h * 0.995),
                        (r * 0.96, h * 0.965),
                        (r * 1.05, h * 0.965),
                        (r * 1.05, h * 1.0),
                        (r * 0.94, h * 1.015),
                        (r * 0.9, h * 1.055),
                        (r * 0.84, h * 1.055),
                        (r * 0.82, h * 1.03),
                        (0, h * 1.03),
                    ],
                    segments=64,
                ),
                material="lid",
            )
    if k.on("handle") and shape != "paper":
        at = {"tapered": (0.95, 0.78), "rounded": (0.94, 0.86), "stein": (0.9, 0.99)}.get(shape, (1.0, 1.0))
        path = handle_path((r * at[0] - wall * 0.5, h * 0.82), (r * at[1] - wall * 0.5, h * 0.2), r * 0.58)
        k.add(
            "handle",
            fluted(path, max(r * 0.13, 0.003), flat=0.62, radii=[1.15, 1.0, 0.95, 0.95, 1.0, 1.1]),
            material="handle",
        )
    contents = k.s("contents")
    level = h * 0.86
    if contents != "empty" and not (shape == "paper" and not k.on("whipped_cream")):
        k.add("contents", liquid(outer, wall, level, floor=floor, overlap=wall * 0.1), material=contents)
        inside = r * 0.9 - wall
        if contents == "beer":
            top = h
            k.add(
                "foam",
                Blend(
                    blobs=[
                        Blob(a=(0, 0, top - h * 0.06), radius=inside * 0.95, squash=(1, 1, 0.36)),
                        *(
                            Blob(
                                a=(
                                    inside * 0.66 * math.cos(a),
                                    inside * 0.66 * math.sin(a),
                                    top + h * k.rng.uniform(0.0, 0.035),
                                ),
                                radius=inside * k.rng.uniform(0.28, 0.4),
                            )
                            for a in [i * 0.9 for i in range(7)]
                        ),
                        Blob(a=(0, 0, top + h * 0.03), radius=inside * 0.42),
                    ],
                    smoothness=inside * 0.25,
                    resolution=36,
                ),
                material="foam",
            )
        if k.on("whipped_cream"):
            cream_swirl(k, inside, level)
    if k.on("straw"):
        k.tube(
            "straw",
            [(0, 0, h * 0.1), (r * 0.55, 0, h * 1.15), (r * 0.72, 0, h * 1.5), (r * 1.1, 0, h * 1.62)],
            max(r * 0.075, 0.002),
            smooth=True,
            material="straw",
        )
    if k.state("steaming"):
        steam(k, (0, 0, (h * 1.1 if k.on("whipped_cream") else level) - 0.001), r * 0.8, h * 1.15)
    k.anchor("inside", (0, 0, floor), half_size=(r * 0.7, r * 0.7), round=True, height=h - floor)
    k.anchor("grip", (r * 1.45, 0, h * 0.5), normal=(1, 0, 0), radius=h * 0.3)
    k.anchor("top", (0, 0, h), half_size=(r * 0.8, r * 0.8), round=True)


@asset(
    kind="teacup",
    words=("teacup", "tea cup", "cup and saucer", "espresso cup", "cappuccino", "tea", "cup of tea", "espresso"),
    about="A thin porcelain cup on a saucer, with a gilt rim.",
    parameters=(
        length("diameter", 0.095, 0.03, 0.4, words=("diameter", "width", "wide")),
        length("height", 0.062, 0.02, 0.3, words=("height", "tall", "high")),
        flag("saucer", True, words=("saucer", "plate")),
        flag("spoon", False),
        choice("contents", "tea", "empty", "coffee", "milk", "chocolate", words=("contents",)),
    ),
    slots={"cup": Material(preset="porcelain"), "saucer": "porcelain", "gilt": "gold", "spoon": "silver", **DRINK_SLOTS},
    main_slot="cup",
    states=("steaming",),
    adjectives={"tea": {"contents": "tea"}, "cup of tea": {"contents": "tea"}, "cappuccino": {"contents": "coffee"}, "empty": {"contents": "empty"}, "espresso": {"diameter": 0.065, "height": 0.05, "contents": "coffee"}},
    holds=True,
)  # fmt: skip
def teacup(k: Kit) -> None:
    """A footed bowl that flares at the rim, a pointed handle, a shallow saucer with a well."""
    r, h = k.m("diameter") / 2, k.m("height")
    wall = max(0.0016, r * 0.045)
    base = 0.0
    if k.on("saucer"):
        s = r * 1.62
        rise = r * 0.3
        k.add(
            "saucer",
            Lathe(
                profile=[
                    (0, rise * 0.12),
                    (s * 0.5, rise * 0.12),
                    (s * 0.5, 0),
                    (s * 0.55, 0),
                    (s * 0.58, rise * 0.2),
                    (s * 0.85, rise * 0.62),
                    (s, rise),
                    (s * 0.995, rise + wall),
                    (s * 0.84, rise * 0.62 + wall),
                    (s * 0.55, rise * 0.25 + wall),
                    (s * 0.4, rise * 0.18 + wall),
                    (0, rise * 0.18 + wall),
                ],
                segments=48,
            ),
            material="saucer",
        )
        k.add(
            "gilt saucer",
            Torus(radius=s * 0.997, tube=wall * 0.55, segments=44, tube_segments=6),
            at=(0, 0, rise + wall * 0.5),
            material="gilt",
        )
        base = rise * 0.18 + wall - 0.0002
    outer = spline(
        [(r * 0.46, 0), (r * 0.44, h * 0.07), (r * 0.66, h * 0.2), (r * 0.84, h * 0.5), (r * 0.9, h * 0.8), (r, h)],
        steps=3,
    )
    floor = h * 0.14
    k.add("cup", vessel(outer, wall, floor=floor, segments=48), at=(0, 0, base), material="cup")
    k.add(
        "gilt rim",
        Torus(radius=r - wall * 0.5, tube=wall * 0.62, segments=44, tube_segments=6),
        at=(0, 0, base + h + wall * 0.1),
        material="gilt",
    )
    k.add(
        "gilt foot",
        Torus(radius=r * 0.455, tube=wall * 0.5, segments=36, tube_segments=6),
        at=(0, 0, base + h * 0.045),
        material="gilt",
    )
    path = [
        (r * 0.89, 0, base + h * 0.78),
        (r * 1.15, 0, base + h * 0.95),
        (r * 1.42, 0, base + h * 0.82),
        (r * 1.38, 0, base + h * 0.55),
        (r * 1.1, 0, base + h * 0.36),
        (r * 0.76, 0, base + h * 0.36),
    ]
    k.add("handle", fluted(path, r * 0.062, radii=[1.2, 1, 0.9, 0.9, 1.0, 1.1]), material="cup")
    k.tube(
        "handle thumb",
        [(r * 1.12, 0, base + h * 0.93), (r * 1.24, 0, base + h * 1.06), (r * 1.38, 0, base + h * 1.04)],
        r * 0.05,
        radii=[1, 0.8, 1.0],
        material="cup",
    )
    level = h * 0.84
    if k.s("contents") != "empty":
        k.add(
            "contents",
            liquid(outer, wall, level, floor=floor, overlap=wall * 0.1),
            at=(0, 0, base),
            material=k.s("contents"),
        )
    if k.on("spoon") and k.on("saucer"):
        z = r * 0.3
        k.add(
            "spoon bowl",
            Sphere(radius=r * 0.2, segments=24),
            at=(-r * 1.15, -r * 0.55, z * 0.85),
            scale=(1.35, 0.85, 0.3),
            rotate=(0, 0, -35),
            material="spoon",
        )
        k.tube(
            "spoon handle",
            [(-r * 0.98, -r * 0.67, z * 0.9), (-r * 0.3, -r * 1.13, z * 0.95), (r * 0.35, -r * 1.6, z * 1.35)],
            r * 0.035,
            radii=[0.8, 0.7, 1.5],
            material="spoon",
        )
    if k.state("steaming"):
        steam(k, (0, 0, base + level - 0.001), r * 0.75, h * 1.6)
    k.anchor("inside", (0, 0, base + floor), half_size=(r * 0.62, r * 0.62), round=True, height=h - floor)
    k.anchor("grip", (r * 1.4, 0, base + h * 0.65), normal=(1, 0, 0), radius=h * 0.3)
    k.anchor("top", (0, 0, base + h), half_size=(r, r), round=True)
