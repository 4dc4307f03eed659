"""Dishes served in bowls and on plates: spaghetti, ramen, salad, sushi."""

import math

import numpy as np

from prompt2mesh.library.kit import Kit
from prompt2mesh.library.plants.foliage import limb
from prompt2mesh.library.plants.surfaces import Surface, blade, joined, sheet, turned
from prompt2mesh.library.registry import asset, count, flag, length
from prompt2mesh.mesh.materials import Material
from prompt2mesh.mesh.program import Displace, Paint
from prompt2mesh.mesh.shapes import Box, Cylinder, Ellipsoid, Lathe, Sphere, Torus


def bowl(k: Kit, r: float, h: float, *, slot: str = "bowl") -> None:
    """A round bowl on a foot ring."""
    wall = r * 0.05
    profile = [
        (0, h * 0.06),
        (r * 0.42, h * 0.06),
        (r * 0.4, 0),
        (r * 0.46, 0),
        (r * 0.5, h * 0.08),
        (r * 0.85, h * 0.45),
        (r, h),
        (r - wall, h),
        (r * 0.8, h * 0.5),
        (r * 0.45, h * 0.16),
        (0, h * 0.14),
    ]
    k.add("bowl", Lathe(profile=profile, segments=72), material=slot, smooth=True)


@asset(
    kind="spaghetti",
    words=(
        "spaghetti",
        "spaghetti and meatballs",
        "pasta",
        "plate of spaghetti",
        "spaghetti bolognese",
        "noodles",
        "linguine",
        "plate of pasta",
    ),
    about="A plate of spaghetti with sauce, meatballs and basil.",
    parameters=(
        length("diameter", 0.27, 0.03, 3.0, words=("diameter", "size", "width")),
        count("meatballs", 4, 0, 12),
        flag("sauce", True),
        flag("fork", False),
    ),
    slots={
        "noodle": "noodle",
        "sauce": "sauce",
        "meat": Material(preset="roast_meat", color="#7a4022"),
        "plate": "porcelain",
        "leaf": Material(preset="leaf", color="#4f9a3c"),
        "fork": "stainless_steel",
    },
    parts={"meatball": "meat", "pasta": "noodle"},
)
def spaghetti(k: Kit) -> None:
    """A nest on a rimmed plate."""
    d = k.m("diameter")
    r = d / 2
    k.add(
        "plate",
        Lathe(
            profile=[
                (0, 0),
                (r * 0.5, 0),
                (r * 0.56, r * 0.03),
                (r, r * 0.14),
                (r, r * 0.165),
                (r * 0.97, r * 0.17),
                (r * 0.62, r * 0.1),
                (r * 0.54, r * 0.05),
                (0, r * 0.045),
            ],
            segments=80,
        ),
        material="plate",
        smooth=True,
    )
    z = r * 0.045
    heap = turned(
        [(0, 0), (0.56, 0.0), (0.6, 0.08), (0.45, 0.24), (0.2, 0.33), (0, 0.35)], segments=40, steps=3
    ).placed(scale=r)
    k.add("noodle heap", heap.shape(), at=(0, 0, z), material="noodle")
    noodles(k, r * 0.74, z + r * 0.03, strands=58, thick=r * 0.022, dome=r * 0.37)
    top = z + r * 0.39
    if k.on("sauce"):
        pour = turned(
            [(0, -0.3), (0.8, -0.36), (0.95, -0.3), (0.9, -0.1), (0.5, 0.12), (0, 0.2)],
            segments=60,
            steps=3,
            ripple=lambda a, _s: 1 + 0.14 * np.sin(5 * a + 1) + 0.07 * np.sin(9 * a),
        )
        k.add(
            "sauce",
            pour.placed(scale=(r * 0.42, r * 0.42, r * 0.34)).shape(),
            at=(0, 0, top + r * 0.01),
            material="sauce",
            modifiers=[Displace(strength=r * 0.02, scale=r * 0.08, seed=k.seed)],
            smooth=True,
        )
    n = k.n("meatballs")
    for i in range(n):
        a, q = 2 * math.pi * i / max(n, 1) + 0.4, r * (0.24 if n > 1 else 0.0)
        k.add(
            "meat ball",
            Sphere(radius=r * 0.125, segments=24),
            at=(q * math.cos(a), q * math.sin(a), top + r * 0.08),
            material="meat",
            modifiers=[Displace(strength=r * 0.02, scale=r * 0.05, seed=i)],
        )
    leaves = [
        blade(r * 0.24, r * 0.15, thickness=r * 0.008, bend=-30, cup=0.4, columns=9, rows=6).placed(
            rotate=(28, 0, 120 * i), at=(0, 0, top + r * 0.04)
        )
        for i in range(3)
    ]
    k.add("leaf", joined(leaves).shape(), material="leaf")
    if k.on("fork"):
        k.add(
            "fork",
            Box(size=(r * 0.06, r * 1.0, r * 0.02)),
            at=(r * 0.7, -r * 0.3, r * 0.2),
            rotate=(0, 10, 30),
            material="fork",
            bevel=r * 0.006,
        )


