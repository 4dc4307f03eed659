"""Sends OpenTelemetry's spans where OTEL_EXPORTER_OTLP_ENDPOINT says; without it they go nowhere.

All of OpenTelemetry's own variables hold: headers, sampling, OTEL_SERVICE_NAME, OTEL_SDK_DISABLED. Traces go by OTLP
over HTTP, in batches, from a thread of their own.
"""

import logging
import os

from prompt2mesh import __version__

_LOGGER = logging.getLogger(__name__)
_ENDPOINTS = ("OTEL_EXPORTER_OTLP_ENDPOINT", "OTEL_EXPORTER_OTLP_TRACES_ENDPOINT")


def open_tracing() -> None:
    """Sets up tracing for this process, once; what is left at its end is sent then."""
    if not any(os.environ.get(name, "").strip() for name in _ENDPOINTS):
        return
    try:
        from opentelemetry import trace  # noqa: PLC0415 - of an extra, slow to import
        from opentelemetry.exporter.otlp.proto.http.trace_exporter import OTLPSpanExporter  # noqa: PLC0415
        from opentelemetry.sdk.resources import Resource  # noqa: PLC0415
        from opentelemetry.sdk.trace import TracerProvider  # noqa: PLC0415
        from opentelemetry.sdk.trace.export import BatchSpanProcessor  # noqa: PLC0415
    except ImportError:
        _LOGGER.warning("traces are not sent: what sends them is not installed; pip install 'prompt2mesh[agent]'")
        return
    if isinstance(trace.get_tracer_provider(), TracerProvider):
        return  # it is set up, maybe by somebody who uses this as a library
    about = {"service.name": os.environ.get("OTEL_SERVICE_NAME") or "prompt2mesh", "service.version": __version__}
    provider = TracerProvider(resource=Resource.create(about))
    provider.add_span_processor(BatchSpanProcessor(OTLPSpanExporter()))
    trace.set_tracer_provider(provider)
