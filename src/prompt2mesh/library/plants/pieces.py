"""Pieces of plants and what is made of them: logs, stumps, branches, leaves, vines, wreaths, bamboo, hay."""

import math

import numpy as np

from prompt2mesh.library.kit import Kit
from prompt2mesh.library.plants.foliage import grow, limb
from prompt2mesh.library.plants.surfaces import Floats, Surface, blade, facing, joined, sheet, spline, turned
from prompt2mesh.library.registry import asset, choice, count, flag, length
from prompt2mesh.mesh.materials import Material
from prompt2mesh.mesh.program import Paint
from prompt2mesh.mesh.shapes import Cylinder

Point = tuple[float, float, float]


@asset(
    kind="log",
    words=("log", "tree log", "fallen log", "tree trunk", "trunk", "firewood", "fallen tree"),
    about="A log lying on the ground, its cut ends showing rings; or a stack of them.",
    parameters=(
        length("length", 1.2, 0.05, 20.0, words=("length", "long", "width")),
        length("diameter", 0.3, 0.01, 5.0, words=("diameter", "thickness", "thick")),
        count("logs", 1, 1, 15),
        count("stubs", 2, 0, 6, words=("stubs", "branches")),
        flag("moss", False),
    ),
    slots={"bark": "bark", "cut": "cut_wood", "moss": "moss"},
    states=("mossy",),
    adjectives={"mossy": {"moss": True}},
)  # fmt: skip
def log(k: Kit) -> None:
    """A rough bar along x, its sawn faces a hair outside the bark."""
    n, long = k.n("logs"), k.m("length")
    d = min(k.m("diameter"), long)
    r = d / 2
    rows: list[tuple[float, float]] = []
    if n == 1:
        rows = [(0.0, r)]
    else:
        width = max(2, math.ceil((math.sqrt(8 * n + 1) - 1) / 2))
        left, level = n, 0
        while left > 0:
            m = min(left, max(width - level, 1))
            rows += [((i - (m - 1) / 2) * d * 1.0, r + level * d * 0.87) for i in range(m)]
            left -= m
            level += 1
    for y, z in rows:
        path = [(-long / 2 + long * i / 6, y, z) for i in range(7)]
        size = k.vary(0.04) if n > 1 else 1.0
        k.add(
            "bark",
            limb(
                path,
                [r * size * q for q in (1.0, 0.98, 1.01, 0.97, 0.99, 0.98, 0.99)],
                segments=28,
                steps=3,
                wobble=0.03,
                seed=k.rng.randrange(999),
            ).shape(),
            material="bark",
        )
        k.add(
            "cut",
            Cylinder(radius=r * 0.9 * size, height=long * 1.004 + r * 0.02, segments=32, pivot="center"),
            at=(0, y, z),
            rotate=(0, 90, 0),
            material="cut",
        )
    if n == 1:
        for i in range(k.n("stubs")):
            x = long * (-0.28 + 0.5 * i) if k.n("stubs") <= 2 else long * (-0.4 + 0.8 * i / (k.n("stubs") - 1))
            a = math.radians(50 if i % 2 == 0 else 125)
            end = (x + r * 0.5, math.cos(a) * r * 1.75, r + math.sin(a) * r * 1.75)
            k.rod(
                "bark stub",
                (x, math.cos(a) * r * 0.6, r + math.sin(a) * r * 0.6),
                end,
                r * 0.3,
                r * 0.22,
                segments=14,
                material="bark",
            )
            dx = np.array([r * 0.5, math.cos(a) * r * 1.15, math.sin(a) * r * 1.15])
            dx = dx / np.linalg.norm(dx) * r * 0.03
            k.rod(
                "cut stub",
                (end[0] - dx[0], end[1] - dx[1], end[2] - dx[2]),
                (end[0] + dx[0], end[1] + dx[1], end[2] + dx[2]),
                r * 0.185,
                segments=14,
                material="cut",
            )
    if k.on("moss") or k.state("mossy"):
        a = np.linspace(math.radians(35), math.radians(150), 16)[:, None]
        x = np.linspace(-0.42, 0.4, 30)[None, :] * long
        edge = 0.5 + 0.5 * np.sin(x * 19 / long + 1) * 0.4
        turn = math.pi / 2 + (a - math.pi / 2) * edge
        q = r * 1.012 + r * 0.03 * np.sin(23 * x / long + a * 9)
        grid = np.stack([np.broadcast_to(x, turn.shape), q * np.cos(turn), r + q * np.sin(turn)], -1)
        k.add("moss", sheet(grid[::-1], r * 0.1).shape(), material="moss")
    top = max(z for _, z in rows) + r
    k.anchor("top", (0, 0, top), half_size=(long * 0.42, r * 0.6))


