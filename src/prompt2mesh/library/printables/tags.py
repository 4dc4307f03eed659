"""Flat things with letters or an emblem on them: keychain, name plate, coaster."""

import math

from prompt2mesh.library.kit import Kit
from prompt2mesh.library.outlines import (
    Outline,
    arc,
    circle,
    ellipse,
    heart,
    moved,
    regular_polygon,
    rounded_rectangle,
    star,
)
from prompt2mesh.library.registry import asset, choice, flag, length, text
from prompt2mesh.mesh.materials import Material
from prompt2mesh.mesh.placement import Radial
from prompt2mesh.mesh.shapes import Extrude, Text

# Widths of bold letters as shares of their height.
_USUAL, _WIDE, _NARROW = 0.8, 1.1, 0.42
_WIDE_LETTERS, _NARROW_LETTERS = frozenset("MWmw@%"), frozenset("Iijl.,:;!'|ftr1 ")


def text_width(letters: str, height: float) -> float:
    """About how wide a line of bold letters is, metres."""
    shares = (_WIDE if c in _WIDE_LETTERS else _NARROW if c in _NARROW_LETTERS else _USUAL for c in letters)
    return height * sum(shares)


@asset(
    kind="keychain",
    words=("keychain", "key chain", "keyring", "key ring", "key fob", "luggage tag", "name tag", "dog tag", "pet tag",
           "key tag", "bag tag"),
    about="A tag with raised letters and an eyelet, to hang on keys, bags or a collar; it prints lying flat.",
    parameters=(
        text("text", "KEYS", words=("text", "name", "saying", "reading", "initials")),
        length("height", 0.022, 0.008, 0.3, words=("height", "tall", "high")),
        length("thickness", 0.003, 0.001, 0.03, words=("thickness", "thick")),
        choice("shape", "rounded", "oval", "round", "heart", "star", "bone"),
    ),
    slots={"tag": Material(preset="plastic", color="#2360c8"), "letter": Material(preset="plastic", color="#f4f3ef")},
    adjectives={"circular": {"shape": "round"}, "dog": {"shape": "bone"}, "pet": {"shape": "bone"},
                "luggage": {"height": 0.045, "text": "BAG"}},
    parts={"text": "letter", "name": "letter", "body": "tag"},
)  # fmt: skip
def keychain(k: Kit) -> None:
    """The tag lies flat with its letters up, the eyelet at its left or top."""
    h, t, shape, letters = k.m("height"), k.m("thickness"), k.s("shape"), k.s("text")
    size = h * (0.5 if shape in {"rounded", "oval", "bone"} else 0.32)
    outline, eye = _tag(shape, h, max(text_width(letters, size), 0.8 * h))
    rim = ellipse(0.17 * h, 0.17 * h, segments=48, center=eye)
    hole = circle(0.1 * h, segments=48, center=eye)
    k.add("tag", Extrude(outline=outline, holes=[hole], height=t, bevel=0.12 * t), material="tag")
    k.add("eyelet rim", Extrude(outline=rim, holes=[hole], height=1.35 * t, bevel=0.1 * t), material="tag")
    k.add("letter", Text(text=letters, height=size, depth=1.2 * t, bevel=0.05 * t, font="sans-bold", pivot="center"),
          at=(0, 0, t), rotate=(-90, 0, 0), material="letter")  # fmt: skip
    k.anchor("top", (0, 0, t), half_size=(h / 2, h / 2))


def _tag(shape: str, h: float, written: float) -> tuple[Outline, tuple[float, float]]:
    """The outline around letters of that width, and where the eyelet goes."""
    across = max(1.6 * h, 1.5 * written)
    match shape:
        case "round":
            return circle(across / 2, segments=128), (0.0, 0.5 * across - 0.24 * h)
        case "star":
            return star(5, 0.8 * across, 0.45 * across), (0.0, 0.8 * across - 0.45 * h)
        case "heart":
            return moved(heart(1.35 * across, segments=128), 0.0, -0.08 * across), (-0.36 * across, 0.3 * across)
        case "oval":
            left = 0.5 * written + 0.6 * h
            return ellipse(left, 0.6 * h, segments=128), (-left + 0.26 * h, 0.0)
        case "bone":
            x, y, r = written / 2 + 0.3 * h, 0.3 * h, 0.38 * h
            ends = ((x, -y, -125.0, 35.0), (x, y, -35.0, 125.0), (-x, y, 55.0, 215.0), (-x, -y, 145.0, 305.0))
            lobes = [arc(r, start, end, segments=24, center=(cx, cy)) for cx, cy, start, end in ends]
            return [point for lobe in lobes for point in lobe], (-x, y)
        case _:
            shift = -0.26 * h
            return moved(rounded_rectangle(written + 1.02 * h, h, 0.3 * h), shift, 0), (-written / 2 - 0.44 * h, 0.0)


