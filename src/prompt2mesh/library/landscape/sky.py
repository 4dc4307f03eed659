"""What is seen in the sky: moon, planets, star, sun, cloud, rainbow, lightning."""

import math

import numpy as np

from prompt2mesh.library.kit import Kit
from prompt2mesh.library.landscape.terrain import noise
from prompt2mesh.library.outlines import arc, star
from prompt2mesh.library.plants.surfaces import Floats, Surface, fibonacci, rings_to_surface, sheet, turned
from prompt2mesh.library.registry import asset, choice, count, flag, length
from prompt2mesh.mesh.materials import Material
from prompt2mesh.mesh.program import Displace, Paint
from prompt2mesh.mesh.shapes import Blend, Blob, Cone, Extrude, Lathe, Sphere, Torus


def globe_directions(rings: int, segments: int) -> Floats:
    """(rings, segments, 3) unit vectors over a globe, its poles left out."""
    b = np.linspace(-np.pi / 2, np.pi / 2, rings + 2)[1:-1]
    a = np.linspace(0, 2 * np.pi, segments, endpoint=False)
    return np.stack(
        [np.cos(b)[:, None] * np.cos(a), np.cos(b)[:, None] * np.sin(a), np.sin(b)[:, None] * np.ones_like(a)], -1
    )


@asset(
    kind="moon",
    words=("moon", "full moon", "crescent moon", "crescent", "half moon", "lunar surface"),
    about="The moon: full with craters, or a crescent.",
    parameters=(
        length("diameter", 1.0, 0.02, 1000.0, words=("diameter", "size", "height")),
        choice("phase", "full", "crescent"),
        count("craters", 46, 0, 120),
        flag("face", False),
    ),
    slots={
        "moon": Material(preset="moon_rock", color="#c9c6c0"),
        "glow": Material(preset="matte_plastic", color="#f3dc8e"),
        "dark": Material(preset="matte_plastic", color="#3a3226"),
    },
    adjectives={"crescent": {"phase": "crescent"}, "smiling": {"face": True, "phase": "crescent"}},
    parts={"crater": "moon"},
)
def moon(k: Kit) -> None:
    """Craters are bowls with raised rims on a ball."""
    d = k.m("diameter")
    r = d / 2
    if k.s("phase") == "crescent":
        outer = arc(r, 60, 300, segments=48)
        inner = arc(r * 0.883, 258.7, 101.3, segments=40, center=(r * 0.673, 0))
        k.add(
            "moon",
            Extrude(outline=outer + inner, height=d * 0.16, bevel=d * 0.05, bevel_segments=4, pivot="center"),
            at=(0, 0, r),
            rotate=(90, 0, 0),
            material="glow",
        )
        if k.on("face"):
            k.add(
                "dark eye",
                Sphere(radius=d * 0.03, segments=16),
                at=(-r * 0.62, -d * 0.075, r * 1.25),
                scale=(1, 0.5, 1.3),
                material="dark",
            )
            k.tube(
                "dark smile",
                [(-r * 0.5, -d * 0.08, r * 0.78), (-r * 0.6, -d * 0.08, r * 0.72), (-r * 0.7, -d * 0.08, r * 0.75)],
                d * 0.012,
                material="dark",
                segments=8,
            )
        k.anchor("seat", (-r * 0.45, 0, r * 0.55))
        return
    dirs = globe_directions(80, 128)
    height = np.ones(dirs.shape[:2])
    for i, c in enumerate(fibonacci(max(k.n("craters"), 1))[: k.n("craters")]):
        shifted = c + np.array([k.rng.uniform(-1, 1) for _ in range(3)]) * 0.25
        middle = shifted / np.linalg.norm(shifted)
        size = 0.06 + 0.2 * k.rng.random() ** 3 + (0.05 if i % 7 == 0 else 0)
        q = np.arccos(np.clip(dirs @ middle, -1, 1)) / size
        bowl = np.where(q < 1, -0.2 * (1 - q**2) * size, 0) + 0.07 * size * np.exp(-(((q - 1.05) / 0.2) ** 2))
        height = height + bowl
    globe = rings_to_surface(dirs * height[..., None] * r)
    maria = [Paint(kind="noise", color="#8d8a86", scale=d * 0.35, amount=0.42, softness=0.5, seed=k.seed)]
    k.add("moon", globe.shape(), at=(0, 0, r), material="moon", paint=maria)
    k.anchor("top", (0, 0, d * 0.995), half_size=(r * 0.3, r * 0.3), round=True)


