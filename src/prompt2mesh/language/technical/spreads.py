"""Where features go: the places of a clause as a spread over a face."""

from __future__ import annotations

from prompt2mesh.language.technical.clauses import Clause
from prompt2mesh.language.technical.symbols import Symbol
from prompt2mesh.language.technical.words import EVERY
from prompt2mesh.mesh.errors import UnreasonableSizeError
from prompt2mesh.mesh.features import Face, Spread

_FACES: dict[str, Face] = {"upper": "top", "lower": "bottom", "rear": "back", "side": "front", "underside": "bottom"}
_TOWARD = {
    "left": (-1, 0),
    "right": (1, 0),
    "front": (0, -1),
    "back": (0, 1),
    "rear": (0, 1),
    "top": (0, 1),
    "bottom": (0, -1),
    "x": (1, 0),
    "y": (0, 1),
}

_MOST = 400


def face_of(clause: Clause, *, usual: Face = "top") -> Face:
    """The face a feature is on."""
    found = clause.place("face")
    if found is not None:
        word = found.word.split()[-1] if found.word else "top"
        return _FACES.get(word, word)  # type: ignore[return-value, arg-type]
    if clause.place("cross") is not None or clause.words() & {"cross", "transverse", "radial", "horizontal"}:
        return "front"
    along = next((p for p in clause.all if p.kind == "place" and p.name == "along"), None)
    if along is not None and clause.noun.name == "hole" and "through" in {p.name for p in clause.all}:
        pass
    if along is not None and clause.noun.name == "hole":
        along.used = True
        word = along.word
        if word in {"length", "long axis", "x axis", "x direction", "x", "lengthwise", "longitudinally"}:
            return "right"
        if word in {"width", "depth", "y axis", "y direction", "y", "crosswise", "transversely", "widthwise"}:
            return "front"
    return usual


def count_of(clause: Clause, *, plural: bool) -> tuple[int | None, bool]:
    """How many are asked for, and whether a number said so."""
    for piece in clause.all:
        if piece.kind == "measure" and piece.value.text == "times" and not piece.used:
            piece.used = True
            return int(piece.value.value), True
    for piece in clause.before:
        if piece.kind == "measure" and not piece.used and not piece.name and piece.value.kind == "N":
            others = [p for p in clause.all if p is not piece and p.kind == "measure" and not p.used]
            is_count = piece.value.value == int(piece.value.value) and 1 <= piece.value.value <= 1e6
            if is_count and (plural or others or piece.value.value <= 1):
                piece.used = True
                if piece.value.value > _MOST:
                    raise UnreasonableSizeError(
                        f"a part has at most {_MOST} of one feature; got {piece.value.value:g}", hint="ask for fewer"
                    )
                return int(piece.value.value), True
        if piece.kind == "measure" and not piece.name and piece.value.kind == "X" and len(piece.value.plain) == 2:
            first, second = piece.value.plain
            unsaid = piece.value.units in ((False, True), (False, False))
            if plural and clause.noun.name == "hole" and unsaid and first == int(first) <= 64:
                piece.values = (Symbol("L", "length", piece.value.start, piece.value.end, piece.value.values[1]),)
                del second
                return int(first), True
    return None, False


def spread_of(clause: Clause, *, plural: bool, round_face: bool) -> tuple[Spread, list[str]]:
    """The spread of a clause's places, and what was assumed."""
    lattice = _lattice(clause) if plural else None
    count, _ = count_of(clause, plural=plural)
    assumed: list[str] = []
    points = _points(clause)
    if points:
        return Spread(arrangement="points", count=len(points), points=points, offset=(0.0, 0.0)), assumed
    inset, edge = _inset(clause)
    sides = _sides(clause)
    if sides is not None and not plural:
        return sides, assumed
    spacing = _spacing(clause)
    grid = clause.place("grid", "rows", "columns", "rectangle")
    if grid is not None:
        return _grid(grid.name, grid.values, count, inset, spacing), assumed
    if lattice is not None:
        columns, rows = lattice
        return Spread(
            arrangement="grid", count=columns * rows, columns=columns, spacing=spacing, inset=(inset, inset)
        ), assumed
    circle = clause.place("circle", "circle_radius")
    clause.place("equal")
    row = clause.place("row") or (clause.place("along") if plural else None)
    corners = clause.place("corners")
    clause.place("center")
    offset = _offset(clause)
    clause.place("end", "edge_place")
    number = count or (4 if corners is not None else 1 if not plural else 4)
    if count is None and plural:
        assumed.append(f"{number} of them")
    if circle is not None:
        across = 0.0
        if circle.values:
            across = circle.values[0].metres * (2 if circle.name == "circle_radius" else 1)
        return Spread(arrangement="circle", count=number, circle=across, offset=offset), assumed
    if corners is not None or (clause.words() & {"corner"} and number in {1, 4}):
        number = max(number, 4) if count is None else number
        return Spread(arrangement="corners", count=number, inset=(inset, inset), offset=offset), assumed
    if row is not None or (max(spacing) > 0 and number > 1):
        along = "auto"
        return Spread(
            arrangement="row", count=number, spacing=spacing, inset=(inset, inset), along=along, offset=offset
        ), assumed
    if inset > 0 and number == 1:
        return _near_edge(clause, inset, edge), assumed
    if inset > 0 and number > 1 and not round_face:
        if number in {2, 4, 6, 8} and not (edge.startswith("end") and number > 2):
            return Spread(arrangement="corners", count=number, inset=(inset, inset), offset=offset), assumed
        return Spread(arrangement="row", count=number, inset=(inset, inset), offset=offset), assumed
    if inset > 0 and round_face:
        return Spread(arrangement="circle", count=number, inset=(inset, inset), offset=offset), assumed
    if number == 1:
        return Spread(offset=offset), assumed
    if round_face:
        return Spread(arrangement="circle", count=number, offset=offset), assumed
    if number in {4, 8}:
        assumed.append("in the corners")
        return Spread(arrangement="corners", count=number, offset=offset), assumed
    assumed.append("evenly in a row")
    return Spread(arrangement="row", count=number, offset=offset), assumed


