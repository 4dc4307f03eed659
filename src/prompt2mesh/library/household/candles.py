"""Candles and what holds them: candle, candlestick, candelabra, lantern."""

import math

from prompt2mesh.library.household.flames import CANDLE_SLOTS, candle_with_flame
from prompt2mesh.library.kit import Kit
from prompt2mesh.library.registry import asset, choice, count, flag, length
from prompt2mesh.mesh.materials import Material
from prompt2mesh.mesh.placement import Radial
from prompt2mesh.mesh.shapes import Box, Cone, Cylinder, Lathe, Prism, Sphere, Torus

LIT = ("lit", "melting")


@asset(
    kind="candle",
    words=("candle", "pillar candle", "taper", "taper candle", "tea light", "tealight", "birthday candle"),
    about="A wax candle: a pillar, a taper or a tea light.",
    parameters=(
        length("height", 0.14, 0.012, 0.6, words=("height", "tall", "high")),
        length("diameter", 0.06, 0.006, 0.3, words=("diameter", "width", "wide")),
        flag("cup", False),
    ),
    slots={**CANDLE_SLOTS, "cup": "aluminium"},
    main_slot="candle",
    states=LIT,
    adjectives={"taper": {"diameter": 0.022, "height": 0.25}, "tea": {"diameter": 0.038, "height": 0.014, "cup": True}, "birthday": {"diameter": 0.007, "height": 0.065}, "pillar": {"diameter": 0.075, "height": 0.15}},
)  # fmt: skip
def candle(k: Kit) -> None:
    """Wax, wick and flame; melting, in a pool of its own wax."""
    r, h = k.m("diameter") / 2, k.m("height")
    melting = k.state("melting")
    lit = k.state("lit") or melting
    if melting:
        pool = Lathe(
            profile=[
                (0, 0),
                (r * 1.75, 0),
                (r * 1.8, r * 0.06),
                (r * 1.6, r * 0.16),
                (r * 1.1, r * 0.22),
                (0, r * 0.22),
            ],
            segments=40,
        )
        k.add("candle pool", pool, material="candle")
    if k.on("cup"):
        k.add(
            "cup",
            Lathe(
                profile=[
                    (0, 0),
                    (r * 1.04, 0),
                    (r * 1.08, h * 0.9),
                    (r * 1.0, h * 0.9),
                    (r * 0.98, h * 0.08),
                    (0, h * 0.08),
                ],
                segments=40,
            ),
            material="cup",
        )
    candle_with_flame(
        k,
        (0, 0, h * 0.05 if k.on("cup") else 0.0),
        radius=r,
        height=h * (0.8 if k.on("cup") else 1.0),
        lit=lit,
        drips=melting or (lit and h > 0.05),
    )


