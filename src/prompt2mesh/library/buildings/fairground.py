"""Ferris wheels and carousels."""

import math

from prompt2mesh.library.kit import Kit
from prompt2mesh.library.registry import asset, choice, count, length
from prompt2mesh.mesh.materials import Material
from prompt2mesh.mesh.placement import Radial
from prompt2mesh.mesh.shapes import Box, Cylinder, Lathe, Sphere, Torus


@asset(
    kind="ferris_wheel",
    words=("ferris wheel", "big wheel", "observation wheel", "london eye", "carousel", "merry-go-round", "merry go round", "fairground ride"),
    about="A Ferris wheel with coloured gondolas, or a carousel with a striped canopy and poles.",
    parameters=(length("height", 20.0, 0.2, 140.0, words=("height", "tall", "high")), count("gondolas", 12, 6, 24, words=("gondolas", "cabins", "seats", "cars")), choice("kind", "ferris", "carousel")),
    slots={"frame": Material(preset="gloss_paint", color="#f2f2f0"), "cabin": Material(preset="gloss_paint", color="#d8322e"), "roof": Material(preset="gloss_paint", color="#f2c12e"), "base": "concrete", "light": Material(preset="bulb", color="#fff0b8"), "gold": "brass", "horse": Material(preset="gloss_paint", color="#f6f2ea")},
    adjectives={"carousel": {"kind": "carousel", "height": 6.0}, "merry-go-round": {"kind": "carousel", "height": 6.0}, "merry go round": {"kind": "carousel", "height": 6.0}},
    parts={"cabin": "gondola", "gondola": "gondola", "spoke": "spoke", "horse": "horse"},
)  # fmt: skip
def ferris_wheel(k: Kit) -> None:
    """The wheel stands in the plane y = 0."""
    h, n = k.m("height"), k.n("gondolas")
    if k.s("kind") == "carousel":
        _carousel(k, h, n)
        return
    r = h * 0.42
    hub = h - r - h * 0.015
    gap = h * 0.06
    for y in (-gap, gap):
        for rr in (r, r * 0.86):
            k.add(
                "rim",
                Torus(radius=rr, tube=h * 0.005, segments=72, tube_segments=8),
                at=(0, y, hub),
                rotate=(90, 0, 0),
                material="frame",
            )
        k.add(
            "spoke",
            Cylinder(radius=h * 0.0035, height=r, segments=8),
            at=(0, y, hub),
            material="frame",
            instances=Radial(count=n, axis="y", center=(0, 0, hub)),
        )
        for i in range(n):
            a, b = 2 * math.pi * i / n, 2 * math.pi * (i + 0.5) / n
            c = 2 * math.pi * (i + 1) / n
            mid = (r * 0.86 * math.sin(b), y, hub + r * 0.86 * math.cos(b))
            k.rod(
                "rim brace", (r * math.sin(a), y, hub + r * math.cos(a)), mid, h * 0.0025, segments=6, material="frame"
            )
            k.rod(
                "rim brace", mid, (r * math.sin(c), y, hub + r * math.cos(c)), h * 0.0025, segments=6, material="frame"
            )
        k.add(
            "hub disc",
            Cylinder(radius=h * 0.035, height=h * 0.02, segments=32, pivot="center"),
            at=(0, y, hub),
            rotate=(90, 0, 0),
            material="cabin",
            bevel=h * 0.002,
        )
        for s in (-1, 1):
            k.rod("leg", (0, y * 1.5, hub), (s * h * 0.24, y * 2.1, 0.0), h * 0.013, material="frame")
        k.rod(
            "leg tie", (-h * 0.13, y * 1.83, hub * 0.45), (h * 0.13, y * 1.83, hub * 0.45), h * 0.006, material="frame"
        )
        k.add(
            "light",
            Sphere(radius=h * 0.006, segments=10),
            at=(0, y * 1.12, hub + r),
            material="light",
            instances=Radial(count=n * 3, axis="y", center=(0, 0, hub)),
        )
    k.rod("axle", (0, -gap * 1.7, hub), (0, gap * 1.7, hub), h * 0.017, material="gold")
    size = min(h * 0.045, r * math.sin(math.pi / n) * 0.55)
    for i in range(n):
        a = 2 * math.pi * i / n
        x, z = r * math.sin(a), hub + r * math.cos(a)
        k.rod("gondola axle", (x, -gap * 1.02, z), (x, gap * 1.02, z), h * 0.004, segments=8, material="gold")
        with k.group(f"gondola {i + 1}", at=(x, 0, z)):
            k.add(
                "gondola",
                Lathe(
                    profile=[
                        (size * 0.45, -size * 1.5),
                        (size * 0.8, -size * 1.35),
                        (size * 0.85, -size * 0.85),
                        (size * 0.78, -size * 0.85),
                        (size * 0.7, -size * 1.3),
                        (0, -size * 1.3),
                    ],
                    segments=20,
                ),
                material="cabin" if i % 2 else "horse",
            )
            k.add(
                "gondola roof",
                Lathe(profile=[(size * 0.95, -size * 0.2), (size * 0.5, size * 0.02), (0, size * 0.12)], segments=20),
                material="roof",
            )
            k.add(
                "gondola post",
                Cylinder(radius=size * 0.05, height=size * 0.75, segments=8),
                at=(size * 0.78, 0, -size * 0.92),
                material="gold",
                instances=Radial(count=4, start=45),
            )
    k.add("base", Box(size=(h * 0.56, h * 0.36, h * 0.02)), at=(0, 0, 0), material="base", bevel=h * 0.003)
    k.anchor("top", (0, 0, h), half_size=(0.1, 0.1))


