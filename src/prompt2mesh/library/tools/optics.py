"""Things to see with - magnifying glass, binoculars, microscope, flashlight."""

import math

from prompt2mesh.library.kit import Kit
from prompt2mesh.library.panels import panel
from prompt2mesh.library.registry import asset, flag, length
from prompt2mesh.library.tools.display import DISPLAY, long, shown
from prompt2mesh.mesh.materials import Material
from prompt2mesh.mesh.shapes import Box, Cylinder, Lathe, Loft, Section, Sphere, Torus


@asset(
    kind="magnifying_glass",
    words=("magnifying glass", "magnifier", "loupe", "hand lens", "detective's glass", "reading glass", "magnifying lens"),
    about="A round lens in a rim on a turned handle.",
    parameters=(long(0.22), DISPLAY),
    slots={"rim": "brass", "handle": "mahogany", "lens": Material(preset="glass", color="#eaf6fb")},
    styles={"modern": {}, "antique": {}},
    style_materials={"modern": {"rim": Material(preset="chrome"), "handle": Material(preset="black_plastic")}, "antique": {"rim": Material(preset="antique_brass")}},
    parts={"frame": "rim", "glass": "lens", "ring": "rim"},
)  # fmt: skip
def magnifying_glass(k: Kit) -> None:
    """Handle below, lens above, facing the viewer."""
    with shown(k, 0.22, back_m=0.013, grip_z=0.045, grip_radius=0.01):
        k.add(
            "handle",
            Lathe(
                profile=[
                    (0.006, 0.0),
                    (0.0115, 0.003),
                    (0.0125, 0.012),
                    (0.0085, 0.028),
                    (0.0105, 0.05),
                    (0.009, 0.08),
                    (0.0075, 0.098),
                    (0, 0.098),
                ],
                smooth=False,
                segments=36,
            ),
            material="handle",
        )
        k.add(
            "rim ferrule",
            Lathe(
                profile=[
                    (0.0088, 0.092),
                    (0.0095, 0.096),
                    (0.0085, 0.104),
                    (0.005, 0.11),
                    (0.0055, 0.122),
                    (0.004, 0.126),
                ],
                segments=32,
            ),
            material="rim",
        )
        z, r = 0.17, 0.046
        k.add(
            "rim",
            Lathe(
                profile=[
                    (r, -0.0055),
                    (r + 0.0035, -0.0055),
                    (r + 0.0045, 0.0),
                    (r + 0.0035, 0.0055),
                    (r, 0.0055),
                    (r - 0.0015, 0.0),
                ],
                closed=True,
                segments=72,
            ),
            at=(0, 0, z),
            rotate=(90, 0, 0),
            material="rim",
        )
        bulge = [(r - 0.0005, -0.001), (r - 0.0005, 0.001), (r * 0.8, 0.0032), (r * 0.5, 0.005), (0.0, 0.006)]
        k.add(
            "lens",
            Lathe(profile=[(0.0, -0.006), (r * 0.5, -0.005), (r * 0.8, -0.0032), *bulge], segments=64),
            at=(0, 0, z),
            rotate=(90, 0, 0),
            material="lens",
            smooth=True,
        )


