"""Ice cream, sweets, chocolate, popcorn."""

import math

import numpy as np

from prompt2mesh.library.food.drinks import glass
from prompt2mesh.library.food.sweet_bakes import sprinkle_slots, sprinkles, swirl
from prompt2mesh.library.kit import Kit
from prompt2mesh.library.outlines import rounded_rectangle
from prompt2mesh.library.plants.surfaces import Surface, joined, spline, turned
from prompt2mesh.library.registry import asset, choice, count, flag, length
from prompt2mesh.mesh.materials import Material
from prompt2mesh.mesh.placement import Poses, Transform
from prompt2mesh.mesh.program import Displace
from prompt2mesh.mesh.shapes import Blend, Blob, Box, Cylinder, Extrude, Lathe, Sphere, Sweep

_SCOOPS = {"scoop 1": "#f7e3b4", "scoop 2": "#f6a5bd", "scoop 3": "#6b4027", "scoop 4": "#b9e0b0"}


def scoop(k: Kit, name: str, at: tuple[float, float, float], r: float, slot: str) -> None:
    """A ball with a torn skirt."""
    ball = turned([(0, -0.55), (0.75, -0.6), (1.08, -0.5), (1.12, -0.36), (0.97, -0.2), (1.0, 0.1), (0.8, 0.62), (0.4, 0.94), (0, 1.02)], segments=56, steps=3,
                  ripple=lambda a, s: 1 + (0.05 * np.sin(7 * a + 2) + 0.03 * np.sin(13 * a)) * (s < 0.55))  # fmt: skip
    k.add(
        name,
        ball.placed(scale=r).shape(),
        at=at,
        material=slot,
        modifiers=[Displace(strength=r * 0.05, scale=r * 0.28, seed=k.rng.randrange(99))],
    )


