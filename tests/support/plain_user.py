"""Runs a command as an ordinary user, also where the tests are run by root and Python lies in root's home."""

import os
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
    # Root's home is closed to others: show them an empty one with only what Python needs in it.
    home = Path("/root")
    inside = sorted(path for path in shown if path.is_relative_to(home))
    folders = sorted({folder for path in inside for folder in path.parents if folder.is_relative_to(home)} - {home})
    mounts = ["--perms", "0755", "--tmpfs", str(home)]
    for folder in folders:
        mounts += ["--perms", "0755", "--dir", str(folder)]
    for path in inside:
        mounts += ["--ro-bind", str(path), str(path)]
    become = ["setpriv", f"--reuid={_USER}", f"--regid={_USER}", "--clear-groups", "--inh-caps=-all"]
    return ["bwrap", "--dev-bind", "/", "/", *mounts, "--", *become, *command]
