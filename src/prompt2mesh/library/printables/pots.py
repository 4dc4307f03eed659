"""Open vessels that print without supports: flower pot, soap dish, tray with compartments."""

import math

from prompt2mesh.library.kit import Kit
from prompt2mesh.library.outlines import Outline, circle, regular_polygon, rounded_rectangle
from prompt2mesh.library.registry import asset, choice, count, flag, length
from prompt2mesh.mesh.materials import Material
from prompt2mesh.mesh.shapes import Extrude, Lathe


@asset(
    kind="flower_pot",
    words=("flower pot", "flowerpot", "plant pot", "planter", "terracotta pot", "clay pot", "garden pot", "succulent pot",
           "herb pot", "cactus pot"),
    about="An empty pot for plants with drainage holes, and a saucer if asked.",
    parameters=(
        length("height", 0.13, 0.03, 1.2, words=("height", "tall", "high")),
        length("width", 0.15, 0.03, 1.2, words=("width", "wide", "diameter", "size")),
        length("wall", 0.006, 0.0015, 0.05, words=("wall", "wall thickness", "thick")),
        choice("shape", "classic", "round", "square", "hexagonal", "geometric"),
        count("holes", 1, 0, 12, words=("holes", "drainage holes", "drain holes")),
        flag("saucer", False, words=("saucer", "drip tray", "dish")),
    ),
    slots={"pot": "terracotta", "saucer": "terracotta"},
    adjectives={"circular": {"shape": "round"}, "faceted": {"shape": "geometric"}, "low poly": {"shape": "geometric"}},
    style_materials={"modern": {"pot": Material(preset="matte_plastic", color="#e9e6df"), "saucer": Material(preset="matte_plastic", color="#e9e6df")}},
    parts={"planter": "pot", "rim": "pot rim", "tray": "saucer"},
    holds=True,
)  # fmt: skip
def flower_pot(k: Kit) -> None:
    """Floor with its holes, a wall that widens upwards, and a rim."""
    h, w, wall = k.m("height"), k.m("width"), k.m("wall")
    wall = min(wall, 0.15 * w, 0.2 * h)
    shape = k.s("shape")
    low = 0.0
    if k.on("saucer"):
        low = 1.2 * wall
        r = 0.52 * w
        dish = [(0, 0), (0.8 * r, 0), (r, 0.14 * h), (r - wall, 0.14 * h), (0.8 * r - 0.6 * wall, low), (0, low)]
        k.add("saucer", Lathe(profile=dish, segments=96), material="saucer")
    taper = 1.0 if shape in {"square", "hexagonal"} else 0.72
    foot = taper * w / 2
    holes = _drains(k.n("holes"), min(0.05 * w, 0.012), 0.5 * foot)
    with k.group("pot group", at=(0, 0, low)):
        if shape in {"square", "hexagonal", "geometric"}:
            sides = {"square": 4, "hexagonal": 6}.get(shape, 9)
            half = 180 / sides

            def plan(radius: float) -> Outline:
                return regular_polygon(
                    sides, radius / math.cos(math.radians(half)) if sides == 4 else radius, rotation=half
                )

            twist = half if shape == "geometric" else 0.0
            widen = 1.0 / taper
            k.add(
                "pot",
                Extrude(outline=plan(foot), holes=[plan(foot - 1.25 * wall)], height=h, taper=widen, twist=twist),
                flat=shape == "geometric",
            )
            k.add(
                "pot floor", Extrude(outline=plan(foot - 0.5 * wall), holes=holes, height=wall, twist=twist * wall / h)
            )
        else:
            profile = _round_profile(h, w, wall, foot, rounded=shape == "round")
            k.add("pot", Lathe(profile=profile, closed=True, segments=96))
            k.add(
                "pot floor", Extrude(outline=circle(profile[0][0] + 0.5 * wall, segments=96), holes=holes, height=wall)
            )
    reach = 0.8 * (w / 2 - wall)
    k.anchor("inside", (0, 0, low + wall), half_size=(reach, reach), round=True, height=h - wall, radius=reach)
    k.anchor("top", (0, 0, low + h), half_size=(w / 2, w / 2), round=True)


def _round_profile(h: float, w: float, wall: float, foot: float, *, rounded: bool) -> Outline:
    """(r, z) of the wall's section, from the inner foot counter-clockwise."""
    r = w / 2
    if rounded:
        outer = [(0.62 * r + 0.38 * r * math.sin(math.pi * z * 0.8), h * z) for z in (i / 16 for i in range(17))]
        return [(x - wall, z) for x, z in outer[:1]] + outer + [(x - wall, z) for x, z in outer[::-1]][:-1]
    rim = 0.2 * h
    side = foot + (0.93 * r - foot) * (1 - rim / h)
    return [
        (foot - wall, 0),
        (foot, 0),
        (side, h - rim),
        (r, h - rim),
        (r, h),
        (r - 1.4 * wall, h),
        (side - wall, h - rim),
    ]