@asset(
    kind="ramen",
    words=("ramen", "bowl of ramen", "noodle soup", "noodle bowl", "bowl of noodles", "pho", "soup", "bowl of soup", "udon"),
    about="A bowl of ramen with egg, narutomaki, scallions, nori and chopsticks.",
    parameters=(length("diameter", 0.2, 0.03, 3.0, words=("diameter", "size", "width")), flag("egg", True), flag("chopsticks", True), flag("noodles", True)),
    slots={"bowl": Material(preset="glazed_ceramic", color="#b8242a"), "soup": Material(preset="sauce", color="#b8762e"), "noodle": "noodle", "white": "egg_white", "yolk": "egg_yolk", "nori": Material(preset="leaf", color="#1c2a1e"), "scallion": Material(preset="vegetable", color="#7fc04a"),
           "pork": Material(preset="roast_meat", color="#b8764a"), "pink": Material(preset="icing", color="#f0608a"), "chopstick": Material(preset="bamboo", color="#8a5a34")},
    main_slot="bowl",
    adjectives={"plain": {"egg": False}},
    parts={"broth": "soup"},
)  # fmt: skip
def ramen(k: Kit) -> None:
    """Toppings float on the soup."""
    r = k.m("diameter") / 2
    h = r * 0.85
    bowl(k, r, h)
    level = h * 0.8
    k.add(
        "soup",
        Lathe(profile=[(0, h * 0.3), (r * 0.6, h * 0.35), (r * 0.905, level), (0, level)], segments=64),
        material="soup",
        smooth=False,
    )
    if k.on("noodles"):
        noodles(k, r * 0.8, level - r * 0.05, strands=34, thick=r * 0.024, dome=r * 0.1)
    z = level + r * 0.06
    if k.on("egg"):
        for i, (x, y) in enumerate(((-0.42, -0.28), (-0.14, -0.46))):
            k.add(
                "white egg",
                Sphere(radius=r * 0.2, segments=32),
                at=(x * r, y * r, z),
                scale=(0.85, 1.1, 0.6),
                rotate=(12, 0, 40 + 50 * i),
                material="white",
            )
            k.add(
                "yolk",
                Sphere(radius=r * 0.115, segments=28),
                at=(x * r, y * r - r * 0.01, z + r * 0.085),
                scale=(1, 1, 0.45),
                material="yolk",
            )
    for x, y in ((0.36, -0.36), (0.52, -0.12)):
        star_ = turned(
            [(0, -0.5), (1.0, -0.5), (1.0, 0.5), (0, 0.5)],
            segments=60,
            steps=1,
            ripple=lambda a, _s: 1 + 0.07 * np.cos(12 * a),
        ).placed(scale=(r * 0.16, r * 0.16, r * 0.07))
        with k.group("fish cake", at=(x * r, y * r, z + r * 0.03), rotate=(14, 8, 0)):
            k.add("white cake", star_.shape(), material="white")
            curl = [
                (r * 0.11 * t * math.cos(t * 11), r * 0.11 * t * math.sin(t * 11), r * 0.037)
                for t in np.linspace(0.05, 1, 24)
            ]
            k.tube("pink curl", curl, r * 0.014, material="pink", segments=8, resolution=2)
    for i in range(3):
        k.add(
            "pork",
            Cylinder(radius=r * 0.24, height=r * 0.06, segments=32),
            at=(r * (0.12 + 0.16 * i), r * (0.36 - 0.05 * i), z + r * 0.02 * i),
            rotate=(-24, 12, 0),
            material="pork",
            bevel=r * 0.02,
        )
    k.add(
        "nori",
        Box(size=(r * 0.5, r * 0.012, r * 0.62)),
        at=(-r * 0.42, r * 0.46, level - r * 0.14),
        rotate=(-12, -8, 26),
        material="nori",
    )
    rings: list[Surface] = []
    for i in range(26):
        q, a = r * 0.34 * math.sqrt(i / 26), i * 2.4
        ring = turned([(0.55, -0.4), (1.0, -0.4), (1.0, 0.4), (0.55, 0.4)], segments=12, steps=1)
        rings.append(
            ring.placed(
                scale=r * 0.045,
                rotate=(k.rng.uniform(-35, 35), k.rng.uniform(-35, 35), 0),
                at=(q * math.cos(a) - r * 0.02, q * math.sin(a), z + r * 0.05 * k.rng.random()),
            )
        )
    k.add("scallion", joined(rings).shape(), material="scallion")
    if k.on("chopsticks"):
        for i in range(2):
            k.rod(
                "chopstick",
                (-r * 0.95, r * (0.16 + 0.1 * i), h * 1.015),
                (r * 1.35, r * (-0.1 + 0.16 * i), h * 1.015 + r * 0.03),
                r * 0.018,
                r * 0.032,
                segments=12,
                material="chopstick",
                round_caps=True,
            )
    k.anchor("top", (0, 0, z + r * 0.1), half_size=(r * 0.5, r * 0.5), round=True)


