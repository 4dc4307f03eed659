"""Land: mountain, volcano, hill, island, dune, canyon, iceberg, meadow."""

import math

import numpy as np

from prompt2mesh.library.kit import Kit
from prompt2mesh.library.landscape.terrain import (
    TREE_SLOTS,
    HeightField,
    disc,
    noise,
    ridged,
    small_trees,
    spots,
)
from prompt2mesh.library.plants.foliage import limb
from prompt2mesh.library.plants.surfaces import Floats, Surface, blade, joined, turned
from prompt2mesh.library.registry import Times, asset, count, flag, length
from prompt2mesh.mesh.materials import Material
from prompt2mesh.mesh.program import Displace, Paint
from prompt2mesh.mesh.shapes import Blend, Blob


@asset(
    kind="mountain",
    words=("mountain", "peak", "mountain range", "alp", "mount", "summit", "snowy mountain", "everest"),
    about="A rocky mountain with ridges, snow on top and forest at its foot.",
    parameters=(
        length("height", 60.0, 0.05, 3000.0, words=("height", "tall", "high", "size")),
        length("width", 95.0, 0.05, 6000.0, words=("width", "wide")),
        count("peaks", 1, 1, 6),
        flag("snow", True),
        count("trees", 26, 0, 90),
    ),
    slots={"rock": Material(preset="stone", color="#a1978b"), **TREE_SLOTS},
    category="place",
    states=("snowy",),
    adjectives={"snowy": {"snow": True}, "snow-capped": {"snow": True}, "bare": {"trees": 0}, "steep": {"width": Times(0.7)}},
    parts={"forest": "tree", "peak": "rock"},
)  # fmt: skip
def mountain(k: Kit) -> None:
    """Cones with ridged noise; coloured by height."""
    h, w, n = k.m("height"), k.m("width"), k.n("peaks")
    r = w / 2
    summits = [(0.0, 0.0, 1.0)] + [
        (math.cos(a) * r * 0.42, math.sin(a) * r * 0.3, k.rng.uniform(0.5, 0.82))
        for a in (i * 2.6 + 0.4 for i in range(n - 1))
    ]

    def height(x: Floats, y: Floats) -> Floats:
        rough = ridged(x / r * 2.1 + 9, y / r * 2.1 + 4, seed=k.seed, octaves=5)
        z = np.zeros_like(x)
        for px, py, share in summits:
            q = np.hypot(x - px, y - py) / (r * (0.55 + 0.45 * share))
            cone = np.maximum(1 - q, 0) ** 1.25 * share
            z = np.maximum(z, cone * (0.45 + 0.62 * rough))
        edge = np.clip((1 - np.hypot(x, y) / r) * 5, 0, 1)
        foot = 0.05 * edge * (1 + noise(x / r * 4, y / r * 4, seed=k.seed + 3))
        crag = 0.09 * noise(x / r * 9, y / r * 9, seed=k.seed + 7, octaves=3) * np.clip(z * 3, 0, 1)
        return h * (z + foot + crag + 0.012)

    ground = disc(r, height, seed=k.seed, rings=56, segments=116)
    top = float(ground.points[:, 2].max())
    ground = ground.placed(scale=(1, 1, h / top))
    paint = [
        Paint(kind="noise", color="#7d746a", scale=h * 0.2, amount=0.4, softness=0.8, seed=k.seed),
        Paint(kind="gradient", color="#86b85a", start=h * 0.32, end=h * 0.13),
    ]
    if k.on("snow") or k.state("snowy"):
        paint.append(
            Paint(
                kind="gradient",
                color="#f6f9fc",
                start=h * (0.5 if not k.state("snowy") else 0.1),
                end=h * (0.66 if not k.state("snowy") else 0.3),
            )
        )
    k.add("rock", ground.shape(), material="rock", paint=paint, flat=True)
    spot = spots(ground, r * 0.93, 400)
    low = spot[(spot[:, 2] > h * 0.03) & (spot[:, 2] < h * 0.22)]
    picked = [low[int((i * 0.6180339 % 1) * len(low))] for i in range(min(k.n("trees"), len(low)))]
    small_trees(k, [(float(p[0]), float(p[1]), float(p[2])) for p in picked], min(h * 0.14, w * 0.09), conifer=True)
    peak = ground.points[np.argmax(ground.points[:, 2])]
    k.anchor("top", (float(peak[0]), float(peak[1]), h), half_size=(r * 0.05, r * 0.05), round=True)


