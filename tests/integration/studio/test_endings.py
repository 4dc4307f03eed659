from contextlib import nullcontext
from datetime import timedelta
from typing import Any, cast

from prompt2mesh.store.database import SqlStore
from prompt2mesh.studio.ports.delivery import DeliveryFilter
from prompt2mesh.studio.ports.jobs import JobFilter
from prompt2mesh.studio.ports.records import Job, JobKind, JobState, Page, User, WebhookDelivery
from prompt2mesh.studio.service.context import Services
from prompt2mesh.studio.service.endings import cancel_job, on_end
from prompt2mesh.studio.service.outcomes import MAX_ATTEMPTS
from prompt2mesh.studio.service.requests import MakeRequest
from prompt2mesh.studio.service.runner import LEASE_S, JobRunner
from prompt2mesh.studio.service.tasks import Tasks, Terms
from prompt2mesh.studio.service.work import Workshop
from tests.integration.studio.conftest import Clock
from tests.support.records import NOON, add_user

HOOK = "https://example.com/hook"


def submit(tasks: Tasks, owner: User, *, webhook_url: str | None = HOOK) -> Job:
    return tasks.make(owner, MakeRequest(prompt="a chair"), Terms(webhook_url=webhook_url), kind="text-to-3d",
                      label="a chair")  # fmt: skip


def claim(services: Services) -> Job:
    with services.store.begin() as tx:
        now = services.clock()
        taken = tx.jobs.claim(runner_id="run_1", now=now, lease_until=now + timedelta(seconds=LEASE_S), concurrency=9)
    assert taken is not None
    return taken


def end(services: Services, job: Job, state: JobState) -> None:
    with services.store.begin() as tx:
        now = services.clock()
        assert tx.jobs.finish(job, state, now=now, result={"version_id": "ver_1"} if state == "SUCCEEDED" else None)
        ended = tx.jobs.get(job.id)
        assert ended is not None
        on_end(tx, ended, now=now)


def owed(store: SqlStore) -> list[WebhookDelivery]:
    with store.read() as tx:
        return list(tx.webhooks.page(DeliveryFilter(), Page(limit=100)))


def test_a_job_that_succeeds_owes_one_message_that_says_so(
    services: Services, tasks: Tasks, store: SqlStore, clock: Clock
) -> None:
    owner = add_user(store)
    job = submit(tasks, owner)
    taken = claim(services)
    clock.forward(2.5)
    end(services, taken, "SUCCEEDED")
    [message] = owed(store)
    assert (message.url, message.user_id, message.job_id, message.next_at) == (HOOK, owner.id, job.id, clock.now)
    assert message.payload["type"] == message.event == "task.succeeded"
    assert message.payload["timestamp"] == "2026-11-26T12:00:02.500000Z"
    data = message.payload["data"]
    assert (data["id"], data["status"], data["progress"], data["label"]) == (job.id, "SUCCEEDED", 100, "a chair")
    assert (data["version_id"], data["project_id"], data["error"]) == ("ver_1", job.project_id, None)
    assert data["created_at"] == "2026-11-26T12:00:00Z"


def test_a_job_without_an_address_owes_nothing(services: Services, tasks: Tasks, store: SqlStore) -> None:
    submit(tasks, add_user(store), webhook_url=None)
    end(services, claim(services), "FAILED")
    assert owed(store) == []


def test_a_waiting_job_that_is_canceled_owes_one_message(tasks: Tasks, store: SqlStore) -> None:
    owner = add_user(store)
    job = submit(tasks, owner)
    assert tasks.cancel(owner, job.id).state == "CANCELED"
    assert tasks.cancel(owner, job.id).state == "CANCELED"
    assert [message.event for message in owed(store)] == ["task.canceled"]


def test_a_running_job_that_is_canceled_owes_its_message_when_it_stops(
    services: Services, tasks: Tasks, store: SqlStore
) -> None:
    owner = add_user(store)
    job = submit(tasks, owner)
    taken = claim(services)
    tasks.cancel(owner, job.id)
    assert owed(store) == []
    end(services, taken, "CANCELED")
    assert [message.event for message in owed(store)] == ["task.canceled"]


def test_every_job_of_a_canceled_batch_owes_a_message(services: Services, tasks: Tasks, store: SqlStore) -> None:
    owner = add_user(store)
    items: list[tuple[JobKind, dict[str, Any]]] = [("text-to-3d", {"prompt": "a chair"})] * 4
    batch, _ = tasks.batch(owner, items, name="chairs", webhook_url=HOOK)
    end(services, claim(services), "SUCCEEDED")
    assert tasks.cancel_batch(owner, batch.id) == 3
    assert sorted(message.event for message in owed(store)) == ["task.canceled"] * 3 + ["task.succeeded"]
    assert {message.payload["data"]["batch_id"] for message in owed(store)} == {batch.id}


def test_a_job_whose_runner_is_lost_too_often_owes_one_message(
    services: Services, tasks: Tasks, store: SqlStore
) -> None:
    submit(tasks, add_user(store))
    # It never does a job, it only sweeps.
    sweeper = JobRunner(services, cast("Workshop", None), slots=1, dead_neighbours=lambda: nullcontext(["run_1"]))
    for _ in range(MAX_ATTEMPTS):
        claim(services)
        assert sweeper.sweep() == 1
    sweeper.sweep()
    [message] = owed(store)
    assert message.event == "task.failed"
    assert message.payload["data"]["error"]["code"] == "worker_lost"


def test_the_seconds_of_a_job_are_counted_on_the_day_it_ends(
    services: Services, tasks: Tasks, store: SqlStore, clock: Clock
) -> None:
    clock.now = NOON.replace(hour=23, minute=59, second=58)
    owner = add_user(store)
    submit(tasks, owner)
    taken = claim(services)
    clock.forward(5)
    end(services, taken, "SUCCEEDED")
    with services.store.read() as tx:
        assert tx.usage.of_day(owner.id, "2026-11-26") == {"jobs": 1}
        assert tx.usage.of_day(owner.id, "2026-11-27") == {"build_seconds": 5}


def test_canceling_what_is_not_there_does_nothing(services: Services) -> None:
    with services.store.begin() as tx:
        assert cancel_job(tx, "job_nothing", now=NOON + timedelta(seconds=1)) is None
        assert tx.jobs.count(JobFilter()) == 0