@asset(
    kind="candlestick",
    words=("candlestick", "candle holder", "candleholder", "candlestick holder", "chamberstick"),
    about="A turned stick for one candle, or a saucer with a finger ring.",
    parameters=(
        length("height", 0.22, 0.05, 1.2, words=("height", "tall", "high")),
        length("diameter", 0.11, 0.04, 0.5, words=("diameter", "width", "wide")),
        choice("shape", "turned", "saucer", "wrought"),
        flag("candle", True),
    ),
    slots={"metal": "brass", **CANDLE_SLOTS},
    main_slot="metal",
    states=LIT,
    styles={"rustic": {"shape": "wrought"}},
    style_materials={"rustic": {"metal": Material(preset="black_iron")}},
    adjectives={"wrought-iron": {"shape": "wrought"}, "wrought": {"shape": "wrought"}},
    parts={"base": "foot", "stem": "stem"},
)  # fmt: skip
def candlestick(k: Kit) -> None:
    """Foot, knops, drip pan and socket."""
    h, r = k.m("height"), k.m("diameter") / 2
    c = min(0.011, r * 0.25)
    shape = k.s("shape")
    top = h
    if shape == "saucer":
        top = min(h, 0.05)
        k.add(
            "foot",
            Lathe(
                profile=[
                    (0, 0.004),
                    (r * 0.7, 0),
                    (r * 0.8, 0.002),
                    (r, 0.02),
                    (r * 0.985, 0.023),
                    (r * 0.76, 0.006),
                    (0, 0.007),
                ],
                segments=64,
            ),
            material="metal",
        )
        k.add(
            "stem",
            Lathe(
                profile=[
                    (c * 2.2, 0.004),
                    (c * 1.4, 0.012),
                    (c * 1.3, top - 0.006),
                    (c * 1.7, top),
                    (c * 1.05, top),
                    (c * 1.05, top - 0.02),
                    (0, top - 0.02),
                ],
                segments=40,
            ),
            material="metal",
        )
        k.add(
            "handle ring",
            Torus(radius=0.02, tube=0.004, segments=36, tube_segments=12),
            at=(r + 0.014, 0, 0.02),
            rotate=(90, 0, 0),
            material="metal",
        )
    elif shape == "wrought":
        with k.group("leg group", instances=Radial(count=3)):
            k.tube(
                "leg",
                [
                    (0, -c, h * 0.25),
                    (0, -r * 0.55, h * 0.32),
                    (0, -r * 0.95, h * 0.12),
                    (0, -r, 0.006),
                    (0, -r * 1.16, 0.008),
                    (0, -r * 1.13, 0.025),
                    (0, -r * 1.04, 0.02),
                ],
                0.005,
                material="metal",
            )
        for phase in (0.0, math.pi):
            path = [
                (
                    c * 0.55 * math.cos(6 * math.pi * t + phase),
                    c * 0.55 * math.sin(6 * math.pi * t + phase),
                    h * (0.2 + 0.72 * t),
                )
                for t in [i / 40 for i in range(41)]
            ]
            k.tube("stem", path, c * 0.5, segments=8, resolution=2, material="metal")
        k.add(
            "pan",
            Lathe(
                profile=[
                    (0, h - 0.03),
                    (r * 0.3, h - 0.03),
                    (r * 0.55, h - 0.02),
                    (r * 0.53, h - 0.017),
                    (c * 1.35, h - 0.025),
                    (c * 1.35, h),
                    (c * 1.03, h),
                    (c * 1.03, h - 0.022),
                    (0, h - 0.022),
                ],
                segments=40,
            ),
            material="metal",
        )
    else:
        t = c * 0.85
        p = [(0, 0), (r, 0), (r, h * 0.02), (r * 0.93, h * 0.045), (r * 0.62, h * 0.075), (r * 0.36, h * 0.13), (t * 1.15, h * 0.22), (t * 1.9, h * 0.26), (t * 1.1, h * 0.3), (t * 1.3, h * 0.42), (t * 2.2, h * 0.52), (t * 1.5, h * 0.6), (t * 0.9, h * 0.7),
             (t * 1.7, h * 0.74), (t, h * 0.78), (c * 1.35, h * 0.86), (r * 0.52, h * 0.905), (r * 0.53, h * 0.92), (c * 1.5, h * 0.915), (c * 1.45, h), (c * 1.03, h), (c * 1.03, h * 0.9), (0, h * 0.9)]  # fmt: skip
        k.add("stem", Lathe(profile=p, fillet=0.0025, segments=56), material="metal")
    if k.on("candle") or k.state("lit") or k.state("melting"):
        candle_with_flame(
            k, (0, 0, top - 0.018), radius=c, height=0.16, lit=k.state("lit") or k.state("melting"), drips=True
        )
    k.anchor("top", (0, 0, top), half_size=(c, c), round=True)


