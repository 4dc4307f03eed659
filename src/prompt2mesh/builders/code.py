"""Runs Blender Python of others behind the port `CodeRunner`: one fresh, locked-in Blender for each run.

A Blender is kept ready, so that a run need not wait for one to start. It takes
one order and ends: the next order finds nothing that the last one left behind,
because there is nowhere left for it to be.
"""

import contextlib
import signal
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

from pydantic import TypeAdapter, ValidationError

from prompt2mesh.builders.confined import Confined, EndedError, FloodError, NotLockedError, OverdueError
from prompt2mesh.builders.sandbox import Sandbox
from prompt2mesh.builders.screening import screen
from prompt2mesh.mesh.errors import CodeError, Prompt2MeshError, SandboxUnavailableError
from prompt2mesh.mesh.freeform import MAX_ANSWER_BYTES, CodeAnswer, CodeFailure
from prompt2mesh.mesh.parsing import parse_json
from prompt2mesh.studio.ports import Canceled, never
from prompt2mesh.studio.ports.freeform import CodeOrder, CodeResult, Isolation

_WORKER = "prompt2mesh.blender.freeform.worker"
START_TIMEOUT_S = 90.0
MAX_CODE_CHARACTERS = 200_000
_READY_BYTES = 10_000
_BUILD_TIMEOUT_S = 60.0
_READING_TIMEOUT_S = 15.0
_STAGE = b'{"stage"'
_SIGNAL_STATUS = 128
_ANSWER: TypeAdapter[CodeAnswer | CodeFailure] = TypeAdapter(CodeAnswer | CodeFailure)


class SandboxedCodeRunner:
    """Runs code in processes of a sandbox."""

    def __init__(self, sandbox: Sandbox, *, screening: bool = True) -> None:
        """Starts nothing yet.

        Args:
            sandbox: How a process is locked in.
            screening: Whether code is read first and refused where it asks for what it will not get; the locks hold
                without it.
        """
        self._sandbox = sandbox
        self._screening = screening
        # Linux kills a process with the thread that started it, so one thread that outlives every caller starts all.
        self._starter = ThreadPoolExecutor(1, thread_name_prefix="sandbox-starter")
        self._lock = threading.Lock()
        self._ready: Confined | None = None
        self._busy: set[Confined] = set()
        self._closed = False

    @property
    def isolation(self) -> Isolation:
        """See `studio.ports.freeform.CodeRunner`."""
        found = self._sandbox.isolation
        return replace(found, layers=(*found.layers, "screening")) if self._screening else found

    def warm_up(self) -> None:
        """Gets a Blender ready without waiting for it.

        Raises:
            SandboxUnavailableError: This machine cannot hold foreign code, and was not told to run it all the same.
        """
        self._sandbox.require()
        self._starter.submit(self._refill)

    def run(self, order: CodeOrder, *, canceled: Canceled = never) -> CodeResult:
        """See `studio.ports.freeform.CodeRunner`."""
        self._sandbox.require()
        if len(order.code) > MAX_CODE_CHARACTERS:
            raise CodeError(f"code of at most {MAX_CODE_CHARACTERS} characters is expected; this has {len(order.code)}")
        if self._screening:
            screen(order.code)
        started = time.monotonic()
        process = self._take()
        try:
            return self._run(process, order, started, canceled)
        finally:
            process.kill()
            with self._lock:
                self._busy.discard(process)
            self._submit_refill()

    def close(self) -> None:
        """See `studio.ports.freeform.CodeRunner`."""
        with self._lock:
            self._closed = True
        self._starter.shutdown(wait=True, cancel_futures=True)
        with self._lock:
            left = [*self._busy, *([self._ready] if self._ready else [])]
            self._ready = None
        for process in left:
            process.kill()

    def _run(self, process: Confined, order: CodeOrder, started: float, canceled: Canceled) -> CodeResult:
        try:
            process.wait_locked(timeout_s=START_TIMEOUT_S, canceled=canceled)
            process.receive(timeout_s=START_TIMEOUT_S, max_bytes=_READY_BYTES, canceled=canceled)
        except (NotLockedError, EndedError, OverdueError, FloodError) as exc:
            raise SandboxUnavailableError(
                f"Blender does not start in the sandbox: {process.output.strip()[-500:] or exc}",
                hint="run: prompt2mesh doctor",
            ) from exc
        process.forget_output()
        try:
            program = order.program.model_dump(mode="json") if order.program is not None else None
            process.send({"code": order.code, "program": program, "timeout_s": order.timeout_s}, canceled=canceled)
            line = b""
            # It says when it has built the model and when the code has ended; a lie gains it seconds, once.
            for timeout_s in (_BUILD_TIMEOUT_S, order.timeout_s, _READING_TIMEOUT_S):
                line = process.receive(timeout_s=timeout_s, max_bytes=MAX_ANSWER_BYTES, canceled=canceled)
                if not line.startswith(_STAGE):
                    break
        except OverdueError:
            raise CodeError(
                f"the code did not end within {order.timeout_s:g} s and was stopped", hint=_told(process)
            ) from None
        except FloodError as exc:
            raise CodeError(f"the code was stopped: {exc}", hint="print less and make fewer vertices") from None
        except EndedError as exc:
            raise CodeError(_ending(exc.status), hint=_told(process)) from None
        return _result(line, order, process.output, time.monotonic() - started)

    def _take(self) -> Confined:
        with self._lock:
            process, self._ready = self._ready, None
            if process is not None and process.alive:
                self._busy.add(process)
                return process
        if process is not None:
            process.kill()
        fresh = self._starter.submit(self._start).result()
        with self._lock:
            self._busy.add(fresh)
        return fresh

    def _start(self) -> Confined:
        return self._sandbox.start(_WORKER, ("{answers}",))

    def _submit_refill(self) -> None:
        with contextlib.suppress(RuntimeError):  # it was closed meanwhile
            self._starter.submit(self._refill)

    def _refill(self) -> None:
        with self._lock:
            if self._closed or self._ready is not None:
                return
        with contextlib.suppress(Prompt2MeshError, OSError):
            fresh = self._start()
            with self._lock:
                self._ready = fresh


