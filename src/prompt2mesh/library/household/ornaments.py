"""Birdcage, hourglass, globe and fan."""

import math

from prompt2mesh.library.furniture.forms import knob
from prompt2mesh.library.kit import Kit
from prompt2mesh.library.kitchen.vessels import spline
from prompt2mesh.library.registry import asset, choice, count, length
from prompt2mesh.mesh.materials import Material
from prompt2mesh.mesh.placement import Radial
from prompt2mesh.mesh.program import Paint
from prompt2mesh.mesh.shapes import (
    Cylinder,
    Extrude,
    Lathe,
    Loft,
    Section,
    Sphere,
    Sweep,
    Torus,
)


@asset(
    kind="birdcage",
    words=("birdcage", "bird cage", "cage"),
    about="A domed wire cage with a perch, a swing, a door and a hanging ring.",
    parameters=(
        length("height", 0.62, 0.15, 2.0, words=("height", "tall", "high")),
        length("diameter", 0.36, 0.1, 1.4, words=("diameter", "width", "wide")),
        count("bars", 28, 10, 48, words=("bars", "wires")),
    ),
    slots={"wire": "antique_brass", "base": "walnut", "perch": "birch", "cup": "porcelain"},
    main_slot="wire",
    states=("open",),
    holds=True,
)  # fmt: skip
def birdcage(k: Kit) -> None:
    """Vertical wires that bend into a dome, hoops, a base drawer, a swing and two cups."""
    h, r, n = k.m("height"), k.m("diameter") / 2, k.n("bars")
    base, ring = h * 0.09, h * 0.05
    k.add(
        "base",
        Lathe(
            profile=[
                (0, 0),
                (r * 1.04, 0),
                (r * 1.08, h * 0.01),
                (r * 1.06, base * 0.4),
                (r * 1.0, base * 0.55),
                (r * 1.04, base),
                (0, base),
            ],
            segments=72,
        ),
        material="base",
    )
    top = h - ring * 1.6
    dome = min(r, (top - base) * 0.45)
    wall = top - dome
    wire = max(r * 0.011, 0.0012)
    path = [
        (r, 0, base * 0.9),
        (r, 0, base + (wall - base) * 0.5),
        *((r * math.cos(a), 0, wall + dome * math.sin(a)) for a in [math.pi / 2 * i / 7 for i in range(7)]),
        (r * 0.03, 0, top),
    ]
    k.add(
        "wire",
        Sweep(path=path, radius=wire, segments=6, resolution=3),
        instances=Radial(count=n, start=180 / n),
        material="wire",
    )
    for z in (base + wire, base + (wall - base) * 0.5, wall):
        k.add("hoop", Torus(radius=r, tube=wire * 1.7, segments=72, tube_segments=8), at=(0, 0, z), material="wire")
    k.add(
        "hoop top",
        Torus(radius=r * math.cos(math.pi / 3), tube=wire * 1.5, segments=48, tube_segments=8),
        at=(0, 0, wall + dome * math.sin(math.pi / 3)),
        material="wire",
    )
    k.add(
        "finial",
        Lathe(
            profile=[
                (0, -h * 0.01),
                (r * 0.1, -h * 0.008),
                (r * 0.12, 0),
                (r * 0.05, h * 0.012),
                (r * 0.05, h * 0.03),
                (0, h * 0.032),
            ],
            segments=32,
        ),
        at=(0, 0, top),
        material="wire",
    )
    k.add(
        "ring",
        Torus(radius=ring * 0.6, tube=wire * 1.6, segments=32, tube_segments=10),
        at=(0, 0, top + h * 0.03 + ring * 0.5),
        rotate=(90, 0, 0),
        material="wire",
    )
    for sx in (-1, 1):
        k.rod(
            "swing wire",
            (0, 0, top - 0.001),
            (sx * r * 0.32, 0, base + (wall - base) * 0.8),
            wire * 0.8,
            segments=6,
            material="wire",
        )
    k.rod(
        "perch swing",
        (-r * 0.4, 0, base + (wall - base) * 0.8),
        (r * 0.4, 0, base + (wall - base) * 0.8),
        r * 0.035,
        round_caps=True,
        material="perch",
    )
    k.rod(
        "perch",
        (-r * 0.998, r * 0.05, base + (wall - base) * 0.5),
        (r * 0.998, r * 0.05, base + (wall - base) * 0.5),
        r * 0.035,
        material="perch",
    )
    for sx in (-1, 1):
        k.add(
            "cup",
            Lathe(
                profile=[
                    (0, 0),
                    (r * 0.13, 0),
                    (r * 0.17, r * 0.16),
                    (r * 0.15, r * 0.16),
                    (r * 0.12, r * 0.02),
                    (0, r * 0.02),
                ],
                segments=32,
            ),
            at=(sx * r * 0.84, r * 0.05, base + (wall - base) * 0.5 + r * 0.025),
            material="cup",
        )
    dw, dh = r * 0.52, (wall - base) * 0.52
    with k.group(
        "door group", at=(-dw / 2, -r - wire * 2.2, base + wire * 0.3), rotate=(0, 0, -100 if k.state("open") else 0)
    ):
        k.add(
            "door",
            Extrude(
                outline=[(0, 0), (dw, 0), (dw, dh), (0, dh)],
                holes=[
                    [
                        (wire * 3, wire * 3),
                        (dw - wire * 3, wire * 3),
                        (dw - wire * 3, dh - wire * 3),
                        (wire * 3, dh - wire * 3),
                    ]
                ],
                height=wire * 3,
                pivot="center",
            ),
            rotate=(90, 0, 0),
            material="wire",
        )
        for i in range(1, 5):
            k.rod("door wire", (dw * i / 5, 0, wire), (dw * i / 5, 0, dh - wire), wire, segments=6, material="wire")
        k.add("door latch", Sphere(radius=wire * 3, segments=14), at=(dw * 0.97, -wire * 2, dh / 2), material="wire")
    for z in (base + wire, base + (wall - base) * 0.5):
        k.rod(
            "door hinge",
            (-dw / 2, -r - wire * 3, z),
            (-dw / 2 - wire, -r * 0.94, z),
            wire * 1.6,
            segments=8,
            material="wire",
        )
    k.anchor("inside", (0, 0, base), half_size=(r * 0.6, r * 0.6), round=True, height=wall - base)
    k.anchor("hook", (0, 0, h))


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
    words=("globe", "desk globe", "world globe", "snow globe", "terrestrial globe", "crystal ball"),
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
    paints = []
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
        k.add("ball", Sphere(radius=r, segments=128), material="ball", paint=paints, smooth=True)
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


