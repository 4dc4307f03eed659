"""What balls go into or over: hoops, goals, nets and tables."""

import math

from prompt2mesh.library.kit import Kit, Point
from prompt2mesh.library.panels import panel
from prompt2mesh.library.registry import asset, choice, length
from prompt2mesh.mesh.materials import Material
from prompt2mesh.mesh.shapes import Box, Lathe, Sphere, Torus

_NET = Material(preset="cotton", color="#f4f4f0")


@asset(
    kind="basketball_hoop",
    words=("basketball hoop", "basketball net", "basketball basket", "hoop", "basketball goal", "basketball backboard", "basketball stand"),
    about="A basketball hoop with its backboard on a pole.",
    parameters=(length("height", 3.6, 0.15, 8.0, words=("height", "tall", "size")),),
    slots={"pole": Material(preset="painted_metal", color="#23262b"), "board": Material(preset="gloss_paint", color="#f4f5f6"), "mark": Material(preset="paint", color="#c9201e"), "rim": Material(preset="painted_metal", color="#e4581c"), "net": _NET,
           "base": Material(preset="matte_plastic", color="#2b2e33")},
    parts={"backboard": "board", "ring": "rim", "hoop": "rim"},
)  # fmt: skip
def basketball_hoop(k: Kit) -> None:
    """The board faces the front; the rim at 3.05 m of 3.6 m."""
    s = k.m("height") / 3.6
    with k.group("hoop group", scale=s):
        k.add("base", Box(size=(1.0, 0.75, 0.2)), at=(0, 0.75, 0), material="base", bevel=0.05)
        k.rod("pole", (0, 0.75, 0.1), (0, 0.75, 2.75), 0.065, segments=20, material="pole")
        for z in (2.75, 3.3):
            k.rod("pole arm", (0, 0.78, z - 0.35), (0, 0.0, z), 0.04, segments=14, material="pole")
        k.rod("pole top", (0, 0.75, 2.7), (0, 0.75, 3.0), 0.05, segments=16, material="pole")
        k.add("board", Box(size=(1.8, 0.05, 1.07)), at=(0, 0, 2.53), material="board", bevel=0.012)
        for name, w, h, z, t in (("mark edge", 1.74, 1.01, 2.56, 0.045), ("mark square", 0.61, 0.46, 3.05, 0.05)):
            low = z
            hole = [(-w / 2 + t, low + t), (w / 2 - t, low + t), (w / 2 - t, low + h - t), (-w / 2 + t, low + h - t)]
            panel(
                k,
                name,
                [(-w / 2, low), (w / 2, low), (w / 2, low + h), (-w / 2, low + h)],
                0.006,
                at=(0, -0.024, 0),
                material="mark",
                holes=[hole],
            )
        r, z, y = 0.225, 3.03, -0.41
        k.add("rim", Torus(radius=r, tube=0.012, segments=56, tube_segments=12), at=(0, y, z), material="rim")
        k.add("rim bracket", Box(size=(0.16, 0.17, 0.012)), at=(0, -0.105, z - 0.006), material="rim", bevel=0.003)
        k.add(
            "rim plate",
            Box(size=(0.16, 0.02, 0.12), pivot="center"),
            at=(0, -0.03, z - 0.03),
            material="rim",
            bevel=0.004,
        )
        n = 12
        levels = ((0.0, 1.0), (0.13, 0.86), (0.26, 0.7), (0.39, 0.6))
        for i in range(n):
            for turn in (1, -1):
                path: list[Point] = []
                for j, (drop, q) in enumerate(levels):
                    a = 2 * math.pi * (i + 0.5 * turn * j) / n
                    path.append((r * q * math.cos(a), y + r * q * math.sin(a), z - 0.004 - drop))
                k.tube("net cord", path, 0.0055, smooth=False, segments=6, round_caps=False, material="net")
        k.add(
            "net hem",
            Torus(radius=r * 0.6, tube=0.007, segments=36, tube_segments=6),
            at=(0, y, z - 0.394),
            material="net",
        )
    k.anchor("inside", (0, -0.41 * s, 3.0 * s), half_size=(0.18 * s, 0.18 * s), round=True, height=0.3 * s)
    k.anchor("top", (0, 0, 3.6 * s))


def _net(
    k: Kit, corners: tuple[Point, Point, Point, Point], across: int, down: int, r: float, *, material: str = "net"
) -> None:
    """Straight cords over a four-sided face: corners in turn around it."""
    a, b, c, d = corners

    def at(p: Point, q: Point, t: float) -> Point:
        return (p[0] + (q[0] - p[0]) * t, p[1] + (q[1] - p[1]) * t, p[2] + (q[2] - p[2]) * t)

    for i in range(across + 1):
        k.rod("net cord", at(a, b, i / across), at(d, c, i / across), r, segments=4, material=material)
    for i in range(down + 1):
        k.rod("net cord", at(a, d, i / down), at(b, c, i / down), r, segments=4, material=material)


