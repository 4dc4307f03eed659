"""Bread: loaf, slice, baguette, bagel, croissant."""

import math

import numpy as np

from prompt2mesh.library.kit import Kit
from prompt2mesh.library.plants.surfaces import Floats, Surface, rings_to_surface, sheet, turned
from prompt2mesh.library.registry import asset, choice, count, flag, length
from prompt2mesh.mesh.materials import Material
from prompt2mesh.mesh.placement import Scatter
from prompt2mesh.mesh.program import Displace, Paint
from prompt2mesh.mesh.shapes import Box, Ellipsoid, Extrude, Lathe, Loft, Section, Torus


def bread_outline(w: float, h: float) -> list[tuple[float, float]]:
    """A slice of tin loaf: straight below, mushrooming above."""
    half = [
        (0.0, 0.0),
        (0.4, 0.0),
        (0.43, 0.03),
        (0.43, 0.3),
        (0.44, 0.55),
        (0.5, 0.68),
        (0.49, 0.82),
        (0.4, 0.94),
        (0.2, 1.0),
        (0.0, 1.0),
    ]
    right = [(x * w, y * h) for x, y in half]
    return right + [(-x, y) for x, y in right[-2:0:-1]]


@asset(
    kind="bread",
    words=("bread", "loaf of bread", "loaf", "bread loaf", "slice of bread", "toast", "slice of toast", "sourdough", "baguette", "french bread", "bread dough", "dough", "pita bread", "pita"),
    about="A loaf: tin loaf with slices cut off, a single slice, a round sourdough, or a baguette.",
    parameters=(length("length", 0.26, 0.02, 3.0, words=("length", "size", "long")), choice("form", "loaf", "slice", "baguette", "round", "dough"), count("slices", 2, 0, 8), count("cuts", 5, 0, 9, words=("scores",))),
    slots={"crust": Material(preset="crust", color="#b87636"), "crumb": Material(preset="cake", color="#f3e0b4"), "butter": "butter", "flour": Material(preset="bread", color="#efdcb8")},
    states=("sliced", "toasted", "buttered"),
    adjectives={"toast": {"form": "slice"}, "french": {"form": "baguette"}, "sourdough": {"form": "round"}, "dough": {"form": "dough"}},
    parts={"slice": "slice"},
)  # fmt: skip
def bread(k: Kit) -> None:
    """Extruded slices side by side, or a scored loaf."""
    long, form = k.m("length"), k.s("form")
    w, h = long * 0.44, long * 0.46
    if form == "slice":
        _slice(k, (0.0, 0.0, 0.0), long * 0.5, long * 0.5, long * 0.06)
        return
    if form == "dough":
        lump = turned(
            [(0, 0), (0.4, 0), (0.5, 0.1), (0.47, 0.24), (0.3, 0.36), (0, 0.4)],
            segments=40,
            steps=4,
            ripple=lambda a, _s: 1 + 0.04 * np.sin(3 * a + 2) + 0.02 * np.sin(7 * a),
        )
        k.add(
            "flour",
            lump.placed(scale=long).shape(),
            material="flour",
            modifiers=[Displace(strength=long * 0.02, scale=long * 0.2, seed=k.seed)],
        )
        k.anchor("top", (0, 0, long * 0.39), half_size=(long * 0.2, long * 0.2), round=True)
        return
    if form in ("baguette", "round"):
        _scored(k, long, round_=form == "round")
        return
    n = k.n("slices") if not k.state("sliced") else max(k.n("slices"), 4)
    thick = long * 0.052
    gap = thick * 0.55
    block = max(long - n * (thick + gap), long * 0.3)
    x0 = -long / 2
    brown = [
        Paint(kind="gradient", color="#8a4e1e", start=h * 0.3, end=h * 1.0),
        Paint(kind="noise", color="#d89a52", scale=long * 0.2, amount=0.3, softness=0.9, seed=k.seed),
    ]
    ends = [(0.0, 0.86), (0.03, 0.97), (0.09, 1.0), (0.5, 1.02), (1.0, 1.0)]
    m = 40
    a = np.asarray(bread_outline(w, h))
    loop = np.concatenate([a, a[:1]])
    arc: Floats = np.concatenate([[0], np.cumsum(np.linalg.norm(np.diff(loop, axis=0), axis=1))])
    even = np.stack(
        [np.interp(np.linspace(0.0, float(arc[-1]), m, endpoint=False), arc, loop[:, i]) for i in range(2)], 1
    )
    rings: list[Floats] = []
    for t, q in ends:
        c = np.array([0, h * 0.45])
        p = (even - c) * q + c
        p[:, 1] = np.maximum(p[:, 1], 0.0)
        rings.append(np.stack([np.full(m, x0 + block * t), p[:, 0], p[:, 1]], 1))
    k.add("crust", rings_to_surface(np.array(rings)).shape(), material="crust", paint=brown)
    face = Extrude(
        outline=[(x * 0.955, h * 0.45 + (y - h * 0.45) * 0.955) for x, y in bread_outline(w, h)], height=long * 0.006
    )
    k.add("crumb", face, at=(x0 + block - long * 0.004, 0, 0), rotate=(90, 0, 90), material="crumb")
    for i in range(n):
        x = x0 + block + gap * (i + 1) + thick * i
        _slice(k, (x, 0.0, 0.0), w, h, thick, yaw=90)
    k.anchor("top", (-long * 0.1, 0, h), half_size=(block * 0.4, w * 0.3))


