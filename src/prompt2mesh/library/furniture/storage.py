"""Furniture that stores things: bookshelf, cabinet, wardrobe, dresser, nightstand, desk."""

import math

from prompt2mesh.library.furniture.forms import beam, knob, pull, slab, turned_leg
from prompt2mesh.library.kit import Kit, Point
from prompt2mesh.library.registry import Times, asset, choice, count, flag, length
from prompt2mesh.mesh.materials import Material
from prompt2mesh.mesh.shapes import Box, Cylinder, Extrude

BOOK_SLOTS = {
    "book red": Material(preset="leather", color="#8f2f2c"), "book blue": Material(preset="leather", color="#2f4a6f"),
    "book green": Material(preset="leather", color="#3f6247"), "book ochre": Material(preset="leather", color="#b8863b"),
    "book cream": Material(preset="leather", color="#d9cbb0"), "page": "paper",
}  # fmt: skip
_BOOK_COLORS = ("book red", "book blue", "book green", "book ochre", "book cream")


def _books(k: Kit, left: float, right: float, back: float, depth: float, z: float, tall: float) -> None:
    """A row of upright books, seeded sizes, the last leaning."""
    x = left + 0.004
    while True:
        # Few sizes, so that books share their meshes.
        thick, high = k.rng.choice(((0.018, 0.2), (0.024, 0.235), (0.03, 0.22), (0.036, 0.265), (0.044, 0.285), (0.022, 0.18)))
        high = min(tall * 0.93, high)
        deep = min(depth * 0.9, high * 0.68)
        if x + thick > right - 0.06 or (x > left + (right - left) * 0.3 and k.rng.random() < 0.05):
            break
        y = back - deep / 2
        slot = k.rng.choice(_BOOK_COLORS)
        cover = min(0.0022, thick * 0.15)
        outline = [(-thick / 2, -deep / 2), (thick / 2, -deep / 2), (thick / 2, deep / 2), (thick / 2 - cover, deep / 2),
                   (thick / 2 - cover, -deep / 2 + cover), (-thick / 2 + cover, -deep / 2 + cover), (-thick / 2 + cover, deep / 2), (-thick / 2, deep / 2)]  # fmt: skip
        with k.group("book", at=(x + thick / 2, y, z)):
            k.add("book cover", Extrude(outline=outline, height=high), material=slot)
            k.add("book pages", Box(size=(thick - cover * 1.6, deep - cover * 2, high - 0.006)), at=(0, 0, 0.003), material="page")
        x += thick + 0.001
    if right - x > 0.09 and tall > 0.2:
        high, thick = min(tall * 0.88, 0.22), 0.026
        angle = min(22.0, math.degrees(math.atan2(right - x - 0.04, high)))
        a = math.radians(angle)
        k.add("book leaning", Box(size=(thick, 0.15, high)), at=(x + thick / 2 + high * math.sin(a) - 0.0005 + 0.004, back - 0.09, z + thick / 2 * math.sin(a)), rotate=(0, -angle, 0), material="book blue", bevel=0.002)


