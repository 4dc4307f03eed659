"""Reads what is said of the stock into values of its asset's parameters."""

from __future__ import annotations

from dataclasses import dataclass, field

from prompt2mesh.language.morphology import singular
from prompt2mesh.language.technical.pieces import Piece
from prompt2mesh.language.technical.suitable import checked_value, suits
from prompt2mesh.language.technical.symbols import Symbol
from prompt2mesh.library.registry import Asset, AssetParameter, Value
from prompt2mesh.mesh.errors import ContradictionError

# Label → the diameters it is half of, the likeliest first.
_RADII: dict[str, tuple[str, ...]] = {
    "radius": ("outer_diameter", "diameter", "path_radius"),
    "outer radius": ("outer_diameter", "diameter"),
    "outside radius": ("outer_diameter", "diameter"),
    "inner radius": ("inner_diameter", "bore_diameter"),
    "inside radius": ("inner_diameter", "bore_diameter"),
    "base radius": ("diameter", "outer_diameter"),
    "bottom radius": ("diameter", "outer_diameter"),
    "lower radius": ("diameter",),
    "top radius": ("top_diameter",),
    "upper radius": ("top_diameter",),
    "sphere radius": ("diameter",),
    "tube radius": ("section_diameter",),
    "section radius": ("section_diameter",),
    "minor radius": ("section_diameter",),
    "circumscribed radius": ("across_corners",),
    "inscribed radius": ("across_flats",),
    "bend radius": ("bend_radius",),
    "radius of curvature": ("diameter",),
    "hole radius": ("bore_diameter", "inner_diameter"),
}
_DIAMETERS = {
    "diameter": ("outer_diameter", "diameter", "across_corners"),
    "outer diameter": ("outer_diameter", "diameter"),
    "od": ("outer_diameter", "diameter"),
    "outside diameter": ("outer_diameter", "diameter"),
    "inner diameter": ("inner_diameter", "bore_diameter"),
    "id": ("inner_diameter", "bore_diameter"),
    "inside diameter": ("inner_diameter", "bore_diameter"),
    "hole diameter": ("hole_diameter", "bore_diameter", "inner_diameter"),
    "hole size": ("hole_diameter", "bore_diameter", "inner_diameter"),
}
# Order in which "a x b x c" is said of an asset, where it is not the order of its declaration.
_ORDERS: dict[str, tuple[str, ...]] = {
    "profile_bar": ("width", "height", "web", "flange"),
    "angle_bracket": ("depth", "height", "thickness"),
    "flat_washer": ("outer_diameter", "inner_diameter", "thickness"),
    "star_prism": ("outer_diameter", "inner_diameter", "thickness"),
    "solid_wedge": ("depth", "width", "height"),
    "solid_prism": ("across_flats", "height"),
    "t_slot_bar": ("size",),
}
# Label → endings of the names of a member's parameters.
_AXES: dict[str, tuple[str, ...]] = {
    "tall": ("height",),
    "high": ("height",),
    "height": ("height",),
    "long": ("length", "height"),
    "length": ("length", "height"),
    "thick": ("thickness", "height"),
    "thickness": ("thickness",),
    "wide": ("width", "diameter"),
    "width": ("width", "diameter"),
    "deep": ("depth",),
    "depth": ("depth",),
    "diameter": ("diameter",),
    "radius": ("diameter",),
}
_SLABS = frozenset({"flat_plate", "rectangular_block", "open_box"})


