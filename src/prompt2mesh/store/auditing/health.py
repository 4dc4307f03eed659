"""Whether the database finds itself sound, and whether locks, connections and transactions were left in it."""

from collections.abc import Iterator

from sqlalchemy import Connection, text

from prompt2mesh.store.engine import APPLICATION
from prompt2mesh.studio.ports.findings import AuditRules, Finding

_ADVISORY = text("""
    SELECT a.pid, a.state, coalesce(extract(epoch FROM clock_timestamp() - coalesce(a.xact_start, a.state_change)), 0)
        AS age_s
    FROM pg_locks l JOIN pg_stat_activity a ON a.pid = l.pid
    WHERE l.locktype = 'advisory' AND l.database = (SELECT oid FROM pg_database WHERE datname = current_database())
    ORDER BY a.pid
""")
_SESSIONS = text("""
    SELECT pid, coalesce(state, '') AS state,
        coalesce(extract(epoch FROM clock_timestamp() - xact_start), 0) AS age_s
    FROM pg_stat_activity
    WHERE datname = current_database() AND pid <> pg_backend_pid() AND application_name = :application
    ORDER BY pid
""")


def audit_health(connection: Connection, rules: AuditRules) -> Iterator[Finding]:
    """Asks the database about itself."""
    if connection.dialect.name == "sqlite":
        yield from _sqlite(connection)
    else:
        yield from _postgresql(connection, rules)


def _sqlite(connection: Connection) -> Iterator[Finding]:
    for row in connection.exec_driver_sql("PRAGMA integrity_check"):
        if row[0] != "ok":
            yield Finding(kind="database_damaged", subject="integrity_check", message=str(row[0])[:300])
    for row in connection.exec_driver_sql("PRAGMA foreign_key_check"):
        yield Finding(kind="database_damaged", subject=str(row[0]),
                      message=f"its row {row[1]} refers to a row of {row[2]} that is not there")  # fmt: skip


def _postgresql(connection: Connection, rules: AuditRules) -> Iterator[Finding]:
    late_s = rules.patience.total_seconds()
    for row in connection.execute(_ADVISORY):
        if rules.at_rest or row.age_s > late_s:
            yield Finding(kind="lock_left", subject=f"connection {row.pid}",
                          message=f"it is {row.state} and has held an advisory lock for {row.age_s:.0f} s")  # fmt: skip
    for row in connection.execute(_SESSIONS, {"application": APPLICATION}):
        if rules.at_rest:
            yield Finding(kind="connection_left", subject=f"connection {row.pid}",
                          message=f"it is {row.state or 'unknown'}, and nothing works any more")  # fmt: skip
        elif row.age_s > late_s:
            yield Finding(kind="connection_left", subject=f"connection {row.pid}",
                          message=f"its transaction has been open for {row.age_s:.0f} s")  # fmt: skip
