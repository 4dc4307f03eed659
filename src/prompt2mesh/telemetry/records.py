"""The form of a log record: one line of JSON, whatever was said. Only the standard library is used."""

import json
import traceback
from datetime import UTC, datetime
from types import TracebackType
from typing import Any

from prompt2mesh.telemetry.redaction import redact, redact_value

# A container's runtime cuts a line after 16 KiB, and a cut line is no JSON any more.
MAX_EVENT_CHARS = 4000
_MAX_MESSAGE_CHARS = 1500
_MAX_FRAMES = 25
_MAX_CAUSES = 4
MAX_LINE_BYTES = 15_000

ExcInfo = tuple[type[BaseException], BaseException, TracebackType | None]


def timestamp(seconds: float) -> str:
    """A moment in UTC as RFC 3339 with milliseconds."""
    moment = datetime.fromtimestamp(seconds, tz=UTC)
    return f"{moment:%Y-%m-%dT%H:%M:%S}.{moment.microsecond // 1000:03d}Z"


def json_line(fields: dict[str, Any]) -> str:
    """A record as a line, redacted; one that is too long loses all but what names it.

    Args:
        fields: `time`, `level`, `logger`, `event` first, then the rest.
    """
    clean = {name: redact_value(value, name=name) for name, value in fields.items()}
    event = str(clean.get("event", ""))
    if len(event) > MAX_EVENT_CHARS:
        clean["event"] = f"{event[:MAX_EVENT_CHARS]}…"
    line = _dumps(clean)
    if len(line) > MAX_LINE_BYTES:
        kept = {name: value for name, value in clean.items() if not isinstance(value, dict | list)}
        kept = {name: value[:500] if isinstance(value, str) else value for name, value in kept.items()}
        line = _dumps({**kept, "cut": True})
    return line


def exception_field(exc_info: ExcInfo) -> dict[str, Any]:
    """An exception as a value: its type, its message, where it came from, and what caused it. No variables.

    Args:
        exc_info: As `sys.exc_info` gives it.
    """
    return _exception(exc_info[1], depth=0)


def _exception(fault: BaseException, *, depth: int) -> dict[str, Any]:
    kind = type(fault)
    frames = traceback.extract_tb(fault.__traceback__)[-_MAX_FRAMES:]
    found: dict[str, Any] = {
        "type": f"{kind.__module__}.{kind.__qualname__}".removeprefix("builtins."),
        "message": redact(str(fault))[:_MAX_MESSAGE_CHARS],
        "stack": [f"{frame.filename}:{frame.lineno} {frame.name}" for frame in frames],
    }
    cause = fault.__cause__ or (None if fault.__suppress_context__ else fault.__context__)
    if cause is not None and depth < _MAX_CAUSES:
        found["cause"] = _exception(cause, depth=depth + 1)
    return found


def _dumps(fields: dict[str, Any]) -> str:
    # Escaped to ASCII: no letter of a person's can be taken for the end of a line, or fail to be written.
    return json.dumps(fields, separators=(",", ":"), default=str)
