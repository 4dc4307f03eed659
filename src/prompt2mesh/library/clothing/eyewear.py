"""Glasses, goggles and virtual-reality headsets."""

import math

from prompt2mesh.library.kit import Kit
from prompt2mesh.library.outlines import rounded_rectangle
from prompt2mesh.library.registry import AssetParameter, asset, choice, flag, length
from prompt2mesh.mesh.materials import Material
from prompt2mesh.mesh.shapes import (
    Box,
    Cylinder,
    Ellipsoid,
    Extrude,
    Loft,
    Section,
    Sweep,
)

Vec = tuple[float, float, float]


def width_parameter(default: float) -> AssetParameter:
    """The width across the face, metres."""
    return length("width", default, 0.01, 1.5, words=("width", "wide"))


def lens_outline(shape: str, w: float) -> list[tuple[float, float]]:
    """The outline of a spectacle lens of width `w`, centred."""
    h = {"round": 0.98, "aviator": 0.9, "square": 0.8, "cat-eye": 0.72, "heart": 0.95}[shape] * w
    points: list[tuple[float, float]] = []
    for i in range(40):
        a = 2 * math.pi * i / 40
        c, s = math.cos(a), math.sin(a)
        n = {"round": 1.0, "aviator": 0.8, "square": 0.5, "cat-eye": 0.7, "heart": 0.9}[shape]
        x, y = w / 2 * math.copysign(abs(c) ** n, c), h / 2 * math.copysign(abs(s) ** n, s)
        if shape == "aviator":
            x *= 1 + 0.14 * (y / (h / 2)) if y < 0 else 1.0
            y -= 0.04 * w * (x / w)
        if shape == "cat-eye" and y > 0:
            y += max(0.0, x / w) * 0.35 * h
        if shape == "heart":
            x, y = (
                w * 0.55 * math.sin(a) ** 3,
                w * 0.034 * (13 * c - 5 * math.cos(2 * a) - 2 * math.cos(3 * a) - math.cos(4 * a)) + 0.05 * w,
            )
        points.append((x, y))
    return points if shape != "heart" else points[::-1]


@asset(
    kind="glasses",
    words=("glasses", "eyeglasses", "spectacles", "sunglasses", "shades", "reading glasses", "eyewear", "pair of glasses", "pair of sunglasses", "monocle"),
    about="Spectacles or sunglasses with folding arms.",
    parameters=(width_parameter(0.142), choice("shape", "round", "square", "aviator", "cat-eye", "heart", words=("shape", "lens")), flag("dark", False, words=("tint",))),
    slots={"frame": Material(preset="black_plastic"), "lens": Material(preset="glass"), "tint": Material(preset="tinted_glass", color="#2a2624"), "hinge": "gold"},
    adjectives={"sun": {"dark": True}, "tinted": {"dark": True}, "cool": {"dark": True, "shape": "aviator"}, "heart-shaped": {"shape": "heart"}, "rectangular": {"shape": "square"}},
    category="clothing",
    parts={"arm": "arm", "temple": "arm", "lens": "lens"},
)  # fmt: skip
def glasses(k: Kit) -> None:
    """Two rims, a bridge, two arms; the wearer looks to −y and the ears are behind."""
    w = k.m("width")
    lens = 0.40 * w
    t = 0.018 * w
    outline = lens_outline(k.s("shape"), lens)
    dark = k.on("dark")
    up = max(abs(min(y for _, y in outline)), 0.1 * w)
    z0 = up + t
    for name, x in (("right", -1), ("left", 1)):
        shown = [(p if x > 0 else -p, q) for p, q in outline]
        path = [(p, 0.0, q) for p, q in shown]
        with k.group(f"rim {name}", at=(x * 0.265 * w, 0, z0), rotate=(0, 0, x * 6)):
            k.tube(f"rim {name}", path, t, closed=True, segments=10, resolution=2, material="frame")
            face = shown if x > 0 else shown[::-1]
            k.add(
                f"lens {name}",
                Extrude(outline=[(p * 0.985, q * 0.985) for p, q in face], height=t * 0.7),
                at=(0, 0.35 * t, 0),
                rotate=(90, 0, 0),
                material="tint" if dark else "lens",
            )
        side = x * 0.5 * w
        top = z0 + 0.10 * w
        k.add(
            f"hinge {name}",
            Box(size=(0.03 * w, 0.045 * w, 0.04 * w), pivot="center"),
            at=(side - x * 0.01 * w, 0.025 * w, top),
            material="hinge",
            bevel=0.004 * w,
        )
        reach = 0.98 * w
        k.tube(
            f"arm {name}",
            [
                (side, 0.03 * w, top),
                (side + x * 0.004 * w, 0.4 * reach, top),
                (side - x * 0.01 * w, 0.72 * reach, top - 0.005 * w),
                (side - x * 0.025 * w, 0.86 * reach, top - 0.05 * w),
                (side - x * 0.03 * w, reach, top - 0.22 * w),
            ],
            t * 0.85,
            radii=[0.9, 0.8, 0.8, 1.1, 1.2],
            segments=10,
            material="frame",
        )
        k.tube(
            f"brow {name}",
            [(x * 0.44 * w, 0.012 * w, top + 0.005 * w), (side, 0.02 * w, top)],
            t,
            segments=8,
            material="frame",
        )
        k.add(
            f"nose pad {name}",
            Ellipsoid(radii=(0.012 * w, 0.02 * w, 0.035 * w), segments=14),
            at=(x * 0.062 * w, 0.03 * w, z0 - 0.03 * w),
            rotate=(0, x * 22, 0),
            material="lens" if not dark else "frame",
        )
        k.rod(
            f"nose wire {name}",
            (x * 0.075 * w, 0.0, z0),
            (x * 0.064 * w, 0.03 * w, z0 - 0.02 * w),
            t * 0.45,
            segments=8,
            material="frame",
        )
    k.tube(
        "bridge",
        [
            (-0.085 * w, -0.002, z0 + 0.04 * w),
            (-0.03 * w, -0.012 * w, z0 + 0.075 * w),
            (0.03 * w, -0.012 * w, z0 + 0.075 * w),
            (0.085 * w, -0.002, z0 + 0.04 * w),
        ],
        t,
        segments=10,
        material="frame",
    )
    k.anchor("fit", (0, 0.055 * w, z0), normal=(0, -1, 0), radius=0.5 * w)


