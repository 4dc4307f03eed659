"""Island, iceberg, dune, canyon."""

import numpy as np

from prompt2mesh.library.kit import Kit
from prompt2mesh.library.landscape.terrain import (
    TREE_SLOTS,
    disc,
    noise,
    ridged,
    slab,
    small_palms,
    spots,
)
from prompt2mesh.library.plants.surfaces import Floats, Surface, joined, sheet, turned
from prompt2mesh.library.registry import asset, choice, count, flag, length
from prompt2mesh.mesh.materials import Material
from prompt2mesh.mesh.program import Displace, Paint


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
    slots={"ground": Material(preset="sand", color="#e3cb95"), "sea": Material(preset="sea_water", color="#2f8fb0"), "rock": "stone", **TREE_SLOTS},
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
        foam = [
            Paint(
                kind="ellipsoid", color="#8fd6d0", center=(0, 0, 0), radii=(r * 1.22, r * 1.22, r * 1.22), softness=0.35
            )
        ]
        k.add("sea", sea.shape(), material="sea", paint=foam)
    k.anchor("top", (0, 0, lift + top), half_size=(r * 0.3, r * 0.3), round=True)


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
