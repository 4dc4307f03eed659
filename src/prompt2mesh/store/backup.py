"""Backup: one moment of the database, and every blob that it refers to at that moment.

SQLite is copied by its online backup API, PostgreSQL is read in one
repeatable-read transaction; neither keeps a running service from writing. The
collector of garbage is paused meanwhile (`store/pause.py`), so no blob of that
moment goes before it is copied. The same rows are written for both kinds, which
is what lets a person move from one to the other.
"""

import hashlib
import sqlite3
from collections.abc import Callable, Generator
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, cast

from sqlalchemy import Connection, Engine, Table, exists, or_, select

import prompt2mesh
from prompt2mesh.mesh.errors import BlobDamagedError, BlobMissingError, InputFileError
from prompt2mesh.store.archive import MANIFEST, Manifest, TableEntry, Writer, new_archive
from prompt2mesh.store.collect import references
from prompt2mesh.store.database import SqlStore, translated_faults
from prompt2mesh.store.engine import open_engine
from prompt2mesh.store.migrations import current_revision
from prompt2mesh.store.pause import PAUSE_LENGTH, PAUSE_PREFIX, CollectionPause
from prompt2mesh.store.table_rows import dump_rows, read_tables
from prompt2mesh.studio.ports.blobs import BlobStore

# What is only true of the moment: which runners live, who asked how often in the last minute.
EPHEMERAL = frozenset({"runners", "rate_windows", "process_minutes"})
OnStep = Callable[[str, int, int], None]


def no_steps(step: str, done: int, total: int) -> None:
    """Ignores progress."""
    del step, done, total


def backup(store: SqlStore, blobs: BlobStore, target: Path, *, on_step: OnStep = no_steps) -> Manifest:
    """Writes a backup beside a running service.

    Args:
        store: The database.
        blobs: Its blobs.
        target: A new file ending in `.tar`, or else a new folder.
        on_step: Told what is being written, how many of it are done, and of how many.

    Raises:
        InputFileError: The target exists, or the database has no tables yet.
        StorageError: The target cannot be written.
        StoreUnavailableError: The database does not answer.
    """
    with translated_faults(), new_archive(target) as (writer, scratch):
        revision = current_revision(store.engine)
        if revision is None:
            raise InputFileError("there is nothing to back up: the database has no tables", hint="see prompt2mesh db")
        pause = CollectionPause(store.engine)
        pause.prolong(now=datetime.now(UTC))
        try:
            made_at = datetime.now(UTC)
            with _snapshot(store.engine, scratch) as connection:
                entries, wanted = _write_tables(connection, writer, scratch, on_step)
            missing = _write_blobs(blobs, wanted, writer, scratch, pause, on_step)
        finally:
            pause.end()
        manifest = Manifest(
            program_version=prompt2mesh.__version__, schema_revision=revision, database=store.engine.dialect.name,
            made_at=made_at, tables=entries, blobs=len(wanted) - len(missing),
            blob_bytes=sum(size for digest, size in wanted.items() if digest not in missing), missing=sorted(missing),
        )  # fmt: skip
        (scratch / MANIFEST).write_text(manifest.model_dump_json(indent=1) + "\n")
        writer.add(MANIFEST, scratch / MANIFEST)
    return manifest


@contextmanager
def _snapshot(engine: Engine, scratch: Path) -> Generator[Connection]:
    """A connection that sees one moment of the database for as long as it takes."""
    if engine.dialect.name == "postgresql":
        options = {"isolation_level": "REPEATABLE READ", "postgresql_readonly": True}
        with engine.connect().execution_options(**options) as connection:
            yield connection
        return
    copy = scratch / "snapshot.db"
    source = engine.raw_connection()
    try:
        with closing(sqlite3.connect(copy)) as target:
            cast("sqlite3.Connection", source.driver_connection).backup(target)
    finally:
        source.close()
    frozen = open_engine(f"sqlite:///{copy}")
    try:
        with frozen.connect().execution_options(only_reads=True) as connection:
            yield connection
    finally:
        frozen.dispose()
        for leftover in scratch.glob("snapshot.db*"):
            leftover.unlink()


def _write_tables(
    connection: Connection, writer: Writer, scratch: Path, on_step: OnStep
) -> tuple[dict[str, TableEntry], dict[str, int]]:  # fmt: skip
    metadata = read_tables(connection)
    known = metadata.tables["blobs"]
    refers = or_(*(exists().where(column == known.c.digest) for column in references(metadata)))
    wanted = {row[0]: row[1] for row in connection.execute(select(known.c.digest, known.c.size_bytes).where(refers))}
    entries: dict[str, TableEntry] = {}
    written = [table for table in metadata.sorted_tables if table.name not in EPHEMERAL]
    for number, table in enumerate(written, start=1):
        entries[table.name] = _write_table(connection, table, refers, writer, scratch)
        on_step("tables", number, len(written))
    return entries, wanted


def _write_table(connection: Connection, table: Table, refers: Any, writer: Writer, scratch: Path) -> TableEntry:
    conditions: list[Any] = []
    replaced: dict[str, Any] = {}
    if table.name == "blobs":
        # A row says that the bytes are there; those of the others are not copied.
        conditions, replaced = [refers], {"condemned_at": None}
    elif table.name == "settings":
        conditions = [~table.c.name.startswith(PAUSE_PREFIX, autoescape=True)]
    path, found, lines = scratch / f"{table.name}.jsonl", hashlib.sha256(), 0
    with path.open("wb") as file:
        for line in dump_rows(connection, table, *conditions, **replaced):
            file.write(line)
            found.update(line)
            lines += 1
    writer.add(f"tables/{table.name}.jsonl", path)
    return TableEntry(rows=lines - 1, sha256=found.hexdigest())


def _write_blobs(
    blobs: BlobStore, wanted: dict[str, int], writer: Writer, scratch: Path, pause: CollectionPause, on_step: OnStep
) -> set[str]:  # fmt: skip
    """Copies the blobs; gives those that are lost or damaged, which must not keep the others from being saved."""
    missing: set[str] = set()
    prolonged = datetime.now(UTC)
    for number, digest in enumerate(sorted(wanted), start=1):
        if datetime.now(UTC) - prolonged > PAUSE_LENGTH / 4:
            prolonged = datetime.now(UTC)
            pause.prolong(now=prolonged)
        path = scratch / digest
        if _fetch(blobs, digest, path):
            writer.add(blob_name(digest), path)
        else:
            missing.add(digest)
        on_step("blobs", number, len(wanted))
    return missing


def _fetch(blobs: BlobStore, digest: str, path: Path) -> bool:
    try:
        blobs.fetch(digest, path)
    except (BlobMissingError, BlobDamagedError):
        return False
    return True


def blob_name(digest: str) -> str:
    """Where a blob is in a backup."""
    return f"blobs/{digest[:2]}/{digest[2:4]}/{digest}"
