"""Science and medicine: glassware, syringe, stethoscope, first aid, molecules."""

import math

from prompt2mesh.library.kit import Kit, Point
from prompt2mesh.library.outlines import Path
from prompt2mesh.library.panels import panel
from prompt2mesh.library.registry import asset, choice, count, factor, length
from prompt2mesh.library.tools.display import DISPLAY, long, shown
from prompt2mesh.mesh.materials import Material
from prompt2mesh.mesh.shapes import Box, Capsule, Cylinder, Extrude, Lathe, Sphere, Torus

_LIQUID = Material(preset="potion", color="#37b46a")


def _inside(outer: list[tuple[float, float]], wall: float, level: float) -> list[tuple[float, float]]:
    """The profile of a liquid up to `level` in a vessel with that outer profile (r, z), foot first."""
    points: list[tuple[float, float]] = [(0.0, wall)]
    last = outer[0]
    for r, z in outer:
        if z >= level:
            share = (level - last[1]) / max(z - last[1], 1e-9)
            points += [(max(last[0] + (r - last[0]) * share - wall, 1e-4), level), (0.0, level)]
            return points
        points.append((max(r - wall, 1e-4), max(z, wall)))
        last = (r, z)
    return [*points, (0.0, last[1])]


def _vessel(
    k: Kit, name: str, outer: list[tuple[float, float]], wall: float, *, material: str, at: Point = (0, 0, 0)
) -> None:
    """A thin-walled turned vessel, open above, with a rolled lip."""
    r, z = outer[-1]
    inner = [(max(x - wall, 1e-4), max(h, wall)) for x, h in outer if h < z - 1e-9]
    profile = [
        (0.0, 0.0),
        *outer,
        (r + wall * 0.4, z + wall * 0.3),
        (r + wall * 0.2, z + wall),
        (r - wall, z + wall * 0.6),
        *inner[::-1],
        (0.0, wall),
    ]
    k.add(name, Lathe(profile=profile, segments=56), at=at, material=material)


