"""Land: mountain, volcano, hill, island, dune, canyon, iceberg, meadow."""

import math

import numpy as np

from prompt2mesh.library.kit import Kit
from prompt2mesh.library.landscape.terrain import (
    HeightField,
    disc,
    noise,
    ridged,
    slab,
    small_palms,
    small_trees,
    spots,
)
from prompt2mesh.library.plants.foliage import limb
from prompt2mesh.library.plants.surfaces import Floats, Surface, blade, joined, sheet, turned
from prompt2mesh.library.registry import Times, asset, choice, count, flag, length
from prompt2mesh.mesh.materials import Material
from prompt2mesh.mesh.program import Displace, Paint
from prompt2mesh.mesh.shapes import Blend, Blob

_TREE: dict[str, Material | str] = {"trunk": "bark", "leaf": Material(preset="leaf", color="#3f7f34")}


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
    slots={"rock": Material(preset="stone", color="#a1978b"), **_TREE},
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
        **_TREE,
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
        **_TREE,
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


@asset(
    kind="island",
    words=("island", "desert island", "tropical island", "floating island", "beach", "isle", "atoll"),
    about="An island with a beach, sea around it and palms; or one floating in the air.",
    parameters=(
        length("width", 24.0, 0.05, 5000.0, words=("width", "wide", "size", "diameter")),
        count("palms", 3, 0, 14, words=("palms", "palm trees", "trees")),
        flag("sea", True, words=("sea", "water", "ocean")),
        flag("floating", False),
    ),
    slots={"ground": Material(preset="sand", color="#e3cb95"), "sea": Material(preset="sea_water", color="#2f8fb0"), "rock": "stone", **_TREE},
    category="place",
    adjectives={"floating": {"floating": True, "sea": False}, "flying": {"floating": True, "sea": False}, "deserted": {}},
    parts={"tree": "tree", "beach": "ground", "water": "sea"},
)  # fmt: skip
def island(k: Kit) -> None:
    """Sand rising to grass."""
    w = k.m("width")
    r = w / 2
    lift = w * 0.62 if k.on("floating") else 0.0

    def height(x: Floats, y: Floats) -> Floats:
        q = np.hypot(x, y) / r
        return r * (
            0.05
            + 0.26 * np.exp(-((q * 1.55) ** 2)) * (1 + 0.3 * noise(x / r * 2 + 1, y / r * 2, seed=k.seed))
            - 0.02 * q**2
        )

    ground = disc(
        r,
        height,
        ragged=0.1 if k.on("floating") else 0.22,
        seed=k.seed + 2,
        rings=40,
        segments=110,
        under=0.86 if k.on("floating") else 0.99,
    )
    top = float(ground.points[:, 2].max())
    paint = [Paint(kind="gradient", color="#7aa548", start=top * 0.42, end=top * 0.58)]
    k.add(
        "ground",
        ground.placed(at=(0, 0, lift)).shape(),
        material="ground",
        paint=[p.model_copy(update={"start": p.start + lift, "end": p.end + lift}) for p in paint],
    )
    flat = ground.points[110:-2]
    inner = spots(ground, r * 0.5, 60)
    picked = [inner[int((i * 0.6180339 + 0.35) % 1 * len(inner))] for i in range(k.n("palms"))]
    small_palms(k, [(float(p[0]), float(p[1]), float(p[2]) + lift) for p in picked], w * 0.36)
    stone = turned(
        [(0, -0.5), (0.8, -0.4), (1, 0.1), (0.6, 0.6), (0, 0.7)],
        segments=9,
        steps=1,
        ripple=lambda a, s: 1 + 0.15 * np.sin(3 * a + s * 9),
    )
    rocks: list[Surface] = []
    for i in range(6):
        p = flat[int((i * 0.7548776 + 0.11) % 1 * len(flat))]
        rocks.append(stone.placed(scale=w * 0.025 * k.vary(0.4), rotate=(0, 0, 60 * i), at=p + np.array([0, 0, lift])))
    k.add("rock", joined(rocks).shape(), material="rock", flat=True)
    if k.on("floating"):
        under = turned([(0, 0.0), (0.1, 0.02), (0.24, 0.12), (0.42, 0.26), (0.62, 0.4), (0.78, 0.52), (0.86, 0.6), (0.8, 0.64), (0, 0.64)], segments=48, steps=3,
                       ripple=lambda a, s: 1 + (0.1 * np.sin(5 * a + 2) + 0.08 * np.sin(11 * a + s * 9)) * (1 - s) ** 0.3)  # fmt: skip
        k.add("rock underside", under.placed(scale=(r, r, w)).shape(), material="rock", flat=True,
              modifiers=[Displace(strength=r * 0.06, scale=r * 0.25, seed=k.seed)])  # fmt: skip
    elif k.on("sea"):
        sea = disc(
            r * 1.55,
            lambda x, y: r * (0.045 + 0.006 * np.sin(x / r * 21 + 2 * np.sin(y / r * 9))),
            ragged=0.03,
            seed=k.seed,
            rings=40,
            segments=120,
        )
        foam = [Paint(kind="ellipsoid", color="#8fd6d0", center=(0, 0, 0), radii=(r * 1.22,) * 3, softness=0.35)]
        k.add("sea", sea.shape(), material="sea", paint=foam)
    k.anchor("top", (0, 0, lift + top), half_size=(r * 0.3, r * 0.3), round=True)


