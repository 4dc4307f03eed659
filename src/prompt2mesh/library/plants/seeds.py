"""Seeds and fruiting bodies: pine cone, acorn, dandelion clock; and the Venus flytrap, lavender and cattail."""

import math

import numpy as np

from prompt2mesh.library.detail import fewer
from prompt2mesh.library.kit import Kit
from prompt2mesh.library.plants.crowns import leaflet
from prompt2mesh.library.plants.foliage import flowerpot, limb
from prompt2mesh.library.plants.surfaces import Surface, blade, facing, fibonacci, joined, turned
from prompt2mesh.library.registry import asset, count, length
from prompt2mesh.mesh.materials import Material


@asset(
    kind="pine_cone", words=("pine cone", "pinecone", "fir cone", "cone of a pine"), about="A pine cone of overlapping woody scales.",
    parameters=(length("height", 0.09, 0.01, 3.0, words=("height", "size", "long")),),
    slots={"scale": Material(preset="bark", color="#7a5230"), "core": Material(preset="bark", color="#4a301c")}, parts={"scale": "scale"},
)  # fmt: skip
def pine_cone(k: Kit) -> None:
    """Scales on a golden spiral round an egg."""
    h = k.m("height")
    core = turned(
        [(0, 0), (0.2, 0.06), (0.27, 0.3), (0.2, 0.65), (0.07, 0.93), (0, 0.96)], segments=18, steps=2
    ).placed(scale=h)
    k.add("core", core.shape(), material="core")
    scales: list[Surface] = []
    n = fewer(96, 40)
    for i in range(n):
        t = (i + 0.5) / n
        a = math.degrees(i * 2.39996)
        r = 0.25 * math.sin(math.pi * (0.12 + 0.84 * t)) ** 0.7
        size = (0.14 + 0.13 * math.sin(math.pi * t)) * h
        scale = blade(size, size * 0.86, thickness=size * 0.2, peak=0.62, roundness=0.5, cup=0.25, rows=2, columns=4)
        pitch = 68 * t - 18
        root = (
            -math.sin(math.radians(a)) * r * 0.72 * h,
            math.cos(math.radians(a)) * r * 0.72 * h,
            (0.06 + 0.84 * t) * h,
        )
        scales.append(scale.placed(rotate=(pitch, 0, a), at=root))
    k.add("scale", joined(scales).shape(), material="scale", flat=True)
    k.anchor("top", (0, 0, h))


@asset(
    kind="acorn", words=("acorn", "oak nut"), about="An acorn in its cup.",
    parameters=(length("height", 0.035, 0.005, 3.0, words=("height", "size")),),
    slots={"nut": Material(preset="polished_wood", color="#a8692c"), "cup": Material(preset="bark", color="#6e5334"), "stem": Material(preset="bark", color="#5a4228")},
)  # fmt: skip
def acorn(k: Kit) -> None:
    """A pointed nut standing on its tip's far end, the scaly cup above."""
    h = k.m("height")
    nut = [(0, 0.0), (0.03, 0.02), (0.2, 0.12), (0.3, 0.32), (0.31, 0.52), (0.26, 0.64), (0, 0.66)]
    k.add("nut", turned([(r * h, z * h) for r, z in nut], segments=32, steps=3).shape(), material="nut", smooth=True)
    cup = turned(
        [(0, 0.5), (0.3, 0.52), (0.35, 0.56), (0.34, 0.7), (0.22, 0.82), (0, 0.86)], segments=32, steps=2
    ).placed(scale=h)
    k.add("cup", cup.shape(), material="cup")
    knobs: list[Surface] = []
    for i in range(fewer(70, 30)):
        t = (i + 0.5) / 70
        z, a = 0.56 + 0.27 * t, math.degrees(i * 2.39996)
        r = 0.355 * math.sqrt(max(0.02, 1 - ((z - 0.58) / 0.29) ** 2))
        knob = blade(0.075 * h, 0.07 * h, thickness=0.018 * h, peak=0.4, roundness=0.6, rows=2, columns=4)
        at = (-math.sin(math.radians(a)) * r * h, math.cos(math.radians(a)) * r * h, z * h)
        knobs.append(knob.placed(rotate=(-62 + 70 * t, 0, a), at=at))
    k.add("cup scale", joined(knobs).shape(), material="cup", flat=True)
    k.add(
        "stem",
        limb(
            [(0, 0, 0.82 * h), (0.02 * h, 0, 0.92 * h), (0.06 * h, 0, h)], [0.045 * h, 0.035 * h, 0.04 * h], segments=8
        ).shape(),
        material="stem",
    )
    k.anchor("top", (0, 0, h))


