"""Vase and barrel."""

import math

from prompt2mesh.library.kit import Kit
from prompt2mesh.library.kitchen.vessels import fluted, spline, vessel
from prompt2mesh.library.registry import Times, asset, choice, count, flag, length
from prompt2mesh.mesh.materials import Material, Pattern
from prompt2mesh.mesh.placement import Poses, Radial, Transform
from prompt2mesh.mesh.shapes import Cylinder, Ellipsoid, Extrude, Lathe, Sphere


@asset(
    kind="vase",
    words=("vase", "flower vase", "urn vase", "ceramic vase", "bud vase", "flower pot vase"),
    about="A vase, plain or painted with flowers, empty or holding a bunch.",
    parameters=(
        length("height", 0.3, 0.06, 1.5, words=("height", "tall", "high")),
        length("diameter", 0.16, 0.04, 0.8, words=("diameter", "width", "wide")),
        choice("shape", "classic", "bottle", "cylinder", "bulb", "amphora", "faceted"),
        count("flowers", 0, 0, 15, words=("flowers", "roses", "tulips", "peonies", "daisies")),
        flag("painted", False, words=("painted flowers", "floral pattern", "flowers painted")),
    ),
    slots={"vase": Material(preset="glazed_ceramic", color="#4f86a6"), "painting": Material(preset="porcelain", pattern=Pattern(kind="floral", colors=["#c8506e", "#4f7f4a", "#e7b24a"])), "petal": "petal", "petal light": Material(preset="petal", color="#f3b7c6"), "stem": "stem", "leaf": "leaf", "heart": Material(preset="petal", color="#f0c340")},
    main_slot="vase",
    adjectives={"painted": {"painted": True}, "floral": {"painted": True}, "intricate": {"painted": True}, "empty": {"flowers": 0}, "tall": {"height": Times(1.4)}},
    parts={"bouquet": "flower"},
    holds=True,
)  # fmt: skip
def vase(k: Kit) -> None:
    """A turned wall; flowers fan out of its mouth."""
    h, r, shape = k.m("height"), k.m("diameter") / 2, k.s("shape")
    wall = max(0.002, r * 0.05)
    outer = {
        "classic": spline(
            [
                (r * 0.5, 0),
                (r * 0.48, h * 0.03),
                (r * 0.7, h * 0.2),
                (r, h * 0.58),
                (r * 0.86, h * 0.76),
                (r * 0.46, h * 0.9),
                (r * 0.6, h),
            ]
        ),
        "bottle": spline(
            [
                (r * 0.7, 0),
                (r * 0.98, h * 0.1),
                (r, h * 0.3),
                (r * 0.62, h * 0.48),
                (r * 0.28, h * 0.62),
                (r * 0.25, h * 0.85),
                (r * 0.4, h),
            ]
        ),
        "cylinder": [(r * 0.94, 0), (r, h * 0.02), (r, h * 0.985), (r * 0.99, h)],
        "bulb": spline(
            [(r * 0.5, 0), (r * 0.85, h * 0.12), (r, h * 0.38), (r * 0.8, h * 0.66), (r * 0.45, h * 0.84), (r * 0.5, h)]
        ),
        "amphora": spline(
            [
                (r * 0.42, 0),
                (r * 0.36, h * 0.05),
                (r * 0.62, h * 0.2),
                (r, h * 0.55),
                (r * 0.85, h * 0.72),
                (r * 0.42, h * 0.82),
                (r * 0.4, h * 0.92),
                (r * 0.58, h),
            ]
        ),
        "faceted": [(r * 0.55, 0), (r * 0.9, h * 0.35), (r * 0.72, h * 0.66), (r, h)],
    }[shape]
    if shape == "faceted":
        inside = [(rr - wall, max(z, wall * 1.5)) for rr, z in reversed(outer)]
        k.add(
            "vase",
            Lathe(
                profile=[(0, 0), *outer, *inside[:-1], (outer[0][0] - wall, wall * 1.5), (0, wall * 1.5)], segments=9
            ),
            material="painting" if k.on("painted") else "vase",
            flat=True,
        )
    else:
        k.add("vase", vessel(outer, wall, segments=80), material="painting" if k.on("painted") else "vase")
    if shape == "amphora":
        for sx in (-1, 1):
            k.add(
                "handle",
                fluted(
                    [
                        (sx * r * 0.4, 0, h * 0.9),
                        (sx * r * 0.85, 0, h * 0.93),
                        (sx * r * 1.05, 0, h * 0.8),
                        (sx * r * 0.82, 0, h * 0.68),
                    ],
                    r * 0.06,
                ),
                material="vase",
            )
    n = k.n("flowers")
    mouth = outer[-1][0] - wall
    throat = min(rr for rr, z in outer if z > h * 0.3) - wall
    for i in range(n):
        a = i * 2.39996
        out = math.sqrt((i + 0.3) / n)
        rise = h * (0.62 - 0.3 * out) * k.rng.uniform(0.9, 1.1)
        spread = max(r, h * 0.24) * 1.35 * out
        tip = (spread * math.cos(a), spread * math.sin(a), h + rise)
        foot = (-throat * 0.3 * math.cos(a) * out, -throat * 0.3 * math.sin(a) * out, wall * 1.4)
        rim = (mouth * 0.72 * out * math.cos(a), mouth * 0.72 * out * math.sin(a), h)
        neck = (throat * 0.6 * out * math.cos(a), throat * 0.6 * out * math.sin(a), h * 0.8)
        k.tube("flower stem", [foot, neck, rim, tip], max(h * 0.008, 0.0015), segments=8, resolution=4, material="stem")
        size = max(r * 0.42, h * 0.1) * k.rng.uniform(0.85, 1.1)
        lean = math.degrees(math.atan2(spread - mouth * 0.7 * out, rise)) * 0.9
        with k.group("flower", at=tip, rotate=(0, lean, math.degrees(a))):
            _flower(k, size, "petal" if i % 2 == 0 else "petal light")
        share = 0.45
        leaf = tuple(rim[j] + (tip[j] - rim[j]) * share for j in range(3))
        k.add(
            "leaf",
            Ellipsoid(radii=(size * 0.62, size * 0.2, size * 0.035), segments=14),
            at=(
                leaf[0] + size * 0.38 * math.cos(a + 1),
                leaf[1] + size * 0.38 * math.sin(a + 1),
                leaf[2] + size * 0.18,
            ),
            rotate=(0, -28, math.degrees(a + 1)),
            material="leaf",
        )
    k.anchor("inside", (0, 0, wall * 1.4), half_size=(throat, throat), round=True, height=h - wall)
    k.anchor("top", (0, 0, h), half_size=(mouth, mouth), round=True)


