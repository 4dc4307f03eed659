"""Lanterns: square, hexagonal, storm and paper."""

import math

from prompt2mesh.library.household.flames import CANDLE_SLOTS, candle_with_flame
from prompt2mesh.library.kit import Kit
from prompt2mesh.library.registry import asset, choice, length
from prompt2mesh.mesh.materials import Material
from prompt2mesh.mesh.shapes import Box, Cone, Cylinder, Lathe, Prism, Sphere, Torus


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
