"""Asking a language model: the first of a chain that answers, patiently, with every wait told and every token counted.

Knows LangChain and no SDK. One `Llm` belongs to one run: it remembers which models of the chain are out.
"""

import time
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from langchain_core.language_models import BaseChatModel
from langchain_core.messages import AIMessage, AIMessageChunk, BaseMessage, HumanMessage
from langchain_core.runnables import RunnableConfig
from pydantic import BaseModel

from prompt2mesh.mesh.errors import CanceledError, LlmRefusedError, LlmUnavailableError, Prompt2MeshError
from prompt2mesh.modelers.agent.llm import tracing
from prompt2mesh.modelers.agent.llm.catalogue import traits_of
from prompt2mesh.modelers.agent.llm.counting import counted_call
from prompt2mesh.modelers.agent.llm.explaining import all_failed, why
from prompt2mesh.modelers.agent.llm.failures import Failure, read_failure
from prompt2mesh.modelers.agent.llm.messages import blocks_of, fit, has_pictures, has_thoughts
from prompt2mesh.modelers.agent.llm.offering import offer
from prompt2mesh.modelers.agent.llm.options import options_of
from prompt2mesh.modelers.agent.llm.providers import StoppableClient, closer_of, limited, open_model
from prompt2mesh.modelers.agent.llm.reading import Reading, about_tokens, read_answer
from prompt2mesh.modelers.agent.llm.schemas import tool_schemas
from prompt2mesh.modelers.agent.llm.streaming import DeadlineError, stream
from prompt2mesh.modelers.agent.llm.structured import (
    Asking,
    UnreadableError,
    Way,
    again,
    asking,
    read_structured,
    ways_of,
)  # fmt: skip
from prompt2mesh.modelers.agent.llm.waiting import (
    MOST_ASKED_S,
    Clock,
    OnWait,
    Sleep,
    Wait,
    ignore,
    sleep_until,
    wait_s,
)  # fmt: skip
from prompt2mesh.studio.ports.agent import LlmUsage, ModelChoice
from prompt2mesh.studio.ports.modeling import Canceled, never
from prompt2mesh.telemetry import traces

NO_USAGE = LlmUsage()
MOST_CALLS = 4  # of one question to one model, that failed in a way that passes
_OUT_FOR_S = 60.0
_THINKING_TOKENS = 16_000
_PICTURE_TOKENS = 1_500
_TOO_LATE = Failure(kind="broken", message="there was no answer in time", final=True)


@dataclass(frozen=True, kw_only=True)
class LlmAnswer:
    """What a model answered.

    Attributes:
        message: To keep in the conversation; calls of tools whose arguments do not parse are in
            `invalid_tool_calls`, and need a result like all others.
        parsed: The structured answer, where one was asked for.
        usage: Of every call that led to it, those that broke off among them.
        model: Who answered: `anthropic:claude-sonnet-5-5`.
        cut: It reached the most it may write: the last call or sentence may be half.
    """

    message: AIMessage
    parsed: BaseModel | None = None
    usage: LlmUsage = NO_USAGE
    model: str = ""
    cut: bool = False


class _NextModelError(Exception):
    """This model of the chain does not answer; the next may."""

    def __init__(self, failure: Failure) -> None:
        super().__init__(failure.kind)
        self.failure = failure


@dataclass(kw_only=True)
class _Question:
    """One question on its way to one model.

    Attributes:
        sees, thoughts: What is left out after a server turned it down.
    """

    messages: list[BaseMessage]
    purpose: str
    tools: Sequence[type[BaseModel]]
    answer: type[BaseModel] | None
    max_tokens: int
    limit_tokens: int | None
    sees: bool = True
    thoughts: bool = True


