"""Sweet things from the oven: donut, cupcake, cake, pie, cookie, brownie, pancakes, cinnamon roll, macaron."""

import math

import numpy as np

from prompt2mesh.library.food.cutting import bite_balls, carve
from prompt2mesh.library.kit import Kit
from prompt2mesh.library.plants.surfaces import Floats, Surface, turned
from prompt2mesh.library.registry import asset, choice, count, flag, length
from prompt2mesh.mesh.materials import Material
from prompt2mesh.mesh.placement import Radial, Scatter
from prompt2mesh.mesh.program import Cutaway, Displace, Modifier, Paint
from prompt2mesh.mesh.shapes import Blend, Blob, Box, Capsule, Cylinder, Lathe, Loft, Section, Sphere, Sweep, Torus

_SPRINKLES = ("#f4516c", "#4aa8e8", "#ffd23a", "#6cc24a", "#fdfdfb", "#9a5fd0")


def sprinkle_slots() -> dict[str, Material | str]:
    """Six bright sugar strands."""
    return {f"sprinkle {i + 1}": Material(preset="glossy_plastic", color=c) for i, c in enumerate(_SPRINKLES)}


def sprinkles(k: Kit, on: str, amount: int, size: float, *, min_up: float = 0.35) -> None:
    """Sugar strands lying on the sibling part called `on`."""
    for i in range(6):
        n = amount // 6 + (1 if i < amount % 6 else 0)
        if n:
            with k.group(f"sprinkle {i + 1}", instances=Scatter(on=on, count=n, seed=k.seed * 7 + i, min_up=min_up, sink=size * 0.05)):
                k.add(f"sprinkle {i + 1}", Capsule(radius=size * 0.2, height=size, segments=8), rotate=(90, 0, 0), at=(0, 0, size * 0.12), material=f"sprinkle {i + 1}")


def loop_surface(rings: Floats) -> Surface:
    """A closed band: (n, m, 3) rings each joined to the next and the last to the first."""
    count_, size = rings.shape[:2]
    index = np.arange(count_ * size).reshape(count_, size)
    ahead, across = np.roll(index, -1, axis=0), np.roll(index, -1, axis=1)
    faces = np.stack([index, across, np.roll(across, -1, axis=0), ahead], -1).reshape(-1, 4)
    return Surface(rings.reshape(-1, 3), [tuple(f) for f in faces.tolist()])


def swirl(radius: float, height: float, *, turns: float = 3.2, point: float = 1.0) -> Surface:
    """Piped cream: a ribbed cone wound upwards."""
    n = 60
    profile = [(0.0, 0.0)] + [(radius * (1 - (i / n) ** 1.5 * 0.97), height * i / n * point) for i in range(n + 1)]

    def ripple(a: Floats, s: float) -> Floats:
        phase = a / (2 * np.pi) + s * turns
        return 1 - 0.2 * (1 - np.abs(np.sin(np.pi * phase)) ** 0.6) * (s < 0.97)

    return turned(profile, segments=56, steps=1, ripple=ripple)


