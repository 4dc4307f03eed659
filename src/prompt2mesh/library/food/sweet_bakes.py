"""Sweet things from the oven: donut, cupcake, cake, pie, cookie, brownie, pancakes, cinnamon roll, macaron."""

import math

import numpy as np

from prompt2mesh.library.food.cutting import bite_balls, carve
from prompt2mesh.library.kit import Kit
from prompt2mesh.library.plants.surfaces import Floats, Surface, turned
from prompt2mesh.library.registry import asset, choice, count, flag, length
from prompt2mesh.mesh.materials import Material
from prompt2mesh.mesh.placement import Radial, Scatter
from prompt2mesh.mesh.program import Displace, Modifier, Paint
from prompt2mesh.mesh.shapes import Capsule, Cylinder, Lathe, Sphere, Torus

_SPRINKLES = ("#f4516c", "#4aa8e8", "#ffd23a", "#6cc24a", "#fdfdfb", "#9a5fd0")


def sprinkle_slots() -> dict[str, Material | str]:
    """Six bright sugar strands."""
    return {f"sprinkle {i + 1}": Material(preset="glossy_plastic", color=c) for i, c in enumerate(_SPRINKLES)}


def sprinkles(k: Kit, on: str, amount: int, size: float, *, min_up: float = 0.35) -> None:
    """Sugar strands lying on the sibling part called `on`."""
    for i in range(6):
        n = amount // 6 + (1 if i < amount % 6 else 0)
        if n:
            with k.group(
                f"sprinkle {i + 1}",
                instances=Scatter(on=on, count=n, seed=k.seed * 7 + i, min_up=min_up, sink=size * 0.05),
            ):
                k.add(
                    f"sprinkle {i + 1}",
                    Capsule(radius=size * 0.2, height=size, segments=8),
                    rotate=(90, 0, 0),
                    at=(0, 0, size * 0.12),
                    material=f"sprinkle {i + 1}",
                )


def loop_surface(rings: Floats) -> Surface:
    """A closed band: (n, m, 3) rings each joined to the next and the last to the first."""
    count_, size = rings.shape[:2]
    index = np.arange(count_ * size).reshape(count_, size)
    ahead, across = np.roll(index, -1, axis=0), np.roll(index, -1, axis=1)
    faces = np.stack([index, across, np.roll(across, -1, axis=0), ahead], -1).reshape(-1, 4)
    return Surface(rings.reshape(-1, 3), [tuple(f) for f in faces.tolist()])


def swirl(radius: float, height: float, *, turns: float = 3.2, point: float = 1.0, fine: float = 1.0) -> Surface:
    """Piped cream: a ribbed cone wound upwards."""
    n = round(40 * fine)
    profile = [(0.0, 0.0)] + [(radius * (1 - (i / n) ** 1.5 * 0.97), height * i / n * point) for i in range(n + 1)]

    def ripple(a: Floats, s: float) -> Floats:
        phase = a / (2 * np.pi) + s * turns
        return 1 - 0.2 * (1 - np.abs(np.sin(np.pi * phase)) ** 0.6) * (s < 0.97)

    return turned(profile, segments=round(40 * fine), steps=1, ripple=ripple)


@asset(
    kind="donut",
    words=("donut", "doughnut", "glazed donut", "ring donut"),
    about="A ring donut with icing that runs over its edge and sprinkles; bitten if asked.",
    parameters=(
        length("diameter", 0.095, 0.01, 3.0, words=("diameter", "size", "width")),
        flag("icing", True, words=("icing", "frosting", "glaze")),
        count("sprinkles", 72, 0, 240),
    ),
    slots={
        "icing": Material(preset="icing", color="#f287ad"),
        "dough": Material(preset="bread", color="#d6a058"),
        **sprinkle_slots(),
    },
    main_slot="icing",
    states=("bitten",),
    adjectives={"plain": {"icing": False, "sprinkles": 0}, "glazed": {"sprinkles": 0}, "chocolate": {}},
    parts={"frosting": "icing", "glaze": "icing"},
)
def donut(k: Kit) -> None:
    """A flattened ring; the icing is the upper shell with a wavy hem."""
    d = k.m("diameter")
    r, tube = d * 0.32, d * 0.18
    cuts: list[Modifier] = []
    if k.state("bitten"):
        cuts = [carve(bite_balls((d * 0.12, -d * 0.48, d * 0.16), d * 0.17))]
    pale = [Paint(kind="ellipsoid", color="#efd4a0", center=(0, 0, 0), radii=(d, d, tube * 0.28), softness=0.5)]
    k.add(
        "dough",
        Torus(radius=r, tube=tube, segments=48, tube_segments=18),
        at=(0, 0, tube * 0.86),
        scale=(1, 1, 0.86),
        material="dough",
        paint=pale,
        modifiers=cuts,
    )
    k.anchor("top", (0, 0, tube * 1.75), half_size=(d * 0.4, d * 0.4), round=True)
    if not k.on("icing"):
        return
    m, n = 60, 14
    a = np.linspace(0, 2 * np.pi, m, endpoint=False)
    hem = 0.12 * np.sin(5 * a + k.seed) + 0.08 * np.sin(8 * a + 1) + 0.05 * np.sin(13 * a)
    rings: list[Floats] = []
    for layer, grow in ((0, 1.07), (1, 0.9)):
        order = range(n + 1) if layer == 0 else range(n, -1, -1)
        for i in order:
            t = i / n
            b0, b1 = -0.12 + hem * 1.4, math.pi + 0.02 - hem
            b = b0 + (b1 - b0) * t
            edge = 1 - 0.1 * (abs(2 * t - 1) ** 8)
            q = tube * (grow if layer == 1 else 1 + (grow - 1) * edge)
            rings.append(
                np.stack(
                    [
                        (r + q * np.cos(b)) * np.cos(a),
                        (r + q * np.cos(b)) * np.sin(a),
                        tube * 0.86 + q * 0.86 * np.sin(b),
                    ],
                    1,
                )
            )
    k.add("icing", loop_surface(np.array(rings)).shape(), material="icing", modifiers=cuts, smooth=True)
    sprinkles(k, "icing", k.n("sprinkles"), d * 0.055)


