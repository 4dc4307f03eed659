"""Blobs in a bucket of S3, or of any service that speaks its protocol.

An object appears whole or not at all, so a put needs no temporary name. What
is sent is checked on the way: every request signs the sha256 of its payload,
and a file in several parts is completed only if what was read is what its key
says. Error messages carry the operation and S3's own code, never a header, a
signed URL or a key.
"""

import hashlib
from collections.abc import Callable, Generator, Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, NoReturn, Protocol, cast

from boto3.session import Session
from botocore.config import Config
from botocore.exceptions import BotoCoreError, ClientError

from prompt2mesh.mesh.errors import BlobMissingError, StorageError
from prompt2mesh.store.blobs.content import CHUNK_BYTES, chunks_of, deliver, measure, storage_fault
from prompt2mesh.studio.ports.blobs import Blob, StoredBlob, check_digest

_PART_BYTES = 16 * 1024 * 1024
_MAX_PARTS = 10_000
_MAX_COPY_BYTES = 5 * 1024**3
_RESUMES = 3
_GONE = {"404", "NoSuchKey", "NotFound"}
_PROBE = ".check"


class _Client(Protocol):
    """The calls of boto3's client that are used here; boto3 itself has no types."""

    put_object: Callable[..., dict[str, Any]]
    get_object: Callable[..., dict[str, Any]]
    head_object: Callable[..., dict[str, Any]]
    copy_object: Callable[..., dict[str, Any]]
    delete_object: Callable[..., dict[str, Any]]
    create_multipart_upload: Callable[..., dict[str, Any]]
    upload_part: Callable[..., dict[str, Any]]
    complete_multipart_upload: Callable[..., dict[str, Any]]
    abort_multipart_upload: Callable[..., dict[str, Any]]
    get_paginator: Callable[[str], Any]


