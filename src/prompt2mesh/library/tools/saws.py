"""Saws: by hand, for metal, and with a motor."""

import math

from prompt2mesh.library.kit import Kit
from prompt2mesh.library.outlines import Outline, arc
from prompt2mesh.library.panels import knob, panel
from prompt2mesh.library.registry import asset, choice, length
from prompt2mesh.library.tools.display import AGES, aged
from prompt2mesh.mesh.materials import Material
from prompt2mesh.mesh.shapes import Box, Cylinder, Extrude, Lathe, Sweep

_SCREW = [(0.0055, 0.0), (0.0055, 0.001), (0.004, 0.0022), (0.0, 0.0026)]


def _teeth(start: float, end: float, z: float, pitch: float, deep: float) -> Outline:
    """A row of teeth from `start` to `end` along x, points down."""
    n = max(2, round(abs(end - start) / pitch))
    step = (end - start) / n
    return [p for i in range(n) for p in ((start + step * i, z + deep), (start + step * (i + 0.5), z))]


@asset(
    kind="saw",
    words=("saw", "handsaw", "hand saw", "wood saw", "panel saw", "carpenter's saw", "carpenter saw", "hacksaw", "hack saw", "tenon saw", "back saw"),
    about="A hand saw with a wooden handle, or a hacksaw with a frame; it stands on its teeth.",
    parameters=(length("length", 0.66, 0.05, 4.0, words=("length", "long", "size")), choice("type", "hand", "hacksaw", "tenon", words=("type",))),
    slots={"blade": "brushed_steel", "handle": "cherry", "frame": Material(preset="painted_metal", color="#c8321f"), "screw": "brass"},
    adjectives={"hacksaw": {"type": "hacksaw", "length": 0.42}, "hack saw": {"type": "hacksaw", "length": 0.42}, "metal": {"type": "hacksaw"},
                "tenon saw": {"type": "tenon", "length": 0.4}, "back saw": {"type": "tenon", "length": 0.4}},
    styles=AGES, style_materials=aged("blade", "handle"), parts={"tooth": "blade", "grip": "handle"},
)  # fmt: skip
def saw(k: Kit) -> None:
    """Blade to the right, grip to the left."""
    kind = k.s("type")
    usual = {"hand": 0.66, "hacksaw": 0.42, "tenon": 0.4}[kind]
    s = k.m("length") / usual
    with k.group("saw", scale=s):
        if kind == "hacksaw":
            _hacksaw(k)
        else:
            low = 0.0
            toe, heel, high = (0.33, -0.2, (0.062, 0.125)) if kind == "hand" else (0.2, -0.085, (0.09, 0.09))
            blade = [(heel, high[1]), (heel - 0.012, low + 0.02), *_teeth(heel, toe, low, 0.011 if kind == "hand" else 0.007, 0.006), (toe, low + 0.006),
                     (toe, high[0] - 0.012), (toe - 0.012, high[0])]  # fmt: skip
            panel(k, "blade", blade, 0.0016, at=(0, 0.0008, 0), material="blade")
            if kind == "tenon":
                k.add(
                    "frame back",
                    Box(size=(toe - heel, 0.007, 0.02)),
                    at=((toe + heel) / 2, 0, 0.078),
                    material="screw",
                    bevel=0.0012,
                )
            hx = heel + 0.005
            outline = [(hx + 0.06, 0.03), (hx + 0.055, 0.115), (hx + 0.035, 0.128), (hx + 0.005, 0.13), (hx - 0.03, 0.142), (hx - 0.06, 0.155), (hx - 0.085, 0.152),
                       (hx - 0.09, 0.135), (hx - 0.105, 0.09), (hx - 0.125, 0.05), (hx - 0.135, 0.015), (hx - 0.12, 0.004), (hx - 0.09, 0.008), (hx - 0.05, 0.012),
                       (hx, 0.008), (hx + 0.045, 0.012)]  # fmt: skip
            hole = [
                (hx - 0.025, 0.04),
                (hx - 0.006, 0.06),
                (hx - 0.006, 0.095),
                (hx - 0.035, 0.118),
                (hx - 0.058, 0.11),
                (hx - 0.075, 0.07),
                (hx - 0.085, 0.045),
                (hx - 0.06, 0.036),
            ]
            panel(
                k,
                "handle",
                outline[::-1],
                0.024,
                at=(0, 0.012, 0),
                material="handle",
                bevel=0.006,
                smooth=True,
                holes=[hole],
            )
            for x, z in ((hx + 0.035, 0.095), (hx + 0.038, 0.045), (hx + 0.012, 0.075)):
                knob(k, "screw", _SCREW, (x, -0.0118, z), material="screw", segments=20)
    grip = {"hand": (-0.275, 0.08), "tenon": (-0.16, 0.08), "hacksaw": (-0.17, 0.055)}[kind]
    k.anchor("grip", (grip[0] * s, 0, grip[1] * s), normal=(1, 0, 0), radius=0.016 * s)


