"""What is seen in the sky: moon, planets, star, sun, cloud, rainbow, lightning."""

import math

import numpy as np

from prompt2mesh.library.kit import Kit
from prompt2mesh.library.landscape.terrain import noise
from prompt2mesh.library.outlines import arc, star
from prompt2mesh.library.plants.surfaces import Floats, Surface, fibonacci, rings_to_surface, sheet
from prompt2mesh.library.registry import asset, choice, count, flag, length
from prompt2mesh.mesh.materials import Material
from prompt2mesh.mesh.program import Paint
from prompt2mesh.mesh.shapes import Cone, Extrude, Lathe, Sphere, Torus


def globe_directions(rings: int, segments: int) -> Floats:
    """(rings, segments, 3) unit vectors over a globe, its poles left out."""
    b = np.linspace(-np.pi / 2, np.pi / 2, rings + 2)[1:-1]
    a = np.linspace(0, 2 * np.pi, segments, endpoint=False)
    out, up = np.cos(b)[:, None], np.sin(b)[:, None]
    return np.stack([out * np.cos(a), out * np.sin(a), up * np.ones_like(a)], -1, dtype=np.float64)


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


# Land of the Earth as round patches: latitude, longitude and radius in degrees.
_LAND: tuple[tuple[float, float, float], ...] = (
    (22, 3, 13), (22, 24, 14), (12, 18, 14), (0, 23, 13), (-12, 25, 12), (-25, 24, 9), (9, -4, 9), (8, 42, 6), (-19, 46, 4),
    (50, 10, 8), (55, 32, 13), (41, -4, 5), (63, 15, 7), (45, 25, 8), (53, -2, 4), (42, 13, 4), (60, 60, 16), (62, 90, 18), (60, 120, 17), (65, 152, 10), (40, 65, 13),
    (42, 90, 16), (35, 106, 13), (27, 80, 9), (17, 78, 6), (24, 45, 9), (20, 102, 8), (34, 50, 9), (50, 130, 8), (37, 138, 4), (0, 113, 5), (-5, 141, 5), (-2, 102, 4),
    (-25, 123, 9), (-24, 135, 10), (-27, 146, 8), (62, -105, 16), (65, -142, 9), (50, -110, 13), (52, -74, 11), (40, -98, 13), (38, -84, 8), (26, -103, 7), (18, -98, 4),
    (14, -88, 4), (73, -40, 10), (4, -66, 10), (-8, -54, 13), (-15, -62, 10), (-25, -60, 9), (-37, -67, 6), (-47, -71, 4), (-5, -74, 6),
)  # fmt: skip
_DRY: tuple[tuple[float, float, float], ...] = (
    (23, 2, 9),
    (23, 14, 9),
    (23, 27, 9),
    (23, 46, 7),
    (-25, 130, 8),
    (41, 85, 7),
    (38, 62, 6),
    (34, -110, 5),
    (-22, 20, 5),
)


def _spot(place: tuple[float, float, float], color: str, r: float) -> Paint:
    """A round patch on a globe of radius `r` about its origin, with Africa towards the viewer."""
    latitude, longitude, reach = (math.radians(v) for v in place)
    turn = longitude - math.radians(128)
    c = math.cos(latitude)
    size = 2 * r * math.sin(reach / 2)
    at = (r * c * math.cos(turn), r * c * math.sin(turn), r * math.sin(latitude))
    return Paint(kind="ellipsoid", color=color, center=at, radii=(size, size, size), softness=0.12)


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
        paint += [_spot(land, "#4f8f3c", r) for land in _LAND] + [_spot(dry, "#c2a062", r) for dry in _DRY]
        paint += [_spot((73.0, -40.0, 10.0), "#f6f9fc", r)]
        paint += [
            Paint(
                kind="ellipsoid",
                color="#f6f9fc",
                center=(0, 0, z * r),
                radii=(r * 0.34, r * 0.34, r * 0.12),
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
