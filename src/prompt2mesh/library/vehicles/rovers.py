"""Rovers for other worlds: six wheels on rocker arms, a mast with cameras, an arm and a dish."""

import math
from itertools import pairwise

from prompt2mesh.library.kit import Kit
from prompt2mesh.library.registry import asset, choice, length
from prompt2mesh.library.vehicles.forms import AXLE, rounded, side_plate
from prompt2mesh.mesh.materials import Material
from prompt2mesh.mesh.placement import Linear, Radial
from prompt2mesh.mesh.shapes import Box, Cylinder, Lathe, Sphere

SLOTS: dict[str, Material | str] = {
    "body": Material(preset="gloss_paint", color="#eceae4"), "foil": "gold", "metal": "brushed_aluminium",
    "trim": Material(preset="matte_paint", color="#26282c"), "panel": Material(preset="dark_screen", color="#16305e"),
    "lens": "dark_screen", "accent": Material(preset="gloss_paint", color="#c8402a"),
}  # fmt: skip


@asset(
    kind="rover",
    words=("mars rover", "rover", "moon rover", "lunar rover", "space rover", "moon buggy", "planetary rover", "curiosity rover"),
    about="A planetary rover on six metal wheels with rocker arms, mast cameras, a robot arm and an antenna; or a lunar car with two seats.",
    parameters=(length("length", 2.9, 0.1, 6.0, words=("length", "long")), choice("kind", "mars", "moon")),
    slots=SLOTS,
    main_slot="body",
    adjectives={"lunar": {"kind": "moon"}, "moon rover": {"kind": "moon"}, "moon buggy": {"kind": "moon"}, "lunar rover": {"kind": "moon"}},
    parts={"wheel": "wheel", "camera": "camera, mast", "dish": "dish", "arm": "arm", "antenna": "antenna, dish", "solar panel": "panel"},
)  # fmt: skip
def rover(k: Kit) -> None:
    """Drawn 2.9 m long."""
    s = k.m("length") / 2.9
    with k.group("rover", scale=s):
        (_moon if k.s("kind") == "moon" else _mars)(k)
    top = 1.2 if k.s("kind") == "mars" else 0.86
    k.anchor("top", (0, 0.3 * s, top * s), half_size=(0.4 * s, 0.4 * s))
    if k.s("kind") == "moon":
        k.anchor("driver", (-0.42 * s, 0.2 * s, 0.86 * s), half_size=(0.25 * s, 0.14 * s))
        k.anchor("seat", (-0.42 * s, 0.2 * s, 0.86 * s), half_size=(0.25 * s, 0.14 * s))


def _wheel(k: Kit, name: str, x: float, y: float, r: float, wide: float) -> None:
    """A metal wheel with grousers, bent spokes and a hub motor; mirrored."""
    with k.group(name, at=(x, y, r), rotate=AXLE, mirror=True):
        h = wide / 2
        rim = [(r * 0.9, -h), (r * 0.95, -h), (r * 0.98, 0), (r * 0.95, h), (r * 0.9, h), (r * 0.93, 0)]
        k.add("wheel rim", Lathe(profile=rim, closed=True, segments=36), material="metal")
        k.add("wheel grouser", Box(size=(r * 0.06, r * 0.05, wide * 0.98), pivot="center"), at=(r * 0.96, 0, 0),
              material="trim", instances=Radial(count=24))  # fmt: skip
        k.add("wheel spoke", Box(size=(r * 0.75, r * 0.05, wide * 0.3), pivot="center"), at=(r * 0.55, 0, 0),
              material="metal", instances=Radial(count=6))  # fmt: skip
        k.add("wheel hub", Cylinder(radius=r * 0.24, height=wide * 0.8, segments=20, pivot="center"), material="trim")


def _dish(k: Kit, radius: float) -> None:
    bowl = [
        (0, 0), (radius * 0.5, radius * 0.07), (radius, radius * 0.32), (radius, radius * 0.36),
        (radius * 0.5, radius * 0.12), (0, radius * 0.05),
    ]  # fmt: skip
    k.add("dish", Lathe(profile=bowl, segments=36), material="body")
    for i in range(3):
        a = math.radians(120 * i)
        k.rod("dish strut", (radius * 0.8 * math.cos(a), radius * 0.8 * math.sin(a), radius * 0.26), (0, 0, radius * 0.75),
              radius * 0.025, segments=6, material="metal")  # fmt: skip
    k.add(
        "dish feed",
        Cylinder(radius=radius * 0.09, height=radius * 0.16, segments=12),
        at=(0, 0, radius * 0.68),
        material="trim",
    )


