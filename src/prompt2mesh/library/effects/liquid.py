"""Puddle, splash, drop, bubbles, slime."""

import math

import numpy as np

from prompt2mesh.library.kit import Kit
from prompt2mesh.library.plants.foliage import limb
from prompt2mesh.library.plants.surfaces import Floats, Surface, fibonacci, joined, turned
from prompt2mesh.library.registry import asset, count, flag, length
from prompt2mesh.mesh.materials import Material
from prompt2mesh.mesh.placement import Poses, Transform
from prompt2mesh.mesh.program import Cutaway
from prompt2mesh.mesh.shapes import Blend, Blob, Sphere


@asset(
    kind="puddle",
    words=("puddle", "pool of liquid", "spill", "water puddle", "blood puddle", "stain"),
    about="A flat puddle with a rounded rim and drops beside it.",
    parameters=(length("width", 0.6, 0.01, 50.0, words=("width", "size", "diameter")), count("drops", 5, 0, 30)),
    slots={"liquid": Material(preset="water", color="#8fc4de", transmission=0.5)},
    category="effect",
)
def puddle(k: Kit) -> None:
    """A smooth union of flat balls."""
    w = k.m("width")
    blobs = [Blob(a=(0, 0, 0), radius=w * 0.3, squash=(1, 0.8, 0.07))]
    for i in range(7):
        a = i * 2.4 + k.rng.uniform(-0.4, 0.4)
        blobs.append(
            Blob(
                a=(math.cos(a) * w * 0.26, math.sin(a) * w * 0.21, 0),
                radius=w * 0.14 * k.vary(0.35),
                squash=(1, 0.9, 0.14),
            )
        )
    cut = [Cutaway(point=(0, 0, 0), normal=(0, 0, -1))]
    k.add("liquid", Blend(blobs=blobs, smoothness=w * 0.05, resolution=80), modifiers=cut, smooth=True)
    drop = turned([(0, 0), (1, 0), (0.9, 0.35), (0.5, 0.6), (0, 0.66)], segments=16, steps=2)
    pieces = [
        drop.placed(
            scale=w * 0.03 * k.vary(0.5), at=(math.cos(i * 2.4 + 1) * w * 0.46, math.sin(i * 2.4 + 1) * w * 0.4, 0)
        )
        for i in range(k.n("drops"))
    ]
    if pieces:
        k.add("liquid drop", joined(pieces).shape())
    k.anchor("top", (0, 0, w * 0.02), half_size=(w * 0.25, w * 0.2), round=True)


@asset(
    kind="splash",
    words=("splash", "water splash", "crown splash", "fountain of water", "milk splash"),
    about="A crown-shaped splash with flying drops.",
    parameters=(
        length("width", 0.5, 0.01, 50.0, words=("width", "size", "diameter")),
        count("spikes", 11, 3, 24, words=("spikes", "jets")),
    ),
    slots={"liquid": Material(preset="water", color="#8fc4de", transmission=0.5)},
    category="effect",
)
def splash(k: Kit) -> None:
    """A flaring wall drawn into fingers that end in drops."""
    w, n = k.m("width"), k.n("spikes")
    r = w * 0.26
    wall = turned([(0, 0), (1.6, 0), (1.5, 0.06), (1.1, 0.1), (0.98, 0.35), (1.16, 1.0), (1.07, 0.98), (0.9, 0.4), (0.85, 0.14), (0.5, 0.08), (0, 0.08)], segments=max(66, n * 6), steps=3,
                  ripple=lambda a, _s: 1 + 0.03 * np.sin(n * a), lift=lambda a, s: 0.16 * np.cos(n * a) * (0.35 < s < 0.75)).placed(scale=r)  # fmt: skip
    k.add("liquid", wall.shape(), smooth=True)
    jets: list[Surface] = []
    for i in range(n):
        a = 2 * math.pi * i / n
        c, s = math.cos(a), math.sin(a)
        tall = r * k.rng.uniform(0.45, 1.0)
        end = (c * r * (1.13 + tall / r * 0.5), s * r * (1.13 + tall / r * 0.5), r * 1.05 + tall)
        jets.append(
            limb(
                [(c * r * 1.09, s * r * 1.09, r * 0.95), (c * r * 1.2, s * r * 1.2, r * 1.05 + tall * 0.4), end],
                [r * 0.12, r * 0.055, r * 0.05],
                segments=10,
                steps=3,
            )
        )
        ball = turned([(0, -1), (0.7, -0.7), (1, 0), (0.7, 0.7), (0, 1)], segments=12, steps=2)
        jets.append(ball.placed(scale=r * 0.085 * k.vary(0.2), at=end))
        if i % 2 == 0:
            jets.append(ball.placed(scale=r * 0.05, at=np.array(end) + np.array([c * 0.12, s * 0.12, 0.25]) * r))
    k.add("liquid jet", joined(jets).shape(), smooth=True)


