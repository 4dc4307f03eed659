"""Holes that an asset has parameters of its own for: bolt circles, holes in each leg, posts, the bore."""

from __future__ import annotations

from prompt2mesh.language.technical.clauses import Clause, is_plural
from prompt2mesh.language.technical.holes import hole_diameter
from prompt2mesh.language.technical.pieces import Piece
from prompt2mesh.language.technical.stock import StockValues
from prompt2mesh.language.technical.symbols import Symbol
from prompt2mesh.library.registry import Value

_ASIDE = frozenset("cross face circle offset from_side inset corners along".split())
_SPECIAL = frozenset("cross radial set transverse counterbored countersunk oil grub".split())
_POSTS = frozenset({"posts", "standoffs", "bosses"})


def own_holes(clause: Clause, stock: StockValues, listed: list[Symbol], pieces: list[Piece]) -> dict[str, Value] | None:
    """The values a clause of holes gives the asset's own parameters, or None where it has none for them."""
    plural = is_plural(clause)
    if stock.has("lightening_holes") and "lightening" in clause.words():
        return {"lightening_holes": _number(clause) or 4}
    names = {p.name for p in clause.all if p.kind == "place"}
    on_circle = names & {"circle", "circle_radius"}
    if stock.has("bolt_circle") and (plural or on_circle or "bolt" in clause.words()):
        return _bolt_circle(clause, stock, pieces)
    if stock.has("gusset") and stock.has("holes") and (plural or names & {"each_leg", "each_face"}):
        return _legs(clause, plural=plural)
    if stock.has("post_hole") and any(s.text in _POSTS for s in listed):
        diameter, _ = hole_diameter(clause)
        return {"post_hole": diameter} if diameter is not None else None
    return None if plural else _bore(clause, stock, listed)


def _number(clause: Clause) -> int | None:
    for piece in clause.before:
        if piece.kind == "measure" and piece.value.kind == "N" and not piece.name:
            piece.used = True
            return round(piece.value.value)
    return None


def _bolt_circle(clause: Clause, stock: StockValues, pieces: list[Piece]) -> dict[str, Value]:
    values: dict[str, Value] = {"holes": _number(clause) or 4}
    circle = clause.place("circle", "circle_radius")
    if circle is not None and circle.values:
        values["bolt_circle"] = circle.value.metres * (2 if circle.name == "circle_radius" else 1)
    diameter, _ = hole_diameter(clause)
    if diameter is not None:
        values["hole_diameter"] = diameter
    inset = clause.place("inset")
    declared = stock.asset.parameter("diameter")
    if inset is not None and declared is not None:
        own = {"diameter", *declared.words}
        across = next(
            (p.value.metres for p in pieces if p.kind == "measure" and p.name in own and p.value.measure), None
        )
        whole = across if across is not None else float(declared.parameter.default)
        values["bolt_circle"] = whole - 2 * inset.value.metres
    return values


def _legs(clause: Clause, *, plural: bool) -> dict[str, Value]:
    each = clause.place("each_leg", "each_face")
    number = _number(clause) or (2 if plural else 1)
    if each is None and number > 1 and number % 2 == 0:
        number //= 2  # said of the whole bracket
    values: dict[str, Value] = {"holes": number}
    spacing = clause.place("spacing")
    if spacing is not None:
        values["hole_spacing"] = spacing.value.metres
    diameter, _ = hole_diameter(clause)
    if diameter is not None:
        values["hole_diameter"] = diameter
    return values


def _bore(clause: Clause, stock: StockValues, listed: list[Symbol]) -> dict[str, Value] | None:
    bore = stock.has("bore_diameter", "inner_diameter")
    if (
        bore is None
        or stock.asset.kind == "solid_sphere"
        or bore in stock.values
        or any(p.kind == "place" and p.name in _ASIDE for p in clause.all)
    ):
        return None
    if clause.counterbore is not None or clause.countersink is not None or clause.words() & _SPECIAL:
        return None
    declared = stock.asset.parameter(bore)
    labels = {w for w in (declared.words if declared else ()) if w not in {"hole", "bore"}}
    text = f" {' '.join(s.text for s in listed)} "
    if any(f" {label} " in text for label in labels):
        return None  # the bore is given by its own name, so this is another hole
    diameter, _ = hole_diameter(clause)
    if diameter is None:
        return None
    clause.place("through")
    clause.place("center")
    return {bore: diameter}
