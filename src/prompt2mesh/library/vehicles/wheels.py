"""Wheels: tyres, rims and spokes of cars, cycles, carts and machines, and the wheel as a thing of its own."""

import math
from typing import Literal

from prompt2mesh.library.kit import Kit, Point
from prompt2mesh.library.registry import asset, choice, count, length
from prompt2mesh.library.vehicles.forms import AXLE
from prompt2mesh.mesh.placement import Radial
from prompt2mesh.mesh.shapes import Box, Cylinder, Extrude, Lathe, Torus

WheelStyle = Literal["alloy", "steel", "disc", "wire", "wood", "lugged", "solid"]


def wheel(
    k: Kit,
    name: str,
    at: Point,
    radius: float,
    width: float,
    *,
    style: WheelStyle = "alloy",
    spokes: int = 5,
    tire: str = "tire",
    rim: str = "rim",
    mirror: bool = False,
    rotate: Point = AXLE,
) -> None:
    """A wheel whose axle is x and whose outer face looks towards +x (its mirror image the other way).

    Args:
        k: Where to add it.
        name: Name of the group.
        at: The hub's centre.
        radius: Outer radius, metres.
        width: Tyre width.
        style: How rim and tyre are made.
        spokes: Number of spokes.
        tire: Slot of the tyre.
        rim: Slot of rim and hub.
        mirror: Add the one on the other side.
        rotate: Turns the wheel's own axis z.
    """
    with k.group(name, at=at, rotate=rotate, mirror=mirror):
        if style == "wood":
            _wood(k, radius, width, spokes, tire, rim)
        elif style == "wire":
            _wire(k, radius, width, spokes, tire, rim)
        else:
            _tired(k, radius, width, style, spokes, tire, rim)


def tyre_profile(radius: float, inner: float, width: float) -> list[tuple[float, float]]:
    """The closed section of a car's tyre with two grooves in its tread."""
    h, t = width / 2, radius - inner
    right = [
        (inner, 0.84 * h), (inner + 0.4 * t, h), (radius - 0.2 * t, 0.95 * h), (radius, 0.7 * h),
        (radius, 0.42 * h), (radius - 0.08 * t, 0.4 * h), (radius - 0.08 * t, 0.28 * h), (radius, 0.26 * h),
    ]  # fmt: skip
    return [*right, *[(r, -z) for r, z in reversed(right)]]


def _tired(k: Kit, radius: float, width: float, style: str, spokes: int, tire: str, rim: str) -> None:
    inner = radius * {"alloy": 0.68, "steel": 0.6, "disc": 0.6, "lugged": 0.56, "solid": 0.55}[style]
    h = width / 2
    if style == "lugged":
        _lugged_tire(k, radius, inner, width, tire)
    elif style == "solid":
        t = radius - inner
        profile = [
            (inner, -h * 0.9),
            (radius - t * 0.3, -h),
            (radius, -h * 0.5),
            (radius, h * 0.5),
            (radius - t * 0.3, h),
            (inner, h * 0.9),
        ]
        k.add("tire", Lathe(profile=profile, closed=True, fillet=t * 0.2, segments=48), material=tire)
    else:
        k.add("tire", Lathe(profile=tyre_profile(radius, inner, width), closed=True, segments=40), material=tire)
    lip = [
        (inner * 0.9, -0.86 * h),
        (inner * 1.012, -0.86 * h),
        (inner * 1.012, 0.86 * h),
        (inner * 0.965, 0.9 * h),
        (inner * 0.91, 0.7 * h),
    ]
    k.add("rim", Lathe(profile=lip, closed=True, segments=40), material=rim)
    face = 0.62 * h
    hub = max(inner * 0.2, 0.004)
    if style == "alloy":
        k.add(
            "brake disc",
            Cylinder(radius=inner * 0.92, height=0.1 * h, segments=28),
            at=(0, 0, -0.05 * h),
            material=tire,
        )
        thick = 0.34 * h
        a, b = hub * 0.62, inner * 0.11
        outline = [(hub * 0.3, -a), (inner * 0.93, -b), (inner * 0.93, b), (hub * 0.3, a)]
        k.add("spoke", Extrude(outline=outline, height=thick, bevel=min(b * 0.35, thick * 0.3)), at=(0, 0, face - thick),
              material=rim, instances=Radial(count=spokes))  # fmt: skip
        k.add("hub", Lathe(profile=[(hub * 1.2, -face), (hub * 1.2, face - 0.1 * h), (hub * 0.7, face + 0.08 * h), (0, face + 0.1 * h)], segments=20),
              material=rim)  # fmt: skip
        return
    dish = [
        (inner * 0.97, 0.3 * h),
        (inner * 0.8, 0.34 * h),
        (inner * 0.55, 0.62 * h),
        (hub * 1.5, 0.5 * h),
        (hub * 1.3, 0.84 * h),
        (0, 0.86 * h),
    ]
    under = [(hub * 1.5, -0.6 * h), (inner * 0.97, -0.2 * h)]
    k.add("rim disc", Lathe(profile=[*under, *dish], segments=32), material=rim)
    if style not in {"solid", "disc"}:
        k.add("bolt", Cylinder(radius=hub * 0.16, height=0.3 * h, segments=6), at=(hub * 1.95, 0, 0.45 * h), material=rim,
              instances=Radial(count=5))  # fmt: skip
        k.add("rim hole", Cylinder(radius=inner * 0.09, height=0.2 * h, segments=10), at=(inner * 0.69, 0, 0.34 * h),
              material=tire, instances=Radial(count=8))  # fmt: skip


