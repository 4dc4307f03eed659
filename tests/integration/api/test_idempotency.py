"""Idempotency keys over the real app and both databases: one request, one job, whatever happens between."""

import io
import os
import signal
import subprocess
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient
from httpx2 import Response
from PIL import Image
from sqlalchemy import select, update

from prompt2mesh.bootstrap.service import Platform
from prompt2mesh.settings import ServiceSettings
from prompt2mesh.store import tables
from prompt2mesh.store.database import SqlStore
from prompt2mesh.studio.ports.jobs import JobFilter
from prompt2mesh.studio.service.tasks import Tasks
from tests.support.api import Person

CHAIR = {"prompt": "a wooden chair"}
MAKE = "/v1/text-to-3d"


def make(person: Person, key: str, body: dict[str, Any] = CHAIR, path: str = MAKE) -> Response:
    return person.ask("POST", path, body, headers={"Idempotency-Key": key})


def jobs(platform: Platform) -> int:
    with platform.services.store.read() as tx:
        return tx.jobs.count(JobFilter())


def store_of(platform: Platform) -> SqlStore:
    store = platform.services.store
    assert isinstance(store, SqlStore)
    return store


def test_a_request_that_is_sent_again_makes_nothing_and_gets_the_same_answer(alice: Person, platform: Platform) -> None:
    first, second = make(alice, "key-1"), make(alice, "key-1")
    assert first.status_code == second.status_code == 202
    assert first.json() == second.json()
    assert "Idempotency-Replayed" not in first.headers
    assert second.headers["Idempotency-Replayed"] == "true"
    assert jobs(platform) == 1
    with platform.services.store.read() as tx:
        assert tx.projects.count() == 1


def test_without_a_key_each_request_counts(alice: Person, platform: Platform) -> None:
    alice.post(MAKE, CHAIR)
    alice.post(MAKE, CHAIR)
    assert jobs(platform) == 2


def test_a_key_in_quotes_is_the_same_key(alice: Person, platform: Platform) -> None:
    first, second = make(alice, '"8e03978e-40d5-43dd"'), make(alice, "8e03978e-40d5-43dd")
    assert first.json()["id"] == second.json()["id"]
    assert jobs(platform) == 1


@pytest.mark.parametrize("other", [{"body": {"prompt": "a stool"}}, {"path": "/v1/program-to-3d"}])
def test_another_request_with_the_key_is_refused(alice: Person, platform: Platform, other: dict[str, Any]) -> None:
    make(alice, "key-1")
    if "path" in other:
        other = {
            **other,
            "body": {"program": {"parts": [{"name": "box", "shape": {"type": "box", "size": [1, 1, 1]}}]}},
        }
    refused = make(alice, "key-1", **other)
    assert refused.status_code == 422
    assert refused.json()["code"] in {"idempotency_mismatch", "program_invalid"}
    assert jobs(platform) == 1


def test_two_people_may_use_the_same_key(alice: Person, bob: Person, platform: Platform) -> None:
    assert make(alice, "key-1").json()["id"] != make(bob, "key-1").json()["id"]
    assert jobs(platform) == 2


def test_a_request_that_failed_may_be_sent_again(alice: Person, platform: Platform) -> None:
    missing = make(alice, "key-1", {**CHAIR, "project_id": "prj_0123456789abc"})
    assert missing.status_code == 404
    assert make(alice, "key-1").status_code == 202
    assert jobs(platform) == 1


def test_a_key_is_new_again_after_a_day(alice: Person, platform: Platform) -> None:
    first = make(alice, "key-1")
    with store_of(platform).engine.begin() as connection:
        kept = connection.execute(select(tables.saved_responses.c.created_at)).scalar_one()
        connection.execute(update(tables.saved_responses).values(created_at=kept.replace(year=kept.year - 1)))
    assert make(alice, "key-1").json()["id"] != first.json()["id"]
    assert jobs(platform) == 2


