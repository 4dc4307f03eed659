"""The folder of one runner on its machine, with a lock that says whether the runner lives.

The system lets a lock go when its process dies, however it dies. So a lock that
can be taken proves that the runner is dead: what it left is removed, and what it
held goes back to the queue at once, before its leases run out.
"""

import contextlib
import fcntl
import logging
import os
import shutil
import threading
import time
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from pathlib import Path

from prompt2mesh.mesh.errors import StorageError

WORK, SCRATCH = "work", "scratch"  # of runners, and of other processes; in the folder of a machine's data
CLEAR_EVERY_S = 10.0
_LOCK = "lock"
_NEW = "new-"
_HALF_MADE_AFTER_S = 60.0

log = logging.getLogger(__name__)


class WorkFolder:
    """A runner's own folder."""

    def __init__(self, base: Path, runner_id: str) -> None:
        """Makes the folder and takes its lock.

        Args:
            base: The folder of all runners of this machine.
            runner_id: Whose it is; ids are used once.

        Raises:
            StorageError: It cannot be made.
        """
        self.path = base / runner_id
        self._base = base
        half_made = base / f"{_NEW}{runner_id}"
        try:
            half_made.mkdir(parents=True)
            self._lock = _locked(half_made / _LOCK)
            half_made.rename(self.path)  # nobody ever sees it without its lock
        except OSError as exc:
            raise StorageError.of(exc) from exc

    @contextmanager
    def dead(self) -> Generator[list[str]]:
        """The runners of this machine that died; what they left is removed unless the block raises."""
        with _dead(self._base) as names:
            yield names

    def close(self) -> None:
        """Removes the folder and lets the lock go."""
        shutil.rmtree(self.path, ignore_errors=True)
        os.close(self._lock)


class ScratchFolder:
    """A folder for what a process writes before it is kept: made when it is first needed, gone with the process.

    What processes that were killed left is taken away by whoever of them lives, as long as any does.
    """

    def __init__(self, base: Path, *, owner: str, clear_every_s: float = CLEAR_EVERY_S) -> None:
        """Makes nothing yet; what the dead left is looked for at once, and from then on now and then.

        Args:
            base: The folder of all such processes of this machine; not the runners', who look for their dead there.
            owner: A new id.
            clear_every_s: How often to look for what the dead left.
        """
        self._base = base
        self._owner = owner
        self._clear_every_s = clear_every_s
        self._lock = threading.Lock()
        self._folder: WorkFolder | None = None
        self._closed = threading.Event()
        self._clearer = threading.Thread(target=self._clear, name="scratch", daemon=True)
        self._clearer.start()

    @property
    def path(self) -> Path:
        """The folder, which is there.

        Raises:
            StorageError: It cannot be made.
        """
        with self._lock:
            if self._folder is None:
                self._folder = WorkFolder(self._base, self._owner)
            return self._folder.path

    def close(self) -> None:
        """Removes it."""
        self._closed.set()
        self._clearer.join(timeout=5.0)
        with self._lock:
            if self._folder is not None:
                self._folder.close()
                self._folder = None

    def _clear(self) -> None:
        while True:
            try:
                with _dead(self._base) as names:
                    pass
                if names:
                    log.info("removed what dead processes left: %s", ", ".join(names))
            except Exception:  # a thread that ends would be missed by nobody
                log.exception("what dead processes left could not be removed")
            if self._closed.wait(self._clear_every_s):
                return


def abandoned(base: Path) -> list[Path]:
    """The folders of runners that died and that nobody has taken away yet, and other files that nobody looks after.

    Only looks: what a living runner makes at this moment may be among them, so ask twice.
    """
    found: list[Path] = []
    for entry in sorted(base.iterdir()) if base.is_dir() else ():
        with contextlib.suppress(BlockingIOError, PermissionError):  # it lives, or is another user's
            with contextlib.suppress(FileNotFoundError, NotADirectoryError):
                os.close(_locked(entry / _LOCK, shared=True))
            if entry.exists():
                found.append(entry)
    return found


@contextmanager
def _dead(base: Path) -> Generator[list[str]]:
    """Whose folders nobody holds any more; they are removed unless the block raises."""
    fallen: list[tuple[Path, int]] = []
    try:
        for folder in _folders(base):
            with contextlib.suppress(OSError):  # it lives, or somebody else looks after it
                fallen.append((folder, _locked(folder / _LOCK)))
        yield [folder.name for folder, _ in fallen]
        for folder, _ in fallen:
            shutil.rmtree(folder, ignore_errors=True)
    finally:
        for _, lock in fallen:
            os.close(lock)


def _folders(base: Path) -> Iterator[Path]:
    """Of everybody, the dead too, and those that nobody can still be making."""
    for folder in list(base.iterdir()) if base.is_dir() else ():
        with contextlib.suppress(OSError):  # it goes, or is renamed, at this moment
            half_made = folder.name.startswith(_NEW)
            if folder.is_dir() and not (half_made and time.time() - folder.stat().st_mtime < _HALF_MADE_AFTER_S):
                yield folder


def _locked(path: Path, *, shared: bool = False) -> int:
    """An open file that is locked; OSError where another process has it."""
    handle = os.open(path, os.O_RDONLY | os.O_CLOEXEC if shared else os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    try:
        fcntl.flock(handle, (fcntl.LOCK_SH if shared else fcntl.LOCK_EX) | fcntl.LOCK_NB)
    except OSError:
        os.close(handle)
        raise
    return handle
