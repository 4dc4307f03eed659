"""Things that hold other things up: phone stand, headphone stand, bookend, wall hook, pipe clip."""

import math

from prompt2mesh.library.kit import Kit
from prompt2mesh.library.outlines import Outline, arc, circle, moved, rounded_rectangle
from prompt2mesh.library.registry import asset, choice, count, length
from prompt2mesh.mesh.materials import Material
from prompt2mesh.mesh.shapes import Cylinder, Extrude, Sphere, Sweep

_SIDEWAYS = (90.0, 0.0, 90.0)  # a section drawn as (depth, height), carried along x


def _band(path: Outline, thickness: float) -> Outline:
    """The outline of a strip of that thickness to the left of an open path."""
    left: Outline = []
    for i, (x, y) in enumerate(path):
        before, after = path[max(i - 1, 0)], path[min(i + 1, len(path) - 1)]
        a = math.atan2(y - before[1], x - before[0]) if i else math.atan2(after[1] - y, after[0] - x)
        b = math.atan2(after[1] - y, after[0] - x) if i + 1 < len(path) else a
        half = math.remainder(b - a, 2 * math.pi) / 2
        normal, reach = a + half + math.pi / 2, thickness / math.cos(half)
        left.append((x + reach * math.cos(normal), y + reach * math.sin(normal)))
    return [*path, *left[::-1]]


@asset(
    kind="phone_stand",
    words=("phone stand", "phone holder", "tablet stand", "tablet holder", "cell phone stand", "mobile phone stand",
           "smartphone stand", "phone dock", "ipad stand", "book stand", "cookbook stand", "plate stand", "card holder"),
    about="A bent strip that leans a phone or tablet back, with a lip and a slot for the cable.",
    parameters=(
        length("width", 0.07, 0.03, 0.4, words=("width", "wide")),
        length("height", 0.1, 0.04, 0.5, words=("height", "tall", "high")),
        length("thickness", 0.005, 0.002, 0.03, words=("thickness", "thick")),
        length("slot", 0.013, 0.004, 0.08, words=("slot", "lip", "groove")),
    ),
    slots={"body": Material(preset="matte_plastic", color="#2f6f8f")},
    adjectives={"tablet": {"width": 0.14, "height": 0.16}, "ipad": {"width": 0.14, "height": 0.16},
                "book": {"width": 0.2, "height": 0.2, "slot": 0.03}, "cookbook": {"width": 0.2, "height": 0.2, "slot": 0.03}},
    parts={"stand": "body", "base": "body"},
)  # fmt: skip
def phone_stand(k: Kit) -> None:
    """Lip, tray, backrest leaning 20 degrees, and a leg back to a foot under the tray: one closed bend."""
    w, h, t, slot = k.m("width"), k.m("height"), k.m("thickness"), k.m("slot")
    lean = math.radians(20)
    rise = 0.2 * h
    tray = slot + t
    top = (tray + (h - rise) * math.tan(lean), h)
    foot = top[0] + 0.16 * h
    # The way round: lip, tray, backrest, over the top, down the back leg, along the ground to the front.
    front = [(0.0, rise + 0.9 * slot + t), (0.0, rise), (tray, rise), top]
    section = _band(front[::-1], t)
    k.add("body", Extrude(outline=section, height=w, bevel=0.18 * t, pivot="center"), rotate=_SIDEWAYS)
    leg = [(top[0] - 0.2 * t, h - 0.3 * t), (foot, 0.0), (-0.06 * h, 0.0)]
    k.add("body leg", Extrude(outline=_band(leg, -t), height=w, bevel=0.18 * t, pivot="center"), rotate=_SIDEWAYS)
    post = [(0.0, 0.5 * t), (tray, 0.5 * t), (tray, rise + 0.5 * t), (0.0, rise + 0.5 * t)]
    for side in (-1, 1):
        k.add("body post", Extrude(outline=post, height=0.16 * w, bevel=0.1 * t, pivot="center"), at=(side * 0.4 * w, 0, 0),
              rotate=_SIDEWAYS)  # fmt: skip
    k.anchor("top", (0, tray / 2, rise + t), half_size=(0.45 * w, 0.4 * slot), height=0.8 * h)


