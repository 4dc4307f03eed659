"""The agent of the port: runs the graph for a task, or goes on with a run that was left in the middle."""

import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, cast

from langchain_core.runnables import RunnableConfig

from prompt2mesh.mesh.checklist import Checklist
from prompt2mesh.mesh.errors import ParameterError
from prompt2mesh.modelers.agent.bench import Workbench
from prompt2mesh.modelers.agent.checkpoints import Checkpoints, open_checkpoints
from prompt2mesh.modelers.agent.context import RunContext
from prompt2mesh.modelers.agent.graph import Graph, build_graph
from prompt2mesh.modelers.agent.llm import Llm, Wait
from prompt2mesh.modelers.agent.llm.tracing import langsmith, span
from prompt2mesh.modelers.agent.state import RunState, unpack, usage_of
from prompt2mesh.modelers.agent.telling import Teller
from prompt2mesh.modelers.agent.views import VIEW_PX
from prompt2mesh.studio.ports.agent import AgentResult, AgentTask, TellStep
from prompt2mesh.studio.ports.blobs import BlobStore
from prompt2mesh.studio.ports.freeform import CodeRunner
from prompt2mesh.studio.ports.modeling import Builder, Canceled, never

# Every loop of the graph has its own bound; this one only says that none of them was forgotten.
_MOST_NODES = 2000


class LangGraphAgent:
    """An agent whose runs are kept node by node; several may run at once, in threads and in processes."""

    def __init__(
        self, *, builder: Builder, code: CodeRunner | None, blobs: BlobStore, checkpoints_url: str,
        view_px: int = VIEW_PX, clock: Callable[[], float] = time.monotonic,
    ) -> None:  # fmt: skip
        """Nothing connects yet.

        Args:
            builder: Builds and takes pictures.
            code: Runs Blender Python that the LLM writes; None where that is not allowed.
            blobs: Where pictures are kept.
            checkpoints_url: `sqlite:////path/to/file` or a PostgreSQL `DATABASE_URL`.
            view_px: Size of the pictures that are judged.
            clock: Counts the time that is worked, in seconds.

        Raises:
            EnvironmentFaultError: The URL is of no such form.
        """
        self._builder = builder
        self._code = code
        self._blobs = blobs
        self._checkpoints: Checkpoints = open_checkpoints(checkpoints_url)
        self._view_px = view_px
        self._clock = clock

    def run(self, task: AgentTask, *, folder: Path, tell: TellStep, canceled: Canceled = never) -> AgentResult:
        """Does a task, from where its thread was left; see the port."""
        task = _checked(task)
        with (
            span("run", "prompt2mesh", {"prompt2mesh.mode": task.mode, "gen_ai.conversation.id": task.thread_id}),
            langsmith({"thread_id": task.thread_id, "user_id": task.user_id}),
            self._checkpoints.open() as saver,
        ):
            config: RunnableConfig = {"configurable": {"thread_id": task.thread_id}, "recursion_limit": _MOST_NODES}
            teller = Teller(tell, saver, config, iterations=task.budget.iterations)
            graph = build_graph(saver)
            left = _left_state(graph, config)
            context = self._context(task, folder, teller, canceled, left or {})
            state = _go_on(graph, config, context, begun=left is not None)
            teller.tell_newest(state)
            return _result(state)

    def forget(self, thread_id: str) -> None:
        """Lets go of what is kept of a run that has ended."""
        self._checkpoints.forget(thread_id)

    def threads(self) -> Sequence[str]:
        """Of which runs something is kept."""
        return self._checkpoints.threads()

    def close(self) -> None:
        """Lets all connections go."""
        self._checkpoints.close()

    def _context(self, task: AgentTask, folder: Path, teller: Teller, canceled: Canceled, left: RunState) -> RunContext:
        def on_wait(wait: Wait) -> None:
            title = f"Waiting {wait.seconds:.0f} s for {wait.model}" if wait.seconds else f"{wait.model} is passed over"
            teller.wait(title, reasons=wait.reason, model=wait.model)

        return RunContext(
            task=task, teller=teller, blobs=self._blobs, canceled=canceled, clock=self._clock, view_px=self._view_px,
            llm=Llm(task.models, on_wait=on_wait, canceled=canceled),
            workbench=Workbench(
                builder=self._builder, code=self._code, blobs=self._blobs, folder=folder, canceled=canceled,
                seed=task.seed, style=task.style, detail=task.detail, scale=task.scale, program=task.program,
                checklist=task.checklist, references=task.references, prompt=task.text,
                history=[None if one is None else unpack(one) for one in left.get("history") or []],
            ),
        )  # fmt: skip


def _left_state(graph: Graph, config: RunnableConfig) -> RunState | None:
    """What is kept of the run; None where it has not begun."""
    snapshot = graph.get_state(config)
    return None if snapshot.created_at is None else cast("RunState", snapshot.values)


def _go_on(graph: Graph, config: RunnableConfig, context: RunContext, *, begun: bool) -> RunState:
    if begun and not graph.get_state(config).next:
        return cast("RunState", graph.get_state(config).values)
    first = None if begun else RunState(new=context.task.mode == "make", steps=0, newest=None)
    # What a node did is kept before the next one begins: a call that was paid for is never made again.
    untyped: Any = graph  # the overloads of `invoke` are for streams that are not used here
    return cast("RunState", untyped.invoke(first, config, context=context, durability="sync"))


def _result(state: RunState) -> AgentResult:
    result = state.get("result")
    assert result is not None
    packed: bytes | None = result["program"]
    return AgentResult(
        program=None if packed is None else unpack(packed),
        checklist=Checklist.model_validate(result["checklist"]), answer=result["answer"], score=result["score"],
        remaining=tuple(result["remaining"]), stop_reason=result["stop_reason"], iterations=result["iterations"],
        usage=usage_of(state), models=tuple(state.get("models") or ()), steps=state.get("steps", 0),
    )  # fmt: skip


def _checked(task: AgentTask) -> AgentTask:
    if task.mode == "make":
        return replace(task, program=None)
    if task.mode == "edit" and task.program is None:
        raise ParameterError("a change needs the model that is to be changed; there is none")
    return task