@asset(
    kind="ice_cream",
    words=("ice cream cone", "ice cream", "ice-cream", "gelato", "soft serve", "ice cream scoop", "frozen yogurt", "icecream"),
    about="An ice cream cone with scoops or soft serve, sauce, sprinkles and a cherry; melting if asked.",
    parameters=(length("height", 0.2, 0.02, 4.0, words=("height", "tall", "size")), count("scoops", 2, 1, 4), choice("form", "scoops", "soft_serve"), count("sprinkles", 30, 0, 150), flag("cherry", True), flag("flake", False, words=("flake", "wafer"))),
    slots={**{name: Material(preset="icing", color=c, roughness=0.5) for name, c in _SCOOPS.items()}, "cone": Material(preset="crust", color="#d39a4e"), "cherry": Material(preset="fruit_skin", color="#b8101e"), "stem": Material(preset="stem", color="#5a6a2a"),
           "flake": "chocolate", **sprinkle_slots()},
    states=("melting",),
    adjectives={"soft": {"form": "soft_serve"}, "double": {"scoops": 2}, "triple": {"scoops": 3}, "single": {"scoops": 1}, "melting": {}},
    parts={"scoop": "scoop 1, scoop 2, scoop 3, scoop 4", "ice cream": "scoop 1, scoop 2, scoop 3, scoop 4", "wafer": "cone"},
)  # fmt: skip
def ice_cream(k: Kit) -> None:
    """A waffle cone on its tip with a diamond grid of ribs."""
    total = k.m("height")
    n = 1 if k.s("form") == "soft_serve" else k.n("scoops")
    h = total / (0.62 + 0.21 * n + (0.16 if k.s("form") == "soft_serve" else 0.0))
    rim, tall = h * 0.2, h * 0.55
    cone = Lathe(
        profile=[
            (0, 0),
            (h * 0.012, 0),
            (rim, tall),
            (rim * 1.06, tall),
            (rim * 1.07, tall + h * 0.035),
            (rim * 0.96, tall + h * 0.035),
            (rim * 0.9, tall - h * 0.02),
            (0, tall - h * 0.04),
        ],
        segments=48,
    )
    k.add("cone", cone, material="cone")
    for s in (-1, 1):
        for i in range(8):
            a0 = 2 * math.pi * i / 8
            pts = []
            for t in np.linspace(0.04, 1.0, 12):
                q = (h * 0.012 + (rim - h * 0.012) * t) * 1.01
                a = a0 + s * 2.3 * t
                pts.append((q * math.cos(a), q * math.sin(a), tall * t))
            k.tube("cone rib", pts, h * 0.006, material="cone", segments=5, resolution=2)
    r = rim * 1.12
    z = tall + h * 0.035
    last = "scoop 1"
    if k.s("form") == "soft_serve":
        k.add(
            "scoop 1",
            swirl(rim * 1.16, h * 0.42, turns=3.4).placed(at=(0, 0, z - h * 0.012)).shape(),
            material="scoop 1",
            smooth=True,
        )
        top = z + h * 0.38
    else:
        z += r * 0.5
        for i in range(n):
            last = f"scoop {i + 1}"
            size = r * (1 - 0.06 * i)
            scoop(k, last, (0, 0, z), size, last)
            z += size * 1.25
        top = z - r * 0.35
    if k.state("melting"):
        drips = []
        for i in range(5):
            a = i * 1.3 + 3.6
            low = tall * k.rng.uniform(0.45, 0.8)
            q1 = h * 0.012 + (rim - h * 0.012) * low / tall
            c, s = math.cos(a), math.sin(a)
            drips.append(
                [
                    (c * rim * 1.0, s * rim * 1.0, tall + h * 0.1),
                    (c * rim * 1.12, s * rim * 1.12, tall + h * 0.02),
                    (c * rim * 1.0, s * rim * 1.0, tall - h * 0.06),
                    (c * q1 * 1.06, s * q1 * 1.06, low),
                ]
            )
        for path in drips:
            k.tube("scoop 1 drip", path, h * 0.02, radii=[1.4, 1.1, 0.8, 1.15], material="scoop 1", segments=12)
        pool = turned(
            [(0, 0), (0.28, 0), (0.27, 0.012), (0.2, 0.02), (0, 0.02)],
            segments=48,
            steps=2,
            ripple=lambda a, _s: 1 + 0.15 * np.sin(3 * a) + 0.08 * np.sin(7 * a),
        )
        k.add("scoop 1 puddle", pool.placed(scale=h).shape(), material="scoop 1", smooth=True)
    if k.n("sprinkles"):
        sprinkles(k, last, k.n("sprinkles"), h * 0.032, min_up=0.3)
    if k.on("cherry"):
        k.add("cherry", Sphere(radius=h * 0.045, segments=24), at=(0, 0, top + h * 0.045), material="cherry")
        k.tube(
            "stem",
            [(0, 0, top + h * 0.085), (h * 0.01, 0, top + h * 0.13), (h * 0.035, 0, top + h * 0.16)],
            h * 0.005,
            material="stem",
            segments=8,
        )
    if k.on("flake"):
        k.rod(
            "flake",
            (rim * 0.35, 0, top - h * 0.16),
            (rim * 0.95, rim * 0.1, top + h * 0.1),
            h * 0.028,
            segments=9,
            material="flake",
        )