@asset(
    kind="dandelion", words=("dandelion", "dandelion clock", "blowball", "dandelion puff", "thistle"), about="A dandelion clock: a globe of seeds on a hollow stalk.",
    parameters=(length("height", 0.3, 0.03, 5.0, words=("height", "tall", "size")), count("seeds", 90, 20, 200)),
    slots={"seed": Material(preset="feather", color="#f3f2ee"), "heart": Material(preset="soil", color="#6d5a3e"), "stem": "stem", "leaf": Material(preset="leaf", color="#5a8a3a")},
)  # fmt: skip
def dandelion(k: Kit) -> None:
    """Each seed is a thread with a parasol at its end."""
    h = k.m("height")
    top, r = (0.02 * h, 0.0, 0.82 * h), 0.17 * h
    k.add(
        "stem",
        limb([(0, 0, 0), (0.03 * h, 0, 0.4 * h), top], [0.014 * h, 0.012 * h, 0.011 * h], segments=10).shape(),
        material="stem",
    )
    k.add(
        "heart",
        turned([(0, -0.03), (0.035, 0), (0.03, 0.025), (0, 0.035)], segments=16, steps=2)
        .placed(scale=h, at=top)
        .shape(),
        material="heart",
    )
    pieces: list[Surface] = []
    for d in fibonacci(fewer(k.n("seeds"), 30), low=-0.9):
        end = np.asarray(top) + d * r
        pieces.append(
            limb(
                [(float(p[0]), float(p[1]), float(p[2])) for p in (np.asarray(top) + d * 0.02 * h, end)],
                [0.0016 * h, 0.0016 * h],
                segments=4,
                steps=1,
            )
        )
        side = np.asarray(np.cross(d, [0.31, 0.77, 0.55]), np.float64)
        side /= np.linalg.norm(side)
        other = np.asarray(np.cross(d, side), np.float64)
        for j in range(6):
            a = math.tau * j / 6
            way = d * 0.35 + side * math.cos(a) + other * math.sin(a)
            pieces.append(leaflet(0.036 * h, 0.008 * h).placed(rotate=facing(way), at=end - d * 0.001 * h))
    k.add("seed", joined(pieces).shape(), material="seed", flat=True)
    leaves = [blade(0.34 * h * k.vary(0.15), 0.09 * h, thickness=0.008 * h, peak=0.66, lobes=5, notch=0.5, bend=-46, cup=0.2, columns=14).placed(rotate=(38, 0, 72 * i), at=(0, 0, 0.006 * h))
              for i in range(5)]  # fmt: skip
    k.add("leaf", joined(leaves).shape(), material="leaf")
    k.anchor("top", (top[0], 0, h))


