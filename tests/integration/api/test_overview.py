"""The overview of administrators: true figures, from the database alone, and for nobody else."""

from datetime import timedelta
from typing import Any

import pytest
from fastapi.testclient import TestClient

from prompt2mesh.api.app import create_app
from prompt2mesh.bootstrap.service import Platform
from prompt2mesh.studio.ports.figures import LlmDay
from prompt2mesh.studio.ports.records import Runner
from prompt2mesh.studio.ports.usage import day_of
from prompt2mesh.studio.service.context import utc_now
from prompt2mesh.studio.service.runner import JobRunner
from prompt2mesh.telemetry import declaring
from prompt2mesh.telemetry.meter import PrometheusMeter
from tests.support.api import Person
from tests.support.records import job


def test_only_administrators_are_told(alice: Person, admin: Person, api: TestClient) -> None:
    assert api.get("/v1/admin/overview").status_code == 401
    assert alice.ask("GET", "/v1/admin/overview").status_code == 403
    key = admin.post("/v1/me/keys", {"name": "narrow", "scopes": ["models:read"]})["secret"]
    assert api.get("/v1/admin/overview", headers={"X-API-Key": key}).status_code == 403
    assert admin.ask("GET", "/v1/admin/overview").headers["Cache-Control"] == "no-store"
    assert admin.ask("GET", "/v1/admin/overview?hours=7").status_code == 422


def test_it_tells_of_jobs_runners_llms_and_failures(
    platform: Platform, alice: Person, bob: Person, admin: Person
) -> None:
    now = utc_now()
    status: dict[str, Any] = {
        "busy": 1, "memory_bytes": 9, "restarts": {"crashed": 2},
        "workers": [{"pid": 7, "memory_bytes": 3_000_000, "builds": 4, "busy": True}],
    }  # fmt: skip
    spent = LlmDay(day=day_of(now), model="anthropic:a", calls=3, input_tokens=9, output_tokens=1, cost_usd=0.25)
    with platform.services.store.begin() as tx:
        tx.runners.beat(Runner(id="run_1", host="one", pid=1, slots=2, started_at=now, seen_at=now, status=status))
        for owner, cost in ((alice.user, 1), (alice.user, 1), (bob.user, 9)):
            tx.jobs.submit(job(owner, created_at=now - timedelta(seconds=50)), cost=cost)
        done = tx.jobs.claim(runner_id="run_1", now=now - timedelta(seconds=40), lease_until=now, concurrency=9)
        lost = tx.jobs.claim(runner_id="run_1", now=now - timedelta(seconds=40), lease_until=now, concurrency=9)
        assert done is not None
        assert lost is not None
        tx.jobs.finish(done, "SUCCEEDED", now=now)
        tx.jobs.finish(lost, "FAILED", now=now, error={"code": "worker_crashed", "message": "Blender died"})
        tx.figures.add_llm(alice.user.id, spent)
    found = admin.get("/v1/admin/overview?hours=1")

    assert found["jobs"]["PENDING"] == 1
    assert found["queue"] == {"interactive": 1}
    assert found["oldest_wait_s"] >= 50
    assert found["ended"] == {"succeeded": 1, "failed": 1, "canceled": 0}
    assert found["kinds"][0]["seconds"]["p50"] == pytest.approx(40, abs=1)
    assert found["waits"]["p95"] == pytest.approx(10, abs=1)
    assert sum(span["jobs"]["failed"] for span in found["spans"]) == 1
    assert len(found["spans"]) == 30
    assert [(one["code"], one["message"]) for one in found["failures"]] == [("worker_crashed", "Blender died")]
    assert found["runners"][0]["workers"][0]["memory_bytes"] == 3_000_000
    assert found["runners"][0]["restarts"] == {"crashed": 2}
    assert [(one["model"], one["cost_usd"]) for one in found["llm"]] == [("anthropic:a", 0.25)]
    assert found["active_users"]["hour"] == 3  # two who asked, and the administrator who came in
    assert {check["name"]: check["state"] for check in found["health"]}["Runners"] == "good"
    assert found["instances"] is None


@pytest.mark.blender
def test_stages_and_storage_are_those_of_real_work(alice: Person, admin: Person, runner: JobRunner) -> None:
    del runner
    alice.make("a red cube")
    found = admin.get("/v1/admin/overview")
    stages = {stage["stage"]: stage for stage in found["stages"]}
    assert stages
    assert all(stage["samples"] >= 1 and stage["seconds"]["p95"] >= 0 for stage in stages.values())
    assert [one["email"] for one in found["largest_users"]] == [alice.user.email]
    assert found["largest_users"][0]["size_bytes"] > 1000


def test_whoever_looks_within_seconds_costs_no_further_question(admin: Person) -> None:
    first = admin.get("/v1/admin/overview")
    assert admin.get("/v1/admin/overview")["at"] == first["at"]
    assert admin.get("/v1/admin/overview?hours=24")["at"] != first["at"]


def test_requests_are_counted_by_the_process_and_told_by_route(platform: Platform, admin: Person) -> None:
    declaring.use(PrometheusMeter("api"))
    try:
        with TestClient(create_app(platform), raise_server_exceptions=False) as api:
            for _ in range(5):
                assert api.get("/v1/me", headers={"Authorization": f"Bearer {admin.token}"}).status_code == 200
            assert api.get("/v1/me").status_code == 401
    finally:
        declaring.use(None)
    found = admin.get("/v1/admin/overview?hours=1")
    routes = {one["route"]: one for one in found["routes"]}
    assert (routes["GET /v1/me"]["requests"], routes["GET /v1/me"]["client_errors"]) == (6, 1)
    assert 0 < routes["GET /v1/me"]["seconds"]["p95"] < 60
    assert found["requests"]["requests"] >= 6
    assert found["processes"][0]["memory_bytes"] > 1_000_000
    assert found["processes"][0]["pool_size"] > 0