@asset(
    kind="bookshelf",
    words=("bookshelf", "bookcase", "shelf", "shelving unit", "shelves", "book shelf"),
    about="A tall case of shelves, filled with books or empty.",
    parameters=(
        length("height", 1.9, 0.4, 3.5, words=("height", "tall", "high")),
        length("width", 0.9, 0.3, 2.4, words=("width", "wide")),
        length("depth", 0.3, 0.15, 0.8, words=("depth", "deep")),
        count("shelves", 5, 1, 10, words=("shelves", "boards")),
        flag("books", True),
    ),
    slots={"frame": "oak", "shelf": "oak", "back": "oak", **BOOK_SLOTS},
    main_slot="frame",
    styles={"industrial": {}, "rustic": {}},
    style_materials={"industrial": {"frame": Material(preset="black_iron")}, "rustic": {"frame": Material(preset="weathered_wood"), "shelf": Material(preset="weathered_wood")}},
    adjectives={"empty": {"books": False}, "full": {"books": True}, "low": {"height": 0.9, "shelves": 2}, "tall": {"height": Times(1.2), "shelves": 6}},
    parts={"board": "shelf", "side": "side"},
)  # fmt: skip
def bookshelf(k: Kit) -> None:
    """Two sides, a top with a small cornice, a plinth, shelves and a thin back."""
    h, w, d, n = k.m("height"), k.m("width"), k.m("depth"), k.n("shelves")
    t = 0.022
    plinth = min(0.08, h * 0.1)
    for side, sx in (("left", -1), ("right", 1)):
        k.add(f"side {side}", Box(size=(t, d, h - 0.02)), at=(sx * (w / 2 - t / 2), 0, 0), material="frame", bevel=0.002)
    k.add("top", slab(w + 0.03, d + 0.02, 0.028, corner=0.004, edge=0.006), at=(0, -0.005, h - 0.028), material="frame")
    k.add("back panel", Box(size=(w - t, 0.008, h - 0.04)), at=(0, d / 2 - 0.006, 0.02), material="back")
    k.add("plinth", Box(size=(w - t, 0.018, plinth)), at=(0, -d / 2 + 0.03, 0), material="frame", bevel=0.002)
    inner = (h - 0.028 - plinth) / n
    for i in range(n):
        z = plinth + inner * i
        k.add(f"shelf {i + 1}", Box(size=(w - 2 * t + 0.004, d - 0.014, t)), at=(0, 0, z), material="shelf", bevel=0.002)
        k.anchor("inside" if i == n - 1 else f"shelf_{i + 1}", (0, 0, z + t), half_size=(w / 2 - t, d / 2), height=inner - t)
        if k.on("books") and inner > 0.13:
            _books(k, -w / 2 + t, w / 2 - t, d / 2 - 0.016, d - 0.02, z + t - 0.0005, inner - t - 0.01)
    k.anchor("top", (0, 0, h), half_size=(w / 2, d / 2))


def _drawer_front(k: Kit, name: str, at: Point, size: tuple[float, float], pulls: int, style: str, *, out: float = 0.0, deep: float = 0.3) -> None:
    """A drawer whose front stands at `at`; `out` is how far it is pulled."""
    w, h = size
    with k.group(f"{name} drawer group", at=(0, -out, 0)):
        k.add(name, Box(size=(w, 0.02, h), pivot="center"), at=at, material="drawer", bevel=0.004)
        if style == "panelled":
            k.add(f"{name} panel", Box(size=(w - 0.07, 0.012, max(h - 0.06, 0.02)), pivot="center"), at=(at[0], at[1] - 0.008, at[2]), material="drawer", bevel=0.005)
        x = at[0]
        for i in range(pulls):
            px = x + (i - (pulls - 1) / 2) * w * 0.5
            py = at[1] - (0.0135 if style == "panelled" else 0.0095)
            if k.s("handle") == "knob":
                k.add("handle knob", knob(0.015), at=(px, py, at[2]), rotate=(90, 0, 0), material="handle")
            elif k.s("handle") == "bar":
                k.add("handle bar", pull(min(0.13, w * 0.5), 0.028, 0.005), at=(px, py, at[2]), rotate=(90, 0, 0), material="handle")
        if out > 0:
            low, tall = at[2] - h * 0.5 - 0.001, h * 0.85
            for sx in (-1, 1):
                k.add(f"{name} side", Box(size=(0.012, deep, tall)), at=(x + sx * (w / 2 - 0.012), at[1] + 0.008 + deep / 2, low), material="body")
            k.add(f"{name} back", Box(size=(w - 0.02, 0.012, tall)), at=(x, at[1] + 0.002 + deep, low), material="body")
            k.add(f"{name} bottom", Box(size=(w - 0.02, deep, 0.008)), at=(x, at[1] + 0.008 + deep / 2, low + 0.004), material="body")


CASE_SLOTS = {"body": "walnut", "drawer": "walnut", "door": "walnut", "handle": "brass", "leg": "walnut", "glass": "glass"}


