"""The processes of a studio as the kernel shows them: only those that were given its folder."""

import os
import signal
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path


def processes_of(data: Path) -> list[int]:
    """Every process that was given a data folder, or a place in it."""
    return [pid for pid in _pids() if str(data).encode() in _read(pid, "environ") and state_of(pid) != "Z"]


def command_of(pid: int) -> bytes:
    """The command line of a process; empty where it is gone."""
    return _read(pid, "cmdline")


def parent_of(pid: int) -> int:
    return int(_status(pid)[1])


def state_of(pid: int) -> str:
    """A letter, as `ps` shows it; Z where it is gone."""
    return _status(pid)[0]


def send(pid: int, number: signal.Signals) -> None:
    with suppress(ProcessLookupError):
        os.kill(pid, number)


def _pids() -> Iterator[int]:
    return (int(entry) for entry in os.listdir("/proc") if entry.isdigit())  # noqa: PTH208 - of the kernel's


def _read(pid: int, name: str) -> bytes:
    try:
        return Path(f"/proc/{pid}/{name}").read_bytes()
    except OSError:
        return b""


def _status(pid: int) -> list[str]:
    return _read(pid, "stat").decode(errors="replace").rsplit(")", 1)[-1].split() or ["Z", "0"]
