"""Connections to SQLite or PostgreSQL, set up so that both behave alike.

SQLite: write-ahead log, foreign keys on, and a transaction that means to write
takes the lock at its beginning, so that it never fails half way with
"database is locked" (https://www.sqlite.org/lang_transaction.html).
"""

import json
import re
import sqlite3
from pathlib import Path
from typing import Any
from urllib.parse import quote

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError
from sqlalchemy.pool import ConnectionPoolEntry

from prompt2mesh.mesh.errors import EnvironmentFaultError

BUSY_TIMEOUT_S = 30
APPLICATION = "prompt2mesh"
_CONNECT_TIMEOUT_S = 10
_SILENT_AFTER_S = 25
_IDLE_TIMEOUT_S = 120


def database_url(text: str) -> URL:
    """A `DATABASE_URL` as SQLAlchemy wants it; `postgres://` and plain `postgresql://` mean psycopg 3.

    Raises:
        EnvironmentFaultError: It is not the address of a SQLite or PostgreSQL database.
    """
    try:
        url = make_url(re.sub(r"^postgres(ql)?://", "postgresql+psycopg://", text))
    except ArgumentError as exc:
        raise EnvironmentFaultError(
            "DATABASE_URL should be like postgresql://user:password@host/name or sqlite:////path/to/file",
            hint="it is not an address that can be read",
        ) from exc
    if url.get_backend_name() not in {"sqlite", "postgresql"}:
        raise EnvironmentFaultError(f"DATABASE_URL should name sqlite or postgresql; it names {url.get_backend_name()}")
    return url


def most_connections(pool_size: int) -> int:
    """How many connections an engine may have in a rush."""
    return pool_size * 3


def open_engine(address: str, *, pool_size: int = 10, read_only: bool = False) -> Engine:
    """An engine; nothing connects before the first use.

    Args:
        address: A `DATABASE_URL`.
        pool_size: Most connections kept open; as many again may be opened in a rush.
        read_only: The database itself refuses whatever would change it; a file that is not there is not made.
    """
    url = database_url(address)
    if url.get_backend_name() == "sqlite":
        if read_only and url.database:
            url = url.set(database=f"file:{quote(url.database)}", query={"mode": "ro", "uri": "true"})
        elif url.database and url.database != ":memory:":
            Path(url.database).parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        # Letters stay letters in JSON columns, as PostgreSQL keeps them, so that they are found by a search.
        engine = create_engine(
            url, json_serializer=_json, pool_size=pool_size, max_overflow=most_connections(pool_size) - pool_size,
            connect_args={"timeout": BUSY_TIMEOUT_S, "check_same_thread": False},
        )  # fmt: skip
        event.listen(engine, "connect", _set_up_sqlite_to_read if read_only else _set_up_sqlite)
        event.listen(engine, "begin", _begin_sqlite)
        return engine
    return create_engine(
        url, pool_size=pool_size, max_overflow=most_connections(pool_size) - pool_size, pool_pre_ping=True,
        pool_recycle=1800,
        connect_args={
            "connect_timeout": _CONNECT_TIMEOUT_S, "keepalives_idle": 10, "keepalives_interval": 5,
            "keepalives_count": 3, "tcp_user_timeout": _SILENT_AFTER_S * 1000, "application_name": APPLICATION,
            # A process that hangs, or a machine that is cut off, must not keep its locks from the others for ever.
            "options": f"-c lock_timeout={BUSY_TIMEOUT_S}s -c idle_in_transaction_session_timeout={_IDLE_TIMEOUT_S}s"
            + (" -c default_transaction_read_only=on" if read_only else ""),
        },
    )  # fmt: skip


def _set_up_sqlite(connection: sqlite3.Connection, record: object) -> None:
    del record
    connection.isolation_level = None  # transactions are begun below, not by the driver's guess
    cursor: Any = connection.cursor()
    for statement in (
        "PRAGMA journal_mode=WAL",
        "PRAGMA synchronous=FULL",  # what was promised must outlive a power cut
        "PRAGMA foreign_keys=ON",
        f"PRAGMA busy_timeout={BUSY_TIMEOUT_S * 1000}",
        "PRAGMA cache_size=-20000",
    ):
        cursor.execute(statement)
    cursor.close()
    # SQLite's own knows the letters of English only.
    connection.create_function("lower", 1, _lower, deterministic=True)


def _set_up_sqlite_to_read(connection: sqlite3.Connection, record: ConnectionPoolEntry) -> None:
    record.info["read_only"] = True
    connection.isolation_level = None
    connection.execute("PRAGMA query_only=ON")


def _lower(value: Any) -> Any:
    return value.lower() if isinstance(value, str) else value


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def _begin_sqlite(connection: Connection) -> None:
    if connection.info.get("read_only", False):
        connection.exec_driver_sql("BEGIN")
        return
    options = connection.get_execution_options()
    level = "FULL" if options.get("durable", True) else "NORMAL"
    if connection.info.get("synchronous", "FULL") != level:
        connection.exec_driver_sql(f"PRAGMA synchronous={level}")
        connection.info["synchronous"] = level
    connection.exec_driver_sql("BEGIN" if options.get("only_reads", False) else "BEGIN IMMEDIATE")
