"""Fittings asked for by name: hinges, eye bolts, U-bolts, wing nuts, clips, casters, knobs, handles and valves."""

from __future__ import annotations

import math

from prompt2mesh.library.kit import Kit, Point
from prompt2mesh.library.outlines import Outline
from prompt2mesh.library.registry import asset, choice, count, flag, length
from prompt2mesh.library.technical.drawing import FINE, HOLE, countersink_profile, disc, equal_area, hole, rounded
from prompt2mesh.library.technical.drives import threaded
from prompt2mesh.library.technical.metric import metric
from prompt2mesh.library.technical.tubes import check_bore
from prompt2mesh.mesh.errors import ContradictionError
from prompt2mesh.mesh.materials import Material
from prompt2mesh.mesh.placement import Radial, Transform
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


@asset(
    kind="caster_wheel",
    words=("caster wheel", "caster", "castor", "castor wheel", "swivel caster", "furniture caster", "swivel castor"),
    about="A wheel in a swivelling fork under a plate with four holes.",
    parameters=(
        length("wheel_diameter", 0.075, 0.01, 1, words=("wheel diameter", "diameter", "wheel")),
        length("width", 0.025, 0.004, 0.5, words=("width", "wide", "wheel width")),
        flag("brake", False, words=("lock", "locking", "brake lever")),
    ),
    slots={"tyre": "rubber", "hub": "plastic", "fork": "galvanised_steel"},
    category="part",
)  # fmt: skip
def caster_wheel(k: Kit) -> None:
    """Stands on its wheel, which trails behind the swivel."""
    r, w = k.m("wheel_diameter") / 2, k.m("width")
    edge, trail = 0.12 * w, 0.45 * r
    sheet, gap = 0.07 * r, w / 2 + 0.06 * w
    tyre = [
        (0.72 * r, -w / 2),
        (r - edge, -w / 2),
        (r, -w / 2 + 2 * edge),
        (r, w / 2 - 2 * edge),
        (r - edge, w / 2),
        (0.72 * r, w / 2),
    ]
    k.add(
        "wheel tyre",
        Lathe(profile=tyre, closed=True, segments=64),
        at=(0, trail, r),
        rotate=(0, 90, 0),
        material="tyre",
    )
    rim = [
        (0.16 * r, -w / 2 * 1.05),
        (0.34 * r, -w / 2 * 1.05),
        (0.4 * r, -0.3 * w),
        (0.62 * r, -0.3 * w),
        (0.73 * r, -w / 2 * 0.98),
        (0.73 * r, w / 2 * 0.98),
        (0.62 * r, 0.3 * w),
        (0.4 * r, 0.3 * w),
        (0.34 * r, w / 2 * 1.05),
        (0.16 * r, w / 2 * 1.05),
    ]
    k.add(
        "wheel hub", Lathe(profile=rim, closed=True, segments=64), at=(0, trail, r), rotate=(0, 90, 0), material="hub"
    )
    axle = gap + 2.2 * sheet
    k.add(
        "axle",
        Cylinder(radius=0.165 * r, height=2 * axle, segments=32, pivot="center"),
        at=(0, trail, r),
        rotate=(0, 90, 0),
        material="fork",
    )
    k.add(
        "axle nut",
        Cylinder(radius=0.26 * r, height=0.14 * r, segments=6, pivot="center"),
        at=(axle, trail, r),
        rotate=(0, 90, 0),
        material="fork",
    )
    top = 2.16 * r
    cheek: Outline = [
        (trail - 0.28 * r, r - 0.2 * r),
        (trail, r - 0.3 * r),
        (trail + 0.28 * r, r - 0.2 * r),
        (trail + 0.3 * r, r + 0.15 * r),
        (0.5 * r, top),
        (-0.5 * r, top),
        (-0.4 * r, 1.7 * r),
    ]
    for x in (-gap - sheet, gap):
        k.add(
            "fork",
            Extrude(outline=cheek, height=sheet),
            at=(x, 0, 0),
            rotate=(90, 0, 90),
            material="fork",
            bevel=0.1 * sheet,
        )
    k.add(
        "fork top",
        Extrude(outline=rounded(2 * (gap + sheet), r, 0.2 * r), height=sheet),
        at=(0, 0, top - 0.5 * sheet),
        material="fork",
    )
    k.add(
        "swivel",
        Lathe(
            profile=[(0, 0), (0.52 * r, 0), (0.6 * r, 0.06 * r), (0.6 * r, 0.14 * r), (0.5 * r, 0.2 * r), (0, 0.2 * r)],
            segments=48,
        ),
        at=(0, 0, top + 0.4 * sheet),
        material="fork",
    )
    plate = 1.7 * r
    holes = [hole(0.16 * r, center=(x * 0.38 * plate, y * 0.38 * plate)) for x in (-1, 1) for y in (-1, 1)]
    k.add(
        "plate",
        Extrude(outline=rounded(plate, plate, 0.14 * r), holes=holes, height=1.4 * sheet),
        at=(0, 0, top + 0.4 * sheet + 0.19 * r),
        material="fork",
    )
    if k.on("brake"):
        lever: Outline = [(0, 0), (0.5 * r, -0.16 * r), (0.55 * r, -0.05 * r), (0.05 * r, 0.2 * r)]
        k.add(
            "brake lever",
            Extrude(outline=lever, height=1.2 * w),
            at=(-0.6 * w, trail + 0.25 * r, 1.75 * r),
            rotate=(90, 0, 90),
            material="hub",
        )
    k.anchor("top", (0, 0, top + 1.8 * sheet + 0.19 * r))


