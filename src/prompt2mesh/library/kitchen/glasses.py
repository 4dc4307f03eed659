"""Drinking glasses: tumblers with their drinks, and stemmed glasses."""

import math

from prompt2mesh.library.kit import Kit
from prompt2mesh.library.kitchen.cups import DRINK_SLOTS, cream_swirl
from prompt2mesh.library.kitchen.vessels import liquid, radius_at, spline, vessel
from prompt2mesh.library.registry import asset, choice, flag, length
from prompt2mesh.mesh.materials import Material
from prompt2mesh.mesh.shapes import Box, Lathe, Sphere, Torus


@asset(
    kind="glass",
    words=("drinking glass", "glass", "tumbler", "water glass", "beer glass", "whiskey glass", "shot glass", "juice", "glass of whiskey", "glass of whisky", "whisky", "whiskey", "bourbon", "glass of rum"),
    about="A tumbler with a thick base; empty or with a drink, ice, a straw, boba pearls or cream.",
    parameters=(
        length("height", 0.13, 0.03, 0.4, words=("height", "tall", "high")),
        length("diameter", 0.074, 0.03, 0.3, words=("diameter", "width", "wide")),
        choice("shape", "straight", "tapered", "pint", "milkshake"),
        choice("contents", "water", "empty", "juice", "milk", "beer", "wine", "tea", "coffee", "potion", words=("contents",)),
        flag("ice", False, words=("ice", "ice cubes")),
        flag("boba", False, words=("boba", "pearls", "tapioca")),
        flag("whipped_cream", False, words=("whipped cream", "cream")),
        choice("straws", "none", "one", "two"),
    ),
    slots={"glass": "glass", "boba": Material(preset="gummy", color="#2a1712"), "mint": "leaf", "lime": Material(preset="citrus", color="#9ccb3a"), **DRINK_SLOTS},
    main_slot="glass",
    adjectives={
        "empty": {"contents": "empty"}, "beer": {"shape": "pint", "contents": "beer"}, "whiskey": {"height": 0.09, "diameter": 0.085, "contents": "tea", "ice": True}, "glass of whiskey": {"height": 0.09, "diameter": 0.085, "contents": "tea", "ice": True}, "glass of whisky": {"height": 0.09, "diameter": 0.085, "contents": "tea", "ice": True}, "whisky": {"height": 0.09, "diameter": 0.085, "contents": "tea", "ice": True}, "bourbon": {"height": 0.09, "diameter": 0.085, "contents": "tea", "ice": True}, "glass of rum": {"height": 0.09, "diameter": 0.085, "contents": "tea", "ice": True}, "shot": {"height": 0.06, "diameter": 0.045}, "milkshake": {"shape": "milkshake", "contents": "milk", "whipped_cream": True, "straws": "one"},
        "mojito": {"contents": "water", "ice": True, "straws": "one", "shape": "tapered"}, "boba": {"contents": "tea", "boba": True, "straws": "one", "shape": "tapered"},
    },
    parts={"liquid": "contents", "drink": "contents"},
    holds=True,
)  # fmt: skip
def glass(k: Kit) -> None:
    """A thick-bottomed tumbler."""
    h, r, shape = k.m("height"), k.m("diameter") / 2, k.s("shape")
    wall = max(0.0018, r * 0.05)
    floor = h * 0.07
    if shape == "milkshake":
        outer = spline(
            [
                (r * 0.8, 0),
                (r * 0.82, h * 0.03),
                (r * 0.3, h * 0.1),
                (r * 0.28, h * 0.15),
                (r * 0.5, h * 0.26),
                (r * 0.78, h * 0.6),
                (r * 1.05, h),
            ],
            steps=6,
        )
        floor = h * 0.19
    elif shape == "pint":
        outer = spline(
            [
                (r * 0.7, 0),
                (r * 0.74, h * 0.3),
                (r * 0.84, h * 0.62),
                (r * 1.0, h * 0.78),
                (r * 0.98, h * 0.88),
                (r * 0.98, h),
            ],
            steps=5,
        )
    elif shape == "tapered":
        outer = [(r * 0.7, 0), (r * 0.72, h * 0.015), (r * 0.98, h * 0.98), (r, h)]
    else:
        outer = [(r * 0.94, 0), (r * 0.985, h * 0.02), (r, h * 0.05), (r, h)]
    k.add("glass", vessel(outer, wall, floor=floor), material="glass")
    contents = k.s("contents")
    level = h * (0.93 if contents == "beer" else 0.82)
    inside = r - wall
    if contents != "empty":
        k.add(
            "contents",
            liquid(outer, wall, level, floor=floor, overlap=-wall * 0.02 if contents == "water" else wall * 0.05),
            material=contents,
        )
    if contents == "beer":
        k.add(
            "foam",
            Lathe(
                profile=[
                    (0, level - 0.001),
                    (inside * 0.985, level - 0.001),
                    (inside * 0.99, h * 1.0),
                    (inside * 0.95, h * 1.035),
                    (inside * 0.6, h * 1.05),
                    (0, h * 1.055),
                ],
                smooth=False,
                fillet=r * 0.1,
            ),
            material="foam",
        )
    if k.on("ice"):
        for i in range(4):
            a = i * 1.7 + k.rng.uniform(-0.2, 0.2)
            size = inside * 0.6
            k.add(
                "ice cube",
                Box(size=(size, size, size), pivot="center"),
                at=(inside * 0.36 * math.cos(a), inside * 0.36 * math.sin(a), level - size * (0.15 + 0.3 * (i % 2))),
                rotate=(k.rng.uniform(-30, 30), k.rng.uniform(-30, 30), a * 57),
                material="ice",
                bevel=size * 0.12,
            )
    if k.on("boba"):
        size = inside * 0.14
        for ring, many in ((0.62, 10), (0.28, 5)):
            for layer in range(3):
                for i in range(many):
                    a = 2 * math.pi * i / many + layer * 0.5 + ring
                    out = (
                        radius_at([(inside * 0.98, h), (inside * 0.7, floor)], floor + size * (1 + 1.7 * layer))
                        - size * 1.1
                    )
                    k.add(
                        "boba pearl",
                        Sphere(radius=size, segments=14),
                        at=(
                            out * ring / 0.62 * math.cos(a),
                            out * ring / 0.62 * math.sin(a),
                            floor + size * (0.95 + 1.75 * layer),
                        ),
                        material="boba",
                    )
    if k.on("whipped_cream"):
        cream_swirl(k, radius_at([(inside, h), (inside * 0.75, 0)], level), level)
    straws = {"none": 0, "one": 1, "two": 2}[k.s("straws")]
    for i in range(straws):
        sx = -1 if i else 1
        y = 0.0 if straws == 1 else (r * 0.2) * sx
        lean = radius_at([(inside, h), (inside * 0.7, 0)], h * 0.95) * 0.7
        k.tube(
            f"straw {i + 1}",
            [
                (-sx * r * 0.12, y, floor + h * 0.06),
                (sx * lean, y, h * 1.08),
                (sx * (lean + r * 0.3), y, h * 1.32),
                (sx * (lean + r * 0.75), y, h * 1.42),
            ],
            max(r * 0.07, 0.0025),
            material="straw",
        )
    k.anchor("inside", (0, 0, floor), half_size=(inside * 0.7, inside * 0.7), round=True, height=h - floor)
    k.anchor("grip", (0, 0, h * 0.5), normal=(0, -1, 0), radius=r)