class S3Blobs:
    """A bucket of blobs, below a prefix."""

    def __init__(
        self,
        bucket: str,
        *,
        prefix: str = "",
        endpoint_url: str | None = None,
        region: str | None = None,
        part_bytes: int = _PART_BYTES,
    ) -> None:
        """Take a bucket, which must be there.

        Args:
            bucket: Its name.
            prefix: What the keys begin with, without a slash at the end.
            endpoint_url: A service other than Amazon's own.
            region: Where the bucket is; else what the environment says.
            part_bytes: Larger files are sent in parts of this size, 5 MiB or more.
        """
        self.bucket = bucket
        self.prefix = f"{prefix}/" if prefix else ""
        self._part_bytes = part_bytes
        config = Config(
            connect_timeout=5,
            read_timeout=30,
            retries={"mode": "standard", "total_max_attempts": 4},
            # The signed sha256 of the payload is the check that every service knows; the newer checksums are not.
            request_checksum_calculation="when_required",
            response_checksum_validation="when_required",
            s3={"payload_signing_enabled": True, **({"addressing_style": "path"} if endpoint_url else {})},
        )
        with self._translated():
            make = cast("Callable[..., _Client]", Session().client)  # pyright: ignore[reportUnknownMemberType]
            self._client = make("s3", endpoint_url=endpoint_url, region_name=region, config=config)

    def __repr__(self) -> str:
        return f"S3Blobs({self.bucket!r}, prefix={self.prefix!r})"

    def put_file(self, path: Path) -> Blob:
        """Stores the content of a file, in parts if it is large."""
        try:
            with path.open("rb") as file:
                blob = measure(chunks_of(file))
                if self._renew(blob):
                    return blob
                file.seek(0)
                if blob.size_bytes <= self._part_bytes:
                    return self._put_whole(file.read())
                with self._translated():
                    self._put_parts(blob, file.read)
                return blob
        except OSError as exc:
            raise storage_fault(exc) from exc

    def put_bytes(self, data: bytes) -> Blob:
        """Stores bytes."""
        blob = measure([data])
        return blob if self._renew(blob) else self._put_whole(data)

    def open(self, digest: str, *, start: int = 0, stop: int | None = None) -> Generator[bytes]:
        """The content from `start` up to `stop`, in chunks; a broken connection is taken up again where it broke."""
        key = self._key(digest)
        if stop is not None and stop <= start:
            if self.stat(digest) is None:
                self._missing(digest)
            return _nothing()
        body = self._body(digest, key, start, stop)
        chunks = self._read(digest, key, start, stop, body)
        next(chunks)  # enters the block that closes the connection
        return chunks

    def stat(self, digest: str) -> StoredBlob | None:
        """What is stored under the digest."""
        key = self._key(digest)
        with self._translated():
            try:
                found = self._client.head_object(Bucket=self.bucket, Key=key)
            except ClientError as exc:
                if _code(exc) in _GONE:
                    return None
                raise
        return StoredBlob(digest, int(found["ContentLength"]), found["LastModified"].astimezone(UTC))

    def fetch(self, digest: str, target: Path) -> None:
        """Writes the content to a file."""
        deliver(self.open(digest), digest, target)

    def delete(self, digest: str) -> bool:
        """Forgets a blob."""
        if self.stat(digest) is None:
            return False
        with self._translated():
            self._client.delete_object(Bucket=self.bucket, Key=self._key(digest))
        return True

    def digests(self) -> Iterator[StoredBlob]:
        """Every blob, a page of a thousand at a time."""
        with self._translated():
            for page in self._client.get_paginator("list_objects_v2").paginate(Bucket=self.bucket, Prefix=self.prefix):
                for entry in page.get("Contents", []):
                    digest = str(entry["Key"]).rpartition("/")[2]
                    try:
                        ours = entry["Key"] == self._key(digest)
                    except BlobMissingError:
                        continue
                    if ours:
                        yield StoredBlob(digest, int(entry["Size"]), entry["LastModified"].astimezone(UTC))

    def clear_unfinished(self, *, before: datetime) -> int:
        """Drops the parts of uploads that were begun before that time and never completed; they cost money unseen."""
        cleared = 0
        with self._translated():
            pages = self._client.get_paginator("list_multipart_uploads")
            for page in pages.paginate(Bucket=self.bucket, Prefix=self.prefix):
                for upload in page.get("Uploads", []):
                    if upload["Initiated"] < before:
                        self._client.abort_multipart_upload(
                            Bucket=self.bucket, Key=upload["Key"], UploadId=upload["UploadId"]
                        )
                        cleared += 1
        return cleared

    def check(self) -> None:
        """Writes an empty object, always the same, so that a versioned bucket is all that ever grows by it."""
        with self._translated():
            self._client.put_object(Bucket=self.bucket, Key=f"{self.prefix}{_PROBE}", Body=b"")

    def _renew(self, blob: Blob) -> bool:
        """Copies an object that is there onto itself, which makes it new; says whether that could be done."""
        found = self.stat(blob.digest)
        if found is None or found.size_bytes != blob.size_bytes or blob.size_bytes > _MAX_COPY_BYTES:
            return False
        key = self._key(blob.digest)
        with self._translated():
            try:
                self._client.copy_object(
                    Bucket=self.bucket,
                    Key=key,
                    CopySource={"Bucket": self.bucket, "Key": key},
                    MetadataDirective="REPLACE",
                    Metadata={"renewed": datetime.now(UTC).isoformat()},
                )
            except ClientError as exc:
                if _code(exc) in _GONE:
                    return False
                raise
        return True

    def _put_whole(self, data: bytes) -> Blob:
        blob = measure([data])
        with self._translated():
            self._client.put_object(Bucket=self.bucket, Key=self._key(blob.digest), Body=data)
        return blob

    def _put_parts(self, blob: Blob, read: Callable[[int], bytes]) -> None:
        size = max(self._part_bytes, -(-blob.size_bytes // _MAX_PARTS))
        place: dict[str, Any] = {"Bucket": self.bucket, "Key": self._key(blob.digest)}
        place["UploadId"] = self._client.create_multipart_upload(**place)["UploadId"]
        sent, parts = hashlib.sha256(), list[dict[str, object]]()
        try:
            while part := read(size):
                sent.update(part)
                number = len(parts) + 1
                done = self._client.upload_part(**place, PartNumber=number, Body=part)
                parts.append({"ETag": done["ETag"], "PartNumber": number})
            _check_unchanged(blob, sent.hexdigest())
            self._client.complete_multipart_upload(**place, MultipartUpload={"Parts": parts})
        except BaseException:
            with suppress(BotoCoreError, ClientError):
                self._client.abort_multipart_upload(**place)
            raise

    def _body(self, digest: str, key: str, start: int, stop: int | None) -> Any:
        """The open answer with that range; None where the range begins behind the end of the content."""
        asked = {} if start == 0 and stop is None else {"Range": f"bytes={start}-{'' if stop is None else stop - 1}"}
        with self._translated():
            try:
                return self._client.get_object(Bucket=self.bucket, Key=key, **asked)["Body"]
            except ClientError as exc:
                if _code(exc) in _GONE:
                    self._missing(digest, exc)
                if _code(exc) in {"InvalidRange", "416"}:
                    return None
                raise

    def _read(self, digest: str, key: str, start: int, stop: int | None, body: Any) -> Generator[bytes]:
        at, resumes = start, 0
        try:
            yield b""
            while body is not None:
                try:
                    for chunk in body.iter_chunks(CHUNK_BYTES):
                        at += len(chunk)
                        resumes = 0
                        yield chunk
                except BotoCoreError as exc:
                    resumes += 1
                    if resumes > _RESUMES:
                        raise _fault(exc) from exc
                    body.close()
                    body = self._body(digest, key, at, stop)
                else:
                    return
        finally:
            if body is not None:
                body.close()

    def _key(self, digest: str) -> str:
        check_digest(digest)
        return f"{self.prefix}{digest[:2]}/{digest[2:4]}/{digest}"

    def _missing(self, digest: str, cause: ClientError | None = None) -> NoReturn:
        raise BlobMissingError(
            f"nothing is stored under the digest {digest}", hint="put it again, or restore a backup"
        ) from cause

    @contextmanager
    def _translated(self) -> Generator[None]:
        try:
            yield
        except (BotoCoreError, ClientError) as exc:
            raise _fault(exc) from exc


def _code(fault: ClientError) -> str:
    answer = cast("dict[str, dict[str, object]]", fault.response)  # pyright: ignore[reportUnknownMemberType] - no types
    return str(answer.get("Error", {}).get("Code", "unknown"))


def _fault(fault: BotoCoreError | ClientError) -> StorageError:
    """S3's complaint without anything of the request, which is signed."""
    if isinstance(fault, ClientError):
        operation = cast("object", fault.operation_name)  # pyright: ignore[reportUnknownMemberType] - no types
        return StorageError(
            f"S3 refused {operation}: {_code(fault)}",
            hint="look at the bucket's name, its region and what the credentials may do there",
        )
    return StorageError(
        f"S3 did not answer as expected: {type(fault).__name__}",
        hint="look at the endpoint, the network and the credentials (AWS_ACCESS_KEY_ID, a profile or a role)",
    )


def _check_unchanged(expected: Blob, digest: str) -> None:
    if digest != expected.digest:
        raise StorageError(
            "a file changed while it was being stored; nothing was stored", hint="store it again when it rests"
        )


def _nothing() -> Generator[bytes]:
    yield from ()
