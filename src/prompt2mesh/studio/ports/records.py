"""The records that the studio keeps: plain rows, as a store hands them out.

Every record that a person can name has an owner (`user_id`). Ids say what they
name by their prefix and sort by the time they were made.
"""

import secrets
import time
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Literal

Role = Literal["user", "admin"]
Scope = Literal["models:read", "models:write", "account", "admin"]
SCOPES: tuple[Scope, ...] = ("models:read", "models:write", "account", "admin")
JobKind = Literal["text-to-3d", "edit", "chat", "parameters", "parts", "variant", "program", "export"]
JobState = Literal["PENDING", "IN_PROGRESS", "SUCCEEDED", "FAILED", "CANCELED"]
FINAL_STATES: tuple[JobState, ...] = ("SUCCEEDED", "FAILED", "CANCELED")
Priority = Literal["high", "normal", "low"]
Lane = Literal["interactive", "batch", "background"]
VersionKind = Literal["prompt", "edit", "chat", "parameters", "parts", "variant", "program", "revert", "branch"]
Visibility = Literal["private", "link", "public"]

_ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"  # Crockford's base 32


def new_id(prefix: str) -> str:
    """A new id such as `job_01jd…`: 48 bits of time in milliseconds, then 80 random ones (the layout of a ULID)."""
    return _id(prefix, time.time_ns() // 1_000_000, secrets.randbits(80))


def first_id(prefix: str, moment: datetime) -> str:
    """The lowest id that could have been made at a moment: all made later sort after it."""
    return _id(prefix, max(0, int(moment.timestamp() * 1000)), 0)


def _id(prefix: str, milliseconds: int, tail: int) -> str:
    number = milliseconds << 80 | tail
    digits: list[str] = []
    for _ in range(26):
        number, digit = divmod(number, 32)
        digits.append(_ALPHABET[digit])
    return f"{prefix}_{''.join(reversed(digits))}"


def no_data() -> dict[str, Any]:
    """An empty JSON object."""
    return {}


@dataclass(frozen=True, kw_only=True)
class User:
    """A person with an account.

    Attributes:
        epoch: Grows when every token is to die.
        limits: Overrides the default quotas.
        team: Whose quota of instances they count against as well; empty for none.
    """

    id: str
    email: str
    display_name: str = ""
    password_hash: str | None = None
    role: Role = "user"
    epoch: int = 0
    limits: dict[str, Any] = field(default_factory=no_data)
    team: str = ""
    created_at: datetime
    disabled_at: datetime | None = None


@dataclass(frozen=True, kw_only=True)
class RefreshToken:
    """One link of a family of refresh tokens; only its hash is kept."""

    id: str
    user_id: str
    family: str
    token_hash: str
    user_agent: str = ""
    ip: str = ""
    created_at: datetime
    family_created_at: datetime
    expires_at: datetime
    used_at: datetime | None = None
    revoked_at: datetime | None = None


@dataclass(frozen=True, kw_only=True)
class ApiKey:
    """A key for programs; only its hash is kept."""

    id: str
    user_id: str
    name: str
    prefix: str
    key_hash: str
    scopes: list[Scope]
    created_at: datetime
    expires_at: datetime | None = None
    last_used_at: datetime | None = None
    revoked_at: datetime | None = None


@dataclass(frozen=True, kw_only=True)
class AuditEntry:
    """Something that happened to an account or by an administrator."""

    id: str
    at: datetime
    action: str
    user_id: str | None = None
    actor_id: str | None = None
    object_id: str = ""
    ip: str = ""
    user_agent: str = ""
    detail: dict[str, Any] = field(default_factory=no_data)


@dataclass(frozen=True, kw_only=True)
class Project:
    """A model and all its versions."""

    id: str
    user_id: str
    name: str
    description: str = ""
    tags: list[str] = field(default_factory=list[str])
    visibility: Visibility = "private"
    share_token: str | None = None
    created_at: datetime
    updated_at: datetime
    published_at: datetime | None = None


@dataclass(frozen=True, kw_only=True)
class Branch:
    """A named line of versions; `head_version_id` is the newest of it."""

    project_id: str
    name: str
    head_version_id: str | None
    created_at: datetime


@dataclass(frozen=True, kw_only=True)
class Version:
    """One state of a model.

    Attributes:
        number: Counts from 1 within the project.
        branch: The branch it was made on; a variant nobody chose is on none.
        label: The prompt, the sentence or the sliders that led to it.
        program_hash: Of the mesh program, which is the file `model.p2m.json`.
        build_key: Names the program and everything that its build depends on.
        summary: Size, triangles, checklist counts, seed: what a list shows.
    """

    id: str
    project_id: str
    user_id: str
    number: int
    parent_id: str | None
    branch: str | None
    kind: VersionKind
    label: str
    program_hash: str
    build_key: str
    job_id: str | None
    summary: dict[str, Any] = field(default_factory=no_data)
    created_at: datetime


@dataclass(frozen=True, kw_only=True)
class StoredFile:
    """A named file whose bytes are in the blob store."""

    name: str
    digest: str
    size_bytes: int
    media_type: str


@dataclass(frozen=True, kw_only=True)
class Build:
    """A finished build, found again by its key: the same program is not built twice."""

    key: str
    files: list[StoredFile]
    created_at: datetime


@dataclass(frozen=True, kw_only=True)
class Upload:
    """A picture that a person sent as a reference."""

    id: str
    user_id: str
    file: StoredFile
    created_at: datetime


@dataclass(frozen=True, kw_only=True)
class Scene:
    """What a person left open in their instance's Blender: the newest saved copy for a project.

    Attributes:
        project_id: The project that was shown; None for none, or one that was deleted.
        version_id: The version that was shown.
        digest: Of the .blend in the blob store.
    """

    id: str
    user_id: str
    project_id: str | None = None
    version_id: str | None = None
    digest: str
    size_bytes: int
    saved_at: datetime


@dataclass(frozen=True, kw_only=True)
class ChatTurn:
    """One turn of the conversation about a project's model.

    Attributes:
        branch: The branch whose head the turn was about.
        text: What the person said.
        answer: What came back; None while it is worked on.
        error: `code`, `message`, `hint` where it failed or was canceled.
        base_version_id: The head before the turn.
        version_id: What the turn made of it; None where it changed nothing.
        undone_at: When the person took the turn back.
    """

    id: str
    project_id: str
    user_id: str
    job_id: str
    branch: str
    text: str
    answer: str | None = None
    error: dict[str, Any] | None = None
    base_version_id: str | None = None
    version_id: str | None = None
    created_at: datetime
    undone_at: datetime | None = None


@dataclass(frozen=True, kw_only=True)
class ProviderKey:
    """A person's own access to an LLM.

    Attributes:
        provider: As in `studio.ports.agent.Provider`.
        models: As the provider names them; the first is asked first.
        secret: The encrypted key.
        hint: The last letters of the key, for its owner to know it by.
        position: The order in which a person's providers are asked.
    """

    id: str
    user_id: str
    provider: str
    models: list[str]
    base_url: str = ""
    secret: str = field(default="", repr=False)
    hint: str = ""
    position: int = 0
    created_at: datetime


@dataclass(frozen=True, kw_only=True)
class UserKey:
    """A person's own key, which seals their secrets.

    Attributes:
        wrapped: The key, encrypted by the secret of the service.
    """

    id: str
    user_id: str
    wrapped: str = field(repr=False)
    created_at: datetime


@dataclass(frozen=True, kw_only=True)
class Batch:
    """Many jobs asked for at once: the lines of a list, or the variants of one model."""

    id: str
    user_id: str
    name: str
    kind: Literal["prompts", "variants"]
    project_id: str | None = None
    created_at: datetime


@dataclass(frozen=True, kw_only=True)
class Job:
    """Work that was promised: it ends exactly once, in a final state.

    Attributes:
        turn: Its place in the fair order of all queues; the smallest goes next.
        attempt: How often a runner has taken it; with `runner_id` it is the fencing token of every write.
        forgiven: How many attempts ended by an orderly shutdown and do not count against it.
        request: What was asked, as its kind says.
        result: `version_id`, `project_id` and more once it succeeded.
        error: `code`, `message`, `hint` once it failed.
        event_count: The number of the newest event.
        origin: What its request is called in logs, and its trace context; see `telemetry.traces.origin`.
    """

    id: str
    user_id: str
    kind: JobKind
    state: JobState = "PENDING"
    lane: Lane = "interactive"
    priority: Priority = "normal"
    turn: float = 0.0
    attempt: int = 0
    forgiven: int = 0
    progress: int = 0
    stage: str = "queued"
    request: dict[str, Any] = field(default_factory=no_data)
    result: dict[str, Any] | None = None
    error: dict[str, Any] | None = None
    project_id: str | None = None
    batch_id: str | None = None
    batch_index: int | None = None
    webhook_url: str | None = None
    origin: dict[str, Any] | None = None
    event_count: int = 0
    runner_id: str | None = None
    lease_until: datetime | None = None
    cancel_requested_at: datetime | None = None
    created_at: datetime
    started_at: datetime | None = None
    finished_at: datetime | None = None


@dataclass(frozen=True, kw_only=True)
class JobEvent:
    """One line of a job's stream; `number` counts from 1 without gaps."""

    job_id: str
    number: int
    at: datetime
    type: str
    data: dict[str, Any]


@dataclass(frozen=True, kw_only=True)
class Runner:
    """A process that takes jobs; silent for long, it is dead."""

    id: str
    host: str
    pid: int
    slots: int
    started_at: datetime
    seen_at: datetime
    status: dict[str, Any] = field(default_factory=no_data)


@dataclass(frozen=True, kw_only=True)
class WebhookDelivery:
    """A message that is owed to somebody's server."""

    id: str
    user_id: str
    job_id: str
    url: str
    event: str
    payload: dict[str, Any]
    state: Literal["PENDING", "DELIVERED", "FAILED"] = "PENDING"
    attempts: int = 0
    next_at: datetime
    last_status: int | None = None
    last_error: str = ""
    created_at: datetime
    delivered_at: datetime | None = None


@dataclass(frozen=True, kw_only=True)
class SavedResponse:
    """The first answer to an idempotency key; `status` is None while that request still runs."""

    user_id: str
    key: str
    request_hash: str
    status: int | None
    body: dict[str, Any] | None
    created_at: datetime


@dataclass(frozen=True, kw_only=True)
class Page:
    """How to cut a list: at most `limit` items after the one that `after` names, newest first."""

    limit: int = 20
    after: str | None = None
