"""Fittings asked for by name: hinges, eye bolts, U-bolts, wing nuts and clips."""

from __future__ import annotations

import math

from prompt2mesh.library.kit import Kit, Point
from prompt2mesh.library.outlines import Outline
from prompt2mesh.library.registry import asset, count, flag, length
from prompt2mesh.library.technical.drawing import HOLE, countersink_profile, disc, equal_area, hole
from prompt2mesh.library.technical.drives import threaded
from prompt2mesh.library.technical.metric import metric
from prompt2mesh.mesh.errors import ContradictionError
from prompt2mesh.mesh.placement import Transform
from prompt2mesh.mesh.program import Boolean, Part
from prompt2mesh.mesh.shapes import Cylinder, Extrude, Lathe, Torus

_ROUND = 48


@asset(
    kind="butt_hinge",
    words=("hinge", "butt hinge", "door hinge", "cabinet hinge", "metal hinge", "brass hinge", "piano hinge"),
    about="Two leaves with countersunk holes on a pin, opened to an angle.",
    parameters=(
        length("length", 0.08, 0.005, 3, words=("length", "long", "high", "height", "tall")),
        length("width", 0.06, 0.006, 1, words=("width", "wide", "open width"), about="Over both leaves laid flat."),
        length("thickness", 0.0025, 0.0003, 0.05, words=("thickness", "thick", "leaf thickness")),
        length("pin_diameter", 0.0, 0.0, 0.1, words=("pin diameter", "pin"), about="0 for twice the thickness."),
        count("holes", 3, 0, 12, words=("holes", "screw holes", "holes per leaf"), about="In each leaf."),
        count("knuckles", 5, 3, 31, words=("knuckles",)),
    ),
    slots={"body": "brass", "pin": "steel"},
    category="part",
)  # fmt: skip
def butt_hinge(k: Kit) -> None:
    """Lies open and flat; the knuckles of the leaves take turns on the pin."""
    long, half, t, knuckles = k.m("length"), k.m("width") / 2, k.m("thickness"), k.n("knuckles") | 1
    pin = k.m("pin_diameter") / 2 or t
    r = pin + t
    one = long / knuckles
    if half < 2.2 * r:
        raise ContradictionError(
            "the leaves are narrower than the knuckles", hint="give a wider hinge or a thinner pin"
        )
    number = k.n("holes")
    bore = min(0.16 * half, 0.3 * long / max(number, 1))
    for leaf, side in (("leaf left", -1), ("leaf right", 1)):
        mine = [i for i in range(knuckles) if (i % 2 == 0) == (side < 0)]
        outline: Outline = [
            (side * 1.08 * r, -long / 2),
            (side * half, -long / 2),
            (side * half, long / 2),
            (side * 1.08 * r, long / 2),
        ]
        if side < 0:
            outline.reverse()
        tools = [
            Part(name=f"knuckle {i}", shape=Lathe(profile=[(pin * 1.02, 0), (r, 0), (r, one * 0.985), (pin * 1.02, one * 0.985)], closed=True, segments=_ROUND),
                 placement=Transform(location=(0, -long / 2 + i * one + 0.985 * one, r), rotation=(90, 0, 0)))
            for i in mine
        ]  # fmt: skip
        tools += [
            Part(name=f"tongue {i}", shape=Extrude(outline=_tongue(side, pin, r, one), height=t), placement=Transform(location=(0, -long / 2 + (i + 0.5) * one, 0)))
            for i in mine
        ]  # fmt: skip
        cut: list[Part] = []
        for j in range(number):
            x = side * (r + (half - r) * (0.42 if j % 2 else 0.66))
            y = (j - (number - 1) / 2) * long / max(number, 1)
            cut.append(
                Part(
                    name=f"hole {j}",
                    shape=Cylinder(radius=bore / 2, height=3 * t, segments=32),
                    placement=Transform(location=(x, y, -t)),
                )
            )
            cut.append(
                Part(
                    name=f"sink {j}",
                    shape=Lathe(profile=countersink_profile(1.8 * bore, 90.0), segments=32),
                    placement=Transform(location=(x, y, t)),
                )
            )
        modifiers = [Boolean(operation="join", tools=tools), *([Boolean(operation="cut", tools=cut)] if cut else [])]
        k.add(leaf, Extrude(outline=outline, height=t), modifiers=modifiers)
    k.add(
        "pin",
        Cylinder(radius=pin, height=long * 1.02, segments=32, pivot="center"),
        at=(0, 0, r),
        rotate=(90, 0, 0),
        material="pin",
        bevel=0.2 * pin,
    )
    k.anchor("top", (0, 0, 2 * r))


def _tongue(side: int, pin: float, r: float, one: float) -> Outline:
    """From the leaf to under its knuckle, clear of the pin."""
    half = 0.4925 * one
    outline: Outline = [
        (side * 0.55 * (pin + r) / 2, -half),
        (side * 1.3 * r, -half),
        (side * 1.3 * r, half),
        (side * 0.55 * (pin + r) / 2, half),
    ]
    return outline if side > 0 else outline[::-1]


