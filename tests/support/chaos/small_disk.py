"""A disk so small that a test fills it: a tmpfs of a few hundred megabytes where this user may mount one."""

import subprocess
from collections.abc import Generator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

_BALLAST = ".ballast"
_CHUNK = b"\0" * (1 << 20)


@dataclass(frozen=True)
class SmallDisk:
    """A folder on a disk of its own, or on the machine's where none could be mounted."""

    folder: Path
    mounted: bool

    def fill(self) -> None:
        """Takes all the room there is, to the last byte."""
        assert self.mounted, "the machine's own disk is not to be filled"
        with (self.folder / _BALLAST).open("ab", buffering=0) as ballast:
            chunk = _CHUNK
            while chunk:
                try:
                    ballast.write(chunk)
                except OSError:
                    chunk = chunk[: len(chunk) // 2]

    def empty(self) -> None:
        (self.folder / _BALLAST).unlink(missing_ok=True)


@contextmanager
def small_disk(folder: Path, *, megabytes: int) -> Generator[SmallDisk]:
    """Mounts it at a new folder; gone at the end. Of no megabytes it is a folder of the machine's own disk."""
    folder.mkdir(parents=True)
    if not megabytes:
        yield SmallDisk(folder, mounted=False)
        return
    options = f"size={megabytes}m,mode=0755"
    command = ["mount", "-t", "tmpfs", "-o", options, "prompt2mesh-chaos", str(folder)]
    mounted = False
    with suppress(FileNotFoundError):
        mounted = subprocess.run(command, capture_output=True, check=False).returncode == 0
    try:
        yield SmallDisk(folder, mounted)
    finally:
        if mounted:
            subprocess.run(["umount", "--lazy", str(folder)], check=True)
