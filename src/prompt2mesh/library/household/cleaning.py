"""What a house is cleaned with: broom, mop, dustpan, duster, plunger, sponge."""

import math

import numpy as np

from prompt2mesh.library.furniture.forms import slab
from prompt2mesh.library.kit import Kit, Point
from prompt2mesh.library.kitchen.vessels import liquid, vessel
from prompt2mesh.library.outlines import rounded_rectangle
from prompt2mesh.library.plants.surfaces import (
    Floats,
    Surface,
    blade,
    facing,
    fibonacci,
    joined,
    rings_to_surface,
    upright,
)
from prompt2mesh.library.registry import asset, choice, flag, length
from prompt2mesh.mesh.materials import Material
from prompt2mesh.mesh.program import Displace
from prompt2mesh.mesh.shapes import Box, Cylinder, Extrude, Lathe, Sphere, Torus


def straws(
    k: Kit, count: int, top: float, low: float, spread_top: float, spread_low: float, thick: float, *, flat: float = 1.0
) -> Surface:
    """Bristles from a tight bundle at z = `top` to a wider one at z = `low`; three-sided sticks.

    Args:
        k: For its seeded randomness.
        count: How many.
        top: Where they are bound, metres.
        low: Where they end.
        spread_top: Half width of the bundle at the top.
        spread_low: Half width at the bottom.
        thick: Radius of one.
        flat: Depth of the bundle as a share of its width.
    """
    sticks: list[Surface] = []
    corners = np.array([[math.cos(2.094 * i), math.sin(2.094 * i)] for i in range(3)]) * thick
    for i in range(count):
        q, a = math.sqrt((i + 0.5) / count), i * 2.39996
        x, y = q * math.cos(a), q * math.sin(a) * flat
        end = low + abs(top - low) * k.rng.uniform(0.0, 0.07)
        rings: list[Floats] = []
        for share in (0.0, 0.45, 1.0):
            wide = spread_low + (spread_top - spread_low) * share**1.5
            z = end + (top - end) * share
            cx, cy = x * wide, y * wide
            rings.append(np.column_stack([corners[:, 0] + cx, corners[:, 1] + cy, np.full(3, z)]))
        sticks.append(rings_to_surface(np.array(rings)))
    return joined(sticks)


@asset(
    kind="broom",
    words=("broom", "broomstick", "witch's broom", "besom", "sweeping brush", "push broom", "witch broom", "flying broom"),
    about="A besom of twigs, a flat sewn broom, or a push broom.",
    parameters=(length("height", 1.4, 0.3, 2.5, words=("height", "length", "tall", "long")), choice("shape", "flat", "besom", "push")),
    slots={"handle": "light_wood", "bristle": Material(preset="straw", color="#d9b45c"), "binding": Material(preset="fabric", color="#a3301f"), "block": "birch"},
    main_slot="bristle",
    adjectives={"witch": {"shape": "besom"}, "witch's": {"shape": "besom"}, "broomstick": {"shape": "besom"}, "flying": {"shape": "besom"}, "magic": {"shape": "besom"}, "twig": {"shape": "besom"}},
    parts={"stick": "handle", "head": "bristle", "brush": "bristle", "straw": "bristle", "twig": "bristle"},
)  # fmt: skip
def broom(k: Kit) -> None:
    """Stands on its bristles, the stick straight up."""
    h, shape = k.m("height"), k.s("shape")
    r = h * 0.0095
    if shape == "push":
        w = h * 0.36
        k.add("block", slab(w, h * 0.045, h * 0.03, corner=h * 0.01), at=(0, 0, h * 0.07), material="block")
        tufts: list[Surface] = []
        for i in range(22):
            for j in range(3):
                tuft = straws(k, 5, h * 0.075, 0.0, h * 0.004, h * 0.008, h * 0.0016)
                tufts.append(tuft.placed(at=((i - 10.5) * w * 0.0435, (j - 1) * h * 0.014, 0)))
        k.add("bristle", joined(tufts).shape(), material="bristle")
        k.add(
            "block socket",
            Lathe(profile=[(0, 0), (r * 2.1, 0), (r * 1.7, h * 0.05), (0, h * 0.05)], segments=20),
            at=(0, h * 0.004, h * 0.092),
            rotate=(-24, 0, 0),
            material="block",
        )
        k.rod("handle", (0, h * 0.01, h * 0.1), (0, h * 0.39, h), r, material="handle", round_caps=True)
        k.anchor("handle", (0, h * 0.3, h * 0.8), radius=r)
        return
    flat = 0.36 if shape == "flat" else 1.0
    top = h * 0.3
    wide = h * (0.13 if shape == "flat" else 0.085)
    count_ = 330 if shape == "flat" else 240
    k.add("bristle", straws(k, count_, top, 0.0, h * 0.02, wide, h * 0.0022, flat=flat).shape(), material="bristle")
    core = [
        (0, h * 0.02),
        (wide * 0.72, h * 0.025),
        (wide * 0.6, h * 0.12),
        (h * 0.024, top * 0.9),
        (h * 0.018, top),
        (0, top),
    ]
    k.add("bristle core", Lathe(profile=core, smooth=False, segments=32), scale=(1, flat, 1), material="bristle")
    k.add(
        "bristle neck",
        Lathe(profile=[(h * 0.026, 0), (h * 0.026, h * 0.03), (r * 1.35, h * 0.06), (0, h * 0.06)], segments=28),
        at=(0, 0, top - h * 0.02),
        scale=(1, 0.8 if flat < 1 else 1, 1),
        material="bristle",
    )
    for i in range(3 if shape == "flat" else 4):
        z = top * (0.52 + 0.17 * i) if shape == "flat" else top * (0.78 + 0.075 * i)
        share = (z / top) ** 1.5
        radius = wide + (h * 0.02 - wide) * share + h * 0.004
        k.add(
            "binding",
            Torus(radius=radius, tube=h * 0.004, segments=40, tube_segments=8),
            at=(0, 0, z),
            scale=(1, max(flat, 0.2) * 1.06 if flat < 1 else 1, 1),
            material="binding",
        )
    bend = h * (0.012 if shape == "besom" else 0.0)
    stick: list[Point] = [(0, 0, top * 0.8), (bend, 0, h * 0.5), (-bend, 0, h * 0.75), (bend * 0.5, 0, h)]
    k.tube("handle", stick, r, radii=[1.05, 1.0, 0.95, 0.9], material="handle")
    k.anchor("handle", (0, 0, h * 0.75), radius=r)


