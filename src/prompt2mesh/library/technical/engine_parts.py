"""Parts of engines and machines that turn: piston, rods, crankshaft, flywheel, brake disc, bladed wheels."""

from __future__ import annotations

import math

from prompt2mesh.library.kit import Kit, Point
from prompt2mesh.library.outlines import Outline
from prompt2mesh.library.registry import angle, asset, choice, count, length
from prompt2mesh.library.technical.drawing import HOLE, disc, equal_area, hole
from prompt2mesh.library.technical.tubes import check_bore
from prompt2mesh.mesh.errors import ContradictionError
from prompt2mesh.mesh.materials import Material
from prompt2mesh.mesh.placement import Radial, Transform
from prompt2mesh.mesh.program import Boolean, Part
from prompt2mesh.mesh.shapes import Box, Cylinder, Extrude, Lathe, PolyMesh

_ROUND = 96
DARK_IRON = Material(preset="machined_steel", color="#6d7075", roughness=0.5)


def _bar(name: str, radius: float, long: float, at: Point, rotate: Point) -> Part:
    shape = Cylinder(radius=equal_area(radius, HOLE), height=long, segments=HOLE, pivot="center")
    return Part(name=name, shape=shape, placement=Transform(location=at, rotation=rotate))


@asset(
    kind="engine_piston",
    words=("piston", "engine piston", "piston head"),
    about="A piston with ring grooves, a hollow skirt and the hole of its pin.",
    parameters=(
        length("diameter", 0.08, 0.01, 2, words=("diameter", "bore", "wide", "across")),
        length("height", 0.07, 0.01, 2, words=("height", "tall", "high", "long", "length")),
        length("pin_diameter", 0.02, 0.001, 1, words=("pin diameter", "pin hole", "wrist pin")),
        count("rings", 3, 0, 6, words=("rings", "ring grooves", "piston rings")),
    ),
    slots={"body": "machined_aluminium", "rings": "steel"},
    category="part",
)  # fmt: skip
def engine_piston(k: Kit) -> None:
    """Turned outside, cut inside; the rings lie in their grooves."""
    r, h, pin, rings = k.m("diameter") / 2, k.m("height"), k.m("pin_diameter") / 2, k.n("rings")
    if pin > 0.4 * h or pin > 0.5 * r:
        raise ContradictionError("the pin is too thick for the piston", hint="give a thinner pin")
    groove, deep, edge = 0.03 * h, 0.06 * r, 0.02 * r
    profile: list[tuple[float, float]] = [(0.0, 0.0), (r - edge, 0.0), (r, edge)]
    tops: list[float] = []
    for i in reversed(range(rings)):
        z = h - (0.07 + 0.08 * (i + 1)) * h
        tops.append(z)
        profile += [(r, z), (r - deep, z), (r - deep, z + groove), (r, z + groove)]
    profile += [(r, h - edge), (r - edge, h), (0.0, h)]
    wall, crown = 0.12 * r, h - 0.36 * h
    room = Part(
        name="room",
        shape=Cylinder(radius=r - wall, height=1.5 * crown, segments=_ROUND),
        placement=Transform(location=(0, 0, -0.5 * crown)),
    )
    bosses = [
        Part(
            name=f"boss {s}",
            shape=Box(size=(0.5 * r, 3.2 * pin, crown)),
            placement=Transform(location=(s * 0.62 * r, 0, 0.22 * h)),
        )
        for s in (-1, 1)
    ]
    axle = _bar("pin hole", pin, 3 * r, (0, 0, 0.42 * h), (0, 90, 0))
    body = [
        Boolean(operation="cut", tools=[room]),
        Boolean(operation="join", tools=bosses),
        Boolean(operation="cut", tools=[axle]),
    ]
    k.add("piston", Lathe(profile=profile, segments=_ROUND), modifiers=body)
    for number, z in enumerate(tops):
        ring = [(r - deep, z), (r, z), (r, z + groove), (r - deep, z + groove)]
        k.add(f"ring {number}", Lathe(profile=ring, closed=True, segments=_ROUND), material="rings")
    k.anchor("top", (0, 0, h), half_size=(r, r), round=True)


