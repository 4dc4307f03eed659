"""What the endpoints of LLM keys and of the conversation take and answer with."""

from datetime import datetime
from typing import Annotated, Any, Literal

from pydantic import ConfigDict, Field, SecretStr

from prompt2mesh.api.account_schemas import Question
from prompt2mesh.api.schemas import Answer, TaskError, Version
from prompt2mesh.studio.ports.agent import Budget, Provider
from prompt2mesh.studio.ports.records import ChatTurn, Priority, ProviderKey
from prompt2mesh.studio.service.llm_choices import LlmOverview
from prompt2mesh.studio.service.provider_keys import MOST_MODELS, KeyChange, Tested
from prompt2mesh.studio.service.requests import BranchName, BudgetWish, Id, Message, ModelerChoice

ModelName = Annotated[str, Field(pattern=r"^[A-Za-z0-9][A-Za-z0-9_.:/@+-]{0,199}$", examples=["claude-sonnet-4-5"])]
Secret = Annotated[SecretStr, Field(max_length=500, examples=["sk-ant-…"])]
Address = Annotated[str, Field(max_length=2000, examples=["https://llm.example.com/v1"])]
Position = Annotated[int, Field(ge=0, le=1000)]


class NewLlmKey(Question):
    """Your own access to an LLM."""

    model_config = ConfigDict(extra="forbid", json_schema_extra={"examples": [
        {"provider": "anthropic", "models": ["claude-sonnet-4-5"], "api_key": "sk-ant-an-example-0000"},
        {"provider": "openai", "models": ["qwen3-vl"], "api_key": "", "base_url": "https://llm.example.com/v1"},
    ]})  # fmt: skip

    provider: Provider
    models: list[ModelName] = Field(
        default=[], max_length=MOST_MODELS, description="The first is asked first; empty is the provider's usual one."
    )
    api_key: Secret = Field(default=SecretStr(""), description="Encrypted at rest; never shown again.")
    base_url: Address = Field(
        default="", description="Of a server that speaks the provider's language: a gateway, vLLM, Ollama."
    )

    def change(self) -> KeyChange:
        """As the use case takes it."""
        return KeyChange(models=self.models, api_key=self.api_key.get_secret_value(), base_url=self.base_url)


class LlmKeyChange(Question):
    """What to change of a key; what is left out stays."""

    model_config = ConfigDict(extra="forbid", json_schema_extra={"examples": [{"position": 1}]})

    models: list[ModelName] | None = Field(default=None, max_length=MOST_MODELS)
    api_key: Secret | None = Field(default=None, description="Another key in place of the one there is.")
    base_url: Address | None = Field(default=None, description="Another address needs `api_key` beside it.")
    position: Position | None = Field(default=None, description="Keys are asked in this order.")

    def change(self) -> KeyChange:
        """As the use case takes it."""
        return KeyChange(models=self.models, api_key=None if self.api_key is None else self.api_key.get_secret_value(),
                         base_url=self.base_url, position=self.position)  # fmt: skip


class LlmKey(Answer):
    """Your access to an LLM, without the key."""

    id: str = Field(examples=["llm_01kb2m3w5x6y7z8a9b0c1d2e3f"])
    provider: str = Field(examples=["anthropic"])
    models: list[str] = Field(examples=[["claude-sonnet-4-5"]])
    base_url: str = Field(examples=[""])
    hint: str = Field(description="The last letters of the key.", examples=["0000"])
    position: int
    created_at: datetime

    @classmethod
    def of(cls, key: ProviderKey) -> "LlmKey":
        """A key without its secret."""
        return cls(id=key.id, provider=key.provider, models=key.models, base_url=key.base_url, hint=key.hint,
                   position=key.position, created_at=key.created_at)  # fmt: skip


class LlmKeyTest(Answer):
    """Whether an LLM answers to a key."""

    ok: bool
    model: str = Field(description="Which answered, or was asked.", examples=["anthropic:claude-sonnet-4-5"])
    seconds: float
    code: str = Field(description="Of the error; empty when it answered.", examples=[""])
    message: str = Field(examples=[""])
    hint: str = Field(examples=[""])

    @classmethod
    def of(cls, tested: Tested) -> "LlmKeyTest":
        """How a test went."""
        return cls(**vars(tested))


