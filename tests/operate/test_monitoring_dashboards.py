"""The dashboards: data that Grafana takes, panels that say what they show, queries for what is told."""

import json
import re
import subprocess
from pathlib import Path

import pytest

from monitoring.alerting.files import GROUPS
from monitoring.alerting.rule import Record
from monitoring.dashboards.dashboard import Dashboard
from monitoring.dashboards.files import DASHBOARDS
from monitoring.links import DOCS_URL
from tests.support.monitoring.queries import declared, faults, selectors

ROOT = Path(__file__).parents[2]
FILES = sorted((ROOT / "monitoring/grafana/dashboards").glob("*.json"))
SCHEMA = ROOT / "tools/grafana-schema"
RECORDED = {
    rule.name for groups in GROUPS.values() for group in groups for rule in group.rules if isinstance(rule, Record)
}


def _check(*files: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(["node", SCHEMA / "check.mjs", *files], capture_output=True, text=True, check=False)


def test_grafanas_own_types_take_every_dashboard() -> None:
    done = _check(*FILES)
    assert done.returncode == 0, done.stdout[:5000]


def test_grafanas_own_types_refuse_what_grafana_does_not_know(tmp_path: Path) -> None:
    text = (ROOT / "monitoring/grafana/dashboards/overview.json").read_text()
    wrong = {"choice": ('"graphMode": "area"', '"graphMode": "aera"'), "property": ('"lineWidth"', '"lineWdith"')}
    for name, (right, other) in wrong.items():
        assert right in text
        (tmp_path / f"{name}.json").write_text(text.replace(right, other))
    done = _check(*sorted(tmp_path.glob("*.json")))
    assert done.returncode == 1
    assert "aera" in done.stdout
    assert "lineWdith" in done.stdout


@pytest.mark.parametrize("dashboard", DASHBOARDS, ids=lambda each: each.name)
def test_a_dashboard_lets_the_data_source_be_chosen_and_explains_each_panel(dashboard: Dashboard) -> None:
    data = json.loads((ROOT / f"monitoring/grafana/dashboards/{dashboard.name}.json").read_text())
    assert [each["type"] for each in data["templating"]["list"]] == ["datasource"]
    panels = [panel for panel in data["panels"] if panel["type"] != "row"]
    titles = [(panel["title"], panel["gridPos"]["y"]) for panel in panels]
    assert len(set(titles)) == len(titles)
    assert len({panel["id"] for panel in data["panels"]}) == len(data["panels"])
    for panel in panels:
        assert panel["datasource"]["uid"] == "${datasource}"
        assert panel["description"].endswith(".")
        assert panel["fieldConfig"]["defaults"]["unit"]
        assert panel["fieldConfig"]["defaults"]["thresholds"]["steps"][0]["value"] is None
        for link in panel["links"]:
            assert (ROOT / link["url"].removeprefix(f"{DOCS_URL}/")).is_file()
    taken: set[tuple[int, int]] = set()
    for panel in data["panels"]:
        at = panel["gridPos"]
        assert at["x"] + at["w"] <= 24
        cells = {(x, y) for x in range(at["x"], at["x"] + at["w"]) for y in range(at["y"], at["y"] + at["h"])}
        assert not cells & taken, f"{panel['title']} lies on another"
        taken |= cells


def test_panels_ask_for_what_is_told() -> None:
    asked = {
        f"{dashboard.name}: {panel.title}": faults(re.sub(r"\$__\w+", "5m", query.expr), RECORDED)
        for dashboard in DASHBOARDS
        for panel in dashboard.panels
        for query in panel.queries
    }
    assert {name: found for name, found in asked.items() if found} == {}


def test_a_share_is_of_one_kind_of_process() -> None:
    """What runners and people's instances both tell is not added up where a share of it is shown."""
    series = declared()
    mixed = {
        f"{dashboard.name}: {panel.title}"
        for dashboard in DASHBOARDS
        for panel in dashboard.panels
        for query in panel.queries
        if " / " in query.expr
        for name, matchers in selectors(query.expr)
        if name in series and {"runner", "agent"} <= set(series[name].where) and series[name].kind == "gauge"
        if "component" not in {label for label, _, _ in matchers}
    }
    assert mixed == set()