@dataclass
class StockValues:
    """The values so far, with the pieces each came from."""

    asset: Asset
    values: dict[str, Value] = field(default_factory=dict[str, Value])
    usual: dict[str, Value] = field(default_factory=dict[str, Value])
    found: list[tuple[Piece, dict[str, Value]]] = field(default_factory=list[tuple[Piece, dict[str, Value]]])
    wall: tuple[Piece, float] | None = None
    assumed: list[tuple[Piece, str]] = field(default_factory=list[tuple[Piece, str]])

    def put(self, piece: Piece, values: dict[str, Value]) -> None:
        """Records values of one piece, checked against their ranges."""
        checked = {name: checked_value(self.asset, name, value) for name, value in values.items()}
        self.values |= checked
        self.found.append((piece, checked))
        piece.used = True

    def has(self, *names: str) -> str | None:
        """The first of the parameters the asset has."""
        return next((n for n in names if self.asset.parameter(n) is not None), None)

    def read(self, pieces: list[Piece]) -> None:
        """Labelled measures first, then dimension lists, then bare lengths."""
        measures = [p for p in pieces if p.kind == "measure" and not p.used]
        self._torus(measures)
        self._slab_sides(measures)
        self._prism(measures)
        self._members(pieces)
        for piece in measures:
            if piece.name and not piece.used and piece.value.kind != "X":
                self._labelled(piece)
        for piece in measures:
            if not piece.used and piece.value.kind == "X":
                self._dimensions(piece)
        for piece in measures:
            if not piece.used and not piece.name:
                self._bare(piece)
        if self.wall is not None:
            self._from_wall(*self.wall)

    def _labelled(self, piece: Piece) -> None:
        symbol, label = piece.value, piece.name
        if label == "square" and symbol.measure:
            self._square(piece)
            return
        declared = self._declared(label, symbol)
        if declared is not None:
            factor = 1.0
            self._assign(piece, declared, symbol, factor, label)
            return
        for table, factor in ((_DIAMETERS, 1.0), (_RADII, 2.0)):
            name = self.has(*table.get(label, ()))
            if name is not None and symbol.measure:
                scale = 1.0 if name.endswith("radius") else factor
                self.put(piece, {name: symbol.metres * scale})
                return
        if label == "thread" and symbol.kind == "M":
            piece.used = True
            self.assumed.append((piece, "threads are not modelled: plain at the nominal size"))
            return
        if "wall" in label and symbol.measure and self.has("inner_diameter"):
            self.wall = (piece, symbol.metres)
            piece.used = True

    def _declared(self, label: str, symbol: Symbol) -> AssetParameter | None:
        for form in (label, singular(label)):
            for declared in self.asset.parameters:
                own = {declared.parameter.name.replace("_", " "), *(w.lower() for w in declared.words)}
                if form in own and suits(declared, symbol) and declared.parameter.name not in self.values:
                    return declared
        return None

    def _assign(self, piece: Piece, declared: AssetParameter, symbol: Symbol, factor: float, label: str) -> None:
        unit = declared.parameter.unit
        value = (symbol.metres if unit == "m" else symbol.value) * factor
        values: dict[str, Value] = {declared.parameter.name: value}
        if label.endswith("s") or label == "side":  # "60 mm legs" is said of both legs
            for other in self.asset.parameters:
                if other.parameter.unit == unit and label in other.words and other.parameter.name not in self.values:
                    values[other.parameter.name] = value
        self.put(piece, values)

    def _square(self, piece: Piece) -> None:
        names = [n for n in ("width", "depth") if self.has(n)]
        if self.asset.kind == "profile_bar":
            names = ["width", "height"]
        if not names:
            names = [n for n in (self.has("size", "side", "profile_width"),) if n]
        if names:
            self.put(piece, dict.fromkeys(names, piece.value.metres))

    def _torus(self, measures: list[Piece]) -> None:
        """A torus by its two radii."""
        if self.asset.kind != "torus_ring":
            return
        major = next(
            (p for p in measures if p.name in {"major radius", "ring radius", "major diameter", "centerline radius"}),
            None,
        )
        minor = next(
            (
                p
                for p in measures
                if p.name
                in {
                    "minor radius",
                    "tube radius",
                    "section radius",
                    "tube diameter",
                    "section diameter",
                    "minor diameter",
                    "cross section diameter",
                }
            ),
            None,
        )
        if minor is not None and minor.value.measure:
            self.put(minor, {"section_diameter": minor.value.metres * (2 if minor.name.endswith("radius") else 1)})
        if major is not None and major.value.measure:
            across = major.value.metres * (1 if major.name.endswith("diameter") else 2)
            section = self._number("section_diameter")
            self.put(major, {"outer_diameter": across + section})

    def _slab_sides(self, measures: list[Piece]) -> None:
        """Of a slab said to be long and wide, long is its width and wide its depth, in either order."""
        if self.asset.kind not in _SLABS:
            return
        long = next((p for p in measures if p.name in {"long", "length", "long side"}), None)
        wide = next((p for p in measures if p.name in {"wide", "width", "breadth", "broad", "short side"}), None)
        if long is None or wide is None or not long.value.measure or not wide.value.measure:
            return
        self.put(long, {"width": long.value.metres})
        self.put(wide, {"depth": wide.value.metres})
        deep = next((p for p in measures if p.name in {"deep", "depth", "tall", "high", "height"} and not p.used), None)
        third = self.has("thickness", "height")
        if deep is not None and third is not None:
            self.put(deep, {third: deep.value.metres})

    def _prism(self, measures: list[Piece]) -> None:
        """A prism on a triangle or trapezium: its height is the figure's where its length is said too."""
        labels = {p.name for p in measures}
        if (
            self.asset.kind != "solid_prism"
            or "base" not in labels
            or not labels & {"long", "length", "thick", "deep", "depth"}
        ):
            return
        for piece in measures:
            if piece.name in {"height", "high", "tall"} and piece.value.measure:
                self.put(piece, {"rise": piece.value.metres})

    def _members(self, pieces: list[Piece]) -> None:
        """Measures of a named member: "8 fins 25 mm tall", "a hub 60 mm in diameter and 20 mm high"."""
        names = {p.parameter.name for p in self.asset.parameters}
        member, place = "", None
        for at, piece in enumerate(pieces):
            word = singular(piece.name.split()[-1]) if piece.name and piece.kind in {"word", "measure"} else ""
            if word and any(n.startswith(f"{word}_") for n in names) and piece.kind == "word":
                member, place = word, piece
                if self._before_member(pieces, at, member):
                    piece.used = True
            elif (
                word
                and piece.kind == "measure"
                and piece.value.kind == "N"
                and any(n.startswith(f"{word}_") for n in names)
            ):
                member = word
            elif piece.kind == "measure" and len(piece.name.split()) > 1 and self._prefix(piece.name):
                member = self._prefix(piece.name)
            elif (
                piece.kind == "measure"
                and member
                and not piece.used
                and self._member(piece, member)
                and place is not None
            ):
                place.used = True

    def _prefix(self, label: str) -> str:
        """The member whose measure a label is ("raised face diameter" → face)."""
        for declared in self.asset.parameters:
            prefix = declared.parameter.name.rpartition("_")[0]
            if prefix and prefix in label.split() and label in declared.words:
                return prefix
        return ""

    def _before_member(self, pieces: list[Piece], at: int, member: str) -> bool:
        """As in "four 6 mm posts": the measures and the number that stand directly before the member."""
        plural = {f"{member}s", f"{member}es"}
        counted = next(
            (p for p in self.asset.parameters if p.parameter.unit == "count" and {p.parameter.name, *p.words} & plural),
            None,
        )
        end, taken = pieces[at].first, False
        for before in reversed(pieces[:at]):
            if before.kind != "measure" or before.used or before.last != end:
                break
            end = before.first
            if before.value.kind == "N" and not before.name and counted is not None:
                self.put(before, {counted.parameter.name: before.value.value})
            elif not self._member(before, member):
                break
            taken = True
        return taken

    def _member(self, piece: Piece, member: str) -> bool:
        if not piece.value.measure:
            return False
        axes = _AXES.get(piece.name, (piece.name,) if piece.name else ("diameter", "height", "width"))
        for axis in axes:
            name = f"{member}_{axis}"
            if self.has(name) and name not in self.values:
                factor = 2 if piece.name == "radius" else 1
                self.put(piece, {name: factor * piece.value.metres})
                return True
        return False

    def _dimensions(self, piece: Piece) -> None:
        values = list(piece.value.values)
        kind = self.asset.kind
        lengths = [p.parameter.name for p in self.asset.parameters if p.parameter.unit == "m"]
        names = list(_ORDERS.get(kind, lengths))
        if kind == "solid_cube":
            if max(values) - min(values) > 1e-9:
                raise ContradictionError(
                    "the edges of a cube are all of one length", hint="ask for a block to have three different ones"
                )
            values = values[:1]
        if kind == "profile_bar":
            names = self._profile_names(values)
        elif kind == "hollow_cylinder":
            names, values = self._tube_names(values)
        if piece.name == "square" and len(values) == 1:
            values = values * 2
        free = [n for n in names if n not in self.values]
        if len(free) < len(values):
            free = names
        self.put(piece, dict(zip(free, values, strict=False)))

    def _profile_names(self, values: list[float]) -> list[str]:
        section = self.values.get("section", self.usual.get("section", "i"))
        names = ["height", "width", "web", "flange"] if section == "i" else ["width", "height", "web", "flange"]
        if len(values) >= 3 and values[-1] > 1.5 * max(values[:2]) and "length" not in self.values:
            return [*names[: len(values) - 1], "length"]
        return names

    def _tube_names(self, values: list[float]) -> tuple[list[str], list[float]]:
        if len(values) >= 2 and values[1] <= 0.25 * values[0] and ("length" in self.values or len(values) > 2):
            return ["outer_diameter", "inner_diameter", "length"], [values[0], values[0] - 2 * values[1], *values[2:]]
        if (
            len(values) == 2
            and ("length" not in self.values)
            and ("inner_diameter" in self.values or values[1] >= values[0])
        ):
            return ["outer_diameter", "length"], values
        if len(values) == 2 and "length" not in self.values and "inner_diameter" not in self.values:
            return ["outer_diameter", "inner_diameter"], values
        return ["outer_diameter", "inner_diameter", "length"], values

    def _bare(self, piece: Piece) -> None:
        symbol = piece.value
        if symbol.kind == "A":
            name = next((p.parameter.name for p in self.asset.parameters if p.parameter.unit == "deg"), None)
            if name is not None and name not in self.values:
                self.put(piece, {name: symbol.value})
            return
        if symbol.kind == "M":
            name = self.has("size", "bore_diameter", "diameter")
            if name is not None:
                self.put(piece, {name: symbol.metres})
            return
        legs = self.values.get("depth")
        if (
            self.asset.kind == "angle_bracket"
            and legs is not None
            and legs == self.values.get("height")
            and symbol.measure
        ):
            self.put(piece, {"height": symbol.metres})  # "legs of 40 mm and 60 mm"
            return
        if symbol.kind != "L" and not (symbol.kind == "N" and piece.word == "length"):
            return
        free = [
            p.parameter.name
            for p in self.asset.parameters
            if p.parameter.unit == "m" and float(p.parameter.default) > 0
        ]
        free = [n for n in _ORDERS.get(self.asset.kind, tuple(free)) if n not in self.values][:3]
        if free:
            self.put(piece, {free[0]: symbol.metres})

    def _from_wall(self, piece: Piece, wall: float) -> None:
        if "inner_diameter" in self.values and "outer_diameter" not in self.values:
            values: dict[str, Value] = {"outer_diameter": self._number("inner_diameter") + 2 * wall}
        else:
            whole = self._number("outer_diameter")
            values = {"inner_diameter": whole - 2 * wall, "outer_diameter": whole}
        if float(values.get("inner_diameter", 1.0)) <= 0:
            raise ContradictionError(
                "the wall is thicker than the pipe", hint="give a wall below half of the outer diameter"
            )
        self.put(piece, values)

    def _number(self, name: str) -> float:
        declared = self.asset.parameter(name)
        usual = declared.parameter.default if declared else 0.0
        return float(self.values.get(name, self.usual.get(name, usual)))