@asset(
    kind="laboratory_flask",
    words=("laboratory flask", "flask", "erlenmeyer flask", "conical flask", "beaker", "round-bottom flask", "chemistry flask", "lab flask", "lab beaker", "florence flask", "volumetric flask", "measuring beaker",
           "graduated cylinder", "glass beaker"),
    about="Laboratory glass with a liquid: Erlenmeyer or round flask, beaker, measuring cylinder.",
    parameters=(length("height", 0.16, 0.02, 2.0, words=("height", "tall", "size")), choice("type", "conical", "beaker", "round", "cylinder", words=("type",)), factor("fill", 0.45, 0.0, 0.85, words=("fill", "liquid level"))),
    slots={"glass": "glass", "liquid": _LIQUID, "mark": Material(preset="paint", color="#f4f6f8"), "cork": "cork"},
    main_slot="liquid",
    adjectives={"beaker": {"type": "beaker", "height": 0.12}, "lab beaker": {"type": "beaker", "height": 0.12}, "measuring beaker": {"type": "beaker", "height": 0.12}, "glass beaker": {"type": "beaker", "height": 0.12},
                "round-bottom flask": {"type": "round"}, "florence flask": {"type": "round"}, "graduated cylinder": {"type": "cylinder", "height": 0.26}, "empty": {"fill": 0.0}, "full": {"fill": 0.8}},
    states=("bubbling", "corked"),
    parts={"stopper": "cork", "content": "liquid"},
    holds=True,
)  # fmt: skip
def laboratory_flask(k: Kit) -> None:
    """Thin glass around a liquid that fills it wall to wall; painted graduation in front."""
    kind, h = k.s("type"), k.m("height")
    outer = {
        "conical": [(0.27, 0.0), (0.32, 0.02), (0.335, 0.06), (0.32, 0.11), (0.125, 0.62), (0.105, 0.7), (0.105, 0.96)],
        "beaker": [(0.33, 0.0), (0.37, 0.015), (0.385, 0.05), (0.385, 0.94), (0.395, 0.97)],
        "round": [(0.12, 0.0), (0.2, 0.035), (0.285, 0.11), (0.33, 0.22), (0.335, 0.3), (0.3, 0.42), (0.21, 0.53), (0.125, 0.6), (0.1, 0.66), (0.1, 0.96)],
        "cylinder": [(0.085, 0.03), (0.09, 0.05), (0.09, 0.96)],
    }[kind]  # fmt: skip
    outer = [(r * h, z * h) for r, z in outer]
    wall = 0.012 * h
    if kind == "cylinder":
        k.add("glass foot", Cylinder(radius=0.17 * h, height=0.035 * h, segments=6), material="glass", bevel=0.006 * h)
    _vessel(k, "glass", outer, wall, material="glass")
    level = (0.06 + 0.9 * k.m("fill")) * h
    if k.m("fill") > 0.02:
        k.add("liquid", Lathe(profile=_inside(outer, wall * 0.75, level), segments=52), material="liquid")
        if k.state("bubbling"):
            for _ in range(14):
                a, q = k.rng.uniform(0, 6.28), k.rng.uniform(0.0, 0.6)
                r = _radius(outer, level) - wall
                k.add(
                    "liquid bubble",
                    Sphere(radius=k.rng.uniform(0.012, 0.028) * h, segments=14),
                    at=(q * r * math.cos(a), q * r * math.sin(a), level),
                    material="liquid",
                )
    for i in range(5):
        z = (0.16 + 0.11 * i) * h
        r = _radius(outer, z)
        wide = min((0.12 if i % 2 == 0 else 0.08) * h, r * 0.7)
        k.add("mark", Box(size=(wide, 0.006 * h, 0.007 * h), pivot="center"), at=(0, -r * 0.985, z), material="mark")
    if k.state("corked"):
        k.add(
            "cork",
            Lathe(
                profile=[
                    (0.0, 0.86 * h),
                    (outer[-1][0] - wall * 1.05, 0.86 * h),
                    (outer[-1][0] + wall, 1.06 * h),
                    (0.0, 1.07 * h),
                ],
                segments=36,
            ),
            material="cork",
        )
    k.anchor("inside", (0, 0, level), half_size=(0.15 * h, 0.15 * h), round=True, height=max(h - level, 0.01))
    k.anchor("top", (0, 0, h), half_size=(0.08 * h, 0.08 * h), round=True)
    k.anchor("grip", (0, 0, 0.75 * h), radius=_radius(outer, 0.75 * h))


def _radius(outer: list[tuple[float, float]], z: float) -> float:
    last = outer[0]
    for r, at in outer:
        if at >= z:
            share = (z - last[1]) / max(at - last[1], 1e-9)
            return last[0] + (r - last[0]) * share
        last = (r, at)
    return last[0]


_TUBES = ("#d8323c", "#2f78d0", "#35a853", "#e6b31e", "#8d4fc4", "#e8742a")


