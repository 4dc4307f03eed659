"""Coffee: the drip machine, espresso machine, French press, moka pot, grinder and the cup to go."""

import math

from prompt2mesh.library.furniture.forms import slab
from prompt2mesh.library.kit import Kit
from prompt2mesh.library.kitchen.cups import cream_swirl
from prompt2mesh.library.kitchen.vessels import handle_path, liquid, steam, vessel
from prompt2mesh.library.registry import asset, choice, flag, length
from prompt2mesh.mesh.materials import Material
from prompt2mesh.mesh.shapes import Box, Cylinder, Lathe, Sphere, Torus


@asset(
    kind="coffee_maker",
    words=("coffee maker", "coffee machine", "coffeemaker", "espresso machine", "drip coffee maker", "espresso maker", "percolator"),
    about="A drip machine with a glass jug on its hot plate, or an espresso machine with a portafilter and cups.",
    parameters=(length("height", 0.36, 0.12, 1.0, words=("height", "tall", "size")), choice("shape", "drip", "espresso"), flag("coffee", True)),
    slots={"body": Material(preset="glossy_plastic", color="#25272b"), "metal": "stainless_steel", "glass": Material(preset="glass", alpha=0.35), "coffee": "coffee", "screen": "dark_screen", "cup": "porcelain", "grip": "black_plastic", "steam": Material(preset="cloud", color="#ffffff", alpha=0.4)},
    states=("steaming",),
    adjectives={"espresso": {"shape": "espresso"}},
    style_materials={"retro": {"body": Material(preset="enamel", color="#c8382e")}, "modern": {"body": Material(preset="brushed_steel")}},
    styles={"retro": {}, "modern": {}},
    parts={"jug": "glass", "pot": "glass", "carafe": "glass", "handle": "grip"},
)  # fmt: skip
def coffee_maker(k: Kit) -> None:
    """A tower behind, the head over the jug."""
    h = k.m("height")
    w, d = h * 0.62, h * 0.66
    if k.s("shape") == "espresso":
        _espresso(k, h)
        return
    k.add("body base", slab(w, d, h * 0.1, corner=h * 0.06), material="body")
    k.add(
        "metal plate",
        Cylinder(radius=w * 0.36, height=h * 0.012, segments=44),
        at=(0, -d * 0.12, h * 0.095),
        material="metal",
    )
    k.add("body tower", slab(w, d * 0.36, h * 0.9, corner=h * 0.05), at=(0, d * 0.31, h * 0.05), material="body")
    k.add("body head", slab(w, d * 0.9, h * 0.3, corner=h * 0.08), at=(0, d * 0.04, h * 0.68), material="body")
    k.add("metal lid", slab(w * 0.9, d * 0.8, h * 0.03, corner=h * 0.07), at=(0, d * 0.04, h * 0.97), material="metal")
    k.add(
        "body cone",
        Lathe(profile=[(0, 0), (w * 0.16, 0), (w * 0.3, h * 0.12), (0, h * 0.12)], segments=44),
        at=(0, -d * 0.12, h * 0.57),
        material="body",
    )
    k.add(
        "screen",
        slab(w * 0.5, h * 0.09, h * 0.012, corner=h * 0.01),
        at=(0, -d * 0.405, h * 0.86),
        rotate=(90, 0, 0),
        material="screen",
    )
    for i in range(3):
        k.add(
            "metal button",
            Cylinder(radius=h * 0.017, height=h * 0.02, segments=20),
            at=((i - 1) * w * 0.16, -d * 0.4, h * 0.75),
            rotate=(90, 0, 0),
            material="metal",
        )
    r, z = w * 0.36, h * 0.105
    outer = [
        (r * 0.86, 0.0),
        (r * 0.98, h * 0.03),
        (r, h * 0.12),
        (r * 0.94, h * 0.24),
        (r * 0.72, h * 0.36),
        (r * 0.68, h * 0.4),
    ]
    with k.group("jug", at=(0, -d * 0.12, z)):
        k.add("glass", vessel(outer, h * 0.008), material="glass", smooth=True)
        if k.on("coffee"):
            k.add("coffee", liquid(outer, h * 0.008, h * 0.2), material="coffee")
        k.add(
            "grip band",
            Torus(radius=r * 0.7, tube=h * 0.014, segments=44, tube_segments=8),
            at=(0, 0, h * 0.385),
            material="grip",
        )
        k.add(
            "grip lid",
            Lathe(profile=[(0, 0), (r * 0.66, 0), (r * 0.6, h * 0.03), (0, h * 0.04)], segments=40),
            at=(0, 0, h * 0.39),
            material="grip",
        )
        k.tube(
            "grip handle",
            [
                (-r * 0.68, 0, h * 0.385),
                (-r * 1.35, 0, h * 0.38),
                (-r * 1.45, 0, h * 0.26),
                (-r * 1.25, 0, h * 0.1),
                (-r * 0.96, 0, h * 0.09),
            ],
            h * 0.02,
            material="grip",
        )
    if k.state("steaming"):
        steam(k, (0, -d * 0.1, h * 1.0), w * 0.3, h * 0.35)
    k.anchor("top", (0, 0, h), half_size=(w * 0.4, d * 0.35))