@asset(
    kind="planet",
    words=("planet", "saturn", "jupiter", "mars", "earth", "globe earth", "planet earth", "world", "neptune", "uranus", "venus", "gas giant", "asteroid planet"),
    about="A planet: earth, Saturn with rings, Jupiter with bands, Mars, or an ice giant.",
    parameters=(length("diameter", 1.0, 0.02, 1000.0, words=("diameter", "size")), choice("planet", "saturn", "earth", "jupiter", "mars", "neptune"), flag("rings", False, words=("rings", "ring")), count("moons", 0, 0, 8)),
    slots={"surface": Material(preset="matte_paint", color="#e3c58e"), "ring": Material(preset="matte_paint", color="#d3b583"), "ring inner": Material(preset="matte_paint", color="#8f7a5c"), "moon": "moon_rock",
           "cloud": "cloud"},
    adjectives={"ringed": {"rings": True}, "earth": {"planet": "earth"}, "blue": {}, "red": {}},
    parts={"land": "surface"},
)  # fmt: skip
def planet(k: Kit) -> None:
    """A globe tilted on its axis; Saturn has rings anyway."""
    d, kind = k.m("diameter"), k.s("planet")
    r = d / 2
    ringed = k.on("rings") or kind == "saturn"
    tilt = 24.0
    lift = max(r, r * 2.15 * math.sin(math.radians(tilt)) + d * 0.02) if ringed else r
    bands = {
        "saturn": [("#f0dcae", 0.16, 0.42), ("#b8925a", 0.31, 0.25)],
        "jupiter": [("#a8623a", 0.17, 0.36), ("#efe2cc", 0.29, 0.3)],
        "neptune": [("#7fb8f0", 0.4, 0.25)],
    }
    base = {"earth": "#2a66b0", "jupiter": "#d8b48a", "mars": "#c0592f", "neptune": "#2f62c4", "saturn": None}[kind]
    paint = [Paint(kind="gradient", color=base, start=-9 * d, end=-8 * d)] if base else []
    paint += [
        Paint(kind="stripes", color=c, axis="z", scale=d * s, amount=a, softness=0.5, seed=i + k.seed)
        for i, (c, s, a) in enumerate(bands.get(kind, []))
    ]
    if kind == "earth":
        paint += [
            Paint(kind="noise", color="#4f8f3c", scale=d * 0.42, amount=0.43, softness=0.08, seed=k.seed + 11),
            Paint(kind="noise", color="#b89a5a", scale=d * 0.3, amount=0.14, softness=0.3, seed=k.seed + 4),
        ]
        paint += [
            Paint(
                kind="ellipsoid",
                color="#f6f9fc",
                center=(0, 0, z * r),
                radii=(r * 0.42, r * 0.42, r * 0.14),
                softness=0.25,
            )
            for z in (1.0, -1.0)
        ]
    if kind == "mars":
        paint += [
            Paint(kind="noise", color="#8a3a20", scale=d * 0.35, amount=0.4, softness=0.6, seed=k.seed),
            Paint(
                kind="ellipsoid", color="#f6efe8", center=(0, 0, r), radii=(r * 0.3, r * 0.3, r * 0.08), softness=0.3
            ),
        ]
    if kind == "jupiter":
        paint.append(
            Paint(
                kind="ellipsoid",
                color="#b8452a",
                center=(r * 0.25, -r * 0.9, -r * 0.32),
                radii=(r * 0.24, r * 0.3, r * 0.13),
                softness=0.3,
            )
        )
    with k.group("globe", at=(0, 0, lift), rotate=(tilt * 0.55, -tilt if ringed else -14, 0)):
        dirs = globe_directions(76, 128)
        k.add("surface", rings_to_surface(dirs * r).shape(), material="surface", paint=paint)
        if kind == "earth":
            for i, lat in enumerate((-0.75, -0.2, 0.3, 0.8)):
                for j in range(3):
                    u = np.linspace(0, 1.1 + 0.5 * math.sin(i * 2 + j), 24)[None, :] + j * 2.1 + i
                    v = np.linspace(-1, 1, 5)[:, None]
                    w = (
                        0.055
                        * np.sin(np.pi * np.linspace(0.04, 0.96, 24))[None, :]
                        * (1.2 + noise(u * 5, u * 0 + i, seed=k.seed + i, octaves=2))
                    )
                    b = lat + v * w + 0.06 * np.sin(u * 5 + i)
                    grid = np.stack([np.cos(b) * np.cos(u), np.cos(b) * np.sin(u), np.sin(b) + 0 * u], -1) * r * 1.008
                    k.add("cloud", sheet(grid[::-1], r * 0.018).shape(), material="cloud")
        if ringed:
            for name, r0, r1 in (
                ("ring inner", 1.25, 1.5),
                ("ring", 1.495, 1.86),
                ("ring inner gap", 1.855, 1.94),
                ("ring outer", 1.935, 2.15),
            ):
                profile = [(r0 * r, -0.008 * r), (r1 * r, -0.008 * r), (r1 * r, 0.008 * r), (r0 * r, 0.008 * r)]
                k.add(
                    name,
                    Lathe(profile=profile, closed=True, segments=128),
                    material="ring inner" if name.startswith("ring inner") else "ring",
                )
            k.add(
                "ring shadow",
                Torus(radius=r * 1.12, tube=r * 0.14, segments=96, tube_segments=4),
                scale=(1, 1, 0.04),
                material="ring inner",
            )
    for i in range(k.n("moons")):
        a = i * 2.39996
        s = r * 0.14 * k.vary(0.4)
        q = r + s * 0.94
        z = lift + q * 0.5 * math.sin(i * 1.7)
        q *= math.cos(math.asin(0.5 * math.sin(i * 1.7)))
        k.add("moon", Sphere(radius=s, segments=24), at=(q * math.cos(a), q * math.sin(a), z), material="moon")
    k.anchor("top", (0, 0, lift + r), half_size=(r * 0.3, r * 0.3), round=True)