@asset(
    kind="mop",
    words=("mop", "floor mop", "string mop", "mop and bucket", "swab"),
    about="A string mop with a steel clamp, in a bucket of water if asked.",
    parameters=(length("height", 1.35, 0.3, 2.5, words=("height", "length", "tall", "long")), flag("bucket", False)),
    slots={"handle": Material(preset="painted_wood", color="#2f6f9f"), "string": Material(preset="cotton", color="#efe9da"), "clamp": "galvanised_steel", "bucket": Material(preset="plastic", color="#f2c21c"), "water": "water"},
    adjectives={"mop and bucket": {"bucket": True}},
    parts={"head": "string", "stick": "handle", "strand": "string"},
)  # fmt: skip
def mop(k: Kit) -> None:
    """Cords that fall from a clamp and lie out on the floor."""
    h = k.m("height")
    r, neck = h * 0.0095, h * 0.17
    lift, lean = (h * 0.03, 0.0) if k.on("bucket") else (0.0, 0.0)
    reach = 0.52 if k.on("bucket") else 1.0
    for i in range(44):
        a = i * 2.39996
        q = math.sqrt((i + 0.5) / 44)
        out = h * (0.02 + 0.15 * q) * k.vary(0.12) * reach
        c, s = math.cos(a), math.sin(a)
        t = h * 0.0065
        path: list[Point] = [
            (c * h * 0.012 * q, s * h * 0.012 * q, neck + lift),
            (c * out * 0.35, s * out * 0.35, neck * 0.66 + lift),
            (c * out * 0.75, s * out * 0.75, neck * 0.24 + lift),
            (c * out, s * out, t * (1 + 1.4 * k.rng.random()) + lift),
        ]
        k.tube("string", path, t, material="string", segments=6, resolution=3)
    k.add(
        "string core",
        Lathe(
            profile=[
                (0, lift + h * 0.01),
                (h * 0.05 * reach, lift + h * 0.01),
                (h * 0.03, neck * 0.6 + lift),
                (h * 0.012, neck + lift),
                (0, neck + lift),
            ],
            segments=20,
        ),
        material="string",
    )
    k.add(
        "clamp",
        Lathe(
            profile=[
                (0, 0),
                (h * 0.024, 0),
                (h * 0.024, h * 0.018),
                (h * 0.014, h * 0.03),
                (h * 0.013, h * 0.07),
                (0, h * 0.07),
            ],
            segments=24,
        ),
        at=(0, 0, neck + lift - h * 0.01),
        material="clamp",
    )
    k.rod("handle", (0, 0, neck + lift + h * 0.03), (lean, 0, h), r, material="handle", round_caps=True)
    k.anchor("handle", (0, 0, h * 0.75), radius=r)
    if k.on("bucket"):
        outer = [(h * 0.1, 0.0), (h * 0.105, h * 0.004), (h * 0.13, h * 0.22), (h * 0.137, h * 0.222)]
        k.add("bucket", vessel(outer, h * 0.005), material="bucket")
        k.add("water", liquid(outer, h * 0.005, h * 0.12), material="water")


