import threading
from typing import Any

import pytest

from prompt2mesh.client import (
    ApiError,
    Client,
    MemoryTokens,
    ServerUnreachableError,
    Tokens,
    UnexpectedAnswerError,
)
from prompt2mesh.mesh.errors import (
    AuthenticationError,
    LimitError,
    NotFoundError,
    OperatorError,
    OptionError,
    RequestError,
    UnknownObjectError,
)
from tests.support.scripted_server import Received, Reply, ScriptedServer, problem
from tests.unit.client.conftest import IMPATIENT, Both

TASK: dict[str, Any] = {
    "id": "job_1", "kind": "text-to-3d", "status": "PENDING", "created_at": "2026-11-26T12:00:00Z",
    "queue": {"position": 2, "estimate_s": 3.5}, "something_new": {"of": "a later release"},
}  # fmt: skip

RIGHT = "correct horse battery staple"


def test_a_task_is_asked_for_with_what_was_given_and_nothing_else(server: ScriptedServer, both: Both) -> None:
    server.on("POST /v1/text-to-3d", Reply(202, TASK))
    task = both("tasks.text_to_3d", "a red mug", seed=7, formats=["glb", "stl"], beauty=None)
    assert (task.id, task.status, task.queue.position, task.final) == ("job_1", "PENDING", 2, False)
    (request,) = server.received
    assert request.json() == {"prompt": "a red mug", "seed": 7, "formats": ["glb", "stl"]}
    assert request.headers["authorization"] == "Bearer p2m_key"
    assert request.headers["user-agent"].startswith("prompt2mesh/")


def test_ids_and_names_cannot_leave_their_place_in_the_path(server: ScriptedServer, both: Both) -> None:
    with pytest.raises(NotFoundError):
        both("tasks.get", "../me?x=1#y")
    assert server.received[0].path == "/v1/tasks/..%2Fme%3Fx%3D1%23y"


@pytest.mark.parametrize(
    "passing",
    [
        Reply(503, problem("store_unavailable", "the database does not answer")),
        Reply(429, problem("limit_reached", "slowly"), {"Retry-After": "0"}),
        Reply(502, b"<html>bad gateway</html>", {"Content-Type": "text/html"}),
        Reply(unanswered=True),
        Reply(202, TASK, cut_after=10),
    ],
    ids=["503", "429", "proxy", "no answer", "half an answer"],
)
def test_a_post_is_tried_again_with_the_same_key(server: ScriptedServer, both: Both, passing: Reply) -> None:
    server.on("POST /v1/text-to-3d", passing, passing, Reply(202, TASK))
    assert both("tasks.text_to_3d", "a red mug").id == "job_1"
    assert both("tasks.text_to_3d", "a red mug").id == "job_1"
    keys = [request.headers["idempotency-key"] for request in server.received]
    assert keys[0] == keys[1] == keys[2] != keys[3]
    assert len(keys[0]) >= 16


def test_a_short_retry_after_is_waited_for_and_a_long_one_is_told(server: ScriptedServer, both: Both) -> None:
    busy = problem("limit_reached", "too many jobs today", hint="ask tomorrow")
    server.on("POST /v1/text-to-3d", Reply(429, busy, {"Retry-After": "7200"}))
    with pytest.raises(LimitError) as caught:
        both("tasks.text_to_3d", "a red mug")
    assert (caught.value.retry_after_s, caught.value.hint) == (7200, "ask tomorrow")
    assert len(server.received) == 1


def test_a_refusal_is_the_class_that_the_server_raised(server: ScriptedServer, both: Both) -> None:
    refused = problem("object_unknown", "nothing is near 'frobnicator'", hint="say it otherwise", suggestions=["fork"])
    server.on("POST /v1/text-to-3d", Reply(422, refused))
    with pytest.raises(UnknownObjectError) as caught:
        both("tasks.text_to_3d", "a frobnicator")
    error = caught.value
    assert isinstance(error, ApiError)
    assert (error.code, error.status, error.exit_code) == ("object_unknown", 422, 3)
    assert (error.message, error.hint, error.suggestions) == (
        "nothing is near 'frobnicator'", "say it otherwise", ("fork",),
    )  # fmt: skip
    assert len(server.received) == 1


