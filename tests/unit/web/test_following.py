import time
from datetime import UTC, datetime, timedelta
from typing import Any

from prompt2mesh.client import Client
from prompt2mesh.client.models import Task
from prompt2mesh.web.following import Follow
from tests.support.scripted_server import Reply, scripted_server

NOW = datetime.now(UTC)
TASK: dict[str, Any] = {"id": "job_1", "kind": "text-to-3d", "status": "IN_PROGRESS", "created_at": NOW.isoformat()}


def events(*told: tuple[str, str]) -> list[bytes]:
    lines = [f"id: {number}\nevent: {kind}\ndata: {data}\n\n" for number, (kind, data) in enumerate(told, start=1)]
    return ["".join(lines).encode()]


def followed(*told: tuple[str, str], started_at: datetime | None = None) -> Follow:
    with scripted_server() as server:
        stream = Reply(body=events(*told), headers={"Content-Type": "text/event-stream"})
        server.on("GET /v1/tasks/job_1/stream", stream)
        server.on("GET /v1/tasks/job_1", Reply(body=TASK | {"status": "SUCCEEDED"}))
        task = Task.model_validate(TASK | {"started_at": started_at and started_at.isoformat()})
        with Client(server.url) as client:
            follow = Follow(client, task)
            deadline = time.monotonic() + 20
            while not follow.finished and time.monotonic() < deadline:
                time.sleep(0.01)
            return follow


def test_the_agents_steps_are_kept_once_and_in_order() -> None:
    follow = followed(
        ("modeler", '{"modeler": "agent", "model": "anthropic:x", "reason": "with your key", "budget": {"tokens": 9}}'),
        ("agent", '{"number": 1, "stage": "plan", "title": "a plan", "progress": 10}'),
        ("agent", '{"number": 2, "stage": "execute", "title": "a leg", "progress": 20}'),
        ("agent", '{"number": 2, "stage": "execute", "title": "a leg once more", "progress": 20}'),
        ("succeeded", "{}"),
    )
    assert follow.problem is None
    assert [step.title for step in follow.steps] == ["a plan", "a leg"]
    assert follow.modeler is not None
    assert follow.modeler.budget is not None
    assert (follow.modeler.model, follow.modeler.budget.tokens) == ("anthropic:x", 9)
    assert (follow.stage, follow.progress) == ("agent:execute", 20)


def test_the_built_in_modeler_has_no_budget() -> None:
    told = '{"modeler": "builtin", "model": null, "reason": "there is no LLM", "budget": null}'
    follow = followed(("modeler", told), ("succeeded", "{}"))
    assert follow.modeler is not None
    assert (follow.modeler.modeler, follow.modeler.budget) == ("builtin", None)


def test_the_time_is_that_of_the_task_and_not_of_who_looks_at_it() -> None:
    assert followed(("succeeded", "{}"), started_at=NOW - timedelta(seconds=90)).seconds >= 90
    assert followed(("started", "{}"), ("succeeded", "{}")).seconds < 60
