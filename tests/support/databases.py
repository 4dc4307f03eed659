"""Real databases for tests: a new SQLite file, or a new database of one PostgreSQL server for each test process."""

import atexit
import os
import pwd
import shutil
import signal
import subprocess
import tempfile
import time
import uuid
from functools import cache
from pathlib import Path
from typing import Any

import psycopg

from prompt2mesh.store.engine import database_url, open_engine
from prompt2mesh.store.migrations import upgrade

_PROGRAMS = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda path: int(path.parent.name))


class PostgresServer:
    """A server with its data in a folder of its own, reached by a Unix socket, and by TCP where a port is named."""

    def __init__(self, *, port: int = 0) -> None:
        if not _PROGRAMS:
            raise RuntimeError(
                "the tests need PostgreSQL: run tools/test_systems.sh (Debian: apt-get install postgresql)"
            )
        self._bin = _PROGRAMS[-1]
        self.folder = Path(tempfile.mkdtemp(prefix="p2m-pg-", dir="/tmp"))  # a socket's path must be short
        self.port = port
        self._as: list[str] = []
        if os.geteuid() == 0:  # the server refuses to run as root
            user = pwd.getpwnam("postgres")
            os.chown(self.folder, user.pw_uid, user.pw_gid)
            self._as = ["setpriv", f"--reuid={user.pw_uid}", f"--regid={user.pw_gid}", "--clear-groups"]
        data = self.folder / "data"
        self._run("initdb", "-D", str(data), "-U", "postgres", "--auth=trust", "--no-sync", "--encoding=UTF8")
        self._data = data
        self.start()
        atexit.register(self.remove)

    def start(self) -> None:
        # It ends with this process, also when that is killed; and with this thread, so it is not for a short-lived one.
        ending_with_us = [*(self._as or ["setpriv"]), "--pdeathsig", "INT"]
        # The port is part of the socket's name too; for that the usual one will do, as the folder is our own.
        reached = (
            ["-c", "listen_addresses=127.0.0.1", "-p", str(self.port)] if self.port else ["-c", "listen_addresses="]
        )
        command = [*ending_with_us, str(self._bin / "postgres"), "-D", str(self._data), "-k", str(self.folder), *reached,
                   "-c", "fsync=off", "-c", "max_connections=200"]  # fmt: skip
        with (self.folder / "log").open("ab") as log:
            self._process = subprocess.Popen(command, stdout=log, stderr=log, start_new_session=True)
        deadline = time.monotonic() + 30
        while True:
            try:
                self._connect().close()
            except psycopg.OperationalError:
                if time.monotonic() > deadline:
                    raise
                time.sleep(0.05)
            else:
                return

    def kill(self) -> None:
        """As a power cut would."""
        subprocess.run(["pkill", "-KILL", "-s", str(self._process.pid)], check=False)
        self._process.kill()
        self._process.wait()
        (self._data / "postmaster.pid").unlink(missing_ok=True)

    def drop_connections(self) -> None:
        with self._connect() as connection:
            connection.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'prompt2mesh'"
            )

    def new_database(self, *, like: str = "template1") -> str:
        name = f"t{uuid.uuid4().hex[:16]}"
        with self._connect() as connection:
            connection.execute(f"CREATE DATABASE {name} TEMPLATE {like}".encode())
        return f"postgresql://postgres@/{name}?host={self.folder}" + (f"&port={self.port}" if self.port else "")

    def stop(self) -> None:
        """In order, but without waiting for anybody."""
        self._process.send_signal(signal.SIGINT)
        self._process.wait(timeout=60)

    def backends(self) -> list[int]:
        """The processes that serve the studio's connections."""
        with self._connect() as connection:
            query = "SELECT pid FROM pg_stat_activity WHERE application_name = 'prompt2mesh' ORDER BY pid"
            return [row[0] for row in connection.execute(query)]

    @property
    def pid(self) -> int:
        """Of the postmaster."""
        return self._process.pid

    def remove(self) -> None:
        self._process.terminate()
        try:
            self._process.wait(timeout=10)
        except subprocess.TimeoutExpired:
            self.kill()
        shutil.rmtree(self.folder, ignore_errors=True)

    def _connect(self) -> "psycopg.Connection[tuple[Any, ...]]":
        place = f"host={self.folder} user=postgres dbname=postgres" + (f" port={self.port}" if self.port else "")
        return psycopg.connect(place, autocommit=True)

    def _run(self, program: str, *arguments: str) -> None:
        done = subprocess.run(
            [*self._as, str(self._bin / program), *arguments], capture_output=True, text=True, check=False, cwd="/"
        )
        if done.returncode:
            raise RuntimeError(f"{program}: {done.stdout}{done.stderr}")


@cache
def postgres() -> PostgresServer:
    """One server for each test process."""
    return PostgresServer()


def new_database(kind: str, folder: Path) -> str:
    """The `DATABASE_URL` of a new, empty database: `sqlite` or `postgresql`."""
    if kind == "sqlite":
        return f"sqlite:///{folder / 'studio.db'}"
    return postgres().new_database()


def migrated_database(kind: str, folder: Path) -> str:
    """The same with the tables of this program: a copy, since to migrate takes many times as long."""
    original = _migrated(kind)
    if kind == "postgresql":
        return postgres().new_database(like=original)
    shutil.copy(original, folder / "studio.db")
    return new_database(kind, folder)


@cache
def _migrated(kind: str) -> str:
    """A database that nobody uses but to copy it: the path of its file, or its name."""
    folder = Path(tempfile.mkdtemp(prefix="p2m-migrated-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    address = new_database(kind, folder)
    engine = open_engine(address)
    upgrade(engine)
    engine.dispose()  # SQLite writes its log into the file, and PostgreSQL copies only what nobody is connected to
    return str(database_url(address).database)
