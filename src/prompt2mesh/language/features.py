"""Reads the features of a technical part into values of its asset's own parameters."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from prompt2mesh.language.adjectives import OPINIONS, STATES
from prompt2mesh.language.brief import WordRole
from prompt2mesh.language.items import color_of
from prompt2mesh.language.morphology import singular
from prompt2mesh.language.symbols import Symbol
from prompt2mesh.library.registry import Asset, AssetParameter, Value
from prompt2mesh.mesh.errors import ContradictionError, UnreasonableSizeError
from prompt2mesh.mesh.presets import find_preset

_LINKS = frozenset({"of", "is", "=", ":", "are", "about", "equals", "in", "at"})
_ADJECTIVAL = frozenset({"thick", "wide", "tall", "high", "long", "deep", "across"})
_GRAMMAR = frozenset(
    "with and , . ; : of in on at to for from has have having that which is are be made out by its it each all ( ) one "
    "please make create generate model me build design draw need want i would like x featuring including plus also then "
    "3d part component piece shaped machined engineering technical precise exact drawing".split()
)
_HOLE_BEFORE = frozenset(
    "counterbored countersunk through blind threaded tapped bolt mounting screw round clearance drilled equally evenly spaced "
    "small large central center diameter wide across plain of fixing circular cylindrical single more".split()
)
_EDGE_WORDS = frozenset(
    "fillet fillets filleted chamfer chamfers chamfered rounded round radius corner corners edge edges all every on of with to at "
    "each vertical outer outside top bottom upper lower both rim rims end ends inside inner along its four outermost".split()
)
_EDGE_KEYS = frozenset({"fillet", "fillets", "filleted", "chamfer", "chamfers", "chamfered", "rounded"})
_FIGURES = {"square": "square", "circle": "circle", "round": "circle", "rectangle": "rectangle", "hexagon": "hexagon",
            "triangle": "triangle", "octagon": "octagon", "disc": "circle", "rectangular": "rectangle", "circular": "circle",
            "semicircle": "semicircle", "hexagonal": "hexagon", "triangular": "triangle"}  # fmt: skip
_V = r"([LNM]\d+)"
# What may follow "hole": (pattern, names of the groups).
_TAILS: tuple[tuple[re.Pattern[str], tuple[str, ...]], ...] = tuple(
    (re.compile(pattern), names)
    for pattern, names in (
        (
            rf"(?:, )?(?:with |and |of )?(?:diameter of )?{_V} (?:diameter )?counterbores?(?: (?:of )?(?:depth )?{_V}(?: deep)?)?",
            ("cbore", "cbore_depth"),
        ),
        (
            rf"(?:, )?(?:with |and )?counterbored? (?:diameter )?(?:of |to )?{_V}(?: diameter| wide)?(?:,? ?(?:and |x |by |to )?(?:depth (?:of )?)?{_V}(?: deep)?)?",
            ("cbore", "cbore_depth"),
        ),
        (rf"(?:, )?(?:with |and |of )?(?:diameter of )?{_V} (?:diameter )?countersinks?", ("csink",)),
        (rf"(?:, )?(?:with |and )?countersunk? (?:diameter )?(?:of |to )?{_V}(?: diameter| wide)?", ("csink",)),
        (rf"(?:, )?(?:and |with )?(?:to |of )?(?:depth )?(?:of )?{_V} deep", ("depth",)),
        (rf"(?:, )?(?:and |with |to )?depth (?:of )?{_V}", ("depth",)),
        (
            rf"(?:, )?(?:(?:located|placed|positioned|inset|set|center|each|drilled|spaced) )*{_V} (?:in |inward |away )?(?:from|off) (?:(?:each|all|every|its|their|nearest|outer|both|N\d+|two) )*(?:corners?|edges?|sides?|ends?|rims?)",
            ("inset",),
        ),
        (
            rf"(?:, )?inset (?:by |of )?{_V}(?: from (?:(?:each|all|its|outer) )*(?:corners?|edges?|sides?))?",
            ("inset",),
        ),
        (
            rf"(?:, )?(?:(?:equally|evenly|uniformly|regularly|spaced|arranged|placed|distributed|located|set|positioned|drilled) )*(?:on|around|along|in|over|about) {_V} (?:diameter )?(?:(?:bolt|pitch|hole) )?(?:circle|pcd|bcd)(?: diameter)?",
            ("circle",),
        ),
        (
            rf"(?:, )?(?:(?:equally|evenly|uniformly|regularly|spaced|arranged|placed|distributed|located|set|positioned|drilled) )*(?:on|around|along|in|over|about) (?:(?:bolt|pitch|hole) )?(?:circle|pcd|bcd)(?: diameter)?(?: (?:of |with )?(?:diameter (?:of )?)?{_V}(?: (?:in )?diameter)?)?",
            ("circle?",),
        ),
        (rf"(?:, )?(?:on )?(?:pcd|bcd|bolt circle|pitch circle)(?: diameter)?(?: of)? {_V}", ("circle",)),
        (rf"(?:, )?(?:with )?{_V} (?:pcd|bcd|bolt circle|pitch circle)(?: diameter)?", ("circle",)),
        (rf"(?:, )?(?:spaced )?{_V} (?:apart|between centers|spacing|center to center|pitch)", ("spacing",)),
        (rf"(?:, )?(?:with )?(?:spacing|pitch) (?:of )?{_V}", ("spacing",)),
        (rf"(?:, )?(?:of |with |having )?(?:diameter (?:of )?){_V}", ("diameter",)),
        (rf"(?:, )?(?:of |with |having )?(?:radius (?:of )?){_V}", ("radius",)),
        (rf"(?:, )?(?:of |with )?{_V} (?:in )?(?:diameter|wide|across)", ("diameter",)),
        (rf"of {_V}", ("diameter",)),
        (
            r"(?:, )?(?:one |N\d+ )?(?:in|at|near|on|by|to|close to) (?:(?:each|all|every|its|four|N\d+|of) )*corners?(?: of (?:plate|it|block))?",
            ("corners!",),
        ),
        (
            r"(?:, )?(?:in|at|through|on|down|along) (?:(?:exact|very|its) )*(?:center|axis)(?: axis)?(?: of (?:it|plate|block|disc))?",
            ("center!",),
        ),
        (r"(?:, )?(?:arranged |placed )?in (?:straight )?(?:row|line)", ("row!",)),
        (r"(?:, )?(?:arranged |placed )?(?:in|on) (?:(?:N\d+ (?:x|by) N\d+|X\d+|regular|square) )*grid", ("grid!",)),
        (
            r"(?:, )?(?:in|on|through|per) (?:each|both|every) (?:legs?|sides?|flanges?|arms?|faces?|plates?)",
            ("each!",),
        ),
        (r"(?:, )?(?:equally|evenly) spaced", ("spaced!",)),
        (
            r"(?:, )?(?:going |passing |all way )?through (?:it|all|its (?:length|height|thickness)|plate|block|whole|everything)",
            ("through!",),
        ),
    )
)


@dataclass
class Values:
    """Values of parameters that some tokens ask for."""

    name: str
    values: dict[str, Value]
    first: int
    last: int
    note: str = ""


@dataclass
class PartReader:
    """Reads one part; `roles` has a role for every symbol afterwards."""

    asset: Asset
    listed: list[Symbol]
    head_first: int
    head_last: int
    roles: list[WordRole] = field(default_factory=list)
    colors: list[tuple[str, str]] = field(default_factory=list)
    materials: list[tuple[str, str]] = field(default_factory=list)
    states: list[tuple[str, str]] = field(default_factory=list)
    adjectives: list[str] = field(default_factory=list)
    count: int = 1
    _found: list[Values] = field(default_factory=list)
    _set: dict[str, Value] = field(default_factory=dict)
    _loose: list[int] = field(default_factory=list)
    _wall: tuple[int, float] | None = None

    def read(self) -> list[Values]:
        """All values asked for, in the order said."""
        self.roles = ["unknown"] * len(self.listed)
        phrase = " ".join(s.text for s in self.listed[self.head_first : self.head_last])
        for at in range(self.head_first, self.head_last):
            self.roles[at] = "object"
        self._own_word(phrase)
        at = 0
        while at < len(self.listed):
            if self.head_first <= at < self.head_last:
                at = self.head_last
                continue
            at = self._step(at)
        self._settle()
        return self._found

    # ---- one step

    def _step(self, at: int) -> int:
        for reader in (
            self._body, self._steps_of_shaft, self._counter, self._holes, self._slots, self._edges, self._walled, self._thread, self._valued,
            self._dimensions, self._words,
        ):  # fmt: skip
            end = reader(at)
            if end > at:
                return end
        symbol = self.listed[at]
        if symbol.measure:
            self._loose.append(at)
            self.roles[at] = "size"
        elif symbol.text in _GRAMMAR:
            self.roles[at] = "grammar"
        return at + 1

    def _put(self, name: str, values: dict[str, Value], first: int, last: int) -> None:
        checked: dict[str, Value] = {}
        for parameter, value in values.items():
            declared = self.asset.parameter(parameter)
            if declared is None:
                continue
            if isinstance(value, float) and declared.parameter.unit in {"m", "count", "factor", "deg"}:
                self._check(declared, value)
            checked[parameter] = (
                round(value) if declared.parameter.unit == "count" and isinstance(value, float) else value
            )
        self._set |= checked
        self._mark(first, last, "feature")
        span = (self.listed[first].start, self.listed[last - 1].end) if last > first else (0, 0)
        self._found.append(Values(name, checked, *span))

    @staticmethod
    def _check(declared: AssetParameter, value: float) -> None:
        p = declared.parameter
        if (p.maximum is not None and value > p.maximum) or (p.minimum is not None and value < p.minimum):
            shown = (lambda v: f"{v * 1000:g} mm") if p.unit == "m" else (lambda v: f"{v:g}")
            raise UnreasonableSizeError(
                f"the {p.name.replace('_', ' ')} is from {shown(p.minimum or 0)} to {shown(p.maximum or 0)}; got {shown(value)}",
                hint="give a value within that range",
            )

    def _mark(self, first: int, last: int, role: WordRole) -> None:
        for at in range(first, last):
            if self.roles[at] != "object":
                self.roles[at] = role

    def _has(self, *names: str) -> str | None:
        return next((n for n in names if self.asset.parameter(n) is not None), None)

    def _text(self, at: int) -> str:
        return self.listed[at].text if at < len(self.listed) and self.listed[at].kind == "W" else ""

    # ---- holes

    def _holes(self, at: int) -> int:
        """As in "four 4 mm holes 5 mm from the corners"."""
        end, count, diameter, words = at, None, None, set[str]()
        while end < len(self.listed) and self._text(end) not in {"hole", "holes"}:
            symbol = self.listed[end]
            if symbol.kind == "N" and diameter is None and count is None:
                count = symbol.value
            elif symbol.measure and diameter is None:
                diameter = symbol.metres
            elif symbol.kind == "W" and symbol.text in _HOLE_BEFORE:
                words.add(symbol.text)
            else:
                return at
            end += 1
        if end >= len(self.listed):
            return at
        plural = self._text(end) == "holes"
        if end + 1 < len(self.listed) and self._text(end + 1) in {"diameter", "spacing", "circle", "pattern", "depth"}:
            return at
        found, end = self._tail(end + 1)
        if "diameter" in found:
            diameter = found["diameter"]
        if "radius" in found:
            diameter = 2 * found["radius"]
        number = round(count) if count is not None else (4 if plural and "corners" in found else 4 if plural else 1)
        if count is None and not plural and "corners" in found:
            number = 4
        self._put("holes", self._hole_values(number, diameter, words, found), at, end)
        return end

    def _tail(self, at: int) -> tuple[dict[str, float], int]:
        """Everything that may follow "hole"; the lengths found and where it ends."""
        found: dict[str, float] = {}
        moved = True
        while moved and at < len(self.listed):
            moved = False
            rest = " ".join(f"{s.kind}{i}" if s.kind != "W" else s.text for i, s in enumerate(self.listed[at:], at))
            for pattern, names in _TAILS:
                match = pattern.match(rest)
                if match is None or (match.end() < len(rest) and rest[match.end()] != " "):
                    continue
                for name, group in zip(names, match.groups() or ("",), strict=False):
                    key = name.rstrip("!?")
                    if group:
                        found[key] = self.listed[int(group[1:])].metres
                    elif name.endswith(("!", "?")):
                        found.setdefault(key, -1.0)
                at += len(match.group().split(" "))
                moved = True
                break
        return found, at

    def _hole_values(
        self, number: int, diameter: float | None, words: set[str], found: dict[str, float]
    ) -> dict[str, Value]:
        values: dict[str, Value] = {}
        single = number == 1 and not found.keys() & {"inset", "circle", "corners"}
        special = words & {"counterbored", "countersunk"} or found.keys() & {"cbore", "csink"}
        bore = self._has("bore_diameter", "inner_diameter")
        if self._has("holes") is None or (single and not special and bore is not None):
            name = bore or self._has("size")
            if name is not None and diameter is not None:
                values[name] = diameter
            if "depth" in found and self._has("bore_depth"):
                values["bore_depth"] = found["depth"]
            return values
        if (
            self.asset.parameter("hole_pattern") is None
            and "each" not in found
            and self._has("inner_radius")
            and number > 1
        ):
            number = max(1, number // 2)
        values["holes"] = float(number)
        if diameter is not None:
            values["hole_diameter"] = diameter
        for key, name in (
            ("inset", "hole_inset"),
            ("spacing", "hole_spacing"),
            ("depth", "hole_depth"),
            ("circle", "bolt_circle"),
        ):
            if found.get(key, -1.0) > 0 and self._has(name):
                values[name] = found[key]
        if self._has("hole_pattern"):
            values["hole_pattern"] = self._pattern(number, found, values)
        if words & {"counterbored"} or "cbore" in found:
            values["hole_type"] = "counterbored"
            values["counterbore_diameter"] = found.get("cbore", 1.8 * float(values.get("hole_diameter", 0.005)))
            values["counterbore_depth"] = found.get("cbore_depth", float(values.get("hole_diameter", 0.005)))
        elif words & {"countersunk"} or "csink" in found:
            values["hole_type"] = "countersunk"
            values["countersink_diameter"] = found.get("csink", 2.0 * float(values.get("hole_diameter", 0.005)))
        return values

    def _pattern(self, number: int, found: dict[str, float], values: dict[str, Value]) -> str:
        if "circle" in found:
            return "circle"
        for name in ("row", "grid", "center"):
            if name in found:
                return name
        if "corners" in found:
            return "corners"
        if "inset" in found:
            if self._has("diameter"):
                values["bolt_circle"] = -found["inset"]
                return "circle"
            return "corners"
        if "spacing" in found:
            return "row" if number < 4 else "grid"
        if self._has("diameter"):
            return "circle"
        if number == 1:
            return "center"
        return "corners" if number in {2, 4} else "row"

    def _counter(self, at: int) -> int:
        """As in "a 12 mm counterbore 5 mm deep" said apart from its hole."""
        rest = " ".join(f"{s.kind}{i}" if s.kind != "W" else s.text for i, s in enumerate(self.listed[at:], at))
        for pattern, names in _TAILS[:4]:
            match = pattern.match(rest)
            if match is None:
                continue
            values: dict[str, Value] = {}
            for name, group in zip(names, match.groups(), strict=True):
                if group:
                    own = {
                        "cbore": "counterbore_diameter",
                        "cbore_depth": "counterbore_depth",
                        "csink": "countersink_diameter",
                    }[name]
                    values[own] = self.listed[int(group[1:])].metres
            values["hole_type"] = "countersunk" if "csink" in names else "counterbored"
            if "holes" not in self._set and self._has("holes"):
                values |= {"holes": 1.0, "hole_pattern": "center"}
                if "bore_diameter" in self._set:
                    values |= {"hole_diameter": self._set["bore_diameter"], "bore_diameter": 0.0}
            end = at + len(match.group().split(" "))
            self._put("holes", values, at, end)
            return end
        return at

    # ---- slots, edges, walls

    def _slots(self, at: int) -> int:
        """As in "two 20 x 6 mm slots", "a slot 20 mm long and 6 mm wide"."""
        end = at
        number, values = 1.0, dict[str, Value]()
        while end < len(self.listed) and self._text(end) not in {"slot", "slots"}:
            symbol = self.listed[end]
            if symbol.kind == "N" and end == at:
                number = symbol.value
            elif symbol.kind == "X":
                long, wide = max(symbol.values[:2]), min(symbol.values[:2])
                values |= {"slot_length": long, "slot_width": wide}
            elif symbol.measure and self._text(end + 1) in {"long", "wide"}:
                values["slot_length" if self._text(end + 1) == "long" else "slot_width"] = symbol.metres
                end += 1
            elif symbol.measure and not values:
                values["slot_width"] = symbol.metres
            elif self._text(end) not in {
                "long",
                "wide",
                "by",
                "rounded",
                "obround",
                "straight",
                "mounting",
                ",",
                "and",
            }:
                return at
            end += 1
        if end >= len(self.listed) or self._has("slots") is None:
            return at
        end += 1
        while end + 1 < len(self.listed):
            step = end + (self._text(end) in {",", "and", "with"})
            if (
                step + 1 < len(self.listed)
                and self.listed[step].measure
                and self._text(step + 1) in {"long", "wide", "apart"}
            ):
                name = {"long": "slot_length", "wide": "slot_width", "apart": "slot_spacing"}[self._text(step + 1)]
                values[name] = self.listed[step].metres
                end = step + 2
            elif self._text(end) in {"in", "at"} and self._text(end + 1) == "center":
                end += 2
            else:
                break
        self._put("slots", {"slots": number, **values}, at, min(end, len(self.listed)))
        return end

    def _edges(self, at: int) -> int:
        """As in "2 mm fillets", "1 mm chamfers on all edges", "corners rounded to 5 mm"."""
        end, length, words = at, None, list[str]()
        while end < len(self.listed):
            symbol = self.listed[end]
            if symbol.measure and length is None:
                if words and not set(words) & _EDGE_KEYS and not self._keys_ahead(end):
                    break
                if words and set(words) & _EDGE_KEYS and self._next_measure_is_other(end):
                    break
                length = symbol.metres
            elif symbol.kind == "A":
                pass
            elif symbol.kind == "W" and symbol.text in _EDGE_WORDS:
                words.append(symbol.text)
            else:
                break
            end += 1
        keys = set(words) & _EDGE_KEYS
        corner_radius = "corner" in words and "radius" in words and length is not None
        if not keys and not corner_radius:
            return at
        while end > at + 1 and self._text(end - 1) in {"with", "of", "on", "to", "at", "its"}:
            end -= 1
        chamfer = any(w.startswith("chamfer") for w in words)
        every = "all" in words or "every" in words
        upright = any(w.startswith("corner") for w in words) or "vertical" in words
        edges = any(w.startswith(("edge", "rim", "end")) for w in words)
        if chamfer:
            names = (
                ("corner_chamfer", "edge_chamfer")
                if upright and not edges
                else ("edge_chamfer", "corner_chamfer", "chamfer")
            )
        elif every and edges and not upright:
            names = ("edge_fillet", "corner_radius")
        elif set(words) & {"inside", "inner"}:
            names = ("inner_radius", "corner_radius", "edge_fillet")
        else:
            names = ("corner_radius", "inner_radius", "edge_fillet")
        name = self._has(*names)
        if name is None:
            if length is None:
                return at
            self._mark(at, end, "unknown")
            return end
        self._put("edges", {name: length if length is not None else 0.002}, at, end)
        return end

    def _keys_ahead(self, at: int) -> bool:
        return any(self._text(i) in _EDGE_KEYS | {"radius"} for i in range(at + 1, min(at + 3, len(self.listed))))

    def _next_measure_is_other(self, at: int) -> bool:
        """Whether the measure belongs to what follows ("filleted corners 4 mm holes")."""
        return self._text(at + 1) in {"hole", "holes", "bore", "slot", "slots", *_ADJECTIVAL}

    def _walled(self, at: int) -> int:
        """As in "2 mm wall", "wall thickness of 2 mm": gives the diameter that is not said."""
        if self._has("inner_diameter") is None:
            return at
        end = at
        value: float | None = None
        if self.listed[at].measure and (
            self._text(at + 1) in {"wall", "walls"}
            or (self._text(at + 1) == "thick" and self._text(at + 2) in {"wall", "walls"})
        ):
            value = self.listed[at].metres
            end = at + 2 + (self._text(at + 1) == "thick") + (self._text(at + 2) == "thickness")
        elif self._text(at) in {"wall", "walls"}:
            end = at + 1
            while self._text(end) in {"thickness", "of", "is", "="}:
                end += 1
            if end < len(self.listed) and self.listed[end].measure:
                value = self.listed[end].metres
                end += 1
        if value is None:
            return at
        self._wall = (len(self._found), value)
        self._put("wall", {}, at, end)
        return end

    # ---- threads, values, dimensions

    def _thread(self, at: int) -> int:
        """As in "M8", "M8 x 40"."""
        symbol = self.listed[at]
        size = self._has("size", "bore_diameter")
        if symbol.kind != "M" or size is None:
            return at
        values: dict[str, Value] = {size: symbol.metres}
        end = at + 1
        if self._text(end) in {"x", "by"} and end + 1 < len(self.listed) and self.listed[end + 1].measure:
            following = self.listed[end + 1]
            if self._has("length") and not (following.kind == "N" and following.value < 4.5):
                values["length"] = following.metres
            end += 2
        self._put("thread", values, at, end)
        return end

    def _valued(self, at: int) -> int:
        """As in "10 mm thick", "bore of 8 mm", "24 teeth"."""
        symbol = self.listed[at]
        if symbol.kind in {"L", "N", "A", "M"}:
            link = at + 1 + (self._text(at + 1) in {"in", "of"} and self._parameter(at + 2, symbol) is not None)
            found = self._parameter(link, symbol)
            if found is None:
                return at
            declared, used = found
            # "diameter 20 length 50": the word belongs to the value behind it.
            self._assign(declared, symbol, at, link + used, self._joined(link, used))
            return link + used
        found = self._parameter(at)
        if found is None:
            return at
        declared, used = found
        if self._text(at) in _ADJECTIVAL and used == 1:
            return at
        value_at = at + used
        while self._text(value_at) in _LINKS:
            value_at += 1
        found = self._parameter(at, self.listed[value_at]) if value_at < len(self.listed) else None
        if found is None or found[1] != used:
            return at
        declared = found[0]
        self._assign(declared, self.listed[value_at], at, value_at + 1, self._joined(at, used))
        return value_at + 1

    def _joined(self, at: int, used: int) -> str:
        return " ".join(self._text(i) for i in range(at, at + used))

    @staticmethod
    def _suits(declared: AssetParameter, symbol: Symbol) -> bool:
        match declared.parameter.unit:
            case "m":
                return symbol.measure
            case "deg":
                return symbol.kind in {"A", "N"}
            case "count" | "factor":
                return symbol.kind == "N"
            case _:
                return False

    def _parameter(self, at: int, value: Symbol | None = None) -> tuple[AssetParameter, int] | None:
        """The parameter whose words stand at a symbol, the longest match; one that the value suits, if it is given."""
        for length in range(min(4, len(self.listed) - at), 0, -1):
            phrase = self._joined(at, length)
            if not phrase or any(self.listed[i].kind != "W" for i in range(at, at + length)):
                continue
            for form in (phrase, _singular_last(phrase)):
                for declared in self.asset.parameters:
                    own = {declared.parameter.name.replace("_", " "), *(w.lower() for w in declared.words)}
                    numeric = declared.parameter.unit in {"m", "deg", "count", "factor"}
                    if form in own and numeric and (value is None or self._suits(declared, value)):
                        return declared, length
                if form in {"radius", "outer radius", "base radius", "inner radius", "outside radius"}:
                    wanted = ("inner_diameter",) if "inner" in form else ("outer_diameter", "diameter")
                    name = self._has(*wanted)
                    declared = self.asset.parameter(name) if name else None
                    if declared is not None:
                        return declared, length
        return None

    def _assign(self, declared: AssetParameter, symbol: Symbol, first: int, last: int, word: str) -> None:
        unit = declared.parameter.unit
        value = symbol.metres if unit == "m" else symbol.value
        if "radius" in word and "diameter" in declared.parameter.name:
            value *= 2
        values: dict[str, Value] = {declared.parameter.name: value}
        for other in self.asset.parameters:  # "60 mm legs" is said of both legs
            if other.parameter.unit == unit and word in other.words and word in declared.words:
                values[other.parameter.name] = value
        self._put(declared.parameter.name, values, first, last)

    def _dimensions(self, at: int) -> int:
        """As in "60 x 40 x 5 mm" in the order the asset declares its lengths."""
        symbol = self.listed[at]
        if symbol.kind != "X":
            return at
        names = [p.parameter.name for p in self.asset.parameters if p.parameter.unit == "m"]
        values = list(symbol.values)
        if (
            self._has("inner_radius")
            and self._has("thickness")
            and len(values) == 3
            and values[2] < 0.3 * min(values[:2])
        ):
            names = ["depth", "height", "thickness"]
        if names[0] == "size" and len(values) >= 3:
            if max(values) - min(values) > 1e-9:
                raise ContradictionError(
                    "the edges of a cube are all of one length", hint="ask for a block to have three different ones"
                )
            values = values[:1]
        names = [n for n in names if n not in self._set or n == "size"]
        self._put("size", dict(zip(names, values, strict=False)), at, at + 1)
        return at + 1

    # ---- steps of a shaft; swept, lofted and revolved bodies

    def _steps_of_shaft(self, at: int) -> int:
        """As in "20 mm diameter for 50 mm, then 15 mm diameter for 30 mm"."""
        if self._has("length_2") is None:
            return at
        rest = " ".join(f"{s.kind}{i}" if s.kind != "W" else s.text for i, s in enumerate(self.listed[at:], at))
        pair = rf"(?:{_V} (?:in )?diameter|diameter (?:of )?{_V}) (?:, |and |by |x |section )*(?:for |over |along |of )?(?:length (?:of )?)?{_V}(?: long| length)?"
        match = re.match(pair, rest)
        values: tuple[float, float] | None = None
        used = 1
        if match:
            groups = [g for g in match.groups() if g]
            values = (self.listed[int(groups[0][1:])].metres, self.listed[int(groups[1][1:])].metres)
            used = len(match.group().split(" "))
        elif self.listed[at].kind == "X" and len(self.listed[at].values) == 2:
            values = self.listed[at].values[0], self.listed[at].values[1]
        if values is None:
            return at
        step = next((i for i in (1, 2, 3, 4) if (f"length_{i}" if i > 1 else "length") not in self._set), None)
        if step is None:
            return at
        suffix = "" if step == 1 else f"_{step}"
        self._put("step", {f"diameter{suffix}": values[0], f"length{suffix}": values[1]}, at, at + used)
        return at + used

    def _body(self, at: int) -> int:
        """The profile and the way of a lofted, revolved or swept body."""
        figure = self._figure(at)
        if figure is not None and (self._has("bottom_shape", "profile") is not None):
            shape, sizes, end = figure
            if self._has("bottom_shape"):
                place = "bottom" if "bottom_shape" not in self._set else "top"
                values: dict[str, Value] = {f"{place}_shape": shape}
                for name, value in zip((f"{place}_width", f"{place}_depth"), sizes, strict=False):
                    values[name] = value
            else:
                values = {"profile": shape}
                for name, value in zip(("profile_width", "profile_height"), sizes, strict=False):
                    values[name] = value
                if self._has("offset") and len(sizes) == 1 and shape in {"square", "rectangle"}:
                    values |= {"profile": "rectangle", "profile_height": sizes[0]}
            declared = self.asset.parameter("profile") or self.asset.parameter("bottom_shape")
            if declared is not None and shape not in declared.parameter.choices and self._has("profile"):
                values["profile"] = "rectangle" if shape in {"square", "rectangle"} else declared.parameter.default
            self._put("profile", values, at, end)
            return end
        return self._way(at)

    def _figure(self, at: int) -> tuple[str, tuple[float, ...], int] | None:
        """As in "40 mm square", "circle of diameter 20 mm", "20 x 10 mm rectangle"."""
        symbol = self.listed[at]
        if (symbol.measure or symbol.kind == "X") and (
            self._text(at + 1) in _FIGURES
            or (self._text(at + 1) in {"diameter", "wide"} and self._text(at + 2) in _FIGURES)
        ):
            word = at + 1 if self._text(at + 1) in _FIGURES else at + 2
            sizes = symbol.values[:2] if symbol.kind == "X" else (symbol.metres,)
            return _FIGURES[self._text(word)], sizes, word + 1
        if self._text(at) in _FIGURES and self._text(at - 1) not in {"quarter", "half", "full"}:
            end = at + 1
            radius = False
            while self._text(end) in {"of", "with", "diameter", "radius", "side", "sides", "width", "section", "base"}:
                radius = radius or self._text(end) == "radius"
                end += 1
            if end > at + 1 and end < len(self.listed) and (self.listed[end].measure or self.listed[end].kind == "X"):
                found = self.listed[end]
                sizes = found.values[:2] if found.kind == "X" else (found.metres * (2 if radius else 1),)
                return _FIGURES[self._text(at)], sizes, end + 1
        return None

    def _way(self, at: int) -> int:
        """The path of a sweep, the height of a loft, the axis of a revolution."""
        rest = " ".join(f"{s.kind}{i}" if s.kind != "W" else s.text for i, s in enumerate(self.listed[at:], at))
        for pattern, build in self._ways():
            match = re.match(pattern + r"(?= |$)", rest)
            if match is None:
                continue
            groups = [self.listed[int(g[1:])] for g in match.groups() if g]
            self._put("path", build(groups), at, at + len(match.group().split(" ")))
            return at + len(match.group().split(" "))
        return at

    def _ways(self):  # noqa: ANN202
        if self._has("path"):
            return (
                (r"(?:along )?quarter (?:circle|turn|arc|bend)", lambda _: {"path": "arc", "path_angle": 90.0}),
                (r"(?:along )?(?:half circle|semicircle|half turn)", lambda _: {"path": "arc", "path_angle": 180.0}),
                (r"(?:along )?(A\d+) (?:arc|bend|circular arc)", lambda g: {"path": "arc", "path_angle": g[0].value}),
                (r"(?:along )?(?:circular )?arc", lambda _: {"path": "arc"}),
                (r"(?:along )?helix", lambda _: {"path": "helix"}),
                (rf"(?:along )?(?:straight )?line (?:of )?(?:length )?(?:of )?{_V}(?: long)?", lambda g: {"path": "line", "path_length": g[0].metres}),
                (rf"(?:along )?{_V} (?:long )?(?:straight )?(?:line|path)", lambda g: {"path": "line", "path_length": g[0].metres}),
                (r"(?:along )?straight (?:line|path)", lambda _: {"path": "line"}),
                (rf"(?:of |with )?radius (?:of )?{_V}", lambda g: {"path_radius": g[0].metres}),
                (rf"(?:of |with )?{_V} radius", lambda g: {"path_radius": g[0].metres}),
                (rf"(?:of |with )?diameter (?:of )?{_V}", lambda g: {"path_radius": g[0].metres / 2}),
            )  # fmt: skip
        if self._has("bottom_shape"):
            return (
                (
                    rf"(?:over|across|through|in|at) (?:height (?:of )?|distance (?:of )?|length (?:of )?)?{_V}",
                    lambda g: {"height": g[0].metres},
                ),
            )
        if self._has("offset"):
            return (
                (rf"(?:around|about) (?:axis )?{_V} (?:away|off)(?: axis)?", lambda g: {"offset": g[0].metres}),
                (rf"(?:around|about)? ?axis {_V} away(?: from (?:it|its center|center))?", lambda g: {"offset": g[0].metres}),
                (rf"{_V} (?:away )?from (?:its )?axis", lambda g: {"offset": g[0].metres}),
                (rf"(?:at|with) (?:radius|distance|offset) (?:of )?{_V}(?: from axis)?", lambda g: {"offset": g[0].metres}),
                (r"(?:through |by )?(A\d+)", lambda g: {"sweep_angle": g[0].value}),
                (r"(?:around|about) (?:its |z |vertical )?axis", lambda _: {}),
            )  # fmt: skip
        return ()

    # ---- words

    def _own_word(self, phrase: str) -> bool:
        """Applies a noun or adjective the asset gives values to ("dodecahedron", "socket head")."""
        plain = phrase.replace("-", " ")
        for word, adjustments in self.asset.adjectives.items():
            if word in {plain, singular(plain)}:
                self.adjectives.append(word)
                self._set |= {k: v for k, v in adjustments.items() if isinstance(v, int | float | str | bool)}
                return True
        return False

    def _words(self, at: int) -> int:
        """Materials, colours, finishes, choices; a number before the noun counts the part."""
        symbol = self.listed[at]
        if (
            symbol.kind == "N"
            and at < self.head_first
            and all(s.kind == "W" or s.kind == "X" for s in self.listed[at + 1 : self.head_first])
            and symbol.value == int(symbol.value)
            and 1 <= symbol.value <= 200
            and at == 0
        ):
            self.count = int(symbol.value)
            self.roles[at] = "count"
            return at + 1
        if symbol.kind != "W":
            return at
        for length in (3, 2, 1):
            if at + length > len(self.listed) or any(s.kind != "W" for s in self.listed[at : at + length]):
                continue
            phrase = self._joined(at, length)
            role = self._word(phrase)
            if role is not None:
                self._mark(at, at + length, role)
                return at + length
        return at

    def _word(self, phrase: str) -> WordRole | None:
        if phrase in _GRAMMAR:
            return "grammar"
        if self._own_word(phrase):
            return "shape"
        for declared in self.asset.parameters:
            if phrase in declared.parameter.choices:
                self._set[declared.parameter.name] = phrase
                self._found.append(Values(declared.parameter.name, {declared.parameter.name: phrase}, 0, 0, phrase))
                return "shape"
        color = color_of(phrase)
        preset = find_preset(phrase)
        if preset is not None:
            self.materials.append((phrase, preset.name))
            return "material"
        if color is not None:
            self.colors.append((phrase, color))
            return "colour"
        if phrase in STATES:
            self.states.append((phrase, STATES[phrase]))
            return "state"
        if phrase in OPINIONS or phrase in {
            "rectangular",
            "circular",
            "round",
            "flat",
            "straight",
            "solid",
            "square",
            "metal",
            "thin",
        }:
            return "opinion"
        return None

    # ---- afterwards

    def _settle(self) -> None:
        """Loose lengths take the first lengths not yet given; walls and defaults follow from the rest."""
        free = [p.parameter.name for p in self.asset.parameters if p.parameter.unit == "m"][:3]
        for at in self._loose:
            name = next((n for n in free if n not in self._set), None)
            symbol = self.listed[at]
            if name is None or symbol.kind == "N":
                self.roles[at] = "unknown"
                continue
            self._put(name, {name: symbol.metres}, at, at + 1)
        if self._wall is not None:
            self._from_wall(*self._wall)
        self._ring_of_holes()
        self._check_sense()

    def _from_wall(self, place: int, wall: float) -> None:
        outer = self.asset.parameter("outer_diameter")
        if "inner_diameter" in self._set and "outer_diameter" not in self._set:
            values: dict[str, Value] = {"outer_diameter": float(self._set["inner_diameter"]) + 2 * wall}
        else:
            whole = float(self._set.get("outer_diameter", outer.parameter.default if outer else 0.0))
            values = {"inner_diameter": whole - 2 * wall, "outer_diameter": whole}
        if float(values.get("inner_diameter", 1.0)) <= 0:
            raise ContradictionError(
                "the wall is thicker than the pipe", hint="give a wall below half of the outer diameter"
            )
        self._set |= values
        self._found[place].values = values

    def _ring_of_holes(self) -> None:
        """Gives a hole circle and an edge distance where only their number was said."""
        if float(self._set.get("holes", 0)) <= 1:
            return
        hole = float(self._set.get("hole_diameter", 0.005))
        values: dict[str, Value] = {}
        circle = self._set.get("bolt_circle")
        across = self._value("diameter")
        if (
            self._has("bolt_circle")
            and across is not None
            and (self._set.get("hole_pattern", "circle") == "circle" or self._has("hole_pattern") is None)
        ):
            inner = float(self._set.get("bore_diameter", 0.0))
            if circle is None:
                values["bolt_circle"] = (across + inner) / 2 if inner > 0 else across * 0.7
            elif float(circle) < 0:
                values["bolt_circle"] = across + 2 * float(circle)
        if self._set.get("hole_pattern") == "corners" and "hole_inset" not in self._set:
            values["hole_inset"] = max(1.5 * hole, 0.004)
        if self._set.get("hole_pattern") in {"row", "grid"} and "hole_spacing" not in self._set:
            number = float(self._set["holes"])
            values["hole_spacing"] = (self._value("width") or 0.1) / (
                number if self._set["hole_pattern"] == "row" else number**0.5
            )
        if values:
            self._set |= values
            self._found.append(Values("default", values, 0, 0, "hole positions"))

    def _value(self, name: str) -> float | None:
        declared = self.asset.parameter(name)
        return None if declared is None else float(self._set.get(name, declared.parameter.default))

    def _check_sense(self) -> None:
        """Refuses measures that exclude each other.

        Raises:
            ContradictionError: Says which.
        """
        outer = self._value("outer_diameter") or self._value("diameter")
        for name in ("inner_diameter", "bore_diameter"):
            inner = self._set.get(name)
            if (
                inner is not None
                and outer is not None
                and self._set.keys() & {"outer_diameter", "diameter"}
                and float(inner) >= outer
            ):
                raise ContradictionError(
                    f"the hole ({float(inner) * 1000:g} mm) is not smaller than the part ({outer * 1000:g} mm)",
                    hint="make the part larger or the hole smaller",
                )


def _singular_last(phrase: str) -> str:
    head, _, last = phrase.rpartition(" ")
    return f"{head} {singular(last)}".strip()
