"""Machines that take coins - slot, vending, jukebox, till."""

import math

from prompt2mesh.library.electronics.elevations import side
from prompt2mesh.library.kit import Kit
from prompt2mesh.library.outlines import Outline, arc
from prompt2mesh.library.panels import knob, panel
from prompt2mesh.library.registry import asset, choice, length
from prompt2mesh.mesh.materials import Material
from prompt2mesh.mesh.shapes import Box, Cylinder, Lathe, Sphere, Text, Torus


@asset(
    kind="slot_machine",
    words=("slot machine", "one-armed bandit", "fruit machine", "casino slot machine", "gambling machine"),
    about="A slot machine showing three sevens, with its lever.",
    parameters=(length("height", 0.8, 0.05, 4.0, words=("height", "tall", "size")),),
    slots={"body": Material(preset="gloss_paint", color="#b8161f"), "metal": "chrome", "gold": "gold", "reel": Material(preset="plastic", color="#f8f6ef"), "seven": Material(preset="gloss_paint", color="#d6161f"), "light": Material(preset="led", color="#ffd65a"), "dark": "black_plastic"},
    parts={"lever": "metal lever, seven knob", "handle": "metal lever, seven knob"},
)  # fmt: skip
def slot_machine(k: Kit) -> None:
    """Rounded top with bulbs, a window of reels, a tray with coins."""
    s = k.m("height") / 0.8
    with k.group("machine", scale=s):
        front: Outline = [
            (-0.24, 0.0),
            (0.24, 0.0),
            (0.24, 0.55),
            *arc(0.24, 0, 180, segments=28, center=(0.0, 0.55)),
            (-0.24, 0.55),
        ]
        panel(k, "body", front, 0.34, at=(0, 0.17, 0), material="body", bevel=0.02)
        panel(
            k,
            "gold rim",
            [(x * 0.9, 0.02 + (z - 0.0) * 0.95) for x, z in front],
            0.012,
            at=(0, -0.166, 0),
            material="gold",
            bevel=0.003,
            holes=[[(x * 0.84, 0.035 + z * 0.91) for x, z in front]],
        )
        for i in range(11):
            a = math.pi * i / 10
            k.add(
                "light",
                Sphere(radius=0.013, segments=16),
                at=(0.209 * math.cos(a), -0.176, 0.545 + 0.215 * math.sin(a)),
                material="light",
            )
        k.add(
            "seven title",
            Text(text="777", height=0.09, depth=0.015, bevel=0.001, font="sans-bold", pivot="center"),
            at=(0, -0.176, 0.655),
            material="gold",
        )
        k.add(
            "metal frame",
            Box(size=(0.38, 0.02, 0.2), pivot="center"),
            at=(0, -0.168, 0.44),
            material="metal",
            bevel=0.006,
        )
        k.add("dark window", Box(size=(0.345, 0.02, 0.165), pivot="center"), at=(0, -0.171, 0.44), material="dark")
        for i in range(3):
            x = -0.113 + 0.113 * i
            k.add(
                "reel",
                Cylinder(radius=0.11, height=0.1, segments=44, pivot="center"),
                at=(x, -0.082, 0.44),
                rotate=(0, 90, 0),
                material="reel",
            )
            k.add(
                "seven",
                Text(text="7", height=0.095, depth=0.012, font="sans-bold", pivot="center"),
                at=(x, -0.193, 0.44),
                material="seven",
            )
        k.add(
            "metal ledge",
            Box(size=(0.46, 0.1, 0.03), pivot="center"),
            at=(0, -0.19, 0.28),
            material="metal",
            bevel=0.008,
        )
        for i in range(4):
            k.add(
                "light button",
                Cylinder(radius=0.018, height=0.012, segments=24),
                at=(-0.13 + 0.085 * i, -0.2, 0.293),
                material="light" if i % 2 else "seven",
                bevel=0.002,
            )
        k.add("metal tray", Box(size=(0.34, 0.1, 0.02)), at=(0, -0.2, 0.03), material="metal", bevel=0.005)
        k.add("metal tray lip", Box(size=(0.34, 0.012, 0.05)), at=(0, -0.245, 0.03), material="metal", bevel=0.004)
        k.add("dark chute", Box(size=(0.26, 0.02, 0.12)), at=(0, -0.164, 0.06), material="dark")
        for i in range(9):
            k.add(
                "gold coin",
                Cylinder(radius=0.022, height=0.005, segments=24),
                at=(-0.12 + 0.03 * i, -0.205 + 0.012 * (i % 3 - 1), 0.05 + 0.0045 * (i % 2)),
                rotate=(0, 6 * (i % 2), 0),
                material="gold",
            )
        k.add(
            "metal hub",
            Cylinder(radius=0.04, height=0.04, segments=32),
            at=(0.235, 0.0, 0.36),
            rotate=(0, 90, 0),
            material="metal",
            bevel=0.005,
        )
        k.tube(
            "metal lever",
            [(0.26, 0.0, 0.36), (0.29, 0.0, 0.38), (0.295, -0.01, 0.5), (0.295, -0.02, 0.62)],
            0.012,
            segments=14,
            material="metal",
        )
        k.add("seven knob", Sphere(radius=0.034, segments=28), at=(0.295, -0.022, 0.645), material="seven")
    k.anchor("top", (0, 0, 0.79 * s))


