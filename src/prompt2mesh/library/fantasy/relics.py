"""Relics and holy things - coffin, rune stone, ingots, crosses."""

import math

from prompt2mesh.library.kit import Kit
from prompt2mesh.library.outlines import Outline
from prompt2mesh.library.panels import both_sides, panel
from prompt2mesh.library.registry import asset, choice, count, length
from prompt2mesh.mesh.materials import Material
from prompt2mesh.mesh.program import Displace, Subdivide
from prompt2mesh.mesh.shapes import Box, Cone, Extrude, Loft, Section, Sphere, Torus


@asset(
    kind="coffin",
    words=("coffin", "casket coffin", "wooden coffin", "vampire coffin", "sarcophagus", "mummy coffin", "pharaoh's sarcophagus", "egyptian sarcophagus"),
    about="A six-sided coffin with handles and a cross; or a pharaoh's sarcophagus, standing.",
    parameters=(length("length", 2.0, 0.1, 5.0, words=("length", "long", "size", "height")), choice("type", "coffin", "sarcophagus", words=("type",))),
    slots={"wood": "mahogany", "metal": "antique_brass", "cloth": Material(preset="satin", color="#8e1626"), "gold": "gold", "blue": Material(preset="gloss_paint", color="#1f3f94"), "black": Material(preset="gloss_paint", color="#17171a")},
    adjectives={w: {"type": "sarcophagus"} for w in ("sarcophagus", "mummy coffin", "pharaoh's sarcophagus", "egyptian sarcophagus", "egyptian")},
    states=("open",),
    parts={"lid": "wood lid", "handle": "metal handle", "lining": "cloth"},
    holds=True,
)  # fmt: skip
def coffin(k: Kit) -> None:
    """The coffin lies with its foot to the front right; open, its lid leans aside."""
    s = k.m("length") / 2.0
    if k.s("type") == "sarcophagus":
        _sarcophagus(k, s)
        return
    half = [(0.2, -1.0), (0.36, 0.48), (0.24, 1.0)]
    outline: Outline = [(x, y) for x, y in half] + [(-x, y) for x, y in half[::-1]]
    inner = [(x * 0.9, y * 0.965) for x, y in outline]
    opened = k.state("open")
    with k.group("coffin", rotate=(0, 0, -58), scale=s):
        k.add("wood floor", Extrude(outline=outline, height=0.04), material="wood", bevel=0.008)
        k.add("wood side", Extrude(outline=outline, holes=[inner], height=0.4), at=(0, 0, 0.02), material="wood")
        k.add(
            "metal rim",
            Extrude(outline=[(x * 1.025, y * 1.01) for x, y in outline], holes=[inner], height=0.025, bevel=0.005),
            at=(0, 0, 0.4),
            material="metal",
        )
        k.add(
            "cloth",
            Extrude(outline=[(x * 0.97, y * 0.985) for x, y in inner], height=0.1, bevel=0.03),
            at=(0, 0, 0.035),
            material="cloth",
        )
        k.add("cloth pillow", Box(size=(0.38, 0.28, 0.1)), at=(0, 0.72, 0.12), material="cloth", bevel=0.04)
        with k.group(
            "lid group", at=(0.56, 0.0, 0.33) if opened else (0, 0, 0.424), rotate=(0, 62, 0) if opened else (0, 0, 0)
        ):
            k.add(
                "wood lid",
                Extrude(outline=[(x * 1.05, y * 1.02) for x, y in outline], height=0.045, bevel=0.01),
                material="wood",
            )
            k.add(
                "wood lid top",
                Extrude(outline=[(x * 0.84, y * 0.92) for x, y in outline], height=0.05, taper=0.94, bevel=0.006),
                at=(0, 0, 0.04),
                material="wood",
            )
            k.add("metal cross", Box(size=(0.05, 0.7, 0.02)), at=(0, 0.3, 0.088), material="metal", bevel=0.006)
            k.add("metal cross bar", Box(size=(0.32, 0.05, 0.018)), at=(0, 0.44, 0.088), material="metal", bevel=0.006)
        for side in (-1, 1):
            for y in (-0.55, 0.0):
                x = side * (0.2 + (0.36 - 0.2) * (y + 1.0) / 1.48)
                k.tube(
                    "metal handle",
                    [
                        (x, y - 0.1, 0.24),
                        (x + side * 0.06, y - 0.09, 0.2),
                        (x + side * 0.06, y + 0.09, 0.2),
                        (x + side * 0.012, y + 0.1, 0.24),
                    ],
                    0.013,
                    segments=12,
                    material="metal",
                )
    k.anchor("inside", (0, 0, 0.14 * s), half_size=(0.22 * s, 0.4 * s), height=0.25 * s)
    k.anchor("top", (0, 0, 0.5 * s), half_size=(0.2 * s, 0.5 * s))


