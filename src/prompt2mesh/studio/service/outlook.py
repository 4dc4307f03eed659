"""When waiting jobs will start, as far as can be told from those that were done."""

from datetime import timedelta

from prompt2mesh.studio.ports.records import Job, JobKind
from prompt2mesh.studio.ports.store import Transaction
from prompt2mesh.studio.service.context import Clock

RUNNER_SILENT_AFTER = timedelta(seconds=15)
# Seconds that a job of each kind is expected to take before any was measured.
TYPICAL_SECONDS: dict[JobKind, float] = {
    "text-to-3d": 1.5, "edit": 1.5, "chat": 20.0, "parameters": 0.6, "parts": 0.8, "variant": 1.5, "program": 1.5,
    "export": 3.0,
}  # fmt: skip


class Outlook:
    """The queue in one transaction; what is the same for every job is asked once."""

    def __init__(self, tx: Transaction, clock: Clock) -> None:
        """Nothing is asked before it is needed."""
        self._tx = tx
        self._clock = clock
        self._slots: int | None = None
        self._seconds: dict[JobKind, float] = {}

    def place(self, job: Job) -> tuple[int, float]:
        """How many jobs go before a waiting one, and in about how many seconds it starts."""
        position = self._tx.jobs.position(job)
        return position, round(position * self._seconds_of(job.kind) / self._all_slots(), 1)

    def _seconds_of(self, kind: JobKind) -> float:
        if kind not in self._seconds:
            self._seconds[kind] = self._tx.jobs.mean_seconds(kind) or TYPICAL_SECONDS[kind]
        return self._seconds[kind]

    def _all_slots(self) -> int:
        if self._slots is None:
            alive = self._tx.runners.alive(since=self._clock() - RUNNER_SILENT_AFTER)
            self._slots = max(1, sum(runner.slots for runner in alive))
        return self._slots
