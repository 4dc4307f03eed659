"""The rules and Alertmanager's settings, read by Prometheus' own tools, and held against the metrics and the runbooks."""

import re
import subprocess
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from typing import Any

import pytest
import yaml

from monitoring.__main__ import stale_files
from monitoring.alerting.files import rule_files
from monitoring.dashboards.files import dashboard_files
from monitoring.links import DOCS_URL
from tests.support.monitoring.queries import faults

ROOT = Path(__file__).parents[2]
PROMETHEUS = ROOT / "monitoring/prometheus"
RULES = sorted((PROMETHEUS / "rules").glob("*.yml"))
TESTS = sorted((PROMETHEUS / "tests").glob("*.yml"))
ALERTMANAGER = ROOT / "monitoring/alertmanager/alertmanager.yml"
ALWAYS = {"Watchdog"}  # fires by design: there is no case in which it does not


def _groups(path: Path) -> list[dict[str, Any]]:
    return yaml.safe_load(path.read_text())["groups"]


def rules() -> list[dict[str, Any]]:
    return [rule for path in RULES for group in _groups(path) for rule in group["rules"]]


def alerts() -> list[dict[str, Any]]:
    return [rule for rule in rules() if "alert" in rule]


def _run(*command: str | Path) -> str:
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def test_what_is_written_is_what_the_code_says() -> None:
    assert stale_files(rule_files() | dashboard_files()) == [], "run: make monitoring"


def test_prometheus_takes_the_rules_and_its_settings() -> None:
    assert f"SUCCESS: {len(rules())} rules found" in _run("promtool", "check", "rules", *RULES) or len(RULES) > 1
    assert "SUCCESS" in _run("promtool", "check", "config", PROMETHEUS / "prometheus.yml")


def test_every_alert_fires_when_it_should_and_not_when_it_should_not() -> None:
    with ThreadPoolExecutor(2) as pool:
        for said in pool.map(partial(_run, "promtool", "test", "rules"), TESTS):
            assert "SUCCESS" in said


def test_no_alert_is_without_its_two_cases() -> None:
    cases: Counter[tuple[str, bool]] = Counter()
    for path in TESTS:
        for test in yaml.safe_load(path.read_text())["tests"]:
            for asked in test["alert_rule_test"]:
                cases[asked["alertname"], bool(asked["exp_alerts"])] += 1
    names = {alert["alert"] for alert in alerts()}
    assert len(names) == len(alerts())
    assert {name for name, fires in cases if fires} == names
    assert {name for name, fires in cases if not fires} == names - ALWAYS


def test_the_plain_rules_and_those_for_kubernetes_are_the_same() -> None:
    objects = list(yaml.safe_load_all((ROOT / "monitoring/kubernetes/prometheus-rules.yaml").read_text()))
    assert [each["kind"] for each in objects] == ["PrometheusRule"] * len(RULES)
    in_objects = {each["metadata"]["name"]: each["spec"]["groups"] for each in objects}
    assert in_objects == {f"prompt2mesh-{path.stem}": _groups(path) for path in RULES}


@pytest.mark.parametrize("alert", alerts(), ids=lambda alert: alert["alert"])
def test_an_alert_says_how_bad_it_is_what_is_wrong_and_what_to_do(alert: dict[str, Any]) -> None:
    assert alert["labels"]["severity"] in {"page", "ticket"} or alert["alert"] in ALWAYS
    assert len(alert["annotations"]["summary"]) > 20
    assert alert["labels"]["severity"] != "page" or alert["for"], "one bad scrape wakes nobody"
    url = alert["annotations"]["runbook_url"]
    assert url.startswith(f"{DOCS_URL}/")
    page, _, anchor = url.removeprefix(f"{DOCS_URL}/").partition("#")
    text = (ROOT / page).read_text()
    assert anchor == alert["alert"].lower()
    (part,) = re.findall(rf"^## {alert['alert']}\n(.*?)(?=^## |\Z)", text, re.MULTILINE | re.DOTALL)
    assert "**Means.**" in part
    assert re.search(r"\*\*Do|Do as|[Dd]o as|\]\(#|Nobody needs|Plan for", part), "it says what to do"


def test_every_runbook_is_one_of_an_alert() -> None:
    headings = {
        heading
        for page in (ROOT / "docs/howto/runbooks/alerts").glob("*.md")
        for heading in re.findall(r"^## (\w+)$", page.read_text(), re.MULTILINE)
    }
    assert headings == {alert["alert"] for alert in alerts()}


def test_rules_stand_on_metrics_that_are_told() -> None:
    recorded = {rule["record"] for rule in rules() if "record" in rule}
    asked = [(rule.get("alert") or rule["record"], rule["expr"]) for rule in rules()]
    for page in (ROOT / "docs/howto/runbooks/alerts").glob("*.md"):
        for block in re.findall(r"^```promql\n(.*?)^```", page.read_text(), re.MULTILINE | re.DOTALL):
            asked += [(page.name, line) for line in block.splitlines()]
    assert {name: found for name, expr in asked if (found := faults(expr, recorded))} == {}


def test_a_wrong_name_label_or_value_would_be_seen() -> None:
    assert faults('prompt2mesh_jobs_finished_totl{state="FAILED"}', set()) == [
        "no metric prompt2mesh_jobs_finished_totl"
    ]
    assert faults('sum by (x) (rate(prompt2mesh_jobs_finished_total{state="BROKEN"}[5m]))', set())
    assert faults('prompt2mesh_jobs_finished_total{stat="FAILED"} > 3', set())
    assert faults('prompt2mesh_job_queue_wait_seconds_bucket{le="31.0"}', set())
    assert not faults('prompt2mesh_job_queue_wait_seconds_bucket{le="30.0",component="runner"}', set())


def test_alertmanager_takes_its_settings_and_sends_each_alert_to_whom_it_should() -> None:
    assert "SUCCESS" in _run("amtool", "check-config", ALERTMANAGER)
    for labels, receiver in (
        (["alertname=ApiDown", "severity=page"], "pager"),
        (["alertname=QueueGrows", "severity=ticket"], "tickets"),
        (["alertname=Watchdog", "severity=none"], "watchdog"),
        (["alertname=Anything"], "tickets"),
    ):
        said = _run("amtool", "config", "routes", "test", f"--config.file={ALERTMANAGER}", *labels)
        assert said.strip() == receiver
    names = {alert["alert"] for alert in alerts()}
    for rule in yaml.safe_load(ALERTMANAGER.read_text())["inhibit_rules"]:
        for matcher in rule["source_matchers"] + rule["target_matchers"]:
            label, pattern = re.fullmatch(r'(\w+)!?=~?"(.*)"', matcher).groups()  # type: ignore[union-attr]
            if label == "alertname":
                for each in pattern.split("|"):
                    assert any(re.fullmatch(each, name) for name in names), each
    # One disk that is full does not hide that another one will be.
    [disks] = [rule for rule in yaml.safe_load(ALERTMANAGER.read_text())["inhibit_rules"]
               if "DiskFullSoon" in str(rule["target_matchers"])]  # fmt: skip
    assert set(disks["equal"]) == {"component", "instance", "folder"}
