"""Asks the LLM, within the budget; the only way by which a node does so."""

from collections.abc import Sequence
from dataclasses import dataclass

from pydantic import BaseModel

from prompt2mesh.mesh.errors import LlmUnavailableError, Prompt2MeshError
from prompt2mesh.modelers.agent.budget import (
    SMALLEST_ANSWER_TOKENS,
    SMALLEST_THOUGHT_TOKENS,
    check_minutes,
    tokens_left,
    tokens_of,
)
from prompt2mesh.modelers.agent.context import RunContext
from prompt2mesh.modelers.agent.conversation import to_ask
from prompt2mesh.modelers.agent.llm import LlmAnswer
from prompt2mesh.modelers.agent.state import Data, RunState, usage_data, usage_of
from prompt2mesh.studio.ports.agent import LlmUsage


@dataclass(frozen=True, kw_only=True)
class Asked:
    """What came back.

    Attributes:
        usage: Of the run, this call among it.
        update: What changes in the state by having asked.
    """

    answer: LlmAnswer
    usage: LlmUsage
    update: Data


def ask(
    state: RunState, context: RunContext, *, purpose: str, messages: Sequence[Data],
    tools: Sequence[type[BaseModel]] = (), answer: type[BaseModel] | None = None, max_tokens: int = 8000,
) -> Asked:  # fmt: skip
    """Asks once.

    Args:
        state: As the node found it.
        context: Of the run.
        purpose: For traces: the name of the node.
        messages: As they are kept.
        tools: What the LLM may call.
        answer: The form of its answer.
        max_tokens: Longest answer, where the budget allows it.

    Raises:
        BudgetReachedError: No useful answer is within the budget.
        LlmRefusedError: The LLM would not do this.
        LlmUnavailableError: Nobody answers.
        LlmKeyError: The provider does not take the key.
        CanceledError: It was asked to stop.
    """
    budget, used = context.task.budget, usage_of(state)
    seconds_left = _seconds_left(state, context)
    question = to_ask(messages, context.blobs)
    to_read = tokens_of(question, [*tools, *([answer] if answer is not None else [])])
    least = SMALLEST_THOUGHT_TOKENS if context.thinks else SMALLEST_ANSWER_TOKENS
    left = tokens_left(budget, used, to_read=to_read, wanted=min(least, max_tokens), price=context.price)
    try:
        got = context.llm.ask(
            question, purpose=purpose, tools=tools, answer=answer, max_tokens=min(max_tokens, left), limit_tokens=left,
            deadline_s=seconds_left,
        )  # fmt: skip
    except Prompt2MeshError as exc:
        context.unanswered = context.llm.used
        if isinstance(exc, LlmUnavailableError):
            # Where it was waited for until the time was up, that is the reason.
            _seconds_left(state, context)
        raise
    usage = used + got.usage
    models = state.get("models") or []
    return Asked(
        answer=got, usage=usage,
        update={"usage": usage_data(usage), "models": models if got.model in models else [*models, got.model]},
    )  # fmt: skip


def _seconds_left(state: RunState, context: RunContext) -> float:
    """How long the run may still work.

    Raises:
        BudgetReachedError: Its time is up.
    """
    worked_s = state.get("worked_s", 0.0) + context.clock() - context.node_begun_s
    check_minutes(context.task.budget, worked_s)
    return context.task.budget.minutes * 60 - worked_s
