"""What the pool tells of its workers: how many live, what they take of memory, and why they ended."""

import os
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Literal

from prompt2mesh.telemetry import metrics

EndReason = Literal["crashed", "timeout", "canceled", "geometry_fault", "retired", "interrupted"]


class WorkerMetrics:
    """Asks the pool when somebody looks.

    Attributes:
        ends: How many workers have ended, by reason.
    """

    def __init__(self, pids: Callable[[], tuple[list[int], list[int]]]) -> None:
        """Begins to tell.

        Args:
            pids: Of the idle workers and of the busy ones.
        """
        self.ends: Counter[EndReason] = Counter()
        self._pids = pids
        self._slots: dict[int, int] = {}
        self._ends = [metrics.WORKERS.ask(self._by_state), metrics.WORKER_MEMORY.ask(self._memory)]

    def ended(self, reason: EndReason) -> None:
        """A worker is no more, and another takes its place when it is needed."""
        self.ends[reason] += 1
        metrics.WORKER_RESTARTS.inc(reason=reason)

    def close(self) -> None:
        """Tells no more."""
        for end in self._ends:
            end()

    def _by_state(self) -> dict[tuple[str, ...], float]:
        idle, busy = self._pids()
        return {("idle",): float(len(idle)), ("busy",): float(len(busy))}

    def _memory(self) -> dict[tuple[str, ...], float]:
        idle, busy = self._pids()
        living = {*idle, *busy}
        self._slots = {pid: slot for pid, slot in self._slots.items() if pid in living}
        for pid in sorted(living - self._slots.keys()):
            # A worker keeps its place as long as it lives, and who follows takes the place that is free.
            taken = set(self._slots.values())
            self._slots[pid] = next(slot for slot in range(len(living)) if slot not in taken)
        found = {(str(slot),): resident_bytes(pid) for pid, slot in self._slots.items()}
        return {key: float(size) for key, size in found.items() if size}


def resident_bytes(pid: int) -> int:
    """The resident memory of a process; 0 where it is gone, or this is not Linux."""
    try:
        pages = int(Path(f"/proc/{pid}/statm").read_text(encoding="ascii").split()[1])
    except (OSError, ValueError, IndexError):
        return 0
    return pages * os.sysconf("SC_PAGE_SIZE")
