"""Pistols of all ages, flintlocks, revolvers and ray guns; they stand in profile, muzzle to the right."""

import math

from prompt2mesh.library.fantasy.gun_parts import ALONG, barrel, guard, long_by
from prompt2mesh.library.kit import Kit
from prompt2mesh.library.outlines import Outline
from prompt2mesh.library.panels import knob, panel
from prompt2mesh.library.registry import asset, choice
from prompt2mesh.mesh.materials import Material
from prompt2mesh.mesh.shapes import Box, Extrude, Lathe, Sphere, Torus


@asset(
    kind="pistol",
    words=("pistol", "gun", "handgun", "revolver", "flintlock pistol", "flintlock", "pirate pistol", "six shooter", "western revolver", "colt", "toy gun", "cap gun", "dueling pistol"),
    about="A revolver, a flintlock or a modern pistol, in profile.",
    parameters=(long_by(0.28), choice("type", "revolver", "flintlock", "modern", words=("type",))),
    slots={"metal": "gunmetal", "grip": "walnut", "trim": "brass", "polymer": Material(preset="matte_plastic", color="#26282b")},
    adjectives={"flintlock pistol": {"type": "flintlock", "length": 0.38}, "flintlock": {"type": "flintlock", "length": 0.38}, "pirate pistol": {"type": "flintlock", "length": 0.38}, "pirate": {"type": "flintlock"},
                "dueling pistol": {"type": "flintlock", "length": 0.38}, "handgun": {"type": "modern", "length": 0.2}, "semi-automatic": {"type": "modern"}, "automatic": {"type": "modern"}},
    styles={"antique": {"type": "flintlock"}, "modern": {"type": "modern"}, "steampunk": {}, "cartoon": {}},
    style_materials={"steampunk": {"metal": Material(preset="brass"), "grip": Material(preset="leather", color="#5b3018"), "trim": Material(preset="copper")}},
    parts={"barrel": "metal barrel", "handle": "grip", "hammer": "metal hammer", "cylinder": "metal cylinder"},
)  # fmt: skip
def pistol(k: Kit) -> None:
    """Standing on the butt, tipped as far as the grip leans."""
    kind = k.s("type")
    usual = {"revolver": 0.28, "flintlock": 0.38, "modern": 0.2}[kind]
    s = k.m("length") / usual
    with k.group("gun", scale=s):
        {"revolver": _revolver, "flintlock": _flintlock, "modern": _modern}[kind](k)
    x, z, top = {"revolver": (-0.075, 0.055, 0.16), "flintlock": (-0.12, 0.05, 0.13), "modern": (-0.06, 0.05, 0.14)}[
        kind
    ]
    k.anchor("grip", (x * s, 0, z * s), normal=(1, 0, 0), radius=0.017 * s)
    k.anchor("top", (0, 0, top * s))
    k.anchor("muzzle", (usual * 0.5 * s, 0, top * 0.9 * s), normal=(1, 0, 0), radius=0.008 * s)


