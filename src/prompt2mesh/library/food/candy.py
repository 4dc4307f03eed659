"""Candy, chocolate, popcorn."""

import math

import numpy as np

from prompt2mesh.library.kit import Kit
from prompt2mesh.library.outlines import rounded_rectangle
from prompt2mesh.library.plants.surfaces import Floats, Point, Surface, joined, point, spline, turned
from prompt2mesh.library.registry import asset, choice, count, flag, length
from prompt2mesh.mesh.materials import Material
from prompt2mesh.mesh.placement import Poses, Transform
from prompt2mesh.mesh.program import Displace
from prompt2mesh.mesh.shapes import Blend, Blob, Box, Cylinder, Extrude, Lathe, Sphere, Sweep


@asset(
    kind="candy",
    words=(
        "candy",
        "lollipop",
        "lollypop",
        "sweet",
        "candy cane",
        "gummy bear",
        "hard candy",
        "bonbon",
        "cotton candy",
        "gumdrop",
    ),
    about="A swirl lollipop, a wrapped sweet, a candy cane, or cotton candy.",
    parameters=(
        length("height", 0.18, 0.01, 4.0, words=("height", "size", "tall")),
        choice("form", "lollipop", "wrapped", "cane", "cotton"),
        flag("bow", False),
    ),
    slots={
        "candy": Material(preset="glossy_plastic", color="#f0407a"),
        "swirl": Material(preset="glossy_plastic", color="#fdfbf8"),
        "stick": Material(preset="paper", color="#f7f4ec"),
        "bow": Material(preset="satin", color="#5aa8e8"),
        "cotton": Material(preset="cloud", color="#f7b3d2"),
    },
    adjectives={
        "candy cane": {"form": "cane"},
        "cotton candy": {"form": "cotton"},
        "hard candy": {"form": "wrapped"},
        "wrapped": {"form": "wrapped"},
        "cane": {"form": "cane"},
        "cotton": {"form": "cotton"},
        "hard": {"form": "wrapped"},
    },
    parts={"stripe": "swirl"},
)
def candy(k: Kit) -> None:
    """Upright."""
    h, form = k.m("height"), k.s("form")
    if form == "wrapped":
        r = h * 0.27
        k.add("candy", Sphere(radius=r, segments=40), at=(0, 0, r), scale=(1.12, 1, 1))
        for i in range(3):
            k.add(
                "swirl",
                Lathe(
                    profile=[
                        (r * 0.99, -r * 0.08),
                        (r * 1.012, -r * 0.05),
                        (r * 1.012, r * 0.05),
                        (r * 0.99, r * 0.08),
                    ],
                    closed=True,
                    segments=64,
                ),
                at=(0, 0, r),
                rotate=(90, 30, 60 * i),
                scale=(1.0, 1, 1),
                material="swirl",
            )
        for s in (-1, 1):
            fan = turned(
                [(0.04, 0.0), (0.1, 0.05), (0.26, 0.34), (0.27, 0.36), (0.1, 0.3), (0, 0.28)],
                segments=72,
                steps=2,
                ripple=lambda a, t: 1 + 0.16 * np.sin(9 * a) * t,
            )
            k.add("candy wrapper", fan.placed(scale=h, rotate=(0, s * 90, 0)).shape(), at=(s * r * 1.03, 0, r))
        return
    if form == "cane":
        r = h * 0.055
        pts = [(0.0, 0.0, r + h * 0.7 * t) for t in np.linspace(0, 1, 8)]
        pts += [
            (-h * 0.14 + h * 0.14 * math.cos(a), 0, r + h * 0.7 + h * 0.14 * math.sin(a))
            for a in np.linspace(0.2, math.pi, 12)
        ]
        pts.append((-h * 0.28, 0, h * 0.66))
        k.tube("swirl", pts, r, material="swirl", segments=24, resolution=4)
        curve = spline(pts, 8)
        dist: Floats = np.concatenate([[0.0], np.cumsum(np.linalg.norm(np.diff(curve, axis=0), axis=1))])
        for phase in (0.0, math.pi):
            helix: list[Point] = []
            for s in np.linspace(0.0, float(dist[-1]), 150).tolist():
                p = np.array([np.interp(s, dist, curve[:, j]) for j in range(3)])
                q = np.array([np.interp(s + h * 0.004, dist, curve[:, j]) for j in range(3)]) - np.array(
                    [np.interp(s - h * 0.004, dist, curve[:, j]) for j in range(3)]
                )
                q /= max(float(np.linalg.norm(q)), 1e-12)
                n1 = np.array([0.0, 1.0, 0.0])
                n2 = np.cross(q, n1)
                a = phase + s / h * 17
                helix.append(point(p + (n1 * math.cos(a) + n2 * math.sin(a)) * r * 0.8))
            k.tube("candy stripe", helix, r * 0.33, material="candy", segments=8, resolution=1, smooth=False)
        return
    if form == "cotton":
        blobs = [
            Blob(
                a=(
                    0.13 * h * math.cos(i * 2.4) * math.sqrt((i % 9) / 9),
                    0.13 * h * math.sin(i * 2.4) * math.sqrt((i % 9) / 9),
                    h * (0.45 + 0.4 * (i / 15)),
                ),
                radius=h * 0.14 * k.vary(0.2),
            )
            for i in range(16)
        ]
        k.add(
            "cotton",
            Blend(blobs=blobs, smoothness=h * 0.05, resolution=56),
            material="cotton",
            modifiers=[Displace(strength=h * 0.035, scale=h * 0.09, seed=k.seed)],
            smooth=True,
        )
        k.add(
            "stick",
            Sweep(path=[(0, 0, 0), (0, 0, h * 0.5)], radius=h * 0.035, radii=[0.3, 1.0], smooth=False),
            material="stick",
        )
        return
    r = h * 0.26
    z = h - r
    k.rod("stick", (0, 0, 0), (0, 0, z), h * 0.014, segments=14, material="stick", round_caps=True)
    k.add(
        "candy",
        Cylinder(radius=r, height=h * 0.05, segments=64, pivot="center"),
        at=(0, 0, z),
        rotate=(90, 0, 0),
        bevel=h * 0.02,
        bevel_segments=4,
    )
    for side in (-1, 1):
        pts: list[tuple[float, float, float]] = []
        for t in np.linspace(0.0, 1.0, 70):
            a, q = t * 2 * math.pi * 2.6, r * 0.95 * t
            pts.append((q * math.cos(a), side * h * 0.0225, z + q * math.sin(a)))
        k.tube("swirl", pts, r * 0.085, radii=[0.8, 1, 1, 1, 0.7], material="swirl", segments=8, resolution=2)
    if k.on("bow"):
        for s in (-1, 1):
            k.tube(
                "bow",
                [
                    (0, -h * 0.015, z - r),
                    (s * h * 0.08, -h * 0.02, z - r + h * 0.05),
                    (s * h * 0.12, -h * 0.02, z - r),
                    (s * h * 0.06, -h * 0.02, z - r - h * 0.03),
                    (0, -h * 0.015, z - r),
                ],
                h * 0.012,
                material="bow",
                segments=8,
            )


