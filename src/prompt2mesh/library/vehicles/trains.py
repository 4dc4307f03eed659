"""Diesel and electric trains, high-speed trains, monorails and goods wagons."""

from prompt2mesh.library.kit import Kit
from prompt2mesh.library.registry import asset, choice, count, flag, length
from prompt2mesh.library.vehicles.car_bodies import polygon_tool
from prompt2mesh.library.vehicles.forms import (
    box_outline,
    front_plate,
    keep,
    rounded,
    side_plate,
    side_tool,
    slope_pane,
    tool,
)
from prompt2mesh.library.vehicles.rail import PARTS, SLOTS, spoked, track
from prompt2mesh.mesh.materials import Material
from prompt2mesh.mesh.placement import Linear
from prompt2mesh.mesh.shapes import Box, Capsule, Cylinder, Ellipsoid, Lathe, Loft, Section

_SLOTS: dict[str, Material | str] = {
    **SLOTS, "body": Material(preset="gloss_paint", color="#f2f4f5"), "accent": Material(preset="gloss_paint", color="#1f4fa0"),
    "concrete": "concrete", "cargo": Material(preset="painted_metal", color="#8a3b2c"), "wood": "planks",
}  # fmt: skip


def _bogie(k: Kit, y: float, *, long: float = 2.6) -> None:
    for dy in (-long * 0.32, long * 0.32):
        spoked(k, "wheel", 0.72, y + dy, 0.42, 8, slot="trim")
        k.rod("axle", (-0.75, y + dy, 0.42), (0.75, y + dy, 0.42), 0.06, segments=12, material="steel")
    frame = rounded(
        [
            (-long / 2, 0.42),
            (long / 2, 0.42),
            (long / 2, 0.62),
            (long * 0.2, 0.72),
            (-long * 0.2, 0.72),
            (-long / 2, 0.62),
        ],
        0.05,
    )
    side_plate(k, "bogie", [(py + y, pz) for py, pz in frame], 0.12, x=0.92, bevel=0.02, material="trim", mirror=True)
    k.block("bogie beam", (1.9, 0.5, 0.4), (0, y, 0.48), "trim", bevel=0.04)


@asset(
    kind="modern_train",
    words=("high speed train", "high-speed train", "bullet train", "diesel train", "diesel locomotive", "electric train",
           "commuter train", "passenger train", "freight train", "goods train", "subway train", "metro train", "monorail", "shinkansen", "tgv", "maglev"),
    about="A modern train: streamlined high-speed, a diesel engine with wagons, or a monorail on its beam.",
    parameters=(
        length("length", 18.0, 0.15, 40.0, words=("engine length",)),
        choice("kind", "high_speed", "diesel", "monorail"),
        count("cars", 1, 0, 4, words=("cars", "carriages", "wagons", "coaches")),
        flag("track", True, words=("track", "rails")),
    ),
    slots=_SLOTS,
    main_slot="body",
    styles={"futuristic": {"kind": "high_speed"}, "modern": {"kind": "high_speed"}},
    adjectives={"bullet": {"kind": "high_speed"}, "speed": {"kind": "high_speed"}, "fast": {"kind": "high_speed"},
                "diesel": {"kind": "diesel"}, "freight": {"kind": "diesel"}, "goods": {"kind": "diesel"}, "commuter": {"kind": "high_speed"},
                "electric": {"kind": "high_speed"}, "long": {"cars": 3}, "toy": {"length": 0.35}},
    parts={**PARTS, "nose": "body nose", "car": "carriage", "wagon": "carriage, wagon", "beam": "beam"},
)  # fmt: skip
def modern_train(k: Kit) -> None:
    """The engine is drawn 18 m long with its nose towards −y; cars follow behind."""
    s = k.m("length") / 18.0
    kind, cars = k.s("kind"), k.n("cars")
    pitch = 15.0 if kind == "diesel" else 18.6
    whole = cars * pitch
    with k.group("train", scale=s, at=(0, -whole / 2 * s, 0)):
        lift = 0.0
        if kind == "monorail":
            lift = _beam(k, 18.0 + whole + 3.0, whole / 2)
        elif k.on("track"):
            track(k, 18.0 + whole + 2.0, (0, whole / 2, 0))
            lift = 0.32
        with k.group("engine", at=(0, 0, lift)):
            if kind == "diesel":
                _diesel(k)
            else:
                _streamlined(k, nose=True, mono=kind == "monorail")
        for i in range(cars):
            with k.group(
                f"carriage {i + 1}", at=(0, 9.0 + pitch * (i + 0.5) + (0.2 if kind == "diesel" else 0.0), lift)
            ):
                if kind == "diesel":
                    draw_wagon(k, 13.6, ("box", "tank", "hopper", "flat")[i % 4])
                else:
                    _streamlined(k, nose=False, mono=kind == "monorail")
    top = (4.1 if kind == "diesel" else 3.75) + lift
    k.anchor("top", (0, -whole / 2 * s, top * s), half_size=(0.7 * s, 4.0 * s))
    k.anchor("seat", (0, -whole / 2 * s, top * s), half_size=(0.5 * s, 0.5 * s))


