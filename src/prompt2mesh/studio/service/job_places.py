"""Where one job is done: begun in its person's instance where that is ready, and gone on with here if it fails.

What an instance told of a run of the agent was paid for and counted. A run that
goes on elsewhere begins anew there, so its steps are counted on from there: the
stream says where each place's first step is, and a runner that goes on with the
job after a kill reads it there.
"""

import logging
import time
from collections.abc import Callable
from dataclasses import asdict, replace
from pathlib import Path

from prompt2mesh.mesh.errors import (
    ConflictError,
    InstanceUnavailableError,
    LimitError,
    Prompt2MeshError,
    WorkerCrashedError,
)
from prompt2mesh.studio.agent_steps import usage_of
from prompt2mesh.studio.ports import Builder, BuildOrder, BuildResult, Canceled, OnProgress
from prompt2mesh.studio.ports.agent import Agent, AgentResult, AgentStep, AgentTask, Budget
from prompt2mesh.studio.ports.records import Job
from prompt2mesh.studio.ports.workplaces import Workplace, Workplaces
from prompt2mesh.studio.service.telling import Teller

log = logging.getLogger(__name__)
RESTART_S = 20.0  # in which an instance whose agent was killed is usually back, with what it had done
_LOOK_S = 0.5


class JobPlace:
    """The place of one attempt at a job."""

    def __init__(self, job: Job, tell: Teller, workplaces: Workplaces | None) -> None:
        """Looks for the person's instance.

        Args:
            job: Whose.
            tell: Told when the place changes.
            workplaces: Finds instances; None where there are none.
        """
        self._job = job
        self._tell = tell
        self._workplaces = workplaces
        self._place = workplaces.of(job.user_id) if workplaces is not None else None

    @property
    def there(self) -> Workplace | None:
        """The instance, until it failed."""
        return self._place

    def build(self, order: BuildOrder, here: Builder, *, on_progress: OnProgress, canceled: Canceled) -> BuildResult:
        """Builds in the instance, or here.

        Raises:
            Prompt2MeshError: As `Builder.build` does.
        """
        if self._place is not None:
            try:
                return self._place.builder.build(order, on_progress=on_progress, canceled=canceled)
            except (WorkerCrashedError, InstanceUnavailableError, ConflictError, LimitError) as exc:
                self._leave(exc)
        return here.build(order, on_progress=on_progress, canceled=canceled)

    def run(
        self, task: AgentTask, here: Agent, *, folder: Path, told: Callable[[AgentStep], None], canceled: Canceled
    ) -> AgentResult:
        """Lets the agent work in the instance, or here; where an earlier attempt began, if that can be.

        Raises:
            Prompt2MeshError: As `Agent.run` does.
        """
        begun = self._tell.place_told()
        steps = self._tell.steps() if begun is None else []
        if begun is not None and begun["place"] == "runner":
            return self._run_here(task, here, begun["first_step"] - 1, folder, told, canceled)
        if begun is None and steps:  # begun here before there was an instance
            return self._run_here(task, here, 0, folder, told, canceled)
        deadline = time.monotonic() + (RESTART_S if begun is not None else 0.0)
        while True:
            if self._place is not None:
                if begun is None:
                    self._tell.place({"place": "instance", "reason": "your instance is ready", "first_step": 1})
                    deadline, begun = time.monotonic() + RESTART_S, {"place": "instance"}
                try:
                    return self._place.agent.run(task, folder=folder, tell=told, canceled=canceled)
                except (InstanceUnavailableError, ConflictError) as exc:
                    fault: Prompt2MeshError = exc
                except LimitError as exc:
                    if exc.retry_after_s is None:  # the budget of the task, not the room there
                        raise
                    fault = exc
            elif begun is None:
                return here.run(task, folder=folder, tell=told, canceled=canceled)
            else:
                fault = InstanceUnavailableError("your instance does not run any more")
            if time.monotonic() > deadline or canceled():
                break
            time.sleep(_LOOK_S)
            self._place = self._workplaces.of(self._job.user_id) if self._workplaces is not None else None
        return self._run_here(task, here, self._leave(fault), folder, told, canceled)

    def forget(self) -> None:
        """Lets the instance go of what it keeps of the job's run."""
        if self._place is not None and self._job.kind in {"text-to-3d", "edit", "chat"}:
            try:
                self._place.agent.forget(self._job.id)
            except Prompt2MeshError as exc:  # it goes with the instance
                log.info("the instance did not forget a run: %s", exc.code)

    def show(self, project_id: str, version_id: str, program_hash: str) -> None:
        """Has the new version shown in the instance."""
        if self._workplaces is not None and self._place is not None:
            self._workplaces.show(self._job.user_id, project_id=project_id, version_id=version_id,
                                  program_hash=program_hash)  # fmt: skip

    def _leave(self, fault: Prompt2MeshError) -> int:
        """Goes on here, and says so; how many steps were told before."""
        log.warning("a job goes on in the runner: %s: %s", fault.code, fault.message)
        if self._workplaces is not None and not isinstance(fault, LimitError):
            self._workplaces.avoid(self._job.user_id)
        self._place = None
        before = max((step["number"] for step in self._tell.steps()), default=0)
        self._tell.place({"place": "runner", "reason": f"your instance could not go on: {fault.message}",
                          "first_step": before + 1})  # fmt: skip
        return before

    def _run_here(
        self, task: AgentTask, here: Agent, before: int, folder: Path, told: Callable[[AgentStep], None],
        canceled: Canceled,
    ) -> AgentResult:  # fmt: skip
        """Runs it in the runner, its steps counted on from what was told elsewhere."""
        if before == 0:
            return here.run(task, folder=folder, tell=told, canceled=canceled)
        used = usage_of([step for step in self._tell.steps() if step["number"] <= before])
        budget = Budget(**{**asdict(task.budget), "tokens": max(1, task.budget.tokens - used.tokens)})
        result = here.run(
            replace(task, budget=budget), folder=folder, canceled=canceled,
            tell=lambda step: told(replace(step, number=step.number + before, total=step.total + used)),
        )  # fmt: skip
        return replace(result, steps=result.steps + before, usage=result.usage + used)
