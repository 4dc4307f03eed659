"""Whether each job that ended owes its webhook exactly one message, which says how it ended."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, func, select

from prompt2mesh.store import tables
from prompt2mesh.store.auditing.jobs import IN_PIECES
from prompt2mesh.studio.ports.findings import AuditRules, Finding
from prompt2mesh.studio.ports.records import FINAL_STATES

EVENTS = {"SUCCEEDED": "task.succeeded", "FAILED": "task.failed", "CANCELED": "task.canceled"}
_FORGOTTEN_AFTER = timedelta(days=29)  # messages are kept for 30


def audit_messages(connection: Connection, rules: AuditRules) -> Iterator[Finding]:
    """Looks at every job that named a webhook, and at every message."""
    jobs, owed = tables.jobs.c, tables.webhook_deliveries.c
    counts = select(owed.job_id, func.count().label("messages")).group_by(owed.job_id).subquery()
    query = (
        select(jobs.id, jobs.state, jobs.finished_at, func.coalesce(counts.c.messages, 0).label("messages"))
        .outerjoin(counts, counts.c.job_id == jobs.id).where(jobs.webhook_url.is_not(None)).order_by(jobs.id)
    )  # fmt: skip
    for row in connection.execute(query, execution_options=IN_PIECES):
        if row.messages > 1:
            yield Finding(kind="webhook_doubled", subject=row.id, message=f"it owes {row.messages} messages")
        if row.messages and row.state not in FINAL_STATES:
            yield Finding(kind="webhook_wrong", subject=row.id, message=f"it is {row.state} and owes a message already")
        ended_at: datetime | None = row.finished_at if row.state in FINAL_STATES else None
        if ended_at is not None and not row.messages and ended_at > rules.now - _FORGOTTEN_AFTER:
            yield Finding(kind="webhook_missing", subject=row.id, message=f"it is {row.state} and owes no message")
    yield from _each(connection, rules)


def _each(connection: Connection, rules: AuditRules) -> Iterator[Finding]:
    jobs, owed = tables.jobs, tables.webhook_deliveries.c
    query = select(
        owed.id, owed.job_id, owed.event, owed.state, owed.url, owed.next_at, owed.delivered_at, owed.payload,
        jobs.c.state.label("job_state"), jobs.c.webhook_url,
    ).outerjoin(jobs, jobs.c.id == owed.job_id).order_by(owed.id)  # fmt: skip
    for row in connection.execute(query, execution_options=IN_PIECES):
        if row.job_state in FINAL_STATES:
            told: dict[str, Any] = row.payload.get("data") or {}
            said = (row.event, told.get("status"), row.url)
            if said != (EVENTS[row.job_state], row.job_state, row.webhook_url):
                yield Finding(kind="webhook_wrong", subject=row.id,
                              message=f"it says {row.event} of {row.job_id}, which is {row.job_state}")  # fmt: skip
        if row.state == "DELIVERED" and row.delivered_at is None:
            yield Finding(kind="webhook_wrong", subject=row.id, message="it arrived and does not say when")
        if row.state == "PENDING" and row.next_at < rules.now - rules.patience:
            yield Finding(kind="webhook_overdue", subject=row.id,
                          message=f"it was due at {row.next_at:%Y-%m-%d %H:%M:%S} UTC and was not sent")  # fmt: skip
