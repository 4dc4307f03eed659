"""Accounts over HTTP: getting in and out, keys, sessions, and what others and administrators see."""

from typing import Any

import pytest
from fastapi.testclient import TestClient
from httpx2 import Response

from prompt2mesh.api.errors import MEDIA_TYPE
from tests.support.api import PASSWORD, Person, good

ANN = {"email": "ann@example.com", "password": "tea at four on tuesdays"}


def bearer(token: str) -> dict[str, str]:
    return {"Authorization": f"Bearer {token}"}


def refused(answer: Response, status: int, code: str) -> dict[str, Any]:
    assert answer.status_code == status, answer.text
    assert answer.headers["content-type"] == MEDIA_TYPE
    problem: dict[str, Any] = answer.json()
    assert problem["code"] == code
    return problem


def test_a_person_signs_up_stays_and_leaves(api: TestClient) -> None:
    pair = good(api.post("/v1/auth/signup", json={**ANN, "email": "Ann@Example.com", "display_name": "Ann"}))
    assert {"token_type": "bearer"}.items() <= pair.items()
    assert 880 <= pair["expires_in"] <= 900
    me = good(api.get("/v1/me", headers=bearer(pair["access_token"])))
    assert (me["email"], me["display_name"], me["role"]) == ("ann@example.com", "Ann", "user")
    assert me["scopes"] == ["account", "models:read", "models:write"]
    assert "password_hash" not in me
    pair = good(api.post("/v1/auth/refresh", json={"refresh_token": pair["refresh_token"]}))
    good(api.post("/v1/auth/logout", json={"refresh_token": pair["refresh_token"]}))
    refused(api.get("/v1/me", headers=bearer(pair["access_token"])), 401, "unauthenticated")
    refused(api.post("/v1/auth/refresh", json={"refresh_token": pair["refresh_token"]}), 401, "unauthenticated")
    pair = good(api.post("/v1/auth/login", json=ANN))
    good(api.post("/v1/auth/logout", headers=bearer(pair["access_token"])))
    refused(api.get("/v1/me", headers=bearer(pair["access_token"])), 401, "unauthenticated")


def test_what_is_wrong_with_a_sign_up_is_said(api: TestClient, alice: Person) -> None:
    weak = refused(api.post("/v1/auth/signup", json={**ANN, "password": "qwertyuiop"}), 422, "password_unsuitable")
    assert "first that anybody would guess" in weak["detail"]
    refused(api.post("/v1/auth/signup", json={**ANN, "email": "ann"}), 422, "request_invalid")
    refused(api.post("/v1/auth/signup", json={**ANN, "email": alice.user.email}), 409, "conflict")


def test_the_form_of_oauth_logs_in_and_refreshes(api: TestClient, alice: Person) -> None:
    pair = good(api.post("/v1/auth/token", data={
        "grant_type": "password", "username": alice.user.email, "password": PASSWORD, "scope": "",
    }))  # fmt: skip
    again = good(api.post("/v1/auth/token", data={
        "grant_type": "refresh_token", "refresh_token": pair["refresh_token"],
    }))  # fmt: skip
    assert good(api.get("/v1/me", headers=bearer(again["access_token"])))["id"] == alice.user.id
    schemes = api.get("/openapi.json").json()["components"]["securitySchemes"]
    flows = [scheme["flows"]["password"] for scheme in schemes.values() if scheme["type"] == "oauth2"]
    assert [flow["tokenUrl"] for flow in flows] == ["/v1/auth/token"]


def test_guessing_is_answered_by_waiting(api: TestClient, alice: Person) -> None:
    for email in (alice.user.email, "nobody@example.com"):
        wrong = {"email": email, "password": "wrong"}
        for _ in range(5):
            problem = refused(api.post("/v1/auth/login", json=wrong), 401, "unauthenticated")
            assert problem["detail"] == "the e-mail address or the password is wrong"
        locked = api.post("/v1/auth/login", json=wrong)
        refused(locked, 429, "limit_reached")
        assert 10 <= int(locked.headers["retry-after"]) <= 15
    assert alice.get("/v1/me")  # who is logged in stays so


def test_who_does_not_say_who_they_are_is_asked_to(api: TestClient) -> None:
    sent: list[dict[str, str]] = [
        {}, {"Authorization": "Bearer "}, {"Authorization": "Bearer x"}, {"Authorization": "Basic YTpi"},
        {"X-API-Key": "p2m_000000000000_" + "a" * 43}, {"Authorization": "Bearer eyJhbGciOiJub25lIn0.e30."},
    ]  # fmt: skip
    for headers in sent:
        answer = api.get("/v1/me", headers=headers)
        refused(answer, 401, "unauthenticated")
        assert answer.headers["www-authenticate"] == "Bearer"


