"""What the server answers with.

Lenient on purpose: a field that a newer server adds is passed over, and one
that an older server leaves out has a default, so that client and server need
not be of the same release.
"""

from datetime import datetime
from typing import Any, Generic, Literal, TypeVar

from pydantic import BaseModel, ConfigDict, Field

T = TypeVar("T")
TaskStatus = Literal["PENDING", "IN_PROGRESS", "SUCCEEDED", "FAILED", "CANCELED"]
FINAL: frozenset[TaskStatus] = frozenset({"SUCCEEDED", "FAILED", "CANCELED"})


class Answer(BaseModel):
    """Anything that the server answers with."""

    model_config = ConfigDict(extra="ignore", frozen=True, protected_namespaces=())


class Page(Answer, Generic[T]):
    """A part of a list; `next_cursor` asks for the next part."""

    items: list[T]
    next_cursor: str | None = None


class File(Answer):
    """A file of a version; `url` is signed and works until `expires_at`."""

    name: str
    format: str = ""
    media_type: str = "application/octet-stream"
    size_bytes: int | None = None
    sha256: str = ""
    url: str
    expires_at: datetime | None = None


class WishCounts(Answer):
    """How many wishes of a prompt had which outcome."""

    met: int = 0
    approximated: int = 0
    not_understood: int = 0


class Summary(Answer):
    """What a list shows of a model; lengths in metres: width, depth, height.

    Attributes:
        modeler: `agent` or `builtin`; None where a person wrote it or slid it.
        score: How well it meets the words, from 0 to 10, as the agent judged it.
        remaining: What is still wrong with it, as the agent saw it.
        llm_cost_usd: None where the price is not known.
    """

    prompt: str = ""
    seed: int = 0
    style: str = ""
    detail: float = 1.0
    size_m: list[float] = []
    triangles: int = 0
    parts: int = 0
    watertight: bool = False
    floating: list[str] = []
    checklist: WishCounts = WishCounts()
    modeler: str | None = None
    score: float | None = None
    remaining: list[str] = []
    llm_model: str | None = None
    llm_tokens: int = 0
    llm_cost_usd: float | None = None


class Version(Answer):
    """One state of a model."""

    id: str
    project_id: str
    number: int
    parent_id: str | None = None
    branch: str | None = None
    kind: str = ""
    label: str = ""
    summary: Summary = Summary()
    created_at: datetime
    files: list[File] = []
    preview_url: str | None = None
    task_id: str | None = None


class Fault(Answer):
    """Why a task failed."""

    code: str = "internal"
    message: str = ""
    hint: str = ""
    suggestions: list[str] = []


class Queue(Answer):
    """Where a task stands; 0 goes next."""

    position: int = 0
    estimate_s: float | None = None


class TaskModeler(Answer):
    """Who did a task: `agent` (with which LLM) or `builtin`, and why."""

    modeler: str
    model: str | None = None
    reason: str = ""


class Task(Answer):
    """Work that the server does: it ends SUCCEEDED, FAILED or CANCELED."""

    id: str
    kind: str
    status: TaskStatus
    progress: int = 0
    stage: str = ""
    queue: Queue | None = None
    project_id: str | None = None
    version_id: str | None = None
    batch_id: str | None = None
    label: str = ""
    error: Fault | None = None
    created_at: datetime
    started_at: datetime | None = None
    finished_at: datetime | None = None
    version: Version | None = None
    modeler: TaskModeler | None = None
    answer: str | None = None
    request: dict[str, Any] = {}

    @property
    def final(self) -> bool:
        """Whether it has ended."""
        return self.status in FINAL


class TaskEvent(Answer):
    """Something that happened to a task.

    Attributes:
        id: Its number within the stream, from 1.
        type: queued, started, modeler, stage, agent, files, retried, succeeded, failed or canceled.
        data: What the type says.
    """

    id: int
    type: str
    data: dict[str, Any] = {}


class Branch(Answer):
    """A line of versions and its newest one."""

    name: str
    head_version_id: str | None = None