@asset(
    kind="donut",
    words=("donut", "doughnut", "glazed donut", "ring donut"),
    about="A ring donut with icing that runs over its edge and sprinkles; bitten if asked.",
    parameters=(length("diameter", 0.095, 0.01, 3.0, words=("diameter", "size", "width")), flag("icing", True, words=("icing", "frosting", "glaze")), count("sprinkles", 72, 0, 240)),
    slots={"icing": Material(preset="icing", color="#f287ad"), "dough": Material(preset="bread", color="#d6a058"), **sprinkle_slots()},
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
    k.add("dough", Torus(radius=r, tube=tube, segments=72, tube_segments=28), at=(0, 0, tube * 0.86), scale=(1, 1, 0.86), material="dough", paint=pale, modifiers=cuts)
    k.anchor("top", (0, 0, tube * 1.75), half_size=(d * 0.4, d * 0.4), round=True)
    if not k.on("icing"):
        return
    m, n = 96, 22
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
            rings.append(np.stack([(r + q * np.cos(b)) * np.cos(a), (r + q * np.cos(b)) * np.sin(a), tube * 0.86 + q * 0.86 * np.sin(b)], 1))
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
    cup = turned([(0, 0), (0.27, 0.0), (0.36, 0.42), (0.35, 0.42), (0, 0.4)], segments=120, steps=1, ripple=lambda a, s: 1 + 0.03 * np.cos(30 * a))
    k.add("cup", cup.placed(scale=h).shape(), material="cup", flat=False)
    muffin = k.s("topping") == "muffin"
    top = 0.62 if muffin else 0.5
    dome = turned([(0, 0.34), (0.34, 0.36), (0.41 if muffin else 0.35, 0.44), (0.36, 0.52), (0.22, top - 0.02), (0, top)], segments=40, steps=4)
    crust = [Paint(kind="noise", color="#a8692c", scale=h * 0.2, amount=0.35, softness=0.8, seed=k.seed)]
    k.add("cake", dome.placed(scale=h).shape(), material="cake", paint=crust, modifiers=[Displace(strength=h * 0.014, scale=h * 0.08, seed=k.seed)] if muffin else [])
    if muffin:
        k.add("berry", Sphere(radius=h * 0.035, segments=14), instances=Scatter(on="cake", count=12, seed=k.seed, min_up=0.2, sink=h * 0.008), material="berry")
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
        k.tube("stem", [(0, 0, h * 1.0), (h * 0.02, 0, h * 1.08), (h * 0.08, 0, h * 1.15)], h * 0.008, material="stem", segments=8)
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
        plate = turned([(0, 0), (0.3, 0), (0.34, 0.015), (0.6, 0.04), (0.61, 0.05), (0.58, 0.052), (0.33, 0.03), (0, 0.028)], segments=64, steps=1)
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
            wedge = Lathe(profile=[(0, 0), (r, 0), (r, h - soft), (r - soft * 0.3, h - soft * 0.3), (r - soft, h), (0, h)], angle=360 - turn, segments=72)
            k.add("icing", wedge, at=(0, 0, z), rotate=(0, 0, -90 + turn / 2 + 12), material="icing")
            for name, z0, z1 in (("cake", 0.04, 0.29), ("filling", 0.28, 0.35), ("cake", 0.34, 0.6), ("filling", 0.59, 0.66), ("cake", 0.65, 0.9)):
                layer = Lathe(profile=[(0, h * z0), (r * 0.955, h * z0), (r * 0.955, h * z1), (0, h * z1)], angle=360 - turn + 0.6, segments=72)
                k.add(name, layer, at=(0, 0, z), rotate=(0, 0, -90 + turn / 2 + 12 - 0.3), material=name)
        else:
            k.add("icing", Lathe(profile=[(0, 0), (r, 0), (r, h - soft), (r - soft * 0.3, h - soft * 0.3), (r - soft, h), (0, h)], segments=96), at=(0, 0, z), material="icing")
        if k.on("drip"):
            _drip(k, r, h, z, sliced)
        n = max(8, round(r * 2 * math.pi / (d * 0.075)))
        pearls = Radial(count=n, start=0) if not sliced else None
        if pearls:
            k.add("cream bead", Sphere(radius=d * 0.03, segments=14), at=(r * 1.0, 0, z + d * 0.022), instances=pearls, material="cream")
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
    shell = turned([(r * 0.97, h * 0.985), (r * q, h * 0.965), (r * q * 1.006, h * 0.985), (r * q, h * 0.99), (r * 0.985, h * 1.014), (r * 0.9, h * 1.02), (0, h * 1.02)], segments=168, steps=1, lift=lift)
    if not sliced:
        k.add("drip", shell.placed(at=(0, 0, z)).shape(), material="drip", smooth=True)


def _toppings(k: Kit, r: float, d: float, z: float, sliced: bool) -> None:
    n = k.n("cherries")
    for i in range(n):
        a = math.radians(-60 + (360 - (60 if sliced else 0)) * i / n)
        x, y = r * 0.76 * math.cos(a), r * 0.76 * math.sin(a)
        k.add("cream", swirl(min(d * 0.055, r * 2 / n), d * 0.06, turns=2.2).shape(), at=(x, y, z), material="cream", smooth=True)
        k.add("cherry", Sphere(radius=min(d * 0.032, r * 1.2 / n), segments=20), at=(x, y, z + d * 0.062), material="cherry")
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
    for name, z0, z1, q in (("cake", 0.0, 0.3, 0.965), ("filling", 0.295, 0.36, 0.967), ("cake", 0.355, 0.63, 0.965), ("filling", 0.625, 0.69, 0.967), ("cake", 0.685, 0.93, 0.965)):
        k.add(name, Lathe(profile=[(0, h * z0), (r * q, h * z0), (r * q, h * z1), (0, h * z1)], angle=angle, segments=72), at=(0, -r * 0.45, z), rotate=(0, 0, 90 - angle / 2), material=name)
    soft = h * 0.06
    coat = Lathe(profile=[(0, h * 0.92), (r * 0.955, h * 0.92), (r * 0.955, 0), (r, 0), (r, h - soft), (r - soft, h), (0, h)], angle=angle - 0.5, segments=72)
    k.add("icing", coat, at=(0, -r * 0.45, z), rotate=(0, 0, 90 - angle / 2 + 0.25), material="icing")
    k.add("cream", swirl(d * 0.055, d * 0.065, turns=2.2).shape(), at=(0, r * 0.28, z + h * 0.995), material="cream", smooth=True)
    k.add("cherry", Sphere(radius=d * 0.036, segments=20), at=(0, r * 0.28, z + h + d * 0.064), material="cherry")


@asset(
    kind="pie",
    words=("pie", "apple pie", "tart", "pumpkin pie", "quiche", "cherry pie", "slice of pie"),
    about="A pie with a crimped crust and a lattice over its filling.",
    parameters=(length("diameter", 0.25, 0.02, 3.0, words=("diameter", "size", "width")), count("strips", 5, 0, 12, words=("strips", "lattice strips")), flag("dish", True)),
    slots={"crust": Material(preset="pastry", color="#d6a055"), "filling": Material(preset="sauce", color="#9a2a20"), "dish": Material(preset="aluminium", color="#c9ccd0")},
    states=("slice", "sliced"),
    adjectives={"pumpkin": {"strips": 0}},
    parts={"lattice": "crust strip"},
)
def pie(k: Kit) -> None:
    """A shell with a wavy rim, filling below the brim, woven strips."""
    d = k.m("diameter")
    r, h = d / 2, d * 0.16
    if k.on("dish"):
        k.add("dish", Lathe(profile=[(0, 0), (r * 0.78, 0), (r * 1.0, h * 0.85), (r * 1.1, h * 0.9), (r * 1.1, h * 0.95), (r * 0.98, h * 0.93), (r * 0.76, h * 0.08), (0, h * 0.08)], segments=72), material="dish")
    shell = turned([(0, h * 0.06), (r * 0.76, h * 0.06), (r * 0.96, h * 0.8), (r * 1.07, h * 0.92), (r * 1.08, h * 1.08), (r * 0.99, h * 1.13), (r * 0.9, h * 0.98), (r * 0.84, h * 0.8), (0, h * 0.78)],
                   segments=128, steps=2, ripple=lambda a, s: 1 + 0.025 * np.cos(32 * a) * (0.3 < s < 0.75), lift=lambda a, s: h * 0.06 * np.cos(32 * a) * (0.35 < s < 0.72))  # fmt: skip
    brown = [Paint(kind="noise", color="#a8641e", scale=d * 0.12, amount=0.35, softness=0.8, seed=k.seed)]
    k.add("crust", shell.shape(), material="crust", paint=brown)
    fill = turned([(0, h * 0.7), (r * 0.86, h * 0.75), (r * 0.9, h * 0.94), (r * 0.7, h * 0.99), (0, h * 1.02)], segments=48, steps=3)
    k.add("filling", fill.shape(), material="filling", modifiers=[Displace(strength=h * 0.05, scale=d * 0.06, seed=k.seed)])
    n = k.n("strips")
    for axis in (0, 1):
        for i in range(n):
            off = r * 0.92 * ((i + 0.5) / n * 2 - 1)
            half = math.sqrt(max(r * r * 0.92 - off * off, 0.0))
            m = 4 * n
            wide = min(r * 0.15, r * 1.3 / n * 0.62)
            sections = []
            for j in range(m + 1):
                t = -1 + 2 * j / m
                u = half * t
                wave = math.cos(math.pi * (u / (r * 0.92) * n / 2 * 1.0 + i + axis) + math.pi * (0.5 if n % 2 == 0 else 0))
                lift = h * (1.04 + 0.05 * wave + 0.02 * (1 - t * t))
                sections.append(Section(center=(u, 0, lift), radii=(wide / 2, h * 0.05), exponent=4))
            k.add("crust strip", Loft(axis="x", sections=sections, segments=10, resolution=1), rotate=(0, 0, 90 * axis), at=(0, off, 0) if axis == 0 else (-off, 0, 0), material="crust")
    k.anchor("top", (0, 0, h * 1.1), half_size=(r * 0.7, r * 0.7), round=True)


@asset(
    kind="cookie",
    words=("cookie", "biscuit", "chocolate chip cookie", "cookies", "gingerbread", "gingerbread man", "cracker", "stack of cookies"),
    about="A chocolate chip cookie, a stack of them, or a gingerbread man.",
    parameters=(length("diameter", 0.08, 0.01, 3.0, words=("diameter", "size", "width")), count("cookies", 1, 1, 12), count("chips", 16, 0, 60, words=("chips", "chocolate chips")), choice("form", "round", "gingerbread")),
    slots={"dough": Material(preset="crust", color="#cf9a58"), "chip": Material(preset="chocolate", color="#3d2314"), "icing": Material(preset="icing", color="#fbf8f2"), "button": Material(preset="glossy_plastic", color="#d8323a")},
    states=("bitten",),
    adjectives={"gingerbread": {"form": "gingerbread"}},
)
def cookie(k: Kit) -> None:
    """An uneven low dome with chips sunk in."""
    d = k.m("diameter")
    if k.s("form") == "gingerbread":
        s, z = d * 1.6, d * 0.08
        flat = (1.0, 1.0, 0.55)
        limbs = [((0, 0.32), (0, 0.32), 0.155), ((0, 0.12), (0, -0.08), 0.13), ((-0.08, 0.12), (-0.3, 0.14), 0.078), ((0.08, 0.12), (0.3, 0.14), 0.078), ((-0.07, -0.1), (-0.15, -0.36), 0.085), ((0.07, -0.1), (0.15, -0.36), 0.085)]
        blobs = [Blob(a=(a[0] * s, a[1] * s, 0), b=(b[0] * s, b[1] * s, 0), radius=q * s, squash=flat) for a, b, q in limbs]
        cut = [Cutaway(point=(0, 0, -z * 0.4), normal=(0, 0, -1)), Cutaway(point=(0, 0, z * 0.5), normal=(0, 0, 1))]
        with k.group("body", at=(0, 0, s * 0.445), rotate=(90, 0, 0)):
            k.add("dough", Blend(blobs=blobs, smoothness=s * 0.04, resolution=72), material="dough", modifiers=cut, bevel=z * 0.2, bevel_segments=3)
            top = z * 0.5
            for x in (-0.055, 0.055):
                k.add("icing eye", Sphere(radius=s * 0.02, segments=14), at=(x * s, 0.36 * s, top), scale=(1, 1, 0.6), material="icing")
            k.tube("icing smile", [(-0.06 * s, 0.29 * s, top), (0, 0.26 * s, top), (0.06 * s, 0.29 * s, top)], s * 0.011, material="icing", segments=8)
            for y in (0.14, 0.05, -0.04):
                k.add("button", Sphere(radius=s * 0.028, segments=16), at=(0, y * s, top), scale=(1, 1, 0.6), material="button")
            for sx in (-1, 1):
                for y0, y1, x0, x1 in ((0.2, 0.08, 0.285, 0.285), (-0.3, -0.3, 0.075, 0.21)):
                    pts = [(sx * (x0 + (x1 - x0) * t) * s, (y0 + (y1 - y0) * t) * s + s * 0.014 * math.sin(t * 19), top - z * 0.02) for t in np.linspace(0, 1, 9)]
                    k.tube("icing trim", pts, s * 0.009, material="icing", segments=8, resolution=2)
        return
    z = 0.0
    for i in range(k.n("cookies")):
        body = turned([(0, 0), (0.4, 0), (0.49, 0.03), (0.5, 0.075), (0.4, 0.13), (0.2, 0.155), (0, 0.16)], segments=44, steps=3, ripple=lambda a, s, i=i: 1 + 0.02 * np.sin(5 * a + i) + 0.015 * np.sin(9 * a + 2 * i))
        cuts: list[Modifier] = []
        if k.state("bitten") and i == k.n("cookies") - 1:
            cuts = [carve(bite_balls((d * 0.2, -d * 0.44, d * 0.08), d * 0.19))]
        name = k.add("dough", body.placed(scale=d).shape(), at=(k.rng.uniform(-0.04, 0.04) * d if i else 0, k.rng.uniform(-0.04, 0.04) * d if i else 0, z), rotate=(0, 0, 50 * i), material="dough",
                     modifiers=[Displace(strength=d * 0.012, scale=d * 0.1, seed=k.seed + i, keep_base=True), *cuts],
                     paint=[Paint(kind="noise", color="#a86c2e", scale=d * 0.2, amount=0.35, softness=0.9, seed=k.seed)]).name  # fmt: skip
        if k.n("chips"):
            k.add("chip", Sphere(radius=d * 0.036, segments=10), scale=(1, 1, 0.8), instances=Scatter(on=name, count=k.n("chips"), seed=k.seed + i, min_up=0.5, sink=-d * 0.002, scale_range=(0.7, 1.25)), material="chip")
        z += d * 0.145
    k.anchor("top", (0, 0, z + d * 0.01), half_size=(d * 0.3, d * 0.3), round=True)


@asset(
    kind="pancakes",
    words=("pancake", "stack of pancakes", "pancake stack", "waffle", "waffles", "crepe", "flapjack"),
    about="A stack of pancakes or waffles with butter and syrup.",
    parameters=(length("diameter", 0.15, 0.02, 3.0, words=("diameter", "size", "width")), count("pancakes", 4, 1, 12, words=("pancakes", "waffles", "layers")), choice("form", "pancake", "waffle"), flag("butter", True), flag("syrup", True, words=("syrup", "maple syrup", "honey")),
                flag("plate", True)),
    slots={"pancake": Material(preset="bread", color="#dca55a"), "butter": "butter", "syrup": Material(preset="honey", color="#b8641a", transmission=0.3), "plate": "porcelain"},
    adjectives={"waffle": {"form": "waffle", "pancakes": 2}, "belgian": {"form": "waffle"}},
    parts={"waffle": "pancake"},
)  # fmt: skip
def pancakes(k: Kit) -> None:
    """Each a soft disc, browned on top; syrup runs over the edge."""
    d, n = k.m("diameter"), k.n("pancakes")
    r, t = d / 2, d * 0.1
    z = 0.0
    if k.on("plate"):
        plate = turned([(0, 0), (0.42, 0), (0.48, 0.02), (0.8, 0.06), (0.81, 0.072), (0.78, 0.074), (0.46, 0.04), (0, 0.036)], segments=64, steps=1)
        k.add("plate", plate.placed(scale=d).shape(), material="plate", smooth=True)
        z = d * 0.036
    waffle = k.s("form") == "waffle"
    for i in range(n):
        x, y = (k.rng.uniform(-0.03, 0.03) * d, k.rng.uniform(-0.03, 0.03) * d) if i else (0.0, 0.0)
        if waffle:
            with k.group("pancake", at=(x, y, z), rotate=(0, 0, 20 * i)):
                k.add("pancake base", Cylinder(radius=r, height=t * 0.6, segments=56), at=(0, 0, t * 0.2), material="pancake", bevel=t * 0.15)
                m = 7
                for axis in (0, 1):
                    for j in range(m):
                        off = r * 0.94 * (2 * (j + 0.5) / m - 1)
                        half = math.sqrt(max((r * 0.98) ** 2 - off * off, 1e-9))
                        at = (0.0, off, 0.0) if axis == 0 else (off, 0.0, 0.0)
                        size = (2 * half, r * 0.09, t) if axis == 0 else (r * 0.09, 2 * half, t)
                        k.add("pancake rib", Box(size=size), at=at, material="pancake", bevel=r * 0.015)
        else:
            body = turned([(0, 0), (0.9, 0), (1.0, 0.3), (0.99, 0.7), (0.9, 1.0), (0, 1.03)], segments=48, steps=3, ripple=lambda a, s, i=i: 1 + 0.02 * np.sin(3 * a + i) + 0.012 * np.sin(7 * a + 2 * i))
            tops = [Paint(kind="ellipsoid", color="#a8641e", center=(0, 0, zz), radii=(r * 0.93, r * 0.93, t * 0.3), softness=0.25) for zz in (0.0, t * 1.05)]
            k.add("pancake", body.placed(scale=(r, r, t)).shape(), at=(x, y, z), material="pancake", paint=tops)
        z += t * 1.0
    if k.on("syrup"):
        run = turned([(0, 0.0), (0.74, 0.0), (0.78, 0.08), (0.7, 0.13), (0, 0.13)], segments=120, steps=3,
                     ripple=lambda a, s: 1 + 0.18 * np.sin(5 * a + 1) + 0.1 * np.sin(8 * a)).placed(scale=(r * 0.86, r * 0.86, t))  # fmt: skip
        k.add("syrup", run.shape(), at=(0, 0, z - t * 0.02), material="syrup", smooth=True)
        for i, a in enumerate((-1.9, -0.9, 0.6, 2.6)):
            c, s = math.cos(a), math.sin(a)
            low = z - t * (1.0 + 0.6 * (i % 2)) * min(n, 2) * 0.8
            k.tube("syrup drip", [(c * r * 0.6, s * r * 0.6, z + t * 0.04), (c * r * 0.97, s * r * 0.97, z + t * 0.01), (c * r * 1.05, s * r * 1.05, z - t * 0.3), (c * r * 1.05, s * r * 1.05, low)],
                   r * 0.075, radii=[1.5, 1.0, 0.75, 1.0], material="syrup", segments=12)  # fmt: skip
    if k.on("butter"):
        k.add("butter", Box(size=(d * 0.2, d * 0.2, d * 0.075)), at=(0, 0, z + t * 0.06), rotate=(0, 0, 24), material="butter", bevel=d * 0.018, bevel_segments=3)
    k.anchor("top", (0, 0, z), half_size=(r * 0.6, r * 0.6), round=True)


@asset(
    kind="cinnamon_roll",
    words=("cinnamon roll", "cinnamon bun", "swirl bun", "danish", "sweet roll", "roll covered in glaze"),
    about="A spiral bun with a glaze running over it.",
    parameters=(length("diameter", 0.11, 0.01, 3.0, words=("diameter", "size", "width")), count("turns", 3, 2, 6), flag("glaze", True, words=("glaze", "icing", "frosting"))),
    slots={"dough": Material(preset="bread", color="#d29a52"), "filling": Material(preset="chocolate", color="#6b3a1c"), "glaze": Material(preset="icing", color="#fbf6ec")},
    adjectives={"plain": {"glaze": False}},
)
def cinnamon_roll(k: Kit) -> None:
    """A rolled strip, higher inside; cinnamon shows between the turns."""
    d, turns = k.m("diameter"), k.n("turns")
    r, h = d / 2, d * 0.42
    pitch = r * 0.94 / (turns + 0.35)
    total = 2 * math.pi * turns
    n = turns * 28
    sections: list[tuple[float, float, float]] = []
    radii: list[float] = []
    for i in range(n + 1):
        a = total * i / n + 0.4
        q = pitch * (a / (2 * math.pi) + 0.12)
        sections.append((q * math.cos(a), q * math.sin(a), h * 0.48 + h * 0.14 * (1 - i / n)))
        radii.append(1.0 if i < n - 10 else 0.35 + 0.65 * (n - i) / 10)
    half = pitch * 0.48
    outline = [(math.copysign(abs(math.cos(t)) ** 0.7, math.cos(t)) * half, math.copysign(abs(math.sin(t)) ** 0.55, math.sin(t)) * h * 0.48) for t in np.linspace(0, 2 * math.pi, 24, endpoint=False)]
    crust = [Paint(kind="gradient", color="#a8621e", start=h * 0.55, end=h * 1.05)]
    k.add("dough", Sweep(path=sections, profile=outline, radius=half, radii=radii, smooth=False), material="dough", paint=crust)
    fill = turned([(0, h * 0.06), (r * 0.8, h * 0.06), (r * 0.8, h * 0.78), (0, h * 0.86)], segments=40, steps=1)
    k.add("filling", fill.shape(), material="filling")
    if k.on("glaze"):
        for i in range(5):
            y = r * (-0.62 + 0.31 * i)
            half_x = math.sqrt(max(r * r * 0.88 - y * y, 0))
            pts = []
            for t in np.linspace(-1, 1, 13):
                edge = abs(t) > 0.93
                pts.append((half_x * t * (1.06 if edge else 1.0), y + r * 0.08 * math.sin(t * 7 + i * 2), h * (1.06 - 0.08 * (t * t)) if not edge else h * 0.72))
            k.tube("glaze", pts, r * 0.06, radii=[1.3 if i2 in (0, 12) else 0.9 + 0.25 * math.sin(i2 * 1.7 + i) for i2 in range(13)], material="glaze", segments=10, resolution=4)


@asset(
    kind="brownie",
    words=("brownie", "chocolate brownie", "fudge", "blondie"),
    about="A square brownie with a crackled top and nuts; with a scoop of ice cream if asked.",
    parameters=(length("width", 0.07, 0.01, 3.0, words=("width", "size")), count("nuts", 6, 0, 30), flag("ice_cream", False, words=("ice cream", "scoop"))),
    slots={"brownie": Material(preset="chocolate", color="#4a2815", roughness=0.6), "nut": Material(preset="light_wood", color="#d8ae72"), "cream": Material(preset="whipped_cream", color="#fbf0d8")},
    adjectives={"dessert": {"ice_cream": True}},
)
def brownie(k: Kit) -> None:
    """A block with a lighter, cracked skin on top."""
    w = k.m("width")
    h = w * 0.48
    k.add("brownie", Box(size=(w, w, h)), bevel=w * 0.03, bevel_segments=2, material="brownie")
    top = turned([(0, 0), (0.66, 0.0), (0.68, 0.05), (0.64, 0.1), (0, 0.12)], segments=64, steps=2, ripple=lambda a, s: (np.abs(np.cos(a)) ** 14 + np.abs(np.sin(a)) ** 14) ** (-1 / 14) * 0.735)
    name = k.add("brownie top", top.placed(scale=(w, w, w * 0.7)).shape(), at=(0, 0, h * 0.94), material="brownie", modifiers=[Displace(strength=w * 0.014, scale=w * 0.13, seed=k.seed)],
                 paint=[Paint(kind="noise", color="#7a4a2a", scale=w * 0.18, amount=0.5, softness=0.4, seed=k.seed)]).name  # fmt: skip
    if k.n("nuts"):
        k.add("nut", Sphere(radius=w * 0.055, segments=10), scale=(1.2, 0.8, 0.7), instances=Scatter(on=name, count=k.n("nuts"), seed=k.seed, min_up=0.8), material="nut")
    if k.on("ice_cream"):
        k.add("cream", Sphere(radius=w * 0.4, segments=40), at=(w * 0.78, 0, w * 0.37), material="cream", modifiers=[Displace(strength=w * 0.02, scale=w * 0.12, seed=k.seed)])
        skirt = turned([(0, 0), (0.38, 0), (0.44, 0.06), (0.36, 0.13), (0, 0.15)], segments=32, steps=2, ripple=lambda a, s: 1 + 0.07 * np.sin(7 * a))
        k.add("cream melt", skirt.placed(scale=w).shape(), at=(w * 0.78, 0, 0), material="cream")


@asset(
    kind="macaron",
    words=("macaron", "macaroon", "sandwich cookie", "oreo", "whoopie pie"),
    about="A macaron: two domed shells with feet around a cream; or a stack.",
    parameters=(length("diameter", 0.045, 0.005, 2.0, words=("diameter", "size", "width")), count("macarons", 1, 1, 9)),
    slots={"shell": Material(preset="sugar", color="#f2a6bf"), "cream": Material(preset="icing", color="#fdf3e4")},
)
def macaron(k: Kit) -> None:
    """Shells with a ruffled foot."""
    d = k.m("diameter")
    shell = turned([(0, 0.0), (0.49, 0.0), (0.5, 0.035), (0.475, 0.07), (0.49, 0.09), (0.46, 0.17), (0.32, 0.235), (0, 0.25)], segments=72, steps=2,
                   ripple=lambda a, s: 1 + 0.015 * np.sin(31 * a) * (s < 0.45)).placed(scale=d)  # fmt: skip
    cream = turned([(0, 0), (0.45, 0.0), (0.48, 0.06), (0.45, 0.12), (0, 0.12)], segments=40, steps=2).placed(scale=d)
    z = 0.0
    for i in range(k.n("macarons")):
        x = k.rng.uniform(-0.06, 0.06) * d if i else 0.0
        with k.group("macaron", at=(x, 0, z)):
            k.add("shell bottom", shell.placed(rotate=(180, 0, 0), at=(0, 0, d * 0.25)).shape(), material="shell")
            k.add("cream", cream.shape(), at=(0, 0, d * 0.235), material="cream")
            k.add("shell top", shell.shape(), at=(0, 0, d * 0.34), material="shell")
        z += d * 0.582
    k.anchor("top", (0, 0, z))
