"""Port for the agent: an LLM that models by tools, looks at what it made, and improves it.

A run belongs to a thread (a job's id). It is kept step by step, so that a run
which was killed goes on where it was, and no call that was paid for is made
again. Pictures are in the blob store, so that any machine can go on.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal, Protocol

from prompt2mesh.mesh.checklist import Checklist
from prompt2mesh.mesh.program import MeshProgram
from prompt2mesh.studio.ports.modeling import Canceled, Style, never
from prompt2mesh.studio.ports.records import StoredFile

Provider = Literal["anthropic", "bedrock", "openai", "ollama", "google"]
PROVIDERS: tuple[Provider, ...] = ("anthropic", "bedrock", "openai", "ollama", "google")
AgentMode = Literal["make", "edit", "chat"]
AgentStage = Literal[
    "refine", "analyse", "plan", "execute", "look", "assess", "improve", "evaluate", "complete", "wait",
]  # fmt: skip
StopReason = Literal[
    "good", "stalled", "iterations", "tokens", "cost", "minutes", "refused", "unavailable", "answered",
]  # fmt: skip


# Asked where a provider is chosen and no model named; each sees pictures and uses tools.
DEFAULT_MODELS: dict[Provider, str] = {
    "anthropic": "claude-sonnet-5-5", "bedrock": "global.anthropic.claude-sonnet-5-5", "openai": "gpt-6.2-sol",
    "ollama": "qwen3-vl", "google": "gemini-3.8-flash",
}  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class ModelChoice:
    """An LLM to ask.

    Attributes:
        model: As its provider names it.
        api_key: Never shown or logged; empty where the provider needs none, or finds its own (Bedrock).
        base_url: Another address than the provider's own: vLLM, a gateway, Ollama.
        owner: Whose key it is.
    """

    provider: Provider
    model: str
    api_key: str = field(default="", repr=False)
    base_url: str = ""
    owner: Literal["user", "service"] = "service"

    @property
    def label(self) -> str:
        """How people and settings write it: `anthropic:claude-sonnet-5-5`."""
        return f"{self.provider}:{self.model}"


@dataclass(frozen=True, kw_only=True)
class Budget:
    """What a run may use; reaching any of these ends it in order, with the best version so far."""

    tokens: int = 400_000
    cost_usd: float = 2.0
    minutes: float = 15.0
    iterations: int = 3


@dataclass(frozen=True, kw_only=True)
class LlmUsage:
    """What calls to an LLM took; `cost_usd` is None where a price is not known.

    Attributes:
        input_tokens: All that was read, what came from the provider's cache among it.
        cached_tokens: What came from the provider's cache.
    """

    calls: int = 0
    input_tokens: int = 0
    output_tokens: int = 0
    cached_tokens: int = 0
    cost_usd: float | None = 0.0

    @property
    def tokens(self) -> int:
        """Read and written together."""
        return self.input_tokens + self.output_tokens

    def __add__(self, other: "LlmUsage") -> "LlmUsage":
        """The sum; its cost is unknown where one of both is."""
        cost = None if self.cost_usd is None or other.cost_usd is None else self.cost_usd + other.cost_usd
        return LlmUsage(
            calls=self.calls + other.calls, input_tokens=self.input_tokens + other.input_tokens,
            output_tokens=self.output_tokens + other.output_tokens,
            cached_tokens=self.cached_tokens + other.cached_tokens, cost_usd=cost,
        )  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class ChatLine:
    """One line of a conversation about a model."""

    role: Literal["user", "assistant"]
    text: str


@dataclass(frozen=True, kw_only=True)
class Reference:
    """A picture to model after, in the blob store."""

    file: StoredFile


@dataclass(frozen=True, kw_only=True)
class AgentTask:
    """What the agent is to do.

    Attributes:
        thread_id: Names the run; the same id goes on with it.
        user_id: For traces.
        mode: A new model, a change of one, or a turn of a conversation, which may change it or not.
        text: The prompt, the sentence or the turn.
        program: The open model; None for a new one.
        checklist: What became of the words that led to it.
        history: The turns before this one, oldest first.
        references: Pictures that guide plan and critique.
        models: Whom to ask: the first that answers; at least one.
    """

    thread_id: str
    user_id: str = ""
    mode: AgentMode
    text: str
    program: MeshProgram | None = None
    checklist: Checklist = field(default_factory=Checklist)
    history: tuple[ChatLine, ...] = ()
    references: tuple[Reference, ...] = ()
    seed: int = 0
    style: Style = "smooth"
    detail: float = 1.0
    scale: float = 1.0
    models: tuple[ModelChoice, ...]
    budget: Budget = Budget()


@dataclass(frozen=True, kw_only=True)
class AgentStep:
    """One line of the run's stream.

    Attributes:
        number: Counts from 1 in the run, without gaps. A run that goes on after a kill may tell its newest step
            again with the same number: whoever listens keeps the first.
        title: What was done, in a line.
        reasons: Why, in the agent's own words.
        pictures: What it looked at.
        score: How well the model meets the words, from 0 to 10; None where nobody judged.
        usage: Of this step alone.
        total: Of the run so far.
        progress: From 0 to 100.
    """

    number: int
    stage: AgentStage
    title: str
    reasons: str = ""
    pictures: tuple[StoredFile, ...] = ()
    score: float | None = None
    iteration: int = 0
    model: str = ""
    usage: LlmUsage = LlmUsage()
    total: LlmUsage = LlmUsage()
    progress: int = 0


@dataclass(frozen=True, kw_only=True)
class AgentResult:
    """How a run ended.

    Attributes:
        program: The best version; None where a turn of a conversation changed nothing.
        checklist: What became of every wish.
        answer: What to tell the person.
        score: Of that version, from 0 to 10; None where nobody could judge it.
        remaining: What is still wrong with it, as the agent saw it.
        stop_reason: Why it ended.
        steps: How many steps it told.
    """

    program: MeshProgram | None
    checklist: Checklist
    answer: str = ""
    score: float | None = None
    remaining: tuple[str, ...] = ()
    stop_reason: StopReason
    iterations: int = 0
    usage: LlmUsage = LlmUsage()
    models: tuple[str, ...] = ()
    steps: int = 0


TellStep = Callable[[AgentStep], None]


class Agent(Protocol):
    """Models with an LLM."""

    def run(self, task: AgentTask, *, folder: Path, tell: TellStep, canceled: Canceled = never) -> AgentResult:
        """Does a task, from where its thread was left.

        Args:
            task: What to do.
            folder: For files on their way to the blob store; may be lost at any moment.
            tell: Told each step when it is done.
            canceled: Asked several times a second whether to stop.

        Raises:
            CanceledError: It was asked to stop.
            LlmKeyError: The provider does not take the key, and nothing was made yet.
            LlmRefusedError: The LLM would not do this, and nothing was made yet.
            LlmUnavailableError: No model of the task answered, however long it was tried, and nothing was made yet.
            LimitError: The budget was used up before anything was made.
            Prompt2MeshError: Something else that somebody must mend.
        """
        ...

    def forget(self, thread_id: str) -> None:
        """Lets go of what is kept of a run that has ended."""
        ...

    def threads(self) -> Sequence[str]:
        """The runs of which something is kept."""
        ...

    def close(self) -> None:
        """Lets every connection go."""
        ...
