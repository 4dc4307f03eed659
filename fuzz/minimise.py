"""Takes into the kept corpus what reaches a place that nothing kept does, and lets go of what does not.

Arcs between lines of this project are counted, by the interpreter's own tracing:
it needs no atheris, and says the same on every run.
"""

import os
import shutil
import sys
import threading
from collections.abc import Iterable
from pathlib import Path
from types import FrameType
from typing import Any, Self, cast

from fuzz.target import CORPUS, Target, corpus, load

MOST_BYTES = 60_000  # of one target's corpus; all of them stay within a few hundred kilobytes
# The targets too: two doors to the same code are two.
_TRACED = (f"{os.sep}src{os.sep}prompt2mesh{os.sep}", f"{os.sep}fuzz{os.sep}targets{os.sep}")

Arc = tuple[str, int, int]


def minimise(name: str, more: Iterable[Path] = ()) -> tuple[int, int]:
    """Writes the corpus anew: how many inputs it has, and their bytes.

    Args:
        name: The target.
        more: Folders with further inputs.
    """
    target = load(name)
    own = list(corpus(name))
    files = [*own, *(path for folder in more for path in folder.glob("*") if path.is_file())]
    # First what has a name that people read: whole inputs, from which a mutation gets further than from a torn one.
    files.sort(key=lambda path: (not _named(path), not path.name.startswith("seed-"), path.stat().st_size, path.name))
    seen: set[Arc] = set()
    kept: dict[str, bytes] = {}
    size = 0
    tracer = Tracer()
    with tracer, target.prepare():
        for path in files:
            data = path.read_bytes()
            arcs = tracer.arcs_of(target, data)
            if _named(path) or (not arcs <= seen and size + len(data) <= MOST_BYTES):
                seen |= arcs
                kept[path.name if "-" in path.name else path.name[:12]] = data
                size += len(data)
    folder = CORPUS / name
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    for file, data in kept.items():
        (folder / file).write_bytes(data)
    return len(kept), size


class Tracer:
    """Counts arcs in every thread that starts while it is entered: servers of a target answer in their own."""

    def __init__(self) -> None:
        """Start with nothing."""
        self._arcs: set[Arc] = set()

    def __enter__(self) -> Self:
        """Traces from now on."""
        self._before = sys.gettrace()
        threading.settrace(self._trace)
        sys.settrace(self._trace)
        return self

    def __exit__(self, *_: object) -> None:
        """Ends it; a thread that lives on is traced to its end."""
        sys.settrace(self._before)
        threading.settrace(cast("Any", self._before))

    def arcs_of(self, target: Target, data: bytes) -> set[Arc]:
        """The arcs between lines that one input takes; none where it fails, for a failure is no corpus."""
        self._arcs = arcs = set[Arc]()
        try:
            target.run(data)
        except Exception:  # noqa: BLE001 - see above
            return set()
        return arcs.copy()

    def _trace(self, frame: FrameType, event: str, argument: Any) -> Any:
        del event, argument
        file = frame.f_code.co_filename
        if not any(place in file for place in _TRACED):
            return None
        last = frame.f_lineno

        def lines(inner: FrameType, event: str, argument: Any) -> Any:
            nonlocal last
            del argument
            if event == "line":
                self._arcs.add((file, last, inner.f_lineno))
                last = inner.f_lineno
            return lines

        self._arcs.add((file, 0, last))
        return lines


def _named(path: Path) -> bool:
    """Whether it once was a finding: it stays, whatever it reaches now."""
    return path.name.startswith("found-")
