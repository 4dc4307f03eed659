"""Rate limits by the library `limits`, over counters in the database, in memory, or in Redis.

The strategy is the library's sliding window counter: the requests of the
current window, and those of the last one weighted by how much of it is still
in sight. Ours is only where the counters are. In the database each hit is one
INSERT … ON CONFLICT … WHERE count + cost <= ceiling, which the database does
as one step, so that any number of API replicas together never allow more than
the limit. In memory the counters are one process's own.
"""

import math
import threading
import time
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any, Protocol

from limits import RateLimitItemPerSecond
from limits.storage import Storage, storage_from_string
from limits.storage.base import SlidingWindowCounterSupport, TimestampedSlidingWindow
from limits.strategies import SlidingWindowCounterRateLimiter
from sqlalchemy import Connection, case, delete, or_, select

from prompt2mesh.mesh.errors import EnvironmentFaultError
from prompt2mesh.store import tables
from prompt2mesh.store.rows import upsert
from prompt2mesh.studio.ports.usage import RateLimiter, RateState

_NAMESPACE = "p2m"
_MEMORY_SWEEP_S = 60.0


class _Counters(Protocol):
    def read(self, key: str, *, now: float) -> tuple[int, float]:
        """The count of a window and when it is forgotten."""
        ...

    def add(self, key: str, amount: int, *, ceiling: int, now: float, expires_at: float) -> int | None:
        """Adds unless the sum would pass the ceiling: the new sum, or None."""
        ...

    def clear(self, key: str) -> None: ...


class SqlCounters:
    """Counters as rows of `rate_windows`."""

    def __init__(self, connection: Connection) -> None:
        """Bind a transaction's connection."""
        self._connection = connection

    def read(self, key: str, *, now: float) -> tuple[int, float]:
        """The count of a window and when it is forgotten."""
        windows = tables.rate_windows.c
        query = select(windows.count, windows.expires_at).where(windows.key == key, windows.expires_at > _moment(now))
        row = self._connection.execute(query).first()
        return (row[0], row[1].timestamp()) if row else (0, now)

    def add(self, key: str, amount: int, *, ceiling: int, now: float, expires_at: float) -> int | None:
        """Adds in one statement, which is what makes it right over several processes."""
        if amount > ceiling:
            return None
        windows, moment = tables.rate_windows, _moment(now)
        stale = windows.c.expires_at <= moment
        row: Any = upsert(self._connection, windows).values(key=key, count=amount, expires_at=_moment(expires_at))
        row = row.on_conflict_do_update(
            index_elements=["key"],
            set_={
                "count": case((stale, row.excluded.count), else_=windows.c.count + row.excluded.count),
                "expires_at": case((stale, row.excluded.expires_at), else_=windows.c.expires_at),
            },
            where=or_(stale, windows.c.count + row.excluded.count <= ceiling),
        )
        return self._connection.execute(row.returning(windows.c.count)).scalar()

    def clear(self, key: str) -> None:
        """Forgets a window."""
        self._connection.execute(delete(tables.rate_windows).where(tables.rate_windows.c.key == key))


class MemoryCounters:
    """Counters of this process, swept of what is past as it goes along."""

    def __init__(self) -> None:
        """Nothing is counted yet."""
        self._lock = threading.Lock()
        self._windows: dict[str, tuple[int, float]] = {}
        self._swept_at = 0.0

    def read(self, key: str, *, now: float) -> tuple[int, float]:
        """The count of a window and when it is forgotten."""
        count, expires_at = self._windows.get(key, (0, now))
        return (count, expires_at) if expires_at > now else (0, now)

    def add(self, key: str, amount: int, *, ceiling: int, now: float, expires_at: float) -> int | None:
        """Adds unless the sum would pass the ceiling."""
        with self._lock:
            if now - self._swept_at > _MEMORY_SWEEP_S:
                self._windows = {name: window for name, window in self._windows.items() if window[1] > now}
                self._swept_at = now
            count, until = self.read(key, now=now)
            if count + amount > ceiling:
                return None
            self._windows[key] = (count + amount, until if count else expires_at)
            return count + amount

    def clear(self, key: str) -> None:
        """Forgets a window."""
        with self._lock:
            self._windows.pop(key, None)


