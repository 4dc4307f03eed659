"""Who may have one more job begin, and since when: what a person's own limit holds back does not wait for a runner."""

from datetime import datetime, timedelta
from typing import Any, cast

from sqlalchemy import Connection, String, func, literal_column, select

from prompt2mesh.store import tables

# Literal in the SQL: a planner uses a partial index only where it sees the condition.
PENDING, IN_PROGRESS = (literal_column(f"'{state}'", String) for state in ("PENDING", "IN_PROGRESS"))
# A bound of the search: what a person asked for so long before a job has ended by then, or is not looked for.
_ASKED_WITHIN = timedelta(days=1)


def users_at_limit(connection: Connection, concurrency: int) -> list[str]:
    """Those of whom as many jobs run as may.

    Args:
        connection: A transaction's.
        concurrency: Most running jobs of one person, unless their own limits say `concurrent_jobs`.
    """
    jobs, users = tables.jobs.c, tables.users.c
    query = (
        select(jobs.user_id, func.count(), users.limits).join(tables.users, users.id == jobs.user_id)
        .where(jobs.state == IN_PROGRESS).group_by(jobs.user_id, users.limits)
    )  # fmt: skip
    return [row[0] for row in connection.execute(query) if row[1] >= _limit(row[2], concurrency)]


def claimable_since(connection: Connection, user_id: str, created_at: datetime, *, concurrency: int) -> datetime:
    """Since when a job waits for nothing but a runner: since it was asked for, or since its person had a place for it.

    With `n` jobs running and `m` places there was a place again when the `m - n`th newest that ended had ended.

    Args:
        connection: A transaction's, in which the job does not run yet.
        user_id: Whose job it is; somebody who is not at their limit now.
        created_at: When it was submitted.
        concurrency: As for `users_at_limit`.
    """
    jobs, users = tables.jobs.c, tables.users.c
    limits = connection.execute(select(users.limits).where(users.id == user_id)).scalar()
    running = select(func.count()).where(jobs.user_id == user_id, jobs.state == IN_PROGRESS)
    free = max(1, _limit(limits, concurrency) - connection.execute(running).scalar_one())
    ended = (
        select(jobs.finished_at).where(
            jobs.user_id == user_id, jobs.created_at > created_at - _ASKED_WITHIN, jobs.finished_at > created_at,
            jobs.started_at.is_not(None),
        ).order_by(jobs.finished_at.desc()).offset(free - 1).limit(1)
    )  # fmt: skip
    return cast("datetime | None", connection.execute(ended).scalar()) or created_at


def oldest_claimable(connection: Connection, concurrency: int) -> datetime | None:
    """Since when the job waits for a runner that has waited longest for one; None where none does."""
    jobs = tables.jobs.c
    asked = func.min(jobs.created_at)
    query = select(jobs.user_id, asked).where(jobs.state == PENDING).group_by(jobs.user_id).order_by(asked)
    full = set(users_at_limit(connection, concurrency))
    oldest: datetime | None = None
    for user_id, created_at in connection.execute(query).all():
        if oldest is not None and oldest <= created_at:
            break
        if user_id not in full:
            since = claimable_since(connection, user_id, created_at, concurrency=concurrency)
            oldest = since if oldest is None else min(oldest, since)
    return oldest


def _limit(limits: dict[str, Any] | None, concurrency: int) -> int:
    return int((limits or {}).get("concurrent_jobs", concurrency))