def test_a_code_of_a_later_release_gets_the_branch_of_its_status(server: ScriptedServer, both: Both) -> None:
    wrong = problem("colour_too_loud", "it hurts", errors=[{"field": "prompt", "message": "loud"}])
    server.on("POST /v1/text-to-3d", Reply(422, wrong))
    with pytest.raises(RequestError) as caught:
        both("tasks.text_to_3d", "a loud mug")
    assert isinstance(caught.value, ApiError)
    assert (caught.value.code, caught.value.errors[0]["field"]) == ("colour_too_loud", "prompt")
    server.on("GET /v1/me", Reply(500, problem("brand_new", "a fault")))
    with pytest.raises(OperatorError) as fault:
        both("account.get")
    assert fault.value.code == "brand_new"


def test_something_else_at_the_address_is_told_apart(server: ScriptedServer, both: Both) -> None:
    server.on("GET /v1/me", Reply(200, b"<html>a router</html>", {"Content-Type": "text/html"}))
    with pytest.raises(UnexpectedAnswerError, match="/v1/me"):
        both("account.get")
    server.on("GET /v1/me", Reply(200, {"name": "somebody"}))
    with pytest.raises(UnexpectedAnswerError, match="id: Field required"):
        both("account.get")
    server.on("GET /v1/me", Reply(301, b"", {"Location": "https://mesh.example.org/v1/me"}))
    with pytest.raises(UnexpectedAnswerError, match=r"https://mesh\.example\.org"):
        both("account.get")
    server.on("GET /v1/me", Reply(418, b"a teapot", {"Content-Type": "text/plain"}))
    with pytest.raises(ApiError, match="418"):
        both("account.get")


def test_nobody_there(both: Both, server: ScriptedServer) -> None:
    server.shutdown()
    server.server_close()
    with pytest.raises(ServerUnreachableError, match="does not answer") as caught:
        both("account.get")
    assert caught.value.exit_code == 5


