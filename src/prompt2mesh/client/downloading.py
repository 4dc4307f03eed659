"""The flow of a download: whole or not at all, gone on with after a loss, checked against its digest.

The bytes go to a hidden file beside the target, which takes the target's name
only once it is complete. That file's name holds the digest, so a download that
was stopped, even by a power cut, goes on from there the next time.
"""

import errno
import fcntl
import hashlib
import os
import re
import secrets
from collections.abc import Callable, Generator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

import httpx2

from prompt2mesh.client.calls import Call
from prompt2mesh.client.commands import CloseStream, Emit, Flow, Read, Sleep
from prompt2mesh.client.errors import ApiError
from prompt2mesh.client.exchange import opened, unreachable
from prompt2mesh.client.session import Session
from prompt2mesh.mesh.errors import DownloadCorruptError, StorageError

_CONTENT_RANGE = re.compile(r"bytes (\d+)-\d+/(\d+|\*)")
_BLOCK = 1 << 20
# An address that ran out answers with one of these; a new one is asked for once.
_EXPIRED = frozenset({401, 403, 404, 410})


@dataclass(frozen=True)
class Progress:
    """How much of a download is there; `size_bytes` is None while nobody knows."""

    done_bytes: int
    size_bytes: int | None


@dataclass(frozen=True, kw_only=True)
class Source:
    """What to download.

    Attributes:
        call: Asks for it.
        sha256: Of the content; "" where nobody knows.
        size_bytes: Of the content; None where nobody knows.
        renew: Asks for the same thing at a new address, where addresses run out.
    """

    call: Call[None]
    sha256: str = ""
    size_bytes: int | None = None
    renew: Callable[[], Flow["Source"]] | None = None


def downloading(session: Session, source: Source, target: Path) -> Flow[Path]:
    """Writes the content to a file and emits the progress; the result is the file.

    Raises:
        ApiError: The server refused.
        DownloadCorruptError: What arrived is not what was promised, twice.
        ServerUnreachableError: The connection was lost and did not come back.
        StorageError: The file cannot be written.
    """
    with _storage_errors(), _part_file(target, source.sha256) as (part, path):
        digest = yield from _fetched(session, source, part)
        if source.sha256 and digest != source.sha256:
            part.truncate(0)
            digest = yield from _fetched(session, source, part)
        if source.sha256 and digest != source.sha256:
            part.truncate(0)
            raise DownloadCorruptError(
                f"{target.name} should have the sha256 {source.sha256}; what arrived has {digest}",
                hint="try again; if it stays so, the server's storage is damaged",
            )
        part.flush()
        os.fsync(part.fileno())
        path.replace(target)
    return target


def _fetched(session: Session, source: Source, part: BinaryIO) -> Flow[str]:
    """Fetches what is missing; the digest of the whole."""
    fruitless, renewed, etag = 0, False, ""
    while True:
        start = part.seek(0, os.SEEK_END)
        if source.size_bytes is not None and start == source.size_bytes:
            break
        if start and not (source.sha256 or etag):  # nothing proves that the rest would be of the same thing
            start = _restart(part)
        fault: Exception | None = None
        try:
            response = yield from opened(session, _from(source.call, start, etag), stream=True, patient=True)
            etag = _strong_etag(response)
            begun = _begin(response)
            if begun in {0, start}:
                if begun != start:  # all of it came, where a rest was asked for
                    _restart(part)
                yield from _written(part, _whole_size(response, begun or 0))
                break
            _restart(part)
            fault = EOFError("other bytes came than were asked for")
        except httpx2.RequestError as exc:
            fault = exc
        except ApiError as exc:
            if exc.status == 416 and start:
                _restart(part)
            elif exc.status in _EXPIRED and source.renew is not None and not renewed:
                renewed, source = True, (yield from source.renew())
            else:
                raise
        fruitless = 0 if part.seek(0, os.SEEK_END) > start else fruitless + 1
        if fruitless >= session.retry.patient_attempts:
            raise unreachable(session, fault or EOFError("a download breaks off again and again")) from fault
        if fault is not None:
            yield Sleep(session.retry.delay_s(fruitless + 1))
    return _digest(part)


def _written(part: BinaryIO, size_bytes: int | None) -> Flow[None]:
    chunk: bytes | None
    while (chunk := (yield Read())) is not None:
        part.write(chunk)
        yield Emit(Progress(part.tell(), size_bytes))
    yield CloseStream()


def _from(call: Call[None], start: int, etag: str) -> Call[None]:
    headers = {"Accept": "*/*", "Accept-Encoding": "identity"}
    if start:
        headers["Range"] = f"bytes={start}-"
        if etag:
            headers["If-Range"] = etag
    return Call(
        call.method, call.path, None, query=call.query, headers={**call.headers, **headers},
        authenticated=call.authenticated,
    )  # fmt: skip


def _begin(response: httpx2.Response) -> int | None:
    """Where the bytes of a response belong; None for a part that does not say so."""
    if response.status_code != 206:
        return 0
    match = _CONTENT_RANGE.fullmatch(response.headers.get("Content-Range", ""))
    return int(match[1]) if match else None


def _whole_size(response: httpx2.Response, begun: int) -> int | None:
    length = response.headers.get("Content-Length", "")
    return begun + int(length) if length.isdecimal() else None


def _strong_etag(response: httpx2.Response) -> str:
    etag: str = response.headers.get("ETag", "")
    return "" if etag.startswith("W/") else etag


def _restart(part: BinaryIO) -> int:
    part.truncate(0)
    return part.seek(0)


def _digest(part: BinaryIO) -> str:
    part.flush()
    part.seek(0)
    digest = hashlib.sha256()
    while block := part.read(_BLOCK):
        digest.update(block)
    return digest.hexdigest()


@contextmanager
def _part_file(target: Path, sha256: str) -> Generator[tuple[BinaryIO, Path]]:
    """The file that grows, locked; a second download of the same thing gets one of its own.

    It is left where it can be gone on with, and removed where nothing would use it.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    kept = target.with_name(f".{target.name[:60]}.{sha256[:16]}.part") if sha256 else None
    file = _locked(kept) if kept is not None else None
    path = kept if file is not None and kept is not None else target.with_name(f".{secrets.token_hex(8)}.part")
    file = file if file is not None else _opened(path)
    with file:
        try:
            yield file, path
        except BaseException:
            if path != kept or file.seek(0, os.SEEK_END) == 0:
                path.unlink(missing_ok=True)
            raise


def _locked(path: Path) -> BinaryIO | None:
    """The file, ours alone; None where another download writes it."""
    file = _opened(path)
    try:
        fcntl.flock(file.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)
        # The other may have finished and renamed it between our opening and our locking.
        if path.exists() and os.fstat(file.fileno()).st_ino == path.stat().st_ino:
            return file
    except OSError as exc:
        if exc.errno not in {errno.EWOULDBLOCK, errno.EAGAIN, errno.EACCES, errno.ENOLCK}:
            file.close()
            raise
    file.close()
    return None


def _opened(path: Path) -> BinaryIO:
    """For reading and writing, with what is in it; never through a link that somebody laid there."""
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW | os.O_CLOEXEC, 0o666)
    return os.fdopen(descriptor, "r+b")


@contextmanager
def _storage_errors() -> Generator[None]:
    try:
        yield
    except OSError as exc:
        raise StorageError.of(exc) from exc