def _ring(half: float, low: float, high: float) -> list[tuple[float, float]]:
    return rounded(
        [(-half * 0.86, low), (half * 0.86, low), (half, low + 0.3 * (high - low)), (half * 0.95, low + 0.78 * (high - low)),
         (half * 0.55, high), (-half * 0.55, high), (-half * 0.95, low + 0.78 * (high - low)), (-half, low + 0.3 * (high - low))],
        0.4 * half, segments=3,
    )  # fmt: skip


def _shell(*, nose: bool, grow: float = 0.0) -> Loft:
    half, low, high = 1.45, 0.55, 3.7
    rows = [(9.1, 1.0, low, high)]
    if nose:
        rows = [
            (-9.0, 0.16, 0.85, 1.25), (-8.7, 0.42, 0.68, 1.62), (-7.9, 0.66, 0.58, 2.0), (-6.6, 0.85, low, 2.55),
            (-5.2, 0.96, low, 3.2), (-3.6, 1.0, low, 3.62), (-2.4, 1.0, low, high), *rows,
        ]  # fmt: skip
    else:
        rows = [(-9.1, 1.0, low, high), (0.0, 1.0, low, high), *rows]
    sections = [Section(center=(0, y, 0), outline=_ring(half * w + grow, a - grow, b + grow)) for y, w, a, b in rows]
    return Loft(
        axis="y", sections=sections, segments=len(sections[0].outline or []), resolution=3 if nose else 1, smooth=nose
    )