@asset(
    kind="volcano",
    words=("volcano", "erupting volcano", "crater"),
    about="A volcano with a crater; erupting it throws up lava and smoke, and lava runs down its sides.",
    parameters=(
        length("height", 40.0, 0.05, 3000.0, words=("height", "tall", "high", "size")),
        length("width", 90.0, 0.05, 6000.0, words=("width", "wide")),
        count("streams", 5, 0, 12, words=("streams", "lava streams", "rivers of lava")),
    ),
    slots={"rock": Material(preset="stone", color="#7d685e"), "lava": Material(preset="lava", emission_strength=0.9), "smoke": Material(preset="cloud", color="#6e6a68")},
    category="place",
    states=("erupting", "smoking", "dormant"),
    adjectives={"extinct": {"streams": 0}},
    parts={"ash": "smoke", "crater": "lava"},
)  # fmt: skip
def volcano(k: Kit) -> None:
    """A concave cone with gullies; lava follows the slope."""
    h, w = k.m("height"), k.m("width")
    r = w / 2
    mouth = r * 0.2
    erupting = k.state("erupting")
    rim_h = h

    def profile(q: Floats) -> Floats:
        out = np.maximum(1 - (q - mouth) / (r - mouth), 0) ** 1.55
        bowl = 0.72 + 0.28 * np.clip(q / mouth, 0, 1) ** 3
        return np.where(q < mouth, bowl, out)

    def height(x: Floats, y: Floats) -> Floats:
        q = np.hypot(x, y)
        a = np.arctan2(y, x)
        gully = (
            0.05
            * np.sin(11 * a + 3 * noise(x / r * 2, y / r * 2, seed=k.seed))
            * np.clip((q - mouth) / r * 3, 0, 1)
            * np.clip((r - q) / r * 3, 0, 1)
        )
        rough = 0.04 * noise(x / r * 7, y / r * 7, seed=k.seed + 1) * np.clip((r - q) / r * 6, 0, 1)
        return rim_h * (profile(q) + gully + rough * np.where(q < mouth * 0.8, 0.2, 1) + 0.015)

    ground = disc(r, height, seed=k.seed, rings=54, segments=112)
    paint = [
        Paint(kind="noise", color="#3c302b", scale=h * 0.25, amount=0.45, softness=0.9, seed=k.seed),
        Paint(kind="gradient", color="#5d7a38", start=h * 0.2, end=h * 0.03),
        Paint(
            kind="ellipsoid",
            color="#ff7a1e" if erupting else "#2c2220",
            center=(0, 0, h * 0.85),
            radii=(mouth * 1.2, mouth * 1.2, h * 0.17),
            softness=0.8,
        ),
    ]
    k.add("rock", ground.shape(), material="rock", paint=paint, flat=True)
    k.anchor("top", (0, 0, h), half_size=(mouth, mouth), round=True)
    k.anchor("inside", (0, 0, h * 0.75), half_size=(mouth * 0.7, mouth * 0.7), round=True, height=h * 0.25)
    if k.state("dormant"):
        return
    lake = turned([(0, 0.7), (0.85, 0.7), (0.97, 0.84), (0.5, 0.86), (0, 0.865)], segments=40, steps=2).placed(
        scale=(mouth, mouth, h)
    )
    k.add("lava lake", lake.shape(), material="lava")
    if erupting or not k.state("smoking"):
        _streams(k, height, mouth, r)
    if erupting:
        _fountain(k, mouth, h)
    if erupting or k.state("smoking"):
        blobs: list[Blob] = []
        for i in range(16):
            t = i / 15
            q = mouth * (0.35 + 1.5 * t**1.2)
            a = i * 2.4
            off = q * 0.55 * min(1.0, i / 3)
            blobs.append(
                Blob(
                    a=(
                        math.cos(a) * off + r * 0.25 * t * t,
                        math.sin(a) * off,
                        h * (0.9 + 0.75 * t) + (h * 0.25 if erupting else 0) * t,
                    ),
                    radius=q * 0.72,
                )
            )
        k.add("smoke", Blend(blobs=blobs, smoothness=mouth * 0.35, resolution=56), material="smoke",
              modifiers=[Displace(strength=mouth * 0.3, scale=mouth * 0.7, seed=k.seed)], smooth=True,
              paint=[Paint(kind="gradient", color="#ff8a3a", start=h * 1.12, end=h * 0.9)] if erupting else [])  # fmt: skip


