"""Spans of OpenTelemetry, and the W3C trace context that ties those of all processes into one trace.

Nothing of OpenTelemetry is loaded here before it is needed: in a process where nobody loaded it (a command that makes
a model) a span costs nothing. Without an endpoint in OTEL_EXPORTER_OTLP_ENDPOINT spans go nowhere, but the trace that a
request came with is passed on. All of OpenTelemetry's own variables hold. What people and models write is never in a
span, and what looks like a secret is taken out of every span before it leaves.
"""

import atexit
import importlib
import logging
import os
import sys
import threading
import time
from collections.abc import Generator, Mapping
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Literal, Protocol

from prompt2mesh import __version__
from prompt2mesh.mesh.errors import CanceledError, Prompt2MeshError
from prompt2mesh.telemetry import context

if TYPE_CHECKING:
    from opentelemetry.sdk.trace import TracerProvider

log = logging.getLogger(__name__)
SpanKind = Literal["internal", "server", "client", "producer", "consumer"]
Value = str | int | float | bool | list[str]
TRACEPARENT = "traceparent"
_PASSED_ON = (TRACEPARENT, "tracestate")
_ENDPOINTS = ("OTEL_EXPORTER_OTLP_ENDPOINT", "OTEL_EXPORTER_OTLP_TRACES_ENDPOINT")
_API = "opentelemetry.trace"
_FLUSH_S = 3.0
_provider: "TracerProvider | None" = None


class ActiveSpan(Protocol):
    """What may be said of a span while it is open."""

    def set_attribute(self, key: str, value: Value) -> None:
        """Says something about it, by a name of the semantic conventions where there is one."""
        ...

    def set_status(self, status: Any) -> None:
        """Says how it ended."""
        ...

    def update_name(self, name: str) -> None:
        """Names it anew, once it is known what it is about."""
        ...


class _NoSpan:
    """Where nobody traces."""

    def set_attribute(self, key: str, value: Value) -> None:
        """Nothing."""

    def set_status(self, status: Any) -> None:
        """Nothing."""

    def update_name(self, name: str) -> None:
        """Nothing."""


_NO_SPAN = _NoSpan()


def open_tracing(process: str = "") -> None:
    """Sets up tracing for this process, once; what is left at its end is sent then.

    Args:
        process: Its part in the service, such as `api`: `prompt2mesh-api` is its service's name, where
            OTEL_SERVICE_NAME names no other.
    """
    global _provider  # noqa: PLW0603 - a process has one
    if not any(os.environ.get(name, "").strip() for name in _ENDPOINTS):
        return
    try:
        from opentelemetry import trace  # noqa: PLC0415 - slow to load
        from opentelemetry.sdk.trace import TracerProvider  # noqa: PLC0415 - of an extra

        from prompt2mesh.telemetry.span_export import new_provider  # noqa: PLC0415 - as above
    except ImportError:
        log.warning("traces are not sent: what sends them is not installed; pip install 'prompt2mesh[telemetry]'")
        return
    if isinstance(trace.get_tracer_provider(), TracerProvider):
        return  # it is set up, maybe by somebody who uses this as a library
    name = f"prompt2mesh-{process}" if process else "prompt2mesh"
    _provider = new_provider(os.environ.get("OTEL_SERVICE_NAME") or name, version=__version__, process=process)
    trace.set_tracer_provider(_provider)
    atexit.register(close_tracing)


def close_tracing() -> None:
    """Sends what is left; gives up after a moment, for a collector that does not answer must not keep a process."""
    global _provider
    provider, _provider = _provider, None
    if provider is not None:
        sending = threading.Thread(target=provider.shutdown, name="last-spans", daemon=True)
        sending.start()
        sending.join(_FLUSH_S)


def load() -> None:
    """Has this process pass traces on, also where it sends none of its own."""
    importlib.import_module(_API)  # its being loaded is what `span` looks for