@asset(
    kind="star",
    words=("star", "shooting star", "starfish", "gold star", "five-pointed star"),
    about="A puffy star with any number of points; a shooting star has a tail.",
    parameters=(
        length("size", 0.4, 0.01, 100.0, words=("size", "width", "height", "diameter")),
        count("points", 5, 3, 24),
        flag("tail", False),
        flag("face", False),
    ),
    slots={
        "star": Material(preset="gold", color="#ffcb3d"),
        "tail": Material(preset="gold", color="#ffe9a8", emission="#ffe9a8", emission_strength=0.2),
        "dark": Material(preset="matte_plastic", color="#3a2a12"),
    },
    adjectives={
        "shooting": {"tail": True},
        "falling": {"tail": True},
        "smiling": {"face": True},
        "cute": {"face": True},
    },
)
def star_(k: Kit) -> None:
    """Ridges run from the middle to every point."""
    s, n = k.m("size"), k.n("points")
    r = s / 2
    outline = star(n, r, r * (0.47 if n <= 6 else 0.62))
    low = min(y for _, y in outline)
    m = len(outline)
    thick = r * 0.3
    pts = np.array([(x, y, 0.0) for x, y in outline] + [(0, 0, thick), (0, 0, -thick)])
    faces: list[tuple[int, ...]] = []
    for i in range(m):
        j = (i + 1) % m
        faces += [(i, j, m), (j, i, m + 1)]
    k.add("star", Surface(pts, faces).shape(), at=(0, 0, -low), rotate=(90, 0, 0), bevel=r * 0.025, bevel_segments=3)
    if k.on("tail"):
        for i, dx in enumerate((-0.3, 0.0, 0.3)):
            k.tube("tail", [(-r * 0.1 + dx * r * 0.4, 0, -low + dx * r), (-r * 1.6, 0, -low + r * (0.35 + dx)), (-r * (3.2 - abs(dx) * 2.4), 0, -low + r * (0.9 + dx * 1.3))], r * (0.16 if i == 1 else 0.1),
                   radii=[1.0, 0.6, 0.08], material="tail", segments=12)  # fmt: skip
    if k.on("face"):
        for sx in (-1, 1):
            k.add(
                "dark eye",
                Sphere(radius=r * 0.07, segments=16),
                at=(sx * r * 0.17, -thick * 0.72, -low + r * 0.06),
                scale=(1, 0.6, 1.5),
                material="dark",
            )
        k.tube(
            "dark smile",
            [
                (-r * 0.13, -thick * 0.78, -low - r * 0.12),
                (0, -thick * 0.86, -low - r * 0.18),
                (r * 0.13, -thick * 0.78, -low - r * 0.12),
            ],
            r * 0.025,
            material="dark",
            segments=8,
        )
    k.anchor("top", (0, 0, -low + r))


