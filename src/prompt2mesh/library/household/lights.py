"""Small lights: light bulb, lava lamp, wall sconce, string of lights."""

from prompt2mesh.library.kit import Kit, Point
from prompt2mesh.library.outlines import helix
from prompt2mesh.library.registry import asset, choice, count, length
from prompt2mesh.mesh.materials import Material
from prompt2mesh.mesh.shapes import Cylinder, Lathe, Sphere, Torus


@asset(
    kind="light_bulb",
    words=("light bulb", "lightbulb", "bulb", "incandescent bulb", "edison bulb", "electric bulb", "led bulb"),
    about="A glass bulb with its filament and screw cap; it glows when lit.",
    parameters=(length("height", 0.11, 0.03, 2.0, words=("height", "tall", "size")),),
    slots={"glass": Material(preset="glass", color="#fff6e0", alpha=0.35), "cap": "brass", "filament": Material(preset="copper"), "contact": "black_plastic", "glow": Material(preset="bulb", color="#ffd27a")},
    states=("lit", "broken"),
    parts={"base": "cap", "socket": "cap", "wire": "filament", "screw": "cap"},
)  # fmt: skip
def light_bulb(k: Kit) -> None:
    """Stands on its cap."""
    h = k.m("height")
    r, cap = h * 0.27, h * 0.26
    lit = k.state("lit")
    profile = [
        (h * 0.105, cap * 0.98),
        (h * 0.115, cap + h * 0.03),
        (h * 0.16, cap + h * 0.15),
        (r * 0.96, cap + h * 0.33),
        (r, cap + h * 0.45),
        (r * 0.9, cap + h * 0.59),
        (r * 0.6, cap + h * 0.7),
        (r * 0.25, h * 0.995),
        (0, h),
    ]
    t = h * 0.006
    inside = [(max(x - t, 0.0), z - (t if i > 5 else 0)) for i, (x, z) in enumerate(profile)]
    if k.state("broken"):
        profile, inside = profile[:5], inside[:5]
        jag = [(profile[-1][0], profile[-1][1]), (inside[-1][0], inside[-1][1])]
        shape = Lathe(profile=[*profile[:-1], *jag, *reversed(inside[:-1])], closed=True, segments=48)
    else:
        shape = Lathe(
            profile=[*profile[:-1], (0.0, h), (0.0, h - t), *reversed(inside[:-1])],
            closed=True,
            smooth=False,
            segments=56,
        )
    k.add("glass", shape, material="glow" if lit else "glass", smooth=True)
    k.add(
        "cap",
        Lathe(
            profile=[
                (0, h * 0.05),
                (h * 0.07, h * 0.05),
                (h * 0.1, h * 0.08),
                (h * 0.115, cap * 0.55),
                (h * 0.115, cap),
                (h * 0.1, cap * 1.05),
                (0, cap * 1.05),
            ],
            segments=40,
        ),
        material="cap",
    )
    for i in range(4):
        k.add(
            "cap thread",
            Torus(radius=h * 0.112, tube=h * 0.012, segments=40, tube_segments=8),
            at=(0, 0, h * (0.095 + 0.038 * i)),
            rotate=(2.5, 0, 0),
            material="cap",
        )
    k.add(
        "contact",
        Lathe(
            profile=[(0, 0), (h * 0.035, 0), (h * 0.05, h * 0.02), (h * 0.072, h * 0.055), (0, h * 0.055)], segments=32
        ),
        material="contact",
    )
    if lit and not k.state("broken"):
        return
    k.add(
        "filament stem",
        Lathe(
            profile=[
                (0, cap),
                (h * 0.06, cap),
                (h * 0.025, cap + h * 0.08),
                (h * 0.018, cap + h * 0.2),
                (0, cap + h * 0.21),
            ],
            segments=20,
        ),
        material="glass",
    )
    top = cap + h * 0.38
    for sx in (-1, 1):
        k.tube(
            "filament wire",
            [(sx * h * 0.02, 0, cap), (sx * h * 0.03, 0, cap + h * 0.2), (sx * h * 0.1, 0, top)],
            h * 0.005,
            material="filament",
            segments=8,
        )
    coil: list[Point] = [
        (-h * 0.1 + z, x, top + y) for x, y, z in helix(h * 0.016, h * 0.2 / 9, 9, segments_per_turn=8)
    ]
    k.tube("filament coil", coil, h * 0.0035, material="filament", segments=6, resolution=1)


