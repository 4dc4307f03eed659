"""Balls for every game."""

import math
from collections.abc import Callable

from prompt2mesh.library.kit import Kit
from prompt2mesh.library.registry import asset, choice, length
from prompt2mesh.library.sports.panels_on_balls import (
    dimpled_sphere,
    puffed_panels,
    seam_curve,
    truncated_icosahedron,
    volleyball_strips,
)
from prompt2mesh.mesh.materials import Material
from prompt2mesh.mesh.shapes import Cylinder, Ellipsoid, Lathe, Loft, Section, Sphere, Text, Torus

_SIZES = {
    "soccer": 0.22,
    "basketball": 0.24,
    "tennis": 0.067,
    "baseball": 0.074,
    "golf": 0.043,
    "volleyball": 0.21,
    "bowling": 0.218,
    "american": 0.28,
    "beach": 0.4,
    "billiard": 0.057,
    "plain": 0.2,
}


@asset(
    kind="ball",
    words=("ball", "soccer ball", "football", "basketball", "tennis ball", "baseball", "golf ball", "volleyball", "bowling ball", "american football", "rugby ball", "beach ball",
           "billiard ball", "eight ball", "8-ball", "8 ball", "cricket ball", "softball", "football ball", "bouncy ball"),
    about="A ball for soccer, basketball, tennis, baseball, golf, volleyball, bowling, billiards, American football or the beach.",
    parameters=(length("diameter", 0.22, 0.01, 5.0, words=("diameter", "size", "width")), choice("type", *_SIZES)),
    slots={
        "main": Material(preset="leather", color="#f4f4f2"), "patch": Material(preset="leather", color="#17181b"), "orange": Material(preset="rubber", color="#d4691e"), "seam": Material(preset="rubber", color="#1c1512"),
        "felt": Material(preset="felt", color="#d4e235"), "line": Material(preset="rubber", color="#f4f4ee"), "stitch": Material(preset="yarn", color="#c81e24"), "golf": Material(preset="glossy_plastic", color="#fbfbf8"),
        "bowling": Material(preset="car_paint", color="#1c3f94"), "hole": Material(preset="matte_plastic", color="#08090c"), "brown": Material(preset="leather", color="#8a4a24"), "lace": Material(preset="leather", color="#f0ece2"),
        "red": Material(preset="glossy_plastic", color="#e2322f"), "yellow": Material(preset="glossy_plastic", color="#f8cf2c"), "blue": Material(preset="glossy_plastic", color="#2463c8"), "white": Material(preset="glossy_plastic", color="#f8f8f6"),
        "black": Material(preset="glossy_plastic", color="#101013"),
    },
    adjectives={
        "soccer": {"type": "soccer"}, "basketball": {"type": "basketball", "diameter": 0.24}, "tennis": {"type": "tennis", "diameter": 0.067}, "baseball": {"type": "baseball", "diameter": 0.074}, "golf": {"type": "golf", "diameter": 0.043},
        "volleyball": {"type": "volleyball", "diameter": 0.21}, "bowling": {"type": "bowling", "diameter": 0.218}, "american": {"type": "american", "diameter": 0.28}, "rugby": {"type": "american", "diameter": 0.28},
        "beach": {"type": "beach", "diameter": 0.4}, "billiard": {"type": "billiard", "diameter": 0.057}, "eight": {"type": "billiard", "diameter": 0.057}, "cricket": {"type": "baseball", "diameter": 0.072}, "bouncy": {"type": "plain", "diameter": 0.08},
    },
    parts={"panel": "panel", "seam": "seam", "stitch": "stitch"},
)  # fmt: skip
def ball(k: Kit) -> None:
    """A ball resting on the ground; the long one lies along x."""
    size, kind = k.m("diameter"), k.s("type")
    r = size / 2

    def colour(slot: str) -> str:
        return "main" if "main" in k.asked else slot

    high = r * (0.62 if kind == "american" else 1.0)
    with k.group("whole", at=(0, 0, high), rotate=(0, 0, 0) if kind == "american" else (22, 14, 8)):
        if kind == "soccer":
            pentagons, hexagons = truncated_icosahedron()
            k.add("core", Sphere(radius=r * 0.955, segments=40), material="patch")
            k.add("panel white", puffed_panels(hexagons, r), material="main", smooth=True)
            k.add("panel black", puffed_panels(pentagons, r), material="patch", smooth=True)
        elif kind == "volleyball":
            k.add("core", Sphere(radius=r * 0.955, segments=40), material="patch")
            for group, slot in zip(volleyball_strips(), ("blue", "main", "yellow"), strict=True):
                k.add("panel", puffed_panels(group, r, pieces=4), material=slot, smooth=True)
        elif kind == "basketball":
            k.add("skin", Sphere(radius=r * 0.99, segments=64), material=colour("orange"))
            k.add("seam", Torus(radius=r * 0.992, tube=r * 0.013, segments=72, tube_segments=8), material="seam")
            k.add(
                "seam",
                Torus(radius=r * 0.992, tube=r * 0.013, segments=72, tube_segments=8),
                rotate=(90, 0, 0),
                material="seam",
            )
            for side in (-1, 1):
                path: list[tuple[float, float, float]] = []
                for i in range(64):
                    t = 2 * math.pi * i / 64
                    bow = 0.5 + 0.18 * math.cos(2 * t)
                    q = math.sqrt(1 - bow * bow) * r * 0.992
                    path.append((side * bow * r * 0.992, q * math.cos(t), q * math.sin(t)))
                k.tube("seam", path, r * 0.013, closed=True, segments=8, resolution=2, material="seam")
        elif kind in ("tennis", "baseball"):
            k.add(
                "skin", Sphere(radius=r * 0.992, segments=64), material=colour("felt" if kind == "tennis" else "main")
            )
            curve = seam_curve(r * 0.985)
            k.tube(
                "seam",
                curve,
                r * (0.032 if kind == "tennis" else 0.014),
                closed=True,
                segments=10,
                resolution=2,
                material="line" if kind == "tennis" else "lace",
            )
            if kind == "baseball":
                _stitches(k, r)
        elif kind == "golf":
            k.add("skin", dimpled_sphere(r), material=colour("golf"), smooth=True)
        elif kind == "bowling":
            k.add("skin", Sphere(radius=r, segments=64), material=colour("bowling"))
            for x, y in ((-0.13, 0.16), (0.13, 0.16), (0.0, -0.12)):
                z = math.sqrt(1 - x * x - y * y)
                k.add(
                    "hole",
                    Ellipsoid(radii=(r * 0.1, r * 0.1, r * 0.012), segments=28),
                    at=(x * r, y * r, z * r * 0.999),
                    rotate=(-math.degrees(math.asin(y)), math.degrees(math.atan2(x, z)), 0),
                    material="hole",
                )
        elif kind == "billiard":
            k.add("skin", Sphere(radius=r, segments=56), material=colour("black"))
            with k.group("mark", rotate=(58, 0, 0)):
                k.add(
                    "disc",
                    Lathe(
                        profile=[
                            (0, 0),
                            *[(r * 1.004 * math.sin(a), r * 1.004 * math.cos(a)) for a in (0.46, 0.38, 0.28, 0.15)],
                            (0, r * 1.004),
                        ],
                        segments=44,
                    ),
                    material="white",
                )
                k.add(
                    "number",
                    Text(text="8", height=r * 0.52, depth=r * 0.06, pivot="center"),
                    at=(0, 0, r * 0.99),
                    rotate=(-90, 0, 0),
                    material="black",
                )
        elif kind == "beach":
            gore = [(r * math.sin(math.pi * i / 24), -r * math.cos(math.pi * i / 24)) for i in range(25)]
            for i, slot in enumerate(("red", "white", "blue", "white", "yellow", "white")):
                k.add("gore", Lathe(profile=gore, angle=60, segments=10), rotate=(0, 0, 60.0 * i), material=slot)
            k.add(
                "cap",
                Cylinder(radius=r * 0.15, height=r * 0.03, segments=36),
                at=(0, 0, r * 0.985),
                material="white",
                bevel=r * 0.006,
            )
            k.add(
                "valve", Cylinder(radius=r * 0.035, height=r * 0.03, segments=20), at=(0, 0, r * 1.01), material="blue"
            )
        elif kind == "american":
            _american(k, r, colour)
        else:
            k.add("skin", Sphere(radius=r, segments=64), material=colour("red"))
    k.anchor("top", (0, 0, high * 2), half_size=(r * 0.2, r * 0.2), round=True)
    k.anchor("grip", (0, 0, high), radius=r)