@asset(
    kind="cupcake",
    words=("cupcake", "muffin", "fairy cake", "blueberry muffin"),
    about="A cupcake with piped frosting, sprinkles and a cherry, in a pleated cup; or a muffin.",
    parameters=(
        length("height", 0.095, 0.01, 3.0, words=("height", "size", "tall")),
        choice("topping", "frosting", "muffin"),
        count("sprinkles", 40, 0, 160),
        count("candles", 0, 0, 5),
        flag("cherry", True, words=("cherry",)),
    ),
    slots={"frosting": Material(preset="icing", color="#f6a8c4"), "cup": Material(preset="paper", color="#e8d9c0"), "cake": "cake", "cherry": Material(preset="fruit_skin", color="#b8101e"),
           "stem": Material(preset="stem", color="#5a6a2a"), "berry": Material(preset="chocolate", color="#3a2416"), "candle": Material(preset="wax", color="#7fc8e8"), "flame": Material(preset="fire", color="#ffb52a", emission_strength=1.0), **sprinkle_slots()},
    main_slot="frosting",
    states=("lit",),
    adjectives={"blueberry": {"topping": "muffin"}, "muffin": {"topping": "muffin"}},
    parts={"icing": "frosting", "wrapper": "cup", "chip": "berry"},
)  # fmt: skip
def cupcake(k: Kit) -> None:
    """A pleated cone, a dome, a swirl."""
    h = k.m("height")
    cup = turned(
        [(0, 0), (0.27, 0.0), (0.36, 0.42), (0.35, 0.42), (0, 0.4)],
        segments=120,
        steps=1,
        ripple=lambda a, _s: 1 + 0.03 * np.cos(30 * a),
    )
    k.add("cup", cup.placed(scale=h).shape(), material="cup", flat=False)
    muffin = k.s("topping") == "muffin"
    top = 0.62 if muffin else 0.5
    dome = turned(
        [(0, 0.34), (0.34, 0.36), (0.41 if muffin else 0.35, 0.44), (0.36, 0.52), (0.22, top - 0.02), (0, top)],
        segments=40,
        steps=4,
    )
    crust = [Paint(kind="noise", color="#a8692c", scale=h * 0.2, amount=0.35, softness=0.8, seed=k.seed)]
    k.add(
        "cake",
        dome.placed(scale=h).shape(),
        material="cake",
        paint=crust,
        modifiers=[Displace(strength=h * 0.014, scale=h * 0.08, seed=k.seed)] if muffin else [],
    )
    if muffin:
        k.add(
            "berry",
            Sphere(radius=h * 0.035, segments=14),
            instances=Scatter(on="cake", count=12, seed=k.seed, min_up=0.2, sink=h * 0.008),
            material="berry",
        )
        k.anchor("top", (0, 0, h * top))
        return
    k.add("frosting", swirl(h * 0.37, h * 0.46).placed(at=(0, 0, h * 0.43)).shape(), material="frosting", smooth=True)
    sprinkles(k, "frosting", k.n("sprinkles"), h * 0.035, min_up=0.25)
    n = k.n("candles")
    if n:
        for i in range(n):
            a = 2 * math.pi * i / n
            q = h * 0.12 if n > 1 else 0.0
            candle(k, (q * math.cos(a), q * math.sin(a), h * (0.72 if n > 1 else 0.82)), h * 0.3, h * 0.022)
    elif k.on("cherry"):
        k.add("cherry", Sphere(radius=h * 0.085, segments=28), at=(0, 0, h * 0.93), material="cherry")
        k.tube(
            "stem",
            [(0, 0, h * 1.0), (h * 0.02, 0, h * 1.08), (h * 0.08, 0, h * 1.15)],
            h * 0.008,
            material="stem",
            segments=8,
        )
    k.anchor("top", (0, 0, h * 0.9))