def _slice(k: Kit, at: tuple[float, float, float], w: float, h: float, thick: float, *, yaw: float = 0.0) -> None:
    """One slice standing; its crumb shows on both faces."""
    outline = bread_outline(w, h)
    inner = [(x * 0.93, h * 0.48 + (y - h * 0.48) * 0.93) for x, y in outline]
    toasted = k.state("toasted")
    with k.group("slice body", at=at, rotate=(0, 0, yaw)):
        k.add(
            "crust slice",
            Extrude(outline=outline, height=thick, bevel=thick * 0.12),
            at=(0, thick, 0),
            rotate=(90, 0, 0),
            material="crust",
        )
        brown = [Paint(kind="gradient", color="#c98a42", start=-9, end=-8)] if toasted else []
        k.add(
            "crumb slice",
            Extrude(outline=inner, height=thick * 1.08, bevel=thick * 0.05),
            at=(0, thick * 1.04, 0),
            rotate=(90, 0, 0),
            material="crumb",
            paint=brown,
        )
        if k.state("buttered"):
            k.add(
                "butter",
                Box(size=(w * 0.24, thick * 0.5, w * 0.22)),
                at=(w * 0.03, -thick * 0.2, h * 0.42),
                rotate=(0, 12, 0),
                bevel=thick * 0.1,
                material="butter",
            )


