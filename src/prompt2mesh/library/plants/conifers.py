"""Conifers: fir and pine, and the Christmas tree."""

import math

from prompt2mesh.library.kit import Kit
from prompt2mesh.library.outlines import star
from prompt2mesh.library.plants.surfaces import Point, Surface, blade, joined, turned
from prompt2mesh.library.registry import asset, count, flag, length
from prompt2mesh.mesh.materials import Material
from prompt2mesh.mesh.placement import Poses, Transform
from prompt2mesh.mesh.program import Paint
from prompt2mesh.mesh.shapes import Extrude, Sphere


def fir_tiers(k: Kit, h: float, w: float, base: float, *, tiers: int, snow: bool) -> list[tuple[Point, Point]]:
    """Whorls of drooping needled boughs around a dark core; returns each bough's tip and a place along it."""
    boughs: list[Surface] = []
    places: list[tuple[Point, Point]] = []
    for t in range(tiers):
        share = t / tiers
        z = base + (h * 0.97 - base) * share
        reach = w / 2 * (1 - share) ** 0.8 + h * 0.014
        n = max(6, round(15 - 8 * share))
        for i in range(n):
            yaw = 360 * i / n + t * 37 + k.rng.uniform(-8, 8)
            long = reach * k.rng.uniform(0.88, 1.06)
            bough = blade(
                long,
                long * 0.62,
                thickness=long * 0.045,
                peak=0.38,
                roundness=0.75,
                lobes=5,
                notch=0.35,
                bend=-16,
                cup=-0.42,
                rows=2,
                columns=11,
            )
            bough = bough.placed(rotate=(-24 + 8 * share, 0, yaw), at=(0, 0, z + h * 0.05))
            boughs.append(bough)
            middle = bough.points[12:24]
            tip, along = middle[10], middle[7]
            places.append(
                ((float(tip[0]), float(tip[1]), float(tip[2])), (float(along[0]), float(along[1]), float(along[2])))
            )
    paint = [Paint(kind="noise", color="#3f7a42", scale=h * 0.05, amount=0.45, softness=0.8, seed=k.seed)]
    k.add("foliage", joined(boughs).shape(), material="leaf", flat=True, paint=paint)
    core = turned(
        [
            (0, base - h * 0.01),
            (w * 0.22, base + h * 0.005),
            (w * 0.1, base + (h - base) * 0.5),
            (w * 0.018, h * 0.96),
            (0, h),
        ],
        segments=14,
        steps=2,
    )
    k.add("foliage core", core.shape(), material="core")
    if snow:
        caps: list[Surface] = []
        for t in range(tiers):
            share = t / tiers
            z = base + (h * 0.97 - base) * share
            reach = w / 2 * (1 - share) ** 0.8 + h * 0.014
            for i in range(7):
                yaw = 360 * i / 7 + t * 37
                cap = blade(
                    reach * 0.84,
                    reach * 0.52,
                    thickness=reach * 0.08,
                    peak=0.5,
                    roundness=0.5,
                    bend=-16,
                    cup=-0.35,
                    columns=5,
                    rows=2,
                )
                caps.append(
                    cap.placed(rotate=(-21 + 8 * share, 0, yaw), at=(0, 0, z + h * 0.056)).placed(scale=(1.05, 1.05, 1))
                )
        k.add("snow", joined(caps).shape(), material="snow")
    return places


@asset(
    kind="pine_tree",
    words=(
        "pine tree",
        "fir",
        "fir tree",
        "pine",
        "spruce",
        "conifer",
        "evergreen",
        "evergreen tree",
        "redwood",
        "cedar tree",
        "cypress",
    ),
    about="A conifer with whorls of drooping boughs; with snow if asked.",
    parameters=(
        length("height", 5.0, 0.05, 100.0, words=("height", "tall", "high", "size")),
        length("width", 2.2, 0.02, 40.0, words=("width", "wide")),
        count("tiers", 14, 4, 24),
        flag("snow", False),
    ),
    slots={
        "leaf": Material(preset="leaf", color="#36603a"),
        "core": Material(preset="leaf", color="#1c3a22"),
        "trunk": "bark",
        "snow": "snow",
    },
    states=("snowy",),
    adjectives={
        "snow-covered": {"snow": True},
        "snowy": {"snow": True},
        "frosted": {"snow": True},
        "winter": {"snow": True},
    },
    parts={"needle": "foliage", "branch": "foliage", "bark": "trunk"},
)
def pine_tree(k: Kit) -> None:
    """A straight trunk with tiers."""
    h = k.m("height")
    w = min(max(k.m("width"), h * 0.25), h * 0.66)
    base = h * 0.17
    k.rod(
        "trunk",
        (0, 0, 0),
        (0, 0, h * 0.5),
        min(h * 0.032, w * 0.12),
        min(h * 0.016, w * 0.06),
        segments=14,
        material="trunk",
    )
    fir_tiers(k, h, w, base, tiers=k.n("tiers"), snow=k.on("snow") or k.state("snowy"))


