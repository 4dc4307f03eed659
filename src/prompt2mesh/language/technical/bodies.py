"""Bodies made by moving a profile (sweeps, lofts, revolutions, extrusions) and the steps of shafts."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from prompt2mesh.language.technical.patterns import V
from prompt2mesh.language.technical.symbols import ARTICLES, Symbol
from prompt2mesh.language.technical.words import FIGURES
from prompt2mesh.library.registry import Asset, Value
from prompt2mesh.mesh.features import Profile

Way = tuple[str, Callable[[list[Symbol]], dict[str, Value]]]
_FOR = r"(?:section|,|and|by|x|for|over|along|of|a|length|is|with|then|long) "
_SQUARES = frozenset({"square", "rectangle"})


@dataclass
class Moved:
    """What some symbols give a body: values, or the points of a profile."""

    first: int
    last: int
    values: dict[str, Value]
    profile: Profile | None = None


@dataclass
class BodyReader:
    """Reads the body of one asset; `head` is not looked at."""

    asset: Asset
    listed: list[Symbol]
    head: tuple[int, int]
    found: list[Moved] = field(default_factory=list[Moved])
    _set: dict[str, Value] = field(default_factory=dict[str, Value])

    def read(self) -> list[Moved]:
        """Everything about the body, in order."""
        at = 0
        while at < len(self.listed):
            if at == self.head[0]:
                at = self.head[1]
                continue
            at = max(at + 1, self._points(at), self._steps(at), self._figure_or_way(at))
        return self.found

    def _has(self, *names: str) -> bool:
        return any(self.asset.parameter(n) is not None for n in names)

    def _put(self, values: dict[str, Value], first: int, last: int, profile: Profile | None = None) -> int:
        self._set |= values
        self.found.append(Moved(first, last, values, profile))
        return last

    def _text(self, at: int) -> str:
        return self.listed[at].text if 0 <= at < len(self.listed) and self.listed[at].kind == "W" else ""

    def _rest(self, at: int) -> tuple[str, list[int]]:
        kept = [i for i in range(at, len(self.listed)) if self.listed[i].text not in ARTICLES]
        words = [f"{self.listed[i].kind}{i}" if self.listed[i].kind != "W" else self.listed[i].text for i in kept]
        return " ".join(words), kept

    def _points(self, at: int) -> int:
        """Corners of a profile or of a path."""
        if self.listed[at].kind != "P" or not self._has("profile", "path"):
            return at
        points: list[tuple[float, ...]] = []
        end = last = at
        while end < len(self.listed) and (
            self.listed[end].kind == "P" or self._text(end) in {",", ";", "-", "to", "and", "->"}
        ):
            if self.listed[end].kind == "P":
                points.append(self.listed[end].values)
                last = end + 1
            end += 1
        if len(points) < 2:
            return at
        if self._has("path"):
            path = [(p[0], p[1], p[2] if len(p) > 2 else 0.0) for p in points]
            return self._put({"path": "points"}, at, last, Profile(path=path))
        return self._put({}, at, last, Profile(points=[(p[0], p[1]) for p in points]))

    def _steps(self, at: int) -> int:
        """As in "20 mm diameter for 50 mm, then 15 mm diameter for 30 mm"."""
        if not self._has("length_2"):
            return at
        rest, kept = self._rest(at)
        pair = rf"(?:{V} (?:in )?diameter|diameter (?:of |is )?{V}|{V}) (?:{_FOR})*(?:{V}(?: long| length| in length)?)"
        match = re.match(pair + r"(?= |$)", rest)
        symbol = self.listed[at]
        step = next((i for i in range(1, 7) if (f"length_{i}" if i > 1 else "length") not in self._set), None)
        several = (
            len(re.findall(r"then|steps?|stepped|step down|section|diameters?", " ".join(s.text for s in self.listed)))
            > 1
        )
        if step is None or self._after_noun(at):
            return at
        suffix = "" if step == 1 else f"_{step}"
        if match and (several or "for" in match.group().split(" ")):
            groups = [self.listed[int(g[1:])] for g in match.groups() if g]
            last = kept[len(match.group().split(" ")) - 1] + 1
            tail = rest[match.end() :].split(" ")[1:2]
            if match.group(3) and not ({"for", "x", "by"} & set(match.group().split(" "))):
                return at
            if tail and tail[0] in {"keyway", "hole", "groove", "wide", "deep", "chamfer", "chamfers", "bore"}:
                return at
            return self._put({f"diameter{suffix}": groups[0].metres, f"length{suffix}": groups[1].metres}, at, last)
        if (
            symbol.kind == "X"
            and len(symbol.values) == 2
            and self._text(at + 1) not in {"keyway", "slot", "hole", "groove"}
        ):
            values: dict[str, Value] = {f"diameter{suffix}": symbol.values[0], f"length{suffix}": symbol.values[1]}
            return self._put(values, at - (self._text(at - 1) == "diameter"), at + 1)
        return at

    def _after_noun(self, at: int) -> bool:
        """Whether the measures belong to a keyway, hole or groove said before."""
        before = {self._text(i) for i in range(max(0, at - 3), at)}
        return bool(before & {"keyway", "hole", "groove", "flat", "bore"})

    def _figure_or_way(self, at: int) -> int:
        figure = self._figure(at)
        if figure is None or not self._has("bottom_shape", "profile"):
            return self._way(at)
        shape, sizes, end, sided = figure
        if self._has("bottom_shape"):
            place = "bottom" if "bottom_shape" not in self._set else "top"
            values: dict[str, Value] = {f"{place}_shape": shape}
            values.update(zip((f"{place}_width", f"{place}_depth"), sizes, strict=False))
            return self._put(values, at, end)
        values = {"profile": shape}
        if sided and self._has("side"):
            values["side"] = sizes[0]
        else:
            values.update(zip(("profile_width", "profile_height"), sizes, strict=False))
        if self._has("offset") and len(sizes) == 1 and shape in _SQUARES:
            values |= {"profile": "rectangle", "profile_height": sizes[0]}
        declared = self.asset.parameter("profile")
        if declared is not None and shape not in declared.parameter.choices:
            if shape not in _SQUARES:
                return at
            values["profile"] = "rectangle"
        return self._put(values, at, end)

    def _figure(self, at: int) -> tuple[str, tuple[float, ...], int, bool] | None:
        """As in "40 mm square", "circle of diameter 20 mm", "20 x 10 mm rectangle", "hexagon with 20 mm sides"."""
        symbol = self.listed[at]
        if symbol.measure or symbol.kind == "X":
            word = at + 1
            radius = False
            while self._text(word) in {"diameter", "wide", "radius", "side", "by"}:
                radius = radius or self._text(word) == "radius"
                word += 1
            if self._text(word) in FIGURES and self._text(word + 1) not in {"bar", "plate"}:
                sizes = symbol.values[:2] if symbol.kind == "X" else (symbol.metres * (2 if radius else 1),)
                end = word + 1 + (self._text(word + 1) in {"profile", "section", "base", "top"})
                return FIGURES[self._text(word)], sizes, end, False
            return None
        if self._text(at) in FIGURES and self._text(at - 1) not in {"quarter", "half", "full"}:
            end, radius, sided = at + 1, False, False
            while self._text(end) in {
                "of",
                "with",
                "diameter",
                "radius",
                "side",
                "sides",
                "width",
                "section",
                "base",
                "profile",
                "a",
                "edge",
                "length",
            }:
                radius = radius or self._text(end) == "radius"
                sided = sided or self._text(end) in {"side", "sides", "edge"}
                end += 1
            if end > at + 1 and end < len(self.listed) and (self.listed[end].measure or self.listed[end].kind == "X"):
                found = self.listed[end]
                last = end + 1
                while self._text(last) in {"sides", "side", "edges", "diameter", "radius", "wide", "long"}:
                    sided = sided or self._text(last) in {"sides", "side", "edges"}
                    radius = radius or self._text(last) == "radius"
                    last += 1
                sizes = found.values[:2] if found.kind == "X" else (found.metres * (2 if radius else 1),)
                return FIGURES[self._text(at)], sizes, last, sided
        return None

    def _way(self, at: int) -> int:
        """The path of a sweep, the height of a loft, the axis of a revolution."""
        rest, kept = self._rest(at)
        for pattern, build in self._ways():
            match = re.match(pattern + r"(?= |$)", rest)
            if match is None or not match.group():
                continue
            groups = [self.listed[int(g[1:])] for g in match.groups() if g]
            return self._put(build(groups), at, kept[len(match.group().split(" ")) - 1] + 1)
        return at

    def _ways(self) -> tuple[Way, ...]:
        if self._has("path"):
            return (
                (r"(?:along )?quarter (?:circle|turn|arc|bend)", lambda _: {"path": "arc", "path_angle": 90.0}),
                (
                    r"(?:along )?(?:half circle|semicircle|half turn|semicircular arc|u bend)",
                    lambda _: {"path": "arc", "path_angle": 180.0},
                ),
                (r"(?:along )?(?:full )?circle(?= of| with)", lambda _: {"path": "arc", "path_angle": 359.0}),
                (
                    r"(?:along |through )?(A\d+) (?:arc|bend|circular arc|turn|curve)",
                    lambda g: {"path": "arc", "path_angle": g[0].value},
                ),
                (r"(?:through |by |over )(A\d+)", lambda g: {"path": "arc", "path_angle": g[0].value}),
                (r"(?:along )?(?:circular )?arc", lambda _: {"path": "arc"}),
                (r"(?:along )?(?:helix|helical path|spiral)", lambda _: {"path": "helix"}),
                (
                    rf"(?:along )?(?:straight )?(?:line|path) (?:of )?(?:length )?(?:of )?{V}(?: long)?",
                    lambda g: {"path": "line", "path_length": g[0].metres},
                ),
                (
                    rf"(?:along )?{V} (?:long )?(?:straight )?(?:line|path)",
                    lambda g: {"path": "line", "path_length": g[0].metres},
                ),
                (r"(?:along )?straight (?:line|path)", lambda _: {"path": "line"}),
                (rf"(?:of |with )?(?:path |bend |helix )?radius (?:of )?{V}", lambda g: {"path_radius": g[0].metres}),
                (rf"(?:of |with )?{V} (?:path |bend )?radius", lambda g: {"path_radius": g[0].metres}),
                (rf"(?:of |with )?(?:helix )?diameter (?:of )?{V}", lambda g: {"path_radius": g[0].metres / 2}),
            )
        if self._has("bottom_shape"):
            return (
                (
                    rf"(?:over|across|through|in|at) (?:height (?:of )?|distance (?:of )?|length (?:of )?)?{V}",
                    lambda g: {"height": g[0].metres},
                ),
                (rf"{V} (?:apart|high|tall|above|long)", lambda g: {"height": g[0].metres}),
            )
        if self._has("offset"):
            return (
                (rf"(?:around|about) (?:axis )?{V} (?:away|off)(?: axis)?", lambda g: {"offset": g[0].metres}),
                (
                    rf"(?:around|about)? ?axis {V} away(?: from (?:it|its center|center))?",
                    lambda g: {"offset": g[0].metres},
                ),
                (
                    rf"{V} (?:away )?(?:from|off) (?:its )?(?:z )?axis(?: of revolution)?",
                    lambda g: {"offset": g[0].metres},
                ),
                (
                    rf"(?:at|with) (?:radius|distance|offset) (?:of )?{V}(?: from axis)?",
                    lambda g: {"offset": g[0].metres},
                ),
                (r"(?:through |by )?(A\d+)", lambda g: {"sweep_angle": g[0].value}),
                (r"(?:around|about) (?:its |z |y |vertical )?axis", lambda _: {}),
            )
        if self.asset.kind == "extruded_body":
            return (
                (
                    (
                        rf"(?:by|to|over|up)(?: (?:height|depth|distance|length|thickness)(?: of)?)? {V}"
                        r"(?: (?:high|tall|thick|deep|long))?"
                    ),
                    lambda g: {"height": g[0].metres},
                ),
            )
        return ()
