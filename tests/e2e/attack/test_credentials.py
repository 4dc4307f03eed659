"""Spoofing: forged, stolen, replayed and guessed credentials at every door."""

import base64
import hmac
import json
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from typing import Any

import httpx2
import jwt
import pytest

from prompt2mesh.identity.instance_tokens import JwtInstanceTokens
from prompt2mesh.identity.secret_keys import KeyRing
from prompt2mesh.identity.tokens import JwtAccessTokens
from tests.e2e.attack.conftest import LOGINS_PER_MINUTE, SECRET, Studio, problem
from tests.support.api import PASSWORD, Person

RING = KeyRing.from_text(SECRET)
OTHER = KeyRing.from_text("Tq8vY2rN5wXz1LbK7mJ4hG9fD3sA6pCe")
HANDSHAKE: dict[str, Any] = {
    "jsonrpc": "2.0", "id": 1, "method": "initialize",
    "params": {"protocolVersion": "2025-06-18", "capabilities": {}, "clientInfo": {"name": "x", "version": "1"}},
}  # fmt: skip


def raw(header: dict[str, Any], claims: dict[str, Any], key: bytes | None) -> str:
    """A token of any header, signed by HS256 whatever the header says, or not at all."""
    parts = [base64.urlsafe_b64encode(json.dumps(one).encode()).rstrip(b"=") for one in (header, claims)]
    signed = b".".join(parts)
    mac = base64.urlsafe_b64encode(hmac.digest(key, signed, sha256)).rstrip(b"=") if key is not None else b""
    return (signed + b"." + mac).decode()


def forgeries(victim: Person) -> dict[str, str]:
    now = datetime.now(UTC)
    claims = jwt.decode(victim.token, options={"verify_signature": False})
    kid, key = RING.newest.kid, OTHER.newest.derive("access tokens")
    admin = {**claims, "role": "admin"}
    body, mac = victim.token.rsplit(".", 1)
    head = body.split(".")[0]
    long_ago = JwtAccessTokens(RING).issue(
        user_id=victim.user.id, role="admin", epoch=victim.user.epoch, session_id=claims["sid"],
        now=now - timedelta(hours=1),
    )[0]  # fmt: skip
    instance = JwtInstanceTokens(RING).issue(
        "session", user_id=victim.user.id, instance_id=victim.user.id.removeprefix("usr_"), login=claims["sid"],
        epoch=victim.user.epoch, lifetime_s=600, now=now,
    )[0]  # fmt: skip
    return {
        "no algorithm": raw({"alg": "none", "typ": "JWT"}, claims, None),
        "no algorithm, with our kid": raw({"alg": "None", "kid": kid}, claims, None),
        "the algorithm of public keys": raw({"alg": "RS256", "kid": kid}, claims, key),
        "signed by the key's name": raw({"alg": "HS256", "kid": kid}, claims, kid.encode()),
        "another key under our name": raw({"alg": "HS256", "kid": kid}, claims, key),
        "another key under its own name": raw({"alg": "HS256", "kid": OTHER.newest.kid}, claims, key),
        "an empty key by a path": raw({"alg": "HS256", "kid": "../../../../dev/null"}, claims, b""),
        "a key by injection": raw({"alg": "HS256", "kid": "x' UNION SELECT 'k' --"}, claims, b"k"),
        "a kid that is no text": raw({"alg": "HS256", "kid": [kid]}, claims, key),
        "no kid": raw({"alg": "HS256"}, claims, key),
        "a key in the header": raw({"alg": "HS256", "kid": kid, "jwk": {"kty": "oct", "k": "a2V5"}}, claims, b"key"),
        "a key elsewhere": raw({"alg": "HS256", "kid": kid, "jku": "http://127.0.0.1:9/k"}, claims, b"key"),
        "another role under the old signature":
            f"{head}.{base64.urlsafe_b64encode(json.dumps(admin).encode()).rstrip(b'=').decode()}.{mac}",
        "the raw secret as the key": raw({"alg": "HS256", "kid": kid}, claims, SECRET.encode()),
        "no signature": f"{body}.",
        "run out": long_ago,
        "an instance's": instance,
        "the refresh token's form": "p2mr_" + "A" * 43,
        "a key's form": "p2m_" + "A" * 43,
        "huge": "A" * 100_000,
    }  # fmt: skip


def test_no_forged_token_opens_any_door(studio: Studio, alice: Person) -> None:
    http = studio.client(address="127.0.0.11")
    for name, token in forgeries(alice).items():
        bearer = {"Authorization": f"Bearer {token}"}
        answer = http.get("/v1/me", headers=bearer)
        assert answer.status_code in {401, 400, 431}, f"{name}: {answer.status_code}"
        if answer.status_code == 401:
            assert answer.headers["www-authenticate"] == "Bearer"
        assert http.get("/v1/admin/users", headers=bearer).status_code in {401, 400, 431}, name
        assert http.get("/v1/me", headers={"X-API-Key": token}).status_code in {401, 400, 431}, name
        asked = http.post(
            studio.service.mcp_url, json=HANDSHAKE, headers={**bearer, "Accept": "application/json, text/event-stream"}
        )
        assert asked.status_code in {401, 400, 431}, f"{name} at the MCP server: {asked.status_code}"
        desk = http.get(f"http://127.0.0.1:{studio.router_port}/", headers={
            **bearer, "Host": f"user-{alice.user.id.removeprefix('usr_')}.localhost:{studio.router_port}",
            "Cookie": f"prompt2mesh-instance={token[:3000]}",
        })  # fmt: skip
        assert desk.status_code in {400, 401, 431}, f"{name} at the router: {desk.status_code}"


