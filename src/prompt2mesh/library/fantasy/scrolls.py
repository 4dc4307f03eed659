"""Scrolls and maps."""

import math

from prompt2mesh.library.kit import Kit, Point
from prompt2mesh.library.outlines import star
from prompt2mesh.library.registry import asset, choice, flag, length
from prompt2mesh.mesh.materials import Material
from prompt2mesh.mesh.shapes import (
    Cylinder,
    Extrude,
    PolyMesh,
    Sphere,
)


@asset(
    kind="scroll",
    words=(
        "scroll",
        "map",
        "treasure map",
        "parchment",
        "old map",
        "world map",
        "explorer map",
        "ancient scroll",
        "tattered map",
        "diploma",
    ),
    about="A parchment between rollers, with writing or a treasure map.",
    parameters=(
        length("width", 0.4, 0.05, 3.0, words=("width", "wide", "length")),
        choice("content", "map", "text", words=("content",)),
        flag("ribbon", False),
    ),
    slots={
        "parchment": "parchment",
        "roller": "walnut",
        "knob": "brass",
        "ink": Material(preset="paint", color="#4a2e1c"),
        "mark": Material(preset="paint", color="#b3202a"),
    },
    states=("tattered", "torn", "rolled"),
    adjectives={"magic": {"content": "text"}, "written": {"content": "text"}},
)
def scroll(k: Kit) -> None:
    """A wavy sheet that curls into both rollers; lying on the ground."""
    w = k.m("width")
    deep = 0.66 * w
    r = 0.035 * w
    torn = k.state("tattered") or k.state("torn")
    n = 36
    t = 0.003 * w

    def height(s: float) -> float:
        return t + 0.035 * w * abs(2 * s - 1) ** 5 + 0.006 * w * (0.5 - 0.5 * math.cos(4 * math.pi * s))

    edge = [k.rng.uniform(0.0, 0.05 if torn else 0.006) * w * (1 if i not in (0, n) else 0) for i in range(n + 1)]
    other = [k.rng.uniform(0.0, 0.05 if torn else 0.006) * w * (1 if i not in (0, n) else 0) for i in range(n + 1)]
    vertices: list[Point] = []
    m = 8
    for layer in (0, 1):
        for i in range(n + 1):
            s = i / n
            for j in range(m + 1):
                y0, y1 = -deep / 2 + edge[i], deep / 2 - other[i]
                vertices.append(((s - 0.5) * w, y0 + (y1 - y0) * j / m, height(s) + layer * t))
    per = (n + 1) * (m + 1)
    c = m + 1
    faces: list[list[int]] = []
    for i in range(n):
        for j in range(m):
            a, b = i * c + j, (i + 1) * c + j
            faces += [[a, a + 1, b + 1, b], [per + a, per + b, per + b + 1, per + a + 1]]
    for i in range(n):
        a, b = i * c, (i + 1) * c
        faces += [[a, b, per + b, per + a], [a + m, per + a + m, per + b + m, b + m]]
    for j in range(m):
        faces += [[j, per + j, per + j + 1, j + 1], [n * c + j, n * c + j + 1, per + n * c + j + 1, per + n * c + j]]
    k.add("parchment", PolyMesh(vertices=vertices, faces=faces), material="parchment", smooth=False)
    for x in (-1, 1):
        k.add(
            "parchment roll",
            Cylinder(radius=r, height=deep, segments=36, pivot="center"),
            at=(x * 0.5 * w, 0, r + 0.004 * w),
            rotate=(90, 0, 0),
            material="parchment",
        )
        k.rod(
            "roller",
            (x * 0.5 * w, -0.5 * deep - 0.05 * w, r),
            (x * 0.5 * w, 0.5 * deep + 0.05 * w, r),
            0.5 * r,
            material="roller",
        )
        for y in (-1, 1):
            k.add(
                "knob",
                Sphere(radius=0.9 * r, segments=20),
                at=(x * 0.5 * w, y * (0.5 * deep + 0.06 * w), r),
                material="knob",
            )

    def on(x: float, y: float) -> Point:
        return (x * w, y * deep, height(x + 0.5) + t * 1.2)

    if k.s("content") == "text":
        for row in range(7):
            y = 0.30 - 0.09 * row
            x = -0.32
            while x < 0.30:
                word = k.rng.uniform(0.04, 0.11)
                end = min(x + word, 0.33)
                k.tube(
                    "ink line",
                    [on(x, y), on((x + end) / 2, y + 0.012), on(end, y)],
                    0.0045 * w,
                    segments=6,
                    resolution=2,
                    material="ink",
                )
                x = end + 0.025
        k.add(
            "mark seal",
            Cylinder(radius=0.04 * w, height=0.012 * w),
            at=(0.25 * w, -0.36 * deep, height(0.75) + t * 0.5),
            material="mark",
            bevel=0.004 * w,
        )
    else:
        coast = [
            on(-0.33 + 0.62 * i / 24 + 0.0, 0.17 + 0.12 * math.sin(i * 0.9) + 0.05 * math.sin(i * 2.1))
            for i in range(25)
        ]
        k.tube("ink coast", coast, 0.004 * w, segments=6, resolution=3, material="ink")
        island = [
            on(
                -0.12 + 0.12 * math.cos(a) * (1 + 0.2 * math.sin(3 * a)),
                -0.20 + 0.15 * math.sin(a) * (1 + 0.15 * math.cos(4 * a)),
            )
            for a in (2 * math.pi * i / 20 for i in range(20))
        ]
        k.tube("ink island", island, 0.004 * w, closed=True, segments=6, resolution=3, material="ink")
        for i in range(9):
            s = i / 9
            k.tube(
                "mark path",
                [
                    on(-0.10 + 0.34 * s, -0.18 + 0.1 * math.sin(4 * s)),
                    on(-0.10 + 0.34 * (s + 0.05), -0.18 + 0.1 * math.sin(4 * (s + 0.05))),
                ],
                0.005 * w,
                segments=6,
                material="mark",
            )
        for d in (-1, 1):
            k.tube(
                "mark cross",
                [on(0.24, -0.24 - 0.05 * d), on(0.27, -0.24), on(0.30, -0.24 + 0.05 * d)],
                0.007 * w,
                segments=8,
                material="mark",
            )
        for px, py in ((-0.28, -0.02), (-0.2, 0.02), (0.12, 0.02)):
            k.tube(
                "ink mountain",
                [on(px - 0.04, py - 0.03), on(px, py + 0.06), on(px + 0.04, py - 0.03)],
                0.004 * w,
                segments=6,
                material="ink",
            )
        with k.group("compass", at=on(0.30, -0.0)):
            k.add("ink compass", Extrude(outline=star(4, 0.055 * w, 0.015 * w), height=0.003 * w), material="ink")
    k.anchor("top", (0, 0, 2 * t), half_size=(0.4 * w, 0.3 * w))
