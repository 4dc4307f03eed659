"""Counts calls to models, their tokens and what they cost, by names that are known and no others."""

import time
from collections.abc import Generator
from contextlib import contextmanager

from prompt2mesh.mesh.errors import CanceledError
from prompt2mesh.modelers.agent.llm.catalogue import family_of
from prompt2mesh.modelers.agent.llm.failures import Failure
from prompt2mesh.studio.ports.agent import LlmUsage, ModelChoice
from prompt2mesh.telemetry import metrics


class CallCount:
    """What one call came to."""

    def __init__(self) -> None:
        """Nothing is known yet."""
        self.usage = LlmUsage()
        self.failure: Failure | None = None


@contextmanager
def counted_call(choice: ModelChoice) -> Generator[CallCount]:
    """Around one call of a model; whoever makes it says what it came to.

    Args:
        choice: Who is asked. Anybody may name any model with a key of their own, so the name is never a label.
    """
    count = CallCount()
    begun = time.perf_counter()
    outcome = "broken"
    try:
        yield count
        outcome = count.failure.kind if count.failure is not None else "ok"
    except CanceledError:
        outcome = "canceled"
        raise
    finally:
        who = {"provider": choice.provider, "model": family_of(choice)}
        metrics.LLM_CALLS.inc(**who, outcome=outcome)
        metrics.LLM_CALL_DURATION.observe(time.perf_counter() - begun, **who)
        usage = count.usage
        fresh = max(0, usage.input_tokens - usage.cached_tokens)
        for direction, tokens in (("input", fresh), ("cached", usage.cached_tokens), ("output", usage.output_tokens)):
            if tokens:
                metrics.LLM_TOKENS.inc(tokens, **who, direction=direction)
        if usage.cost_usd:
            metrics.LLM_COST.inc(usage.cost_usd, **who)