def _stitches(k: Kit, r: float) -> None:
    """Red V-shaped stitches across the seam."""
    curve = seam_curve(r, points=104)
    for i, p in enumerate(curve):
        n = (p[0] / r, p[1] / r, p[2] / r)
        q = curve[(i + 1) % len(curve)]
        along = (q[0] - p[0], q[1] - p[1], q[2] - p[2])
        size = math.dist(q, p)
        along = (along[0] / size, along[1] / size, along[2] / size)
        across = (
            n[1] * along[2] - n[2] * along[1],
            n[2] * along[0] - n[0] * along[2],
            n[0] * along[1] - n[1] * along[0],
        )
        for side in (-1, 1):
            a = tuple(p[j] * 0.994 + along[j] * r * 0.02 for j in range(3))
            b = tuple((p[j] + side * across[j] * r * 0.085 - along[j] * r * 0.018) * 0.985 for j in range(3))
            k.rod("stitch", (a[0], a[1], a[2]), (b[0], b[1], b[2]), r * 0.012, segments=6, material="stitch")


def _american(k: Kit, r: float, colour: Callable[[str], str]) -> None:
    sections: list[Section] = []
    for i in range(23):
        t = -1 + 2 * i / 22
        q = 0.62 * r * max(1 - abs(t) ** 2.1, 0.0) ** 0.82
        sections.append(Section(center=(t * r, 0, 0), radii=(q, q)))
    k.add("skin", Loft(axis="x", sections=sections, segments=48, resolution=2), material=colour("brown"))
    for x in (-0.56, 0.56):
        q = 0.62 * r * (1 - abs(x) ** 2.1) ** 0.82
        k.add(
            "stripe",
            Lathe(
                profile=[(q * 0.9, -r * 0.035), (q * 1.035, -r * 0.035), (q * 0.985, r * 0.035), (q * 0.9, r * 0.035)],
                closed=True,
                segments=56,
            ),
            at=(x * r, 0, 0),
            rotate=(0, 90 if x > 0 else -90, 0),
            material="lace",
        )
    k.rod(
        "lace",
        (-0.3 * r, 0, 0.595 * r),
        (0.3 * r, 0, 0.595 * r),
        r * 0.02,
        segments=10,
        material="lace",
        round_caps=True,
    )
    for i in range(8):
        x = -0.26 * r + 0.52 * r * i / 7
        k.tube(
            "lace",
            [(x, -0.08 * r, 0.585 * r), (x, 0, 0.63 * r), (x, 0.08 * r, 0.585 * r)],
            r * 0.018,
            segments=8,
            material="lace",
        )