@asset(
    kind="stump",
    words=("tree stump", "stump", "chopping block"),
    about="A tree stump with spreading roots and rings on its cut.",
    parameters=(
        length("height", 0.4, 0.03, 5.0, words=("height", "tall")),
        length("diameter", 0.5, 0.03, 6.0, words=("diameter", "width", "size")),
        count("roots", 6, 3, 10),
    ),
    slots={"bark": "bark", "cut": "cut_wood"},
    parts={"root": "bark", "top": "cut"},
)
def stump(k: Kit) -> None:
    """A flaring lobed foot."""
    h, d, roots = k.m("height"), k.m("diameter"), k.n("roots")
    r = d / 2
    low = h * 0.35

    def flare(a: Floats, share: float) -> Floats:
        foot = max(0.0, 1 - share * 2.1) ** 2
        return (
            1
            + foot * (0.28 + 0.42 * np.cos(roots * a + 0.6) * np.abs(np.cos(a * 2 + 1)) ** 0.3)
            + 0.03 * np.sin(9 * a + share * 5)
            + 0.02 * np.sin(23 * a)
        )

    profile = [
        (0, 0.0),
        (r * 1.0, 0.0),
        (r * 1.02, low * 0.3),
        (r * 0.96, low),
        (r * 0.92, h * 0.75),
        (r * 0.93, h * 0.97),
        (r * 0.86, h),
        (0, h * 0.995),
    ]
    k.add("bark", turned(profile, segments=84, steps=4, ripple=flare).shape(), material="bark")
    k.add(
        "cut",
        turned(
            [(0, h * 0.9), (r * 0.82, h * 0.9), (r * 0.83, h * 1.008), (0, h * 1.01)],
            segments=48,
            steps=1,
            ripple=lambda a, _s: 1 + 0.03 * np.sin(9 * a + 4),
        ).shape(),
        material="cut",
    )
    k.anchor("top", (0, 0, h * 1.01), half_size=(r * 0.8, r * 0.8), round=True)
    k.anchor("seat", (0, 0, h * 1.01))


