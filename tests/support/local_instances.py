"""Looks at the processes of instances on this machine from outside, and ends them after a test."""

import contextlib
import os
import shutil
import signal
from pathlib import Path

from prompt2mesh.instances.local import processes
from tests.support.chaos.processes import command_of
from tests.support.runners import wait_for


def processes_below(root: Path) -> list[int]:
    """Whoever was started with a path below a folder, or has its temporary files there."""
    found: list[int] = []
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit() and int(entry.name) != os.getpid():
            with contextlib.suppress(OSError):
                told = (entry / "cmdline").read_bytes() + (entry / "environ").read_bytes()
                if str(root).encode() in told:
                    found.append(int(entry.name))
    return found


def supervisors_below(root: Path) -> list[int]:
    return [pid for pid in processes_below(root)
            if b"instances.local.supervisor" in command_of(pid)]  # fmt: skip


def kill(*pids: int) -> None:
    for pid in pids:
        with contextlib.suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)


def end_all(root: Path) -> None:
    """Ends what a test left running, by their own pids."""
    kill(*supervisors_below(root))
    wait_for(lambda: not _killed(root))
    processes.reap()
    shutil.rmtree(root, ignore_errors=True)


def _killed(root: Path) -> list[int]:
    left = processes_below(root)
    kill(*left)
    return left