def _sarcophagus(k: Kit, s: float) -> None:
    with k.group("sarcophagus", scale=s):
        rows = (
            (0.0, 0.27, 0.2),
            (0.1, 0.26, 0.2),
            (0.22, 0.2, 0.19),
            (0.9, 0.29, 0.2),
            (1.36, 0.36, 0.2),
            (1.5, 0.34, 0.19),
            (1.58, 0.22, 0.17),
            (1.8, 0.22, 0.18),
            (1.94, 0.17, 0.15),
            (2.0, 0.06, 0.06),
        )
        k.add(
            "gold body",
            Loft(sections=[Section(center=(0, 0.02, z), radii=(a, b), exponent=2.8) for z, a, b in rows], segments=44),
            material="gold",
        )
        k.add("gold foot", Box(size=(0.62, 0.5, 0.08)), material="gold", bevel=0.015)
        k.add(
            "gold face", Sphere(radius=0.135, segments=36), at=(0, -0.1, 1.74), scale=(0.82, 0.65, 1.1), material="gold"
        )
        hood: Outline = both_sides(
            [(0.0, 1.46), (0.14, 1.3), (0.27, 1.32), (0.27, 1.56), (0.235, 1.8), (0.17, 1.93), (0.0, 1.975)]
        )
        panel(
            k,
            "blue hood",
            hood,
            0.15,
            at=(0, 0.06, 0),
            material="blue",
            bevel=0.03,
            holes=[
                [(0.105 * math.cos(a), 1.735 + 0.145 * math.sin(a)) for a in (2 * math.pi * i / 28 for i in range(28))]
            ],
        )
        for i in range(7):
            for x in (-1, 1):
                k.add(
                    "gold stripe",
                    Box(size=(0.13, 0.03, 0.016), pivot="center"),
                    at=(x * 0.192, -0.082, 1.36 + 0.075 * i),
                    rotate=(0, x * 22, 0),
                    material="gold",
                    bevel=0.004,
                )
        for x in (-1, 1):
            k.add(
                "black eye",
                Sphere(radius=0.02, segments=16),
                at=(x * 0.042, -0.178, 1.765),
                scale=(1.5, 0.5, 0.7),
                material="black",
            )
            k.rod(
                "black brow",
                (x * 0.015, -0.184, 1.798),
                (x * 0.075, -0.165, 1.802),
                0.005,
                segments=8,
                material="black",
            )
            k.tube(
                "blue arm",
                [(x * 0.3, -0.1, 1.3), (x * 0.26, -0.2, 1.08), (0.0, -0.235, 1.14), (-x * 0.13, -0.21, 1.22)],
                0.05,
                radii=[1.2, 1.0, 0.9, 0.8],
                segments=18,
                material="gold",
            )
        k.add("gold nose", Cone(radius_bottom=0.02, height=0.06, segments=12), at=(0, -0.188, 1.715), material="gold")
        k.add(
            "black lips",
            Sphere(radius=0.022, segments=16),
            at=(0, -0.178, 1.69),
            scale=(1.4, 0.5, 0.5),
            material="black",
        )
        k.rod("blue beard", (0, -0.17, 1.62), (0, -0.2, 1.42), 0.02, 0.03, segments=14, material="blue")
        k.tube(
            "blue crook",
            [(0.12, -0.235, 1.1), (0.16, -0.24, 1.36), (0.2, -0.24, 1.46), (0.25, -0.23, 1.44), (0.25, -0.22, 1.38)],
            0.013,
            segments=12,
            material="blue",
        )
        k.rod("blue flail", (-0.12, -0.235, 1.1), (-0.18, -0.23, 1.46), 0.013, segments=12, material="blue")
        for j, z in enumerate((0.3, 0.46, 0.62, 0.78, 0.94)):
            w = 0.2 + 0.09 * (z - 0.22) / 0.68
            k.add(
                "blue band" if j % 2 == 0 else "black band",
                Loft(
                    sections=[
                        Section(center=(0, 0.02, z + o), radii=(w + 0.006, 0.205), exponent=2.8) for o in (-0.02, 0.02)
                    ],
                    segments=44,
                    smooth=False,
                ),
                material="blue" if j % 2 == 0 else "black",
            )
        k.add("gold cobra", Cone(radius_bottom=0.018, height=0.09, segments=14), at=(0, -0.12, 1.9), material="gold")
    k.anchor("inside", (0, 0, 0.1 * s), half_size=(0.15 * s, 0.1 * s), height=1.5 * s)
    k.anchor("top", (0, 0, 2.0 * s))


