"""Changes of a model: by a sentence, by sliders, part by part, as a program, as variants. Each becomes a task."""

from typing import Annotated, Any

from fastapi import APIRouter
from pydantic import ConfigDict, Field

from prompt2mesh.api import schemas
from prompt2mesh.api.account_schemas import Question
from prompt2mesh.api.batch_schemas import Batch, batch_shown
from prompt2mesh.api.dependencies import ObjectId, PlatformDep, Writer
from prompt2mesh.api.errors import responses
from prompt2mesh.api.idempotency import IdempotencyDep
from prompt2mesh.api.tasks import WebhookUrl, shown
from prompt2mesh.bootstrap.service import Platform
from prompt2mesh.mesh.document import program_from
from prompt2mesh.mesh.node import Node
from prompt2mesh.studio.ports.records import Job, JobKind, Priority, User
from prompt2mesh.studio.service.batches import BatchView
from prompt2mesh.studio.service.requests import (
    AgentWish,
    BranchName,
    EditRequest,
    ExtraFiles,
    HexColor,
    Id,
    ParametersRequest,
    PartRequest,
    ProgramRequest,
)
from prompt2mesh.studio.service.tasks import Terms

router = APIRouter()
_KNOWN = responses(401, 403, 404, 409, 422, 429)


def _example(*examples: dict[str, Any]) -> ConfigDict:
    return ConfigDict(extra="forbid", json_schema_extra={"examples": list(examples)})


class _Change(Question):
    """What every change may say."""

    branch: BranchName = "main"
    base_version_id: Id | None = Field(default=None, description="The head of the branch where none is named.")
    preview: bool = Field(default=True, description="Take the quick picture too.")
    priority: Priority = "normal"
    webhook_url: WebhookUrl = None


class Edit(_Change, AgentWish):
    """A change by a sentence."""

    model_config = _example(
        {"sentence": "make the legs taller and paint the top red"},
        {"sentence": "twice as thick", "part": "table/leg 2"},
    )

    sentence: Annotated[str, Field(min_length=1, max_length=2000)]
    part: str | None = Field(default=None, max_length=400, description="Change only this part, by its path.")


class ParameterChange(_Change):
    """Sliders to move."""

    model_config = _example({"values": {"height": 0.9, "legs": 3}})

    values: Annotated[dict[str, float | bool | str], Field(min_length=1, max_length=200)]


class PartChange(_Change):
    """A part to rename, recolour, make of something else, or take away."""

    model_config = _example({"path": "table/leg 2", "color": "#b87333"}, {"path": "table/leg 2", "remove": True})

    path: Annotated[str, Field(min_length=1, max_length=400)]
    name: Annotated[str, Field(min_length=1, max_length=120)] | None = None
    color: HexColor | None = None
    material: Annotated[str, Field(min_length=1, max_length=60)] | None = None
    remove: bool = False


class ProgramChange(ExtraFiles):
    """The model as a mesh program."""

    model_config = {**ExtraFiles.model_config, "json_schema_extra": {"examples": [
        {"program": {"parts": [{"name": "cube", "shape": {"type": "box", "size": [1, 1, 1]}}]}},
    ]}}  # fmt: skip

    program: dict[str, Any]
    branch: BranchName = "main"
    priority: Priority = "normal"
    webhook_url: WebhookUrl = None


class Variants(Question):
    """How many other models of the same words to make."""

    model_config = _example({"count": 4})

    count: Annotated[int, Field(ge=2, le=12)] = 4
    branch: BranchName = "main"
    base_version_id: Id | None = None


@router.post("/projects/{project_id}/edits", status_code=202, responses=_KNOWN)
def edit_project(
    project_id: ObjectId, body: Edit, who: Writer, platform: PlatformDep, idempotency: IdempotencyDep
) -> schemas.Task:
    """Change the model, or one part of it, by a sentence."""
    return idempotency.run(lambda: shown(platform, _change(platform, who.user, project_id, body, EditRequest, "edit")))


@router.post("/projects/{project_id}/parameters", status_code=202, responses=_KNOWN)
def set_parameters(
    project_id: ObjectId, body: ParameterChange, who: Writer, platform: PlatformDep, idempotency: IdempotencyDep
) -> schemas.Task:
    """Move sliders; `GET /v1/versions/{id}/parameters` tells which there are."""
    return idempotency.run(
        lambda: shown(platform, _change(platform, who.user, project_id, body, ParametersRequest, "parameters"))
    )


@router.post("/projects/{project_id}/parts", status_code=202, responses=_KNOWN)
def change_part(
    project_id: ObjectId, body: PartChange, who: Writer, platform: PlatformDep, idempotency: IdempotencyDep
) -> schemas.Task:
    """Rename a part, recolour it, make it of something else, or take it away."""
    return idempotency.run(lambda: shown(platform, _change(platform, who.user, project_id, body, PartRequest, "parts")))


@router.post("/projects/{project_id}/program", status_code=202, responses=_KNOWN)
def set_program(
    project_id: ObjectId, body: ProgramChange, who: Writer, platform: PlatformDep, idempotency: IdempotencyDep
) -> schemas.Task:
    """Make the next version from a mesh program; it is checked before the answer."""
    program = program_from(body.program)
    data = body.model_dump(exclude={"priority", "webhook_url"})
    request = ProgramRequest.model_validate({**data, "project_id": _id(platform, who.user, project_id)})
    terms = Terms(priority=body.priority, webhook_url=body.webhook_url)
    return idempotency.run(lambda: shown(
        platform, platform.tasks.make(who.user, request, terms, kind="program", label=program.prompt or program.name)
    ))  # fmt: skip


@router.post("/projects/{project_id}/variants", status_code=202, responses=_KNOWN)
def make_variants(
    project_id: ObjectId, body: Variants, who: Writer, platform: PlatformDep, idempotency: IdempotencyDep
) -> Batch:
    """Make other models of the same words, to choose from.

    They are on no branch; `revert` puts the one you like on yours.
    """

    def make() -> Batch:
        batch, jobs = platform.tasks.variants(
            who.user, project_id, count=body.count, base_version_id=body.base_version_id, branch=body.branch
        )
        return batch_shown(platform, BatchView(batch=batch, counts={"PENDING": len(jobs)}))

    return idempotency.run(make)


def _change(
    platform: Platform, user: User, project_id: str, body: _Change, request: type[Node], kind: JobKind
) -> Job:  # fmt: skip
    data = body.model_dump(exclude={"priority", "webhook_url"})
    asked = request.model_validate({**data, "project_id": _id(platform, user, project_id)})
    terms = Terms(priority=body.priority, webhook_url=body.webhook_url)
    return platform.tasks.change(user, asked, terms, kind=kind)


def _id(platform: Platform, user: User, project_id: str) -> str:
    """The id of a project of the user's; what is not even the form of one is not found either."""
    return platform.projects.get(user, project_id).project.id