def _revolver(k: Kit) -> None:
    z = 0.132
    barrel(k, "metal barrel", -0.002, 0.14, z, 0.0095, 0.0056, material="metal")
    k.rod("metal ejector", (0.0, 0, z - 0.0165), (0.085, 0, z - 0.0165), 0.005, segments=20, material="metal")
    k.add("metal rib", Box(size=(0.14, 0.005, 0.006)), at=(0.068, 0, z + 0.006), material="metal", bevel=0.001)
    panel(
        k,
        "metal sight",
        [(0.128, z + 0.01), (0.138, z + 0.01), (0.137, z + 0.019), (0.133, z + 0.018)],
        0.003,
        at=(0, 0.0015, 0),
        material="metal",
    )
    frame: Outline = [
        (-0.062, 0.098),
        (-0.045, 0.092),
        (0.002, 0.096),
        (0.006, 0.106),
        (0.006, z + 0.012),
        (-0.045, z + 0.014),
        (-0.058, z + 0.01),
        (-0.066, 0.115),
    ]
    hole: Outline = [(-0.043, 0.108), (-0.003, 0.108), (-0.003, z + 0.0095), (-0.043, z + 0.0095)]
    panel(k, "metal frame", frame, 0.017, at=(0, 0.0085, 0), material="metal", bevel=0.002, holes=[hole])
    cz = 0.1215
    k.add(
        "metal cylinder",
        Lathe(
            profile=[
                (0.0, -0.042),
                (0.0185, -0.042),
                (0.0195, -0.04),
                (0.0195, -0.008),
                (0.0175, -0.004),
                (0.0, -0.004),
            ],
            segments=48,
        ),
        at=(0, 0, cz),
        rotate=ALONG,
        material="metal",
    )
    for i in range(6):
        a = math.radians(60 * i + 30)
        k.rod(
            "trim chamber",
            (-0.02, 0.0155 * math.cos(a), cz + 0.0155 * math.sin(a)),
            (-0.0035, 0.0155 * math.cos(a), cz + 0.0155 * math.sin(a)),
            0.0048,
            0.0052,
            segments=16,
            material="metal",
        )
    grip: Outline = [
        (-0.05, 0.098),
        (-0.068, 0.116),
        (-0.075, 0.118),
        (-0.082, 0.104),
        (-0.094, 0.07),
        (-0.112, 0.03),
        (-0.118, 0.006),
        (-0.1, 0.0),
        (-0.078, 0.004),
        (-0.075, 0.02),
        (-0.066, 0.05),
        (-0.056, 0.078),
    ]
    panel(k, "grip", grip, 0.03, at=(0, 0.015, 0), material="grip", bevel=0.009, smooth=True)
    panel(
        k,
        "metal strap",
        [(x * 1.0 - 0.001, zz) for x, zz in grip],
        0.012,
        at=(0, 0.006, 0),
        material="metal",
        smooth=True,
    )
    knob(
        k,
        "trim medallion",
        [(0, 0), (0.006, 0), (0.006, 0.001), (0, 0.0014)],
        (-0.078, -0.0145, 0.075),
        material="trim",
        segments=28,
    )
    k.tube(
        "metal hammer",
        [(-0.058, 0, 0.112), (-0.07, 0, 0.136), (-0.083, 0, 0.15), (-0.094, 0, 0.147)],
        0.0045,
        radii=[1.3, 1.0, 0.8, 0.9],
        segments=14,
        material="metal",
    )
    guard(k, -0.03, 0.096, 0.045, 0.028, material="metal")


def _flintlock(k: Kit) -> None:
    z = 0.115
    stock: Outline = [(0.13, z - 0.012), (0.132, z - 0.002), (-0.075, z + 0.002), (-0.1, z - 0.002), (-0.125, 0.09), (-0.15, 0.055), (-0.168, 0.03), (-0.185, 0.02), (-0.19, 0.006), (-0.175, 0.0), (-0.155, 0.006), (-0.14, 0.022),
                      (-0.118, 0.055), (-0.098, 0.078), (-0.06, 0.09), (0.0, 0.094)]  # fmt: skip
    panel(k, "grip stock", stock[::-1], 0.024, at=(0, 0.012, 0), material="grip", bevel=0.007, smooth=False)
    k.add(
        "trim butt", Sphere(radius=0.0215, segments=28), at=(-0.172, 0, 0.0185), scale=(1, 0.85, 0.85), material="trim"
    )
    barrel(k, "metal barrel", -0.08, 0.19, z, 0.0125, 0.007, material="metal", end_radius=0.0105)
    for x in (0.05, 0.125):
        k.add(
            "trim band",
            Lathe(
                profile=[(0.0115, -0.006), (0.0152, -0.006), (0.0152, 0.006), (0.0115, 0.006)], closed=True, segments=36
            ),
            at=(x, 0, z - 0.003),
            rotate=ALONG,
            material="trim",
        )
    k.add(
        "trim muzzle",
        Torus(radius=0.0105, tube=0.0028, segments=36, tube_segments=12),
        at=(0.188, 0, z),
        rotate=ALONG,
        material="trim",
    )
    k.rod("grip ramrod", (-0.02, 0, z - 0.0195), (0.175, 0, z - 0.0155), 0.0038, segments=14, material="grip")
    plate: Outline = [(-0.11, 0.1), (-0.095, 0.092), (-0.03, 0.094), (-0.02, 0.102), (-0.035, 0.113), (-0.095, 0.112)]
    panel(k, "trim lock", plate, 0.003, at=(0, -0.011, 0), material="metal", bevel=0.0008)
    k.tube(
        "metal hammer",
        [(-0.072, -0.0155, 0.102), (-0.08, -0.0155, 0.122), (-0.072, -0.0155, 0.14), (-0.058, -0.0155, 0.142)],
        0.0048,
        radii=[1.5, 1.0, 0.9, 1.1],
        segments=14,
        material="metal",
    )
    k.add(
        "metal flint",
        Box(size=(0.014, 0.008, 0.006), pivot="center"),
        at=(-0.05, -0.0155, 0.14),
        rotate=(0, 20, 0),
        material="grip",
        bevel=0.001,
    )
    panel(
        k,
        "metal frizzen",
        [(-0.036, 0.112), (-0.022, 0.11), (-0.03, 0.142), (-0.036, 0.142)],
        0.007,
        at=(0, -0.0125, 0),
        material="metal",
        bevel=0.001,
    )
    k.add(
        "metal pan",
        Box(size=(0.02, 0.01, 0.007), pivot="center"),
        at=(-0.034, -0.0165, 0.108),
        material="metal",
        bevel=0.002,
    )
    guard(k, -0.075, 0.089, 0.06, 0.03, material="trim", r=0.0028)


