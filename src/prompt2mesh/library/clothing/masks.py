"""Masks."""

import math

from prompt2mesh.library.clothing.eyewear import width_parameter
from prompt2mesh.library.kit import Kit, Point
from prompt2mesh.library.registry import asset, flag
from prompt2mesh.mesh.materials import Material
from prompt2mesh.mesh.shapes import (
    Ellipsoid,
    Extrude,
    PolyMesh,
    Sphere,
)


@asset(
    kind="carnival_mask",
    words=("carnival mask", "masquerade mask", "venetian mask", "mask", "eye mask", "mardi gras mask", "face mask", "domino mask", "theatre mask", "opera mask"),
    about="A Venetian half mask with gold trim, jewels and feathers.",
    parameters=(width_parameter(0.19), flag("feathers", True, words=("feathers",)), flag("stick", False, words=("stick", "handle"))),
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
        vertices: list[Point] = []
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
