"""What a scripted LLM says: turns in no provider's words, and the requests as the server understood them."""

import base64
import hashlib
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Literal

from prompt2mesh.studio.ports.agent import Provider

Stop = Literal["end", "tools", "length", "refusal"]

_PURPOSE = re.compile(r"^Task: ([a-z][a-z0-9_-]*)", re.MULTILINE)


@dataclass(frozen=True)
class ToolUse:
    """A call of a tool; arguments that are a string go over the wire as they are, whether they parse or not."""

    name: str
    arguments: dict[str, Any] | str = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Turn:
    """One answer.

    Attributes:
        answer: Structured output: sent as the tool that was forced, or as JSON text, whichever was asked for.
            A string goes over the wire as it is.
        stop: Why the answer ends; None takes what goes with the content.
        status: An HTTP error instead of an answer.
        error: Its kind in the provider's words; empty takes what goes with the status.
        cut: Break the connection in the middle of the answer.
        fails_midway: Say in the stream that something went wrong (an error event), as an overloaded provider does.
        delay_s: Wait before the first byte.
        holds: Say the first piece, then nothing more until the server closes.
        input_tokens: All that was read, cached ones among it; None counts the request.
        piece_chars: How much text comes in one event.
    """

    text: str = ""
    tools: tuple[ToolUse, ...] = ()
    answer: dict[str, Any] | str | None = None
    thinking: str = ""
    stop: Stop | None = None
    status: int = 200
    error: str = ""
    message: str = ""
    headers: dict[str, str] = field(default_factory=dict)
    cut: bool = False
    fails_midway: bool = False
    unanswered: bool = False
    delay_s: float = 0.0
    holds: bool = False
    input_tokens: int | None = None
    output_tokens: int | None = None
    cached_tokens: int = 0
    cache_written_tokens: int = 0
    piece_chars: int = 24

    @property
    def stopped(self) -> Stop:
        return self.stop or ("tools" if self.tools else "end")

    def costing(
        self, *, input_tokens: int, output_tokens: int, cached_tokens: int = 0, cache_written_tokens: int = 0
    ) -> "Turn":
        """The same with this usage."""
        return replace(self, input_tokens=input_tokens, output_tokens=output_tokens, cached_tokens=cached_tokens,
                       cache_written_tokens=cache_written_tokens)  # fmt: skip


def says(text: str, **more: Any) -> Turn:
    """Plain text."""
    return Turn(text=text, **more)


def calls(name: str, arguments: dict[str, Any] | str | None = None, *, text: str = "", **more: Any) -> Turn:
    """A call of one tool; broken JSON: `calls("add_part", '{"name": ')`."""
    return Turn(text=text, tools=(ToolUse(name, {} if arguments is None else arguments),), **more)


def calls_all(*uses: tuple[str, dict[str, Any] | str], text: str = "", **more: Any) -> Turn:
    """Several tools in one answer."""
    return Turn(text=text, tools=tuple(ToolUse(name, arguments) for name, arguments in uses), **more)


def answers(data: dict[str, Any] | str, **more: Any) -> Turn:
    """Structured output, in the form the request asks for."""
    return Turn(answer=data, **more)


def refuses(text: str = "I can't help with that.", **more: Any) -> Turn:
    """The model would not do it."""
    return Turn(text=text, stop="refusal", **more)


def overlong(turn: Turn) -> Turn:
    """The answer ends in the middle because max_tokens was reached."""
    return replace(turn, stop="length")


def busy(*, retry_after_s: float | str | None = None, status: int = 429, headers: dict[str, str] | None = None) -> Turn:
    """Too many requests, with Retry-After where it is given (seconds or an HTTP date)."""
    after = {} if retry_after_s is None else {"Retry-After": str(retry_after_s)}
    return Turn(
        status=status, message="Number of requests has exceeded your rate limit", headers=after | (headers or {})
    )


def overloaded() -> Turn:
    """529 at Anthropic, 503 elsewhere."""
    return Turn(status=529, message="Overloaded")


def fails(status: int, message: str = "Internal server error", *, error: str = "") -> Turn:
    """Any other error of the provider, in its own shape."""
    return Turn(status=status, message=message, error=error)


def cut(turn: Turn | None = None) -> Turn:
    """The connection breaks in the middle of the answer."""
    return replace(turn or says("I was just about to say something long"), cut=True)


def breaks_midway(turn: Turn | None = None) -> Turn:
    """An error event in the middle of the stream."""
    return replace(turn or says("I was just about to say something long"), fails_midway=True)


def hangs(text: str = "Let me think about that for a very long time") -> Turn:
    """Begins to answer and does not go on."""
    return Turn(text=text, holds=True)


@dataclass(frozen=True, kw_only=True)
class Asked:
    """A request to the LLM, as it came and as it is understood.

    Attributes:
        body: The parsed JSON, in the provider's own shape.
        system: The system prompt's text.
        texts: The text of every message, oldest first; of tool results too.
        pictures: The bytes of every picture, in order.
        tools: The names of the tools on offer.
        schema: The name of the structured answer that is asked for (or of the forced tool); empty where none is.
        results: What the tools answered: id of the call and text.
        breakpoints: How many cache breakpoints the request marks.
    """

    provider: Provider
    model: str
    headers: dict[str, str]
    body: dict[str, Any]
    stream: bool
    system: str = ""
    texts: tuple[str, ...] = ()
    pictures: tuple[bytes, ...] = ()
    tools: tuple[str, ...] = ()
    schema: str = ""
    forced: bool = False
    results: tuple[tuple[str, str], ...] = ()
    breakpoints: int = 0

    @property
    def last(self) -> str:
        """The newest message's text."""
        return self.texts[-1] if self.texts else ""

    @property
    def purpose(self) -> str:
        """What a line `Task: <purpose>` says, the newest first; else the name of the answer that is asked for."""
        for text in (*reversed(self.texts), self.system):
            if found := _PURPOSE.findall(text):
                return found[-1]
        return self.schema

    @property
    def text(self) -> str:
        """All there is to read."""
        return "\n".join((self.system, *self.texts))

    @property
    def fingerprint(self) -> str:
        """The same for the same question."""
        return hashlib.sha256(repr(self.body).encode()).hexdigest()


Script = Sequence[Turn] | Mapping[str, Sequence[Turn]] | Callable[[Asked], Turn]


def picture_bytes(data: str) -> bytes:
    """What base64 or a data URL holds."""
    return base64.b64decode(data.partition("base64,")[2] or data, validate=True)
