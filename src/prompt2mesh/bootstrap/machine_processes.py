"""The processes of a studio on this machine, as Linux shows them."""

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

# What is started by another process of the studio and must not outlive it.
_CHILDREN = ("prompt2mesh.blender.", "prompt2mesh.instance_agent", "prompt2mesh.desktop", "prompt2mesh.cli blender")
_ZOMBIE = "Z"


@dataclass(frozen=True, kw_only=True)
class StudioProcess:
    """A process that was started with the folder of a studio, or a place in it.

    Attributes:
        command: Its command line.
        orphan: Whether whoever started it is gone although it must not outlive that.
    """

    pid: int
    parent: int
    command: str
    orphan: bool


def studio_processes(data: Path) -> list[StudioProcess]:
    """Those of a data folder, without this process and whoever started it; empty where /proc does not tell."""
    parents = dict(_all())
    mine = _lineage(os.getpid(), parents)
    known = {pid: parent for pid, parent in parents.items() if _knows(pid, str(data).encode())}
    processes: list[StudioProcess] = []
    for pid, parent in sorted(known.items()):
        if pid not in mine:
            command = _read(pid, "cmdline").replace(b"\0", b" ").decode(errors="replace").strip()
            orphan = any(name in command for name in _CHILDREN) and parent not in known and parent != os.getpid()
            processes.append(StudioProcess(pid=pid, parent=parent, command=command, orphan=orphan))
    return processes


def _all() -> Iterator[tuple[int, int]]:
    """Every living process and its parent."""
    if not Path("/proc/self/stat").exists():
        return
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            fields = _read(int(entry.name), "stat").decode(errors="replace").rpartition(")")[2].split()
            if len(fields) > 1 and fields[0] != _ZOMBIE:
                yield int(entry.name), int(fields[1])


def _knows(pid: int, folder: bytes) -> bool:
    """Whether a path in the folder is in its environment or its command."""
    for name in ("environ", "cmdline"):
        text = _read(pid, name)
        start = text.find(folder)
        while start >= 0:
            if text[start + len(folder) : start + len(folder) + 1] in {b"", b"\0", b"/", b'"', b":"}:
                return True
            start = text.find(folder, start + 1)
    return False


def _lineage(pid: int, parents: Mapping[int, int]) -> set[int]:
    found = {pid}
    while (pid := parents.get(pid, 0)) > 0:
        found.add(pid)
    return found


def _read(pid: int, name: str) -> bytes:
    try:
        return Path(f"/proc/{pid}/{name}").read_bytes()
    except OSError:
        return b""