def _scored(k: Kit, long: float, *, round_: bool) -> None:
    w = long * (0.5 if round_ else 0.1)
    length_ = long * 0.5 if round_ else long * 1.0
    tall = w * (0.62 if round_ else 0.85)
    qs = (
        (-1.0, 0.02),
        (-0.985, 0.22),
        (-0.93, 0.5),
        (-0.8, 0.78),
        (-0.45, 0.98),
        (0.0, 1.0),
        (0.45, 0.98),
        (0.8, 0.78),
        (0.93, 0.5),
        (0.985, 0.22),
        (1.0, 0.02),
    )
    if round_:
        body: Surface = turned(
            [(0, 0), (0.38, 0), (0.49, 0.1), (0.48, 0.28), (0.33, 0.48), (0.15, 0.56), (0, 0.57)], segments=48, steps=4
        ).placed(scale=long)
        tall = long * 0.57
        k.add(
            "crust",
            body.shape(),
            material="crust",
            paint=[Paint(kind="noise", color="#8a4e1e", scale=long * 0.2, amount=0.4, softness=0.9, seed=k.seed)],
            modifiers=[Displace(strength=long * 0.012, scale=long * 0.15, seed=k.seed)],
        )
        marks = [((-0.26, y), (0.26, y)) for y in (-0.16, 0.0, 0.16)] + [((0, -0.26), (0, 0.26))]
        for (xa, ya), (xb, yb) in marks:
            pts: list[tuple[float, float, float]] = []
            for t in np.linspace(0, 1, 9):
                x, y = xa + (xb - xa) * t, ya + (yb - ya) * t
                q = math.hypot(x, y)
                pts.append(
                    (x * long, y * long, float(np.interp(q, [0, 0.15, 0.33, 0.48], [0.57, 0.56, 0.48, 0.28])) * long)
                )
            k.tube(
                "flour score",
                pts,
                long * 0.022,
                radii=[0.3, 0.8, 1, 1, 1, 1, 1, 0.8, 0.3],
                material="flour",
                segments=10,
            )
    else:
        sections = [
            Section(
                center=(x * length_ / 2, 0, tall * 0.5),
                radii=(w / 2 * max(q, 0.02), tall / 2 * max(q, 0.02)),
                exponent=2.3,
            )
            for x, q in qs
        ]
        k.add(
            "crust",
            Loft(axis="x", sections=sections, segments=32),
            material="crust",
            paint=[Paint(kind="gradient", color="#8a4e1e", start=tall * 0.5, end=tall * 1.1)],
        )
        n = k.n("cuts")
        for i in range(n):
            x = length_ * 0.8 * ((i + 0.5) / n - 0.5)
            half = min(length_ * 0.07, length_ * 0.4 / max(n, 1))
            pts = [(x + half * t, w * 0.26 * t, tall * (0.985 - 0.08 * t * t)) for t in (-1.0, -0.5, 0.0, 0.5, 1.0)]
            k.tube("flour score", pts, w * 0.12, radii=[0.2, 0.85, 1.0, 0.85, 0.2], material="flour", segments=12)
    k.anchor("top", (0, 0, tall), half_size=(long * 0.2, w * 0.2))


@asset(
    kind="bagel",
    words=("bagel", "bagel sandwich"),
    about="A bagel with seeds, halved and filled with cream cheese and salmon when asked.",
    parameters=(length("diameter", 0.11, 0.01, 3.0, words=("diameter", "size", "width")), flag("filling", True, words=("filling", "cream cheese", "cheese", "lox", "salmon")), count("seeds", 90, 0, 260, words=("seeds", "sesame seeds", "poppy seeds"))),
    slots={"bagel": Material(preset="crust", color="#c07a35"), "cream": Material(preset="whipped_cream", color="#fdf7ea"), "salmon": "salmon", "seed": Material(preset="rice", color="#f3e6c6"), "lettuce": Material(preset="vegetable", color="#86b83c")},
    adjectives={"plain": {"filling": False}, "filled": {"filling": True}},
    parts={"lox": "salmon", "cheese": "cream"},
)  # fmt: skip
def bagel(k: Kit) -> None:
    """Two halves of a ring with layers between."""
    d = k.m("diameter")
    r, tube = d * 0.3, d * 0.2
    filled = k.on("filling")
    low = [
        (r - tube, 0.0),
        (r - tube * 0.9, -tube * 0.35),
        (r - tube * 0.5, -tube * 0.68),
        (r, -tube * 0.78),
        (r + tube * 0.5, -tube * 0.68),
        (r + tube * 0.92, -tube * 0.35),
        (r + tube, 0.0),
    ]
    z = tube * 0.78
    bottom = Lathe(profile=low, closed=True, smooth=False, fillet=tube * 0.25, segments=48)
    cream_edge = [Paint(kind="gradient", color="#f3deb0", start=-tube * 0.12, end=0)]
    k.add("bagel bottom", bottom, at=(0, 0, z), material="bagel", paint=cream_edge if filled else [])
    if filled:
        k.add(
            "cream",
            Torus(radius=r, tube=tube * 1.0, segments=40, tube_segments=12),
            at=(0, 0, z + d * 0.012),
            scale=(1, 1, 0.2),
            material="cream",
            modifiers=[Displace(strength=d * 0.012, scale=d * 0.09, seed=k.seed)],
        )
        z += d * 0.028
        for i in range(7):
            a = 2 * math.pi * i / 7
            u = np.linspace(0, 1, 20)[:, None]
            v = np.linspace(-1, 1, 6)[None, :]
            wave = d * 0.012 * np.sin(u * 13 + i)
            grid = np.stack(
                [
                    (r + tube * (0.15 + 1.0 * v)) + 0 * u,
                    d * 0.3 * (u - 0.5) + 0 * v,
                    wave - d * 0.025 * np.maximum(v, 0) ** 3 + d * 0.01,
                ],
                -1,
            )
            k.add("salmon", sheet(grid, d * 0.014).shape(), at=(0, 0, z), rotate=(0, 0, math.degrees(a)), material="salmon",
                  paint=[Paint(kind="stripes", color="#fbc7a6", axis="y", scale=d * 0.05, amount=0.22, softness=0.4)])  # fmt: skip
        z += d * 0.03
    else:
        z += d * 0.001
    top = Lathe(profile=[(x, -y * 1.02) for x, y in low[::-1]], closed=True, fillet=tube * 0.25, segments=48)
    name = k.add(
        "bagel top",
        top,
        at=(0, 0, z),
        rotate=(0, 4 if filled else 0, 0),
        material="bagel",
        paint=[
            Paint(kind="gradient", color="#8f4f1c", start=tube * 0.3, end=tube * 0.85),
            *([Paint(kind="gradient", color="#f3deb0", start=tube * 0.1, end=0)] if filled else []),
        ],
    ).name
    if k.n("seeds"):
        k.add(
            "seed",
            Ellipsoid(radii=(d * 0.009, d * 0.016, d * 0.006), segments=8),
            instances=Scatter(on=name, count=k.n("seeds"), seed=k.seed, min_up=0.5),
            material="seed",
        )
    k.anchor("top", (0, 0, z + tube * 0.78), half_size=(d * 0.3, d * 0.3), round=True)


