"""What food is cooked in: frying pan, saucepan, cauldron."""

import math

from prompt2mesh.library.household.coins import TREASURE_SLOTS, treasure
from prompt2mesh.library.kit import Kit
from prompt2mesh.library.kitchen.cups import DRINK_SLOTS
from prompt2mesh.library.kitchen.vessels import fluted, liquid, spline, steam, vessel
from prompt2mesh.library.registry import Times, asset, choice, flag, length
from prompt2mesh.mesh.materials import Material
from prompt2mesh.mesh.placement import Radial, Transform
from prompt2mesh.mesh.program import Boolean, Part
from prompt2mesh.mesh.shapes import Cone, Cylinder, Lathe, Sphere, Torus


@asset(
    kind="frying_pan",
    words=("frying pan", "pan", "skillet", "wok", "griddle", "cast iron pan"),
    about="A shallow pan with a long handle and a hanging hole.",
    parameters=(
        length("diameter", 0.28, 0.08, 0.8, words=("diameter", "width", "wide", "size")),
        length("height", 0.048, 0.015, 0.2, words=("height", "tall", "depth", "deep")),
        length("handle_length", 0.19, 0.05, 0.5, words=("handle length",)),
        choice("shape", "pan", "wok", "skillet"),
    ),
    slots={"pan": "cast_iron", "handle": "black_plastic", "rivet": "steel"},
    main_slot="pan",
    adjectives={"cast-iron": {"shape": "skillet"}, "iron": {"shape": "skillet"}, "large": {"diameter": Times(1.25)}},
    holds=True,
)  # fmt: skip
def frying_pan(k: Kit) -> None:
    """Sloped wall, thick base, handle to the right."""
    r, h, long, shape = (
        k.m("diameter") / 2,
        min(k.m("height"), k.m("diameter") * 0.45),
        k.m("handle_length"),
        k.s("shape"),
    )
    wall = max(0.002, r * 0.022)
    if shape == "wok":
        h = max(h, r * 0.5)
        outer = spline([(r * 0.25, 0), (r * 0.62, h * 0.22), (r * 0.9, h * 0.68), (r, h)])
    else:
        outer = [(r * 0.78, 0), (r * 0.82, h * 0.04), (r * 0.86, h * 0.16), (r * 0.985, h * 0.95), (r, h)]
    k.add("pan", vessel(outer, wall, floor=wall * 1.6, segments=88), material="pan")
    for sy in (-1, 1) if shape == "skillet" else ():
        k.add(
            "pan spout",
            Lathe(
                profile=[
                    (r * 0.06, 0),
                    (r * 0.11, h * 0.16),
                    (r * 0.12, h * 0.2),
                    (r * 0.1, h * 0.2),
                    (r * 0.04, h * 0.04),
                ],
                closed=True,
                segments=24,
            ),
            at=(0, sy * r * 0.99, h * 0.8),
            material="pan",
        )
    t = r * 0.085
    slot = "pan" if shape == "skillet" else "handle"
    rise = h * 0.55 if shape != "skillet" else h * 0.1
    tip = (r + long, 0.0, h * 0.85 + rise)
    hole = Part(
        name="hole",
        shape=Cylinder(radius=t * 0.42, height=0.2, pivot="center"),
        placement=Transform(location=(tip[0] - t * 0.9, 0, tip[2])),
    )
    body = fluted(
        [(r * 0.965, 0, h * 0.72), (r + long * 0.25, 0, h * 0.85), (r + long * 0.65, 0, h * 0.85 + rise * 0.8), tip],
        t,
        flat=0.45,
        radii=[0.9, 0.75, 1.15, 1.1],
    )
    k.add("handle", body, material=slot, modifiers=[Boolean(operation="cut", tools=[hole])], smooth=False)
    k.add(
        "handle end",
        Sphere(radius=t * 0.5, segments=20),
        at=(tip[0], 0, tip[2] - t * 0.0),
        scale=(1.2, 2.2, 0.9),
        material=slot,
    )
    if shape != "skillet":
        k.add(
            "bracket",
            fluted(
                [(r * 0.93, 0, h * 0.66), (r * 1.05, 0, h * 0.76), (r + long * 0.2, 0, h * 0.84)], t * 1.08, flat=0.4
            ),
            material="rivet",
        )
        for sy in (-1, 1):
            k.add(
                "rivet", Sphere(radius=t * 0.22, segments=16), at=(r * 0.905, sy * t * 0.5, h * 0.6), material="rivet"
            )
    k.anchor("inside", (0, 0, wall * 1.6), half_size=(r * 0.72, r * 0.72), round=True, height=h - wall * 1.6)
    k.anchor("top", (0, 0, wall * 1.6), half_size=(r * 0.72, r * 0.72), round=True)
    k.anchor("grip", (r + long * 0.65, 0, h * 0.85 + rise * 0.8), radius=t)


