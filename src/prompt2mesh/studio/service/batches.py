"""Batches: many prompts at once, how they stand, and all their models in one zip."""

import csv
import io
import re
import zipfile
from collections.abc import Generator, Iterator, Sequence
from dataclasses import dataclass

from prompt2mesh.mesh.errors import BlobMissingError, ConflictError, NotFoundError
from prompt2mesh.studio.ports.blobs import BlobStore
from prompt2mesh.studio.ports.jobs import JobFilter
from prompt2mesh.studio.ports.records import FINAL_STATES, Batch, Job, JobState, Page, StoredFile, User
from prompt2mesh.studio.ports.store import Transaction
from prompt2mesh.studio.service.batch_lists import BatchItem, as_request
from prompt2mesh.studio.service.context import Services
from prompt2mesh.studio.service.requests import label_of
from prompt2mesh.studio.service.tasks import Tasks, owned_batch

_FLUSH_BYTES = 256 * 1024
_MOST_JOBS = 1000
_LONGEST_NAME = 60


@dataclass(frozen=True, kw_only=True)
class BatchView:
    """A batch and how many of its tasks are in each state."""

    batch: Batch
    counts: dict[JobState, int]


@dataclass(frozen=True, kw_only=True)
class _Entry:
    """A file of the zip and where its bytes are."""

    name: str
    file: StoredFile


class BatchService:
    """Batches of one user at a time."""

    def __init__(self, services: Services, tasks: Tasks) -> None:
        """Bind the ports, and what submits tasks."""
        self._services = services
        self._tasks = tasks

    def submit(
        self, user: User, items: Sequence[BatchItem], *, name: str = "", webhook_url: str | None = None
    ) -> BatchView:
        """Submits every item into a project of its own; all or none."""
        batch, jobs = self._tasks.batch(
            user, [("text-to-3d", as_request(item)) for item in items], name=name.strip() or f"{len(items)} models",
            webhook_url=webhook_url, priorities=[item.priority for item in items],
        )  # fmt: skip
        return BatchView(batch=batch, counts={"PENDING": len(jobs)})

    def page(self, user: User, page: Page) -> list[BatchView]:
        """The user's batches, newest first."""
        with self._services.store.read() as tx:
            return [_view(tx, batch) for batch in tx.batches.page(user.id, page)]

    def get(self, user: User, batch_id: str) -> BatchView:
        """A batch of the user's."""
        with self._services.store.read() as tx:
            return _view(tx, owned_batch(tx, user, batch_id))

    def jobs(self, user: User, batch_id: str, page: Page) -> Sequence[Job]:
        """The tasks of a batch, in the order of its lines."""
        with self._services.store.read() as tx:
            owned_batch(tx, user, batch_id)
            return tx.batches.jobs(batch_id, page)

    def cancel(self, user: User, batch_id: str) -> BatchView:
        """Cancels what is left of it."""
        self._tasks.cancel_batch(user, batch_id)
        return self.get(user, batch_id)

    def delete(self, user: User, batch_id: str) -> None:
        """Forgets a batch that has ended, with its tasks; the models it made stay in their projects.

        Raises:
            ConflictError: It has not ended.
        """
        with self._services.store.begin() as tx:
            left = _view(tx, owned_batch(tx, user, batch_id)).counts.keys() - set(FINAL_STATES)
            if left:
                raise ConflictError("only a batch that has ended can be deleted", hint="cancel it first")
            tx.batches.delete(batch_id)

    def archive(self, user: User, batch_id: str, file_format: str) -> Generator[bytes]:
        """A zip with one file of each finished model and a table of all, piece by piece.

        Args:
            user: Whose.
            batch_id: Which.
            file_format: Such as `glb`; models without such a file are only in the table.

        Raises:
            NotFoundError: No model of the batch has such a file.
        """
        with self._services.store.read() as tx:
            owned_batch(tx, user, batch_id)
            jobs = list(tx.batches.jobs(batch_id, Page(limit=_MOST_JOBS)))
            ids = [str(job.result["version_id"]) for job in jobs if job.result and job.result.get("version_id")]
            files = tx.versions.files(ids)
        entries: dict[str, _Entry] = {}
        taken: set[str] = set()
        for job in jobs:
            version_id = str((job.result or {}).get("version_id", ""))
            for file in _chosen(files.get(version_id, []), file_format):
                suffix = file.name.partition(".")[2]
                name = _free(safe_name(label_of(job)), suffix,
                             number=(job.batch_index or 0) + 1, taken=taken)  # fmt: skip
                entries[job.id] = _Entry(name=name, file=file)
        if not entries:
            raise NotFoundError(
                f"no finished model of this batch has a file {file_format!r}",
                hint="wait until one is finished, or ask for the format when the batch is made",
            )
        return _zipped(self._services.blobs, list(entries.values()), _table(jobs, entries))


