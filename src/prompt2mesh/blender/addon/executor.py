"""Runs commands one after another on Blender's main thread, each with a deadline.

Threads submit; the main thread, and only it, runs. A watchdog thread looks at the
clock: it interrupts a Python loop that has run out of time, and where Blender is
inside a call that cannot be interrupted it answers in the command's place and
tells all others that Blender is busy.
"""

import ctypes
import queue
import threading
import time
from collections.abc import Callable
from typing import Any

from .errors import CommandError, CommandTimeoutError

DEFAULT_TIMEOUT_S = 120.0
MAX_TIMEOUT_S = 3600.0
GRACE_S = 1.0

_LOOK_EVERY_S = 0.05
_INTERRUPT_EVERY_S = 0.25

Outcome = Callable[[Any, "CommandError | None"], None]


class Job:
    """A command on its way, answered exactly once."""

    def __init__(self, kind: str, params: "dict[str, Any]", answer: Outcome, *, timeout_s: float) -> None:
        """Start the clock now: time spent waiting counts."""
        self.kind = kind
        self.params = params
        self.timeout_s = timeout_s
        self.deadline = time.monotonic() + timeout_s
        self.started: "float | None" = None
        self._answer = answer
        self._lock = threading.Lock()
        self._answered = False

    def finish(self, result: Any = None, error: "CommandError | None" = None) -> None:
        """Gives the answer, unless somebody else did."""
        with self._lock:
            if self._answered:
                return
            self._answered = True
        self._answer(result, error)


class Executor:
    """The line of commands before Blender's main thread."""

    def __init__(self, run: "Callable[[str, dict[str, Any]], Any]") -> None:
        """Remember how a command is run; nothing starts before `start`.

        Args:
            run: Called on the main thread with a kind and parameters; raises CommandError.
        """
        self._run = run
        self._waiting: "queue.Queue[Job]" = queue.Queue()
        self._guard = threading.Lock()
        self._running: "Job | None" = None
        self._overrun = False
        self._main = 0
        self._work = threading.Event()
        self._closed = False
        self._watchdog = threading.Thread(target=self._watch, name="prompt2mesh-watchdog", daemon=True)

    def start(self) -> None:
        """Takes the calling thread for the main thread."""
        self._main = threading.get_ident()
        self._watchdog.start()

    def close(self) -> None:
        """Answers everything that waits and ends the watchdog."""
        self._closed = True
        self._work.set()
        self._refuse_waiting(CommandError("the server is stopping", code="stopping"))

    def submit(self, kind: str, params: "dict[str, Any]", timeout_s: "float | None", answer: Outcome) -> None:
        """Puts a command in line; any thread may."""
        job = Job(kind, params, answer, timeout_s=min(timeout_s or DEFAULT_TIMEOUT_S, MAX_TIMEOUT_S))
        if self._closed:
            job.finish(error=CommandError("the server is stopping", code="stopping"))
            return
        running = self._running
        if self._overrun and running is not None:
            job.finish(error=_busy(running))
            return
        self._waiting.put(job)
        self._work.set()

    def state(self) -> "dict[str, Any]":
        """What runs and how much waits, for `ping`."""
        running = self._running
        state: "dict[str, Any]" = {"busy": running is not None, "waiting": self._waiting.qsize()}
        if running is not None and running.started is not None:
            state["running"] = running.kind
            state["running_s"] = round(time.monotonic() - running.started, 3)
        return state

    def run_next(self, wait_s: float) -> bool:
        """Runs the next command, on the main thread; whether there was one within the time."""
        try:
            job = self._waiting.get(timeout=wait_s) if wait_s > 0 else self._waiting.get_nowait()
        except queue.Empty:
            return False
        if time.monotonic() >= job.deadline:
            job.finish(error=_too_late(job))
            return True
        job.started = time.monotonic()
        result, error = self._supervised(job)
        job.finish(result, error)
        return True

    def _supervised(self, job: Job) -> "tuple[Any, CommandError | None]":
        result: Any = None
        error: "CommandError | None" = None
        try:
            try:
                self._arm(job)
                result = self._run(job.kind, job.params)
            except CommandError as exc:
                error = exc
            except Exception as exc:  # noqa: BLE001 - the client must be answered whatever happens
                error = CommandError(f"{type(exc).__name__}: {exc}", code="internal")
            self._disarm()
        except CommandTimeoutError:
            # Python may raise it a moment late, when the command has just ended: it is then a timeout all the same.
            error = _ran_out(job)
            while True:
                try:
                    self._disarm()
                    break
                except CommandTimeoutError:
                    continue
        return result, error

    def _arm(self, job: Job) -> None:
        with self._guard:
            self._running = job

    def _disarm(self) -> None:
        with self._guard:
            self._running = None
            self._overrun = False
            # Whatever was sent and not raised yet must not hit the next command.
            _raise_in(self._main, None)

    def _watch(self) -> None:
        while not self._closed:
            job = self._running
            if job is None and self._waiting.empty():
                self._work.wait()
                self._work.clear()
                continue
            time.sleep(_LOOK_EVERY_S)
            if job is not None and time.monotonic() >= job.deadline:
                self._end(job)

    def _end(self, job: Job) -> None:
        with self._guard:
            if self._running is not job:
                return
            _raise_in(self._main, CommandTimeoutError)
        late_s = time.monotonic() - job.deadline
        if late_s < GRACE_S:
            time.sleep(_INTERRUPT_EVERY_S)
            return
        with self._guard:
            if self._running is not job:
                return
            self._overrun = True
        job.finish(error=CommandError(
            f"{job.kind!r} did not end within {job.timeout_s:g} s, and Blender is inside a call that cannot be "
            "interrupted; until it comes back, other commands are told that Blender is busy",
            code="timeout",
        ))  # fmt: skip
        self._refuse_waiting(_busy(job))

    def _refuse_waiting(self, error: CommandError) -> None:
        while True:
            try:
                self._waiting.get_nowait().finish(error=error)
            except queue.Empty:
                return


def _raise_in(thread: int, kind: "type[BaseException] | None") -> None:
    """Has Python raise an exception in another thread, at its next instruction."""
    ctypes.pythonapi.PyThreadState_SetAsyncExc(ctypes.c_ulong(thread), ctypes.py_object(kind) if kind else None)


def _ran_out(job: Job) -> CommandError:
    return CommandError(
        f"{job.kind!r} did not end within {job.timeout_s:g} s and was interrupted; what it had changed by then "
        "stays (undo takes it back)",
        code="timeout",
    )  # fmt: skip


def _too_late(job: Job) -> CommandError:
    return CommandError(f"{job.kind!r} waited {job.timeout_s:g} s for other commands and was not run", code="timeout")


def _busy(running: Job) -> CommandError:
    seconds = time.monotonic() - (running.started or time.monotonic())
    return CommandError(
        f"Blender is busy: {running.kind!r} has run for {seconds:.0f} s inside a call that cannot be "
        "interrupted; try again later",
        code="busy",
    )  # fmt: skip