@asset(
    kind="lava_lamp",
    words=("lava lamp", "lava light"),
    about="A tapered glass on a metal cone, with floating blobs of wax.",
    parameters=(length("height", 0.42, 0.15, 1.5, words=("height", "tall", "high")),),
    slots={"base": "brushed_aluminium", "glass": Material(preset="glass", color="#f7b4d8", alpha=0.28), "wax": Material(preset="glow", color="#ff4d8d", emission_strength=1.4), "cap": "brushed_aluminium"},
    states=("lit",),
    parts={"lava": "wax", "liquid": "glass", "top": "cap", "blob": "wax"},
)  # fmt: skip
def lava_lamp(k: Kit) -> None:
    """Cone below, glass above, cap on top."""
    h = k.m("height")
    r = h * 0.16
    foot, top = h * 0.34, h * 0.87
    k.add(
        "base",
        Lathe(
            profile=[
                (0, 0),
                (r, 0),
                (r, h * 0.012),
                (r * 0.6, foot * 0.55),
                (r * 0.58, foot * 0.6),
                (r * 0.98, foot),
                (r * 0.92, foot),
                (0, foot * 0.9),
            ],
            segments=56,
        ),
        material="base",
    )
    k.add(
        "glass",
        Lathe(
            profile=[
                (0, foot * 0.88),
                (r * 0.88, foot * 0.93),
                (r * 0.97, foot + h * 0.02),
                (r * 0.98, foot + h * 0.06),
                (r * 0.5, top),
                (0, top),
            ],
            segments=56,
        ),
        material="glass",
        smooth=True,
    )
    k.add(
        "cap",
        Lathe(
            profile=[(0, top - h * 0.02), (r * 0.56, top - h * 0.02), (r * 0.35, h * 0.99), (r * 0.3, h), (0, h)],
            segments=48,
        ),
        material="cap",
    )
    k.add(
        "wax pool",
        Lathe(
            profile=[
                (0, foot * 0.9),
                (r * 0.86, foot * 0.95),
                (r * 0.9, foot + h * 0.03),
                (r * 0.5, foot + h * 0.06),
                (r * 0.28, foot + h * 0.12),
                (0, foot + h * 0.15),
            ],
            smooth=True,
            segments=40,
        ),
        material="wax",
    )
    for i, (x, y, z, s, tall) in enumerate(
        (
            (0.1, 0.0, 0.26, 0.36, 1.25),
            (-0.26, 0.12, 0.42, 0.24, 1.0),
            (0.16, -0.1, 0.58, 0.28, 1.3),
            (-0.06, 0.1, 0.75, 0.16, 1.0),
            (0.02, 0.0, 0.93, 0.22, 0.7),
        )
    ):
        zz = foot + (top - foot) * z
        k.add(
            f"wax blob {i + 1}",
            Sphere(radius=r * s, segments=22),
            at=(r * x, r * y, zz),
            scale=(1, 1, tall),
            material="wax",
            smooth=True,
        )
    k.rod("wax thread", (0, 0, foot), (0, 0, top), r * 0.02, segments=6, material="wax")


