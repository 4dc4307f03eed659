"""Versions: what is in a state of a model, more files of it, and what differs from another."""

from typing import Any

from fastapi import APIRouter
from pydantic import ConfigDict

from prompt2mesh.api import schemas, views
from prompt2mesh.api import version_schemas as answers
from prompt2mesh.api.dependencies import ObjectId, PlatformDep, Reader, Writer
from prompt2mesh.api.errors import responses
from prompt2mesh.api.idempotency import IdempotencyDep
from prompt2mesh.api.projects import shown_version
from prompt2mesh.api.tasks import WebhookUrl, shown
from prompt2mesh.mesh.document import program_data
from prompt2mesh.studio.ports.records import Priority
from prompt2mesh.studio.report import ModelReport
from prompt2mesh.studio.service.requests import ExportRequest, ExtraFiles
from prompt2mesh.studio.service.tasks import Terms

router = APIRouter()
_KNOWN = responses(401, 403, 404, 422)


class Export(ExtraFiles):
    """Which files to make of a version."""

    model_config: ConfigDict = {**ExtraFiles.model_config, "json_schema_extra": {"examples": [
        {"formats": ["stl", "usdz"], "print_ready": True},
    ]}}  # fmt: skip

    preview: bool = False
    priority: Priority = "normal"
    webhook_url: WebhookUrl = None


@router.get("/versions/{version_id}", responses=_KNOWN)
def get_version(version_id: ObjectId, who: Reader, platform: PlatformDep) -> schemas.Version:
    """A version, with new addresses of its files."""
    return shown_version(platform, platform.versions.get(who.user, version_id))


@router.delete("/versions/{version_id}", status_code=204, responses=_KNOWN)
def delete_version(version_id: ObjectId, who: Writer, platform: PlatformDep) -> None:
    """Delete a version; branches whose newest it was go back to the one before."""
    platform.versions.delete(who.user, version_id)


@router.get("/versions/{version_id}/parameters", responses=_KNOWN)
def get_parameters(version_id: ObjectId, who: Reader, platform: PlatformDep) -> answers.Parameters:
    """What can be slid; give new values to `POST /v1/projects/{id}/parameters`."""
    found = platform.contents.parameters(who.user, version_id)
    return answers.Parameters(parameters=[answers.Parameter.of(slider) for slider in found])


@router.get("/versions/{version_id}/parts", responses=_KNOWN)
def get_parts(version_id: ObjectId, who: Reader, platform: PlatformDep) -> answers.Parts:
    """The parts that were built, with their materials, colours and sizes."""
    found = platform.contents.parts(who.user, version_id)
    return answers.Parts(parts=[answers.Part.of(part) for part in found])


@router.get("/versions/{version_id}/checklist", responses=_KNOWN)
def get_checklist(version_id: ObjectId, who: Reader, platform: PlatformDep) -> answers.Checklist:
    """What became of every wish of the words."""
    checklist = platform.contents.report(who.user, version_id).checklist
    return answers.Checklist(items=[answers.Wish(**item.model_dump()) for item in checklist.items])


@router.get("/versions/{version_id}/report", responses=_KNOWN)
def get_report(version_id: ObjectId, who: Reader, platform: PlatformDep) -> ModelReport:
    """Everything measured and everything asked, as `report.json` has it."""
    return platform.contents.report(who.user, version_id)


@router.get("/versions/{version_id}/program", responses=_KNOWN)
def get_program(version_id: ObjectId, who: Reader, platform: PlatformDep) -> dict[str, Any]:
    """The mesh program; `POST /v1/projects/{id}/program` takes it back, changed by you."""
    return program_data(platform.contents.program(who.user, version_id))


@router.post("/versions/{version_id}/exports", status_code=202, responses=responses(401, 403, 404, 409, 422, 429))
def export_version(
    version_id: ObjectId, body: Export, who: Writer, platform: PlatformDep, idempotency: IdempotencyDep
) -> schemas.Task:
    """Make more files of a version; they are added to it."""
    version = platform.versions.get(who.user, version_id)
    request = ExportRequest.model_validate(
        {**body.model_dump(exclude={"priority", "webhook_url"}), "version_id": version.id}
    )
    terms = Terms(priority=body.priority, webhook_url=body.webhook_url)
    return idempotency.run(lambda: shown(platform, platform.tasks.export(who.user, request, terms)))


@router.get("/versions/{version_id}/compare/{other_id}", responses=_KNOWN)
def compare_versions(
    version_id: ObjectId, other_id: ObjectId, who: Reader, platform: PlatformDep
) -> answers.Comparison:
    """What is different in the other version: in data, and in words for people."""
    found = platform.contents.compare(who.user, version_id, other_id)
    with platform.services.store.read() as tx:
        before, after = views.versions(platform, tx, [found.before, found.after])
    return answers.Comparison(
        changes=[answers.Change.of(difference) for difference in found.changes], before=before.summary,
        after=after.summary, previews=answers.Previews(before=before.preview_url, after=after.preview_url),
    )  # fmt: skip
