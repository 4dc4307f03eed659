"""Pizza and taco."""

import math

import numpy as np

from prompt2mesh.library.food.fast_food import FILLINGS
from prompt2mesh.library.kit import Kit
from prompt2mesh.library.plants.foliage import limb
from prompt2mesh.library.plants.surfaces import Surface, blade, joined, sheet, turned
from prompt2mesh.library.registry import asset, count, length
from prompt2mesh.mesh.materials import Material
from prompt2mesh.mesh.program import Cutaway, Modifier, Paint
from prompt2mesh.mesh.shapes import Lathe, Torus


@asset(
    kind="pizza",
    words=("pizza", "pepperoni pizza", "margherita", "slice of pizza", "pizza slice", "pie pizza"),
    about="A pizza with crust, sauce, melted cheese and toppings; whole, missing a slice, or one slice.",
    parameters=(length("diameter", 0.32, 0.03, 5.0, words=("diameter", "size", "width")), count("pepperoni", 12, 0, 40, words=("pepperoni", "salami", "slices of pepperoni")), count("olives", 10, 0, 40), count("leaves", 7, 0, 24, words=("leaves", "basil leaves", "basil"))),
    slots={"crust": Material(preset="crust", color="#d39a52"), "sauce": Material(preset="sauce", color="#b8321c"), "cheese": Material(preset="cheese", color="#f5cf6a"), "pepperoni": Material(preset="meat", color="#b0301f"),
           "olive": Material(preset="glossy_plastic", color="#26222a"), "leaf": Material(preset="leaf", color="#3f8a34")},
    states=("slice", "sliced"),
    adjectives={"plain": {"pepperoni": 0, "olives": 0}, "margherita": {"pepperoni": 0, "olives": 0}},
    parts={"basil": "leaf", "topping": "pepperoni"},
)  # fmt: skip
def pizza(k: Kit) -> None:
    """A thin base with a puffed rim; every layer is cut by the same planes."""
    d = k.m("diameter")
    r = d / 2
    one, missing = k.state("slice"), k.state("sliced")
    half = math.radians(22.5)
    cuts: list[Modifier] = []
    if one:
        cuts = [Cutaway(point=(0, 0, 0), normal=(s * math.cos(half), math.sin(half), 0)) for s in (-1, 1)]
    angle = 315.0 if missing else 360.0
    turn = -67.5 if missing else 0.0
    shift = (0.0, r * 0.5, 0.0) if one else (0.0, 0.0, 0.0)

    def keep(x: float, y: float, s: float) -> bool:
        if one:
            return all(sx * math.cos(half) * x + math.sin(half) * y < -s for sx in (-1, 1))
        if missing:
            a = (math.degrees(math.atan2(y, x)) + 360 - turn) % 360
            edge = math.degrees(s / max(math.hypot(x, y), s))
            return edge < a < angle - edge
        return True

    rim = [
        (0, 0),
        (r * 0.9, 0),
        (r * 0.985, r * 0.02),
        (r, r * 0.06),
        (r * 0.97, r * 0.1),
        (r * 0.92, r * 0.105),
        (r * 0.875, r * 0.07),
        (r * 0.84, r * 0.045),
        (0, r * 0.045),
    ]
    burnt = [Paint(kind="noise", color="#8a4a1c", scale=d * 0.05, amount=0.3, softness=0.6, seed=k.seed)]
    k.add(
        "crust",
        Lathe(profile=rim, segments=96, angle=angle),
        at=shift,
        rotate=(0, 0, turn),
        material="crust",
        modifiers=cuts,
        paint=burnt,
    )
    flat = [(0, r * 0.03), (r * 0.88, r * 0.03), (r * 0.87, r * 0.058), (0, r * 0.058)]
    k.add(
        "sauce",
        Lathe(profile=flat, segments=96, angle=angle),
        at=shift,
        rotate=(0, 0, turn),
        material="sauce",
        modifiers=cuts,
    )
    if missing:
        gold = Lathe(
            profile=[(0, r * 0.04), (r * 0.8, r * 0.04), (r * 0.82, r * 0.06), (r * 0.79, r * 0.072), (0, r * 0.072)],
            segments=96,
            angle=angle,
        )
        k.add("cheese", gold, at=shift, rotate=(0, 0, turn), material="cheese")
    else:
        melted = turned(
            [(0, 0.04), (0.8, 0.04), (0.83, 0.06), (0.8, 0.07), (0.5, 0.073), (0, 0.073)],
            segments=120,
            steps=2,
            ripple=lambda a, _s: 1 + 0.03 * np.sin(9 * a) + 0.02 * np.sin(17 * a + 1),
        ).placed(scale=r)
        k.add(
            "cheese",
            melted.shape(),
            at=shift,
            material="cheese",
            modifiers=[*cuts],
            paint=[Paint(kind="noise", color="#e0922c", scale=d * 0.06, amount=0.3, softness=0.6, seed=k.seed)],
        )
    z = r * 0.068
    spots: list[tuple[float, float]] = []
    n = k.n("pepperoni") + k.n("olives") + k.n("leaves")
    kinds = ["pepperoni"] * k.n("pepperoni") + ["olive"] * k.n("olives") + ["leaf"] * k.n("leaves")
    k.rng.shuffle(kinds)
    for i in range(n):
        q, a = r * 0.73 * math.sqrt((i + 0.5) / n), i * 2.39996 + 0.3
        spots.append((q * math.cos(a), q * math.sin(a)))
    size = min(r * 0.145, r * 0.6 / math.sqrt(max(n, 1)))
    for kind, (x, y) in zip(kinds, spots, strict=True):
        if not keep(x, y, size * (1.0 if kind == "pepperoni" else 0.6)):
            continue
        at = (x + shift[0], y + shift[1], z)
        tilt = (k.rng.uniform(-4, 4), k.rng.uniform(-4, 4), k.rng.uniform(0, 360))
        if kind == "pepperoni":
            disc = turned(
                [(0, 0), (0.95, 0), (1.0, 0.1), (0.94, 0.17), (0.7, 0.11), (0, 0.09)], segments=20, steps=1
            ).placed(scale=size)
            k.add("pepperoni", disc.shape(), at=at, rotate=tilt, material="pepperoni")
        elif kind == "olive":
            k.add(
                "olive",
                Torus(radius=size * 0.38, tube=size * 0.16, segments=14, tube_segments=6),
                at=(at[0], at[1], z + size * 0.12),
                rotate=tilt,
                material="olive",
            )
        else:
            leaf = blade(size * 1.6, size * 0.9, thickness=size * 0.06, bend=-35, cup=0.4, rows=4, columns=8).placed(
                rotate=(16, 0, tilt[2])
            )
            k.add("leaf", leaf.shape(), at=(at[0], at[1], z + size * 0.03), material="leaf")
    k.anchor("top", (shift[0], shift[1] - (r * 0.5 if one else 0), r * 0.075), half_size=(r * 0.6, r * 0.6), round=True)


