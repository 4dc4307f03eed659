"""Port for the durable queue: every write of a runner is fenced by the job's attempt."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol

from prompt2mesh.studio.ports.records import Batch, Job, JobEvent, JobKind, JobState, Lane, Page, Priority, Runner


@dataclass(frozen=True, kw_only=True)
class JobFilter:
    """Which jobs to list; None asks for any."""

    user_id: str | None = None
    state: JobState | None = None
    kind: JobKind | None = None
    project_id: str | None = None
    batch_id: str | None = None


@dataclass(frozen=True, kw_only=True)
class Held:
    """A job that a runner still holds, as the store sees it."""

    job_id: str
    attempt: int
    cancel_requested: bool


Attempt = tuple[str, int]  # a job's id and the number of an attempt at it


class Jobs(Protocol):
    """The queue and the history of jobs."""

    def submit(self, job: Job, *, cost: float) -> Job:
        """Adds a PENDING job at its fair turn and writes its first event, `queued`.

        Args:
            job: Without a turn.
            cost: Expected seconds; a user's dear jobs come around less often.
        """
        ...

    def get(self, job_id: str) -> Job | None:
        """The job."""
        ...

    def page(self, which: JobFilter, page: Page) -> Sequence[Job]:
        """Newest first."""
        ...

    def count(self, which: JobFilter) -> int:
        """How many there are."""
        ...

    def count_by_state(self, which: JobFilter) -> dict[JobState, int]:
        """How many there are in each state."""
        ...

    def claim(self, *, runner_id: str, now: datetime, lease_until: datetime, concurrency: int) -> Job | None:
        """Takes the fairest PENDING job whose owner is under the limit, and starts its next attempt.

        Args:
            runner_id: Who takes it.
            now: The time.
            lease_until: Until when it is the runner's.
            concurrency: Most running jobs of one user, unless the user's limits say `concurrent_jobs`.
        """
        ...

    def held(self, attempts: Collection[Attempt]) -> Sequence[Held]:
        """Those of the attempts that are still their jobs'; a job that is not in the answer is lost to its runner."""
        ...

    def renew(self, attempts: Collection[Attempt], *, lease_until: datetime) -> None:
        """Prolongs the leases of attempts that are still their jobs'."""
        ...

    def hold(self, job: Job, *, unrenewed: bool = False) -> bool:
        """Locks a running job and its project to the end of the transaction.

        Args:
            job: With the attempt that must still be its own.
            unrenewed: Also ask that its lease is the one of the record.

        Returns:
            False where the job ended, went, or is somebody else's now.
        """
        ...

    def report(self, job: Job, *, stage: str, progress: int) -> bool:
        """Writes how far a running job is; False where the attempt is not the job's any more."""
        ...

    def finish(
        self, job: Job, state: JobState, *, now: datetime, result: dict[str, Any] | None = None,
        error: dict[str, Any] | None = None,
    ) -> bool:  # fmt: skip
        """Ends a job and writes its last event; False where it had ended, or the attempt is not the job's any more."""
        ...

    def release(self, job: Job, *, now: datetime, reason: str, count_attempt: bool = True) -> bool:
        """Puts a running job back in the queue at its old turn, with an event `retried`.

        Args:
            job: With the attempt that is given up.
            now: The time.
            reason: For its stream.
            count_attempt: False for an orderly shutdown, which is not the job's fault.
        """
        ...

    def cancel_waiting(self, job_id: str, *, now: datetime) -> bool:
        """Ends a PENDING job as CANCELED; False where it does not wait.

        Use `studio.service.endings.cancel_job`, which also does what follows an end.
        """
        ...

    def ask_to_stop(self, job_id: str, *, now: datetime) -> bool:
        """Asks the runner of a running job to stop; False where it does not run or was asked before."""
        ...

    def running(self) -> Sequence[Job]:
        """Every job that a runner has, or had when it died."""
        ...

    def position(self, job: Job) -> int:
        """How many PENDING jobs go before it; 0 for one that is next or does not wait."""
        ...

    def waiting(self) -> int:
        """How many jobs are PENDING."""
        ...

    def oldest_claimable(self, *, concurrency: int) -> datetime | None:
        """Since when the job waits for a runner that has waited longest for one; None where none does.

        A person's job that waits for another one of theirs waits for no runner until that has ended.

        Args:
            concurrency: Most running jobs of one user, unless the user's limits say `concurrent_jobs`.
        """
        ...

    def mean_seconds(self, kind: JobKind, *, last: int = 50) -> float | None:
        """How long the newest jobs of a kind took."""
        ...

    def delete(self, job_id: str) -> bool:
        """Forgets a job that has ended."""
        ...

    def append_event(self, job_id: str, kind: str, data: dict[str, Any], *, now: datetime) -> int:
        """Adds to a job's stream; the number of the new event."""
        ...

    def events(self, job_id: str, *, after: int = 0) -> Sequence[JobEvent]:
        """The stream from a number on."""
        ...

    def event_counts(self, job_ids: Collection[str]) -> dict[str, int]:
        """The number of the newest event of each."""
        ...


class Runners(Protocol):
    """The processes that take jobs."""

    def beat(self, runner: Runner) -> None:
        """Says that a runner lives."""
        ...

    def alive(self, *, since: datetime) -> Sequence[Runner]:
        """Those seen since."""
        ...

    def leave(self, runner_id: str) -> None:
        """Forgets one that stops."""
        ...

    def forget(self, *, unseen_since: datetime) -> int:
        """Forgets those that died long ago; how many."""
        ...


class Batches(Protocol):
    """Jobs asked for together."""

    def add(self, batch: Batch) -> None:
        """Keeps one."""
        ...

    def get(self, batch_id: str) -> Batch | None:
        """The batch."""
        ...

    def page(self, user_id: str, page: Page) -> Sequence[Batch]:
        """A user's, newest first."""
        ...

    def jobs(self, batch_id: str, page: Page) -> Sequence[Job]:
        """Its jobs, in the order they were asked for; `page.after` is the last of the page before."""
        ...

    def delete(self, batch_id: str) -> bool:
        """Forgets it and its jobs."""
        ...


WEIGHTS: dict[Lane, float] = {"interactive": 4.0, "batch": 1.0, "background": 1.0}
PRIORITY_WEIGHTS: dict[Priority, float] = {"high": 2.0, "normal": 1.0, "low": 0.5}
