"""The register of blobs: what makes it safe to delete one while others are being put and referred to.

Two things live apart: the bytes, in the blob store, and the rows that refer to
them, in the database. `store/collect.py` deletes bytes that no row refers to.
The danger is a writer who puts bytes that are there already (nothing is
written, as they are there), then loses them to the collector, and then writes
a row that refers to nothing. A grace period makes that unlikely; the register
makes it impossible:

- Each blob that is referred to has a row in `blobs`; all references are foreign
  keys to it. `condemned_at` in it says that the collector means to delete the
  bytes, or was killed while it did.
- **Invariant: the row of a blob that is not condemned has its bytes in the
  store**, from the end of the transaction that made it so.
- The collector deletes bytes only inside a transaction that holds the row
  FOR UPDATE (SQLite: the one write lock), after it saw, under that lock, that
  the row is condemned and that nothing refers to it. The row goes in the same
  transaction. The mark was committed earlier, so a crash between the bytes and
  the commit leaves a row that says what may have happened.
- A writer puts the bytes first. Then, in the transaction that writes the
  reference, `register` takes the row's lock by an upsert that lifts the
  condemnation, and **only then** looks for the bytes. If they are there they
  stay: the collector cannot have the lock before this transaction ends, and
  finds the reference, or a young row, after it. If they are not, they went
  between the put and the lock: BlobMissingError; nothing was written, and the
  writer puts them again.
- A writer who refers to a blob that is registered already (revert, copy, a
  build found in the cache) calls `hold`, which locks the rows FOR KEY SHARE,
  which the collector's FOR UPDATE respects. A condemned row is pardoned if its
  bytes are still there, and is BlobMissingError otherwise.

The collector passes over rows that somebody has locked, so it never waits and
is part of no deadlock; writers lock in the order of the digests.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, select, update
from sqlalchemy.dialects import postgresql, sqlite

from prompt2mesh.mesh.errors import BlobMissingError
from prompt2mesh.store import tables
from prompt2mesh.store.rows import chunks
from prompt2mesh.studio.ports.blobs import BlobStore
from prompt2mesh.studio.ports.records import StoredFile


class BlobRegister:
    """The register, as one transaction sees it."""

    def __init__(self, connection: Connection, blobs: BlobStore | None) -> None:
        """Bind a transaction's connection.

        Args:
            connection: Of a transaction.
            blobs: Where the bytes are; None trusts the caller that they are there and stay, which only a store that
                no collector ever visits may do.
        """
        self._connection = connection
        self._blobs = blobs

    def register(self, files: Iterable[StoredFile], *, now: datetime) -> None:
        """Keeps blobs that were just put from being collected, until this transaction ends and a while longer.

        Raises:
            BlobMissingError: One of them was collected meanwhile; put them again.
        """
        insert = postgresql.insert if self._connection.dialect.name == "postgresql" else sqlite.insert
        sizes = {file.digest: file.size_bytes for file in files}
        for digest in sorted(sizes):
            row: Any = insert(tables.blobs).values(
                digest=digest, size_bytes=sizes[digest], created_at=now, condemned_at=None
            )
            again = {"created_at": now, "condemned_at": None}
            self._connection.execute(row.on_conflict_do_update(index_elements=["digest"], set_=again))
        for digest in sizes:
            self._check(digest)

    def hold(self, digests: Iterable[str]) -> None:
        """Keeps blobs that are registered from being collected until this transaction ends.

        Raises:
            BlobMissingError: One of them is not registered any more, or its bytes are gone.
        """
        wanted = sorted(set(digests))
        found = dict[str, datetime | None]()
        for some in chunks(wanted):
            found |= self._lock(some)
        for digest in wanted:
            if digest not in found:
                raise _missing(digest)
            if found[digest] is not None:
                self._check(digest)
                pardon = update(tables.blobs).where(tables.blobs.c.digest == digest).values(condemned_at=None)
                self._connection.execute(pardon)

    def _lock(self, digests: Sequence[str]) -> dict[str, datetime | None]:
        blobs = tables.blobs.c
        query = (
            select(blobs.digest, blobs.condemned_at)
            .where(blobs.digest.in_(digests))
            .order_by(blobs.digest)
            .with_for_update(read=True, key_share=True)
        )
        return {row[0]: row[1] for row in self._connection.execute(query)}

    def _check(self, digest: str) -> None:
        if self._blobs is not None and self._blobs.stat(digest) is None:
            raise _missing(digest)


def _missing(digest: str) -> BlobMissingError:
    return BlobMissingError(f"the blob {digest} is not kept any more", hint="put it again, then refer to it")