@asset(
    kind="connecting_rod",
    words=("connecting rod", "conrod", "con rod", "piston rod", "link rod", "linkage arm", "link arm", "linkage bar"),
    about="Two eyes joined by a bar: the big end turns on the crank, the small end on the pin.",
    parameters=(
        length("center_distance", 0.14, 0.01, 5, words=("center distance", "between centers", "length", "long")),
        length("big_end", 0.056, 0.004, 2, words=("big end", "big end diameter", "big end outer diameter")),
        length("big_bore", 0.042, 0.002, 2, words=("big end bore", "big bore", "crank bore")),
        length("small_end", 0.032, 0.004, 2, words=("small end", "small end diameter")),
        length("small_bore", 0.02, 0.001, 2, words=("small end bore", "small bore", "pin bore")),
        length("thickness", 0.02, 0.001, 1, words=("thickness", "thick", "wide", "width", "high", "height")),
        length("bar_width", 0.02, 0.001, 1, words=("bar width", "shank width")),
    ),
    slots={"body": "machined_steel"},
    category="part",
)  # fmt: skip
def connecting_rod(k: Kit) -> None:
    """One outline of both eyes and the bar, with a web milled from each side."""
    span, big, small, t, bar = (k.m(n) for n in ("center_distance", "big_end", "small_end", "thickness", "bar_width"))
    check_bore(k.m("big_bore"), big)
    check_bore(k.m("small_bore"), small)
    if big / 2 + small / 2 >= span:
        raise ContradictionError("the two eyes overlap", hint="give a greater center distance")
    bar = min(bar, 0.9 * small)
    eye = Part(name="small eye", shape=Extrude(outline=disc(small, center=(span, 0), segments=_ROUND), height=t))
    low, high = 0.46 * big, span - 0.46 * small
    web = Extrude(outline=[(low, -0.62 * bar), (high, -bar / 2), (high, bar / 2), (low, 0.62 * bar)], height=0.8 * t)
    shank = Part(name="shank", shape=web, placement=Transform(location=(0, 0, 0.1 * t)))
    pocket = Extrude(
        outline=[
            (big / 2 + 0.2 * bar, -0.3 * bar),
            (span - small / 2 - 0.2 * bar, -0.22 * bar),
            (span - small / 2 - 0.2 * bar, 0.22 * bar),
            (big / 2 + 0.2 * bar, 0.3 * bar),
        ],
        height=t,
    )
    cuts = [
        Part(
            name="big bore",
            shape=Extrude(outline=hole(k.m("big_bore")), height=3 * t),
            placement=Transform(location=(0, 0, -t)),
        ),
        Part(
            name="small bore",
            shape=Extrude(outline=hole(k.m("small_bore"), center=(span, 0)), height=3 * t),
            placement=Transform(location=(0, 0, -t)),
        ),
    ]
    if span - big / 2 - small / 2 > 0.8 * bar:
        cuts += [
            Part(name="pocket low", shape=pocket, placement=Transform(location=(0, 0, -0.7 * t))),
            Part(name="pocket high", shape=pocket, placement=Transform(location=(0, 0, 0.7 * t))),
        ]
    k.add(
        "rod", Extrude(outline=disc(big, segments=_ROUND), height=t),
        modifiers=[Boolean(operation="join", tools=[eye, shank]), Boolean(operation="cut", tools=cuts)],
    )  # fmt: skip
    k.anchor("top", (span / 2, 0, t))


