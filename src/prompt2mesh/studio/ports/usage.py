"""Ports for limits: how much was used on a day, and how often something was asked for within a time."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Literal, Protocol

Measure = Literal["jobs", "build_seconds", "llm_tokens", "bytes_written"]


class Usage(Protocol):
    """What each user used on each day, in UTC."""

    def add(self, user_id: str, day: str, measure: Measure, amount: float) -> float:
        """Counts; the new sum of the day. The row stays locked for the rest of the transaction."""
        ...

    def of_day(self, user_id: str, day: str) -> dict[Measure, float]:
        """The sums of a day; what was not used is missing."""
        ...

    def history(self, user_id: str, *, since: str) -> dict[str, dict[Measure, float]]:
        """The sums of each day from one on."""
        ...


@dataclass(frozen=True, kw_only=True)
class RateState:
    """How a limit stands after it was asked.

    Attributes:
        allowed: Whether the request may go on.
        limit: Most in `period_s` seconds.
        remaining: How many more would be allowed now.
        reset_s: In how many whole seconds a refused request would be allowed, or the limit is as new.
    """

    allowed: bool
    limit: int
    period_s: int
    remaining: int
    reset_s: int


class RateLimiter(Protocol):
    """Counts requests against limits."""

    def hit(self, key: str, *, limit: int, period_s: int, cost: int = 1) -> RateState:
        """Counts a request, unless that would pass the limit.

        Args:
            key: What is limited, and whose: `login/203.0.113.7`.
            limit: Most in any `period_s` seconds.
            period_s: The length of the window.
            cost: How much this request counts.
        """
        ...


class RateWindows(RateLimiter, Protocol):
    """Counts in the transaction of what is limited: what is rolled back was not counted."""

    def forget(self, *, now: datetime, limit: int = 1000) -> int:
        """Deletes windows that are past; how many."""
        ...


def day_of(now: datetime) -> str:
    """The day in UTC, as usage is counted: `2026-11-26`."""
    return now.astimezone(UTC).date().isoformat()


def seconds_to_midnight(now: datetime) -> int:
    """Whole seconds until the next day in UTC begins."""
    utc = now.astimezone(UTC)
    midnight = (utc + timedelta(days=1)).replace(hour=0, minute=0, second=0, microsecond=0)
    return max(1, -int((utc - midnight).total_seconds() // 1))
