"""Steam, smoke, flames, campfire, sparkles, explosion."""

import math

import numpy as np

from prompt2mesh.library.kit import Kit
from prompt2mesh.library.outlines import star
from prompt2mesh.library.plants.foliage import limb
from prompt2mesh.library.plants.surfaces import Surface, fibonacci, joined, point, spline, turned
from prompt2mesh.library.registry import asset, count, flag, length
from prompt2mesh.mesh.materials import Material
from prompt2mesh.mesh.program import Displace, Paint
from prompt2mesh.mesh.shapes import Blend, Blob, Cylinder, Extrude


@asset(
    kind="steam",
    words=("steam", "vapor", "vapour", "mist", "steam wisp"),
    about="Wisps of steam rising.",
    parameters=(length("height", 0.16, 0.01, 20.0, words=("height", "tall", "size")), count("wisps", 3, 1, 9)),
    slots={"steam": Material(preset="cloud", color="#fbfbfd", alpha=0.7)},
    category="effect",
)
def steam(k: Kit) -> None:
    """S-curves that swell and fade."""
    h, n = k.m("height"), k.n("wisps")
    for i in range(n):
        x = h * 0.2 * (i - (n - 1) / 2)
        y = h * 0.08 * math.sin(i * 2.1)
        tall = h * (0.78 + 0.22 * ((i * 0.618 + 0.4) % 1)) if n > 1 else h
        side = 1 if i % 2 == 0 else -1
        pts = [
            (x, y, 0.0),
            (x + side * h * 0.075, y, tall * 0.22),
            (x - side * h * 0.07, y, tall * 0.5),
            (x + side * h * 0.06, y, tall * 0.78),
            (x + side * h * 0.02, y, tall),
        ]
        k.tube("steam", pts, h * 0.034, radii=[0.35, 1.0, 0.85, 0.6, 0.12], segments=14)


@asset(
    kind="smoke",
    words=("smoke", "smoke cloud", "smoke plume", "puff of smoke", "dust cloud", "fumes", "fog"),
    about="A billowing plume of smoke.",
    parameters=(length("height", 1.2, 0.02, 200.0, words=("height", "tall", "size")), count("puffs", 14, 3, 30)),
    slots={"smoke": Material(preset="cloud", color="#a3a3a6")},
    category="effect",
)
def smoke(k: Kit) -> None:
    """Balls that grow as they rise and drift."""
    h, n = k.m("height"), k.n("puffs")
    blobs: list[Blob] = []
    for i in range(n):
        t = i / (n - 1)
        r = h * (0.05 + 0.13 * t)
        a = i * 2.39996
        off = r * 0.75
        blobs.append(
            Blob(
                a=(math.cos(a) * off + h * 0.16 * t * t, math.sin(a) * off, r * 0.9 + (h - r * 2.1) * t),
                radius=r * k.vary(0.15),
            )
        )
    k.add("smoke", Blend(blobs=blobs, smoothness=h * 0.05, resolution=60), smooth=True, modifiers=[Displace(strength=h * 0.035, scale=h * 0.1, octaves=3, seed=k.seed)],
          paint=[Paint(kind="gradient", color="#5c5a5c", start=h * 0.5, end=0)])  # fmt: skip


def tongue(height: float, width: float, *, lean: float, seed: int) -> Surface:
    """One flame: fat below, drawn to a waving point."""
    phase = seed * 1.7
    pts: list[tuple[float, float, float]] = []
    radii: list[float] = []
    for i in range(9):
        t = i / 8
        pts.append(
            (
                math.sin(t * 4 + phase) * width * 0.35 * t + lean * t * t,
                math.cos(t * 3.3 + phase) * width * 0.2 * t,
                height * t,
            )
        )
        radii.append(width * 0.5 * max(math.sin(math.pi * (0.2 + 0.78 * t)) ** 1.1 * (1 - t) ** 0.25, 0.02))
    return limb(pts, radii, segments=14, steps=3)