@asset(
    kind="wine_glass",
    words=("wine glass", "champagne flute", "flute glass", "goblet", "glass of champagne", "glass of wine", "glass of red wine", "glass of white wine", "glass of prosecco", "champagne glass", "martini glass", "cocktail glass", "chalice", "snifter", "wineglass"),
    about="A stemmed glass: wine, flute, martini, or a goblet of metal.",
    parameters=(
        length("height", 0.21, 0.06, 0.6, words=("height", "tall", "high")),
        length("diameter", 0.082, 0.03, 0.3, words=("diameter", "width", "wide")),
        choice("shape", "wine", "flute", "martini", "goblet"),
        choice("contents", "wine", "empty", "champagne", "water", "juice", "potion", words=("contents",)),
    ),
    slots={"glass": "crystal", "metal": "gold", "jewel": "ruby", "olive": Material(preset="vegetable", color="#7d8b35"), **DRINK_SLOTS},
    main_slot="glass",
    adjectives={
        "champagne": {"shape": "flute", "contents": "champagne", "diameter": 0.055, "height": 0.23}, "glass of champagne": {"shape": "flute", "contents": "champagne", "diameter": 0.055, "height": 0.23}, "glass of prosecco": {"shape": "flute", "contents": "champagne", "diameter": 0.055, "height": 0.23}, "glass of white wine": {"contents": "champagne"}, "flute": {"shape": "flute"}, "martini": {"shape": "martini", "contents": "water", "diameter": 0.11, "height": 0.17}, "empty": {"contents": "empty"},
        "royal": {"shape": "goblet"}, "jewelled": {"shape": "goblet"},
    },
    parts={"stem": "glass", "bowl": "glass"},
    holds=True,
)  # fmt: skip
def wine_glass(k: Kit) -> None:
    """Foot, stem and bowl in one turned solid."""
    h, r, shape = k.m("height"), k.m("diameter") / 2, k.s("shape")
    wall = max(0.0011, r * 0.028)
    foot = r * (0.85 if shape != "flute" else 1.05)
    stem = max(0.0026, r * 0.075)
    if shape == "flute":
        low = h * 0.36
        bowl = spline(
            [
                (stem, low),
                (r * 0.55, low + h * 0.1),
                (r * 0.92, low + h * 0.3),
                (r * 0.98, low + h * 0.45),
                (r * 0.88, h),
            ],
            steps=6,
        )
    elif shape == "martini":
        low = h * 0.56
        bowl = [(stem, low), (stem * 1.8, low + h * 0.02), (r * 0.985, h * 0.985), (r, h)]
    elif shape == "goblet":
        low = h * 0.42
        wall, stem, foot = max(0.0022, r * 0.06), r * 0.16, r * 0.95
        bowl = spline(
            [(stem, low), (r * 0.55, low + h * 0.04), (r * 0.95, low + h * 0.2), (r * 0.97, low + h * 0.36), (r, h)],
            steps=6,
        )
    else:
        low = h * 0.45
        bowl = spline(
            [
                (stem, low),
                (r * 0.5, low + h * 0.03),
                (r * 0.95, low + h * 0.16),
                (r * 1.0, low + h * 0.26),
                (r * 0.88, low + h * 0.44),
                (r * 0.76, h),
            ],
            steps=6,
        )
    knop = (
        [(stem, h * 0.08), (stem, low * 0.5)]
        if shape != "goblet"
        else spline(
            [
                (stem, h * 0.1),
                (stem * 0.9, low * 0.4),
                (stem * 2.2, low * 0.55),
                (stem * 0.9, low * 0.7),
                (stem * 0.8, low * 0.9),
            ]
        )
    )
    base = [(foot, 0), (foot, h * 0.006), (foot * 0.7, h * 0.014), (foot * 0.25, h * 0.035)]
    floor = low + wall * 2.5
    outer = [*base, *knop, *bowl]
    inside_floor = floor + (h * 0.008 if shape != "martini" else h * 0.01)
    slot = "metal" if shape == "goblet" else "glass"
    k.add("glass", vessel(outer, wall, floor=inside_floor), material=slot)
    if shape == "goblet":
        for i in range(6):
            a = 2 * math.pi * i / 6
            k.add(
                "jewel",
                Sphere(radius=r * 0.11, segments=12),
                at=(r * 0.965 * math.cos(a), r * 0.965 * math.sin(a), low + h * 0.3),
                material="jewel",
                flat=True,
            )
        for z, out in ((low + h * 0.42, 0.985), (h, 0.985)):
            k.add(
                "band",
                Torus(radius=r * out, tube=r * 0.035, segments=56, tube_segments=8),
                at=(0, 0, z),
                material="metal",
            )
    level = low + (h - low) * {"wine": 0.5, "flute": 0.8, "martini": 0.85, "goblet": 0.8}[shape]
    if k.s("contents") != "empty":
        k.add("contents", liquid(bowl, wall, level, floor=inside_floor, overlap=wall * 0.05), material=k.s("contents"))
    if shape == "martini" and k.s("contents") != "empty":
        k.rod("pick", (-r * 0.3, 0, low + h * 0.12), (r * 0.95, 0, h * 1.06), 0.0011, segments=8, material="metal")
        k.add(
            "olive",
            Sphere(radius=r * 0.17, segments=24),
            at=(r * 0.25, 0, low + (h * 1.06 - low - h * 0.12) * 0.44 + h * 0.12),
            scale=(1.2, 1, 1),
            material="olive",
        )
    k.anchor("inside", (0, 0, inside_floor), half_size=(r * 0.6, r * 0.6), round=True, height=h - inside_floor)
    k.anchor("grip", (0, 0, low * 0.6), normal=(0, -1, 0), radius=stem)