@asset(
    kind="salad",
    words=("salad", "bowl of salad", "salad bowl", "caesar salad", "fruit salad", "greens"),
    about="A wooden bowl of lettuce, tomatoes, cucumber, onion and egg.",
    parameters=(
        length("diameter", 0.26, 0.03, 3.0, words=("diameter", "size", "width")),
        count("tomatoes", 7, 0, 20),
        count("slices", 8, 0, 24, words=("cucumber slices",)),
    ),
    slots={
        "bowl": "oak",
        "lettuce": Material(preset="vegetable", color="#86b83c"),
        "tomato": Material(preset="glossy_plastic", color="#d8301c"),
        "cucumber": Material(preset="vegetable", color="#d9e8b0"),
        "peel": Material(preset="vegetable", color="#3d7a34"),
        "onion": Material(preset="fruit_skin", color="#a8407a"),
    },
    main_slot="bowl",
)
def salad(k: Kit) -> None:
    """Leaves fill the bowl, the rest lies on top."""
    r = k.m("diameter") / 2
    h = r * 0.75
    bowl(k, r, h)
    heap = turned(
        [(0, h * 0.2), (r * 0.55, h * 0.3), (r * 0.88, h * 0.82), (r * 0.6, h * 1.05), (0, h * 1.2)],
        segments=40,
        steps=3,
    )
    k.add(
        "lettuce heart",
        heap.shape(),
        material="lettuce",
        modifiers=[Displace(strength=r * 0.06, scale=r * 0.2, seed=k.seed)],
    )
    leaves: list[Surface] = []
    for i in range(46):
        q, a = r * 0.82 * math.sqrt((i + 0.5) / 46), i * 2.39996
        s = r * 0.42 * k.vary(0.25)
        leaf = blade(
            s,
            s * 0.75,
            thickness=s * 0.02,
            peak=0.62,
            roundness=0.5,
            bend=-45,
            cup=0.4,
            ripple=0.12,
            rows=6,
            columns=12,
        )
        lift = h * (1.15 - 0.32 * (q / r) ** 2)
        leaves.append(
            leaf.placed(
                rotate=(k.rng.uniform(0, 38), 0, math.degrees(a) - 90 + k.rng.uniform(-70, 70)),
                at=(q * 0.8 * math.cos(a), q * 0.8 * math.sin(a), lift - r * 0.05),
            )
        )
    k.add(
        "lettuce",
        joined(leaves).shape(),
        material="lettuce",
        paint=[Paint(kind="noise", color="#bcd670", scale=r * 0.3, amount=0.4, softness=1, seed=k.seed)],
    )

    def spot(i: int, n: int, turn: float) -> tuple[float, float, float]:
        q, a = r * 0.62 * math.sqrt((i + 0.6) / n), i * 2.39996 + turn
        return (q * math.cos(a), q * math.sin(a), h * (1.2 - 0.3 * (q / r) ** 2))

    n = k.n("tomatoes")
    for i in range(n):
        x, y, z = spot(i, n, 0.0)
        k.add("tomato", Sphere(radius=r * 0.12, segments=24), at=(x, y, z + r * 0.06), material="tomato")
    m = k.n("slices")
    for i in range(m):
        x, y, z = spot(i, m, 1.3)
        with k.group(
            "cucumber slice", at=(x, y, z + r * 0.02), rotate=(k.rng.uniform(-30, 30), k.rng.uniform(-30, 30), 0)
        ):
            k.add("peel", Cylinder(radius=r * 0.16, height=r * 0.04, segments=28), material="peel", bevel=r * 0.008)
            k.add(
                "cucumber",
                Cylinder(radius=r * 0.145, height=r * 0.046, segments=28),
                at=(0, 0, -r * 0.003),
                material="cucumber",
            )
    for i in range(4):
        x, y, z = spot(i, 4, 2.6)
        k.add(
            "onion",
            Torus(radius=r * 0.17, tube=r * 0.014, segments=36, tube_segments=8),
            at=(x, y, z + r * 0.1),
            rotate=(20 * i - 30, 15, 0),
            material="onion",
        )
    k.anchor("top", (0, 0, h * 1.3))


