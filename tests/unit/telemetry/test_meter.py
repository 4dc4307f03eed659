from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from prometheus_client.parser import text_string_to_metric_families

from prompt2mesh.telemetry import declaring, metrics
from prompt2mesh.telemetry.declaring import Counter, Gauge, Histogram, Label, Metric, choices
from prompt2mesh.telemetry.meter import PrometheusMeter
from tests.support.meters import counting

ANYTHING = st.text(max_size=20)


@pytest.fixture
def meter() -> Iterator[PrometheusMeter]:
    with counting() as found:
        yield found


def series(meter: PrometheusMeter, metric: Metric) -> int:
    families = text_string_to_metric_families(meter.text().decode())
    return sum(len(one.samples) for one in families if metric.full_name.startswith(one.name) and one.name in {
        metric.full_name, metric.full_name.removesuffix("_total"),
    })  # fmt: skip


def count(metric: Metric, labels: dict[str, str]) -> None:
    match metric:
        case Counter():
            metric.inc(**labels)
        case Histogram():
            metric.observe(0.7, **labels)
        case Gauge():
            metric.set(1.0, **labels)
        case _:
            raise AssertionError(metric)


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_whatever_comes_the_series_stay_within_the_declared_bound(meter: PrometheusMeter, data: Any) -> None:
    metric = data.draw(st.sampled_from([one for one in metrics.TABLE if one.labels]))
    seeds = data.draw(st.lists(ANYTHING, min_size=1, max_size=5))
    wide = 3 + max(2, int((metric.children + 40) ** (1 / len(metric.labels))))
    for number in range(min(metric.children + 200, 1600)):
        digits = {
            label.name: f"{seeds[number % len(seeds)]}{number // wide**place % wide}"
            if not label.values or number % 2 else label.values[number // wide**place % len(label.values)]
            for place, label in enumerate(metric.labels)
        }  # fmt: skip
        count(metric, digits)
    assert 0 < series(meter, metric) <= metric.series


def test_what_is_not_declared_and_what_is_too_much_is_counted_as_other(meter: PrometheusMeter) -> None:
    metric = Counter(name="things_total", help="Things.", where=("api",),
                     labels=(choices("kind", "cup jug"), Label(name="shelf", most=2)))  # fmt: skip
    for kind, shelf in [("cup", "a"), ("cup", "b"), ("cup", "c"), ("cup", "d"), ("plate", "a")]:
        metric.inc(kind=kind, shelf=shelf)
    assert meter.values(metric) == {("cup", "a"): 1, ("cup", "b"): 1, ("cup", "other"): 2, ("other", "a"): 1}


def test_more_combinations_than_are_kept_are_counted_as_other(meter: PrometheusMeter) -> None:
    metric = Counter(name="pairs_total", help="Pairs.", where=("api",), most=2,
                     labels=(choices("left", "a b c"), choices("right", "a b c")))  # fmt: skip
    for left in "abc":
        for right in "abc":
            metric.inc(left=left, right=right)
    assert meter.values(metric) == {("a", "a"): 1, ("a", "b"): 1, ("other", "other"): 7}


def test_a_label_too_few_is_a_fault_of_the_caller(meter: PrometheusMeter) -> None:
    with pytest.raises(TypeError, match=r"lane.*kind"):
        metrics.QUEUE_DEPTH.set(1.0, kind="chat")
    assert not meter.values(metrics.QUEUE_DEPTH)


def test_a_process_shows_its_own_from_the_start_and_nothing_that_it_never_does() -> None:
    runner = PrometheusMeter("runner").text().decode()
    assert 'prompt2mesh_jobs_finished_total{code="none",kind="edit",state="SUCCEEDED"} 0.0' in runner
    assert 'prompt2mesh_worker_restarts_total{reason="crashed"} 0.0' in runner
    assert "process_resident_memory_bytes" in runner
    assert "operator_reconciles" not in runner
    assert "_created" not in runner
    assert "# TYPE prompt2mesh_http_requests_total counter" in PrometheusMeter("api").text().decode()


def test_a_gauge_asks_all_who_know_and_leaves_out_who_cannot_tell(
    meter: PrometheusMeter, caplog: pytest.LogCaptureFixture
) -> None:
    def broken() -> dict[tuple[str, ...], float]:
        raise OSError("the disk is gone")

    ends = [
        metrics.WORKERS.ask(ask) for ask in (lambda: {("idle",): 2.0}, broken, lambda: {("idle",): 1.0, ("x",): 5.0})
    ]
    try:
        assert meter.values(metrics.WORKERS) == {("idle",): 3.0, ("other",): 5.0}
        assert "the disk is gone" in caplog.text
    finally:
        for end in ends:
            end()
    assert meter.values(metrics.WORKERS) == {}


def test_a_gauge_names_those_of_now_however_many_there_were_before(meter: PrometheusMeter) -> None:
    most = metrics.USER_LLM_COST.labels[0].most
    for day in range(3):
        people = {(f"usr_{day}_{n}",): 1.0 for n in range(most)}
        end = metrics.USER_LLM_COST.ask(lambda people=people: people)
        try:
            assert meter.values(metrics.USER_LLM_COST) == people
        finally:
            end()


def test_nobody_who_counts_costs_nothing_and_breaks_nothing() -> None:
    before = declaring.current()
    declaring.use(None)
    try:
        metrics.JOBS_SUBMITTED.inc(kind="chat")
        metrics.HTTP_IN_PROGRESS.inc(-1)
        metrics.JOB_DURATION.observe(1.0, kind="chat")
    finally:
        declaring.use(before)
