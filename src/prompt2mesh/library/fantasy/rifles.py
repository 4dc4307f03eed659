"""Muskets and rifles of all ages; they stand in profile, muzzle to the right."""

from prompt2mesh.library.fantasy.gun_parts import ALONG, barrel, guard, long_by
from prompt2mesh.library.kit import Kit
from prompt2mesh.library.outlines import Outline
from prompt2mesh.library.panels import panel
from prompt2mesh.library.registry import asset, choice, flag
from prompt2mesh.mesh.materials import Material
from prompt2mesh.mesh.shapes import Box, Cylinder, Lathe, Sphere, Torus


@asset(
    kind="rifle",
    words=("rifle", "musket", "shotgun", "hunting rifle", "sniper rifle", "winchester", "blunderbuss", "assault rifle", "machine gun", "carbine"),
    about="A bolt-action rifle with a scope, a double shotgun, a blunderbuss or an assault rifle; lying in profile on a stand-free edge.",
    parameters=(long_by(1.1), choice("type", "bolt", "shotgun", "musket", "assault", words=("type",)), flag("scope", True, words=("scope", "sight", "telescopic sight"))),
    slots={"metal": "gunmetal", "stock": "walnut", "trim": "brass", "lens": Material(preset="glass", color="#7fa6d8"), "strap": "leather"},
    adjectives={"shotgun": {"type": "shotgun"}, "musket": {"type": "musket", "length": 1.4}, "blunderbuss": {"type": "musket", "length": 0.8}, "assault rifle": {"type": "assault", "length": 0.88}, "machine gun": {"type": "assault", "length": 1.0},
                "double-barreled": {"type": "shotgun"}, "double barreled": {"type": "shotgun"}},
    styles={"antique": {"type": "musket"}, "modern": {"type": "assault"}, "steampunk": {}},
    style_materials={"steampunk": {"metal": Material(preset="brass"), "trim": Material(preset="copper")}, "modern": {"stock": Material(preset="matte_plastic", color="#2b2e2f")}},
    parts={"barrel": "metal barrel", "butt": "stock", "handle": "stock"},
)  # fmt: skip
def rifle(k: Kit) -> None:
    """Butt to the left; it rests on the butt's toe and the guard as drawn in profile."""
    kind = k.s("type")
    s = k.m("length") / 1.1
    z = 0.135
    with k.group("gun", scale=s):
        if kind == "assault":
            _assault(k)
        else:
            fore = 0.25 if kind != "musket" else 0.42
            stock: Outline = [(fore, z - 0.03), (fore + 0.012, z - 0.014), (fore, z - 0.002), (-0.12, z + 0.0), (-0.17, z - 0.004), (-0.21, z - 0.026), (-0.26, z - 0.024), (-0.53, z - 0.045), (-0.545, z - 0.06), (-0.53, 0.0), (-0.515, 0.0),
                              (-0.3, 0.055), (-0.24, 0.075), (-0.2, 0.083), (-0.16, 0.09), (0.0, 0.095)]  # fmt: skip
            panel(k, "stock", stock[::-1], 0.038, at=(0, 0.019, 0), material="stock", bevel=0.011)
            panel(
                k,
                "strap butt pad",
                [(-0.548, z - 0.064), (-0.533, 0.0), (-0.52, 0.001), (-0.53, z - 0.045), (-0.54, z - 0.045)],
                0.036,
                at=(0, 0.018, 0),
                material="strap",
                bevel=0.002,
            )
            guard(k, -0.13, 0.093, 0.08, 0.036, material="metal", r=0.0035)
            if kind == "shotgun":
                for y in (-0.0135, 0.0135):
                    with k.group("metal barrel side", at=(0, y, 0)):
                        barrel(k, "metal barrel", -0.12, 0.55, z + 0.004, 0.0138, 0.0105, material="metal")
                k.add("trim bead", Sphere(radius=0.004, segments=16), at=(0.54, 0, z + 0.018), material="trim")
            elif kind == "musket":
                flare = 0.03 if k.m("length") < 1.0 else 0.0125
                barrel(
                    k,
                    "metal barrel",
                    -0.12,
                    0.55,
                    z,
                    0.0155,
                    0.0085 if flare < 0.02 else 0.02,
                    material="metal",
                    end_radius=flare,
                )
                for x in (0.02, 0.2, 0.38):
                    k.add(
                        "trim band",
                        Box(size=(0.016, 0.041, 0.05), pivot="center"),
                        at=(x, 0, z - 0.008),
                        material="trim",
                        bevel=0.006,
                    )
                k.rod("stock ramrod", (0.1, 0, z - 0.034), (0.52, 0, z - 0.022), 0.004, segments=12, material="stock")
                k.tube(
                    "metal hammer",
                    [
                        (-0.12, -0.02, z - 0.006),
                        (-0.128, -0.02, z + 0.018),
                        (-0.118, -0.02, z + 0.034),
                        (-0.1, -0.02, z + 0.036),
                    ],
                    0.006,
                    radii=[1.4, 1, 0.9, 1.1],
                    segments=14,
                    material="metal",
                )
                panel(
                    k,
                    "metal lock",
                    [(-0.17, z - 0.02), (-0.05, z - 0.022), (-0.04, z - 0.01), (-0.06, z), (-0.16, z)],
                    0.004,
                    at=(0, -0.018, 0),
                    material="metal",
                    bevel=0.001,
                )
            else:
                barrel(k, "metal barrel", -0.02, 0.55, z + 0.003, 0.0135, 0.0055, material="metal", end_radius=0.0095)
                k.add(
                    "metal receiver",
                    Lathe(
                        profile=[
                            (0.0, -0.17),
                            (0.0125, -0.17),
                            (0.0165, -0.155),
                            (0.0165, 0.0),
                            (0.0135, 0.01),
                            (0.0, 0.01),
                        ],
                        segments=36,
                    ),
                    at=(0, 0, z + 0.003),
                    rotate=ALONG,
                    material="metal",
                )
                k.tube(
                    "metal bolt",
                    [(-0.14, -0.012, z + 0.006), (-0.142, -0.04, z - 0.002), (-0.15, -0.06, z - 0.018)],
                    0.0055,
                    segments=12,
                    material="metal",
                )
                k.add(
                    "metal bolt knob",
                    Sphere(radius=0.0105, segments=20),
                    at=(-0.151, -0.063, z - 0.021),
                    material="metal",
                )
                if k.on("scope"):
                    c = z + 0.052
                    k.add("metal scope", Lathe(profile=[(0.0, -0.16), (0.0185, -0.16), (0.019, -0.115), (0.0125, -0.095), (0.0125, 0.03), (0.0215, 0.06), (0.0215, 0.12), (0.019, 0.12), (0.019, 0.11), (0.0, 0.11)], segments=40), at=(-0.05, 0, c),
                          rotate=ALONG, material="metal")  # fmt: skip
                    k.add(
                        "lens",
                        Cylinder(radius=0.0191, height=0.003, segments=36),
                        at=(0.063, 0, c),
                        rotate=ALONG,
                        material="lens",
                    )
                    for x in (-0.11, -0.01):
                        k.add(
                            "metal scope mount",
                            Box(size=(0.018, 0.014, 0.05), pivot="center"),
                            at=(x, 0, z + 0.032),
                            material="metal",
                            bevel=0.002,
                        )
                        k.add(
                            "metal scope ring",
                            Torus(radius=0.0135, tube=0.003, segments=32, tube_segments=10),
                            at=(x, 0, c),
                            rotate=ALONG,
                            material="metal",
                        )
                    k.add(
                        "metal turret",
                        Cylinder(radius=0.009, height=0.03, segments=24),
                        at=(-0.06, 0, c + 0.003),
                        material="metal",
                        bevel=0.001,
                    )
                panel(
                    k,
                    "metal sight",
                    [(0.515, z + 0.01), (0.54, z + 0.01), (0.535, z + 0.03), (0.53, z + 0.03)],
                    0.004,
                    at=(0, 0.002, 0),
                    material="metal",
                )
    k.anchor("grip", (-0.22 * s, 0, 0.09 * s), normal=(1, 0, 0), radius=0.02 * s)
    k.anchor("top", (0, 0, 0.16 * s))
    k.anchor("muzzle", (0.55 * s, 0, z * s), normal=(1, 0, 0), radius=0.012 * s)