def _case(k: Kit, w: float, d: float, foot: float, top: float, *, front_open: bool) -> None:
    """A carcass from z = `foot` to `top`: a block, or a hollow case where something is open."""
    t = 0.02
    if not front_open:
        k.add("body", Box(size=(w, d, top - foot)), at=(0, 0, foot), material="body", bevel=0.004)
    else:
        for side, sx in (("left", -1), ("right", 1)):
            k.add(f"body side {side}", Box(size=(t, d, top - foot)), at=(sx * (w / 2 - t / 2), 0, foot), material="body", bevel=0.002)
        k.add("body back", Box(size=(w - t, 0.01, top - foot)), at=(0, d / 2 - 0.006, foot), material="body")
        k.add("body bottom", Box(size=(w - t, d - 0.004, t)), at=(0, 0, foot), material="body")
        k.add("body ceiling", Box(size=(w - t, d - 0.004, t)), at=(0, 0, top - t), material="body")


def _feet(k: Kit, w: float, d: float, foot: float, style: str) -> None:
    if style == "plinth":
        k.add("plinth", Box(size=(w - 0.03, d - 0.03, foot + 0.002)), at=(0, 0, 0), material="leg", bevel=0.003)
        return
    for sx in (-1, 1):
        for sy, end in ((-1, "front"), (1, "back")):
            name = f"leg {end} {'left' if sx < 0 else 'right'}"
            x, y = sx * (w / 2 - 0.04), sy * (d / 2 - 0.04)
            if style == "turned":
                k.add(name, turned_leg(foot + 0.003, 0.028), at=(x, y, 0), material="leg")
            else:
                beam(k, name, (x, y, foot + 0.003), (x + sx * foot * 0.15, y + sy * foot * 0.12, 0), (0.042, 0.042), taper=0.5, material="leg")


@asset(
    kind="dresser",
    words=("dresser", "chest of drawers", "drawers", "bureau", "commode", "sideboard", "filing cabinet", "tallboy"),
    about="A chest of drawers on legs or a plinth.",
    parameters=(
        length("height", 0.95, 0.4, 2.0, words=("height", "tall", "high")),
        length("width", 1.0, 0.35, 2.4, words=("width", "wide")),
        length("depth", 0.48, 0.3, 0.9, words=("depth", "deep")),
        count("drawers", 4, 1, 10),
        choice("leg_style", "tapered", "turned", "plinth"),
        choice("front", "panelled", "flat"),
        choice("handle", "knob", "bar"),
    ),
    slots=CASE_SLOTS,
    main_slot="body",
    states=("open",),
    styles={"modern": {"front": "flat", "handle": "bar"}, "antique": {"leg_style": "turned"}},
    adjectives={"filing": {"width": 0.45, "leg_style": "plinth", "handle": "bar", "front": "flat"}, "tall": {"height": Times(1.3), "drawers": 6}},
    parts={"knob": "handle", "pull": "handle", "foot": "leg", "front": "drawer"},
)  # fmt: skip
def dresser(k: Kit) -> None:
    """A case, a top that overhangs, and rows of drawers; the small top row splits where there are many."""
    h, w, d, n = k.m("height"), k.m("width"), k.m("depth"), k.n("drawers")
    foot = min(0.14, h * 0.15) if k.s("leg_style") != "plinth" else 0.06
    top = h - 0.028
    _feet(k, w, d, foot, k.s("leg_style"))
    opened = k.state("open")
    _case(k, w, d, foot, top, front_open=opened)
    k.add("top", slab(w + 0.03, d + 0.03, 0.028, corner=0.006, edge=0.008), at=(0, -0.005, top), material="body")
    rows = n - 1 if n in (4, 5) and w > 0.7 else n
    tall = (top - foot - 0.016) / rows
    number = 0
    for row in range(rows):
        z = top - 0.008 - tall * (row + 0.5)
        split = 2 if row == 0 and rows < n else 1
        for i in range(split):
            number += 1
            wide = (w - 0.03) / split
            x = (i - (split - 1) / 2) * wide
            out = d * (0.45 - 0.2 * row) if opened and (row == 0 or row == 1) and i == 0 else 0.0
            _drawer_front(k, f"drawer {number}", (x, -d / 2 - 0.008, z), (wide - 0.008, tall - 0.01), 2 if wide > 0.6 else 1, k.s("front"), out=max(out, 0.0), deep=d * 0.85)
            if opened and row < rows - 1 and i == 0:
                k.add("body rail", Box(size=(w - 0.03, d - 0.012, 0.01), pivot="center"), at=(0, 0, z - tall / 2), material="body")
    k.anchor("top", (0, 0, h), half_size=(w / 2, d / 2))


