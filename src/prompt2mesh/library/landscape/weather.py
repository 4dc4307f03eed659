"""Cloud, lightning, rainbow."""

import math

from prompt2mesh.library.kit import Kit
from prompt2mesh.library.outlines import arc
from prompt2mesh.library.plants.surfaces import turned
from prompt2mesh.library.registry import asset, choice, count, flag, length
from prompt2mesh.mesh.materials import Material
from prompt2mesh.mesh.program import Displace, Paint
from prompt2mesh.mesh.shapes import Blend, Blob, Extrude


@asset(
    kind="cloud",
    words=("cloud", "storm cloud", "rain cloud", "cumulus", "thundercloud"),
    about="A puffy cloud; with rain drops, or a lightning bolt.",
    parameters=(
        length("width", 1.6, 0.02, 500.0, words=("width", "size", "length", "wide")),
        count("drops", 0, 0, 60, words=("drops", "raindrops", "rain")),
        flag("lightning", False, words=("lightning", "bolt", "thunderbolt")),
    ),
    slots={
        "cloud": "cloud",
        "rain": Material(preset="glossy_plastic", color="#5aa0e0"),
        "bolt": Material(preset="neon", color="#ffc81e", emission_strength=0.7),
    },
    states=("raining", "stormy"),
    adjectives={
        "rain": {"drops": 18},
        "rainy": {"drops": 18},
        "raining": {"drops": 18},
        "storm": {"lightning": True},
        "fluffy": {},
    },
)
def cloud(k: Kit) -> None:
    """A smooth union of seeded balls with a flat bottom; rain hangs under it on thin streaks."""
    w = k.m("width")
    drops = k.n("drops") or (18 if k.state("raining") else 0)
    bolt = k.on("lightning") or k.state("stormy")
    z0 = w * 0.55 if drops or bolt else 0.0
    blobs: list[Blob] = []
    heads = [(-0.3, 0.0, 0.14, 0.15), (-0.12, 0.02, 0.24, 0.21), (0.1, -0.02, 0.28, 0.24), (0.29, 0.02, 0.17, 0.17), (0.0, -0.1, 0.14, 0.16), (-0.18, -0.08, 0.13, 0.14), (0.2, -0.1, 0.14, 0.15),
             (-0.41, 0.0, 0.09, 0.09), (0.42, 0.0, 0.1, 0.1), (0.02, 0.12, 0.17, 0.17)]  # fmt: skip
    for x, y, z, r in heads:
        q = k.vary(0.1)
        blobs.append(Blob(a=(x * w, y * w, max(z, r * 0.72) * w + z0), radius=r * w * q))
    gray = "#6a6e76" if k.state("stormy") or k.on("lightning") else "#dfe6ee"
    k.add("cloud", Blend(blobs=blobs, smoothness=w * 0.035, resolution=64), material="cloud", smooth=True, paint=[Paint(kind="gradient", color=gray, start=z0 + w * 0.26, end=z0 - w * 0.03)],
          modifiers=[Displace(strength=w * 0.03, scale=w * 0.14, octaves=2, seed=k.seed)])  # fmt: skip
    drop = turned([(0, -0.5), (0.34, -0.32), (0.3, 0.0), (0.1, 0.45), (0, 0.62)], segments=14, steps=3)
    for i in range(drops):
        a, q = i * 2.39996, 0.33 * w * math.sqrt((i + 0.5) / drops)
        x, y, z = q * math.cos(a), q * 0.4 * math.sin(a), w * (0.05 + 0.42 * ((i * 0.618) % 1))
        k.rod("rain streak", (x, y, z), (x, y, z0 + w * 0.12), w * 0.002, segments=5, material="rain")
        k.add("rain", drop.placed(scale=w * 0.045).shape(), at=(x, y, z), material="rain")
    if bolt:
        k.add(
            "bolt",
            Extrude(
                outline=[(x * w * 0.5, y * w * 0.6) for x, y in _BOLT], height=w * 0.05, bevel=w * 0.008, pivot="center"
            ),
            at=(0, 0, 0),
            rotate=(90, 0, 0),
            material="bolt",
        )
    k.anchor("seat", (0, 0, z0 + w * 0.45))
    k.anchor("top", (w * 0.1, 0, z0 + w * 0.48), half_size=(w * 0.15, w * 0.1), round=True)


_BOLT = [(0.05, 0.0), (0.3, 0.5), (0.12, 0.5), (0.28, 1.0), (-0.08, 1.0), (-0.22, 0.4), (-0.02, 0.4)]