@asset(
    kind="vending_machine",
    words=("vending machine", "soda machine", "snack machine", "drinks machine", "gumball machine"),
    about="A vending machine with lit shelves of drinks; or a gumball machine.",
    parameters=(length("height", 1.85, 0.05, 4.0, words=("height", "tall", "size")), choice("type", "drinks", "gumball", words=("type",))),
    slots={"body": Material(preset="painted_metal", color="#c2191f"), "inner": Material(preset="led", color="#f4f7ff", emission_strength=0.6), "shelf": "steel", "glass": Material(preset="acrylic"), "panel": Material(preset="black_plastic"), "blue": Material(preset="glossy_plastic", color="#1f5fd0"),
           "green": Material(preset="glossy_plastic", color="#2fa84a"), "yellow": Material(preset="glossy_plastic", color="#f2c21e"), "orange": Material(preset="glossy_plastic", color="#ef7a1f"), "metal": "chrome", "screen": Material(preset="screen", color="#2fd06a")},
    adjectives={"gumball machine": {"type": "gumball", "height": 0.45}},
    parts={"window": "glass", "can": "blue can, green can, yellow can, orange can"},
)  # fmt: skip
def vending_machine(k: Kit) -> None:
    """The window to the left, the coin panel to the right, the flap below."""
    if k.s("type") == "gumball":
        _gumball(k)
        return
    s = k.m("height") / 1.85
    with k.group("machine", scale=s):
        w, d, h = 0.95, 0.75, 1.85
        hole = [(-0.42, 0.55), (0.22, 0.55), (0.22, 1.72), (-0.42, 1.72)]
        panel(
            k,
            "body front",
            [(-w / 2, 0.0), (w / 2, 0.0), (w / 2, h), (-w / 2, h)],
            0.3,
            at=(0, -0.075, 0),
            material="body",
            bevel=0.015,
            holes=[hole],
        )
        k.add("body", Box(size=(w, d - 0.3, h)), at=(0, 0.15, 0), material="body", bevel=0.015)
        k.add("inner", Box(size=(0.63, 0.01, 1.16), pivot="center"), at=(-0.1, -0.082, 1.135), material="inner")
        slots = ("blue", "green", "yellow", "orange", "body")
        for row in range(5):
            z = 0.6 + 0.228 * row
            k.add("shelf", Box(size=(0.64, 0.27, 0.012)), at=(-0.1, -0.215, z), material="shelf")
            for i in range(6):
                slot = slots[(i // 2 + row) % 5]
                k.add(
                    f"{slot} can",
                    Lathe(
                        profile=[
                            (0.0, 0.0),
                            (0.026, 0.0),
                            (0.033, 0.012),
                            (0.033, 0.115),
                            (0.026, 0.127),
                            (0.0, 0.127),
                        ],
                        segments=20,
                    ),
                    at=(-0.365 + 0.106 * i, -0.26, z + 0.012),
                    material=slot,
                )
        k.add("glass", Box(size=(0.66, 0.008, 1.19), pivot="center"), at=(-0.1, -0.372, 1.135), material="glass")
        k.add(
            "panel", Box(size=(0.2, 0.02, 0.62), pivot="center"), at=(0.345, -0.376, 1.2), material="panel", bevel=0.006
        )
        k.add("screen", Box(size=(0.14, 0.01, 0.06), pivot="center"), at=(0.345, -0.388, 1.42), material="screen")
        for row in range(4):
            for i in range(3):
                k.add(
                    "metal key",
                    Box(size=(0.034, 0.012, 0.034), pivot="center"),
                    at=(0.298 + 0.047 * i, -0.388, 1.32 - 0.047 * row),
                    material="metal",
                    bevel=0.004,
                )
        k.add(
            "metal coin slot",
            Box(size=(0.05, 0.014, 0.08), pivot="center"),
            at=(0.345, -0.388, 1.05),
            material="metal",
            bevel=0.004,
        )
        k.add("panel slit", Box(size=(0.006, 0.016, 0.045), pivot="center"), at=(0.345, -0.39, 1.05), material="panel")
        k.add(
            "panel flap",
            Box(size=(0.6, 0.02, 0.2), pivot="center"),
            at=(-0.1, -0.376, 0.3),
            material="panel",
            bevel=0.01,
        )
        k.add(
            "metal flap edge",
            Box(size=(0.6, 0.02, 0.02), pivot="center"),
            at=(-0.1, -0.384, 0.395),
            material="metal",
            bevel=0.005,
        )
        k.add(
            "inner sign",
            Box(size=(0.8, 0.012, 0.09), pivot="center"),
            at=(0, -0.377, 1.785),
            material="inner",
            bevel=0.003,
        )
    k.anchor("top", (0, 0, 1.85 * s), half_size=(0.4 * s, 0.3 * s))


def _gumball(k: Kit) -> None:
    s = k.m("height") / 0.45
    with k.group("machine", scale=s):
        k.add(
            "body",
            Lathe(
                profile=[
                    (0.085, 0.0),
                    (0.09, 0.006),
                    (0.09, 0.02),
                    (0.07, 0.04),
                    (0.064, 0.1),
                    (0.075, 0.16),
                    (0.09, 0.175),
                    (0.09, 0.19),
                    (0.0, 0.19),
                ],
                segments=48,
            ),
            material="body",
        )
        k.add(
            "body lid",
            Lathe(
                profile=[
                    (0.0, 0.4),
                    (0.062, 0.4),
                    (0.064, 0.412),
                    (0.045, 0.425),
                    (0.02, 0.43),
                    (0.012, 0.436),
                    (0.016, 0.445),
                    (0.0, 0.452),
                ],
                segments=44,
            ),
            material="body",
        )
        c, r = 0.295, 0.118
        k.add("glass", Sphere(radius=r, segments=48), at=(0, 0, c), material="glass")
        stuffs = ("blue", "green", "yellow", "orange", "body", "inner")
        b = 0.0165
        count = 0
        for layer in range(8):
            z = c - r + 0.022 + layer * 0.026
            q = math.sqrt(max((r - 0.02) ** 2 - (z - c) ** 2, 0.0)) if abs(z - c) < r - 0.02 else 0.0
            ring = max(1, int(2 * math.pi * max(q - b, 0.0) / (2.05 * b)))
            for i in range(ring):
                a = 2 * math.pi * (i + 0.5 * (layer % 2)) / ring
                k.add(
                    f"{stuffs[count % 6]} gumball",
                    Sphere(radius=b, segments=12),
                    at=((q - b * 0.4) * math.cos(a), (q - b * 0.4) * math.sin(a), z),
                    material=stuffs[count % 6],
                )
                count += 1
        k.add(
            "metal plate",
            Box(size=(0.075, 0.02, 0.075), pivot="center"),
            at=(0, -0.064, 0.105),
            material="metal",
            bevel=0.006,
        )
        knob(
            k,
            "metal knob",
            [(0.0, 0.0), (0.02, 0.0), (0.02, 0.006), (0.0, 0.006)],
            (0, -0.074, 0.115),
            material="metal",
        )
        k.add(
            "metal wing",
            Box(size=(0.042, 0.014, 0.009), pivot="center"),
            at=(0, -0.085, 0.115),
            rotate=(0, 28, 0),
            material="metal",
            bevel=0.003,
        )
        k.add(
            "metal chute",
            Box(size=(0.05, 0.04, 0.035), pivot="center"),
            at=(0, -0.075, 0.045),
            material="metal",
            bevel=0.008,
        )
    k.anchor("top", (0, 0, 0.45 * s))


@asset(
    kind="jukebox",
    words=("jukebox", "juke box", "wurlitzer", "vintage jukebox"),
    about="A 1950s jukebox with an arched front, glowing tubes and a record.",
    parameters=(length("height", 1.5, 0.1, 3.0, words=("height", "tall", "size")),),
    slots={"wood": "walnut", "metal": "chrome", "tube": Material(preset="led", color="#ff9d3a"), "pink": Material(preset="led", color="#ff4f9a"), "grille": "brass", "window": Material(preset="led", color="#fff0c9", emission_strength=0.8), "record": Material(preset="glossy_plastic", color="#17171a"),
           "label": Material(preset="paper", color="#c8202c")},
    main_slot="wood",
)  # fmt: skip
def jukebox(k: Kit) -> None:
    """Nested arches towards the front."""
    s = k.m("height") / 1.5

    def arch(w: float, low: float, top: float) -> Outline:
        return [(-w, low), (w, low), (w, top), *arc(w, 6, 174, segments=28, center=(0.0, top)), (-w, top)]

    with k.group("jukebox", scale=s):
        panel(k, "wood", arch(0.4, 0.0, 1.1), 0.55, at=(0, 0.3, 0), material="wood", bevel=0.03)
        for name, w, depth, stuff in (
            ("metal arch", 0.37, 0.02, "metal"),
            ("tube outer", 0.345, 0.035, "tube"),
            ("metal arch", 0.29, 0.045, "metal"),
            ("pink inner", 0.275, 0.055, "pink"),
            ("metal arch", 0.235, 0.06, "metal"),
        ):
            panel(k, name, arch(w, 0.06, 1.1), depth, at=(0, -0.245, 0), material=stuff, bevel=0.006)
        panel(k, "window", arch(0.215, 0.78, 1.1), 0.066, at=(0, -0.245, 0), material="window")
        panel(
            k,
            "grille",
            [(-0.2, 0.1), (0.2, 0.1), (0.2, 0.6), (-0.2, 0.6)],
            0.066,
            at=(0, -0.245, 0),
            material="label",
            bevel=0.004,
        )
        for i in range(9):
            k.add(
                "metal bar",
                Box(size=(0.012, 0.02, 0.48)),
                at=(-0.176 + 0.044 * i, -0.314, 0.11),
                material="grille",
                bevel=0.004,
            )
        knob(
            k,
            "metal medallion",
            [(0, 0), (0.09, 0), (0.08, 0.012), (0.03, 0.02), (0, 0.02)],
            (0, -0.32, 0.35),
            material="metal",
            segments=40,
        )
        k.add(
            "metal shelf",
            Box(size=(0.44, 0.05, 0.13), pivot="center"),
            at=(0, -0.31, 0.69),
            rotate=(-12, 0, 0),
            material="metal",
            bevel=0.01,
        )
        for i in range(10):
            k.add(
                "pink button" if i % 2 else "tube button",
                Box(size=(0.03, 0.014, 0.034), pivot="center"),
                at=(-0.18 + 0.04 * i, -0.337, 0.695),
                rotate=(-12, 0, 0),
                material="window" if i % 2 else "label",
                bevel=0.004,
            )
        k.add(
            "record",
            Cylinder(radius=0.15, height=0.006, segments=56),
            at=(0, -0.318, 1.06),
            rotate=(74, 0, 0),
            material="record",
        )
        k.add(
            "label disc",
            Cylinder(radius=0.05, height=0.008, segments=36),
            at=(0, -0.318, 1.06),
            rotate=(74, 0, 0),
            material="label",
        )
        k.tube(
            "metal arm",
            [(0.15, -0.3, 1.18), (0.12, -0.345, 1.16), (0.06, -0.345, 1.08)],
            0.008,
            segments=10,
            material="metal",
        )
        for x in (-0.31, 0.31):
            k.add("tube column", Cylinder(radius=0.03, height=0.9, segments=24), at=(x, -0.262, 0.1), material="tube")
            for z in (0.1, 0.4, 0.7, 0.98):
                k.add(
                    "metal ring",
                    Torus(radius=0.031, tube=0.007, segments=28, tube_segments=8),
                    at=(x, -0.262, z),
                    material="metal",
                )
        k.add(
            "metal crown",
            Lathe(profile=[(0.0, 0.0), (0.09, 0.0), (0.07, 0.03), (0.0, 0.05)], segments=36),
            at=(0, -0.26, 1.45),
            rotate=(90, 0, 0),
            material="metal",
        )
    k.anchor("top", (0, 0, 1.5 * s))


@asset(
    kind="cash_register",
    words=("cash register", "till", "checkout register", "antique cash register"),
    about="An old brass cash register with round keys and a drawer.",
    parameters=(length("width", 0.45, 0.05, 2.0, words=("width", "wide", "size")),),
    slots={"metal": "antique_brass", "wood": "mahogany", "key": Material(preset="gloss_paint", color="#f2ead8"), "dark": "black_iron", "flag": Material(preset="paper", color="#f6f1e2")},
    states=("open",),
    styles={"modern": {}},
    style_materials={"modern": {"metal": Material(preset="matte_plastic", color="#34383e"), "wood": Material(preset="matte_plastic", color="#202327")}},
    parts={"drawer": "wood drawer"},
)  # fmt: skip
def cash_register(k: Kit) -> None:
    """Sloping keyboard, window above with the price, drawer below, crank at the side."""
    s = k.m("width") / 0.45
    with k.group("register", scale=s):
        k.add("wood base", Box(size=(0.46, 0.42, 0.12)), material="wood", bevel=0.008)
        out = 0.16 if k.state("open") else 0.0
        k.add(
            "wood drawer",
            Box(size=(0.42, 0.05 + out, 0.085)),
            at=(0, -0.205 - out / 2, 0.018),
            material="wood",
            bevel=0.005,
        )
        k.add(
            "metal drawer pull",
            Box(size=(0.09, 0.02, 0.018)),
            at=(0, -0.235 - out, 0.052),
            material="metal",
            bevel=0.005,
        )
        prof: Outline = [
            (-0.2, 0.12),
            (0.2, 0.12),
            (0.2, 0.42),
            (0.17, 0.44),
            (0.03, 0.44),
            (0.01, 0.38),
            (-0.19, 0.17),
        ]
        side(k, "metal body", prof, 0.42, 0.0, material="metal", bevel=0.012)
        k.add("metal head", Box(size=(0.36, 0.15, 0.13)), at=(0, 0.1, 0.43), material="metal", bevel=0.015)
        k.add("dark window", Box(size=(0.3, 0.01, 0.07)), at=(0, 0.025, 0.46), material="dark")
        for i, letter in enumerate("1250"):
            k.add("flag", Box(size=(0.055, 0.004, 0.055)), at=(-0.1 + 0.066 * i, 0.019, 0.467), material="flag")
            k.add(
                "dark digit",
                Text(text=letter, height=0.034, depth=0.004, font="sans-bold", pivot="center"),
                at=(-0.1 + 0.066 * i, 0.016, 0.494),
                material="dark",
            )
        for x in (-0.165, 0.165):
            k.add(
                "metal column",
                Lathe(
                    profile=[(0.012, 0.0), (0.016, 0.01), (0.01, 0.03), (0.01, 0.1), (0.016, 0.12), (0.012, 0.13)],
                    segments=24,
                ),
                at=(x, 0.025, 0.43),
                material="metal",
            )
        k.add(
            "metal crest",
            Lathe(profile=[(0.0, 0.0), (0.07, 0.0), (0.06, 0.02), (0.03, 0.03), (0.0, 0.034)], segments=36),
            at=(0, 0.03, 0.57),
            rotate=(90, 0, 0),
            material="metal",
        )
        for row in range(4):
            for i in range(6):
                y, z = -0.165 + 0.046 * row, 0.196 + 0.0487 * row
                k.rod(
                    "dark stem",
                    (-0.15 + 0.06 * i, y, z - 0.012),
                    (-0.15 + 0.06 * i, y - 0.01, z + 0.018),
                    0.004,
                    segments=8,
                    material="dark",
                )
                k.add(
                    "key",
                    Cylinder(radius=0.015, height=0.008, segments=24),
                    at=(-0.15 + 0.06 * i, y - 0.01, z + 0.014),
                    rotate=(34, 0, 0),
                    material="key" if row else "dark",
                    bevel=0.001,
                )
        k.tube(
            "metal crank",
            [(0.2, 0.02, 0.25), (0.25, 0.02, 0.25), (0.25, -0.04, 0.32), (0.25, -0.05, 0.36)],
            0.008,
            segments=12,
            material="metal",
        )
        k.rod(
            "wood crank handle",
            (0.245, -0.05, 0.36),
            (0.31, -0.05, 0.36),
            0.013,
            segments=18,
            round_caps=True,
            material="wood",
        )
    k.anchor("top", (0, 0.1 * s, 0.57 * s))