@asset(
    kind="candelabra",
    words=("candelabra", "candelabrum", "menorah"),
    about="A branched candlestick.",
    parameters=(
        length("height", 0.42, 0.15, 2.0, words=("height", "tall", "high")),
        length("width", 0.36, 0.12, 1.6, words=("width", "wide")),
        count("candles", 5, 3, 15, words=("candles", "arms", "branches")),
        count("lit_candles", 0, 0, 15, words=("lit candles",)),
        choice("shape", "fan", "round"),
    ),
    slots={"metal": "silver", **CANDLE_SLOTS},
    main_slot="metal",
    states=LIT,
    styles={"antique": {}},
    style_materials={"antique": {"metal": Material(preset="antique_brass")}},
    adjectives={"menorah": {"candles": 9}},
    parts={"arm": "arm", "base": "foot"},
)  # fmt: skip
def candelabra(k: Kit) -> None:
    """A middle stick, arms that curve out and up to cups on one level or fan."""
    h, w, n = k.m("height"), k.m("width"), k.n("candles")
    s = min(h / 0.42, w / 0.36)
    c = 0.0105 * s * min(1.0, 7 / n + 0.25)
    lit = n if k.state("lit") or k.state("melting") else min(k.n("lit_candles"), n)
    foot = 0.09 * s
    cup = h * 0.72
    profile = [
        (0, 0),
        (foot, 0),
        (foot, 0.008 * s),
        (foot * 0.85, 0.016 * s),
        (foot * 0.45, 0.03 * s),
        (0.016 * s, 0.06 * s),
        (0.013 * s, 0.08 * s),
        (0.026 * s, 0.1 * s),
        (0.014 * s, 0.12 * s),
        (0.011 * s, cup * 0.55),
        (0.022 * s, cup * 0.62),
        (0.012 * s, cup * 0.69),
        (0.009 * s, cup),
    ]
    k.add("foot", Lathe(profile=profile, smooth=False, fillet=0.004 * s, segments=48), material="metal")
    spots: list[tuple[float, float, float]] = [(0.0, 0.0, cup)] if n % 2 or k.s("shape") == "round" else []
    rest = n - len(spots)
    if k.s("shape") == "round":
        for i in range(rest):
            a = 2 * math.pi * i / rest
            spots.append((w / 2 * math.cos(a), w / 2 * math.sin(a), cup - 0.05 * s))
    else:
        pairs = rest // 2
        for i in range(pairs):
            x = w / 2 * (i + 1) / pairs
            spots += [(-x, 0.0, cup - 0.04 * s * (i + 1) / pairs), (x, 0.0, cup - 0.04 * s * (i + 1) / pairs)]
    joint = cup * 0.6
    for i, (x, y, z) in enumerate(spots):
        out = math.hypot(x, y)
        if out > 1e-6:
            ux, uy = x / out, y / out
            dip = joint - 0.05 * s * out / (w / 2)
            path = [
                (0, 0, joint),
                (ux * out * 0.3, uy * out * 0.3, dip),
                (ux * out * 0.75, uy * out * 0.75, dip - 0.005 * s),
                (x, y, (dip + z) / 2 + 0.012 * s),
                (x, y, z),
            ]
            k.tube(f"arm {i + 1}", path, 0.0065 * s, radii=[1.2, 1.05, 1, 0.95, 0.9], segments=14, material="metal")
            k.add(
                "arm leaf",
                Sphere(radius=0.012 * s, segments=20),
                at=(ux * out * 0.3, uy * out * 0.3, dip),
                material="metal",
            )
        k.add(
            f"cup {i + 1}",
            Lathe(
                profile=[
                    (0.004 * s, -0.012 * s),
                    (c * 1.2, -0.004 * s),
                    (c * 2.5, 0.004 * s),
                    (c * 2.6, 0.008 * s),
                    (c * 1.5, 0.007 * s),
                    (c * 1.35, 0.028 * s),
                    (c * 1.55, 0.034 * s),
                    (c * 1.02, 0.034 * s),
                    (c * 1.02, 0.02 * s),
                    (0, 0.02 * s),
                ],
                segments=32,
            ),
            at=(x, y, z),
            material="metal",
        )
        candle_with_flame(
            k,
            (x, y, z + 0.018 * s),
            radius=c,
            height=h - z + 0.02 * s,
            lit=i < lit,
            drips=i < lit,
            name=f"candle {i + 1}",
        )