@asset(
    kind="lightning",
    words=("lightning", "lightning bolt", "thunderbolt", "thunder", "electric bolt", "bolt of lightning"),
    about="A lightning bolt: a sign, or a branching stroke.",
    parameters=(
        length("height", 1.0, 0.02, 500.0, words=("height", "size", "tall")),
        choice("form", "bolt", "branching"),
    ),
    slots={"bolt": Material(preset="neon", color="#ffc81e", emission_strength=0.7)},
    adjectives={"forked": {"form": "branching"}, "realistic": {"form": "branching"}},
)
def lightning(k: Kit) -> None:
    """A zigzag."""
    h = k.m("height")
    if k.s("form") == "bolt":
        k.add(
            "bolt",
            Extrude(outline=[(x * h, y * h) for x, y in _BOLT], height=h * 0.12, bevel=h * 0.02, pivot="center"),
            rotate=(90, 0, 0),
        )
        return

    def stroke(start: tuple[float, float, float], end: tuple[float, float, float], r: float, depth: int) -> None:
        n = 7
        pts = [start]
        for i in range(1, n):
            t = i / n
            jig = h * 0.045 * (1 if depth else 0.7)
            pts.append(
                (
                    start[0] + (end[0] - start[0]) * t + k.rng.uniform(-jig, jig),
                    start[1] + (end[1] - start[1]) * t + k.rng.uniform(-jig, jig),
                    start[2] + (end[2] - start[2]) * t,
                )
            )
        pts.append(end)
        k.tube(
            "bolt", pts, r, radii=[1.0 - 0.8 * i / n for i in range(n + 1)], smooth=False, segments=6, round_caps=False
        )
        if depth:
            for i in (2, 4):
                p = pts[i]
                stroke(
                    p,
                    (
                        p[0] + k.rng.uniform(-0.25, 0.25) * h,
                        p[1] + k.rng.uniform(-0.1, 0.1) * h,
                        max(p[2] - h * k.rng.uniform(0.2, 0.35), h * 0.04),
                    ),
                    r * 0.55,
                    depth - 1,
                )

    stroke((0, 0, h), (0.05 * h, 0, 0), h * 0.016, 2)


@asset(
    kind="rainbow",
    words=("rainbow", "rainbow arch"),
    about="A rainbow arch in bands, with a cloud at each foot.",
    parameters=(
        length("width", 2.0, 0.05, 1000.0, words=("width", "size", "wide")),
        count("bands", 7, 3, 12, words=("bands", "colors", "colours", "stripes")),
        flag("clouds", True),
    ),
    slots={
        f"band {i + 1}": Material(preset="glossy_plastic", color=c)
        for i, c in enumerate(("#e5322e", "#f58a1f", "#fbd22e", "#4bb14a", "#2f8fe0", "#3b4fc0", "#8a3fb0"))
    }
    | {"cloud": Material(preset="cloud")},
    main_slot="band 1",
    parts={"stripe": "band", "arch": "band"},
)
def rainbow(k: Kit) -> None:
    """Concentric half rings."""
    w, n = k.m("width"), k.n("bands")
    r, t = w / 2 * (0.82 if k.on("clouds") else 1.0), w * 0.22 / n
    for i in range(n):
        a, b = r - t * i, r - t * (i + 1)
        outline = arc(a, 0, 180, segments=48) + arc(b, 180, 0, segments=48)
        k.add(
            f"band {i + 1}",
            Extrude(outline=outline, height=w * 0.07, bevel=t * 0.12, pivot="center"),
            rotate=(90, 0, 0),
            scale=(1, 1, 1),
            material=f"band {int(i * 7 / n) + 1}",
        )
    if k.on("clouds"):
        for s in (-1, 1):
            c = s * (r - t * n / 2)
            blobs = [
                Blob(a=(c + x * w, y * w, z * w), radius=q * w)
                for x, y, z, q in (
                    (-0.09, 0, 0.055, 0.058),
                    (0.0, -0.02, 0.085, 0.085),
                    (0.09, 0, 0.055, 0.06),
                    (0.03, -0.06, 0.05, 0.055),
                    (-0.04, -0.06, 0.05, 0.052),
                    (0, 0.06, 0.06, 0.06),
                )
            ]
            k.add("cloud", Blend(blobs=blobs, smoothness=w * 0.015, resolution=28), material="cloud", smooth=True)
