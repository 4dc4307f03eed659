"""Runs of the agent for jobs: whether there is one, what it may use, what it told, and what came of it."""

import time
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Literal

from prompt2mesh.mesh.errors import LimitError
from prompt2mesh.studio.agent_steps import StepData, agent_document, pictures_of, usage_of
from prompt2mesh.studio.ports import Canceled
from prompt2mesh.studio.ports.agent import Agent, AgentResult, AgentStep, AgentTask, Budget, LlmUsage, ModelChoice
from prompt2mesh.studio.ports.records import FINAL_STATES, Job, StoredFile
from prompt2mesh.studio.service.context import Services
from prompt2mesh.studio.service.job_places import JobPlace
from prompt2mesh.studio.service.llm_choices import NO_LLM, USED_UP, LlmChoices, asked_text, no_llm
from prompt2mesh.studio.service.quotas import require_tokens, tokens_left
from prompt2mesh.studio.service.requests import AgentWish
from prompt2mesh.studio.service.telling import Teller

# The agent's share of a job's progress; the build of the files has the rest.
FIRST, LAST = 5, 70
NO_BUDGET = Budget()


@dataclass(frozen=True, kw_only=True)
class Modeling:
    """Who models."""

    modeler: Literal["agent", "builtin"]
    model: str | None = None
    reason: str


@dataclass(frozen=True, kw_only=True)
class Decision:
    """Who models, and for the agent whom it asks and what it may use."""

    modeling: Modeling
    models: tuple[ModelChoice, ...] = ()
    budget: Budget = NO_BUDGET

    @property
    def agent(self) -> bool:
        """Whether it is the agent."""
        return self.modeling.modeler == "agent"


@dataclass(frozen=True, kw_only=True)
class AgentRun:
    """What came of a run.

    Attributes:
        steps: As the stream has them.
        usage: Of the steps that were told, which is what was counted.
    """

    decision: Decision
    result: AgentResult
    steps: list[StepData]
    usage: LlmUsage
    seconds: float

    @property
    def pictures(self) -> list[StoredFile]:
        """Of every step."""
        return pictures_of(self.steps)

    @property
    def model(self) -> str | None:
        """The LLM that answered last, or was asked first."""
        return self.result.models[-1] if self.result.models else self.decision.modeling.model

    def summary(self) -> dict[str, Any]:
        """For the version that it made."""
        return {
            "score": self.result.score, "remaining": list(self.result.remaining), "llm_model": self.model,
            "llm_tokens": self.usage.tokens, "llm_cost_usd": self.usage.cost_usd,
        }  # fmt: skip

    def document(self) -> str:
        """What `agent.json` holds."""
        return agent_document(self.result, self.steps, modeler=asdict(self.decision.modeling),
                              budget=self.decision.budget, seconds=self.seconds)  # fmt: skip


class AgentRuns:
    """Lets the agent do jobs, where there is one."""

    def __init__(self, services: Services, *, agent: Agent | None, llms: LlmChoices | None) -> None:
        """Bind the ports; without an agent or LLMs the built-in modeler works."""
        self._services = services
        self._agent = agent
        self._llms = llms

    @property
    def labels(self) -> list[str]:
        """The service's own models that are asked from here."""
        return self._llms.own_labels if self._agent is not None and self._llms is not None else []

    def decide(self, job: Job, wish: AgentWish, tell: Teller) -> Decision:
        """Who does a job, and tells so.

        Raises:
            LlmKeyMissingError: The agent was asked for, and there is no LLM.
            LimitError: It was asked for, and the user's tokens of the day are used up.
            LlmAddressRefusedError: An address of the user's stands for a place that is not asked.
        """
        decision = self._decision(job, wish, tell)
        budget = asdict(decision.budget) if decision.agent else None
        tell.modeler({**asdict(decision.modeling), "budget": budget})
        return decision

    def _decision(self, job: Job, wish: AgentWish, tell: Teller) -> Decision:
        if wish.modeler == "builtin":
            return _builtin("it was asked for")
        models = self._llms.of(job.user_id) if self._agent is not None and self._llms is not None else ()
        if not models or self._llms is None:
            if wish.modeler == "agent":
                raise no_llm()
            return _builtin(NO_LLM)
        with self._services.store.read() as tx:
            user = tx.users.get(job.user_id)
            assert user is not None  # a job goes with its user
            # A run that goes on has used some of it: those tokens are in its budget, not beside it.
            left = tokens_left(tx, self._services, user) + usage_of(tell.steps()).tokens
            if left <= 0:
                if wish.modeler == "agent":
                    require_tokens(tx, self._services, user)
                return _builtin(USED_UP)
        reason = asked_text(models[0].label, models[0].owner)
        return Decision(
            modeling=Modeling(modeler="agent", model=models[0].label, reason=reason), models=models,
            budget=self._llms.budget(wish.budget, tokens_left=left),
        )  # fmt: skip

    def run(
        self, task: AgentTask, decision: Decision, *, folder: Path, tell: Teller, canceled: Canceled, place: JobPlace
    ) -> AgentRun:
        """Does a task, from where an earlier attempt left it.

        Raises:
            CanceledError: It was asked to stop.
            Prompt2MeshError: See `studio.ports.agent.Agent`.
        """
        assert self._agent is not None
        started = time.perf_counter()

        def told(step: AgentStep) -> None:
            tell.step(step, progress=FIRST + (LAST - FIRST) * min(100, max(0, step.progress)) // 100)

        try:
            result = place.run(task, self._agent, folder=folder, told=told, canceled=canceled)
        except LimitError as exc:
            raise LimitError(exc.message, hint=exc.hint or "give it a larger budget, or ask for something simpler",
                             retry_after_s=exc.retry_after_s) from exc  # fmt: skip
        steps = tell.steps()
        return AgentRun(decision=decision, result=result, steps=steps, usage=usage_of(steps),
                        seconds=time.perf_counter() - started)  # fmt: skip

    def forget(self, job: Job) -> None:
        """Lets go of the checkpoints of a job that has ended; of one that goes on elsewhere they are kept."""
        if self._agent is None or job.kind not in {"text-to-3d", "edit", "chat"}:
            return
        with self._services.store.read() as tx:
            found = tx.jobs.get(job.id)
        if found is None or found.state in FINAL_STATES:
            self._agent.forget(job.id)

    def sweep(self) -> int:
        """Lets go of the checkpoints of jobs that ended or went without anybody who forgot them; of how many."""
        if self._agent is None:
            return 0
        threads = self._agent.threads()
        with self._services.store.read() as tx:
            jobs = {thread: tx.jobs.get(thread) for thread in threads}
        gone = [thread for thread, job in jobs.items() if job is None or job.state in FINAL_STATES]
        for thread in gone:
            self._agent.forget(thread)
        return len(gone)


def _builtin(reason: str) -> Decision:
    return Decision(modeling=Modeling(modeler="builtin", reason=reason))
