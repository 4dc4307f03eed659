"""The markup of the operator's overview: it says what the figures say, and nothing in it is markup of somebody else's."""

import re
from datetime import UTC, datetime, timedelta

import pytest

from prompt2mesh.client.overview_models import (
    Check,
    Ended,
    JobFailure,
    LlmDay,
    Overview,
    Requests,
    Runner,
    Span,
    Spread,
    UserStorage,
    Worker,
)
from prompt2mesh.web import units
from prompt2mesh.web.widgets.bars import Series, bars_html, round_top
from prompt2mesh.web.widgets.overview import overview_html

NOW = datetime(2026, 11, 27, 9, 0, tzinfo=UTC)


def test_a_service_that_has_nothing_to_tell() -> None:
    shown = overview_html(Overview(at=NOW))
    assert "Nothing takes jobs" in shown
    assert "Nothing failed." in shown
    assert "None" not in shown.replace("None has told", "")


def test_each_figure_is_there() -> None:
    found = Overview(
        at=NOW, health=[Check(name="Queue", state="warning", text="9 jobs wait, the oldest for 90 s")],
        requests_now=Requests(requests=200, server_errors=1, seconds=Spread(p50=0.012, p95=0.34)), requests_per_s=0.67,
        jobs={"PENDING": 9, "IN_PROGRESS": 2}, queue={"batch": 9}, oldest_wait_s=90.0, slots=2,
        spans=[Span(at=NOW - timedelta(minutes=20), jobs=Ended(succeeded=5)), Span(at=NOW, jobs=Ended(failed=1))],
        runners=[Runner(id="run_1", host="node-a", slots=2, busy=2, restarts={"crashed": 3},
                        workers=[Worker(pid=44, memory_bytes=412_000_000, builds=17, busy=True)])],
        llm=[LlmDay(day="2026-11-27", model="anthropic:a", calls=4, input_tokens=90_000, output_tokens=9000, cost_usd=1.5)],
        failures=[JobFailure(task_id="job_1", code="worker_crashed", label="<b>a chair</b>", message="it died", at=NOW)],
        largest_users=[UserStorage(user_id="usr_1", email="ada@example.org", size_bytes=5_000_000)],
    )  # fmt: skip
    shown = overview_html(found)
    for text in ("9 jobs wait", "0.7/s", "340 ms", "oldest 90.0 s", "node-a", "412 MB", "3 (3 crashed)", "$1.50", "99 k tokens",
                 "worker_crashed", "ada@example.org", "needs a look"):  # fmt: skip
        assert text in shown, text
    assert "<b>a chair</b>" not in shown
    assert "&lt;b&gt;a chair" in shown


@pytest.mark.parametrize(
    ("most", "top"),
    [(263, 400), (400, 400), (4.0, 4.0), (0.148, 0.2), (0.1 * 6, 0.6), (1e-9, 1e-9), (9.7, 10), (1e6, 1e6)],
)
def test_a_scale_ends_at_a_round_number_that_is_no_less_than_what_is_drawn(most: float, top: float) -> None:
    assert round_top(most) == pytest.approx(top)


def test_each_chart_says_how_high_its_lines_are() -> None:
    charts = {
        (most, scale): bars_html("Jobs", unit="", total="", moments=["Mon"], shown=[""], scale=scale, least_top=least,
                                 series=[Series(name="done", tone="main", values=[most])])
        for most, scale, least in ((263, "{:,.0f}".format, 2.0), (1, "{:,.0f}".format, 2.0), (0.148, units.seconds, 0.0))
    }  # fmt: skip
    marks = [re.findall(r"<span>([^<]+)</span>", chart.split('class="bars')[0]) for chart in charts.values()]
    assert marks == [["400", "200", "0"], ["2", "1", "0"], ["200 ms", "100 ms", "0 ms"]]
    heights = [re.findall(r"height:([\d.]+)%", chart) for chart in charts.values()]
    assert heights == [["65.8"], ["50.0"], ["74.0"]]


def test_bars_are_shares_of_the_scale_and_are_told_in_words() -> None:
    shown = bars_html("Jobs", unit="each bar a day", total="5 in all", moments=["Mon", "Tue"], shown=["4 done", "1 done"],
                      series=[Series(name="done", tone="main", values=[4, 1])])  # fmt: skip
    assert 'aria-label="Jobs, each bar a day, from Mon to Tue: 5 in all"' in shown
    assert 'title="Tue · 1 done"' in shown
    assert "height:100.0%" in shown
    assert "height:25.0%" in shown
    assert "Nothing in this time" in bars_html("Jobs", unit="", total="", moments=["Mon"], shown=["none"],
                                               series=[Series(name="done", tone="main", values=[0])])  # fmt: skip