@asset(
    kind="dune",
    words=("dune", "sand dune", "desert", "desert dune", "sand pile"),
    about="Rippled desert dunes.",
    parameters=(
        length("width", 30.0, 0.05, 3000.0, words=("width", "wide", "size")),
        length("height", 4.5, 0.01, 400.0, words=("height", "tall", "high")),
    ),
    slots={"sand": Material(preset="sand", color="#e0b878")},
    category="place",
)
def dune(k: Kit) -> None:
    """Crescents: a gentle windward and a steep lee side, with fine ripples."""
    w, h = k.m("width"), k.m("height")

    def height(x: Floats, y: Floats) -> Floats:
        u, v = x / w, y / w
        crest = 0.09 * np.sin(v * 9 + k.seed) + 0.05 * noise(u * 2, v * 5, seed=k.seed)
        z = np.zeros_like(u)
        for at, share in ((-0.28, 0.62), (0.05, 1.0), (0.36, 0.5)):
            d = u - at - crest
            z = np.maximum(z, share * np.where(d < 0, np.exp(-((d / 0.17) ** 2)), np.exp(-((d / 0.07) ** 2))))
        ripples = 0.012 * np.sin((u * 120 + 6 * noise(u * 4, v * 4, seed=k.seed + 1)) + v * 12)
        edge = np.clip((0.5 - np.abs(u)) * 9, 0, 1) * np.clip((0.5 - np.abs(v)) * 9, 0, 1)
        return h * ((z * 0.93 + ripples) * (0.25 + 0.75 * edge) + 0.07)

    ground = disc(w / 2, height, ragged=0.1, seed=k.seed, rings=56, segments=116)
    k.add("sand", ground.shape(), material="sand", paint=[Paint(kind="gradient", color="#f2d9a4", start=0, end=h)])
    k.anchor("top", (0, 0, float(ground.points[:, 2].max()) * 0.8), half_size=(w * 0.05, w * 0.2))


@asset(
    kind="canyon",
    words=("canyon", "cliff", "gorge", "mesa", "butte", "ravine", "valley", "grand canyon"),
    about="A layered canyon cut by a river, a cliff, or a mesa.",
    parameters=(
        length("width", 60.0, 0.05, 4000.0, words=("width", "wide", "size")),
        length("height", 22.0, 0.02, 1500.0, words=("height", "tall", "high", "deep")),
        choice("shape", "canyon", "cliff", "mesa"),
    ),
    slots={
        "rock": Material(preset="sandstone", color="#c4763f"),
        "water": Material(preset="sea_water", color="#3f8a9a"),
    },
    category="place",
    parts={"river": "water"},
)
def canyon(k: Kit) -> None:
    """Terraced walls by strata."""
    w, h, shape = k.m("width"), k.m("height"), k.s("shape")
    r = w / 2

    def height(x: Floats, y: Floats) -> Floats:
        u, v = x / r, y / r
        if shape == "canyon":
            d = np.abs(u - 0.22 * np.sin(v * 3.3) - 0.1 * noise(u * 2, v * 3, seed=k.seed, octaves=4)) - 0.1
            z = np.clip(d * 2.6, 0, 1)
        elif shape == "cliff":
            d = v + 0.2 * np.sin(u * 3) + 0.18 * noise(u * 3, v * 3, seed=k.seed)
            z = np.clip(d * 4.5 + 0.5, 0, 1)
        else:
            q = np.hypot(u, v) + 0.12 * noise(u * 3, v * 3, seed=k.seed)
            z = np.clip((0.62 - q) * 5.5, 0, 1) + np.clip((0.9 - q) * 0.5, 0, 0.12)
        steps = 5
        t = z * steps
        stair = (np.floor(t) + np.clip((t - np.floor(t)) * 3.2 - 1.1, 0, 1)) / steps
        return h * (
            0.84 * (0.25 * z + 0.75 * stair)
            + 0.03 * noise(u * 6, v * 6, seed=k.seed + 4) * np.clip(z * 4, 0.3, 1)
            + 0.09
        )

    ground = slab(w, w, height, columns=120, rows=120)
    strata = [Paint(kind="gradient", color="#8a4526", start=h * 0.55, end=h * 0.05)]
    strata += [Paint(kind="stripes", color="#e6b98a", axis="z", scale=h * 0.19, amount=0.3, softness=0.4, seed=k.seed)]
    k.add("rock", ground.shape(), material="rock", paint=strata, flat=True)
    top = float(ground.points[:, 2].max())
    if shape == "canyon":
        v = np.linspace(-1, 1, 40)
        mid = 0.22 * np.sin(v * 3.3)
        grid = np.stack(
            [
                np.stack([(mid + s * 0.13) * r, v * r * 0.998, np.full_like(v, h * 0.135)], -1)
                for s in (-1.0, -0.4, 0.4, 1.0)
            ]
        )
        k.add("water", sheet(grid, h * 0.06).shape(), material="water")
    where = {"canyon": (-r * 0.75, 0.0), "cliff": (0.0, r * 0.6), "mesa": (0.0, 0.0)}[shape]
    k.anchor("top", (where[0], where[1], top * 0.96), half_size=(r * 0.2, r * 0.2))


