"""The agent for the commands of this machine: whether it works, over one model's folder, and what is shown of it."""

import os
from collections.abc import Callable, Generator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from prompt2mesh.bootstrap.agent import LocalAgent, agent_installed, not_installed, open_local_agent
from prompt2mesh.cli import agent_steps, show
from prompt2mesh.cli.options import AgentWish, ModelerName
from prompt2mesh.mesh.checklist import Checklist
from prompt2mesh.mesh.errors import InputFileError, LlmKeyMissingError, Prompt2MeshError, PromptError
from prompt2mesh.mesh.program import MeshProgram
from prompt2mesh.settings import read_settings
from prompt2mesh.settings.agent import AgentSettings, read_agent_settings
from prompt2mesh.studio.local_runs import LocalRun, Order, Picture, stored
from prompt2mesh.studio.models import Wish
from prompt2mesh.studio.ports import Builder
from prompt2mesh.studio.ports.agent import AgentResult, AgentTask, Budget, ChatLine, Reference
from prompt2mesh.studio.service.uploads import redrawn

_THREAD = "run"
_HINT = "set ANTHROPIC_API_KEY, OPENAI_API_KEY, GOOGLE_API_KEY or OLLAMA_HOST, and choose with --llm or PROMPT2MESH_LLM"


@dataclass(frozen=True, kw_only=True)
class Decision:
    """Who works; `agent` is None for the built-in modeler."""

    modeler: str
    model: str | None
    reason: str
    agent: AgentSettings | None = None
    budget: Budget = Budget()  # noqa: RUF009 - it is frozen

    def data(self) -> dict[str, Any]:
        """As events have it."""
        return {"modeler": self.modeler, "model": self.model, "reason": self.reason}


def decide(asked: AgentWish, *, quiet: bool) -> Decision:
    """Who works, said in one line.

    Raises:
        LlmKeyMissingError: The agent was asked for, and there is no LLM.
        EnvironmentFaultError: It was asked for and is not installed, or a setting cannot be.
    """
    decision = _decision(asked)
    if not quiet:
        agent_steps.show_modeler(decision.data())
    return decision


def _decision(asked: AgentWish) -> Decision:
    if asked.modeler is ModelerName.builtin:
        return Decision(modeler="builtin", model=None, reason="it was asked for")
    settings = read_agent_settings(os.environ, llm=asked.llm)
    wanted = asked.modeler is ModelerName.agent or asked.llm is not None
    if not settings.models:
        if wanted and asked.llm != "none":
            missing = f" for {', '.join(settings.without_key)}" if settings.without_key else ""
            raise LlmKeyMissingError(f"the agent was asked for, and there is no key{missing}", hint=_HINT)
        return Decision(modeler="builtin", model=None, reason="no LLM is set; with one, the agent would work")
    if not agent_installed():
        if wanted:
            raise not_installed()
        return Decision(modeler="builtin", model=None, reason="what talks to LLMs is not installed (the agent extra)")
    first = settings.models[0].label
    return Decision(modeler="agent", model=first, reason=f"{first} models; --modeler builtin needs no LLM",
                    agent=settings, budget=replace(settings.budget, **asked.budget()))  # fmt: skip


class AgentWork:
    """One run of the agent in a model's folder."""

    def __init__(self, local: LocalAgent, run: LocalRun, decision: Decision, *, quiet: bool) -> None:
        """Bind what is open.

        Args:
            local: The agent over the folder.
            run: What is kept of it.
            decision: Whom to ask, and what it may use.
            quiet: Show no steps.
        """
        self._local = local
        self._run = run
        self._decision = decision
        self._quiet = quiet
        self.result: AgentResult | None = None

    def pictures(self, paths: Sequence[Path]) -> list[Picture]:
        """Keeps pictures to model after, drawn anew.

        Raises:
            InputFileError: One cannot be read.
            MediaTypeError: One is no picture.
        """
        found: list[Picture] = []
        for path in paths:
            try:
                data, name, media_type = redrawn(path.read_bytes())
            except OSError as exc:
                raise InputFileError(f"the picture {path} cannot be read: {exc.strerror}") from exc
            blob = self._local.blobs.put_bytes(data)
            found.append(Picture(name=name, digest=blob.digest, size_bytes=blob.size_bytes, media_type=media_type))
        return found

    def make(self, order: Order) -> Callable[[Wish], tuple[MeshProgram, Checklist]]:
        """Writes a new model's program in place of the modeler."""

        def write(wish: Wish) -> tuple[MeshProgram, Checklist]:
            del wish
            task = self._task(mode="make", text=order.prompt)
            task = replace(task, seed=order.seed, style=order.style, detail=order.detail, scale=order.scale,
                           references=tuple(Reference(file=stored(one)) for one in order.pictures))  # fmt: skip
            return self._written(task)

        return write

    def edit(self, sentence: str) -> Callable[[MeshProgram], tuple[MeshProgram, Checklist]]:
        """Changes a program in place of the modeler."""

        def write(before: MeshProgram) -> tuple[MeshProgram, Checklist]:
            return self._written(_about(self._task(mode="edit", text=sentence), before))

        return write

    def talk(self, text: str, program: MeshProgram, checklist: Checklist, history: tuple[ChatLine, ...]) -> AgentResult:
        """A turn of a conversation."""
        task = _about(self._task(mode="chat", text=text), program)
        return self._done(replace(task, checklist=checklist, history=history))

    def keep(self, folder: Path) -> None:
        """Puts what the run told into the finished model's folder, and shows how it ended."""
        if self.result is None:
            return
        self._run.keep(self._local.blobs, folder, modeler=self._decision.data(), budget=self._decision.budget)
        if not self._quiet:
            usage = self.result.usage
            agent_steps.show_end(score=self.result.score, remaining=list(self.result.remaining), tokens=usage.tokens,
                                 cost_usd=usage.cost_usd)  # fmt: skip

    def _task(self, *, mode: Any, text: str) -> AgentTask:
        assert self._decision.agent is not None
        return AgentTask(thread_id=_THREAD, mode=mode, text=text, models=self._decision.agent.models,
                         budget=self._decision.budget)  # fmt: skip

    def _written(self, task: AgentTask) -> tuple[MeshProgram, Checklist]:
        result = self._done(task)
        if result.program is None:
            raise PromptError(result.answer or "the agent found nothing to make of these words")
        program = result.program
        return program if program.prompt else program.model_copy(update={"prompt": task.text}), result.checklist

    def _done(self, task: AgentTask) -> AgentResult:
        def tell(data: dict[str, Any]) -> None:
            if not self._quiet:
                agent_steps.show_step(data)

        self.result = self._run.run(self._local.agent, task, tell)
        return self.result


@contextmanager
def agent_work(decision: Decision, model: Path, *, builder: Builder, quiet: bool) -> Generator[AgentWork]:
    """The agent over a model's folder; what is kept of a run that told nothing yet goes with an error.

    Args:
        decision: For the agent.
        model: The folder, which may not be there yet.
        builder: Builds and takes pictures.
        quiet: Show no steps.
    """
    run = LocalRun(model)
    try:
        with open_local_agent(read_settings(), builder=builder, folder=run.folder) as local:
            yield AgentWork(local, run, decision, quiet=quiet)
    except (Prompt2MeshError, KeyboardInterrupt):
        if not run.steps():
            run.clear()
        else:
            show.err.print("what was done so far is kept; go on with it: the same command with --resume", style="dim")
        raise


def _about(task: AgentTask, program: MeshProgram) -> AgentTask:
    return replace(task, program=program, seed=program.seed, style=program.style, detail=program.detail)
