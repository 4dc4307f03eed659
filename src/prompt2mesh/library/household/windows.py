"""Windows, plain, shuttered or of stained glass."""

import math

from prompt2mesh.library.furniture.forms import arch_outline, slab
from prompt2mesh.library.kit import Kit
from prompt2mesh.library.registry import asset, choice, count, flag, length
from prompt2mesh.mesh.materials import Material
from prompt2mesh.mesh.shapes import Box, Extrude, Sphere


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
