"""Sights of nature that are neither ground nor sky: snowflakes, tornadoes, breakers, geysers, the solar system."""

import math

from prompt2mesh.library.kit import Kit
from prompt2mesh.library.outlines import regular_polygon
from prompt2mesh.library.registry import asset, choice, count, flag, length
from prompt2mesh.mesh.materials import Material
from prompt2mesh.mesh.placement import Radial
from prompt2mesh.mesh.program import Displace, Paint
from prompt2mesh.mesh.shapes import Blend, Blob, Cylinder, Extrude, Lathe, Loft, Section, Sphere, Sweep, Torus


@asset(
    kind="snowflake",
    words=("snowflake", "snow flake", "ice crystal", "snow crystal", "frost crystal"),
    about="A six-armed snowflake with branching arms, standing upright or lying.",
    parameters=(
        length("diameter", 0.3, 0.005, 20.0, words=("diameter", "size", "width", "height")),
        count("branches", 4, 1, 7, words=("branches",)),
        count("arms", 6, 4, 12, words=("arms", "points")),
        choice("pose", "upright", "flat"),
    ),
    slots={"ice": Material(preset="frosted_glass", color="#dff2fc")},
    adjectives={"simple": {"branches": 2}, "intricate": {"branches": 6}, "lying": {"pose": "flat"}},
    parts={"arm": "arm", "branch": "branch"},
)  # fmt: skip
def snowflake(k: Kit) -> None:
    """Plates of one thickness; branches lean out at 60°."""
    r = k.m("diameter") / 2
    n, arms = k.n("branches"), k.n("arms")
    thick = r * 0.09
    upright = k.s("pose") == "upright"
    # A point of the star may lie between two arms' ends: it stands on what is lowest.
    low = min(math.sin(math.radians(-90 + 360 * i / arms)) for i in range(arms))
    with k.group(
        "snowflake", at=(0, 0, -low * r if upright else thick / 2), rotate=(90, 0, 0) if upright else (0, 0, 0)
    ):

        def bar(name: str, start: float, long: float, wide: float, deep: float, turn: float, side: float) -> None:
            a = math.radians(turn)
            tip = [
                (0, -wide / 2),
                (long - wide * 0.6, -wide / 2),
                (long, 0),
                (long - wide * 0.6, wide / 2),
                (0, wide / 2),
            ]
            outline = [
                (start + x * math.cos(a) - y * math.sin(a), side + x * math.sin(a) + y * math.cos(a)) for x, y in tip
            ]
            k.add(name, Extrude(outline=outline, height=deep, pivot="center", bevel=deep * 0.22, bevel_segments=1), material="ice",
                  instances=Radial(count=arms, start=-90))  # fmt: skip

        bar("arm", 0.0, r, r * 0.085, thick, 0.0, 0.0)
        for i in range(n):
            t = 0.34 + 0.5 * i / max(n - 1, 1) if n > 1 else 0.55
            long = (
                r
                * (0.36 - 0.2 * abs(t - 0.5))
                * (1.0 - 0.5 * max(0.0, t - 0.6))
                * (0.55 if t > 0.8 else 1.0)
                * k.vary(0.08)
            )
            for sign in (-1, 1):
                bar(f"branch {i + 1}", r * t - r * 0.02, long, r * 0.06, thick * 0.9, sign * 60, 0.0)
        k.add(
            "heart",
            Extrude(
                outline=regular_polygon(arms, r * 0.24),
                height=thick * 1.15,
                pivot="center",
                bevel=thick * 0.25,
                bevel_segments=1,
            ),
            material="ice",
        )
        k.add(
            "heart ring",
            Extrude(
                outline=regular_polygon(arms, r * 0.15),
                height=thick * 1.5,
                pivot="center",
                bevel=thick * 0.2,
                bevel_segments=1,
            ),
            material="ice",
        )
    top = -low * r + r if upright else thick
    k.anchor("top", (0, 0, top), half_size=(r * 0.1, thick / 2))