@asset(
    kind="goal",
    words=("goal", "soccer goal", "football goal", "hockey goal", "goal net", "goalpost", "goal posts", "field goal"),
    about="A football or hockey goal with its net, or the tall posts of American football.",
    parameters=(length("width", 3.0, 0.2, 10.0, words=("width", "wide", "size")), choice("type", "soccer", "hockey", "posts", words=("type",))),
    slots={"frame": Material(preset="painted_metal", color="#f5f5f2"), "net": _NET, "red": Material(preset="painted_metal", color="#c8201f")},
    adjectives={"hockey goal": {"type": "hockey", "width": 1.83}, "hockey": {"type": "hockey", "width": 1.83}, "field goal": {"type": "posts", "width": 5.6}, "goal posts": {"type": "posts", "width": 5.6}},
    parts={"post": "frame, red", "crossbar": "frame bar"},
)  # fmt: skip
def goal(k: Kit) -> None:
    """Open to the front."""
    kind = k.s("type")
    w = k.m("width")
    if kind == "posts":
        u = w / 5.6
        k.tube(
            "frame post",
            [(0, 0.9 * u, 0), (0, 0.9 * u, 1.8 * u), (0, 0.75 * u, 2.6 * u), (0, 0.0, 3.05 * u)],
            0.09 * u,
            segments=20,
            round_caps=False,
            material="frame",
        )
        k.rod("frame bar", (-w / 2, 0, 3.05 * u), (w / 2, 0, 3.05 * u), 0.08 * u, segments=20, material="frame")
        for x in (-1, 1):
            k.rod(
                "frame upright",
                (x * w / 2, 0, 2.97 * u),
                (x * w / 2, 0, 9.0 * u),
                0.06 * u,
                segments=16,
                material="frame",
            )
            k.add(
                "red ribbon",
                Box(size=(0.1 * u, 0.01 * u, 0.5 * u), pivot="center"),
                at=(x * w / 2, -0.06 * u, 8.7 * u),
                material="red",
            )
        k.add(
            "red pad",
            Lathe(
                profile=[(0.13 * u, 0.0), (0.17 * u, 0.03 * u), (0.17 * u, 1.5 * u), (0.13 * u, 1.53 * u)], segments=28
            ),
            at=(0, 0.9 * u, 0),
            material="red",
        )
        k.anchor("top", (0, 0, 3.1 * u))
        return
    hockey = kind == "hockey"
    h, back, top = (w * 0.667, w * 0.55, w * 0.22) if hockey else (w * 0.667, w * 0.5, w * 0.28)
    t = w * (0.016 if not hockey else 0.018)
    stuff = "red" if hockey else "frame"
    for x in (-1, 1):
        k.rod("frame post", (x * w / 2, 0, 0), (x * w / 2, 0, h), t, segments=18, material=stuff)
        k.tube(
            "frame stay",
            [(x * w / 2, 0, h), (x * w / 2, top, h), (x * w / 2, back, t)],
            t * 0.6,
            smooth=False,
            segments=12,
            material=stuff,
        )
        k.rod("frame base", (x * w / 2, 0, t * 0.6), (x * w / 2, back, t * 0.6), t * 0.6, segments=12, material=stuff)
        k.add("frame corner", Sphere(radius=t, segments=18), at=(x * w / 2, 0, h), material=stuff)
    k.rod("frame bar", (-w / 2, 0, h), (w / 2, 0, h), t, segments=18, material=stuff)
    k.rod("frame base back", (-w / 2, back, t * 0.6), (w / 2, back, t * 0.6), t * 0.6, segments=12, material=stuff)
    cord = w * 0.0022
    n = 20
    _net(k, ((-w / 2, top, h), (w / 2, top, h), (w / 2, back, t), (-w / 2, back, t)), n, 14, cord)
    _net(k, ((-w / 2, 0, h), (w / 2, 0, h), (w / 2, top, h), (-w / 2, top, h)), n, 5, cord)
    for x in (-w / 2, w / 2):
        for i in range(1, 14):
            z = h * i / 14
            k.rod(
                "net cord", (x, 0, z), (x, back - (back - top) * (z - t) / (h - t), z), cord, segments=4, material="net"
            )
        for i in range(1, 9):
            y = back * i / 9
            high = h if y <= top else t + (h - t) * (back - y) / (back - top)
            k.rod("net cord", (x, y, t * 0.6), (x, y, high), cord, segments=4, material="net")
    k.anchor("inside", (0, back * 0.45, 0.0), half_size=(w * 0.4, back * 0.3), height=h * 0.8)
    k.anchor("top", (0, 0, h + t))
