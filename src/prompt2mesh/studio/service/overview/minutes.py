"""What a process of the API saw in each minute, kept in the database.

Several processes answer requests, and an operator asks one of them how all of
them do. Where Prometheus looks at each of them that is its work; this is for
who has none. A process writes the row of the present minute several times, and
that of a minute that is over once more, so that a kill loses some seconds.
"""

import logging
import os
import socket
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from prompt2mesh.mesh.errors import StoreUnavailableError
from prompt2mesh.studio.ports.figures import ProcessMinute
from prompt2mesh.studio.ports.records import new_id
from prompt2mesh.studio.service.context import Services

KEEP_MINUTES = timedelta(days=2)
SILENT_AFTER = timedelta(seconds=90)
_EVERY_S = 10.0
_MINUTE = timedelta(minutes=1)

log = logging.getLogger(__name__)


@dataclass(frozen=True, kw_only=True)
class RouteCounts:
    """How often a route was asked for, how often in vain, and how long it took: how many by the bucket's bound."""

    requests: float = 0
    client_errors: float = 0
    server_errors: float = 0
    buckets: dict[str, float] = field(default_factory=dict[str, float])

    def __sub__(self, before: "RouteCounts") -> "RouteCounts":
        """What came since."""
        return RouteCounts(
            requests=self.requests - before.requests, client_errors=self.client_errors - before.client_errors,
            server_errors=self.server_errors - before.server_errors,
            buckets={bound: count - before.buckets.get(bound, 0) for bound, count in self.buckets.items()
                     if count != before.buckets.get(bound, 0)},
        )  # fmt: skip

    def __add__(self, more: "RouteCounts") -> "RouteCounts":
        """The sum."""
        bounds = {**self.buckets, **more.buckets}
        return RouteCounts(
            requests=self.requests + more.requests, client_errors=self.client_errors + more.client_errors,
            server_errors=self.server_errors + more.server_errors,
            buckets={bound: self.buckets.get(bound, 0) + more.buckets.get(bound, 0) for bound in bounds},
        )  # fmt: skip


NOTHING = RouteCounts()


@dataclass(frozen=True, kw_only=True)
class ProcessFigures:
    """What a process counted since it began, and how it stands.

    Attributes:
        routes: By method and template of the path.
        gauges: Numbers of the moment, such as `memory_bytes`.
    """

    routes: dict[str, RouteCounts] = field(default_factory=dict[str, RouteCounts])
    gauges: dict[str, float] = field(default_factory=dict[str, float])


class MinuteKeeper:
    """A thread that writes down what this process counts."""

    def __init__(
        self, services: Services, read: Callable[[], ProcessFigures], *, kind: str, every_s: float = _EVERY_S
    ) -> None:
        """Nothing is written before `start`.

        Args:
            services: The store and the clock.
            read: The counts of this process so far.
            kind: What it is: `api`.
            every_s: How often to write.
        """
        self._services = services
        self._read = read
        self._kind = kind
        self._every_s = every_s
        self._id = new_id("proc")
        self._host = f"{socket.gethostname()}:{os.getpid()}"
        self._stopped = threading.Event()
        self._thread = threading.Thread(target=self._work, name="minutes", daemon=True)
        self._minute: datetime | None = None
        self._before: dict[str, RouteCounts] = {}

    def start(self) -> None:
        """Begins to write."""
        self._thread.start()

    def close(self) -> None:
        """Writes a last time and stops."""
        self._stopped.set()
        if self._thread.is_alive():
            self._thread.join(timeout=5.0)

    def write(self) -> None:
        """Writes what came in this minute; where the minute is another one than before, the rest of that one first."""
        figures = self._read()
        now = self._services.clock()
        minute = now.replace(second=0, microsecond=0)
        if self._minute is None:
            self._minute = minute
        self._keep(self._minute, figures)
        if minute != self._minute:
            self._minute, self._before = minute, figures.routes
            self._keep(minute, figures)

    def _keep(self, minute: datetime, figures: ProcessFigures) -> None:
        routes = {name: counts - self._before.get(name, NOTHING) for name, counts in figures.routes.items()}
        routes = {name: counts for name, counts in routes.items() if counts.requests}
        total = sum(routes.values(), start=NOTHING)
        with self._services.store.begin(durable=False) as tx:
            tx.figures.keep_minute(ProcessMinute(
                minute=minute, process_id=self._id, kind=self._kind, host=self._host,
                figures={**vars(total), **figures.gauges, "seen_at": self._services.clock().timestamp()},
                routes={name: vars(counts) for name, counts in routes.items()},
            ))  # fmt: skip

    def _work(self) -> None:
        last = False
        while not last:
            last = self._stopped.wait(self._every_s)
            try:
                self.write()
            except StoreUnavailableError:
                log.debug("what was counted in this minute waits for the database")
            except Exception:  # a thread that ends would be missed by nobody
                log.exception("what was counted in this minute could not be kept")


def forget_minutes(services: Services, now: datetime) -> int:
    """Forgets what nobody looks at any more."""
    with services.store.begin() as tx:
        return tx.figures.forget_minutes(before=now - KEEP_MINUTES)