@asset(
    kind="goggles",
    words=(
        "goggles",
        "swimming goggles",
        "ski goggles",
        "safety goggles",
        "diving mask",
        "aviator goggles",
        "steampunk goggles",
        "snorkel mask",
    ),
    about="Swimming goggles with two cups and a strap.",
    parameters=(width_parameter(0.155),),
    slots={
        "rim": Material(preset="glossy_plastic", color="#1f6fe0"),
        "lens": Material(preset="acrylic", color="#8fc4ff"),
        "strap": Material(preset="silicone", color="#1a54b0"),
        "buckle": Material(preset="plastic", color="#12356f"),
    },
    category="clothing",
    parts={"frame": "rim"},
)
def goggles(k: Kit) -> None:
    """Two cups, a nose piece, an elastic strap in a loop."""
    w = k.m("width")
    z0 = 0.16 * w
    for name, x in (("right", -1), ("left", 1)):
        with k.group(f"cup {name}", at=(x * 0.235 * w, 0, z0), rotate=(90, 0, x * 12)):
            outer = rounded_rectangle(0.40 * w, 0.27 * w, 0.12 * w)
            inner = [(p * 0.8, q * 0.76) for p, q in outer]
            k.add(
                f"rim {name}",
                Extrude(outline=outer, holes=[inner], height=0.10 * w, bevel=0.012 * w, taper=0.92),
                at=(0, 0, -0.06 * w),
                material="rim",
            )
            k.add(
                f"seal {name}",
                Extrude(
                    outline=[(p * 1.02, q * 1.02) for p, q in outer],
                    holes=[[(p * 0.86, q * 0.84) for p, q in outer]],
                    height=0.035 * w,
                    bevel=0.014 * w,
                ),
                at=(0, 0, -0.085 * w),
                material="strap",
            )
            k.add(
                f"lens {name}",
                Extrude(outline=[(p * 0.84, q * 0.8) for p, q in outer], height=0.02 * w, bevel=0.006 * w),
                at=(0, 0, 0.012 * w),
                material="lens",
            )
        k.add(
            f"buckle {name}",
            Box(size=(0.05 * w, 0.07 * w, 0.09 * w), pivot="center"),
            at=(x * 0.455 * w, 0.055 * w, z0),
            rotate=(0, 0, x * 35),
            material="buckle",
            bevel=0.01 * w,
        )
    k.tube(
        "nose piece",
        [(-0.06 * w, 0.0, z0), (0, -0.02 * w, z0 + 0.015 * w), (0.06 * w, 0.0, z0)],
        0.022 * w,
        segments=12,
        material="rim",
    )
    for lift in (0.0, 0.035):
        path: list[Vec] = [
            (0.47 * w, 0.075 * w, z0),
            (0.50 * w, 0.3 * w, z0 + lift * w),
            (0.40 * w, 0.62 * w, z0 + 2.4 * lift * w),
            (0, 0.80 * w, z0 + 3 * lift * w),
            (-0.40 * w, 0.62 * w, z0 + 2.4 * lift * w),
            (-0.50 * w, 0.3 * w, z0 + lift * w),
            (-0.47 * w, 0.075 * w, z0),
        ]
        k.add(
            "strap",
            Sweep(
                path=path,
                profile=[
                    (-0.006 * w, -0.022 * w),
                    (0.006 * w, -0.022 * w),
                    (0.006 * w, 0.022 * w),
                    (-0.006 * w, 0.022 * w),
                ],
            ),
            material="strap",
        )
    k.anchor("fit", (0, 0.09 * w, z0), normal=(0, -1, 0), radius=0.48 * w)


