"""Hourglass and globe."""

import math

from prompt2mesh.library.kit import Kit
from prompt2mesh.library.kitchen.vessels import spline
from prompt2mesh.library.registry import asset, choice, count, length
from prompt2mesh.mesh.materials import Material
from prompt2mesh.mesh.placement import Radial
from prompt2mesh.mesh.program import Paint
from prompt2mesh.mesh.shapes import (
    Lathe,
    Sphere,
    Sweep,
    Torus,
)


@asset(
    kind="hourglass",
    words=("hourglass", "sand timer", "sandglass", "egg timer"),
    about="Two glass bulbs with running sand between turned posts.",
    parameters=(
        length("height", 0.22, 0.05, 1.5, words=("height", "tall", "high")),
        length("width", 0.11, 0.03, 0.8, words=("width", "wide", "diameter")),
        count("posts", 3, 2, 6),
    ),
    slots={"frame": "walnut", "glass": "glass", "sand": Material(preset="sand", color="#e2b569"), "brass": "brass"},
    main_slot="frame",
    parts={"column": "post", "stand": "frame"},
)  # fmt: skip
def hourglass(k: Kit) -> None:
    """Discs, posts, a waisted glass, sand above, a stream and a heap below."""
    h, r = k.m("height"), min(k.m("width"), k.m("height") * 0.95) / 2
    t = h * 0.055
    for z in (0.0, h - t):
        k.add(
            "frame disc",
            Lathe(
                profile=[
                    (0, 0),
                    (r * 0.96, 0),
                    (r, t * 0.25),
                    (r * 0.97, t * 0.5),
                    (r, t * 0.75),
                    (r * 0.96, t),
                    (0, t),
                ],
                segments=64,
            ),
            at=(0, 0, z),
            material="frame",
        )
    tall = h - 2 * t
    g = r * 0.68
    half = tall / 2
    shape = [
        (g * 0.78, t),
        (g, t + half * 0.22),
        (g * 0.94, t + half * 0.5),
        (g * 0.5, t + half * 0.82),
        (g * 0.07, t + half),
    ]
    lower = spline(shape, steps=6)
    upper = [(a, 2 * (t + half) - z) for a, z in reversed(lower[:-1])]
    outer = [*lower, *upper]
    wall = g * 0.035
    inner = [(max(a - wall, g * 0.03), z) for a, z in reversed(outer)]
    k.add("glass", Lathe(profile=[*outer, *inner], closed=True, segments=56), material="glass")
    for z in (t, h - t):
        k.add(
            "brass ring",
            Torus(radius=g * 0.8, tube=t * 0.16, segments=48, tube_segments=8),
            at=(0, 0, z),
            material="brass",
        )
    mid = t + half
    fit = [(max(a - wall * 1.05, g * 0.028), z) for a, z in outer]
    above = [p for p in fit if mid <= p[1] <= mid + half * 0.5]
    top = above[-1]
    k.add(
        "sand top",
        Lathe(profile=[(0, mid), *above, (top[0] * 0.6, top[1] - half * 0.05), (0, top[1] - half * 0.16)], segments=48),
        material="sand",
    )
    below = [p for p in fit if t + wall < p[1] <= t + half * 0.3]
    k.add(
        "sand heap",
        Lathe(
            profile=[
                (0, t),
                (fit[0][0], t),
                *below,
                (below[-1][0] * 0.5, below[-1][1] + half * 0.13),
                (0, below[-1][1] + half * 0.24),
            ],
            segments=48,
        ),
        material="sand",
    )
    k.rod(
        "sand stream",
        (0, 0, below[-1][1] + half * 0.1),
        (0, 0, mid + half * 0.03),
        g * 0.014,
        segments=8,
        material="sand",
    )
    post = Lathe(
        profile=[
            (r * 0.08, 0),
            (r * 0.06, tall * 0.06),
            (r * 0.1, tall * 0.12),
            (r * 0.05, tall * 0.2),
            (r * 0.085, tall * 0.5),
            (r * 0.05, tall * 0.8),
            (r * 0.1, tall * 0.88),
            (r * 0.06, tall * 0.94),
            (r * 0.08, tall),
        ],
        smooth=True,
        segments=24,
    )
    k.add("post", post, at=(0, -r * 0.82, t), instances=Radial(count=k.n("posts"), start=60), material="frame")
    k.anchor("top", (0, 0, h), half_size=(r * 0.8, r * 0.8), round=True)


