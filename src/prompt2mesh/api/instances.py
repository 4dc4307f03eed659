"""One's own instance: ask for it, watch it come, open it, keep it, put it to rest, end it."""

from collections.abc import AsyncGenerator
from typing import Any

from fastapi import APIRouter, Depends, Request
from fastapi.responses import StreamingResponse

from prompt2mesh.api.dependencies import PlatformDep, Reader, Writer, no_store
from prompt2mesh.api.errors import responses
from prompt2mesh.api.instance_schemas import InstanceRequest, InstanceShown, OpenedInstance, OpenRequest
from prompt2mesh.api.streams import EventStream
from prompt2mesh.bootstrap.service import Platform
from prompt2mesh.mesh.errors import NotFoundError
from prompt2mesh.studio.service.instance_access import NO_DESKTOP, NO_DESKTOP_HINT
from prompt2mesh.studio.service.instance_events import InstanceEvent, InstanceEvents

router = APIRouter(prefix="/instances", dependencies=[Depends(no_store)])
_STREAM: dict[int | str, dict[str, Any]] = {
    200: {"description": "The stream.", "content": {"text/event-stream": {
        "schema": {"type": "string"},
        "example": 'event: queued\ndata: {"phase":"Queued","queue":{"position":2,"of":5,"estimate_s":40.0}}\n\n',
    }}},
}  # fmt: skip


@router.post("", status_code=202, responses=responses(401, 403, 404, 422, 429, 503))
def ensure_instance(who: Writer, platform: PlatformDep, body: InstanceRequest | None = None) -> InstanceShown:
    """Ask for your instance: a new one, or the suspended one again.

    Answers at once; watch its events, or ask again. Asking twice is asking once.
    """
    wanted = body or InstanceRequest()
    return InstanceShown.of(platform, platform.instances.ensure(who.user, profile=wanted.profile))


@router.get("/me", responses=responses(401, 403, 404, 503))
def get_my_instance(who: Reader, platform: PlatformDep) -> InstanceShown:
    """Your instance: its phase, its place in the queue, when it will be suspended."""
    return InstanceShown.of(platform, platform.instances.get(who.user))


@router.get("/me/events", response_class=StreamingResponse, responses={**responses(401, 403, 404, 429, 503), **_STREAM})
def watch_my_instance(who: Reader, platform: PlatformDep, request: Request) -> EventStream:
    """Watch your instance (server-sent events): what is known now, then each change, until it is gone.

    Events: `queued` (with position and estimate), `scheduling`, `pulling`, `starting`, `ready`, `warning` (it is
    suspended soon), `saving`, `suspended`, `moving`, `failed` (with reason and hint), `deleting`, `gone`. The data is
    the instance as `GET /v1/instances/me` answers it.
    """
    platform.instances.get(who.user)
    events: InstanceEvents = request.app.state.instance_events

    async def lines() -> AsyncGenerator[str]:
        yield "retry: 1000\n\n"
        async for event in events.stream(who.user.id):
            yield ": still here\n\n" if event is None else _text(platform, event)

    return EventStream(lines(), open_streams=events.open_streams, user_id=who.user.id)


@router.post("/me/open", responses=responses(401, 403, 404, 422, 429, 503))
def open_my_instance(who: Writer, platform: PlatformDep, body: OpenRequest | None = None) -> OpenedInstance:
    """Open your instance, with a project or as you left it: asks for it, and gives the way in once it is ready."""
    wanted = body or OpenRequest()
    opened = platform.instances.open(who.user, project_id=wanted.project_id, version_id=wanted.version_id)
    if opened.address is not None and not opened.address.desktop_url:
        raise NotFoundError(NO_DESKTOP, hint=NO_DESKTOP_HINT)
    return OpenedInstance(
        instance=InstanceShown.of(platform, opened.instance), problem=opened.problem,
        open_url=platform.instance_access.ticket_address(who, opened.instance) if opened.address else None,
    )  # fmt: skip


@router.post("/me/keep", responses=responses(401, 403, 404, 503))
def keep_my_instance(who: Writer, platform: PlatformDep) -> InstanceShown:
    """Say that you go on, so that it is not suspended."""
    return InstanceShown.of(platform, platform.instances.keep(who.user))


@router.post("/me/suspend", responses=responses(401, 403, 404, 409, 503))
def suspend_my_instance(who: Writer, platform: PlatformDep) -> InstanceShown:
    """Save the scene and let the instance rest; it costs nothing then."""
    return InstanceShown.of(platform, platform.instances.suspend(who.user))


@router.post("/me/resume", responses=responses(401, 403, 404, 429, 503))
def resume_my_instance(who: Writer, platform: PlatformDep) -> InstanceShown:
    """Run the suspended instance again, with the scene as it was."""
    return InstanceShown.of(platform, platform.instances.resume(who.user))


@router.delete("/me", status_code=204, responses=responses(401, 403, 404, 503))
def delete_my_instance(who: Writer, platform: PlatformDep) -> None:
    """End the instance and all that belongs to it; your projects, and the scene as it was saved last, stay."""
    platform.instances.delete(who.user)


def _text(platform: Platform, event: InstanceEvent) -> str:
    data = "{}" if event.instance is None else InstanceShown.of(platform, event.instance).model_dump_json()
    return f"event: {event.type}\ndata: {data}\n\n"
