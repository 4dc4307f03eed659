"""Runs a command as an ordinary user, also where root runs the tests and Python lies where only root may look."""

import os
import stat
import sys
from collections.abc import Sequence
from pathlib import Path

_USER = "4242"


def as_plain_user(command: Sequence[str], *, reading: Sequence[Path] = ()) -> list[str]:
    """The command as it is to be started: as it stands for an ordinary user, by another user for root.

    Args:
        command: A program of this Python.
        reading: Folders that it must be able to read, wherever they are.
    """
    if os.geteuid() != 0:
        return list(command)
    own = Path(__file__).parents[2]
    shown = {Path(sys.base_prefix), Path(sys.prefix), Path(sys.executable).parent.parent, own, *reading}
    shown |= {Path(entry) for entry in os.environ.get("PYTHONPATH", "").split(":") if entry}
    mounts: list[str] = []
    # A folder that is closed to others (root's home) is shown empty, with only what Python needs in it.
    closed = {path: folder for path in shown if (folder := _closed_above(path)) is not None}
    for folder in sorted(set(closed.values())):
        mounts += ["--perms", "0755", "--tmpfs", str(folder)]
    for path, folder in sorted(closed.items()):
        for between in sorted(one for one in path.parents if one.is_relative_to(folder) and one != folder):
            mounts += ["--perms", "0755", "--dir", str(between)]
        # A folder that is closed itself would stay so: what is in it is shown instead.
        for entry in sorted(path.iterdir()) if path == folder else [path]:
            mounts += ["--ro-bind", str(entry), str(entry)]
    become = ["setpriv", f"--reuid={_USER}", f"--regid={_USER}", "--clear-groups", "--inh-caps=-all"]
    return ["bwrap", "--dev-bind", "/", "/", *mounts, "--", *become, *command]


def _closed_above(path: Path) -> Path | None:
    """The first folder on the way to it that others may not pass."""
    way = [*reversed(path.parents), path]
    return next((folder for folder in way if folder.exists() and not folder.stat().st_mode & stat.S_IXOTH), None)
