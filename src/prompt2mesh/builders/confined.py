"""A process that is locked in: started, listened to, killed with all that it started.

Whatever comes out of it is bytes of a stranger: their number is limited here,
their meaning is checked by the caller.
"""

import contextlib
import json
import os
import select
import selectors
import signal
import subprocess
import time
from collections.abc import Mapping, Sequence

from prompt2mesh.mesh.errors import CanceledError
from prompt2mesh.studio.ports import Canceled, never

_LOOK_EVERY_S = 0.1
_KEPT_OUTPUT_BYTES = 40_000
MAX_OUTPUT_BYTES = 16_000_000
_PIPE_READ = 1 << 18
_PIPE_SIZE, _SMALLEST_READ = 1 << 20, 1 << 12


class EndedError(Exception):
    """It ended without an answer."""

    def __init__(self, status: int | None) -> None:
        """Keep how it ended.

        Args:
            status: The exit status; negative or above 128 is a signal.
        """
        super().__init__(f"exit status {status}")
        self.status = status


class NotLockedError(Exception):
    """A lock did not close, so that it ran nothing."""


class OverdueError(Exception):
    """It gave no answer in time."""


class FloodError(Exception):
    """It wrote more than anybody wants to read."""


class Confined:
    """One process behind its locks, with a pipe for orders, one for answers and one for what it prints."""

    def __init__(
        self, command: Sequence[str], *, environment: dict[str, str], wrapped: bool, pass_fds: tuple[int, ...] = (),
        max_output_bytes: int | None = MAX_OUTPUT_BYTES,
    ) -> None:  # fmt: skip
        """Starts it without waiting.

        Args:
            command: With `{answers}` and `{info}` where the numbers of those file descriptors belong.
            environment: All that it gets.
            wrapped: Whether the command is bwrap, which tells the process's number on `{info}`.
            pass_fds: File descriptors that it gets besides.
            max_output_bytes: Most that it may print; None for no end.
        """
        self._answers, answers = os.pipe()
        self._output, output = os.pipe()
        self._info, info = os.pipe()
        filled = [part.replace("{answers}", str(answers)).replace("{info}", str(info)) for part in command]
        try:
            self._process = subprocess.Popen(  # noqa: S603 - the command is ours
                filled, stdin=subprocess.PIPE, stdout=output, stderr=output, env=environment, cwd="/",
                pass_fds=(answers, info, *pass_fds), start_new_session=True,
            )  # fmt: skip
        finally:
            for descriptor in (answers, output, info):
                os.close(descriptor)
        assert self._process.stdin is not None
        for descriptor in (self._answers, self._output, self._process.stdin.fileno()):
            os.set_blocking(descriptor, False)
        self._selector = selectors.DefaultSelector()
        self._selector.register(self._answers, selectors.EVENT_READ)
        self._selector.register(self._output, selectors.EVENT_READ)
        self._wrapped = wrapped
        self._max_output = max_output_bytes
        self._inner: int | None = None  # a handle of the process inside, which cannot come to mean another one
        self._buffer = bytearray()
        self._head, self._tail = b"", b""
        self._printed = 0
        self._closed = False

    @property
    def alive(self) -> bool:
        """Whether it runs."""
        return not self._closed and self._process.poll() is None

    @property
    def pid(self) -> int:
        """The number of the process that was started (bwrap, where it is wrapped)."""
        return self._process.pid

    def send(self, message: Mapping[str, object], *, timeout_s: float = 60.0, canceled: Canceled = never) -> None:
        """Gives it one line of JSON.

        Raises:
            EndedError: It is gone.
            OverdueError: It does not read.
            CanceledError: It was asked to stop.
        """
        assert self._process.stdin is not None
        descriptor = self._process.stdin.fileno()
        left = memoryview(json.dumps(message).encode() + b"\n")
        deadline = time.monotonic() + timeout_s
        while left:
            try:
                left = left[os.write(descriptor, left) :]
            except BlockingIOError:
                if canceled():
                    raise CanceledError("the code was asked to stop") from None
                if time.monotonic() > deadline:
                    raise OverdueError from None
                select.select([], [descriptor], [], _LOOK_EVERY_S)
            except OSError as exc:
                raise EndedError(self._status()) from exc

    def finish(self) -> None:
        """Tells it that no more orders come."""
        assert self._process.stdin is not None
        with contextlib.suppress(OSError):
            self._process.stdin.close()

    def receive(self, *, timeout_s: float, max_bytes: int, canceled: Canceled = never) -> bytes:
        """The next line of its answers; what it prints meanwhile is kept.

        Raises:
            EndedError: It ended first.
            OverdueError: Nothing came in time.
            FloodError: The line, or what it printed, is too long.
            CanceledError: It was asked to stop.
        """
        deadline, looked = time.monotonic() + timeout_s, 0
        while (end := self._buffer.find(b"\n", looked)) < 0:
            looked = len(self._buffer)
            if len(self._buffer) > max_bytes:
                raise FloodError(f"its answer has more than {max_bytes} bytes")
            left = deadline - time.monotonic()
            if left <= 0:
                raise OverdueError
            if canceled():
                raise CanceledError("the code was asked to stop")
            for key, _ in self._selector.select(timeout=min(left, _LOOK_EVERY_S)):
                self._read(int(key.fd))
        self._drain()
        line = bytes(self._buffer[:end])
        del self._buffer[: end + 1]
        if len(line) > max_bytes:
            raise FloodError(f"its answer has more than {max_bytes} bytes")
        return line

    def wait_locked(self, *, timeout_s: float, canceled: Canceled = never) -> int:
        """Waits until every lock has closed; the version of Landlock.

        Raises:
            NotLockedError: One did not close.
            CanceledError: It was asked to stop.
        """
        try:
            answer = json.loads(self.receive(timeout_s=timeout_s, max_bytes=10_000, canceled=canceled))
        except (EndedError, OverdueError, FloodError, ValueError) as exc:
            raise NotLockedError(self.output.strip()[-300:] or str(exc) or "no answer in time") from exc
        if answer.get("locked") is not True:
            raise NotLockedError(str(answer.get("reason"))[:300])
        return int(answer.get("landlock", 0))

    def wait(self, canceled: Canceled = never) -> int | None:
        """Waits until it ends, and takes what it prints; its exit status."""
        while True:
            try:
                self.receive(timeout_s=_LOOK_EVERY_S, max_bytes=10_000, canceled=canceled)
            except OverdueError:
                continue
            except EndedError as exc:
                return exc.status

    def forget_output(self) -> None:
        """Drops what it printed so far."""
        self._drain()
        self._head, self._tail, self._printed = b"", b"", 0

    @property
    def output(self) -> str:
        """What it printed: the beginning and the end, where it is long."""
        left_out = self._printed - len(self._head) - len(self._tail)
        middle = f"\n… {left_out} bytes are left out …\n".encode() if left_out > 0 else b""
        text = (self._head + middle + self._tail).decode(errors="replace")
        return "".join(letter for letter in text if letter.isprintable() or letter in "\n\t")

    def kill(self) -> None:
        """Ends it and everything it started, now."""
        if self._closed:
            return
        self._closed = True
        self._find_inner()
        with contextlib.suppress(OSError):
            if self._inner is not None:
                signal.pidfd_send_signal(self._inner, signal.SIGKILL)
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(self._process.pid, signal.SIGKILL)
        self._process.wait()
        self._selector.close()
        for descriptor in (self._answers, self._output, self._info, self._inner):
            if descriptor is not None:
                os.close(descriptor)
        if self._process.stdin is not None:
            with contextlib.suppress(OSError):
                self._process.stdin.close()

    def _read(self, descriptor: int) -> None:
        try:
            chunk = os.read(descriptor, _PIPE_READ)
        except BlockingIOError:
            return
        if descriptor == self._output:
            self._keep(chunk)
            if not chunk:
                self._selector.unregister(self._output)
        elif chunk:
            self._buffer += chunk
        else:
            self._drain()
            raise EndedError(self._status())

    def _drain(self) -> None:
        """Takes what was printed before now: no more than a pipe holds, for it may print on and on."""
        with contextlib.suppress(BlockingIOError):
            for _ in range(_PIPE_SIZE // _SMALLEST_READ):
                chunk = os.read(self._output, _PIPE_READ)
                self._keep(chunk)
                if not chunk:
                    return

    def _keep(self, chunk: bytes) -> None:
        self._printed += len(chunk)
        if self._max_output is not None and self._printed > self._max_output:
            raise FloodError(f"it printed more than {self._max_output // 10**6} MB")
        room = _KEPT_OUTPUT_BYTES // 2 - len(self._head)
        self._head += chunk[:room] if room > 0 else b""
        self._tail = (self._tail + chunk[max(room, 0) :])[-_KEPT_OUTPUT_BYTES // 2 :]

    def _find_inner(self) -> None:
        """A handle of the process inside bwrap, from what bwrap told about it."""
        if not self._wrapped or self._inner is not None:
            return
        os.set_blocking(self._info, False)
        with contextlib.suppress(OSError, ValueError, KeyError):
            self._inner = os.pidfd_open(int(json.loads(os.read(self._info, 4096))["child-pid"]))

    def _status(self) -> int | None:
        with contextlib.suppress(subprocess.TimeoutExpired):
            return self._process.wait(timeout=5)
        return None
