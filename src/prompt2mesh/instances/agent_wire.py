"""What an instance's agent and those who ask it say to each other; both sides read and write these records.

`agent_client` speaks them, `prompt2mesh.instance_agent` answers. Streams are
lines of JSON; an empty beat comes several times a second, so that each side
soon finds out when the other is gone. What one side does not know of a newer
one's record is passed over.
"""

from datetime import datetime
from pathlib import Path, PurePosixPath
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, SecretStr, StringConstraints

from prompt2mesh.mesh.errors import (
    EnvironmentFaultError,
    ParameterError,
    Prompt2MeshError,
    SandboxUnavailableError,
    StorageError,
    error_of,
)
from prompt2mesh.mesh.program import MeshProgram
from prompt2mesh.mesh.report import ExportFormat
from prompt2mesh.studio.ports.agent import AgentResult, AgentStep, AgentTask
from prompt2mesh.studio.ports.instances import ActivityKind
from prompt2mesh.studio.ports.modeling import BuildOrder, BuildResult, RenderOrder

BEAT_S = 0.25
SILENT_AFTER_S = 15.0  # without a beat, the other side is taken to be gone
MAX_BODY_BYTES = 32 << 20
MAX_FILE_BYTES = 512 << 20
Digest = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]
ThreadId = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9_-]{1,80}$")]
SaveReason = Literal["suspend", "autosave", "ending", "moving", "asked"]
Loaded = Literal["scene", "model", "nothing"]
_INSTANCES_OWN = (StorageError, EnvironmentFaultError, SandboxUnavailableError)


class Record(BaseModel):
    """The base of what is sent."""

    model_config = ConfigDict(frozen=True, extra="ignore")


class SceneState(Record):
    """What is open in Blender.

    Attributes:
        project_id: Of the model shown last.
        version_id: The version of it.
        digest: sha256 of the saved scene that was loaded, where one was.
        program_hash: Of the program whose model is shown.
    """

    project_id: str | None = None
    version_id: str | None = None
    digest: str | None = None
    program_hash: str | None = None


class SavedState(Record):
    """The newest copy of the scene that was verified."""

    at: datetime | None = None
    digest: str | None = None


class ActivityState(Record):
    """Whether somebody works here.

    Attributes:
        last_at: When anything that counts happened last; None where nothing ever did.
        kind: What it was.
        busy: Something runs: a build, the agent, a command in Blender.
        input_idle_s: Since the last key or movement in the desktop; None where there is no desktop.
    """

    last_at: datetime | None = None
    kind: ActivityKind | None = None
    busy: bool = False
    input_idle_s: float | None = None


class AgentStatus(Record):
    """What an agent says of itself.

    Attributes:
        boot_id: Another one for each process.
        dirty: The scene was changed since it was loaded or saved; None where Blender does not answer.
    """

    bound_user: str | None = None
    instance_id: str | None = None
    boot_id: str
    activity: ActivityState = ActivityState()
    scene: SceneState = SceneState()
    saved: SavedState = SavedState()
    dirty: bool | None = None


class BindRequest(Record):
    """Makes an agent that serves nobody yet the agent of a person; the same again renews its token.

    Attributes:
        api_url: Where the agent reaches the API.
        api_token: The person's instance token; the one secret that the agent keeps besides its own.
        project_id: What to show where no scene was saved; the person's newest by default.
        version_id: The version of it; the newest by default.
    """

    user_id: str
    instance_id: str
    api_url: str
    api_token: SecretStr
    project_id: str | None = None
    version_id: str | None = None


class BindAnswer(Record):
    """What was loaded into Blender; `problem` says why a scene or model could not be."""

    loaded: Loaded
    scene: SceneState = SceneState()
    problem: str = ""


class SaveRequest(Record):
    """Asks for a verified copy of the scene.

    Attributes:
        idle_since: Refuse if there was activity after it, or if anything runs.
    """

    reason: SaveReason = "asked"
    idle_since: datetime | None = None


class SaveAnswer(Record):
    """The copy that was verified, or that there was nothing to save."""

    nothing: bool = False
    digest: str | None = None
    size_bytes: int = 0
    saved_at: datetime | None = None


