"""Garbage collection: deletes the blobs that nothing refers to any more.

`store/register.py` says why this can never delete what a version refers to,
whatever other processes put and refer to meanwhile, and whenever this one is
killed. The order is:

1. Evict old entries of the builds cache; the versions made from them keep their
   own references.
2. Condemn the registered blobs that nothing refers to and that were put before
   the grace period began. Committed before any bytes go.
3. Register and condemn orphans: bytes in the store that the database has never
   heard of, because the process that put them died before it said so.
4. For each condemned blob, in one transaction that holds its row: look for
   references again; pardon it if there is one, or if it was put again
   meanwhile; else delete the row (the foreign keys have the last word), then
   the bytes, then commit.

Every reference is a foreign key to `blobs.digest`, and they are found in the
tables themselves, so a new table that refers to blobs needs no change here.
"""

import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Connection, Engine, MetaData, delete, exists, func, or_, select, update
from sqlalchemy.dialects import postgresql, sqlite

from prompt2mesh.store import tables
from prompt2mesh.store.database import SqlStore, translated_faults
from prompt2mesh.store.pause import collection_paused
from prompt2mesh.studio.ports.blobs import BlobStore, StoredBlob

GRACE = timedelta(hours=24)
BUILDS_KEPT = timedelta(days=30)
_UNFINISHED_AFTER = timedelta(hours=24)
_BATCH = 200
# Rows (in SQLite the whole database) are locked while bytes are deleted: no longer than this at a time.
_LOCKED_S = 0.1
OnStep = Callable[[str, int], None]


@dataclass(frozen=True, kw_only=True)
class Collected:
    """What a collection did, or would do.

    Attributes:
        builds: Entries of the builds cache that were evicted.
        blobs: Blobs that were deleted.
        bytes_freed: Their size.
        unfinished: Leftovers of killed puts that were removed; a dry run does not look for them.
        dry_run: Nothing was changed.
        paused: A backup is being made, so blobs were left alone, or some of them.
    """

    builds: int = 0
    blobs: int = 0
    bytes_freed: int = 0
    unfinished: int = 0
    dry_run: bool = False
    paused: bool = False


def _silent(step: str, count: int) -> None:
    del step, count


def collect(
    store: SqlStore,
    blobs: BlobStore,
    *,
    now: datetime,
    grace: timedelta = GRACE,
    builds_kept: timedelta = BUILDS_KEPT,
    dry_run: bool = False,
    on_step: OnStep = _silent,
) -> Collected:
    """Deletes what nothing refers to; safe beside running services and other collectors.

    Args:
        store: The database.
        blobs: Its blobs.
        now: The time.
        grace: What was put within this time is left alone. Safety does not rest on it; it spares writers the work of
            putting again what was collected between their put and their reference.
        builds_kept: Entries of the builds cache older than this are evicted first.
        dry_run: Only count.
        on_step: Is told what is being done, and how many blobs that is about so far.

    Raises:
        StorageError: The blob store fails; what was done so far is whole.
        StoreUnavailableError: The database does not answer.
    """
    before, builds_before = now - grace, now - builds_kept
    with translated_faults():
        if dry_run:
            return _count(store.engine, blobs, before=before, builds_before=builds_before, on_step=on_step)
        builds = _evict_builds(store.engine, builds_before)
        _condemn(store.engine, now=now, before=before, on_step=on_step)
        _condemn_orphans(store.engine, blobs, now=now, before=before, on_step=on_step)
        deleted = _delete_condemned(store.engine, blobs, now=now, before=before, on_step=on_step)
        unfinished = blobs.clear_unfinished(before=now - _UNFINISHED_AFTER)
    return replace(deleted, builds=builds, unfinished=unfinished)


def references(metadata: MetaData = tables.metadata) -> list[ColumnElement[str]]:
    """Every column that refers to a blob."""
    digest = metadata.tables["blobs"].c.digest
    return [
        column
        for table in metadata.sorted_tables
        for column in table.columns
        if any(key.column is digest for key in column.foreign_keys)
    ]


def _unreferenced(*, builds_before: datetime | None = None) -> list[ColumnElement[bool]]:
    """What is true of a blob that nothing refers to, apart from builds that are about to be evicted."""
    digest, builds, files = tables.blobs.c.digest, tables.builds, tables.build_files
    conditions: list[ColumnElement[bool]] = []
    for column in references():
        refers = column == digest
        if builds_before is not None and column is files.c.digest:
            kept = select(builds.c.key).where(builds.c.created_at >= builds_before)
            refers &= files.c.build_key.in_(kept)
        conditions.append(~exists().where(refers))
    return conditions


def _evict_builds(engine: Engine, before: datetime) -> int:
    with engine.begin() as connection:
        return connection.execute(delete(tables.builds).where(tables.builds.c.created_at < before)).rowcount