@asset(
    kind="crankshaft",
    words=("crankshaft", "crank shaft", "engine crankshaft"),
    about="A crankshaft: main journals, webs with counterweights and crank pins, its throws evenly turned.",
    parameters=(
        count("throws", 4, 1, 12, words=("throws", "cylinders", "crank pins", "cranks", "crankpins")),
        length("stroke", 0.08, 0.005, 2, words=("stroke",), about="Twice the throw."),
        length("journal_diameter", 0.05, 0.004, 1, words=("journal diameter", "main journal diameter", "diameter")),
        length("pin_diameter", 0.044, 0.004, 1, words=("pin diameter", "crank pin diameter", "crankpin diameter")),
        length("journal_length", 0.026, 0.002, 1, words=("journal length", "pin length")),
    ),
    slots={"body": "machined_steel"},
    category="part",
)  # fmt: skip
def crankshaft(k: Kit) -> None:
    """Lies along x on its counterweights."""
    throws, arm, r, pin, long = (
        k.n("throws"),
        k.m("stroke") / 2,
        k.m("journal_diameter") / 2,
        k.m("pin_diameter") / 2,
        k.m("journal_length"),
    )
    web = 0.5 * long
    # Throws of a four-cylinder engine are in one plane; others are spread over the turn.
    turns = [0.0, 180.0, 180.0, 0.0] if throws == 4 else [360.0 * i / throws for i in range(throws)]
    cheek = _web(arm, r, pin)
    low = max(1.5 * r, *(-min(x * math.sin(a) + y * math.cos(a) for x, y in cheek) for a in map(math.radians, turns)))
    x = 0.0
    with k.group("shaft", at=(0, 0, low)):
        _journal(k, "nose", 0.7 * r, 0.0, 1.4 * long + 1e-4)
        x = 1.4 * long
        for turn in turns:
            _journal(k, "journal", r, x - 1e-4, long + 2e-4)
            x += long
            for side in range(2):
                k.add("web", Extrude(outline=_about(cheek, turn), height=web), at=(x, 0, 0), rotate=(90, 0, 90))
                x += web
                if side == 0:
                    a = math.radians(turn)
                    _journal(k, "crank pin", pin, x - 1e-4, long + 2e-4, (-arm * math.sin(a), arm * math.cos(a)))
                    x += long
        _journal(k, "journal", r, x - 1e-4, long + 1e-4)
        x += long
        _journal(k, "flange", 1.5 * r, x - 1e-4, 0.5 * long)
    k.anchor("top", (x / 2, 0, low + arm))


def _journal(k: Kit, name: str, radius: float, x: float, long: float, aside: tuple[float, float] = (0.0, 0.0)) -> None:
    edge = 0.06 * radius
    profile = [
        (0.0, 0.0),
        (radius - edge, 0.0),
        (radius, edge),
        (radius, long - edge),
        (radius - edge, long),
        (0.0, long),
    ]
    k.add(name, Lathe(profile=profile, segments=64), at=(x, aside[0], aside[1]), rotate=(0, 90, 0))


def _about(outline: Outline, degrees: float) -> Outline:
    c, s = math.cos(math.radians(degrees)), math.sin(math.radians(degrees))
    return [(c * x - s * y, s * x + c * y) for x, y in outline]


def _web(arm: float, r: float, pin: float) -> Outline:
    """A cheek round the pin above, widening to a counterweight below."""
    top, bottom, neck = 1.3 * pin, arm + r, 1.25 * r
    upper = [(top * math.cos(a), arm + top * math.sin(a)) for a in (math.pi * i / 24 for i in range(25))]
    start, end = math.radians(200), math.radians(340)
    lower = [
        (1.12 * bottom * math.cos(a), bottom * math.sin(a)) for a in (start + (end - start) * i / 24 for i in range(25))
    ]
    return [*upper, (-neck, 0.2 * arm), *lower, (neck, 0.2 * arm)]


