"""The durable queue in SQL.

Order: self-clocked fair queueing (S. J. Golestani, "A Self-Clocked Fair
Queueing Scheme for Broadband Applications", IEEE INFOCOM 1994). A job gets its
turn once, when it is submitted: the last turn that waits in its flow (a user's
lane) or that of the whole system, whichever is further, plus its cost over its weight. The system is
as far as the job that was started last. So the order is one indexed column, the
position in the queue is a count, and a user with five hundred jobs waiting
takes turns with a user who has one.

Claims and submissions of one flow are serialised by rows of `flows`; SQLite
serialises all writers anyway.
"""

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    String,
    and_,
    delete,
    func,
    insert,
    literal,
    literal_column,
    or_,
    select,
    update,
)
from sqlalchemy.dialects import postgresql, sqlite

from prompt2mesh.store import places, tables
from prompt2mesh.store.places import IN_PROGRESS, PENDING
from prompt2mesh.store.rows import Rows, chunks
from prompt2mesh.store.tally import Tally
from prompt2mesh.studio.ports.jobs import PRIORITY_WEIGHTS, WEIGHTS, Attempt, Held, JobFilter
from prompt2mesh.studio.ports.records import FINAL_STATES, Batch, Job, JobEvent, JobKind, JobState, Page, Runner
from prompt2mesh.telemetry import metrics

_EVENT_OF_STATE: dict[JobState, str] = {"SUCCEEDED": "succeeded", "FAILED": "failed", "CANCELED": "canceled"}
_WHOLE = ("", "")
_SUCCEEDED = literal_column("'SUCCEEDED'", String)
# A wait that is no longer is a person's own, or nobody's: not worth to ask which.
_SHORT_WAIT_S = 1.0