def candle(k: Kit, at: tuple[float, float, float], tall: float, r: float) -> None:
    """A thin candle with a wick and a flame, standing at `at`."""
    x, y, z = at
    k.add("candle", Cylinder(radius=r, height=tall, segments=16), at=at, material="candle", bevel=r * 0.2)
    k.rod("candle wick", (x, y, z + tall * 0.98), (x, y, z + tall + r * 1.2), r * 0.16, segments=6, material="candle")
    flame = turned([(0, 0), (0.5, 0.35), (0.62, 0.8), (0.4, 1.5), (0.12, 2.2), (0, 2.5)], segments=14, steps=3)
    k.add("flame", flame.placed(scale=r * 1.15).shape(), at=(x, y, z + tall + r * 0.7), material="flame", smooth=True)


@asset(
    kind="cake",
    words=("cake", "birthday cake", "wedding cake", "layer cake", "cheesecake", "chocolate cake", "torte", "gateau", "slice of cake", "cake slice"),
    about="A tiered cake with icing, piped edges, candles and fruit; or a slice of it.",
    parameters=(
        length("diameter", 0.24, 0.02, 3.0, words=("diameter", "width", "size", "wide")),
        length("height", 0.1, 0.01, 2.0, words=("height", "tall", "high")),
        count("tiers", 1, 1, 6, words=("tiers", "layers")),
        count("candles", 0, 0, 30),
        count("cherries", 8, 0, 24, words=("cherries", "strawberries", "berries")),
        flag("drip", True),
        flag("plate", True, words=("plate", "stand", "tray")),
    ),
    slots={"icing": Material(preset="icing", color="#f8d3de"), "cream": "whipped_cream", "cake": "cake", "filling": Material(preset="icing", color="#fbf3e2"), "drip": Material(preset="chocolate", color="#5a3018"),
           "cherry": Material(preset="fruit_skin", color="#b8101e"), "candle": Material(preset="wax", color="#7fc8e8"), "flame": Material(preset="fire", color="#ffb52a", emission_strength=1.0), "plate": "porcelain"},
    main_slot="icing",
    states=("sliced", "slice", "lit"),
    adjectives={"birthday": {"candles": 7}, "wedding": {"tiers": 3, "candles": 0, "drip": False}, "tiered": {"tiers": 3}, "cheese": {"drip": False}},
    parts={"frosting": "icing", "layer": "icing", "tier": "icing", "strawberry": "cherry"},
)  # fmt: skip
def cake(k: Kit) -> None:
    """Cylinders with rounded rims; a slice shows its layers."""
    d, h, tiers = k.m("diameter"), k.m("height"), k.n("tiers")
    z = 0.0
    if k.on("plate"):
        plate = turned(
            [(0, 0), (0.3, 0), (0.34, 0.015), (0.6, 0.04), (0.61, 0.05), (0.58, 0.052), (0.33, 0.03), (0, 0.028)],
            segments=64,
            steps=1,
        )
        k.add("plate", plate.placed(scale=d).shape(), material="plate", smooth=True)
        z = d * 0.029
    if k.state("slice"):
        _cake_slice(k, d, h, z)
        return
    sliced = k.state("sliced")
    turn = 42.0 if sliced else 0.0
    for t in range(tiers):
        r = d / 2 * (1 - 0.62 * t / max(tiers, 2)) if tiers > 1 else d / 2
        soft = min(h, r) * 0.12
        if sliced:
            wedge = Lathe(
                profile=[(0, 0), (r, 0), (r, h - soft), (r - soft * 0.3, h - soft * 0.3), (r - soft, h), (0, h)],
                angle=360 - turn,
                segments=72,
            )
            k.add("icing", wedge, at=(0, 0, z), rotate=(0, 0, -90 + turn / 2 + 12), material="icing")
            for name, z0, z1 in (
                ("cake", 0.04, 0.29),
                ("filling", 0.28, 0.35),
                ("cake", 0.34, 0.6),
                ("filling", 0.59, 0.66),
                ("cake", 0.65, 0.9),
            ):
                layer = Lathe(
                    profile=[(0, h * z0), (r * 0.955, h * z0), (r * 0.955, h * z1), (0, h * z1)],
                    angle=360 - turn + 0.6,
                    segments=72,
                )
                k.add(name, layer, at=(0, 0, z), rotate=(0, 0, -90 + turn / 2 + 12 - 0.3), material=name)
        else:
            k.add(
                "icing",
                Lathe(
                    profile=[(0, 0), (r, 0), (r, h - soft), (r - soft * 0.3, h - soft * 0.3), (r - soft, h), (0, h)],
                    segments=96,
                ),
                at=(0, 0, z),
                material="icing",
            )
        if k.on("drip"):
            _drip(k, r, h, z, sliced)
        n = max(8, round(r * 2 * math.pi / (d * 0.075)))
        pearls = Radial(count=n, start=0) if not sliced else None
        if pearls:
            k.add(
                "cream bead",
                Sphere(radius=d * 0.03, segments=8),
                at=(r * 1.0, 0, z + d * 0.022),
                instances=pearls,
                material="cream",
            )
        if t == tiers - 1:
            _toppings(k, r, d, z + h, sliced)
        z += h
    k.anchor("top", (0, 0, z), half_size=(d * 0.35 / tiers, d * 0.35 / tiers), round=True)


