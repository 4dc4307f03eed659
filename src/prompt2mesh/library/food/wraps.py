"""Filled dough and things on sticks: dumplings, burrito, skewer."""

import math

import numpy as np

from prompt2mesh.library.furniture.forms import slab
from prompt2mesh.library.kit import Kit, Point
from prompt2mesh.library.plants.surfaces import Surface, turned
from prompt2mesh.library.registry import asset, choice, count, flag, length
from prompt2mesh.mesh.materials import Material
from prompt2mesh.mesh.program import Displace, Paint
from prompt2mesh.mesh.shapes import Box, Cylinder, Ellipsoid, Lathe, Sphere, Torus


@asset(
    kind="dumplings",
    words=("dumpling", "dumplings", "gyoza", "potsticker", "wonton", "dim sum", "bao", "bao bun", "steamed bun", "ravioli", "pierogi", "mochi", "spring roll", "egg roll"),
    about="Pleated dumplings, round bao, ravioli or spring rolls, on a plate or in a bamboo steamer.",
    parameters=(length("width", 0.2, 0.03, 2.0, words=("width", "size", "diameter")), choice("variety", "gyoza", "bao", "ravioli", "spring_roll"), count("pieces", 5, 1, 8, words=("pieces", "dumplings", "buns")), choice("dish", "plate", "steamer", "none")),
    slots={"dough": Material(preset="butter", color="#f3e6c8"), "fried": Material(preset="crust", color="#cf8f3e"), "plate": "porcelain", "steamer": "bamboo", "leaf": Material(preset="leaf", color="#5f9a3c")},
    adjectives={"dim sum": {"variety": "bao", "dish": "steamer"}, "bao": {"variety": "bao", "dish": "steamer"}, "bao bun": {"variety": "bao", "dish": "steamer"}, "steamed bun": {"variety": "bao", "dish": "steamer"}, "ravioli": {"variety": "ravioli"}, "spring roll": {"variety": "spring_roll"}, "egg roll": {"variety": "spring_roll"}, "mochi": {"variety": "bao", "dish": "plate"}, "steamed": {"dish": "steamer"}},
    parts={"bowl": "plate", "basket": "steamer"},
)  # fmt: skip
def dumplings(k: Kit) -> None:
    """One in the middle, the others around."""
    w, n, variety = k.m("width"), k.n("pieces"), k.s("variety")
    dish = k.s("dish")
    z = 0.0
    if dish == "plate":
        k.add(
            "plate",
            Lathe(
                profile=[
                    (0, 0),
                    (w * 0.36, 0),
                    (w * 0.5, w * 0.05),
                    (w * 0.495, w * 0.06),
                    (w * 0.35, w * 0.014),
                    (0, w * 0.012),
                ],
                fillet=w * 0.01,
                segments=64,
            ),
            material="plate",
        )
        z = w * 0.012
    elif dish == "steamer":
        k.add(
            "steamer",
            Lathe(
                profile=[(w * 0.46, 0), (w * 0.5, 0), (w * 0.5, w * 0.2), (w * 0.46, w * 0.2)], closed=True, segments=64
            ),
            material="steamer",
        )
        for zz in (0.02, 0.17):
            k.add(
                "steamer band",
                Torus(radius=w * 0.5, tube=w * 0.014, segments=64, tube_segments=8),
                at=(0, 0, w * zz),
                material="steamer",
            )
        for i in range(9):
            x = (i - 4) * w * 0.1
            k.add(
                "steamer slat",
                Box(size=(w * 0.085, 2 * math.sqrt(max((w * 0.47) ** 2 - x * x, 0.0)), w * 0.02)),
                at=(x, 0, w * 0.05),
                material="steamer",
            )
        z = w * 0.068
    ring = n if n < 4 else n - 1
    q = w * (0.0 if n == 1 else 0.17 if n < 4 else 0.27)
    for i in range(n):
        a = 2 * math.pi * i / max(ring, 1)
        at = (0.0, 0.0, z) if i >= ring else (q * math.cos(a), q * math.sin(a), z)
        with k.group("piece", at=at, rotate=(0, 0, math.degrees(a) + 80)):
            _dumpling(k, w * 0.11, variety)


