"""Any order of what may happen to jobs, against a model of the queue in a few lines, over both databases."""

from collections import Counter
from dataclasses import dataclass, field, replace
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test
from sqlalchemy import delete

from prompt2mesh.store import tables
from prompt2mesh.store.database import SqlStore
from prompt2mesh.studio.ports.jobs import JobFilter
from prompt2mesh.studio.ports.records import FINAL_STATES, Job, JobState, Lane, Priority, User
from prompt2mesh.studio.service.endings import cancel_job
from prompt2mesh.studio.service.outcomes import MAX_ATTEMPTS, JobLostError, take_back
from tests.support.records import NOON, add_user, job

CONCURRENCY = 2
EVENT = {"SUCCEEDED": "succeeded", "FAILED": "failed", "CANCELED": "canceled"}


@dataclass
class Expected:
    """What the model knows of a job."""

    owner: str
    state: JobState = "PENDING"
    attempt: int = 0
    lost: int = 0
    cancel: bool = False
    events: list[str] = field(default_factory=lambda: ["queued"])


class Queue(RuleBasedStateMachine):
    store: SqlStore

    def __init__(self) -> None:
        super().__init__()
        self.now = NOON
        self.users: list[User] = []
        self.expected: dict[str, Expected] = {}
        self.claims: list[Job] = []  # every attempt there ever was, as its runner remembers it

    @initialize()
    def empty(self) -> None:
        with self.store.engine.begin() as connection:
            for name in ("jobs", "flows", "users"):
                connection.execute(delete(tables.metadata.tables[name]))
        self.users = [add_user(self.store) for _ in range(3)]

    @rule(
        who=st.integers(0, 2), lane=st.sampled_from(["interactive", "batch"]),
        priority=st.sampled_from(["high", "normal", "low"]), cost=st.floats(0.1, 5.0),
    )  # fmt: skip
    def submit(self, who: int, lane: Lane, priority: Priority, cost: float) -> None:
        self.tick()
        asked = job(self.users[who], lane=lane, priority=priority, created_at=self.now)
        with self.store.begin() as tx:
            kept = tx.jobs.submit(asked, cost=cost)
        self.expected[kept.id] = Expected(self.users[who].id)

    @rule(runner=st.sampled_from(["run_1", "run_2"]))
    def claim(self, runner: str) -> None:
        self.tick()
        running = Counter(one.owner for one in self.expected.values() if one.state == "IN_PROGRESS")
        may = {one for one, model in self.expected.items()
               if model.state == "PENDING" and running[model.owner] < CONCURRENCY}  # fmt: skip
        with self.store.begin() as tx:
            turns = {found.id: found.turn for found in map(tx.jobs.get, may) if found}
            taken = tx.jobs.claim(runner_id=runner, now=self.now, lease_until=self.now + timedelta(seconds=15),
                                  concurrency=CONCURRENCY)  # fmt: skip
        assert (taken is None) == (not may)
        if taken is None:
            return
        assert (taken.turn, taken.id) == min((turn, one) for one, turn in turns.items())
        model = self.expected[taken.id]
        model.state, model.attempt = "IN_PROGRESS", model.attempt + 1
        model.events.append("started")
        assert taken.attempt == model.attempt
        self.claims.append(taken)

    @rule(data=st.data(), state=st.sampled_from(["SUCCEEDED", "FAILED", "CANCELED"]))
    def finish(self, data: st.DataObject, state: JobState) -> None:
        held = self.some_claim(data)
        if held is None:
            return
        with self.store.begin() as tx:
            done = tx.jobs.finish(held, state, now=self.now)
        assert done == self.holds(held)
        if done:
            self.end(held.id, state)

    @rule(data=st.data())
    def hand_back(self, data: st.DataObject) -> None:
        held = self.some_claim(data)
        if held is not None:
            self.back(held, holds=self.holds(held), counts=False)

    @rule(data=st.data(), renewed=st.booleans())
    def expire(self, data: st.DataObject, renewed: bool) -> None:
        """A sweeper saw this lease; perhaps it was renewed since."""
        held = self.some_claim(data)
        if held is None:
            return
        with self.store.read() as tx:
            seen = tx.jobs.get(held.id)
        assert seen is not None
        if renewed:
            self.renew(held)
        valid = self.expected[held.id].state == "IN_PROGRESS" and seen.attempt == held.attempt
        self.back(replace(seen, attempt=held.attempt), holds=valid and not (renewed and self.holds(held)), counts=True)

    @rule(data=st.data())
    def cancel(self, data: st.DataObject) -> None:
        if not self.expected:
            return
        job_id = data.draw(st.sampled_from(sorted(self.expected)))
        model = self.expected[job_id]
        with self.store.begin() as tx:
            now = cancel_job(tx, job_id, now=self.now)
        assert now is not None
        if model.state == "PENDING":
            self.end(job_id, "CANCELED")
        elif model.state == "IN_PROGRESS":
            model.cancel = True

    @rule(data=st.data())
    def report(self, data: st.DataObject) -> None:
        held = self.some_claim(data)
        if held is not None:
            with self.store.begin() as tx:
                assert tx.jobs.report(held, stage="build", progress=30) == self.holds(held)

    @invariant()
    def the_store_is_as_the_model(self) -> None:
        with self.store.read() as tx:
            for job_id, model in self.expected.items():
                found = tx.jobs.get(job_id)
                assert found is not None
                assert (found.state, found.attempt) == (model.state, model.attempt)
                told = tx.jobs.events(job_id)
                assert [event.number for event in told] == list(range(1, len(told) + 1))
                assert [event.type for event in told] == model.events
                assert found.event_count == len(told)
                assert (found.finished_at is not None) == (model.state in FINAL_STATES)
            waiting = [found for found in map(tx.jobs.get, self.expected) if found and found.state == "PENDING"]
            in_order = sorted(waiting, key=lambda one: (one.turn, one.id))
            assert [tx.jobs.position(one) for one in in_order] == list(range(len(in_order)))
            assert tx.jobs.waiting() == len(waiting)
            live = {(one.id, one.attempt) for one in self.claims if self.holds(one)}
            assert {(seen.job_id, seen.attempt) for seen in tx.jobs.held([(one.id, one.attempt) for one in self.claims])
                    } == live  # fmt: skip
            assert {one.id for one in tx.jobs.running()} == {job_id for job_id, _ in live}
            for owner in self.users:
                running = tx.jobs.count(JobFilter(user_id=owner.id, state="IN_PROGRESS"))
                assert running <= CONCURRENCY

    def tick(self) -> None:
        self.now += timedelta(seconds=1)

    def some_claim(self, data: st.DataObject) -> Job | None:
        return data.draw(st.sampled_from(self.claims)) if self.claims else None

    def holds(self, held: Job) -> bool:
        model = self.expected[held.id]
        return model.state == "IN_PROGRESS" and model.attempt == held.attempt

    def renew(self, held: Job) -> None:
        self.tick()
        with self.store.begin() as tx:
            tx.jobs.renew([(held.id, held.attempt)], lease_until=self.now + timedelta(seconds=15))

    def back(self, held: Job, *, holds: bool, counts: bool) -> None:
        model = self.expected[held.id]
        try:
            with self.store.begin() as tx:
                take_back(tx, held, now=self.now, reason="a test", count_attempt=counts)
        except JobLostError:
            assert not holds
            return
        assert holds
        if model.cancel:
            self.end(held.id, "CANCELED")
        elif counts and held.attempt - (held.attempt - 1 - model.lost) >= MAX_ATTEMPTS:
            self.end(held.id, "FAILED")
        else:
            model.lost += int(counts)
            model.state = "PENDING"
            model.events.append("retried")

    def end(self, job_id: str, state: JobState) -> None:
        self.expected[job_id].state = state
        self.expected[job_id].events.append(EVENT[state])


@pytest.mark.timeout(600)
def test_any_order_of_what_may_happen_keeps_the_queue_right(store: SqlStore) -> None:
    class OverThisStore(Queue):
        pass

    OverThisStore.store = store
    checks: list[Any] = [HealthCheck.too_slow, HealthCheck.data_too_large]
    run_state_machine_as_test(  # type: ignore[no-untyped-call]
        OverThisStore,
        settings=settings(max_examples=max(15, settings().max_examples // 4), stateful_step_count=30, deadline=None,
                          suppress_health_check=checks),
    )  # fmt: skip