def _lattice(clause: Clause) -> tuple[int, int] | None:
    """As in "3 x 4 holes of 8 mm": columns and rows, where the size is said apart."""
    for piece in clause.before:
        if piece.kind != "measure" or piece.name or piece.value.kind != "X" or any(piece.value.units):
            continue
        others = [p for p in clause.all if p.kind == "measure" and p is not piece and (p.name or p.value.kind in "LM")]
        whole = [round(n) for n in piece.value.plain]
        if (
            len(whole) == 2
            and others
            and all(n == w and 1 <= w <= 64 for n, w in zip(piece.value.plain, whole, strict=True))
        ):
            piece.used = True
            return whole[0], whole[1]
    return None


def _points(clause: Clause) -> list[tuple[float, float]]:
    found: list[tuple[float, float]] = []
    for piece in clause.all:
        if piece.kind == "measure" and piece.name == "point" and not piece.used:
            piece.used = True
            found.append((piece.value.values[0], piece.value.values[1]))
    return found


def _inset(clause: Clause) -> tuple[float, str]:
    """The distance from the edges, and the word for them."""
    place = clause.place("inset")
    return (place.values[0].metres, place.word) if place is not None and place.values else (0.0, "")


def _near_edge(clause: Clause, inset: float, edge: str) -> Spread:
    """One feature so far from one end or edge, or from two edges of a corner."""
    if edge.endswith("s") or edge == "corner":
        return Spread(arrangement="sides", inset=(inset, inset), side=(-1, -1))
    upright = clause.words() & {"cross", "radial", "transverse"}
    return Spread(arrangement="sides", inset=(inset, inset), side=(0, 1) if upright else (-1, 0))


def _sides(clause: Clause) -> Spread | None:
    """As in "20 mm from the left edge and 15 mm from the bottom edge": one point."""
    found: dict[int, tuple[float, int]] = {}
    while (place := clause.place("from_side")) is not None:
        word = place.word.split()[-1]
        axis = 0 if word in {"left", "right", "side"} else 1
        found[axis] = (place.values[0].metres, 1 if word in {"left", "front", "bottom", "lower", "side"} else -1)
    if not found:
        return None
    # Encoded as corner distances: the library knows the size of the face.
    signs = tuple(found[a][1] if a in found else 0 for a in (0, 1))
    inset = tuple(found[a][0] if a in found else 0.0 for a in (0, 1))
    return Spread(arrangement="sides", inset=(inset[0], inset[1]), side=(-signs[0], -signs[1]))


def _spacing(clause: Clause) -> tuple[float, float]:
    two = clause.place("spacing2")
    if two is not None:
        return two.value.values[0], two.value.values[1]
    first = clause.place("spacing")
    if first is None:
        return 0.0, 0.0
    second = clause.place("spacing")
    return first.value.metres, second.value.metres if second is not None else 0.0


def _offset(clause: Clause) -> tuple[float, float]:
    u = v = 0.0
    while (place := clause.place("offset")) is not None:
        way = _TOWARD.get(place.word, (1, 0))
        u += way[0] * place.value.metres
        v += way[1] * place.value.metres
    return u, v


def _grid(
    name: str, values: tuple[Symbol, ...], count: int | None, inset: float, spacing: tuple[float, float]
) -> Spread:
    columns = rows = 0
    if name == "rectangle":
        value = values[0]
        sides = (value.values[0], value.values[1]) if value.kind == "X" else (value.metres, value.metres)
        return Spread(arrangement="grid", count=count or 4, columns=2, spacing=sides)
    if len(values) == 1 and values[0].kind == "X":
        columns, rows = round(values[0].plain[0]), round(values[0].plain[1])
    elif len(values) == 2:
        columns, rows = round(values[0].value), round(values[1].value)
        if name == "rows":
            columns, rows = rows, columns
    number = columns * rows or count or 4
    return Spread(arrangement="grid", count=number, columns=columns, spacing=spacing, inset=(inset, inset))


def each_face(clause: Clause) -> bool:
    """Whether it is said of every face."""
    return clause.place("each_face") is not None or bool(
        {p.name for p in clause.all if p.kind == "word"} & EVERY and {"face", "faces"} & clause.words()
    )
