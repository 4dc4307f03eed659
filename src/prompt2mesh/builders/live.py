"""A live scene in the sandbox of this machine: a Blender that keeps its scene, behind the port `LiveScene`.

When that Blender dies, hangs or is not used for a while, it is ended; the next
command starts another, which opens the copy that the last one saved. Code that
was sent to it can do to the scene what it likes, and nothing to anything else.
"""

import contextlib
import os
import shutil
import tempfile
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any, cast

from prompt2mesh.builders.confined import Confined, EndedError, FloodError, NotLockedError, OverdueError
from prompt2mesh.builders.sandbox import Sandbox
from prompt2mesh.mesh.errors import (
    CanceledError,
    CodeError,
    CodeRefusedError,
    ProgramError,
    SandboxUnavailableError,
    WorkerCrashedError,
    WorkerTimeoutError,
)
from prompt2mesh.mesh.parsing import parse_json
from prompt2mesh.telemetry import traces

_MODULE = "prompt2mesh.blender.freeform.live"
_START_TIMEOUT_S = 90.0
_ENDING_S = 10.0
_READY_BYTES = 10_000
_MAX_ANSWER_BYTES = 19_000_000  # what mesh/parsing reads
_LOOK_AT_SCRATCH_EVERY_S = 0.5
_MAX_FILES = 5000
_COPIES = "autosave-"
_REFUSED = frozenset({"unknown_command", "not_enabled"})


