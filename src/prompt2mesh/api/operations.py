"""The service as an administrator sees it: numbers, everybody's jobs, the runners."""

from datetime import datetime
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Query

from prompt2mesh.api import schemas, views
from prompt2mesh.api.dependencies import Admin, ObjectId, PageDep, PlatformDep, cursor_of, no_store
from prompt2mesh.api.errors import responses
from prompt2mesh.studio.ports.jobs import JobFilter
from prompt2mesh.studio.ports.records import JobKind, JobState, Runner

router = APIRouter(prefix="/admin", dependencies=[Depends(no_store)])


class RunnerShown(schemas.Answer):
    """A process that makes models."""

    id: str
    host: str
    pid: int
    slots: int
    busy: int
    started_at: datetime
    seen_at: datetime

    @classmethod
    def of(cls, runner: Runner) -> "RunnerShown":
        """A runner as it is shown."""
        return cls(
            id=runner.id, host=runner.host, pid=runner.pid, slots=runner.slots, busy=int(runner.status.get("busy", 0)),
            started_at=runner.started_at, seen_at=runner.seen_at,
        )  # fmt: skip


class OverviewShown(schemas.Answer):
    """The service in numbers."""

    users: int
    projects: int
    jobs: dict[JobState, int]
    oldest_wait_s: float
    mean_seconds: float | None
    runners: list[RunnerShown]
    slots: int
    blobs: int
    blob_bytes: int
    limits: dict[str, int]


class AdminTask(schemas.Task):
    """A task and whose it is."""

    user_id: str


@router.get("/overview", responses=responses(401, 403))
def overview(who: Admin, platform: PlatformDep) -> OverviewShown:
    """The service in numbers."""
    del who
    found = platform.operations.overview()
    runners = [RunnerShown.of(runner) for runner in found.runners]
    return OverviewShown(
        users=found.users, projects=found.projects, jobs=found.jobs, oldest_wait_s=found.oldest_wait_s,
        mean_seconds=found.mean_seconds, runners=runners, slots=sum(runner.slots for runner in runners),
        blobs=found.blobs, blob_bytes=found.blob_bytes, limits=dict(vars(platform.services.limits)),
    )  # fmt: skip


@router.get("/runners", responses=responses(401, 403))
def list_runners(who: Admin, platform: PlatformDep) -> schemas.ListOf[RunnerShown]:
    """The runners that were seen in the last seconds."""
    del who
    return schemas.ListOf(items=[RunnerShown.of(runner) for runner in platform.operations.runners()])


@router.get("/jobs", responses=responses(401, 403, 422))
def list_all_jobs(
    who: Admin, platform: PlatformDep, page: PageDep,
    status: Annotated[JobState | None, Query(description="Only tasks in this state.")] = None,
    kind: Annotated[JobKind | None, Query(description="Only tasks of this kind.")] = None,
    user_id: Annotated[str | None, Query(max_length=40, pattern=r"^[0-9a-z_]+$")] = None,
) -> schemas.ListOf[AdminTask]:  # fmt: skip
    """Everybody's tasks, newest first; not what they made, which is their owner's."""
    del who
    jobs = platform.operations.jobs(JobFilter(state=status, kind=kind, user_id=user_id), page)
    with platform.services.store.read() as tx:
        shown = views.tasks(platform, tx, jobs, with_versions=False)
    items = [_with_owner(task, job.user_id) for task, job in zip(shown, jobs, strict=True)]
    return schemas.ListOf(items=items, next_cursor=cursor_of(jobs[-1].id) if len(jobs) == page.limit else None)


@router.post("/jobs/{task_id}/cancel", responses=responses(401, 403, 404, 422))
def cancel_any_job(task_id: ObjectId, who: Admin, platform: PlatformDep) -> AdminTask:
    """Stop anybody's task."""
    del who
    job = platform.operations.cancel(task_id)
    with platform.services.store.read() as tx:
        return _with_owner(views.tasks(platform, tx, [job], with_versions=False)[0], job.user_id)


def _with_owner(task: schemas.Task, user_id: str) -> AdminTask:
    fields: dict[str, Any] = dict(task)
    return AdminTask(**fields, user_id=user_id)
