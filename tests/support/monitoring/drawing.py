"""Draws a dashboard out of what its queries gave, as Grafana would show it: for the docs, where there is no Grafana."""

import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache, partial
from itertools import cycle
from pathlib import Path
from typing import Any

import numpy as np
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.colors import LinearSegmentedColormap
from matplotlib.figure import Figure
from matplotlib.patches import FancyBboxPatch
from matplotlib.textpath import TextPath
from matplotlib.ticker import FuncFormatter, MaxNLocator, MultipleLocator

from monitoring.dashboards.dashboard import Dashboard
from monitoring.dashboards.panel import Panel
from tests.support.monitoring.prometheus import Series
from tests.support.monitoring.units import written

_CANVAS, _PANEL, _EDGE, _TEXT, _FAINT, _GRID = "#111217", "#181b1f", "#26292f", "#d8d9df", "#8f919b", "#2a2d34"
_NAMED = {
    "green": "#73bf69", "yellow": "#f2cc0c", "orange": "#ff9830", "red": "#f2495c", "blue": "#5794f2",
    "purple": "#b877d9", "text": "#8f919b",
}  # fmt: skip
_CLASSIC = (
    "#7eb26d", "#eab839", "#6ed0e0", "#ef843c", "#e24d42", "#1f78c1", "#ba43a9", "#705da0", "#508642", "#cca300",
    "#447ebc", "#c15c17",
)  # fmt: skip
_HEAT = LinearSegmentedColormap.from_list("heat", [_PANEL, "#5b3a16", "#c15c17", "#ff9830", "#ffd9a8"])
_WIDTH, _UNIT, _GAP = 1600, 36, 8  # pixels
_DPI = 100
_MOST_LEGENDS = 12


@dataclass(frozen=True)
class Shown:
    """A panel and what each of its queries gave."""

    panel: Panel
    results: Sequence[Sequence[Series]]

    @property
    def series(self) -> list[tuple[str, Series]]:
        """Name and course of each series, those without a number left out."""
        return [
            (_named(query.legend, one.labels, self.panel.title), one)
            for query, found in zip(self.panel.queries, self.results, strict=True)
            for one in found
            if any(math.isfinite(value) for _, value in one.points)
        ]


def draw(dashboard: Dashboard, shown: Mapping[str, Shown], path: Path) -> None:
    """Writes the picture.

    Args:
        dashboard: What is drawn.
        shown: By the titles of row and panel, as `key` makes them.
        path: The PNG.
    """
    data = dashboard.as_json()
    last = max(each["gridPos"]["y"] + each["gridPos"]["h"] for each in data["panels"])
    height = last * _UNIT + 64
    figure: Any = Figure(figsize=(_WIDTH / _DPI, height / _DPI), dpi=_DPI, facecolor=_CANVAS)
    FigureCanvasAgg(figure)
    _text(figure, 20, 34, f"Prompt2Mesh  /  {dashboard.title}", height, size=15, weight="bold")
    _text(figure, 20, 54, dashboard.description, height, size=9.5, color=_FAINT)
    row = ""
    for each in data["panels"]:
        at = each["gridPos"]
        x, y = 12 + at["x"] * (_WIDTH - 24) / 24, 62 + at["y"] * _UNIT
        w, h = at["w"] * (_WIDTH - 24) / 24, at["h"] * _UNIT
        if each["type"] == "row":
            row = each["title"]
            _text(figure, x + 6, y + 24, f"⌄  {row}", height, size=11.5, weight="bold")
            continue
        _panel(figure, shown[key(row, each["title"])], (x + _GAP / 2, y + _GAP / 2, w - _GAP, h - _GAP), height)
    path.parent.mkdir(parents=True, exist_ok=True)
    figure.savefig(path, facecolor=_CANVAS, metadata={"Software": None})


def key(row: str, title: str) -> str:
    """What tells a panel from the others of its dashboard."""
    return f"{row} / {title}"


def _text(figure: Any, x: float, y: float, text: str, height: float, **how: Any) -> None:
    color = how.pop("color", _TEXT)
    figure.text(x / _WIDTH, 1 - y / height, text, color=color, fontfamily="DejaVu Sans", **how)


def _panel(figure: Any, shown: Shown, box: tuple[float, float, float, float], height: float) -> None:
    x, y, w, h = box
    figure.add_artist(FancyBboxPatch(
        (x / _WIDTH, 1 - (y + h) / height), w / _WIDTH, h / height, boxstyle="round,pad=0,rounding_size=0.0018",
        facecolor=_PANEL, edgecolor=_EDGE, linewidth=1, transform=figure.transFigure, zorder=-1,
        mutation_aspect=_WIDTH / height,
    ))  # fmt: skip
    _text(figure, x + 10, y + 19, shown.panel.title, height, size=10, weight="bold")
    draw_it = {"stat": _stat, "timeseries": _curves, "bargauge": _bars, "heatmap": _heat}[shown.panel.kind]
    if not shown.series:
        _text(
            figure, x + w / 2, y + h / 2 + 12, shown.panel.zero or "No data", height, size=11, color=_FAINT, ha="center"
        )
        return
    draw_it(figure, shown, box, height)


