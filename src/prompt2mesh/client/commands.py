"""The effects that the flows of the client ask for.

A flow is a generator: it yields a command, is sent what came of it, or has
the fault thrown in, and returns its result. So every rule of the client
(retries, refreshing, resuming) is written once, and the two drivers in
`drivers.py` carry it out, one waiting and one awaiting.
"""

from collections.abc import Generator
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from prompt2mesh.client.calls import Call

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)


@dataclass(frozen=True)
class Send:
    """Send a request; the result is the response, read to its end unless it is a stream.

    A stream that is refused is read too, for the reason. Faults: httpx2.RequestError.
    """

    call: Call[Any]
    bearer: str | None
    key: str | None
    stream: bool = False
    silence_s: float | None = None


@dataclass(frozen=True)
class Read:
    """Take the next bytes of the stream that was sent last; the result is None at its end."""


@dataclass(frozen=True)
class CloseStream:
    """Let go of the stream that was sent last, if there is one."""


@dataclass(frozen=True)
class Sleep:
    """Wait."""

    seconds: float


@dataclass(frozen=True)
class Emit(Generic[T]):
    """Hand an item to the caller, who may take long over it."""

    item: T


Command = Send | Read | CloseStream | Sleep | Emit[Any]
Flow = Generator[Command, Any, T_co]
