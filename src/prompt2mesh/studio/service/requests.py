"""What a job is asked to do, as the queue keeps it; each kind of job has its request."""

import hashlib
from typing import Annotated, Any, Literal

from pydantic import Field

from prompt2mesh.mesh.errors import RequestError
from prompt2mesh.mesh.node import Node
from prompt2mesh.mesh.report import ExportFormat
from prompt2mesh.studio.models import Wish
from prompt2mesh.studio.ports.records import Job, JobKind

BranchName = Annotated[str, Field(pattern=r"^[A-Za-z0-9][A-Za-z0-9 _.-]{0,59}$")]
Id = Annotated[str, Field(pattern=r"^[a-z]{2,6}_[0-9a-z]{10,32}$")]
HexColor = Annotated[str, Field(pattern=r"^#[0-9a-fA-F]{6}$")]

Message = Annotated[str, Field(min_length=1, max_length=4000, pattern=r"\S")]
ModelerChoice = Literal["auto", "builtin", "agent"]


class ExtraFiles(Node):
    """Files that are made beside the GLB.

    Attributes:
        formats: Exports; GLB is always there. OBJ comes as a zip with its pictures.
        print_ready: `print.stl` and `print.3mf`, one closed solid for each material.
        script: `rebuild.py`, which makes the model again in any plain Blender.
        beauty: A picture by path tracing.
        turntable: A short film.
        preview: The quick picture.
        budget_triangles: Simplify to about this many triangles.
    """

    formats: Annotated[list[ExportFormat], Field(max_length=8)] = []
    print_ready: bool = False
    script: bool = False
    beauty: bool = False
    turntable: Literal["gif", "mp4"] | None = None
    preview: bool = True
    budget_triangles: Annotated[int, Field(ge=100, le=2_000_000)] | None = None


class BudgetWish(Node):
    """What a run of the agent may use; what is left out is as the service has it, and its ceilings hold.

    Attributes:
        tokens: Read and written, of all calls together.
        cost_usd: Where the price of the model is known.
        iterations: Rounds of looking and improving.
    """

    tokens: Annotated[int, Field(ge=1000, le=100_000_000)] | None = None
    cost_usd: Annotated[float, Field(gt=0, le=10_000)] | None = None
    minutes: Annotated[float, Field(gt=0, le=1440)] | None = None
    iterations: Annotated[int, Field(ge=1, le=50)] | None = None


class AgentWish(Node):
    """Who is to model: an LLM, which drives the tools and looks at what it made, or the built-in modeler.

    Attributes:
        modeler: `auto` is the agent where there is an LLM to ask.
        budget: Of the agent.
    """

    modeler: ModelerChoice = "auto"
    budget: BudgetWish = BudgetWish()


class MakeRequest(ExtraFiles, AgentWish, Wish):
    """A model from words, in a new project or as a version of one there is."""

    prompt: Annotated[str, Field(min_length=1, max_length=2000, pattern=r"\S")]
    project_id: Id | None = None
    branch: BranchName = "main"
    reference_upload_id: Id | None = None


class _Change(Node):
    """A change of a version; the head of the branch where none is named."""

    project_id: Id
    branch: BranchName = "main"
    base_version_id: Id | None = None
    preview: bool = True


class EditRequest(_Change, AgentWish):
    """A change by a sentence, of the whole model or of one part."""

    sentence: Annotated[str, Field(min_length=1, max_length=2000)]
    part: Annotated[str, Field(max_length=400)] | None = None


class ChatRequest(_Change, AgentWish):
    """A turn of the conversation about a model: a question, or a change of it."""

    message: Message


class ParametersRequest(_Change):
    """Sliders moved."""

    values: Annotated[dict[str, float | bool | str], Field(min_length=1, max_length=200)]


class PartRequest(_Change):
    """One part renamed, recoloured, made of something else, or taken away."""

    path: Annotated[str, Field(min_length=1, max_length=400)]
    name: Annotated[str, Field(min_length=1, max_length=120)] | None = None
    color: HexColor | None = None
    material: Annotated[str, Field(min_length=1, max_length=60)] | None = None
    remove: bool = False


class ProgramRequest(ExtraFiles):
    """A mesh program that a person or a program wrote."""

    program: dict[str, Any]
    project_id: Id | None = None
    branch: BranchName = "main"


class VariantRequest(Node):
    """The same words with another seed; the version is on no branch until somebody chooses it."""

    project_id: Id
    base_version_id: Id
    seed: Annotated[int, Field(ge=0, le=2**31 - 1)]


class View(Node):
    """A picture from somewhere; angles as in `studio.ports.modeling.Viewpoint`.

    Attributes:
        part: Path of a part that fills the picture.
        size_px: Its side.
    """

    azimuth_deg: Annotated[float, Field(ge=-360, le=360)] = -32.0
    elevation_deg: Annotated[float, Field(ge=-90, le=90)] = 20.0
    part: Annotated[str, Field(min_length=1, max_length=400)] | None = None
    size_px: Annotated[int, Field(ge=64, le=2048)] = 512

    @property
    def file_name(self) -> str:
        """Names everything that the picture depends on besides the model, so that it is found again."""
        part = f"-{hashlib.sha256(self.part.encode()).hexdigest()[:10]}" if self.part else ""
        return f"view-{self.azimuth_deg % 360:g}-{self.elevation_deg:g}{part}-{self.size_px}.png"


class ExportRequest(ExtraFiles):
    """More files of a version that exists.

    Attributes:
        views: Pictures from chosen sides.
    """

    version_id: Id
    preview: bool = False
    views: Annotated[list[View], Field(max_length=12)] = []


Request = (
    MakeRequest | EditRequest | ChatRequest | ParametersRequest | PartRequest | ProgramRequest | VariantRequest
    | ExportRequest
)  # fmt: skip
REQUESTS: dict[JobKind, type[Node]] = {
    "text-to-3d": MakeRequest, "edit": EditRequest, "chat": ChatRequest, "parameters": ParametersRequest,
    "parts": PartRequest, "program": ProgramRequest, "variant": VariantRequest, "export": ExportRequest,
}  # fmt: skip


def read_request(kind: JobKind, data: dict[str, Any]) -> Request:
    """A job's request as its type.

    Raises:
        RequestError: It is not one; an older program may have written it.
    """
    try:
        found = REQUESTS[kind].model_validate(data)
    except ValueError as exc:
        raise RequestError(f"this {kind} request cannot be read: {exc}") from exc
    assert isinstance(found, Request)
    return found


def label_of(job: Job) -> str:
    """What was asked, in a line: the prompt, the sentence or the sliders."""
    request = job.request
    for name in ("prompt", "sentence", "message", "path"):
        if request.get(name):
            return str(request[name])
    if "values" in request:
        return ", ".join(f"{name} = {value}" for name, value in request["values"].items())
    if job.kind == "variant":
        return f"variant with seed {request['seed']}"
    return ", ".join(request.get("formats", [])) or job.kind