@asset(
    kind="sundae",
    words=("sundae", "ice cream sundae", "ice cream bowl", "bowl of ice cream", "parfait", "banana split"),
    about="Scoops in a footed glass with sauce, cream, wafer and a cherry.",
    parameters=(length("height", 0.18, 0.02, 3.0, words=("height", "tall", "size")), count("scoops", 3, 1, 5), count("sprinkles", 24, 0, 120), flag("wafer", True), flag("cherry", True)),
    slots={**{name: Material(preset="icing", color=c, roughness=0.5) for name, c in _SCOOPS.items()}, "glass": "glass", "drink": Material(preset="milk", color="#f6dcc0"), "sauce": "chocolate", "cream": "whipped_cream",
           "cherry": Material(preset="fruit_skin", color="#b8101e"), "wafer": Material(preset="crust", color="#d9a860"), **sprinkle_slots()},
    parts={"scoop": "scoop 1, scoop 2, scoop 3, scoop 4"},
)  # fmt: skip
def sundae(k: Kit) -> None:
    """A tulip bowl on a foot."""
    h, n = k.m("height"), k.n("scoops")
    outer = [
        (0.24, 0.0),
        (0.25, 0.015),
        (0.08, 0.05),
        (0.045, 0.12),
        (0.06, 0.19),
        (0.2, 0.26),
        (0.31, 0.38),
        (0.36, 0.5),
        (0.37, 0.52),
    ]
    glass(k, [(r * h, z * h) for r, z in outer], h * 0.014, level=h * 0.42)
    r = h * 0.175
    ring = min(n, 3)
    for i in range(n):
        slot = f"scoop {i % 4 + 1}"
        if i < 3:
            a = 2 * math.pi * i / ring - math.pi / 2
            q = h * 0.16 if ring > 1 else 0.0
            at = (q * math.cos(a), q * math.sin(a), h * 0.5)
        else:
            at = (h * 0.02 * (i - 3), h * 0.02, h * (0.66 + 0.16 * (i - 3)))
        scoop(k, slot, at, r, slot)
    top = h * 0.66 + (h * 0.16 * (n - 3) if n > 3 else 0)
    pour = turned(
        [(0, -0.05), (0.9, -0.45), (1.0, -0.4), (0.85, 0.1), (0.5, 0.35), (0, 0.42)],
        segments=60,
        steps=2,
        ripple=lambda a, s: 1 + 0.16 * np.sin(5 * a) * (s < 0.5),
    )
    k.add(
        "sauce", pour.placed(scale=(h * 0.2, h * 0.2, h * 0.14)).shape(), at=(0, 0, top), material="sauce", smooth=True
    )
    k.add(
        "cream", swirl(h * 0.11, h * 0.14, turns=2.4).shape(), at=(0, 0, top + h * 0.04), material="cream", smooth=True
    )
    sprinkles(k, "sauce", k.n("sprinkles"), h * 0.03)
    if k.on("cherry"):
        k.add("cherry", Sphere(radius=h * 0.05, segments=24), at=(0, 0, top + h * 0.2), material="cherry")
    if k.on("wafer"):
        k.add("wafer", Extrude(outline=[(-0.09 * h, 0), (0.09 * h, 0), (0.14 * h, 0.3 * h), (0.07 * h, 0.33 * h), (-0.07 * h, 0.33 * h), (-0.14 * h, 0.3 * h)], height=h * 0.02, bevel=h * 0.005), at=(h * 0.16, h * 0.14, h * 0.52),
              rotate=(78, 22, 20), material="wafer")  # fmt: skip