@asset(
    kind="binoculars",
    words=("binoculars", "pair of binoculars", "field glasses", "opera glasses", "binocular"),
    about="A pair of binoculars standing on its objectives, leaning back; or lying.",
    parameters=(length("length", 0.18, 0.04, 1.5, words=("length", "long", "size", "height")),),
    slots={"body": Material(preset="black_leather"), "metal": Material(preset="black_iron"), "lens": Material(preset="glass", color="#8a4fc0"), "trim": "brass"},
    styles={"antique": {}, "steampunk": {}, "modern": {}},
    style_materials={"antique": {"metal": Material(preset="brass"), "body": Material(preset="leather", color="#6a3b1f")}, "steampunk": {"metal": Material(preset="copper"), "body": Material(preset="leather", color="#5b3018")},
                     "modern": {"body": Material(preset="rubber", color="#3c4a3a")}},
    parts={"barrel": "body", "eyepiece": "metal eyepiece", "wheel": "metal wheel"},
)  # fmt: skip
def binoculars(k: Kit) -> None:
    """Two stepped barrels, prisms, hinge with a focus wheel; objectives towards the viewer."""
    s = k.m("length") / 0.18
    r = 0.03
    with k.group("binoculars", at=(0, 0, r * s), scale=s):
        turn = (90.0, 0.0, 0.0)
        for x in (-1.0, 1.0):
            o = x * 0.043
            k.add(
                "body barrel",
                Lathe(
                    profile=[(0.021, 0.0), (0.0235, 0.003), (0.025, 0.02), (0.0285, 0.066), (0.0285, 0.085)],
                    segments=44,
                ),
                at=(o, 0, 0),
                rotate=turn,
                material="body",
            )
            k.add(
                "metal objective",
                Lathe(
                    profile=[(0.0265, 0.078), (r, 0.08), (r, 0.092), (0.0285, 0.094), (0.0265, 0.092), (0.0255, 0.084)],
                    closed=True,
                    segments=48,
                ),
                at=(o, 0, 0),
                rotate=turn,
                material="metal",
            )
            k.add(
                "lens",
                Lathe(
                    profile=[(0.0, 0.08), (0.0268, 0.08), (0.0268, 0.084), (0.016, 0.0875), (0.0, 0.0885)], segments=44
                ),
                at=(o, 0, 0),
                rotate=turn,
                material="lens",
            )
            k.add("body prism", Loft(axis="y", sections=[Section(center=(x * 0.037, y, 0), radii=(w, h), exponent=3.2) for y, w, h in
                  ((-0.008, 0.022, 0.021), (-0.003, 0.0265, 0.0245), (0.034, 0.0265, 0.0245), (0.04, 0.022, 0.021))], segments=36), material="body")  # fmt: skip
            k.add("metal eyepiece", Lathe(profile=[(0.015, -0.035), (0.0165, -0.04), (0.0165, -0.052), (0.014, -0.056), (0.016, -0.062), (0.019, -0.07), (0.019, -0.08), (0.0145, -0.085), (0.0, -0.085)][::-1], segments=40),
                  at=(x * 0.033, 0, 0), rotate=turn, material="metal")  # fmt: skip
            for y in (-0.045, -0.02, 0.0465):
                k.add("trim ring", Torus(radius=0.0279 if y == -0.045 else 0.0252 if y == -0.02 else 0.0166, tube=0.0007, segments=44, tube_segments=8), at=(o if y < 0 else x * 0.033, y - (0.012 if y == -0.045 else 0), 0),
                      rotate=turn, material="trim")  # fmt: skip
        k.rod("metal hinge", (0, -0.045, 0.004), (0, 0.055, 0.004), 0.0075, segments=24, material="metal")
        for y in (-0.03, 0.015):
            k.add(
                "metal bridge",
                Box(size=(0.05, 0.016, 0.012), pivot="center"),
                at=(0, y, 0.004),
                material="metal",
                bevel=0.003,
            )
        k.add(
            "metal wheel",
            Cylinder(radius=0.013, height=0.018, segments=32, pivot="center"),
            at=(0, 0.042, 0.006),
            rotate=turn,
            material="metal",
            bevel=0.002,
        )
        for i in range(18):
            a = 2 * math.pi * i / 18
            k.add(
                "metal wheel rib",
                Box(size=(0.0018, 0.015, 0.0018), pivot="center"),
                at=(0.013 * math.cos(a), 0.042, 0.006 + 0.013 * math.sin(a)),
                rotate=(0, -math.degrees(a), 0),
                material="metal",
            )
        k.add(
            "metal bridge eye",
            Box(size=(0.062, 0.01, 0.01), pivot="center"),
            at=(0, 0.053, 0.002),
            material="metal",
            bevel=0.002,
        )
    k.anchor("grip", (0, 0, r * s), normal=(0, 1, 0), radius=0.05 * s)
    k.anchor("top", (0, 0, 2 * r * s))


