"""What the processes of a studio hold at one moment, as the kernel and the database tell."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from tests.support.chaos.stage import RUNNERS, Stage

Measure = Literal["memory", "descriptors", "threads", "connections", "files"]
UNITS: Mapping[Measure, str] = {
    "memory": "MB", "descriptors": "", "threads": "", "connections": "", "files": "",
}  # fmt: skip
_PARTS = ("api", *RUNNERS, "page", "mcp", "router")


@dataclass(frozen=True)
class Sample:
    """One moment.

    Attributes:
        at_s: Since the start.
        values: By what is measured and of whom, such as `("memory", "api")`; memory is what belongs to the process
            alone (RssAnon), in MB.
    """

    at_s: float
    values: Mapping[tuple[Measure, str], float]


def sample(stage: Stage, *, at_s: float) -> Sample:
    """Looks at every process of the stage; one that is just being started again is left out."""
    values: dict[tuple[Measure, str], float] = {}
    for name in _PARTS:
        process = stage.service.processes.get(name)
        if process is not None:
            _add(values, name, [process.pid])
    _add(values, "Blender workers", stage.workers())
    if stage.server is not None:
        values["connections", "database"] = float(len(stage.server.backends()))
    # What is made for one job and gone with it counts only where it is not.
    values["files", "temporary"] = float(_files(stage.scratch))
    values["files", "scratch"] = float(sum(1 for place in _folders(stage.data / "work") for _ in place.iterdir()))
    return Sample(at_s, values)


def _add(values: dict[tuple[Measure, str], float], name: str, pids: list[int]) -> None:
    found = [told for pid in pids if (told := _told(pid)) is not None]
    if found:
        # The largest: a worker that was started again is young.
        for measure in found[0]:
            values[measure, name] = max(one[measure] for one in found)


def _told(pid: int) -> dict[Measure, float] | None:
    try:
        lines = dict(line.split(":", 1) for line in Path(f"/proc/{pid}/status").read_text().splitlines())
        return {
            "memory": int(lines["RssAnon"].split()[0]) / 1024, "threads": float(lines["Threads"]),
            "descriptors": float(sum(1 for _ in Path(f"/proc/{pid}/fd").iterdir())),
        }  # fmt: skip
    except (OSError, KeyError):
        return None


def _folders(base: Path) -> list[Path]:
    return [entry for entry in base.iterdir() if entry.is_dir()] if base.is_dir() else []


def _files(folder: Path) -> int:
    return sum(1 for _ in folder.rglob("*"))