@asset(
    kind="tornado",
    words=("tornado", "twister", "whirlwind", "cyclone", "hurricane", "dust devil", "waterspout", "vortex", "whirlpool cloud"),
    about="A twisting funnel of wind under a dark cloud, with whirling bands, dust and flying debris at its foot.",
    parameters=(
        length("height", 3.0, 0.05, 300.0, words=("height", "tall", "high")),
        count("turns", 6, 3, 12, words=("turns", "bands")),
        flag("cloud", True, words=("cloud",)), flag("debris", True, words=("debris", "dust")),
    ),
    slots={"wind": Material(preset="cloud", color="#8f939b"), "band": Material(preset="cloud", color="#c3c8cf"), "cloud": Material(preset="cloud", color="#5d626c"),
           "dust": Material(preset="cloud", color="#a58f74"), "debris": "weathered_wood"},
    category="effect",
    parts={"funnel": "funnel", "cloud": "cloud", "dust": "dust", "band": "band"},
)  # fmt: skip
def tornado(k: Kit) -> None:
    """Drawn 3 m high: rings that wander about the axis, wound with ribbons."""
    s = k.m("height") / 3.0
    n = k.n("turns")
    sway = [k.rng.uniform(0, math.tau) for _ in range(2)]

    def center(t: float) -> tuple[float, float]:
        amount = 0.16 * math.sin(math.pi * t * 0.9)
        return amount * math.sin(3.4 * t + sway[0]), amount * math.cos(2.9 * t + sway[1])

    def radius(t: float) -> float:
        return 0.13 + 0.1 * t + 0.78 * t**2.6

    with k.group("tornado", scale=s):
        high = 2.55 if k.on("cloud") else 3.0
        sections: list[Section] = []
        for i in range(25):
            t = i / 24
            x, y = center(t)
            wobble = [
                ((radius(t) * (1 + 0.09 * math.sin(3 * a + 15 * t) + 0.05 * math.sin(5 * a - 22 * t))) * math.cos(a),
                 (radius(t) * (1 + 0.09 * math.sin(3 * a + 15 * t) + 0.05 * math.sin(5 * a - 22 * t))) * math.sin(a))
                for a in (math.tau * j / 40 for j in range(40))
            ]  # fmt: skip
            sections.append(Section(center=(x, y, high * t), outline=wobble))
        k.add("funnel", Loft(axis="z", sections=sections, segments=40, resolution=2), material="wind", smooth=True)
        for number in range(2):
            path: list[tuple[float, float, float]] = []
            radii: list[float] = []
            steps = n * 14
            for i in range(steps + 1):
                t = 0.02 + 0.94 * i / steps
                a = math.tau * n * t + math.pi * number
                x, y = center(t)
                r = radius(t) * 1.03
                path.append((x + r * math.cos(a), y + r * math.sin(a), high * t))
                radii.append((0.35 + 0.9 * t) * (math.sin(math.pi * min(1.0, 0.08 + 0.92 * i / steps)) ** 0.3 + 0.02))
            k.add("band", Sweep(path=path, radius=0.05, radii=radii, smooth=False, segments=8), material="band")
        if k.on("cloud"):
            blobs = [Blob(a=(center(1)[0], center(1)[1], 2.6), radius=0.42, squash=(1.6, 1.6, 0.7))]
            for i in range(15):
                a, r = 2.4 * i, 0.28 + 0.055 * i
                blobs.append(
                    Blob(
                        a=(r * math.cos(a), r * math.sin(a) * 0.8, 2.62 + 0.1 * math.sin(i * 1.3)),
                        radius=0.3 * k.vary(0.25),
                    )
                )
            k.add(
                "cloud",
                Blend(blobs=blobs, smoothness=0.12, resolution=34),
                material="cloud",
                smooth=True,
                modifiers=[Displace(strength=0.04, scale=0.2, seed=k.seed)],
            )
        if k.on("debris"):
            blobs: list[Blob] = []
            for i in range(16):
                a = math.tau * i / 16
                r = 0.36 * k.vary(0.25)
                blobs.append(Blob(a=(r * math.cos(a), r * math.sin(a), 0.11), radius=0.14 * k.vary(0.3)))
            blobs.append(Blob(a=(0, 0, 0.1), radius=0.2, squash=(1.6, 1.6, 0.8)))
            k.add("dust", Blend(blobs=blobs, smoothness=0.07, resolution=32), material="dust", smooth=True)
            for i in range(9):
                t = 0.1 + 0.07 * i
                a = 2.1 * i + 0.4
                x, y = center(t)
                r = radius(t) * 1.06
                k.add("debris", Extrude(outline=[(-0.11, -0.02), (0.11, -0.025), (0.1, 0.025), (-0.1, 0.02)], height=0.03, pivot="center"), at=(x + r * math.cos(a), y + r * math.sin(a), high * t),
                      rotate=(k.rng.uniform(0, 180), k.rng.uniform(0, 180), k.rng.uniform(0, 180)), material="debris")  # fmt: skip
    k.anchor("top", (0, 0, 2.95 * s), half_size=(0.4 * s, 0.4 * s))