def _streamlined(k: Kit, *, nose: bool, mono: bool) -> None:
    first = -2.6 if nose else -8.2
    shell = _shell(nose=nose)
    k.add("body nose" if nose else "body", shell, material="body")
    band = Box(size=(4.0, 20.0, 0.34), pivot="center")

    k.add("stripe", _shell(nose=nose, grow=0.012), material="accent", modifiers=[keep(tool(band, at=(0, 0, 1.35)))])
    k.add("skirt", _shell(nose=nose, grow=0.012), material="accent",
          modifiers=[keep(tool(Box(size=(4.0, 20.0, 0.3), pivot="center"), at=(0, 0, 0.72)))])  # fmt: skip
    strip = box_outline(first, 8.6, 2.12, 2.92, 0.2)
    k.add("window", _shell(nose=nose, grow=0.01), material="glass", modifiers=[keep(side_tool(strip, 4.0))])
    if nose:
        pane = [(-0.9, 2.15), (0.9, 2.15), (0.72, 3.3), (-0.72, 3.3)]
        k.add("windscreen", _shell(nose=True, grow=0.014), material="glass",
              modifiers=[keep(polygon_tool(pane, y=-8.0, depth=3.6, radius=0.18))])  # fmt: skip
        for side in (-1, 1):
            lamp = [(side * 0.34, 1.3), (side * 0.86, 1.46), (side * 0.8, 1.62), (side * 0.34, 1.46)]
            k.add("headlight", _shell(nose=True, grow=0.016), material="headlight",
                  modifiers=[keep(polygon_tool(lamp, y=-9.2, depth=2.2, radius=0.04))])  # fmt: skip
    for y in (-1.4, 8.0) if nose else (-8.0, 8.0):
        door = rounded([(y - 0.55, 0.85), (y + 0.55, 0.85), (y + 0.55, 2.98), (y - 0.55, 2.98)], 0.1)
        hole = rounded([(y - 0.5, 0.9), (y + 0.5, 0.9), (y + 0.5, 2.93), (y - 0.5, 2.93)], 0.08)
        k.add(
            "door", _shell(nose=nose, grow=0.018), material="trim", modifiers=[keep(side_tool(door, 4.0, holes=[hole]))]
        )
    front_plate(k, "gangway", box_outline(-0.7, 0.7, 0.8, 3.0, 0.1), 0.4, y=9.15, bevel=0.02, material="trim")
    k.block("roof unit", (1.3, 2.6, 0.3), (0, 4.6, 3.58), "trim", bevel=0.08)
    if mono:
        for y in (-4.5, 0.0, 5.5) if nose else (-6.0, 0.0, 6.0):
            k.block("guide", (2.3, 1.6, 1.2), (0, y, -0.55), "trim", bevel=0.05)
        return
    for y in (-5.2, 6.2) if nose else (-6.2, 6.2):
        _bogie(k, y)
    if not nose:
        for a, b in (((0, -4.6, 3.7), (0, -5.6, 4.35)), ((0, -5.6, 4.35), (0, -4.7, 4.95))):
            for dx in (-0.4, 0.4):
                k.rod("collector", (dx, a[1], a[2]), (dx * 0.9, b[1], b[2]), 0.035, segments=8, material="steel")
        k.rod("collector bow", (-0.9, -4.7, 4.97), (0.9, -4.7, 4.97), 0.04, segments=8, material="steel")


def _beam(k: Kit, long: float, y: float) -> float:
    """The concrete beam on its columns; returns the height of the train above the ground."""
    top = 5.0
    k.block("beam", (0.95, long, 1.5), (0, y, top - 1.4), "concrete", bevel=0.06)
    number = max(2, int(long / 11))
    for i in range(number):
        py = y - long / 2 + long * (i + 0.5) / number
        k.add("beam column", Lathe(profile=[(0.85, 0), (0.8, 0.2), (0.5, 0.6), (0.46, 2.9), (0.75, 3.7), (0, 3.7)], segments=24),
              at=(0, py, 0), material="concrete")  # fmt: skip
    return top - 0.2