@asset(
    kind="wall_lamp",
    words=("sconce", "wall sconce", "wall lamp", "wall light", "candle sconce"),
    about="A back plate with curled arms and shades or candles.",
    parameters=(length("height", 0.36, 0.1, 1.0, words=("height", "tall", "high")), count("arms", 2, 1, 3), choice("shape", "shade", "candle")),
    slots={"plate": "antique_brass", "arm": "antique_brass", "shade": "lampshade", "candle": "wax", "flame": Material(preset="bulb", color="#ffd890")},
    states=("lit",),
    adjectives={"candle": {"shape": "candle"}},
    style_materials={"modern": {"plate": Material(preset="matte_paint", color="#1f2226"), "arm": Material(preset="matte_paint", color="#1f2226")}},
    styles={"modern": {}},
)  # fmt: skip
def wall_lamp(k: Kit) -> None:
    """The plate at the back, arms towards the room."""
    h, n = k.m("height"), k.n("arms")
    y0 = h * 0.3
    k.add(
        "plate",
        Lathe(profile=[(0, 0), (h * 0.16, 0), (h * 0.15, h * 0.02), (h * 0.08, h * 0.04), (0, h * 0.05)], segments=48),
        at=(0, y0, h * 0.5),
        rotate=(90, 0, 0),
        scale=(0.8, 1.5, 1),
        material="plate",
    )
    k.add("plate drop", Sphere(radius=h * 0.035, segments=20), at=(0, y0 - h * 0.02, h * 0.25), material="plate")
    for i in range(n):
        x = 0.0 if n == 1 else h * 0.34 * (2 * i / (n - 1) - 1)
        tip: Point = (x, -h * 0.02, h * 0.56)
        path: list[Point] = [(0, y0 - h * 0.03, h * 0.48), (x * 0.5, y0 * 0.45, h * 0.36), (x, h * 0.0, h * 0.38), tip]
        k.tube("arm", path, h * 0.014, material="arm", segments=12)
        k.add(
            "arm cup",
            Lathe(
                profile=[(0, 0), (h * 0.03, 0), (h * 0.075, h * 0.03), (h * 0.07, h * 0.035), (0, h * 0.02)],
                segments=32,
            ),
            at=tip,
            material="arm",
        )
        base = (x, tip[1], tip[2] + h * 0.015)
        if k.s("shape") == "candle":
            k.add(
                "candle",
                Cylinder(radius=h * 0.035, height=h * 0.22, segments=28),
                at=base,
                material="candle",
                bevel=h * 0.005,
            )
            if k.state("lit"):
                k.add(
                    "flame",
                    Lathe(
                        profile=[(0, 0), (h * 0.015, h * 0.02), (h * 0.018, h * 0.035), (0, h * 0.1)],
                        smooth=True,
                        segments=20,
                    ),
                    at=(x, tip[1], base[2] + h * 0.218),
                    material="flame",
                )
            continue
        k.add("candle tube", Cylinder(radius=h * 0.022, height=h * 0.1, segments=24), at=base, material="arm")
        k.add(
            "flame bulb", Sphere(radius=h * 0.035, segments=20), at=(x, tip[1], base[2] + h * 0.125), material="flame"
        )
        shade = [(h * 0.15, h * 0.06), (h * 0.09, h * 0.3), (h * 0.084, h * 0.3), (h * 0.144, h * 0.06)]
        k.add("shade", Lathe(profile=shade, closed=True, segments=48), at=base, material="shade")
        k.rod(
            "arm spider",
            (x - h * 0.1, tip[1], base[2] + h * 0.09),
            (x + h * 0.1, tip[1], base[2] + h * 0.09),
            h * 0.004,
            segments=8,
            material="arm",
        )
        k.rod(
            "arm spider",
            (x - h * 0.142, tip[1], base[2] + h * 0.07),
            (x + h * 0.142, tip[1], base[2] + h * 0.07),
            h * 0.004,
            segments=8,
            material="arm",
        )
    k.anchor("back", (0, y0, h * 0.5), normal=(0, 1, 0))


@asset(
    kind="string_lights",
    words=("string lights", "fairy lights", "christmas lights", "string of lights", "party lights", "garland of lights"),
    about="Coloured bulbs on a cord that sags between posts.",
    parameters=(length("length", 2.0, 0.5, 10.0, words=("length", "long", "width")), count("bulbs", 14, 4, 40)),
    slots={"cord": Material(preset="rubber", color="#1f2a22"), "post": "light_wood", "red": Material(preset="glow", color="#ff3b30"), "yellow": Material(preset="glow", color="#ffc933"), "green": Material(preset="glow", color="#35d06a"), "blue": Material(preset="glow", color="#3f8cff")},
    main_slot="red",
    states=("lit",),
)  # fmt: skip
def string_lights(k: Kit) -> None:
    """Two swags between three posts."""
    n, bulbs = k.m("length"), k.n("bulbs")
    h = n * 0.4
    span = n / 2
    for i in range(3):
        k.rod("post", ((i - 1) * span, 0, 0), ((i - 1) * span, 0, h), n * 0.011, material="post", round_caps=True)
        k.add(
            "post foot",
            Lathe(
                profile=[(0, 0), (n * 0.05, 0), (n * 0.045, n * 0.012), (n * 0.014, n * 0.025), (0, n * 0.025)],
                segments=28,
            ),
            at=((i - 1) * span, 0, 0),
            material="post",
        )

    def height(x: float) -> float:
        u = (x % span) / span * 2 - 1 if abs(x) < span else 1.0
        return h * 0.96 - n * 0.1 * (1 - u * u)

    for side in (-1, 0):
        path: list[Point] = [
            (side * span + span * j / 10, 0, h * 0.96 - n * 0.1 * (1 - (2 * j / 10 - 1) ** 2)) for j in range(11)
        ]
        k.tube("cord", path, n * 0.004, material="cord", segments=8, resolution=2)
    colors = ("red", "yellow", "green", "blue")
    for i in range(bulbs):
        x = -span + n * (i + 0.5) / bulbs
        z = height(x + 1e-9)
        k.add(
            "cap", Cylinder(radius=n * 0.007, height=n * 0.02, segments=14), at=(x, 0, z - n * 0.018), material="cord"
        )
        k.add(
            "bulb",
            Lathe(
                profile=[
                    (0, 0),
                    (n * 0.008, n * 0.004),
                    (n * 0.012, n * 0.016),
                    (n * 0.007, n * 0.034),
                    (0, n * 0.034),
                ],
                smooth=True,
                segments=18,
            ),
            at=(x, 0, z - n * 0.048),
            material=colors[i % 4],
        )