def _axes(figure: Any, box: tuple[float, float, float, float], height: float) -> Any:
    x, y, w, h = box
    axes = figure.add_axes((x / _WIDTH, 1 - (y + h) / height, w / _WIDTH, h / height))
    axes.set_facecolor("none")
    for spine in axes.spines.values():
        spine.set_visible(False)
    axes.tick_params(colors=_FAINT, labelsize=8.5, length=0)
    return axes


def _stat(figure: Any, shown: Shown, box: tuple[float, float, float, float], height: float) -> None:
    x, y, w, h = box
    panel, series = shown.panel, shown.series
    part = w / len(series)
    for number, (name, one) in enumerate(series):
        numbers = [point for point in one.points if math.isfinite(point[1])]
        value = numbers[-1][1]
        said, color = panel.mappings.get(f"{value:g}", (written(value, panel), _by_threshold(value, panel)))
        middle = x + part * (number + 0.5)
        _text(figure, middle, y + h * 0.66, said, height, size=22 if h < 170 else 26, weight="bold",
              color=_NAMED.get(color, _TEXT), ha="center", va="baseline")  # fmt: skip
        if len(series) > 1:
            _text(figure, middle, y + h * 0.86, name, height, size=10, color=_FAINT, ha="center")
        elif len(numbers) > 2:
            axes = _axes(figure, (x + 1, y + h * 0.72, part - 2, h * 0.27), height)
            moments, values = zip(*numbers, strict=True)
            axes.axis("off")
            low = min(values)
            axes.fill_between(moments, values, low, color=_NAMED.get(color, _TEXT), alpha=0.22, linewidth=0)
            axes.plot(moments, values, color=_NAMED.get(color, _TEXT), linewidth=1.3, alpha=0.9)
            axes.set_xlim(moments[0], moments[-1])
            axes.set_ylim(low, max(*values, low + 1e-9) * 1.05 if low >= 0 else None)


def _curves(figure: Any, shown: Shown, box: tuple[float, float, float, float], height: float) -> None:
    x, y, w, h = box
    panel, series = shown.panel, shown.series
    lines = _legend_lines([name for name, _ in series], w - 20)
    axes = _axes(figure, (x + 62, y + 32, w - 78, h - 62 - 17 * len(lines)), height)
    palette = cycle(_CLASSIC)
    colors = {name: _NAMED.get(panel.colors.get(name, ""), "") or next(palette) for name, _ in series}
    moments = sorted({moment for _, one in series for moment, _ in one.points})
    total = np.zeros(len(moments))
    for name, one in series:
        found = dict(one.points)
        if panel.stacked:
            values = np.array([found.get(moment, 0.0) for moment in moments])
            values = np.where(np.isfinite(values), values, 0.0)
            axes.fill_between(moments, total, total + values, color=colors[name], alpha=0.45, linewidth=0)
            total = total + values
            axes.plot(moments, total, color=colors[name], linewidth=1.2)
        else:
            points = one.points
            axes.plot(*zip(*points, strict=True), color=colors[name], linewidth=1.7, solid_joinstyle="round")
            axes.fill_between(*zip(*points, strict=True), color=colors[name], alpha=0.06, linewidth=0)
    _frame(axes, panel, moments, top=float(total.max()) if panel.stacked else None)
    for at, line in enumerate(lines):
        left = x + 14
        for name in line:
            top = y + h - 14 - 17 * (len(lines) - 1 - at)
            _text(figure, left, top, "━", height, size=9, color=colors.get(name, _FAINT), weight="bold")
            _text(figure, left + 15, top, name, height, size=8.5, color=_TEXT)
            left += _legend_width(name)


def _frame(axes: Any, panel: Panel, moments: Sequence[float], *, top: float | None) -> None:
    axes.grid(axis="both", color=_GRID, linewidth=0.8)
    axes.set_axisbelow(True)
    low, high = axes.get_ylim()
    high = high if top is None else max(top * 1.1, 1e-9)
    if panel.minimum is not None:
        low = panel.minimum
    if panel.maximum is not None:
        high = panel.maximum * 1.04
    if high - low < 1e-9:
        high = low + 1
    axes.set_ylim(low, high)
    axes.set_xlim(moments[0], max(moments[-1], moments[0] + 1))
    if panel.lines:
        for value, color in panel.thresholds[1:]:
            if low <= value <= high:
                axes.axhline(value, color=_NAMED[color], linewidth=1.2, linestyle=(0, (5, 4)))
    whole = panel.decimals == 0 and panel.unit == "short"
    power = 2.0 ** round(math.log2(max(high - low, 4) / 4))
    axes.yaxis.set_major_locator(
        MultipleLocator(power) if panel.unit == "bytes" else MaxNLocator(nbins=5, integer=whole)
    )
    axes.yaxis.set_major_formatter(FuncFormatter(partial(_tick, panel)))
    _clock(axes)