@asset(
    kind="test_tubes",
    words=("test tube rack", "test tube", "test tubes", "rack of test tubes", "vials"),
    about="Test tubes with coloured liquids in a wooden rack.",
    parameters=(length("width", 0.24, 0.05, 2.0, words=("width", "wide", "size")), count("tubes", 6, 1, 10, words=("tubes", "test tubes", "vials"))),
    slots={"rack": "birch", "glass": "glass", **{f"liquid {i + 1}": Material(preset="potion", color=c) for i, c in enumerate(_TUBES)}},
    main_slot="rack",
    parts={"liquid": "liquid", "tube": "glass"},
)  # fmt: skip
def test_tubes(k: Kit) -> None:
    """Round-bottomed tubes through two boards."""
    s, n = k.m("width") / 0.24, k.n("tubes")
    step = 0.036
    w = step * n + 0.024
    with k.group("rack group", scale=s * 0.24 / (step * 6 + 0.024)):
        xs = [step * (i - (n - 1) / 2) for i in range(n)]
        holes = [
            [(x + 0.0115 * math.cos(a), 0.0115 * math.sin(a)) for a in (2 * math.pi * j / 28 for j in range(28))]
            for x in xs
        ]
        board = [(-w / 2, -0.03), (w / 2, -0.03), (w / 2, 0.03), (-w / 2, 0.03)]
        k.add("rack base", Extrude(outline=board, height=0.012, bevel=0.002), material="rack")
        for z in (0.05, 0.085):
            k.add(
                "rack shelf",
                Extrude(outline=board, holes=holes, height=0.007, bevel=0.001),
                at=(0, 0, z),
                material="rack",
            )
        for x in (-1, 1):
            k.add(
                "rack side", Box(size=(0.01, 0.06, 0.1)), at=(x * (w / 2 - 0.003), 0, 0.0), material="rack", bevel=0.002
            )
        bottom = 0.0125
        for i, x in enumerate(xs):
            r, wall, top = 0.0115, 0.001, 0.15
            dome = [(r * math.sin(a), r - r * math.cos(a)) for a in (math.pi / 2 * j / 6 for j in range(1, 7))]
            outer = [*dome, (r, top - 0.002), (r, top)]
            inner = [(max(q - wall, 0.0), max(z, wall)) for q, z in outer[:-1]]
            k.add(
                "glass tube",
                Lathe(
                    profile=[
                        (0.0, 0.0),
                        *outer,
                        (r + 0.0022, top + 0.0005),
                        (r + 0.0022, top + 0.002),
                        (r - wall, top + 0.002),
                        *inner[::-1],
                        (0.0, wall),
                    ],
                    segments=36,
                ),
                at=(x, 0, bottom),
                material="glass",
            )
            level = 0.055 + 0.05 * k.rng.random()
            k.add(
                "liquid fill",
                Lathe(profile=_inside([*dome, (r, 0.149)], wall * 0.8, level), segments=32),
                at=(x, 0, bottom),
                material=f"liquid {i % 6 + 1}",
            )
    k.anchor("top", (0, 0, 0.165 * s))