@asset(
    kind="globe",
    words=("globe", "desk globe", "world globe", "terrestrial globe"),
    about="A terrestrial globe in a brass meridian on a stand; a crystal ball on a foot.",
    parameters=(
        length("diameter", 0.3, 0.05, 2.0, words=("diameter", "width", "wide", "size")),
        choice("shape", "world", "crystal"),
    ),
    slots={"ball": Material(preset="gloss_paint", color="#4f8fb8"), "meridian": "brass", "stand": "walnut", "crystal": "crystal", "gold": "gold"},
    main_slot="ball",
    adjectives={"crystal": {"shape": "crystal", "diameter": 0.18}, "magic": {"shape": "crystal", "diameter": 0.18}},
    parts={"base": "stand"},
)  # fmt: skip
def globe(k: Kit) -> None:
    """The ball tilts 23.4° as the Earth does; land is painted by noise and ellipses."""
    r = k.m("diameter") / 2
    if k.s("shape") == "crystal":
        lift = r * 0.34
        k.add(
            "gold foot",
            Lathe(
                profile=[
                    (0, 0),
                    (r * 0.78, 0),
                    (r * 0.8, r * 0.06),
                    (r * 0.6, r * 0.14),
                    (r * 0.5, r * 0.24),
                    (r * 0.62, r * 0.42),
                    (r * 0.68, r * 0.62),
                    (r * 0.62, r * 0.62),
                    (r * 0.3, r * 0.37),
                    (0, r * 0.36),
                ],
                segments=64,
            ),
            material="gold",
        )
        k.add("crystal", Sphere(radius=r, segments=64), at=(0, 0, lift + r), material="crystal")
        return
    stand = r * 0.62
    z = stand + r * 1.12
    k.add(
        "stand",
        Lathe(
            profile=[
                (0, 0),
                (r * 0.62, 0),
                (r * 0.64, r * 0.05),
                (r * 0.5, r * 0.12),
                (r * 0.16, r * 0.2),
                (r * 0.09, r * 0.32),
                (r * 0.14, r * 0.42),
                (r * 0.08, r * 0.5),
                (r * 0.09, stand + r * 0.02),
                (0, stand + r * 0.02),
            ],
            fillet=r * 0.02,
            segments=56,
        ),
        material="stand",
    )
    land = "#7f9a52"
    spots = [
        ((0.1, -0.86, 0.45), (0.55, 0.5, 0.34)),
        ((0.3, -0.9, -0.05), (0.34, 0.4, 0.42)),
        ((0.7, -0.5, 0.5), (0.55, 0.6, 0.3)),
        ((-0.75, -0.55, 0.5), (0.42, 0.5, 0.36)),
        ((-0.62, -0.72, -0.3), (0.26, 0.4, 0.42)),
        ((0.75, 0.5, -0.35), (0.32, 0.4, 0.2)),
        ((-0.6, 0.7, 0.4), (0.6, 0.4, 0.3)),
        ((0, 0, -1.0), (0.5, 0.5, 0.2)),
    ]
    paints: list[Paint] = []
    for (x, y, zz), radii in spots:
        paints.append(
            Paint(
                kind="ellipsoid",
                color=land,
                center=(x * r, y * r, zz * r),
                radii=(radii[0] * r, radii[1] * r, radii[2] * r),
                softness=0.12,
            )
        )
        paints.append(
            Paint(
                kind="ellipsoid",
                color="#c9b272",
                center=(x * r, y * r, (zz - 0.05) * r),
                radii=(radii[0] * r * 0.5, radii[1] * r * 0.9, radii[2] * r * 0.4),
                softness=0.3,
            )
        )
    paints.append(
        Paint(kind="ellipsoid", color="#f4f6f5", center=(0, 0, r), radii=(r * 0.36, r * 0.36, r * 0.14), softness=0.15)
    )
    with k.group("tilted", at=(0, 0, z), rotate=(0, 23.4, 0)):
        k.add("ball", Sphere(radius=r, segments=72), material="ball", paint=paints, smooth=True)
        k.add(
            "ball equator", Torus(radius=r * 1.001, tube=r * 0.006, segments=96, tube_segments=6), material="meridian"
        )
        arc = [
            (r * 1.1 * math.sin(a), 0, -r * 1.1 * math.cos(a))
            for a in [math.radians(-34 + 218 * i / 24) for i in range(25)]
        ]
        k.add(
            "meridian",
            Sweep(
                path=[(-x, y, zz) for x, y, zz in arc],
                profile=[
                    (-r * 0.035, -r * 0.016),
                    (r * 0.035, -r * 0.016),
                    (r * 0.035, r * 0.016),
                    (-r * 0.035, r * 0.016),
                ],
            ),
            material="meridian",
        )
        for s in (-1, 1):
            k.rod("meridian pin", (0, 0, s * r * 0.98), (0, 0, s * r * 1.17), r * 0.03, material="meridian")
            k.add("meridian knob", Sphere(radius=r * 0.05, segments=20), at=(0, 0, s * r * 1.17), material="meridian")