@asset(
    kind="iceberg",
    words=("iceberg", "ice floe", "glacier", "snow patch", "snowdrift", "pile of snow", "snow pile", "patch of snow"),
    about="An iceberg in the sea, or a drift of snow.",
    parameters=(
        length("width", 12.0, 0.05, 1000.0, words=("width", "wide", "size")),
        choice("kind", "iceberg", "snow"),
        flag("sea", True, words=("sea", "water", "ocean")),
    ),
    slots={
        "ice": Material(preset="ice", color="#d4ecf6", transmission=0.0, roughness=0.25),
        "snow": "snow",
        "sea": Material(preset="sea_water", color="#1f5f80"),
    },
    category="place",
    adjectives={"snow": {"kind": "snow"}},
)
def iceberg(k: Kit) -> None:
    """Facets of a displaced lump, blue below."""
    w = k.m("width")
    r = w / 2
    if k.s("kind") == "snow":
        drift = disc(
            r,
            lambda x, y: (
                r
                * (
                    0.03
                    + 0.22
                    * np.clip(1 - (np.hypot(x, y) / r) ** 2, 0, 1) ** 0.7
                    * (1 + 0.5 * noise(x / r * 2, y / r * 2, seed=k.seed))
                )
            ),
            ragged=0.25,
            seed=k.seed,
            rings=30,
        )
        k.add("snow", drift.shape(), material="snow")
        k.anchor("top", (0, 0, r * 0.25), half_size=(r * 0.5, r * 0.5), round=True)
        return

    def height(x: Floats, y: Floats) -> Floats:
        u, v = x / r, y / r
        q = np.hypot(u, v)
        peaks = np.maximum(
            np.exp(-(((u + 0.25) / 0.3) ** 2) - ((v - 0.05) / 0.38) ** 2) * 1.0,
            np.exp(-(((u - 0.3) / 0.26) ** 2) - ((v + 0.1) / 0.3) ** 2) * 0.62,
        )
        return r * (
            np.clip(1.05 * peaks * (0.75 + 0.4 * ridged(u * 2.2, v * 2.2, seed=k.seed, octaves=3)), 0, 2)
            * np.clip((0.97 - q) * 6, 0, 1)
            + 0.16 * np.clip((0.98 - q) * 20, 0, 1)
            + 0.06
        )

    body = disc(r * 0.8, lambda x, y: height(x / 0.8, y / 0.8), ragged=0.2, seed=k.seed, rings=26, segments=52)
    top = float(body.points[:, 2].max())
    k.add(
        "ice",
        body.shape(),
        material="ice",
        flat=True,
        paint=[
            Paint(kind="gradient", color="#ffffff", start=top * 0.2, end=top * 0.75),
            Paint(kind="gradient", color="#6fc3dc", start=r * 0.2, end=r * 0.03),
        ],
    )
    if k.on("sea"):
        sea = disc(
            r * 1.35,
            lambda x, y: r * (0.055 + 0.008 * np.sin(x / r * 17 + 2 * np.sin(y / r * 8))),
            ragged=0.02,
            seed=k.seed,
            rings=30,
            segments=90,
        )
        k.add("sea", sea.shape(), material="sea")
    k.anchor("top", (-r * 0.2, 0, top), half_size=(r * 0.1, r * 0.1))
