import json
import time
from collections.abc import Iterator
from typing import Any

import pytest

from prompt2mesh.client import ServerUnreachableError, WaitTimeoutError
from prompt2mesh.client.models import TaskEvent
from prompt2mesh.mesh.errors import CanceledError, NotFoundError, UnknownObjectError
from tests.support.scripted_server import Received, Reply, ScriptedServer
from tests.unit.client.conftest import IMPATIENT, Both
from tests.unit.client.test_requests import TASK

EVENTS: list[tuple[str, dict[str, Any]]] = [
    ("queued", {"position": 1, "estimate_s": 2.0}),
    ("started", {"attempt": 1}),
    ("stage", {"stage": "build", "progress": 40, "message": "building in Blender"}),
    ("files", {"stage": "made", "files": []}),
    ("succeeded", {"version_id": "ver_1", "project_id": "prj_1"}),
]
STREAM_HEADERS = {"Content-Type": "text/event-stream; charset=utf-8"}
STREAM = "/v1/tasks/job_1/stream"


def written(number: int) -> bytes:
    kind, data = EVENTS[number - 1]
    return f"id: {number}\nevent: {kind}\ndata: {json.dumps(data)}\n\n".encode()


def from_id(request: Received, *, count: int | None, cut: bool) -> Reply:
    """The next events after Last-Event-ID, and an end in order or in the middle of one more."""
    seen = int(request.headers.get("last-event-id", "0"))
    numbers = range(seen + 1, len(EVENTS) + 1 if count is None else min(seen + count, len(EVENTS)) + 1)
    pieces = [b": ping\n\n", *[written(number) for number in numbers]]
    if cut:
        pieces.append(b"id: 99\nevent: succeeded\ndata: {")
    return Reply(200, iter(pieces), STREAM_HEADERS, cut_after=0 if cut else None)


def ended(status: str = "SUCCEEDED", **more: Any) -> Reply:
    return Reply(200, {**TASK, "status": status, "queue": None, **more})


def test_events_come_as_they_are(server: ScriptedServer, both: Both) -> None:
    server.on(f"GET {STREAM}", lambda request: from_id(request, count=None, cut=False))
    events = both.items("tasks.stream", "job_1")
    assert [(event.id, event.type) for event in events] == [(n, kind) for n, (kind, _) in enumerate(EVENTS, start=1)]
    assert events[2].data["progress"] == 40
    assert "last-event-id" not in server.received[0].headers
    assert server.received[0].headers["authorization"] == "Bearer p2m_key"


@pytest.mark.parametrize("cut", [True, False], ids=["broken off", "closed in order"])
def test_a_stream_that_ends_early_goes_on_and_repeats_nothing(server: ScriptedServer, both: Both, cut: bool) -> None:
    server.on(f"GET {STREAM}", lambda request: from_id(request, count=1, cut=cut))
    server.on("GET /v1/tasks/job_1", ended("IN_PROGRESS"))
    events = both.items("tasks.stream", "job_1")
    assert [event.id for event in events] == [1, 2, 3, 4, 5]
    asked = [request.headers.get("last-event-id") for request in server.asked(f"GET {STREAM}")]
    assert asked == [None, "1", "2", "3", "4"]


def test_events_that_a_server_sends_again_are_given_once(server: ScriptedServer, both: Both) -> None:
    def all_again(request: Received) -> Reply:
        last = 3 if "last-event-id" not in request.headers else 5
        return Reply(200, iter([written(n) for n in range(1, last + 1)]), STREAM_HEADERS, cut_after=0)

    server.on(f"GET {STREAM}", all_again)
    assert [event.id for event in both.items("tasks.stream", "job_1")] == [1, 2, 3, 4, 5]


def test_one_can_go_on_after_an_event(server: ScriptedServer, both: Both) -> None:
    server.on(f"GET {STREAM}", lambda request: from_id(request, count=None, cut=False))
    assert [event.id for event in both.items("tasks.stream", "job_1", after=3)] == [4, 5]


def test_the_stream_of_a_task_that_has_ended_ends(server: ScriptedServer, both: Both) -> None:
    server.on(f"GET {STREAM}", Reply(200, iter(()), STREAM_HEADERS))
    server.on("GET /v1/tasks/job_1", ended())
    assert both.items("tasks.stream", "job_1", after=5) == []


def test_a_server_that_stays_away_is_told(server: ScriptedServer, both: Both) -> None:
    server.on(f"GET {STREAM}", lambda request: from_id(request, count=2, cut=True), Reply(unanswered=True))
    with pytest.raises(ServerUnreachableError):
        both.items("tasks.stream", "job_1")


def test_a_stream_too_many_waits_until_another_has_ended(server: ScriptedServer, both: Both) -> None:
    refused = Reply(429, {"code": "limit_reached", "detail": "too many streams", "status": 429}, {"Retry-After": "0"})
    more = [refused] * (IMPATIENT.patient_attempts + 1)
    server.on(f"GET {STREAM}", *more, lambda request: from_id(request, count=None, cut=False))
    assert [event.id for event in both.items("tasks.stream", "job_1")] == [1, 2, 3, 4, 5]


def test_no_such_task(both: Both) -> None:
    with pytest.raises(NotFoundError):
        both.items("tasks.stream", "job_1")


def test_wait_tells_the_events_and_gives_the_task(server: ScriptedServer, both: Both) -> None:
    server.on(f"GET {STREAM}", lambda request: from_id(request, count=2, cut=True))
    version = {"id": "ver_1", "project_id": "prj_1", "number": 1, "created_at": "2026-11-26T12:00:00Z"}
    server.on("GET /v1/tasks/job_1", ended(version_id="ver_1", version=version))
    seen: list[str] = []

    def keep(event: TaskEvent) -> None:
        seen.append(event.type)

    task = both("tasks.wait", "job_1", on_event=keep)
    assert seen == [kind for kind, _ in EVENTS]
    assert (task.status, task.version.number) == ("SUCCEEDED", 1)


def test_a_task_that_failed_raises_what_the_runner_raised(server: ScriptedServer, both: Both) -> None:
    server.on(f"GET {STREAM}", Reply(200, iter(()), STREAM_HEADERS))
    fault = {"code": "object_unknown", "message": "nothing is near", "hint": "say it otherwise", "suggestions": ["mug"]}
    server.on("GET /v1/tasks/job_1", ended("FAILED", error=fault))
    with pytest.raises(UnknownObjectError) as caught:
        both("tasks.wait", "job_1")
    assert (caught.value.hint, caught.value.suggestions) == ("say it otherwise", ("mug",))
    assert both("tasks.wait", "job_1", check=False).status == "FAILED"
    server.on("GET /v1/tasks/job_1", ended("CANCELED"))
    with pytest.raises(CanceledError, match="job_1"):
        both("tasks.wait", "job_1")


def test_waiting_has_an_end_though_the_stream_goes_on(server: ScriptedServer, both: Both) -> None:
    def pings() -> Iterator[bytes]:
        while True:
            time.sleep(0.05)
            yield b": ping\n\n"

    server.on(f"GET {STREAM}", lambda _: Reply(200, pings(), STREAM_HEADERS))
    with pytest.raises(WaitTimeoutError, match="job_1"):
        both("tasks.wait", "job_1", timeout_s=0.4)


def test_something_else_than_a_stream(server: ScriptedServer, both: Both) -> None:
    server.on(f"GET {STREAM}", Reply(200, {"hello": "there"}))
    with pytest.raises(Exception, match="stream of events"):
        both.items("tasks.stream", "job_1")
