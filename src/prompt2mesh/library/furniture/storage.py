"""Furniture that stores things behind doors and in drawers: dresser, nightstand, cabinet."""

from prompt2mesh.library.furniture.forms import beam, knob, pull, slab, turned_leg
from prompt2mesh.library.kit import Kit, Point
from prompt2mesh.library.registry import Times, asset, choice, count, length
from prompt2mesh.mesh.materials import Material
from prompt2mesh.mesh.shapes import Box, Extrude


def drawer_front(
    k: Kit,
    name: str,
    at: Point,
    size: tuple[float, float],
    pulls: int,
    style: str,
    *,
    out: float = 0.0,
    deep: float = 0.3,
) -> None:
    """A drawer whose front stands at `at`; `out` is how far it is pulled."""
    w, h = size
    with k.group(f"{name} drawer group", at=(0, -out, 0)):
        k.add(name, Box(size=(w, 0.02, h), pivot="center"), at=at, material="drawer", bevel=0.004)
        if style == "panelled":
            k.add(
                f"{name} panel",
                Box(size=(w - 0.07, 0.012, max(h - 0.06, 0.02)), pivot="center"),
                at=(at[0], at[1] - 0.008, at[2]),
                material="drawer",
                bevel=0.005,
            )
        x = at[0]
        for i in range(pulls):
            px = x + (i - (pulls - 1) / 2) * w * 0.5
            py = at[1] - (0.0135 if style == "panelled" else 0.0095)
            if k.s("handle") == "knob":
                k.add("handle knob", knob(0.015), at=(px, py, at[2]), rotate=(90, 0, 0), material="handle")
            elif k.s("handle") == "bar":
                k.add(
                    "handle bar",
                    pull(min(0.13, w * 0.5), 0.028, 0.005),
                    at=(px, py, at[2]),
                    rotate=(90, 0, 0),
                    material="handle",
                )
        if out > 0:
            low, tall = at[2] - h * 0.5 - 0.001, h * 0.85
            for sx in (-1, 1):
                k.add(
                    f"{name} side",
                    Box(size=(0.012, deep, tall)),
                    at=(x + sx * (w / 2 - 0.012), at[1] + 0.008 + deep / 2, low),
                    material="body",
                )
            k.add(f"{name} back", Box(size=(w - 0.02, 0.012, tall)), at=(x, at[1] + 0.002 + deep, low), material="body")
            k.add(
                f"{name} bottom",
                Box(size=(w - 0.02, deep, 0.008)),
                at=(x, at[1] + 0.008 + deep / 2, low + 0.004),
                material="body",
            )


CASE_SLOTS = {
    "body": "walnut",
    "drawer": "walnut",
    "door": "walnut",
    "handle": "brass",
    "leg": "walnut",
    "glass": "glass",
}