_RUNES: tuple[tuple[tuple[float, float, float, float], ...], ...] = (
    ((-0.25, -0.5, -0.25, 0.5), (-0.25, 0.5, 0.25, 0.25), (-0.25, 0.15, 0.25, -0.1)), ((0.0, -0.5, 0.0, 0.5), (0.0, 0.5, 0.3, 0.15), (0.0, 0.5, -0.3, 0.15)),
    ((-0.25, -0.5, -0.25, 0.5), (0.25, -0.5, 0.25, 0.5), (-0.25, 0.2, 0.25, -0.2)), ((-0.2, -0.5, -0.2, 0.5), (-0.2, 0.5, 0.25, 0.2), (0.25, 0.2, -0.2, 0.0), (-0.2, 0.0, 0.25, -0.5)),
    ((-0.25, 0.5, 0.25, 0.0), (0.25, 0.0, -0.25, -0.5)),
)  # fmt: skip


@asset(
    kind="rune_stone",
    words=("rune stone", "runestone", "rune", "magic stone", "ancient stone tablet", "stone tablet", "monolith", "standing stone", "menhir", "obelisk stone"),
    about="A standing stone with glowing runes.",
    parameters=(length("height", 1.4, 0.03, 8.0, words=("height", "tall", "size")), count("runes", 5, 0, 5, words=("runes", "symbols", "glyphs"))),
    slots={"stone": "stone", "rune": Material(preset="led", color="#4fd8ff", emission_strength=3.0)},
    adjectives={"monolith": {"runes": 0}, "standing stone": {"runes": 0}, "menhir": {"runes": 0}},
)  # fmt: skip
def rune_stone(k: Kit) -> None:
    """Roughly hewn, runes in a column on its face."""
    h = k.m("height")
    rows = (
        (0.0, 0.25, 0.15),
        (0.12, 0.24, 0.14),
        (0.6, 0.21, 0.115),
        (0.86, 0.16, 0.09),
        (0.97, 0.09, 0.055),
        (1.0, 0.03, 0.02),
    )
    k.add("stone", Loft(sections=[Section(center=(0, 0, z * h), radii=(a * h, b * h), exponent=3.2) for z, a, b in rows], segments=36, resolution=5), material="stone",
          modifiers=[Subdivide(levels=1, smooth=False), Displace(strength=0.022 * h, scale=0.16 * h, octaves=4, seed=k.seed, keep_base=True)])  # fmt: skip
    n = k.n("runes")
    for i in range(n):
        z = 0.8 - 0.62 * (i + 0.5) / max(n, 1)
        size = 0.13 * h
        y = -(0.15 - 0.035 * min(z / 0.6, 1.0) - max(z - 0.6, 0) * 0.1) * h
        for x0, z0, x1, z1 in _RUNES[i % 5]:
            k.rod(
                "rune stroke",
                (x0 * size, y, z * h + z0 * size),
                (x1 * size, y, z * h + z1 * size),
                0.011 * h,
                segments=8,
                round_caps=True,
                material="rune",
            )
    k.anchor("top", (0, 0, h))


@asset(
    kind="gold_bar",
    words=("gold bar", "gold bars", "ingot", "gold ingot", "bullion", "silver bar", "bars of gold"),
    about="A gold bar, or a stack of them.",
    parameters=(length("length", 0.25, 0.02, 3.0, words=("length", "long", "size")), count("bars", 1, 1, 30, words=("bars", "ingots"))),
    slots={"gold": "gold"},
    adjectives={"stack": {"bars": 10}, "stacked": {"bars": 10}, "pile": {"bars": 14}, "bullion": {"bars": 10}},
)  # fmt: skip
def gold_bar(k: Kit) -> None:
    """Tapering bars laid crosswise in layers that narrow upwards."""
    n, total = k.m("length"), k.n("bars")
    w, h = n * 0.3, n * 0.16
    bar = Loft(
        axis="z",
        smooth=False,
        sections=[
            Section(center=(0, 0, z), outline=[(-x, -y), (x, -y), (x, y), (-x, y)])
            for z, x, y in ((0.0, n / 2, w / 2), (h, n * 0.44, w * 0.36))
        ],
    )
    base = 1
    while base * (base + 1) // 2 < total:
        base += 1
    left, layer = total, 0
    while left > 0:
        row = min(left, max(1, base - layer))
        for i in range(row):
            off = (i - (row - 1) / 2) * w * 1.02
            k.add("gold bar", bar, at=(0, off, layer * h), material="gold", bevel=h * 0.06)
            k.add(
                "gold stamp",
                Box(size=(n * 0.3, w * 0.24, h * 0.05)),
                at=(0, off, (layer + 0.97) * h),
                material="gold",
                bevel=h * 0.015,
            )
        left -= row
        layer += 1
    k.anchor("top", (0, 0, layer * h), half_size=(n * 0.4, w * 0.3))
    k.anchor("grip", (0, 0, h / 2), normal=(1, 0, 0), radius=w / 2)


