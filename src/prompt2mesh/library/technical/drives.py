"""Drives that are more than one outline: bevel gears, worms, chains, joints and couplings."""

from __future__ import annotations

import math

from prompt2mesh.library.kit import Kit
from prompt2mesh.library.outlines import Outline
from prompt2mesh.library.registry import angle, asset, choice, count, length
from prompt2mesh.library.technical.drawing import HOLE, Ring, disc, equal_area, hole, stacked
from prompt2mesh.library.technical.gears import involute_gear
from prompt2mesh.library.technical.tubes import check_bore
from prompt2mesh.mesh.errors import ContradictionError
from prompt2mesh.mesh.materials import Material
from prompt2mesh.mesh.placement import Transform
from prompt2mesh.mesh.program import Boolean, Part
from prompt2mesh.mesh.shapes import Box, Cylinder, Extrude, Lathe, PolyMesh

_ROUND = 64


@asset(
    kind="internal_gear",
    words=("internal gear", "ring gear", "annular gear", "internal ring gear", "planetary ring gear"),
    about="A ring with involute teeth inside (ISO 53).",
    parameters=(
        count("teeth", 40, 12, 120, words=("teeth", "tooth", "number of teeth")),
        length("module", 0.002, 0.0002, 0.1, words=("module",)),
        angle("pressure_angle", 20, 10, 30, words=("pressure angle",)),
        length("thickness", 0.012, 0.0005, 5, words=("thickness", "thick", "face width", "wide", "width", "height")),
        length("outer_diameter", 0.0, 0.0, 20, words=("outer diameter", "od", "diameter", "outside diameter"), about="0 for three modules of rim."),
    ),
    slots={"body": "machined_steel"},
    category="part",
)  # fmt: skip
def internal_gear(k: Kit) -> None:
    """A disc whose hole is the outline of the gear that would fit it."""
    teeth, m = k.n("teeth"), k.m("module")
    inner = involute_gear(teeth, m, k.m("pressure_angle"), addendum=1.25, dedendum=1.0)
    outer = k.m("outer_diameter") or m * (teeth + 2.5) + 6 * m
    check_bore(m * (teeth + 2.5), outer)
    k.add("gear", Extrude(outline=disc(outer), holes=[inner], height=k.m("thickness")))
    k.anchor("top", (0, 0, k.m("thickness")))


@asset(
    kind="bevel_gear",
    words=("bevel gear", "mitre gear", "miter gear", "conical gear", "bevel pinion"),
    about="A straight bevel gear; each section is an involute outline shrunk towards the apex (Tredgold's approximation).",
    parameters=(
        count("teeth", 20, 8, 100, words=("teeth", "tooth", "number of teeth")),
        length("module", 0.003, 0.0003, 0.1, words=("module",)),
        length("face_width", 0.0, 0.0, 2, words=("face width", "width", "wide"), about="0 for a third of the cone's side."),
        angle("cone_angle", 45, 10, 80, words=("cone angle", "pitch angle", "pitch cone angle"), about="Of the pitch cone to the axis."),
        length("bore_diameter", 0.012, 0.0, 2, words=("bore", "bore diameter", "shaft hole")),
    ),
    slots={"body": "machined_steel"},
    category="part",
)  # fmt: skip
def bevel_gear(k: Kit) -> None:
    """Two similar toothed outlines joined by straight lines, on a hub."""
    teeth, m, turn = k.n("teeth"), k.m("module"), math.radians(k.m("cone_angle"))
    side = m * teeth / 2 / math.sin(turn)
    face = k.m("face_width") or side / 3
    if face >= 0.8 * side:
        raise ContradictionError("the teeth reach the apex of the cone", hint="give a smaller face width")
    small = 1 - face / side
    high = face * math.cos(turn)
    outline = involute_gear(teeth, m, 20.0)
    low = [(x, y, 0.0) for x, y in outline]
    top = [(small * x, small * y, high) for x, y in outline]
    root = m * (teeth - 2.5) / 2
    hub, rise = 0.62 * root, 0.45 * root
    base = Part(
        name="hub",
        shape=Cylinder(radius=hub, height=rise + 0.2 * high, segments=_ROUND),
        placement=Transform(location=(0, 0, -rise)),
    )
    bore = k.m("bore_diameter")
    check_bore(bore, 2 * min(hub, small * root))
    modifiers = [Boolean(operation="join", tools=[base])]
    if bore > 0:
        drill = Cylinder(radius=equal_area(bore / 2, HOLE), height=3 * (rise + high), segments=HOLE)
        modifiers.append(
            Boolean(
                operation="cut", tools=[Part(name="bore", shape=drill, placement=Transform(location=(0, 0, -2 * rise)))]
            )
        )
    k.add("gear", stacked([low, top]), at=(0, 0, rise), modifiers=modifiers)
    k.anchor("top", (0, 0, rise + high))