@asset(
    kind="control_knob",
    words=("control knob", "knurled knob", "machine knob", "potentiometer knob", "volume knob", "dial knob", "star knob", "thumb knob", "thumb screw", "knob with a shaft hole", "clamping knob"),
    about="A turned knob: knurled or lobed, with a pointer line and the bore of its shaft.",
    parameters=(
        length("diameter", 0.03, 0.004, 1, words=("diameter", "wide", "across", "od", "outer diameter")),
        length("height", 0.016, 0.002, 1, words=("height", "tall", "high", "thick", "thickness", "long")),
        length("bore_diameter", 0.006, 0.0, 0.5, words=("bore", "bore diameter", "shaft hole", "shaft diameter", "inner diameter")),
        choice("grip", "knurled", "lobed", "plain"),
    ),
    slots={"body": Material(preset="plastic", color="#2a2b2e"), "pointer": Material(preset="plastic", color="#f2f2ee")},
    adjectives={"star knob": {"grip": "lobed", "diameter": 0.05}, "clamping knob": {"grip": "lobed", "diameter": 0.05}, "smooth": {"grip": "plain"}},
    category="part",
)  # fmt: skip
def control_knob(k: Kit) -> None:
    """One outline for the grip, raised and bored from below."""
    r, high, bore, grip = k.m("diameter") / 2, k.m("height"), k.m("bore_diameter") / 2, k.s("grip")
    check_bore(2 * bore, 1.6 * r)
    waves, depth = {"knurled": (max(24, round(90 * r / 0.015 / 4)), 0.03), "lobed": (6, 0.14), "plain": (0, 0.0)}[grip]
    waves = min(waves, 72)
    steps = 6 * waves if grip == "knurled" else 144 if waves else FINE
    outline = [
        ((r - depth * r * (0.5 - 0.5 * math.cos(waves * a))) * math.cos(a), (r - depth * r * (0.5 - 0.5 * math.cos(waves * a))) * math.sin(a))
        for a in (2 * math.pi * i / steps for i in range(steps))
    ]  # fmt: skip
    drill = Part(
        name="bore",
        shape=Cylinder(radius=equal_area(max(bore, 1e-4), HOLE), height=0.75 * high + 0.1 * high, segments=HOLE),
        placement=Transform(location=(0, 0, -0.1 * high)),
    )
    modifiers = [Boolean(operation="cut", tools=[drill])] if bore > 0 else []
    k.add("knob", Extrude(outline=outline, height=0.8 * high), modifiers=modifiers)
    cap = [
        (0, 0),
        (0.93 * r * (1 - depth), 0),
        (0.93 * r * (1 - depth), 0.12 * high),
        (0.86 * r * (1 - depth), 0.2 * high),
        (0, 0.2 * high),
    ]
    k.add("cap", Lathe(profile=cap, segments=64), at=(0, 0, 0.8 * high))
    if grip != "lobed":
        k.add(
            "pointer",
            Extrude(outline=rounded(0.09 * r, 0.5 * r, 0.02 * r), height=0.03 * high),
            at=(0, -0.5 * r, 0.99 * high),
            material="pointer",
        )
    k.anchor("top", (0, 0, high), half_size=(r, r), round=True)