@asset(
    kind="nightstand",
    words=("nightstand", "night stand", "bedside table", "bedside cabinet", "end cabinet"),
    about="A bedside table with a drawer and a shelf.",
    parameters=(
        length("height", 0.55, 0.3, 1.0, words=("height", "tall", "high")),
        length("width", 0.45, 0.3, 0.9, words=("width", "wide")),
        length("depth", 0.4, 0.25, 0.7, words=("depth", "deep")),
        count("drawers", 1, 1, 3),
        choice("handle", "knob", "bar"),
    ),
    slots=CASE_SLOTS,
    main_slot="body",
    states=("open",),
    parts={"knob": "handle"},
)  # fmt: skip
def nightstand(k: Kit) -> None:
    """Four legs, a case with drawers, an open shelf below."""
    h, w, d, n = k.m("height"), k.m("width"), k.m("depth"), k.n("drawers")
    deep = min(0.15 * n, h * 0.62)
    top = h - 0.024
    k.add("top", slab(w + 0.02, d + 0.02, 0.024, corner=0.012, edge=0.006), at=(0, 0, top), material="body")
    opened = k.state("open")
    _case(k, w - 0.02, d - 0.02, top - deep, top + 0.001, front_open=opened)
    for sx in (-1, 1):
        for sy, end in ((-1, "front"), (1, "back")):
            x, y = sx * (w / 2 - 0.024), sy * (d / 2 - 0.024)
            beam(k, f"leg {end} {'left' if sx < 0 else 'right'}", (x, y, top), (x, y, 0), (0.032, 0.032), taper=0.65, material="leg")
    if top - deep > 0.16:
        k.add("shelf", Box(size=(w - 0.04, d - 0.04, 0.016)), at=(0, 0, (top - deep) * 0.36), material="body", bevel=0.003)
    each = deep / n
    for i in range(n):
        z = top - each * (i + 0.5)
        _drawer_front(k, f"drawer {i + 1}", (0, -d / 2 + 0.004, z), (w - 0.066, each - 0.016), 1, "flat", out=d * 0.5 if opened and i == 0 else 0.0, deep=d * 0.8)
    k.anchor("top", (0, 0, h), half_size=(w / 2, d / 2))