class SandboxedScene:
    """A scene that nobody else has; several threads may share it, one command at a time."""

    def __init__(
        self, sandbox: Sandbox, *, parent: Path | None = None, idle_s: float = 900.0, scratch_mb: int = 512
    ) -> None:
        """Makes the scratch folder; a Blender starts with the first command.

        Args:
            sandbox: How it is locked in.
            parent: Where the scratch folder is made; the system's temporary folder by default.
            idle_s: After how long without a command the Blender is ended; its scene is kept.
            scratch_mb: Most that the scratch folder may hold.

        Raises:
            SandboxUnavailableError: This machine cannot hold foreign code, and was not told to run it all the same.
        """
        sandbox.require()
        self._sandbox = sandbox
        self._idle_s = idle_s
        self._scratch_bytes = scratch_mb << 20
        self._folder = Path(tempfile.mkdtemp(prefix="p2m-scene-", dir=parent)).resolve()
        # Linux kills a process with the thread that started it, so one thread that outlives every caller starts all.
        self._starter = ThreadPoolExecutor(1, thread_name_prefix="scene-starter")
        self._lock = threading.Lock()
        self._process: Confined | None = None
        self._number = 0
        self._used_at = time.monotonic()
        self._closing = threading.Event()
        self._given_up = threading.Event()
        self._sweeper = threading.Thread(target=self._end_when_idle, name="scene-idle", daemon=True)
        self._sweeper.start()

    @property
    def scratch(self) -> Path | None:
        """See `studio.ports.freeform.LiveScene`. Nothing in it is a link, so that reading it leads nowhere else."""
        return self._folder

    @property
    def pid(self) -> int | None:
        """The process around that Blender; None where none runs."""
        return self._process.pid if self._process is not None else None

    def command(self, kind: str, *, timeout_s: float = 60.0, **params: Any) -> dict[str, Any]:
        """See `studio.ports.freeform.LiveScene`."""
        with traces.span("blender.command", kind="client", attributes={"rpc.method": kind}), self._lock:
            if self._closing.is_set():
                raise WorkerCrashedError("this live scene is closed", hint="open another")
            process = self._running()
            self._number += 1
            self._given_up.clear()
            try:
                order = {"id": self._number, "kind": kind, "params": params}
                process.send(order, timeout_s=timeout_s, canceled=self._closing.is_set)
                answer = self._receive(process, self._number, timeout_s)
            except OverdueError:
                self._end(process)
                raise WorkerTimeoutError(
                    f"Blender did not finish {kind!r} within {timeout_s:g} s and was stopped",
                    hint="the scene is as it was before; do it in smaller steps",
                ) from None
            except (EndedError, FloodError, ProgramError) as exc:
                self._end(process)
                raise WorkerCrashedError(
                    f"Blender died of {kind!r} ({_why(exc)})",
                    hint="the scene is as it was before; the next command finds it so",
                ) from exc
            except CanceledError:
                self._end(process)
                if self._closing.is_set():
                    raise WorkerCrashedError(f"the live scene was closed during {kind!r}") from None
                if self._given_up.is_set():
                    raise CanceledError(f"{kind!r} was given up", hint="the scene is as it was before") from None
                raise CodeError(
                    f"the scratch folder may hold {self._scratch_bytes >> 20} MB in {_MAX_FILES} files, and holds more",
                    hint="what was in it besides the scene has been removed",
                ) from None
            finally:
                self._used_at = time.monotonic()
        if answer.get("ok") is True:
            return cast("dict[str, Any]", answer.get("result") or {})
        words = str(answer.get("message"))[:10_000]
        raise CodeRefusedError(words) if answer.get("code") in _REFUSED else CodeError(words)

    def interrupt(self) -> None:
        """See `studio.ports.freeform.LiveScene`."""
        self._given_up.set()

    def close(self) -> None:
        """See `studio.ports.freeform.LiveScene`; a command that runs is ended."""
        self._closing.set()
        with self._lock:
            if self._process is not None:
                self._end(self._process)
            self._starter.shutdown(wait=True, cancel_futures=True)
            shutil.rmtree(self._folder, ignore_errors=True)
        if threading.current_thread() is not self._sweeper:
            self._sweeper.join()

    def _running(self) -> Confined:
        if self._process is not None and self._process.alive:
            return self._process
        if self._process is not None:
            self._end(self._process)
        process = self._starter.submit(self._start).result()
        try:
            process.wait_locked(timeout_s=_START_TIMEOUT_S, canceled=self._closing.is_set)
            process.receive(timeout_s=_START_TIMEOUT_S, max_bytes=_READY_BYTES, canceled=self._closing.is_set)
        except (NotLockedError, EndedError, OverdueError, FloodError) as exc:
            told = process.output.strip()[-500:]
            process.kill()
            raise SandboxUnavailableError(f"Blender does not start in the sandbox: {told or exc}",
                                          hint="run: prompt2mesh doctor") from exc  # fmt: skip
        except CanceledError:
            process.kill()
            raise WorkerCrashedError("this live scene is closed", hint="open another") from None
        self._process = process
        return process

    def _start(self) -> Confined:
        restore = "restore" if any(self._folder.glob(f"{_COPIES}*.blend")) else "empty"
        return self._sandbox.start(_MODULE, ("{answers}", str(self._folder), restore), scratch=self._folder,
                                   max_output_bytes=None)  # fmt: skip

    def _receive(self, process: Confined, number: int, timeout_s: float) -> dict[str, Any]:
        deadline, looked_at = time.monotonic() + timeout_s, 0.0

        def stop() -> bool:
            nonlocal looked_at
            if time.monotonic() - looked_at < _LOOK_AT_SCRATCH_EVERY_S:
                return self._closing.is_set() or self._given_up.is_set()
            looked_at = time.monotonic()
            return self._closing.is_set() or self._given_up.is_set() or self._too_full()

        while True:
            left = deadline - time.monotonic()
            line = process.receive(timeout_s=max(left, 0.0), max_bytes=_MAX_ANSWER_BYTES, canceled=stop)
            answer = cast("dict[str, Any]", parse_json(line))
            if answer.get("id") == number:  # others come from code that was left behind
                return answer

    def _too_full(self) -> bool:
        held = number = 0
        for folder, _, files in os.walk(self._folder):
            number += len(files) + 1
            for name in files:
                with contextlib.suppress(OSError):
                    held += (Path(folder) / name).lstat().st_size
        return held > self._scratch_bytes or number > _MAX_FILES

    def _end(self, process: Confined) -> None:
        """Ends it now, and takes away what filled the scratch folder."""
        process.kill()
        self._process = None
        if not self._too_full():
            return
        for path in self._folder.iterdir():
            if path.is_dir() and not path.is_symlink():
                shutil.rmtree(path, ignore_errors=True)
            elif not path.name.startswith(_COPIES):
                path.unlink(missing_ok=True)

    def _end_when_idle(self) -> None:
        while not self._closing.wait(min(self._idle_s / 4, 10.0)):
            if time.monotonic() - self._used_at < self._idle_s or not self._lock.acquire(blocking=False):
                continue
            try:
                if self._process is not None:
                    self._let_go(self._process)
            finally:
                self._lock.release()

    def _let_go(self, process: Confined) -> None:
        """Lets it save its scene and end by itself."""
        with contextlib.suppress(EndedError, OverdueError, FloodError, CanceledError):
            process.finish()
            process.receive(timeout_s=_ENDING_S, max_bytes=_READY_BYTES, canceled=self._closing.is_set)
        self._end(process)


def _why(exc: Exception) -> str:
    if isinstance(exc, EndedError):
        return str(exc)
    return "its answer makes no sense" if isinstance(exc, ProgramError) else str(exc)
