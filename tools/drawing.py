"""Draws the charts of the docs as SVG: one look for all, text as text, the same file for the same data.

A chart brings its own paper, so that it can be read on any page, and turns dark where the reader's system is.
"""

import io
from collections.abc import Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, cast

import matplotlib as mpl
from matplotlib.backends.backend_svg import FigureCanvasSVG
from matplotlib.figure import Figure
from matplotlib.patches import FancyBboxPatch
from matplotlib.ticker import NullLocator

PAPER, INK, FAINT, GRID = "#ffffff", "#24292f", "#656d76", "#d8dee4"
BLUE, ORANGE, GREEN, GREY = "#0969da", "#bc4c00", "#1a7f37", "#afb8c1"
_DARK = {
    PAPER: "#0d1117", INK: "#e6edf3", FAINT: "#9198a1", GRID: "#30363d", BLUE: "#4493f8", ORANGE: "#f0883e",
    GREEN: "#3fb950", GREY: "#545d68",
}  # fmt: skip
_LOOK: dict[Any, Any] = {
    "svg.fonttype": "none", "svg.hashsalt": "prompt2mesh", "font.family": "sans-serif",
    "font.sans-serif": ["DejaVu Sans"], "font.size": 9, "text.color": INK, "axes.labelcolor": FAINT,
    "axes.edgecolor": GRID, "xtick.color": FAINT, "ytick.color": FAINT, "axes.linewidth": 0.8,
}  # fmt: skip
_WIDTH_IN = 7.6
_BAR_IN, _GROUP_IN = 0.22, 0.42  # of a bar, and of a group's name with the room above it


@dataclass(frozen=True)
class Series:
    """A line of a chart, with its name at its end."""

    name: str
    colour: str
    x: Sequence[float]
    y: Sequence[float]


@dataclass(frozen=True)
class Axis:
    """An axis: its name, its ticks with their texts, and whether it is logarithmic."""

    name: str
    ticks: Sequence[tuple[float, str]]
    log: bool = False


@dataclass(frozen=True)
class Bar:
    """A bar and what stands at its end."""

    kind: Literal["ours", "peer", "limit"]
    value: float
    text: str


@dataclass(frozen=True)
class Group:
    """Bars of one scale, the longest over the whole width.

    Attributes:
        goal: A value that is marked; None without one.
        hint: Beside the name, as `less is better`.
    """

    name: str
    bars: Sequence[Bar]
    hint: str = ""
    goal: float | None = None


def line_chart(title: str, x_axis: Axis, y_axis: Axis, lines: Sequence[Series], *, steps: bool = False) -> str:
    """A chart with named lines, as SVG.

    Args:
        title: Above it.
        x_axis: Its ticks from end to end.
        y_axis: The same.
        lines: At least one.
        steps: Thin lines whose texts stand between the ticks of the x axis, as for days.
    """
    with _look():
        figure = _figure(title, 3.3)
        axes: Any = figure.add_axes((0.085, 0.15, 0.73, 0.63))
        for axis, is_x in ((x_axis, True), (y_axis, False)):
            places, texts = zip(*axis.ticks, strict=True)
            scale, limits, ticks = (
                (axes.set_xscale, axes.set_xlim, axes.xaxis) if is_x else (axes.set_yscale, axes.set_ylim, axes.yaxis)
            )
            if axis.log:
                scale("log")
            limits(places[0], places[-1])
            ticks.set_ticks(places, texts)
            ticks.set_minor_locator(NullLocator())
        axes.set_xlabel(x_axis.name)
        axes.set_title(y_axis.name, loc="left", fontsize=9, color=FAINT)
        axes.grid(axis="y", color=GRID, linewidth=0.8)
        axes.set_axisbelow(True)
        axes.spines[["top", "right", "left"]].set_visible(False)
        axes.tick_params(length=0, pad=6)
        if steps:
            for label in axes.get_xticklabels():
                label.set_horizontalalignment("left")
        for line in lines:
            axes.plot(line.x, line.y, color=line.colour, linewidth=1.2 if steps else 2.0, solid_joinstyle="round")
        _name_lines(axes, lines, steps=steps)
        return _svg(figure, title)


