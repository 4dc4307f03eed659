from collections.abc import Generator

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from prompt2mesh.web.instance_routes import OPEN_PATH, instance_routes
from tests.support.scripted_server import Reply, ScriptedServer, scripted_server

OPEN = "POST /v1/instances/me/open"


@pytest.fixture
def api(monkeypatch: pytest.MonkeyPatch) -> Generator[ScriptedServer]:
    with scripted_server() as server:
        monkeypatch.setenv("PROMPT2MESH_API_URL", server.url)
        pair = {"access_token": "new", "refresh_token": "p2mr_next", "token_type": "bearer", "expires_in": 900}
        server.on("POST /v1/auth/refresh", Reply(body=pair))
        answer = {"instance": {"id": "abc", "phase": "Ready"}, "open_url": "https://user-abc.example.org/enter"}
        server.on(OPEN, Reply(status=401, body={"code": "unauthenticated", "detail": "not yet"}), Reply(body=answer))
        yield server


def test_the_api_learns_which_browser_opens_its_blender(api: ScriptedServer) -> None:
    """Or all who open theirs would count as one address, that of the page."""
    app = Starlette(routes=instance_routes())
    with TestClient(app, follow_redirects=False, client=("203.0.113.7", 50000)) as browser:
        browser.cookies.set("prompt2mesh_session", "p2mr_of_this_browser")
        answer = browser.get(OPEN_PATH, headers={"User-Agent": "Firefox"})
    assert answer.headers["location"] == "https://user-abc.example.org/enter"
    assert {request.path for request in api.received} == {"/v1/instances/me/open", "/v1/auth/refresh"}
    for request in api.received:
        sent = (request.headers.get("x-forwarded-for"), request.headers["user-agent"])
        assert sent == ("203.0.113.7", "Firefox"), request.path


def test_only_a_cookie_of_this_very_host_opens_a_blender(api: ScriptedServer, monkeypatch: pytest.MonkeyPatch) -> None:
    """What runs in a desktop below this host can set the other one for everybody who comes here."""
    monkeypatch.setenv("PROMPT2MESH_PUBLIC_WEB_URL", "https://mesh.example.org")
    app = Starlette(routes=instance_routes())
    with TestClient(app, follow_redirects=False, base_url="https://mesh.example.org") as browser:
        browser.cookies.set("prompt2mesh_session", "p2mr_of_mallory", domain=".example.org")
        assert browser.get(OPEN_PATH).headers["location"] == "/"
        assert api.received == []
        browser.cookies.set("__Host-prompt2mesh_session", "p2mr_of_this_browser")
        assert browser.get(OPEN_PATH).headers["location"] == "https://user-abc.example.org/enter"