def _espresso(k: Kit, h: float) -> None:
    w, d = h * 0.9, h * 0.8
    k.add("metal tray", slab(w, d, h * 0.1, corner=h * 0.03), material="metal")
    for i in range(9):
        k.add(
            "grip slot",
            Box(size=(w * 0.8, h * 0.008, h * 0.006)),
            at=(0, -d * 0.44 + i * h * 0.04, h * 0.097),
            material="grip",
        )
    k.add("body", slab(w, d * 0.46, h * 0.86, corner=h * 0.03), at=(0, d * 0.27, h * 0.06), material="body")
    k.add("body head", slab(w, d * 0.86, h * 0.26, corner=h * 0.05), at=(0, d * 0.05, h * 0.66), material="body")
    k.add(
        "metal rail",
        Torus(radius=h * 0.3, tube=h * 0.01, segments=48, tube_segments=8),
        at=(0, d * 0.05, h * 0.985),
        scale=(w * 0.44 / (h * 0.3), d * 0.38 / (h * 0.3), 1),
        material="metal",
    )
    for sx in (-1, 1):
        for sy in (-1, 1):
            k.rod(
                "metal rail post",
                (sx * w * 0.31, d * 0.05 + sy * d * 0.27, h * 0.91),
                (sx * w * 0.31, d * 0.05 + sy * d * 0.27, h * 0.985),
                h * 0.008,
                segments=10,
                material="metal",
            )
    y = -d * 0.16
    k.add(
        "metal group",
        Lathe(profile=[(0, 0), (h * 0.11, 0), (h * 0.12, h * 0.03), (h * 0.12, h * 0.09), (0, h * 0.09)], segments=40),
        at=(0, y, h * 0.58),
        material="metal",
    )
    k.add(
        "metal filter",
        Lathe(profile=[(0, 0), (h * 0.04, 0), (h * 0.09, h * 0.02), (h * 0.1, h * 0.06), (0, h * 0.06)], segments=40),
        at=(0, y, h * 0.53),
        material="metal",
    )
    k.rod(
        "grip handle",
        (0, y - h * 0.08, h * 0.56),
        (0, y - h * 0.34, h * 0.54),
        h * 0.026,
        h * 0.032,
        material="grip",
        round_caps=True,
    )
    for sx in (-1, 1):
        k.tube(
            "metal spout",
            [(0, y, h * 0.535), (sx * h * 0.03, y, h * 0.52), (sx * h * 0.045, y, h * 0.49)],
            h * 0.014,
            material="metal",
            segments=12,
        )
    k.tube(
        "metal wand",
        [(w * 0.4, y, h * 0.68), (w * 0.43, y - h * 0.05, h * 0.5), (w * 0.4, y - h * 0.06, h * 0.28)],
        h * 0.012,
        material="metal",
        segments=12,
    )
    k.add(
        "metal gauge",
        Lathe(
            profile=[(0, 0), (h * 0.07, 0), (h * 0.07, h * 0.02), (h * 0.06, h * 0.015), (0, h * 0.015)], segments=36
        ),
        at=(-w * 0.28, -d * 0.37, h * 0.8),
        rotate=(90, 0, 0),
        material="metal",
    )
    for i in range(3):
        k.add(
            "grip knob",
            Lathe(profile=[(0, 0), (h * 0.036, 0), (h * 0.03, h * 0.04), (0, h * 0.042)], segments=24),
            at=(w * (0.06 + 0.13 * i), -d * 0.375, h * 0.8),
            rotate=(90, 0, 0),
            material="grip",
        )
    outer = [(h * 0.035, 0.0), (h * 0.05, h * 0.01), (h * 0.065, h * 0.09), (h * 0.066, h * 0.1)]
    for x, yy, z in ((0.0, y, h * 0.098), (-w * 0.2, d * 0.05, h * 0.918), (0.02, d * 0.08, h * 0.918)):
        with k.group("cup", at=(x, yy, z)):
            k.add("cup", vessel(outer, h * 0.008), material="cup")
            k.tube(
                "cup handle",
                handle_path((h * 0.058, h * 0.08), (h * 0.045, h * 0.03), h * 0.035),
                h * 0.008,
                material="cup",
                segments=10,
            )
            if z < h * 0.5 and k.on("coffee"):
                k.add("coffee", liquid(outer, h * 0.008, h * 0.07), material="coffee")
    if k.state("steaming"):
        steam(k, (0, y, h * 0.22), h * 0.08, h * 0.25)
    k.anchor("top", (0, d * 0.05, h * 0.92), half_size=(w * 0.4, d * 0.35))


