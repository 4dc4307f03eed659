"""Small bakes: cookies, pancakes and waffles, cinnamon rolls, brownies, macarons."""

import math

import numpy as np

from prompt2mesh.library.food.cutting import bite_balls, carve
from prompt2mesh.library.kit import Kit
from prompt2mesh.library.plants.surfaces import turned
from prompt2mesh.library.registry import asset, choice, count, flag, length
from prompt2mesh.mesh.materials import Material
from prompt2mesh.mesh.placement import Scatter
from prompt2mesh.mesh.program import Cutaway, Displace, Modifier, Paint
from prompt2mesh.mesh.shapes import Blend, Blob, Box, Cylinder, Sphere, Sweep


@asset(
    kind="cookie",
    words=(
        "cookie",
        "biscuit",
        "chocolate chip cookie",
        "cookies",
        "gingerbread",
        "gingerbread man",
        "cracker",
        "stack of cookies",
    ),
    about="A chocolate chip cookie, a stack of them, or a gingerbread man.",
    parameters=(
        length("diameter", 0.08, 0.01, 3.0, words=("diameter", "size", "width")),
        count("cookies", 1, 1, 12),
        count("chips", 16, 0, 60, words=("chips", "chocolate chips")),
        choice("form", "round", "gingerbread"),
    ),
    slots={
        "dough": Material(preset="crust", color="#cf9a58"),
        "chip": Material(preset="chocolate", color="#3d2314"),
        "icing": Material(preset="icing", color="#fbf8f2"),
        "button": Material(preset="glossy_plastic", color="#d8323a"),
    },
    states=("bitten",),
    adjectives={"gingerbread": {"form": "gingerbread"}},
)
def cookie(k: Kit) -> None:
    """An uneven low dome with chips sunk in."""
    d = k.m("diameter")
    if k.s("form") == "gingerbread":
        s, z = d * 1.6, d * 0.08
        flat = (1.0, 1.0, 0.55)
        limbs = [
            ((0, 0.32), (0, 0.32), 0.155),
            ((0, 0.12), (0, -0.08), 0.13),
            ((-0.08, 0.12), (-0.3, 0.14), 0.078),
            ((0.08, 0.12), (0.3, 0.14), 0.078),
            ((-0.07, -0.1), (-0.15, -0.36), 0.085),
            ((0.07, -0.1), (0.15, -0.36), 0.085),
        ]
        blobs = [
            Blob(a=(a[0] * s, a[1] * s, 0), b=(b[0] * s, b[1] * s, 0), radius=q * s, squash=flat) for a, b, q in limbs
        ]
        cut = [Cutaway(point=(0, 0, -z * 0.4), normal=(0, 0, -1)), Cutaway(point=(0, 0, z * 0.5), normal=(0, 0, 1))]
        with k.group("body", at=(0, 0, s * 0.445), rotate=(90, 0, 0)):
            k.add(
                "dough",
                Blend(blobs=blobs, smoothness=s * 0.04, resolution=72),
                material="dough",
                modifiers=cut,
            )
            top = z * 0.5
            for x in (-0.055, 0.055):
                k.add(
                    "icing eye",
                    Sphere(radius=s * 0.02, segments=14),
                    at=(x * s, 0.36 * s, top),
                    scale=(1, 1, 0.6),
                    material="icing",
                )
            k.tube(
                "icing smile",
                [(-0.06 * s, 0.29 * s, top), (0, 0.26 * s, top), (0.06 * s, 0.29 * s, top)],
                s * 0.011,
                material="icing",
                segments=8,
            )
            for y in (0.14, 0.05, -0.04):
                k.add(
                    "button",
                    Sphere(radius=s * 0.028, segments=16),
                    at=(0, y * s, top),
                    scale=(1, 1, 0.6),
                    material="button",
                )
            for sx in (-1, 1):
                for y0, y1, x0, x1 in ((0.2, 0.08, 0.285, 0.285), (-0.3, -0.3, 0.075, 0.21)):
                    pts = [
                        (
                            sx * (x0 + (x1 - x0) * t) * s,
                            (y0 + (y1 - y0) * t) * s + s * 0.014 * math.sin(t * 19),
                            top - z * 0.02,
                        )
                        for t in np.linspace(0, 1, 9)
                    ]
                    k.tube("icing trim", pts, s * 0.009, material="icing", segments=8, resolution=2)
        return
    z = 0.0
    for i in range(k.n("cookies")):
        body = turned(
            [(0, 0), (0.4, 0), (0.49, 0.03), (0.5, 0.075), (0.4, 0.13), (0.2, 0.155), (0, 0.16)],
            segments=44,
            steps=3,
            ripple=lambda a, _s, i=i: 1 + 0.02 * np.sin(5 * a + i) + 0.015 * np.sin(9 * a + 2 * i),
        )
        cuts: list[Modifier] = []
        if k.state("bitten") and i == k.n("cookies") - 1:
            cuts = [carve(bite_balls((d * 0.2, -d * 0.44, d * 0.08), d * 0.19))]
        name = k.add("dough", body.placed(scale=d).shape(), at=(k.rng.uniform(-0.04, 0.04) * d if i else 0, k.rng.uniform(-0.04, 0.04) * d if i else 0, z), rotate=(0, 0, 50 * i), material="dough",
                     modifiers=[Displace(strength=d * 0.012, scale=d * 0.1, seed=k.seed + i, keep_base=True), *cuts],
                     paint=[Paint(kind="noise", color="#a86c2e", scale=d * 0.2, amount=0.35, softness=0.9, seed=k.seed)]).name  # fmt: skip
        if k.n("chips"):
            k.add(
                "chip",
                Sphere(radius=d * 0.036, segments=10),
                scale=(1, 1, 0.8),
                instances=Scatter(
                    on=name, count=k.n("chips"), seed=k.seed + i, min_up=0.5, sink=-d * 0.002, scale_range=(0.7, 1.25)
                ),
                material="chip",
            )
        z += d * 0.145
    k.anchor("top", (0, 0, z + d * 0.01), half_size=(d * 0.3, d * 0.3), round=True)


