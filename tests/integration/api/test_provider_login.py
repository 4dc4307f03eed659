"""Login with a real OpenID provider, from the browser's point of view."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from fastapi.testclient import TestClient

from prompt2mesh.api.app import create_app
from prompt2mesh.bootstrap.service import Platform, open_platform
from prompt2mesh.settings import ServiceSettings
from prompt2mesh.studio.ports.records import Page
from tests.support.api import PASSWORD, Person, good, new_person
from tests.support.oidc import approve, running_provider

PAGE = "http://localhost:8501/studio?tab=1"
CALLBACK = "/v1/auth/oidc/callback"


@pytest.fixture(scope="module")
def issuer(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with running_provider(tmp_path_factory.mktemp("oidc") / "log") as found:
        yield found


@pytest.fixture
def platform(settings: ServiceSettings, issuer: str) -> Iterator[Platform]:
    shared = "between-us"
    settings = replace(settings, oidc_issuer=issuer, oidc_client_id="studio", oidc_client_secret=shared)
    with open_platform(settings) as opened:
        yield opened


def begin(api: TestClient, **query: str) -> str:
    answer = api.get("/v1/auth/oidc/login", params=query, follow_redirects=False)
    assert answer.status_code == 302, answer.text
    cookie = answer.headers["set-cookie"]
    for wanted in ("HttpOnly", "SameSite=lax", "Path=/v1/auth/oidc"):
        assert wanted in cookie
    return answer.headers["location"]


def log_in(api: TestClient, subject: str) -> dict[str, Any]:
    return good(api.get(CALLBACK, params=approve(begin(api), subject=subject)))


def me(api: TestClient, pair: dict[str, Any]) -> dict[str, Any]:
    return good(api.get("/v1/me", headers={"Authorization": f"Bearer {pair['access_token']}"}))


def test_the_first_login_makes_an_account_and_the_next_finds_it(api: TestClient) -> None:
    assert good(api.get("/v1/auth/options"))["provider_login"]
    first = me(api, log_in(api, "ann"))
    assert (first["email"], first["display_name"], first["has_password"]) == ("ann@example.com", "Ann", False)
    assert me(api, log_in(api, "ann"))["id"] == first["id"]


def test_a_page_gets_a_ticket_that_is_good_once(api: TestClient) -> None:
    back = approve(begin(api, return_to=PAGE), subject="ann")
    answer = api.get(CALLBACK, params=back, follow_redirects=False)
    assert answer.status_code == 302
    target = urlsplit(answer.headers["location"])
    assert f"{target.scheme}://{target.netloc}{target.path}" == "http://localhost:8501/studio"
    assert parse_qs(target.query)["tab"] == ["1"]
    assert answer.headers["referrer-policy"] == "no-referrer"
    ticket = parse_qs(target.query)["ticket"][0]
    pair = good(api.post("/v1/auth/refresh", json={"refresh_token": ticket}))
    assert me(api, pair)["email"] == "ann@example.com"
    assert api.post("/v1/auth/refresh", json={"refresh_token": ticket}).status_code == 401


def test_nobody_is_sent_anywhere_else(api: TestClient) -> None:
    for elsewhere in (
        "https://evil.example/", "http://localhost:8501.evil.example/", "//evil.example", "http://localhost:85011/",
        "http://localhost:8501@evil.example/", "javascript:alert(1)", "https://localhost:8501/", "/studio",
    ):  # fmt: skip
        answer = api.get("/v1/auth/oidc/login", params={"return_to": elsewhere}, follow_redirects=False)
        assert answer.status_code == 422, elsewhere


def test_an_answer_without_this_browsers_login_is_refused(api: TestClient, platform: Platform) -> None:
    back = approve(begin(api), subject="ann")
    with TestClient(create_app(platform)) as other:
        assert other.get(CALLBACK, params=back).status_code == 401
    assert api.get(CALLBACK, params={**back, "state": "x"}).status_code == 401
    assert api.get(CALLBACK, params={"error": "access_denied", "state": back["state"]}).status_code == 401
    assert api.get(CALLBACK).status_code == 401
    good(api.get(CALLBACK, params=back))


def test_an_unverified_address_makes_and_finds_no_account(api: TestClient, platform: Platform) -> None:
    bob = new_person(platform, api, "bob")
    answer = api.get(CALLBACK, params=approve(begin(api), subject="bob"))
    assert answer.status_code == 403
    assert "verified" in answer.json()["detail"]
    assert bob.get("/v1/me")["has_password"]


def test_who_proves_an_address_gets_its_account_and_nobody_else_keeps_a_way_in(
    api: TestClient, platform: Platform
) -> None:
    squatter = new_person(platform, api, "ann")
    key = squatter.post("/v1/me/keys", {})
    owner = me(api, log_in(api, "ann"))
    assert owner["id"] == squatter.user.id
    assert not owner["has_password"]
    for token in (squatter.token, key["secret"]):
        assert api.get("/v1/me", headers={"Authorization": f"Bearer {token}"}).status_code == 401
    assert api.post("/v1/auth/login", json={"email": "ann@example.com", "password": PASSWORD}).status_code == 401
    actions = [entry.action for entry in _audit(platform, owner["id"])]
    assert "identity.linked" in actions


def test_who_has_no_password_may_set_one_and_leave_without(api: TestClient) -> None:
    person = _person(api, log_in(api, "ann"))
    good(person.ask("POST", "/v1/auth/password", {"new_password": PASSWORD}))
    good(api.post("/v1/auth/login", json={"email": "ann@example.com", "password": PASSWORD}))
    assert me(api, log_in(api, "ann"))["has_password"]  # the next login finds the account by its subject
    good(person.ask("DELETE", "/v1/me", {"password": PASSWORD}))
    person = _person(api, log_in(api, "ann"))
    good(person.ask("DELETE", "/v1/me"))


def test_a_disabled_user_does_not_get_in(api: TestClient, platform: Platform) -> None:
    admin = new_person(platform, api, "root", role="admin")
    user_id = me(api, log_in(api, "ann"))["id"]
    good(admin.ask("PATCH", f"/v1/admin/users/{user_id}", {"disabled": True}))
    assert api.get(CALLBACK, params=approve(begin(api), subject="ann")).status_code == 401


def test_where_signing_up_is_closed_a_provider_makes_no_account(settings: ServiceSettings, issuer: str) -> None:
    shared = "between-us"
    closed = replace(settings, oidc_issuer=issuer, oidc_client_id="studio", oidc_client_secret=shared, signup="invite")
    with open_platform(closed) as platform, TestClient(create_app(platform)) as api:
        answer = api.get(CALLBACK, params=approve(begin(api), subject="ann"))
        assert answer.status_code == 403
        new_person(platform, api, "ann")
        assert me(api, log_in(api, "ann"))["email"] == "ann@example.com"


def _person(api: TestClient, pair: dict[str, Any]) -> Person:
    platform: Platform = api.app.state.platform  # type: ignore[attr-defined]
    with platform.services.store.read() as tx:
        user = tx.users.get(pair["user"]["id"])
    assert user is not None
    return Person(user, pair["access_token"], api)


def _audit(platform: Platform, user_id: str) -> Any:
    with platform.services.store.read() as tx:
        return tx.audit.page(Page(limit=100), user_id=user_id)
