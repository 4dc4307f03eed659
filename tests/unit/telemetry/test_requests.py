import asyncio
from typing import Any

import pytest

from prompt2mesh.telemetry import metrics
from prompt2mesh.telemetry.requests import App, CountRequests, Message, Receive, Scope, Send
from tests.support.meters import counting


class Route:
    def __init__(self, path: str) -> None:
        self.path = path


def answering(*messages: Message, route: str = "", fault: Exception | None = None) -> App:
    async def app(scope: Scope, receive: Receive, send: Send) -> None:
        del receive
        if route:
            scope["route"] = Route(route)
        for message in messages:
            await send(message)
        if fault is not None:
            raise fault

    return app


def ask(app: App, path: str = "/v1/tasks/job_1", kind: str = "http") -> None:
    async def nothing(*_: Any) -> Any:
        return {}

    asyncio.run(_call(CountRequests(app), {"type": kind, "method": "GET", "path": path}, nothing))


async def _call(app: CountRequests, scope: Scope, nothing: Any) -> None:
    await app(scope, nothing, nothing)


OK = {"type": "http.response.start", "status": 200}


def test_a_request_is_counted_by_the_template_of_its_route() -> None:
    with counting() as meter:
        for number in range(3):
            ask(answering(OK, route="/v1/tasks/{task_id}"), f"/v1/tasks/job_{number}")
    assert meter.values(metrics.HTTP_REQUESTS) == {("/v1/tasks/{task_id}", "GET", "200"): 3}
    assert meter.buckets(metrics.HTTP_REQUEST_DURATION)["/v1/tasks/{task_id}", "GET"][-1] == 3
    assert meter.values(metrics.HTTP_IN_PROGRESS) == {(): 0}


def test_paths_that_meet_no_route_are_one_series_however_many_come() -> None:
    with counting() as meter:
        for number in range(500):
            ask(answering({"type": "http.response.start", "status": 404}), f"/guess/{number}")
    assert meter.values(metrics.HTTP_REQUESTS) == {("other", "GET", "404"): 500}


@pytest.mark.parametrize(("app", "kind", "status"), [
    (answering(fault=ValueError("ours")), "http", "500"), (answering(), "http", "499"),
    (answering({"type": "websocket.accept"}), "websocket", "101"),
    (answering({"type": "websocket.close", "code": 1008}), "websocket", "403"),
    (answering({"type": "websocket.http.response.start", "status": 429}), "websocket", "429"),
])  # fmt: skip
def test_how_a_request_ended(app: App, kind: str, status: str) -> None:
    with counting() as meter:
        try:
            ask(app, kind=kind)
        except ValueError:
            assert status == "500"
    ((_, method, found),) = meter.values(metrics.HTTP_REQUESTS)
    assert (method, found) == ("GET" if kind == "http" else "WEBSOCKET", status)
    assert meter.values(metrics.HTTP_IN_PROGRESS) == {(): 0}