@asset(
    kind="pancakes",
    words=("pancake", "stack of pancakes", "pancake stack", "waffle", "waffles", "crepe", "flapjack"),
    about="A stack of pancakes or waffles with butter and syrup.",
    parameters=(length("diameter", 0.15, 0.02, 3.0, words=("diameter", "size", "width")), count("pancakes", 4, 1, 12, words=("pancakes", "waffles", "layers")), choice("form", "pancake", "waffle"), flag("butter", True), flag("syrup", True, words=("syrup", "maple syrup", "honey")),
                flag("plate", True)),
    slots={"pancake": Material(preset="bread", color="#dca55a"), "butter": "butter", "syrup": Material(preset="honey", color="#b8641a", transmission=0.3), "plate": "porcelain"},
    adjectives={"waffle": {"form": "waffle", "pancakes": 2}, "belgian": {"form": "waffle"}},
    parts={"waffle": "pancake"},
)  # fmt: skip
def pancakes(k: Kit) -> None:
    """Each a soft disc, browned on top; syrup runs over the edge."""
    d, n = k.m("diameter"), k.n("pancakes")
    r, t = d / 2, d * 0.1
    z = 0.0
    if k.on("plate"):
        plate = turned(
            [(0, 0), (0.42, 0), (0.48, 0.02), (0.8, 0.06), (0.81, 0.072), (0.78, 0.074), (0.46, 0.04), (0, 0.036)],
            segments=64,
            steps=1,
        )
        k.add("plate", plate.placed(scale=d).shape(), material="plate", smooth=True)
        z = d * 0.036
    waffle = k.s("form") == "waffle"
    for i in range(n):
        x, y = (k.rng.uniform(-0.03, 0.03) * d, k.rng.uniform(-0.03, 0.03) * d) if i else (0.0, 0.0)
        if waffle:
            with k.group("pancake", at=(x, y, z), rotate=(0, 0, 20 * i)):
                k.add(
                    "pancake base",
                    Cylinder(radius=r, height=t * 0.6, segments=56),
                    at=(0, 0, t * 0.2),
                    material="pancake",
                    bevel=t * 0.15,
                )
                m = 7
                for axis in (0, 1):
                    for j in range(m):
                        off = r * 0.94 * (2 * (j + 0.5) / m - 1)
                        half = math.sqrt(max((r * 0.98) ** 2 - off * off, 1e-9))
                        at = (0.0, off, 0.0) if axis == 0 else (off, 0.0, 0.0)
                        size = (2 * half, r * 0.09, t) if axis == 0 else (r * 0.09, 2 * half, t)
                        k.add("pancake rib", Box(size=size), at=at, material="pancake", bevel=r * 0.015)
        else:
            body = turned(
                [(0, 0), (0.9, 0), (1.0, 0.3), (0.99, 0.7), (0.9, 1.0), (0, 1.03)],
                segments=48,
                steps=3,
                ripple=lambda a, _s, i=i: 1 + 0.02 * np.sin(3 * a + i) + 0.012 * np.sin(7 * a + 2 * i),
            )
            tops = [
                Paint(
                    kind="ellipsoid",
                    color="#a8641e",
                    center=(0, 0, zz),
                    radii=(r * 0.93, r * 0.93, t * 0.3),
                    softness=0.25,
                )
                for zz in (0.0, t * 1.05)
            ]
            k.add("pancake", body.placed(scale=(r, r, t)).shape(), at=(x, y, z), material="pancake", paint=tops)
        z += t * 1.0
    if k.on("syrup"):
        run = turned([(0, 0.0), (0.74, 0.0), (0.78, 0.08), (0.7, 0.13), (0, 0.13)], segments=120, steps=3,
                     ripple=lambda a, _s: 1 + 0.18 * np.sin(5 * a + 1) + 0.1 * np.sin(8 * a)).placed(scale=(r * 0.86, r * 0.86, t))  # fmt: skip
        k.add("syrup", run.shape(), at=(0, 0, z - t * 0.02), material="syrup", smooth=True)
        for i, a in enumerate((-1.9, -0.9, 0.6, 2.6)):
            c, s = math.cos(a), math.sin(a)
            low = z - t * (1.0 + 0.6 * (i % 2)) * min(n, 2) * 0.8
            k.tube("syrup drip", [(c * r * 0.6, s * r * 0.6, z + t * 0.04), (c * r * 0.97, s * r * 0.97, z + t * 0.01), (c * r * 1.05, s * r * 1.05, z - t * 0.3), (c * r * 1.05, s * r * 1.05, low)],
                   r * 0.075, radii=[1.5, 1.0, 0.75, 1.0], material="syrup", segments=12)  # fmt: skip
    if k.on("butter"):
        k.add(
            "butter",
            Box(size=(d * 0.2, d * 0.2, d * 0.075)),
            at=(0, 0, z + t * 0.06),
            rotate=(0, 0, 24),
            material="butter",
            bevel=d * 0.018,
            bevel_segments=3,
        )
    k.anchor("top", (0, 0, z), half_size=(r * 0.6, r * 0.6), round=True)


