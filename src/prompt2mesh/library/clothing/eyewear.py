"""Things worn on the face and ears: glasses, goggles, headsets, masks, headphones, helmets."""

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
    Lathe,
    Loft,
    PolyMesh,
    Section,
    Sphere,
    Sweep,
    Torus,
)

Vec = tuple[float, float, float]


def _width(default: float) -> AssetParameter:
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
    parameters=(_width(0.142), choice("shape", "round", "square", "aviator", "cat-eye", "heart", words=("shape", "lens")), flag("dark", False, words=("tint",))),
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
    parameters=(_width(0.155),),
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
    parameters=(_width(0.18),),
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
            segments=48,
        ),
        material="shell",
        smooth=False,
    )
    k.add(
        "front",
        Loft(
            axis="y",
            sections=[slab(-0.285, 0.30, 0.13), slab(-0.275, 0.385, 0.185), slab(-0.22, 0.42, 0.22)],
            segments=48,
        ),
        material="front",
    )
    k.add(
        "foam",
        Loft(axis="y", sections=[slab(0.03, 0.46, 0.25), slab(0.11, 0.44, 0.23), slab(0.14, 0.41, 0.2)], segments=48),
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


@asset(
    kind="carnival_mask",
    words=("carnival mask", "masquerade mask", "venetian mask", "mask", "eye mask", "mardi gras mask", "face mask", "domino mask", "theatre mask", "opera mask"),
    about="A Venetian half mask with gold trim, jewels and feathers.",
    parameters=(_width(0.19), flag("feathers", True, words=("feathers",)), flag("stick", False, words=("stick", "handle"))),
    slots={"mask": Material(preset="gold"), "trim": Material(preset="glitter", color="#e8c04a"), "jewel": "ruby", "feather": Material(preset="feather", color="#7a2a9a"), "stick": "gold"},
    category="clothing",
    styles={"simple": {"feathers": False}},
)  # fmt: skip
def carnival_mask(k: Kit) -> None:
    """A curved half mask standing upright, its eyes open."""
    w = k.m("width")
    n, m = 56, 8
    z0 = 0.26 * w
    eyes = [(-0.22 * w, 0.0), (0.22 * w, 0.0)]

    def outer(a: float) -> tuple[float, float]:
        c, s = math.cos(a), math.sin(a)
        x = 0.5 * w * math.copysign(abs(c) ** 0.8, c)
        y = 0.235 * w * math.copysign(abs(s) ** 0.85, s)
        if s > 0:
            y *= 1 + 0.45 * abs(c) ** 1.5 - 0.28 * math.exp(-((x / (0.1 * w)) ** 2))
        else:
            y *= 1 - 0.62 * math.exp(-((x / (0.085 * w)) ** 2)) + 0.1 * abs(c)
        return x, y

    def curve(x: float, y: float) -> float:
        nose = -0.07 * w * math.exp(-((x / (0.055 * w)) ** 2)) * max(0.0, 1 - (y / (0.16 * w)) ** 2)
        return 1.25 * x * x / w + nose

    for name, (ex, ey) in zip(("right", "left"), eyes, strict=True):
        sign = -1 if ex < 0 else 1
        t = 0.014 * w
        vertices: list[Vec] = []
        boundary: list[tuple[float, float]] = []
        count = n
        for i in range(count):
            a = math.pi / 2 - sign * math.pi * 2 * i / count
            c, s = math.cos(a), math.sin(a)
            boundary.append(
                (ex + 0.115 * w * c, ey + 0.062 * w * math.copysign(abs(s) ** 0.9, s) + 0.22 * (0.115 * w * c) * sign)
            )
        half: list[tuple[float, float]] = []
        for px, py in boundary:
            dx, dy = px - ex, py - ey
            far = 1.0
            lo, hi = 1.0, 12.0
            for _ in range(24):
                far = (lo + hi) / 2
                qx, qy = ex + dx * far, ey + dy * far
                a = math.atan2(qy / 0.235, qx / 0.5)
                ox, oy = outer(a)
                inside = math.hypot(qx, qy) < math.hypot(ox, oy) and qx * sign > 0
                lo, hi = (far, hi) if inside else (lo, far)
            half.append((ex + dx * lo, ey + dy * lo))
        for layer in (0, 1):
            for j in range(m + 1):
                for (bx, by), (hx, hy) in zip(boundary, half, strict=True):
                    x, y = bx + (hx - bx) * j / m, by + (hy - by) * j / m
                    vertices.append((x, curve(x, y) + layer * t, z0 + y))
        per = count * (m + 1)
        faces: list[list[int]] = []
        for i in range(count):
            b = (i + 1) % count
            for j in range(m):
                p, q = j * count, (j + 1) * count
                faces += [[p + i, p + b, q + b, q + i], [per + p + i, per + q + i, per + q + b, per + p + b]]
            last = m * count
            faces += [[last + i, last + b, per + last + b, per + last + i], [i, per + i, per + b, b]]
        k.add(
            f"mask {name}",
            PolyMesh(vertices=vertices, faces=faces if sign < 0 else [f[::-1] for f in faces]),
            material="mask",
            smooth=True,
        )
        k.tube(
            f"trim eye {name}",
            [(x, curve(x, y) - 0.002 * w, z0 + y) for x, y in boundary[::2]],
            0.011 * w,
            closed=True,
            segments=8,
            resolution=2,
            material="trim",
        )
        for i in range(5):
            a = math.radians(28 + 30 * i)
            x, y = ex + 0.165 * w * math.cos(a), ey + 0.115 * w * math.sin(a) + 0.02 * w
            k.add(
                "jewel",
                Sphere(radius=0.013 * w, segments=12),
                at=(x, curve(x, y) - 0.003 * w, z0 + y),
                material="jewel" if i % 2 else "trim",
            )
    rim = [(outer(2 * math.pi * i / 64), 0) for i in range(64)]
    k.tube(
        "trim",
        [(x, curve(x, y) + 0.005 * w, z0 + y) for (x, y), _ in rim],
        0.013 * w,
        closed=True,
        segments=8,
        resolution=2,
        material="trim",
    )
    k.add(
        "jewel centre",
        Ellipsoid(radii=(0.032 * w, 0.02 * w, 0.045 * w), segments=20),
        at=(0, curve(0, 0.1 * w) - 0.012 * w, z0 + 0.125 * w),
        material="jewel",
    )
    if k.on("feathers"):
        for i in range(9):
            a = math.radians(-44 + 11 * i)
            long = (0.50 + 0.12 * math.cos(2.2 * a)) * w
            outline = [
                (0, 0),
                (0.02 * w, long * 0.25),
                (0.055 * w, long * 0.55),
                (0.05 * w, long * 0.85),
                (0.0, long),
                (-0.05 * w, long * 0.85),
                (-0.055 * w, long * 0.55),
                (-0.02 * w, long * 0.25),
            ]
            k.add(
                "feather",
                Extrude(outline=outline, height=0.006 * w, smooth=True),
                at=(0.1 * w * math.sin(a), 0.02 * w + 0.006 * w * (i % 2), z0 + 0.12 * w),
                rotate=(90 - 8, math.degrees(a), 0),
                material="feather",
            )
    if k.on("stick"):
        k.rod(
            "stick",
            (0.46 * w, curve(0.46 * w, 0) + 0.01 * w, z0),
            (0.50 * w, curve(0.46 * w, 0), z0 - 1.1 * w),
            0.014 * w,
            material="stick",
        )
    k.anchor("fit", (0, 0.02 * w, z0), normal=(0, -1, 0), radius=0.42 * w)


@asset(
    kind="headphones",
    words=("headphones", "headphone", "earphones", "pair of headphones", "gaming headset", "earmuffs", "headset with microphone", "ear defenders"),
    about="Over-ear headphones with padded cups and headband.",
    parameters=(_width(0.19), flag("microphone", False, words=("microphone", "mic")), flag("cable", False, words=("cable", "wire"))),
    slots={"shell": Material(preset="matte_plastic", color="#24262b"), "pad": Material(preset="leather", color="#3a2c26"), "metal": "brushed_steel", "trim": Material(preset="rose_gold")},
    category="clothing",
    adjectives={"gaming": {"microphone": True}},
    parts={"ear": "cup", "cushion": "pad"},
)  # fmt: skip
def headphones(k: Kit) -> None:
    """Two cups joined by a band; standing on the cups."""
    w = k.m("width")
    r = 0.5 * w
    z0 = 0.24 * w
    for name, x in (("right", -1), ("left", 1)):
        with k.group(f"cup {name}", at=(x * 0.40 * w, 0, z0), rotate=(0, x * 90 - x * 6, 0)):

            def ring(profile: list[tuple[float, float]]) -> Lathe:
                return Lathe(profile=[(a * w, b * w) for a, b in profile], smooth=True, segments=48)

            k.add(
                f"cup {name}",
                ring([(0.21, -0.02), (0.235, 0.02), (0.22, 0.07), (0.15, 0.095), (0.0, 0.10)]),
                scale=(1.15, 0.95, 1),
                material="shell",
            )
            k.add(
                f"pad {name}",
                Torus(radius=0.155 * w, tube=0.068 * w, segments=48, tube_segments=16),
                at=(0, 0, -0.045 * w),
                scale=(1.15, 0.95, 0.85),
                material="pad",
            )
            k.add(
                f"grille {name}",
                Cylinder(radius=0.16 * w, height=0.02 * w, segments=40),
                at=(0, 0, -0.05 * w),
                scale=(1.15, 0.95, 1),
                material="metal",
            )
            k.add(
                f"ring {name}",
                Torus(radius=0.13 * w, tube=0.010 * w, segments=48, tube_segments=10),
                at=(0, 0, 0.094 * w),
                scale=(1.15, 0.95, 1),
                material="trim",
            )
        k.tube(
            f"yoke {name}",
            [
                (x * 0.455 * w, -0.215 * w, z0),
                (x * 0.50 * w, -0.16 * w, z0 + 0.20 * w),
                (x * 0.505 * w, 0, z0 + 0.29 * w),
                (x * 0.50 * w, 0.16 * w, z0 + 0.20 * w),
                (x * 0.455 * w, 0.215 * w, z0),
            ],
            0.022 * w,
            segments=12,
            material="metal",
        )
        k.rod(
            f"slider {name}",
            (x * 0.505 * w, 0, z0 + 0.27 * w),
            (x * 0.515 * w, 0, z0 + 0.5 * w),
            0.028 * w,
            material="metal",
        )
    band = [
        (math.cos(a) * 1.03 * r, 0.0, z0 + 0.46 * w + math.sin(a) * 0.46 * w)
        for a in (math.pi * i / 14 for i in range(15))
    ]
    flat = rounded_rectangle(0.13 * w, 0.035 * w, 0.014 * w, corner_segments=3)
    k.add("headband", Sweep(path=band, profile=[(y, x) for x, y in flat][::-1], resolution=3), material="shell")
    inner = [
        (math.cos(a) * 0.97 * r, 0.0, z0 + 0.46 * w + math.sin(a) * 0.425 * w)
        for a in (math.radians(28 + 124 * i / 10) for i in range(11))
    ]
    k.add(
        "pad band", Sweep(path=inner, profile=[(y * 1.5, x * 0.9) for x, y in flat][::-1], resolution=3), material="pad"
    )
    if k.on("microphone"):
        k.tube(
            "microphone boom",
            [
                (-0.48 * w, -0.14 * w, z0 - 0.06 * w),
                (-0.46 * w, -0.4 * w, z0 - 0.12 * w),
                (-0.30 * w, -0.58 * w, z0 - 0.14 * w),
            ],
            0.014 * w,
            material="metal",
        )
        k.add(
            "microphone",
            Ellipsoid(radii=(0.06 * w, 0.035 * w, 0.035 * w), segments=20),
            at=(-0.28 * w, -0.585 * w, z0 - 0.14 * w),
            material="pad",
        )
    if k.on("cable"):
        k.tube(
            "cable",
            [
                (0.44 * w, 0, z0 - 0.22 * w),
                (0.5 * w, -0.1 * w, 0.03 * w),
                (0.75 * w, -0.3 * w, 0.012 * w),
                (0.95 * w, 0.05 * w, 0.012 * w),
                (0.7 * w, 0.3 * w, 0.012 * w),
            ],
            0.012 * w,
            segments=8,
            material="shell",
        )
    k.anchor("fit", (0, 0, z0 + 0.52 * w), radius=0.44 * w)


@asset(
    kind="helmet",
    words=("helmet", "motorcycle helmet", "bike helmet", "bicycle helmet", "viking helmet", "knight helmet", "army helmet", "football helmet", "racing helmet", "spartan helmet", "roman helmet", "space helmet"),
    about="A helmet: motorcycle, viking, spartan.",
    parameters=(choice("type", "motorcycle", "viking", "spartan", words=("type",)), length("head_radius", 0.105, 0.01, 1.0)),
    slots={"shell": Material(preset="gloss_paint", color="#b8161f"), "visor": Material(preset="tinted_glass", color="#20242c"), "trim": Material(preset="black_plastic"), "steel": "steel", "brass": "brass", "horn": "ivory", "crest": Material(preset="feather", color="#b3202a")},
    category="clothing",
    adjectives={"horned": {"type": "viking"}, "norse": {"type": "viking"}, "roman": {"type": "spartan"}, "greek": {"type": "spartan"}, "medieval": {"type": "viking"}},
)  # fmt: skip
def helmet(k: Kit) -> None:
    """One of three."""
    r = k.m("head_radius")
    {"motorcycle": _motorcycle, "viking": _viking, "spartan": _spartan}[k.s("type")](k, r)


def _motorcycle(k: Kit, r: float) -> None:
    sections = [
        Section(center=(0, y * r, z * r), radii=(w * r, d * r), exponent=2.3)
        for z, y, w, d in (
            (0.0, -0.05, 0.90, 1.05),
            (0.12, -0.08, 1.08, 1.28),
            (0.5, -0.08, 1.22, 1.42),
            (1.0, 0.0, 1.28, 1.42),
            (1.5, 0.08, 1.18, 1.28),
            (1.9, 0.12, 0.85, 0.9),
            (2.08, 0.13, 0.42, 0.45),
            (2.12, 0.13, 0, 0),
        )
    ]
    k.add("shell", Loft(sections=sections, segments=56, resolution=5), material="shell", smooth=True)
    rim: list[tuple[float, float, float]] = []
    rows: list[list[Vec]] = []
    for i in range(15):
        a = math.radians(-72 + 144 * i / 14)
        rim.append((1.325 * r * math.sin(a), -1.50 * r * math.cos(a) - 0.02 * r, 0.0))
    for z, s in ((0.66, 1.0), (0.9, 1.02), (1.15, 1.01), (1.4, 0.955)):
        rows.append([(x * s, y * s + 0.06 * r * (z - 0.8), z * r) for x, y, _ in rim])
    c = len(rim)
    inner = [p for row in rows for p in row]
    outer = [(x * 1.03, y * 1.03, z) for x, y, z in inner]
    count = len(inner)
    faces: list[list[int]] = []
    for i in range(len(rows) - 1):
        for j in range(c - 1):
            a0, b0, d0, e0 = i * c + j, i * c + j + 1, (i + 1) * c + j, (i + 1) * c + j + 1
            faces += [[a0, d0, e0, b0], [count + a0, count + b0, count + e0, count + d0]]
    for j in range(c - 1):
        low = (len(rows) - 1) * c + j
        faces += [[j, j + 1, count + j + 1, count + j], [low, count + low, count + low + 1, low + 1]]
    for i in range(len(rows) - 1):
        a0, d0 = i * c, (i + 1) * c
        faces.append([a0, count + a0, count + d0, d0])
        a0, d0 = a0 + c - 1, d0 + c - 1
        faces.append([a0, d0, count + d0, count + a0])
    k.add("visor", PolyMesh(vertices=[*inner, *outer], faces=faces), material="visor", smooth=True)
    for row in (rows[0], rows[-1]):
        k.tube(
            "trim visor",
            [(x * 1.02, y * 1.02, zz) for x, y, zz in row],
            0.035 * r,
            segments=8,
            resolution=2,
            material="trim",
        )
    k.add(
        "pivot",
        Cylinder(radius=0.16 * r, height=0.1 * r, segments=28, pivot="center"),
        at=(1.25 * r, -0.42 * r, 1.02 * r),
        rotate=(0, 90, 0),
        material="trim",
        bevel=0.02 * r,
        mirror=True,
    )
    k.add(
        "vent",
        Box(size=(0.5 * r, 0.08 * r, 0.1 * r), pivot="center"),
        at=(0, -1.42 * r, 0.34 * r),
        material="trim",
        bevel=0.02 * r,
    )
    k.add(
        "trim base",
        Torus(radius=0.95 * r, tube=0.08 * r, segments=56, tube_segments=10),
        at=(0, -0.055 * r, 0.04 * r),
        scale=(1, 1.16, 1),
        material="trim",
    )
    k.anchor("fit", (0, 0.05 * r, 1.15 * r), radius=0.95 * r)


def _viking(k: Kit, r: float) -> None:
    outer = [(1.06 * r, 0), (1.05 * r, 0.35 * r), (0.9 * r, 0.78 * r), (0.52 * r, 1.1 * r), (0.0, 1.26 * r)]
    inner = [(0.0, 1.18 * r), (0.46 * r, 1.03 * r), (0.83 * r, 0.74 * r), (0.98 * r, 0.33 * r), (0.99 * r, 0)]
    k.add("shell", Lathe(profile=[*outer, *inner], closed=True, segments=56), material="steel", smooth=True)
    k.add(
        "band",
        Lathe(profile=[(1.0 * r, 0), (1.1 * r, 0), (1.1 * r, 0.2 * r), (1.0 * r, 0.2 * r)], closed=True, segments=56),
        material="brass",
        bevel=0.015 * r,
    )
    for turn in (0, 90):
        with k.group("rib", rotate=(0, 0, turn)):
            k.add(
                "rib band",
                Sweep(
                    path=[
                        (px, py, pz * 1.0 + 0.005 * r)
                        for px, py, pz in [
                            (1.06 * r, 0, 0.1 * r),
                            (1.045 * r, 0, 0.38 * r),
                            (0.9 * r, 0, 0.79 * r),
                            (0.52 * r, 0, 1.105 * r),
                            (0, 0, 1.265 * r),
                            (-0.52 * r, 0, 1.105 * r),
                            (-0.9 * r, 0, 0.79 * r),
                            (-1.045 * r, 0, 0.38 * r),
                            (-1.06 * r, 0, 0.1 * r),
                        ]
                    ],
                    profile=[
                        (-0.09 * r, -0.03 * r),
                        (0.09 * r, -0.03 * r),
                        (0.09 * r, 0.03 * r),
                        (-0.09 * r, 0.03 * r),
                    ],
                ),
                material="brass",
            )
    for i in range(16):
        a = 2 * math.pi * i / 16
        k.add(
            "rivet",
            Sphere(radius=0.04 * r, segments=12),
            at=(1.1 * r * math.cos(a), 1.1 * r * math.sin(a), 0.1 * r),
            material="steel",
        )
    for name, x in (("right", -1), ("left", 1)):
        path2: list[Vec] = [
            (x * 0.92 * r, 0, 0.55 * r),
            (x * 1.35 * r, 0, 0.72 * r),
            (x * 1.72 * r, -0.03 * r, 1.08 * r),
            (x * 1.82 * r, -0.08 * r, 1.55 * r),
            (x * 1.66 * r, -0.12 * r, 2.0 * r),
        ]
        k.tube(f"horn {name}", path2, 0.25 * r, radii=[1.05, 0.95, 0.72, 0.42, 0.06], segments=24, material="horn")
        k.add(
            f"horn socket {name}",
            Torus(radius=0.24 * r, tube=0.06 * r, segments=32, tube_segments=10),
            at=(x * 1.02 * r, 0, 0.59 * r),
            rotate=(0, x * 70, 0),
            material="brass",
        )
    k.add(
        "nose guard",
        Box(size=(0.16 * r, 0.07 * r, 0.62 * r), pivot="center"),
        at=(0, -1.07 * r, -0.18 * r + 0.08 * r),
        material="brass",
        bevel=0.02 * r,
    )
    k.anchor("fit", (0, 0, 0.02 * r), radius=0.97 * r)


def _spartan(k: Kit, r: float) -> None:
    sections = [
        Section(center=(0, y * r, z * r), radii=(w * r, d * r), exponent=2.2)
        for z, y, w, d in (
            (0.0, 0.02, 0.86, 0.98),
            (0.1, 0.0, 0.93, 1.06),
            (0.5, -0.02, 0.98, 1.14),
            (1.0, 0.0, 1.1, 1.22),
            (1.45, 0.04, 1.06, 1.16),
            (1.85, 0.08, 0.74, 0.8),
            (2.03, 0.08, 0.35, 0.4),
            (2.07, 0.08, 0, 0),
        )
    ]
    k.add("shell", Loft(sections=sections, segments=56, resolution=5), material="brass", smooth=True)
    for x in (-1, 1):
        k.add(
            "eye opening",
            Ellipsoid(radii=(0.30 * r, 0.16 * r, 0.14 * r), segments=28),
            at=(x * 0.44 * r, -1.02 * r, 1.12 * r),
            rotate=(0, -x * 14, x * 24),
            material="trim",
        )
        k.tube(
            "eye trim",
            [
                (
                    x * 0.44 * r + x * 0.33 * r * math.cos(a),
                    -1.13 * r + (0.10 * r if math.cos(a) > 0 else -0.03 * r) * abs(math.cos(a)),
                    1.12 * r + 0.17 * r * math.sin(a) + 0.06 * r * math.cos(a),
                )
                for a in (2 * math.pi * i / 16 for i in range(16))
            ],
            0.03 * r,
            closed=True,
            segments=8,
            resolution=2,
            material="brass",
        )
    k.add(
        "mouth opening",
        Box(size=(0.17 * r, 0.2 * r, 0.86 * r)),
        at=(0, -1.08 * r, 0.0),
        material="trim",
        bevel=0.04 * r,
    )
    k.add(
        "nose guard",
        Box(size=(0.15 * r, 0.12 * r, 0.7 * r), pivot="center"),
        at=(0, -1.2 * r, 0.98 * r),
        rotate=(-4, 0, 0),
        material="brass",
        bevel=0.04 * r,
    )
    path: list[Vec] = [
        (0, -0.9 * r, 1.72 * r),
        (0, -0.6 * r, 2.15 * r),
        (0, 0.05 * r, 2.42 * r),
        (0, 0.75 * r, 2.2 * r),
        (0, 1.22 * r, 1.6 * r),
        (0, 1.4 * r, 0.9 * r),
    ]
    k.add(
        "crest",
        Sweep(
            path=path,
            profile=[
                (-0.13 * r, -0.42 * r),
                (0.13 * r, -0.42 * r),
                (0.15 * r, 0.3 * r),
                (0.1 * r, 0.36 * r),
                (-0.1 * r, 0.36 * r),
                (-0.15 * r, 0.3 * r),
            ],
            radii=[0.5, 0.9, 1.0, 1.0, 0.9, 0.5],
            resolution=8,
        ),
        material="crest",
    )
    k.anchor("fit", (0, 0.05 * r, 1.1 * r), radius=0.95 * r)