@asset(
    kind="fan",
    words=("fan", "electric fan", "desk fan", "standing fan", "table fan", "pedestal fan"),
    about="An electric fan with blades in a wire guard, on a foot or a tall stand.",
    parameters=(
        length("height", 0.42, 0.12, 1.8, words=("height", "tall", "high")),
        length("diameter", 0.3, 0.08, 0.8, words=("diameter", "width", "wide")),
        count("blades", 4, 2, 8),
    ),
    slots={"body": Material(preset="enamel", color="#7fb3a6"), "blade": "brushed_aluminium", "wire": "chrome", "foot": Material(preset="enamel", color="#7fb3a6")},
    main_slot="body",
    styles={"antique": {}},
    style_materials={"antique": {"blade": Material(preset="brass"), "wire": Material(preset="brass"), "body": Material(preset="black_iron"), "foot": Material(preset="black_iron")}},
    adjectives={"standing": {"height": 1.3, "diameter": 0.42}, "pedestal": {"height": 1.3, "diameter": 0.42}},
    parts={"guard": "wire", "cage": "wire"},
)  # fmt: skip
def fan(k: Kit) -> None:
    """Foot, stem, motor, blades and a domed guard on both sides."""
    h = k.m("height")
    r = min(k.m("diameter") / 2, h * 0.4)
    z = h - r
    foot = r * 0.72
    k.add(
        "foot",
        Lathe(
            profile=[
                (0, 0),
                (foot, 0),
                (foot, h * 0.012),
                (foot * 0.85, h * 0.03),
                (r * 0.16, h * 0.055),
                (r * 0.09, h * 0.09),
                (0, h * 0.09),
            ],
            segments=56,
        ),
        material="foot",
    )
    k.rod("stem", (0, r * 0.26, z), (0, 0.0, h * 0.03), r * 0.075, r * 0.09, material="foot")
    k.add(
        "motor",
        Lathe(
            profile=[
                (0, -r * 0.42),
                (r * 0.2, -r * 0.38),
                (r * 0.27, -r * 0.22),
                (r * 0.27, r * 0.02),
                (r * 0.2, r * 0.1),
                (0, r * 0.1),
            ],
            smooth=False,
            fillet=r * 0.05,
            segments=48,
        ),
        at=(0, r * 0.08, z),
        rotate=(90, 0, 0),
        material="body",
    )
    y = -r * 0.16
    k.rod("axle", (0, r * 0.1, z), (0, y - r * 0.04, z), r * 0.04, material="wire")
    k.add(
        "blade hub",
        Lathe(
            profile=[(0, -r * 0.06), (r * 0.15, -r * 0.06), (r * 0.14, r * 0.04), (r * 0.07, r * 0.08), (0, r * 0.085)],
            segments=36,
        ),
        at=(0, y, z),
        rotate=(90, 0, 0),
        material="body",
    )
    n = k.n("blades")
    sections = []
    for f, wide, roll in ((0.1, 0.06, 28.0), (0.3, 0.2, 26.0), (0.6, 0.3, 21.0), (0.82, 0.26, 17.0), (0.9, 0.1, 16.0)):
        sections.append(
            Section(center=(0, 0, r * f), radii=(r * wide * min(1.0, 4 / n + 0.15), r * 0.012), roll=roll, exponent=2.2)
        )
    with k.group("blades", at=(0, y, z)):
        k.add(
            "blade",
            Loft(sections=sections, segments=24),
            instances=Radial(count=n, axis="y", start=12),
            material="blade",
        )
    wire = r * 0.012
    with k.group("wire guard", at=(0, y, z)):
        for side, push in (("front", -1), ("back", 1)):
            arc = [
                (0.0, push * r * 0.27, r * 0.12),
                (0.0, push * r * 0.27, r * 0.45),
                (0.0, push * r * 0.22, r * 0.8),
                (0.0, push * r * 0.08, r * 0.97),
                (0.0, 0.0, r * 0.985),
            ]
            k.add(
                f"wire {side}",
                Sweep(path=arc, radius=wire, segments=6, resolution=4),
                instances=Radial(count=28, axis="y"),
                material="wire",
            )
            for f, p in ((0.12, 0.27), (0.45, 0.27), (0.8, 0.22)):
                k.add(
                    f"wire ring {side}",
                    Torus(radius=r * f, tube=wire * 1.2, segments=48, tube_segments=6),
                    at=(0, push * r * p, 0),
                    rotate=(90, 0, 0),
                    material="wire",
                )
        k.add(
            "wire rim",
            Torus(radius=r * 0.985, tube=wire * 2.2, segments=72, tube_segments=8),
            rotate=(90, 0, 0),
            material="wire",
        )
        k.add(
            "badge",
            Cylinder(radius=r * 0.13, height=r * 0.03, pivot="center"),
            at=(0, -r * 0.275, 0),
            rotate=(90, 0, 0),
            material="body",
            bevel=r * 0.006,
        )
        k.rod("wire strut", (0, r * 0.27, r * 0.12), (0, r * 0.2, r * 0.12), wire * 2, material="wire")
    k.add("knob", knob(r * 0.06), at=(0, -foot * 0.6, h * 0.038), material="wire")
