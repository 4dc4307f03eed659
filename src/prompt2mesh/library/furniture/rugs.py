"""Rugs, mats and doilies."""

import math

from prompt2mesh.library.kit import Kit
from prompt2mesh.library.outlines import Outline, ellipse, heart, rounded_rectangle
from prompt2mesh.library.registry import Times, asset, choice, flag, length
from prompt2mesh.mesh.materials import Material
from prompt2mesh.mesh.placement import Linear, Radial
from prompt2mesh.mesh.shapes import Extrude, Lathe, Sweep, Torus


@asset(
    kind="rug",
    words=("rug", "carpet", "mat", "doily", "tablecloth", "doormat", "oriental rug", "bath mat", "persian rug", "welcome mat", "placemat"),
    about="A flat textile: rug with fringes, round mat, or a lace doily.",
    parameters=(
        length("width", 2.0, 0.1, 8.0, words=("width", "wide", "diameter", "length", "long")),
        length("depth", 1.4, 0.1, 8.0, words=("depth", "deep")),
        length("thickness", 0.014, 0.002, 0.08, words=("thickness", "thick")),
        choice("shape", "rectangular", "round", "oval", "doily", "heart"),
        flag("fringe", True, words=("fringe", "fringes", "tassels")),
        flag("border", True, words=("border", "edge")),
    ),
    slots={"pile": "persian_carpet", "border": Material(preset="carpet", color="#2d3550"), "fringe": Material(preset="cotton", color="#e8dcc0"), "lace": "lace"},
    main_slot="pile",
    adjectives={
        "doily": {"shape": "doily", "width": 0.3}, "door": {"width": 0.75, "depth": 0.45, "fringe": False}, "bath": {"width": 0.8, "depth": 0.5, "fringe": False},
        "small": {"width": Times(0.6), "depth": Times(0.6)}, "circular": {"shape": "round"}, "lace": {"shape": "doily", "width": 0.3}, "shaggy": {"thickness": 0.04, "border": False, "fringe": False}, "crocheted": {"shape": "doily", "width": 0.3},
    },
    styles={"modern": {"fringe": False, "border": False}},
    style_materials={"modern": {"pile": Material(preset="wool", color="#b9b2a4")}},
)  # fmt: skip
def rug(k: Kit) -> None:
    """A slab of pile inside a border, with fringes at the two short ends."""
    w, d, t = k.m("width"), k.m("depth"), k.m("thickness")
    shape = k.s("shape")
    if shape == "doily":
        _doily(k, w / 2, min(t, 0.002))
        return
    if shape == "round":
        d = w
    edge = min(w, d) * 0.07
    outer, inner = _rug_outline(shape, w, d), _rug_outline(shape, w - 2 * edge, d - 2 * edge)
    if k.on("border"):
        k.add("border", Extrude(outline=outer, holes=[inner], height=t, bevel=t * 0.3), material="border")
        k.add(
            "pile",
            Extrude(outline=_rug_outline(shape, w - 1.96 * edge, d - 1.96 * edge), height=t * 0.97),
            material="pile",
        )
    else:
        k.add("pile", Extrude(outline=outer, height=t, bevel=t * 0.3), material="pile")
    if k.on("fringe") and shape == "rectangular":
        many = max(8, min(90, round(d / 0.022)))
        size = min(0.07, w * 0.05)
        r = min(0.003, t * 0.3)
        with k.group("fringe", mirror=True):
            gap = d * 0.99 / many
            for i, bend in enumerate((-0.11, 0.04, 0.13, -0.04)):
                sway = bend * size
                thread = Sweep(
                    path=[(-r * 2, 0, t * 0.4), (size * 0.4, 0, r * 1.4), (size, sway, r)],
                    radius=r,
                    segments=5,
                    resolution=2,
                )
                here = len(range(i, many, 4))
                k.add(
                    "fringe thread",
                    thread,
                    at=(w / 2, (i + 0.5) * gap - d * 0.495, 0),
                    instances=Linear(count=here, step=(0, gap * 4, 0)),
                    material="fringe",
                )
    k.anchor("top", (0, 0, t), half_size=(w / 2, d / 2), round=shape in ("round", "oval"))


def _rug_outline(shape: str, w: float, d: float) -> Outline:
    if shape == "heart":
        return heart(w)
    if shape in ("round", "oval"):
        return ellipse(w / 2, d / 2, segments=72)
    return rounded_rectangle(w, d, min(w, d) * 0.015, corner_segments=4)


def _doily(k: Kit, r: float, t: float) -> None:
    """Rings of crocheted loops around a solid middle, with a scalloped hem."""
    thread = max(t * 0.6, r * 0.008)
    k.add(
        "lace middle",
        Lathe(
            profile=[(0, 0), (r * 0.16, 0), (r * 0.18, thread), (r * 0.16, thread * 2), (0, thread * 2)], segments=48
        ),
        material="lace",
    )
    petals = 12
    k.add(
        "lace petal",
        Extrude(
            outline=ellipse(r * 0.1, r * 0.045, segments=24),
            holes=[ellipse(r * 0.06, r * 0.02, segments=16)],
            height=thread * 1.6,
        ),
        at=(r * 0.25, 0, 0),
        instances=Radial(count=petals),
        material="lace",
    )
    for share, loops, size in ((0.42, 18, 0.072), (0.58, 26, 0.07), (0.74, 32, 0.074)):
        k.add(
            "lace ring",
            Torus(radius=r * (share - size), tube=thread, segments=96, tube_segments=6),
            at=(0, 0, thread),
            material="lace",
        )
        k.add(
            "lace loop",
            Torus(radius=r * size, tube=thread, segments=20, tube_segments=6),
            at=(r * share, 0, thread),
            instances=Radial(count=loops),
            material="lace",
        )
    k.add(
        "lace ring outer",
        Torus(radius=r * 0.82, tube=thread * 1.3, segments=96, tube_segments=6),
        at=(0, 0, thread * 1.3),
        material="lace",
    )
    k.add(
        "lace fan",
        Extrude(
            outline=_fan(r * 0.17),
            holes=[ellipse(r * 0.035, r * 0.022, segments=12, center=(0.0, r * 0.08))],
            height=thread * 1.6,
        ),
        at=(r * 0.815, 0, 0),
        rotate=(0, 0, -90),
        instances=Radial(count=16),
        material="lace",
    )
    k.anchor("top", (0, 0, thread * 2), half_size=(r, r), round=True)


def _fan(size: float) -> Outline:
    """A scallop opening towards +y from the origin."""
    points: Outline = [(-size * 0.6, 0.0), (size * 0.6, 0.0)]
    for i in range(25):
        a = math.pi * i / 24
        bump = 1 + 0.06 * math.cos(10 * a)
        points.append((size * 0.98 * math.cos(a) * bump, size * 0.25 + size * 0.75 * math.sin(a) * bump))
    return points