@asset(
    kind="vr_headset",
    words=("vr headset", "virtual reality headset", "vr goggles", "virtual reality goggles", "headset", "oculus"),
    about="A virtual-reality headset with its straps.",
    parameters=(width_parameter(0.18),),
    slots={
        "shell": Material(preset="matte_plastic", color="#f0f1f3"),
        "front": Material(preset="glossy_plastic", color="#15171b"),
        "foam": Material(preset="foam", color="#2a2c30"),
        "strap": Material(preset="nylon", color="#2b2d33"),
        "led": Material(preset="led", color="#7fe0ff"),
    },
    category="clothing",
)
def vr_headset(k: Kit) -> None:
    """A visor body, foam, and straps round and over the head."""
    w = k.m("width")
    z0 = 0.30 * w

    def slab(y: float, x: float, z: float) -> Section:
        return Section(center=(0, y * w, z0), radii=(x * w, z * w), exponent=4.5)

    k.add(
        "shell",
        Loft(
            axis="y",
            sections=[
                slab(-0.24, 0.40, 0.20),
                slab(-0.2, 0.47, 0.26),
                slab(-0.05, 0.5, 0.285),
                slab(0.05, 0.485, 0.27),
            ],
            segments=32,
        ),
        material="shell",
        smooth=False,
    )
    k.add(
        "front",
        Loft(
            axis="y",
            sections=[slab(-0.285, 0.30, 0.13), slab(-0.275, 0.385, 0.185), slab(-0.22, 0.42, 0.22)],
            segments=32,
        ),
        material="front",
    )
    k.add(
        "foam",
        Loft(axis="y", sections=[slab(0.03, 0.46, 0.25), slab(0.11, 0.44, 0.23), slab(0.14, 0.41, 0.2)], segments=32),
        material="foam",
    )
    for x in (-1, 1):
        for z in (-1, 1):
            k.add(
                "camera",
                Cylinder(radius=0.03 * w, height=0.02 * w, segments=20, pivot="center"),
                at=(x * 0.33 * w, -0.262 * w, z0 + z * 0.12 * w),
                rotate=(90, 0, 0),
                material="foam",
                bevel=0.004 * w,
            )
    k.add(
        "led",
        Box(size=(0.05 * w, 0.012 * w, 0.008 * w), pivot="center"),
        at=(0, -0.285 * w, z0 - 0.10 * w),
        material="led",
    )
    flat = [(-0.008 * w, -0.05 * w), (0.008 * w, -0.05 * w), (0.008 * w, 0.05 * w), (-0.008 * w, 0.05 * w)]
    side: list[Vec] = [
        (0.49 * w, -0.02 * w, z0),
        (0.53 * w, 0.3 * w, z0),
        (0.44 * w, 0.72 * w, z0 + 0.02 * w),
        (0, 0.94 * w, z0 + 0.03 * w),
        (-0.44 * w, 0.72 * w, z0 + 0.02 * w),
        (-0.53 * w, 0.3 * w, z0),
        (-0.49 * w, -0.02 * w, z0),
    ]
    k.add("strap", Sweep(path=side, profile=flat), material="strap")
    top: list[Vec] = [
        (0, 0.0, z0 + 0.26 * w),
        (0, 0.16 * w, z0 + 0.50 * w),
        (0, 0.46 * w, z0 + 0.58 * w),
        (0, 0.76 * w, z0 + 0.40 * w),
        (0, 0.935 * w, z0 + 0.05 * w),
    ]
    k.add(
        "strap top",
        Sweep(
            path=top,
            profile=[(-0.05 * w, -0.008 * w), (0.05 * w, -0.008 * w), (0.05 * w, 0.008 * w), (-0.05 * w, 0.008 * w)],
        ),
        material="strap",
    )
    k.anchor("fit", (0, 0.10 * w, z0), normal=(0, -1, 0), radius=0.46 * w)