@asset(
    kind="bar_handle",
    words=("drawer handle", "pull handle", "bar handle", "cabinet handle", "grab handle", "handle", "d handle", "carrying handle", "machine handle"),
    about="A round bar on two posts.",
    parameters=(
        length("length", 0.15, 0.02, 3, words=("length", "long", "wide", "width")),
        length("bar_diameter", 0.012, 0.002, 0.2, words=("bar diameter", "diameter", "thick", "thickness")),
        length("height", 0.035, 0.005, 0.5, words=("height", "high", "tall", "clearance", "projection")),
        choice("form", "bar", "bow"),
    ),
    slots={"body": "brushed_steel"},
    adjectives={"d handle": {"form": "bow"}, "carrying handle": {"form": "bow"}, "grab handle": {"form": "bow"}, "curved": {"form": "bow"}},
    category="part",
)  # fmt: skip
def bar_handle(k: Kit) -> None:
    """Stands on its posts, as on a drawer that lies on its back."""
    long, r, high = k.m("length"), k.m("bar_diameter") / 2, k.m("height")
    if high < 3 * r or long < 6 * r:
        raise ContradictionError("the bar is too thick for the handle", hint="give a thinner bar")
    if k.s("form") == "bow":
        x, bend = long / 2 - r, min(0.5 * high, 0.25 * long)
        turns = [math.pi / 2 * i / 8 for i in range(9)]
        path: list[Point] = [(-x, 0, 0)]
        path += [(-x + bend - bend * math.cos(a), 0, high - r - bend + bend * math.sin(a)) for a in turns]
        path += [(x - bend + bend * math.sin(a), 0, high - r - bend + bend * math.cos(a)) for a in turns]
        path.append((x, 0, 0))
        k.tube("bar", path, r, smooth=False, round_caps=False, segments=32)
        for s in (-x, x):
            k.add(
                "foot",
                Lathe(
                    profile=[(0, 0), (1.7 * r, 0), (1.7 * r, 0.3 * r), (1.2 * r, 0.6 * r), (0, 0.6 * r)],
                    segments=_ROUND,
                ),
                at=(s, 0, 0),
            )
    else:
        edge = 0.15 * r
        profile = [
            (0, -long / 2),
            (r - edge, -long / 2),
            (r, -long / 2 + edge),
            (r, long / 2 - edge),
            (r - edge, long / 2),
            (0, long / 2),
        ]
        k.add("bar", Lathe(profile=profile, segments=_ROUND), at=(0, 0, high - r), rotate=(0, 90, 0))
        for s in (-0.35 * long, 0.35 * long):
            k.add("post", Cylinder(radius=0.72 * r, height=high - r, segments=32), at=(s, 0, 0))
    k.anchor("top", (0, 0, high))