@asset(
    kind="microscope",
    words=("microscope", "lab microscope", "optical microscope", "laboratory microscope", "compound microscope"),
    about="A microscope with a turret of three objectives over its stage.",
    parameters=(length("height", 0.38, 0.06, 2.0, words=("height", "tall", "size")),),
    slots={"body": Material(preset="gloss_paint", color="#f1f1ee"), "dark": Material(preset="black_iron"), "metal": "chrome", "glass": "glass", "light": Material(preset="led", color="#fff3cf")},
    styles={"antique": {}, "steampunk": {}, "modern": {}},
    style_materials={"antique": {"body": Material(preset="brass"), "metal": Material(preset="brass")}, "steampunk": {"body": Material(preset="copper"), "metal": Material(preset="brass")}},
    parts={"eyepiece": "dark eyepiece", "base": "body base", "arm": "body arm", "objective": "metal objective", "stage": "dark stage", "knob": "dark knob"},
)  # fmt: skip
def microscope(k: Kit) -> None:
    """Seen from the side: the arm to the right, the stage to the left."""
    s = k.m("height") / 0.38
    with k.group("microscope", scale=s):
        k.add("body base", Loft(sections=[Section(center=(0, 0, z), radii=(x, y), exponent=4) for z, x, y in ((0, 0.104, 0.074), (0.006, 0.108, 0.078), (0.024, 0.106, 0.076), (0.034, 0.094, 0.064), (0.036, 0.088, 0.06))],
                                segments=48, smooth=False), material="body")  # fmt: skip
        arm = [
            (0.04, 0.03),
            (0.1, 0.03),
            (0.104, 0.09),
            (0.11, 0.17),
            (0.1, 0.235),
            (0.065, 0.275),
            (0.02, 0.285),
            (-0.005, 0.28),
            (-0.005, 0.255),
            (0.02, 0.25),
            (0.046, 0.225),
            (0.056, 0.17),
            (0.052, 0.09),
        ]
        panel(k, "body arm", arm, 0.046, at=(0, 0.023, 0), material="body", bevel=0.008)
        k.add("light", Cylinder(radius=0.017, height=0.004, segments=32), at=(-0.025, 0, 0.052), material="light")
        k.add(
            "dark lamp",
            Lathe(profile=[(0.03, 0.034), (0.026, 0.045), (0.024, 0.054), (0.0175, 0.054), (0, 0.05)], segments=36),
            at=(-0.025, 0, 0),
            material="dark",
        )
        k.add(
            "dark stage",
            Box(size=(0.135, 0.12, 0.012), pivot="center"),
            at=(-0.012, 0, 0.122),
            material="dark",
            bevel=0.003,
        )
        k.add(
            "dark stage arm",
            Box(size=(0.05, 0.04, 0.03), pivot="center"),
            at=(0.05, 0, 0.115),
            material="dark",
            bevel=0.004,
        )
        k.add(
            "dark condenser",
            Lathe(profile=[(0.012, 0.085), (0.02, 0.09), (0.02, 0.117), (0, 0.117)], segments=32),
            at=(-0.025, 0, 0),
            material="dark",
        )
        k.add("glass slide", Box(size=(0.026, 0.076, 0.0014)), at=(-0.025, 0, 0.128), material="glass")
        for y in (-0.03, 0.03):
            k.add(
                "metal clip",
                Box(size=(0.036, 0.006, 0.0015), pivot="center"),
                at=(-0.028, y, 0.1302),
                rotate=(0, 0, y * 300),
                material="metal",
            )
            k.add(
                "metal clip post",
                Cylinder(radius=0.004, height=0.007, segments=16),
                at=(-0.012, y * 1.15, 0.126),
                material="metal",
            )
        with k.group("head", at=(-0.025, 0, 0.25)):
            k.add(
                "body head",
                Lathe(
                    profile=[(0.0, -0.012), (0.028, -0.012), (0.03, -0.008), (0.03, 0.026), (0.022, 0.034), (0, 0.034)],
                    segments=44,
                ),
                material="body",
            )
            with k.group("turret", at=(0, 0, -0.016), rotate=(0, 18, 0)):
                k.add(
                    "metal turret",
                    Lathe(
                        profile=[(0.0, -0.012), (0.016, -0.012), (0.026, -0.002), (0.026, 0.006), (0, 0.01)],
                        segments=40,
                    ),
                    material="metal",
                )
            for i, (turn, long) in enumerate(((0.0, 0.066), (50.0, 0.05), (-50.0, 0.044))):
                with k.group(f"objective {i + 1}", at=(0, 0, -0.016), rotate=(0, 0, 0) if i == 0 else (turn, 0, 0)):
                    k.add(
                        "metal objective",
                        Lathe(
                            profile=[
                                (0.0, -long),
                                (0.0045, -long),
                                (0.0068, -long + 0.008),
                                (0.0105, -long + 0.014),
                                (0.0105, -0.012),
                                (0.009, -0.004),
                                (0, -0.004),
                            ],
                            segments=32,
                        ),
                        material="metal",
                    )
                    k.add(
                        "dark objective ring",
                        Cylinder(radius=0.0108, height=0.004, segments=32),
                        at=(0, 0, -long * 0.6),
                        material=("dark", "body", "light")[i],
                    )
            with k.group("tube", at=(0.0, 0, 0.018), rotate=(0, -35, 0)):
                k.add(
                    "body tube",
                    Lathe(
                        profile=[(0.0, 0.0), (0.021, 0.0), (0.021, 0.05), (0.0175, 0.056), (0.0175, 0.08), (0, 0.08)],
                        segments=40,
                    ),
                    material="body",
                )
                k.add(
                    "dark eyepiece",
                    Lathe(
                        profile=[
                            (0.0, 0.075),
                            (0.0145, 0.075),
                            (0.0145, 0.105),
                            (0.0185, 0.108),
                            (0.0185, 0.127),
                            (0.015, 0.131),
                            (0.01, 0.129),
                            (0, 0.128),
                        ],
                        segments=40,
                    ),
                    material="dark",
                )
                k.add(
                    "glass eyepiece",
                    Cylinder(radius=0.0098, height=0.0012, segments=28),
                    at=(0, 0, 0.1285),
                    material="glass",
                )
        for y in (-1, 1):
            k.add(
                "dark knob",
                Cylinder(radius=0.021, height=0.022, segments=36, pivot="center"),
                at=(0.076, y * 0.033, 0.075),
                rotate=(90, 0, 0),
                material="dark",
                bevel=0.003,
            )
            k.add(
                "metal knob fine",
                Cylinder(radius=0.012, height=0.02, segments=32, pivot="center"),
                at=(0.076, y * 0.051, 0.075),
                rotate=(90, 0, 0),
                material="metal",
                bevel=0.002,
            )
    k.anchor("top", (-0.09 * s, 0, 0.38 * s))
    k.anchor("stage", (-0.025 * s, 0, 0.13 * s), half_size=(0.012 * s, 0.03 * s))