@asset(
    kind="lantern",
    words=("lantern", "oil lamp", "hurricane lamp", "storm lantern", "paper lantern", "railway lantern", "camping lantern"),
    about="A lantern to carry: four glass panes round a candle, a storm lantern, or a paper lantern.",
    parameters=(
        length("height", 0.32, 0.1, 1.2, words=("height", "tall", "high")),
        length("width", 0.16, 0.06, 0.8, words=("width", "wide", "diameter")),
        choice("shape", "square", "storm", "hexagonal", "paper"),
    ),
    slots={"metal": "black_iron", "glass": "glass", "paper": Material(preset="lampshade", color="#d8402f"), "tassel": Material(preset="satin", color="#d9a53a"), **CANDLE_SLOTS},
    main_slot="metal",
    states=("lit",),
    adjectives={"paper": {"shape": "paper"}, "chinese": {"shape": "paper"}, "japanese": {"shape": "paper"}, "oil": {"shape": "storm"}, "hurricane": {"shape": "storm"}, "railway": {"shape": "storm"}},
    parts={"pane": "glass", "frame": "frame"},
)  # fmt: skip
def lantern(k: Kit) -> None:
    """Base, posts and panes, roof and bail; or a globe between wire guards; or ribbed paper."""
    h, w = k.m("height"), min(k.m("width"), k.m("height") * 0.9)
    r = w / 2
    shape = k.s("shape")
    if shape == "paper":
        _paper_lantern(k, h, r)
        return
    k.anchor("hook", (0, 0, h))
    if shape == "storm":
        _storm_lantern(k, h, r)
        return
    sides = 6 if shape == "hexagonal" else 4
    turn = 45 if sides == 4 else 30
    out = r / math.cos(math.pi / sides)
    body = h * 0.56
    k.add("base", Prism(sides=sides, radius=out, height=h * 0.035), rotate=(0, 0, turn), material="metal", bevel=0.003)
    k.add(
        "base step",
        Prism(sides=sides, radius=out * 0.9, height=h * 0.03),
        at=(0, 0, h * 0.033),
        rotate=(0, 0, turn),
        material="metal",
        bevel=0.002,
    )
    z = h * 0.06
    post = out * 0.86
    thick = max(0.006, w * 0.045)
    for i in range(sides):
        a = math.radians(turn + 360 / sides * i)
        k.rod(
            f"frame post {i + 1}",
            (post * math.cos(a), post * math.sin(a), z),
            (post * math.cos(a), post * math.sin(a), z + body),
            thick / 2,
            segments=4 if sides == 4 else 6,
            material="metal",
        )
        b = math.radians(turn + 360 / sides * (i + 0.5))
        flat = post * math.cos(math.pi / sides)
        wide = 2 * post * math.sin(math.pi / sides)
        k.add(
            f"glass {i + 1}",
            Box(size=(0.002, wide * 0.98, body)),
            at=(flat * math.cos(b), flat * math.sin(b), z),
            rotate=(0, 0, math.degrees(b)),
            material="glass",
        )
        k.add(
            "frame bar",
            Box(size=(thick * 0.6, wide, thick * 0.7)),
            at=(flat * math.cos(b), flat * math.sin(b), z + body * 0.5),
            rotate=(0, 0, math.degrees(b)),
            material="metal",
        )
    k.add(
        "roof ring",
        Prism(sides=sides, radius=out * 0.96, height=h * 0.03),
        at=(0, 0, z + body - 0.001),
        rotate=(0, 0, turn),
        material="metal",
        bevel=0.002,
    )
    roof = z + body + h * 0.028
    k.add(
        "roof",
        Cone(radius_bottom=out * 1.08, radius_top=out * 0.28, height=h * 0.15, segments=sides),
        at=(0, 0, roof - 0.001),
        rotate=(0, 0, turn),
        material="metal",
        flat=True,
    )
    k.add(
        "roof vent",
        Prism(sides=sides, radius=out * 0.22, height=h * 0.05),
        at=(0, 0, roof + h * 0.147),
        rotate=(0, 0, turn),
        material="metal",
    )
    k.add(
        "roof cap",
        Cone(radius_bottom=out * 0.4, radius_top=out * 0.05, height=h * 0.04, segments=sides),
        at=(0, 0, roof + h * 0.19),
        rotate=(0, 0, turn),
        material="metal",
        flat=True,
    )
    ring = h - (roof + h * 0.225)
    k.add(
        "handle ring",
        Torus(radius=max(ring * 0.5, 0.008), tube=max(ring * 0.08, 0.0018), segments=32, tube_segments=10),
        at=(0, 0, roof + h * 0.225 + ring * 0.42),
        rotate=(90, 0, 0),
        material="metal",
    )
    candle_with_flame(
        k, (0, 0, z - 0.001), radius=r * 0.34, height=body * 0.45, lit=k.state("lit"), drips=k.state("lit")
    )


