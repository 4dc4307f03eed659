"""Berries, nuts and pods: blueberry, raspberry, olive, walnut, peanut, acorn, pea pod, asparagus, artichoke, leek."""

import math

import numpy as np

from prompt2mesh.library.food.fruit import leaf
from prompt2mesh.library.kit import Kit, Point
from prompt2mesh.library.plants.surfaces import Surface, blade, joined, lobed, turned
from prompt2mesh.library.registry import asset, choice, count, flag, length
from prompt2mesh.mesh.materials import Material
from prompt2mesh.mesh.placement import Poses, Transform
from prompt2mesh.mesh.program import Paint
from prompt2mesh.mesh.shapes import Ellipsoid, Lathe, Sphere, Torus


@asset(
    kind="blueberry",
    words=("blueberry", "berry", "cranberry", "blackcurrant", "olive", "currant", "juniper berry"),
    about="A few blueberries with their crowns; or cranberries or olives.",
    parameters=(length("diameter", 0.014, 0.004, 1.0, words=("diameter", "size")), count("berries", 3, 1, 24, words=("berries", "olives")), choice("variety", "blueberry", "cranberry", "olive"), flag("leaf", True)),
    slots={"skin": Material(preset="fruit_skin", color="#3a4a86"), "red": Material(preset="fruit_skin", color="#a5152c"), "green": Material(preset="fruit_skin", color="#8a9a3a"), "pit": Material(preset="gummy", color="#d8321e"), "leaf": "leaf"},
    adjectives={"cranberry": {"variety": "cranberry"}, "olive": {"variety": "olive", "diameter": 0.018}, "berry": {}},
    parts={"berry": "skin"},
)  # fmt: skip
def blueberry(k: Kit) -> None:
    """Balls in a little heap, each crown turned its own way."""
    d, n, variety = k.m("diameter"), k.n("berries"), k.s("variety")
    slot = {"blueberry": "skin", "cranberry": "red", "olive": "green"}[variety]
    tall = 1.25 if variety == "olive" else 0.94
    if variety == "olive":
        body = turned(
            [(0, -0.5), (0.3, -0.4), (0.46, -0.1), (0.46, 0.1), (0.32, 0.4), (0.1, 0.5), (0.07, 0.46), (0, 0.46)],
            segments=22,
            steps=2,
        ).placed(scale=(d, d, d * tall))
    else:
        crown = lobed(5, 0.5, sharp=0.6)
        body = turned(
            [
                (0, -0.5),
                (0.25, -0.44),
                (0.45, -0.2),
                (0.5, 0.05),
                (0.42, 0.32),
                (0.22, 0.46),
                (0.2, 0.54),
                (0.15, 0.53),
                (0.12, 0.44),
                (0, 0.42),
            ],
            segments=30,
            steps=2,
            ripple=lambda a, s: crown(a, 0.5) if 0.66 < s < 0.84 else np.ones_like(a),
        ).placed(scale=(d, d, d * tall))
    bloom = (
        [Paint(kind="noise", color="#8d9ac4", scale=d * 0.8, amount=0.4, softness=0.9, seed=k.seed)]
        if variety == "blueberry"
        else []
    )
    poses: list[Transform] = []
    for i in range(n):
        layer, j = (0, i) if i < 7 or n <= 7 else (1 + (i - 7) // 7, (i - 7) % 7)
        a = 1.047 * j
        q = 0.0 if j == 0 else d * 1.02 - layer * d * 0.08
        tilt = 78 if variety == "olive" else k.rng.uniform(10, 55)
        rise = 0.0 if variety == "olive" else 0.02
        poses.append(
            Transform(
                location=(
                    q * math.cos(a + layer * 0.5),
                    q * math.sin(a + layer * 0.5),
                    d * (0.47 + rise + 0.8 * layer),
                ),
                rotation=(tilt, 0, k.rng.uniform(0, 360)),
            )
        )
    k.add("skin", body.shape(), material=slot, instances=Poses(poses=poses), smooth=True, paint=bloom)
    if variety == "olive":
        for pose in poses:
            x, y, z = pose.location
            yaw = math.radians(pose.rotation[2])
            k.add(
                "pit",
                Sphere(radius=d * 0.11, segments=12),
                at=(x + math.sin(yaw) * d * 0.54, y - math.cos(yaw) * d * 0.54, z + d * 0.12),
                material="pit",
            )
    if k.on("leaf"):
        leaf(k, (d * 0.2, d * 0.3, d * 0.5), d * 1.9, yaw=-65, pitch=18)


@asset(
    kind="raspberry",
    words=("raspberry", "blackberry", "mulberry", "boysenberry", "loganberry"),
    about="A raspberry or blackberry of many drupelets with its sepals.",
    parameters=(length("height", 0.026, 0.008, 1.0, words=("height", "size")), choice("variety", "raspberry", "blackberry")),
    slots={"skin": Material(preset="gummy", color="#d2304e"), "black": Material(preset="gummy", color="#2b1a30"), "leaf": Material(preset="stem", color="#5d9440")},
    adjectives={"mulberry": {"variety": "blackberry"}, "boysenberry": {"variety": "blackberry"}},
    parts={"drupelet": "skin"},
)  # fmt: skip
def raspberry(k: Kit) -> None:
    """Balls on a blunt cone that stands on its tip side."""
    h = k.m("height")
    slot = "black" if k.s("variety") == "blackberry" else "skin"
    core = [(0, 0.02), (0.16, 0.06), (0.31, 0.3), (0.36, 0.56), (0.32, 0.8), (0.2, 0.88), (0, 0.88)]
    k.add("skin core", turned(core, segments=24, steps=2).placed(scale=h).shape(), material=slot)
    curve = np.asarray(core)
    poses: list[Transform] = []
    n = 64
    for i in range(n):
        z = 0.07 + 0.76 * (i + 0.5) / n
        r = float(np.interp(z, curve[1:-1, 1], curve[1:-1, 0]))
        a = i * 2.39996
        poses.append(Transform(location=(math.cos(a) * r * h, math.sin(a) * r * h, z * h)))
    k.add(
        "skin",
        Ellipsoid(radii=(h * 0.082, h * 0.082, h * 0.074), segments=10),
        material=slot,
        instances=Poses(poses=poses),
        smooth=True,
    )
    caps = [
        blade(h * 0.34, h * 0.13, thickness=h * 0.014, peak=0.4, bend=-24, cup=-0.2, columns=6).placed(
            rotate=(14, 0, 72 * i), at=(0, 0, h * 0.88)
        )
        for i in range(5)
    ]
    k.add("leaf", joined(caps).shape(), material="leaf")
    k.tube(
        "leaf stem",
        [(0, 0, h * 0.84), (h * 0.02, 0, h * 0.98), (h * 0.06, 0, h * 1.1)],
        h * 0.03,
        material="leaf",
        segments=8,
    )


@asset(
    kind="nut",
    words=("walnut", "peanut", "almond", "hazelnut", "chestnut", "nut", "pistachio", "cashew", "pecan"),
    about="A walnut, peanut, acorn, almond, hazelnut or chestnut.",
    parameters=(length("length", 0.035, 0.008, 1.0, words=("length", "size", "height")), choice("variety", "walnut", "peanut", "acorn", "almond", "hazelnut", "chestnut")),
    slots={"shell": Material(preset="wood", color="#b98c57"), "cap": Material(preset="bark", color="#7a5a34"), "dark": Material(preset="polished_wood", color="#6a3a1c"), "pale": Material(preset="straw", color="#d9b67c"), "stem": Material(preset="bark", color="#5a4326")},
    adjectives={"pecan": {"variety": "almond"}, "nut": {"variety": "hazelnut"}},
)  # fmt: skip
def nut(k: Kit) -> None:
    """One solid by variety, lying as it would."""
    n, variety = k.m("length"), k.s("variety")
    if variety == "peanut":
        k.add(
            "shell",
            turned(
                [
                    (0, -0.5),
                    (0.12, -0.48),
                    (0.21, -0.36),
                    (0.2, -0.16),
                    (0.145, 0.0),
                    (0.19, 0.16),
                    (0.235, 0.34),
                    (0.16, 0.47),
                    (0, 0.5),
                ],
                segments=40,
                steps=4,
                ripple=lambda a, s: 1 + 0.03 * np.cos(9 * a) + 0.025 * np.cos(s * 75) * np.cos(9 * a + 1),
            )
            .placed(scale=n, rotate=(0, 90, 15))
            .shape(),
            at=(0, 0, n * 0.235),
            material="pale",
        )
    elif variety == "acorn":
        with k.group("acorn", at=(0, 0, n * 0.3), rotate=(0, -72, -30)):
            k.add(
                "shell",
                Lathe(
                    profile=[
                        (0, 0),
                        (n * 0.2, 0),
                        (n * 0.265, n * 0.15),
                        (n * 0.26, n * 0.35),
                        (n * 0.16, n * 0.52),
                        (n * 0.04, n * 0.6),
                        (n * 0.015, n * 0.65),
                        (0, n * 0.65),
                    ],
                    smooth=True,
                    segments=36,
                ),
                at=(0, 0, n * 0.02),
                material="dark",
            )
            k.add(
                "cap",
                turned(
                    [(0, -0.28), (0.15, -0.26), (0.29, -0.13), (0.32, 0.04), (0.28, 0.08), (0.2, 0.06), (0, 0.05)],
                    segments=48,
                    steps=3,
                    ripple=lambda a, s: 1 + 0.035 * np.cos(12 * a + s * 40),
                )
                .placed(scale=n)
                .shape(),
                material="cap",
            )
            k.tube(
                "stem",
                [(0, 0, -n * 0.25), (n * 0.02, 0, -n * 0.35), (n * 0.07, 0, -n * 0.42)],
                n * 0.035,
                material="stem",
                segments=8,
            )
    elif variety == "walnut":
        body = turned(
            [(0, -0.5), (0.14, -0.47), (0.34, -0.32), (0.44, -0.05), (0.42, 0.2), (0.26, 0.42), (0.06, 0.5), (0, 0.52)],
            segments=72,
            steps=5,
            ripple=lambda a, s: (
                1
                + 0.06 * np.exp(-((np.angle(np.exp(2j * (a - 0.2))) / 0.25) ** 2))
                + 0.035 * np.cos(7 * a + 9 * s) * np.cos(5 * a - 17 * s) * math.sin(math.pi * s)
            ),
        )
        k.add("shell", body.placed(scale=n, rotate=(0, 90, 0)).shape(), at=(0, 0, n * 0.45), material="shell")
    else:
        shape = {
            "almond": [(0, -0.5), (0.16, -0.46), (0.3, -0.2), (0.27, 0.1), (0.13, 0.38), (0, 0.52)],
            "hazelnut": [(0, -0.42), (0.25, -0.4), (0.42, -0.2), (0.44, 0.05), (0.3, 0.36), (0.08, 0.5), (0, 0.52)],
            "chestnut": [
                (0, -0.4),
                (0.3, -0.4),
                (0.5, -0.2),
                (0.5, 0.05),
                (0.3, 0.34),
                (0.07, 0.46),
                (0.03, 0.54),
                (0, 0.54),
            ],
        }[variety]
        squash = {"almond": 0.6, "hazelnut": 1.0, "chestnut": 0.72}[variety]
        body = turned(
            shape,
            segments=40,
            steps=3,
            ripple=(lambda a, _s: 1 + 0.015 * np.cos(16 * a)) if variety == "almond" else None,
        ).placed(scale=(n, n * squash, n))
        lying = body.placed(rotate=(88 if variety != "hazelnut" else 0, 0, 25))
        low = float(lying.points[:, 2].min())
        k.add(
            "shell",
            Surface(lying.points - np.array([0, 0, low]), lying.faces).shape(),
            material="shell" if variety == "almond" else "dark",
        )
        if variety != "almond":
            base = (
                turned(
                    [*shape[:2], (shape[1][0] * 1.02, shape[1][1] + 0.07), (0, shape[1][1] + 0.07)],
                    segments=32,
                    steps=1,
                )
                .placed(scale=(n * 1.02, n * squash * 1.02, n * 1.01))
                .placed(rotate=(88 if variety != "hazelnut" else 0, 0, 25))
            )
            k.add(
                "cap",
                Surface(np.maximum(base.points - np.array([0, 0, low]), [-9, -9, 0]), base.faces).shape(),
                material="pale",
            )


@asset(
    kind="pea_pod",
    words=("pea pod", "pea", "green bean", "peas", "bean", "bean pod", "edamame", "sugar snap"),
    about="An open pod with its peas, or a green bean.",
    parameters=(length("length", 0.09, 0.02, 1.5, words=("length", "long", "size")), count("peas", 7, 1, 11), choice("variety", "pea", "bean")),
    slots={"pod": Material(preset="leaf", color="#6fae3a"), "pea": Material(preset="fruit_skin", color="#8cc84a"), "stem": Material(preset="stem", color="#5d8a34")},
    adjectives={"green bean": {"variety": "bean", "length": 0.12}, "bean": {"variety": "bean", "length": 0.12}, "bean pod": {"variety": "bean"}},
)  # fmt: skip
def pea_pod(k: Kit) -> None:
    """A boat of two leaves; the peas lie in a row."""
    n = k.m("length")
    if k.s("variety") == "bean":
        k.tube(
            "pod",
            [
                (-n * 0.5, 0, n * 0.07),
                (-n * 0.25, n * 0.05, n * 0.04),
                (0.05 * n, n * 0.06, n * 0.045),
                (n * 0.3, n * 0.02, n * 0.045),
                (n * 0.47, -n * 0.05, n * 0.05),
            ],
            n * 0.042,
            radii=[0.1, 0.85, 1.0, 0.95, 0.45],
            material="pod",
            segments=16,
        )
        k.tube(
            "stem",
            [(n * 0.45, -n * 0.045, n * 0.05), (n * 0.54, -n * 0.09, n * 0.06)],
            n * 0.017,
            radii=[1.2, 0.8],
            material="stem",
            segments=8,
        )
        return
    count_ = k.n("peas")
    r = n * 0.4 / count_ if count_ > 4 else n * 0.085
    r = min(r, n * 0.062)
    for side in (-1, 1):
        hull = blade(n, n * 0.19, thickness=n * 0.012, peak=0.5, roundness=0.55, cup=0.55, rows=8, columns=16)
        k.add(
            "pod",
            hull.placed(rotate=(0, side * 40, 90), at=(n * 0.5, side * n * 0.035, n * 0.055)).shape(),
            material="pod",
        )
    k.add(
        "pod keel", Ellipsoid(radii=(n * 0.44, n * 0.05, n * 0.035), segments=24), at=(0, 0, n * 0.035), material="pod"
    )
    span = n * 0.62
    for i in range(count_):
        t = (i - (count_ - 1) / 2) / max(count_ - 1, 1)
        k.add(
            "pea", Sphere(radius=r * (1.08 - 0.5 * abs(t)), segments=20), at=(span * t, 0, n * 0.05 + r), material="pea"
        )
    k.tube(
        "stem",
        [(n * 0.44, 0, n * 0.04), (n * 0.55, 0, n * 0.06), (n * 0.62, n * 0.03, n * 0.09)],
        n * 0.016,
        material="stem",
        segments=8,
    )
    k.add(
        "stem cap",
        joined(
            [
                blade(n * 0.09, n * 0.05, thickness=n * 0.008, bend=20, columns=5).placed(
                    rotate=(10, 0, 90 + 45 * j), at=(n * 0.49, 0, n * 0.05)
                )
                for j in (-1, 0, 1)
            ]
        ).shape(),
        material="stem",
    )


@asset(
    kind="asparagus",
    words=("asparagus", "celery", "leek", "spring onion", "scallion", "rhubarb", "asparagus spear"),
    about="A tied bunch of asparagus; or celery or a leek.",
    parameters=(length("length", 0.22, 0.04, 2.0, words=("length", "long", "size", "height")), choice("variety", "asparagus", "celery", "leek"), count("stalks", 9, 1, 20, words=("stalks", "spears"))),
    slots={"stalk": Material(preset="vegetable", color="#6f9a44"), "tip": Material(preset="vegetable", color="#55703f"), "pale": Material(preset="vegetable", color="#e9efc9"), "leaf": Material(preset="leaf", color="#5f9a3c"), "band": Material(preset="rubber", color="#7a3a8a"), "root": Material(preset="straw", color="#d8cfae")},
    adjectives={"spring onion": {"variety": "leek", "length": 0.26}, "scallion": {"variety": "leek"}, "rhubarb": {"variety": "celery"}},
)  # fmt: skip
def asparagus(k: Kit) -> None:
    """Stands upright like a bouquet."""
    n, variety, count_ = k.m("length"), k.s("variety"), k.n("stalks")
    if variety == "leek":
        r = n * 0.075
        k.add(
            "pale",
            Lathe(
                profile=[
                    (0, n * 0.02),
                    (r * 0.9, n * 0.03),
                    (r * 1.05, n * 0.07),
                    (r, n * 0.3),
                    (r * 1.02, n * 0.55),
                    (0, n * 0.55),
                ],
                smooth=False,
                fillet=n * 0.02,
                segments=40,
            ),
            material="pale",
        )
        k.add(
            "stalk",
            Lathe(
                profile=[(0, n * 0.4), (r * 0.99, n * 0.42), (r * 1.06, n * 0.56), (r * 1.2, n * 0.64), (0, n * 0.6)],
                segments=40,
            ),
            material="stalk",
        )
        leaves = [
            blade(
                n * 0.5 * k.vary(0.1),
                n * 0.12,
                thickness=n * 0.01,
                peak=0.3,
                roundness=0.5,
                bend=-34 - 12 * (i % 3),
                cup=0.3,
                rows=6,
                columns=12,
            ).placed(
                rotate=(78 - 9 * (i % 3), 0, 60 * i),
                at=(-math.sin(math.radians(60 * i)) * r * 0.5, math.cos(math.radians(60 * i)) * r * 0.5, n * 0.52),
            )
            for i in range(6)
        ]
        k.add("leaf", joined(leaves).shape(), material="leaf")
        roots = [
            blade(n * 0.08, n * 0.008, thickness=n * 0.004, bend=-60, rows=2, columns=4).placed(
                rotate=(-10, 0, 20 * i), at=(0, 0, n * 0.03)
            )
            for i in range(18)
        ]
        k.add(
            "root",
            joined([Surface(np.maximum(s.points, [-9, -9, 0.0]), s.faces) for s in roots]).shape(),
            material="root",
        )
        return
    if variety == "celery":
        for i in range(min(count_, 9)):
            a = 2.39996 * i
            q = n * 0.05 * math.sqrt(i + 0.3) * 0.75
            lean = 6 + 2.2 * i
            with (
                k.group("stalk group", at=(q * math.cos(a), q * math.sin(a), 0), rotate=(0, 0, math.degrees(a))),
                k.group("stalk tilt", rotate=(0, lean * 0.6, 0)),
            ):
                k.tube(
                    "stalk",
                    [(0, 0, 0), (0, 0, n * 0.4), (n * 0.01, 0, n * 0.72)],
                    n * 0.036,
                    radii=[1.25, 1.0, 0.55],
                    material="stalk",
                    segments=12,
                )
                fronds = [
                    blade(
                        n * 0.26 * k.vary(0.2),
                        n * 0.13,
                        thickness=n * 0.005,
                        lobes=4,
                        notch=0.5,
                        bend=-25,
                        cup=0.2,
                        columns=12,
                    ).placed(rotate=(70 - 26 * abs(j), 0, 40 * j), at=(n * 0.01, 0, n * 0.69))
                    for j in (-1, 0, 1)
                ]
                k.add("leaf", joined(fronds).shape(), material="leaf")
        k.add(
            "pale base",
            Lathe(
                profile=[(0, 0), (n * 0.07, 0), (n * 0.1, n * 0.04), (n * 0.095, n * 0.12), (0, n * 0.1)],
                fillet=n * 0.015,
                segments=32,
            ),
            material="pale",
        )
        return
    for i in range(count_):
        a, q = 2.39996 * i, n * 0.042 * math.sqrt(i + 0.2)
        x, y = q * math.cos(a), q * math.sin(a)
        tall = n * k.rng.uniform(0.93, 1.0)
        top: Point = (x * 1.35, y * 1.35, tall * 0.8)
        k.rod("stalk", (x, y, 0), top, n * 0.024, n * 0.021, segments=14, material="stalk")
        k.add(
            "tip",
            Lathe(
                profile=[(0, 0), (n * 0.021, 0), (n * 0.027, n * 0.06), (n * 0.018, n * 0.13), (0, n * 0.19)],
                smooth=True,
                segments=14,
            ),
            at=(top[0], top[1], top[2] - n * 0.006),
            material="tip",
        )
        scales = [
            blade(n * 0.055, n * 0.03, thickness=n * 0.004, bend=26, cup=0.2, rows=2, columns=4).placed(
                rotate=(72, 0, 137 * j),
                at=(
                    top[0] - math.sin(math.radians(137 * j)) * n * 0.02,
                    top[1] + math.cos(math.radians(137 * j)) * n * 0.02,
                    top[2] + n * (0.016 * j - 0.04),
                ),
            )
            for j in range(9)
        ]
        k.add("tip scales", joined(scales).shape(), material="tip")
    r = n * 0.042 * math.sqrt(count_) * 0.92 + n * 0.012
    k.add(
        "band",
        Torus(radius=r, tube=n * 0.02, segments=40, tube_segments=8),
        at=(0, 0, n * 0.34),
        scale=(1, 1, 1.3),
        material="band",
    )


@asset(
    kind="artichoke",
    words=("artichoke", "brussels sprout", "brussels sprouts", "lettuce", "head of lettuce", "spinach", "kale", "bok choy"),
    about="An artichoke of overlapping scales; a lettuce or a sprout.",
    parameters=(length("diameter", 0.1, 0.02, 1.5, words=("diameter", "size", "width", "height")), choice("variety", "artichoke", "lettuce", "sprout")),
    slots={"scale": Material(preset="vegetable", color="#7f9a58"), "leaf": Material(preset="leaf", color="#86b84a"), "stem": Material(preset="stem", color="#8aa05a")},
    adjectives={"brussels sprout": {"variety": "sprout", "diameter": 0.035}, "brussels sprouts": {"variety": "sprout", "diameter": 0.035}, "spinach": {"variety": "lettuce"}, "kale": {"variety": "lettuce"}, "head of lettuce": {"variety": "lettuce", "diameter": 0.2}, "lettuce": {"variety": "lettuce", "diameter": 0.2}, "bok choy": {"variety": "lettuce"}},
)  # fmt: skip
def artichoke(k: Kit) -> None:
    """Leaves in a golden-angle spiral around a core."""
    d, variety = k.m("diameter"), k.s("variety")
    slot = "scale" if variety == "artichoke" else "leaf"
    k.add(
        f"{slot} core", Ellipsoid(radii=(d * 0.36, d * 0.36, d * 0.42), segments=28), at=(0, 0, d * 0.5), material=slot
    )
    leaves: list[Surface] = []
    count_ = {"artichoke": 52, "lettuce": 24, "sprout": 12}[variety]
    for i in range(count_):
        t = i / count_
        a = 137.5 * i
        c, s = -math.sin(math.radians(a)), math.cos(math.radians(a))
        if variety == "artichoke":
            z, r = d * (0.1 + 0.78 * t), d * 0.4 * math.sin(math.pi * (0.3 + 0.62 * t))
            leaf_ = blade(
                d * (0.36 - 0.1 * t),
                d * (0.26 - 0.1 * t),
                thickness=d * 0.02,
                peak=0.4,
                roundness=0.65,
                bend=34,
                cup=0.25,
                rows=4,
                columns=6,
            )
            leaves.append(leaf_.placed(rotate=(56 + 36 * t, 0, a), at=(c * r, s * r, z)))
        elif variety == "lettuce":
            leaf_ = blade(
                d * (0.72 - 0.22 * t),
                d * (0.72 - 0.3 * t),
                thickness=d * 0.008,
                peak=0.62,
                roundness=0.45,
                bend=44 - 30 * (1 - t),
                cup=0.3,
                ripple=0.09,
                rows=10,
                columns=9,
            )
            leaves.append(
                leaf_.placed(
                    rotate=(20 + 62 * t, 0, a), at=(c * d * 0.1 * (1 - t), s * d * 0.1 * (1 - t), d * (0.06 + 0.12 * t))
                )
            )
        else:
            leaf_ = blade(
                d * 0.95, d * 0.85, thickness=d * 0.02, peak=0.55, roundness=0.45, bend=120, cup=0.2, rows=6, columns=8
            )
            leaves.append(leaf_.placed(rotate=(10, 0, a), at=(-c * d * 0.1, -s * d * 0.1, d * 0.04)))
    whole = joined(leaves)
    shift = max(0.0, -float(whole.points[:, 2].min()))
    k.add(slot, Surface(whole.points + np.array([0, 0, shift]), whole.faces).shape(), material=slot)
    k.add(
        "stem", Lathe(profile=[(0, 0), (d * 0.1, 0), (d * 0.09, d * 0.16), (0, d * 0.2)], segments=20), material="stem"
    )
