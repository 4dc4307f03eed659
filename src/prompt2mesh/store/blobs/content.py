"""What every place for blobs does with content: cut it, hash it, and write it to a file whole or not at all."""

import hashlib
import os
import uuid
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO

from prompt2mesh.mesh.errors import BlobDamagedError, StorageError
from prompt2mesh.studio.ports.blobs import Blob

CHUNK_BYTES = 256 * 1024


def chunks_of(source: BinaryIO, *, limit: int | None = None) -> Iterator[bytes]:
    """The rest of a file, or its next `limit` bytes, in chunks."""
    left = limit
    while chunk := source.read(CHUNK_BYTES if left is None else min(CHUNK_BYTES, left)):
        yield chunk
        if left is not None:
            left -= len(chunk)


def measure(chunks: Iterable[bytes]) -> Blob:
    """The digest and size of content."""
    found, size = hashlib.sha256(), 0
    for chunk in chunks:
        found.update(chunk)
        size += len(chunk)
    return Blob(found.hexdigest(), size)


def write_synced(chunks: Iterable[bytes], target: Path) -> Blob:
    """Writes content to a new file and waits until the disk has it; leaves no file when that fails."""
    found, size = hashlib.sha256(), 0
    try:
        with target.open("xb") as file:
            for chunk in chunks:
                file.write(chunk)
                found.update(chunk)
                size += len(chunk)
            file.flush()
            os.fsync(file.fileno())
    except FileExistsError:
        raise
    except BaseException:
        target.unlink(missing_ok=True)
        raise
    return Blob(found.hexdigest(), size)


def sync_folder(folder: Path) -> None:
    """Waits until the disk has the names in a folder."""
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def deliver(chunks: Iterable[bytes], digest: str, target: Path) -> None:
    """Writes a blob's content to a file under its own name only once it is whole and is what its digest says.

    Raises:
        BlobDamagedError: The content is not what the digest says.
        StorageError: The file cannot be written.
    """
    partial = target.with_name(f".{target.name}.part-{uuid.uuid4().hex}")
    try:
        found = write_synced(chunks, partial)
        if found.digest != digest:
            raise BlobDamagedError(
                f"the blob {digest} is damaged: its content has the digest {found.digest}",
                hint="restore it from a backup",
            )
        partial.replace(target)
    except OSError as exc:
        raise storage_fault(exc) from exc
    finally:
        partial.unlink(missing_ok=True)


def storage_fault(fault: OSError) -> StorageError:
    """The system's complaint about a file of the blob store."""
    where = f"{fault.filename}: " if fault.filename else ""
    return StorageError(
        f"a blob could not be written or read: {where}{fault.strerror or fault}",
        hint="look at the free space and the permissions there",
    )
