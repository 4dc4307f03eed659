from datetime import timedelta

from prompt2mesh.store.database import SqlStore
from prompt2mesh.studio.ports.jobs import JobFilter
from prompt2mesh.studio.ports.records import Job, Page
from tests.support.records import NOON, add_user, job

SOON = NOON + timedelta(seconds=15)


def claim(store: SqlStore, *, runner_id: str = "run_1", concurrency: int = 100) -> Job | None:
    with store.begin() as tx:
        return tx.jobs.claim(runner_id=runner_id, now=NOON, lease_until=SOON, concurrency=concurrency)


def submit(store: SqlStore, *jobs: Job) -> None:
    with store.begin() as tx:
        for one in jobs:
            tx.jobs.submit(one, cost=1.0)


def test_a_single_prompt_does_not_wait_for_somebody_elses_batch(store: SqlStore) -> None:
    busy, modest = add_user(store), add_user(store)
    submit(store, *(job(busy, lane="batch") for _ in range(50)))
    first = claim(store)
    late = job(modest)
    submit(store, late)
    assert first is not None
    taken = claim(store)
    assert taken is not None
    assert taken.id == late.id


def test_two_users_with_equal_batches_take_turns(store: SqlStore) -> None:
    one, two = add_user(store), add_user(store)
    submit(store, *(job(one, lane="batch") for _ in range(6)))
    submit(store, *(job(two, lane="batch") for _ in range(6)))
    owners = [taken.user_id for taken in (claim(store) for _ in range(12)) if taken]
    assert all({owners[i], owners[i + 1]} == {one.id, two.id} for i in range(0, 12, 2))


def test_a_user_at_the_limit_waits(store: SqlStore) -> None:
    owner, other = add_user(store), add_user(store)
    submit(store, job(owner), job(owner), job(other))
    first, second = claim(store, concurrency=1), claim(store, concurrency=1)
    assert first is not None
    assert second is not None
    assert {first.user_id, second.user_id} == {owner.id, other.id}  # their first jobs have the same turn
    assert claim(store, concurrency=1) is None


def test_own_limits_win_over_the_default(store: SqlStore) -> None:
    owner = add_user(store, limits={"concurrent_jobs": 2})
    submit(store, job(owner), job(owner), job(owner))
    assert [claim(store, concurrency=1) is not None for _ in range(3)] == [True, True, False]


def test_only_the_newest_attempt_may_finish(store: SqlStore) -> None:
    submit(store, job(add_user(store)))
    old = claim(store)
    assert old is not None
    with store.begin() as tx:
        assert tx.jobs.release(old, now=SOON, reason="its runner was lost")
    new = claim(store, runner_id="run_2")
    assert new is not None
    with store.begin() as tx:
        assert not tx.jobs.finish(old, "SUCCEEDED", now=SOON, result={"version_id": "ver_old"})
        assert tx.jobs.finish(new, "SUCCEEDED", now=SOON, result={"version_id": "ver_new"})
        assert not tx.jobs.finish(new, "FAILED", now=SOON)
    with store.read() as tx:
        done = tx.jobs.get(new.id)
        assert done is not None
        assert done.state == "SUCCEEDED"
        assert done.result == {"version_id": "ver_new"}
        assert [event.type for event in tx.jobs.events(new.id)] == [
            "queued",
            "started",
            "retried",
            "started",
            "succeeded",
        ]
        assert [event.number for event in tx.jobs.events(new.id, after=2)] == [3, 4, 5]


def test_cancel_ends_a_waiting_job_and_asks_for_a_running_one(store: SqlStore) -> None:
    owner = add_user(store)
    submit(store, job(owner), job(owner))
    running = claim(store)
    assert running is not None
    with store.begin() as tx:
        [waiting] = list(tx.jobs.page(JobFilter(state="PENDING"), Page()))
        assert not tx.jobs.cancel_waiting(running.id, now=SOON)
        assert not tx.jobs.ask_to_stop(waiting.id, now=SOON)
        assert tx.jobs.cancel_waiting(waiting.id, now=SOON)
        assert tx.jobs.ask_to_stop(running.id, now=SOON)
        ended, asked = tx.jobs.get(waiting.id), tx.jobs.get(running.id)
        assert ended is not None
        assert ended.state == "CANCELED"
        assert asked is not None
        assert asked.state == "IN_PROGRESS"
        [held] = tx.jobs.held([(running.id, running.attempt)])
    assert held.cancel_requested


def test_position_counts_those_before(store: SqlStore) -> None:
    owner = add_user(store)
    jobs = [job(owner) for _ in range(4)]
    submit(store, *jobs)
    with store.read() as tx:
        found = [tx.jobs.get(one.id) for one in jobs]
        assert [tx.jobs.position(one) for one in found if one] == [0, 1, 2, 3]


def test_only_attempts_that_still_hold_their_jobs_are_renewed(store: SqlStore) -> None:
    submit(store, job(add_user(store)), job(add_user(store)))
    kept, lost = claim(store), claim(store)
    assert kept is not None
    assert lost is not None
    later = SOON + timedelta(seconds=9)
    with store.begin() as tx:
        assert tx.jobs.release(lost, now=NOON, reason="its runner was lost")
    with store.begin() as tx:
        tx.jobs.renew([(kept.id, kept.attempt), (lost.id, lost.attempt)], lease_until=later)
        assert [(held.job_id, held.attempt) for held in tx.jobs.held([(kept.id, 1), (lost.id, 1)])] == [(kept.id, 1)]
        assert [(one.id, one.lease_until) for one in tx.jobs.running()] == [(kept.id, later)]


def test_a_job_is_held_only_by_its_attempt_and_as_last_seen(store: SqlStore) -> None:
    submit(store, job(add_user(store)))
    taken = claim(store)
    assert taken is not None
    with store.begin() as tx:
        assert tx.jobs.hold(taken, unrenewed=True)
        tx.jobs.renew([(taken.id, taken.attempt)], lease_until=SOON + timedelta(seconds=1))
    with store.begin() as tx:
        assert tx.jobs.hold(taken)
        assert not tx.jobs.hold(taken, unrenewed=True)
        assert tx.jobs.finish(taken, "SUCCEEDED", now=SOON, result={})
        assert not tx.jobs.hold(taken)


def test_pages_follow_one_another_without_gap(store: SqlStore) -> None:
    owner = add_user(store)
    submit(store, *(job(owner) for _ in range(7)))
    seen: list[str] = []
    after = None
    with store.read() as tx:
        while found := tx.jobs.page(JobFilter(user_id=owner.id), Page(limit=3, after=after)):
            seen += [one.id for one in found]
            after = found[-1].id
    assert len(seen) == len(set(seen)) == 7
    assert seen == sorted(seen, reverse=True)