@asset(
    kind="syringe",
    words=("syringe", "hypodermic needle", "injection", "vaccine syringe", "hypodermic syringe", "vaccine"),
    about="A syringe with a needle and a coloured dose.",
    parameters=(long(0.17), factor("dose", 0.55, 0.05, 0.95, words=("dose", "fill")), DISPLAY),
    slots={"barrel": "acrylic", "plunger": Material(preset="plastic", color="#f2f4f5"), "stopper": Material(preset="rubber"), "liquid": Material(preset="potion", color="#3fb6e8"), "needle": "polished_steel",
           "mark": Material(preset="paint", color="#20242a")},
    main_slot="liquid",
    parts={"dose": "liquid"},
)  # fmt: skip
def syringe(k: Kit) -> None:
    """The needle up; it stands on the plunger's thumb rest."""
    pulled = 0.05 * k.m("dose")
    with shown(k, 0.17, back_m=0.012, grip_z=0.08, grip_radius=0.009):
        base = 0.012 + pulled
        with k.group("barrel group", at=(0, 0, base)):
            k.add("barrel flange", Extrude(outline=[(0.017 * math.cos(a), 0.0105 * math.sin(a)) for a in (2 * math.pi * i / 40 for i in range(40))],
                  holes=[[(0.0075 * math.cos(a), 0.0075 * math.sin(a)) for a in (2 * math.pi * i / 28 for i in range(28))]], height=0.0022, bevel=0.0005), material="barrel")  # fmt: skip
            k.add(
                "barrel",
                Lathe(
                    profile=[
                        (0.0085, 0.001),
                        (0.0085, 0.066),
                        (0.0075, 0.0675),
                        (0.003, 0.069),
                        (0.0028, 0.078),
                        (0.0011, 0.078),
                        (0.0011, 0.068),
                        (0.0072, 0.0655),
                        (0.0075, 0.001),
                    ],
                    closed=True,
                    segments=44,
                ),
                material="barrel",
            )
            for i in range(11):
                wide = 0.0065 if i % 5 == 0 else 0.004
                k.add(
                    "mark",
                    Box(size=(wide, 0.001, 0.0006), pivot="center"),
                    at=(0, -0.0084, 0.012 + 0.005 * i),
                    material="mark",
                )
            k.add(
                "plunger hub",
                Lathe(profile=[(0.0042, 0.075), (0.0042, 0.083), (0.0022, 0.09), (0.0012, 0.094)], segments=28),
                material="liquid",
            )
            k.add(
                "needle",
                Lathe(profile=[(0.0009, 0.09), (0.0009, 0.126), (0.0002, 0.1305), (0.0, 0.1305)], segments=14),
                material="needle",
            )
        head = 0.0655 + base - 0.011
        low = base + 0.01 + pulled
        k.add(
            "stopper",
            Lathe(
                profile=[
                    (0.0065, low),
                    (0.0077, low + 0.001),
                    (0.0072, low + 0.003),
                    (0.0077, low + 0.005),
                    (0.0072, low + 0.007),
                    (0.003, low + 0.0095),
                    (0, low + 0.01),
                ],
                segments=36,
            ),
            material="stopper",
        )
        if head + 0.0105 > low + 0.011:
            k.add(
                "liquid",
                Lathe(
                    profile=[
                        (0.0073, low + 0.009),
                        (0.0073, base + 0.0655),
                        (0.0012, base + 0.0675),
                        (0.0, base + 0.0675),
                    ],
                    segments=36,
                ),
                material="liquid",
            )
        k.add("plunger thumb", Cylinder(radius=0.0105, height=0.0022, segments=36), material="plunger", bevel=0.0005)
        for turn in (0, 90):
            k.add(
                "plunger rod",
                Box(size=(0.0105, 0.0012, low - 0.0005)),
                at=(0, 0, 0.001),
                rotate=(0, 0, turn),
                material="plunger",
            )


@asset(
    kind="stethoscope",
    words=("stethoscope", "doctor's stethoscope"),
    about="A stethoscope, its tubes looped on the ground.",
    parameters=(length("length", 0.36, 0.05, 2.0, words=("length", "long", "size")),),
    slots={"tube": Material(preset="rubber", color="#1f3a5f", roughness=0.45), "metal": "chrome", "membrane": Material(preset="plastic", color="#e9e9e4"), "ear": "rubber"},
    parts={"chestpiece": "metal chest", "earpiece": "ear"},
)  # fmt: skip
def stethoscope(k: Kit) -> None:
    """Lying: the chest piece in front, the ear tubes behind."""
    s = k.m("length") / 0.36
    t = 0.005
    with k.group("stethoscope", scale=s):
        k.add("metal chest", Lathe(profile=[(0.019, 0.0), (0.0225, 0.001), (0.0235, 0.004), (0.0225, 0.008), (0.012, 0.0105), (0.0085, 0.014), (0.013, 0.02), (0.0145, 0.0215), (0.0145, 0.0235), (0.012, 0.0235), (0.006, 0.02), (0, 0.02)],
                                   segments=48), at=(0.09, -0.12, 0), material="metal")  # fmt: skip
        k.add(
            "membrane", Cylinder(radius=0.0188, height=0.0008, segments=44), at=(0.09, -0.12, 0.0), material="membrane"
        )
        k.rod("metal stem", (0.098, -0.12, 0.0115), (0.122, -0.118, 0.0105), 0.0036, segments=16, material="metal")
        lead: Path = [
            (0.117, -0.1185, 0.0108),
            (0.15, -0.115, t),
            (0.17, -0.07, t),
            (0.13, -0.03, t),
            (0.05, -0.06, t),
            (-0.05, -0.1, t),
            (-0.14, -0.07, t),
            (-0.13, 0.0, t),
            (-0.05, 0.02, t),
            (0.0, 0.04, t),
        ]
        k.tube("tube", lead, t, segments=14, material="tube")
        for x in (-1, 1):
            k.tube(
                "tube branch",
                [(0.0, 0.036, t), (x * 0.012, 0.06, t), (x * 0.045, 0.1, t)],
                t * 0.92,
                segments=14,
                material="tube",
            )
            k.tube(
                "metal ear tube",
                [
                    (x * 0.04, 0.094, t),
                    (x * 0.055, 0.115, t),
                    (x * 0.06, 0.165, t),
                    (x * 0.042, 0.21, t * 1.2),
                    (x * 0.024, 0.222, t * 1.6),
                ],
                0.0032,
                segments=14,
                material="metal",
            )
            k.add(
                "ear tip",
                Lathe(
                    profile=[(0.003, 0.0), (0.0058, 0.002), (0.0062, 0.006), (0.004, 0.011), (0, 0.012)], segments=24
                ),
                at=(x * 0.026, 0.221, t * 1.55),
                rotate=(0, -x * 78, -12 * x),
                material="ear",
            )
        k.tube(
            "metal spring",
            [(-0.052, 0.112, t), (0.0, 0.092, t * 1.5), (0.052, 0.112, t)],
            0.0022,
            segments=10,
            material="metal",
        )
    k.anchor("grip", (0.09 * s, -0.12 * s, 0.01 * s), radius=0.02 * s)
    k.anchor("top", (0, 0, 0.02 * s))


