"""Rate limits over the real app and both databases."""

import time
from collections.abc import Generator
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from typing import Any

import httpx2
import pytest
from fastapi.testclient import TestClient
from httpx2 import Response

from prompt2mesh.api.app import create_app
from prompt2mesh.api.limits import client_address
from prompt2mesh.bootstrap.service import Platform
from prompt2mesh.settings import RateSettings
from prompt2mesh.studio.ports.limits import Limits
from prompt2mesh.studio.ports.usage import RateLimiter, RateState
from prompt2mesh.studio.service.open_streams import MOST_STREAMS
from tests.support.api import PASSWORD, Person, new_person
from tests.support.serving import serving


class Recorded:
    """A real limiter that a test can look at."""

    def __init__(self, limiter: RateLimiter) -> None:
        self._limiter = limiter
        self.keys: list[str] = []

    def hit(self, key: str, *, limit: int, period_s: int, cost: int = 1) -> RateState:
        self.keys.append(key)
        return self._limiter.hit(key, limit=limit, period_s=period_s, cost=cost)


@contextmanager
def limited(platform: Platform, **rates: int) -> Generator[tuple[Platform, TestClient]]:
    settings = replace(platform.settings, rates=RateSettings(**rates), cors_origins=("https://page.example",))
    changed = replace(platform, settings=settings)
    with TestClient(create_app(changed), raise_server_exceptions=False) as client:
        yield changed, client


def policy(answer: Response) -> tuple[str, str]:
    return answer.headers["RateLimit-Policy"], answer.headers["RateLimit"]


def test_a_signed_out_address_is_limited(platform: Platform) -> None:
    with limited(platform, signed_out_per_minute=3) as (_, api):
        answers = [api.get("/v1/auth/options", headers={"Origin": "https://page.example"}) for _ in range(5)]
        assert [answer.status_code for answer in answers] == [200, 200, 200, 429, 429]
        assert policy(answers[0])[0] == '"address";q=3;w=60'
        assert policy(answers[0])[1].startswith('"address";r=2;t=')
        refused = answers[3]
        assert refused.headers["content-type"] == "application/problem+json"
        assert refused.json()["code"] == "rate_limited"
        assert 1 <= int(refused.headers["Retry-After"]) <= 121
        assert policy(refused)[1] == f'"address";r=0;t={refused.headers["Retry-After"]}'
        assert refused.headers["Access-Control-Allow-Origin"] == "https://page.example"
        assert api.get("/healthz").status_code == 200


def test_a_user_is_limited_and_others_are_not(platform: Platform) -> None:
    with limited(platform, requests_per_minute=3, signed_out_per_minute=1) as (changed, api):
        alice, bob = new_person(changed, api, "alice"), new_person(changed, api, "bob")
        answers = [alice.ask("GET", "/v1/me") for _ in range(4)]
        assert [answer.status_code for answer in answers] == [200, 200, 200, 429]
        assert policy(answers[0])[0] == '"user";q=3;w=60'
        assert answers[3].json()["code"] == "rate_limited"
        assert int(answers[3].headers["Retry-After"]) >= 1
        assert bob.ask("GET", "/v1/me").status_code == 200


def test_wrong_tokens_are_counted_by_address(platform: Platform) -> None:
    with limited(platform, signed_out_per_minute=3) as (_, api):
        answers = [api.get("/v1/me", headers={"Authorization": f"Bearer wrong{n}"}).status_code for n in range(5)]
        assert answers == [401, 401, 401, 429, 429]


def test_a_made_up_login_does_not_escape_the_limit_of_its_address(platform: Platform) -> None:
    with limited(platform, signed_out_per_minute=3) as (_, api):
        made_up = {"Authorization": "Bearer anything"}
        assert [api.get("/v1/auth/options", headers=made_up).status_code for _ in range(4)] == [200, 200, 200, 429]
        refused = api.get("/v1/auth/options", headers=made_up)
        assert refused.json()["code"] == "rate_limited"
        assert int(refused.headers["Retry-After"]) >= 1


def test_a_user_is_not_held_up_by_others_at_the_same_address(platform: Platform) -> None:
    with limited(platform, signed_out_per_minute=1) as (changed, api):
        alice = new_person(changed, api, "alice")
        assert [api.get("/v1/auth/options").status_code for _ in range(2)] == [200, 429]
        assert api.get("/v1/me", headers={"Authorization": "Bearer wrong"}).status_code == 429
        assert [alice.ask("GET", "/v1/me").status_code for _ in range(3)] == [200, 200, 200]