def bar_chart(title: str, groups: Sequence[Group], *, caption: str = "") -> str:
    """Groups of bars, ours beside peers and limits, each group with its own scale, as SVG."""
    count = sum(len(group.bars) for group in groups)
    body = count * _BAR_IN + len(groups) * _GROUP_IN
    height = body + 0.8
    with _look():
        figure = _figure(title, height)
        axes: Any = figure.add_axes((0.035, 0.34 / height, 0.93, body / height))
        axes.set_xlim(0.0, 1.0)
        axes.set_ylim(body, 0.0)
        axes.axis("off")
        top = 0.0
        for group in groups:
            axes.text(0.0, top + 0.3, group.name, fontsize=9, fontweight="bold", color=INK, va="center")
            axes.text(1.0, top + 0.3, group.hint, fontsize=8, color=FAINT, va="center", ha="right")
            top += _GROUP_IN
            longest = max([bar.value for bar in group.bars] + [group.goal or 0.0]) or 1.0
            for bar in group.bars:
                wide = max(0.62 * bar.value / longest, 0.004)
                colour = {"ours": BLUE, "peer": ORANGE, "limit": GREY}[bar.kind]
                axes.barh(top + _BAR_IN / 2, wide, height=_BAR_IN * 0.74, color=colour, linewidth=0)
                place = 0.62 * (group.goal or 0.0) / longest
                marked = bar.kind == "ours" and group.goal is not None
                # Beside the mark of the goal, not under it.
                beside = place if marked and wide <= place < wide + 0.14 else wide
                axes.text(beside + 0.012, top + _BAR_IN / 2, bar.text, fontsize=8, va="center",
                          color=INK if bar.kind == "ours" else FAINT,
                          fontweight="bold" if bar.kind == "ours" else "normal")  # fmt: skip
                if marked:
                    axes.plot([place, place], [top, top + _BAR_IN], color=GREEN, linewidth=2.0)
                top += _BAR_IN
        figure.text(0.035, 0.2 / height, caption, fontsize=7.5, color=FAINT, va="center")
        return _svg(figure, title)


def _look() -> AbstractContextManager[None]:
    return cast("Any", mpl).rc_context(_LOOK)


def _figure(title: str, height: float) -> Any:
    """An empty sheet; what matplotlib's stubs leave open of it is not checked."""
    figure: Any = Figure((_WIDTH_IN, height), facecolor="none")
    FigureCanvasSVG(figure)
    inset = 0.01
    paper = FancyBboxPatch(
        (inset, inset * _WIDTH_IN / height), 1 - 2 * inset, 1 - 2 * inset * _WIDTH_IN / height,
        boxstyle=f"round,pad=0,rounding_size={inset}", mutation_aspect=_WIDTH_IN / height, facecolor=PAPER,
        edgecolor=GRID, linewidth=0.8, transform=figure.transFigure, zorder=-10,
    )  # fmt: skip
    figure.add_artist(paper)
    figure.text(0.035, 1 - 0.3 / height, title, fontsize=11.5, fontweight="bold", color=INK, va="center")
    return figure


def _name_lines(axes: Any, lines: Sequence[Series], *, steps: bool) -> None:
    """Writes each line's name at its end; names that would lie on each other go apart."""
    share = axes.transAxes.inverted()
    wanted: list[tuple[float, Series]] = []
    for line in lines:
        value = max(line.y) if steps else line.y[-1]
        place = share.transform(axes.transData.transform((line.x[-1], value)))[1]
        wanted.append((min(max(float(place), 0.02), 0.98), line))
    apart, above = 0.09, 2.0
    places: list[float] = []
    wanted.sort(key=lambda each: -each[0])
    for place, _ in wanted:
        above = min(place, above - apart)
        places.append(above)
    up = max(0.02 - min(places), 0.0)
    for place, (_, line) in zip(places, wanted, strict=True):
        axes.text(1.02, place + up, line.name, transform=axes.transAxes, color=line.colour, fontweight="bold",
                  va="center")  # fmt: skip


def _svg(figure: Any, title: str) -> str:
    """The file's text; the same for the same figure."""
    written = io.StringIO()
    figure.savefig(written, format="svg", facecolor="none", metadata={"Date": None, "Creator": None, "Title": title})
    text = written.getvalue()
    rules = "".join(
        f'[style*="{kind}: {light}"]{{{kind}:{dark} !important}}'
        for light, dark in _DARK.items()
        for kind in ("fill", "stroke")
    )
    style = f"<style>@media (prefers-color-scheme: dark){{{rules}}}</style>"
    start, end = text.index("<svg"), text.index(">", text.index("<svg")) + 1
    font = "font-family: 'DejaVu Sans'"
    body = text[end:].replace(font, "font-family: system-ui, 'Segoe UI', 'DejaVu Sans', sans-serif")
    lines = [line.rstrip() for line in (text[start:end] + style + body).splitlines()]
    return "\n".join(lines) + "\n"


def write(path: Path, svg: str) -> None:
    """Writes a chart."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(svg, encoding="utf-8")
