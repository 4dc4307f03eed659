"""Loudspeakers and microphones."""

import math

from prompt2mesh.library.electronics.casework import DARK
from prompt2mesh.library.kit import Kit
from prompt2mesh.library.outlines import moved, rounded_rectangle
from prompt2mesh.library.panels import knob, panel
from prompt2mesh.library.registry import asset, choice, length
from prompt2mesh.mesh.materials import Material
from prompt2mesh.mesh.placement import Radial
from prompt2mesh.mesh.shapes import Box, Capsule, Cylinder, Lathe, Loft, Section, Sphere, Torus


@asset(
    kind="loudspeaker",
    words=("speaker", "loudspeaker", "stereo speaker", "amplifier", "guitar amp", "guitar amplifier", "amp", "bluetooth speaker", "studio monitor", "subwoofer", "bullhorn speaker"),
    about="A loudspeaker box with a woofer and a tweeter.",
    parameters=(length("height", 0.4, 0.05, 3.0, words=("height", "tall", "size")),),
    slots={"body": Material(preset="polished_wood", color="#6a3a1c"), "front": DARK, "cone": Material(preset="rubber", color="#2a2a2e"), "dome": Material(preset="glossy_plastic", color="#101012"), "metal": "brushed_aluminium"},
    parts={"woofer": "woofer", "cabinet": "body"},
)  # fmt: skip
def loudspeaker(k: Kit) -> None:
    """A box; each driver a surround, a hollow cone and a dome."""
    with k.group("whole", scale=k.m("height") / 0.4):
        k.add("body", Box(size=(0.24, 0.26, 0.39)), at=(0, 0, 0.01), material="body", bevel=0.005)
        for x in (-0.09, 0.09):
            for y in (-0.09, 0.09):
                k.add("foot", Cylinder(radius=0.014, height=0.012, segments=20), at=(x, y, 0), material="front")
        panel(
            k,
            "front",
            moved(rounded_rectangle(0.225, 0.375, 0.006), 0, 0.205),
            0.006,
            at=(0, -0.128, 0),
            material="front",
            bevel=0.002,
        )
        for name, z, r in (("woofer", 0.14, 0.088), ("tweeter", 0.315, 0.042)):
            knob(
                k,
                f"{name} ring",
                [(0, 0), (r * 1.1, 0), (r * 1.1, r * 0.05), (r * 1.02, r * 0.09), (r * 0.96, r * 0.05), (0, 0.001)],
                (0, -0.133, z),
                material="metal",
                segments=64,
            )
            knob(
                k,
                f"{name} cone",
                [
                    (0, 0.0008),
                    (r * 0.97, 0.0008),
                    (r * 0.92, r * 0.1),
                    (r * 0.84, r * 0.05),
                    (r * 0.76, r * 0.06),
                    (r * 0.35, r * 0.02),
                    (0, r * 0.02),
                ],
                (0, -0.1335, z),
                material="cone",
                segments=64,
            )
            knob(
                k,
                f"{name} dome",
                [(r * 0.34, 0), (r * 0.3, r * 0.08), (r * 0.18, r * 0.15), (0, r * 0.18)],
                (0, -0.1335, z),
                material="dome",
                segments=40,
            )
            with k.group(f"{name} screws", at=(0, -0.1335, z), rotate=(90, 0, 0)):
                k.add(
                    f"{name} screw",
                    Lathe(
                        profile=[
                            (0, 0),
                            (0.003, 0),
                            (0.0026, 0.0075 if r > 0.05 else 0.004),
                            (0, 0.008 if r > 0.05 else 0.0045),
                        ],
                        segments=14,
                    ),
                    at=(r * 1.05, 0, 0),
                    material="dome",
                    instances=Radial(count=6 if r > 0.05 else 4, start=30),
                )
    k.anchor("top", (0, 0, k.m("height")), half_size=(0.28 * k.m("height"), 0.3 * k.m("height")))


@asset(
    kind="microphone",
    words=("microphone", "mic", "vintage microphone", "microphone stand", "mic stand", "studio microphone", "mike"),
    about="A microphone: on a stand, for the hand, or the chrome one of the fifties.",
    parameters=(length("height", 1.5, 0.05, 3.0, words=("height", "tall", "size", "length")), choice("type", "stand", "hand", "vintage")),
    slots={"body": DARK, "mesh": "brushed_steel", "metal": "chrome", "base": "cast_iron"},
    adjectives={"vintage": {"type": "vintage", "height": 0.3}, "old": {"type": "vintage", "height": 0.3}, "handheld": {"type": "hand", "height": 0.25}},
    styles={"vintage": {"type": "vintage", "height": 0.3}, "antique": {"type": "vintage", "height": 0.3}},
    parts={"stand": "stand", "head": "head", "grille": "head"},
)  # fmt: skip
def microphone(k: Kit) -> None:
    """The hand microphone stands on its end, so that it can be seen."""
    h, kind = k.m("height"), k.s("type")
    if kind == "hand":
        with k.group("whole", scale=h / 0.25):
            _hand_mic(k)
        k.anchor("grip", (0, 0, h * 0.4), normal=(0, -1, 0), radius=h * 0.07)
        return
    if kind == "vintage":
        with k.group("whole", scale=h / 0.3):
            _fifties(k)
        k.anchor("grip", (0, 0, h * 0.3), normal=(0, -1, 0), radius=h * 0.04)
        return
    with k.group("whole", scale=h / 1.5):
        k.add(
            "stand base",
            Lathe(
                profile=[(0, 0), (0.14, 0), (0.142, 0.01), (0.12, 0.02), (0.03, 0.035), (0.02, 0.06), (0, 0.06)],
                segments=64,
            ),
            material="base",
        )
        k.rod("stand pole", (0, 0, 0.05), (0, 0, 0.75), 0.014, material="metal", segments=24)
        k.rod("stand tube", (0, 0, 0.7), (0, 0, 1.32), 0.009, material="metal", segments=24)
        k.add(
            "stand clutch",
            Lathe(profile=[(0, 0), (0.018, 0), (0.02, 0.02), (0.02, 0.06), (0.014, 0.08), (0, 0.08)], segments=32),
            at=(0, 0, 0.7),
            material="body",
        )
        with k.group("microphone whole", at=(0, 0.02, 1.285), rotate=(28, 0, 0)):
            _hand_mic(k)
        k.add(
            "clip",
            Lathe(profile=[(0.0, 0), (0.017, 0), (0.022, 0.02), (0.019, 0.05), (0, 0.05)], segments=28),
            at=(0, -0.002, 1.305),
            rotate=(20, 0, 0),
            material="body",
        )
        k.tube(
            "cable",
            [
                (0, 0.02, 1.29),
                (0, 0.06, 1.24),
                (0.02, 0.05, 1.1),
                (0.014, 0.02, 0.85),
                (0.02, 0.018, 0.4),
                (0.022, 0.02, 0.1),
                (0.06, 0.08, 0.028),
                (0.1, 0.16, 0.006),
                (0.02, 0.24, 0.006),
            ],
            0.0045,
            material="body",
            segments=10,
        )
    k.anchor("grip", (0, 0, h * 0.8), normal=(0, -1, 0), radius=h * 0.012)


