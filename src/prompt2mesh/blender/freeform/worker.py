"""The process in which foreign code runs: it takes one order, answers and ends.

Started by `enter` with the number of the file descriptor for answers, one JSON
object a line. First comes `{"ready": true, …}`. The order is one line on standard input:
`{"code", "program", "timeout_s"}`. `{"stage": …}` says that the model is built, and
that the code has ended. What the code prints goes to standard output and error as it is.

One order and no more: what the code left behind (handlers, timers, patched
modules, threads) ends with the process.
"""

import json
import os
import sys
import time
from typing import Any, NoReturn

import bpy  # before `run`: `bmesh` is there once this is

from prompt2mesh.blender.freeform.confine import limit_processor_time
from prompt2mesh.blender.freeform.run import prepare, run

_EXTRA_PROCESSOR_S = 5.0


def main(answers: int) -> None:
    """Gets Blender ready, takes an order and answers."""
    prepare()
    _send(answers, {"ready": True, "blender": bpy.app.version_string})
    line = sys.stdin.readline()
    if not line:
        return
    request: dict[str, Any] = json.loads(line)
    limit_processor_time(request["timeout_s"] * (os.cpu_count() or 1) + _EXTRA_PROCESSOR_S)
    started = time.perf_counter()
    answer = run(request, lambda stage: _send(answers, {"stage": stage}))
    answer["seconds"] = time.perf_counter() - started
    sys.stdout.flush()
    sys.stderr.flush()
    _send(answers, answer)
    _leave()


def _leave() -> NoReturn:
    # Without Blender's own ending, in which code that was left behind could still take its time.
    os._exit(0)


def _send(answers: int, message: dict[str, Any]) -> None:
    data = memoryview(json.dumps(message, separators=(",", ":")).encode() + b"\n")
    while data:
        data = data[os.write(answers, data) :]


if __name__ == "__main__":
    main(int(sys.argv[1]))
