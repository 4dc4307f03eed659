"""Fillets and chamfers as values of the stock's own edge parameters."""

from __future__ import annotations

from prompt2mesh.language.technical.pieces import Piece
from prompt2mesh.language.technical.stock import StockValues
from prompt2mesh.language.technical.symbols import Symbol
from prompt2mesh.library.registry import Value
from prompt2mesh.mesh.features import Groove

_PLATES = frozenset({"flat_plate"})


def read_edges(
    piece: Piece, stock: StockValues, listed: list[Symbol], usual_m: float
) -> tuple[dict[str, Value], tuple[str, ...]] | None:
    """The values an edge phrase gives the stock and what was assumed (`usual_m` for a size not said).

    None where the stock has no such edges.
    """
    words = {listed[i].text for i in range(piece.first, piece.last) if listed[i].kind == "W"}
    assumed: list[str] = []
    length = next((v.metres for v in piece.values if v.measure), None)
    if length is None:
        length = usual_m
        assumed.append(f"{1000 * length:g} mm")
    chamfer = any(w.startswith(("chamfer", "bevel")) for w in words)
    upright = bool(words & {"vertical", "upright"})
    if stock.asset.kind != "solid_cube":  # a cube is round all over
        upright = upright or bool(words & {"corner", "corners"})
    edges = bool(words & {"edge", "edges", "rim", "rims", "end", "ends", "face"})
    every = bool(words & {"all", "every", "each"}) and edges and not words & {"vertical", "upright"}
    side = "upper" if words & {"top", "upper"} else "lower" if words & {"bottom", "lower"} else ""
    if words & {"inside", "inner", "internal"} and stock.has("inner_radius") and not chamfer:
        return {"inner_radius": length}, tuple(assumed)
    if upright and not every and not side:
        names = ("corner_chamfer",) if chamfer else ("corner_radius", "inner_radius")
    else:
        names = ("edge_chamfer", "chamfer") if chamfer else ("edge_fillet",)
        if not (every or edges or side) and not chamfer and stock.asset.kind in _PLATES:
            names = ("corner_radius",)
    name = stock.has(*names) or stock.has(
        *(("edge_chamfer", "corner_chamfer") if chamfer else ("corner_radius", "inner_radius", "edge_fillet"))
    )
    if name is None:
        return None
    values: dict[str, Value] = {name: length}
    if name.startswith("edge_") and stock.has("edges"):
        values["edges"] = side or "all"
        both = {"top", "bottom"} <= words or {"upper", "lower"} <= words
        if both:
            values["edges"] = "rims" if stock.has("corner_radius") else "all"
        if not side and not every and not edges and stock.has("corner_radius"):
            assumed.append("of every edge")
    return values, tuple(assumed)


def single_edge(piece: Piece, stock: StockValues, listed: list[Symbol]) -> Groove | None:
    """A chamfer of one edge, which is a bevel cut along it; None where more are asked for."""
    words = {listed[i].text for i in range(piece.first, piece.last) if listed[i].kind == "W"}
    leg = next((v.metres for v in piece.values if v.measure), None)
    chamfer = any(w.startswith(("chamfer", "bevel")) for w in words)
    if not (_is_single(piece, listed) and "edge" in words and chamfer) or leg is None or not stock.asset.machined:
        return None
    return Groove(section="bevel", width=leg, depth=leg, along="v", at_edge="high")


def _is_single(piece: Piece, listed: list[Symbol]) -> bool:
    run = listed[piece.first : piece.last]
    return any(s.text == "single" or (s.kind == "N" and s.value == 1) for s in run)