@asset(
    kind="french_press",
    words=("french press", "cafetiere", "coffee press", "coffee plunger", "press pot"),
    about="A glass cylinder in a metal frame with plunger and lid.",
    parameters=(length("height", 0.23, 0.06, 0.8, words=("height", "tall", "size")), flag("coffee", True)),
    slots={
        "glass": Material(preset="glass", alpha=0.3),
        "frame": "chrome",
        "coffee": "coffee",
        "grip": "black_plastic",
    },
    parts={"plunger": "frame rod", "lid": "frame lid", "handle": "grip"},
)
def french_press(k: Kit) -> None:
    """Three straps hold the glass."""
    h = k.m("height")
    r = h * 0.24
    outer = [(r * 0.9, h * 0.04), (r * 0.96, h * 0.05), (r * 0.96, h * 0.74)]
    k.add("glass", vessel(outer, h * 0.012), material="glass", smooth=True)
    if k.on("coffee"):
        k.add("coffee", liquid(outer, h * 0.012, h * 0.52), material="coffee")
    for z in (0.05, 0.7):
        k.add(
            "frame ring",
            Lathe(
                profile=[(r * 0.95, 0), (r * 1.02, 0), (r * 1.02, h * 0.03), (r * 0.95, h * 0.03)],
                closed=True,
                segments=56,
            ),
            at=(0, 0, h * z),
            material="frame",
        )
    for i in range(4):
        a = math.radians(90 * i + 45)
        k.rod(
            "frame strap",
            (math.cos(a) * r * 1.0, math.sin(a) * r * 1.0, h * 0.01),
            (math.cos(a) * r * 1.0, math.sin(a) * r * 1.0, h * 0.72),
            h * 0.012,
            segments=10,
            material="frame",
        )
        k.add(
            "frame foot",
            Sphere(radius=h * 0.022, segments=14),
            at=(math.cos(a) * r, math.sin(a) * r, h * 0.022),
            material="frame",
        )
    k.add(
        "frame lid",
        Lathe(
            profile=[
                (0, 0),
                (r * 1.04, 0),
                (r * 1.04, h * 0.025),
                (r * 0.8, h * 0.07),
                (r * 0.2, h * 0.1),
                (0, h * 0.1),
            ],
            segments=56,
        ),
        at=(0, 0, h * 0.735),
        material="frame",
    )
    k.rod("frame rod", (0, 0, h * 0.5), (0, 0, h * 0.95), h * 0.012, segments=12, material="frame")
    k.add("grip knob", Sphere(radius=h * 0.04, segments=24), at=(0, 0, h * 0.96), material="grip")
    k.add(
        "frame sieve", Cylinder(radius=r * 0.86, height=h * 0.012, segments=44), at=(0, 0, h * 0.52), material="frame"
    )
    k.tube(
        "grip handle",
        [
            (r * 0.98, 0, h * 0.72),
            (r * 1.7, 0, h * 0.7),
            (r * 1.85, 0, h * 0.5),
            (r * 1.6, 0, h * 0.2),
            (r * 0.98, 0, h * 0.08),
        ],
        h * 0.024,
        material="grip",
    )


