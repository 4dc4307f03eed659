"""Port for what an operator is shown: sums over all users, and what each process of the API saw.

Everything is cut to a time or to a number, so that a look at a large service
costs no more than one at a small one.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Protocol

from prompt2mesh.studio.ports.records import Job, JobKind, JobState, Lane, no_data


@dataclass(frozen=True, kw_only=True)
class EndedJobs:
    """How many jobs of a kind ended in one state, within one span of time.

    Attributes:
        span: Which one: whole numbers of the span's length since 1970.
    """

    span: int
    kind: JobKind
    state: JobState
    count: int


@dataclass(frozen=True, kw_only=True)
class JobTimes:
    """When a job was asked for, started and ended."""

    kind: JobKind
    state: JobState
    created_at: datetime
    started_at: datetime | None
    finished_at: datetime


@dataclass(frozen=True, kw_only=True)
class LlmDay:
    """What the calls to one model took on a day.

    Attributes:
        model: `provider:model`.
        cost_usd: Of the calls whose price is known.
        unpriced_tokens: Of the others.
    """

    day: str
    model: str
    calls: int
    input_tokens: int
    output_tokens: int
    cost_usd: float
    unpriced_tokens: int = 0


@dataclass(frozen=True, kw_only=True)
class UserCost:
    """What LLMs took for a user."""

    user_id: str
    tokens: int
    cost_usd: float


@dataclass(frozen=True, kw_only=True)
class UserStorage:
    """What the files of a user take."""

    user_id: str
    email: str
    size_bytes: int


@dataclass(frozen=True, kw_only=True)
class ProcessMinute:
    """What one process saw in a minute.

    Attributes:
        minute: Its beginning.
        figures: Numbers for every minute, by name.
        routes: The same by the route that was asked for; large, so only read where it is shown.
    """

    minute: datetime
    process_id: str
    kind: str
    host: str
    figures: dict[str, Any] = field(default_factory=no_data)
    routes: dict[str, Any] = field(default_factory=no_data)


class Figures(Protocol):
    """Sums for operators."""

    def ended_jobs(self, *, since: datetime, span_s: int) -> Sequence[EndedJobs]:
        """How many jobs ended since, by span of time, kind and state."""
        ...

    def newest_times(self, *, since: datetime, limit: int) -> Sequence[JobTimes]:
        """The times of the jobs that ended last."""
        ...

    def newest_failures(self, *, since: datetime, limit: int) -> Sequence[Job]:
        """The jobs that failed last."""
        ...

    def waiting_by_lane(self) -> dict[Lane, int]:
        """How many jobs wait in each lane."""
        ...

    def running_by_stage(self) -> dict[tuple[JobKind, str], int]:
        """How many jobs are at work in each stage."""
        ...

    def stage_seconds(self, *, since: datetime, jobs: int) -> Mapping[str, Sequence[float]]:
        """How long each stage of the jobs that succeeded last took."""
        ...

    def active_users(self, *, since: datetime) -> int:
        """How many people signed in, came back or asked for something since."""
        ...

    def llm_days(self, *, since: str) -> Sequence[LlmDay]:
        """What LLMs took of everybody, by day and model."""
        ...

    def add_llm(self, user_id: str, spent: LlmDay) -> None:
        """Counts what calls to an LLM took."""
        ...

    def costliest_users(self, *, day: str, limit: int) -> Sequence[UserCost]:
        """For whom LLMs cost most on a day."""
        ...

    def largest_users(self, *, limit: int) -> Sequence[UserStorage]:
        """Whose files take most; the same bytes of one user count once."""
        ...

    def database_bytes(self) -> int:
        """How large the database is."""
        ...

    def keep_minute(self, minute: ProcessMinute) -> None:
        """Keeps what a process saw in a minute, in place of what it said of that minute before."""
        ...

    def minutes(self, *, since: datetime, routes: bool = False) -> Sequence[ProcessMinute]:
        """What processes saw since, oldest first; with routes only where they are asked for."""
        ...

    def forget_minutes(self, *, before: datetime) -> int:
        """Forgets old minutes; how many."""
        ...
