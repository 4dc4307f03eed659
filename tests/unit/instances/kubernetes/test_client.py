"""How the client bears an API server that is busy, silent, restarted or done with our credentials."""

import asyncio
import json
import threading
from collections.abc import Callable, Generator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest
from kubernetes_asyncio.client import ApiClient, Configuration

from prompt2mesh.instances.kubernetes import client as client_module
from prompt2mesh.instances.kubernetes.client import KubernetesClient
from prompt2mesh.instances.kubernetes.objects import CONFIG_MAP, POD, StaleWriteError
from prompt2mesh.mesh.errors import InstanceUnavailableError, PermissionDeniedError

BODY = {"metadata": {"name": "a", "namespace": "n"}, "data": {}}
GUARDED = {"metadata": {"name": "a", "namespace": "n", "resourceVersion": "1"}}
Answer = tuple[int, dict[str, str], Any]
OK: Answer = (200, {}, BODY)


@dataclass
class Server:
    """Answers with what it was given, one after another; `None` says nothing at all."""

    answers: list[Answer | None]
    url: str = ""
    asked: list[tuple[str, str, str]] = field(default_factory=list[tuple[str, str, str]])
    released: threading.Event = field(default_factory=threading.Event)


@contextmanager
def serving(*answers: Answer | None) -> Generator[Server]:
    found = Server(list(answers))

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.rfile.read(int(self.headers.get("Content-Length") or 0))
            found.asked.append((self.command, self.path, self.headers.get("authorization", "")))
            answer = found.answers.pop(0)
            if answer is None:
                found.released.wait(10)
                return
            status, headers, body = answer
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            self.end_headers()
            if body == "silence":
                self.wfile.write(json.dumps({"type": "ADDED", "object": BODY}).encode() + b"\n")
                self.wfile.flush()
                found.released.wait(10)
                return
            self.wfile.write(json.dumps(body).encode())

        do_PATCH = do_POST = do_DELETE = do_GET  # noqa: N815 - what http.server calls

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - as the base has it
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    found.url = f"http://127.0.0.1:{server.server_port}"
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield found
    finally:
        found.released.set()
        server.shutdown()
        server.server_close()


def api_client(url: str, token: str = "") -> ApiClient:
    configuration: Any = Configuration(host=url)
    if token:
        configuration.api_key["BearerToken"] = f"Bearer {token}"
    return ApiClient(configuration)


def ask(server: Server, work: Callable[[KubernetesClient], Any], *, timeout_s: float = 5.0) -> Any:
    async def run() -> Any:
        async def reopen() -> ApiClient:
            return api_client(server.url, "fresh")

        async with KubernetesClient(api_client(server.url, "old"), reopen=reopen, request_timeout_s=timeout_s) as api:
            return await work(api)

    return asyncio.run(run())


def failure(status: int, reason: str = "") -> Answer:
    return status, {}, {"kind": "Status", "reason": reason, "message": "no"}


@pytest.fixture(autouse=True)
def _soon(monkeypatch: pytest.MonkeyPatch) -> None:
    """Waits between tries stay short; how long they are is no matter here."""

    def soon(_said: str, _attempt: int) -> float:
        return 0.01

    monkeypatch.setattr(client_module, "_retry_after_s", soon)


def test_a_busy_server_is_asked_again() -> None:
    with serving(failure(429), failure(503), OK) as server:
        assert ask(server, lambda api: api.get(CONFIG_MAP, "a", namespace="n")) == BODY
        assert len(server.asked) == 3


def test_who_is_busy_for_too_long_is_given_up() -> None:
    with serving(*[failure(429)] * 9) as server:
        with pytest.raises(InstanceUnavailableError, match="busy"):
            ask(server, lambda api: api.get(CONFIG_MAP, "a", namespace="n"))
        assert len(server.asked) < 6


def test_others_who_write_at_once_do_not_matter_to_an_unguarded_write_and_do_to_a_guarded_one() -> None:
    with serving(failure(409, "Conflict"), OK) as server:
        assert ask(server, lambda api: api.apply(CONFIG_MAP, BODY, manager="m")) == BODY
    with serving(failure(409, "Conflict"), OK) as server:
        with pytest.raises(StaleWriteError):
            ask(server, lambda api: api.apply(CONFIG_MAP, GUARDED, manager="m"))
        assert len(server.asked) == 1


def test_a_write_that_must_not_be_done_twice_is_not() -> None:
    works: list[Callable[[KubernetesClient], Any]] = [
        lambda api: api.create(CONFIG_MAP, BODY),
        lambda api: api.json_patch(CONFIG_MAP, "a", [], namespace="n"),
    ]
    for work in works:
        with serving(failure(503), OK) as server:
            with pytest.raises(InstanceUnavailableError):
                ask(server, work)
            assert len(server.asked) == 1


def test_credentials_that_ran_out_are_fetched_anew_once() -> None:
    with serving(failure(401), OK) as server:
        ask(server, lambda api: api.get(CONFIG_MAP, "a", namespace="n"))
        assert [token for _, _, token in server.asked] == ["Bearer old", "Bearer fresh"]
    with serving(failure(401), failure(401)) as server, pytest.raises(PermissionDeniedError):
        ask(server, lambda api: api.get(CONFIG_MAP, "a", namespace="n"))


def test_a_silent_server_is_not_waited_for_without_end() -> None:
    with serving(None) as server, pytest.raises(InstanceUnavailableError, match="did not answer"):
        ask(server, lambda api: api.get(CONFIG_MAP, "a", namespace="n"), timeout_s=0.3)


def test_a_watch_that_went_deaf_ends_by_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(client_module, "_WATCH_SLACK_S", 0.2)

    async def look(api: KubernetesClient) -> list[str]:
        return [event.type async for event in api.watch(POD, resource_version="1", timeout_s=0.3)]

    with serving((200, {}, "silence")) as server:
        assert ask(server, look) == ["ADDED"]
        assert "timeoutSeconds=1" in server.asked[0][1]


def test_a_list_is_read_to_its_end_and_again_where_it_grew_old() -> None:
    page: Answer = (
        200,
        {},
        {"metadata": {"resourceVersion": "5", "continue": "more"}, "items": [{"metadata": {"name": "a"}}]},
    )
    last: Answer = (200, {}, {"metadata": {"resourceVersion": "5"}, "items": [{"metadata": {"name": "b"}}]})
    with serving(page, failure(410, "Expired"), page, last) as server:
        found = ask(server, lambda api: api.list(CONFIG_MAP, namespace="n"))
        assert [item["metadata"]["name"] for item in found.items] == ["a", "b"]
        assert found.resource_version == "5"
        assert {item["kind"] for item in found.items} == {"ConfigMap"}


def test_what_nobody_serves_is_unavailable() -> None:
    with serving() as server:
        pass
    with pytest.raises(InstanceUnavailableError) as refused:
        ask(server, lambda api: api.get(CONFIG_MAP, "a", namespace="n"))
    assert "reachable" in refused.value.hint