class JobTable:
    """See `studio.ports.jobs.Jobs`."""

    def __init__(self, connection: Connection, tally: Tally) -> None:
        """Bind a transaction's connection, and what is counted when it is kept."""
        self._connection = connection
        self._tally = tally
        self._rows = Rows(connection, tables.jobs, Job)
        self._jobs = tables.jobs.c

    def submit(self, job: Job, *, cost: float) -> Job:
        """Adds a job at its fair turn."""
        weight = WEIGHTS[job.lane] * PRIORITY_WEIGHTS[job.priority]
        self._flow(job.user_id, job.lane, lock=True)
        turn = max(self._last_turn(job.user_id, job.lane), self._flow(*_WHOLE)) + max(cost, 0.01) / weight
        job = replace(job, turn=turn, event_count=0)
        self._rows.add(job)
        position = self.position(job)
        self.append_event(job.id, "queued", {"position": position}, now=job.created_at)
        self._tally.add(lambda: metrics.JOBS_SUBMITTED.inc(kind=job.kind))
        return replace(job, event_count=1)

    def get(self, job_id: str) -> Job | None:
        """The job."""
        return self._rows.first(self._jobs.id == job_id)

    def page(self, which: JobFilter, page: Page) -> Sequence[Job]:
        """Newest first."""
        return self._rows.page(page, *self._conditions(which))

    def count(self, which: JobFilter) -> int:
        """How many there are."""
        return self._scalar(select(func.count()).select_from(tables.jobs).where(*self._conditions(which)))

    def count_by_state(self, which: JobFilter) -> dict[JobState, int]:
        """How many there are in each state."""
        query = select(self._jobs.state, func.count()).where(*self._conditions(which)).group_by(self._jobs.state)
        return {row[0]: row[1] for row in self._connection.execute(query)}

    def claim(self, *, runner_id: str, now: datetime, lease_until: datetime, concurrency: int) -> Job | None:
        """Takes the fairest job."""
        self._flow(*_WHOLE, lock=True)
        jobs = self._jobs
        query = select(tables.jobs).where(jobs.state == PENDING).order_by(jobs.turn, jobs.id).limit(1)
        full = places.users_at_limit(self._connection, concurrency)
        if full:
            query = query.where(jobs.user_id.not_in(full))
        found = self._rows.record(self._connection.execute(query.with_for_update(skip_locked=True)).mappings().first())
        if found is None:
            return None
        waited_s = self._waited_s(found, now=now, concurrency=concurrency) if found.started_at is None else None
        job = replace(
            found, state="IN_PROGRESS", attempt=found.attempt + 1, runner_id=runner_id, lease_until=lease_until,
            started_at=found.started_at or now, stage="started",
        )  # fmt: skip
        self._rows.update(
            jobs.id == job.id, state=job.state, attempt=job.attempt, runner_id=runner_id, lease_until=lease_until,
            started_at=job.started_at, stage=job.stage,
        )  # fmt: skip
        if found.turn > self._flow(*_WHOLE):
            self._set_flow(*_WHOLE, found.turn)
        count = self.append_event(job.id, "started", {"attempt": job.attempt}, now=now)
        if waited_s is not None:
            self._tally.add(lambda: metrics.JOB_QUEUE_WAIT.observe(waited_s, lane=job.lane))
        return replace(job, event_count=count)

    def held(self, attempts: Collection[Attempt]) -> Sequence[Held]:
        """Those of the attempts that are still their jobs'."""
        jobs, wanted = self._jobs, set(attempts)
        found: list[Held] = []
        for some in chunks(sorted(job_id for job_id, _ in wanted)):
            query = select(jobs.id, jobs.attempt, jobs.cancel_requested_at).where(
                jobs.id.in_(some), jobs.state == IN_PROGRESS
            )
            found += [
                Held(job_id=row[0], attempt=row[1], cancel_requested=row[2] is not None)
                for row in self._connection.execute(query) if (row[0], row[1]) in wanted
            ]  # fmt: skip
        return found

    def renew(self, attempts: Collection[Attempt], *, lease_until: datetime) -> None:
        """Prolongs leases."""
        for job_id, attempt in sorted(attempts):
            jobs = self._jobs
            mine = (jobs.id == job_id, jobs.attempt == attempt, jobs.state == IN_PROGRESS)
            self._rows.update(*mine, lease_until=lease_until)

    def hold(self, job: Job, *, unrenewed: bool = False) -> bool:
        """Locks a running job and its project."""
        # The project first: deleting it locks them in this order, so neither waits for the other for ever.
        projects = tables.projects.c
        project = select(projects.id).where(projects.id == job.project_id).with_for_update(key_share=True)
        self._connection.execute(project)
        conditions = self._held(job)
        if unrenewed:
            conditions = (*conditions, self._jobs.lease_until == job.lease_until)
        return self._connection.execute(select(self._jobs.id).where(*conditions).with_for_update()).first() is not None

    def report(self, job: Job, *, stage: str, progress: int) -> bool:
        """Writes how far a running job is."""
        return self._rows.update(*self._held(job), stage=stage[:120], progress=max(0, min(progress, 100))) == 1

    def finish(
        self, job: Job, state: JobState, *, now: datetime, result: dict[str, Any] | None = None,
        error: dict[str, Any] | None = None,
    ) -> bool:  # fmt: skip
        """Ends a job."""
        assert state in FINAL_STATES
        changes: dict[str, Any] = {
            "state": state, "stage": _EVENT_OF_STATE[state], "finished_at": now, "lease_until": None,
            "result": result, "error": error,
        }  # fmt: skip
        if state == "SUCCEEDED":
            changes["progress"] = 100
        if self._rows.update(*self._held(job), **changes) != 1:
            return False
        self.append_event(job.id, _EVENT_OF_STATE[state], result or error or {}, now=now)
        code = str((error or {}).get("code", metrics.NONE)) if state == "FAILED" else metrics.NONE
        self._tally.add(lambda: metrics.JOBS_FINISHED.inc(kind=job.kind, state=state, code=code))
        return True

    def release(self, job: Job, *, now: datetime, reason: str, count_attempt: bool = True) -> bool:
        """Puts a running job back in the queue."""
        # The number of the attempt is what fences, so it never goes down; another number says how many to forgive.
        changed = self._rows.update(
            *self._held(job), state="PENDING", stage="queued", progress=0, runner_id=None, lease_until=None,
            forgiven=job.forgiven + (0 if count_attempt else 1),
        )  # fmt: skip
        if changed == 1:
            self.append_event(job.id, "retried", {"reason": reason}, now=now)
            self._tally.add(lambda: metrics.JOB_RETRIES.inc(reason="lost" if count_attempt else "stopped"))
        return changed == 1

    def cancel_waiting(self, job_id: str, *, now: datetime) -> bool:
        """Ends a waiting job."""
        jobs = self._jobs
        ended = self._rows.update(
            jobs.id == job_id, jobs.state == PENDING, state="CANCELED", stage="canceled", finished_at=now,
            cancel_requested_at=now,
        )  # fmt: skip
        if ended:
            self.append_event(job_id, "canceled", {}, now=now)
            kind = self._connection.execute(select(jobs.kind).where(jobs.id == job_id)).scalar_one()
            self._tally.add(lambda: metrics.JOBS_FINISHED.inc(kind=kind, state="CANCELED", code=metrics.NONE))
        return ended == 1

    def ask_to_stop(self, job_id: str, *, now: datetime) -> bool:
        """Asks the runner of a running job."""
        jobs = self._jobs
        return self._rows.update(
            jobs.id == job_id, jobs.state == IN_PROGRESS, jobs.cancel_requested_at.is_(None),
            cancel_requested_at=now,
        ) == 1  # fmt: skip

    def running(self) -> Sequence[Job]:
        """Every job that a runner has, or had."""
        return self._rows.all(select(tables.jobs).where(self._jobs.state == IN_PROGRESS))

    def position(self, job: Job) -> int:
        """How many waiting jobs go before it."""
        if job.state != "PENDING":
            return 0
        jobs = self._jobs
        before = or_(jobs.turn < job.turn, and_(jobs.turn == job.turn, jobs.id < job.id))
        return self._scalar(select(func.count()).select_from(tables.jobs).where(jobs.state == PENDING, before))

    def waiting(self) -> int:
        """How many jobs wait."""
        return self._scalar(select(func.count()).select_from(tables.jobs).where(self._jobs.state == PENDING))

    def oldest_claimable(self, *, concurrency: int) -> datetime | None:
        """Since when a runner is waited for."""
        return places.oldest_claimable(self._connection, concurrency)

    def mean_seconds(self, kind: JobKind, *, last: int = 50) -> float | None:
        """How long the newest jobs of a kind took."""
        jobs = self._jobs
        query = (
            select(jobs.started_at, jobs.finished_at).where(jobs.kind == kind, jobs.state == _SUCCEEDED)
            .order_by(jobs.finished_at.desc()).limit(last)
        )  # fmt: skip
        spans = [(row[1] - row[0]).total_seconds() for row in self._connection.execute(query) if row[0] and row[1]]
        return sum(spans) / len(spans) if spans else None

    def delete(self, job_id: str) -> bool:
        """Forgets a job that has ended."""
        return self._rows.delete(self._jobs.id == job_id, self._jobs.state.in_(FINAL_STATES)) == 1

    def append_event(self, job_id: str, kind: str, data: dict[str, Any], *, now: datetime) -> int:
        """Adds to a job's stream."""
        query = (
            update(tables.jobs).where(self._jobs.id == job_id).values(event_count=self._jobs.event_count + 1)
            .returning(self._jobs.event_count)
        )  # fmt: skip
        number = self._connection.execute(query).scalar_one()
        self._connection.execute(
            insert(tables.job_events).values(job_id=job_id, number=number, at=now, type=kind, data=data)
        )
        return number

    def events(self, job_id: str, *, after: int = 0) -> Sequence[JobEvent]:
        """The stream from a number on."""
        events = tables.job_events.c
        query = select(tables.job_events).where(events.job_id == job_id, events.number > after).order_by(events.number)
        return Rows(self._connection, tables.job_events, JobEvent).all(query)

    def event_counts(self, job_ids: Collection[str]) -> dict[str, int]:
        """The number of the newest event of each."""
        found: dict[str, int] = {}
        for some in chunks(list(job_ids)):
            query = select(self._jobs.id, self._jobs.event_count).where(self._jobs.id.in_(some))
            found |= {row[0]: row[1] for row in self._connection.execute(query)}
        return found

    def _held(self, job: Job) -> tuple[ColumnElement[bool], ...]:
        return self._jobs.id == job.id, self._jobs.state == IN_PROGRESS, self._jobs.attempt == job.attempt

    def _conditions(self, which: JobFilter) -> list[ColumnElement[bool]]:
        wanted = {name: value for name, value in vars(which).items() if value is not None}
        return [self._jobs[name] == value for name, value in wanted.items()]

    def _waited_s(self, job: Job, *, now: datetime, concurrency: int) -> float:
        """How long a waiting job could have been taken, in seconds."""
        waited_s = (now - job.created_at).total_seconds()
        if waited_s > _SHORT_WAIT_S:
            since = places.claimable_since(self._connection, job.user_id, job.created_at, concurrency=concurrency)
            waited_s = (now - since).total_seconds()
        return max(0.0, waited_s)

    def _flow(self, user_id: str, lane: str, *, lock: bool = False) -> float:
        flows = tables.flows.c
        query = select(flows.turn).where(flows.user_id == user_id, flows.lane == lane)
        if lock:
            self._insert_flow(user_id, lane)
            query = query.with_for_update()
        return self._connection.execute(query).scalar() or 0.0

    def _last_turn(self, user_id: str, lane: str) -> float:
        """Of what waits of a flow; what was started is not further than the whole, and what was canceled costs none."""
        jobs = self._jobs
        query = select(func.max(jobs.turn)).where(jobs.state == PENDING, jobs.user_id == user_id, jobs.lane == lane)
        return self._connection.execute(query).scalar() or 0.0

    def _insert_flow(self, user_id: str, lane: str) -> None:
        dialect = postgresql if self._connection.dialect.name == "postgresql" else sqlite
        row = dialect.insert(tables.flows).values(user_id=user_id, lane=lane, turn=0.0)
        self._connection.execute(row.on_conflict_do_nothing())

    def _set_flow(self, user_id: str, lane: str, turn: float) -> None:
        flows = tables.flows.c
        self._connection.execute(
            update(tables.flows).where(flows.user_id == user_id, flows.lane == lane).values(turn=literal(turn))
        )

    def _scalar(self, query: Any) -> int:
        return self._connection.execute(query).scalar_one()


