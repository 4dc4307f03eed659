"""Pineapple and avocado."""

import math

import numpy as np

from prompt2mesh.library.food.cutting import CUT_STATES, Layer, cut_form, cut_open
from prompt2mesh.library.kit import Kit
from prompt2mesh.library.plants.surfaces import Surface, blade, joined, turned
from prompt2mesh.library.registry import asset, count, length
from prompt2mesh.mesh.materials import Material
from prompt2mesh.mesh.program import Paint
from prompt2mesh.mesh.shapes import Extrude, Sphere


@asset(
    kind="pineapple",
    words=("pineapple", "ananas"),
    about="A pineapple with diamond eyes in spirals and a crown of stiff leaves.",
    parameters=(length("height", 0.3, 0.05, 4.0, words=("height", "size", "tall")), count("leaves", 34, 6, 80)),
    slots={
        "skin": Material(preset="citrus", color="#d99a2c"),
        "leaf": Material(preset="leaf", color="#5d8a3a"),
        "flesh": Material(preset="gummy", color="#f7cf3c", transmission=0.0),
    },
    states=("slice", "sliced", "ring"),
    parts={"crown": "leaf", "eye": "eye"},
)
def pineapple(k: Kit) -> None:
    """A barrel; 144 four-sided bosses on golden-angle spirals; rosettes of leaves above."""
    h = k.m("height")
    if k.state("slice") or k.state("ring") or k.state("sliced"):
        for i in range(3 if k.state("sliced") else 1):
            _ring(k, h, (0.16 * h * i, -0.05 * h * i, h * 0.05 * i))
        return
    profile = [(0, 0.0), (0.1, 0.0), (0.165, 0.05), (0.198, 0.2), (0.2, 0.32), (0.18, 0.46), (0.12, 0.545), (0, 0.56)]
    brown = [Paint(kind="gradient", color="#8a5a1e", start=-h * 0.2, end=h * 0.3)]
    k.add("skin", turned(profile, segments=40, steps=3).placed(scale=h).shape(), paint=brown)
    curve = np.asarray(profile)[1:]
    eyes: list[Surface] = []
    n = 150
    for i in range(n):
        z = 0.03 + 0.5 * (i + 0.5) / n
        radius = float(np.interp(z, curve[:, 1], curve[:, 0]))
        slope = (
            float(np.interp(z + 0.03, curve[:, 1], curve[:, 0]) - np.interp(z - 0.03, curve[:, 1], curve[:, 0])) / 0.06
        )
        a = i * 2.39996
        out = (math.cos(a), math.sin(a), -slope)
        w = 0.046 * min(1.0, radius / 0.17 + 0.15)
        size = math.sqrt(1 + slope * slope)
        x = np.array([-math.sin(a), math.cos(a), 0.0])
        up = np.cross(np.array(out) / size, x)
        at = np.array([math.cos(a) * radius, math.sin(a) * radius, z])
        o = np.array(out) / size
        ring = [at + x * w * math.cos(t) * q + up * w * math.sin(t) * q * 0.9 + o * lift
                for q, lift in ((1.0, -0.012), (0.86, 0.012), (0.3, 0.022)) for t in (0, math.pi / 2, math.pi, 1.5 * math.pi)]  # fmt: skip
        pts = np.array([*ring, at + o * 0.034 + up * 0.006]) * h
        faces: list[tuple[int, ...]] = [(3, 2, 1, 0)]
        for b in (0, 4):
            faces += [(b + j, b + (j + 1) % 4, b + 4 + (j + 1) % 4, b + 4 + j) for j in range(4)]
        faces += [(8 + j, 8 + (j + 1) % 4, 12) for j in range(4)]
        eyes.append(Surface(pts, faces))
    mottle = [Paint(kind="gradient", color="#b3b04a", start=h * 0.35, end=h * 0.75),
              Paint(kind="noise", color="#8a5418", scale=h * 0.09, amount=0.35, softness=0.7, seed=k.seed)]  # fmt: skip
    k.add("eye", joined(eyes).shape(), paint=mottle, flat=True)
    leaves: list[Surface] = []
    count_ = k.n("leaves")
    for i in range(count_):
        t = i / count_
        long = h * (0.16 + 0.3 * t) * k.vary(0.08)
        leaves.append(
            blade(long, h * 0.05, thickness=h * 0.006, peak=0.25, roundness=1.0, bend=-(75 - 55 * t), cup=0.5, columns=8).placed(
                rotate=(40 + 46 * t, 0, i * 137.5), at=(0, 0, h * (0.535 + 0.05 * t)))
        )  # fmt: skip
    k.add("leaf", joined(leaves).shape(), material="leaf")