def _drains(holes: int, radius: float, ring: float) -> list[Outline]:
    """One hole in the middle, or several on a ring."""
    if holes == 1:
        return [circle(radius, segments=32)]
    turns = (2 * math.pi * i / holes for i in range(holes))
    return [circle(radius, segments=24, center=(ring * math.cos(a), ring * math.sin(a))) for a in turns]


@asset(
    kind="soap_dish",
    words=("soap dish", "soap tray", "soap holder", "soap stand", "sponge holder"),
    about="A dish with ridges and slots that lets a bar of soap dry.",
    parameters=(
        length("width", 0.13, 0.05, 0.4, words=("width", "wide", "length", "long")),
        length("depth", 0.09, 0.03, 0.3, words=("depth", "deep")),
        length("height", 0.025, 0.008, 0.15, words=("height", "tall", "high")),
        count("ridges", 5, 2, 12, words=("ridges", "ribs", "slots")),
    ),
    slots={"body": Material(preset="glazed_ceramic", color="#dfe9e6")},
    holds=True,
)  # fmt: skip
def soap_dish(k: Kit) -> None:
    """Walls around a floor with slots between the ridges."""
    w, d, h, n = k.m("width"), k.m("depth"), k.m("height"), k.n("ridges")
    wall = 0.14 * h
    step = 0.72 * w / n
    slots = [
        [(x + (i - (n - 1) / 2) * step, y) for x, y in rounded_rectangle(0.32 * step, 0.6 * d, 0.15 * step)]
        for i in range(n)
    ]
    k.add(
        "body floor",
        Extrude(outline=rounded_rectangle(0.98 * w, 0.98 * d, 0.2 * d), holes=slots, height=wall),
        at=(0, 0, 0.2 * h),
    )
    outer, inner = rounded_rectangle(w, d, 0.22 * d), rounded_rectangle(w - 2 * wall, d - 2 * wall, 0.2 * d)
    k.add("body", Extrude(outline=outer, holes=[inner], height=h, bevel=0.3 * wall))
    for i in range(n - 1):
        x = (i - (n - 2) / 2) * step
        k.add("body ridge", Extrude(outline=rounded_rectangle(0.34 * step, 0.7 * d, 0.16 * step), height=0.22 * h, bevel=0.05 * h),
              at=(x, 0, 0.2 * h + 0.9 * wall))  # fmt: skip
    k.anchor("inside", (0, 0, 0.42 * h + 0.9 * wall), half_size=(0.36 * w, 0.36 * d), height=h)
    k.anchor("top", (0, 0, h), half_size=(w / 2, d / 2))


@asset(
    kind="cable_reel",
    words=("cable winder", "cable organizer", "cable organiser", "cord winder", "cable reel", "headphone winder", "thread bobbin"),
    about="A spool to wind a cable on, with notches in its rims.",
    parameters=(
        length("diameter", 0.06, 0.02, 0.4, words=("diameter", "width", "wide", "size")),
        length("height", 0.02, 0.006, 0.2, words=("height", "tall", "thick")),
    ),
    slots={"body": Material(preset="matte_plastic", color="#d8a024")},
)  # fmt: skip
def cable_reel(k: Kit) -> None:
    """Two rims with notches and a hub between them."""
    d, h = k.m("diameter"), k.m("height")
    r, t = d / 2, 0.16 * h
    hole = circle(0.16 * d, segments=48)
    rim: Outline = []
    for i in range(6):
        start = 60 * i
        rim += [(r * math.cos(math.radians(a)), r * math.sin(math.radians(a))) for a in range(start + 6, start + 55, 6)]
        rim.append((0.8 * r * math.cos(math.radians(start + 60)), 0.8 * r * math.sin(math.radians(start + 60))))
    for z in (0.0, h - t):
        k.add("body rim", Extrude(outline=rim, holes=[hole], height=t, bevel=0.15 * t), at=(0, 0, z))
    k.add("body hub", Extrude(outline=circle(0.26 * d, segments=64), holes=[hole], height=h - t), at=(0, 0, t / 2))
    k.anchor("top", (0, 0, h), half_size=(0.3 * d, 0.3 * d), round=True)
