"""Parts off a lathe: tubes, rings, washers, bushings, shafts, elbows and springs."""

from __future__ import annotations

import math

from prompt2mesh.library.kit import Kit, Point
from prompt2mesh.library.outlines import circle
from prompt2mesh.library.registry import Times, angle, asset, choice, factor, flag, length
from prompt2mesh.library.technical.drawing import FINE, Ring, cuts, drill, equal_area, hollow_tube, stacked_tube, turned
from prompt2mesh.library.technical.metric import metric
from prompt2mesh.library.technical.sections import section, shared_angles
from prompt2mesh.mesh.placement import Transform
from prompt2mesh.mesh.program import Part
from prompt2mesh.mesh.shapes import Box, Lathe, Loft, PolyMesh, Section, Torus

_OUTER = ("outer diameter", "diameter", "od", "outside diameter", "wide", "across")
_INNER = ("inner diameter", "bore", "bore diameter", "id", "inside diameter", "hole", "hole diameter", "center hole")
_ARC_SEGMENTS = 720
_ROUND = 64


@asset(
    kind="hollow_cylinder",
    words=("hollow cylinder", "pipe", "tube", "round tube", "bushing", "sleeve", "spacer", "standoff", "annulus", "flat ring",
           "ring", "collar", "straight pipe", "conduit"),
    about="A straight tube, from a long pipe to a flat ring.",
    parameters=(
        length("outer_diameter", 0.03, 0.0005, 100, words=_OUTER),
        length("inner_diameter", 0.02, 0.0001, 99, words=_INNER),
        length("length", 0.05, 0.0001, 2000, words=("length", "long", "height", "tall", "high", "thickness", "thick")),
        length("edge_chamfer", 0.0, 0.0, 1, words=("edge chamfer", "chamfer")),
    ),
    slots={"body": "steel"},
    adjectives={"long": {"length": Times(4)}, "thin walled": {"inner_diameter": Times(1.3)}},
    category="part",
)  # fmt: skip
def hollow_cylinder(k: Kit) -> None:
    """One turned ring-shaped section."""
    outer, inner = k.m("outer_diameter"), min(k.m("inner_diameter"), k.m("outer_diameter") * 0.998)
    k.add("tube", turned(outer, inner, k.m("length"), chamfer=k.m("edge_chamfer")))
    k.anchor("top", (0, 0, k.m("length")), half_size=(outer / 2, outer / 2), round=True)


@asset(
    kind="flat_washer",
    words=("flat washer", "washer", "plain washer"),
    about="A plain washer by ISO 7089, or by its own diameters.",
    parameters=(
        length("size", 0.008, 0.001, 0.1, words=("size", "nominal size"), about="Nominal screw size."),
        length("outer_diameter", 0.0, 0.0, 1, words=_OUTER, about="0 takes the standard's."),
        length("inner_diameter", 0.0, 0.0, 1, words=_INNER, about="0 takes the standard's."),
        length("thickness", 0.0, 0.0, 0.2, words=("thickness", "thick", "height"), about="0 takes the standard's."),
    ),
    slots={"body": "steel"},
    category="part",
)
def flat_washer(k: Kit) -> None:
    """A flat ring."""
    iso = metric(k.m("size") * 1000)
    outer = k.m("outer_diameter") or iso.washer_outer / 1000
    inner = min(k.m("inner_diameter") or iso.washer_inner / 1000, outer * 0.998)
    k.add("washer", turned(outer, inner, k.m("thickness") or iso.washer_thickness / 1000))