def _condemn(engine: Engine, *, now: datetime, before: datetime, on_step: OnStep) -> None:
    blobs, last, count = tables.blobs.c, "", 0
    old = [blobs.condemned_at.is_(None), blobs.created_at <= before]
    while True:
        with engine.begin() as connection:
            locked = _lock(connection, last, *old, *_unreferenced())
            if not locked:
                return
            # Asked again, now that the rows are locked: a reference may have come between the look and the lock.
            free = _free(connection, [row[0] for row in locked])
            connection.execute(update(tables.blobs).where(blobs.digest.in_(free)).values(condemned_at=now))
        last, count = locked[-1][0], count + len(free)
        on_step("condemned", count)


def _condemn_orphans(
    engine: Engine, blobs: BlobStore, *, now: datetime, before: datetime, on_step: OnStep
) -> None:  # fmt: skip
    count = 0
    insert = postgresql.insert if engine.dialect.name == "postgresql" else sqlite.insert
    for orphans in _orphans(engine, blobs, before=before):
        rows = [
            {"digest": found.digest, "size_bytes": found.size_bytes, "created_at": found.stored_at, "condemned_at": now}
            for found in orphans
        ]
        with engine.begin() as connection:
            connection.execute(insert(tables.blobs).values(rows).on_conflict_do_nothing())
        count += len(rows)
        on_step("orphans condemned", count)


def _orphans(engine: Engine, blobs: BlobStore, *, before: datetime) -> Iterator[list[StoredBlob]]:
    """Old bytes that the database does not know, some at a time."""
    batch: list[StoredBlob] = []
    for found in blobs.digests():
        if found.stored_at <= before:
            batch.append(found)
        if len(batch) == _BATCH:
            yield from _unknown(engine, batch)
            batch = []
    yield from _unknown(engine, batch)


def _unknown(engine: Engine, batch: list[StoredBlob]) -> Iterator[list[StoredBlob]]:
    digest = tables.blobs.c.digest
    with engine.connect().execution_options(only_reads=True) as connection:
        known = set(connection.execute(select(digest).where(digest.in_([b.digest for b in batch]))).scalars())
    if orphans := [found for found in batch if found.digest not in known]:
        yield orphans


def _delete_condemned(
    engine: Engine, blobs: BlobStore, *, now: datetime, before: datetime, on_step: OnStep
) -> Collected:  # fmt: skip
    last, count, size = "", 0, 0
    while True:
        with engine.begin() as connection:
            paused = collection_paused(connection, now=now)
            locked: Sequence[tuple[str, int]] = (
                () if paused else _lock(connection, last, tables.blobs.c.condemned_at.is_not(None))
            )
            if not locked:
                return Collected(blobs=count, bytes_freed=size, paused=paused)
            free = set(_free(connection, [row[0] for row in locked]))
            began = time.monotonic()
            for digest, size_bytes in locked:
                last = digest
                found = blobs.stat(digest)
                if digest not in free:
                    if found is not None:
                        _pardon(connection, digest)
                elif found is not None and found.stored_at > before:
                    _pardon(connection, digest, created_at=found.stored_at)
                else:
                    connection.execute(delete(tables.blobs).where(tables.blobs.c.digest == digest))
                    blobs.delete(digest)
                    count, size = count + 1, size + size_bytes
                if time.monotonic() - began > _LOCKED_S:
                    break
        on_step("deleted", count)


def _pardon(connection: Connection, digest: str, **changes: Any) -> None:
    query = update(tables.blobs).where(tables.blobs.c.digest == digest).values(condemned_at=None, **changes)
    connection.execute(query)


def _lock(connection: Connection, after: str, *conditions: ColumnElement[bool]) -> Sequence[tuple[str, int]]:
    """The next blobs in the order of their digests, without those that another transaction is busy with."""
    blobs = tables.blobs.c
    query = (
        select(blobs.digest, blobs.size_bytes)
        .where(blobs.digest > after, *conditions)
        .order_by(blobs.digest)
        .limit(_BATCH)
        .with_for_update(skip_locked=True, of=tables.blobs)
    )
    return [(row[0], row[1]) for row in connection.execute(query)]


def _free(connection: Connection, digests: Sequence[str]) -> list[str]:
    digest = tables.blobs.c.digest
    return list(connection.execute(select(digest).where(digest.in_(digests), *_unreferenced())).scalars())


def _count(
    engine: Engine, blobs: BlobStore, *, before: datetime, builds_before: datetime, on_step: OnStep
) -> Collected:  # fmt: skip
    """What a collection would do now."""
    registered, builds = tables.blobs.c, tables.builds.c
    old = or_(registered.condemned_at.is_not(None), registered.created_at <= before)
    with engine.connect().execution_options(only_reads=True) as connection:
        evicted = connection.execute(select(func.count()).where(builds.created_at < builds_before)).scalar_one()
        query = select(func.count(), func.coalesce(func.sum(registered.size_bytes), 0))
        row = connection.execute(query.where(old, *_unreferenced(builds_before=builds_before))).one()
    count, size = int(row[0]), int(row[1])
    for orphans in _orphans(engine, blobs, before=before):
        count += len(orphans)
        size += sum(found.size_bytes for found in orphans)
        on_step("orphans found", count)
    return Collected(builds=evicted, blobs=count, bytes_freed=size, dry_run=True)
