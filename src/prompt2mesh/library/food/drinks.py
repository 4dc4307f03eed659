"""Drinks in their glasses: milkshake, cocktail, beer, boba tea, soda can."""

import math

import numpy as np

from prompt2mesh.library.food.sweet_bakes import loop_surface, swirl
from prompt2mesh.library.kit import Kit
from prompt2mesh.library.plants.surfaces import Floats, blade, joined, turned
from prompt2mesh.library.registry import asset, choice, count, flag, length
from prompt2mesh.mesh.materials import Material, Pattern
from prompt2mesh.mesh.placement import Poses, Transform
from prompt2mesh.mesh.program import Bevel, Displace
from prompt2mesh.mesh.shapes import Blend, Blob, Box, Cylinder, Lathe, Sphere, Sweep, Torus

Profile = list[tuple[float, float]]
_STRAW = Material(preset="glossy_plastic", color="#e8343c", pattern=Pattern(kind="stripes", colors=["#fbfbfb"]))


def glass(k: Kit, outer: Profile, wall: float, *, level: float, slot: str = "glass", liquid: str = "drink") -> None:
    """A hollow vessel from its outer profile (foot to rim), filled to `level` metres.

    The liquid keeps a hair's breadth from the wall, so that the two surfaces never coincide.
    """
    inner = [(max(r - wall, 0.0), max(z, outer[0][1] + wall * 1.6)) for r, z in outer]
    k.add(
        "glass", Lathe(profile=[(0, outer[0][1]), *outer, *inner[::-1], (0, inner[0][1])], segments=64), material=slot
    )
    zs, rs = [p[1] for p in inner], [p[0] for p in inner]
    fill = [(r * 0.985, z + wall * 0.12) for r, z in inner if z < level - wall]
    top = float(np.interp(level, zs, rs)) * 0.985
    k.add(
        liquid,
        Lathe(profile=[(0, inner[0][1] + wall * 0.12), *fill, (top, level), (0, level)], segments=64),
        material=liquid,
    )


def straw(
    k: Kit, foot: tuple[float, float, float], head: tuple[float, float, float], r: float, *, bend: float = 0.0
) -> None:
    """A hollow straw, its upper end bent aside by `bend` metres."""
    path = [foot, head]
    if bend:
        path = [foot, head, (head[0] + bend, head[1], head[2] + abs(bend) * 0.55)]
    k.add("straw", Sweep(path=path, radius=r, hollow=r * 0.75, smooth=False, segments=16), material="straw")


