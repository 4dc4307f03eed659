from collections.abc import Generator

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from prompt2mesh.client import Tokens
from prompt2mesh.web.headers import security_headers
from prompt2mesh.web.session_routes import COOKIE_NAME, session_routes
from prompt2mesh.web.session_vault import VAULT


@pytest.fixture
def browser(monkeypatch: pytest.MonkeyPatch) -> Generator[TestClient]:
    monkeypatch.setenv("PROMPT2MESH_PUBLIC_WEB_URL", "https://mesh.example.org")
    monkeypatch.setenv("PROMPT2MESH_PUBLIC_API_URL", "https://api.example.org")
    app = Starlette(routes=session_routes(), middleware=security_headers())
    with TestClient(app, base_url="https://mesh.example.org", follow_redirects=False) as client:
        yield client


def _ticket() -> str:
    return VAULT.ticket(VAULT.begin(Tokens("access", "the-refresh-token")))


def test_a_ticket_becomes_a_cookie_that_scripts_cannot_read(browser: TestClient) -> None:
    answer = browser.post("/session/remember", json={"ticket": _ticket()})
    assert answer.status_code == 204
    cookie = answer.headers["set-cookie"]
    assert cookie.startswith(f"{COOKIE_NAME}=the-refresh-token;")
    for attribute in ("HttpOnly", "SameSite=lax", "Secure", "Path=/"):
        assert attribute in cookie
    assert answer.headers["cache-control"] == "no-store"


def test_a_used_ticket_sets_nothing(browser: TestClient) -> None:
    ticket = _ticket()
    browser.post("/session/remember", json={"ticket": ticket})
    again = browser.post("/session/remember", json={"ticket": ticket})
    assert again.status_code == 410
    assert "set-cookie" not in again.headers


def test_another_site_can_neither_set_nor_delete_the_cookie(browser: TestClient) -> None:
    ticket = _ticket()
    for path in ("/session/remember", "/session/forget"):
        foreign = browser.post(path, json={"ticket": ticket}, headers={"Sec-Fetch-Site": "cross-site"})
        form = browser.post(path, data={"ticket": ticket})
        assert (foreign.status_code, form.status_code) == (403, 403)
        assert "set-cookie" not in foreign.headers


@pytest.mark.parametrize("body", [b"", b"[]", b'"x"', b'{"ticket": 7}', b"{" * 5000])
def test_a_body_that_makes_no_sense_is_refused(browser: TestClient, body: bytes) -> None:
    answer = browser.post("/session/remember", content=body, headers={"Content-Type": "application/json"})
    assert answer.status_code == 410


def test_forgetting_deletes_the_cookie(browser: TestClient) -> None:
    browser.post("/session/remember", json={"ticket": _ticket()})
    assert COOKIE_NAME in browser.cookies
    browser.post("/session/forget", json={})
    assert COOKIE_NAME not in browser.cookies


def test_a_provider_login_comes_back_with_a_ticket_that_becomes_the_cookie(browser: TestClient) -> None:
    leaving = browser.get("/session/provider")
    assert leaving.headers["location"] == (
        "https://api.example.org/v1/auth/oidc/login?return_to=https%3A%2F%2Fmesh.example.org%2Fsession%2Farrive"
    )
    arrived = browser.get("/session/arrive?ticket=p2mr_once")
    assert arrived.headers["location"] == "/"
    assert browser.cookies[COOKIE_NAME] == "p2mr_once"


def test_a_link_with_somebody_elses_ticket_logs_nobody_in(browser: TestClient) -> None:
    arrived = browser.get("/session/arrive?ticket=p2mr_attacker")
    assert arrived.status_code == 303
    assert COOKIE_NAME not in browser.cookies


def test_pictures_of_the_landing_page_are_served_with_the_headers_of_every_answer(browser: TestClient) -> None:
    answer = browser.get("/assets/examples/table.webp")
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "image/webp"
    assert answer.headers["x-frame-options"] == "SAMEORIGIN"
    assert answer.headers["referrer-policy"] == "no-referrer"
    assert browser.get("/assets/../session_vault.py").status_code == 404