def test_logins_are_limited_over_all_processes(platform: Platform) -> None:
    with limited(platform, logins_per_minute=3) as (changed, one), limited(platform, logins_per_minute=3) as (_, two):
        new_person(changed, one, "alice")
        body = {"email": "alice@example.com", "password": PASSWORD}
        answers = [api.post("/v1/auth/login", json=body) for api in (one, two, one, two)]
        assert [answer.status_code for answer in answers] == [200, 200, 200, 429]
        assert '"login";q=3;w=60' in policy(answers[0])[0]
        assert '"address"' in policy(answers[0])[0]
        assert answers[3].json()["code"] == "rate_limited"


def test_leaving_is_a_guess_at_a_password_as_well(platform: Platform) -> None:
    with limited(platform, logins_per_minute=3) as (changed, api):
        alice = new_person(changed, api, "alice")
        answers = [alice.ask("DELETE", "/v1/me", {"password": "wrong"}) for _ in range(4)]
        assert [answer.status_code for answer in answers] == [403, 403, 403, 429]
        assert (answers[3].json()["code"], '"login"' in policy(answers[3])[0]) == ("rate_limited", True)


def test_submissions_are_limited_and_it_is_said_how_long_to_wait(platform: Platform) -> None:
    with limited(platform) as (changed, api):
        alice = new_person(changed, api, "alice")
        with changed.services.store.begin() as tx:
            tx.users.update(alice.user.id, limits={"jobs_per_minute": 2, "jobs_per_day": 3})
        answers = [alice.ask("POST", "/v1/text-to-3d", {"prompt": "a chair"}) for _ in range(3)]
        assert [answer.status_code for answer in answers] == [202, 202, 429]
        refused = answers[2]
        assert refused.json()["code"] == "rate_limited"
        assert '"jobs";q=2;w=60' in policy(refused)[0]
        with changed.services.store.begin() as tx:
            tx.users.update(alice.user.id, limits={"jobs_per_minute": 99, "jobs_per_day": 2})
        refused = alice.ask("POST", "/v1/text-to-3d", {"prompt": "a chair"})
        assert refused.json()["code"] == "limit_reached"
        assert 1 <= int(refused.headers["Retry-After"]) <= 86400


def test_files_and_health_are_not_counted(platform: Platform) -> None:
    recorded = Recorded(platform.own_rates)
    with TestClient(create_app(replace(platform, own_rates=recorded)), raise_server_exceptions=False) as api:
        api.get("/healthz")
        api.get(f"/v1/files/{'a' * 64}/model.glb")
        assert recorded.keys == []
        api.get("/v1/auth/options")
        assert recorded.keys == ["address/local"]


@pytest.mark.parametrize(
    ("host", "counted"),
    [
        ("203.0.113.7", "203.0.113.7"), ("::ffff:203.0.113.7", "203.0.113.7"), ("testclient", "local"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::"), ("2001:db8:1:2::9", "2001:db8:1:2::"), ("fe80::1%eth0", "fe80::"),
    ],
)  # fmt: skip
def test_who_is_counted_as_one(host: str, counted: str) -> None:
    scope: dict[str, Any] = {"client": (host, 1234)}
    assert client_address(scope) == counted


def test_a_person_has_so_many_streams_open_at_a_time_and_others_are_not_held_up(
    platform: Platform, alice: Person, bob: Person
) -> None:
    tasks = {one.token: one.post("/v1/text-to-3d", {"prompt": "a chair"})["id"] for one in (alice, bob)}

    with serving(platform) as url, ExitStack() as opened, httpx2.Client(base_url=url, timeout=60) as http:

        def watch(person: Person) -> httpx2.Response:
            bearer = {"Authorization": f"Bearer {person.token}"}
            return opened.enter_context(http.stream("GET", f"/v1/tasks/{tasks[person.token]}/stream", headers=bearer))

        watched = [watch(alice) for _ in range(MOST_STREAMS)]
        assert {answer.status_code for answer in watched} == {200}
        refused = watch(alice)
        assert refused.status_code == 429
        refused.read()
        assert refused.json()["code"] == "limit_reached"
        assert f"at most {MOST_STREAMS} streams" in refused.json()["detail"]
        assert int(refused.headers["Retry-After"]) >= 1
        assert watch(bob).status_code == 200
        watched[0].close()
        deadline = time.monotonic() + 60
        while watch(alice).status_code != 200:
            assert time.monotonic() < deadline, "the stream that was closed still counts"
            time.sleep(0.05)


def test_usage_shows_what_was_used_and_what_is_allowed(alice: Person, bob: Person) -> None:
    alice.post("/v1/text-to-3d", {"prompt": "a chair"})
    usage = alice.get("/v1/me/usage")
    assert usage["today"] == {"jobs": 1, "build_seconds": 0.0, "llm_tokens": 0}
    assert (usage["waiting"], usage["running"], usage["storage_bytes"]) == (1, 0, 0)
    assert usage["limits"]["jobs_per_day"] == Limits().jobs_per_day
    assert 0 < usage["resets_in_s"] <= 86400
    assert bob.get("/v1/me/usage")["today"]["jobs"] == 0