@asset(
    kind="milkshake",
    words=("milkshake", "shake", "smoothie", "frappe", "ice cream soda", "malt"),
    about="A milkshake in a fluted glass with whipped cream, a cherry and straws.",
    parameters=(
        length("height", 0.2, 0.02, 3.0, words=("height", "tall", "size")),
        count("straws", 1, 0, 4),
        flag("cream", True, words=("cream", "whipped cream")),
        flag("cherry", True),
    ),
    slots={
        "drink": Material(preset="milk", color="#f3a9bd"),
        "glass": "glass",
        "cream": "whipped_cream",
        "cherry": Material(preset="fruit_skin", color="#b8101e"),
        "stem": Material(preset="stem", color="#5a6a2a"),
        "straw": _STRAW,
    },
    adjectives={"plain": {"cream": False, "cherry": False}},
)
def milkshake(k: Kit) -> None:
    """A footed tapering glass."""
    h = k.m("height")
    outer = [
        (0.2, 0.0),
        (0.21, 0.015),
        (0.12, 0.04),
        (0.075, 0.075),
        (0.09, 0.11),
        (0.14, 0.2),
        (0.19, 0.4),
        (0.225, 0.6),
        (0.25, 0.72),
        (0.262, 0.76),
    ]
    glass(k, [(r * h, z * h) for r, z in outer], h * 0.012, level=h * 0.735)
    if k.on("cream"):
        k.add("cream", swirl(h * 0.235, h * 0.24).shape(), at=(0, 0, h * 0.725), material="cream", smooth=True)
    top = h * (0.95 if k.on("cream") else 0.74)
    for i in range(k.n("straws")):
        s = 1 if i % 2 == 0 else -1
        straw(
            k,
            (s * h * 0.05, h * 0.02 * (i // 2 + 1), h * 0.25),
            (s * h * 0.17, h * (0.06 + 0.03 * (i // 2)), h * 1.06),
            h * 0.014,
            bend=s * h * 0.06,
        )
    if k.on("cherry"):
        k.add("cherry", Sphere(radius=h * 0.05, segments=24), at=(0, 0, top + h * 0.03), material="cherry")
        k.tube(
            "stem",
            [(0, 0, top + h * 0.07), (h * 0.01, 0, top + h * 0.12), (h * 0.04, 0, top + h * 0.16)],
            h * 0.005,
            material="stem",
            segments=8,
        )


@asset(
    kind="cocktail",
    words=("cocktail", "mojito", "martini", "margarita", "lemonade", "iced tea", "pina colada", "tropical drink", "glass of juice", "orange juice", "gin and tonic"),
    about="A cocktail: a tall mojito with mint and lime, or a martini glass with an olive; ice and an umbrella.",
    parameters=(length("height", 0.16, 0.02, 3.0, words=("height", "tall", "size")), choice("form", "highball", "martini"), count("ice", 5, 0, 12, words=("ice", "ice cubes")), flag("umbrella", False), flag("straw", True)),
    slots={"drink": Material(preset="juice", color="#d3e88f", transmission=0.2), "glass": "glass", "ice": Material(preset="ice", color="#eaf6fb"), "lime": Material(preset="citrus", color="#5da032"), "pulp": Material(preset="gummy", color="#c4dd74", transmission=0.0),
           "mint": Material(preset="leaf", color="#4f9a45"), "straw": _STRAW, "stick": "light_wood", "umbrella": Material(preset="paper", color="#f0567a"), "olive": Material(preset="fruit_skin", color="#7f8f34")},
    adjectives={"tropical": {"umbrella": True}, "martini": {"form": "martini", "straw": False}, "margarita": {"form": "martini", "straw": False}, "pina": {"umbrella": True}},
    parts={"leaf": "mint", "ice cube": "ice"},
)  # fmt: skip
def cocktail(k: Kit) -> None:
    """Glass, drink, garnish."""
    h = k.m("height")
    if k.s("form") == "martini":
        outer = [
            (0.24, 0.0),
            (0.25, 0.012),
            (0.05, 0.03),
            (0.022, 0.06),
            (0.02, 0.42),
            (0.05, 0.47),
            (0.36, 0.86),
            (0.37, 0.88),
        ]
        wall = h * 0.012
        pts = [(r * h, z * h) for r, z in outer]
        bowl = [(0.36 * h - wall, 0.865 * h), (0.05 * h, 0.485 * h), (0.0, 0.465 * h)]
        k.add("glass", Lathe(profile=[(0, 0), *pts, (0.37 * h - wall, 0.88 * h), *bowl], segments=72), material="glass")
        k.add(
            "drink",
            Lathe(profile=[(0, 0.463 * h), (0.051 * h, 0.484 * h), (0.31 * h, 0.805 * h), (0, 0.805 * h)], segments=72),
            material="drink",
        )
        k.rod("stick", (-h * 0.33, 0, h * 0.92), (h * 0.2, 0, h * 0.68), h * 0.008, segments=8, material="stick")
        for t in (0.45, 0.68):
            k.add(
                "olive",
                Sphere(radius=h * 0.052, segments=20),
                at=(-h * 0.33 + 0.53 * h * t, 0, h * (0.92 - 0.24 * t)),
                material="olive",
            )
        rim = (0.36 * h, h * 0.86)
    else:
        outer = [(0.24, 0.0), (0.25, 0.02), (0.262, 0.5), (0.275, 0.93), (0.277, 0.95)]
        glass(k, [(r * h, z * h) for r, z in outer], h * 0.014, level=h * 0.8)
        rim = (0.272 * h, h * 0.9)
        for i in range(k.n("ice")):
            a, s = i * 2.1, h * 0.12
            q = h * 0.11 if i % 3 else h * 0.04
            z = h * (0.78 - 0.12 * (i // 3))
            k.add(
                "ice",
                Box(size=(s, s, s), pivot="center"),
                at=(q * math.cos(a), q * math.sin(a), z),
                rotate=(k.rng.uniform(-30, 30), k.rng.uniform(-30, 30), 40 * i),
                material="ice",
                bevel=s * 0.14,
                bevel_segments=3,
            )
        sprig = [
            blade(h * 0.16, h * 0.1, thickness=h * 0.004, bend=-25, cup=0.35, ripple=0.04, rows=6, columns=10).placed(
                rotate=(58 - 22 * (i // 3), 0, 120 * i + 40 * (i // 3)),
                at=(h * 0.06, h * 0.07, h * 0.8 + h * 0.05 * (1 - i // 3)),
            )
            for i in range(7)
        ]
        k.add("mint", joined(sprig).shape(), material="mint")
        k.rod(
            "mint stem",
            (h * 0.06, h * 0.07, h * 0.5),
            (h * 0.06, h * 0.07, h * 0.87),
            h * 0.006,
            segments=8,
            material="mint",
        )
    if k.on("straw"):
        straw(k, (-h * 0.08, h * 0.04, h * 0.1), (h * 0.12, h * 0.1, h * 1.12), h * 0.016, bend=h * 0.09)
    with k.group("lime wheel", at=(-rim[0] * 0.98, 0, rim[1] + h * 0.05), rotate=(90, 0, 25)):
        r = h * 0.135
        k.add(
            "lime", Cylinder(radius=r, height=h * 0.03, segments=40, pivot="center"), material="lime", bevel=h * 0.006
        )
        k.add("pulp", Cylinder(radius=r * 0.88, height=h * 0.034, segments=40, pivot="center"), material="pulp")
        for i in range(4):
            k.add(
                "lime spoke",
                Box(size=(r * 1.74, r * 0.05, h * 0.037), pivot="center"),
                rotate=(0, 0, 45 * i),
                material="lime",
            )
    if k.on("umbrella"):
        cone = turned(
            [(0.0, 0.10), (0.2, 0.0), (0.19, -0.005), (0, 0.085)],
            segments=32,
            steps=1,
            ripple=lambda a, _s: 1 - 0.06 * np.abs(np.sin(4 * a)),
        )
        with k.group("umbrella", at=(h * 0.1, -h * 0.1, h * 0.7), rotate=(22, 24, 0)):
            k.rod("stick", (0, 0, -h * 0.1), (0, 0, h * 0.46), h * 0.007, segments=8, material="stick")
            k.add("umbrella", cone.placed(scale=h * 1.1).shape(), at=(0, 0, h * 0.34), material="umbrella")


@asset(
    kind="beer",
    words=("beer", "beer mug", "mug of beer", "pint of beer", "pint", "ale", "lager", "root beer", "stein"),
    about="A beer mug with a handle and a head of foam.",
    parameters=(
        length("height", 0.16, 0.02, 3.0, words=("height", "tall", "size")),
        flag("foam", True, words=("foam", "head")),
    ),
    slots={
        "drink": Material(preset="beer", transmission=0.3),
        "glass": "glass",
        "foam": Material(preset="whipped_cream", color="#fdf8ec"),
    },
    adjectives={"foamy": {"foam": True}},
    parts={"beer": "drink"},
)
def beer(k: Kit) -> None:
    """Panelled glass, thick base."""
    h = k.m("height")
    body = turned([(0.0, 0.0), (0.3, 0.0), (0.32, 0.03), (0.31, 0.09), (0.3, 0.5), (0.31, 0.88), (0.325, 0.9), (0.32, 0.915), (0.29, 0.915), (0.275, 0.88), (0.262, 0.5), (0.258, 0.1), (0, 0.085)],
                  segments=80, steps=1, ripple=lambda a, s: 1 + (0.02 * np.cos(10 * a) if 0.15 < s < 0.5 else 0 * a))  # fmt: skip
    k.add("glass", body.placed(scale=h).shape(), material="glass", smooth=True)
    top = 0.8 if k.on("foam") else 0.86
    k.add(
        "drink",
        Lathe(
            profile=[(0, h * 0.09), (h * 0.254, h * 0.101), (h * 0.257, h * 0.5), (h * 0.264, h * top), (0, h * top)],
            segments=64,
        ),
        material="drink",
    )
    handle = [
        (h * 0.3, 0, h * 0.74),
        (h * 0.42, 0, h * 0.76),
        (h * 0.52, 0, h * 0.66),
        (h * 0.53, 0, h * 0.45),
        (h * 0.47, 0, h * 0.27),
        (h * 0.3, 0, h * 0.2),
    ]
    k.tube("handle", handle, h * 0.042, material="glass", segments=20)
    if k.on("foam"):
        blobs = [Blob(a=(0, 0, h * 0.86), radius=h * 0.272, squash=(1, 1, 0.42))]
        for i in range(13):
            a, q = i * 2.39996, h * 0.23 * math.sqrt((i + 0.5) / 13)
            blobs.append(
                Blob(
                    a=(q * math.cos(a), q * math.sin(a), h * (0.95 - 0.15 * (q / h) ** 2)),
                    radius=h * 0.085 * k.vary(0.2),
                )
            )
        k.add(
            "foam",
            Blend(blobs=blobs, smoothness=h * 0.03, resolution=34),
            material="foam",
            modifiers=[Displace(strength=h * 0.008, scale=h * 0.05, seed=k.seed)],
            smooth=True,
        )
    k.anchor("grip", (h * 0.5, 0, h * 0.48), normal=(1, 0, 0), radius=h * 0.05)


@asset(
    kind="boba_tea",
    words=("boba tea", "bubble tea", "boba", "milk tea", "iced coffee", "tapioca tea"),
    about="A plastic cup of milk tea with tapioca pearls, a domed lid and a wide straw.",
    parameters=(
        length("height", 0.18, 0.02, 3.0, words=("height", "tall", "size")),
        count("pearls", 42, 0, 120, words=("pearls", "boba")),
    ),
    slots={
        "drink": Material(preset="milk", color="#d3a67c"),
        "cup": Material(preset="acrylic", color="#f4fafc"),
        "pearl": Material(preset="glossy_plastic", color="#2a1712"),
        "straw": Material(preset="glossy_plastic", color="#f27aa2"),
        "lid": Material(preset="acrylic", color="#f4fafc"),
    },
)
def boba_tea(k: Kit) -> None:
    """Pearls lie against the wall at the bottom."""
    h = k.m("height")
    outer = [(0.2, 0.0), (0.205, 0.015), (0.262, 0.72), (0.275, 0.73), (0.277, 0.745)]
    glass(k, [(r * h, z * h) for r, z in outer], h * 0.006, level=h * 0.66, slot="cup")
    n = k.n("pearls")
    r = h * 0.021
    poses: list[Transform] = []
    per = 18
    for i in range(n):
        row, a = i // per, 2 * math.pi * (i % per) / per + (i // per) * 0.17
        q = h * (0.196 + 0.075 * (0.035 + row * 0.037)) - r * 0.35
        poses.append(Transform(location=(q * math.cos(a), q * math.sin(a), h * (0.036 + row * 0.037))))
    if poses:
        k.add("pearl", Sphere(radius=r, segments=12), instances=Poses(poses=poses), material="pearl", smooth=True)
    lid = [(0.281 * h, 0.735 * h), (0.286 * h, 0.735 * h), (0.286 * h, 0.755 * h), (0.26 * h, 0.76 * h), (0.24 * h, 0.84 * h), (0.17 * h, 0.9 * h), (0.04 * h, 0.925 * h), (0.04 * h, 0.918 * h), (0.165 * h, 0.893 * h), (0.234 * h, 0.836 * h),
           (0.254 * h, 0.752 * h), (0.27 * h, 0.745 * h)]  # fmt: skip
    k.add("lid", Lathe(profile=lid, closed=True, segments=64), material="lid")
    straw(k, (-h * 0.05, 0, h * 0.06), (h * 0.03, 0, h * 1.2), h * 0.03)


@asset(
    kind="soda_can",
    words=(
        "soda can",
        "can of soda",
        "beer can",
        "coke can",
        "cola can",
        "tin can",
        "energy drink",
        "can of coke",
        "aluminum can",
        "can",
    ),
    about="A drinks can with a tab; crushed if asked.",
    parameters=(length("height", 0.122, 0.02, 3.0, words=("height", "tall", "size")),),
    slots={
        "can": Material(preset="painted_metal", color="#c8161d", metallic=0.4, roughness=0.25),
        "metal": Material(preset="brushed_aluminium"),
        "stripe": Material(preset="matte_plastic", color="#f6f4f0"),
        "dark": Material(preset="black_plastic"),
    },
    states=("open", "crumpled", "crushed"),
    parts={"tab": "metal tab", "lid": "metal lid"},
)
def soda_can(k: Kit) -> None:
    """Neck, seam, a wave of white round the body."""
    h = k.m("height")
    r = h * 0.27
    bent = k.state("crumpled") or k.state("crushed")
    squeeze = 0.6 if bent else 1.0

    def ripple(a: Floats, s: float) -> Floats:
        if not bent:
            return np.ones_like(a)
        fold = np.sin(s * 26 + 2 * np.sin(a * 2)) * np.sin(3 * a + s * 9)
        return 1 - 0.13 * np.sin(np.pi * s) ** 0.7 * np.abs(fold)

    def tall(z: float) -> float:
        return z * h * squeeze

    n = 24
    profile: Profile = [(r * 0.72, tall(0.0)), (r * 0.8, tall(0.012)), (r * 0.98, tall(0.05))]
    profile += [(r, tall(0.07 + 0.8 * i / n)) for i in range(n + 1)]
    profile += [(r * 0.86, tall(0.955)), (r * 0.82, tall(0.965))]
    k.add("can", turned(profile, segments=72, steps=1, ripple=ripple).shape(), material="can")
    k.add(
        "metal base",
        Lathe(
            profile=[
                (0, tall(0.02)),
                (r * 0.6, tall(0.02)),
                (r * 0.68, 0),
                (r * 0.74, 0),
                (r * 0.82, tall(0.02)),
                (0, tall(0.03)),
            ],
            segments=64,
        ),
        material="metal",
    )
    lid = [
        (0, tall(0.955)),
        (r * 0.84, tall(0.955)),
        (r * 0.87, tall(0.97)),
        (r * 0.87, tall(1.0)),
        (r * 0.83, tall(1.0)),
        (r * 0.8, tall(0.975)),
        (0, tall(0.975)),
    ]
    k.add("metal lid", Lathe(profile=lid, segments=64, fillet=r * 0.015), material="metal")
    z = tall(0.977)
    ring = Torus(radius=r * 0.13, tube=r * 0.03, segments=24, tube_segments=8)
    lift = 26 if k.state("open") else 0
    with k.group("metal tab", at=(0, 0, z), rotate=(lift, 0, 0)):
        k.add("metal tab ring", ring, at=(0, r * 0.22, r * 0.025), scale=(1, 1.2, 0.8), material="metal")
        k.add(
            "metal tab body",
            Box(size=(r * 0.26, r * 0.22, r * 0.04)),
            at=(0, 0, 0),
            material="metal",
            modifiers=[Bevel(width=r * 0.018)],
        )
    k.add(
        "dark opening" if k.state("open") else "metal mouth",
        Cylinder(radius=r * 0.2, height=r * 0.012, segments=32),
        at=(0, -r * 0.36, z - r * 0.004),
        scale=(0.95, 1.2, 1),
        material="dark" if k.state("open") else "metal",
    )
    if not bent:
        a = np.linspace(0, 2 * np.pi, 97)[None, :-1]
        v = np.linspace(-1, 1, 4)[:, None]
        zz = tall(0.46) + h * 0.12 * np.sin(a + 0.6) + v * h * (0.045 + 0.02 * np.sin(2 * a))
        rings = np.concatenate(
            [
                np.stack([q * np.cos(a) + 0 * v, q * np.sin(a) + 0 * v, zz[:: (1 if q < r else -1)]], -1)
                for q in (r * 0.98, r * 1.004)
            ]
        )
        k.add("stripe", loop_surface(rings).shape(), material="stripe", smooth=True)
    k.anchor("top", (0, 0, tall(1.0)), half_size=(r * 0.7, r * 0.7), round=True)
