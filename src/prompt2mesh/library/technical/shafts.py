"""Shafts, rods and pins: turned in steps."""

from __future__ import annotations

from prompt2mesh.library.kit import Kit
from prompt2mesh.library.registry import asset, choice, length
from prompt2mesh.library.technical.drawing import FINE
from prompt2mesh.library.technical.faces import Stock
from prompt2mesh.library.technical.machining import machined
from prompt2mesh.mesh.errors import ContradictionError
from prompt2mesh.mesh.shapes import Lathe

_STEPS = (2, 3, 4, 5, 6)


@asset(
    kind="stepped_shaft",
    words=("stepped shaft", "shaft", "axle", "spindle", "dowel", "rod", "round bar", "pin", "dowel pin", "stepped cylinder", "round rod",
           "stepped pin", "drive shaft", "cylindrical pin", "clevis pin", "arbor", "mandrel", "roller"),
    about="A turned shaft of up to six steps with chamfered ends; keyways, flats and grooves can be machined into it.",
    parameters=(
        length("diameter", 0.02, 0.0005, 500, words=("diameter", "thick", "wide", "across", "od", "outer diameter", "shaft diameter")),
        length("length", 0.1, 0.0005, 500, words=("length", "long", "tall", "high", "height", "overall length")),
        *(p for i in _STEPS for p in (
            length(f"diameter_{i}", 0.0, 0.0, 500, words=(f"diameter {i}",), about="0 for no such step."),
            length(f"length_{i}", 0.0, 0.0, 500, words=(f"length {i}",)),
        )),
        length("edge_chamfer", 0.0, 0.0, 1, words=("edge chamfer",), about="Of the ends that `edges` names."),
        choice("edges", "all", "upper", "lower"),
        choice("lie", "upright", "lying"),
    ),
    slots={"body": "machined_steel"},
    category="part",
    machined=True,
)  # fmt: skip
def stepped_shaft(k: Kit) -> None:
    """The profile of all steps, turned."""
    steps = [(k.m("diameter"), k.m("length"))]
    steps += [
        (k.m(f"diameter_{i}"), k.m(f"length_{i}"))
        for i in _STEPS
        if k.m(f"diameter_{i}") > 0 and k.m(f"length_{i}") > 0
    ]
    total = sum(long for _, long in steps)
    c = k.m("edge_chamfer")
    if c >= min(steps[0][0], steps[-1][0]) / 2 or c > min(steps[0][1], steps[-1][1]):
        raise ContradictionError(
            f"a chamfer of {1000 * c:g} mm does not fit the end of the shaft", hint="give a smaller chamfer"
        )
    profile: list[tuple[float, float]] = [(0.0, 0.0)]
    z = 0.0
    for number, (diameter, long) in enumerate(steps):
        r = diameter / 2
        first = number == 0 and c > 0 and k.s("edges") != "upper"
        last = number == len(steps) - 1 and c > 0 and k.s("edges") != "lower"
        profile += [(r - c, z), (r, z + c)] if first else [(r, z)]
        z += long
        profile += [(r, z - c), (r - c, z)] if last else [(r, z)]
    profile.append((0.0, z))
    clean = [p for i, p in enumerate(profile) if i == 0 or p != profile[i - 1]]
    widest = max(d for d, _ in steps)
    shape, stock = Lathe(profile=clean, segments=FINE), Stock(widest, widest, total, round=True)
    if k.s("lie") == "lying":
        with k.group("lying", rotate=(0, 90, 0), at=(-total / 2, 0, widest / 2)):
            machined(k, "shaft", shape, stock)
    else:
        machined(k, "shaft", shape, stock)
    k.anchor("top", (0, 0, total))