@asset(
    kind="ocean_wave",
    words=("ocean wave", "sea wave", "wave", "breaking wave", "tsunami", "breaker", "great wave", "surf wave", "tidal wave"),
    about="A breaking wave that curls over, with foam on its lip and at its foot.",
    parameters=(
        length("width", 4.0, 0.05, 100.0, words=("width", "wide", "length", "long")),
        length("height", 1.7, 0.02, 60.0, words=("height", "tall", "high")),
        flag("foam", True, words=("foam", "spray")),
    ),
    slots={"water": Material(preset="sea_water", color="#1f6f9e"), "foam": Material(preset="cloud", color="#f4fafc")},
    category="place",
    parts={"crest": "foam", "foam": "foam", "spray": "foam"},
)  # fmt: skip
def ocean_wave(k: Kit) -> None:
    """Runs along x and breaks towards −y; drawn 4 m wide and 1.7 m high."""
    sx, sz = k.m("width") / 4.0, k.m("height") / 1.7
    sy = math.sqrt(sx * sz)
    curl = [
        (1.9, 0.0), (1.9, 0.16), (1.35, 0.3), (0.85, 0.62), (0.45, 1.12), (0.1, 1.5), (-0.3, 1.68), (-0.68, 1.6), (-0.9, 1.36), (-0.95, 1.18),
        (-0.84, 1.24), (-0.68, 1.36), (-0.42, 1.36), (-0.2, 1.16), (-0.14, 0.8), (-0.3, 0.46), (-0.65, 0.25), (-1.15, 0.17), (-1.9, 0.14), (-1.9, 0.0),
    ]  # fmt: skip

    def ring(t: float) -> list[tuple[float, float]]:
        """The section at t (0 to 1 along the crest): highest in the middle, with a lip that wavers."""
        tall = 0.5 + 0.5 * math.sin(math.pi * (0.12 + 0.76 * t)) ** 1.5
        shift = 0.12 * math.sin(7 * t + 0.4 * k.seed)
        flat = 1 - tall
        return [
            (
                y * (1 - 0.25 * flat) + (shift if z > 0.6 else 0.0) + (0.5 * flat if y < 0 < z and z > 0.9 else 0.0),
                z * (tall if z > 0.2 else 1.0),
            )
            for y, z in curl
        ]

    steps = 22
    with k.group("wave", scale=(sx, sy, sz)):
        sections = [Section(center=(-2.0 + 4.0 * i / steps, 0, 0), outline=ring(i / steps)) for i in range(steps + 1)]
        k.add(
            "water",
            Loft(axis="x", sections=sections, smooth=True, segments=len(curl), resolution=2),
            material="water",
            smooth=True,
        )
        if k.on("foam"):
            lip: list[Blob] = []
            for i in range(1, 40):
                t = i / 40
                outline = ring(t)
                for place, size in ((8, 0.1), (9, 0.085)):
                    y, z = outline[place]
                    lip.append(
                        Blob(
                            a=(
                                -2.0 + 4.0 * t,
                                y + k.rng.uniform(-0.05, 0.03),
                                max(z + k.rng.uniform(-0.06, 0.06), 0.1),
                            ),
                            radius=size * k.vary(0.35),
                        )
                    )
            k.add("foam lip", Blend(blobs=lip, smoothness=0.05, resolution=70), material="foam", smooth=True)
            foot = [
                Blob(
                    a=(-1.95 + 3.9 * i / 30, -1.0 + k.rng.uniform(-0.5, 0.4), 0.17),
                    radius=0.12 * k.vary(0.4),
                    squash=(1.4, 1.3, 0.5),
                )
                for i in range(31)
            ]
            k.add("foam foot", Blend(blobs=foot, smoothness=0.06, resolution=64), material="foam", smooth=True)
    k.anchor("top", (0, -0.2 * sy, 1.66 * sz), half_size=(0.8 * sx, 0.2 * sy))
    k.anchor("surface", (0, 0.6 * sy, 0.9 * sz), half_size=(1.0 * sx, 0.2 * sy))


