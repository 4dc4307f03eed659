"""Reads one technical part: its stock, then what is machined into it; every symbol gets a role."""

from __future__ import annotations

from dataclasses import dataclass, field

from pydantic import ValidationError

from prompt2mesh.language.adjectives import OPINIONS, STATES
from prompt2mesh.language.brief import WordRole
from prompt2mesh.language.colors import color_of
from prompt2mesh.language.morphology import singular
from prompt2mesh.language.technical.additions import read_boss, read_rib, read_solid
from prompt2mesh.language.technical.bodies import BodyReader
from prompt2mesh.language.technical.clauses import Clause, Sentence, clauses, is_plural
from prompt2mesh.language.technical.cutouts import read_cutout, read_flat, read_groove, read_keyway, read_step
from prompt2mesh.language.technical.edges import read_edges, single_edge
from prompt2mesh.language.technical.holes import ReadFeature, read_hole
from prompt2mesh.language.technical.overlaps import overlapping
from prompt2mesh.language.technical.own_holes import own_holes
from prompt2mesh.language.technical.pieces import Piece, PieceReader
from prompt2mesh.language.technical.stock import StockValues
from prompt2mesh.language.technical.symbols import Symbol
from prompt2mesh.language.technical.words import AWAY, GRAMMAR, IGNORED, INTERSECTED, MADE
from prompt2mesh.library.registry import Asset, Value
from prompt2mesh.mesh.errors import UnreasonableSizeError
from prompt2mesh.mesh.features import Feature, Hole
from prompt2mesh.mesh.presets import find_preset

_ROUND = frozenset(
    "flat_disc solid_cylinder hollow_cylinder stepped_shaft pipe_flange solid_cone solid_sphere spherical_cap "
    "flat_washer v_pulley spur_gear shaft_collar".split()
)

_BARS = frozenset({"stepped_shaft", "solid_cylinder", "hollow_cylinder"})
# Members that may be asked for without a size, as a share of the stock's lesser side.
_USUAL_SHARE = {"gusset": 0.5, "rib": 0.5}
_SHORT = 4  # shorter words of grammar are never told


@dataclass
class Found:
    """What some symbols ask for: values of parameters, features, or a default that was assumed."""

    name: str
    values: dict[str, Value]
    first: int
    last: int
    features: list[Feature] = field(default_factory=list[Feature])
    note: str = ""
    assumed: tuple[str, ...] = ()