@asset(
    kind="flywheel",
    words=("flywheel", "fly wheel", "handwheel", "hand wheel", "valve wheel", "spoked wheel"),
    about="A wheel with a heavy rim, spokes and a bored hub; as a handwheel with a thin round rim and a grip.",
    parameters=(
        length("diameter", 0.3, 0.02, 10, words=("diameter", "outer diameter", "od", "across", "wide")),
        length("width", 0.05, 0.004, 2, words=("width", "wide", "thick", "thickness")),
        length("bore_diameter", 0.04, 0.002, 2, words=("bore", "bore diameter", "shaft hole")),
        count("spokes", 5, 2, 16, words=("spokes", "arms")),
        choice("form", "flywheel", "handwheel"),
    ),
    slots={"body": DARK_IRON, "grip": "black_plastic"},
    adjectives={"handwheel": {"form": "handwheel", "diameter": 0.16, "width": 0.03, "bore_diameter": 0.014, "spokes": 3},
                "hand wheel": {"form": "handwheel", "diameter": 0.16, "width": 0.03, "bore_diameter": 0.014, "spokes": 3},
                "valve wheel": {"form": "handwheel", "diameter": 0.16, "width": 0.03, "bore_diameter": 0.014, "spokes": 4}},
    category="part",
)  # fmt: skip
def flywheel(k: Kit) -> None:
    """Rim and hub turned; the spokes reach into both."""
    r, w, bore, spokes = k.m("diameter") / 2, k.m("width"), k.m("bore_diameter") / 2, k.n("spokes")
    check_bore(4.4 * bore, 2 * r)
    hub = max(2.0 * bore, 0.13 * r)
    if k.s("form") == "handwheel":
        thick = 0.1 * r
        rim = [
            (r - thick + thick * math.cos(a), w - thick + thick * math.sin(a))
            for a in (2 * math.pi * i / 32 for i in range(32))
        ]
        k.add("rim", Lathe(profile=rim, closed=True, segments=_ROUND), smooth=True)
        grip_at = (r - thick, 0.0, w - 0.5 * thick)
        k.add(
            "grip",
            Lathe(
                profile=[
                    (0, 0),
                    (0.5 * thick, 0),
                    (0.9 * thick, 0.6 * w),
                    (0.9 * thick, 1.6 * w),
                    (0.6 * thick, 1.9 * w),
                    (0, 1.95 * w),
                ],
                segments=32,
                smooth=False,
            ),
            at=grip_at,
            material="grip",
        )
        spoke_z, spoke = w - thick, 0.5 * thick
    else:
        deep = 0.16 * r
        edge = 0.03 * r
        rim = [(r - deep, 0), (r - edge, 0), (r, edge), (r, w - edge), (r - edge, w), (r - deep, w)]
        k.add("rim", Lathe(profile=rim, closed=True, segments=_ROUND))
        spoke_z, spoke = w / 2, min(0.32 * w, 0.08 * r)
    k.add("hub", Lathe(profile=[(bore, 0), (hub, 0), (hub, w), (bore, w)], closed=True, segments=64))
    k.rod(
        "spoke", (0.85 * hub, 0, spoke_z), (r - 0.13 * r, 0, spoke_z), 1.2 * spoke, 0.9 * spoke, segments=20,
        instances=Radial(count=spokes),
    )  # fmt: skip
    k.anchor("top", (0, 0, w))


