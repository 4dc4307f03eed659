"""What a server tells of its requests."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from typing import Any

import pytest

from prompt2mesh.telemetry import context, traces
from prompt2mesh.telemetry.asgi import ORIGIN, Observed

App = Callable[[dict[str, Any], Any, Any], Awaitable[None]]
TRACEPARENT = "00-0123456789abcdef0123456789abcdef-0123456789abcdef-01"


async def fine(scope: Any, receive: Any, send: Any) -> None:
    del receive
    scope["endpoint"] = fine
    scope["path_params"] = {"task_id": "job_1"}
    context.note(user_id="usr_1")
    scope["seen"] = (context.request_id(), traces.outgoing())
    await send({"type": "http.response.start", "status": 200, "headers": [(b"x-request-id", b"of another")]})
    await send({"type": "http.response.body", "body": b"12345"})


async def broken(*_: Any) -> None:
    raise RuntimeError("broken")


def ask(
    app: App, path: str = "/v1/tasks/job_1", *, kind: str = "http", **headers: str
) -> tuple[dict[str, Any], list[Any]]:
    sent: list[Any] = []

    async def send(message: Any) -> None:
        sent.append(message)

    async def receive() -> Any:
        return {"type": "http.request", "body": b"", "more_body": False}

    scope = {
        "type": kind, "method": "GET", "path": path, "query_string": b"signature=secret", "client": ("10.0.0.1", 5),
        "headers": [(name.replace("_", "-").encode(), value.encode()) for name, value in headers.items()],
    }  # fmt: skip
    asyncio.run(Observed(app)(scope, receive, send))  # type: ignore[arg-type]
    return scope, sent


def test_a_request_keeps_the_id_that_it_came_with_and_is_answered_with_it(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO, "prompt2mesh.access")
    scope, sent = ask(fine, x_request_id="my-request-0001")
    assert scope["seen"][0] == "my-request-0001"
    assert [value for name, value in sent[0]["headers"] if name == b"x-request-id"] == [b"my-request-0001"]
    [line] = caplog.records
    assert line.getMessage() == "GET /v1/tasks/{task_id} 200"
    told = vars(line)
    assert (told["status"], told["sent_bytes"], told["client"], told["path"]) == (200, 5, "10.0.0.1", "/v1/tasks/job_1")
    assert "secret" not in str(told)


def test_an_id_that_cannot_be_one_is_replaced() -> None:
    scope, _ = ask(fine, x_request_id="<script>")
    assert scope["seen"][0].startswith("req_")


def test_a_trace_that_comes_with_a_request_is_passed_on_also_where_this_process_sends_none() -> None:
    scope, _ = ask(fine, traceparent=TRACEPARENT)
    assert scope["seen"][1]["traceparent"].split("-")[1] == TRACEPARENT.split("-")[1]
    assert scope[ORIGIN]["traceparent"].split("-")[1] == TRACEPARENT.split("-")[1]


def test_a_request_that_ends_in_a_fault_has_its_line(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO, "prompt2mesh.access")
    with pytest.raises(RuntimeError):
        ask(broken)
    assert caplog.records[-1].getMessage() == "GET /v1/tasks/job_1 500"


def test_questions_for_its_health_are_told_only_where_somebody_wants_every_detail(
    caplog: pytest.LogCaptureFixture,
) -> None:
    caplog.set_level(logging.INFO, "prompt2mesh.access")
    ask(fine, "/healthz")
    assert caplog.records == []
    caplog.set_level(logging.DEBUG, "prompt2mesh.access")
    ask(fine, "/healthz")
    assert len(caplog.records) == 1
