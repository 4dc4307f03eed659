"""Whether every file that something refers to is there and is what its name says, and what nothing refers to.

What refers to what is one moment of the database. The files are read after it,
since that takes long, and a transaction that waits for a disk is ended by the
server; a file that went meanwhile is asked for again before anybody is told.
"""

from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field

from sqlalchemy import Connection, select

from prompt2mesh.mesh.errors import BlobMissingError
from prompt2mesh.store import tables
from prompt2mesh.store.auditing.jobs import IN_PIECES
from prompt2mesh.store.blobs.content import measure
from prompt2mesh.store.blobs.disk import DiskBlobs
from prompt2mesh.store.collect import references
from prompt2mesh.studio.ports.blobs import BlobStore
from prompt2mesh.studio.ports.findings import AuditRules, Finding

_REGISTER = "blobs"


@dataclass(kw_only=True)
class References:
    """What a moment of the database says of files.

    Attributes:
        sizes: Of each digest, in bytes.
        where: A table that refers to it; that of the register where nothing else does.
        findings: What the database says against itself.
    """

    sizes: dict[str, int] = field(default_factory=dict[str, int])
    where: dict[str, str] = field(default_factory=dict[str, str])
    findings: list[Finding] = field(default_factory=list[Finding])

    def add(self, digest: str, size_bytes: int, where: str) -> None:
        """Notes a reference."""
        self.where.setdefault(digest, where)
        known = self.sizes.setdefault(digest, size_bytes)
        if known != size_bytes:
            message = f"{where} says it has {size_bytes} bytes; {self.where[digest]} says {known}"
            self.findings.append(Finding(kind="artifact_damaged", subject=digest, message=message))


def read_references(connection: Connection) -> References:
    """Every reference, and what the register says is there: that must be there, also where nothing refers to it."""
    found = References()
    for column in references():
        table = tables.metadata.tables[str(getattr(column, "table"))]  # noqa: B009 - its type does not tell
        query = select(column, table.c.size_bytes).distinct()
        for digest, size_bytes in connection.execute(query, execution_options=IN_PIECES):
            found.add(digest, size_bytes, table.name)
    blobs = tables.blobs.c
    query = select(blobs.digest, blobs.size_bytes, blobs.condemned_at)
    unregistered = set(found.where)
    for digest, size_bytes, condemned_at in connection.execute(query, execution_options=IN_PIECES):
        unregistered.discard(digest)
        if condemned_at is None:
            found.add(digest, size_bytes, _REGISTER)
    for digest in sorted(unregistered):
        message = f"{found.where[digest]} refers to it, and it is not registered"
        found.findings.append(Finding(kind="artifact_missing", subject=digest, message=message))
    return found


@dataclass(kw_only=True)
class FileAudit:
    """Reads files.

    Attributes:
        files: How many were looked at.
        bytes_read: How much of them was read.
    """

    blobs: BlobStore
    rules: AuditRules
    files: int = 0
    bytes_read: int = 0

    def findings(self, referred: References) -> Iterator[Finding]:
        """Looks at every file that is referred to."""
        yield from referred.findings
        for digest, where in sorted(referred.where.items()):
            self.files += 1
            message = self._fault(digest, referred.sizes[digest])
            if message is None:
                yield Finding(kind="artifact_missing", subject=digest,
                              message=f"{where} refers to it, and it is not there")  # fmt: skip
            elif message:
                yield Finding(kind="artifact_damaged", subject=digest, message=message)

    def leftovers(self, referred: AbstractSet[str]) -> Iterator[Finding]:
        """Looks at every blob that there is."""
        before = self.rules.now - self.rules.grace
        for found in self.blobs.digests():
            if found.digest not in referred and found.stored_at < before:
                yield Finding(
                    kind="blob_orphan", subject=found.digest,
                    message=f"nothing refers to its {found.size_bytes} bytes, stored at "
                            f"{found.stored_at:%Y-%m-%d %H:%M} UTC",
                )  # fmt: skip
        if isinstance(self.blobs, DiskBlobs):
            for name in self.blobs.unfinished(before=before):
                yield Finding(kind="upload_unfinished", subject=name, message="nobody writes it any more")

    def _fault(self, digest: str, expected_bytes: int) -> str | None:
        """What is wrong with a file; empty where nothing is, None where there is no file."""
        found = self.blobs.stat(digest)
        if found is None:
            return None
        if found.size_bytes != expected_bytes:
            return f"it should have {expected_bytes} bytes and has {found.size_bytes}"
        if not self.rules.read_files:
            return ""
        try:
            content = measure(self.blobs.open(digest))
        except BlobMissingError:
            return None
        self.bytes_read += content.size_bytes
        return "" if content.digest == digest else f"its SHA-256 is {content.digest}"


def referred_digests(found: References) -> set[str]:
    """Those that something besides the register refers to."""
    return {digest for digest, where in found.where.items() if where != _REGISTER}