@pytest.mark.parametrize("header", ["Authorization", "X-API-Key"])
def test_a_key_opens_what_its_scopes_say(api: TestClient, alice: Person, header: str) -> None:
    key = alice.post("/v1/me/keys", {"name": "robot", "scopes": ["models:read"], "lifetime_days": 3})
    sent = {header: f"Bearer {key['secret']}" if header == "Authorization" else key["secret"]}
    assert good(api.get("/v1/me", headers=sent))["scopes"] == ["models:read"]
    good(api.get("/v1/tasks", headers=sent))
    refused(api.post("/v1/text-to-3d", json={"prompt": "a chair"}, headers=sent), 403, "forbidden")
    for method, path in (
        ("GET", "/v1/me/keys"), ("GET", "/v1/me/sessions"), ("GET", "/v1/me/audit"), ("GET", "/v1/me/export"),
        ("POST", "/v1/me/keys"), ("DELETE", f"/v1/me/keys/{key['id']}"), ("POST", "/v1/auth/logout-everywhere"),
    ):  # fmt: skip
        refused(api.request(method, path, headers=sent, json={} if method == "POST" else None), 403, "forbidden")
    [listed] = alice.get("/v1/me/keys")["items"]
    assert listed["prefix"] == key["prefix"]
    assert listed["last_used_at"] is not None
    assert key["secret"] not in str(listed)
    assert "secret" not in listed
    alice.ask("DELETE", f"/v1/me/keys/{key['id']}")
    refused(api.get("/v1/me", headers=sent), 401, "unauthenticated")


def test_what_belongs_to_somebody_else_is_not_there(alice: Person, bob: Person) -> None:
    key = alice.post("/v1/me/keys", {})
    [session] = alice.get("/v1/me/sessions")["items"]
    refused(bob.ask("DELETE", f"/v1/me/keys/{key['id']}"), 404, "not_found")
    refused(bob.ask("DELETE", f"/v1/me/sessions/{session['id']}"), 404, "not_found")
    assert bob.get("/v1/me/keys")["items"] == []
    assert [one["id"] for one in alice.get("/v1/me/keys")["items"]] == [key["id"]]
    assert session["current"]
    assert session["user_agent"] == ""


def test_logging_out_everywhere_is_at_once(api: TestClient, alice: Person) -> None:
    other = good(api.post("/v1/auth/login", json={"email": alice.user.email, "password": PASSWORD}))
    assert len(alice.get("/v1/me/sessions")["items"]) == 2
    good(alice.ask("POST", "/v1/auth/logout-everywhere"))
    for token in (alice.token, other["access_token"]):
        refused(api.get("/v1/me", headers=bearer(token)), 401, "unauthenticated")


def test_a_password_is_changed_by_who_knows_it(api: TestClient, alice: Person) -> None:
    other = good(api.post("/v1/auth/login", json={"email": alice.user.email, "password": PASSWORD}))
    new = "coffee at nine on mondays"
    refused(alice.ask("POST", "/v1/auth/password", {"current_password": "x", "new_password": new}), 403, "forbidden")
    good(alice.ask("POST", "/v1/auth/password", {"current_password": PASSWORD, "new_password": new}))
    assert alice.get("/v1/me")
    refused(api.get("/v1/me", headers=bearer(other["access_token"])), 401, "unauthenticated")
    good(api.post("/v1/auth/login", json={"email": alice.user.email, "password": new}))


def test_a_name_is_changed_and_the_account_deleted(api: TestClient, alice: Person) -> None:
    assert good(alice.ask("PATCH", "/v1/me", {"display_name": " Alice L. "}))["display_name"] == "Alice L."
    assert alice.get("/v1/me/export")["profile"]["display_name"] == "Alice L."
    refused(alice.ask("DELETE", "/v1/me"), 403, "forbidden")
    good(alice.ask("DELETE", "/v1/me", {"password": PASSWORD}))
    refused(alice.ask("GET", "/v1/me"), 401, "unauthenticated")
    refused(api.post("/v1/auth/login", json={"email": alice.user.email, "password": PASSWORD}), 401, "unauthenticated")


def test_the_audit_log_is_read_page_by_page(alice: Person) -> None:
    for _ in range(4):
        alice.post("/v1/me/keys", {})
    first = alice.get("/v1/me/audit?limit=3")
    second = alice.get(f"/v1/me/audit?limit=3&cursor={first['next_cursor']}")
    actions = [entry["action"] for entry in first["items"] + second["items"]]
    assert actions == ["key.created"] * 4 + ["login", "signup"]


