"""Where runs are kept between their steps: a SQLite file or a PostgreSQL database, named by one URL.

Each run gets a saver of its own, for a saver does one thing at a time. In
PostgreSQL the tables are in a schema of their own, out of the way of the
studio's tables, its migrations and its backups.
"""

import re
import sqlite3
import threading
import time
from collections.abc import Generator
from contextlib import AbstractContextManager, closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol
from urllib.parse import unquote

from langgraph.checkpoint.base import BaseCheckpointSaver
from langgraph.checkpoint.serde.jsonplus import JsonPlusSerializer
from langgraph.checkpoint.sqlite import SqliteSaver

from prompt2mesh.mesh.errors import EnvironmentFaultError, StoreUnavailableError

if TYPE_CHECKING:
    from psycopg import Connection
    from psycopg_pool import ConnectionPool

Saver = BaseCheckpointSaver[str]
SCHEMA = "agent"
_BUSY_TIMEOUT_S = 30
_CONNECT_TIMEOUT_S = 10
_SILENT_AFTER_S = 25
_SETUP_LOCK = 4046283917
_FORMS = "use sqlite:////path/to/file or postgresql://user:password@host/name"


class Checkpoints(Protocol):
    """A place for the checkpoints of many runs, shared by processes.

    Every method raises StoreUnavailableError where the place does not answer.
    """

    def open(self) -> AbstractContextManager[Saver]:
        """A saver for one run, for as long as the context lasts."""
        ...

    def forget(self, thread_id: str) -> None:
        """Removes everything of a run."""
        ...

    def threads(self) -> list[str]:
        """Of which runs something is kept."""
        ...

    def close(self) -> None:
        """Lets all connections go."""
        ...


def open_checkpoints(url: str, *, patience_s: float = 20.0) -> "SqliteCheckpoints | PostgresCheckpoints":
    """The place that a URL names; nothing connects before the first use.

    Args:
        url: `sqlite:////path/to/file`, or a PostgreSQL `DATABASE_URL` in any of its forms.
        patience_s: How long a database that is away is tried for.

    Raises:
        EnvironmentFaultError: The URL is of no such form.
    """
    scheme, found, rest = url.partition("://")
    if found and scheme == "sqlite":
        path = unquote(rest.partition("?")[0].removeprefix("/"))
        if path and path != ":memory:":
            return SqliteCheckpoints(Path(path))
    elif found and re.fullmatch(r"postgres(ql)?(\+psycopg)?", scheme):
        return PostgresCheckpoints(f"postgresql://{rest}", patience_s=patience_s)
    raise EnvironmentFaultError("the agent's checkpoints need a SQLite file or a PostgreSQL database", hint=_FORMS)


def _serializer() -> JsonPlusSerializer:
    # The state is plain data; nothing else is made of what a database holds.
    return JsonPlusSerializer(allowed_msgpack_modules=None)


class SqliteCheckpoints:
    """Checkpoints in a file that several processes may use at once."""

    def __init__(self, path: Path) -> None:
        """Remember the place.

        Args:
            path: The file; it and its folder are made when first used.
        """
        self._path = path

    @contextmanager
    def open(self) -> Generator[Saver]:
        """A saver for one run."""
        with _told_as_unavailable(), closing(self._connect()) as connection:
            yield self._saver(connection)

    def forget(self, thread_id: str) -> None:
        """Removes everything of a run."""
        with _told_as_unavailable(), closing(self._connect()) as connection:
            self._saver(connection).delete_thread(thread_id)

    def threads(self) -> list[str]:
        """Of which runs something is kept."""
        with _told_as_unavailable(), closing(self._connect()) as connection:
            self._saver(connection)
            rows = connection.execute("SELECT DISTINCT thread_id FROM checkpoints ORDER BY thread_id").fetchall()
        return [str(row[0]) for row in rows]

    def close(self) -> None:
        """Nothing is held between uses."""

    def _connect(self) -> sqlite3.Connection:
        self._path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        connection = sqlite3.connect(self._path, timeout=_BUSY_TIMEOUT_S, check_same_thread=False)
        connection.execute("PRAGMA synchronous=FULL")  # a call that was paid for must outlive a power cut
        return connection

    def _saver(self, connection: sqlite3.Connection) -> SqliteSaver:
        saver = SqliteSaver(connection, serde=_serializer())
        deadline = time.monotonic() + _BUSY_TIMEOUT_S
        while True:
            try:
                saver.setup()
            except sqlite3.OperationalError as exc:
                # Turning on the write-ahead log does not wait for the others, however long the timeout is.
                if "locked" not in str(exc) or time.monotonic() > deadline:
                    raise
                time.sleep(0.05)
            else:
                return saver


