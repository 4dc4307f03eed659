"""Waiting before a provider is asked again: as long as it says, else longer each time, and never past a cancel."""

import random
from collections.abc import Callable
from dataclasses import dataclass

from prompt2mesh.mesh.errors import CanceledError
from prompt2mesh.modelers.agent.llm.failures import Failure
from prompt2mesh.studio.ports.modeling import Canceled

Sleep = Callable[[float], None]
Clock = Callable[[], float]
FIRST_WAIT_S = 1.0
MOST_WAIT_S = 30.0
# A provider that asks for more than this is left for the next of the chain, or given up.
MOST_ASKED_S = 120.0
_LOOK_EVERY_S = 0.2


@dataclass(frozen=True, kw_only=True)
class Wait:
    """Something keeps an answer from coming.

    Attributes:
        model: Whose answer is waited for: `anthropic:claude-sonnet-5-5`.
        seconds: For how long; 0 where another model is asked instead.
        reason: Why, in a sentence.
    """

    model: str
    seconds: float
    reason: str


OnWait = Callable[[Wait], None]


def ignore(wait: Wait) -> None:
    """Tells nobody."""
    del wait


def wait_s(failure: Failure, *, attempt: int) -> float:
    """How long to wait after a failed call.

    Args:
        failure: What went wrong.
        attempt: How many calls failed by now, from 1.
    """
    if failure.retry_after_s is not None:
        # Never earlier than asked for; a little later, so that not everybody comes at once.
        return failure.retry_after_s * random.uniform(1.0, 1.1)
    return min(MOST_WAIT_S, FIRST_WAIT_S * 2 ** (attempt - 1)) * random.uniform(0.5, 1.0)


def sleep_until(end: float, *, sleep: Sleep, clock: Clock, canceled: Canceled) -> None:
    """Sleeps in short naps.

    Args:
        end: Until when, by the clock.
        sleep: Sleeps for so many seconds.
        clock: Seconds that never go back.
        canceled: Asked between naps whether to stop.

    Raises:
        CanceledError: It was asked to stop.
    """
    while True:
        if canceled():
            raise CanceledError("the LLM was not waited for: it was asked to stop")
        left = end - clock()
        if left <= 0:
            return
        sleep(min(left, _LOOK_EVERY_S))