def _mars(k: Kit) -> None:
    r, x = 0.26, 1.08
    for i, y in enumerate((-1.15, 0.0, 1.15)):
        _wheel(k, f"wheel {i + 1}", x, y, r, 0.36)
    for side in (-1, 1):
        sx = side * 0.82
        k.tube("rocker", [(sx, -1.15, 0.62), (sx, -0.5, 0.82), (sx, 0.1, 0.78), (sx, 0.55, 0.55)], 0.045, smooth=False,
               segments=10, material="metal")  # fmt: skip
        k.tube(
            "bogie",
            [(sx, 0.0, 0.48), (sx, 0.55, 0.55), (sx, 1.15, 0.62)],
            0.04,
            smooth=False,
            segments=10,
            material="metal",
        )
        for y, z in ((-1.15, 0.62), (0.0, 0.48), (1.15, 0.62)):
            k.rod("steering post", (sx, y, z + 0.03), (sx, y, r), 0.05, segments=12, material="trim")
            k.rod("wheel axle", (sx, y, r), (side * x, y, r), 0.05, segments=12, material="trim")
        k.rod("rocker pivot", (side * 0.5, 0.0, 0.8), (sx + side * 0.05, 0.0, 0.8), 0.07, segments=14, material="trim")
    k.block("body", (1.15, 1.75, 0.42), (0, 0.1, 0.72), "body", bevel=0.04)
    k.block("belly", (0.9, 1.4, 0.12), (0, 0.1, 0.62), "foil", bevel=0.03)
    k.block("deck", (1.3, 1.85, 0.05), (0, 0.1, 1.13), "body", bevel=0.015)
    for i in range(3):
        k.block(
            "deck box",
            (0.3, 0.24 + 0.06 * i, 0.1),
            (-0.38 + 0.36 * i, 0.28, 1.17),
            "foil" if i == 1 else "trim",
            bevel=0.02,
        )
    k.add(
        "generator",
        Cylinder(radius=0.23, height=0.62, segments=28),
        at=(0, 0.92, 0.98),
        rotate=(-72, 0, 0),
        material="trim",
    )
    k.add("generator fin", Box(size=(0.16, 0.012, 0.56)), at=(0, 0.94, 0.99), rotate=(-72, 0, 0), material="body")
    for i in range(8):
        a = math.radians(45 * i)
        k.rod("generator rib", (0.23 * math.cos(a), 0.96 + 0.07 * math.sin(a), 1.0 + 0.22 * math.sin(a)),
              (0.23 * math.cos(a), 1.5 + 0.07 * math.sin(a), 1.17 + 0.22 * math.sin(a)), 0.014, segments=6,
              material="body")  # fmt: skip
    k.rod("mast foot", (0.34, -0.6, 1.12), (0.34, -0.6, 1.26), 0.085, segments=20, material="trim")
    k.rod("mast", (0.34, -0.6, 1.2), (0.34, -0.6, 2.02), 0.05, segments=16, material="body")
    k.block("camera head", (0.5, 0.24, 0.24), (0.34, -0.6, 2.0), "body", bevel=0.03)
    k.add(
        "camera lens",
        Cylinder(radius=0.085, height=0.08, segments=24),
        at=(0.34, -0.7, 2.12),
        rotate=(90, 0, 0),
        material="lens",
    )
    for dx in (-0.17, 0.17):
        k.add("camera eye", Cylinder(radius=0.04, height=0.07, segments=16), at=(0.34 + dx, -0.71, 2.09), rotate=(90, 0, 0),
              material="lens")  # fmt: skip
    k.rod("antenna", (-0.5, 0.75, 1.15), (-0.5, 0.75, 1.62), 0.025, segments=10, material="metal")
    k.rod("dish post", (0.48, 0.6, 1.14), (0.48, 0.6, 1.42), 0.035, segments=12, material="metal")
    with k.group("dish", at=(0.48, 0.6, 1.4), rotate=(32, 14, 0)):
        _dish(k, 0.26)
    joints = [(-0.42, -0.72, 0.92), (-0.5, -1.05, 1.02), (-0.36, -1.5, 1.24), (-0.1, -1.86, 0.86)]
    for a, b in pairwise(joints):
        k.rod("arm", a, b, 0.045, segments=12, material="metal")
    for joint in joints:
        k.add("arm joint", Sphere(radius=0.075, segments=16), at=joint, material="trim")
    k.add(
        "arm turret",
        Cylinder(radius=0.14, height=0.16, segments=20, pivot="center"),
        at=(-0.08, -1.9, 0.76),
        material="body",
        bevel=0.02,
    )
    k.add("arm drill", Cylinder(radius=0.03, height=0.26, segments=12), at=(-0.08, -1.9, 0.46), material="metal")
    k.add("arm tool", Cylinder(radius=0.05, height=0.14, segments=14), at=(0.05, -1.9, 0.58), material="accent")