@asset(
    kind="first_aid_kit",
    words=("first aid kit", "first-aid kit", "medical kit", "medkit", "med kit", "health pack", "first aid box"),
    about="A case with a cross on it.",
    parameters=(length("width", 0.3, 0.05, 2.0, words=("width", "wide", "size")),),
    slots={"case": Material(preset="glossy_plastic", color="#d2201f"), "cross": Material(preset="plastic", color="#f7f7f4"), "latch": Material(preset="plastic", color="#e6e6e2")},
    parts={"handle": "case handle"},
)  # fmt: skip
def first_aid_kit(k: Kit) -> None:
    """Standing, seam all around, cross in front, handle above."""
    s = k.m("width") / 0.3
    with k.group("kit", scale=s):
        for name, y in (("case front", -0.0275), ("case back", 0.0275)):
            k.add(name, Box(size=(0.3, 0.053, 0.21)), at=(0, y, 0), material="case", bevel=0.012, bevel_segments=3)
        k.add("case seam", Box(size=(0.29, 0.006, 0.2)), at=(0, 0, 0.005), material="latch")
        arm, half = 0.024, 0.062
        cross = [
            (arm, -half),
            (arm, -arm),
            (half, -arm),
            (half, arm),
            (arm, arm),
            (arm, half),
            (-arm, half),
            (-arm, arm),
            (-half, arm),
            (-half, -arm),
            (-arm, -arm),
            (-arm, -half),
        ]
        panel(
            k, "cross", [(x, z + 0.1) for x, z in cross[::1]], 0.004, at=(0, -0.053, 0), material="cross", bevel=0.001
        )
        k.tube(
            "case handle",
            [
                (-0.055, 0, 0.2),
                (-0.052, 0, 0.232),
                (-0.035, 0, 0.243),
                (0.035, 0, 0.243),
                (0.052, 0, 0.232),
                (0.055, 0, 0.2),
            ],
            0.009,
            segments=16,
            material="case",
        )
        for x in (-0.1, 0.1):
            k.add(
                "latch", Box(size=(0.03, 0.03, 0.008), pivot="center"), at=(x, 0, 0.21), material="latch", bevel=0.003
            )
    k.anchor("grip", (0, 0, 0.243 * s), normal=(1, 0, 0), radius=0.009 * s)
    k.anchor("top", (0, 0, 0.215 * s))


