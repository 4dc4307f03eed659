"""How much room is left where a process keeps its files."""

import shutil
from collections.abc import Generator, Mapping
from contextlib import contextmanager
from pathlib import Path

from prompt2mesh.telemetry import metrics
from prompt2mesh.telemetry.declaring import Readings


@contextmanager
def told_disks(folders: Mapping[str, Path]) -> Generator[None]:
    """Tells while the block runs.

    Args:
        folders: By the name that the metric has for them; what is not there is not told.
    """

    def readings(what: str) -> Readings:
        found: dict[tuple[str, ...], float] = {}
        for name, folder in folders.items():
            try:
                there = next(each for each in (folder, *folder.parents) if each.exists())
                found[name,] = float(getattr(shutil.disk_usage(there), what))
            except OSError:
                continue
        return found

    ends = [metrics.DISK_FREE.ask(lambda: readings("free")), metrics.DISK_SIZE.ask(lambda: readings("total"))]
    try:
        yield
    finally:
        for end in ends:
            end()