@asset(
    kind="drop",
    words=("drop", "water drop", "droplet", "raindrop", "teardrop", "tear", "blood drop", "dewdrop"),
    about="A drop of liquid.",
    parameters=(length("height", 0.1, 0.001, 10.0, words=("height", "size", "tall")),),
    slots={"liquid": Material(preset="water", color="#7fbfe8", transmission=0.6)},
    category="effect",
)
def drop(k: Kit) -> None:
    """Round below, pointed above."""
    h = k.m("height")
    body = turned(
        [
            (0, 0),
            (0.16, 0.03),
            (0.29, 0.13),
            (0.33, 0.28),
            (0.28, 0.45),
            (0.17, 0.65),
            (0.07, 0.85),
            (0.02, 0.97),
            (0, 1.0),
        ],
        segments=48,
    ).placed(scale=h)
    k.add("liquid", body.shape(), smooth=True)


@asset(
    kind="bubbles",
    words=("bubble", "soap bubble", "foam bubbles", "soap bubbles", "suds"),
    about="A heap of soap bubbles.",
    parameters=(length("height", 0.3, 0.01, 20.0, words=("height", "size")), count("bubbles", 16, 1, 80)),
    slots={"bubble": Material(preset="glass", color="#e6f2ff")},
    category="effect",
)
def bubbles(k: Kit) -> None:
    """Balls that touch, large ones below."""
    h, n = k.m("height"), k.n("bubbles")
    if n == 1:
        k.add("bubble", Sphere(radius=h / 2, segments=48), at=(0, 0, h / 2))
        return
    placed: list[tuple[Floats, float]] = []
    for i in range(n):
        t = i / (n - 1)
        r = h * (0.17 - 0.12 * t) * k.vary(0.15)
        if not placed:
            placed.append((np.array([0.0, 0.0, r]), r))
            continue
        best = None
        for _ in range(12):
            host, hr = placed[k.rng.randrange(len(placed))]
            d = np.array([k.rng.gauss(0, 1), k.rng.gauss(0, 1), abs(k.rng.gauss(0, 1)) * 0.9 - 0.15])
            p = host + d / np.linalg.norm(d) * (hr + r) * 0.97
            clash = min(float(np.linalg.norm(p - q)) - (s + r) for q, s in placed)
            if p[2] - r >= -1e-6 and p[2] + r <= h and (best is None or clash > best[0]):
                best = (clash, p)
        if best:
            placed.append((best[1], r))
    poses = [Transform(location=(float(p[0]), float(p[1]), float(p[2])), scale=(r, r, r)) for p, r in placed]
    k.add("bubble", Sphere(radius=1.0, segments=28), instances=Poses(poses=poses), smooth=True)


@asset(
    kind="slime",
    words=("slime", "goo", "ooze", "slime monster", "blob", "jelly blob"),
    about="A blob of slime with bubbles, drips, and eyes if asked.",
    parameters=(
        length("width", 0.5, 0.02, 20.0, words=("width", "size")),
        flag("eyes", False, words=("eyes", "face")),
        count("bubbles", 7, 0, 30),
    ),
    slots={
        "slime": Material(preset="gummy", color="#5fd038"),
        "eye": Material(preset="glossy_plastic", color="#fbfbf6"),
        "pupil": Material(preset="glossy_plastic", color="#16181a"),
    },
    category="effect",
    adjectives={"cute": {"eyes": True}},
)
def slime(k: Kit) -> None:
    """A dome that has run out into a skirt."""
    w = k.m("width")
    blobs = [
        Blob(a=(0, 0, w * 0.17), radius=w * 0.26, squash=(1, 0.95, 0.95)),
        Blob(a=(0, 0, 0), radius=w * 0.36, squash=(1, 0.95, 0.18)),
        Blob(a=(0.02 * w, 0, w * 0.36), radius=w * 0.12),
    ]
    for i in range(8):
        a = 2 * math.pi * i / 8 + k.rng.uniform(-0.25, 0.25)
        far = w * k.rng.uniform(0.33, 0.42)
        blobs.append(
            Blob(
                a=(math.cos(a) * w * 0.2, math.sin(a) * w * 0.2, w * 0.1),
                b=(math.cos(a) * far, math.sin(a) * far, w * 0.015),
                radius=w * 0.07,
                radius_b=w * 0.055,
            )
        )
    k.add(
        "slime",
        Blend(blobs=blobs, smoothness=w * 0.07, resolution=64),
        modifiers=[Cutaway(point=(0, 0, 0), normal=(0, 0, -1))],
        smooth=True,
    )
    for i, d in enumerate(fibonacci(max(k.n("bubbles"), 1), low=0.15)[: k.n("bubbles")]):
        r = w * 0.022 * (1 + 0.7 * math.sin(i * 2.2) ** 2)
        at = d * np.array([0.262, 0.25, 0.25]) * w + np.array([0, 0, w * 0.17])
        k.add("slime bubble", Sphere(radius=r, segments=16), at=(float(at[0]), float(at[1]), float(at[2])))
    if k.on("eyes"):
        for sx in (-1, 1):
            k.add(
                "eye", Sphere(radius=w * 0.058, segments=24), at=(sx * w * 0.095, -w * 0.215, w * 0.26), material="eye"
            )
            k.add(
                "pupil",
                Sphere(radius=w * 0.032, segments=20),
                at=(sx * w * 0.09, -w * 0.25, w * 0.265),
                material="pupil",
            )
    k.anchor("head", (0.02 * w, 0, w * 0.47), radius=w * 0.12)
    k.anchor("eyes", (0, -w * 0.25, w * 0.26), normal=(0, -1, 0), radius=w * 0.1)
