"""Structured logs: every record of a process as one line of JSON on standard error, by structlog over stdlib logging.

All of our code logs by `logging.getLogger(__name__)`, as libraries do, with what belongs to a record in `extra`; so
their records get the same ids, the same redaction and the same form. What is printed instead of logged, and what ends
a thread or the process, becomes a record too. With a terminal attached, or PROMPT2MESH_LOG_FORMAT=console, records are
written for people. What people ask for (prompts, messages, programs) is never logged.
"""

import io
import logging
import os
import re
import sys
import threading
import time
import traceback
from collections.abc import Callable
from types import TracebackType
from typing import Any, Literal, TextIO, cast

import structlog

from prompt2mesh.mesh.errors import OptionError, Prompt2MeshError
from prompt2mesh.telemetry import context
from prompt2mesh.telemetry.records import ExcInfo, exception_field, json_line, timestamp
from prompt2mesh.telemetry.redaction import redact, redact_value

LogFormat = Literal["json", "console"]
LEVELS = ("debug", "info", "warning", "error", "critical")
_FORMATS = ("json", "console")
# They log every address that they ask, or every step they take.
_QUIET = (
    "httpx2", "httpcore2", "httpx", "httpcore", "urllib3", "botocore", "boto3", "s3transfer", "asyncio", "websockets",
    "watchdog", "PIL", "matplotlib", "openai", "anthropic", "langsmith", "kubernetes_asyncio", "alembic",
)  # fmt: skip
_RENAMED = {"uvicorn.error": "uvicorn"}  # it logs all it does by that name, not errors
_NOT_EXTRA = frozenset(vars(logging.makeLogRecord({}))) | {"message", "asctime", "color_message", "taskName"}
_NAMED_LEVEL = re.compile(r"(DEBUG|INFO|WARNING|ERROR|CRITICAL):\s+")
_process = "prompt2mesh"


def open_logs(
    process: str, *, level: str | None = None, log_format: LogFormat | None = None, stream: TextIO | None = None,
    take_output: bool = True,
) -> None:  # fmt: skip
    """Sets up logging for this process; called again it replaces what it did.

    Args:
        process: Its part in the service: `api`, `runner`, `web`, `mcp`, `operator`, `agent`, `router`, `serve`.
        level: Least that is logged; PROMPT2MESH_LOG_LEVEL or `info` by default.
        log_format: PROMPT2MESH_LOG_FORMAT by default; else `console` with a terminal attached, `json` without.
        stream: Where to; standard error by default.
        take_output: Whether what is printed becomes records; not where standard output belongs to a protocol.

    Raises:
        OptionError: The environment names a level or a format that there is not.
    """
    global _process  # noqa: PLW0603 - a process has one name
    _process = process
    target = stream or cast("TextIO", sys.__stderr__)
    chosen = log_format or _chosen_format(target)
    least = level or _one_of("PROMPT2MESH_LOG_LEVEL", LEVELS, "info")
    render = _json if chosen == "json" else _console(colors=target.isatty())
    handler = _Handler(target)
    handler.setFormatter(structlog.stdlib.ProcessorFormatter(processors=[_fields, render]))
    root = logging.getLogger()
    for old in list(root.handlers):
        root.removeHandler(old)
    root.addHandler(handler)
    root.setLevel(least.upper())
    for name in _QUIET:
        logging.getLogger(name).setLevel(max(logging.WARNING, root.level))
    logging.captureWarnings(True)
    _configure_structlog()
    _catch_ends()
    if chosen == "json" and take_output:
        sys.stdout, sys.stderr = _Printed("stdout"), _Printed("stderr")


def take_over_loggers() -> None:
    """Has loggers that a library gave a handler of its own log like all others, once `open_logs` was called."""
    root = logging.getLogger()
    if not any(isinstance(handler, _Handler) for handler in root.handlers):
        return
    for logger in list(root.manager.loggerDict.values()):
        if isinstance(logger, logging.Logger) and logger.handlers:
            logger.handlers.clear()
            logger.propagate = True


