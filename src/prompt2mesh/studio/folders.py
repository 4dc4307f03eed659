"""A model's folder on disk: always whole.

A version is written into a hidden folder beside the final one and then takes
its place in one rename (an exchange, where there was one before), so that no
reader and no crash ever sees half a model. Earlier programs are kept in
`history/`, which is what undo goes back through.
"""

import ctypes
import errno
import os
import re
import shutil
import sys
import tempfile
import time
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

from prompt2mesh.mesh.document import read_program, write_program, write_text
from prompt2mesh.mesh.errors import InputFileError
from prompt2mesh.mesh.program import MeshProgram
from prompt2mesh.studio.report import ModelReport

PROGRAM_FILE = "model.p2m.json"
REPORT_FILE = "report.json"
HISTORY = "history"
AGENT_RUN = ".agent"  # an agent's run that has not ended, and the conversation about the model
_STALE_AFTER_S = 24 * 3600
_AT_FDCWD, _RENAME_EXCHANGE = -100, 2
_MAX_SLUG = 60


def slug(prompt: str) -> str:
    """A short folder name for a prompt."""
    words = re.sub(r"[^a-z0-9]+", "-", prompt.lower()).strip("-")
    return words[:_MAX_SLUG].rstrip("-") or "model"


def free_folder(parent: Path, name: str) -> Path:
    """`parent/name`, or with a number behind it where that is taken."""
    candidate, number = parent / name, 2
    while candidate.exists():
        candidate, number = parent / f"{name}-{number}", number + 1
    return candidate


def locate(model: Path) -> Path:
    """The folder of a model given as the folder or as its program file.

    Raises:
        InputFileError: There is no model there.
    """
    folder = model.parent if model.is_file() else model
    if not (folder / PROGRAM_FILE).is_file():
        raise InputFileError(
            f"a model's folder (with {PROGRAM_FILE} in it) was expected; got {model}",
            hint="give the folder that `prompt2mesh make` wrote",
        )
    return folder


def load_model(folder: Path) -> MeshProgram:
    """The current program of a model folder."""
    return read_program(folder / PROGRAM_FILE)


def load_report(folder: Path) -> ModelReport:
    """The report of a model folder.

    Raises:
        InputFileError: It is missing or is not a report.
    """
    path = folder / REPORT_FILE
    try:
        return ModelReport.model_validate_json(path.read_bytes())
    except (OSError, ValueError) as exc:
        raise InputFileError(
            f"a report was expected in {path}: {exc}", hint="build it again: prompt2mesh render"
        ) from exc


def write_report(folder: Path, report: ModelReport) -> None:
    """Writes the report, whole or not at all."""
    write_text(folder / REPORT_FILE, report.model_dump_json(indent=2) + "\n")


@contextmanager
def new_version(folder: Path) -> Generator[Path]:
    """A hidden folder to write a version into; takes `folder`'s place when the block ends well.

    Raises:
        InputFileError: `folder` exists and is not a model's.
    """
    folder = folder.absolute()
    if (
        folder.exists()
        and any(path.name != AGENT_RUN for path in (folder.iterdir() if folder.is_dir() else [folder]))
        and not (folder / PROGRAM_FILE).exists()
    ):
        raise InputFileError(
            f"{folder} exists and is not a model's folder; nothing was written", hint="choose another --out"
        )
    folder.parent.mkdir(parents=True, exist_ok=True)
    _sweep(folder.parent)
    temporary = folder.parent / f".{folder.name}.part-{os.getpid()}"
    shutil.rmtree(temporary, ignore_errors=True)
    temporary.mkdir()
    try:
        yield temporary
        if (folder / AGENT_RUN).is_dir():
            # Linked and not moved: until the exchange it belongs to the old folder, and after it to the new one.
            shutil.copytree(folder / AGENT_RUN, temporary / AGENT_RUN, copy_function=os.link)
        if folder.exists():
            _exchange(temporary, folder)
        else:
            temporary.rename(folder)
    finally:
        shutil.rmtree(temporary, ignore_errors=True)


@contextmanager
def scratch(parent: Path) -> Generator[Path]:
    """A hidden folder beside the target, so that results can be renamed into place."""
    _sweep(parent)
    folder = Path(tempfile.mkdtemp(prefix=".p2m.part-", suffix=f"-{os.getpid()}", dir=parent))
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def additions(folder: Path) -> Generator[Path]:
    """A hidden folder whose files are put into a model's folder when the block ends well."""
    folder = folder.absolute()
    with scratch(folder.parent) as temporary:
        yield temporary
        for file in sorted(temporary.iterdir()):
            file.replace(folder / file.name)


def keep_history(before: Path, version: Path, *, current: MeshProgram | None) -> None:
    """Copies the earlier programs of `before` into `version` and adds the one it had."""
    target = version / HISTORY
    if (before / HISTORY).is_dir():
        shutil.copytree(before / HISTORY, target)
    if current is not None:
        target.mkdir(exist_ok=True)
        write_program(target / f"{len(list(target.glob('*.json'))) + 1:04d}.p2m.json", current)


def history(folder: Path) -> list[Path]:
    """Earlier programs, oldest first."""
    return sorted((folder / HISTORY).glob("*.p2m.json"))


def _exchange(new: Path, old: Path) -> None:
    """Swaps two folders atomically (Linux renameat2); else by two renames."""
    if sys.platform == "linux":
        libc = ctypes.CDLL(None, use_errno=True)
        done = libc.renameat2(_AT_FDCWD, os.fsencode(new), _AT_FDCWD, os.fsencode(old), _RENAME_EXCHANGE)
        if done == 0:
            return
        if ctypes.get_errno() not in (errno.EINVAL, errno.ENOSYS):
            raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()), str(old))
    aside = old.with_name(f".{old.name}.old-{os.getpid()}")
    old.rename(aside)
    new.rename(old)
    shutil.rmtree(aside, ignore_errors=True)


def _sweep(parent: Path) -> None:
    """Removes what a killed process left behind a day ago or more, or whose process is gone."""
    for leftover in parent.glob(".*.part-*"):
        owner = leftover.name.rpartition("-")[2]
        gone = owner.isdigit() and not Path(f"/proc/{owner}").exists()
        if gone or time.time() - leftover.stat().st_mtime > _STALE_AFTER_S:
            shutil.rmtree(leftover, ignore_errors=True)