class BudgetShown(Answer):
    """What a run of the agent may use."""

    tokens: int = Field(examples=[400_000])
    cost_usd: float = Field(examples=[2.0])
    minutes: float = Field(examples=[15.0])
    iterations: int = Field(examples=[3])

    @classmethod
    def of(cls, budget: Budget) -> "BudgetShown":
        """A budget as an answer."""
        return cls(**vars(budget))


class LlmModel(Answer):
    """A model that would be asked."""

    label: str = Field(examples=["anthropic:claude-sonnet-4-5"])
    owner: Literal["user", "service"] = Field(description="Whose key it is.")


class Llm(Answer):
    """Who would model for you now, and what a run may use."""

    modeler: Literal["agent", "builtin"] = Field(description="Who works where a request says `auto`.")
    models: list[LlmModel] = Field(description="In the order in which they are asked.")
    reason: str
    budget: BudgetShown = Field(description="Of a run that says nothing.")
    ceiling: BudgetShown = Field(description="Most that a run may ask for.")
    tokens_left_today: int

    @classmethod
    def of(cls, overview: LlmOverview) -> "Llm":
        """An overview as an answer."""
        return cls(
            modeler=overview.modeler, models=[LlmModel(label=one.label, owner=one.owner) for one in overview.models],
            reason=overview.reason, budget=BudgetShown.of(overview.budget), ceiling=BudgetShown.of(overview.ceiling),
            tokens_left_today=overview.tokens_left_today,
        )  # fmt: skip


class ChatMessage(Question):
    """A question about the model, or a change of it."""

    model_config = ConfigDict(extra="forbid", json_schema_extra={"examples": [
        {"message": "how tall is it?"}, {"message": "make it a bit taller", "modeler": "agent"},
    ]})  # fmt: skip

    message: Message
    branch: BranchName = "main"
    base_version_id: Id | None = Field(default=None, description="The head of the branch where none is named.")
    modeler: ModelerChoice = "auto"
    budget: BudgetWish = BudgetWish()
    preview: bool = Field(default=True, description="Take the quick picture of a changed model too.")
    priority: Priority = "normal"


class Turn(Answer):
    """One turn of the conversation about a model."""

    id: str = Field(examples=["turn_01kb2m3w5x6y7z8a9b0c1d2e3f"])
    project_id: str
    task_id: str
    branch: str = Field(examples=["main"])
    text: str = Field(description="What you said.", examples=["make it a bit taller"])
    status: Literal["working", "answered", "failed", "canceled", "undone"]
    answer: str | None = Field(description="Null until it is answered.", examples=["It is 10 cm taller now."])
    error: TaskError | None = Field(examples=[None])
    base_version_id: str | None
    version_id: str | None = Field(description="What it made of the model; null where it changed nothing.")
    created_at: datetime
    undone_at: datetime | None = Field(examples=[None])

    @classmethod
    def of(cls, turn: ChatTurn) -> "Turn":
        """A turn as an answer."""
        return cls(
            id=turn.id, project_id=turn.project_id, task_id=turn.job_id, branch=turn.branch, text=turn.text,
            status=_status(turn), answer=turn.answer,
            error=TaskError.model_validate(turn.error) if turn.error else None,
            base_version_id=turn.base_version_id, version_id=turn.version_id, created_at=turn.created_at,
            undone_at=turn.undone_at,
        )  # fmt: skip


class TurnUndone(Answer):
    """The model as it was before a turn."""

    version: Version = Field(description="The new head of the branch.")
    turns: list[Turn] = Field(description="What was taken back: the turn, and later ones that built on it.")


def _status(turn: ChatTurn) -> Any:
    if turn.undone_at is not None:
        return "undone"
    if turn.error is not None:
        return "canceled" if turn.error.get("code") == "canceled" else "failed"
    return "working" if turn.answer is None else "answered"
