"""Sums for operators in SQL: each query walks an index from a moment on, or stops at a number of rows."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Integer, String, cast, delete, distinct, extract, func, literal_column, select, text

from prompt2mesh.store import tables
from prompt2mesh.store.rows import Rows, chunks, upsert
from prompt2mesh.studio.ports.figures import EndedJobs, JobTimes, LlmDay, ProcessMinute, UserCost, UserStorage
from prompt2mesh.studio.ports.records import Job, JobKind, Lane, first_id

# Literal in the SQL: a planner uses a partial index only where it sees the condition.
_PENDING, _IN_PROGRESS = (literal_column(f"'{state}'", String) for state in ("PENDING", "IN_PROGRESS"))
_STAGE_EVENTS = ("started", "stage", "files", "agent", "succeeded")


class FigureTable:
    """See `studio.ports.figures.Figures`."""

    def __init__(self, connection: Connection) -> None:
        """Bind a transaction's connection."""
        self._connection = connection
        self._jobs = tables.jobs.c

    def ended_jobs(self, *, since: datetime, span_s: int) -> Sequence[EndedJobs]:
        """How many jobs ended since."""
        jobs = self._jobs
        span = (cast(extract("epoch", jobs.finished_at), Integer) // span_s).label("span")
        query = (
            select(span, jobs.kind, jobs.state, func.count())
            .where(jobs.finished_at >= since)
            .group_by(span, jobs.kind, jobs.state)
        )
        return [
            EndedJobs(span=int(row[0]), kind=row[1], state=row[2], count=row[3])
            for row in self._connection.execute(query)
        ]

    def newest_times(self, *, since: datetime, limit: int) -> Sequence[JobTimes]:
        """The times of the jobs that ended last."""
        jobs = self._jobs
        query = (
            select(jobs.kind, jobs.state, jobs.created_at, jobs.started_at, jobs.finished_at)
            .where(jobs.finished_at >= since).order_by(jobs.finished_at.desc()).limit(limit)
        )  # fmt: skip
        return [JobTimes(**row) for row in self._connection.execute(query).mappings()]

    def newest_failures(self, *, since: datetime, limit: int) -> Sequence[Job]:
        """The jobs that failed last."""
        jobs = self._jobs
        query = (
            select(tables.jobs).where(jobs.finished_at >= since, jobs.state == "FAILED")
            .order_by(jobs.finished_at.desc()).limit(limit)
        )  # fmt: skip
        return Rows(self._connection, tables.jobs, Job).all(query)

    def waiting_by_lane(self) -> dict[Lane, int]:
        """How many jobs wait in each lane."""
        jobs = self._jobs
        query = select(jobs.lane, func.count()).where(jobs.state == _PENDING).group_by(jobs.lane)
        return {row[0]: row[1] for row in self._connection.execute(query)}

    def running_by_stage(self) -> dict[tuple[JobKind, str], int]:
        """How many jobs are at work in each stage."""
        jobs = self._jobs
        query = (
            select(jobs.kind, jobs.stage, func.count()).where(jobs.state == _IN_PROGRESS)
            .group_by(jobs.kind, jobs.stage)
        )  # fmt: skip
        return {(row[0], row[1]): row[2] for row in self._connection.execute(query)}

    def stage_seconds(self, *, since: datetime, jobs: int) -> Mapping[str, Sequence[float]]:
        """How long each stage took: from its event to the next one of its job."""
        rows, events = self._jobs, tables.job_events.c
        newest = (
            select(rows.id).where(rows.finished_at >= since, rows.state == "SUCCEEDED")
            .order_by(rows.finished_at.desc()).limit(jobs)
        )  # fmt: skip
        ids = list(self._connection.execute(newest).scalars())
        found: defaultdict[str, list[float]] = defaultdict(list)
        for some in chunks(ids):
            query = (
                select(events.job_id, events.at, events.type, events.data["stage"].as_string())
                .where(events.job_id.in_(some), events.type.in_(_STAGE_EVENTS))
                .order_by(events.job_id, events.number)
            )
            before: tuple[str, datetime, str] | None = None
            for job_id, at, kind, stage in self._connection.execute(query):
                if before is not None and before[0] == job_id:
                    found[before[2]].append(max(0.0, (at - before[1]).total_seconds()))
                before = (job_id, at, _stage_of(kind, stage)) if kind != "succeeded" else None
        return found

    def active_users(self, *, since: datetime) -> int:
        """How many people did something since; ids sort by time, so both are a walk along a primary key."""
        jobs, tokens = self._jobs, tables.refresh_tokens.c
        asked = select(jobs.user_id).where(jobs.id >= first_id("job", since))
        came = select(tokens.user_id).where(tokens.id >= first_id("rt", since))
        both = asked.union(came).subquery()
        return self._connection.execute(select(func.count(distinct(both.c.user_id)))).scalar_one()

    def llm_days(self, *, since: str) -> Sequence[LlmDay]:
        """What LLMs took, by day and model."""
        spent = tables.llm_usage.c
        sums = [func.sum(spent[name]) for name in _LLM_SUMS]
        query = (
            select(spent.day, spent.model, *sums).where(spent.day >= since).group_by(spent.day, spent.model)
            .order_by(spent.day, spent.model)
        )  # fmt: skip
        found: list[LlmDay] = []
        for row in self._connection.execute(query):
            day, model, calls, read, written, cost, unpriced = tuple[Any, ...](row)
            found.append(LlmDay(
                day=day, model=model, calls=int(calls), input_tokens=int(read), output_tokens=int(written),
                cost_usd=float(cost), unpriced_tokens=int(unpriced),
            ))  # fmt: skip
        return found

    def add_llm(self, user_id: str, spent: LlmDay) -> None:
        """Counts what calls to an LLM took."""
        table = tables.llm_usage
        row: Any = upsert(self._connection, table).values(user_id=user_id, **vars(spent))
        more = {name: table.c[name] + row.excluded[name] for name in _LLM_SUMS}
        self._connection.execute(row.on_conflict_do_update(index_elements=["user_id", "day", "model"], set_=more))

    def costliest_users(self, *, day: str, limit: int) -> Sequence[UserCost]:
        """For whom LLMs cost most on a day."""
        spent = tables.llm_usage.c
        tokens, cost = func.sum(spent.input_tokens + spent.output_tokens), func.sum(spent.cost_usd)
        query = (
            select(spent.user_id, tokens, cost).where(spent.day == day).group_by(spent.user_id)
            .order_by(cost.desc(), tokens.desc(), spent.user_id).limit(limit)
        )  # fmt: skip
        return [
            UserCost(user_id=row[0], tokens=int(row[1]), cost_usd=float(row[2]))
            for row in self._connection.execute(query)
        ]

    def largest_users(self, *, limit: int) -> Sequence[UserStorage]:
        """Whose files take most."""
        files, versions = tables.version_files.c, tables.versions.c
        kept = select(versions.user_id, files.digest, files.size_bytes).join(
            tables.version_files, versions.id == files.version_id
        )
        others = [select(one.c.user_id, one.c.digest, one.c.size_bytes) for one in (tables.uploads, tables.scenes)]
        each = kept.union(*others).subquery()  # a union holds each row once
        size = func.sum(each.c.size_bytes)
        query = (
            select(tables.users.c.id, tables.users.c.email, size)
            .join(each, each.c.user_id == tables.users.c.id)
            .group_by(tables.users.c.id, tables.users.c.email).order_by(size.desc()).limit(limit)
        )  # fmt: skip
        return [
            UserStorage(user_id=row[0], email=row[1], size_bytes=int(row[2])) for row in self._connection.execute(query)
        ]

    def database_bytes(self) -> int:
        """How large the database is."""
        question = (
            "SELECT pg_database_size(current_database())"
            if self._connection.dialect.name == "postgresql"
            else "SELECT page_count * page_size FROM pragma_page_count(), pragma_page_size()"
        )
        return int(self._connection.execute(text(question)).scalar_one())

    def keep_minute(self, minute: ProcessMinute) -> None:
        """Keeps what a process saw in a minute."""
        table = tables.process_minutes
        row: Any = upsert(self._connection, table).values(**vars(minute))
        new = {"figures": row.excluded.figures, "routes": row.excluded.routes}
        self._connection.execute(row.on_conflict_do_update(index_elements=["minute", "process_id"], set_=new))

    def minutes(self, *, since: datetime, routes: bool = False) -> Sequence[ProcessMinute]:
        """What processes saw since."""
        found = tables.process_minutes.c
        columns = [found.minute, found.process_id, found.kind, found.host, found.figures]
        if routes:
            columns.append(found.routes)
        query = select(*columns).where(found.minute >= since).order_by(found.minute, found.process_id)
        return [ProcessMinute(**row) for row in self._connection.execute(query).mappings()]

    def forget_minutes(self, *, before: datetime) -> int:
        """Forgets old minutes."""
        table = tables.process_minutes
        return self._connection.execute(delete(table).where(table.c.minute < before)).rowcount


_LLM_SUMS = ("calls", "input_tokens", "output_tokens", "cost_usd", "unpriced_tokens")


def _stage_of(kind: str, stage: str | None) -> str:
    """What goes on from an event on; before anything is said, the words are read."""
    if kind == "agent":
        return f"agent:{stage}"
    return stage or "understand"
