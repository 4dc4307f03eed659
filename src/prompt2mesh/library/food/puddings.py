"""Wobbly sweets and bowls of food: pudding, jelly, and bowls of rice, stew, cereal and the like."""

import math

import numpy as np

from prompt2mesh.library.food.bowls import bowl
from prompt2mesh.library.kit import Kit
from prompt2mesh.library.plants.surfaces import lobed, turned
from prompt2mesh.library.registry import asset, choice, count, flag, length
from prompt2mesh.mesh.materials import Material
from prompt2mesh.mesh.placement import Poses, Transform
from prompt2mesh.mesh.program import Displace
from prompt2mesh.mesh.shapes import Box, Ellipsoid, Lathe, Sphere, Torus


@asset(
    kind="pudding",
    words=("pudding", "jelly", "jello", "flan", "creme caramel", "panna cotta", "custard", "gelatin", "christmas pudding", "jelly mold"),
    about="A turned-out pudding with caramel, a fluted jelly, on a plate.",
    parameters=(length("diameter", 0.12, 0.03, 1.5, words=("diameter", "width", "size")), choice("variety", "flan", "jelly", "christmas"), flag("cherry", True)),
    slots={"custard": Material(preset="butter", color="#f6dc8a"), "caramel": Material(preset="caramel", color="#8a4312"), "jelly": Material(preset="gummy", color="#d8243e"), "cream": "whipped_cream", "cherry": Material(preset="fruit_skin", color="#b8101e"), "cake": Material(preset="cake", color="#4a2816"), "icing": Material(preset="icing", color="#fdfbf6"), "leaf": Material(preset="leaf", color="#2f7a3a"), "plate": "porcelain"},
    main_slot="custard",
    adjectives={"jello": {"variety": "jelly"}, "gelatin": {"variety": "jelly"}, "jelly mold": {"variety": "jelly"}, "panna cotta": {"variety": "flan"}, "custard": {"variety": "flan"}, "creme caramel": {"variety": "flan"}},
)  # fmt: skip
def pudding(k: Kit) -> None:
    """Plate, body, sauce that runs down."""
    d, variety = k.m("diameter"), k.s("variety")
    r = d / 2
    k.add(
        "plate",
        Lathe(
            profile=[
                (0, 0),
                (r * 0.9, 0),
                (r * 1.5, d * 0.05),
                (r * 1.49, d * 0.065),
                (r * 0.9, d * 0.02),
                (0, d * 0.018),
            ],
            fillet=d * 0.01,
            segments=64,
        ),
        material="plate",
    )
    z = d * 0.016
    if variety == "christmas":
        k.add(
            "cake",
            turned(
                [(0, 0), (0.34, 0.0), (0.5, 0.2), (0.5, 0.42), (0.36, 0.7), (0.14, 0.8), (0, 0.82)],
                segments=44,
                steps=3,
            )
            .placed(scale=d)
            .shape(),
            at=(0, 0, z),
            material="cake",
            modifiers=[Displace(strength=d * 0.02, scale=d * 0.06, seed=k.seed, keep_base=True)],
        )
        k.add(
            "icing",
            turned(
                [(0, 0.6), (0.4, 0.52), (0.47, 0.46), (0.44, 0.62), (0.3, 0.78), (0.14, 0.85), (0, 0.87)],
                segments=60,
                steps=2,
                lift=lambda a, s: -0.12 * np.maximum(np.cos(5 * a), -0.2) * (0.15 < s < 0.5),
            )
            .placed(scale=d)
            .shape(),
            at=(0, 0, z),
            material="icing",
            smooth=True,
        )
        for i in range(3):
            a = 2.1 * i
            k.add(
                "cherry",
                Sphere(radius=d * 0.05, segments=18),
                at=(math.cos(a) * d * 0.05, math.sin(a) * d * 0.05, z + d * 0.89),
                material="cherry",
            )
        return
    flutes = lobed(12, 0.14, sharp=0.8) if variety == "jelly" else None
    tall = 0.66 if variety == "jelly" else 0.5
    profile = [(0, 0), (0.46, 0.0), (0.5, 0.05), (0.44, tall * 0.6), (0.36, tall * 0.94), (0.26, tall), (0, tall)]
    k.add(
        "jelly" if variety == "jelly" else "custard",
        turned(profile, segments=72, steps=2, ripple=(lambda a, _s: flutes(a, 0.5)) if flutes else None)
        .placed(scale=d)
        .shape(),
        at=(0, 0, z),
        material="jelly" if variety == "jelly" else "custard",
        smooth=True,
    )
    top = z + d * tall
    if variety == "flan":
        sauce = turned(
            [(0, -0.03), (0.34, -0.06), (0.395, -0.1), (0.41, -0.06), (0.36, 0.012), (0.2, 0.022), (0, 0.022)],
            segments=72,
            steps=2,
            lift=lambda a, s: -0.11 * np.maximum(np.cos(6 * a + 0.5), -0.1) * (0.25 < s < 0.62),
            ripple=lambda a, s: 1 + 0.06 * np.maximum(np.cos(6 * a + 0.5), 0) * (0.25 < s < 0.62),
        )
        k.add("caramel", sauce.placed(scale=d).shape(), at=(0, 0, top), material="caramel", smooth=True)
        k.add(
            "caramel pool",
            turned(
                [(0, 0), (0.66, 0.0), (0.67, 0.01), (0.6, 0.018), (0, 0.018)],
                segments=48,
                steps=1,
                ripple=lambda a, _s: 1 + 0.06 * np.sin(4 * a),
            )
            .placed(scale=d)
            .shape(),
            at=(0, 0, d * 0.018),
            material="caramel",
            smooth=True,
        )
        top += d * 0.02
    k.add(
        "cream",
        Lathe(
            profile=[
                (0, -d * 0.02),
                (d * 0.15, 0),
                (d * 0.14, d * 0.04),
                (d * 0.09, d * 0.08),
                (d * 0.06, d * 0.11),
                (0, d * 0.16),
            ],
            smooth=True,
            segments=32,
        ),
        at=(0, 0, top),
        material="cream",
    )
    if k.on("cherry"):
        k.add("cherry", Sphere(radius=d * 0.06, segments=22), at=(0, 0, top + d * 0.17), material="cherry")