def flames(k: Kit, height: float, width: float, *, z: float = 0.0, tongues: int = 9) -> None:
    """Outer tongues of orange around yellow ones."""
    for slot, scale, n in (("flame", 1.0, tongues), ("flame core", 0.62, max(3, tongues // 2))):
        parts: list[Surface] = []
        for i in range(n):
            a = i * 2.39996
            q = width * 0.27 * scale * math.sqrt(i / n)
            tall = height * scale * (1 - 0.5 * math.sqrt(i / n)) * k.vary(0.1)
            x, y = q * math.cos(a), q * math.sin(a)
            parts.append(
                tongue(tall, width * (0.52 if i == 0 else 0.36) * (scale**0.5), lean=0.0, seed=i + k.seed).placed(
                    at=(x, y - (0.2 * width if slot == "flame core" else 0), z)
                )
            )
        k.add(slot, joined(parts).shape(), material=slot, smooth=True)


_FIRE: dict[str, Material | str] = {
    "flame": Material(preset="fire", color="#ff5a0a", emission_strength=0.8),
    "flame core": Material(preset="fire", color="#ffc42a", emission_strength=0.9),
}


@asset(
    kind="fire",
    words=("fire", "flame", "flames", "blaze", "fireball", "wildfire"),
    about="A fire of waving tongues.",
    parameters=(
        length("height", 0.5, 0.005, 60.0, words=("height", "tall", "size")),
        length("width", 0.34, 0.004, 60.0, words=("width", "wide")),
        count("tongues", 9, 1, 24, words=("tongues", "flames")),
    ),
    slots=_FIRE,
    category="effect",
)
def fire(k: Kit) -> None:
    """Only flames."""
    flames(k, k.m("height"), k.m("width"), tongues=k.n("tongues"))


@asset(
    kind="campfire",
    words=("campfire", "camp fire", "bonfire", "fire pit", "firepit"),
    about="A ring of stones, crossed logs, embers and flames.",
    parameters=(length("diameter", 0.9, 0.1, 10.0, words=("diameter", "size", "width")), count("logs", 6, 2, 12), count("stones", 12, 0, 24), flag("flames", True, words=("flames", "fire"))),
    slots={**_FIRE, "log": "bark", "cut": "cut_wood", "stone": Material(preset="stone", color="#a8a096"), "ember": "ember", "ash": Material(preset="soil", color="#4a4440")},
    main_slot="flame",
    states=("lit", "extinguished", "smoking"),
    parts={"wood": "log", "fire": "flame"},
)  # fmt: skip
def campfire(k: Kit) -> None:
    """Logs lean together like a tent over embers."""
    d = k.m("diameter")
    r = d / 2
    ash = turned(
        [(0, 0), (0.78, 0.0), (0.7, 0.05), (0.3, 0.09), (0, 0.1)],
        segments=32,
        steps=2,
        ripple=lambda a, _s: 1 + 0.05 * np.sin(7 * a),
    )
    k.add("ash", ash.placed(scale=r).shape(), material="ash")
    stone = turned(
        [(0, -0.55), (0.7, -0.5), (1, -0.05), (0.72, 0.45), (0, 0.6)],
        segments=14,
        steps=2,
        ripple=lambda a, s: 1 + 0.13 * np.sin(2 * a + 1) + 0.07 * np.sin(5 * a + 6 * s),
    )
    for i in range(k.n("stones")):
        a = 2 * math.pi * i / k.n("stones")
        s = min(r * 0.2, math.pi * r * 0.86 / k.n("stones")) * k.vary(0.15)
        k.add(
            "stone",
            stone.placed(scale=(s * 1.1, s, s * 0.9), rotate=(0, 0, k.rng.uniform(0, 360))).shape(),
            at=(r * 0.84 * math.cos(a), r * 0.84 * math.sin(a), s * 0.48),
            material="stone",
        )
    n = k.n("logs")
    for i in range(n):
        a = 2 * math.pi * i / n + k.rng.uniform(-0.12, 0.12)
        c, s = math.cos(a), math.sin(a)
        foot, head = (c * r * 0.62, s * r * 0.62, r * 0.09), (-c * r * 0.06, -s * r * 0.06, r * 0.62)
        mid = tuple((p + q) / 2 for p, q in zip(foot, head, strict=True))
        k.add(
            "log",
            limb(
                [foot, (mid[0], mid[1], mid[2]), head],
                [r * 0.095, r * 0.09, r * 0.085],
                segments=14,
                steps=3,
                wobble=0.08,
                seed=i,
            ).shape(),
            material="log",
        )
        unit = np.array(foot) - np.array(head)
        unit /= np.linalg.norm(unit)
        e, b = np.array(foot) + unit * r * 0.006, np.array(foot) - unit * r * 0.02
        k.rod(
            "cut",
            (float(b[0]), float(b[1]), float(b[2])),
            (float(e[0]), float(e[1]), float(e[2])),
            r * 0.078,
            segments=16,
            material="cut",
        )
    coals = [
        stone.placed(
            scale=r * 0.09 * k.vary(0.3),
            rotate=(40 * i, 20, 70 * i),
            at=(
                r * 0.3 * math.sqrt(i / 12) * math.cos(i * 2.4),
                r * 0.3 * math.sqrt(i / 12) * math.sin(i * 2.4),
                r * 0.12,
            ),
        )
        for i in range(12)
    ]
    out = k.state("extinguished") or not k.on("flames")
    k.add("ember", joined(coals).shape(), material="ash" if k.state("extinguished") else "ember", flat=True)
    if not out:
        flames(k, r * 1.35, r * 0.95, z=r * 0.12, tongues=11)
    if k.state("smoking") or k.state("extinguished"):
        k.tube(
            "ash smoke",
            [(0, 0, r * 0.3), (r * 0.1, 0, r * 0.8), (-r * 0.08, 0, r * 1.3), (r * 0.1, 0, r * 1.9)],
            r * 0.07,
            radii=[0.6, 1, 1.2, 0.2],
            material="ash",
        )
    k.anchor("top", (0, 0, r * 0.7))
    k.anchor("around", (0, 0, 0), half_size=(r * 1.6, r * 1.6), round=True)


@asset(
    kind="sparkles",
    words=("sparkle", "glitter", "fairy dust", "twinkle", "magic sparkles", "stardust", "spark"),
    about="Four-pointed sparkles on a thin swirl.",
    parameters=(
        length("height", 0.4, 0.01, 20.0, words=("height", "size")),
        count("sparkles", 14, 1, 60, words=("sparkles", "stars")),
    ),
    slots={
        "sparkle": Material(preset="gold", color="#ffd257", emission="#ffcf4a", emission_strength=0.25),
        "trail": Material(preset="gold", color="#ffe9a8", emission="#ffe9a8", emission_strength=0.25),
    },
    category="effect",
)
def sparkles(k: Kit) -> None:
    """Stars sit on a rising spiral."""
    h, n = k.m("height"), k.n("sparkles")
    path = [
        (h * 0.3 * math.cos(t * 9) * (1 - 0.5 * t), h * 0.3 * math.sin(t * 9) * (1 - 0.5 * t), h * 0.95 * t)
        for t in np.linspace(0, 1, 18)
    ]
    k.tube("trail", path, h * 0.006, radii=[0.3, 1.0, 1.0, 0.3], segments=6, material="trail")
    curve = spline(path, 4)
    for i in range(n):
        p = curve[int((i + 0.5) / n * len(curve))]
        s = h * 0.065 * k.vary(0.5)
        k.add(
            "sparkle",
            Extrude(outline=star(4, s, s * 0.22), height=s * 0.16, bevel=s * 0.04, pivot="center"),
            at=(float(p[0]), float(p[1]), float(p[2])),
            rotate=(90, 0, k.rng.uniform(-50, 50)),
            material="sparkle",
        )


@asset(
    kind="explosion",
    words=("explosion", "blast", "mushroom cloud", "firework", "fireworks"),
    about="A cartoon explosion of smoke, fire and flying sparks.",
    parameters=(length("diameter", 1.2, 0.05, 200.0, words=("diameter", "size", "width")), count("sparks", 26, 0, 80)),
    slots={
        "fire": Material(preset="fire", color="#ff6a14", emission_strength=0.8),
        "smoke": Material(preset="cloud", color="#6a6566"),
        "spark": Material(preset="fire", color="#ffd23a", emission_strength=0.9),
    },
    category="effect",
)
def explosion(k: Kit) -> None:
    """Smoke balls behind fire balls, streaks outwards."""
    d = k.m("diameter")
    r = d / 2
    for slot, at, size, n in (("smoke", 0.46, 0.26, 18), ("fire", 0.34, 0.25, 20)):
        blobs = [
            Blob(
                a=(
                    float(v[0]) * r * at,
                    float(v[1]) * r * at - (r * 0.16 if slot == "fire" else 0),
                    r * 0.75 + float(v[2]) * r * at,
                ),
                radius=r * size * k.vary(0.3),
            )
            for v in fibonacci(n)
        ]
        k.add(slot, Blend(blobs=blobs, smoothness=r * 0.06, resolution=36), material=slot, smooth=True, modifiers=[Displace(strength=r * 0.05, scale=r * 0.2, seed=k.seed)])  # fmt: skip
    streaks: list[Surface] = []
    for v in fibonacci(max(k.n("sparks"), 1), low=-0.6)[: k.n("sparks")]:
        far = r * k.rng.uniform(0.8, 1.05)
        start, end = v * r * 0.45 + np.array([0, 0, r * 0.75]), v * far + np.array([0, 0, r * 0.75])
        streaks.append(
            limb(
                [point(start), point((start + end) / 2), point(end)],
                [r * 0.012, r * 0.025, r * 0.035],
                segments=7,
                steps=2,
            )
        )
    if streaks:
        k.add("spark", joined(streaks).shape(), material="spark")
    k.add("smoke foot", Cylinder(radius=r * 0.2, height=r * 0.5, segments=24), material="smoke")