@asset(
    kind="chocolate_bar",
    words=("chocolate bar", "bar of chocolate", "chocolate", "candy bar"),
    about="A bar of chocolate in squares, half out of its foil and paper.",
    parameters=(
        length("length", 0.16, 0.02, 3.0, words=("length", "size", "long")),
        flag("wrapper", True, words=("wrapper", "paper", "foil")),
    ),
    slots={"chocolate": "chocolate", "foil": "foil", "wrapper": Material(preset="paper", color="#b8202c")},
    states=("open",),
)
def chocolate_bar(k: Kit) -> None:
    """Pillows on a slab, lying flat."""
    long = k.m("length")
    w, t = long * 0.46, long * 0.05
    k.add("chocolate", Box(size=(long, w, t * 0.6)), bevel=t * 0.1)
    nx, ny = 6, 3
    px, py = long / nx, w / ny
    squares: list[Surface] = []
    pillow = turned([(0.7, 0), (0.7, 0.02), (0.56, 0.9), (0.5, 1.0), (0, 1.0)], segments=4, steps=1)
    for i in range(nx):
        for j in range(ny):
            squares.append(
                pillow.placed(rotate=(0, 0, 45), scale=1.0).placed(
                    scale=(px * 0.93, py * 0.93, t * 0.55),
                    at=(px * (i + 0.5) - long / 2, py * (j + 0.5) - w / 2, t * 0.55),
                )
            )
    k.add("chocolate squares", joined(squares).shape(), material="chocolate", flat=True)
    if k.on("wrapper"):
        half = long * 0.56
        k.add(
            "wrapper",
            Extrude(outline=rounded_rectangle(half, w * 1.05, t * 0.3), height=t * 1.35, bevel=t * 0.25),
            at=(long * 0.25, 0, -0.0),
            material="wrapper",
        )
        foil = turned(
            [(0.0, 0), (0.5, 0.0), (0.52, 0.5), (0.5, 1.0), (0, 1.0)],
            segments=64,
            steps=1,
            ripple=lambda a, _s: (
                (np.abs(np.cos(a)) ** 20 + np.abs(np.sin(a)) ** 20) ** (-1 / 20) * (1 + 0.02 * np.sin(23 * a))
            ),
        )
        k.add(
            "foil",
            foil.placed(scale=(long * 0.14, w * 1.03, t * 1.27)).shape(),
            at=(-long * 0.045, 0, 0),
            material="foil",
            modifiers=[Displace(strength=t * 0.08, scale=t * 0.6, seed=k.seed, keep_base=True)],
        )


