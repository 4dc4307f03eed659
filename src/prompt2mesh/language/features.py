"""Reads the features of a technical part into values of its asset's own parameters."""

from __future__ import annotations

from dataclasses import dataclass

from prompt2mesh.language.adjectives import OPINIONS, STATES
from prompt2mesh.language.brief import WordRole
from prompt2mesh.language.colors import color_of
from prompt2mesh.language.feature_holes import HoleReader
from prompt2mesh.language.feature_patterns import ADJECTIVAL, EDGE_KEYS, EDGE_WORDS, GRAMMAR, LINKS
from prompt2mesh.language.feature_values import Values
from prompt2mesh.language.morphology import singular
from prompt2mesh.language.symbols import Symbol
from prompt2mesh.library.registry import AssetParameter, Value
from prompt2mesh.mesh.errors import ContradictionError
from prompt2mesh.mesh.presets import find_preset


@dataclass
class PartReader(HoleReader):
    """Reads one part; `roles` has a role for every symbol afterwards."""

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

    def _step(self, at: int) -> int:
        for reader in (
            self._body,
            self._ring,
            self._hub,
            self._steps_of_shaft,
            self._counter,
            self._holes,
            self._slots,
            self._edges,
            self._walled,
            self._thread,
            self._valued,
            self._dimensions,
            self._words,
        ):
            end = reader(at)
            if end > at:
                return end
        symbol = self.listed[at]
        if symbol.measure or symbol.kind == "A":
            self._loose.append(at)
            self.roles[at] = "size"
        elif symbol.text in GRAMMAR:
            self.roles[at] = "grammar"
        return at + 1

    def _edges(self, at: int) -> int:
        """As in "2 mm fillets", "1 mm chamfers on all edges", "corners rounded to 5 mm"."""
        end, length, words = at, None, list[str]()
        while end < len(self.listed):
            symbol = self.listed[end]
            if symbol.measure and length is None:
                if words and not set(words) & EDGE_KEYS and not self._keys_ahead(end):
                    break
                if words and set(words) & EDGE_KEYS and self._next_measure_is_other(end):
                    break
                length = symbol.metres
            elif symbol.kind == "A":
                pass
            elif symbol.kind == "W" and symbol.text in EDGE_WORDS:
                words.append(symbol.text)
            else:
                break
            end += 1
        keys = set(words) & EDGE_KEYS
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
        return any(self._text(i) in EDGE_KEYS | {"radius"} for i in range(at + 1, min(at + 3, len(self.listed))))

    def _next_measure_is_other(self, at: int) -> bool:
        """Whether the measure belongs to what follows ("filleted corners 4 mm holes")."""
        return self._text(at + 1) in {"hole", "holes", "bore", "slot", "slots", *ADJECTIVAL}

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
            between = self._text(at + 1) in {"in", "of", "square", "round", "circular", "rectangular"}
            link = at + 1 + (between and self._parameter(at + 2, symbol) is not None)
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
        if self._text(at) in ADJECTIVAL and used == 1:
            return at
        value_at = at + used
        while self._text(value_at) in LINKS:
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
        self._long_and_wide(values, word)
        self._put(declared.parameter.name, values, first, last)

    def _long_and_wide(self, values: dict[str, Value], word: str) -> None:
        """Of a plate said to be long and wide, long is its width and wide its depth, in either order."""
        if "width" not in values or "depth" in self._set or self._has("depth") is None or "width" not in self._set:
            return
        if word in {"wide", "width"}:
            values["depth"] = values.pop("width")
        elif word in {"long", "length"}:
            values["depth"] = self._set["width"]

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

    def _own_word(self, phrase: str) -> bool:
        """Applies a noun or adjective the asset gives values to ("dodecahedron", "socket head")."""
        plain = phrase.replace("-", " ")
        for word, adjustments in self.asset.adjectives.items():
            if word in {plain, singular(plain)}:
                self.adjectives.append(word)
                self._usual |= {k: v for k, v in adjustments.items() if isinstance(v, int | float | str | bool)}
                return True
        return False

    def _words(self, at: int) -> int:
        """Materials, colours, finishes, choices; a number before the noun counts the part."""
        symbol = self.listed[at]
        if (
            symbol.kind == "N"
            and at < self.head_first
            and all(s.kind in {"W", "X"} for s in self.listed[at + 1 : self.head_first])
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
        if phrase in GRAMMAR:
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

    def _settle(self) -> None:
        """Loose lengths take the first lengths not yet given; walls and defaults follow from the rest."""
        free = [p.parameter.name for p in self.asset.parameters if p.parameter.unit == "m"][:3]
        angle = next((p.parameter.name for p in self.asset.parameters if p.parameter.unit == "deg"), None)
        for at in self._loose:
            if self.listed[at].kind == "A":
                if angle is not None and angle not in self._set:
                    self._put(angle, {angle: self.listed[at].value}, at, at + 1)
                else:
                    self.roles[at] = "unknown"
                continue
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
