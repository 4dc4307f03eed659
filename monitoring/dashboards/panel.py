"""A panel: what it asks Prometheus, how it shows that, and the JSON that Grafana reads it from."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

from monitoring.links import runbook_url

Kind = Literal["stat", "timeseries", "bargauge", "heatmap"]
Color = Literal["green", "yellow", "orange", "red", "blue", "purple", "semi-dark-blue", "text"]
DATASOURCE = {"type": "prometheus", "uid": "${datasource}"}
GOOD, BAD = "green", "red"


@dataclass(frozen=True)
class Query:
    """What is asked.

    Attributes:
        expr: PromQL; `$__rate_interval` and `$__range` are Grafana's.
        legend: The name of a series, with `{{label}}`.
    """

    expr: str
    legend: str = ""


@dataclass(frozen=True, kw_only=True)
class Panel:
    """One panel.

    Attributes:
        title: What it shows.
        description: What somebody should make of it.
        queries: What it asks.
        unit: Of Grafana: `s`, `bytes`, `percentunit`, `reqps`, `currencyUSD`, `short`.
        width: Of 24 columns.
        kind: How it is drawn.
        thresholds: From which value on which colour holds; the first value is ignored, as there is nothing below it.
        colors: Series by legend → a colour of their own.
        stacked: Whether the series add up to something.
        runbook: The page about what it shows going wrong.
        zero: What is shown for nothing; by default Grafana says that there are no data.
    """

    title: str
    description: str
    queries: Sequence[Query]
    unit: str = "short"
    width: int = 8
    kind: Kind = "timeseries"
    thresholds: Sequence[tuple[float, Color]] = ((0, "green"),)
    colors: Mapping[str, str] = field(default_factory=dict[str, str])
    mappings: Mapping[str, tuple[str, str]] = field(default_factory=dict[str, tuple[str, str]])
    stacked: bool = False
    lines: bool = False
    decimals: int | None = None
    minimum: float | None = 0
    maximum: float | None = None
    runbook: str = ""
    zero: str = ""

    @property
    def at_once(self) -> bool:
        """Whether it shows the newest values and not their course."""
        return self.kind == "bargauge"

    def as_panel(self, number: int, *, x: int, y: int, height: int) -> dict[str, Any]:
        """The panel as Grafana reads it."""
        links = [_link(f"Runbook: {self.runbook}", runbook_url(self.runbook))] if self.runbook else []
        return {
            "id": number, "type": self.kind, "title": self.title, "description": self.description,
            "datasource": DATASOURCE, "gridPos": {"x": x, "y": y, "w": self.width, "h": height}, "links": links,
            "targets": [self._target(query, chr(ord("A") + at)) for at, query in enumerate(self.queries)],
            "fieldConfig": {"defaults": self._defaults(), "overrides": [_colored(*each) for each in self.colors.items()]},
            "options": self._options(),
        }  # fmt: skip

    def _target(self, query: Query, letter: str) -> dict[str, Any]:
        return {
            "refId": letter, "datasource": DATASOURCE, "editorMode": "code", "expr": query.expr,
            "legendFormat": "{{le}}" if self.kind == "heatmap" else query.legend or "__auto",
            "range": not self.at_once, "instant": self.at_once,
            "format": "heatmap" if self.kind == "heatmap" else "time_series",
        }  # fmt: skip

    def _defaults(self) -> dict[str, Any]:
        found: dict[str, Any] = {
            "unit": self.unit,
            "color": {"mode": "thresholds" if self.kind in {"stat", "bargauge"} else "palette-classic"},
            "thresholds": {"mode": "absolute", "steps": [
                {"color": color, "value": None if at == 0 else value} for at, (value, color) in enumerate(self.thresholds)
            ]},
        }  # fmt: skip
        if self.minimum is not None:
            found["min"] = self.minimum
        if self.maximum is not None:
            found["max"] = self.maximum
        if self.decimals is not None:
            found["decimals"] = self.decimals
        if self.zero:
            found["noValue"] = self.zero
        if self.mappings:
            options = {value: {"text": text, "color": color} for value, (text, color) in self.mappings.items()}
            found["mappings"] = [{"type": "value", "options": options}]
        if self.kind == "timeseries":
            found["custom"] = _curves(stacked=self.stacked, lines=self.lines)
        return found

    def _options(self) -> dict[str, Any]:
        return _OPTIONS[self.kind] | ({"yAxis": {"unit": self.unit}} if self.kind == "heatmap" else {})


def _curves(*, stacked: bool, lines: bool) -> dict[str, Any]:
    return {
        "drawStyle": "line", "lineInterpolation": "linear", "lineWidth": 1 if stacked else 2,
        "fillOpacity": 45 if stacked else 8, "gradientMode": "none", "showPoints": "never", "spanNulls": True,
        "stacking": {"mode": "normal" if stacked else "none", "group": "A"},
        "thresholdsStyle": {"mode": "dashed" if lines else "off"},
    }  # fmt: skip


def _colored(name: str, color: str) -> dict[str, Any]:
    return {
        "matcher": {"id": "byName", "options": name},
        "properties": [{"id": "color", "value": {"mode": "fixed", "fixedColor": color}}],
    }


def _link(title: str, url: str) -> dict[str, Any]:
    return {
        "title": title, "url": url, "type": "link", "icon": "doc", "tooltip": "", "tags": [], "asDropdown": False,
        "includeVars": False, "keepTime": False, "targetBlank": True,
    }  # fmt: skip


_REDUCE = {"calcs": ["lastNotNull"], "fields": "", "values": False}
_OPTIONS: dict[Kind, dict[str, Any]] = {
    "stat": {
        "colorMode": "value", "graphMode": "area", "justifyMode": "auto", "orientation": "auto",
        "percentChangeColorMode": "standard", "showPercentChange": False, "textMode": "auto", "wideLayout": True,
        "reduceOptions": _REDUCE,
    },
    "timeseries": {
        "legend": {"displayMode": "list", "placement": "bottom", "showLegend": True, "calcs": []},
        "tooltip": {"mode": "multi", "sort": "desc"},
    },
    "bargauge": {
        "displayMode": "basic", "orientation": "horizontal", "namePlacement": "auto", "showUnfilled": True,
        "sizing": "auto", "valueMode": "color", "minVizHeight": 16, "minVizWidth": 8, "maxVizHeight": 32,
        "legend": {"displayMode": "list", "placement": "bottom", "showLegend": False, "calcs": []},
        "reduceOptions": _REDUCE,
    },
    "heatmap": {
        "calculate": False, "cellGap": 1, "showValue": "never", "legend": {"show": True},
        "color": {"mode": "scheme", "scheme": "Oranges", "fill": "dark-orange", "exponent": 0.5, "steps": 64,
                  "reverse": False},
        "exemplars": {"color": "rgba(255,0,255,0.7)"}, "tooltip": {"mode": "single", "yHistogram": False},
        "filterValues": {"le": 1e-9}, "rowsFrame": {"layout": "auto"},
    },
}  # fmt: skip