@contextmanager
def span(
    name: str, *, kind: SpanKind = "internal", attributes: Mapping[str, Value] | None = None,
    parent: Mapping[str, str] | None = None,
) -> Generator[ActiveSpan]:  # fmt: skip
    """A span around work; a failure is told by its kind alone, for its words may quote what somebody wrote.

    Args:
        name: Of few different ones: no ids.
        kind: As OpenTelemetry's.
        attributes: By the semantic conventions where they have a name; never what anybody wrote.
        parent: The trace context that came with the work (`traceparent`); the span around this one by default.
    """
    if _API not in sys.modules:
        yield _NO_SPAN
        return
    from opentelemetry import trace  # noqa: PLC0415 - loaded already

    given = {key: value for key, value in (attributes or {}).items() if value != ""}
    around = None if parent is None else _extracted(parent)
    with trace.get_tracer("prompt2mesh", __version__).start_as_current_span(
        name, context=around, kind=trace.SpanKind[kind.upper()], attributes=given, record_exception=False,
        set_status_on_exception=False,
    ) as current:  # fmt: skip
        try:
            yield current
        except GeneratorExit:
            raise  # whoever listened has left, which is no failure
        except BaseException as fault:
            failed(current, error_type(fault))
            raise


def timed_span(
    name: str, *, started_ns: int, seconds: float, kind: SpanKind = "internal",
    attributes: Mapping[str, Value] | None = None,
) -> None:  # fmt: skip
    """A span of what was timed somewhere else, such as inside Blender, under the one that is open here.

    Args:
        name: As for `span`.
        started_ns: When it began, as `time.time_ns` counts.
        seconds: How long it took.
        kind: As for `span`.
        attributes: As for `span`.
    """
    if _API not in sys.modules:
        return
    from opentelemetry import trace  # noqa: PLC0415 - loaded already

    made = trace.get_tracer("prompt2mesh", __version__).start_span(
        name, kind=trace.SpanKind[kind.upper()], attributes=dict(attributes or {}), start_time=started_ns
    )
    made.end(end_time=started_ns + max(0, int(seconds * 1e9)))


def now_ns() -> int:
    """The time as spans count it."""
    return time.time_ns()


def failed(current: ActiveSpan, kind: str) -> None:
    """Says on a span that it failed, and how, without what anybody wrote.

    Args:
        current: The span.
        kind: A stable word for what went wrong.
    """
    if _API not in sys.modules:
        return
    from opentelemetry.trace import Status, StatusCode  # noqa: PLC0415 - loaded already

    current.set_attribute("error.type", kind)
    current.set_status(Status(StatusCode.ERROR, kind))


def error_type(fault: BaseException) -> str:
    """A stable word for what went wrong."""
    if isinstance(fault, CanceledError):
        return "canceled"
    return fault.code if isinstance(fault, Prompt2MeshError) else type(fault).__name__


def trace_context() -> dict[str, str]:
    """The trace context of the work at hand (`traceparent`, maybe `tracestate`); empty outside of any trace."""
    if _API not in sys.modules:
        return {}
    from opentelemetry.trace.propagation.tracecontext import TraceContextTextMapPropagator  # noqa: PLC0415 - as above

    carrier: dict[str, str] = {}
    TraceContextTextMapPropagator().inject(carrier)
    return carrier


def outgoing() -> dict[str, str]:
    """What a request to another of our processes says about where it comes from, as headers."""
    found = trace_context()
    request_id = context.request_id()
    return {**found, context.REQUEST_ID_HEADER: request_id} if request_id else found


def origin() -> dict[str, str]:
    """What work that is done later, by whoever takes it, keeps about where it comes from."""
    found = trace_context()
    request_id = context.request_id()
    return {**found, "request_id": request_id} if request_id else found


def _extracted(carrier: Mapping[str, str]) -> Any:
    from opentelemetry.context import Context  # noqa: PLC0415 - loaded with the API
    from opentelemetry.trace.propagation.tracecontext import TraceContextTextMapPropagator  # noqa: PLC0415 - as above

    known = {name: carrier[name] for name in _PASSED_ON if carrier.get(name)}
    return TraceContextTextMapPropagator().extract(known, context=Context())
