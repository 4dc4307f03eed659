"""`prompt2mesh db` as an operator runs it: real processes over real databases."""

import json
import os
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text

from prompt2mesh.store.blobs.disk import DiskBlobs
from prompt2mesh.store.database import SqlStore
from prompt2mesh.store.migrations import newest_revision
from prompt2mesh.studio.ports.records import StoredFile, Upload, new_id
from tests.support.databases import new_database
from tests.support.records import NOON, add_user


class Place:
    """The environment of one studio: a database and a folder of blobs."""

    def __init__(self, folder: Path, kind: str) -> None:
        folder.mkdir()
        self.folder = folder
        self.address = new_database(kind, folder)
        self.blobs = DiskBlobs(folder / "blobs")
        self.store = SqlStore(self.address, blobs=self.blobs)

    def db(self, *arguments: str, **variables: str) -> "subprocess.CompletedProcess[str]":
        environment = {
            **os.environ, "DATABASE_URL": self.address, "PROMPT2MESH_BLOBS": str(self.blobs.root),
            "PROMPT2MESH_DATA": str(self.folder / "data"), **variables,
        }  # fmt: skip
        done = subprocess.run(
            [sys.executable, "-m", "prompt2mesh.cli", "db", *arguments],
            env=environment, capture_output=True, text=True, check=False, timeout=120,
        )  # fmt: skip
        assert "Traceback" not in done.stdout + done.stderr, done.stderr
        return done

    def json(self, *arguments: str) -> Any:
        done = self.db(*arguments, "--json")
        assert done.returncode == 0, done.stdout + done.stderr
        return json.loads(done.stdout)

    def upload(self, content: bytes) -> StoredFile:
        blob = self.blobs.put_bytes(content)
        file = StoredFile(name="a.png", digest=blob.digest, size_bytes=blob.size_bytes, media_type="image/png")
        owner = add_user(self.store)
        with self.store.begin() as tx:
            tx.builds.register([file], now=NOON)
            tx.uploads.add(Upload(id=new_id("upl"), user_id=owner.id, file=file, created_at=NOON))
        return file


@pytest.fixture
def open_place(tmp_path: Path) -> Iterator[Callable[[str], Place]]:
    opened: list[Place] = []

    def make(kind: str) -> Place:
        opened.append(Place(tmp_path / f"place-{len(opened)}", kind))
        return opened[-1]

    yield make
    for place in opened:
        place.store.close()


@pytest.mark.parametrize("kind", ["sqlite", "postgresql"])
def test_a_database_is_made_once(open_place: Callable[[str], Place], kind: str) -> None:
    place = open_place(kind)
    before = place.db("current", "--check")
    assert before.returncode == 5
    assert "none yet" in before.stdout
    assert "prompt2mesh db upgrade" in before.stdout + before.stderr
    first = place.db("init")
    assert first.returncode == 0, first.stderr
    assert f"made the tables of revision {newest_revision()}" in first.stdout
    place.store.check()
    for again in ("init", "upgrade"):
        done = place.db(again)
        assert done.returncode == 0
        assert "newest tables already" in done.stdout
    assert place.db("current", "--check").returncode == 0
    assert place.json("current")["found"] == newest_revision()


def test_a_studio_moves_from_sqlite_to_postgresql(open_place: Callable[[str], Place], tmp_path: Path) -> None:
    old, new = open_place("sqlite"), open_place("postgresql")
    old.json("init")
    file = old.upload(b"a picture")
    made = old.db("backup", str(tmp_path / "saved.tar"))
    assert made.returncode == 0, made.stderr
    assert "1 file (1 kB)" in made.stdout
    again = old.db("backup", str(tmp_path / "saved.tar"))
    assert again.returncode == 2
    assert "exists" in again.stderr
    restored = new.db("restore", str(tmp_path / "saved.tar"))
    assert restored.returncode == 0, restored.stderr
    assert b"".join(new.blobs.open(file.digest)) == b"a picture"
    with new.store.engine.connect() as connection:
        assert connection.execute(text("SELECT digest FROM uploads")).scalar_one() == file.digest
    twice = new.db("restore", str(tmp_path / "saved.tar"))
    assert twice.returncode == 2
    assert "--force" in twice.stderr
    assert new.json("restore", str(tmp_path / "saved.tar"), "--force")["blobs"] == 1


def test_lost_files_are_told(open_place: Callable[[str], Place], tmp_path: Path) -> None:
    place = open_place("sqlite")
    place.json("init")
    file = place.upload(b"a picture")
    place.blobs.delete(file.digest)
    done = place.db("backup", str(tmp_path / "saved"))
    assert done.returncode == 5
    assert file.digest in done.stderr
    assert place.json("collect")["blobs"] == 0


def test_what_nothing_refers_to_is_collected(open_place: Callable[[str], Place]) -> None:
    place = open_place("sqlite")
    place.json("init")
    kept, free = place.upload(b"kept"), place.blobs.put_bytes(b"free of all")
    assert place.json("collect")["blobs"] == 0  # younger than a day
    planned = place.json("collect", "--grace-hours", "0", "--dry-run")
    assert (planned["blobs"], planned["bytes_freed"], planned["dry_run"]) == (1, 11, True)
    assert place.blobs.stat(free.digest) is not None
    done = place.db("collect", "--grace-hours", "0")
    assert "deleted 1 file (1 kB)" in done.stdout
    assert [found.digest for found in place.blobs.digests()] == [kept.digest]


def test_a_database_that_does_not_answer_is_waited_for(open_place: Callable[[str], Place]) -> None:
    place = open_place("sqlite")
    with closing(socket.create_server(("127.0.0.1", 0))) as taken:
        port = taken.getsockname()[1]
    address = f"postgresql://me:hunter2@127.0.0.1:{port}/studio"
    began = time.monotonic()
    done = place.db("init", "--wait", "2", DATABASE_URL=address)
    assert done.returncode == 5
    assert "the database does not answer" in done.stderr
    assert "hunter2" not in done.stdout + done.stderr
    assert time.monotonic() - began >= 2


def test_tables_of_a_newer_program_are_left_alone(open_place: Callable[[str], Place]) -> None:
    place = open_place("sqlite")
    place.json("init")
    with place.store.engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    done = place.db("upgrade")
    assert done.returncode == 5
    assert "of a newer program" in done.stderr
    assert place.json("current")["found"] == "9999"
    # A program that is replaced by a newer one serves on while it is, and after it is rolled back.
    place.store.check()
    assert place.db("current", "--check").returncode == 0
    assert "a newer program has upgraded it" in place.db("current").stdout


def test_replicas_that_start_together_make_the_tables_once(open_place: Callable[[str], Place]) -> None:
    place = open_place("postgresql")
    results: list[subprocess.CompletedProcess[str]] = []
    threads = [threading.Thread(target=lambda: results.append(place.db("upgrade"))) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [done.returncode for done in results] == [0, 0, 0], [done.stderr for done in results]
    place.store.check()


def test_the_help_teaches(open_place: Callable[[str], Place]) -> None:
    place = open_place("sqlite")
    told = place.db("--help").stdout
    for command in ("init", "upgrade", "current", "backup", "restore", "collect"):
        assert command in told
    assert "DATABASE_URL" in told
    assert "JWT_SECRET_KEY" in place.db("backup", "--help").stdout
