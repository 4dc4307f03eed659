"""Tasks: ask for a model, watch it being made, cancel it, forget it.

`/v1/text-to-3d` is the door that users of hosted text-to-3D services know;
`/v1/tasks` is the same for tasks of every kind.
"""

from collections.abc import AsyncGenerator
from typing import Annotated, Any

from fastapi import APIRouter, Header, Query, Request, status
from fastapi.responses import Response, StreamingResponse
from pydantic import Field

from prompt2mesh.api import schemas, views
from prompt2mesh.api.dependencies import PageDep, PlatformDep, Reader, Writer, cursor_of
from prompt2mesh.api.errors import responses
from prompt2mesh.api.idempotency import IdempotencyDep
from prompt2mesh.api.streams import EventStream, event_text
from prompt2mesh.bootstrap.service import Platform
from prompt2mesh.mesh.document import program_from
from prompt2mesh.studio.ports.jobs import JobFilter
from prompt2mesh.studio.ports.records import FINAL_STATES, Job, JobEvent, JobKind, JobState, Priority, StoredFile
from prompt2mesh.studio.service.event_hub import EventHub
from prompt2mesh.studio.service.requests import MakeRequest, ProgramRequest
from prompt2mesh.studio.service.tasks import Terms

WebhookUrl = Annotated[str | None, Field(max_length=2000, description="Told of the end by a signed POST.")]


class TextTo3D(MakeRequest):
    """A model from words."""

    model_config = {**MakeRequest.model_config, "json_schema_extra": {"examples": [
        {"prompt": "a round oak table with four brass legs", "formats": ["glb", "stl"], "seed": 7},
    ]}}  # fmt: skip

    priority: Priority = "normal"
    webhook_url: WebhookUrl = None


class ProgramTo3D(ProgramRequest):
    """A model from a mesh program."""

    priority: Priority = "normal"
    webhook_url: WebhookUrl = None


_MOST_DIGITS = 18
router = APIRouter()


@router.post("/text-to-3d", status_code=status.HTTP_202_ACCEPTED, responses=responses(401, 403, 404, 409, 422, 429))
def create_text_to_3d(body: TextTo3D, who: Writer, platform: PlatformDep, idempotency: IdempotencyDep) -> schemas.Task:
    """Make a model from words.

    Answers at once with a task; poll it, stream it, or wait for the webhook.
    """
    request = MakeRequest.model_validate(body.model_dump(exclude={"priority", "webhook_url"}))
    terms = Terms(priority=body.priority, webhook_url=body.webhook_url)
    return idempotency.run(lambda: shown(
        platform, platform.tasks.make(who.user, request, terms, kind="text-to-3d", label=body.prompt)
    ))  # fmt: skip


@router.post("/program-to-3d", status_code=status.HTTP_202_ACCEPTED, responses=responses(401, 403, 404, 409, 422, 429))
def create_program_to_3d(
    body: ProgramTo3D, who: Writer, platform: PlatformDep, idempotency: IdempotencyDep
) -> schemas.Task:
    """Make a model from a mesh program; it is checked before the answer."""
    program = program_from(body.program)
    request = ProgramRequest.model_validate(body.model_dump(exclude={"priority", "webhook_url"}))
    terms = Terms(priority=body.priority, webhook_url=body.webhook_url)
    return idempotency.run(lambda: shown(
        platform,
        platform.tasks.make(who.user, request, terms, kind="program", label=program.prompt or program.name),
    ))  # fmt: skip


def list_tasks(
    who: Reader, platform: PlatformDep, page: PageDep,
    status: Annotated[JobState | None, Query(description="Only tasks in this state.")] = None,
    kind: Annotated[JobKind | None, Query(description="Only tasks of this kind.")] = None,
    project_id: Annotated[str | None, Query(max_length=40, description="Only tasks of this project.")] = None,
    batch_id: Annotated[str | None, Query(max_length=40, description="Only tasks of this batch.")] = None,
) -> schemas.ListOf[schemas.Task]:  # fmt: skip
    """Your tasks, newest first."""
    which = JobFilter(state=status, kind=kind, project_id=project_id, batch_id=batch_id)
    jobs = platform.tasks.page(who.user, which, page)
    with platform.services.store.read() as tx:
        items = views.tasks(platform, tx, jobs)
    return schemas.ListOf(items=items, next_cursor=cursor_of(jobs[-1].id) if len(jobs) == page.limit else None)