class RunnerTable:
    """See `studio.ports.jobs.Runners`."""

    def __init__(self, connection: Connection) -> None:
        """Bind a transaction's connection."""
        self._rows = Rows(connection, tables.runners, Runner)

    def beat(self, runner: Runner) -> None:
        """Says that a runner lives."""
        changes = self._rows.values(runner)
        if not self._rows.update(tables.runners.c.id == runner.id, **changes):
            self._rows.add(runner)

    def alive(self, *, since: datetime) -> Sequence[Runner]:
        """Those seen since."""
        table = tables.runners
        return self._rows.all(select(table).where(table.c.seen_at >= since).order_by(table.c.started_at))

    def leave(self, runner_id: str) -> None:
        """Forgets one."""
        self._rows.delete(tables.runners.c.id == runner_id)

    def forget(self, *, unseen_since: datetime) -> int:
        """Forgets those that died long ago."""
        return self._rows.delete(tables.runners.c.seen_at < unseen_since)


class BatchTable:
    """See `studio.ports.jobs.Batches`."""

    def __init__(self, connection: Connection) -> None:
        """Bind a transaction's connection."""
        self._connection = connection
        self._rows = Rows(connection, tables.batches, Batch)

    def add(self, batch: Batch) -> None:
        """Keeps one."""
        self._rows.add(batch)

    def get(self, batch_id: str) -> Batch | None:
        """The batch."""
        return self._rows.first(tables.batches.c.id == batch_id)

    def page(self, user_id: str, page: Page) -> Sequence[Batch]:
        """A user's."""
        return self._rows.page(page, tables.batches.c.user_id == user_id)

    def jobs(self, batch_id: str, page: Page) -> Sequence[Job]:
        """Its jobs, in the order they were asked for."""
        jobs = tables.jobs.c
        query = select(tables.jobs).where(jobs.batch_id == batch_id).order_by(jobs.batch_index, jobs.id)
        if page.after is not None:
            last = select(jobs.batch_index).where(jobs.id == page.after, jobs.batch_id == batch_id).scalar_subquery()
            query = query.where(jobs.batch_index > last)
        return Rows(self._connection, tables.jobs, Job).all(query.limit(page.limit))

    def delete(self, batch_id: str) -> bool:
        """Forgets it and its jobs."""
        self._connection.execute(delete(tables.jobs).where(tables.jobs.c.batch_id == batch_id))
        return self._rows.delete(tables.batches.c.id == batch_id) == 1