@asset(
    kind="cabinet",
    words=("cabinet", "wardrobe", "cupboard", "armoire", "closet", "locker", "china cabinet", "display cabinet", "hutch"),
    about="A case with hinged doors; a wardrobe when tall, a display cabinet when glazed.",
    parameters=(
        length("height", 1.9, 0.5, 3.0, words=("height", "tall", "high")),
        length("width", 1.1, 0.35, 3.0, words=("width", "wide")),
        length("depth", 0.55, 0.25, 1.0, words=("depth", "deep")),
        count("doors", 2, 1, 4),
        count("drawers", 1, 0, 3),
        count("shelves", 3, 0, 8),
        choice("front", "panelled", "flat", "glass"),
        choice("leg_style", "plinth", "turned", "tapered"),
        choice("handle", "knob", "bar"),
    ),
    slots={**CASE_SLOTS, "body": "oak", "drawer": "oak", "door": "oak", "leg": "oak"},
    main_slot="body",
    states=("open",),
    styles={"modern": {"front": "flat", "handle": "bar"}, "antique": {"leg_style": "turned"}},
    style_materials={"antique": {s: Material(preset="mahogany") for s in ("body", "drawer", "door", "leg")}},
    adjectives={"display": {"front": "glass"}, "china": {"front": "glass"}, "glass": {"front": "glass"}, "low": {"height": 0.85, "width": 1.4, "drawers": 0}, "kitchen": {"height": 0.9, "shelves": 1}},
    parts={"knob": "handle", "cornice": "cornice"},
    holds=True,
)  # fmt: skip
def cabinet(k: Kit) -> None:
    """Case, cornice, doors hung on its sides and drawers below them."""
    h, w, d, n = k.m("height"), k.m("width"), k.m("depth"), k.n("doors")
    foot = 0.07 if k.s("leg_style") == "plinth" else min(0.14, h * 0.12)
    top = h - 0.06
    glazed, opened = k.s("front") == "glass", k.state("open")
    _feet(k, w, d, foot, k.s("leg_style"))
    _case(k, w, d, foot, top, front_open=glazed or opened)
    k.add("cornice low", slab(w + 0.03, d + 0.03, 0.03, corner=0.004, edge=0.006), at=(0, -0.004, top - 0.001), material="body")
    k.add("cornice", slab(w + 0.07, d + 0.06, 0.031, corner=0.006, edge=0.009), at=(0, -0.006, top + 0.029), material="body")
    drawers = k.n("drawers")
    drawer_h = min(0.18, (top - foot) * 0.16)
    low = foot + 0.012 + drawers * drawer_h
    for i in range(drawers):
        z = foot + 0.012 + drawer_h * (i + 0.5)
        _drawer_front(k, f"drawer {i + 1}", (0, -d / 2 - 0.008, z), (w - 0.03, drawer_h - 0.01), 2 if w > 0.5 else 1, "flat")
        if glazed or opened:
            k.add("body rail", Box(size=(w - 0.03, d - 0.012, 0.016), pivot="center"), at=(0, 0, z + drawer_h / 2), material="body")
    tall, each = top - 0.012 - low, (w - 0.024) / n
    if glazed or opened:
        many = k.n("shelves")
        for i in range(many):
            k.add(f"shelf {i + 1}", Box(size=(w - 0.03, d - 0.03, 0.016)), at=(0, 0.008, low + tall * (i + 1) / (many + 1)), material="body")
    for i in range(n):
        x = -w / 2 + 0.012 + each * (i + 0.5)
        left = i % 2 == 0 if n > 1 else True
        hinge = x - each / 2 if left else x + each / 2
        sign = 1 if left else -1
        with k.group(f"door {i + 1} group", at=(hinge, -d / 2 - 0.001, 0), rotate=(0, 0, -105 * sign if opened else 0)):
            _door(k, i + 1, sign * each / 2, each - 0.006, low, tall, glazed=glazed)
            hx = sign * (each - 0.035)
            z = low + tall * 0.5
            if k.s("handle") == "knob":
                k.add("handle knob", knob(0.014), at=(hx, -0.0185, z), rotate=(90, 0, 0), material="handle")
            else:
                k.add("handle bar", pull(min(0.2, tall * 0.4), 0.03, 0.006), at=(hx, -0.0185, z), rotate=(90, 90, 0), material="handle")
    k.anchor("top", (0, 0, h), half_size=(w / 2, d / 2))
    k.anchor("inside", (0, 0, low + 0.02), half_size=(w / 2 - 0.03, d / 2 - 0.03), height=tall)


def _door(k: Kit, number: int, x: float, w: float, low: float, tall: float, *, glazed: bool) -> None:
    """A door leaf 20 mm thick with its back on y = 0."""
    name = f"door {number}"
    if k.s("front") == "flat":
        k.add(name, Box(size=(w, 0.02, tall - 0.006)), at=(x, -0.009, low), material="door", bevel=0.003)
        return
    rail = min(0.07, w * 0.16)
    inner_w, inner_h = w - 2 * rail, tall - 0.006 - 2 * rail
    outline = [(-w / 2, 0.0), (w / 2, 0.0), (w / 2, tall - 0.006), (-w / 2, tall - 0.006)]
    hole = [(-inner_w / 2, rail), (inner_w / 2, rail), (inner_w / 2, rail + inner_h), (-inner_w / 2, rail + inner_h)]
    k.add(f"{name} frame", Extrude(outline=outline, holes=[hole], height=0.02, bevel=0.003), at=(x, 0.001, low), rotate=(90, 0, 0), material="door")
    if glazed:
        k.add(f"glass {number}", Box(size=(inner_w + 0.01, 0.005, inner_h + 0.01)), at=(x, -0.009, low + rail - 0.005), material="glass")
        k.add(f"{name} bar", Box(size=(0.014, 0.012, inner_h + 0.004)), at=(x, -0.009, low + rail - 0.002), material="door")
        for share in (0.33, 0.67):
            k.add(f"{name} bar", Box(size=(inner_w + 0.004, 0.012, 0.014)), at=(x, -0.009, low + rail + inner_h * share), material="door")
    else:
        k.add(f"{name} field", Box(size=(inner_w + 0.01, 0.01, inner_h + 0.01)), at=(x, -0.007, low + rail - 0.005), material="door")
        k.add(f"{name} panel", Box(size=(max(inner_w - 0.05, 0.02), 0.014, max(inner_h - 0.05, 0.02))), at=(x, -0.009, low + rail + 0.025), material="door", bevel=0.006)


