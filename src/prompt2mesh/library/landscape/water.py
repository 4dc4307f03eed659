"""Standing and running water: pond, river, waterfall."""

import math

import numpy as np

from prompt2mesh.library.kit import Kit
from prompt2mesh.library.landscape.terrain import disc, noise, slab
from prompt2mesh.library.plants.surfaces import Floats, Surface, blade, joined, sheet, spline, turned
from prompt2mesh.library.registry import asset, count, flag, length
from prompt2mesh.mesh.materials import Material
from prompt2mesh.mesh.program import Displace, Paint
from prompt2mesh.mesh.shapes import Blend, Blob

_BANK = Material(preset="grass", color="#6a9a3f")


def pebble() -> Surface:
    """A small worn stone of radius 1."""
    return turned(
        [(0, -0.6), (0.7, -0.5), (1, 0.0), (0.7, 0.5), (0, 0.65)],
        segments=12,
        steps=2,
        ripple=lambda a, s: 1 + 0.12 * np.sin(2 * a + 1) + 0.06 * np.sin(5 * a + 6 * s),
    )


@asset(
    kind="pond",
    words=("pond", "lake", "pool of water", "lagoon", "oasis", "sea", "ocean", "koi pond"),
    about="A pond with stones around it, reeds and lily pads.",
    parameters=(length("width", 6.0, 0.1, 2000.0, words=("width", "wide", "size", "diameter")), count("stones", 34, 0, 90), count("lily_pads", 5, 0, 20, words=("lily pads", "lilies")), count("reeds", 14, 0, 60)),
    slots={"ground": _BANK, "water": Material(preset="sea_water", color="#3f9ab0"), "stone": Material(preset="stone", color="#99938a"), "pad": Material(preset="leaf", color="#4f9a45"), "reed": Material(preset="stem", color="#6f8a3a"),
           "cattail": Material(preset="bark", color="#6a4526")},
    category="place",
    states=("frozen",),
    parts={"lily": "pad"},
)  # fmt: skip
def pond(k: Kit) -> None:
    """A bowl in a low disc of grass, filled."""
    w = k.m("width")
    r = w / 2
    deep = w * 0.05

    def outline(a: Floats) -> Floats:
        return 0.7 * (1 + 0.13 * np.cos(2 * a + 0.5) + 0.07 * np.sin(3 * a + k.seed))

    def height(x: Floats, y: Floats) -> Floats:
        q = np.hypot(x, y) / r
        edge = q - outline(np.arctan2(y, x))
        return deep * (1 + np.clip(edge * 14, -0.75, 0.35) + 0.15 * noise(x / r * 4, y / r * 4, seed=k.seed))

    k.add(
        "ground",
        disc(r, height, seed=k.seed, rings=40, segments=100).shape(),
        material="ground",
        paint=[Paint(kind="noise", color="#86b04c", scale=r * 0.25, amount=0.4, softness=1, seed=k.seed)],
    )
    level = deep * 0.86
    grid = turned([(0, level - deep * 0.2), (1, level - deep * 0.2), (1.0, level), (0.8, level), (0.6, level), (0.4, level), (0.2, level), (0, level)], segments=90, steps=1,
                  ripple=lambda u, _s: r * outline(u) * 1.01)  # fmt: skip
    k.add(
        "water",
        grid.shape(),
        material="water",
        paint=[
            Paint(
                kind="ellipsoid",
                color="#1f5f80" if not k.state("frozen") else "#cfe8f4",
                center=(0, 0, level),
                radii=(r * 0.65, r * 0.65, r),
                softness=0.8,
            )
        ],
    )
    stones: list[Surface] = []
    n = k.n("stones")
    for i in range(n):
        u = 2 * math.pi * i / n + k.rng.uniform(-0.05, 0.05)
        s = w * 0.03 * k.vary(0.45)
        at = float(outline(np.array([u]))[0]) * r * (1.03 + 0.03 * k.rng.random())
        stones.append(
            pebble().placed(
                scale=(s * 1.2, s, s * 0.8),
                rotate=(0, 0, k.rng.uniform(0, 360)),
                at=(at * math.cos(u), at * math.sin(u), deep * 1.02),
            )
        )
    if stones:
        k.add("stone", joined(stones).shape(), material="stone")
    pads: list[Surface] = []
    for i in range(k.n("lily_pads")):
        u, at = i * 2.1 + 0.6, r * 0.5 * (0.4 + 0.6 * ((i * 0.618) % 1)) * 0.95
        s = w * 0.045 * k.vary(0.25)
        b = np.linspace(0.25, 2 * np.pi - 0.25, 25)
        t = np.linspace(0.05, 1, 4)[:, None]
        pad = sheet(np.stack([s * t * np.cos(b), s * t * np.sin(b), 0 * b * t], -1), s * 0.06)
        pads.append(pad.placed(rotate=(0, 0, 80 * i), at=(at * math.cos(u), at * math.sin(u), level + s * 0.02)))
    if pads:
        k.add("pad", joined(pads).shape(), material="pad")
    reeds: list[Surface] = []
    tails: list[Surface] = []
    for i in range(k.n("reeds")):
        u = 0.9 + 0.5 * math.sin(i * 1.7) + (2.6 if i % 3 == 0 else 0)
        at = r * float(outline(np.array([u]))[0]) * (0.94 + 0.1 * ((i * 0.38) % 1))
        p = np.array([at * math.cos(u), at * math.sin(u), deep * 0.55])
        s = w * 0.13 * k.vary(0.3)
        reeds.append(
            blade(s, s * 0.06, thickness=s * 0.02, peak=0.3, bend=-14, rows=2, columns=5).placed(
                rotate=(84, 0, i * 137.5), at=p
            )
        )
        if i % 2 == 0:
            reeds.append(
                turned([(0, 0), (s * 0.012, 0), (s * 0.012, s * 1.05), (0, s * 1.06)], segments=6, steps=1).placed(at=p)
            )
            tails.append(
                turned(
                    [(0, 0), (s * 0.035, s * 0.02), (s * 0.035, s * 0.2), (0, s * 0.22)], segments=10, steps=2
                ).placed(at=p + np.array([0, 0, s * 0.82]))
            )
    if reeds:
        k.add("reed", joined(reeds).shape(), material="reed")
        k.add("cattail", joined(tails).shape(), material="cattail")
    k.anchor("top", (0, 0, level), half_size=(r * 0.5, r * 0.5), round=True)


