"""Another state of the code beside this one, to be measured with the same installed packages."""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

LOCKS = ("requirements/core.lock", "requirements/server.lock")


class NoSuchStateError(Exception):
    """The reference names no commit."""


@dataclass(frozen=True)
class Tree:
    """A state of the code.

    Attributes:
        python: That runs it; its installed packages are those of this Python.
    """

    name: str
    folder: Path
    python: Path

    def environment(self, harness: Path) -> dict[str, str]:
        """What a program needs to run this state's product under the benchmarks of another one."""
        paths = [str(self.folder / "src"), str(harness)]
        return {**os.environ, "PYTHONPATH": os.pathsep.join(paths), "PYTHONDONTWRITEBYTECODE": "1"}


@contextmanager
def checked_out(root: Path, ref: str, *, python: Path, own_environment: bool = False) -> Generator[Tree]:
    """A temporary worktree of a commit; nothing of it is left afterwards.

    Args:
        root: The clone.
        ref: A commit, tag or branch.
        python: Of the installed environment.
        own_environment: Install what that commit's locks say into an environment of its own; some minutes.

    Raises:
        NoSuchStateError: There is no such commit.
    """
    commit = _git(root, "rev-parse", "--verify", "--quiet", "--short=10", f"{ref}^{{commit}}")
    if not commit:
        raise NoSuchStateError(f"{ref} is no commit, tag or branch of this clone")
    scratch = Path(tempfile.mkdtemp(prefix="p2m-compare-"))
    folder = scratch / "tree"
    try:
        subprocess.run(
            ["git", "-C", str(root), "worktree", "add", "--quiet", "--detach", str(folder), commit], check=True
        )
        if own_environment:
            subprocess.run(["make", "-C", str(folder), "setup-server"], check=True)
            python = folder / ".venv" / "bin" / "python"
        yield Tree(f"{ref} ({commit})", folder, python)
    finally:
        subprocess.run(["git", "-C", str(root), "worktree", "remove", "--force", str(folder)], check=False)
        shutil.rmtree(scratch, ignore_errors=True)
        subprocess.run(["git", "-C", str(root), "worktree", "prune"], check=False)


def differing_locks(one: Path, other: Path) -> list[str]:
    """The lock files that say something else in two trees."""
    return [name for name in LOCKS if _text(one / name) != _text(other / name)]


def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8") if path.exists() else ""


def _git(root: Path, *arguments: str) -> str:
    return subprocess.run(
        ["git", "-C", str(root), *arguments], capture_output=True, text=True, check=False
    ).stdout.strip()