@asset(
    kind="pill",
    words=("pill", "capsule pill", "medicine pill", "tablet pill", "vitamin", "pills", "medicine"),
    about="A two-coloured capsule, or round tablets.",
    parameters=(length("length", 0.02, 0.004, 1.0, words=("length", "long", "size")), choice("type", "capsule", "tablet", words=("type",))),
    slots={"half": Material(preset="glossy_plastic", color="#d8262c"), "other": Material(preset="glossy_plastic", color="#f6f4ee")},
    adjectives={"tablet pill": {"type": "tablet"}, "round": {"type": "tablet"}},
)  # fmt: skip
def pill(k: Kit) -> None:
    """The capsule lies along x."""
    n = k.m("length")
    if k.s("type") == "tablet":
        r = n / 2
        k.add(
            "half",
            Lathe(
                profile=[
                    (0.0, 0.0),
                    (r * 0.7, 0.02 * n),
                    (r * 0.96, 0.08 * n),
                    (r, 0.12 * n),
                    (r, 0.22 * n),
                    (r * 0.96, 0.26 * n),
                    (r * 0.7, 0.32 * n),
                    (0.0, 0.34 * n),
                ],
                segments=48,
            ),
            material="half",
        )
        k.add(
            "other score",
            Box(size=(n * 0.8, n * 0.03, n * 0.02), pivot="center"),
            at=(0, 0, 0.335 * n),
            material="other",
        )
        k.anchor("top", (0, 0, 0.34 * n))
        return
    r = n * 0.19
    k.add(
        "other",
        Capsule(radius=r * 0.96, height=n * 0.985, segments=36),
        at=(0, 0, r),
        rotate=(0, 90, 0),
        material="other",
    )
    k.add(
        "half",
        Lathe(
            profile=[
                (0.0, -n / 2),
                *[(r * math.sin(a), -n / 2 + r - r * math.cos(a)) for a in (math.pi / 2 * i / 6 for i in range(1, 7))],
                (r, n * 0.05),
                (r * 0.95, n * 0.05),
            ],
            segments=36,
        ),
        at=(0, 0, r),
        rotate=(0, 90, 0),
        material="half",
    )
    k.anchor("top", (0, 0, 2 * r))


_ATOM = {
    "carbon": ("#2b2b2f", 0.36),
    "oxygen": ("#d8232a", 0.34),
    "hydrogen": ("#f3f3f0", 0.24),
    "nitrogen": ("#2f5fd0", 0.34),
}