@asset(
    kind="stepped_shaft",
    words=("stepped shaft", "shaft", "axle", "spindle", "dowel", "rod", "round bar", "pin"),
    about="A turned shaft of up to four steps, with chamfered ends and a keyway.",
    parameters=(
        length("diameter", 0.02, 0.0005, 20, words=("diameter", "thick", "wide", "across")),
        length("length", 0.1, 0.0005, 200, words=("length", "long", "tall", "high", "height")),
        length("diameter_2", 0.0, 0.0, 20, words=("second diameter",), about="0 for no second step."),
        length("length_2", 0.0, 0.0, 200, words=("second length",)),
        length("diameter_3", 0.0, 0.0, 20, words=("third diameter",)),
        length("length_3", 0.0, 0.0, 200, words=("third length",)),
        length("diameter_4", 0.0, 0.0, 20, words=("fourth diameter",)),
        length("length_4", 0.0, 0.0, 200, words=("fourth length",)),
        length("edge_chamfer", 0.0, 0.0, 1, words=("edge chamfer", "chamfer"), about="Of both ends."),
        length("bore_diameter", 0.0, 0.0, 20, words=("bore", "bore diameter", "hole", "center hole")),
        length("key_width", 0.0, 0.0, 5, words=("key width", "keyway", "keyway width")),
        length("key_depth", 0.003, 0.0, 5, words=("key depth", "keyway depth")),
        length("key_length", 0.03, 0.0, 50, words=("key length", "keyway length")),
        choice("lie", "upright", "lying"),
    ),
    slots={"body": "steel"},
    category="part",
)
def stepped_shaft(k: Kit) -> None:
    """The profile of all steps, turned; bore and keyway are cut."""
    steps = [(k.m("diameter"), k.m("length"))]
    steps += [
        (k.m(f"diameter_{i}"), k.m(f"length_{i}"))
        for i in (2, 3, 4)
        if k.m(f"diameter_{i}") > 0 and k.m(f"length_{i}") > 0
    ]
    total = sum(long for _, long in steps)
    c = min(k.m("edge_chamfer"), min(d for d, _ in steps) / 2.01, total / 4)
    profile: list[tuple[float, float]] = [(0.0, 0.0)]
    z = 0.0
    for number, (diameter, long) in enumerate(steps):
        r = diameter / 2
        first, last = number == 0 and c > 0, number == len(steps) - 1 and c > 0
        profile += [(r - c, z), (r, z + c)] if first else [(r, z)]
        z += long
        profile += [(r, z - c), (r - c, z)] if last else [(r, z)]
    profile.append((0.0, z))
    clean = [p for i, p in enumerate(profile) if i == 0 or p != profile[i - 1]]
    tools: list[Part] = []
    if k.m("bore_diameter") > 0:
        tools.append(drill("bore", k.m("bore_diameter"), at=(0, 0), bottom=-0.1 * total, top=1.1 * total))
    if k.m("key_width") > 0:
        wide, deep, long = k.m("key_width"), k.m("key_depth"), min(k.m("key_length"), steps[0][1])
        key = Box(size=(wide, 2 * deep, long))
        tools.append(
            Part(
                name="keyway", shape=key, placement=Transform(location=(0, -steps[0][0] / 2, (steps[0][1] - long) / 2))
            )
        )
    shape, modifiers = Lathe(profile=clean, segments=FINE), cuts(tools)
    if k.s("lie") == "lying":
        k.add("shaft", shape, modifiers=modifiers, rotate=(0, 90, 0), at=(-total / 2, 0, max(d for d, _ in steps) / 2))
    else:
        k.add("shaft", shape, modifiers=modifiers)


@asset(
    kind="pipe_elbow",
    words=("pipe elbow", "elbow", "pipe bend", "elbow pipe", "tube bend", "bent pipe", "bent tube", "pipe fitting"),
    about="A pipe bent through an angle, with straight ends.",
    parameters=(
        length("outer_diameter", 0.03, 0.0005, 20, words=_OUTER),
        length("inner_diameter", 0.024, 0.0, 19.9, words=_INNER, about="0 for a solid bar."),
        length("bend_radius", 0.045, 0.0005, 50, words=("bend radius", "radius", "radius of bend", "centerline radius"), about="To the centre line."),
        angle("bend_angle", 90, 1, 359, words=("bend angle", "angle")),
        length("straight", 0.0, 0.0, 50, words=("straight", "straight length", "leg", "leg length", "straight ends"), about="Straight piece at each end."),
        flag("flanges", False, words=("flange", "flanges")),
    ),
    slots={"body": "steel"},
    category="part",
)  # fmt: skip
def pipe_elbow(k: Kit) -> None:
    """Rings across the centre line, outside and inside, closed by flat ends: no boolean."""
    outer, bend, turn, ends = k.m("outer_diameter"), k.m("bend_radius"), k.m("bend_angle"), k.m("straight")
    inner = min(k.m("inner_diameter"), outer * 0.998)
    bend = max(bend, outer / 2 * 1.0005)
    skin = _bent_rings(outer, bend, turn, ends)
    shape = hollow_tube(skin, _bent_rings(inner, bend, turn, ends)) if inner > 0 else stacked_tube(skin)
    k.add("elbow", shape, at=(0, 0, outer / 2))
    if k.on("flanges"):
        thick, wide = outer * 0.25, outer * 1.7
        for name, at, rotate in _ends(bend, turn, ends):
            rim = turned(wide, max(inner, outer * 0.5), thick)
            k.add(f"flange {name}", rim, at=(at[0], at[1], outer / 2), rotate=rotate)