def _diesel(k: Kit) -> None:
    for y in (-5.6, 5.6):
        _bogie(k, y, long=3.6)
        spoked(k, "wheel middle", 0.72, y, 0.42, 8, slot="trim")
    k.block("underframe", (2.7, 17.4, 0.5), (0, 0, 0.8), "trim", bevel=0.04)
    k.block("fuel tank", (2.3, 4.6, 0.6), (0, 0, 0.35), "trim", bevel=0.15)
    hood = rounded([(-4.2, 1.25), (8.3, 1.25), (8.3, 3.55), (8.0, 3.75), (-4.2, 3.75)], 0.12)
    side_plate(k, "body", hood, 2.1, bevel=0.12, bevel_segments=3, material="accent")
    short = rounded([(-8.5, 1.25), (-6.4, 1.25), (-6.4, 2.75), (-8.3, 2.65)], 0.15)
    side_plate(k, "body nose", short, 2.2, bevel=0.14, bevel_segments=3, material="accent")
    cab = rounded([(-6.8, 1.25), (-3.9, 1.25), (-3.9, 4.0), (-6.55, 4.0), (-6.8, 2.7)], 0.16)
    side_plate(k, "cab", cab, 2.8, bevel=0.12, bevel_segments=3, material="accent")
    for x in (-0.72, 0.72):
        slope_pane(k, "windscreen", 1.1, (-6.77, 2.9), (-6.6, 3.7), x=x, radius=0.06, material="glass")
    side_plate(k, "window", box_outline(-6.2, -4.4, 2.75, 3.5, 0.08), 2.84, bevel=0.01, material="glass")
    stripe = box_outline(-4.1, 8.25, 2.0, 2.35, 0.02)
    side_plate(k, "stripe", stripe, 2.14, material="body")
    side_plate(k, "stripe cab", box_outline(-6.7, -3.95, 2.0, 2.35, 0.02), 2.84, material="body")
    for i in range(9):
        y = -3.4 + 1.3 * i
        side_plate(k, "vent", box_outline(y, y + 0.95, 2.6, 3.45, 0.04), 2.13, material="trim")
    for y in (0.0, 3.2, 5.8):
        k.add("fan", Cylinder(radius=0.75, height=0.16, segments=28), at=(0, y, 3.72), material="trim", bevel=0.02)
    k.block("exhaust", (0.5, 0.9, 0.35), (0, -2.2, 3.7), "trim", bevel=0.05)
    k.add(
        "headlight",
        Cylinder(radius=0.15, height=0.1, segments=20),
        at=(0.22, -6.56, 3.86),
        rotate=(90, 0, 0),
        material="headlight",
        mirror=True,
    )
    k.add(
        "headlight nose",
        Cylinder(radius=0.14, height=0.12, segments=20),
        at=(0.6, -8.42, 1.9),
        rotate=(90, 0, 0),
        material="headlight",
        mirror=True,
    )
    for y in (-8.7, 8.7):
        k.block("pilot", (2.6, 0.2, 0.85), (0, y, 0.3), "body", bevel=0.04)
        k.rod("coupler", (0, y * 0.97, 0.95), (0, y * 1.04, 0.95), 0.13, segments=12, material="steel")
        k.block("coupler head", (0.34, 0.3, 0.4), (0, y * 1.045, 0.76), "steel", bevel=0.06)
    for side in (-1, 1):
        rail = [(side * 1.3, -3.7, 1.28), (side * 1.3, -3.7, 2.15), (side * 1.3, 8.5, 2.15), (side * 1.3, 8.5, 1.28)]
        k.tube("handrail", rail, 0.03, smooth=False, segments=8, material="body")
        for y in (-0.6, 2.5, 5.6):
            k.rod("handrail post", (side * 1.3, y, 1.28), (side * 1.3, y, 2.15), 0.025, segments=8, material="body")


