"""A program of the desktop as a child that cannot outlive its parent, with what it says put into our own log."""

import asyncio
import contextlib
import ctypes
import os
import signal
import sys
import time
from collections.abc import Mapping, Sequence

from prompt2mesh.telemetry.records import json_line, timestamp

_PR_SET_PDEATHSIG = 1
_LIBC = ctypes.CDLL(None)  # found before a fork, after which nothing may be looked up
_MOST_LINES = 200
_PER_S = 60.0
_LINE_CHARS = 500


class Part:
    """A running program."""

    def __init__(self, name: str, process: asyncio.subprocess.Process) -> None:
        """Take a process that runs; its words are told from now on."""
        self.name = name
        self.started_at = time.monotonic()
        self._process = process
        self._telling = asyncio.create_task(self._tell())

    @classmethod
    async def start(
        cls, name: str, command: Sequence[str], *, environment: Mapping[str, str], pass_fds: Sequence[int] = (),
        first_line: bytes = b"",
    ) -> "Part":  # fmt: skip
        """Starts a program.

        Args:
            name: For the log.
            command: What to run.
            environment: All that it sees of one.
            pass_fds: Open files that it gets.
            first_line: What it reads from its standard input; nothing more comes there.
        """
        process = await asyncio.create_subprocess_exec(
            *command, env=dict(environment), pass_fds=tuple(pass_fds), stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.STDOUT, start_new_session=True,
            preexec_fn=_end_with_parent,
        )  # fmt: skip
        part = cls(name, process)
        assert process.stdin is not None
        with contextlib.suppress(OSError):
            process.stdin.write(first_line)
            await process.stdin.drain()
        process.stdin.close()
        return part

    @property
    def pid(self) -> int:
        """Its process."""
        return self._process.pid

    @property
    def runs(self) -> bool:
        """Whether it has not ended."""
        return self._process.returncode is None

    async def ended(self) -> int:
        """Waits for its end; the status, as Python counts it."""
        return await self._process.wait()

    async def end(self, *, patience_s: float) -> None:
        """Asks it and what it started to end, and after a while ends them."""
        if self.runs:
            self._signal(signal.SIGTERM)
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(patience_s):
                    await self._process.wait()
        self._signal(signal.SIGKILL)  # also what it left behind
        await self._process.wait()
        self._telling.cancel()

    def _signal(self, number: int) -> None:
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(self._process.pid, number)

    async def _tell(self) -> None:
        """Passes on what it says; a flood is cut, so that it fills no log."""
        assert self._process.stdout is not None
        begun, lines = time.monotonic(), 0
        while True:
            try:
                line = await self._process.stdout.readline()
            except ValueError:  # longer than a line may be: it was thrown away
                continue
            if not line:
                return
            if time.monotonic() - begun > _PER_S:
                begun, lines = time.monotonic(), 0
            lines += 1
            if lines <= _MOST_LINES:
                tell(line.decode(errors="replace").rstrip()[:_LINE_CHARS], part=self.name)
            elif lines == _MOST_LINES + 1:
                tell(f"it says more than {_MOST_LINES} lines a minute; the rest of them is not shown", part=self.name)


def tell(words: str, *, part: str = "") -> None:
    """Puts a line into the log of the desktop: for people with a terminal attached, as a record of JSON without.

    Args:
        words: What there is to say.
        part: Which program says it.
    """
    line = _as_record(words, part) if _for_machines() else f"{part}: {words}" if part else words
    with contextlib.suppress(OSError):
        print(line, file=sys.stderr, flush=True)  # noqa: T201 - its log is the standard error


def _for_machines() -> bool:
    said = os.environ.get("PROMPT2MESH_LOG_FORMAT", "").strip().lower()
    return said == "json" or (said != "console" and not sys.stderr.isatty())


def _as_record(words: str, part: str) -> str:
    logger = f"prompt2mesh.desktop.{part}" if part else "prompt2mesh.desktop"
    return json_line(
        {"time": timestamp(time.time()), "level": "info", "logger": logger, "process": "desktop", "event": words}
    )


def _end_with_parent() -> None:
    _LIBC.prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