def _dumpling(k: Kit, r: float, variety: str) -> None:
    if variety == "bao":
        body = turned(
            [
                (0, 0),
                (0.7, 0.0),
                (1.0, 0.2),
                (0.98, 0.6),
                (0.7, 0.98),
                (0.3, 1.14),
                (0.08, 1.2),
                (0.02, 1.1),
                (0, 1.08),
            ],
            segments=40,
            steps=2,
            ripple=lambda a, s: 1 + 0.1 * np.cos(12 * a + 5 * s) * max(0.0, s - 0.45),
        )
        k.add("dough", body.placed(scale=r).shape(), material="dough")
    elif variety == "ravioli":
        k.add("dough", slab(r * 1.9, r * 1.9, r * 0.14, corner=r * 0.1), material="dough")
        k.add(
            "dough filling",
            Ellipsoid(radii=(r * 0.66, r * 0.66, r * 0.38), segments=24),
            at=(0, 0, r * 0.1),
            material="dough",
        )
        for i in range(28):
            t = (i % 7 + 0.5) / 7 * 1.9 - 0.95
            x, y = ((t, -0.95), (0.95, t), (t, 0.95), (-0.95, t))[i // 7]
            k.add(
                "dough crimp",
                Cylinder(radius=r * 0.13, height=r * 0.14, segments=8),
                at=(x * r, y * r, 0),
                material="dough",
            )
    elif variety == "spring_roll":
        k.add(
            "fried",
            Lathe(
                profile=[
                    (0, 0),
                    (r * 0.38, 0),
                    (r * 0.46, r * 0.12),
                    (r * 0.47, r * 2.1),
                    (r * 0.38, r * 2.24),
                    (0, r * 2.24),
                ],
                segments=28,
            ),
            at=(-r * 1.1, 0, r * 0.46),
            rotate=(0, 90, 0),
            material="fried",
            modifiers=[Displace(strength=r * 0.05, scale=r * 0.4, seed=k.rng.randrange(99))],
        )
        k.tube(
            "fried seam",
            [(-r * 0.9, -r * 0.4, r * 0.66), (0, -r * 0.36, r * 0.74), (r * 0.9, -r * 0.42, r * 0.62)],
            r * 0.05,
            material="fried",
            segments=8,
        )
    else:
        u = np.linspace(-1, 1, 19)
        rings: list[list[Point]] = []
        for s in u:
            long = math.sqrt(max(1 - s * s, 0.02))
            rings.append(
                [
                    (
                        s * r * 1.35,
                        math.cos(b) * r * 0.62 * long - r * 0.25 * s * s,
                        max(0.0, r * 0.5 + math.sin(b) * r * 0.52 * long),
                    )
                    for b in np.linspace(0, 2 * math.pi, 17)[:-1].tolist()
                ]
            )
        from_rings = np.array(rings)
        body = Surface(from_rings.reshape(-1, 3), _skin(len(u), 16))
        k.add("dough", body.shape(), material="dough")
        crest: list[Point] = [
            (
                s * r * 1.36,
                (-0.25 * s * s + 0.06 * math.cos(s * 26)) * r,
                r * (0.5 + 0.62 * math.sqrt(max(1 - s * s, 0.02))),
            )
            for s in np.linspace(-1, 1, 33).tolist()
        ]
        k.tube("dough pleat", crest, r * 0.1, material="dough", segments=10, resolution=2)


def _skin(rings: int, around: int) -> list[tuple[int, ...]]:
    faces: list[tuple[int, ...]] = [tuple(range(around))[::1]]
    for i in range(rings - 1):
        for j in range(around):
            a, b = i * around + j, i * around + (j + 1) % around
            faces.append((a, a + around, b + around, b))
    last = (rings - 1) * around
    faces.append(tuple(range(last + around - 1, last - 1, -1)))
    return faces


@asset(
    kind="burrito",
    words=("burrito", "wrap", "kebab wrap", "gyro", "shawarma", "doner", "doner kebab", "quesadilla", "tortilla wrap"),
    about="A filled wrap, its end cut to show rice, beans, meat and salad, in foil or paper below.",
    parameters=(length("length", 0.2, 0.04, 2.0, words=("length", "size", "long")), flag("foil", True, words=("foil", "paper"))),
    slots={"tortilla": Material(preset="bread", color="#ecd2a0"), "foil": "foil", "meat": Material(preset="roast_meat", color="#7a4524"), "rice": Material(preset="rice", color="#f6efdd"), "bean": Material(preset="glossy_plastic", color="#3a1d16"), "salad": Material(preset="leaf", color="#6fae3f"), "tomato": Material(preset="gummy", color="#d8361f"), "cheese": Material(preset="butter", color="#f3b73c")},
    states=("bitten",),
)  # fmt: skip
def burrito(k: Kit) -> None:
    """Lies with its open end to the right."""
    n = k.m("length")
    r = n * 0.17
    with k.group("roll", at=(0, 0, r), rotate=(0, -90, 24)):
        k.add(
            "tortilla",
            Lathe(
                profile=[
                    (0, -n * 0.5),
                    (r * 0.7, -n * 0.48),
                    (r * 0.98, -n * 0.4),
                    (r, 0),
                    (r * 0.98, n * 0.4),
                    (r * 0.9, n * 0.41),
                    (r * 0.88, n * 0.33),
                    (0, n * 0.33),
                ],
                segments=48,
            ),
            material="tortilla",
            modifiers=[Displace(strength=r * 0.05, scale=r * 0.6, seed=k.seed)],
            paint=[Paint(kind="spots", color="#a8712f", scale=r * 0.4, amount=0.22, softness=0.5, seed=k.seed)],
        )
        k.tube(
            "tortilla fold",
            [
                (math.cos(1.2 + i * 0.04) * r * 1.02, math.sin(1.2 + i * 0.04) * r * 1.02, -n * 0.4 + n * 0.8 * i / 8)
                for i in range(9)
            ],
            r * 0.07,
            material="tortilla",
            segments=8,
        )
        slots = ("meat", "rice", "bean", "salad", "tomato", "cheese")
        for i in range(58):
            q, a = math.sqrt((i + 0.5) / 58) * r * 0.78, i * 2.39996
            slot = slots[(i * 7 + i // 5) % 6]
            size = r * {"meat": 0.19, "rice": 0.1, "bean": 0.13, "salad": 0.16, "tomato": 0.15, "cheese": 0.12}[slot]
            k.add(
                slot,
                Ellipsoid(radii=(size, size * 0.7, size * 0.9), segments=10),
                at=(q * math.cos(a), q * math.sin(a), n * (0.36 + 0.05 * k.rng.random())),
                rotate=(57 * i, 33 * i, 0),
                material=slot,
            )
        k.add(
            "meat core", Cylinder(radius=r * 0.84, height=n * 0.06, segments=32), at=(0, 0, n * 0.315), material="meat"
        )
        if k.on("foil"):
            k.add(
                "foil",
                Lathe(
                    profile=[
                        (0, -n * 0.53),
                        (r * 0.6, -n * 0.52),
                        (r * 1.04, -n * 0.41),
                        (r * 1.09, -n * 0.1),
                        (r * 1.16, n * 0.06),
                        (r * 1.02, n * 0.05),
                        (0, 0),
                    ],
                    segments=40,
                ),
                material="foil",
                modifiers=[Displace(strength=r * 0.09, scale=r * 0.28, seed=k.seed + 3)],
            )


@asset(
    kind="skewer",
    words=("skewer", "kebab", "shish kebab", "kebab skewer", "yakitori", "satay", "fruit skewer", "shashlik"),
    about="Meat and vegetables, or fruit, on a stick.",
    parameters=(length("length", 0.28, 0.05, 2.0, words=("length", "size", "long")), choice("filling", "meat", "fruit")),
    slots={"stick": "bamboo", "meat": Material(preset="roast_meat", color="#7a4524"), "pepper": Material(preset="vegetable", color="#4f9a34"), "tomato": Material(preset="fruit_skin", color="#d8301c"), "onion": Material(preset="egg_white", color="#efe4e8"), "strawberry": Material(preset="fruit_skin", color="#d8202a"), "melon": Material(preset="gummy", color="#f59a4a"), "kiwi": Material(preset="gummy", color="#8cc234"), "grape": Material(preset="fruit_skin", color="#6a3a7e")},
)  # fmt: skip
def skewer(k: Kit) -> None:
    """Lies on the table, pieces touching."""
    n = k.m("length")
    r = n * 0.07
    k.rod("stick", (-n * 0.5, 0, r), (n * 0.5, 0, r), n * 0.008, n * 0.004, segments=10, material="stick")
    slots = (
        ("meat", "pepper", "tomato", "meat", "onion", "meat", "pepper", "meat")
        if k.s("filling") == "meat"
        else ("strawberry", "melon", "grape", "kiwi", "strawberry", "melon", "grape", "kiwi")
    )
    x = -n * 0.3
    for i, slot in enumerate(slots):
        w = n * (0.085 if slot in ("meat", "melon", "strawberry") else 0.062 if slot != "pepper" else 0.04)
        mid = x + w / 2
        if slot in ("tomato", "grape"):
            k.add(slot, Sphere(radius=w * 0.56, segments=20), at=(mid, 0, r), material=slot)
        elif slot in ("pepper", "onion", "kiwi"):
            k.add(
                slot,
                slab(r * 1.7, r * 1.5, w * 0.8, corner=r * 0.3),
                at=(mid - w * 0.4, 0, r),
                rotate=(12 * i, 90, 0),
                material=slot,
            )
        else:
            k.add(
                slot,
                Box(size=(w * 1.06, r * 1.55, r * 1.6), pivot="center"),
                at=(mid, 0, r),
                rotate=(9 * i, 0, 0),
                material=slot,
                bevel=r * 0.32,
                bevel_segments=3,
                modifiers=[],
            )
        x += w * 0.96
