"""Restore: a backup into an empty database of either kind, whole or not at all.

Everything of the database happens in one transaction: the tables are made at
the backup's revision, filled, and brought to this program's. When anything is
wrong it rolls back and the database is as it was. The blobs are put before
that; those of a failed restore are garbage, which the collector finds.
"""

import hashlib
import json
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import IO

from sqlalchemy import Connection, Table, func, select, text
from sqlalchemy.exc import IntegrityError

from prompt2mesh.mesh.errors import InputFileError
from prompt2mesh.store.archive import Manifest, Reader, open_archive
from prompt2mesh.store.backup import EPHEMERAL, OnStep, blob_name, no_steps
from prompt2mesh.store.blobs.content import storage_fault
from prompt2mesh.store.database import SqlStore, translated_faults
from prompt2mesh.store.migrations import newest_revision, revisions, upgrade_within
from prompt2mesh.store.table_rows import load_rows, read_tables
from prompt2mesh.studio.ports.blobs import BlobStore

_DAMAGED = "the backup is damaged; use another one"


def restore(
    source: Path, store: SqlStore, blobs: BlobStore, *, force: bool = False, on_step: OnStep = no_steps
) -> Manifest:  # fmt: skip
    """Reads a backup into a database and a blob store.

    Args:
        source: A folder or tar that `backup` wrote.
        store: An empty database: without tables, or with tables that have no rows.
        blobs: Where its blobs go.
        force: Replace what the database holds. Nothing of it is lost if the restore fails.
        on_step: Told what is being read, how many of it are done, and of how many.

    Raises:
        InputFileError: It is no whole backup, is damaged, is of a newer program, or the database is not empty.
        StorageError: A blob cannot be written.
        StoreUnavailableError: The database does not answer.
    """
    with translated_faults(), open_archive(source) as (reader, manifest):
        _check_revision(manifest)
        with store.engine.connect().execution_options(only_reads=True) as connection:
            _check_empty(connection, force=force)
        with tempfile.TemporaryDirectory(prefix="prompt2mesh-restore-") as folder:
            tables = _fetch_tables(reader, manifest, Path(folder))
            _put_blobs(reader, manifest, blobs, tables["blobs"], Path(folder), on_step)
            with store.engine.begin() as connection:
                _check_empty(connection, force=force)  # asked again: now nobody else can write first
                _drop_tables(connection)
                upgrade_within(connection, manifest.schema_revision)
                _load(connection, manifest, tables, on_step)
                upgrade_within(connection, newest_revision())
    return manifest


def _check_revision(manifest: Manifest) -> None:
    if manifest.schema_revision not in revisions():
        raise InputFileError(
            f"the backup has tables of revision {manifest.schema_revision}, made by Prompt2Mesh "
            f"{manifest.program_version}; this program knows them up to {newest_revision()}",
            hint="install that version or a newer one",
        )


def _check_empty(connection: Connection, *, force: bool) -> None:
    if force:
        return
    for table in read_tables(connection).sorted_tables:
        if table.name in EPHEMERAL:
            continue
        rows = connection.execute(select(func.count()).select_from(table)).scalar_one()
        if rows:
            raise InputFileError(
                f"an empty database was expected; its table {table.name} has {rows} rows",
                hint="name another DATABASE_URL, or replace what is there with --force",
            )


def _drop_tables(connection: Connection) -> None:
    """Drops the tables of this program, and no other's, so that the backup's own revision can be made."""
    read_tables(connection).drop_all(connection)
    connection.execute(text("DROP TABLE IF EXISTS alembic_version"))


def _fetch_tables(reader: Reader, manifest: Manifest, folder: Path) -> dict[str, Path]:
    """Takes the rows out of the backup and checks them, before anything is changed.

    Raises:
        InputFileError: A table is not what the manifest says.
    """
    found: dict[str, Path] = {}
    for name, entry in manifest.tables.items():
        path = folder / f"table-{len(found)}.jsonl"
        with reader.open(f"tables/{name}.jsonl") as file:
            _copy(file, path)
        with path.open("rb") as file:
            if hashlib.file_digest(file, "sha256").hexdigest() != entry.sha256:
                raise InputFileError(f"the backup's table {name} is not what was written", hint=_DAMAGED)
        found[name] = path
    if "blobs" not in found:
        raise InputFileError("the backup has no table blobs", hint=_DAMAGED)
    return found


def _put_blobs(
    reader: Reader, manifest: Manifest, blobs: BlobStore, table: Path, folder: Path, on_step: OnStep
) -> None:  # fmt: skip
    missing, count = set(manifest.missing), 0
    for digest in _digests(table):
        if digest in missing:
            continue
        path = folder / "blob"
        with reader.open(blob_name(digest)) as file:
            _copy(file, path)
        with path.open("rb") as file:
            if hashlib.file_digest(file, "sha256").hexdigest() != digest:
                raise InputFileError(f"the backup's blob {digest} is not what its digest says", hint=_DAMAGED)
        blobs.put_file(path)
        count += 1
        on_step("blobs", count, manifest.blobs)
    if count != manifest.blobs:
        raise InputFileError(f"the backup should have {manifest.blobs} blobs; it has {count}", hint=_DAMAGED)


def _digests(table: Path) -> Iterator[str]:
    with table.open("rb") as lines:
        next(lines, None)
        for line in lines:
            yield json.loads(line)["digest"]


def _load(connection: Connection, manifest: Manifest, paths: dict[str, Path], on_step: OnStep) -> None:
    there = read_tables(connection)
    unknown = sorted(set(paths) - set(there.tables))
    if unknown:
        raise InputFileError(f"the backup has an unknown table {unknown[0]}", hint=_DAMAGED)
    wanted: list[Table] = [table for table in there.sorted_tables if table.name in paths]
    for number, table in enumerate(wanted, start=1):
        with paths[table.name].open("rb") as lines:
            try:
                rows = load_rows(connection, table, lines)
            except IntegrityError as exc:
                raise InputFileError(f"the rows of the backup's table {table.name} do not fit", hint=_DAMAGED) from exc
        if rows != manifest.tables[table.name].rows:
            raise InputFileError(f"the backup's table {table.name} has {rows} rows, too many or few", hint=_DAMAGED)
        on_step("tables", number, len(wanted))


def _copy(source: IO[bytes], target: Path) -> None:
    try:
        with target.open("wb") as file:
            shutil.copyfileobj(source, file, 1024 * 1024)
    except OSError as exc:
        raise storage_fault(exc) from exc