@asset(
    kind="ankh",
    words=("ankh", "egyptian cross", "key of life", "cross", "wooden cross", "crucifix", "celtic cross", "holy cross"),
    about="An ankh, or a Latin or Celtic cross, standing on a step.",
    parameters=(length("height", 0.3, 0.02, 6.0, words=("height", "tall", "size")), choice("type", "ankh", "latin", "celtic", words=("type",))),
    slots={"cross": "gold", "base": "black_marble", "gem": "lapis_lazuli"},
    adjectives={w: {"type": "latin"} for w in ("cross", "wooden cross", "crucifix", "holy cross")} | {"celtic cross": {"type": "celtic"}},
)  # fmt: skip
def ankh(k: Kit) -> None:
    """A flared shaft and arms."""
    h, kind = k.m("height"), k.s("type")
    u = h / 1.0
    k.add("base", Box(size=(0.36 * u, 0.24 * u, 0.06 * u)), material="base", bevel=0.012 * u)
    k.add("base step", Box(size=(0.26 * u, 0.16 * u, 0.05 * u)), at=(0, 0, 0.055 * u), material="base", bevel=0.01 * u)
    t = 0.075 * u
    if kind == "ankh":
        arms: Outline = both_sides(
            [(0.0, 0.09), (0.06, 0.09), (0.035, 0.5), (0.22, 0.475), (0.22, 0.575), (0.03, 0.555), (0.0, 0.555)]
        )
        panel(
            k, "cross arms", [(x * u, z * u) for x, z in arms], t, at=(0, t / 2, 0), material="cross", bevel=0.012 * u
        )
        loop = [(0.15 * math.sin(a), 0.76 - 0.23 * math.cos(a)) for a in (2 * math.pi * i / 40 for i in range(40))]
        hole = [(0.085 * math.sin(a), 0.775 - 0.155 * math.cos(a)) for a in (2 * math.pi * i / 40 for i in range(40))]
        panel(
            k,
            "cross loop",
            [(x * u, z * u) for x, z in loop],
            t,
            at=(0, t / 2, 0),
            material="cross",
            bevel=0.012 * u,
            holes=[[(x * u, z * u) for x, z in hole]],
        )
        k.add(
            "gem", Sphere(radius=0.035 * u, segments=24), at=(0, -t / 2, 0.525 * u), scale=(1, 0.6, 1), material="gem"
        )
    else:
        half = [
            (0.0, 0.09),
            (0.055, 0.09),
            (0.05, 0.58),
            (0.26, 0.575),
            (0.26, 0.685),
            (0.05, 0.68),
            (0.055, 1.0),
            (0.0, 1.0),
        ]
        panel(
            k,
            "cross arms",
            [(x * u, z * u) for x, z in both_sides(half)],
            t,
            at=(0, t / 2, 0),
            material="cross",
            bevel=0.01 * u,
        )
        if kind == "celtic":
            k.add(
                "cross ring",
                Torus(radius=0.17 * u, tube=0.026 * u, segments=56, tube_segments=14),
                at=(0, 0, 0.63 * u),
                rotate=(90, 0, 0),
                material="cross",
            )
            for z in (0.2, 0.3, 0.4):
                k.add(
                    "cross knot",
                    Torus(radius=0.03 * u, tube=0.009 * u, segments=28, tube_segments=8),
                    at=(0, -t / 2, z * u),
                    rotate=(90, 0, 0),
                    material="cross",
                )
            k.add(
                "gem", Sphere(radius=0.04 * u, segments=24), at=(0, -t / 2, 0.63 * u), scale=(1, 0.6, 1), material="gem"
            )
    k.anchor("top", (0, 0, h))
    k.anchor("grip", (0, 0, 0.3 * u), radius=0.05 * u)