@asset(
    kind="molecule",
    words=("molecule", "molecular model", "water molecule", "atom", "atom model", "chemical structure", "ball and stick model", "dna", "dna helix", "double helix", "dna strand"),
    about="Models of science: a ball-and-stick molecule, an atom with orbits, a DNA helix.",
    parameters=(length("height", 0.3, 0.02, 6.0, words=("height", "tall", "size")), choice("type", "molecule", "atom", "dna", words=("type",))),
    slots={"carbon": Material(preset="glossy_plastic", color="#2b2b2f"), "oxygen": Material(preset="glossy_plastic", color="#d8232a"), "hydrogen": Material(preset="glossy_plastic", color="#f3f3f0"),
           "nitrogen": Material(preset="glossy_plastic", color="#2f5fd0"), "bond": Material(preset="plastic", color="#b9bcc2")},
    adjectives={"atom": {"type": "atom"}, "atom model": {"type": "atom"}, "dna": {"type": "dna"}, "dna helix": {"type": "dna"}, "double helix": {"type": "dna"}, "dna strand": {"type": "dna"}},
    parts={"electron": "oxygen", "nucleus": "nucleus", "ball": "atom"},
)  # fmt: skip
def molecule(k: Kit) -> None:
    """Caffeine-like rings for the molecule; all stand on their lowest ball."""
    h, kind = k.m("height"), k.s("type")
    if kind == "dna":
        steps, turns = 22, 1.9
        r = h * 0.17
        strands: list[list[Point]] = [[], []]
        for i in range(steps + 1):
            a, z = 2 * math.pi * turns * i / steps, h * (0.02 + 0.96 * i / steps)
            for j in (0, 1):
                b = a + (0 if j == 0 else 2.4)
                strands[j].append((r * math.cos(b), r * math.sin(b), z))
            p, q = strands[0][-1], strands[1][-1]
            m = tuple((u + v) / 2 for u, v in zip(p, q, strict=True))
            one, two = (("oxygen", "hydrogen"), ("carbon", "bond"))[i % 2]
            k.rod("base", p, (m[0], m[1], m[2]), h * 0.011, segments=10, material=one)
            k.rod("base", (m[0], m[1], m[2]), q, h * 0.011, segments=10, material=two)
        for j in (0, 1):
            k.tube("strand", strands[j], h * 0.02, segments=14, material="nitrogen" if j else "oxygen")
        k.anchor("top", (0, 0, h))
        return
    if kind == "atom":
        c, r = h / 2, h * 0.42
        for i in range(12):
            y = 1 - 2 * (i + 0.5) / 12
            q, a = math.sqrt(1 - y * y), 2.39996 * i
            k.add(
                "nucleus",
                Sphere(radius=h * 0.05, segments=18),
                at=(h * 0.062 * q * math.cos(a), h * 0.062 * q * math.sin(a), c + h * 0.062 * y),
                material="nitrogen" if i % 2 else "oxygen",
            )
        for i, turn in enumerate((0.0, 60.0, 120.0)):
            with k.group(f"orbit {i + 1}", at=(0, 0, c), rotate=(90, turn, 0)):
                k.add(
                    "bond orbit",
                    Torus(radius=r, tube=h * 0.007, segments=72, tube_segments=8),
                    scale=(1, 0.36, 1),
                    material="bond",
                )
                k.add(
                    "hydrogen electron",
                    Sphere(radius=h * 0.032, segments=20),
                    at=(r * math.cos(0.9 + i), 0.36 * r * math.sin(0.9 + i), 0),
                    material="hydrogen",
                )
                k.rod("bond link", (0, 0, 0), (0, 0.36 * r, 0), h * 0.004, segments=8, material="bond")
        k.anchor("top", (0, 0, h))
        return
    u = h / 5.2
    ring = [(math.cos(math.radians(60 * i + 30)) * 1.4, math.sin(math.radians(60 * i + 30)) * 1.4) for i in range(6)]
    spots = [(x, 0.0, z + 2.3, "nitrogen" if i in (1, 4) else "carbon") for i, (x, z) in enumerate(ring)]
    bonds = [(i, (i + 1) % 6) for i in range(6)]
    for i, (stuff, far) in enumerate(
        (("oxygen", 1.25), ("carbon", 1.4), ("hydrogen", 1.0), ("oxygen", 1.25), ("carbon", 1.4), ("hydrogen", 1.0))
    ):
        x, z = ring[i]
        scale = (1.4 + far) / 1.4
        spots.append((x * scale, 0.0, z * scale + 2.3, stuff))
        bonds.append((i, len(spots) - 1))
        if stuff == "carbon":
            base = len(spots) - 1
            for dy in (-0.75, 0.75):
                spots.append((x * scale * 1.16, dy, z * scale * 1.1 + 2.3, "hydrogen"))
                bonds.append((base, len(spots) - 1))
    low = min(z * u - _ATOM[stuff][1] * u * 1.25 for _, _, z, stuff in spots)
    for x, y, z, stuff in spots:
        k.add(
            "atom",
            Sphere(radius=_ATOM[stuff][1] * u * 1.25, segments=24),
            at=(x * u, y * u, z * u - low),
            material=stuff,
        )
    for a, b in bonds:
        p, q = spots[a], spots[b]
        k.rod(
            "bond",
            (p[0] * u, p[1] * u, p[2] * u - low),
            (q[0] * u, q[1] * u, q[2] * u - low),
            0.13 * u,
            segments=14,
            material="bond",
        )
    k.anchor("top", (0, 0, h))
