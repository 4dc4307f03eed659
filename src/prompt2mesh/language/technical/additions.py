"""Bosses, ribs and other solids joined to a stock, read from their clauses."""

from __future__ import annotations

from prompt2mesh.language.technical.clauses import Clause
from prompt2mesh.language.technical.holes import ReadFeature
from prompt2mesh.language.technical.spreads import face_of, spread_of
from prompt2mesh.language.technical.stock import StockValues
from prompt2mesh.library.registry import Asset
from prompt2mesh.mesh.features import Boss, Figure, Joined, Spread

_PLACES = {
    "top": "on",
    "upper": "on",
    "bottom": "under",
    "lower": "under",
    "underside": "under",
    "left": "left",
    "right": "right",
    "front": "front",
    "back": "back",
    "rear": "back",
    "side": "right",
}


def read_boss(clause: Clause, *, plural: bool, round_face: bool) -> ReadFeature:
    """Round, square or hexagonal raised figures."""
    words = clause.words()
    assumed: list[str] = []
    face = face_of(clause)
    spread, more = spread_of(clause, plural=plural, round_face=round_face)
    assumed += more
    height = clause.metres("high", "height", "tall", "long", "length", "deep", "thick")
    dims = clause.bare(kinds="X")
    diameter = clause.metres("diameter", "wide", "across", "width")
    if diameter is None and (radius := clause.metres("radius")) is not None:
        diameter = 2 * radius
    square = clause.metres("square")
    if dims is not None:
        values = dims.values
        if len(values) == 3:
            figure = Figure(shape="rectangle", size=(values[0], values[1]))
            height = values[2]
        elif words & {"rectangular", "square"} or height is not None:
            figure = Figure(shape="rectangle", size=(values[0], values[1]))
        else:
            figure, height = Figure(shape="round", size=(values[0], values[0])), values[1]
    else:
        bare = clause.bare(kinds="LN")
        wide = square or diameter or (bare.metres if bare is not None else None)
        if wide is None:
            wide = 0.01
            assumed.append(f"{1000 * wide:g} mm wide")
        elif bare is not None and diameter is not None and height is None:
            height = bare.metres
        figure = Figure(
            shape="rectangle"
            if square is not None or "square" in words
            else "polygon"
            if words & {"hexagonal", "hex"}
            else "round",
            size=(wide, wide),
        )
    if height is None:
        bare = clause.bare(kinds="LN")
        height = bare.metres if bare is not None else figure.size[0]
        if bare is None:
            assumed.append(f"{1000 * height:g} mm high")
    boss = Boss(face=face, spread=spread, figure=figure, height=height)
    many = f"{spread.count} × " if spread.count > 1 else ""
    note = f"{many}{figure.shape} {1000 * figure.size[0]:g} mm wide, {1000 * height:g} mm high"
    return ReadFeature([boss], note, assumed)


def read_rib(clause: Clause, *, plural: bool, size: tuple[float, float, float]) -> ReadFeature:
    """Upright ribs or fins across the whole face."""
    assumed: list[str] = []
    spread, _ = spread_of(clause, plural=plural, round_face=False)
    dims = clause.bare(kinds="X")
    thick = clause.metres("thick", "thickness", "wide", "width", "fin thickness")
    high = clause.metres("high", "height", "tall", "deep", "fin height", "long")
    if dims is not None:
        thick, high = min(dims.values[:2]), max(dims.values[:2])
    if thick is None:
        bare = clause.bare(kinds="LN")
        thick = bare.metres if bare is not None else 0.002
        if bare is None:
            assumed.append(f"{1000 * thick:g} mm thick")
    if high is None:
        high = size[2]
        assumed.append(f"{1000 * high:g} mm high")
    count = spread.count
    gap = max(spread.spacing)
    if count > 1 and gap <= 0:
        gap = (size[0] - thick) / (count - 1)
    row = Spread(arrangement="row", count=count, spacing=(gap, 0.0), along="u", offset=spread.offset)
    boss = Boss(spread=row, figure=Figure(shape="rectangle", size=(thick, size[1])), height=high)
    note = f"{count} × {1000 * thick:g} mm thick, {1000 * high:g} mm high"
    return ReadFeature([boss], note, assumed)


def read_solid(clause: Clause, asset: Asset, *, above: bool, both: str = "") -> ReadFeature:
    """Another solid on, under or in the stock; `both` is an operation said of the two ("the union of")."""
    values = StockValues(asset)
    _adjust(values, clause)
    values.read(clause.all)
    operation = "join"
    if clause.cut or clause.words() & {"removed", "subtracted", "missing", "cut"}:
        operation = "cut"
    elif both:
        operation = both
    place = "middle" if both else "on" if operation == "join" else "sunk" if operation == "cut" else "middle"
    found = clause.place("face")
    if found is not None:
        where = _PLACES.get(found.word, "on")
        place = where if operation == "join" or where != "on" else "sunk"
    if (
        clause.place("through") is not None
        or clause.words() & {"through"}
        or (operation == "cut" and clause.place("center") is not None)
    ):
        place = "middle"
    if clause.place("corners") is not None and operation == "cut":
        place = "corner"
    if above and operation == "join":
        place = "on"
    clause.place("center", "end")
    joined = Joined(operation=operation, asset=asset.kind, parameters=values.usual | values.values, place=place)  # type: ignore[arg-type]
    shown = ", ".join(
        f"{k.replace('_', ' ')} {1000 * float(v):g} mm" for k, v in values.values.items() if isinstance(v, float)
    )
    assumed = [] if values.values else ["its usual size"]
    return ReadFeature([joined], f"{asset.words[0]} {operation} ({shown})", assumed)


def _adjust(values: StockValues, clause: Clause) -> None:
    for word, adjustments in values.asset.adjectives.items():
        if word == clause.noun.word or word in clause.words():
            values.usual |= {k: v for k, v in adjustments.items() if isinstance(v, int | float | str | bool)}
