"""Whether every job has exactly one end, told once and last, and made what it says."""

from collections.abc import Iterator
from typing import Any

from sqlalchemy import Connection, Row, case, exists, func, select

from prompt2mesh.store import tables
from prompt2mesh.store.rows import chunks
from prompt2mesh.studio.ports.findings import AuditRules, Finding
from prompt2mesh.studio.ports.records import FINAL_STATES

END_EVENTS = {"SUCCEEDED": "succeeded", "FAILED": "failed", "CANCELED": "canceled"}
IN_PIECES = {"yield_per": 500}
_UNFINISHED = ("PENDING", "IN_PROGRESS")


def audit_jobs(connection: Connection, rules: AuditRules) -> Iterator[Finding]:
    """Looks at every job, its events and its version."""
    yield from _lost(connection, rules)
    for row in connection.execute(_everything(), execution_options=IN_PIECES):
        yield from _events(row)
        yield from (_ended(row, rules) if row.state in FINAL_STATES else _going(row, rules))
    versions, files = tables.versions.c, tables.version_files.c
    empty = select(versions.id).where(~exists().where(files.version_id == versions.id)).order_by(versions.id)
    for version_id in connection.execute(empty).scalars():
        yield Finding(kind="version_missing", subject=version_id, message="it has no files")


def _everything() -> Any:
    jobs, events, versions = tables.jobs, tables.job_events, tables.versions
    ends = events.c.type.in_(END_EVENTS.values())
    told = (
        select(
            events.c.job_id, func.count().label("told"), func.min(events.c.number).label("first"),
            func.max(events.c.number).label("last"), func.sum(case((ends, 1), else_=0)).label("ends"),
        ).group_by(events.c.job_id).subquery()
    )  # fmt: skip
    last = tables.job_events.alias("last_event")
    return (
        select(
            jobs.c.id, jobs.c.kind, jobs.c.state, jobs.c.event_count, jobs.c.runner_id, jobs.c.lease_until,
            jobs.c.finished_at, jobs.c.result, jobs.c.error, func.coalesce(told.c.told, 0).label("told"),
            told.c.first, told.c.last, func.coalesce(told.c.ends, 0).label("ends"), last.c.type.label("last_type"),
            versions.c.id.label("version_id"),
        )
        .outerjoin(told, told.c.job_id == jobs.c.id)
        .outerjoin(last, (last.c.job_id == jobs.c.id) & (last.c.number == told.c.last))
        .outerjoin(versions, versions.c.job_id == jobs.c.id)
        .order_by(jobs.c.id)
    )  # fmt: skip


def _lost(connection: Connection, rules: AuditRules) -> Iterator[Finding]:
    jobs = tables.jobs.c
    for some in chunks(sorted(rules.promised_jobs)):
        found = set(connection.execute(select(jobs.id).where(jobs.id.in_(some))).scalars())
        for job_id in sorted(set(some) - found):
            yield Finding(kind="job_lost", subject=job_id, message="it was accepted and is not there")


def _events(row: Row[Any]) -> Iterator[Finding]:
    if (row.told, row.first, row.last) != (row.event_count, 1, row.event_count):
        yield Finding(
            kind="job_events", subject=row.id,
            message=f"it counts {row.event_count} events; {row.told} are there, from {row.first} to {row.last}",
        )  # fmt: skip


def _ended(row: Row[Any], rules: AuditRules) -> Iterator[Finding]:
    expected = END_EVENTS[row.state]
    if row.ends != 1 or row.last_type != expected:
        yield Finding(
            kind="job_end", subject=row.id,
            message=f"it is {row.state}; its stream tells {row.ends} ends, and its last event is {row.last_type}",
        )  # fmt: skip
    if row.finished_at is None:
        yield Finding(kind="job_end", subject=row.id, message=f"it is {row.state} and has no time of its end")
    if row.state == "FAILED" and not row.error:
        yield Finding(kind="job_end", subject=row.id, message="it failed and does not say why")
    if row.lease_until is not None:
        yield Finding(kind="job_lease", subject=row.id, message=f"it is {row.state} and still leased")
    yield from _made(row, rules)


def _made(row: Row[Any], rules: AuditRules) -> Iterator[Finding]:
    result: dict[str, Any] = row.result or {}
    said = result.get("version_id") if row.state == "SUCCEEDED" and row.kind != "export" else None
    if row.version_id is not None and row.version_id != said:
        yield Finding(
            kind="version_doubled", subject=row.id,
            message=f"it is {row.state} and says it made {said or 'nothing'}; there is {row.version_id}",
        )  # fmt: skip
    if rules.nothing_deleted and said is not None and row.version_id is None:
        yield Finding(kind="version_missing", subject=row.id, message=f"it made {said}, which is not there")


def _going(row: Row[Any], rules: AuditRules) -> Iterator[Finding]:
    if row.state not in _UNFINISHED:
        yield Finding(kind="job_end", subject=row.id, message=f"its state is {row.state!r}, which is none")
        return
    if row.ends:
        yield Finding(kind="job_end", subject=row.id, message=f"its stream tells an end, and it is {row.state}")
    if row.version_id is not None:
        yield Finding(kind="version_doubled", subject=row.id,
                      message=f"it is {row.state}, and there is {row.version_id} of it")  # fmt: skip
    if rules.at_rest:
        yield Finding(kind="job_unfinished", subject=row.id, message=f"it is {row.state}, and nothing works any more")
        return
    if row.state == "PENDING":
        if row.lease_until is not None or row.runner_id is not None:
            yield Finding(kind="job_lease", subject=row.id, message="it waits and is leased to a runner")
    elif row.lease_until is None or row.runner_id is None:
        yield Finding(kind="job_lease", subject=row.id, message="it runs and is leased to nobody")
    elif row.lease_until < rules.now - rules.patience:
        yield Finding(kind="job_lease", subject=row.id,
                      message=f"nobody has renewed its lease of {row.lease_until:%Y-%m-%d %H:%M:%S} UTC")  # fmt: skip
