"""The overview: put together from the database and what runs the instances, so each replica tells the same.

What is dear to ask is asked seldom, and everybody who looks within some
seconds is shown the same, so that an operator's open page costs nearly nothing.
"""

import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Generic, Literal, TypeVar

from prompt2mesh.mesh.errors import Prompt2MeshError
from prompt2mesh.studio.ports.figures import LlmDay, UserStorage
from prompt2mesh.studio.ports.instances import Instance
from prompt2mesh.studio.ports.jobs import JobFilter
from prompt2mesh.studio.ports.records import JobState, Runner
from prompt2mesh.studio.ports.store import Transaction
from prompt2mesh.studio.ports.usage import day_of
from prompt2mesh.studio.service.context import Services
from prompt2mesh.studio.service.outlook import RUNNER_SILENT_AFTER
from prompt2mesh.studio.service.overview.people import InstanceFigures, instance_figures
from prompt2mesh.studio.service.overview.spans import Spans
from prompt2mesh.studio.service.overview.traffic import Traffic, traffic
from prompt2mesh.studio.service.overview.work import WorkFigures, work_figures

Hours = Literal[1, 6, 24]
_SPAN_S: dict[Hours, int] = {1: 120, 6: 600, 24: 3600}
_FRESH_S, _TOTALS_FRESH_S, _STORAGE_FRESH_S = 4.0, 30.0, 300.0
_MOST_USERS = 8
_LLM_DAYS = 7
_HOUR = timedelta(hours=1)

T = TypeVar("T")


@dataclass(frozen=True, kw_only=True)
class Totals:
    """What there is altogether."""

    users: int
    projects: int
    jobs: dict[JobState, int]


@dataclass(frozen=True, kw_only=True)
class StorageFigures:
    """What the files and the database take, and whose files take most."""

    blobs: int
    blob_bytes: int
    database_bytes: int
    largest: Sequence[UserStorage]


@dataclass(frozen=True, kw_only=True)
class ActiveUsers:
    """How many people signed in, came back or asked for something."""

    five_minutes: int
    hour: int
    day: int


@dataclass(frozen=True, kw_only=True)
class Overview:
    """How the service stands.

    Attributes:
        at: When it was looked at.
        spans: How the series are cut.
        database_ms: How long the database took to answer all that.
        llm: Of seven days.
        instances: None where this service has none.
    """

    at: datetime
    spans: Spans
    database_ms: float
    totals: Totals
    work: WorkFigures
    runners: Sequence[Runner]
    traffic: Traffic
    llm: Sequence[LlmDay]
    instances: InstanceFigures | None
    storage: StorageFigures
    active: ActiveUsers


class OverviewDesk:
    """Puts the overview together, and keeps it for a moment."""

    def __init__(self, services: Services, instances: Callable[[], Sequence[Instance]] | None = None) -> None:
        """Bind the ports.

        Args:
            services: The store and the clock.
            instances: Asks for everybody's instances; None where there are none.
        """
        self._services = services
        self._list_instances = instances
        self._looks: dict[Hours, _Kept[Overview]] = {hours: _Kept(_FRESH_S) for hours in _SPAN_S}
        self._totals: _Kept[Totals] = _Kept(_TOTALS_FRESH_S)
        self._storage: _Kept[StorageFigures] = _Kept(_STORAGE_FRESH_S)

    def look(self, hours: Hours = 6) -> Overview:
        """The overview of the last hours, some seconds old at most.

        Raises:
            StoreUnavailableError: The database does not answer.
        """
        return self._looks[hours].get(lambda: self._look(hours))

    def _look(self, hours: Hours) -> Overview:
        now = self._services.clock()
        spans = Spans.before(now, hours=hours, length_s=_SPAN_S[hours])
        began = time.perf_counter()
        with self._services.store.read() as tx:
            totals = self._totals.get(lambda: _totals(tx))
            storage = self._storage.get(lambda: _storage(tx))
            work = work_figures(tx, spans=spans, now=now, concurrency=self._services.limits.concurrent_jobs)
            seen = traffic(
                tx.figures.minutes(since=spans.since), tx.figures.minutes(since=now - _HOUR, routes=True),
                spans=spans, now=now,
            )  # fmt: skip
            runners = tx.runners.alive(since=now - RUNNER_SILENT_AFTER)
            llm = tx.figures.llm_days(since=day_of(now - timedelta(days=_LLM_DAYS - 1)))
            active = ActiveUsers(
                five_minutes=tx.figures.active_users(since=now - timedelta(minutes=5)),
                hour=tx.figures.active_users(since=now - _HOUR),
                day=tx.figures.active_users(since=now - timedelta(days=1)),
            )
        return Overview(
            at=now, spans=spans, database_ms=(time.perf_counter() - began) * 1000, totals=totals, work=work,
            runners=runners, traffic=seen, llm=llm, instances=self._instances(), storage=storage, active=active,
        )  # fmt: skip

    def _instances(self) -> InstanceFigures | None:
        if self._list_instances is None:
            return None
        try:
            return instance_figures(self._list_instances())
        except Prompt2MeshError as exc:
            return InstanceFigures(problem=exc.message, phases={})


class _Kept(Generic[T]):
    """An answer that is kept for a while; whoever comes while it is asked for waits for the one question."""

    def __init__(self, fresh_s: float) -> None:
        self._fresh_s = fresh_s
        self._lock = threading.Lock()
        self._held: tuple[float, T] | None = None

    def get(self, ask: Callable[[], T]) -> T:
        with self._lock:
            if self._held is None or time.monotonic() - self._held[0] > self._fresh_s:
                self._held = time.monotonic(), ask()
            return self._held[1]


def _totals(tx: Transaction) -> Totals:
    return Totals(users=tx.users.count(), projects=tx.projects.count(), jobs=tx.jobs.count_by_state(JobFilter()))


def _storage(tx: Transaction) -> StorageFigures:
    count, size = tx.builds.blob_totals()
    return StorageFigures(
        blobs=count, blob_bytes=size, database_bytes=tx.figures.database_bytes(),
        largest=tx.figures.largest_users(limit=_MOST_USERS),
    )  # fmt: skip
