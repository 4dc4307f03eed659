"""Who goes first, over both databases with the real queue and runners; only the builder is a double."""

import time
from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from prompt2mesh.store.database import SqlStore
from prompt2mesh.studio.ports.jobs import JobFilter
from prompt2mesh.studio.ports.limits import Limits
from prompt2mesh.studio.ports.records import Job, JobKind, Page, User
from prompt2mesh.studio.service.context import Services
from prompt2mesh.studio.service.runner import JobRunner
from prompt2mesh.studio.service.tasks import Tasks
from tests.support.builders import PaperBuilder
from tests.support.records import add_user
from tests.support.runners import audit, job_of, new_runner, submit, wait_ended, wait_for

BATCH = 500


@pytest.fixture
def runners(services: Services, tmp_path: Path) -> Iterator[list[JobRunner]]:
    """Two runners of two slots, not started."""
    with ExitStack() as stack:
        made: list[JobRunner] = []
        for number in range(2):
            builder = PaperBuilder(seconds=0.03)
            made.append(new_runner(services, builder, tmp_path / f"work-{number}", slots=2))
            stack.callback(made[-1].stop, grace_s=5.0)
            stack.callback(builder.close)
        yield made


def submit_batch(services: Services, owner: User, *, size: int = BATCH) -> list[Job]:
    items: list[tuple[JobKind, dict[str, Any]]] = [
        ("text-to-3d", {"prompt": "a cube", "seed": seed, "preview": False}) for seed in range(size)
    ]
    return Tasks(services).batch(owner, items, name="cubes")[1]


def ended_before(services: Services, moment: Any, owner: User) -> int:
    with services.store.read() as tx:
        done = tx.jobs.page(JobFilter(user_id=owner.id, state="SUCCEEDED"), Page(limit=10_000))
    return sum(1 for job in done if job.finished_at is not None and job.finished_at < moment)


def test_a_batch_of_five_hundred_does_not_starve_a_single_prompt(
    services: Services, store: SqlStore, owner: User, runners: list[JobRunner]
) -> None:
    before_s = time.process_time()
    submit_batch(services, owner)
    assert time.process_time() - before_s < 30
    for runner in runners:
        runner.start()
    wait_for(lambda: count(services, owner, "SUCCEEDED") >= 8)
    guest = add_user(store)
    before = count(services, owner, "SUCCEEDED")
    single = submit(services, guest, "a ball")
    [done] = wait_ended(services, single.id)
    assert done.state == "SUCCEEDED"
    assert done.started_at is not None
    started_meanwhile = ended_before(services, done.started_at, owner) - before
    assert started_meanwhile <= 12, f"{started_meanwhile} jobs of the batch went before one prompt of another"
    assert count(services, owner, "PENDING") > BATCH / 2


def count(services: Services, owner: User, state: Any) -> int:
    with services.store.read() as tx:
        return tx.jobs.count(JobFilter(user_id=owner.id, state=state))


def test_the_place_in_the_queue_is_the_order_in_which_jobs_start(
    services: Services, store: SqlStore, owner: User, tmp_path: Path
) -> None:
    others = [add_user(store) for _ in range(3)]
    jobs = submit_batch(services, owner, size=6)
    jobs += [submit(services, other, "a ball", seed=seed, priority=priority)
             for other, priority in zip(others, ("low", "normal", "high"), strict=True) for seed in range(3)]  # fmt: skip
    with services.store.read() as tx:
        outlook = Tasks(services).outlook(tx)
        waiting = [found for found in (tx.jobs.get(job.id) for job in jobs) if found]
        places = {job.id: outlook.place(job) for job in waiting}
    assert sorted(place for place, _ in places.values()) == list(range(len(jobs)))
    assert [estimate for _, estimate in sorted(places.values())] == [
        round(1.5 * place, 1) for place in range(len(jobs))
    ]
    runner = new_runner(services, PaperBuilder(), tmp_path / "work", slots=1)
    runner.start()
    ended = wait_ended(services, *places)
    runner.stop()
    order = sorted(ended, key=lambda job: (job.started_at is None, job.started_at))
    assert [job.id for job in order] == sorted(places, key=lambda job_id: places[job_id][0])


def test_a_higher_priority_goes_further_ahead(services: Services, store: SqlStore) -> None:
    owners = {priority: add_user(store) for priority in ("low", "normal", "high")}
    jobs = [
        submit(services, who, seed=seed, priority=priority) for seed in range(8) for priority, who in owners.items()
    ]
    with services.store.read() as tx:
        first = sorted((found for found in (tx.jobs.get(job.id) for job in jobs) if found), key=lambda one: one.turn)[
            :14
        ]
    taken = Counter(job.priority for job in first)
    assert taken["high"] == 8
    assert taken["normal"] == 4
    assert taken["low"] == 2


def test_one_user_never_has_more_at_a_time_than_allowed_over_two_runners(
    services: Services, store: SqlStore, owner: User, tmp_path: Path
) -> None:
    strict = replace(services, limits=replace(services.limits, concurrent_jobs=2))
    assert isinstance(strict.limits, Limits)
    most = 0
    jobs = [submit(strict, owner, seed=seed) for seed in range(12)]
    with ExitStack() as stack:
        for number in range(2):
            builder = PaperBuilder(seconds=0.1)
            runner = new_runner(strict, builder, tmp_path / f"work-{number}", slots=3)
            stack.callback(runner.stop)
            runner.start()
        while count(services, owner, "PENDING"):
            most = max(most, count(services, owner, "IN_PROGRESS"))
        wait_ended(services, *(job.id for job in jobs))
    assert most == 2
    audit(store, services.blobs, accepted={job.id for job in jobs})


def test_canceled_work_is_not_held_against_its_user(services: Services, store: SqlStore, owner: User) -> None:
    tasks, rival = Tasks(services), add_user(store)
    waiting = submit_batch(services, owner, size=50)
    tasks.cancel_batch(owner, str(waiting[0].batch_id))
    submit_batch(services, rival, size=50)
    again = submit(services, owner, lane="batch")
    with services.store.read() as tx:
        assert tx.jobs.position(job_of(services, again.id)) <= 1


@pytest.mark.parametrize("state", ["waiting", "building", "rendering"])
def test_a_cancel_is_felt_long_before_the_end_of_the_work(
    services: Services, owner: User, tmp_path: Path, state: str
) -> None:
    builder = PaperBuilder(seconds=0.0 if state == "rendering" else 600.0)
    if state == "rendering":
        builder.during = lambda order: setattr(builder, "_seconds", 600.0 if order.renders else 0.0)
    runner = new_runner(services, builder, tmp_path / "work")
    job = submit(services, owner)
    if state != "waiting":
        runner.start()
        wait_for(lambda: len(builder.orders) == (2 if state == "rendering" else 1))
    Tasks(services).cancel(owner, job.id)
    [ended] = wait_ended(services, job.id)
    assert ended.state == "CANCELED"
    builder.close()
    if state != "waiting":
        runner.stop()
