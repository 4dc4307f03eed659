"""Records as the API shows them, with signed addresses for their files."""

from collections.abc import Sequence

from prompt2mesh.api import schemas
from prompt2mesh.bootstrap.service import Platform
from prompt2mesh.studio.models import PREVIEW
from prompt2mesh.studio.ports.records import Job, StoredFile, Version
from prompt2mesh.studio.ports.store import Transaction
from prompt2mesh.studio.service.outlook import Outlook
from prompt2mesh.studio.service.requests import label_of


def file_link(platform: Platform, file: StoredFile) -> schemas.FileLink:
    """A file with a signed address."""
    url, expires_at = platform.file_address(file)
    return schemas.FileLink(
        name=file.name, format=_format(file.name), media_type=file.media_type, size_bytes=file.size_bytes,
        sha256=file.digest, expires_at=expires_at, url=url,
    )  # fmt: skip


def version(platform: Platform, record: Version, files: Sequence[StoredFile]) -> schemas.Version:
    """A version with its files."""
    links = [file_link(platform, file) for file in files]
    preview = next((link.url for link in links if link.name == PREVIEW.file_name), None)
    return schemas.Version(
        id=record.id, project_id=record.project_id, number=record.number, parent_id=record.parent_id,
        branch=record.branch, kind=record.kind, label=record.label, task_id=record.job_id,
        summary=schemas.VersionSummary.model_validate(record.summary), created_at=record.created_at, files=links,
        preview_url=preview,
    )  # fmt: skip


def versions(platform: Platform, tx: Transaction, records: Sequence[Version]) -> list[schemas.Version]:
    """Versions with their files."""
    files = tx.versions.files([record.id for record in records])
    return [version(platform, record, files[record.id]) for record in records]


def tasks(
    platform: Platform, tx: Transaction, jobs: Sequence[Job], *, with_versions: bool = True
) -> list[schemas.Task]:
    """Jobs as tasks, with what they made."""
    made_ids = {job.id: str(job.result["version_id"]) for job in jobs if job.result and job.result.get("version_id")}
    made: dict[str, schemas.Version] = {}
    if with_versions:
        found = tx.versions.get_many(sorted(set(made_ids.values())))
        made = {shown.id: shown for shown in versions(platform, tx, found)}
    outlook = platform.tasks.outlook(tx)
    return [_task(platform, outlook, job, made.get(made_ids.get(job.id, ""))) for job in jobs]


def task(platform: Platform, tx: Transaction, job: Job) -> schemas.Task:
    """One job as a task."""
    return tasks(platform, tx, [job])[0]


def _task(platform: Platform, outlook: Outlook, job: Job, made: schemas.Version | None) -> schemas.Task:
    place: schemas.QueuePlace | None = None
    if job.state == "PENDING":
        position, estimate_s = outlook.place(job)
        place = schemas.QueuePlace(position=position, estimate_s=estimate_s)
    base, result = f"{platform.settings.public_api_url}/v1/tasks/{job.id}", job.result or {}
    return schemas.Task(
        id=job.id, kind=job.kind, status=job.state, progress=job.progress, stage=job.stage, label=label_of(job),
        queue=place, project_id=job.project_id, version_id=result.get("version_id"),
        batch_id=job.batch_id, error=schemas.TaskError.model_validate(job.error) if job.error else None,
        created_at=job.created_at, started_at=job.started_at, finished_at=job.finished_at, version=made,
        modeler=schemas.TaskModeler.model_validate(result["modeler"]) if "modeler" in result else None,
        answer=result.get("answer"),
        request={name: value for name, value in job.request.items() if name != "program"},
        links=schemas.TaskLinks(self=base, stream=f"{base}/stream", cancel=f"{base}/cancel"),
    )  # fmt: skip


def _format(name: str) -> str:
    return "obj" if name.endswith(".obj.zip") else name.rsplit(".", 1)[-1]