@asset(
    kind="river",
    words=("river", "stream", "creek", "brook"),
    about="A piece of land with a winding river and stones.",
    parameters=(
        length("width", 12.0, 0.1, 2000.0, words=("width", "wide", "length", "long", "size")),
        length("river_width", 2.2, 0.02, 400.0, words=("river width",)),
        count("stones", 26, 0, 90),
    ),
    slots={
        "ground": _BANK,
        "water": Material(preset="sea_water", color="#3f95b8"),
        "stone": Material(preset="stone", color="#99938a"),
    },
    category="place",
)
def river(k: Kit) -> None:
    """A valley along y, the water a strip that follows it."""
    w = k.m("width")
    wide = min(k.m("river_width"), w * 0.4)
    r = w / 2

    def course(y: Floats) -> Floats:
        return w * (0.12 * np.sin(y / w * 6.0 + k.seed) + 0.04 * np.sin(y / w * 13))

    def height(x: Floats, y: Floats) -> Floats:
        d = np.abs(x - course(y)) / wide
        return w * (
            0.075
            - 0.05 * np.exp(-((d / 0.62) ** 4))
            + 0.012 * noise(x / w * 5, y / w * 5, seed=k.seed) * np.clip(d, 0, 1)
        )

    k.add(
        "ground",
        slab(w, w, height, columns=90, rows=60).shape(),
        material="ground",
        paint=[Paint(kind="gradient", color="#c4a873", start=w * 0.06, end=w * 0.04)],
    )
    y = np.linspace(-r, r, 60) * 0.999
    cross = np.linspace(-0.72, 0.72, 9)[:, None]
    level = w * 0.05 + w * 0.002 * np.sin(y / w * 90 + 4 * cross)
    grid = np.stack([course(y) + cross * wide, y + 0 * cross, level], -1)
    k.add(
        "water",
        sheet(grid, w * 0.012).shape(),
        material="water",
        paint=[
            Paint(kind="stripes", color="#9fd3e2", axis="x", scale=wide * 0.5, amount=0.2, softness=0.6, seed=k.seed)
        ],
    )
    stones: list[Surface] = []
    for i in range(k.n("stones")):
        v = (((i * 0.618) % 1) - 0.5) * w * 0.94
        side = (1 if i % 2 else -1) * (0.68 + 0.16 * k.rng.random()) if i % 5 else k.rng.uniform(-0.3, 0.3)
        s = wide * 0.09 * k.vary(0.5)
        stones.append(
            pebble().placed(
                scale=(s * 1.2, s, s * 0.8),
                rotate=(0, 0, 50 * i),
                at=(float(course(np.array([v]))[0]) + side * wide, v, w * 0.052),
            )
        )
    if stones:
        k.add("stone", joined(stones).shape(), material="stone")
    k.anchor("top", (r * 0.6, 0, w * 0.075), half_size=(r * 0.25, r * 0.5))


