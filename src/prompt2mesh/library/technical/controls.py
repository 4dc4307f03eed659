"""What a hand or a foot works: casters, knobs, handles and valves."""

from __future__ import annotations

import math

from prompt2mesh.library.kit import Kit, Point
from prompt2mesh.library.outlines import Outline
from prompt2mesh.library.registry import asset, choice, flag, length
from prompt2mesh.library.technical.drawing import FINE, HOLE, equal_area, hole, rounded
from prompt2mesh.library.technical.tubes import check_bore
from prompt2mesh.mesh.errors import ContradictionError
from prompt2mesh.mesh.materials import Material
from prompt2mesh.mesh.placement import Radial, Transform
from prompt2mesh.mesh.program import Boolean, Part
from prompt2mesh.mesh.shapes import Cylinder, Extrude, Lathe, Torus

_ROUND = 48


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