@dataclass
class PartReader:
    """Reads one part; `roles` has a role for every symbol afterwards."""

    asset: Asset
    assets: dict[str, Asset]
    listed: list[Symbol]
    head: tuple[int, int]
    phrase: str
    solids: dict[str, str]
    roles: list[WordRole] = field(default_factory=list[WordRole])
    colors: list[tuple[str, str]] = field(default_factory=list[tuple[str, str]])
    materials: list[tuple[str, str]] = field(default_factory=list[tuple[str, str]])
    states: list[tuple[str, str]] = field(default_factory=list[tuple[str, str]])
    adjectives: list[str] = field(default_factory=list[str])
    count: int = 1
    count_at: tuple[int, int] = (0, 0)
    found: list[Found] = field(default_factory=list[Found])
    _stock: StockValues = field(init=False)

    def __post_init__(self) -> None:
        """Start with nothing said of the stock."""
        self._stock = StockValues(self.asset)
        self.roles = ["unknown"] * len(self.listed)

    def know(self, values: dict[str, Value]) -> None:
        """Takes measures of the stock as given, where the words to read leave them open."""
        self._stock.usual |= values

    def read(self) -> list[Found]:
        """Everything asked for, in the order said."""
        self._mark(*self.head, "object")
        self._own_word(self.phrase)
        moved = BodyReader(self.asset, self.listed, self.head).read()
        for part in moved:
            self._stock.values |= part.values
            features: list[Feature] = [part.profile] if part.profile is not None else []
            self._put("profile", part.values, part.first, part.last, features)
        taken = {i for part in moved for i in range(part.first, part.last)}
        pieces = PieceReader(self.listed, self.asset, self.head, self.solids).pieces()
        pieces = [p for p in pieces if not (set(range(p.first, p.last)) & taken)]
        self._count_and_words(pieces)
        sentence = clauses(pieces)
        self._to_own_parameters(sentence, pieces)
        self._threads(sentence.stock)
        self._without()
        self._openings(sentence.stock)
        self._stock.read(sentence.stock)
        self._edges(sentence)
        self._square(sentence.stock)
        for piece, values in self._stock.found:
            self._put("size", values, piece.first, piece.last)
        for piece, told in self._stock.assumed:
            self._put("default", {}, piece.first, piece.last, note=told)
        self._usual_members(sentence.stock)
        self._features(sentence)
        self._settle_roles(pieces)
        return self.found

    def _settle_roles(self, pieces: list[Piece]) -> None:
        """Glue is grammar, used phrases are features, and what is left stays unknown."""
        for piece in pieces:
            if piece.kind == "word" and piece.used:
                self._put("member", {}, piece.first, piece.last, note="said of the measures beside it")
                continue
            glue = piece.kind in {"separator", "article"}
            used = piece.kind in {"place", "measure"} and (piece.used or piece.name == "equal")
            for at in range(piece.first, piece.last):
                if self.roles[at] != "unknown":
                    continue
                if used:
                    self.roles[at] = "feature"
                elif glue or (piece.kind in {"word", "place"} and not piece.values and self.listed[at].text in GRAMMAR):
                    self.roles[at] = "grammar"
        colon = next((i for i in range(self.head[0]) if self.listed[i].text == ":"), None)
        if colon:
            self._put("name", {}, 0, colon, note="the part's own name")
        told = {at for found in self.found for at in range(found.first, found.last)}
        for at, symbol in enumerate(self.listed):
            if symbol.kind != "W" or at in told or len(symbol.text) < _SHORT:
                continue
            if symbol.text in AWAY:
                self.found.append(Found("cut", {}, at, at + 1, note="cut away"))
            elif self.roles[at] in {"grammar", "feature"} and symbol.text in GRAMMAR:
                self.found.append(Found("glue", {}, at, at + 1, note="joins the measures"))
            elif self.roles[at] == "feature":
                self.found.append(Found("member", {}, at, at + 1, note="said of the feature beside it"))

    # --- words -------------------------------------------------------------------------------------------------

    def _mark(self, first: int, last: int, role: WordRole) -> None:
        for at in range(first, last):
            if self.roles[at] != "object":
                self.roles[at] = role

    def _put(
        self,
        name: str,
        values: dict[str, Value],
        first: int,
        last: int,
        features: list[Feature] | None = None,
        note: str = "",
        assumed: tuple[str, ...] = (),
    ) -> None:
        self._mark(first, last, "feature")
        self.found.append(Found(name, values, first, last, features or [], note, assumed))

    def _own_word(self, phrase: str) -> bool:
        """Applies a noun or adjective the asset gives values to ("dodecahedron", "socket head")."""
        plain = phrase.replace("-", " ")
        for word, adjustments in self.asset.adjectives.items():
            if word in {plain, singular(plain), phrase}:
                self.adjectives.append(word)
                self._stock.usual |= {k: v for k, v in adjustments.items() if isinstance(v, int | float | str | bool)}
                return True
        return False

    def _count_and_words(self, pieces: list[Piece]) -> None:
        """The number of parts, and adjectives, materials, colours and finishes."""
        for piece in pieces:
            if piece.kind == "measure" and not piece.name and piece.value.kind == "N" and not piece.used:
                self._designation(piece)
        first = next((p for p in pieces if p.kind != "article" and not p.used), None)
        before_head = [p for p in pieces if p.first < self.head[0]]
        if (
            first is not None
            and first.kind == "measure"
            and not first.name
            and first.value.kind == "N"
            and first.value.value == int(first.value.value)
            and 1 <= first.value.value <= 200
            and not any(p.kind in {"noun", "solid"} for p in before_head)
            and (
                self.listed[self.head[1] - 1].text.endswith("s")
                or len([p for p in before_head if p.kind == "measure"]) > 1
            )
        ):
            self.count = int(first.value.value)
            self.count_at = (first.first, first.last)
            first.used = True
            self._mark(first.first, first.last, "count")
        at = 0
        while at < len(pieces):
            at += self._adjective(pieces, at)

    def _designation(self, piece: Piece) -> None:
        """A number that is the name of a variant ("a 6204 bearing")."""
        name = f"{piece.value.value:g}"
        for declared in self.asset.parameters:
            if name in declared.parameter.choices:
                piece.used = True
                self._stock.values[declared.parameter.name] = name
                self._put(declared.parameter.name, {declared.parameter.name: name}, piece.first, piece.last)

    def _adjective(self, pieces: list[Piece], at: int) -> int:
        for length in (3, 2, 1):
            run = pieces[at : at + length]
            if len(run) < length or any(p.kind != "word" for p in run):
                continue
            phrase = " ".join(p.name for p in run)
            role = self._word(phrase)
            if role is not None:
                self._mark(run[0].first, run[-1].last, role)
                return length
        return 1

    def _word(self, phrase: str) -> WordRole | None:
        if self._own_word(phrase):
            return "shape"
        for declared in self.asset.parameters:
            if phrase in declared.parameter.choices:
                self._stock.values[declared.parameter.name] = phrase
                self.found.append(Found(declared.parameter.name, {declared.parameter.name: phrase}, 0, 0, note=phrase))
                return "shape"
            if declared.parameter.unit == "choice" and phrase in declared.words:
                return "feature"
            if declared.parameter.unit == "flag" and phrase in {declared.parameter.name, *declared.words}:
                self._stock.values[declared.parameter.name] = True
                self.found.append(Found(declared.parameter.name, {declared.parameter.name: True}, 0, 0, note=phrase))
                return "shape"
        if phrase in MADE:
            return "feature"
        if phrase in GRAMMAR:
            return "grammar"
        preset = find_preset(phrase)
        if preset is not None:
            self.materials.append((phrase, preset.name))
            return "material"
        color = color_of(phrase)
        if color is not None:
            self.colors.append((phrase, color))
            return "colour"
        if phrase in STATES:
            self.states.append((phrase, STATES[phrase]))
            return "state"
        return "opinion" if phrase in OPINIONS or phrase in IGNORED else None

    def _threads(self, stock: list[Piece]) -> None:
        """As in "M8 x 40": the number behind the size is the length, or the pitch where it is small."""
        for at, piece in enumerate(stock):
            if piece.kind != "measure" or piece.value.kind != "M" or piece.used:
                continue
            if at + 2 < len(stock) and stock[at + 1].name in {"x", "by"} and stock[at + 2].kind == "measure":
                following = stock[at + 2]
                if (
                    following.value.measure
                    and not following.name
                    and not (following.value.kind == "N" and following.value.value < 4.5)
                ):
                    name = self._stock.has("length")
                    if name is not None:
                        self._stock.put(following, {name: following.value.metres})
                elif following.value.kind == "N" and self._stock.has("pitch"):
                    self._stock.put(following, {"pitch": following.value.metres})

    def _without(self) -> None:
        """As in "without a set screw", "no bore": a measure or number of 0."""
        reader = PieceReader(self.listed, self.asset, self.head)
        for at, symbol in enumerate(self.listed):
            if symbol.text not in {"without", "no"}:
                continue
            if at + 1 < len(self.listed) and self.listed[at + 1].text in {"hole", "holes"} and self._stock.has("holes"):
                self._stock.values["holes"] = 0
                self._put("without", {"holes": 0}, at, at + 2)
                continue
            found = reader.label_at(at + 1)
            if found is None:
                continue
            label, end = found
            for declared in self.asset.parameters:
                own = {declared.parameter.name.replace("_", " "), *declared.words}
                p = declared.parameter
                if label in own and (p.unit == "flag" or (p.unit in {"m", "count"} and p.minimum == 0)):
                    value: Value = False if p.unit == "flag" else 0 if p.unit == "count" else 0.0
                    self._stock.values[p.name] = value
                    self._put("without", {p.name: value}, at, end)
                    break

    def _usual_members(self, stock: list[Piece]) -> None:
        """As in "with a gusset" of no said size."""
        for piece in stock:
            if piece.kind == "word" and not piece.used and piece.name in _USUAL_SHARE and self._stock.has(piece.name):
                value = round(_USUAL_SHARE[piece.name] * min(self.stock_size()[1:]), 4)
                piece.used = True
                self._stock.values[piece.name] = value
                self._put("default", {piece.name: value}, piece.first, piece.last, note="of a usual size")

    def _openings(self, stock: list[Piece]) -> None:
        for piece in stock:
            if piece.kind == "place" and piece.name in {"open_top", "open_ends"} and self._stock.has("opening"):
                piece.used = True
                value = piece.name.removeprefix("open_")
                self._stock.values["opening"] = value
                self._put("opening", {"opening": value}, piece.first, piece.last)

    def _square(self, stock: list[Piece]) -> None:
        """A square plate is as deep as it is wide."""
        square = "square" in self.phrase.split() or any(p.name == "square" and p.kind == "word" for p in stock)
        values = self._stock.values
        if "cube" in self.phrase.split() and self._stock.has("depth") and "width" in values:
            for name in ("depth", "height"):
                values.setdefault(name, values["width"])
            self.found.append(Found("size", {n: values[n] for n in ("depth", "height")}, 0, 0, note="cube"))
        if square and self._stock.has("depth") and "width" in values and "depth" not in values:
            values["depth"] = values["width"]
            self.found.append(Found("size", {"depth": values["width"]}, 0, 0, note="square"))

    # --- features ----------------------------------------------------------------------------------------------

    def _to_own_parameters(self, sentence: Sentence, pieces: list[Piece]) -> None:
        """Holes of assets that have parameters of their own for them (flanges, brackets, gears)."""
        for clause in list(sentence.features):
            if clause.noun.name != "hole" or clause.noun.kind != "noun":
                continue
            values = own_holes(clause, self._stock, self.listed, pieces)
            if values is None:
                continue
            sentence.features.remove(clause)
            for name, value in values.items():
                self._stock.values[name] = value
            first, last = _span(clause)
            self._put("holes", values, first, last)

    def _edges(self, sentence: Sentence) -> None:
        for piece in sentence.stock:
            if piece.kind == "place" and piece.name in {"edges", "edges_round"}:
                single = single_edge(piece, self._stock, self.listed)
                if single is not None:
                    piece.used = True
                    self._put("edges", {}, piece.first, piece.last, [single], "one edge, at the right of the top")
                    continue
                result = read_edges(piece, self._stock, self.listed, self._usual_edge())
                if result is not None:
                    values, assumed = result
                    self._stock.values |= values
                    piece.used = True
                    self._put("edges", values, piece.first, piece.last, assumed=assumed)

    def _usual_edge(self) -> float:
        """An edge that can be seen: 2 mm, or a twelfth of the least side where that is more."""
        return max(0.002, round(min(self.stock_size()) / 12, 4))

    def _features(self, sentence: Sentence) -> None:
        size = self.stock_size()
        bore = self._number("bore_diameter", "inner_diameter")
        holes: list[Hole] = []
        for clause in sentence.features:
            if not self.asset.machined:
                continue
            try:
                read = self._feature(clause, size, bore)
            except ValidationError as exc:
                raise UnreasonableSizeError(
                    f"the {clause.noun.word} cannot have a measure that is asked: {exc.errors()[0]['msg']}",
                    hint="give measures greater than zero and sensible numbers",
                ) from exc
            if read is None:
                continue
            holes += [f for f in read.features if isinstance(f, Hole)]
            first, last = _span(clause)
            for piece in (clause.noun, *clause.all, *_others(clause)):
                if piece is clause.noun or piece.used or piece.kind == "word":
                    self._role_of(piece)
            self.found.append(Found(clause.noun.name, {}, first, last, read.features, read.note, tuple(read.assumed)))
        self._circles(holes, size, bore)
        drilled = [f for found in self.found for f in found.features]
        if overlapping(drilled, size, is_round=self.asset.kind in _ROUND):
            self.found.append(Found("default", {}, 0, 0, note="the holes overlap and run into one another"))

    def _role_of(self, piece: Piece) -> None:
        for at in range(piece.first, piece.last):
            if self.roles[at] == "unknown":
                known = piece.kind != "word" or self.listed[at].text in GRAMMAR or piece.name in _FEATURE_WORDS
                if known:
                    self.roles[at] = "feature"

    def _feature(self, clause: Clause, size: tuple[float, float, float], bore: float) -> ReadFeature | None:
        plural = is_plural(clause)
        is_round = self.asset.kind in _ROUND
        if clause.noun.kind == "solid":
            above = any(p.kind == "place" and p.name == "face" and p.word == "top" for p in clause.all)
            said = {s.text for s in self.listed}
            both = "intersect" if said & INTERSECTED else "join" if said & {"union", "fused", "combined"} else ""
            return read_solid(clause, self.assets[clause.noun.name], above=above, both=both)
        match clause.noun.name:
            case "hole" | "counterbore" | "countersink":
                return read_hole(_as_hole(clause), plural=plural, round_stock=is_round)
            case "slot" if self._across(clause):
                read = read_groove(clause, plural=plural, size=size, round_stock=False)
                along = "v" if size[0] >= size[1] else "u"
                read.features = [f.model_copy(update={"along": along}) for f in read.features]
                return read
            case "slot" | "pocket" | "cutout":
                return read_cutout(clause, plural=plural, size=size)
            case "notch":
                return (
                    read_groove(clause, plural=plural, size=size, round_stock=False)
                    if is_vee(clause)
                    else read_cutout(clause, plural=plural, size=size)
                )
            case "groove":
                return read_groove(clause, plural=plural, size=size, round_stock=is_round)
            case "keyway":
                inside = bore > 0 and self.asset.kind != "stepped_shaft"
                return read_keyway(clause, bore=bore if inside else 0.0)
            case "flat" if self.asset.kind in _BARS:
                return read_flat(clause, plural=plural)
            case "boss":
                return read_boss(clause, plural=plural, round_face=is_round)
            case "step":
                return read_step(clause, size=size)
            case "rib":
                return read_rib(clause, plural=plural, size=size)
            case _:
                return None

    def _across(self, clause: Clause) -> bool:
        """Whether a slot of no said length goes from side to side."""
        long = any(p.kind == "measure" and (p.name in {"long", "length"} or p.value.kind == "X") for p in clause.all)
        places = [p for p in clause.all if p.kind == "place" and p.name in {"face", "along"}]
        return not long and any(self.listed[i].text == "across" for p in places for i in range(p.first, p.last))

    def _circles(self, holes: list[Hole], size: tuple[float, float, float], bore: float) -> None:
        """Gives holes on a circle of no said diameter one between the bore and the rim."""
        middle = max(
            [bore, *(h.diameter for h in holes if h.spread.arrangement == "center" and not any(h.spread.offset))]
        )
        for found in self.found:
            for at, feature in enumerate(found.features):
                if not isinstance(feature, Hole):
                    continue
                spread = feature.spread
                if spread.arrangement == "circle" and spread.circle <= 0 and max(spread.inset) <= 0:
                    across = (min(size[:2]) + middle) / 2 if middle > 0 else 0.7 * min(size[:2])
                    changed = spread.model_copy(update={"circle": across})
                    found.features[at] = feature.model_copy(update={"spread": changed})
                    found.assumed = (*found.assumed, f"on a circle of {1000 * across:g} mm")

    def _number(self, *names: str) -> float:
        for name in names:
            declared = self.asset.parameter(name)
            if declared is not None:
                return float(self._stock.values.get(name, self._stock.usual.get(name, declared.parameter.default)))
        return 0.0

    def stock_size(self) -> tuple[float, float, float]:
        """The stock's envelope, as near as its parameters tell."""
        wide = self._number("width", "outer_diameter", "diameter", "size", "across_flats", "length")
        if self.asset.kind == "profile_bar":
            return self._number("length"), self._number("width"), self._number("height")
        deep = self._number("depth") or wide
        high = self._number("thickness", "height", "length", "size")
        return wide, deep, high


_FEATURE_WORDS = frozenset(
    "through blind counterbored countersunk clearance threaded tapped set screw bolt mounting obround rounded "
    "rectangular cross radial v u t vee dovetail center square hexagonal hex round circular cylindrical".split()
)


def is_vee(clause: Clause) -> bool:
    """Whether a notch is V-shaped."""
    return bool(clause.words() & {"v", "vee"}) or clause.noun.word.startswith(("v", "vee"))


def _as_hole(clause: Clause) -> Clause:
    """A counterbore without a hole of its own is a hole with that counterbore."""
    if clause.noun.name == "counterbore":
        clause.counterbore = Clause(clause.noun, list(clause.before), list(clause.after))
    elif clause.noun.name == "countersink":
        clause.countersink = Clause(clause.noun, list(clause.before), list(clause.after))
    return clause


def _others(clause: Clause) -> list[Piece]:
    return [
        p for other in (clause.counterbore, clause.countersink) if other is not None for p in (other.noun, *other.all)
    ]


def _span(clause: Clause) -> tuple[int, int]:
    used = [clause.noun, *(p for p in (*clause.all, *_others(clause)) if p.used or p.kind == "word")]
    return min(p.first for p in used), max(p.last for p in used)