@asset(
    kind="candy",
    words=(
        "candy",
        "lollipop",
        "lollypop",
        "sweet",
        "candy cane",
        "gummy bear",
        "hard candy",
        "bonbon",
        "cotton candy",
        "gumdrop",
    ),
    about="A swirl lollipop, a wrapped sweet, a candy cane, or cotton candy.",
    parameters=(
        length("height", 0.18, 0.01, 4.0, words=("height", "size", "tall")),
        choice("form", "lollipop", "wrapped", "cane", "cotton"),
        flag("bow", False),
    ),
    slots={
        "candy": Material(preset="glossy_plastic", color="#f0407a"),
        "swirl": Material(preset="glossy_plastic", color="#fdfbf8"),
        "stick": Material(preset="paper", color="#f7f4ec"),
        "bow": Material(preset="satin", color="#5aa8e8"),
        "cotton": Material(preset="cloud", color="#f7b3d2"),
    },
    adjectives={
        "wrapped": {"form": "wrapped"},
        "cane": {"form": "cane"},
        "cotton": {"form": "cotton"},
        "hard": {"form": "wrapped"},
    },
    parts={"stripe": "swirl"},
)
def candy(k: Kit) -> None:
    """Upright."""
    h, form = k.m("height"), k.s("form")
    if form == "wrapped":
        r = h * 0.27
        k.add("candy", Sphere(radius=r, segments=40), at=(0, 0, r), scale=(1.12, 1, 1))
        for i in range(3):
            k.add(
                "swirl",
                Lathe(
                    profile=[
                        (r * 0.99, -r * 0.08),
                        (r * 1.012, -r * 0.05),
                        (r * 1.012, r * 0.05),
                        (r * 0.99, r * 0.08),
                    ],
                    closed=True,
                    segments=64,
                ),
                at=(0, 0, r),
                rotate=(90, 30, 60 * i),
                scale=(1.0, 1, 1),
                material="swirl",
            )
        for s in (-1, 1):
            fan = turned(
                [(0.04, 0.0), (0.1, 0.05), (0.26, 0.34), (0.27, 0.36), (0.1, 0.3), (0, 0.28)],
                segments=72,
                steps=2,
                ripple=lambda a, t: 1 + 0.16 * np.sin(9 * a) * t,
            )
            k.add("candy wrapper", fan.placed(scale=h, rotate=(0, s * 90, 0)).shape(), at=(s * r * 1.03, 0, r))
        return
    if form == "cane":
        r = h * 0.055
        pts = [(0.0, 0.0, r + h * 0.7 * t) for t in np.linspace(0, 1, 8)]
        pts += [
            (-h * 0.14 + h * 0.14 * math.cos(a), 0, r + h * 0.7 + h * 0.14 * math.sin(a))
            for a in np.linspace(0.2, math.pi, 12)
        ]
        pts.append((-h * 0.28, 0, h * 0.66))
        k.tube("swirl", pts, r, material="swirl", segments=24, resolution=4)
        curve = spline(pts, 8)
        dist = np.concatenate([[0], np.cumsum(np.linalg.norm(np.diff(curve, axis=0), axis=1))])
        for phase in (0.0, math.pi):
            helix = []
            for s in np.linspace(0.0, dist[-1], 150):
                p = np.array([np.interp(s, dist, curve[:, j]) for j in range(3)])
                q = np.array([np.interp(s + h * 0.004, dist, curve[:, j]) for j in range(3)]) - np.array(
                    [np.interp(s - h * 0.004, dist, curve[:, j]) for j in range(3)]
                )
                q /= max(float(np.linalg.norm(q)), 1e-12)
                n1 = np.array([0.0, 1.0, 0.0])
                n2 = np.cross(q, n1)
                a = phase + s / h * 17
                helix.append(tuple(p + (n1 * math.cos(a) + n2 * math.sin(a)) * r * 0.8))
            k.tube("candy stripe", helix, r * 0.33, material="candy", segments=8, resolution=1, smooth=False)
        return
    if form == "cotton":
        blobs = [
            Blob(
                a=(
                    0.13 * h * math.cos(i * 2.4) * math.sqrt((i % 9) / 9),
                    0.13 * h * math.sin(i * 2.4) * math.sqrt((i % 9) / 9),
                    h * (0.45 + 0.4 * (i / 15)),
                ),
                radius=h * 0.14 * k.vary(0.2),
            )
            for i in range(16)
        ]
        k.add(
            "cotton",
            Blend(blobs=blobs, smoothness=h * 0.05, resolution=56),
            material="cotton",
            modifiers=[Displace(strength=h * 0.035, scale=h * 0.09, seed=k.seed)],
            smooth=True,
        )
        k.add(
            "stick",
            Sweep(path=[(0, 0, 0), (0, 0, h * 0.5)], radius=h * 0.035, radii=[0.3, 1.0], smooth=False),
            material="stick",
        )
        return
    r = h * 0.26
    z = h - r
    k.rod("stick", (0, 0, 0), (0, 0, z), h * 0.014, segments=14, material="stick", round_caps=True)
    k.add(
        "candy",
        Cylinder(radius=r, height=h * 0.05, segments=64, pivot="center"),
        at=(0, 0, z),
        rotate=(90, 0, 0),
        bevel=h * 0.02,
        bevel_segments=4,
    )
    for side in (-1, 1):
        pts = []
        for t in np.linspace(0.0, 1.0, 70):
            a, q = t * 2 * math.pi * 2.6, r * 0.95 * t
            pts.append((q * math.cos(a), side * h * 0.0225, z + q * math.sin(a)))
        k.tube("swirl", pts, r * 0.085, radii=[0.8, 1, 1, 1, 0.7], material="swirl", segments=8, resolution=2)
    if k.on("bow"):
        for s in (-1, 1):
            k.tube(
                "bow",
                [
                    (0, -h * 0.015, z - r),
                    (s * h * 0.08, -h * 0.02, z - r + h * 0.05),
                    (s * h * 0.12, -h * 0.02, z - r),
                    (s * h * 0.06, -h * 0.02, z - r - h * 0.03),
                    (0, -h * 0.015, z - r),
                ],
                h * 0.012,
                material="bow",
                segments=8,
            )


