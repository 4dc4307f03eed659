"""One Blender worker process: started, spoken to, killed.

The worker is given an environment without secrets and dies with this process.
"""

import contextlib
import json
import os
import selectors
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any, cast

from prompt2mesh.mesh.errors import (
    CanceledError,
    GeometryError,
    Prompt2MeshError,
    WorkerCrashedError,
    WorkerTimeoutError,
    error_of,
)
from prompt2mesh.studio.ports import never
from prompt2mesh.telemetry import traces

START_TIMEOUT_S = 90.0
_LOOK_EVERY_S = 0.2  # a cancel is felt at once
_KEPT_VARIABLES = ("PATH", "HOME", "LANG", "LC_ALL", "LD_LIBRARY_PATH", "PYTHONPATH", "VIRTUAL_ENV",
                   "XDG_CACHE_HOME", "XDG_RUNTIME_DIR", "PROMPT2MESH_WORKER_MEMORY_MB", "PROMPT2MESH_CACHE",
                   "OMP_NUM_THREADS")  # fmt: skip


@dataclass(frozen=True)
class WorkerAnswer:
    """A line from a worker: exactly one of the three.

    Attributes:
        progress: The stage and its share.
    """

    progress: tuple[str, float] | None = None
    result: dict[str, Any] | None = None
    error: Prompt2MeshError | None = None


def read_answer(line: bytes, *, number: int) -> WorkerAnswer:
    """Reads a line.

    Args:
        line: As it came.
        number: Of the question.

    Raises:
        WorkerCrashedError: It is no answer to that question: a worker that says such things cannot be used any more.
    """
    try:
        found: Any = json.loads(line)
        match found:
            case {"id": answers, "progress": {"stage": str(stage), "share": int() | float() as share}} if (
                answers == number
            ):
                return WorkerAnswer(progress=(stage, float(share)))
            case {"id": answers, "ok": True, "result": dict()} if answers == number:
                return WorkerAnswer(result=cast("dict[str, Any]", found["result"]))
            case {"id": answers, "ok": False, "error": dict()} if answers == number:
                fields = cast("Mapping[str, Any]", found["error"])
                return WorkerAnswer(error=error_of(fields, unknown=GeometryError))
            case _:
                pass
    except (ValueError, OverflowError, RecursionError):
        pass
    raise WorkerCrashedError(
        f"the Blender process said what is no answer: {line[:80]!r}", hint="run: prompt2mesh doctor"
    )


