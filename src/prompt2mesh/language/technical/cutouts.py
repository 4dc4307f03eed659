"""Slots, pockets, windows, grooves, steps, keyways and flats, read from their clauses."""

from __future__ import annotations

import math
import re

from prompt2mesh.language.technical.clauses import Clause
from prompt2mesh.language.technical.holes import ReadFeature
from prompt2mesh.language.technical.spreads import face_of, spread_of
from prompt2mesh.mesh.features import Cutout, Figure, Flat, Groove, Joined, Keyway, RingGroove

_SIDES = {"hexagonal": 6, "hex": 6, "triangular": 3, "octagonal": 8, "pentagonal": 5}


def read_cutout(clause: Clause, *, plural: bool, size: tuple[float, float, float]) -> ReadFeature:
    """A slot, pocket, window or notch; `size` is the stock's envelope, for usual measures."""
    words = clause.words() | set(clause.noun.word.split())
    kind = clause.noun.name
    assumed: list[str] = []
    if words & {"spherical", "hemispherical"}:
        return _ball_shaped(clause, words)
    face = face_of(clause)
    through = clause.place("through") is not None or "through" in words
    depth = clause.metres("deep", "depth")
    spread, more = spread_of(clause, plural=plural, round_face=False)
    assumed += more
    figure, rest = _figure(clause, kind, words, assumed)
    if depth is None and rest is not None:
        depth = rest
    if depth is None and kind == "pocket" and not through:
        depth = size[2] / 2
        assumed.append(f"{1000 * depth:g} mm deep")
    cutout = Cutout(face=face, spread=spread, figure=figure, depth=0.0 if through else depth or 0.0)
    deep = f"{1000 * cutout.depth:g} mm deep" if cutout.depth else "through"
    many = f"{spread.count} × " if spread.count > 1 else ""
    note = f"{many}{1000 * figure.size[0]:g} x {1000 * figure.size[1]:g} mm {figure.shape}, {deep}"
    return ReadFeature([cutout], note, assumed)


def _ball_shaped(clause: Clause, words: set[str]) -> ReadFeature:
    """A cavity inside, or a dimple in the middle of the top."""
    diameter = clause.metres("diameter", "wide", "across")
    if diameter is None and (radius := clause.metres("radius")) is not None:
        diameter = 2 * radius
    diameter = diameter or _bare(clause) or 0.01
    inside = bool(words & {"cavity", "void"}) and "hemispherical" not in words
    clause.place("center", "face")
    ball = Joined(
        operation="cut", asset="solid_sphere", parameters={"diameter": diameter}, place="middle" if inside else "level"
    )
    where = "inside" if inside else "centred on the top face"
    return ReadFeature([ball], f"sphere of {1000 * diameter:g} mm cut away {where}")


def _figure(clause: Clause, kind: str, words: set[str], assumed: list[str]) -> tuple[Figure, float | None]:
    """The figure and a depth that stood in its dimensions."""
    sides = next((n for w, n in _SIDES.items() if w in words), 0)
    square = clause.metres("square", "side")
    corner = clause.metres("corner radius") or 0.0
    edge = clause.place("edges", "edges_round")
    if edge is not None and edge.values:
        corner = edge.value.metres
    dims = clause.bare(kinds="X")
    depth: float | None = None
    if sides:
        wide = clause.metres("across flats", "wide", "width", "across", "diameter") or _bare(clause) or 0.01
        return Figure(shape="polygon", size=(wide, wide), sides=sides), None
    if dims is not None:
        long, wide, *more = dims.values
        depth = more[0] if more else None
    else:
        diameter = clause.metres("diameter")
        if diameter is None and (radius := clause.metres("radius")) is not None:
            diameter = 2 * radius
        if kind in {"pocket", "cutout"} and (diameter is not None or words & {"round", "circular"}):
            wide = diameter or _bare(clause) or 0.01
            return Figure(shape="round", size=(wide, wide)), None
        first, second = clause.metres("long", "length", "high", "height", "tall"), clause.metres("wide", "width")
        if square is None and "square" in words:
            square = second or first or _bare(clause)
        if square is not None:
            return Figure(shape="rectangle", size=(square, square), corner_radius=corner), None
        first = first if first is not None else _bare(clause)
        second = second if second is not None else diameter if diameter is not None else _bare(clause)
        if first is None and second is None:
            first = second = 0.0
        if first is None or first == 0:
            first = 3 * (second or 0.006)
            assumed.append(f"{1000 * first:g} mm long")
        if not second:
            second = first / 3 if kind == "slot" else first
            assumed.append(f"{1000 * second:g} mm wide")
        long, wide = first, second
    squared = words & {"rectangular", "square", "flat"}
    if kind == "slot" and not squared:
        return Figure(shape="obround", size=(max(long, wide), min(long, wide)), turn=0.0), depth
    return Figure(shape="rectangle", size=(long, wide), corner_radius=corner), depth


def _bare(clause: Clause) -> float | None:
    found = clause.bare(kinds="LN")
    return None if found is None else found.metres


