"""Bush, grass and fern."""

import math

import numpy as np

from prompt2mesh.library.kit import Kit
from prompt2mesh.library.plants.blooms import BLOOMS
from prompt2mesh.library.plants.crowns import Leafage, crown
from prompt2mesh.library.plants.foliage import flowerpot, limb
from prompt2mesh.library.plants.surfaces import (
    Point,
    Surface,
    blade,
    joined,
    turned,
    upright,
)
from prompt2mesh.library.plants.trees import palm_frond
from prompt2mesh.library.registry import Times, asset, choice, count, flag, length
from prompt2mesh.mesh.materials import Material
from prompt2mesh.mesh.program import Paint


@asset(
    kind="bush",
    words=("bush", "shrub", "hedge", "topiary", "berry bush", "rose bush", "hydrangea"),
    about="A bush or a clipped hedge, with berries or flowers.",
    parameters=(
        length("height", 1.0, 0.05, 8.0, words=("height", "tall", "size")),
        length("width", 1.2, 0.05, 30.0, words=("width", "wide", "length", "long")),
        choice("shape", "round", "hedge"),
        count("flowers", 0, 0, 60, words=("flowers", "roses", "blooms", "berries")),
    ),
    slots={
        "leaf": Material(preset="leaf", color="#3f7f34"),
        "core": Material(preset="leaf", color="#28491d"),
        "stem": "bark",
        "petal": "petal",
        "heart": Material(preset="petal", color="#f2c230"),
    },
    adjectives={
        "clipped": {"shape": "hedge"},
        "flowering": {"flowers": 24},
        "blooming": {"flowers": 24},
        "hedge": {"shape": "hedge", "width": Times(1.6)},
    },
    parts={"foliage": "foliage"},
)
def bush(k: Kit) -> None:
    """Leaf puffs heaped in a mound or in rows."""
    h, w = k.m("height"), k.m("width")
    spots: list[tuple[Point, float]] = []
    if k.s("shape") == "hedge":
        r = min(h * 0.34, w * 0.3)
        nx = min(16, max(2, round(w / (r * 1.1))))
        nz = min(6, max(2, round(h / (r * 1.1))))
        for i in range(nx):
            for j in range(nz):
                for y in (-r * 0.45, r * 0.45):
                    x = (i / (nx - 1) - 0.5) * (w - 1.7 * r)
                    z = r * 0.78 + (h - 1.65 * r) * j / (nz - 1)
                    spots.append(((x, y, z), r * k.vary(0.05)))
    else:
        n = 17
        r = min(h * 0.36, w * 0.28)
        for i in range(n):
            t = (i + 0.5) / n
            a = i * 2.39996
            q = math.sqrt(max(1 - (t * 0.9) ** 2, 0)) * (w / 2 - r * 0.75)
            spots.append(((q * math.cos(a), q * math.sin(a), r * 0.72 + t * (h - 1.65 * r)), r * k.vary(0.14)))
    twigs = [
        limb(
            [(x * 0.25, y * 0.25, 0), (x * 0.6, y * 0.6, z * 0.5), (x, y, z)],
            [h * 0.022, h * 0.016, h * 0.008],
            segments=6,
            steps=2,
        )
        for (x, y, z), _ in spots
    ]
    k.add("stem", joined(twigs).shape(), material="stem")
    crown(k, spots, Leafage(tint="#4f7d38", shades=("#79a04c", "#3d6a2e"), leaves=110, leaf_length=0.34))
    for i in range(k.n("flowers")):
        (x, y, z), r = spots[(i * 5) % len(spots)]
        a, up = i * 2.39996, 0.15 + 0.75 * ((i * 0.618) % 1)
        d = np.array([math.cos(a) + x * 1.2 / w, math.sin(a) + y / w - 0.3, up])
        d /= np.linalg.norm(d)
        at = np.array([x, y, z]) + d * r * 0.97
        for name, slot, surface in BLOOMS["simple"](k.rng, min(h, w) * 0.06, 5)[:2]:
            k.add(
                name, surface.shape(), at=(float(at[0]), float(at[1]), float(at[2])), rotate=upright(d), material=slot
            )
    k.anchor("top", (0, 0, h * 0.96), half_size=(w * 0.3, w * 0.15))