def get_task(task_id: str, who: Reader, platform: PlatformDep) -> schemas.Task:
    """A task: its state, its progress, and what it made once it succeeded."""
    return shown(platform, platform.tasks.get(who.user, task_id))


def cancel_task(task_id: str, who: Writer, platform: PlatformDep) -> schemas.Task:
    """Stop a task; within a second it is CANCELED, unless it ended before."""
    return shown(platform, platform.tasks.cancel(who.user, task_id))


def delete_task(task_id: str, who: Writer, platform: PlatformDep) -> None:
    """Forget a task that has ended; the model it made stays in its project."""
    platform.tasks.delete(who.user, task_id)


def stream_task(
    task_id: str, who: Reader, platform: PlatformDep, request: Request,
    last_event_id: Annotated[str | None, Header(description="The number of the last event seen.")] = None,
) -> Response:  # fmt: skip
    """Watch a task: its events as they happen (server-sent events), from the beginning or after `Last-Event-ID`.

    Events: `queued`, `started`, `modeler` (who does it, with which LLM, and why), `place` (the person's instance or a
    runner, and why), `stage`, `agent` (a step of the agent with its number, reasons, score, pictures, tokens and cost;
    each is told once), `files`, `retried`, and at the end `succeeded`, `failed` or `canceled`.
    """
    job = platform.tasks.get(who.user, task_id)
    seen = last_event_id if last_event_id and last_event_id.isascii() and last_event_id.isdigit() else "0"
    # A number that no event has yet would be waited for beyond the end.
    after = min(int(seen[:_MOST_DIGITS]), job.event_count)
    if job.state in FINAL_STATES and after == job.event_count:
        return Response(status_code=204)  # all was told; it keeps an EventSource from coming again and again
    hub: EventHub = request.app.state.hub

    async def lines() -> AsyncGenerator[str]:
        yield "retry: 1000\n\n"
        async for event in hub.stream(task_id, after=after):
            yield ": still here\n\n" if event is None else event_text(event, _data(platform, event))

    return EventStream(lines(), open_streams=hub.open_streams, user_id=who.user.id)


_WITH_FILES = ("files", "agent")


def _data(platform: Platform, event: JobEvent) -> dict[str, Any]:
    """An event's data; files get their addresses now, since those expire."""
    if event.type not in _WITH_FILES or "files" not in event.data:
        return event.data  # the end of an export says the names of its files only
    links = [views.file_link(platform, StoredFile(**file)) for file in event.data["files"]]
    return {**event.data, "files": [link.model_dump(mode="json") for link in links]}


def shown(platform: Platform, job: Job) -> schemas.Task:
    """A job as a task."""
    with platform.services.store.read() as tx:
        return views.task(platform, tx, job)


_STREAM: dict[int | str, dict[str, Any]] = {
    200: {"description": "The stream.", "content": {"text/event-stream": {
        "schema": {"type": "string"},
        "example": 'id: 2\nevent: stage\ndata: {"stage":"build","progress":10}\n\n',
    }}},
    204: {"description": "All of it was told before."},
}  # fmt: skip

for _prefix in ("/text-to-3d", "/tasks"):
    _known: dict[str, Any] = {"responses": responses(401, 403, 404, 422)}
    _name = _prefix.strip("/").replace("-", "_")
    router.add_api_route(_prefix, list_tasks, methods=["GET"], operation_id=f"list_{_name}",
                         response_model=schemas.ListOf[schemas.Task], **_known)  # fmt: skip
    router.add_api_route(f"{_prefix}/{{task_id}}", get_task, methods=["GET"], operation_id=f"get_{_name}",
                         response_model=schemas.Task, **_known)  # fmt: skip
    router.add_api_route(f"{_prefix}/{{task_id}}/cancel", cancel_task, methods=["POST"],
                         operation_id=f"cancel_{_name}", response_model=schemas.Task, **_known)  # fmt: skip
    router.add_api_route(
        f"{_prefix}/{{task_id}}/stream", stream_task, methods=["GET"], operation_id=f"stream_{_name}",
        response_class=StreamingResponse,
        responses={**responses(401, 403, 404, 422, 429), **_STREAM},
    )  # fmt: skip
    router.add_api_route(f"{_prefix}/{{task_id}}", delete_task, methods=["DELETE"], status_code=204,
                         operation_id=f"delete_{_name}", responses=responses(401, 403, 404, 409, 422))  # fmt: skip
