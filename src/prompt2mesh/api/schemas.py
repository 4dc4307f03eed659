"""What the API answers with: tasks, versions and their files."""

from datetime import datetime
from typing import Any, Generic, Literal, TypeVar

from pydantic import BaseModel, ConfigDict, Field

from prompt2mesh.studio.ports.records import JobKind, JobState, VersionKind

Item = TypeVar("Item")
ModelerName = Literal["agent", "builtin"]


class Answer(BaseModel):
    """The base of all answers."""

    model_config = ConfigDict(json_schema_serialization_defaults_required=True)


class ListOf(Answer, Generic[Item]):
    """A page of a list, newest first."""

    items: list[Item]
    next_cursor: str | None = Field(default=None, description="Give it as `cursor` for the next page; null at the end.")


class FileLink(Answer):
    """A file of a version; the address works for whoever has it, until it expires."""

    name: str = Field(examples=["model.glb"])
    format: str = Field(examples=["glb"])
    media_type: str = Field(examples=["model/gltf-binary"])
    size_bytes: int = Field(examples=[264336])
    sha256: str = Field(examples=["9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"])
    url: str = Field(examples=["http://localhost:8000/v1/files/9f86…/model.glb?expires=1795694400&signature=…"])
    expires_at: datetime


class ChecklistCounts(Answer):
    """How many wishes of the prompt had each outcome."""

    met: int = Field(default=0, examples=[5])
    approximated: int = 0
    not_understood: int = 0


class VersionSummary(Answer):
    """What was measured."""

    prompt: str = Field(default="", examples=["a round oak table with four brass legs"])
    seed: int = Field(default=0, examples=[7])
    style: str = "smooth"
    detail: float = 1.0
    size_m: list[float] = Field(default=[], examples=[[1.1, 1.1, 0.75]])
    triangles: int = Field(default=0, examples=[1968])
    parts: int = Field(default=0, examples=[6])
    watertight: bool = Field(default=False, examples=[True])
    floating: list[str] = []
    checklist: ChecklistCounts = ChecklistCounts()
    modeler: ModelerName | None = Field(
        default=None, description="Who wrote the program; null where nobody did: sliders, parts, a program of yours."
    )
    score: float | None = Field(
        default=None,
        ge=0,
        le=10,
        description="How well it meets the words, as the agent judged it; null if nobody did.",
    )
    remaining: list[str] = Field(default=[], description="What is still wrong with it, as the agent saw it.")
    llm_model: str | None = Field(default=None, examples=["anthropic:claude-sonnet-4-5"])
    llm_tokens: int = Field(default=0, description="Read and written for this version.")
    llm_cost_usd: float | None = Field(default=None, description="Null where the price is not known.")


class Version(Answer):
    """One state of a model."""

    id: str = Field(examples=["ver_01kb2m3w5x6y7z8a9b0c1d2e3f"])
    project_id: str
    number: int = Field(description="Counts from 1 within the project.")
    parent_id: str | None
    branch: str | None = Field(examples=["main"], description="Null for a variant that nobody chose yet.")
    kind: VersionKind
    label: str = Field(description="The prompt, the sentence or the sliders that led to it.")
    summary: VersionSummary
    created_at: datetime
    files: list[FileLink]
    preview_url: str | None = Field(description="A signed address of the quick picture; null until it is made.")
    task_id: str | None = None


class QueuePlace(Answer):
    """Where a waiting task is in the queue."""

    position: int = Field(description="How many tasks go before it.")
    estimate_s: float = Field(description="In about how many seconds it starts.")


class TaskError(Answer):
    """Why a task failed."""

    code: str
    message: str
    hint: str = ""
    suggestions: list[str] = []


class TaskModeler(Answer):
    """Who did a task."""

    modeler: ModelerName
    model: str | None = Field(description="The LLM of the agent.", examples=["anthropic:claude-sonnet-4-5"])
    reason: str = Field(examples=["anthropic:claude-sonnet-4-5 models, with your key"])


class TaskLinks(Answer):
    """Where to go on from a task."""

    self: str = Field(examples=["http://localhost:8000/v1/tasks/job_01kb2m3w5x6y7z8a9b0c1d2e3f"])
    stream: str = Field(examples=["http://localhost:8000/v1/tasks/job_01kb2m3w5x6y7z8a9b0c1d2e3f/stream"])
    cancel: str = Field(examples=["http://localhost:8000/v1/tasks/job_01kb2m3w5x6y7z8a9b0c1d2e3f/cancel"])


class Task(Answer):
    """Work that was asked for."""

    id: str = Field(examples=["job_01kb2m3w5x6y7z8a9b0c1d2e3f"])
    kind: JobKind
    status: JobState = Field(examples=["SUCCEEDED"])
    progress: int = Field(ge=0, le=100, examples=[100])
    stage: str = Field(examples=["succeeded"])
    label: str = Field(description="The prompt or what else was asked.")
    queue: QueuePlace | None = Field(examples=[None], description="Null once it has started.")
    project_id: str | None
    version_id: str | None
    batch_id: str | None = Field(examples=[None])
    error: TaskError | None
    created_at: datetime
    started_at: datetime | None
    finished_at: datetime | None
    version: Version | None = Field(default=None, description="What it made, once it succeeded.")
    modeler: TaskModeler | None = Field(
        default=None,
        description="Who did it, once it succeeded and where there was a choice; before, see the event `modeler`.",
    )
    answer: str | None = Field(default=None, description="What the agent says, or the answer to a turn of a chat.")
    request: dict[str, Any] = Field(
        examples=[{"prompt": "a round oak table with four brass legs", "seed": 7}], description="What was asked."
    )
    links: TaskLinks