def _streams(k: Kit, field: HeightField, mouth: float, r: float) -> None:
    for i in range(k.n("streams")):
        a = 2 * math.pi * i / max(k.n("streams"), 1) - math.pi / 2 + k.rng.uniform(-0.25, 0.25)
        far = k.rng.uniform(0.55, 0.92)
        path: list[tuple[float, float, float]] = []
        n = 16
        for j in range(n):
            t = j / (n - 1)
            q = mouth * 0.8 + (r * far - mouth * 0.8) * t
            turn = a + 0.16 * math.sin(t * 7 + i) * t
            x, y = q * math.cos(turn), q * math.sin(turn)
            z = float(field(np.array([x]), np.array([y]))[0])
            path.append((x, y, z))
        wide = r * 0.03 * k.vary(0.3)
        k.add(
            "lava stream",
            limb(
                path, [wide * (1.0 - 0.3 * j / n) * (1.25 if j == n - 1 else 1) for j in range(n)], segments=8, steps=2
            ).shape(),
            material="lava",
        )


def _fountain(k: Kit, mouth: float, h: float) -> None:
    jets: list[Surface] = []
    for i in range(16):
        a, out = i * 2.39996, mouth * (0.15 + 1.0 * (i / 16))
        top = h * (0.42 - 0.2 * (i / 16)) * k.vary(0.2)
        c, s = math.cos(a), math.sin(a)
        arc = [
            (c * out * t * 1.3, s * out * t * 1.3, h * 0.84 + top * (1 - (1 - t * 1.25) ** 2))
            for t in np.linspace(0, 1, 7)
        ]
        jets.append(limb(arc, [mouth * q for q in (0.2, 0.15, 0.11, 0.085, 0.07, 0.06, 0.03)], segments=7, steps=2))
        for j in range(3):
            p = np.array(arc[3 + j]) + np.array([c, s, 0.6]) * mouth * k.rng.uniform(0.15, 0.5)
            jets.append(
                turned([(0, -1), (0.8, -0.5), (0.9, 0.4), (0, 1)], segments=7, steps=1).placed(
                    scale=mouth * k.rng.uniform(0.03, 0.07), at=p
                )
            )
    k.add("lava fountain", joined(jets).shape(), material="lava")


@asset(
    kind="hill",
    words=("hill", "grassy hill", "hillside", "mound", "knoll"),
    about="A green hill with trees and flowers.",
    parameters=(
        length("height", 6.0, 0.02, 500.0, words=("height", "tall", "high")),
        length("width", 24.0, 0.05, 2000.0, words=("width", "wide", "size")),
        count("trees", 3, 0, 30),
        count("flowers", 40, 0, 200),
    ),
    slots={
        "ground": Material(preset="grass", color="#6a9a3f"),
        "petal": Material(preset="petal", color="#f6e8ef"),
        **TREE_SLOTS,
    },
    category="place",
    parts={"grass": "ground"},
)
def hill(k: Kit) -> None:
    """A soft dome."""
    h, w = k.m("height"), k.m("width")
    r = w / 2

    def height(x: Floats, y: Floats) -> Floats:
        q = np.hypot(x - r * 0.1, y) / r
        return h * (0.93 * np.exp(-((q * 1.75) ** 2)) * (1 + 0.1 * noise(x / r * 1.5, y / r * 1.5, seed=k.seed)) + 0.05)

    ground = disc(r, height, seed=k.seed, rings=34, segments=90)
    _grown(k, ground, r, min(h * 0.7, w * 0.16))
    top = float(ground.points[:, 2].max())
    k.anchor("top", (r * 0.1, 0, top), half_size=(r * 0.15, r * 0.15), round=True)