def safe_name(text: str) -> str:
    """A short file name for a prompt: letters, digits and dashes, good on every system."""
    plain = re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-")
    return plain[:_LONGEST_NAME].rstrip("-") or "model"


def _free(base: str, suffix: str, *, number: int, taken: set[str]) -> str:
    name, again = f"{number:03d}-{base}.{suffix}", 2
    while name in taken:
        name, again = f"{number:03d}-{base}-{again}.{suffix}", again + 1
    taken.add(name)
    return name


def _chosen(files: Sequence[StoredFile], file_format: str) -> list[StoredFile]:
    wanted = {f"model.{file_format}", f"model.{file_format}.zip"}
    found = [file for file in files if file.name in wanted]
    return found[:1] or [file for file in files if file.name == file_format][:1]


def _table(jobs: Sequence[Job], entries: dict[str, _Entry]) -> bytes:
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(["number", "prompt", "status", "file", "error"])
    for job in jobs:
        entry = entries.get(job.id)
        error = str((job.error or {}).get("message", ""))
        row = [_cell(label_of(job)), job.state, entry.name if entry else "", _cell(error)]
        writer.writerow([(job.batch_index or 0) + 1, *row])
    return text.getvalue().encode()


def _cell(text: str) -> str:
    """Text that a spreadsheet takes for text, not for a formula."""
    return f"'{text}" if text[:1] in {"=", "+", "-", "@", "\t", "\r"} else text


def _zipped(blobs: BlobStore, entries: Sequence[_Entry], table: bytes) -> Generator[bytes]:
    """The zip, written while it is read; nothing of it is ever whole in memory."""
    pipe = _Pipe()
    # What is stored is packed already, or is packed by whoever serves it.
    with zipfile.ZipFile(pipe, "w", zipfile.ZIP_STORED) as archive:
        for entry in entries:
            with archive.open(zipfile.ZipInfo(entry.name), "w", force_zip64=entry.file.size_bytes > 2**31) as target:
                try:
                    for chunk in blobs.open(entry.file.digest):
                        target.write(chunk)
                        yield from pipe.drain(_FLUSH_BYTES)
                except BlobMissingError:
                    continue  # the model was deleted meanwhile
            yield from pipe.drain(_FLUSH_BYTES)
        archive.writestr(zipfile.ZipInfo("models.csv"), table)
    yield from pipe.drain(0)


class _Pipe(io.RawIOBase):
    """A file that can only be written to, and read from the other end."""

    def __init__(self) -> None:
        self._parts: list[bytes] = []
        self._held = 0
        self._written = 0

    def writable(self) -> bool:
        return True

    def write(self, data: "bytes | bytearray | memoryview") -> int:  # type: ignore[override]
        piece = bytes(data)
        self._parts.append(piece)
        self._held += len(piece)
        self._written += len(piece)
        return len(piece)

    def tell(self) -> int:
        return self._written

    def seekable(self) -> bool:
        return False

    def drain(self, least: int) -> Iterator[bytes]:
        """What was written since, once it is at least so much."""
        if self._held >= max(least, 1):
            yield b"".join(self._parts)
            self._parts.clear()
            self._held = 0


def _view(tx: Transaction, batch: Batch) -> BatchView:
    return BatchView(batch=batch, counts=tx.jobs.count_by_state(JobFilter(batch_id=batch.id)))
