"""Many prompts at once, resumable: what is done stays done.

The journal `batch.jsonl` gets one line for each finished prompt, appended and
synced after its folder is in place, so that a killed run goes on where it was.
"""

import hashlib
import json
import os
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import dataclass
from pathlib import Path

from prompt2mesh.mesh.errors import InputFileError, Prompt2MeshError
from prompt2mesh.mesh.node import Node
from prompt2mesh.studio.folders import PROGRAM_FILE, slug
from prompt2mesh.studio.models import Models, Outputs, Wish

JOURNAL = "batch.jsonl"
_MAX_PROMPTS = 100_000


@dataclass(frozen=True)
class BatchItem:
    """One prompt of a batch."""

    number: int
    wish: Wish

    @property
    def key(self) -> str:
        """Names the wish, so that a changed line is made again."""
        return hashlib.sha256(repr((self.number, self.wish)).encode()).hexdigest()[:16]

    @property
    def folder_name(self) -> str:
        """Its folder within the batch's."""
        return f"{self.number:04d}-{slug(self.wish.prompt)}"


@dataclass(frozen=True)
class BatchOutcome:
    """What became of one prompt; `error` is None where there is a model."""

    item: BatchItem
    seconds: float
    folder: str | None = None
    triangles: int = 0
    error: dict[str, object] | None = None
    resumed: bool = False


def read_batch(path: Path, *, seed: int = 0) -> list[BatchItem]:
    """The prompts of a file: one a line, or JSON objects with `prompt` and options; `#` begins a comment.

    Raises:
        InputFileError: The file cannot be read, or a line is not a prompt.
    """
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as exc:
        raise InputFileError(f"a text file with one prompt a line was expected: {exc}") from exc
    items: list[BatchItem] = []
    for number, line in enumerate(text.splitlines(), start=1):
        stripped = line.strip()
        if not stripped or stripped.startswith("#"):
            continue
        items.append(BatchItem(number, _wish(stripped, number, seed)))
        if len(items) > _MAX_PROMPTS:
            raise InputFileError(f"a batch has at most {_MAX_PROMPTS} prompts")
    if not items:
        raise InputFileError(f"{path} has no prompts in it")
    return items


def run_batch(
    models: Models, items: list[BatchItem], folder: Path, *, outputs: Outputs, workers: int,
    on_outcome: Callable[[BatchOutcome], None],
) -> list[BatchOutcome]:  # fmt: skip
    """Makes every prompt that the journal does not have yet.

    Returns:
        The outcomes in the order of the file.
    """
    folder.mkdir(parents=True, exist_ok=True)
    journal = folder / JOURNAL
    done = {entry.key: entry for entry in _entries(journal)}
    lock = threading.Lock()
    outcomes: list[BatchOutcome] = []

    def one(item: BatchItem) -> BatchOutcome:
        started = time.perf_counter()
        try:
            made = models.make(item.wish, folder=folder / item.folder_name, outputs=outputs)
            made = models.finish(made, outputs=outputs)
        except Prompt2MeshError as exc:
            outcome = BatchOutcome(item, time.perf_counter() - started, error=exc.as_dict())
        else:
            triangles = made.report.geometry.triangles
            outcome = BatchOutcome(item, time.perf_counter() - started, item.folder_name, triangles)
        with lock:
            _append(journal, outcome)
        return outcome

    waiting: list[BatchItem] = []
    for item in items:
        entry = done.get(item.key)
        if entry is None or (entry.folder and not (folder / entry.folder / PROGRAM_FILE).exists()):
            waiting.append(item)
            continue
        outcome = BatchOutcome(item, 0.0, entry.folder, entry.triangles, entry.error, resumed=True)
        outcomes.append(outcome)
        on_outcome(outcome)
    with ThreadPoolExecutor(max_workers=workers) as pool:
        futures = [pool.submit(one, item) for item in waiting]
        try:
            for future in as_completed(futures):
                outcomes.append(future.result())
                on_outcome(outcomes[-1])
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)
            raise
    return sorted(outcomes, key=lambda outcome: outcome.item.number)


def _wish(line: str, number: int, seed: int) -> Wish:
    if not line.startswith("{"):
        return Wish(prompt=line, seed=seed)
    try:
        return Wish.model_validate({"seed": seed, **json.loads(line)})
    except (ValueError, TypeError) as exc:
        raise InputFileError(f'line {number}: a prompt or {{"prompt": "...", "seed": 1}} was expected: {exc}') from exc


def _entries(journal: Path) -> Iterator["_Entry"]:
    if not journal.exists():
        return
    for line in journal.read_text(encoding="utf-8").splitlines():
        try:
            yield _Entry.model_validate_json(line)
        except ValueError:
            continue  # a line that a killed process did not finish


class _Entry(Node):
    """One line of the journal."""

    key: str
    prompt: str
    folder: str | None
    triangles: int
    seconds: float
    error: dict[str, object] | None


def _append(journal: Path, outcome: BatchOutcome) -> None:
    entry = _Entry(
        key=outcome.item.key, prompt=outcome.item.wish.prompt, folder=outcome.folder,
        triangles=outcome.triangles, seconds=round(outcome.seconds, 3), error=outcome.error,
    )  # fmt: skip
    with journal.open("a", encoding="utf-8") as file:
        file.write(entry.model_dump_json() + "\n")
        file.flush()
        os.fsync(file.fileno())