@asset(
    kind="brake_disc",
    words=("brake disc", "brake rotor", "disc brake rotor", "brake disk", "disc rotor"),
    about="A ventilated brake disc: two rings with vanes between, drilled, and a hat with bolt holes.",
    parameters=(
        length("diameter", 0.28, 0.05, 2, words=("diameter", "outer diameter", "od", "across", "wide")),
        length("thickness", 0.022, 0.003, 0.2, words=("thickness", "thick")),
        count("bolts", 5, 3, 12, words=("bolts", "bolt holes", "studs")),
        count("drillings", 36, 0, 120, words=("drillings", "drilled holes", "vents")),
    ),
    slots={"ring": "machined_steel", "hat": DARK_IRON},
    category="part",
)  # fmt: skip
def brake_disc(k: Kit) -> None:
    """Lies on its outer ring with the hat up."""
    r, t, bolts, drillings = k.m("diameter") / 2, k.m("thickness"), k.n("bolts"), k.n("drillings")
    inner, hat, sheet = 0.6 * r, 0.5 * r, 0.34 * t
    holes: list[Outline] = []
    for i in range(drillings):
        ring = inner + (r - inner) * (0.2 + 0.3 * (i % 3))
        a = 2 * math.pi * i / drillings
        holes.append([(ring * math.cos(a) + x, ring * math.sin(a) + y) for x, y in disc(0.045 * r, segments=12)])
    face = Extrude(
        outline=disc(2 * r, segments=_ROUND), holes=[disc(2 * inner, segments=_ROUND)[::-1], *holes], height=sheet
    )
    k.add("ring lower", face, material="ring")
    k.add("ring upper", face, at=(0, 0, t - sheet), material="ring")
    k.add(
        "vane",
        Box(size=(0.86 * (r - inner), 0.02 * r, t - 1.8 * sheet)),
        at=((r + inner) / 2, 0, 0.9 * sheet),
        material="ring",
        instances=Radial(count=30),
    )
    wall, high = 0.06 * r, 1.9 * t
    plan = [
        hole(0.1 * r, center=(0.33 * r * math.cos(a), 0.33 * r * math.sin(a)))
        for a in (2 * math.pi * i / bolts for i in range(bolts))
    ]
    k.add(
        "hat top",
        Extrude(outline=disc(2 * hat, segments=_ROUND), holes=[hole(0.32 * r), *plan], height=wall),
        at=(0, 0, high),
        material="hat",
    )
    side = [
        (hat - wall, t - sheet),
        (inner + 0.02 * r, t - sheet),
        (inner + 0.02 * r, t),
        (hat, t + 0.05 * r),
        (hat, high + 1e-4),
        (hat - wall, high + 1e-4),
    ]
    k.add("hat", Lathe(profile=side, closed=True, segments=_ROUND), material="hat")
    k.anchor("top", (0, 0, high + wall))


