"""What a transaction counts, it counts once it is kept: a job that was rolled back was never submitted."""

from datetime import timedelta

import pytest

from prompt2mesh.store.database import SqlStore
from prompt2mesh.studio.ports.records import User
from prompt2mesh.telemetry import metrics
from tests.support.meters import counting
from tests.support.records import NOON, add_user, job

LATER = NOON + timedelta(seconds=7)
CHAT = ("chat",)


def submit_in_vain(store: SqlStore, owner: User) -> None:
    with store.begin() as tx:
        tx.jobs.submit(job(owner, kind="chat"), cost=1)
        raise ZeroDivisionError


def test_only_what_is_kept_is_counted(store: SqlStore) -> None:
    owner = add_user(store)
    with counting() as meter:
        with pytest.raises(ZeroDivisionError):
            submit_in_vain(store, owner)
        assert CHAT not in meter.values(metrics.JOBS_SUBMITTED)
        with store.begin() as tx:
            tx.jobs.submit(job(owner, kind="chat"), cost=1)
        assert meter.values(metrics.JOBS_SUBMITTED)[CHAT] == 1


def test_a_part_of_a_whole_is_counted_with_the_whole(store: SqlStore) -> None:
    owner = add_user(store)
    with counting() as meter:
        with store.whole(lambda _: None):
            with store.begin() as tx:
                tx.jobs.submit(job(owner, kind="chat"), cost=1)
            with pytest.raises(ZeroDivisionError):
                submit_in_vain(store, owner)
            assert CHAT not in meter.values(metrics.JOBS_SUBMITTED)
        assert meter.values(metrics.JOBS_SUBMITTED)[CHAT] == 1


def test_the_life_of_a_job_is_counted_once_each(store: SqlStore) -> None:
    owner = add_user(store)
    waiting = job(owner, kind="edit")
    with counting() as meter:
        with store.begin() as tx:
            tx.jobs.submit(job(owner), cost=1)
            tx.jobs.submit(waiting, cost=9)
        for attempt in (1, 2):
            with store.begin() as tx:
                claimed = tx.jobs.claim(runner_id="run_1", now=LATER, lease_until=LATER, concurrency=9)
                assert claimed is not None
                assert claimed.attempt == attempt
                if attempt == 1:
                    assert tx.jobs.release(claimed, now=LATER, reason="its runner was lost")
                else:
                    assert tx.jobs.finish(claimed, "FAILED", now=LATER, error={"code": "worker_crashed", "message": ""})
        with store.begin() as tx:
            assert tx.jobs.cancel_waiting(waiting.id, now=LATER)
    assert meter.values(metrics.JOBS_FINISHED) == {
        ("text-to-3d", "FAILED", "worker_crashed"): 1, ("edit", "CANCELED", "none"): 1,
    }  # fmt: skip
    assert meter.values(metrics.JOB_RETRIES) == {("lost",): 1}
    waited = meter.buckets(metrics.JOB_QUEUE_WAIT)["interactive",]
    assert (waited[metrics.JOB_QUEUE_WAIT.buckets.index(5.0)], waited[-1]) == (0, 1)  # 7 s, of the first start alone