def _assault(k: Kit) -> None:
    z = 0.2
    panel(
        k,
        "metal receiver",
        [(-0.2, 0.16), (0.07, 0.165), (0.08, 0.19), (0.08, 0.225), (-0.19, 0.225), (-0.2, 0.215)],
        0.045,
        at=(0, 0.0225, 0),
        material="metal",
        bevel=0.006,
    )
    panel(
        k,
        "stock fore",
        [(0.075, 0.172), (0.29, 0.178), (0.295, 0.215), (0.075, 0.225)],
        0.05,
        at=(0, 0.025, 0),
        material="stock",
        bevel=0.01,
    )
    for i in range(5):
        k.add(
            "metal vent",
            Box(size=(0.025, 0.0515, 0.008), pivot="center"),
            at=(0.115 + 0.036 * i, 0, 0.203),
            material="metal",
            bevel=0.002,
        )
    barrel(k, "metal barrel", 0.28, 0.52, z, 0.0095, 0.005, material="metal")
    barrel(k, "metal barrel brake", 0.47, 0.55, z, 0.0145, 0.008, material="metal")
    k.rod("metal gas tube", (0.28, 0, 0.221), (0.4, 0, 0.221), 0.0075, segments=18, material="metal")
    panel(
        k,
        "metal sight",
        [(0.375, 0.19), (0.405, 0.19), (0.4, 0.255), (0.385, 0.262)],
        0.012,
        at=(0, 0.006, 0),
        material="metal",
        bevel=0.001,
    )
    panel(
        k,
        "stock",
        [
            (-0.195, 0.168),
            (-0.195, 0.222),
            (-0.3, 0.215),
            (-0.53, 0.205),
            (-0.55, 0.19),
            (-0.545, 0.075),
            (-0.525, 0.065),
            (-0.38, 0.14),
        ],
        0.04,
        at=(0, 0.02, 0),
        material="stock",
        bevel=0.009,
    )
    panel(
        k,
        "stock grip",
        [
            (-0.145, 0.165),
            (-0.195, 0.165),
            (-0.235, 0.06),
            (-0.228, 0.05),
            (-0.19, 0.047),
            (-0.18, 0.055),
            (-0.155, 0.12),
        ],
        0.036,
        at=(0, 0.018, 0),
        material="stock",
        bevel=0.009,
    )
    mag: Outline = [
        (-0.05, 0.17),
        (0.02, 0.17),
        (0.035, 0.1),
        (0.075, 0.015),
        (0.065, 0.004),
        (0.012, 0.0),
        (0.0, 0.006),
        (-0.035, 0.09),
    ]
    panel(k, "metal magazine", mag[::-1], 0.028, at=(0, 0.014, 0), material="metal", bevel=0.004)
    guard(k, -0.1, 0.164, 0.085, 0.038, material="metal", r=0.004)
    k.add("metal rail", Box(size=(0.26, 0.022, 0.012)), at=(-0.06, 0, 0.223), material="metal", bevel=0.002)
    panel(
        k,
        "metal sight rear",
        [(-0.17, 0.23), (-0.13, 0.23), (-0.14, 0.262), (-0.16, 0.262)],
        0.02,
        at=(0, 0.01, 0),
        material="metal",
        bevel=0.002,
    )