@asset(
    kind="dustpan",
    words=("dustpan", "dust pan", "dustpan and brush"),
    about="A dustpan with its hand brush lying across it.",
    parameters=(length("width", 0.24, 0.08, 0.8, words=("width", "wide", "size")), flag("brush", True)),
    slots={
        "pan": Material(preset="plastic", color="#d2452d"),
        "brush": Material(preset="plastic", color="#d2452d"),
        "bristle": Material(preset="straw", color="#3a3a3e"),
        "lip": "rubber",
    },
    main_slot="pan",
    parts={"handle": "pan handle,brush handle"},
)
def dustpan(k: Kit) -> None:
    """A scoop open to the front with a handle behind."""
    w = k.m("width")
    d, t, tall = w * 0.95, w * 0.018, w * 0.24
    k.add("pan floor", slab(w, d, t, corner=w * 0.05), material="pan")
    back = [(-w / 2, 0.0), (w / 2, 0.0), (w / 2 * 0.96, tall), (-w / 2 * 0.96, tall)]
    k.add("pan back", Extrude(outline=back, height=t), at=(0, d / 2 - t * 0.3, 0), rotate=(90, 0, 0), material="pan")
    side = [(-d / 2, 0.0), (d / 2 - t * 0.5, 0.0), (d / 2 - t * 0.5, tall), (d * 0.1, tall * 0.85), (-d / 2, t * 1.2)]
    for sx in (-1, 1):
        k.add(
            "pan side",
            Extrude(outline=side, height=t, pivot="center"),
            at=(sx * (w / 2 - t * 0.5), 0, 0),
            rotate=(90, 0, 90),
            material="pan",
        )
    k.add("lip", Box(size=(w * 0.94, w * 0.03, t * 0.9)), at=(0, -d / 2 - w * 0.004, 0), material="lip", bevel=t * 0.3)
    k.tube(
        "pan handle",
        [(0, d / 2 - t, tall * 0.55), (0, d / 2 + w * 0.16, tall * 0.62), (0, d / 2 + w * 0.5, tall * 0.5)],
        w * 0.045,
        radii=[1.1, 0.85, 1.0],
        material="pan",
    )
    if k.on("brush"):
        with k.group("brush", at=(w * 0.05, -d * 0.02, t), rotate=(0, 0, 24)):
            k.add(
                "bristle",
                straws(k, 120, w * 0.12, 0.0, w * 0.22, w * 0.26, w * 0.006, flat=0.28).shape(),
                at=(-w * 0.05, 0, 0),
                material="bristle",
            )
            k.add(
                "brush head",
                slab(w * 0.52, w * 0.16, w * 0.06, corner=w * 0.05),
                at=(-w * 0.05, 0, w * 0.1),
                material="brush",
            )
            k.tube(
                "brush handle",
                [(w * 0.16, 0, w * 0.13), (w * 0.36, 0, w * 0.15), (w * 0.62, 0, w * 0.14)],
                w * 0.035,
                radii=[1.3, 0.85, 1.05],
                material="brush",
            )


@asset(
    kind="feather_duster",
    words=("feather duster", "duster"),
    about="A bunch of soft feathers on a turned stick.",
    parameters=(length("length", 0.55, 0.15, 1.5, words=("length", "long", "size")),),
    slots={"feather": Material(preset="feather", color="#6c5a8a"), "handle": "walnut", "ferrule": "brass"},
)
def feather_duster(k: Kit) -> None:
    """Stands head up: feathers in three tiers around the top of the stick."""
    long = k.m("length")
    feathers: list[Surface] = []
    for i, (x, y, z) in enumerate(fibonacci(110, low=-0.55).tolist()):
        leaf = blade(long * 0.2 * k.vary(0.15), long * 0.055, thickness=long * 0.004, peak=0.62, roundness=0.5, bend=-30, cup=0.25, ripple=0.1, rows=2, columns=5)  # fmt: skip
        feathers.append(leaf.placed(rotate=facing((x, y, z * 1.1), roll=137.5 * i), at=(x * long * 0.03, y * long * 0.03, long * (0.68 + 0.07 * z))))  # fmt: skip
    k.add("feather", joined(feathers).shape(), material="feather")
    k.add(
        "feather core",
        Sphere(radius=long * 0.06, segments=20),
        at=(0, 0, long * 0.66),
        scale=(1, 1, 1.5),
        material="feather",
    )
    k.add(
        "ferrule",
        Cylinder(radius=long * 0.028, height=long * 0.08, segments=24),
        at=(0, 0, long * 0.5),
        material="ferrule",
        bevel=long * 0.004,
    )
    r = long * 0.02
    k.add(
        "handle",
        Lathe(
            profile=[
                (0, 0),
                (r * 1.3, 0),
                (r * 1.5, long * 0.03),
                (r * 0.9, long * 0.07),
                (r * 1.2, long * 0.2),
                (r * 0.9, long * 0.36),
                (r * 1.1, long * 0.52),
                (0, long * 0.52),
            ],
            smooth=True,
            segments=24,
        ),
        material="handle",
    )


