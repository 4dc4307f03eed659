"""The process that holds a warm Blender: JSON requests in, JSON answers and progress out.

One request a line on standard input: `{"id", "op", ...}`. Answers, one a line on
the original standard output: `{"id", "ok": true, "result"}` or
`{"id", "ok": false, "error": {"code", "message", "hint"}}`, and before them any
number of `{"id", "progress": {"stage", "share"}}`. Blender's own chatter is sent
to standard error, so it can never be taken for an answer.
"""

import ctypes
import json
import os
import resource
import signal
import sys
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import Any, TextIO

from prompt2mesh.mesh.errors import GeometryError, GeometryFaultError, Prompt2MeshError, StorageError

_PR_SET_PDEATHSIG = 1


def main() -> None:
    """Serves requests until standard input closes."""
    answers = _claim_stdout()
    _die_with_parent()
    _limit_memory()
    from prompt2mesh.blender.session import Session  # noqa: PLC0415 - after stdout is claimed

    session = Session()
    _send(answers, {"ready": True, "pid": os.getpid()})
    for line in sys.stdin:
        request: dict[str, Any] = json.loads(line)
        number = request.pop("id")
        _send(answers, _answer(session.handle, number, request, answers))


def _answer(
    handle: Callable[[dict[str, Any], Callable[[str, float], None]], dict[str, Any]],
    number: int,
    request: dict[str, Any],
    answers: TextIO,
) -> dict[str, Any]:
    def progress(stage: str, share: float) -> None:
        _send(answers, {"id": number, "progress": {"stage": stage, "share": share}})

    try:
        return {"id": number, "ok": True, "result": handle(request, progress)}
    except Prompt2MeshError as exc:
        return {"id": number, "ok": False, "error": exc.as_dict()}
    except OSError as exc:
        return {"id": number, "ok": False, "error": StorageError.of(exc).as_dict()}
    except MemoryError:
        return _failed(number, "the model needs more memory than a worker may have")
    except Exception as exc:  # noqa: BLE001 - the worker must answer whatever happens
        traceback.print_exc(file=sys.stderr)
        at = traceback.extract_tb(exc.__traceback__)[-1]
        message = f"{type(exc).__name__}: {exc} ({Path(at.filename).stem}:{at.lineno})"
        return _failed(number, message, kind=GeometryFaultError)


def _failed(number: int, message: str, *, kind: type[Prompt2MeshError] = GeometryError) -> dict[str, Any]:
    return {"id": number, "ok": False, "error": {"code": kind.code, "message": message, "hint": ""}}


def _claim_stdout() -> TextIO:
    """Keeps standard output for answers and points file descriptor 1 at standard error."""
    sys.stdout.flush()
    kept = os.dup(1)
    os.dup2(2, 1)
    sys.stdout = os.fdopen(1, "w", buffering=1, closefd=False)
    return os.fdopen(kept, "w", buffering=1)


def _send(answers: TextIO, message: dict[str, Any]) -> None:
    answers.write(json.dumps(message, separators=(",", ":")) + "\n")
    answers.flush()


def _die_with_parent() -> None:
    """Asks Linux to end this process when its parent dies, so that no worker is left behind."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _limit_memory() -> None:
    limit = int(os.environ.get("PROMPT2MESH_WORKER_MEMORY_MB", "0"))
    if limit > 0:
        resource.setrlimit(resource.RLIMIT_AS, (limit << 20, limit << 20))


if __name__ == "__main__":
    sys.path[:] = [entry for entry in sys.path if Path(entry or ".").resolve() != Path(__file__).parent]
    main()