def _moon(k: Kit) -> None:
    r, x = 0.4, 0.95
    for name, y in (("front", -1.05), ("back", 1.05)):
        _wheel(k, f"wheel {name}", x, y, r, 0.24)
        fender = rounded([(y + r * 1.12 * math.cos(a), r + r * 1.12 * math.sin(a)) for a in (0.5, 1.0, 1.57, 2.1, 2.6)]
                         + [(y + r * 1.2 * math.cos(a), r + r * 1.2 * math.sin(a)) for a in (2.6, 2.1, 1.57, 1.0, 0.5)], 0.005)  # fmt: skip
        side_plate(k, f"fender {name}", fender, 0.26, x=x, material="accent", mirror=True)
        k.rod(f"axle {name}", (-x, y, r), (x, y, r), 0.04, segments=10, material="metal")
        for side in (-1, 1):
            k.rod("suspension", (side * 0.8, y, r), (side * 0.45, y, 0.6), 0.03, segments=8, material="metal")
            k.rod("fender stay", (side * 0.84, y, r), (side * 0.84, y, r * 2.17), 0.02, segments=8, material="metal")
    for side in (-1, 1):
        k.rod("frame rail", (side * 0.45, -1.4, 0.6), (side * 0.45, 1.4, 0.6), 0.04, segments=10, material="metal")
    for y in (-1.4, -0.6, 0.4, 1.4):
        k.rod("frame cross", (-0.45, y, 0.6), (0.45, y, 0.6), 0.04, segments=10, material="metal")
    k.block("floor", (1.3, 1.2, 0.04), (0, -0.2, 0.6), "body", bevel=0.01)
    k.block("battery", (0.7, 0.9, 0.28), (0, -1.02, 0.6), "foil", bevel=0.03)
    for side in (-1, 1):
        sx = side * 0.42
        k.block("seat", (0.5, 0.46, 0.06), (sx, 0.3, 0.8), "accent", bevel=0.02)
        k.block("seat back", (0.5, 0.06, 0.5), (sx, 0.5, 0.82), "accent", bevel=0.02, rotate=(-10, 0, 0))
        for dx in (-0.2, 0.2):
            k.rod("seat leg", (sx + dx, 0.1, 0.6), (sx + dx, 0.1, 0.82), 0.018, segments=8, material="metal")
            k.rod("seat leg", (sx + dx, 0.48, 0.6), (sx + dx, 0.48, 0.82), 0.018, segments=8, material="metal")
    k.block("console", (0.24, 0.12, 0.3), (0, -0.5, 1.0), "body", bevel=0.02, rotate=(-18, 0, 0))
    k.rod("console post", (0, -0.5, 0.62), (0, -0.5, 1.04), 0.03, segments=10, material="metal")
    k.block("tool rack", (0.9, 0.4, 0.4), (0, 1.05, 0.6), "trim", bevel=0.02)
    k.add("tool", Cylinder(radius=0.02, height=0.7, segments=8), at=(-0.3, 1.05, 0.95), material="metal",
          instances=Linear(count=4, step=(0.2, 0, 0)))  # fmt: skip
    k.rod("dish mast", (0.4, -1.1, 0.85), (0.4, -1.1, 1.95), 0.03, segments=10, material="metal")
    with k.group("dish", at=(0.4, -1.1, 1.9), rotate=(28, -16, 0)):
        _dish(k, 0.46)
    k.rod("camera mast", (-0.4, -1.2, 0.85), (-0.4, -1.2, 1.45), 0.025, segments=10, material="metal")
    k.block("camera", (0.14, 0.24, 0.14), (-0.4, -1.2, 1.42), "body", bevel=0.02)