def as_json() -> bool:
    """Whether this process's records are lines of JSON, so that nothing else may be printed beside them."""
    return any(
        isinstance(handler, _Handler) and isinstance(handler.formatter, structlog.stdlib.ProcessorFormatter)
        and _json in handler.formatter.processors
        for handler in logging.getLogger().handlers
    )  # fmt: skip


def as_record_line(record: logging.LogRecord) -> str:
    """A record as a line of JSON, as `open_logs` has it written.

    Args:
        record: As logging made it.
    """
    return _json_formatter.format(record)


def report_fault(fault: Prompt2MeshError) -> None:
    """Says why a process cannot start or go on, to whoever reads its log or its terminal."""
    if as_json():
        fields = {"code": fault.code, **({"hint": fault.hint} if fault.hint else {})}
        logging.getLogger("prompt2mesh").critical("%s: %s", fault.code, fault.message, extra=fields)
        return
    for line in filter(None, (f"{fault.code}: {fault.message}", fault.hint and f"  {fault.hint}")):
        print(line, file=sys.stderr)  # noqa: T201 - the operator's terminal


def _chosen_format(target: TextIO) -> LogFormat:
    said = _one_of("PROMPT2MESH_LOG_FORMAT", _FORMATS, "")
    if said:
        return cast("LogFormat", said)
    return "console" if target.isatty() else "json"


def _one_of(variable: str, allowed: tuple[str, ...], default: str) -> str:
    said = os.environ.get(variable, "").strip().lower()
    if not said:
        return default
    if said not in allowed:
        raise OptionError(f"{variable} is one of {', '.join(allowed)}; got {said!r}")
    return said


def _fields(_: Any, __: str, event: Any) -> dict[str, Any]:
    """What a record says, in the order in which it is read."""
    record: logging.LogRecord = event["_record"]
    found: dict[str, Any] = {
        "time": timestamp(record.created),
        "level": record.levelname.lower(),
        "logger": _RENAMED.get(record.name, record.name),
        "process": _process,
        "event": event.get("event", ""),
        **context.current(),
        **_trace(),
    }
    given = {
        name: value
        for name, value in event.items()
        if name[0] != "_" and name not in {"event", "exc_info", "stack_info"}
    }
    extra = {name: value for name, value in vars(record).items() if name not in _NOT_EXTRA and name[0] != "_"}
    for name, value in {**given, **extra}.items():
        found[f"{name}_" if name in {"time", "level", "logger", "process", "event"} else name] = value
    exc_info = event.get("exc_info")
    if exc_info is True:
        exc_info = sys.exc_info()
    elif isinstance(exc_info, BaseException):
        exc_info = (type(exc_info), exc_info, exc_info.__traceback__)
    if exc_info and exc_info[1] is not None:
        found["exception"] = cast("ExcInfo", exc_info)
    return found


def _trace() -> dict[str, str]:
    """The span that is open, where this process traces."""
    if "opentelemetry.trace" not in sys.modules:
        return {}
    from opentelemetry import trace  # noqa: PLC0415 - loaded already; a process without traces never loads it

    here = trace.get_current_span().get_span_context()
    return {"trace_id": f"{here.trace_id:032x}", "span_id": f"{here.span_id:016x}"} if here.is_valid else {}


def _json(_: Any, __: str, fields: Any) -> str:
    exc_info = fields.get("exception")
    if exc_info is not None:
        fields["exception"] = exception_field(exc_info)
    return json_line(fields)


_json_formatter = structlog.stdlib.ProcessorFormatter(processors=[_fields, _json])


