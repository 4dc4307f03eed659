"""How long each stage of a job takes, counted as its stream names them."""

import time
from types import TracebackType

from prompt2mesh.studio.ports.records import JobKind
from prompt2mesh.telemetry import metrics


class StageClock:
    """Runs while an attempt at a job does; the stage that is left is counted."""

    def __init__(self, kind: JobKind) -> None:
        """Stands still.

        Args:
            kind: Of the job.
        """
        self._kind = kind
        self._stage = ""
        self._since = 0.0

    def __enter__(self) -> None:
        """Begins."""
        self._since = time.monotonic()

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, traceback: TracebackType | None
    ) -> None:
        """Counts the last stage, also where it was cut off."""
        self.enter("")

    def enter(self, stage: str) -> None:
        """Another stage begins, or goes on."""
        if stage != self._stage:
            if self._stage:
                self._count(self._stage)
            self._stage = stage

    def step(self, stage: str) -> None:
        """A step of the agent has ended, which began where the last stage or step did."""
        self._count(f"agent_{stage}")

    def _count(self, stage: str) -> None:
        now = time.monotonic()
        metrics.JOB_STAGE_DURATION.observe(now - self._since, kind=self._kind, stage=stage.replace(" ", "_"))
        self._since = now