@asset(
    kind="desk",
    words=("desk", "writing desk", "office desk", "workbench", "school desk", "work table", "computer desk"),
    about="A writing desk with drawer pedestals, a school desk with a sloping lid, or a plain work desk.",
    parameters=(
        length("height", 0.75, 0.4, 1.3, words=("height", "tall", "high")),
        length("width", 1.35, 0.5, 3.0, words=("width", "wide", "length", "long")),
        length("depth", 0.65, 0.35, 1.3, words=("depth", "deep")),
        count("drawers", 3, 0, 6),
        choice("shape", "pedestal", "legs", "school"),
        choice("handle", "bar", "knob"),
    ),
    slots={"body": "oak", "top": "oak", "drawer": "oak", "leg": "oak", "handle": "brass", "metal": Material(preset="painted_metal", color="#4f6b57")},
    main_slot="body",
    states=("open",),
    styles={"modern": {"shape": "legs", "drawers": 2}, "antique": {"handle": "knob"}, "industrial": {"shape": "legs"}},
    style_materials={"industrial": {"leg": Material(preset="black_iron")}, "antique": {s: Material(preset="mahogany") for s in ("body", "top", "drawer", "leg")}},
    adjectives={"school": {"shape": "school", "width": 0.62, "depth": 0.46, "height": 0.7}, "elementary": {"shape": "school", "width": 0.62, "depth": 0.46, "height": 0.68}, "small": {"width": Times(0.75)}},
    parts={"knob": "handle", "lid": "top"},
)  # fmt: skip
def desk(k: Kit) -> None:
    """A top on pedestals of drawers, on legs, or a school desk with an inkwell."""
    h, w, d, n = k.m("height"), k.m("width"), k.m("depth"), k.n("drawers")
    shape = k.s("shape")
    if shape == "school":
        _school_desk(k, h, w, d)
        return
    top = h - 0.03
    k.add("top", slab(w, d, 0.03, corner=0.008, edge=0.007), at=(0, 0, top), material="top")
    each = min(0.36, w * 0.28)
    opened = k.state("open")
    if shape == "pedestal" and n > 0:
        body_d = d - 0.05
        tall = (top - 0.05) / n
        for side, sx in (("left", -1), ("right", 1)):
            x = sx * (w / 2 - each / 2 - 0.02)
            k.add(f"body {side}", Box(size=(each, body_d, top - 0.05 + 0.001)), at=(x, 0.005, 0.05), material="body", bevel=0.003)
            k.add(f"plinth {side}", Box(size=(each - 0.03, body_d - 0.03, 0.052)), at=(x, 0.005, 0), material="leg", bevel=0.002)
            for i in range(n):
                out = 0.22 if opened and i == 0 and sx > 0 else 0.0
                _drawer_front(k, f"drawer {side} {i + 1}", (x, -body_d / 2 - 0.003, top - tall * (i + 0.5)), (each - 0.02, tall - 0.012), 1, "flat", out=out, deep=body_d * 0.8)
        k.add("modesty panel", Box(size=(w - 2 * each, 0.016, (top - 0.05) * 0.7)), at=(0, d * 0.25, top - (top - 0.05) * 0.7), material="body")
        gap = w - 2 * each - 0.04
        if gap > 0.2:
            _drawer_front(k, "drawer middle", (0, -body_d / 2 + 0.012, top - 0.045), (gap - 0.008, 0.085), 1, "flat", out=0.0)
            k.add("body middle", Box(size=(gap + 0.01, body_d * 0.8, 0.07)), at=(0, 0.0, top - 0.075), material="body")
    else:
        for sx in (-1, 1):
            for sy, end in ((-1, "front"), (1, "back")):
                x, y = sx * (w / 2 - 0.05), sy * (d / 2 - 0.05)
                beam(k, f"leg {end} {'left' if sx < 0 else 'right'}", (x, y, top), (x + sx * 0.015, y + sy * 0.01, 0), (0.05, 0.05), taper=0.6, material="leg")
        deep = 0.11
        k.add("body", Box(size=(w - 0.09, d - 0.09, deep)), at=(0, 0, top - deep + 0.001), material="body", bevel=0.003)
        for i in range(n):
            wide = (w - 0.15) / n
            out = 0.2 if opened and i == 0 else 0.0
            _drawer_front(k, f"drawer {i + 1}", ((i - (n - 1) / 2) * wide, -d / 2 + 0.039, top - deep / 2), (wide - 0.012, deep - 0.02), 1, "flat", out=out, deep=d * 0.6)
    k.anchor("top", (0, 0, h), half_size=(w / 2, d / 2))
    k.anchor("under", (0, 0, 0), half_size=(w / 2 - each, d / 2), height=top - 0.12)