class Worker:
    """A warm Blender in a process of its own."""

    def __init__(self, *, threads: int | None = None, scratch: Path | None = None) -> None:
        """Starts the process without waiting for it.

        Args:
            threads: Render threads; all cores when None.
            scratch: Where its folder for short-lived files is made; the system's by default.
        """
        # Blender makes a folder that only an orderly end removes, and a worker is killed.
        self._scratch = tempfile.mkdtemp(prefix="p2m-worker-", dir=scratch)
        self._errors: IO[bytes] = tempfile.TemporaryFile()  # noqa: SIM115 - lives as long as the worker
        environment = {name: os.environ[name] for name in _KEPT_VARIABLES if name in os.environ}
        environment["TMPDIR"] = self._scratch
        if threads is not None:
            environment["PROMPT2MESH_WORKER_THREADS"] = str(threads)
        self._process = subprocess.Popen(
            [sys.executable, "-m", "prompt2mesh.blender.worker"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self._errors,
            env=environment,
            start_new_session=True,
        )
        self._selector = selectors.DefaultSelector()
        assert self._process.stdout is not None
        os.set_blocking(self._process.stdout.fileno(), False)
        self._selector.register(self._process.stdout, selectors.EVENT_READ)
        self._buffer = b""
        self._number = 0
        self._ready = False

    @property
    def pid(self) -> int:
        """The process id."""
        return self._process.pid

    @property
    def alive(self) -> bool:
        """Whether the process runs."""
        return self._process.poll() is None

    def wait_ready(self, canceled: Callable[[], bool] = never) -> None:
        """Waits until Blender is loaded.

        Raises:
            CanceledError: It was asked to stop; the process has been killed.
            WorkerCrashedError: It died while starting.
            WorkerTimeoutError: It took too long.
        """
        if not self._ready:
            self._read(time.monotonic() + START_TIMEOUT_S, "start", canceled)
            self._ready = True

    def request(
        self,
        operation: str,
        *,
        timeout_s: float,
        on_progress: Callable[[str, float], None] | None = None,
        canceled: Callable[[], bool] = never,
        **fields: Any,
    ) -> dict[str, Any]:
        """Sends one request and waits for its answer.

        Raises:
            WorkerCrashedError: The process died.
            WorkerTimeoutError: No answer in time; the process has been killed.
            CanceledError: It was asked to stop; the process has been killed.
            Prompt2MeshError: The worker's own error, by its code.
        """
        self.wait_ready()
        with traces.span(f"blender.{operation}", kind="client", attributes={"process.pid": self.pid}):
            started_ns = traces.now_ns()
            result = self._ask(operation, timeout_s, on_progress, canceled, fields)
            _told_times(operation, result, started_ns)
            return result

    def _ask(
        self, operation: str, timeout_s: float, on_progress: Callable[[str, float], None] | None,
        canceled: Callable[[], bool], fields: dict[str, Any],
    ) -> dict[str, Any]:  # fmt: skip
        self._number += 1
        line = json.dumps({"id": self._number, "op": operation, **fields}).encode() + b"\n"
        assert self._process.stdin is not None
        try:
            self._process.stdin.write(line)
            self._process.stdin.flush()
        except OSError as exc:
            raise self._crashed() from exc
        deadline = time.monotonic() + timeout_s
        while True:
            line = self._read(deadline, operation, canceled)
            try:
                answer = read_answer(line, number=self._number)
            except WorkerCrashedError:
                self.kill()
                raise
            if answer.error is not None:
                raise answer.error
            if answer.result is not None:
                return answer.result
            if answer.progress is not None and on_progress is not None:
                on_progress(*answer.progress)

    def kill(self) -> None:
        """Ends the process and everything it started, now."""
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(self._process.pid, signal.SIGKILL)
        self._process.wait()
        self._selector.close()
        for stream in (self._process.stdin, self._process.stdout, self._errors):
            if stream is not None:
                with contextlib.suppress(OSError):
                    stream.close()
        shutil.rmtree(self._scratch, ignore_errors=True)

    def _read(self, deadline: float, doing: str, canceled: Callable[[], bool] = never) -> bytes:
        assert self._process.stdout is not None
        while b"\n" not in self._buffer:
            left = deadline - time.monotonic()
            if left <= 0:
                self.kill()
                raise WorkerTimeoutError(
                    f"Blender did not finish {doing!r} in time and was stopped",
                    hint="ask for less detail, fewer objects or a smaller picture",
                )
            if canceled():
                self.kill()
                raise CanceledError(f"Blender was asked to stop while it did {doing!r}")
            if not self._selector.select(timeout=min(left, _LOOK_EVERY_S)):
                continue
            chunk = self._process.stdout.read(1 << 20)
            if chunk == b"":
                raise self._crashed()
            self._buffer += chunk or b""
        line, self._buffer = self._buffer.split(b"\n", 1)
        return line

    def _crashed(self) -> WorkerCrashedError:
        with contextlib.suppress(subprocess.TimeoutExpired):
            self._process.wait(timeout=5)
        self._errors.seek(0, os.SEEK_END)
        self._errors.seek(max(0, self._errors.tell() - 2000))
        tail = self._errors.read().decode(errors="replace").strip().splitlines()[-3:]
        return WorkerCrashedError(
            f"the Blender process died (exit status {self._process.returncode})",
            hint="; ".join(tail) or "run: prompt2mesh doctor",
        )


def _told_times(operation: str, result: dict[str, Any], started_ns: int) -> None:
    """Spans of what Blender itself timed, one after the other, since that Blender knows nothing of traces."""
    seconds: Any = result.get("seconds")
    times: dict[str, float] = {}
    if isinstance(seconds, dict):
        times = {f"in Blender: {name}": float(value) for name, value in cast("dict[str, float]", seconds).items()}
    elif isinstance(seconds, int | float):
        times = {f"in Blender: {operation}": float(seconds)}
    for export in cast("list[dict[str, Any]]", result.get("exports") or []):
        times[f"in Blender: export {export.get('format')}"] = float(export.get("seconds") or 0.0)
    for name, value in times.items():
        traces.timed_span(name, started_ns=started_ns, seconds=value)
        started_ns += int(value * 1e9)
