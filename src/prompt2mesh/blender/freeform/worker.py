"""The process in which foreign code runs: it locks itself in, takes one order, answers and ends.

Started as `python -m prompt2mesh.blender.freeform.worker CONFINEMENT ANSWERS [probe]`: a
`Confinement` as JSON and the number of the file descriptor for answers, one JSON
object a line. First comes `{"ready": …}`, or `{"locked": false, "reason"}` and the
end; a probe, which only asks whether the locks close, ends there. The order is one
line on standard input. `{"stage": …}` says that the model is built, and that the code
has ended. What the code prints goes to standard output and error as it is.

One order and no more: what the code left behind (handlers, timers, patched
modules, threads) ends with the process.
"""

import importlib
import importlib.util
import json
import os
import sys
import time
from pathlib import Path
from typing import Any, NoReturn

from prompt2mesh.blender.freeform.confine import (
    Confinement,
    ConfinementError,
    confine,
    landlock_version,
    limit_processor_time,
)

_EXTRA_PROCESSOR_S = 5.0


def main(arguments: list[str]) -> None:
    """Locks, loads Blender, takes an order and answers."""
    answers = int(arguments[1])
    os.set_inheritable(answers, False)
    fields: dict[str, Any] = json.loads(arguments[0])
    lists = {name: tuple(value) if isinstance(value, list) else value for name, value in fields.items()}
    order = Confinement(**lists)
    landlock = landlock_version()  # a question that is not allowed afterwards
    try:
        confine(order)
    except (ConfinementError, OSError, ValueError) as exc:
        _send(answers, {"locked": False, "reason": str(exc)})
        return
    if arguments[2:] == ["probe"]:
        _send(answers, {"ready": True, "landlock": landlock, "blender": _blender_is_readable()})
        return
    # Only now, because Blender's threads must be born locked in; and `bmesh` is there once `bpy` is.
    importlib.import_module("bpy")
    from prompt2mesh.blender.freeform.run import prepare, run  # noqa: PLC0415

    prepare()
    _send(answers, {"ready": True})
    line = sys.stdin.readline()
    if not line:
        return
    request: dict[str, Any] = json.loads(line)
    if order.limits:
        limit_processor_time(request["timeout_s"] * (os.cpu_count() or 1) + _EXTRA_PROCESSOR_S)
    started = time.perf_counter()
    answer = run(request, lambda stage: _send(answers, {"stage": stage}))
    answer["seconds"] = time.perf_counter() - started
    sys.stdout.flush()
    sys.stderr.flush()
    _send(answers, answer)
    _leave()


def _blender_is_readable() -> bool:
    spec = importlib.util.find_spec("bpy")
    return spec is not None and spec.origin is not None and os.access(spec.origin, os.R_OK)


def _leave() -> NoReturn:
    # Without Blender's own ending, in which code that was left behind could still take its time.
    os._exit(0)


def _send(answers: int, message: dict[str, Any]) -> None:
    data = memoryview(json.dumps(message, separators=(",", ":")).encode() + b"\n")
    while data:
        data = data[os.write(answers, data) :]


if __name__ == "__main__":
    sys.path[:] = [entry for entry in sys.path if Path(entry or ".").resolve() != Path(__file__).parent]
    main(sys.argv[1:])