def _lugged_tire(k: Kit, radius: float, inner: float, width: float, tire: str) -> None:
    h, t = width / 2, (radius - inner) * 0.88
    outer = inner + t
    profile = [(inner, -h * 0.7), (inner + t * 0.4, -h), (outer - t * 0.15, -h * 0.94), (outer, -h * 0.7), (outer, h * 0.7),
               (outer - t * 0.15, h * 0.94), (inner + t * 0.4, h), (inner, h * 0.7)]  # fmt: skip
    k.add("tire", Lathe(profile=profile, closed=True, segments=48), material=tire)
    number = 18
    lug = Box(size=(radius - outer + t * 0.2, 2 * math.pi * outer / number * 0.42, h * 1.05))
    for side in (-1, 1):
        k.add("tire lug", lug, at=(outer - t * 0.2 + (radius - outer + t * 0.2) / 2, 0, h * 0.46 * side - h * 0.525), rotate=(-26 * side, 0, 0),
              material=tire,
              instances=Radial(count=number, start=0 if side < 0 else 180 / number))  # fmt: skip


def _wire(k: Kit, radius: float, width: float, spokes: int, tire: str, rim: str) -> None:
    tube = width / 2
    k.add("tire", Torus(radius=radius - tube, tube=tube, segments=60, tube_segments=10), material=tire)
    inner = radius - 2 * tube
    deep = max(width * 0.45, radius * 0.03)
    section = [
        (inner - deep * 0.4, -tube * 0.35),
        (inner + tube * 0.5, -tube * 0.8),
        (inner + tube * 0.5, tube * 0.8),
        (inner - deep * 0.4, tube * 0.35),
    ]
    k.add("rim", Lathe(profile=section, closed=True, segments=60), material=rim)
    hub, half = radius * 0.055, max(width * 0.9, radius * 0.09)
    k.add("hub", Lathe(profile=[(hub * 0.5, -half * 1.3), (hub, -half), (hub, -half * 0.8), (hub * 0.5, -half * 0.7), (hub * 0.5, half * 0.7),
                                (hub, half * 0.8), (hub, half), (hub * 0.5, half * 1.3)], segments=24), material=rim)  # fmt: skip
    wire = max(radius * 0.0045, 0.0009)
    lean = math.radians(38)
    for side in (-1, 1):
        for turn in (-1, 1):
            foot = (hub * 0.8 * math.cos(turn * lean), hub * 0.8 * math.sin(turn * lean), half * 0.9 * side)
            k.rod("spoke", foot, (inner - deep * 0.2, 0, 0), wire, segments=6, material=rim,
                  instances=Radial(count=max(spokes // 4, 3), start=(side + turn * 0.5) * 90 / max(spokes // 4, 3)))  # fmt: skip


def _wood(k: Kit, radius: float, width: float, spokes: int, tire: str, rim: str) -> None:
    h = width / 2
    felloe = radius * 0.86
    k.add("tire", Lathe(profile=[(radius * 0.965, -h * 1.04), (radius, -h * 1.04), (radius, h * 1.04), (radius * 0.965, h * 1.04)], closed=True, segments=48),
          material=tire)  # fmt: skip
    ring = [(felloe, -h), (radius * 0.968, -h), (radius * 0.968, h), (felloe, h)]
    k.add("rim", Lathe(profile=ring, closed=True, fillet=h * 0.2, segments=48), material=rim)
    hub = radius * 0.15
    k.add("hub", Lathe(profile=[(hub * 0.62, -h * 2.4), (hub * 0.8, -h * 1.4), (hub, -h), (hub, h), (hub * 0.8, h * 1.4), (hub * 0.62, h * 2.4)],
                       segments=32), material=rim)  # fmt: skip
    k.add("hub cap", Cylinder(radius=hub * 0.42, height=h * 5.2, pivot="center", segments=24), material=tire)
    spoke = Lathe(profile=[(h * 0.62, 0), (h * 0.7, radius * 0.2), (h * 0.42, radius * 0.4), (h * 0.55, felloe - hub * 0.8 + 0.01 * radius)],
                  segments=12)  # fmt: skip
    k.add("spoke", spoke, at=(hub * 0.9, 0, 0), rotate=AXLE, material=rim, instances=Radial(count=spokes))


@asset(
    kind="wheel",
    words=("wheel", "tire", "tyre", "car wheel", "bicycle wheel", "bike wheel", "tractor wheel", "rim", "spare tire"),
    about="A wheel with its tyre: alloy, steel, wire-spoked or lugged, standing upright or lying.",
    parameters=(
        length("diameter", 0.65, 0.05, 3.0, words=("diameter", "height", "size")),
        length("width", 0.2, 0.01, 1.0, words=("width", "wide", "thick")),
        count("spokes", 5, 3, 36),
        choice("kind", "alloy", "steel", "wire", "lugged", "solid"),
        choice("pose", "upright", "lying"),
    ),
    slots={"rim": "brushed_aluminium", "tire": "rubber"},
    main_slot="rim",
    adjectives={
        "bicycle": {"kind": "wire", "spokes": 36, "width": 0.03},
        "bike": {"kind": "wire", "spokes": 36, "width": 0.03},
        "tractor": {"kind": "lugged", "diameter": 1.5, "width": 0.45},
    },
)
def wheel_alone(k: Kit) -> None:
    """One wheel on its tread or on its side."""
    radius = k.m("diameter") / 2
    style = k.s("kind")
    wide = min(k.m("width"), radius * (0.3 if style == "wire" else 1.2))
    lying = k.s("pose") == "lying"
    spokes = k.n("spokes")
    thick = max(wide * 0.9, radius * 0.09) * 1.3 if style == "wire" else wide / 2
    z = thick if lying else radius
    wheel(k, "wheel", (0, 0, z), radius, wide, style=style, spokes=spokes,  # pyright: ignore[reportArgumentType]
          rotate=(0, 0, 0) if lying else (90, 0, 0))  # fmt: skip
    k.anchor("top", (0, 0, z + (wide / 2 if lying else radius)), half_size=(radius * 0.7, radius * 0.7), round=True)


@asset(
    kind="wagon_wheel",
    words=("wagon wheel", "cartwheel", "wooden wheel", "carriage wheel", "spoked wheel"),
    about="A wooden wheel with turned spokes and an iron tyre.",
    parameters=(
        length("diameter", 1.0, 0.1, 3.0, words=("diameter", "height", "size")),
        length("width", 0.07, 0.02, 0.3, words=("width", "wide", "thick")),
        count("spokes", 12, 4, 24),
        choice("pose", "upright", "lying"),
    ),
    slots={"rim": "oak", "tire": "black_iron"},
    main_slot="rim",
)
def wagon_wheel(k: Kit) -> None:
    """One wooden wheel on its tyre or on its side."""
    radius = k.m("diameter") / 2
    wide = min(k.m("width"), radius * 0.3)
    lying = k.s("pose") == "lying"
    z = wide * 1.3 if lying else radius
    wheel(
        k,
        "wheel",
        (0, 0, z),
        radius,
        wide,
        style="wood",
        spokes=k.n("spokes"),
        rotate=(0, 0, 0) if lying else (90, 0, 0),
    )
    k.anchor("top", (0, 0, z + (wide / 2 if lying else radius)), half_size=(radius * 0.7, radius * 0.7), round=True)
