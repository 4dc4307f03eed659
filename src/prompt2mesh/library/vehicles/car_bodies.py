"""The bodies of modern cars: a lofted hull with wheel arches, panel gaps and a glasshouse with real openings.

Lights, grilles and sills are cut from a slightly inflated copy of the hull, so
that they follow its curves. Measures are shares of length, width and height
unless they end in `_m`.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from prompt2mesh.library.kit import Kit
from prompt2mesh.library.outlines import Outline, moved, rounded_rectangle
from prompt2mesh.library.vehicles.forms import (
    box_outline,
    cut,
    front_tool,
    keep,
    lerp,
    mirrored_half,
    rounded,
    sample,
    side_tool,
    spline_loop,
    tool,
)
from prompt2mesh.mesh.program import Part
from prompt2mesh.mesh.shapes import Box, Cylinder, Extrude, Loft, Section

Station = tuple[float, float, float, float]
End = Literal["all", "front", "back"]


@dataclass(frozen=True)
class CarForm:
    """The proportions of one kind of car.

    Attributes:
        stations: (position from the nose, half width, underside, top) of the hull.
        cowl: Where the windscreen begins.
        roof: Where the roof begins and ends.
        tail: Where the rear window ends.
        axles: Positions of the axles.
        wheel: Radius of the wheels as a share of the height.
        size: Factors on length, width and height.
        doors: Positions of the door gaps.
        pillars: Positions of the pillars between the side windows.
        glass_base: Height of the window sills.
        roof_width: Width of the roof as a share of the sills'.
    """

    stations: tuple[Station, ...]
    cowl: float
    roof: tuple[float, float]
    tail: float
    axles: tuple[float, float] = (0.19, 0.79)
    wheel: float = 0.225
    size: tuple[float, float, float] = (1.0, 1.0, 1.0)
    doors: tuple[float, ...] = (0.33, 0.53, 0.71)
    pillars: tuple[float, ...] = (0.53,)
    glass_base: float = 0.66
    roof_width: float = 0.76


_NOSE: tuple[Station, ...] = (
    (0.0, 0.78, 0.24, 0.43),
    (0.012, 0.87, 0.19, 0.47),
    (0.04, 0.94, 0.155, 0.52),
    (0.1, 0.985, 0.14, 0.575),
)
FORMS: dict[str, CarForm] = {
    "sedan": CarForm(
        (*_NOSE, (0.2, 1.0, 0.135, 0.62), (0.3, 1.0, 0.13, 0.655), (0.5, 1.0, 0.13, 0.675), (0.74, 1.0, 0.14, 0.69),
         (0.88, 0.985, 0.16, 0.685), (0.965, 0.94, 0.2, 0.665), (0.988, 0.88, 0.24, 0.62), (1.0, 0.8, 0.28, 0.56)),
        cowl=0.27, roof=(0.42, 0.68), tail=0.86,
    ),
    "hatchback": CarForm(
        (*_NOSE, (0.2, 1.0, 0.135, 0.6), (0.3, 1.0, 0.13, 0.64), (0.55, 1.0, 0.13, 0.66), (0.8, 1.0, 0.15, 0.68),
         (0.93, 0.97, 0.18, 0.67), (0.98, 0.92, 0.22, 0.63), (1.0, 0.84, 0.27, 0.55)),
        cowl=0.26, roof=(0.43, 0.86), tail=0.965, axles=(0.2, 0.82), size=(0.9, 0.98, 1.02),
        doors=(0.34, 0.57, 0.74), pillars=(0.57, 0.76),
    ),
    "suv": CarForm(
        ((0.0, 0.8, 0.25, 0.46), (0.012, 0.88, 0.21, 0.53), (0.04, 0.95, 0.18, 0.57), (0.1, 0.99, 0.17, 0.6),
         (0.2, 1.0, 0.17, 0.625), (0.3, 1.0, 0.17, 0.64), (0.55, 1.0, 0.17, 0.65), (0.8, 1.0, 0.18, 0.66),
         (0.94, 0.985, 0.2, 0.66), (0.985, 0.95, 0.23, 0.64), (1.0, 0.88, 0.28, 0.58)),
        cowl=0.26, roof=(0.38, 0.9), tail=0.975, wheel=0.215, size=(1.04, 1.07, 1.22), axles=(0.19, 0.81),
        doors=(0.33, 0.54, 0.72), pillars=(0.54, 0.74), glass_base=0.63, roof_width=0.82,
    ),
    "sports": CarForm(
        ((0.0, 0.74, 0.2, 0.34), (0.012, 0.85, 0.16, 0.4), (0.05, 0.94, 0.13, 0.46), (0.12, 0.99, 0.12, 0.57),
         (0.2, 1.0, 0.115, 0.625), (0.3, 0.985, 0.11, 0.62), (0.5, 0.97, 0.11, 0.655), (0.7, 1.0, 0.12, 0.7),
         (0.82, 1.0, 0.13, 0.71), (0.93, 0.96, 0.19, 0.68), (0.985, 0.9, 0.26, 0.64), (1.0, 0.84, 0.32, 0.6)),
        cowl=0.3, roof=(0.47, 0.62), tail=0.87, wheel=0.25, size=(0.99, 1.06, 0.83), axles=(0.18, 0.8),
        doors=(0.35, 0.62), pillars=(0.63,), glass_base=0.645, roof_width=0.7,
    ),
    "convertible": CarForm(
        (*_NOSE, (0.2, 1.0, 0.135, 0.64), (0.3, 1.0, 0.13, 0.67), (0.5, 1.0, 0.13, 0.68), (0.72, 1.0, 0.14, 0.69),
         (0.88, 0.985, 0.16, 0.69), (0.965, 0.94, 0.2, 0.67), (0.988, 0.88, 0.24, 0.62), (1.0, 0.8, 0.28, 0.56)),
        cowl=0.32, roof=(0.45, 0.46), tail=0.7, wheel=0.235, size=(0.95, 1.0, 0.92), doors=(0.36, 0.6), pillars=(),
    ),
    "pickup": CarForm(
        ((0.0, 0.84, 0.26, 0.5), (0.01, 0.91, 0.22, 0.56), (0.03, 0.96, 0.2, 0.59), (0.1, 0.99, 0.19, 0.61),
         (0.2, 1.0, 0.19, 0.625), (0.35, 1.0, 0.19, 0.635), (0.6, 1.0, 0.2, 0.635), (0.9, 1.0, 0.21, 0.635),
         (0.985, 0.98, 0.22, 0.635), (1.0, 0.95, 0.24, 0.62)),
        cowl=0.22, roof=(0.32, 0.52), tail=0.58, wheel=0.205, size=(1.18, 1.07, 1.24), axles=(0.165, 0.785),
        doors=(0.27, 0.42, 0.555), pillars=(0.42,), glass_base=0.61, roof_width=0.82,
    ),
    "limousine": CarForm(
        ((0.0, 0.78, 0.24, 0.43), (0.008, 0.87, 0.19, 0.47), (0.025, 0.94, 0.155, 0.52), (0.06, 0.985, 0.14, 0.575),
         (0.12, 1.0, 0.135, 0.62), (0.2, 1.0, 0.13, 0.655), (0.5, 1.0, 0.13, 0.67), (0.82, 1.0, 0.14, 0.685),
         (0.93, 0.985, 0.16, 0.685), (0.98, 0.94, 0.2, 0.665), (0.993, 0.88, 0.24, 0.62), (1.0, 0.8, 0.28, 0.56)),
        cowl=0.17, roof=(0.26, 0.82), tail=0.91, axles=(0.12, 0.87), size=(1.75, 1.02, 1.02), wheel=0.225,
        doors=(0.21, 0.34, 0.66, 0.79), pillars=(0.34, 0.5, 0.66), glass_base=0.66,
    ),
    "futuristic": CarForm(
        ((0.0, 0.7, 0.24, 0.36), (0.012, 0.82, 0.18, 0.42), (0.05, 0.93, 0.14, 0.5), (0.13, 0.99, 0.12, 0.6),
         (0.22, 1.0, 0.115, 0.65), (0.4, 0.98, 0.11, 0.66), (0.6, 0.98, 0.11, 0.68), (0.78, 1.0, 0.12, 0.69),
         (0.9, 0.97, 0.17, 0.67), (0.975, 0.9, 0.24, 0.63), (1.0, 0.8, 0.32, 0.57)),
        cowl=0.16, roof=(0.45, 0.6), tail=0.93, wheel=0.255, size=(1.03, 1.06, 0.9), axles=(0.17, 0.82),
        doors=(0.34, 0.63), pillars=(0.64,), glass_base=0.64, roof_width=0.68,
    ),
}  # fmt: skip


class CarBody:
    """One car's hull in metres, and the parts that are cut from it."""

    def __init__(self, k: Kit, form: CarForm, length: float, width: float, height: float) -> None:
        """Bind a form to a size."""
        self.k, self.form = k, form
        self.length = length * form.size[0]
        self.half = width * form.size[1] / 2
        self.height = height * form.size[2]
        self.wheel_radius = min(form.wheel * self.height, 0.085 * length)
        self.tire_width = min(0.62 * self.wheel_radius, 0.3 * self.half)
        self.axles = (self.y(form.axles[0]), self.y(form.axles[1]))

    def y(self, share: float) -> float:
        """World y of a position from the nose."""
        return (share - 0.5) * self.length

    def z(self, share: float) -> float:
        """World z of a share of the height."""
        return share * self.height

    def top(self, share: float) -> float:
        """Height of the hull at a position, metres."""
        return self.z(sample(self.form.stations, share)[2])

    def half_width(self, share: float) -> float:
        """Half width of the hull at a position, metres."""
        return self.half * sample(self.form.stations, share)[0]

    def hull(self, grow_m: float = 0.0, *, end: End = "all") -> Loft:
        """The lower body or one end of it, larger by `grow_m` on every side."""
        sections: list[Section] = []
        last = len(self.form.stations) - 1
        wanted = {"all": range(last + 1), "front": range(6), "back": range(last - 4, last + 1)}[end]
        for number in wanted:
            t, w, low, high = self.form.stations[number]
            y = self.y(t) - grow_m * (number == 0) + grow_m * (number == last)
            ring = _ring(self.half * w + grow_m, self.z(low) - grow_m, self.z(high) + grow_m)
            sections.append(Section(center=(0, y, 0), outline=ring))
        return Loft(axis="y", sections=sections, segments=len(sections[0].outline or []), resolution=2)

    def draw_hull(self, *extra: Part) -> None:
        """The painted lower body with its wheel arches, panel gaps and `extra` cuts."""
        arch = self.wheel_radius * 1.13
        deep = self.half * 0.42
        arches = [
            tool(Cylinder(radius=arch, height=deep, segments=40, pivot="center"),
                 at=(side * (self.half - deep / 2 + 0.05), y, self.wheel_radius * 1.02), rotate=(0, 90, 0))
            for y in self.axles for side in (-1, 1)
        ]  # fmt: skip
        self.k.add("body", self.hull(), material="body", modifiers=[cut(*arches, *self._gaps(), *extra)])
        low = min(row[2] for row in self.form.stations)
        span = (self.axles[1] - self.axles[0]) - 2.4 * arch
        floor = Box(size=(self.half * 1.1, self.length * 0.8, self.z(0.2)), pivot="center")
        self.k.add("underside", floor, at=(0, 0, self.z(low) + self.z(0.06)), material="trim")
        for y in self.axles:
            mount = Box(size=(self.half * 0.8, 0.12, abs(self.z(0.3) - self.wheel_radius) + 0.12), pivot="center")
            self.k.add("suspension", mount, at=(0, y, (self.z(0.3) + self.wheel_radius) / 2), material="trim")
        if span > 0.2:
            sill = box_outline(self.axles[0] + 1.2 * arch, self.axles[1] - 1.2 * arch, 0, self.z(low + 0.085), 0.02)
            self.patch("sill", side_tool(sill, 4 * self.half), grow_m=0.012, slot="trim")

    def patch(
        self, name: str, *shapes: Part, slot: str, grow_m: float = 0.006, mirror: bool = False, end: End = "all"
    ) -> None:
        """A panel that follows the hull within the tools; name the `end` where it lies wholly at one, to be quick."""
        self.k.add(name, self.hull(grow_m, end=end), material=slot, modifiers=[keep(*shapes)], mirror=mirror)

    def _gaps(self) -> list[Part]:
        """Panel gaps of doors, bonnet and boot lid."""
        doors = self.form.doors
        thin = 0.009
        tools: list[Part] = []
        low = self.z(self.form.stations[5][2] + 0.1)
        for start, end in pairwise(doors):
            high = min(self.top(start), self.top(end)) - self.z(0.012)
            outer = rounded(
                [(self.y(start), low), (self.y(end), low), (self.y(end), high), (self.y(start), high)], 0.05
            )
            inner = rounded([(self.y(start) + thin, low + thin), (self.y(end) - thin, low + thin),
                             (self.y(end) - thin, high - thin), (self.y(start) + thin, high - thin)], 0.045)  # fmt: skip
            for side in (-1, 1):
                tools.append(side_tool(outer, 0.2, x=side * (self.half * 0.972 + 0.085), holes=[inner]))
        bonnet = rounded_rectangle(self.half * 1.5, self.length * self.form.cowl * 0.86, 0.08)
        within = rounded_rectangle(self.half * 1.5 - 2 * thin, self.length * self.form.cowl * 0.86 - 2 * thin, 0.075)
        middle = self.y(self.form.cowl * 0.5 + 0.02)
        front = self.top(0.06) - 0.012
        tools.append(tool(Extrude(outline=bonnet, holes=[within], height=self.height), at=(0, middle, front)))
        return tools

    # ---- glasshouse

    def _house(self, inset_m: float, drop_m: float) -> Loft:
        form = self.form
        base, roof = self.z(form.glass_base) - 0.02, self.height - drop_m
        rows = (
            (0.0, 0.0, 1.0),
            (0.12, 0.08, 0.985),
            (0.5, 0.45, 0.91),
            (0.82, 0.83, 0.83),
            (0.94, 0.96, 0.78),
            (0.985, 1.05, 0.7),
            (1.0, 1.2, 0.58),
        )
        sections: list[Section] = []
        half = self.half_width(0.5) * 0.93
        for up, lean, wide in rows:
            share = wide if up >= 0.94 else lerp(1.0, form.roof_width, min(up / 0.94, 1.0))
            share = share * form.roof_width / 0.78 if up >= 0.94 else share
            front, back = self._ends(lean)
            w, length = 2 * (half * share - inset_m), back - front - 2 * inset_m
            corner = min(0.2 * w, 0.3 * length, 0.05 + 0.16 * self.half)
            ring = moved(rounded_rectangle(w, length, corner, corner_segments=5), 0.0, (front + back) / 2)
            sections.append(Section(center=(0, 0, lerp(base, roof, up)), outline=ring))
        return Loft(axis="z", sections=sections, segments=len(sections[0].outline or []), resolution=3)

    def _ends(self, lean: float) -> tuple[float, float]:
        form = self.form
        return self.y(lerp(form.cowl, form.roof[0], lean)), self.y(lerp(form.tail, form.roof[1], lean))

    def draw_house(self, *, windows_back: bool = True) -> None:
        """Roof and pillars with openings, and the glass behind them."""
        form = self.form
        base, roof = self.z(form.glass_base), self.height
        low, high = base + 0.02 * self.height, roof - 0.065 * self.height
        span = high - low
        pillar = 0.045 + 0.012 * self.length
        f0, b0 = self._ends((low - base) / (roof - base))
        f1, b1 = self._ends((high - base) / (roof - base))
        marks = [self.y(p) for p in form.pillars]
        tools: list[Part] = []
        starts = [None, *marks]
        stops = [*marks, None]
        for start, stop in zip(starts, stops, strict=True):
            left = [f0 + pillar * 2.0, f1 + pillar * 1.1] if start is None else [start + pillar * 0.4] * 2
            right = [b0 - pillar * 2.2, b1 - pillar * 1.1] if stop is None else [stop - pillar * 0.4] * 2
            if right[1] - left[1] < 0.08 and right[0] - left[0] < 0.25:
                continue
            right[1] = max(right[1], left[1] + 0.06)
            window = rounded(
                [(left[0], low), (max(right[0], left[0] + 0.1), low), (right[1], high), (left[1], high)], 0.06
            )
            tools.append(side_tool(window, 4 * self.half))
        wide = self.half_width(0.5) * 0.93
        bottom, upper = wide * 0.98 - pillar * 1.2, wide * form.roof_width * 1.0 - pillar * 0.9
        screen = rounded([(-bottom, low), (bottom, low), (upper, high), (-upper, high)], 0.07)
        middle = self.y((form.roof[0] + form.roof[1]) / 2)
        depth = self.length * 0.6
        tools.append(front_tool(screen, depth, y=middle - depth / 2))
        if windows_back:
            screen = rounded(
                [(-bottom, low + span * 0.12), (bottom, low + span * 0.12), (upper, high), (-upper, high)], 0.07
            )
            tools.append(front_tool(screen, depth, y=middle + depth / 2))
        self.k.add("roof", self._house(0.0, 0.0), material="body", modifiers=[cut(*tools)])
        self.k.add("window", self._house(0.012, 0.02), material="glass")


