"""A queue of keys with the rules of controller-runtime: each key waits once, and one worker has it at a time.

A key that is added while somebody works on it is handed out again afterwards, so
no event is lost and no two workers write for the same thing. What failed comes
back later and later, each key by its own count, so that one person's failure
keeps nobody else waiting. What was begun is brought to its end before more is
begun, so that of many who ask at once the first need not wait for the last. What
must only be looked over waits behind what somebody just asked for.
"""

import asyncio
import heapq
import random
from collections import deque
from collections.abc import Callable, Hashable
from dataclasses import dataclass
from enum import IntEnum
from typing import Generic, TypeVar

K = TypeVar("K", bound=Hashable)
# Of so many keys in a row one at least is of those that are not begun yet: much that happens to what runs already
# does not keep newcomers out.
_BEGIN_AT_LEAST_EVERY = 8


class _Row(IntEnum):
    """Where a key waits: the first row goes before the others."""

    BEGUN = 0
    ASKED_FOR = 1
    LOOKED_OVER = 2


@dataclass(frozen=True, kw_only=True)
class BackOff:
    """How long to wait after the n-th failure in a row.

    Attributes:
        first_s: After the first.
        longest_s: Never longer than this.
        jitter: Share by which a wait is shortened at random, so that what failed together is not tried together.
    """

    first_s: float = 0.25
    longest_s: float = 120.0
    jitter: float = 0.3

    def delay_s(self, failures: int, *, chance: float) -> float:
        """The wait after so many failures; `chance` is a random number from 0 to 1."""
        whole = min(self.first_s * 2.0 ** min(max(failures - 1, 0), 40), self.longest_s)
        return whole * (1.0 - self.jitter * chance)


class WorkQueue(Generic[K]):
    """Keys that wait for a worker; for one event loop, with time and chance from outside for tests."""

    def __init__(
        self,
        *,
        clock: Callable[[], float],
        back_off: BackOff | None = None,
        chance: Callable[[], float] = random.random,
        begun: Callable[[K], bool] = lambda _key: False,
    ) -> None:
        """An empty queue.

        Args:
            clock: Seconds that only grow.
            back_off: For `add_failed`.
            chance: A random number from 0 to 1.
            begun: Whether the work on a key was begun before, and is to be brought to an end now.
        """
        self._clock = clock
        self._back_off = back_off or BackOff()
        self._chance = chance
        self._begun = begun
        self._rows: dict[_Row, deque[K]] = {row: deque() for row in _Row}
        self._waiting: dict[K, _Row] = {}
        self._taken_in_a_row = 0
        self._working: set[K] = set()
        self._again: dict[K, bool] = {}
        self._failures: dict[K, int] = {}
        self._due: dict[K, float] = {}
        self._timers: list[tuple[float, int, K]] = []
        self._count = 0
        self._changed = asyncio.Event()

    def __len__(self) -> int:
        """How many keys wait for a worker now."""
        return len(self._waiting)

    def __contains__(self, key: object) -> bool:
        """Whether a key waits, for a worker or for its time, or is worked on."""
        return key in self._waiting or key in self._working or key in self._due

    @property
    def working(self) -> int:
        """How many keys somebody works on."""
        return len(self._working)

    @property
    def delayed(self) -> int:
        """How many keys wait for their time."""
        return len(self._due)

    def add(self, key: K, *, urgent: bool = True) -> None:
        """Has a key worked on; nothing changes where it waits already, but that it becomes urgent.

        Args:
            key: What to look at.
            urgent: Before all that is only looked over.
        """
        if key in self._working:
            self._again[key] = self._again.get(key, False) or urgent
            return
        row = _Row.LOOKED_OVER if not urgent else _Row.BEGUN if self._begun(key) else _Row.ASKED_FOR
        known = self._waiting.get(key)
        if known is None or row < known:
            # One that becomes urgent stays in the other row as well, and is passed over there.
            self._rows[row].append(key)
            self._waiting[key] = row
            self._changed.set()

    def add_after(self, key: K, delay_s: float) -> None:
        """Has a key worked on after a while; of several times the earliest counts."""
        if delay_s <= 0:
            self.add(key)
            return
        at = self._clock() + delay_s
        known = self._due.get(key)
        if known is None or at < known:
            self._due[key] = at
            self._count += 1
            heapq.heappush(self._timers, (at, self._count, key))
            self._changed.set()

    def add_failed(self, key: K) -> float:
        """Has a key that failed worked on again, later after each failure in a row; how many seconds later."""
        count = self._failures.get(key, 0) + 1
        self._failures[key] = count
        delay_s = self._back_off.delay_s(count, chance=self._chance())
        self.add_after(key, delay_s)
        return delay_s

    def forget(self, key: K) -> None:
        """The key went well: its next failure is a first one."""
        self._failures.pop(key, None)

    def failures(self, key: K) -> int:
        """How often a key failed in a row."""
        return self._failures.get(key, 0)

    def take(self) -> K | None:
        """The key to work on next, which is nobody else's until `done`; None where none waits."""
        self._ripen()
        rows: tuple[_Row, ...] = tuple(_Row)
        if self._taken_in_a_row >= _BEGIN_AT_LEAST_EVERY - 1:
            rows = (_Row.ASKED_FOR, _Row.BEGUN, _Row.LOOKED_OVER)
        for row in rows:
            waiting = self._rows[row]
            while waiting:
                key = waiting.popleft()
                if self._waiting.get(key) is row:
                    del self._waiting[key]
                    self._working.add(key)
                    self._taken_in_a_row = self._taken_in_a_row + 1 if row is _Row.BEGUN else 0
                    return key
        return None

    def done(self, key: K) -> None:
        """Nobody works on the key any more; it waits again where it was added meanwhile."""
        self._working.discard(key)
        urgent = self._again.pop(key, None)
        if urgent is not None:
            self.add(key, urgent=urgent)

    async def get(self) -> K:
        """The key to work on next, as soon as there is one."""
        while True:
            key = self.take()
            if key is not None:
                return key
            self._changed.clear()
            wait_s = self._timers[0][0] - self._clock() if self._timers else None
            try:
                async with asyncio.timeout(wait_s):
                    await self._changed.wait()
            except TimeoutError:
                continue

    def reset(self) -> None:
        """Forgets everything, for a new term of leading; nobody may be working."""
        for held in (*self._rows.values(), self._waiting, self._working, self._again):
            held.clear()
        for held in (self._failures, self._due, self._timers):
            held.clear()

    def _ripen(self) -> None:
        now = self._clock()
        while self._timers and self._timers[0][0] <= now:
            at, _, key = heapq.heappop(self._timers)
            if self._due.get(key) == at:
                del self._due[key]
                self.add(key)
