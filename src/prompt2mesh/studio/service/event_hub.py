"""Tells what happens to jobs as it happens: it is in the database, so any process can tell it, from any number on.

One poller in each process asks for the newest event number of all watched jobs
at once, so that a hundred people who watch cost one small query.
"""

import asyncio
import logging
from collections import Counter
from collections.abc import AsyncGenerator

from prompt2mesh.mesh.errors import StoreUnavailableError
from prompt2mesh.studio.ports.records import JobEvent
from prompt2mesh.studio.service.context import Services
from prompt2mesh.studio.service.open_streams import OpenStreams
from prompt2mesh.telemetry import metrics

_POLL_S = 0.05
_ENDS = {"succeeded", "failed", "canceled"}
KEEP_ALIVE_S = 15

log = logging.getLogger(__name__)


class EventHub:
    """Wakes the streams of jobs that have news."""

    def __init__(self, services: Services) -> None:
        """Nothing is asked while nobody watches."""
        self.open_streams = OpenStreams()
        self._services = services
        self._watched: Counter[str] = Counter()
        self._known: dict[str, int] = {}
        self._gone: set[str] = set()
        self._news = asyncio.Condition()
        self.closing = False
        self._task: asyncio.Task[None] | None = None

    async def stream(self, job_id: str, *, after: int) -> AsyncGenerator[JobEvent | None]:
        """The events of a job from a number on, as they come, until it ends; None now and then to keep a line open.

        It also ends where the job is deleted, and where the service stops: then the one who watches comes again.
        """
        self._watched[job_id] += 1
        metrics.SSE_STREAMS.inc()
        if self._task is None or self._task.done():
            self._task = asyncio.create_task(self._poll())
        try:
            while True:
                events = await asyncio.to_thread(self._events, job_id, after)
                for event in events:
                    after = event.number
                    yield event
                    if event.type in _ENDS:
                        return
                if self.closing or job_id in self._gone:
                    return
                if not await self._newer(job_id, after):
                    yield None
                elif not events:
                    await asyncio.sleep(_POLL_S)  # there is news that could not be read yet
        finally:
            metrics.SSE_STREAMS.inc(-1)
            self._watched[job_id] -= 1
            if self._watched[job_id] <= 0:
                del self._watched[job_id]
                self._known.pop(job_id, None)
                self._gone.discard(job_id)

    def close(self) -> None:
        """Stops asking."""
        if self._task is not None:
            self._task.cancel()

    async def _newer(self, job_id: str, after: int) -> bool:
        async with self._news:
            try:
                async with asyncio.timeout(KEEP_ALIVE_S):
                    await self._news.wait_for(
                        lambda: self.closing or job_id in self._gone or self._known.get(job_id, 0) > after
                    )
            except TimeoutError:
                return False
        return True

    async def _poll(self) -> None:
        while self._watched:
            asked = list(self._watched)
            try:
                counts = await asyncio.to_thread(self._counts, asked)
            except StoreUnavailableError:
                counts = None
            except Exception:  # without the poller every stream would wait for ever
                log.exception("the event numbers could not be read")
                counts = None
            if counts is not None:
                self._gone |= {job_id for job_id in asked if job_id not in counts and job_id in self._watched}
            news = any(count > self._known.get(job_id, 0) for job_id, count in (counts or {}).items())
            if news or self._gone or self.closing:
                async with self._news:
                    self._known |= {
                        job_id: count for job_id, count in (counts or {}).items() if job_id in self._watched
                    }
                    self._news.notify_all()
            await asyncio.sleep(_POLL_S)

    def _events(self, job_id: str, after: int) -> list[JobEvent]:
        try:
            with self._services.store.read() as tx:
                return list(tx.jobs.events(job_id, after=after))
        except StoreUnavailableError:
            return []

    def _counts(self, job_ids: list[str]) -> dict[str, int]:
        with self._services.store.read() as tx:
            return tx.jobs.event_counts(job_ids)