def _result(line: bytes, order: CodeOrder, output: str, seconds: float) -> CodeResult:
    """What a process that nobody trusts says, checked."""
    try:
        answer = _ANSWER.validate_python(parse_json(line))
    except ValidationError as exc:
        fault = exc.errors(include_url=False, include_input=False)[0]
        where = ".".join(map(str, fault["loc"][1:]))
        raise CodeError(f"what the code made is no model: {where}: {fault['msg']}") from None
    except Prompt2MeshError as exc:
        raise CodeError(f"what the code made is no model: {exc.message}") from None
    if isinstance(answer, CodeFailure):
        raise CodeError(f"the code failed: {answer.message}", hint=output.strip()[-1000:])
    parts = tuple(found.part() for found in answer.parts)
    names = [part.name for part in parts]
    if len(set(names)) != len(names):
        raise CodeError("what the code made is no model: two parts have one name")
    known = {part.name for part in order.program.parts} if order.program is not None else set[str]()
    removed = tuple(name for name in answer.removed if name in known and name not in names)
    return CodeResult(output=output, parts=parts, removed=removed, seconds=seconds)


def _ending(status: int | None) -> str:
    """How Blender ended before the code did."""
    number = (status or 0) - _SIGNAL_STATUS if (status or 0) > _SIGNAL_STATUS else -(status or 0)
    if number == signal.SIGKILL:
        return "the code was stopped: it used more processor time than it may have"
    if number > 0:
        name = signal.Signals(number).name if number in set(signal.Signals) else str(number)
        return f"the code brought Blender down ({name}): it may have asked for more memory than it may have"
    return "the code ended Blender, which takes what it made with it"


def _told(process: Confined) -> str:
    return process.output.strip()[-1000:]