@asset(
    kind="headphone_stand",
    words=("headphone stand", "headphones stand", "headphone holder", "headphones holder", "headset stand", "headset holder",
           "headphone hanger"),
    about="A weighted foot, a column and a rounded yoke to hang headphones on.",
    parameters=(
        length("height", 0.26, 0.1, 0.6, words=("height", "tall", "high")),
        length("width", 0.13, 0.06, 0.4, words=("width", "wide")),
    ),
    slots={"body": "walnut", "foot": Material(preset="brushed_aluminium")},
    parts={"base": "foot", "column": "body", "pole": "body"},
)  # fmt: skip
def headphone_stand(k: Kit) -> None:
    """The yoke's arc is that of a head."""
    h, w = k.m("height"), k.m("width")
    t = 0.05 * h
    k.add(
        "foot",
        Extrude(outline=rounded_rectangle(w, 0.85 * w, 0.2 * w), height=0.5 * t, bevel=0.15 * t),
        material="foot",
    )
    k.add("body column", Extrude(outline=rounded_rectangle(0.26 * w, 1.2 * t, 0.3 * t), height=h - 0.9 * t, bevel=0.05 * t),
          at=(0, 0.12 * w, 0.4 * t), material="body")  # fmt: skip
    radius = 0.42 * w
    bow = [*arc(radius, 35, 145, segments=24), *arc(radius - t, 145, 35, segments=24)]
    k.add("body yoke", Extrude(outline=moved(bow, 0, h - radius), height=0.36 * w, bevel=0.12 * t, pivot="center"),
          at=(0, 0.04 * w, 0), rotate=(90, 0, 0), material="body")  # fmt: skip
    k.anchor("top", (0, 0.04 * w, h), half_size=(0.2 * w, 0.16 * w))
    k.anchor("hook", (0, 0.04 * w, h))


@asset(
    kind="bookend",
    words=("bookend", "book end", "book stop"),
    about="An upright that keeps books from falling, with a foot that goes under them.",
    parameters=(
        length("height", 0.15, 0.05, 0.5, words=("height", "tall", "high")),
        length("width", 0.1, 0.04, 0.4, words=("width", "wide")),
        choice("shape", "arched", "plain", "triangle"),
    ),
    slots={"body": Material(preset="painted_metal", color="#2b2f36")},
    adjectives={"triangular": {"shape": "triangle"}, "rectangular": {"shape": "plain"}},
)  # fmt: skip
def bookend(k: Kit) -> None:
    """Upright and foot meet in a rounded inner corner."""
    h, w, shape = k.m("height"), k.m("width"), k.s("shape")
    t = 0.035 * h
    if shape == "triangle":
        section = [(0.0, 0.0), (0.75 * h, 0.0), (0.75 * h, t), (t, h), (0.0, h)]
        window = [(2.2 * t, 2.2 * t), (0.6 * h, 2.2 * t), (2.2 * t, 0.78 * h)]
        k.add(
            "body", Extrude(outline=section, holes=[window], height=w, bevel=0.2 * t, pivot="center"), rotate=_SIDEWAYS
        )
    else:
        upright = rounded_rectangle(w, h, 0.06 * w)
        if shape == "arched":
            upright = [(w / 2, 0.0), *((x, y + h - w / 2) for x, y in arc(w / 2, 0, 180, segments=40)), (-w / 2, 0.0)]
            upright = moved(upright, 0, -h / 2)
        k.add("body", Extrude(outline=upright, height=t, bevel=0.2 * t), at=(0, t, h / 2), rotate=(90, 0, 0))
        k.add("body foot", Extrude(outline=rounded_rectangle(w, 0.8 * h, 0.06 * w), height=0.6 * t, bevel=0.1 * t),
              at=(0, 0.4 * h, 0))  # fmt: skip
    k.anchor("top", (0, t / 2, h), half_size=(w / 2, t / 2))