@asset(
    kind="bladed_wheel",
    words=("propeller", "ship propeller", "boat propeller", "aircraft propeller", "airplane propeller", "impeller", "turbine", "turbine wheel", "turbine rotor",
           "fan blade", "fan wheel", "fan rotor", "compressor wheel", "turbine blade", "rotor"),
    about="Twisted blades on a hub: a propeller, a fan or a turbine wheel.",
    parameters=(
        length("diameter", 0.3, 0.02, 20, words=("diameter", "across", "wide", "outer diameter")),
        count("blades", 3, 2, 60, words=("blades", "vanes", "bladed")),
        length("hub_diameter", 0.0, 0.0, 10, words=("hub diameter", "hub"), about="0 for a share of the diameter."),
        length("bore_diameter", 0.0, 0.0, 5, words=("bore", "bore diameter", "shaft hole"), about="0 for none."),
        angle("pitch_angle", 32, 5, 75, words=("pitch angle", "blade angle", "angle"), about="Of the blades at 0.7 of the radius."),
        choice("form", "propeller", "ship", "fan", "turbine"),
    ),
    slots={"body": "machined_aluminium"},
    adjectives={"ship propeller": {"form": "ship", "blades": 4}, "boat propeller": {"form": "ship", "blades": 4}, "impeller": {"form": "fan", "blades": 6},
                "turbine": {"form": "turbine", "blades": 24}, "turbine wheel": {"form": "turbine", "blades": 24}, "turbine rotor": {"form": "turbine", "blades": 24},
                "fan blade": {"form": "fan", "blades": 5}, "fan wheel": {"form": "fan", "blades": 7}, "fan rotor": {"form": "fan", "blades": 7},
                "compressor wheel": {"form": "turbine", "blades": 16}, "aircraft propeller": {"form": "propeller", "blades": 2}, "airplane propeller": {"form": "propeller", "blades": 2}},
    category="part",
)  # fmt: skip
def bladed_wheel(k: Kit) -> None:
    """Each blade is a stack of wing sections, steeper towards the hub as a screw is."""
    r, blades, form = k.m("diameter") / 2, k.n("blades"), k.s("form")
    share = {"propeller": 0.1, "ship": 0.2, "fan": 0.24, "turbine": 0.55}[form]
    hub = k.m("hub_diameter") / 2 or share * r
    bore = k.m("bore_diameter") / 2
    check_bore(2 * bore, 2 * hub)
    if hub >= 0.9 * r:
        raise ContradictionError("the hub leaves no room for blades", hint="give a smaller hub")
    wide = {"propeller": 0.16, "ship": 0.62, "fan": 0.5, "turbine": 0.26}[form] * r
    wide = min(wide, 1.9 * math.pi * (hub + 0.5 * (r - hub)) / blades)
    steep = math.tan(math.radians(k.m("pitch_angle"))) * 0.7 * r
    root = 0.9 * hub
    high = max(1.1 * wide * math.sin(math.atan2(steep, hub)), {"turbine": 0.3, "fan": 0.6}.get(form, 0.9) * hub)
    nose = 0.0 if form in {"fan", "turbine"} else 0.7 * hub
    profile: list[tuple[float, float]] = [(bore, 0.0), (hub, 0.0), (hub, high)]
    if nose > 0 and bore <= 0:
        profile += [
            (hub * math.cos(a), high + nose * math.sin(a)) for a in (math.pi / 2 * i / 12 for i in range(1, 12))
        ]
        profile.append((0.0, high + nose))
    else:
        profile.append((bore, high))
    k.add("hub", Lathe(profile=profile, closed=bore > 0, segments=64))
    shape = _blade(
        root,
        r,
        wide,
        steep,
        0.05 if form == "turbine" else 0.08,
        tip={"propeller": 0.45, "ship": 0.35, "fan": 0.9, "turbine": 0.9}[form],
    )
    k.add("blade", shape, at=(0, 0, high / 2), instances=Radial(count=blades), smooth=True)
    k.anchor("top", (0, 0, high + nose))


def _blade(root: float, tip_radius: float, wide: float, steep: float, thick: float, *, tip: float) -> PolyMesh:
    """A closed skin over wing sections along x; `steep` is the screw's pitch over a turn's radians."""
    sections, points = 14, 16
    vertices: list[tuple[float, float, float]] = []
    for i in range(sections):
        share = i / (sections - 1)
        x = root + (tip_radius - root) * share
        swell = (
            0.62 + 0.75 * math.sin(math.pi * min(share * 0.75 + 0.12, 1.0)) ** 0.9 if tip < 0.8 else 0.8 + 0.25 * share
        )
        chord = wide * (swell if share < 0.86 else swell * (1 - (1 - tip) * ((share - 0.86) / 0.14) ** 2)) / 1.37
        turn = math.atan2(steep, x)
        c, s = math.cos(turn), math.sin(turn)
        for j in range(points):
            a = 2 * math.pi * j / points
            u = chord / 2 * math.cos(a)
            v = chord * thick * (1.2 - 0.7 * share) * math.sin(a) * (0.75 - 0.25 * math.cos(a)) + 0.05 * chord * (
                1 - (2 * u / chord) ** 2
            )
            vertices.append((x, u * c - v * s, u * s + v * c))
    faces: list[list[int]] = []
    for i in range(sections - 1):
        a, b = i * points, (i + 1) * points
        faces += [[a + j, a + (j + 1) % points, b + (j + 1) % points, b + j] for j in range(points)]
    faces.append(list(range(points - 1, -1, -1)))
    faces.append([(sections - 1) * points + j for j in range(points)])
    return PolyMesh(vertices=vertices, faces=faces)
