"""Spur gears and racks with involute teeth."""

from __future__ import annotations

import math

from prompt2mesh.library.kit import Kit
from prompt2mesh.library.outlines import Outline
from prompt2mesh.library.registry import angle, asset, count, length
from prompt2mesh.library.technical.drawing import hole, turned
from prompt2mesh.library.technical.faces import Stock
from prompt2mesh.library.technical.machining import machined
from prompt2mesh.library.technical.triangles import prism_along_x
from prompt2mesh.mesh.errors import ContradictionError
from prompt2mesh.mesh.program import Boolean, Part
from prompt2mesh.mesh.shapes import Extrude


@asset(
    kind="spur_gear",
    words=("spur gear", "gear", "gear wheel", "cogwheel", "cog", "toothed wheel", "pinion", "gearwheel"),
    about="An involute spur gear (ISO 53: addendum 1, dedendum 1.25 modules).",
    parameters=(
        count("teeth", 20, 6, 200, words=("teeth", "tooth", "number of teeth")),
        length("module", 0.002, 0.0002, 0.1, words=("module",)),
        angle("pressure_angle", 20, 10, 30, words=("pressure angle",)),
        length("thickness", 0.01, 0.0005, 5, words=("thickness", "thick", "face width", "wide", "width", "height", "long")),
        length("bore_diameter", 0.01, 0.0, 5, words=("bore", "bore diameter", "hole", "center hole", "shaft hole", "central hole")),
        length("hub_diameter", 0.0, 0.0, 5, words=("hub diameter", "hub")),
        length("hub_height", 0.0, 0.0, 5, words=("hub height",), about="Above the teeth; 0 for none."),
        count("lightening_holes", 0, 0, 12, words=("lightening holes", "spokes", "cutouts")),
        length("pitch_diameter", 0.0, 0.0, 10, words=("pitch diameter", "pitch circle diameter", "reference diameter"), about="0 takes module × teeth."),
        length("outer_diameter", 0.0, 0.0, 10, words=("outer diameter", "outside diameter", "od", "diameter", "tip diameter"), about="0 takes module × (teeth + 2)."),
    ),
    slots={"body": "machined_steel"},
    category="part",
    machined=True,
)  # fmt: skip
def spur_gear(k: Kit) -> None:
    """The toothed outline extruded with its bore."""
    teeth, module, thick, bore = k.n("teeth"), k.m("module"), k.m("thickness"), k.m("bore_diameter")
    if k.m("pitch_diameter") > 0:
        module = k.m("pitch_diameter") / teeth
    elif k.m("outer_diameter") > 0:
        module = k.m("outer_diameter") / (teeth + 2)
    outline = involute_gear(teeth, module, k.m("pressure_angle"))
    root = module * (teeth - 2.5)
    if bore >= root:
        raise ContradictionError(
            f"the bore ({1000 * bore:g} mm) is not smaller than the root circle of the gear ({1000 * root:g} mm)",
            hint="give a smaller bore, or more or larger teeth",
        )
    holes = [hole(bore)] if bore > 0 else []
    number = k.n("lightening_holes")
    if number:
        inner, outer = max(bore, k.m("hub_diameter"), root * 0.2) / 2 + module, root / 2 - 1.5 * module
        ring, size = (inner + outer) / 2, (outer - inner) * 0.9
        size = min(size, 2 * ring * math.sin(math.pi / number) * 0.8) if number > 1 else size
        if size > module:
            holes += [
                hole(
                    size, center=(ring * math.cos(2 * math.pi * i / number), ring * math.sin(2 * math.pi * i / number))
                )
                for i in range(number)
            ]
    joins: list[Boolean] = []
    if k.m("hub_height") > 0 and k.m("hub_diameter") > bore:
        hub = turned(k.m("hub_diameter"), bore, thick + k.m("hub_height"))
        joins = [Boolean(operation="join", tools=[Part(name="hub", shape=hub)])]
    tip = module * (teeth + 2)
    stock = Stock(tip, tip, thick + (k.m("hub_height") if joins else 0.0), round=True)
    shape = Extrude(outline=outline, holes=holes, height=thick)
    machined(k, "gear", shape, stock, modifiers=joins)
    k.anchor("top", (0, 0, thick), half_size=(root / 2, root / 2), round=True)