@asset(
    kind="chocolate_bar",
    words=("chocolate bar", "bar of chocolate", "chocolate", "candy bar"),
    about="A bar of chocolate in squares, half out of its foil and paper.",
    parameters=(
        length("length", 0.16, 0.02, 3.0, words=("length", "size", "long")),
        flag("wrapper", True, words=("wrapper", "paper", "foil")),
    ),
    slots={"chocolate": "chocolate", "foil": "foil", "wrapper": Material(preset="paper", color="#b8202c")},
    states=("open", "bitten"),
)
def chocolate_bar(k: Kit) -> None:
    """Pillows on a slab, lying flat."""
    long = k.m("length")
    w, t = long * 0.46, long * 0.05
    k.add("chocolate", Box(size=(long, w, t * 0.6)), bevel=t * 0.1)
    nx, ny = 6, 3
    px, py = long / nx, w / ny
    squares: list[Surface] = []
    pillow = turned([(0.7, 0), (0.7, 0.02), (0.56, 0.9), (0.5, 1.0), (0, 1.0)], segments=4, steps=1)
    for i in range(nx):
        for j in range(ny):
            squares.append(
                pillow.placed(rotate=(0, 0, 45), scale=1.0).placed(
                    scale=(px * 0.93, py * 0.93, t * 0.55),
                    at=(px * (i + 0.5) - long / 2, py * (j + 0.5) - w / 2, t * 0.55),
                )
            )
    k.add("chocolate squares", joined(squares).shape(), material="chocolate", flat=True)
    if k.on("wrapper"):
        half = long * 0.56
        k.add(
            "wrapper",
            Extrude(outline=rounded_rectangle(half, w * 1.05, t * 0.3), height=t * 1.35, bevel=t * 0.25),
            at=(long * 0.25, 0, -0.0),
            material="wrapper",
        )
        foil = turned(
            [(0.0, 0), (0.5, 0.0), (0.52, 0.5), (0.5, 1.0), (0, 1.0)],
            segments=64,
            steps=1,
            ripple=lambda a, _s: (
                (np.abs(np.cos(a)) ** 20 + np.abs(np.sin(a)) ** 20) ** (-1 / 20) * (1 + 0.02 * np.sin(23 * a))
            ),
        )
        k.add(
            "foil",
            foil.placed(scale=(long * 0.14, w * 1.03, t * 1.27)).shape(),
            at=(-long * 0.045, 0, 0),
            material="foil",
            modifiers=[Displace(strength=t * 0.08, scale=t * 0.6, seed=k.seed, keep_base=True)],
        )