def test_a_token_of_a_session_that_ended_and_a_used_refresh_token_are_worth_nothing(studio: Studio) -> None:
    http = studio.client(address="127.0.0.12")
    login = {"email": "mallory@example.com", "password": PASSWORD}
    first = http.post("/v1/auth/login", json=login).json()
    second = http.post("/v1/auth/refresh", json={"refresh_token": first["refresh_token"]}).json()
    # A thief who has the used one ends the whole session with it: better signed out than shared.
    assert problem(http.post("/v1/auth/refresh", json={"refresh_token": first["refresh_token"]}))[0] == 401
    assert http.post("/v1/auth/refresh", json={"refresh_token": second["refresh_token"]}).status_code == 401
    for pair in (first, second):
        assert http.get("/v1/me", headers={"Authorization": f"Bearer {pair['access_token']}"}).status_code == 401


def test_a_session_is_the_servers_to_choose(studio: Studio) -> None:
    """Fixation: what a browser brings to a login is in no credential that comes out of it."""
    http = studio.client(address="127.0.0.13")
    planted = "p2mr_" + "planted" * 6
    answer = http.post("/v1/auth/login", json={"email": "mallory@example.com", "password": PASSWORD},
                       headers={"Cookie": f"prompt2mesh_session={planted}", "X-Session-Id": planted})  # fmt: skip
    assert "planted" not in answer.text
    assert "set-cookie" not in answer.headers
    page = studio.client(address="127.0.0.13", base=studio.service.web_url)
    for path in (f"/session/arrive?ticket={planted}", f"/session/arrive?ticket={planted}&departure=1"):
        page.get("/session/provider", headers={"Sec-Fetch-Site": "cross-site"})  # another page has sent them off
        arrived = page.get(path, follow_redirects=False)
        assert "planted" not in arrived.headers.get("set-cookie", "")
        assert arrived.headers["location"] == "/"


def test_guessing_a_password_is_stopped_for_the_account_and_for_the_address(studio: Studio) -> None:
    studio.platform.accounts.signup.create("guessed@example.com", PASSWORD)
    http = studio.client(address="127.0.0.66")
    tried = [http.post("/v1/auth/login", json={"email": "guessed@example.com", "password": f"guess number {n}"})
             for n in range(7)]  # fmt: skip
    assert [answer.status_code for answer in tried][:5] == [401] * 5
    assert tried[-1].status_code == 429
    assert int(tried[-1].headers["retry-after"]) > 0
    # Also with the right one, and from elsewhere: else a guesser would learn which it was, or go on from there.
    right = {"email": "guessed@example.com", "password": PASSWORD}
    assert studio.client(address="127.0.0.67").post("/v1/auth/login", json=right).status_code == 429
    nobody = [http.post("/v1/auth/login", json={"email": "nobody@example.com", "password": f"guess number {n}"})
              for n in range(7)]  # fmt: skip
    assert [answer.status_code for answer in nobody] == [answer.status_code for answer in tried], "tells who is there"
    assert nobody[0].json()["detail"] == tried[0].json()["detail"]


def test_an_address_that_knocks_too_often_waits_and_nobody_else_does(studio: Studio) -> None:
    http = studio.client(address="127.0.0.68")
    answers: list[httpx2.Response] = []
    for number in range(LOGINS_PER_MINUTE + 3):
        answers.append(http.post("/v1/auth/refresh", json={"refresh_token": f"p2mr_{number:043d}"}))
    assert {answer.status_code for answer in answers} == {401, 429}
    assert problem(answers[-1]) == (429, "rate_limited")
    fresh = studio.client(address="127.0.0.69")
    assert fresh.post("/v1/auth/refresh", json={"refresh_token": "p2mr_" + "0" * 43}).status_code == 401
    # What a client says of its own address is not believed.
    lied = http.post("/v1/auth/refresh", json={"refresh_token": "x"}, headers={"X-Forwarded-For": "203.0.113.9"})
    assert lied.status_code == 429


@pytest.mark.parametrize("door", ["api", "mcp", "router"])
def test_without_credentials_no_door_opens(studio: Studio, alice: Person, door: str) -> None:
    http = studio.client(address="127.0.0.14")
    if door == "api":
        assert problem(http.get("/v1/projects")) == (401, "unauthenticated")
    elif door == "mcp":
        answer = http.post(studio.service.mcp_url, json=HANDSHAKE)
        assert answer.status_code == 401
    else:
        host = f"user-{alice.user.id.removeprefix('usr_')}.localhost:{studio.router_port}"
        answer = http.get(f"http://127.0.0.1:{studio.router_port}/connection.json", headers={"Host": host})
        assert answer.status_code == 401
        assert "password" not in answer.text.lower().replace("password or", "")


def test_a_signed_address_is_good_for_what_it_was_signed_for(studio: Studio, alice: Person) -> None:
    shown = alice.get(f"/v1/uploads/{studio.alices['upload_id']}")["file"]["url"]
    http = studio.client(address="127.0.0.15")
    assert http.get(shown).content == b"a picture"
    digest, query = shown.rpartition("/v1/files/")[2].split("/")[0], shown.partition("?")[2]
    signature = query.rpartition("signature=")[2]
    for changed in (
        shown.replace(digest, "f" * 64), shown.replace("a.png", "b.html"), shown.replace("expires=", "expires=9"),
        shown.replace(signature, signature[::-1]), shown.replace(signature, ""), shown.split("?")[0],
        shown.replace(f"signature={signature}", f"signature={signature}A"),
        shown.replace("a.png", "..%2f..%2fstudio.db"), shown.replace(digest, "..%2f..%2f" + digest),
    ):  # fmt: skip
        assert http.get(changed).status_code in {404, 422}, changed