@asset(
    kind="cinnamon_roll",
    words=("cinnamon roll", "cinnamon bun", "swirl bun", "danish", "sweet roll", "roll covered in glaze"),
    about="A spiral bun with a glaze running over it.",
    parameters=(
        length("diameter", 0.11, 0.01, 3.0, words=("diameter", "size", "width")),
        count("turns", 3, 2, 6),
        flag("glaze", True, words=("glaze", "icing", "frosting")),
    ),
    slots={
        "dough": Material(preset="bread", color="#d29a52"),
        "filling": Material(preset="chocolate", color="#6b3a1c"),
        "glaze": Material(preset="icing", color="#fbf6ec"),
    },
    adjectives={"plain": {"glaze": False}},
)
def cinnamon_roll(k: Kit) -> None:
    """A rolled strip, higher inside; cinnamon shows between the turns."""
    d, turns = k.m("diameter"), k.n("turns")
    r, h = d / 2, d * 0.42
    pitch = r * 0.94 / (turns + 0.35)
    total = 2 * math.pi * turns
    n = turns * 28
    sections: list[tuple[float, float, float]] = []
    radii: list[float] = []
    for i in range(n + 1):
        a = total * i / n + 0.4
        q = pitch * (a / (2 * math.pi) + 0.12)
        sections.append((q * math.cos(a), q * math.sin(a), h * 0.48 + h * 0.14 * (1 - i / n)))
        radii.append(1.0 if i < n - 10 else 0.35 + 0.65 * (n - i) / 10)
    half = pitch * 0.48
    outline = [
        (
            math.copysign(abs(math.cos(t)) ** 0.7, math.cos(t)) * half,
            math.copysign(abs(math.sin(t)) ** 0.55, math.sin(t)) * h * 0.48,
        )
        for t in np.linspace(0, 2 * math.pi, 24, endpoint=False)
    ]
    crust = [Paint(kind="gradient", color="#a8621e", start=h * 0.55, end=h * 1.05)]
    k.add(
        "dough",
        Sweep(path=sections, profile=outline, radius=half, radii=radii, smooth=False),
        material="dough",
        paint=crust,
    )
    fill = turned([(0, h * 0.06), (r * 0.8, h * 0.06), (r * 0.8, h * 0.78), (0, h * 0.86)], segments=40, steps=1)
    k.add("filling", fill.shape(), material="filling")
    if k.on("glaze"):
        for i in range(5):
            y = r * (-0.62 + 0.31 * i)
            half_x = math.sqrt(max(r * r * 0.88 - y * y, 0))
            pts: list[tuple[float, float, float]] = []
            for t in np.linspace(-1, 1, 13):
                edge = abs(t) > 0.93
                pts.append(
                    (
                        half_x * t * (1.06 if edge else 1.0),
                        y + r * 0.08 * math.sin(t * 7 + i * 2),
                        h * (1.06 - 0.08 * (t * t)) if not edge else h * 0.72,
                    )
                )
            k.tube(
                "glaze",
                pts,
                r * 0.06,
                radii=[1.3 if i2 in (0, 12) else 0.9 + 0.25 * math.sin(i2 * 1.7 + i) for i2 in range(13)],
                material="glaze",
                segments=10,
                resolution=4,
            )