@asset(
    kind="worm_screw",
    words=("worm", "worm gear", "worm screw", "worm shaft", "lead screw", "leadscrew", "power screw", "auger", "archimedes screw", "trapezoidal screw"),
    about="A shaft with one helical thread: a worm, a lead screw or an auger; the thread's flanks are straight in the axial section.",
    parameters=(
        length("diameter", 0.04, 0.003, 2, words=("diameter", "outer diameter", "od", "thick")),
        length("pitch", 0.0, 0.0, 1, words=("pitch", "lead"), about="0 for a share of the diameter."),
        length("length", 0.1, 0.005, 10, words=("length", "long")),
        length("shaft_diameter", 0.0, 0.0, 2, words=("shaft diameter", "core diameter"), about="0 for a share of the diameter."),
        choice("form", "worm", "lead", "auger"),
    ),
    slots={"body": "machined_steel"},
    adjectives={"lead screw": {"form": "lead", "diameter": 0.012, "length": 0.2}, "leadscrew": {"form": "lead", "diameter": 0.012, "length": 0.2}, "power screw": {"form": "lead", "diameter": 0.02, "length": 0.2},
                "trapezoidal screw": {"form": "lead", "diameter": 0.012, "length": 0.2}, "auger": {"form": "auger", "length": 0.2}, "archimedes screw": {"form": "auger", "length": 0.2}},
    category="part",
)  # fmt: skip
def worm_screw(k: Kit) -> None:
    """Lies along x: the thread is a surface over the cylinder, the shaft goes through it."""
    form, d, long = k.s("form"), k.m("diameter"), k.m("length")
    pitch = k.m("pitch") or {"worm": 0.3, "lead": 0.2, "auger": 0.9}[form] * d
    depth = {"worm": 0.22, "lead": 0.09, "auger": 0.38}[form] * d
    core = k.m("shaft_diameter") / 2 or (d / 2 - depth) * 0.92
    if core >= d / 2 or pitch >= long:
        raise ContradictionError("the thread does not fit its shaft", hint="give a thinner shaft or a smaller pitch")
    depth = min(depth, d / 2 - core * 0.98)
    flat = {"worm": 0.2, "lead": 0.36, "auger": 0.06}[form]
    ends = {"worm": 0.6, "lead": 0.12, "auger": 0.15}[form] * d
    with k.group("screw", at=(-long / 2, 0, d / 2), rotate=(0, 90, 0)):
        k.add("thread", threaded(d / 2, depth, pitch, long, flat=flat))
        for name, z in (("end", -ends), ("end", long - 1e-4)):
            edge = 0.1 * core
            profile = [(0, 0), (core - edge, 0), (core, edge), (core, ends - edge), (core - edge, ends), (0, ends)]
            k.add(name, Lathe(profile=profile, segments=_ROUND), at=(0, 0, z + (1e-4 if z < 0 else 0)))
    k.anchor("top", (0, 0, d))


def threaded(radius: float, depth: float, pitch: float, long: float, *, flat: float, around: int = 32) -> PolyMesh:
    """A screw along z: its radius falls by `depth` between the turns; `flat` is the crest's share of the pitch."""
    levels = max(8, min(600, round(12 * long / pitch)))
    rings: list[Ring] = []
    slope = (1 - 2 * flat) / 2
    for i in range(levels + 1):
        z = long * i / levels
        ring: Ring = []
        for j in range(around):
            share = (z / pitch - j / around) % 1.0
            away = abs(share - 0.5)  # 0 at the crest's middle, 0.5 in the groove's
            fall = min(max((away - flat / 2) / slope, 0.0), 1.0)
            r = radius - depth * fall
            a = 2 * math.pi * j / around
            ring.append((r * math.cos(a), r * math.sin(a), z))
        rings.append(ring)
    return stacked(rings)


