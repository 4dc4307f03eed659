"""Circuit boards, routers and servers."""

import math

from prompt2mesh.library.kit import Kit
from prompt2mesh.library.outlines import rounded_rectangle
from prompt2mesh.library.registry import asset, choice, count, length
from prompt2mesh.mesh.materials import Material
from prompt2mesh.mesh.shapes import Box, Capsule, Cylinder, Extrude, Loft, Section, Sphere, Torus


@asset(
    kind="circuit_board",
    words=("circuit board", "motherboard", "pcb", "printed circuit board", "microchip", "computer chip", "chip", "cpu", "processor", "graphics card", "electronic board"),
    about="A circuit board with chips, capacitors and tracks; or a single chip.",
    parameters=(length("width", 0.2, 0.01, 3.0, words=("width", "wide", "size")), choice("type", "board", "chip", words=("type",))),
    slots={"board": Material(preset="gloss_paint", color="#176b39"), "track": Material(preset="gold"), "chip": Material(preset="matte_plastic", color="#1d1e21"), "metal": "aluminium", "solder": "silver", "blue": Material(preset="gloss_paint", color="#234a9c"), "white": Material(preset="plastic", color="#ece9e0"), "red": Material(preset="led", color="#ff3a2a")},
    adjectives={"microchip": {"type": "chip", "width": 0.03}, "computer chip": {"type": "chip", "width": 0.03}, "chip": {"type": "chip", "width": 0.03}, "cpu": {"type": "chip", "width": 0.04}, "processor": {"type": "chip", "width": 0.04}},
    parts={"pin": "solder pin", "capacitor": "blue can", "fan": "metal fin"},
)  # fmt: skip
def circuit_board(k: Kit) -> None:
    """Lying on the ground."""
    w = k.m("width")
    if k.s("type") == "chip":
        r = w / 2
        k.add("chip", Box(size=(w, w, w * 0.1)), at=(0, 0, w * 0.05), material="chip", bevel=w * 0.012)
        k.add(
            "track square",
            Box(size=(w * 0.5, w * 0.5, w * 0.01)),
            at=(0, 0, w * 0.146),
            material="metal",
            bevel=w * 0.003,
        )
        k.add(
            "white dot",
            Cylinder(radius=w * 0.025, height=w * 0.006),
            at=(-w * 0.4, -w * 0.4, w * 0.148),
            material="white",
        )
        for turn in range(4):
            with k.group("side", rotate=(0, 0, 90 * turn)):
                for i in range(9):
                    k.tube("solder pin", [(w * (-0.4 + 0.1 * i), -r * 0.96, w * 0.1), (w * (-0.4 + 0.1 * i), -r * 1.08, w * 0.095), (w * (-0.4 + 0.1 * i), -r * 1.12, w * 0.012), (w * (-0.4 + 0.1 * i), -r * 1.24, w * 0.012)], w * 0.014, smooth=False, segments=4,
                           round_caps=False, material="solder")  # fmt: skip
        k.anchor("top", (0, 0, w * 0.15))
        return
    u = w / 0.2
    with k.group("board group", scale=u):
        d, t, top = 0.15, 0.0018, 0.0038
        holes = [
            [(x + 0.0022 * math.cos(a), y + 0.0022 * math.sin(a)) for a in (2 * math.pi * i / 16 for i in range(16))]
            for x in (-0.093, 0.093)
            for y in (-0.068, 0.068)
        ]
        k.add(
            "board",
            Extrude(outline=rounded_rectangle(0.2, d, 0.005), holes=holes, height=t),
            at=(0, 0, 0.002),
            material="board",
        )
        for x in (-0.093, 0.093):
            for y in (-0.068, 0.068):
                k.add(
                    "track ring",
                    Torus(radius=0.003, tube=0.0007, segments=20, tube_segments=6),
                    at=(x, y, top),
                    material="track",
                )
                k.add(
                    "white stand",
                    Cylinder(radius=0.0034, height=0.0022, segments=16),
                    at=(x * 0.96, y * 0.95, 0),
                    material="white",
                )

        def chip(x: float, y: float, a: float, b: float, h: float, pins: int) -> None:
            k.add("chip", Box(size=(a, b, h)), at=(x, y, top - 0.0003), material="chip", bevel=0.0004)
            k.add(
                "white mark",
                Cylinder(radius=0.0008, height=0.0003, segments=12),
                at=(x - a * 0.38, y - b * 0.35, top + h - 0.0004),
                material="white",
            )
            for side in (-1, 1):
                for i in range(pins):
                    k.add(
                        "solder pin",
                        Box(size=(0.0009, 0.003, 0.0008)),
                        at=(x - a * 0.42 + a * 0.84 * i / max(pins - 1, 1), y + side * (b / 2 + 0.001), top - 0.0002),
                        material="solder",
                    )

        chip(-0.055, -0.035, 0.03, 0.012, 0.003, 8)
        chip(-0.055, -0.008, 0.03, 0.012, 0.003, 8)
        chip(0.065, 0.04, 0.022, 0.016, 0.003, 7)
        chip(0.02, -0.055, 0.018, 0.008, 0.002, 5)
        k.add(
            "white socket", Box(size=(0.05, 0.05, 0.004)), at=(0.01, 0.01, top - 0.0003), material="white", bevel=0.001
        )
        k.add(
            "metal chip", Box(size=(0.036, 0.036, 0.004)), at=(0.01, 0.01, top + 0.003), material="metal", bevel=0.002
        )
        for i in range(4):
            k.add(
                "blue slot" if i % 2 else "chip slot",
                Box(size=(0.007, 0.09, 0.006)),
                at=(0.05 + 0.0085 * i, -0.02, top - 0.0002),
                material="blue" if i % 2 else "chip",
                bevel=0.0008,
            )
        for x, y, r, h in (
            (-0.085, 0.05, 0.005, 0.012),
            (-0.072, 0.05, 0.005, 0.012),
            (-0.085, 0.036, 0.004, 0.01),
            (-0.03, 0.055, 0.004, 0.011),
            (-0.02, 0.055, 0.004, 0.011),
            (0.088, -0.02, 0.0045, 0.012),
        ):
            k.add(
                "blue can",
                Cylinder(radius=r, height=h, segments=28),
                at=(x, y, top - 0.0002),
                material="blue",
                bevel=0.0006,
            )
            k.add(
                "metal can top",
                Cylinder(radius=r * 0.86, height=0.0004, segments=24),
                at=(x, y, top + h - 0.0003),
                material="metal",
            )
        for i, y in enumerate((-0.06, -0.035, -0.008)):
            k.add(
                "metal port",
                Box(size=(0.02, 0.016, 0.013)),
                at=(-0.093, y, top - 0.0002),
                material="metal",
                bevel=0.0006,
            )
            k.add(
                "chip port",
                Box(size=(0.003, 0.012, 0.009)),
                at=(-0.1025, y, top + 0.0016),
                material="chip" if i else "blue",
            )
        k.add("metal sink", Box(size=(0.03, 0.03, 0.003)), at=(-0.045, 0.03, top - 0.0002), material="metal")
        for i in range(7):
            k.add(
                "metal fin",
                Box(size=(0.0016, 0.03, 0.01)),
                at=(-0.0585 + 0.0045 * i, 0.03, top + 0.0026),
                material="metal",
            )
        for i in range(8):
            k.add(
                "white resistor",
                Box(size=(0.004, 0.002, 0.0014)),
                at=(-0.02 + 0.006 * (i % 4), -0.045 - 0.006 * (i // 4) + 0.012, top - 0.0002),
                material="white" if i % 2 else "chip",
            )
        for i in range(3):
            k.add(
                "red light",
                Box(size=(0.003, 0.002, 0.0016)),
                at=(0.045 + 0.007 * i, 0.064, top - 0.0002),
                material="red",
            )
        for i in range(12):
            y0 = -0.07 + 0.0052 * i
            k.tube(
                "track line",
                [
                    (-0.036, y0 * 0.6 - 0.002, top),
                    (-0.026, y0 * 0.6 - 0.002, top),
                    (-0.018, y0 * 0.4 + 0.02, top),
                    (0.0, y0 * 0.4 + 0.02, top),
                ],
                0.0004,
                smooth=False,
                segments=4,
                round_caps=False,
                material="track",
            )
    k.anchor("top", (0, 0, 0.01 * u), half_size=(0.09 * u, 0.065 * u))


@asset(
    kind="wifi_router",
    words=("router", "wifi router", "wi-fi router", "modem", "wireless router", "server", "server rack", "data server", "mainframe"),
    about="A wireless router with aerials; or a rack of servers with lights.",
    parameters=(length("width", 0.24, 0.02, 3.0, words=("width", "wide", "size")), choice("type", "router", "rack", words=("type",)), count("antennas", 4, 1, 8, words=("antennas", "aerials"))),
    slots={"case": Material(preset="matte_plastic", color="#24262b"), "light": Material(preset="led", color="#4fe07a"), "metal": "steel", "blue": Material(preset="led", color="#3a8cff")},
    adjectives={"server": {"type": "rack", "width": 0.6}, "server rack": {"type": "rack", "width": 0.6}, "data server": {"type": "rack", "width": 0.6}, "mainframe": {"type": "rack", "width": 0.9}},
    parts={"antenna": "case aerial"},
)  # fmt: skip
def wifi_router(k: Kit) -> None:
    """Lights to the front."""
    w = k.m("width")
    if k.s("type") == "rack":
        s = w / 0.6
        with k.group("rack", scale=s):
            for x in (-0.285, 0.285):
                for y in (-0.38, 0.38):
                    k.add("case post", Box(size=(0.03, 0.04, 1.9)), at=(x, y, 0.03), material="case", bevel=0.003)
                k.add("case side", Box(size=(0.012, 0.74, 1.84)), at=(x, 0, 0.06), material="case")
            for z in (0.0, 1.9):
                k.add("case plate", Box(size=(0.6, 0.8, 0.06)), at=(0, 0, z), material="case", bevel=0.006)
            for i in range(16):
                z = 0.09 + 0.112 * i
                k.add(
                    "metal unit",
                    Box(size=(0.54, 0.72, 0.1)),
                    at=(0, 0.0, z),
                    material="case" if i % 4 == 3 else "metal",
                    bevel=0.004,
                )
                for j in range(8):
                    k.add(
                        "case bay",
                        Box(size=(0.036, 0.012, 0.07)),
                        at=(-0.235 + 0.043 * j, -0.362, z + 0.015),
                        material="case",
                        bevel=0.002,
                    )
                for j in range(4):
                    k.add(
                        "light" if (i + j) % 3 else "blue light",
                        Box(size=(0.01, 0.008, 0.01)),
                        at=(0.14 + 0.025 * j, -0.362, z + 0.055),
                        material="light" if (i + j) % 3 else "blue",
                    )
                k.add(
                    "case handle",
                    Box(size=(0.012, 0.02, 0.07)),
                    at=(0.255, -0.368, z + 0.015),
                    material="case",
                    bevel=0.003,
                )
        k.anchor("top", (0, 0, 1.96 * s), half_size=(0.25 * s, 0.35 * s))
        return
    s = w / 0.24
    with k.group("router", scale=s):
        k.add(
            "case",
            Loft(
                sections=[
                    Section(center=(0, 0, z), radii=(a, b), exponent=5)
                    for z, a, b in (
                        (0.003, 0.112, 0.07),
                        (0.006, 0.118, 0.076),
                        (0.026, 0.12, 0.078),
                        (0.034, 0.11, 0.068),
                    )
                ],
                segments=44,
                smooth=False,
            ),
            material="case",
        )
        for x in (-0.09, 0.09):
            for y in (-0.05, 0.05):
                k.add("case foot", Cylinder(radius=0.01, height=0.005, segments=20), at=(x, y, 0), material="case")
        for i in range(6):
            k.add(
                "light",
                Box(size=(0.008, 0.004, 0.003), pivot="center"),
                at=(-0.05 + 0.02 * i, -0.0765, 0.017),
                material="light" if i != 4 else "blue",
            )
        for i in range(9):
            k.add(
                "metal vent",
                Box(size=(0.12 - 0.008 * abs(i - 4), 0.003, 0.0012)),
                at=(0, -0.03 + 0.009 * i, 0.0335),
                material="metal",
            )
        n = k.n("antennas")
        for i in range(n):
            x = -0.1 + 0.2 * (i + 0.5) / n
            with k.group("antenna", at=(x, 0.07, 0.02), rotate=(0, 18 * (x / 0.1), 0)):
                k.add("case aerial hinge", Sphere(radius=0.0085, segments=18), material="case")
                k.add(
                    "case aerial",
                    Capsule(radius=0.0065, height=0.15, segments=16),
                    at=(0, 0, 0.075),
                    scale=(1.1, 0.7, 1),
                    material="case",
                )
    k.anchor("top", (0, 0, 0.034 * s), half_size=(0.09 * s, 0.05 * s))