@asset(
    kind="geyser",
    words=("geyser", "hot spring", "old faithful", "water jet", "gusher"),
    about="A geyser: a terraced cone of mineral rock with a pool, a column of water and a cloud of steam.",
    parameters=(length("height", 6.0, 0.1, 80.0, words=("height", "tall", "high")), flag("steam", True, words=("steam", "cloud"))),
    slots={"rock": Material(preset="limestone", color="#c9b28e"), "pool": Material(preset="water", color="#4fb3c9"), "water": Material(preset="water", color="#d8eef6"), "steam": "cloud"},
    category="place",
    parts={"column": "water", "steam": "steam", "rock": "rock"},
)  # fmt: skip
def geyser(k: Kit) -> None:
    """Drawn 6 m high."""
    s = k.m("height") / 6.0
    with k.group("geyser", scale=s):
        terraces = [
            (2.6, 0),
            (2.55, 0.14),
            (2.1, 0.2),
            (2.02, 0.34),
            (1.55, 0.42),
            (1.46, 0.6),
            (1.05, 0.7),
            (0.96, 0.94),
            (0.7, 1.02),
            (0.62, 0.98),
            (0.5, 0.7),
            (0, 0.62),
        ]
        k.add("rock", Lathe(profile=terraces, segments=56), material="rock", modifiers=[Displace(strength=0.1, scale=0.5, seed=k.seed)],
              paint=[Paint(kind="noise", color="#b5763f", scale=0.7, amount=0.35, softness=0.5, seed=k.seed)])  # fmt: skip
        for r, z in ((0.62, 0.9), (2.3, 0.17), (1.78, 0.37)):
            k.add(
                "pool",
                Torus(radius=r, tube=0.12, segments=48, tube_segments=6)
                if z < 0.5
                else Cylinder(radius=r, height=0.08, segments=40),
                at=(0, 0, z),
                scale=(1, 1, 0.35) if z < 0.5 else 1.0,
                material="pool",
            )
        blobs = [Blob(a=(0, 0, 0.9), b=(0.03, 0, 4.2), radius=0.3, radius_b=0.42)]
        for i in range(22):
            a, t = 2.4 * i, i / 22
            r = 0.16 + 0.5 * t
            blobs.append(
                Blob(
                    a=(r * 0.4 * math.cos(a), r * 0.4 * math.sin(a), 1.2 + 3.2 * t),
                    b=(r * math.cos(a), r * math.sin(a), 1.7 + 3.6 * t),
                    radius=0.14,
                    radius_b=0.1 + 0.16 * t,
                )
            )
        k.add(
            "water column",
            Blend(blobs=blobs, smoothness=0.1, resolution=46),
            material="water",
            smooth=True,
            modifiers=[Displace(strength=0.04, scale=0.16, seed=k.seed)],
        )
        if k.on("steam"):
            puffs = [
                Blob(
                    a=(0.25 + 0.25 * i * math.sin(i * 2.1) * 0.4, 0.2 * math.cos(i * 1.7), 4.5 + 0.13 * i),
                    radius=0.62 * k.vary(0.25),
                )
                for i in range(9)
            ]
            k.add("steam", Blend(blobs=puffs, smoothness=0.12, resolution=30), material="steam", smooth=True)
    k.anchor("top", (0, 0, 5.9 * s), half_size=(0.3 * s, 0.3 * s))