def _clock(axes: Any) -> None:
    axes.xaxis.set_major_locator(MaxNLocator(nbins=5))
    axes.xaxis.set_major_formatter(FuncFormatter(_moment))
    axes.tick_params(axis="x", pad=7)  # the first moment is beside the zero of the other scale


def _tick(panel: Panel, value: float, _place: int) -> str:
    return written(value, panel)


def _moment(value: float, _place: int) -> str:
    return datetime.fromtimestamp(value, UTC).strftime("%H:%M:%S")


def _bars(figure: Any, shown: Shown, box: tuple[float, float, float, float], height: float) -> None:
    x, y, w, h = box
    panel = shown.panel
    series = sorted(shown.series, key=lambda each: -each[1].points[-1][1])[:10]
    most = panel.maximum or max(one.points[-1][1] for _, one in series) or 1.0
    step = min(34.0, (h - 40) / len(series))
    named = min(max(_legend_width(name) for name, _ in series), w * 0.5)
    room = w - 24 - named - 84
    for number, (name, one) in enumerate(series):
        value = one.points[-1][1]
        top = y + 34 + number * step
        color = _NAMED[_by_threshold(value, panel)]
        fits = max(4, int((named - 20) / 6.4))
        _text(figure, x + 12 + named - 8, top + step * 0.62, name if len(name) <= fits else f"…{name[-fits + 1:]}", height,
              size=8.8, ha="right")  # fmt: skip
        for share, alpha in ((1.0, 0.10), (max(value / most, 0.004), 0.85)):
            figure.add_artist(FancyBboxPatch(
                ((x + 12 + named) / _WIDTH, 1 - (top + step * 0.86) / height), room * share / _WIDTH, step * 0.7 / height,
                boxstyle="square,pad=0", facecolor=color, alpha=alpha, linewidth=0, transform=figure.transFigure,
            ))  # fmt: skip
        _text(figure, x + w - 12, top + step * 0.62, written(value, panel), height, size=9, color=color, ha="right",
              weight="bold")  # fmt: skip


def _heat(figure: Any, shown: Shown, box: tuple[float, float, float, float], height: float) -> None:
    x, y, w, h = box
    by_bound = sorted(((float(one.labels["le"]), one) for _, one in shown.series), key=lambda each: each[0])
    moments = sorted({moment for _, one in by_bound for moment, _ in one.points})
    upto = np.array([[dict(one.points).get(moment, 0.0) for moment in moments] for _, one in by_bound])
    counts = np.clip(np.diff(np.vstack([np.zeros(len(moments)), np.nan_to_num(upto)]), axis=0), 0, None)
    used = np.nonzero(counts.max(axis=1) > 1e-9)[0]
    first, last = (max(0, used[0] - 1), min(len(by_bound), used[-1] + 2)) if len(used) else (0, len(by_bound))
    axes = _axes(figure, (x + 62, y + 32, w - 78, h - 62), height)
    rows = np.arange(first, last + 1) - first
    step = (moments[1] - moments[0]) if len(moments) > 1 else 1
    axes.pcolormesh([*moments, moments[-1] + step], rows, np.sqrt(counts[first:last]), cmap=_HEAT, shading="flat",
                    edgecolors=_PANEL, linewidth=0.6)  # fmt: skip
    axes.set_yticks(
        rows[1:], ["∞" if math.isinf(bound) else written(bound, shown.panel) for bound, _ in by_bound[first:last]]
    )
    _clock(axes)


def _legend_lines(names: Sequence[str], width: float) -> list[list[str]]:
    lines: list[list[str]] = [[]]
    used = 0.0
    for name in names[:_MOST_LEGENDS]:
        room = _legend_width(name)
        if used + room > width and lines[-1]:
            lines.append([])
            used = 0.0
        lines[-1].append(name)
        used += room
    return lines[:3]


@cache
def _legend_width(name: str) -> float:
    """Pixels of a series' name with its line before it and a gap after it."""
    points = TextPath((0, 0), name, size=8.5).get_extents().width
    return 15 + points * _DPI / 72 + 16


def _by_threshold(value: float, panel: Panel) -> str:
    color = panel.thresholds[0][1]
    for bound, other in panel.thresholds[1:]:
        if value >= bound:
            color = other
    return color


def _named(legend: str, labels: Mapping[str, str], title: str) -> str:
    return re.sub(r"\{\{(\w+)\}\}", lambda found: labels.get(found[1], ""), legend).strip() or title
