"""What a job tells of itself while it is done: the lines of its stream, fenced by its attempt.

How far a job is may be unknown for a while. A step of the agent may not: it
was paid for, so it is told exactly once, and its tokens are counted in the
transaction that tells it. A runner that is killed in between leaves both or
neither, and the next one, which may hear of the same step again, sees by its
number that it was told.
"""

import time
from collections.abc import Callable, Sequence
from typing import Any

from prompt2mesh.mesh.errors import CanceledError, StoreUnavailableError
from prompt2mesh.studio.agent_steps import StepData, step_data
from prompt2mesh.studio.ports.agent import AgentStep
from prompt2mesh.studio.ports.figures import LlmDay
from prompt2mesh.studio.ports.records import Job, JobEvent, StoredFile
from prompt2mesh.studio.ports.store import Transaction
from prompt2mesh.studio.ports.usage import day_of
from prompt2mesh.studio.service.context import Services
from prompt2mesh.studio.service.stage_clock import StageClock

FIRST_PROGRESS = 5
_REPORT_EVERY_S = 0.25
_RETRY_S = 0.5


class Teller:
    """Writes the stream of one attempt at a job."""

    def __init__(
        self, services: Services, job: Job, *, stopped: Callable[[], bool], on_lost: Callable[[], None]
    ) -> None:
        """Nothing is told yet.

        Args:
            services: The store and the clock.
            job: With the attempt that tells.
            stopped: Whether it is to stop.
            on_lost: Called when the job turns out to be another runner's.
        """
        self._services = services
        self._job = job
        self._stopped = stopped
        self._on_lost = on_lost
        self._stage = ""
        self._at = 0.0
        self.clock = StageClock(job.kind)

    def stage(self, stage: str, progress: int) -> None:
        """Says how far it is: every new stage, and the same one a few times a second.

        Raises:
            CanceledError: It is to stop.
        """
        now = time.monotonic()
        self.clock.enter(stage)
        if stage == self._stage and now - self._at < _REPORT_EVERY_S:
            self._require_going()
            return
        fresh, self._stage, self._at = stage != self._stage, stage, now
        self._tell(stage, progress, "stage" if fresh else None, {})

    def files(self, progress: int, files: Sequence[StoredFile]) -> None:
        """Says what was made.

        Raises:
            CanceledError: It is to stop.
        """
        self._stage, self._at = "made", time.monotonic()
        self.clock.enter("made")
        self._tell("made", progress, "files", {"files": [vars(file) for file in files]})

    def modeler(self, data: dict[str, Any]) -> None:
        """Says who models; a run that goes on says it again only where it is somebody else."""
        self._surely(lambda tx, now: self._tell_modeler(tx, data, now), durable=False)  # nobody paid for it

    def place(self, data: dict[str, Any]) -> None:
        """Says where it is done, where that is not simply the runner."""
        self._surely(lambda tx, now: self._tell_place(tx, data, now), durable=True)

    def place_told(self) -> dict[str, Any] | None:
        """Where it was said to be done last, by this attempt or an earlier one."""
        with self._services.store.read() as tx:
            told = _told(tx, self._job.id, "place")
        return told[-1].data if told else None

    def step(self, step: AgentStep, *, progress: int) -> None:
        """Tells a step of the agent and counts its tokens, once.

        Raises:
            CanceledError: It is to stop.
        """
        self._stage = f"agent:{step.stage}"
        self.clock.step(step.stage)
        data = step_data(step, progress=progress)
        self._surely(lambda tx, now: self._tell_step(tx, step, data, progress, now), durable=True)

    def steps(self) -> list[StepData]:
        """Every step of the agent that was told, by this attempt or an earlier one."""
        with self._services.store.read() as tx:
            return [event.data for event in _told(tx, self._job.id, "agent")]

    def _tell(self, stage: str, progress: int, kind: str | None, data: dict[str, Any]) -> None:
        self._require_going()
        try:
            with self._services.store.begin(durable=False) as tx:
                self._report(tx, stage, progress)
                if kind is not None:
                    told = {"stage": stage, "progress": progress, **data}
                    tx.jobs.append_event(self._job.id, kind, told, now=self._services.clock())
        except StoreUnavailableError:
            return  # how far it is may be unknown for a while; that it ends may not

    def _tell_modeler(self, tx: Transaction, data: dict[str, Any], now: Any) -> None:
        self._report(tx, "understand", FIRST_PROGRESS)
        told = _told(tx, self._job.id, "modeler")
        if not told or told[-1].data != data:
            tx.jobs.append_event(self._job.id, "modeler", data, now=now)

    def _tell_place(self, tx: Transaction, data: dict[str, Any], now: Any) -> None:
        self._report(tx, self._stage or "understand", FIRST_PROGRESS)
        tx.jobs.append_event(self._job.id, "place", data, now=now)

    def _tell_step(self, tx: Transaction, step: AgentStep, data: dict[str, Any], progress: int, now: Any) -> None:
        self._report(tx, self._stage, progress)
        # Asked in the transaction that holds the job: a commit whose answer was lost may have told it.
        if step.number <= max((event.data["number"] for event in _told(tx, self._job.id, "agent")), default=0):
            return
        tx.jobs.append_event(self._job.id, "agent", {**data, "at": now.isoformat()}, now=now)
        if step.usage.tokens:
            tx.usage.add(self._job.user_id, day_of(now), "llm_tokens", step.usage.tokens)
            tx.figures.add_llm(self._job.user_id, _spent(step, day_of(now)))

    def _surely(self, write: Callable[[Transaction, Any], None], *, durable: bool) -> None:
        while True:
            self._require_going()
            try:
                with self._services.store.begin(durable=durable) as tx:
                    write(tx, self._services.clock())
            except StoreUnavailableError:
                time.sleep(_RETRY_S)
            else:
                return

    def _report(self, tx: Transaction, stage: str, progress: int) -> None:
        if not tx.jobs.report(self._job, stage=stage, progress=progress):
            self._on_lost()
            raise CanceledError("another runner has it")

    def _require_going(self) -> None:
        if self._stopped():
            raise CanceledError("it was asked to stop")


def _spent(step: AgentStep, day: str) -> LlmDay:
    used = step.usage
    return LlmDay(
        day=day, model=step.model[:120] or "not named", calls=used.calls, input_tokens=used.input_tokens,
        output_tokens=used.output_tokens, cost_usd=used.cost_usd or 0.0,
        unpriced_tokens=used.tokens if used.cost_usd is None else 0,
    )  # fmt: skip


def _told(tx: Transaction, job_id: str, kind: str) -> list[JobEvent]:
    return [event for event in tx.jobs.events(job_id) if event.type == kind]
