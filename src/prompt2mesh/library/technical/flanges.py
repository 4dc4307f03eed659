"""Round flanges: flat, with a hub, with a raised face."""

from __future__ import annotations

import math

from prompt2mesh.library.kit import Kit
from prompt2mesh.library.registry import asset, count, length
from prompt2mesh.library.technical.drawing import FINE, HOLE, equal_area
from prompt2mesh.library.technical.faces import Stock
from prompt2mesh.library.technical.machining import machined
from prompt2mesh.mesh.errors import ContradictionError
from prompt2mesh.mesh.placement import Transform
from prompt2mesh.mesh.program import Boolean, Part
from prompt2mesh.mesh.shapes import Cylinder, Lathe


@asset(
    kind="pipe_flange",
    words=("flange", "pipe flange", "round flange", "bolted flange", "blind flange", "neck flange", "weld neck flange", "hub flange",
           "slip on flange", "slip-on flange", "raised face flange", "flange plate", "hubbed flange", "bolt flange", "circular flange"),
    about="A round flange with bolt holes on a circle, a bore and a hub.",
    parameters=(
        length("diameter", 0.08, 0.001, 50, words=("diameter", "outer diameter", "od", "wide", "across")),
        length("thickness", 0.01, 0.0005, 5, words=("thickness", "thick")),
        length("bore_diameter", 0.025, 0.0, 40, words=("bore", "bore diameter", "inner diameter", "id", "center hole", "central hole")),
        count("holes", 4, 0, 64, words=("holes", "bolt holes", "mounting holes")),
        length("hole_diameter", 0.008, 0.0002, 5, words=("hole diameter", "diameter of the holes")),
        length("bolt_circle", 0.06, 0.001, 50, words=("bolt circle", "pitch circle", "hole circle")),
        length("hub_diameter", 0.0, 0.0, 40, words=("hub diameter", "hub", "boss diameter", "boss", "neck")),
        length("hub_height", 0.0, 0.0, 10, words=("hub height", "boss height", "hub length"), about="Above the plate; 0 for none."),
        length("hub_top_diameter", 0.0, 0.0, 40, words=("hub top diameter", "neck top diameter"), about="Of a conical hub; 0 for a straight one."),
        length("face_diameter", 0.0, 0.0, 50, words=("raised face diameter", "raised face", "face diameter"), about="0 for what the bolts leave."),
        length("face_height", 0.0, 0.0, 1, words=("raised face height", "face height"), about="0 for a flat face."),
    ),
    slots={"body": "machined_steel"},
    adjectives={"blind flange": {"bore_diameter": 0.0}, "blind": {"bore_diameter": 0.0},
                "weld neck flange": {"hub_height": 0.03}, "neck flange": {"hub_height": 0.03}, "hub flange": {"hub_height": 0.015},
                "hubbed flange": {"hub_height": 0.015}, "raised face flange": {"face_height": 0.002}},
    category="part",
    machined=True,
)  # fmt: skip
def pipe_flange(k: Kit) -> None:
    """One turned profile with the face below and the hub above; the bolt holes are cut."""
    diameter, thick, bore, face = k.m("diameter"), k.m("thickness"), k.m("bore_diameter"), k.m("face_height")
    number, hole, circle = k.n("holes"), k.m("hole_diameter"), k.m("bolt_circle")
    hub = k.m("hub_diameter")
    rise = k.m("hub_height") or (hub / 2 if hub > 0 else 0.0)
    if rise > 0 and hub <= 0:
        hub = max(bore * 1.3, min((bore + circle) / 2, circle - 1.6 * hole))
    if rise <= 0:
        hub = 0.0
    _check(k, diameter, bore, hub)
    r, q = diameter / 2, bore / 2
    inner = [(q, 0.0)] if q > 0 else [(0.0, 0.0)]
    profile = list(inner)
    if face > 0:
        wide = k.m("face_diameter") / 2 or (circle - 1.4 * hole) / 2
        profile += [(wide, 0.0), (wide, face)]
    profile += [(r, face), (r, face + thick)]
    if hub > 0:
        profile += [(hub / 2, face + thick), ((k.m("hub_top_diameter") or hub) / 2, face + thick + rise)]
    total = face + thick + (rise if hub > 0 else 0.0)
    profile.append((q, total))
    shape = Lathe(profile=profile, closed=q > 0, segments=FINE)
    drill = Cylinder(radius=equal_area(hole / 2, HOLE), height=1.2 * total, segments=HOLE)
    tools = [
        Part(
            name=f"bolt hole {i}", shape=drill,
            placement=Transform(location=(circle / 2 * math.cos(a), circle / 2 * math.sin(a), -0.1 * total)),
        )
        for i, a in enumerate(2 * math.pi * i / number for i in range(number))
    ]  # fmt: skip
    modifiers = [Boolean(operation="cut", tools=tools)] if tools else []
    machined(k, "flange", shape, Stock(diameter, diameter, total, round=True), modifiers=modifiers)
    k.anchor("top", (0, 0, total), half_size=(diameter / 2, diameter / 2), round=True)


def _check(k: Kit, diameter: float, bore: float, hub: float) -> None:
    number, hole, circle = k.n("holes"), k.m("hole_diameter"), k.m("bolt_circle")
    if bore >= diameter or (hub and bore >= hub):
        raise ContradictionError(
            f"the bore ({1000 * bore:g} mm) is not smaller than the flange ({1000 * (hub or diameter):g} mm)",
            hint="make the flange larger or the bore smaller",
        )
    if number and (circle + hole >= diameter or circle - hole <= bore):
        raise ContradictionError(
            f"holes of {1000 * hole:g} mm on a circle of {1000 * circle:g} mm do not fit between the bore "
            f"({1000 * bore:g} mm) and the rim ({1000 * diameter:g} mm)",
            hint="give another bolt circle or smaller holes",
        )
