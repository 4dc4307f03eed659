"""Parts of a house that people ask for on their own: door, window, fireplace."""

import math

from prompt2mesh.library.furniture.forms import arch_outline, knob, slab
from prompt2mesh.library.kit import Kit
from prompt2mesh.library.registry import asset, choice, count, flag, length
from prompt2mesh.mesh.materials import Material
from prompt2mesh.mesh.placement import Poses, Transform
from prompt2mesh.mesh.shapes import Box, Cylinder, Extrude, Lathe, Sphere, Torus


@asset(
    kind="door",
    words=("door", "front door", "wooden door", "gate door", "portal", "doorway", "trapdoor"),
    about="A door in its frame: panelled, planked with iron straps, glazed, flat; square or arched.",
    parameters=(
        length("height", 2.1, 0.4, 6.0, words=("height", "tall", "high")),
        length("width", 0.95, 0.3, 4.0, words=("width", "wide")),
        choice("front", "panelled", "planks", "flat", "glazed"),
        choice("shape", "rectangular", "arched", "round"),
        flag("knocker", False),
    ),
    slots={"door": "oak", "frame": Material(preset="painted_wood", color="#e8e2d4"), "metal": "brass", "iron": "black_iron", "glass": "frosted_glass"},
    main_slot="door",
    states=("open",),
    styles={"rustic": {"front": "planks"}, "modern": {"front": "flat"}, "medieval": {"front": "planks", "shape": "arched"}},
    style_materials={"medieval": {"door": Material(preset="dark_oak"), "frame": Material(preset="stonework")}},
    adjectives={"arched": {"shape": "arched"}, "hobbit": {"shape": "round", "width": 1.5, "height": 1.6, "front": "planks"}, "glass": {"front": "glazed"}, "medieval": {"front": "planks", "shape": "arched"}, "castle": {"front": "planks", "shape": "arched", "width": 1.6, "height": 2.6}},
    parts={"handle": "handle", "knob": "handle"},
)  # fmt: skip
def door(k: Kit) -> None:
    """A leaf on hinges in a moulded frame with a sill."""
    h, w, shape = k.m("height"), k.m("width"), k.s("shape")
    fw, fd = min(w, h) * 0.09, min(w, h) * 0.14
    dw, dh, t = w - 2 * fw, h - fw, min(w, h) * 0.045
    if shape == "round":
        dw = dh = min(w, h) - 2 * fw
        center = dw / 2 + fw * 1.0

        def circle(radius: float) -> list[tuple[float, float]]:
            return [
                (radius * math.cos(2 * math.pi * i / 64), center + radius * math.sin(2 * math.pi * i / 64))
                for i in range(64)
            ]

        outer, hole, leaf = circle(dw / 2 + fw), circle(dw / 2 + 0.001), [(x, y) for x, y in circle(dw / 2)]
        k.add(
            "frame",
            Extrude(outline=outer, holes=[hole], height=fd, bevel=fw * 0.06, pivot="center"),
            rotate=(90, 0, 0),
            material="frame",
        )
    else:
        rise = dw * 0.42 if shape == "arched" else 0.0

        def loop(width: float, height: float, bump: float) -> list[tuple[float, float]]:
            return (
                arch_outline(width, height, rise=bump, segments=28)
                if bump
                else [(-width / 2, 0.0), (width / 2, 0.0), (width / 2, height), (-width / 2, height)]
            )

        leaf = loop(dw, dh, rise)
        outer, inner = loop(w, h, rise + fw if rise else 0.0), loop(dw + 0.002, dh + 0.001, rise)
        outline = [outer[0], inner[0], *reversed(inner[2:]), inner[1], *outer[1:]]
        k.add(
            "frame",
            Extrude(outline=outline[::-1], height=fd, bevel=fw * 0.06, pivot="center"),
            rotate=(90, 0, 0),
            material="frame",
        )
        k.add("frame sill", slab(w * 1.04, fd * 1.25, fw * 0.2, corner=0.004), material="frame")
    opened = k.state("open")
    base = fw * 0.12 if shape != "round" else 0.0
    with k.group("door group", at=(-dw / 2, 0, base), rotate=(0, 0, -70 if opened else 0)):
        _leaf(k, [(x + dw / 2, y) for x, y in leaf], dw, dh - base, t, round_door=shape == "round")
    if shape != "round":
        k.anchor("through", (0, 0, 0), half_size=(dw / 2, dh / 2), normal=(0, -1, 0), height=dh)


