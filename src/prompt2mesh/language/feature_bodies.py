"""The profile and the way of swept, lofted and revolved bodies, and the steps of shafts."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from prompt2mesh.language.feature_patterns import FIGURES, V
from prompt2mesh.language.feature_values import FeatureReader
from prompt2mesh.language.symbols import Symbol
from prompt2mesh.library.registry import Value

Way = tuple[str, Callable[[list[Symbol]], dict[str, Value]]]


@dataclass
class BodyReader(FeatureReader):
    """Reads bodies made by moving a profile."""

    def _steps_of_shaft(self, at: int) -> int:
        """As in "20 mm diameter for 50 mm, then 15 mm diameter for 30 mm"."""
        if self._has("length_2") is None:
            return at
        rest = " ".join(f"{s.kind}{i}" if s.kind != "W" else s.text for i, s in enumerate(self.listed[at:], at))
        pair = (
            rf"(?:{V} (?:in )?diameter|diameter (?:of )?{V}) "
            rf"(?:, |and |by |x |section )*(?:for |over |along |of )?(?:length (?:of )?)?{V}(?: long| length)?"
        )
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
                values.update(zip((f"{place}_width", f"{place}_depth"), sizes, strict=False))
            else:
                values = {"profile": shape}
                values.update(zip(("profile_width", "profile_height"), sizes, strict=False))
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
            self._text(at + 1) in FIGURES
            or (self._text(at + 1) in {"diameter", "wide"} and self._text(at + 2) in FIGURES)
        ):
            word = at + 1 if self._text(at + 1) in FIGURES else at + 2
            sizes = symbol.values[:2] if symbol.kind == "X" else (symbol.metres,)
            return FIGURES[self._text(word)], sizes, word + 1
        if self._text(at) in FIGURES and self._text(at - 1) not in {"quarter", "half", "full"}:
            end = at + 1
            radius = False
            while self._text(end) in {"of", "with", "diameter", "radius", "side", "sides", "width", "section", "base"}:
                radius = radius or self._text(end) == "radius"
                end += 1
            if end > at + 1 and end < len(self.listed) and (self.listed[end].measure or self.listed[end].kind == "X"):
                found = self.listed[end]
                sizes = found.values[:2] if found.kind == "X" else (found.metres * (2 if radius else 1),)
                return FIGURES[self._text(at)], sizes, end + 1
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

    def _ways(self) -> tuple[Way, ...]:
        if self._has("path"):
            return (
                (r"(?:along )?quarter (?:circle|turn|arc|bend)", lambda _: {"path": "arc", "path_angle": 90.0}),
                (r"(?:along )?(?:half circle|semicircle|half turn)", lambda _: {"path": "arc", "path_angle": 180.0}),
                (r"(?:along )?(A\d+) (?:arc|bend|circular arc)", lambda g: {"path": "arc", "path_angle": g[0].value}),
                (r"(?:along )?(?:circular )?arc", lambda _: {"path": "arc"}),
                (r"(?:along )?helix", lambda _: {"path": "helix"}),
                (
                    rf"(?:along )?(?:straight )?line (?:of )?(?:length )?(?:of )?{V}(?: long)?",
                    lambda g: {"path": "line", "path_length": g[0].metres},
                ),
                (
                    rf"(?:along )?{V} (?:long )?(?:straight )?(?:line|path)",
                    lambda g: {"path": "line", "path_length": g[0].metres},
                ),
                (r"(?:along )?straight (?:line|path)", lambda _: {"path": "line"}),
                (rf"(?:of |with )?radius (?:of )?{V}", lambda g: {"path_radius": g[0].metres}),
                (rf"(?:of |with )?{V} radius", lambda g: {"path_radius": g[0].metres}),
                (rf"(?:of |with )?diameter (?:of )?{V}", lambda g: {"path_radius": g[0].metres / 2}),
            )
        if self._has("bottom_shape"):
            return (
                (
                    rf"(?:over|across|through|in|at) (?:height (?:of )?|distance (?:of )?|length (?:of )?)?{V}",
                    lambda g: {"height": g[0].metres},
                ),
            )
        if self._has("offset"):
            return (
                (rf"(?:around|about) (?:axis )?{V} (?:away|off)(?: axis)?", lambda g: {"offset": g[0].metres}),
                (
                    rf"(?:around|about)? ?axis {V} away(?: from (?:it|its center|center))?",
                    lambda g: {"offset": g[0].metres},
                ),
                (rf"{V} (?:away )?from (?:its )?axis", lambda g: {"offset": g[0].metres}),
                (
                    rf"(?:at|with) (?:radius|distance|offset) (?:of )?{V}(?: from axis)?",
                    lambda g: {"offset": g[0].metres},
                ),
                (r"(?:through |by )?(A\d+)", lambda g: {"sweep_angle": g[0].value}),
                (r"(?:around|about) (?:its |z |vertical )?axis", lambda _: {}),
            )
        return ()

    def _ring(self, at: int) -> int:
        """As in "major radius 30 mm", "tube radius of 8 mm": a torus by its two radii."""
        if self._has("section_diameter") is None or self._text(at) not in {"major", "minor", "tube", "ring", "section"}:
            return at
        if self._text(at + 1) not in {"radius", "diameter"}:
            return at
        end = at + 2
        while self._text(end) in {"of", "is", "="}:
            end += 1
        if end >= len(self.listed) or not self.listed[end].measure:
            return at
        across = self.listed[end].metres * (2 if self._text(at + 1) == "radius" else 1)
        if self._text(at) in {"major", "ring"}:
            self._usual["major_diameter"] = across
        else:
            self._put("section", {"section_diameter": across}, at, end + 1)
        if "major_diameter" in self._usual:
            section = float(self._set.get("section_diameter", 0.03))
            self._put("ring", {"outer_diameter": float(self._usual["major_diameter"]) + section}, at, end + 1)
        return end + 1

    def _hub(self, at: int) -> int:
        """As in "a hub 20 mm in diameter and 10 mm high"."""
        if self._text(at) not in {"hub", "boss"} or self._has("hub_diameter") is None:
            return at
        values: dict[str, Value] = {}
        end = at + 1
        while end < len(self.listed):
            step = end + (self._text(end) in {"of", "with", "and", ","})
            if step >= len(self.listed) or not self.listed[step].measure:
                break
            after = step + 1 + (self._text(step + 1) == "in")
            name = {
                "diameter": "hub_diameter",
                "wide": "hub_diameter",
                "high": "hub_height",
                "tall": "hub_height",
                "long": "hub_height",
            }.get(self._text(after))
            if name is None or name in values:
                break
            values[name] = self.listed[step].metres
            end = after + 1
        if not values:
            return at
        values.setdefault("hub_height", float(values.get("hub_diameter", 0.02)) / 2)
        self._put("hub", values, at, end)
        return end