@asset(
    kind="cooking_pot",
    words=("cooking pot", "saucepan", "pot", "stew pot", "stockpot", "casserole", "dutch oven", "pressure cooker"),
    about="A pot with two loop handles and a lid, or a saucepan with one long handle.",
    parameters=(
        length("diameter", 0.24, 0.06, 0.8, words=("diameter", "width", "wide", "size")),
        length("height", 0.16, 0.04, 0.8, words=("height", "tall", "high", "depth", "deep")),
        choice("shape", "pot", "saucepan"),
        flag("lid", True),
        choice("contents", "empty", "soup", "water", "milk", words=("contents",)),
    ),
    slots={"pot": "stainless_steel", "lid": "stainless_steel", "handle": "black_plastic", "soup": Material(preset="sauce", color="#c9682c"), **DRINK_SLOTS},
    main_slot="pot",
    states=("steaming", "open"),
    styles={"rustic": {}},
    style_materials={"rustic": {"pot": Material(preset="cast_iron"), "lid": Material(preset="cast_iron"), "handle": Material(preset="cast_iron")}},
    adjectives={"sauce": {"shape": "saucepan", "diameter": 0.18, "height": 0.1}, "stock": {"height": 0.28}},
    holds=True,
)  # fmt: skip
def cooking_pot(k: Kit) -> None:
    """Straight wall, rolled rim, handles, and a domed lid leaning beside it when open."""
    r, h = k.m("diameter") / 2, k.m("height")
    wall = max(0.002, r * 0.02)
    opened = k.state("open") or not k.on("lid") or k.s("contents") != "empty"
    outer = [(r * 0.9, 0), (r * 0.97, h * 0.02), (r, h * 0.07), (r, h * 0.97), (r * 1.025, h)]
    k.add("pot", vessel(outer, wall, segments=56), material="pot")
    t = r * 0.075
    if k.s("shape") == "saucepan":
        k.add(
            "handle",
            fluted(
                [(r * 0.97, 0, h * 0.78), (r * 1.4, 0, h * 0.86), (r * 2.2, 0, h * 0.92), (r * 2.8, 0, h * 0.9)],
                t * 1.2,
                flat=0.6,
                radii=[0.8, 0.85, 1.15, 1.0],
            ),
            material="handle",
        )
    else:
        for sx in (-1, 1):
            path = [
                (sx * r * 0.98, -r * 0.34, h * 0.78),
                (sx * r * 1.24, -r * 0.26, h * 0.8),
                (sx * r * 1.3, 0, h * 0.81),
                (sx * r * 1.24, r * 0.26, h * 0.8),
                (sx * r * 0.98, r * 0.34, h * 0.78),
            ]
            k.tube("handle", path, t * 0.8, material="handle")
    if k.on("lid"):
        lean = k.state("open")
        if lean or not opened:
            with k.group(
                "lid group",
                at=(r * 1.02 + h * 0.42, -r * 0.3, r * 0.98) if lean else (0, 0, h),
                rotate=(0, 68, 0) if lean else (0, 0, 0),
            ):
                k.add(
                    "lid",
                    Lathe(
                        profile=[
                            (0, -wall),
                            (r * 0.96, -wall),
                            (r * 0.97, 0.001),
                            (r * 1.05, 0.001),
                            (r * 1.05, wall * 1.4),
                            (r * 0.8, r * 0.12),
                            (r * 0.4, r * 0.2),
                            (0, r * 0.22),
                        ],
                        segments=56,
                    ),
                    material="lid",
                )
                k.add(
                    "lid knob",
                    Lathe(
                        profile=[
                            (r * 0.06, 0),
                            (r * 0.05, r * 0.06),
                            (r * 0.16, r * 0.13),
                            (r * 0.15, r * 0.19),
                            (0, r * 0.21),
                        ],
                        smooth=True,
                        segments=32,
                    ),
                    at=(0, 0, r * 0.2),
                    material="handle",
                )
    if k.s("contents") != "empty":
        k.add("contents", liquid(outer, wall, h * 0.75, overlap=wall * 0.1), material=k.s("contents"))
    if k.state("steaming"):
        steam(
            k, (0, 0, h * 0.74 if k.s("contents") != "empty" else h + r * 0.1 if not opened else wall), r * 0.7, h * 1.4
        )
    k.anchor("inside", (0, 0, wall * 1.3), half_size=(r * 0.85, r * 0.85), round=True, height=h)
    k.anchor("top", (0, 0, h + r * 0.2 if not opened else h), half_size=(r * 0.7, r * 0.7), round=True)


