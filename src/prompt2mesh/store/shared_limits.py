"""Rate limits that every replica shares, over the database itself."""

import time
from collections.abc import Callable

from sqlalchemy import Engine, text

from prompt2mesh.store.database import translated_faults
from prompt2mesh.store.rate_limits import RateWindowTable
from prompt2mesh.studio.ports.usage import RateState


class SqlRateLimiter:
    """See `studio.ports.usage.RateLimiter`; each hit is a short transaction of its own.

    A count may be lost in a power cut: nothing waits for the disk here.
    """

    def __init__(self, engine: Engine, *, clock: Callable[[], float] = time.time) -> None:
        """Bind a database."""
        self._engine = engine.execution_options(durable=False)
        self._clock = clock

    def hit(self, key: str, *, limit: int, period_s: int, cost: int = 1) -> RateState:
        """Counts a request, unless that would pass the limit.

        Raises:
            StoreUnavailableError: The database does not answer.
        """
        with translated_faults(), self._engine.begin() as connection:
            if connection.dialect.name == "postgresql":
                connection.execute(text("SET LOCAL synchronous_commit = off"))
            limiter = RateWindowTable(connection, clock=self._clock)
            return limiter.hit(key, limit=limit, period_s=period_s, cost=cost)