def _ring(w: float, low: float, high: float) -> Outline:
    h = high - low
    right = [
        (0.0, low), (0.45 * w, low), (0.8 * w, low), (0.94 * w, low + 0.06 * h), (0.985 * w, low + 0.2 * h),
        (w, low + 0.45 * h), (0.995 * w, low + 0.62 * h), (0.975 * w, low + 0.8 * h), (0.93 * w, low + 0.925 * h),
        (0.82 * w, low + 0.985 * h), (0.55 * w, high + 0.02 * h), (0.25 * w, high + 0.035 * h), (0.0, high + 0.04 * h),
    ]  # fmt: skip
    return spline_loop(mirrored_half(right), steps=2)


def rectangle_tool(x0: float, x1: float, z0: float, z1: float, *, y: float, depth: float, radius: float = 0.02) -> Part:
    """A front-view rectangle as a tool, from `y` backwards by `depth`."""
    return front_tool(box_outline(x0, x1, z0, z1, radius), depth, y=y + depth / 2)


def polygon_tool(points: Sequence[tuple[float, float]], *, y: float, depth: float, radius: float = 0.02) -> Part:
    """A front-view polygon as a tool, from `y` backwards by `depth`."""
    return front_tool(rounded(points, radius), depth, y=y + depth / 2)