@asset(
    kind="cauldron",
    words=("cauldron", "witch's cauldron", "kettle pot", "cast iron cauldron", "crucible"),
    about="A round-bellied iron pot on three feet with a bubbling potion, or full of gold.",
    parameters=(
        length("diameter", 0.5, 0.1, 2.0, words=("diameter", "width", "wide", "size")),
        choice("contents", "potion", "empty", "soup", "coins", "water", "lava", words=("contents",)),
        flag("fire", False, words=("fire", "flames", "logs")),
    ),
    slots={"iron": "cast_iron", "soup": Material(preset="sauce", color="#b5622c"), "lava": "lava", "wood": "bark", "flame": Material(preset="fire", color="#ff8a24"), **DRINK_SLOTS, **TREASURE_SLOTS, "potion": Material(preset="potion", color="#59c237", emission="#59c237", emission_strength=0.35)},
    main_slot="iron",
    states=("bubbling", "steaming"),
    adjectives={"full": {"contents": "coins"}, "empty": {"contents": "empty"}, "bubbling": {"contents": "potion"}},
    parts={"potion": "contents, bubble", "liquid": "contents, bubble", "leg": "foot", "gold": "coin"},
    holds=True,
)  # fmt: skip
def cauldron(k: Kit) -> None:
    """Belly, flared rim, two ears with rings, feet; bubbles rise on the potion."""
    r = k.m("diameter") / 2
    lift = r * 0.28 if not k.on("fire") else r * 0.5
    h = r * 1.62
    wall = r * 0.06
    outer = spline(
        [
            (r * 0.3, 0),
            (r * 0.66, h * 0.08),
            (r * 0.95, h * 0.34),
            (r, h * 0.5),
            (r * 0.9, h * 0.74),
            (r * 0.76, h * 0.88),
            (r * 0.8, h * 0.95),
            (r * 0.92, h),
        ]
    )
    k.add("pot", vessel(outer, wall, segments=56), at=(0, 0, lift), material="iron")
    k.add(
        "pot band",
        Torus(radius=r * 0.995, tube=r * 0.03, segments=72, tube_segments=10),
        at=(0, 0, lift + h * 0.5),
        material="iron",
    )
    k.add(
        "foot",
        Cone(radius_bottom=r * 0.07, radius_top=r * 0.15, height=lift + h * 0.14, segments=24),
        at=(0, -r * 0.52, 0),
        instances=Radial(count=3, start=60),
        material="iron",
        bevel=r * 0.012,
    )
    for sx in (-1, 1):
        k.add(
            "ear",
            Torus(radius=r * 0.12, tube=r * 0.035, segments=32, tube_segments=10),
            at=(sx * r * 0.9, 0, lift + h * 0.86),
            rotate=(90, 0, 0),
            material="iron",
        )
        k.add(
            "ring",
            Torus(radius=r * 0.17, tube=r * 0.026, segments=36, tube_segments=10),
            at=(sx * r * 1.06, 0, lift + h * 0.8 - r * 0.06),
            rotate=(0, sx * 78, 0),
            material="iron",
        )
    contents, level = k.s("contents"), h * 0.86
    inside = r * 0.71
    if contents == "coins":
        treasure(
            k,
            half_x=r * 0.76,
            half_y=r * 0.76,
            floor=lift + h * 0.5,
            level=lift + h * 0.88,
            heap=h * 0.2,
            round_heap=True,
        )
    elif contents != "empty":
        k.add("contents", liquid(outer, wall, level, overlap=wall * 0.15), at=(0, 0, lift), material=contents)
        if contents in ("potion", "lava") or k.state("bubbling"):
            for _ in range(16):
                a, share = k.rng.uniform(0, 6.28), math.sqrt(k.rng.uniform(0.02, 0.8))
                size = r * k.rng.choice((0.04, 0.06, 0.085, 0.12))
                k.add(
                    "bubble",
                    Sphere(radius=size, segments=20),
                    at=(inside * share * math.cos(a), inside * share * math.sin(a), lift + level + size * 0.1),
                    material=contents,
                )
    if k.state("steaming"):
        steam(k, (0, 0, lift + (level if contents != "empty" else h * 0.2)), r * 0.7, h * 0.9)
    if k.on("fire"):
        for i in range(6):
            a = 2 * math.pi * i / 6 + 0.3
            k.rod(
                "log",
                (r * 0.95 * math.cos(a), r * 0.95 * math.sin(a), r * 0.09),
                (-r * 0.1 * math.cos(a), -r * 0.1 * math.sin(a), r * 0.16),
                r * 0.09,
                r * 0.08,
                segments=14,
                material="wood",
            )
        for i in range(9):
            a, out = 2 * math.pi * i / 9, r * k.rng.uniform(0.35, 0.7)
            tall = r * k.rng.uniform(0.45, 0.75)
            k.add(
                "flame",
                Lathe(
                    profile=[
                        (0, 0),
                        (tall * 0.2, tall * 0.12),
                        (tall * 0.22, tall * 0.3),
                        (tall * 0.1, tall * 0.65),
                        (0, tall),
                    ],
                    smooth=True,
                    segments=20,
                ),
                at=(out * math.cos(a), out * math.sin(a), r * 0.1),
                rotate=(k.rng.uniform(-10, 10), k.rng.uniform(-10, 10), 0),
                material="flame",
            )
    k.anchor(
        "inside",
        (0, 0, lift + (level if contents not in ("empty", "coins") else wall * 1.3)),
        half_size=(inside * 0.9, inside * 0.9),
        round=True,
        height=h * 0.12 if contents not in ("empty", "coins") else h * 0.9,
    )
    k.anchor("top", (0, 0, lift + h), half_size=(r * 0.7, r * 0.7), round=True)
