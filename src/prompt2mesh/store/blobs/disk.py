"""Blobs in a folder that one machine, or several over a shared file system, can write.

A blob appears under its digest by one rename of a file that the disk already
has in full; a process killed at any moment leaves at most a file in
`.incoming/`, which is no blob and is cleared by the collector.
"""

import contextlib
import io
import os
import time
import uuid
from collections.abc import Callable, Generator, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import BinaryIO

from prompt2mesh.mesh.errors import BlobMissingError
from prompt2mesh.store.blobs.content import chunks_of, deliver, measure, storage_fault, sync_folder, write_synced
from prompt2mesh.studio.ports.blobs import Blob, StoredBlob, check_digest

_INCOMING = ".incoming"


class DiskBlobs:
    """A folder of blobs."""

    def __init__(self, root: Path) -> None:
        """Take a folder; it is made when the first blob is put."""
        self.root = root.absolute()

    def __repr__(self) -> str:
        return f"DiskBlobs({str(self.root)!r})"

    def put_file(self, path: Path) -> Blob:
        """Stores the content of a file."""
        with _translated():
            return self._put(lambda: path.open("rb"))

    def put_bytes(self, data: bytes) -> Blob:
        """Stores bytes."""
        with _translated():
            return self._put(lambda: io.BytesIO(data))

    def open(self, digest: str, *, start: int = 0, stop: int | None = None) -> Generator[bytes]:
        """The content from `start` up to `stop`, in chunks."""
        path = self._path(digest)
        with _translated():
            try:
                file = path.open("rb")
            except FileNotFoundError as exc:
                raise _missing(digest) from exc
        chunks = _slice(file, start, stop)
        next(chunks)  # enters the block that closes the file, so that a generator nobody reads closes it too
        return chunks

    def stat(self, digest: str) -> StoredBlob | None:
        """What is stored under the digest."""
        path = self._path(digest)
        with _translated():
            try:
                found = path.stat()
            except FileNotFoundError:
                return None
        return StoredBlob(digest, found.st_size, datetime.fromtimestamp(found.st_mtime, UTC))

    def fetch(self, digest: str, target: Path) -> None:
        """Writes the content to a file."""
        deliver(self.open(digest), digest, target)

    def delete(self, digest: str) -> bool:
        """Forgets a blob. Its folders stay: a put may be about to rename into them."""
        path = self._path(digest)
        with _translated():
            try:
                path.unlink()
            except FileNotFoundError:
                return False
        return True

    def digests(self) -> Iterator[StoredBlob]:
        """Every blob."""
        with _translated():
            for outer in _names(self.root, 2):
                for inner in _names(self.root / outer, 2):
                    for name in _names(self.root / outer / inner, 64):
                        if name.startswith(outer + inner) and (found := self.stat(name)) is not None:
                            yield found

    def clear_unfinished(self, *, before: datetime) -> int:
        """Removes the files in `.incoming/` that nothing has written to since."""
        cleared = 0
        with _translated():
            for name in self.unfinished(before=before):
                try:
                    (self.root / name).unlink()
                    cleared += 1
                except FileNotFoundError:
                    continue
        return cleared

    def unfinished(self, *, before: datetime) -> list[str]:
        """The files in `.incoming/` that nothing has written to since, by their paths below the root."""
        found: list[str] = []
        with _translated(), contextlib.suppress(FileNotFoundError):
            for entry in os.scandir(self.root / _INCOMING):
                with contextlib.suppress(FileNotFoundError):
                    if entry.stat().st_mtime < before.timestamp():
                        found.append(f"{_INCOMING}/{entry.name}")
        return sorted(found)

    def check(self) -> None:
        """Writes a small file and removes it."""
        with _translated():
            probe = self._incoming()
            write_synced([b"check"], probe)
            probe.unlink()

    def _put(self, source: Callable[[], BinaryIO]) -> Blob:
        with source() as file:
            blob = measure(chunks_of(file))
        if self._renew(blob.digest):
            return blob
        incoming = self._incoming()
        try:
            with source() as file:
                # Hashed again: the name must be that of what was written, whatever happened to the source meanwhile.
                blob = write_synced(chunks_of(file), incoming)
            path = self._path(blob.digest)
            _make_folders(path.parent)
            os.utime(incoming)
            incoming.replace(path)
            sync_folder(path.parent)
        finally:
            incoming.unlink(missing_ok=True)
        return blob

    def _renew(self, digest: str) -> bool:
        """Marks content that is there, and sound, as stored now; damaged content is to be written again."""
        path = self._path(digest)
        try:
            with path.open("rb") as file:
                if measure(chunks_of(file)).digest != digest:
                    return False
            os.utime(path)
            sync_folder(path.parent)  # the process that put it may have died before it did this
        except FileNotFoundError:
            return False
        return True

    def _path(self, digest: str) -> Path:
        check_digest(digest)
        return self.root / digest[:2] / digest[2:4] / digest

    def _incoming(self) -> Path:
        folder = self.root / _INCOMING
        _make_folders(folder)
        return folder / f"{int(time.time())}-{uuid.uuid4().hex}"


def _slice(file: BinaryIO, start: int, stop: int | None) -> Generator[bytes]:
    with file, _translated():
        yield b""
        file.seek(start)
        yield from chunks_of(file, limit=None if stop is None else max(0, stop - start))


def _names(folder: Path, length: int) -> list[str]:
    """The names in a folder that are `length` hexadecimal digits."""
    try:
        with os.scandir(folder) as entries:
            return sorted(e.name for e in entries if len(e.name) == length and set(e.name) <= set("0123456789abcdef"))
    except (FileNotFoundError, NotADirectoryError):
        return []


def _make_folders(folder: Path) -> None:
    """Makes a folder and those above it, each of them safe on the disk before anything is put in it."""
    if folder.is_dir():
        return
    _make_folders(folder.parent)
    folder.mkdir(exist_ok=True)
    sync_folder(folder.parent)


def _missing(digest: str) -> BlobMissingError:
    return BlobMissingError(f"nothing is stored under the digest {digest}", hint="put it again, or restore a backup")


@contextmanager
def _translated() -> Generator[None]:
    try:
        yield
    except OSError as exc:
        raise storage_fault(exc) from exc