_FOODS = ("rice", "stew", "curry", "cereal", "porridge", "pasta", "mash", "fruit")


@asset(
    kind="meal_bowl",
    words=("bowl of rice", "rice bowl", "stew", "curry", "bowl of cereal", "cereal bowl", "cereal", "oatmeal", "bowl of oatmeal", "porridge", "mac and cheese", "macaroni and cheese", "macaroni", "mashed potatoes", "rice", "fried rice", "chili con carne", "poke bowl", "bowl of stew", "yogurt", "bowl of fruit salad"),
    about="A bowl of rice, stew, curry, cereal, porridge, macaroni, mashed potatoes or fruit.",
    parameters=(length("diameter", 0.17, 0.04, 2.0, words=("diameter", "width", "size")), choice("food", *_FOODS), flag("spoon", True), count("pieces", 34, 6, 80)),
    slots={"bowl": Material(preset="glazed_ceramic", color="#3f7a9a"), "rice": "rice", "broth": Material(preset="sauce", color="#8a4a20"), "curry": Material(preset="sauce", color="#d9932a"), "milk": "milk", "flake": Material(preset="crust", color="#d9993f"), "oat": Material(preset="butter", color="#e3cfa6"), "pasta": Material(preset="butter", color="#f5bf4a"), "mash": Material(preset="butter", color="#f5e6b4"), "meat": Material(preset="roast_meat", color="#6f3d22"), "carrot": Material(preset="vegetable", color="#e8812a"), "pea": Material(preset="vegetable", color="#6fae3f"), "potato": Material(preset="butter", color="#f0dc9a"), "red": Material(preset="fruit_skin", color="#d8202a"), "blue": Material(preset="fruit_skin", color="#3a4a86"), "butter": "butter", "spoon": "stainless_steel"},
    adjectives={"cereal bowl": {"food": "cereal"}, "bowl of cereal": {"food": "cereal"}, "oatmeal": {"food": "porridge"}, "bowl of oatmeal": {"food": "porridge"}, "mac and cheese": {"food": "pasta"}, "macaroni": {"food": "pasta"}, "macaroni and cheese": {"food": "pasta"}, "mashed potatoes": {"food": "mash"}, "mashed potato": {"food": "mash"}, "fried rice": {"food": "rice"}, "chili con carne": {"food": "stew"}, "yogurt": {"food": "fruit"}, "bowl of stew": {"food": "stew"}, "poke bowl": {"food": "rice"}, "bowl of fruit salad": {"food": "fruit"}},
)  # fmt: skip
def meal_bowl(k: Kit) -> None:
    """The filling by its kind: a mound, or pieces in a liquid."""
    d, food, n = k.m("diameter"), k.s("food"), k.n("pieces")
    r, h = d / 2, d * 0.46
    bowl(k, r, h)
    level = h * 0.78

    def fill(slot: str, rise: float, rough: float) -> None:
        shape = Lathe(
            profile=[
                (0, h * 0.2),
                (r * 0.5, h * 0.25),
                (r * 0.8, h * 0.56),
                (r * 0.93, level),
                (r * 0.8, level + rise * 0.35),
                (r * 0.4, level + rise * 0.9),
                (0, level + rise),
            ],
            segments=48,
        )
        k.add(
            slot,
            shape,
            material=slot,
            smooth=True,
            modifiers=[Displace(strength=rough, scale=d * 0.06, seed=k.seed)] if rough else [],
        )

    base = {
        "rice": ("rice", h * 0.5, d * 0.012),
        "stew": ("broth", 0.004 * d, 0.0),
        "curry": ("curry", 0.004 * d, 0.0),
        "cereal": ("milk", 0.002 * d, 0.0),
        "porridge": ("oat", h * 0.12, d * 0.02),
        "pasta": ("pasta", h * 0.26, 0.0),
        "mash": ("mash", h * 0.5, d * 0.025),
        "fruit": ("milk", h * 0.06, 0.0),
    }[food]
    fill(*base)

    def spread(
        slot: str, radii: tuple[float, float, float], share: float, *, q0: float = 0.0, rise: float = 0.0, seed: int = 0
    ) -> None:
        poses: list[Transform] = []
        m = max(1, round(n * share))
        for i in range(m):
            q, a = math.sqrt(q0 * q0 + (1 - q0 * q0) * (i + 0.5) / m) * 0.8, i * 2.39996 + seed
            z = level + rise * (1 - q * q) + k.rng.uniform(-0.004, 0.01) * d
            poses.append(
                Transform(
                    location=(q * r * math.cos(a), q * r * math.sin(a), z),
                    rotation=(k.rng.uniform(-30, 30), k.rng.uniform(-30, 30), k.rng.uniform(0, 360)),
                    scale=(k.vary(0.2), k.vary(0.2), k.vary(0.2)),
                )
            )
        k.add(
            f"{slot} piece",
            Ellipsoid(radii=(radii[0] * d, radii[1] * d, radii[2] * d), segments=14),
            material=slot,
            instances=Poses(poses=poses),
        )

    if food in ("stew", "curry"):
        spread("meat", (0.06, 0.048, 0.04), 0.3, seed=1)
        spread("carrot", (0.042, 0.042, 0.018), 0.25, seed=2)
        spread("potato", (0.055, 0.045, 0.04), 0.25, seed=3)
        spread("pea", (0.016, 0.016, 0.016), 0.6, seed=4)
    elif food == "rice":
        spread("pea", (0.013, 0.013, 0.013), 0.6, rise=h * 0.5, seed=1)
        spread("carrot", (0.014, 0.01, 0.01), 0.5, rise=h * 0.5, seed=2)
        spread("rice", (0.007, 0.007, 0.018), 2.0, rise=h * 0.52, seed=3)
    elif food == "cereal":
        poses = [
            Transform(
                location=(
                    math.sqrt((i + 0.5) / (n * 1.6)) * 0.82 * r * math.cos(i * 2.39996),
                    math.sqrt((i + 0.5) / (n * 1.6)) * 0.82 * r * math.sin(i * 2.39996),
                    level + k.rng.uniform(0.0, 0.02) * d,
                ),
                rotation=(k.rng.uniform(-40, 40), k.rng.uniform(-40, 40), 0),
            )
            for i in range(round(n * 1.6))
        ]
        k.add(
            "flake",
            Torus(radius=d * 0.026, tube=d * 0.012, segments=14, tube_segments=8),
            material="flake",
            instances=Poses(poses=poses),
        )
    elif food == "porridge":
        spread("blue", (0.03, 0.03, 0.028), 0.2, rise=h * 0.14, seed=1)
        spread("red", (0.034, 0.028, 0.022), 0.2, rise=h * 0.14, seed=2)
        spread("oat", (0.02, 0.015, 0.006), 1.2, rise=h * 0.13, seed=3)
    elif food == "pasta":
        poses = [
            Transform(
                location=(
                    math.sqrt((i + 0.5) / (n * 1.8)) * 0.82 * r * math.cos(i * 2.39996),
                    math.sqrt((i + 0.5) / (n * 1.8)) * 0.82 * r * math.sin(i * 2.39996),
                    level + h * 0.27 * (1 - (i + 0.5) / (n * 1.8)) + k.rng.uniform(0.0, 0.015) * d,
                ),
                rotation=(k.rng.uniform(0, 360), k.rng.uniform(-60, 60), k.rng.uniform(0, 360)),
            )
            for i in range(round(n * 1.8))
        ]
        k.add(
            "pasta elbow",
            Torus(radius=d * 0.03, tube=d * 0.013, segments=12, tube_segments=8),
            material="pasta",
            instances=Poses(poses=poses),
        )
    elif food == "mash":
        k.add(
            "butter",
            Box(size=(d * 0.11, d * 0.11, d * 0.05)),
            at=(0, 0, level + h * 0.47),
            rotate=(5, -4, 20),
            material="butter",
            bevel=d * 0.012,
        )
        k.add(
            "butter pool",
            Ellipsoid(radii=(d * 0.12, d * 0.1, d * 0.012), segments=28),
            at=(0, 0, level + h * 0.475),
            material="butter",
        )
    else:
        spread("red", (0.05, 0.042, 0.04), 0.25, rise=h * 0.08, seed=1)
        spread("blue", (0.028, 0.028, 0.026), 0.35, rise=h * 0.08, seed=2)
        spread("carrot", (0.045, 0.04, 0.03), 0.2, rise=h * 0.08, seed=3)
        spread("pea", (0.045, 0.045, 0.014), 0.2, rise=h * 0.08, seed=4)
    if k.on("spoon"):
        k.rod(
            "spoon",
            (r * 0.3, -r * 0.1, level - h * 0.1),
            (r * 1.35, -r * 0.35, h * 1.35),
            d * 0.018,
            d * 0.026,
            segments=14,
            material="spoon",
            round_caps=True,
        )
    k.anchor("top", (0, 0, level), half_size=(r * 0.6, r * 0.6), round=True)
