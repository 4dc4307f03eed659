"""A job that its person's own limit holds back waits for no runner: no figure and no alert says that it does."""

from datetime import datetime, timedelta

import pytest

from prompt2mesh.store.database import SqlStore
from prompt2mesh.studio.ports.records import Job
from prompt2mesh.telemetry import metrics
from tests.support.meters import counting
from tests.support.records import NOON, add_user, job


def at(seconds: float) -> datetime:
    return NOON + timedelta(seconds=seconds)


def begin(store: SqlStore, *, after_s: float) -> Job:
    with store.begin() as tx:
        claimed = tx.jobs.claim(runner_id="run_1", now=at(after_s), lease_until=at(after_s + 60), concurrency=2)
    assert claimed is not None
    return claimed


def end(store: SqlStore, running: Job, *, after_s: float) -> None:
    with store.begin() as tx:
        assert tx.jobs.finish(running, "SUCCEEDED", now=at(after_s))


def oldest(store: SqlStore) -> datetime | None:
    with store.read() as tx:
        return tx.jobs.oldest_claimable(concurrency=2)


def waits(store: SqlStore) -> list[float]:
    """Lets one person's eight jobs of 20 s each be done, with two places and runners that have nothing else to do."""
    owner = add_user(store)
    with store.begin() as tx:
        for _ in range(8):
            tx.jobs.submit(job(owner), cost=1)
    with counting() as meter:
        for turn in range(4):
            running = [begin(store, after_s=20 * turn + number / 100) for number in range(2)]
            for one in running:
                end(store, one, after_s=20 * turn + 20)
        buckets = meter.buckets(metrics.JOB_QUEUE_WAIT)["interactive",]
    bounds = metrics.JOB_QUEUE_WAIT.buckets
    return [buckets[bounds.index(1.0)], buckets[-1]]


def test_a_persons_many_jobs_do_not_count_as_a_slow_queue(store: SqlStore) -> None:
    assert waits(store) == [8, 8]


def test_what_waits_for_another_job_of_the_same_person_waits_for_no_runner(store: SqlStore) -> None:
    owner = add_user(store)
    with store.begin() as tx:
        for _ in range(4):
            tx.jobs.submit(job(owner), cost=1)
    assert oldest(store) == NOON
    first, second = begin(store, after_s=10), begin(store, after_s=11)
    assert oldest(store) is None
    end(store, first, after_s=40)
    assert oldest(store) == at(40)
    end(store, second, after_s=50)
    # The next could have begun when the first of the two had ended, and still can.
    assert oldest(store) == at(40)


def test_somebody_else_who_waits_is_told_of_all_the_same(store: SqlStore) -> None:
    owner, other = add_user(store), add_user(store, email="other@example.org")
    with store.begin() as tx:
        for _ in range(3):
            tx.jobs.submit(job(owner), cost=1)
        tx.jobs.submit(job(other, created_at=at(5)), cost=9)
    for _ in range(2):
        assert begin(store, after_s=6).user_id == owner.id
    assert oldest(store) == at(5)


def test_a_place_of_ones_own_counts_as_the_limit_that_it_is(store: SqlStore) -> None:
    owner = add_user(store, limits={"concurrent_jobs": 1})
    with store.begin() as tx:
        for _ in range(2):
            tx.jobs.submit(job(owner), cost=1)
    first = begin(store, after_s=3)
    assert oldest(store) is None
    end(store, first, after_s=90)
    assert oldest(store) == at(90)
    with counting() as meter:
        begin(store, after_s=92)
        buckets = meter.buckets(metrics.JOB_QUEUE_WAIT)["interactive",]
    bounds = metrics.JOB_QUEUE_WAIT.buckets
    assert [buckets[bounds.index(bound)] for bound in (1.0, 5.0)] == [0, 1]


@pytest.mark.parametrize("ended_s", [1, 4])
def test_who_had_a_place_all_the_time_waited_for_a_runner(store: SqlStore, ended_s: float) -> None:
    owner = add_user(store)
    with store.begin() as tx:
        tx.jobs.submit(job(owner), cost=1)
    only = begin(store, after_s=0)
    with store.begin() as tx:
        tx.jobs.submit(job(owner, created_at=at(0.5)), cost=1)
    end(store, only, after_s=ended_s)
    assert oldest(store) == at(0.5)