@asset(
    kind="taco",
    words=("taco", "tortilla", "falafel pita", "pita sandwich"),
    about="A folded shell with meat, lettuce, tomato and cheese.",
    parameters=(length("width", 0.15, 0.02, 3.0, words=("width", "size")),),
    slots={"shell": Material(preset="crust", color="#e0ac52"), **FILLINGS},
    parts={"tortilla": "shell"},
)
def taco(k: Kit) -> None:
    """A U of tortilla standing on its fold."""
    w = k.m("width")
    h = w * 0.5
    v = np.linspace(-1, 1, 15)[None, :]
    sx = np.linspace(-1, 1, 25)[:, None]
    edge = np.sqrt(np.maximum(1 - sx**2, 0.0004))
    length_ = h * 1.0 * edge
    s = v * length_
    bend_r = w * 0.075
    turn = np.clip(s / bend_r, -math.pi / 2, math.pi / 2)
    over = np.maximum(np.abs(s) - bend_r * math.pi / 2, 0)
    yy = bend_r * np.sin(turn) + np.sign(s) * over * 0.16
    zz = bend_r * (1 - np.cos(turn)) + over * 0.98
    grid = np.stack([sx * w * 0.5 + 0 * v, yy, zz + w * 0.012 * np.sin(sx * 9)], -1)
    brown = [Paint(kind="noise", color="#b8742a", scale=w * 0.1, amount=0.3, softness=0.7, seed=k.seed)]
    low = float(grid[..., 2].min())
    k.add("shell", sheet(grid, w * 0.016).shape(), at=(0, 0, w * 0.008 - low), material="shell", paint=brown)
    bits: dict[str, list[Surface]] = {"meat": [], "lettuce": [], "tomato": [], "cheese": []}
    for i in range(80):
        x = (((i * 0.618) % 1) - 0.5) * 0.86
        top = math.sqrt(1 - (2 * x) ** 2 * 0.92) * h
        t = (i * 0.7548) % 1
        z = min(bend_r * 1.2 + t * top * 0.92, top * 1.0)
        yq = (k.rng.random() - 0.5) * 1.5 * (bend_r + (z - bend_r) * 0.14)
        kind = "meat" if t < 0.55 else ("lettuce", "tomato", "cheese", "lettuce")[i % 4]
        at = (x * w, yq, z)
        spin = (k.rng.uniform(0, 360), k.rng.uniform(0, 360), k.rng.uniform(0, 360))
        if kind == "lettuce":
            bits[kind].append(
                blade(w * 0.15, w * 0.06, thickness=w * 0.006, bend=60, ripple=0.1, rows=2, columns=5).placed(
                    rotate=(k.rng.uniform(0, 70), 0, spin[2]), at=at
                )
            )
        elif kind == "cheese":
            bits[kind].append(
                limb(
                    [(-w * 0.05, 0, 0), (0, 0, w * 0.012), (w * 0.05, 0, 0)], [w * 0.008] * 3, segments=4, steps=1
                ).placed(rotate=spin, at=at)
            )
        else:
            lump = turned(
                [(0, -0.8), (0.8, -0.6), (1, 0), (0.7, 0.7), (0, 0.8)], segments=5 if kind == "meat" else 4, steps=1
            ).placed(scale=w * (0.038 if kind == "meat" else 0.026), rotate=spin, at=at)
            bits[kind].append(lump)
    for kind, pieces in bits.items():
        if pieces:
            k.add(kind, joined(pieces).shape(), material=kind)