class PostgresCheckpoints:
    """Checkpoints in PostgreSQL, by a pool of connections that is opened when it is first used."""

    def __init__(self, url: str, *, pool_size: int = 8, patience_s: float = 20.0) -> None:
        """Remember the place.

        Args:
            url: `postgresql://…`.
            pool_size: Most connections at once.
            patience_s: How long a connection is waited for.
        """
        self._url = url
        self._size = pool_size
        self._patience_s = patience_s
        self._lock = threading.Lock()
        self._pool: ConnectionPool[Connection[dict[str, Any]]] | None = None

    @contextmanager
    def open(self) -> Generator[Saver]:
        """A saver for one run."""
        from langgraph.checkpoint.postgres import PostgresSaver  # noqa: PLC0415 - SQLite needs no psycopg

        with _told_as_unavailable():
            yield PostgresSaver(self._ready_pool(), serde=_serializer())

    def forget(self, thread_id: str) -> None:
        """Removes everything of a run."""
        with self.open() as saver:
            saver.delete_thread(thread_id)

    def threads(self) -> list[str]:
        """Of which runs something is kept."""
        with _told_as_unavailable(), self._ready_pool().connection() as connection:
            rows = connection.execute("SELECT DISTINCT thread_id FROM checkpoints ORDER BY thread_id").fetchall()
        return [str(row["thread_id"]) for row in rows]

    def close(self) -> None:
        """Lets all connections go."""
        with self._lock:
            pool, self._pool = self._pool, None
        if pool is not None:
            pool.close()

    def _ready_pool(self) -> "ConnectionPool[Connection[dict[str, Any]]]":
        with self._lock:
            if self._pool is None:
                pool = self._opened_pool()
                try:
                    _set_up_postgres(pool)
                except BaseException:
                    pool.close()
                    raise
                self._pool = pool
            return self._pool

    def _opened_pool(self) -> "ConnectionPool[Connection[dict[str, Any]]]":
        from psycopg import Connection  # noqa: PLC0415 - SQLite needs no psycopg
        from psycopg.rows import dict_row  # noqa: PLC0415 - the same
        from psycopg_pool import ConnectionPool  # noqa: PLC0415 - the same

        # psycopg_pool's types know the class of a connection, and not that its rows may be dictionaries.
        open_pool: Any = ConnectionPool
        pool = open_pool(
            self._url, min_size=0, max_size=self._size, open=False, timeout=self._patience_s,
            max_idle=300, check=ConnectionPool.check_connection, connection_class=Connection[dict[str, Any]],
            configure=_use_own_schema, name="agent-checkpoints",
            kwargs={
                "autocommit": True, "prepare_threshold": None, "row_factory": dict_row,
                "connect_timeout": _CONNECT_TIMEOUT_S, "keepalives_idle": 10, "keepalives_interval": 5,
                "keepalives_count": 3, "tcp_user_timeout": _SILENT_AFTER_S * 1000, "application_name": "prompt2mesh",
            },
        )  # fmt: skip
        pool.open()
        return pool


def _use_own_schema(connection: "Connection[dict[str, Any]]") -> None:
    connection.execute(f"SET search_path TO {SCHEMA}")


def _set_up_postgres(pool: "ConnectionPool[Connection[dict[str, Any]]]") -> None:
    from langgraph.checkpoint.postgres import PostgresSaver  # noqa: PLC0415 - SQLite needs no psycopg

    with pool.connection() as connection:
        deadline = time.monotonic() + _BUSY_TIMEOUT_S
        # Tried and not waited for: the indexes are built concurrently, which waits for every statement that runs,
        # and one that waits for this lock would be among them.
        while not _locked(connection):
            if time.monotonic() > deadline:
                raise StoreUnavailableError("the tables of the agent are being made by another process for too long")
            time.sleep(0.05)
        try:
            connection.execute(f"CREATE SCHEMA IF NOT EXISTS {SCHEMA}")
            PostgresSaver(connection, serde=_serializer()).setup()
        finally:
            connection.execute("SELECT pg_advisory_unlock(%s)", (_SETUP_LOCK,))


def _locked(connection: "Connection[dict[str, Any]]") -> bool:
    row = connection.execute("SELECT pg_try_advisory_lock(%s) AS locked", (_SETUP_LOCK,)).fetchone()
    return row is not None and bool(row["locked"])


@contextmanager
def _told_as_unavailable() -> Generator[None]:
    """Faults of the database as errors of ours, without its address."""
    try:
        yield
    except sqlite3.OperationalError as exc:
        raise StoreUnavailableError(f"the agent's checkpoints cannot be read or written: {exc}") from exc
    except Exception as exc:
        if not _is_postgres_outage(exc):
            raise
        raise StoreUnavailableError(
            f"the database of the agent's checkpoints does not answer ({type(exc).__name__})",
            hint="look at the database, or at its address in the settings",
        ) from exc


def _is_postgres_outage(exc: Exception) -> bool:
    module, name = type(exc).__module__, type(exc).__name__
    return module.startswith("psycopg") and (
        name in {"PoolTimeout", "PoolClosed", "OperationalError", "InterfaceError"}
        or any(base.__name__ == "OperationalError" for base in type(exc).__mro__)
    )