def _hand_mic(k: Kit) -> None:
    k.add(
        "body",
        Lathe(
            profile=[
                (0, 0),
                (0.0115, 0),
                (0.0125, 0.004),
                (0.0135, 0.05),
                (0.0185, 0.15),
                (0.0215, 0.168),
                (0.0225, 0.188),
                (0, 0.188),
            ],
            segments=48,
        ),
        material="body",
    )
    k.add("head", Capsule(radius=0.0275, height=0.068, segments=40), at=(0, 0, 0.216), material="mesh")
    k.add(
        "head band",
        Lathe(
            profile=[(0.024, 0), (0.0285, 0.001), (0.0295, 0.005), (0.0285, 0.009), (0.024, 0.01)],
            closed=True,
            segments=48,
        ),
        at=(0, 0, 0.207),
        material="metal",
    )
    for turn in range(0, 180, 30):
        k.add(
            "head wire",
            Torus(radius=0.0273, tube=0.0008, segments=48, tube_segments=6),
            at=(0, 0, 0.2225),
            rotate=(90, 0, turn),
            material="metal",
        )
    for z in (0.19, 0.199, 0.222, 0.231, 0.24):
        r = math.sqrt(max(0.0275**2 - max(z - 0.2225, 0, 0.2095 - z) ** 2, 1e-6))
        k.add(
            "head wire ring",
            Torus(radius=r * 0.998, tube=0.0008, segments=48, tube_segments=6),
            at=(0, 0, z),
            material="metal",
        )
    k.add("switch", Box(size=(0.008, 0.006, 0.016)), at=(0, -0.0165, 0.1), material="metal", bevel=0.002)


def _fifties(k: Kit) -> None:
    k.add(
        "stand base",
        Lathe(
            profile=[(0, 0), (0.065, 0), (0.066, 0.008), (0.05, 0.018), (0.015, 0.026), (0.012, 0.04), (0, 0.04)],
            segments=56,
        ),
        material="metal",
    )
    k.rod("stand pole", (0, 0, 0.03), (0, 0, 0.15), 0.007, material="metal", segments=20)
    k.add("joint", Sphere(radius=0.014, segments=28), at=(0, 0, 0.148), material="metal")
    with k.group("capsule", at=(0, 0, 0.152), rotate=(12, 0, 0)):
        body = [
            Section(center=(0, 0.002, z), radii=(w, d), exponent=2.8)
            for z, w, d in (
                (0.0, 0.012, 0.012),
                (0.012, 0.03, 0.026),
                (0.035, 0.037, 0.032),
                (0.08, 0.039, 0.034),
                (0.115, 0.034, 0.03),
                (0.138, 0.02, 0.018),
                (0.145, 0.006, 0.006),
            )
        ]
        k.add("body", Loft(axis="z", sections=body, segments=44), material="body")
        for x in (-0.024, -0.012, 0.0, 0.012, 0.024):
            bow = [
                (x, 0.0 - 0.037 * math.sqrt(max(1 - (x / 0.042) ** 2, 0.05)) * f, z)
                for z, f in ((0.012, 0.75), (0.035, 0.93), (0.08, 0.98), (0.115, 0.88), (0.135, 0.6))
            ]
            k.tube("head rib", bow, 0.0036, material="metal", segments=12)
        for z, w, d in ((0.058, 0.039, 0.034), (0.07, 0.0395, 0.0345)):
            k.add(
                "head band",
                Loft(
                    axis="z",
                    smooth=False,
                    segments=44,
                    sections=[
                        Section(center=(0, 0.002, z + dz), radii=(w + g, d + g), exponent=2.8)
                        for dz, g in ((-0.004, 0.0), (-0.003, 0.0035), (0.003, 0.0035), (0.004, 0.0))
                    ],
                ),
                material="metal",
            )
        k.tube(
            "head spine",
            [
                (0, -0.036, 0.02),
                (0, -0.039, 0.07),
                (0, -0.034, 0.115),
                (0, -0.012, 0.144),
                (0, 0.02, 0.132),
                (0, 0.034, 0.1),
            ],
            0.005,
            material="metal",
            segments=14,
        )
        k.add("switch", Box(size=(0.01, 0.008, 0.012)), at=(0, -0.03, 0.012), material="metal", bevel=0.002)