def _bent_rings(diameter: float, bend: float, turn: float, ends: float) -> list[Ring]:
    """Circles across a line, an arc about z and a line."""
    steps = max(4, round(turn * 0.8))
    step = math.radians(turn) / steps
    radius = equal_area(diameter / 2, _ROUND) * math.sqrt(step / math.sin(step))
    rings: list[Ring] = []
    for number in range(-1, steps + 2):
        i = min(max(number, 0), steps)
        if ends <= 0 and number != i:
            continue
        a = step * i
        along = (number - i) * ends
        x0, y0 = -math.sin(a) * along, math.cos(a) * along
        rings.append([
            ((bend + radius * math.cos(b)) * math.cos(a) + x0, (bend + radius * math.cos(b)) * math.sin(a) + y0, radius * math.sin(b))
            for b in (2 * math.pi * j / _ROUND for j in range(_ROUND))
        ])  # fmt: skip
    return rings


def _ends(bend: float, turn: float, ends: float) -> list[tuple[str, Point, Point]]:
    """Both end faces: the middle, and the rotation that turns +z out of the face."""
    a = math.radians(turn)
    last = (bend * math.cos(a) - ends * math.sin(a), bend * math.sin(a) + ends * math.cos(a), 0.0)
    return [("first", (bend, -ends, 0.0), (90.0, 0.0, 0.0)), ("last", last, (-90.0, 0.0, turn))]


@asset(
    kind="coil_spring",
    words=("coil spring", "spring", "compression spring", "helical spring", "coil"),
    about="A helical spring by wire, coil diameter, length and turns.",
    parameters=(
        length("wire_diameter", 0.002, 0.0001, 0.5, words=("wire diameter", "wire", "wire thickness")),
        length("diameter", 0.02, 0.0005, 10, words=("diameter", "outer diameter", "od", "coil diameter", "wide", "across"), about="Outside."),
        length("length", 0.05, 0.001, 50, words=("length", "long", "tall", "high", "height", "free length"), about="Overall, along the axis."),
        factor("turns", 8, 1, 60, words=("turns", "coils", "windings")),
    ),
    slots={"body": "steel"},
    category="part",
)  # fmt: skip
def coil_spring(k: Kit) -> None:
    """A round section carried along a helix; the rings stand across its direction."""
    wire, outer, long, turns = k.m("wire_diameter"), k.m("diameter"), k.m("length"), k.m("turns")
    radius = (outer - wire) / 2
    rise = max(long - wire, wire * turns)
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
    words=("torus", "o-ring", "o ring", "toroid", "donut shape"),
    about="A ring of round section.",
    parameters=(
        length("outer_diameter", 0.1, 0.0005, 100, words=("outer diameter", "diameter", "od", "wide", "across")),
        length("section_diameter", 0.03, 0.0002, 49, words=("section diameter", "tube diameter", "cross section", "minor diameter", "thickness", "thick", "cross section diameter")),
    ),
    slots={"body": "plastic"},
)  # fmt: skip
def torus_ring(k: Kit) -> None:
    """A torus of exact volume."""
    tube = min(k.m("section_diameter"), k.m("outer_diameter") / 2.001) / 2
    radius = k.m("outer_diameter") / 2 - tube
    k.add(
        "ring",
        Torus(radius=equal_area(radius, 192), tube=equal_area(tube, 96), segments=192, tube_segments=96),
        at=(0, 0, tube),
        smooth=True,
    )