def _leaf(k: Kit, outline: list[tuple[float, float]], w: float, h: float, t: float, *, round_door: bool) -> None:
    """The leaf with its hinge edge on x = 0."""
    front = k.s("front")
    low = min(y for _, y in outline)
    tall = max(y for _, y in outline) - low
    squeezed = [(x, low + (y - low) * (h / tall if not round_door else 1.0)) for x, y in outline]
    if front == "planks":
        n = max(4, round(w / 0.16))
        for i in range(n):
            x0, x1 = w * i / n, w * (i + 1) / n
            strip = _strip(squeezed, x0 + w * 0.002, x1 - w * 0.002)
            k.add(
                f"door plank {i + 1}",
                Extrude(outline=strip, height=t, pivot="center", bevel=t * 0.08),
                rotate=(90, 0, 0),
                material="door",
            )
        for share in (0.2, 0.78):
            z = low + h * share
            k.add(
                "iron strap",
                Box(size=(w * 0.78, t * 0.24, h * 0.028), pivot="center"),
                at=(w * 0.4, -t * 0.56, z),
                material="iron",
                bevel=t * 0.04,
            )
            k.add(
                "iron strap end",
                Cylinder(radius=h * 0.026, height=t * 0.24, pivot="center"),
                at=(w * 0.79, -t * 0.56, z),
                rotate=(90, 0, 0),
                material="iron",
            )
            k.add(
                "iron nail",
                Sphere(radius=h * 0.008, segments=12),
                instances=Poses(
                    poses=[Transform(location=(w * f, -t * 0.68, z)) for f in (0.08, 0.24, 0.4, 0.56, 0.72)]
                ),
                material="iron",
            )
            k.add(
                "back brace",
                Box(size=(w * 0.8, t * 0.5, h * 0.06), pivot="center"),
                at=(w / 2, t * 0.7, z),
                material="door",
                bevel=t * 0.06,
            )
        x = w * (0.9 if not round_door else 0.5)
        z = low + h * (0.47 if not round_door else 0.5)
        k.add(
            "iron plate",
            Cylinder(radius=h * 0.026, height=t * 0.2, pivot="center"),
            at=(x, -t * 0.55, z),
            rotate=(90, 0, 0),
            material="iron",
        )
        k.add(
            "handle ring",
            Torus(radius=h * 0.03, tube=h * 0.006, segments=32, tube_segments=10),
            at=(x, -t * 0.72, z - h * 0.022),
            rotate=(82, 0, 0),
            material="iron",
        )
    else:
        if front == "glazed":
            m = w * 0.13
            hole = [(m, h * 0.45), (w - m, h * 0.45), (w - m, h * 0.93), (m, h * 0.93)]
            k.add(
                "door",
                Extrude(outline=squeezed, holes=[hole], height=t, pivot="center"),
                rotate=(90, 0, 0),
                material="door",
            )
            k.add("glass", Box(size=(w - 2 * m + 0.01, t * 0.3, h * 0.49)), at=(w / 2, 0, h * 0.445), material="glass")
            k.add("door bar", Box(size=(t * 0.6, t * 0.7, h * 0.482)), at=(w / 2, 0, h * 0.449), material="door")
            for f in (0.61, 0.77):
                k.add(
                    "door bar", Box(size=(w - 2 * m + 0.004, t * 0.7, t * 0.6)), at=(w / 2, 0, h * f), material="door"
                )
        else:
            k.add(
                "door",
                Extrude(outline=squeezed, height=t, pivot="center", bevel=t * 0.06),
                rotate=(90, 0, 0),
                material="door",
            )
        if front in ("panelled", "glazed"):
            rows = ((0.1, 0.28), (0.43, 0.36)) if front == "panelled" else ((0.09, 0.28),)
            top = 0.84 if front == "panelled" and not round_door else 2.0
            for z, tall_share in (*rows, *(((top, 0.11),) if top < 1 and k.s("shape") == "rectangular" else ())):
                for cx in (0.29, 0.71):
                    for side in (-1, 1):
                        k.add(
                            "door panel",
                            Box(size=(w * 0.32, t * 0.5, h * tall_share), pivot="center"),
                            at=(w * cx, side * t * 0.38, low + h * (z + tall_share / 2)),
                            material="door",
                            bevel=t * 0.2,
                        )
                        k.add(
                            "door moulding",
                            Extrude(
                                outline=[
                                    (-w * 0.18, -h * tall_share / 2 - w * 0.02),
                                    (w * 0.18, -h * tall_share / 2 - w * 0.02),
                                    (w * 0.18, h * tall_share / 2 + w * 0.02),
                                    (-w * 0.18, h * tall_share / 2 + w * 0.02),
                                ],
                                holes=[
                                    [
                                        (-w * 0.165, -h * tall_share / 2 - w * 0.005),
                                        (w * 0.165, -h * tall_share / 2 - w * 0.005),
                                        (w * 0.165, h * tall_share / 2 + w * 0.005),
                                        (-w * 0.165, h * tall_share / 2 + w * 0.005),
                                    ]
                                ],
                                height=t * 0.3,
                                pivot="center",
                            ),
                            at=(w * cx, side * t * 0.55, low + h * (z + tall_share / 2)),
                            rotate=(90, 0, 0),
                            material="door",
                        )
        x, z = w * (0.93 if not round_door else 0.5), low + h * (0.46 if not round_door else 0.5)
        for side in (-1, 1):
            k.add(
                "handle plate",
                slab(w * 0.05, h * 0.08, t * 0.12, corner=w * 0.012, edge=t * 0.03),
                at=(x, side * (t * 0.5), z),
                rotate=(90 * -side, 0, 0),
                material="metal",
            )
            k.add(
                "handle knob", knob(w * 0.034), at=(x, side * t * 0.56, z), rotate=(-90 * side, 0, 0), material="metal"
            )
        for f in (0.12, 0.5, 0.86):
            k.add(
                "hinge",
                Cylinder(radius=t * 0.2, height=h * 0.05, pivot="center"),
                at=(t * 0.02, -t * 0.52, low + h * f),
                material="metal",
            )
    if k.on("knocker"):
        k.add(
            "knocker plate",
            Sphere(radius=w * 0.05, segments=24),
            at=(w / 2, -t * 0.55, low + h * 0.7),
            scale=(1, 0.4, 1),
            material="metal",
        )
        k.add(
            "knocker ring",
            Torus(radius=w * 0.055, tube=w * 0.01, segments=32, tube_segments=10),
            at=(w / 2, -t * 0.7, low + h * 0.672),
            rotate=(80, 0, 0),
            material="metal",
        )