@pytest.mark.parametrize("key", ["", " ", '""', "x" * 256, "schlüssel".encode("latin-1").decode("latin-1"), "a\tb"])
def test_a_key_must_be_one(alice: Person, platform: Platform, key: str) -> None:
    refused = alice.ask("POST", MAKE, CHAIR, headers={"Idempotency-Key": key.encode("latin-1")})
    assert refused.status_code == 422
    assert refused.json()["code"] == "request_invalid"
    assert jobs(platform) == 0


def test_while_the_first_is_answered_the_second_is_told_to_wait(
    alice: Person, platform: Platform, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun, go_on = threading.Event(), threading.Event()
    really_make = Tasks.make

    def slowly(self: Tasks, *arguments: Any, **options: Any) -> Any:
        begun.set()
        assert go_on.wait(20)
        return really_make(self, *arguments, **options)

    monkeypatch.setattr(Tasks, "make", slowly)
    with ThreadPoolExecutor(1) as pool:
        first = pool.submit(make, alice, "key-1")
        assert begun.wait(20)
        second = make(alice, "key-1")
        other = make(alice, "key-1", {"prompt": "a stool"})
        go_on.set()
        assert first.result().status_code == 202
    assert second.status_code == 409
    assert second.json()["code"] == "idempotency_in_progress"
    assert int(second.headers["Retry-After"]) >= 1
    assert other.json()["code"] == "idempotency_mismatch"
    assert make(alice, "key-1").json() == first.result().json()
    assert jobs(platform) == 1


def test_many_at_once_make_one_job(alice: Person, platform: Platform) -> None:
    with ThreadPoolExecutor(8) as pool:
        sent = [pool.submit(make, alice, "key-1") for _ in range(16)]
        answers = [one.result() for one in sent]
    assert {answer.status_code for answer in answers} <= {202, 409}
    assert len({answer.json()["id"] for answer in answers if answer.status_code == 202}) == 1
    assert jobs(platform) == 1


def test_a_secret_is_kept_sealed(alice: Person, platform: Platform) -> None:
    first = make(alice, "key-1", {"name": "ci"}, "/v1/me/keys")
    second = make(alice, "key-1", {"name": "ci"}, "/v1/me/keys")
    assert first.status_code == 201
    assert first.json() == second.json()
    secret = next(value for value in first.json().values() if isinstance(value, str) and len(value) > 30)
    with store_of(platform).engine.connect() as connection:
        kept = connection.execute(select(tables.saved_responses.c.body)).scalar_one()
    assert secret not in str(kept)
    assert len(alice.get("/v1/me/keys")["items"]) == 1


def test_a_batch_and_a_picture_are_taken_once(alice: Person, platform: Platform) -> None:
    key = {"Idempotency-Key": "key-1"}
    text = {"content": b"a chair\na stool\n", "headers": {**key, "Content-Type": "text/plain"}}
    first, second = alice.ask("POST", "/v1/batches", **text), alice.ask("POST", "/v1/batches", **text)
    assert first.status_code == second.status_code == 202
    assert first.json() == second.json()
    assert jobs(platform) == 2
    other = alice.ask("POST", "/v1/batches", **{**text, "content": b"a chair\na table\n"})
    assert other.json()["code"] == "idempotency_mismatch"
    sent = [
        alice.ask(
            "POST", "/v1/uploads", files={"file": ("a.png", picture(color))}, headers={"Idempotency-Key": "key-2"}
        )
        for color in ("red", "red", "blue")
    ]
    assert [answer.status_code for answer in sent] == [201, 201, 422]
    assert sent[0].json()["id"] == sent[1].json()["id"]
    assert len(alice.get("/v1/uploads")["items"]) == 1


def picture(color: str) -> bytes:
    data = io.BytesIO()
    Image.new("RGB", (8, 8), color).save(data, "PNG")
    return data.getvalue()


def test_a_project_is_made_once(alice: Person) -> None:
    first, second = (make(alice, "key-1", {"name": "chairs"}, "/v1/projects") for _ in range(2))
    assert first.status_code == 201
    assert first.json() == second.json()
    assert len(alice.get("/v1/projects")["items"]) == 1


def test_every_post_that_makes_something_takes_a_key(api: TestClient) -> None:
    made_elsewhere = {"/v1/auth/signup", "/v1/auth/login"}  # nobody is logged in there, so there is nobody to own a key
    once_anyway = {"/v1/instances"}  # a person has one instance: asking twice is asking once
    paths: dict[str, dict[str, Any]] = api.get("/openapi.json").json()["paths"]
    without = {
        path
        for path, operations in paths.items()
        if {"201", "202"} & set(operations.get("post", {}).get("responses", {}))
        and "idempotency-key" not in {one["name"].lower() for one in operations["post"].get("parameters", [])}
    }
    assert without <= made_elsewhere | once_anyway


_APP = """
import os, signal, sys
from fastapi.testclient import TestClient
from prompt2mesh.api.app import create_app
from prompt2mesh.bootstrap.service import open_platform
from prompt2mesh.settings import read_service_settings
from prompt2mesh.store.delivery import SavedResponseTable
from prompt2mesh.studio.service.tasks import Tasks

def die_after(owner, name):
    really = getattr(owner, name)
    def then_die(self, *arguments, **options):
        really(self, *arguments, **options)
        os.kill(os.getpid(), signal.SIGKILL)
    setattr(owner, name, then_die)

token, key, where = sys.argv[1:]
with open_platform(read_service_settings()) as platform:
    if where == "made":
        die_after(Tasks, "make")
    if where == "answered":
        die_after(SavedResponseTable, "complete")
    with TestClient(create_app(platform)) as api:
        answer = api.post("/v1/text-to-3d", json={"prompt": "a wooden chair"},
                          headers={"Authorization": f"Bearer {token}", "Idempotency-Key": key})
        print(answer.status_code, answer.json().get("id") or answer.json()["code"])
"""


@pytest.fixture
def environment(settings: ServiceSettings) -> dict[str, str]:
    return {
        **os.environ, "PROMPT2MESH_DATA": str(settings.data), "DATABASE_URL": settings.database_url,
        "JWT_SECRET_KEY": settings.secret_keys,
    }  # fmt: skip


def run_app(environment: dict[str, str], person: Person, key: str, where: str = "nowhere") -> "subprocess.Popen[str]":
    command = [sys.executable, "-W", "ignore", "-c", _APP, person.token, key, where]
    return subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True)


@pytest.mark.parametrize("where", ["made", "answered"])
def test_an_api_that_is_killed_leaves_no_half_of_a_request(
    alice: Person, platform: Platform, environment: dict[str, str], where: str
) -> None:
    with run_app(environment, alice, "key-1", where) as killed:
        assert killed.wait(150) == -signal.SIGKILL
    deadline = time.monotonic() + 60
    while (again := make(alice, "key-1")).status_code == 409 and time.monotonic() < deadline:
        time.sleep(0.1)  # until PostgreSQL notices that the other has gone
    assert again.status_code == 202
    assert jobs(platform) == 1
    assert make(alice, "key-1").json()["id"] == again.json()["id"]


def test_several_api_processes_make_one_job(
    alice: Person, platform: Platform, environment: dict[str, str], api: TestClient, tmp_path: Path
) -> None:
    del api, tmp_path
    processes = [run_app(environment, alice, "key-1") for _ in range(3)]
    answers = [process.communicate(timeout=150)[0].split() for process in processes]
    assert jobs(platform) == 1
    made = {what for status, what in answers if status == "202"}
    assert len(made) == 1
    assert {what for status, what in answers if status != "202"} <= {"idempotency_in_progress"}