def _school_desk(k: Kit, h: float, w: float, d: float) -> None:
    """The desk of old classrooms: a box with a sloping hinged lid on a bent steel frame."""
    deep, slope = 0.14, 8.0
    drop = d * math.sin(math.radians(slope))
    front, back = h - drop - 0.02, h - 0.02
    side = [(-d / 2, front - deep * 0.6), (d / 2, front - deep * 0.6), (d / 2, back), (-d / 2, front)]
    for name, sx in (("left", -1), ("right", 1)):
        k.add(f"body side {name}", Extrude(outline=side, height=0.016, bevel=0.002, pivot="center"), at=(sx * (w / 2 - 0.02), 0, 0), rotate=(90, 0, 90), material="body")
        x = sx * (w / 2 - 0.05)
        base = front - deep * 0.6
        k.tube(f"leg {name}", [(x, -d * 0.42, base + 0.01), (x, -d * 0.44, base * 0.5), (x, -d * 0.46, 0.05), (x, -d * 0.42, 0.014), (x, 0, 0.013), (x, d * 0.42, 0.014), (x, d * 0.46, 0.05), (x, d * 0.44, base * 0.5), (x, d * 0.42, base + 0.01)], 0.013, material="metal")
    k.rod("leg bar", (-w / 2 + 0.05, d * 0.45, 0.22), (w / 2 - 0.05, d * 0.45, 0.22), 0.01, material="metal")
    z = front - deep * 0.6
    k.add("body bottom", Box(size=(w - 0.04, d - 0.01, 0.012)), at=(0, 0, z), material="body")
    k.add("body front", Box(size=(w - 0.04, 0.014, front - z)), at=(0, -d / 2 + 0.012, z), material="body")
    k.add("body back", Box(size=(w - 0.04, 0.014, back - z)), at=(0, d / 2 - 0.012, z), material="body")
    lid = d * 0.76 / math.cos(math.radians(slope))
    strip = d * 0.25
    with k.group("top lid group", at=(0, d / 2 - strip, back - strip * math.tan(math.radians(slope))), rotate=(-50 if k.state("open") else 0, 0, 0)):
        k.add("top lid", slab(w + 0.02, lid, 0.018, corner=0.008, edge=0.005), at=(0, -lid / 2 * math.cos(math.radians(slope)), -lid / 2 * math.sin(math.radians(slope))), rotate=(slope, 0, 0), material="top")
    k.add("top shelf", slab(w + 0.02, strip + 0.012, 0.018, corner=0.008, edge=0.005), at=(0, d / 2 - strip / 2 + 0.004, back - strip * 0.5 * math.tan(math.radians(slope)) + 0.001), rotate=(slope, 0, 0), material="top")
    k.add("inkwell", Cylinder(radius=0.022, height=0.02), at=(w / 2 - 0.06, d / 2 - strip / 2 + 0.01, back + 0.004), material="handle", bevel=0.003)
    groove = back + 0.019 - strip * 0.5 * math.tan(math.radians(slope))
    k.rod("pencil", (-w * 0.28, d / 2 - strip / 2, groove + 0.003), (-w * 0.02, d / 2 - strip / 2 + 0.005, groove + 0.0035), 0.0045, segments=6, material="handle")
    k.anchor("top", (0, 0, (front + back) / 2 + 0.018), half_size=(w / 2, d / 2))
    k.anchor("under", (0, 0, 0), half_size=(w / 2, d / 2), height=z)