@asset(
    kind="sushi",
    words=("sushi", "sushi roll", "nigiri", "maki", "sashimi", "plate of sushi", "sushi platter", "california roll"),
    about="Sushi: nigiri and maki on a wooden board with chopsticks, wasabi and ginger.",
    parameters=(
        length("width", 0.26, 0.02, 3.0, words=("width", "size")),
        count("nigiri", 3, 0, 8),
        count("rolls", 4, 0, 10, words=("rolls", "maki")),
        flag("board", True, words=("board", "plate", "tray")),
        flag("chopsticks", True),
    ),
    slots={
        "rice": "rice",
        "salmon": "salmon",
        "nori": Material(preset="leaf", color="#1c2a1e"),
        "board": "dark_oak",
        "wasabi": Material(preset="plasticine", color="#9cc25a"),
        "cucumber": Material(preset="vegetable", color="#7fb04a"),
        "chopstick": Material(preset="bamboo", color="#c9a05a"),
    },
    parts={"fish": "salmon"},
)
def sushi(k: Kit) -> None:
    """Two rows on a footed board."""
    w = k.m("width")
    d = w * 0.56
    z = 0.0
    if k.on("board"):
        z = w * 0.075
        k.add("board", Box(size=(w, d, w * 0.03)), at=(0, 0, z - w * 0.03), material="board", bevel=w * 0.004)
        for s in (-1, 1):
            k.add("board foot", Box(size=(w * 0.06, d * 0.92, w * 0.047)), at=(s * w * 0.34, 0, 0), material="board")
    n, m = k.n("nigiri"), k.n("rolls")
    stripe = [Paint(kind="stripes", color="#ffd9c0", axis="x", scale=w * 0.035, amount=0.2, softness=0.35, seed=k.seed)]
    step = w * 0.86 / max(n, 1)
    long, wide = min(w * 0.2, step * 0.95), w * 0.095
    for i in range(n):
        x = (i - (n - 1) / 2) * step
        with k.group("nigiri", at=(x, d * 0.22, z), rotate=(0, 0, 18)):
            k.add(
                "rice pad",
                Ellipsoid(radii=(long * 0.46, wide * 0.5, wide * 0.42), segments=28),
                at=(0, 0, wide * 0.4),
                material="rice",
                modifiers=[Displace(strength=wide * 0.06, scale=wide * 0.16, seed=i)],
            )
            u, v = np.linspace(-0.56, 0.56, 22)[:, None], np.linspace(-0.58, 0.58, 12)[None, :]
            grid = np.stack(
                [u * long + 0 * v, v * wide + 0 * u, wide * (0.93 - 1.5 * u**2 - 1.3 * v**2 * (1 - 0.3 * np.abs(u)))],
                -1,
            )
            k.add("salmon", sheet(grid, wide * 0.17).shape(), material="salmon", paint=stripe)
    step = w * 0.72 / max(m, 1)
    r = min(w * 0.075, step * 0.48)
    for i in range(m):
        x = (i - (m - 1) / 2) * step - w * 0.06
        with k.group("maki", at=(x, -d * 0.2, z)):
            h = r * 1.25
            k.add("nori", Cylinder(radius=r, height=h, segments=40), material="nori", bevel=r * 0.03)
            k.add(
                "rice",
                Cylinder(radius=r * 0.93, height=h * 1.03, segments=40),
                material="rice",
                modifiers=[Displace(strength=r * 0.02, scale=r * 0.2, seed=i)],
            )
            k.add(
                "salmon core",
                Box(size=(r * 0.5, r * 0.5, h * 1.06)),
                at=(-r * 0.16, 0, 0),
                rotate=(0, 0, 30),
                material="salmon",
                bevel=r * 0.08,
            )
            k.add(
                "cucumber core",
                Box(size=(r * 0.3, r * 0.5, h * 1.07)),
                at=(r * 0.32, r * 0.1, 0),
                rotate=(0, 0, 20),
                material="cucumber",
                bevel=r * 0.06,
            )
    k.add(
        "wasabi",
        turned(
            [(0, 0), (0.9, 0.02), (1, 0.2), (0.6, 0.6), (0.2, 0.95), (0, 1.0)],
            segments=28,
            steps=3,
            ripple=lambda a, s: 1 + 0.1 * np.sin(3 * a + s * 9),
        )
        .placed(scale=w * 0.045)
        .shape(),
        at=(w * 0.4, -d * 0.2, z - w * 0.001),
        material="wasabi",
    )
    if k.on("chopsticks"):
        for i in range(2):
            y = -d * (0.6 + 0.09 * i) if k.on("board") else -d * (0.5 + 0.09 * i)
            k.rod(
                "chopstick",
                (-w * 0.46, y, w * 0.012),
                (w * 0.46, y - w * 0.02 * i, w * 0.012),
                w * 0.008,
                w * 0.013,
                segments=12,
                material="chopstick",
                round_caps=True,
            )
    k.anchor("top", (0, 0, z), half_size=(w * 0.4, d * 0.4))


def noodles(k: Kit, r: float, z: float, *, strands: int, thick: float, dome: float, slot: str = "noodle") -> None:
    """Strands coiled over a dome."""
    pieces: list[Surface] = []
    for i in range(strands):
        a = k.rng.uniform(0, 2 * math.pi)
        turn = k.rng.uniform(1.2, 2.6) * (1 if i % 2 else -1)
        q0 = math.sqrt(k.rng.random())
        pts: list[tuple[float, float, float]] = []
        for t in np.linspace(0, 1, 9):
            q = r * (0.12 + 0.84 * abs(q0 + 0.35 * math.sin(t * 5 + i))) / 1.3
            b = a + turn * t * 2
            lift = dome * max(0.0, 1 - (q / r) ** 2) + thick * 0.8 * math.sin(t * 9 + i)
            pts.append((q * math.cos(b), q * math.sin(b), z + lift + thick * 0.6))
        pieces.append(limb(pts, [thick] * 9, segments=5, steps=2))
    k.add("noodle", joined(pieces).shape(), material=slot, smooth=True)