def _hacksaw(k: Kit) -> None:
    panel(
        k,
        "blade",
        [(-0.12, 0.013), *_teeth(-0.12, 0.18, 0.0, 0.006, 0.003), (0.18, 0.003), (0.18, 0.013)][::1],
        0.0012,
        at=(0, 0.0006, 0),
        material="blade",
    )
    k.add("frame", Sweep(path=[(-0.135, 0, 0.012), (-0.135, 0, 0.075), (-0.12, 0, 0.1), (-0.09, 0, 0.108), (0.15, 0, 0.108), (0.185, 0, 0.095), (0.195, 0, 0.05), (0.195, 0, 0.0)],
                         profile=[(-0.004, -0.009), (0.004, -0.009), (0.004, 0.009), (-0.004, 0.009)], resolution=4), material="frame", bevel=0.0015)  # fmt: skip
    for x in (-0.127, 0.187):
        k.rod("screw pin", (x, -0.008, 0.008), (x, 0.008, 0.008), 0.0045, material="screw")
        k.add(
            "screw clamp",
            Box(size=(0.026, 0.008, 0.011), pivot="center"),
            at=(x, 0, 0.008),
            material="screw",
            bevel=0.001,
        )
    k.add(
        "screw nut",
        Lathe(profile=[(0.004, -0.002), (0.009, 0.0), (0.009, 0.012), (0.004, 0.014)], segments=8),
        at=(0.2, 0, 0.008),
        rotate=(0, 90, 0),
        material="screw",
    )
    outline = [
        (-0.13, 0.002),
        (-0.13, 0.06),
        (-0.145, 0.085),
        (-0.17, 0.102),
        (-0.185, 0.1),
        (-0.19, 0.085),
        (-0.195, 0.05),
        (-0.21, 0.02),
        (-0.21, 0.004),
        (-0.17, 0.0),
    ]
    hole = [(-0.147, 0.02), (-0.147, 0.055), (-0.16, 0.075), (-0.172, 0.075), (-0.178, 0.05), (-0.19, 0.022)]
    panel(k, "handle", outline, 0.022, at=(0, 0.011, 0), material="handle", bevel=0.005, smooth=True, holes=[hole])