@pytest.mark.parametrize("address", ["", "localhost:8000", "ftp://example.org", "http://", "http://a?b=c"])
def test_an_address_that_is_none(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("PROMPT2MESH_API_URL", raising=False)
    if not address:
        assert Client(None).base_url == "http://localhost:8000"
        return
    with pytest.raises(OptionError):
        Client(address)


def test_the_environment_names_server_and_key(server: ScriptedServer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PROMPT2MESH_API_URL", server.url + "/")
    monkeypatch.setenv("PROMPT2MESH_API_KEY", "p2m_environment")
    server.on("GET /v1/me", Reply(200, {"id": "user_1", "email": "a@example.org"}))
    with Client() as client:
        assert client.account.get().email == "a@example.org"
    assert server.received[0].headers["authorization"] == "Bearer p2m_environment"


def test_secrets_are_not_in_what_is_printed() -> None:
    tokens = Tokens("sesame", "open")
    with Client("http://127.0.0.1:1", api_key="p2m_secret", tokens=MemoryTokens(tokens)) as client:
        shown = f"{tokens!r} {client.account._session!r}"
    assert "sesame" not in shown
    assert "open" not in shown
    assert "p2m_secret" not in shown


def test_a_list_follows_its_cursors(server: ScriptedServer, both: Both) -> None:
    def page(request: Received) -> Reply:
        start = int(request.query.get("cursor", "0"))
        items = [{**TASK, "id": f"job_{n}"} for n in range(start, min(start + 2, 5))]
        return Reply(200, {"items": items, "next_cursor": str(start + 2) if start + 2 < 5 else None})

    server.on("GET /v1/tasks", page)
    assert [task.id for task in both.items("tasks.list", status="FAILED", limit=2)] == [f"job_{n}" for n in range(5)]
    assert [request.query.get("cursor") for request in server.received] == [None, "2", "4"]
    assert all(request.query["status"] == "FAILED" and request.query["limit"] == "2" for request in server.received)


class Login:
    """A server whose access tokens must be the newest and whose refresh tokens work once."""

    def __init__(self, server: ScriptedServer) -> None:
        self.count = 1
        self.reused = 0
        self._lock = threading.Lock()
        server.on("POST /v1/auth/login", self.login)
        server.on("POST /v1/auth/refresh", self.refresh)
        server.on("GET /v1/me", self.me)

    def pair(self) -> Reply:
        return Reply(200, {"access_token": f"access-{self.count}", "refresh_token": f"refresh-{self.count}"})

    def login(self, request: Received) -> Reply:
        if request.json().get("password") != RIGHT:
            return Reply(401, problem("unauthenticated", "the address or the password is wrong"))
        return self.pair()

    def refresh(self, request: Received) -> Reply:
        with self._lock:
            if request.json()["refresh_token"] != f"refresh-{self.count}":
                self.reused += 1
                return Reply(401, problem("unauthenticated", "log in again"))
            self.count += 1
            return self.pair()

    def me(self, request: Received) -> Reply:
        if request.headers.get("authorization") != f"Bearer access-{self.count}":
            return Reply(401, problem("unauthenticated", "the token ran out"))
        return Reply(200, {"id": "user_1", "email": "a@example.org"})


@pytest.fixture
def login(server: ScriptedServer) -> Login:
    return Login(server)


def test_a_login_is_refreshed_when_it_runs_out(server: ScriptedServer, login: Login) -> None:
    tokens = MemoryTokens()
    with Client(server.url, tokens=tokens, retry=IMPATIENT) as client:
        client.account.login("a@example.org", RIGHT)
        tokens.save(Tokens("access-old", "refresh-1"))
        assert client.account.get().id == "user_1"
        assert tokens.load() == Tokens("access-2", "refresh-2")
        client.account.get()
        server.on("POST /v1/auth/logout", Reply(204))
        client.account.logout()
        assert tokens.load() is None
    assert server.asked("POST /v1/auth/logout")[0].json() == {"refresh_token": "refresh-2"}
    assert len(server.asked("POST /v1/auth/refresh")) == 1
    assert "authorization" not in server.asked("POST /v1/auth/refresh")[0].headers
    assert "idempotency-key" not in server.asked("POST /v1/auth/login")[0].headers
    assert login.reused == 0


def test_threads_that_find_the_login_run_out_refresh_it_once(server: ScriptedServer, login: Login) -> None:
    tokens = MemoryTokens(Tokens("access-old", "refresh-1"))
    found: list[str] = []
    with Client(server.url, tokens=tokens, retry=IMPATIENT) as client:
        threads = [threading.Thread(target=lambda: found.append(client.account.get().id)) for _ in range(8)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert found == ["user_1"] * 8
    assert login.reused == 0
    assert len(server.asked("POST /v1/auth/refresh")) == 1


def test_a_dead_login_is_told_and_forgotten(server: ScriptedServer, login: Login) -> None:
    del login
    tokens = MemoryTokens(Tokens("access-old", "refresh-old"))
    with Client(server.url, tokens=tokens, retry=IMPATIENT) as client:
        with pytest.raises(AuthenticationError):
            client.account.get()
        assert tokens.load() is None
        with pytest.raises(AuthenticationError):
            client.account.login("a@example.org", "wrong")
    assert len(server.asked("POST /v1/auth/login")) == 1


def test_a_refresh_whose_answer_was_lost_is_not_repeated(server: ScriptedServer) -> None:
    server.on("GET /v1/me", Reply(401, problem("unauthenticated", "the token ran out")))
    server.on("POST /v1/auth/refresh", Reply(unanswered=True))
    tokens = MemoryTokens(Tokens("access-old", "refresh-1"))
    with Client(server.url, tokens=tokens, retry=IMPATIENT) as client, pytest.raises(ServerUnreachableError):
        client.account.get()
    assert len(server.asked("POST /v1/auth/refresh")) == 1
    assert tokens.load() is not None, "the server may not have seen it: the next try may still work"
