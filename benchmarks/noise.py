"""Whether the machine was quiet: what other programs took of the processor while something was measured."""

import os
import threading
import time
import uuid
from collections import defaultdict
from collections.abc import Generator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

_PROC = Path("/proc")
_MARK = "BENCHMARK_RUN"  # what a run starts inherits it, whoever its parent becomes
_EVERY_S = 3.0
_LOUD_PERCENT = 5.0


@dataclass(frozen=True)
class Process:
    """What the system says of a process; its CPU time in seconds."""

    pid: int
    parent: int
    name: str
    cpu_s: float


@dataclass
class Noise:
    """What others did, as the conditions of a section.

    Attributes:
        load_before: The load average of the last minute, at the start.
        others_percent: Of all cores' time, what programs took that are not of the run; None where it cannot be told.
        stolen_percent: Of all cores' time, what the hypervisor gave to others.
        busiest: The program of others that took most.
    """

    load_before: float
    others_percent: float | None = None
    stolen_percent: float | None = None
    busiest: str = ""
    cores: int = field(default_factory=lambda: os.cpu_count() or 1)

    def conditions(self) -> dict[str, Any]:
        """For `results.record`."""
        found: dict[str, Any] = {"load_before": round(self.load_before, 2)}
        for name in ("others_percent", "stolen_percent"):
            if (value := getattr(self, name)) is not None:
                found[name] = round(value, 1)
        if warnings := self.warnings():
            found["warnings"] = warnings
        return found

    def warnings(self) -> list[str]:
        """Why the figures may be wrong, in words; none on a quiet machine."""
        found: list[str] = []
        if self.load_before > 0.5 * self.cores:
            found.append(f"The machine was not idle before: load {self.load_before:.2f} on {self.cores} cores.")
        if (self.others_percent or 0.0) > _LOUD_PERCENT:
            found.append(f"Other programs took {self.others_percent:.0f} % of the processor meanwhile, most of it "
                         f"`{self.busiest}`: times are longer than they would be alone.")  # fmt: skip
        if (self.stolen_percent or 0.0) > _LOUD_PERCENT:
            found.append(f"The hypervisor took {self.stolen_percent:.0f} % of the processor away.")
        return found


@contextmanager
def listening() -> Generator[Noise]:
    """Watches what others do meanwhile; the findings are whole at the end."""
    noise = Noise(os.getloadavg()[0])
    if not (_PROC / "stat").exists():
        yield noise
        return
    os.environ.setdefault(_MARK, uuid.uuid4().hex)
    over = threading.Event()
    watch = Watch(os.environ[_MARK])
    thread = threading.Thread(target=watch.look_until, args=(over,), daemon=True)
    started, stolen = time.monotonic(), _stolen_s()
    watch.look()
    thread.start()
    try:
        yield noise
    finally:
        over.set()
        thread.join()
        watch.look()
        whole = (time.monotonic() - started) * noise.cores / 100.0
        noise.others_percent = sum(watch.taken.values()) / whole
        noise.stolen_percent = (_stolen_s() - stolen) / whole
        noise.busiest = max(watch.taken, key=lambda name: watch.taken[name], default="")


class Watch:
    """Sums up what the processes of others take, seconds by name."""

    def __init__(self, mark: str) -> None:
        """Start with nothing seen.

        Args:
            mark: In the environment of what is ours.
        """
        self.taken: defaultdict[str, float] = defaultdict(float)
        self._mark = mark
        self._seen: dict[int, float] = {}
        self._marked: set[int] = {os.getpid()}
        self._started = False

    def look_until(self, over: threading.Event) -> None:
        """Looks every few seconds."""
        while not over.wait(_EVERY_S):
            self.look()

    def look(self) -> None:
        """Adds what the processes of others took since the last look."""
        processes = {process.pid: process for process in _processes()}
        for pid in processes.keys() - self._seen.keys():
            if _has_mark(pid, self._mark):
                self._marked.add(pid)
        for process in others(processes, self._marked):
            # One that is new took all of its time meanwhile, unless this is the first look.
            before = self._seen.get(process.pid, 0.0 if self._started else process.cpu_s)
            self.taken[process.name] += max(process.cpu_s - before, 0.0)
        self._seen = {pid: process.cpu_s for pid, process in processes.items()}
        self._started = True


def others(processes: Mapping[int, Process], ours: set[int]) -> list[Process]:
    """The processes that are not ours, nor have one of ours above them."""

    def is_ours(pid: int) -> bool:
        while pid in processes:
            if pid in ours:
                return True
            pid = processes[pid].parent
        return False

    return [process for pid, process in processes.items() if not is_ours(pid)]


def _processes() -> Generator[Process]:
    tick = os.sysconf("SC_CLK_TCK")
    for folder in _PROC.iterdir():
        if folder.name.isdigit():
            try:
                text = (folder / "stat").read_text(encoding="utf-8", errors="replace")
            except OSError:
                continue  # it has ended
            name, _, rest = text.partition("(")[2].rpartition(")")
            fields = rest.split()
            yield Process(int(folder.name), int(fields[1]), name, (int(fields[11]) + int(fields[12])) / tick)


def _has_mark(pid: int, mark: str) -> bool:
    try:
        return f"{_MARK}={mark}".encode() in (_PROC / str(pid) / "environ").read_bytes()
    except OSError:
        return False


def _stolen_s() -> float:
    fields = (_PROC / "stat").read_text(encoding="ascii").splitlines()[0].split()
    return int(fields[8]) / os.sysconf("SC_CLK_TCK")