def _strip(outline: list[tuple[float, float]], x0: float, x1: float) -> list[tuple[float, float]]:
    """The slice of a convex outline between two verticals."""
    low: list[tuple[float, float]] = []
    high: list[tuple[float, float]] = []
    for i in range(7):
        x = x0 + (x1 - x0) * i / 6
        ys = [
            ay + (by - ay) * (x - ax) / (bx - ax)
            for (ax, ay), (bx, by) in zip(outline, [*outline[1:], outline[0]], strict=True)
            if min(ax, bx) <= x <= max(ax, bx) and abs(bx - ax) > 1e-9
        ]
        if len(ys) > 1:
            low.append((x, min(ys)))
            high.append((x, max(ys)))
    if len({round(y, 6) for _, y in low}) == 1 and len({round(y, 6) for _, y in high}) == 1:
        low, high = [low[0], low[-1]], [high[0], high[-1]]
    return [*low, *reversed(high)]


@asset(
    kind="window",
    words=("window", "window pane", "windowpane", "sash window", "stained glass window", "casement"),
    about="A framed window with glazing bars, a sill and shutters; stained glass when asked.",
    parameters=(
        length("height", 1.2, 0.2, 4.0, words=("height", "tall", "high")),
        length("width", 0.95, 0.2, 4.0, words=("width", "wide")),
        count("columns", 2, 1, 6),
        count("rows", 3, 1, 8, words=("rows", "panes")),
        choice("shape", "rectangular", "arched", "round"),
        flag("shutters", False),
        flag("stained", False),
        flag("drops", False, words=("raindrops", "water streaks", "droplets")),
    ),
    slots={"frame": Material(preset="painted_wood", color="#f2efe8"), "glass": "glass", "stained": "stained_glass", "shutter": Material(preset="painted_wood", color="#4f7a6a"), "drop": "water"},
    main_slot="frame",
    states=("open", "broken"),
    adjectives={"stained": {"stained": True}, "stained-glass": {"stained": True, "shape": "arched"}, "arched": {"shape": "arched"}, "gothic": {"shape": "arched", "stained": True}, "water-streaked": {"drops": True}, "rainy": {"drops": True}, "wet": {"drops": True}},
    parts={"pane": "glass", "bar": "frame bar"},
)  # fmt: skip
def window(k: Kit) -> None:
    """Outer frame, panes, bars, sill."""
    h, w, shape = k.m("height"), k.m("width"), k.s("shape")
    if shape == "round":
        h = w
    f, d = min(w, h) * 0.07, min(w, h) * 0.1

    def loop(width: float, height: float) -> list[tuple[float, float]]:
        if shape == "round":
            return [
                (width / 2 * math.cos(2 * math.pi * i / 64), height / 2 * math.sin(2 * math.pi * i / 64) + height / 2)
                for i in range(64)
            ]
        if shape == "arched":
            return arch_outline(width, height, rise=min(width / 2, height * 0.6), segments=28)
        return [(-width / 2, 0.0), (width / 2, 0.0), (width / 2, height), (-width / 2, height)]

    outer, inner = loop(w, h), [(x, y + f) for x, y in loop(w - 2 * f, h - 2 * f)]
    sill = h * 0.035
    k.add(
        "frame",
        Extrude(outline=outer, holes=[inner], height=d, pivot="center"),
        at=(0, 0, sill),
        rotate=(90, 0, 0),
        material="frame",
    )
    k.add(
        "glass",
        Extrude(outline=[(x, y + f * 0.9) for x, y in loop(w - 1.8 * f, h - 1.8 * f)], height=d * 0.08, pivot="center"),
        at=(0, 0, sill),
        rotate=(90, 0, 0),
        material="stained" if k.on("stained") else "glass",
    )
    k.add("sill", slab(w * 1.1, d * 1.9, sill + 0.001, corner=0.006), at=(0, -d * 0.3, 0), material="frame")
    bar = f * 0.42
    iw, ih = w - 2 * f, h - 2 * f

    def half_height(x: float) -> tuple[float, float]:
        if shape == "round":
            y = math.sqrt(max((iw / 2) ** 2 - x * x, 0))
            return f + ih / 2 - y, f + ih / 2 + y
        if shape == "arched":
            rise = min(iw / 2, ih * 0.6)
            return f, f + ih - rise + rise * math.sqrt(max(1 - (2 * x / iw) ** 2, 0))
        return f, f + ih

    for i in range(1, k.n("columns")):
        x = -iw / 2 + iw * i / k.n("columns")
        z0, z1 = half_height(x)
        k.add(
            "frame bar",
            Box(size=(bar, d * 0.5, z1 - z0 + 0.004)),
            at=(x, 0, sill + z0 - 0.002),
            material="frame",
            bevel=bar * 0.12,
        )
    for i in range(1, k.n("rows")):
        z = f + ih * i / k.n("rows")
        reach = iw / 2
        if shape == "round":
            reach = math.sqrt(max((iw / 2) ** 2 - (z - f - ih / 2) ** 2, 0))
        elif shape == "arched":
            rise = min(iw / 2, ih * 0.6)
            over = (z - f - (ih - rise)) / rise
            reach = iw / 2 * math.sqrt(max(1 - over * over, 0)) if over > 0 else iw / 2
        k.add(
            "frame bar",
            Box(size=(2 * reach + 0.004, d * 0.46, bar), pivot="center"),
            at=(0, 0, sill + z),
            material="frame",
            bevel=bar * 0.12,
        )
    if k.on("drops"):
        for _ in range(46):
            x, f_z = k.rng.uniform(-0.46, 0.46) * iw, k.rng.uniform(0.05, 0.9)
            z0, z1 = half_height(x)
            size = min(w, h) * k.rng.choice((0.006, 0.009, 0.013))
            z = z0 + (z1 - z0) * f_z * 0.92
            k.add(
                "drop",
                Sphere(radius=size, segments=12),
                at=(x, -d * 0.045, sill + z),
                scale=(1, 0.5, k.rng.choice((1.2, 1.8, 6.0))),
                material="drop",
            )
    if k.on("shutters"):
        sw = w * 0.48
        for sx in (-1, 1):
            x = sx * (w / 2 + sw / 2 + 0.004)
            k.add(
                "shutter frame",
                Extrude(
                    outline=[(-sw / 2, 0), (sw / 2, 0), (sw / 2, h), (-sw / 2, h)],
                    holes=[
                        [(-sw * 0.36, h * 0.06), (sw * 0.36, h * 0.06), (sw * 0.36, h * 0.94), (-sw * 0.36, h * 0.94)]
                    ],
                    height=d * 0.35,
                    pivot="center",
                ),
                at=(x, -d * 0.2, sill),
                rotate=(90, 0, 0),
                material="shutter",
            )
            many = max(6, round(h / 0.07))
            for i in range(many):
                k.add(
                    "shutter slat",
                    Box(size=(sw * 0.74, d * 0.42, h * 0.012), pivot="center"),
                    at=(x, -d * 0.2, sill + h * (0.08 + 0.84 * (i + 0.5) / many)),
                    rotate=(-32, 0, 0),
                    material="shutter",
                )
            k.rod(
                "shutter hinge",
                (sx * (w / 2 - f * 0.4), -d * 0.2, sill + h * 0.2),
                (x, -d * 0.2, sill + h * 0.2),
                f * 0.1,
                material="shutter",
            )


