"""A clown in a box and a water pistol."""

import math

from prompt2mesh.library.kit import Kit
from prompt2mesh.library.outlines import Outline
from prompt2mesh.library.panels import panel
from prompt2mesh.library.registry import asset, length
from prompt2mesh.mesh.materials import Material
from prompt2mesh.mesh.shapes import Box, Cone, Extrude, Lathe, Loft, Section, Sphere


@asset(
    kind="jack_in_the_box",
    words=("jack-in-the-box", "jack in the box", "clown in a box", "pop up toy"),
    about="A box with a clown on a spring, and a crank.",
    parameters=(length("height", 0.42, 0.05, 3.0, words=("height", "tall", "size")),),
    slots={"box": Material(preset="gloss_paint", color="#2a5fc0"), "trim": Material(preset="gloss_paint", color="#f4c82a"), "cloth": Material(preset="satin", color="#d22a34"), "skin": Material(preset="paint", color="#f3d3b5"), "hair": Material(preset="yarn", color="#ef7a1a"), "spring": "steel",
           "black": Material(preset="paint", color="#1b1b1d"), "white": Material(preset="paint", color="#f8f6f0")},
    states=("closed",),
    parts={"lid": "box lid", "crank": "spring crank", "clown": "clown"},
)  # fmt: skip
def jack_in_the_box(k: Kit) -> None:
    """The lid is open behind the clown."""
    s = k.m("height") / 0.42
    closed = k.state("closed")
    w = 0.15
    with k.group("jack", scale=s):
        wall = 0.008
        k.add(
            "box",
            Extrude(
                outline=[(-w / 2, -w / 2), (w / 2, -w / 2), (w / 2, w / 2), (-w / 2, w / 2)],
                holes=[
                    [
                        (-w / 2 + wall, -w / 2 + wall),
                        (w / 2 - wall, -w / 2 + wall),
                        (w / 2 - wall, w / 2 - wall),
                        (-w / 2 + wall, w / 2 - wall),
                    ]
                ],
                height=w,
            ),
            material="box",
        )
        k.add("box floor", Box(size=(w - 0.004, w - 0.004, wall)), at=(0, 0, 0.0), material="box")
        for z in (0.006, w - 0.006):
            k.add("trim edge", Extrude(outline=[(-w / 2 - 0.003, -w / 2 - 0.003), (w / 2 + 0.003, -w / 2 - 0.003), (w / 2 + 0.003, w / 2 + 0.003), (-w / 2 - 0.003, w / 2 + 0.003)],
                  holes=[[(-w / 2 + 0.002, -w / 2 + 0.002), (w / 2 - 0.002, -w / 2 + 0.002), (w / 2 - 0.002, w / 2 - 0.002), (-w / 2 + 0.002, w / 2 - 0.002)]], height=0.012, pivot="center", bevel=0.001), at=(0, 0, z), material="trim")  # fmt: skip
        star: Outline = [
            (
                (0.045 if i % 2 == 0 else 0.02) * math.sin(math.pi * i / 5),
                w / 2 + (0.045 if i % 2 == 0 else 0.02) * math.cos(math.pi * i / 5),
            )
            for i in range(10)
        ]
        panel(k, "trim star", star[::-1], 0.004, at=(0, -w / 2 + 0.001, 0), material="trim", bevel=0.001)
        with k.group("lid group", at=(0, w / 2, w), rotate=(0 if closed else -105, 0, 0)):
            k.add("box lid", Box(size=(w + 0.006, w + 0.006, 0.01)), at=(0, -w / 2, 0), material="box", bevel=0.002)
            k.add("trim lid", Box(size=(w * 0.7, w * 0.7, 0.003)), at=(0, -w / 2, 0.0092), material="trim", bevel=0.001)
        k.rod(
            "spring crank axle",
            (w / 2 - 0.002, 0, 0.08),
            (w / 2 + 0.022, 0, 0.08),
            0.004,
            segments=12,
            material="spring",
        )
        k.rod(
            "spring crank arm",
            (w / 2 + 0.02, 0, 0.08),
            (w / 2 + 0.02, 0.0, 0.12),
            0.004,
            segments=12,
            round_caps=True,
            material="spring",
        )
        k.rod(
            "cloth crank knob",
            (w / 2 + 0.02, 0.0, 0.12),
            (w / 2 + 0.042, 0.0, 0.12),
            0.008,
            segments=18,
            round_caps=True,
            material="cloth",
        )
        if not closed:
            coil = [(0.036 * math.cos(0.55 * i), 0.036 * math.sin(0.55 * i), 0.0095 + 0.00147 * i) for i in range(116)]
            k.tube("spring", coil, 0.0032, segments=8, resolution=2, material="spring")
            with k.group("clown", at=(0, 0, 0.17)):
                k.add(
                    "cloth body",
                    Lathe(
                        profile=[(0.0, 0.0), (0.045, 0.0), (0.055, 0.012), (0.045, 0.05), (0.028, 0.085), (0.0, 0.09)],
                        segments=36,
                    ),
                    material="cloth",
                )
                for z in (0.03, 0.055):
                    k.add(
                        "trim button",
                        Sphere(radius=0.008, segments=18),
                        at=(0, -0.052 + (z - 0.03) * 0.45, z),
                        material="trim",
                    )
                for x in (-1, 1):
                    k.tube(
                        "cloth arm",
                        [(x * 0.03, 0, 0.07), (x * 0.065, -0.01, 0.075), (x * 0.09, -0.015, 0.105)],
                        0.014,
                        radii=[1.1, 1.0, 1.15],
                        segments=16,
                        material="cloth",
                    )
                    k.add(
                        "white glove",
                        Sphere(radius=0.016, segments=20),
                        at=(x * 0.096, -0.016, 0.118),
                        material="white",
                    )
                for i in range(14):
                    a = 2 * math.pi * i / 14
                    k.add(
                        "white ruff",
                        Sphere(radius=0.013, segments=14),
                        at=(0.036 * math.cos(a), 0.036 * math.sin(a), 0.088),
                        scale=(1, 1, 0.6),
                        material="white" if i % 2 else "trim",
                    )
                k.add("skin head", Sphere(radius=0.043, segments=36), at=(0, 0, 0.13), material="skin")
                k.add("cloth nose", Sphere(radius=0.0115, segments=20), at=(0, -0.045, 0.128), material="cloth")
                for x in (-1, 1):
                    k.add(
                        "white eye",
                        Sphere(radius=0.0105, segments=20),
                        at=(x * 0.016, -0.0345, 0.146),
                        scale=(0.85, 0.5, 1.2),
                        material="white",
                    )
                    k.add(
                        "black pupil",
                        Sphere(radius=0.0045, segments=14),
                        at=(x * 0.016, -0.0395, 0.146),
                        material="black",
                    )
                    k.add(
                        "cloth cheek",
                        Sphere(radius=0.009, segments=16),
                        at=(x * 0.027, -0.03, 0.118),
                        scale=(1, 0.5, 1),
                        material="cloth",
                    )
                    for j in range(3):
                        k.add(
                            "hair",
                            Sphere(radius=0.0165 - 0.002 * j, segments=18),
                            at=(x * (0.043 + 0.006 * (j == 1)), 0.004, 0.118 + 0.018 * j),
                            material="hair",
                        )
                k.tube(
                    "cloth mouth",
                    [
                        (0.024 * math.sin(t), -0.0405 + 0.006 * abs(math.sin(t)), 0.12 - 0.014 * math.cos(t))
                        for t in (math.radians(-60 + 15 * i) for i in range(9))
                    ],
                    0.0032,
                    segments=10,
                    material="cloth",
                )
                k.add(
                    "trim hat",
                    Cone(radius_bottom=0.032, height=0.062, segments=32),
                    at=(0, 0.004, 0.158),
                    material="trim",
                )
                k.add("cloth pompom", Sphere(radius=0.011, segments=18), at=(0, 0.004, 0.222), material="cloth")
    k.anchor("top", (0, 0, (0.16 if closed else 0.4) * s))