def _storm_lantern(k: Kit, h: float, r: float) -> None:
    k.add(
        "tank",
        Lathe(
            profile=[
                (0, 0),
                (r * 0.92, 0),
                (r, h * 0.015),
                (r, h * 0.1),
                (r * 0.9, h * 0.14),
                (r * 0.45, h * 0.17),
                (r * 0.45, h * 0.2),
                (0, h * 0.2),
            ],
            fillet=0.004,
            segments=56,
        ),
        material="metal",
    )
    k.add(
        "tank cap",
        Cylinder(radius=r * 0.16, height=h * 0.04),
        at=(r * 0.62, 0, h * 0.14),
        material="metal",
        bevel=0.002,
    )
    k.add(
        "burner",
        Lathe(
            profile=[
                (r * 0.5, h * 0.19),
                (r * 0.52, h * 0.22),
                (r * 0.4, h * 0.25),
                (r * 0.1, h * 0.26),
                (0, h * 0.26),
            ],
            segments=40,
        ),
        material="metal",
    )
    g = [(r * 0.42, h * 0.22), (r * 0.66, h * 0.34), (r * 0.68, h * 0.42), (r * 0.52, h * 0.53), (r * 0.4, h * 0.58)]
    inner = [(a - 0.002, z) for a, z in reversed(g)]
    k.add("glass globe", Lathe(profile=[*g, *inner], closed=True, segments=48), material="glass")
    k.add(
        "roof",
        Lathe(
            profile=[
                (0, h * 0.57),
                (r * 0.55, h * 0.57),
                (r * 0.62, h * 0.6),
                (r * 0.5, h * 0.64),
                (r * 0.44, h * 0.7),
                (r * 0.52, h * 0.72),
                (r * 0.3, h * 0.76),
                (0, h * 0.77),
            ],
            segments=48,
        ),
        material="metal",
    )
    for sx in (-1, 1):
        x = sx * r
        k.tube(
            "frame",
            [
                (x * 0.8, 0, h * 0.1),
                (x * 1.02, 0, h * 0.2),
                (x * 1.02, 0, h * 0.55),
                (x * 0.8, 0, h * 0.64),
                (x * 0.42, 0, h * 0.67),
            ],
            r * 0.085,
            segments=14,
            material="metal",
        )
    for z, wide in ((0.33, 0.7), (0.46, 0.68)):
        k.add(
            "guard",
            Torus(radius=r * wide, tube=r * 0.02, segments=40, tube_segments=8),
            at=(0, 0, h * z),
            material="metal",
        )
        for sx in (-1, 1):
            k.rod(
                "guard arm", (sx * r * wide, 0, h * z), (sx * r * 1.0, 0, h * z), r * 0.02, segments=8, material="metal"
            )
    k.tube(
        "handle",
        [
            (-r * 1.04, 0, h * 0.55),
            (-r * 1.06, 0, h * 0.78),
            (-r * 0.55, 0, h * 0.97),
            (0, 0, h),
            (r * 0.55, 0, h * 0.97),
            (r * 1.06, 0, h * 0.78),
            (r * 1.04, 0, h * 0.55),
        ],
        r * 0.03,
        segments=10,
        material="metal",
    )
    candle_with_flame(k, (0, 0, h * 0.255), radius=r * 0.12, height=h * 0.05, lit=k.state("lit"))


def _paper_lantern(k: Kit, h: float, r: float) -> None:
    """Ribbed paper between two wooden rings, with a tassel."""
    r = max(r, h * 0.3)
    low, top = h * 0.24, h * 0.92
    profile: list[tuple[float, float]] = []
    ribs = 14
    for i in range(ribs * 2 + 1):
        t = i / (ribs * 2)
        bulge = r * (0.42 + 0.58 * math.sin(math.pi * t) ** 0.7)
        profile.append((bulge * (1.0 if i % 2 == 0 else 0.972), low + (top - low) * t))
    k.add("paper", Lathe(profile=profile, segments=48), material="paper")
    for z in (low, top):
        k.add(
            "ring",
            Lathe(
                profile=[(0, -h * 0.018), (r * 0.44, -h * 0.018), (r * 0.45, 0), (r * 0.44, h * 0.018), (0, h * 0.018)],
                segments=48,
            ),
            at=(0, 0, z),
            material="metal",
        )
    k.add(
        "handle",
        Torus(radius=h * 0.03, tube=h * 0.006, segments=28, tube_segments=8),
        at=(0, 0, h * 0.965),
        rotate=(90, 0, 0),
        material="metal",
    )
    k.add("tassel knot", Sphere(radius=h * 0.022, segments=20), at=(0, 0, low - h * 0.035), material="tassel")
    k.add(
        "tassel",
        Lathe(profile=[(h * 0.012, 0), (h * 0.03, -h * 0.06), (h * 0.032, -low + h * 0.035)][::-1], segments=24),
        at=(0, 0, low - h * 0.035),
        material="tassel",
    )
    k.anchor("hook", (0, 0, h))