_PLANETS: tuple[tuple[str, float, str], ...] = (
    ("mercury", 0.045, "#9a928a"), ("venus", 0.07, "#e0b86a"), ("earth", 0.075, "#2a66b0"), ("mars", 0.055, "#c0592f"),
    ("jupiter", 0.16, "#d8b48a"), ("saturn", 0.135, "#e3c58e"), ("uranus", 0.1, "#9fd6df"), ("neptune", 0.098, "#2f62c4"),
)  # fmt: skip


@asset(
    kind="solar_system",
    words=("solar system", "orrery", "planetary system", "planetarium model", "planet model", "the planets"),
    about="The sun and its planets on rings, carried by arms on a turned stand, as an orrery.",
    parameters=(length("diameter", 2.4, 0.05, 50.0, words=("diameter", "width", "wide", "size")), count("planets", 8, 1, 8, words=("planets",))),
    slots={"sun": Material(preset="glow", color="#ffc23a", emission_strength=1.2), "orbit": "brass", "stand": "dark_oak", "ring": Material(preset="matte_paint", color="#c9ad7c"),
           **{name: Material(preset="gloss_paint", color=color, roughness=0.55) for name, _, color in _PLANETS}},
    main_slot="orbit",
    parts={"planet": ", ".join(name for name, _, _ in _PLANETS), "orbit": "orbit", "sun": "sun"},
)  # fmt: skip
def solar_system(k: Kit) -> None:
    """Drawn 2.4 m across; each planet stands on its own ring at an angle of its own."""
    s = k.m("diameter") / 2.4
    n = k.n("planets")
    z = 0.62
    with k.group("solar system", scale=s):
        k.add(
            "stand",
            Lathe(
                profile=[
                    (0.36, 0),
                    (0.36, 0.04),
                    (0.3, 0.07),
                    (0.1, 0.12),
                    (0.05, 0.2),
                    (0.07, 0.3),
                    (0.04, 0.36),
                    (0.035, z - 0.06),
                    (0, z - 0.06),
                ],
                segments=40,
            ),
            material="stand",
        )
        k.add("sun", Sphere(radius=0.19, segments=36), at=(0, 0, z + 0.02), material="sun")
        for i in range(n):
            name, size, _ = _PLANETS[i]
            r = 0.32 + 0.86 * (i + 0.35) / 8
            a = math.radians(137.5 * i - 120)
            k.add(
                f"orbit {i + 1}",
                Torus(radius=r, tube=0.006, segments=72, tube_segments=6),
                at=(0, 0, z - 0.1),
                material="orbit",
            )
            x, y = r * math.cos(a), r * math.sin(a)
            k.rod(f"orbit arm {i + 1}", (0, 0, z - 0.1), (x, y, z - 0.1), 0.008, segments=8, material="orbit")
            k.rod(f"orbit pin {i + 1}", (x, y, z - 0.1), (x, y, z + 0.02), 0.007, segments=8, material="orbit")
            paint: list[Paint] = []
            if name == "earth":
                paint = [Paint(kind="noise", color="#4f8f3c", scale=size * 0.9, amount=0.42, softness=0.1, seed=11)]
            elif name in {"jupiter", "saturn"}:
                paint = [
                    Paint(
                        kind="stripes",
                        color="#a8623a" if name == "jupiter" else "#b8925a",
                        axis="z",
                        scale=size * 0.5,
                        amount=0.36,
                        softness=0.5,
                        seed=2,
                    )
                ]
            k.add(
                name,
                Sphere(radius=size, segments=36 if paint else 24),
                at=(x, y, z + 0.02 + size * 0.4),
                rotate=(18, 0, 0),
                material=name,
                paint=paint,
            )
            if name == "saturn":
                k.add("ring", Lathe(profile=[(size * 0.98, -0.003), (size * 1.95, -0.003), (size * 1.95, 0.003), (size * 0.98, 0.003)], closed=True, segments=48),
                      at=(x, y, z + 0.02 + size * 0.4), rotate=(18, 10, 0), material="ring")  # fmt: skip
    k.anchor("top", (0, 0, (z + 0.2) * s), half_size=(0.05 * s, 0.05 * s))
