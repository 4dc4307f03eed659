"""The three ways of speaking on port 9876, told apart by the shape of each message.

| dialect | request | answer |
|---|---|---|
| plain (blender-mcp) | `{"type", "params"}` | `{"status": "success", "result"}` or `{"status": "error", "message"}` |
| nul (Blender Lab) | `{"type": "execute", "code", "strict_json"}` and a NUL | `{"status": "ok", "result", "stdout"}` or `{"status": "error", "message"}` and a NUL |
| lines (blender-mcp-server) | `{"id", "command", "params"}` and a newline | `{"id", "success", "result"}` or `{"id", "success": false, "error"}` and a newline |

Knows nothing of sockets or Blender.
"""  # noqa: E501 - a table

import json
from dataclasses import dataclass, field
from typing import Any, Literal

from .errors import CommandError, FramingError

Dialect = Literal["plain", "nul", "lines"]

_END = {"plain": b"", "nul": b"\0", "lines": b"\n"}
_OWN_FIELDS = ("type", "command", "params", "id", "token", "timeout_s")


@dataclass(frozen=True)
class Request:
    """One command as it came.

    Attributes:
        id: What the client calls it; answered with it, where it gave one.
        timeout_s: What it would wait; None for the server's own limit.
    """

    dialect: Dialect
    kind: str
    params: "dict[str, Any]" = field(default_factory=dict)
    id: Any = None
    token: "str | None" = None
    timeout_s: "float | None" = None


def read_request(message: bytes) -> Request:
    """Reads one message.

    Raises:
        FramingError: It is no JSON, not UTF-8, or names no command.
    """
    try:
        fields = json.loads(message)
    except (ValueError, RecursionError) as exc:
        raise FramingError(f"a message is a JSON object in UTF-8; this one cannot be read: {exc}") from exc
    if not isinstance(fields, dict):
        raise FramingError("a message is a JSON object")
    params = fields.get("params")
    if params is None:
        params = {}
    if not isinstance(params, dict):
        raise FramingError(f"params is a JSON object; got {type(params).__name__}")
    token, timeout_s = fields.get("token"), fields.get("timeout_s")
    common: dict[str, Any] = {
        "id": fields.get("id"),
        "token": token if isinstance(token, str) else None,
        "timeout_s": _positive(timeout_s),
    }
    if isinstance(fields.get("command"), str):
        return Request("lines", fields["command"], params, **common)
    kind = fields.get("type")
    if not isinstance(kind, str):
        raise FramingError('a message names its command in "type" or "command"')
    if kind == "execute" and "code" in fields:
        own = {name: value for name, value in fields.items() if name not in _OWN_FIELDS}
        return Request("nul", kind, {**params, **own}, **common)
    return Request("plain", kind, params, **common)


def success(request: Request, result: Any) -> bytes:
    """The answer to a command that was done."""
    if request.dialect == "nul":
        answer: dict[str, Any] = {"status": "ok", **result}
    elif request.dialect == "lines":
        answer = {"id": request.id, "success": True, "result": result}
    else:
        answer = {"status": "success", "result": result, **_named(request)}
    return _encode(answer, request.dialect)


def failure(request: Request, error: CommandError) -> bytes:
    """The answer to a command that was not done."""
    if request.dialect == "lines":
        answer: dict[str, Any] = {"id": request.id, "success": False, "error": str(error), "code": error.code}
    else:
        answer = {"status": "error", "message": str(error), "code": error.code, **_named(request)}
    return _encode({**error.details, **answer}, request.dialect)


def refusal(dialect: Dialect, error: FramingError) -> bytes:
    """The last words to a connection on which nothing more can be read."""
    return failure(Request(dialect, ""), CommandError(str(error), code=error.code))


def _named(request: Request) -> "dict[str, Any]":
    return {} if request.id is None else {"id": request.id}


def _encode(answer: "dict[str, Any]", dialect: Dialect) -> bytes:
    try:
        text = json.dumps(answer, separators=(",", ":"), allow_nan=False, default=_plain)
    except ValueError:
        # JSON has no word for infinity; a matrix in Blender may have it.
        text = json.dumps(_finite(answer), separators=(",", ":"), default=_plain)
    return text.encode("ascii") + _END[dialect]


def _plain(value: Any) -> Any:
    """Vectors, matrices and the like as lists, the rest by its words."""
    if isinstance(value, (set, frozenset)):
        return sorted(map(str, value))
    if hasattr(value, "__iter__") and not isinstance(value, (bytes, bytearray)):
        return list(value)
    return repr(value)


def _finite(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _finite(one) for name, one in value.items()}
    if isinstance(value, (list, tuple)):
        return [_finite(one) for one in value]
    if isinstance(value, float) and (value != value or value in {float("inf"), float("-inf")}):  # noqa: PLR0124 - NaN
        return None
    return value


def _positive(value: Any) -> "float | None":
    if not isinstance(value, (int, float)) or isinstance(value, bool) or not value > 0:
        return None
    try:
        return float(value)
    except OverflowError:  # JSON has whole numbers without an end
        return float("inf")
