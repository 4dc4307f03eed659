"""Stone and sand: rock, crystals, cave, sand castle."""

import math
from collections.abc import Callable

import numpy as np

from prompt2mesh.library.kit import Kit
from prompt2mesh.library.landscape.terrain import disc, noise
from prompt2mesh.library.plants.surfaces import Floats, Surface, joined, rings_to_surface, turned, upright
from prompt2mesh.library.registry import asset, choice, count, flag, length
from prompt2mesh.mesh.materials import Material
from prompt2mesh.mesh.placement import Transform
from prompt2mesh.mesh.program import Boolean, Displace, Paint, Part
from prompt2mesh.mesh.shapes import Blend, Blob, Box, Cone, Cylinder, Extrude


@asset(
    kind="rock",
    words=("rock", "boulder", "stone", "pebble", "cobble", "meteorite", "asteroid", "cairn", "rock pile", "pile of rocks", "stack of stones"),
    about="A boulder, a pile of rocks, or balanced stones.",
    parameters=(
        length("width", 0.8, 0.005, 60.0, words=("width", "size", "diameter", "wide")),
        length("height", 0.55, 0.004, 60.0, words=("height", "tall", "high")),
        count("rocks", 1, 1, 12, words=("rocks", "stones", "boulders")),
        choice("form", "boulder", "pebble", "asteroid", "cairn"),
        flag("moss", False),
    ),
    slots={"stone": Material(preset="stone", color="#b8b0a3"), "moss": "moss"},
    states=("mossy", "snowy"),
    adjectives={"mossy": {"moss": True}, "smooth": {"form": "pebble"}, "round": {"form": "pebble"}, "pile": {"rocks": 7}, "balanced": {"form": "cairn", "rocks": 5},
                "stacked": {"form": "cairn", "rocks": 5}},
    parts={"rock": "stone"},
)  # fmt: skip
def rock(k: Kit) -> None:
    """Cut facets over a lumpy ball, flat below."""
    w, h, n, form = k.m("width"), k.m("height"), k.n("rocks"), k.s("form")
    paint = [
        Paint(kind="noise", color="#938b7e", scale=w * 0.3, amount=0.4, softness=0.9, seed=k.seed),
        Paint(kind="noise", color="#d0c7b8", scale=w * 0.14, amount=0.25, softness=0.6, seed=k.seed + 1),
    ]
    if k.on("moss") or k.state("mossy"):
        paint.append(Paint(kind="gradient", color="#5f7f30", start=h * 0.55, end=h * 0.95))
    if k.state("snowy"):
        paint.append(Paint(kind="gradient", color="#f4f7fb", start=h * 0.6, end=h * 0.75))
    if form == "cairn":
        n = max(n, 4)
        z = 0.0
        step = h / n
        for i in range(n):
            size = w * (1 - 0.62 * i / n)
            tall = step * 1.05
            one = _pebble(k, size, tall)
            k.add(
                "stone",
                one.placed(
                    rotate=(0, 0, 67 * i), at=(k.rng.uniform(-0.04, 0.04) * w, k.rng.uniform(-0.04, 0.04) * w, z)
                ).shape(),
                paint=paint[:2],
            )
            z += tall * 0.95
        k.anchor("top", (0, 0, z), half_size=(w * 0.1, w * 0.1), round=True)
        return
    if n == 1:
        make = _pebble if form == "pebble" else _boulder
        body = make(k, w, h)
        craters = [Displace(strength=-w * 0.05, scale=w * 0.22, octaves=1, seed=k.seed)] if form == "asteroid" else []
        k.add("stone", body.shape(), paint=paint, flat=form == "boulder", modifiers=craters)
        k.anchor("top", (0, 0, h * 0.98), half_size=(w * 0.25, w * 0.2), round=True)
        return
    for i in range(n):
        a, q = i * 2.39996, w * 0.3 * math.sqrt(i / n)
        size = w * (0.62 if i == 0 else 0.3) * k.vary(0.25) * (2.2 / n**0.4 if n < 5 else 1.1)
        body = _boulder(k, min(size, w * 0.7), min(size * 0.8, h))
        k.add(
            "stone",
            body.placed(rotate=(0, 0, 97 * i), at=(q * 1.5 * math.cos(a), q * 1.5 * math.sin(a), 0)).shape(),
            paint=paint,
            flat=True,
        )
    k.anchor("top", (0, 0, h * 0.6), half_size=(w * 0.15, w * 0.15), round=True)


