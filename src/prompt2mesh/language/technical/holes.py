"""Holes with their counterbores and countersinks, read from their clauses."""

from __future__ import annotations

from dataclasses import dataclass, field

from prompt2mesh.language.technical.clauses import Clause
from prompt2mesh.language.technical.spreads import each_face, face_of, spread_of
from prompt2mesh.language.technical.symbols import Symbol
from prompt2mesh.library.technical.metric import metric
from prompt2mesh.mesh.features import Feature, Hole

_USUAL_M = 0.005


@dataclass
class ReadFeature:
    """Features of one clause, what they come to in words, and what was assumed."""

    features: list[Feature]
    note: str
    assumed: list[str] = field(default_factory=list[str])


def hole_diameter(clause: Clause) -> tuple[float | None, str]:
    """The diameter a clause gives its hole, and how a thread size was taken."""
    for piece in clause.all:
        if (
            piece.kind == "measure"
            and piece.value.kind == "M"
            and not piece.used
            and piece.name in {"", "diameter", "size"}
        ):
            piece.used = True
            return _of_thread(piece.value, clause.words())
    found = clause.metres("diameter", "hole diameter", "hole size", "wide", "across", "width", "size")
    if found is None:
        radius = clause.metres("radius", "hole radius")
        found = None if radius is None else 2 * radius
    if found is None:
        bare = clause.bare(kinds="LN")
        found = None if bare is None else bare.metres
    return found, ""


def _of_thread(symbol: Symbol, words: set[str]) -> tuple[float, str]:
    size = metric(symbol.value)
    if words & {"threaded", "tapped", "tap"}:
        return symbol.metres, f"{symbol.text} thread drawn as a plain hole of {symbol.value:g} mm"
    if "clearance" in words:
        return size.clearance / 1000, f"clearance for {symbol.text}: {size.clearance:g} mm (ISO 273, medium)"
    return symbol.metres, f"{symbol.text} drawn as a plain hole of {symbol.value:g} mm"


def read_hole(clause: Clause, *, plural: bool, round_stock: bool) -> ReadFeature:
    """The holes of a clause."""
    words = clause.words()
    assumed: list[str] = []
    blind = "blind" in words
    plural = plural or any(p.kind == "place" and p.name == "corners" for p in clause.all)
    faces = each_face(clause)
    face = face_of(clause)
    spread, more = spread_of(clause, plural=plural, round_face=round_stock and face in {"top", "bottom"})
    assumed += more
    depth = clause.metres("deep", "depth", "hole depth")
    diameter, note = hole_diameter(clause)
    if diameter is None:
        diameter = _USUAL_M
        assumed.append(f"{1000 * diameter:g} mm in diameter")
    if "d" in words:
        assumed.append("round instead of D-shaped")
    through = clause.place("through") is not None or "through" in words
    if depth is None and blind and not through:
        depth = diameter * 1.5
        assumed.append(f"{1000 * depth:g} mm deep")
    values: dict[str, float] = {}
    if clause.counterbore is not None or "counterbored" in words:
        values |= _counterbore(clause.counterbore, diameter, assumed)
    if clause.countersink is not None or "countersunk" in words:
        values |= _countersink(clause.countersink, diameter, assumed)
    hole = Hole(face=face, spread=spread, diameter=diameter, depth=depth or 0.0).model_copy(update=values)
    features: list[Feature] = [hole]
    if faces:
        features = [hole.model_copy(update={"face": f, "depth": depth or 0.0}) for f in ("top", "front", "right")]
        if depth:
            features += [hole.model_copy(update={"face": f}) for f in ("bottom", "back", "left")]
    return ReadFeature(features, _note(hole, note), assumed)


def _counterbore(clause: Clause | None, diameter: float, assumed: list[str]) -> dict[str, float]:
    wide = deep = None
    if clause is not None:
        deep = clause.metres("deep", "depth")
        wide, _ = hole_diameter(clause)
        if deep is None:
            second = clause.bare(kinds="LN")
            deep = None if second is None else second.metres
    if wide is None:
        wide = 1.8 * diameter
        assumed.append(f"counterbore {1000 * wide:g} mm wide")
    if deep is None:
        deep = diameter
        assumed.append(f"counterbore {1000 * deep:g} mm deep")
    return {"counterbore_diameter": wide, "counterbore_depth": deep}


def _countersink(clause: Clause | None, diameter: float, assumed: list[str]) -> dict[str, float]:
    wide, angle = None, 90.0
    if clause is not None:
        turned = clause.take("angle", "included angle") or clause.bare(kinds="A")
        angle = turned.value if turned is not None else 90.0
        wide, _ = hole_diameter(clause)
    if wide is None:
        wide = 2 * diameter
        assumed.append(f"countersink {1000 * wide:g} mm wide")
    return {"countersink_diameter": wide, "countersink_angle": angle}


def _note(hole: Hole, how: str) -> str:
    deep = f"{1000 * hole.depth:g} mm deep" if hole.depth > 0 else "through"
    many = f"{hole.spread.count} holes, " if hole.spread.count > 1 else ""
    text = (
        f"{many}{1000 * hole.diameter:g} mm in diameter, {deep}{', ' + spread_note(hole) if spread_note(hole) else ''}"
    )
    if hole.counterbore_diameter:
        text += f"; counterbore {1000 * hole.counterbore_diameter:g} mm, {1000 * hole.counterbore_depth:g} mm deep"
    if hole.countersink_diameter:
        text += f"; countersink {1000 * hole.countersink_diameter:g} mm, {hole.countersink_angle:g}°"
    return f"{text}; {how}" if how else text


def spread_note(hole: Hole) -> str:
    """Where the copies are, for people."""
    s = hole.spread
    match s.arrangement:
        case "circle":
            return f"on a circle of {1000 * s.circle:g} mm" if s.circle else "on a circle"
        case "corners":
            return f"{1000 * s.inset[0]:g} mm from the edges" if s.inset[0] else "in the corners"
        case "grid":
            return "in a grid"
        case "row":
            return f"{1000 * max(s.spacing):g} mm apart" if max(s.spacing) else "in a row"
        case "points":
            return "at " + ", ".join(f"({1000 * u:g}, {1000 * v:g})" for u, v in s.points)
        case "sides":
            return "measured from the edges"
        case _:
            return f"{1000 * s.offset[0]:g}, {1000 * s.offset[1]:g} mm off centre" if any(s.offset) else "in the centre"