def involute_gear(
    teeth: int, module: float, pressure_angle: float, *, addendum: float = 1.0, dedendum: float = 1.25
) -> Outline:
    """The outline of a spur gear with involute flanks.

    Args:
        teeth: Number of teeth.
        module: Pitch diameter over teeth, metres.
        pressure_angle: Degrees.
        addendum: Of the teeth above the pitch circle, modules.
        dedendum: Below it, modules.

    Source: ISO 53 basic rack; the involute of the base circle r_b = r cos α is
    r_b (cos t + t sin t, sin t − t cos t).
    """
    pitch = module * teeth / 2
    base = pitch * math.cos(math.radians(pressure_angle))
    tip, root = pitch + addendum * module, pitch - dedendum * module
    half = math.pi / (2 * teeth) + _involute(math.radians(pressure_angle))
    start = max(base, root)
    flank: list[tuple[float, float]] = []
    steps = 12 if teeth <= 100 else 6  # an outline has at most 4096 points
    for i in range(steps + 1):
        r = start + (tip - start) * i / steps
        flank.append((r, half - _involute(math.acos(min(1.0, base / r)))))
    points: Outline = []
    turn = 2 * math.pi / teeth
    for tooth in range(teeth):
        middle = turn * tooth
        gap_start = middle - turn + flank[0][1]
        gap_end = middle - flank[0][1]
        points += [_polar(root, gap_start + (gap_end - gap_start) * j / 4) for j in range(5)]
        points += [_polar(r, middle - a) for r, a in flank if r > root + 1e-12]
        top = flank[-1][1]
        points += [_polar(tip, middle - top + 2 * top * j / 4) for j in range(1, 4)]
        points += [_polar(r, middle + a) for r, a in reversed(flank) if r > root + 1e-12]
    return points


def _involute(angle_rad: float) -> float:
    return math.tan(angle_rad) - angle_rad


def _polar(r: float, a: float) -> tuple[float, float]:
    return r * math.cos(a), r * math.sin(a)


@asset(
    kind="gear_rack",
    words=("gear rack", "rack gear", "toothed rack", "rack and teeth", "rack"),
    about="A straight bar with the basic rack of ISO 53 on its top.",
    parameters=(
        count("teeth", 20, 2, 200, words=("teeth", "tooth", "number of teeth")),
        length("module", 0.002, 0.0002, 0.1, words=("module",)),
        angle("pressure_angle", 20, 10, 30, words=("pressure angle",)),
        length("thickness", 0.01, 0.0005, 5, words=("thickness", "thick", "face width", "wide", "width")),
        length("height", 0.0, 0.0, 5, words=("height", "high", "tall"), about="To the tips; 0 for six modules."),
    ),
    slots={"body": "machined_steel"},
    category="part",
)  # fmt: skip
def gear_rack(k: Kit) -> None:
    """Straight flanks; the bar is as long as its whole pitches."""
    teeth, m = k.n("teeth"), k.m("module")
    high = k.m("height") or 6 * m
    if high <= 2.25 * m:
        raise ContradictionError("the rack is not higher than its teeth", hint="give a greater height")
    slope = math.tan(math.radians(k.m("pressure_angle")))
    pitch = math.pi * m
    long, line = pitch * teeth, high - m
    tip, root = pitch / 4 - m * slope, pitch / 4 + 1.25 * m * slope
    side: Outline = [(-long / 2, 0), (long / 2, 0)]
    for i in reversed(range(teeth)):
        x = -long / 2 + (i + 0.5) * pitch
        side += [(x + root, line - 1.25 * m), (x + tip, high), (x - tip, high), (x - root, line - 1.25 * m)]
    side = [*side[:2], (long / 2, line - 1.25 * m), *side[2:], (-long / 2, line - 1.25 * m)]
    with k.group("lying", rotate=(0, 0, 90)):
        k.add("rack", prism_along_x(side, k.m("thickness")))
    k.anchor("top", (0, 0, high))