class Project(Answer):
    """A model and all its versions."""

    id: str
    name: str
    description: str = ""
    tags: list[str] = []
    visibility: str = "private"
    favourite: bool = False
    branches: list[Branch] = []
    head: Version | None = None
    created_at: datetime
    updated_at: datetime
    share_url: str | None = None


class Share(Answer):
    """A link that opens a project to whoever has it."""

    share_token: str
    url: str


class Parameter(Answer):
    """A slider of a version; `choices` instead of a range where it is one of a few words."""

    name: str
    label: str = ""
    group: str = ""
    kind: str = "number"
    unit: str = ""
    minimum: float | None = None
    maximum: float | None = None
    step: float | None = None
    default: float | bool | str | None = None
    value: float | bool | str | None = None
    choices: list[str] = []
    description: str = ""


class Part(Answer):
    """A part of a version; `copies` parts share one path, and a change changes all of them."""

    path: str
    label: str = ""
    object: str = ""
    material: str = ""
    color: str = ""
    size_m: list[float] = []
    triangles: int = 0
    watertight: bool = False
    copies: int = 1


class Wish(Answer):
    """One wish of the prompt and what became of it."""

    phrase: str
    kind: str = ""
    status: str
    note: str = ""


class Checklist(Answer):
    """Every wish of the prompt."""

    items: list[Wish] = []


class ParameterList(Answer):
    """The sliders of a version."""

    parameters: list[Parameter] = []


class PartList(Answer):
    """The parts of a version."""

    parts: list[Part] = []


class Difference(Answer):
    """One difference between two versions, in data and in words."""

    path: str = ""
    kind: str = ""
    before: Any = None
    after: Any = None
    text: str = ""


class Previews(Answer):
    """Signed addresses of the quick pictures."""

    before: str | None = None
    after: str | None = None


class Comparison(Answer):
    """What changed from one version to another."""

    changes: list[Difference] = []
    before: Summary = Summary()
    after: Summary = Summary()
    previews: Previews = Previews()


class Batch(Answer):
    """Many tasks asked for at once; `counts` says how many are in each state."""

    id: str
    name: str = ""
    kind: str = "prompts"
    project_id: str | None = None
    counts: dict[str, int] = {}
    total: int = 0
    created_at: datetime
    archive_url: str = ""

    @property
    def ended(self) -> int:
        """How many of them have ended."""
        return sum(count for state, count in self.counts.items() if state in FINAL)


class Upload(Answer):
    """A picture that was sent as a reference."""

    id: str
    file: File | None = None
    created_at: datetime


class SharedModel(Answer):
    """A model that its owner shows to others."""

    project_id: str
    name: str
    description: str = ""
    tags: list[str] = []
    owner_name: str = ""
    visibility: str = "public"
    favourite: bool = False
    mine: bool = False
    published_at: datetime | None = None
    version: Version | None = None
    share_url: str | None = None


class User(Answer):
    """An account; `limits` are those that differ from the usual ones."""

    id: str
    email: str
    display_name: str = ""
    role: str = "user"
    has_password: bool = True
    disabled: bool = False
    limits: dict[str, Any] = {}
    team: str = ""
    scopes: list[str] = []
    created_at: datetime | None = None


class TokenPair(Answer):
    """A login: the access token for the next minutes, the refresh token for the pair after it."""

    access_token: str = Field(repr=False)
    refresh_token: str | None = Field(default=None, repr=False)
    expires_in: int | None = None
    session_id: str | None = None
    user: User | None = None


class LoginOptions(Answer):
    """How people get in at a server: open, invite or closed."""

    signup: str = "open"
    provider_login: bool = False


class ApiKey(Answer):
    """A key for programs; `secret` is shown once, when it is made."""

    id: str
    name: str
    prefix: str = ""
    scopes: list[str] = []
    created_at: datetime | None = None
    expires_at: datetime | None = None
    last_used_at: datetime | None = None
    secret: str | None = Field(default=None, repr=False)


class LoginSession(Answer):
    """A place where somebody is logged in."""

    id: str
    current: bool = False
    user_agent: str = ""
    ip: str = ""
    began_at: datetime | None = None
    last_refreshed_at: datetime | None = None
    expires_at: datetime | None = None


