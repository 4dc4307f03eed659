"""Tells the steps of a run, each once it is kept, with numbers that have no gaps.

A step is kept in the state by the node that did it and told when the next node
begins. Waits for a busy provider happen in the middle of a node: they are kept
beside the checkpoint as writes of a task of their own, so that a run which was
killed while it waited goes on with the number after them.
"""

from dataclasses import replace

from langchain_core.runnables import RunnableConfig
from langgraph.checkpoint.base import BaseCheckpointSaver

from prompt2mesh.modelers.agent.state import Data, RunState, step_data, step_of, usage_of
from prompt2mesh.studio.ports.agent import AgentStage, AgentStep, LlmUsage, TellStep
from prompt2mesh.studio.ports.records import StoredFile

_WAITS = "prompt2mesh_waits"


class Teller:
    """Tells the steps of one run in one process.

    Attributes:
        waits: How many waits were told since the node that runs now began, also by a process before this one.
    """

    def __init__(
        self, tell: TellStep, saver: BaseCheckpointSaver[str], config: RunnableConfig, *, iterations: int
    ) -> None:
        """Nothing is told yet.

        Args:
            tell: Told each step.
            saver: Where the run is kept.
            config: Names its thread.
            iterations: How often a model may be improved, for the progress.
        """
        self._iterations = max(1, iterations)
        self._tell = tell
        self._saver = saver
        self._config = config
        self._told = 0
        self._state: RunState = {}
        self.waits = 0

    def begin_node(self, state: RunState) -> None:
        """Tells what the nodes before have kept; to be called before a node does anything."""
        self._state = state
        kept = self._kept_waits(after=state.get("steps", 0))
        self.waits = len(kept)
        self.tell_newest(state, kept)

    def tell_newest(self, state: RunState, waits: list[AgentStep] | None = None) -> None:
        """Tells the newest step that is kept, unless this process has done so."""
        newest = waits[-1] if waits else None
        if newest is None and (data := state.get("newest")):
            newest = step_of(data)
        if newest is not None and newest.number > self._told:
            self._told = newest.number
            self._tell(newest)

    def step(
        self, state: RunState, stage: AgentStage, title: str, *, reasons: str = "", model: str = "",
        pictures: tuple[StoredFile, ...] = (), score: float | None = None, usage: LlmUsage | None = None,
        iteration: int | None = None,
    ) -> Data:  # fmt: skip
        """What a node returns to have a step told: its usage is all that no step before it has told.

        Args:
            state: As the node found it.
            stage: Which stage it belongs to.
            title: What was done.
            reasons: Why, in the agent's own words.
            model: Which LLM did it.
            pictures: What was looked at.
            score: How the model was judged.
            usage: Of the run, with what this node took; None where it asked nobody.
            iteration: Where it is another than the state's.
        """
        total = usage if usage is not None else usage_of(state)
        newest = state.get("newest")
        before = step_of(newest).total if newest else LlmUsage()
        progress = max(state.get("progress", 0), _progress(state, stage, self._iterations))
        told = AgentStep(
            number=state.get("steps", 0) + self.waits + 1, stage=stage, title=shortened(title, 200),
            reasons=shortened(reasons, 2000), pictures=pictures, score=score, model=model, total=total,
            usage=_less(total, before), progress=progress,
            iteration=state.get("iteration", 0) if iteration is None else iteration,
        )  # fmt: skip
        return {"newest": step_data(told), "steps": told.number, "progress": progress}

    def wait(self, title: str, *, reasons: str = "", model: str = "") -> None:
        """Keeps and tells that an LLM is waited for."""
        number = self._state.get("steps", 0) + self.waits + 1
        step = AgentStep(
            number=number, stage="wait", title=title, reasons=reasons, model=model,
            iteration=self._state.get("iteration", 0), total=usage_of(self._state),
            progress=self._state.get("progress", 0),
        )  # fmt: skip
        latest = self._saver.get_tuple(self._config)
        if latest is not None:
            self._saver.put_writes(latest.config, [(_WAITS, step_data(step))], f"wait-{number:06}")
        self.waits += 1
        self._told = number
        self._tell(step)

    def _kept_waits(self, *, after: int) -> list[AgentStep]:
        latest = self._saver.get_tuple(self._config) if self._told == 0 else None
        if latest is None:
            return []
        steps = [step_of(value) for _, channel, value in latest.pending_writes or [] if channel == _WAITS]
        return sorted((one for one in steps if one.number > after), key=lambda one: one.number)


def shortened(text: str, limit: int) -> str:
    """Text that is cut where it is long."""
    text = text.strip()
    return text if len(text) <= limit else f"{text[: limit - 1].rstrip()}…"


def _less(total: LlmUsage, before: LlmUsage) -> LlmUsage:
    cost = None if total.cost_usd is None or before.cost_usd is None else max(0.0, total.cost_usd - before.cost_usd)
    return replace(
        total, calls=total.calls - before.calls, input_tokens=total.input_tokens - before.input_tokens,
        output_tokens=total.output_tokens - before.output_tokens,
        cached_tokens=total.cached_tokens - before.cached_tokens, cost_usd=cost,
    )  # fmt: skip


# How far a stage is in what a version takes, from its making to its judgement.
_SHARES: dict[AgentStage, float] = {"look": 0.8, "assess": 0.95, "evaluate": 1.0}
_FIRST: dict[AgentStage, int] = {"refine": 3, "analyse": 6, "plan": 12, "complete": 100}


def _progress(state: RunState, stage: AgentStage, iterations: int) -> int:
    """From 0 to 100: the first version takes it to 55, the improvements share what is left."""
    if stage in _FIRST:
        return _FIRST[stage]
    iteration = state.get("iteration", 0)
    begin, span = (15.0, 40.0) if iteration == 0 else (55 + 40 * (iteration - 1) / iterations, 40 / iterations)
    done = state.get("step_index", 0) / max(1, len(state.get("plan") or []))
    return min(99, round(begin + span * _SHARES.get(stage, 0.7 * done)))