@asset(
    kind="flashlight",
    words=("flashlight", "torch light", "electric torch", "pocket torch", "hand torch", "led torch", "flash light"),
    about="A metal flashlight lying on its side.",
    parameters=(length("length", 0.2, 0.03, 1.5, words=("length", "long", "size")), flag("beam", False, words=("beam", "light beam", "ray"))),
    slots={"body": Material(preset="anodised_aluminium", color="#23262c"), "rim": "chrome", "glass": "glass", "reflector": "chrome", "bulb": Material(preset="bulb"), "button": Material(preset="rubber", color="#c9281f"),
           "glow": Material(preset="led", color="#fff2c8", alpha=0.3)},
    states=("lit", "on"),
    adjectives={"shining": {"beam": True}},
    parts={"lens": "glass", "switch": "button", "handle": "body"},
)  # fmt: skip
def flashlight(k: Kit) -> None:
    """Head to the left front, so that its lamp is seen."""
    s = k.m("length") / 0.2
    lit = k.state("lit") or k.state("on") or k.on("beam")
    r = 0.026
    with k.group("flashlight", at=(0, 0, r * s), rotate=(0, 0, 28), scale=s):
        x = (0.0, -90.0, 0.0)
        k.add(
            "body",
            Lathe(
                profile=[
                    (0.0, -0.1),
                    (0.0135, -0.1),
                    (0.0155, -0.097),
                    (0.0155, 0.03),
                    (0.0175, 0.04),
                    (0.0245, 0.062),
                    (r, 0.066),
                    (r, 0.09),
                    (0.0225, 0.09),
                    (0.0215, 0.074),
                    (0.0, 0.055),
                ],
                segments=56,
            ),
            rotate=x,
            material="body",
        )
        for i in range(14):
            k.add(
                "body rib",
                Torus(radius=0.0155, tube=0.0009, segments=44, tube_segments=8),
                at=(0.088 - 0.006 * i, 0, 0),
                rotate=(0, 90, 0),
                material="body",
            )
        k.add(
            "rim",
            Lathe(
                profile=[
                    (0.0225, 0.086),
                    (0.0262, 0.086),
                    (0.0262, 0.097),
                    (0.0245, 0.1),
                    (0.0225, 0.1),
                    (0.0215, 0.095),
                ],
                closed=True,
                segments=56,
            ),
            rotate=x,
            material="rim",
        )
        k.add(
            "reflector",
            Lathe(
                profile=[
                    (0.0, 0.058),
                    (0.004, 0.0595),
                    (0.012, 0.069),
                    (0.0218, 0.09),
                    (0.0222, 0.09),
                    (0.0215, 0.074),
                    (0.0, 0.055),
                ],
                segments=48,
            ),
            rotate=x,
            material="reflector",
        )
        k.add("bulb", Sphere(radius=0.0048, segments=24), at=(-0.064, 0, 0), material="bulb")
        k.add(
            "glass" if not lit else "glow lens",
            Lathe(profile=[(0.0, 0.0925), (0.0228, 0.0925), (0.0228, 0.095), (0.0, 0.0965)], segments=48),
            rotate=x,
            material="bulb" if lit else "glass",
        )
        k.add(
            "button",
            Loft(
                sections=[
                    Section(center=(-0.022, 0, z), radii=(a, b), exponent=3)
                    for z, a, b in ((0.0135, 0.014, 0.007), (0.017, 0.013, 0.0062), (0.0185, 0.01, 0.0045))
                ],
                segments=28,
            ),
            material="button",
        )
        if k.on("beam"):
            k.add(
                "glow beam",
                Lathe(profile=[(0.0, 0.0985), (0.0215, 0.0985), (0.06, 0.3), (0.0, 0.3)], segments=40),
                rotate=x,
                material="glow",
            )
    k.anchor("grip", (0.035 * s, 0.02 * s, r * s), normal=(-0.88, -0.47, 0), radius=0.0155 * s)
    k.anchor("top", (0, 0, 2 * r * s))
