"""Clients that go away in the middle: no fault of the program, so nobody is woken."""

import asyncio
import logging
from typing import Any

import pytest
from fastapi.testclient import TestClient

from tests.support.api import Person


def test_a_client_that_goes_before_its_list_is_whole_is_not_logged_as_a_fault(
    api: TestClient, alice: Person, caplog: pytest.LogCaptureFixture
) -> None:
    parts = iter([{"type": "http.request", "body": b"a cube\n", "more_body": True}, {"type": "http.disconnect"}])
    scope: dict[str, Any] = {
        "type": "http", "method": "POST", "path": "/v1/batches", "raw_path": b"/v1/batches", "query_string": b"",
        "http_version": "1.1", "scheme": "http", "server": ("testserver", 80), "client": ("127.0.0.1", 1),
        "headers": [(b"host", b"testserver"), (b"content-type", b"text/plain"),
                    (b"authorization", f"Bearer {alice.token}".encode())],
    }  # fmt: skip
    said: list[Any] = []

    async def receive() -> Any:
        return next(parts)

    async def send(message: Any) -> None:
        said.append(message)

    async def answer() -> None:
        await api.app(scope, receive, send)

    with caplog.at_level(logging.INFO):
        asyncio.run(answer())
    assert said[0]["status"] == 400
    assert [record.getMessage() for record in caplog.records if record.levelno >= logging.ERROR] == []
