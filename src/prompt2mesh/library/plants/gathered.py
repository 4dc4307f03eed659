"""Wreaths, hay, bamboo, coral and seaweed."""

import math

import numpy as np

from prompt2mesh.library.kit import Kit
from prompt2mesh.library.plants.foliage import grow, limb
from prompt2mesh.library.plants.surfaces import Surface, blade, facing, flake, joined, sheet, turned
from prompt2mesh.library.registry import asset, choice, count, flag, length
from prompt2mesh.mesh.materials import Material
from prompt2mesh.mesh.placement import Poses, Transform
from prompt2mesh.mesh.program import Bevel, Displace, Paint, Subdivide
from prompt2mesh.mesh.shapes import Box, Sphere, Torus


@asset(
    kind="wreath",
    words=("wreath", "garland", "christmas wreath", "flower crown", "laurel wreath", "laurel"),
    about="A standing wreath of fir or laurel with a bow and berries.",
    parameters=(
        length("diameter", 0.45, 0.05, 5.0, words=("diameter", "size", "width")),
        choice("variety", "fir", "laurel"),
        count("berries", 24, 0, 80),
        flag("bow", True),
    ),
    slots={
        "leaf": Material(preset="leaf", color="#2f6a38"),
        "core": "bark",
        "berry": Material(preset="glossy_plastic", color="#c0141c"),
        "bow": Material(preset="satin", color="#b8141f"),
    },
    adjectives={"laurel": {"variety": "laurel", "bow": False}},
)
def wreath(k: Kit) -> None:
    """Leaves around a ring; it stands on its lowest leaves."""
    d = k.m("diameter")
    r = d * 0.38
    laurel = k.s("variety") == "laurel"
    z = d / 2
    k.add(
        "core",
        Torus(radius=r, tube=d * (0.035 if not laurel else 0.012), segments=64, tube_segments=10),
        at=(0, 0, z),
        rotate=(90, 0, 0),
        material="core",
    )
    pieces: list[Surface] = []
    n = 420 if not laurel else 90
    for i in range(n):
        a = 2 * math.pi * i / n + k.rng.uniform(-0.02, 0.02)
        b = i * 2.39996
        radial = np.array([math.cos(a), 0, math.sin(a)])
        tangent = np.array([-math.sin(a), 0, math.cos(a)])
        out = radial * math.cos(b) + np.array([0, 1, 0]) * math.sin(b)
        s = d * (0.19 if not laurel else 0.15) * k.vary(0.15)
        one = (
            flake(s, s * 0.16, thickness=s * 0.05)
            if not laurel
            else blade(s, s * 0.36, thickness=s * 0.03, bend=-15, cup=0.3, columns=6)
        )
        pieces.append(
            one.placed(
                rotate=facing(out * 0.75 + tangent, roll=k.rng.uniform(-40, 40)),
                at=radial * r + out * d * (0.02 if not laurel else 0.006) + np.array([0, 0, z]),
            )
        )
    k.add(
        "leaf",
        joined(pieces).shape(),
        material="leaf",
        paint=[Paint(kind="noise", color="#5c9a4c", scale=d * 0.1, amount=0.4, softness=1, seed=k.seed)],
        flat=not laurel,
    )
    poses: list[Transform] = []
    for i in range(k.n("berries")):
        a = 2 * math.pi * (i // 3) / max(1, math.ceil(k.n("berries") / 3)) + 0.06 * (i % 3)
        q = r + d * 0.02 * ((i % 3) - 1)
        poses.append(Transform(location=(q * math.cos(a), -d * 0.052 + d * 0.006 * (i % 2), z + q * math.sin(a))))
    if poses:
        k.add("berry", Sphere(radius=d * 0.02, segments=14), instances=Poses(poses=poses), material="berry")
    if k.on("bow"):
        y, low = -d * 0.085, z - r
        for s in (-1, 1):
            u = np.linspace(0, 2 * math.pi, 25)[:, None]
            v = np.linspace(-1, 1, 5)[None, :]
            lx = s * d * 0.11 * (1 - np.cos(u)) / 2 * 1.15
            lz = low + d * 0.05 * np.sin(u) * np.sin(u / 2) + d * 0.0 * v
            grid = np.stack([lx + 0 * v, y + d * 0.028 * v * (0.4 + 0.6 * np.abs(np.sin(u / 2))), lz + 0 * v], -1)
            k.add("bow loop", sheet(grid[1:-1], d * 0.007).shape(), material="bow")
            tail = blade(d * 0.24, d * 0.06, thickness=d * 0.007, peak=0.6, roundness=0.25, bend=20, columns=6).placed(
                rotate=(-80, 0, s * 22)
            )
            k.add(
                "bow tail",
                tail.placed(rotate=(0, -s * 18, 0), at=(s * d * 0.012, y + d * 0.01, low)).shape(),
                material="bow",
            )
        k.add("bow knot", Sphere(radius=d * 0.032, segments=18), at=(0, y, low), material="bow")
        k.rod("bow tie", (0, y, low), (0, 0, low), d * 0.012, segments=8, material="bow")
    k.anchor("hook", (0, d * 0.03, z + r))


@asset(
    kind="hay_bale",
    words=("hay bale", "haystack", "bale of hay", "straw bale", "hay"),
    about="A bale of hay, square with strings or round.",
    parameters=(
        length("width", 1.0, 0.1, 5.0, words=("width", "length", "size", "diameter")),
        choice("shape", "square", "round"),
    ),
    slots={"hay": "straw", "string": Material(preset="rope", color="#8a4a2a")},
    adjectives={"rolled": {"shape": "round"}},
)
def hay_bale(k: Kit) -> None:
    """A rough block or roll with wisps sticking out."""
    w = k.m("width")
    wisps: list[Surface] = []
    if k.s("shape") == "round":
        r = w / 2
        roll = turned([(0, 0), (r * 0.5, 0.005 * w), (r * 0.93, 0.01 * w), (r, w * 0.06), (r, w * 0.74), (r * 0.93, w * 0.79), (r * 0.5, w * 0.785), (0, w * 0.79)], segments=64, steps=5,
                      ripple=lambda a, s: 1 + 0.01 * np.sin(31 * a) + 0.01 * np.sin(s * 60), lift=lambda a, s: 0.008 * w * np.sin(s * 90 + a) * ((s < 0.3) | (s > 0.7)))  # fmt: skip
        k.add("hay", roll.placed(rotate=(90, 0, 0), at=(0, w * 0.395, r)).shape(), material="hay")
        for y in (-0.2, 0, 0.2):
            k.add(
                "string",
                Torus(radius=r * 1.005, tube=w * 0.005, segments=64, tube_segments=6),
                at=(0, y * w, r),
                rotate=(90, 0, 0),
                material="string",
            )
        top = 2 * r
        spots = [
            (r * math.cos(i * 0.7), -0.36 * w + 0.72 * w * ((i * 0.618) % 1), r + r * math.sin(i * 0.7))
            for i in range(130)
        ]
        dirs = [(math.cos(i * 0.7), (i % 5 - 2) * 0.4, math.sin(i * 0.7)) for i in range(130)]
    else:
        d, h = w * 0.48, w * 0.4
        block = Box(size=(w, d, h))
        k.add(
            "hay",
            block,
            material="hay",
            modifiers=[
                Bevel(width=w * 0.025, segments=2),
                Subdivide(levels=4, smooth=False),
                Displace(strength=w * 0.012, scale=w * 0.05, seed=k.seed),
            ],
        )
        for x in (-0.22, 0.22):
            k.add("string", turned([(0.001, -0.006), (0.5, -0.006), (0.502, 0), (0.5, 0.006), (0.001, 0.006)], segments=64, steps=1,
                                   ripple=lambda a, _s: (np.abs(np.cos(a)) ** 22 + np.abs(np.sin(a)) ** 22) ** (-1 / 22)).placed(scale=(h * 1.02, d * 1.02, w), rotate=(0, 90, 0)).placed(
                                       at=(x * w, 0, h / 2)).shape(), material="string")  # fmt: skip
        top = h
        spots: list[tuple[float, float, float]] = []
        dirs: list[tuple[float, float, float]] = []
        for _ in range(150):
            x, y = k.rng.uniform(-0.48, 0.48) * w, k.rng.uniform(-0.46, 0.46) * d
            face = k.rng.choice(("top", "front", "back", "end"))
            if face == "top":
                spots.append((x, y, h))
                dirs.append((k.rng.uniform(-1, 1), k.rng.uniform(-1, 1), 0.8))
            elif face in ("front", "back"):
                s = -1 if face == "front" else 1
                spots.append((x, s * d / 2, k.rng.uniform(0.08, 0.95) * h))
                dirs.append((k.rng.uniform(-1, 1), s * 0.8, k.rng.uniform(-0.6, 1)))
            else:
                s = k.rng.choice((-1, 1))
                spots.append((s * w / 2, y, k.rng.uniform(0.08, 0.95) * h))
                dirs.append((s * 0.8, k.rng.uniform(-1, 1), k.rng.uniform(-0.6, 1)))
    for p, q in zip(spots, dirs, strict=True):
        s = w * 0.075 * k.vary(0.4)
        dn = np.array(q) / np.linalg.norm(q)
        wisps.append(flake(s, s * 0.07, thickness=s * 0.05).placed(rotate=facing(dn), at=np.array(p) - dn * s * 0.25))
    k.add("hay wisp", joined([w_ for w_ in wisps if w_.points[:, 2].min() > 0]).shape(), material="hay")
    k.anchor("top", (0, 0, top), half_size=(w * 0.4, w * 0.2))


@asset(
    kind="bamboo",
    words=("bamboo", "bamboo stalk", "bamboo shoot", "bamboo grove", "sugar cane"),
    about="Bamboo canes with joints and leaves.",
    parameters=(
        length("height", 2.0, 0.1, 20.0, words=("height", "tall", "size")),
        count("canes", 5, 1, 24, words=("canes", "stalks", "stems")),
        flag("leaves", True),
    ),
    slots={"cane": Material(preset="bamboo", color="#7fae4a"), "leaf": "leaf"},
    parts={"stalk": "cane", "stem": "cane"},
)
def bamboo(k: Kit) -> None:
    """Each cane a lathe with rings at its joints."""
    h, n = k.m("height"), k.n("canes")
    for i in range(n):
        q = h * 0.06 * math.sqrt(i)
        a = i * 2.39996
        x, y = q * math.cos(a), q * math.sin(a)
        tall = h * (1.0 if i == 0 else k.rng.uniform(0.7, 0.98))
        r = h * 0.016 * k.vary(0.2)
        joints = max(4, round(tall / h * 9))
        profile: list[tuple[float, float]] = [(0, 0.0), (r, 0.0)]
        for j in range(1, joints):
            z = tall * j / joints
            thin = 1 - 0.3 * j / joints
            profile += [
                (r * thin * 0.97, z - r * 0.45),
                (r * thin * 1.16, z - r * 0.18),
                (r * thin * 0.92, z),
                (r * thin * 1.14, z + r * 0.18),
                (r * thin, z + r * 0.5),
            ]
        profile += [(r * 0.68, tall), (0, tall)]
        tilt = (k.rng.uniform(-3, 3), k.rng.uniform(-3, 3), 0) if n > 1 else (0.0, 0.0, 0.0)
        k.add("cane", turned(profile, segments=20, steps=1).shape(), at=(x, y, 0), rotate=tilt, material="cane")
        if k.on("leaves"):
            leaves: list[Surface] = []
            for j in range(joints // 3, joints):
                z = tall * j / joints
                yaw = j * 137.5 + i * 60
                end = np.array([-math.sin(math.radians(yaw)), math.cos(math.radians(yaw)), 0.7]) * h * 0.07
                leaves.append(
                    limb(
                        [(0, 0, z), tuple(end * 0.5 + np.array([0, 0, z])), tuple(end + np.array([0, 0, z]))],
                        [r * 0.25, r * 0.2, r * 0.12],
                        segments=5,
                        steps=1,
                    )
                )
                for t in range(4):
                    s = h * 0.11 * k.vary(0.2)
                    leaves.append(
                        blade(
                            s, s * 0.17, thickness=s * 0.02, peak=0.3, roundness=0.9, bend=-45, columns=6, rows=2
                        ).placed(rotate=(20 - 12 * t, 0, yaw + (t - 1.5) * 38), at=end + np.array([0, 0, z]))
                    )
            k.add("leaf", joined(leaves).shape(), at=(x, y, 0), rotate=tilt, material="leaf")


@asset(
    kind="coral",
    words=("coral", "coral reef", "seaweed", "kelp", "sea anemone", "algae", "aquatic plant"),
    about="Coral branching from a rock, or swaying seaweed.",
    parameters=(
        length("height", 0.3, 0.03, 8.0, words=("height", "tall", "size")),
        choice("variety", "branching", "seaweed", "fan"),
        count("stems", 6, 1, 20, words=("stems", "branches", "strands")),
    ),
    slots={
        "coral": Material(preset="coral", color="#f0705c"),
        "weed": Material(preset="leaf", color="#4f8a3c"),
        "rock": "stone",
    },
    adjectives={"seaweed": {"variety": "seaweed"}, "kelp": {"variety": "seaweed"}, "algae": {"variety": "seaweed"}},
    parts={"seaweed": "weed"},
)
def coral(k: Kit) -> None:
    """Grown from a rounded stone."""
    h, n, variety = k.m("height"), k.n("stems"), k.s("variety")
    stone = turned(
        [(0, 0), (0.3, 0.0), (0.36, 0.06), (0.27, 0.14), (0.12, 0.18), (0, 0.18)],
        segments=32,
        steps=3,
        ripple=lambda a, s: 1 + 0.12 * np.sin(3 * a + 1) + 0.06 * np.sin(7 * a + 5 * s),
    )
    k.add(
        "rock",
        stone.placed(scale=h).shape(),
        material="rock",
        modifiers=[Displace(strength=h * 0.02, scale=h * 0.1, seed=k.seed)],
    )
    pieces: list[Surface] = []
    if variety == "seaweed":
        for i in range(n):
            a, q = i * 2.39996, h * 0.2 * math.sqrt(i / n)
            tall = h * k.rng.uniform(0.65, 0.9)
            t = np.linspace(0, 1, 22)[None, :]
            s = np.linspace(-1, 1, 5)[:, None]
            sway = h * 0.07 * np.sin(t * 7 + i * 1.3) * t + 0 * s
            wide = h * 0.05 * (np.sin(np.pi * (0.12 + 0.86 * t)) ** 0.6) * (1 + 0.25 * np.sin(t * 30 + i))
            x = s * wide * math.cos(a) + sway * math.sin(a) + q * math.cos(a)
            y = s * wide * math.sin(a) - sway * math.cos(a) + q * math.sin(a)
            pieces.append(
                sheet(np.stack([x, y, h * 0.1 + tall * t + 0 * s + h * 0.012 * np.sin(t * 30) * s**2], -1), h * 0.01)
            )
        k.add(
            "weed",
            joined(pieces).shape(),
            material="weed",
            paint=[Paint(kind="gradient", color="#8fc05a", start=h * 0.3, end=h * 1.0)],
        )
    else:
        flat = 0.15 if variety == "fan" else 1.0
        for i in range(n):
            a = 2 * math.pi * i / n
            start = (h * 0.08 * math.cos(a), h * 0.08 * math.sin(a) * flat, h * 0.13)
            d = (math.cos(a) * 0.6, math.sin(a) * 0.6 * flat, 1.0)
            for wood in grow(k.rng, start, d, h * 0.28, h * 0.034, 2, spread=34, children=2, rise=0.35, shrink=0.78):
                pieces.append(Surface(wood.points * np.array([1, flat * 0.6 + 0.4, 1]), wood.faces))
        tips = [Paint(kind="gradient", color="#ffd9c8", start=h * 0.5, end=h * 1.05)]
        k.add("coral", joined(pieces).shape(), material="coral", paint=tips)
