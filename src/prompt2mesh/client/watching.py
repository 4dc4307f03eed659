"""The flows that follow a task: its events as they happen, and its end."""

import json
import time
from collections.abc import Generator
from typing import Any, cast

import httpx2

from prompt2mesh.client.calls import Call, path_of
from prompt2mesh.client.commands import CloseStream, Command, Emit, Flow, Read, Sleep
from prompt2mesh.client.errors import ApiError, failure
from prompt2mesh.client.exchange import exchange, opened, unreachable
from prompt2mesh.client.models import Task, TaskEvent
from prompt2mesh.client.session import STREAM_SILENCE_S, Session
from prompt2mesh.client.sse import ServerEvent, SseParser
from prompt2mesh.mesh.errors import UnexpectedAnswerError, WaitTimeoutError

FINAL_EVENTS = frozenset({"succeeded", "failed", "canceled"})
_TOO_MANY = 429


def task_call(task_id: str) -> Call[Task]:
    """Asks for a task."""
    return Call("GET", path_of("/v1/tasks/{}", task_id), Task)


def following(session: Session, task_id: str, *, after: int = 0, until: float | None = None) -> Flow[None]:
    """Emits every event of a task once and in order, whatever happens to the connection.

    Args:
        session: The session.
        task_id: The task.
        after: The number of the last event that is known already.
        until: When to give up, on the monotonic clock.

    Raises:
        ApiError: There is no such task.
        ServerUnreachableError: The connection was lost and did not come back.
        WaitTimeoutError: The task goes on after `until`.
    """
    last, fruitless = after, 0
    while True:
        progress = _Progress(last)
        fault: Exception | None = None
        try:
            ended = yield from _one_connection(session, task_id, progress, until)
        except httpx2.RequestError as exc:
            ended, fault = False, exc
        except ApiError as exc:
            if exc.status != _TOO_MANY:
                raise
            # As many of one person's streams are open as may be: this one waits until another has ended.
            ended, progress.full = False, True
        if ended:
            return
        if not (progress.reopen or progress.full):
            fruitless = 0 if progress.last > last else fruitless + 1
        last = progress.last
        if until is not None and time.monotonic() >= until:
            raise WaitTimeoutError(
                f"the task {task_id} did not end in time; it goes on", hint=f"follow it: client.tasks.wait({task_id!r})"
            )
        if fault is None and not (progress.reopen or progress.full):
            # A stream that ends in good order without a last event is that of a task that had ended before.
            task = yield from exchange(session, task_call(task_id), patient=True)
            if task.final:
                return
        if fruitless >= session.retry.patient_attempts:
            raise unreachable(session, fault or EOFError("its stream of events breaks off again and again"))
        if not progress.reopen:
            yield Sleep(max(progress.retry_s or 0.0, session.retry.delay_s(fruitless + 1)))


class _Progress:
    """How far a stream was read.

    Attributes:
        last: The number of its last event.
        reopen: It was closed by ourselves, to go on with a silence that ends nearer to when to give up.
        full: It was refused, as the person has too many.
    """

    def __init__(self, last: int) -> None:
        self.last = last
        self.retry_s: float | None = None
        self.reopen = False
        self.full = False


def _one_connection(session: Session, task_id: str, progress: _Progress, until: float | None) -> Flow[bool]:
    """Whether the last event of the task came."""
    headers = {"Accept": "text/event-stream", "Cache-Control": "no-store"}
    if progress.last:
        headers["Last-Event-ID"] = str(progress.last)
    silence_s = STREAM_SILENCE_S if until is None else _clamp(until - time.monotonic())
    call: Call[None] = Call("GET", path_of("/v1/tasks/{}/stream", task_id), None, headers=headers)
    response = yield from opened(session, call, stream=True, silence_s=silence_s, patient=True)
    if "text/event-stream" not in response.headers.get("Content-Type", ""):
        raise UnexpectedAnswerError(f"{call.path} answered with something else than a stream of events")
    parser = SseParser(last_id=str(progress.last))
    chunk: bytes | None
    while (chunk := (yield Read())) is not None:
        events = parser.feed(chunk)
        progress.retry_s = parser.retry_s
        for event in events:
            found = _event(event, progress.last)
            if found is None:
                continue
            progress.last = found.id or progress.last
            yield Emit(found)
            if found.type in FINAL_EVENTS:
                yield CloseStream()
                return True
        if until is not None and until - time.monotonic() < silence_s / 2:
            progress.reopen = True
            break
    yield CloseStream()
    return False


def _clamp(seconds: float) -> float:
    return min(STREAM_SILENCE_S, max(0.05, seconds))


def _event(event: ServerEvent, last: int) -> TaskEvent | None:
    """The event of a task; None for one that was seen before or is none."""
    number = int(event.id) if event.id.isascii() and event.id.isdecimal() else 0
    if number and number <= last:
        return None
    try:
        data: Any = json.loads(event.data)
    except ValueError:
        return None
    if not isinstance(data, dict):
        return None
    return TaskEvent(id=number, type=event.type, data=cast("dict[str, Any]", data))


def waiting(
    session: Session, task_id: str, *, after: int = 0, timeout_s: float | None = None, check: bool = True
) -> Flow[Task]:
    """The task once it has ended; its events are emitted on the way.

    Raises:
        ApiError: It failed or was canceled, and `check` is set.
        WaitTimeoutError: It did not end in time.
    """
    until = None if timeout_s is None else time.monotonic() + timeout_s
    yield from following(session, task_id, after=after, until=until)
    task = yield from exchange(session, task_call(task_id), patient=True)
    return checked(task) if check else task


def checked(task: Task) -> Task:
    """The task itself, if it succeeded.

    Raises:
        ApiError: It failed or was canceled.
    """
    if task.status == "FAILED":
        raise failure(task.error.model_dump() if task.error else {})
    if task.status == "CANCELED":
        raise failure({"code": "canceled", "message": f"the task {task.id} was canceled"})
    return task


def pages(session: Session, call: Call[Any]) -> Generator[Command, Any, None]:
    """Emits the items of a list, page after page."""
    while True:
        page = yield from exchange(session, call)
        for item in page.items:
            yield Emit(item)
        if not page.next_cursor:
            return
        call = call.with_query(cursor=page.next_cursor)
