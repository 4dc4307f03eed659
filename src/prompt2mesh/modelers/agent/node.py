"""What surrounds every node: telling what was kept, the span, the clock, and the ends that are no faults."""

from collections.abc import Callable
from typing import Any, Protocol

from langgraph.runtime import Runtime

from prompt2mesh.mesh.errors import LlmKeyError, LlmRefusedError, LlmUnavailableError
from prompt2mesh.modelers.agent.budget import BudgetReachedError
from prompt2mesh.modelers.agent.context import RunContext
from prompt2mesh.modelers.agent.llm.tracing import span
from prompt2mesh.modelers.agent.state import Data, RunState, Stop, usage_data, usage_of
from prompt2mesh.studio.ports.agent import LlmUsage

Body = Callable[[RunState, RunContext], Data]


class Node(Protocol):
    """A node as LangGraph calls it."""

    def __call__(self, state: RunState, runtime: Runtime[RunContext]) -> dict[str, Any]:
        """What changes in the state."""
        ...


def as_node(name: str, body: Body) -> Node:
    """The body with what surrounds it.

    Args:
        name: For traces.
        body: What the node does.
    """

    def run(state: RunState, runtime: Runtime[RunContext]) -> dict[str, Any]:
        context = runtime.context
        context.node_begun_s = context.clock()
        context.unanswered = LlmUsage()
        context.teller.begin_node(state)
        context.check_canceled()
        with span("node", name, {"prompt2mesh.iteration": state.get("iteration", 0)}):
            try:
                update = body(state, context)
            except (LlmRefusedError, LlmUnavailableError, LlmKeyError) as exc:
                update = _ended(state, exc) | _paid(state, context)
            except BudgetReachedError as exc:
                update = {"stop": Stop(reason=exc.reason, why=exc.why)} | _paid(state, context)
        return {
            "steps": state.get("steps", 0) + context.teller.waits, **update,
            "worked_s": state.get("worked_s", 0.0) + context.clock() - context.node_begun_s,
        }  # fmt: skip

    return run


def _paid(state: RunState, context: RunContext) -> Data:
    """Counts what the call took that ended the run."""
    return {"usage": usage_data(usage_of(state) + context.unanswered)} if context.unanswered.calls else {}


def _ended(state: RunState, exc: LlmRefusedError | LlmUnavailableError | LlmKeyError) -> Data:
    """Ends the run with what it has made; where that is nothing, the error is the result."""
    if state.get("best") is None and not state.get("touched"):
        raise exc
    if isinstance(exc, LlmRefusedError):
        return {"stop": Stop(reason="refused", why=f"the LLM would not go on: {exc.message}")}
    return {"stop": Stop(reason="unavailable", why=f"no LLM answers any more: {exc.message}")}
