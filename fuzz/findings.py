"""Keeps what was found: one input for each place that fails, with its trace beside it."""

import hashlib
import os
import traceback
from pathlib import Path
from types import TracebackType

_ROOT = str(Path(__file__).parents[1])


class TooSlowError(AssertionError):
    """An input took more processor time than it may."""


def signature(error: BaseException) -> str:
    """The kind of an error and the innermost place of this repository that it went through."""
    frames = [
        frame for frame in traceback.extract_tb(_innermost(error)) if frame.filename.startswith(_ROOT)
        and "site-packages" not in frame.filename
    ]  # fmt: skip
    where = f"{Path(frames[-1].filename).stem}.{frames[-1].name}" if frames else "elsewhere"
    return f"{type(error).__name__} in {where}"


def _innermost(error: BaseException) -> TracebackType | None:
    return error.__traceback__


class Findings:
    """The findings of one target, in a folder."""

    def __init__(self, folder: Path) -> None:
        """Take the folder; what it holds already is known."""
        self._folder = folder
        folder.mkdir(parents=True, exist_ok=True)
        self._sizes = {path.stem: path.stat().st_size for path in folder.glob("*.input")}

    def add(self, data: bytes, error: BaseException) -> bool:
        """Keeps an input, if it is the first of its kind or shorter than the one before; whether it is new.

        Of one that is not kept the time of the known one tells that it was found again.
        """
        what = signature(error)
        name = hashlib.sha256(what.encode()).hexdigest()[:12]
        known = self._sizes.get(name)
        if known is not None and known <= len(data):
            (self._folder / f"{name}.input").touch()
            return False
        self._sizes[name] = len(data)
        trace = "".join(traceback.format_exception(error, limit=-12))
        _write(self._folder / f"{name}.input", data)
        _write(self._folder / f"{name}.txt", f"{what}\n\n{data[:2000]!r}\n\n{trace}".encode("utf-8", "replace"))
        return known is None


def found_in(folder: Path, *, since_s: float = 0.0) -> dict[str, str]:
    """The inputs of a folder that were found, or found again, since a time, and the first line about each."""
    found: dict[str, str] = {}
    for path in sorted(folder.glob("*.input")):
        if path.stat().st_mtime < since_s:
            continue
        told = path.with_suffix(".txt")
        lines = told.read_text("utf-8", "replace").splitlines() if told.is_file() else []
        found[path.name] = lines[0] if lines else "no trace was kept"
    return found


def _write(path: Path, data: bytes) -> None:
    part = path.with_suffix(path.suffix + ".part")
    part.write_bytes(data)
    os.replace(part, path)  # noqa: PTH105 - the same on every system