@asset(
    kind="branch",
    words=("branch", "tree branch", "twig", "stick", "perch", "bough"),
    about="A branch lying level, with twigs and leaves, on which something can perch.",
    parameters=(
        length("length", 0.9, 0.05, 10.0, words=("length", "long", "size", "width")),
        count("leaves", 22, 0, 120),
        length("thickness", 0.045, 0.004, 0.6),
    ),
    slots={"bark": "bark", "leaf": "leaf"},
    adjectives={"bare": {"leaves": 0}, "dead": {"leaves": 0}},
    parts={"twig": "bark"},
)
def branch(k: Kit) -> None:
    """Thick at one end, forking at the other, resting on its twigs."""
    long = k.m("length")
    r = min(k.m("thickness"), long * 0.12) / 2
    main = [
        (-long / 2, 0, 0),
        (-long * 0.2, long * 0.02, long * 0.02),
        (long * 0.1, 0, 0),
        (long * 0.35, -long * 0.03, long * 0.05),
        (long / 2, -long * 0.02, long * 0.1),
    ]
    wood = [limb(main, [r, r * 0.92, r * 0.75, r * 0.5, r * 0.2], segments=14, wobble=0.14, seed=k.seed)]
    tips: list[Point] = [main[-1]]
    for x, d in (
        (-0.12, (0.7, 0.6, 0.5)),
        (0.12, (0.8, -0.6, 0.45)),
        (0.25, (0.7, 0.5, 0.1)),
        (-0.25, (0.5, -0.75, 0.2)),
    ):
        p = (long * x, 0.0, 0.012 * long)
        wood += grow(k.rng, p, d, long * 0.22, r * 0.5, 1, spread=34, children=2, rise=0.1, shrink=0.7, tips=tips)
    bark = joined(wood)
    low = float(bark.points[:, 2].min())
    k.add("bark", bark.placed(at=(0, 0, -low)).shape(), material="bark")
    leaves: list[Surface] = []
    for i in range(k.n("leaves")):
        tip = np.array(tips[i % len(tips)])
        a = i * 2.4
        s = long * 0.1 * k.vary(0.2)
        leaf = blade(s, s * 0.52, thickness=s * 0.03, bend=-30, cup=0.3, columns=7)
        leaves.append(
            leaf.placed(
                rotate=facing((math.cos(a) + 0.4, math.sin(a), 0.25)),
                at=tip + np.array([-0.012 * long * (i // len(tips)), 0, -low]),
            )
        )
    if leaves:
        k.add("leaf", joined(leaves).shape(), material="leaf")
    k.anchor("top", (-long * 0.08, 0, r * 0.9 - low + long * 0.012), half_size=(long * 0.2, r * 0.5))


@asset(
    kind="leaf",
    words=("leaf", "maple leaf", "oak leaf", "autumn leaf", "four leaf clover", "clover", "shamrock"),
    about="A single leaf with midrib and veins: oval, maple, oak or clover.",
    parameters=(length("length", 0.12, 0.01, 5.0, words=("length", "size", "height")), choice("variety", "oval", "maple", "oak", "clover"), count("leaflets", 4, 3, 5, words=("leaves", "leaflets"))),
    slots={"leaf": "leaf", "vein": Material(preset="stem", color="#8fbf62")},
    adjectives={"fallen": {}, "autumn": {"variety": "maple"}, "lucky": {"variety": "clover"}},
    states=("autumn",),
    parts={"stem": "vein stem", "rib": "vein"},
)  # fmt: skip
def leaf(k: Kit) -> None:
    """A curled blade standing a little off the ground, its veins proud of it."""
    long, variety = k.m("length"), k.s("variety")
    thin = long * 0.008
    fall = [
        Paint(kind="gradient", color="#c8641e", start=-9, end=-8),
        Paint(kind="noise", color="#e0b03c", scale=long * 0.3, amount=0.45, softness=0.9, seed=k.seed),
    ]
    paint = (
        fall
        if k.state("autumn")
        else [Paint(kind="noise", color="#74b04c", scale=long * 0.5, amount=0.4, softness=1.0, seed=k.seed)]
    )
    if variety == "clover":
        n = k.n("leaflets")
        hearts: list[Surface] = []
        for i in range(n):
            for s in (-1, 1):
                half = blade(
                    long * 0.42,
                    long * 0.23,
                    thickness=thin * 1.5,
                    peak=0.66,
                    roundness=0.5,
                    bend=-12,
                    cup=0.1,
                    columns=10,
                    rows=6,
                )
                hearts.append(half.placed(rotate=(10, 0, 360 * i / n + s * 15), at=(0, 0, long * 0.5)))
        k.add("leaf", joined(hearts).shape(), material="leaf", paint=paint)
        k.tube(
            "vein stem",
            [(long * 0.12, 0, long * 0.02), (long * 0.03, 0, long * 0.25), (0, 0, long * 0.5)],
            long * 0.016,
            material="vein",
            segments=10,
        )
        return
    if variety == "maple":
        lobes = [(0, 1.0), (45, 0.86), (-45, 0.86), (100, 0.55), (-100, 0.55)]
        pieces: list[Surface] = []
        for yaw, size in lobes:
            pieces.append(blade(long * 0.68 * size, long * 0.44 * size, thickness=thin, peak=0.42, roundness=0.75, lobes=3, notch=0.42, bend=24, columns=27, rows=4).placed(
                rotate=(4, 0, yaw), at=(0, 0, thin)))  # fmt: skip
            k.tube("vein", [(0, 0, thin * 2), (-math.sin(math.radians(yaw)) * long * 0.3 * size, math.cos(math.radians(yaw)) * long * 0.3 * size, long * 0.05 * size),
                            (-math.sin(math.radians(yaw)) * long * 0.6 * size, math.cos(math.radians(yaw)) * long * 0.6 * size, long * 0.17 * size)], long * 0.008,
                   radii=[1.2, 0.8, 0.3], material="vein", segments=6)  # fmt: skip
        k.add("leaf", joined(pieces).shape(), material="leaf", paint=paint)
    else:
        oak = variety == "oak"
        shape = blade(long * 0.85, long * 0.5, thickness=thin, peak=0.45 if not oak else 0.58, roundness=0.8 if not oak else 0.6, lobes=4 if oak else 0, notch=0.5, bend=30, cup=0.28,
                      ripple=0.02, rows=8, columns=40)  # fmt: skip
        k.add("leaf", shape.placed(rotate=(2, 0, 0), at=(0, -long * 0.4, thin)).shape(), material="leaf", paint=paint)
        rib = [(0.0, -long * 0.4 + long * 0.85 * math.sin(math.radians(30) * t) / math.radians(30) * 0.99, thin * 1.6 + long * 0.85 * (1 - math.cos(math.radians(30) * t)) / math.radians(30) + long * 0.03 * t)
               for t in np.linspace(0, 0.95, 8)]  # fmt: skip
        k.tube(
            "vein",
            rib,
            long * 0.008,
            radii=[1.3, 1.1, 1, 0.8, 0.7, 0.5, 0.4, 0.25],
            material="vein",
            segments=8,
            resolution=3,
        )
        for i in range(1, 6):
            for s in (-1, 1):
                base = rib[i]
                out = long * 0.19 * math.sin(math.pi * (0.2 + 0.12 * i))
                k.tube("vein side", [base, (s * out * 0.6, base[1] + out * 0.5, base[2] + out * 0.24), (s * out, base[1] + out * 0.95, base[2] + out * 0.62)], long * 0.005, radii=[1, 0.8, 0.3],
                       material="vein", segments=6, resolution=3)  # fmt: skip
    k.tube("vein stem", [(0, -long * 0.4 if variety != "maple" else 0, thin * 1.5), (long * 0.02, -long * (0.52 if variety != "maple" else 0.2), thin * 2), (long * 0.05, -long * (0.62 if variety != "maple" else 0.36), long * 0.03)],
           long * 0.012, radii=[0.8, 0.9, 1.3], material="vein", segments=8)  # fmt: skip
    k.anchor("top", (0, 0, long * 0.05), half_size=(long * 0.2, long * 0.3))


@asset(
    kind="vine",
    words=("vine", "ivy", "creeper", "climbing plant"),
    about="A climbing stem with leaves and tendrils.",
    parameters=(
        length("height", 1.2, 0.1, 20.0, words=("height", "tall", "length", "long", "size")),
        count("leaves", 60, 4, 300),
        count("turns", 3, 0, 12),
    ),
    slots={"stem": Material(preset="bark", color="#7a6a3c"), "leaf": "leaf"},
)
def vine(k: Kit) -> None:
    """A loose helix."""
    h, n, turns = k.m("height"), k.n("leaves"), k.n("turns")
    q = h * 0.09
    path = [
        (q * math.cos(2 * math.pi * turns * t) * k.vary(0.2), q * math.sin(2 * math.pi * turns * t), h * 0.96 * t)
        for t in np.linspace(0, 1, 8 + 7 * turns)
    ]
    curve = spline(path, 4)
    k.add(
        "stem",
        limb(path, [h * 0.011 * (1.25 - i / len(path)) for i in range(len(path))], segments=8, steps=4).shape(),
        material="stem",
    )
    leaves: list[Surface] = []
    for i in range(n):
        p = curve[min(len(curve) - 1, int((i + 0.5) / n * len(curve)))]
        a = i * 2.4
        s = h * 0.085 * k.vary(0.25)
        one = blade(
            s,
            s * 0.85,
            thickness=s * 0.03,
            peak=0.28,
            roundness=0.8,
            lobes=3,
            notch=0.22,
            bend=-35,
            cup=-0.15,
            columns=12,
        )
        leaves.append(one.placed(rotate=facing((math.cos(a), math.sin(a), 0.1)), at=p))
    k.add(
        "leaf",
        joined(leaves).shape(),
        material="leaf",
        paint=[Paint(kind="noise", color="#7fae52", scale=h * 0.1, amount=0.4, softness=1, seed=k.seed)],
    )
