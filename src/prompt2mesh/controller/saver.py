"""Asks agents to save, beside the workers: a save takes a minute, and nobody else may wait for it.

What came of it is kept in memory until it is taken. It may be lost with the
process, because saving twice does no harm.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from prompt2mesh.controller.work import Key
from prompt2mesh.controller.work_queue import BackOff
from prompt2mesh.instances.agent_client import AsyncAgentClient
from prompt2mesh.instances.agent_wire import SaveAnswer, SaveReason, SaveRequest
from prompt2mesh.mesh.errors import InstanceActiveError, Prompt2MeshError
from prompt2mesh.telemetry import metrics

logger = logging.getLogger(__name__)
_AT_A_TIME = 64
_BACK_OFF = BackOff(first_s=1.0, longest_s=60.0)
# A copy that was verified longer ago than this may lack what was done since: it is made again.
FRESH_S = 30.0


@dataclass(frozen=True, kw_only=True)
class SaveOutcome:
    """What came of asking an agent to save.

    Attributes:
        slot: Whose agent was asked.
        at: When the answer came, by the clock of the queue.
    """

    state: Literal["saved", "nothing", "active", "failed"]
    slot: str
    at: float
    message: str = ""
    digest: str | None = None
    saved_at: datetime | None = None


Ask = Callable[[str, str, SaveRequest], Awaitable[SaveAnswer]]


async def ask_agent(url: str, token: str, request: SaveRequest) -> SaveAnswer:
    """Asks a real agent."""
    async with AsyncAgentClient(url, token=token) as agent:
        return await agent.save(request)


class Saver:
    """Saves that run, and what came of those that ended."""

    def __init__(self, *, enqueue: Callable[[Key], None], clock: Callable[[], float], ask: Ask = ask_agent) -> None:
        """Nothing runs yet.

        Args:
            enqueue: Told the key of whose save has ended.
            clock: Seconds that only grow.
            ask: How an agent is asked.
        """
        self._enqueue = enqueue
        self._clock = clock
        self._ask = ask
        self._running: dict[Key, asyncio.Task[None]] = {}
        self._ended: dict[Key, SaveOutcome] = {}
        self._failures: dict[Key, int] = {}
        self._not_before: dict[Key, float] = {}
        self._slots = asyncio.Semaphore(_AT_A_TIME)

    @property
    def running(self) -> int:
        """How many saves run."""
        return len(self._running)

    def is_running(self, key: Key) -> bool:
        """Whether a save runs for somebody."""
        return key in self._running

    def outcome(self, key: Key, *, slot: str) -> SaveOutcome | None:
        """What came of the last save of this very slot; None where there is none, or it is too old to rely on."""
        found = self._ended.get(key)
        if found is None or found.slot != slot:
            return None
        if found.state != "failed" and self._clock() - found.at > FRESH_S:
            return None
        return found

    def start(
        self, key: Key, *, slot: str, url: str, token: Callable[[], Awaitable[str]], reason: SaveReason,
        idle_since: datetime | None,
    ) -> float:  # fmt: skip
        """Has a save begin where none runs; 0, or for how many seconds it must wait after a failure."""
        if key in self._running:
            return 0.0
        wait_s = self._not_before.get(key, 0.0) - self._clock()
        if wait_s > 0:
            return wait_s
        request = SaveRequest(reason=reason, idle_since=idle_since)
        task = asyncio.create_task(self._save(key, slot, url, token, request), name=f"save {key}")
        self._running[key] = task
        return 0.0

    def forget(self, key: Key) -> None:
        """What was known of somebody's saves is not wanted any more."""
        self._ended.pop(key, None)
        self._failures.pop(key, None)
        self._not_before.pop(key, None)

    async def stop(self) -> None:
        """Ends all that runs; the agents may still come to an end with theirs."""
        tasks = list(self._running.values())
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        self._running.clear()
        self._ended.clear()

    async def _save(
        self, key: Key, slot: str, url: str, token: Callable[[], Awaitable[str]], request: SaveRequest
    ) -> None:
        try:
            async with self._slots:
                self._ended[key] = await self._outcome(slot, url, token, request)
            metrics.INSTANCE_SAVES.inc(outcome=self._ended[key].state)
            if self._ended[key].state == "failed":
                failures = self._failures.get(key, 0) + 1
                self._failures[key] = failures
                self._not_before[key] = self._clock() + _BACK_OFF.delay_s(failures, chance=0.5)
                logger.warning("the scene of %s could not be saved: %s", key, self._ended[key].message)
            else:
                self._failures.pop(key, None)
                self._not_before.pop(key, None)
        finally:
            self._running.pop(key, None)
            self._enqueue(key)

    async def _outcome(
        self, slot: str, url: str, token: Callable[[], Awaitable[str]], request: SaveRequest
    ) -> SaveOutcome:
        try:
            answer = await self._ask(url, await token(), request)
        except InstanceActiveError as exc:
            return SaveOutcome(state="active", slot=slot, at=self._clock(), message=str(exc))
        except (Prompt2MeshError, OSError) as exc:
            return SaveOutcome(state="failed", slot=slot, at=self._clock(), message=str(exc))
        return SaveOutcome(
            state="nothing" if answer.nothing else "saved", slot=slot, at=self._clock(), digest=answer.digest,
            saved_at=answer.saved_at,
        )  # fmt: skip
