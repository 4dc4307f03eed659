"""A collector of traces: a real HTTP server that takes OTLP as the specification has it, and keeps the spans."""

from collections.abc import Generator, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from opentelemetry.proto.collector.trace.v1.trace_service_pb2 import (
    ExportTraceServiceRequest,
    ExportTraceServiceResponse,
)

from tests.support.scripted_server import Received, Reply, scripted_server


@dataclass(frozen=True)
class CollectedSpan:
    """A span as it arrived."""

    name: str
    process: str
    trace_id: str
    span_id: str
    parent_id: str
    kind: int
    failed: bool
    attributes: dict[str, Any]


@dataclass
class Collector:
    """What arrived."""

    url: str
    spans: list[CollectedSpan] = field(default_factory=list[CollectedSpan])
    bodies: list[bytes] = field(default_factory=list[bytes])

    def trace_of(self, span: CollectedSpan) -> list[CollectedSpan]:
        """All spans of the same trace."""
        return [one for one in self.spans if one.trace_id == span.trace_id]

    def named(self, name: str) -> list[CollectedSpan]:
        return [one for one in self.spans if one.name == name]


def orphans(trace: list[CollectedSpan]) -> list[CollectedSpan]:
    """Spans whose parent never arrived."""
    known = {one.span_id for one in trace}
    return [one for one in trace if one.parent_id and one.parent_id not in known]


def roots(trace: list[CollectedSpan]) -> list[CollectedSpan]:
    return [one for one in trace if not one.parent_id]


@contextmanager
def collector() -> Generator[Collector]:
    """A collector on a free port, until the end of the block."""
    with scripted_server() as server:
        found = Collector(server.url)

        def take(request: Received) -> Reply:
            found.bodies.append(request.body)
            found.spans.extend(_spans(ExportTraceServiceRequest.FromString(request.body)))
            return Reply(
                200, ExportTraceServiceResponse().SerializeToString(), {"Content-Type": "application/x-protobuf"}
            )

        server.on("POST /v1/traces", take)
        yield found


def _spans(request: ExportTraceServiceRequest) -> Iterator[CollectedSpan]:
    for resource in request.resource_spans:
        about = {one.key: _value(one.value) for one in resource.resource.attributes}
        for scope in resource.scope_spans:
            for one in scope.spans:
                yield CollectedSpan(
                    name=one.name, process=str(about.get("prompt2mesh.process", "")), trace_id=one.trace_id.hex(),
                    span_id=one.span_id.hex(), parent_id=one.parent_span_id.hex(), kind=one.kind,
                    failed=one.status.code == 2, attributes={item.key: _value(item.value) for item in one.attributes},
                )  # fmt: skip


def _value(value: Any) -> Any:
    kind = value.WhichOneof("value")
    return (
        [_value(one) for one in value.array_value.values] if kind == "array_value" else getattr(value, kind or "", None)
    )