@asset(
    kind="brownie",
    words=("brownie", "chocolate brownie", "fudge", "blondie"),
    about="A square brownie with a crackled top and nuts; with a scoop of ice cream if asked.",
    parameters=(
        length("width", 0.07, 0.01, 3.0, words=("width", "size")),
        count("nuts", 6, 0, 30),
        flag("ice_cream", False, words=("ice cream", "scoop")),
    ),
    slots={
        "brownie": Material(preset="chocolate", color="#4a2815", roughness=0.6),
        "nut": Material(preset="light_wood", color="#d8ae72"),
        "cream": Material(preset="whipped_cream", color="#fbf0d8"),
    },
    adjectives={"dessert": {"ice_cream": True}},
)
def brownie(k: Kit) -> None:
    """A block with a lighter, cracked skin on top."""
    w = k.m("width")
    h = w * 0.48
    k.add("brownie", Box(size=(w, w, h)), bevel=w * 0.03, bevel_segments=2, material="brownie")
    top = turned(
        [(0, 0), (0.66, 0.0), (0.68, 0.05), (0.64, 0.1), (0, 0.12)],
        segments=64,
        steps=2,
        ripple=lambda a, _s: (np.abs(np.cos(a)) ** 14 + np.abs(np.sin(a)) ** 14) ** (-1 / 14) * 0.735,
    )
    name = k.add("brownie top", top.placed(scale=(w, w, w * 0.7)).shape(), at=(0, 0, h * 0.94), material="brownie", modifiers=[Displace(strength=w * 0.014, scale=w * 0.13, seed=k.seed)],
                 paint=[Paint(kind="noise", color="#7a4a2a", scale=w * 0.18, amount=0.5, softness=0.4, seed=k.seed)]).name  # fmt: skip
    if k.n("nuts"):
        k.add(
            "nut",
            Sphere(radius=w * 0.055, segments=10),
            scale=(1.2, 0.8, 0.7),
            instances=Scatter(on=name, count=k.n("nuts"), seed=k.seed, min_up=0.8),
            material="nut",
        )
    if k.on("ice_cream"):
        k.add(
            "cream",
            Sphere(radius=w * 0.4, segments=40),
            at=(w * 0.78, 0, w * 0.37),
            material="cream",
            modifiers=[Displace(strength=w * 0.02, scale=w * 0.12, seed=k.seed)],
        )
        skirt = turned(
            [(0, 0), (0.38, 0), (0.44, 0.06), (0.36, 0.13), (0, 0.15)],
            segments=32,
            steps=2,
            ripple=lambda a, _s: 1 + 0.07 * np.sin(7 * a),
        )
        k.add("cream melt", skirt.placed(scale=w).shape(), at=(w * 0.78, 0, 0), material="cream")


@asset(
    kind="macaron",
    words=("macaron", "macaroon", "sandwich cookie", "oreo", "whoopie pie"),
    about="A macaron: two domed shells with feet around a cream; or a stack.",
    parameters=(length("diameter", 0.045, 0.005, 2.0, words=("diameter", "size", "width")), count("macarons", 1, 1, 9)),
    slots={"shell": Material(preset="sugar", color="#f2a6bf"), "cream": Material(preset="icing", color="#fdf3e4")},
)
def macaron(k: Kit) -> None:
    """Shells with a ruffled foot."""
    d = k.m("diameter")
    shell = turned([(0, 0.0), (0.49, 0.0), (0.5, 0.035), (0.475, 0.07), (0.49, 0.09), (0.46, 0.17), (0.32, 0.235), (0, 0.25)], segments=72, steps=2,
                   ripple=lambda a, s: 1 + 0.015 * np.sin(31 * a) * (s < 0.45)).placed(scale=d)  # fmt: skip
    cream = turned([(0, 0), (0.45, 0.0), (0.48, 0.06), (0.45, 0.12), (0, 0.12)], segments=40, steps=2).placed(scale=d)
    z = 0.0
    for i in range(k.n("macarons")):
        x = k.rng.uniform(-0.06, 0.06) * d if i else 0.0
        with k.group("macaron", at=(x, 0, z)):
            k.add("shell bottom", shell.placed(rotate=(180, 0, 0), at=(0, 0, d * 0.25)).shape(), material="shell")
            k.add("cream", cream.shape(), at=(0, 0, d * 0.235), material="cream")
            k.add("shell top", shell.shape(), at=(0, 0, d * 0.34), material="shell")
        z += d * 0.582
    k.anchor("top", (0, 0, z))
