"""The port for blobs: files kept under the sha256 of their content.

A blob never changes, so the same content is kept once, a reader may cache it
for ever, and what was stored can always be checked against its own name.
"""

import re
from collections.abc import Generator, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import NamedTuple, Protocol

from prompt2mesh.mesh.errors import BlobMissingError

_DIGEST = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True)
class Blob:
    """What is stored under a digest.

    Attributes:
        digest: The sha256 of the content, 64 lower-case hexadecimal digits.
    """

    digest: str
    size_bytes: int


class StoredBlob(NamedTuple):
    """A blob as the place lists it.

    Attributes:
        stored_at: When it was put last, in UTC; putting it again renews it.
    """

    digest: str
    size_bytes: int
    stored_at: datetime


def check_digest(digest: str) -> str:
    """The digest itself, which is then safe to use in a path or a key.

    Raises:
        BlobMissingError: It is not the name of any blob.
    """
    if not _DIGEST.fullmatch(digest):
        shown = digest if len(digest) <= 80 else f"{digest[:80]}…"
        raise BlobMissingError(
            f"a sha256 digest of 64 lower-case hexadecimal digits was expected; got {shown!r}",
            hint="use a digest that the service gave",
        )
    return digest


class BlobStore(Protocol):
    """A place for blobs that processes and machines share.

    Each method that takes a digest raises BlobMissingError where it is not 64
    hexadecimal digits, and each raises StorageError where the place fails.
    """

    def put_file(self, path: Path) -> Blob:
        """Stores the content of a file: whole or not at all, checked against its digest.

        Putting content that is there already renews the time it was stored.
        """
        ...

    def put_bytes(self, data: bytes) -> Blob:
        """Stores bytes, in the same way."""
        ...

    def open(self, digest: str, *, start: int = 0, stop: int | None = None) -> Generator[bytes]:
        """The content from byte `start` up to but without byte `stop`, in chunks, as a slice would cut it.

        The blob is looked for at once, before the first chunk is taken; close
        the generator to let it go early.

        Raises:
            BlobMissingError: There is no such blob.
        """
        ...

    def stat(self, digest: str) -> StoredBlob | None:
        """What is stored under the digest; None where nothing is."""
        ...

    def fetch(self, digest: str, target: Path) -> None:
        """Writes the content to a file, whole or not at all, checked against its digest.

        Raises:
            BlobMissingError: There is no such blob.
        """
        ...

    def delete(self, digest: str) -> bool:
        """Forgets a blob; says whether there was one."""
        ...

    def digests(self) -> Iterator[StoredBlob]:
        """Every blob, in no particular order; one put or deleted meanwhile may or may not be among them."""
        ...

    def clear_unfinished(self, *, before: datetime) -> int:
        """Removes what puts that were killed before that time left behind; says how many there were."""
        ...

    def check(self) -> None:
        """Proves that the place can be written.

        Raises:
            StorageError: It cannot.
        """
        ...