def _boulder(k: Kit, w: float, h: float) -> Surface:
    """A ball clipped by seeded planes, smoothed a little, so that facets meet in worn edges."""
    planes = np.array([[k.rng.gauss(0, 1), k.rng.gauss(0, 1), k.rng.gauss(0, 0.8)] for _ in range(16)])
    planes /= np.linalg.norm(planes, axis=1, keepdims=True)
    far = np.array([k.rng.uniform(0.68, 0.92) for _ in range(16)])
    seed = k.rng.randrange(9999)

    def shape(d: Floats) -> Floats:
        cut = far / np.maximum(d @ planes.T, 0.12)
        soft = -np.log(np.exp(-14 * np.minimum(cut, 1.2)).sum(1)) / 14
        return np.minimum(soft, 1.05) + 0.03 * noise(d[:, 0] * 3 + d[:, 2] * 2, d[:, 1] * 3 - d[:, 2], seed=seed)

    return _ball(shape, w, h)


def _pebble(k: Kit, w: float, h: float) -> Surface:
    seed = k.rng.randrange(9999)
    return _ball(
        lambda d: 1 + 0.09 * noise(d[:, 0] * 1.3 + 4, d[:, 1] * 1.3 + d[:, 2], seed=seed, octaves=2), w, h, sink=0.02
    )


def _ball(radius: Callable[[Floats], Floats], w: float, h: float, *, sink: float = 0.14) -> Surface:
    """A star-shaped body fitted into w × 0.8 w × h, its lowest part cut level by flattening."""
    a, b = np.linspace(0, 2 * np.pi, 40, endpoint=False), np.linspace(-np.pi / 2, np.pi / 2, 25)[1:-1]
    out, up = np.cos(b)[:, None], np.sin(b)[:, None]
    d = np.stack([out * np.cos(a), out * np.sin(a), up * np.ones_like(a)], -1, dtype=np.float64)
    r = radius(d.reshape(-1, 3)).reshape(d.shape[:2])
    surface = rings_to_surface(d * r[..., None])
    p = surface.points
    low, high = p.min(0), p.max(0)
    p = (p - (low + high) / 2) / (high - low) * np.array([w, w * 0.82, h * (1 + sink)])
    p[:, 2] += h * (1 + sink) / 2 - h * sink
    p[:, 2] = np.where(p[:, 2] < 0, p[:, 2] * 0.02, p[:, 2])
    p[:, 2] -= p[:, 2].min()
    return Surface(p, surface.faces)


@asset(
    kind="crystal",
    words=(
        "crystal",
        "crystal cluster",
        "geode",
        "amethyst cluster",
        "quartz crystal",
        "gemstone",
        "crystals",
        "magic crystal",
    ),
    about="A cluster of six-sided crystals on a rock.",
    parameters=(
        length("height", 0.2, 0.01, 20.0, words=("height", "tall", "size")),
        count("crystals", 9, 1, 40),
        flag("rock", True, words=("rock", "base")),
    ),
    slots={
        "crystal": Material(preset="amethyst", transmission=0.45, roughness=0.08),
        "rock": Material(preset="stone", color="#5f5a58"),
    },
    states=("glowing",),
    parts={"gem": "crystal"},
)
def crystal(k: Kit) -> None:
    """Hexagonal prisms with pointed ends, leaning out from the middle."""
    h, n = k.m("height"), k.n("crystals")
    if k.on("rock"):
        k.add("rock", _boulder(k, h * 0.85, h * 0.24).shape(), material="rock", flat=True)
    for i in range(n):
        t = math.sqrt(i / n)
        a = i * 2.39996 + 0.5
        tall = h * (0.98 if i == 0 else (0.86 - 0.5 * t) * k.vary(0.2))
        r = tall * (0.12 if i == 0 else 0.14 * k.vary(0.2))
        lean = 0.9 * t if n > 1 else 0.0
        prism = turned([(0, 0), (r * 0.86, 0), (r, tall * 0.68), (r * 0.1, tall), (0, tall)], segments=6, steps=1,
                       ripple=lambda u, s: 1 + 0.14 * np.sin(u + 1) * (0.1 < s < 0.9))  # fmt: skip
        at = (math.cos(a) * h * 0.2 * t, math.sin(a) * h * 0.2 * t, h * 0.08 * (1 - t * 0.6) if k.on("rock") else 0.0)
        turn = upright((math.cos(a) * lean, math.sin(a) * lean, 1), spin=k.rng.uniform(0, 60))
        body = prism.placed(rotate=turn, at=at)
        drop = float(body.points[:, 2].min())
        body = body if k.on("rock") and drop > -1e-6 else body.placed(at=(0, 0, -drop))
        k.add("crystal", body.shape(), material="crystal", flat=True)
    k.anchor("top", (0, 0, h))


