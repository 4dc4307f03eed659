"""Shows a process's metrics over HTTP, on a port of their own.

It knows no logins, so it is bound to this machine unless it is told otherwise, and never shares a port with what
people reach: no ingress, load balancer or router leads here.
"""

import logging
import threading
from collections.abc import Callable, Generator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING

from prompt2mesh.telemetry import declaring
from prompt2mesh.telemetry.declaring import Component

if TYPE_CHECKING:
    from prompt2mesh.telemetry.meter import PrometheusMeter

log = logging.getLogger(__name__)
METRICS_PATH = "/metrics"
CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8"


@dataclass(frozen=True, kw_only=True)
class Page:
    """What a path answers."""

    status: int = 200
    media_type: str
    body: bytes


Answer = Callable[[], Page]
_MISSING = Page(status=404, media_type="text/plain", body=b"not found\n")


def open_meter(component: Component) -> "PrometheusMeter":
    """Keeps count in this process from now on; one that counts already goes on."""
    from prompt2mesh.telemetry.meter import PrometheusMeter  # noqa: PLC0415 - not for commands that only make models

    found = declaring.current()
    if not isinstance(found, PrometheusMeter):
        found = PrometheusMeter(component)
        declaring.use(found)
    return found


@contextmanager
def shown_metrics(component: Component, *, host: str, port: int) -> Generator[int | None]:
    """Keeps count and shows it at `/metrics` while the block runs; gives the port.

    What cannot be shown, as the port is another's, is said in the log: nobody should be without the service for that.

    Args:
        component: Which process this is.
        host: The address to listen on.
        port: The port; 0 shows nothing, and counts all the same.
    """
    meter = open_meter(component)
    if not port:
        yield None
        return
    with ExitStack() as stack:
        found: int | None = None
        try:
            found = stack.enter_context(serving({METRICS_PATH: lambda: _page(meter)}, host=host, port=port))
        except OSError as exc:
            log.warning("metrics cannot be shown at %s:%d: %s; set PROMPT2MESH_METRICS_PORT", host, port, exc.strerror)
        yield found


def _page(meter: "PrometheusMeter") -> Page:
    return Page(media_type=CONTENT_TYPE, body=meter.text())


@contextmanager
def serving(
    answers: Mapping[str, Answer], *, host: str, port: int, name: str = "metrics", missing: Page = _MISSING
) -> Generator[int]:
    """Answers paths in threads of its own while the block runs, however busy the rest is; gives the port.

    Args:
        answers: By path.
        host: The address to listen on.
        port: The port; 0 takes a free one.
        name: Of the thread.
        missing: What any other path answers.

    Raises:
        OSError: The port is another's.
    """

    class Handler(BaseHTTPRequestHandler):
        timeout = 10

        def do_GET(self) -> None:
            answer = answers.get(self.path.partition("?")[0])
            page = missing if answer is None else answer()
            self.send_response(page.status)
            self.send_header("Content-Type", page.media_type)
            self.send_header("Content-Length", str(len(page.body)))
            self.end_headers()
            self.wfile.write(page.body)

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base class names it so
            """It is asked every few seconds; nobody wants to read that."""

        def version_string(self) -> str:
            return "prompt2mesh"

    server = ThreadingHTTPServer((host, port), Handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, name=name, daemon=True)
    thread.start()
    try:
        yield server.server_address[1]
    finally:
        server.shutdown()
        server.server_close()
        thread.join(timeout=5.0)
