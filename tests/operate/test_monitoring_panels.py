"""Every panel of every dashboard over a real Prometheus that scrapes a real service and a real operator, used by people.

`make monitoring-pictures` runs the same for some minutes and draws the dashboards for the docs.
"""

import json
import os
import threading
import time
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

import pytest

from monitoring.alerting.files import GROUPS
from monitoring.alerting.rule import Record
from monitoring.dashboards.dashboard import Dashboard
from monitoring.dashboards.files import DASHBOARDS
from tests.support.cluster.control_plane import ControlPlane
from tests.support.monitoring.drawing import Shown, draw, key
from tests.support.monitoring.operator_run import running_operator
from tests.support.monitoring.prometheus import Prometheus, Series, running_prometheus, until
from tests.support.monitoring.studio_run import running_studio
from tests.support.receivers import Receiver, receiver

pytestmark = [pytest.mark.slow, pytest.mark.blender, pytest.mark.timeout(900)]
PICTURES = os.environ.get("PROMPT2MESH_DASHBOARD_PICTURES")
USE_S = 240.0 if PICTURES else 20.0
# Grafana's own: at least four scrapes.
VARIABLES = {"$__rate_interval": "30s" if PICTURES else "15s"}
TOLD_LAST = ("prompt2mesh_user_llm_cost_usd_today", 'prompt2mesh_active_users{window="24h"} > 0')


@dataclass
class Scene:
    """What was scraped, and from when to when."""

    prometheus: Prometheus
    told: Receiver
    start: float
    end: float


@pytest.fixture(scope="module")
def scene(control_plane: ControlPlane, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Scene]:
    folder = tmp_path_factory.mktemp("monitoring")
    with ExitStack() as stack:
        studio = stack.enter_context(running_studio(folder / "studio"))
        operator = stack.enter_context(running_operator(control_plane, folder / "operator"))
        told = stack.enter_context(receiver())
        prometheus = stack.enter_context(running_prometheus(
            folder / "prometheus", targets={**studio.targets, "operator": [operator.target]}, probes=studio.probes,
            receiver_url=told.url,
        ))  # fmt: skip
        until(lambda: len(prometheus.query("up == 1")) >= 6 + len(studio.probes), "everything is scraped",
              detail=lambda: json.dumps(prometheus.targets(), indent=1))  # fmt: skip
        start = time.time()
        faults: list[BaseException] = []

        def look_after_instances() -> None:
            try:
                operator.use()
            except BaseException as fault:  # noqa: BLE001 - told by the test
                faults.append(fault)

        beside = threading.Thread(target=look_after_instances, daemon=True)
        beside.start()
        threading.Timer(USE_S / 2, studio.kill_a_worker).start()
        studio.use(for_s=USE_S)
        beside.join(timeout=120)
        assert not faults, faults
        assert not studio.faults, studio.faults
        # Sums over the whole database are made anew once a minute.
        until(lambda: all(prometheus.query(one) for one in TOLD_LAST), "what was counted last is told", timeout_s=150)
        time.sleep(3)  # and worked out
        yield Scene(prometheus, told, start, time.time())


def _asked(scene: Scene, dashboard: Dashboard) -> dict[str, Shown]:
    shown: dict[str, Shown] = {}
    step_s = max(1.0, (scene.end - scene.start) / 150)
    for row in dashboard.rows:
        for panel in row.panels:
            results: list[list[Series]] = []
            for query in panel.queries:
                expr = query.expr
                for name, value in VARIABLES.items():
                    expr = expr.replace(name, value)
                results.append(
                    scene.prometheus.query(expr) if panel.at_once
                    else scene.prometheus.query_range(
                        expr, start=scene.start, end=scene.end, step_s=step_s * (4 if panel.kind == "heatmap" else 1)
                    )
                )  # fmt: skip
            shown[key(row.title, panel.title)] = Shown(panel, results)
    return shown


@pytest.mark.parametrize("dashboard", DASHBOARDS, ids=lambda each: each.name)
def test_every_panel_shows_something(scene: Scene, dashboard: Dashboard, tmp_path: Path) -> None:
    shown = _asked(scene, dashboard)
    picture = Path(PICTURES or tmp_path) / f"{dashboard.name}.png"
    draw(dashboard, shown, picture)
    assert picture.stat().st_size > 10_000
    empty = {
        f"{name}: {query.expr}"
        for name, each in shown.items()
        for query, found in zip(each.panel.queries, each.results, strict=True)
        if not Shown(each.panel, [found if one is query else [] for one in each.panel.queries]).series
    }
    assert not empty


def test_prometheus_works_out_every_rule(scene: Scene) -> None:
    rules = scene.prometheus.rules()
    names = {rule["name"] for rule in rules}
    assert len(names) > 40
    assert {rule["name"]: rule["lastError"] for rule in rules if rule["health"] != "ok"} == {}
    recorded = {
        rule.name for groups in GROUPS.values() for group in groups for rule in group.rules if isinstance(rule, Record)
    }
    empty = {name for name in recorded if not scene.prometheus.query(name)}
    assert not empty, "rules that record nothing"


def test_only_what_went_wrong_fires_and_somebody_is_told(scene: Scene) -> None:
    firing = {
        rule["name"] for rule in scene.prometheus.rules()
        if rule["type"] == "alerting" and rule["state"] == "firing"
    }  # fmt: skip
    slow = {"ApiLatencyBurnsFast", "QueueWaitBurnsFast"}  # on a machine that does much else besides
    assert firing - slow == {"Watchdog"}
    [message, *_] = scene.told.wait_for(1)
    (alert,) = json.loads(message.body)["alerts"]
    assert alert["labels"]["alertname"] == "Watchdog"
    assert alert["annotations"]["runbook_url"].endswith("runbooks/alerts/service.md#watchdog")