@asset(
    kind="cave",
    words=("cave", "cavern", "grotto", "den"),
    about="A rocky mound with a cave mouth, stalactites inside.",
    parameters=(
        length("width", 6.0, 0.1, 200.0, words=("width", "wide", "size")),
        length("height", 3.6, 0.08, 150.0, words=("height", "tall", "high")),
        count("stalactites", 9, 0, 24),
    ),
    slots={"rock": Material(preset="stone", color="#a89f92"), "grass": "moss"},
    category="place",
    holds=True,
    parts={"stone": "rock"},
)
def cave(k: Kit) -> None:
    """A blend of boulders with a hollow carved from the front."""
    w, h = k.m("width"), k.m("height")
    r = min(w * 0.3, h * 0.55)
    blobs = [
        Blob(a=(0, w * 0.08, h * 0.42), radius=r, squash=(w * 0.42 / r, w * 0.36 / r, h * 0.5 / r)),
        Blob(a=(-w * 0.3, 0, h * 0.25), radius=r, squash=(w * 0.2 / r, w * 0.26 / r, h * 0.36 / r)),
        Blob(a=(w * 0.31, -w * 0.02, h * 0.28), radius=r, squash=(w * 0.19 / r, w * 0.26 / r, h * 0.4 / r)),
        Blob(a=(-w * 0.05, w * 0.2, h * 0.55), radius=r, squash=(w * 0.3 / r, w * 0.2 / r, h * 0.42 / r)),
        Blob(a=(0, -w * 0.24, h * 0.2), radius=r, squash=(w * 0.19 / r, w * 0.34 / r, h * 0.42 / r), subtract=True),
    ]
    floor = Part(name="floor", shape=Box(size=(w * 3, w * 3, h * 2)), placement=Transform(location=(0, 0, -2 * h)))
    k.add("rock", Blend(blobs=blobs, smoothness=w * 0.05, resolution=64), material="rock", flat=True,
          modifiers=[Displace(strength=w * 0.045, scale=w * 0.16, seed=k.seed), Boolean(operation="cut", tools=[floor])],
          paint=[Paint(kind="noise", color="#857c70", scale=w * 0.12, amount=0.4, softness=0.9, seed=k.seed), Paint(kind="gradient", color="#6a8a3c", start=h * 0.8, end=h * 1.0),
                 Paint(kind="ellipsoid", color="#1d1a18", center=(0, -w * 0.1, h * 0.2), radii=(w * 0.2, w * 0.24, h * 0.44), softness=0.6)])  # fmt: skip
    for i in range(k.n("stalactites")):
        t = (i + 0.5) / k.n("stalactites") * 2 - 1
        x = w * 0.15 * t
        y = -w * (0.12 + 0.09 * ((i * 0.618) % 1))
        inside = max(0.0, 1 - (x / (w * 0.19)) ** 2 - ((y + w * 0.24) / (w * 0.34)) ** 2)
        z = h * 0.2 + h * 0.42 * math.sqrt(inside)
        long = h * (0.14 + 0.08 * ((i * 0.38) % 1))
        k.add(
            "rock stalactite",
            Cone(radius_bottom=w * 0.022, radius_top=w * 0.001, height=long + h * 0.08, segments=8),
            at=(x, y, z + h * 0.08),
            rotate=(180, 0, 0),
            material="rock",
            flat=True,
        )
    k.anchor("inside", (0, -w * 0.1, 0.0), half_size=(w * 0.13, w * 0.2), round=True, height=h * 0.5)
    k.anchor("top", (0, w * 0.05, h * 0.9), half_size=(w * 0.2, w * 0.15), round=True)