@asset(
    kind="lofted_body",
    words=("loft", "lofted", "lofted body", "lofted solid", "transition piece", "transition", "adapter"),
    about="A solid between two sections of different shape, straight from corner to corner.",
    parameters=(
        choice("bottom_shape", "square", "circle", "rectangle", "hexagon", "triangle", "octagon"),
        length("bottom_width", 0.04, 0.0005, 100, words=("bottom width", "bottom")),
        length("bottom_depth", 0.0, 0.0, 100, words=("bottom depth",), about="0 for the same as the width."),
        choice("top_shape", "circle", "square", "rectangle", "hexagon", "triangle", "octagon"),
        length("top_width", 0.02, 0.0005, 100, words=("top width", "top")),
        length("top_depth", 0.0, 0.0, 100, words=("top depth",), about="0 for the same as the width."),
        length("height", 0.06, 0.0005, 200, words=("height", "tall", "high", "length", "long", "over")),
    ),
    slots={"body": "aluminum"},
    category="part",
)  # fmt: skip
def lofted_body(k: Kit) -> None:
    """Both sections are cut by the same rays from the middle, so that the skin is ruled."""
    shapes = (k.s("bottom_shape"), k.s("top_shape"))
    sizes = [(k.m(f"{end}_width"), k.m(f"{end}_depth") or k.m(f"{end}_width")) for end in ("bottom", "top")]
    angles = shared_angles(shapes, sizes)
    low, high = (section(shape, size, angles) for shape, size in zip(shapes, sizes, strict=True))
    height = k.m("height")
    k.add(
        "body",
        Loft(
            sections=[Section(center=(0, 0, 0), outline=low), Section(center=(0, 0, height), outline=high)],
            smooth=False,
        ),
    )
    k.anchor("top", (0, 0, height), half_size=(sizes[1][0] / 2, sizes[1][1] / 2))


@asset(
    kind="revolved_body",
    words=(
        "revolved body",
        "revolve",
        "revolved",
        "revolved solid",
        "revolution",
        "solid of revolution",
        "revolved profile",
    ),
    about="A rectangle, circle, semicircle or triangle turned about an axis.",
    parameters=(
        choice("profile", "rectangle", "circle", "triangle", "semicircle"),
        length("profile_width", 0.02, 0.0002, 50, words=("profile width", "width", "wide", "diameter")),
        length("profile_height", 0.01, 0.0002, 50, words=("profile height", "height", "tall", "high")),
        length(
            "offset",
            0.03,
            0.0,
            100,
            words=("offset", "axis distance", "distance"),
            about="Axis to the profile's middle.",
        ),
        angle("sweep_angle", 360, 1, 360, words=("sweep angle", "angle")),
    ),
    slots={"body": "aluminum"},
    category="part",
)
def revolved_body(k: Kit) -> None:
    """The profile turned; a profile that reaches the axis is closed along it."""
    width, height, offset = k.m("profile_width"), k.m("profile_height"), k.m("offset")
    kind = k.s("profile")
    left = max(offset - width / 2, 0.0)
    if kind == "circle":
        profile = [
            (x + max(offset, width / 2), y + width / 2)
            for x, y in circle(equal_area(width / 2, _ROUND), segments=_ROUND)
        ]
    elif kind == "semicircle":
        r = width / 2
        profile = [(r * math.cos(a), r + r * math.sin(a)) for a in (math.pi * (i / 96 - 0.5) for i in range(97))]
    elif kind == "triangle":
        profile = [(left, 0.0), (left + width, 0.0), (left, height)]
    else:
        profile = [(left, 0.0), (left + width, 0.0), (left + width, height), (left, height)]
    profile = [(max(x, 0.0), y) for x, y in profile]
    whole = k.m("sweep_angle") >= 360
    touches = min(x for x, _ in profile) <= 1e-9
    if touches:
        shape = Lathe(profile=_opened(profile), segments=FINE if whole else _ARC_SEGMENTS, angle=k.m("sweep_angle"))
    else:
        shape = Lathe(profile=profile, closed=True, segments=FINE if whole else _ARC_SEGMENTS, angle=k.m("sweep_angle"))
    k.add("body", shape)


def _opened(profile: list[tuple[float, float]]) -> list[tuple[float, float]]:
    """The profile from axis to axis, without the edge that lies on it."""
    on_axis = [i for i, (x, _) in enumerate(profile) if x <= 1e-9]
    start = on_axis[0]
    turned_round = profile[start:] + profile[:start]
    if len(on_axis) > 1 and turned_round[1][0] <= 1e-9:
        turned_round = turned_round[1:] + turned_round[:1]
    return turned_round