def _ring(k: Kit, h: float, at: tuple[float, float, float]) -> None:
    """A slice with its core cut out: fibres as grooves, a scalloped rim."""
    t = h * 0.05
    n = 72
    rim = [(math.cos(2 * math.pi * i / n) * h * (0.185 + 0.006 * math.cos(18 * 2 * math.pi * i / n)), math.sin(2 * math.pi * i / n) * h * (0.185 + 0.006 * math.cos(18 * 2 * math.pi * i / n))) for i in range(n)]  # fmt: skip
    core = [(math.cos(2 * math.pi * i / 32) * h * 0.055, math.sin(2 * math.pi * i / 32) * h * 0.055) for i in range(32)]
    with k.group("slice", at=at):
        k.add("flesh", Extrude(outline=rim, holes=[core], height=t, bevel=t * 0.12), material="flesh")
        for i in range(18):
            a = math.radians(20 * i + 5)
            k.rod("flesh fibre", (math.cos(a) * h * 0.075, math.sin(a) * h * 0.075, t), (math.cos(a) * h * 0.16, math.sin(a) * h * 0.16, t), t * 0.06, segments=6, material="flesh")  # fmt: skip


@asset(
    kind="avocado",
    words=("avocado", "avocado half", "alligator pear"),
    about="An avocado, whole or halved with its stone.",
    parameters=(length("height", 0.12, 0.02, 2.0, words=("height", "size", "tall")),),
    slots={"skin": Material(preset="fruit_skin", color="#37491f"), "flesh": Material(preset="butter", color="#e9e58c"),
           "stone": Material(preset="polished_wood", color="#7a4520"), "stem": Material(preset="bark", color="#5a3d22")},
    states=(*CUT_STATES, "whole"),
    parts={"pit": "stone", "seed": "stone"},
)  # fmt: skip
def avocado(k: Kit) -> None:
    """Halved unless asked whole, cut face towards the front."""
    h = k.m("height")
    profile = [
        (0, 0.0),
        (0.14, 0.01),
        (0.28, 0.1),
        (0.345, 0.28),
        (0.33, 0.46),
        (0.25, 0.66),
        (0.18, 0.83),
        (0.12, 0.95),
        (0, 1.0),
    ]
    body = turned(profile, segments=40, steps=3).placed(scale=h)
    form = "whole" if k.state("whole") else "half" if cut_form(k) == "whole" else cut_form(k)
    bumps = [Paint(kind="noise", color="#22301a", scale=h * 0.07, amount=0.45, softness=0.5, seed=k.seed)]
    green = [
        Paint(
            kind="ellipsoid", color="#f3eaa8", center=(0, 0, h * 0.4), radii=(h * 0.3, h * 0.3, h * 0.52), softness=0.35
        )
    ]
    flesh = body.placed(scale=0.965, at=(0, 0, h * 0.016))
    rim = [Paint(kind="gradient", color="#9cb848", start=-2, end=-1), *green]

    def face(k: Kit, sides: tuple[int, ...]) -> None:
        if len(sides) == 2 and form in ("half", "sliced"):
            k.add("stone", Sphere(radius=h * 0.165, segments=32), at=(0, -h * 0.014, h * 0.32), material="stone")

    cut_open(k, [Layer("skin", body, "skin", tuple(bumps)), Layer("skin flesh", flesh, "flesh", tuple(rim))], form, lip=h * 0.006, thick=h * 0.1, face=face)  # fmt: skip
    if form == "whole":
        k.rod("stem", (0, 0, h * 0.97), (h * 0.01, 0, h * 1.04), h * 0.025, h * 0.03, segments=10, material="stem")
