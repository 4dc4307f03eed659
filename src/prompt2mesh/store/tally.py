"""What a transaction has done, counted once it is kept and never where it was rolled back; and how long it took."""

import time
from collections.abc import Callable, Generator
from contextlib import contextmanager
from typing import Literal

from sqlalchemy import Engine, QueuePool

from prompt2mesh.mesh.errors import StoreUnavailableError
from prompt2mesh.telemetry import metrics


class Tally:
    """What to count when a transaction is kept."""

    def __init__(self) -> None:
        """Nothing was done yet."""
        self._counts: list[Callable[[], None]] = []

    def add(self, count: Callable[[], None]) -> None:
        """Counts something, once it is kept."""
        self._counts.append(count)

    def kept(self) -> None:
        """The transaction is kept."""
        counts, self._counts = self._counts, []
        for count in counts:
            count()


@contextmanager
def timed(mode: Literal["read", "write"]) -> Generator[None]:
    """Around a transaction, with the wait for its connection."""
    begun = time.perf_counter()
    try:
        yield
    except StoreUnavailableError:
        metrics.DB_UNAVAILABLE.inc()
        raise
    finally:
        metrics.DB_TRANSACTION_DURATION.observe(time.perf_counter() - begun, mode=mode)


def watch_pool(engine: Engine, most: int) -> Callable[[], None]:
    """Tells of an engine's connections; the answer ends it.

    Args:
        engine: Whose.
        most: Connections that it may have.
    """

    def in_use() -> dict[tuple[str, ...], float]:
        pool = engine.pool  # another one after each `dispose`
        return {(): float(pool.checkedout()) if isinstance(pool, QueuePool) else 0.0}

    ends = [metrics.DB_POOL_SIZE.ask(lambda: {(): float(most)}), metrics.DB_POOL_IN_USE.ask(in_use)]

    def end() -> None:
        for each in ends:
            each()

    return end
