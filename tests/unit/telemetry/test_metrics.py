"""The declared table: names and values that others stand on, and that the code counts what is declared, as declared."""

import ast
import re
from itertools import chain
from pathlib import Path
from typing import get_args

import pytest

from prompt2mesh.mesh.report import EXPORT_FORMATS
from prompt2mesh.studio.ports.agent import PROVIDERS, AgentStage
from prompt2mesh.studio.ports.instances import Phase, Reason
from prompt2mesh.studio.ports.modeling import RenderKind
from prompt2mesh.studio.ports.records import FINAL_STATES, JobKind, Lane
from prompt2mesh.telemetry import metrics
from prompt2mesh.telemetry.declaring import COMPONENTS, Histogram, Metric

SOURCE = Path(__file__).parents[3] / "src/prompt2mesh"
MOST_SERIES_OF_A_PROCESS = 9000
# What objectives of the service read: a bound at exactly this value must be there.
OBJECTIVES = {
    "http_request_duration_seconds": 0.5, "job_queue_wait_seconds": 30.0, "instance_click_to_ready_seconds": 10.0,
}  # fmt: skip


def values(metric: Metric, label: str) -> set[str]:
    return set(next(one.values for one in metric.labels if one.name == label))


def test_labels_have_the_values_that_the_program_has() -> None:
    assert values(metrics.JOBS_FINISHED, "kind") == set(get_args(JobKind))
    assert values(metrics.JOBS_FINISHED, "state") == set(FINAL_STATES)
    assert values(metrics.QUEUE_DEPTH, "lane") == set(get_args(Lane))
    assert values(metrics.INSTANCES, "state") == set(get_args(Phase))
    assert values(metrics.LLM_CALLS, "provider") == set(PROVIDERS)
    assert values(metrics.INSTANCE_FAILURES, "reason") < set(get_args(Reason))
    stages = {f"agent_{one}" for one in get_args(AgentStage)} | {f"export_{one}" for one in EXPORT_FORMATS}
    assert stages | set(get_args(RenderKind)) < set(metrics.STAGES)


def test_names_follow_the_customs_of_prometheus() -> None:
    names = [metric.name for metric in metrics.TABLE]
    assert len(names) == len(set(names))
    for metric in metrics.TABLE:
        assert re.fullmatch(r"[a-z][a-z0-9_]*[a-z0-9]", metric.name)
        assert metric.name.endswith("_total") == (metric.kind == "counter"), metric.name
        assert metric.help.endswith("."), metric.name


@pytest.mark.parametrize(("name", "bound"), OBJECTIVES.items())
def test_objectives_have_a_bucket_at_their_bound(name: str, bound: float) -> None:
    metric = next(one for one in metrics.TABLE if one.name == name)
    assert isinstance(metric, Histogram)
    assert bound in metric.buckets


@pytest.mark.parametrize("component", COMPONENTS)
def test_no_process_may_show_more_series_than_prometheus_takes_lightly(component: str) -> None:
    assert sum(metric.series for metric in metrics.TABLE if component in metric.where) < MOST_SERIES_OF_A_PROCESS


def counted() -> list[tuple[str, str, set[str]]]:
    """Every place in the source that counts: `metrics.NAME.method(label=…)`."""
    found: list[tuple[str, str, set[str]]] = []
    for path in SOURCE.rglob("*.py"):
        text = path.read_text()
        if "telemetry" not in text:
            continue
        for node in ast.walk(ast.parse(text)):
            if (
                isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == "metrics"
                and node.attr.isupper()
            ):  # fmt: skip
                found.append((node.attr, "", set()))
            if (
                isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)
                and node.func.attr in {"inc", "observe", "set"} and isinstance(node.func.value, ast.Attribute)
                and isinstance(node.func.value.value, ast.Name) and node.func.value.value.id == "metrics"
            ):  # fmt: skip
                found.append((node.func.value.attr, node.func.attr, {one.arg or "**" for one in node.keywords}))
    return found


def test_everything_is_counted_with_the_labels_it_was_declared_with() -> None:
    for name, method, labels in counted():
        metric = getattr(metrics, name)
        if method and isinstance(metric, Metric):
            declared = {label.name for label in metric.labels}
            assert labels == declared or ("**" in labels and labels - {"**"} < declared), name


def test_every_limit_is_counted_under_its_own_rule() -> None:
    rules: set[str] = set()
    for text in (path.read_text() for path in SOURCE.rglob("*.py")):
        for node in ast.walk(ast.parse(text if "RateLimitError(" in text else "")):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "RateLimitError":
                rules |= {str(one.value.value) for one in node.keywords
                          if one.arg == "policy" and isinstance(one.value, ast.Constant)}  # fmt: skip
    assert rules >= {"jobs", "llm-tests"}
    [label] = metrics.RATE_LIMITED.labels
    assert rules <= set(label.values)


def test_no_metric_is_declared_that_nothing_counts() -> None:
    used = {id(getattr(metrics, name)) for name, _, _ in counted()}
    names = {name for name, value in vars(metrics).items() if isinstance(value, Metric) and id(value) not in used}
    assert names == set()


def test_what_is_born_is_declared() -> None:
    for metric in metrics.TABLE:
        for labels in metric.born:
            assert len(labels) == len(metric.labels)
            for label, value in zip(metric.labels, labels, strict=True):
                assert value in label.values
    assert len(list(chain.from_iterable(metric.born for metric in metrics.TABLE))) < 300