def _case(k: Kit, w: float, d: float, foot: float, top: float, *, front_open: bool) -> None:
    """A carcass from z = `foot` to `top`: a block, or a hollow case where something is open."""
    t = 0.02
    if not front_open:
        k.add("body", Box(size=(w, d, top - foot)), at=(0, 0, foot), material="body", bevel=0.004)
    else:
        for side, sx in (("left", -1), ("right", 1)):
            k.add(
                f"body side {side}",
                Box(size=(t, d, top - foot)),
                at=(sx * (w / 2 - t / 2), 0, foot),
                material="body",
                bevel=0.002,
            )
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
                beam(
                    k,
                    name,
                    (x, y, foot + 0.003),
                    (x + sx * foot * 0.15, y + sy * foot * 0.12, 0),
                    (0.042, 0.042),
                    taper=0.5,
                    material="leg",
                )


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
    adjectives={"filing cabinet": {"width": 0.45, "leg_style": "plinth", "handle": "bar", "front": "flat"}, "filing": {"width": 0.45, "leg_style": "plinth", "handle": "bar", "front": "flat"}, "tall": {"height": Times(1.3), "drawers": 6}},
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
            out = d * (0.45 - 0.2 * row) if opened and row < 2 and i == 0 else 0.0
            drawer_front(
                k,
                f"drawer {number}",
                (x, -d / 2 - 0.008, z),
                (wide - 0.008, tall - 0.01),
                2 if wide > 0.6 else 1,
                k.s("front"),
                out=max(out, 0.0),
                deep=d * 0.85,
            )
            if opened and row < rows - 1 and i == 0:
                k.add(
                    "body rail",
                    Box(size=(w - 0.03, d - 0.012, 0.01), pivot="center"),
                    at=(0, 0, z - tall / 2),
                    material="body",
                )
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
            beam(
                k,
                f"leg {end} {'left' if sx < 0 else 'right'}",
                (x, y, top),
                (x, y, 0),
                (0.032, 0.032),
                taper=0.65,
                material="leg",
            )
    if top - deep > 0.16:
        k.add(
            "shelf", Box(size=(w - 0.04, d - 0.04, 0.016)), at=(0, 0, (top - deep) * 0.36), material="body", bevel=0.003
        )
    each = deep / n
    for i in range(n):
        z = top - each * (i + 0.5)
        drawer_front(
            k,
            f"drawer {i + 1}",
            (0, -d / 2 + 0.004, z),
            (w - 0.066, each - 0.016),
            1,
            "flat",
            out=d * 0.5 if opened and i == 0 else 0.0,
            deep=d * 0.8,
        )
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
    k.add(
        "cornice low",
        slab(w + 0.03, d + 0.03, 0.03, corner=0.004, edge=0.006),
        at=(0, -0.004, top - 0.001),
        material="body",
    )
    k.add(
        "cornice",
        slab(w + 0.07, d + 0.06, 0.031, corner=0.006, edge=0.009),
        at=(0, -0.006, top + 0.029),
        material="body",
    )
    drawers = k.n("drawers")
    drawer_h = min(0.18, (top - foot) * 0.16)
    low = foot + 0.012 + drawers * drawer_h
    for i in range(drawers):
        z = foot + 0.012 + drawer_h * (i + 0.5)
        drawer_front(
            k, f"drawer {i + 1}", (0, -d / 2 - 0.008, z), (w - 0.03, drawer_h - 0.01), 2 if w > 0.5 else 1, "flat"
        )
        if glazed or opened:
            k.add(
                "body rail",
                Box(size=(w - 0.03, d - 0.012, 0.016), pivot="center"),
                at=(0, 0, z + drawer_h / 2),
                material="body",
            )
    tall, each = top - 0.012 - low, (w - 0.024) / n
    if glazed or opened:
        many = k.n("shelves")
        for i in range(many):
            k.add(
                f"shelf {i + 1}",
                Box(size=(w - 0.03, d - 0.03, 0.016)),
                at=(0, 0.008, low + tall * (i + 1) / (many + 1)),
                material="body",
            )
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
                k.add(
                    "handle bar",
                    pull(min(0.2, tall * 0.4), 0.03, 0.006),
                    at=(hx, -0.0185, z),
                    rotate=(90, 90, 0),
                    material="handle",
                )
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
    k.add(
        f"{name} frame",
        Extrude(outline=outline, holes=[hole], height=0.02, bevel=0.003),
        at=(x, 0.001, low),
        rotate=(90, 0, 0),
        material="door",
    )
    if glazed:
        k.add(
            f"glass {number}",
            Box(size=(inner_w + 0.01, 0.005, inner_h + 0.01)),
            at=(x, -0.009, low + rail - 0.005),
            material="glass",
        )
        k.add(
            f"{name} bar",
            Box(size=(0.014, 0.012, inner_h + 0.004)),
            at=(x, -0.009, low + rail - 0.002),
            material="door",
        )
        for share in (0.33, 0.67):
            k.add(
                f"{name} bar",
                Box(size=(inner_w + 0.004, 0.012, 0.014)),
                at=(x, -0.009, low + rail + inner_h * share),
                material="door",
            )
    else:
        k.add(
            f"{name} field",
            Box(size=(inner_w + 0.01, 0.01, inner_h + 0.01)),
            at=(x, -0.007, low + rail - 0.005),
            material="door",
        )
        k.add(
            f"{name} panel",
            Box(size=(max(inner_w - 0.05, 0.02), 0.014, max(inner_h - 0.05, 0.02))),
            at=(x, -0.009, low + rail + 0.025),
            material="door",
            bevel=0.006,
        )
