"""Tray and cutting board."""

import math

from prompt2mesh.library.furniture.forms import slab
from prompt2mesh.library.kit import Kit
from prompt2mesh.library.outlines import rounded_rectangle
from prompt2mesh.library.registry import asset, choice, length
from prompt2mesh.mesh.shapes import Extrude, Lathe


@asset(
    kind="tray",
    words=("tray", "serving tray", "baking tray", "tea tray", "baking sheet"),
    about="A shallow tray with a raised rim and two handles.",
    parameters=(
        length("width", 0.46, 0.1, 1.5, words=("width", "wide", "length", "long")),
        length("depth", 0.32, 0.08, 1.0, words=("depth", "deep")),
        length("height", 0.045, 0.015, 0.15, words=("height", "tall", "high")),
        choice("shape", "rectangular", "round"),
    ),
    slots={"tray": "walnut", "handle": "brass"},
    main_slot="tray",
    styles={"modern": {"shape": "round"}},
    adjectives={"circular": {"shape": "round"}},
    holds=True,
)  # fmt: skip
def tray(k: Kit) -> None:
    """A board in a frame."""
    w, h = k.m("width"), k.m("height")
    d = w if k.s("shape") == "round" else k.m("depth")
    t = min(0.01, w * 0.03)
    if k.s("shape") == "round":
        r = w / 2
        k.add(
            "tray",
            Lathe(
                profile=[
                    (0, 0),
                    (r * 0.94, 0),
                    (r, h * 0.9),
                    (r - t * 0.2, h),
                    (r - t, h * 0.95),
                    (r * 0.94 - t, t),
                    (0, t),
                ],
                segments=96,
            ),
            material="tray",
        )
    else:
        k.add("tray", slab(w - t, d - t, t, corner=0.03), material="tray")
        k.add(
            "rim",
            Extrude(
                outline=rounded_rectangle(w, d, 0.04),
                holes=[rounded_rectangle(w - 2 * t, d - 2 * t, 0.032)],
                height=h,
                bevel=t * 0.2,
            ),
            material="tray",
        )
    for sx in (-1, 1):
        span = d * 0.16
        reach = math.sqrt((w / 2) ** 2 - span**2) if k.s("shape") == "round" else w / 2
        x = sx * (reach - t * 0.7)
        k.tube(
            "handle",
            [
                (x, -span, h * 0.8),
                (x + sx * t, -span, h * 1.25),
                (x + sx * t * 2, -span * 0.6, h * 1.6),
                (x + sx * t * 2, span * 0.6, h * 1.6),
                (x + sx * t, span, h * 1.25),
                (x, span, h * 0.8),
            ],
            t * 0.55,
            material="handle",
        )
    k.anchor("top", (0, 0, t), half_size=(w / 2 - 2 * t, d / 2 - 2 * t), round=k.s("shape") == "round")
    k.anchor("inside", (0, 0, t), half_size=(w / 2 - 2 * t, d / 2 - 2 * t), round=k.s("shape") == "round", height=h - t)


@asset(
    kind="cutting_board",
    words=("cutting board", "chopping board", "bread board", "cheese board", "countertop", "butcher block", "board", "wooden board", "serving board", "kitchen board"),
    about="A thick wooden board with a handle hole and a juice groove.",
    parameters=(
        length("width", 0.4, 0.1, 1.2, words=("width", "wide", "length", "long")),
        length("depth", 0.24, 0.08, 0.8, words=("depth", "deep")),
        length("thickness", 0.022, 0.006, 0.1, words=("thickness", "thick", "height")),
        choice("shape", "rectangular", "paddle", "round"),
    ),
    slots={"board": "cherry", "cord": "leather"},
    main_slot="board",
    adjectives={"circular": {"shape": "round"}},
    styles={"rustic": {"shape": "paddle"}},
)  # fmt: skip
def cutting_board(k: Kit) -> None:
    """A slab with softened rims; the paddle has a neck with a cord through it."""
    w, d, t = k.m("width"), k.m("depth"), k.m("thickness")
    shape = k.s("shape")
    grip = min(d, w) * 0.13
    if shape == "paddle":
        neck, long = d * 0.16, w * 0.3
        body = rounded_rectangle(w, d, d * 0.14)
        right = [(x, y) for x, y in body if not (x > w / 2 - 1e-4 and abs(y) < d * 0.3)]
        start = next(i for i, (x, y) in enumerate(right) if x > w / 2 - 1e-3 and y > 0)
        tip = [
            (w / 2 + long + neck * 0.8 * math.cos(a), neck * 0.95 * math.sin(a))
            for a in [-math.pi / 2 + math.pi * i / 12 for i in range(13)]
        ]
        outline = [
            *right[:start],
            (w / 2 + 0.001, -d * 0.3),
            (w / 2 + long * 0.2, -neck),
            *tip,
            (w / 2 + long * 0.2, neck),
            (w / 2 + 0.001, d * 0.3),
            *right[start:],
        ]
        order = sorted(outline, key=lambda p: math.atan2(p[1], p[0]))
        hole = [
            (w / 2 + long + neck * 0.42 * math.cos(a), neck * 0.42 * math.sin(a))
            for a in [2 * math.pi * i / 20 for i in range(20)]
        ]
        k.add("board", Extrude(outline=order, holes=[hole], height=t), material="board")
        x = w / 2 + long
        k.tube(
            "cord",
            [
                (x, 0, -0.0 + t * 0.5),
                (x + neck * 0.7, 0, t * 1.3),
                (x + neck * 1.6, neck * 0.4, t * 0.4),
                (x + neck * 2.4, 0, t * 0.3),
                (x + neck * 1.6, -neck * 0.5, t * 0.3),
                (x + neck * 0.8, -neck * 0.1, t * 1.2),
            ],
            max(t * 0.09, 0.0015),
            closed=True,
            material="cord",
        )
    elif shape == "round":
        r = w / 2
        k.add(
            "board",
            Lathe(
                profile=[
                    (0, 0),
                    (r * 0.98, 0),
                    (r, t * 0.25),
                    (r, t * 0.75),
                    (r * 0.98, t),
                    (r * 0.9, t),
                    (r * 0.885, t * 0.82),
                    (r * 0.87, t),
                    (0, t),
                ],
                segments=96,
            ),
            material="board",
        )
    else:
        hole = [(w / 2 - grip * 0.95 + x, y) for x, y in rounded_rectangle(grip * 0.55, d * 0.36, grip * 0.27)]
        k.add("board", Extrude(outline=rounded_rectangle(w, d, d * 0.1), holes=[hole], height=t), material="board")
    k.anchor("top", (0, 0, t), half_size=(w * 0.42, d * 0.42), round=shape == "round")