def _modern(k: Kit) -> None:
    slide: Outline = [
        (-0.09, 0.108),
        (0.098, 0.108),
        (0.1, 0.112),
        (0.1, 0.13),
        (0.096, 0.135),
        (-0.088, 0.135),
        (-0.092, 0.13),
    ]
    panel(k, "metal barrel slide", slide, 0.025, at=(0, 0.0125, 0), material="metal", bevel=0.0025)
    barrel(k, "metal barrel", 0.08, 0.1015, 0.121, 0.0075, 0.0052, material="metal")
    for i in range(7):
        k.add(
            "grip serration",
            Box(size=(0.0022, 0.0262, 0.018), pivot="center"),
            at=(-0.082 + 0.0055 * i, 0, 0.12),
            rotate=(0, 12, 0),
            material="metal",
        )
    frame: Outline = [
        (-0.085, 0.09),
        (-0.03, 0.088),
        (0.03, 0.09),
        (0.096, 0.093),
        (0.097, 0.109),
        (-0.09, 0.109),
        (-0.1, 0.106),
    ]
    panel(k, "grip frame", frame, 0.023, at=(0, 0.0115, 0), material="polymer", bevel=0.002)
    grip: Outline = [
        (-0.03, 0.092),
        (-0.088, 0.098),
        (-0.094, 0.085),
        (-0.086, 0.07),
        (-0.1, 0.02),
        (-0.103, 0.004),
        (-0.1, 0.0),
        (-0.056, 0.0),
        (-0.052, 0.006),
        (-0.048, 0.04),
        (-0.036, 0.075),
    ]
    panel(k, "grip", grip, 0.028, at=(0, 0.014, 0), material="polymer", bevel=0.006)
    for i in range(6):
        k.add(
            "grip rib",
            Box(size=(0.03, 0.0292, 0.0016), pivot="center"),
            at=(-0.074 - 0.0028 * i + 0.008, 0, 0.07 - 0.0095 * i),
            rotate=(0, 6, 0),
            material="polymer",
        )
    k.add(
        "metal magazine",
        Box(size=(0.05, 0.024, 0.005), pivot="center"),
        at=(-0.078, 0, 0.0015),
        material="metal",
        bevel=0.001,
    )
    k.add(
        "metal sight",
        Box(size=(0.012, 0.008, 0.006), pivot="center"),
        at=(-0.08, 0, 0.1375),
        material="metal",
        bevel=0.001,
    )
    k.add(
        "metal sight front",
        Box(size=(0.008, 0.004, 0.006), pivot="center"),
        at=(0.086, 0, 0.1375),
        material="metal",
        bevel=0.001,
    )
    guard(k, -0.012, 0.09, 0.056, 0.03, material="polymer", r=0.0034)