@asset(
    kind="sun",
    words=("sun", "smiling sun", "sunshine"),
    about="A sun with pointed rays, and a face if asked.",
    parameters=(
        length("diameter", 0.8, 0.02, 100.0, words=("diameter", "size", "height")),
        count("rays", 12, 0, 40),
        flag("face", False),
    ),
    slots={
        "disc": Material(preset="glow", color="#ffc21f", emission_strength=0.6),
        "ray": Material(preset="glossy_plastic", color="#ff9a1a"),
        "dark": Material(preset="matte_plastic", color="#5a2a0a"),
    },
    adjectives={"smiling": {"face": True}, "happy": {"face": True}},
)
def sun(k: Kit) -> None:
    """A ball in a ring of long and short rays, standing upright."""
    d, n = k.m("diameter"), k.n("rays")
    r = d * 0.3
    z = d / 2 if n else r
    k.add("disc", Sphere(radius=r, segments=48), at=(0, 0, z), scale=(1, 0.72, 1), material="disc")
    for i in range(n):
        long = d * (0.235 if i % 2 == 0 or n % 2 else 0.16)
        a = 360 * i / n
        u = math.radians(a)
        k.add("ray", Cone(radius_bottom=min(d * 0.062, 1.6 * r / n * 1.6), radius_top=d * 0.003, height=long, segments=24), at=(math.sin(u) * r * 0.93, 0, z + math.cos(u) * r * 0.93), rotate=(0, a, 0),
              scale=(1, 0.6, 1), material="ray")  # fmt: skip
    if k.on("face"):
        for sx in (-1, 1):
            k.add(
                "dark eye",
                Sphere(radius=r * 0.085, segments=16),
                at=(sx * r * 0.32, -r * 0.66, z + r * 0.2),
                scale=(1, 0.5, 1.4),
                material="dark",
            )
        k.tube("dark smile", [(-r * 0.34, -r * 0.64, z - r * 0.18), (-r * 0.18, -r * 0.665, z - r * 0.32), (0, -r * 0.665, z - r * 0.37), (r * 0.18, -r * 0.665, z - r * 0.32), (r * 0.34, -r * 0.64, z - r * 0.18)],
               r * 0.035, material="dark", segments=10)  # fmt: skip


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
        outline = arc(a, 0, 180, segments=64) + arc(b, 180, 0, segments=64)
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
            k.add("cloud", Blend(blobs=blobs, smoothness=w * 0.015, resolution=44), material="cloud", smooth=True)
