"""The first program of a process in the sandbox: it locks the process in and becomes the program that was asked for.

Started as `python -m prompt2mesh.blender.freeform.enter CONFINEMENT REPORT MODULE ARGUMENTS…`:
a `Confinement` as JSON, the number of a file descriptor, and what to run as
`__main__` once every lock has closed. Writes one line of JSON to the descriptor:
`{"locked": true, "landlock": version}`, or `{"locked": false, "reason"}` and ends.
"""

import json
import os
import runpy
import sys
from pathlib import Path
from typing import Any

from prompt2mesh.blender.freeform.confine import Confinement, ConfinementError, confine, landlock_version


def main(confinement: str, report: int, module: str, arguments: list[str]) -> None:
    """Locks, reports and runs the module."""
    os.set_inheritable(report, False)
    fields: dict[str, Any] = json.loads(confinement)
    lists = {name: tuple(value) if isinstance(value, list) else value for name, value in fields.items()}
    version = landlock_version()  # a question that the locks do not allow
    order = Confinement(**lists)
    try:
        confine(order)
    except (ConfinementError, OSError, ValueError) as exc:
        _write(report, {"locked": False, "reason": str(exc)})
        raise SystemExit(1) from exc
    if order.writable:
        os.chdir(order.writable[0])
    _write(report, {"locked": True, "landlock": version})
    sys.argv[:] = [module, *arguments]
    runpy.run_module(module, run_name="__main__", alter_sys=True)


def _write(report: int, message: dict[str, Any]) -> None:
    os.write(report, json.dumps(message).encode() + b"\n")


if __name__ == "__main__":
    sys.path[:] = [entry for entry in sys.path if Path(entry or ".").resolve() != Path(__file__).parent]
    main(sys.argv[1], int(sys.argv[2]), sys.argv[3], sys.argv[4:])
