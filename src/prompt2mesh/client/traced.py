"""Puts a request of a client into the trace that it is made in, where the program that uses it traces."""

from collections.abc import Generator
from contextlib import contextmanager
from urllib.parse import urlsplit

from prompt2mesh.client.session import RequestArguments, Session
from prompt2mesh.telemetry import traces
from prompt2mesh.telemetry.traces import ActiveSpan


@contextmanager
def traced(session: Session, arguments: RequestArguments) -> Generator[ActiveSpan]:
    """Around sending a request: a span, and headers that tell our own server of it.

    Args:
        session: Whose request.
        arguments: Of httpx2; headers are added.
    """
    method, url = arguments.get("method", "GET"), arguments.get("url", "")
    parts = urlsplit(url)
    about: dict[str, traces.Value] = {
        "http.request.method": method, "server.address": parts.hostname or "", "url.full": url.partition("?")[0],
    }  # fmt: skip
    if parts.port is not None:
        about["server.port"] = parts.port
    with traces.span(method, kind="client", attributes=about) as span:
        if url.startswith(session.base_url):  # a file may lie somewhere else, which trace it is of is not told there
            headers = arguments.setdefault("headers", {})
            for name, value in traces.outgoing().items():
                headers.setdefault(name, value)
        yield span


def answered(span: ActiveSpan, status: int) -> None:
    """Says on the span what came back.

    Args:
        span: Of the request.
        status: Of the response.
    """
    span.set_attribute("http.response.status_code", status)
    if status >= 400:
        traces.failed(span, str(status))