@asset(
    kind="roller_chain",
    words=("roller chain", "bicycle chain", "drive chain", "bike chain", "motorcycle chain"),
    about="A piece of roller chain: pairs of plates, rollers and pins.",
    parameters=(
        count("links", 8, 2, 60, words=("links", "chain links", "pieces")),
        length("pitch", 0.0127, 0.002, 0.2, words=("pitch",)),
        length("width", 0.0, 0.0, 0.2, words=("width", "wide"), about="Between the plates; 0 for 0.6 of the pitch."),
    ),
    slots={"plates": "machined_steel", "rollers": "polished_steel"},
    category="part",
)  # fmt: skip
def roller_chain(k: Kit) -> None:
    """Lies straight along x on the edges of its plates."""
    links, p = k.n("links"), k.m("pitch")
    wide = k.m("width") or 0.6 * p
    sheet, r = 0.11 * p, 0.32 * p
    high, eye = 0.42 * p, 0.18 * p
    plate = _link(p, high)
    for i in range(links):
        x = (i - (links - 1) / 2) * p
        out = sheet if i % 2 else 0.0
        for side in (-1, 1):
            y = side * (wide / 2 + out) + (0 if side > 0 else -sheet)
            k.add(
                "plate",
                Extrude(
                    outline=plate,
                    holes=[disc(1.9 * eye, center=(s * p / 2, 0), segments=20)[::-1] for s in (-1, 1)],
                    height=sheet,
                ),
                at=(x, y + sheet, high),
                rotate=(90, 0, 0),
                material="plates",
            )
    for i in range(links + 1):
        x = (i - links / 2) * p
        span = wide + 5 * sheet
        k.add(
            "pin",
            Cylinder(radius=eye, height=span, segments=20, pivot="center"),
            at=(x, 0, high),
            rotate=(90, 0, 0),
            material="rollers",
        )
        k.add(
            "roller",
            Lathe(
                profile=[(0.9 * eye, -wide / 2), (r, -wide / 2), (r, wide / 2), (0.9 * eye, wide / 2)],
                closed=True,
                segments=28,
            ),
            at=(x, 0, high),
            rotate=(90, 0, 0),
            material="rollers",
        )
    k.anchor("top", (0, 0, 2 * high))


def _link(pitch: float, high: float) -> Outline:
    """A waisted plate about the middle between its two eyes."""
    waist = 0.72 * high
    right = [
        (pitch / 2 + high * math.cos(a), high * math.sin(a))
        for a in (math.radians(-115 + 230 * i / 20) for i in range(21))
    ]
    left = [(-x, -y) for x, y in right]
    return [*right, (0.0, waist), *left, (0.0, -waist)]


@asset(
    kind="universal_joint",
    words=("universal joint", "u-joint", "u joint", "cardan joint", "cardan shaft", "hooke joint", "joint coupling"),
    about="Two forks on a cross: a joint for shafts that meet at an angle.",
    parameters=(
        length("diameter", 0.03, 0.005, 1, words=("diameter", "outer diameter", "od")),
        length("length", 0.0, 0.0, 2, words=("length", "long"), about="0 for four diameters."),
        length("bore_diameter", 0.012, 0.0, 0.5, words=("bore", "bore diameter", "shaft diameter")),
        angle("bend", 25, 0, 40, words=("bend", "bend angle", "angle")),
    ),
    slots={"body": "machined_steel", "cross": "polished_steel"},
    category="part",
)  # fmt: skip
def universal_joint(k: Kit) -> None:
    """One fork stands, the other leans; the cross is in the middle."""
    r, turn = k.m("diameter") / 2, k.m("bend")
    half = (k.m("length") or 8 * r) / 2
    bore = k.m("bore_diameter") / 2
    check_bore(2 * bore, 2 * r)
    if half < 2.6 * r:
        raise ContradictionError("the joint is too short for its forks", hint="give a greater length")
    with k.group("lower", at=(0, 0, half)):
        _fork(k, r, half, bore, upward=False)
    with k.group("upper", at=(0, 0, half), rotate=(turn, 0, 0)), k.group("turned", rotate=(0, 0, 90)):
        _fork(k, r, half, bore, upward=True)
    with k.group("cross", at=(0, 0, half)):
        k.add("cross", Box(size=(0.7 * r, 0.7 * r, 0.7 * r), pivot="center"), material="cross", bevel=0.06 * r)
        for name, rotate in (("pin", (0.0, 90.0, 0.0)), ("pin", (90.0, 0.0, 0.0))):
            k.add(
                name,
                Cylinder(radius=0.26 * r, height=2.04 * r, segments=32, pivot="center"),
                rotate=rotate,
                material="cross",
            )
    k.anchor("top", (0, 0, 2 * half))


def _fork(k: Kit, r: float, half: float, bore: float, *, upward: bool) -> None:
    neck = 1.25 * r
    body = Cylinder(radius=r, height=half - neck + 0.45 * r, segments=_ROUND)
    start = neck - 0.45 * r if upward else -half
    arms = [
        Part(name=f"arm {s}", shape=Extrude(outline=_arm(r, neck), height=0.42 * r), placement=Transform(location=(s * 0.76 * r - 0.21 * r, 0, 0), rotation=(90, 0, 90) if upward else (-90, 0, 90)))
        for s in (-1, 1)
    ]  # fmt: skip
    round_cut = Part(
        name="round",
        shape=Cylinder(radius=r, height=4 * half, segments=_ROUND),
        placement=Transform(location=(0, 0, -2 * half)),
    )
    drill = Part(
        name="bore",
        shape=Cylinder(radius=max(bore, 1e-4), height=half - neck, segments=HOLE),
        placement=Transform(location=(0, 0, neck if upward else -half - 0.01 * half)),
    )
    moved = [
        arm.model_copy(
            update={
                "placement": arm.placement.model_copy(update={"location": (arm.placement.location[0], 0.0, -start)})
            }
        )
        for arm in arms
    ]
    tools = [Boolean(operation="join", tools=moved), Boolean(operation="intersect", tools=[round_cut])]
    if bore > 0:
        drill = drill.model_copy(
            update={
                "placement": Transform(
                    location=(0, 0, drill.placement.location[2] - start + (0.2 * half if upward else 0.0))
                )
            }
        )
        tools.append(Boolean(operation="cut", tools=[drill]))
    k.add("fork upper" if upward else "fork lower", body, at=(0, 0, start), modifiers=tools)