@asset(
    kind="waterfall",
    words=("waterfall", "cascade", "falls"),
    about="Water falling over a cliff into a pool, with spray and stones.",
    parameters=(
        length("height", 8.0, 0.1, 500.0, words=("height", "tall", "high", "size")),
        length("width", 8.0, 0.1, 500.0, words=("width", "wide")),
        flag("foam", True, words=("foam", "spray", "mist")),
    ),
    slots={
        "rock": Material(preset="stone", color="#a59c90"),
        "water": Material(preset="sea_water", color="#4fa8cc", transmission=0.0),
        "foam": Material(preset="cloud", color="#eef7fa"),
        "stone": Material(preset="stone", color="#8f887d"),
    },
    category="place",
)
def waterfall(k: Kit) -> None:
    """A cliff with a notch, a folded sheet of water, a pool."""
    h, w = k.m("height"), k.m("width")
    d = w * 0.95
    fall = w * 0.17

    def height(x: Floats, y: Floats) -> Floats:
        u, v = x / w, y / d
        face = v - 0.08 + 0.06 * noise(u * 4 + 3, v * 2, seed=k.seed) - 0.1 * np.exp(-((u / 0.2) ** 2))
        step = np.clip(face * 9 + 0.5, 0, 1)
        notch = np.exp(-((u / 0.19) ** 4))
        bank = 0.14 * np.clip((np.hypot(u, (v + 0.22) * 1.0) - 0.25) * 7, 0, 1)
        rough = 0.06 * noise(u * 8, v * 8, seed=k.seed + 2) * np.where(notch > 0.3, 0.15, 1.0)
        return h * (np.maximum(step * (0.9 - 0.1 * notch) + rough * step, 0.04 + bank * (1 - step)) + 0.03)

    ground = slab(w, d, height, columns=90, rows=110)
    k.add("rock", ground.shape(), material="rock", flat=True,
          paint=[Paint(kind="noise", color="#7d7468", scale=w * 0.1, amount=0.4, softness=0.8, seed=k.seed), Paint(kind="gradient", color="#5f8a3c", start=h * 0.84, end=h * 0.93)])  # fmt: skip
    lip_z = h * 0.845
    s = np.linspace(-1, 1, 33)[:, None]
    path = [
        (d * 0.499, lip_z),
        (d * 0.3, lip_z),
        (d * 0.16, lip_z),
        (d * 0.09, lip_z * 0.99),
        (d * 0.03, lip_z * 0.93),
        (-d * 0.005, lip_z * 0.78),
        (-d * 0.02, lip_z * 0.5),
        (-d * 0.03, lip_z * 0.25),
        (-d * 0.035, h * 0.09),
    ]
    curve = spline(path, 5)
    y, z = curve[:, 0][None, :], curve[:, 1][None, :]
    t = np.linspace(0, 1, len(curve))[None, :]
    fold = w * 0.012 * np.sin(s * 19 + 3 * np.sin(t * 6)) * np.clip(t * 3 - 0.6, 0, 1)
    grid = np.stack([s * fall * (1 + 0.12 * t), y - fold, z + 0 * s], -1)
    streaks = [
        Paint(kind="stripes", color="#f2fafc", axis="x", scale=w * 0.035, amount=0.42, softness=0.6, seed=k.seed)
    ]
    k.add("water fall", sheet(grid[:, ::-1], w * 0.014).shape(), material="water", paint=streaks)
    pool = turned(
        [(0, 0.0), (1, 0.0), (1.0, 0.02), (0.6, 0.022), (0, 0.022)],
        segments=60,
        steps=1,
        ripple=lambda a, _u: 1 + 0.05 * np.sin(3 * a),
    ).placed(scale=(w * 0.32, d * 0.29, h), at=(0, -d * 0.2, h * 0.06))
    k.add(
        "water pool",
        pool.shape(),
        material="water",
        paint=[
            Paint(
                kind="ellipsoid",
                color="#eaf6f8",
                center=(0, -d * 0.05, h * 0.08),
                radii=(w * 0.26, d * 0.13, h),
                softness=0.9,
            )
        ],
    )
    if k.on("foam"):
        blobs = [
            Blob(
                a=(w * 0.2 * (i / 8 - 0.5) * 2, -d * (0.045 + 0.02 * (i % 2)), h * 0.09),
                radius=w * 0.04 * (1 + 0.4 * math.sin(i * 2.3)),
            )
            for i in range(9)
        ]
        k.add(
            "foam",
            Blend(blobs=blobs, smoothness=w * 0.02, resolution=44),
            material="foam",
            modifiers=[Displace(strength=w * 0.012, scale=w * 0.03, seed=k.seed)],
        )
    stones: list[Surface] = []
    for i in range(16):
        a = math.pi + math.pi * i / 15
        q = k.rng.uniform(0.95, 1.12)
        r = w * 0.03 * k.vary(0.5)
        stones.append(
            pebble().placed(
                scale=(r * 1.2, r, r),
                rotate=(0, 0, 40 * i),
                at=(w * 0.3 * q * math.cos(a), -d * 0.2 + d * 0.25 * q * math.sin(a), h * 0.09),
            )
        )
    k.add("stone", joined(stones).shape(), material="stone", flat=True)
    k.anchor("top", (w * 0.35, d * 0.35, h * 0.93), half_size=(w * 0.1, d * 0.1))
