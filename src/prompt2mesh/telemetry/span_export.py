"""Sends spans to an OTLP collector, redacted: loaded only where one is named."""

from collections.abc import Mapping, Sequence
from typing import Any, cast

from opentelemetry.exporter.otlp.proto.http.trace_exporter import OTLPSpanExporter
from opentelemetry.sdk.resources import Resource
from opentelemetry.sdk.trace import ReadableSpan, TracerProvider
from opentelemetry.sdk.trace.export import BatchSpanProcessor, SpanExporter, SpanExportResult
from opentelemetry.trace import Status

from prompt2mesh.telemetry.redaction import redact, redact_value


def new_provider(service_name: str, *, version: str, process: str = "") -> TracerProvider:
    """A provider that sends spans by OTLP over HTTP, in batches, from a thread of its own.

    Args:
        service_name: Of the resource.
        version: Of the resource.
        process: The part of the service that this process is.
    """
    about = {"service.name": service_name, "service.version": version, "service.namespace": "prompt2mesh"}
    if process:
        about["prompt2mesh.process"] = process
    provider = TracerProvider(resource=Resource.create(about), shutdown_on_exit=False)
    provider.add_span_processor(BatchSpanProcessor(RedactingExporter(OTLPSpanExporter())))
    return provider


class RedactingExporter(SpanExporter):
    """Passes spans on without the secrets that are in them."""

    def __init__(self, exporter: SpanExporter) -> None:
        """Wrap an exporter."""
        self._exporter = exporter

    def export(self, spans: Sequence[ReadableSpan]) -> SpanExportResult:
        """Sends spans."""
        return self._exporter.export([_redacted(one) for one in spans])

    def shutdown(self) -> None:
        """Ends the exporter."""
        self._exporter.shutdown()

    def force_flush(self, timeout_millis: int = 30000) -> bool:
        """Sends what waits."""
        return self._exporter.force_flush(timeout_millis)


def _redacted(span: ReadableSpan) -> ReadableSpan:
    name, attributes = redact(span.name), _attributes(span.attributes)
    description = span.status.description
    status = Status(span.status.status_code, redact(description) if description else description)
    clean_events = all(_attributes(event.attributes) == dict(event.attributes or {}) for event in span.events)
    if (
        name == span.name
        and attributes == dict(span.attributes or {})
        and status.description == description
        and clean_events
    ):
        return span
    # An event (an exception that a library recorded) with a secret in it is left out as a whole.
    events = [event for event in span.events if _attributes(event.attributes) == dict(event.attributes or {})]
    return ReadableSpan(
        name=name, context=span.get_span_context(), parent=span.parent, resource=span.resource, attributes=attributes,
        events=events, links=span.links, kind=span.kind, status=status, start_time=span.start_time,
        end_time=span.end_time, instrumentation_scope=span.instrumentation_scope,
    )  # fmt: skip


def _attributes(found: Mapping[str, Any] | None) -> dict[str, Any]:
    return {key: _value(key, value) for key, value in (found or {}).items()}


def _value(key: str, value: Any) -> Any:
    clean = redact_value(value, name=key)
    return tuple(cast("list[Any]", clean)) if isinstance(value, tuple) else clean
