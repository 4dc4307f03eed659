"""Whether batches have the jobs they were made with, and whether what was used was charged once."""

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from sqlalchemy import Connection, func, select

from prompt2mesh.store import tables
from prompt2mesh.store.auditing.jobs import IN_PIECES
from prompt2mesh.studio.ports.findings import AuditRules, Finding
from prompt2mesh.studio.ports.records import FINAL_STATES
from prompt2mesh.studio.ports.usage import Measure

# A sum of floating point numbers, and moments that the database rounds to microseconds.
_ROUNDING_S = 0.001
_OF_JOBS: tuple[Measure, ...] = ("jobs", "build_seconds", "llm_tokens")
_Amounts = dict[tuple[str, Measure], float]


def audit_batches(connection: Connection, rules: AuditRules) -> Iterator[Finding]:
    """Looks at the places of every batch's jobs."""
    batches, jobs = tables.batches, tables.jobs
    query = (
        select(
            batches.c.id, batches.c.user_id, func.count(jobs.c.id).label("jobs"),
            func.count(func.distinct(jobs.c.batch_index)).label("places"), func.min(jobs.c.batch_index).label("first"),
            func.max(jobs.c.batch_index).label("last"), func.min(jobs.c.user_id).label("least_user"),
            func.max(jobs.c.user_id).label("last_user"),
        )
        .outerjoin(jobs, jobs.c.batch_id == batches.c.id).group_by(batches.c.id, batches.c.user_id)
        .order_by(batches.c.id)
    )  # fmt: skip
    seen: dict[str, int] = {}
    for row in connection.execute(query):
        seen[row.id] = row.jobs
        if row.places != row.jobs:
            yield _batch(row.id, f"its {row.jobs} tasks are at {row.places} places")
        if row.jobs and {row.least_user, row.last_user} != {row.user_id}:
            yield _batch(row.id, "a task of it belongs to somebody else")
        if rules.nothing_deleted and (row.first, row.last) != (0, row.jobs - 1):
            yield _batch(row.id, f"its {row.jobs} tasks are at the places {row.first} to {row.last}")
    for batch_id, size in sorted(rules.promised_batches.items()):
        if seen.get(batch_id) != size:
            yield _batch(batch_id, f"it was accepted with {size} tasks and has {seen.get(batch_id, 'gone')}")


def _batch(batch_id: str, message: str) -> Finding:
    return Finding(kind="batch_counts", subject=batch_id, message=message)


def audit_usage(connection: Connection, rules: AuditRules) -> Iterator[Finding]:
    """Compares what was charged with what the jobs say; tasks that were deleted leave only what was charged."""
    used, counts = _used(connection)
    charged: _Amounts = defaultdict(float)
    usage = tables.usage.c
    for row in connection.execute(
        select(usage.user_id, usage.measure, func.sum(usage.amount))
        .where(usage.measure.in_(_OF_JOBS)).group_by(usage.user_id, usage.measure)
    ):  # fmt: skip
        charged[row[0], row[1]] = float(row[2])
    for user_id, measure in sorted({*used, *charged}):
        was, should = charged.get((user_id, measure), 0.0), used.get((user_id, measure), 0.0)
        slack = _ROUNDING_S * (1 + counts.get(user_id, 0)) if measure == "build_seconds" else 0.5
        message = f"{measure}: {was:g} charged, {should:g} used"
        if was < should - slack:
            yield Finding(kind="usage_uncharged", subject=user_id, message=message)
        elif rules.nothing_deleted and was > should + slack:
            yield Finding(kind="usage_overcharged", subject=user_id, message=message)


def _used(connection: Connection) -> tuple[_Amounts, dict[str, int]]:
    used: _Amounts = defaultdict(float)
    counts: dict[str, int] = defaultdict(int)
    jobs, events = tables.jobs.c, tables.job_events.c
    ends = select(jobs.user_id, jobs.state, jobs.error, jobs.started_at, jobs.finished_at)
    for row in connection.execute(ends, execution_options=IN_PIECES):
        used[row.user_id, "jobs"] += 1
        counts[row.user_id] += 1
        # What follows an end is left out where a fault of the program ended it, so that the end itself is kept.
        error: dict[str, Any] = row.error or {}
        ours = row.state == "FAILED" and error.get("code") == "internal"
        if row.state in FINAL_STATES and row.started_at and row.finished_at and not ours:
            used[row.user_id, "build_seconds"] += max(0.0, (row.finished_at - row.started_at).total_seconds())
    query = select(jobs.user_id, events.data).where(events.job_id == jobs.id, events.type == "agent")
    for row in connection.execute(query, execution_options=IN_PIECES):
        used[row.user_id, "llm_tokens"] += _tokens(row.data)
    return used, counts


def _tokens(step: dict[str, Any]) -> int:
    told: dict[str, Any] = step.get("usage") or {}
    return int(told.get("input_tokens", 0)) + int(told.get("output_tokens", 0))