def draw_wagon(k: Kit, long: float, kind: str) -> None:
    """A goods wagon on bogies, centred, rails at z = 0: box, tank, hopper or flat with a container."""
    for y in (-long * 0.34, long * 0.34):
        _bogie(k, y)
    k.block("wagon frame", (2.3, long, 0.3), (0, 0, 0.8), "trim", bevel=0.03)
    for y in (-1, 1):
        k.rod(
            "coupler", (0, y * long * 0.48, 0.95), (0, y * (long / 2 + 0.7), 0.95), 0.11, segments=12, material="steel"
        )
    if kind == "tank":
        k.add(
            "cargo tank",
            Capsule(radius=1.35, height=long * 0.96, segments=36),
            at=(0, 0, 2.4),
            rotate=(90, 0, 0),
            material="steel",
        )
        k.add("cargo hatch", Cylinder(radius=0.5, height=0.5, segments=24), at=(0, 0, 3.6), material="trim", bevel=0.04)
        band = Lathe(profile=[(1.33, -0.08), (1.38, -0.08), (1.38, 0.08), (1.33, 0.08)], closed=True, segments=36)
        k.add(
            "cargo band",
            band,
            at=(0, 0, 2.4),
            rotate=(90, 0, 0),
            material="trim",
            instances=Linear(count=3, step=(0, long * 0.26, 0), center=True),
        )
        for y in (-long * 0.34, 0, long * 0.34):
            k.block("cargo saddle", (1.9, 0.4, 0.7), (0, y, 1.0), "trim")
        return
    if kind == "flat":
        k.block("cargo container", (2.4, long * 0.9, 2.5), (0, 0, 1.08), "cargo", bevel=0.03)
        k.add("cargo corrugation", Box(size=(2.48, 0.14, 2.2)), at=(0, 0, 1.22), material="cargo", bevel=0.02,
              instances=Linear(count=int(long / 0.5), step=(0, long * 0.86 / int(long / 0.5), 0), center=True))  # fmt: skip
        return
    high = 2.4 if kind == "box" else 1.9
    if kind == "box":
        k.block("cargo box", (2.6, long * 0.97, high), (0, 0, 1.05), "cargo", bevel=0.05)
        roof = [(-1.4, 3.4), (1.4, 3.4), (1.2, 3.56), (0.6, 3.7), (-0.6, 3.7), (-1.2, 3.56)]
        front_plate(k, "roof", roof, long * 0.99, bevel=0.02, material="trim")
        k.block("door", (2.72, 2.2, 2.1), (0, 0, 1.15), "cargo", bevel=0.03)
        k.block("door rail", (2.76, 4.6, 0.1), (0, 0.9, 3.2), "trim")
    else:
        side = rounded(
            [
                (-long * 0.47, 2.95),
                (-long * 0.47, 1.7),
                (-long * 0.3, 1.05),
                (long * 0.3, 1.05),
                (long * 0.47, 1.7),
                (long * 0.47, 2.95),
            ],
            0.05,
        )
        inner = Box(size=(2.36, long * 0.9, 2.0))
        side_plate(k, "cargo hopper", side, 2.6, bevel=0.03, material="cargo", cuts=[tool(inner, at=(0, 0, 2.2))])
        k.add(
            "coal", Ellipsoid(radii=(1.15, long * 0.44, 0.55), segments=20), at=(0, 0, 2.55), material="coal", flat=True
        )
    k.add("cargo rib", Box(size=(2.7, 0.1, high - 0.2)), at=(0, 0, 1.15 if kind == "box" else 1.1), material="cargo", bevel=0.02,
          instances=Linear(count=8, step=(0, long * 0.118, 0), center=True))  # fmt: skip


@asset(
    kind="freight_wagon",
    words=("freight wagon", "freight car", "goods wagon", "boxcar", "box car", "tank wagon", "tank car", "coal wagon", "hopper car", "flatcar", "railway wagon"),
    about="A goods wagon on bogies: box, tank, hopper with coal, or flat with a container.",
    parameters=(
        length("length", 13.6, 0.15, 20.0, words=("length", "long")),
        choice("kind", "box", "tank", "hopper", "flat"),
        flag("track", True, words=("track", "rails")),
    ),
    slots=_SLOTS,
    main_slot="cargo",
    adjectives={"tank wagon": {"kind": "tank"}, "coal": {"kind": "hopper"}, "coal wagon": {"kind": "hopper"}, "flatcar": {"kind": "flat"},
                "hopper car": {"kind": "hopper"}},
    parts=PARTS,
)  # fmt: skip
def freight_wagon(k: Kit) -> None:
    """One wagon, on a piece of track if there is one."""
    s = k.m("length") / 13.6
    lift = 0.32 if k.on("track") else 0.0
    with k.group("wagon", scale=s):
        if k.on("track"):
            track(k, 15.6, (0, 0, 0))
        with k.group("wagon body", at=(0, 0, lift)):
            draw_wagon(k, 13.6, k.s("kind"))
    high = {"box": 3.7, "tank": 3.8, "hopper": 3.1, "flat": 3.6}[k.s("kind")] + lift
    k.anchor("top", (0, 0, high * s), half_size=(0.8 * s, 5.0 * s))
    k.anchor("inside", (0, 0, (1.1 + lift) * s), half_size=(1.1 * s, 5.5 * s), height=2.0 * s)
