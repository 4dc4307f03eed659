"""Whether files fit where they were written.

Several of Blender's writers cut a file short on a full disk and say nothing, so
room is asked for from the system itself, after the writing.
"""

import errno
import os
import tempfile
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

from prompt2mesh.mesh.errors import StorageError

_MARGIN_BYTES = 1 << 16


def check_room(folder: Path) -> None:
    """Asks the system for room for one more file of the largest size in a folder.

    Raises:
        StorageError: There is none, so that what was written last may be cut short.
    """
    try:
        largest = max((entry.stat().st_size for entry in os.scandir(folder) if entry.is_file()), default=0)
        with tempfile.TemporaryFile(dir=folder) as probe:
            os.posix_fallocate(probe.fileno(), 0, largest + _MARGIN_BYTES)
    except OSError as exc:
        raise StorageError.of(exc) from exc


@contextmanager
def room_checked(folder: Path) -> Generator[None]:
    """Looks for room after what is written in the block, and first of all where the block fails.

    Raises:
        StorageError: In place of whatever error the lack of room led to.
    """
    try:
        yield
    except Exception as exc:
        # Blender hands on what its exporters raise as text; there may be room again by now.
        if f"[Errno {errno.ENOSPC}]" in str(exc):
            raise StorageError.of(OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(folder))) from exc
        check_room(folder)
        raise
    check_room(folder)