@asset(
    kind="chainsaw",
    words=("chainsaw", "chain saw", "power saw", "motor saw"),
    about="A petrol chainsaw with a guide bar and chain.",
    parameters=(length("length", 0.85, 0.1, 4.0, words=("length", "long", "size")),),
    slots={"body": Material(preset="glossy_plastic", color="#e2571d"), "bar": "brushed_steel", "chain": "gunmetal", "grip": Material(preset="rubber", color="#1c1d20"),
           "trim": Material(preset="matte_plastic", color="#e9e6df")},
    parts={"blade": "bar, chain", "handle": "grip", "engine": "body"},
)  # fmt: skip
def chainsaw(k: Kit) -> None:
    """The motor to the left, the bar to the right, a loop grip over the top."""
    s = k.m("length") / 0.85
    with k.group("chainsaw", scale=s):
        body = [
            (-0.19, 0.02),
            (0.04, 0.0),
            (0.075, 0.015),
            (0.08, 0.12),
            (0.06, 0.175),
            (0.0, 0.2),
            (-0.1, 0.2),
            (-0.17, 0.17),
            (-0.2, 0.1),
        ]
        panel(k, "body", body, 0.17, at=(0, 0.085, 0), material="body", bevel=0.022)
        panel(
            k,
            "trim cover",
            [(x * 0.78 - 0.01, 0.03 + (z - 0.02) * 0.72) for x, z in body],
            0.03,
            at=(0, -0.075, 0),
            material="grip",
            bevel=0.008,
        )
        knob(
            k,
            "trim starter",
            [(0.0, 0.0), (0.05, 0.0), (0.05, 0.012), (0.042, 0.018), (0, 0.018)],
            (-0.07, -0.1, 0.1),
            material="trim",
        )
        for i in range(8):
            a = 2 * math.pi * i / 8
            k.add("grip slot", Box(size=(0.006, 0.004, 0.022), pivot="center"), at=(-0.07 + 0.031 * math.cos(a), -0.118, 0.1 + 0.031 * math.sin(a)),
                  rotate=(0, -math.degrees(a) + 90, 0), material="grip")  # fmt: skip
        y = 0.02
        top, bottom = 0.135, 0.06
        mid, r = (top + bottom) / 2, (top - bottom) / 2
        nose = arc(r, -90, 90, segments=14, center=(0.46, mid))
        panel(k, "bar", [(0.03, bottom), *nose, (0.03, top)], 0.006, at=(0, y + 0.003, 0), material="bar", bevel=0.001)
        loop = [(0.04, bottom - 0.004), *arc(r + 0.004, -90, 90, segments=16, center=(0.46, mid)), (0.04, top + 0.004)]
        k.add("chain", Sweep(path=[(x, y, z) for x, z in loop], profile=[(-0.0045, -0.0055), (0.0045, -0.0055), (0.0045, 0.0055), (-0.0045, 0.0055)], smooth=False),
              material="chain")  # fmt: skip
        tooth = Extrude(
            outline=[(-0.009, 0.0), (0.009, 0.0), (0.007, 0.004), (-0.005, 0.012)], height=0.008, pivot="center"
        )
        for i in range(15):
            x = 0.085 + 0.025 * i
            k.add("chain tooth", tooth, at=(x, y, top + 0.007), rotate=(90, 0, 0), material="chain")
            k.add("chain tooth", tooth, at=(x, y, bottom - 0.007), rotate=(90, 180, 0), material="chain")
        for i in range(5):
            a = math.radians(-72 + 36 * i)
            k.add(
                "chain tooth",
                tooth,
                at=(0.46 + (r + 0.007) * math.cos(a), y, mid + (r + 0.007) * math.sin(a)),
                rotate=(90, 90 - math.degrees(a), 0),
                material="chain",
            )
        k.tube("grip front", [(0.02, -0.088, 0.07), (0.025, -0.115, 0.13), (0.03, -0.1, 0.24), (0.03, -0.05, 0.27), (0.03, 0.06, 0.27), (0.03, 0.1, 0.23), (0.025, 0.08, 0.15)], 0.013,
               segments=14, material="grip")  # fmt: skip
        k.tube("grip rear", [(-0.16, 0, 0.165), (-0.22, 0, 0.185), (-0.31, 0, 0.165), (-0.345, 0, 0.115), (-0.33, 0, 0.05), (-0.27, 0, 0.03), (-0.17, 0, 0.05)], 0.018,
               segments=14, material="grip")  # fmt: skip
        panel(
            k,
            "trim guard",
            [(0.03, 0.165), (0.07, 0.15), (0.125, 0.27), (0.12, 0.29), (0.1, 0.28)],
            0.13,
            at=(0, 0.06, 0),
            material="grip",
            bevel=0.006,
        )
        k.add(
            "trim cap",
            Cylinder(radius=0.022, height=0.016, segments=24),
            at=(-0.12, 0.02, 0.193),
            material="grip",
            bevel=0.003,
        )
    k.anchor("grip", (0.03 * s, 0, 0.27 * s), normal=(0, 1, 0), radius=0.013 * s)
    k.anchor("top", (0.03 * s, 0, 0.283 * s))