@asset(
    kind="sandcastle",
    words=("sandcastle", "sand castle", "castle of sand", "castle-shaped sandcastle"),
    about="A sand castle with four towers, a gate, a moat, flags and shells.",
    parameters=(length("width", 0.8, 0.1, 20.0, words=("width", "size", "wide")), length("height", 0.5, 0.06, 15.0, words=("height", "tall")), count("towers", 4, 3, 8), count("flags", 2, 0, 8)),
    slots={"sand": "sand", "flag": Material(preset="canvas", color="#d8322a"), "stick": "oak", "door": Material(preset="soil", color="#8a6a40"), "shell": "shell"},
    parts={"tower": "sand tower", "wall": "sand wall"},
)  # fmt: skip
def sandcastle(k: Kit) -> None:
    """Bucket-shaped towers with crenels around a keep, on a mound with a moat."""
    w, h, n = k.m("width"), k.m("height"), k.n("towers")
    r = w / 2
    mound = disc(
        r,
        lambda x, y: (
            h
            * (
                0.05
                + 0.05 * np.clip((0.82 - np.hypot(x, y) / r) * 8, 0, 1)
                + 0.025 * np.clip((np.hypot(x, y) / r - 0.9) * 14, 0, 1)
            )
            + 0.01 * w * noise(x / w * 9, y / w * 9, seed=k.seed)
        ),
        ragged=0.05,
        seed=k.seed,
        rings=36,
        segments=90,
    )
    k.add("sand", mound.shape())
    z0 = h * 0.095
    ring = r * 0.55
    flags = k.n("flags")
    for i in range(n):
        a = 2 * math.pi * (i + 0.5) / n - math.pi / 2
        at = (ring * math.cos(a), ring * math.sin(a))
        _tower(k, at, z0, r * min(0.19, 0.75 / n), h * 0.5)
        if i < flags - 1:
            _flag(k, at, z0 + h * 0.5, h * 0.2)
    for i in range(n):
        a0, a1 = (2 * math.pi * (i + q) / n - math.pi / 2 for q in (0.5, 1.5))
        p, q = (ring * math.cos(a0), ring * math.sin(a0)), (ring * math.cos(a1), ring * math.sin(a1))
        long = math.hypot(q[0] - p[0], q[1] - p[1])
        yaw = math.degrees(math.atan2(q[1] - p[1], q[0] - p[0]))
        with k.group("sand wall", at=((p[0] + q[0]) / 2, (p[1] + q[1]) / 2, z0 * 0.9), rotate=(0, 0, yaw)):
            k.add("sand wall body", Box(size=(long, r * 0.1, h * 0.27)), bevel=min(r * 0.012, h * 0.012))
            m = max(3, round(long / (r * 0.13)))
            for j in range(1, m, 2):
                k.add(
                    "sand wall crenel",
                    Box(size=(long / m, r * 0.1, h * 0.05)),
                    at=(long * ((j + 0.5) / m - 0.5), 0, h * 0.262),
                    bevel=min(r * 0.01, h * 0.012),
                )
    _tower(k, (0.0, 0.0), z0, r * 0.27, h * 0.66)
    _tower(k, (0.0, 0.0), z0 + h * 0.6, r * 0.15, h * 0.3)
    if flags:
        _flag(k, (0.0, 0.0), z0 + h * 0.88, h * 0.22)
    gate_y = -ring * math.cos(math.pi / n) - r * 0.052
    arch = [(-0.5, 0), (0.5, 0), (0.5, 0.7), (0.35, 1.05), (0, 1.2), (-0.35, 1.05), (-0.5, 0.7)]
    k.add(
        "door",
        Extrude(outline=[(x * r * 0.18, y * h * 0.14) for x, y in arch], height=r * 0.02, pivot="center"),
        at=(0, gate_y, z0),
        rotate=(90, 0, 0),
        material="door",
    )
    for i in range(5):
        a = math.radians(-90 + 38 * (i - 2)) + 0.3
        fan = turned(
            [(0, 0), (0.5, 0.02), (0.42, 0.2), (0, 0.3)],
            segments=18,
            steps=2,
            ripple=lambda u, _s: 1 + 0.07 * np.cos(9 * u),
        )
        k.add(
            "shell",
            fan.placed(scale=r * 0.11).shape(),
            at=(r * 0.86 * math.cos(a), r * 0.86 * math.sin(a), h * 0.05),
            rotate=(20, 10, 50 * i),
            material="shell",
        )
    k.anchor("top", (0, 0, z0 + h * 0.9))


def _tower(k: Kit, at: tuple[float, float], z: float, r: float, tall: float) -> None:
    k.add(
        "sand tower",
        Cone(radius_bottom=r, radius_top=r * 0.84, height=tall, segments=32),
        at=(*at, z * 0.95),
        bevel=min(r * 0.06, tall * 0.03),
    )
    k.add(
        "sand tower rim",
        Cylinder(radius=r * 0.93, height=tall * 0.08, segments=32),
        at=(*at, z * 0.95 + tall * 0.93),
        bevel=min(r * 0.05, tall * 0.02),
    )
    blocks: list[Surface] = []
    for i in range(7):
        a = 2 * math.pi * i / 7
        s = r * 0.24
        cube = turned([(0, 0), (s, 0), (s * 0.9, s * 1.1), (0, s * 1.1)], segments=4, steps=1)
        blocks.append(
            cube.placed(
                rotate=(0, 0, math.degrees(a) + 45),
                at=(at[0] + r * 0.74 * math.cos(a), at[1] + r * 0.74 * math.sin(a), z * 0.95 + tall * 1.0),
            )
        )
    k.add("sand tower crenels", joined(blocks).shape(), flat=True)


def _flag(k: Kit, at: tuple[float, float], z: float, tall: float) -> None:
    k.rod("stick", (*at, z - tall * 0.3), (*at, z + tall), tall * 0.025, segments=8, material="stick")
    k.add(
        "flag",
        Extrude(outline=[(0, 0), (tall * 0.5, tall * 0.17), (0, tall * 0.34)], height=tall * 0.02, pivot="center"),
        at=(*at, z + tall * 0.62),
        rotate=(90, 0, 0),
        material="flag",
    )