def _flower(k: Kit, size: float, slot: str) -> None:
    """A full flower of three whorls of cupped petals on a short receptacle."""
    k.add("flower heart", Sphere(radius=size * 0.2, segments=16), at=(0, 0, size * 0.1), material="heart")
    for whorl, (many, tilt, scale) in enumerate(((6, 18, 1.0), (6, 42, 0.85), (5, 66, 0.66))):
        petal = Ellipsoid(radii=(size * 0.42 * scale, size * 0.3 * scale, size * 0.05), segments=14)
        poses: list[Transform] = []
        for i in range(many):
            a = 360 / many * i + whorl * 25
            reach = size * 0.42 * scale * 0.95
            t = math.radians(tilt)
            poses.append(
                Transform(
                    location=(
                        reach * math.cos(t) * math.cos(math.radians(a)),
                        reach * math.cos(t) * math.sin(math.radians(a)),
                        reach * math.sin(t) + size * 0.02,
                    ),
                    rotation=(0, -tilt, a),
                )
            )
        k.add(f"flower petal {whorl + 1}", petal, instances=Poses(poses=poses), material=slot)


@asset(
    kind="barrel",
    words=("barrel", "wooden barrel", "keg", "cask", "wine barrel", "oil drum", "drum barrel", "rain barrel"),
    about="A stave barrel with iron hoops, or a ribbed steel drum.",
    parameters=(
        length("height", 0.9, 0.15, 2.5, words=("height", "tall", "high")),
        length("diameter", 0.62, 0.1, 1.8, words=("diameter", "width", "wide")),
        count("staves", 20, 8, 36),
        choice("shape", "wood", "steel"),
        flag("tap", False, words=("tap", "spigot")),
        flag("lying", False),
    ),
    slots={"wood": "oak", "hoop": "iron", "steel": Material(preset="painted_metal", color="#2f5f96"), "tap": "brass"},
    main_slot="wood",
    states=("open",),
    adjectives={"oil": {"shape": "steel"}, "metal": {"shape": "steel"}, "beer": {"tap": True}},
    parts={"stave": "stave", "ring": "hoop", "band": "hoop"},
    holds=True,
)  # fmt: skip
def barrel(k: Kit) -> None:
    """Bellied staves, heads set in below the rims, six hoops."""
    h, r, n = k.m("height"), k.m("diameter") / 2, k.n("staves")
    opened = k.state("open")
    if k.s("shape") == "steel":
        ribs = [(r * 0.96, 0.0), (r, h * 0.006), (r, h * 0.02), (r * 0.965, h * 0.03)]
        for z in (0.34, 0.66):
            ribs += [
                (r * 0.965, h * (z - 0.025)),
                (r, h * (z - 0.01)),
                (r, h * (z + 0.01)),
                (r * 0.965, h * (z + 0.025)),
            ]
        ribs += [(r * 0.965, h * 0.97), (r, h * 0.98), (r, h * 0.994)]
        if opened:
            k.add("drum", vessel([*ribs, (r * 0.99, h)], r * 0.03), material="steel")
        else:
            k.add(
                "drum",
                Lathe(
                    profile=[(0, 0), *ribs, (r * 0.97, h), (r * 0.93, h), (r * 0.92, h * 0.975), (0, h * 0.975)],
                    segments=72,
                ),
                material="steel",
            )
            k.add(
                "tap plug",
                Cylinder(radius=r * 0.12, height=h * 0.02),
                at=(r * 0.55, 0, h * 0.973),
                material="tap",
                bevel=0.004,
            )
            k.anchor("top", (0, 0, h * 0.975), half_size=(r * 0.9, r * 0.9), round=True)
        k.anchor("inside", (0, 0, r * 0.05), half_size=(r * 0.9, r * 0.9), round=True, height=h * 0.94)
        return
    lying = k.on("lying")
    with k.group("barrel", at=(0, 0, r) if lying else (0, 0, 0), rotate=(90, 0, 0) if lying else (0, 0, 0)):
        drop = -h / 2 if lying else 0.0
        t = r * 0.06
        turn = 2 * math.pi / n
        rows = [(r * (0.82 + 0.18 * math.sin(math.pi * f)), h * f + drop) for f in [i / 10 for i in range(11)]]
        inner = [(rr - t, z) for rr, z in reversed(rows)]
        stave = Lathe(profile=[*rows, *inner], closed=True, angle=math.degrees(turn) * 0.985, segments=max(n * 3, 24))
        k.add("stave", stave, instances=Radial(count=n), material="wood", bevel=t * 0.09)
        for z, name in ((h * 0.05, "bottom"), (h * 0.93, "top")):
            if opened and name == "top":
                continue
            rr = r * (0.82 + 0.18 * math.sin(math.pi * z / h))
            for i in range(5):
                wide = 2 * rr / 5
                x = -rr + wide * (i + 0.5)
                k.add(
                    f"head {name} {i + 1}",
                    _head_board(rr - t * 0.6, x, wide * 0.985),
                    at=(0, 0, z - t * 0.3 + drop),
                    material="wood",
                )
        for z in (0.035, 0.17, 0.33, 0.67, 0.83, 0.965):
            z0, z1 = max(z - 0.026, 0.0), min(z + 0.026, 1.0)
            a, b = (r * (0.82 + 0.18 * math.sin(math.pi * f)) for f in (z0, z1))
            k.add(
                "hoop",
                Lathe(
                    profile=[
                        (a - t * 0.2, h * z0 + drop),
                        (a + t * 0.16, h * z0 + drop),
                        (b + t * 0.16, h * z1 + drop),
                        (b - t * 0.2, h * z1 + drop),
                    ],
                    closed=True,
                    segments=72,
                ),
                material="hoop",
            )
        if k.on("tap"):
            k.rod(
                "tap pipe", (0, -r * 0.85, h * 0.14 + drop), (0, -r * 1.15, h * 0.14 + drop), r * 0.05, material="tap"
            )
            k.rod(
                "tap spout", (0, -r * 1.12, h * 0.15 + drop), (0, -r * 1.12, h * 0.07 + drop), r * 0.04, material="tap"
            )
            k.rod(
                "tap lever",
                (-r * 0.1, -r * 1.05, h * 0.2 + drop),
                (r * 0.1, -r * 1.05, h * 0.2 + drop),
                r * 0.02,
                round_caps=True,
                material="tap",
            )
            k.rod("tap key", (0, -r * 1.05, h * 0.13 + drop), (0, -r * 1.05, h * 0.2 + drop), r * 0.025, material="tap")
    if not lying:
        if not opened:
            k.anchor("top", (0, 0, h * 0.93 + t * 0.6), half_size=(r * 0.75, r * 0.75), round=True)
        k.anchor("inside", (0, 0, h * 0.08), half_size=(r * 0.72, r * 0.72), round=True, height=h * 0.9)


def _head_board(radius: float, x: float, wide: float) -> Extrude:
    """A board of a barrel's head: a slice of a disc between two parallel saw cuts."""
    left, right = max(x - wide / 2, -radius * 0.999), min(x + wide / 2, radius * 0.999)
    steps = [left + (right - left) * i / 6 for i in range(7)]
    lower = [(px, -math.sqrt(max(radius**2 - px**2, (radius * 0.02) ** 2))) for px in steps]
    upper = [(px, -py) for px, py in reversed(lower)]
    return Extrude(outline=[*lower, *upper], height=radius * 0.06)
