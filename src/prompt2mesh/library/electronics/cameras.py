"""Cameras."""

from prompt2mesh.library.electronics.casework import DARK
from prompt2mesh.library.kit import Kit
from prompt2mesh.library.outlines import moved, rounded_rectangle
from prompt2mesh.library.panels import knob, panel
from prompt2mesh.library.registry import asset, choice, flag, length
from prompt2mesh.mesh.materials import Material
from prompt2mesh.mesh.shapes import Box, Cylinder, Ellipsoid, Extrude, Lathe, Loft, Section, Torus


@asset(
    kind="camera",
    words=("camera", "photo camera", "dslr", "vintage camera", "film camera", "digital camera", "slr camera", "polaroid camera", "old camera", "photographic camera", "polaroid", "video camera"),
    about="A camera: a modern single-lens reflex or a vintage leather and chrome rangefinder.",
    parameters=(length("width", 0.14, 0.04, 1.0, words=("width", "wide", "size")), choice("type", "vintage", "dslr"), flag("strap", False)),
    slots={"body": Material(preset="black_leather"), "metal": "chrome", "black": DARK, "lens": Material(preset="blue_glass", color="#1d2a55"), "ring": Material(preset="matte_plastic", color="#141416"), "red": Material(preset="glossy_plastic", color="#c62828"), "strap": Material(preset="leather", color="#7a4a26"), "glass": Material(preset="obsidian")},
    adjectives={"modern": {"type": "dslr"}, "digital": {"type": "dslr"}, "dslr": {"type": "dslr"}, "vintage": {"type": "vintage"}},
    styles={"modern": {"type": "dslr"}, "antique": {"type": "vintage"}},
    parts={"flash": "flash", "viewfinder": "viewfinder"},
)  # fmt: skip
def camera(k: Kit) -> None:
    """The lens looks at the viewer."""
    s = k.m("width") / 0.14
    modern = k.s("type") == "dslr"
    with k.group("whole", scale=s):
        zc = 0.044 if not modern else 0.048
        if modern:
            outline = [
                (-0.07, 0.0),
                (0.066, 0.0),
                (0.07, 0.01),
                (0.07, 0.07),
                (0.06, 0.08),
                (0.03, 0.083),
                (0.022, 0.1),
                (0.012, 0.106),
                (-0.012, 0.106),
                (-0.022, 0.1),
                (-0.03, 0.083),
                (-0.058, 0.082),
                (-0.07, 0.074),
            ]
            panel(k, "body", outline, 0.05, at=(0, 0.03, 0), material="black", bevel=0.005)
            k.add(
                "hand grip",
                Loft(
                    axis="z",
                    sections=[
                        Section(center=(-0.056, -0.03, z), radii=(w, d), exponent=2.6)
                        for z, w, d in (
                            (0.001, 0.014, 0.016),
                            (0.02, 0.0155, 0.02),
                            (0.06, 0.0155, 0.021),
                            (0.079, 0.013, 0.016),
                        )
                    ],
                    segments=32,
                ),
                material="body",
            )
            k.add(
                "shutter",
                Cylinder(radius=0.007, height=0.006, segments=28),
                at=(-0.056, -0.034, 0.077),
                material="metal",
                bevel=0.0015,
            )
            k.add(
                "mode dial",
                Lathe(profile=[(0, 0), (0.012, 0), (0.012, 0.009), (0.01, 0.011), (0, 0.011)], segments=24),
                at=(0.045, 0.008, 0.08),
                material="ring",
                flat=True,
            )
            k.add("hot shoe", Box(size=(0.02, 0.02, 0.004)), at=(0, 0.008, 0.105), material="metal", bevel=0.001)
            k.add("flash", Box(size=(0.03, 0.004, 0.012)), at=(0, -0.022, 0.089), material="metal", bevel=0.002)
            k.add("red line", Box(size=(0.02, 0.003, 0.003)), at=(-0.056, -0.051, 0.062), material="red")
            lens = [
                (0, 0),
                (0.037, 0),
                (0.037, 0.006),
                (0.034, 0.008),
                (0.034, 0.02),
                (0.0365, 0.022),
                (0.0365, 0.048),
                (0.034, 0.05),
                (0.035, 0.066),
                (0.032, 0.068),
                (0.029, 0.066),
                (0.029, 0.058),
                (0, 0.055),
            ]
            glass_y, glass_r, base_y = -0.02 - 0.055, 0.0285, -0.019
            panel(
                k,
                "display",
                moved(rounded_rectangle(0.075, 0.05, 0.003), 0, 0.036),
                0.003,
                at=(0, 0.0325, 0),
                material="glass",
            )
        else:
            panel(
                k,
                "body",
                moved(rounded_rectangle(0.138, 0.05, 0.014), 0, 0.036),
                0.036,
                at=(0, 0.018, 0),
                material="body",
                bevel=0.002,
            )
            for z, h in ((0.0, 0.013), (0.059, 0.019)):
                k.add(
                    "plate",
                    Extrude(outline=rounded_rectangle(0.14, 0.038, 0.017), height=h, bevel=0.0018),
                    at=(0, 0, z),
                    material="metal",
                )
            k.add(
                "viewfinder housing", Box(size=(0.05, 0.032, 0.012)), at=(0, 0, 0.0765), material="metal", bevel=0.003
            )
            for x, w in ((-0.036, 0.014), (0.036, 0.017)):
                panel(
                    k,
                    "viewfinder",
                    moved(rounded_rectangle(w, 0.011, 0.002), x, 0.069),
                    0.002,
                    at=(0, -0.018, 0),
                    material="glass",
                    bevel=0.0005,
                )
            for x, r, h in ((-0.05, 0.0115, 0.011), (0.052, 0.0125, 0.009), (0.03, 0.006, 0.007)):
                k.add(
                    "dial",
                    Lathe(profile=[(0, 0), (r, 0), (r, h * 0.8), (r * 0.88, h), (0, h)], segments=40),
                    at=(x, 0, 0.0775),
                    material="metal",
                )
            k.add(
                "shutter",
                Lathe(profile=[(0, 0), (0.004, 0), (0.004, 0.006), (0.003, 0.0075), (0, 0.0075)], segments=20),
                at=(-0.033, -0.006, 0.077),
                material="metal",
            )
            k.add("hot shoe", Box(size=(0.018, 0.02, 0.004)), at=(0, 0.002, 0.088), material="metal", bevel=0.001)
            k.add(
                "self timer",
                Ellipsoid(radii=(0.003, 0.003, 0.011), segments=20),
                at=(-0.04, -0.0195, 0.035),
                material="metal",
            )
            lens = [
                (0, 0),
                (0.03, 0),
                (0.03, 0.004),
                (0.0265, 0.005),
                (0.0265, 0.013),
                (0.0285, 0.014),
                (0.0285, 0.024),
                (0.025, 0.026),
                (0.0245, 0.038),
                (0.0225, 0.039),
                (0.0205, 0.037),
                (0.0195, 0.031),
                (0, 0.029),
            ]
            glass_y, glass_r, base_y = -0.017 - 0.029, 0.019, -0.017
        knob(k, "lens barrel", lens, (0, base_y, zc), material="ring" if modern else "metal", segments=64)
        for f in (0.3, 0.42, 0.54, 0.66):
            z = lens[-1][1] * f + 0.012
            k.add(
                "focus ring",
                Torus(radius=max(r for r, _ in lens) * 0.955, tube=0.0013, segments=56, tube_segments=8),
                at=(0, base_y - z * (0.72 if not modern else 0.9), zc),
                rotate=(90, 0, 0),
                material="black" if not modern else "body",
            )
        if modern:
            k.add(
                "lens line",
                Torus(radius=0.0352, tube=0.0011, segments=56, tube_segments=8),
                at=(0, base_y - 0.058, zc),
                rotate=(90, 0, 0),
                material="red",
            )
        k.add(
            "lens",
            Ellipsoid(radii=(glass_r, glass_r * 0.32, glass_r), segments=40),
            at=(0, glass_y, zc),
            material="lens",
        )
        if k.on("strap"):
            k.tube(
                "strap",
                [
                    (-0.069, 0, 0.072),
                    (-0.09, 0.01, 0.06),
                    (-0.105, 0.05, 0.004),
                    (-0.06, 0.12, 0.004),
                    (0.05, 0.125, 0.004),
                    (0.105, 0.06, 0.004),
                    (0.09, 0.015, 0.05),
                    (0.069, 0, 0.072),
                ],
                0.0035,
                material="strap",
                segments=10,
            )
    k.anchor("grip", (-0.06 * s, 0, 0.04 * s), normal=(-1, 0, 0), radius=0.03 * s)