def _console(*, colors: bool) -> Callable[[Any, str, Any], str]:
    renderer = structlog.dev.ConsoleRenderer(colors=colors, timestamp_key="time", pad_event_to=0)

    def render(logger: Any, method: str, fields: Any) -> str:
        exc_info = fields.pop("exception", None)
        clean = {name: redact_value(value, name=name) for name, value in fields.items()}
        clean["time"] = str(clean["time"])[11:19]
        clean.pop("process")
        if exc_info is not None:
            clean["exception"] = redact("".join(traceback.format_exception(*exc_info)).rstrip())
        return renderer(logger, method, clean)

    return render


def _configure_structlog() -> None:
    """For code that logs by structlog itself: its records take the same way."""
    structlog.configure(
        processors=[
            structlog.stdlib.PositionalArgumentsFormatter(), structlog.stdlib.ProcessorFormatter.wrap_for_formatter,
        ],
        logger_factory=structlog.stdlib.LoggerFactory(), wrapper_class=structlog.stdlib.BoundLogger,
        cache_logger_on_first_use=False,
    )  # fmt: skip


def _catch_ends() -> None:
    """What ends a thread or the process is a record, not lines of a traceback."""

    def ended(kind: type[BaseException], fault: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, fault, trace)
            return
        logging.getLogger("prompt2mesh").critical("the process ends by a fault", exc_info=(kind, fault, trace))

    def thread_ended(found: threading.ExceptHookArgs) -> None:
        if found.exc_value is None or found.exc_type is SystemExit:
            return
        name = found.thread.name if found.thread else ""
        logging.getLogger("prompt2mesh").error(
            "a thread ended by a fault", extra={"of_thread": name},
            exc_info=(found.exc_type, found.exc_value, found.exc_traceback),
        )  # fmt: skip

    sys.excepthook, threading.excepthook = ended, thread_ended


class _Handler(logging.StreamHandler[TextIO]):
    """Writes records; one that cannot be formed is told as one that can."""

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802 - the name of the base class
        """Says that a record was lost, and where it came from."""
        kind = sys.exc_info()[0]
        if kind is not None and issubclass(kind, OSError | ValueError) and self.stream.closed:
            return
        line = json_line({
            "time": timestamp(time.time()), "level": "error", "logger": __name__, "process": _process,
            "event": "a record could not be written", "fault": kind.__name__ if kind else "",
            "at": f"{record.pathname}:{record.lineno}",
        })  # fmt: skip
        try:
            self.stream.write(line + "\n")
            self.stream.flush()
        except (OSError, ValueError):
            return


class _Printed(io.TextIOBase):
    """Standard output or error for whoever prints: each line becomes a record."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._name = name
        self._logger = logging.getLogger(name)
        self._level = logging.INFO if name == "stdout" else logging.WARNING
        self._rest = threading.local()
        self._buffer = _PrintedBytes(self)

    @property
    def buffer(self) -> "_PrintedBytes":
        """For whoever prints bytes."""
        return self._buffer

    @property
    def encoding(self) -> str:  # pyright: ignore[reportIncompatibleVariableOverride]
        """What is printed is text."""
        return "utf-8"

    def writable(self) -> bool:
        """It is."""
        return True

    def fileno(self) -> int:
        """The real one, for children."""
        return 1 if self._name == "stdout" else 2

    def write(self, text: str, /) -> int:
        """Takes text; a line is told once it is whole."""
        whole = getattr(self._rest, "text", "") + text
        *lines, self._rest.text = whole.split("\n")
        for line in lines:
            if line.strip():
                named = _NAMED_LEVEL.match(line)  # printed by a logger that some library set up for itself
                level = logging.getLevelNamesMapping()[named[1]] if named else self._level
                self._logger.log(level, "%s", line[named.end() :].rstrip() if named else line.rstrip())
        return len(text)


class _PrintedBytes(io.RawIOBase):
    def __init__(self, text: _Printed) -> None:
        super().__init__()
        self._text = text

    def writable(self) -> bool:
        return True

    def write(self, data: Any, /) -> int:
        self._text.write(bytes(data).decode(errors="replace"))
        return len(data)