class Llm:
    """The models of a run, asked in their order."""

    def __init__(
        self, choices: Sequence[ModelChoice], *, on_wait: OnWait = ignore, canceled: Canceled = never,
        cache: bool = True, sleep: Sleep = time.sleep, clock: Clock = time.monotonic, deadline_s: float | None = None,
    ) -> None:  # fmt: skip
        """Ask nobody yet.

        Args:
            choices: The first that answers is used; at least one.
            on_wait: Told before every wait, and when another model is asked instead.
            canceled: Asked several times a second whether to stop.
            cache: Let providers keep what is sent again and again.
            sleep: Sleeps for so many seconds.
            clock: Seconds that never go back.
            deadline_s: Most time for one question, with all its waits; None: as long as it takes.

        Raises:
            LlmUnavailableError: There is no model to ask.
        """
        if not choices:
            raise LlmUnavailableError("there is no LLM to ask", hint="set a key: docs/howto/choose-an-llm.md")
        self._choices = tuple(choices)
        self._on_wait = on_wait
        self._canceled = canceled
        self._cache = cache
        self._sleep = sleep
        self._clock = clock
        self._deadline_s = deadline_s
        self._end: float | None = None
        self._used = NO_USAGE
        self._models: dict[ModelChoice, BaseChatModel] = {}
        self._ways: dict[ModelChoice, list[Way]] = {}
        self._out: dict[ModelChoice, float] = {}

    @property
    def used(self) -> LlmUsage:
        """What the newest question took, also where it ended in an error."""
        return self._used

    def ask(
        self, messages: Sequence[BaseMessage], *, purpose: str, tools: Sequence[type[BaseModel]] = (),
        answer: type[BaseModel] | None = None, max_tokens: int = 8000, limit_tokens: int | None = None,
        deadline_s: float | None = None,
    ) -> LlmAnswer:  # fmt: skip
        """Asks, and waits for the whole answer.

        Args:
            messages: The conversation, the system prompt first. Keep the system prompt and the tools the same over a
                run: then providers read them from their cache.
            purpose: What for, for traces.
            tools: What the model may call.
            answer: What the answer must be, instead of free text and calls.
            max_tokens: Most that it may write; what it thinks comes on top.
            limit_tokens: Most that it may write and think together; None for no limit but the model's.
            deadline_s: Most time for this question, with all its waits, instead of what the constructor was told.

        Raises:
            CanceledError: It was asked to stop.
            LlmKeyError: No key of the chain is taken.
            LlmRefusedError: The model would not do this.
            LlmUnavailableError: No model of the chain answered, or the time was up.
        """
        given_s = self._deadline_s if deadline_s is None else deadline_s
        self._end = None if given_s is None else self._clock() + given_s
        self._used = NO_USAGE
        failures: list[tuple[ModelChoice, Failure]] = []
        for choice in self._in_order():
            question = _Question(messages=list(messages), purpose=purpose, tools=tools, answer=answer,
                                 max_tokens=max_tokens, limit_tokens=limit_tokens)  # fmt: skip
            try:
                found = self._ask_one(choice, question)
            except _NextModelError as left:
                failures.append((choice, left.failure))
                self._leave(choice, left.failure, failures)
                continue
            return replace(found, usage=self._used)
        raise all_failed(failures)

    def _in_order(self) -> list[ModelChoice]:
        """The chain without those that are out; all of it where all are."""
        now = self._clock()
        return [one for one in self._choices if self._out.get(one, 0.0) <= now] or list(self._choices)

    def _leave(self, choice: ModelChoice, failure: Failure, failures: Sequence[tuple[ModelChoice, Failure]]) -> None:
        lasting = failure.kind in {"key", "credit", "missing"}
        if failure.kind != "long":
            self._out[choice] = float("inf") if lasting else self._clock() + _OUT_FOR_S
        tried = {one for one, _ in failures}
        following = next((one for one in self._in_order() if one not in tried), None)
        if following is not None:
            reason = f"{why(choice, failure)}; {following.label} is asked instead"
            self._on_wait(Wait(model=choice.label, seconds=0.0, reason=reason))

    def _ask_one(self, choice: ModelChoice, question: _Question) -> LlmAnswer:
        """Asks one model, until it answers what can be read."""
        for last in (False, True):
            reading = self._patiently(choice, question)
            cut = reading.ending == "cut"
            if reading.ending == "refused":
                raise LlmRefusedError(f"{choice.label} would not do this ({reading.reason})",
                                      hint="say it in other words, or choose another model")  # fmt: skip
            found = LlmAnswer(message=reading.message, model=choice.label, cut=cut)
            if question.answer is None:
                return found
            try:
                return replace(found, parsed=read_structured(reading.message, question.answer, cut=cut))
            except UnreadableError as fault:
                if last:
                    raise _NextModelError(Failure(kind="broken", final=True, message=(
                        f"its answer could not be read, twice: {fault}"))) from None  # fmt: skip
                question.messages = [*question.messages, *again(reading.message, str(fault))]
        raise AssertionError("unreachable")

    def _patiently(self, choice: ModelChoice, question: _Question) -> Reading:
        """Makes a call until it is answered, waiting in between."""
        failed = 0
        while True:
            failure = self._call(choice, question)
            if isinstance(failure, Reading):
                return failure
            if not failure.again:
                if not self._mended(choice, question, failure):
                    raise _NextModelError(failure)
                continue
            failed += 1
            seconds = wait_s(failure, attempt=failed)
            left = self._left_s()
            if failed >= MOST_CALLS or seconds > MOST_ASKED_S or (left is not None and seconds >= left):
                raise _NextModelError(failure)
            self._on_wait(Wait(model=choice.label, seconds=seconds, reason=why(choice, failure)))
            sleep_until(self._clock() + seconds, sleep=self._sleep, clock=self._clock, canceled=self._canceled)

    def _mended(self, choice: ModelChoice, question: _Question, failure: Failure) -> bool:
        """Leaves out what a server turned down, where that is known to happen; says whether to call again."""
        if failure.kind != "request":
            return False
        said = failure.message.lower()
        if question.sees and has_pictures(question.messages) and any(
            word in said for word in ("image", "vision", "multimodal", "multi-modal")
        ):  # fmt: skip
            question.sees = False
            return True
        if question.thoughts and has_thoughts(question.messages) and any(
            word in said for word in ("thinking", "signature", "reasoning")
        ):  # fmt: skip
            question.thoughts = False
            return True
        if question.answer is not None and len(self._ways[choice]) > 1:
            self._ways[choice].pop(0)
            return True
        return False

    def _call(self, choice: ModelChoice, question: _Question) -> Reading | Failure:
        """One call. An exception of an SDK ends here: it may hold the key."""
        if self._canceled():
            raise CanceledError("no LLM was asked: it was asked to stop")
        if (left := self._left_s()) is not None and left <= 0:
            return _TOO_LATE
        max_tokens = _most(choice, question.max_tokens, question.limit_tokens)
        with (
            tracing.call_span(choice, purpose=question.purpose, max_tokens=max_tokens) as span, tracing.langsmith(),
            counted_call(choice) as count,
        ):  # fmt: skip
            chunks: list[AIMessageChunk] = []
            sent: list[BaseMessage] = []
            failure: Failure | None = None
            try:
                model = self._model(choice, max_tokens)
                bound, sent = self._prepared(choice, model, question)
                client = getattr(model, "client", None)
                stop = client.stop if isinstance(client, StoppableClient) else _nothing
                config = RunnableConfig(run_name=f"llm {question.purpose}", metadata={"purpose": question.purpose})
                stream(bound, sent, config=config, into=chunks, canceled=self._canceled, left_s=self._left_s,
                       stop=stop, let_go=closer_of(model, choice))  # fmt: skip
            except DeadlineError:
                failure = _TOO_LATE
            except Prompt2MeshError:
                raise
            except Exception as fault:  # noqa: BLE001 - every SDK has its own
                failure = read_failure(fault, choice)
            reading = read_answer(chunks, choice, sent_tokens=_about(sent))
            if failure is None:
                failure = _unsaid(reading)
            if chunks or failure is None:
                self._used += reading.usage
                count.usage = reading.usage
                tracing.used(span, reading.usage, cache_written_tokens=reading.cache_written_tokens,
                             reason=reading.reason, model=reading.model)  # fmt: skip
            count.failure = failure
            if failure is not None:
                if choice.provider == "google":
                    self._models.pop(choice, None)  # it was closed
                traces.failed(span, str(failure.status) if failure.status else failure.kind)
                return failure
            return reading

    def _prepared(
        self, choice: ModelChoice, model: BaseChatModel, question: _Question
    ) -> tuple[Any, list[BaseMessage]]:
        how = Asking()
        if question.answer is not None:
            ways = self._ways.setdefault(choice, list(ways_of(choice, model)))
            how = asking(question.answer, choice, ways[0])
        # Google holds a model either to a schema or to tools.
        offered = [] if choice.provider == "google" and how.options else tool_schemas(question.tools)
        offered += how.tools
        sees = question.sees and traits_of(choice).sees is not False
        sent = fit(question.messages, provider=choice.provider, label=choice.label, tools=bool(offered),
                   cache=self._cache, sees=sees, thoughts=question.thoughts)  # fmt: skip
        if how.words:
            sent.append(HumanMessage(how.words))
        more = options_of(choice, cache=self._cache, question=sent[:1], tools=offered)
        bound = offer(model, choice, offered, forced=how.choice, idle=question.answer is not None)
        return bound.bind(**how.options, **more), sent

    def _model(self, choice: ModelChoice, max_tokens: int) -> BaseChatModel:
        if choice not in self._models:
            self._models[choice] = open_model(choice)
        return limited(self._models[choice], choice, max_tokens=max_tokens)

    def _left_s(self) -> float | None:
        return None if self._end is None else self._end - self._clock()


def _nothing() -> None:
    pass


def _most(choice: ModelChoice, max_tokens: int, limit_tokens: int | None) -> int:
    """What is asked for, with room to think, within the limit and what the model can write."""
    traits = traits_of(choice)
    wished = max_tokens + (_THINKING_TOKENS if traits.thinks else 0)
    return max(1, min(wished, traits.max_output_tokens or wished, limit_tokens or wished))


def _about(sent: Sequence[BaseMessage]) -> int:
    blocks = [block for message in sent for block in blocks_of(message)]
    return sum(
        _PICTURE_TOKENS if one.get("type") == "image" else about_tokens(str(one.get("text", ""))) for one in blocks
    )


def _unsaid(reading: Reading) -> Failure | None:
    """A stream that ended, without a fault of the connection, before the model said why."""
    if reading.ending == "none":
        return Failure(kind="broken", message="the answer broke off")
    if reading.ending == "malformed":
        return Failure(kind="broken", message="it called a tool in a way that its provider could not read",
                       retry_after_s=0.0)  # fmt: skip
    return None
