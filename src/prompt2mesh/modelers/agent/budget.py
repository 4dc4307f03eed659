"""Keeps a run within its budget: what a call may still write is worked out before it is made.

An answer is cut to what is left rather than asked in full and found too dear
afterwards; where so little is left that no useful answer fits, the run ends.
"""

import math
from collections.abc import Sequence

from langchain_core.messages import BaseMessage
from pydantic import BaseModel

from prompt2mesh.modelers.agent.llm.catalogue import Price
from prompt2mesh.modelers.agent.llm.messages import blocks_of
from prompt2mesh.studio.ports.agent import Budget, LlmUsage, StopReason

# An answer shorter than this judges nothing and builds nothing.
SMALLEST_ANSWER_TOKENS = 400
# A model that thinks first does not come to an answer with less.
SMALLEST_THOUGHT_TOKENS = 1600
# JSON and English take three to four letters a token; a guess that is too high costs a little of the budget.
_LETTERS_A_TOKEN = 3.0
_PICTURE_TOKENS = 900
_MESSAGE_TOKENS = 8


class BudgetReachedError(Exception):
    """Nothing useful can be asked any more; ends the run in order and never leaves the agent."""

    def __init__(self, reason: StopReason, why: str) -> None:
        """Say which budget it was.

        Args:
            reason: As the result says it.
            why: For the person.
        """
        super().__init__(why)
        self.reason: StopReason = reason
        self.why = why


def tokens_of(messages: Sequence[BaseMessage], tools: Sequence[type[BaseModel]] = ()) -> int:
    """About how many tokens will be read, rather too many than too few."""
    letters = sum(len(str(tool.model_json_schema())) for tool in tools)
    pictures = 0
    for message in messages:
        for block in blocks_of(message):
            if block.get("type") == "image":
                pictures += 1
            else:
                letters += len(str(block))
        letters += len(str(getattr(message, "tool_calls", "")))
    return math.ceil(letters / _LETTERS_A_TOKEN) + pictures * _PICTURE_TOKENS + len(messages) * _MESSAGE_TOKENS


def check_minutes(budget: Budget, worked_s: float) -> None:
    """Ends the run where its time is up.

    Raises:
        BudgetReachedError: It is.
    """
    if worked_s >= budget.minutes * 60:
        raise BudgetReachedError("minutes", f"the {budget.minutes:g} minutes of its budget were used up")


def tokens_left(budget: Budget, used: LlmUsage, *, to_read: int, wanted: int, price: Price | None) -> int:
    """How many tokens the next answer may take, with what is thought for it.

    Args:
        budget: Of the run.
        used: By the run so far.
        to_read: About how many tokens the question has.
        wanted: With fewer than this no useful answer fits.
        price: Of the model; None where it is not known, and then money is no limit.

    Raises:
        BudgetReachedError: No useful answer is within the budget.
    """
    left = budget.tokens - used.tokens - to_read
    if left < wanted:
        raise BudgetReachedError("tokens", f"the {budget.tokens:,} tokens of its budget were used up")
    if price is None or used.cost_usd is None or price.rates.output <= 0:
        return left
    left_usd = budget.cost_usd - used.cost_usd - to_read * price.rates.input / 1e6
    payable = int(left_usd * 1e6 / price.rates.output)
    if payable < wanted:
        raise BudgetReachedError("cost", f"the ${budget.cost_usd:.2f} of its budget were used up")
    return min(left, payable)