@asset(
    kind="name_plate",
    words=("name plate", "nameplate", "desk sign", "desk plate", "door plate", "name sign", "place card", "door sign"),
    about="A wedge that stands on a desk, or a plate for a door, with raised letters.",
    parameters=(
        text("text", "NAME", words=("text", "name", "saying", "reading")),
        length("height", 0.045, 0.015, 0.6, words=("height", "tall", "high")),
        choice("mount", "desk", "door"),
    ),
    slots={"plate": Material(preset="walnut"), "letter": "brass"},
    styles={"modern": {}},
    style_materials={"modern": {"plate": Material(preset="brushed_aluminium"), "letter": Material(preset="matte_plastic", color="#18191c")}},
    parts={"text": "letter", "base": "plate", "board": "plate"},
)  # fmt: skip
def name_plate(k: Kit) -> None:
    """On a desk the front leans back; on a door it is a board with a step along its rim."""
    h, letters = k.m("height"), k.s("text")
    size = 0.5 * h
    wide = text_width(letters, size) + 1.1 * h
    if k.s("mount") == "desk":
        foot, top = 0.62 * h, 0.2 * h
        lean, face = math.degrees(math.atan2(foot - top, h)), math.hypot(foot - top, h)
        section = [(0.0, 0.0), (foot, 0.0), (foot, h), (foot - top, h)]
        k.add("plate", Extrude(outline=section, height=wide, bevel=0.03 * h, pivot="center"),
              at=(0, 0, 0), rotate=(90, 0, 90), material="plate")  # fmt: skip
        with k.group("front", at=(0, 0, 0), rotate=(-lean, 0, 0)):
            k.add("letter", Text(text=letters, height=size, depth=0.1 * h, bevel=0.01 * h, font="sans-bold", pivot="center"),
                  at=(0, 0, face / 2), material="letter")  # fmt: skip
        k.anchor("top", (0, foot - top / 2, h), half_size=(wide / 2, top / 2))
        return
    t = 0.12 * h
    k.add("plate", Extrude(outline=rounded_rectangle(wide, h, 0.12 * h), height=t, bevel=0.2 * t), material="plate")
    inner, outer = (
        rounded_rectangle(wide - 0.16 * h, 0.84 * h, 0.06 * h),
        rounded_rectangle(wide - 0.08 * h, 0.92 * h, 0.1 * h),
    )
    k.add("letter rim", Extrude(outline=outer, holes=[inner], height=0.3 * t), at=(0, 0, 0.9 * t), material="letter")
    k.add("letter", Text(text=letters, height=size, depth=0.9 * t, bevel=0.05 * t, font="sans-bold", pivot="center"),
          at=(0, 0, t), rotate=(-90, 0, 0), material="letter")  # fmt: skip
    k.anchor("top", (0, 0, t), half_size=(wide / 2, h / 2))


@asset(
    kind="coaster",
    words=("coaster", "drink coaster", "drinks coaster", "cup coaster", "beer mat", "trivet"),
    about="A flat rest for a cup, with a raised rim and grooves in a ring.",
    parameters=(
        length("width", 0.095, 0.03, 0.4, words=("width", "wide", "diameter", "size")),
        length("thickness", 0.006, 0.002, 0.04, words=("thickness", "thick", "height")),
        choice("shape", "round", "square", "hexagonal"),
        flag("pattern", True, words=("pattern", "ridges", "petals")),
    ),
    slots={"body": "cork", "rim": "walnut"},
    adjectives={"circular": {"shape": "round"}},
)  # fmt: skip
def coaster(k: Kit) -> None:
    """A disc with a rim; ridges like petals keep the cup off the water."""
    w, t = k.m("width"), k.m("thickness")
    shape = k.s("shape")

    def plan(scale: float) -> Outline:
        if shape == "hexagonal":
            return regular_polygon(6, scale * w / 2, rotation=30)
        if shape == "square":
            return rounded_rectangle(scale * w, scale * w, 0.08 * w)
        return circle(scale * w / 2, segments=96)

    k.add("body", Extrude(outline=plan(0.97), height=0.62 * t), material="body")
    k.add("rim", Extrude(outline=plan(1.0), holes=[plan(0.9)], height=t, bevel=0.14 * t), material="rim")
    if k.on("pattern"):
        petal = ellipse(0.13 * w, 0.045 * w, segments=40)
        inner = ellipse(0.115 * w, 0.03 * w, segments=40)
        k.add("ridge", Extrude(outline=petal, holes=[inner], height=0.3 * t), at=(0.2 * w, 0, 0.5 * t), material="rim",
              instances=Radial(count=8))  # fmt: skip
    k.anchor("top", (0, 0, 0.62 * t), half_size=(0.42 * w, 0.42 * w), round=shape == "round")