def _arm(r: float, neck: float) -> Outline:
    """The side of a fork's arm: from the body to a round eye about the cross's pin."""
    eye = [(0.62 * r * math.cos(a), -0.62 * r * math.sin(a)) for a in (math.pi * i / 20 for i in range(21))]
    return [(0.62 * r, neck), *[(x, y) for x, y in eye], (-0.62 * r, neck)][::-1]


@asset(
    kind="shaft_coupling",
    words=("shaft coupling", "coupling", "jaw coupling", "rigid coupling", "motor coupling", "flexible coupling", "beam coupling"),
    about="Two clamping hubs with jaws round an elastic spider.",
    parameters=(
        length("diameter", 0.03, 0.006, 1, words=("diameter", "outer diameter", "od")),
        length("length", 0.04, 0.008, 1, words=("length", "long")),
        length("bore_diameter", 0.01, 0.001, 0.5, words=("bore", "bore diameter")),
        count("jaws", 3, 2, 6, words=("jaws", "claws")),
    ),
    slots={"body": "machined_aluminium", "spider": Material(preset="rubber", color="#c8321f")},
    category="part",
)  # fmt: skip
def shaft_coupling(k: Kit) -> None:
    """Stands on one hub."""
    r, long, bore, jaws = k.m("diameter") / 2, k.m("length"), k.m("bore_diameter") / 2, k.n("jaws")
    check_bore(2 * bore, 1.6 * r)
    gap = 0.24 * long
    hub = (long - gap) / 2
    edge = 0.05 * r
    profile = [(bore, 0), (r - edge, 0), (r, edge), (r, hub), (bore, hub)]
    share = 360 / jaws / 2
    inner = max(1.15 * bore, 0.42 * r)
    jaw = _sector(inner, r, math.radians(0.37 * share))
    for number, (z, turn, flip) in enumerate(((0.0, 0.0, 0.0), (long, share, 180.0))):
        with k.group(f"hub {number}", at=(0, 0, z), rotate=(flip, 0, turn if not flip else -turn)):
            tools = [
                Part(
                    name=f"jaw {i}",
                    shape=Extrude(outline=_turned(jaw, 2 * math.pi * i / jaws), height=gap + 0.5 * hub - 1e-4),
                    placement=Transform(location=(0, 0, 0.5 * hub)),
                )
                for i in range(jaws)
            ]
            screw = Part(
                name="screw hole",
                shape=Cylinder(radius=0.12 * r, height=2 * r, segments=24),
                placement=Transform(location=(0, 0, 0.5 * hub), rotation=(90, 0, 90)),
            )
            k.add(
                "hub",
                Lathe(profile=profile, closed=True, segments=_ROUND),
                modifiers=[Boolean(operation="join", tools=tools), Boolean(operation="cut", tools=[screw])],
            )
    arms = [
        _turned(_sector(0.9 * inner, 0.97 * r, math.radians(0.11 * share)), math.radians(share / 2 + share * i))
        for i in range(2 * jaws)
    ]
    spider = [Part(name=f"arm {i}", shape=Extrude(outline=arm, height=gap * 0.92)) for i, arm in enumerate(arms)]
    ring = Extrude(
        outline=disc(2 * inner * 0.97, segments=_ROUND), holes=[hole(2 * max(bore, 0.3 * inner))], height=gap * 0.92
    )
    k.add(
        "spider",
        ring,
        at=(0, 0, hub + 0.04 * gap),
        material="spider",
        modifiers=[Boolean(operation="join", tools=spider)],
    )
    k.anchor("top", (0, 0, long))


def _sector(inner: float, outer: float, half: float) -> Outline:
    turns = [half * (i / 8 - 1) for i in range(17)]
    far = [(outer * math.cos(a), outer * math.sin(a)) for a in turns]
    near = [(inner * math.cos(a), inner * math.sin(a)) for a in reversed(turns)]
    return [*far, *near]


def _turned(outline: Outline, turn: float) -> Outline:
    c, s = math.cos(turn), math.sin(turn)
    return [(c * x - s * y, s * x + c * y) for x, y in outline]