def _drip(k: Kit, r: float, h: float, z: float, sliced: bool) -> None:
    """Chocolate poured over the top, run down in tongues."""
    n = 14

    def lift(a: Floats, s: float) -> Floats:
        run = h * (0.16 + 0.15 * np.sin(n * a) + 0.09 * np.sin(5 * a + 1))
        return -run * (s < 0.36)

    q = 1.012
    shell = turned(
        [
            (r * 0.97, h * 0.985),
            (r * q, h * 0.965),
            (r * q * 1.006, h * 0.985),
            (r * q, h * 0.99),
            (r * 0.985, h * 1.014),
            (r * 0.9, h * 1.02),
            (0, h * 1.02),
        ],
        segments=112,
        steps=1,
        lift=lift,
    )
    if not sliced:
        k.add("drip", shell.placed(at=(0, 0, z)).shape(), material="drip", smooth=True)


def _toppings(k: Kit, r: float, d: float, z: float, sliced: bool) -> None:
    n = k.n("cherries")
    for i in range(n):
        a = math.radians(-60 + (360 - (60 if sliced else 0)) * i / n)
        x, y = r * 0.76 * math.cos(a), r * 0.76 * math.sin(a)
        k.add(
            "cream",
            swirl(min(d * 0.055, r * 2 / n), d * 0.06, turns=2.2, fine=0.45).shape(),
            at=(x, y, z),
            material="cream",
            smooth=True,
        )
        k.add(
            "cherry",
            Sphere(radius=min(d * 0.032, r * 1.2 / n), segments=12),
            at=(x, y, z + d * 0.062),
            material="cherry",
        )
    m = k.n("candles")
    for i in range(m):
        if m == 1:
            q, a = 0.0, 0.0
        elif m <= 8:
            q, a = r * 0.42, 2 * math.pi * i / m
        else:
            q, a = r * 0.58 * math.sqrt((i + 0.5) / m), i * 2.39996
        if sliced and -2.0 < math.atan2(math.sin(a), math.cos(a)) < -1.0:
            continue
        candle(k, (q * math.cos(a), q * math.sin(a), z - d * 0.004), d * 0.26, d * 0.014)


def _cake_slice(k: Kit, d: float, h: float, z: float) -> None:
    """A wedge of layers pointing to the front left."""
    r, angle = d / 2, 48.0
    for name, z0, z1, q in (
        ("cake", 0.0, 0.3, 0.965),
        ("filling", 0.295, 0.36, 0.967),
        ("cake", 0.355, 0.63, 0.965),
        ("filling", 0.625, 0.69, 0.967),
        ("cake", 0.685, 0.93, 0.965),
    ):
        k.add(
            name,
            Lathe(profile=[(0, h * z0), (r * q, h * z0), (r * q, h * z1), (0, h * z1)], angle=angle, segments=72),
            at=(0, -r * 0.45, z),
            rotate=(0, 0, 90 - angle / 2),
            material=name,
        )
    soft = h * 0.06
    coat = Lathe(
        profile=[(0, h * 0.92), (r * 0.955, h * 0.92), (r * 0.955, 0), (r, 0), (r, h - soft), (r - soft, h), (0, h)],
        angle=angle - 0.5,
        segments=72,
    )
    k.add("icing", coat, at=(0, -r * 0.45, z), rotate=(0, 0, 90 - angle / 2 + 0.25), material="icing")
    k.add(
        "cream",
        swirl(d * 0.055, d * 0.065, turns=2.2, fine=0.5).shape(),
        at=(0, r * 0.28, z + h * 0.995),
        material="cream",
        smooth=True,
    )
    k.add("cherry", Sphere(radius=d * 0.036, segments=20), at=(0, r * 0.28, z + h + d * 0.064), material="cherry")
