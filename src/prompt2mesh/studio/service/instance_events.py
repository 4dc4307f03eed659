"""Tells what happens to instances as it happens, to however many pages look at one.

The driver is watched by one thread for each person who is looked at, in each
process; nothing of it has to be kept, as every event holds the whole state.
"""

import asyncio
import contextlib
import logging
import threading
import time
from collections.abc import AsyncGenerator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Literal

from prompt2mesh.mesh.errors import InstanceUnavailableError
from prompt2mesh.studio.ports.instances import Instance, Instances, Phase
from prompt2mesh.studio.service.context import Clock
from prompt2mesh.studio.service.open_streams import OpenStreams
from prompt2mesh.telemetry import metrics

KEEP_ALIVE_S = 15.0
_RETRY_S = 2.0
_PIECE_S = 1.0
_MOST_WATCHED = 500
EventType = Literal[
    "queued", "scheduling", "pulling", "starting", "ready", "saving", "suspended", "moving", "failed", "deleting",
    "warning", "gone",
]  # fmt: skip
_TYPES: dict[Phase, EventType] = {
    "Queued": "queued", "Scheduling": "scheduling", "Pulling": "pulling", "Starting": "starting", "Ready": "ready",
    "Saving": "saving", "Suspended": "suspended", "Moving": "moving", "Failed": "failed", "Deleting": "deleting",
}  # fmt: skip

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class InstanceEvent:
    """A change, with all that is known after it; `gone` has nothing."""

    type: EventType
    instance: Instance | None


@dataclass
class _Watched:
    """What one person's watchers share."""

    stop: threading.Event = field(default_factory=threading.Event)
    watchers: int = 0
    number: int = 0
    instance: Instance | None = None


class InstanceEvents:
    """Streams of instances in one process."""

    def __init__(self, driver: Instances, *, warn_s: float, clock: Clock) -> None:
        """Nothing is asked while nobody looks.

        Args:
            driver: What runs instances.
            warn_s: How long before it is suspended the page says so.
            clock: The time.
        """
        self.open_streams = OpenStreams()
        self._driver = driver
        self._warn = timedelta(seconds=warn_s)
        self._clock = clock
        self._watched: dict[str, _Watched] = {}
        self._news = asyncio.Condition()
        self.closing = False

    async def stream(self, user_id: str) -> AsyncGenerator[InstanceEvent | None]:
        """What is known now and after each change, until the instance is gone; None now and then to keep a line open.

        Raises:
            InstanceUnavailableError: Too many are watched in this process.
        """
        watched = self._enter(user_id)
        seen, warned = 0, ""
        metrics.SSE_STREAMS.inc()
        try:
            while not self.closing:
                changed = await self._newer(watched, seen, self._until_warning(watched.instance, warned))
                if self.closing:
                    return
                if changed:
                    seen = watched.number
                    yield InstanceEvent(
                        _TYPES[watched.instance.phase] if watched.instance else "gone", watched.instance
                    )
                    if watched.instance is None:
                        return
                due = self._due(watched.instance)
                if due and due != warned:
                    warned = due
                    yield InstanceEvent("warning", watched.instance)
                elif not changed:
                    yield None
        finally:
            metrics.SSE_STREAMS.inc(-1)
            self._leave(user_id, watched)

    def close(self) -> None:
        """Stops asking."""
        self.closing = True
        for watched in self._watched.values():
            watched.stop.set()

    def _enter(self, user_id: str) -> _Watched:
        watched = self._watched.get(user_id)
        if watched is None:
            if len(self._watched) >= _MOST_WATCHED:
                raise InstanceUnavailableError("too many instances are watched here", hint="ask again in a moment")
            watched, loop = _Watched(), asyncio.get_running_loop()
            threading.Thread(target=self._watch, args=(user_id, watched, loop), daemon=True, name="watch").start()
            # Not before: where no thread can be started, later tabs would wait for one that is not there.
            self._watched[user_id] = watched
        watched.watchers += 1
        return watched

    def _leave(self, user_id: str, watched: _Watched) -> None:
        watched.watchers -= 1
        if watched.watchers == 0:
            watched.stop.set()
            if self._watched.get(user_id) is watched:
                del self._watched[user_id]

    def _watch(self, user_id: str, watched: _Watched, loop: asyncio.AbstractEventLoop) -> None:
        """The thread: hands every state over to the loop; a driver that does not answer is asked again."""
        while not watched.stop.is_set():
            try:
                for instance in self._driver.watch(user_id, canceled=watched.stop.is_set):
                    loop.call_soon_threadsafe(self._tell, watched, instance)
                    if watched.stop.is_set():
                        return
            except InstanceUnavailableError:
                pass
            except Exception:  # a watch that ends would be missed by nobody: the lines are kept open
                if loop.is_closed():
                    return  # the process ends
                log.exception("the watch of an instance met a fault")
            watched.stop.wait(_RETRY_S)

    def _tell(self, watched: _Watched, instance: Instance | None) -> None:
        if watched.number and watched.instance == instance:
            return
        watched.instance, watched.number = instance, watched.number + 1
        task = asyncio.ensure_future(self._wake())
        task.add_done_callback(lambda done: done.exception())

    async def _wake(self) -> None:
        async with self._news:
            self._news.notify_all()

    async def _newer(self, watched: _Watched, seen: int, timeout_s: float) -> bool:
        until = time.monotonic() + timeout_s
        while not self.closing and watched.number <= seen:
            left_s = until - time.monotonic()
            if left_s <= 0:
                return False
            async with self._news:
                with contextlib.suppress(TimeoutError):
                    # In short pieces: `closing` is set by a signal, which wakes nobody.
                    async with asyncio.timeout(min(left_s, _PIECE_S)):
                        await self._news.wait_for(lambda: watched.number > seen)
        return True

    def _warns_at(self, instance: Instance | None) -> datetime | None:
        if instance is None or instance.phase != "Ready" or instance.suspends_at is None:
            return None
        return instance.suspends_at - self._warn

    def _due(self, instance: Instance | None) -> str:
        """Names the warning that is due; the next one, after the person kept the instance, has another name."""
        at = self._warns_at(instance)
        return at.isoformat() if at is not None and at <= self._clock() else ""

    def _until_warning(self, instance: Instance | None, warned: str) -> float:
        at = self._warns_at(instance)
        if at is None or at.isoformat() == warned:
            return KEEP_ALIVE_S
        return min(KEEP_ALIVE_S, max(0.05, (at - self._clock()).total_seconds()))