@asset(
    kind="ray_gun",
    words=("ray gun", "raygun", "laser gun", "blaster", "laser pistol", "space gun", "sci-fi gun", "plasma gun", "alien gun", "laser blaster", "freeze ray"),
    about="A ray gun from the comics, with rings on its barrel and a glowing tip.",
    parameters=(long_by(0.32),),
    slots={"body": Material(preset="gloss_paint", color="#c8262c"), "metal": "chrome", "glow": Material(preset="led", color="#5dff8a", emission_strength=3.0), "grip": Material(preset="black_plastic")},
    styles={"steampunk": {}, "futuristic": {}, "retro": {}},
    style_materials={"steampunk": {"body": Material(preset="copper"), "metal": Material(preset="brass"), "grip": Material(preset="leather", color="#5b3018")},
                     "futuristic": {"body": Material(preset="matte_plastic", color="#e9ebee"), "metal": Material(preset="gunmetal"), "glow": Material(preset="led", color="#49c7ff", emission_strength=3.0)}},
    parts={"handle": "grip", "barrel": "metal barrel", "ring": "body ring", "tip": "glow tip"},
)  # fmt: skip
def ray_gun(k: Kit) -> None:
    """A teardrop body with fins behind, discs along the barrel, a bulb at the muzzle."""
    s = k.m("length") / 0.32
    z = 0.13
    with k.group("gun", scale=s):
        k.add(
            "body",
            Lathe(
                profile=[
                    (0.0, -0.12),
                    (0.012, -0.115),
                    (0.033, -0.085),
                    (0.042, -0.05),
                    (0.04, -0.015),
                    (0.028, 0.015),
                    (0.016, 0.035),
                    (0.0, 0.035),
                ],
                smooth=True,
                segments=48,
            ),
            at=(0, 0, z),
            rotate=ALONG,
            material="body",
        )
        k.rod("metal barrel", (0.02, 0, z), (0.16, 0, z), 0.0095, 0.007, segments=28, material="metal")
        for i, r in enumerate((0.03, 0.026, 0.022, 0.018)):
            k.add(
                "body ring",
                Lathe(
                    profile=[(0.0, -0.003), (r * 0.8, -0.003), (r, 0.0), (r * 0.8, 0.003), (0.0, 0.003)], segments=44
                ),
                at=(0.05 + 0.023 * i, 0, z),
                rotate=ALONG,
                material="body" if i % 2 else "metal",
            )
        k.add(
            "metal cup",
            Lathe(profile=[(0.007, -0.008), (0.011, 0.0), (0.013, 0.012), (0.009, 0.012), (0.0, 0.006)], segments=32),
            at=(0.152, 0, z),
            rotate=ALONG,
            material="metal",
        )
        k.add("glow tip", Sphere(radius=0.0125, segments=28), at=(0.172, 0, z), material="glow")
        for y in (-1, 1):
            k.add(
                "glow window",
                Sphere(radius=0.02, segments=28),
                at=(-0.035, y * 0.03, z + 0.004),
                scale=(1.1, 0.75, 0.7),
                material="glow",
            )
            k.add(
                "metal bezel",
                Torus(radius=0.0195, tube=0.003, segments=36, tube_segments=10),
                at=(-0.035, y * 0.037, z + 0.004),
                rotate=(90, 0, 0),
                scale=(1.1, 1, 0.75),
                material="metal",
            )
        fin: Outline = [(-0.05, 0.03), (-0.085, 0.075), (-0.115, 0.08), (-0.105, 0.015), (-0.09, 0.01)]
        for turn in (0, 60, -60):
            k.add(
                "metal fin",
                Extrude(outline=fin, height=0.005, pivot="center", bevel=0.001),
                at=(0, 0, z),
                rotate=(90 + turn, 0, 0),
                material="metal",
            )
        grip: Outline = [
            (-0.02, 0.1),
            (-0.075, 0.1),
            (-0.085, 0.06),
            (-0.105, 0.012),
            (-0.1, 0.0),
            (-0.06, 0.0),
            (-0.054, 0.008),
            (-0.04, 0.055),
        ]
        panel(k, "grip", grip, 0.03, at=(0, 0.015, 0), material="grip", bevel=0.009, smooth=False)
        for i in range(4):
            k.add(
                "metal grip band",
                Box(size=(0.038, 0.0312, 0.004), pivot="center"),
                at=(-0.066 - 0.007 * i, 0, 0.068 - 0.016 * i),
                rotate=(0, -10, 0),
                material="metal",
                bevel=0.001,
            )
        guard(k, -0.005, 0.1, 0.04, 0.03, material="metal", r=0.0032)
        k.tube(
            "glow coil",
            [(0.045 + 0.0016 * i, 0.0125 * math.cos(0.8 * i), z + 0.0125 * math.sin(0.8 * i)) for i in range(56)],
            0.0018,
            segments=8,
            resolution=2,
            material="glow",
        )
    k.anchor("grip", (-0.07 * s, 0, 0.055 * s), normal=(1, 0, 0), radius=0.018 * s)
    k.anchor("muzzle", (0.185 * s, 0, z * s), normal=(1, 0, 0), radius=0.013 * s)
    k.anchor("top", (0, 0, 0.21 * s))