@asset(
    kind="fireplace",
    words=("fireplace", "hearth", "chimney piece", "mantelpiece", "fire place", "log fire"),
    about="A brick hearth with a mantel, andirons and burning logs.",
    parameters=(
        length("height", 1.3, 0.6, 3.0, words=("height", "tall", "high")),
        length("width", 1.6, 0.7, 4.0, words=("width", "wide")),
        choice("surround", "wood", "stone", "brick"),
        count("logs", 5, 0, 9),
    ),
    slots={"wood": Material(preset="painted_wood", color="#efe9dc"), "brick": "brick", "stone": "stonework", "inside": Material(preset="brick", color="#4a3830"), "hearth": "slate", "log": "bark", "end": "cut_wood", "iron": "black_iron", "flame": Material(preset="fire", color="#ff8a24"), "ember": "ember"},
    main_slot="wood",
    states=("lit",),
    styles={"rustic": {"surround": "stone"}},
    adjectives={"stone": {"surround": "stone"}, "brick": {"surround": "brick"}, "roaring": {"logs": 7}},
    parts={"mantel": "mantel", "fire": "flame"},
)  # fmt: skip
def fireplace(k: Kit) -> None:
    """Two piers, a lintel, a mantel shelf, the fire chamber, and logs on andirons; it burns unless it is empty."""
    h, w = k.m("height"), k.m("width")
    d = 0.36 * h
    slot = {"wood": "wood", "stone": "stone", "brick": "brick"}[k.s("surround")]
    pier = w * 0.17
    open_w, open_h = w - 2 * pier, h * 0.62
    k.add("hearth", slab(w * 1.1, d * 1.75, h * 0.045, corner=0.008), at=(0, -d * 0.3, 0), material="hearth")
    z = h * 0.044
    for sx in (-1, 1):
        k.add("pier", Box(size=(pier, d, open_h + 0.001)), at=(sx * (w - pier) / 2, 0, z), material=slot, bevel=0.006)
        if slot == "wood":
            k.add(
                "pier plinth",
                Box(size=(pier * 1.1, d * 1.06, h * 0.08)),
                at=(sx * (w - pier) / 2, -d * 0.02, z),
                material=slot,
                bevel=0.008,
            )
            k.add(
                "pier panel",
                Box(size=(pier * 0.62, 0.03, open_h * 0.72)),
                at=(sx * (w - pier) / 2, -d / 2 + 0.002, z + open_h * 0.2),
                material=slot,
                bevel=0.01,
            )
    lintel = h - z - open_h - h * 0.06
    k.add("lintel", Box(size=(w, d, lintel)), at=(0, 0, z + open_h), material=slot, bevel=0.006)
    if slot == "wood":
        k.add(
            "lintel panel",
            Box(size=(open_w * 0.8, 0.03, lintel * 0.5)),
            at=(0, -d / 2 + 0.002, z + open_h + lintel * 0.25),
            material=slot,
            bevel=0.01,
        )
    mantel = h - h * 0.06
    k.add(
        "mantel moulding",
        slab(w * 1.05, d * 1.1, h * 0.03, corner=0.006),
        at=(0, -d * 0.03, mantel - h * 0.028),
        material=slot if slot != "brick" else "wood",
    )
    k.add(
        "mantel shelf",
        slab(w * 1.13, d * 1.25, h * 0.061, corner=0.008, edge=0.008),
        at=(0, -d * 0.07, mantel),
        material=slot if slot == "wood" else "wood",
    )
    t = 0.03
    k.add("inside back", Box(size=(open_w + 0.01, t, open_h + 0.01)), at=(0, d / 2 - t / 2, z), material="inside")
    for sx in (-1, 1):
        k.add(
            "inside wall",
            Box(size=(t, d - 0.02, open_h)),
            at=(sx * (open_w / 2 - t / 2 + 0.002), 0.005, z),
            material="inside",
        )
    n = k.n("logs")
    r = open_h * 0.075
    span = open_w * 0.56
    if n:
        for sx in (-1, 1):
            x = sx * span * 0.32
            k.rod("iron bar", (x, -d * 0.42, z + r * 0.9), (x, d * 0.32, z + r * 0.9), r * 0.22, material="iron")
            for y in (-d * 0.36, d * 0.26):
                k.rod("iron leg", (x, y, z - 0.001), (x, y, z + r), r * 0.22, material="iron")
            k.add(
                "iron post",
                Lathe(
                    profile=[
                        (r * 0.3, 0),
                        (r * 0.2, r),
                        (r * 0.35, r * 1.6),
                        (r * 0.18, r * 2.6),
                        (r * 0.45, r * 3.2),
                        (0, r * 3.8),
                    ],
                    smooth=True,
                    segments=20,
                ),
                at=(x, -d * 0.42, z - 0.001),
                material="iron",
            )
    placed = 0
    for layer, many in enumerate((3, 2, 2, 2)):
        for i in range(min(many, n - placed)):
            y = (i - (many - 1) / 2) * r * 2.1 - d * 0.04
            zz = z + r * 1.9 + layer * r * 1.72
            turn = k.rng.uniform(-9, 9)
            with k.group("log group", at=(k.rng.uniform(-0.04, 0.04) * span, y, zz), rotate=(0, 0, turn)):
                k.add(
                    "log",
                    Cylinder(radius=r, height=span * k.rng.choice((0.9, 1.0, 1.08)), segments=20, pivot="center"),
                    rotate=(0, 90, 0),
                    material="log",
                    bevel=r * 0.1,
                )
                for sx in (-1, 1):
                    k.add(
                        "end",
                        Cylinder(radius=r * 0.84, height=0.008, segments=20, pivot="center"),
                        at=(sx * span * 0.452, 0, 0),
                        rotate=(0, 90, 0),
                        material="end",
                    )
            placed += 1
        if placed >= n:
            break
    if n:
        for _ in range(14):
            k.add(
                "ember",
                Sphere(radius=r * k.rng.choice((0.2, 0.3)), segments=10),
                at=(k.rng.uniform(-0.45, 0.45) * span, k.rng.uniform(-0.2, 0.2) * d, z + r * 0.12),
                material="ember",
                flat=True,
            )
        for i in range(9):
            x = span * (-0.42 + 0.84 * i / 8)
            tall = open_h * k.rng.uniform(0.3, 0.42) * (1 - 0.5 * abs(x) / span) * 1.25
            y = d * k.rng.uniform(-0.12, 0.1)
            k.add(
                "flame",
                Lathe(
                    profile=[
                        (0, 0),
                        (tall * 0.16, tall * 0.14),
                        (tall * 0.18, tall * 0.32),
                        (tall * 0.08, tall * 0.68),
                        (0, tall),
                    ],
                    smooth=True,
                    segments=20,
                ),
                at=(x, y, z + r * 1.4),
                rotate=(k.rng.uniform(-8, 8), k.rng.uniform(-8, 8), 0),
                material="flame",
            )
    k.anchor("top", (0, -d * 0.07, h), half_size=(w * 0.55, d * 0.6))
    k.anchor("inside", (0, 0, z), half_size=(open_w * 0.4, d * 0.4), height=open_h)