@asset(
    kind="croissant",
    words=("croissant", "crescent roll", "pain au chocolat", "pastry"),
    about="A croissant: a crescent of overlapping rolls of dough.",
    parameters=(length("width", 0.14, 0.01, 3.0, words=("width", "size", "length")), count("rolls", 7, 3, 11)),
    slots={"pastry": Material(preset="pastry", color="#d39a4a")},
)
def croissant(k: Kit) -> None:
    """Rings along an arc, each a step wider than the next outwards."""
    w, n = k.m("width"), k.n("rolls")
    rings: list[Floats] = []
    steps = n * 12
    radius = w * 0.36
    a = np.linspace(0, 2 * np.pi, 36, endpoint=False)
    for i in range(steps + 1):
        t = 2 * i / steps - 1
        turn = math.radians(108) * t
        inside = abs(t) * n / 2 - math.floor(abs(t) * n / 2)
        base = (1 - abs(t) ** 1.7) * 0.82 + 0.12
        bump = 0.92 + 0.26 * (1 - inside) ** 0.8
        q = w * 0.19 * base * bump * (0.4 if i in (0, steps) else 1)
        cx, cy = radius * math.sin(turn), -radius * math.cos(turn) * 0.85
        out = np.array([math.sin(turn), -math.cos(turn), 0])
        rings.append(
            np.array([cx, cy, w * 0.15])
            + (q * np.cos(a))[:, None] * out
            + (q * 0.85 * np.sin(a))[:, None] * np.array([0, 0, 1.0])
        )
    body = rings_to_surface(np.array(rings)[:, ::-1])
    points = body.points - np.array([0, -radius * 0.35, float(body.points[:, 2].min())])
    dark = [
        Paint(kind="gradient", color="#9a5a1e", start=w * 0.14, end=w * 0.34),
        Paint(kind="noise", color="#e3b56a", scale=w * 0.06, amount=0.3, softness=0.8, seed=k.seed),
    ]
    k.add("pastry", Surface(points, body.faces).shape(), paint=dark)
