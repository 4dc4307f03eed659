"""The service as an administrator sees it: numbers, everybody's jobs, the runners."""

from typing import Annotated, Any, Literal

from fastapi import APIRouter, Depends, Query
from pydantic import BeforeValidator

from prompt2mesh.api import schemas, views
from prompt2mesh.api.dependencies import Admin, ObjectId, PageDep, PlatformDep, cursor_of, no_store
from prompt2mesh.api.errors import responses
from prompt2mesh.api.overview_schemas import OverviewShown, RunnerShown
from prompt2mesh.studio.ports.jobs import JobFilter
from prompt2mesh.studio.ports.records import JobKind, JobState

router = APIRouter(prefix="/admin", dependencies=[Depends(no_store)])


class AdminTask(schemas.Task):
    """A task and whose it is."""

    user_id: str


@router.get("/overview", responses=responses(401, 403, 422))
def overview(
    who: Admin, platform: PlatformDep,
    hours: Annotated[
        Literal[1, 6, 24], BeforeValidator(int), Query(description="How far the figures of a time go back.")
    ] = 6,
) -> OverviewShown:  # fmt: skip
    """The service in numbers, some seconds old at most."""
    del who
    found = platform.overview.look(hours)
    return OverviewShown.of(found, hours=hours, limits=dict(vars(platform.services.limits)))


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
