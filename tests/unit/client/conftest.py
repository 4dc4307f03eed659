"""A scripted server, and each test over both clients."""

import asyncio
import inspect
from collections.abc import AsyncIterator, Generator
from typing import Any

import pytest

from prompt2mesh.client import AsyncClient, Client, RetryPolicy
from tests.support.scripted_server import ScriptedServer, scripted_server

IMPATIENT = RetryPolicy(first_delay_s=0.01, longest_delay_s=0.02, longest_wait_s=2, patient_attempts=8)


@pytest.fixture
def server() -> Generator[ScriptedServer]:
    with scripted_server() as running:
        yield running


class Both:
    """Calls a client by the name of a method, whichever kind it is: `both("tasks.get", "job_1")`."""

    def __init__(self, client: Client | AsyncClient, loop: asyncio.AbstractEventLoop | None) -> None:
        self.client = client
        self._loop = loop

    def __call__(self, method: str, *arguments: Any, **options: Any) -> Any:
        target: Any = self.client
        for name in method.split("."):
            target = getattr(target, name)
        found = target(*arguments, **options)
        if inspect.iscoroutine(found):
            assert self._loop is not None
            return self._loop.run_until_complete(found)
        return found

    def items(self, method: str, *arguments: Any, **options: Any) -> list[Any]:
        """All items of a listing or a stream."""
        found = self(method, *arguments, **options)
        if not hasattr(found, "__aiter__"):
            return list(found)
        assert self._loop is not None
        return self._loop.run_until_complete(_all(found))


async def _all(items: AsyncIterator[Any]) -> list[Any]:
    return [item async for item in items]


@pytest.fixture(params=["sync", "async"])
def both(request: pytest.FixtureRequest, server: ScriptedServer) -> Generator[Both]:
    """A client with an API key."""
    if request.param == "sync":
        with Client(server.url, api_key="p2m_key", retry=IMPATIENT, timeout_s=5) as client:
            yield Both(client, None)
        return
    loop = asyncio.new_event_loop()
    client = AsyncClient(server.url, api_key="p2m_key", retry=IMPATIENT, timeout_s=5)
    try:
        yield Both(client, loop)
    finally:
        loop.run_until_complete(client.close())
        loop.close()
