"""Goes over one moment of a database and its blobs, without a way to change them."""

from collections.abc import Callable, Generator, Sequence
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Connection, func, select

from prompt2mesh.store import tables
from prompt2mesh.store.auditing.charges import audit_batches, audit_usage
from prompt2mesh.store.auditing.files import FileAudit, read_references, referred_digests
from prompt2mesh.store.auditing.health import audit_health
from prompt2mesh.store.auditing.jobs import audit_jobs
from prompt2mesh.store.auditing.messages import audit_messages
from prompt2mesh.store.database import translated_faults
from prompt2mesh.store.engine import open_engine
from prompt2mesh.store.migrations import check_current
from prompt2mesh.store.rows import chunks
from prompt2mesh.studio.ports.blobs import BlobStore
from prompt2mesh.studio.ports.findings import AuditReport, AuditRules, Finding

OnStep = Callable[[str], None]
_COUNTED = ("users", "projects", "versions", "jobs", "job_events", "batches", "webhook_deliveries", "uploads", "scenes")


def audit_store(
    address: str, blobs: BlobStore, rules: AuditRules, *, on_step: OnStep = lambda _: None
) -> AuditReport:  # fmt: skip
    """Reads everything, beside a running studio or at rest.

    Args:
        address: A `DATABASE_URL`.
        blobs: Its blobs.
        rules: What may be taken for granted.
        on_step: Is told what is being looked at.

    Raises:
        StoreUnavailableError: The database is not there, or has not the tables of this program.
        StorageError: The blobs cannot be read.
    """
    findings: list[Finding] = []
    with _moment(address) as connection:
        on_step("tasks")
        findings += audit_jobs(connection, rules)
        on_step("batches and usage")
        findings += audit_batches(connection, rules)
        findings += audit_usage(connection, rules)
        on_step("webhooks")
        findings += audit_messages(connection, rules)
        on_step("the database itself")
        findings += audit_health(connection, rules)
        referred = read_references(connection)
        looked_at = {
            name: int(connection.execute(select(func.count()).select_from(tables.metadata.tables[name])).scalar_one())
            for name in _COUNTED
        }
        jobs, owed = tables.jobs.c, tables.webhook_deliveries.c
        states = connection.execute(select(jobs.state, func.count()).group_by(jobs.state)).all()
        messages = connection.execute(select(owed.state, func.count()).group_by(owed.state)).all()
    on_step("files")
    files = FileAudit(blobs=blobs, rules=rules)
    of_files = list(files.findings(referred))
    with _moment(address) as connection:
        now = read_references(connection)
    # What went between the two moments, and what came, is none of them.
    findings += (one for one in of_files if one.subject in now.where)
    findings += files.leftovers(referred_digests(referred) | referred_digests(now))
    return AuditReport(
        findings=tuple(findings), looked_at={**looked_at, "files": files.files, "bytes": files.bytes_read},
        jobs={row[0]: row[1] for row in states}, webhooks={row[0]: row[1] for row in messages},
    )  # fmt: skip


@contextmanager
def _moment(address: str) -> Generator[Connection]:
    """One moment of the database, which nothing in the block can change."""
    engine = open_engine(address, pool_size=1, read_only=True)
    try:
        with translated_faults():
            check_current(engine)
            with engine.connect() as connection:
                options: dict[str, Any] = {"only_reads": True}
                if engine.dialect.name == "postgresql":  # else it would see what others commit meanwhile
                    options["isolation_level"] = "REPEATABLE READ"
                yield connection.execution_options(**options)
    finally:
        engine.dispose()


def missing_users(address: str, user_ids: Sequence[str]) -> list[str]:
    """Which of these have no account (any more)."""
    with _moment(address) as connection:
        known: set[str] = set()
        for some in chunks(sorted(user_ids)):
            known |= set(connection.execute(select(tables.users.c.id).where(tables.users.c.id.in_(some))).scalars())
    return sorted(set(user_ids) - known)