class AuditLine(Answer):
    """Something that happened to an account."""

    id: str
    at: datetime
    action: str
    user_id: str | None = None
    actor_id: str | None = None
    object_id: str = ""
    ip: str = ""
    user_agent: str = ""
    detail: dict[str, Any] = {}


class Invitation(Answer):
    """Lets one address sign up."""

    email: str
    invitation: str = Field(repr=False)
    url: str = ""
    expires_at: datetime | None = None


class WebhookMessage(Answer):
    """A message to somebody's server, and what became of it: PENDING, DELIVERED or FAILED."""

    id: str
    task_id: str
    type: str = ""
    url: str = ""
    state: str = ""
    attempts: int = 0
    next_attempt_at: datetime | None = None
    last_status: int | None = None
    last_error: str = ""
    created_at: datetime | None = None
    delivered_at: datetime | None = None
    user_id: str | None = None


class WebhookSecret(Answer):
    """What signs the webhooks of an account."""

    secret: str = Field(repr=False)


class Usage(Answer):
    """What was used, and how much is allowed; `today` begins anew in `resets_in_s` seconds."""

    day: str = ""
    resets_in_s: int = 0
    today: dict[str, float] = {}
    waiting: int = 0
    running: int = 0
    storage_bytes: int = 0
    limits: dict[str, float | None] = {}


class LlmKey(Answer):
    """Your own access to an LLM, without the key; `hint` is its last letters."""

    id: str
    provider: str
    models: list[str] = []
    base_url: str = ""
    hint: str = ""
    position: int = 0
    created_at: datetime | None = None


class LlmKeyTest(Answer):
    """Whether an LLM answered to a key; `code` and `message` say why not."""

    ok: bool
    model: str = ""
    seconds: float = 0.0
    code: str = ""
    message: str = ""
    hint: str = ""


class LlmModel(Answer):
    """An LLM that would be asked, and whose key it is: `user` or `service`."""

    label: str
    owner: str = "service"


class AgentBudget(Answer):
    """What a run of the agent may use."""

    tokens: int = 0
    cost_usd: float = 0.0
    minutes: float = 0.0
    iterations: int = 0


class Llm(Answer):
    """Who would model for you now: `agent` or `builtin`, and why."""

    modeler: str = "builtin"
    models: list[LlmModel] = []
    reason: str = ""
    budget: AgentBudget = AgentBudget()
    ceiling: AgentBudget = AgentBudget()
    tokens_left_today: int = 0


class ChatTurn(Answer):
    """One turn of the conversation about a model.

    Attributes:
        status: working, answered, failed, canceled or undone.
        version_id: What it made of the model; None where it changed nothing.
    """

    id: str
    project_id: str
    task_id: str
    branch: str = "main"
    text: str = ""
    status: str = "working"
    answer: str | None = None
    error: Fault | None = None
    base_version_id: str | None = None
    version_id: str | None = None
    created_at: datetime
    undone_at: datetime | None = None


class TurnUndone(Answer):
    """The model as it was before a turn, and the turns that were taken back."""

    version: Version
    turns: list[ChatTurn] = []


class Kind(Answer):
    """A thing that the library can make; `example` is a prompt that makes one."""

    name: str
    title: str = ""
    family: str = ""
    description: str = ""
    words: list[str] = []
    example: str = ""


class KindDetails(Kind):
    """The same with all that can be said of it."""

    parameters: list[Parameter] = []
    materials: dict[str, str] = {}
    styles: list[str] = []
    states: list[str] = []
    adjectives: list[str] = []


class Material(Answer):
    """A material that parts can be of."""

    name: str
    title: str = ""
    family: str = ""
    color: str = ""
    roughness: float = 0.5
    metallic: float = 0.0
    transparent: bool = False
    words: list[str] = []


class AdminTask(Task):
    """A task, and whose it is."""

    user_id: str


class ServerVersion(Answer):
    """What runs there; `engine` names the code that builds models."""

    version: str
    engine: str = ""