def test_answers_with_secrets_are_not_cached_and_errors_do_not_repeat_them(api: TestClient, alice: Person) -> None:
    made = alice.ask("POST", "/v1/me/keys", {})
    assert made.headers["cache-control"] == "no-store"
    logged_in = api.post("/v1/auth/login", json={"email": alice.user.email, "password": PASSWORD})
    assert logged_in.headers["cache-control"] == "no-store"
    for body in (
        {"email": 7, "password": "my secret words"}, {"email": "x", "password": ["my secret words"]},
        {"email": "a@b.cc", "password": "my secret words", "my secret words": 1, "new": "my secret words"},
        {"email": "a@b.cc", "password": "my secret words" * 100},
    ):  # fmt: skip
        for path in ("/v1/auth/login", "/v1/auth/signup"):
            answer = api.post(path, json=body)
            assert answer.status_code == 422
            assert "secret words" not in answer.json()["detail"].replace("my secret words: Extra", "")


def test_administrators_see_and_change_users(admin: Person, alice: Person, bob: Person) -> None:
    listed = admin.get("/v1/admin/users?limit=2")
    rest = admin.get(f"/v1/admin/users?limit=2&cursor={listed['next_cursor']}")
    emails = [user["email"] for user in listed["items"] + rest["items"]]
    assert sorted(emails) == ["alice@example.com", "bob@example.com", "root@example.com"]
    assert [user["id"] for user in admin.get("/v1/admin/users?q=ALI")["items"]] == [alice.user.id]
    path = f"/v1/admin/users/{alice.user.id}"
    changed = good(admin.ask("PATCH", path, {"disabled": True, "limits": {"jobs_per_day": 3}}))
    assert (changed["disabled"], changed["limits"]) == (True, {"jobs_per_day": 3})
    refused(alice.ask("GET", "/v1/me"), 401, "unauthenticated")
    good(admin.ask("PATCH", path, {"disabled": False}))
    good(admin.ask("DELETE", path))
    refused(admin.ask("PATCH", path, {"role": "user"}), 404, "not_found")
    log = admin.get(f"/v1/admin/audit?user_id={alice.user.id}")["items"]
    assert [entry["action"] for entry in log] == ["account.deleted"]
    assert log[0]["actor_id"] == admin.user.id
    refused(admin.ask("DELETE", f"/v1/admin/users/{admin.user.id}"), 409, "conflict")
    assert bob.get("/v1/me")
    for method, path in (("GET", "/v1/admin/users"), ("GET", "/v1/admin/audit"), ("POST", "/v1/admin/invitations"),
                         ("PATCH", f"/v1/admin/users/{bob.user.id}"), ("DELETE", f"/v1/admin/users/{admin.user.id}")):  # fmt: skip
        body = {"email": "x@example.com"} if method == "POST" else {"role": "admin"} if method == "PATCH" else None
        refused(bob.ask(method, path, body), 403, "forbidden")


def test_an_invitation_is_a_link_to_the_page(api: TestClient, admin: Person) -> None:
    made = admin.post("/v1/admin/invitations", {"email": "Ann@example.com"})
    assert made["email"] == "ann@example.com"
    assert made["url"].startswith("http://localhost:8501/?invitation=")
    good(api.post("/v1/auth/signup", json={**ANN, "invitation": made["invitation"]}))


def test_odd_ids_are_refused_and_break_nothing(alice: Person, admin: Person) -> None:
    for odd in ("%00", "x%00y", "..%2F..", "%F0%9F%98%80", "'%20OR%201=1--", "a" * 300, "%ED%A0%80"):
        for person, method, path in (
            (alice, "DELETE", f"/v1/me/keys/{odd}"), (alice, "DELETE", f"/v1/me/sessions/{odd}"),
            (admin, "DELETE", f"/v1/admin/users/{odd}"), (admin, "GET", f"/v1/admin/users?q={odd}"),
            (alice, "GET", f"/v1/me/audit?cursor={odd}"), (admin, "GET", f"/v1/admin/audit?user_id={odd}"),
        ):  # fmt: skip
            answer = person.ask(method, path)
            assert answer.status_code in {200, 404, 422}, (path, answer.text)


def test_odd_texts_are_refused_and_break_nothing(api: TestClient, alice: Person) -> None:
    for odd in ("\x00", "a\x00b@example.com", "😀@example.com", "a" * 320, "\u202e"):
        for path, body in (
            ("/v1/auth/login", {"email": odd, "password": odd}), ("/v1/auth/signup", {"email": odd, "password": odd}),
            ("/v1/auth/refresh", {"refresh_token": odd}), ("/v1/auth/logout", {"refresh_token": odd}),
            ("/v1/auth/signup", {**ANN, "email": "odd@example.com", "display_name": odd[:120], "invitation": odd}),
        ):  # fmt: skip
            assert api.post(path, json=body).status_code < 500, (path, odd)
        assert api.post("/v1/auth/token", data={"username": odd, "password": odd}).status_code < 500
        assert alice.ask("PATCH", "/v1/me", {"display_name": odd}).status_code < 500
        assert alice.ask("POST", "/v1/me/keys", {"name": odd}).status_code < 500