@asset(
    kind="gate_valve",
    words=("valve", "gate valve", "globe valve", "water valve", "pipe valve", "shut-off valve", "ball valve", "steam valve", "stop valve"),
    about="A pipe valve: a body with two flanges, a bonnet, a spindle and a handwheel or a lever.",
    parameters=(
        length("pipe_diameter", 0.04, 0.005, 1, words=("pipe diameter", "diameter", "bore", "size")),
        length("length", 0.0, 0.0, 3, words=("length", "long"), about="Between the flange faces; 0 for four pipe diameters."),
        choice("handle", "wheel", "lever"),
    ),
    slots={"body": "brass", "wheel": Material(preset="paint", color="#b3221b"), "stem": "steel"},
    adjectives={"ball valve": {"handle": "lever"}},
    category="part",
)  # fmt: skip
def gate_valve(k: Kit) -> None:
    """Stands on its flanges; the bore is open from end to end."""
    r = k.m("pipe_diameter") / 2
    half = (k.m("length") or 8 * r) / 2
    if half < 3 * r:
        raise ContradictionError("the valve is too short for its pipe", hint="give a greater length")
    wall, rim, thick = 0.28 * r, 2.1 * r, 0.45 * r
    profile = [
        (r, -half),
        (rim, -half),
        (rim, -half + thick),
        (r + wall, -half + thick),
        (r + wall, -1.5 * r),
        (1.75 * r, -0.8 * r),
        (1.75 * r, 0.8 * r),
        (r + wall, 1.5 * r),
        (r + wall, half - thick),
        (rim, half - thick),
        (rim, half),
        (r, half),
    ]
    bolts = [
        Part(name=f"bolt hole {i}{s}", shape=Cylinder(radius=0.18 * r, height=3 * thick, segments=20, pivot="center"),
             placement=Transform(location=(1.65 * r * math.cos(a), 1.65 * r * math.sin(a), s * (half - thick / 2))))
        for s in (-1, 1) for i, a in enumerate(math.pi / 4 + math.pi / 2 * j for j in range(4))
    ]  # fmt: skip
    low = rim
    k.add(
        "body",
        Lathe(profile=profile, closed=True, segments=64),
        at=(0, 0, low),
        rotate=(0, 90, 0),
        modifiers=[Boolean(operation="cut", tools=bolts)],
    )
    bonnet = [
        (0, 1.5 * r),
        (1.25 * r, 1.5 * r),
        (1.25 * r, 2.2 * r),
        (1.55 * r, 2.2 * r),
        (1.55 * r, 2.6 * r),
        (1.1 * r, 2.6 * r),
        (0.7 * r, 3.5 * r),
        (0.55 * r, 3.5 * r),
        (0.55 * r, 4.0 * r),
        (0, 4.0 * r),
    ]
    k.add("bonnet", Lathe(profile=bonnet, segments=64), at=(0, 0, low))
    k.add("gland", Cylinder(radius=0.75 * r, height=0.4 * r, segments=6), at=(0, 0, low + 3.6 * r))
    k.add("stem", Cylinder(radius=0.22 * r, height=1.3 * r, segments=32), at=(0, 0, low + 3.9 * r), material="stem")
    top = low + 5.0 * r
    if k.s("handle") == "wheel":
        k.add(
            "wheel rim",
            Torus(radius=1.7 * r, tube=0.2 * r, segments=64, tube_segments=20),
            at=(0, 0, top),
            material="wheel",
            smooth=True,
        )
        k.add(
            "wheel hub",
            Cylinder(radius=0.42 * r, height=0.5 * r, segments=32, pivot="center"),
            at=(0, 0, top),
            material="wheel",
        )
        k.rod(
            "wheel spoke",
            (0.3 * r, 0, top),
            (1.65 * r, 0, top),
            0.15 * r,
            segments=16,
            material="wheel",
            instances=Radial(count=5),
        )
    else:
        k.add(
            "lever",
            Extrude(outline=rounded(5 * r, 0.8 * r, 0.3 * r), height=0.22 * r),
            at=(1.9 * r, 0, top - 0.1 * r),
            material="wheel",
            bevel=0.05 * r,
        )
    k.anchor("top", (0, 0, top + 0.2 * r))