@asset(
    kind="christmas_tree",
    words=("christmas tree", "xmas tree", "decorated tree"),
    about="A fir with a star, baubles, lights, a garland and presents.",
    parameters=(
        length("height", 2.0, 0.1, 30.0, words=("height", "tall", "size")),
        length("width", 1.2, 0.06, 20.0, words=("width",)),
        count("ornaments", 46, 0, 160, words=("ornaments", "baubles", "decorations", "balls")),
        count("lights", 60, 0, 200),
        count("presents", 4, 0, 12, words=("presents", "gifts")),
        flag("star", True),
        flag("garland", True, words=("garland", "tinsel")),
    ),
    slots={"leaf": Material(preset="leaf", color="#2a6238"), "core": Material(preset="leaf", color="#173a20"), "trunk": "bark", "ornament red": Material(preset="glossy_plastic", color="#c4161c"),
           "ornament gold": "gold", "ornament blue": Material(preset="glossy_plastic", color="#2a52b8"), "star": Material(preset="gold", emission="#ffcf4a", emission_strength=0.6),
           "light": Material(preset="bulb", color="#ffe28a"), "garland": Material(preset="gold", roughness=0.35), "snow": "snow",
           "present": Material(preset="paper", color="#b8202a"), "present green": Material(preset="paper", color="#2c6e46"), "ribbon": Material(preset="satin", color="#f2d06a"), "stand": "bark"},
    states=("lit", "snowy"),
    parts={"bauble": "ornament", "gift": "present", "tinsel": "garland"},
)  # fmt: skip
def christmas_tree(k: Kit) -> None:
    """Everything hangs on the cone of the boughs."""
    h = k.m("height")
    w = min(max(k.m("width"), h * 0.25), h * 0.66)
    base = h * 0.12
    k.rod("trunk", (0, 0, 0), (0, 0, h * 0.5), min(h, w * 1.7) * 0.032, h * 0.014, segments=14, material="trunk")
    k.add(
        "stand",
        turned([(0, 0), (0.09, 0), (0.085, 0.02), (0.045, 0.05), (0, 0.055)], segments=32, steps=2)
        .placed(scale=min(h, 2 * w))
        .shape(),
        material="stand",
    )
    places = fir_tiers(k, h, w, base, tiers=12, snow=k.state("snowy"))
    unit = min(h, w * 1.7)

    n, m = k.n("ornaments"), k.n("lights")
    hung = sorted(places, key=lambda p: (p[0][2] * 7919.0 / h) % 1.0)
    slots = ("ornament red", "ornament gold", "ornament blue")
    drop = unit * 0.017
    for j, slot in enumerate(slots):
        poses = [Transform(location=(x, y, z - drop)) for (x, y, z), _ in (hung[i % len(hung)] for i in range(j, n, 3))]
        if poses:
            k.add(slot, Sphere(radius=unit * 0.021, segments=18), instances=Poses(poses=poses), material=slot)
    if m:
        poses = [Transform(location=hung[-1 - i % len(hung)][1]) for i in range(m)]
        k.add("light", Sphere(radius=unit * 0.009, segments=8), instances=Poses(poses=poses), material="light")
    if k.on("garland"):
        path: list[Point] = []
        turns, steps = 5.0, 150
        for i in range(steps):
            share = 0.03 + 0.87 * i / (steps - 1)
            q = (w / 2 * (1 - share) ** 0.8 + h * 0.012) * (0.85 - 0.05 * math.cos(i * 0.9))
            a = 2 * math.pi * turns * share
            path.append(
                (
                    q * math.cos(a),
                    q * math.sin(a),
                    base + (h * 0.93 - base) * share - unit * 0.012 * (1 + math.cos(i * 0.9)),
                )
            )
        k.tube("garland", path, unit * 0.008, material="garland", segments=6, resolution=2)
    if k.on("star"):
        k.add("star", Extrude(outline=star(5, unit * 0.075, unit * 0.032), height=unit * 0.025, bevel=unit * 0.01, pivot="center"),
              at=(0, 0, h + unit * 0.045), rotate=(90, 0, 0), material="star")  # fmt: skip
        k.rod("star stem", (0, 0, h * 0.95), (0, 0, h + unit * 0.03), unit * 0.006, segments=8, material="star")
    for i in range(k.n("presents")):
        a = math.radians(-90 + 62 * (i - (k.n("presents") - 1) / 2))
        s = unit * k.rng.uniform(0.085, 0.13)
        q = w * 0.42 + s * 0.6
        with k.group("present", at=(q * math.cos(a), q * math.sin(a), 0), rotate=(0, 0, k.rng.uniform(-30, 30))):
            k.add("present box", Extrude(outline=[(-s, -s * 0.8), (s, -s * 0.8), (s, s * 0.8), (-s, s * 0.8)], height=s * 1.1, bevel=s * 0.03),
                  material="present" if i % 2 == 0 else "present green")  # fmt: skip
            for size in ((s * 0.14, s * 0.81), (s * 1.01, s * 0.14)):
                k.add(
                    "ribbon",
                    Extrude(
                        outline=[(-size[0], -size[1]), (size[0], -size[1]), (size[0], size[1]), (-size[0], size[1])],
                        height=s * 1.112,
                    ),
                    material="ribbon",
                )
            for side in (-1, 1):
                k.tube("ribbon bow", [(0, 0, s * 1.1), (side * s * 0.25, 0, s * 1.4), (side * s * 0.45, 0, s * 1.32), (side * s * 0.25, 0, s * 1.16), (0, 0, s * 1.1)],
                       s * 0.06, material="ribbon", segments=8)  # fmt: skip