@asset(
    kind="eye_bolt",
    words=("eye bolt", "eyebolt", "ring bolt", "lifting eye", "eye screw", "lifting eye bolt"),
    about="A ring on a collar with a threaded shank.",
    parameters=(
        length("size", 0.01, 0.002, 0.1, words=("size", "thread", "nominal size", "diameter")),
        length("length", 0.0, 0.0, 1, words=("length", "long", "shank length"), about="Of the shank; 0 for three sizes."),
        length("eye_diameter", 0.0, 0.0, 0.5, words=("eye diameter", "inner diameter", "eye", "ring diameter"), about="Inside; 0 for twice the size."),
    ),
    slots={"body": "galvanised_steel"},
    category="part",
)  # fmt: skip
def eye_bolt(k: Kit) -> None:
    """Stands on its shank's end, the eye up."""
    d = k.m("size")
    long, eye = k.m("length") or 3 * d, (k.m("eye_diameter") or 2 * d) / 2
    thick = 0.45 * d
    k.add("shank", threaded(d / 2, 0.07 * d, metric(d * 1000).pitch / 1000, long, flat=0.2, around=24))
    collar = [(0, 0), (0.8 * d, 0), (0.85 * d, 0.1 * d), (0.62 * d, 0.4 * d), (0.5 * d, 0.5 * d), (0, 0.5 * d)]
    k.add("collar", Lathe(profile=collar, segments=_ROUND), at=(0, 0, long - 1e-4))
    k.add(
        "eye",
        Torus(radius=eye + thick, tube=thick, segments=64, tube_segments=24),
        at=(0, 0, long + 0.4 * d + eye + 2 * thick),
        rotate=(90, 0, 0),
        smooth=True,
    )
    k.anchor("top", (0, 0, long + 0.4 * d + 2 * eye + 4 * thick))


@asset(
    kind="u_bolt",
    words=("u-bolt", "u bolt", "ubolt", "pipe clamp bolt"),
    about="A bent rod with two threaded ends and two nuts.",
    parameters=(
        length("size", 0.008, 0.002, 0.1, words=("size", "thread", "nominal size", "rod diameter", "diameter", "thick")),
        length("width", 0.05, 0.005, 2, words=("width", "wide", "inside width", "inner width", "across"), about="Between the legs, inside."),
        length("length", 0.07, 0.01, 2, words=("length", "long", "height", "high", "tall"), about="Overall."),
        flag("nuts", True, words=("nut",)),
    ),
    slots={"body": "galvanised_steel"},
    category="part",
)  # fmt: skip
def u_bolt(k: Kit) -> None:
    """Stands on its threaded ends, the bend up."""
    d, inside, high = k.m("size"), k.m("width"), k.m("length")
    radius = (inside + d) / 2
    if high < radius + 2 * d:
        raise ContradictionError("the legs are too short for the bend", hint="give a greater length")
    straight = high - radius - d / 2
    thread = min(0.4 * straight + d, straight)
    path: list[Point] = [(-radius, 0, thread - 1e-4), (-radius, 0, straight)]
    path += [
        (radius * math.cos(a), 0, straight + radius * math.sin(a))
        for a in (math.pi * (1 - i / 24) for i in range(1, 25))
    ]
    path.append((radius, 0, thread - 1e-4))
    k.tube("bow", path, d / 2, smooth=False, round_caps=False, segments=32)
    pitch = metric(d * 1000).pitch / 1000
    for x in (-radius, radius):
        k.add("thread", threaded(d / 2, 0.07 * d, pitch, thread, flat=0.2, around=24), at=(x, 0, 0))
        if k.on("nuts"):
            flats = metric(d * 1000).flats / 1000
            nut = Extrude(
                outline=[
                    (flats / math.sqrt(3) * math.cos(a), flats / math.sqrt(3) * math.sin(a))
                    for a in (math.pi / 3 * i for i in range(6))
                ],
                holes=[hole(0.94 * d)],
                height=0.8 * d,
            )
            k.add("nut", nut, at=(x, 0, 0.5 * thread - 0.4 * d))
    k.anchor("top", (0, 0, high))


