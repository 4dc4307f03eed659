"""The processes of a studio as the kernel shows them: only those that were given its folder, or a place in it."""

import os
import signal
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path


def processes_of(data: Path) -> list[int]:
    """Every process that was given a data folder, or a place in it: in its environment, or as all that it sees of it."""
    place = str(data).encode()
    return [pid for pid in _pids() if _was_given(pid, place) and state_of(pid) != "Z"]


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


def _was_given(pid: int, place: bytes) -> bool:
    if place in _read(pid, "environ"):
        return True
    # What is locked in knows nothing of the folder: its mounts show it, and the command of who locked it in.
    return place in _read(pid, "mountinfo") or (b"bwrap\0" in command_of(pid)[:64] and place in command_of(pid))


def _pids() -> Iterator[int]:
    return (int(entry) for entry in os.listdir("/proc") if entry.isdigit())  # noqa: PTH208 - of the kernel's


def _read(pid: int, name: str) -> bytes:
    try:
        return Path(f"/proc/{pid}/{name}").read_bytes()
    except OSError:
        return b""


def _status(pid: int) -> list[str]:
    return _read(pid, "stat").decode(errors="replace").rsplit(")", 1)[-1].split() or ["Z", "0"]