@asset(
    kind="venus_flytrap", words=("venus flytrap", "fly trap", "flytrap", "carnivorous plant", "pitcher plant", "piranha plant", "man-eating plant"), about="A Venus flytrap in a pot, its traps agape.",
    parameters=(length("height", 0.22, 0.03, 5.0, words=("height", "tall", "size")), count("traps", 6, 1, 14, words=("traps", "heads"))),
    slots={"leaf": Material(preset="leaf", color="#5f9a3c"), "mouth": Material(preset="petal", color="#c8384a"), "tooth": Material(preset="stem", color="#b9cf7a"), "pot": "terracotta", "soil": "soil"},
    parts={"trap": "trap", "teeth": "tooth"},
)  # fmt: skip
def venus_flytrap(k: Kit) -> None:
    """Stalks that end in two hinged lobes with a fringe of teeth."""
    h = k.m("height")
    level = flowerpot(k, h * 0.3, h * 0.42)
    stalks: list[Surface] = []
    lobes: list[Surface] = []
    insides: list[Surface] = []
    teeth: list[Surface] = []
    n = k.n("traps")
    for i in range(n):
        a = math.tau * i / n + k.rng.uniform(-0.2, 0.2)
        out, high = h * k.rng.uniform(0.16, 0.3), level + h * k.rng.uniform(0.24, 0.46)
        if i == 0:
            out, high = h * 0.06, level + h * 0.5
        tip = (math.cos(a) * out, math.sin(a) * out, high)
        stalks.append(limb([(math.cos(a) * h * 0.03, math.sin(a) * h * 0.03, level - h * 0.02), (tip[0] * 0.6, tip[1] * 0.6, (level + high) / 2), tip],
                           [h * 0.02, h * 0.014, h * 0.012], segments=8))  # fmt: skip
        yaw = math.degrees(a) - 90
        size = h * 0.17
        for side, pitch in ((1, 62.0), (-1, 8.0)):
            turn = (pitch, 0.0, yaw)
            lobe = blade(
                size,
                size * 0.95,
                thickness=size * 0.07,
                peak=0.5,
                roundness=0.45,
                cup=-0.28 * side,
                bend=-30 * side,
                rows=6,
                columns=7,
            )
            lobes.append(lobe.placed(rotate=turn, at=tip))
            inner = blade(
                size * 0.86,
                size * 0.78,
                thickness=size * 0.05,
                peak=0.5,
                roundness=0.45,
                cup=-0.28 * side,
                bend=-30 * side,
                rows=6,
                columns=7,
            )
            gap = 0.03 * size * (-1 if side > 0 else 1)
            insides.append(inner.placed(at=(0, size * 0.04, gap)).placed(rotate=turn, at=tip))
            for j in range(9):
                b = math.pi * (j + 0.5) / 9
                edge = (math.cos(b) * size * 0.43, size * (0.5 + 0.46 * math.sin(b)), -0.16 * size * side)
                way = (math.cos(b) * 0.6, 0.9 * math.sin(b) + 0.2, -0.8 * side)
                teeth.append(
                    blade(size * 0.3, size * 0.05, thickness=size * 0.03, rows=2, columns=3)
                    .placed(rotate=facing(way), at=edge)
                    .placed(rotate=turn, at=tip)
                )
    for name, pieces, slot in (
        ("stem", stalks, "leaf"),
        ("trap", lobes, "leaf"),
        ("mouth", insides, "mouth"),
        ("tooth", teeth, "tooth"),
    ):
        k.add(name, joined(pieces).shape(), material=slot)
    k.anchor("top", (0, 0, level + h * 0.6))