@asset(
    kind="wing_nut",
    words=("wing nut", "wingnut", "butterfly nut", "thumb nut"),
    about="A nut with two wings to turn it by hand.",
    parameters=(length("size", 0.008, 0.002, 0.1, words=("size", "thread", "nominal size", "bore")),),
    slots={"body": "galvanised_steel"},
    category="part",
)  # fmt: skip
def wing_nut(k: Kit) -> None:
    """A tapered barrel; the wings rise from it."""
    d = k.m("size")
    r, high = 0.95 * d, 0.9 * d
    wing: Outline = [
        (0.5 * d, 0.05 * d),
        (1.0 * d, 0.15 * d),
        (1.9 * d, 1.0 * d),
        (2.05 * d, 1.5 * d),
        (1.85 * d, 1.8 * d),
        (1.5 * d, 1.75 * d),
        (1.1 * d, 1.2 * d),
        (0.72 * d, 0.82 * d),
        (0.5 * d, 0.8 * d),
    ]
    smooth = Extrude(outline=wing, height=0.34 * d, smooth=True, bevel=0.05 * d)
    wings = [
        Part(
            name=f"wing {i}",
            shape=smooth,
            placement=Transform(location=(0, (0.17 if i == 0 else -0.17) * d, 0), rotation=(90, 0, 180 * i)),
        )
        for i in range(2)
    ]
    bore = Part(
        name="bore",
        shape=Cylinder(radius=equal_area(d / 2, HOLE), height=6 * d, segments=HOLE),
        placement=Transform(location=(0, 0, -2 * d)),
    )
    profile = [(0, 0), (r, 0), (r, 0.1 * d), (0.72 * d, high), (0, high)]
    k.add(
        "nut",
        Lathe(profile=profile, segments=_ROUND),
        modifiers=[Boolean(operation="join", tools=wings), Boolean(operation="cut", tools=[bore])],
    )
    k.anchor("top", (0, 0, high))


@asset(
    kind="retaining_ring",
    words=("retaining ring", "circlip", "snap ring", "e-clip", "c-clip", "c clip", "snapring"),
    about="An open spring ring with two eyes for the pliers.",
    parameters=(
        length("diameter", 0.03, 0.003, 1, words=("diameter", "shaft diameter", "inner diameter", "size")),
        length("thickness", 0.0015, 0.0002, 0.02, words=("thickness", "thick")),
    ),
    slots={"body": "machined_steel"},
    category="part",
)  # fmt: skip
def retaining_ring(k: Kit) -> None:
    """Thicker away from the gap, as such rings are; one outline."""
    r, t = k.m("diameter") / 2, k.m("thickness")
    gap, eye = math.radians(24), 0.17 * r
    turns = [gap + (2 * math.pi - 2 * gap) * i / 96 for i in range(97)]
    inner = [(r * math.cos(a), r * math.sin(a)) for a in turns]
    outer = [
        ((r + (0.1 + 0.12 * math.sin(a / 2)) * r) * math.cos(a), (r + (0.1 + 0.12 * math.sin(a / 2)) * r) * math.sin(a))
        for a in reversed(turns)
    ]
    ears = [
        Part(name=f"ear {s}", shape=Extrude(outline=disc(2 * eye, center=((r + 0.5 * eye) * math.cos(s * gap), (r + 0.5 * eye) * math.sin(s * gap)), segments=32), height=t))
        for s in (-1, 1)
    ]  # fmt: skip
    holes = [
        Part(name=f"eye {s}", shape=Cylinder(radius=0.42 * eye, height=3 * t, segments=24), placement=Transform(location=((r + 0.5 * eye) * math.cos(s * gap), (r + 0.5 * eye) * math.sin(s * gap), -t)))
        for s in (-1, 1)
    ]  # fmt: skip
    outline = [*inner, *outer][::-1]
    k.add(
        "ring",
        Extrude(outline=outline, height=t),
        modifiers=[Boolean(operation="join", tools=ears), Boolean(operation="cut", tools=holes)],
    )
    k.anchor("top", (0, 0, t))


@asset(
    kind="cotter_pin",
    words=("cotter pin", "split pin", "cotter", "r-clip"),
    about="A bent half-round wire: an eye and two legs.",
    parameters=(
        length("diameter", 0.004, 0.0005, 0.05, words=("diameter", "thick", "size")),
        length("length", 0.04, 0.005, 0.5, words=("length", "long")),
    ),
    slots={"body": "galvanised_steel"},
    category="part",
)  # fmt: skip
def cotter_pin(k: Kit) -> None:
    """Lies flat; one leg is a little longer and both spread at the tip."""
    d, long = k.m("diameter"), k.m("length")
    wire, eye = d / 4, 0.75 * d
    arc: list[Point] = [
        (-eye - eye * math.cos(a), eye * math.sin(a), wire)
        for a in (math.radians(200 - 400 * i / 24 + 180) for i in range(25))
    ]
    upper: list[Point] = [(0.5 * d, wire * 1.02, wire), (0.8 * long, wire * 1.02, wire), (long, wire * 2.0, wire)]
    lower: list[Point] = [
        (0.88 * long, -wire * 2.0, wire),
        (0.75 * long, -wire * 1.02, wire),
        (0.5 * d, -wire * 1.02, wire),
    ]
    k.tube(
        "pin",
        [*lower, *sorted(arc, key=lambda p: math.atan2(p[1], p[0] + eye) % (2 * math.pi), reverse=True)[1:-1], *upper],
        wire,
        smooth=True,
        segments=16,
    )
    k.anchor("top", (0, 0, 2 * wire))
