"""Candles and what holds them: candle, candlestick, candelabra."""

import math

from prompt2mesh.library.household.flames import CANDLE_SLOTS, candle_with_flame
from prompt2mesh.library.kit import Kit
from prompt2mesh.library.registry import asset, choice, count, flag, length
from prompt2mesh.mesh.materials import Material
from prompt2mesh.mesh.placement import Radial
from prompt2mesh.mesh.shapes import Lathe, Sphere, Torus

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
