"""A Blender in the sandbox that keeps its scene from one command to the next.

Started by `enter` with the number of the file descriptor for answers, its scratch
folder and `restore` or `empty`. Writes `{"ready": true, "restored": bool}`, then
answers each line of standard input, `{"id", "kind", "params"}`, with `{"id", "ok": true,
"result"}` or `{"id", "ok": false, "message", "code"}`. When standard input ends it
saves a copy for whoever restores it, and ends.
"""

import json
import os
import sys
from typing import Any

import bpy

from prompt2mesh.blender.addon.errors import CommandError, CommandTimeoutError
from prompt2mesh.blender.addon.runner import CommandRunner


def main(answers: int, scratch: str, *, restore: bool) -> None:
    """Runs commands until standard input ends."""
    bpy.ops.wm.read_factory_settings(use_empty=True)
    bpy.context.preferences.filepaths.use_scripts_auto_execute = False
    runner = CommandRunner(scratch)
    _send(answers, {"ready": True, "restored": restore and runner.restore()})
    for line in sys.stdin:
        request: dict[str, Any] = json.loads(line)
        _send(answers, {"id": request["id"], **_answer(runner, request["kind"], request["params"])})
    runner.keep()
    # Without Blender's own ending, in which code that was left behind could still take its time.
    os._exit(0)


def _answer(runner: CommandRunner, kind: str, params: dict[str, Any]) -> dict[str, Any]:
    try:
        result = runner.run(kind, params)
        json.dumps(result)
    except CommandError as exc:
        return {"ok": False, "message": str(exc), "code": exc.code}
    except MemoryError:
        return {"ok": False, "message": f"{kind!r} needs more memory than it may have", "code": "out_of_memory"}
    except (TypeError, ValueError) as exc:
        return {"ok": False, "message": f"{kind!r} gave what cannot be told: {exc}", "code": "command_failed"}
    except (Exception, CommandTimeoutError, KeyboardInterrupt, SystemExit) as exc:  # noqa: BLE001 - the scene lives on
        return {"ok": False, "message": f"{kind!r} failed: {type(exc).__name__}: {exc}", "code": "command_failed"}
    return {"ok": True, "result": result}


def _send(answers: int, message: dict[str, Any]) -> None:
    data = memoryview(json.dumps(message, separators=(",", ":")).encode() + b"\n")
    while data:
        data = data[os.write(answers, data) :]


if __name__ == "__main__":
    main(int(sys.argv[1]), sys.argv[2], restore=sys.argv[3] == "restore")