class WindowStorage(Storage, SlidingWindowCounterSupport, TimestampedSlidingWindow):
    """What the library's strategies ask for, over counters."""

    STORAGE_SCHEME = None

    def __init__(self, counters: _Counters, *, clock: Callable[[], float] = time.time) -> None:
        """Bind the counters."""
        super().__init__()
        self._counters = counters
        self._clock = clock

    @property
    def base_exceptions(self) -> type[Exception] | tuple[type[Exception], ...]:
        """None are wrapped: the database's own say what is wrong."""
        return ()

    def incr(self, key: str, expiry: int, amount: int = 1) -> int:
        """Counts without a ceiling."""
        now = self._clock()
        count = self._counters.add(key, amount, ceiling=2**31 - 1, now=now, expires_at=now + expiry)
        return 2**31 - 1 if count is None else count

    def get(self, key: str) -> int:
        """The count of a key."""
        return self._counters.read(key, now=self._clock())[0]

    def get_expiry(self, key: str) -> float:
        """When a key is forgotten, in Unix time."""
        return self._counters.read(key, now=self._clock())[1]

    def check(self) -> bool:
        """Whether counters can be read."""
        self._counters.read("check", now=self._clock())
        return True

    def reset(self) -> int | None:
        """Not offered: nobody may forget everybody's counts."""
        raise NotImplementedError

    def clear(self, key: str) -> None:
        """Forgets a key."""
        self._counters.clear(key)

    def acquire_sliding_window_entry(self, key: str, limit: int, expiry: int, amount: int = 1) -> bool:
        """Counts a request unless it would pass the limit."""
        now = self._clock()
        previous_key, current_key = self.sliding_window_keys(key, expiry, now)
        previous, _ = self._counters.read(previous_key, now=now)
        # The last window changes no more, so what is left for this one is a number that the database can hold it to.
        ceiling = limit - math.floor(previous * _share_in_sight(now, expiry))
        expires_at = (now // expiry + 2) * expiry
        return self._counters.add(current_key, amount, ceiling=ceiling, now=now, expires_at=expires_at) is not None

    def get_sliding_window(self, key: str, expiry: int) -> tuple[int, float, int, float]:
        """Counts and times to live of the last window and of this one."""
        now = self._clock()
        previous_key, current_key = self.sliding_window_keys(key, expiry, now)
        previous, _ = self._counters.read(previous_key, now=now)
        current, _ = self._counters.read(current_key, now=now)
        left = _share_in_sight(now, expiry) * expiry
        return previous, left, current, left + expiry

    def clear_sliding_window(self, key: str, expiry: int) -> None:
        """Forgets a key's windows."""
        for one in self.sliding_window_keys(key, expiry, self._clock()):
            self._counters.clear(one)


class LibraryRateLimiter:
    """See `studio.ports.usage.RateLimiter`; over any storage that the library's strategy takes."""

    def __init__(self, storage: Storage) -> None:
        """Bind a storage."""
        self._strategy = SlidingWindowCounterRateLimiter(storage)
        self._storage: Any = storage

    def hit(self, key: str, *, limit: int, period_s: int, cost: int = 1) -> RateState:
        """Counts a request, unless that would pass the limit."""
        item = RateLimitItemPerSecond(limit, period_s, _NAMESPACE)
        allowed = limit >= cost and self._strategy.hit(item, key, cost=cost)
        window: tuple[int, float, int, float] = self._storage.get_sliding_window(item.key_for(key), period_s)
        return _state(allowed=allowed, limit=limit, period_s=period_s, cost=cost, window=window)


class RateWindowTable(LibraryRateLimiter):
    """Limits counted in the transaction of what they limit: what is rolled back was not counted."""

    def __init__(self, connection: Connection, *, clock: Callable[[], float] = time.time) -> None:
        """Bind a transaction's connection."""
        super().__init__(WindowStorage(SqlCounters(connection), clock=clock))
        self._connection = connection

    def forget(self, *, now: datetime, limit: int = 1000) -> int:
        """Deletes windows that are past; how many."""
        windows = tables.rate_windows
        some = select(windows.c.key).where(windows.c.expires_at <= now).limit(limit)
        return self._connection.execute(delete(windows).where(windows.c.key.in_(some))).rowcount


def memory_rate_limiter(*, clock: Callable[[], float] = time.time) -> RateLimiter:
    """Limits of this process alone, for what is cheap and comes often."""
    return LibraryRateLimiter(WindowStorage(MemoryCounters(), clock=clock))


def rate_limiter_at(address: str) -> RateLimiter:
    """Limits at a storage of the library's own, such as `redis://host:6379/0`.

    Raises:
        EnvironmentFaultError: The library knows no such storage, or its client is not installed.
    """
    try:
        return LibraryRateLimiter(storage_from_string(address))  # pyright: ignore[reportArgumentType]
    except Exception as exc:
        scheme = address.split(":", 1)[0]
        raise EnvironmentFaultError(
            f"RATE_LIMIT_STORAGE_URI should be like redis://host:6379/0; a storage {scheme}:// could not be opened",
            hint=f"is its client installed? ({type(exc).__name__})",
        ) from exc


def _moment(at: float) -> datetime:
    return datetime.fromtimestamp(at, UTC)


def _share_in_sight(now: float, period_s: int) -> float:
    """How much of the last window a sliding window still covers."""
    return 1 - (now / period_s) % 1


def _state(
    *, allowed: bool, limit: int, period_s: int, cost: int, window: tuple[int, float, int, float]
) -> RateState:  # fmt: skip
    previous, left_s, current, current_ttl_s = window
    used = math.floor(previous * left_s / period_s) + current
    ends_in_s = max(0.0, current_ttl_s - period_s) if current else left_s
    if allowed:
        reset_s = ends_in_s + (period_s if current else 0.0)
    elif current + cost <= limit and previous:
        # Allowed once enough of the last window is out of sight, which is just after the moment worked out here.
        reset_s = left_s - (limit - cost - current + 1) / previous * period_s
    else:
        share = min(1.0, (limit - cost + 1) / max(current, 1))
        reset_s = ends_in_s + (1 - share) * period_s
    return RateState(
        allowed=allowed, limit=limit, period_s=period_s, remaining=max(0, limit - used),
        reset_s=max(0, math.floor(reset_s + 1e-3)) + 1,
    )  # fmt: skip