@asset(
    kind="moka_pot",
    words=("moka pot", "moka", "stovetop espresso maker", "bialetti"),
    about="The eight-sided Italian coffee pot.",
    parameters=(length("height", 0.18, 0.05, 0.8, words=("height", "tall", "size")),),
    slots={"body": "polished_steel", "grip": Material(preset="bakelite", color="#1c1a1a"), "steam": Material(preset="cloud", color="#ffffff", alpha=0.4)},
    states=("steaming",),
    parts={"handle": "grip handle", "lid": "body lid", "knob": "grip knob"},
)  # fmt: skip
def moka_pot(k: Kit) -> None:
    """Boiler below, waist, jug above with its lip."""
    h = k.m("height")
    r = h * 0.29
    k.add(
        "body boiler",
        Lathe(profile=[(0, 0), (r * 0.96, 0), (r, h * 0.02), (r * 0.82, h * 0.42), (0, h * 0.42)], segments=8),
        rotate=(0, 0, 22.5),
        material="body",
        flat=True,
    )
    k.add(
        "body waist",
        Cylinder(radius=r * 0.86, height=h * 0.05, segments=40),
        at=(0, 0, h * 0.41),
        material="body",
        bevel=h * 0.006,
    )
    k.add(
        "body jug",
        Lathe(profile=[(0, 0), (r * 0.78, 0), (r * 1.02, h * 0.42), (0, h * 0.42)], segments=8),
        at=(0, 0, h * 0.45),
        rotate=(0, 0, 22.5),
        material="body",
        flat=True,
    )
    k.add(
        "body lid",
        Lathe(profile=[(0, 0), (r * 1.05, 0), (r * 1.0, h * 0.02), (r * 0.2, h * 0.08), (0, h * 0.085)], segments=8),
        at=(0, 0, h * 0.865),
        rotate=(0, 0, 22.5),
        material="body",
        flat=True,
    )
    k.add(
        "body lip",
        Lathe(profile=[(0, 0), (h * 0.02, h * 0.04), (h * 0.08, h * 0.2), (0, h * 0.2)], segments=6),
        at=(-r * 0.9, 0, h * 0.66),
        rotate=(0, -18, 0),
        material="body",
    )
    k.add(
        "body valve",
        Cylinder(radius=h * 0.025, height=h * 0.03, segments=16),
        at=(0, -r * 0.86, h * 0.24),
        rotate=(90, 0, 0),
        material="body",
    )
    k.add(
        "grip knob",
        Lathe(
            profile=[(0, 0), (h * 0.03, 0), (h * 0.045, h * 0.04), (h * 0.04, h * 0.07), (0, h * 0.075)], segments=24
        ),
        at=(0, 0, h * 0.925),
        material="grip",
    )
    k.tube(
        "grip handle",
        [(r * 0.9, 0, h * 0.84), (r * 1.6, 0, h * 0.86), (r * 1.75, 0, h * 0.72), (r * 1.5, 0, h * 0.5)],
        h * 0.035,
        radii=[0.8, 1.0, 1.0, 0.8],
        material="grip",
        segments=14,
    )
    if k.state("steaming"):
        steam(k, (-r * 0.9, 0, h * 0.95), h * 0.1, h * 0.4)


@asset(
    kind="coffee_grinder",
    words=("coffee grinder", "coffee mill", "hand grinder"),
    about="A wooden box mill with a brass hopper, crank and drawer.",
    parameters=(length("height", 0.24, 0.06, 0.8, words=("height", "tall", "size")),),
    slots={"box": "walnut", "hopper": "brass", "metal": "cast_iron", "knob": "walnut"},
    states=("open",),
    parts={"drawer": "box drawer", "handle": "metal crank", "crank": "metal crank"},
)  # fmt: skip
def coffee_grinder(k: Kit) -> None:
    """Box, drawer, domed hopper, crank with a knob."""
    h = k.m("height")
    w = h * 0.55
    k.add("box base", slab(w * 1.12, w * 1.12, h * 0.04, corner=h * 0.015), material="box")
    k.add("box body", Box(size=(w, w, h * 0.42)), at=(0, 0, h * 0.035), material="box", bevel=h * 0.006)
    k.add("box top", slab(w * 1.12, w * 1.12, h * 0.035, corner=h * 0.015), at=(0, 0, h * 0.45), material="box")
    out = w * 0.45 if k.state("open") else 0.0
    k.add(
        "box drawer",
        Box(size=(w * 0.62, w * 0.6, h * 0.18)),
        at=(0, -w * 0.23 - out, h * 0.1),
        material="box",
        bevel=h * 0.005,
    )
    k.add("hopper knob", Sphere(radius=h * 0.022, segments=18), at=(0, -w * 0.55 - out, h * 0.19), material="hopper")
    k.add(
        "hopper",
        Lathe(
            profile=[
                (w * 0.44, 0),
                (w * 0.42, h * 0.04),
                (w * 0.36, h * 0.12),
                (w * 0.2, h * 0.2),
                (w * 0.08, h * 0.24),
                (0, h * 0.24),
            ],
            smooth=False,
            segments=48,
        ),
        at=(0, 0, h * 0.483),
        material="hopper",
    )
    k.rod("metal axle", (0, 0, h * 0.7), (0, 0, h * 0.82), h * 0.018, segments=14, material="metal")
    k.tube(
        "metal crank",
        [(0, 0, h * 0.81), (w * 0.3, -w * 0.1, h * 0.82), (w * 0.75, -w * 0.25, h * 0.86)],
        h * 0.016,
        material="metal",
        segments=12,
    )
    k.add(
        "knob",
        Lathe(
            profile=[(0, 0), (h * 0.02, 0), (h * 0.032, h * 0.05), (h * 0.028, h * 0.1), (0, h * 0.115)],
            smooth=True,
            segments=24,
        ),
        at=(w * 0.75, -w * 0.25, h * 0.86),
        material="knob",
    )