@asset(
    kind="grass",
    words=("grass", "grass patch", "patch of grass", "tuft of grass", "lawn", "turf", "meadow grass", "wheat", "wheat field", "reed"),
    about="A patch of grass, or of wheat, on a sod of soil.",
    parameters=(
        length("width", 0.6, 0.05, 20.0, words=("width", "wide", "size")),
        length("depth", 0.6, 0.05, 20.0, words=("depth", "deep")),
        length("height", 0.18, 0.01, 3.0, words=("height", "tall")),
        choice("variety", "lawn", "wheat"),
        flag("soil", True),
    ),
    slots={"blade": Material(preset="leaf", color="#5f9a38"), "soil": "soil", "ear": Material(preset="straw", color="#d9b24a")},
    adjectives={"wheat": {"variety": "wheat", "height": 0.7}, "tall": {"height": Times(1.8)}},
    parts={"grass": "blade"},
)  # fmt: skip
def grass(k: Kit) -> None:
    """Blades scattered over a rounded sod."""
    w, d, h = k.m("width"), k.m("depth"), k.m("height")
    wheat = k.s("variety") == "wheat"
    base = min(w, d) * 0.07
    sod = turned([(0, 0), (0.42, 0.0), (0.5, 0.3), (0.49, 0.75), (0.44, 0.98), (0, 1.0)], segments=48, steps=3,
                 ripple=lambda a, _s: (np.abs(np.cos(a)) ** 5 + np.abs(np.sin(a)) ** 5) ** -0.2 * (1 + 0.03 * np.sin(7 * a)))  # fmt: skip
    z0 = 0.0
    if k.on("soil"):
        green = [Paint(kind="gradient", color="#4d7a2c", start=base * 0.7, end=base * 0.9)]
        k.add("soil", sod.placed(scale=(w * 0.98, d * 0.98, base)).shape(), material="soil", paint=green)
        z0 = base * 0.95
    n = 420 if not wheat else 170
    pieces: list[Surface] = []
    ears: list[Surface] = []
    ear = turned(
        [(0, 0), (0.12, 0.05), (0.16, 0.3), (0.13, 0.7), (0.04, 1.0), (0, 1.02)],
        segments=8,
        steps=2,
        ripple=lambda a, s: 1 + 0.25 * np.sin(s * 40 + 2 * a),
    )
    for _ in range(n):
        x, y = k.rng.uniform(-0.46, 0.46) * w, k.rng.uniform(-0.46, 0.46) * d
        tall = h * k.rng.uniform(0.6, 1.1)
        lean = k.rng.uniform(70, 90)
        yaw = k.rng.uniform(0, 360)
        wide = min(h * 0.07, min(w, d) * 0.025)
        stalk = blade(
            tall,
            wide * (0.5 if wheat else 1),
            thickness=wide * 0.16,
            peak=0.25,
            roundness=0.8,
            bend=-k.rng.uniform(5, 40),
            rows=2,
            columns=4,
        )
        stalk = stalk.placed(rotate=(lean, 0, yaw), at=(x, y, z0 - base * 0.1))
        pieces.append(stalk)
        if wheat:
            tip = stalk.points[9]
            ears.append(
                ear.placed(
                    scale=h * 0.16,
                    rotate=upright((-math.sin(math.radians(yaw)) * 0.5, math.cos(math.radians(yaw)) * 0.5, 1)),
                    at=tip - np.array([0, 0, h * 0.01]),
                )
            )
    tone = "#c9a34a" if wheat else "#8fc257"
    paint = [
        Paint(kind="gradient", color=tone, start=z0 + h * (0.0 if wheat else 0.2), end=z0 + h * (0.5 if wheat else 1.1))
    ]
    k.add("blade", joined(pieces).shape(), material="blade", paint=paint)
    if ears:
        k.add("ear", joined(ears).shape(), material="ear")
    if not k.on("soil"):
        k.add("soil", sod.placed(scale=(w * 0.2, d * 0.2, base * 0.3)).shape(), material="soil")
    k.anchor("top", (0, 0, z0), half_size=(w * 0.42, d * 0.42))


@asset(
    kind="fern",
    words=("fern", "boston fern"),
    about="A fern: a fountain of feathered fronds.",
    parameters=(
        length("height", 0.4, 0.05, 5.0, words=("height", "size")),
        count("fronds", 22, 4, 60, words=("fronds", "leaves")),
        flag("pot", False),
    ),
    slots={"leaf": Material(preset="leaf", color="#4f9440"), "pot": "terracotta", "soil": "soil"},
    adjectives={"potted": {"pot": True}},
)
def fern(k: Kit) -> None:
    """Fronds in two tiers, arching."""
    h = k.m("height")
    z0 = flowerpot(k, h * 0.28, h * 0.42) if k.on("pot") else h * 0.02
    n = k.n("fronds")
    pieces: list[Surface] = []
    for i in range(n):
        t = i / max(n - 1, 1)
        long = (h - z0) * (1.25 - 0.15 * t) * k.vary(0.1)
        pieces.append(palm_frond(long, pairs=12, width=0.2).placed(rotate=(78 - 42 * t, 0, i * 137.5), at=(0, 0, z0)))
    k.add(
        "leaf",
        joined(pieces).shape(),
        material="leaf",
        flat=True,
        paint=[Paint(kind="noise", color="#86bf5a", scale=h * 0.2, amount=0.4, softness=1.0, seed=k.seed)],
    )
    heart = turned([(0, -0.02), (0.05, -0.02), (0.045, 0.04), (0, 0.06)], segments=16, steps=2).placed(
        scale=h, at=(0, 0, z0)
    )
    k.add("leaf heart", heart.shape(), material="leaf")