@asset(
    kind="lavender", words=("lavender", "lavender plant", "lavender sprig", "hyacinth", "bluebell", "lupin", "lilac"), about="A tuft of lavender in flower.",
    parameters=(length("height", 0.45, 0.05, 5.0, words=("height", "tall", "size")), count("stems", 16, 1, 60, words=("stems", "flowers"))),
    slots={"petal": Material(preset="petal", color="#8a6cc0"), "stem": Material(preset="stem", color="#7d9468"), "leaf": Material(preset="leaf", color="#7f9a72")}, main_slot="petal",
)  # fmt: skip
def lavender(k: Kit) -> None:
    """Straight stems that fan from one root, each with whorls of small florets."""
    h, n = k.m("height"), k.n("stems")
    stems: list[Surface] = []
    florets: list[Surface] = []
    leaves: list[Surface] = []
    for i in range(n):
        a, lean = i * 2.39996, 0.34 * math.sqrt((i + 0.3) / n)
        tall = h * k.rng.uniform(0.8, 1.0) * (1 - 0.3 * lean * lean)
        tip = np.array([math.cos(a) * lean * tall, math.sin(a) * lean * tall, tall])
        root = np.array([math.cos(a) * 0.05 * h, math.sin(a) * 0.05 * h, 0.0])
        bend = (root + tip) / 2 - np.array([math.cos(a), math.sin(a), 0]) * 0.04 * h * lean
        stems.append(
            limb(
                [(float(p[0]), float(p[1]), float(p[2])) for p in (root, bend, tip)],
                [0.008 * h, 0.006 * h, 0.004 * h],
                segments=5,
                steps=3,
            )
        )
        for j in range(7):
            spot = root + (tip - root) * (0.66 + 0.055 * j)
            size = h * (0.05 - 0.004 * j)
            for m in range(5):
                b = math.tau * m / 5 + j
                florets.append(leaflet(size, size * 0.7, fold=0.5).placed(
                    rotate=facing((math.cos(b), math.sin(b), 1.1)), at=spot))  # fmt: skip
        for m in range(3):
            b = a + 2.1 * m
            size = h * k.rng.uniform(0.16, 0.26)
            leaves.append(
                blade(size, size * 0.12, thickness=size * 0.03, bend=-20, rows=2, columns=4).placed(
                    rotate=facing((math.cos(b) * 0.7, math.sin(b) * 0.7, 1.0)), at=root
                )
            )
    for name, pieces, slot in (("stem", stems, "stem"), ("petal", florets, "petal"), ("leaf", leaves, "leaf")):
        k.add(name, joined(pieces).shape(), material=slot)
    k.anchor("top", (0, 0, h))


@asset(
    kind="cattail", words=("cattail", "bulrush", "reeds", "reed mace", "typha"), about="A clump of cattails.",
    parameters=(length("height", 1.6, 0.1, 6.0, words=("height", "tall", "size")), count("spikes", 5, 1, 20)),
    slots={"leaf": Material(preset="leaf", color="#6f8f45"), "spike": Material(preset="plush", color="#6a4526"), "stem": "stem"}, main_slot="leaf",
)  # fmt: skip
def cattail(k: Kit) -> None:
    """Brown velvet spikes on stalks among sword leaves."""
    h, n = k.m("height"), k.n("spikes")
    stems: list[Surface] = []
    spikes: list[Surface] = []
    for i in range(n):
        a, q = i * 2.39996, 0.06 * h * math.sqrt(i / max(n, 1))
        tall = h * k.rng.uniform(0.78, 1.0)
        x, y = math.cos(a) * q, math.sin(a) * q
        stems.append(
            limb(
                [(x, y, 0), (x * 1.3, y * 1.3, tall * 0.6), (x * 1.7, y * 1.7, tall)],
                [0.006 * h, 0.005 * h, 0.002 * h],
                segments=6,
            )
        )
        spike = turned(
            [(0, 0), (0.016, 0.006), (0.018, 0.05), (0.018, 0.13), (0.012, 0.155), (0, 0.16)], segments=14, steps=2
        ).placed(scale=h)
        spikes.append(spike.placed(at=(x * 1.58, y * 1.58, tall * 0.8)))
    leaves = [
        blade(h * k.rng.uniform(0.6, 0.9), 0.024 * h, thickness=0.004 * h, peak=0.3, roundness=0.5, bend=k.rng.uniform(-30, -6), rows=2, columns=7).placed(
            rotate=(k.rng.uniform(74, 88), 0, i * 137.5), at=(0.03 * h * math.cos(i), 0.03 * h * math.sin(i), 0.0))
        for i in range(3 * n + 4)
    ]  # fmt: skip
    for name, pieces, slot in (("stem", stems, "stem"), ("spike", spikes, "spike"), ("leaf", leaves, "leaf")):
        k.add(name, joined(pieces).shape(), material=slot)
    k.anchor("top", (0, 0, h))
