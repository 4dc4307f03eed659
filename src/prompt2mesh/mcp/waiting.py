"""Waits for a job as a client waits: it is told how far the job is, and a client that gives up ends the job."""

from collections.abc import Callable
from contextlib import nullcontext
from typing import TYPE_CHECKING

import anyio

from prompt2mesh.mcp.backend import Found, Given, ToolContext, backend_of, in_thread
from prompt2mesh.mesh.errors import CanceledError, NotFoundError, Prompt2MeshError, StoreUnavailableError
from prompt2mesh.studio.ports.records import FINAL_STATES, Job, JobEvent, User

if TYPE_CHECKING:
    from prompt2mesh.bootstrap.service import Platform

_STEP = 0.01  # progress must grow with each message, also where only the stage is another


class JobFailedError(Prompt2MeshError):
    """A job failed; its runner wrote down why."""

    def __init__(self, error: dict[str, object]) -> None:
        """Take the runner's words."""
        near = error.get("suggestions")
        super().__init__(
            str(error.get("message", "it failed")), hint=str(error.get("hint", "")),
            suggestions=tuple(map(str, near)) if isinstance(near, list) else (),  # pyright: ignore[reportUnknownArgumentType]
        )  # fmt: skip
        self._code = str(error.get("code", self.code))

    def as_dict(self) -> dict[str, object]:
        """The error under its own code."""
        return {**super().as_dict(), "code": self._code}


async def finished(context: ToolContext, platform: "Platform", user: User, submit: Callable[[], Job]) -> Job:
    """Submits a job and waits until it has succeeded.

    Args:
        context: Of the request; its client hears of the progress, and may take the request back.
        platform: Has the job.
        user: Whose it is.
        submit: Hands the job in.

    Raises:
        CanceledError: Somebody else stopped it.
        JobFailedError: It failed.
        LimitError: The person waits for too many; nothing was submitted.
        NotFoundError: It was deleted.
        StoreUnavailableError: The service stops; the job goes on.
    """
    backend = backend_of(context)
    await backend.prepare_to_make()
    hub = await backend.hub()
    # Whoever has this process to themselves may wait for as many as they like.
    with nullcontext() if backend.local else hub.open_streams.one_more(user.id):
        job = await _to_the_end(submit)  # a job that is handed in must be known here, so that it can be stopped
        try:
            told = -_STEP
            async for event in hub.stream(job.id, after=0):
                told = await _tell(context, event, told)
        except anyio.get_cancelled_exc_class():
            await _to_the_end(platform.tasks.cancel, user, job.id)
            raise
    ended = await in_thread(platform.tasks.get, user, job.id)
    if ended.state not in FINAL_STATES:
        raise StoreUnavailableError("the service stops", hint=f"task {job.id} goes on; look at the project later")
    if ended.state == "CANCELED":
        raise CanceledError("the task was stopped")
    if ended.state == "FAILED":
        raise JobFailedError(ended.error or {})
    return ended


def version_of(job: Job) -> str:
    """The version that a job made or added to.

    Raises:
        NotFoundError: It made none.
    """
    made = (job.result or {}).get("version_id")
    if made is None:
        raise NotFoundError(f"task {job.id} made no version")
    return str(made)


async def _to_the_end(function: Callable[Given, Found], *args: Given.args, **options: Given.kwargs) -> Found:
    """Calls what must not be left half-way, also where the client has given up."""
    answers: list[Found] = []
    with anyio.CancelScope(shield=True):
        answers.append(await in_thread(function, *args, **options))
    return answers[0]


async def _tell(context: ToolContext, event: JobEvent | None, told: float) -> float:
    """Passes an event on; the progress that was told."""
    share = float((event.data.get("progress") if event else None) or 0)
    share = 100.0 if event is not None and event.type == "succeeded" else max(round(told + _STEP, 2), min(share, 99.0))
    await context.report_progress(share, 100, _words(event))
    return share


def _words(event: JobEvent | None) -> str:
    if event is None:
        return "still at work"
    stage = event.data.get("title") or event.data.get("stage") or event.type
    return str(stage)[:200]
