"""Holes, counterbores and slots: how many, how large and where."""

from __future__ import annotations

from dataclasses import dataclass

from prompt2mesh.language.feature_bodies import BodyReader
from prompt2mesh.language.feature_patterns import HOLE_BEFORE, TAILS
from prompt2mesh.language.feature_values import Values
from prompt2mesh.library.registry import Value


@dataclass
class HoleReader(BodyReader):
    """Reads what is cut out of a part."""

    def _holes(self, at: int) -> int:
        """As in "four 4 mm holes 5 mm from the corners"."""
        end, count, diameter, words = at, None, None, set[str]()
        while end < len(self.listed) and self._text(end) not in {"hole", "holes"}:
            symbol = self.listed[end]
            if symbol.kind == "N" and diameter is None and count is None:
                count = symbol.value
            elif symbol.measure and diameter is None:
                diameter = symbol.metres
            elif symbol.kind == "W" and symbol.text in HOLE_BEFORE:
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
            for pattern, names in TAILS:
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
            return "row"
        if self._has("diameter"):
            return "circle"
        if number == 1:
            return "center"
        return "corners" if number in {2, 4} else "row"

    def _counter(self, at: int) -> int:
        """As in "a 12 mm counterbore 5 mm deep" said apart from its hole."""
        rest = " ".join(f"{s.kind}{i}" if s.kind != "W" else s.text for i, s in enumerate(self.listed[at:], at))
        for pattern, names in TAILS[:4]:
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
        return (
            None if declared is None else float(self._set.get(name, self._usual.get(name, declared.parameter.default)))
        )