@asset(
    kind="popcorn",
    words=("popcorn", "bucket of popcorn", "popcorn box", "box of popcorn", "bag of popcorn", "french fries", "fries"),
    about="Popcorn heaped in a striped box, or french fries.",
    parameters=(
        length("height", 0.2, 0.02, 3.0, words=("height", "tall", "size")),
        choice("content", "popcorn", "fries"),
        count("pieces", 90, 10, 260),
    ),
    slots={
        "box": Material(preset="cardboard", color="#d8232c"),
        "stripe": Material(preset="cardboard", color="#fbf6ea"),
        "corn": Material(preset="whipped_cream", color="#fbeecb"),
        "fry": Material(preset="pastry", color="#efbe4e"),
    },
    main_slot="box",
    adjectives={"french": {"content": "fries"}, "fries": {"content": "fries"}},
    parts={"bucket": "box", "popcorn": "corn"},
)
def popcorn(k: Kit) -> None:
    """A tapering square box of stripes."""
    h = k.m("height")
    fries = k.s("content") == "fries"
    low, high, tall = h * 0.22, h * 0.3, h * 0.72
    deep = 0.55 if fries else 1.0
    k.add(
        "box",
        Extrude(outline=rounded_rectangle(low * 2, low * 2 * deep, low * 0.05), height=tall, taper=high / low),
        material="box",
    )
    n = 4
    for side in range(4):
        wide = deep if side % 2 else 1.0
        off = 1.0 if side % 2 else deep
        for i in range(n):
            u0, u1 = -0.9 + 1.8 * (i + 0.12) / n, -0.9 + 1.8 * (i + 0.5) / n
            pts = np.array(
                [
                    (u0 * low * wide, -low * off * 1.004, 0.001 * h),
                    (u1 * low * wide, -low * off * 1.004, 0.001 * h),
                    (u1 * high * wide, -high * off * 1.004, tall * 1.002),
                    (u0 * high * wide, -high * off * 1.004, tall * 1.002),
                ]
            )
            back = pts + np.array([0, low * 0.03, 0])
            quad = Surface(
                np.concatenate([pts, back]),
                [(0, 1, 2, 3), (7, 6, 5, 4), (1, 0, 4, 5), (2, 1, 5, 6), (3, 2, 6, 7), (0, 3, 7, 4)],
            )
            k.add("stripe", quad.placed(rotate=(0, 0, 90 * side)).shape(), material="stripe")
    m = k.n("pieces")
    if fries:
        sticks: list[Surface] = []
        for _ in range(min(m, 70)):
            x, y = k.rng.uniform(-0.86, 0.86) * high, k.rng.uniform(-0.8, 0.8) * high * deep
            s = h * 0.03
            bar = turned([(s, 0), (s, 1.0 * h * k.rng.uniform(0.32, 0.5))], segments=4, steps=1)
            sticks.append(
                bar.placed(
                    rotate=(k.rng.uniform(-9, 9), k.rng.uniform(-9, 9), k.rng.uniform(0, 90)),
                    at=(x, y, tall - h * 0.14),
                )
            )
        k.add("fry", joined(sticks).shape(), material="fry", flat=True)
        return
    poses: list[Transform] = []
    for i in range(m):
        q, a = math.sqrt((i + 0.5) / m), i * 2.39996
        x, y = q * high * 1.02 * math.cos(a), q * high * 1.02 * math.sin(a)
        square = 1 / max(abs(math.cos(a)), abs(math.sin(a))) * 0.93
        x, y = x * (1 + (square - 1) * q), y * (1 + (square - 1) * q)
        poses.append(
            Transform(
                location=(x, y, tall + h * 0.02 + h * 0.15 * (1 - q * q) + k.rng.uniform(-0.02, 0.03) * h),
                rotation=(k.rng.uniform(0, 360), k.rng.uniform(0, 360), 0),
                scale=(k.vary(0.15),) * 3,
            )
        )
    s = h * 0.035
    blobs = [Blob(a=(0, 0, 0), radius=s * 0.75)] + [
        Blob(
            a=(
                s * 0.75 * math.cos(i * 2.4) * math.sin(i + 1),
                s * 0.75 * math.sin(i * 2.4) * math.sin(i + 1),
                s * 0.75 * math.cos(i + 1),
            ),
            radius=s * (0.5 + 0.12 * (i % 3)),
        )
        for i in range(6)
    ]
    k.add(
        "corn",
        Blend(blobs=blobs, smoothness=s * 0.25, resolution=16),
        instances=Poses(poses=poses),
        material="corn",
        smooth=True,
    )
    filler = Box(size=(high * 1.8, high * 1.8, h * 0.06))
    k.add("corn filler", filler, at=(0, 0, tall - h * 0.03), material="corn")
