"""Springs and rings of round section."""

from __future__ import annotations

import math

from prompt2mesh.library.kit import Kit
from prompt2mesh.library.registry import asset, factor, length
from prompt2mesh.library.technical.drawing import Ring, equal_area, stacked_tube
from prompt2mesh.mesh.errors import ContradictionError
from prompt2mesh.mesh.shapes import PolyMesh, Torus


@asset(
    kind="coil_spring",
    words=("coil spring", "spring", "compression spring", "helical spring", "coil", "helix", "helical coil"),
    about="A helical spring by wire, coil diameter, length and turns.",
    parameters=(
        length("wire_diameter", 0.002, 0.0001, 0.5, words=("wire diameter", "wire", "wire thickness")),
        length("diameter", 0.02, 0.0005, 10, words=("diameter", "outer diameter", "od", "coil diameter", "wide", "across"), about="Outside."),
        length("length", 0.05, 0.001, 50, words=("length", "long", "tall", "high", "height", "free length"), about="Overall, along the axis."),
        factor("turns", 8, 1, 60, words=("turns", "coils", "windings", "active coils", "revolutions")),
        length("pitch", 0.0, 0.0, 5, words=("pitch", "lead", "rise"), about="From turn to turn; 0 takes the length."),
    ),
    slots={"body": "machined_steel"},
    category="part",
)  # fmt: skip
def coil_spring(k: Kit) -> None:
    """A round section carried along a helix; the rings stand across its direction."""
    wire, outer, long, turns = k.m("wire_diameter"), k.m("diameter"), k.m("length"), k.m("turns")
    if k.m("pitch") > 0:
        long = k.m("pitch") * turns + wire
    if 2 * wire >= outer or long - wire < wire * turns:
        raise ContradictionError(
            f"{turns:g} turns of {1000 * wire:g} mm wire do not fit a spring {1000 * outer:g} mm across and "
            f"{1000 * long:g} mm long",
            hint="give thinner wire, fewer turns or a longer spring",
        )
    radius = (outer - wire) / 2
    rise = long - wire
    k.add("spring", _coil(radius, wire / 2, rise, turns), at=(0, 0, wire / 2), smooth=True)


def _coil(radius: float, thick: float, rise: float, turns: float) -> PolyMesh:
    """Circles across a helix, made larger by what the chords between them cut off."""
    steps = max(4, round(72 * turns))
    pitch = rise / (2 * math.pi * turns)
    tilt = math.hypot(radius, pitch)
    step = 2 * math.pi * turns / steps
    r = equal_area(thick, 32) * math.sqrt(step / math.sin(step))
    rings: list[Ring] = []
    for i in range(steps + 1):
        a = step * i
        out = (math.cos(a), math.sin(a), 0.0)
        up = (math.sin(a) * pitch / tilt, -math.cos(a) * pitch / tilt, radius / tilt)
        middle = (radius * out[0], radius * out[1], pitch * a)
        ring: Ring = []
        for b in (2 * math.pi * j / 32 for j in range(32)):
            u, v = r * math.cos(b), r * math.sin(b)
            ring.append((middle[0] + u * out[0] + v * up[0], middle[1] + u * out[1] + v * up[1], middle[2] + v * up[2]))
        rings.append(ring)
    return stacked_tube(rings)


@asset(
    kind="torus_ring",
    words=("torus", "o-ring", "o ring", "toroid", "donut shape", "toroidal ring"),
    about="A ring of round section.",
    parameters=(
        length("outer_diameter", 0.1, 0.0005, 100, words=("outer diameter", "diameter", "od", "wide", "across")),
        length("section_diameter", 0.03, 0.0002, 49, words=("section diameter", "tube diameter", "cross section", "minor diameter", "thickness", "thick", "cross section diameter", "tube", "section", "tube thickness", "wire diameter", "cord diameter")),
    ),
    slots={"body": "plastic"},
)  # fmt: skip
def torus_ring(k: Kit) -> None:
    """A torus of exact volume."""
    tube = k.m("section_diameter") / 2
    if 4 * tube > k.m("outer_diameter"):
        raise ContradictionError(
            f"a section of {2000 * tube:g} mm closes the ring of {1000 * k.m('outer_diameter'):g} mm",
            hint="give a section below half of the outer diameter",
        )
    radius = k.m("outer_diameter") / 2 - tube
    k.add(
        "ring",
        Torus(radius=equal_area(radius, 192), tube=equal_area(tube, 96), segments=192, tube_segments=96),
        at=(0, 0, tube),
        smooth=True,
    )
