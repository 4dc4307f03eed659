"""Television sets, flat and old."""

import math

from prompt2mesh.library.electronics.casework import DARK, WOOD, dial
from prompt2mesh.library.kit import Kit
from prompt2mesh.library.outlines import circle, moved, rounded_rectangle
from prompt2mesh.library.panels import knob, panel
from prompt2mesh.library.registry import asset, choice, length
from prompt2mesh.mesh.materials import Material
from prompt2mesh.mesh.placement import Linear
from prompt2mesh.mesh.shapes import Box, Ellipsoid, Loft, Section, Sphere


@asset(
    kind="television",
    words=("television", "tv", "television set", "flat screen tv", "tv set", "flatscreen", "vintage tv", "old tv", "crt tv", "retro tv"),
    about="A flat television on a stand, or a wooden one of the sixties with dials and antenna.",
    parameters=(length("width", 1.1, 0.1, 4.0, words=("width", "wide", "size")), choice("type", "flat", "vintage")),
    slots={"body": Material(preset="glossy_plastic", color="#121316"), "screen": Material(preset="glossy_plastic", color="#3f86dc", emission="#3f86dc", emission_strength=0.5), "sky": Material(preset="glossy_plastic", color="#ffb36b", emission="#ffb36b", emission_strength=0.5), "hill": Material(preset="glossy_plastic", color="#2f5f4a", emission="#2f5f4a", emission_strength=0.5),
           "sun": Material(preset="glossy_plastic", color="#fff1c0", emission="#fff1c0", emission_strength=0.5), "metal": "brushed_steel", "wood": WOOD, "tube": Material(preset="dark_screen"), "panel": Material(preset="gold", roughness=0.4), "dark": DARK, "cloth": Material(preset="fabric", color="#a58a5b"),
           "glow": Material(preset="screen", color="#aac8dc")},
    styles={"vintage": {"type": "vintage", "width": 0.68}, "retro": {"type": "vintage", "width": 0.68}, "antique": {"type": "vintage", "width": 0.68}, "modern": {"type": "flat"}},
    adjectives={"vintage": {"type": "vintage", "width": 0.68}, "retro": {"type": "vintage", "width": 0.68}, "old": {"type": "vintage", "width": 0.68}, "crt": {"type": "vintage", "width": 0.68}},
    states=("lit",),
    parts={"display": "screen", "aerial": "antenna", "leg": "leg"},
)  # fmt: skip
def television(k: Kit) -> None:
    """Flat: a thin panel with a landscape on it; vintage: a cabinet on splayed legs."""
    w = k.m("width")
    if k.s("type") == "flat":
        with k.group("whole", scale=w / 1.1):
            low = 0.07
            for side in (-1, 1):
                k.tube(
                    "stand foot",
                    [(0.33 * side, -0.13, 0.008), (0.36 * side, 0.0, 0.02), (0.33 * side, 0.13, 0.008)],
                    0.008,
                    material="metal",
                    segments=14,
                )
                k.rod("stand leg", (0.358 * side, 0, 0.015), (0.34 * side, 0, low + 0.03), 0.011, material="metal")
            panel(
                k,
                "body",
                moved(rounded_rectangle(1.1, 0.64, 0.012), 0, low + 0.32),
                0.03,
                at=(0, 0.018, 0),
                material="body",
                bevel=0.005,
            )
            panel(
                k,
                "body back",
                moved(rounded_rectangle(0.7, 0.36, 0.04), 0, low + 0.26),
                0.03,
                at=(0, 0.045, 0),
                material="dark",
                bevel=0.01,
            )
            iw, ih = 1.076, 0.606
            zc = low + 0.326
            panel(
                k, "screen", moved(rounded_rectangle(iw, ih, 0.006), 0, zc), 0.002, at=(0, -0.011, 0), material="screen"
            )
            x0, z0 = iw / 2, zc - ih / 2
            glow = [(-x0, z0 + ih * 0.3), (x0, z0 + ih * 0.3), (x0, z0 + ih * 0.55), (-x0, z0 + ih * 0.55)]
            panel(k, "screen sky", glow, 0.0008, at=(0, -0.0128, 0), material="sky")
            panel(
                k,
                "screen sun",
                circle(0.075, segments=48, center=(0.18, z0 + ih * 0.48)),
                0.0008,
                at=(0, -0.0134, 0),
                material="sun",
            )
            ridge = [
                (-x0, z0),
                (x0, z0),
                *[
                    (x0 - iw * i / 24, z0 + ih * (0.33 + 0.1 * math.sin(i * 0.55) + 0.05 * math.sin(i * 1.3 + 1)))
                    for i in range(25)
                ],
            ]
            panel(k, "screen hill", ridge, 0.0008, at=(0, -0.014, 0), material="hill")
            k.add("power light", Sphere(radius=0.004, segments=14), at=(0, -0.0125, low + 0.009), material="sun")
        return
    with k.group("whole", scale=w / 0.68):
        leg = 0.2
        for sx in (-1, 1):
            for sy in (-1, 1):
                k.rod(
                    "leg",
                    (0.24 * sx, 0.14 * sy + 0.02, leg + 0.01),
                    (0.3 * sx, 0.19 * sy + 0.02, 0.004),
                    0.017,
                    0.008,
                    material="wood",
                )
                k.rod(
                    "leg tip",
                    (0.2935 * sx, 0.1846 * sy + 0.02, 0.025),
                    (0.3 * sx, 0.19 * sy + 0.02, 0.0),
                    0.0105,
                    0.009,
                    material="panel",
                )
        case = moved(rounded_rectangle(0.68, 0.48, 0.045), 0, leg + 0.24)
        panel(k, "cabinet", case, 0.36, at=(0, 0.2, 0), material="body" if "body" in k.asked else "wood", bevel=0.008)
        panel(
            k,
            "cabinet rim",
            case,
            0.03,
            at=(0, -0.14, 0),
            material="body" if "body" in k.asked else "wood",
            bevel=0.006,
            holes=[moved(rounded_rectangle(0.64, 0.44, 0.03), 0, leg + 0.24)],
        )
        cx = -0.075
        screen = [
            (-0.215, -0.13),
            (-0.225, 0.0),
            (-0.215, 0.13),
            (0.0, 0.165),
            (0.215, 0.13),
            (0.225, 0.0),
            (0.215, -0.13),
            (0.0, -0.165),
        ]
        frame = [(x * 1.09 + cx, z * 1.14 + leg + 0.24) for x, z in screen]
        panel(
            k,
            "screen frame",
            frame,
            0.02,
            at=(0, -0.155, 0),
            material="panel",
            smooth=True,
            bevel=0.004,
            holes=[[(x * 0.985 + cx, z * 0.985 + leg + 0.24) for x, z in screen]],
        )
        k.add(
            "screen",
            Loft(
                axis="y",
                sections=[
                    Section(center=(cx, y, leg + 0.24), radii=(a, b), exponent=4.5)
                    for y, a, b in (
                        (-0.182, 0, 0),
                        (-0.18, 0.1, 0.075),
                        (-0.174, 0.18, 0.125),
                        (-0.168, 0.222, 0.154),
                        (-0.15, 0.224, 0.156),
                    )
                ],
                segments=48,
            ),
            material="glow" if k.state("lit") else "tube",
        )
        px = 0.235
        panel(
            k,
            "control panel",
            moved(rounded_rectangle(0.135, 0.4, 0.012), px, leg + 0.24),
            0.008,
            at=(0, -0.155, 0),
            material="dark",
            bevel=0.002,
        )
        for z in (0.375, 0.27):
            knob(
                k,
                "channel plate",
                [(0, 0), (0.05, 0), (0.048, 0.004), (0, 0.005)],
                (px, -0.162, leg + z),
                material="panel",
                segments=40,
            )
            dial(k, "dial", px, -0.166, leg + z, 0.034, "dark", "metal")
        for i in range(3):
            knob(
                k,
                "small knob",
                [(0, 0), (0.011, 0), (0.01, 0.014), (0, 0.015)],
                (px - 0.036 + 0.036 * i, -0.162, leg + 0.19),
                material="panel",
                segments=24,
            )
        k.add(
            "grille",
            Box(size=(0.11, 0.004, 0.006)),
            at=(px, -0.165, leg + 0.06),
            material="cloth",
            bevel=0.001,
            instances=Linear(count=9, step=(0, 0, 0.0125)),
        )
        k.add(
            "antenna base",
            Ellipsoid(radii=(0.06, 0.045, 0.035), segments=32),
            at=(0, 0.05, leg + 0.48),
            material="dark",
        )
        for side in (-1, 1):
            k.rod(
                "antenna",
                (0.01 * side, 0.05, leg + 0.5),
                (0.26 * side, 0.06, leg + 0.92),
                0.0042,
                0.0028,
                segments=10,
                material="metal",
            )
            k.add(
                "antenna tip", Sphere(radius=0.008, segments=14), at=(0.26 * side, 0.06, leg + 0.92), material="metal"
            )
    k.anchor("top", (0, 0.05 * w, 0.68 * w / 0.68), half_size=(w * 0.4, w * 0.2))
