"""A dashboard: rows of panels, and the JSON that Grafana reads it from."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from monitoring.dashboards.panel import DATASOURCE, Panel

_COLUMNS = 24


@dataclass(frozen=True)
class Row:
    """Panels beside each other under a heading; those that do not fit go below.

    Attributes:
        height: Of each, in Grafana's units of 30 pixels or so.
    """

    title: str
    panels: Sequence[Panel]
    height: int = 8


@dataclass(frozen=True, kw_only=True)
class Dashboard:
    """One dashboard; `name` is its file's and the end of its uid."""

    name: str
    title: str
    description: str
    rows: Sequence[Row]
    hours: int = 6

    @property
    def panels(self) -> list[Panel]:
        """All panels, in order."""
        return [panel for row in self.rows for panel in row.panels]

    def as_json(self) -> dict[str, Any]:
        """The dashboard as Grafana reads it."""
        return {
            "uid": f"prompt2mesh-{self.name}", "title": f"Prompt2Mesh: {self.title}", "description": self.description,
            "tags": ["prompt2mesh"], "schemaVersion": 42, "editable": False, "timezone": "browser", "refresh": "30s",
            "graphTooltip": 1, "time": {"from": f"now-{self.hours}h", "to": "now"},
            "templating": {"list": [{
                "name": "datasource", "label": "Data source", "type": "datasource", "query": "prometheus", "refresh": 1,
                "includeAll": False, "multi": False,
            }]},
            "annotations": {"list": [{
                "name": "Pages", "enable": True, "iconColor": "red", "datasource": DATASOURCE,
                "expr": 'ALERTS{alertstate="firing",severity="page"}', "titleFormat": "{{alertname}}", "step": "60s",
            }]},
            "links": [{
                "type": "dashboards", "title": "Prompt2Mesh", "tags": ["prompt2mesh"], "asDropdown": True,
                "includeVars": True, "keepTime": True, "icon": "external link", "targetBlank": False, "tooltip": "",
            }],
            "panels": list(self._placed()),
        }  # fmt: skip

    def _placed(self) -> Iterator[dict[str, Any]]:
        number, y = 0, 0
        for row in self.rows:
            number += 1
            yield {
                "id": number, "type": "row", "title": row.title, "collapsed": False, "panels": [],
                "gridPos": {"x": 0, "y": y, "w": _COLUMNS, "h": 1},
            }  # fmt: skip
            x, y = 0, y + 1
            for panel in row.panels:
                if x + panel.width > _COLUMNS:
                    x, y = 0, y + row.height
                number += 1
                yield panel.as_panel(number, x=x, y=y, height=row.height)
                x += panel.width
            y += row.height
