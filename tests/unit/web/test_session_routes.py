from collections.abc import Generator
from urllib.parse import parse_qs, urlsplit

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from prompt2mesh.client import Tokens
from prompt2mesh.web.headers import security_headers
from prompt2mesh.web.session_routes import session_routes
from prompt2mesh.web.session_vault import VAULT

NAME = "__Host-prompt2mesh_session"


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
    assert cookie.startswith(f"{NAME}=the-refresh-token;")
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
    assert NAME in browser.cookies
    browser.post("/session/forget", json={})
    assert NAME not in browser.cookies


def test_a_provider_login_comes_back_with_a_ticket_that_becomes_the_cookie(browser: TestClient) -> None:
    leaving = browser.get("/session/provider")
    target = urlsplit(leaving.headers["location"])
    assert (target.netloc, target.path) == ("api.example.org", "/v1/auth/oidc/login")
    [back] = parse_qs(target.query)["return_to"]
    assert back.startswith("https://mesh.example.org/session/arrive?departure=")
    arrived = browser.get(f"{back}&ticket=p2mr_once")
    assert arrived.headers["location"] == "/"
    assert browser.cookies[NAME] == "p2mr_once"


@pytest.mark.parametrize(
    "departure", ["", "&departure=", "&departure=1", "&departure=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"]
)
def test_a_link_with_somebody_elses_ticket_logs_nobody_in(browser: TestClient, departure: str) -> None:
    """Not even where the same page has sent the browser to the provider a moment before."""
    for leaves in (False, True):
        if leaves:
            browser.get("/session/provider", headers={"Sec-Fetch-Site": "cross-site"})
        arrived = browser.get(f"/session/arrive?ticket=p2mr_attacker{departure}")
        assert arrived.status_code == 303
        assert NAME not in browser.cookies


def test_a_cookie_that_a_desktop_below_this_host_sets_for_it_is_believed_in_nothing(browser: TestClient) -> None:
    """It can set any cookie for the domain but one that is `__Host-`, and could sign people in as its own person."""
    leaving = browser.get("/session/provider")
    [back] = parse_qs(urlsplit(leaving.headers["location"]).query)["return_to"]
    departure = back.partition("departure=")[2]
    browser.cookies.clear()
    browser.cookies.set("prompt2mesh_left", departure, domain=".example.org")
    arrived = browser.get(f"{back}&ticket=p2mr_attacker")
    assert "p2mr_attacker" not in arrived.headers["set-cookie"]
    for cookie in (leaving.headers["set-cookie"], browser.post("/session/forget", json={}).headers["set-cookie"]):
        assert cookie.startswith("__Host-"), "or a browser would not take it back either"
        assert "Secure" in cookie
        assert "Path=/" in cookie.split("; ")
        assert "Domain" not in cookie


def test_without_tls_the_cookie_has_the_name_that_browsers_take_there(
    browser: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PROMPT2MESH_PUBLIC_WEB_URL", "http://localhost:8501")
    answer = browser.post("/session/remember", json={"ticket": _ticket()})
    assert answer.headers["set-cookie"].startswith("prompt2mesh_session=the-refresh-token;")
    assert "Secure" not in answer.headers["set-cookie"]


def test_the_page_of_another_origin_can_ask_for_nothing(browser: TestClient) -> None:
    for origin in ("https://evil.example.org", "https://mesh.example.org:8443", "http://mesh.example.org", "null"):
        answer = browser.post("/session/forget", json={}, headers={"Origin": origin})
        assert (answer.status_code, answer.headers["x-content-type-options"]) == (403, "nosniff"), origin
    assert browser.post("/session/forget", json={}, headers={"Origin": "https://mesh.example.org"}).status_code == 204


def test_pictures_of_the_landing_page_are_served_with_the_headers_of_every_answer(browser: TestClient) -> None:
    answer = browser.get("/assets/examples/table.webp")
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "image/webp"
    assert answer.headers["x-frame-options"] == "SAMEORIGIN"
    assert answer.headers["referrer-policy"] == "no-referrer"
    assert answer.headers["strict-transport-security"] == "max-age=31536000; includeSubDomains"
    policy = answer.headers["content-security-policy"]
    assert "unsafe-eval" not in policy.replace("'wasm-unsafe-eval'", "")
    assert "'unsafe-inline'" not in policy.partition("script-src")[2].partition(";")[0]
    assert browser.get("/assets/../session_vault.py").status_code == 404