@asset(
    kind="coffee_to_go",
    words=("coffee to go", "takeaway coffee", "take away coffee", "paper coffee cup", "takeout coffee", "to go cup", "disposable cup", "latte", "cappuccino to go"),
    about="A paper cup with a lid and a sleeve; without its lid it shows the coffee.",
    parameters=(length("height", 0.14, 0.05, 0.8, words=("height", "tall", "size")), flag("lid", True), flag("sleeve", True), flag("cream", False, words=("cream", "whipped cream"))),
    slots={"cup": Material(preset="paper", color="#f6f3ec"), "lid": Material(preset="plastic", color="#2b2523"), "sleeve": "cardboard", "logo": Material(preset="paper", color="#2f6b4a"), "coffee": "coffee", "cream": "whipped_cream", "cocoa": Material(preset="chocolate", color="#4a2818"), "steam": Material(preset="cloud", color="#ffffff", alpha=0.4)},
    states=("steaming", "open"),
)  # fmt: skip
def coffee_to_go(k: Kit) -> None:
    """Tapered cup, rolled rim, stepped lid with a sip hole."""
    h = k.m("height")
    low, high, tall = h * 0.21, h * 0.31, h * (0.9 if k.on("lid") else 1.0)
    outer = [(low, 0.0), (low * 1.01, h * 0.01), (high, tall)]
    k.add("cup", vessel(outer, h * 0.01), material="cup")
    k.add("cup rim", Torus(radius=high, tube=h * 0.014, segments=56, tube_segments=8), at=(0, 0, tall), material="cup")
    k.add("coffee", liquid(outer, h * 0.01, tall * 0.86), material="coffee")
    if k.on("sleeve"):
        a, b = tall * 0.3, tall * 0.68

        def at(z: float) -> float:
            return low + (high - low) * z / tall

        k.add(
            "sleeve",
            Lathe(
                profile=[
                    (at(a) - h * 0.002, a),
                    (at(a) + h * 0.012, a),
                    (at(b) + h * 0.012, b),
                    (at(b) - h * 0.002, b),
                ],
                closed=True,
                segments=64,
            ),
            material="sleeve",
        )
        k.add(
            "logo",
            Cylinder(radius=h * 0.075, height=h * 0.012, segments=36),
            at=(0, -at((a + b) / 2) + h * 0.004, (a + b) / 2),
            rotate=(90 - math.degrees(math.atan2(high - low, tall)), 0, 0),
            material="logo",
        )
    if k.on("cream"):
        cream_swirl(k, high * 0.9, tall * 0.86 + high * 0.04)
    elif k.on("lid") and not k.state("open"):
        k.add(
            "lid",
            Lathe(
                profile=[
                    (0, 0),
                    (high * 1.09, 0),
                    (high * 1.1, h * 0.03),
                    (high * 1.02, h * 0.035),
                    (high * 0.98, h * 0.09),
                    (high * 0.9, h * 0.1),
                    (high * 0.84, h * 0.07),
                    (0, h * 0.065),
                ],
                segments=64,
            ),
            at=(0, 0, tall - h * 0.005),
            material="lid",
        )
        k.add(
            "coffee sip",
            Cylinder(radius=h * 0.02, height=h * 0.006, segments=20),
            at=(0, -high * 0.66, tall + h * 0.06),
            scale=(1.5, 0.8, 1),
            material="coffee",
        )
    if k.state("steaming"):
        covered = k.on("lid") and not k.state("open") and not k.on("cream")
        steam(k, (0, 0, tall + h * 0.058 if covered else tall * 0.86), high * 0.5, h * 0.5)
    k.anchor("grip", (0, 0, h * 0.5), radius=h * 0.27)