def _grown(k: Kit, ground: Surface, r: float, tall: float) -> None:
    """Adds grassy ground with trees and flower dots at seeded places."""
    size = r * 0.3
    paint = [
        Paint(kind="noise", color="#86b04c", scale=size, amount=0.45, softness=1.0, seed=k.seed),
        Paint(kind="noise", color="#4f7f30", scale=size * 0.4, amount=0.35, softness=1.0, seed=k.seed + 2),
    ]
    k.add("ground", ground.shape(), material="ground", paint=paint)
    inner = spots(ground, r * 0.85, 400)
    picked = [inner[int(((i + 1) * 0.6180339 + k.seed * 0.13) % 1 * len(inner))] for i in range(k.n("trees"))]
    small_trees(k, [(float(p[0]), float(p[1]), float(p[2])) for p in picked], tall)
    s = tall * 0.06
    bloom = joined(
        [
            blade(s, s * 0.8, thickness=s * 0.15, peak=0.66, roundness=0.5, rows=2, columns=3).placed(
                rotate=(15, 0, 72 * j), at=(0, 0, s * 2)
            )
            for j in range(5)
        ]
    )
    stalk = limb([(0, 0, -s * 1.5), (0, 0, s * 2.05)], [s * 0.15, s * 0.15], segments=5, steps=1)
    dots: list[Surface] = []
    stalks: list[Surface] = []
    for i in range(k.n("flowers")):
        at = (
            inner[int((i * 0.7548776 + 0.21) % 1 * len(inner))]
            + np.array([k.rng.uniform(-1, 1), k.rng.uniform(-1, 1), 0]) * s * 3
        )
        dots.append(bloom.placed(rotate=(0, 0, 31 * i), at=at))
        stalks.append(stalk.placed(at=at))
    if dots:
        k.add("flower", joined(dots).shape(), material="petal")
        k.add("flower stem", joined(stalks).shape(), material="leaf")


@asset(
    kind="meadow",
    words=("meadow", "field", "grass field", "pasture", "garden", "lawn patch", "ground", "land", "prairie", "park"),
    about="A gently rolling field with grass tufts, flowers and a few trees.",
    parameters=(
        length("width", 12.0, 0.1, 2000.0, words=("width", "wide", "size")),
        count("trees", 0, 0, 30),
        count("flowers", 70, 0, 300),
        count("tufts", 120, 0, 500),
    ),
    slots={
        "ground": Material(preset="grass", color="#6a9a3f"),
        "petal": Material(preset="petal", color="#f2d34a"),
        "grass": Material(preset="leaf", color="#5f9a38"),
        **TREE_SLOTS,
    },
    category="place",
)
def meadow(k: Kit) -> None:
    """A low disc."""
    w = k.m("width")
    r = w / 2
    ground = disc(
        r,
        lambda x, y: r * (0.09 + 0.03 * noise(x / r * 2 + 3, y / r * 2, seed=k.seed)),
        seed=k.seed,
        rings=26,
        segments=80,
    )
    _grown(k, ground, r, w * 0.16)
    inner = spots(ground, r * 0.92, 500)
    tufts: list[Surface] = []
    s = w * 0.03
    tuft = joined(
        [
            blade(s * q, s * 0.2, thickness=s * 0.05, peak=0.25, bend=-25, rows=2, columns=3).placed(
                rotate=(66, 0, 90 * j), at=(0, 0, -s * 0.15)
            )
            for j, q in enumerate((1.1, 0.8, 1.0, 0.9))
        ]
    )
    for i in range(k.n("tufts")):
        at = inner[int((i * 0.5698403 + 0.4) % 1 * len(inner))] + np.array(
            [k.rng.uniform(-0.04, 0.04) * r, k.rng.uniform(-0.04, 0.04) * r, 0]
        )
        tufts.append(tuft.placed(rotate=(0, 0, 137 * i), scale=k.vary(0.3), at=at))
    if tufts:
        k.add("grass", joined(tufts).shape(), material="grass")
    k.anchor("top", (0, 0, r * 0.09), half_size=(r * 0.7, r * 0.7), round=True)
