"""Ice cream, sweets, chocolate, popcorn."""

import math

import numpy as np

from prompt2mesh.library.food.drinks import glass
from prompt2mesh.library.food.sweet_bakes import sprinkle_slots, sprinkles, swirl
from prompt2mesh.library.kit import Kit
from prompt2mesh.library.plants.surfaces import turned
from prompt2mesh.library.registry import asset, choice, count, flag, length
from prompt2mesh.mesh.materials import Material
from prompt2mesh.mesh.program import Displace
from prompt2mesh.mesh.shapes import Extrude, Lathe, Sphere

FLAVORS = {"vanilla": "#f7e6bb", "strawberry": "#f2899f", "chocolate": "#5f3620", "mint": "#b4e3c4", "pistachio": "#b9c984", "lemon": "#f7ec8c", "blueberry": "#7d6bb0", "mango": "#f6b545", "caramel": "#cf9446", "coffee": "#b08a62", "raspberry": "#c73a63", "orange": "#f6a04a", "bubblegum": "#8fc8f0"}  # fmt: skip
_SCOOPS = {"scoop 1": "#f7e3b4", "scoop 2": "#f6a5bd", "scoop 3": "#6b4027", "scoop 4": "#b9e0b0"}


def scoop(k: Kit, name: str, at: tuple[float, float, float], r: float, slot: str) -> None:
    """A ball with a torn skirt."""
    ball = turned([(0, -0.55), (0.75, -0.6), (1.08, -0.5), (1.12, -0.36), (0.97, -0.2), (1.0, 0.1), (0.8, 0.62), (0.4, 0.94), (0, 1.02)], segments=40, steps=2,
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
    words=("ice cream cone", "ice cream", "ice-cream", "gelato", "soft serve", "ice cream scoop", "frozen yogurt", "icecream",
           *(f"{flavor} {noun}" for flavor in FLAVORS for noun in ("ice cream", "ice cream cone", "ice-cream", "gelato"))),
    about="An ice cream cone with scoops or soft serve, sauce, sprinkles and a cherry; melting if asked.",
    parameters=(length("height", 0.2, 0.02, 4.0, words=("height", "tall", "size")), count("scoops", 2, 1, 4), choice("form", "scoops", "soft_serve"), choice("flavor", "mixed", *FLAVORS, words=("flavor", "flavour")), count("sprinkles", 30, 0, 150), flag("cherry", True), flag("flake", False, words=("flake", "wafer"))),
    slots={**{name: Material(preset="icing", color=c, roughness=0.5) for name, c in (_SCOOPS | FLAVORS).items()}, "cone": Material(preset="crust", color="#d39a4e"), "cherry": Material(preset="fruit_skin", color="#b8101e"), "stem": Material(preset="stem", color="#5a6a2a"),
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
            pts: list[tuple[float, float, float]] = []
            for t in np.linspace(0.04, 1.0, 12):
                q = (h * 0.012 + (rim - h * 0.012) * t) * 1.01
                a = a0 + s * 2.3 * t
                pts.append((q * math.cos(a), q * math.sin(a), tall * t))
            k.tube("cone rib", pts, h * 0.006, material="cone", segments=5, resolution=2)
    r = rim * 1.12
    z = tall + h * 0.035
    last = "scoop 1"
    flavor = k.s("flavor")
    first = last if flavor == "mixed" else flavor
    if k.s("form") == "soft_serve":
        k.add(
            "scoop 1",
            swirl(rim * 1.16, h * 0.42, turns=3.4).placed(at=(0, 0, z - h * 0.012)).shape(),
            material=first,
            smooth=True,
        )
        top = z + h * 0.38
    else:
        z += r * 0.5
        for i in range(n):
            last = f"scoop {i + 1}"
            size = r * (1 - 0.06 * i)
            scoop(k, last, (0, 0, z), size, last if flavor == "mixed" else flavor)
            z += size * 1.25
        top = z - r * 0.35
    if k.state("melting"):
        drips: list[list[tuple[float, float, float]]] = []
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
            k.tube("scoop 1 drip", path, h * 0.02, radii=[1.4, 1.1, 0.8, 1.15], material=first, segments=12)
        pool = turned(
            [(0, 0), (0.28, 0), (0.27, 0.012), (0.2, 0.02), (0, 0.02)],
            segments=48,
            steps=2,
            ripple=lambda a, _s: 1 + 0.15 * np.sin(3 * a) + 0.08 * np.sin(7 * a),
        )
        k.add("scoop 1 puddle", pool.placed(scale=h).shape(), material=first, smooth=True)
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