@asset(
    kind="hook_plate",
    words=("towel hook", "key hook", "hat hook", "key rack", "key holder", "hook rack", "bathroom hook", "adhesive hook"),
    about="A board or plate for the wall with one or more hooks and screw holes.",
    parameters=(
        length("height", 0.08, 0.02, 0.4, words=("height", "tall", "high")),
        count("hooks", 1, 1, 12, words=("hooks", "hook", "pegs")),
    ),
    slots={"plate": "oak", "hook": Material(preset="black_iron")},
    adjectives={"rack": {"hooks": 4}},
    parts={"board": "plate", "peg": "hook"},
)  # fmt: skip
def hook_plate(k: Kit) -> None:
    """The plate stands upright as it hangs, its hooks towards the viewer."""
    h, hooks = k.m("height"), k.n("hooks")
    step = 0.95 * h
    w = max(0.55 * h, hooks * step)
    t = 0.12 * h
    screws = [circle(0.035 * h, segments=24, center=(sx * (w / 2 - 0.12 * h) if hooks > 1 else 0.0, sy * 0.36 * h))
              for sx, sy in (((-1, 0.0), (1, 0.0)) if hooks > 1 else ((0, -1.0), (0, 1.0)))]  # fmt: skip
    k.add("plate", Extrude(outline=rounded_rectangle(w, h, 0.12 * h), holes=screws, height=t, bevel=0.15 * t, pivot="center"),
          at=(0, 0, h / 2), rotate=(90, 0, 0), material="plate")  # fmt: skip
    for i in range(hooks):
        x = (i - (hooks - 1) / 2) * step
        y = -t / 2
        path = [(x, y + 0.3 * t, 0.5 * h), (x, y - 0.1 * h, 0.48 * h), (x, y - 0.22 * h, 0.34 * h), (x, y - 0.34 * h, 0.3 * h),
                (x, y - 0.43 * h, 0.38 * h), (x, y - 0.44 * h, 0.5 * h)]  # fmt: skip
        k.add("hook", Sweep(path=path, radius=0.05 * h, smooth=True, segments=16), material="hook")
        k.add("hook tip", Sphere(radius=0.075 * h, segments=24), at=(x, y - 0.44 * h, 0.52 * h), material="hook")
        k.add("hook rose", Cylinder(radius=0.13 * h, height=0.05 * h, segments=32, pivot="center"), at=(x, y, 0.5 * h),
              rotate=(90, 0, 0), material="hook")  # fmt: skip
    k.anchor("hook", (0, -t / 2 - 0.33 * h, 0.35 * h))
    k.anchor("top", (0, 0, h), half_size=(w / 2, t / 2))


@asset(
    kind="pipe_clip",
    words=("pipe clip", "pipe clamp", "pipe bracket", "pipe holder", "cable clip", "cable holder", "hose clip", "tube clip",
           "tube holder", "broom holder", "conduit clip"),
    about="A snap ring on a foot with two screw holes, sized by the pipe it holds.",
    parameters=(
        length("diameter", 0.02, 0.002, 0.3, words=("diameter", "wide", "bore", "pipe")),
        length("width", 0.012, 0.003, 0.2, words=("width", "depth", "deep")),
        length("wall", 0.003, 0.001, 0.03, words=("wall", "thickness", "thick")),
    ),
    slots={"body": Material(preset="matte_plastic", color="#30343a")},
    adjectives={"cable": {"diameter": 0.006, "width": 0.008, "wall": 0.0015}},
)  # fmt: skip
def pipe_clip(k: Kit) -> None:
    """A ring open over 100 degrees at the top, its lips flared for the pipe to find."""
    d, w, wall = k.m("diameter"), k.m("width"), k.m("wall")
    r = d / 2
    outer = r + wall
    center = (0.0, r + 1.6 * wall)
    ring = [*arc(outer, 140, 400, segments=72, center=center), *arc(r, 400, 140, segments=72, center=center)]
    k.add("body ring", Extrude(outline=ring, height=w, bevel=0.1 * wall, pivot="center"), rotate=(90, 0, 0))
    lip = 0.62 * wall
    for side in (-1, 1):
        a = math.radians(90 + side * 50)
        at = (center[0] + (r + wall / 2) * math.cos(a), 0.0, center[1] + (r + wall / 2) * math.sin(a))
        k.add("body lip", Cylinder(radius=lip, height=w, segments=24, pivot="center"), at=at, rotate=(90, 0, 0))
    ear = outer + 1.1 * max(w, 4 * wall)
    foot = [(-ear, -w / 2), (ear, -w / 2), (ear, w / 2), (-ear, w / 2)]
    screws = [circle(0.2 * w, segments=32, center=(side * (ear + outer) / 2, 0.0)) for side in (-1, 1)]
    k.add("body foot", Extrude(outline=foot, holes=screws, height=1.3 * wall, bevel=0.12 * wall))
    neck = [
        (-0.7 * r, 0.6 * wall),
        (0.7 * r, 0.6 * wall),
        (0.55 * r, center[1] - 0.78 * r),
        (-0.55 * r, center[1] - 0.78 * r),
    ]
    k.add("body neck", Extrude(outline=[(x, min(z, center[1] - r - 0.15 * wall) if z > wall else z) for x, z in neck], height=0.96 * w,
          pivot="center"), rotate=(90, 0, 0))  # fmt: skip
    k.anchor("inside", (0, 0, 1.6 * wall), half_size=(r, w / 2), radius=r, height=d)
    k.anchor("top", (0, 0, center[1] + r), half_size=(r, w / 2))