def read_groove(clause: Clause, *, plural: bool, size: tuple[float, float, float], round_stock: bool) -> ReadFeature:
    """A straight groove in a face, or a ring groove around a turned body."""
    words = clause.words() | set(re.split(r"[ -]", clause.noun.word))
    assumed: list[str] = []
    section = (
        "vee" if words & {"v", "vee"} else "dovetail" if "dovetail" in words else "tee" if words & {"t"} else "round"
        if words & {"u", "round", "semicircular"} else "rectangle"
    )  # fmt: skip
    angle = clause.take("angle", "included angle") or clause.bare(kinds="A")
    dims = clause.bare(kinds="X")
    depth = clause.metres("deep", "depth", "high", "height")
    width = clause.metres("wide", "width", "across", "diameter")
    radius = clause.metres("radius")
    position = clause.place("from_side", "inset")
    length_said = clause.metres("long", "length")
    if dims is not None:
        width, depth = dims.values[0], depth if depth is not None else dims.values[1]
    if radius is not None:
        width = 2 * radius
        depth = radius if depth is None else depth
    if width is None and section != "vee":
        bare = clause.bare(kinds="LN")
        width = bare.metres if bare is not None else None
    if section == "vee":
        slope = math.tan(math.radians((angle.value if angle is not None else 90.0) / 2))
        if width is None:
            if depth is None and (bare := clause.bare(kinds="LN")) is not None:
                depth = bare.metres
            width = 2 * (depth or size[2] / 4) * slope
        elif depth is None:
            depth = width / 2 / slope
    if width is None:
        width = min(size[:2]) / 4
        assumed.append(f"{1000 * width:g} mm wide")
    if depth is None:
        depth = width / 2
        assumed.append(f"{1000 * depth:g} mm deep")
    note = f"{section} groove {1000 * width:g} mm wide, {1000 * depth:g} mm deep"
    if round_stock and section in {"rectangle", "vee", "round"} and not any(p.name == "face" for p in clause.all):
        at = position.value.metres if position is not None else 0.0
        clause.place("center")
        if at <= 0:
            assumed.append("in the middle of its length")
        ring = RingGroove(width=width, depth=depth, position=at, section=section)  # type: ignore[arg-type]
        return ReadFeature([ring], f"ring {note}", assumed)
    spread, more = spread_of(clause, plural=plural, round_face=False)
    assumed += [m for m in more if "corner" not in m]
    along = _along(clause, size)
    if spread.count > 1:
        spread = spread.model_copy(update={"arrangement": "row", "along": "v" if along == "u" else "u"})
    del length_said
    groove = Groove(section=section, width=width, depth=depth, along=along, face=face_of(clause), spread=spread)  # type: ignore[arg-type]
    return ReadFeature([groove], note, assumed)


def _along(clause: Clause, size: tuple[float, float, float]) -> str:
    found = clause.place("along")
    word = found.word if found is not None else ""
    if word in {"length", "long axis", "x axis", "x", "x direction", "lengthwise", "longitudinally"}:
        return "u" if size[0] >= size[1] or word.startswith("x") else "v"
    if word in {"width", "depth", "y", "y axis", "y direction", "crosswise", "transversely", "widthwise"}:
        return "v" if size[0] >= size[1] or word.startswith("y") else "u"
    return "u" if size[0] >= size[1] else "v"


def read_step(clause: Clause, *, size: tuple[float, float, float]) -> ReadFeature:
    """A step along one side, or along both."""
    assumed: list[str] = []
    dims = clause.bare(kinds="X")
    deep, wide = (
        clause.metres("deep", "depth", "high", "height", "tall"),
        clause.metres("wide", "width", "long", "length"),
    )
    if dims is not None:
        wide, deep = dims.values[0], dims.values[1]
    if wide is None:
        wide = size[0] / 2
        assumed.append(f"{1000 * wide:g} mm wide")
    if deep is None:
        deep = size[2] / 2
        assumed.append(f"{1000 * deep:g} mm deep")
    both = clause.words() & {"both"} or any(p.name == "each_face" for p in clause.all)
    clause.place("each_face", "each_leg", "edge_place", "end")
    groove = Groove(width=wide, depth=deep, along="v", at_edge="both" if both else "high", face=face_of(clause))
    return ReadFeature([groove], f"step {1000 * wide:g} mm wide, {1000 * deep:g} mm deep", assumed)


def read_keyway(clause: Clause, *, bore: float) -> ReadFeature:
    """A keyway outside, or in a bore of the given diameter."""
    assumed: list[str] = []
    dims = clause.bare(kinds="X")
    wide, deep = clause.metres("wide", "width"), clause.metres("deep", "depth")
    long = clause.metres("long", "length")
    if dims is not None:
        values = list(dims.values)
        wide, deep = values[0], deep if deep is not None else values[1]
        long = values[2] if len(values) > 2 else long
        if len(values) == 3 and values[0] > values[1] > values[2]:  # length x width x depth
            long, wide, deep = values
    if wide is None:
        bare = clause.bare(kinds="LN")
        wide = bare.metres if bare is not None else 0.004
        if bare is None:
            assumed.append(f"{1000 * wide:g} mm wide")
    if deep is None:
        deep = wide / 2
        assumed.append(f"{1000 * deep:g} mm deep")
    end = clause.place("end", "face", "edge_place") is not None
    keyway = Keyway(width=wide, depth=deep, length=long or 0.0, from_end=end, bore=bore)
    note = f"keyway {1000 * wide:g} mm wide, {1000 * deep:g} mm deep, " + (
        f"{1000 * long:g} mm long" if long else "the whole length"
    )
    return ReadFeature([keyway], note, assumed)


def read_flat(clause: Clause, *, plural: bool) -> ReadFeature:
    """Flats on a round body."""
    assumed: list[str] = []
    count = clause.bare(kinds="N") if plural else None
    deep, long = clause.metres("deep", "depth"), clause.metres("long", "length")
    if deep is None and (bare := clause.bare(kinds="LN")) is not None:
        deep = bare.metres
    if deep is None:
        deep = 0.001
        assumed.append(f"{1000 * deep:g} mm deep")
    clause.place("end", "face")
    flat = Flat(
        depth=deep, length=long or 0.0, count=max(1, min(8, round(count.value) if count else (2 if plural else 1)))
    )
    return ReadFeature([flat], f"flat {1000 * deep:g} mm deep", assumed)