@asset(
    kind="water_gun",
    words=("water gun", "water pistol", "squirt gun", "super soaker", "toy water gun", "nerf gun", "toy blaster"),
    about="A plastic water pistol with its tank on top.",
    parameters=(length("length", 0.32, 0.04, 2.0, words=("length", "long", "size")),),
    slots={"body": Material(preset="glossy_plastic", color="#35c24a"), "tank": Material(preset="translucent_plastic", color="#3fa9f5"), "accent": Material(preset="glossy_plastic", color="#f57a1f"), "yellow": Material(preset="glossy_plastic", color="#f8d22a")},
    parts={"handle": "body grip", "trigger": "accent trigger", "nozzle": "accent nozzle"},
)  # fmt: skip
def water_gun(k: Kit) -> None:
    """In profile, muzzle to the right."""
    s = k.m("length") / 0.32
    with k.group("gun", scale=s):
        body: Outline = [
            (-0.12, 0.085),
            (0.1, 0.09),
            (0.12, 0.1),
            (0.12, 0.12),
            (0.08, 0.13),
            (-0.1, 0.13),
            (-0.15, 0.122),
            (-0.155, 0.105),
        ]
        panel(k, "body", body, 0.048, at=(0, 0.024, 0), material="body", bevel=0.013)
        grip: Outline = [
            (-0.055, 0.092),
            (-0.115, 0.092),
            (-0.125, 0.05),
            (-0.14, 0.008),
            (-0.132, 0.0),
            (-0.09, 0.0),
            (-0.083, 0.008),
            (-0.075, 0.05),
        ]
        panel(k, "body grip", grip, 0.036, at=(0, 0.018, 0), material="body", bevel=0.01)
        k.tube(
            "accent guard",
            [(-0.066, 0, 0.088), (-0.068, 0, 0.05), (-0.04, 0, 0.044), (-0.012, 0, 0.055), (-0.008, 0, 0.088)],
            0.006,
            segments=12,
            material="body",
        )
        k.tube(
            "accent trigger",
            [(-0.04, 0, 0.09), (-0.036, 0, 0.072), (-0.044, 0, 0.056)],
            0.0065,
            radii=[1.2, 1.0, 0.8],
            segments=12,
            material="accent",
        )
        k.add(
            "accent nozzle",
            Lathe(
                profile=[
                    (0.0, 0.0),
                    (0.022, 0.0),
                    (0.018, 0.02),
                    (0.011, 0.028),
                    (0.011, 0.048),
                    (0.014, 0.05),
                    (0.014, 0.056),
                    (0.005, 0.056),
                    (0.005, 0.04),
                    (0.0, 0.04),
                ],
                segments=36,
            ),
            at=(0.112, 0, 0.109),
            rotate=(0, 90, 0),
            material="accent",
        )
        k.add(
            "accent pump",
            Lathe(
                profile=[
                    (0.0, 0.0),
                    (0.019, 0.0),
                    (0.021, 0.006),
                    (0.019, 0.02),
                    (0.021, 0.034),
                    (0.019, 0.05),
                    (0.0, 0.052),
                ],
                segments=36,
            ),
            at=(0.04, 0, 0.076),
            rotate=(0, 90, 0),
            material="accent",
        )
        k.rod("yellow rail", (0.0, 0, 0.078), (0.11, 0, 0.08), 0.009, segments=18, material="yellow")
        k.add(
            "tank",
            Loft(
                axis="x",
                sections=[
                    Section(center=(x, 0, 0.156), radii=(r, r * 0.9), exponent=2.3)
                    for x, r in (
                        (-0.1, 0.012),
                        (-0.092, 0.026),
                        (-0.07, 0.034),
                        (0.0, 0.035),
                        (0.02, 0.026),
                        (0.028, 0.012),
                    )
                ],
                segments=36,
            ),
            material="tank",
        )
        k.add(
            "yellow cap",
            Lathe(
                profile=[(0.0, 0.0), (0.014, 0.0), (0.015, 0.003), (0.015, 0.014), (0.012, 0.017), (0.0, 0.017)],
                segments=24,
            ),
            at=(-0.0985, 0, 0.156),
            rotate=(0, -90, 0),
            material="yellow",
        )
        k.add("yellow sight", Box(size=(0.012, 0.006, 0.014)), at=(0.09, 0, 0.126), material="yellow", bevel=0.002)
        for i in range(3):
            k.add(
                "yellow stripe",
                Box(size=(0.01, 0.0495, 0.022), pivot="center"),
                at=(0.01 + 0.022 * i, 0, 0.11),
                rotate=(0, 20, 0),
                material="yellow",
                bevel=0.002,
            )
    k.anchor("grip", (-0.1 * s, 0, 0.05 * s), normal=(1, 0, 0), radius=0.02 * s)
    k.anchor("top", (-0.03 * s, 0, 0.19 * s))