def _carousel(k: Kit, h: float, n: int) -> None:
    r = h * 0.62
    k.add(
        "base",
        Lathe(profile=[(r, 0), (r, h * 0.05), (r * 0.97, h * 0.06), (0, h * 0.06)], segments=64),
        material="cabin",
    )
    k.add(
        "base light",
        Sphere(radius=h * 0.012, segments=10),
        at=(r, 0, h * 0.03),
        material="light",
        instances=Radial(count=32),
    )
    k.add(
        "drum",
        Lathe(profile=[(r * 0.24, 0), (r * 0.2, h * 0.05), (r * 0.2, h * 0.52), (r * 0.26, h * 0.6)], segments=12),
        at=(0, 0, h * 0.055),
        material="horse",
        flat=True,
    )
    top = h * 0.64
    for i in range(2 * n):
        slot = "cabin" if i % 2 else "horse"
        turn = 360 / (2 * n) * i
        k.add(
            "canopy",
            Lathe(
                profile=[
                    (r * 1.06, 0),
                    (r * 0.5, h * 0.16),
                    (r * 0.02, h * 0.3),
                    (r * 0.02, h * 0.27),
                    (r * 0.48, h * 0.13),
                    (r * 1.04, -h * 0.02),
                ],
                closed=True,
                segments=4,
                angle=180 / n + 0.05,
            ),
            at=(0, 0, top + h * 0.05),
            rotate=(0, 0, turn),
            material=slot,
        )
        k.add(
            "fascia",
            Lathe(
                profile=[(r * 1.02, 0), (r * 1.06, 0), (r * 1.06, h * 0.09), (r * 1.02, h * 0.09)],
                closed=True,
                segments=4,
                angle=180 / n + 0.05,
            ),
            at=(0, 0, top - h * 0.035),
            rotate=(0, 0, turn),
            material="roof" if i % 2 else "cabin",
        )
    k.add("ceiling", Cylinder(radius=r * 1.03, height=h * 0.02, segments=64), at=(0, 0, top), material="roof")
    k.add(
        "light",
        Sphere(radius=h * 0.012, segments=10),
        at=(r * 1.06, 0, top + h * 0.01),
        material="light",
        instances=Radial(count=2 * n),
    )
    k.add(
        "finial",
        Lathe(profile=[(h * 0.03, 0), (h * 0.012, h * 0.02), (h * 0.02, h * 0.04), (0, h * 0.06)], segments=20),
        at=(0, 0, h * 0.94),
        material="gold",
    )
    for i in range(n):
        a = 2 * math.pi * i / n
        x, y = r * 0.76 * math.cos(a), r * 0.76 * math.sin(a)
        z = h * (0.22 + 0.05 * (i % 2))
        k.rod("pole", (x, y, h * 0.05), (x, y, top + 0.01), h * 0.007, segments=10, material="gold")
        s = h * 0.1
        with k.group(f"horse {i + 1}", at=(x, y, z), rotate=(0, 0, math.degrees(a))):
            k.add("horse body", Sphere(radius=1.0, segments=20), scale=(s * 0.32, s * 0.75, s * 0.36), material="horse")
            k.rod(
                "horse neck",
                (0, s * 0.5, s * 0.1),
                (0, s * 0.85, s * 0.7),
                s * 0.22,
                s * 0.14,
                round_caps=True,
                material="horse",
            )
            k.rod(
                "horse head",
                (0, s * 0.8, s * 0.72),
                (0, s * 1.2, s * 0.52),
                s * 0.15,
                s * 0.1,
                round_caps=True,
                material="horse",
            )
            k.add(
                "saddle",
                Sphere(radius=1.0, segments=16),
                at=(0, -s * 0.05, s * 0.2),
                scale=(s * 0.34, s * 0.3, s * 0.22),
                material="cabin",
            )
            for sx in (-1, 1):
                k.rod(
                    "horse leg",
                    (sx * s * 0.15, s * 0.5, -s * 0.15),
                    (sx * s * 0.17, s * 0.85, -s * 0.7),
                    s * 0.1,
                    s * 0.06,
                    round_caps=True,
                    material="horse",
                )
                k.rod(
                    "horse leg",
                    (sx * s * 0.15, -s * 0.5, -s * 0.15),
                    (sx * s * 0.17, -s * 0.85, -s * 0.7),
                    s * 0.11,
                    s * 0.06,
                    round_caps=True,
                    material="horse",
                )
            k.rod(
                "horse tail",
                (0, -s * 0.7, s * 0.15),
                (0, -s * 1.05, -s * 0.3),
                s * 0.1,
                s * 0.05,
                round_caps=True,
                material="roof",
            )
            k.rod(
                "horse mane",
                (0, s * 0.42, s * 0.35),
                (0, s * 0.72, s * 0.85),
                s * 0.1,
                round_caps=True,
                material="roof",
            )
    k.anchor("top", (0, 0, h), half_size=(0.1, 0.1))