class ShowRequest(Record):
    """Shows a version; one whose program is shown already is only named."""

    project_id: str
    version_id: str
    program_hash: str | None = None


class ShowAnswer(Record):
    """What is shown now."""

    scene: SceneState


class ErrorData(Record):
    """An error of the tree as data."""

    code: str
    message: str
    hint: str = ""
    suggestions: tuple[str, ...] = ()

    @classmethod
    def of(cls, error: Prompt2MeshError) -> "ErrorData":
        """An error as data."""
        return cls.model_validate(error.as_dict())

    def error(self) -> Prompt2MeshError:
        """The data as an error of its class."""
        return error_of(self.model_dump())


def is_instances_own(error: Prompt2MeshError) -> bool:
    """Whether what an agent told is a fault of its instance, such as a full disk, which another place need not have."""
    return type(error) is Prompt2MeshError or isinstance(error, _INSTANCES_OWN)


class SentFile(Record):
    """A file that waits to be fetched."""

    name: str
    size_bytes: int
    digest: Digest


class BuildRequest(Record):
    """A `BuildOrder` without its folder.

    Attributes:
        show: Show the model in Blender when it is built.
    """

    program: MeshProgram
    formats: tuple[ExportFormat, ...] = ()
    renders: tuple[RenderOrder, ...] = ()
    print_ready: bool = False
    script: bool = False
    budget_triangles: int | None = None
    contact: bool = True
    measure: tuple[str, ...] = ()
    overlaps: bool = False
    show: bool = True

    @classmethod
    def of(cls, order: BuildOrder) -> "BuildRequest":
        """The request for an order."""
        return cls(
            program=order.program, formats=order.formats, renders=order.renders, print_ready=order.print_ready,
            script=order.script, budget_triangles=order.budget_triangles, contact=order.contact,
            measure=order.measure, overlaps=order.overlaps,
        )  # fmt: skip

    def order(self, folder: Path) -> BuildOrder:
        """The order, for a folder of this machine.

        Raises:
            ParameterError: A picture's name is a path.
        """
        for render in self.renders:
            plain_name(render.file_name)
        return BuildOrder(
            self.program, folder, self.formats, self.renders, self.print_ready, self.script, self.budget_triangles,
            self.contact, self.measure, self.overlaps,
        )  # fmt: skip


class BuildLine(Record):
    """A line of a build's stream; the last one has a result or an error.

    Attributes:
        build_id: In the first line.
        files: What to fetch once there is a result; kept for a while, and until they were fetched and let go.
    """

    build_id: str | None = None
    stage: str | None = None
    share: float = 0.0
    result: BuildResult | None = None
    files: tuple[SentFile, ...] = ()
    error: ErrorData | None = None


class AgentRunRequest(Record):
    """A task for the LLM agent; the keys in it are used for this run and kept nowhere."""

    task: AgentTask


class AgentLine(Record):
    """A line of the stream of an agent's run; the last one has a result or an error.

    The run goes on after a step once whoever listens has said that it was told: a step that was paid for is never
    lost between the two sides.
    """

    step: AgentStep | None = None
    result: AgentResult | None = None
    error: ErrorData | None = None


class ToldRequest(Record):
    """Says that the steps up to a number were told to whoever waits for them."""

    number: int


class KeptRuns(Record):
    """The runs of which something is kept."""

    threads: tuple[str, ...] = ()


def plain_name(name: str) -> str:
    """The name of a file, which is no path.

    Raises:
        ParameterError: It is one.
    """
    if not name or name != PurePosixPath(name).name or name.startswith(".") or "\\" in name or "\0" in name:
        raise ParameterError(f"a plain file name was expected; got {name!r}")
    return name


def line_of(record: Record) -> bytes:
    """A line of a stream."""
    return record.model_dump_json(exclude_defaults=True).encode() + b"\n"


def secret_json(record: Record) -> dict[str, Any]:
    """A record as JSON with its secrets in the clear, for the wire only."""
    found = record.model_dump(mode="json")
    for name in type(record).model_fields:
        value = getattr(record, name)
        if isinstance(value, SecretStr):
            found[name] = value.get_secret_value()
    return found
