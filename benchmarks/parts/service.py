"""The studio service as processes: a click to a model, a crowd, the queue."""

from pathlib import Path

from benchmarks import service
from benchmarks.report import Report
from benchmarks.results import Against, Figure
from benchmarks.size import Size

_BARE_WHY = (
    "the same words and seeds by one warm worker, with no service around it: what is above it is the service's own"
)

_IDLE_WHY = (
    "the same framework and server with one constant answer, no account and no database, asked by one person in turn "
    "with ours: no answer of ours can be shorter"
)
_COMMITS_WHY = (
    "two transactions of one changed row each, over the same engine and settings: a job cannot be claimed and ended, "
    "safely, with less"
)
_EVENT_WHY = "worked out: an event is committed by one process and told by another, so it takes a commit and an answer"


def measure(report: Report, folder: Path, size: Size) -> None:
    """Measures the API, a runner and one worker over SQLite, then the queue over both databases."""
    report.step("starting the service")
    with service.serving(folder) as running:
        service.click_to_model(running, rounds=1, first_seed=1)  # warms what a running service has warm
        report.step("a click to a model")
        clicked = service.click_to_model(running, rounds=size.rounds)
        report.step("the same by the bare builder")
        bare = service.bare(folder, rounds=size.rounds)
        report.step("cancelling")
        canceled = service.cancel_seconds(running, rounds=size.rounds)
        report.step(f"a batch of {size.batch}")
        rate = service.batch_models_per_s(running, size=size.batch)
        report.step(f"{size.people} people for {size.seconds:g} s")
        seen = service.crowd(running, people=size.people, seconds=size.seconds)
        report.step("answers beside those of an API that does nothing")
        answers, nothing = service.answers_in_turn(running, count=50 * size.rounds)
    above = clicked.percentile(50) - bare.percentile(50)
    alone = Against(kind="limit", name="the bare builder", values=bare.percentiles(50, 95), why=_BARE_WHY)
    idle = Against(kind="limit", name="an API that does nothing", why=_IDLE_WHY,
                   values=nothing.percentiles(50, 95, 99, factor=1000.0))  # fmt: skip
    report.add(
        Figure(
            id="click", what="click → model through the whole service", unit="s", better="lower",
            values=clicked.percentiles(50, 95), against=[alone], spread_percent=clicked.spread_percent,
        ),
        Figure(
            id="click_above", what="… of it above the bare builder", unit="s", better="lower",
            values={"value": max(above, 0.0)}, bounds={"value": 0.2},
        ),
        Figure(
            id="cancel", what="cancel of a job that renders", unit="s", better="lower",
            values=canceled.percentiles(50, 95), bounds={"p95": 1.0},
            spread_percent=canceled.spread_percent,
        ),
        Figure(
            id="batch", what=f"batch of {size.batch} through the service, one worker", unit="models/s", better="higher",
            values={"value": rate},
            against=[Against(kind="limit", name="the bare builder", why=_BARE_WHY,
                             values={"value": len(bare.seconds) / sum(bare.seconds)})],
        ),
        Figure(
            id="answer", what="an answer that builds nothing, to one person alone", unit="ms", better="lower",
            values=answers.percentiles(50, 95, factor=1000.0), against=[idle],
        ),
        Figure(
            id="crowd", what=f"{size.people} people at once: answers that build nothing", unit="ms", better="lower",
            values=seen.waits.percentiles(50, 95, 99, factor=1000.0), bounds={"p95": 100.0}, against=[idle],
        ),
        Figure(
            id="crowd_slowest", what="… of these, the slowest endpoint", unit="ms", better="lower",
            values={"p95": seen.slowest_p95_s * 1000.0}, note=f"it is {seen.slowest}",
        ),
        Figure(
            id="crowd_errors", what=f"… errors among {len(seen.waits.seconds)} answers", unit="errors", better="lower",
            values={"value": float(len(seen.errors))}, bounds={"value": 0.0}, note="; ".join(seen.errors[:5]),
        ),
    )  # fmt: skip
    commits = {kind: found for kind in ("sqlite", "postgresql") if (found := _queue(report, folder, kind, size))}
    if not seen.delays.seconds:
        report.skip("no event was seen: nobody made a model in so short a time")
        return
    delays = seen.delays.percentiles(50, 95, 99, factor=1000.0)
    least = {name: value + idle.values[name] for name, value in commits["sqlite"].items()}
    report.add(Figure(
        id="event_delay", what="an event (SSE), from its writing to the browser, in that crowd", unit="ms",
        better="lower", values=delays,
        against=[Against(kind="limit", name="a commit and an answer", values=least, why=_EVENT_WHY)] if least else [],
    ))  # fmt: skip


def _queue(report: Report, folder: Path, kind: str, size: Size) -> dict[str, float]:
    """The queue over a database; what a bare commit takes there, ms; empty if there is no such database."""
    if kind == "postgresql" and not service.has_postgresql():
        report.skip("the queue over PostgreSQL is not measured: there is none on this machine")
        return {}
    report.step(f"the queue over {kind}")
    jobs = 100 * size.rounds
    rate = service.claims_per_s(kind, folder / kind, jobs=jobs, threads=4)
    most, samples = service.bare_commits(kind, folder / f"bare-{kind}", jobs=jobs, threads=4)
    limit = Against(kind="limit", name="bare commits", values={"value": most}, why=_COMMITS_WHY)
    report.add(Figure(id=f"queue_{kind}", what=f"jobs claimed and ended by 4 runners, {kind}", unit="jobs/s",
                      better="higher", values={"value": rate}, against=[limit]))  # fmt: skip
    return samples.percentiles(50, 95, 99, factor=1000.0)
