"""Commands that run Python in Blender: what it prints and what it leaves in `result` come back."""

import contextlib
import io
import json
import linecache
import traceback
from typing import Any

import bpy

from ..errors import CommandError, CommandTimeoutError
from .context import Context

MAX_OUTPUT_CHARS = 32 << 20
_FILE = "<code>"


def execute_code(_context: Context, code: str) -> "dict[str, Any]":
    """Runs code; `bpy` is there."""
    _, output, errors = _run(code, {})
    answer: "dict[str, Any]" = {"executed": True, "result": output}
    if errors:
        answer["stderr"] = errors
    return answer


def execute(_context: Context, code: str, strict_json: bool = False) -> "dict[str, Any]":
    """Runs code the way of Blender Lab's add-on: it fills the dictionary `result`."""
    names, output, errors = _run(code, {"result": {}})
    result = names["result"]
    if not isinstance(result, dict):
        raise CommandError(
            f"the code left a {type(result).__name__} in result; a dict is expected", code="code_failed",
            details={"stdout": output, "stderr": errors},
        )  # fmt: skip
    if strict_json:
        try:
            json.dumps(result, allow_nan=False)
        except (TypeError, ValueError) as exc:
            raise CommandError(f"result is not JSON: {exc}", code="code_failed",
                               details={"stdout": output, "stderr": errors}) from exc  # fmt: skip
    return {"result": result, "stdout": output, "stderr": errors}


def python_execute(_context: Context, code: str, args: "dict[str, Any] | None" = None) -> "dict[str, Any]":
    """Runs code the way of blender-mcp-server: `args` is there, `__result__` comes back."""
    names, output, errors = _run(code, {"args": args or {}, "__result__": None})
    return {"result": names["__result__"], "stdout": output, "stderr": errors}


def _run(code: Any, names: "dict[str, Any]") -> "tuple[dict[str, Any], str, str]":
    if not isinstance(code, str):
        raise CommandError(f"code is text; got {type(code).__name__}", code="bad_params")
    names = {"__name__": "__main__", "__builtins__": __builtins__, "bpy": bpy, **names}
    output, errors = io.StringIO(), io.StringIO()
    # So that the traceback can show the lines.
    linecache.cache[_FILE] = (len(code), None, code.splitlines(keepends=True), _FILE)
    try:
        with contextlib.redirect_stdout(output), contextlib.redirect_stderr(errors):
            exec(compile(code, _FILE, "exec"), names)  # noqa: S102 - this is what the command is for
    except CommandTimeoutError:
        raise
    except (Exception, SystemExit, KeyboardInterrupt) as exc:
        raise CommandError(
            _told(exc, output.getvalue()), code="code_failed",
            details={"stdout": _cut(output.getvalue()), "stderr": _cut(errors.getvalue()),
                     "traceback": _trace(exc)},
        ) from exc  # fmt: skip
    return names, _cut(output.getvalue()), _cut(errors.getvalue())


def _told(exc: BaseException, printed: str) -> str:
    words = _trace(exc)
    if printed:
        words += f"\nprinted before that:\n{printed[-2000:]}"
    return words


def _trace(exc: BaseException) -> str:
    """The traceback from the first line of the client's code on; ours is of no use to it."""
    frames = exc.__traceback__
    while frames is not None and frames.tb_frame.f_code.co_filename != _FILE:
        frames = frames.tb_next
    return "".join(traceback.format_exception(type(exc), exc, frames, chain=False)).strip()


def _cut(output: str) -> str:
    if len(output) <= MAX_OUTPUT_CHARS:
        return output
    return f"{output[:MAX_OUTPUT_CHARS]}\n… {len(output) - MAX_OUTPUT_CHARS} more characters were cut"


READING: "dict[str, Any]" = {}
CHANGING: "dict[str, Any]" = {
    "execute_code": execute_code,
    "execute_blender_code": execute_code,
    "execute": execute,
    "python.execute": python_execute,
}