@asset(
    kind="popcorn",
    words=("popcorn", "bucket of popcorn", "popcorn box", "box of popcorn", "bag of popcorn", "french fries", "fries"),
    about="Popcorn heaped in a striped box, or french fries.",
    parameters=(
        length("height", 0.2, 0.02, 3.0, words=("height", "tall", "size")),
        choice("content", "popcorn", "fries"),
        count("pieces", 90, 10, 130),
    ),
    slots={
        "box": Material(preset="cardboard", color="#d8232c"),
        "stripe": Material(preset="cardboard", color="#fbf6ea"),
        "corn": Material(preset="whipped_cream", color="#fbeecb"),
        "fry": Material(preset="pastry", color="#efbe4e"),
    },
    main_slot="box",
    adjectives={
        "fries": {"content": "fries"},
        "french fries": {"content": "fries"},
        "fry": {"content": "fries"},
        "french fry": {"content": "fries"},
        "french": {"content": "fries"},
    },
    parts={"bucket": "box", "popcorn": "corn"},
)
def popcorn(k: Kit) -> None:
    """A tapering square box of stripes."""
    h = k.m("height")
    fries = k.s("content") == "fries"
    low, high, tall = h * 0.22, h * 0.3, h * 0.72
    deep = 0.55 if fries else 1.0
    k.add(
        "box",
        Extrude(outline=rounded_rectangle(low * 2, low * 2 * deep, low * 0.05), height=tall, taper=high / low),
        material="box",
    )
    n = 4
    for side in range(4):
        wide = deep if side % 2 else 1.0
        off = 1.0 if side % 2 else deep
        for i in range(n):
            u0, u1 = -0.9 + 1.8 * (i + 0.12) / n, -0.9 + 1.8 * (i + 0.5) / n
            pts = np.array(
                [
                    (u0 * low * wide, -low * off * 1.004, 0.001 * h),
                    (u1 * low * wide, -low * off * 1.004, 0.001 * h),
                    (u1 * high * wide, -high * off * 1.004, tall * 1.002),
                    (u0 * high * wide, -high * off * 1.004, tall * 1.002),
                ]
            )
            back = pts + np.array([0.0, low * 0.03, 0.0])
            quad = Surface(
                np.concatenate([pts, back], dtype=np.float64),
                [(0, 1, 2, 3), (7, 6, 5, 4), (1, 0, 4, 5), (2, 1, 5, 6), (3, 2, 6, 7), (0, 3, 7, 4)],
            )
            k.add("stripe", quad.placed(rotate=(0, 0, 90 * side)).shape(), material="stripe")
    m = k.n("pieces")
    if fries:
        sticks: list[Surface] = []
        for _ in range(min(m, 70)):
            x, y = k.rng.uniform(-0.86, 0.86) * high, k.rng.uniform(-0.8, 0.8) * high * deep
            s = h * 0.03
            bar = turned([(s, 0), (s, 1.0 * h * k.rng.uniform(0.32, 0.5))], segments=4, steps=1)
            sticks.append(
                bar.placed(
                    rotate=(k.rng.uniform(-9, 9), k.rng.uniform(-9, 9), k.rng.uniform(0, 90)),
                    at=(x, y, tall - h * 0.14),
                )
            )
        k.add("fry", joined(sticks).shape(), material="fry", flat=True)
        return
    poses: list[Transform] = []
    for i in range(m):
        q, a = math.sqrt((i + 0.5) / m), i * 2.39996
        x, y = q * high * 1.02 * math.cos(a), q * high * 1.02 * math.sin(a)
        square = 1 / max(abs(math.cos(a)), abs(math.sin(a))) * 0.93
        x, y = x * (1 + (square - 1) * q), y * (1 + (square - 1) * q)
        lift = k.rng.uniform(-0.02, 0.03) * h
        turn = (k.rng.uniform(0, 360), k.rng.uniform(0, 360), 0.0)
        size = k.vary(0.15)
        poses.append(
            Transform(
                location=(x, y, tall + h * 0.02 + h * 0.15 * (1 - q * q) + lift),
                rotation=turn,
                scale=(size, size, size),
            )
        )
    s = h * 0.035
    blobs = [Blob(a=(0, 0, 0), radius=s * 0.75)] + [
        Blob(
            a=(
                s * 0.75 * math.cos(i * 2.4) * math.sin(i + 1),
                s * 0.75 * math.sin(i * 2.4) * math.sin(i + 1),
                s * 0.75 * math.cos(i + 1),
            ),
            radius=s * (0.5 + 0.12 * (i % 3)),
        )
        for i in range(6)
    ]
    k.add(
        "corn",
        Blend(blobs=blobs, smoothness=s * 0.25, resolution=8),
        instances=Poses(poses=poses),
        material="corn",
        smooth=True,
    )
    filler = Box(size=(high * 1.8, high * 1.8, h * 0.06))
    k.add("corn filler", filler, at=(0, 0, tall - h * 0.03), material="corn")