@asset(
    kind="plunger",
    words=("plunger", "toilet plunger", "sink plunger"),
    about="A rubber cup on a wooden stick.",
    parameters=(length("height", 0.5, 0.15, 1.2, words=("height", "tall", "length", "long")),),
    slots={"cup": Material(preset="rubber", color="#b3261e"), "handle": "light_wood"},
    parts={"stick": "handle", "rubber": "cup", "head": "cup"},
)
def plunger(k: Kit) -> None:
    """A bell of rubber with a rolled rim."""
    h = k.m("height")
    r = h * 0.15
    outer = [
        (0, h * 0.2),
        (h * 0.035, h * 0.2),
        (h * 0.045, h * 0.15),
        (r * 0.7, h * 0.13),
        (r * 0.96, h * 0.09),
        (r, h * 0.02),
        (r * 1.06, h * 0.012),
        (r * 1.04, 0.0),
        (r * 0.9, 0.0),
        (r * 0.86, h * 0.05),
        (r * 0.6, h * 0.1),
        (0, h * 0.115),
    ]
    k.add("cup", Lathe(profile=outer[::-1], smooth=False, segments=48), material="cup", bevel=h * 0.004)
    k.rod("handle", (0, 0, h * 0.14), (0, 0, h), h * 0.024, material="handle", round_caps=True)
    k.anchor("handle", (0, 0, h * 0.7), radius=h * 0.024)


@asset(
    kind="sponge",
    words=("sponge", "kitchen sponge", "bath sponge", "scrubber", "scouring pad"),
    about="A cleaning sponge with a scouring side.",
    parameters=(
        length("width", 0.11, 0.03, 0.5, words=("width", "length", "size", "wide", "long")),
        flag("scourer", True),
    ),
    slots={
        "sponge": Material(preset="foam", color="#f2cf3a"),
        "scourer": Material(preset="felt", color="#2f7a3c"),
        "pore": Material(preset="foam", color="#c79a1e"),
    },
)
def sponge(k: Kit) -> None:
    """A soft block with pores and a thin green pad."""
    w = k.m("width")
    tall = w * 0.3
    k.add(
        "sponge",
        Extrude(outline=rounded_rectangle(w, w * 0.66, w * 0.06), height=tall, bevel=w * 0.02),
        material="sponge",
    )
    spots: list[Surface] = []
    pore = rings_to_surface(
        np.array(
            [
                [(math.cos(t) * r, math.sin(t) * r, z) for t in np.linspace(0, 6.2832, 7)[:-1]]
                for r, z in ((1.0, -0.25), (0.7, 0.12))
            ]
        )
    )
    for _ in range(90):
        side = k.rng.choice(("front", "right", "left", "back"))
        u, v = k.rng.uniform(-0.42, 0.42), k.rng.uniform(0.16, 0.84)
        x, y, n = {
            "front": (u * w, -w * 0.33, (0, -1, 0)),
            "back": (u * w, w * 0.33, (0, 1, 0)),
            "right": (w * 0.5, u * w * 0.6, (1, 0, 0)),
            "left": (-w * 0.5, u * w * 0.6, (-1, 0, 0)),
        }[side]
        spots.append(
            pore.placed(scale=w * k.rng.uniform(0.006, 0.016), rotate=upright(n), at=(x * 0.999, y * 0.999, tall * v))
        )
    k.add("sponge pore", joined(spots).shape(), material="pore")
    if k.on("scourer"):
        k.add(
            "scourer",
            Extrude(outline=rounded_rectangle(w * 0.995, w * 0.655, w * 0.06), height=tall * 0.24, bevel=w * 0.01),
            at=(0, 0, tall * 0.97),
            material="scourer",
            modifiers=[Displace(strength=w * 0.006, scale=w * 0.02, seed=k.seed)],
        )
