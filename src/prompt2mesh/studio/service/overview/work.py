"""The jobs of the last hours: how many ended and how, how long they waited and took, and what goes on now."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from prompt2mesh.studio.ports.records import Job, JobKind, JobState, Lane
from prompt2mesh.studio.ports.store import Transaction
from prompt2mesh.studio.service.overview.quantiles import NO_SPREAD, Spread, spread_of
from prompt2mesh.studio.service.overview.spans import Spans

_MOST_JOBS, _MOST_STAGED_JOBS, _MOST_FAILURES = 2000, 100, 12
_FAILURES_OF = timedelta(days=7)


@dataclass(frozen=True, kw_only=True)
class Ended:
    """How many jobs ended, by how."""

    succeeded: int = 0
    failed: int = 0
    canceled: int = 0

    @property
    def failed_share(self) -> float:
        """Of those that nobody canceled."""
        return self.failed / (self.succeeded + self.failed) if self.failed else 0.0


@dataclass(frozen=True, kw_only=True)
class KindFigures:
    """The jobs of one kind; the seconds are those of the newest that succeeded, from their start."""

    kind: JobKind
    ended: Ended
    seconds: Spread = NO_SPREAD


@dataclass(frozen=True, kw_only=True)
class StageFigures:
    """How many jobs are in a stage now, and how long it took in the newest jobs."""

    stage: str
    running: int = 0
    samples: int = 0
    seconds: Spread = NO_SPREAD


@dataclass(frozen=True, kw_only=True)
class WorkFigures:
    """The jobs.

    Attributes:
        waiting: By lane.
        running: How many are at work.
        oldest_wait_s: How long the one has waited for a runner that has waited longest for one.
        waits: How long the newest ended ones had waited.
        mean_seconds: How long the newest jobs that make a model from words took.
        spans: By the number of the span.
        failures: The newest of a week.
    """

    waiting: dict[Lane, int]
    running: int
    oldest_wait_s: float
    waits: Spread
    mean_seconds: float | None
    ended: Ended
    kinds: Sequence[KindFigures]
    stages: Sequence[StageFigures]
    spans: dict[int, Ended]
    failures: Sequence[Job]


def work_figures(tx: Transaction, *, spans: Spans, now: datetime, concurrency: int) -> WorkFigures:
    """Asks for them; of one person so many jobs may run at once, if nothing else is said of them."""
    oldest, at_work = tx.jobs.oldest_claimable(concurrency=concurrency), tx.figures.running_by_stage()
    times = tx.figures.newest_times(since=spans.since, limit=_MOST_JOBS)
    seconds: defaultdict[JobKind, list[float]] = defaultdict(list)
    for one in times:
        if one.state == "SUCCEEDED" and one.started_at is not None:
            seconds[one.kind].append((one.finished_at - one.started_at).total_seconds())
    whole: Counter[JobState] = Counter()
    by_kind: defaultdict[JobKind, Counter[JobState]] = defaultdict(Counter)
    by_span: defaultdict[int, Counter[JobState]] = defaultdict(Counter)
    for one in tx.figures.ended_jobs(since=spans.since, span_s=spans.length_s):
        for counter in (whole, by_kind[one.kind], by_span[one.span]):
            counter[one.state] += one.count
    kinds = [
        KindFigures(kind=kind, ended=_ended(counts), seconds=spread_of(seconds[kind]))
        for kind, counts in sorted(by_kind.items(), key=lambda pair: -pair[1].total())
    ]
    return WorkFigures(
        waiting=tx.figures.waiting_by_lane(), running=sum(at_work.values()),
        oldest_wait_s=max(0.0, (now - oldest).total_seconds()) if oldest else 0.0,
        waits=spread_of([(one.started_at - one.created_at).total_seconds() for one in times if one.started_at]),
        mean_seconds=tx.jobs.mean_seconds("text-to-3d"), ended=_ended(whole), kinds=kinds,
        stages=_stages(tx, at_work, spans), spans={number: _ended(counts) for number, counts in by_span.items()},
        failures=tx.figures.newest_failures(since=now - _FAILURES_OF, limit=_MOST_FAILURES),
    )  # fmt: skip


def _stages(tx: Transaction, at_work: dict[tuple[JobKind, str], int], spans: Spans) -> list[StageFigures]:
    running: Counter[str] = Counter()
    for (_, stage), count in at_work.items():
        running[stage] += count
    took = tx.figures.stage_seconds(since=spans.since, jobs=_MOST_STAGED_JOBS)
    return [
        StageFigures(stage=stage, running=running[stage], samples=len(took.get(stage, ())),
                     seconds=spread_of(took.get(stage, ())))
        for stage in dict.fromkeys((*took, *running))
    ]  # fmt: skip


def _ended(counts: Counter[JobState]) -> Ended:
    return Ended(succeeded=counts["SUCCEEDED"], failed=counts["FAILED"], canceled=counts["CANCELED"])
